/* All rules with how they do (a main screen), and the selected one beside them
 * where there is room. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/rules_rows.h"

enum { LEFT_PERCENT = 62, ABOUT_ROWS = 4, NEED_FAULT = NEED_OWN };

struct state {
	struct list list;
	struct rules_rows rows;
	struct pager *pager;    /* of the selected rule, where there is room */
	struct rect right;
	struct rect about;      /* below the list where there is no pane */
	const char *about_text, *about_place; /* in s->arena */
	struct rule_tests tests; /* in `tried`: run once for the rules as they are */
	struct arena *tried;
	uint64_t tried_of;
	int64_t paned;          /* row id in the pane; 0: none */
	int column;
	bool descending;
	struct arena *counted;  /* statistics; kept for a large caseload */
	struct rule_statistics *statistics;
	const struct ruleset *counted_of;
	int64_t stamp;
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;

	for (size_t i = 0; i < limit; i++)
		rules_row_fill(&st->rows, offset + i, a, &rows[i]);
	return 0;
}

static int open_rules(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = rule_columns;
	st->list.column_count = RULE_COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("No rules here: %s writes one");
	st->list.empty_action = "rules-new";
	st->list.sort_column = st->column = RC_TITLE;
	st->pager = pager_new();
	st->counted = arena_new();
	st->tried = arena_new();
	return 0;
}

/* ---- loading ---- */

/* Rules that were changed outside the program are read again. */
static void read_again(struct screen *s)
{
	struct app *app = app_of(s);
	const char *line;

	if (!app_rules_stale(app))
		return;
	if (app_rules_reload(app) < 0) {
		ui_failed(s);
		return;
	}
	ui_load_all(s);
	if ((line = rule_faults_line(app->rules, s->arena)))
		ui_error(s, _("The rules were changed on disk and read again. %s"), line);
	else
		ui_toast(s, "%s", _("The rules were changed on disk and read again"));
}

/* In a large caseload counting takes a moment: not again while nothing changed. */
static int count(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	int64_t stamp = store_stamp(app->store);
	size_t n;

	if (st->statistics && st->counted_of == app->rules && st->stamp == stamp &&
		counts_now()->placements >= RULE_MANY)
		return 0;
	rule_wait(s, _("Weighing the whole caseload"));
	st->statistics = NULL;
	st->counted_of = app->rules;
	st->stamp = stamp;
	arena_reset(st->counted);
	return app_rule_statistics(
		app, date_add_months(app->today, -RULE_MONTHS), st->counted, &st->statistics, &n);
}

static int try_tests(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	int rc;

	if (st->tests.n && st->tried_of == app->rules_stamp)
		return 0;
	arena_reset(st->tried);
	rc = rule_tests_run(app, st->tried, &st->tests);
	st->tried_of = app->rules_stamp;
	return rc;
}

static void arrange(struct screen *s)
{
	struct state *st = s->state;

	st->rows.rules = app_of(s)->rules;
	st->rows.statistics = st->statistics;
	rules_rows_make(&st->rows, st->column, st->descending, list_filter(&st->list), s->arena);
	st->list.sort_column = st->column;
	st->list.sort_descending = st->descending;
	st->paned = 0;
	list_set_count(&st->list, st->rows.n);
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc, tested;

	list_set_count(&st->list, 0); /* its rows are gone; it may be drawn while counting */
	st->rows.n = 0;
	st->paned = 0;
	read_again(s);
	rc = count(s);
	tested = try_tests(s);
	arrange(s);
	return rc < 0 ? rc : tested;
}

/* The selected rule, or NULL. */
static const struct rule *selected(const struct screen *s)
{
	const struct state *st = s->state;
	long i = rules_row_rule(&st->rows, list_selected_id(&st->list));

	return i >= 0 ? rules_get(st->rows.rules, (size_t)i) : NULL;
}

static int moved(struct screen *s)
{
	struct state *st = s->state;
	int64_t id = list_selected_id(&st->list);
	struct rule_view view = { .app = app_of(s), .tests = &st->tests, .median = -1 };
	long i;

	if (id == st->paned)
		return 0;
	st->paned = id;
	if ((i = rules_row_rule(&st->rows, id)) < 0)
		return 0;
	st->about_text = rules_row_words(&st->rows, (size_t)i, s->arena);
	st->about_place = rules_row_place(app_of(s), rules_get(st->rows.rules, (size_t)i), s->arena);
	if (!st->right.w)
		return 0;
	view.rule = (size_t)i;
	view.statistics = st->statistics ? &st->statistics[view.rule] : NULL;
	rule_write(st->pager, &view, true);
	pager_layout(st->pager, st->right);
	pager_to(st->pager, 0);
	return 0;
}

/* ---- screen ---- */

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect left;

	pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &st->right);
	st->about = left;
	st->about.h = !st->right.w && left.h > 3 * ABOUT_ROWS ? ABOUT_ROWS : 0;
	left.h -= st->about.h;
	st->about.y += left.h;
	list_layout(&st->list, left);
	st->paned = 0;
}

/* The whole title and all numbers: the columns have no room for them. */
static void paint_about(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas in = canvas_at(c, st->about);

	canvas_rule(&in, 0, 0, in.area.w);
	if (!st->paned || !selected(s))
		return;
	canvas_put(&in, 1, 1, in.area.w - 2, ST_BOLD, lang_text(selected(s)->title));
	canvas_put(&in, 2, 1, in.area.w - 2, ST_NORMAL, st->about_text);
	canvas_put(&in, 3, 1, in.area.w - 2, ST_DIM, st->about_place);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->about.h)
		paint_about(s, c);

	if (st->right.w) {
		canvas_vrule(c, st->right.x - 1 - c->area.x, 0, c->area.h);
		if (st->paned)
			pager_paint(st->pager, c);
	}
	list_paint(&st->list, c, true);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	size_t all = rules_count(app_of(s)->rules), n = st->rows.rules_shown;

	*left = n == all ? arena_printf(a, "%s %zu", _("Rules"), all)
			 : arena_printf(a, _("%s %zu of %zu · filter \"%s\""), _("Rules"), n, all,
				   list_filter(&st->list));
	*right = arena_printf(a, _("last %d months"), RULE_MONTHS);
}

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_FAULT && !rules_error_count(app_of(s)->rules))
		return _("There are no faults in the rules.");
	return NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	pager_free(&st->pager);
	arena_free(&st->counted);
	arena_free(&st->tried);
}

/* ---- actions ---- */

static unsigned faults(struct screen *s)
{
	return ui_push(s, &rule_errors_screen, NULL);
}

/* A row that is no rule tells of faults. */
static unsigned on_rule(struct screen *s, unsigned (*what)(struct screen *, const struct rule *))
{
	const struct rule *r = selected(s);

	return r ? what(s, r) : faults(s);
}

static unsigned open_page(struct screen *s, const struct rule *r)
{
	return ui_push(s, &rule_screen, r->id);
}

static unsigned enter(struct screen *s)
{
	return on_rule(s, open_page);
}

static unsigned edit(struct screen *s)
{
	return on_rule(s, rule_edit);
}

static unsigned change_state(struct screen *s)
{
	return on_rule(s, rule_change_state);
}

static unsigned parameters(struct screen *s)
{
	return ui_push(s, &parameters_screen, NULL);
}

static unsigned facts(struct screen *s)
{
	return ui_push(s, &rule_facts_screen, &(struct rule_facts_arg){ NULL });
}

static unsigned sort_by(struct screen *s, int by)
{
	struct state *st = s->state;

	st->column = RC_TITLE + (st->column - RC_TITLE + by + RULE_COLUMNS - 1) % (RULE_COLUMNS - 1);
	st->descending = false;
	ui_toast(s, _("Ordered by: %s"), _(rule_columns[st->column].title));
	list_to(&st->list, 0);
	return UI_LOAD;
}

static unsigned sort_next(struct screen *s)
{
	return sort_by(s, 1);
}

static unsigned sort_previous(struct screen *s)
{
	return sort_by(s, -1);
}

static unsigned sort_turn(struct screen *s)
{
	struct state *st = s->state;

	st->descending = !st->descending;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "rules-open", "<Enter>", N_("open"), N_("Open the rule"), NEED_ROW, enter },
	{ "rules-parameters", "p", N_("limits"), N_("All limits, to change them"), 0, parameters },
	{ "rules-state", "s", N_("state"),
		N_("On trial, in use, withdrawn or off; shows first what that does"),
		NEED_ROW | NEED_WRITABLE, change_state },
	{ "rules-edit", "e", N_("edit"), N_("Edit the text of the rule, as a rule of your own"),
		NEED_ROW | NEED_WRITABLE, edit },
	{ "rules-new", "a +", N_("new"), N_("Write a new rule"), NEED_WRITABLE, rule_new },
	{ "rules-faults", "f", N_("faults"), N_("Show the faults in rule files"), NEED_FAULT, faults },
	{ "rules-facts", "v", NULL, N_("What a rule may talk about"), 0, facts },
	{ "rules-sort-next", ">", NULL, N_("Order by the next column"), 0, sort_next },
	{ "rules-sort-previous", "<lt>", NULL, N_("Order by the column before"), 0, sort_previous },
	{ "rules-sort-turn", "i", NULL, N_("Turn the order around"), 0, sort_turn },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rules_screen = {
	.name = "rules",
	.title = N_("Rules"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_rules,
	.load = load,
	.moved = moved,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
