/* The toolkit without a terminal: keys, list maths, wrapping, editing. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "core/edit.h"
#include "core/key.h"
#include "core/list.h"
#include "core/screen.h"
#include "core/wrap.h"

/* --- keys ----------------------------------------------------------------- */

Test(keys, names__are_read_and_written_back)
{
	static const struct {
		const char *name, *shown;
		uint32_t key;
	} table[] = {
		{ "g", "g", 'g' },	       { "?", "?", '?' },	    { "<Enter>", "Enter", K_ENTER },
		{ "<C-r>", "Ctrl-R", 18 },     { "<PgDn>", "PgDn", K_PGDN }, { "<F4>", "F4", K_F4 },
		{ "<Space>", "Space", ' ' },   { "<lt>", "<", '<' },	    { "<S-Tab>", "Shift-Tab", K_BACKTAB },
		{ "é", "é", 0xe9 },
	};
	char buf[KEY_NAME_SIZE];

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *names = table[i].name;
		uint32_t key;

		cr_assert_eq(keys_next(&names, &key), 1, "%s", table[i].name);
		cr_assert_eq(key, table[i].key, "%s", table[i].name);
		cr_assert_eq(keys_next(&names, &key), 0);
		cr_assert_str_eq(keys_show(buf, table[i].key), table[i].shown);
	}
}

Test(keys, names__that_no_terminal_can_send_are_refused)
{
	static const char *const wrong[] = { "<C-m>", "<C-i>", "<C-h>", "<Entr>", "<F13>", "ab", "<>", "<C-1>", "\377" };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *names = wrong[i];
		uint32_t key;

		cr_assert_eq(keys_next(&names, &key), ERR_INVALID, "%s", wrong[i]);
	}
}

Test(keys, list_of_names__holds_each)
{
	cr_assert(keys_in("e <F4> <C-x>", K_F4));
	cr_assert(keys_in("e <F4> <C-x>", K_CTRL('x')));
	cr_assert(!keys_in("e <F4> <C-x>", 'x'));
	cr_assert(!keys_in("", 'x'));
}

static unsigned nothing(struct screen *s)
{
	(void)s;
	return 0;
}

static int check(const char *keys_a, const char *keys_b, const char *hint, const char *help)
{
	struct ui_action table[] = { { "one", keys_a, hint, help, 0, nothing },
				     { "two", keys_b, NULL, "Do two", 0, nothing },
				     { NULL, NULL, NULL, NULL, 0, NULL } };

	return actions_check(table, NULL);
}

Test(actions, table__is_checked)
{
	cr_assert_eq(check("a", "b", "one", "Do one"), 0);
	cr_assert_eq(check("a <F2>", "b <F2>", "one", "Do one"), ERR_INVALID);
	cr_assert_eq(check("u", "b", "one", "Do one"), ERR_INVALID, "u is undo everywhere");
	cr_assert_eq(check("a", "<C-r>", "one", "Do one"), ERR_INVALID);
	cr_assert_eq(check("a", "<Nope>", "one", "Do one"), ERR_INVALID);
	cr_assert_eq(check("a", "b", "far too wide", "Do one"), ERR_INVALID);
	cr_assert_eq(check("a", "b", "one", ""), ERR_INVALID);
	cr_assert_eq(actions_check(ui_globals, ui_globals), 0);
}

/* --- list ----------------------------------------------------------------- */

struct source {
	size_t fetches, biggest, group_every;
	int64_t first_id;
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct source *src = ctx;

	src->fetches++;
	if (limit > src->biggest)
		src->biggest = limit;
	for (size_t i = 0; i < limit; i++) {
		rows[i].id = src->first_id + (int64_t)(offset + i);
		rows[i].cells[0] = arena_printf(a, "row %zu", offset + i);
		if (src->group_every && (offset + i) % src->group_every == 0)
			rows[i].kind = ROW_GROUP;
	}
	return 0;
}

static const struct list_column one_column[] = { { NULL, 10, 0, 0, ALIGN_LEFT } };

static void start(struct list *l, struct source *src, size_t count, int height)
{
	list_init(l);
	l->columns = one_column;
	l->column_count = 1;
	l->fetch = fetch;
	l->ctx = src;
	list_set_count(l, count);
	list_layout(l, (struct rect){ 0, 0, height, 40 });
	cr_assert_eq(list_need(l), 0);
}

Test(list, moves__stay_inside_and_in_view)
{
	struct source src = { 0 };
	struct list l;

	start(&l, &src, 100, 10);
	list_move(&l, -1);
	cr_assert_eq(l.sel, 0);
	for (int i = 0; i < 10; i++)
		list_key(&l, K_DOWN);
	cr_assert_eq(l.sel, 10);
	cr_assert_eq(l.top, 1);
	list_key(&l, K_PGDN);
	cr_assert_eq(l.sel, 19);
	list_key(&l, K_END);
	cr_assert_eq(l.sel, 99);
	cr_assert_eq(l.top, 90);
	list_move(&l, 5);
	cr_assert_eq(l.sel, 99);
	list_key(&l, K_HOME);
	cr_assert_eq(l.sel, 0);
	cr_assert_eq(l.top, 0);
	cr_assert(!list_key(&l, 'x'));
	list_done(&l);
}

Test(list, fetch__asks_for_pages_only)
{
	struct source src = { 0 };
	struct list l;

	start(&l, &src, 2000000, 20);
	list_key(&l, K_END);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(list_selected(&l)->id, 1999999);
	for (int i = 0; i < 200; i++) {
		list_key(&l, K_UP);
		cr_assert_eq(list_need(&l), 0);
		cr_assert(list_selected(&l) != NULL);
	}
	cr_assert_leq(src.biggest, 100);
	cr_assert_leq(src.fetches, 20);
	list_done(&l);
}

Test(list, headings__are_stepped_over_both_ways)
{
	struct source src = { .group_every = 5 };
	struct list l;

	start(&l, &src, 21, 7); /* rows 0, 5, 10, 15, 20 are headings */
	cr_assert_eq(l.sel, 1);
	list_move(&l, 4);
	cr_assert_eq(l.sel, 6);
	list_move(&l, -1);
	cr_assert_eq(l.sel, 4);
	list_key(&l, K_END);
	cr_assert_eq(l.sel, 19, "the last row is a heading");
	list_key(&l, K_DOWN);
	cr_assert_eq(l.sel, 19);
	list_key(&l, K_HOME);
	list_need(&l);
	cr_assert_eq(l.sel, 1);
	cr_assert_eq(l.top, 0, "the first heading is shown");
	list_move(&l, -1);
	cr_assert_eq(l.sel, 1);
	list_done(&l);
}

Test(list, reload__stays_on_the_same_row)
{
	struct source src = { 0 };
	struct list l;

	start(&l, &src, 50, 10);
	list_to(&l, 20);
	cr_assert_eq(list_need(&l), 0);
	src.first_id = -3; /* three rows came in above */
	list_set_count(&l, 53);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(l.sel, 23);
	cr_assert_eq(list_selected_id(&l), 20);
	list_set_count(&l, 5);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(l.sel, 4);
	list_set_count(&l, 0);
	cr_assert_eq(list_need(&l), 0);
	cr_assert(list_selected(&l) == NULL);
	cr_assert_eq(list_selected_id(&l), 0);
	list_done(&l);
}

static int fetch_ids(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const int64_t *ids = ctx; /* below zero: a heading */

	(void)a;
	for (size_t i = 0; i < limit; i++) {
		rows[i].id = ids[offset + i];
		rows[i].kind = ids[offset + i] < 0 ? ROW_GROUP : ROW_ITEM;
	}
	return 0;
}

/* Answering one row after another: what follows is next, also where rows come in above. */
Test(list, reload__without_the_selected_row__goes_on_to_the_one_after_it)
{
	int64_t before[] = { -1, 10, -2, 20, 21, -3, 30 }, after[] = { -1, 10, 15, 16, -2, 20, -3, 30 };
	struct list l;

	list_init(&l);
	l.fetch = fetch_ids;
	l.ctx = before;
	list_set_count(&l, 7);
	list_layout(&l, (struct rect){ 0, 0, 10, 40 });
	cr_assert_eq(list_need(&l), 0);
	list_to(&l, 4);
	cr_assert_eq(list_selected_id(&l), 21);
	l.ctx = after;
	list_set_count(&l, 8);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(list_selected_id(&l), 30);
	list_done(&l);
}

/* Rows that the screen holds, each at the head of something larger; and none. */
Test(list, ready_rows__are_shown_without_a_fetch)
{
	enum { N = 50 };
	struct {
		struct list_row row;
		char more[3];
	} all[N];
	struct list l;

	for (size_t i = 0; i < N; i++)
		all[i].row = (struct list_row){ .id = 100 + (int64_t)i };
	list_init(&l);
	list_set_rows(&l, NULL, sizeof *all, 0);
	list_layout(&l, (struct rect){ 0, 0, 5, 40 });
	cr_assert_eq(list_need(&l), 0);
	cr_assert_null(list_selected(&l));
	list_set_rows(&l, all, sizeof *all, N);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(list_selected_id(&l), 100);
	for (size_t i = 0; i < N; i++) {
		list_to(&l, i);
		cr_assert_eq(list_need(&l), 0);
		cr_assert_eq(list_selected_id(&l), all[i].row.id);
	}
	list_set_rows(&l, all + N - 1, sizeof *all, 1);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_eq(list_selected_id(&l), 149);
	list_set_rows(&l, NULL, sizeof *all, 0);
	cr_assert_eq(list_need(&l), 0);
	cr_assert_null(list_selected(&l));
	list_done(&l);
}

Test(list, smaller_screen__keeps_the_selection_visible)
{
	struct source src = { 0 };
	struct list l;

	start(&l, &src, 100, 30);
	list_to(&l, 25);
	list_layout(&l, (struct rect){ 0, 0, 5, 40 });
	cr_assert_eq(list_need(&l), 0);
	cr_assert(l.sel >= l.top && l.sel < l.top + 5);
	cr_assert_eq(l.sel, 25);
	list_done(&l);
}

Test(list, widths__drop_the_least_important_first)
{
	static const struct list_column c[] = {
		{ "a", 10, 0, 0, ALIGN_LEFT }, { "b", 10, 14, 1, ALIGN_LEFT }, { "c", 10, 10, 2, ALIGN_LEFT }
	};
	int w[3];

	list_widths(c, 3, 60, w);
	cr_assert(w[0] == 32 && w[1] == 14 && w[2] == 10, "%d %d %d", w[0], w[1], w[2]);
	list_widths(c, 3, 34, w);
	cr_assert(w[0] == 10 && w[1] == 10 && w[2] == 10, "%d %d %d", w[0], w[1], w[2]);
	list_widths(c, 3, 33, w);
	cr_assert(w[0] == 17 && w[1] == 14 && w[2] == 0, "%d %d %d", w[0], w[1], w[2]);
	list_widths(c, 3, 12, w);
	cr_assert(w[0] == 12 && w[1] == 0 && w[2] == 0, "%d %d %d", w[0], w[1], w[2]);
	list_widths(c, 3, 6, w);
	cr_assert(w[0] == 6 && w[1] == 0 && w[2] == 0, "%d %d %d", w[0], w[1], w[2]);
}

Test(list, filter__never_keeps_half_a_character)
{
	struct list l;
	char text[300];

	list_init(&l);
	memset(text, 'x', sizeof text);
	memcpy(text + 126, "é", 2);
	text[200] = '\0';
	list_set_filter(&l, text);
	cr_assert_eq(strlen(list_filter(&l)), 126);
	list_set_filter(&l, "short");
	cr_assert_str_eq(list_filter(&l), "short");
}

/* --- wrapping ------------------------------------------------------------- */

static char *wrapped(struct arena *a, const char *text, int columns)
{
	struct wrap_line *lines;
	size_t n = wrap_lines(a, text, columns, 0, &lines);
	char *out = arena_strdup(a, "");

	for (size_t i = 0; i < n; i++) {
		out = arena_printf(a, "%s%.*s|", out, (int)(lines[i].end - lines[i].start), text + lines[i].start);
		cr_assert_eq(lines[i].next, i + 1 < n ? lines[i + 1].start : strlen(text), "no offset without a line");
	}
	return out;
}

Test(wrap, words_stay_whole__where_they_can)
{
	struct arena *a = arena_new();

	cr_assert_str_eq(wrapped(a, "one two three", 8), "one two|three|");
	cr_assert_str_eq(wrapped(a, "one two three", 7), "one two|three|");
	cr_assert_str_eq(wrapped(a, "one two three", 6), "one|two|three|");
	cr_assert_str_eq(wrapped(a, "unbreakable", 4), "unbr|eaka|ble|");
	cr_assert_str_eq(wrapped(a, "a\n\nb\n", 4), "a||b||");
	cr_assert_str_eq(wrapped(a, "", 4), "|");
	cr_assert_str_eq(wrapped(a, "日本語", 4), "日本|語|");
	cr_assert_str_eq(wrapped(a, "日本", 1), "日|本||", "wider than the line: one each");
	arena_free(&a);
}

/* --- editing -------------------------------------------------------------- */

static void type(struct edit *e, const char *text)
{
	for (; *text; text++)
		edit_key(e, (uint32_t)(unsigned char)*text == '\n' ? K_ENTER : (uint32_t)(unsigned char)*text, 20);
}

Test(edit, graphemes__are_one_step)
{
	struct edit e;

	edit_init(&e, "ae\314\201b", false);
	edit_key(&e, K_LEFT, 1);
	edit_key(&e, K_LEFT, 1);
	cr_assert_eq(e.at, 1);
	edit_key(&e, K_DELETE, 1);
	cr_assert_str_eq(e.text.text, "ab");
	cr_assert_eq(edit_key(&e, 0xe9, 1), EDIT_CHANGED);
	cr_assert_str_eq(e.text.text, "aéb");
	edit_done(&e);
}

Test(edit, undo__goes_back_by_word_and_forward_again)
{
	struct edit e;

	edit_init(&e, "", false);
	type(&e, "one two");
	edit_key(&e, K_CTRL('w'), 1);
	cr_assert_str_eq(e.text.text, "one ");
	edit_key(&e, K_CTRL('z'), 1);
	cr_assert_str_eq(e.text.text, "one two");
	edit_key(&e, K_CTRL('z'), 1);
	cr_assert_str_eq(e.text.text, "one ");
	edit_key(&e, K_CTRL('y'), 1);
	cr_assert_str_eq(e.text.text, "one two");
	edit_key(&e, K_CTRL('z'), 1);
	edit_key(&e, K_CTRL('z'), 1);
	cr_assert_str_eq(e.text.text, "");
	cr_assert_eq(edit_key(&e, K_CTRL('z'), 1), EDIT_NO);
	for (int i = 0; i < 500; i++)
		type(&e, "a ");
	edit_done(&e);
}

Test(edit, up_and_down__follow_wrapped_lines_and_keep_the_column)
{
	struct edit e;

	edit_init(&e, "", true);
	type(&e, "aaaa bbbb cccc\nx\nlast");
	cr_assert_eq(edit_key(&e, K_DOWN, 10), EDIT_NO, "below the last line is outside");
	edit_key(&e, K_UP, 10);
	edit_key(&e, K_UP, 10);
	type(&e, "!");
	cr_assert_str_eq(e.text.text, "aaaa bbbb cccc!\nx\nlast");
	edit_key(&e, K_HOME, 10);
	cr_assert_eq(edit_key(&e, K_UP, 10), EDIT_NO);
	edit_done(&e);
}

Test(edit, pasted_controls__are_replaced)
{
	struct edit e;

	edit_init(&e, "", false);
	edit_insert(&e, "a\033[31m\nb");
	cr_assert(strchr(e.text.text, '\033') == NULL);
	cr_assert(strchr(e.text.text, '\n') == NULL, "one line stays one line");
	edit_done(&e);
}
