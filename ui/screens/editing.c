/* A record in a form: its fields from the dictionary, checks, pickers, drafts. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/support.h"
#include "anker/text.h"
#include "screens/record_form.h"
#include "screens/shown.h"

/* The field that says at which employer persons and placements are looked for. */
static const char *employer_field(const struct entity *e)
{
	return e->id == E_PERSON ? "organisation" : model_field(e, "employer") >= 0 ? "employer" : NULL;
}

static void editing_free(void *ctx)
{
	struct editing *ed = ctx;
	struct arena *a = ed->arena; /* ed itself lives in it */

	arena_free(&a);
}

struct editing *editing_new(
	struct app *app, enum entity_id e, int64_t id, const struct preset *preset, size_t n)
{
	struct arena *a = arena_new();
	struct editing *ed = arena_alloc(a, sizeof *ed);
	const char *employer = employer_field(model_entity(e));
	int r = 0;

	*ed = (struct editing){ .arena = a, .app = app };
	if (id && (r = shown_record(app, e, id)) == 0)
		r = store_get(app->store, e, id, a, &ed->record);
	else if (!id)
		ed->record = record_new(model_entity(e), app->today, a);
	if (r == 0 && ed->record->deleted)
		r = err_set(ERR_NOTFOUND, _("This was deleted meanwhile; undo brings it back."));
	ed->preset = arena_alloc(a, (model_entity(e)->nfields + 1) * sizeof *ed->preset);
	for (size_t i = 0; i < n && r == 0; i++) {
		r = record_set(ed->record, preset[i].field, preset[i].value);
		ed->preset[model_field(model_entity(e), preset[i].field)] = true;
	}
	if (r < 0) {
		editing_free(ed);
		return NULL;
	}
	if (employer)
		ed->employer = id_of(record_get(ed->record, employer));
	return ed;
}

void editing_take_draft(struct editing *ed, char *key)
{
	const struct draft *found = NULL;
	struct draft *drafts;
	size_t n;

	ed->key = key;
	if (ed->app->readonly)
		return; /* shown as it is in the file */
	if (store_drafts(ed->app->store, ed->arena, &drafts, &n) < 0)
		return; /* without drafts one can still type */
	for (size_t i = 0; i < n; i++)
		if (strcmp(drafts[i].key, key) == 0 &&
			(drafts[i].state == DRAFT_MINE || (drafts[i].state == DRAFT_LEFT && !found)))
			found = &drafts[i];
	/* Taken, so that another program does not offer it too. */
	if (found && store_draft_take(ed->app->store, found) == 0)
		ed->restore = arena_strdup(ed->arena, found->body);
}

/* ---- fields ---- */

static enum form_kind kind_of(const struct field *f)
{
	static const enum form_kind kinds[] = {
		[F_TEXT] = FORM_TEXT,
		[F_NOTE] = FORM_NOTE,
		[F_DATE] = FORM_DATE,
		[F_NUMBER] = FORM_NUMBER,
		[F_PERCENT] = FORM_PERCENT,
		[F_DECIMAL] = FORM_NUMBER,
		[F_BOOL] = FORM_YESNO,
		[F_CHOICE] = FORM_CHOICE,
		[F_REF] = FORM_REF,
	};

	if (f->catalogue)
		return FORM_REF;
	if (f->flags & FIELD_SCALE)
		return FORM_SCALE;
	return f->flags & FIELD_SPAN ? FORM_SPAN : kinds[f->kind];
}

/* Of a list with headings: the heading it stands under. */
static const char *group_of(const struct choice *c)
{
	int i = model_choice_index(choices_rubric, c->group);

	return i < 0 ? NULL : lang_text(choices_rubric[i].label);
}

/* Codes out of use are only offered where they stand already. */
static size_t choices_of(const struct field *f, const char *value, struct arena *a, struct pick **out)
{
	size_t n = 0, all = 0;

	while (f->choices[all].code)
		all++;
	*out = arena_alloc(a, (all + 1) * sizeof **out);
	for (size_t i = 0; i < all; i++) {
		const struct choice *c = &f->choices[i];

		if (!c->retired || (value && strcmp(value, c->code) == 0))
			(*out)[n++] = (struct pick){ c->code, lang_text(c->label), group_of(c) };
	}
	return n;
}

void editing_field(struct editing *ed, size_t index, struct form_field *out)
{
	const struct field *f = &ed->record->entity->fields[index];
	const char *value = ed->record->value[index];
	struct pick *picks = NULL;

	*out = (struct form_field){
		.name = f->name,
		.label = lang_text(f->label),
		.kind = kind_of(f),
		.required = f->required,
		.help = f->help.nl ? lang_text(f->help)
			: f->flags & FIELD_SPAN
				? _("Not known to the day? A month, a year or \"before summer\" will do.")
				: NULL,
		.past = (f->flags & FIELD_PAST) != 0,
		.value = value,
	};
	if (f->kind == F_CHOICE) {
		out->choice_count = choices_of(f, value, ed->arena, &picks);
		out->choices = picks;
	}
	out->most = f->max;
	if ((f->kind == F_REF || f->catalogue) && value)
		out->shown = app_show(ed->app, f, value, ed->arena);
}

/* ---- members of form_spec ---- */

int editing_check(void *ctx, struct arena *a, const char *field, const char *value, const char **canonical,
	const char **error)
{
	struct editing *ed = ctx;
	const struct entity *e = ed->record->entity;
	int i = model_field(e, field), r;
	const struct field *f;
	char *parsed = NULL;

	if (i < 0 || !*value)
		return 0;
	f = &e->fields[i];
	/* What was chosen is canonical already; what was typed is read as anywhere else. */
	if (f->kind == F_CHOICE || f->kind == F_REF || f->kind == F_BOOL || f->kind == F_DATE) {
		r = field_check(f, value);
	} else {
		r = app_parse(ed->app, f, value, a, &parsed);
		*canonical = parsed ? parsed : "";
	}
	if (r < 0)
		*error = arena_strdup(a, err_last());
	return r;
}

/* Entries of a catalogue; what it does not have may be taken as it is typed. */
static int search_catalogue(struct editing *ed, const struct field *f, struct arena *a, const char *typed,
	size_t limit, struct pick **out, size_t *n)
{
	const struct catalogue *c;
	const struct catalogue_item **item;
	int rc = app_catalogue(ed->app, f->catalogue, &c);
	size_t found;

	*n = 0;
	if (rc < 0)
		return rc;
	found = catalogue_search(c, text_fold(a, typed), a, &item);
	*out = arena_alloc(a, (found + 2) * sizeof **out);
	for (size_t i = 0; i < found && *n < limit; i++)
		(*out)[(*n)++] = (struct pick){ item[i]->id, item[i]->title, item[i]->category_title };
	if (*typed && found == 0)
		(*out)[(*n)++] = (struct pick){ typed, typed, _("as it is typed: not in the catalogue") };
	return 0;
}

/* Factors in use, by their names. */
static int search_factors(struct editing *ed, const struct field *f, struct arena *a, const char *typed,
	size_t limit, struct pick **out, size_t *n)
{
	const struct query q = { .entity = E_FACTOR, .order = "id" };
	const char *needle = text_fold(a, typed);
	struct record **r;
	size_t all;
	int rc = store_find(ed->app->store, &q, a, &r, &all);

	*n = 0;
	if (rc < 0)
		return rc;
	*out = arena_alloc(a, (all + 1) * sizeof **out);
	for (size_t i = 0; i < all && *n < limit; i++) {
		const char *id = arena_printf(a, "%lld", (long long)r[i]->id);
		const char *name = app_show(ed->app, f, id, a), *retired = record_get(r[i], "retired");

		if (!(retired && *retired == '1') && text_matches(name, needle))
			(*out)[(*n)++] = (struct pick){ id, name, NULL };
	}
	return 0;
}

static int search(void *ctx, const char *field, struct arena *a, const char *typed, size_t limit,
	struct pick **out, size_t *n)
{
	struct editing *ed = ctx;
	const struct entity *e = ed->record->entity;
	const struct field *f = &e->fields[model_field(e, field)];
	enum entity_id ref = f->ref;
	int64_t within = ref == E_PERSON || ref == E_PLACEMENT ? ed->employer : 0;
	struct match *m;
	size_t found;

	if (f->catalogue)
		return search_catalogue(ed, f, a, typed, limit, out, n);
	if (ref == E_FACTOR)
		return search_factors(ed, f, a, typed, limit, out, n);
	int r = store_lookup(ed->app->store, ref, typed, within, limit, a, &m, &found);

	*n = 0;
	if (r < 0)
		return r;
	*out = arena_alloc(a, (found + 1) * sizeof **out);
	for (size_t i = 0; i < found; i++)
		(*out)[i] =
			(struct pick){ arena_printf(a, "%lld", (long long)m[i].id), m[i].title, m[i].detail };
	*n = found;
	return 0;
}

static void draft(void *ctx, const char *text)
{
	struct editing *ed = ctx;

	/* A draft that can't be kept is no reason to disturb typing; saving will say it. */
	if (text)
		store_draft_put(ed->app->store, ed->key, text);
	else
		store_draft_drop(ed->app->store, ed->key);
}

void editing_changed(struct form *f, const char *field, void *ctx)
{
	struct editing *ed = ctx;
	const char *employer = employer_field(ed->record->entity);

	if (employer && strcmp(field, employer) == 0)
		ed->employer = id_of(form_value(f, field));
}

static unsigned history(struct screen *s, const char *field, void *ctx)
{
	struct editing *ed = ctx;
	struct history_arg arg = { ed->record->entity->id, ed->record->id,
		model_field(ed->record->entity, field) };

	return ui_push(s, &history_screen, &arg);
}

static unsigned remove_record(struct screen *s, struct form *f, void *ctx)
{
	struct editing *ed = ctx;
	struct record *r = ed->record;
	char *title = store_title(ed->app->store, r->entity->id, r->id, ed->arena);

	(void)f;
	if (!ui_confirm(s, _("Delete the %s \"%s\"?"), lang_text(r->entity->label), title))
		return UI_PAINT;
	if (app_delete(ed->app, r->entity->id, r->id, r->version, NULL) < 0)
		return ui_failed(s);
	tell_written(s, arena_printf(ed->arena, _("Deleted: %s"), title));
	return UI_BACK;
}

/* What was not changed here is what stands there now, also after a rebase. */
int editing_take(struct editing *ed, const struct form *f)
{
	struct record *rec = ed->record;
	const struct entity *e = rec->entity;
	int r = 0;

	for (size_t i = 0; i < e->nfields && r == 0; i++) {
		const char *name = e->fields[i].name, *value = form_value(f, name);

		if (!value)
			continue;
		if (rec->id && !form_changed(f, name) && !ed->preset[i])
			value = rec->base[i];
		r = record_set(rec, name, value && *value ? value : NULL);
	}
	return r;
}

int editing_resolve(struct screen *s, struct editing *ed, struct form *f, const struct conflict *c, size_t n)
{
	const struct entity *e = ed->record->entity;
	int r = conflict_resolve(s, ed->record, c, n);

	for (size_t i = 0; i < n && r == 0; i++) {
		const struct field *field = &e->fields[c[i].field];
		const char *value = ed->record->value[c[i].field];

		form_set(f, field->name, value ? value : "",
			value ? app_show(ed->app, field, value, ed->arena) : NULL);
	}
	return r;
}

unsigned editing_open(struct screen *s, struct editing *ed, const char *title, const char *start,
	const struct editing_hooks *hooks)
{
	bool readonly = ed->app->readonly; /* the form is also where a long note is read */
	bool known = ed->record->id != 0, restored = ed->restore != NULL;
	struct form_spec spec = {
		.title = title,
		.fields = ed->fields,
		.count = ed->nfields,
		.start = start,
		.ctx = ed,
		.check = hooks->check ? hooks->check : editing_check,
		.search = search,
		.save = hooks->save,
		.draft = ed->app->readonly ? NULL : draft,
		.restore = ed->restore,
		.history = known ? history : NULL,
		.remove = known ? remove_record : NULL,
		.changed = hooks->changed ? hooks->changed : editing_changed,
		.closed = editing_free,
	};
	unsigned r = ui_push(s, &form_screen, &spec);

	if (readonly)
		ui_toast(s, "%s", _("This file was opened for reading only."));
	if (restored)
		ui_toast(s, "%s", _("What you typed before is back; Esc and w throw it away"));
	return r;
}
