/* Factors with the side each is on: a key moves a factor to its next side. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

enum {
	TWO_COLUMNS_FROM = 76, MARGIN = 2, BETWEEN = 2, LEAD = 6,
	MOST = 56, /* wider, and the side stands too far from its factor */
	SIDES = SIDE_SEEN + 1
};

/* How a side is written, and shown: by symbol and by word. */
static const struct {
	char mark;
	const char *word;
	enum style style;
} sides[SIDES] = {
	[SIDE_NONE] = { ' ', "", ST_NORMAL },
	[SIDE_FOR] = { '+', N_("for"), ST_GOOD },
	[SIDE_AGAINST] = { '-', N_("against"), ST_SOON },
	[SIDE_SEEN] = { 'o', N_("seen"), ST_DIM },
};

/* ---- reading and changing ---- */

static enum side side_of(char mark)
{
	for (int i = SIDE_FOR; i < SIDES; i++)
		if (sides[i].mark == mark)
			return (enum side)i;
	return SIDE_NONE;
}

static long find(const struct factor_pad *p, const char *code)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->factor[i].code, code) == 0)
			return (long)i;
	return -1;
}

static char *with_side(struct arena *a, const char *before, const char *code, enum side side)
{
	return arena_printf(
		a, "%s %s%s%c", before, code, side == SIDE_SEEN ? " " : "", sides[side].mark);
}

static void put(struct factor_pad *p, const char *code, enum side side, struct arena *a)
{
	long i = find(p, code);

	if (i >= 0)
		p->side[i] = (unsigned char)side;
	else
		p->others = with_side(a, p->others, code, side);
}

/* The mark stands against the code or after it, as "feeling o" must. */
void pad_set(struct factor_pad *p, const char *text, struct arena *a)
{
	char *save = NULL, *word = arena_strdup(a, text ? text : ""), *code = NULL;

	memset(p->side, SIDE_NONE, p->n);
	p->others = "";
	for (word = strtok_r(word, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
		size_t last = strlen(word) - 1;
		enum side side = side_of(word[last]);

		if (last > 0 && (side == SIDE_NONE || side == SIDE_SEEN)) {
			code = word;
			continue;
		}
		if (last > 0) {
			word[last] = '\0';
			code = word;
		}
		if (code && side != SIDE_NONE)
			put(p, code, side, a);
		code = NULL;
	}
}

int pad_open(struct factor_pad *p, struct app *app, struct arena *a, const char *text, bool against_first)
{
	int rc;

	*p = (struct factor_pad){ .against_first = against_first, .pressed = -1 };
	if ((rc = app_factors(app, a, &p->factor, &p->n)) < 0)
		return rc;
	p->side = arena_alloc(a, p->n + 1);
	pad_set(p, text, a);
	return 0;
}

bool pad_key(struct factor_pad *p, uint32_t key)
{
	static const enum side next[2][SIDES] = {
		{ [SIDE_NONE] = SIDE_FOR, [SIDE_FOR] = SIDE_AGAINST, [SIDE_AGAINST] = SIDE_SEEN,
			[SIDE_SEEN] = SIDE_NONE },
		{ [SIDE_NONE] = SIDE_AGAINST, [SIDE_AGAINST] = SIDE_FOR, [SIDE_FOR] = SIDE_SEEN,
			[SIDE_SEEN] = SIDE_NONE },
	};

	for (size_t i = 0; i < p->n; i++) {
		if (key == (unsigned char)p->factor[i].key) {
			p->side[i] = (unsigned char)next[p->against_first][p->side[i]];
			p->pressed = (long)i;
			return true;
		}
	}
	return false;
}

char *pad_text(const struct factor_pad *p, struct arena *a)
{
	char *text = arena_strdup(a, p->others);

	for (size_t i = 0; i < p->n; i++)
		if (p->side[i] != SIDE_NONE)
			text = with_side(a, text, p->factor[i].code, (enum side)p->side[i]);
	text += *text == ' ';
	return *text ? text : NULL;
}

/* ---- writing ---- */

struct writer {
	const struct factor_pad *pad;
	struct pager *to;
	struct arena *a;
	int width; /* of one column */
};

static const char *blank(const struct writer *w, int n)
{
	return arena_printf(w->a, "%*s", n > 0 ? n : 0, "");
}

/* The index of the row-th factor of a kind, or -1. */
static long nth(const struct factor_pad *p, const char *kind, size_t row)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->factor[i].kind, kind) == 0 && row-- == 0)
			return (long)i;
	return -1;
}

/* One column: " w - what the employee wants      against". */
static void cell(const struct writer *w, long i)
{
	const struct factor *f;
	const char *word, *label;
	enum side side;
	int room;

	if (i < 0) {
		pager_span(w->to, ST_NORMAL, blank(w, w->width));
		return;
	}
	f = &w->pad->factor[i];
	side = (enum side)w->pad->side[i];
	word = side == SIDE_NONE ? "" : _(sides[side].word);
	room = w->width - LEAD - (*word ? text_width(word) + 1 : 0);
	label = text_cut(w->a, f->label, room);
	pager_span(w->to, ST_KEY, arena_printf(w->a, "  %c ", f->key));
	pager_span(w->to, sides[side].style, arena_printf(w->a, "%c ", sides[side].mark));
	pager_span(w->to, side == SIDE_NONE || side == SIDE_SEEN ? ST_NORMAL : ST_BOLD, label);
	pager_span(w->to, ST_NORMAL, blank(w, room - text_width(label)));
	if (*word)
		pager_span(w->to, sides[side].style, arena_printf(w->a, " %s", word));
}

static void title(const struct writer *w, const struct choice *kind)
{
	const char *text = text_cut(w->a, lang_text(kind->label), w->width - MARGIN);

	pager_span(w->to, ST_DIM, arena_printf(w->a, "  %s", text));
	pager_span(w->to, ST_NORMAL, blank(w, w->width - MARGIN - text_width(text)));
}

/* One kind, or two beside each other (right may be NULL). */
static void block(const struct writer *w, const struct choice *left, const struct choice *right)
{
	title(w, left);
	if (right) {
		pager_span(w->to, ST_NORMAL, blank(w, BETWEEN));
		title(w, right);
	}
	pager_end(w->to, 0, 0);
	for (size_t row = 0;; row++) {
		long l = nth(w->pad, left->code, row), r = right ? nth(w->pad, right->code, row) : -1;

		if (l < 0 && r < 0)
			return;
		if (w->pad->pressed >= 0 && (w->pad->pressed == l || w->pad->pressed == r))
			pager_anchor(w->to, "pressed");
		cell(w, l);
		if (right)
			pager_span(w->to, ST_NORMAL, blank(w, BETWEEN));
		if (r >= 0)
			cell(w, r);
		pager_end(w->to, 0, 0);
	}
}

void pad_write(const struct factor_pad *p, struct pager *to, int width)
{
	enum { KINDS = 16 };
	const struct choice *kind[KINDS];
	struct writer w = { p, to, arena_new(), width - MARGIN };
	size_t n = 0;

	for (const struct choice *c = choices_factor_group; c->code && n < KINDS; c++)
		if (nth(p, c->code, 0) >= 0)
			kind[n++] = c;
	if (width >= TWO_COLUMNS_FROM)
		w.width = (width - MARGIN - BETWEEN) / 2;
	if (w.width > MOST)
		w.width = MOST;
	for (size_t i = 0; i < n; i++) {
		bool two = width >= TWO_COLUMNS_FROM && i + 1 < n;

		block(&w, kind[i], two ? kind[i + 1] : NULL);
		i += two;
	}
	arena_free(&w.a);
}
