/* Facts for rules, read with the SQL of the vocabulary. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/rules.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static struct facts *table;
static int64_t baker, jan;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_add(&c, E_ORGANISATION, "name", "Bakkerij De Korenaar", "schemes_known", "0", NULL);
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, "start", "2026-03-01", "contract",
		"temporary", NULL);
	table = facts_new();
}

static void teardown(void)
{
	facts_free(&table);
	caseload_close(&c);
}

TestSuite(facts, .init = setup, .fini = teardown);

static size_t load(int64_t placement, int64_t employer, int64_t expert)
{
	facts_free(&table);
	table = facts_new();
	cr_assert_eq(store_facts(c.store, placement, employer, expert, table), 0, "%s", err_last());
	return facts_count(table);
}

static int32_t get(const char *fact)
{
	int i = rules_fact_index(fact);
	cr_assert_geq(i, 0, "%s", fact);
	return facts_get(table, 0, i);
}

Test(facts, every_fact_of_a_bare_placement_has_its_empty_meaning)
{
	cr_assert_eq(load(jan, 0, 0), 1);
	cr_assert_eq(facts_placement(table, 0), jan);
	cr_assert_eq(facts_employer(table, 0), baker);
	cr_assert_eq(get("startdatum"), date_from_ymd(2026, 3, 1));
	cr_assert_eq(get("contract_eind"), FACT_UNKNOWN);
	cr_assert_eq(get("laatste_contact_werkgever"), FACT_NEVER);
	cr_assert_eq(get("open_signaal_ernstig"), FACT_NONE);
	cr_assert_eq(get("open_signalen"), 0);
	cr_assert_eq(get("regelingen_bekend"), 0);
	cr_assert_eq(get("begeleiding_geregeld"), FACT_UNKNOWN);
}

Test(facts, they_hold_imprecise_dates_whole)
{
	day first, last;
	caseload_set(&c, E_PLACEMENT, jan, "start", "2026-03", "contract_end", "2026-11-22/2027-05-31", "trial_end", "2027", NULL);
	load(jan, 0, 0);
	cr_assert(rules_date_ends(get("startdatum"), &first, &last));
	cr_assert_eq(first, date_from_ymd(2026, 3, 1));
	cr_assert_eq(last, date_from_ymd(2026, 3, 31));
	cr_assert(rules_date_ends(get("contract_eind"), &first, &last));
	cr_assert_eq(first, date_from_ymd(2026, 11, 22));
	cr_assert_eq(last, date_from_ymd(2027, 5, 31));
	cr_assert(rules_date_ends(get("proef_eind"), &first, &last));
	cr_assert_eq(last, date_from_ymd(2027, 12, 31));
}

Test(facts, they_follow_what_is_written)
{
	caseload_contact(&c, jan, "2026-10-01", "both", NULL);
	caseload_contact(&c, jan, "2026-10-09", "employer", "reached", "0", NULL);
	caseload_add(&c, E_SIGNAL, "placement", caseload_ref(&c, jan), "date", "2026-10-02", "kind", "overload", "severity", "3", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("laatste_contact_werkgever"), date_from_ymd(2026, 10, 1));
	cr_assert_eq(get("laatste_contact_werknemer"), date_from_ymd(2026, 10, 1));
	cr_assert_eq(get("mislukte_poging"), date_from_ymd(2026, 10, 9));
	cr_assert_eq(get("open_signaal_ernstig"), date_from_ymd(2026, 10, 2));
	caseload_delete(&c, E_CONTACT, 1);
	caseload_set(&c, E_SIGNAL, 1, "handled", "2026-10-03", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("laatste_contact_werkgever"), FACT_NEVER);
	cr_assert_eq(get("open_signaal_ernstig"), FACT_NONE);
}

Test(facts, they_know_what_was_decided_without_a_word_or_without_the_employee)
{
	int64_t boss = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, baker), "family_name", "Smit", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("afweging_onaf_sinds"), FACT_NONE);
	cr_assert_eq(get("kijk_werknemer_open_sinds"), FACT_NONE);
	cr_assert_eq(get("begeleider_training"), FACT_UNKNOWN);
	cr_assert_eq(get("inclusief_beleid"), FACT_UNKNOWN);
	caseload_add(&c, E_DECISION, "placement", caseload_ref(&c, jan), "rule", "r", "date", "2026-10-02", "verdict",
		"dismissed", NULL);
	caseload_add(&c, E_DECISION, "placement", caseload_ref(&c, jan), "rule", "afweging-afmaken", "date",
		"2026-09-02", "verdict", "dismissed", NULL);
	caseload_add(&c, E_DECISION, "placement", caseload_ref(&c, jan), "rule", "q", "date", "2026-09-05", "verdict",
		"postponed", "client_view", "not_asked", NULL);
	caseload_set(&c, E_PLACEMENT, jan, "contact_person", caseload_ref(&c, boss), NULL);
	caseload_set(&c, E_PERSON, boss, "training", "harrie", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("afweging_onaf_sinds"), date_from_ymd(2026, 10, 2));
	cr_assert_eq(get("kijk_werknemer_open_sinds"), date_from_ymd(2026, 9, 5));
	cr_assert_eq(get("begeleider_training"), 1);
	caseload_set(&c, E_DECISION, 1, "reason", "arranged", NULL);
	caseload_set(&c, E_DECISION, 3, "client_view", "agrees", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("afweging_onaf_sinds"), FACT_NONE);
	cr_assert_eq(get("kijk_werknemer_open_sinds"), FACT_NONE);
}

/* An action is in one of three facts: to do, promised by us, promised by someone else. */
Test(facts, they_tell_our_promises_from_those_of_others)
{
	const char *p = caseload_ref(&c, jan);
	caseload_add(&c, E_ACTION, "placement", p, "what", "Bellen", "due", "2026-12-03", NULL);
	caseload_add(&c, E_ACTION, "placement", p, "kind", "promise", "what", "Terugbellen", "due", "2026-12-02", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("toezegging_ander_uiterlijk"), FACT_NONE);
	int64_t theirs = caseload_add(&c, E_ACTION, "placement", p, "kind", "promise", "what", "Vraagt Ria", "due",
		"2026-12-01", "promised_by", "employer", NULL);
	int64_t task = caseload_add(&c, E_ACTION, "placement", p, "kind", "adapt_work", "what", "Kruk", "due",
		"2026-11-30", "promised_by", "job_coach", NULL);
	caseload_add(&c, E_ACTION, "placement", p, "kind", "promise", "what", "Ooit", "promised_by", "employee", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("open_actie_uiterlijk"), date_from_ymd(2026, 12, 3));
	cr_assert_eq(get("toezegging_uiterlijk"), date_from_ymd(2026, 12, 2));
	cr_assert_eq(get("toezegging_ander_uiterlijk"), date_from_ymd(2026, 11, 30));
	caseload_set(&c, E_ACTION, task, "state", "done", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("toezegging_ander_uiterlijk"), date_from_ymd(2026, 12, 1));
	caseload_set(&c, E_ACTION, theirs, "promised_by", NULL, NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("toezegging_ander_uiterlijk"), FACT_NONE);
	cr_assert_eq(get("toezegging_uiterlijk"), date_from_ymd(2026, 12, 1));
}

Test(facts, one_and_all_give_the_same_row)
{
	size_t n;
	caseload_contact(&c, jan, "2026-10-01", "both", NULL);
	load(0, 0, 0);
	struct facts *all = table;
	table = facts_new();
	cr_assert_eq(load(jan, 0, 0), 1);
	rules_facts(&n);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(facts_get(all, 0, (int)i), facts_get(table, 0, (int)i));
	facts_free(&all);
}

Test(facts, taken_are_placements_that_run_or_wait_for_a_look_back)
{
	int64_t expert = caseload_expert(&c, "Els Bos"), farm = caseload_employer(&c, "Akkerbouw Zonneveld");
	int64_t piet = caseload_placement(&c, caseload_employee(&c, "Piet Aalbers"), farm, "expert", caseload_ref(&c, expert),
		"status", "planned", NULL);
	cr_assert_eq(load(0, 0, 0), 2);
	cr_assert_eq(load(0, 0, expert), 1);
	cr_assert_eq(facts_placement(table, 0), piet);
	cr_assert_eq(load(0, farm, 0), 1);
	caseload_set(&c, E_PLACEMENT, piet, "status", "ended", NULL);
	cr_assert_eq(load(0, farm, 0), 1, "not looked back on");
	caseload_set(&c, E_PLACEMENT, piet, "evaluated", "2026-11-01", NULL);
	cr_assert_eq(load(0, 0, 0), 1);
	cr_assert_eq(load(piet, 0, 0), 1, "asked for by id");
	cr_assert_eq(load(0, farm, 0), 1, "the employer itself");
	cr_assert_eq(facts_placement(table, 0), 0);
	cr_assert_eq(facts_employer(table, 0), farm);
	caseload_delete(&c, E_PLACEMENT, piet);
	cr_assert_eq(load(piet, 0, 0), 0);
	caseload_delete(&c, E_ORGANISATION, farm);
	cr_assert_eq(load(0, farm, 0), 0);
}

Test(facts, an_employer_without_placements_has_its_own_facts)
{
	int64_t farm = caseload_add(&c, E_ORGANISATION, "name", "Akkerbouw", "guidance_arranged", "1", NULL);
	caseload_contact(&c, 0, "2026-10-01", "employer", "employer", caseload_ref(&c, farm), NULL);
	cr_assert_eq(load(0, farm, 0), 1);
	cr_assert_eq(get("begeleiding_geregeld"), 1);
	cr_assert_eq(get("laatste_contact_bedrijf"), date_from_ymd(2026, 10, 1));
	cr_assert_eq(get("status"), FACT_UNKNOWN);
}

Test(facts, nothing_reads_a_whole_table_for_one_placement_or_caseload)
{
	/* A few facts sort or gather the records of one placement: those are few. */
	size_t before = c.store->ncache;
	load(jan, 0, 0);
	load(0, baker, 0);
	load(0, 0, 1);
	char *faults = plan_faults(c.store, before, c.arena), *save = NULL;
	for (char *line = strtok_r(faults, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		cr_assert(strncmp(line, "SCAN", 4) != 0, "%.200s", line);
}

/* ---- records outrank the quick fields of the placement ---- */

Test(facts, job_coaching_on_record_outranks_the_quick_fields)
{
	const char *p = caseload_ref(&c, jan);
	caseload_set(&c, E_PLACEMENT, jan, "jobcoach", "none", "jobcoach_end", "2026-01-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("jobcoach"), 0);
	int64_t refused = caseload_add(&c, E_COACHING, "placement", p, "date", "2026-02-01", "state", "refused", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("jobcoach"), 0, "refused is none");
	int64_t one = caseload_add(&c, E_COACHING, "placement", p, "date", "2026-03-01", "state", "running", "until",
		"2027-01-01", "reachable", "1", NULL);
	caseload_add(&c, E_COACHING, "placement", p, "date", "2026-10-01", "state", "requested", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("jobcoach"), 2, "running goes before what was asked for later");
	cr_assert_eq(get("jobcoach_tot"), date_from_ymd(2027, 1, 1));
	cr_assert_eq(get("jobcoach_bereikbaar"), 1);
	caseload_delete(&c, E_COACHING, one);
	load(jan, 0, 0);
	cr_assert_eq(get("jobcoach"), 1);
	cr_assert_eq(get("jobcoach_tot"), FACT_UNKNOWN, "the quick field is of another time");
	caseload_add(&c, E_GOAL, "placement", p, "date", "2026-10-01", "what", "Alleen beginnen", "kind", "learning",
		"coaching", caseload_ref(&c, refused), NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("jobcoach_doelen_open"), 1);
}

Test(facts, schemes_on_record_outrank_the_quick_fields__the_latest_of_each)
{
	const char *p = caseload_ref(&c, jan);
	caseload_set(&c, E_PLACEMENT, jan, "wage_subsidy", "possible", "wage_subsidy_end", "2026-05-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("loonkostensubsidie"), 0);
	cr_assert_eq(get("regeling_lkv_stand"), FACT_UNKNOWN);
	cr_assert_eq(get("regeling_lkv_tot"), FACT_NONE);
	caseload_add(&c, E_SCHEME, "placement", p, "scheme", "lks", "state", "granted", "date", "2026-02-01", NULL);
	caseload_add(&c, E_SCHEME, "placement", p, "scheme", "lkv", "state", "requested", "date", "2026-06-01",
		"deadline", "2026-12-01", NULL);
	int64_t lkv = caseload_add(&c, E_SCHEME, "placement", p, "scheme", "lkv", "state", "granted", "date",
		"2026-06-01", "until", "2027-06-01", NULL);
	caseload_add(&c, E_SCHEME, "placement", p, "scheme", "vervoer", "state", "refused", "date", "2026-06-01",
		"deadline", "2026-07-13", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("loonkostensubsidie"), 3);
	cr_assert_eq(get("loonkostensubsidie_tot"), FACT_NONE, "the record has no end");
	cr_assert_eq(get("regeling_lkv_stand"), 3, "of one day the one made last");
	cr_assert_eq(get("regeling_lkv_tot"), date_from_ymd(2027, 6, 1));
	cr_assert_eq(get("regeling_loopt_tot"), date_from_ymd(2027, 6, 1));
	cr_assert_eq(get("regeling_termijn_op"), date_from_ymd(2026, 12, 1));
	cr_assert_eq(get("bezwaar_tot"), date_from_ymd(2026, 7, 13));
	caseload_delete(&c, E_SCHEME, lkv);
	load(jan, 0, 0);
	cr_assert_eq(get("regeling_lkv_stand"), 2);
}

Test(facts, absence_is_the_period_on_record__else_the_signal_of_it)
{
	const char *p = caseload_ref(&c, jan);
	int64_t signal = caseload_add(&c, E_SIGNAL, "placement", p, "date", "2026-05-02", "kind", "absence", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("verzuim_sinds"), date_from_ymd(2026, 5, 2));
	int64_t period = caseload_add(&c, E_ABSENCE, "placement", p, "date", "2026-05-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("verzuim_sinds"), date_from_ymd(2026, 5, 1));
	cr_assert_eq(get("spoor_gekozen"), 0);
	cr_assert_eq(get("derde_laatste_verzuimmelding"), FACT_NEVER, "the signal is of that period");
	caseload_add(&c, E_MILESTONE, "absence", caseload_ref(&c, period), "milestone", "plan", "date", "2026-06-20", NULL);
	caseload_set(&c, E_ABSENCE, period, "track", "second", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("verzuim_plan_van_aanpak"), 1);
	cr_assert_eq(get("verzuim_probleemanalyse"), 0);
	cr_assert_eq(get("verzuim_evaluatie_op"), date_from_ymd(2026, 6, 20));
	cr_assert_eq(get("tweede_spoor"), 1);
	caseload_set(&c, E_ABSENCE, period, "ended", "2026-07-01", NULL);
	caseload_add(&c, E_ABSENCE, "placement", p, "date", "2026-08-01", "ended", "2026-08-09", NULL);
	caseload_add(&c, E_SIGNAL, "placement", p, "date", "2026-03-02", "kind", "absence", "handled", "2026-03-09", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("verzuim_sinds"), FACT_NONE, "over, and the signal with it");
	cr_assert_eq(get("verzuim_hersteld_op"), date_from_ymd(2026, 8, 9));
	cr_assert_eq(get("verzuim_plan_van_aanpak"), 0, "of another absence");
	cr_assert_eq(get("derde_laatste_verzuimmelding"), date_from_ymd(2026, 3, 2));
	caseload_set(&c, E_SIGNAL, signal, "date", "2026-09-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("verzuim_sinds"), date_from_ymd(2026, 9, 1), "after the last period");
}

Test(facts, load_over_capacity_is_counted_as_the_screen_of_it_does)
{
	const char *p = caseload_ref(&c, jan);
	int64_t job = caseload_add(&c, E_JOB, "employer", caseload_ref(&c, baker), "name", "Inpakker", NULL);
	int64_t old = caseload_add(&c, E_PROFILE, "placement", p, "date", "2025-03-01", NULL);
	int64_t profile = caseload_add(&c, E_PROFILE, "placement", p, "date", "2026-03-01", NULL);
	int64_t own = caseload_add(&c, E_TASK, "placement", p, "name", "Tillen", NULL);
	int64_t its = caseload_add(&c, E_TASK, "employer", caseload_ref(&c, baker), "job", caseload_ref(&c, job), "name",
		"Inpakken", NULL);
	caseload_add(&c, E_CAPACITY, "profile", caseload_ref(&c, old), "item", "standing", "limitation", "3", NULL);
	caseload_add(&c, E_CAPACITY, "profile", caseload_ref(&c, profile), "item", "lifting", "limitation", "2", NULL);
	caseload_add(&c, E_CAPACITY, "profile", caseload_ref(&c, profile), "item", "pace", "limitation", "1", NULL);
	caseload_add(&c, E_LOAD, "task", caseload_ref(&c, own), "item", "lifting", "load", "2", NULL);
	caseload_add(&c, E_LOAD, "task", caseload_ref(&c, own), "item", "standing", "load", "3", NULL);
	caseload_add(&c, E_LOAD, "task", caseload_ref(&c, its), "item", "pace", "load", "3", "certainty", "assumed", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("punten_boven_belastbaarheid"), 1, "of the latest profile, and its own tasks");
	cr_assert_eq(get("punten_boven_met_aanname"), 1);
	caseload_set(&c, E_PLACEMENT, jan, "job", caseload_ref(&c, job), NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("punten_boven_belastbaarheid"), 1);
	cr_assert_eq(get("punten_boven_met_aanname"), 2, "with those of the function");
	caseload_add(&c, E_CAPACITY, "profile", caseload_ref(&c, profile), "item", "lifting", "limitation", "1", "date",
		"2026-11-30", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("punten_boven_belastbaarheid"), 0, "what was noted last counts");
}

Test(facts, they_know_what_waits__what_did_not_help__and_who_guides)
{
	const char *p = caseload_ref(&c, jan);
	int64_t stuck = caseload_add(&c, E_BOTTLENECK, "placement", p, "date", "2026-01-01", "theme", "pace", NULL);
	int64_t ria = caseload_add(&c, E_PERSON, "organisation", caseload_ref(&c, baker), "family_name", "Smit", "training",
		"none", NULL);
	for (int i = 0; i < 2; i++)
		caseload_add(&c, E_ADAPTATION, "placement", p, "what", "Rustiger", "level", "pace_time", "effect", "same",
			"bottleneck", caseload_ref(&c, stuck), "date", "2026-02-01", "review", "2026-12-01", "reviewed",
			i ? "2026-12-02" : NULL, NULL);
	caseload_add(&c, E_SCORE, "placement", p, "date", "2026-01-01", "party", "employee", "meaningful", "5", NULL);
	caseload_add(&c, E_SCORE, "placement", p, "date", "2026-06-01", "party", "employee", "meaningful", "2", NULL);
	caseload_add(&c, E_SCORE, "placement", p, "date", "2026-07-01", "party", "employer", "meaningful", "5", NULL);
	caseload_add(&c, E_REFERRAL, "placement", p, "what", "Scan", "date", "2026-05-01", "expected", "2026-06-01", NULL);
	caseload_add(&c, E_ADVICE, "placement", p, "kind", "own_work", "date", "2026-05-01", NULL);
	int64_t mentor = caseload_add(&c, E_INVOLVEMENT, "placement", p, "person", caseload_ref(&c, ria), "role", "mentor",
		NULL);
	caseload_add(&c, E_BOTTLENECK, "employer", caseload_ref(&c, baker), "date", "2026-02-01", "theme", "learning", NULL);
	caseload_add(&c, E_OBSERVATION, "employer", caseload_ref(&c, baker), "date", "2026-04-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("aanpassingen_zonder_effect"), 2);
	cr_assert_eq(get("aanpassing_bekijken_op"), date_from_ymd(2026, 12, 1));
	cr_assert_eq(get("zinvol_werk"), 2);
	cr_assert_eq(get("zinvol_daling"), 3);
	cr_assert_eq(get("verwijzing_antwoord_op"), date_from_ymd(2026, 6, 1));
	cr_assert_eq(get("advies_zonder_opvolging"), date_from_ymd(2026, 5, 1));
	cr_assert_eq(get("mentor"), 1);
	cr_assert_eq(get("mentor_ongetraind"), 1);
	cr_assert_eq(get("mentor_tot"), FACT_NONE);
	cr_assert_eq(get("getild_begeleiding"), 1);
	cr_assert_eq(get("getild_tempo"), 0, "that one is of the placement");
	cr_assert_eq(get("knelpunt_getild_sinds"), date_from_ymd(2026, 2, 1));
	cr_assert_eq(get("laatste_werkplekbezoek"), date_from_ymd(2026, 4, 1));
	caseload_set(&c, E_INVOLVEMENT, mentor, "until", "2026-12-01", NULL);
	caseload_set(&c, E_BOTTLENECK, stuck, "resolved", "2026-11-01", NULL);
	load(jan, 0, 0);
	cr_assert_eq(get("mentor"), 0);
	cr_assert_eq(get("mentor_tot"), date_from_ymd(2026, 12, 1));
	cr_assert_eq(get("aanpassingen_zonder_effect"), 0, "of what is open");
}
