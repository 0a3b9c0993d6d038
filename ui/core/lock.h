/* The locked interface: nothing on the terminal but that it is locked, and a hidden prompt.
 *
 * It locks when asked to, when nobody touched a key for a while, when the program was stopped
 * and when the machine slept; what was being typed is kept as a draft first. Locked for long
 * enough the program ends. Only where ui_config.lock says how to open it. Private to ui/core. */
#ifndef UI_LOCK_H
#define UI_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/hidden.h"

struct canvas;
struct term_event;
struct ui;

struct lock {
	bool on, busy;
	struct hidden typed;
	const char *refused; /* why the last one did not open it; until the next key */
	int64_t used;        /* clock_boot_ms of the last key, or of locking */
	int64_t slept;       /* clock_boot_ms - clock_ms: grows while the machine sleeps */
	bool ended;          /* the program ends because it was locked so long */
};

void lock_start(struct ui *ui);
void lock_done(struct ui *ui);
/* Locks; false when there is nothing to open it with. */
bool ui_lock_now(struct ui *ui);
/* Stops the program (Ctrl-Z), locked where that is possible. */
void ui_stop(struct ui *ui);

/* Whether something is due: then it is done, and the screen is another. */
bool lock_due(struct ui *ui);
/* Somebody is there. */
void lock_used(struct ui *ui);

void lock_event(struct ui *ui, const struct term_event *e);
void lock_paint(const struct ui *ui, struct canvas *c);

#endif
