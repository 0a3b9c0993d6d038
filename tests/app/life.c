/* The life of a suggestion, step by step: what was answered stays away, comes back
 * for a reason that it tells, and can be read again as it was decided. */
#include <stdlib.h>
#include <unistd.h>

#include "anker/lang.h"
#include "office.h"

/* Beside the office's own: one with a list of facts to come back for, one whose
 * conditions themselves tell, one about an employer. */
static const char rules[] =
	"parameter stil \"zo lang mag het stil zijn\"\n"
	"  vanaf 2024-01-01: 4 weken\n"
	"  herkomst redactie\n"
	"\n"
	"regel met-lijst\n"
	"  titel \"Vraag hoe het gaat\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep lijst\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan stil\n"
	"  stel voor werkgever_spreken binnen 2 weken\n"
	"  omdat \"Stil is niet altijd goed.\"\n"
	"  let op \"Vraag eerst wat past.\"\n"
	"  rust 20 weken na afwijzen\n"
	"  opnieuw bij verloop, open_signalen\n"
	"\n"
	"regel zonder-lijst\n"
	"  titel \"Kijk opnieuw\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 50\n  groep kijken\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werkgever langer dan stil\n"
	"  urgenter als\n"
	"    - open_signalen minstens 2\n"
	"    - sinds laatste_contact_werkgever langer dan 8 weken\n"
	"  stel voor evalueren_met_drie_partijen binnen 2 weken\n"
	"  omdat \"Stil is niet altijd goed.\"\n"
	"  let op \"Vraag eerst wat past.\"\n"
	"  rust 20 weken na afwijzen\n"
	"\n"
	"regel bij-werkgever\n"
	"  titel \"Spreek over begeleiding\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep organisatie\n"
	"  als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 1\n"
	"  urgenter als\n"
	"    - aantal plaatsingen met (verloop is moeizaam) minstens 2\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"De oorzaak ligt dan zelden bij een persoon.\"\n"
	"  let op \"Stem eerst de opdracht af.\"\n";

static char rule_file[96];

static void write_rules(const char *text)
{
	FILE *f = fopen(rule_file, "w");
	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0);
	app_close(&app);
	app = office_of("anna");
}

static void life_open(void)
{
	office_open();
	snprintf(rule_file, sizeof rule_file, "%s/share/rules/life.regel", office_folder());
	write_rules(rules);
}

TestSuite(life, .init = life_open, .fini = office_close);

/* Spoken with today, course smooth; five weeks later it is quiet. */
static int64_t quiet_placement(void)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "course", "smooth");
	app->today = TODAY + 5 * 7;
	return p;
}

static void decide(const char *rule, int64_t p, struct answer answer)
{
	cr_assert_eq(app_decide(app, suggested(rule, p, 0), &answer, NULL), 0, "%s", err_last());
}

static struct record *latest(enum entity_id e)
{
	const struct query q = { .entity = e, .order = "id", .descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &found, &n), 0);
	cr_assert_eq(n, 1);
	return found[0];
}

static const char *quiet_because(const char *rule, int64_t p)
{
	struct why w;
	cr_assert_eq(app_why(app, rule, p, 0, arena, &w), 0, "%s", err_last());
	return w.quiet ? w.quiet_note : NULL;
}

/* ---- a broader one in its place ---- */

static const char broader[] =
	"regel breed\n"
	"  titel \"Spreek de hele afdeling\"\n"
	"  niveau werkgever\n  stand in gebruik\n  prioriteit 60\n  groep breed\n"
	"  als\n"
	"    - aantal plaatsingen met (verloop is soepel) minstens 1\n"
	"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
	"  omdat \"Samen is beter.\"\n"
	"  let op \"Noem geen namen.\"\n"
	"  vervangt met-lijst\n"
	"\n"
	"regel ook-nog\n"
	"  titel \"Kijk samen\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 60\n  groep samen\n"
	"  als\n"
	"    - aanspreekpunt is nee\n"
	"  stel voor vastleggen\n"
	"  omdat \"Samen is beter.\"\n"
	"  let op \"Vraag het eerst.\"\n"
	"  vervangt zonder-lijst\n";

static const char *events(const char *rule, int64_t p);
static size_t reconcile(void);

Test(life, broader_rule__stands_in_the_place_of_narrower_ones_until_it_is_answered)
{
	int64_t p = quiet_placement(), employer;
	struct suggestions all;
	reconcile();
	write_rules(arena_printf(arena, "%s\n%s", rules, broader));
	app->today = TODAY + 35;
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, p), "employer"), &employer), 0);
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert(shows("zonder-lijst", p, 0));
	cr_assert_eq(app_suggestions(app, p, 0, 0, arena, &all), 0);
	cr_assert_eq(all.replaced, 1);
	cr_assert_eq(all.quiet, 0);
	cr_assert_str_eq(quiet_because("met-lijst", p), "replaced by \"Spreek de hele afdeling\"");
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown replaced");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("zonder-lijst", p, 0), "of the same placement");
	cr_assert_eq(app_dismiss(app, suggested("breed", 0, employer), NULL, NULL, NULL), 0);
	cr_assert(shows("met-lijst", p, 0), "the broader one is answered");
	cr_assert_eq(app_rest(app, p, app->today + 7, "wil rust", NULL), 0);
	cr_assert_str_eq(quiet_because("ook-nog", p), "rest was agreed until 03-01-2027");
}

/* ---- coming back ---- */

Test(life, dismissed__is_back_when_a_deciding_fact_changed_and_says_so)
{
	int64_t p = quiet_placement();
	struct suggestion *sg = suggested("met-lijst", p, 0);
	cr_assert(sg->returned == NULL);
	cr_assert_eq(app_dismiss(app, sg, "employee_declines", "de werknemer wil rust", NULL), 0);
	app->today += 14;
	cr_assert_not(shows("met-lijst", p, 0));
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: course went from smooth to difficult. "
		"You dismissed it on 27 Dec 2026: de werknemer wil rust.");
	lang_init("nl", "share");
	change(E_PLACEMENT, p, "course", "attention");
	cr_assert(strstr(suggested("met-lijst", p, 0)->returned, "soepel") != NULL);
	lang_init("en", "share");
	change(E_PLACEMENT, p, "course", "smooth");
	cr_assert_not(shows("met-lijst", p, 0), "everything is as it was");
}

Test(life, dismissed__time_alone_does_not_bring_it_back_before_the_rest_is_over)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 20 * 7 - 1;
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_str_eq(quiet_because("met-lijst", p), "dismissed on 27-12-2026; quiet until 16-05-2027");
	app->today++;
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the rest is over. You dismissed it on 27 Dec 2026.");
}

Test(life, dismissed_without_a_list__is_back_when_a_condition_turned_not_when_it_aged)
{
	int64_t p = quiet_placement();
	decide("zonder-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today += 5 * 7;
	cr_assert_not(shows("zonder-lijst", p, 0), "more urgent by age alone");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert_not(shows("zonder-lijst", p, 0), "one signal turns no condition");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert_str_eq(suggested("zonder-lijst", p, 0)->returned,
		"Again: open signals went from 0 to 2. You dismissed it on 27 Dec 2026.");
}

Test(life, dismissed__another_fact_than_those_of_the_list_does_not_bring_it_back)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	make_contact(p, "employer", "2026-11-23", "1");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("met-lijst", p, 0));
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "2");
	cr_assert(shows("met-lijst", p, 0));
}

Test(life, employers_rule__is_back_when_its_counts_turn_a_condition)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	int64_t other = make_placement(employer, "Mol");
	change(E_PLACEMENT, other, "course", "smooth");
	cr_assert_eq(app_dismiss(app, suggested("bij-werkgever", 0, employer), NULL, NULL, NULL), 0);
	app->today += 7;
	cr_assert_not(shows("bij-werkgever", 0, employer));
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("bij-werkgever", 0, employer));
	change(E_PLACEMENT, other, "course", "difficult");
	cr_assert(strstr(suggested("bij-werkgever", 0, employer)->returned, "Again: ") != NULL);
}

/* Of a fact that each placement has for itself only the values as a whole are known. */
Test(life, employers_rule__with_a_list_tells_what_changed_when_it_is_one_value)
{
	write_rules("regel lijst-werkgever\n"
		"  titel \"Spreek samen\"\n"
		"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep samen\n"
		"  als\n    - aantal plaatsingen met (status is lopend) minstens 1\n"
		"  stel voor organisatieadvies_aanbieden binnen 4 weken\n"
		"  omdat \"Samen is beter.\"\n  let op \"Noem geen namen.\"\n"
		"  opnieuw bij verloop, mandaat\n");
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	make_placement(employer, "Mol");
	cr_assert_eq(app_dismiss(app, suggested("lijst-werkgever", 0, employer), NULL, NULL, NULL), 0);
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_not(shows("lijst-werkgever", 0, employer));
	change(E_PLACEMENT, p, "course", "smooth");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned,
		"course went from difficult to smooth") != NULL, "%s",
		suggested("lijst-werkgever", 0, employer)->returned);
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("lijst-werkgever", 0, employer));
	make_placement(employer, "Dam");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned,
		"Again: something changed at this employer.") != NULL);
	cr_assert_eq(app_dismiss(app, suggested("lijst-werkgever", 0, employer), NULL, NULL, NULL), 0);
	change(E_ORGANISATION, employer, "mandate", "organisation");
	cr_assert(strstr(suggested("lijst-werkgever", 0, employer)->returned, "went from unknown to") != NULL,
		"%s", suggested("lijst-werkgever", 0, employer)->returned);
}

Test(life, dropped_action__is_open_again_and_says_so)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "accepted", .day = app->today + 7 });
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_eq(app_close_action(app, latest(E_ACTION)->id, "dropped", NULL), 0);
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the action was dropped. You accepted it on 27 Dec.");
}

/* ---- postponed ---- */

Test(life, postponed__until_a_day_comes_back_with_that_day)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .day = app->today + 7 });
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("met-lijst", p, 0), "a day was chosen, whatever happens");
	app->today += 7;
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: the day you chose has come. You postponed it on 27 Dec 2026.");
}

Test(life, postponed__until_the_next_contact_waits_for_one_that_was_reached)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .wait = WAIT_CONTACT });
	cr_assert_str_eq(quiet_because("met-lijst", p),
		"postponed on 27-12-2026 until the next contact, at the latest 16-05-2027");
	app->today += 8;
	make_contact(p, "employee", "2026-12-20", "1");
	make_contact(p, "employee", "2027-01-02", "0");
	cr_assert_not(shows("met-lijst", p, 0));
	make_contact(p, "employee", "2027-01-03", "1");
	cr_assert_str_eq(suggested("met-lijst", p, 0)->returned,
		"Again: there was contact on 3 Jan. You postponed it on 27 Dec 2026.");
	cr_assert_str_eq(record_get(latest(E_DECISION), "wait"), "contact");
	cr_assert(record_get(latest(E_DECISION), "until") == NULL);
}

Test(life, postponed__until_something_changes_is_not_moved_by_contact_or_time)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "postponed", .wait = WAIT_CHANGE });
	app->today += 8;
	make_contact(p, "employee", "2027-01-03", "1");
	cr_assert_not(shows("met-lijst", p, 0));
	cr_assert_str_eq(quiet_because("met-lijst", p),
		"postponed on 27-12-2026 until something changes, at the latest 16-05-2027");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert(shows("met-lijst", p, 0));
}

Test(life, considering__quiets_nothing_and_lifts_nothing)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "considering" });
	cr_assert(shows("met-lijst", p, 0));
	struct suggestion *sg = suggested("met-lijst", p, 0);
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	app->today++;
	cr_assert_eq(app_decide(app, sg, &(struct answer){ .verdict = "considering" }, NULL), 0);
	cr_assert_not(shows("met-lijst", p, 0), "the dismissal still holds");
}

/* ---- the turning point ---- */

Test(life, turning_point__brings_it_back_on_a_fact_that_is_not_of_the_rule)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .turning_fact = "aanspreekpunt", .turning_point = "als er niemand meer is" };
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	cr_assert_not(shows("met-lijst", p, 0));
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert(strstr(suggested("met-lijst", p, 0)->returned, " went from yes to no. ") != NULL, "%s",
		suggested("met-lijst", p, 0)->returned);
}

Test(life, turning_point__may_be_named_later)
{
	int64_t p = quiet_placement();
	decide("zonder-lijst", p, (struct answer){ .verdict = "dismissed" });
	int64_t decision = latest(E_DECISION)->id;
	change(E_PLACEMENT, p, "has_contact_person", "0");
	const struct weighing w = { .turning_fact = "aanspreekpunt", .depth = "slow", .seconds = 48 };
	cr_assert_eq(app_weigh(app, decision, &w, NULL), 0, "%s", err_last());
	cr_assert_not(shows("zonder-lijst", p, 0), "from how it was when it was named");
	change(E_PLACEMENT, p, "has_contact_person", "1");
	cr_assert(shows("zonder-lijst", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
}

/* ---- weighing ---- */

Test(life, weighing__is_kept_and_gives_the_reason)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .depth = "slow", .impression = "yes", .disputed = "de datum klopt niet",
		.factors = "motivation- team+ feeling o", .note = "wil rust", .client_view = "agrees",
		.turning_point = "als het verloop omslaat", .explained = "now", .peer_question = "te voorzichtig?",
		.peer_review = true, .seconds = 52 };
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

Test(life, answer__unknown_codes_factors_and_facts_are_refused_and_nothing_is_written)
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

Test(life, explain_next__is_on_the_agenda_of_the_next_conversation)
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

Test(life, one_undo__takes_the_whole_answer_back)
{
	int64_t p = quiet_placement();
	const struct weighing w = { .explained = "next", .factors = "team-" };
	decide("met-lijst", p, (struct answer){ .verdict = "accepted", .day = app->today + 7, .weighing = &w });
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(label, "accepted: Vraag hoe het gaat, J. Vos · De Linde");
	cr_assert(shows("met-lijst", p, 0));
	struct record **agenda;
	size_t n;
	cr_assert_eq(app_agenda(app, p, arena, &agenda, &n), 0);
	cr_assert_eq(n, 0);
}

Test(life, factors__are_the_teams_own_list)
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
	PUT(E_FACTOR, "code", "family", "key", "m", "kind", "context", "label_nl", "thuis", "label_en", "home");
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

Test(life, reason_of__what_someone_wants_goes_first)
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

Test(life, unfinished__are_my_dismissals_of_two_weeks_without_a_word)
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
	cr_assert_eq(app_slow_down(app, sg, &(struct answer){ .verdict = verdict, .weighing = w }, arena, &why), 0);
	return why;
}

Test(life, slow_down__is_offered_where_it_pays)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	PUT(E_SIGNAL, "placement", id(p), "kind", "overload", "severity", "3");
	struct suggestion *now = suggested("ernstig-signaal", p, 0);
	cr_assert_str_eq(offered(now, "dismissed", NULL), "This is urgent, and you dismiss it. Look at it step by step?");
	cr_assert(offered(now, "accepted", NULL) == NULL);
	cr_assert(offered(now, "dismissed", &(struct weighing){ .depth = "slow" }) == NULL);
	cr_assert_str_eq(offered(now, "accepted", &(struct weighing){ .factors = "team+ law-" }),
		"As much speaks for it as against it. Look at it step by step?");
	cr_assert(offered(now, "accepted", &(struct weighing){ .factors = "team+ room o" }) == NULL);
}

Test(life, slow_down__for_a_third_dismissal_and_for_one_in_ten)
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
	cr_assert_eq(app_dismiss(app, sg, NULL, NULL, NULL), 0);
	cr_assert_eq(app_dismiss(app, sg, NULL, NULL, NULL), 0);
	cr_assert_str_eq(offered(sg, "dismissed", NULL),
		"You dismissed this here 2 times before. Look at it step by step?");
}

/* ---- rest ---- */

Test(life, rest__has_a_reason_an_end_and_a_history)
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

/* ---- read again ---- */

Test(life, basis__is_the_rule_and_the_facts_of_that_day_even_when_the_rule_is_gone)
{
	int64_t p = quiet_placement();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	int64_t decision = latest(E_DECISION)->id;
	struct explanation *then;
	struct why w;
	cr_assert_eq(app_why(app, "met-lijst", p, 0, arena, &w), 0);
	cr_assert_not_null(w.explanation);
	char *threshold = arena_strdup(arena, w.explanation->lines[1].facts[0].threshold);
	change(E_PLACEMENT, p, "course", "difficult");
	make_contact(p, "employer", "2026-12-01", "1");
	write_rules("");
	app->today = TODAY + 400;
	cr_assert_eq(rules_index(app->rules, "met-lijst"), -1);
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), 0, "%s", err_last());
	then = (struct explanation *)b.explanation;
	cr_assert_eq(then->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.title, "Vraag hoe het gaat");
	cr_assert_eq(b.event->day, TODAY + 35);
	cr_assert_str_eq(b.event->who, "anna");
	cr_assert_eq(then->nlines, w.explanation->nlines);
	cr_assert_str_eq(then->lines[1].facts[0].text, "22-11-2026 (5 w)");
	cr_assert_str_eq(then->lines[1].facts[0].threshold, threshold);
	cr_assert_str_eq(then->lines[1].facts[0].parameter, "stil");
	cr_assert(strstr(b.text, "regel met-lijst") != NULL);
	cr_assert_eq(app_basis(app, 12345, arena, &b), ERR_NOTFOUND);
}

Test(life, basis__of_a_rule_in_english_with_a_turning_point)
{
	write_rules("language en\n"
		"rule call-again\n"
		"  title \"Call again\"\n"
		"  level placement\n  state in use\n  priority 50\n  group contact\n"
		"  if\n    - status is active\n    - since laatste_contact_werkgever longer than 4 weeks\n"
		"    - loonwaarde missing\n"
		"  propose other within 2 weeks\n"
		"  because \"Silence is not always good.\"\n  caution \"Ask first.\"\n"
		"  reopen on verloop\n");
	int64_t p = quiet_placement();
	const struct weighing w = { .turning_fact = "aanspreekpunt" };
	decide("call-again", p, (struct answer){ .verdict = "dismissed", .weighing = &w });
	cr_assert_not(shows("call-again", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.title, "Call again");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert(shows("call-again", p, 0));
	change(E_PLACEMENT, p, "has_contact_person", "1");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert(shows("call-again", p, 0));
}

Test(life, basis__of_an_employer_without_placements)
{
	write_rules("regel leeg\n"
		"  titel \"Zoek een plaats\"\n"
		"  niveau werkgever\n  stand in gebruik\n  prioriteit 50\n  groep leeg\n"
		"  als\n    - aantal plaatsingen hoogstens 0\n    - mandaat is team\n"
		"  stel voor vastleggen\n"
		"  omdat \"Er is ruimte.\"\n  let op \"Vraag het eerst.\"\n"
		"  opnieuw bij mandaat\n");
	int64_t employer = make_employer("De Linde");
	change(E_ORGANISATION, employer, "mandate", "team");
	cr_assert_eq(app_dismiss(app, suggested("leeg", 0, employer), NULL, NULL, NULL), 0, "%s", err_last());
	cr_assert_not(shows("leeg", 0, employer));
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE, "none is counted");
}

Test(life, decision_of_before_the_log__stays_for_its_rest)
{
	int64_t p = quiet_placement();
	int64_t decision = PUT(E_DECISION, "placement", id(p), "rule", "met-lijst", "verdict", "dismissed");
	change(E_PLACEMENT, p, "course", "difficult");
	cr_assert_not(shows("met-lijst", p, 0), "nobody knows what it was");
	app->today += 20 * 7;
	cr_assert(shows("met-lijst", p, 0));
	struct basis b;
	cr_assert_eq(app_basis(app, decision, arena, &b), ERR_NOTFOUND);
	cr_assert_eq(app_weigh(app, decision, &(struct weighing){ .turning_fact = "verloop" }, NULL), 0);
}

Test(life, basis__of_an_employers_rule_counts_the_placements_of_then)
{
	int64_t employer = make_employer("De Linde");
	make_placement(employer, "Vos");
	int64_t gone = make_placement(employer, "Mol");
	cr_assert_eq(app_dismiss(app, suggested("bij-werkgever", 0, employer), NULL, NULL, NULL), 0);
	change(E_PLACEMENT, gone, "course", "smooth");
	struct basis b;
	cr_assert_eq(app_basis(app, latest(E_DECISION)->id, arena, &b), 0, "%s", err_last());
	cr_assert_eq(b.explanation->outcome, TRUTH_TRUE);
	cr_assert_str_eq(b.explanation->lines[0].facts[0].text, "2 yes, 0 unknown of 2");
}

/* ---- what came and went ---- */

static const char *events(const char *rule, int64_t p)
{
	struct suggestion_event *e;
	size_t n;
	const char *out = "";
	const struct log_query q = { .rule = rule, .placement = p };
	cr_assert_eq(store_suggestion_log(app->store, &q, arena, &e, &n), 0);
	while (n--)
		out = arena_printf(arena, "%s%s%s", out, *out ? " " : "", e[n].event);
	return out;
}

static size_t reconcile(void)
{
	size_t n;
	cr_assert_eq(app_reconcile(app, &n), 0, "%s", err_last());
	return n;
}

Test(life, reconcile__notes_what_came_lapsed_and_returned_once)
{
	int64_t p = quiet_placement();
	cr_assert_gt(reconcile(), 0);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown");
	app->today += 3;
	make_contact(p, "employer", "2026-12-29", "1");
	cr_assert_gt(reconcile(), 0);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed");
	app->today += 35;
	reconcile();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed shown dismissed");
	change(E_PLACEMENT, p, "course", "difficult");
	reconcile();
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed shown dismissed returned");
}

Test(life, reconcile__an_answer_taken_back_is_not_shown_anew)
{
	int64_t p = quiet_placement();
	char *label;
	reconcile();
	decide("met-lijst", p, (struct answer){ .verdict = "dismissed" });
	reconcile();
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(reconcile(), 1);
	cr_assert_eq(reconcile(), 0);
	cr_assert_str_eq(events("met-lijst", p), "shown dismissed");
}

Test(life, reconcile__rest_hides_but_ends_nothing)
{
	int64_t p = quiet_placement();
	reconcile();
	cr_assert_eq(app_rest(app, p, app->today + 30, "wil rust", NULL), 0);
	cr_assert_eq(reconcile(), 0);
	app->today += 30;
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown");
}

Test(life, reconcile__what_ended_or_left_the_rules_lapsed)
{
	int64_t p = quiet_placement(), q = make_placement(make_employer("Het Veer"), "Mol");
	reconcile();
	change(E_PLACEMENT, p, "status", "ended");
	change(E_PLACEMENT, p, "evaluated", "2026-12-27");
	reconcile();
	cr_assert_str_eq(events("met-lijst", p), "shown lapsed");
	cr_assert_str_eq(events("met-lijst", q), "shown");
	day today = app->today;
	write_rules("");
	app->today = today;
	reconcile();
	cr_assert_str_eq(events("met-lijst", q), "shown lapsed");
}

Test(life, statistics__count_answers_that_stand)
{
	struct rule_statistics *s;
	size_t n;
	char *label;
	int64_t p = quiet_placement();
	reconcile();
	for (int i = 0; i < 20; i++) {
		app->today += 20 * 7;
		struct suggestion *sg = suggested("met-lijst", p, 0);
		cr_assert_eq(i < 4 ? app_accept(app, sg, app->today, NULL) :
				     app_dismiss(app, sg, i == 4 ? "facts_wrong" : NULL, NULL, NULL), 0);
		if (i < 4)
			cr_assert_eq(app_close_action(app, latest(E_ACTION)->id, "done", NULL), 0);
	}
	int rule = rules_index(app->rules, "met-lijst");
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0, "%s", err_last());
	cr_assert_eq(n, rules_count(app->rules));
	cr_assert_eq(s[rule].shown, 1);
	cr_assert_eq(s[rule].accepted, 4);
	cr_assert_eq(s[rule].dismissed, 16);
	cr_assert_eq(s[rule].reason[5], 1, "facts_wrong");
	cr_assert_eq(s[rule].reason[15], 15);
	cr_assert_eq(s[rule].now, 1);
	cr_assert_not(s[rule].discuss, "a fifth is not below a fifth");
	app->today += 20 * 7;
	cr_assert_eq(app_dismiss(app, suggested("met-lijst", p, 0), NULL, NULL, NULL), 0);
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0);
	cr_assert(s[rule].discuss);
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(app_rule_statistics(app, DAY_NONE, arena, &s, &n), 0);
	cr_assert_not(s[rule].discuss, "what was undone does not count");
	cr_assert_eq(app_rule_statistics(app, app->today, arena, &s, &n), 0);
	cr_assert_eq(s[rule].dismissed, 0, "from that day on");
}
