/* Inside app: what its files share. */
#ifndef ANKER_APP_INTERNAL_H
#define ANKER_APP_INTERNAL_H

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"

/* ---- unlock.c ---- */

/* Opens the seal of a sealed caseload for app_open: app->seal, app->vault. Codes of seal_open;
 * ERR_STOPPED: nobody said what opens it. */
int unlock(struct app *app, const struct app_options *o);

/* ---- ordering ---- */

/* In a function for qsort: decides when the two differ, else the next line does. */
#define COMPARE(a, b)                              \
	do {                                       \
		if ((a) != (b))                    \
			return (a) < (b) ? -1 : 1; \
	} while (0)

/* To order by: no day comes after every day. */
static inline int64_t last_without(day d)
{
	return d == DAY_NONE ? INT64_MAX : d;
}

/* ---- survey.c: a stretch of the caseload as rules see it ---- */

/* Neither on trial, nor retired, nor switched off: it may suggest. */
bool rule_in_use(const struct rule *r);
/* Indexes of rules: the highest priority first; of equal ones as they stand in the rules. */
void rules_by_priority(const struct ruleset *rs, size_t *rule, size_t n);

struct survey {
	int64_t placement, employer, expert; /* what was asked; employer also with a placement */
	const struct ruleset *rules; /* that outcome is of */
	struct facts *facts;     /* owned */
	size_t own; /* of an expert: so many rows first; the others are colleagues' */
	uint8_t *outcome;        /* owned; of rules_evaluate */
	struct rule_subject *subject; /* in the caller's arena, as all below */
	size_t nsubjects;
	struct ruling *ruling;
	size_t nrulings;
	bool whole; /* with facts that no rule looks at */
	bool apart; /* the placement without the rest of its employer: employer rules can't be told */
};

/* Loads facts, names and rulings and evaluates every rule; survey_end gives it
 * back (also after a failure). Codes of store_facts; ERR_NOTFOUND. */
int survey_take(struct app *app, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct survey *out);
void survey_end(struct survey *s);
/* The same with every fact, also those that no rule looks at. */
int survey_take_whole(struct app *app, int64_t placement, int64_t employer, struct arena *a,
	struct survey *out);

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

/* ---- kept.c: facts as the log of decisions keeps them ---- */

struct kept_line {
	size_t row;       /* of which placement, from 1; begin with 0 */
	int fact;         /* -1: the row begins */
	bool placed;      /* the row is a placement, not an employer without one */
	const char *word; /* len bytes: its value as a rule file writes it */
	size_t len;
};
/* The next fact or beginning of a row from *at on; false at the end. */
bool kept_next(const char **at, struct kept_line *l);
bool kept_value(const struct kept_line *l, int32_t *out);

struct kept {
	struct facts *facts; /* owned; placements 1, 2, ... (or none, 0) of employer 1 */
	bool *given;         /* owned; per fact: the text gives it */
	day on;              /* DAY_NONE: it does not say */
};
void kept_read(const char *text, struct kept *out);
void kept_free(struct kept *k);
/* What the log is to keep of a rule and a row: the rule's text with its hash, and
 * the facts it looks at, with `also` (a fact, or -1) among them. */
struct keeping {
	const char *text, *facts;
	uint64_t hash;
};
struct keeping keeping_of(const struct survey *s, size_t rule, size_t row, int also, day today,
	struct arena *a);
/* What was kept with one more fact, as it is on the row. */
const char *kept_with(const struct survey *s, size_t row, int fact, const char *facts, struct arena *a);

/* ---- changed.c: what is different since a decision, beside the time ---- */

enum { DIFFERENCES_MOST = 3 };
struct difference {
	int fact;
	int32_t before, after;
};
struct changed {
	size_t n; /* 0 when only counts over placements differ */
	struct difference item[DIFFERENCES_MOST];
};
/* A fact of `opnieuw bij` or the turning point has another value than the log
 * kept; without such a list: a condition is true that by the facts of then would not
 * be today, or the other way round. */
bool changed_since(const struct survey *s, const struct rule *rule, size_t row, const struct ruling *r,
	day today, struct changed *out);

/* ---- quiet.c: when a decided suggestion stays away, and why it is back ---- */

enum quiet_kind {
	QUIET_NOT, QUIET_ACTION, QUIET_DONE, QUIET_POSTPONED, QUIET_DISMISSED, QUIET_REST, QUIET_REPLACED
};
/* Why one that was decided before is not quiet. */
enum back { BACK_NEW, BACK_TIME, BACK_CONTACT, BACK_CHANGED, BACK_DROPPED };
struct quiet {
	enum quiet_kind kind;
	day until; /* the first day it may be shown again; DAY_NONE: not known */
	enum back back;           /* of QUIET_NOT */
	day over;                 /* of QUIET_NOT: the day an answer stopped to hold, or DAY_NONE */
	struct changed changed;   /* of BACK_CHANGED */
	const struct rule *other; /* of QUIET_REPLACED: the rule that took its place */
};
/* From the latest decision with what it kept, the facts now, and the rest agreed
 * for the placement; `despite` tells when tier broke that. */
struct quiet quiet_on_row(const struct rule *rule, const struct survey *s, size_t row, enum tier tier,
	day today, bool *despite);

/* The day from which the latest answer no longer keeps it away, at most today; DAY_NONE:
 * it was not answered, or the answer holds. */
day quiet_over(const struct rule *rule, const struct survey *s, size_t row, day today);

/* ---- quiet_words.c ---- */

/* How it stays away and until when; "" when it does not. */
char *quiet_note(const struct quiet *q, const struct ruling *r, struct arena *a);
/* What changed and the earlier reason, in one line; NULL when it was not decided
 * before (or done). */
char *returned_line(const struct quiet *q, const struct ruling *r, day today, struct arena *a);

/* ---- factors.c ---- */

struct weighed_factor {
	const char *code;
	char direction; /* '+' for, '-' against, 'o' seen */
};
/* "motivation+ team- feeling o". ERR_INVALID: says how it is written. */
int factors_read(const char *text, struct arena *a, struct weighed_factor **out, size_t *n);
/* The same, and every factor must be known. */
int factors_check(struct app *app, const char *text);

/* ---- marks.c ---- */

/* "a+ b- c o" of a list in words: "fits: A; does not fit: B; in doubt: C". */
char *marks_show(const struct choice *list, const char *marks, struct arena *a);

/* ---- decide.c ---- */

/* Logs what happened to a suggestion, with rule and facts; inside txn_begin. */
int log_event(struct app *app, const struct survey *s, size_t rule, size_t row, const char *event,
	int64_t decision, int also);
/* Codes, factors and fact of a weighing. ERR_INVALID. */
int weighing_check(struct app *app, const struct weighing *w);

/* ---- weigh.c ---- */

/* Into a decision that store_put then writes; inside txn_begin. What w leaves
 * out stays as it is. */
int weighing_write(struct app *app, struct record *r, const struct weighing *w);

/* ---- standing.c: what is suggested, without the limits of a list ---- */

struct standing {
	size_t rule, row;
};
/* All that is in use, true and not quiet, by rule, then row. */
void standing_collect(
	struct app *app, const struct survey *s, struct arena *a, struct standing **out, size_t *n);

/* ---- reason.c ---- */

/* The deciding facts with their values, as one line; "" when none decided. */
char *reason_line(const struct explanation *ex, struct arena *a);

/* ---- suggest.c ---- */

/* A suggestion of this rule on this row, with everything but `more`. */
void suggestion_fill(struct app *app, const struct survey *s, size_t rule, size_t row,
	const struct explanation *ex, struct arena *a, struct suggestion *out);
/* app_suggestions of what a survey holds, for who has one. */
void suggestions_from(struct app *app, const struct survey *s, struct arena *a, struct suggestions *out);

/* ---- peer.c ---- */

/* Where peer review reads: the caseload of this account, or the team's (RIGHT_PEER). */
int peer_app(struct app *app, struct app **out);
/* A decision that is there. ERR_NOTFOUND. */
int peer_decision(struct app *app, int64_t id, struct arena *a, struct record **out);

/* ---- interview_records.c ---- */

/* Records that carry a talk, in the order they were made. */
int interview_records(struct app *app, enum entity_id e, int64_t interview, struct arena *a,
	struct record ***out, size_t *n);
/* Under which its draft, and what was suggested when it began, are kept. */
char *interview_key(int64_t interview, struct arena *a);

/* ---- open.c ---- */

/* The folder for rules of one's own; NULL: there is no place for one. */
char *local_rules(const struct app_options *o, struct arena *a);

/* ---- connect.c ---- */

/* Notes this program in the list of connections of a shared caseload; and takes it out again. */
int connect_shared(struct app *app, const struct app_options *o);
void disconnect_shared(struct app *app);

/* ---- local_rules.c ---- */

/* Copies the rule files of a folder to another, for everyone of its group; *n of them. ERR_IO. */
int app_rules_copy(const char *from, const char *to, struct arena *a, size_t *n);

/* One's own folder of that name, beside the one for rules; NULL without. */
char *app_own_folder(const struct app *app, const char *name, struct arena *a);

/* ---- reads.c ---- */

void reads_free(struct app_reads **r);

/* ---- catalogue.c ---- */

void catalogues_free(struct app_catalogues **c);
/* For model_name_catalogues. */
const char *catalogue_title(void *app, const char *name, const char *code);

/* ---- save.c ---- */

/* store_begin, for who may write in files (RIGHT_FILES). ERR_DENIED. */
int txn_begin(struct app *app, const char *label);
/* Ends the transaction that it opened: commits when rc is 0. */
int txn_end(struct app *app, int rc, int64_t *txn);
/* Whom a record is about, in words: its placement, else its employer, else itself. */
char *record_subject(struct app *app, const struct record *r, struct arena *a);

#endif
