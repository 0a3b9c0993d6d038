/* The question for a file, with completion of names. Private to ui/screens. */
#ifndef SCREENS_PATH_H
#define SCREENS_PATH_H

struct arena;
struct screen;

/* 0: *out in a, "~/" read as the shell would, on a server a file of the exchange folder (place.h); ERR_STOPPED.
 * `help` is shown in the place of the
 * hints: what is asked for, or why it is asked again. */
int path_ask(struct screen *s, const char *label, const char *typed, const char *help, struct arena *a,
	char **out);
/* "~/x" as the shell would read it. */
char *path_expand(const char *path, struct arena *a);

#endif
