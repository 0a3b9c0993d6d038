/* What an expert does with suggestions, key by key in both languages on the demo
 * caseload: doing, postponing, dismissing; weeks later it is back and says why;
 * what is not suggested, and what if. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

#define SELECTED "{ › "
#define SAMIRA SELECTED "Samira Amrani       "
#define TALK "Spreek de werkgever", "Speak with the employer"

static const char *words(const char *nl, const char *en)
{
	return demo_either(&d, nl, en);
}

/* Samira Amrani's suggestions, in the hands of the keyboard. */
static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	t = demo_start(&d, 24, 80);
	term_type(t, "2");
	term_wait_for(t, "Ruben Achterberg");
	term_type(t, "/amrani\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, SELECTED "Samira Amrani");
	term_type(t, "w");
	term_wait_for(t, words("Voorstellen · Samira Amrani", "Suggestions · Samira Amrani"));
	term_wait_for(t, words(SELECTED "Volg het signaal", SELECTED "Follow up the signal"));
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

/* Once more, on a later day. */
static void restart_on(const char *today)
{
	char moved[40];
	const char *const more[] = { moved, NULL };

	snprintf(moved, sizeof moved, "ANKER_TODAY=%s", today);
	demo_leave(t);
	t = demo_start_as(&d, 24, 80, "anna", more);
	demo_wait(t, N_("help"));
}

/* The course of Samira's placement, changed by the same program on that day. */
static void change_course(const char *today)
{
	char command[512];

	snprintf(command, sizeof command,
		"ANKER_SHARE=share ANKER_USER=anna '%s' --db '%s' --today %s set placements/2 "
		"course=difficult >/dev/null",
		getenv("ANKER"), d.path, today);
	cr_assert_eq(system(command), 0);
}

static void expect(const char *sql, const char *value)
{
	const char *got = demo_sql(&d, sql);

	cr_assert_str_eq(got, value, "%s\n%s", sql, term_dump(t));
}

#define LATEST(what) "SELECT " what " FROM decision WHERE NOT deleted ORDER BY id DESC LIMIT 1"

STEP(suggestions, accepting_is_two_keys_and_an_action_in_today)
{
	begin(l);
	term_type(t, "\n");
	demo_wait(t, "Do it, by when:");
	term_wait_for(t, "28-11-2026");
	term_type(t, "\n");
	demo_wait(t, "Made an action, due %s");
	demo_wait(t, "Quiet");
	/* The next row takes over by itself. */
	term_wait_for(t, words(SELECTED "Laat belasting", SELECTED "Have load"));
	expect("SELECT due || ' ' || state || ' ' || (owner IS NOT NULL) FROM action "
	       "ORDER BY id DESC LIMIT 1",
		"2026-11-28 open 1");
	term_type(t, "1/amrani\n");
	demo_wait_gone(t, "Filter:");
	demo_wait(t, "Planned");
	term_wait_for(t, words("Samira Amrani       Volg het", "Samira Amrani       Follow up"));
	end();
}

STEP(suggestions, postponing_waits_for_a_day_a_contact_or_a_change)
{
	begin(l);
	term_type(t, "s1");
	demo_wait(t, "Postponed until %s");
	expect(LATEST("until"), "2026-11-29");
	term_wait_for(t, words(SELECTED "Laat belasting", SELECTED "Have load"));
	term_type(t, "sc");
	demo_wait(t, "Postponed until the next contact");
	expect(LATEST("wait"), "contact");
	term_type(t, "sv");
	demo_wait(t, "Postponed until something changes");
	expect(LATEST("wait"), "change");
	term_type(t, "s4");
	demo_wait_gone(t, "Postponed until something changes");
	demo_wait(t, "Postponed until %s");
	expect(LATEST("until"), "2026-12-20");
	term_type(t, "sd");
	demo_wait(t, "Postpone until:");
	term_type(t, "24-12\n");
	demo_wait(t, "No suggestions now; %s shows what would have to change");
	expect(LATEST("until"), "2026-12-24");
	expect("SELECT count(*) FROM decision WHERE verdict = 'postponed'", "5");
	/* A quiet one is asked about before it is decided again. */
	term_press(t, VTERM_KEY_HOME);
	term_type(t, "s");
	demo_wait(t, "Decided already: %s. Decide again?");
	term_press(t, VTERM_KEY_ESCAPE);
	demo_wait_gone(t, "Decided already: %s. Decide again?");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	demo_wait_gone(t, "No suggestions now; %s shows what would have to change");
	end();
}

STEP(suggestions, dismissed_in_four_keys_it_is_back_when_the_course_turns)
{
	const char *back;

	begin(l);
	term_type(t, "j");
	term_wait_for(t, words(SELECTED "Laat belasting", SELECTED "Have load"));
	term_type(t, "amt\n");
	demo_wait(t, "Quiet");
	expect(LATEST("verdict || ' ' || factors"), "dismissed possibilities- team-");
	restart_on("2026-12-14");
	term_type(t, "/amrani\n");
	demo_wait_gone(t, "Filter:");
	cr_assert(!term_has(t, "↺"), "back without a reason\n%s", term_dump(t));
	term_type(t, "q");

	change_course("2026-12-14");
	restart_on("2026-12-14");
	term_type(t, words("/amrani opnieuw beoordelen\n", "/amrani assessed again\n"));
	demo_wait_gone(t, "Filter:");
	/* Its row bears a mark; below the list it begins with what changed, and what I answered. */
	term_wait_for(t, words("↺ Laat belasting", "↺ Have load"));
	demo_wait(t, "Again: %s. %s");
	demo_wait(t, "%s went from %s to %s");
	term_wait_for(t, words("moeizaam", "difficult"));
	demo_wait(t, "You dismissed it on %s");
	term_wait_for(t, words("niet haalbaar.", "feasible now."));
	/* The whole explanation begins with it too. */
	term_type(t, "\n");
	demo_wait(t, "Suggested (%s), since %s.");
	demo_wait(t, "Again: %s. %s");
	/* It is read again as it was: what was the reason of that day, not the course of now. */
	term_type(t, "h");
	demo_wait(t, "As it was: %s");
	term_wait_for(t, words("open knelpunten: 1", "open bottlenecks: 1"));
	term_wait_gone(t, words("verloop: moeizaam", "course: difficult"));
	/* Among more than three it is still not held back. */
	term_size_to(t, 43, 132);
	term_type(t, "2/amrani\n");
	demo_wait_gone(t, "Filter:");
	term_type(t, "w");
	demo_wait(t, "Held back: three per placement, one of a kind");
	back = strstr(term_dump(t), words("↺ Laat belasting", "↺ Have load"));
	cr_assert(back && back < strstr(t->text, _("Held back: three per placement, one of a kind")), "\n%s",
		t->text);
	end();
}

STEP(suggestions, what_is_not_suggested_the_nearest_first)
{
	begin(l);
	term_type(t, "n");
	term_wait_for(t, words("Niet voorgesteld · Samira", "Not suggested · Samira"));
	term_wait_for(t, words(SELECTED "Spreek de werkgever", SELECTED "Speak with the employer"));
	demo_wait(t, "by itself %s");
	term_type(t, "\n");
	demo_wait(t, "Not suggested: %zu condition stands in the way.%s");
	term_wait_for(t, words("drempel", "threshold"));
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_for(t, words("Niet voorgesteld · Samira", "Not suggested · Samira"));
	/* One of them by its title. */
	term_type(t, words("/toezegging\n", "/promise\n"));
	term_wait_for(t, words(SELECTED "Kom uw toezegging na", SELECTED "Keep your promise"));
	term_wait_gone(t, words("Spreek de werkgever", "Speak with the employer"));
	end();
}

STEP(suggestions, what_if_shows_what_comes_and_goes_and_stores_nothing)
{
	char before[64];

	begin(l);
	snprintf(before, sizeof before, "%s", demo_sql(&d, "SELECT count(*) || ' ' || max(id) FROM journal"));
	term_type(t, "t");
	demo_wait(t, "nothing is stored");
	cr_assert(!term_has(t, words(TALK)), "\n%s", term_dump(t));
	/* A date: half a year ago, then never. */
	term_type(t, words("/laatste gesprek met de werkgever\n", "/last talk with the employer\n"));
	demo_wait_gone(t, "Filter:");
	term_type(t, "\n-6m\n");
	demo_wait(t, "%zu fact supposed, nothing is stored");
	term_wait_for(t, "● 22-05-2026");
	term_wait_for(t, words("+ Spreek de werkgever", "+ Speak with the employer"));
	/* What is supposed has a heading of its own, on top. */
	demo_wait(t, "Supposed");
	term_type(t, words("\nnooit\n", "\nnever\n"));
	term_wait_for(t, words("● nooit", "● never"));
	term_type(t, "r");
	demo_wait_gone(t, "%zu fact supposed, nothing is stored");
	cr_assert(!term_has(t, words(TALK)), "\n%s", term_dump(t));
	/* A choice: when it has ended nothing needs following up. */
	term_press(t, VTERM_KEY_ESCAPE); /* shows every fact */
	term_wait_for(t, words("fase", "phase"));
	term_type(t, words("/status van de\n", "/status of the\n"));
	demo_wait_gone(t, "Filter:");
	term_type(t, "\n");
	demo_wait(t, "Type to search   Up/Down choose   Enter accept   Esc cancel");
	term_type(t, words("beeindigd\n", "ended\n"));
	demo_wait(t, "%zu fact supposed, nothing is stored");
	term_wait_for(t, words("− Volg het signaal", "− Follow up the signal"));
	term_press(t, VTERM_KEY_ESCAPE); /* shows every fact */
	term_press(t, VTERM_KEY_ESCAPE); /* leaves, without a question */
	term_wait_for(t, words("Voorstellen · Samira Amrani", "Suggestions · Samira Amrani"));
	expect("SELECT count(*) || ' ' || max(id) FROM journal", before);
	end();
}

STEP(suggestions, at_132_columns_the_explanation_is_beside_the_list)
{
	begin(l);
	term_size_to(t, 43, 132);
	demo_wait(t, "Proposal");
	term_wait_for(t, "open-signaal");
	term_type(t, "n");
	term_wait_for(t, words("Niet voorgesteld · Samira", "Not suggested · Samira"));
	demo_wait(t, " (stands in the way)");
	end();
}

/* One key per suggestion: the next row is selected by itself. */
STEP(suggestions, today_is_gone_through_with_one_key_each)
{
	demo_open(&d, l->code);
	t = demo_start(&d, 24, 80);
	term_type(t, "/amrani\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, words(SAMIRA "Volg", SAMIRA "Follow"));
	term_type(t, "s1");
	term_wait_for(t, words(SAMIRA "Laat bel", SAMIRA "Have load"));
	term_type(t, "s4");
	term_wait_for(t, words(SAMIRA "Bespreek", SAMIRA "Discuss"));
	term_type(t, "d\n");
	demo_wait(t, "Made an action, due %s");
	expect("SELECT count(*) FROM decision WHERE date = '2026-11-22'", "3");
	end();
}

/* A file that is written while the program runs: it says so, and reads it on request. */
STEP(suggestions, rules_that_change_on_disk_are_read_when_asked)
{
	char folder[96], setting[128], path[160];
	const char *const more[] = { setting, NULL };
	FILE *f;

	demo_open(&d, l->code);
	snprintf(folder, sizeof folder, "%s/config", d.folder);
	snprintf(setting, sizeof setting, "XDG_CONFIG_HOME=%s", folder);
	t = demo_start_as(&d, 24, 80, "anna", more);
	demo_wait(t, N_("help"));
	term_type(t, "jj\n"); /* an explanation is open: it holds on to its rule */
	demo_wait(t, "Suggested (%s), since %s.");
	snprintf(path, sizeof path, "mkdir -p %s/anker/rules", folder);
	cr_assert_eq(system(path), 0);
	snprintf(path, sizeof path, "%s/anker/rules/own.regel", folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	fputs("regel contact-te-lang-geleden uit \"proef\"\nregel kapot\n  als\n    - dit bestaat niet\n", f);
	cr_assert_eq(fclose(f), 0);
	demo_wait(t, "Rule files were changed: the command :rules-reload reads them again");
	term_type(t, ":rules-reload\n");
	term_wait_for(t, "own.regel:4");
	term_size_to(t, 30, 100); /* everything below is laid out again */
	term_wait_for(t, "own.regel:4");
	term_type(t, "q");
	term_wait_gone(t, words(SELECTED "Chris Molenaar      Spreek", SELECTED "Chris Molenaar      Speak"));
	end();
}

/* While nobody types: what is in view is put on record, once, and nothing else. */
STEP(suggestions, what_came_into_view_is_noted_while_idle)
{
	enum { STEP_MS = 50 };
	char noted[32], journal[64];
	int ms = 0;

	demo_open(&d, l->code);
	snprintf(journal, sizeof journal, "%s",
		demo_sql(&d, "SELECT count(*) || ' ' || max(id) FROM journal"));
	t = demo_start(&d, 24, 80);
	while (atoi(demo_sql(&d, "SELECT count(*) FROM suggestion_log WHERE event = 'shown'")) == 0) {
		cr_assert_lt(ms += STEP_MS, TERM_DEADLINE_MS, "nothing was noted");
		term_idle(t, STEP_MS);
	}
	snprintf(noted, sizeof noted, "%s", demo_sql(&d, "SELECT count(*) FROM suggestion_log"));
	expect("SELECT count(*) || ' ' || max(id) FROM journal", journal);
	restart_on("2026-11-22");
	term_type(t, "jjs1");
	demo_wait(t, "Postponed until %s");
	expect("SELECT event FROM suggestion_log ORDER BY id DESC LIMIT 1", "postponed");
	expect("SELECT count(*) - 1 FROM suggestion_log", noted);
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	end();
}
