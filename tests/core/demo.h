/* A small program on the toolkit for the pty tests: a list of 1000 rows with
 * headings, wide and hostile text, a text, a form with every kind. */
#ifndef TESTS_CORE_DEMO_H
#define TESTS_CORE_DEMO_H

enum demo_flags {
	DEMO_ASCII = 1 << 0,
	DEMO_EMPTY = 1 << 1,  /* no rows */
	DEMO_DUTCH = 1 << 2,
};

/* For term_run; arg is an int of demo_flags. Writes drafts to $HOME/draft. */
int demo_main(void *arg);

#endif
