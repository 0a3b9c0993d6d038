/* The third witness: CLIPS, which others wrote, finds the same suggestions as we
 * do, on the shipped rules and on random ones that use every form of the language. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "generate.h"
#include "tests/support/clips.h"

#define CLIPS "/usr/bin/clips"

static char folder[] = "/tmp/anker-clips-XXXXXX";
static struct arena *a;

static void setup(void)
{
	cr_assert(access(CLIPS, X_OK) == 0, "%s is not there: install the Debian package clips (make deps-test)", CLIPS);
	cr_assert(mkdtemp(folder) != NULL);
	a = arena_new();
}

static void teardown(void)
{
	if (a)
		cr_assert_eq(system(arena_printf(a, "rm -rf %s", folder)), 0);
	arena_free(&a);
}

TestSuite(rules_clips, .init = setup, .fini = teardown);

static const char *in_folder(const char *name)
{
	return arena_printf(a, "%s/%s", folder, name);
}

/* Rules that suggest nothing whatever the facts are stay away. */
static bool *to_export(const struct ruleset *rs)
{
	bool *used = arena_alloc(a, rules_count(rs) + 1);
	for (size_t i = 0; i < rules_count(rs); i++) {
		const struct rule *r = rules_get(rs, i);
		used[i] = !r->off && r->state != RULE_RETIRED;
	}
	return used;
}

/* A fault in what was exported: "[EXPRNPSR3] Missing function declaration". */
static void check_log(void)
{
	char line[200];
	FILE *f = fopen(in_folder("log"), "r");
	cr_assert(f != NULL);
	while (fgets(line, sizeof line, f))
		cr_assert(line[0] != '[', "CLIPS: %s", line);
	fclose(f);
}

/* Runs CLIPS; found[rule * rows + row] is what it suggests. */
static bool *ask_clips(const struct ruleset *rs, const struct facts *t, day today)
{
	const bool *used = to_export(rs);
	size_t rows = facts_count(t), rule, row, n = 0;
	bool *found = arena_alloc(a, rules_count(rs) * rows + 1);
	memset(found, 0, rules_count(rs) * rows);
	cr_assert_eq(clips_write_rules(rs, used, t, today, "(printout out ?RULE \" \" ?ROW crlf)", in_folder("rules.clp")), 0);
	cr_assert_eq(clips_write_facts(rs, used, t, in_folder("facts.clp")), 0);
	FILE *script = fopen(in_folder("script.clp"), "w");
	cr_assert(script != NULL);
	fprintf(script, "(load %s)\n(open %s out \"w\")\n(load-facts %s)\n(run)\n(printout out done crlf)\n(close)\n(exit)\n",
		in_folder("rules.clp"), in_folder("found"), in_folder("facts.clp"));
	fclose(script);
	const char *command =
		arena_printf(a, "%s -f2 %s > %s 2>&1 < /dev/null", CLIPS, in_folder("script.clp"), in_folder("log"));
	cr_assert_eq(system(command), 0, "%s", command);
	check_log();
	FILE *f = fopen(in_folder("found"), "r");
	cr_assert(f != NULL, "CLIPS did not run");
	for (; fscanf(f, "%zu %zu", &rule, &row) == 2; n++) {
		cr_assert(rule < rules_count(rs) && row < rows);
		found[rule * rows + row] = true;
	}
	char word[8] = "";
	cr_assert(fscanf(f, "%7s", word) == 1 && strcmp(word, "done") == 0, "CLIPS stopped halfway");
	fclose(f);
	return found;
}

static size_t compare(const struct ruleset *rs, const struct facts *t, day today)
{
	size_t rows = facts_count(t), n = 0;
	uint8_t *outcome = arena_alloc(a, rules_count(rs) * rows + 1);
	bool *theirs = ask_clips(rs, t, today);
	rules_evaluate(rs, t, today, outcome);
	for (size_t rule = 0; rule < rules_count(rs); rule++)
		for (size_t row = 0; row < rows; row++) {
			bool first = facts_first_of_employer(t, row) == row;
			if (rules_get(rs, rule)->level == LEVEL_EMPLOYER && !first)
				continue;
			bool ours = outcome[rule * rows + row] == TRUTH_TRUE;
			cr_assert_eq(ours, theirs[rule * rows + row], "%s on row %zu: %s", rules_get(rs, rule)->id, row,
				ours ? "ours alone" : "CLIPS alone");
			n += ours;
		}
	return n;
}

/* One time limit in the whole tier: with two, libcriterion 2.4.1 leaks one itself,
 * and the leak checker says no. */
Test(rules_clips, shipped_rules_suggest_the_same, .timeout = 120)
{
	struct ruleset *rs = shipped();
	struct facts *t = random_facts(2000);
	size_t n = compare(rs, t, TODAY);
	cr_assert_gt(n, 500, "%zu suggestions", n);
	facts_free(&t);
	rules_free(&rs);
}

Test(rules_clips, random_rules_suggest_the_same, .timeout = 120)
{
	size_t n = 0;
	for (int round = 0; round < 6; round++) {
		struct ruleset *rs = random_rules(round % 2 == 0);
		struct facts *t = random_facts(400);
		n += compare(rs, t, TODAY);
		facts_free(&t);
		rules_free(&rs);
	}
	cr_assert_gt(n, 2000, "%zu suggestions", n);
}
