/* Weighing an answer: what is kept of it, what follows from it, and when slowing
 * down is offered; rest. */
#include "life.h"

TestSuite(weighing, .init = life_open, .fini = office_close);

Test(weighing, answer__is_kept_and_gives_the_reason)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .depth = "slow",
		.impression = "yes",
		.disputed = "de datum klopt niet",
		.factors = "motivation- team+ feeling o",
		.note = "wil rust",
		.client_view = "agrees",
		.turning_point = "als het verloop omslaat",
		.explained = "now",
		.peer_question = "te voorzichtig?",
		.peer_review = true,
		.seconds = 52 };
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	struct record *r = latest(E_DECISION);
	cr_assert_str_eq(record_get(r, "reason"), "employee_declines");
	cr_assert_str_eq(record_get(r, "factors"), "motivation- team+ feeling o");
	cr_assert_str_eq(record_get(r, "depth"), "slow");
	cr_assert_str_eq(record_get(r, "impression"), "yes");
	cr_assert_str_eq(record_get(r, "client_view"), "agrees");
	cr_assert_str_eq(record_get(r, "seconds"), "52");
	cr_assert_str_eq(record_get(r, "peer_review"), "1");
	cr_assert_str_eq(app_factors_show(app, record_get(r, "factors"), arena),
		"for: team, management and climate; against: what the employee wants; "
		"seen: my feeling about this case");
}

Test(weighing, answer__unknown_codes_factors_and_facts_are_refused_and_nothing_is_written)
{
	int64_t p = quiet_placement();
	struct suggestion *sg = suggested("met-lijst", p, 0);
	const struct weighing wrong[] = { { .factors = "motivation" }, { .factors = "+" },
		{ .factors = "moon+" }, { .factors = "team+ team-" }, { .factors = "team+ o" },
		{ .depth = "deep" }, { .impression = "perhaps" }, { .reason = "no_such" },
		{ .client_view = "x" }, { .explained = "x" }, { .turning_fact = "maan" } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_assert_eq(app_decide(app, sg,
				     &(struct answer){ .verdict = "dismissed", .weighing = &wrong[i] }, NULL),
			ERR_INVALID, "%zu", i);
	cr_assert_eq(app_decide(app, sg, &(struct answer){ .verdict = "ignored" }, NULL), ERR_INVALID);
	cr_assert_eq(app_decide(app, sg, &(struct answer){ .verdict = "postponed", .day = app->today }, NULL),
		ERR_INVALID);
	cr_assert_eq(app_weigh(app, 1, &wrong[0], NULL), ERR_INVALID);
	cr_assert_eq(app_weigh(app, 1, &(struct weighing){ .note = "x" }, NULL), ERR_NOTFOUND);
	cr_assert(shows("met-lijst", p, 0));
	struct suggestion_event *e;
	size_t n;
	cr_assert_eq(store_suggestion_log(app->store, &(struct log_query){ .limit = 0 }, arena, &e, &n), 0);
	cr_assert_eq(n, 0);
}

Test(weighing, explain_next__is_on_the_agenda_of_the_next_conversation)
{
	int64_t p = quiet_placement();
	PUT(E_CONTACT, "placement", id(p), "party", "employee", "date", "2026-11-24", "reached", "1",
		"next_contact", "2027-01-10");
	const struct weighing w = { .explained = "next" };
	struct record **agenda;
	size_t n;
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 0);
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(record_get(agenda[0], "what"), "Explain what was decided: Vraag hoe het gaat");
	cr_assert_str_eq(record_get(agenda[0], "due"), "2027-01-10");
	cr_assert_str_eq(record_get(agenda[0], "owner"), id(anna));
	cr_assert_eq(app_weigh(app, latest(E_DECISION)->id, &w, NULL), 0);
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 1, "it is on the agenda already");
	cr_assert_eq(app_close_action(app, agenda[0]->id, "done", NULL), 0);
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 0);
}

Test(weighing, one_undo__takes_the_whole_answer_back)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .explained = "next", .factors = "team-" };
	decide("met-lijst", p,
		(struct answer){ .verdict = "accepted", .day = app->today + 7, .weighing = &w });
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(label, "accepted: Vraag hoe het gaat, J. Vos · De Linde");
	cr_assert(shows("met-lijst", p, 0));
	struct record **agenda;
	size_t n;
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 0);
}

Test(weighing, factors__are_the_teams_own_list)
{
	struct factor *f;
	size_t n;
	cr_assert_eq(app_factors(app, arena, &f, &n), 0);
	cr_assert_eq(n, 12);
	cr_assert_str_eq(f[1].code, "motivation");
	cr_assert_eq(f[1].key, 'w');
	cr_assert_str_eq(f[1].label, "what the employee wants");
	cr_assert_str_eq(f[1].kind, "client");
	change(E_FACTOR, 1, "retired", "1");
	PUT(E_FACTOR, "code", "family", "key", "m", "kind", "context", "label_nl", "thuis", "label_en",
		"home");
	cr_assert_eq(app_factors(app, arena, &f, &n), 0);
	cr_assert_eq(n, 12);
	cr_assert_str_eq(f[11].code, "family");
	struct record *r = record_new(model_entity(E_FACTOR), app->today, arena);
	static const char *const twin[][2] = { { "code", "home" }, { "key", "w" }, { "kind", "context" },
		{ "label_nl", "x" }, { "label_en", "x" } };
	for (size_t i = 0; i < 5; i++)
		cr_assert_eq(record_set(r, twin[i][0], twin[i][1]), 0);
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_str_eq(err_last(), "Key: w is in use by another weighing factor");
	record_set(r, "key", "z");
	record_set(r, "code", "possibilities");
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID, "old decisions name it");
	cr_assert_str_eq(err_last(), "Code: possibilities is in use by another weighing factor");
	cr_assert_str_eq(app_factors_show(app, "possibilities+ gone-", arena),
		"for: what the employee can do; against: gone");
	cr_assert_str_eq(app_factors_show(app, NULL, arena), "");
}

Test(weighing, reason_of__what_someone_wants_goes_first)
{
	cr_assert(app_reason_of(NULL) == NULL);
	cr_assert(app_reason_of("motivation+ team o") == NULL);
	cr_assert(app_reason_of("no sense") == NULL);
	cr_assert_str_eq(app_reason_of("team- motivation-"), "employee_declines");
	cr_assert_str_eq(app_reason_of("team- employer-"), "employer_declines");
	cr_assert_str_eq(app_reason_of("feeling- policy-"), "not_feasible");
	cr_assert_str_eq(app_reason_of("feeling-"), "not_needed");
	cr_assert(app_reason_of("family-") == NULL);
}

Test(weighing, unfinished__are_my_dismissals_of_two_weeks_without_a_word)
{
	int64_t p = quiet_placement();
	struct record **r;
	size_t n;
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	int64_t decision = latest(E_DECISION)->id;
	struct app *bram_s = office_of("bram");
	cr_assert_eq(app_unfinished(bram_s, arena, &r, &n), 0);
	cr_assert_eq(n, 0);
	app_close(&bram_s);
	app->today += 14;
	cr_assert_eq(app_unfinished(app, arena, &r, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(r[0]->id, decision);
	app->today++;
	cr_assert_eq(app_unfinished(app, arena, &r, &n), 0);
	cr_assert_eq(n, 0);
	app->today--;
	cr_assert_eq(app_weigh(app, decision, &(struct weighing){ .factors = "policy-" }, NULL), 0);
	cr_assert_eq(app_unfinished(app, arena, &r, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_str_eq(record_get(get(E_DECISION, decision), "reason"), "not_feasible");
}

/* ---- slowing down ---- */

static const char *offered(const struct suggestion *sg, const char *verdict, const struct weighing *w)
{
	const char *why;
	cr_assert_eq(
		app_slow_down(app, sg, &(struct answer){ .verdict = verdict, .weighing = w }, arena, &why),
		0);
	return why;
}

Test(weighing, slow_down__is_offered_where_it_pays)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3");
	struct suggestion *now = suggested("ernstig-signaal", p, 0);
	cr_assert_str_eq(offered(now, "dismissed", NULL),
		"This is urgent, and you dismiss it. Look at it step by step?");
	cr_assert(offered(now, "accepted", NULL) == NULL);
	cr_assert(offered(now, "dismissed", &(struct weighing){ .depth = "slow" }) == NULL);
	cr_assert_str_eq(offered(now, "accepted", &(struct weighing){ .factors = "team+ law-" }),
		"As much speaks for it as against it. Look at it step by step?");
	cr_assert(offered(now, "accepted", &(struct weighing){ .factors = "team+ room o" }) == NULL);
}

Test(weighing, slow_down__for_a_third_dismissal_and_for_one_in_ten)
{
	int64_t p = quiet_placement();
	struct suggestion *sg = suggested("met-lijst", p, 0);
	int drawn = 0;
	for (day d = app->today; d < app->today + 200; d++) {
		day kept = app->today;
		app->today = d;
		drawn += offered(sg, "dismissed", NULL) != NULL;
		app->today = kept;
	}
	cr_assert(drawn > 8 && drawn < 35, "%d of 200", drawn);
	cr_assert_eq(dismissed(sg, NULL, NULL), 0);
	cr_assert_eq(dismissed(sg, NULL, NULL), 0);
	cr_assert_str_eq(offered(sg, "dismissed", NULL),
		"You dismissed this here 2 times before. Look at it step by step?");
}

/* ---- rest ---- */

Test(weighing, rest__has_a_reason_an_end_and_a_history)
{
	int64_t p = quiet_placement();
	cr_assert_eq(app_rest(app, p, app->today + 30, "  ", NULL), ERR_INVALID);
	cr_assert_eq(app_rest(app, p, app->today, "wil rust", NULL), ERR_INVALID);
	cr_assert_eq(app_rest(app, p, app->today + REST_MOST + 1, "wil rust", NULL), ERR_INVALID);
	cr_assert_eq(app_rest(app, 999, app->today + 30, "wil rust", NULL), ERR_NOTFOUND);
	cr_assert_eq(app_rest(app, p, app->today + REST_MOST, "wil rust", NULL), 0, "%s", err_last());
	cr_assert_not(shows("met-lijst", p, 0));
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3");
	cr_assert(suggested("ernstig-signaal", p, 0)->despite_rest);
	cr_assert_eq(app_rest(app, p, DAY_NONE, NULL, NULL), 0);
	cr_assert(shows("met-lijst", p, 0));
	struct change *change;
	size_t n;
	cr_assert_eq(store_history(app->store, E_PLACEMENT, p,
			     model_field(model_entity(E_PLACEMENT), "rest_reason"), arena, &change, &n), 0);
	cr_assert_eq(n, 3);
	cr_assert_str_eq(change[1].after, "wil rust");
}
