/* A claim to its record: new, or with the row's values in it. Empty cells never
 * erase. Within one file the first row that gives a field a value counts: else
 * two rows that contradict each other would take turns at every import. */
#include <inttypes.h>
#include <string.h>

#include "internal.h"

enum { FIELDS = 64 /* room per record in the set of fields spoken about */ };

struct record *record_start(struct run *run, const struct entity *e)
{
	struct record *r = record_new(e, run->im->today, run->a);
	/* A form may guess; of a file only what must be there is filled in. */
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_DATE ||
			(!e->fields[i].required && strcmp(e->fields[i].name, "reached") != 0))
			r->value[i] = NULL;
	return r;
}

/* What follows from the dates where the file has no status. */
static void set_status(struct run *run, struct record *r)
{
	struct date_span start;
	day ended;
	const char *s = record_get(r, "start"), *e = record_get(r, "ended");
	if (e && date_parse_iso(e, &ended) == 0 && ended <= run->im->today)
		record_set(r, "status", "ended");
	else if (s && date_span_parse_iso(s, &start) == 0 && start.first > run->im->today)
		record_set(r, "status", "planned");
}

static struct record *record_of(struct run *run, const struct claim *d)
{
	struct record *r = record_start(run, d->entity);
	for (size_t i = 0; i < d->entity->nfields; i++)
		if (d->value[i])
			r->value[i] = d->value[i];
	if (d->entity->id == E_PLACEMENT && !claim_get(d, "status"))
		set_status(run, r);
	return r;
}

int claim_check(struct run *run, struct claim *d)
{
	if (d->id)
		return 0;
	struct record *r = record_of(run, d);
	/* References are filled in later; any number will do for now. */
	for (size_t i = 0; i < d->entity->nfields; i++)
		if (d->entity->fields[i].kind == F_REF)
			r->value[i] = d->entity->fields[i].required || r->value[i] ? arena_strdup(run->a, "1")
										   : NULL;
	return record_check(r);
}

static bool same_text(struct run *run, const struct field *f, const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return true;
	/* Who says "March" does not take back what is known to the day. */
	struct date_span kept, told;
	if ((f->flags & FIELD_SPAN) && date_span_parse_iso(a, &kept) == 0 &&
		date_span_parse_iso(b, &told) == 0)
		return told.first <= kept.first && kept.last <= told.last;
	/* An export is cleaned: coming back, that is no change. */
	return (f->kind == F_TEXT || f->kind == F_NOTE) &&
		strcmp(text_clean(run->a, a, true), text_clean(run->a, b, true)) == 0;
}

/* Adds a field to what this file has spoken about; true when it was already. */
static bool said(struct run *run, const struct entity *e, int64_t id, size_t field)
{
	if (!run->said[e->id])
		run->said[e->id] = bits_new();
	/* Contacts are too many, and equal in what matters, to tell fields apart. */
	uint64_t i = e->id == E_CONTACT ? (uint64_t)id : (uint64_t)id * FIELDS + field;
	return bits_add(run->said[e->id], i);
}

static void keep_out(struct run *run, const struct claim *d, size_t i, const char *value)
{
	const struct field *f = &d->entity->fields[i];
	if (run->kept_out)
		return;
	run->column = d->column[i];
	run->kept_out = arena_printf(run->a,
		_("%s: \"%s\" was left out, because an earlier row of this file says \"%s\" of the same %s; "
		  "the rest of the row is in"),
		lang_text(f->label), text_cut(run->a, field_show(f, d->value[i], run->a), 60),
		text_cut(run->a, field_show(f, value, run->a), 60), lang_text(d->entity->label));
}

static int update(struct run *run, struct claim *d)
{
	struct record *r;
	bool changed = false, known = d->entity->id == E_CONTACT && said(run, d->entity, d->id, 0);
	int rc = store_get(run->store, d->entity->id, d->id, run->a, &r);
	for (size_t i = 0; rc == 0 && i < d->entity->nfields; i++) {
		if (!d->value[i])
			continue;
		if (d->entity->id != E_CONTACT)
			known = said(run, d->entity, d->id, i);
		if (r->value[i] && same_text(run, &d->entity->fields[i], r->value[i], d->value[i]))
			continue;
		if (r->value[i] && known) {
			if (strcmp(folded(run, r->value[i]), folded(run, d->value[i])) != 0)
				keep_out(run, d, i, r->value[i]);
			continue;
		}
		r->value[i] = d->value[i];
		changed = true;
	}
	if (rc || !changed)
		return rc;
	int64_t version = r->version;
	if ((rc = store_put(run->store, r, NULL, NULL)) == 0 && r->version != version) {
		run->out->changed[d->entity->id]++;
		run->wrote = true;
	}
	return rc;
}

int claim_apply(struct run *run, struct claim *d)
{
	if (d->id)
		return update(run, d);
	struct record *r = record_of(run, d);
	int rc = store_put_numbered(run->store, r, d->number);
	if (rc)
		return rc;
	d->id = r->id;
	if (!run->made[d->entity->id])
		run->made[d->entity->id] = bits_new();
	bits_add(run->made[d->entity->id], (uint64_t)r->id);
	run->out->made[d->entity->id]++;
	run->wrote = true;
	if (d->entity->id == E_CONTACT)
		said(run, d->entity, r->id, 0);
	for (size_t i = 0; d->entity->id != E_CONTACT && i < d->entity->nfields; i++)
		if (d->value[i])
			said(run, d->entity, r->id, i);
	return 0;
}
