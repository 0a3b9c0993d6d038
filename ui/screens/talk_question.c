/* The question, large: what is asked and of whom, the choices or the field, what can be
 * said to any question, and what was said before. */
#include <limits.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/wrap.h"
#include "screens/talk.h"

enum { KEY_WIDTH = 4, NUMBER_WIDTH = 12, DATE_WIDTH = 26, FIELD_ROWS = 4, UNCHANGED_AT = 2 };

/* The subject of a question for people: the employee, or the employer. */
static const char *whom_of(const struct talk_view *v, const struct question *q)
{
	return q && q->about == LEVEL_EMPLOYER ? v->t->employer_name : v->t->subject[v->subject].name;
}

const char *talking_said(const struct said *said)
{
	static const char *const states[] = { [SAID_ANSWERED] = "",
		[SAID_UNCHANGED] = N_("unchanged"),
		[SAID_DONT_KNOW] = N_("doesn't know"),
		[SAID_REFUSED] = N_("won't say"),
		[SAID_NOT_APPLICABLE] = N_("not applicable") };

	if (said->show && *said->show)
		return said->show;
	return *states[said->state] ? _(states[said->state]) : said->words ? said->words : "";
}

/* ---- which question, of whom ---- */

static void paint_top(const struct talk_view *v, struct canvas *c, struct arena *a)
{
	const struct question *q = talking_question(v);
	enum { LEAST_TOPIC = 8 };
	const char *whom;
	unsigned number = 0;
	int from, room;

	for (long at = -1, next; at < v->question; at = next, number++)
		if ((next = talk_next(v->t, v->subject, at, true, false)) <= at)
			break; /* it is asked no more: someone else changed what it hangs on */
	from = canvas_right(
		c, 0, c->area.w, ST_NORMAL, arena_printf(a, "%u/%u", number, v->t->subject[v->subject].asked));
	/* Of whom it is said must be seen; the topic gives way. */
	whom = whom_of(v, q);
	room = from - 5 - text_width(whom);
	canvas_put(c, 0, 0, from - 2, ST_TITLE,
		arena_printf(a, "%s · %s",
			text_cut(a, v->t->script->topics[q->topic].title,
				room > LEAST_TOPIC ? room : LEAST_TOPIC),
			whom));
}

static void paint_asked(
	const struct question *q, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	int y = p->choice_y - p->question_rows - (p->choice_y - p->question_rows > 2 ? 1 : 0),
	    last = y + p->question_rows;
	char **lines;
	size_t n = text_wrap(a, q->text, c->area.w, &lines);

	for (size_t i = 0; i < n && y < last; i++)
		canvas_put(c, y++, 0, -1, ST_BOLD, lines[i]);
	n = *q->hint ? text_wrap(a, q->hint, c->area.w, &lines) : 0;
	for (size_t i = 0; i < n && y < last; i++)
		canvas_put(c, y++, 0, -1, ST_DIM, lines[i]);
}

/* ---- choices ---- */

/* Of several the mark stands at the label, and one that is off has its own: that they
 * are turned on and off is seen also without colours. */
static void paint_choice(
	struct canvas *c, int y, int x, int width, size_t i, const char *label, bool several, bool chosen)
{
	const char *mark = chosen ? "✓" : several ? "·" : NULL;
	char key[] = "0a";

	if (i < TALK_DIGITS)
		strcpy(key, (const char[]){ (char)('1' + i), '\0' });
	else
		key[1] = (char)('a' + (i - TALK_DIGITS));
	canvas_put(c, y, several ? x : x + 1, 2, ST_KEY, key);
	canvas_put(c, y, several ? x + 2 : x, 1, chosen ? ST_GOOD : ST_DIM, mark);
	canvas_put(c, y, x + KEY_WIDTH, width - KEY_WIDTH - 1, chosen ? ST_BOLD | ST_SELECTED : ST_NORMAL,
		label);
}

static void paint_choices(const struct talk_view *v, struct canvas *c, const struct talk_places *p)
{
	const struct question *q = talking_question(v);
	const struct answer_choice *choices;
	struct choice_grid g;

	talking_grid(q, p->choice_rows, c->area.w, &g);
	choices = talking_choices(q, &g.n);
	for (size_t i = 0; i < g.n; i++) {
		int y, x;

		talking_grid_at(&g, i, &y, &x);
		paint_choice(c, p->choice_y + y, x, g.width[i / g.rows], i, choices[i].label,
			talking_several(q), v->chosen[i]);
		if (i == v->pressed)
			canvas_cursor(c, p->choice_y + y, talking_several(q) ? x : x + 1);
	}
}

/* ---- the field ---- */

int talking_paint_edit(struct canvas *c, int y, int x, int width, int rows, unsigned style,
	const struct edit *e, bool focused, struct arena *a)
{
	const char *text = e->text.text;
	struct wrap_line *lines;
	size_t n = wrap_lines(a, text, width - 1, 0, &lines), at = wrap_line_of(lines, n, e->at), top = 0, k;

	if (n > (size_t)rows)
		top = at + 1 > (size_t)rows ? at + 1 - (size_t)rows : 0;
	for (k = top; k < n && k < top + (size_t)rows; k++)
		canvas_field(c, y + (int)(k - top), x, width, style, ALIGN_LEFT,
			arena_strndup(a, text + lines[k].start, lines[k].end - lines[k].start));
	if (focused)
		canvas_cursor(c, y + (int)(at - top), x + wrap_width(text, lines[at].start, e->at));
	return (int)(k - top);
}

/* What a date is taken for, and the limits of a number. */
static const char *echo(const struct screen *s, const struct question *q, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	struct date_span span;

	if (q->kind == ASK_NUMBER && (q->least || q->most))
		return q->least == INT_MIN ? arena_printf(a, _("a number of at most %d"), q->most) :
			q->most == INT_MAX ? arena_printf(a, _("a number of at least %d"), q->least) :
			arena_printf(a, "%d … %d", q->least, q->most);
	if (q->kind != ASK_DATE)
		return NULL;
	if (!v->field.text.len)
		return _("14 mar, march, spring, before 1 may");
	if (date_span_parse(v->field.text.text, ui_today(s), q->past, &span) < 0)
		return NULL;
	return arena_printf(a, "→ %s", date_span_show(a, span, ui_today(s)));
}

/* What is wrong stands below the field, as long as it is. */
static void paint_fault(const struct talk_view *v, struct canvas *c, int y, int last, struct arena *a)
{
	char **lines;
	size_t n = text_wrap(a, v->fault, c->area.w, &lines);

	for (size_t i = 0; i < n && y < last; i++)
		canvas_put(c, y++, 0, -1, ST_ERROR, lines[i]);
}

static void paint_field(
	const struct screen *s, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);
	int width = q->kind == ASK_NUMBER ? NUMBER_WIDTH : q->kind == ASK_DATE ? DATE_WIDTH : c->area.w;
	int rows = q->kind == ASK_TEXT ? FIELD_ROWS : 1, y = p->choice_y;
	const char *below = echo(s, q, a);

	if (rows > p->choice_rows)
		rows = p->choice_rows;
	if (width > c->area.w)
		width = c->area.w;
	y += talking_paint_edit(c, y, 0, width, rows, ST_FIELD, &v->field, !v->bottom, a);
	if (v->fault && !v->bottom)
		paint_fault(v, c, y, p->choice_y + p->choice_rows, a);
	else if (y < p->choice_y + p->choice_rows)
		canvas_put(
			c, y, 0, -1, ST_DIM, v->in_field || v->touched || below ? below : _("Enter: type"));
}

/* ---- what can be said to any question ---- */

static int option(struct canvas *c, int y, int x, const char *key, const char *text, bool said)
{
	int w = canvas_put(c, y, x, -1, ST_KEY, key);

	return x + w + 1 + canvas_put(c, y, x + w + 1, -1, said ? ST_BOLD | ST_SELECTED : ST_NORMAL, text) +
	       3;
}

/* " (18 Aug)", or nothing when that is not known. */
static const char *when_before(const struct talk_view *v, const struct said *before, struct arena *a)
{
	return before->date == DAY_NONE
		       ? ""
		       : arena_printf(a, " (%s)", date_short(a, before->date, v->t->app->today));
}

/* What was said before has the room that "= unchanged:" and its day leave. */
static int room_before(const struct talk_view *v, const struct said *before, int width, struct arena *a)
{
	return width - UNCHANGED_AT - text_width(_("unchanged:")) - 1 - text_width(when_before(v, before, a));
}

static void paint_unchanged(const struct talk_view *v, struct canvas *c, int y, struct arena *a)
{
	const struct cell *cell = talking_here(v);
	const struct said *before = cell->before;
	bool said = cell->last && cell->last->state == SAID_UNCHANGED;

	if (!before) {
		canvas_put(c, y, 0, -1, ST_DIM, _("Nothing was said here before."));
		return;
	}
	canvas_put(c, y, 0, 1, ST_KEY, "=");
	canvas_put(c, y, UNCHANGED_AT, -1, said ? ST_BOLD | ST_SELECTED : ST_NORMAL,
		arena_printf(a, "%s %s%s", _("unchanged:"),
			text_cut(a, talking_said(before), room_before(v, before, c->area.w, a)),
			when_before(v, before, a)));
}

/* Several are ended with Enter, also none of them. */
static void paint_end_of_several(const struct talk_view *v, struct canvas *c, int y, int x, struct arena *a)
{
	const struct answer_choice *choices;
	size_t n, on = 0;

	choices = talking_choices(talking_question(v), &n);
	for (size_t i = 0; choices && i < n; i++)
		on += v->chosen[i];
	option(c, y, x, "Enter", on ? arena_printf(a, _("these %zu"), on) : _("none"), false);
}

static void paint_options(const struct talk_view *v, struct canvas *c, int y, struct arena *a)
{
	const struct said *last = talking_here(v)->last;
	bool typing = v->in_field;
	int x = option(
		c, y, 0, typing ? "Ctrl-N" : "n", _("don't know"), last && last->state == SAID_DONT_KNOW);

	x = option(c, y, x, typing ? "Ctrl-X" : "x", _("won't tell"), last && last->state == SAID_REFUSED);
	if (!typing || !v->touched)
		x = option(c, y, x, "-", _("n/a"), last && last->state == SAID_NOT_APPLICABLE);
	if (talking_several(talking_question(v)) && !talking_reads(v))
		paint_end_of_several(v, c, y, x, a);
}

/* The words of the time before, unless they are the value already; and a value that the
 * line above cut. */
static void paint_before(const struct talk_view *v, struct canvas *c, int y, int rows, struct arena *a)
{
	const struct said *before = talking_here(v)->before;
	bool words = before && before->words && !str_same(before->words, before->show);
	const char *text = !before ? NULL : words ? before->words : talking_said(before);
	char **lines;
	size_t n;

	if (!text || (!words && text_width(text) <= room_before(v, before, c->area.w, a)))
		return;
	n = text_wrap(a, arena_printf(a, _("last time: \"%s\""), text), c->area.w, &lines);
	for (size_t i = 0; i < n && i < (size_t)rows; i++)
		canvas_put(c, y + (int)i, 0, -1, ST_DIM,
			i + 1 == (size_t)rows && n > (size_t)rows ?
				text_cut(a, arena_printf(a, "%s %s", lines[i], lines[i + 1]), c->area.w) :
				lines[i]);
}

/* One line, the most pressing: what is wrong, what looks odd, what waits. */
static bool paint_remark(const struct talk_view *v, struct canvas *c, int y, struct arena *a)
{
	const struct cell *cell = talking_here(v);

	if (v->fault && !v->bottom && !talking_types(talking_question(v)))
		return canvas_put(c, y, 0, -1, ST_ERROR, v->fault) > 0;
	if (cell->warning)
		return canvas_put(c, y, 0, -1, ST_SOON, arena_printf(a, "! %s", cell->warning)) > 0;
	if (cell->waiting)
		return canvas_put(c, y, 0, -1, ST_DIM,
			       arena_printf(a,
				       ngettext("%u suggestion waits for this (w)",
					       "%u suggestions wait for this (w)", cell->waiting),
				       cell->waiting)) > 0;
	return false;
}

static void paint_base(
	const struct talk_view *v, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	int y = p->base_y;

	if (p->base_rows > 2 || !v->fault)
		paint_unchanged(v, c, y, a);
	else
		paint_remark(v, c, y, a);
	paint_options(v, c, y + 1, a);
	if (p->base_rows > 2) { /* in the last row; what was said before has the others */
		int rows = p->base_rows - 2 - paint_remark(v, c, y + p->base_rows - 1, a);

		paint_before(v, c, y + 2, rows, a);
	}
}

/* ---- the end of a placement ---- */

static void paint_end(
	const struct talk_view *v, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	const struct talk_subject *here = &v->t->subject[v->subject];
	long other = talking_subject_open(v);
	int y = p->choice_y;

	canvas_put(c, 0, 0, -1, ST_TITLE, here->name);
	canvas_put(c, 2, 0, -1, ST_BOLD,
		arena_printf(a, _("Everything was asked: %u of %u answered."), here->answered, here->asked));
	if (talking_reads(v))
		return;
	if (other >= 0) {
		const struct talk_subject *next = &v->t->subject[other];

		option(c, y++, 0, "Enter",
			arena_printf(a, _("on to %s (%u open)"), next->name, next->asked - next->answered),
			false);
	}
	option(c, y++, 0, other >= 0 ? "f" : "Enter", _("finish the conversation"), false);
	option(c, y, 0, "Tab", _("the questions again"), false);
	canvas_cursor(c, p->choice_y, 0);
}

void talking_paint_question(
	const struct screen *s, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	const struct talk_view *v = talk_view(s);
	struct canvas main = canvas_sub(c, p->main);
	const struct question *q = talking_question(v);

	if (!q) {
		paint_end(v, &main, p, a);
		return;
	}
	paint_top(v, &main, a);
	paint_asked(q, &main, p, a);
	if (talking_types(q))
		paint_field(s, &main, p, a);
	else
		paint_choices(v, &main, p);
	paint_base(v, &main, p, a);
}
