/* Writing one row of placements, employers or employees: find what it is about,
 * check all of it, and only then write, so that a refused row leaves nothing. */
#include <string.h>

#include "internal.h"

/* New employers and employees are compared with those that are there. */
static int put_subject(struct run *run, struct claim *d, int line)
{
	int rc = d->id ? 0 : resemble(run, d, line);
	return rc ? rc : claim_apply(run, d);
}

static int column_of(const struct claim *d, const char *field)
{
	return d->column[model_field(d->entity, field)];
}

/* A contact person with more than a name (phone, role) gets those too. */
static int put_person(struct run *run, struct values *v, const char *name, int64_t *out)
{
	int rc = named_record(run, E_PERSON, name, v->employer.id, out);
	if (rc || !v->person.any)
		return rc;
	struct claim d = v->person;
	d.id = *out;
	/* The name led to this person; only what else is said is applied. */
	for (size_t i = 0; i < d.entity->nfields; i++)
		if (d.entity->fields[i].flags & FIELD_NAME)
			d.value[i] = NULL;
	return claim_apply(run, &d);
}

static int require(struct run *run, const struct claim *d, const char *field, bool found)
{
	if (found || claim_get(d, field))
		return 0;
	run->column = column_of(d, field);
	return err_set(ERR_INVALID, _("%s: this cell is empty, and the row cannot do without it"),
		lang_text(d->entity->label));
}

int row_write_placement(struct run *run, struct values *v)
{
	int64_t person;
	int rc = locate_placement(run, v);
	/* A namesake at another employer may be someone else: not in silence. */
	bool by_name = rc == 0 && v->employee.id && !v->placement.id && !claim_get(&v->employee, "number") &&
		!claim_get(&v->employee, "birth_date");
	if (rc || (rc = require(run, &v->employer, "name", v->employer.id != 0)) ||
		(rc = require(run, &v->employee, "family_name", v->employee.id != 0)) ||
		(rc = claim_check(run, &v->employer)) || (rc = claim_check(run, &v->employee)) ||
		(rc = claim_check(run, &v->placement)))
		return rc;
	if (by_name)
		taken_for(run, &v->employee, v->line);
	if ((rc = named_field(run, &v->employer, "region", 0)) ||
		(rc = put_subject(run, &v->employer, v->line)) ||
		(rc = put_subject(run, &v->employee, v->line)) ||
		(rc = named_field(run, &v->placement, "expert", 0)))
		return rc;
	const char *name = claim_get(&v->placement, "contact_person");
	if (name && (rc = put_person(run, v, name, &person)))
		return rc;
	if (name)
		claim_set(&v->placement, "contact_person", ref_value(run->a, person), run->a);
	claim_set(&v->placement, "employer", ref_value(run->a, v->employer.id), run->a);
	claim_set(&v->placement, "employee", ref_value(run->a, v->employee.id), run->a);
	/* Whoever imports a caseload without naming an expert imports the own one. */
	if (!v->placement.id && run->im->expert && !claim_get(&v->placement, "expert"))
		claim_set(&v->placement, "expert", ref_value(run->a, run->im->expert), run->a);
	return claim_apply(run, &v->placement);
}

int row_write_employer(struct run *run, struct values *v)
{
	int64_t person;
	int rc = locate_employer(run, v);
	if (rc || (rc = require(run, &v->employer, "name", v->employer.id != 0)) ||
		(rc = claim_check(run, &v->employer)) || (rc = named_field(run, &v->employer, "region", 0)) ||
		(rc = put_subject(run, &v->employer, v->line)))
		return rc;
	const char *name = claim_get(&v->person, "family_name") ?
		person_name(run, v->person.entity, v->person.value) : NULL;
	return name ? put_person(run, v, name, &person) : 0;
}

int row_write_employee(struct run *run, struct values *v)
{
	int rc = locate_employee(run, v);
	if (rc || (rc = require(run, &v->employee, "family_name", v->employee.id != 0)) ||
		(rc = claim_check(run, &v->employee)))
		return rc;
	return put_subject(run, &v->employee, v->line);
}
