/* anker field in, shelf and settle: what is told, asked and refused. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "homecoming.h"
#include "tests/support/term.h"

static void setup(void)
{
	run_open();
	homecoming_open();
}

TestSuite(field_in, .init = setup, .fini = run_close);

static void refused(int code, const char *words, struct result got)
{
	cr_assert_eq(got.code, code, "%d: %s%s", got.code, got.out, got.err);
	cr_assert(has(got.err, words), "%s", got.err);
}

/* ---- in ---- */

Test(field_in, yes_brings_it_in_and_leaves_conflicts_on_the_shelf)
{
	homecoming_disagree();
	char *out = GOOD("field", "in", homecoming_path(), "--yes");
	cr_assert(has(out, "week47.anker: take-out 1 (anna, laptop, since "), "%s", out);
	cr_assert(has(out, "  1 new contact\n"), "%s", out);
	cr_assert(has(out, "  1 conflict: a field that both sides changed\n"), "%s", out);
	cr_assert(has(out, "contact/1 "), "%s", out);
	cr_assert(has(out, "      office  Het gaat slecht.  (anna, 20"), "%s", out);
	cr_assert(has(out, "      laptop  Het gaat goed.  (anna, 20"), "%s", out);
	cr_assert(has(out, "1 choice waits on the shelf"), "%s", out);
	cr_assert_str_eq(text_of(JSON("show", "contact/1.1", "--json"), "note"), "Jan is blij.");
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat slecht.");
	cr_assert_eq(ANKER("check").code, 0);
}

Test(field_in, twice_changes_nothing_and_says_so)
{
	homecoming_disagree();
	GOOD("field", "in", homecoming_path(), "--yes");
	char *before = homecoming_dump();
	char *out = GOOD("field", "in", homecoming_path(), "--yes");
	cr_assert(has(out, "everything in it had come home before; nothing was changed"), "%s", out);
	out = GOOD("field", "in", homecoming_path()); /* there is nothing to ask */
	cr_assert(has(out, "everything in it had come home before; nothing was changed"), "%s", out);
	cr_assert_str_eq(homecoming_dump(), before);
}

Test(field_in, one_that_nothing_was_done_in_comes_home)
{
	char *out = GOOD("field", "in", homecoming_path());
	cr_assert(has(out, "nothing was done in it"), "%s", out);
	cr_assert_str_eq(text_of(json_array_get(JSON("field", "list", "--json"), 0), "state"), "home");
}

Test(field_in, a_dry_run_tells_the_same_and_writes_nothing)
{
	homecoming_disagree();
	char *before = homecoming_dump();
	char *out = GOOD("field", "in", homecoming_path(), "--dry-run");
	cr_assert(has(out, "1 new contact"), "%s", out);
	json_t *o = JSON("field", "in", homecoming_path(), "--dry-run", "--json");
	cr_assert_eq(json_object_get(o, "preview"), json_true());
	cr_assert_str_eq(homecoming_dump(), before);
}

Test(field_in, as_json__counts_and_conflicts)
{
	homecoming_disagree();
	json_t *o = JSON("field", "in", homecoming_path(), "--yes", "--json");
	cr_assert_eq(number_of(o, "takeout"), 1);
	cr_assert_eq(number_of(o, "transactions"), 2);
	cr_assert_eq(number_of(o, "conflicts_field"), 1);
	cr_assert_eq(number_of(json_object_get(o, "new"), "contact"), 1);
	json_t *conflict = json_array_get(json_object_get(o, "conflicts"), 0);
	cr_assert_eq(number_of(conflict, "id"), 1);
	cr_assert_str_eq(text_of(conflict, "field"), "note");
	cr_assert_str_eq(text_of(conflict, "before"), "Het gaat.");
	cr_assert_str_eq(text_of(conflict, "laptop"), "Het gaat goed.");
	cr_assert_str_eq(text_of(conflict, "office"), "Het gaat slecht.");
}

Test(field_in, without_a_terminal_it_asks_for_a_word_instead)
{
	homecoming_work();
	char *before = homecoming_dump();
	run_leave_terminal();
	refused(CLI_REFUSED, "--yes brings it in, --dry-run only looks", ANKER("field", "in", homecoming_path()));
	cr_assert_str_eq(homecoming_dump(), before);
	refused(CLI_WRONG_USE, "--json asks nothing", ANKER("field", "in", homecoming_path(), "--json"));
	refused(CLI_WRONG_USE, "standard input is read once", ANKER("field", "in", "-"));
	refused(CLI_WRONG_USE, "field in FILE", ANKER("field", "in"));
}

static struct term *ask(void)
{
	char *argv[] = { getenv("ANKER"), arena_strdup(arena, "--db"), arena_strdup(arena, options.db),
		arena_strdup(arena, "--lang"), arena_strdup(arena, "en"), arena_strdup(arena, "field"),
		arena_strdup(arena, "in"), arena_strdup(arena, homecoming_path()), NULL };
	struct term *t = term_spawn(24, 80, argv, (const char *const[]){ "ANKER_SHARE=share", "ANKER_USER=anna", NULL });

	term_wait_for(t, "1 new contact");
	term_wait_for(t, "Bring it in? (y/N)");
	return t;
}

Test(field_in, on_a_terminal_it_asks_after_the_preview)
{
	homecoming_work();
	char *before = homecoming_dump();
	struct term *t = ask();
	term_type(t, "\n");
	term_wait_for(t, "nothing was changed");
	cr_assert_eq(term_wait_exit(t), CLI_REFUSED);
	term_done(t);
	cr_assert_str_eq(homecoming_dump(), before);
	t = ask();
	term_type(t, "y\n");
	term_wait_for(t, "it is in");
	cr_assert_eq(term_wait_exit(t), CLI_GOOD);
	term_done(t);
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat goed.");
}

Test(field_in, from_standard_input__with_a_passphrase_before_it_if_need_be)
{
	homecoming_work();
	char command[256];
	snprintf(command, sizeof command, "cat %s %s >%s", path_of("pw"), homecoming_path(), path_of("both"));
	cr_assert_eq(system(command), 0);
	int fd = open(path_of("both"), O_RDONLY);
	cr_assert(fd >= 0 && dup2(fd, STDIN_FILENO) >= 0);
	char *out = GOOD("field", "in", "-", "--yes", "--passphrase-file", "-");
	cr_assert(has(out, "standard input: take-out 1"), "%s", out);
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat goed.");
}

Test(field_in, history_tells_the_takeout_a_change_came_with)
{
	homecoming_work();
	GOOD("field", "in", homecoming_path(), "--yes");
	cr_assert(has(GOOD("history", "contact/1"), "anna · laptop 1"));
	json_t *newest = json_array_get(JSON("history", "contact/1", "--json"), 0);
	cr_assert_eq(number_of(newest, "takeout"), 1);
	cr_assert(json_is_null(json_object_get(json_array_get(JSON("history", "placement/1", "--json"), 0), "takeout")));
	GOOD("undo");
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat.");
}

/* ---- refused ---- */

Test(field_in, one_that_was_reported_lost_needs_force)
{
	homecoming_work();
	GOOD("field", "lost", "1", "--yes");
	refused(CLI_REFUSED, "take-out 1 (anna, laptop) was reported lost on", ANKER("field", "in", homecoming_path(), "--yes"));
	GOOD("field", "in", homecoming_path(), "--yes", "--force");
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat goed.");
}

Test(field_in, the_other_laptops_copy_comes_in_beside_it)
{
	char command[256];
	snprintf(command, sizeof command, "cp %s %s", homecoming_path(), path_of("second.anker"));
	cr_assert_eq(system(command), 0);
	homecoming_work();
	GOOD("field", "in", homecoming_path(), "--yes");
	GOOD("add", "contact", "placement=1", "date=2026-11-19", "party=employer", "note=Van de ander.", "--db",
		path_of("second.anker"), "--passphrase-file", path_of("pw"));
	char *before = homecoming_dump();
	refused(CLI_REFUSED, "used on two laptops, which differ since 20", ANKER("field", "in", path_of("second.anker"), "--yes"));
	refused(CLI_REFUSED, "--copy", ANKER("field", "in", path_of("second.anker"), "--yes"));
	cr_assert_str_eq(homecoming_dump(), before);
	GOOD("field", "in", path_of("second.anker"), "--yes", "--copy");
	cr_assert_str_eq(text_of(JSON("show", "contact/2.1", "--json"), "note"), "Van de ander.");
	cr_assert_eq(number_of(json_array_get(JSON("field", "list", "--json"), 0), "copy_of"), 1);
}

Test(field_in, each_wrong_file_has_its_own_sentence)
{
	char command[256];
	refused(CLI_REFUSED, "there is no file", ANKER("field", "in", path_of("nope"), "--yes"));
	refused(CLI_REFUSED, "is a plain caseload, not a take-out", ANKER("field", "in", options.db, "--yes"));
	refused(CLI_REFUSED, "is not a sealed file", ANKER("field", "in", path_of("pw"), "--yes"));
	write_file("wrong", "iets anders\n");
	refused(CLI_REFUSED, "this passphrase does not open",
		ANKER("field", "in", homecoming_path(), "--yes", "--passphrase-file", path_of("wrong")));
	snprintf(command, sizeof command, "head -c 5000 %s >%s", homecoming_path(), path_of("cut"));
	cr_assert_eq(system(command), 0);
	refused(CLI_REFUSED, "was cut short: it has 5000 of", ANKER("field", "in", path_of("cut"), "--yes"));
	struct result laptop = ANKER("field", "in", path_of("cut"), "--yes", "--db", homecoming_path(), "--passphrase-file",
		path_of("pw"));
	cr_assert_eq(laptop.code, CLI_REFUSED);
}

/* ---- the shelf ---- */

static const char *note(void)
{
	return text_of(JSON("show", "contact/1", "--json"), "note");
}

Test(field_in, the_shelf_tells_both_values_and_is_settled)
{
	homecoming_disagree();
	cr_assert(has(ANKER("field", "shelf").err, "nothing waits on the shelf"));
	GOOD("field", "in", homecoming_path(), "--yes");
	struct result r = ANKER("field", "shelf");
	cr_assert_eq(r.code, 0);
	cr_assert(has(r.out, "   1  contact/1 "), "%s", r.out);
	cr_assert(has(r.out, "before  Het gaat.\n"), "%s", r.out);
	cr_assert(has(r.err, "field settle N office|laptop|both|VALUE"), "%s", r.err);
	json_t *item = json_array_get(JSON("field", "shelf", "--json"), 0);
	cr_assert_str_eq(text_of(item, "kind"), "field");
	cr_assert_str_eq(text_of(item, "laptop_who"), "anna");

	cr_assert(has(GOOD("field", "settle", "1", "laptop"), "the shelf is empty"));
	cr_assert_str_eq(note(), "Het gaat goed.");
	GOOD("undo");
	cr_assert_str_eq(note(), "Het gaat slecht.");
	GOOD("field", "settle", "1", "both");
	cr_assert(has(note(), "Het gaat goed.") && has(note(), "Het gaat slecht."), "%s", note());
	GOOD("undo");
	GOOD("field", "settle", "1", "=laptop");
	cr_assert_str_eq(note(), "laptop");
	GOOD("undo");
	GOOD("field", "settle", "1", "Wisselend.");
	cr_assert_str_eq(note(), "Wisselend.");
	GOOD("undo");
	GOOD("field", "settle", "1", "office");
	cr_assert_str_eq(note(), "Het gaat slecht.");
	cr_assert_eq(json_array_size(JSON("field", "shelf", "--json")), 0);
}

Test(field_in, a_choice_that_is_no_choice_is_refused)
{
	homecoming_disagree();
	GOOD("set", "contact/1", "date=2026-11-02");
	LAPTOP("set", "contact/1", "date=2026-11-03");
	GOOD("field", "in", homecoming_path(), "--yes");
	refused(CLI_REFUSED, "9 does not wait on the shelf", ANKER("field", "settle", "9", "office"));
	refused(CLI_WRONG_USE, "\"x\" is no number of the shelf", ANKER("field", "settle", "x", "office"));
	refused(CLI_WRONG_USE, "field settle N", ANKER("field", "settle", "1"));
	refused(CLI_REFUSED, "only notes can be kept both", ANKER("field", "settle", "2", "both"));
	refused(CLI_REFUSED, "", ANKER("field", "settle", "2", "ooit"));
	cr_assert_eq(json_array_size(JSON("field", "shelf", "--json")), 2);
	cr_assert(has(GOOD("field", "settle", "2", "4-11-2026"), "1 choice waits"));
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "date"), "2026-11-04");
}

Test(field_in, a_record_that_one_side_deleted_waits_whole)
{
	homecoming_work();
	GOOD("delete", "contact/1");
	GOOD("field", "in", homecoming_path(), "--yes");
	struct result r = ANKER("field", "shelf");
	cr_assert(has(r.out, "office  deleted"), "%s", r.out);
	cr_assert(has(r.out, "Het gaat goed."), "%s", r.out);
	refused(CLI_WRONG_USE, "settled with office or laptop", ANKER("field", "settle", "1", "iets"));
	GOOD("field", "settle", "1", "laptop");
	cr_assert_str_eq(note(), "Het gaat goed.");
}
