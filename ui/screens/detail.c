/* The detail of a placement or employer: facts above, one list below. What
 * finds no place above stands at the end of the list, so nothing is out of
 * reach on a small screen. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { TWO_COLUMNS = 72, LABEL_MOST = 16, MARGIN = 1, FACT_ID = -1000000 };

/* When or how late, what kind, what. */
static const struct list_column columns[] = {
	{ .min = 7, .max = 11 },
	{ .min = 13, .max = 22 },
	{ .min = 10 },
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct detail *d = ctx;

	(void)a;
	for (size_t i = 0; i < limit; i++)
		rows[i] = d->item[offset + i].row;
	return 0;
}

void detail_open(struct detail *d, struct screen *owner)
{
	*d = (struct detail){ .owner = owner, .arena = arena_new() };
	list_init(&d->list);
	d->list.columns = columns;
	d->list.column_count = sizeof columns / sizeof *columns;
	d->list.fetch = fetch;
	d->list.ctx = d;
}

void detail_end(struct detail *d)
{
	list_done(&d->list);
	arena_free(&d->arena);
}

void detail_begin(struct detail *d, struct subject subject)
{
	/* Another subject: the selection starts at the top again. */
	if (subject.placement != d->subject.placement || subject.employer != d->subject.employer) {
		list_set_count(&d->list, 0);
		d->everything = false;
	}
	arena_reset(d->arena);
	d->subject = subject;
	d->title = d->right = d->mark = NULL;
	memset(d->line, 0, sizeof d->line);
	memset(d->er, 0, sizeof d->er);
	memset(d->ee, 0, sizeof d->ee);
	d->facts = d->facts_shown = d->items = d->capacity = 0;
	d->item = NULL;
}

struct detail_fact *detail_fact(struct detail *d, const char *label, const char *value, enum entity_id entity,
				int64_t id, const char *action)
{
	struct detail_fact *f = &d->fact[d->facts < DETAIL_FACTS - 1 ? d->facts++ : d->facts];

	*f = (struct detail_fact){ .label = label, .value = value, .entity = entity, .id = id, .action = action };
	if (d->owner && action && !(value && *value))
		ui_key_of(d->owner, f->key, action);
	return f;
}

/* Room for n more rows. */
static void reserve(struct detail *d, size_t n)
{
	struct detail_item *more;

	if (d->items + n <= d->capacity)
		return;
	d->capacity = (d->items + n) * 2;
	more = arena_alloc(d->arena, d->capacity * sizeof *more);
	if (d->items)
		memcpy(more, d->item, d->items * sizeof *more);
	d->item = more;
}

struct detail_item *detail_item(struct detail *d, enum row_kind kind)
{
	reserve(d, 1);
	d->item[d->items] = (struct detail_item){ .row.kind = kind };
	return &d->item[d->items++];
}

void detail_group(struct detail *d, const char *left, const char *right)
{
	struct detail_item *it = detail_item(d, ROW_GROUP);

	it->row.cells[0] = left;
	it->row.cells[1] = right;
	it->row.styles[1] = ST_DIM;
}

void detail_note(struct detail *d, const char *text)
{
	detail_item(d, ROW_NOTE)->row.cells[0] = text;
}

static const char *fact_text(const struct detail *d, const struct detail_fact *f, unsigned *style)
{
	if (f->value && *f->value) {
		*style = f->style;
		return f->value;
	}
	*style = ST_DIM;
	return *f->key ? arena_printf(d->arena, _("unknown (%s)"), f->key) : _("unknown");
}

/* The facts from facts_shown on, as rows after the items. Gives their number. */
static size_t rest_as_rows(struct detail *d)
{
	size_t n = d->facts - d->facts_shown, items = d->items;

	if (n == 0)
		return 0;
	reserve(d, n + 1);
	detail_group(d, _("More facts"), NULL);
	for (size_t i = d->facts_shown; i < d->facts; i++) {
		const struct detail_fact *f = &d->fact[i];
		struct detail_item *it = detail_item(d, ROW_ITEM);
		unsigned style;

		it->row.id = FACT_ID - (int64_t)i;
		it->row.cells[1] = f->label;
		it->row.styles[1] = ST_DIM;
		it->row.cells[2] = fact_text(d, f, &style);
		it->row.styles[2] = (unsigned short)style;
		it->entity = f->entity;
		it->id = f->id;
	}
	d->items = items; /* they are made again at the next layout */
	return n + 1;
}

static int lines_of(const struct detail *d)
{
	int n = d->owner ? 0 : 1; /* a pane has its title inside */

	for (int i = 0; i < DETAIL_LINES; i++)
		n += d->line[i] != NULL;
	return n;
}

int detail_layout(struct detail *d, struct rect area)
{
	int across = area.w >= TWO_COLUMNS ? 2 : 1, lines = lines_of(d);
	int room = area.h / 2 - lines - 1, rows = ((int)d->facts + across - 1) / across;
	struct rect below = area;

	d->area = area;
	if (rows > room)
		rows = room > 0 ? room : 0;
	d->facts_shown = (size_t)(rows * across) < d->facts ? (size_t)(rows * across) : d->facts;
	d->head = lines + rows + 1;
	if (area.w <= 0 || area.h <= d->head) {
		below.h = 0;
		list_layout(&d->list, below);
		return 0;
	}
	below.y += d->head;
	below.h -= d->head;
	list_set_count(&d->list, d->items + rest_as_rows(d));
	list_layout(&d->list, below);
	return list_need(&d->list);
}

static int label_width(const struct detail *d)
{
	int most = 0;

	for (size_t i = 0; i < d->facts_shown; i++)
		if (text_width(d->fact[i].label) > most)
			most = text_width(d->fact[i].label);
	return most < LABEL_MOST ? most : LABEL_MOST;
}

static void paint_facts(const struct detail *d, struct canvas *c, int y)
{
	int across = c->area.w >= TWO_COLUMNS ? 2 : 1, label = label_width(d);
	int each = (c->area.w - MARGIN) / across;

	for (size_t i = 0; i < d->facts_shown; i++) {
		int row = y + (int)i / across, x = MARGIN + (int)i % across * each;
		unsigned style;
		const char *text = fact_text(d, &d->fact[i], &style);

		canvas_put(c, row, x, label, ST_DIM, d->fact[i].label);
		canvas_put(c, row, x + label + 2, each - label - 3, style, text);
	}
}

static int most_of(const int *v)
{
	int most = 0;

	for (int i = 0; i < DETAIL_MONTHS; i++)
		most = v[i] > most ? v[i] : most;
	return most;
}

/* Contacts per month of both parties on one scale, at the right edge. Gives
 * the column where it begins. */
static int paint_density(const struct detail *d, struct canvas *c, int y)
{
	int er = most_of(d->er), ee = most_of(d->ee), most = er > ee ? er : ee;
	const char *one = party_short("employer"), *two = party_short("employee");
	const char *unit = c->area.w >= TWO_COLUMNS ? _("12 months") : "";
	int width = text_width(one) + text_width(two) + 2 * DETAIL_MONTHS + 4 + text_width(unit) + (*unit != 0);
	int x = c->area.w - 1 - width, from = x;

	if (most == 0 || x < 2)
		return c->area.w;
	x += canvas_put(c, y, x, -1, ST_DIM, one) + 1;
	canvas_spark(c, y, x, d->er, DETAIL_MONTHS, most, ST_BAR);
	x += DETAIL_MONTHS + 2;
	x += canvas_put(c, y, x, -1, ST_DIM, two) + 1;
	canvas_spark(c, y, x, d->ee, DETAIL_MONTHS, most, ST_BAR);
	canvas_put(c, y, x + DETAIL_MONTHS + 1, -1, ST_DIM, unit);
	return from;
}

void detail_paint(const struct detail *d, struct canvas *screen, bool focused)
{
	struct canvas c = canvas_at(screen, d->area);
	int y = 0, x, right = c.area.w;

	if (c.area.w <= 0 || c.area.h <= 0)
		return;
	if (!d->owner) {
		if (d->right && *d->right)
			right = canvas_right(&c, y, c.area.w - 1, ST_DIM, d->right);
		canvas_put(&c, y++, MARGIN, right - MARGIN - 2, ST_TITLE, d->title);
	}
	if (d->line[0])
		canvas_put(&c, y++, MARGIN, c.area.w - MARGIN - 1, ST_NORMAL, d->line[0]);
	if (d->line[1]) {
		right = paint_density(d, &c, y);
		x = MARGIN;
		if (d->mark)
			x += canvas_put(&c, y, x, -1, d->mark_style, d->mark) + 1;
		canvas_put(&c, y++, x, right - x - 1, d->mark ? d->mark_style : ST_NORMAL, d->line[1]);
	}
	paint_facts(d, &c, y);
	if (d->head - 1 < c.area.h)
		canvas_rule(&c, d->head - 1, 0, c.area.w);
	if (d->list.area.h > 0) {
		struct list shown = d->list;

		/* A pane is looked at: no row of it is selected. */
		if (!focused)
			shown.sel = SIZE_MAX;
		list_paint(&shown, screen, focused);
	}
}

const struct detail_item *detail_selected(const struct detail *d)
{
	return list_selected(&d->list) ? &d->item[d->list.sel] : NULL;
}
