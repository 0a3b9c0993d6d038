/* What is warned of before a summary leaves. */
#include <stdlib.h>

#include "summary_office.h"

TestSuite(summary_check, .init = summary_office_open, .fini = summary_office_close);

/* The warned parts of a text, "part; part". */
static const char *warned(int64_t placement, const char *text, const char **why)
{
	struct summary_warning *w;
	const char *out = "";
	size_t n;
	cr_assert_eq(summary_check(app, talk->record->id, placement ? FOR_EMPLOYEE : FOR_EMPLOYER, placement,
			     text, arena, &w, &n),
		0, "%s", err_last());
	for (size_t i = 0; i < n; i++) {
		out = arena_printf(arena, "%s%s%.*s", out, i ? "; " : "", (int)w[i].len, text + w[i].at);
		if (why)
			*why = w[i].why;
	}
	return out;
}

static void people(void)
{
	PUT(E_EMPLOYEE, "given_name", "Fatima", "infix", "el", "family_name", "Groen");
	PUT(E_EMPLOYEE, "given_name", "Jan-Willem", "family_name", "O\xe2\x80\x99""Brien");
	PUT(E_EMPLOYEE, "given_name", "Jan", "family_name", "Mei");
	PUT(E_EMPLOYEE, "given_name", "Anna", "family_name", "Aas");
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(say(second, "course", "smooth"), 0);
}

static const struct {
	bool employee; /* the page of `first` */
	const char *text, *warned;
} texts[] = {
	{ false, "Het gaat goed met J. Aas en J. Bos bij De Linde, zegt M. Jansen tegen Anna Smit.", "" },
	{ true, "Het gaat goed met J. Aas bij De Linde, zegt M. Jansen tegen Anna Smit.", "" },
	{ true, "Samen met J. Bos.", "J. Bos" },
	{ true, "Samen met Bos en BOS.", "Bos; BOS" },
	{ true, "Een wandeling in het bos.", "" },
	{ false, "Samen met J. Cos.", "J. Cos" },
	{ false,
		"Fatima el Groen, fatima, F. el Groen, Groen, groen, \xe2\x80\x9c"
		"Fatima\xe2\x80\x9d.",
		"Fatima el Groen; fatima; F. el Groen; Groen; Fatima" },
	{ false,
		"Jan\xe2\x80\x91Willem O'Brien en O\xe2\x80\x99"
		"Brien",
		"Jan\xe2\x80\x91Willem O'Brien; O\xe2\x80\x99"
		"Brien" },
	{ false, "Anna Aas", "Anna Aas" },
	{ false, "Zijn diagnose is bekend; depressie.", "diagnose; depressie" },
	{ false, "Nummer 111222333, 111 222 333 en 111.22.23.33 en \xe2\x80\xa2 111222334.",
		"111222333; 111 222 333; 111.22.23.33" },
	{ false, "Op 3 jan 2027, 22 jan, 3 Jan 2027, jan 2027, januari 2027; met Jan, jan en 3.",
		"Jan; jan" },
	{ false, "tussen 22 jan 2027 en 31 mei 2027", "" },
	{ false, "Jan 3 keer te laat, Jan 21 uur, Jan '27, met Mei, in mei", "Jan; Jan; Mei" },
	{ false, "", "" },
};

Test(summary_check, finds_names_of_others_medical_words_and_numbers__where_they_stand)
{
	people();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *got = warned(texts[i].employee ? first : 0, texts[i].text, NULL);
		cr_expect_str_eq(got, texts[i].warned, "\"%s\": %s", texts[i].text, got);
	}
}

Test(summary_check, says_why_in_one_sentence)
{
	const char *why = "";
	people();
	warned(0, "depressie", &why);
	cr_expect_str_eq(why, "\"depressie\" is a medical word; say what it means for the work");
	warned(first, "Bos", &why);
	cr_expect_str_eq(why, "\"Bos\" looks like the name of an employee this page is not about");
	warned(0, "111222333", &why);
	cr_expect_str_eq(why, "a citizen service number (BSN) does not belong here");
}

Test(summary_check, more_than_a_page__is_warned_of_at_the_end)
{
	const char *text = "", *why = "";
	for (int i = 0; i < SUMMARY_LINES; i++)
		text = arena_printf(arena, "%s- x\n", text);
	warned(0, text, &why);
	cr_expect_str_eq(why, "");
	text = arena_printf(arena, "%s- x\n", text);
	warned(0, text, &why);
	cr_expect_str_eq(why, "more than one page: 56 lines, and 55 fit; leave out what is said elsewhere");
}

Test(summary_check, a_list_of_ones_own__counts_too)
{
	const char *why = "";
	/* The rules of one's own are in /nowhere here; its words would stand beside it. */
	free(app->local_rules);
	app->local_rules = strdup(arena_printf(arena, "%s/own/rules", office_folder()));
	cr_assert_eq(
		system(arena_printf(arena, "mkdir -p %s/own/words && echo pilot > %s/own/words/house.txt",
			office_folder(), office_folder())),
		0);
	cr_expect_str_eq(warned(0, "Onze pilot.", &why), "pilot");
	cr_expect_str_eq(why, "\"pilot\" stands in the word list house");
}

/* What anker writes itself needs no warning. */
Test(summary_check, the_page_itself__has_nothing_to_warn_of)
{
	people();
	agree((long)subject(first), "rings", "employee", TODAY + 3);
	cr_expect_str_eq(warned(0, page(FOR_EMPLOYER, 0), NULL), "");
	cr_expect_str_eq(warned(first, page(FOR_EMPLOYEE, first), NULL), "");
}
