/* Everything on record about one person: asked by who may, and noted in the read log. */
#include "person_records.h"

#include <string.h>

#include "anker/colleague.h"
#include "anker/office.h"

static const char *several(const struct match *m, size_t n, struct arena *a)
{
	const char *text = "";
	for (size_t i = 0; i < n; i++)
		if (m[i].exact)
			text = arena_printf(a, "%s%semployee/%s", text, *text ? ", " : "", id_show(m[i].id, a));
	return text;
}

static int find_person(struct app *app, const char *word, struct arena *a, int64_t *employee)
{
	enum { MOST = 20 };
	static const char kind[] = "employee/";
	struct app *whole = app;
	struct record *r;
	struct match *m;
	size_t n, exact = 0;
	bool named = strncmp(word, kind, strlen(kind)) == 0;
	int rc = app_may(app, RIGHT_PRIVACY) ? app_office(app, RIGHT_PRIVACY, &whole) : 0;
	word += named ? strlen(kind) : 0;
	if (rc || (id_parse(word, employee) == 0 && store_get(whole->store, E_EMPLOYEE, *employee, a, &r) == 0))
		return rc;
	if ((rc = store_lookup(whole->store, E_EMPLOYEE, word, 0, MOST, a, &m, &n)))
		return rc;
	for (size_t i = 0; i < n; i++)
		if (m[i].exact && exact++ == 0)
			*employee = m[i].id;
	if (exact > 1)
		return err_set(ERR_INVALID, _("more than one employee is called \"%s\": %s"), word, several(m, n, a));
	return exact ? 0 : err_set(ERR_NOTFOUND, _("there is no employee \"%s\" here"), word);
}

int app_person_find(struct app *app, const char *word, struct arena *a, int64_t *employee)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = find_person(app, word, a, employee);
	store_whole(app->store, false);
	return rc;
}

/* Of a file in reach it takes RIGHT_PERSON, of another RIGHT_PRIVACY. */
static int open_whole(struct app *app, int64_t employee, struct app **out)
{
	bool here = false;
	int rc = store_in_reach(app->store, E_EMPLOYEE, employee, &here);
	return rc ? rc : app_office(app, here && !app_may(app, RIGHT_PRIVACY) ? RIGHT_PERSON : RIGHT_PRIVACY, out);
}

static int add(struct person_records *p, enum entity_id e, int64_t id, struct arena *a)
{
	int rc = store_get(p->whole->store, e, id, a, &p->record[p->n]);
	p->n += rc == 0;
	return rc;
}

/* What they hold is about others too: that they were kept is told, of whom, when and by whom. */
static int add_reports(struct person_records *p, const int64_t *id, size_t n, struct arena *a)
{
	int rc = 0;
	for (; rc == 0 && p->reports < n; p->reports++)
		if ((rc = add(p, E_REPORT, id[p->reports], a)) == 0)
			p->record[p->n - 1]->value[model_field(model_entity(E_REPORT), "content")] = NULL;
	return rc;
}

static int read_all(struct person_records *p, struct arena *a)
{
	int64_t *report;
	size_t n;
	int rc = store_person_reports(p->whole->store, p->employee->id, a, &report, &n);
	p->record = arena_alloc(a, (p->nall + n + 1) * sizeof *p->record);
	for (size_t i = 0; rc == 0 && i < p->nall; i++) {
		if (p->all[i].entity > E_REPORT && (rc = add_reports(p, report, n, a)))
			break;
		if (p->all[i].erased)
			continue;
		if (p->all[i].deleted)
			p->deleted++;
		else
			rc = add(p, p->all[i].entity, p->all[i].id, a);
	}
	return rc ? rc : add_reports(p, report, n, a);
}

int person_records(struct app *app, int64_t employee, const char *what, struct arena *a, struct person_records *out)
{
	*out = (struct person_records){ .n = 0 };
	int rc = open_whole(app, employee, &out->whole);
	if (rc || (rc = store_get(out->whole->store, E_EMPLOYEE, employee, a, &out->employee)))
		return rc;
	if (out->employee->deleted)
		return err_set(ERR_NOTFOUND, _("there is no employee with this number"));
	if ((rc = app_read(out->whole, E_EMPLOYEE, employee, what)) ||
		(rc = store_person_records(out->whole->store, employee, a, &out->all, &out->nall)))
		return rc;
	return read_all(out, a);
}
