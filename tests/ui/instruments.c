/* The catalogue of instruments on the screen: searched and narrowed, the page of one, and
 * recording its use, which one undo takes back. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/ui/desk.h"

static struct desk d;

static void open_desk(void)
{
	desk_open(&d);
}

static void close_desk(void)
{
	desk_close(&d);
}

TestSuite(instruments, .init = open_desk, .fini = close_desk);

static void command(struct term *t, const char *name)
{
	term_type(t, ":");
	term_wait_for(t, "Command");
	term_type(t, name);
	term_type(t, "\n");
}

static struct term *open_list(int rows, int cols)
{
	struct term *t = desk_start(&d, rows, cols);

	command(t, "instruments");
	term_wait_for(t, "Knowledge of organisations");
	return t;
}

Test(instruments, are_found_by_words_and_narrowed)
{
	struct term *t = open_list(24, 80);

	term_type(t, "/");
	term_type(t, "balance card");
	term_wait_for(t, "{ › Balance card (ParticipatieHulp)");
	term_type(t, "\n0");
	term_wait_for(t, "Business administration");
	term_type(t, "l");
	term_wait_for(t, "For which level?");
	term_type(t, "own prof\n");
	term_wait_for(t, "Instruments · own profession");
	term_wait_gone(t, "Business administration");
	term_wait_for(t, "Advisory skills");
	term_type(t, "0s");
	term_wait_for(t, "In which situation?");
	term_type(t, "phase: long\n");
	term_wait_for(t, "Instruments · phase: long-term incapacity");
	term_wait_for(t, "Second track");
	term_wait_gone(t, "Business administration");
	desk_leave(t);
}

Test(instruments, a_page_tells_how_to_apply_and_explain_it)
{
	struct term *t = open_list(43, 132);

	term_type(t, "/");
	term_type(t, "balance card");
	term_wait_for(t, "{ › Balance card (ParticipatieHulp)");
	term_type(t, "\n\n");
	term_wait_for(t, "How to apply it");
	term_wait_for(t, "How to explain it to the employer");
	term_wait_for(t, "Nothing on record.");
	term_type(t, "g");
	term_wait_for(t, "Guide 1");
	term_type(t, "q");
	term_wait_for(t, "How to apply it");
	desk_leave(t);
}

Test(instruments, from_a_placement_what_suits_it_stands_in_front)
{
	struct term *t;

	caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.jan), "theme", "travel", "date",
		"2026-11-01", NULL);
	caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.jan), "theme", "pace", "date",
		"2026-11-02", NULL);
	t = desk_start(&d, 43, 132);
	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "o");
	term_wait_for(t, "Jan de Wit · Bakkerij De Korenaar");
	term_type(t, "I");
	term_wait_for(t, "Suits what plays here");
	term_wait_for(t, "Instruments for Jan de Wit");
	term_wait_for(t, "{ › JD-R: job demands and resources");
	term_wait_for(t, "bottleneck: pace and pressure");
	desk_leave(t);
}

Test(instruments, a_use_is_recorded_for_the_placement_and_one_undo_takes_it_back)
{
	struct term *t = desk_start(&d, 24, 80);
	const struct query q = { .entity = E_INSTRUMENT };
	struct record **r;
	size_t n;

	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "o");
	term_wait_for(t, "Jan de Wit · Bakkerij De Korenaar");
	term_type(t, "I");
	term_wait_for(t, "Instruments for Jan de Wit");
	term_type(t, "/");
	term_type(t, "balance card");
	term_wait_for(t, "{ › Balance card (ParticipatieHulp)");
	term_type(t, "\nU");
	term_wait_for(t, "Experience");
	term_ctrl(t, 's');
	term_wait_for(t, "Saved");
	cr_assert_eq(desk_count(&d, E_INSTRUMENT), 1);
	cr_assert_eq(store_find(d.c.store, &q, d.c.arena, &r, &n), 0);
	cr_expect_str_eq(record_get(r[0], "instrument"), "balance_card");
	cr_expect_str_eq(record_get(r[0], "placement"), caseload_ref(&d.c, d.jan));
	term_wait_for(t, "1x");
	term_type(t, "\n");
	term_wait_for(t, "How to apply it");
	term_type(t, "q");
	term_wait_for(t, "1x");
	term_type(t, "u");
	term_wait_gone(t, "1x");
	cr_assert_eq(desk_count(&d, E_INSTRUMENT), 0);
	desk_leave(t);
}

Test(instruments, without_a_subject_it_asks_for_whom)
{
	struct term *t = open_list(24, 80);

	term_type(t, "U");
	term_wait_for(t, "Used at which placement or employer?");
	term_type(t, "korenaar");
	term_wait_for(t, "Bakkerij De Korenaar");
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Used at which placement or employer?");
	cr_assert_eq(desk_count(&d, E_INSTRUMENT), 0);
	desk_leave(t);
}

/* A fault in one's own file is told where it stands. */
Test(instruments, a_fault_in_the_catalogue_is_told)
{
	char path[400];
	struct term *t;
	FILE *f;

	/* The folder of the desk is a link to the shipped one. */
	snprintf(path, sizeof path, "%s/share/reference", d.c.folder);
	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/share/reference/instruments.en.md", d.c.folder);
	f = fopen(path, "w");
	cr_assert(f);
	fputs("# T {#instruments}\n## C {#c}\n### E {#e}\n- levle: both\n#### W {#what}\nx\n", f);
	fclose(f);
	t = desk_start(&d, 24, 132);
	command(t, "instruments");
	term_wait_for(t, "there is no key \"levle\"");
	desk_leave(t);
}

Test(instruments, from_a_guide_what_it_names_stands_in_front)
{
	struct term *t = desk_start(&d, 24, 80);

	term_type(t, "5");
	term_wait_for(t, "{ › 1");
	term_type(t, "\n");
	term_wait_for(t, "Guide 1 ·");
	term_type(t, "I");
	term_wait_for(t, "Named in guide 1");
	term_wait_for(t, "{ › Balance card (ParticipatieHulp)");
	term_type(t, "o");
	term_wait_gone(t, "Named in guide 1");
	term_wait_for(t, "{ › Balance card (ParticipatieHulp)");
	desk_leave(t);
}

Test(instruments, a_bottleneck_leads_to_what_suits_it_and_a_use_to_its_instrument)
{
	struct term *t;

	caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.jan), "theme", "pace", "date",
		"2026-11-02", NULL);
	t = desk_start(&d, 43, 132);
	term_type(t, "j");
	term_wait_for(t, "{ › Jan de Wit");
	term_type(t, "o");
	term_wait_for(t, "Jan de Wit · Bakkerij De Korenaar");
	term_type(t, "f");
	term_wait_for(t, "File · Jan de Wit");
	term_wait_for(t, "pace and pressure");
	term_type(t, "\n");
	term_wait_for(t, "K card");
	term_type(t, "I");
	term_wait_for(t, "{ › JD-R: job demands and resources");
	term_type(t, "U");
	term_wait_for(t, "For bottleneck");
	term_ctrl(t, 's');
	term_wait_for(t, "1x");
	term_type(t, "q");
	term_wait_for(t, "K card");
	term_wait_for(t, "JD-R: job demands and resources");
	desk_leave(t);
}
