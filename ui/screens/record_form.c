/* The form of any record: quick fields first, then the others. */
#include "screens/record_form.h"

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"

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

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	struct editing *ed = ctx;
	struct record *r = ed->record;
	struct conflict *conflicts;
	size_t n = 0;
	int64_t was = r->version;
	int rc = editing_take(ed, f);

	if (rc == 0)
		rc = app_save(ed->app, r, NULL, &conflicts, &n);
	for (int round = 0; rc == ERR_CONFLICT && n > 0 && round < MOST_CONFLICT_ROUNDS; round++)
		if ((rc = editing_resolve(s, ed, f, conflicts, n)) == 0)
			rc = app_save(ed->app, r, NULL, &conflicts, &n);
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

unsigned record_edit(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset, size_t n)
{
	struct editing *ed = editing_new(app_of(s), e, id, preset, n);
	const char *title, *label;

	if (!ed)
		return ui_failed(s);
	label = label_capital(ed->arena, ed->record->entity->label);
	title = arena_printf(
		ed->arena, "%s · %s", label, id ? store_title(ed->app->store, e, id, ed->arena) : _("new"));
	build(ed);
	editing_take_draft(ed, draft_key(ed, id, preset, n));
	return editing_open(s, ed, title, NULL, &(struct editing_hooks){ .save = save });
}
