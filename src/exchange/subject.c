/* Whom a row is about: a placement by its own number, or by employer and employee (the
 * name in any order); a row that names an employer alone is about that employer. */
#include <string.h>

#include "internal.h"

int part_field(const struct entity *e)
{
	for (size_t i = 0; e->parent && i < e->nfields; i++)
		if (e->fields[i].ref == e->parent)
			return model_entity(e->parent)->sort_key ? -1 : (int)i;
	return -1;
}

const char *owner_of(struct store *s, const struct entity *e, const char *number, struct arena *a)
{
	struct record *whole;
	int64_t id = 0;
	if (!number || id_parse(number, &id) || store_get(s, e->parent, id, a, &whole))
		return "";
	if ((id = record_ref(whole, "placement")))
		return store_title(s, E_PLACEMENT, id, a);
	id = record_ref(whole, "employer");
	return id ? store_title(s, E_ORGANISATION, id, a) : "";
}

struct choice_of {
	const struct record *best;
	int64_t employee; /* of best */
	bool several;     /* more than one employee fits equally */
	int sure;         /* 2: the name is equal; 1: the initials are */
};

static bool is_newer(const struct record *a, const struct record *b)
{
	bool ended_a = strcmp(record_get(a, "status"), "ended") == 0;
	bool ended_b = strcmp(record_get(b, "status"), "ended") == 0;
	const char *start_a = record_get(a, "start"), *start_b = record_get(b, "start");
	if (ended_a != ended_b)
		return ended_b;
	int order = strcmp(start_a ? start_a : "", start_b ? start_b : "");
	return order ? order > 0 : a->id > b->id;
}

static void consider(struct choice_of *c, const struct record *placement, int64_t employee, int sure)
{
	if (sure < c->sure || !sure)
		return;
	if (sure > c->sure)
		*c = (struct choice_of){ .sure = sure };
	c->several |= c->best && c->employee != employee;
	if (!c->best || is_newer(placement, c->best)) {
		c->best = placement;
		c->employee = employee;
	}
}

static int how_sure(struct run *run, const struct claim *d, const struct record *employee)
{
	const char *number = claim_get(d, "number"), *born = claim_get(d, "birth_date");
	const char *their_number = record_get(employee, "number"),
		   *their_born = record_get(employee, "birth_date");
	if (number && their_number)
		return strcmp(number, their_number) == 0 ? 2 : 0;
	if (born && their_born && strcmp(born, their_born) != 0)
		return 0;
	const char *mine = name_bag(run, person_name(run, d->entity, d->value));
	if (*mine && strcmp(mine, name_bag(run, person_name(run, employee->entity, employee->value))) == 0)
		return 2;
	return initials_equal(run, d->entity, d->value, employee->value);
}

/* Placements at these employers of someone with this name. */
static int at_employers(struct run *run, const struct claim *employee, const struct found *employers,
	struct choice_of *c)
{
	struct found f;
	struct record *who;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < employers->n; i++) {
		rc = find_by(run, E_PLACEMENT, "employer", ref_value(run->a, employers->list[i]->id), &f);
		for (size_t k = 0; rc == 0 && k < f.n; k++)
			if ((rc = store_get(
				     run->store, E_EMPLOYEE, record_ref(f.list[k], "employee"), run->a,
				     &who)) == 0)
				consider(c, f.list[k], who->id, how_sure(run, employee, who));
	}
	return rc;
}

/* Placements anywhere of someone with this name. */
static int of_employee(struct run *run, const struct claim *employee, struct choice_of *c)
{
	struct found people, f;
	int rc = employees_like(run, employee, &people);
	if (rc == 0 && people.n == 0) {
		const struct query q = { .entity = E_EMPLOYEE,
			.text = person_name(run, employee->entity, employee->value),
			.order = "id",
			.limit = 50 };
		rc = store_find(run->store, &q, run->a, &people.list, &people.n);
	}
	for (size_t i = 0; rc == 0 && i < people.n; i++) {
		rc = find_by(run, E_PLACEMENT, "employee", ref_value(run->a, people.list[i]->id), &f);
		for (size_t k = 0; rc == 0 && k < f.n; k++)
			consider(c, f.list[k], people.list[i]->id, how_sure(run, employee, people.list[i]));
	}
	return rc;
}

static int by_names(struct run *run, struct values *v, int64_t id[2])
{
	struct claim *employer = &v->employer, *employee = &v->employee;
	const char *who = person_name(run, employee->entity, employee->value);
	const char *where =
		claim_get(employer, "name") ? claim_get(employer, "name") : claim_get(employer, "number");
	struct found employers = { NULL, 0 };
	struct choice_of c = { .best = NULL };
	int rc = employer->any ? employers_like(run, employer, &employers) : 0;
	if (rc)
		return rc;
	if (employer->any && employers.n == 0)
		return err_set(ERR_INVALID,
			_("there is no employer \"%.80s\"; import the file of placements first, or correct "
			  "the name"),
			where ? where : "");
	if (!employee->any) {
		if (employers.n > 1)
			return err_set(ERR_INVALID,
				_("several employers are called \"%.80s\"; add a column with the place or "
				  "the own employer number"),
				where ? where : "");
		id[1] = employers.list[0]->id;
		return 0;
	}
	rc = employer->any ? at_employers(run, employee, &employers, &c) : of_employee(run, employee, &c);
	if (rc)
		return rc;
	if (!c.best)
		return where ? err_set(ERR_INVALID,
				       _("there is no placement of \"%.80s\" at %.80s; import the file of "
					 "placements first, or correct the names"),
				       who, where)
			     : err_set(ERR_INVALID,
				       _("there is no placement of \"%.80s\"; import the file of placements "
					 "first, or correct the name"),
				       who);
	if (c.several)
		return err_set(ERR_INVALID,
			_("several employees are called \"%.80s\"; add a column with the own number of the "
			  "placement"),
			who);
	id[0] = c.best->id;
	id[1] = record_ref(c.best, "employer");
	return 0;
}

static int by_placement_number(struct run *run, const char *number, int64_t id[2])
{
	struct found f;
	int rc = find_by(run, E_PLACEMENT, "number", number, &f);
	if (rc || !f.n)
		return rc ? rc
			  : err_set(ERR_INVALID,
				    _("there is no placement with own number %.40s; import the file of "
				      "placements first, or correct the number"),
				    number);
	id[0] = f.list[0]->id;
	id[1] = record_ref(f.list[0], "employer");
	return 0;
}

/* The record number in our own export tells namesakes apart, as long as that
 * record still is of the people the row names. */
static int by_record(struct run *run, struct values *v, enum entity_id e, int64_t id[2])
{
	struct record *r, *p, *employee = NULL, *employer = NULL;
	if (!v->record || store_get(run->store, e, v->record, run->a, &r) || r->deleted)
		return 0;
	int64_t placement = record_ref(r, "placement"), company = record_ref(r, "employer");
	int rc = placement ? store_get(run->store, E_PLACEMENT, placement, run->a, &p) : 0;
	if (rc == 0 && placement && !company)
		company = record_ref(p, "employer");
	if (rc == 0 && placement)
		rc = store_get(run->store, E_EMPLOYEE, record_ref(p, "employee"), run->a, &employee);
	if (rc == 0 && company)
		rc = store_get(run->store, E_ORGANISATION, company, run->a, &employer);
	if (rc || v->employee.any != (employee != NULL) ||
		(employee && how_sure(run, &v->employee, employee) != 2))
		return rc;
	if (!employer)
		return 0;
	const char *named = folded(run, claim_get(&v->employer, "name"));
	if (strcmp(named, folded(run, record_get(employer, "name"))) != 0)
		return 0;
	id[0] = placement;
	id[1] = company;
	return 0;
}

/* Everything the row says about where it belongs, as a key. */
static const char *subject_key(struct run *run, const struct values *v, const char *number)
{
	struct str s = STR_INIT;
	const struct claim *const part[] = { &v->employer, &v->employee };
	str_add(&s, number ? number : "");
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < part[i]->entity->nfields; k++)
			if (part[i]->value[k])
				str_addf(&s, "\x1f%zu.%zu=%s", i, k, part[i]->value[k]);
	char *key = arena_strdup(run->a, s.text);
	str_free(&s);
	return key;
}

int locate_subject(struct run *run, struct values *v, const struct claim *d, int64_t id[2])
{
	const char *number = claim_get(d, "placement");
	int at = model_field(d->entity, "placement"), rc;
	id[0] = id[1] = 0;
	if (!number && !v->employer.any && !v->employee.any)
		return err_set(ERR_INVALID, _("the row does not say whom it is about; give an own number, or "
					      "an employer and an employee"));
	const char *key = subject_key(run, v, number);
	if (!number && ((rc = by_record(run, v, d->entity->id, id)) || id[1]))
		return rc;
	if (memo_get(run->memo, key, id))
		return 0;
	rc = number ? by_placement_number(run, number, id) : by_names(run, v, id);
	if (rc && number)
		run->column = d->column[at];
	else if (rc)
		run->column = v->employee.any
				      ? v->employee.column[model_field(v->employee.entity, "family_name")]
				      : v->employer.column[model_field(v->employer.entity, "name")];
	if (rc == 0)
		memo_put(run->memo, key, id);
	return rc;
}
