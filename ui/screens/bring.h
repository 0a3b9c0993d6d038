/* Between bring.c (the screen) and bring_open.c (reading the file). Private to ui/screens. */
#ifndef SCREENS_BRING_H
#define SCREENS_BRING_H

#include "screens/field.h"

/* A file that came home, and how it is opened. */
struct bringing {
	char *path;               /* owned, as the passphrase */
	struct secret *passphrase; /* NULL: the office's own key opens it */
	bool force, copy;         /* the user said so */
	struct arena *arena;      /* of the report */
	struct field_report report;
};

/* Asks for the file (path NULL), and for what it takes to look into it, and looks: nothing is
 * written. ERR_STOPPED: the user gave up; else as field_in, when `path` was given. */
int bring_look(struct screen *s, const char *path, struct bringing *out);
/* Writes it, with what was chosen. Codes of field_in; then what was seen before still holds. */
int bring_write(struct screen *s, struct bringing *b, const struct field_answer *answer, size_t n);
void bring_end(struct bringing *b);

#endif
