/* The pattern of an employer, the matrix and the spar card on the command line. */
#include <stdio.h>

#include "run.h"

static void open_office(void)
{
	run_open();
	make_office();
	GOOD("add", "bottleneck", "placement=1", "theme=guidance", "date=2026-10-01", "note=Asks nothing");
	GOOD("add", "bottleneck", "placement=2", "theme=guidance", "date=2026-11-01");
	GOOD("add", "bottleneck", "placement=2", "theme=pace", "date=2026-11-02", "resolved=2026-11-10");
	GOOD("set", "placement/1", "status=active", "course=difficult", "phase=trial");
	GOOD("set", "placement/2", "status=active", "course=", "phase=");
}

TestSuite(pattern, .init = open_office, .fini = run_close);

static json_t *theme_of(json_t *pattern, const char *code)
{
	size_t i;
	json_t *one;

	json_array_foreach(json_object_get(pattern, "themes"), i, one)
		if (strcmp(text_of(one, "theme"), code) == 0)
			return one;
	cr_assert(false, "no %s", code);
	return NULL;
}

Test(pattern, totals_per_theme__marked_where_shared)
{
	json_t *p = JSON("pattern", "employer/1", "--json"), *rows = json_object_get(p, "rows");

	cr_assert_eq(number_of(p, "placements"), 2);
	cr_assert_eq(number_of(theme_of(p, "guidance"), "open"), 2);
	cr_assert(json_is_true(json_object_get(theme_of(p, "guidance"), "shared")));
	cr_assert_eq(number_of(theme_of(p, "pace"), "open"), 0);
	cr_assert_eq(number_of(theme_of(p, "pace"), "recent"), 1);
	cr_assert_eq(json_array_size(rows), 2);
	cr_assert_eq(number_of(json_array_get(rows, 0), "placement"), 2, "with most that were");
	const char *out = GOOD("pattern", "1");
	cr_assert(has(out, "guidance") && has(out, "2 of 2") && has(out, "shared"), "%s", out);
}

Test(pattern, theme__in_words_of_either_language__and_lifted_with_a_reason)
{
	json_t *t = JSON("pattern", "1", "begeleiding", "--json");

	cr_assert_str_eq(text_of(t, "theme"), "guidance");
	cr_assert_eq(json_array_size(json_object_get(t, "bottlenecks")), 2);
	struct result r = ANKER("pattern", "1", "guidance");
	cr_assert(r.code == CLI_GOOD && has(r.out, "Asks nothing") && has(r.err, "--reason"), "%s%s", r.out, r.err);
	cr_assert_str_eq(GOOD("pattern", "1", "guidance", "--reason", "How it is planned"), "bottleneck/4\n");
	t = JSON("pattern", "1", "guidance", "--json");
	cr_assert_eq(number_of(t, "lifted"), 4);
	cr_assert_eq(json_array_size(json_object_get(t, "tried")), 1, "the question of the mandate");
	GOOD("undo");
	t = JSON("pattern", "1", "guidance", "--json");
	cr_assert(json_is_null(json_object_get(t, "lifted")));
}

Test(pattern, what_is_wrong__is_said)
{
	cr_assert_eq(ANKER("pattern", "placement/1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("pattern", "1", "nonsense").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("pattern", "1", "--reason", "x").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("pattern", "1", "travel", "--reason", "x").code, CLI_REFUSED);
	cr_assert_eq(ANKER("pattern", "99").code, CLI_REFUSED);
	cr_assert_eq(ANKER("spar-card", "placement/1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("spar-card", "99").code, CLI_REFUSED);
	cr_assert_eq(ANKER("spar-card", "1", "--for", "employee").code, CLI_WRONG_USE);
}

Test(pattern, matrix__counts_each_placement_once)
{
	json_t *cells = JSON("matrix", "--json", "--all"), *one;
	json_int_t all = 0, both = 0;
	size_t i;

	json_array_foreach(cells, i, one)
	{
		all += number_of(one, "placements");
		if (!text_of(one, "course") && !text_of(one, "phase"))
			both += number_of(one, "placements");
	}
	cr_assert_eq(all, 2);
	cr_assert_eq(both, 1, "nothing is known of the second");
	cr_assert(has(GOOD("matrix", "--all"), "unknown"));
}

Test(pattern, spar_card__whole__and_to_share)
{
	const char *whole = GOOD("spar-card", "bottleneck/1"),
		   *shared = GOOD("spar-card", "1", "--for", "employer", "--format", "text", "--ground", "public_task",
			   "--reason", "to discuss it");

	cr_assert(has(whole, "# Spar card: guidance") && has(whole, "Asks nothing"), "%s", whole);
	cr_assert(has(shared, "To discuss together") && !has(shared, "Asks nothing"), "%s", shared);
	GOOD("spar-card", "1", "--format", "html", "--output", path_of("card.html"));
	cr_assert(has(read_file(path_of("card.html")), "<h1"));
}
