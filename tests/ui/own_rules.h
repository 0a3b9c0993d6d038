/* The demo caseload with a folder for rules of one's own, for tests of the rules
 * screens in both languages. */
#ifndef TESTS_UI_OWN_RULES_H
#define TESTS_UI_OWN_RULES_H

#include "tests/ui/demo.h"
#include "tests/ui/language.h"

struct own {
	struct demo d;
	struct term *t;
	char config[80], editor[96]; /* "NAME=value"; editor "": none */
};

void own_open(struct own *o, const struct language *l);
void own_start(struct own *o, int rows, int cols);
void own_restart(struct own *o);
/* Waits until what came into view was noted, which happens while idle. */
void own_noted(struct own *o);
void own_close(struct own *o); /* ends the program too */

const char *own_words(const struct own *o, const char *nl, const char *en);

/* A local rule file; NULL when there is none. Valid until the next call. */
const char *own_text(const struct own *o, const char *file);
void own_write(const struct own *o, const char *file, const char *text);
void own_write_path(const char *path, const char *text);

/* Opens the page of a rule from anywhere but a form. */
void own_rule(struct own *o, const char *id);
/* On that page: chooses a state by typing, says why, looks at what it does. */
void own_state(struct own *o, const char *state, const char *why);

/* One rule that is right and one that is not (line 19, column 17). */
extern const char own_broken[];

#endif
