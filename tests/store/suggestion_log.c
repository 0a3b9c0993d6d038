/* The log of suggestions: what is written stays, whoever tries; what is shown now
 * is there once; the latest ruling brings what the log kept. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "tests/support/caseload.h"

static struct caseload c;
static int64_t employer, placement, expert;

static void setup(void)
{
	caseload_open(&c);
	char number[24];
	employer = caseload_employer(&c, "De Linde");
	expert = caseload_expert(&c, "Anna Smit");
	snprintf(number, sizeof number, "%lld", (long long)expert);
	placement =
		caseload_placement(&c, caseload_employee(&c, "Jan Vos"), employer, "expert", number, NULL);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(suggestion_log, .init = setup, .fini = teardown);

static const char *number(int64_t n)
{
	return arena_printf(c.arena, "%lld", (long long)n);
}

static int64_t decided(const char *verdict, const char *date)
{
	return caseload_add(&c, E_DECISION, "placement", number(placement), "rule", "bel", "date", date,
		"verdict", verdict, NULL);
}

static void append(const char *event, int64_t decision, uint64_t hash, const char *text, const char *facts)
{
	const struct suggestion_event e = { .day = CASELOAD_TODAY, .rule = "bel", .placement = placement,
		.employer = employer, .event = event, .decision = decision, .text = hash, .facts = facts };
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_log_suggestion(c.store, &e, text), 0, "%s", err_last());
	cr_assert_eq(store_commit(c.store, NULL), 0);
}

static struct suggestion_event *entries(struct log_query q, size_t *n)
{
	struct suggestion_event *e;
	cr_assert_eq(store_suggestion_log(c.store, &q, c.arena, &e, n), 0, "%s", err_last());
	return e;
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

Test(suggestion_log, entry__is_read_as_it_was_written)
{
	size_t n;
	char *text;
	int64_t decision = decided("dismissed", "2026-11-20");
	append("shown", 0, 0, NULL, NULL);
	append("dismissed", decision, UINT64_MAX - 3, "regel bel", "gegeven\n");
	append("dismissed", decision, UINT64_MAX - 3, "another text", "gegeven 2\n");
	struct suggestion_event *e = entries((struct log_query){ .limit = 0 }, &n);
	cr_assert_eq(n, 3);
	cr_assert_str_eq(e[2].event, "shown");
	cr_assert_eq(e[2].day, CASELOAD_TODAY);
	cr_assert_str_eq(e[2].who, "anna");
	cr_assert_eq(strlen(e[2].at), 20);
	cr_assert_eq(e[2].text, 0);
	cr_assert_null(e[2].facts);
	cr_assert_eq(e[0].text, UINT64_MAX - 3);
	cr_assert_str_eq(e[0].facts, "gegeven 2\n");
	cr_assert_eq(store_rule_text(c.store, e[0].text, c.arena, &text), 0);
	cr_assert_str_eq(text, "regel bel", "the first text of a hash stays");
	cr_assert_eq(store_rule_text(c.store, 12, c.arena, &text), ERR_NOTFOUND);
}

Test(suggestion_log, query__by_decision_rule_and_subject)
{
	size_t n;
	int64_t decision = decided("dismissed", "2026-11-20");
	append("shown", 0, 0, NULL, NULL);
	append("dismissed", decision, 0, NULL, NULL);
	const struct suggestion_event about_employer = { .day = CASELOAD_TODAY, .rule = "werk",
		.employer = employer, .event = "shown" };
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_log_suggestion(c.store, &about_employer, NULL), 0);
	cr_assert_eq(store_commit(c.store, NULL), 0);
	entries((struct log_query){ .decision = decision }, &n);
	cr_assert_eq(n, 1);
	entries((struct log_query){ .rule = "bel" }, &n);
	cr_assert_eq(n, 2);
	entries((struct log_query){ .rule = "bel", .placement = placement, .limit = 1 }, &n);
	cr_assert_eq(n, 1);
	entries((struct log_query){ .placement = placement }, &n);
	cr_assert_eq(n, 2);
	entries((struct log_query){ .employer = employer }, &n);
	cr_assert_eq(n, 1, "what is about a placement is not about its employer");
	entries((struct log_query){ .rule = "bel", .employer = employer }, &n);
	cr_assert_eq(n, 0);
}

Test(suggestion_log, nothing__can_be_changed_or_taken_out)
{
	size_t n;
	append("shown", 0, 7, "regel bel", "gegeven\n");
	static const char *const tries[] = { "DELETE FROM suggestion_log",
		"UPDATE suggestion_log SET who = 'x'", "DELETE FROM rule_text",
		"UPDATE rule_text SET text = 'x'",
		("INSERT INTO suggestion_log (id, at, day, who, rule, placement, employer, event)"
		 " VALUES (99, 'x', '2026-11-22', 'x', 'x', 0, 0, 'forgotten')") };
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
		cr_assert_eq(outside(tries[i]), SQLITE_CONSTRAINT, "%s", tries[i]);
	entries((struct log_query){ .limit = 0 }, &n);
	cr_assert_eq(n, 1);
}

Test(suggestion_log, entry__of_a_transaction_that_is_rolled_back_is_not_there)
{
	size_t n;
	const struct suggestion_event e = { .day = CASELOAD_TODAY, .rule = "bel", .event = "shown" };
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_log_suggestion(c.store, &e, NULL), 0);
	store_rollback(c.store);
	entries((struct log_query){ .limit = 0 }, &n);
	cr_assert_eq(n, 0);
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna", .readonly = true };
	cr_assert_eq(store_open(&s, &o), 0);
	cr_assert_eq(store_begin(s, ""), ERR_READONLY);
	store_close(&s);
}

Test(suggestion_log, ids__carry_the_site)
{
	size_t n;
	append("shown", 0, 0, NULL, NULL);
	cr_assert_eq(outside("UPDATE file SET site = 3"), SQLITE_OK);
	store_close(&c.store);
	const struct store_options o = { .path = c.path, .share = "share", .user = "anna" };
	cr_assert_eq(store_open(&c.store, &o), 0);
	append("shown", 0, 0, NULL, NULL);
	append("shown", 0, 0, NULL, NULL);
	struct suggestion_event *e = entries((struct log_query){ .limit = 0 }, &n);
	cr_assert_eq(e[2].id, 1);
	cr_assert_eq(e[1].id, (INT64_C(3) << 40) + 1);
	cr_assert_eq(e[0].id, (INT64_C(3) << 40) + 2);
}

/* ---- the latest ruling ---- */

static struct ruling *ruling(size_t *n)
{
	struct ruling *r;
	cr_assert_eq(store_rulings(c.store, placement, 0, 0, c.arena, &r, n), 0, "%s", err_last());
	return r;
}

Test(suggestion_log, ruling__brings_what_was_kept_last_and_passes_over_doubt)
{
	size_t n;
	int64_t first = decided("dismissed", "2026-11-20");
	append("dismissed", first, 7, "regel bel", "one\n");
	append("dismissed", first, 7, NULL, "two\n");
	append("considering", decided("considering", "2026-11-21"), 0, NULL, NULL);
	struct ruling *r = ruling(&n);
	cr_assert_eq(n, 1);
	cr_assert_eq(r->id, first);
	cr_assert_str_eq(r->facts, "two\n");
	cr_assert_eq(r->text, 7);
	cr_assert_eq(r->contact, DAY_NONE);
	cr_assert_str_eq(r->wait, "");
	decided("postponed", "2026-11-22");
	r = ruling(&n);
	cr_assert_str_eq(r->verdict, "postponed");
	cr_assert_null(r->facts, "made before the log was kept");
	append("accepted", decided("accepted", "2026-11-23"), 7, NULL, "three\n");
	r = ruling(&n);
	cr_assert_str_eq(r->verdict, "accepted");
	cr_assert_null(r->facts, "of an action it is not asked");
}

Test(suggestion_log, ruling__knows_the_first_talk_since_when_it_waits_for_one)
{
	size_t n;
	caseload_contact(&c, placement, "2026-10-01", "employer", NULL);
	caseload_add(&c, E_DECISION, "placement", number(placement), "rule", "bel", "date", "2026-10-01",
		"verdict", "postponed", "wait", "contact", NULL);
	caseload_contact(&c, placement, "2026-10-05", "employer", "reached", "0", NULL);
	cr_assert_eq(ruling(&n)->contact, DAY_NONE);
	caseload_contact(&c, placement, "2026-10-09", "employee", NULL);
	caseload_contact(&c, placement, "2026-10-07", "employer", NULL);
	cr_assert_eq(ruling(&n)->contact, date_from_ymd(2026, 10, 7));
	caseload_contact(&c, placement, "2026-10-01", "employee", NULL);
	cr_assert_eq(ruling(&n)->contact, date_from_ymd(2026, 10, 1), "on the day itself, but after it");
}

/* ---- what is shown now ---- */

static void set_live(const char *rule, int64_t p, day since, bool on)
{
	const struct live l = { rule, p, employer, since };
	cr_assert_eq(store_begin(c.store, ""), 0);
	cr_assert_eq(store_live_set(c.store, &l, on), 0);
	cr_assert_eq(store_commit(c.store, NULL), 0);
}

static size_t live(int64_t p, int64_t e, int64_t x, struct live **out)
{
	size_t n;
	cr_assert_eq(store_live(c.store, p, e, x, c.arena, out, &n), 0, "%s", err_last());
	return n;
}

Test(suggestion_log, live__is_there_once_and_keeps_its_day)
{
	struct live *l;
	set_live("bel", placement, 100, true);
	set_live("bel", placement, 200, true);
	set_live("werk", 0, 150, true);
	cr_assert_eq(live(placement, 0, 0, &l), 2);
	cr_assert_str_eq(l[0].rule, "bel");
	cr_assert_eq(l[0].since, 100);
	cr_assert_eq(live(0, employer, 0, &l), 2);
	cr_assert_eq(live(0, 0, expert, &l), 2);
	cr_assert_eq(live(0, 0, expert + 1, &l), 0);
	cr_assert_eq(live(0, 0, 0, &l), 2);
	set_live("bel", placement, 0, false);
	set_live("bel", placement, 0, false);
	cr_assert_eq(live(0, 0, 0, &l), 1);
}

Test(suggestion_log, live__at_an_employer_is_theirs_who_work_there_or_did_last)
{
	struct live *l;
	struct record *r;
	set_live("werk", 0, 150, true);
	cr_assert_eq(store_get(c.store, E_PLACEMENT, placement, c.arena, &r), 0);
	cr_assert_eq(record_set(r, "status", "ended"), 0);
	cr_assert_eq(record_set(r, "evaluated", "2026-11-01"), 0);
	cr_assert_eq(store_put(c.store, r, NULL, NULL), 0);
	cr_assert_eq(live(0, 0, expert, &l), 1, "nobody is there any more: it can lapse");
	caseload_placement(&c, caseload_employee(&c, "Mia Mol"), employer, NULL);
	cr_assert_eq(live(0, 0, expert, &l), 0, "it goes on with a colleague");
}

/* ---- how rules do ---- */

Test(suggestion_log, counts__answers_once_with_their_reason_of_now)
{
	struct rule_count *count;
	struct record *r;
	size_t n;
	int64_t decision = decided("dismissed", "2026-11-20"), undone = decided("dismissed", "2026-11-20");
	append("shown", 0, 0, NULL, NULL);
	append("shown", 0, 0, NULL, NULL);
	append("dismissed", decision, 0, NULL, NULL);
	append("dismissed", decision, 0, NULL, NULL);
	append("dismissed", undone, 0, NULL, NULL);
	cr_assert_eq(store_delete(c.store, E_DECISION, undone, 1), 0);
	cr_assert_eq(store_get(c.store, E_DECISION, decision, c.arena, &r), 0);
	cr_assert_eq(record_set(r, "reason", "arranged"), 0);
	cr_assert_eq(store_put(c.store, r, NULL, NULL), 0);
	cr_assert_eq(store_rule_counts(c.store, DAY_NONE, c.arena, &count, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_str_eq(count[0].event, "dismissed");
	cr_assert_str_eq(count[0].reason, "arranged");
	cr_assert_eq(count[0].n, 1);
	cr_assert_str_eq(count[1].event, "shown");
	cr_assert_eq(count[1].n, 2);
	cr_assert_eq(store_rule_counts(c.store, CASELOAD_TODAY + 1, c.arena, &count, &n), 0);
	cr_assert_eq(n, 0);
}

/* ---- factors and colleagues' views are records as all others ---- */

Test(suggestion_log, check__finds_nothing_wrong_with_all_of_it)
{
	char *decision = arena_strdup(c.arena, number(decided("dismissed", "2026-11-20")));
	int64_t view = caseload_add(&c, E_VIEW, "decision", decision, "who", "Els", "verdict", "accepted",
		"factors", "team+", NULL);
	struct record *r;
	struct change *change;
	size_t n;
	cr_assert_eq(store_get(c.store, E_FACTOR, 5, c.arena, &r), 0);
	cr_assert_eq(record_set(r, "label_en", "the team"), 0);
	cr_assert_eq(store_put(c.store, r, NULL, NULL), 0);
	cr_assert_eq(store_history(c.store, E_FACTOR, 5, -1, c.arena, &change, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(store_delete(c.store, E_VIEW, view, 1), 0);
	cr_assert_str_eq(store_title(c.store, E_FACTOR, 5, c.arena), "team");
	cr_assert_eq(store_check(c.store, NULL, NULL, NULL), 0, "%s", err_last());
}
