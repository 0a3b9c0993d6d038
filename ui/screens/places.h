/* What the screens of placements and employers share: a detail (facts in one
 * or two columns above one list of groups), used both as a screen and as the
 * pane beside a list, and what can be done with its rows. Private to
 * ui/screens. */
#ifndef SCREENS_PLACES_H
#define SCREENS_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/list.h"
#include "screens/screens.h"

enum { DETAIL_MONTHS = 12, DETAIL_FACTS = 24, DETAIL_LINES = 2 };

struct detail_fact {
	const char *label;
	const char *value;      /* "" or NULL: unknown */
	unsigned style;
	bool wide;              /* mostly long: takes a row of its own */
	const char *action;     /* name of the action that fills it, or NULL */
	char key[16];           /* of that action here; "" on a pane */
	enum entity_id entity;  /* the record that holds it */
	int64_t id;
};

struct detail_item {
	struct list_row row;
	enum entity_id entity; /* what Enter opens; E_NONE: nothing of its own */
	int64_t id;            /* 0 with an entity: a new record about the subject */
	bool open;             /* signal, bottleneck, action: not handled yet */
	const struct suggestion *suggestion;
	unsigned (*run)(struct screen *s); /* Enter on a ROW_MORE, or NULL */
};

struct detail {
	struct screen *owner; /* its actions fill in what is unknown; NULL on a pane */
	struct subject subject;
	struct arena *arena;  /* of everything below; emptied by detail_begin */
	const char *title, *right;
	const char *line[DETAIL_LINES];
	const char *mark;     /* drawn before line[1], with its style; or NULL */
	enum style mark_style;
	int er[DETAIL_MONTHS], ee[DETAIL_MONTHS];
	struct detail_fact fact[DETAIL_FACTS];
	size_t facts, facts_shown;
	struct detail_item *item;
	size_t items, capacity; /* the facts that found no place above follow the items */
	bool everything;        /* also suggestions behind "+" */
	struct list list;
	struct rect area;
	int head; /* rows above the list, the line between included */
};

/* ---- detail.c ---- */

void detail_open(struct detail *d, struct screen *owner);
void detail_end(struct detail *d);
/* Empties it for another load. */
void detail_begin(struct detail *d, struct subject subject);
/* Adds a fact; strings are borrowed. */
struct detail_fact *detail_fact(struct detail *d, const char *label, const char *value, enum entity_id entity,
	int64_t id, const char *action);
/* Adds a row; the pointer is good until the next one. */
struct detail_item *detail_item(struct detail *d, enum row_kind kind);
void detail_group(struct detail *d, const char *left, const char *right);
void detail_note(struct detail *d, const char *text);
/* Gives it its place; call after each load too. 0 or the error of the rows. */
int detail_layout(struct detail *d, struct rect area);
void detail_paint(const struct detail *d, struct canvas *c, bool focused);
/* The selected row, or NULL. */
const struct detail_item *detail_selected(const struct detail *d);

/* ---- detail_rows.c: groups that both kinds of detail have ---- */

int detail_add_suggestions(struct detail *d, struct app *app, const char *heading);
/* One of them; borrowed. */
void detail_add_suggestion(struct detail *d, struct app *app, const struct suggestion *sg);
int detail_add_timeline(struct detail *d, struct app *app, size_t limit);
int detail_add_density(struct detail *d, struct app *app);
/* "14 nov (8 d)" or NULL for DAY_NONE. */
const char *detail_day(struct arena *a, day when, day today);
/* At most 8 columns: "14 nov" within ten months, "nov 2024" beyond; "" for DAY_NONE. */
const char *compact_day(struct arena *a, day when, day today);
/* As wide: "mrt 2027", "2027", "nov–mei" within ten months, "2026–27" beyond. */
const char *compact_span(struct arena *a, struct date_span s, day today);
/* A record's field for people, NULL when empty. */
const char *detail_value(struct app *app, const struct record *r, const char *field, struct arena *a);
/* The code's label in this entity's field; "" when empty. */
const char *code_label(enum entity_id e, const char *field, const char *code);

/* ---- detail_screen.c: a detail as a screen of its own ---- */

struct detail *detail_of(const struct screen *s); /* the state of both screens */

/* As in struct screen_ops. */
void detail_screen_layout(struct screen *s, struct rect area);
void detail_screen_paint(const struct screen *s, struct canvas *c);
struct list *detail_screen_list(struct screen *s);
void detail_screen_heading(const struct screen *s, struct arena *a, const char **left, const char **right);
void detail_screen_done(struct screen *s);

/* Rows of both tables of actions. */
#define DETAIL_SUGGESTION_ACTIONS                                                                            \
	{ "detail-suggestions", "w", N_("suggest"), N_("All suggestions: decide, what if, why not"), 0,      \
		detail_suggestions },                                                                        \
		{ "suggestion-do", "d", NULL, N_("Do it: make an action with a due date"),                   \
			NEED_WRITABLE | NEED_SUGGESTION, detail_accept },                                    \
		{ "suggestion-postpone", "s", NULL, N_("Postpone the suggestion"),                           \
			NEED_WRITABLE | NEED_SUGGESTION, detail_postpone },                                  \
		{ "suggestion-dismiss", "a", NULL, N_("Dismiss the suggestion, with a reason if you like"),  \
			NEED_WRITABLE | NEED_SUGGESTION, detail_dismiss },                                   \
	{                                                                                                    \
		"detail-close", "x", N_("done"),                                                             \
			N_("Close the selected action, signal or bottleneck as of today"),                   \
			NEED_WRITABLE | NEED_OPEN, detail_close_item                                         \
	}
#define DETAIL_TALK_ACTIONS \
	{ "interview", "i", N_("prepare"), N_("Prepare a conversation with the employer"), 0, detail_talk }, \
	{ "detail-talks", "", NULL, N_("The conversations with this employer"), 0, detail_talks }
#define DETAIL_ADD_ACTIONS \
	{ "detail-bottleneck", "b", NULL, N_("Add a bottleneck"), NEED_WRITABLE, detail_new_bottleneck }, \
	{ "detail-signal", "S", NULL, N_("Add a signal"), NEED_WRITABLE, detail_new_signal }, \
	{ "detail-change", "y", NULL, N_("Add a change in the workplace"), NEED_WRITABLE, detail_new_change }, \
	{ "detail-finding", "T", NULL, N_("Note a finding for a report, from the selected contact or about" \
	" this file"),                                                                        \
		NEED_WRITABLE, detail_finding }, \
	{ "detail-instruments", "I", NULL, N_("Instruments that suit what plays here"), 0, instruments_open }

/* ---- detail_do.c: actions on the selected row ---- */

unsigned detail_enter(struct screen *s);
unsigned detail_accept(struct screen *s);
unsigned detail_postpone(struct screen *s);
unsigned detail_dismiss(struct screen *s);
/* Closes the selected action, signal, bottleneck or change as of today. */
unsigned detail_close_item(struct screen *s);
unsigned detail_more(struct screen *s);
/* The suggestions of the subject, on a screen of their own. */
unsigned detail_suggestions(struct screen *s);
/* Prepares a conversation with the employer; the conversations there were. */
unsigned detail_talk(struct screen *s);
unsigned detail_talks(struct screen *s);
unsigned detail_contact(struct screen *s);
unsigned detail_timeline(struct screen *s);
unsigned detail_guide(struct screen *s);
/* The file: its records of every kind. */
unsigned detail_file(struct screen *s);
/* The history of the selected row's record, or of the subject. */
unsigned detail_history(struct screen *s);
/* Opens an empty record about the subject. */
unsigned detail_new(struct screen *s, enum entity_id e);
unsigned detail_new_bottleneck(struct screen *s);
unsigned detail_new_signal(struct screen *s);
unsigned detail_new_change(struct screen *s);
unsigned detail_new_action(struct screen *s);
/* Notes what belongs in a report. */
unsigned detail_finding(struct screen *s);
/* Why an action with NEED_SUGGESTION or NEED_OPEN cannot run. */
enum { NEED_SUGGESTION = NEED_OWN, NEED_OPEN = NEED_OWN << 1 };
const char *detail_need(const struct screen *s, unsigned bit);

/* ---- placement_pane.c, employer_pane.c ---- */

/* Fill a detail; `latest` timeline rows at most. */
int placement_fill(struct detail *d, struct app *app, int64_t placement, size_t latest);
int employer_fill(struct detail *d, struct app *app, int64_t employer, size_t latest);

/* ---- employer_whole.c: what is on record about the employer itself ---- */

/* "organisation, from M. Jansen, since 3 Mar"; NULL without. */
const char *employer_mandate(struct app *app, const struct record *employer, struct arena *a);
/* The latest of every kind of scan, each with its scores as small bars. */
int employer_add_scans(struct detail *d, struct app *app);
/* Who has a role here without working here; with `past` those whose role ended. */
int employer_add_involved(struct detail *d, struct app *app, bool past, size_t *n);

/* ---- views.c: saved views of the placement list ---- */

struct placement_view {
	char name[64]; /* "" when it has none (any more) */
	bool everyone, ended, descending;
	enum placement_sort sort;
	char course[32], phase[32], filter[128]; /* codes, VIEW_EMPTY, or "" for all */
};
#define VIEW_EMPTY "-" /* those of which it is not on record */

/* Lets the user choose, save or delete a view; true when *v is another now. */
bool views_menu(struct screen *s, struct placement_view *v);

/* ---- placements_rows.c ---- */

enum {
	PC_EMPLOYEE, PC_EMPLOYER, PC_COURSE, PC_ER, PC_EE, PC_UNTIL, PC_NEXT, PC_PHASE, PC_JOB, PC_START,
	PLACEMENT_COLUMNS
};
extern const struct list_column placement_columns[PLACEMENT_COLUMNS];

/* One row; strings in a. */
void placement_row_fill(const struct app *app, struct arena *a, const struct placement_row *r,
	struct list_row *row);

/* ---- placements_export.c ---- */

/* Asks for a file name and writes the rows of q to it as CSV. */
unsigned placements_export(struct screen *s, const struct placement_query *q);

#endif
