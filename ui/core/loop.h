/* Loop: runs the interface from the first screen until the user quits.
 *
 * One thread: poll on the terminal and a self-pipe for signals, then one key,
 * one dispatch, one paint, one doupdate. The only place that knows the stack
 * of screens and KEY_RESIZE. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include <stdint.h>

#include "core/screen.h"

struct ui_tab {
	const char *label; /* msgid, short */
	const struct screen_ops *ops;
	const void *arg;   /* for open; NULL is fine */
};

/* Of a sealed file: what a locked terminal asks for, and when it locks. On a server, where the account's
 * own log-in is the passphrase: `open` and `name` are NULL, and any key ends the connection. */
struct ui_lock {
	const char *name; /* of the file: all that is told of it while locked; also in the title bar */
	const char *mark; /* more for the title bar ("take-out 3 of the office"), or NULL */
	/* Whether this passphrase (n bytes, perhaps none) opens it: NULL; else why not. Takes a second. */
	const char *(*open)(void *app, const char *text, size_t n);
	/* Minutes without a key until it locks, and locked until the program ends; 0: never. With
	 * every event: from memory. */
	void (*minutes)(void *app, int *idle, int *locked);
};

struct ui_config {
	void *app;           /* becomes screen->app */
	const char *program; /* "anker", left in the title bar */
	const int32_t *today; /* may move on while it runs */
	const struct ui_tab *tabs; /* main screens, at most 9; one at least */
	size_t tab_count;
	size_t first;        /* the one to begin at */
	const struct ui_action *globals; /* more global actions; NULL-ended; may be NULL */
	/* Which of these the palette offers; what it does not still runs when its name is typed, and says why not.
	 * NULL: all. */
	bool (*offers)(const void *app, const struct ui_action *action);
	/* Right in the title bar of main screens, in a. This and tab_count_of run
	 * with every paint: answer from memory, no SQL. May be NULL. */
	const char *(*status)(void *app, struct arena *a);
	/* A screen was opened with this argument and shows nothing yet. An error: it stays closed. May
	 * be NULL. */
	int (*opens)(struct screen *s, const void *arg);
	/* A number behind a tab's label (open suggestions); < 0: none. May be NULL. */
	long (*tab_count_of)(void *app, size_t tab);
	/* Every second while idle: did someone else change the file? May be NULL. */
	bool (*changed)(void *app);
	/* Then too, locked or not: why it must end now, or NULL. Drafts are saved. May be NULL. */
	const char *(*ended)(void *app);
	/* Then too: a line to tell, once, or NULL. Static. May be NULL. */
	const char *(*notice)(void *app);
	/* `u` and Ctrl-R: undo or redo, tell with ui_toast / ui_error. May be NULL. */
	unsigned (*undo)(struct screen *s);
	unsigned (*redo)(struct screen *s);
	/* Why nothing can be written, or NULL when it can. May be NULL. */
	const char *(*readonly)(void *app);
	/* Once, after the first paint: offer to resume a draft. May be NULL. */
	unsigned (*started)(struct screen *root);
	/* The file is sealed: it can be locked, and nothing of it stays on the terminal or goes to a
	 * temporary file ($EDITOR). NULL: it is not. */
	const struct ui_lock *lock;
	bool ascii; /* --ascii: no line art, no symbols */
	bool mono;  /* no colours (NO_COLOR is honoured anyway) */
	bool restricted; /* nothing else may be started: no $EDITOR, no Ctrl-Z */
};

/* Runs until quit. 0: the user left, or hang-up/SIGTERM ended it after saving
 * drafts; ERR_STOPPED: it was locked for so long that it ended, drafts saved too;
 * or `ended` did so (its message);
 * ERR_INVALID: no usable terminal or a wrong key table (message for stderr);
 * otherwise the error of opening the first screen. The terminal is restored in
 * every case. */
int ui_run(const struct ui_config *config);

#endif
