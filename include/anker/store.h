/* The store: the only door to the database.
 *
 * All user data is written by store_put, store_delete and store_undo: they
 * check, write, raise the version, keep the search index and append to the
 * journal in one transaction. Readers get rows in the caller's arena. Nothing
 * above this header knows SQL or SQLite (facts' SQL text is data to rules).
 * Database errors become ERR_DB with a plain message; codes go to the log. */
#ifndef ANKER_STORE_H
#define ANKER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anker/date.h"
#include "anker/model.h"

struct arena;
struct store;
struct facts;

/* ---- opening ---- */

/* A caseload whose bytes are kept elsewhere (seal.h): the file is in memory, one program has it
 * at a time. SQLite's own commit asks `save`, and takes everything back when that fails. */
struct store_vault {
	void *ctx;
	/* Size of what is kept, 0: new; and the bytes themselves. `into` holds `n` bytes. */
	size_t (*size)(void *ctx);
	int (*load)(void *ctx, unsigned char *into, size_t n);
	/* 0: on disk; else what was there before still is, and the message says why. */
	int (*save)(void *ctx, const unsigned char *image, size_t n);
	/* What is on disk now, as another file. ERR_IO: it exists. NULL: save writes nothing, so there is
	 * nothing to copy before a migration. */
	int (*copy)(void *ctx, const char *path);
};

struct store_options {
	const char *path;   /* file, or ":memory:" */
	const char *share;  /* folder that holds schema/ */
	const char *user;   /* who writes, for the journal; a take-out says itself whose work it is */
	bool create;        /* make a missing file (mode 0600) and its folder */
	bool readonly;
	bool as_it_is;      /* of whatever format, with readonly: to be copied whole, and nothing else */
	bool force_network; /* open on a network file system all the same */
	int lock_ms;        /* wait for another writer; 0: 5000 */
	/* NULL: `path` is a plain file. Else path is only its name; borrowed until store_close */
	const struct store_vault *vault;
};

/* Opens and, where needed, migrates (after a copy FILE.vN.bak). ERR_NOTFOUND no
 * such file, ERR_INVALID not an anker file or a network file system, ERR_TOONEW,
 * ERR_READONLY, ERR_IO, ERR_DB. */
int store_open(struct store **out, const struct store_options *o);
/* What store_open says of the place of a plain file; asked of one in a vault before it is unlocked. */
int store_check_place(const struct store_options *o);
void store_close(struct store **s);
/* Whether it looks like a plain caseload: by its first bytes, or a database with a log beside it. */
bool store_is_caseload(const char *path);
const char *store_path(const struct store *s);
const char *store_user(const struct store *s);

/* The bytes of a caseload in a vault, NULL of a plain file; borrowed until the next write. With
 * facts that were worked out since the last save; they go along with the next. */
const unsigned char *store_image(const struct store *s, size_t *n);

/* Makes sure that nobody else has a plain caseload, nor gets it until store_close, and that all of
 * it is in the file itself. ERR_BUSY. */
int store_alone(struct store *s);
/* The bytes of a caseload; the caller wipes and frees them. */
int store_bytes(struct store *s, unsigned char **out, size_t *n);

/* Changes whenever another connection commits; compare to see whether to load
 * again. Costs microseconds. */
int64_t store_stamp(struct store *s);

/* ---- transactions ---- */

/* Begins a write: waits in the writer queue, BEGIN IMMEDIATE. `label` says in
 * the user's words what is done ("contact logged") and is kept for undo.
 * Calls nest: only the outermost commit writes. ERR_BUSY, ERR_READONLY. */
int store_begin(struct store *s, const char *label);
/* *txn (may be NULL) gets the number that store_undo takes. */
int store_commit(struct store *s, int64_t *txn);
void store_rollback(struct store *s);

/* Between on and off many records are written, in batches: transactions that are
 * one piece of work, which one undo takes back. A page cache of 16 MB
 * and a log of 128 MB rather than 4 each: pages of the indexes are then not written
 * again and again (at two million contacts this halves the time). */
int store_bulk(struct store *s, bool on);

/* ---- records ---- */

/* One field that both sides changed: nothing was lost, nothing was written. */
struct conflict {
	int field;          /* index in the entity */
	const char *base, *theirs, *mine; /* canonical, NULL is empty */
	const char *who, *at;             /* of the latest change to the record */
};

/* ERR_NOTFOUND: no such record (tombstones are returned, deleted is set). */
int store_get(struct store *s, enum entity_id e, int64_t id, struct arena *a, struct record **out);

/* Writes a record: inserts when r->id is 0, else merges per field with what
 * moved on since it was read. On success id, version and base are renewed and
 * value holds the merged record. Fills references marked `fill`. Opens its own
 * transaction when none is open. ERR_CONFLICT: *conflicts (may be NULL) lists
 * them in r->arena; set the value you want, then call store_rebase and put again.
 * ERR_INVALID: a check failed, a reference points nowhere, or an own number is
 * taken. Writing a record without changes writes nothing and returns 0. */
int store_put(struct store *s, struct record *r, struct conflict **conflicts, size_t *n);

/* A new record of a table that numbers its rows: under that number when no record ever had
 * it here, else (also for 0) under the next. */
int store_put_numbered(struct store *s, struct record *r, int64_t number);

/* Takes the current row as the base of r, keeping r's values for the fields in
 * `keep` (indexes) and the merged ones elsewhere. */
int store_rebase(struct store *s, struct record *r, const int *keep, size_t nkeep);

/* Makes a tombstone. ERR_CONFLICT: it changed since `version`. */
int store_delete(struct store *s, enum entity_id e, int64_t id, int64_t version);

/* The record's title in words ("J. de Wit · Bakkerij De Korenaar"); cleaned.
 * "?" when it does not exist. */
char *store_title(struct store *s, enum entity_id e, int64_t id, struct arena *a);

/* Undoes one transaction, or all batches of the piece of work it belongs to, by
 * writing back the values from before, as a new transaction (undoing that one is redo).
 * ERR_CONFLICT: something it wrote was changed since; the message names it; nothing is
 * undone. ERR_NOTFOUND. */
int store_undo(struct store *s, int64_t txn, char **label, struct arena *a);
/* The latest transaction of this user that can be undone (redo: that undid
 * something and can be undone itself); *txn is 0 when there is none. */
int store_undoable(struct store *s, bool redo, int64_t *txn, char **label, struct arena *a);

struct change {
	const char *at, *who, *label; /* UTC moment */
	int field;                    /* index, or -1 for made / deleted / restored */
	const char *op;               /* "insert", "update", "delete", "restore" */
	const char *before, *after;   /* canonical; NULL is empty */
	int64_t txn;                  /* number of the transaction: later ones are larger */
	int site;                     /* where: 0 here, else the take-out it came home with */
};
/* Newest first; field < 0: the whole record. */
int store_history(struct store *s, enum entity_id e, int64_t id, int field, struct arena *a,
	struct change **out, size_t *n);

/* ---- generic lists (command line, export, pickers) ---- */

/* IS_NOT takes what is empty too; IS_EMPTY and IS_SET need no value. */
enum operator { IS, AT_LEAST, AT_MOST, IS_EMPTY, IS_SET, IS_NOT };
struct condition {
	const char *field; /* dictionary field, "id", or "sort_key" (the folded title) of named entities */
	enum operator op;
	const char *value; /* canonical */
};
struct query {
	enum entity_id entity;
	const struct condition *where;
	size_t nwhere;
	const char *text;  /* every word occurs (as prefix) in the record's search text; or NULL */
	const char *order; /* field, "id" or NULL: title for named entities, newest date for dated ones */
	bool descending;
	int64_t offset, limit; /* limit 0: all */
	bool deleted;          /* tombstones too */
};
int store_find(struct store *s, const struct query *q, struct arena *a, struct record ***out, size_t *n);
/* Calls `each` per record with an arena that is reset after each call; stops
 * at a non-zero result and returns it. Constant memory. */
int store_each(
	struct store *s, const struct query *q, int (*each)(void *ctx, const struct record *r), void *ctx);
/* Rows of the query, never counting further than `cap` (0: no cap). */
int store_count(struct store *s, const struct query *q, int64_t cap, int64_t *out);

/* Records whose title or own number equals (exact) or resembles `text`. */
struct match {
	int64_t id;
	const char *title;
	const char *detail; /* place, job title, birth date: what tells two alike apart */
	bool exact;
};
int store_lookup(struct store *s, enum entity_id e, const char *text, int64_t within_employer, size_t limit,
	struct arena *a, struct match **out, size_t *n);

/* ---- screen lists ---- */

enum placement_sort { BY_EMPLOYEE, BY_EMPLOYER, BY_START, BY_NUMBER };
struct placement_query {
	int64_t expert;   /* 0: everyone */
	int64_t employer; /* 0: all */
	bool ended;       /* ended ones too */
	const char *course, *phase; /* codes; "": where it is empty; NULL: all */
	int64_t only;     /* this placement alone, whatever its status; 0: all */
	const char *text; /* filter over all columns, or NULL */
	enum placement_sort sort;
	bool descending;
	int64_t offset, limit;
};
struct placement_row {
	int64_t id, employer_id, employee_id, expert_id;
	const char *number, *employee, *employer, *place, *job_title, *hours;
	const char *status, *phase, *course, *contract; /* codes */
	const char *experience, *role_view; /* codes: of the employer; of the placement, else its expert */
	struct date_span start, trial_end, contract_end; /* SPAN_NONE: empty */
	day ended;
	day last_employer, last_employee, last_jobcoach; /* reached contacts; DAY_NONE: never */
	day next_contact; /* planned; DAY_NONE: nothing planned */
};
int store_placements(struct store *s, const struct placement_query *q, struct arena *a,
	struct placement_row **out, size_t *n);
int store_placements_count(struct store *s, const struct placement_query *q, int64_t cap, int64_t *out);

struct employer_query {
	int64_t expert; /* employers with a placement of this expert; 0: all */
	int64_t only;   /* this employer alone; 0: all */
	const char *text;
	bool descending;
	int64_t offset, limit;
};
struct employer_row {
	int64_t id;
	const char *name, *place, *sector;
	const char *experience, *infrastructure, *contact_wish, *mandate; /* codes */
	int active;             /* active placements */
	int open_bottlenecks;
	day last_contact, next_contact;
};
int store_employers(struct store *s, const struct employer_query *q, struct arena *a,
	struct employer_row **out, size_t *n);
int store_employers_count(struct store *s, const struct employer_query *q, int64_t cap, int64_t *out);

/* Timeline kinds, for the filter: a bit per entity. */
#define TL(e) (UINT64_C(1) << (e))
#define TL_ALL UINT64_MAX
_Static_assert(E_COUNT < 64, "a bit for each kind of record");
struct timeline_query {
	int64_t placement, employer, expert; /* one of them (an expert's placements), or all 0 */
	uint64_t kinds;    /* of TL(e); 0: TL_ALL */
	/* contacts with this party only ("both" counts for either), no other kinds; or NULL */
	const char *party;
	day from, to;      /* DAY_NONE: open */
	/* occurs in the note (over the whole caseload: as a beginning of words); or NULL */
	const char *text;
	int64_t offset, limit; /* limit 0: all */
};
struct timeline_row {
	enum entity_id entity;
	int64_t id, placement, employer;
	day date;
	const char *kind;      /* choice code: medium of a contact, kind of a signal, source of a profile,
				* verdict of a decision; a tick's guide point; "" of kinds that
				* the dictionary alone puts here (ENTITY_TIMELINE) */
	const char *direction, *party; /* contacts; party also: who reported a signal */
	bool reached;          /* contacts */
	bool open;             /* signal not handled, bottleneck not resolved, action open */
	const char *person, *employee, *employer_name; /* names, "" when none */
	/* note, what, or point; a decision's rule and note; else title and note; may hold line ends */
	const char *text;
	int64_t interview;     /* the talk it came from, or 0 */
};
/* A talk that touched several placements made a contact for each: the timeline of their
 * employer, and of everyone, shows the first of those alone. */
int store_timeline(struct store *s, const struct timeline_query *q, struct arena *a,
	struct timeline_row **out, size_t *n);
int store_timeline_count(struct store *s, const struct timeline_query *q, int64_t cap, int64_t *out);

/* Reached contacts per month, oldest first; out arrays hold `months` ints; the
 * last is the month of `today`. Give a placement or an employer. */
int store_density(struct store *s, int64_t placement, int64_t employer, day today, int months,
	int *employer_out, int *employee_out);

/* Planned contacts that fall from..to (next_contact without a later contact or
 * attempt with that party; for overdue ones start `from` earlier) and open
 * actions due until `to` (overdue ones always), by date. DAY_NONE: open. Of one
 * expert: on their placements, or made or owned by them where there is none. */
struct planned_row {
	enum entity_id entity; /* E_CONTACT or E_ACTION */
	int64_t id, placement, employer;
	day date;
	const char *party; /* code: with whom a contact is; who promised an action ("": we) */
	const char *what;  /* actions */
	const char *employee, *employer_name;
	int64_t interview; /* the talk in which a contact was planned, or 0; one row for all placements */
};
int store_planned(struct store *s, int64_t expert, day from, day to, struct arena *a,
	struct planned_row **out, size_t *n);

/* Search over everything: best page for what is typed so far. */
struct hit {
	enum entity_id entity;
	int64_t id, placement, employer; /* where Enter leads; 0: none */
	day date;
	const char *title, *text; /* text: the note around the first match */
};
int store_search(
	struct store *s, const char *text, size_t limit, struct arena *a, struct hit **out, size_t *n);

/* ---- completeness ---- */

/* What should be on record of a placement that runs or is planned: where it is filled in
 * (field NULL: a record is missing) and what it is called when it is not there. */
struct gap_check {
	const char *code;
	struct label label; /* "no fixed contact person" */
	enum entity_id entity;
	const char *field;
};
/* At most 31: struct gap_row has a bit for each, in this order. */
const struct gap_check *store_gap_checks(size_t *n);

struct gap_row {
	int64_t placement, employer, employee;
	const char *employee_name, *employer_name; /* cleaned */
	int worth;        /* of all that is missing */
	uint32_t missing; /* a bit per check */
};
struct gap_query {
	int64_t expert;    /* 0: everyone's */
	int64_t placement; /* this one alone, whatever its status; 0: all */
	const int *worth;  /* per check; 0: it does not count */
	int only;          /* index of a check: those that miss it; -1: any */
	int64_t offset, limit;
};
/* Placements that miss something, worth most first, then by name. */
int store_gaps(struct store *s, const struct gap_query *q, struct arena *a, struct gap_row **out, size_t *n);
/* Adds to count[check] how many of the next `limit` placements behind *after (0: from the
 * start) miss it; *after is the last one counted, and 0 when there are no more. */
int store_gap_counts(struct store *s, const struct gap_query *q, int64_t limit, int64_t *after, int64_t *count);

/* ---- what stands twice ---- */

/* Calls `each` with the values of `fields` (NULL-ended names) of every record that is not
 * deleted, by id; the texts are gone after each call. Stops at a non-zero result and gives it. */
int store_each_value(struct store *s, enum entity_id e, const char *const *fields,
	int (*each)(void *ctx, int64_t id, const char *const *value), void *ctx);

/* Records of a kind of likeness.h that look like one that is not in the file yet, likeliest
 * first, from `least` on: those beside it in the sorted list, of the same KvK number or date of
 * birth; with `whole` also of the same phone and e-mail, which no index holds. `value`:
 * canonical, in dictionary order. */
struct alike {
	int64_t id;
	int likeness;
	unsigned why; /* for likeness_words */
};
int store_alike(struct store *s, const struct entity *e, char *const *value, int least, bool whole,
	struct arena *a, struct alike **out, size_t *n);

/* Records of every kind that refer to this one, deleted ones too. */
struct referring {
	enum entity_id entity;
	int64_t id;
};
int store_referring(
	struct store *s, enum entity_id e, int64_t id, struct arena *a, struct referring **out, size_t *n);
/* Makes it refer to `to` wherever it refers to `from`. Inside store_begin. */
int store_refer(struct store *s, const struct referring *r, enum entity_id e, int64_t from, int64_t to);

/* ---- facts ---- */

/* Adds facts for rules to `t` (facts_new of rules.h), a row per placement: one
 * placement, one employer's, one expert's, or with all 0 everyone's. Taken:
 * planned and active placements, and ended ones nobody has looked back on; a
 * placement asked for by id always. An employer asked for by id that has none
 * of these gets one row with placement 0. */
int store_facts(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct facts *t);
/* Likewise the placements of other experts at the employers of this one, to count.
 * In both, facts that `t` does not want stay unknown. */
int store_facts_of_colleagues(struct store *s, int64_t expert, struct facts *t);

/* The placements that suggestions name: those of store_facts. By placement id. Names
 * are cleaned. */
struct rule_subject {
	int64_t placement, employer;
	const char *employee, *employer_name, *place; /* "" when empty */
};
int store_subjects(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct rule_subject **out, size_t *n);

/* What was decided about suggestions: the latest per rule and subject, for the
 * same placements and for their employers (placement 0). By rule, placement,
 * employer. */
struct ruling {
	int64_t id, placement, employer;
	const char *rule, *verdict, *reason; /* verdict and reason: codes; reason "" when none */
	day date, until;
	int64_t action;    /* 0: none */
	const char *state; /* code of the action; "" without one, "dropped" when it is deleted */
	day due, closed;   /* of the action */
	const char *wait;  /* code of choices_wait; "" is a date */
	const char *note, *factors, *turning_fact; /* "" when empty */
	day contact;       /* first talk after it, when it waits for one; else DAY_NONE */
	/* what the log kept of the facts then (struct suggestion_event); NULL without, and
	 * when it was accepted: not read */
	const char *facts;
	uint64_t text;     /* hash of the rule as it read then; 0: not known */
};
int store_rulings(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct ruling **out, size_t *n);

/* ---- the life of suggestions ---- */

/* What happened to a suggestion; kept for good (not journalled, never undone). */
struct suggestion_event {
	int64_t id;            /* given by the store */
	const char *at, *who;  /* given by the store: UTC moment, account */
	day day;
	const char *rule;
	int64_t placement, employer; /* placement 0: about the employer */
	/* "shown", "returned", "lapsed", "replaced", or a verdict: "accepted",
	 * "postponed", "dismissed", "considering" */
	const char *event;
	int64_t decision;      /* of a verdict; else 0 */
	uint64_t text;         /* hash of rules_whole_text, 0: none; the text itself is kept once */
	const char *facts;     /* rules_row_as_test, or NULL */
};
/* Appends; `text` (may be NULL) is kept under e->text. Inside store_begin. */
int store_log_suggestion(struct store *s, const struct suggestion_event *e, const char *text);
/* The log, newest first: of a decision, or else of a rule and subject (both 0 and
 * rule NULL: everything). limit 0: all. */
struct log_query {
	int64_t decision;
	const char *rule;
	int64_t placement, employer;
	size_t limit;
};
int store_suggestion_log(struct store *s, const struct log_query *q, struct arena *a,
	struct suggestion_event **out, size_t *n);
/* ERR_NOTFOUND. */
int store_rule_text(struct store *s, uint64_t hash, struct arena *a, char **out);

/* What is shown now: at most one row per rule and subject (the table's key).
 * For an expert's placements and their employers, or everyone's (0). */
struct live {
	const char *rule;
	int64_t placement, employer;
	day since;
};
int store_live(struct store *s, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct live **out, size_t *n);
/* Puts it on (again: keeps its day) or takes it off. Inside store_begin. */
int store_live_set(struct store *s, const struct live *l, bool on);

/* Per rule what happened from a day on (DAY_NONE: always), by rule. Answers that
 * were undone do not count. */
struct rule_count {
	const char *rule, *event, *reason; /* reason: of "dismissed", "" when none was given */
	int64_t n;
};
int store_rule_counts(struct store *s, day from, struct arena *a, struct rule_count **out, size_t *n);

/* ---- facts kept for large caseloads ---- */

/* store_facts for everyone (all 0) or an expert reads facts that were kept, when there are
 * at least FACTS_KEPT_FROM placements, and works out only those that were touched
 * since: every write notes that, ours or another program's (003-facts.sql). This
 * brings what is kept up to date, a batch per transaction, with progress (may be
 * NULL); store_facts does it by itself otherwise. ERR_STOPPED when progress gives
 * non-zero: what was done is kept. A file opened read-only is left alone. */
enum { FACTS_KEPT_FROM = 100 };
int store_facts_keep(struct store *s, int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx);

/* ---- interviews ---- */

/* The question list a talk began with, kept once per text. Inside store_begin. */
int store_script_keep(struct store *s, uint64_t hash, const char *text);
int store_script(struct store *s, uint64_t hash, struct arena *a, char **out); /* ERR_NOTFOUND */

/* Talks that are under way or paused, of one expert's account (NULL: everyone's), the
 * latest first. `answered`: questions with an answer; `last`: UTC moment of the last. */
struct unfinished {
	int64_t id, employer;
	const char *begun, *last, *who; /* who: account that began it */
	const char *employer_name, *script, *state;
	int answered;
};
int store_unfinished(struct store *s, const char *who, struct arena *a, struct unfinished **out, size_t *n);

/* Of earlier talks what counts: the last answer (not remark, note or undone) per
 * question, and also per fact, about a placement (or, placement 0, about the employer
 * itself), of interviews other than `except`. Records of E_ANSWER, newest first. */
int store_last_answers(struct store *s, int64_t placement, int64_t employer, int64_t except, struct arena *a,
	struct record ***out, size_t *n);

/* ---- load beside capacity ---- */

/* Tasks of a placement and of a function (0: none), each with what it asks on each
 * point, as noted last; a task without load once, its `item` "". By task. */
struct asked_row {
	int64_t task, id;        /* id: the load item, 0 without */
	const char *name;        /* of the task */
	const char *hours;       /* as the field holds it, or NULL */
	const char *item, *load, *certainty; /* codes, "" when empty */
};
int store_asked(struct store *s, int64_t placement, int64_t job, struct arena *a, struct asked_row **out,
	size_t *n);

/* Calls `each` for every point of the latest profile of each placement that has one and
 * has not ended, of one expert (0: everyone); one without points once, `item` "". By
 * placement; of two on one point the one noted last comes first. Stops at a non-zero
 * result and returns it. Constant memory. */
struct able_row {
	int64_t placement;
	const char *employee, *employer_name;
	const char *hours;       /* of the contract, or NULL */
	const char *source;      /* code: what the profile is based on; "" */
	const char *item, *certainty; /* codes, "" when empty */
	const char *limitation;  /* code, or NULL */
};
int store_able(struct store *s, int64_t expert, int (*each)(void *ctx, const struct able_row *r), void *ctx);

/* What was tried at an employer on a point, or (with adaptations that name no point)
 * about a bottleneck of a theme: adaptations, and what was chosen in a weighing without
 * becoming one. The latest first. */
struct tried_row {
	const char *route, *effect; /* codes; effect "" when not known */
	const char *what;        /* the adaptation in words; "" without one */
	bool made;               /* an adaptation */
};
int store_routes_tried(struct store *s, int64_t employer, const char *item, const char *theme, struct arena *a,
	struct tried_row **out, size_t *n);

/* ---- across records ---- */

/* The running placements of an employer, counted per theme of their bottlenecks (in no
 * order; what is of the organisation itself, and lifted only, apart). */
struct theme_count {
	const char *theme;   /* code */
	int open;            /* placements with an open one */
	int recent;          /* with one that is open, or was until `from` or later */
	int lifted;          /* open bottlenecks of the employer without a placement */
};
int store_themes(struct store *s, int64_t employer, day from, struct arena *a, struct theme_count **out,
	size_t *n, int64_t *placements);

/* Those placements: most open bottlenecks first, then most resolved ones, then by name. */
struct theme_cell {
	const char *theme;
	int open, resolved;
};
struct theme_row {
	int64_t placement;
	const char *employee, *job_title, *course; /* course: code */
	struct theme_cell *cell;                   /* by theme, those that there are */
	size_t ncells;
};
int store_theme_rows(struct store *s, int64_t employer, int64_t offset, int64_t limit, struct arena *a,
	struct theme_row **out, size_t *n);

/* What was done about the bottlenecks of an employer with a theme; with `theme` NULL about
 * one bottleneck and its parts: records of every kind that can name a bottleneck, by kind,
 * the newest first. */
int store_tried(struct store *s, int64_t employer, const char *theme, int64_t bottleneck, struct arena *a,
	struct record ***out, size_t *n);

/* Records of the query (its order and limit do not matter) per pair of codes in two choice
 * fields; NULL: empty. Pairs without a record are left out. */
struct cross_count {
	const char *row, *column;
	int64_t n;
};
int store_cross(struct store *s, const struct query *q, const char *row_field, const char *column_field,
	struct arena *a, struct cross_count **out, size_t *n);

/* ---- settings, drafts, upkeep ---- */

/* Per-user settings (saved views, import mappings). Value NULL deletes.
 * store_setting gives NULL for an unknown name. Not journalled. */
int store_setting_put(struct store *s, const char *name, const char *value);
char *store_setting(struct store *s, const char *name, struct arena *a);

/* Drafts: typed text not yet saved, one per user, key ("contact:42") and running
 * program. Putting and dropping touch those of this program only; taking makes
 * one that was left behind (as store_drafts gave it) this program's. */
enum draft_state { DRAFT_LEFT, DRAFT_MINE, DRAFT_BUSY /* typed in another program, now */ };
struct draft {
	const char *key, *body, *at; /* UTC moment */
	const char *owner;           /* "": not known */
	enum draft_state state;
};
int store_draft_put(struct store *s, const char *key, const char *body);
int store_draft_drop(struct store *s, const char *key);
int store_draft_take(struct store *s, const struct draft *d);
/* All of this user, the newest first. */
int store_drafts(struct store *s, struct arena *a, struct draft **out, size_t *n);

/* Checks the file: integrity, foreign keys, checks of every record, journal and
 * versions, search index. Calls `found` per finding (one line); returns 0 when
 * there is none, ERR_INVALID when there is. `progress` may be NULL. */
int store_check(struct store *s, void (*found)(void *ctx, const char *line),
	void (*progress)(void *ctx, int percent), void *ctx);

/* A consistent copy while others work; store_copy of copies.h tells how far it is. ERR_IO: it exists. */
int store_backup(struct store *s, const char *path);

#endif
