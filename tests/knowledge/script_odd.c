/* Question lists that nobody here would write: filled to their limits, with names that
 * the program uses itself, with one limit of two, and of which nothing is left. */
#include <criterion/criterion.h>
#include <limits.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/str.h"
#include "lists.h"

static struct script *again(char *text)
{
	struct script *s;

	cr_assert_eq(script_parse(&s, "again", "en", text, strlen(text), lists_guides("en"), lists_rules()), 0,
		"%s", err_last());
	return s;
}

static size_t with_text(const struct script *s, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < s->nquestions; i++)
		n += strcmp(s->questions[i].text, text) == 0;
	return n;
}

Test(script_odd, one_limit_says_nothing_of_the_other_end)
{
	struct script *s = list_of("en", "# L {#l}\n## T {#t}\n"
		"### A {#a}\n- kind: number\n- least: 5\n### B {#b}\n- kind: number\n- most: 5\n"
		"### C {#c}\n- kind: number\n- least: 0\n### D {#d}\n- kind: number\n");

	cr_expect(list_question(s, "a")->least == 5 && list_question(s, "a")->most == INT_MAX);
	cr_expect(list_question(s, "b")->least == INT_MIN && list_question(s, "b")->most == 5);
	cr_expect(list_question(s, "c")->least == 0 && list_question(s, "c")->most == INT_MAX);
	cr_expect(list_question(s, "d")->least == 0 && list_question(s, "d")->most == 0);
	script_free(&s);
}

Test(script_odd, shared_with_nobody_and_with_someone_is_a_fault)
{
	struct script *s = list_of("en", "# L {#l}\n## T {#t}\n### A {#a}\n- kind: text\n- share: nobody, employer\n"
		"### B {#b}\n- kind: text\n- share: nobody\n");

	cr_assert_eq(s->nfaults, 1);
	cr_expect_eq(s->faults[0].line, 5);
	cr_expect_eq(script_question(s, "a"), -1);
	cr_expect_eq(list_question(s, "b")->share, 0);
	script_free(&s);
}

Test(script_odd, every_fault_is_told_when_no_question_is_left)
{
	static const char text[] = "# L {#l}\n- with: martian\n\n## T {#t}\n### A {#a}\n- kind: poem\n"
		"### B {#b}\n- fact: nofact\n";
	struct arena *a = arena_new();
	struct script_fault *fault;
	size_t n;

	cr_assert_eq(script_faults("x.md", "en", text, sizeof text - 1, lists_guides("en"), lists_rules(), a,
			     &fault, &n), ERR_INVALID);
	cr_assert_eq(n, 3);
	cr_expect(fault[0].line == 2 && fault[1].line == 6 && fault[2].line == 8);
	cr_expect_str_eq(fault[2].file, "x.md");
	cr_expect(fault[2].tip != NULL);
	cr_assert_eq(script_faults("x.md", "en", "\xff", 1, NULL, lists_rules(), a, &fault, &n), ERR_INVALID);
	cr_expect_eq(n, 0);
	arena_free(&a);
}

Test(script_odd, names_of_the_program_are_not_taken_from_a_list)
{
	struct arena *a = arena_new();
	const struct script_extra extra[] = { { rules_fact_index("verloop"), 7 }, { rules_fact_index("mandaat"), 0 } };
	struct script *s = list_of("en", "# L {#l}\n## Mine {#guide-4}\n"
		"### Own course {#fact-verloop-7}\n- kind: text\n### Own mandate {#fact-mandaat}\n- kind: text\n"
		"## Ask {#ask-first}\n### Last {#last}\n- kind: text\n");
	struct script *facts = again(script_with_facts(s, extra, 2, a));

	cr_expect_eq(facts->nfaults, 0);
	cr_expect_eq(facts->nquestions, s->nquestions + 2);
	cr_expect_eq(with_text(facts, "Own course"), 1);
	cr_expect_eq(with_text(facts, "Own mandate"), 1);
	struct script *guide = again(script_with_guide(facts, 4, a));
	cr_expect_eq(guide->nfaults, 0);
	cr_expect_geq(script_question(guide, "4.1"), 0);
	script_free(&guide);
	script_free(&facts);
	script_free(&s);
	arena_free(&a);
}

static struct script *full_list(size_t questions, size_t hint)
{
	struct str text = STR_INIT;

	str_add(&text, "# L {#l}\n\n## T {#t}\n\n");
	for (size_t i = 0; i < questions; i++)
		str_addf(&text, "### Q {#q%zu}\n\n- kind: text\n\n", i);
	str_add(&text, "### Long {#long}\n\n");
	for (size_t i = 0; i < hint; i++)
		str_add(&text, i % 80 == 79 ? "\n" : "x");
	struct script *s = list_of("en", text.text);
	str_free(&text);
	return s;
}

/* A talk keeps the text that is made; one that cannot be read again loses the talk. */
Test(script_odd, a_full_list_is_asked_as_it_is)
{
	struct arena *a = arena_new();
	const struct script_extra extra = { rules_fact_index("verloop"), 7 };
	static const struct {
		size_t questions, hint;
	} full[] = { { 499, 1 }, { 1, (1 << 20) - 100 } };

	for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
		struct script *s = full_list(full[i].questions, full[i].hint);
		cr_expect_str_eq(script_with_facts(s, &extra, 1, a), s->text);
		cr_expect_str_eq(script_with_guide(s, 4, a), s->text);
		script_free(&s);
	}
	struct script *s = full_list(498, 1), *more = again(script_with_facts(s, &extra, 1, a));
	cr_expect_eq(more->nquestions, 500, "up to the limit");
	script_free(&more);
	script_free(&s);
	arena_free(&a);
}
