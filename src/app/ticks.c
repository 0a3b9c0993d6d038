/* Ticks: points of the guides gone through for a placement or an employer. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* Ticks of a placement, or of an employer apart from its placements; `point`
 * NULL: all. Newest first. */
static int find_ticks(struct app *app, const char *point, int64_t placement, int64_t employer,
	struct arena *a, struct record ***out, size_t *n)
{
	const char *id = arena_printf(a, "%lld", (long long)(placement ? placement : employer));
	const struct condition of_placement[] = { { "placement", IS, id }, { "point", IS, point } };
	const struct condition of_employer[] = { { "employer", IS, id }, { "placement", IS_EMPTY, NULL },
		{ "point", IS, point } };
	const struct query q = { .entity = E_TICK, .where = placement ? of_placement : of_employer,
		.nwhere = (placement ? 1u : 2u) + (point ? 1u : 0u) };
	return store_find(app->store, &q, a, out, n);
}

/* 1.2 comes before 1.10. */
static int by_point(const void *a, const void *b)
{
	const struct tick *x = a, *y = b;
	int order = strverscmp(x->point, y->point);
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

int app_ticks(struct app *app, int guide, int64_t placement, int64_t employer, struct arena *a,
	struct tick **out, size_t *n)
{
	struct record **found;
	size_t count;
	*n = 0;
	*out = NULL;
	int rc = find_ticks(app, NULL, placement, employer, a, &found, &count);
	if (rc)
		return rc;
	*out = arena_alloc(a, (count + 1) * sizeof **out);
	for (size_t i = 0; i < count; i++) {
		const char *point = record_get(found[i], "point"), *date = record_get(found[i], "date");
		struct tick t = { found[i]->id, point, DAY_NONE, record_get(found[i], "note"), 0 };
		const char *talk = record_get(found[i], "interview");
		if (talk && id_parse(talk, &t.interview))
			continue;
		if ((guide && atoi(point) != guide) || date_parse_iso(date, &t.date))
			continue;
		(*out)[(*n)++] = t;
	}
	qsort(*out, *n, sizeof **out, by_point);
	return 0;
}

static int add_tick(struct app *app, const char *point, int64_t placement, int64_t employer, const char *note,
	struct arena *a, int64_t *txn)
{
	struct record *r = record_new(model_entity(E_TICK), app->today, a);
	struct knowledge *guides;
	int rc = app_guides(app, &guides);
	if (rc || (rc = knowledge_point(guides, point, NULL, NULL)) || (rc = record_set(r, "point", point)) ||
		(rc = record_set(r, "note", note)))
		return rc;
	record_set_ref(r, "placement", placement);
	record_set_ref(r, "employer", employer);
	const char *label = arena_printf(a, _("guide point %s ticked: %s"), point, record_subject(app, r, a));
	rc = txn_begin(app, label);
	return rc ? rc : txn_end(app, store_put(app->store, r, NULL, NULL), txn);
}

static int drop_ticks(struct app *app, struct record **tick, size_t n, struct arena *a, int64_t *txn)
{
	int rc = txn_begin(app, arena_printf(a, _("guide point %s no longer ticked: %s"),
		record_get(tick[0], "point"), record_subject(app, tick[0], a)));
	if (rc)
		return rc;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = store_delete(app->store, E_TICK, tick[i]->id, tick[i]->version);
	return txn_end(app, rc, txn);
}

int app_tick(struct app *app, const char *point, int64_t placement, int64_t employer, const char *note,
	int64_t *txn)
{
	struct arena *a = arena_new();
	struct record **found;
	size_t n;
	int rc = find_ticks(app, point, placement, employer, a, &found, &n);
	if (rc == 0)
		rc = n ? drop_ticks(app, found, n, a, txn) :
			add_tick(app, point, placement, placement ? 0 : employer, note, a, txn);
	arena_free(&a);
	return rc;
}
