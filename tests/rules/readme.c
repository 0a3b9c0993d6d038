/* The examples in share/rules/README.md are files of their own that work. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/str.h"
#include "fixture.h"

enum { INDENT = 4 };

/* The indented lines, without their indent. */
static void read_examples(struct str *out)
{
	char line[400];
	FILE *f = fopen("share/rules/README.md", "r");
	cr_assert(f != NULL);
	while (fgets(line, sizeof line, f) != NULL)
		if (strspn(line, " ") >= INDENT)
			str_add(out, line + INDENT);
	fclose(f);
}

Test(rules_readme, examples_parse_and_their_tests_pass)
{
	struct arena *a = arena_new();
	struct str text = STR_INIT;
	struct ruleset *rs = rules_new();
	read_examples(&text);
	rules_add_text(rs, "README.md", text.text, text.len);
	rules_link(rs);
	for (size_t i = 0; i < rules_error_count(rs); i++)
		fputs(rules_error_show(rules_error(rs, i), a), stderr);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert_eq(rules_count(rs), 3);
	cr_assert_eq(rules_parameter_count(rs), 5);
	cr_assert_eq(rules_test(rs, NULL, NULL, NULL), 0);
	cr_assert(rules_get(rs, 0)->off);
	cr_assert_eq(rules_get(rs, 1)->state, RULE_IN_USE);
	str_free(&text);
	rules_free(&rs);
	arena_free(&a);
}
