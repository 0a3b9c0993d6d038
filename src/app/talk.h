/* Inside a talk: what the files talk*.c share. Finishing and preparing read it too. */
#ifndef ANKER_APP_TALK_H
#define ANKER_APP_TALK_H

#include "anker/interview.h"
#include "internal.h"

/* A cell with what it is made from. What costs a query (the answer before, rules that
 * wait, the soft check) is looked up when the cell is first asked for. */
struct talk_cell {
	struct cell cell;
	struct said *last, *before;
	const char *conflict;   /* someone else had changed the field: who and to what; or NULL */
	const char *wrote;      /* what the field got from this cell since it was read; or NULL */
	bool told_at_load;      /* answered in this talk before it was opened: the record shows that */
	bool has_before, has_warning;
};

/* A subject with the records its facts stand in, as they were when they were read. */
struct talk_about {
	int64_t placement, employee, person, profile; /* ids; 0: there is none */
	const struct facts *facts; /* its row is there; NULL: it has none (its placement is gone) */
	size_t row;
	struct record *of[E_COUNT]; /* placement, employee, employer, contact person, latest profile */
	unsigned *waiting;          /* per fact: rules that wait for it; NULL: not counted yet */
	struct record **earlier;    /* store_last_answers */
	size_t nearlier;
	bool has_earlier;
};

struct talk_private {
	struct arena *arena;    /* what is read anew by talk_reload only */
	struct arena *now;      /* what every change makes anew: facts, suggestions */
	struct record *record;
	struct script *script;
	struct knowledge *guides; /* in the list's language, when that is not the current one; or NULL */
	const struct ruleset *rules; /* that the conditions of the list are linked to */
	uint64_t rules_stamp;
	int64_t employer;
	int64_t begun;          /* the transaction that began it */
	const char *who;        /* the account that did */
	struct survey survey;   /* of the employer, with every fact */
	struct facts *apart;    /* of placements that ended, which the survey does not have */
	struct talk_about *about;   /* per subject */
	struct talk_about whole;    /* the employer itself: answers about it */
	struct talk_cell *cell; /* subject after subject; a question about the employer: in the first's */
	size_t lines_room;
	char **stood;           /* "rule placement" of what was suggested when it began */
	size_t nstood;
	bool knows_stood;
	bool read;              /* nothing may be written */
};

/* ---- talk_open.c ---- */

/* ERR_READONLY: it is finished, or was opened to read only. */
int talk_writable(const struct talk *t);
/* Facts, conditions and suggestions again, after something was written. */
int talk_refresh(struct talk *t);
/* Sets the state in the record of the talk; inside txn_begin. */
int talk_set_state(struct talk *t, const char *state);
/* Ends the transaction that txn_begin opened: commits when rc is 0; else the record of
 * the talk is read again. */
int talk_end(struct talk *t, int rc);

/* ---- talk_script.c ---- */

/* Keeps the text; inside txn_begin. The record names it and its language. */
int talk_script_keep(struct app *app, struct record *interview, const char *text, const char *lang);
/* Reads the list as it was kept. *guides, in another language than the current one, is
 * the caller's (knowledge_free), as is *out (script_free). */
int talk_script_read(struct app *app, const struct record *interview, struct arena *a, struct script **out,
	struct knowledge **guides);

/* ---- talk_subjects.c ---- */

int talk_subjects_read(struct talk *t, struct record *const *rows, size_t nrows,
	struct record *const *actions, size_t nactions);
/* The records in which the facts of a subject stand; inside talk_reload and a write. */
int talk_about_read(struct talk *t, struct talk_about *about, struct arena *a);

/* ---- talk_cells.c ---- */

struct talk_cell *talk_cell_at(const struct talk *t, size_t subject, size_t question);
/* The placement a question is about for a subject; 0: the employer. */
int64_t talk_placement_of(const struct talk *t, size_t subject, size_t question);
/* The subject with this placement (0: the employer, which every one stands for); -1. */
long talk_subject_of(const struct talk *t, int64_t placement);
/* What applies now, and the counts of subjects. */
void talk_cells_apply(struct talk *t);

/* ---- talk_waiting.c ---- */

/* Per fact how many rules in use wait for it: of the subject, and of the employer for
 * whichever subject. In the arena. */
unsigned *talk_waiting_count(struct talk *t, const struct talk_about *about, struct arena *a);

/* ---- talk_draft.c ---- */

/* What is said now is a record from here on and no draft any more, and one is where it
 * was said: inside txn_begin, so that a program that ends now leaves it once. `said`:
 * what kind of typing it was; question past the last one: at none. */
int talk_draft_said(struct talk *t, const struct typed *said);

/* ---- talk_said.c ---- */

/* A row of E_ANSWER that is an answer: not a remark or note. */
bool talk_is_answer(const struct record *row);
struct said *talk_said(
	const struct talk *t, const struct question *q, const struct record *row, struct arena *a);
/* A canonical value and words for people, by the question's choices. Never NULL. */
const char *talk_show(const struct talk *t, const struct question *q, const char *value, const char *words,
	struct arena *a);
/* Input as a canonical value and words. ERR_INVALID. */
int talk_read_input(const struct talk *t, const struct question *q, const char *input, struct arena *a,
	const char **value, const char **words);
/* The code of choices_answer_state. */
const char *talk_state_code(enum answer_state state);

/* ---- talk_before.c ---- */

/* A change that an answer to this question made in this talk. */
bool talk_changed_here(const struct talk *t, const struct question *q, const struct change *c);
/* What was known before this talk: the caseload's own value, else the last answer. */
struct said *talk_before(struct talk *t, size_t subject, size_t question);

/* ---- fill.c ---- */

/* The row of a fact by its index; NULL for -1. */
const struct fill *fill_of(int fact);

/* ---- talk_fill.c ---- */

/* An answer on its way into the records. */
struct filling {
	struct talk *t;
	size_t subject, question;
	const struct question *q;
	const struct fill *fill;  /* or NULL */
	struct talk_about *about;
	int64_t placement;        /* 0: the employer */
	enum answer_state state;
	const char *value, *words, *note; /* canonical value or NULL */
	const char *label;        /* of the transaction */
	const char *conflict;     /* out: someone else had changed it */
	const char *wrote;        /* out: what the field holds now */
	struct arena *arena;      /* outlives the transaction */
};
/* Writes the field, or makes, closes or takes back records. Inside txn_begin. */
int talk_fill(struct filling *f);
/* The record and field a fact stands in for a subject; *out NULL when there is none. */
void talk_field_of(const struct fill *fill, const struct talk_about *about, struct record **out, int *field);

/* ---- talk_record.c ---- */

/* Where a record outranks the quick field of the placement (a scheme, job coaching, a
 * score), the answer goes to the record; *done is false when there is none. */
int talk_record(struct filling *f, bool *done);

/* ---- talk_made.c ---- */

/* Signals, changes, bottlenecks and ticks of this question as the answer wants them. */
int talk_make(struct filling *f);
/* "Still there?": no closes what is open, and what it closed before opens again. */
int talk_close_open(struct filling *f);
/* Of "still there?": something stood open that this talk did not bring up itself. */
bool talk_stood_open(const struct talk *t, size_t subject, size_t question);
/* Records made by date: a contact, a capacity profile. */
int talk_make_dated(struct filling *f);

/* ---- talk_check.c ---- */

/* The soft checks of an answer in one sentence, or NULL. */
const char *talk_check(struct talk *t, size_t subject, size_t question);

/* ---- talk_lines.c ---- */

int talk_lines_read(struct talk *t, struct record *const *rows, size_t nrows, struct record *const *actions,
	size_t nactions);

#endif
