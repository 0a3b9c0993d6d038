/* The form of any record: quick fields first, then the others. */
#include "screens/record_form.h"

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/person.h"
#include "screens/quality.h"
#include "screens/records.h"
#include "screens/waves.h"

static void add_fields(struct editing *ed, bool quick)
{
	const struct entity *e = ed->record->entity;

	for (size_t i = 0; i < e->nfields; i++)
		if (!(e->fields[i].flags & FIELD_HIDDEN) && !(e->fields[i].flags & FIELD_QUICK) == !quick)
			editing_field(ed, i, &ed->fields[ed->nfields++]);
}

static void build(struct editing *ed)
{
	const struct entity *e = ed->record->entity;
	size_t quick;

	ed->fields = arena_alloc(ed->arena, (e->nfields + 1) * sizeof *ed->fields);
	add_fields(ed, true);
	quick = ed->nfields++;
	ed->fields[quick] = (struct form_field){ .name = "", .label = _("More"), .kind = FORM_SECTION };
	add_fields(ed, false);
	if (ed->nfields == quick + 1)
		ed->nfields--; /* nothing more */
}

/* In the one transaction there is; of an observation that was begun for a wave that is done too. */
static int put(struct editing *ed, const char *ground, const char *reason, struct conflict **conflicts,
	size_t *n)
{
	const struct wave_due *wave = ed->extra;

	return wave ? app_wave_observe(ed->app, wave, ed->record, NULL, conflicts, n)
		    : app_save_passing(ed->app, ed->record, ground, reason, NULL, conflicts, n);
}

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	struct editing *ed = ctx;
	struct record *r = ed->record;
	const char *ground = NULL, *reason = NULL;
	struct conflict *conflicts;
	size_t n = 0;
	int64_t was = r->version;
	int rc = editing_take(ed, f);
	unsigned asked = rc == 0 ? twins_ask(s, r) : UI_NONE;

	if (asked != UI_NONE)
		return asked;
	if (rc == 0 && !passing_ask_referral(s, r, ed->arena, &ground, &reason))
		return UI_PAINT;
	if (rc == 0)
		rc = put(ed, ground, reason, &conflicts, &n);
	for (int round = 0; rc == ERR_CONFLICT && n > 0 && round < MOST_CONFLICT_ROUNDS; round++)
		if ((rc = editing_resolve(s, ed, f, conflicts, n)) == 0)
			rc = put(ed, ground, reason, &conflicts, &n);
	if (rc < 0)
		return form_fail(f, NULL, err_last());
	if (r->version == was) {
		ui_toast(s, "%s", _("Nothing was changed."));
		return UI_BACK;
	}
	tell_written(s, arena_printf(ed->arena, _("Saved: %s"),
				store_title(ed->app->store, r->entity->id, r->id, ed->arena)));
	return UI_BACK;
}

/* The presets are part of the key: they are not typed, so no draft holds them. */
static char *draft_key(struct editing *ed, int64_t id, const struct preset *preset, size_t n)
{
	char *key = arena_printf(ed->arena, "form:%s:%lld", ed->record->entity->name, (long long)id);

	for (size_t i = 0; i < n; i++)
		if (preset[i].value)
			key = arena_printf(ed->arena, "%s|%s=%s", key, preset[i].field, preset[i].value);
	return key;
}

/* What a form shows of its record; all of it, from the top, without. */
struct shape {
	const char *title;
	const char *const *fields; /* these alone, NULL-ended */
	const char *start;
	bool first;                  /* or at the first that is to be filled in */
	const struct wave_due *wave; /* what it was begun for */
};

/* What has to be filled in first, else what may be. */
static const char *first_empty(const struct editing *ed)
{
	const struct entity *e = ed->record->entity;
	const char *empty = NULL;

	for (size_t i = 0; i < ed->nfields; i++) {
		int field = *ed->fields[i].name ? model_field(e, ed->fields[i].name) : -1;

		if (field < 0 || ed->record->value[field])
			continue;
		if (e->fields[field].required)
			return ed->fields[i].name;
		empty = empty ? empty : ed->fields[i].name;
	}
	return empty;
}

/* The fields named, without a place for others. A draft of it has a key of its own: in the
 * whole form it would hide what was not typed there. */
static char *build_some(struct editing *ed, const char *const *names, char *key)
{
	size_t n = 0;

	while (names[n])
		n++;
	ed->fields = arena_alloc(ed->arena, (n + 1) * sizeof *ed->fields);
	key = arena_printf(ed->arena, "%s|=", key);
	for (size_t i = 0; i < n; i++) {
		int field = model_field(ed->record->entity, names[i]);

		if (field >= 0)
			editing_field(ed, (size_t)field, &ed->fields[ed->nfields++]);
		key = arena_printf(ed->arena, "%s%s%s", key, i ? "," : "", names[i]);
	}
	return key;
}

static unsigned open_form(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset, size_t n,
	const struct shape *shape)
{
	struct editing *ed = editing_new(app_of(s), e, id, preset, n);
	const char *title = shape->title, *label;
	char *key;

	if (!ed)
		return ui_failed(s);
	label = label_capital(ed->arena, ed->record->entity->label);
	if (!title)
		title = arena_printf(ed->arena, "%s · %s", label,
			id ? store_title(ed->app->store, e, id, ed->arena) : _("new"));
	if (shape->wave) {
		struct wave_due *wave = arena_alloc(ed->arena, sizeof *wave);

		*wave = (struct wave_due){ .wave = shape->wave->wave, .employer = shape->wave->employer,
			.placement = shape->wave->placement };
		ed->extra = wave;
	}
	key = draft_key(ed, id, preset, n);
	if (shape->wave) /* with it, so that who goes on with the draft still does it for that wave */
		key = arena_printf(ed->arena, "%s|" DRAFT_WAVE "%lld", key, (long long)shape->wave->wave);
	if (shape->fields)
		key = build_some(ed, shape->fields, key);
	else
		build(ed);
	editing_take_draft(ed, key);
	return editing_open(s, ed, title, shape->first ? first_empty(ed) : shape->start,
		&(struct editing_hooks){ .save = save });
}

unsigned record_edit(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset, size_t n)
{
	return open_form(s, e, id, preset, n, &(struct shape){ .title = NULL });
}

unsigned record_add(struct screen *s, enum entity_id e, const struct preset *preset, size_t n)
{
	return open_form(s, e, 0, preset, n, &(struct shape){ .first = true });
}

unsigned record_edit_fields(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset,
	size_t n, const char *title, const char *const *fields)
{
	return open_form(s, e, id, preset, n, &(struct shape){ .title = title, .fields = fields });
}

unsigned record_edit_at(struct screen *s, enum entity_id e, int64_t id, const char *field)
{
	return open_form(s, e, id, NULL, 0, &(struct shape){ .start = field });
}

unsigned record_observe(struct screen *s, const struct wave_due *w, const struct preset *preset, size_t n)
{
	return open_form(s, E_OBSERVATION, 0, preset, n, &(struct shape){ .wave = w });
}
