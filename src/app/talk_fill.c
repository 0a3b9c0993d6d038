/* An answer written to the record that its fact stands in. */
#include <string.h>

#include "anker/str.h"
#include "talk.h"

void talk_field_of(const struct fill *fill, const struct talk_about *about, struct record **out, int *field)
{
	*out = fill && fill->kind == FILL_FIELD ? about->of[fill->entity] : NULL;
	*field = *out ? model_field((*out)->entity, fill->field) : -1;
}

/* The canonical value for the field; *leave when the answer does not touch it. */
static const char *value_for(const struct filling *f, const struct field *field, bool *leave)
{
	struct date_span span;
	*leave = f->state == SAID_DONT_KNOW || f->state == SAID_REFUSED;
	if (f->state == SAID_NOT_APPLICABLE) {
		*leave = field->kind != F_CHOICE || model_choice_index(field->choices, "not_applicable") < 0;
		return "not_applicable";
	}
	switch (field->kind) {
	case F_TEXT:
	case F_NOTE:
		*leave |= !f->words;
		return f->words;
	case F_DATE:
		/* A field for a day holds no month: the answer keeps the words. */
		*leave |= !f->value || date_span_parse_iso(f->value, &span) ||
			(span.first != span.last && !(field->flags & FIELD_SPAN));
		return f->value;
	default:
		*leave |= !f->value;
		return f->value;
	}
}

/* "No" to a fixed contact person: the one that was named is it no longer. Yes again
 * brings back whom this talk took away. */
static int settle_person(struct filling *f, struct record *r, const char *value)
{
	int field = model_field(r->entity, "contact_person");
	struct change *change;
	size_t n;
	if (strcmp(value, "0") == 0) {
		r->value[field] = NULL;
		return 0;
	}
	if (r->value[field])
		return 0;
	int rc = store_history(f->t->app->store, E_PLACEMENT, r->id, field, f->arena, &change, &n);
	if (rc == 0 && n && change[0].before && !change[0].after && talk_changed_here(f->t, f->q, &change[0]))
		rc = record_set(r, "contact_person", change[0].before);
	return rc;
}

/* Rest is agreed for a while and for a reason (app_rest). */
static int settle_rest(struct filling *f, struct record *r, const char *value)
{
	day until;
	if (date_parse_iso(value, &until) == 0 && until > f->t->app->today + REST_MOST)
		return err_set(
			ERR_INVALID, _("rest is for at most %d days; choose an earlier day"), REST_MOST);
	const char *reason = f->note && *f->note ? f->note : record_get(r, "rest_reason");
	return record_set(r, "rest_reason", reason ? reason : _("agreed in a conversation"));
}

static const struct {
	const char *field;
	int (*settle)(struct filling *f, struct record *r, const char *value);
} settled[] = { { "has_contact_person", settle_person }, { "rest_until", settle_rest } };

/* Someone else gave the field another value since this talk read it: the answer just
 * given stands, the journal has both, and the cell tells. */
static int tell_conflict(struct filling *f, const struct record *now, const struct record *read, int field)
{
	struct change *change;
	size_t n;
	const char *wrote = talk_cell_at(f->t, f->subject, f->question)->wrote;
	if (!read || read->id != now->id || str_same(now->value[field], wrote ? wrote : read->value[field]))
		return 0;
	int rc = store_history(f->t->app->store, now->entity->id, now->id, field, f->arena, &change, &n);
	if (rc || n == 0 || talk_changed_here(f->t, f->q, &change[0]) ||
		strcmp(change[0].who, f->t->app->user) == 0)
		return rc;
	const char *show = now->value[field] ?
		app_show(f->t->app, &now->entity->fields[field], now->value[field], f->arena) : _("empty");
	f->conflict =
		arena_printf(f->arena, _("%s had changed this to \"%s\" meanwhile"), change[0].who, show);
	return 0;
}

/* The record as it is now. A contact person or profile may be there since this talk read
 * its records; from now on it is the one looked at. */
static int current(struct filling *f, struct record **out)
{
	struct talk_about now = { .placement = f->placement };
	enum entity_id e = f->fill->entity;
	int rc = talk_about_read(f->t, &now, f->arena);
	*out = rc ? NULL : now.of[e];
	if (*out && !f->about->of[e])
		rc = store_get(f->t->app->store, e, (*out)->id, f->t->own->arena, &f->about->of[e]);
	return rc;
}

static int write_in_field(struct filling *f)
{
	struct record *now;
	bool leave;
	int rc = current(f, &now);
	if (rc || !now)
		return rc;
	int field = model_field(now->entity, f->fill->field);
	const char *value = value_for(f, &now->entity->fields[field], &leave);
	if (leave)
		return 0;
	if (now->deleted)
		return err_set(ERR_NOTFOUND, _("this %s was deleted"), lang_text(now->entity->label));
	const char *name = now->entity->fields[field].name;
	bool same = str_same(now->value[field], value);
	if (!same && ((rc = tell_conflict(f, now, f->about->of[f->fill->entity], field)) ||
			     (rc = record_set(now, name, value))))
		return rc;
	for (size_t i = 0; rc == 0 && i < sizeof settled / sizeof *settled; i++)
		if (strcmp(settled[i].field, name) == 0 && f->state == SAID_ANSWERED)
			rc = settled[i].settle(f, now, value);
	f->wrote = value;
	return rc ? rc : store_put(f->t->app->store, now, NULL, NULL);
}

static int write_field(struct filling *f)
{
	bool done;
	int rc = talk_record(f, &done);
	return rc || done ? rc : write_in_field(f);
}

static int write_record(struct filling *f)
{
	bool done;
	return talk_record(f, &done);
}

int talk_fill(struct filling *f)
{
	static int (*const ways[])(struct filling *) = {
		[FILL_FIELD] = write_field, [FILL_NEW] = talk_make, [FILL_CLOSE] = talk_close_open,
		[FILL_CONTACT] = talk_make_dated, [FILL_RECORD] = write_record,
	};
	bool listed = f->q->kind == ASK_TICK || f->q->kind == ASK_SIGNALS || f->q->kind == ASK_CHANGES ||
		f->q->kind == ASK_BOTTLENECKS;
	if (listed)
		return talk_make(f);
	if (!f->fill || f->fill->kind == FILL_TALK)
		return 0;
	if (f->fill->kind == FILL_NEW && f->fill->entity == E_PROFILE)
		return talk_make_dated(f);
	return ways[f->fill->kind](f);
}
