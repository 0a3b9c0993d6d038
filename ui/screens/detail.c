/* The detail of a placement or employer: facts above, one list below. What
 * finds no place above stands at the end of the list, so nothing is out of
 * reach on a small screen. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { TWO_COLUMNS = 72, LABEL_MOST = 16, MARGIN = 1, FACT_ID = -1000000, LEAST_SCALE = 3, COLUMNS = 3 };

/* When or how late, what kind, what; by the columns there are. */
static const struct layout {
	int from;
	struct list_column columns[COLUMNS];
} layouts[] = {
	{ 100, { { .min = 8, .max = 8 }, { .min = 26, .max = 26 }, { .min = 10 } } },
	{ TWO_COLUMNS, { { .min = 8, .max = 8 }, { .min = 17, .max = 17 }, { .min = 10 } } },
	{ 0, { { .min = 8, .max = 8 }, { .min = 13, .max = 13 }, { .min = 10 } } },
};

static const struct list_column *columns_for(int width)
{
	const struct layout *l = layouts;

	while (width < l->from)
		l++;
	return l->columns;
}

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
	d->list.columns = columns_for(0);
	d->list.column_count = COLUMNS;
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
	bool same = subject.placement ? subject.placement == d->subject.placement :
		subject.employer == d->subject.employer && !d->subject.placement;

	/* Another subject: the selection starts at the top again. */
	if (!same) {
		list_set_count(&d->list, 0);
		list_need(&d->list); /* forgets the row it stood on */
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

	*f = (struct detail_fact){
		.label = label, .value = value, .entity = entity, .id = id, .action = action
	};
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

/* What Enter does on a fact that is worked out of many records: its action, where that
 * can always run. */
static const struct ui_action *action_of(const struct detail *d, const struct detail_fact *f)
{
	const struct ui_action *a = d->owner && f->action && !f->entity ? d->owner->ops->actions : NULL;

	while (a && a->name && strcmp(a->name, f->action) != 0)
		a++;
	return a && a->name && !a->needs ? a : NULL;
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
		const struct ui_action *action = action_of(d, f);
		struct detail_item *it = detail_item(d, ROW_ITEM);
		unsigned style;

		it->run = action ? action->run : NULL;
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

/* A fact that may be long takes a row of its own when it is. */
static bool takes_row(const struct detail *d, size_t i)
{
	const struct detail_fact *f = &d->fact[i];

	return f->wide && f->value && text_width(f->value) > (d->area.w - MARGIN) / 2 - LABEL_MOST - 3;
}

/* Where fact i stands, given where the one before it ended: in one or two
 * columns, a wide one across both. Call from fact 0 on with row = col = 0. */
static void place_fact(const struct detail *d, size_t i, int across, int *row, int *col)
{
	if (i > 0 && (*col + 1 >= across || takes_row(d, i - 1) || takes_row(d, i))) {
		*row += 1;
		*col = 0;
	} else if (i > 0) {
		*col += 1;
	}
}

/* How many facts fit in `room` rows, and the rows they take. */
static size_t fit_facts(const struct detail *d, int across, int room, int *rows)
{
	int row = 0, col = 0;

	*rows = 0;
	for (size_t i = 0; i < d->facts; i++) {
		place_fact(d, i, across, &row, &col);
		if (row >= room)
			return i;
		*rows = row + 1;
	}
	return d->facts;
}

static int across_of(int width)
{
	return width >= TWO_COLUMNS ? 2 : 1;
}

int detail_layout(struct detail *d, struct rect area)
{
	int lines = lines_of(d), rows;
	struct rect below = area;

	d->area = area;
	d->list.columns = columns_for(area.w);
	d->facts_shown = fit_facts(d, across_of(area.w), area.h / 2 - lines - 1, &rows);
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
	int across = across_of(c->area.w), label = label_width(d), row = 0, col = 0;

	for (size_t i = 0; i < d->facts_shown; i++) {
		const struct detail_fact *f = &d->fact[i];
		int each = (c->area.w - MARGIN) / (takes_row(d, i) ? 1 : across), x;
		unsigned style;
		const char *text = fact_text(d, f, &style);

		place_fact(d, i, across, &row, &col);
		x = MARGIN + col * each;
		canvas_put(c, y + row, x, label, ST_DIM, f->label);
		canvas_put(c, y + row, x + label + 2, each - label - 3, style, text);
	}
}

static int most_of(const int *v)
{
	int most = 0;

	for (int i = 0; i < DETAIL_MONTHS; i++)
		most = v[i] > most ? v[i] : most;
	return most;
}

/* Contacts per month of both parties on one scale, at the right edge, next to a
 * text of `taken` columns: twelve months where they fit, else six. Gives the
 * column where it begins. */
static int paint_density(const struct detail *d, struct canvas *c, int y, int taken)
{
	int er = most_of(d->er), ee = most_of(d->ee), most = er > ee ? er : ee, months = DETAIL_MONTHS, x,
	    width;
	const char *one = party_short("employer"), *two = party_short("employee"), *unit = _("12 months");
	int words = text_width(one) + text_width(two) + 4;

	if (most == 0)
		return c->area.w;
	if (taken + 2 + words + 2 * months >= c->area.w)
		months /= 2;
	width = words + 2 * months;
	x = c->area.w - 1 - width;
	if (months == DETAIL_MONTHS && taken + 2 + text_width(unit) + 1 <= x)
		x = canvas_right(c, y, c->area.w - 1, ST_DIM, unit) - 1 - width;
	most = most < LEAST_SCALE ? LEAST_SCALE : most;
	canvas_put(c, y, x, -1, ST_DIM, one);
	canvas_spark(
		c, y, x + text_width(one) + 1, d->er + DETAIL_MONTHS - months, (size_t)months, most, ST_BAR);
	canvas_put(c, y, x + text_width(one) + months + 3, -1, ST_DIM, two);
	canvas_spark(c, y, x + words + months, d->ee + DETAIL_MONTHS - months, (size_t)months, most, ST_BAR);
	return x;
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
		x = MARGIN;
		right = paint_density(
			d, &c, y, x + text_width(d->line[1]) + (d->mark ? text_width(d->mark) + 1 : 0));
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
