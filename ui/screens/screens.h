/* The screens of anker: tables of actions over app calls.
 *
 * This is the only list of them. A screen reads lists through store.h
 * (app->store), writes through app.h, and opens another with ui_push and the
 * argument named here. */
#ifndef ANKER_SCREENS_H
#define ANKER_SCREENS_H

#include <stdint.h>
#include <stdio.h>

#include "anker/app.h"
#include "anker/interview.h"
#include "core/form.h"
#include "core/screen.h"

struct screens_options {
	bool ascii, no_color;
	const char *start; /* name of the main screen to begin at, or NULL */
};

/* Runs the interface on an open app until the user leaves; codes of ui_run. */
int screens_run(struct app *app, const struct screens_options *o);

/* Prints the keys of every screen as mdoc, for the man page. */
void screens_dump_keys(FILE *out);

/* What a screen, contact, tick or timeline is about: a placement (employer may
 * be 0), an employer (placement 0), or everything (both 0). */
struct subject {
	int64_t placement, employer;
};

struct guide_arg {
	int guide;              /* 1..9 */
	const char *point;      /* "1.2" to begin at, or NULL */
	struct subject subject; /* whose ticks are shown; both 0: none */
};
struct why_arg {
	const char *rule;
	struct subject subject;
};
struct history_arg {
	enum entity_id entity;
	int64_t id;
	int field; /* or -1 */
};
struct summary_arg {
	int64_t interview;
	enum audience audience;
	int64_t placement; /* 0: of all that were touched (for the employer only) */
};

/* Main screens: tabs 1..7. Their argument is NULL; placements_screen also takes a struct
 * placement_view (places.h). */
extern const struct screen_ops today_screen, placements_screen, employers_screen, timeline_screen,
	guides_screen, search_screen, rules_screen;
/* Further screens. */
extern const struct screen_ops placement_screen; /* struct subject */
extern const struct screen_ops employer_screen;  /* struct subject */
extern const struct screen_ops subject_timeline_screen; /* struct subject */
extern const struct screen_ops guide_screen;     /* struct guide_arg */
extern const struct screen_ops why_screen;       /* struct why_arg */
extern const struct screen_ops suggestions_screen, why_not_screen, what_if_screen; /* struct subject */
extern const struct screen_ops basis_screen;     /* int64_t: a decision */
extern const struct screen_ops rule_screen;      /* const char *id */
extern const struct screen_ops history_screen;   /* struct history_arg */
/* Interviews. A screen that ends a talk, or goes to another place in it, opens the talk
 * itself by its id: what the talk screen keeps as a draft says where it resumes. */
extern const struct screen_ops prepare_screen;   /* struct subject */
extern const struct screen_ops talks_screen;     /* struct subject, or NULL for all */
extern const struct screen_ops talk_screen;      /* int64_t: an interview not finished */
extern const struct screen_ops finish_screen;    /* int64_t: an interview not finished */
extern const struct screen_ops talk_read_screen; /* int64_t: an interview, only to be read */
extern const struct screen_ops summary_screen;   /* struct summary_arg */
extern const struct screen_ops import_screen;    /* const char *path, or NULL to ask */

/* Every screen above, NULL-ended: for key tables, man page and tests. */
extern const struct screen_ops *const screens_all[];

/* From this many columns two panes stand side by side. */
enum { PANE_FROM = 120 };

/* struct app of a screen. */
static inline struct app *app_of(const struct screen *s)
{
	return s->app;
}

/* ---- record_form.c: forms generated from the dictionary ---- */

struct preset {
	const char *field, *value; /* canonical */
};
/* Opens the form of a record (id 0: a new one with the presets). On saving it
 * is written through the app; a field changed by someone else meanwhile is shown
 * with both values to choose from. Every typed text is kept as a draft. */
unsigned record_edit(struct screen *s, enum entity_id e, int64_t id, const struct preset *preset, size_t n);

/* ---- contact_form.c ---- */

/* Logs a contact: a form with signals; on saving it says which suggestions the
 * contact answered. */
unsigned contact_log(struct screen *s, struct subject subject);
unsigned contact_edit(struct screen *s, int64_t contact);
/* The answers of the conversation it came from, else the form. */
unsigned contact_open(struct screen *s, int64_t contact);

/* ---- decide.c: answers to a suggestion, asked for in one prompt each ---- */

unsigned suggestion_accept(struct screen *s, const struct suggestion *sg);
unsigned suggestion_postpone(struct screen *s, const struct suggestion *sg);

/* ---- shared bits ---- */

/* Something was written: tells what, and the key that takes it back; counts are taken
 * again. */
void tell_written(struct screen *s, const char *what);
/* That for the code of a write, or its error: the reactions of an action. */
unsigned written(struct screen *s, int rc, const char *what);
/* The same, where it may have been so already: then there is no transaction, and nothing to undo. */
unsigned written_txn(struct screen *s, int rc, int64_t txn, const char *what);
/* Takes the latest transaction back, as `u`. */
unsigned undo_last(struct screen *s);

/* `m` on a list that counts an expert's own: theirs or everyone's. False, and `only` told,
 * where this account has nothing of its own. */
bool turn_everyone(struct screen *s, bool *everyone, const char *only);

/* A file to write: a new one, or an existing one after asking. NULL: not opened; told
 * why, or the user said no. export_text also writes; false: it was not. */
FILE *export_open(struct screen *s, const char *path);
/* Asks for a file, and writes what is to come as a calendar. */
unsigned calendar_write(struct screen *s);
bool export_text(struct screen *s, const char *path, const char *text);
/* Asks for a file (offered: the words in small letters) and writes a page of Markdown to
 * it, by the end of its name as .md, .html or .txt. `goes` (person.h): to somebody else, which is noted when the
 * page was written; NULL: to nobody. */
struct passing;
unsigned export_page(struct screen *s, const char *words, const char *markdown, const char *lang,
	const struct passing *goes);

/* After the page was written: notes that it goes out; none stays of which that could not be noted. */
bool export_noted(struct screen *s, const struct passing *goes, const char *path, struct arena *a);

/* A label as a heading: they are written as inside a sentence. In the arena. */
char *label_capital(struct arena *a, struct label label);
/* The list_row id of a record in a list with records of several kinds. */
int64_t record_row_id(enum entity_id e, int64_t id);
/* Symbols and short words used in several lists, in the current language. */
const char *party_short(const char *party);     /* "wg", "wn", "jc", ... */
const char *entity_symbol(enum entity_id e);    /* timeline kind: "⚑", "△", ... */
const char *course_mark(const char *course, enum style *style);
const char *truth_mark(enum truth truth, enum style *style); /* of a condition of a rule */
/* "5 d", "te laat 6 w": how a due date stands, with its style. */
char *due_text(struct arena *a, day due, day today, enum style *style);
/* "12 d", "never": how long ago, for a column of six ("0 d" today: the Dutch word for it is longer). */
const char *ago_text(struct arena *a, day last, day today);
/* A moment (UTC) in local time: "14:19", or "18 nov 10:12" on another day. */
char *moment_show(struct arena *a, const char *utc, day today);

#endif
