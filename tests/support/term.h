/* A terminal for tests: runs a program on a pty and reads its screen through
 * libvterm. Waits are always for something with a deadline; nothing sleeps.
 * A failed wait fails the test and shows the screen. */
#ifndef TESTS_SUPPORT_TERM_H
#define TESTS_SUPPORT_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <vterm.h>

enum { TERM_DEADLINE_MS = 10000, GOLDEN_DEADLINE_MS = 3000 };

struct term {
	int master, rows, cols;
	int pid;
	VTerm *vt;
	VTermScreen *screen;
	bool altscreen, cursor_visible;
	int cursor_y, cursor_x;
	size_t bytes;         /* from the program, in all */
	char *raw;            /* all of it */
	size_t raw_cap;
	char home[64];        /* HOME of the program, removed at the end */
	char *text;           /* the last dump */
	bool masks_times;     /* "14:05" is "--:--" in goldens: the clock runs */
	bool ended;
	int status;           /* of waitpid, once ended */
};

/* Starts a program (argv[0] is looked up as given); env: "NAME=value" pairs,
 * NULL-ended, added to the fixed TERM=xterm-256color LC_ALL=C.UTF-8 TZ=UTC
 * HOME=<temporary>, and whatever else this process has, without LINES/COLUMNS.
 * "NAME" alone removes that variable. End with term_done. */
struct term *term_spawn(int rows, int cols, char *const argv[], const char *const env[]);
/* Ends the program if it still runs, fails when a sanitizer reported. */
void term_done(struct term *t);

/* Types text (UTF-8; '\n' is Enter) or one special key. */
void term_type(struct term *t, const char *text);
void term_press(struct term *t, VTermKey key);
void term_press_mod(struct term *t, VTermKey key, VTermModifier mod);
void term_ctrl(struct term *t, char letter);
void term_paste(struct term *t, const char *text);
/* Bytes as they are. */
void term_send(struct term *t, const char *bytes, size_t n);

/* Waits until the screen holds / no longer holds the text, and the frame it came with is whole. */
void term_wait_for(struct term *t, const char *text);
void term_wait_gone(struct term *t, const char *text);
/* Until nothing came for 30 ms and the program sleeps; only just before a dump. */
void term_settle(struct term *t);
/* Takes in output for at most ms: for loops that wait for something elsewhere. */
void term_idle(struct term *t, int ms);
/* Takes in output for that long: the pace of someone who types. */
void term_pass(struct term *t, int ms);
/* Until the program ends; returns its exit code, or -signal. */
int term_wait_exit(struct term *t);

/* The screen as lines, trailing blanks trimmed, {reverse video} in braces. */
const char *term_dump(struct term *t);
/* Compares the dump (after settle) with tests/golden/<name>.<cols>x<rows>.<lang>;
 * UPDATE_GOLDEN=1 writes it. */
void term_golden(struct term *t, const char *name, const char *lang);
bool term_has(struct term *t, const char *text);

void term_size_to(struct term *t, int rows, int cols);
/* The same without the screen here: libvterm 0.1 does not bear every size. */
void term_tell_size(struct term *t, int rows, int cols);
void term_hang_up(struct term *t); /* closes the master side */
void term_signal(struct term *t, int sig);

#endif
