/* Support around a placement: schemes, and the steps of an absence.
 *
 * What may be possible is worked out from target group and contract by derived facts of
 * share/reference ("regeling_ID_mogelijk"), which say "check this" and never "entitled":
 * they know three values. Amounts and terms are parameters there, dated and sourced. */
#ifndef ANKER_SUPPORT_H
#define ANKER_SUPPORT_H

#include "anker/app.h"
#include "anker/catalogue.h"

/* The catalogue of this name in the current language, read at the first call. Borrowed. */
int app_catalogue(struct app *app, const char *name, const struct catalogue **out);
/* The code of an entry that is called so (code or title, in either language), or NULL. */
const char *app_catalogue_code(struct app *app, const char *name, const char *typed);

enum scheme_step { /* how a scheme stands at a placement, in this order of attention */
	SCHEME_ENDING,     /* granted, and `until` comes within the term of the rules */
	SCHEME_DEADLINE,   /* a time limit comes */
	SCHEME_CHECK,      /* may be possible: check it */
	SCHEME_ASK,        /* first find out: a fact is missing */
	SCHEME_APPLIED, SCHEME_GRANTED, SCHEME_REFUSED, SCHEME_ENDED,
	SCHEME_NOT         /* not for this placement, or said not to apply */
};

struct scheme_row {
	const struct catalogue_item *item; /* NULL: a code that the catalogue does not know */
	const char *scheme;      /* code */
	enum scheme_step step;
	const char *state;       /* words: "granted until 1 Mar", "check this", "ask first: target group" */
	const char *ask;         /* what to ask first, by the facts; "" when that is not how it stands */
	const char *why;         /* one line: the facts that decide, reference, reason of refusal; or "" */
	const struct explanation *possible; /* by the facts; NULL: no rule tells */
	struct record *use;      /* the latest scheme_use of this placement, or NULL */
	day due;                 /* deadline or end, or DAY_NONE */
	const char *term;        /* what `due` is: "objection possible until"; "" */
};
/* Every scheme of the catalogue for a placement, and uses that it does not know, by step;
 * then by `due`. Without a scheme_use the older fields of the placement tell how it stands
 * (wage subsidy, no-risk policy), and of a job coach its own record. */
int app_schemes(struct app *app, int64_t placement, struct arena *a, struct scheme_row **out, size_t *n);
/* How a scheme stands by its record: the words of `state` above. NULL: it has none. */
int app_scheme_state(
	struct app *app, int64_t placement, const char *scheme, struct arena *a, const char **out);
/* How a scheme stands from a day on. What is empty (NULL, DAY_NONE) stays as it is, or
 * follows from the state: a refusal can be objected to for so long. */
struct scheme_standing {
	const char *state;   /* a code of choices_scheme */
	day on;
	const char *number, *reason; /* reference; why it was refused */
	day since, until;    /* it runs */
	day deadline;
};
/* Makes or changes the scheme_use of this placement: one that was refused or ended stays,
 * and what comes after it is a new one. *use and *txn may be NULL. ERR_INVALID. */
int app_scheme_set(struct app *app, int64_t placement, const char *scheme, const struct scheme_standing *to,
	int64_t *use, int64_t *txn);
/* The deadline that follows from a state of `on`, or DAY_NONE. */
day app_scheme_deadline(const struct app *app, const char *scheme, const char *state, day on);
/* The heading of a step: "ends soon", "time limit", "check this", ... */
const char *scheme_step_name(enum scheme_step step);

/* The amounts, terms and periods of a scheme on a day, for people: "at most this part of the
 * minimum wage: 70 %, since 1-1-2015 (law, certain: Participation Act ...)". Those that end
 * or ended too: old leaflets still name them. */
struct scheme_value {
	const char *parameter;   /* its name in the rule files */
	const char *text, *value, *source; /* source: of the law, who wrote it down */
	const char *certainty;   /* "certain", "reasonably certain", "changes every year"; "" */
	day since, until;        /* it holds from; the first day it does not, or DAY_NONE */
	bool over;               /* that day has come */
};
int app_scheme_values(struct app *app, const char *scheme, day on, struct arena *a, struct scheme_value **out,
	size_t *n);

/* The steps of an absence, as a help for memory and no legal advice. */
struct milestone {
	const char *code, *label, *who; /* choices_milestone; who: words */
	day due;                 /* DAY_NONE: not worked out */
	enum due_status status;  /* DUE_NONE when it was done; DUE_MISSED: not done before recovery */
	int64_t step;            /* absence_step that was done, or 0 */
	day done;                /* or DAY_NONE */
	const char *state;       /* words: "done 3 May, 2 w late", "late 2 w", "in 5 d" */
	const char *source;      /* of the term */
};
/* By due date; for an absence that ended only those done and due before it ended. The
 * evaluation of the plan comes back: each that was done, and the next one. */
int app_milestones(struct app *app, int64_t absence, struct arena *a, struct milestone **out, size_t *n);
/* Marks a step as done on a day. ERR_INVALID: an unknown step, or a day that is not there
 * yet or lies before the absence. */
int app_milestone_done(struct app *app, int64_t absence, const char *milestone, day on, int64_t *txn);
/* Takes that away again. ERR_INVALID: it was not done. */
int app_milestone_undone(struct app *app, int64_t absence, const struct milestone *m, int64_t *txn);
/* What stands first in it that was not done and is not missed, or NULL. */
const struct milestone *milestone_next(const struct milestone *m, size_t n);

/* The absence of a placement that has no end yet (or one after today), the latest; NULL. */
int app_absence_current(struct app *app, int64_t placement, struct arena *a, struct record **out);
/* An earlier absence ended so shortly before this one that they count together: a sentence
 * that says so, with the first day they share; NULL when there is none. */
int app_absence_joined(struct app *app, const struct record *absence, struct arena *a, const char **note);

/* Uses of each instrument over the caseload: how often, and how it went. */
struct instrument_count {
	const char *instrument;
	int64_t used, helped, partly, not;
};
int app_instrument_counts(struct app *app, struct arena *a, struct instrument_count **out, size_t *n);

/* What was experienced with an instrument: here (at the employer of the placement) and
 * elsewhere; with no names but that of the placement, or those at the employer asked for.
 * Newest first, those of here in front, at most INSTRUMENT_USES of each. */
enum { INSTRUMENT_USES = 20 };
struct instrument_use {
	int64_t id;              /* of the record */
	bool here;
	day date;
	const char *experience;  /* in words; "" */
	const char *who;         /* "": someone else, who is not named */
	const char *note;        /* then names, places, days and numbers in it are masked; or "" */
};
int app_instrument_uses(struct app *app, const char *instrument, int64_t placement, int64_t employer,
	struct arena *a, struct instrument_use **out, size_t *n);

/* What plays at a placement or employer, as situations of the catalogues ("theme.pace"):
 * of this bottleneck (0: of the open ones), changes not yet discussed, the phase, and what
 * is suggested. Each once. */
int app_situations(struct app *app, int64_t placement, int64_t employer, int64_t bottleneck, struct arena *a,
	const char ***out, size_t *n);

#endif
