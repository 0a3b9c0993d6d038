/* Weighing (afweging): what speaks for and against a suggestion, in two depths.
 *
 * Short: on dismissing, one screen of factor keys. Slowed down: the steps of the
 * profession's BOB model (picture, judgement, decision) on one screen, offered where
 * it pays, never forced. Both can complete a decision made before. Also here: peer
 * review, and the rest agreed on for a placement. Private to ui/screens. */
#ifndef SCREENS_WEIGH_H
#define SCREENS_WEIGH_H

#include "core/pager.h"
#include "screens/screens.h"

/* ---- opening; each returns reactions ---- */

/* Dismisses, with what weighs against it. The suggestion is copied. */
unsigned weigh_dismiss(struct screen *s, const struct suggestion *sg);
/* Weighs step by step and decides. */
unsigned weigh_slowly(struct screen *s, const struct suggestion *sg);
/* Completes a decision made before: its factors, or (slow) every step. */
unsigned weigh_complete(struct screen *s, int64_t decision);
unsigned weigh_complete_slowly(struct screen *s, int64_t decision);
/* weigh_later.c, factor_list.c: the decisions to complete, and the factors themselves. */
unsigned weigh_later(struct screen *s);
unsigned weigh_factor_list(struct screen *s);

/* Marks the decision about a suggestion for peer review; without one it becomes
 * "under consideration". Marked already: the mark can be taken away. */
unsigned peer_mark(struct screen *s, const struct suggestion *sg);
/* The marked cases. */
unsigned peer_review(struct screen *s);

/* Agrees on rest for a placement, or ends it. */
unsigned rest_menu(struct screen *s, int64_t placement);
/* "until 12-01-2027: reason"; NULL without rest on that day. */
const char *rest_text(const struct record *placement, day today, struct arena *a);

/* ---- weigh_draft.c ---- */

/* Whether a draft with this key is one; if so whom it is about in *title. */
bool weigh_draft_title(struct app *app, const char *key, struct arena *a, const char **title);
/* Goes on with it. */
unsigned weigh_draft_resume(struct screen *s, const char *key);

/* ---- weigh_factors.c: the factors and the side each is on ---- */

enum side { SIDE_NONE, SIDE_FOR, SIDE_AGAINST, SIDE_SEEN };
struct factor_pad {
	struct factor *factor;
	unsigned char *side;  /* enum side, per factor */
	size_t n;
	long pressed;         /* whose key came last, or -1 */
	bool against_first;   /* the first press of a key: against doing it; else for it */
	const char *others;   /* factors that are no longer in use stay as they are */
};
/* Reads the factors in use, and which side they are on (text as in a decision, or
 * NULL); everything in `a`. Codes of app_factors. */
int pad_open(struct factor_pad *p, struct app *app, struct arena *a, const char *text, bool against_first);
/* Puts them on the sides the text says; the others on none. */
void pad_set(struct factor_pad *p, const char *text, struct arena *a);
/* A key: that factor goes to its next side. True when it is a factor's. */
bool pad_key(struct factor_pad *p, uint32_t key);
/* "motivation+ team-" as a decision keeps it; NULL when there is none. */
char *pad_text(const struct factor_pad *p, struct arena *a);
/* Writes them by kind, in two columns from 76 columns on. The one whose key came last
 * carries the anchor "pressed". */
void pad_write(const struct factor_pad *p, struct pager *to, int width);

/* ---- weigh_write.c: what both depths write ---- */

enum { WEIGH_LEAD = 13 }; /* columns for a label before its text */
void weigh_line(struct pager *p, struct arena *a, const char *label, unsigned style, const char *text);
void weigh_label(struct pager *p, struct arena *a, const char *label);
/* Scrolls so far that the line with that anchor is on screen, when there is one. */
void weigh_show(struct pager *p, const char *anchor, int height);
/* The choices in use, in the user's language. */
size_t weigh_picks(const struct choice *list, struct arena *a, struct pick **out);
/* Behind a label: "1 agrees  [2 differs]", the chosen one in brackets; "(2 differs)"
 * when it is not chosen but follows (sure is false). */
void weigh_choices(struct pager *p, struct arena *a, int width, const struct pick *pick, size_t n,
	const char *chosen, bool sure);

/* ---- weigh_state.c: what was weighed so far ---- */

/* What is chosen or typed; the names stand in a draft. */
enum weigh_value {
	W_IMPRESSION, W_MISSING, W_CLIENT, W_VERDICT, W_WAIT, W_DAY, W_REASON, W_NOTE, W_TURNING, W_FACT,
	W_EXPLAINED, W_VALUES
};
struct weigh_fact {
	const char *label, *text;
	bool disputed;
};
struct weigh {
	struct arena *arena;     /* of everything here but the values */
	struct suggestion sg;    /* a copy; about a decision: as far as it is known */
	int64_t decision;        /* being completed; 0: none yet */
	bool slow, fixed;        /* fixed: the decision itself stands */
	struct factor_pad pad;
	char *value[W_VALUES];   /* NULL: nothing */
	const char *because, *caution;
	struct weigh_fact *fact; /* of the explanation */
	size_t nfacts;
	bool *used;              /* facts of the vocabulary that the rule looks at; NULL: not known */
	int64_t began;           /* clock_ms */
	int before;              /* seconds spent on it earlier */
	char *key;               /* of its draft */
	bool touched, over;      /* something to keep; saved or thrown away */
	char *typed;             /* in a prompt that was left, until the next key; or NULL */
	enum weigh_value typed_in;
};
struct weigh_arg {
	const struct suggestion *sg; /* or NULL: about a decision */
	int64_t decision;
	bool fixed;                  /* the decision itself stands */
	const char *so_far;          /* as weigh_write_draft gave it, or NULL */
};
extern const struct screen_ops weigh_short_screen, weigh_slow_screen, /* struct weigh_arg */
	weigh_later_screen, weigh_factors_screen, peer_cases_screen;   /* NULL */
extern const struct screen_ops peer_blind_screen;                      /* int64_t: a decision */

/* Begins; a draft that was left is taken up. ERR_NOTFOUND and codes of app_why. */
int weigh_begin(struct weigh *w, struct app *app, const struct weigh_arg *arg, bool slow);
void weigh_end(struct weigh *w);
/* Sets a value (copied; NULL or "" empties). */
void weigh_set(struct weigh *w, enum weigh_value i, const char *text);
/* For the title line: "what · the suggestion", and whom it is about. */
void weigh_heading(const struct weigh *w, const char *what, int width, struct arena *a, const char **left,
	const char **right);
/* Time spent on it so far. */
int weigh_seconds(const struct weigh *w);
/* One line of text typed in the prompt, kept while it is typed. True: accepted. */
bool weigh_ask(struct screen *s, struct weigh *w, enum weigh_value i, const char *label);
/* A key came: what was typed in a prompt that was left with Esc is gone now. */
void weigh_settle(struct weigh *w);

/* ---- weigh_draft.c, as the weighing goes on ---- */

/* Keeps it as a draft, and throws the draft away. */
void weigh_keep_draft(struct weigh *w, struct app *app);
void weigh_drop_draft(struct weigh *w, struct app *app);
char *weigh_write_draft(const struct weigh *w, struct arena *a);
void weigh_read_draft(struct weigh *w, const char *text);
char *weigh_draft_key(const struct weigh *w, struct arena *a);
/* Takes up one that was left under w->key. */
void weigh_take_draft(struct weigh *w, struct app *app);

/* ---- weigh_save.c ---- */

/* The reason as it stands: chosen, or what follows from the factors; a code or NULL. */
const char *weigh_reason(const struct weigh *w, struct arena *a);
/* Writes it: decides, or completes the decision. Fills *decision. */
int weigh_save(struct weigh *w, struct app *app, int64_t *decision);
/* app_slow_down for what stands here now. */
int weigh_pays(struct weigh *w, struct app *app, struct arena *a, const char **why);
/* The time it took, "0:48". */
const char *weigh_time(const struct weigh *w, struct arena *a);

/* ---- weigh_slow_ask.c ---- */

/* What belongs to a verdict: by when, until when. False: it is not decided. */
bool weigh_ask_when(struct screen *s, struct weigh *w, const char *verdict);
/* The fact that the turning point hangs on; those of the rule come first. */
bool weigh_ask_fact(struct screen *s, struct weigh *w);

/* ---- weigh_slow_steps.c: the steps of the slow screen ---- */

enum step {
	STEP_IMPRESSION, STEP_FACT, STEP_MISSING, STEP_FACTORS, STEP_CLIENT, STEP_VERDICT, STEP_REASON,
	STEP_NOTE, STEP_TURNING, STEP_LINK, STEP_EXPLAINED, STEP_SAVE, STEPS
};
struct weigh_item {
	enum step step;
	size_t fact; /* of STEP_FACT */
};
/* The choices of a step, in the user's language, by digit from 1; 0: no choices. */
size_t steps_choices(const struct weigh *w, enum step step, struct arena *a, struct pick **out);
/* Where the choice or text of a step is kept; W_VALUES: nowhere. */
enum weigh_value steps_value(enum step step);
/* What is asked, when a line is typed there; NULL for other steps. */
const char *steps_question(enum step step);
/* The items that are shown; with `first` alone until the impression was asked. */
size_t steps_items(const struct weigh *w, bool first, struct arena *a, struct weigh_item **out);
/* Writes items; the one at `at` carries the anchor "here", the next one "after". */
void steps_write(const struct weigh *w, struct app *app, const struct weigh_item *item, size_t n, size_t at,
	struct pager *p, int width);

#endif
