/* Writing one row of contacts. Contacts with the same subject, date, party, means and
 * note are one and the same. */
#include <string.h>

#include "internal.h"

/* The contact that is this row, by its record number or by what it says. */
static int find_contact(struct run *run, struct values *v, const struct record *r, int64_t *out)
{
	const char *placement = record_get(r, "placement"), *employer = record_get(r, "employer");
	const struct condition where[] = {
		{ placement ? "placement" : "employer", IS, placement ? placement : employer },
		{ "date", IS, record_get(r, "date") }, { "placement", IS_EMPTY, NULL } };
	const struct query q = {
		.entity = E_CONTACT, .where = where, .nwhere = placement ? 2 : 3, .order = "id"
	};
	struct found f;
	int rc = store_find(run->store, &q, run->a, &f.list, &f.n);
	*out = 0;
	for (size_t i = 0; rc == 0 && i < f.n; i++) {
		bool equal = str_same(record_get(f.list[i], "party"), record_get(r, "party")) &&
			str_same(record_get(f.list[i], "medium"), record_get(r, "medium"));
		const char *note = record_get(r, "note"), *theirs = record_get(f.list[i], "note");
		equal = equal && (str_same(note, theirs) || (note && theirs &&
			strcmp(text_clean(run->a, note, true), text_clean(run->a, theirs, true)) == 0));
		if (f.list[i]->id == v->record || (equal && !*out))
			*out = f.list[i]->id;
	}
	return rc;
}

int row_write_contact(struct run *run, struct values *v)
{
	struct claim *d = &v->contact;
	int64_t id[2];
	int rc = locate_subject(run, v, d, id);
	if (rc)
		return rc;
	claim_set(d, "placement", id[0] ? ref_value(run->a, id[0]) : NULL, run->a);
	claim_set(d, "employer", ref_value(run->a, id[1]), run->a);
	if (!claim_get(d, "date")) {
		run->column = d->column[model_field(d->entity, "date")];
		return err_set(
			ERR_INVALID, _("the row has no date; a contact needs one, such as 31-12-2026"));
	}
	struct record *r = record_start(run, d->entity);
	for (size_t i = 0; i < d->entity->nfields; i++)
		if (d->value[i])
			r->value[i] = d->value[i];
	if ((rc = record_check_had(r, run->im->today)))
		run->column = d->column[model_field(d->entity, "date")];
	if (rc || (rc = claim_check(run, d)) || (rc = find_contact(run, v, r, &d->id)))
		return rc;
	if ((rc = named_field(run, d, "person", id[1])) || (rc = named_field(run, d, "expert", 0)))
		return rc;
	return claim_apply(run, d);
}
