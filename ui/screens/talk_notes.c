/* Below the question: what was noted and agreed, newest last, and the line that is being
 * typed. The line has its row also when nothing is typed, so that nothing shifts. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/wrap.h"
#include "screens/talk.h"

#define NO_BREAK "\u00a0"

enum { LEAST_WIDTH = 14, LEAD = 2, TIME_COLUMNS = 6, LINE_ROWS = 3 };

const char *talking_time(const struct talk_view *v, const char *utc, struct arena *a)
{
	day begun = moment_day(record_get(v->t->record, "begun"));
	struct tm tm;

	if (!moment_local(utc, &tm))
		return "";
	if (begun != DAY_NONE && begun != moment_day(utc))
		return arena_printf(a, "%s %02d:%02d", date_short(a, moment_day(utc), v->t->app->today), tm.tm_hour,
			tm.tm_min);
	return arena_printf(a, "%02d:%02d", tm.tm_hour, tm.tm_min);
}

/* ---- what was noted ---- */

static const char *subject_name(const struct talk_view *v, int64_t placement)
{
	for (size_t i = 0; i < v->t->nsubjects; i++)
		if (v->t->subject[i].placement == placement)
			return v->t->subject[i].name;
	return v->t->employer_name;
}

/* "→ employer, by 1 Dec" behind an agreement. */
static const char *promise(const struct talk_view *v, const struct talk_line *line, struct arena *a)
{
	const char *who = _("we"), *code;
	day due = line->due;

	for (size_t i = 1; line->promised_by && *line->promised_by; i++) {
		const char *label = talking_promiser(i, &code);

		if (!label)
			break;
		if (str_same(code, line->promised_by))
			who = label;
	}
	return due == DAY_NONE ? arena_printf(a, "→ %s", who)
			       : arena_printf(a, _("→ %s, by %s"), who, date_short(a, due, v->t->app->today));
}

static void paint_line(
	const struct talk_view *v, struct canvas *c, int y, const struct talk_line *line, struct arena *a)
{
	static const char *const keys[] = { [LINE_NOTE] = "'", [LINE_REMARK] = "o", [LINE_AGREEMENT] = "a" };
	const char *time = talking_time(v, line->at, a), *right = NULL;
	int x = 1 + LEAD, to = c->area.w - 1;

	canvas_put(c, y, 1, 1, ST_KEY, keys[line->kind]);
	x += canvas_put(c, y, x, -1, ST_DIM, time) + 1;
	if (line->kind == LINE_AGREEMENT)
		right = promise(v, line, a);
	else if (v->t->nsubjects > 1)
		right = text_cut(a, subject_name(v, line->placement), c->area.w / 4);
	if (right)
		to = canvas_right(c, y, to, line->kind == LINE_AGREEMENT ? ST_NORMAL : ST_DIM, right) - 2;
	canvas_put(c, y, x, to - x, ST_NORMAL, line->text);
}

/* ---- the line ---- */

static const char *const labels[] = { [BOTTOM_REMARK] = N_("Remark:"),
	[BOTTOM_NOTE] = N_("Note:"),
	[BOTTOM_WHAT] = N_("Agreed, what:"),
	[BOTTOM_WHO] = N_("who:"),
	[BOTTOM_WHEN] = N_("by when:"),
	[BOTTOM_FIND] = N_("Find:") };

static const char *label_of(const struct talk_view *v)
{
	const struct question *q = talking_question(v);

	if (v->bottom == BOTTOM_REMARK && q && q->kind == ASK_TICK)
		return _("Ticked, note:");
	return _(labels[v->bottom]);
}

/* The agreement so far, and the way back. */
static void paint_agreed(struct canvas *c, int y, const char *what, const char *who, struct arena *a)
{
	int room;

	canvas_blank(c, y, ST_NORMAL);
	room = canvas_right(c, y, c->area.w - 1, ST_DIM, _("Shift-Tab: back")) - 2 - 1;
	what = text_cut(a, what, room - text_width(who) - 3);
	canvas_put(c, y, 1, -1, ST_NORMAL, arena_printf(a, "%s%s%s", what, *who ? " · " : "", who));
}

/* "who: 1 we  2 employer ...", as many rows as it takes, below what was agreed where there
 * is a row for that. Returns rows used. */
static int paint_who(const struct talk_view *v, struct canvas *c, int last, int most, struct arena *a)
{
	struct str all = STR_INIT;
	bool apart = most >= LINE_ROWS;
	const char *label, *code;
	char **lines;
	size_t n;

	if (!apart)
		str_addf(&all, "%s · ", text_cut(a, v->what, c->area.w / 3));
	str_add(&all, _(labels[BOTTOM_WHO]));
	for (size_t i = 0; (label = talking_promiser(i, &code)) != NULL; i++)
		str_addf(&all, "  %zu" NO_BREAK "%s", i + 1, label);
	n = text_wrap(a, all.text, c->area.w - 2, &lines);
	str_free(&all);
	for (size_t i = 0; i < n; i++) {
		int y = last + 1 - (int)(n - i);

		canvas_blank(c, y, ST_NORMAL);
		canvas_cursor(c, y, 1 + canvas_put(c, y, 1, -1, i ? ST_NORMAL : ST_BOLD, lines[i]));
	}
	if (apart)
		paint_agreed(c, last - (int)n, v->what, "", a);
	return (int)n + apart;
}

static const char *echo(const struct screen *s, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	bool exact;
	day d;

	if (v->bottom == BOTTOM_WHAT)
		return v->line.text.len ? _("Tab: who") : _("Esc: no agreement");
	if (v->bottom != BOTTOM_WHEN)
		return NULL;
	if (!v->line.text.len)
		return _("1 dec, +2w, before summer; empty: no day");
	d = talking_due(v->line.text.text, ui_today(s), &exact);
	return d == DAY_NONE ? NULL
	       : exact	     ? arena_printf(a, "→ %s", date_weekday(a, d))
			     : arena_printf(a, _("→ at the latest %s"), date_weekday(a, d));
}

static const char *promiser(const struct talk_view *v)
{
	int i = model_choice_index(choices_promiser, v->promised_by);

	return i < 0 ? _("we") : lang_text(choices_promiser[i].label);
}

/* Rows used. */
static int paint_typed(const struct screen *s, struct canvas *c, int last, int most, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	const char *right = echo(s, a), *label = label_of(v);
	bool agreed = v->bottom == BOTTOM_WHEN && most > 1;
	int x, width, rows;
	struct wrap_line *lines;

	if (v->bottom == BOTTOM_WHEN && !agreed)
		label = arena_printf(a, "%s · %s", text_cut(a, v->what, c->area.w / 3), label);
	x = 1 + text_width(label) + 1;
	width = c->area.w - x - 1 - (right ? text_width(right) + 2 : 0);
	if (width < LEAST_WIDTH && right) {
		width += text_width(right) + 2;
		right = NULL;
	}
	rows = width < LEAST_WIDTH ? 1 : (int)wrap_lines(a, v->line.text.text, width - 1, 0, &lines);
	if (rows > (agreed ? 1 : most))
		rows = agreed ? 1 : most;
	for (int y = last + 1 - rows; y <= last; y++)
		canvas_blank(c, y, ST_NORMAL);
	canvas_put(c, last + 1 - rows, 1, -1, ST_BOLD, label);
	talking_paint_edit(c, last + 1 - rows, x, width < LEAST_WIDTH ? LEAST_WIDTH : width, rows, ST_NORMAL,
		&v->line, true, a);
	if (right)
		canvas_right(c, last, c->area.w - 1, ST_DIM, right);
	if (agreed)
		paint_agreed(c, last - rows, v->what, promiser(v), a);
	return rows + agreed;
}

/* What the key after g, G or 0 is for. */
static const char *prefix_text(const struct talk_view *v, struct arena *a)
{
	enum { TEN = 10 };

	if (v->prefix == 'G')
		return _("Points of which guide, 1-9");
	if (v->prefix != 'g')
		return _("Answer: its letter");
	if (v->topic)
		return arena_printf(a, _("To topic %zu: Enter, or its next digit"), v->topic);
	return v->t->script->ntopics > TEN ? _("To topic: its number") : _("To topic: its digit");
}

static const char *idle_text(const struct talk_view *v)
{
	if (v->in_field)
		return _("Typing an answer. Esc makes letters keys again: a agreement, o remark");
	if (v->t->nsubjects > 1)
		return _("] placement   v suggestions   H history   G guide   / find   p pause");
	return _("v suggestions   H history   G guide   / find   p pause");
}

static void paint_idle(const struct talk_view *v, struct canvas *c, int y, struct arena *a)
{
	static const char *const keys[] = { [BOTTOM_REMARK] = "o",
		[BOTTOM_NOTE] = "'",
		[BOTTOM_WHAT] = "a",
		[BOTTOM_WHO] = "a",
		[BOTTOM_WHEN] = "a",
		[BOTTOM_FIND] = "/" };

	if (v->prefix)
		canvas_cursor(c, y, 2 + canvas_put(c, y, 1, -1, ST_BOLD, prefix_text(v, a)));
	else if (v->parked)
		canvas_put(c, y, 1, -1, ST_DIM,
			arena_printf(a, "%s %s %s", keys[v->parked], _(labels[v->parked]),
				v->line.text.len ? v->line.text.text
				: v->what	 ? v->what
						 : ""));
	else if (!talking_reads(v))
		canvas_put(c, y, 1, -1, ST_DIM, idle_text(v));
}

/* The quiet corner: how many suggestions there are now, and how many are new. */
static void paint_rule(
	const struct talk_view *v, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	size_t n = v->t->suggestions.n, fresh = v->t->fresh;
	const char *text;

	canvas_rule(c, p->rule, 0, c->area.w);
	if (n == 0)
		return;
	text = arena_printf(a, ngettext("%zu suggestion", "%zu suggestions", n), n);
	if (fresh)
		text = arena_printf(a, _("%s, %zu new"), text, fresh);
	canvas_right(c, p->rule, c->area.w - 2, fresh ? ST_BOLD : ST_DIM, arena_printf(a, " v %s ", text));
}

/* What is wrong with the line stands above it; on the rule where there is no row. */
static int paint_fault(const struct talk_view *v, struct canvas *c, int rule, int last, struct arena *a)
{
	char **lines;
	int n = (int)text_wrap(a, v->fault, c->area.w - 2, &lines), room = last - rule;

	if (room <= 0) {
		canvas_put(c, rule, 1, -1, ST_ERROR, arena_printf(a, " %s ", v->fault));
		return 0;
	}
	if (n > room)
		n = room;
	for (int i = 0; i < n; i++)
		canvas_put(c, last + 1 - n + i, 1, -1, ST_ERROR, lines[i]);
	return n;
}

void talking_paint_notes(
	const struct screen *s, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	int last = p->notes.y + p->notes.h - 1, rows = 1;
	size_t n = v->t->nlines;

	paint_rule(v, c, p, a);
	if (v->bottom == BOTTOM_WHO)
		rows = paint_who(v, c, last, p->notes.h, a);
	else if (v->bottom)
		rows = paint_typed(s, c, last, p->notes.h < LINE_ROWS ? p->notes.h : LINE_ROWS, a);
	else
		paint_idle(v, c, last, a);
	if (v->bottom && v->fault)
		rows += paint_fault(v, c, p->rule, last - rows, a);
	for (int y = last - rows; y > p->rule && n > 0; y--)
		paint_line(v, c, y, &v->t->line[--n], a);
}
