/* Colleagues in a shared caseload: a file opened with a reason, handing over, standing in, who read
 * what. Private to ui/screens. */
#ifndef SCREENS_COLLEAGUE_H
#define SCREENS_COLLEAGUE_H

#include "anker/colleague.h"
#include "screens/screens.h"

extern const struct screen_ops colleague_screen; /* const char *: the name or number that is looked for */
extern const struct screen_ops stand_ins_screen; /* NULL */
extern const struct screen_ops read_log_screen;  /* struct readlog_query */

/* Asks for a name or number, and shows whose files have it. */
unsigned colleague_open(struct screen *s);
/* Asks what goes to whom, with a note. */
unsigned hand_over(struct screen *s);
unsigned stand_ins_open(struct screen *s);
/* Of the placement, employer or employee of this screen; else of all that may be seen. */
unsigned read_log_open(struct screen *s);

/* A colleague who has an account, from a list; not oneself. 0: *out; ERR_STOPPED. Codes of store_find. */
int colleague_pick(struct screen *s, const char *title, struct arena *a, const struct record **out);
/* One line for Today, and its second column: "Anna Visser", "opened J. de Wit · ...: reason". */
const char *colleague_who(struct app *app, const char *login, struct arena *a);
const char *colleague_told(struct app *app, const struct notice *n, struct arena *a);

#endif
