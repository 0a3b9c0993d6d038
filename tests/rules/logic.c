/* What conditions mean: three values, thresholds, dates, counts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "fixture.h"

static const char *const words[] = { "nee", "onbekend", "ja" };

Test(rules_logic, kleene_tables)
{
	char values[80];
	for (int a = F; a <= T; a++) {
		for (int b = F; b <= T; b++) {
			snprintf(values, sizeof values, "sfb=%s leert_nog=%s", words[a], words[b]);
			cr_assert_eq((int)once("", "sfb en leert_nog", values, "2026-03-09"), a < b ? a : b);
			cr_assert_eq((int)once("", "sfb of leert_nog", values, "2026-03-09"), a > b ? a : b);
			cr_assert_eq((int)once("", "niet sfb en niet leert_nog", values, "2026-03-09"),
				2 - (a > b ? a : b));
		}
	}
}

/* projectnessie/cel-java#863: a comparison with unknown answered false. */
Test(rules_logic, comparison_with_unknown_is_unknown)
{
	cr_assert_eq(once("", "loonwaarde = 3", "", "2026-03-09"), U);
	cr_assert_eq(once("", "loonwaarde != 3", "", "2026-03-09"), U);
	cr_assert_eq(once("", "niet loonwaarde = 3", "", "2026-03-09"), U);
	cr_assert_eq(once("", "verloop is soepel", "", "2026-03-09"), U);
	cr_assert_eq(once("", "verloop is niet soepel", "", "2026-03-09"), U);
	cr_assert_eq(once("", "startdatum = 2026-01-01", "", "2026-03-09"), U);
	cr_assert_eq(once("", "startdatum != einddatum", "startdatum=2026-01-01", "2026-03-09"), U);
	cr_assert_eq(once("", "loonwaarde bekend", "", "2026-03-09"), F);
	cr_assert_eq(once("", "loonwaarde ontbreekt", "", "2026-03-09"), T);
}

Test(rules_logic, empty_means_what_the_vocabulary_says)
{
	cr_assert_eq(once("", "sinds laatste_contact langer dan 100 jaar", "", "2026-03-09"), T);
	cr_assert_eq(once("", "laatste_contact bekend", "", "2026-03-09"), F);
	cr_assert_eq(once("", "sinds open_signaal_ernstig minstens 0 dagen", "", "2026-03-09"), F);
	cr_assert_eq(once("", "sinds open_signaal_ernstig hoogstens 3 weken", "", "2026-03-09"), F);
	cr_assert_eq(once("", "tot contact_gepland hoogstens 2 weken", "", "2026-03-09"), F);
	cr_assert_eq(once("", "tot aanspreekpunt_tot langer dan 2 weken", "", "2026-03-09"), T);
	cr_assert_eq(once("", "open_knelpunten = 0", "", "2026-03-09"), T);
	cr_assert_eq(once("", "knelpunt_team is nee", "", "2026-03-09"), T);
}

Test(rules_logic, unknown_counts_as_covers_the_whole_bullet)
{
	cr_assert_eq(once("", "sfb of leert_nog onbekend telt als nee", "", "2026-03-09"), F);
	cr_assert_eq(once("", "sfb of leert_nog onbekend telt als ja", "", "2026-03-09"), T);
	cr_assert_eq(once("", "sfb of leert_nog onbekend telt als nee", "sfb=ja", "2026-03-09"), T);
}

Test(rules_logic, thresholds_before_on_and_after)
{
	static const struct {
		const char *bullet;
		int before, on, after; /* for 2026-02-22, -23, -24; the fact is 2026-02-02 */
	} cases[] = {
		{ "sinds startdatum langer dan 3 weken", F, F, T },
		{ "sinds startdatum > 21 dagen", F, F, T },
		{ "sinds startdatum minstens 3 weken", F, T, T },
		{ "sinds startdatum = 3 weken", F, T, F },
		{ "sinds startdatum != 3 weken", T, F, T },
		{ "sinds startdatum hoogstens 3 weken", T, T, F },
		{ "sinds startdatum korter dan 3 weken", T, F, F },
		{ "niet sinds startdatum korter dan 3 weken", F, T, T },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_assert_eq((int)once("", cases[i].bullet, "startdatum=2026-02-02", "2026-02-22"),
			cases[i].before);
		cr_assert_eq(
			(int)once("", cases[i].bullet, "startdatum=2026-02-02", "2026-02-23"), cases[i].on);
		cr_assert_eq((int)once("", cases[i].bullet, "startdatum=2026-02-02", "2026-02-24"),
			cases[i].after);
	}
	cr_assert_eq(
		once("", "tot contract_eind hoogstens 3 weken", "contract_eind=2026-03-02", "2026-02-08"), F);
	cr_assert_eq(
		once("", "tot contract_eind hoogstens 3 weken", "contract_eind=2026-03-02", "2026-02-09"), T);
	cr_assert_eq(
		once("", "tot contract_eind korter dan 3 weken", "contract_eind=2026-03-02", "2026-02-09"),
		F);
}

Test(rules_logic, months_end_at_the_end_of_the_month)
{
	/* one month before 28, 30 and 31 March is 28 February */
	cr_assert_eq(once("", "sinds startdatum minstens 1 maand", "startdatum=2026-02-28", "2026-03-27"), F);
	cr_assert_eq(once("", "sinds startdatum minstens 1 maand", "startdatum=2026-02-28", "2026-03-28"), T);
	cr_assert_eq(
		once("", "sinds startdatum langer dan 1 maand", "startdatum=2026-02-28", "2026-03-31"), F);
	cr_assert_eq(
		once("", "sinds startdatum langer dan 1 maand", "startdatum=2026-02-28", "2026-04-01"), T);
	/* leap day, and across the year */
	cr_assert_eq(
		once("", "sinds startdatum langer dan 1 jaar", "startdatum=2024-02-29", "2025-02-28"), F);
	cr_assert_eq(
		once("", "sinds startdatum langer dan 1 jaar", "startdatum=2024-02-29", "2025-03-01"), T);
	cr_assert_eq(
		once("", "tot contract_eind hoogstens 3 maanden", "contract_eind=2026-02-28", "2025-11-28"),
		T);
	cr_assert_eq(
		once("", "tot contract_eind hoogstens 3 maanden", "contract_eind=2026-02-28", "2025-11-27"),
		F);
}

static const char interval[] = "parameter p \"x\"\n  per verloop\n"
	"  vanaf 2024-01-01: soepel 12 weken, aandacht 6 weken, moeizaam 3 weken\n"
	"  vanaf 2027-01-01: soepel 10 weken, aandacht 6 weken, moeizaam 3 weken\n  herkomst redactie\n";

Test(rules_logic, parameter_per_choice_and_date)
{
	const char *b = "sinds startdatum langer dan p[verloop]";
	cr_assert_eq(once(interval, b, "verloop=soepel startdatum=2026-10-19", "2026-12-31"), F);
	cr_assert_eq(once(interval, b, "verloop=soepel startdatum=2026-10-19", "2027-01-01"), T);
	cr_assert_eq(once(interval, b, "verloop=moeizaam startdatum=2026-10-19", "2026-11-10"), T);
	/* the choice is unknown: only where the answer depends on it */
	cr_assert_eq(once(interval, b, "startdatum=2026-10-19", "2026-12-01"), U);
	cr_assert_eq(once(interval, b, "startdatum=2026-10-19", "2026-11-01"), F);
	cr_assert_eq(once(interval, b, "startdatum=2026-01-19", "2026-11-01"), T);
}

Test(rules_logic, unless_and_urgent)
{
	struct ruleset *rs = rule_of("",
		"  als\n    - sfb\n  tenzij\n    - leert_nog\n  urgenter als\n    - verloop is moeizaam\n");
	struct facts *t = facts_new();
	enum tier tier;
	cr_assert_eq(outcome_of(rs, "sfb=ja leert_nog=nee", "2026-03-09"), T);
	cr_assert_eq(outcome_of(rs, "sfb=ja leert_nog=ja", "2026-03-09"), F);
	cr_assert_eq(outcome_of(rs, "sfb=ja", "2026-03-09"), U);
	add_row(t, 1, 1, "sfb=ja verloop=moeizaam");
	rules_evaluate_row(rs, 0, t, 0, 20000, &tier);
	cr_assert_eq(tier, TIER_NOW);
	facts_set(t, 0, rules_fact_index("verloop"), FACT_UNKNOWN);
	rules_evaluate_row(rs, 0, t, 0, 20000, &tier);
	cr_assert_eq(tier, TIER_SOON);
	facts_free(&t);
	rules_free(&rs);
}

static enum truth employers(const char *bullet, int yes, int unknown, int no)
{
	char body[300];
	struct facts *t = facts_new();
	snprintf(body, sizeof body, "  als\n    - %s\n", bullet);
	struct ruleset *rs = employer_rule_of("", body);
	add_row(t, 99, 2, "sfb=ja"); /* another employer */
	for (int i = 0; i < yes + unknown + no; i++)
		add_row(t, i + 1, 1, i < yes ? "sfb=ja status=lopend" : i < yes + unknown ? "status=lopend" :
			"sfb=nee status=lopend");
	if (yes + unknown + no == 0)
		add_row(t, 0, 1, "");
	uint8_t outcome[32];
	rules_evaluate(rs, t, 20000, outcome);
	enum truth out = rules_evaluate_row(rs, 0, t, facts_count(t) - 1, 20000, NULL);
	cr_assert_eq(outcome[facts_count(t) - 1], out);
	cr_assert_eq(outcome[1], out);
	facts_free(&t);
	rules_free(&rs);
	return out;
}

Test(rules_logic, counts_are_intervals)
{
	cr_assert_eq(employers("aantal plaatsingen met (sfb) minstens 3", 3, 0, 1), T);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) minstens 3", 2, 1, 1), U);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) minstens 3", 1, 1, 4), F);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) hoogstens 1", 1, 0, 4), T);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) hoogstens 1", 1, 1, 4), U);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) = 2", 2, 0, 4), T);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) = 2", 1, 1, 4), U);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) = 2", 0, 1, 4), F);
	cr_assert_eq(employers("aantal plaatsingen met (sfb) != 2", 0, 1, 4), T);
	cr_assert_eq(employers("aantal plaatsingen minstens 1", 0, 0, 0), F);
	cr_assert_eq(employers("deel plaatsingen met (sfb) minstens 40 %", 2, 0, 3), T);
	cr_assert_eq(employers("deel plaatsingen met (sfb) minstens 40 %", 1, 1, 3), U);
	cr_assert_eq(employers("deel plaatsingen met (sfb) minstens 40 %", 1, 0, 2), F);
	cr_assert_eq(
		employers("deel plaatsingen met (status is lopend) van (sfb) minstens 100 %", 1, 1, 3), T);
	cr_assert_eq(employers("deel plaatsingen met (sfb) minstens 1 %", 0, 0, 0), F);
}

Test(rules_explain, gives_a_line_per_bullet_with_value_threshold_and_dates)
{
	struct arena *a = arena_new();
	struct facts *t = facts_new();
	struct ruleset *rs = rule_of(interval,
		"  als\n    - status is lopend\n    - sinds startdatum langer dan p[verloop]\n"
		"  tenzij\n    - leert_nog\n");
	add_row(t, 1, 1, "status=lopend startdatum=2026-02-02 verloop=moeizaam leert_nog=nee");
	struct explanation *e = rules_explain(rs, 0, t, 0, day_of("2026-03-09"), a);
	cr_assert_eq(e->outcome, TRUTH_TRUE);
	cr_assert_eq(e->nlines, 3);
	cr_assert_eq(e->failing, 0);
	cr_assert_eq(e->since, day_of("2026-02-24"));
	cr_assert_eq(e->next, DAY_NONE);
	cr_assert_eq(e->lines[1].nfacts, 2);
	cr_assert_str_eq(e->lines[1].facts[0].fact->name, "startdatum");
	cr_assert_str_eq(e->lines[1].facts[0].threshold, "3 weeks");
	cr_assert_str_eq(e->lines[1].facts[0].parameter, "p");
	cr_assert_eq(e->lines[1].facts[0].origin, ORIGIN_EDITORIAL);
	cr_assert_eq(e->lines[1].facts[0].date, day_of("2026-02-02"));
	cr_assert_str_eq(e->lines[1].facts[1].fact->name, "verloop");
	cr_assert_eq(e->lines[2].section, SECTION_UNLESS);
	cr_assert_eq(e->lines[2].truth, TRUTH_FALSE);
	e = rules_explain(rs, 0, t, 0, day_of("2026-02-10"), a);
	cr_assert_eq(e->outcome, TRUTH_FALSE);
	cr_assert_eq(e->failing, 1);
	cr_assert_eq(e->next, day_of("2026-02-24"));
	facts_set(t, 0, rules_fact_index("verloop"), FACT_UNKNOWN);
	e = rules_explain(rs, 0, t, 0, day_of("2026-03-09"), a);
	cr_assert_eq(e->outcome, TRUTH_UNKNOWN);
	cr_assert_eq(e->nmissing, 1);
	cr_assert_eq(e->missing[0], rules_fact_index("verloop"));
	facts_free(&t);
	rules_free(&rs);
	arena_free(&a);
}

Test(rules_vocabulary, reads_database_values)
{
	size_t n;
	const struct fact *f = rules_facts(&n);
	const struct fact *status = &f[rules_fact_index("status")],
			  *start = &f[rules_fact_index("startdatum")];
	const struct fact *sfb = &f[rules_fact_index("sfb")], *open = &f[rules_fact_index("open_knelpunten")];
	cr_assert_eq(rules_fact_from_text(status, "active"), 1);
	cr_assert_eq(rules_fact_from_text(status, "unknown"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(status, "nonsense"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "1970-01-02"), 1);
	cr_assert_eq(rules_fact_from_text(start, "1970-01-02T10:00:00Z"), 1);
	cr_assert_eq(rules_fact_from_text(start, "1970-02-30"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "1970-01-023"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "197"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "1970"), rules_date_span((struct date_span){ 0, 364 }));
	cr_assert_eq(rules_fact_from_text(start, "1970-12"), rules_date_span((struct date_span){ 334, 364 }));
	cr_assert_eq(rules_fact_from_text(start, "1970-01-03/1970-01-09"), rules_date_span((struct date_span){ 2, 8 }));
	cr_assert_eq(rules_fact_from_text(start, "1970-01-03/1970-01-03"), 2);
	cr_assert_eq(rules_fact_from_text(start, "1970-01-03/1970-01-02"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "1940-01"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(start, "1970-13"), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(sfb, "0"), 0);
	cr_assert_eq(rules_fact_from_text(sfb, NULL), FACT_UNKNOWN);
	cr_assert_eq(rules_fact_from_text(open, NULL), 0);
	cr_assert_eq(rules_fact_from_text(open, "99999999999"), FACT_UNKNOWN);
}

Test(rules_vocabulary, packs_a_span_of_days)
{
	const day base = date_from_ymd(1950, 1, 1), end = date_from_ymd(2128, 12, 31);
	struct date_span s, out = SPAN_NONE;
	int32_t before = 0;
	for (s.first = base; s.first <= end; s.first += 17) {
		s.last = s.first + 1 + (s.first - base) % SPAN_MOST;
		int32_t v = rules_date_span(s);
		cr_assert(v >= FACT_PARTIAL && v < FACT_NONE && v > before);
		cr_assert(rules_date_ends(v, &out.first, &out.last));
		cr_assert(out.first == s.first && out.last == s.last);
		before = v;
	}
	s = (struct date_span){ end, end + SPAN_MOST };
	cr_assert(rules_date_ends(rules_date_span(s), &out.first, &out.last));
	cr_assert(out.first == s.first && out.last == s.last);
	cr_assert_eq(rules_date_span((struct date_span){ 7, 7 }), 7);
	cr_assert_eq(rules_date_span((struct date_span){ base - 9, base - 9 }), base - 9);
	cr_assert_eq(rules_date_span((struct date_span){ base - 1, base }), FACT_UNKNOWN);
	cr_assert_eq(rules_date_span((struct date_span){ end + 1, end + 2 }), FACT_UNKNOWN);
	cr_assert_eq(rules_date_span((struct date_span){ 8, 7 }), FACT_UNKNOWN);
	cr_assert_eq(rules_date_span((struct date_span){ 0, SPAN_MOST + 1 }), FACT_UNKNOWN);
	cr_assert_eq(rules_date_span(SPAN_NONE), FACT_UNKNOWN);
}

Test(rules_vocabulary, a_span_is_written_as_it_is_read)
{
	static const char *const texts[] = { "2026-03", "2026", "2026-03-14", "2026-11-22/2027-05-31" };
	struct arena *a = arena_new();
	size_t n;
	const struct fact *start = &rules_facts(&n)[rules_fact_index("startdatum")];
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		int32_t v = 0;
		cr_assert_eq(rules_fact_parse(start, texts[i], &v), 0);
		cr_assert_eq(v, rules_fact_from_text(start, texts[i]));
		cr_assert_str_eq(rules_fact_write(start, v, a), texts[i]);
	}
	int32_t v = 7;
	cr_assert_eq(rules_fact_parse(start, "2027-05-31/2026-11-22", &v), ERR_INVALID);
	cr_assert_eq(v, 7);
	/* A number that packs nothing, such as one of before there were spans. */
	struct facts *t = facts_new();
	add_row(t, 1, 1, "");
	facts_set(t, 0, rules_fact_index("startdatum"), FACT_PARTIAL);
	cr_assert_eq(facts_get(t, 0, rules_fact_index("startdatum")), FACT_UNKNOWN);
	facts_free(&t);
	arena_free(&a);
}

Test(rules_vocabulary, is_complete_and_every_word_can_be_written)
{
	size_t n;
	const struct fact *f = rules_facts(&n);
	struct arena *a = arena_new();
	cr_assert(n >= 40);
	for (size_t i = 0; i < n; i++) {
		cr_assert_eq(rules_fact_index(f[i].name), (int)i, "%s is there twice", f[i].name);
		cr_assert(
			f[i].label.nl != NULL && f[i].label.en != NULL && f[i].sql != NULL, "%s", f[i].name);
		cr_assert(f[i].question.nl != NULL && f[i].question.en != NULL, "%s", f[i].name);
		cr_assert_eq(f[i].type == FACT_CHOICE, f[i].choices != NULL, "%s", f[i].name);
		cr_assert_eq(
			strspn(f[i].name, "abcdefghijklmnopqrstuvwxyz_"), strlen(f[i].name), "%s", f[i].name);
		cr_assert_eq(strncmp(f[i].sql, "p.", 2) == 0 && f[i].level == LEVEL_EMPLOYER, false, "%s",
			f[i].name);
		for (int c = 0; f[i].choices != NULL && f[i].choices[c].code != NULL; c++) {
			const char *word = rules_choice_word(&f[i].choices[c], a);
			int32_t value;
			cr_assert(c < 64, "%s", f[i].name);
			cr_assert(word[0] >= 'a' && word[0] <= 'z', "%s of %s", word, f[i].name);
			cr_assert_eq(rules_fact_parse(&f[i], word, &value), 0);
			cr_assert_eq(value, c, "%s of %s", word, f[i].name);
		}
	}
	arena_free(&a);
}
