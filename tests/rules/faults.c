/* Faults in rule files: the exact place, the message's subject and the tip. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"

#include "fixture.h"

#define HEAD "regel r\n  titel \"T\"\n  prioriteit 50\n  als\n"
#define TAIL "  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"

#define PERCENT "parameter p \"x\"\n  vanaf 2024-01-01: 75 %\n  herkomst wet\n"
#define DAYS "parameter p \"x\"\n  vanaf 2024-01-01: 75 dagen\n  herkomst wet\n"
#define DERIVED(name, condition) "afgeleid feit " name " \"x\"\n  als\n    - " condition "\n"
#define COUNTING "afgeleid feit a \"x\"\n  niveau werkgever\n  als\n    - aantal plaatsingen minstens 2\n"
#define SECOND "regel s\n  titel \"T\"\n  prioriteit 50\n  als\n    - sfb\n" TAIL
#define TEST(value, outcome) \
	"test r \"y\"\n  op 2026-01-01\n  gegeven\n    sfb = " value "\n  verwacht " outcome "\n"

struct expected {
	const char *text;
	int line, column;
	const char *says; /* in the message */
	const char *tip;  /* in the tip, or NULL */
};

/* One fault per text, at this place. */
static const struct expected cases[] = {
	{ HEAD "    - sinds laatste_contact_werkgever > 6\n" TAIL, 5, 41, "6 has no unit", "6 weken" },
	{ HEAD "    - verloop is moeizam\n" TAIL, 5, 18, "'moeizam'", "'moeizaam'" },
	{ HEAD "    - verloop is blauw\n" TAIL, 5, 18, "'blauw'", "soepel, aandacht, moeizaam" },
	{ HEAD "    - coach is ja\n" TAIL, 5, 7, "unknown fact 'coach'", "jobcoach" },
	{ HEAD "    - gesprek bekend\n" TAIL, 5, 7, "unknown fact 'gesprek'", "laatste_contact_werkgever" },
	{ HEAD "    - laatste_contact_werkgever > 6 weken\n" TAIL, 5, 35, "only be compared with a date",
		"sinds <fact>" },
	{ HEAD "    - (leert_nog of sfb\n" TAIL, 5, 24, "')' is expected", "close the bracket" },
	{ HEAD "    - laatste_contact > 2026-02-30\n" TAIL, 5, 25, "not a date", "2026-11-22" },
	{ HEAD "    - sinds laatste_contact > 2026-02-03\n" TAIL, 5, 31, "duration is needed", "sinds" },
	{ HEAD "    - sinds verloop > 2 weken\n" TAIL, 5, 13, "not a date", NULL },
	{ HEAD "    - sinds laatste_contact > 2000 jaar\n" TAIL, 5, 31, "100 years", NULL },
	{ HEAD "    - open_knelpunten minstens drempel\n" TAIL, 5, 32, "unknown parameter 'drempel'", NULL },
	{ HEAD "    - open_knelpunten blauw 3\n" TAIL, 5, 23, "comparison", "minstens" },
	{ HEAD "    - leert_nog is misschien\n" TAIL, 5, 20, "'ja' or 'nee'", NULL },
	{ HEAD "    - leert_nog ja\n" TAIL, 5, 17, "not understood", NULL },
	{ HEAD "    - aantal plaatsingen minstens 2\n" TAIL, 5, 7, "rule for employers", "niveau werkgever" },
	{ HEAD "    - leert_nog ; sfb\n" TAIL, 5, 17, "no meaning", NULL },
	{ HEAD "    - leert_nog\tof sfb\n" TAIL, 5, 16, "tab", "spaces" },
	{ HEAD "    - leert_nog\n  omdat \"O\n  stel voor anders\n  let op \"L\"\n", 6, 9, "not closed",
		"\"" },
	{ HEAD "    - leert_nog\n" TAIL "  prioriet 3\n", 9, 3, "no part of a rule", "prioriteit" },
	{ HEAD "    - leert_nog\n" TAIL "  prioriteit 60\n", 9, 3, "twice", NULL },
	{ HEAD "    - leert_nog\n" TAIL "  leidraad vraag-12\n", 9, 12, "no guide", "4.2" },
	{ HEAD "    - leert_nog\n  stel voor dansen\n  omdat \"O\"\n  let op \"L\"\n", 6, 13, "'dansen'",
		NULL },
	{ HEAD "    - leert_nog\n  stel voor anders\n  omdat \"O\"\n", 1, 7, "'let op' is missing",
		"against" },
	{ "regel r\n  titel \"T\"\n  prioriteit 50\n" TAIL, 1, 7, "'als' is missing", NULL },
	{ "regel r\n  titel \"T\"\n  prioriteit 50\n  - leert_nog\n" TAIL, 4, 3, "no section", "als" },
	{ "regel r\n  titel \"T\"\n  prioriteit 101\n  als\n    - leert_nog\n" TAIL, 3, 14, "at most 100",
		NULL },
	{ "rgel r\n", 1, 1, "a block starts with", NULL },
	{ "language xx\n", 1, 1, "English or in Dutch", "taal nl" },
	{ "taal fr\n", 1, 1, "English or in Dutch", "language en" },
	{ HEAD "    - zzzzzzzz\n" TAIL, 5, 7, "unknown fact", "anker rules facts" },
	{ HEAD "    - loonwaarde tussen 70 en 30\n" TAIL, 5, 31, "nothing lies between", "smaller" },
	{ HEAD "    - startdatum tussen 2026-02-01 en 2026-01-01\n" TAIL, 5, 39, "nothing lies between",
		"smaller" },
	{ HEAD "    - sinds startdatum tussen 6 weken en 2 weken\n" TAIL, 5, 42, "nothing lies between",
		"smaller" },
	{ HEAD "    - sfb\n" TAIL "test r \"x\"\n  op 2026-01-01\n  gegeven\n    sfb = ja\n    sfb = nee\n"
	  "  verwacht geen\n", 13, 5, "given twice", "keep one" },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3 weken\n", 1, 11, "'herkomst' is missing", NULL },
	{ "parameter p \"x\"\n  herkomst wet\n", 1, 11, "'vanaf' is missing", NULL },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3 weken\n  vanaf 2023-01-01: 2 weken\n  herkomst wet\n", 3,
		9, "oldest", NULL },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3 weken\n  vanaf 2025-01-01: 2\n  herkomst wet\n", 3, 21,
		"must be", NULL },
	{ "parameter p \"x\"\n  per verloop\n  vanaf 2024-01-01: soepel 3 weken, aandacht 2 weken\n  "
	  "herkomst wet\n",
		3, 53, "'moeizaam' is missing", "moeizaam" },
	{ "parameter p \"x\"\n  per startdatum\n  vanaf 2024-01-01: 3\n  herkomst wet\n", 2, 7,
		"not a choice", NULL },
	{ "test x \"y\"\n  op 2026-01-01\n  gegeven\n    leert_nog = ja\n  verwacht geen\n", 1, 6,
		"no rule 'x'", NULL },
	{ HEAD "    - leert_nog\n" TAIL
	       "test r \"y\"\n  op 2026-01-01\n  gegeven\n    leert_nog = 5\n  verwacht geen\n",
		12, 17, "not a value of leert_nog", NULL },
	{ HEAD "    - leert_nog\n" TAIL
	       "test r \"y\"\n  op 2026-01-01\n  gegeven\n    verloop = soepl\n  verwacht geen\n",
		12, 15, "'soepl'", "soepel" },
	{ HEAD "    - leert_nog\n" TAIL HEAD "    - sfb\n" TAIL, 9, 7, "already stands in t.regel, line 1",
		"another name" },
	{ "regel x uit \"te druk\"\n", 1, 7, "no rule 'x'", NULL },
	{ HEAD "    - leert_nog\n" TAIL "regel r uit\n", 9, 12, "why", "reason" },
	{ HEAD "    - leert_nog\n" TAIL "regel r stand proef\n", 9, 20, "why", "reason" },
	{ HEAD "    - leert_nog\n" TAIL "regel r stand oud \"x\"\n", 9, 15, "'in gebruik'", NULL },
	/* limits */
	{ PERCENT HEAD "    - sinds startdatum > p\n" TAIL, 8, 26, "p is a percentage, but a duration",
		"'6 weken maal p'" },
	{ DAYS HEAD "    - sinds startdatum > 6 weken maal p\n" TAIL, 8, 39,
		"p is a duration, but a percentage", "behind 'maal'" },
	{ DAYS HEAD "    - sinds startdatum > p maal p\n" TAIL, 8, 33, "but a percentage is needed", "maal" },
	{ DAYS HEAD "    - open_knelpunten > p\n" TAIL, 8, 25, "p is a duration, but a number", "another" },
	{ PERCENT HEAD "    - sinds startdatum > 6 weken maal p[verloop]\n" TAIL, 8, 41, "one value",
		"only 'p'" },
	{ PERCENT HEAD "    - open_knelpunten > 6 maal p maal p maal p maal p maal p maal p maal p\n" TAIL, 8,
		74, "can have 6 parameters", "one parameter" },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3\n  tot 2023-01-01\n  herkomst wet\n", 3, 7, "below the values",
		NULL },
	{ "parameter p \"x\"\n  tot 2025-01-01\n  vanaf 2024-01-01: 3\n  herkomst wet\n", 2, 7,
		"below the values", NULL },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n  zekerheid beetje\n", 4, 13, "'zeker'",
		NULL },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 1001 %\n  herkomst wet\n", 2, 21, "1000 %", NULL },
	{ HEAD "    - loonwaarde tussen 30\n" TAIL, 5, 27, "'en' is expected", NULL },
	{ HEAD "    - sinds startdatum tussen 2 weken en 4\n" TAIL, 5, 42, "no unit", "weken" },
	/* derived facts */
	{ HEAD "    - kwetsbar\n" TAIL DERIVED("kwetsbaar", "sfb"), 5, 7, "unknown fact 'kwetsbar'",
		"'kwetsbaar'" },
	{ DERIVED("a", "b") DERIVED("b", "c en sfb") DERIVED("c", "niet (a)"), 1, 15, "a → b → c → a",
		"take one of these" },
	{ DERIVED("a", "a of sfb"), 1, 15, "depends on itself: a → a", NULL },
	{ DERIVED("a", "sfb") DERIVED("a", "leert_nog"), 4, 15, "already stands in t.regel, line 1",
		"another name" },
	{ DERIVED("sfb", "leert_nog"), 1, 15, "is a fact already", "another name" },
	{ "afgeleid feit a \"a\"\n", 1, 15, "'als' is missing", NULL },
	{ "afgeleid feit a \"a\"\n  urgenter als\n    - sfb\n", 2, 3, "no meaning in a derived fact", NULL },
	{ "afgeleid feit a \"a\"\n  als\n    - sfb\n  titel \"x\"\n", 4, 3, "does not belong in a derived fact",
		"'niveau'" },
	{ DERIVED("a", "sfb") HEAD "    - a > 3\n" TAIL, 8, 9, "not understood", NULL },
	{ DERIVED("a",
		  "sfb") "regel r\n  titel \"T\"\n  niveau werkgever\n  prioriteit 50\n  als\n    - a\n" TAIL,
		9, 7, "belongs to a placement", "count" },
	{ COUNTING HEAD "    - a\n" TAIL, 9, 7, "counts placements", "rule for employers" },
	/* validity and replacing */
	{ HEAD "    - sfb\n" TAIL "  geldig\n", 9, 9, "a date is expected", "2026-01-01 tot" },
	{ HEAD "    - sfb\n" TAIL "  geldig 2026-01-01 tot 2026-01-01\n", 9, 25, "before it begins",
		"first day" },
	{ HEAD "    - sfb\n" TAIL "  vervangt s\n", 9, 12, "no rule 's'", NULL },
	{ HEAD "    - sfb\n" TAIL "  vervangt r\n", 9, 12, "replaces itself", "its own name" },
	{ HEAD "    - sfb\n" TAIL "  vervangt s\n" SECOND "  vervangt r\n", 9, 12,
		"replace each other: r → s → r", "cannot replace" },
	{ HEAD "    - sfb\n" TAIL SECOND "  vervangt rr\n", 17, 12, "no rule 'rr'", "'r'" },
	/* tests */
	{ HEAD "    - sfb\n" TAIL TEST("ja", "voorstel") TEST("ja", "geen"), 14, 6,
		"contradicts the one in t.regel, line 9", "one of the two" },
	{ HEAD "    - startdatum = 2026-03\n" TAIL, 5, 20, "not a date", "2026-11-22" },
	{ HEAD "    - sfb\n" TAIL "test r \"y\"\n  op 2026-01-01\n  gegeven\n    startdatum = 2026-13\n"
	       "  verwacht geen\n",
		12, 18, "not a value of startdatum", "2026-11-22" },
	{ "parameter p \"x\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n"
	  "parameter p \"x\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n",
		4, 11, "already stands in t.regel, line 1", "another name" },
};

Test(rules_faults, tell_the_exact_place)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct expected *c = &cases[i];
		struct ruleset *rs = ruleset_of(c->text);
		cr_assert_eq(rules_error_count(rs), 1, "case %zu: %zu faults in\n%s", i,
			rules_error_count(rs), c->text);
		const struct rules_error *e = rules_error(rs, 0);
		cr_assert_eq(e->line, c->line, "case %zu: line %d, %s", i, e->line, e->message);
		cr_assert_eq(e->column, c->column, "case %zu: column %d, %s", i, e->column, e->message);
		cr_assert(strstr(e->message, c->says) != NULL, "case %zu: %s", i, e->message);
		if (c->tip != NULL)
			cr_assert(e->tip != NULL && strstr(e->tip, c->tip) != NULL, "case %zu: tip %s", i,
				e->tip);
		rules_free(&rs);
	}
}

Test(rules_faults, show_line_and_caret_in_characters)
{
	struct ruleset *rs = ruleset_of("regel r\n  titel \"één\" blauw\n");
	struct arena *a = arena_new();
	const char *s = rules_error_show(rules_error(rs, 0), a);
	cr_assert(strstr(s, "t.regel:2:15: ") == s, "%s", s);
	cr_assert(strstr(s, "\n      titel \"één\" blauw\n                  ^\n") != NULL, "%s", s);
	arena_free(&a);
	rules_free(&rs);
}

Test(rules_faults, do_not_stop_at_the_first_and_keep_good_rules)
{
	struct ruleset *rs =
		ruleset_of("regel a\n  titel \"T\"\n  prioriteit 50\n  als\n    - verloop is moeizam\n"
			   "    - coach\n" TAIL HEAD "    - leert_nog\n" TAIL);
	cr_assert_eq(rules_error_count(rs), 2);
	cr_assert_eq(rules_error(rs, 0)->line, 5);
	cr_assert_eq(rules_error(rs, 1)->line, 6);
	cr_assert_eq(rules_broken_count(rs), 1);
	cr_assert_eq(rules_count(rs), 1);
	cr_assert_str_eq(rules_get(rs, 0)->id, "r");
	rules_free(&rs);
}

Test(rules_faults, limit_nesting)
{
	struct arena *a = arena_new();
	char open[70], close[70];
	memset(open, '(', sizeof open);
	memset(close, ')', sizeof close);
	for (int n = 64; n <= 65; n++) {
		struct ruleset *rs = ruleset_of(
			arena_printf(a, "%s    - %.*sleert_nog%.*s\n%s", HEAD, n, open, n, close, TAIL));
		cr_assert_eq(rules_error_count(rs), n == 64 ? 0 : 1, "%d", n);
		rules_free(&rs);
	}
	arena_free(&a);
}

/* A chain of derived facts, each of which asks for the one before it twice. */
Test(rules_faults, limit_derived_facts)
{
	struct arena *a = arena_new();
	char *text = arena_strdup(a, DERIVED("d0", "sfb"));
	for (int i = 1; i < 70; i++)
		text = arena_printf(a, "%safgeleid feit d%d \"x\"\n  als\n    - d%d\n", text, i, i - 1);
	struct ruleset *rs = ruleset_of(text);
	cr_assert(rules_error_count(rs) >= 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "deeper than 64") != NULL, "%s",
		rules_error(rs, 0)->message);
	cr_assert_eq(rules_error(rs, 0)->line, 1 + 3 * 64);
	rules_free(&rs);
	text = arena_strdup(a, DERIVED("d0", "sfb"));
	for (int i = 1; i < 20; i++)
		text = arena_printf(
			a, "%safgeleid feit d%d \"x\"\n  als\n    - d%d en d%d\n", text, i, i - 1, i - 1);
	rs = ruleset_of(text);
	cr_assert(strstr(rules_error(rs, 0)->message, "more than 1000 conditions") != NULL, "%s",
		rules_error(rs, 0)->message);
	cr_assert(rules_error(rs, 0)->tip != NULL);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_faults, limit_size_and_number)
{
	size_t n = 1024 * 1024 + 1;
	char *text = xmalloc(n);
	struct arena *a = arena_new();
	struct ruleset *rs = rules_new();
	memset(text, '#', n);
	rules_add_text(rs, "t.regel", text, n);
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "1 MB") != NULL);
	cr_assert(rules_error(rs, 0)->tip != NULL);
	rules_free(&rs);
	rs = rules_new();
	for (int i = 0; i < 501; i++) {
		const char *s = arena_printf(
			a, "regel r%d\n  titel \"T\"\n  prioriteit 50\n  als\n    - sfb\n" TAIL, i);
		rules_add_text(rs, "t.regel", s, strlen(s));
	}
	rules_link(rs);
	cr_assert_eq(rules_count(rs), 500);
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "500") != NULL);
	cr_assert(rules_error(rs, 0)->tip != NULL);
	rules_free(&rs);
	arena_free(&a);
	free(text);
}

Test(rules_faults, survive_bytes_that_are_no_text)
{
	static const char text[] = "regel r\n  titel \"\xff\xfe\x00\x1b[31m\"\n\x80\n\xc3";
	struct ruleset *rs = rules_new();
	struct arena *a = arena_new();
	rules_add_text(rs, "t\x1b.regel", text, sizeof text - 1);
	rules_link(rs);
	cr_assert(rules_error_count(rs) >= 2);
	for (size_t i = 0; i < rules_error_count(rs); i++)
		cr_assert(strchr(rules_error_show(rules_error(rs, i), a), '\x1b') == NULL);
	arena_free(&a);
	rules_free(&rs);
}

Test(rules_layers, a_file_that_cannot_be_read__is_a_fault__and_the_others_go_on)
{
	char folder[] = "/tmp/anker-rules-XXXXXX", path[64];
	struct ruleset *rs = rules_new();
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/a.regel", folder);
	cr_assert_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/b.regel", folder);
	FILE *f = fopen(path, "w");
	cr_assert(f != NULL && fputs(HEAD "    - leert_nog\n" TAIL, f) >= 0 && fclose(f) == 0);
	cr_assert_eq(rules_add_folder(rs, folder), 0, "%s", err_last());
	rules_link(rs);
	cr_assert_eq(rules_count(rs), 1);
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert(strstr(rules_error(rs, 0)->message, "a.regel cannot be read") != NULL, "%s",
		rules_error(rs, 0)->message);
	rules_free(&rs);
	cr_assert_eq(unlink(path), 0);
	path[strlen(path) - 7] = 'a';
	cr_assert_eq(rmdir(path), 0);
	cr_assert_eq(rmdir(folder), 0);
}

/* A pipe is a file that cannot be read whole, and nobody waits for it. */
Test(rules_layers, a_pipe__holds_nothing_up, .timeout = 120)
{
	char folder[] = "/tmp/anker-rules-XXXXXX", path[64];
	struct ruleset *rs = rules_new();
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/a.regel", folder);
	cr_assert_eq(mkfifo(path, 0600), 0);
	cr_assert_eq(rules_add_folder(rs, folder), 0, "%s", err_last());
	rules_link(rs);
	cr_assert_eq(rules_count(rs), 0);
	rules_free(&rs);
	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(rmdir(folder), 0);
}

/* Where one's own rules should be stands a file: the shipped ones go on. */
Test(rules_layers, a_folder_that_is_a_file__is_a_fault__and_the_shipped_rules_go_on)
{
	char share[] = "/tmp/anker-rules-XXXXXX", local[] = "/tmp/anker-rules-XXXXXX", folder[64], path[80];
	struct ruleset *rs = NULL;
	cr_assert(mkdtemp(share) != NULL);
	snprintf(folder, sizeof folder, "%s/rules", share);
	cr_assert_eq(mkdir(folder, 0700), 0);
	snprintf(path, sizeof path, "%s/b.regel", folder);
	FILE *f = fopen(path, "w");
	cr_assert(f != NULL && fputs(HEAD "    - leert_nog\n" TAIL, f) >= 0 && fclose(f) == 0);
	int fd = mkstemp(local);
	cr_assert(fd >= 0 && close(fd) == 0);
	cr_assert_eq(rules_load(&rs, share, local), 0, "%s", err_last());
	cr_assert_eq(rules_count(rs), 1);
	cr_assert_eq(rules_error_count(rs), 1);
	cr_assert_str_eq(rules_error(rs, 0)->file, local);
	cr_assert(rules_error(rs, 0)->tip != NULL);
	rules_free(&rs);
	cr_assert_eq(unlink(local), 0);
	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(rmdir(folder), 0);
	cr_assert_eq(rmdir(share), 0);
}

Test(rules_layers, later_folder_redefines_and_switches_off)
{
	static const char shipped_text[] =
		"parameter p \"x\"\n  vanaf 2024-01-01: 3\n  herkomst redactie\n" HEAD
		"    - open_knelpunten minstens p\n" TAIL;
	static const char local[] =
		"parameter p \"x\"\n  vanaf 2024-01-01: 5\n  herkomst redactie\nregel r uit \"druk\"\n";
	struct ruleset *rs = rules_new();
	struct facts *t = facts_new();
	uint8_t outcome[1];
	rules_add_text(rs, "a.regel", shipped_text, sizeof shipped_text - 1);
	rules_next_layer(rs);
	rules_add_text(rs, "b.regel", local, sizeof local - 1);
	rules_link(rs);
	cr_assert_eq(rules_error_count(rs), 0);
	cr_assert(rules_parameter(rs, 0)->overridden);
	cr_assert(rules_get(rs, 0)->off);
	cr_assert_str_eq(rules_get(rs, 0)->off_reason, "druk");
	add_row(t, 1, 1, "open_knelpunten=5");
	rules_evaluate(rs, t, 20000, outcome);
	cr_assert_eq(outcome[0], TRUTH_FALSE);
	cr_assert_eq(rules_evaluate_row(rs, 0, t, 0, 20000, NULL), TRUTH_TRUE);
	facts_set(t, 0, rules_fact_index("open_knelpunten"), 4);
	cr_assert_eq(rules_evaluate_row(rs, 0, t, 0, 20000, NULL), TRUTH_FALSE);
	facts_free(&t);
	rules_free(&rs);
}
