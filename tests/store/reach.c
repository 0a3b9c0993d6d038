/* How much a connection of a shared caseload sees: its own files, those it stands in for, those it
 * opened, and at once no more when that ends. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/rules.h"
#include "anker/travel.h"
#include "src/store/reach.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

static struct caseload c; /* sees everything; anna's, as she began it */
static struct store *anna, *piet;
static int64_t expert_anna, expert_piet, baker, smith, jan, els, jan_at_baker, els_at_baker, els_at_smith;

static struct store *open_as(const char *user)
{
	struct store *s;
	const struct store_options o = { .path = c.path, .share = "share", .user = user };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	return s;
}

static void setup(void)
{
	caseload_open(&c);
	expert_anna = caseload_expert(&c, "Anna Visser");
	expert_piet = caseload_expert(&c, "Piet Bos");
	baker = caseload_employer(&c, "Bakkerij De Korenaar");
	smith = caseload_employer(&c, "Smederij Vuur");
	jan = caseload_employee(&c, "Jan de Wit");
	els = caseload_employee(&c, "Els Groen");
	jan_at_baker = caseload_placement(&c, jan, baker, "expert", caseload_ref(&c, expert_anna), NULL);
	els_at_baker = caseload_placement(&c, els, baker, "expert", caseload_ref(&c, expert_piet), NULL);
	els_at_smith = caseload_placement(&c, els, smith, "expert", caseload_ref(&c, expert_piet), NULL);
	caseload_contact(&c, jan_at_baker, "2026-11-02", "employer", "note", "Kneedmachine besproken", NULL);
	caseload_contact(&c, els_at_baker, "2026-11-03", "employer", "note", "Kneedmachine en rooster", NULL);
	caseload_contact(&c, els_at_smith, "2026-11-04", "employee", "note", "Aambeeld te zwaar", NULL);
	/* Not c.store's user: what anna made and nobody has is hers. */
	anna = open_as("visser");
	piet = open_as("bos");
	cr_assert_eq(store_reach(anna, REACH_FILES, expert_anna, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(store_reach(piet, REACH_FILES, expert_piet, CASELOAD_TODAY), 0, "%s", err_last());
}

static void teardown(void)
{
	store_close(&anna);
	store_close(&piet);
	caseload_close(&c);
}

TestSuite(reach, .init = setup, .fini = teardown);

static bool sees(struct store *s, enum entity_id e, int64_t id)
{
	bool in;
	struct record *r;
	cr_assert_eq(store_in_reach(s, e, id, &in), 0, "%s", err_last());
	int rc = store_get(s, e, id, c.arena, &r);
	cr_assert(rc == 0 || rc == ERR_NOTFOUND, "%d %s", rc, err_last());
	cr_assert_eq(in, rc == 0);
	return in;
}

static int64_t count(struct store *s, enum entity_id e)
{
	const struct query q = { .entity = e };
	int64_t n;
	cr_assert_eq(store_count(s, &q, 0, &n), 0, "%s", err_last());
	return n;
}

Test(reach, own_files_and_the_register)
{
	cr_assert(sees(anna, E_PLACEMENT, jan_at_baker));
	cr_assert(sees(anna, E_EMPLOYEE, jan));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
	cr_assert(sees(anna, E_ORGANISATION, smith));
	cr_assert(sees(anna, E_EXPERT, expert_piet));
	cr_assert_eq(count(anna, E_PLACEMENT), 1);
	cr_assert_eq(count(anna, E_CONTACT), 1);
	cr_assert_eq(count(piet, E_PLACEMENT), 2);
	cr_assert_eq(count(c.store, E_PLACEMENT), 3);
}

static struct placement_row *placements(struct store *s, size_t *n)
{
	const struct placement_query q = { .limit = 40 };
	struct placement_row *row;
	cr_assert_eq(store_placements(s, &q, c.arena, &row, n), 0, "%s", err_last());
	return row;
}

Test(reach, the_list_of_everyone_is_of_what_is_in_reach)
{
	size_t n;
	struct placement_row *row = placements(anna, &n);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(row[0].employee, "Jan de Wit");
}

Test(reach, words_of_others_take_no_place_on_the_page)
{
	struct hit *hit;
	size_t n;
	for (int i = 0; i < 30; i++)
		caseload_contact(&c, els_at_baker, "2026-11-10", "employer", "note", "Kneedmachine", NULL);
	cr_assert_eq(store_search(anna, "kneedmachine", 10, c.arena, &hit, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(hit[0].placement, jan_at_baker);
	cr_assert_eq(store_search(anna, "groen", 10, c.arena, &hit, &n), 0);
	cr_assert_eq(n, 0);
}

Test(reach, a_handed_over_file_goes_from_one_to_the_other_at_once)
{
	caseload_set(&c, E_PLACEMENT, els_at_smith, "expert", caseload_ref(&c, expert_anna), NULL);
	store_stamp(anna);
	store_stamp(piet);
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
	cr_assert(sees(anna, E_EMPLOYEE, els));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert_not(sees(piet, E_PLACEMENT, els_at_smith));
	cr_assert_eq(count(anna, E_CONTACT), 2);
}

Test(reach, who_hands_over_sees_it_no_more_but_can_take_that_back)
{
	struct record *r;
	int64_t txn;
	cr_assert_eq(store_get(anna, E_PLACEMENT, jan_at_baker, c.arena, &r), 0);
	record_set_ref(r, "expert", expert_piet);
	cr_assert_eq(store_begin(anna, "overdracht"), 0);
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_not(sees(anna, E_PLACEMENT, jan_at_baker));
	cr_assert_not(sees(anna, E_EMPLOYEE, jan));
	cr_assert_eq(store_commit(anna, &txn), 0);
	cr_assert_not(sees(anna, E_PLACEMENT, jan_at_baker));
	cr_assert_eq(store_undo(anna, txn, NULL, c.arena), 0, "%s", err_last());
	cr_assert(sees(anna, E_PLACEMENT, jan_at_baker));
	cr_assert(sees(anna, E_EMPLOYEE, jan));
}

/* Anna hands over what she had, in a transaction of its own. */
static int64_t hand_over(void)
{
	struct record *r;
	int64_t txn;
	cr_assert_eq(store_get(anna, E_PLACEMENT, jan_at_baker, c.arena, &r), 0);
	record_set_ref(r, "expert", expert_piet);
	cr_assert_eq(store_begin(anna, "overdracht"), 0);
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_commit(anna, &txn), 0);
	return txn;
}

Test(reach, a_hand_over_is_not_taken_back_with_what_the_colleague_wrote_since)
{
	int64_t txn = hand_over();
	struct record *r = record_new(model_entity(E_CONTACT), CASELOAD_TODAY, c.arena);
	record_set_ref(r, "placement", jan_at_baker);
	record_set(r, "party", "employee");
	record_set(r, "note", "In vertrouwen verteld.");
	cr_assert_eq(store_put(piet, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_undo(anna, txn, NULL, c.arena), ERR_DENIED);
	cr_assert_not(sees(anna, E_PLACEMENT, jan_at_baker));
	cr_assert_not(sees(anna, E_CONTACT, r->id));
}

Test(reach, what_was_written_in_an_opened_file_is_not_undone_when_it_is_closed)
{
	struct record *r;
	int64_t txn;
	cr_assert_eq(store_open_for(anna, E_PLACEMENT, els_at_baker, 60, "other", "gebeld"), 0, "%s", err_last());
	cr_assert_eq(store_get(anna, E_PLACEMENT, els_at_baker, c.arena, &r), 0);
	record_set(r, "course", "difficult");
	cr_assert_eq(store_begin(anna, "verloop"), 0);
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_commit(anna, &txn), 0);
	cr_assert_eq(db_exec(anna, "UPDATE main.opened SET until = '2026-01-01T00:00:00Z'"), 0);
	cr_assert_eq(store_reach(anna, REACH_FILES, expert_anna, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert_eq(store_undo(anna, txn, NULL, c.arena), ERR_NOTFOUND);
	cr_assert_eq(store_get(piet, E_PLACEMENT, els_at_baker, c.arena, &r), 0);
	cr_assert_str_eq(record_get(r, "course"), "difficult");
}

Test(reach, what_was_taken_back_by_a_rollback_is_in_reach_again)
{
	struct record *r;
	cr_assert_eq(store_get(anna, E_PLACEMENT, jan_at_baker, c.arena, &r), 0);
	record_set_ref(r, "expert", expert_piet);
	cr_assert_eq(store_begin(anna, ""), 0);
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0);
	store_rollback(anna);
	cr_assert(sees(anna, E_PLACEMENT, jan_at_baker));
}

Test(reach, nobody_refers_to_what_is_out_of_reach)
{
	struct record *r = record_new(model_entity(E_PLACEMENT), CASELOAD_TODAY, c.arena);
	record_set_ref(r, "employee", els);
	record_set_ref(r, "employer", baker);
	record_set_ref(r, "expert", expert_anna);
	cr_assert_eq(store_put(anna, r, NULL, NULL), ERR_INVALID);
	r = record_new(model_entity(E_CONTACT), CASELOAD_TODAY, c.arena);
	record_set_ref(r, "placement", els_at_baker);
	record_set(r, "party", "employer");
	cr_assert_eq(store_put(anna, r, NULL, NULL), ERR_INVALID);
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
}

Test(reach, what_i_made_is_mine_until_somebody_has_it)
{
	struct record *r = record_new(model_entity(E_EMPLOYEE), CASELOAD_TODAY, c.arena);
	record_set(r, "family_name", "Nieuw");
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	int64_t who = r->id;
	cr_assert(sees(anna, E_EMPLOYEE, who));
	cr_assert_not(sees(piet, E_EMPLOYEE, who));
	r = record_new(model_entity(E_PLACEMENT), CASELOAD_TODAY, c.arena);
	record_set_ref(r, "employee", who);
	record_set_ref(r, "employer", smith);
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	cr_assert(sees(anna, E_PLACEMENT, r->id));
	struct store *later = open_as("visser");
	cr_assert_eq(store_reach(later, REACH_FILES, expert_anna, CASELOAD_TODAY), 0);
	cr_assert(sees(later, E_PLACEMENT, r->id));
	store_close(&later);
	caseload_set(&c, E_PLACEMENT, r->id, "expert", caseload_ref(&c, expert_piet), NULL);
	store_stamp(anna);
	cr_assert_not(sees(anna, E_PLACEMENT, r->id));
	cr_assert_not(sees(anna, E_EMPLOYEE, who));
}

Test(reach, opened_with_a_reason_also_by_the_employee)
{
	cr_assert_eq(store_open_for(anna, E_EMPLOYEE, els, 60, "other", "gebeld"), 0, "%s", err_last());
	cr_assert(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
	cr_assert(sees(anna, E_EMPLOYEE, els));
	cr_assert_eq(count(anna, E_CONTACT), 3);
}

Test(reach, standing_in_shows_the_other_caseload_on_those_days)
{
	const struct stand_in si = { .expert = expert_piet, .login = "visser", .note = "", .first = CASELOAD_TODAY,
		.last = CASELOAD_TODAY + 1 };
	int64_t id;
	cr_assert_eq(store_stand_in_add(piet, &si, &id), 0, "%s", err_last());
	store_stamp(anna);
	cr_assert_eq(count(anna, E_PLACEMENT), 3);
	cr_assert_eq(store_reach(anna, REACH_FILES, expert_anna, CASELOAD_TODAY + 2), 0);
	cr_assert_eq(count(anna, E_PLACEMENT), 1);
	cr_assert_eq(store_reach(anna, REACH_FILES, expert_anna, CASELOAD_TODAY), 0);
	cr_assert_eq(count(anna, E_PLACEMENT), 3);
	cr_assert_eq(store_stand_in_end(piet, id), 0);
	store_stamp(anna);
	cr_assert_eq(count(anna, E_PLACEMENT), 1);
}

/* A screen that is left open: the clock goes on, the connection is not made anew. */
Test(reach, a_stand_in_ends_overnight_on_a_connection_that_stays_open)
{
	const struct stand_in si = { .expert = expert_piet, .login = "visser", .note = "", .first = CASELOAD_TODAY,
		.last = CASELOAD_TODAY };
	const struct stand_in next = { .expert = expert_piet, .login = "visser", .note = "", .first = CASELOAD_TODAY + 2,
		.last = CASELOAD_TODAY + 2 };
	int64_t id;
	cr_assert_eq(store_stand_in_add(piet, &si, &id), 0, "%s", err_last());
	cr_assert_eq(store_stand_in_add(piet, &next, &id), 0, "%s", err_last());
	for (int n = 0; n < 4; n++) {
		anna->scope->asked = 0; /* it looks at the clock now and then */
		cr_assert_eq(sees(anna, E_PLACEMENT, els_at_smith), n % 2 == 0, "day %d", n);
		anna->scope->clock--; /* it became tomorrow */
	}
}

Test(reach, a_new_name_reaches_placements_out_of_reach)
{
	struct record *r;
	struct hit *hit;
	size_t n;
	cr_assert_eq(store_get(anna, E_ORGANISATION, baker, c.arena, &r), 0);
	record_set(r, "name", "Broodhuis");
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_search(piet, "broodhuis groen", 10, c.arena, &hit, &n), 0);
	cr_assert_eq(n, 1, "%zu", n);
	cr_assert_eq(hit[0].placement, els_at_baker);
}

Test(reach, masked_has_every_row_and_no_name)
{
	size_t n;
	struct record *r;
	struct hit *hit;
	cr_assert_eq(store_reach(anna, REACH_MASKED, 0, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(count(anna, E_CONTACT), 3);
	cr_assert_eq(store_get(anna, E_EMPLOYEE, els, c.arena, &r), 0);
	cr_assert_str_eq(record_get(r, "family_name"), arena_printf(c.arena, "#%lld", (long long)els));
	cr_assert_null(record_get(r, "given_name"));
	placements(anna, &n);
	cr_assert_eq(n, 3);
	cr_assert_eq(store_search(anna, "groen", 10, c.arena, &hit, &n), 0);
	cr_assert_eq(n, 0);
	record_set(r, "target_group", "wajong");
	cr_assert_eq(store_put(anna, r, NULL, NULL), ERR_DENIED);
}

Test(reach, none_sees_the_register_alone)
{
	cr_assert_eq(store_reach(anna, REACH_NONE, 0, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(count(anna, E_PLACEMENT), 0);
	cr_assert_eq(count(anna, E_EMPLOYEE), 0);
	cr_assert_eq(count(anna, E_CONTACT), 0);
	cr_assert_eq(count(anna, E_ORGANISATION), 2);
	cr_assert_eq(store_reach(anna, REACH_ALL, 0, CASELOAD_TODAY), 0);
	cr_assert_eq(count(anna, E_PLACEMENT), 3);
}

Test(reach, a_restricted_file_opens_with_a_reason_only)
{
	caseload_set(&c, E_EMPLOYEE, els, "restricted", "2026-11-01", NULL);
	store_stamp(piet);
	cr_assert_not(sees(piet, E_EMPLOYEE, els));
	cr_assert_eq(count(piet, E_PLACEMENT), 0);
	cr_assert_eq(count(piet, E_CONTACT), 0);
	cr_assert_eq(store_open_for(piet, E_EMPLOYEE, els, 60, "other", "bezwaar"), 0);
	cr_assert(sees(piet, E_PLACEMENT, els_at_smith));
}

Test(reach, news_of_what_colleagues_did_in_reach)
{
	struct news *news;
	size_t n;
	int64_t latest, then;
	cr_assert_eq(store_news(anna, 0, &latest, c.arena, &news, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	then = latest;
	caseload_set(&c, E_PLACEMENT, jan_at_baker, "course", "difficult", NULL);
	caseload_set(&c, E_PLACEMENT, els_at_baker, "course", "difficult", NULL);
	cr_assert_eq(store_news(anna, then, &latest, c.arena, &news, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(news[0].record, jan_at_baker);
	cr_assert_eq(news[0].entity, E_PLACEMENT);
	cr_assert_str_eq(news[0].who, "anna");
	cr_assert_str_eq(news[0].op, "update");
	cr_assert_str_eq(news[0].field, "course");
	cr_assert_str_eq(news[0].title, "Jan de Wit · Bakkerij De Korenaar");
	cr_assert_gt(latest, then);
	cr_assert_eq(store_news(anna, latest, &then, c.arena, &news, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(latest, then);
}

Test(reach, news_comes_a_page_at_a_time)
{
	struct news *news;
	size_t n, all = 0;
	int64_t latest;
	cr_assert_eq(store_news(anna, 0, &latest, c.arena, &news, &n), 0);
	for (int i = 0; i < 45; i++)
		caseload_contact(&c, jan_at_baker, "2026-11-10", "employer", NULL);
	do {
		cr_assert_eq(store_news(anna, latest, &latest, c.arena, &news, &n), 0);
		all += n;
	} while (n);
	cr_assert_eq(all, 45);
}

Test(reach, one_s_own_work_is_no_news)
{
	struct news *news;
	size_t n;
	int64_t latest;
	cr_assert_eq(store_news(c.store, 0, &latest, c.arena, &news, &n), 0);
	caseload_set(&c, E_PLACEMENT, jan_at_baker, "course", "difficult", NULL);
	cr_assert_eq(store_news(c.store, latest, &latest, c.arena, &news, &n), 0);
	cr_assert_eq(n, 0);
}

Test(reach, what_was_renewed_in_a_transaction_is_not_taken_back_with_it)
{
	caseload_set(&c, E_PLACEMENT, els_at_smith, "expert", caseload_ref(&c, expert_anna), NULL);
	cr_assert_eq(store_begin(anna, ""), 0);
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
	store_rollback(anna);
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
}

Test(reach, names_of_others_take_no_place_on_the_page)
{
	struct hit *hit;
	size_t n;
	caseload_set(&c, E_PLACEMENT, jan_at_baker, "job_title", "Schoenlapper", NULL);
	for (int i = 0; i < 30; i++)
		caseload_placement(&c, els, baker, "expert", caseload_ref(&c, expert_piet), "job_title", "Schoenlapper",
			NULL);
	cr_assert_eq(store_search(anna, "schoenlapper", 10, c.arena, &hit, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(hit[0].id, jan_at_baker);
}

Test(reach, what_a_colleague_called_their_work_is_not_told)
{
	struct record *r;
	struct change *change;
	size_t n;
	caseload_set(&c, E_PLACEMENT, jan_at_baker, "expert", caseload_ref(&c, expert_piet), NULL);
	store_stamp(piet);
	cr_assert_eq(store_get(piet, E_PLACEMENT, jan_at_baker, c.arena, &r), 0, "%s", err_last());
	record_set_ref(r, "expert", expert_anna);
	cr_assert_eq(store_begin(piet, "Els Groen en Jan de Wit overgedragen"), 0);
	cr_assert_eq(store_put(piet, r, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_commit(piet, NULL), 0);
	store_stamp(anna);
	cr_assert_eq(store_history(anna, E_PLACEMENT, jan_at_baker, -1, c.arena, &change, &n), 0, "%s", err_last());
	cr_assert_gt(n, 1);
	cr_assert_str_eq(change[0].who, "bos");
	cr_assert_str_eq(change[0].label, "");
}

Test(reach, masks_are_not_searched_by_what_is_under_them)
{
	const struct query q = { .entity = E_EMPLOYEE, .text = "groen" };
	const struct placement_query list = { .text = "groen", .ended = true };
	const struct timeline_query events = { .text = "aambeeld", .from = DAY_NONE, .to = DAY_NONE };
	int64_t found;
	cr_assert_eq(store_reach(anna, REACH_MASKED, 0, CASELOAD_TODAY), 0);
	cr_assert_eq(store_count(anna, &q, 0, &found), 0, "%s", err_last());
	cr_assert_eq(found, 0);
	cr_assert_eq(store_placements_count(anna, &list, 0, &found), 0);
	cr_assert_eq(found, 0);
	cr_assert_eq(store_timeline_count(anna, &events, 0, &found), 0);
	cr_assert_eq(found, 0);
}

Test(reach, the_timeline_of_everyone_has_files_in_reach_and_what_is_of_nobody)
{
	const struct timeline_query q = { .from = DAY_NONE, .to = DAY_NONE };
	int64_t free = caseload_employer(&c, "Nog Niemand"), found;
	struct timeline_row *row;
	size_t n;
	const int64_t at[] = { free, smith, baker };
	static const char *const days[] = { "2026-11-05", "2026-11-06", "2026-11-07" };
	for (int i = 0; i < 3; i++)
		caseload_add(&c, E_CONTACT, "employer", caseload_ref(&c, at[i]), "date", days[i], "party", "employer",
			NULL);
	cr_assert_eq(store_timeline(anna, &q, c.arena, &row, &n), 0, "%s", err_last());
	cr_assert_eq(n, 3);
	cr_assert_eq(row[0].employer, baker);
	cr_assert_eq(row[1].employer, free);
	cr_assert_eq(row[2].placement, jan_at_baker);
	cr_assert_eq(store_timeline_count(anna, &q, 0, &found), 0);
	cr_assert_eq(found, 3);
}

/* ---- at the same cost ---- */

static void no_scan(size_t before, const char *what)
{
	const char *scans = plan_scans(anna, before, c.arena);
	cr_assert_str_empty(scans, "%s:\n%s", what, scans);
}

Test(reach, a_small_part_is_not_looked_for_among_everything_else)
{
	const struct placement_query list = { .limit = 40 };
	const struct timeline_query events = { .expert = expert_anna, .kinds = TL(E_CONTACT), .from = DAY_NONE,
		.to = DAY_NONE, .limit = 40 };
	struct placement_row *p;
	struct timeline_row *t;
	size_t n, before = anna->ncache;
	cr_assert_eq(store_placements(anna, &list, c.arena, &p, &n), 0);
	const char *plan = plan_text(anna, before, c.arena);
	cr_assert_null(strstr(plan, "(deleted=?)"), "%s", plan);
	before = anna->ncache;
	cr_assert_eq(store_timeline(anna, &events, c.arena, &t, &n), 0);
	plan = plan_text(anna, before, c.arena);
	cr_assert(strstr(plan, "SEARCH t USING COVERING INDEX contact_of_placement (placement=?)"), "%s", plan);
}

Test(reach, a_word_of_everyone_is_read_of_one_s_own_records_alone)
{
	int64_t free = caseload_employer(&c, "Nog Niemand");
	const int64_t at[] = { free, smith, baker };
	struct hit *hit;
	size_t n, before = anna->ncache;
	for (int i = 0; i < 3; i++)
		caseload_add(&c, E_CONTACT, "employer", caseload_ref(&c, at[i]), "date", "2026-11-05", "party", "employer", "note",
			"Kneedmachine", NULL);
	cr_assert_eq(store_search(anna, "kneedmachine", 10, c.arena, &hit, &n), 0, "%s", err_last());
	cr_assert_eq(n, 3);
	for (size_t i = 0; i < n; i++)
		cr_assert(hit[i].placement == jan_at_baker || hit[i].employer == free || hit[i].employer == baker);
	const char *plan = plan_text(anna, before, c.arena);
	cr_assert(strstr(plan, "SEARCH n USING COVERING INDEX contact_of_placement (placement=?)"), "%s", plan);
	cr_assert_null(strstr(plan, ":="), "the search index is asked for each number:\n%s", plan);
}

Test(reach, a_caseload_of_one_s_own_opens_without_reading_its_employees)
{
	size_t before = c.store->ncache;
	cr_assert_eq(store_reach(c.store, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	const char *plan = plan_text(c.store, before, c.arena);
	cr_assert(strstr(plan, "employee_restricted"), "%s", plan);
	cr_assert_null(strstr(plan, "(deleted=?)"), "%s", plan);
}

Test(reach, one_s_own_lists_read_no_table_from_end_to_end)
{
	const struct placement_query list = { .expert = expert_anna, .limit = 40 }, all = { .limit = 40 };
	const struct employer_query employers = { .expert = expert_anna, .limit = 40 };
	const struct timeline_query of_one = { .placement = jan_at_baker, .from = DAY_NONE, .to = DAY_NONE, .limit = 40 };
	const struct timeline_query of_all = { .from = DAY_NONE, .to = DAY_NONE, .limit = 40 };
	struct placement_row *p;
	struct employer_row *e;
	struct timeline_row *t;
	struct rule_subject *subject;
	struct planned_row *planned;
	struct facts *facts = facts_new();
	size_t n, before = anna->ncache;
	cr_assert_eq(store_placements(anna, &list, c.arena, &p, &n), 0);
	no_scan(before, "list");
	before = anna->ncache;
	cr_assert_eq(store_placements(anna, &all, c.arena, &p, &n), 0);
	no_scan(before, "list of everyone");
	before = anna->ncache;
	cr_assert_eq(store_employers(anna, &employers, c.arena, &e, &n), 0);
	no_scan(before, "employers");
	before = anna->ncache;
	cr_assert_eq(store_timeline(anna, &of_one, c.arena, &t, &n), 0);
	no_scan(before, "timeline");
	before = anna->ncache;
	cr_assert_eq(store_timeline(anna, &of_all, c.arena, &t, &n), 0);
	no_scan(before, "timeline of everyone");
	before = anna->ncache;
	cr_assert_eq(store_subjects(anna, 0, 0, expert_anna, c.arena, &subject, &n), 0);
	no_scan(before, "subjects");
	before = anna->ncache;
	cr_assert_eq(store_planned(anna, expert_anna, CASELOAD_TODAY - 30, CASELOAD_TODAY, c.arena, &planned, &n), 0);
	no_scan(before, "planned");
	before = anna->ncache;
	cr_assert_eq(store_facts(anna, 0, 0, expert_anna, facts), 0);
	no_scan(before, "facts");
	facts_free(&facts);
}

/* What is set up anew: who has a caseload of 40 waits for 40, not for the office. */
Test(reach, working_out_what_is_in_reach_reads_no_table_from_end_to_end)
{
	cr_assert_eq(store_reach(anna, REACH_ALL, 0, CASELOAD_TODAY), 0);
	cr_assert_eq(store_reach(anna, REACH_FILES, expert_anna, CASELOAD_TODAY), 0);
	no_scan(0, "reach");
}

/* ---- whom a programme names ---- */

Test(reach, who_is_named_as_the_expert_of_an_employer_has_what_is_about_that_employer)
{
	int64_t programme = caseload_add(&c, E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until",
		"2029-12-31", NULL);
	int64_t scan = caseload_add(&c, E_SCAN, "employer", caseload_ref(&c, smith), "date", "2026-11-02",
		NULL);
	cr_assert_not(sees(anna, E_SCAN, scan));
	int64_t assignment = caseload_add(&c, E_ASSIGNMENT, "programme", caseload_ref(&c, programme),
		"employer",
		caseload_ref(&c, smith), "expert", caseload_ref(&c, expert_anna), "since", "2026-01-01",
		NULL);
	int64_t part = caseload_add(&c, E_PARTICIPATION, "programme", caseload_ref(&c, programme), "employer",
		caseload_ref(&c, smith), "selected", "2026-01-05", NULL);
	int64_t els_takes_part = caseload_add(&c, E_PARTICIPATION, "programme", caseload_ref(&c, programme),
		"employer",
		caseload_ref(&c, smith), "placement", caseload_ref(&c, els_at_smith), "selected",
		"2026-01-05", NULL);
	store_stamp(anna);
	cr_assert(sees(anna, E_SCAN, scan));
	cr_assert(sees(anna, E_PARTICIPATION, part));
	/* A colleague's placement stays a colleague's. */
	cr_assert_not(sees(anna, E_PARTICIPATION, els_takes_part));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_smith));
	caseload_set(&c, E_ASSIGNMENT, assignment, "until", "2026-02-01", NULL);
	store_stamp(anna);
	cr_assert_not(sees(anna, E_SCAN, scan));
	cr_assert_not(sees(anna, E_PARTICIPATION, part));
}

/* ---- travelling ---- */

Test(reach, a_take_out_has_what_is_in_reach_and_no_more)
{
	const struct query placements = { .entity = E_PLACEMENT }, contacts = { .entity = E_CONTACT };
	const struct travel_scope scope = { .employer = &baker, .nemployers = 1, .since = DAY_NONE };
	struct takeout t = { .token = "0123456789abcdef0123456789abcdef", .owner = "visser", .label = "laptop",
		.scope = "Bakkerij" };
	const struct store_options o = { .path = arena_printf(c.arena, "%s/field.db", c.folder), .share = "share",
		.user = "visser", .create = true };
	struct store *field;
	struct record *r;
	int64_t n;
	/* Refers to a talk of a colleague, which stays here. */
	int64_t talk = caseload_add(&c, E_INTERVIEW, "employer", caseload_ref(&c, baker), "date", "2026-11-02", "party",
		"employer", "script", "followup", "state", "finished", "expert", caseload_ref(&c, expert_piet), NULL);
	int64_t contact = caseload_contact(&c, jan_at_baker, "2026-11-02", "employer", "interview",
		caseload_ref(&c, talk), NULL);
	cr_assert_eq(store_takeout_begin(anna, &t, &t.site), 0, "%s", err_last());
	cr_assert_eq(store_open(&field, &o), 0, "%s", err_last());
	cr_assert_eq(store_travel(anna, field, &t, &scope, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(store_count(field, &placements, 0, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(store_count(field, &contacts, 0, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(store_get(field, E_PLACEMENT, jan_at_baker, c.arena, &r), 0);
	cr_assert_eq(store_get(field, E_EMPLOYEE, els, c.arena, &r), ERR_NOTFOUND);
	cr_assert_eq(store_get(field, E_CONTACT, contact, c.arena, &r), 0);
	cr_assert_null(record_get(r, "interview"));
	store_close(&field);
}

/* ---- the end of a reason ---- */

Test(reach, an_opened_file_closes_by_itself)
{
	char until[MOMENT_SIZE];
	int64_t now;
	bool in;
	sqlite3 *db;
	cr_assert(moment_parse(moment_now(until), &now));
	moment_of(until, now + 2);
	cr_assert_eq(sqlite3_open(c.path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, arena_printf(c.arena, "INSERT INTO opened (who, entity, record, at, until, kind, reason)"
		" VALUES ('visser', %d, %lld, '%s', '%s', 'other', 'gebeld')", E_PLACEMENT, (long long)els_at_smith, until,
		until), NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	store_stamp(anna);
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
	int64_t give_up = clock_ms() + 10000;
	do {
		cr_assert_lt(clock_ms(), give_up);
		cr_assert_eq(store_in_reach(anna, E_PLACEMENT, els_at_smith, &in), 0, "%s", err_last());
	} while (in);
	moment_parse(moment_now(until), &give_up);
	cr_assert_geq(give_up, now + 2);
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
}

/* ---- a caseload of one's own ---- */

static void restrict_here(struct store *s, int64_t employee, const char *since)
{
	struct record *r;
	cr_assert_eq(store_get(s, E_EMPLOYEE, employee, c.arena, &r), 0, "%s", err_last());
	cr_assert_eq(record_set(r, "restricted", since), 0);
	cr_assert_eq(store_put(s, r, NULL, NULL), 0, "%s", err_last());
}

Test(reach, of_one_s_own_only_restricted_files_are_withheld_and_nothing_is_done_without_one)
{
	size_t n;
	cr_assert_eq(store_reach(anna, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_not(store_withholds(anna));
	cr_assert_eq(count(anna, E_PLACEMENT), 3);
	restrict_here(anna, els, "2026-11-20");
	cr_assert(store_withholds(anna), "with the transaction itself");
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_smith));
	cr_assert(sees(anna, E_EMPLOYEE, jan));
	cr_assert_eq(count(anna, E_CONTACT), 1);
	placements(anna, &n);
	cr_assert_eq(n, 1);
	struct record *r;
	cr_assert_eq(store_get(anna, E_EXPERT, expert_piet, c.arena, &r), 0);
	record_set(r, "field_of_work", NULL);
	record_set(r, "family_name", "Bosch");
	cr_assert_eq(store_put(anna, r, NULL, NULL), 0, "one's own: experts too: %s", err_last());
}

Test(reach, a_withheld_file_of_one_s_own_opens_for_a_while_and_is_released_then)
{
	cr_assert_eq(store_reach(anna, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	restrict_here(anna, els, "2026-11-20");
	cr_assert_eq(store_open_for(anna, E_PLACEMENT, els_at_smith, 60, "other", "hoorzitting"), 0, "%s", err_last());
	cr_assert(sees(anna, E_PLACEMENT, els_at_smith));
	cr_assert(sees(anna, E_EMPLOYEE, els));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_baker), "another placement");
	restrict_here(anna, els, NULL);
	cr_assert_not(store_withholds(anna));
	cr_assert(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert_eq(count(anna, E_CONTACT), 3);
}

Test(reach, undo_of_a_restriction_of_one_s_own_gives_the_file_back)
{
	char *label;
	int64_t txn;
	cr_assert_eq(store_reach(anna, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	cr_assert_eq(store_begin(anna, "beperkt"), 0);
	restrict_here(anna, els, "2026-11-20");
	cr_assert(sees(anna, E_EMPLOYEE, els), "not before it is done");
	cr_assert_eq(store_commit(anna, &txn), 0);
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
	cr_assert_eq(store_undoable(anna, false, &txn, &label, c.arena), 0);
	cr_assert_eq(store_undo(anna, txn, &label, c.arena), 0, "%s", err_last());
	cr_assert(sees(anna, E_EMPLOYEE, els));
	cr_assert_not(store_withholds(anna));
	cr_assert_eq(store_begin(anna, ""), 0);
	restrict_here(anna, els, "2026-11-20");
	store_rollback(anna);
	cr_assert(sees(anna, E_EMPLOYEE, els));
}

Test(reach, what_is_about_the_whole_of_one_s_own_sees_withheld_files_and_then_no_more)
{
	cr_assert_eq(store_reach(anna, REACH_OWN, 0, CASELOAD_TODAY), 0, "%s", err_last());
	restrict_here(anna, els, "2026-11-20");
	cr_assert_eq(store_whole(anna, true), 0);
	cr_assert(sees(anna, E_EMPLOYEE, els));
	cr_assert_eq(store_begin(anna, ""), 0);
	restrict_here(anna, els, "2026-11-19");
	store_rollback(anna);
	cr_assert_eq(store_whole(anna, true), 0, "in one another");
	cr_assert_eq(store_whole(anna, false), 0);
	cr_assert(sees(anna, E_PLACEMENT, els_at_baker));
	cr_assert_eq(store_whole(anna, false), 0);
	cr_assert_not(sees(anna, E_EMPLOYEE, els));
	cr_assert_not(sees(anna, E_PLACEMENT, els_at_baker));
	restrict_here(c.store, jan, "2026-11-20");
	store_stamp(anna);
	cr_assert_eq(count(anna, E_PLACEMENT), 0, "what another program restricted");
}
