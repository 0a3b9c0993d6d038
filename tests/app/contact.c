/* Logging contacts: what they answer, what is kept, what is taken back. */
#include "office.h"

TestSuite(contact, .init = office_open, .fini = office_close);

/* A placement whose employer was last spoken with nine weeks ago. */
static int64_t silent_placement(void)
{
	int64_t employer = make_employer("De Korenaar");
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "J.", "infix", "de", "family_name", "Wit");
	int64_t placement = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "expert",
		id(anna), "status", "active", "course", "attention", "has_contact_person", "1", "learning", "0");
	make_contact(placement, "employer", "2026-09-20", "1");
	make_contact(placement, "employee", "2026-11-21", "1");
	return placement;
}

static struct record *call(int64_t placement, const char *party, const char *reached)
{
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	cr_assert_eq(record_set(r, "placement", id(placement)), 0);
	cr_assert_eq(record_set(r, "party", party), 0);
	cr_assert_eq(record_set(r, "reached", reached), 0);
	return r;
}

static struct logged log_it(struct record *r)
{
	struct logged out;
	cr_assert_eq(app_log_contact(app, r, NULL, 0, arena, &out, NULL, NULL), 0, "%s", err_last());
	return out;
}

Test(contact, answers_the_suggestion__and_undo_brings_it_back)
{
	int64_t p = silent_placement();
	cr_assert_str_eq(titles(p, 0, 0), "Spreek de werkgever");
	struct logged out = log_it(call(p, "employer", "1"));
	cr_assert_eq(out.nanswered, 1);
	cr_assert_str_eq(out.answered[0], "Spreek de werkgever");
	cr_assert_str_eq(titles(p, 0, 0), "");
	cr_assert_str_eq(record_get(get(E_CONTACT, out.contact), "expert"), id(anna));

	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(label, "contact logged: J. de Wit · De Korenaar");
	cr_assert_str_eq(titles(p, 0, 0), "Spreek de werkgever");
	cr_assert_eq(app_undo(app, true, arena, &label), 0, "%s", err_last());
	cr_assert_str_eq(titles(p, 0, 0), "");
}

Test(contact, answers_nothing__when_nobody_was_reached)
{
	int64_t p = silent_placement();
	cr_assert_eq(log_it(call(p, "employer", "0")).nanswered, 0);
	cr_assert_eq(log_it(call(p, "employee", "1")).nanswered, 0);
	cr_assert_str_eq(titles(p, 0, 0), "Spreek de werkgever");
}

Test(contact, with_the_employer_alone__names_what_it_answers_for_every_placement)
{
	int64_t p = silent_placement();
	struct record *r = call(p, "employer", "1");
	cr_assert_eq(record_set(r, "placement", NULL), 0);
	cr_assert_eq(record_set(r, "employer", record_get(get(E_PLACEMENT, p), "employer")), 0);
	struct logged out = log_it(r);
	cr_assert_eq(out.nanswered, 1);
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(label, "contact logged: De Korenaar");
}

Test(contact, without_a_subject__is_saved_and_answers_nothing)
{
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	struct logged out = log_it(r);
	cr_assert_neq(out.contact, 0);
	cr_assert_eq(out.nanswered, 0);
}

Test(contact, keeps_its_signals__in_the_same_transaction)
{
	int64_t p = silent_placement();
	const struct noted_signal heard[] = { { "overload", "3", "slaapt slecht" },
		{ "conflict", NULL, NULL } };
	struct logged out;
	cr_assert_eq(app_log_contact(app, call(p, "employee", "1"), heard, 2, arena, &out, NULL, NULL), 0);
	cr_assert(shows("ernstig-signaal", p, 0));
	const struct condition from = { "contact", IS, id(out.contact) };
	const struct query q = { .entity = E_SIGNAL, .where = &from, .nwhere = 1, .order = "id" };
	struct record **signal;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &signal, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_str_eq(record_get(signal[0], "source"), "employee");
	cr_assert_str_eq(record_get(signal[0], "note"), "slaapt slecht");
	cr_assert_str_eq(record_get(signal[0], "employer"), record_get(get(E_PLACEMENT, p), "employer"));
	cr_assert_str_eq(record_get(signal[1], "severity"), "2");

	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert_not(shows("ernstig-signaal", p, 0));
	cr_assert_eq(store_find(app->store, &q, arena, &signal, &n), 0);
	cr_assert_eq(n, 0);
}

Test(contact, writes_nothing__when_a_signal_is_refused)
{
	int64_t p = silent_placement(), before, after;
	const struct query q = { .entity = E_CONTACT };
	const struct noted_signal heard = { "no_such_kind", NULL, NULL };
	struct record *r = call(p, "employer", "1");
	struct logged out;
	cr_assert_eq(store_count(app->store, &q, 0, &before), 0);
	cr_assert_eq(app_log_contact(app, r, &heard, 1, arena, &out, NULL, NULL), ERR_INVALID);
	cr_assert_eq(store_count(app->store, &q, 0, &after), 0);
	cr_assert_eq(before, after);
	cr_assert_eq(r->id, 0);
	cr_assert_eq(log_it(r).nanswered, 1);
}

Test(contact, can_be_tried_again__after_a_refused_reference)
{
	int64_t p = silent_placement();
	struct record *r = call(p, "employer", "1");
	struct logged out;
	cr_assert_eq(record_set(r, "person", "999"), 0);
	cr_assert_eq(app_log_contact(app, r, NULL, 0, arena, &out, NULL, NULL), ERR_INVALID);
	cr_assert_eq(r->id, 0);
	cr_assert_eq(record_set(r, "person", NULL), 0);
	cr_assert_neq(log_it(r).contact, 0);
}

Test(contact, masks_a_citizen_service_number__and_says_so)
{
	int64_t p = silent_placement();
	struct record *r = call(p, "employer", "1");
	cr_assert_eq(record_set(r, "note", "BSN 111222333 genoemd"), 0);
	struct logged out = log_it(r);
	cr_assert(out.masked);
	cr_assert(strstr(record_get(get(E_CONTACT, out.contact), "note"), "111222333") == NULL);
	struct record *plain = call(p, "employer", "1");
	cr_assert_eq(record_set(plain, "note", "niets bijzonders"), 0);
	cr_assert_not(log_it(plain).masked);
}

Test(contact, passes_a_conflict_through__when_someone_else_changed_the_note)
{
	int64_t p = silent_placement();
	struct record *mine = call(p, "employer", "1"), *theirs;
	log_it(mine);
	struct app *other = office_of("bram");
	cr_assert_eq(store_get(other->store, E_CONTACT, mine->id, arena, &theirs), 0);
	cr_assert_eq(record_set(theirs, "note", "van bram"), 0);
	cr_assert_eq(app_save(other, theirs, NULL, NULL, NULL), 0);
	app_close(&other);
	struct conflict *conflict;
	struct logged out;
	size_t n;
	cr_assert_eq(record_set(mine, "note", "van anna"), 0);
	cr_assert_eq(app_log_contact(app, mine, NULL, 0, arena, &out, &conflict, &n), ERR_CONFLICT);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(conflict[0].theirs, "van bram");
	cr_assert_str_eq(record_get(mine, "note"), "van anna");
	int keep = conflict[0].field;
	cr_assert_eq(store_rebase(app->store, mine, &keep, 1), 0);
	cr_assert_eq(app_log_contact(app, mine, NULL, 0, arena, &out, &conflict, &n), 0);
	cr_assert_str_eq(record_get(get(E_CONTACT, mine->id), "note"), "van anna");
}

Test(contact, still_to_come__is_refused_and_says_where_a_plan_belongs)
{
	int64_t p = silent_placement();
	struct record *r = call(p, "employer", "1");
	struct logged out;
	cr_assert_eq(record_set(r, "date", "2026-11-23"), 0);
	cr_assert_eq(app_log_contact(app, r, NULL, 0, arena, &out, NULL, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "Next contact") != NULL, "%s", err_last());
	cr_assert_str_eq(titles(p, 0, 0), "Spreek de werkgever");
	/* Nor by changing one afterwards. */
	r = get(E_CONTACT, log_it(call(p, "employee", "1")).contact);
	cr_assert_eq(record_set(r, "date", "2027-01-01"), 0);
	cr_assert_eq(app_save(app, r, NULL, NULL, NULL), ERR_INVALID);
}
