/* Choosing a route: why, what the employee thinks, and for a level of adaptation its form,
 * filled in; saving that writes the choice and the adaptation as one. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/fit.h"
#include "screens/record_form.h"

static bool ask_reason(struct screen *s, struct arena *a, const struct route_option *o, const char **out)
{
	const struct ask ask = { .label = arena_printf(a, _("Why %s?"), o->label), .text = "" };
	char *typed;

	if (ui_ask(s, &ask, a, &typed) < 0)
		return false;
	*out = *typed ? typed : NULL;
	return true;
}

static bool ask_view(struct screen *s, struct arena *a, const char **out)
{
	const char *views = "";
	int key;

	for (size_t i = 0; choices_client_view[i].code; i++)
		views = arena_printf(a, "%s%s%zu %s", views, i ? ", " : "", i + 1,
			lang_text(choices_client_view[i].label));
	key = ui_ask_key(s, "123", arena_printf(a, _("The employee: %s?"), views));
	*out = key ? choices_client_view[key - '1'].code : NULL;
	return key != 0;
}

static unsigned save_adaptation(struct screen *s, struct form *f, void *ctx)
{
	struct editing *ed = ctx;
	struct route_choice *c = ed->extra;
	int rc = editing_take(ed, f);

	if (rc == 0) {
		c->adaptation = ed->record;
		rc = app_route_weigh(ed->app, c, NULL, NULL);
	}
	if (rc < 0)
		return form_fail(f, NULL, err_last());
	tell_written(s, _("Route chosen, and the adaptation is on record"));
	return UI_BACK;
}

/* What is known when it begins. Level and point are part of the choice: shown, not changed. */
static void add_fields(struct editing *ed)
{
	static const struct {
		const char *name;
		bool fixed;
	} fields[] = { { "what", false }, { "level", true }, { "item", true }, { "direction", false },
		{ "bottleneck", false }, { "date", false }, { "temporary", false }, { "review", false },
		{ "business_case", false }, { "note", false } };
	enum { FIELDS = sizeof fields / sizeof *fields };

	ed->fields = arena_alloc(ed->arena, FIELDS * sizeof *ed->fields);
	for (size_t i = 0; i < FIELDS; i++) {
		editing_field(ed, (size_t)model_field(ed->record->entity, fields[i].name), &ed->fields[i]);
		ed->fields[i].readonly = fields[i].fixed;
	}
	ed->nfields = FIELDS;
}

static unsigned open_form(struct screen *s, const struct route_choice *c, const struct route_option *o)
{
	char placement[24];
	const struct preset preset[] = { { "placement", placement }, { "level", c->chosen },
		{ "item", c->item } };
	enum { PRESETS = sizeof preset / sizeof *preset };
	struct route_choice *kept;
	struct editing *ed;

	snprintf(placement, sizeof placement, "%lld", (long long)c->placement);
	if (!(ed = editing_new(app_of(s), E_ADAPTATION, 0, preset, PRESETS)))
		return ui_failed(s);
	kept = ed->extra = arena_alloc(ed->arena, sizeof *kept);
	*kept = (struct route_choice){ .placement = c->placement,
		.item = arena_strdup(ed->arena, c->item),
		.chosen = c->chosen,
		.client_view = c->client_view,
		.note = arena_strdup(ed->arena, c->note) };
	add_fields(ed);
	editing_take_draft(ed, arena_printf(ed->arena, "form:adaptation:0|placement=%s|level=%s|item=%s",
				       placement, c->chosen, c->item));
	return editing_open(s, ed, arena_printf(ed->arena, _("Adaptation · %s"), o->label), "what",
		&(struct editing_hooks){ .save = save_adaptation });
}

unsigned routes_choose(struct screen *s, int64_t placement, const char *item, const struct route_option *o)
{
	struct arena *a = arena_new();
	struct route_choice c = { .placement = placement, .item = item, .chosen = o->route };
	unsigned r = UI_PAINT;

	if (!ask_reason(s, a, o, &c.note) || !ask_view(s, a, &c.client_view))
		goto out;
	if (o->level)
		r = open_form(s, &c, o);
	else
		r = written(s, app_route_weigh(app_of(s), &c, NULL, NULL),
			arena_printf(a, _("Chosen: %s"), o->label));
out:
	arena_free(&a);
	return r;
}
