/* The talk: one question large, topics and placements beside it, notes below. What was
 * said lives in struct talk (interview.h); here stands where one is, what is being typed
 * and how it is drawn. Private to ui/screens/talk*.c. */
#ifndef SCREENS_TALK_H
#define SCREENS_TALK_H

#include "anker/interview.h"
#include "core/canvas.h"
#include "core/edit.h"
#include "screens/screens.h"

enum {
	TALK_CHOICES = 35, /* 1-9, then 0 and a letter */
	TALK_DIGITS = 9,
};

/* The line at the bottom. An agreement is asked in three steps on that one line. */
enum talk_bottom {
	BOTTOM_NONE,
	BOTTOM_REMARK,
	BOTTOM_NOTE,
	BOTTOM_WHAT,
	BOTTOM_WHO,
	BOTTOM_WHEN,
	BOTTOM_FIND
};

/* What is told in the place of the notes until the next key. */
enum talk_panel { PANEL_NONE, PANEL_WHY, PANEL_HISTORY, PANEL_SUGGESTIONS };
struct talk_panel_line {
	unsigned style;
	const char *lead, *text; /* lead: a column of its own, or NULL */
};

/* What is typed is safe, is about to be, or could not be written. */
enum talk_kept { KEPT_SAFE, KEPT_TYPING, KEPT_FAILED };

struct talk_view {
	struct talk *t;
	bool reading;  /* someone else's: nothing is written */
	size_t subject;
	long question; /* -1: nothing is open here any more */

	/* the answer as it stands, not kept yet when `touched` */
	struct edit field;
	bool chosen[TALK_CHOICES];
	size_t pressed; /* choice whose key came last */
	bool touched;
	bool in_field; /* letters and digits are text */
	char *fault;   /* one sentence about it, or NULL */

	/* the line at the bottom; what Esc left there is taken up again by its key */
	enum talk_bottom bottom, parked;
	struct edit line;
	char *what; /* of the agreement so far */
	const char *promised_by;
	size_t back_subject; /* where looking for a question began */
	long back_question;

	uint32_t prefix; /* g, G or 0 came: the next key completes it; or 0 */
	size_t topic;	 /* after g: its number so far */
	enum talk_panel panel;
	const char *panel_title;
	struct talk_panel_line *panel_line; /* in panel_arena */
	size_t npanel;
	struct arena *panel_arena;
	bool beside, beside_asked; /* suggestions: shown, as v asked; else by width */

	enum talk_kept kept;
	bool away;	     /* another screen has the talk: it may point elsewhere */
	bool moved;	     /* where one is was not kept yet */
	size_t last_subject; /* the latest answer: u goes back to it */
	long last_question;
	int64_t last_id;
	int64_t opened; /* clock_ms */
	uint32_t key;	/* the one being handled */
};

static inline struct talk_view *talk_view(const struct screen *s)
{
	return s->state;
}

/* ---- talk.c ---- */

/* The question on screen and how it stands; NULL at the end. */
const struct question *talking_question(const struct talk_view *v);
const struct cell *talking_here(const struct talk_view *v);
/* It can only be read: finished, or someone else's. */
bool talking_reads(const struct talk_view *v);
/* Text changed: it is kept soon. */
void talking_touch(struct screen *s);
/* Something was written (or rc < 0: was not): reactions. */
unsigned talking_wrote(struct screen *s, int rc);
void talking_fault(struct talk_view *v, const char *text);
unsigned talking_finish(struct screen *s);

/* ---- talk_resume.c: as in screen_ops ---- */

int talking_open(struct screen *s, const void *arg);
int talking_load(struct screen *s);
void talking_draft(struct screen *s);
void talking_done(struct screen *s);

/* ---- talk_field.c: the answer as it stands ---- */

bool talking_types(const struct question *q);	/* answered by typing */
bool talking_several(const struct question *q); /* several choices may be said */
/* What can be chosen; of a guide point that it was discussed. */
const struct answer_choice *talking_choices(const struct question *q, size_t *n);
/* Codes of the choices on (several), or the typed text. In the arena. */
const char *talking_field_text(const struct talk_view *v, struct arena *a);
/* Fills it from what was said (NULL: nothing), or from a draft. */
void talking_field_take(struct talk_view *v);
void talking_field_restore(struct talk_view *v, const char *text);
/* Keeps what was typed or chosen. False: it stays, with what is wrong in `fault`. */
bool talking_field_keep(struct screen *s);
/* The same, when one leaves: what is not understood becomes a remark. */
bool talking_field_leave(struct screen *s);
unsigned talking_field_key(struct screen *s, uint32_t key);

/* ---- talk_answer.c ---- */

unsigned talking_choose(struct screen *s);
unsigned talking_choose_at(struct screen *s, size_t choice);
unsigned talking_more(struct screen *s);
unsigned talking_unchanged(struct screen *s);
unsigned talking_dont_know(struct screen *s);
unsigned talking_refused(struct screen *s);
unsigned talking_not_applicable(struct screen *s);
unsigned talking_go_on(struct screen *s);

/* ---- talk_move.c ---- */

void talking_to(struct screen *s, size_t subject, long question);
/* The next question without an answer, or the end. */
void talking_on(struct screen *s);
unsigned talking_forward(struct screen *s);
unsigned talking_backward(struct screen *s);
unsigned talking_subject_next(struct screen *s);
unsigned talking_subject_previous(struct screen *s);
unsigned talking_to_subject(struct screen *s, size_t subject);
unsigned talking_to_topic(struct screen *s, size_t topic);
/* A subject with open questions other than this one; -1: there is none. */
long talking_subject_open(const struct talk_view *v);
/* A key after g, G or 0. */
unsigned talking_prefix_key(struct screen *s, uint32_t key);
/* As it is shown, and typed after g. */
size_t talking_topic_number(const struct talk_view *v, size_t topic);
unsigned talking_ask_topic(struct screen *s);
unsigned talking_ask_guide(struct screen *s);
/* Goes to the first question behind `from` that has the words. */
bool talking_find_words(struct screen *s, const char *words, long from);

/* ---- talk_line.c ---- */

unsigned talking_ask_remark(struct screen *s);
unsigned talking_ask_note(struct screen *s);
unsigned talking_ask_agreement(struct screen *s);
unsigned talking_ask_find(struct screen *s);
unsigned talking_line_key(struct screen *s, uint32_t key);
void talking_line_restore(struct talk_view *v, const struct typed *typed);
/* What is typed there as a draft has it. */
void talking_line_typed(const struct talk_view *v, struct typed *out);
/* Who promises: 0 is the expert. In the current language; NULL: no such number. */
const char *talking_promiser(size_t i, const char **code);
/* The day meant by the typed text, or DAY_NONE; exact: it is that day, not a stretch's last. */
day talking_due(const char *text, day today, bool *exact);

/* ---- talk_panel.c ---- */

unsigned talking_why(struct screen *s);
unsigned talking_history_show(struct screen *s);
unsigned talking_suggestions(struct screen *s);
void talking_panel_close(struct talk_view *v);
void talking_panel_paint(const struct talk_view *v, struct canvas *c, int bottom);

/* ---- talk_place.c: where things stand; all relative to the screen's area ---- */

struct talk_places {
	struct rect side;  /* topics and placements; w 0: no room */
	struct rect right; /* suggestions; w 0: not beside */
	struct rect main;
	int question_rows, choice_y, choice_rows, base_y, base_rows;
	int rule;	   /* between talk and notes */
	struct rect notes; /* the last row is the line */
	bool swapped;	   /* suggestions stand in `side` */
};
void talking_place(const struct talk_view *v, int h, int w, struct talk_places *out);
/* Rows shown of a list of n around `at`. */
size_t talking_window(size_t n, size_t rows, size_t at);

/* Rows of the column at the side: topics, a free row, placements. */
struct talk_side {
	int topics, subjects;
	size_t first_topic, first_subject;
};
void talking_side_rows(const struct talk_view *v, int rows, struct talk_side *out);

struct choice_grid {
	size_t n, rows;
	int width[TALK_CHOICES]; /* per column, key and gap included */
};
/* False: labels are cut. */
bool talking_grid(const struct question *q, int rows, int width, struct choice_grid *out);
/* Corner of choice i. */
void talking_grid_at(const struct choice_grid *g, size_t i, int *y, int *x);
unsigned talking_click(struct screen *s, int y, int x);

/* ---- painting ---- */

void talking_paint_question(
	const struct screen *s, struct canvas *c, const struct talk_places *p, struct arena *a);
void talking_paint_side(
	const struct talk_view *v, struct canvas *c, const struct talk_places *p, struct arena *a);
void talking_paint_suggestions(const struct talk_view *v, struct canvas *c, struct arena *a);
void talking_paint_notes(
	const struct screen *s, struct canvas *c, const struct talk_places *p, struct arena *a);
/* An edited text wrapped in at most `rows`, the cursor in view. Returns rows used. */
int talking_paint_edit(struct canvas *c, int y, int x, int width, int rows, unsigned style,
	const struct edit *e, bool focused, struct arena *a);
/* "14:17" in local time; with the day when the talk began on another. */
const char *talking_time(const struct talk_view *v, const char *utc, struct arena *a);
/* How a value reads: what was said, or the state. */
const char *talking_said(const struct said *said);

#endif
