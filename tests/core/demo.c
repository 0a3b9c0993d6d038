/* The demo program; see demo.h. */
#include "tests/core/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/form.h"
#include "core/grid.h"
#include "core/list.h"
#include "core/loop.h"
#include "core/pager.h"
#include "tests/support/term.h"

enum { ROWS = 1000 };

static int flags;
static int undone, changed_once;

/* --- the list ------------------------------------------------------------- */

struct items {
	struct list list;
	size_t limit_seen;
};

static const char *text_of(struct arena *a, size_t i)
{
	switch (i) {
	case 3: return "日本語のテキスト wide";
	case 4: return "esc\033]0;owned\007\033[2J cr\rback c1\302\233" "31m bidi\342\200\256abc bad\377\376 end";
	case 5: return "e\314\201a\314\210o\314\202 combining 👍 thumb";
	default: return arena_printf(a, "item %zu", i);
	}
}

/* Indexes that pass the filter; the whole list is small enough to walk. */
static size_t nth(struct arena *a, const char *needle, size_t n, size_t *count)
{
	size_t seen = 0, found = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (*needle && !text_matches(text_of(a, i), needle))
			continue;
		if (seen++ == n)
			found = i;
	}
	*count = seen;
	return found;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct items *st = s->state;
	const char *needle = text_fold(a, list_filter(&st->list));
	size_t n;

	if (limit > st->limit_seen)
		st->limit_seen = limit;
	for (size_t k = 0; k < limit; k++) {
		size_t i = nth(a, needle, offset + k, &n);

		rows[k].id = (int64_t)i + 1;
		if (!*needle && i % 50 == 0) {
			rows[k].kind = ROW_GROUP;
			rows[k].cells[0] = arena_printf(a, "Group %zu", i / 50);
			rows[k].cells[1] = "49 rows";
			continue;
		}
		rows[k].cells[0] = text_of(a, i);
		rows[k].cells[1] = arena_printf(a, "%zu d", i);
		rows[k].cells[2] = "extra";
		rows[k].styles[1] = i % 7 == 0 ? ST_LATE : ST_NORMAL;
	}
	return 0;
}

static const struct list_column columns[] = {
	{ N_("Name"), 20, 0, 0, ALIGN_LEFT },
	{ N_("Age"), 8, 8, 0, ALIGN_RIGHT },
	{ N_("Extra"), 50, 50, 1, ALIGN_LEFT },
};

static int items_open(struct screen *s, const void *arg)
{
	struct items *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = 3;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("Items live here: press %s to add one. Each has a number, a name and "
			    "what is known of it.");
	st->list.empty_action = "item-add";
	return 0;
}

static int items_load(struct screen *s)
{
	struct items *st = s->state;
	size_t n = 0;

	if (!(flags & DEMO_EMPTY))
		nth(s->arena, text_fold(s->arena, list_filter(&st->list)), 0, &n);
	list_set_count(&st->list, n);
	return 0;
}

static void items_layout(struct screen *s, struct rect area)
{
	struct items *st = s->state;

	list_layout(&st->list, area);
}

static void items_paint(const struct screen *s, struct canvas *c)
{
	const struct items *st = s->state;

	list_paint(&st->list, c, true);
}

static struct list *items_list(struct screen *s)
{
	return &((struct items *)s->state)->list;
}

static void items_done(struct screen *s)
{
	list_done(&((struct items *)s->state)->list);
}

/* --- the form ------------------------------------------------------------- */

static void write_draft(void *ctx, const char *text)
{
	char path[256];
	FILE *f;

	(void)ctx;
	snprintf(path, sizeof path, "%s/draft", getenv("HOME"));
	if (!text) {
		unlink(path);
		return;
	}
	f = fopen(path, "w");
	if (f) {
		fputs(text, f);
		fclose(f);
	}
}

static int search(void *ctx, const char *field, struct arena *a, const char *typed, size_t limit, struct pick **out,
		  size_t *n)
{
	static const char *const people[] = { "J. de Wit", "S. Amrani", "M. Versteeg" };
	const char *needle = text_fold(a, typed);

	(void)ctx;
	(void)field;
	*out = arena_alloc(a, 3 * sizeof **out);
	*n = 0;
	for (size_t i = 0; i < 3 && *n < limit; i++)
		if (text_matches(people[i], needle))
			(*out)[(*n)++] = (struct pick){ arena_printf(a, "%zu", i + 40), people[i], "employee" };
	return 0;
}

static unsigned save(struct screen *s, struct form *f, void *ctx)
{
	(void)ctx;
	if (strcmp(form_value(f, "name"), "taken") == 0)
		return form_fail(f, "name", "That name is taken.");
	ui_toast(s, "saved %s|%s|%s|%s|%s|%s", form_value(f, "name"), form_value(f, "day"), form_value(f, "hours"),
		 form_value(f, "wants"), form_value(f, "kind"), form_value(f, "who"));
	return UI_BACK;
}

static const struct pick kinds[] = { { "visit", "Visit", "at the workplace" },
				     { "call", "Telephone", NULL },
				     { "mail", "E-mail", NULL } };

static const struct form_field fields[] = {
	{ .name = "s1", .label = "Contact", .kind = FORM_SECTION },
	{ .name = "name", .label = "Name", .kind = FORM_TEXT, .required = true, .width = 30, .help = "Who it is about" },
	{ .name = "day", .label = "Date", .kind = FORM_DATE },
	{ .name = "hours", .label = "Hours", .kind = FORM_NUMBER },
	{ .name = "share", .label = "Share", .kind = FORM_PERCENT },
	{ .name = "wants", .label = "Wants", .kind = FORM_YESNO },
	{ .name = "kind", .label = "Kind", .kind = FORM_CHOICE, .choices = kinds, .choice_count = 3 },
	{ .name = "who", .label = "Employee", .kind = FORM_REF },
	{ .name = "s2", .label = "Text", .kind = FORM_SECTION },
	{ .name = "note", .label = "Note", .kind = FORM_NOTE, .help = "What was said" },
};

static unsigned add(struct screen *s)
{
	struct form_spec spec = { .title = "New item", .fields = fields, .count = sizeof fields / sizeof *fields,
				  .search = search, .save = save, .draft = write_draft };

	return ui_push(s, &form_screen, &spec);
}

/* --- other actions -------------------------------------------------------- */

static int fill(struct pager *p, void *ctx)
{
	(void)ctx;
	pager_text(p, ST_TITLE, 0, "A long text");
	for (int i = 1; i <= 100; i++) {
		pager_span(p, ST_BOLD, "Paragraph ");
		pager_span(p, ST_NORMAL, i == 77 ? "seventy-seven is Célines favourite" : "of ordinary words");
		pager_end(p, 2, 0);
	}
	pager_anchor(p, "end");
	pager_text(p, ST_NORMAL, 0, "The end.");
	return 0;
}

static unsigned read_text(struct screen *s)
{
	struct pager_spec spec = { .title = "A text", .fill = fill };

	return ui_push(s, &pager_screen, &spec);
}

static void shapes_paint(const struct screen *s, struct canvas *c)
{
	static const int months[] = { 0, 3, -1, 5, 7, 10, 1 };
	struct rect left, right, r = { 14, 2, 3, 30 };

	canvas_put(c, 0, 1, -1, ST_NORMAL, "Now five of them, bold again");
	canvas_right(c, 0, -1, ST_DIM, "right");
	for (int i = 0; i <= 4; i++)
		canvas_bar(c, 2 + i, 1, 12, i, 4, ST_BAR);
	canvas_bar(c, 7, 1, 12, 1, 1000, ST_BAR);
	canvas_spark(c, 8, 1, months, sizeof months / sizeof *months, 10, ST_BAR);
	canvas_field(c, 9, 1, 10, ST_SELECTED, ALIGN_CENTER, "mid");
	canvas_field(c, 10, 1, 10, ST_SELECTED, ALIGN_RIGHT, "日本語日本語");
	canvas_put(c, 11, c->area.w - 3, -1, ST_NORMAL, "日本"); /* one fits, with the mark of the cut */
	canvas_put(c, -1, 0, -1, ST_NORMAL, "above");
	canvas_put(c, c->area.h, 0, -1, ST_NORMAL, "below");
	canvas_box(c, r, "Box");
	if (pane_split(s->area, 120, 40, &left, &right)) {
		struct canvas pane = canvas_at(c, right);

		canvas_vrule(c, left.x + left.w, 0, c->area.h);
		canvas_put(&pane, 0, 0, -1, ST_NORMAL, "the right pane");
	}
}

static const struct screen_ops shapes_screen = { .name = "shapes", .title = N_("Shapes"), .paint = shapes_paint };

static unsigned shapes(struct screen *s)
{
	return ui_push(s, &shapes_screen, NULL);
}

/* --- the grid ------------------------------------------------------------- */

struct cells {
	struct grid grid;
};

static int fetch_cells(void *ctx, struct arena *a, size_t offset, size_t limit, struct grid_row *rows)
{
	struct grid *g = ctx;

	for (size_t i = 0; i < limit; i++) {
		rows[i].heading = arena_printf(a, "row %zu", offset + i);
		rows[i].id = (int64_t)(offset + i);
		for (size_t k = 0; k < g->columns; k++)
			rows[i].cell[k].text = arena_printf(a, "%zu.%zu", offset + i, k);
	}
	return 0;
}

static int cells_open(struct screen *s, const void *arg)
{
	struct cells *st = s->state;

	(void)arg;
	grid_init(&st->grid);
	st->grid.fetch = fetch_cells;
	st->grid.ctx = &st->grid;
	st->grid.fixed_rows = st->grid.fixed_columns = 1;
	st->grid.empty = N_("No cells here.");
	return 0;
}

static int cells_load(struct screen *s)
{
	struct cells *st = s->state;
	struct grid_column c[12];

	for (int i = 0; i < 12; i++)
		c[i] = (struct grid_column){ i, arena_printf(s->arena, "col %d", i), 9, 0 };
	grid_set(&st->grid, c, 12, flags & DEMO_EMPTY ? 0 : 300);
	return 0;
}

static struct grid *cells_grid(struct screen *s)
{
	return &((struct cells *)s->state)->grid;
}

static unsigned open_cell(struct screen *s)
{
	const struct grid *g = cells_grid(s);

	ui_toast(s, "opened row %zu, column %zu", g->row, g->column);
	return UI_PAINT;
}

static void cells_done(struct screen *s)
{
	grid_done(cells_grid(s));
}

static const struct ui_action cell_actions[] = {
	{ "cell-open", "<Enter>", N_("open"), N_("Open the cell"), NEED_ROW, open_cell },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

static const struct screen_ops cells_screen = {
	.name = "cells", .title = N_("Cells"), .state_size = sizeof(struct cells), .actions = cell_actions,
	.open = cells_open, .load = cells_load, .grid = cells_grid, .done = cells_done,
};

static unsigned crash(struct screen *s)
{
	(void)s;
	abort();
}

static unsigned remove_item(struct screen *s)
{
	const struct list_row *r = list_selected(items_list(s));

	if (ui_confirm(s, "Delete %s?", r->cells[0]))
		ui_toast(s, "deleted");
	return UI_LOAD;
}

static unsigned ask_day(struct screen *s)
{
	char iso[DATE_ISO_SIZE];
	day d;

	if (ui_ask_date(s, "When?", "", &d) == 0)
		ui_toast(s, "day %s", date_iso(iso, d));
	return UI_PAINT;
}

static const char *long_enough(void *ctx, const char *text)
{
	(void)ctx;
	return strlen(text) < 6 ? "short" : "long enough";
}

/* Says the length, never the text: nothing of it may be in what the terminal gets. */
static const char *took(void *ctx, const char *text, size_t n)
{
	if (n < 6)
		return "too short";
	ui_toast(ctx, "took %zu bytes, %s", n, strcmp(text, "zonnebloem é") == 0 ? "those" : "others");
	return NULL;
}

static unsigned ask_secret(struct screen *s)
{
	const struct ask_hidden ask = { .label = "Secret:", .busy = "one second ...", .hint = long_enough,
		.take = took, .ctx = s };

	if (ui_ask_hidden(s, &ask) < 0)
		ui_toast(s, "no secret");
	return UI_PAINT;
}

static unsigned undo(struct screen *s)
{
	ui_toast(s, "undone %d", ++undone);
	return UI_LOAD;
}

static unsigned enter(struct screen *s)
{
	ui_toast(s, "opened %ld", (long)list_selected_id(items_list(s)));
	return UI_PAINT;
}

static bool changed(void *app)
{
	(void)app;
	return !changed_once++;
}

static const char *status(void *app, struct arena *a)
{
	(void)app;
	return arena_printf(a, "%d rows", ROWS);
}

static const struct ui_action item_actions[] = {
	{ "item-open", "<Enter>", N_("open"), N_("Open the selected item"), NEED_ROW, enter },
	{ "item-add", "a", N_("add"), N_("Add an item"), NEED_WRITABLE, add },
	{ "item-delete", "x", N_("delete"), N_("Delete the selected item"), NEED_ROW | NEED_WRITABLE, remove_item },
	{ "item-text", "t", N_("text"), N_("Read a long text"), 0, read_text },
	{ "item-day", "d", N_("day"), N_("Ask for a day"), 0, ask_day },
	{ "item-secret", "p", NULL, N_("Ask for a secret"), 0, ask_secret },
	{ "item-shapes", "b", NULL, N_("Show bars and boxes"), 0, shapes },
	{ "item-crash", "!", NULL, N_("Crash on purpose"), 0, crash },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

static const struct screen_ops items_screen = {
	.name = "items", .title = N_("Items"), .state_size = sizeof(struct items), .actions = item_actions,
	.open = items_open, .load = items_load, .layout = items_layout, .paint = items_paint, .list = items_list,
	.done = items_done,
};

static int demo_main(void)
{
	const struct screen_ops *first = flags & DEMO_GRID ? &cells_screen : &items_screen;
	const struct ui_tab tabs[] = { { N_("Items"), first, NULL }, { N_("More"), &items_screen, NULL } };
	const int32_t today = date_from_ymd(2026, 11, 22);
	struct ui_config cfg = { .program = "demo", .today = &today, .tabs = tabs, .tab_count = 2,
				 .status = status, .changed = changed, .undo = undo };

	cfg.ascii = flags & DEMO_ASCII;
	lang_init(flags & DEMO_DUTCH ? "nl" : "en", "/nonexistent");
	if (ui_run(&cfg) < 0) {
		fprintf(stderr, "%s\n", err_last());
		return 1;
	}
	return 0;
}

/* --- starting ------------------------------------------------------------- */

static const char as_demo[] = "ANKER_TEST_DEMO";

/* Before Criterion's main: are we the demo? */
__attribute__((constructor)) static void become_demo(void)
{
	const char *which = getenv(as_demo);

	if (!which)
		return;
	flags = atoi(which);
	unsetenv(as_demo);
	exit(demo_main());
}

struct term *demo_start(int rows, int cols, int want, const char *const env[])
{
	static char name[] = "/proc/self/exe";
	char *argv[] = { name, NULL };
	char which[64];
	const char *all[16] = { which };

	snprintf(which, sizeof which, "%s=%d", as_demo, want);
	for (size_t i = 0; env && env[i] && i + 2 < sizeof all / sizeof *all; i++)
		all[i + 1] = env[i];
	return term_spawn(rows, cols, argv, all);
}
