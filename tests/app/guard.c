/* The guard rails of the shipped rules, as properties of random caseloads:
 * what must hold whatever is on record, and whatever is not. */
#include <stdlib.h>

#include "anker/choices.h"
#include "random_case.h"

enum { EMPLOYERS = 12, SEEDS = 3, A_YEAR = 366 };

static void setup(void)
{
	office_open();
	shipped_rules("en");
}

TestSuite(guard, .init = setup, .fini = office_close);

static struct suggestions everything(int64_t placement)
{
	struct suggestions all;
	cr_assert_eq(app_suggestions(app, placement, 0, 0, arena, &all), 0, "%s", err_last());
	return all;
}

static const struct rule *rule_of(const struct suggestion *sg)
{
	return rules_get(app->rules, sg->rule);
}

/* The placement's facts, as rules see them. */
static struct facts *facts_of(int64_t placement)
{
	struct facts *t = facts_new();
	cr_assert_eq(store_facts(app->store, placement, 0, 0, t), 0, "%s", err_last());
	return t;
}

static int32_t fact_of(int64_t placement, const char *fact)
{
	struct facts *t = facts_of(placement);
	int32_t value = facts_get(t, 0, rules_fact_index(fact));
	facts_free(&t);
	return value;
}

static bool wish_is(int64_t placement, const char *const *codes, size_t n)
{
	int32_t wish = fact_of(placement, "contactwens_werknemer");
	for (size_t i = 0; i < n; i++)
		if (wish == model_choice_index(choices_employee_wish, codes[i]))
			return true;
	return false;
}
#define WISHES(p, ...)                                                                                       \
	wish_is(p, (const char *const[]){ __VA_ARGS__ },                                                     \
		sizeof(const char *[]){ __VA_ARGS__ } / sizeof(char *))

/* The action is a talk with the employee. */
static bool is_direct(const struct rule *r)
{
	return strcmp(r->action, "contact_employee") == 0 || strcmp(r->action, "evaluate") == 0;
}

static bool about_contact(const struct suggestion *sg, const char *party)
{
	return strcmp(rule_of(sg)->group, party) == 0;
}

static const struct suggestion *find(const struct suggestions *all, size_t rule, int64_t placement)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->item[i].rule == rule && all->item[i].placement == placement)
			return &all->item[i];
	return NULL;
}

Test(guard, contact_brake__only_a_serious_signal_brings_a_talk_and_says_why)
{
	size_t n, braked = 0, serious = 0;
	random_caseload(11, EMPLOYERS * 2);
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i++) {
		/* What asks for a talk: a serious signal, a trial and a job coach that end. */
		if (i % 2 == 0)
			PUT(E_SIGNAL, "placement", id(p[i]), "date", "2026-11-21", "kind", "overload",
				"severity", "3");
		change(E_PLACEMENT, p[i], "jobcoach", "active");
		change(E_PLACEMENT, p[i], "jobcoach_end", "2026-12-10");
		change(E_PLACEMENT, p[i], "jobcoach_reachable", "0");
		change(E_PLACEMENT, p[i], "phase", "trial");
		change(E_PLACEMENT, p[i], "trial_end", "2026-12-05");
		change(E_PLACEMENT, p[i], "trial_decision", NULL);
	}
	for (int later = 0; later < 2; later++, app->today += A_YEAR) {
		struct suggestions all = everything(0);
		for (size_t i = 0; i < all.n; i++) {
			const struct suggestion *sg = &all.item[i];
			if (!sg->placement || !WISHES(sg->placement, "own_initiative", "none"))
				continue;
			braked++;
			if (!is_direct(rule_of(sg)))
				continue;
			serious++;
			cr_assert_neq(
				fact_of(sg->placement, "open_signaal_ernstig"), FACT_NONE, "%s", sg->id);
			cr_assert(strstr(rule_of(sg)->caution.nl, "ernst") != NULL, "%s", sg->id);
			cr_assert(strstr(rule_of(sg)->caution.en, "serious") != NULL, "%s", sg->id);
		}
	}
	cr_assert(braked > 20 && serious > 0, "%zu, %zu", braked, serious);
}

Test(guard, silence_floor__nobody_is_out_of_hearing_for_ever)
{
	size_t rule = (size_t)rules_index(app->rules, "stilte-ondergrens"), n, seen = 0;
	random_caseload(12, EMPLOYERS);
	app->today += A_YEAR;
	struct suggestions all = everything(0);
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i++) {
		struct facts *t = facts_of(p[i]);
		int32_t last = facts_get(t, 0, rules_fact_index("laatste_contact"));
		facts_free(&t);
		if (!WISHES(p[i], "less", "own_initiative", "via_employer", "none") ||
			strcmp(record_get(get(E_PLACEMENT, p[i]), "status"), "active") != 0)
			continue;
		cr_assert(last < app->today - 180);
		cr_assert(find(&all, rule, p[i]) != NULL, "placement %s", id(p[i]));
		seen++;
	}
	cr_assert(seen > 5, "%zu", seen);
}

static bool asks_about_absence(const struct rule *r)
{
	static const char *const words[] = { "onbekend telt als", "ontbreekt", "bekend" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (memmem(r->text, r->text_len, words[i], strlen(words[i])))
			return true;
	return false;
}

/* A choice with a value for "unknown" of its own: it says so in the explanation. */
static bool has_value_for_unknown(int fact)
{
	for (size_t i = 0; i < rules_parameter_count(app->rules); i++)
		if (rules_parameter(app->rules, i)->per == fact &&
			strstr(rules_parameter_write(app->rules, i, app->today, arena), "onbekend"))
			return true;
	return false;
}

static void expect_same_for_all_values(
	size_t rule, struct facts *t, int fact, const struct fact *f, enum truth got)
{
	size_t n = 2;
	for (n = f->type == FACT_BOOL ? 2 : 0; f->type == FACT_CHOICE && f->choices[n].code;)
		n++;
	for (size_t v = 0; v < n; v++) {
		facts_set(t, 0, fact, (int32_t)v);
		cr_expect_eq(rules_evaluate_row(app->rules, rule, t, 0, app->today, NULL), got, "%s: %s",
			rules_get(app->rules, rule)->id, f->name);
	}
	facts_set(t, 0, fact, FACT_UNKNOWN);
}

/* What is decided without knowing a fact is so whatever that fact is. */
Test(guard, unknown__is_not_no)
{
	size_t n, nfacts, tried = 0;
	const struct fact *fact = rules_facts(&nfacts);
	bool *used = arena_alloc(arena, nfacts);
	random_caseload(13, EMPLOYERS);
	int64_t *p = all_placements(&n);
	for (size_t rule = 0; rule < rules_count(app->rules); rule++) {
		if (rules_get(app->rules, rule)->level == LEVEL_EMPLOYER ||
			asks_about_absence(rules_get(app->rules, rule)))
			continue;
		memset(used, 0, nfacts);
		rules_facts_of(app->rules, rule, used);
		for (size_t i = 0; i < n; i++) {
			struct facts *t = facts_of(p[i]);
			for (size_t f = 0; f < nfacts; f++) {
				if (!used[f] || (fact[f].type != FACT_BOOL && fact[f].type != FACT_CHOICE) ||
					has_value_for_unknown((int)f))
					continue;
				int32_t kept = facts_get(t, 0, (int)f);
				facts_set(t, 0, (int)f, FACT_UNKNOWN);
				enum truth got = rules_evaluate_row(app->rules, rule, t, 0, app->today, NULL);
				if (got != TRUTH_UNKNOWN)
					expect_same_for_all_values(rule, t, (int)f, &fact[f], got);
				facts_set(t, 0, (int)f, kept);
				tried++;
			}
			facts_free(&t);
		}
	}
	cr_assert(tried > 500, "%zu", tried);
}

/* The only rule that more talks bring: it asks for fewer of them. */
static bool is_of_many_talks(const struct suggestion *sg)
{
	return strcmp(sg->id, "contact-rustiger") == 0;
}

static void nothing_rises(
	const struct suggestions *before, const struct suggestions *after, const char *party)
{
	for (size_t i = 0; i < after->n; i++) {
		const struct suggestion *sg = &after->item[i], *was = find(before, sg->rule, sg->placement);
		if (is_of_many_talks(sg))
			continue;
		cr_assert(was != NULL, "%s because of a talk with %s", sg->id, party);
		cr_assert(sg->tier >= was->tier, "%s", sg->id);
	}
}

/* A talk answers what was about its party, and raises nothing for the others. */
Test(guard, a_talk__removes_the_rules_of_its_party_and_raises_none)
{
	static const char *const parties[] = { "employer", "employee", "job_coach" };
	static const char *const groups[] = { "contact-werkgever", "contact-werknemer", NULL };
	size_t n, answered = 0;
	random_caseload(14, EMPLOYERS);
	app->today += A_YEAR;
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i++) {
		const char *party = parties[i % 3], *group = groups[i % 3];
		struct suggestions before = everything(p[i]);
		/* An attempt first: it is on record, and changes nothing about how long ago it was. */
		make_contact(p[i], party, "2027-11-22", "0");
		struct suggestions tried = everything(p[i]);
		for (size_t k = 0; group && k < before.n; k++)
			if (about_contact(&before.item[k], group)) {
				const struct suggestion *sg =
					find(&tried, before.item[k].rule, before.item[k].placement);
				cr_assert(sg && sg->tier == before.item[k].tier, "%s", before.item[k].id);
			}
		make_contact(p[i], party, "2027-11-22", "1");
		struct suggestions after = everything(p[i]);
		nothing_rises(&before, &after, party);
		for (size_t k = 0; group && k < before.n; k++)
			answered += about_contact(&before.item[k], group);
		for (size_t k = 0; group && k < after.n; k++)
			cr_assert(!about_contact(&after.item[k], group) || is_of_many_talks(&after.item[k]),
				"%s after a talk with %s", after.item[k].id, party);
	}
	cr_assert(answered > 5, "%zu", answered);
}

static void no_name_in(const char *text, const char *where)
{
	cr_assert(!text || !strstr(text, MARK), "%s tells a name: %s", where, text);
}

static void no_names(const struct why *w)
{
	const struct explanation *ex = w->explanation;
	no_name_in(w->suggestion.reason, w->rule->id);
	no_name_in(w->quiet_note, w->rule->id);
	for (size_t i = 0; i < ex->nlines; i++) {
		no_name_in(ex->lines[i].text, w->rule->id);
		for (size_t k = 0; k < ex->lines[i].nfacts; k++) {
			const struct explain_fact *f = &ex->lines[i].facts[k];
			no_name_in(f->label, w->rule->id);
			no_name_in(f->text, w->rule->id);
			no_name_in(f->threshold, w->rule->id);
			no_name_in(f->parameter_note, w->rule->id);
		}
	}
}

/* Also of an employer's rule that counts colleagues: it tells how many, not who. */
Test(guard, an_explanation__names_nobody)
{
	size_t n;
	random_caseload(15, EMPLOYERS / 2);
	int64_t *p = all_placements(&n);
	for (int turn = 0; turn < 2; turn++) {
		for (size_t i = 0; i < n; i++)
			for (size_t rule = 0; rule < rules_count(app->rules); rule++) {
				struct why w;
				cr_assert_eq(
					app_why(app, rules_get(app->rules, rule)->id, p[i], 0, arena, &w), 0,
					"%s", err_last());
				no_names(&w);
			}
		shipped_rules("nl");
	}
}

static void same(const struct suggestions *x, const struct suggestions *y)
{
	cr_assert_eq(x->n, y->n);
	cr_assert_eq(x->quiet, y->quiet);
	cr_assert_eq(x->ask, y->ask);
	for (size_t i = 0; i < x->n; i++) {
		const struct suggestion *a = &x->item[i], *b = &y->item[i];
		cr_assert_str_eq(a->id, b->id);
		cr_assert_str_eq(a->reason, b->reason);
		cr_assert(a->placement == b->placement && a->employer == b->employer && a->tier == b->tier &&
			  a->due == b->due && a->since == b->since && a->more == b->more &&
			  a->status == b->status);
	}
}

Test(guard, looking_twice__is_the_same)
{
	for (unsigned seed = 0; seed < SEEDS; seed++) {
		random_caseload(20 + seed, EMPLOYERS / 2);
		struct suggestions first = everything(0), second = everything(0);
		cr_assert(first.n > 20, "%zu", first.n);
		for (size_t i = 0; i < first.n; i++) /* the rules are about to be loaded again */
			first.item[i].id = arena_strdup(arena, first.item[i].id);
		same(&first, &second);
		shipped_rules("en");
		struct suggestions third = everything(0);
		same(&first, &third);
	}
}

/* What one list says of a suggestion, every list says; the status is date_status. */
Test(guard, a_suggestion__has_one_status_wherever_it_is_listed)
{
	size_t n;
	random_caseload(16, EMPLOYERS);
	struct suggestions all = everything(0);
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < all.n; i++)
		cr_assert_eq(all.item[i].status, date_status(all.item[i].due, app->today, 7, -1));
	for (size_t i = 0; i < n; i++) {
		struct suggestions one = everything(p[i]);
		for (size_t k = 0; k < one.n; k++) {
			const struct suggestion *sg = find(&all, one.item[k].rule, one.item[k].placement);
			struct why w;
			if (!one.item[k].placement)
				continue;
			cr_assert(sg != NULL, "%s", one.item[k].id);
			cr_assert(sg->status == one.item[k].status && sg->tier == one.item[k].tier);
			cr_assert_eq(app_why(app, sg->id, p[i], 0, arena, &w), 0);
			cr_assert(w.suggestion.status == sg->status && w.suggestion.due == sg->due);
		}
	}
}

/* A page for peer review tells weeks, never the day, the month or the stretch. */
Test(guard, a_page_for_peer_review__tells_no_imprecise_date)
{
	size_t n, pages = 0;
	random_caseload(23, EMPLOYERS);
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i++) {
		change(E_PLACEMENT, p[i], "start", "2026-03");
		change(E_PLACEMENT, p[i], "phase", "trial");
		change(E_PLACEMENT, p[i], "trial_end", "2026-11-30/2026-12-06");
		change(E_PLACEMENT, p[i], "trial_decision", NULL);
	}
	struct suggestions all = everything(0);
	for (size_t i = 0; i < all.n; i++) {
		const struct answer answer = { .verdict = "dismissed", .day = DAY_NONE };
		char *text;
		if (strcmp(all.item[i].id, "proefplaatsing-eindigt") != 0)
			continue;
		cr_assert_eq(app_decide(app, &all.item[i], &answer, NULL), 0, "%s", err_last());
		int rc = app_peer_card(app, latest(E_DECISION)->id, false, arena, &text);
		if (rc == ERR_DENIED)
			continue; /* some of these people objected, at random */
		cr_assert_eq(rc, 0, "%s", err_last());
		cr_assert(strstr(text, "between in 1 week and in 2 weeks") != NULL, "%s", text);
		cr_assert(strstr(text, "week 49") == NULL && strstr(text, "2026") == NULL, "%s", text);
		cr_assert(strstr(text, "of the placement\n") == NULL, "no weeks are counted from a month: %s", text);
		pages++;
	}
	cr_assert(pages > 2, "%zu", pages);
}

/* A list marks a talk as late where the rule says so, whatever is known of the rest. */
Test(guard, a_talk__is_late_in_the_list_when_it_is_in_the_rule)
{
	static const char *const rules[] = { "contact-te-lang-geleden", "werknemer-te-lang-geleden" };
	size_t n, late = 0, fine = 0;
	random_caseload(18, EMPLOYERS);
	struct placement_row *row;
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i += 2)
		make_contact(p[i], "both", chance(2) ? "2026-10-25" : "2026-11-08", "1");
	cr_assert_eq(
		store_placements(app->store, &(struct placement_query){ .limit = 1000 }, arena, &row, &n), 0);
	for (size_t i = 0; i < n; i++)
		for (int employee = 0; employee < 2; employee++) {
			struct why w;
			if ((employee ? row[i].last_employee : row[i].last_employer) == DAY_NONE)
				continue;
			cr_assert_eq(app_why(app, rules[employee], row[i].id, 0, arena, &w), 0);
			bool says = w.explanation->lines[1].truth == TRUTH_TRUE;
			cr_assert_eq(app_talk_late(app, &row[i], employee), says, "%s on %s", rules[employee],
				id(row[i].id));
			*(says ? &late : &fine) += 1;
		}
	cr_assert(late > 5 && fine > 5, "%zu, %zu", late, fine);
}

/* Months are calendar months: a rule turns once, on the day it said it would. */
Test(guard, ends_of_months_and_leap_days__turn_once_and_as_foretold)
{
	static const char *const days[] = { "2023-12-31", "2024-01-31", "2024-02-28", "2024-02-29",
		"2024-03-31", "2024-08-31", "2025-02-28", "2027-02-28", "2027-12-31" };
	static const char *const rules[] = { "succesfactoren-vastleggen", "belastbaarheid-opnieuw" };
	static const char *const facts[] = { "startdatum", "datum_belastbaarheidsprofiel" };
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	struct facts *t = facts_of(p);
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		for (size_t r = 0; r < 2; r++) {
			day from, foretold = DAY_NONE, turned = DAY_NONE;
			cr_assert_eq(date_parse_iso(days[i], &from), 0);
			facts_set(t, 0, rules_fact_index("verloop"), r == 0 ? 0 : 1);
			facts_set(t, 0, rules_fact_index(facts[r]), from);
			size_t rule = (size_t)rules_index(app->rules, rules[r]);
			for (day today = from; today < from + 3 * A_YEAR; today++) {
				struct explanation *ex =
					rules_explain_facts(app->rules, rule, t, 0, today, arena);
				if (ex->outcome != TRUTH_TRUE) {
					cr_assert_eq(turned, DAY_NONE, "%s turned back", rules[r]);
					cr_assert(foretold == DAY_NONE || ex->next == foretold);
					foretold = ex->next;
				} else if (turned == DAY_NONE) {
					turned = today;
					cr_assert_eq(ex->since, today);
				}
			}
			cr_assert_eq(turned, foretold, "%s from %s", rules[r], days[i]);
			cr_assert(turned >= from + 365 && turned <= from + 367, "%s from %s", rules[r],
				days[i]);
		}
	facts_free(&t);
}
