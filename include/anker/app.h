/* Use cases: what the screens and the command line do with a caseload.
 *
 * Reading lists goes straight to store.h (app->store); everything that writes,
 * or that joins rules, guides and records, is here. `today` is fixed when the
 * app is opened (main reads the clock or ANKER_TODAY once). */
#ifndef ANKER_APP_H
#define ANKER_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/date.h"
#include "anker/knowledge.h"
#include "anker/model.h"
#include "anker/rules.h"
#include "anker/store.h"

struct app_options {
	const char *db;    /* caseload file */
	const char *share; /* installed data folder */
	const char *rules; /* local rules folder, or NULL: $XDG_CONFIG_HOME/anker/rules */
	const char *user;  /* account name, for the journal and the caseload */
	day today;
	bool create, readonly, force_network;
};

struct app {
	struct store *store;
	struct ruleset *rules;
	struct knowledge *guides; /* in the current language; loaded when first asked: app_guides */
	const char *share, *user; /* owned */
	day today;
	int64_t expert;           /* whose caseload: the expert whose login is `user`; 0: everyone */
	bool readonly;            /* nothing can be written */
};

/* Opens the file and the rules (rule faults are no failure: see
 * rules_error_count). The caller closes. Codes of store_open, rules_load. */
int app_open(struct app **out, const struct app_options *o);
void app_close(struct app **app);

/* The guides, loaded at the first call. Borrowed. */
int app_guides(struct app *app, struct knowledge **out);

/* ---- names ---- */

/* A field's value for people: as field_show, and references by their title. */
char *app_show(struct app *app, const struct field *f, const char *value, struct arena *a);

/* ---- suggestions ---- */

struct suggestion {
	size_t rule;         /* index in app->rules */
	const char *id;      /* the rule's id */
	const char *title;   /* in the current language */
	int64_t placement;   /* 0: about the employer */
	int64_t employer;
	const char *employee, *employer_name, *place; /* cleaned; employee "" for an employer rule */
	enum tier tier;
	day since;           /* became true by time alone, or DAY_NONE */
	/* by when: since (else today) plus the rule's `stel voor ... binnen`; DAY_NONE without */
	day due;
	enum due_status status; /* date_status of due */
	const char *reason;  /* one line: the deciding facts with their values */
	bool more;           /* beyond 3 per placement or 1 per group: behind "+" */
	bool despite_rest;   /* urgent enough to show although the placement rests */
};

struct suggestions {
	struct suggestion *item; /* by tier, then employer (earliest due first), then due */
	size_t n;
	size_t per_tier[3], more_per_tier[3]; /* shown without "+", and behind it */
	size_t quiet;            /* true now, but decided or resting */
	size_t ask;              /* placements with a rule that waits for an unknown fact */
};

/* For one placement (with what is suggested about its employer), one employer,
 * one expert's caseload, or everyone (all 0).
 * Codes of store_facts. */
int app_suggestions(struct app *app, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct suggestions *out);

/* One rule on one subject, whatever its outcome: for the why screen and
 * `anker why`. ERR_NOTFOUND: no such rule or subject. */
struct why {
	const struct rule *rule;
	const struct explanation *explanation;
	struct suggestion suggestion; /* filled also when the outcome is not TRUE */
	bool quiet;            /* decided or resting; quiet_note says how and until when */
	const char *quiet_note;
	struct record **decision; /* earlier decisions, newest first */
	size_t ndecisions;
};
int app_why(struct app *app, const char *rule, int64_t placement, int64_t employer, struct arena *a,
	struct why *out);

/* Decisions: each is one transaction, so one `u` takes it back. Accepting makes
 * an action (title, owner: the expert of the placement, due date). `until` for
 * postponing; `reason` a code of choices_reason or NULL; `note` may be NULL.
 * ERR_INVALID: until is not after today. *txn may be NULL. */
int app_accept(struct app *app, const struct suggestion *sg, day due, int64_t *txn);
int app_postpone(struct app *app, const struct suggestion *sg, day until, int64_t *txn);
int app_dismiss(
	struct app *app, const struct suggestion *sg, const char *reason, const char *note, int64_t *txn);

/* Finishes an action (state "done" or "dropped"). */
int app_close_action(struct app *app, int64_t action, const char *state, int64_t *txn);

/* ---- contacts ---- */

/* A signal noted while logging a contact. */
struct noted_signal {
	const char *kind, *severity; /* codes */
	const char *note;            /* or NULL: the contact's note tells it */
};

struct logged {
	int64_t txn, contact;
	const char **answered; /* titles of suggestions that this contact took away */
	size_t nanswered;
	bool masked;           /* a citizen service number was found and masked */
};

/* Writes a contact and its signals in one transaction, with the app's expert
 * where none is set, and tells which suggestions of the placement (or employer)
 * it answered. `r` is a record of E_CONTACT, new or read (then it is edited).
 * Codes of store_put, conflicts as there. */
int app_log_contact(struct app *app, struct record *r, const struct noted_signal *signal, size_t nsignals,
	struct arena *a, struct logged *out, struct conflict **conflicts, size_t *nconflicts);

/* Saves any record in a transaction labelled in words ("placement changed: ..."). */
int app_save(struct app *app, struct record *r, int64_t *txn, struct conflict **conflicts, size_t *n);
int app_delete(struct app *app, enum entity_id e, int64_t id, int64_t version, int64_t *txn);

/* Undoes (or redoes) this user's latest work; *label says what it was.
 * ERR_NOTFOUND: nothing to undo. */
int app_undo(struct app *app, bool redo, struct arena *a, char **label);

/* ---- guides ---- */

struct tick {
	int64_t id;        /* of the guide_tick record */
	const char *point; /* "1.2" */
	day date;
	const char *note;
};
/* Ticks of one guide (0: all) for a placement, or for an employer. */
int app_ticks(struct app *app, int guide, int64_t placement, int64_t employer, struct arena *a,
	struct tick **out, size_t *n);
/* Ticks the point, or takes the tick away when it has one. */
int app_tick(struct app *app, const char *point, int64_t placement, int64_t employer, const char *note,
	int64_t *txn);

/* ---- demo ---- */

/* Fills an empty caseload with fictional employers, placements and contacts over
 * the two years before today, through the calls above; `placements` 0 gives the
 * standard one of 24. `progress` may be NULL; non-zero from it stops between
 * batches with ERR_STOPPED. ERR_INVALID: the caseload is not empty. */
int app_demo(
	struct app *app, int placements, int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx);

#endif
