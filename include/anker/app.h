/* Use cases: what the screens and the command line do with a caseload.
 *
 * Reading lists goes straight to store.h (app->store); everything that writes,
 * or that joins rules, guides and records, is here. `today` is fixed when the
 * app is opened (main reads the clock or ANKER_TODAY once).
 *
 * What gives int gives 0 or a code: those named with it, ERR_DB and, for an id that is
 * not there, ERR_NOTFOUND; a write also ERR_BUSY, ERR_READONLY, and ERR_CONFLICT when the
 * record was changed or deleted meanwhile. Results live in the arena `a` (texts of rules
 * in app->rules, so until those are read again); *txn, which may be NULL, gets the
 * number that store_undo takes. */
#ifndef ANKER_APP_H
#define ANKER_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "anker/date.h"
#include "anker/field.h"
#include "anker/knowledge.h"
#include "anker/model.h"
#include "anker/rules.h"
#include "anker/seal.h"
#include "anker/store.h"

enum { APP_KEY_TYPED = 128 };

struct app_options {
	const char *db;    /* caseload file */
	const char *share; /* installed data folder */
	const char *rules; /* local rules folder, or NULL: $XDG_CONFIG_HOME/anker/rules */
	const char *user;  /* account name, for the journal and the caseload */
	day today;
	bool create, readonly, force_network;
	bool shared_only;  /* one of one's own is refused: on a server there are no rights in it */
	/* `user` is not who the kernel says, `today` not what the clock says: that is refused in a
	 * shared caseload. Set by main; tests open as whom and when they like. */
	bool other_user, other_day;
	/* For the list of connections of a shared caseload; what NULL: not noted there. */
	const char *source, *terminal, *what;
	bool watch;        /* a command: app_asked_to_end tells in the middle of its work too */
	/* Asks for the passphrase of a sealed caseload; `again`: the last one did not fit. Gives 0,
	 * or ERR_STOPPED with a message when none is given. NULL: sealed files are refused. */
	int (*passphrase)(void *ctx, const char *path, bool again, struct secret **out);
	/* Instead, where it is set: asks for the recovery key, as typed. */
	int (*recovery)(void *ctx, const char *path, bool again, char key[APP_KEY_TYPED]);
	void *ctx;
};

struct app {
	struct seal *seal;        /* of a sealed caseload; NULL: it is a plain file */
	struct store_vault vault; /* where the store keeps its bytes then */
	const char *warning;      /* plain text could reach this disk: seal_guard_process; or NULL */
	struct store *store;
	struct ruleset *rules;
	char *local_rules;        /* folder of one's own rules and changes; it need not exist */
	uint64_t rules_stamp;     /* of the rule files as they were read: app_rules_stale */
	struct knowledge *guides; /* in the current language; loaded when first asked: app_guides */
	struct app_catalogues *catalogues; /* in both languages; each loaded when first asked: support.h */
	const char *share, *user; /* owned; in a take-out the user is the account it went out for */
	day today;
	day clock;                /* what the clock said when `today` was last right; DAY_NONE: it stays as it was asked */
	int64_t expert;           /* whose caseload is shown: first that of `self`; 0: everyone */
	int64_t self;             /* the expert whose login is `user`; 0: none. What is allowed goes by this one */
	bool readonly;            /* nothing can be written */
	bool shared;              /* several accounts work in it: rights.h */
	bool unscoped;            /* it is the office's, app_office */
	unsigned rights;          /* of the account: bits of enum right; all in one's own */
	char *roles;              /* of the account, "labour expert, team lead"; NULL where nothing is shared */
	struct app *office;       /* NULL: not asked for yet */
	struct store *watch;      /* notes a command in the list of connections; NULL: it is not */
	struct app_reads *reads;  /* what the read log knows of today already (reads.c) */
};

/* Opens the file and the rules (rule faults are no failure: see
 * rules_error_count). A sealed file asks for its passphrase, three times at most. The caller
 * closes. Codes of seal_open, store_open, rules_load; ERR_STOPPED; ERR_DENIED: it is shared, and this
 * account has no role in it. */
int app_open(struct app **out, const struct app_options *o);
void app_close(struct app **app);
/* A program that stays open sees midnight pass: whether `today` was moved on. A day that was asked for stays. */
bool app_turn_day(struct app *app);
/* Whether the administrator of a shared caseload asked this program to end; costs microseconds. */
bool app_asked_to_end(struct app *app);
/* Whether app_open would let this account in, at a fraction of its cost; writes nothing. ERR_DENIED: it has no role. */
int app_admits(const struct app_options *o);
/* A sealed caseload, or the sealed copy of a read log, becomes a plain file under its own name: what it holds as it
 * is. Asks as app_open does; roles play no part, who has its passphrase has what is in it. As field_unseal. */
int app_unseal(const struct app_options *o);
/* Whether it is a caseload, sealed or not, by its first bytes. */
bool app_is_caseload(const char *path);

/* The guides, loaded at the first call. Borrowed. */
int app_guides(struct app *app, struct knowledge **out);

/* ---- names ---- */

/* A field's value for people: as field_show, references by their title, codes of a
 * catalogue by theirs. */
char *app_show(struct app *app, const struct field *f, const char *value, struct arena *a);
/* What someone typed -> canonical text, as field_parse; a code or title of the field's
 * catalogue, in either language, gives the code, another text stays. Codes of field_parse. */
int app_parse(struct app *app, const struct field *f, const char *input, struct arena *a, char **out);
/* app_catalogue_code for imports (import_set_codes): `app` is a struct app. */
const char *app_import_code(void *app, const char *catalogue, const char *text);

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
	/* By when: since (else today) plus the rule's `stel voor ... binnen`; counted from when
	 * an answer to it stopped to hold, if that is later. DAY_NONE without */
	day due;
	enum due_status status; /* date_status of due */
	const char *reason;  /* one line: the deciding facts with their values */
	bool more;           /* beyond 3 per placement or 1 per group: behind "+" */
	bool despite_rest;   /* urgent enough to show although the placement rests */
	/* It was decided before and is back: what changed and the earlier reason, one line
	 * ("Again: course went from smooth to difficult. You dismissed it on 3 Mar: ..."); or NULL */
	const char *returned;
};

struct suggestions {
	struct suggestion *item; /* by tier, then employer (earliest due first), then due */
	size_t n;
	size_t per_tier[3], more_per_tier[3]; /* shown without "+", and behind it */
	size_t quiet;            /* true now, but decided or resting */
	size_t replaced;         /* true now, but a broader suggestion stands in their place */
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
	bool quiet;            /* decided, resting or replaced; quiet_note says how and until when */
	const char *quiet_note;
	struct record **decision; /* earlier decisions, newest first */
	size_t ndecisions;
};
int app_why(struct app *app, const char *rule, int64_t placement, int64_t employer, struct arena *a,
	struct why *out);

/* Decisions: each is one transaction, so one `u` takes it back, and each is logged
 * with the rule, its parameters and the facts of that moment. Accepting makes an
 * action (title, owner: the expert of the placement, due date). */

/* What a postponed suggestion waits for: a day; the next contact with the
 * placement (or employer); a changed fact of the rule. It waits for the last two
 * no longer than a dismissal would rest. */
enum wait { WAIT_DATE, WAIT_CONTACT, WAIT_CHANGE };

/* A weighing, as far as it was made; codes of choices_*, NULL or "" for what was
 * left out. Factors as "motivation+ team- feeling o": see app_factors. */
struct weighing {
	const char *depth;       /* choices_depth */
	const char *impression;  /* choices_impression */
	const char *disputed;
	const char *factors;
	const char *reason;      /* choices_reason; NULL, dismissing: app_reason_of(factors) */
	const char *note;
	const char *client_view; /* choices_client_view */
	const char *turning_point, *turning_fact;
	const char *explained;   /* choices_explained; "next" makes an action "explain" */
	const char *peer_question;
	bool peer_review;
	int seconds;
};

/* An answer: verdict is a code of choices_verdict; `day` is the due date
 * (accepted) or the end of the wait (postponed with WAIT_DATE), else DAY_NONE.
 * w may be NULL. "considering" keeps the suggestion in sight. ERR_INVALID: the
 * day is before today, or today to wait until; an unknown code, factor or fact.
 * ERR_CONFLICT: accepted, and the action of before is open. *txn may be NULL. */
struct answer {
	const char *verdict;
	enum wait wait;
	day day;
	const struct weighing *weighing;
};
int app_decide(struct app *app, const struct suggestion *sg, const struct answer *answer, int64_t *txn);

/* Finishes an action (state "done" or "dropped"). */
int app_close_action(struct app *app, int64_t action, const char *state, int64_t *txn);

/* ---- weighing ---- */

struct factor {
	const char *code, *label, *kind; /* kind: choices_factor_group; label in the current language */
	char key;
};
/* The factors in use, in their order. */
int app_factors(struct app *app, struct arena *a, struct factor **out, size_t *n);
/* "motivation+ team-" in words: "for: what the employee wants; against: team, ..." */
char *app_factors_show(struct app *app, const char *factors, struct arena *a);
/* The reason that follows from factors that weigh against, or NULL. */
const char *app_reason_of(const char *factors);

/* Slowing down pays here: *why gets a sentence to offer it with, or NULL. For an
 * urgent suggestion that is dismissed, a third dismissal on this placement,
 * factors for and against in balance, or one in ten (by date and subject, so it
 * can be tested). */
int app_slow_down(struct app *app, const struct suggestion *sg, const struct answer *answer, struct arena *a,
	const char **why);

/* Completes a decision already made: what `w` leaves out stays as it is. ERR_INVALID as
 * app_decide; ERR_CONFLICT: the decision was changed meanwhile. */
int app_weigh(struct app *app, int64_t decision, const struct weighing *w, int64_t *txn);

/* This expert's dismissals without reason or factors, of the last 14 days. */
int app_unfinished(struct app *app, struct arena *a, struct record ***out, size_t *n);

/* A decision as it was made: the rule with its parameters, the facts, and its
 * explanation, worked out again from what the log kept. */
struct basis {
	const struct suggestion_event *event;
	const char *text;                /* of the rule then; rules_whole_text */
	const struct explanation *explanation; /* by that text and those facts, on that day */
	const char *title;               /* of the rule then */
};
/* ERR_NOTFOUND: nothing was kept (a decision of before). */
int app_basis(struct app *app, int64_t decision, struct arena *a, struct basis *out);

/* What must still be explained to the employee of a placement: for the next
 * conversation. Open actions of kind "explain". */
int app_agenda(struct app *app, int64_t placement, struct arena *a, struct record ***actions, size_t *n);

/* Agrees on rest for a placement until a day (DAY_NONE ends it), with a reason.
 * ERR_INVALID: no reason, or further away than REST_MOST days. Its history is
 * that of the field. */
enum { REST_MOST = 180 };
int app_rest(struct app *app, int64_t placement, day until, const char *reason, int64_t *txn);

/* ---- why not, and what if ---- */

struct why_not {
	size_t rule;
	const char *id, *title;
	const struct explanation *explanation; /* its lines say what fails */
	const char *failing; /* the failing conditions in one line, "ask first: ..." for unknown ones */
	day fires;           /* first day it would, by time alone; DAY_NONE */
	const char *quiet;   /* it is true, but decided or resting: how; or NULL */
};
/* The rules in use that show nothing for the placement (or employer), nearest
 * first: quiet ones, then the fewest failing conditions, then the earliest day, then
 * what an answer decides. */
int app_why_not(struct app *app, int64_t placement, int64_t employer, struct arena *a, struct why_not **out,
	size_t *n);

/* "What if": facts set to other values in memory, nothing is stored. */
struct supposed {
	int fact;
	int32_t value;
};
struct what_if {
	int32_t *facts;              /* of the row, in vocabulary order, with the changes */
	struct suggestion *now;      /* without the changes */
	size_t nnow;
	struct suggestion *then;     /* with them */
	size_t nthen;
	/* then[i] that are not in `now`, now[i] that are not in `then` */
	bool *appears, *vanishes;
};
/* ERR_INVALID: a fact about a placement is supposed of an employer. */
int app_what_if(struct app *app, int64_t placement, int64_t employer, const struct supposed *supposed, size_t n,
	struct arena *a, struct what_if *out);

/* ---- the life of suggestions ---- */

/* Notes what came into view and what lapsed since the last time, for the expert's
 * caseload; call it when suggestions were shown. Writes only differences, nothing
 * when read-only, and nothing when another program wrote meanwhile (then the next
 * call does). *changes may be NULL. For a caseload of everyone above 20,000
 * placements it does nothing. */
int app_reconcile(struct app *app, size_t *changes);

struct rule_statistics {
	size_t rule;
	int64_t shown, returned, lapsed, replaced, accepted, postponed, dismissed;
	int64_t reason[16];  /* of dismissals, by index in choices_reason; without one: last */
	int64_t now;         /* true in the caseload now (a trial's too) */
	bool discuss;        /* below a fifth accepted of at least 20 decisions */
};
/* Per rule of app->rules, in its order; what happened from a day on (DAY_NONE: ever). */
int app_rule_statistics(struct app *app, day from, struct arena *a, struct rule_statistics **out, size_t *n);

/* ---- changing rules ---- */

struct effect_rule {
	const char *id, *title;
	size_t appears, vanishes;
};
struct effect {
	size_t appears, vanishes;  /* suggestions that would come and go today */
	size_t weekly[8];          /* of rules that differ: new ones by time alone in each week */
	struct effect_rule *rule;  /* rules with a difference, the largest first */
	size_t nrules;
	/* at most ten that would appear; their `rule` is an index in the changed rules */
	struct suggestion *sample;
	size_t nsample;
};
/* Compares the rules in use with `changed` over the expert's caseload; keeps nothing
 * of `changed`. */
int app_effect(struct app *app, const struct ruleset *changed, struct arena *a, struct effect *out);

/* The rules as they would be with the local file `name` ("call.regel") holding
 * `text` (NULL: without it). rules_error_* tells faults. Caller frees. ERR_INVALID:
 * `name` is no rule file's; ERR_NOTFOUND, ERR_IO: the shipped rules. */
int app_rules_with(struct app *app, const char *name, const char *text, struct ruleset **out);
/* Writes it (NULL: deletes it), whole or not at all, and loads the rules again.
 * ERR_READONLY, ERR_IO; ERR_INVALID: `name` is no rule file's. */
int app_rules_save(struct app *app, const char *name, const char *text);
/* The text of a local file, or NULL when there is none. ERR_IO; ERR_INVALID: no rule
 * file's name, or larger than one may be. */
int app_rules_text(struct app *app, const char *name, struct arena *a, char **out);
/* Reads all rule files again; on failure the old rules stay. A rule whose file got
 * a fault stays as it was read before; rules_error_* tells the fault. */
int app_rules_reload(struct app *app);
/* True when a rule file changed since they were read (by time and size). */
bool app_rules_stale(struct app *app);

/* The local files that these two change. */
extern const char rules_file_parameters[], rules_file_states[];

/* The local file "parameters.regel" as it would be with this change: for
 * app_rules_with, app_effect and app_rules_save. `values` as rules_parameter_write
 * gives them. ERR_NOTFOUND, ERR_INVALID: also when another local file sets it. */
int app_parameter_change(struct app *app, const char *name, day from, const char *values, const char *reason,
	struct arena *a, char **text);
/* Likewise "states.regel", with a rule switched off (state RULE_RETIRED with
 * `off`), on trial, in use or withdrawn, and why. ERR_NOTFOUND; ERR_INVALID: no reason,
 * or that file has English keywords. */
int app_rule_state_change(struct app *app, const char *rule, bool off, enum rule_state state,
	const char *reason, struct arena *a, char **text);

/* ---- peer review ---- */

/* Marks a decision for peer review, or takes the mark away. */
int app_peer_mark(struct app *app, int64_t decision, bool on, const char *question, int64_t *txn);
/* How many views colleagues gave of it. */
int app_peer_views(struct app *app, int64_t decision, int64_t *out);
/* Marked decisions of this expert (or everyone), newest first. Who has RIGHT_PEER in a shared caseload
 * gets the team's, with rule, verdict, date and (without names) the question alone. */
int app_peer_cases(struct app *app, struct arena *a, struct record ***out, size_t *n);
/* One page of plain text without names, employers or dates. `blind`: facts and
 * question only, with room for a colleague's factors; else also impression,
 * factors, decision, turning point, and the views given so far beside them. */
int app_peer_card(struct app *app, int64_t decision, bool blind, struct arena *a, char **text);
/* A colleague's view. ERR_INVALID: unknown factors or verdict, no name, or nothing said. */
int app_peer_view(struct app *app, int64_t decision, const char *who, const char *verdict, const char *factors,
	const char *note, int64_t *txn);

/* ---- contacts ---- */

/* Whether the last talk with the employer (or the employee) is longer ago than the
 * rules let it be, for lists that mark it. */
bool app_talk_late(const struct app *app, const struct placement_row *r, bool employee);

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
	int64_t interview; /* the talk in which it was ticked, or 0 */
};
/* Ticks of one guide (0: all) for a placement, or for an employer. */
int app_ticks(struct app *app, int guide, int64_t placement, int64_t employer, struct arena *a,
	struct tick **out, size_t *n);
/* Ticks the point, or takes the tick away when it has one. */
int app_tick(struct app *app, const char *point, int64_t placement, int64_t employer, const char *note,
	int64_t *txn);

/* ---- field work ---- */

/* field_in at the office: in a shared caseload of this account's own take-outs alone. Codes of field_in;
 * ERR_DENIED. */
int app_field_in(struct app *app, const struct field_in *o, struct arena *a, struct field_report *out);
/* field_out of what this account has, for itself. Codes of field_out; ERR_DENIED. */
int app_field_out(struct app *app, const struct field_out *o, int *site);
/* store_shelf, store_shelf_settle for who keeps files (RIGHT_FILES). */
int app_shelf(struct app *app, struct arena *a, struct shelf_item **out, size_t *n);
int app_shelf_settle(struct app *app, int64_t id, enum shelf_answer answer, const char *typed, int64_t *txn);

/* ---- tables from elsewhere ---- */

struct import;
struct import_hooks;
struct import_result;
/* import_run (exchange.h) of an import that was opened on app->store. RIGHT_FILES; a dry run too, for it tells
 * whom its rows resemble. */
int app_import(struct app *app, struct import *im, bool dry_run, const struct import_hooks *hooks,
	struct import_result *out);

/* What is to come of an expert (0: of everyone in reach), as a calendar: actions, planned contacts, waves,
 * meetings, steps of absences, ends of trials and contracts; from a month ago on, with what was cancelled.
 * Each keeps its uid, so that reading it again changes what moved. `names`: titles say what it is about and
 * whom, else a kind and a number. *events (may be NULL): how many. RIGHT_FILES; ERR_IO. */
int app_calendar(struct app *app, int64_t expert, bool names, FILE *out, int64_t *events);

/* ---- demo ---- */

/* Fills an empty caseload with fictional employers, placements and contacts over
 * the two years before today, through the calls above; `placements` 0 gives the
 * standard one of 24. `progress` may be NULL; non-zero from it stops between
 * batches with ERR_STOPPED. ERR_INVALID: the caseload is not empty. */
int app_demo(
	struct app *app, int placements, int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx);
/* After that, and of the standard one: field work. A take-out that came home, two choices of it on the
 * shelf, and one that is out. */
int app_demo_field(struct app *app);
/* After that, and of the standard one: a programme of four years, which ends soon, in two regions: who takes
 * part, what was measured and found, with the placements and their courses that reports need. */
int app_demo_programme(struct app *app);

#endif
