/* Accept, postpone, dismiss: what stays quiet, until when, and taking it back. */
#include "office.h"

TestSuite(decide, .init = office_open, .fini = office_close);

/* A placement whose employer was never spoken with. */
static int64_t unspoken(void)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "expert", id(bram));
	const struct condition of = { "placement", IS, id(p) };
	const struct query q = { .entity = E_CONTACT, .where = &of, .nwhere = 1 };
	struct record **contact;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &contact, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(app_delete(app, E_CONTACT, contact[i]->id, contact[i]->version, NULL), 0);
	make_contact(p, "employee", "2026-11-22", "1");
	return p;
}

static int64_t accepted_action(int64_t p)
{
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_eq(accepted(sg, sg->due), 0, "%s", err_last());
	return latest(E_ACTION)->id;
}

static bool on(day d, int64_t p)
{
	app->today = d;
	bool shown = shows("spreek-werkgever", p, 0);
	app->today = TODAY;
	return shown;
}

Test(decide, accept__makes_an_action_and_is_quiet)
{
	int64_t p = unspoken(), action = accepted_action(p);
	struct record *r = get(E_ACTION, action);
	cr_assert_str_eq(record_get(r, "kind"), "call_employer");
	cr_assert_str_eq(record_get(r, "what"), "Spreek de werkgever");
	cr_assert_str_eq(record_get(r, "owner"), id(bram));
	cr_assert_str_eq(record_get(r, "due"), "2026-12-06");
	cr_assert_str_eq(record_get(r, "rule"), "spreek-werkgever");
	cr_assert_str_eq(record_get(r, "state"), "open");
	struct suggestions all;
	cr_assert_eq(app_suggestions(app, p, 0, 0, arena, &all), 0);
	cr_assert_eq(all.n, 0);
	cr_assert_eq(all.quiet, 1);
	cr_assert_not(on(TODAY + 400, p));
}

Test(decide, accept__twice_makes_one_action)
{
	int64_t p = unspoken();
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_eq(accepted(sg, sg->due), 0, "%s", err_last());
	int64_t first = latest(E_ACTION)->id, decision = latest(E_DECISION)->id;
	cr_assert_eq(accepted(sg, sg->due), ERR_CONFLICT);
	cr_assert(strstr(err_last(), "accepted already, on 22-11-2026") != NULL, "%s", err_last());
	cr_assert_eq(latest(E_ACTION)->id, first);
	cr_assert_eq(latest(E_DECISION)->id, decision);
	cr_assert_eq(app_close_action(app, first, "dropped", NULL), 0, "%s", err_last());
	cr_assert_eq(accepted(sg, sg->due), 0, "%s", err_last());
}

Test(decide, accept__refuses_a_day_that_has_been)
{
	int64_t p = unspoken();
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_eq(accepted(sg, TODAY - 1), ERR_INVALID);
	cr_assert_eq(accepted(sg, TODAY), 0, "%s", err_last());
}

Test(decide, undo_of_accept__takes_action_and_decision_back)
{
	int64_t p = unspoken(), action = accepted_action(p);
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(label, "accepted: Spreek de werkgever, J. Vos · De Linde");
	cr_assert(get(E_ACTION, action)->deleted);
	cr_assert(shows("spreek-werkgever", p, 0));
}

Test(decide, dropped_action__brings_it_back)
{
	int64_t p = unspoken(), action = accepted_action(p);
	cr_assert_eq(app_close_action(app, action, "dropped", NULL), 0, "%s", err_last());
	cr_assert(shows("spreek-werkgever", p, 0));
}

Test(decide, deleted_action__brings_it_back)
{
	int64_t p = unspoken(), action = accepted_action(p);
	cr_assert_eq(app_delete(app, E_ACTION, action, get(E_ACTION, action)->version, NULL), 0);
	cr_assert(shows("spreek-werkgever", p, 0));
}

Test(decide, done_action__rests_for_the_rules_period)
{
	int64_t p = unspoken(), action = accepted_action(p);
	cr_assert_eq(app_close_action(app, action, "done", NULL), 0);
	cr_assert_str_eq(record_get(get(E_ACTION, action), "closed"), "2026-11-22");
	cr_assert_not(on(TODAY, p));
	cr_assert_not(on(TODAY + 27, p));
	cr_assert(on(TODAY + 28, p));
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(label, "action done: Spreek de werkgever");
	cr_assert_not(on(TODAY + 28, p), "the action is open again");
}

Test(decide, done_action__without_a_rest_is_back_the_next_day)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	struct suggestion *sg = suggested("regel-aanspreekpunt", p, 0);
	cr_assert_eq(sg->due, DAY_NONE);
	cr_assert_eq(accepted(sg, TODAY), 0);
	const struct condition of = { "placement", IS, id(p) };
	const struct query q = { .entity = E_ACTION, .where = &of, .nwhere = 1 };
	struct record **action;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &action, &n), 0);
	/* Closed in a form, not by its key: the date is filled in all the same. */
	change(E_ACTION, action[0]->id, "state", "done");
	cr_assert_str_eq(record_get(get(E_ACTION, action[0]->id), "closed"), "2026-11-22");
	cr_assert_not(shows("regel-aanspreekpunt", p, 0));
	app->today = TODAY + 1;
	cr_assert(shows("regel-aanspreekpunt", p, 0));
	change(E_ACTION, action[0]->id, "state", "open");
	cr_assert(record_get(get(E_ACTION, action[0]->id), "closed") == NULL);
}

Test(decide, action__ends_as_done_or_dropped_only)
{
	int64_t p = unspoken(), action = accepted_action(p);
	cr_assert_eq(app_close_action(app, action, "open", NULL), ERR_INVALID);
	cr_assert_eq(app_close_action(app, action, "later", NULL), ERR_INVALID);
	cr_assert_eq(app_close_action(app, 999, "done", NULL), ERR_NOTFOUND);
}

Test(decide, postpone__is_back_on_the_day_itself)
{
	int64_t p = unspoken();
	cr_assert_eq(postponed(suggested("spreek-werkgever", p, 0), TODAY + 10), 0);
	cr_assert_not(on(TODAY, p));
	cr_assert_not(on(TODAY + 9, p));
	cr_assert(on(TODAY + 10, p));
	cr_assert(on(TODAY + 11, p));
}

Test(decide, postpone__refuses_today_and_earlier)
{
	struct suggestion *sg = suggested("spreek-werkgever", unspoken(), 0);
	cr_assert_eq(postponed(sg, TODAY), ERR_INVALID);
	cr_assert_eq(postponed(sg, DAY_NONE), ERR_INVALID);
}

Test(decide, dismiss__rests_for_the_rules_period)
{
	int64_t p = unspoken();
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_eq(dismissed(sg, "no_such_reason", NULL), ERR_INVALID);
	cr_assert_eq(dismissed(sg, "employee_declines", "wil rust"), 0);
	cr_assert_not(on(TODAY + 41, p));
	cr_assert(on(TODAY + 42, p));
}

Test(decide, dismiss__without_a_period_rests_half_a_year_or_a_quarter)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3");
	cr_assert_eq(dismissed(suggested("vraag-jobcoach", p, 0), NULL, NULL), 0);
	cr_assert_eq(dismissed(suggested("ernstig-signaal", p, 0), NULL, NULL), 0);
	app->today = TODAY + 12 * 7 - 1;
	cr_assert_not(shows("ernstig-signaal", p, 0));
	app->today = TODAY + 12 * 7;
	cr_assert(shows("ernstig-signaal", p, 0));
	app->today = TODAY + 26 * 7 - 1;
	cr_assert_not(shows("vraag-jobcoach", p, 0));
	app->today = TODAY + 26 * 7;
	cr_assert(shows("vraag-jobcoach", p, 0));
}

Test(decide, latest_decision__counts)
{
	int64_t p = unspoken();
	struct suggestion *sg = suggested("spreek-werkgever", p, 0);
	cr_assert_eq(dismissed(sg, NULL, NULL), 0);
	cr_assert_eq(postponed(sg, TODAY + 3), 0);
	cr_assert(on(TODAY + 3, p));
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_not(on(TODAY + 3, p), "the dismissal is the latest again");
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert(on(TODAY, p));
}

Test(decide, decision__is_about_one_placement_and_one_rule)
{
	int64_t employer = make_employer("De Linde");
	int64_t one = make_placement(employer, "Vos"), two = make_placement(employer, "Mol");
	change(E_PLACEMENT, one, "has_contact_person", "0");
	change(E_PLACEMENT, one, "learning", "1");
	change(E_PLACEMENT, two, "has_contact_person", "0");
	cr_assert_eq(dismissed(suggested("regel-aanspreekpunt", one, 0), NULL, NULL), 0);
	cr_assert_str_eq(titles(one, 0, 0), "Overweeg een jobcoach");
	cr_assert_str_eq(titles(two, 0, 0), "Regel een aanspreekpunt");
}
