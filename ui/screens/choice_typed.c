/* A third value beside the office's and the laptop's: in the form of that one field, so that
 * choices, dates and references are asked as anywhere else. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/field.h"
#include "screens/record_form.h"

struct third {
	choice_take take;
	void *ctx;
	const char *field;
};

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	const struct editing *ed = ctx;
	const struct third *t = ed->extra;
	const char *value = form_value(f, t->field);
	unsigned r = t->take(s, t->ctx, value && *value ? value : NULL);

	if (r & UI_BACK)
		ui_close_below(s, &choice_screen);
	return r & (UI_BACK | (UI_LOAD & ~UI_PAINT)) ? UI_BACK : r;
}

/* Both texts to go on with, else the laptop's value. */
static const char *begin_with(const struct shelf_item *it, struct arena *a)
{
	if (choice_both(it))
		return arena_printf(a, "%s\n%s", it->office ? it->office : "", it->laptop ? it->laptop : "");
	return it->laptop;
}

static unsigned type_in_form(struct screen *s, const struct shelf_item *it, choice_take take, void *ctx)
{
	static const struct editing_hooks hooks = { .save = save };
	const struct entity *e = model_entity(it->entity);
	const struct field *f = &e->fields[it->field];
	struct preset preset = { f->name, begin_with(it, s->arena) };
	struct editing *ed = editing_new(app_of(s), it->entity, it->record, &preset, preset.value ? 1 : 0);
	struct third *t;

	if (!ed)
		return ui_failed(s);
	t = arena_alloc(ed->arena, sizeof *t);
	*t = (struct third){ take, ctx, f->name };
	ed->extra = t;
	ed->fields = arena_alloc(ed->arena, sizeof *ed->fields);
	editing_field(ed, (size_t)it->field, &ed->fields[ed->nfields++]);
	if (!choice_both(it)) /* a text stands below the other already */
		ed->fields[0].help = arena_printf(ed->arena,
			_("Office: %s · laptop: %s · taken along as: %s"),
			choice_office(app_of(s), it, ed->arena), choice_laptop(app_of(s), it, ed->arena),
			choice_value(app_of(s), it, it->base, ed->arena));
	/* A draft of it is one of the record's field: typed text is never about less. */
	ed->key = arena_printf(ed->arena, "form:%s:%lld|=%s", e->name, (long long)it->record, f->name);
	return editing_open(
		s, ed, arena_printf(ed->arena, "%s · %s", it->title, lang_text(f->label)), f->name, &hooks);
}

/* The record is not there: a line, read as the field reads it. */
static unsigned type_in_line(struct screen *s, const struct shelf_item *it, choice_take take, void *ctx)
{
	const struct field *f = &model_entity(it->entity)->fields[it->field];
	struct arena *a = arena_new();
	struct ask ask = { .label = arena_printf(a, "%s:", lang_text(f->label)), .text = it->laptop };
	unsigned r = UI_PAINT;
	char *typed, *value;

	while (ui_ask(s, &ask, a, &typed) == 0) {
		if (app_parse(app_of(s), f, typed, a, &value) == 0) {
			r = take(s, ctx, value);
			break;
		}
		ask.help = arena_strdup(a, err_last());
		ask.text = typed;
	}
	arena_free(&a);
	return r;
}

unsigned choice_type(struct screen *s, const struct shelf_item *it, choice_take take, void *ctx)
{
	return it->kind == SHELF_FIELD ? type_in_form(s, it, take, ctx) : type_in_line(s, it, take, ctx);
}
