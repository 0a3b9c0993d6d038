/* Small panels that go with any key: why a question is asked, everything ever said to
 * it, and, where no column is free for them, the suggestions. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/talk.h"

enum { MOST_LINES = 12, LEAD = 14, FRAME = 2 };

void talking_panel_close(struct talk_view *v)
{
	v->panel = PANEL_NONE;
	v->npanel = 0;
	arena_reset(v->panel_arena);
}

static struct talk_panel_line *begin(
	struct talk_view *v, enum talk_panel panel, const char *title, size_t lines)
{
	v->panel = panel;
	v->panel_title = title;
	v->npanel = 0;
	v->panel_line = arena_alloc(v->panel_arena, (lines + 1) * sizeof *v->panel_line);
	return v->panel_line;
}

unsigned talking_why(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct talk_panel_line *line;
	struct waiting *w;
	size_t n;

	if (v->question < 0)
		return ui_error(s, "%s", _("No question is on screen: a loose note can be made."));
	arena_reset(v->panel_arena);
	if (talk_waiting(v->t, v->subject, (size_t)v->question, v->panel_arena, &w, &n) < 0)
		return ui_failed(s);
	line = begin(v, PANEL_WHY, _("Why this question: the suggestions that wait for it"), 2 * n + 1);
	for (size_t i = 0; i < n; i++) {
		line[v->npanel++] = (struct talk_panel_line){ ST_BOLD, "·", w[i].title };
		if (w[i].because && *w[i].because)
			line[v->npanel++] = (struct talk_panel_line){ ST_DIM, "", w[i].because };
	}
	if (n == 0)
		line[v->npanel++] = (struct talk_panel_line){ ST_NORMAL, NULL,
			_("No suggestion waits for this; it is part of the list.") };
	return UI_PAINT;
}

unsigned talking_history_show(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct talk_panel_line *line;
	struct said *said;
	size_t n;

	if (v->question < 0)
		return ui_error(s, "%s", _("No question is on screen: a loose note can be made."));
	arena_reset(v->panel_arena);
	if (talk_history(v->t, v->subject, (size_t)v->question, v->panel_arena, &said, &n) < 0)
		return ui_failed(s);
	line = begin(v, PANEL_HISTORY, _("Said to this question, newest first"), n + 1);
	for (size_t i = 0; i < n; i++)
		line[v->npanel++] = (struct talk_panel_line){ ST_NORMAL,
			said[i].date == DAY_NONE ? "" : date_short(v->panel_arena, said[i].date, ui_today(s)),
			arena_strdup(v->panel_arena, talking_said(&said[i])) };
	if (n == 0)
		line[v->npanel++] =
			(struct talk_panel_line){ ST_NORMAL, NULL, _("Nothing was said here before.") };
	return UI_PAINT;
}

/* Where the topics have a column, the suggestions take it; else a panel. */
unsigned talking_suggestions(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct talk_places p;

	talking_place(v, s->area.h, s->area.w, &p);
	if (!p.side.w) {
		arena_reset(v->panel_arena);
		begin(v, PANEL_SUGGESTIONS, _("Suggestions"), 0);
		return UI_PAINT;
	}
	v->beside = !(p.right.w || p.swapped);
	v->beside_asked = true;
	return UI_PAINT;
}

static int lines_of(const struct talk_view *v, int width, struct arena *a)
{
	int n = 0;

	if (v->panel == PANEL_SUGGESTIONS)
		return MOST_LINES;
	for (size_t i = 0; i < v->npanel; i++) {
		char **lines;

		n += (int)text_wrap(a, v->panel_line[i].text, width, &lines);
	}
	return n < MOST_LINES ? n : MOST_LINES;
}

static void paint_lines(const struct talk_view *v, struct canvas *c, int lead, struct arena *a)
{
	int y = 0;

	for (size_t i = 0; i < v->npanel; i++) {
		const struct talk_panel_line *one = &v->panel_line[i];
		char **lines;
		size_t n = text_wrap(a, one->text, c->area.w - lead, &lines);

		canvas_put(c, y, 0, lead, ST_DIM, one->lead);
		for (size_t k = 0; k < n; k++)
			canvas_put(c, y++, lead, -1, one->style, lines[k]);
	}
}

void talking_panel_paint(const struct talk_view *v, struct canvas *c, int bottom)
{
	struct arena *a;
	struct canvas inside;
	int lead = v->panel == PANEL_HISTORY ? LEAD : v->panel == PANEL_WHY ? 2 : 0, h;
	struct rect box = { 0, 0, 0, c->area.w };

	if (v->panel == PANEL_NONE)
		return;
	a = arena_new();
	h = lines_of(v, box.w - 2 * FRAME - lead, a) + FRAME;
	box.h = h < bottom ? h : bottom;
	box.y = bottom - box.h;
	canvas_box(c, box, v->panel_title);
	inside = canvas_sub(c, (struct rect){ box.y + 1, FRAME, box.h - FRAME, box.w - 2 * FRAME });
	if (v->panel == PANEL_SUGGESTIONS)
		talking_paint_suggestions(v, &inside, a);
	else
		paint_lines(v, &inside, lead, a);
	canvas_cursor(c, box.y + 1, FRAME);
	arena_free(&a);
}
