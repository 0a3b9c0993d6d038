/* Writing one row of a table of any kind of record. It says whom it is about as a row of
 * contacts does. A row is the record with its number, or one with the same subject, date
 * and title: so a file may come in twice. */
#include <string.h>

#include "internal.h"

/* The organisation that goes by this name. */
static int organisation_named(struct run *run, const char *name, int64_t *out)
{
	struct found f;
	int rc = find_by(run, E_ORGANISATION, "sort_key", folded(run, name), &f);
	if (rc || f.n == 1) {
		*out = rc ? 0 : f.list[0]->id;
		return rc;
	}
	return err_set(ERR_INVALID, f.n ? _("several employers are called \"%.80s\"; give one its own name first") :
		_("there is no employer or organisation \"%.80s\"; import those first, or correct the name"),
		name);
}

/* Someone at this employer, else the one person anywhere of that name (a job coach, a
 * client manager), else somebody new at this employer. */
static int person_named(struct run *run, const char *name, int64_t employer, int64_t *out)
{
	struct claim d = { .entity = model_entity(E_PERSON) };
	char *given, *infix, *family;
	struct found f;
	d.value = arena_alloc(run->a, d.entity->nfields * sizeof *d.value);
	name_split(name, run->a, &given, &infix, &family);
	claim_set(&d, "given_name", given, run->a);
	claim_set(&d, "infix", infix, run->a);
	claim_set(&d, "family_name", family, run->a);
	int rc = find_by(run, E_PERSON, "sort_key", title_key(run, d.entity, d.value), &f);
	if (rc == 0 && f.n == 1) {
		*out = f.list[0]->id;
		return 0;
	}
	if (rc == 0 && !employer)
		return err_set(ERR_INVALID, _("\"%.80s\" is not known, and the row names no employer to add them to"),
			name);
	return rc ? rc : named_record(run, E_PERSON, name, employer, out);
}

/* By its number, as our own export writes what has no name of its own. */
static int numbered(struct run *run, const struct field *f, const char *text, int64_t *out)
{
	struct record *r;
	int rc = id_parse(text, out);
	if (rc == 0 && (rc = store_get(run->store, f->ref, *out, run->a, &r)) == 0 && r->deleted)
		rc = ERR_NOTFOUND;
	return rc == 0 ? 0 : err_set(ERR_INVALID,
		_("%s: \"%.40s\" is not the number of a %s; \"anker list %s\" shows the numbers"), lang_text(f->label),
		text, lang_text(model_entity(f->ref)->label), model_entity(f->ref)->plural);
}

static int several(struct run *run, const struct field *f, const char *text, const struct found *found)
{
	const char *numbers = "";
	for (size_t i = 0; i < found->n; i++)
		numbers = arena_printf(run->a, "%s%s%s", numbers, i ? ", " : "",
			id_show(found->list[i]->id, run->a));
	return err_set(ERR_INVALID,
		_("%s: several are called \"%.80s\"; write the number of the right one: %s"),
		lang_text(f->label), text, numbers);
}

/* By the title that our own export writes, where one alone has it; else by its number. */
static int titled(struct run *run, const struct field *f, const char *text, int64_t *out)
{
	struct found found;
	int rc = find_by(run, f->ref, "sort_key", folded(run, text), &found);
	if (rc || found.n == 1) {
		*out = rc ? 0 : found.list[0]->id;
		return rc;
	}
	return found.n ? several(run, f, text, &found) : numbered(run, f, text, out);
}

/* The employee of this name; of several the one with the number that stands there instead. */
static int employee_named(struct run *run, const struct field *f, const char *name, int64_t *out)
{
	struct claim d = { .entity = model_entity(E_EMPLOYEE) };
	char *given, *infix, *family;
	struct found found;
	int64_t id;
	if (id_parse(name, &id) == 0)
		return numbered(run, f, name, out);
	d.value = arena_alloc(run->a, d.entity->nfields * sizeof *d.value);
	name_split(name, run->a, &given, &infix, &family);
	claim_set(&d, "given_name", given, run->a);
	claim_set(&d, "infix", infix, run->a);
	claim_set(&d, "family_name", family, run->a);
	int rc = find_by(run, E_EMPLOYEE, "sort_key", title_key(run, d.entity, d.value), &found);
	if (rc || found.n == 1) {
		*out = rc ? 0 : found.list[0]->id;
		return rc;
	}
	return err_set(ERR_INVALID, found.n ? _("several employees are called \"%.80s\"; write the number of the right one") :
		_("there is no employee \"%.80s\"; import those first, or correct the name"), name);
}

static int resolve(struct run *run, struct claim *d, const int64_t subject[2])
{
	const struct entity *e = d->entity;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		int64_t id = 0;
		if (f->kind != F_REF || !d->value[i] || f->ref == E_PLACEMENT || strcmp(f->name, "employer") == 0)
			continue;
		run->column = d->column[i];
		if (f->ref == E_ORGANISATION)
			rc = organisation_named(run, d->value[i], &id);
		else if (f->ref == E_PERSON)
			rc = person_named(run, d->value[i], subject[1], &id);
		else if (f->ref == E_EMPLOYEE)
			rc = employee_named(run, f, d->value[i], &id);
		else if (f->ref == E_EXPERT || f->ref == E_REGION)
			rc = named_record(run, f->ref, d->value[i], 0, &id);
		else if (model_entity(f->ref)->sort_key)
			rc = titled(run, f, d->value[i], &id);
		else
			rc = numbered(run, f, d->value[i], &id);
		if (rc == 0)
			d->value[i] = ref_value(run->a, id);
	}
	if (rc == 0)
		run->column = NO_COLUMN;
	return rc;
}

/* The fields that a record is known by: what it is part of, its date and its title; whose it is, where that may
 * be an expert or any person; and with whom a wave is, for the same is asked of both sides. */
static bool tells(const struct entity *e, const struct field *f)
{
	bool about = f->ref == E_PLACEMENT || f->ref == E_ORGANISATION || (f->ref && f->ref == e->parent);
	bool whose = (f->ref == E_EXPERT || f->ref == E_PERSON) && model_field(e, "employer") < 0;
	bool with = e->id == E_WAVE && strcmp(f->name, "party") == 0;
	return about || whose || with || (f->flags & FIELD_NAME) || (e->date && strcmp(f->name, e->date) == 0);
}

/* The record with the row's number, as long as that is of this caseload and not of where the
 * table comes from: it is about the same or, where it has a name of its own (a person), mostly
 * still tells the same. What this file made has a number by accident. */
static bool is_numbered(struct run *run, const struct values *v, const struct record *r)
{
	const struct claim *d = &v->own;
	const struct entity *e = d->entity;
	bool about = false;
	int same = 0, other = 0;
	if (r->deleted || (run->made[e->id] && bits_have(run->made[e->id], (uint64_t)r->id)))
		return false;
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool equal = str_same(r->value[i], d->value[i]);
		bool subject = f->ref == E_PLACEMENT || strcmp(f->name, "employer") == 0;
		if (subject || (f->ref && f->ref == e->parent && !e->sort_key)) {
			about = true;
			if (!equal)
				return false;
		} else if (tells(e, f) && (r->value[i] || d->value[i])) {
			same += equal;
			other += !equal;
		}
	}
	return about || same > other;
}

/* By its number; else one that tells the same. */
static int find_record(struct run *run, struct values *v, int64_t *out)
{
	struct condition where[32];
	const struct claim *d = &v->own;
	const struct entity *e = d->entity;
	struct query q = { .entity = e->id, .where = where, .order = "id", .limit = 1 };
	struct record *r;
	struct found f;
	bool named = false;
	*out = 0;
	if (v->record && store_get(run->store, e->id, v->record, run->a, &r) == 0 && is_numbered(run, v, r)) {
		*out = r->id;
		return 0;
	}
	for (size_t i = 0; i < e->nfields && q.nwhere < sizeof where / sizeof *where; i++) {
		if (!tells(e, &e->fields[i]))
			continue;
		named |= d->value[i] != NULL;
		where[q.nwhere++] = (struct condition){ e->fields[i].name, d->value[i] ? IS : IS_EMPTY, d->value[i] };
	}
	int rc = named ? store_find(run->store, &q, run->a, &f.list, &f.n) : 0;
	if (rc == 0 && named && f.n)
		*out = f.list[0]->id;
	return rc;
}

/* Of the record with this number, what the row leaves out about whom it is. */
static void subject_of_record(struct run *run, struct values *v, int64_t id[2])
{
	struct record *r;
	if (!v->record || store_get(run->store, v->own.entity->id, v->record, run->a, &r) || r->deleted)
		return;
	for (int i = 0; i < 2; i++) {
		int64_t its = record_ref(r, i ? "employer" : "placement");
		id[i] = its ? its : id[i];
	}
}

/* Hours and who came are of a placement, or of somebody else; a finding may be of a whole region. */
static bool needs_subject(const struct claim *d)
{
	static const char *const instead[] = { "region", "programme" };

	if (model_field(d->entity, "employer") < 0)
		return d->entity->fields[model_field(d->entity, "placement")].required;
	for (size_t i = 0; i < sizeof instead / sizeof *instead; i++)
		if (model_field(d->entity, instead[i]) >= 0 && claim_get(d, instead[i]))
			return false;
	return true;
}

static int set_subject(struct run *run, struct values *v, int64_t id[2])
{
	struct claim *d = &v->own;
	bool placement = model_field(d->entity, "placement") >= 0, employer = model_field(d->entity, "employer") >= 0;
	id[0] = id[1] = 0;
	if (!placement && !employer)
		return 0;
	if ((placement && claim_get(d, "placement")) || v->employer.any || v->employee.any) {
		int rc = locate_subject(run, v, d, id);
		if (rc)
			return rc;
	} else {
		subject_of_record(run, v, id);
	}
	if (!id[0] && !id[1] && needs_subject(d))
		return err_set(ERR_INVALID, _("the row does not say whom it is about; give an own number, or "
					      "an employer and an employee"));
	if (placement)
		claim_set(d, "placement", id[0] ? ref_value(run->a, id[0]) : NULL, run->a);
	if (employer)
		claim_set(d, "employer", id[1] ? ref_value(run->a, id[1]) : NULL, run->a);
	return 0;
}

/* A number may be another record's here. */
static int check_owner(struct run *run, const struct values *v)
{
	const struct claim *d = &v->own;
	int part = part_field(d->entity);
	if (!v->owner || part < 0 || !d->value[part])
		return 0;
	const char *here = owner_of(run->store, d->entity, d->value[part], run->a);
	if (strcmp(folded(run, v->owner), folded(run, here)) == 0)
		return 0;
	run->column = d->column[part];
	return err_set(ERR_INVALID,
		_("%s %s is of \"%.80s\" here, not of \"%.80s\"; write the number it has in this caseload"),
		lang_text(d->entity->fields[part].label), d->value[part], here, v->owner);
}

int row_write_record(struct run *run, struct values *v)
{
	struct claim *d = &v->own;
	int64_t subject[2];
	int rc = set_subject(run, v, subject);
	if (rc || (rc = claim_check(run, d)) || (rc = resolve(run, d, subject)) ||
		(rc = check_owner(run, v)) || (rc = find_record(run, v, &d->id)))
		return rc;
	return claim_apply(run, d);
}
