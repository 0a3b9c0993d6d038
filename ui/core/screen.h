/* Screens: a screen is a table of actions and a few functions.
 *
 * The loop calls load (ask app, never draw), layout (geometry only) and paint
 * (const state to cells; no SQL, no I/O), and run for a key. An action says by
 * its reactions what must happen next; it never draws. One action row drives
 * dispatch, hint bar, `?` help, palette, man page and tests.
 * Lookup order of a key: prompt/form (text) -> the screen's actions -> its
 * list -> global actions. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/canvas.h"
#include "core/key.h"

struct arena;
struct grid;
struct list;
struct pager;
struct screen;
struct ui;

enum ui_react {
	UI_NONE = 0,
	UI_PAINT = 1u << 0,
	UI_LOAD = 1u << 1 | UI_PAINT,   /* data changed: load what is on screen */
	UI_LAYOUT = 1u << 2 | UI_PAINT, /* sizes inside the screen changed */
	UI_BACK = 1u << 3,              /* this screen is finished */
	UI_QUIT = 1u << 4,
	UI_UNHANDLED = 1u << 5,         /* not mine: look further */
};

enum ui_need {
	NEED_ROW = 1u << 0,      /* a row is selected in ops->list, or a cell in ops->grid */
	NEED_WRITABLE = 1u << 1, /* the file may be written (ui_config.readonly) */
	NEED_CONFIRM = 1u << 2,  /* ask "<help>?" first, default no */
	HINT_WHERE = 1u << 3,    /* no need: its hint is left out, not dimmed, where it cannot run */
	NEED_OWN = 1u << 8,      /* and above: answered by ops->need */
};

struct ui_action {
	const char *name; /* "placement-end": stable, for palette, man page, tests; NULL ends the table */
	const char *keys; /* "e <F4>": the first is shown; "" for palette only */
	const char *hint; /* msgid, at most 8 columns; NULL: not in the hint bar */
	const char *help; /* msgid, one sentence without a full stop */
	unsigned needs;
	unsigned (*run)(struct screen *s); /* returns reactions */
};

struct screen_ops {
	const char *name;  /* "placements": stable, for goldens and help */
	const char *title; /* msgid */
	size_t state_size;
	const struct ui_action *actions; /* ends with a NULL name; may be NULL */
	/* Once, with what ui_push got (borrowed for the call; copy what stays).
	 * 0 or an error: the screen is not opened and the error is shown. */
	int (*open)(struct screen *s, const void *arg);
	/* s->arena was emptied. An error is shown; the screen stays. */
	int (*load)(struct screen *s);
	/* NULL: the list, or else the grid or the pager, has the whole area. */
	void (*layout)(struct screen *s, struct rect area);
	/* c covers area; (0,0) is its corner. NULL: the list, or else the grid or the pager. */
	void (*paint)(const struct screen *s, struct canvas *c);
	struct list *(*list)(struct screen *s);   /* the list that keys move now, or NULL */
	struct grid *(*grid)(struct screen *s);   /* the grid that keys move now, when there is no list */
	/* Before each paint, when the rows are there: the selection may have moved.
	 * Loads what depends on it (a preview) when it did. An error is shown. */
	int (*moved)(struct screen *s);
	struct pager *(*pager)(struct screen *s); /* the text that keys scroll, when there is no list */
	/* Every key first (forms, interview): UI_UNHANDLED moves on. */
	unsigned (*text)(struct screen *s, uint32_t key);
	/* Whether characters are text now, when `text` is set; NULL: always. For the hints. */
	bool (*typing)(const struct screen *s);
	/* Pasted text, when `text` is set; NULL: its characters go to text. */
	unsigned (*paste)(struct screen *s, const char *text);
	/* Clicks outside list, grid and pager, relative to area. */
	unsigned (*click)(struct screen *s, int y, int x);
	/* Why an action with a NEED_OWN bit cannot run now, or NULL. */
	const char *(*need)(const struct screen *s, unsigned bit);
	/* Title line: left and right text; NULL: _(title). Strings in a. */
	void (*heading)(const struct screen *s, struct arena *a, const char **left, const char **right);
	/* Save typed text now: 0.5 s after the last key, every 2 s while typing,
	 * and before the program ends by hang-up or signal. */
	void (*draft)(struct screen *s);
	/* True when leaving would lose typed text: quitting asks first. */
	bool (*unsaved)(const struct screen *s);
	void (*done)(struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct ui *ui;
	void *app;           /* ui_config.app */
	void *state;         /* ops->state_size zeroed bytes */
	struct arena *arena; /* emptied before each load */
	struct rect area;    /* as of the last layout, on the terminal */
	char mark[48];       /* at the right of its title line, set when it is opened; "" */
	bool finished;       /* private: is ended when the action has returned */
};

/* Opens a screen on top of this one (open, load, layout). Returns reactions,
 * so `return ui_push(s, &placement_screen, &id);`. On an error it is shown and
 * nothing is opened. When it goes back, the screen below is loaded again. */
unsigned ui_push(struct screen *s, const struct screen_ops *ops, const void *arg);
/* Something that every screen may hold on to is gone (rules were read again): all
 * of them are loaded, also those below this one. */
void ui_load_all(struct screen *s);
/* Ends the screen just below `s` too when it is of this kind, as soon as the
 * action has returned: what it showed was answered. */
void ui_close_below(struct screen *s, const struct screen_ops *ops);
/* Goes to main screen `tab` (0...) as it was left; to its root when it is the
 * one on screen. */
unsigned ui_go(struct screen *s, size_t tab);

/* One line above the hints: goes after 4 s or with the next key. */
void ui_toast(struct screen *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* An error: stays until a key. Return it from an action: it is UI_PAINT. */
unsigned ui_error(struct screen *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same with err_last(). */
unsigned ui_failed(struct screen *s);

/* Text changed outside `text`, so a draft is due soon. */
void ui_typed(struct screen *s);

/* The first key of the action of that name here or globally, as shown; "". */
char *ui_key_of(const struct screen *s, char *buf, const char *action);

/* The day of the program and whether symbols must be ASCII. */
int32_t ui_today(const struct screen *s);

/* Checks a table: keys parse, no key twice, no key of the reserved globals
 * (u, Ctrl-R, ?, :), every row has help and hints fit 8 columns. 0, or
 * ERR_INVALID with the first complaint. `globals` may be NULL. */
int actions_check(const struct ui_action *actions, const struct ui_action *globals);

/* The built-in global actions (quit, help, palette, ...), NULL-ended. */
extern const struct ui_action ui_globals[];

#endif
