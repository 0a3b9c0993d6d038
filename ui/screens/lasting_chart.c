/* A survival chart in characters. */
#include "screens/lasting.h"

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"

/* Columns of the scale at the left; rows below: months, and how many. */
enum { SCALE = 6, BELOW = 2, TICK_LEAST = 8, LETTERS = 26, MONTHS = 48, THEIR_DAYS = 1461 };

struct spot {
	const char *text; /* NULL: blank */
	enum style style;
};
struct plot {
	struct spot *spot;
	int w, h;
	int64_t days; /* at the right end */
};

const char *lasting_letter(size_t group, struct arena *a)
{
	return arena_printf(a, "%c", (char)('a' + (int)(group % LETTERS)));
}

static int64_t end_of(const struct survival *s)
{
	return s->nsteps ? s->step[s->nsteps - 1].days : 0;
}

static int64_t day_at(const struct plot *p, int x)
{
	return p->w > 1 ? p->days * x / (p->w - 1) : 0;
}

static int row_of(const struct plot *p, double share)
{
	return (int)((1 - share) * (p->h - 1) + 0.5);
}

static void set(struct plot *p, int y, int x, const char *text, enum style style)
{
	if (y >= 0 && y < p->h && x >= 0 && x < p->w)
		p->spot[y * p->w + x] = (struct spot){ text, style };
}

/* ---- curves ---- */

static const struct survival_step *step_at(const struct survival *s, int64_t days)
{
	const struct survival_step *at = NULL;

	for (size_t i = 0; i < s->nsteps && s->step[i].days <= days; i++)
		at = &s->step[i];
	return at;
}

static void draw_interval(struct plot *p, const struct survival *s)
{
	for (int x = 0; x < p->w && day_at(p, x) <= end_of(s); x++) {
		const struct survival_step *step = step_at(s, day_at(p, x));
		if (!step || step->ended == s->cases)
			continue;
		set(p, row_of(p, step->low), x, "·", ST_DIM);
		set(p, row_of(p, step->high), x, "·", ST_DIM);
	}
}

static void draw_letters(struct plot *p, const struct survival *s, const char *letter)
{
	for (int x = 0; x < p->w && day_at(p, x) <= end_of(s); x++)
		set(p, row_of(p, survival_at(s, day_at(p, x))), x, letter, ST_NORMAL);
}

static void draw_line(struct plot *p, const struct survival *s, const char *letter)
{
	int before = 0, x = 0;

	for (; x < p->w && day_at(p, x) <= end_of(s); x++) {
		int y = row_of(p, survival_at(s, day_at(p, x)));
		set(p, before, x, y > before ? "╮" : "─", ST_BOLD);
		for (int k = before + 1; k < y; k++)
			set(p, k, x, "│", ST_BOLD);
		if (y > before)
			set(p, y, x, "╰", ST_BOLD);
		before = y;
	}
	if (letter && x > 0)
		set(p, before, x - 1, letter, ST_TITLE);
}

/* ---- around them ---- */

static int64_t followed(const struct survival *s, int64_t days)
{
	for (size_t i = 0; i < s->nsteps; i++)
		if (s->step[i].days >= days)
			return s->step[i].at_risk;
	return 0;
}

static int64_t days_of(int64_t months)
{
	return months * THEIR_DAYS / MONTHS;
}

/* Months between two marks, as many as leave room for a number. */
static int64_t between(const struct plot *p)
{
	static const int64_t steps[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
	size_t i = 0;

	while (i + 1 < sizeof steps / sizeof *steps && p->days > 0 &&
		days_of(steps[i]) * (p->w - 1) / p->days < TICK_LEAST)
		i++;
	return steps[i];
}

static void draw_scale(struct canvas *c, const struct plot *p)
{
	static const int percents[] = { 100, 75, 50, 25, 0 };

	for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
		int y = row_of(p, percents[i] / 100.0);
		if (i % 2 == 0 || p->h >= 9)
			canvas_putf(c, y, 0, SCALE - 1, ST_DIM, "%3d%%", percents[i]);
	}
}

static void draw_below(struct canvas *c, const struct plot *p, const struct survival *s)
{
	struct arena *a = arena_new();
	int64_t step = between(p);

	canvas_put(c, p->h, 0, SCALE - 1, ST_DIM, _("month"));
	canvas_put(c, p->h + 1, 0, SCALE - 1, ST_DIM, _("there"));
	for (int64_t m = 0; p->days > 0 && days_of(m) <= p->days; m += step) {
		int x = SCALE + (int)(days_of(m) * (p->w - 1) / p->days);
		const char *month = arena_printf(a, "%lld", (long long)m);
		if (x + text_width(month) <= c->area.w)
			canvas_put(c, p->h, x, -1, ST_DIM, month);
		const char *n = arena_printf(a, "%lld", (long long)followed(s, days_of(m)));
		if (x + text_width(n) <= c->area.w && followed(s, days_of(m)))
			canvas_put(c, p->h + 1, x, -1, ST_NORMAL, n);
	}
	arena_free(&a);
}

void lasting_chart(struct canvas *c, const struct lasting *l, size_t chosen)
{
	struct arena *a = arena_new();
	struct plot p = { .w = c->area.w - SCALE, .h = c->area.h - BELOW };

	for (size_t i = 0; i < l->ngroups; i++)
		if (end_of(&l->group[i].curve) > p.days)
			p.days = end_of(&l->group[i].curve);
	if (p.w < TICK_LEAST || p.h < 2 || chosen >= l->ngroups || !p.days)
		goto out;
	p.spot = arena_alloc(a, (size_t)p.w * (size_t)p.h * sizeof *p.spot);
	const struct survival *s = &l->group[chosen].curve;
	draw_interval(&p, s);
	for (size_t i = l->ngroups; i-- > 0;)
		if (i != chosen)
			draw_letters(&p, &l->group[i].curve, lasting_letter(i, a));
	draw_line(&p, s, l->ngroups > 1 ? lasting_letter(chosen, a) : NULL);
	draw_scale(c, &p);
	for (int y = 0; y < p.h; y++)
		for (int x = 0; x < p.w; x++)
			if (p.spot[y * p.w + x].text)
				canvas_put(c, y, SCALE + x, 1, p.spot[y * p.w + x].style,
					p.spot[y * p.w + x].text);
	draw_below(c, &p, s);
out:
	arena_free(&a);
}
