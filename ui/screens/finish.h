/* Inside the finishing of a talk: what is missing, what was agreed and made, and what
 * the contacts will say. Private to finish*.c. */
#ifndef SCREENS_FINISH_H
#define SCREENS_FINISH_H

#include "core/list.h"
#include "screens/screens.h"

enum finish_kind {
	FINISH_NOW,       /* Enter finishes */
	FINISH_TYPED,     /* text that was not entered: Enter goes back to it */
	FINISH_GAP,       /* Enter goes to the question; so does one with a warning */
	FINISH_MORE,      /* gaps beyond the first few */
	FINISH_AGREEMENT,
	FINISH_MADE,
	FINISH_SUGGESTION,
	FINISH_CONTACT,   /* a text, the minutes, the next contact: Enter edits */
	FINISH_WORDS,
};
struct finish_row {
	enum finish_kind kind;
	size_t i;          /* index of what it is about */
	const char *label; /* of its group, on the first line of it */
	const char *text, *right;
	const char *whole; /* for the foot; NULL: the text */
	enum style text_style, right_style;
	struct gap gap;
	const char *field; /* FINISH_CONTACT: of the form */
};

struct finish {
	int64_t interview;
	struct talk *talk;
	struct closing closing; /* in s->arena, as the rows */
	struct typed typed;     /* where the talk stopped */
	bool kept;              /* that was kept as a draft */
	struct finish_row *row;
	size_t nrows;
	struct list list;
	bool all_gaps;
	char **note;            /* per subject, as edited; NULL: as it is given */
	int64_t *noted;         /* whose each is: the placement */
	size_t nnotes;
	char *employer_note;    /* likewise */
	int minutes;            /* -1: as it is given */
	day next;
	bool planned; /* by hand; else it is what was said in the talk */
	struct rect foot; /* below the rows: the selected one whole */
};

/* The contact text of a subject, and of the employer's own, as it will be; "": none. */
const char *finish_note(const struct finish *f, size_t subject);
const char *finish_employer_note(const struct finish *f);

/* finish_rows.c */
void finish_rows(struct screen *s, struct finish *f);

/* finish_edit.c: forms over what the selected row is about */
unsigned finish_edit_agreement(struct screen *s, size_t line);
unsigned finish_edit_contact(struct screen *s, const char *field);

#endif
