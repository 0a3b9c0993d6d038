/* Take-outs on the screens: taken along, brought home, lost; and what the office shows
 * meanwhile. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/ui/travelled.h"

static struct travelled v;

static void open_travelled(void)
{
	travelled_open(&v);
}

static void close_travelled(void)
{
	travelled_close(&v);
}

TestSuite(field, .init = open_travelled, .fini = close_travelled);

static struct takeout *takeouts(size_t *n)
{
	struct takeout *t;

	cr_assert_eq(store_takeouts(v.d.c.store, v.d.c.arena, &t, n), 0, "%s", err_last());
	return t;
}

static struct term *start(const char *palette, const char *text)
{
	struct term *t = desk_start(&v.d, 24, 80);

	term_type(t, palette);
	term_wait_for(t, text);
	return t;
}

/* The name to bring home, typed over what is offered. */
static void bring(struct term *t)
{
	term_type(t, "i");
	term_wait_for(t, "File to bring home");
	term_ctrl(t, 'u');
	term_type(t, v.path);
	term_type(t, "\n");
}

static void type_words(struct term *t, const char *label, const char *words)
{
	term_wait_for(t, label);
	term_type(t, words);
	term_type(t, "\n");
}

static struct term *begin_taking(void)
{
	struct term *t = start(":takeouts\n", "Taken along");

	term_type(t, "o");
	term_wait_for(t, "my placements (3)");
	return t;
}

Test(field, taking_along__says_what_goes__and_writes_a_sealed_file)
{
	struct term *t = begin_taking();
	char path[128];
	size_t n;

	term_wait_for(t, "3 go along");
	term_wait_for(t, "Never goes along");
	term_ctrl(t, 's');
	type_words(t, "New passphrase:", TRAVELLED_WORDS);
	type_words(t, "Once more:", "something else");
	term_wait_for(t, "not the same");
	type_words(t, "New passphrase:", TRAVELLED_WORDS);
	type_words(t, "Once more:", TRAVELLED_WORDS);
	term_wait_for(t, "3 placements");
	term_wait_for(t, "Take-out 2");
	cr_assert_str_eq(takeouts(&n)[0].state, "out");
	cr_assert_eq(n, 2);
	cr_assert_str_eq(takeouts(&n)[0].label, "laptop");
	snprintf(path, sizeof path, "%s/ANKER-week47.anker", t->home);
	cr_assert(seal_is(path), "%s is sealed", path);
	cr_assert_null(memmem(t->raw, t->bytes < t->raw_cap ? t->bytes : t->raw_cap, TRAVELLED_WORDS,
			       strlen(TRAVELLED_WORDS)),
		"the passphrase was never on the screen");
	desk_leave(t);
}

Test(field, esc_at_the_passphrase__leaves_nothing)
{
	struct term *t = begin_taking();
	size_t n;

	term_ctrl(t, 's');
	term_wait_for(t, "New passphrase:");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "New passphrase:");
	takeouts(&n);
	cr_assert_eq(n, 1);
	desk_leave(t);
}

Test(field, employers__are_picked_with_space)
{
	struct term *t = begin_taking();

	term_type(t, "\n");
	term_wait_for(t, "Whose goes along?");
	term_type(t, "employers\n");
	term_wait_for(t, "Which employers go along?");
	term_wait_for(t, "0 chosen");
	term_type(t, " ");
	term_wait_for(t, "1 chosen");
	term_type(t, "\n");
	term_wait_for(t, "1 employer: Bakkerij De Korenaar");
	term_wait_for(t, "1 goes along");
	desk_leave(t);
}

Test(field, nothing_chosen__is_not_written)
{
	struct term *t = begin_taking();

	term_type(t, "\n");
	term_wait_for(t, "Whose goes along?");
	term_type(t, "chosen placements\n");
	term_wait_for(t, "Which placements go along?");
	term_type(t, "\n");
	term_wait_for(t, "no placements yet");
	term_ctrl(t, 's');
	term_wait_for(t, "Nothing was chosen to go along");
	desk_leave(t);
}

Test(field, a_file_that_exists__is_not_written_over)
{
	struct term *t = begin_taking();
	size_t n;

	term_type(t, "jjj\n");
	term_wait_for(t, "Sealed file to write:");
	term_ctrl(t, 'u');
	term_type(t, v.path);
	term_type(t, "\n");
	term_wait_gone(t, "Sealed file to write:");
	term_ctrl(t, 's');
	term_wait_for(t, "exists already");
	takeouts(&n);
	cr_assert_eq(n, 1);
	desk_leave(t);
}

Test(field, where_a_record_also_is__stands_on_its_pages_and_in_its_history)
{
	struct term *t = desk_start(&v.d, 30, 120);

	term_type(t, "2");
	term_wait_for(t, "Jan de Wit");
	term_type(t, "/jan\n");
	term_wait_gone(t, "Kim Bos");
	term_type(t, "\n");
	term_wait_for(t, "laptop (anna) since");
	term_type(t, "rH");
	term_wait_for(t, "Also at: laptop (anna) since");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Also at");
	term_wait_for(t, "Contact persons");
	desk_leave(t);
}

Test(field, what_is_on_it__by_name_and_in_numbers)
{
	struct term *t = start(":takeouts\n", "everything of Anna");

	term_type(t, "\n");
	term_wait_for(t, "Take-out 1 · laptop (anna)");
	term_wait_for(t, "Drukkerij Noord");
	term_press(t, VTERM_KEY_END);
	term_wait_for(t, "3 contacts");
	desk_leave(t);
}

static void work_on_both_sides(void)
{
	travelled_laptop(&v);
	caseload_contact(&v.laptop, v.d.jan, "2026-11-21", "employer", "note", "Bezoek op de vloer.", NULL);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "hours", "20", NULL);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "hours", "22", NULL);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.kim, "job_title", "inpakker", NULL);
	travelled_shut(&v);
	caseload_set(&v.d.c, E_PLACEMENT, v.d.jan, "hours", "28", NULL);
}

Test(field, bringing_home__shows_first__chooses_side_by_side__and_writes_at_once)
{
	struct term *t;

	work_on_both_sides();
	t = start(":takeouts\n", "Taken along");
	bring(t);
	term_wait_for(t, "1 new contact");
	term_wait_for(t, "1 conflict: a field that both sides changed");
	term_wait_for(t, "To choose");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.kim, "job_title"), "", "only looked at");
	term_type(t, "\n");
	term_wait_for(t, "Laptop 1");
	term_wait_for(t, "28");
	term_wait_for(t, "22");
	term_wait_for(t, "1 earlier value there");
	term_type(t, "l");
	term_wait_for(t, "1 of 1 chosen");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.jan, "hours"), "28", "nothing is written yet");
	term_ctrl(t, 's');
	term_wait_for(t, "It is in.");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.jan, "hours"), "22");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.kim, "job_title"), "inpakker");
	cr_assert_eq(desk_count(&v.d, E_CONTACT), 4);
	cr_assert_eq(travelled_waiting(&v), 0);
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "home 2");
	bring(t);
	term_wait_for(t, "Everything in it had come home before");
	desk_leave(t);
}

Test(field, a_third_value__is_typed_while_bringing_home)
{
	struct term *t;

	work_on_both_sides();
	t = start(":takeouts\n", "Taken along");
	bring(t);
	term_wait_for(t, "To choose");
	term_type(t, "\n");
	term_wait_for(t, "Laptop 1");
	term_type(t, "t");
	term_wait_for(t, "Office: 28 · laptop: 22");
	term_ctrl(t, 'u');
	term_type(t, "25");
	term_ctrl(t, 's');
	term_wait_for(t, "1 of 1 chosen");
	term_wait_for(t, "25");
	term_ctrl(t, 's');
	term_wait_for(t, "It is in.");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.jan, "hours"), "25");
	cr_assert_eq(travelled_waiting(&v), 0);
	desk_leave(t);
}

Test(field, what_is_not_chosen__goes_to_the_shelf)
{
	struct term *t;

	work_on_both_sides();
	t = start(":takeouts\n", "Taken along");
	bring(t);
	term_wait_for(t, "To choose");
	term_ctrl(t, 's');
	term_wait_for(t, "1 choice stays on the shelf");
	term_type(t, "n");
	term_wait_gone(t, "(y/N)");
	cr_assert_eq(desk_count(&v.d, E_CONTACT), 3, "no is the answer unless one says yes");
	term_ctrl(t, 's');
	term_wait_for(t, "1 choice stays on the shelf");
	term_type(t, "y");
	term_wait_for(t, "It is in.");
	term_wait_for(t, "1 choice waits on the shelf: Enter");
	cr_assert_str_eq(travelled_office(&v, E_PLACEMENT, v.d.jan, "hours"), "28");
	cr_assert_eq(travelled_waiting(&v), 1);
	desk_leave(t);
}

Test(field, a_file_of_another_kind__is_named__and_asked_again)
{
	struct term *t = start(":takeouts\n", "Taken along");

	term_type(t, "i");
	term_wait_for(t, "File to bring home");
	term_ctrl(t, 'u');
	term_type(t, v.d.c.path);
	term_type(t, "\n");
	term_wait_for(t, "is a plain caseload");
	term_wait_for(t, "Another file?");
	term_type(t, "y");
	term_wait_for(t, "File to bring home");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "File to bring home");
	desk_leave(t);
}

Test(field, a_lost_laptop__is_closed_with_a_page__and_may_come_home_after_all)
{
	struct term *t;
	size_t n;

	work_on_both_sides();
	t = start(":takeouts\n", "Taken along");
	term_type(t, "L");
	term_wait_for(t, "Is laptop (anna) lost?");
	term_type(t, "n");
	term_wait_gone(t, "(y/N)");
	cr_assert_str_eq(takeouts(&n)[0].state, "out");
	term_type(t, "Ly");
	term_wait_for(t, "72 hours");
	term_wait_for(t, "Take-out 1 is closed");
	cr_assert_str_eq(takeouts(&n)[0].state, "lost");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Reported lost");
	bring(t);
	term_wait_for(t, "nobody else had it");
	term_wait_for(t, "(y/N)");
	term_type(t, "y");
	term_wait_for(t, "1 new contact");
	desk_leave(t);
}

Test(field, long_out__is_named_on_today)
{
	static char lang[] = "--lang", english[] = "en";
	char db[96], share[96], *argv[] = { getenv("ANKER"), lang, english, NULL };
	const char *env[] = { db, share, "ANKER_USER=anna", "ANKER_TODAY=2099-01-01", "XDG_CONFIG_HOME",
		"XDG_DATA_HOME", NULL };
	struct term *t;

	snprintf(db, sizeof db, "ANKER_DB=%s", v.d.c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", v.d.c.folder);
	t = term_spawn(24, 80, argv, env);
	term_wait_for(t, "Take-out 1");
	term_wait_for(t, "report it lost");
	term_type(t, "\n");
	term_wait_for(t, "Taken along");
	desk_leave(t);
}

/* The same file on a second laptop, where other work was done in it. */
static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	char bytes[4096];
	size_t n;

	cr_assert(in && out);
	while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
		cr_assert_eq(fwrite(bytes, 1, n, out), n);
	fclose(in);
	cr_assert_eq(fclose(out), 0);
}

Test(field, used_on_two_laptops__the_second_comes_in_beside_the_first)
{
	char second[96], first[96];
	struct term *t;

	snprintf(second, sizeof second, "%s/second.anker", v.d.c.folder);
	snprintf(first, sizeof first, "%s", v.path);
	copy_file(v.path, second);
	work_on_both_sides();
	snprintf(v.path, sizeof v.path, "%s", second);
	travelled_laptop(&v);
	caseload_contact(&v.laptop, v.d.kim, "2026-11-20", "employer", "note", "Van de tweede laptop.", NULL);
	travelled_shut(&v);
	snprintf(v.path, sizeof v.path, "%s", first);
	travelled_bring(&v);
	snprintf(v.path, sizeof v.path, "%s", second);
	t = start(":takeouts\n", "Taken along");
	bring(t);
	term_wait_for(t, "used on two laptops");
	term_wait_for(t, "beside the other?");
	term_type(t, "y");
	term_wait_for(t, "1 new contact");
	term_ctrl(t, 's');
	term_wait_for(t, "It is in.");
	cr_assert_eq(desk_count(&v.d, E_CONTACT), 5);
	desk_leave(t);
}
