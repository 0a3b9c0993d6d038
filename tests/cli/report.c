/* Reports on the command line: by a part of a name, in every form, to a file, kept and given again. */
#include <unistd.h>

#include "run.h"

static void open_office(void)
{
	run_open();
	make_office();
}

TestSuite(report, .init = open_office, .fini = run_close);

Test(report, by_a_part_of_a_name_in_every_form)
{
	cr_assert(has(GOOD("report", "employer", "korenaar"), "Bakkerij De Korenaar"));
	cr_assert(has(GOOD("report", "employer", "korenaar", "--text"), "Bakkerij De Korenaar\n═"));
	cr_assert(has(GOOD("report", "employer", "korenaar", "--ascii", "--text"), "Bakkerij De Korenaar\n="));
	cr_assert(has(GOOD("report", "employer", "korenaar", "--markdown"), "# "));
	const char *html = GOOD("report", "werkgever", "korenaar", "--html");
	cr_assert(has(html, "<!DOCTYPE html>") && has(html, "</html>"), "%s", html);
	cr_assert_str_eq(text_of(JSON("report", "employer", "korenaar", "--json"), "language"), "en");
}

Test(report, the_name_of_the_file_says_the_form)
{
	const char *path = path_of("korenaar.html");

	cr_assert_str_eq(GOOD("report", "employer", "korenaar", "-o", path), "");
	cr_assert(has(read_file(path), "<!DOCTYPE html>"));
	GOOD("report", "employer", "korenaar", "--markdown", "-o", path);
	cr_assert(!has(read_file(path), "<!DOCTYPE html>"), "what is asked for goes before it");
	struct result r = ANKER("report", "employer", "nobody", "-o", path_of("none.md"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert_neq(access(path_of("none.md"), F_OK), 0, "nothing is left of what failed");
}

Test(report, kept_and_given_again_the_same)
{
	struct result first = ANKER("report", "employer", "korenaar", "--keep", "--html"), second;

	cr_assert_eq(first.code, CLI_GOOD, "%s", first.err);
	cr_assert(has(first.err, "--again 1"), "%s", first.err);
	cr_assert(has(first.out, "version 1"));
	GOOD("set", "employer/1", "name=Iets anders");
	second = ANKER("report", "--again", "1", "--html", "--lang", "nl");
	cr_assert_str_eq(first.out, second.out);
	cr_assert_str_eq(GOOD("report", "--again", "report/1", "--html"), first.out);
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
	cr_assert_eq(ANKER("report", "--again", "7").code, CLI_REFUSED);
	struct result r = ANKER("report", "employer", "korenaar", "--from", "2026-02-01", "--until", "2026-01-01");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "ends before it begins"), "%s", r.err);
}
