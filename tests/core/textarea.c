/* The text area: the cursor stays in view, broken lines or not. */
#include <criterion/criterion.h>
#include <string.h>

#include "core/key.h"
#include "core/textarea.h"

static struct textarea t;

static void begin(const char *text, bool wrap, int rows, int cols)
{
	textarea_init(&t, text, wrap);
	textarea_size(&t, rows, cols);
}

static void assert_at(size_t line, int column)
{
	size_t l;
	int c;

	textarea_place(&t, &l, &c);
	cr_assert_eq(l, line, "line %zu, not %zu", l, line);
	cr_assert_eq(c, column, "column %d, not %d", c, column);
}

Test(textarea, goes_to_a_line_and_column_within_the_text)
{
	begin("one\ntwo\nthree", false, 5, 20);
	textarea_go(&t, 2, 3);
	assert_at(2, 3);
	textarea_go(&t, 3, 99);
	assert_at(3, 6);
	textarea_go(&t, 99, 1);
	assert_at(3, 1);
	textarea_done(&t);
}

Test(textarea, long_line_scrolls_sideways_without_wrap)
{
	begin("0123456789012345678901234567890123456789", false, 2, 10);
	textarea_key(&t, K_END);
	cr_assert_gt(t.left, 0);
	cr_assert_eq(t.top, 0);
	textarea_key(&t, K_HOME);
	cr_assert_eq(t.left, 0);
	textarea_done(&t);
}

Test(textarea, long_line_takes_more_rows_with_wrap)
{
	begin("aaaa bbbb cccc dddd eeee", true, 2, 10);
	textarea_key(&t, K_END);
	cr_assert_eq(t.left, 0);
	cr_assert_eq(t.top, 1, "top %zu", t.top); /* of three rows the last two */
	assert_at(1, 25);
	textarea_click(&t, 0, 5); /* the second row: "cccc dddd" */
	assert_at(1, 16);
	textarea_done(&t);
}

Test(textarea, tells_what_a_key_did)
{
	begin("ab", true, 2, 10);
	cr_assert_eq(textarea_key(&t, 'x'), EDIT_CHANGED);
	cr_assert_eq(textarea_key(&t, K_LEFT), EDIT_MOVED);
	cr_assert_eq(textarea_key(&t, K_UP), EDIT_MOVED); /* nowhere to go, still its own */
	cr_assert_eq(textarea_key(&t, K_F5), EDIT_NO);
	textarea_done(&t);
}

Test(textarea, a_page_further_is_seen_too__not_past_the_last_line)
{
	begin("1\n2\n3\n4\n5\n6\n7\n8", false, 3, 10);
	textarea_go(&t, 1, 1);
	textarea_key(&t, K_PGDN);
	textarea_key(&t, K_PGDN);
	assert_at(5, 1);
	cr_assert_eq(t.top, 4);
	cr_assert(textarea_below(&t));
	textarea_key(&t, K_PGDN);
	assert_at(7, 1);
	cr_assert_eq(t.top, 5);
	cr_assert_not(textarea_below(&t));
	textarea_key(&t, K_PGUP);
	assert_at(5, 1);
	cr_assert_eq(t.top, 3);
	textarea_key(&t, K_PGUP);
	textarea_key(&t, K_PGUP);
	assert_at(1, 1);
	cr_assert_eq(t.top, 0);
	textarea_done(&t);
}
