/* The lists of placements and employers. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/str.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t baker, farm, jan, piet, anna, p_jan, p_piet, p_anna;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	farm = caseload_employer(&c, "Akkerbouw Zonneveld");
	jan = caseload_employee(&c, "Jan de Wit");
	piet = caseload_employee(&c, "Piet Aalbers");
	anna = caseload_employee(&c, "Céline van der Meer");
	p_jan = caseload_placement(&c, jan, baker, "number", "30", "start", "2026-03-01", "course", "difficult", NULL);
	p_piet = caseload_placement(&c, piet, baker, "number", "10", "start", "2025-03-01", "phase", "stable", NULL);
	p_anna = caseload_placement(&c, anna, farm, "number", "20", "job_title", "kasmedewerker", NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(lists, .init = setup, .fini = teardown);

/* "30 10 20": own numbers in order. */
static char *numbers(const struct placement_query *q)
{
	struct placement_row *row;
	size_t n;
	char *out = arena_strdup(c.arena, "");
	cr_assert_eq(store_placements(c.store, q, c.arena, &row, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(c.arena, "%s%s%s", out, i ? " " : "", row[i].number);
	return out;
}

static struct placement_row *one(int64_t employee_placement)
{
	struct placement_row *row;
	size_t n;
	const struct placement_query q = { .ended = true };
	cr_assert_eq(store_placements(c.store, &q, c.arena, &row, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (row[i].id == employee_placement)
			return &row[i];
	cr_assert_fail("no such row");
	return NULL;
}

Test(lists, placements_come_in_every_order_up_and_down)
{
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_EMPLOYEE }), "10 20 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_EMPLOYER }), "20 10 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_START }), "20 10 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER }), "10 20 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_EMPLOYER, .descending = true }), "30 10 20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER, .descending = true }), "30 20 10");
}

Test(lists, a_page_is_a_part_of_the_order)
{
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER, .offset = 1, .limit = 1 }), "20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER, .offset = 3, .limit = 5 }), "");
}

Test(lists, placements_are_narrowed_by_every_filter)
{
	int64_t expert = caseload_expert(&c, "Els Bos");
	caseload_set(&c, E_PLACEMENT, p_anna, "expert", caseload_ref(&c, expert), NULL);
	cr_assert_str_eq(numbers(&(struct placement_query){ .expert = expert }), "20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .employer = baker, .sort = BY_NUMBER }), "10 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .course = "difficult" }), "30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .phase = "stable" }), "10");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "KORE wit" }), "30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "celine" }), "20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "kasmed" }), "20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "\"' OR 1 -- *", .sort = BY_NUMBER }), "");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "  ", .sort = BY_NUMBER }), "10 20 30");
}

Test(lists, ended_and_deleted_placements_stay_away)
{
	caseload_set(&c, E_PLACEMENT, p_jan, "status", "ended", NULL);
	caseload_delete(&c, E_PLACEMENT, p_anna);
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER }), "10");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_NUMBER, .ended = true }), "10 30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "celine", .ended = true }), "");
}

Test(lists, a_placement_row_tells_last_talks_and_the_open_plan)
{
	caseload_contact(&c, p_jan, "2026-10-01", "employer", NULL);
	caseload_contact(&c, p_jan, "2026-10-08", "both", NULL);
	caseload_contact(&c, p_jan, "2026-10-20", "employee", "reached", "0", NULL);
	caseload_contact(&c, 0, "2026-10-15", "employer", "employer", caseload_ref(&c, baker), NULL);
	struct placement_row *r = one(p_jan);
	cr_assert_str_eq(r->employee, "Jan de Wit");
	cr_assert_str_eq(r->employer, "Bakkerij De Korenaar");
	cr_assert_eq(r->employee_id, jan);
	cr_assert_eq(date_span_day(r->start), date_from_ymd(2026, 3, 1));
	cr_assert_eq(r->trial_end.first, DAY_NONE);
	cr_assert_eq(r->last_employer, date_from_ymd(2026, 10, 15), "a talk about nobody in particular counts");
	cr_assert_eq(r->last_employee, date_from_ymd(2026, 10, 8), "an attempt is no talk");
	cr_assert_eq(r->last_jobcoach, DAY_NONE);
	cr_assert_eq(r->next_contact, DAY_NONE);
	caseload_contact(&c, p_jan, "2026-11-01", "employer", "next_contact", "2026-12-01", NULL);
	caseload_contact(&c, p_jan, "2026-11-02", "employee", "next_contact", "2026-12-24", NULL);
	cr_assert_eq(one(p_jan)->next_contact, date_from_ymd(2026, 12, 1));
	caseload_contact(&c, p_jan, "2026-11-03", "employer", NULL);
	cr_assert_eq(one(p_jan)->next_contact, date_from_ymd(2026, 12, 24), "the plan with the employer was met");
	caseload_contact(&c, p_jan, "2026-11-04", "both", NULL);
	cr_assert_eq(one(p_jan)->next_contact, DAY_NONE);
}

Test(lists, imprecise_dates_are_stretches_and_stand_where_they_begin)
{
	caseload_set(&c, E_PLACEMENT, p_jan, "start", "2026-02", "contract_end", "2026-11-22/2027-05-31", NULL);
	caseload_set(&c, E_PLACEMENT, p_anna, "start", "2026-02-14", NULL);
	caseload_set(&c, E_PLACEMENT, p_piet, "start", "2026", NULL);
	struct placement_row *r = one(p_jan);
	cr_assert_eq(r->start.first, date_from_ymd(2026, 2, 1));
	cr_assert_eq(r->start.last, date_from_ymd(2026, 2, 28));
	cr_assert_eq(r->contract_end.first, date_from_ymd(2026, 11, 22));
	cr_assert_eq(r->contract_end.last, date_from_ymd(2027, 5, 31));
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_START }), "10 30 20");
	cr_assert_str_eq(numbers(&(struct placement_query){ .sort = BY_START, .descending = true }), "20 30 10");
}

Test(lists, an_imprecise_date_is_found_by_its_words_in_both_languages)
{
	caseload_set(&c, E_PLACEMENT, p_jan, "contract_end", "2031-03", NULL);
	caseload_set(&c, E_PLACEMENT, p_piet, "contract_end", "2032", NULL);
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "maart 2031" }), "30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "march 2031" }), "30");
	cr_assert_str_eq(numbers(&(struct placement_query){ .text = "2032" }), "10");
}

Test(lists, names_are_cleaned)
{
	caseload_set(&c, E_ORGANISATION, baker, "name", "Bak\x1b[2Jker", NULL);
	cr_assert_str_eq(one(p_jan)->employer, "Bak\xef\xbf\xbd[2Jker");
}

Test(lists, counts_stop_at_the_cap)
{
	int64_t n;
	const struct placement_query all = { 0 }, some = { .employer = baker }, text = { .text = "koren" };
	cr_assert_eq(store_placements_count(c.store, &all, 0, &n), 0);
	cr_assert_eq(n, 3);
	cr_assert_eq(store_placements_count(c.store, &all, 2, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(store_placements_count(c.store, &some, 10, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(store_placements_count(c.store, &text, 10, &n), 0);
	cr_assert_eq(n, 2);
}

static char *names(const struct employer_query *q)
{
	struct employer_row *row;
	size_t n;
	char *out = arena_strdup(c.arena, "");
	cr_assert_eq(store_employers(c.store, q, c.arena, &row, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(c.arena, "%s%s%.8s", out, i ? ", " : "", row[i].name);
	return out;
}

Test(lists, employers_come_by_name_narrowed_by_expert_and_text)
{
	int64_t n, expert = caseload_expert(&c, "Els Bos");
	caseload_employer(&c, "Élan Zorg");
	caseload_add(&c, E_ORGANISATION, "name", "WSP Rijnmond", "kind", "wsp", NULL);
	caseload_delete(&c, E_ORGANISATION, caseload_employer(&c, "Weg BV"));
	caseload_set(&c, E_PLACEMENT, p_jan, "expert", caseload_ref(&c, expert), NULL);
	caseload_set(&c, E_PLACEMENT, p_piet, "expert", caseload_ref(&c, expert), NULL);
	cr_assert_str_eq(names(&(struct employer_query){ 0 }), "Akkerbou, Bakkerij, Élan Zo");
	cr_assert_str_eq(names(&(struct employer_query){ .descending = true, .limit = 2 }), "Élan Zo, Bakkerij");
	cr_assert_str_eq(names(&(struct employer_query){ .text = "elan" }), "Élan Zo");
	cr_assert_str_eq(names(&(struct employer_query){ .expert = expert }), "Bakkerij");
	cr_assert_str_eq(names(&(struct employer_query){ .expert = expert, .offset = 1, .limit = 5 }), "");
	cr_assert_eq(store_employers_count(c.store, &(struct employer_query){ .expert = expert }, 0, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(store_employers_count(c.store, &(struct employer_query){ 0 }, 2, &n), 0);
	cr_assert_eq(n, 2);
}

Test(lists, an_employer_row_counts_what_is_open)
{
	struct employer_row *row;
	size_t n;
	const struct employer_query q = { .text = "korenaar" };
	caseload_set(&c, E_PLACEMENT, p_piet, "status", "ended", NULL);
	caseload_add(&c, E_BOTTLENECK, "placement", caseload_ref(&c, p_jan), "theme", "pace", NULL);
	caseload_add(&c, E_BOTTLENECK, "placement", caseload_ref(&c, p_jan), "theme", "tasks", "resolved", "2026-11-01", NULL);
	caseload_contact(&c, p_jan, "2026-10-01", "job_coach", "next_contact", "2026-12-05", NULL);
	caseload_contact(&c, p_jan, "2026-10-09", "employer", "reached", "0", NULL);
	cr_assert_eq(store_employers(c.store, &q, c.arena, &row, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(row->active, 1);
	cr_assert_eq(row->open_bottlenecks, 1);
	cr_assert_eq(row->last_contact, date_from_ymd(2026, 10, 1));
	cr_assert_eq(row->next_contact, date_from_ymd(2026, 12, 5));
}

/* ---- cost ---- */

Test(lists, no_order_of_placements_sorts_or_reads_the_whole_table)
{
	for (int sort = BY_EMPLOYEE; sort <= BY_NUMBER; sort++)
		for (int way = 0; way < 8; way++) {
			const struct placement_query q = { .sort = (enum placement_sort)sort, .descending = way & 1,
				.ended = way & 2, .expert = way & 4 ? 7 : 0, .limit = 22 };
			size_t before = c.store->ncache;
			numbers(&q);
			cr_assert_str_empty(plan_faults(c.store, before, c.arena), "sort %d way %d:\n%s", sort, way,
				plan_faults(c.store, before, c.arena));
		}
}

Test(lists, no_list_of_employers_sorts_or_reads_the_whole_table)
{
	size_t before = c.store->ncache;
	int64_t n;
	for (int way = 0; way < 4; way++) {
		const struct employer_query q = { .descending = way & 1, .expert = way & 2 ? 7 : 0, .limit = 22 };
		names(&q);
		store_employers_count(c.store, &q, 100, &n);
	}
	cr_assert_str_empty(plan_faults(c.store, before, c.arena), "%s", plan_faults(c.store, before, c.arena));
}
