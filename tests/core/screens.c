/* The toolkit in a real terminal: every test runs the demo on a pty. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/core/demo.h"
#include "tests/support/term.h"

static struct term *demo(int rows, int cols, int flags)
{
	struct term *t = demo_start(rows, cols, flags, NULL);

	term_wait_for(t, "demo");
	term_settle(t);
	return t;
}

static void quit(struct term *t)
{
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(!t->altscreen, "the normal screen is back");
	cr_assert(t->cursor_visible);
	term_done(t);
}

Test(screens, list_golden__at_80x24)
{
	struct term *t = demo(24, 80, 0);

	term_wait_for(t, "item 1");
	term_golden(t, "core/list", "en");
	cr_assert_eq(t->cursor_y, 5, "the real cursor is on the selected row, not %d", t->cursor_y);
	quit(t);
}

Test(screens, list_golden__ascii)
{
	struct term *t = demo(16, 60, DEMO_ASCII);

	term_wait_for(t, "item 1");
	term_golden(t, "core/list-ascii", "en");
	for (size_t i = 0; i < strlen(term_dump(t)); i++)
		if ((unsigned char)t->text[i] >= 0x80 && !strstr(t->text, "日"))
			cr_assert(false, "not ASCII: %s", t->text);
	quit(t);
}

Test(screens, keys_move_the_selection__and_cursor)
{
	struct term *t = demo(24, 80, 0);

	term_press(t, VTERM_KEY_DOWN);
	term_type(t, "j");
	term_wait_for(t, "{ › 日本語");
	term_type(t, "k\n");
	term_wait_for(t, "opened 3");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "{ › item 999");
	term_press(t, VTERM_KEY_HOME);
	term_wait_for(t, "{ › item 1 ");
	cr_assert(term_has(t, "Group 0"), "the first heading is in view");
	quit(t);
}

Test(screens, hostile_text__never_reaches_the_terminal_raw)
{
	struct term *t = demo(24, 80, 0);

	term_wait_for(t, "bidi");
	cr_assert(strstr(t->raw, "]0;owned\007") == NULL, "an OSC went through");
	cr_assert(strstr(t->raw, "\302\233") == NULL, "a C1 control went through");
	cr_assert(strstr(t->raw, "\342\200\256") == NULL, "a bidi override went through");
	cr_assert(strstr(t->raw, "cr\rback") == NULL, "a carriage return went through");
	cr_assert(strstr(t->raw, "\377") == NULL, "an invalid byte went through");
	cr_assert(term_has(t, "cr\357\277\275back"), "the replacement is visible: %s", term_dump(t));
	quit(t);
}

Test(screens, wide_and_combining_text__keeps_columns_in_place)
{
	struct term *t = demo(24, 80, 0);
	const char *line;

	term_wait_for(t, "日本語のテキスト wide");
	line = strstr(term_dump(t), "日本語");
	cr_assert(strstr(line, "3 d") != NULL);
	/* The age column of every row ends in the same column: 80 - 1. */
	for (int y = 5; y < 12; y++) {
		VTermScreenCell cell;

		vterm_screen_get_cell(t->screen, (VTermPos){ .row = y, .col = 78 }, &cell);
		cr_assert_eq(cell.chars[0], 'd', "row %d is shifted:\n%s", y, term_dump(t));
	}
	quit(t);
}

Test(screens, empty_list__says_which_key_adds)
{
	struct term *t = demo(24, 80, DEMO_EMPTY);

	term_wait_for(t, "Items live here: press a to add one. Each");
	cr_assert(term_has(t, "known of it."), "the text goes on in the next line:\n%s", term_dump(t));
	term_type(t, "x");
	term_wait_for(t, "First select a row");
	quit(t);
}

Test(screens, filter__narrows_while_typing_and_esc_clears)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "/");
	term_wait_for(t, "Filter:");
	term_type(t, "thumb");
	term_wait_gone(t, "item 1");
	cr_assert(term_has(t, "combining"));
	term_type(t, "\n");
	term_wait_gone(t, "Filter:");
	cr_assert(!term_has(t, "item 1 "));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "item 1 ");
	term_type(t, "/zzz");
	term_wait_for(t, "Nothing matches");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "item 1 ");
	quit(t);
}

Test(screens, confirm__defaults_to_no)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "x");
	term_wait_for(t, "Delete item 1? (y/N)");
	term_type(t, "\n");
	term_wait_gone(t, "(y/N)");
	cr_assert(!term_has(t, "deleted"));
	term_type(t, "x");
	term_wait_for(t, "(y/N)");
	term_type(t, "j");
	term_wait_for(t, "deleted");
	quit(t);
}

Test(screens, unknown_key__names_the_help_key)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "Z");
	term_wait_for(t, "Unknown key, press ? for help");
	quit(t);
}

Test(screens, help__lists_actions_and_searches)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "?");
	term_wait_for(t, "Help · Items");
	term_wait_for(t, "Delete the selected item");
	term_golden(t, "core/help", "en");
	term_type(t, "/background\n");
	term_wait_for(t, "(fg brings it back)}");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "1000 rows");
	quit(t);
}

Test(screens, palette__runs_by_name)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, ":");
	term_wait_for(t, "Commands");
	term_type(t, "item-del");
	term_wait_gone(t, "item-text");
	term_golden(t, "core/palette", "en");
	term_type(t, "\n");
	term_wait_for(t, "Delete item 1?");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Delete item 1?");
	quit(t);
}

Test(screens, undo__is_the_programs)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "u");
	term_wait_for(t, "undone 1");
	quit(t);
}

Test(screens, tabs__keep_their_selection)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "jj");
	term_wait_for(t, "{ › 日本語");
	term_type(t, "2");
	term_wait_for(t, "{2 More}");
	term_wait_for(t, "{ › item 1 ");
	term_type(t, "\t");
	term_wait_for(t, "{1 Items}");
	term_wait_for(t, "{ › 日本語");
	quit(t);
}

Test(screens, date_prompt__echoes_and_explains)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "d+2w");
	term_wait_for(t, "6 Dec 2026");
	term_type(t, "\n");
	term_wait_for(t, "day 2026-12-06");
	quit(t);
}

Test(screens, mouse__wheel_and_click)
{
	struct term *t = demo(24, 80, 0);

	vterm_mouse_move(t->vt, 8, 10, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, false, VTERM_MOD_NONE);
	term_wait_for(t, "{ › esc");
	vterm_mouse_button(t->vt, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, false, VTERM_MOD_NONE);
	term_wait_for(t, "opened 5");
	vterm_mouse_button(t->vt, 5, true, VTERM_MOD_NONE);
	term_wait_for(t, "{ › item 7");
	quit(t);
}

static void shapes(int rows, int cols, int flags, const char *golden)
{
	struct term *t = demo(rows, cols, flags);

	term_type(t, "b");
	term_wait_for(t, "five of them");
	cr_assert(!term_has(t, "above") && !term_has(t, "below"));
	term_golden(t, golden, "en");
	quit(t);
}

Test(screens, shapes_golden__bars_boxes_and_cuts)
{
	shapes(24, 80, 0, "core/shapes");
	shapes(24, 80, DEMO_ASCII, "core/shapes-ascii");
	shapes(24, 120, 0, "core/shapes");
}

Test(screens, pop_up__follows_a_resize)
{
	struct term *t = demo(40, 120, 0);

	term_type(t, ":");
	term_wait_for(t, "Commands");
	term_size_to(t, 20, 70);
	term_wait_for(t, "─┐");
	term_wait_for(t, "─┘");
	term_press(t, VTERM_KEY_DOWN);
	term_wait_for(t, "› item-add");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Commands");
	quit(t);
}

Test(screens, resize__lays_out_again)
{
	struct term *t = demo(24, 80, 0);

	cr_assert(!term_has(t, "extra"));
	term_size_to(t, 40, 132);
	term_wait_for(t, "item 30");
	cr_assert(term_has(t, "extra"), "the third column has room now");
	term_size_to(t, 10, 40);
	term_wait_for(t, "Terminal too small (40x10)");
	term_size_to(t, 24, 80);
	term_wait_for(t, "item 1 ");
	quit(t);
}

Test(screens, resize_storm__ends_right)
{
	struct term *t = demo(24, 80, 0);

	for (int i = 0; i < 200; i++)
		term_size_to(t, 16 + i % 30, 60 + i % 90);
	term_size_to(t, 24, 80);
	term_settle(t);
	term_wait_for(t, "item 17");
	term_golden(t, "core/list", "en");
	quit(t);
}

Test(screens, too_small__ignores_all_but_quit)
{
	struct term *t = demo_start(10, 40, 0, NULL);

	term_wait_for(t, "Terminal too small (40x10)");
	/* Were x not ignored, q would answer its question instead of leaving. */
	term_type(t, "xq");
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
}

Test(screens, abort__gives_the_terminal_back)
{
	struct term *t = demo(24, 80, 0);

	cr_assert(t->altscreen);
	term_type(t, "!");
	cr_assert_eq(term_wait_exit(t), -SIGABRT);
	cr_assert(!t->altscreen);
	cr_assert(t->cursor_visible);
	term_done(t);
}

Test(screens, sigterm__ends_cleanly)
{
	struct term *t = demo(24, 80, 0);

	term_signal(t, SIGTERM);
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(!t->altscreen);
	term_done(t);
}

Test(screens, dumb_terminal__is_refused_with_a_sentence)
{
	static const char *const dumb[] = { "TERM=dumb", NULL }, *const unknown[] = { "TERM=nonsense-42", NULL };
	struct term *t = demo_start(24, 80, 0, dumb);

	term_wait_for(t, "TERM=dumb");
	cr_assert_eq(term_wait_exit(t), 1);
	term_done(t);
	t = demo_start(24, 80, 0, unknown);
	term_wait_for(t, "TERM=nonsense-42");
	cr_assert_eq(term_wait_exit(t), 1);
	term_done(t);
}

Test(screens, pipe__is_refused_with_a_sentence)
{
	char self[256] = "", command[300];
	static char sh[] = "sh", c[] = "-c";
	char *argv[] = { sh, c, command, NULL };
	static const char *const env[] = { "ANKER_TEST_DEMO=0", NULL };
	struct term *t;

	cr_assert(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
	snprintf(command, sizeof command, "%s </dev/null", self);
	t = term_spawn(24, 80, argv, env);
	term_wait_for(t, "The screens need a terminal");
	cr_assert_eq(term_wait_exit(t), 1);
	cr_assert(strchr(t->raw, '\033') == NULL, "no escape was sent");
	term_done(t);
}

Test(screens, plain_terminals__work_too)
{
	/* On the console curses loads libgpm, which leaks a name of 10 bytes. */
	static const char *const kinds[][3] = { { "TERM=vt100", NULL },
						{ "TERM=linux", "ASAN_OPTIONS=detect_leaks=0", NULL },
						{ "TERM=screen", NULL },
						{ "TERM=tmux-256color", NULL } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct term *t = demo_start(24, 80, 0, kinds[i]);

		term_wait_for(t, "item 7");
		term_type(t, "jj");
		term_wait_for(t, "{ › 日本語");
		term_ctrl(t, 'q');
		cr_assert_eq(term_wait_exit(t), 0, "%s", kinds[i][0]);
		term_done(t);
	}
}

Test(screens, no_color__sends_no_colours)
{
	static const char *const env[] = { "NO_COLOR=1", NULL };
	struct term *t = demo_start(24, 80, 0, env);

	term_wait_for(t, "item 7");
	term_settle(t);
	cr_assert(strstr(t->raw, "\033[31m") == NULL && strstr(t->raw, ";31m") == NULL);
	cr_assert(strstr(t->raw, "\033[36m") == NULL && strstr(t->raw, ";36m") == NULL);
	quit(t);
}

Test(screens, pager__scrolls_and_finds_without_diacritics)
{
	struct term *t = demo(24, 80, 0);

	term_type(t, "t");
	term_wait_for(t, "A long text");
	term_type(t, "/celines\n");
	term_wait_for(t, "Célines");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "The end.");
	term_type(t, "q");
	term_wait_for(t, "1000 rows");
	quit(t);
}

Test(screens, one_key__costs_few_bytes)
{
	struct term *t = demo(24, 80, 0);
	size_t before;

	term_settle(t);
	before = t->bytes;
	term_press(t, VTERM_KEY_DOWN);
	term_wait_for(t, "{ › item 2");
	term_settle(t);
	cr_assert_leq(t->bytes - before, 400, "%zu bytes for one Down", t->bytes - before);
	quit(t);
}
