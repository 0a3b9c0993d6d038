/* Inside app: what its files share. */
#ifndef ANKER_APP_INTERNAL_H
#define ANKER_APP_INTERNAL_H

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"

/* ---- survey.c: a stretch of the caseload as rules see it ---- */

/* Neither on trial, nor retired, nor switched off: it may suggest. */
bool rule_in_use(const struct rule *r);

struct survey {
	int64_t placement, employer, expert; /* what was asked; employer also with a placement */
	struct facts *facts;     /* owned */
	uint8_t *outcome;        /* owned; of rules_evaluate */
	struct rule_subject *subject; /* in the caller's arena, as all below */
	size_t nsubjects;
	struct ruling *ruling;
	size_t nrulings;
	bool apart; /* the placement without the rest of its employer: employer rules can't be told */
};

/* Loads facts, names and rulings and evaluates every rule; survey_end gives it
 * back (also after a failure). Codes of store_facts; ERR_NOTFOUND. */
int survey_take(struct app *app, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct survey *out);
void survey_end(struct survey *s);

/* The employer of a placement. ERR_NOTFOUND. */
int survey_employer(struct app *app, int64_t placement, struct arena *a, int64_t *out);
/* The row of a placement, or with placement 0 the employer's first; or -1. */
long survey_row(const struct survey *s, int64_t placement, int64_t employer);
enum truth survey_outcome(const struct survey *s, size_t rule, size_t row);
/* Whether what was asked is about this rule on this row: an employer's rule speaks on
 * the employer's first row, and rows of others may be there only to be counted. */
bool survey_asks(const struct survey *s, const struct rule *rule, size_t row);
/* Names of the row's subject; never NULL. */
const struct rule_subject *survey_subject(const struct survey *s, size_t row);
/* The latest decision about the rule here, or NULL. */
const struct ruling *survey_ruling(const struct survey *s, const struct rule *rule, size_t row);

/* ---- quiet.c: when a decided suggestion stays away ---- */

enum quiet_kind { QUIET_NOT, QUIET_ACTION, QUIET_DONE, QUIET_POSTPONED, QUIET_DISMISSED, QUIET_REST };
struct quiet {
	enum quiet_kind kind;
	day until; /* the first day it may be shown again; DAY_NONE: not known */
};
/* Adds the rest agreed for the placement; `despite` tells when tier broke it. */
struct quiet quiet_on_row(const struct rule *rule, const struct survey *s, size_t row, enum tier tier,
	day today, bool *despite);
char *quiet_note(const struct quiet *q, const struct ruling *r, struct arena *a);

/* ---- standing.c: what is suggested, without the limits of a list ---- */

struct standing {
	size_t rule, row;
};
/* In use, true, not quiet. */
bool standing_is(struct app *app, const struct survey *s, size_t rule, size_t row);
/* All of them, by rule, then row. */
void standing_collect(
	struct app *app, const struct survey *s, struct arena *a, struct standing **out, size_t *n);

/* ---- reason.c ---- */

/* The deciding facts with their values, as one line; "" when none decided. */
char *reason_line(const struct ruleset *rs, const struct explanation *ex, struct arena *a);

/* ---- suggest.c ---- */

/* A suggestion of this rule on this row, with everything but `more`. */
void suggestion_fill(struct app *app, const struct survey *s, size_t rule, size_t row,
	const struct explanation *ex, struct arena *a, struct suggestion *out);

/* ---- save.c ---- */

/* Ends the transaction that store_begin opened: commits when rc is 0. */
int txn_end(struct app *app, int rc, int64_t *txn);
/* Whom a record is about, in words: its placement, else its employer, else itself. */
char *record_subject(struct app *app, const struct record *r, struct arena *a);
/* References and dates as canonical values; id 0 and DAY_NONE empty the field. */
void record_set_id(struct record *r, const char *field, int64_t id);
void record_set_day(struct record *r, const char *field, day d);

#endif
