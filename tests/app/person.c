/* The rights of a person: permission to pass on, what is noted of it, the document with
 * everything, the term of a request. */
#include <jansson.h>
#include <stdlib.h>

#include "anker/lang.h"
#include "anker/colleague.h"
#include "anker/person.h"
#include "anker/report.h"
#include "office.h"

static int64_t lime, jan, piet;

static int64_t employee_of(int64_t placement)
{
	return record_ref(get(E_PLACEMENT, placement), "employee");
}

static void open_person(void)
{
	office_open();
	cr_assert_eq(system(arena_printf(arena, "ln -s \"$PWD\"/share/words \"$PWD\"/share/reference %s/share/",
		office_folder())), 0);
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	lime = make_employer("Limonade");
	jan = make_placement(lime, "Aalbers");
	piet = make_placement(lime, "Zwartjes");
}

TestSuite(person, .init = open_person, .fini = office_close);

static struct permission may(int64_t employee, const char *recipient)
{
	struct permission p;
	cr_assert_eq(app_permission(app, employee, recipient, arena, &p), 0, "%s", err_last());
	return p;
}

static size_t disclosures(void)
{
	int64_t n;
	cr_assert_eq(store_count(app->store, &(struct query){ .entity = E_DISCLOSURE }, 0, &n), 0);
	return (size_t)n;
}

Test(person, a_consent_holds_from_its_day_until_its_end_or_until_it_is_withdrawn)
{
	int64_t e = employee_of(jan);
	cr_expect(!may(e, "employer").given);
	int64_t c = PUT(E_CONSENT, "employee", id(e), "recipient", "employer", "purpose", "planning the work", "since",
		"2026-11-22", "until", "2026-11-22");
	cr_expect(may(e, "employer").given, "its last day is a day of it");
	cr_expect_eq(may(e, "employer").consent, c);
	cr_expect(strstr(may(e, "employer").why, "planning the work"));
	cr_expect(!may(e, "jobcoach").given, "for another party it says nothing");
	cr_expect(!may(employee_of(piet), "employer").given, "nor for another person");
	change(E_CONSENT, c, "since", "2026-11-01");
	change(E_CONSENT, c, "until", "2026-11-21");
	cr_expect(!may(e, "employer").given);
	cr_expect(strstr(may(e, "employer").why, "21-11-2026"), "%s", may(e, "employer").why);
	change(E_CONSENT, c, "until", NULL);
	cr_expect(may(e, "employer").given);
	change(E_CONSENT, c, "withdrawn", "2026-11-22");
	cr_expect(!may(e, "employer").given);
	cr_expect(strstr(may(e, "employer").why, "withdrawn"));
	struct permission p;
	cr_expect_eq(app_permission(app, e, "nobody", arena, &p), ERR_INVALID);
	cr_expect_eq(app_permission(app, 999, "employer", arena, &p), ERR_NOTFOUND);
}

Test(person, passing_on_takes_a_consent_or_a_ground_and_a_reason)
{
	int64_t e = employee_of(jan), txn;
	struct passing_on on = { .employee = e, .placement = jan, .recipient = "physician", .what = "a card" };
	cr_expect_eq(app_pass_on(app, &on, &txn), ERR_INVALID);
	on.ground = "reintegration";
	cr_expect_eq(app_pass_on(app, &on, &txn), ERR_INVALID, "a ground without a reason");
	on.reason = "  ";
	cr_expect_eq(app_pass_on(app, &on, &txn), ERR_INVALID, "nor with an empty one");
	on.ground = "because", on.reason = "the plan asks it";
	cr_expect_eq(app_pass_on(app, &on, &txn), ERR_INVALID, "a ground the law does not have");
	cr_expect_eq(disclosures(), 0);
	on.ground = "reintegration";
	cr_assert_eq(app_pass_on(app, &on, &txn), 0, "%s", err_last());
	struct record *d = latest(E_DISCLOSURE);
	cr_expect_str_eq(record_get(d, "ground"), "reintegration");
	cr_expect_str_eq(record_get(d, "reason"), "the plan asks it");
	cr_expect_eq(record_day(d, "date"), TODAY);
	cr_assert_eq(app_pass_on(app, &on, &txn), 0);
	cr_expect_eq(disclosures(), 1, "the same on one day is noted once");
	int64_t c = PUT(E_CONSENT, "employee", id(e), "recipient", "employer", "purpose", "p", "since", "2026-11-01");
	struct passing_on with = { .employee = e, .recipient = "physician", .what = "a card", .consent = c };
	cr_expect_eq(app_pass_on(app, &with, &txn), ERR_INVALID, "a consent for another party");
	with.recipient = "employer";
	cr_assert_eq(app_pass_on(app, &with, &txn), 0, "%s", err_last());
	cr_expect_eq(record_ref(latest(E_DISCLOSURE), "consent"), c);
}

Test(person, noting_by_hand_takes_the_same)
{
	struct record *r = record_new(model_entity(E_DISCLOSURE), TODAY, arena);
	record_set_ref(r, "employee", employee_of(jan));
	cr_assert_eq(record_set(r, "recipient", "uwv") | record_set(r, "what", "x"), 0);
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(record_set(r, "ground", "legal_duty"), 0);
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(record_set(r, "reason", "asked by law"), 0);
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
}

/* Withheld from lists, it is worked with when it is opened. */
static void open_restricted(int64_t employee)
{
	const char *until;
	cr_assert_eq(app_open_with_reason(app, E_EMPLOYEE, employee, "other", "the restriction", 0, &until, arena), 0, "%s",
		err_last());
}

Test(person, a_restricted_file_goes_out_with_consent_or_for_a_legal_claim_only)
{
	int64_t e = employee_of(jan);
	change(E_EMPLOYEE, e, "restricted", "2026-11-20");
	open_restricted(e);
	struct passing_on on = { .employee = e, .recipient = "employer", .what = "w", .ground = "legal_duty", .reason = "r" };
	cr_expect(may(e, "employer").restricted);
	cr_expect_eq(app_pass_on(app, &on, NULL), ERR_INVALID);
	cr_expect(strstr(err_last(), "Aalbers"), "%s", err_last());
	on.ground = "legal_claim";
	cr_expect_eq(app_pass_on(app, &on, NULL), 0, "%s", err_last());
	on.ground = on.reason = NULL;
	on.consent = PUT(E_CONSENT, "employee", id(e), "recipient", "employer", "purpose", "p", "since", "2026-11-01");
	cr_expect_eq(app_pass_on(app, &on, NULL), 0, "%s", err_last());
}

Test(person, a_page_is_passed_on_for_everyone_it_tells_about_or_for_nobody)
{
	int64_t talk = PUT(E_INTERVIEW, "employer", id(lime), "party", "employer", "date", "2026-11-22", "script",
		"first", "state", "finished");
	PUT(E_ANSWER, "interview", id(talk), "question", "q", "state", "answered",
		"placement", id(jan));
	PUT(E_ANSWER, "interview", id(talk), "question", "q", "state", "answered",
		"placement", id(piet));
	struct told *told;
	size_t n;
	cr_assert_eq(app_told_about(app, E_INTERVIEW, talk, "employer", arena, &told, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_expect_eq(told[0].employee, employee_of(jan));
	cr_assert_eq(app_told_about(app, E_INTERVIEW, talk, "employee", arena, &told, &n), 0);
	cr_expect_eq(n, 0, "to the person concerned");
	int64_t txn;
	struct passing_page p = { .entity = E_INTERVIEW, .id = talk, .recipient = "employer", .what = "summary" };
	PUT(E_CONSENT, "employee", id(employee_of(jan)), "recipient", "employer", "purpose", "p", "since", "2026-11-01");
	cr_expect_eq(app_pass_page(app, &p, &txn), ERR_INVALID);
	cr_expect(strstr(err_last(), "Zwartjes"), "says of whom: %s", err_last());
	cr_expect_eq(disclosures(), 0);
	p.ground = "public_task", p.reason = "the guidance itself";
	cr_assert_eq(app_pass_page(app, &p, &txn), 0, "%s", err_last());
	cr_expect_eq(disclosures(), 2);
	cr_expect_str_eq(record_get(latest(E_DISCLOSURE), "ground"), "public_task");
	cr_assert_eq(app_undo(app, false, arena, &(char *){ NULL }), 0);
	cr_expect_eq(disclosures(), 0, "one step back");
}

/* ---- requests ---- */

static int64_t make_request(const char *kind, const char *date, const char *extended)
{
	return extended ? PUT(E_REQUEST, "employee", id(employee_of(jan)), "kind", kind, "date", date, "extended", extended) :
			  PUT(E_REQUEST, "employee", id(employee_of(jan)), "kind", kind, "date", date);
}

static const char *due(const char *kind, const char *date, const char *extended)
{
	static char iso[DATE_ISO_SIZE];
	return date_iso(iso, app_request_due(app, get(E_REQUEST, make_request(kind, date, extended))));
}

Test(person, a_request_is_answered_within_a_month_or_three_when_that_was_told_in_time)
{
	static const char *const kind[] = { "access", "correction", "erasure", "restriction", "objection" };
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
		cr_expect_str_eq(due(kind[i], "2026-11-05", NULL), "2026-12-05", "%s", kind[i]);
	cr_expect_str_eq(due("access", "2026-01-31", NULL), "2026-02-28", "the last day where the month is shorter");
	cr_expect_str_eq(due("access", "2026-01-31", "2026-02-28"), "2026-04-30", "three months from receipt");
	cr_expect_str_eq(due("access", "2026-01-31", "2026-03-01"), "2026-02-28", "told too late lengthens nothing");
}

Test(person, requests_that_wait_stand_by_their_term)
{
	int64_t late = make_request("access", "2026-10-01", NULL), fresh = make_request("erasure", "2026-11-22", NULL);
	struct request_row *row;
	size_t n;
	cr_assert_eq(app_requests(app, false, arena, &row, &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	cr_expect_eq(row[0].id, late);
	cr_expect(strstr(row[0].name, "Aalbers"));
	cr_expect_eq(row[1].id, fresh);
	cr_assert_eq(app_requests(app, true, arena, &row, &n), 0);
	cr_expect_eq(n, 1, "the other is not near yet");
	change(E_REQUEST, late, "answered", "2026-11-22");
	cr_assert_eq(app_requests(app, true, arena, &row, &n), 0);
	cr_expect_eq(n, 0);
}

Test(person, a_restriction_or_objection_that_is_granted_holds_from_that_day__in_one_step)
{
	int64_t e = employee_of(jan), r = make_request("restriction", "2026-11-01", NULL),
		o = make_request("objection", "2026-11-02", NULL);
	cr_expect_null(record_get(get(E_EMPLOYEE, e), "restricted"));
	change(E_REQUEST, r, "answered", "2026-11-20");
	cr_expect_null(record_get(get(E_EMPLOYEE, e), "restricted"), "answered, and not granted");
	change(E_REQUEST, r, "answer", "granted");
	open_restricted(e);
	cr_expect_str_eq(record_get(get(E_EMPLOYEE, e), "restricted"), "2026-11-20");
	change(E_REQUEST, o, "answer", "refused");
	cr_expect_null(record_get(get(E_EMPLOYEE, e), "objection"));
	change(E_REQUEST, o, "answer", "granted");
	cr_expect_str_eq(record_get(get(E_EMPLOYEE, e), "objection"), "2026-11-22", "of today when no day is filled in");
	cr_assert_eq(app_undo(app, false, arena, &(char *){ NULL }), 0, "%s", err_last());
	cr_expect_null(record_get(get(E_EMPLOYEE, e), "objection"), "one step back");
}

/* ---- the document ---- */

static const char *document(int64_t employee)
{
	char *text;
	cr_assert_eq(app_person_document(app, employee, arena, &text), 0, "%s", err_last());
	return text;
}

static void tells(const char *text, const char *words)
{
	cr_expect(strstr(text, words), "\"%s\" is not in:\n%s", words, text);
}

static void hides(const char *text, const char *words)
{
	cr_expect(!strstr(text, words), "\"%s\" is in:\n%s", words, text);
}

Test(person, the_document_tells_everything_of_one_person_and_nothing_of_another)
{
	int64_t e = employee_of(jan);
	change(E_EMPLOYEE, e, "strengths", "reads machines well");
	PUT(E_SIGNAL, "placement", id(jan), "kind", "execution", "date", "2026-11-20", "severity", "2", "note",
		"Said that Zwartjes works faster");
	PUT(E_SIGNAL, "placement", id(piet), "kind", "execution", "date", "2026-11-20", "severity", "2", "note", "of-another");
	PUT(E_REFLECTION, "placement", id(jan), "date", "2026-11-20", "card", "What weighed?", "note", "own-thought");
	PUT(E_CONSENT, "employee", id(e), "recipient", "employer", "purpose", "planning", "since", "2026-11-01");
	const char *text = document(e);
	tells(text, "Aalbers");
	tells(text, "reads machines well");
	tells(text, "Limonade");
	tells(text, "own-thought");
	tells(text, "what the expert thought");
	tells(text, "planning");
	tells(text, "written down by anna");
	tells(text, "works faster");
	hides(text, "Zwartjes");
	tells(text, "1 times");
	hides(text, "of-another");
	cr_expect_eq(app_person_document(app, 999, arena, &(char *){ NULL }), ERR_NOTFOUND);
}

Test(person, the_document_lists_the_reports_that_may_name_them)
{
	int64_t kept, elsewhere = make_employer("Papierfabriek"), e = employee_of(jan);
	struct document *d;
	change(E_PLACEMENT, jan, "start", "2026-11-22/2027-05-31");
	hides(document(e), "## Reports");
	const struct report_ask asked[] = {
		{ .kind = REPORT_EMPLOYER, .subject = lime, .first = TODAY - 30, .last = TODAY, .language = "en" },
		{ .kind = REPORT_EMPLOYER, .subject = lime, .first = TODAY - 30, .last = TODAY, .language = "en" },
		{ .kind = REPORT_EMPLOYER, .subject = lime, .first = TODAY - 30, .last = TODAY - 1, .language = "en" },
		{ .kind = REPORT_EMPLOYER, .subject = elsewhere, .first = TODAY - 30, .last = TODAY, .language = "en" },
		{ .kind = REPORT_REGION, .subject = PUT(E_REGION, "name", "Twente"), .first = TODAY - 30,
			.last = TODAY, .language = "en" } };
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		cr_assert_eq(app_report_keep(app, &asked[i], arena, &kept, &d), 0, "%s", err_last());
	const char *text = document(e);
	tells(text, "## Reports\n\n### ");
	tells(text, "- Version: 1\n");
	tells(text, "- Version: 2\n");
	tells(text, "- Made on: 22-11-2026\n");
	tells(text, "- *written down by anna on ");
	tells(text, "ask to see them by their number");
	hides(text, "- Version: 3");
	hides(text, "Papierfabriek");
	hides(text, "Twente");
	FILE *f = tmpfile();
	cr_assert_eq(app_person_json(app, e, f), 0, "%s", err_last());
	rewind(f);
	json_t *all = json_loadf(f, 0, NULL), *list = json_object_get(all, "reports");
	cr_expect_eq(json_array_size(list), 2);
	cr_expect(json_is_null(json_object_get(json_array_get(list, 0), "content")));
	json_decref(all);
	fclose(f);
}

/* Every field that a form can fill is in it: none is forgotten when the dictionary grows. */
Test(person, the_document_holds_a_word_of_every_text_of_every_kind)
{
	int64_t e = employee_of(jan);
	for (int kind = E_CONTACT; kind < E_COUNT; kind++) {
		const struct entity *of = model_entity((enum entity_id)kind);
		int placement = model_field(of, "placement"), employee = model_field(of, "employee");
		if ((placement < 0 && employee < 0) || of->flags & (ENTITY_KEPT | ENTITY_OWN))
			continue;
		struct record *r = record_new(of, TODAY, arena);
		for (size_t i = 0; i < of->nfields; i++) {
			const struct field *f = &of->fields[i];
			if (f->ref == E_PLACEMENT)
				record_set_ref(r, f->name, jan);
			else if (f->ref == E_EMPLOYEE)
				record_set_ref(r, f->name, e);
			else if (f->kind == F_CHOICE && f->required)
				cr_assert_eq(record_set(r, f->name, f->choices[0].code), 0);
			else if ((f->kind == F_TEXT || f->kind == F_NOTE) && !f->catalogue && !f->marked && !(f->flags & FIELD_HIDDEN))
				cr_assert_eq(record_set(r, f->name, arena_printf(arena, "word-%s-%s", of->name, f->name)), 0);
		}
		bool whole = true;
		for (size_t i = 0; i < of->nfields; i++)
			whole = whole && (!of->fields[i].required || r->value[i]);
		if (!whole)
			continue;
		cr_assert_eq(store_begin(app->store, "test"), 0);
		cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", of->name, err_last());
		cr_assert_eq(store_commit(app->store, NULL), 0);
		const char *text = document(e);
		for (size_t i = 0; i < of->nfields; i++)
			if (r->value[i] && strncmp(r->value[i], "word-", 5) == 0) {
				char *shown = strdup(text), *to = shown;
				for (const char *c = text; *c; c++)
					if (*c != '\\')
						*to++ = *c;
				*to = '\0';
				tells(shown, r->value[i]);
				free(shown);
			}
	}
}

Test(person, as_json_it_is_every_record_by_kind)
{
	int64_t e = employee_of(jan);
	FILE *f = tmpfile();
	json_error_t error;
	cr_assert_eq(app_person_json(app, e, f), 0, "%s", err_last());
	rewind(f);
	json_t *all = json_loadf(f, 0, &error);
	cr_assert_not_null(all, "%s", error.text);
	cr_expect_eq(json_array_size(json_object_get(all, "employees")), 1);
	cr_expect_eq(json_array_size(json_object_get(all, "placements")), 1);
	cr_expect_geq(json_array_size(json_object_get(all, "contacts")), 1);
	json_decref(all);
	fclose(f);
}

/* ---- referrals ---- */

Test(person, a_referral_takes_a_consent_or_a_ground_and_is_noted)
{
	struct record *r = record_new(model_entity(E_REFERRAL), TODAY, arena);
	const char *recipient;
	struct told told;
	record_set_ref(r, "placement", jan);
	cr_assert_eq(record_set(r, "what", "job coach") | record_set(r, "addressee", "uwv"), 0);
	cr_assert_eq(app_referral_told(app, r, arena, &recipient, &told), 0, "%s", err_last());
	cr_assert_str_eq(recipient, "uwv");
	cr_expect_eq(told.employee, employee_of(jan));
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID);
	cr_expect(strstr(err_last(), "Aalbers"), "%s", err_last());
	cr_expect_eq(r->id, 0, "nothing was made");
	cr_expect_eq(app_save_passing(app, r, "legal_duty", "", NULL, NULL, NULL), ERR_INVALID, "without a reason");
	cr_assert_eq(app_save_passing(app, r, "legal_duty", "UWV decides", NULL, NULL, NULL), 0, "%s", err_last());
	cr_assert_eq(disclosures(), 1);
	cr_expect(strstr(record_get(latest(E_DISCLOSURE), "what"), "job coach"));
	change(E_REFERRAL, r->id, "answered", "2026-11-22");
	cr_expect_eq(disclosures(), 1, "an answer passes nothing on");
	r = get(E_REFERRAL, r->id);
	cr_assert_eq(record_set(r, "what", "another question"), 0);
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID, "another question does");
	PUT(E_CONSENT, "employee", id(employee_of(jan)), "recipient", "uwv", "purpose", "p", "since", "2026-11-01");
	cr_expect_eq(app_save(app, r, NULL, NULL, NULL), 0, "%s", err_last());
	cr_expect_eq(disclosures(), 2, "with the consent there is");
	cr_assert_eq(app_undo(app, false, arena, &(char *){ NULL }), 0);
	cr_expect_eq(disclosures(), 1, "one step back");
}

Test(person, a_referral_of_an_employer_tells_of_nobody)
{
	PUT(E_REFERRAL, "employer", id(lime), "what", "a scan", "addressee", "uwv");
	cr_expect_eq(disclosures(), 0);
}

Test(person, what_was_noted_today_asks_no_ground_again_and_asking_notes_nothing)
{
	int64_t txn;
	bool noted;
	struct passing_page p = { .entity = E_PLACEMENT, .id = jan, .recipient = "employer", .what = "spar card",
		.ground = "public_task", .reason = "to discuss it", .only_asks = true };
	cr_assert_eq(app_pass_page(app, &p, &txn), 0, "%s", err_last());
	cr_expect_eq(disclosures(), 0);
	cr_assert_eq(app_passed_today(app, employee_of(jan), "employer", "spar card", &noted), 0);
	cr_expect_not(noted);
	p.only_asks = false;
	cr_assert_eq(app_pass_page(app, &p, &txn), 0, "%s", err_last());
	cr_assert_eq(app_passed_today(app, employee_of(jan), "employer", "spar card", &noted), 0);
	cr_expect(noted);
	p.ground = p.reason = NULL;
	cr_expect_eq(app_pass_page(app, &p, &txn), 0, "%s", err_last());
	cr_expect_eq(disclosures(), 1);
	p.what = "another page";
	cr_expect_eq(app_pass_page(app, &p, &txn), ERR_INVALID);
}
