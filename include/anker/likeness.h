/* How much two records look like one employer or person: the one idea of it, for import,
 * the list of what stands twice and the warning in forms. */
#ifndef ANKER_LIKENESS_H
#define ANKER_LIKENESS_H

#include <stdbool.h>

#include "anker/model.h"

struct arena;

/* What tells who it is, folded for comparing; "" where it is empty. */
struct looks {
	const char *name;  /* of a company without its legal form; of a person the family name without infix */
	const char *given;
	const char *born, *coc, *place, *email;
	const char *phone; /* its last digits, however it is written */
	const char *of;    /* of a contact person: the employer's id */
};

/* Employers (organisations), employees and contact persons. */
bool likeness_known(enum entity_id e);
/* The fields that it looks at, NULL-ended. */
const char *const *likeness_fields(enum entity_id e);
/* `value`: canonical, in dictionary order. */
void looks_of(const struct entity *e, char *const *value, struct arena *a, struct looks *out);
/* The same from values in the order of likeness_fields. */
void looks_of_fields(enum entity_id e, const char *const *value, struct arena *a, struct looks *out);

/* From this likeness on import mentions it; whoever asks people takes more. */
enum { LIKENESS_MENTIONED = 40 };
/* 0..100. *why gets what speaks for it, for likeness_words. */
int likeness(enum entity_id e, const struct looks *one, const struct looks *other, unsigned *why);
/* "same name, same date of birth", in the current language. */
char *likeness_words(unsigned why, struct arena *a);

/* Of folded texts: so few letters differ that one is probably a slip for the other. */
bool nearly_equal(const char *one, const char *two);

#endif
