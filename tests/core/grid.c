/* The grid: cursor, scrolling both ways, rows by the page; and in a real terminal. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "core/grid.h"
#include "core/key.h"
#include "tests/core/demo.h"
#include "tests/support/term.h"

enum { ROWS = 500, COLUMNS = 12 };

static struct grid g;
static size_t fetched, most;

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct grid_row *rows)
{
	(void)ctx;
	fetched++;
	most = limit > most ? limit : most;
	for (size_t i = 0; i < limit; i++) {
		rows[i].id = (int64_t)(offset + i) + 1;
		rows[i].heading = arena_printf(a, "row %zu", offset + i);
		for (size_t k = 0; k < g.columns; k++)
			rows[i].cell[k].text = arena_printf(a, "%zu.%zu", offset + i, k);
	}
	return 0;
}

static void set(size_t columns, size_t rows)
{
	static const char *const titles[COLUMNS] = { "all", "tasks", "pace and pressure", "guidance", "team",
		"learning the work", "travel", "management", "schedule", "money", "other", "last" };
	struct grid_column c[COLUMNS];

	for (size_t i = 0; i < columns; i++)
		c[i] = (struct grid_column){ .id = (int64_t)i + 1, .title = titles[i] };
	grid_set(&g, c, columns, rows);
}

static void open_grid(void)
{
	grid_init(&g);
	g.fetch = fetch;
	g.fixed_rows = g.fixed_columns = 1;
	fetched = most = 0;
	set(COLUMNS, ROWS);
	grid_layout(&g, (struct rect){ 2, 0, 20, 80 });
	cr_assert_eq(grid_need(&g), 0);
}

static void close_grid(void)
{
	grid_done(&g);
}

TestSuite(grid, .init = open_grid, .fini = close_grid);

Test(grid, rows__are_fetched_by_the_page)
{
	cr_assert_leq(most, 60, "%zu rows at once", most);
	for (int i = 0; i < 40; i++) {
		cr_assert(grid_key(&g, K_PGDN));
		cr_assert_eq(grid_need(&g), 0);
		cr_assert_eq(grid_selected(&g)->id, (int64_t)g.row + 1);
	}
	cr_assert_eq(g.row, ROWS - 1);
	cr_assert_leq(most, 60, "%zu rows at once", most);
	cr_assert_str_eq(grid_row_at(&g, 0)->heading, "row 0", "the first row stays at hand");
}

Test(grid, cursor__stays_within__and_goes_to_both_ends_of_a_row)
{
	cr_assert(grid_key(&g, 'h') && grid_key(&g, 'k'));
	cr_assert(g.row == 0 && g.column == 0);
	cr_assert(grid_key(&g, K_END));
	cr_assert_eq(g.column, COLUMNS - 1);
	cr_assert(grid_key(&g, 'l'));
	cr_assert_eq(g.column, COLUMNS - 1);
	cr_assert(grid_key(&g, 'G'));
	cr_assert(g.row == ROWS - 1 && g.column == COLUMNS - 1);
	cr_assert(grid_key(&g, K_HOME));
	cr_assert(g.row == ROWS - 1 && g.column == 0);
	cr_assert(!grid_key(&g, 'x'));
}

Test(grid, columns__scroll_until_the_cursor_is_in_view__but_the_fixed_ones)
{
	cr_assert_lt(grid_place(&g, COLUMNS - 1), 0, "not all fit");
	for (size_t i = 0; i < COLUMNS; i++) {
		grid_to(&g, 3, i);
		cr_assert_geq(grid_place(&g, i), 0, "column %zu", i);
		cr_assert_leq(grid_place(&g, i) + g.width[i], 80, "column %zu", i);
		cr_assert_geq(grid_place(&g, 0), 0, "the fixed one");
	}
	cr_assert_lt(grid_place(&g, 1), 0);
	for (size_t i = COLUMNS; i-- > 0;) {
		grid_to(&g, 3, i);
		cr_assert_geq(grid_place(&g, i), 0, "column %zu on the way back", i);
	}
	cr_assert_geq(grid_place(&g, 1), 0);
}

Test(grid, wider__shows_all_columns_again)
{
	grid_to(&g, 3, COLUMNS - 1);
	grid_layout(&g, (struct rect){ 2, 0, 20, 160 });
	for (size_t i = 0; i < COLUMNS; i++)
		cr_assert_geq(grid_place(&g, i), 0, "column %zu", i);
}

Test(grid, click__goes_to_the_cell__also_of_a_fixed_row)
{
	bool again;
	int y = 2 + g.head;

	cr_assert(grid_click(&g, y + 4, grid_place(&g, 3) + 1, &again));
	cr_assert(!again && g.row == 4 && g.column == 3);
	cr_assert(grid_click(&g, y + 4, grid_place(&g, 3), &again));
	cr_assert(again);
	grid_to(&g, 400, 3);
	cr_assert(grid_click(&g, y, grid_place(&g, 2), &again));
	cr_assert(g.row == 0 && g.column == 2);
	cr_assert(!grid_click(&g, 2, 30, &again), "a title is no cell");
	cr_assert(!grid_click(&g, 2 + 20, 30, &again));
}

Test(grid, reload__keeps_row_and_column_by_id)
{
	struct grid_column fewer[] = { { 1, "all", 0, 0 }, { 4, "guidance", 0, 0 } };

	grid_to(&g, 10, 3);
	cr_assert_eq(grid_need(&g), 0);
	grid_set(&g, fewer, 2, ROWS);
	cr_assert_eq(grid_need(&g), 0);
	cr_assert(g.row == 10 && g.column == 1);
	grid_set(&g, fewer, 2, 5);
	cr_assert_eq(grid_need(&g), 0);
	cr_assert_eq(g.row, 4);
}

Test(grid, nothing__is_no_cell)
{
	set(COLUMNS, 0);
	cr_assert_eq(grid_need(&g), 0);
	cr_assert_null(grid_selected(&g));
	cr_assert(grid_key(&g, 'j') && grid_key(&g, 'l') && grid_key(&g, K_END));
	set(0, 3);
	cr_assert_eq(grid_need(&g), 0);
	cr_assert_null(grid_selected(&g));
	cr_assert_null(grid_column_at(&g));
}

Test(grid, small__still_shows_the_row_of_the_cursor)
{
	for (int h = 0; h < 8; h++) {
		grid_layout(&g, (struct rect){ 2, 0, h, 30 });
		grid_to(&g, 250, 5);
		cr_assert_eq(grid_need(&g), 0);
		cr_assert_eq(grid_selected(&g)->id, 251, "height %d", h);
	}
}

/* ---- in a terminal ---- */

static struct term *cells(int flags, const char *text)
{
	struct term *t = demo_start(24, 80, flags | DEMO_GRID, NULL);

	term_wait_for(t, text);
	return t;
}

static void quit(struct term *t)
{
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
}

Test(grid_screen, keys__move_the_cell_and_the_cursor__Enter_opens_it)
{
	struct term *t = cells(0, "row 1 ");

	term_type(t, "jjl\n");
	term_wait_for(t, "opened row 2, column 1");
	term_wait_for(t, "{   2.1   }");
	cr_assert_eq(t->cursor_y, 6, "the real cursor is on the cell's row, not %d", t->cursor_y);
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "{  2.11   }");
	cr_assert(term_has(t, "col 11") && !term_has(t, "col 1 "), "\n%s", term_dump(t));
	cr_assert(term_has(t, "col 0"), "the fixed column");
	term_press(t, VTERM_KEY_PAGEDOWN);
	term_wait_for(t, "› row 18");
	cr_assert(term_has(t, "row 0 "), "the fixed row");
	quit(t);
}

static void press(struct term *t)
{
	vterm_mouse_button(t->vt, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, false, VTERM_MOD_NONE);
}

Test(grid_screen, click__selects__and_once_more_opens)
{
	struct term *t = cells(0, "row 1 ");

	vterm_mouse_move(t->vt, 7, 42, VTERM_MOD_NONE);
	press(t);
	term_wait_for(t, "{   3.1   }");
	press(t);
	term_wait_for(t, "opened row 3, column 1");
	quit(t);
}

Test(grid_screen, help__tells_how_to_move)
{
	struct term *t = cells(0, "row 1 ");

	term_type(t, "?");
	term_wait_for(t, "One cell to the left or right");
	quit(t);
}

Test(grid_screen, without_rows__says_so)
{
	struct term *t = cells(DEMO_EMPTY, "No cells here.");

	term_type(t, "\n");
	term_wait_for(t, "First select a row");
	quit(t);
}
