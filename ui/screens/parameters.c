/* All limits that rules use: what they are, where they come from, who uses them;
 * or those of one rule. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/rules_rows.h"

enum { NEED_CHANGED = NEED_OWN, ABOUT_ROWS = 6 };
enum { C_MARK, C_TEXT, C_VALUE, C_PER, C_ORIGIN, C_RULES };

struct state {
	struct list list;
	char *rule;      /* only those it uses; or NULL */
	size_t *shown, n;
	size_t *users;   /* rules per parameter */
	struct rect about;
};

static const struct list_column columns[] = {
	[C_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_TEXT] = { N_("Limit"), 38, 0, 0, ALIGN_LEFT },
	[C_VALUE] = { N_("Now"), 13, 20, 0, ALIGN_LEFT },
	[C_PER] = { N_("Per"), 14, 18, 2, ALIGN_LEFT },
	[C_ORIGIN] = { N_("Origin"), 21, 21, 3, ALIGN_LEFT },
	[C_RULES] = { N_("Rules"), 6, 6, 1, ALIGN_RIGHT },
};

static int open_parameters(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->rule = arg ? xstrdup(arg) : NULL;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("No limits: every number stands in the rule itself");
	return 0;
}

/* "12 weeks / 6 weeks / 3 weeks". */
static const char *values_short(const struct ruleset *rs, size_t i, day on, struct arena *a)
{
	const struct parameter *p = rules_parameter(rs, i);
	char *all = NULL;
	size_t n;

	if (p->per < 0)
		return rules_parameter_show(rs, i, -1, on, a);
	for (int c = 0; rules_facts(&n)[p->per].choices[c].code; c++) {
		const char *one = rules_parameter_show(rs, i, c, on, a);

		if (!rules_facts(&n)[p->per].choices[c].retired)
			all = all ? arena_printf(a, "%s / %s", all, one) : arena_strdup(a, one);
	}
	return all ? all : "";
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct screen *s = ctx;
	const struct state *st = s->state;
	const struct ruleset *rs = app_of(s)->rules;
	size_t n;

	for (size_t k = 0; k < limit && offset + k < st->n; k++) {
		size_t i = st->shown[offset + k];
		const struct parameter *p = rules_parameter(rs, i);

		rows[k].id = rules_row_id(p->name);
		rows[k].cells[C_MARK] = p->overridden ? "!" : "";
		rows[k].cells[C_TEXT] = lang_text(p->text);
		rows[k].cells[C_VALUE] = values_short(rs, i, app_of(s)->today, a);
		rows[k].cells[C_PER] = p->per < 0 ? "" : lang_text(rules_facts(&n)[p->per].label);
		rows[k].cells[C_ORIGIN] = rules_origin_name(p->origin);
		rows[k].cells[C_RULES] = arena_printf(a, "%zu", st->users[i]);
		rows[k].styles[C_MARK] = ST_NOW;
		rows[k].styles[C_VALUE] = p->overridden ? ST_BOLD : ST_NORMAL;
		rows[k].styles[C_PER] = rows[k].styles[C_ORIGIN] = ST_DIM;
	}
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	const struct ruleset *rs = app_of(s)->rules;
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	size_t n = rules_parameter_count(rs), rules = rules_count(rs);
	bool *used = arena_alloc(s->arena, (rules + 1) * sizeof *used);
	int only = st->rule ? rules_index(rs, st->rule) : -1;

	st->shown = arena_alloc(s->arena, (n + 1) * sizeof *st->shown);
	st->users = arena_alloc(s->arena, (n + 1) * sizeof *st->users);
	st->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct parameter *p = rules_parameter(rs, i);

		memset(used, 0, rules * sizeof *used);
		rules_parameter_users(rs, i, used);
		for (size_t r = 0; r < rules; r++)
			st->users[i] += used[r];
		if ((only < 0 || used[only]) &&
			(!*needle ||
				text_matches(arena_printf(s->arena, "%s %s", lang_text(p->text), p->name),
					needle)))
			st->shown[st->n++] = i;
	}
	st->list.fetch = fetch;
	list_set_count(&st->list, st->n);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect top = area;

	st->about = area;
	st->about.h = area.h > 2 * ABOUT_ROWS ? ABOUT_ROWS : 0;
	top.h -= st->about.h;
	st->about.y += top.h;
	list_layout(&st->list, top);
}

/* ---- about the selected one ---- */

/* Its index, or -1. */
static long selected_index(const struct screen *s)
{
	const struct state *st = s->state;
	int64_t id = list_selected_id(&st->list);

	for (size_t k = 0; id && k < st->n; k++)
		if (rules_row_id(rules_parameter(app_of(s)->rules, st->shown[k])->name) == id)
			return (long)st->shown[k];
	return -1;
}

static const struct parameter *selected(const struct screen *s)
{
	long i = selected_index(s);

	return i >= 0 ? rules_parameter(app_of(s)->rules, (size_t)i) : NULL;
}

/* The days from which it had or gets other values. */
static const char *periods_of(const struct ruleset *rs, size_t i, day today, struct arena *a)
{
	size_t n = rules_parameter_periods(rs, i);
	char *all = arena_strdup(a, "");

	for (size_t k = 0; n > 1 && k < n; k++) {
		day from = rules_parameter_from(rs, i, k);

		all = arena_printf(a, _("%s%sfrom %s: %s"), all, *all ? "; " : "", date_short(a, from, today),
			values_short(rs, i, from, a));
	}
	return all;
}

/* "law, reasonably certain, no longer from 1 Jan 2026 on" where more is told of it than its origin. */
static const char *standing_of(const struct parameter *p, struct arena *a)
{
	char *text = p->certainty == CERTAINTY_UNTOLD ? arena_strdup(a, "") :
		arena_printf(a, "%s, %s", rules_origin_name(p->origin), rules_certainty_name(p->certainty));

	if (p->until != DAY_NONE)
		text = arena_printf(a, _("%s%sno longer from %s on"), text, *text ? ", " : "", date_long(a, p->until));
	return text;
}

static int paint_wrapped(struct canvas *in, int y, unsigned style, const char *text, struct arena *a)
{
	char **lines;
	size_t n = *text ? text_wrap(a, text, in->area.w - 2, &lines) : 0;

	for (size_t i = 0; i < n && y < in->area.h; i++)
		canvas_put(in, y++, 1, in->area.w - 2, style, lines[i]);
	return y;
}

static void paint_about(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct ruleset *rs = app_of(s)->rules;
	long i = selected_index(s);
	struct canvas in = canvas_at(c, st->about);
	struct arena *a = arena_new();
	day today = app_of(s)->today;
	const struct parameter *p;
	int y = 1;

	canvas_rule(&in, 0, 0, in.area.w);
	if (i >= 0) {
		p = rules_parameter(rs, (size_t)i);
		y = paint_wrapped(&in, y, ST_NORMAL,
			arena_printf(a, "%s: %s", p->name, parameter_values(rs, (size_t)i, today, a)), a);
		y = paint_wrapped(&in, y, ST_DIM, p->note.nl ? lang_text(p->note) : "", a);
		y = paint_wrapped(&in, y, ST_NORMAL, standing_of(p, a), a);
		y = paint_wrapped(&in, y, ST_NORMAL, periods_of(rs, (size_t)i, today, a), a);
		paint_wrapped(&in, y, ST_DIM,
			arena_printf(a, _("Used by: %s"), parameter_users_named(rs, (size_t)i, a)), a);
	}
	arena_free(&a);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->about.h)
		paint_about(s, c);
	list_paint(&st->list, c, true);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	int i = st->rule ? rules_index(app_of(s)->rules, st->rule) : -1;

	*left = i < 0 ? _("Limits")
		      : arena_printf(a, _("Limits of: %s"),
				lang_text(rules_get(app_of(s)->rules, (size_t)i)->title));
	*right = arena_printf(a, "%zu", st->n);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct parameter *p = selected(s);

	return bit == NEED_CHANGED && (!p || !p->overridden)
		? _("Nothing was changed here: this is the limit as it is shipped.")
		: NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	free(st->rule);
}

/* ---- actions ---- */

static unsigned change(struct screen *s)
{
	return parameter_change(s, selected(s)->name);
}

/* Back to the shipped values: what that does is shown first. */
static unsigned remove_change(struct screen *s)
{
	const struct parameter *p = selected(s);
	const char *file = rule_file(p->file), *note[2] = { NULL, NULL };
	struct rule_change to = { .file = file };
	char *now = NULL, *text;

	if (app_rules_text(app_of(s), file, s->arena, &now) < 0)
		return ui_failed(s);
	text = rule_text_without(s->arena, now ? now : "", parameter_words, p->name);
	to.title = lang_text(p->text);
	to.text = *text ? rule_text_noted(s->arena, text, app_of(s), arena_printf(s->arena, "%s -", p->name))
			: NULL;
	note[0] = arena_printf(s->arena, _("%s: the shipped values are used again."), lang_text(p->text));
	to.note = note;
	to.done = arena_printf(s->arena, _("As it is shipped again: %s"), lang_text(p->text));
	return ui_push(s, &rule_preview_screen, &to);
}

static const struct ui_action actions[] = {
	{ "parameter-change", "<Enter> e", N_("change"),
		N_("Change this limit from a day on; shows first what that does"), NEED_ROW | NEED_WRITABLE,
		change },
	{ "parameter-remove", "x", N_("undo it"),
		N_("Back to the shipped values; shows first what that does"),
		NEED_ROW | NEED_WRITABLE | NEED_CHANGED, remove_change },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops parameters_screen = {
	.name = "parameters",
	.title = N_("Limits"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_parameters,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
