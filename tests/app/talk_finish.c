/* The end of a talk: what it shows, the contacts it leaves, and taking it back. */
#include <stdlib.h>

#include <sqlite3.h>

#include "anker/str.h"
#include "src/store/internal.h"
#include "summary_office.h"

static void open(void)
{
	setenv("TZ", "UTC", 1);
	summary_office_open();
}

TestSuite(talk_finish, .init = open, .fini = summary_office_close);

static struct closing closing(void)
{
	struct closing c;
	cr_assert_eq(talk_closing(talk, arena, &c), 0, "%s", err_last());
	return c;
}

/* Contacts of the talk, by id. */
static struct record **contacts(size_t *n)
{
	const struct condition of = { "interview", IS, id(talk->record->id) };
	const struct query q = { .entity = E_CONTACT, .where = &of, .nwhere = 1, .order = "id" };
	struct record **found;
	cr_assert_eq(store_find(app->store, &q, arena, &found, n), 0);
	return found;
}

static const char *of(const struct record *r, const char *field)
{
	const char *v = record_get(r, field);
	return v ? v : "";
}

/* A note without the hours before its lines. */
static const char *without_hours(const char *note)
{
	struct str out = STR_INIT;
	str_add(&out, "");
	for (const char *line = note; *line;) {
		size_t n = strcspn(line, "\n");
		bool timed = n > 6 && line[2] == ':' && line[5] == ' ';
		str_add_n(&out, line + (timed ? 6 : 0), n - (timed ? 6 : 0));
		str_add(&out, timed ? " @\n" : "\n");
		line += n + (line[n] == '\n');
	}
	const char *kept = arena_strdup(arena, out.text);
	str_free(&out);
	return kept;
}

static void note(long about, const char *text)
{
	cr_assert_eq(talk_note(talk, about, text, NULL), 0, "%s", err_last());
}

/* Two of three placements are spoken of, and the employer. */
static void speak(void)
{
	cr_assert_eq(say(first, "course", "smooth"), 0);
	note((long)subject(first), "likes the till");
	cr_assert_eq(talk_remark(talk, subject(first), question("course"), "since May", NULL), 0);
	agree((long)subject(first), "practises", "employee", TODAY + 9);
	agree((long)subject(second), "looks for a chair", NULL, DAY_NONE);
	note(-1, "a new roof in spring");
}

/* As a full disk does. */
static int refuse(void *ctx)
{
	(void)ctx;
	return 1;
}

Test(talk_finish, cannot_be_written__the_talk_goes_on_and_is_finished_later)
{
	const struct finishing how = { .minutes = -1, .next_contact = DAY_NONE };
	size_t n;
	speak();
	sqlite3_commit_hook(app->store->db, refuse, NULL);
	cr_assert_lt(talk_finish(talk, &how, NULL), 0);
	sqlite3_commit_hook(app->store->db, NULL, NULL);
	contacts(&n);
	cr_assert_eq(n, 0);
	cr_assert_not(talk->finished);
	cr_assert_eq(talk_finish(talk, &how, NULL), 0, "%s", err_last());
	contacts(&n);
	cr_assert_eq(n, 3);
	cr_assert_str_eq(of(talk->record, "state"), "finished");
}

Test(talk_finish, makes_a_contact_per_placement_it_touched__with_what_is_about_it_alone)
{
	size_t n;
	speak();
	struct closing c = closing();
	cr_assert(c.touched[subject(first)] && c.touched[subject(second)] && !c.touched[subject(third)]);
	cr_expect_null(c.note[subject(third)]);
	finish(TODAY + 30);
	struct record **r = contacts(&n);
	cr_assert_eq(n, 3);
	cr_expect_str_eq(of(r[0], "placement"), "");
	cr_expect_str_eq(of(r[0], "employer"), id(lime));
	cr_expect_str_eq(without_hours(of(r[0], "note")),
		"Follow-up: 0 of 4 questions answered.\na new roof in spring @\n");
	cr_expect_str_eq(of(r[1], "placement"), id(first));
	cr_expect_str_eq(without_hours(of(r[1], "note")),
		"Follow-up: 1 of 17 questions answered.\nlikes the till @\n"
		"(How is it going?) since May @\nAgreed: employee: practises, by 01-12-2026 @\n");
	cr_expect_str_eq(of(r[2], "placement"), id(second));
	cr_expect_str_eq(without_hours(of(r[2], "note")), "Follow-up: 0 of 17 questions answered.\n"
		"Agreed: we: looks for a chair @\n");
	for (size_t i = 0; i < n; i++) {
		cr_expect_str_eq(of(r[i], "date"), "2026-11-22");
		cr_expect_str_eq(of(r[i], "party"), "employer");
		cr_expect_str_eq(of(r[i], "person"), id(person));
		cr_expect_str_eq(of(r[i], "medium"), "visit");
		cr_expect_str_eq(of(r[i], "purpose"), "monitoring");
		cr_expect_str_eq(of(r[i], "reached"), "1");
		cr_expect_str_eq(of(r[i], "expert"), id(anna));
		cr_expect_str_eq(of(r[i], "next_contact"), "2026-12-22");
	}
	cr_expect_str_eq(of(get(E_INTERVIEW, talk->record->id), "state"), "finished");
	cr_expect_str_neq(of(get(E_INTERVIEW, talk->record->id), "finished"), "");
	cr_expect_str_eq(fact(first, "contact_gepland"), "2026-12-22");
}

Test(talk_finish, about_the_employer_alone__makes_one_contact_of_the_employer)
{
	size_t n;
	cr_assert_eq(say(0, "house", "Every Monday."), 0);
	cr_expect(!closing().touched[0]);
	finish(DAY_NONE);
	struct record **r = contacts(&n);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(of(r[0], "placement"), "");
	cr_expect_str_eq(of(r[0], "note"), "Follow-up: 1 of 4 questions answered.");
	cr_expect_str_eq(of(r[0], "next_contact"), "");
}

Test(talk_finish, without_notes_about_the_employer__makes_none_of_the_employer)
{
	size_t n;
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(say(first, "house", "Every Monday."), 0);
	cr_expect_null(closing().employer_note);
	finish(DAY_NONE);
	struct record **r = contacts(&n);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(of(r[0], "placement"), id(first));
}

static void forget_contacts(void)
{
	const struct query q = { .entity = E_CONTACT };
	struct record **r;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &r, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(app_delete(app, E_CONTACT, r[i]->id, r[i]->version, NULL), 0);
}

Test(talk_finish, last_talk__is_with_who_was_spoken_to_about_whom)
{
	static const struct {
		const char *party, *employer, *employee;
	} with[] = { { "employer", "2026-11-22", "nooit" }, { "employee", "nooit", "2026-11-22" },
		{ "both", "2026-11-22", "2026-11-22" } };
	for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
		forget_contacts();
		summary_begin("en", with[i].party);
		cr_assert_eq(say(first, "course", "smooth"), 0);
		finish(DAY_NONE);
		cr_expect_str_eq(
			fact(first, "laatste_contact_werkgever"), with[i].employer, "%s", with[i].party);
		cr_expect_str_eq(
			fact(first, "laatste_contact_werknemer"), with[i].employee, "%s", with[i].party);
		cr_expect_str_eq(fact(second, "laatste_contact_werkgever"), "nooit");
		cr_expect_str_eq(fact(second, "laatste_contact_werknemer"), "nooit");
	}
}

Test(talk_finish, tells_which_suggestions_it_took_away)
{
	const char **titles;
	size_t n;
	forget_contacts();
	summary_begin("en", "employer");
	cr_assert(shows("spreek-werkgever", first, 0));
	cr_assert_eq(say(first, "both", "Rest."), 0);
	cr_assert_eq(talk_took_away(talk, arena, &titles, &n), 0);
	cr_expect_eq(n, 0);
	finish(DAY_NONE);
	cr_assert_not(shows("spreek-werkgever", first, 0));
	cr_assert(shows("spreek-werkgever", second, 0));
	cr_assert_eq(talk_took_away(talk, arena, &titles, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(titles[0], "Spreek de werkgever");
}

Test(talk_finish, undone__is_unfinished_again_without_its_contacts)
{
	size_t n;
	speak();
	finish(TODAY + 30);
	cr_assert(talk->finished);
	cr_expect_eq(say(first, "course", "difficult"), ERR_READONLY);
	cr_expect_str_eq(take_back(), "conversation finished: De Linde");
	cr_assert_not(talk->finished);
	contacts(&n);
	cr_expect_eq(n, 0);
	cr_expect_str_eq(of(talk->record, "state"), "open");
	cr_expect_str_eq(of(talk->record, "finished"), "");
	struct unfinished *u;
	cr_assert_eq(store_unfinished(app->store, "anna", arena, &u, &n), 0);
	cr_expect_eq(u[0].id, talk->record->id);
	cr_assert_eq(say(first, "course", "difficult"), 0, "%s", err_last());
	finish(DAY_NONE);
	contacts(&n);
	cr_expect_eq(n, 3);
}

Test(talk_finish, takes_what_was_edited__and_masks_what_may_not_be_kept)
{
	size_t n;
	speak();
	const char *notes[] = { [2] = NULL };
	notes[subject(first)] = "It went well, says 111222333.";
	const struct finishing how = {
		.note = notes, .employer_note = "The roof.", .minutes = 25, .next_contact = DAY_NONE
	};
	cr_assert_eq(talk_finish(talk, &how, NULL), 0, "%s", err_last());
	struct record **r = contacts(&n);
	cr_expect_str_eq(of(r[0], "note"), "The roof.");
	cr_expect_str_eq(of(r[1], "note"), "It went well, says ••••••333.");
	cr_expect_str_eq(without_hours(of(r[2], "note")), "Follow-up: 0 of 17 questions answered.\n"
		"Agreed: we: looks for a chair @\n");
	cr_expect_str_eq(of(r[0], "minutes"), "25");
}

Test(talk_finish, leaves_no_draft_behind)
{
	struct draft *d;
	size_t n;
	const struct typed typing = {
		.typing = TYPING_NOTE, .text = "half a sen", .agreement = { "", "", DAY_NONE }
	};
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(talk_draft(talk, &typing), 0);
	finish(DAY_NONE);
	cr_assert_eq(store_drafts(app->store, arena, &d, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_expect(strcmp(d[i].key, arena_printf(arena, "interview:%s", id(talk->record->id))) != 0);
}

/* ---- closing ---- */

Test(talk_finish, closing__counts_gaps_and_sameness_of_what_was_touched)
{
	static const char *const asked[] = { "course", "well", "until", "learning", "meaning", "both", "own",
		"boss" };
	static const char *const said[] = { "smooth", "tasks", "2027-03", "1", "4", "a", "b", "c" };
	enum { ASKED = sizeof asked / sizeof *asked };
	for (size_t i = 0; i < ASKED; i++)
		cr_assert_eq(say(first, asked[i], said[i]), 0, "%s: %s", asked[i], err_last());
	struct closing c = closing();
	cr_expect_eq(c.answered, ASKED);
	cr_expect_eq(c.unchanged, 0);
	cr_expect_eq(c.asked, ASKED + c.ngaps);
	cr_expect_not(c.too_same);
	for (size_t i = 0; i < c.ngaps; i++)
		cr_expect_eq(c.gap[i].subject, subject(first));
	finish(DAY_NONE);
	summary_begin("en", "employer");
	for (size_t i = 0; i < ASKED; i++)
		cr_assert_eq(
			i < 6 ? say_state(first, asked[i], SAID_UNCHANGED) : say(first, asked[i], said[i]),
			0);
	c = closing();
	cr_expect_eq(c.unchanged, 6);
	cr_expect(c.too_same, "6 of 8 is 75 %%");
	cr_assert_eq(say(first, asked[0], said[0]), 0);
	cr_expect_not(closing().too_same);
}

Test(talk_finish, closing__shows_what_came_out_of_it)
{
	cr_assert_eq(say(first, "hard", "pace"), 0);
	cr_assert_eq(
		talk_answer(talk, subject(first), question("signals"), SAID_ANSWERED, "overload", "tired"),
		0);
	cr_assert_eq(say(first, "learning", "1"), 0);
	struct closing c = closing();
	cr_assert_eq(c.nmade, 2);
	cr_expect_eq(c.made[0]->entity->id, E_SIGNAL);
	cr_expect_eq(c.made[1]->entity->id, E_BOTTLENECK);
	cr_assert_geq(c.nfresh, 1);
	bool found = false;
	for (size_t i = 0; i < c.nfresh; i++)
		found |= strcmp(c.fresh[i].id, "vraag-jobcoach") == 0;
	cr_expect(found, "what the answers raised is new");
}

Test(talk_finish, closing__knows_when_to_speak_again)
{
	cr_expect_eq(closing().next_contact, DAY_NONE);
	cr_assert_eq(say(first, "again", "2027-02"), 0);
	cr_expect_eq(closing().next_contact, date_from_ymd(2027, 2, 1));
	cr_assert_eq(say(first, "again", "2026-12-05"), 0);
	cr_expect_eq(closing().next_contact, date_from_ymd(2026, 12, 5));
	cr_assert_eq(say_state(first, "again", SAID_DONT_KNOW), 0);
	cr_expect_eq(closing().next_contact, DAY_NONE);
}

/* Moments are set by hand: from the begin to 10:04:30, to 10:29:30, and after a pause of
 * 40 minutes another five. */
Test(talk_finish, closing__measures_the_time_without_pauses)
{
	static const char *const at[] = { "2026-11-22T10:04:30Z", "2026-11-22T10:29:30Z",
		"2026-11-22T11:09:31Z", "2026-11-22T11:14:30Z" };
	change(E_INTERVIEW, talk->record->id, "begun", "2026-11-22T10:00:00Z");
	for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
		cr_assert_eq(say(first, "both", "x"), 0);
		change(E_ANSWER, latest(E_ANSWER)->id, "at", at[i]);
	}
	cr_assert_eq(talk_reload(talk), 0);
	cr_expect_eq(closing().minutes, 35, "%d", closing().minutes);
	finish(DAY_NONE);
	size_t n;
	cr_expect_str_eq(of(contacts(&n)[0], "minutes"), "35");
	cr_expect_str_eq(of(get(E_INTERVIEW, talk->record->id), "seconds"), "2069");
}

/* ---- cancelling ---- */

Test(talk_finish, cancelled__leaves_no_contact_and_is_not_offered_again)
{
	size_t n;
	struct unfinished *u;
	cr_assert_eq(say(first, "course", "smooth"), 0);
	cr_assert_eq(talk_cancel(talk), 0, "%s", err_last());
	cr_expect_str_eq(of(get(E_INTERVIEW, talk->record->id), "state"), "cancelled");
	cr_expect_str_eq(value(E_PLACEMENT, first, "course"), "smooth", "what it wrote stays");
	contacts(&n);
	cr_expect_eq(n, 0);
	cr_assert_eq(store_unfinished(app->store, NULL, arena, &u, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_expect_neq(u[i].id, talk->record->id);
	const struct finishing how = { .minutes = -1, .next_contact = DAY_NONE };
	cr_expect_eq(talk_finish(talk, &how, NULL), ERR_READONLY);
	cr_expect_str_eq(take_back(), "conversation cancelled: De Linde");
	cr_expect_not(talk->finished);
}
