/* Inside the preparation of a talk: what is chosen, and what is known as rows.
 * Private to prepare*.c. */
#ifndef SCREENS_PREPARE_H
#define SCREENS_PREPARE_H

#include "core/list.h"
#include "core/pager.h"
#include "screens/screens.h"

enum { PREPARE_CHOSEN = 32, PREPARE_CODE = 64 };

/* A line: what it is about decides what the keys do with it. */
struct prepare_row {
	const char *label; /* of its group, on the first line of it */
	const char *mark, *text, *right;
	const char *whole; /* for the foot; NULL: the text */
	enum style mark_style, text_style, right_style;
	const struct ask_first *ask;         /* one of these, or none */
	const struct suggestion *suggestion;
	const struct record *record;
	int64_t placement;
	bool unfinished;
};

struct prepare {
	struct subject subject;
	struct preparation known; /* in s->arena, as the rows */
	struct prepare_row *row;
	size_t nrows;
	struct list list;
	bool placed;               /* the cursor was put where there is something to choose */

	char script[PREPARE_CODE]; /* "": what fits best */
	char party[PREPARE_CODE], medium[PREPARE_CODE]; /* "": as the list says */
	int64_t person;
	const char *person_name;   /* in s->arena; "" when not known */
	/* Of what to ask first, what was ticked or dropped by hand */
	struct {
		struct script_extra what;
		bool asked;
	} hand[PREPARE_CHOSEN];
	size_t nhands;

	struct script *chosen;     /* the list read; NULL: it cannot be */
	struct rect side;
	struct pager *text;        /* that list, beside the rows */
	struct rect foot;          /* below them: the selected one whole */
};

/* Whether a question is asked first: as it was chosen by hand, else when it fits who is
 * spoken with. */
bool prepare_asks(const struct prepare *p, const struct ask_first *ask);

/* prepare_rows.c: fills row and nrows. */
void prepare_rows(struct screen *s, struct prepare *p);

/* prepare_choose.c */
const char *prepare_script(const struct prepare *p);
const char *prepare_party(const struct prepare *p);  /* codes; "" when not known */
const char *prepare_medium(const struct prepare *p);
unsigned prepare_choose_script(struct screen *s);
unsigned prepare_choose_whom(struct screen *s);
unsigned prepare_choose_medium(struct screen *s);

#endif
