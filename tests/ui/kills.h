/* Programs that are ended at a random moment in the middle of a talk: the file, the
 * script of what was seen on the screen, and what must be there afterwards. Everything
 * random comes from one seed, so that a round that went wrong can be looked at again.
 *
 * A step types at the program and waits for the screen to tell that it is kept. Only
 * then it calls kills_expect; a step that the end cut short may be in the file or not,
 * but not half. */
#ifndef TESTS_UI_KILLS_H
#define TESTS_UI_KILLS_H

#include <sqlite3.h>

#include "anker/interview.h"
#include "tests/ui/demo.h"

enum kill_kind { KILL_9, KILL_HUP, KILL_CLOSED, KILL_TERM, KILL_KINDS };

enum { KILL_TALKS = 2, KILL_SUBJECTS = 4, KILL_EXPECTS = 64, KILL_TYPED = 200, LOSS_MS = 2000 };

/* What is being typed, with the moment of each key. */
struct kill_typed {
	char text[KILL_TYPED + 1];
	int64_t at[KILL_TYPED];
	size_t n;
	char key[64];   /* of its draft; a summary's body is the text itself */
	bool entered;   /* Enter came behind it: it may be a record already */
};

struct kill_talk {
	int64_t id;
	char employer[64], name[KILL_SUBJECTS][64];
	int64_t placement[KILL_SUBJECTS];
	size_t nsubjects;
};

/* Where one is: as the screen tells. */
struct kill_place {
	int talk;      /* -1: not in a talk */
	long question; /* -1: everything was asked */
	size_t subject;
};

struct kills {
	struct demo d;
	struct term *t;
	enum kill_kind kind;
	bool plain;
	unsigned seed;

	struct knowledge *guides;
	struct script *script; /* of both talks */
	struct kill_talk talk[KILL_TALKS];

	/* this round */
	int64_t due, killed; /* moments; 0: not yet */
	int64_t ended;       /* when the program before this one was */
	unsigned round;
	char *expect[KILL_EXPECTS]; /* SQL that gives 1 */
	size_t nexpect;
	struct kill_typed line, field;
	bool parked; /* the line was left with Esc */
	struct kill_place place; /* where the last word that was acknowledged led to */

	/* figures */
	unsigned kills, acknowledged, missing, half, wrong;
	int64_t worst_ms;
};

/* Tests run beside each other: of each kind some lanes, each with its part of the rounds.
 * $ANKER_KILLS rounds in all, three quarters of them on the screens; else a few. */
struct kill_lane {
	enum kill_kind kind;
	unsigned rounds, seed;
};
enum { SCREEN_LANES = 3, PLAIN_LANES = 1, ALL_LANES = KILL_KINDS * (SCREEN_LANES + PLAIN_LANES) };
/* `of_kind` lanes of each kind, from lane `first` of it. Returns how many. */
size_t kills_lanes(struct kill_lane *out, unsigned first, unsigned of_kind);

int64_t kills_now(void);
unsigned kills_random(struct kills *k, unsigned below);

/* ---- the caseload ---- */

void kills_open(struct kills *k, enum kill_kind kind, bool plain, unsigned seed);
void kills_close(struct kills *k);
/* Begins a talk there, in the place of one that is over. */
void kills_begin(struct kills *k, int talk);
/* What finishing it would make now, by the program's own count. */
unsigned kills_contacts(struct kills *k, int talk);
/* The first value of a query; -1 when there is none. Own programs only: no user data. */
int64_t kills_sql(const struct kills *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same as text, valid until the next call; "" when there is none. */
const char *kills_text(const struct kills *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* ---- a round ---- */

/* The program ends at a random moment in the next so many milliseconds. */
void kills_soon(struct kills *k, unsigned within_ms);
/* Takes in output for that long; false: it was ended. */
bool kills_pass(struct kills *k, int ms);
/* Waits until the screen shows it, also what was on its way when the program was ended.
 * False: it never did, and the program is gone. */
bool kills_seen(struct kills *k, bool (*shows)(struct kills *k, const void *arg), const void *arg);
/* Ends it now. */
void kills_end(struct kills *k);
/* Acknowledged: this query must give 1 afterwards. */
void kills_expect(struct kills *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* ---- afterwards ---- */

/* Every expectation, nothing half, the file is sound; counts what is not so. */
void kills_check(struct kills *k);
/* Of what was being typed, all but the last two seconds is a draft, or a record. */
void kills_check_typed(struct kills *k, const struct kill_typed *typed);
/* Tells what went wrong, with the round. */
void kills_complain(struct kills *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Adds the figures to the file in $ANKER_KILLS_LOG, and fails when anything is missing. */
void kills_report(struct kills *k);

#endif
