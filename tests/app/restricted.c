/* A restriction (GDPR art. 18) in a caseload of one's own: the file stands in no list and no report, opens with
 * a reason for a while, and what the law asks of it goes on. */
#include <stdlib.h>
#include <unistd.h>

#include "anker/colleague.h"
#include "anker/erasure.h"
#include "anker/overview.h"
#include "anker/person.h"
#include "office.h"

static int64_t jan, piet, who; /* two placements; jan's employee */

static void restricted_open(void)
{
	office_open();
	int64_t employer = make_employer("Bakkerij De Korenaar");
	jan = make_placement(employer, "Aalbers");
	piet = make_placement(employer, "Zwartjes");
	who = record_ref(get(E_PLACEMENT, jan), "employee");
	PUT(E_REQUEST, "employee", id(who), "kind", "erasure", "date", "2026-11-01");
	change(E_PLACEMENT, jan, "has_contact_person", "0"); /* something to suggest */
	change(E_PLACEMENT, piet, "has_contact_person", "0");
}

TestSuite(restricted, .init = restricted_open, .fini = office_close);

static bool there(struct app *one, enum entity_id e, int64_t record)
{
	bool in;
	store_stamp(one->store);
	cr_assert_eq(store_in_reach(one->store, e, record, &in), 0, "%s", err_last());
	return in;
}

static size_t suggestions(void)
{
	struct suggestions s;
	cr_assert_eq(app_suggestions(app, 0, 0, 0, arena, &s), 0, "%s", err_last());
	return s.n;
}

static int open_it(enum entity_id e, int64_t record, const char *reason)
{
	const char *until;
	return app_open_with_reason(app, e, record, "other", reason, 30, &until, arena);
}

static size_t elsewhere(const char *typed, struct elsewhere_file **f)
{
	size_t n;
	cr_assert_eq(app_find_elsewhere(app, typed, arena, f, &n), 0, "%s", err_last());
	return n;
}

Test(restricted, the_file_stands_in_no_list_and_no_suggestion_and_releasing_gives_it_back)
{
	size_t before = suggestions();
	struct hit *hit;
	size_t n;
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_expect_not(there(app, E_PLACEMENT, jan));
	cr_expect_not(there(app, E_EMPLOYEE, who));
	cr_expect(there(app, E_PLACEMENT, piet));
	cr_expect_lt(suggestions(), before);
	cr_assert_eq(store_search(app->store, "aalbers", 20, arena, &hit, &n), 0);
	cr_expect_eq(n, 0);
	cr_assert_eq(open_it(E_EMPLOYEE, who, "the hearing"), 0, "%s", err_last());
	change(E_EMPLOYEE, who, "restricted", NULL);
	cr_expect_eq(suggestions(), before);
	cr_expect_not(store_withholds(app->store));
}

Test(restricted, a_program_that_is_opened_later_withholds_it_too)
{
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	struct app *later = office_of("anna");
	cr_expect_not(there(later, E_PLACEMENT, jan));
	cr_expect(there(later, E_PLACEMENT, piet));
	app_close(&later);
}

Test(restricted, it_opens_with_a_reason_for_a_while_and_nobody_is_told)
{
	struct elsewhere_file *f;
	struct notice *told;
	const char *until;
	size_t n;
	cr_expect_eq(elsewhere("", &f), 0, "none is restricted");
	cr_expect_eq(open_it(E_PLACEMENT, piet, "why not"), ERR_INVALID, "it is open");
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_assert_eq(elsewhere("", &f), 1, "all of them");
	cr_expect_eq(f[0].id, jan);
	cr_expect_eq(elsewhere("Aalbers", &f), 1);
	cr_expect_eq(elsewhere("Zwartjes", &f), 0);
	cr_expect_eq(open_it(E_PLACEMENT, jan, " "), ERR_INVALID, "without a reason");
	cr_assert_eq(open_it(E_PLACEMENT, jan, "the hearing"), 0, "%s", err_last());
	cr_expect(there(app, E_PLACEMENT, jan));
	cr_expect(there(app, E_EMPLOYEE, who));
	cr_assert_eq(app_opened_until(app, E_PLACEMENT, jan, arena, &until), 0);
	cr_expect_not_null(until);
	cr_assert_eq(app_opened_until(app, E_PLACEMENT, piet, arena, &until), 0);
	cr_expect_null(until);
	cr_expect_eq(elsewhere("", &f), 0, "it is open now");
	cr_assert_eq(store_notices(app->store, true, 20, arena, &told, &n), 0);
	cr_expect_eq(n, 0);
	char *log = arena_printf(arena, "%s.read", store_path(app->store));
	cr_expect_neq(access(log, F_OK), 0, "a caseload of one's own has no read log");
}

Test(restricted, the_document_names_each_time_it_was_opened)
{
	char *text;
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_assert_eq(open_it(E_PLACEMENT, jan, "the hearing of December"), 0);
	cr_assert_eq(app_person_document(app, who, arena, &text), 0, "%s", err_last());
	cr_expect(strstr(text, "the hearing of December"), "%s", text);
}

Test(restricted, what_the_law_asks_of_it_goes_on)
{
	struct request_row *row;
	struct erasure x;
	struct retention_row *kept;
	size_t n;
	int64_t found;
	char *text, *certificate;
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_assert_eq(app_person_find(app, "J. Aalbers", arena, &found), 0, "%s", err_last());
	cr_expect_eq(found, who);
	cr_assert_eq(app_person_document(app, who, arena, &text), 0, "%s", err_last());
	cr_expect(strstr(text, "Aalbers"));
	cr_expect(strstr(text, "Korenaar"));
	cr_assert_eq(app_requests(app, false, arena, &row, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect(strstr(row[0].name, "Aalbers"));
	cr_assert_eq(app_retention(app, 36500, arena, &kept, &n), 0);
	cr_expect_eq(app_retention_keep(app, who, TODAY + 60, "the hearing", NULL), 0, "%s", err_last());
	cr_assert_eq(app_erasure(app, who, arena, &x), 0, "%s", err_last());
	cr_expect(strstr(x.name, "Aalbers"));
	cr_expect_eq(x.kind[E_PLACEMENT], 1);
	cr_expect_not(there(app, E_EMPLOYEE, who), "withheld again");
	cr_assert_eq(app_erase(app, &x, x.name, "request", "at their request", NULL, NULL, arena, &certificate), 0, "%s",
		err_last());
	cr_expect_not(store_withholds(app->store));
	cr_expect_eq(app_person_find(app, "J. Aalbers", arena, &found), ERR_NOTFOUND);
}

Test(restricted, a_restriction_that_is_granted_and_undone_is_as_if_it_never_was)
{
	int64_t request = PUT(E_REQUEST, "employee", id(who), "kind", "restriction", "date", "2026-11-02");
	char *label;
	struct record *r = get(E_REQUEST, request);
	cr_assert_eq(record_set(r, "answered", "2026-11-20"), 0);
	cr_assert_eq(record_set(r, "answer", "granted"), 0);
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
	cr_expect_not(there(app, E_PLACEMENT, jan));
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_expect(there(app, E_PLACEMENT, jan));
	cr_expect_null(record_get(get(E_EMPLOYEE, who), "restricted"));
	cr_assert_eq(app_undo(app, true, arena, &label), 0, "%s", err_last());
	cr_expect_not(there(app, E_PLACEMENT, jan), "and again");
}

static void found(void *ctx, const char *line)
{
	(void)ctx;
	cr_expect_fail("%s", line);
}

static void percent(void *ctx, int n)
{
	(void)ctx, (void)n;
}

Test(restricted, checking_and_copying_see_the_whole_file)
{
	struct query q = { .entity = E_PLACEMENT };
	int64_t n;
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_assert_eq(store_check(app->store, found, percent, NULL), 0, "%s", err_last());
	char *copy = arena_printf(arena, "%s/copy.db", office_folder());
	cr_assert_eq(store_backup(app->store, copy), 0, "%s", err_last());
	struct store *s;
	cr_assert_eq(store_open(&s, &(struct store_options){ .path = copy, .share = "share", .user = "anna" }), 0);
	cr_assert_eq(store_count(s, &q, 0, &n), 0);
	cr_expect_eq(n, 2);
	store_close(&s);
	cr_assert_eq(store_count(app->store, &q, 0, &n), 0);
	cr_expect_eq(n, 1);
}

Test(restricted, two_employers_that_become_one_take_it_along)
{
	int64_t keep = make_employer("De Korenaar"), drop = record_ref(get(E_PLACEMENT, jan), "employer"), moved;
	change(E_EMPLOYEE, who, "restricted", "2026-11-20");
	cr_assert_eq(app_merge(app, E_ORGANISATION, keep, drop, NULL, NULL, NULL, &moved, NULL), 0, "%s", err_last());
	cr_expect_not(there(app, E_PLACEMENT, jan));
	cr_assert_eq(open_it(E_PLACEMENT, jan, "the hearing"), 0, "%s", err_last());
	cr_expect_eq(record_ref(get(E_PLACEMENT, jan), "employer"), keep);
}
