/* The factors that can weigh, as a list of the team's own. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/places.h"
#include "screens/record_list.h"
#include "screens/weigh.h"

static const struct list_column columns[] = {
	{ N_("Key"), 5, 5, 0, ALIGN_LEFT },
	{ N_("Factor"), 30, 0, 0, ALIGN_LEFT },
	{ N_("Is about"), 16, 24, 1, ALIGN_LEFT },
	{ N_("Source"), 6, 10, 2, ALIGN_LEFT },
};

/* Those out of use too: they can be taken back into use. */
static int load(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	struct query q = { .entity = E_FACTOR, .order = "id" };

	return store_find(app->store, &q, a, out, n);
}

static void cells(struct app *app, struct arena *a, const struct record *r, struct list_row *row)
{
	const char *retired = record_get(r, "retired");
	struct label label = { record_get(r, "label_nl"), record_get(r, "label_en") };

	row->cells[0] = record_get(r, "key");
	row->cells[1] = lang_text(label);
	if (retired && *retired == '1') {
		row->cells[1] = arena_printf(a, _("%s (no longer in use)"), lang_text(label));
		row->styles[1] = ST_DIM;
	}
	row->cells[2] = detail_value(app, r, "kind", a);
	row->cells[3] = record_get(r, "source");
	row->styles[0] = ST_KEY;
	row->styles[2] = row->styles[3] = ST_DIM;
}

static int open_list(struct screen *s, const void *arg)
{
	static const struct record_kind kind = { columns, sizeof columns / sizeof *columns,
		N_("No factors yet. Add one with %s."), "factor-new", load, cells };

	(void)arg;
	return record_list_open(s, &kind);
}

static unsigned edit_factor(struct screen *s)
{
	return record_edit(s, E_FACTOR, record_list_selected(s)->id, NULL, 0);
}

static unsigned new_factor(struct screen *s)
{
	return record_edit(s, E_FACTOR, 0, NULL, 0);
}

static const struct ui_action actions[] = {
	{ "factor-edit", "<Enter> e", N_("edit"), N_("Change this factor, or take it out of use"), NEED_ROW,
		edit_factor },
	{ "factor-new", "+", N_("new"), N_("Add a factor"), NEED_WRITABLE, new_factor },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_factors_screen = {
	.name = "factors",
	.title = N_("Factors that can weigh"),
	.state_size = sizeof(struct record_list),
	.actions = actions,
	.open = open_list,
	.load = record_list_load,
	.list = record_list_of,
	.done = record_list_done,
};

unsigned weigh_factor_list(struct screen *s)
{
	return ui_push(s, &weigh_factors_screen, NULL);
}
