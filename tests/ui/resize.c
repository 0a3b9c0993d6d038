/* Sizes change all the time while keys arrive: the program stays alive and the
 * last size is drawn right. And it starts on every terminal there is, or says
 * in one line why it cannot. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/ui/demo.h"

enum { SIZES = 500, PAUSE_MS = 2, MOST_ROWS = 60, MOST_COLS = 200 };

struct place {
	const char *way, *keys; /* keys to get there; keys pressed in the storm */
};

static const struct place places[] = {
	{ "", "jkG+" },		      /* Today */
	{ "2", "jkG>" },	      /* Placements */
	{ "3", "jkGi" },	      /* Employers */
	{ "4", "jkGm" },	      /* Timeline */
	{ "5", "jkG" },		      /* Guides */
	{ "6de", "abe \b" },	      /* Search, typing */
	{ "2\n", "jkG" },	      /* one placement */
	{ "3\n", "jkG" },	      /* one employer */
	{ "\n", "jkG" },	      /* why */
	{ "2t", "jkG" },	      /* its timeline */
	{ "5\n", "jk]" },	      /* a guide */
	{ "2c", "abc \t" },	      /* a form */
	{ ":", "et\b" },	      /* a pop-up */
	{ "?", "jk" },		      /* help */
};
enum { PLACES = sizeof places / sizeof *places };

struct storm {
	size_t place;
};

ParameterizedTestParameters(resize, storm)
{
	static struct storm storms[PLACES];

	for (size_t i = 0; i < PLACES; i++)
		storms[i].place = i;
	return cr_make_param_array(struct storm, storms, PLACES);
}

static const char *drawn_again(struct term *t)
{
	term_ctrl(t, 'l');
	term_settle(t);
	return term_dump(t);
}

/* What stands there is what a drawing from nothing gives. */
static void assert_drawn_right(struct term *t, int rows, int cols)
{
	char *seen;
	const char *again;

	drawn_again(t); /* a message that a key takes away is gone */
	term_size_to(t, rows, cols);
	term_settle(t);
	seen = strdup(term_dump(t));
	again = drawn_again(t);
	cr_assert_str_eq(seen, again, "%dx%d is drawn wrong:\n%s\nafter Ctrl-L:\n%s", cols, rows, seen, again);
	free(seen);
}

ParameterizedTest(struct storm *s, resize, storm)
{
	const struct place *p = &places[s->place];
	unsigned seed = 1 + (unsigned)s->place;
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	t = demo_start(&d, 24, 80);
	term_type(t, p->way);
	term_settle(t); /* where it is too small, keys do nothing */
	for (int i = 0; i < SIZES; i++) {
		int rows = 1 + rand_r(&seed) % MOST_ROWS, cols = 1 + rand_r(&seed) % MOST_COLS;

		term_tell_size(t, rows, cols);
		term_send(t, &p->keys[(size_t)rand_r(&seed) % strlen(p->keys)], 1);
		term_pass(t, PAUSE_MS);
	}
	assert_drawn_right(t, 43, 132);
	assert_drawn_right(t, 16, 60);
	assert_drawn_right(t, 10, 40);
	assert_drawn_right(t, 24, 80);
	term_signal(t, 15);
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
	demo_close(&d);
}

/* ---- terminals ---- */

struct kind {
	char term[24], locale[16];
	bool works;
};

ParameterizedTestParameters(resize, terminals)
{
	static const char *const names[] = { "xterm-256color", "xterm", "screen", "linux", "vt100", "tmux-256color",
		"dumb", "unknown", "no-such-terminal", "" };
	static const char *const locales[] = { "C.UTF-8", "C", "nl_NL.UTF-8", "no_SUCH" };
	enum { NAMES = sizeof names / sizeof *names, LOCALES = sizeof locales / sizeof *locales, CANNOT_FROM = 6 };
	static struct kind kinds[NAMES * LOCALES];

	for (size_t i = 0; i < NAMES * LOCALES; i++) {
		struct kind *k = &kinds[i];

		snprintf(k->term, sizeof k->term, "%s", names[i / LOCALES]);
		snprintf(k->locale, sizeof k->locale, "%s", locales[i % LOCALES]);
		k->works = i / LOCALES < CANNOT_FROM;
	}
	return cr_make_param_array(struct kind, kinds, NAMES * LOCALES);
}

/* ncurses-base brings these; others come with ncurses-term. */
static bool is_described(const char *name)
{
	char command[80];

	snprintf(command, sizeof command, "infocmp '%s' >/dev/null 2>&1", name);
	return system(command) == 0;
}

ParameterizedTest(struct kind *k, resize, terminals)
{
	char term[40], locale[40];
	/* On "linux" ncurses loads libgpm for the mouse, which leaks ten bytes. */
	const char *leaks = strcmp(k->term, "linux") == 0 ? "ASAN_OPTIONS=detect_leaks=0" : NULL;
	const char *more[] = { term, locale, "COLUMNS=7", "LINES=3", leaks, NULL };
	struct demo d;
	struct term *t;

	snprintf(term, sizeof term, "TERM=%s", k->term);
	snprintf(locale, sizeof locale, "LC_ALL=%s", k->locale);
	demo_open(&d, "en");
	t = demo_start_as(&d, 24, 80, "anna", more);
	if (k->works && is_described(k->term)) {
		demo_wait(t, "help");
		term_wait_for(t, "Zorggroep 't Spoor, Beverwijk");
		demo_leave(t);
	} else {
		cr_assert_eq(term_wait_exit(t), 1, "\n%s", term_dump(t));
		cr_assert(term_has(t, "anker: "), "no message:\n%s", term_dump(t));
		term_done(t);
	}
	demo_close(&d);
}
