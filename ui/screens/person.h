/* What the law gives the person a file is about: the page with everything, the requests that wait,
 * and passing something on. Private to ui/screens. */
#ifndef SCREENS_PERSON_H
#define SCREENS_PERSON_H

#include "anker/person.h"
#include "screens/screens.h"

/* Everything about the employee that is on screen, else about the one whose name is typed. */
unsigned person_open(struct screen *s);
unsigned person_page(struct screen *s, int64_t employee);
/* The employee of the screen: the record itself, or what hangs from it. 0: none. */
int64_t person_here(struct screen *s, struct arena *a);
/* Asks for one; false: nobody, and that was said. */
bool person_ask(struct screen *s, struct arena *a, int64_t *out);
/* Requests by law without an answer; for who looks after privacy everyone's. */
extern const struct screen_ops requests_screen; /* NULL */
unsigned requests_open(struct screen *s);

/* A page about this record goes to a kind of party (code of choices_recipient). */
struct passing {
	struct passing_page page;
	struct arena *arena; /* owned: the ground and the reason */
};
/* Before it goes: asks for a ground and the reason where there is no consent, and it was not noted today with one.
 * False: it does not go. `p` is given back with passing_done either way. */
bool passing_ask(struct screen *s, enum entity_id e, int64_t id, const char *recipient, const char *what,
	struct passing *p);
/* The same of a report to the employer; of a kind that names nobody it asks nothing. */
bool passing_ask_report(struct screen *s, const struct report_ask *of, const char *what, struct passing *p);
/* When it went: notes it. */
int passing_note(struct app *app, const struct passing *p);
void passing_done(struct passing *p);
/* The same for a referral that is saved: ground and reason (NULL where none is needed). False: it is not saved. */
bool passing_ask_referral(struct screen *s, const struct record *r, struct arena *a, const char **ground,
	const char **reason);

#endif
