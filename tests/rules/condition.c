/* Conditions outside rules: when an interview asks a question. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "fixture.h"

static const char names[] =
	"parameter begin \"x\"\n  vanaf 2024-01-01: 3 maanden\n  herkomst wet\n"
	"parameter stil \"x\"\n  per verloop\n"
	"  vanaf 2024-01-01: soepel 12 weken, aandacht 6 weken, moeizaam 3 weken\n  herkomst wet\n"
	"parameter los \"x\"\n  vanaf 2024-01-01: 3\n  herkomst wet\n"
	"parameter kapot \"x\"\n  vanaf 2024-01-01: 3\n"
	"afgeleid feit pril \"x\"\n  als\n    - sinds startdatum hoogstens begin\n"
	"afgeleid feit pril_en_lastig \"x\"\n  als\n    - pril\n    - verloop is moeizaam\n"
	"afgeleid feit veel \"x\"\n  niveau werkgever\n  als\n    - aantal plaatsingen minstens 2\n"
	"afgeleid feit stuk \"x\"\n  als\n    - bestaat_niet is ja en sfb\n";

static const struct {
	const char *lang, *text, *values;
	enum truth is;
} outcomes[] = {
	{ "nl", "verloop is moeizaam", "verloop=moeizaam", T },
	{ "nl", "verloop is moeizaam", "verloop=soepel", F },
	{ "nl", "verloop is moeizaam", "", U },
	{ "nl", "verloop in {aandacht, moeizaam} of verloop ontbreekt", "", T },
	{ "nl", "verloop is moeizaam onbekend telt als ja", "", T },
	{ "nl", "verloop is moeizaam onbekend telt als nee", "", F },
	{ "nl", "niet (sfb en verloop is soepel)", "sfb=nee", T },
	{ "nl", "sinds startdatum korter dan 3 maanden", "startdatum=2026-09-01", T },
	{ "nl", "sinds startdatum korter dan 3 maanden", "startdatum=2026-08-22", F },
	/* a month of which some days are near enough and others are not */
	{ "nl", "sinds startdatum korter dan 3 maanden", "startdatum=2026-08", U },
	{ "nl", "sinds startdatum korter dan 3 maanden", "startdatum=2026-09", T },
	{ "nl", "sinds startdatum korter dan begin", "startdatum=2026-01", F },
	{ "nl", "pril", "startdatum=2026-10-01", T },
	{ "nl", "pril is nee", "startdatum=2026-10-01", F },
	{ "nl", "pril", "startdatum=2026", U },
	{ "nl", "pril_en_lastig", "startdatum=2026-10-01 verloop=moeizaam", T },
	{ "nl", "pril_en_lastig", "startdatum=2026-10-01", U },
	{ "nl", "pril_en_lastig", "verloop=soepel", F },
	/* five weeks of silence: too long when it is difficult, not otherwise */
	{ "nl", "sinds laatste_contact_werkgever > stil[verloop]",
		"laatste_contact_werkgever=2026-10-18 verloop=moeizaam", T },
	{ "nl", "sinds laatste_contact_werkgever > stil[verloop]", "laatste_contact_werkgever=2026-10-18",
		U },
	{ "nl", "sinds laatste_contact_werkgever > stil[verloop]", "laatste_contact_werkgever=nooit", T },
	{ "nl", "  open_knelpunten minstens los   # genoeg", "open_knelpunten=3", T },
	{ "en", "verloop is difficult or not sfb", "verloop=soepel sfb=nee", T },
	{ "en", "since startdatum shorter than begin and verloop known", "startdatum=2026-10-01", F },
	{ "en", "pril unknown counts as no", "startdatum=onbekend", F },
	{ "en", "until contract_eind at most 8 weeks", "contract_eind=2026-12-31", T },
};

static struct rules_condition *read(const struct ruleset *rs, const char *lang, const char *text)
{
	struct rules_condition *c;
	cr_assert_eq(rules_condition_parse(&c, rs, lang, text), 0, "%s: %s", text, err_last());
	return c;
}

Test(rules_condition, holds_as_a_bullet_of_a_rule_does)
{
	struct ruleset *rs = ruleset_of(names);
	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
		struct facts *t = facts_new();
		struct rules_condition *c = read(rs, outcomes[i].lang, outcomes[i].text);
		add_row(t, 1, 1, outcomes[i].values);
		cr_expect_eq(rules_condition_evaluate(c, t, 0, day_of("2026-11-22")), outcomes[i].is,
			"%s | %s", outcomes[i].text, outcomes[i].values);
		rules_condition_free(&c);
		cr_expect_null(c);
		facts_free(&t);
	}
	rules_free(&rs);
}

static const struct {
	const char *lang, *text;
	int column;
	const char *says, *tip;
} faults[] = {
	{ "nl", "verloop is moeizam", 12, "'moeizam' is not a value of verloop", "did you mean 'moeizaam'?" },
	{ "nl", "coach is ja", 1, "unknown fact 'coach'", "jobcoach" },
	{ "nl", "verloop is soepel en prl", 22, "unknown fact 'prl'", "'pril'" },
	{ "nl", "sinds startdatum > 6", 20, "6 has no unit", "6 weken" },
	{ "nl", "sinds startdatum > begn", 20, "unknown parameter 'begn'", "'begin'" },
	{ "nl", "sinds startdatum > los", 20, "los is a number", "another parameter" },
	{ "nl", "sinds startdatum > stil", 20, "stil has a value per verloop", "stil[verloop]" },
	{ "nl", "sinds startdatum > kapot", 20, "parameter kapot has a fault: see t.regel, line 11",
		"repair" },
	{ "nl", "stuk", 1, "derived fact stuk has a fault: see t.regel", "repair" },
	{ "nl", "veel", 1, "veel counts placements", "rule for employers" },
	{ "nl", "aantal plaatsingen minstens 2", 1, "rule for employers", "about one placement" },
	{ "nl", "sfb ja", 5, "'ja' is not understood here", "take it out" },
	{ "nl", "(sfb", 5, "')' is expected here", "close the bracket" },
	{ "nl", "sfb of ; en verloop is moeizam", 8, "no meaning", "take it out" },
	{ "nl", "coach < 3 ; sfb", 1, "unknown fact 'coach'", "jobcoach" },
	{ "nl", "", 1, "a condition is expected here", "sfb is ja" },
	{ "en", " ", 1, "a condition is expected here", "sfb is yes" },
	{ "nl", "# niets", 1, "a condition is expected here", "sfb is ja" },
	{ "nl", "sfb\nof verloop bekend", 4, "one line", "more conditions" },
	{ "nl", "- sfb", 1, "not '-'", NULL },
	{ "nl", "verloop is difficult or sfb", 22, "'or' is not understood here", "take it out" },
	{ "en", "verloop is moeizaam of sfb", 21, "'of' is not understood here", "take it out" },
	{ "en", "since startdatum longer than 6", 30, "6 has no unit", "6 weeks" },
	{ "nl", "regel x", 1, "unknown fact 'regel'", NULL },
	{ "nl", "taal nl", 1, "unknown fact 'taal'", NULL },
};

Test(rules_condition, a_fault_has_its_column_and_cure_in_one_line)
{
	struct arena *a = arena_new();
	struct ruleset *rs = ruleset_of(names);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct rules_condition *c = (void *)rs;
		cr_expect_eq(rules_condition_parse(&c, rs, faults[i].lang, faults[i].text), ERR_INVALID, "%s",
			faults[i].text);
		const char *message = err_last();
		cr_expect_null(c);
		cr_expect(strstr(message, arena_printf(a, "column %d: ", faults[i].column)) == message, "%s",
			message);
		cr_expect(strstr(message, faults[i].says) != NULL, "%s", message);
		cr_expect(faults[i].tip == NULL || strstr(message, faults[i].tip) != NULL, "%s", message);
	}
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_condition, looks_at_the_facts_below_derived_ones_and_parameters)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	bool *used = xmalloc(n * sizeof *used);
	struct ruleset *rs = ruleset_of(names);
	struct rules_condition *c =
		read(rs, "nl", "pril_en_lastig of sinds laatste_contact > stil[verloop] of sfb");
	memset(used, false, n * sizeof *used);
	rules_condition_facts(c, used);
	for (size_t i = 0; i < n; i++) {
		bool expected =
			strcmp(fact[i].name, "startdatum") == 0 || strcmp(fact[i].name, "verloop") == 0 ||
			strcmp(fact[i].name, "laatste_contact") == 0 || strcmp(fact[i].name, "sfb") == 0;
		cr_expect_eq(used[i], expected, "%s", fact[i].name);
	}
	rules_condition_free(&c);
	rules_free(&rs);
	free(used);
}

/* What a rule file does not use stays unused: the rules are as they were. */
Test(rules_condition, leaves_the_rules_as_they_are)
{
	struct ruleset *rs = ruleset_of(names);
	size_t remarks = rules_check(rs, day_of("2026-11-22"), NULL, NULL),
	       faults_before = rules_error_count(rs);
	struct rules_condition *c = read(rs, "nl", "pril en open_knelpunten minstens los");
	struct rules_condition *none;
	cr_assert_eq(rules_condition_parse(&none, rs, "nl", "quatsch"), ERR_INVALID);
	cr_assert_eq(rules_check(rs, day_of("2026-11-22"), NULL, NULL), remarks);
	cr_assert_eq(rules_error_count(rs), faults_before);
	cr_assert_eq(rules_count(rs), 0);
	rules_condition_free(&c);
	rules_condition_free(&c);
	rules_free(&rs);
}

static void read_anything(const struct ruleset *rs, const char *text)
{
	struct rules_condition *c;
	for (int lang = 0; lang < 2; lang++) {
		int rc = rules_condition_parse(&c, rs, lang == 0 ? "nl" : "en", text);
		cr_assert(rc == 0 || rc == ERR_INVALID);
		cr_assert(rc == 0 || err_last()[0] != '\0');
		rules_condition_free(&c);
	}
}

Test(rules_condition, hostile_text_is_refused_in_words)
{
	enum { LONG = 100000 };
	char *text = xmalloc(LONG + 1);
	struct ruleset *rs = ruleset_of(names);
	struct rules_condition *c;
	for (const char *p = "(- %\"{\t,\x01\xff"; *p != '\0'; p++) {
		memset(text, *p, LONG);
		text[LONG] = '\0';
		read_anything(rs, text);
		text[3000] = '\0';
		read_anything(rs, text);
	}
	cr_assert_eq(rules_condition_parse(&c, rs, "nl", "sfb \x1b[31m"), ERR_INVALID);
	cr_assert(strchr(err_last(), '\x1b') == NULL);
	cr_assert_eq(rules_condition_parse(&c, rs, "nl", "sfb\xff"), ERR_INVALID);
	cr_assert(strstr(err_last(), "UTF-8") != NULL, "%s", err_last());
	memset(text, ' ', LONG);
	memcpy(text, "sfb", 3);
	text[5000] = '\0';
	cr_assert_eq(rules_condition_parse(&c, rs, "nl", text), ERR_INVALID);
	cr_assert(strstr(err_last(), "too long") != NULL, "%s", err_last());
	rules_free(&rs);
	free(text);
}

/* Words of the language in any order: never worse than a fault. */
Test(rules_condition, any_order_of_words_is_read_or_refused)
{
	static const char *const words[] = { "sfb", "verloop", "is", "niet", "(", ")", "en", "of", "and",
		"or", "sinds", "tot", "startdatum", "6", "weken", "weeks", "stil", "[", "]", "maal", "tussen",
		"pril", "in", "{", "}", ",", "soepel", "2026-03", "aantal", "plaatsingen", "met", "deel", "%",
		"\"", "onbekend", "telt", "als", "ja", "minstens", "loonwaarde", "bekend" };
	char text[400];
	struct ruleset *rs = ruleset_of(names);
	unsigned seed = 4;
	for (int i = 0; i < 20000; i++) {
		text[0] = '\0';
		for (int k = 0, n = 1 + rand_r(&seed) % 14; k < n; k++) {
			strcat(text, words[(size_t)rand_r(&seed) % (sizeof words / sizeof *words)]);
			strcat(text, " ");
		}
		read_anything(rs, text);
	}
	rules_free(&rs);
}
