/* Colleagues in a shared caseload: what opens with a reason and for how long, what is told, handing over,
 * standing in, and that every file that is shown has a line in the read log. */
#include "anker/exchange.h"
#include "anker/colleague.h"
#include "anker/overview.h"
#include "office.h"

static int64_t own, others, others_employer;

/* Anna has De Wit, Bram has Zwart at an employer where nobody else has anyone. */
static void shared_open(void)
{
	office_open();
	own = make_placement(make_employer("Bakkerij De Korenaar"), "Wit");
	others_employer = make_employer("Garage Zon");
	others = make_placement(others_employer, "Zwart");
	change(E_PLACEMENT, others, "expert", id(bram));
	PUT(E_ACTION, "placement", id(others), "what", "Bellen", "owner", id(bram));
	office_share();
}

TestSuite(colleague, .init = shared_open, .fini = office_close);

static size_t lines(struct readlog_entry **e)
{
	size_t n;
	cr_assert_eq(readlog_find(app->store, &(struct readlog_query){ .from = DAY_NONE, .to = DAY_NONE }, arena, e, &n),
		0, "%s", err_last());
	return n;
}

static bool sees(struct app *one, enum entity_id e, int64_t record)
{
	bool in;
	store_stamp(one->store); /* as the screens do every second: what others wrote is known from then on */
	cr_assert_eq(store_in_reach(one->store, e, record, &in), 0);
	return in;
}

static size_t told(struct app *one, struct notice **n)
{
	size_t count;
	cr_assert_eq(store_notices(one->store, false, 0, arena, n, &count), 0);
	return count;
}

static int open_others(int minutes, const char *reason)
{
	const char *until;
	return app_open_with_reason(app, E_PLACEMENT, others, "asked", reason, minutes, &until, arena);
}

/* ---- the read log ---- */

Test(colleague, a_file_is_noted_once_per_program_with_its_ground)
{
	struct readlog_entry *e;
	cr_assert_eq(app_read(app, E_PLACEMENT, own, "screen"), 0, "%s", err_last());
	cr_assert_eq(lines(&e), 1);
	cr_assert_str_eq(e[0].ground, "own");
	cr_assert_str_eq(e[0].who, "anna");
	cr_assert_eq(e[0].record, own);
	cr_assert_eq(e[0].employee, record_ref(get(E_PLACEMENT, own), "employee"));
	cr_assert_eq(app_read(app, E_PLACEMENT, own, "screen"), 0);
	cr_assert_eq(app_read(app, E_CONTACT, latest(E_CONTACT)->id, "screen"), 0, "%s", err_last());
	cr_assert_eq(lines(&e), 1, "a contact is in the file of its placement");
	struct app *again = office_of("anna");
	cr_assert_eq(app_read(again, E_PLACEMENT, own, "show"), 0);
	cr_assert_eq(lines(&e), 2, "another program is noted too");
	app_close(&again);
}

Test(colleague, what_is_out_of_reach_is_not_there_and_gets_no_line)
{
	struct readlog_entry *e;
	cr_assert_eq(app_read(app, E_PLACEMENT, others, "screen"), ERR_NOTFOUND);
	cr_assert_eq(lines(&e), 0);
}

Test(colleague, lists_are_noted_by_how_many_they_show)
{
	struct readlog_entry *e;
	cr_assert_eq(app_read_many(app, E_CONTACT, 12, "list"), 0, "%s", err_last());
	cr_assert_eq(app_read_many(app, E_CONTACT, 13, "list"), 0);
	cr_assert_eq(app_read_many(app, E_CONTACT, 0, "export"), 0);
	cr_assert_eq(lines(&e), 1);
	cr_assert_eq(e[0].records, 12);
	cr_assert_str_eq(e[0].what, "list contacts");
	cr_assert_eq((int)e[0].entity, E_NONE);
}

Test(colleague, the_register_and_settings_are_nobodys_file)
{
	struct readlog_entry *e;
	cr_assert_eq(app_read(app, E_EXPERT, bram, "screen"), 0);
	cr_assert_eq(lines(&e), 0);
}

Test(colleague, one_sees_who_opened_ones_files_and_the_privacy_officer_all)
{
	const struct readlog_query all = { .from = DAY_NONE, .to = DAY_NONE };
	struct app *bram_app = office_of("bram"), *petra = office_of("petra"), *lena = office_of("lena");
	struct readlog_entry *e;
	size_t n;
	cr_assert_eq(app_read(app, E_PLACEMENT, own, "screen"), 0);
	cr_assert_eq(open_others(0, "Bram vroeg het"), 0, "%s", err_last());
	cr_assert_eq(app_readlog(bram_app, &all, arena, &e, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_str_eq(e[0].reason, "Bram vroeg het");
	cr_assert_eq(app_readlog(petra, &all, arena, &e, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_assert_eq(app_readlog(lena, &all, arena, &e, &n), ERR_DENIED);
	app_close(&bram_app);
	app_close(&petra);
	app_close(&lena);
}

/* ---- break the glass ---- */

Test(colleague, a_file_is_found_by_whole_name_or_number_alone)
{
	static const char *const none[] = { "Zwa", "Zwart Garage", "%wart", "Garage Zon" };
	struct elsewhere_file *f;
	struct readlog_entry *e;
	size_t n;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		cr_assert_eq(app_find_elsewhere(app, none[i], arena, &f, &n), 0, "%s", err_last());
		cr_assert_eq(n, 0, "%s", none[i]);
	}
	cr_assert_eq(app_find_elsewhere(app, "zw", arena, &f, &n), ERR_INVALID);
	cr_assert_eq(app_find_elsewhere(app, " zwart ", arena, &f, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(f[0].id, others);
	cr_assert(strstr(f[0].expert, "Bakker"), "%s", f[0].expert);
	cr_assert_eq(lines(&e), 1, "the asking is in the log");
	cr_assert_str_eq(e[0].ground, "asked");
	cr_assert_str_eq(e[0].reason, "", "and no name");
	cr_assert(f[0].told && !f[0].own);
	cr_assert_eq(app_find_elsewhere(app, "Wit", arena, &f, &n), 0);
	cr_assert_eq(n, 0, "one's own files are in one's lists");
	change(E_EMPLOYEE, record_ref(get(E_PLACEMENT, own), "employee"), "restricted", "2026-11-20");
	cr_assert_eq(app_find_elsewhere(app, "Wit", arena, &f, &n), 0);
	cr_assert_eq(n, 1, "but a restricted one");
	cr_assert(f[0].own && !f[0].told, "of whose opening nobody is told");
}

Test(colleague, opening_takes_a_reason_and_a_time_within_the_parameter)
{
	struct readlog_entry *e;
	cr_assert_eq(open_others(0, ""), ERR_INVALID);
	cr_assert_eq(open_others(0, "  \n"), ERR_INVALID);
	cr_assert_eq(open_others(481, "Bram vroeg het"), ERR_INVALID);
	cr_assert_eq(open_others(-5, "Bram vroeg het"), ERR_INVALID);
	cr_assert(!sees(app, E_PLACEMENT, others));
	cr_assert_eq(lines(&e), 0);
	cr_assert_eq(open_others(480, "Bram vroeg het"), 0, "%s", err_last());
	cr_assert(sees(app, E_PLACEMENT, others));
}

Test(colleague, an_opened_file_is_in_the_log_and_told_to_whose_it_is)
{
	struct app *bram_app = office_of("bram");
	struct readlog_entry *e;
	struct notice *n;
	cr_assert_eq(open_others(0, "Bram vroeg het"), 0, "%s", err_last());
	cr_assert_eq(lines(&e), 1);
	cr_assert_str_eq(e[0].ground, "opened");
	cr_assert_str_eq(e[0].reason, "Bram vroeg het");
	cr_assert_eq(app_read(app, E_PLACEMENT, others, "screen"), 0, "%s", err_last());
	cr_assert_eq(lines(&e), 1, "the line of opening it says so for this program");
	cr_assert_eq(told(bram_app, &n), 1);
	cr_assert_str_eq(n[0].by, "anna");
	cr_assert_str_eq(n[0].kind, "opened");
	cr_assert_str_eq(n[0].text, "Bram vroeg het");
	cr_assert_eq(n[0].record, others);
	cr_assert_eq(store_notice_seen(app->store, n[0].id), ERR_NOTFOUND, "anna cannot hide it");
	cr_assert_eq(store_notices_seen(app->store), 0);
	cr_assert_eq(told(bram_app, &n), 1, "nor with all of hers");
	cr_assert_eq(store_notice_seen(bram_app->store, n[0].id), 0);
	cr_assert_eq(told(bram_app, &n), 0);
	cr_assert_eq(told(app, &n), 0);
	app_close(&bram_app);
}

Test(colleague, an_opened_file_closes_by_itself)
{
	struct opened *o;
	size_t n;
	cr_assert_eq(store_open_for(app->store, E_PLACEMENT, others, 0, "asked", "voorbij"), 0);
	cr_assert_eq(store_opened(app->store, "anna", false, arena, &o, &n), 0);
	cr_assert_eq(n, 0, "until now is over");
	cr_assert(!sees(app, E_PLACEMENT, others));
	cr_assert_eq(app_read(app, E_PLACEMENT, others, "screen"), ERR_NOTFOUND);
	cr_assert_eq(store_opened(app->store, NULL, true, arena, &o, &n), 0);
	cr_assert_eq(n, 1);
}

/* ---- handing over ---- */

Test(colleague, a_caseload_goes_over_with_its_open_actions_and_a_note)
{
	struct app *bram_app = office_of("bram");
	const struct hand_over h = { .from = bram, .to = anna, .note = "Ik ga met verlof" };
	struct notice *n;
	size_t moved;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_DENIED, "anna does not take it herself");
	cr_assert_eq(app_hand_over(bram_app, &h, &moved, NULL), 0, "%s", err_last());
	cr_assert_eq(moved, 1);
	cr_assert(sees(app, E_PLACEMENT, others) && !sees(bram_app, E_PLACEMENT, others));
	cr_assert_eq(record_ref(latest(E_ACTION), "owner"), anna);
	cr_assert_eq(told(app, &n), 1);
	cr_assert_str_eq(n[0].kind, "handed_over");
	cr_assert_str_eq(n[0].text, "Ik ga met verlof");
	cr_assert_eq(app_hand_over(bram_app, &h, &moved, NULL), ERR_NOTFOUND, "nothing is left");
	app_close(&bram_app);
}

static int64_t interview_of(struct app *one, int64_t employer, const char *finished)
{
	struct record *r = record_new(model_entity(E_INTERVIEW), TODAY, arena);
	record_set_ref(r, "employer", employer);
	record_set_ref(r, "expert", one->self);
	record_set_day(r, "date", TODAY - 2);
	record_set(r, "party", "employer");
	record_set(r, "script", "eerste_gesprek");
	record_set(r, "state", finished ? "finished" : "paused");
	record_set(r, "finished", finished);
	cr_assert_eq(app_save(one, r, NULL, NULL, NULL), 0, "%s", err_last());
	return r->id;
}

static int64_t expert_of(struct app *one, int64_t interview)
{
	struct record *r;
	cr_assert_eq(store_get(one->store, E_INTERVIEW, interview, arena, &r), 0, "%s: %s", one->user, err_last());
	return record_ref(r, "expert");
}

Test(colleague, an_interview_under_way_goes_with_the_whole_caseload_not_with_one_placement)
{
	struct app *bram_app = office_of("bram");
	int64_t open = interview_of(bram_app, others_employer, NULL),
		over = interview_of(bram_app, others_employer, "2026-11-20T10:00:00Z"),
		elsewhere = interview_of(bram_app, make_employer("Rederij Vlieland"), NULL);
	const struct hand_over one = { .from = bram, .to = anna, .placement = &others, .n = 1 },
			       back = { .from = anna, .to = bram, .placement = &others, .n = 1 },
			       whole = { .from = bram, .to = anna };
	size_t moved;
	cr_assert_eq(app_hand_over(bram_app, &one, &moved, NULL), 0, "%s", err_last());
	cr_expect_eq(expert_of(bram_app, open), bram);
	cr_assert_eq(app_hand_over(app, &back, &moved, NULL), 0, "%s", err_last());
	cr_assert_eq(app_hand_over(bram_app, &whole, &moved, NULL), 0, "%s", err_last());
	cr_expect_eq(moved, 1, "interviews are not counted as files");
	cr_expect_eq(expert_of(app, open), anna);
	cr_expect_eq(expert_of(bram_app, over), bram, "what is finished stays whose it was");
	cr_expect_eq(expert_of(bram_app, elsewhere), bram, "of no placement that went over");
	app_close(&bram_app);
}

Test(colleague, what_is_told_of_a_file_that_went_on_to_another_says_so)
{
	struct app *bram_app = office_of("bram");
	const struct hand_over there = { .from = bram, .to = anna, .placement = &others, .n = 1 },
			       back = { .from = anna, .to = bram, .placement = &others, .n = 1 };
	struct notice *n;
	size_t moved;
	cr_assert_eq(app_hand_over(bram_app, &there, &moved, NULL), 0, "%s", err_last());
	store_stamp(app->store);
	cr_assert_eq(told(app, &n), 1);
	cr_expect(strstr(app_notice_file(app, n, arena), "Zwart"));
	cr_assert_eq(app_hand_over(app, &back, &moved, NULL), 0, "%s", err_last());
	cr_expect_str_eq(app_notice_file(app, n, arena), "a file that is now with a colleague");
	app_close(&bram_app);
}

Test(colleague, chosen_placements_go_over_or_none_of_them)
{
	const int64_t both[] = { own, others }, one[] = { own };
	struct hand_over h = { .from = anna, .to = bram, .placement = both, .n = 2 };
	size_t moved;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_INVALID, "one of them is Bram's");
	cr_assert(sees(app, E_PLACEMENT, own));
	h.placement = one;
	h.n = 1;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), 0, "%s", err_last());
	cr_assert_eq(moved, 1);
	cr_assert(!sees(app, E_PLACEMENT, own));
}

Test(colleague, a_lead_assigns_without_reading_and_both_are_told)
{
	struct app *lena = office_of("lena"), *bram_app = office_of("bram");
	const struct hand_over h = { .from = bram, .to = anna, .note = "Bram is ziek" };
	struct notice *n;
	size_t moved;
	cr_assert_eq(app_hand_over(lena, &h, &moved, NULL), 0, "%s", err_last());
	cr_assert(!sees(lena, E_PLACEMENT, others));
	cr_assert_eq(told(app, &n), 1);
	cr_assert_eq(told(bram_app, &n), 1);
	cr_assert_str_eq(n[0].kind, "taken_over");
	app_close(&lena);
	app_close(&bram_app);
}

Test(colleague, files_go_to_experts_with_a_role_alone)
{
	struct hand_over h = { .from = anna, .to = 4711 };
	size_t moved;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_INVALID);
	cr_assert_eq(store_member_end(app->store, "bram", "expert"), 0);
	h.to = bram;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_INVALID);
	h.to = anna;
	cr_assert_eq(app_hand_over(app, &h, &moved, NULL), ERR_INVALID);
}

/* ---- standing in ---- */

Test(colleague, who_stands_in_sees_the_files_and_the_log_says_so)
{
	struct app *bram_app = office_of("bram");
	struct readlog_entry *e;
	struct stand_in *si;
	struct notice *n;
	size_t count;
	cr_assert_eq(app_stand_in(app, bram, "anna", TODAY, TODAY + 7, ""), ERR_DENIED);
	cr_assert_eq(app_stand_in(bram_app, bram, "anna", TODAY, TODAY + 7, "Vakantie"), 0, "%s", err_last());
	cr_assert(sees(app, E_PLACEMENT, others));
	app->expert = bram; /* whose caseload the screens show says nothing of whose file it is */
	cr_assert_eq(app_read(app, E_PLACEMENT, others, "screen"), 0, "%s", err_last());
	app->expert = anna;
	cr_assert_eq(lines(&e), 1);
	cr_assert_str_eq(e[0].ground, "stand_in");
	cr_assert_eq(told(app, &n), 1);
	cr_assert_str_eq(n[0].text, "Vakantie");
	cr_assert_eq(store_stand_ins(app->store, TODAY, arena, &si, &count), 0);
	cr_assert_eq(count, 1);
	cr_assert_eq(app_stand_in_end(app, si[0].id), 0, "who stands in may stop: %s", err_last());
	cr_assert(!sees(app, E_PLACEMENT, others));
	cr_assert_eq(told(bram_app, &n), 1);
	cr_assert_eq(app_stand_in_end(app, si[0].id), ERR_NOTFOUND);
	app_close(&bram_app);
}

Test(colleague, a_stand_in_holds_on_its_days_alone)
{
	struct app *bram_app = office_of("bram");
	cr_assert_eq(app_stand_in(bram_app, bram, "anna", TODAY + 1, TODAY + 7, ""), 0, "%s", err_last());
	cr_assert(!sees(app, E_PLACEMENT, others), "tomorrow");
	cr_assert_eq(app_stand_in(bram_app, bram, "bram", TODAY, TODAY, ""), ERR_INVALID, "for oneself");
	cr_assert_eq(app_stand_in(bram_app, bram, "anna", TODAY, TODAY - 1, ""), ERR_INVALID, "ends before it begins");
	cr_assert_eq(app_stand_in(bram_app, bram, "anna", TODAY, TODAY + 92, ""), ERR_INVALID, "too long");
	cr_assert_eq(app_stand_in(bram_app, bram, "lena", TODAY, TODAY, ""), ERR_INVALID, "has no files");
	cr_assert_eq(app_stand_in(bram_app, bram, "anna", TODAY, TODAY + 91, ""), 0, "%s", err_last());
	cr_assert(sees(app, E_PLACEMENT, others));
	app_close(&bram_app);
}

/* ---- seeing is not owning ---- */

static struct record *opened_file(void)
{
	struct record *r;
	cr_assert_eq(open_others(5, "Bram vroeg het"), 0, "%s", err_last());
	cr_assert_eq(store_get(app->store, E_PLACEMENT, others, arena, &r), 0, "%s", err_last());
	return r;
}

static int try_put(enum entity_id e, const char *const *fields)
{
	struct record *r = record_new(model_entity(e), TODAY, arena);
	for (size_t i = 0; fields[i]; i += 2)
		cr_assert_eq(record_set(r, fields[i], fields[i + 1]), 0, "%s", err_last());
	return store_put(app->store, r, NULL, NULL);
}
#define TRY(e, ...) try_put(e, (const char *const[]){ __VA_ARGS__, NULL })

Test(colleague, what_is_open_for_a_while_is_not_made_ones_own)
{
	struct record *r = opened_file(), *mine = get(E_PLACEMENT, own);
	const char *theirs = record_get(r, "employee"), *employer = record_get(mine, "employer");
	record_set_ref(r, "expert", anna);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), ERR_DENIED);
	record_set_ref(r, "expert", 0);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), ERR_DENIED);
	cr_assert_eq(store_delete(app->store, E_PLACEMENT, others, r->version), ERR_DENIED);
	cr_assert_eq(TRY(E_PLACEMENT, "employee", theirs, "employer", employer, "expert", id(anna)), ERR_DENIED);
	cr_assert_eq(TRY(E_PLACEMENT, "employee", theirs, "employer", employer), ERR_DENIED);
	cr_assert_eq(TRY(E_PLACEMENT, "employee", theirs, "employer", employer, "expert", id(bram)), 0, "%s", err_last());
	record_set(mine, "employee", theirs);
	cr_assert_eq(store_put(app->store, mine, NULL, NULL), ERR_DENIED);
	cr_assert_eq(TRY(E_CONTACT, "placement", id(others), "date", "2026-11-22", "party", "employer"), 0, "%s",
		err_last());
}

Test(colleague, a_merge_takes_no_colleagues_file_along)
{
	int64_t moved, txn, employer = record_ref(get(E_PLACEMENT, own), "employer");
	int64_t theirs = record_ref(opened_file(), "employee"), mine = record_ref(get(E_PLACEMENT, own), "employee");
	cr_assert_eq(app_merge(app, E_EMPLOYEE, theirs, mine, NULL, NULL, NULL, &moved, &txn), ERR_DENIED);
	app_close(&app);
	app = office_of("bram");
	cr_assert_eq(app_merge(app, E_ORGANISATION, others_employer, employer, NULL, NULL, NULL, &moved, &txn), ERR_DENIED);
	cr_assert(strstr(err_last(), "refer to this employer"), "%s", err_last());
	cr_assert_eq(store_delete(app->store, E_ORGANISATION, employer, get(E_ORGANISATION, employer)->version), ERR_DENIED);
	cr_assert_eq(record_ref(get(E_PLACEMENT, others), "employer"), others_employer);
}

Test(colleague, nothing_is_made_in_a_colleagues_name)
{
	const char *employer = record_get(get(E_PLACEMENT, own), "employer");
	cr_assert_eq(TRY(E_WORKLIST, "name", "Mijn", "entity", "placement", "login", "bram"), ERR_DENIED);
	cr_assert_eq(TRY(E_WORKLIST, "name", "Mijn", "entity", "placement", "login", "anna"), 0, "%s", err_last());
	cr_assert_eq(TRY(E_INTERVIEW, "employer", employer, "date", "2026-11-22", "party", "employer", "script", "followup",
			     "state", "open", "expert", id(bram)), ERR_DENIED);
	cr_assert_eq(TRY(E_DISTINCT, "entity", "employee", "one", record_get(get(E_PLACEMENT, own), "employee"), "other",
			     "999", "date", "2026-11-22"), ERR_INVALID);
}

/* ---- what is only tried holds up nobody ---- */

static int wrote = 1;

static int write_meanwhile(void *ctx, int64_t done, int64_t size, int64_t rows)
{
	(void)done, (void)size, (void)rows;
	struct store *other;
	const struct store_options o = { .path = ctx, .share = "share", .user = "bram", .lock_ms = 50 };
	cr_assert_eq(store_open(&other, &o), 0, "%s", err_last());
	wrote = store_setting_put(other, "tried", "meanwhile");
	store_close(&other);
	return 0;
}

Test(colleague, who_looks_what_an_import_would_do_keeps_nobody_from_writing)
{
	static const char rows[] = "Werkgever;Werknemer;Startdatum\nBakkerij De Korenaar;Jan Bos;05-01-2026\n"
				   "Bakkerij De Korenaar;Piet Bos;05-01-2026\n";
	const struct import_hooks hooks = { .progress = write_meanwhile, .ctx = (char *)store_path(app->store) };
	const struct query placements = { .entity = E_PLACEMENT };
	struct import *im;
	struct import_result tried, done;
	int64_t before, after;
	cr_assert_eq(store_count(app->store, &placements, 0, &before), 0);
	const char *path = arena_printf(arena, "%s/in.csv", office_folder());
	cr_assert_eq(import_open_memory(&im, app->store, rows, sizeof rows - 1, path, TODAY), 0, "%s", err_last());
	cr_assert_eq(app_import(app, im, true, &hooks, &tried), 0, "%s", err_last());
	cr_assert_eq(wrote, 0, "%s", err_last());
	cr_assert_eq(store_count(app->store, &placements, 0, &after), 0);
	cr_assert_eq(after, before, "nothing was written");
	cr_assert_eq(app_import(app, im, false, NULL, &done), 0, "%s", err_last());
	import_close(&im);
	cr_assert_eq(tried.rows, done.rows);
	cr_assert_eq(tried.rejected, done.rejected);
	cr_assert_eq(memcmp(tried.made, done.made, sizeof tried.made), 0, "what it said is what it did");
	cr_assert_eq(store_count(app->store, &placements, 0, &after), 0);
	cr_assert_eq(after, before + 2);
}
