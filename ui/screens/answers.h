/* What an expert does with the suggestion that is looked at: the same keys on
 * every screen that shows one. The state of such a screen begins with a struct
 * answerable. Private to ui/screens. */
#ifndef SCREENS_ANSWERS_H
#define SCREENS_ANSWERS_H

#include "screens/screens.h"

/* What the keys of a screen are about now. */
struct chosen {
	const struct suggestion *suggestion; /* NULL: none */
	const char *rule;       /* id; NULL: no rule is looked at */
	const char *quiet;      /* decided or resting, how; NULL: it waits for an answer */
	struct subject subject; /* both 0: of nothing */
};
struct answerable {
	struct chosen (*chosen)(const struct screen *s);
};

enum {
	NEED_SUGGESTION = NEED_OWN,
	NEED_SUBJECT = NEED_OWN << 1,
	NEED_PLACEMENT = NEED_OWN << 2,
	NEED_GUIDE = NEED_OWN << 3,
	NEED_RULE = NEED_OWN << 4,
	NEED_MORE = NEED_OWN << 5, /* and above: of the screen itself */
};
/* Why an action with one of these bits cannot run, or NULL. */
const char *answer_need(const struct screen *s, unsigned bit);

/* Answers. One that was decided already is asked about first. UI_LOAD: written. */
unsigned answer_accept(struct screen *s);
unsigned answer_postpone(struct screen *s);
unsigned answer_dismiss(struct screen *s);
/* Step by step. */
unsigned answer_weigh(struct screen *s);
/* Marks what was decided, or that it is considered, for peer review. */
unsigned answer_peers(struct screen *s);

/* To other screens about the same rule or subject. */
unsigned answer_why(struct screen *s);
unsigned answer_why_not(struct screen *s);
unsigned answer_what_if(struct screen *s);
unsigned answers_why_not(struct screen *s, struct subject about);
unsigned answers_what_if(struct screen *s, struct subject about);
unsigned answer_guide(struct screen *s);
unsigned answer_contact(struct screen *s);
/* Prepares a conversation. */
unsigned answer_talk(struct screen *s);
unsigned answer_placement(struct screen *s);
unsigned answer_employer(struct screen *s);

/* Whom a screen is about, for its heading: the employee and the employer, or the
 * employer and its place. Fills in the employer of a placement. Strings in a.
 * ERR_NOTFOUND: it is not there any more. */
int subject_names(struct app *app, struct subject *about, struct arena *a, const char **who,
	const char **where);

#endif
