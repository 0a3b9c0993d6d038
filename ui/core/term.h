/* Terminal: start, stop, sizes, looks and one event at a time.
 *
 * Private to ui/core. The terminal is given back on every way out: normal end,
 * abort, crash, out of memory. Signals and hang-up arrive as TERM_END. */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "core/canvas.h"

enum { TERM_MIN_ROWS = 16, TERM_MIN_COLS = 60 };

/* Takes the terminal; `wipes`: nothing that was on it may stay behind (term_wipe, also when it
 * is given back). 0, or ERR_INVALID with a message for stderr when input
 * or output is not a terminal or TERM names one that cannot address its cells. */
int term_open(bool ascii, bool mono, bool wipes);
void term_close(void);

/* Gives the terminal to another program and takes it back. */
void term_suspend(void);
void term_resume(void);
/* Ctrl-Z: stops this process; returns when it is continued. */
void term_stop(void);

/* True once after someone asked this process to stop (then it is the caller who does: term_stop),
 * and once after it was stopped and goes on. */
bool term_asked_to_stop(void);
bool term_continued(void);

/* Blanks the terminal and what it keeps of lines that scrolled off. */
void term_wipe(void);

bool term_ascii(void);
void term_size(int *rows, int *cols);

enum term_wake { TERM_EVENT, TERM_TIMEOUT, TERM_END };

struct term_event {
	uint32_t key;
	int y, x;    /* K_CLICK */
	char *paste; /* K_PASTE: valid UTF-8 not promised; borrowed until the next read */
};

/* Waits at most `ms` (< 0: for ever) for one event. A resize is applied and
 * reported as one K_RESIZE, however many there were. TERM_TIMEOUT also when the process
 * was continued or is asked to stop. After TERM_END always TERM_END. */
enum term_wake term_read(struct term_event *e, int ms);
/* True when more input waits, so that a paint may be skipped. */
bool term_pending(void);

/* A frame: begin blanks, end sends the difference with the real cursor. */
void term_begin(void);
void term_end(void);
/* From now on nothing is waited for: frames are kept, and let go of they are sent as far as the terminal takes
 * them at once; the rest comes before the next frame. For what is drawn while others wait. False: not possible. */
bool term_hold(void);
void term_let_go(void);
bool term_is_late(void); /* it has not taken all that was drawn: more need not be drawn now */
void term_redraw(void); /* the next frame is sent in full */
void term_set_cursor(int y, int x);

/* Draws one cell's worth of cleaned text: n bytes, `width` columns. */
void term_cell(int y, int x, unsigned style, const char *text, size_t n, int width);
/* Draws a run of printable ASCII. */
void term_ascii_run(int y, int x, unsigned style, const char *text, int n);

/* What of a style shows on a blank: a line under it, a selection. The rest only
 * costs the link bytes. */
unsigned term_blank_style(unsigned style);

#endif
