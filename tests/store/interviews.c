/* Talks in the store: lists that are kept as they were, what is not finished, what was
 * said last, and that a talk about three placements is one event of their employer. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

#include "anker/err.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t linde, jan, sara;

static void setup(void)
{
	caseload_open(&c);
	linde = caseload_employer(&c, "De Linde");
	jan = caseload_placement(&c, caseload_employee(&c, "Jan Vos"), linde, NULL);
	sara = caseload_placement(&c, caseload_employee(&c, "Sara Bos"), linde, NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(interviews, .init = setup, .fini = teardown);

static const char *ref(int64_t id)
{
	return caseload_ref(&c, id);
}

static int64_t talk(const char *begun)
{
	return caseload_add(&c, E_INTERVIEW, "employer", ref(linde), "script", "followup", "begun", begun, NULL);
}

static int64_t said(int64_t talk_id, int64_t placement, const char *question, const char *value, const char *at)
{
	return caseload_add(&c, E_ANSWER, "interview", ref(talk_id), "placement", placement ? ref(placement) : NULL,
		"employer", ref(linde), "question", question, "value", value, "at", at, NULL);
}

Test(interviews, a_list_is_kept_once_and_as_it_was)
{
	char *text;
	for (int turn = 0; turn < 2; turn++) {
		cr_assert_eq(store_begin(c.store, "talk"), 0);
		cr_assert_eq(store_script_keep(c.store, 0xfedcba9876543210u, turn ? "other" : "# A"), 0);
		cr_assert_eq(store_commit(c.store, NULL), 0);
	}
	cr_assert_eq(store_script(c.store, 0xfedcba9876543210u, c.arena, &text), 0, "%s", err_last());
	cr_assert_str_eq(text, "# A");
	cr_assert_eq(store_script(c.store, 7, c.arena, &text), ERR_NOTFOUND);
}

/* As the sqlite3 shell would, past our code. */
static int outside(const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return rc;
}

Test(interviews, nobody_changes_a_list_that_was_kept)
{
	char *text;
	cr_assert_eq(store_begin(c.store, "talk"), 0);
	cr_assert_eq(store_script_keep(c.store, 1, "# A"), 0);
	cr_assert_eq(store_commit(c.store, NULL), 0);
	cr_assert_neq(outside("UPDATE script_text SET text = 'x'"), SQLITE_OK);
	cr_assert_neq(outside("DELETE FROM script_text"), SQLITE_OK);
	cr_assert_eq(store_script(c.store, 1, c.arena, &text), 0);
	cr_assert_str_eq(text, "# A");
}

Test(interviews, unfinished_ones_count_questions_not_answers)
{
	struct unfinished *u;
	size_t n;
	int64_t first = talk("2026-11-22T13:05:00Z"), second = talk("2026-11-22T14:05:00Z");
	said(first, jan, "course", "smooth", "2026-11-22T13:06:00Z");
	said(first, jan, "course", "attention", "2026-11-22T13:07:00Z");
	said(first, sara, "course", "smooth", "2026-11-22T13:08:00Z");
	said(first, 0, "experience", "much", "2026-11-22T13:09:00Z");
	caseload_delete(&c, E_ANSWER, said(first, jan, "tasks", "same", "2026-11-22T13:20:00Z"));
	caseload_add(&c, E_ANSWER, "interview", ref(first), "employer", ref(linde), "state", "note", "text",
		"belde tussendoor", "at", "2026-11-22T13:10:00Z", NULL);
	cr_assert_eq(store_unfinished(c.store, "anna", c.arena, &u, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_eq(u[0].id, second);
	cr_assert_null(u[0].last);
	cr_assert_eq(u[0].answered, 0);
	cr_assert_eq(u[1].id, first);
	cr_assert_eq(u[1].answered, 3);
	cr_assert_str_eq(u[1].last, "2026-11-22T13:10:00Z");
	cr_assert_str_eq(u[1].employer_name, "De Linde");
	cr_assert_str_eq(u[1].who, "anna");
	cr_assert_eq(store_unfinished(c.store, "ben", c.arena, &u, &n), 0);
	cr_assert_eq(n, 0);
	caseload_set(&c, E_INTERVIEW, first, "state", "finished", "finished", "2026-11-22T13:30:00Z", NULL);
	cr_assert_eq(store_unfinished(c.store, NULL, c.arena, &u, &n), 0);
	cr_assert_eq(n, 1);
}

Test(interviews, what_is_unfinished_or_was_said_is_found_without_reading_all_there_is)
{
	struct unfinished *u;
	struct record **r;
	struct planned_row *row;
	char *text;
	size_t n, before = c.store->ncache;
	store_unfinished(c.store, "anna", c.arena, &u, &n);
	store_last_answers(c.store, jan, linde, 0, c.arena, &r, &n);
	store_last_answers(c.store, 0, linde, 0, c.arena, &r, &n);
	store_script(c.store, 1, c.arena, &text);
	store_planned(c.store, 0, CASELOAD_TODAY, CASELOAD_TODAY + 7, c.arena, &row, &n);
	cr_assert_str_empty(plan_scans(c.store, before, c.arena), "%s", plan_scans(c.store, before, c.arena));
}

/* As a talk does when it is opened, answered and finished: by an index of what is of a
 * talk alone, for most contacts and signals are not. */
Test(interviews, records_of_one_talk_are_found_by_it)
{
	static const enum entity_id of_talk[] = { E_ANSWER, E_ACTION, E_CONTACT, E_SIGNAL, E_CHANGE,
		E_BOTTLENECK, E_TICK, E_SUMMARY };
	const struct condition where = { "interview", IS, ref(talk("2026-11-22T13:05:00Z")) };
	struct record **found;
	size_t n, before = c.store->ncache;
	for (size_t i = 0; i < sizeof of_talk / sizeof *of_talk; i++) {
		const struct query q = { .entity = of_talk[i], .where = &where, .nwhere = 1, .order = "id" };
		cr_assert_eq(store_find(c.store, &q, c.arena, &found, &n), 0, "%s", err_last());
	}
	const struct condition earlier[] = { { "employer", IS, ref(linde) }, { "question", IS, "experience" },
		{ "placement", IS_EMPTY, NULL } };
	const struct query said_before = { .entity = E_ANSWER, .where = earlier, .nwhere = 3 };
	cr_assert_eq(store_find(c.store, &said_before, c.arena, &found, &n), 0, "%s", err_last());
	cr_assert_str_empty(plan_scans(c.store, before, c.arena), "%s", plan_scans(c.store, before, c.arena));
}

Test(interviews, the_last_answer_counts_per_question_and_per_fact)
{
	struct record **r;
	size_t n;
	int64_t old = talk("2026-06-01T09:00:00Z"), now = talk("2026-11-22T09:00:00Z");
	said(old, jan, "course", "smooth", "2026-06-01T09:01:00Z");
	int64_t last = said(old, jan, "course", "difficult", "2026-06-01T09:02:00Z");
	int64_t fact = caseload_add(&c, E_ANSWER, "interview", ref(old), "placement", ref(jan), "question", "coach",
		"fact", "jobcoach", "value", "none", "at", "2026-06-01T09:00:30Z", NULL);
	caseload_add(&c, E_ANSWER, "interview", ref(old), "placement", ref(jan), "question", "coach", "state",
		"remark", "text", "weet Ria", "at", "2026-06-01T09:03:00Z", NULL);
	int64_t employer = said(old, 0, "experience", "much", "2026-06-01T09:04:00Z");
	said(now, jan, "course", "smooth", "2026-11-22T09:01:00Z");
	said(old, sara, "course", "smooth", "2026-06-01T09:05:00Z");
	cr_assert_eq(store_last_answers(c.store, jan, linde, now, c.arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_eq(r[0]->id, last);
	cr_assert_eq(r[1]->id, fact);
	cr_assert_eq(store_last_answers(c.store, 0, linde, now, c.arena, &r, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(r[0]->id, employer);
}

static size_t contacts_on(struct timeline_query q)
{
	struct timeline_row *row;
	size_t n;
	int64_t count;
	q.kinds = TL(E_CONTACT);
	q.from = q.to = DAY_NONE;
	cr_assert_eq(store_timeline(c.store, &q, c.arena, &row, &n), 0, "%s", err_last());
	cr_assert_eq(store_timeline_count(c.store, &q, 0, &count), 0);
	cr_assert_eq((size_t)count, n, "counted as many as listed");
	return n;
}

static void talked(int64_t interview)
{
	const char *number = ref(interview);
	caseload_contact(&c, jan, "2026-11-20", "employer", "interview", number, "next_contact", "2026-12-20",
		"note", "met Jan gaat het goed", NULL);
	caseload_contact(&c, sara, "2026-11-20", "employer", "interview", number, "next_contact", "2026-12-20",
		"note", "met Sara is er iets", NULL);
}

Test(interviews, a_talk_about_two_placements_is_one_event_of_their_employer)
{
	int employer[1], employee[1];
	talked(talk("2026-11-20T09:00:00Z"));
	caseload_contact(&c, jan, "2026-11-21", "employer", NULL);
	cr_assert_eq(contacts_on((struct timeline_query){ .employer = linde }), 2);
	cr_assert_eq(contacts_on((struct timeline_query){ 0 }), 2);
	cr_assert_eq(contacts_on((struct timeline_query){ .placement = jan }), 2);
	cr_assert_eq(contacts_on((struct timeline_query){ .placement = sara }), 1);
	cr_assert_eq(contacts_on((struct timeline_query){ .employer = linde, .text = "iets" }), 1,
		"a filter finds the second one");
	cr_assert_eq(store_density(c.store, 0, linde, CASELOAD_TODAY, 1, employer, employee), 0);
	cr_assert_eq(employer[0], 2);
}

Test(interviews, one_appointment_is_planned_once)
{
	struct planned_row *row;
	size_t n;
	int64_t id = talk("2026-11-20T09:00:00Z");
	talked(id);
	caseload_contact(&c, jan, "2026-11-21", "employee", "next_contact", "2026-12-20", NULL);
	cr_assert_eq(store_planned(c.store, 0, DAY_NONE, DAY_NONE, c.arena, &row, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_eq(row[0].interview, id);
	cr_assert_eq(row[1].interview, 0);
}

Test(interviews, whose_promise_it_is_shows_among_what_is_planned)
{
	struct planned_row *row;
	size_t n;
	caseload_add(&c, E_ACTION, "placement", ref(jan), "kind", "promise", "what", "vraagt Ria", "due",
		"2026-12-01", "promised_by", "employer", NULL);
	cr_assert_eq(store_planned(c.store, 0, DAY_NONE, DAY_NONE, c.arena, &row, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(row[0].party, "employer");
	cr_assert_str_eq(row[0].what, "vraagt Ria");
}

Test(interviews, what_was_typed_in_a_talk_is_found)
{
	struct hit *hit;
	size_t n;
	int64_t id = caseload_add(&c, E_ANSWER, "interview", ref(talk("2026-11-20T09:00:00Z")), "placement", ref(jan),
		"question", "floor", "text", "Ria uit de vroege ploeg", NULL);
	cr_assert_eq(store_search(c.store, "vroege plo", 10, c.arena, &hit, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(hit[0].entity, E_ANSWER);
	cr_assert_eq(hit[0].id, id);
	cr_assert_eq(hit[0].placement, jan);
}
