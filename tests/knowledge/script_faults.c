/* Faults in question lists: file, line, what is wrong and the cure; a question with one
 * is left out, alone. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "lists.h"

/* Lines 1 to 6; a fault in the text behind them is in line 7 or later. */
#define BEFORE                                                                                               \
	"# A list {#list}\n## Topic {#topic}\n### Earlier {#earlier}\n- kind: yesno\n### Open {#open}\n\n"

/* What is wrong with a question, its line, words of the message and of the cure. */
static const struct {
	const char *text;
	int line;
	const char *message, *tip;
} faults[] = {
	{ "### Q {#q}\n- shar: employer\n", 8, "no key \"shar\"", "'share'" },
	{ "### Q {#q}\n- colour: red\n", 8, "no key \"colour\"", "fact, kind, about" },
	{ "### Q {#q}\n- with: employer\n", 8, "\"with\" has no meaning", "fact, kind, about" },
	{ "### Q {#q}\n- share employer\n", 8, "no key with a value", "key: value" },
	{ "### Q {#q}\n- share:\n", 8, "\"share\" has no value", "after the colon" },
	{ "### Q {#q}\n- say: a\n- zeg: b\n", 9, "here twice", "line 8" },
	{ "### Q {#q}\n- fact: verlop\n", 8, "no fact \"verlop\"", "'verloop'" },
	{ "### Q {#q}\n- fact: the_weather_of_tomorrow\n", 8, "no fact", "anker rules facts" },
	{ "### Q {#q}\n- fact: verloop\n- kind: text\n", 9, "cannot fill the fact verloop",
		"leave the kind out" },
	{ "### Q {#q}\n- fact: contract_eind\n- kind: yesno\n", 9, "cannot fill", "leave the kind out" },
	{ "### Q {#q}\n- fact: open_signalen\n- kind: choice\n", 9, "cannot fill", "leave the kind out" },
	{ "### Q {#q}\n- fact: mandaat\n- about: placement\n", 9, "about the employer", "leave this out" },
	{ "### Q {#q}\n- fact: verloop\n- about: employer\n", 9, "about a placement", "leave this out" },
	{ "### Q {#q}\n1. a {a}\n- fact: verloop\n", 8, "fills the fact verloop", "take the list away" },
	{ "### Q {#q}\n- kind: choice\n", 7, "no choices", "1. words {code}" },
	{ "### Q {#q}\n- kind: choices\n", 7, "no choices", "1. words {code}" },
	{ "### Q {#q}\n1. a {a}\n- kind: date\n", 8, "no choices of its own", "take the list away" },
	{ "### Q {#q}\n1. a {a}\n2. b\n", 9, "no code", "{b}" },
	{ "### Q {#q}\n1. One two! {One}\n", 8, "\"One\" is no code", "{one_two}" },
	{ "### Q {#q}\n1. {a}\n", 8, "has no words", "write the words" },
	{ "### Q {#q}\n1. a {a}\n2. b {a}\n", 9, "{a} is used twice", "code of its own" },
	{ "### Q {#q}\n1. a {a}\n   - b\n", 8, "cannot be read", "one line of text" },
	{ "### Q {#open}\n", 7, "{#open} is here twice", "line 5" },
	{ "### Who calls?\n", 7, "no name", "{#who-calls}" },
	{ "### Q {#Q 1}\n", 7, "\"Q 1\" is no name", "{#q}" },
	{ "### 2 {#2}\n", 7, "\"2\" is no name", "{#name}" },
	{ "### {#q}\n", 7, "no words", "write the words" },
	{ "### Q {#q}\n- kind: poem\n", 8, "\"poem\" is not understood", "choice, choices, yesno" },
	{ "### Q {#q}\n- share: employer, police\n", 8, "\"police\"", "employer, employee, nobody" },
	{ "### Q {#q}\n- under: roof\n", 8, "\"roof\"", "well, difficult, agreed" },
	{ "### Q {#q}\n- about: me\n", 8, "\"me\"", "placement, employer" },
	{ "### Q {#q}\n- past: perhaps\n- kind: date\n", 8, "\"perhaps\"", "no, yes" },
	{ "### Q {#q}\n- past: yes\n", 8, "only a date", "make it a date" },
	{ "### Q {#q}\n- least: 1\n", 8, "only a number", "make it a number" },
	{ "### Q {#q}\n- most: 5\n- kind: text\n", 8, "only a number", "make it a number" },
	{ "### Q {#q}\n- least: few\n- kind: number\n", 8, "\"few\" is no limit", "whole number" },
	{ "### Q {#q}\n- most: 99999999999999999999\n- kind: number\n", 8, "is no limit", "whole number" },
	{ "### Q {#q}\n- kind: number\n- least: 5\n- most: 1\n", 10, "at least 5 and at most 1", "larger" },
	{ "### Q {#q}\n- placement: Jan\n", 8, "Jan", "42" },
	{ "### Q {#q}\n- placement: 42\n- about: employer\n", 8, "no single placement", "take" },
	{ "### Q {#q}\n- after: earlier\n", 8, "which answer", "after: ID = CODE" },
	{ "### Q {#q}\n- after: earlier =\n", 8, "which answer", "yes, no" },
	{ "### Q {#q}\n- after: earlier = maybe\n", 8, "no answer \"maybe\"", "yes, no" },
	{ "### Q {#q}\n- after: open = x\n", 8, "\"open\" has no codes", "choices" },
	{ "### Q {#q}\n- after: nowhere = x\n", 8, "no question \"nowhere\" above", "above" },
	{ "### Q {#q}\n- after: q = yes\n- kind: yesno\n", 8, "no question \"q\" above", "above" },
	{ "### Q {#q}\n- after: earlier = yes\n- about: employer\n", 8, "about the employer cannot follow",
		"both" },
	{ "### Q {#q}\n- if: course is difficult\n", 8, "course", NULL },
	{ "### Q {#q}\n- if: verloop is\n", 8, "column", NULL },
	{ "### Q {#q}\n\n<b>bold</b>\n", 9, "HTML", "plain text" },
	{ "### Q {#q}\n\n<!-- a comment -->\n", 9, "HTML", "plain text" },
	{ "### Q <i>x</i> {#q}\n", 7, "HTML", "plain text" },
	{ "### Q {#q}\n- say: <i>x</i>\n", 8, "HTML", "plain text" },
	{ "### Q {#q}\n\n    code\n", 9, "cannot be read", "headings" },
	{ "### Q {#q}\n> quote\n", 8, "cannot be read", "headings" },
	{ "### Q {#q}\n#### More\n", 8, "cannot be read", "headings" },
	{ "### Q {#q}\n# Again {#again}\n", 8, "second \"#\"", "\"##\"" },
};

Test(script_faults, name_file_line_and_cure__and_leave_out_that_question_alone)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct script *s = list_of(
			"en", arena_printf(a, "%s%s### Last {#last}\n", BEFORE, faults[i].text));
		const struct script_fault *f = s->faults;

		cr_assert_eq(s->nfaults, 1, "%zu faults in: %s", s->nfaults, faults[i].text);
		cr_expect_str_eq(f->file, "test.md");
		cr_expect_eq(f->line, faults[i].line, "line %d of: %s", f->line, faults[i].text);
		cr_expect(strstr(f->message, faults[i].message), "%s: %s", faults[i].text, f->message);
		if (faults[i].tip)
			cr_expect(f->tip && strstr(f->tip, faults[i].tip), "%s: %s", faults[i].text, f->tip);
		cr_expect_eq(s->nquestions, 3, "left out alone: %s", faults[i].text);
		cr_expect_eq(script_question(s, "last"), 2);
		script_free(&s);
	}
	arena_free(&a);
}

/* Faults above the questions: those are all there. */
static const struct {
	const char *text;
	int line;
	const char *message, *tip;
} above[] = {
	{ "# L {#l}\n- with: the mayor\n## T {#t}\n### Q {#q}\n", 2, "the mayor", NULL },
	{ "# L {#l}\n- purpose: fun\n## T {#t}\n### Q {#q}\n", 2, "fun", NULL },
	{ "# L {#l}\n- by: pigeon\n## T {#t}\n### Q {#q}\n", 2, "pigeon", NULL },
	{ "# L {#l}\n- language: fr\n## T {#t}\n### Q {#q}\n", 2, "\"fr\"", "nl, en" },
	{ "# L {#l}\n- fact: verloop\n## T {#t}\n### Q {#q}\n", 2, "no meaning", "with, purpose, by" },
	{ "# L {#l}\n1. a {a}\n## T {#t}\n### Q {#q}\n", 2, "no question", "###" },
	{ "# L {#l}\n<p>x</p>\n\n## T {#t}\n### Q {#q}\n", 2, "HTML", "plain" },
	{ "# L {#l}\n## T {#t}\ntext\n### Q {#q}\n", 3, "under a topic", "hint" },
	{ "# L {#l}\n## T\n### Q {#q}\n", 2, "no name", "{#t}" },
	{ "# L {#l}\n## T {#t}\n- guide: 10\n### Q {#q}\n", 3, "no guide \"10\"", "1 to 9" },
	{ "# L {#l}\n## T {#t}\n- guide: 4.2\n### Q {#q}\n", 3, "no guide \"4.2\"", "1 to 9" },
	{ "# L {#l}\n## T {#t}\n- guide: four\n### Q {#q}\n", 3, "no guide \"four\"", "1 to 9" },
	{ "# L {#l}\n## T {#t}\n### P {#p}\n## T {#t}\n### Q {#q}\n", 4, "topic {#t} is here twice", "own" },
};

Test(script_faults, above_questions_leave_those_in)
{
	for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
		struct script *s = list_of("en", above[i].text);

		cr_assert_eq(s->nfaults, 1, "%zu faults in: %s", s->nfaults, above[i].text);
		cr_expect_eq(s->faults[0].line, above[i].line, "%s", above[i].text);
		cr_expect(strstr(s->faults[0].message, above[i].message), "%s", s->faults[0].message);
		cr_expect(!above[i].tip || strstr(s->faults[0].tip, above[i].tip), "%s", s->faults[0].tip);
		cr_expect_geq(script_question(s, "q"), 0, "%s", above[i].text);
		script_free(&s);
	}
}

Test(script_faults, of_a_question_reach_those_that_follow_it)
{
	struct script *s = list_of("en", "# L {#l}\n## T {#t}\n### A {#a}\n- kind: yesno\n- colour: red\n"
		"### B {#b}\n- after: a = yes\n### C {#c}\n");

	cr_assert_eq(s->nfaults, 2);
	cr_expect(strstr(s->faults[1].message, "\"a\", which is left out"), "%s", s->faults[1].message);
	cr_expect(strstr(s->faults[1].tip, "line 3"), "%s", s->faults[1].tip);
	cr_assert_eq(s->nquestions, 1);
	cr_expect_str_eq(s->questions[0].id, "c");
	script_free(&s);
}

Test(script_faults, are_in_the_order_of_the_file)
{
	struct script *s =
		list_of("en", "# L {#l}\n## T {#t}\n### A {#a}\n- kind: number\n- most: 1\n- least: 2\n"
			      "- if: nonsense\n- share: x\n> quote\n### B\n### C {#c}\n");

	cr_assert_eq(s->nfaults, 5);
	for (size_t i = 1; i < s->nfaults; i++)
		cr_expect_lt(s->faults[i - 1].line, s->faults[i].line);
	cr_expect_eq(s->faults[0].line, 5);
	script_free(&s);
}

Test(script_faults, stand_with_their_line_and_cure)
{
	struct arena *a = arena_new();
	const struct script_fault with = { "a.md", 3, "wrong", "right" },
				  without = { "a.md", 4, "wrong", NULL };

	cr_expect_str_eq(script_fault_show(&with, a), "a.md:3: wrong\n    tip: right\n");
	cr_expect_str_eq(script_fault_show(&without, a), "a.md:4: wrong\n");
	arena_free(&a);
}

Test(script_faults, of_a_guide_that_is_here_twice_or_not_at_all)
{
	static const char text[] = "# L {#l}\n## T {#t}\n- guide: 6\n## U {#u}\n- guide: 6\n### Q {#q}\n";
	struct script *s = list_of("en", text);

	cr_assert_eq(s->nfaults, 1);
	cr_expect(strstr(s->faults[0].message, "guide 6 is here twice"), "%s", s->faults[0].message);
	cr_expect_eq(s->nquestions, 3);
	script_free(&s);
	cr_assert_eq(script_parse(&s, "x", "en", text, strlen(text), NULL, lists_rules()), 0);
	cr_expect_eq(s->nfaults, 2);
	cr_expect(strstr(s->faults[0].message, "guides are not there"), "%s", s->faults[0].message);
	cr_expect_eq(s->nquestions, 1);
	cr_assert_eq(s->ntopics, 1, "a topic without questions is left out");
	cr_expect_str_eq(s->topics[0].id, "u");
	cr_expect_eq(s->questions[0].topic, 0);
	script_free(&s);
}

/* What is no list at all. */
static const struct {
	const char *text;
	int line;
	const char *word;
} refused[] = {
	{ "", 1, "# Title {#name}" },
	{ "just text\n", 1, "# Title {#name}" },
	{ "\n\n## T {#t}\n### Q {#q}\n", 3, "# Title {#name}" },
	{ "# No name\n### Q {#q}\n", 1, "# Title {#name}" },
	{ "# {#list}\n", 1, "# Title {#name}" },
	{ "# L {#l}\n", 1, "### Question {#question}" },
	{ "# L {#l}\n## T {#t}\n", 1, "### Question {#question}" },
	{ "# L {#l}\n### Q {#q}\n", 2, "no topic; put \"## Topic" },
	{ "# L {#l}\n## T {#t}\n### Q {#q}\n- fact: verlop\n", 4, "'verloop'" },
};

static void expect_refused(const char *text, size_t len, const char *word)
{
	struct script other, *s = &other;

	cr_expect_eq(
		script_parse(&s, "test.md", "en", text, len, lists_guides("en"), lists_rules()), ERR_INVALID);
	cr_expect_null(s);
	cr_expect(strstr(err_last(), "test.md"), "%s", err_last());
	cr_expect(strstr(err_last(), word), "\"%s\" in: %s", word, err_last());
}

Test(script_faults, refuse_what_is_no_list)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		expect_refused(refused[i].text, strlen(refused[i].text), refused[i].word);
		cr_expect(strstr(err_last(), arena_printf(a, "line %d:", refused[i].line)), "%s", err_last());
	}
	arena_free(&a);
}

Test(script_faults, refuse_what_is_not_text_or_too_large)
{
	static const char latin[] = "# Caf\xe9 {#x}\n", nul[] = "# A\0 {#x}\n";
	size_t len = (1 << 20) + 1;
	char *big = malloc(len);

	expect_refused(NULL, 0, "# Title {#name}");
	expect_refused(latin, sizeof latin - 1, "UTF-8");
	expect_refused(nul, sizeof nul - 1, "UTF-8");
	memset(big, 'a', len);
	expect_refused(big, len, "1 MB");
	free(big);
}

/* `n` times the text, each with its number. */
static struct script *many(const char *before, const char *each, int n)
{
	struct arena *a = arena_new();
	char *text = malloc(strlen(before) + (size_t)n * (strlen(each) + 16) + 1), *at = text;
	struct script *s;

	at += sprintf(at, "%s", before);
	for (int i = 0; i < n; i++)
		at += sprintf(at, "%s%d}\n", each, i);
	s = list_of("en", text);
	free(text);
	arena_free(&a);
	return s;
}

Test(script_faults, keep_a_list_within_its_limits)
{
	struct script *s = many("# L {#l}\n## T {#t}\n", "### Q {#q", 600);

	cr_expect_eq(s->nquestions, 500);
	cr_assert_eq(s->nfaults, 1);
	cr_expect(strstr(s->faults[0].message, "more than 500 questions"), "%s", s->faults[0].message);
	cr_expect_eq(s->faults[0].line, 503);
	script_free(&s);
	s = many("# L {#l}\n## T {#t}\n### P {#p}\n### Q {#q}\n", "1. choice {c", 36);
	cr_assert_eq(s->nfaults, 1);
	cr_expect(strstr(s->faults[0].message, "more than 35 choices"), "%s", s->faults[0].message);
	cr_expect_eq(s->nquestions, 1);
	script_free(&s);
}
