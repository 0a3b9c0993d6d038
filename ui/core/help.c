/* `?`: every key of the screen below, made from the action tables.
 * `:`: the same actions by name. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "core/ui.h"

enum { KEYS_COLUMN = 18, PICKS = 256 };

struct moving {
	const char *keys, *help;
};

static const struct moving list_keys[] = {
	{ "<Down> j <Up> k", N_("One row down or up") },
	{ "<PgDn> <PgUp>", N_("One page down or up") },
	{ "<Home> <End> G", N_("First or last row") },
	{ "<Right> l", N_("Open, as Enter") },
	{ "n N", N_("Next or previous row of a filter, line of a search") },
};

static const struct moving grid_keys[] = {
	{ "<Left> h <Right> l", N_("One cell to the left or right") },
	{ "<Down> j <Up> k", N_("One row down or up") },
	{ "<PgDn> <PgUp>", N_("One page down or up") },
	{ "<Home> <End>", N_("First or last cell of the row") },
	{ "G", N_("Last row") },
};

static void add_row(struct pager *p, const char *keys, const char *help, const char *why)
{
	struct str s = STR_INIT;
	char shown[KEY_NAME_SIZE];
	uint32_t key;

	while (keys_next(&keys, &key) > 0) {
		if (s.len)
			str_add(&s, " ");
		str_add(&s, keys_show(shown, key));
	}
	/* Short key columns line up; a long one gets its own line. */
	str_add(&s, "");
	if (s.len < KEYS_COLUMN) {
		while (s.len < KEYS_COLUMN)
			str_add(&s, " ");
		pager_span(p, ST_KEY, s.text);
	} else {
		pager_text(p, ST_KEY, 2, s.text);
		pager_span(p, ST_NORMAL, "                  ");
	}
	pager_span(p, why ? ST_DIM : ST_NORMAL, help);
	if (why) {
		pager_span(p, ST_DIM, "  · ");
		pager_span(p, ST_DIM, why);
	}
	pager_end(p, 2, KEYS_COLUMN);
	str_free(&s);
}

/* What is of other roles stays out, as in the palette. */
static void add_table(struct pager *p, struct screen *s, const struct ui_action *a)
{
	const struct ui_config *cfg = s->ui->cfg;

	for (; a && a->name; a++)
		if (!cfg->offers || cfg->offers(cfg->app, a))
			add_row(p, *a->keys ? a->keys : ":", _(a->help), ui_why_not(s, a));
}

static void add_moving(struct pager *p, const char *title, const struct moving *keys, size_t n)
{
	pager_text(p, ST_TITLE, 0, title);
	for (size_t i = 0; i < n; i++)
		add_row(p, keys[i].keys, _(keys[i].help), NULL);
	pager_text(p, ST_NORMAL, 0, "");
}

static int fill(struct pager *p, void *ctx)
{
	struct screen *s = ctx;

	if (s->ops->actions && s->ops->actions->name) {
		pager_text(p, ST_TITLE, 0, _("This screen"));
		add_table(p, s, s->ops->actions);
		pager_text(p, ST_NORMAL, 0, "");
	}
	if (s->ops->list || s->ops->pager)
		add_moving(p, _("Lists and texts"), list_keys, sizeof list_keys / sizeof *list_keys);
	if (s->ops->grid)
		add_moving(p, _("In the grid"), grid_keys, sizeof grid_keys / sizeof *grid_keys);
	pager_text(p, ST_TITLE, 0, _("Everywhere"));
	add_table(p, s, s->ui->cfg->globals);
	add_table(p, s, ui_globals);
	return 0;
}

unsigned ui_help(struct screen *s)
{
	char title[160];
	struct pager_spec spec = { .title = title, .fill = fill, .ctx = s };

	snprintf(title, sizeof title, "%s · %s", _("Help"), _(s->ops->title));
	return ui_push(s, &pager_screen, &spec);
}

static void add_picks(struct arena *a, struct pick *picks, size_t *n, const struct ui_action *row)
{
	char key[KEY_NAME_SIZE];

	for (; row && row->name && *n < PICKS; row++, (*n)++) {
		picks[*n].code = row->name;
		picks[*n].label = arena_printf(a, "%-22s %s", row->name, keys_show_first(key, row->keys));
		picks[*n].detail = _(row->help);
	}
}

/* Those that are offered to this account, or the others. */
static void add_globals(const struct ui_config *cfg, struct arena *a, struct pick *picks, size_t *n, bool offered)
{
	for (const struct ui_action *row = cfg->globals; row && row->name; row++) {
		const struct ui_action one[] = { *row, { .name = NULL } };
		if ((!cfg->offers || cfg->offers(cfg->app, row)) == offered)
			add_picks(a, picks, n, one);
	}
}

unsigned ui_palette(struct screen *s)
{
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, PICKS * sizeof *picks);
	const struct ui_action *action = NULL;
	size_t n = 0, offered;
	int i;

	add_picks(a, picks, &n, s->ops->actions);
	add_globals(s->ui->cfg, a, picks, &n, true);
	add_picks(a, picks, &n, ui_globals);
	offered = n;
	add_globals(s->ui->cfg, a, picks, &n, false);
	i = ui_pick_offered(s, _("Commands"), picks, n, offered);
	if (i >= 0)
		action = ui_find_name(s->ui, s, picks[i].code);
	arena_free(&a);
	if (!action)
		return UI_PAINT;
	s->ui->key = K_NONE;
	return ui_run_action(s, action);
}
