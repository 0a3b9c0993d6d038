/* Two short lists: decisions to complete later, and the factors themselves. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/list.h"
#include "screens/places.h"
#include "screens/weigh.h"

struct state {
	struct record **r; /* in s->arena */
	size_t n;
	struct list list;
};

/* What a list is of. */
struct kind {
	const struct list_column *columns;
	size_t ncolumns;
	const char *empty, *empty_action;
	int (*load)(struct app *app, struct arena *a, struct record ***out, size_t *n);
	void (*cells)(struct app *app, struct arena *a, const struct record *r, struct list_row *row);
};

static const struct kind *kind_of(const struct screen *s);

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	const struct state *st = s->state;

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		rows[i].id = st->r[offset + i]->id;
		kind_of(s)->cells(app_of(s), a, st->r[offset + i], &rows[i]);
	}
	return 0;
}

static int open_list(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	const struct kind *k = kind_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = k->columns;
	st->list.column_count = k->ncolumns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = k->empty;
	st->list.empty_action = k->empty_action;
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc = kind_of(s)->load(app_of(s), s->arena, &st->r, &st->n);

	if (rc < 0)
		st->n = 0;
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

static int64_t selected(const struct screen *s)
{
	return list_selected_id(&((const struct state *)s->state)->list);
}

/* ---- to complete later ---- */

static const struct list_column later_columns[] = {
	{ N_("Date"), 10, 10, 0, ALIGN_LEFT },
	{ N_("Suggestion"), 20, 0, 0, ALIGN_LEFT },
	{ N_("About"), 16, 0, 1, ALIGN_LEFT },
};

static const char *rule_title(struct app *app, const char *id)
{
	int i = rules_index(app->rules, id);

	return i < 0 ? id : lang_text(rules_get(app->rules, (size_t)i)->title);
}

static void later_cells(struct app *app, struct arena *a, const struct record *r, struct list_row *row)
{
	row->cells[0] = detail_value(app, r, "date", a);
	row->cells[1] = rule_title(app, record_get(r, "rule"));
	row->cells[2] = detail_value(app, r, record_get(r, "placement") ? "placement" : "employer", a);
	row->styles[2] = ST_DIM;
}

static unsigned complete(struct screen *s)
{
	return weigh_complete(s, selected(s));
}

static unsigned complete_slowly(struct screen *s)
{
	return weigh_complete_slowly(s, selected(s));
}

static const struct ui_action later_actions[] = {
	{ "later-complete", "<Enter>", N_("complete"), N_("Add the factors of this decision"),
		NEED_ROW | NEED_WRITABLE, complete },
	{ "later-slow", "w", N_("weigh"), N_("Weigh it step by step"), NEED_ROW | NEED_WRITABLE,
		complete_slowly },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_later_screen = {
	.name = "weigh-later",
	.title = N_("To complete later"),
	.state_size = sizeof(struct state),
	.actions = later_actions,
	.open = open_list,
	.load = load,
	.list = list,
	.done = done,
};

unsigned weigh_later(struct screen *s)
{
	return ui_push(s, &weigh_later_screen, NULL);
}

/* ---- factors ---- */

static const struct list_column factor_columns[] = {
	{ N_("Key"), 5, 5, 0, ALIGN_LEFT },
	{ N_("Factor"), 30, 0, 0, ALIGN_LEFT },
	{ N_("Is about"), 16, 24, 1, ALIGN_LEFT },
	{ N_("Source"), 6, 10, 2, ALIGN_LEFT },
};

/* Those out of use too: they can be taken back into use. */
static int load_factors(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	struct query q = { .entity = E_FACTOR, .order = "id" };

	return store_find(app->store, &q, a, out, n);
}

static void factor_cells(struct app *app, struct arena *a, const struct record *r, struct list_row *row)
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

static unsigned edit_factor(struct screen *s)
{
	return record_edit(s, E_FACTOR, selected(s), NULL, 0);
}

static unsigned new_factor(struct screen *s)
{
	return record_edit(s, E_FACTOR, 0, NULL, 0);
}

static const struct ui_action factor_actions[] = {
	{ "factor-edit", "<Enter> e", N_("edit"), N_("Change this factor, or take it out of use"), NEED_ROW,
		edit_factor },
	{ "factor-new", "+", N_("new"), N_("Add a factor"), NEED_WRITABLE, new_factor },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_factors_screen = {
	.name = "factors",
	.title = N_("Factors that can weigh"),
	.state_size = sizeof(struct state),
	.actions = factor_actions,
	.open = open_list,
	.load = load,
	.list = list,
	.done = done,
};

unsigned weigh_factor_list(struct screen *s)
{
	return ui_push(s, &weigh_factors_screen, NULL);
}

static const struct kind *kind_of(const struct screen *s)
{
	static const struct kind later = { later_columns, sizeof later_columns / sizeof *later_columns,
		N_("Nothing to complete: every dismissal of two weeks says why."), NULL,
		app_unfinished, later_cells };
	static const struct kind factors = { factor_columns, sizeof factor_columns / sizeof *factor_columns,
		N_("No factors yet. Add one with %s."), "factor-new", load_factors, factor_cells };

	return s->ops == &weigh_later_screen ? &later : &factors;
}
