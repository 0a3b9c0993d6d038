/* Reports on the command line: by a part of a name, in every form, to a file, kept and given again. */
#include <fcntl.h>
#include <unistd.h>

#include "run.h"

static void open_office(void)
{
	run_open();
	make_office();
}

/* What is printed into a pipe leaves for somebody else. */
#define PASS "--ground", "public_task", "--reason", "to talk about it"

static size_t disclosures(void)
{
	return json_array_size(JSON("list", "disclosures", "--json"));
}

TestSuite(report, .init = open_office, .fini = run_close);

Test(report, by_a_part_of_a_name_in_every_form)
{
	cr_assert(has(GOOD("report", "employer", "korenaar", PASS), "Bakkerij De Korenaar"));
	cr_assert(has(GOOD("report", "employer", "korenaar", PASS, "--text"), "Bakkerij De Korenaar\n═"));
	cr_assert(has(GOOD("report", "employer", "korenaar", PASS, "--ascii", "--text"), "De Korenaar\n="));
	cr_assert(has(GOOD("report", "employer", "korenaar", PASS, "--markdown"), "# "));
	const char *html = GOOD("report", "werkgever", "korenaar", PASS, "--html");
	cr_assert(has(html, "<!DOCTYPE html>") && has(html, "</html>"), "%s", html);
	cr_assert_str_eq(text_of(JSON("report", "employer", "korenaar", PASS, "--json"), "language"), "en");
}

Test(report, the_name_of_the_file_says_the_form)
{
	const char *path = path_of("korenaar.html");

	cr_assert_str_eq(GOOD("report", "employer", "korenaar", PASS, "-o", path), "");
	cr_assert(has(read_file(path), "<!DOCTYPE html>"));
	GOOD("report", "employer", "korenaar", PASS, "--markdown", "-o", path);
	cr_assert(!has(read_file(path), "<!DOCTYPE html>"), "what is asked for goes before it");
	struct result r = ANKER("report", "employer", "nobody", "-o", path_of("none.md"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert_neq(access(path_of("none.md"), F_OK), 0, "nothing is left of what failed");
}

Test(report, kept_and_given_again_the_same)
{
	struct result first = ANKER("report", "employer", "korenaar", PASS, "--keep", "--html"), second;

	cr_assert_eq(first.code, CLI_GOOD, "%s", first.err);
	cr_assert(has(first.err, "--again 1"), "%s", first.err);
	cr_assert(has(first.out, "version 1"));
	GOOD("set", "employer/1", "name=Iets anders");
	second = ANKER("report", "--again", "1", PASS, "--html", "--lang", "nl");
	cr_assert_str_eq(first.out, second.out);
	cr_assert_str_eq(GOOD("report", "--again", "report/1", PASS, "--html"), first.out);
	json_t *list = JSON("report", "--list", "--json");
	cr_assert_eq(json_array_size(list), 1);
	cr_assert_str_eq(text_of(json_array_get(list, 0), "kind"), "employer");
	cr_assert_eq(number_of(json_array_get(list, 0), "version"), 1);
	cr_assert(has(GOOD("report", "--list"), "Korenaar"));
}

Test(report, wrong_use_is_told)
{
	cr_assert_eq(ANKER("report").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "song", "korenaar").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "region").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "employer", "korenaar", "--html", "--json").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "employer", "korenaar", "--from", "someday").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "--again", "x").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "year", "--programme", "1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("report", "--again", "7").code, CLI_REFUSED);
	struct result r =
		ANKER("report", "employer", "korenaar", "--from", "2026-02-01", "--until", "2026-01-01");
	cr_assert_eq(r.code, CLI_WRONG_USE, "as of lasting");
	cr_assert(has(r.err, "ends before it begins"), "%s", r.err);
	r = ANKER("report", "employer", "korenaar", "--from", "2026-12-01");
	cr_assert_eq(r.code, CLI_WRONG_USE);
	cr_assert(has(r.err, "ends before it begins"), "%s", r.err);
}

Test(report, a_full_disk_is_told_as_such)
{
	const char *const words[] = { "report", "employer", "korenaar", PASS, "--html", NULL };
	int full = open("/dev/full", O_WRONLY);
	struct result r = anker_to(full, words);

	close(full);
	cr_expect_eq(r.code, CLI_REFUSED);
	cr_expect(has(r.err, "No space left") && !has(r.err, "Input/output"), "%s", r.err);
	r = ANKER("report", "employer", "korenaar", PASS, "--html", "-o", "/dev/full");
	cr_expect_eq(r.code, CLI_REFUSED);
	cr_expect(has(r.err, "/dev/full cannot be written: No space left"), "%s", r.err);
}

Test(report, that_was_kept_is_shown_by_its_own_command)
{
	GOOD("report", "employer", "korenaar", PASS, "--keep");
	const char *out = GOOD("show", "report/1");

	cr_expect(has(out, "anker report --again 1") && has(out, "Korenaar"), "%s", out);
	cr_expect(!has(out, "\"blocks\"") && !has(out, "{"), "%s", out);
}

/* ---- to somebody else ---- */

Test(report, of_an_employer_takes_a_consent_or_a_ground_of_who_works_there)
{
	static const char *const kinds[] = { "employer", "pattern" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct result r = ANKER("report", kinds[i], "korenaar", "--keep", "-o", path_of("none.html"));
		cr_assert_eq(r.code, CLI_REFUSED);
		cr_assert(has(r.err, "Jan de Wit") && has(r.err, "--ground takes"), "%s", r.err);
		cr_assert_neq(access(path_of("none.html"), F_OK), 0, "nothing went out");
		cr_assert_str_eq(ANKER("report", kinds[i], "korenaar").out, "", "nor was printed");
		cr_assert_eq(json_array_size(JSON("report", "--list", "--json")), 0, "nor kept");
		cr_assert_eq(disclosures(), 2 * i);
		GOOD("report", kinds[i], "korenaar", "-o", path_of("all.html"), PASS);
		cr_assert_eq(disclosures(), 2 * (i + 1), "of each of the two");
		GOOD("report", kinds[i], "korenaar", "--json");
		cr_assert_eq(disclosures(), 2 * (i + 1), "the same on the same day asks nothing more");
	}
}

Test(report, one_that_was_kept_is_passed_on_like_a_new_one)
{
	GOOD("report", "employer", "korenaar", "--keep", "--today", "2026-11-20", PASS);
	cr_assert_eq(disclosures(), 2);
	struct result r = ANKER("report", "--again", "1", "--today", "2026-11-23");
	cr_assert_eq(r.code, CLI_REFUSED, "another day");
	cr_assert_str_eq(r.out, "");
	GOOD("report", "--again", "1", "--today", "2026-11-23", PASS);
	cr_assert_eq(disclosures(), 4);
}

Test(report, who_left_before_its_period_is_not_told_of)
{
	GOOD("set", "placement/2", "status=ended", "ended=2026-03-01");
	GOOD("report", "employer", "korenaar", "--from", "2026-06-01", PASS);
	cr_assert_eq(disclosures(), 1);
}

Test(report, without_names_it_asks_nothing)
{
	GOOD("add", "region", "name=Twente");
	GOOD("report", "region", "twente");
	cr_assert_eq(disclosures(), 0);
}

/* ---- of a programme only ---- */

Test(report, of_a_region_in_one_programme)
{
	GOOD("add", "region", "name=Twente");
	GOOD("add", "programme", "name=Duurzaam aan het werk", "start=2024-01-01", "until=2027-12-31");
	cr_assert(!has(GOOD("report", "region", "twente"), "Duurzaam"));
	cr_assert(has(GOOD("report", "region", "twente", "--programme", "duurzaam"), "Duurzaam aan"));
	cr_assert_eq(ANKER("report", "region", "twente", "--programme", "nothing").code, CLI_REFUSED);
	GOOD("report", "region", "twente", "--programme", "1", "--keep");
	cr_assert(has(GOOD("report", "--again", "1"), "Duurzaam aan het werk"));
}
