/* A small program on the toolkit for the pty tests: a list of 1000 rows with
 * headings, wide and hostile text, a text, a form with every kind. */
#ifndef TESTS_CORE_DEMO_H
#define TESTS_CORE_DEMO_H

enum demo_flags {
	DEMO_ASCII = 1 << 0,
	DEMO_EMPTY = 1 << 1,  /* no rows */
	DEMO_DUTCH = 1 << 2,
	DEMO_GRID = 1 << 3,   /* a grid of 300 rows in place of the first list */
};

struct term;

/* Runs the demo on a terminal (tests/support/term.h): this test program starts
 * itself again as the demo, so that a sanitizer sees a whole process. Drafts go
 * to $HOME/draft. `env` as in term_spawn. */
struct term *demo_start(int rows, int cols, int flags, const char *const env[]);

#endif
