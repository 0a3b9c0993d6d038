/* Requests by law: when they have to be answered, and which wait. */
#include <stdlib.h>
#include <string.h>

#include "anker/office.h"
#include "anker/person.h"
#include "person_request.h"
#include "terms.h"

enum { MOST_REQUESTS = 1000 };

day app_request_due(const struct app *app, const struct record *request)
{
	struct arena *a = arena_new();
	const char *kind = record_text(request, "kind");
	day came = record_day(request, "date"), told = record_day(request, "extended"), due = DAY_NONE;
	struct duration term = term_on(app, arena_printf(a, "avg_%s", kind), came);
	if (came != DAY_NONE && term.count) {
		due = rules_after(came, term);
		struct duration more = term_on(app, "avg_verlenging", came);
		if (told != DAY_NONE && told <= due && more.count)
			due = rules_after(came, (struct duration){ term.count + more.count, term.months });
	}
	arena_free(&a);
	return due;
}

int request_effect(struct app *app, const struct record *request)
{
	static const struct {
		const char *kind, *field;
	} effects[] = { { "restriction", "restricted" }, { "objection", "objection" } };
	struct record *employee;
	const char *field = NULL;
	if (request->entity->id != E_REQUEST)
		return 0;
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
		if (strcmp(effects[i].kind, record_text(request, "kind")) == 0)
			field = effects[i].field;
	if (!field || strcmp(record_text(request, "answer"), "granted") != 0)
		return 0;
	int rc = store_get(app->store, E_EMPLOYEE, record_ref(request, "employee"), request->arena, &employee);
	if (rc || record_get(employee, field))
		return rc;
	day answered = record_day(request, "answered");
	record_set_day(employee, field, answered == DAY_NONE ? app->today : answered);
	return store_put(app->store, employee, NULL, NULL);
}

static int earliest_first(const void *left, const void *right)
{
	const struct request_row *a = left, *b = right;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

static bool is_near(const struct app *app, day due)
{
	struct duration before = term_on(app, "avg_verzoek_vooruit", app->today);
	return due != DAY_NONE && due <= rules_after(app->today, before);
}

static int find_requests(struct app *app, bool soon, struct arena *a, struct request_row **out, size_t *n)
{
	const struct condition open = { "answered", IS_EMPTY, NULL };
	const struct query q = { .entity = E_REQUEST, .where = &open, .nwhere = 1, .order = "date", .limit = MOST_REQUESTS };
	struct app *whole = app;
	struct record **r;
	void *rows = NULL;
	size_t all;
	*n = 0;
	*out = NULL;
	int rc = app_may(app, RIGHT_PRIVACY) ? app_office(app, RIGHT_PRIVACY, &whole) : 0;
	if (rc || (rc = store_find(whole->store, &q, a, &r, &all)))
		return rc;
	for (size_t i = 0; i < all; i++) {
		day due = app_request_due(app, r[i]);
		if (soon && !is_near(app, due))
			continue;
		int64_t employee = record_ref(r[i], "employee");
		*(struct request_row *)arena_add(a, &rows, n, sizeof(struct request_row)) = (struct request_row){
			.id = r[i]->id, .employee = employee, .name = store_title(whole->store, E_EMPLOYEE, employee, a),
			.kind = field_show(&r[i]->entity->fields[model_field(r[i]->entity, "kind")], record_get(r[i], "kind"), a),
			.came = record_day(r[i], "date"), .due = due };
	}
	*out = rows;
	if (*n)
		qsort(*out, *n, sizeof **out, earliest_first);
	return 0;
}

/* Also of whom the file is restricted: the term runs on. */
int app_requests(struct app *app, bool soon, struct arena *a, struct request_row **out, size_t *n)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = find_requests(app, soon, a, out, n);
	store_whole(app->store, false);
	return rc;
}
