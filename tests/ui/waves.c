/* A programme beside the daily work, on a pty: what is due stands on Today and on :waves and is begun, done,
 * left and reminded by key; hours beside what was agreed; who came to a meeting. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;
static int64_t programme, congress;

static int64_t wave(const char *name, const char *method, const char *party, const char *months)
{
	return caseload_add(&d.c, E_WAVE, "programme", caseload_ref(&d.c, programme), "name", name, "method",
		method,
		"party", party, "months", months, "weeks", "6", "script", strcmp(party, "employee") ? "t0"
		: "tn-employee",
		NULL);
}

static void take_part(int64_t employer, int64_t placement, const char *started)
{
	caseload_add(&d.c, E_PARTICIPATION, "programme", caseload_ref(&d.c, programme), "employer",
		caseload_ref(&d.c, employer), "selected", "2025-01-05", "agreed", "2025-01-05", "started",
		started,
		placement ? "placement" : NULL, placement ? caseload_ref(&d.c, placement) : NULL, NULL);
}

static void spend(const char *party, const char *field, int64_t subject, const char *hours)
{
	caseload_add(&d.c, E_HOURS, "programme", caseload_ref(&d.c, programme), "party", party, field,
		caseload_ref(&d.c, subject), "date", "2026-05-01", "hours", hours, "work", "measurement",
		NULL);
}

static void attend(const char *field, int64_t who, const char *state)
{
	caseload_add(&d.c, E_ATTENDANCE, "meeting", caseload_ref(&d.c, congress), field,
		caseload_ref(&d.c, who), "state", state, NULL);
}

static void find(const char *section, int64_t placement, int64_t employer, const char *on, const char *text,
	const char *shared)
{
	caseload_add(&d.c, E_FINDING, "programme", caseload_ref(&d.c, programme), "section", section, "date", on,
		"text", text, "shared", shared, placement ? "placement" : "employer",
		caseload_ref(&d.c, placement ? placement : employer), NULL);
}

/* The bakery late and Jan with time; the printer soon. */
static void fill(void)
{
	char path[PATH_MAX], target[PATH_MAX], here[PATH_MAX / 2];

	desk_open(&d);
	cr_assert(getcwd(here, sizeof here) != NULL);
	snprintf(path, sizeof path, "%s/share/interviews", d.c.folder);
	snprintf(target, sizeof target, "%s/share/interviews", here);
	cr_assert_eq(symlink(target, path), 0);
	programme = caseload_add(&d.c, E_PROGRAMME, "name", "Duurzaam Werk(t)", "start", "2025-01-01",
		"until",
		"2029-12-31", "hours_from", "4", "hours_most", "8", "points_hour", "1", NULL);
	wave("T0", "interview", "employer", "0");
	wave("T1", "interview", "employer", "12");
	wave("T0", "interview", "employee", "0");
	take_part(d.bakery, 0, "2026-08-01");
	take_part(d.printer, 0, "2026-11-28");
	take_part(d.bakery, d.jan, "2026-11-01");
	spend("employer", "organisation", d.bakery, "6.5");
	spend("employer", "organisation", d.printer, "8");
	spend("expert", "expert", d.anna, "12");
	congress = caseload_add(&d.c, E_MEETING, "programme", caseload_ref(&d.c, programme), "kind",
		"congress", "title",
		"Jaarcongres", "date", "2026-11-20", "place", "Haarlem", "hours", "3", "points", "2", NULL);
	attend("expert", d.anna, "attended");
	attend("organisation", d.bakery, "invited");
	attend("organisation", d.printer, "registered");
	find("helps", d.jan, 0, "2026-11-12", "A steady buddy on every shift, whom everybody knows by name", "1");
	find("hinders", 0, d.bakery, "2026-10-03", "Shifts that change at the last moment", "0");
}

static void start_to(int rows, int cols, char *lang, const char *there)
{
	static char option[] = "--lang";
	char db[96], share[96], *program = getenv("ANKER");
	char *argv[] = { program, option, lang, NULL };
	const char *env[] = { db, share, "ANKER_USER=anna", "ANKER_TODAY=2026-11-22", "XDG_CONFIG_HOME",
		"XDG_DATA_HOME", NULL };

	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	snprintf(db, sizeof db, "ANKER_DB=%s", d.c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", d.c.folder);
	t = term_spawn(rows, cols, argv, env);
	term_wait_for(t, there);
}

static void start(int rows, int cols, char *lang)
{
	start_to(rows, cols, lang, "? help");
}

static void begin(void)
{
	static char english[] = "en";

	fill();
	start(24, 80, english);
}

static void end(void)
{
	desk_leave(t);
	desk_close(&d);
}

static void command(const char *name, const char *there)
{
	term_type(t, ":");
	term_wait_for(t, "Commands");
	term_type(t, name);
	term_type(t, "\n");
	term_wait_for(t, there);
}

/* "wave state" of the only one on record. */
static const char *measured(void)
{
	struct query q = { .entity = E_MEASUREMENT };
	struct record **r;
	size_t n;

	cr_assert_eq(store_find(d.c.store, &q, d.c.arena, &r, &n), 0, "%s", err_last());
	return n == 0 ? "" : n > 1 ? "several" : arena_printf(d.c.arena, "%s %s", record_text(r[0], "state"),
		record_text(r[0], "reason"));
}

Test(waves, due_stand_on_today_and_are_done_there)
{
	begin();
	term_wait_for(t, "Waves");
	term_wait_for(t, "T0 interview · Bakkerij");
	term_type(t, "/t0\n");
	term_wait_gone(t, "Speak with the employer");
	term_type(t, "jj"); /* no further than the last */
	term_type(t, "x");
	term_wait_for(t, "done · u");
	cr_expect_eq(desk_count(&d, E_MEASUREMENT), 1);
	term_type(t, "u");
	term_wait_for(t, "Undone: done: T0 interview");
	cr_expect_eq(desk_count(&d, E_MEASUREMENT), 0);
	end();
}

Test(waves, are_left_and_reminded_by_key)
{
	begin();
	command("waves", "How far each wave is");
	term_wait_for(t, "{ › T0 interview");
	term_type(t, "r");
	term_wait_for(t, "Reminded: Bakkerij De Korenaar");
	term_wait_for(t, "reminded 22 Nov");
	cr_expect_str_eq(measured(), "planned ");
	term_type(t, "n");
	term_wait_for(t, "[d]eclined, [m]issed");
	term_type(t, "m");
	term_wait_for(t, "may stay empty");
	term_type(t, "holiday\n");
	term_wait_for(t, "missed · u");
	cr_expect_str_eq(measured(), "missed holiday");
	end();
}

Test(waves, begin_their_talk_with_the_question_list__and_go_on_with_it)
{
	begin();
	command("waves", "How far each wave is");
	term_type(t, "\n");
	term_wait_for(t, "How did this employee come to you?");
	cr_expect_eq(desk_count(&d, E_INTERVIEW), 1);
	term_type(t, "p");
	term_wait_for(t, "the conversation was begun");
	term_type(t, "\n");
	term_wait_for(t, "How did this employee come to you?");
	cr_expect_eq(desk_count(&d, E_INTERVIEW), 1);
	term_type(t, "p");
	term_wait_for(t, "How far each wave is");
	end();
}

/* In the talk nothing was said yet, so what lies before it stays; outside it is taken back with what it is
 * for, and the wave is as it was. */
Test(waves, whose_talk_was_just_begun_are_as_before_when_that_is_taken_back)
{
	begin();
	command("waves", "How far each wave is");
	term_type(t, "\n");
	term_wait_for(t, "How did this employee come to you?");
	term_type(t, "u");
	term_wait_for(t, "nothing was said in this conversation");
	cr_expect_str_eq(measured(), "planned ");
	term_type(t, "p");
	term_wait_for(t, "the conversation was begun");
	term_type(t, "u");
	term_wait_for(t, "Undone: conversation paused");
	term_type(t, "u");
	term_wait_for(t, "Undone: conversation begun: T0 interview");
	term_wait_gone(t, "the conversation was begun");
	cr_expect_str_eq(measured(), "");
	cr_expect_eq(desk_count(&d, E_INTERVIEW), 0);
	term_type(t, "\n");
	term_wait_for(t, "How did this employee come to you?");
	cr_expect_eq(desk_count(&d, E_INTERVIEW), 1);
	term_type(t, "p");
	term_wait_for(t, "the conversation was begun");
	end();
}

/* "O0" comes before what else is due, so that it is selected. */
static void fill_observed(void)
{
	fill();
	caseload_add(&d.c, E_WAVE, "programme", caseload_ref(&d.c, programme), "name", "O0", "method",
		"observation",
		"party", "expert", "date", "2026-08-01", "weeks", "6", NULL);
}

static void observe(void)
{
	static char english[] = "en";

	start(24, 80, english);
	command("waves", "How far each wave is");
	term_type(t, "j");
	term_wait_for(t, "{ › O0");
	term_type(t, "\n");
	term_wait_for(t, "Ctrl-S");
}

Test(waves, of_observation_are_done_once_their_form_is_saved)
{
	fill_observed();
	observe();
	term_type(t, "\x13");
	term_wait_for(t, "Saved:");
	term_wait_for(t, "How far each wave is");
	cr_expect_str_eq(measured(), "done ");
	end();
}

Test(waves, of_observation_are_done_too_when_their_form_is_gone_on_with_after_a_crash)
{
	static char english[] = "en";

	fill_observed();
	observe();
	term_press(t, VTERM_KEY_DOWN);
	term_press(t, VTERM_KEY_DOWN);
	term_type(t, "Quiet corner");
	term_wait_for(t, "Quiet corner");
	term_signal(t, SIGTERM);
	cr_assert_geq(term_wait_exit(t), 0, "ended by a signal");
	term_done(t);
	cr_expect_str_eq(measured(), "");
	start_to(24, 80, english, "not saved at");
	term_type(t, "\n");
	term_wait_for(t, "Quiet corner");
	term_type(t, "\x13");
	term_wait_for(t, "Saved:");
	cr_expect_str_eq(measured(), "done ");
	cr_expect_eq(desk_count(&d, E_OBSERVATION), 1);
	end();
}

Test(waves, hours_say_what_is_left_of_what_was_agreed)
{
	begin();
	command("hours", "Hours in 2026");
	term_wait_for(t, "Drukkerij Noord");
	term_type(t, "jj");
	term_wait_for(t, "employer Bakkerij De Korenaar: 6.5 hours of 4–8 h");
	term_type(t, "h");
	term_wait_for(t, "Ctrl-S");
	term_wait_for(t, "Bakkerij De Korenaar");
	term_wait_for(t, "› Hours *"); /* the rest is known */
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, "Hours in 2026");
	term_type(t, "\n");
	term_wait_for(t, "6.5"); /* what was written down, with its hours */
	term_type(t, "q");
	term_wait_for(t, "Hours in 2026");
	term_type(t, "[");
	term_wait_for(t, "No hours in this year.");
	end();
}

Test(waves, who_came_to_a_meeting_is_marked_by_key_and_counts_as_hours)
{
	begin();
	command("meetings", "Jaarcongres");
	term_wait_for(t, "1 of 3");
	term_type(t, "\n");
	term_wait_for(t, "1 of 3 came · 3 hours, counted for who came · 2 certification points");
	term_type(t, "j ");
	term_wait_for(t, "2 of 3 came");
	term_type(t, " "); /* who was registered, and did not come after all */
	term_wait_for(t, "3 of 3 came");
	term_type(t, " ");
	term_wait_for(t, "Drukkerij Noord: registered");
	term_wait_for(t, "2 of 3 came");
	term_type(t, "x");
	term_wait_for(t, "did not come · u");
	term_type(t, "x");
	term_wait_for(t, "Nothing was changed."); /* and nothing to undo */
	term_type(t, "q");
	term_wait_for(t, "2 of 3");
	command("hours", "Hours in 2026");
	term_type(t, "j");
	term_wait_for(t, "9.5 hours of 4–8 h. That is all that was");
	end();
}

/* ---- goldens ---- */

static const struct scene {
	const char *name, *keys, *text[2];
} scenes[] = {
	{ "waves", ":waves\n", { "Hoe ver elk meetmoment is", "How far each wave is" } },
	{ "hours", ":hours\n", { "Uren in 2026", "Hours in 2026" } },
	{ "meetings", ":meetings\n", { "Jaarcongres", "Jaarcongres" } },
	{ "meeting", ":meetings\n\n", { "1 van 3 gekomen", "1 of 3 came" } },
	{ "today-waves", "/t0\n", { "{ › ", "{ › " } },
	{ "findings", ":findings\n", { "A steady buddy", "A steady buddy" } },
	{ "research", ":research\n", { "Onderzoek · Duurzaam", "Research · Duurzaam" } },
};
enum { SCENES = sizeof scenes / sizeof *scenes };
static const int sizes[][2] = { { 16, 60 }, { 24, 80 }, { 43, 132 } };

struct visit {
	size_t scene, lang;
};

ParameterizedTestParameters(waves_goldens, screen)
{
	static struct visit visits[SCENES * 2];

	for (size_t i = 0; i < SCENES * 2; i++)
		visits[i] = (struct visit){ i / 2, i % 2 };
	return cr_make_param_array(struct visit, visits, SCENES * 2);
}

ParameterizedTest(struct visit *v, waves_goldens, screen)
{
	static char langs[][3] = { "nl", "en" };
	const struct scene *scene = &scenes[v->scene];
	char name[80];

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		fill();
		start(sizes[i][0], sizes[i][1], langs[v->lang]);
		term_type(t, scene->keys);
		term_wait_for(t, scene->text[v->lang]);
		term_settle(t);
		snprintf(name, sizeof name, "screens/%s", scene->name);
		term_golden(t, name, langs[v->lang]);
		end();
	}
}
