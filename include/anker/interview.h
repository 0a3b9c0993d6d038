/* Interviews: a conversation with an employer or employee, at talking speed.
 *
 * A talk is prepared, begun, answered in any order, paused or finished, and leaves
 * contacts, agreements and a summary. Every answer, note and agreement is one durable
 * transaction that `u` takes back; answers are never changed, the last one counts. An
 * answer to a question that fills a fact is written to the record the fact stands in at
 * once, so lists, rules and suggestions know it. A talk keeps the question list it began
 * with (store_script). Codes as in app.h; what is written to a talk that is finished, or
 * open to read only, gives ERR_READONLY. Results live in the arena, or with the talk. */
#ifndef ANKER_INTERVIEW_H
#define ANKER_INTERVIEW_H

#include "anker/app.h"
#include "anker/script.h"

/* ---- how a fact is answered (fill.c) ---- */

enum fill_kind {
	FILL_FIELD,   /* a field of the placement, its employee, employer or contact person */
	/* Yes, or a date, makes a record (a signal, a change, a bottleneck) unless one stands open;
	 * no closes the signals and bottlenecks that stand open (a change stays to be discussed) */
	FILL_NEW,
	FILL_CLOSE,   /* "still there?": no closes the open ones; yes leaves them */
	FILL_CONTACT, /* a date makes a contact with that party */
	FILL_RECORD,  /* the state of a scheme: of its record, which is made when there is none */
	FILL_TALK,    /* kept with the talk only: the program counts or derives the fact itself */
};
struct fill {
	const char *fact;      /* name in the vocabulary; NULL ends the table */
	enum fill_kind kind;
	enum entity_id entity; /* of the field, or of the records made or closed */
	const char *field;     /* FILL_FIELD; else the field of `codes` */
	const char *codes;     /* FILL_NEW: the code set; FILL_CLOSE: which count ("tasks pace"), NULL: all;
				* FILL_RECORD: the scheme */
};
/* One row for every fact of the vocabulary, in its order. */
extern const struct fill fills[];

/* ---- prepare ---- */

/* An unknown fact that rules in use wait for. What was not to be told is left out for
 * good; what was not known, until `gesprek_opnieuw_vragen` after that answer (8 weeks). */
struct ask_first {
	int fact;
	int64_t placement;   /* 0: about the employer */
	const char *who;     /* the employee; "" for the employer */
	int value;           /* 100 x sum over the rules of priority / unknown facts it waits for */
	const size_t *rules; /* that wait for it, the highest priority first */
	size_t nrules;
};

struct prepared_placement {
	int64_t id;
	const char *employee, *job_title, *course; /* course: code */
	day last_contact;
	size_t suggestions; /* shown for it now */
};

struct preparation {
	int64_t employer;
	const char *employer_name, *place;
	struct prepared_placement *placement; /* running ones of this employer, the asked one first */
	size_t nplacements;
	struct record *last;                  /* latest contact with the employer, or NULL */
	struct record **promises;             /* open promises, ours and theirs, by due date */
	size_t npromises;
	struct record **actions;              /* other open actions */
	size_t nactions;
	struct record **explain;              /* explanations still owed: open actions of kind explain */
	size_t nexplain;
	struct suggestions suggestions;       /* of the employer and its placements */
	struct ask_first *ask;                /* by value, at most gesprek_eerst_vragen (5) */
	size_t nask;
	struct unfinished *unfinished;        /* this account's talk here that is not finished, or NULL */
	const char *script;                   /* the list that fits best now: its id */
};
/* Of an employer, or (employer 0) of a placement's. */
int interview_prepare(
	struct app *app, int64_t employer, int64_t placement, struct arena *a, struct preparation *out);
/* Whether this is asked of that party (a code) unless one chooses otherwise: what
 * employees can do and carry is theirs to tell. */
bool ask_first_fits(const struct ask_first *ask, const char *party);

/* The question lists to choose from, and one of them read. The caller ends it with
 * script_free. Codes of script_list, script_text, script_parse. */
int interview_scripts(struct app *app, struct arena *a, struct script_name **out, size_t *n);
int interview_script(struct app *app, const char *id, struct script **out);

/* ---- talk ---- */

struct interview_plan {
	const char *script;        /* id of a list */
	int64_t employer, placement; /* placement: where it begins, or 0 */
	const char *party, *medium;  /* codes; NULL: as the list says */
	int64_t person;              /* 0: not known */
	const struct script_extra *extra; /* facts to ask first, as chosen */
	size_t nextra;
	const struct wave_due *wave; /* of a programme, that it is held for; or NULL */
};
/* Begins a talk and gives its id; the wave it is for names it from then on, in the same transaction.
 * ERR_INVALID: a list that cannot be used. The record's
 * script_hash is "HASH LANG": the kept list, and the language it goes on in. */
int interview_begin(struct app *app, const struct interview_plan *plan, int64_t *id);

enum answer_state { SAID_ANSWERED, SAID_UNCHANGED, SAID_DONT_KNOW, SAID_REFUSED, SAID_NOT_APPLICABLE };

/* What was said to one question. */
struct said {
	int64_t id;         /* of the E_ANSWER record; 0: it stands in the caseload, not in a talk */
	enum answer_state state;
	const char *value;  /* canonical; codes with spaces between; or NULL */
	const char *words;  /* typed text, or NULL */
	const char *show;   /* for people, in the current language; "" when there is nothing to show */
	day date;           /* DAY_NONE: not known */
	const char *at;     /* UTC moment, or NULL */
};

/* A question as it stands for one placement (or the employer). */
struct cell {
	bool applies;              /* its conditions hold now, or an answer was given */
	const struct said *last;   /* in this talk, or NULL */
	const struct said *before; /* of the talk before, or else what the caseload holds; or NULL */
	const char *warning;       /* a soft check of `last` in one sentence, or NULL */
	unsigned waiting;          /* rules in use that wait for its fact here */
	unsigned remarks;
};

struct talk_subject {
	int64_t placement; /* 0: an employer without running placements */
	const char *name;  /* employee, or employer */
	const char *job_title;
	unsigned asked, answered; /* questions that apply, the employer's among them */
};

enum talk_line_kind { LINE_NOTE, LINE_REMARK, LINE_AGREEMENT };
struct talk_line {
	enum talk_line_kind kind;
	int64_t id;          /* E_ANSWER, or E_ACTION of an agreement */
	int64_t placement;   /* 0: the employer */
	long question;       /* of a remark; -1 */
	const char *at;      /* UTC moment */
	const char *text;
	const char *promised_by; /* agreements: code, or "" for ours */
	day due;             /* agreements; DAY_NONE */
};

/* Read by screens, changed only by the functions below. */
struct talk {
	struct app *app;
	const struct record *record; /* of E_INTERVIEW */
	const char *employer_name, *person; /* person: "" when not known */
	const struct script *script;
	struct talk_subject *subject;
	size_t nsubjects;
	struct talk_line *line;      /* oldest first */
	size_t nlines;
	struct suggestions suggestions; /* of this employer, as they are now */
	size_t fresh;                /* of those: not there when it began */
	bool finished;               /* only to be read */
	struct talk_private *own;
};

/* Whether this was suggested already when the talk began. */
bool talk_stood(const struct talk *t, const struct suggestion *sg);

/* Opens a talk, under way or finished. ERR_BUSY: another program of this user has it
 * open now; ERR_READONLY: it is someone else's and not finished (open it with `read`). */
int talk_open(struct talk **out, struct app *app, int64_t interview, bool read);
/* Sets *t to NULL. What was typed stays as a draft until talk_draft(t, NULL). */
void talk_close(struct talk **t);
/* Reads what others wrote, or an undo took back, meanwhile. */
int talk_reload(struct talk *t);

/* Of subject i (0 ... nsubjects - 1) and question q. An employer's question is one for
 * all subjects. Valid until the talk changes. */
const struct cell *talk_cell(const struct talk *t, size_t subject, size_t question);
/* The next question after `from` (-1: from the first on), or before it, that applies; with `open_only` one
 * without an answer. Wraps around; -1: there is none. */
long talk_next(const struct talk *t, size_t subject, long from, bool forward, bool open_only);
/* Questions of a topic that apply, and those answered, for a subject. */
void talk_topic(const struct talk *t, size_t subject, size_t topic, unsigned *asked, unsigned *answered);

/* Answers. `input` of SAID_ANSWERED: codes of choices with spaces between, else what was
 * typed (a number, a date as date_span_parse takes it, text); ignored otherwise. In one
 * transaction it keeps the answer, writes the fact, and makes or takes back the signals,
 * changes, bottlenecks or tick of this question. `note` (may be NULL) goes with those.
 * SAID_UNCHANGED repeats the state before when that was no answer ("does not know").
 * ERR_INVALID: not understood, out of limits, or SAID_UNCHANGED without an answer before. */
int talk_answer(struct talk *t, size_t subject, size_t question, enum answer_state state, const char *input,
	const char *note);
/* A remark at a question; a loose note about a subject (-1: the employer). A citizen
 * service number in it is masked, *masked (may be NULL) tells so. */
int talk_remark(struct talk *t, size_t subject, size_t question, const char *text, bool *masked);
int talk_note(struct talk *t, long subject, const char *text, bool *masked);

/* An agreement: a promise with who, what and when, on Today from now on. */
struct agreement {
	const char *what;
	const char *promised_by; /* code of choices_promiser, or "" for ours */
	day due;                 /* DAY_NONE: no day agreed */
};
int talk_agree(struct talk *t, long subject, const struct agreement *g);
/* Changes or (g NULL) takes back one of this talk. ERR_NOTFOUND: it is not of this talk. */
int talk_agree_again(struct talk *t, int64_t action, const struct agreement *g);

/* Adds the points of a guide as a last topic. */
int talk_add_guide(struct talk *t, int guide);

/* A rule in use that waits for the fact of a question here. */
struct waiting {
	size_t rule;
	const char *title, *because;
};
/* Why a question is asked: those rules, the highest priority first. In the arena. */
int talk_waiting(
	struct talk *t, size_t subject, size_t question, struct arena *a, struct waiting **out, size_t *n);
/* Everything ever said to this question (or its fact) here, newest first. In the arena. */
int talk_history(
	struct talk *t, size_t subject, size_t question, struct arena *a, struct said **out, size_t *n);

/* What is being typed and where one is, so that a lost line resumes there. At once at
 * the first question too: it also says that this program has the talk. */
enum typing { TYPING_NOTHING, TYPING_ANSWER, TYPING_REMARK, TYPING_NOTE, TYPING_WHAT, TYPING_DATE };
struct typed {
	size_t subject, question; /* question past the last one: everything there was asked */
	enum typing typing;
	const char *text;        /* "" when nothing */
	struct agreement agreement; /* of TYPING_DATE: what was given so far */
	const char *answer;      /* behind a line that was left: the answer as it stands; "" or NULL */
};
int talk_draft(struct talk *t, const struct typed *typed); /* NULL: nothing is kept any more */
/* Where it stopped; TYPING_NOTHING at the first open question when nothing was kept.
 * *at (may be NULL) gets the UTC moment of the draft, or NULL. */
int talk_typed(struct talk *t, struct arena *a, struct typed *out, const char **at);

/* Says that it goes on later; it stays open, and what was typed stays a draft. */
/* Takes the latest work back, not further than the beginning of the talk; the caller
 * reads it again (talk_reload). ERR_NOTFOUND: nothing was said in it yet. */
int talk_undo(struct talk *t, struct arena *a, char **label);

int talk_pause(struct talk *t);
/* A talk begun by mistake: it is cancelled; what it wrote to records stays. */
int talk_cancel(struct talk *t);

/* ---- finish ---- */

struct gap {
	size_t subject, question;
};
enum { SAME_FROM = 8 };
struct closing {
	unsigned asked, answered, unchanged; /* over all subjects touched */
	bool too_same;         /* at least gesprek_ongewijzigd (75 %) of SAME_FROM or more unchanged */
	struct gap *gap;       /* applies, no answer; of subjects touched */
	size_t ngaps;
	struct gap *warned;    /* answers with a soft warning */
	size_t nwarned;
	struct record **made;  /* signals, changes, bottlenecks and ticks of this talk */
	size_t nmade;
	struct suggestion *fresh; /* not there when it began */
	size_t nfresh;
	bool *touched;         /* per subject: it gets a contact */
	const char **note;     /* per subject: what its contact will say; to be edited */
	/* What a contact of the employer itself will say: when no placement is touched, and when
	 * there are notes or agreements about the employer; else NULL: it gets none. */
	const char *employer_note;
	int minutes;           /* from its first to its last word, without pauses of over half an hour */
	day next_contact;      /* as was said in it, the first day of a stretch; DAY_NONE: it was not */
};
int talk_closing(struct talk *t, struct arena *a, struct closing *out);

struct finishing {
	const char *const *note; /* per subject, edited; NULL (all, or one): as talk_closing gives it */
	const char *employer_note; /* likewise */
	int minutes;             /* -1: as talk_closing gives it */
	day next_contact;        /* DAY_NONE: not planned */
};
/* In one transaction: a contact per placement touched, and one of the employer where
 * closing has an employer_note, each with this talk as its `interview`; and the talk is
 * finished. *txn may be NULL. Undoing it makes the talk unfinished again. */
int talk_finish(struct talk *t, const struct finishing *f, int64_t *txn);
/* Titles of what was suggested when it began and is no longer true, each once. In the arena. */
int talk_took_away(struct talk *t, struct arena *a, const char ***titles, size_t *n);

/* ---- summary ---- */

enum audience { FOR_EMPLOYER, FOR_EMPLOYEE };

/* The page as Markdown: of the answers that may be shared with that audience and the
 * agreements; never remarks, notes, weighing, suggestions or other employees. placement
 * 0: of all touched ones (employer only). Plain language, in the list's language. In the
 * arena. ERR_INVALID: an employee's page without a placement, or of one the talk was not about. */
int summary_write(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	struct arena *a, char **out);

struct summary_warning {
	size_t at, len;      /* in the text */
	const char *why;     /* one sentence: a medical word, a name of someone else, ... */
};
/* What to look at before it leaves: medical words (share/words), names of employees of
 * other placements, citizen service numbers, more than a page (SUMMARY_LINES). */
enum { SUMMARY_LINES = 55, SUMMARY_COLUMNS = 80 };
int summary_check(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	const char *text, struct arena *a, struct summary_warning **out, size_t *n);

/* Keeps an edited one as a record of E_SUMMARY: the newest is the one to go on with,
 * earlier ones stay. */
int summary_save(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	const char *text, int64_t *txn);
/* The newest kept one, or *out NULL. */
int summary_kept(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	struct arena *a, struct record **out);

enum summary_format { SUMMARY_MARKDOWN, SUMMARY_HTML, SUMMARY_TEXT };
/* HTML: one whole page that prints on A4, without scripts or links elsewhere. Text: 80
 * columns. In the arena. */
char *summary_render(const char *markdown, enum summary_format format, const char *lang, struct arena *a);

#endif
