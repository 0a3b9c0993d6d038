/* The running interface; private to ui/core. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/lock.h"
#include "core/loop.h"
#include "core/screen.h"
#include "core/term.h"

enum {
	UI_TABS = 9,
	UI_DEPTH = 24,
	TOAST_MS = 4000,
	DRAFT_QUIET_MS = 500,
	DRAFT_MAX_MS = 1800, /* so that it is written before two seconds are over */
	IDLE_MS = 1000
};

/* Something that takes all keys until it is closed. */
struct modal {
	/* c is the whole terminal. */
	void (*paint)(const struct modal *m, struct ui *ui, struct canvas *c);
	void (*event)(struct modal *m, struct ui *ui, const struct term_event *e);
	const char *hints; /* in place of the hint bar, in the user's language */
	bool closed;
	struct modal *below;
};

struct stack {
	struct screen *screens[UI_DEPTH];
	size_t depth;
};

struct ui {
	const struct ui_config *cfg;
	struct stack tabs[UI_TABS];
	size_t tab;
	struct modal *modal;
	struct arena *frame; /* strings of one paint */
	int rows, cols;
	uint32_t key;        /* being dispatched */
	char toast[256];
	bool toast_error;
	int64_t toast_until;
	bool typed;          /* text changed since the last draft: */
	int64_t typed_first, typed_last;
	int64_t checked_at;  /* last call of cfg->changed */
	int64_t ended_at;    /* when `ended` was asked last */
	const char *ended;   /* what it said, or NULL */
	bool stale;          /* data changed while a modal was open */
	struct lock lock;
	bool ending;         /* hang-up or signal: leave without asking */
	bool quit;
};

/* stack.c */
struct screen *ui_top(struct ui *ui);
struct stack *ui_stack(struct ui *ui);
int ui_open_screen(struct ui *ui, size_t tab, const struct screen_ops *ops, const void *arg);
void ui_load(struct ui *ui, struct screen *s);
void ui_layout_all(struct ui *ui);
void ui_need_rows(struct ui *ui, struct screen *s);
void ui_sweep(struct ui *ui);
void ui_close_all(struct ui *ui);
void ui_drafts(struct ui *ui);
bool ui_unsaved(struct ui *ui);
struct list *ui_list(struct screen *s);
struct grid *ui_grid(struct screen *s);
struct pager *ui_pager(struct screen *s);

/* action.c */
const struct ui_action *ui_find_key(struct ui *ui, struct screen *s, uint32_t key, bool global);
const struct ui_action *ui_find_name(struct ui *ui, const struct screen *s, const char *name);
const char *ui_why_not(struct screen *s, const struct ui_action *a);
unsigned ui_run_action(struct screen *s, const struct ui_action *a);

/* chrome.c */
void ui_paint(struct ui *ui);
/* A question or remark, in as many lines as it needs (within reason) above the
 * hints, the last one on row `last`. Returns the width of that line. */
int ui_paint_message(struct ui *ui, struct canvas *c, int last, unsigned style, const char *text);
bool ui_tab_at(struct ui *ui, int x, size_t *tab);

/* loop.c */
void ui_run_modal(struct ui *ui, struct modal *m);

/* pick.c: ui_pick with something typed already. */
struct pick;
int ui_pick_typed(struct screen *s, const char *title, const struct pick *picks, size_t n,
	const char *current, const char *typed);

/* help.c */
unsigned ui_help(struct screen *s);
unsigned ui_palette(struct screen *s);

#endif
