/* Commands that would lead out of a server, each tried by whatever way `run` has; none may. */
#ifndef TESTS_UI_SERVER_WAYS_H
#define TESTS_UI_SERVER_WAYS_H

#include "tests/ui/served.h"

/* Puts links, a pipe and a folder in the user's exchange folder, as somebody with another way in could. */
void ways_prepare(struct served *s);
/* After each: it failed and said why, no mark was made, nothing of another file came out, and in the end the
 * caseload is as it was. */
void ways_try(struct served *s, struct said (*run)(const char *command));

#endif
