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
