/* Where things stand. The layout does not shift while one talks: the question has its
 * rows, the choices theirs, whatever is said. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/talk.h"

enum {
	LOW = 14, /* rows: fewer leave no room for space between parts */
	TALL = 30,
	SIDE_FROM = 70,
	SIDE_NARROW = 18,
	SIDE_WIDE_FROM = 80,
	SIDE_WIDTH = 26,
	SIDE_ROOMY = 28,
	RIGHT_WIDTH = 36,
	MOST_NOTES = 9,
	NEAR_ROWS = 10,
	KEY_COLUMNS = 4, /* mark, key, blank: "✓1 " and two letters from ten on */
	GAP = 2,
};

/* Suggestions stand beside where there is room, until v says otherwise. */
static bool beside(const struct talk_view *v, int w)
{
	return v->beside_asked ? v->beside : w >= PANE_FROM;
}

static void place_columns(const struct talk_view *v, int w, int rows, struct talk_places *p)
{
	int side = w < SIDE_FROM	? 0
		   : w < SIDE_WIDE_FROM ? SIDE_NARROW
		   : w < PANE_FROM	? SIDE_WIDTH
					: SIDE_ROOMY;
	int right = w >= PANE_FROM && beside(v, w) ? RIGHT_WIDTH : 0;

	p->side = (struct rect){ 0, 0, rows, side };
	p->right = (struct rect){ 0, w - right, rows, right };
	p->main.y = 0;
	p->main.h = rows;
	p->main.x = side ? side + GAP : 1;
	p->main.w = (right ? w - right - GAP : w) - p->main.x - 1;
	p->swapped = side > 0 && w < PANE_FROM && beside(v, w);
}

/* Choices that do not fit their rows whole take the room of what is said about them. */
static bool need_room(const struct talk_view *v, const struct talk_places *p)
{
	const struct question *q = talking_question(v);
	struct choice_grid g;

	return q && !talking_types(q) && !talking_grid(q, p->choice_rows, p->main.w, &g);
}

static void place_rows(struct talk_places *p, int question, int base, int space)
{
	p->question_rows = question;
	p->base_rows = base;
	p->choice_y = 1 + space + question;
	p->choice_rows = p->rule - p->choice_y - base;
}

/* Rows of what is asked, without its hint. */
static int asked_rows(const struct talk_view *v, int width)
{
	struct arena *a = arena_new();
	char **lines;
	size_t n = text_wrap(a, talking_question(v)->text, width, &lines);

	arena_free(&a);
	return n < 2 ? 1 : 2;
}

void talking_place(const struct talk_view *v, int h, int w, struct talk_places *p)
{
	int notes = h < LOW ? 2 : h < TALL ? 4 : h / 4, space;

	*p = (struct talk_places){ .rule = 0 };
	if (notes > MOST_NOTES)
		notes = MOST_NOTES;
	p->rule = h - notes - 1;
	p->notes = (struct rect){ h - notes, 0, notes, w };
	place_columns(v, w, p->rule, p);
	space = p->rule < LOW ? 0 : 1;
	place_rows(p, p->rule < LOW ? 2 : 4, p->rule < LOW ? 3 : 4, space);
	if (need_room(v, p))
		place_rows(p, 2, 2, space);
	if (need_room(v, p) && notes > 1) { /* low: the notes give way to the answers */
		p->rule = h - 2;
		p->notes = (struct rect){ h - 1, 0, 1, w };
		place_columns(v, w, p->rule, p);
		place_rows(p, asked_rows(v, p->main.w), 2, 0);
	}
	p->base_y = p->rule - p->base_rows;
	if (p->rule >= TALL - MOST_NOTES) { /* not all over a tall screen: near each other */
		int room = p->choice_rows - 2 * space;

		p->choice_y += space;
		p->choice_rows = NEAR_ROWS;
		if (need_room(v, p) && room > NEAR_ROWS)
			p->choice_rows = room;
		p->base_y = p->choice_y + p->choice_rows + space;
	}
}

size_t talking_window(size_t n, size_t rows, size_t at)
{
	if (n <= rows || at < rows / 2)
		return 0;
	return at - rows / 2 + rows > n ? n - rows : at - rows / 2;
}

/* ---- choices: down first, in as few columns as the rows allow ---- */

static int grid_columns(const struct question *q, struct choice_grid *g, int gap)
{
	const struct answer_choice *choices = talking_choices(q, &g->n);
	int columns = 0;

	memset(g->width, 0, sizeof g->width);
	for (size_t i = 0; i < g->n; i++) {
		int w = text_width(choices[i].label) + KEY_COLUMNS + gap;

		columns = (int)(i / g->rows) + 1;
		if (w > g->width[i / g->rows])
			g->width[i / g->rows] = w;
	}
	return columns;
}

bool talking_grid(const struct question *q, int rows, int width, struct choice_grid *g)
{
	int columns = 0, used = 0, gap;

	*g = (struct choice_grid){ .rows = rows > 0 ? (size_t)rows : 1 };
	for (gap = GAP; gap > 0; gap--) {
		columns = grid_columns(q, g, gap);
		used = 0;
		for (int i = 0; i < columns; i++)
			used += g->width[i];
		if (used <= width + gap)
			return true;
	}
	/* The widest gives way, so that short labels stay whole. */
	for (; used > width + 1; used--) {
		int widest = 0;

		for (int i = 1; i < columns; i++)
			if (g->width[i] > g->width[widest])
				widest = i;
		if (g->width[widest] <= KEY_COLUMNS + GAP)
			break;
		g->width[widest]--;
	}
	return false;
}

void talking_grid_at(const struct choice_grid *g, size_t i, int *y, int *x)
{
	*y = (int)(i % g->rows);
	*x = 0;
	for (size_t k = 0; k < i / g->rows; k++)
		*x += g->width[k];
}

/* ---- the mouse ---- */

static unsigned click_choice(struct screen *s, const struct talk_places *p, int y, int x)
{
	const struct question *q = talking_question(talk_view(s));
	struct choice_grid g;

	if (!q || talking_types(q))
		return UI_PAINT;
	talking_grid(q, p->choice_rows, p->main.w, &g);
	for (size_t i = 0; i < g.n; i++) {
		int cy, cx;

		talking_grid_at(&g, i, &cy, &cx);
		cy += p->choice_y;
		cx += p->main.x;
		if (y == cy && x >= cx && x < cx + g.width[i / g.rows])
			return talking_choose_at(s, i);
	}
	return UI_PAINT;
}

static unsigned click_side(struct screen *s, const struct talk_places *p, int y)
{
	struct talk_view *v = talk_view(s);
	struct talk_side side;

	if (p->swapped)
		return UI_PAINT;
	talking_side_rows(v, p->side.h, &side);
	if (y < side.topics)
		return talking_to_topic(s, side.first_topic + (size_t)y);
	if (y > side.topics && y - side.topics - 1 < side.subjects)
		return talking_to_subject(s, side.first_subject + (size_t)(y - side.topics - 1));
	return UI_PAINT;
}

unsigned talking_click(struct screen *s, int y, int x)
{
	struct talk_view *v = talk_view(s);
	struct talk_places p;

	talking_place(v, s->area.h, s->area.w, &p);
	talking_panel_close(v);
	v->prefix = 0;
	if (v->bottom || y >= p.rule)
		return UI_PAINT; /* a line is being typed: it stays */
	if (x < p.side.w)
		return click_side(s, &p, y);
	if (y >= p.choice_y && y < p.choice_y + p.choice_rows)
		return click_choice(s, &p, y, x);
	return UI_PAINT;
}
