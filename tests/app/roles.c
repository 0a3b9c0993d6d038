/* A shared caseload: who gets in, what each role sees, and for every role and every action whether it is
 * allowed, as the tables of rights say. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/backup.h"
#include "anker/choices.h"
#include "anker/colleague.h"
#include "anker/erasure.h"
#include "anker/person.h"
#include "anker/exchange.h"
#include "anker/fit.h"
#include "anker/interview.h"
#include "anker/loss.h"
#include "anker/overview.h"
#include "anker/pages.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "anker/support.h"
#include "anker/worklist.h"
#include "office.h"

static int64_t own, others, own_contact, own_employee, loose_employee, marked, unmarked;

static struct suggestion *first(int64_t placement)
{
	struct suggestions list;
	cr_assert_eq(app_suggestions(app, placement, 0, 0, arena, &list), 0, "%s", err_last());
	cr_assert_gt(list.n, 0);
	return &list.item[0];
}

/* The last decision that was made. */
static int64_t decide(int64_t placement, const char *note)
{
	const struct weighing w = { .reason = "not_needed", .note = note };
	const struct answer answer = { .verdict = "dismissed", .day = DAY_NONE, .weighing = &w };
	change(E_PLACEMENT, placement, "has_contact_person", "0");
	cr_assert_eq(app_decide(app, first(placement), &answer, NULL), 0, "%s", err_last());
	return latest(E_DECISION)->id;
}

/* Anna has De Wit, whose decision is for peer review; Bram has Zwart. */
static void shared_open(void)
{
	office_open();
	own = make_placement(make_employer("Bakkerij De Korenaar"), "Wit");
	own_contact = latest(E_CONTACT)->id;
	own_employee = latest(E_EMPLOYEE)->id;
	loose_employee = PUT(E_EMPLOYEE, "family_name", "Los");
	marked = decide(own, "Jansen van De Korenaar wil het niet");
	cr_assert_eq(app_peer_mark(app, marked, true, "Wat zou u Wit vragen?", NULL), 0, "%s", err_last());
	others = make_placement(make_employer("Garage Zon"), "Zwart");
	change(E_PLACEMENT, others, "expert", id(bram));
	unmarked = decide(others, "Zwart blijft thuis");
	office_share();
}

TestSuite(roles, .init = shared_open, .fini = office_close);

static const char *const users[] = { "anna", "lena", "rob", "petra", "beheer" };
static const char *const user_roles[] = { "expert", "lead", "researcher", "privacy", "administrator" };
enum { USERS = sizeof users / sizeof *users };

/* ---- who gets in ---- */

Test(roles, nobody_gets_in_without_a_role_and_is_told_whom_to_ask)
{
	struct app *other;
	cr_assert_eq(office_try("eve", &other), ERR_DENIED);
	cr_assert(other == NULL);
	cr_assert(strstr(err_last(), "eve") && strstr(err_last(), "beheer"), "%s", err_last());
	cr_assert_eq(store_member_end(app->store, "lena", "lead"), 0);
	cr_assert_eq(office_try("lena", &other), ERR_DENIED);
	cr_assert_eq(store_member_add(app->store, "eve", "astronaut"), 0);
	cr_assert_eq(office_try("eve", &other), ERR_DENIED, "a role this program does not know gives nothing");
}

Test(roles, nobody_claims_to_be_another_or_to_be_there_on_another_day)
{
	struct app_options o = { .db = store_path(app->store), .share = app->share, .user = "bram", .today = TODAY,
		.other_user = true };
	struct app *other;
	cr_assert_eq(app_open(&other, &o), ERR_DENIED);
	cr_assert(strstr(err_last(), "--expert"), "%s", err_last());
	o.other_user = false;
	o.other_day = true;
	cr_assert_eq(app_open(&other, &o), ERR_DENIED);
	cr_assert(strstr(err_last(), "--today"), "%s", err_last());
	o.other_day = false;
	o.readonly = true;
	cr_assert_eq(app_open(&other, &o), 0, "%s", err_last());
	cr_assert(other->readonly);
	app_close(&other);
}

/* ---- what each sees ---- */

static int64_t count(struct app *one, enum entity_id e)
{
	int64_t n;
	cr_assert_eq(store_count(one->store, &(struct query){ .entity = e }, 0, &n), 0, "%s", err_last());
	return n;
}

Test(roles, sees_its_own_files_or_all_without_names_or_none)
{
	static const int64_t placements[USERS] = { 1, 0, 2, 0, 0 };
	for (size_t i = 0; i < USERS; i++) {
		struct app *one = office_of(users[i]);
		struct record *r;
		cr_assert_eq(count(one, E_PLACEMENT), placements[i], "%s", users[i]);
		cr_assert_eq(count(one, E_EXPERT), 2, "%s", users[i]);
		cr_assert_not(one->readonly, "%s: who reads without names sets up programmes", users[i]);
		if (store_get(one->store, E_EMPLOYEE, own_employee, arena, &r) == 0)
			cr_assert_eq(strcmp(record_get(r, "family_name"), "Wit") == 0, i == 0, "%s", users[i]);
		app_close(&one);
	}
}

Test(roles, an_expert_whose_role_ended_sees_nothing_by_another_role)
{
	cr_assert_eq(store_member_add(app->store, "anna", "lead"), 0);
	cr_assert_eq(store_member_end(app->store, "anna", "expert"), 0);
	struct app *one = office_of("anna");
	cr_assert_eq(one->expert, 0);
	cr_assert_eq(count(one, E_PLACEMENT), 0);
	app_close(&one);
}

/* ---- every role, every action ---- */

static int save_contact(struct app *one)
{
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	record_set_ref(r, "placement", own);
	record_set(r, "party", "employer");
	record_set(r, "reached", "1");
	return app_save(one, r, NULL, NULL, NULL);
}
static int save_employee(struct app *one)
{
	struct record *r = record_new(model_entity(E_EMPLOYEE), TODAY, arena);
	record_set(r, "family_name", "Nieuw");
	return app_save(one, r, NULL, NULL, NULL);
}
enum { NOBODY = 999 };
static int change_employee(struct app *one)
{
	struct record *r = record_new(model_entity(E_EMPLOYEE), TODAY, arena);
	record_set(r, "family_name", "Anders");
	r->id = NOBODY;
	return app_save(one, r, NULL, NULL, NULL);
}
static int delete_employee(struct app *one)
{
	return app_delete(one, E_EMPLOYEE, NOBODY, 1, NULL);
}
static int save_expert(struct app *one)
{
	struct record *r = record_new(model_entity(E_EXPERT), TODAY, arena);
	record_set(r, "family_name", "Nieuw");
	record_set(r, "login", "nieuw");
	return app_save(one, r, NULL, NULL, NULL);
}
static int delete_contact(struct app *one)
{
	return app_delete(one, E_CONTACT, own_contact, 1, NULL);
}
static int undo(struct app *one)
{
	char *label;
	return app_undo(one, false, arena, &label);
}
static int tick(struct app *one)
{
	return app_tick(one, "1.2", own, 0, NULL, NULL);
}
static int rest(struct app *one)
{
	return app_rest(one, own, TODAY + 7, "vakantie", NULL);
}
static int mark(struct app *one)
{
	return app_peer_mark(one, marked, true, NULL, NULL);
}
static int peer_cases(struct app *one)
{
	struct record **list;
	size_t n;
	return app_peer_cases(one, arena, &list, &n);
}
static int peer_card(struct app *one)
{
	char *text;
	return app_peer_card(one, marked, false, arena, &text);
}
static int peer_view(struct app *one)
{
	return app_peer_view(one, marked, "een collega", "accepted", NULL, NULL, NULL);
}
static int statistics(struct app *one)
{
	struct rule_statistics *list;
	size_t n;
	return app_rule_statistics(one, DAY_NONE, arena, &list, &n);
}
static int save_rules(struct app *one)
{
	return app_rules_save(one, "kantoor.regel", NULL);
}
static int team(struct app *one)
{
	struct team t;
	return app_team(one, arena, &t);
}
static int members(struct app *one)
{
	struct member *list;
	size_t n;
	return app_members(one, true, arena, &list, &n);
}
static int member_add(struct app *one)
{
	return app_member_add(one, "daemon", "lead", NULL);
}
static int member_end(struct app *one)
{
	return app_member_end(one, "bram", "expert");
}
static int connections(struct app *one)
{
	struct connection *list;
	size_t n;
	return app_connections(one, arena, &list, &n);
}
static int connection_end(struct app *one)
{
	return app_connection_end(one, 99);
}
static int find_elsewhere(struct app *one)
{
	struct elsewhere_file *list;
	size_t n;
	return app_find_elsewhere(one, "Zwart", arena, &list, &n);
}
static int open_file(struct app *one)
{
	const char *until;
	return app_open_with_reason(one, E_PLACEMENT, others, "asked", "Bram vroeg het", 0, &until, arena);
}
static int hand_over_own(struct app *one)
{
	const struct hand_over h = { .from = anna, .to = bram, .note = "tot maandag" };
	size_t moved;
	return app_hand_over(one, &h, &moved, NULL);
}
static int hand_over_other(struct app *one)
{
	const struct hand_over h = { .from = bram, .to = anna, .note = "verdeling" };
	size_t moved;
	return app_hand_over(one, &h, &moved, NULL);
}
static int stand_in(struct app *one)
{
	return app_stand_in(one, bram, "anna", TODAY, TODAY + 7, "vakantie");
}
static int document_own(struct app *one)
{
	char *text;
	return app_person_document(one, own_employee, arena, &text);
}
static int erasure(struct app *one)
{
	struct erasure e;
	return app_erasure(one, own_employee, arena, &e);
}
static int certificates(struct app *one)
{
	struct certificate *list;
	size_t n;
	return app_certificates(one, arena, &list, &n);
}
static int backup(struct app *one)
{
	const struct backup_options o = { .path = arena_printf(arena, "%s/copy", office_folder()) };
	struct backup_report report;
	return app_backup(one, &o, arena, &report);
}
static int restore(struct app *one)
{
	struct restore_report report;
	return app_restore(one, "/nowhere", NULL, true, NULL, NULL, arena, &report);
}

static int member_name(struct app *one)
{
	return app_member_name(one, "bram", "Bram de Wit");
}
static int check_file(struct app *one)
{
	return app_check(one, NULL, NULL, NULL);
}

/* ---- what comes in and goes out ---- */

static int import_rows(struct app *one)
{
	static const char rows[] = "Werkgever;Werknemer;Startdatum\nBakkerij De Korenaar;Jan Bos;05-01-2026\n";
	struct import *im;
	struct import_result result;
	int rc = import_open_memory(&im, one->store, rows, sizeof rows - 1,
		arena_printf(arena, "%s/in.csv", office_folder()), TODAY);
	cr_assert_eq(rc, 0, "%s", err_last());
	rc = app_import(one, im, true, NULL, &result);
	import_close(&im);
	return rc;
}
static int take_out(struct app *one)
{
	const struct field_out o = { .path = "/nowhere/week.anker", .owner = one->user, .label = "laptop",
		.words = "alles", .share = one->share, .scope = { .placement = &own, .nplacements = 1, .since = DAY_NONE } };
	int site;
	return app_field_out(one, &o, &site);
}
static int bring_in(struct app *one)
{
	const struct field_in o = { .path = "/nowhere/week.anker", .share = one->share, .preview = true };
	struct field_report report;
	return app_field_in(one, &o, arena, &report);
}
static int shelf(struct app *one)
{
	struct shelf_item *item;
	size_t n;
	return app_shelf(one, arena, &item, &n);
}
static int settle(struct app *one)
{
	return app_shelf_settle(one, 99, SHELF_OFFICE, NULL, NULL);
}
static int loss(struct app *one)
{
	struct loss l;
	return app_loss(one, 99, arena, &l);
}
static int loss_note(struct app *one)
{
	const struct loss l = { .of = { .site = 99, .state = "out" } };
	return app_loss_note(one, &l);
}

/* ---- what is written about a file ---- */

static int log_contact(struct app *one)
{
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	struct logged logged;
	struct conflict *conflicts;
	size_t n;
	record_set_ref(r, "placement", own);
	record_set(r, "party", "employer");
	record_set(r, "reached", "1");
	return app_log_contact(one, r, NULL, 0, arena, &logged, &conflicts, &n);
}
static int weigh(struct app *one)
{
	const struct weighing w = { .note = "nog eens bezien" };
	return app_weigh(one, marked, &w, NULL);
}
static int begin_talk(struct app *one)
{
	const struct interview_plan plan = { .script = "no-such-list", .placement = own };
	int64_t talk;
	return interview_begin(one, &plan, &talk);
}
static int point_can(struct app *one)
{
	const struct point p = { .item = choices_capacity_item[0].code, .level = 1 };
	int64_t item;
	return app_point_can(one, own, &p, &item, NULL);
}
static int scheme_set(struct app *one)
{
	const struct scheme_standing to = { .state = "no-such-state", .on = TODAY, .since = DAY_NONE, .until = DAY_NONE,
		.deadline = DAY_NONE };
	return app_scheme_set(one, own, "no_risk", &to, NULL, NULL);
}
static int not_twins(struct app *one)
{
	return app_not_twins(one, E_EMPLOYEE, own_employee, loose_employee, NULL);
}
static int keep_longer(struct app *one)
{
	return app_retention_keep(one, own_employee, TODAY + 400, "lopend bezwaar", NULL);
}
static int pass_on(struct app *one)
{
	const struct passing_on p = { .employee = own_employee, .recipient = "employer", .what = "briefing",
		.ground = "reintegration", .reason = "werkplek inrichten" };
	return app_pass_on(one, &p, NULL);
}

/* ---- pages of a file ---- */

static int suggestions(struct app *one)
{
	struct suggestions list;
	return app_suggestions(one, own, 0, 0, arena, &list);
}
static int briefing(struct app *one)
{
	char *text;
	return app_briefing(one, own, false, arena, &text);
}
static int who_now(struct app *one)
{
	char *text;
	return app_who_now(one, own, false, arena, &text);
}
static int prepare(struct app *one)
{
	struct preparation p;
	return interview_prepare(one, 0, own, arena, &p);
}
static int schemes(struct app *one)
{
	struct scheme_row *row;
	size_t n;
	return app_schemes(one, own, arena, &row, &n);
}
static int read_log(struct app *one)
{
	const struct readlog_query q = { .employee = own_employee };
	struct readlog_entry *list;
	size_t n;
	return app_readlog(one, &q, arena, &list, &n);
}

static int save_programme(struct app *one)
{
	struct record *r = record_new(model_entity(E_PROGRAMME), TODAY, arena);
	record_set(r, "name", "Duurzaam");
	record_set(r, "start", "2026-01-01");
	record_set(r, "until", "2029-12-31");
	return app_save(one, r, NULL, NULL, NULL);
}

static int targets(struct app *one)
{
	struct target_row *row;
	size_t n;
	return app_targets(one, 1, arena, &row, &n);
}

static int parts(struct app *one)
{
	struct part_row *row;
	size_t n;
	int64_t elsewhere;
	return app_parts(one, 1, PART_EVERYWHERE, arena, &row, &n, &elsewhere);
}

static int part_move(struct app *one)
{
	return app_part_move(one, 1, PART_AGREED, TODAY, NULL, NULL);
}

static int assign(struct app *one)
{
	return app_assign(one, 1, 1, bram, TODAY, NULL, NULL);
}

#define R(name) (1u << RIGHT_##name)
#define READERS (R(FILES) | R(RESEARCH))
static const struct action {
	const char *name;
	unsigned rights; /* one of them will do */
	int (*run)(struct app *one);
	int otherwise;   /* a code that shows as well as 0 that it was allowed */
} actions[] = {
	{ "a contact is saved", R(FILES), save_contact, 0 },
	{ "a contact is deleted", R(FILES), delete_contact, 0 },
	{ "an employee is made", R(FILES), save_employee, 0 },
	{ "an employee is changed", R(PERSON), change_employee, ERR_NOTFOUND },
	{ "an employee is deleted", R(FILES), delete_employee, ERR_NOTFOUND },
	{ "an expert is saved", R(USERS), save_expert, 0 },
	{ "work is undone", R(FILES) | R(PERSON), undo, ERR_NOTFOUND },
	{ "a point is ticked", R(FILES), tick, 0 },
	{ "a placement rests", R(FILES), rest, 0 },
	{ "a decision is marked", R(FILES), mark, 0 },
	{ "cases are listed", R(FILES) | R(PEER), peer_cases, 0 },
	{ "a case is read", R(FILES) | R(PEER), peer_card, 0 },
	{ "a view is given", R(FILES) | R(PEER), peer_view, 0 },
	{ "statistics", R(FILES) | R(TEAM), statistics, 0 },
	{ "rules are saved", R(RULES), save_rules, 0 },
	{ "the team", R(TEAM), team, 0 },
	{ "users are listed", R(USERS), members, 0 },
	{ "a role is given", R(USERS), member_add, 0 },
	{ "a role is ended", R(USERS), member_end, 0 },
	{ "connections are listed", R(USERS), connections, 0 },
	{ "a connection is ended", R(USERS), connection_end, ERR_NOTFOUND },
	{ "a colleague's file is looked for", R(OPEN), find_elsewhere, 0 },
	{ "a colleague's file is opened", R(OPEN), open_file, 0 },
	{ "one's own caseload is handed over", R(HAND_OVER) | R(ASSIGN), hand_over_own, 0 },
	{ "a colleague's caseload is handed over", R(ASSIGN), hand_over_other, 0 },
	{ "a stand-in is named for a colleague", R(ASSIGN), stand_in, 0 },
	{ "a person's document", R(PERSON) | R(PRIVACY), document_own, 0 },
	{ "an erasure is looked at", R(PRIVACY), erasure, 0 },
	{ "certificates", R(PRIVACY), certificates, 0 },
	{ "a copy is made", R(BACKUP), backup, 0 },
	{ "a copy is put back", R(BACKUP), restore, ERR_NOTFOUND },
	{ "a name is corrected", R(USERS), member_name, 0 },
	{ "the file is checked", R(BACKUP), check_file, 0 },
	{ "a table is imported", R(FILES), import_rows, 0 },
	{ "work is taken out", R(FILES), take_out, ERR_IO },
	{ "work is brought in", R(FILES), bring_in, ERR_INVALID },
	{ "the shelf is looked at", R(FILES), shelf, 0 },
	{ "a choice is made", R(FILES), settle, ERR_NOTFOUND },
	{ "a lost laptop is looked at", R(FILES), loss, ERR_NOTFOUND },
	{ "a laptop is reported lost", R(FILES), loss_note, ERR_NOTFOUND },
	{ "a contact is logged", R(FILES), log_contact, 0 },
	{ "a decision is weighed", R(FILES), weigh, 0 },
	{ "a talk is begun", R(FILES), begin_talk, ERR_NOTFOUND },
	{ "a point is noted", R(FILES), point_can, 0 },
	{ "a scheme is set", R(FILES), scheme_set, ERR_NOTFOUND },
	{ "two are told apart", R(FILES), not_twins, 0 },
	{ "a file is kept longer", R(PERSON), keep_longer, 0 },
	{ "a page is passed on", R(PERSON), pass_on, ERR_NOTFOUND },
	{ "suggestions", READERS, suggestions, 0 },
	{ "a briefing", READERS, briefing, ERR_NOTFOUND },
	{ "who is there now", READERS, who_now, 0 },
	{ "a preparation", READERS, prepare, 0 },
	{ "schemes", READERS, schemes, ERR_NOTFOUND },
	{ "a programme is set up", R(PROGRAMME), save_programme, 0 },
	{ "counts of a programme", R(FILES) | R(PROGRAMME), targets, ERR_NOTFOUND },
	{ "who takes part", R(FILES) | R(PROGRAMME), parts, 0 },
	{ "somebody takes part", R(FILES), part_move, ERR_NOTFOUND },
	{ "an employer goes to a colleague", R(PROGRAMME), assign, ERR_NOTFOUND },
	{ "who read a file", R(FILES) | R(PRIVACY), read_log, 0 },
};

ParameterizedTestParameters(roles, every_action_is_allowed_or_refused_as_the_table_says)
{
	static size_t user[USERS];
	for (size_t u = 0; u < USERS; u++)
		user[u] = u;
	return cr_make_param_array(size_t, user, USERS);
}

/* What was done changes nothing that the next action finds: it gets a caseload of its own. */
ParameterizedTest(size_t *u, roles, every_action_is_allowed_or_refused_as_the_table_says)
{
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
		struct app *one = office_of(users[*u]);
		bool may = (app_role(user_roles[*u])->rights & actions[i].rights) != 0;
		int rc = actions[i].run(one);
		/* What is out of reach is not there. */
		bool refused = rc == ERR_DENIED || (!may && rc == ERR_NOTFOUND);
		cr_expect_eq(refused, !may, "%s: %s (%d, %s)", user_roles[*u], actions[i].name, rc, rc ? err_last() : "");
		cr_expect(!may || rc == 0 || rc == actions[i].otherwise, "%s: %s (%d, %s)", user_roles[*u],
			actions[i].name, rc, err_last());
		app_close(&one);
		if (rc == 0) {
			office_close();
			shared_open();
		}
	}
}

Test(roles, every_right_is_in_some_role_and_described)
{
	unsigned all = 0;
	size_t n;
	const struct role_row *role = app_roles(&n);
	for (size_t i = 0; i < n; i++) {
		all |= role[i].rights;
		cr_assert(*role[i].label.nl && *role[i].label.en && *role[i].help.nl && *role[i].help.en);
	}
	cr_assert_eq(all, (1u << RIGHT_COUNT) - 1);
	for (int i = 0; i < RIGHT_COUNT; i++)
		cr_assert(app_rights[i].code && *app_rights[i].help.nl && *app_rights[i].help.en, "%d", i);
}

Test(roles, a_refusal_names_the_right_the_roles_and_who_gives_others)
{
	struct app *lena = office_of("lena");
	cr_assert_eq(app_allow(lena, RIGHT_FILES), ERR_DENIED);
	cr_assert(strstr(err_last(), "files") && strstr(err_last(), "lead") && strstr(err_last(), "beheer"), "%s",
		err_last());
	app_close(&lena);
}

/* ---- accounts ---- */

Test(roles, an_account_of_the_machine_gets_a_role_and_an_expert_record)
{
	struct app *beheer = office_of("beheer");
	struct app *other;
	cr_assert_eq(app_member_add(beheer, "no-such-account", "expert", NULL), ERR_INVALID);
	cr_assert_eq(app_member_add(beheer, "daemon", "astronaut", NULL), ERR_INVALID);
	cr_assert_eq(app_member_add(beheer, "daemon", "expert", "Daan de Mon"), 0, "%s", err_last());
	cr_assert_eq(app_member_add(beheer, "daemon", "expert", NULL), ERR_CONFLICT);
	cr_assert_eq(app_member_add(beheer, "daemon", "researcher", NULL), ERR_INVALID, "names beside no names");
	cr_assert_eq(office_try("daemon", &other), 0, "%s", err_last());
	cr_assert_gt(other->expert, 0);
	cr_assert_str_eq(store_title(other->store, E_EXPERT, other->expert, arena), "Daan de Mon");
	app_close(&other);
	cr_assert_eq(app_member_end(beheer, "beheer", "administrator"), ERR_INVALID, "the last one");
	cr_assert_eq(app_member_end(beheer, "daemon", "expert"), 0, "%s", err_last());
	cr_assert_eq(office_try("daemon", &other), ERR_DENIED);
	app_close(&beheer);
}

Test(roles, nobody_in_files_makes_a_colleagues_account_their_own)
{
	struct record *r = get(E_EXPERT, bram);
	record_set(r, "login", "anna");
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), ERR_DENIED);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), ERR_DENIED, "nor past the use case");
}

Test(roles, whose_caseload_is_shown_gives_no_right_to_it)
{
	const struct hand_over h = { .from = bram, .to = anna, .note = "voor mij" };
	size_t moved;
	app->expert = bram; /* as the choice on Today does */
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_DENIED);
	cr_assert_eq(app_stand_in(app, bram, "anna", TODAY, TODAY + 1, "voor mij"), ERR_DENIED);
	cr_assert_eq(count(app, E_PLACEMENT), 1);
}

/* ---- connections ---- */

static struct app *connected(const char *user)
{
	const struct app_options o = { .db = store_path(app->store), .share = app->share, .user = user,
		.today = TODAY, .source = "192.0.2.7", .terminal = "/dev/pts/3", .what = "screens" };
	struct app *one;
	cr_assert_eq(app_open(&one, &o), 0, "%s", err_last());
	return one;
}

Test(roles, connections_are_seen_and_ended_in_every_role)
{
	struct app *one[USERS];
	struct connection *list;
	size_t n;
	for (size_t i = 0; i < USERS; i++)
		one[i] = connected(users[i]);
	cr_assert_eq(app_connections(one[4], arena, &list, &n), 0, "%s", err_last());
	cr_assert_eq(n, USERS);
	for (size_t i = 0; i < USERS; i++) {
		cr_assert_str_eq(list[i].who, users[i]);
		cr_assert_str_eq(list[i].source, "192.0.2.7");
		cr_assert_eq(list[i].pid, (long)getpid());
		cr_assert_eq(list[i].own, i == 4);
		cr_assert(!store_asked_to_end(one[i]->store));
	}
	for (size_t i = 0; i < USERS; i++) {
		cr_assert_eq(app_connection_end(one[4], list[i].id), 0, "%s", err_last());
		cr_assert(store_asked_to_end(one[i]->store), "%s", users[i]);
	}
	for (size_t i = 0; i < USERS; i++)
		app_close(&one[i]);
	one[4] = office_of("beheer");
	cr_assert_eq(app_connections(one[4], arena, &list, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0, "who left is gone");
	app_close(&one[4]);
}

Test(roles, who_loses_a_role_is_asked_to_end)
{
	struct app *anna_app = connected("anna"), *beheer = office_of("beheer");
	cr_assert_eq(app_member_end(beheer, "anna", "expert"), 0, "%s", err_last());
	cr_assert(store_asked_to_end(anna_app->store));
	app_close(&anna_app);
	app_close(&beheer);
}

/* ---- the team ---- */

Test(roles, the_team_is_numbers_by_name)
{
	struct app *lena = office_of("lena");
	struct team t;
	cr_assert_eq(app_team(lena, arena, &t), 0, "%s", err_last());
	cr_assert_eq(t.n, 2);
	for (size_t i = 0; i < t.n; i++) {
		cr_assert_eq(t.row[i].placements, 1);
		cr_assert_eq(t.row[i].employers, 1);
		cr_assert_eq(t.row[i].overdue, 0);
	}
	cr_assert_eq(t.unassigned, 0);
	cr_assert_eq(t.left, 0);
	cr_assert_eq(store_member_end(app->store, "bram", "expert"), 0);
	PUT(E_ACTION, "placement", id(own), "what", "bellen", "due", "2026-11-20", "state", "open");
	cr_assert_eq(app_team(lena, arena, &t), 0, "%s", err_last());
	cr_assert_eq(t.left, 1);
	int64_t overdue = 0;
	for (size_t i = 0; i < t.n; i++)
		overdue += t.row[i].expert == anna ? t.row[i].overdue : 0;
	cr_assert_eq(overdue, 1);
	app_close(&lena);
}

Test(roles, peer_review_of_the_team_tells_no_names_and_nothing_that_was_not_brought)
{
	struct app *lena = office_of("lena");
	struct record **list;
	size_t n;
	char *text;
	cr_assert_eq(app_peer_cases(lena, arena, &list, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(list[0]->id, marked);
	cr_assert(record_get(list[0], "note") == NULL);
	cr_assert(strstr(record_get(list[0], "peer_question"), "Wit") == NULL, "%s",
		record_get(list[0], "peer_question"));
	cr_assert_eq(app_peer_card(lena, marked, false, arena, &text), 0, "%s", err_last());
	cr_assert(!strstr(text, "Wit") && !strstr(text, "Korenaar"), "%s", text);
	cr_assert_eq(app_peer_card(lena, unmarked, false, arena, &text), ERR_NOTFOUND);
	app_close(&lena);
}

/* ---- rules of the office ---- */

Test(roles, rules_of_the_office_stand_beside_the_caseload_for_all)
{
	struct app *lena = office_of("lena"), *other;
	char *text;
	struct stat st;
	cr_assert_eq(app_parameter_change(lena, "contactinterval", TODAY,
		"soepel 10 weken, aandacht 5 weken, moeizaam 2 weken", "besproken", arena, &text), 0, "%s", err_last());
	cr_assert_eq(app_rules_save(lena, "parameters.regel", text), 0, "%s", err_last());
	cr_assert_eq(stat(arena_printf(arena, "%s/rules/parameters.regel", office_folder()), &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0660);
	cr_assert_eq(office_try("bram", &other), 0, "%s", err_last());
	cr_assert_eq(other->rules_stamp, lena->rules_stamp);
	app_close(&other);
	app_close(&lena);
}
