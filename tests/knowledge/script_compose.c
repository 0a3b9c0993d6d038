/* Lists made from others: facts to ask first in front, a guide behind. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "lists.h"

static struct arena *a;

static void open_arena(void)
{
	a = arena_new();
}

static void close_arena(void)
{
	arena_free(&a);
}

TestSuite(script_compose, .init = open_arena, .fini = close_arena);

/* The composed text, which must be as good as the list it came from. */
static struct script *read_again(const struct script *from, const char *text)
{
	struct script *s = list_of(from->lang, text);

	cr_assert_eq(s->nfaults, from->nfaults, "%s", s->nfaults ? s->faults[0].message : "");
	return s;
}

static struct script_extra extra(const char *fact, int64_t placement)
{
	return (struct script_extra){ rules_fact_index(fact), placement };
}

Test(script_compose, asks_facts_in_front)
{
	struct script *s = list_in("en", "tests/data/interviews/short.md"), *with;
	int64_t placement;

	cr_assert_eq(id_parse("3.17", &placement), 0);
	const struct script_extra extras[] = { extra("jobcoach_tot", 42), extra("jobcoach_tot", placement),
		extra("mandaat", 42), extra("mandaat", 43) };
	with = read_again(s, script_with_facts(s, extras, 4, a));
	cr_assert_eq(with->nquestions, s->nquestions + 3);
	cr_assert_eq(with->ntopics, s->ntopics + 1);
	cr_expect_str_eq(with->topics[0].id, "ask-first");
	cr_expect_str_eq(with->topics[0].title, "Ask first");
	const struct question *q = &with->questions[0];
	cr_expect_str_eq(q->id, "fact-jobcoach_tot-42");
	cr_expect_str_eq(q->text, "Until when is there a job coach?");
	cr_expect_eq(q->fact, extras[0].fact);
	cr_expect_eq(q->placement, 42);
	cr_expect_eq(with->questions[1].placement, placement);
	q = &with->questions[2];
	cr_expect_str_eq(q->id, "fact-mandaat");
	cr_expect(q->placement == 0 && q->about == LEVEL_EMPLOYER && q->kind == ASK_CHOICE);
	/* The list itself goes on as it was. */
	cr_expect_str_eq(with->id, s->id);
	cr_expect_str_eq(with->intro, s->intro);
	cr_expect_str_eq(with->party, s->party);
	for (size_t i = 0; i < s->nquestions; i++) {
		cr_expect_str_eq(with->questions[i + 3].id, s->questions[i].id);
		cr_expect_eq(with->questions[i + 3].topic, s->questions[i].topic + 1);
		cr_expect_eq(with->questions[i + 3].after < 0, s->questions[i].after < 0);
	}
	script_free(&with);
	script_free(&s);
}

Test(script_compose, leaves_out_facts_that_the_list_asks_already)
{
	struct script *s = list_of("nl", "# L {#l}\n## T {#t}\n### A {#a}\n- fact: verloop\n"
		"### B {#b}\n- fact: jobcoach\n- placement: 7\n"), *with;
	const struct script_extra extras[] = { extra("verloop", 42), extra("jobcoach", 42),
		extra("jobcoach", 7), extra("jobcoach", 42) };

	with = read_again(s, script_with_facts(s, extras, 4, a));
	cr_assert_eq(with->nquestions, 3);
	cr_expect_str_eq(with->questions[0].id, "fact-jobcoach-42");
	cr_expect_str_eq(with->topics[0].title, "Eerst vragen", "in the language of the list");
	/* Once more: nothing is left to add. */
	cr_expect_str_eq(script_with_facts(with, extras, 4, a), with->text);
	cr_expect_str_eq(script_with_facts(s, extras, 1, a), s->text);
	cr_expect_str_eq(script_with_facts(s, NULL, 0, a), s->text);
	/* Other facts later get a topic beside it. */
	const struct script_extra more = extra("sfb", 9);
	struct script *again = read_again(s, script_with_facts(with, &more, 1, a));
	cr_expect_str_eq(again->topics[0].id, "ask-first-2");
	cr_expect_eq(again->nquestions, 4);
	script_free(&again);
	script_free(&with);
	script_free(&s);
}

Test(script_compose, asks_every_fact_in_front)
{
	static const char *const langs[] = { "nl", "en" };
	size_t n;
	const struct fact *facts = rules_facts(&n);
	struct script_extra *all = arena_alloc(a, n * sizeof *all);

	for (size_t i = 0; i < n; i++)
		all[i] = (struct script_extra){ (int)i, facts[i].level == LEVEL_EMPLOYER ? 0 : 42 };
	for (size_t l = 0; l < 2; l++) {
		struct script *s = list_of(langs[l], "# L {#l}\n## T {#t}\n### A {#a}\n"), *with;

		with = read_again(s, script_with_facts(s, all, n, a));
		cr_assert_eq(with->nquestions, n + 1);
		for (size_t i = 0; i < n; i++) {
			const char *question = l ? facts[i].question.en : facts[i].question.nl;

			cr_expect_str_eq(with->questions[i].text, question);
			cr_expect_eq(with->questions[i].fact, (int)i);
		}
		script_free(&with);
		script_free(&s);
	}
}

/* However the lines end and the first topic is written, the text before it stays. */
Test(script_compose, finds_the_first_topic)
{
	static const char *const texts[] = {
		"# L {#l}\nintro\n## T {#t}\n### A {#a}\n",
		"# L {#l}\r\nintro\r\n- with: employer\r\n## T {#t}\r\n### A {#a}\r\n",
		"# L {#l}\rintro\r\r## T {#t}\r### A {#a}\r",
		"\xef\xbb\xbf# L {#l}\n\nintro\n\nT {#t}\n---\n### A {#a}",
		"L {#l}\n===\nintro\n\n   ## T {#t}\n### A {#a}\n- kind: text",
	};
	const struct script_extra one = extra("sfb", 42);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct script *s = list_of("nl", texts[i]), *with, *guide;

		cr_expect_str_eq(s->intro, "intro");
		with = read_again(s, script_with_facts(s, &one, 1, a));
		cr_expect_str_eq(with->intro, "intro", "%zu", i);
		cr_assert_eq(with->nquestions, 2, "%zu", i);
		cr_expect_str_eq(with->questions[0].id, "fact-sfb-42");
		cr_expect_str_eq(with->questions[1].id, "a");
		guide = read_again(s, script_with_guide(with, 7, a));
		cr_expect_eq(guide->nquestions, 4, "%zu", i);
		script_free(&guide);
		script_free(&with);
		script_free(&s);
	}
}

Test(script_compose, adds_a_guide_as_last_topic__once)
{
	struct script *s = list_in("nl", "tests/data/interviews/short.md"), *with;

	for (int guide = 1; guide <= KNOWLEDGE_GUIDES; guide++) {
		const char *text = script_with_guide(s, guide, a);

		with = read_again(s, text);
		cr_assert_eq(with->ntopics, s->ntopics + 1);
		cr_expect_gt(with->nquestions, s->nquestions + 1);
		const struct question *q = &with->questions[s->nquestions];
		cr_expect_eq(q->kind, ASK_TICK);
		cr_expect_eq(q->point[0], '0' + guide);
		cr_expect_eq(q->topic, s->ntopics);
		cr_expect_str_eq(with->topics[s->ntopics].id, arena_printf(a, "guide-%d", guide));
		cr_expect_eq(strncmp(with->topics[s->ntopics].title, arena_printf(a, "Guide %d: ", guide), 9),
			0, "%s", with->topics[s->ntopics].title);
		cr_expect_str_eq(script_with_guide(with, guide, a), text, "as it stands: it has the points");
		script_free(&with);
	}
	script_free(&s);
}
