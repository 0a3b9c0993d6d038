/* Timelines, density, what is planned. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t baker, farm, jan, piet; /* jan and piet are placements */
static const char *jan_ref, *piet_ref;

static void setup(void)
{
	caseload_open(&c);
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	farm = caseload_employer(&c, "Akkerbouw Zonneveld");
	jan = caseload_placement(&c, caseload_employee(&c, "Jan de Wit"), baker, NULL);
	piet = caseload_placement(&c, caseload_employee(&c, "Piet Aalbers"), farm, NULL);
	jan_ref = caseload_ref(&c, jan);
	piet_ref = caseload_ref(&c, piet);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(timeline, .init = setup, .fini = teardown);

/* One record of each kind for jan, on consecutive days of November. */
static void one_of_each(void)
{
	caseload_contact(&c, jan, "2026-11-01", "employer", "note", "Eerste gesprek", NULL);
	caseload_add(&c, E_SIGNAL, "placement", jan_ref, "date", "2026-11-02", "kind", "overload", "note", "moe", NULL);
	caseload_add(&c, E_CHANGE, "placement", jan_ref, "date", "2026-11-03", "kind", "tasks", NULL);
	caseload_add(&c, E_BOTTLENECK, "placement", jan_ref, "date", "2026-11-04", "theme", "pace", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "due", "2026-11-05", "what", "Rooster vragen", NULL);
	caseload_add(&c, E_PROFILE, "placement", jan_ref, "date", "2026-11-06", "author", "Els", "text", "Kan staan", NULL);
	caseload_add(&c, E_TICK, "placement", jan_ref, "date", "2026-11-07", "point", "1.2", NULL);
	caseload_add(&c, E_DECISION, "placement", jan_ref, "date", "2026-11-08", "rule", "te-lang", "verdict", "dismissed",
		"note", "loopt al", NULL);
}

static struct timeline_row *rows(const struct timeline_query *q, size_t *n)
{
	struct timeline_row *row;
	cr_assert_eq(store_timeline(c.store, q, c.arena, &row, n), 0, "%s", err_last());
	return row;
}

/* Days of the month, newest first: "8 7 6". */
static char *days(struct timeline_query q)
{
	size_t n;
	char *out = arena_strdup(c.arena, "");
	if (!q.from)
		q.from = DAY_NONE;
	if (!q.to)
		q.to = DAY_NONE;
	struct timeline_row *row = rows(&q, &n);
	for (size_t i = 0; i < n; i++) {
		int y, m, d;
		date_to_ymd(row[i].date, &y, &m, &d);
		out = arena_printf(c.arena, "%s%s%d", out, i ? " " : "", d);
	}
	return out;
}
#define DAYS(...) days((struct timeline_query){ __VA_ARGS__ })

Test(timeline, all_kinds_are_merged_newest_first)
{
	one_of_each();
	caseload_contact(&c, piet, "2026-11-10", "employer", NULL);
	cr_assert_str_eq(DAYS(.placement = jan), "8 7 6 5 4 3 2 1");
	cr_assert_str_eq(DAYS(.employer = baker), "8 7 6 5 4 3 2 1");
	cr_assert_str_eq(DAYS(.employer = farm), "10");
	cr_assert_str_eq(DAYS(0), "10 8 7 6 5 4 3 2 1");
	cr_assert_str_eq(DAYS(.placement = jan, .offset = 2, .limit = 3), "6 5 4");
	cr_assert_str_eq(DAYS(.placement = jan, .kinds = TL(E_CONTACT) | TL(E_TICK)), "7 1");
	cr_assert_str_eq(DAYS(.placement = jan, .from = date_from_ymd(2026, 11, 4), .to = date_from_ymd(2026, 11, 6)), "6 5 4");
	cr_assert_str_eq(DAYS(.placement = jan, .text = "ROOSTER"), "5");
	cr_assert_str_eq(DAYS(.placement = jan, .text = "eerste gesprek"), "1");
	cr_assert_str_eq(DAYS(.text = "gespr eer"), "1");
	cr_assert_str_eq(DAYS(.text = "loopt"), "8");
}

/* What the dictionary alone puts on timelines: of a placement, and of its employer. */
Test(timeline, kinds_of_the_dictionary_are_merged_too)
{
	size_t n;
	one_of_each();
	caseload_add(&c, E_ADAPTATION, "placement", jan_ref, "date", "2026-11-09", "what", "Steekwagen", "level", "task_adapted",
		"note", "in plaats van tillen", NULL);
	caseload_add(&c, E_SCAN, "employer", caseload_ref(&c, baker), "date", "2026-11-10", "attitude", "4", NULL);
	caseload_add(&c, E_ABSENCE, "placement", jan_ref, "date", "2026-11-11", "ended", "2026-11-12", NULL);
	cr_assert_str_eq(DAYS(.placement = jan), "11 9 8 7 6 5 4 3 2 1");
	cr_assert_str_eq(DAYS(.employer = baker), "11 10 9 8 7 6 5 4 3 2 1");
	cr_assert_str_eq(DAYS(.employer = farm), "");
	cr_assert_str_eq(DAYS(.employer = baker, .text = "tillen"), "9");
	cr_assert_str_eq(DAYS(.text = "steekw"), "9");
	cr_assert_str_eq(DAYS(.employer = baker, .kinds = TL(E_SCAN) | TL(E_ABSENCE)), "11 10");
	cr_assert_str_eq(DAYS(.employer = baker, .party = "employer"), "1");
	struct timeline_row *r = rows(&(struct timeline_query){ .placement = jan, .from = DAY_NONE, .to = DAY_NONE, .limit = 2 }, &n);
	cr_assert_eq(r[0].entity, E_ABSENCE);
	cr_assert(!r[0].open);
	cr_assert_eq(r[1].employer, baker);
	cr_assert(r[1].open);
	cr_assert_str_eq(r[1].text, "Steekwagen: in plaats van tillen");
	int64_t count;
	cr_assert_eq(store_timeline_count(c.store,
		&(struct timeline_query){ .employer = baker, .from = DAY_NONE, .to = DAY_NONE }, 0, &count), 0);
	cr_assert_eq(count, 11);
}

Test(timeline, an_expert_sees_their_placements_only)
{
	int64_t expert = caseload_expert(&c, "Els Bos");
	caseload_set(&c, E_PLACEMENT, piet, "expert", caseload_ref(&c, expert), NULL);
	one_of_each();
	caseload_contact(&c, piet, "2026-11-10", "employer", NULL);
	cr_assert_str_eq(DAYS(.expert = expert), "10");
}

Test(timeline, rows_say_what_happened)
{
	size_t n;
	one_of_each();
	struct timeline_row *r = rows(&(struct timeline_query){ .placement = jan, .from = DAY_NONE, .to = DAY_NONE }, &n);
	cr_assert_eq(n, 8);
	cr_assert_eq(r[0].entity, E_DECISION);
	cr_assert_str_eq(r[0].text, "te-lang: loopt al");
	cr_assert_eq(r[1].entity, E_TICK);
	cr_assert_str_eq(r[1].text, "1.2");
	cr_assert_eq(r[2].entity, E_PROFILE);
	cr_assert_eq(r[2].employer, baker);
	cr_assert_str_eq(r[2].person, "Els");
	cr_assert_eq(r[3].entity, E_ACTION);
	cr_assert_str_eq(r[3].text, "Rooster vragen");
	cr_assert(r[3].open);
	cr_assert_str_eq(r[4].kind, "pace");
	cr_assert(r[4].open);
	cr_assert_str_eq(r[5].kind, "tasks");
	cr_assert(r[6].open);
	cr_assert_eq(r[7].entity, E_CONTACT);
	cr_assert_str_eq(r[7].kind, "phone");
	cr_assert_str_eq(r[7].party, "employer");
	cr_assert(r[7].reached);
	cr_assert_str_eq(r[7].employee, "Jan de Wit");
	cr_assert_str_eq(r[7].employer_name, "Bakkerij De Korenaar");
	cr_assert_eq(r[7].placement, jan);
}

Test(timeline, what_is_closed_is_not_open)
{
	size_t n;
	caseload_add(&c, E_SIGNAL, "placement", jan_ref, "kind", "overload", "handled", "2026-11-20", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "what", "Bellen", "due", "2026-11-20", "state", "done", NULL);
	caseload_contact(&c, jan, "2026-11-01", "employer", "reached", "0", NULL);
	struct timeline_row *r = rows(&(struct timeline_query){ .placement = jan, .from = DAY_NONE, .to = DAY_NONE }, &n);
	for (size_t i = 0; i < n; i++)
		cr_assert(!r[i].open && !r[i].reached);
}

Test(timeline, a_party_is_also_in_talks_with_both)
{
	caseload_contact(&c, jan, "2026-11-01", "employer", NULL);
	caseload_contact(&c, jan, "2026-11-02", "employee", NULL);
	caseload_contact(&c, jan, "2026-11-03", "both", NULL);
	caseload_contact(&c, jan, "2026-11-04", "job_coach", NULL);
	caseload_add(&c, E_SIGNAL, "placement", jan_ref, "kind", "overload", NULL);
	cr_assert_str_eq(DAYS(.placement = jan, .party = "employer"), "3 1");
	cr_assert_str_eq(DAYS(.placement = jan, .party = "employee"), "3 2");
	cr_assert_str_eq(DAYS(.placement = jan, .party = "job_coach"), "4");
	cr_assert_str_eq(DAYS(.placement = jan, .party = "both"), "3");
}

Test(timeline, tombstones_stay_away_and_counts_stop_at_the_cap)
{
	int64_t n;
	const struct timeline_query q = { .placement = jan, .from = DAY_NONE, .to = DAY_NONE };
	one_of_each();
	caseload_delete(&c, E_CONTACT, 1);
	cr_assert_str_eq(DAYS(.placement = jan), "8 7 6 5 4 3 2");
	cr_assert_eq(store_timeline_count(c.store, &q, 0, &n), 0);
	cr_assert_eq(n, 7);
	cr_assert_eq(store_timeline_count(c.store, &q, 3, &n), 0);
	cr_assert_eq(n, 3);
}

Test(timeline, density_counts_talks_per_month_and_party)
{
	int employer[3], employee[3];
	caseload_contact(&c, jan, "2026-08-31", "employer", NULL);
	caseload_contact(&c, jan, "2026-09-01", "employer", NULL);
	caseload_contact(&c, jan, "2026-10-15", "both", NULL);
	caseload_contact(&c, jan, "2026-11-30", "employee", NULL);
	caseload_contact(&c, jan, "2026-11-03", "employee", "reached", "0", NULL);
	caseload_contact(&c, jan, "2026-11-04", "uwv", NULL);
	cr_assert_eq(store_density(c.store, jan, 0, CASELOAD_TODAY, 3, employer, employee), 0);
	cr_assert(employer[0] == 1 && employer[1] == 1 && employer[2] == 0);
	cr_assert(employee[0] == 0 && employee[1] == 1 && employee[2] == 1);
	caseload_contact(&c, 0, "2026-11-05", "employer", "employer", caseload_ref(&c, baker), NULL);
	cr_assert_eq(store_density(c.store, 0, baker, CASELOAD_TODAY, 1, employer, employee), 0);
	cr_assert(employer[0] == 1 && employee[0] == 1);
}

/* "contact 12-01, action 12-05" */
static char *planned(int64_t expert, const char *from, const char *to)
{
	struct planned_row *row;
	size_t n;
	day start = DAY_NONE, end = DAY_NONE;
	char *out = arena_strdup(c.arena, ""), iso[DATE_ISO_SIZE];
	if (from)
		date_parse_iso(from, &start);
	if (to)
		date_parse_iso(to, &end);
	cr_assert_eq(store_planned(c.store, expert, start, end, c.arena, &row, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(c.arena, "%s%s%s %s", out, i ? ", " : "", model_entity(row[i].entity)->name,
			date_iso(iso, row[i].date) + 5);
	return out;
}

Test(timeline, planned_are_plans_that_still_stand_and_open_actions)
{
	caseload_contact(&c, jan, "2026-10-01", "employer", "next_contact", "2026-11-10", NULL);
	caseload_contact(&c, jan, "2026-10-01", "employee", "next_contact", "2026-12-01", NULL);
	caseload_contact(&c, piet, "2026-10-01", "employee", "next_contact", "2027-02-01", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "what", "Bellen", "due", "2026-01-05", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "what", "Klaar", "due", "2026-11-25", "state", "done", NULL);
	cr_assert_str_eq(planned(0, NULL, "2026-12-31"), "action 01-05, contact 11-10, contact 12-01");
	cr_assert_str_eq(planned(0, "2026-11-22", "2026-12-31"), "action 01-05, contact 12-01");
	caseload_contact(&c, jan, "2026-10-01", "employer", NULL);
	cr_assert_str_eq(planned(0, "2026-11-01", "2026-12-31"), "action 01-05, contact 11-10, contact 12-01", "the same day is not later");
	caseload_contact(&c, jan, "2026-10-02", "employer", "reached", "0", NULL);
	cr_assert_str_eq(planned(0, "2026-11-01", "2026-12-31"), "action 01-05, contact 12-01", "an attempt was made");
	caseload_contact(&c, jan, "2026-10-03", "both", NULL);
	cr_assert_str_eq(planned(0, NULL, NULL), "action 01-05, contact 02-01");
}

Test(timeline, a_plan_without_placement_is_met_at_the_employer)
{
	const char *ref = caseload_ref(&c, baker);
	caseload_contact(&c, 0, "2026-10-01", "employer", "employer", ref, "next_contact", "2026-12-01", NULL);
	caseload_contact(&c, piet, "2026-10-02", "employer", NULL);
	cr_assert_str_eq(planned(0, NULL, NULL), "contact 12-01");
	caseload_contact(&c, jan, "2026-10-02", "employer", NULL);
	cr_assert_str_eq(planned(0, NULL, NULL), "");
}

Test(timeline, planned_of_one_expert)
{
	const char *els = caseload_ref(&c, caseload_expert(&c, "Els Bos")), *tom = caseload_ref(&c, caseload_expert(&c, "Tom Bos"));
	const char *ref = caseload_ref(&c, baker);
	caseload_set(&c, E_PLACEMENT, jan, "expert", els, NULL);
	caseload_contact(&c, jan, "2026-10-01", "employee", "next_contact", "2026-12-01", NULL);
	caseload_contact(&c, piet, "2026-10-01", "employee", "next_contact", "2026-12-02", NULL);
	caseload_contact(&c, 0, "2026-10-01", "other", "employer", ref, "expert", els, "next_contact", "2026-12-03", NULL);
	caseload_contact(&c, 0, "2026-10-01", "uwv", "employer", ref, "expert", tom, "next_contact", "2026-12-04", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "what", "van niemand", "due", "2026-12-05", NULL);
	caseload_add(&c, E_ACTION, "placement", jan_ref, "what", "van Tom", "due", "2026-12-06", "owner", tom, NULL);
	caseload_add(&c, E_ACTION, "placement", piet_ref, "what", "van Els", "due", "2026-12-07", "owner", els, NULL);
	cr_assert_str_eq(planned(1, NULL, NULL), "contact 12-01, contact 12-03, action 12-05, action 12-07");
	cr_assert_str_eq(planned(2, NULL, NULL), "contact 12-04, action 12-06");
}

/* ---- cost ---- */

Test(timeline, no_timeline_sorts_or_reads_a_whole_table)
{
	size_t before = c.store->ncache;
	one_of_each();
	before = c.store->ncache;
	DAYS(.placement = jan, .limit = 22);
	DAYS(.placement = jan, .limit = 22, .from = 20000, .to = 21000);
	DAYS(.limit = 22);
	/* Profiles know no employer: those of one employer are sorted, they are few. */
	DAYS(.employer = baker, .limit = 22, .kinds = TL_ALL & ~TL(E_PROFILE));
	cr_assert_str_empty(plan_faults(c.store, before, c.arena), "%s", plan_faults(c.store, before, c.arena));
}

Test(timeline, planned_and_density_find_their_rows_by_index)
{
	int one[1], two[1];
	size_t before = c.store->ncache;
	planned(0, "2026-11-22", "2026-11-29");
	planned(1, "2026-11-22", "2026-11-29");
	store_density(c.store, jan, 0, CASELOAD_TODAY, 1, one, two);
	store_density(c.store, 0, baker, CASELOAD_TODAY, 1, one, two);
	cr_assert_str_empty(plan_faults(c.store, before, c.arena), "%s", plan_faults(c.store, before, c.arena));
}
