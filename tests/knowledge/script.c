/* Question lists as they are read: every key in both languages, every kind. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "lists.h"

#define LIST "# A list {#list}\n\n"

static void expect_clean(const struct script *s)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < s->nfaults; i++)
		fputs(script_fault_show(&s->faults[i], a), stderr);
	cr_assert_eq(s->nfaults, 0);
	arena_free(&a);
}

Test(script, has_what_the_file_says)
{
	struct script *s = list_in("nl", "tests/data/interviews/short.md");

	expect_clean(s);
	cr_expect_str_eq(s->id, "short");
	cr_expect_str_eq(s->title, "A short talk");
	cr_expect_str_eq(s->intro, "Six questions, one of nearly every kind.");
	cr_expect_str_eq(s->party, "employer");
	cr_expect_str_eq(s->purpose, "monitoring");
	cr_expect_str_eq(s->medium, "phone");
	cr_expect_str_eq(s->version, "2026-11-22");
	cr_expect_str_eq(s->source, "tests");
	cr_expect_str_eq(s->lang, "en", "the list says its language");
	cr_expect_not(s->local);
	cr_assert_eq(s->ntopics, 2);
	cr_expect_str_eq(s->topics[0].id, "course_topic");
	cr_expect_str_eq(s->topics[1].title, "The employer");
	cr_assert_eq(s->nquestions, 6);
	cr_expect_eq(s->questions[2].topic, 0);
	cr_expect_eq(s->questions[3].topic, 1);
	cr_expect_eq(s->questions[0].line, 14);
	cr_expect_eq(script_question(s, "hours"), 2);
	cr_expect_eq(script_question(s, "none"), -1);
	script_free(&s);
	cr_assert_null(s);
	script_free(&s);
}

Test(script, has_choices_of_its_own)
{
	struct script *s = list_in("en", "tests/data/interviews/short.md");
	const struct question *q = list_question(s, "helps");

	cr_expect_str_eq(q->text, "What helps?");
	cr_expect_str_eq(q->hint, "As the employer says it.");
	cr_expect_eq(q->kind, ASK_CHOICES);
	cr_expect_eq(q->fact, -1);
	cr_expect_eq(q->about, LEVEL_PLACEMENT);
	cr_expect_eq(q->share, SHARE_EMPLOYER);
	cr_expect_eq(q->part, PART_SUPPORT);
	cr_expect_str_eq(q->say, "");
	cr_assert_eq(q->nchoices, 3);
	cr_expect_str_eq(q->choices[0].code, "one_task");
	cr_expect_str_eq(q->choices[0].label, "one task at a time");
	script_free(&s);
}

Test(script, takes_kind_choices_limits_and_level_of_a_fact)
{
	struct script *s = list_of("nl", LIST "## T {#t}\n"
		"### V {#v}\n- fact: verloop\n"
		"### J {#j}\n- feit: jobcoach_bereikbaar\n"
		"### L {#l}\n- fact: loonwaarde\n"
		"### L2 {#l2}\n- fact: loonwaarde\n- least: 30\n"
		"### L3 {#l3}\n- fact: loonwaarde\n- most: 50\n"
		"### Z {#z}\n- fact: zinvol_werk\n"
		"### E {#e}\n- fact: contract_eind\n"
		"### M {#m}\n- fact: mandaat\n");
	const struct question *q = list_question(s, "v");

	expect_clean(s);
	cr_expect_eq(q->kind, ASK_CHOICE);
	cr_expect_eq(q->fact, rules_fact_index("verloop"));
	cr_assert_eq(q->nchoices, 3);
	cr_expect_str_eq(q->choices[0].code, "smooth");
	cr_expect_str_eq(q->choices[0].label, "soepel", "in the language of the list");
	q = list_question(s, "j");
	cr_expect_eq(q->kind, ASK_YESNO);
	cr_assert_eq(q->nchoices, 2);
	cr_expect_str_eq(q->choices[0].code, "1");
	cr_expect_str_eq(q->choices[1].label, "nee");
	q = list_question(s, "l");
	cr_expect_eq(q->kind, ASK_NUMBER);
	cr_expect(q->least == 0 && q->most == 100, "a percentage");
	cr_expect(list_question(s, "l2")->least == 30 && list_question(s, "l2")->most == 100);
	cr_expect(list_question(s, "l3")->least == 0 && list_question(s, "l3")->most == 50);
	q = list_question(s, "z");
	cr_expect(q->least == 1 && q->most == 5);
	cr_expect_eq(list_question(s, "e")->kind, ASK_DATE);
	cr_expect_eq(list_question(s, "m")->about, LEVEL_EMPLOYER);
	script_free(&s);
}

/* Every fact can be asked, in both languages, as its question asks it. */
Test(script, asks_every_fact)
{
	static const char *const langs[] = { "nl", "en" };
	struct arena *a = arena_new();
	size_t n;
	const struct fact *facts = rules_facts(&n);

	for (size_t i = 0; i < n * 2; i++) {
		const struct fact *f = &facts[i / 2];
		struct script *s = list_of(langs[i % 2],
			arena_printf(a, LIST "## T {#t}\n### Q {#q}\n- fact: %s\n", f->name));
		const struct question *q = list_question(s, "q");

		expect_clean(s);
		cr_expect_eq(q->fact, (int)(i / 2));
		cr_expect_eq(q->about, f->level);
		cr_expect(q->kind != ASK_CHOICE || q->nchoices > 1, "%s", f->name);
		for (size_t k = 0; k < q->nchoices; k++)
			cr_expect(*q->choices[k].label && strcmp(q->choices[k].code, "unknown") != 0);
		script_free(&s);
	}
	arena_free(&a);
}

Test(script, asks_facts_that_are_counted_as_their_question_asks_them)
{
	static const struct {
		const char *fact;
		enum question_kind kind;
	} asked[] = {
		{ "open_signaal_vastlopen", ASK_YESNO }, { "knelpunt_taken_sinds", ASK_YESNO },
		{ "wijziging_team", ASK_YESNO }, { "toezegging_uiterlijk", ASK_YESNO },
		{ "open_signalen", ASK_SIGNALS }, { "open_knelpunten", ASK_BOTTLENECKS },
		{ "laatste_wijziging_werk", ASK_CHANGES }, { "succesfactoren_vastgelegd", ASK_TEXT },
		{ "knelpunt_onbesproken_sinds", ASK_DATE }, { "laatste_contact", ASK_DATE },
		{ "rust_tot", ASK_DATE },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		struct script *s = list_of(
			"en", arena_printf(a, LIST "## T {#t}\n### Q {#q}\n- fact: %s\n", asked[i].fact));

		cr_expect_eq(s->questions[0].kind, asked[i].kind, "%s", asked[i].fact);
		script_free(&s);
	}
	struct script *s =
		list_of("en", LIST "## T {#t}\n### Q {#q}\n- kind: date\n- fact: wijziging_team\n");

	cr_expect_eq(s->questions[0].kind, ASK_DATE, "another kind may stand beside it");
	script_free(&s);
	arena_free(&a);
}

static size_t count(const struct choice *list)
{
	size_t n = 0;

	while (list[n].code)
		n++;
	return n;
}

Test(script, knows_every_kind_and_key_in_both_languages)
{
	static const struct {
		const char *nl, *en;
		enum question_kind kind;
	} kinds[] = {
		{ "keuze", "choice", ASK_CHOICE }, { "meerkeuze", "choices", ASK_CHOICES },
		{ "janee", "yesno", ASK_YESNO }, { "getal", "number", ASK_NUMBER },
		{ "datum", "date", ASK_DATE }, { "tekst", "text", ASK_TEXT },
		{ "signalen", "signals", ASK_SIGNALS }, { "wijzigingen", "changes", ASK_CHANGES },
		{ "knelpunten", "bottlenecks", ASK_BOTTLENECKS },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *choices = kinds[i].kind <= ASK_CHOICES ? "1. a {a}\n" : "";
		struct script *s = list_of(
			"nl", arena_printf(a,
				      LIST "## T {#t}\n### N {#n}\n%s- soort: %s\n### E {#e}\n%s- Kind: %s\n",
				      choices, kinds[i].nl, choices, kinds[i].en));

		expect_clean(s);
		cr_expect_eq(list_question(s, "n")->kind, kinds[i].kind, "%s", kinds[i].nl);
		cr_expect_eq(list_question(s, "e")->kind, kinds[i].kind, "%s", kinds[i].en);
		script_free(&s);
	}
	struct script *s = list_of("en", LIST "## T {#t}\n### S {#s}\n- kind: signals\n### C {#c}\n"
		"- kind: changes\n### B {#b}\n- kind: bottlenecks\n");

	cr_expect_eq(list_question(s, "s")->nchoices, count(choices_signal));
	cr_expect_eq(list_question(s, "c")->nchoices, count(choices_change));
	cr_expect_eq(list_question(s, "b")->nchoices, count(choices_theme));
	cr_expect_str_eq(list_question(s, "s")->choices[0].label, "getting stuck in work");
	script_free(&s);
	arena_free(&a);
}

Test(script, reads_dutch_keys)
{
	struct script *s = list_of("nl",
		"# Lijst {#lijst}\nEen.\n\nTwee.\n- met: jobcoach\n- doel: intake\n"
		"- langs: brief\n- versie: 2\n- bron: S000\n- taal: nl\n## O {#o}\n"
		"### Een {#een}\nTip.\n\nNog een.\n- soort: getal\n- minstens: -1\n- hoogstens: 8\n"
		"- over: werkgever\n- delen: werkgever, werknemer\n- onder: lastig\n- zeg: Zo\n"
		"- als: verloop is moeizaam\n"
		"### Twee {#twee}\n- soort: datum\n- verleden: ja\n- delen: niemand\n- plaatsing: 3.17\n### "
		"Drie {#drie}\n");
	const struct question *q = list_question(s, "een");
	int64_t placement;

	expect_clean(s);
	cr_expect_str_eq(s->intro, "Een.\nTwee.");
	cr_expect_str_eq(s->party, "job_coach");
	cr_expect_str_eq(s->purpose, "intake");
	cr_expect_str_eq(s->medium, "letter");
	cr_expect_str_eq(s->version, "2");
	cr_expect_str_eq(s->source, "S000");
	cr_expect_str_eq(q->hint, "Tip.\nNog een.");
	cr_expect(q->least == -1 && q->most == 8);
	cr_expect_eq(q->about, LEVEL_EMPLOYER);
	cr_expect_eq(q->share, SHARE_EMPLOYER | SHARE_EMPLOYEE);
	cr_expect_eq(q->part, PART_DIFFICULT);
	cr_expect_str_eq(q->say, "Zo");
	cr_expect_eq(q->placement, 0);
	cr_expect_str_eq(q->condition, "verloop is moeizaam");
	cr_expect_not_null(q->when);
	q = list_question(s, "twee");
	cr_assert_eq(id_parse("3.17", &placement), 0);
	cr_expect_eq(q->placement, placement);
	cr_expect(q->past && q->share == 0 && q->part == PART_ELSE && !q->when && !q->condition);
	cr_expect_eq(list_question(s, "drie")->kind, ASK_TEXT);
	script_free(&s);
}

Test(script, has_conditions_in_either_language)
{
	static const char *const langs[] = { "nl", "en" };

	for (size_t i = 0; i < 2; i++) {
		struct script *s =
			list_of(langs[i], LIST "## T {#t}\n### A {#a}\n- if: aanspreekpunt is yes\n"
					       "### B {#b}\n- if: aanspreekpunt is ja\n");

		expect_clean(s);
		cr_expect(list_question(s, "a")->when && list_question(s, "b")->when);
		script_free(&s);
	}
}

Test(script, knows_what_a_question_follows)
{
	struct script *s = list_in("nl", "tests/data/interviews/kort.md");
	const struct question *q = list_question(s, "changes");

	expect_clean(s);
	cr_expect_eq(q->after, script_question(s, "changed"));
	cr_expect_str_eq(q->after_codes[0], "1");
	cr_expect_null(q->after_codes[1]);
	script_free(&s);
	s = list_in("en", "tests/data/interviews/short.md");
	q = list_question(s, "hours");
	cr_expect_eq(q->after, script_question(s, "helps"));
	cr_expect_str_eq(q->after_codes[0], "one_task");
	cr_expect_str_eq(q->after_codes[1], "fixed_place");
	cr_expect_null(q->after_codes[2]);
	cr_expect_eq(list_question(s, "words")->after, -1);
	script_free(&s);
}

Test(script, takes_the_last_braces_and_an_answer_once)
{
	struct script *s =
		list_of("en", LIST "## T {#t}\n### What {#is} it? {#q}\n1. {a} or {b} {c_1}\n2. d {0}\n"
				   "### R {#r}\n- after: q = c_1, 0, c_1, 0\n");
	const struct question *q = list_question(s, "q");

	expect_clean(s);
	cr_expect_str_eq(q->text, "What {#is} it?");
	cr_expect_str_eq(q->choices[0].label, "{a} or {b}");
	cr_expect_str_eq(q->choices[0].code, "c_1");
	q = list_question(s, "r");
	cr_expect_str_eq(q->after_codes[1], "0");
	cr_expect_null(q->after_codes[2]);
	script_free(&s);
}

Test(script, has_the_points_of_a_guide_as_questions)
{
	struct script *s = list_in("nl", "tests/data/interviews/kort.md");
	const struct question *q = list_question(s, "6.2");

	cr_expect_eq(q->kind, ASK_TICK);
	cr_expect_str_eq(q->point, "6.2");
	cr_expect_eq(q->about, LEVEL_PLACEMENT);
	cr_expect_eq(q->share, SHARE_EMPLOYER);
	cr_expect_eq(q->part, PART_SUPPORT);
	cr_expect_str_eq(s->topics[q->topic].id, "guide");
	cr_expect(*q->text && *q->hint);
	cr_expect_eq(script_question(s, "6.3"), -1);
	script_free(&s);
}

Test(script, keeps_its_text_and_the_hash_of_it)
{
	static const char text[] = "\xef\xbb\xbf# A {#a}\r\n## T {#t}\r\n### Q {#q}\r\n";
	struct script *s = list_of("nl", text);

	cr_expect_str_eq(s->text, text);
	cr_expect_eq(script_hash(s->text), script_hash(text));
	cr_expect_neq(script_hash("a"), script_hash("b"));
	cr_expect_str_eq(s->questions[0].text, "Q");
	script_free(&s);
}

Test(script, is_clean__when_its_words_are_hostile)
{
	struct script *s = list_of("nl",
		"# T\xc2\x9b {#t}\n\n\x1b[31mintro\n\n## O\xe2\x80\xae {#o}\n### V\x07 {#v}\n\nbell\x07\n\n"
		"1. a\x1b[2J {a}\n\n- say: x\x1b]0;y\n");

	cr_expect_null(strpbrk(s->title, "\x1b\x9b"));
	cr_expect_null(strchr(s->intro, '\x1b'));
	cr_expect_null(strstr(s->topics[0].title, "\xe2\x80\xae"));
	cr_expect_null(strchr(s->questions[0].text, '\x07'));
	cr_expect_null(strchr(s->questions[0].hint, '\x07'));
	cr_expect_null(strchr(s->questions[0].choices[0].label, '\x1b'));
	cr_expect_null(strchr(s->questions[0].say, '\x1b'));
	script_free(&s);
}
