/* Two earlier talks of the fictional caseload, with the employer that has three running
 * placements: held through the calls that a real one goes through, on the days they were. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/interview.h"
#include "anker/lang.h"
#include "demo.h"

enum { PAUSE = 40, MINUTES = 35 }; /* seconds between two answers; of the whole talk */

struct demo_said {
	const char *given, *question; /* whom it is about; NULL: the employer */
	enum answer_state state;
	const char *input;
};

static const struct demo_said half_a_year_ago[] = {
	{ "Fatma", "changed", SAID_ANSWERED, "0" },
	{ "Fatma", "course", SAID_UNCHANGED, NULL },
	{ "Fatma", "well", SAID_ANSWERED, "tasks quality colleagues" },
	{ "Fatma", "difficult", SAID_NOT_APPLICABLE, NULL },
	{ "Fatma", "signals", SAID_NOT_APPLICABLE, NULL },
	{ "Fatma", "fit", SAID_ANSWERED, "more" },
	{ "Fatma", "contact-person", SAID_UNCHANGED, NULL },
	{ "Fatma", "job-coach", SAID_UNCHANGED, NULL },
	{ "Fatma", "job-coach-later", SAID_DONT_KNOW, NULL },
	{ "Fatma", "team", SAID_ANSWERED, "part" },
	{ "Fatma", "own-view", SAID_ANSWERED, "Wil graag ook de maaltijden mee voorbereiden." },
	{ "Bram", "changed", SAID_ANSWERED, "0" },
	{ "Bram", "well", SAID_ANSWERED, "reliable colleagues" },
	{ "Bram", "difficult", SAID_DONT_KNOW, NULL },
	{ "Bram", "fit", SAID_ANSWERED, "partly" },
	{ "Bram", "contact-person", SAID_UNCHANGED, NULL },
	{ "Bram", "job-coach", SAID_UNCHANGED, NULL },
	{ "Bram", "job-coach-later", SAID_DONT_KNOW, NULL },
	{ "Bram", "team", SAID_ANSWERED, "fine" },
	{ "Bram", "own-view", SAID_ANSWERED, "Vindt de grote machine spannend als die piept." },
	{ "Bram", "contract-end", SAID_UNCHANGED, NULL },
	{ "Noor", "changed", SAID_ANSWERED, "0" },
	{ "Noor", "course", SAID_UNCHANGED, NULL },
	{ "Noor", "well", SAID_ANSWERED, "enjoyment colleagues" },
	{ "Noor", "fit", SAID_ANSWERED, "yes" },
	{ "Noor", "contact-person", SAID_UNCHANGED, NULL },
	{ "Noor", "team", SAID_ANSWERED, "searching" },
	{ "Noor", "contract-end", SAID_UNCHANGED, NULL },
	{ NULL, "employer-wish", SAID_UNCHANGED, NULL },
	{ NULL, "help", SAID_ANSWERED, "Hoe teamleiders de begeleiding van elkaar overnemen." },
	{ .question = NULL },
};

static const struct demo_said a_quarter_ago[] = {
	{ "Fatma", "changed", SAID_ANSWERED, "0" },
	{ "Fatma", "course", SAID_UNCHANGED, NULL },
	{ "Fatma", "well", SAID_UNCHANGED, NULL },
	{ "Fatma", "difficult", SAID_NOT_APPLICABLE, NULL },
	{ "Fatma", "signals", SAID_NOT_APPLICABLE, NULL },
	{ "Fatma", "fit", SAID_ANSWERED, "yes" },
	{ "Fatma", "contact-person", SAID_UNCHANGED, NULL },
	{ "Fatma", "job-coach", SAID_UNCHANGED, NULL },
	{ "Fatma", "job-coach-later", SAID_DONT_KNOW, NULL },
	{ "Fatma", "team", SAID_UNCHANGED, NULL },
	{ "Fatma", "own-view", SAID_ANSWERED, "Bereidt twee keer per week de lunch mee voor, en wil dat houden." },
	{ "Fatma", "wage-subsidy", SAID_UNCHANGED, NULL },
	{ "Bram", "changed", SAID_ANSWERED, "0" },
	{ "Bram", "course", SAID_UNCHANGED, NULL },
	{ "Bram", "well", SAID_ANSWERED, "reliable" },
	{ "Bram", "difficult", SAID_DONT_KNOW, NULL },
	{ "Bram", "fit", SAID_UNCHANGED, NULL },
	{ "Bram", "contact-person", SAID_UNCHANGED, NULL },
	{ "Bram", "job-coach", SAID_UNCHANGED, NULL },
	{ "Bram", "job-coach-end", SAID_UNCHANGED, NULL },
	{ "Bram", "job-coach-later", SAID_DONT_KNOW, NULL },
	{ "Bram", "team", SAID_ANSWERED, "searching" },
	{ "Bram", "own-view", SAID_ANSWERED, "Wil het liefst één ding tegelijk leren." },
	{ "Bram", "contract-end", SAID_UNCHANGED, NULL },
	{ "Bram", "intention", SAID_DONT_KNOW, NULL },
	{ "Bram", "wage-subsidy", SAID_UNCHANGED, NULL },
	{ "Noor", "changed", SAID_ANSWERED, "0" },
	{ "Noor", "course", SAID_UNCHANGED, NULL },
	{ "Noor", "well", SAID_ANSWERED, "enjoyment colleagues tasks" },
	{ "Noor", "difficult", SAID_NOT_APPLICABLE, NULL },
	{ "Noor", "fit", SAID_UNCHANGED, NULL },
	{ "Noor", "contact-person", SAID_UNCHANGED, NULL },
	{ "Noor", "job-coach", SAID_UNCHANGED, NULL },
	{ "Noor", "team", SAID_ANSWERED, "fine" },
	{ "Noor", "contract-end", SAID_UNCHANGED, NULL },
	{ "Noor", "intention", SAID_DONT_KNOW, NULL },
	{ "Noor", "wage-subsidy", SAID_UNCHANGED, NULL },
	{ NULL, "employer-wish", SAID_UNCHANGED, NULL },
	{ NULL, "help", SAID_ANSWERED, "Eén manier van uitleggen op alle afdelingen." },
	{ .question = NULL },
};

/* What the contact of each says, once the expert has read it through. */
struct demo_told {
	const char *given, *note;
};
static const struct demo_told half_a_year_ago_told[] = {
	{ "Fatma", "Loopt soepel; er kan meer bij. Denkt aan meehelpen met de maaltijden." },
	{ "Bram", "Komt trouw en is geliefd. Niet alle taken passen; de grote machine is spannend." },
	{ "Noor", "Heeft plezier in het werk en zoekt nog haar plek in het team." },
	{ .given = NULL },
};
static const struct demo_told a_quarter_ago_told[] = {
	{ "Fatma", "Helpt twee keer per week met de lunch. Annemiek zet de stappen op papier." },
	{ "Bram", "Leert het liefst één ding tegelijk. Over het contract is nog niets besloten." },
	{ "Noor", "Heeft haar plek gevonden. Over verlengen is nog niets besloten." },
	{ .given = NULL },
};

/* Days from today, and what was said. Both lie before the latest contacts of these
 * placements, so that nothing that is waited for now changes. */
static const struct {
	int days;
	long begun; /* seconds of the day, UTC */
	const struct demo_said *said;
	const struct demo_told *told;
	const char *about, *note;                     /* a loose note, and about whom */
	const char *with, *promised, *promised_by; /* an agreement; NULL: none */
	int due;                                      /* days from today */
} talks[] = {
	{ .days = -187, .begun = 8 * 3600 + 10 * 60, .said = half_a_year_ago,
		.told = half_a_year_ago_told, .about = "Noor",
		.note = "Kent de weg op de begane grond nu; de andere verdieping komt later." },
	{ .days = -96, .begun = 12 * 3600 + 35 * 60, .said = a_quarter_ago,
		.told = a_quarter_ago_told, .about = "Bram",
		.note = "De jobcoach oefent op dinsdag; Annemiek kijkt een keer mee.",
		.with = "Fatma", .promised = "Op papier zetten hoe de lunch wordt voorbereid",
		.promised_by = "employer", .due = -9 },
};

static long subject_of(const struct talk *t, const char *given)
{
	for (size_t i = 0; given && i < t->nsubjects; i++)
		if (strstr(t->subject[i].name, given))
			return (long)i;
	return given ? -1 : 0;
}

/* What does not fit in a list of one's own that took the place of ours is left out. */
static int say_all(struct talk *t, const struct demo_said *said)
{
	int rc = 0;
	for (; rc == 0 && said->question; said++) {
		long subject = subject_of(t, said->given), question = script_question(t->script, said->question);
		if (subject < 0 || question < 0)
			continue;
		rc = talk_answer(t, (size_t)subject, (size_t)question, said->state, said->input, NULL);
		if (rc == ERR_INVALID)
			rc = 0;
	}
	return rc;
}

static int finish(struct talk *t, const struct demo_told *told, struct arena *a)
{
	const char **note = arena_alloc(a, (t->nsubjects + 1) * sizeof *note);
	for (size_t i = 0; i < t->nsubjects; i++)
		note[i] = "";
	for (; told->given; told++)
		if (subject_of(t, told->given) >= 0)
			note[subject_of(t, told->given)] = told->note;
	return talk_finish(t,
		&(struct finishing){ .note = note, .minutes = MINUTES, .next_contact = DAY_NONE }, NULL);
}

static const char *moment(struct arena *a, const char *date, long seconds)
{
	return arena_printf(a, "%sT%02ld:%02ld:%02ldZ", date, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* The calls above told the time by the clock: now by that day's. */
static int set_times(struct app *app, int64_t interview, const char *date, long at, struct arena *a)
{
	const struct condition of_talk = { "interview", IS, arena_printf(a, "%lld", (long long)interview) };
	const struct query q = { .entity = E_ANSWER, .where = &of_talk, .nwhere = 1, .order = "id" };
	struct record **rows, *r;
	size_t n;
	int rc = store_find(app->store, &q, a, &rows, &n);
	if (rc || (rc = store_get(app->store, E_INTERVIEW, interview, a, &r)) ||
		(rc = record_set(r, "begun", moment(a, date, at))))
		return rc;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if ((rc = record_set(rows[i], "at", moment(a, date, at += PAUSE))) == 0)
			rc = store_put(app->store, rows[i], NULL, NULL);
	if (rc || (rc = record_set(r, "finished", moment(a, date, at + PAUSE))) ||
		(rc = record_set(r, "seconds", arena_printf(a, "%ld", (long)(n + 1) * PAUSE))))
		return rc;
	return store_put(app->store, r, NULL, NULL);
}

static int hold(struct app *app, int64_t employer, size_t i, struct arena *a)
{
	const struct interview_plan plan = { .script = "followup", .employer = employer };
	char date[DATE_ISO_SIZE];
	struct talk *t = NULL;
	int64_t id;
	int rc = interview_begin(app, &plan, &id);
	if (rc || (rc = talk_open(&t, app, id, false)))
		return rc;
	const struct agreement promise = { talks[i].promised, talks[i].promised_by,
		app->today - talks[i].days + talks[i].due };
	if ((rc = say_all(t, talks[i].said)) == 0)
		rc = talk_note(t, subject_of(t, talks[i].about), talks[i].note, NULL);
	if (rc == 0 && promise.what)
		rc = talk_agree(t, subject_of(t, talks[i].with), &promise);
	if (rc == 0 && (rc = finish(t, talks[i].told, a)) == 0 &&
		(rc = store_begin(app->store, _("demo caseload"))) == 0) {
		rc = set_times(app, id, date_iso(date, app->today), talks[i].begun, a);
		rc = rc ? (store_rollback(app->store), rc) : store_commit(app->store, NULL);
	}
	talk_close(&t);
	return rc;
}

int demo_talks(struct app *app, int64_t employer)
{
	struct arena *a = arena_new();
	const day today = app->today;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof talks / sizeof *talks; i++) {
		app->today = today + talks[i].days;
		rc = hold(app, employer, i, a);
	}
	/* Without our question list it is a demo all the same; who begins a talk is told. */
	if (rc == ERR_NOTFOUND || rc == ERR_INVALID)
		rc = 0;
	app->today = today;
	arena_free(&a);
	return rc;
}
