/* How a list looks; see list.h. */
#include <stdio.h>
#include <string.h>

#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"

enum { MARGIN = 3, GAP = 2 }; /* " › " before the first column */

static void paint_header(const struct list *l, struct canvas *c, const int *widths)
{
	int x = MARGIN;

	for (size_t i = 0; i < l->column_count; i++) {
		const struct list_column *col = &l->columns[i];
		char title[96];

		if (!widths[i])
			continue;
		snprintf(title, sizeof title, "%s%s", col->title ? _(col->title) : "",
			 (int)i != l->sort_column ? "" : l->sort_descending ? " ▼" : " ▲");
		canvas_field(c, 0, x, widths[i], ST_DIM, col->align, title);
		x += widths[i] + GAP;
	}
}

static bool empty(const char *cell)
{
	return !cell || !*cell;
}

/* Without titles above them, empty cells behind a text are room for it. */
static int cell_width(const struct list *l, const struct list_row *row, const int *widths, size_t i)
{
	int w = widths[i];

	if (l->columns[i].title || l->columns[i].align != ALIGN_LEFT)
		return w;
	while (++i < l->column_count && !l->columns[i].title && empty(row->cells[i]))
		w += widths[i] ? widths[i] + GAP : 0;
	return w;
}

static void paint_cells(const struct list *l, struct canvas *c, int y, const struct list_row *row,
	const int *widths, unsigned add)
{
	int x = MARGIN, w;

	for (size_t i = 0; i < l->column_count; i++) {
		if (!widths[i])
			continue;
		if (i > 0 && empty(row->cells[i]) && !l->columns[i].title) {
			x += widths[i] + GAP;
			continue;
		}
		w = cell_width(l, row, widths, i);
		canvas_field(c, y, x, w, row->styles[i] | add, l->columns[i].align, row->cells[i]);
		if (l->mark && row->cells[i] && l->columns[i].align == ALIGN_LEFT)
			canvas_mark(c, y, x, w, ST_BOLD | add, row->cells[i], l->mark);
		x += widths[i] + GAP;
	}
}

static void paint_row(const struct list *l, struct canvas *c, int y, const struct list_row *row,
	const int *widths, bool selected)
{
	unsigned add = selected ? ST_SELECTED : 0;
	int right;

	if (selected)
		canvas_blank(c, y, ST_SELECTED);
	switch (row->kind) {
	case ROW_GROUP:
		right = row->cells[1] ? canvas_right(c, y, c->area.w - 1, row->styles[1], row->cells[1])
				      : c->area.w;
		canvas_put(c, y, 1, right - 3, row->styles[0] ? row->styles[0] : ST_TITLE, row->cells[0]);
		return;
	case ROW_NOTE:
		canvas_put(c, y, MARGIN, c->area.w - MARGIN - 1, row->styles[0] ? row->styles[0] : ST_DIM,
			   row->cells[0]);
		return;
	case ROW_MORE:
		canvas_put(c, y, MARGIN, c->area.w - MARGIN - 1,
			(row->styles[0] ? row->styles[0] : ST_DIM) | add, row->cells[0]);
		break;
	case ROW_ITEM: paint_cells(l, c, y, row, widths, add); break;
	}
	if (selected)
		canvas_put(c, y, 1, 1, ST_SELECTED, "›");
}

/* "No contacts yet: press %s ...", broken over lines: the key is looked up, never written down. */
static void paint_empty(struct canvas *c, int y, const char *text, const char *key)
{
	char word[128];
	size_t n;

	for (int x = MARGIN; *text; text += n + strspn(text + n, " "), x++) {
		n = strcspn(text, " ");
		snprintf(word, sizeof word, "%.*s", (int)n, text);
		char *mark = strstr(word, "%s"), *rest = mark ? mark + strlen("%s") : word;
		if (mark)
			*mark = '\0';
		if (x > MARGIN &&
			x + text_width(rest) + (mark ? text_width(word) + text_width(key) : 0) > c->area.w) {
			x = MARGIN;
			y++;
		}
		if (mark) {
			x += canvas_put(c, y, x, -1, ST_DIM, word);
			x += canvas_put(c, y, x, -1, ST_KEY, key);
		}
		x += canvas_put(c, y, x, -1, ST_DIM, rest);
	}
}

void list_paint(const struct list *l, struct canvas *screen, bool focused)
{
	struct canvas c = canvas_at(screen, l->area);
	int widths[LIST_COLUMNS] = { 0 }, head = l->area.h - l->height;

	list_widths(l->columns, l->column_count, c.area.w - MARGIN - 1, widths);
	if (head > 0)
		paint_header(l, &c, widths);
	if (l->count == 0) {
		if (l->filter[0])
			canvas_putf(&c, head, MARGIN, -1, ST_DIM,
				_("Nothing matches \"%s\". Esc shows everything."), l->filter);
		else if (l->empty)
			paint_empty(&c, head, _(l->empty), l->empty_key);
		if (focused)
			canvas_cursor(&c, head, 1);
		return;
	}
	for (int y = 0; y < l->height; y++) {
		const struct list_row *row = list_row_at(l, l->top + (size_t)y);

		if (row)
			paint_row(l, &c, head + y, row, widths, l->top + (size_t)y == l->sel);
	}
	/* How much is above and below, where the last column leaves a margin. */
	if (l->top > 0)
		canvas_put(&c, head, c.area.w - 1, 1, ST_DIM, "↑");
	if (l->top + (size_t)(l->height > 0 ? l->height : 0) < l->count)
		canvas_put(&c, c.area.h - 1, c.area.w - 1, 1, ST_DIM, "↓");
	if (focused && l->sel >= l->top)
		canvas_cursor(&c, head + (int)(l->sel - l->top), 1);
}
