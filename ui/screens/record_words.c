/* Any record for people: its fields, when it was, how it stands; from the dictionary. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/places.h"
#include "screens/records.h"

const char *record_scale(int value, int most, struct arena *a)
{
	struct str bar = STR_INIT;
	const char *out;

	for (int i = 1; i <= most; i++)
		str_add(&bar, i <= value ? "█" : "░");
	str_addf(&bar, " %d", value);
	out = arena_strdup(a, bar.text);
	str_free(&bar);
	return out;
}

const char *record_value(struct app *app, const struct record *r, size_t field, struct arena *a)
{
	const struct field *f = &r->entity->fields[field];
	const char *value = r->value[field];

	if (!value)
		return NULL;
	if (f->flags & FIELD_SCALE)
		return record_scale(atoi(value), f->max, a);
	return text_clean(a, app_show(app, f, value, a), false);
}

static const char *named(const struct record *r, const char *field)
{
	return field ? record_get(r, field) : NULL;
}

bool record_ended(const struct record *r)
{
	return named(r, r->entity->done) != NULL;
}

const char *record_standing(struct app *app, const struct record *r, struct arena *a)
{
	const struct entity *e = r->entity;
	struct date_span s;

	if (record_ended(r) && date_span_parse_iso(record_get(r, e->done), &s) == 0)
		return arena_printf(a, "✓ %s", compact_span(a, s, app->today));
	if (named(r, e->state))
		return record_value(app, r, (size_t)model_field(e, e->state), a);
	return "";
}

const char *record_when(struct app *app, const struct record *r, struct arena *a)
{
	const char *value = named(r, r->entity->date);
	struct date_span s;

	return value && date_span_parse_iso(value, &s) == 0 ? compact_span(a, s, app->today) : "";
}

/* The first field on the short form that the title does not hold and a row can show. */
static const char *more_words(struct app *app, const struct record *r, struct arena *a)
{
	const struct entity *e = r->entity;

	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];

		if (r->value[i] && (f->kind == F_NOTE || f->kind == F_TEXT) && !(f->flags & (FIELD_NAME | FIELD_HIDDEN)))
			return record_value(app, r, i, a);
	}
	return NULL;
}

/* Titles of choice fields and catalogue codes are words; the store knows records only. */
static const char *title_of(struct app *app, const struct record *r, struct arena *a)
{
	const struct entity *e = r->entity;
	const char *title = NULL;

	if (e->id == E_PLACEMENT)
		return store_title(app->store, e->id, r->id, a);
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];

		/* The date has a column of its own. */
		if (!(f->flags & FIELD_NAME) || !r->value[i] || (e->date && strcmp(f->name, e->date) == 0))
			continue;
		title = title ? arena_printf(a, "%s %s", title, record_value(app, r, i, a))
			      : record_value(app, r, i, a);
	}
	return title;
}

/* Of a record without a name: who it is about, else its scores. */
static const char *instead(const struct record *r, struct arena *a)
{
	const struct entity *e = r->entity;
	const char *out = NULL;

	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];

		if (r->value[i] && (f->flags & FIELD_SCALE))
			out = arena_printf(a, "%s%s%s %s", out ? out : "", out ? " · " : "", lang_text(f->label),
				r->value[i]);
	}
	return out;
}

const char *record_words(struct app *app, const struct record *r, struct arena *a)
{
	const char *title = title_of(app, r, a), *more = more_words(app, r, a), *person = NULL;
	int i = model_field(r->entity, "person");

	if (i >= 0 && r->value[i])
		person = record_value(app, r, (size_t)i, a);
	if (person)
		title = title ? arena_printf(a, "%s · %s", person, title) : person;
	if (!more)
		more = instead(r, a);
	if (!title)
		return more ? more : lang_text(r->entity->label);
	return more ? arena_printf(a, "%s · %s", title, more) : title;
}
