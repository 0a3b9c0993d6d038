/* Which records a row of placements, employers or employees is about. An own
 * number decides; without one the folded name does, with what the row and the
 * record both know (place, KvK number, birth date) having to agree. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

int find_by(struct run *run, enum entity_id e, const char *field, const char *value, struct found *out)
{
	const struct condition c = { field, IS, value };
	const struct query q = { .entity = e, .where = &c, .nwhere = 1, .order = "id" };
	return store_find(run->store, &q, run->a, &out->list, &out->n);
}

/* True unless both say something else. */
static bool agrees(struct run *run, const struct claim *d, const struct record *r, const char *field)
{
	const char *mine = claim_get(d, field), *theirs = record_get(r, field);
	return !mine || !theirs || strcmp(folded(run, mine), folded(run, theirs)) == 0;
}

static bool both_equal(struct run *run, const struct claim *d, const struct record *r, const char *field)
{
	return claim_get(d, field) && record_get(r, field) && agrees(run, d, r, field);
}

/* Of several that fit, those that also match a field beyond doubt. */
static void prefer(struct run *run, const struct claim *d, struct found *f, const char *field)
{
	size_t n = 0;
	struct record **best = arena_alloc(run->a, (f->n + 1) * sizeof *best);
	for (size_t i = 0; i < f->n; i++)
		if (both_equal(run, d, f->list[i], field))
			best[n++] = f->list[i];
	if (n > 0)
		*f = (struct found){ best, n };
}

static bool same_company(struct run *run, const struct claim *d, const struct record *r)
{
	const char *name = claim_get(d, "name");
	if (!agrees(run, d, r, "number") || !agrees(run, d, r, "place"))
		return false;
	return !name || both_equal(run, d, r, "place") || agrees(run, d, r, "name") ||
		nearly_equal(folded(run, name), folded(run, record_get(r, "name")));
}

int employers_like(struct run *run, const struct claim *d, struct found *out)
{
	const char *number = claim_get(d, "number"), *coc = claim_get(d, "coc_number");
	struct found all = { NULL, 0 };
	int rc = 0;
	*out = all;
	if (number && ((rc = find_by(run, E_ORGANISATION, "number", number, out)) || out->n))
		return rc;
	if (coc && (rc = find_by(run, E_ORGANISATION, "coc_number", coc, &all)))
		return rc;
	out->list = arena_alloc(run->a, (all.n + 1) * sizeof *out->list);
	for (size_t i = 0; i < all.n; i++)
		if (same_company(run, d, all.list[i]))
			out->list[out->n++] = all.list[i];
	if (out->n || !claim_get(d, "name"))
		return 0;
	if ((rc = find_by(run, E_ORGANISATION, "sort_key", title_key(run, d->entity, d->value), &all)))
		return rc;
	out->list = arena_alloc(run->a, (all.n + 1) * sizeof *out->list);
	for (size_t i = 0; i < all.n; i++)
		if (agrees(run, d, all.list[i], "number") && agrees(run, d, all.list[i], "coc_number") &&
			agrees(run, d, all.list[i], "place"))
			out->list[out->n++] = all.list[i];
	prefer(run, d, out, "place");
	return 0;
}

int employees_like(struct run *run, const struct claim *d, struct found *out)
{
	const char *number = claim_get(d, "number");
	struct found all = { NULL, 0 };
	int rc = 0;
	*out = all;
	if (number && ((rc = find_by(run, E_EMPLOYEE, "number", number, out)) || out->n))
		return rc;
	if (!claim_get(d, "family_name"))
		return 0;
	if ((rc = find_by(run, E_EMPLOYEE, "sort_key", title_key(run, d->entity, d->value), &all)))
		return rc;
	out->list = arena_alloc(run->a, (all.n + 1) * sizeof *out->list);
	for (size_t i = 0; i < all.n; i++)
		if (agrees(run, d, all.list[i], "number") && agrees(run, d, all.list[i], "birth_date") &&
			agrees(run, d, all.list[i], "infix"))
			out->list[out->n++] = all.list[i];
	prefer(run, d, out, "birth_date");
	prefer(run, d, out, "infix");
	return 0;
}

static int many_employers(const struct claim *d)
{
	return err_set(ERR_INVALID,
		_("several employers are called \"%.80s\"; add a column with the place or the own employer "
		  "number"),
		claim_get(d, "name") ? claim_get(d, "name") : "");
}

static int many_employees(struct run *run, const struct claim *d)
{
	return err_set(ERR_INVALID,
		_("several employees are called \"%.80s\"; add a column with the date of birth or the own "
		  "employee number"),
		person_name(run, d->entity, d->value));
}

/* The record number in our own export, when that record is still called so. */
static int by_record(struct run *run, struct claim *d, int64_t id)
{
	struct record *r;
	int rc = id ? store_get(run->store, d->entity->id, id, run->a, &r) : ERR_NOTFOUND;
	if (rc)
		return rc == ERR_NOTFOUND ? 0 : rc;
	if (!r->deleted && agrees(run, d, r, "number") &&
		strcmp(title_key(run, d->entity, d->value), title_key(run, d->entity, r->value)) == 0)
		d->id = id;
	return 0;
}

int locate_employer(struct run *run, struct values *v)
{
	struct found f;
	int rc = by_record(run, &v->employer, v->record);
	if (rc || v->employer.id || (rc = employers_like(run, &v->employer, &f)))
		return rc;
	if (f.n > 1)
		return many_employers(&v->employer);
	v->employer.id = f.n ? f.list[0]->id : 0;
	return 0;
}

int locate_employee(struct run *run, struct values *v)
{
	struct found f;
	int rc = by_record(run, &v->employee, v->record);
	if (rc || v->employee.id || (rc = employees_like(run, &v->employee, &f)))
		return rc;
	if (f.n > 1)
		return many_employees(run, &v->employee);
	v->employee.id = f.n ? f.list[0]->id : 0;
	return 0;
}

/* ---- placements ---- */

/* Does the employer (employee) of a placement carry the name the row gives? */
static bool is_employer(struct run *run, const struct claim *d, const struct record *r)
{
	if (both_equal(run, d, r, "number"))
		return true;
	const char *mine = folded(run, claim_get(d, "name")), *theirs = folded(run, record_get(r, "name"));
	return agrees(run, d, r, "place") &&
	       (!*mine || strcmp(mine, theirs) == 0 || nearly_equal(mine, theirs));
}

static bool is_employee(struct run *run, const struct claim *d, const struct record *r)
{
	if (both_equal(run, d, r, "number") || !claim_get(d, "family_name"))
		return true;
	const char *mine = name_bag(run, person_name(run, d->entity, d->value)),
		*theirs = name_bag(run, person_name(run, r->entity, r->value));
	return agrees(run, d, r, "birth_date") && (strcmp(mine, theirs) == 0 || nearly_equal(mine, theirs) ||
							  initials_equal(run, d->entity, d->value, r->value));
}

/* A placement found by number must be of the people the row names: the first
 * column of many a file is called "Nr" and counts rows. */
static int take_numbered(struct run *run, struct values *v, const struct record *p, bool *taken)
{
	struct record *employer, *employee;
	int rc = store_get(run->store, E_ORGANISATION, record_ref(p, "employer"), run->a, &employer);
	if (rc || (rc = store_get(run->store, E_EMPLOYEE, record_ref(p, "employee"), run->a, &employee)))
		return rc;
	*taken = is_employer(run, &v->employer, employer) && is_employee(run, &v->employee, employee);
	if (*taken) {
		v->placement.id = p->id;
		v->employer.id = employer->id;
		v->employee.id = employee->id;
	}
	return 0;
}

static int by_number(struct run *run, struct values *v, bool *taken)
{
	struct found f = { NULL, 0 };
	struct record *r = NULL;
	const char *number = claim_get(&v->placement, "number");
	int rc = number ? find_by(run, E_PLACEMENT, "number", number, &f) : 0;
	*taken = false;
	if (rc == 0 && f.n) {
		if ((rc = take_numbered(run, v, f.list[0], taken)) || *taken)
			return rc;
		run->column = v->placement.column[model_field(v->placement.entity, "number")];
		return err_set(ERR_INVALID,
			_("own number %.40s is in use for %s; if this column only counts rows, leave it out "
			  "of the import, else correct the number"),
			number, store_title(run->store, E_PLACEMENT, f.list[0]->id, run->a));
	}
	if (rc || !v->record || store_get(run->store, E_PLACEMENT, v->record, run->a, &r) || r->deleted)
		return rc;
	return take_numbered(run, v, r, taken);
}

/* "March 2026" and a day in it can be the same. */
static bool may_be_equal(const char *start, const char *other)
{
	struct date_span a, b;
	return date_span_parse_iso(start, &a) == 0 && date_span_parse_iso(other, &b) == 0 &&
		a.first <= b.last && b.first <= a.last;
}

/* How well a placement of these two fits the row: 0 not. */
static int fit(struct run *run, const struct claim *d, const struct record *r)
{
	const char *start = claim_get(d, "start"), *theirs = record_get(r, "start");
	if (!agrees(run, d, r, "number") || (start && theirs && !may_be_equal(start, theirs)))
		return 0;
	if (start)
		return !theirs ? 1 : strcmp(start, theirs) == 0 ? 4 : 3;
	return strcmp(record_get(r, "status"), "ended") != 0 ? 2 : 1;
}

/* The placement of these two that fits best; of equals the newest. */
static int between(struct run *run, struct values *v, const struct record *employer,
	const struct record *employee, const struct record **out)
{
	struct found f;
	int best = 0, rc = find_by(run, E_PLACEMENT, "employee", ref_value(run->a, employee->id), &f);
	*out = NULL;
	for (size_t i = 0; rc == 0 && i < f.n; i++) {
		int fits =
			record_ref(f.list[i], "employer") == employer->id ? fit(run, &v->placement, f.list[i])
									  : 0;
		const char *start = record_get(f.list[i], "start"),
			   *other = *out ? record_get(*out, "start") : NULL;
		if (fits > best ||
			(fits && fits == best && strcmp(start ? start : "", other ? other : "") > 0)) {
			best = fits;
			*out = f.list[i];
		}
	}
	return rc;
}

int locate_placement(struct run *run, struct values *v)
{
	struct found employers, employees;
	bool taken;
	int pairs = 0, rc = by_number(run, v, &taken);
	if (rc || taken || (rc = employers_like(run, &v->employer, &employers)) ||
		(rc = employees_like(run, &v->employee, &employees)))
		return rc;
	for (size_t i = 0; i < employers.n; i++)
		for (size_t k = 0; k < employees.n; k++) {
			const struct record *p;
			if ((rc = between(run, v, employers.list[i], employees.list[k], &p)))
				return rc;
			if (!p)
				continue;
			pairs++;
			v->placement.id = p->id;
			v->employer.id = employers.list[i]->id;
			v->employee.id = employees.list[k]->id;
		}
	if (pairs == 1)
		return 0;
	v->placement.id = 0;
	if (employers.n > 1)
		return many_employers(&v->employer);
	if (employees.n > 1)
		return many_employees(run, &v->employee);
	v->employer.id = employers.n ? employers.list[0]->id : 0;
	v->employee.id = employees.n ? employees.list[0]->id : 0;
	return 0;
}
