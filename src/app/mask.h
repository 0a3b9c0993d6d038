/* Masking: free text in which nobody and no place, day or number can be found. */
#ifndef ANKER_APP_MASK_H
#define ANKER_APP_MASK_H

#include "internal.h"

enum mask_kind {
	MASK_NOT, MASK_NAME, MASK_EMPLOYER, MASK_PLACE, MASK_NUMBER, MASK_DATE, MASK_PHONE, MASK_MAIL,
	MASK_POSTCODE, MASK_WEB
};

/* ---- mask.c ---- */

struct mask;
/* With the names of the whole caseload. Ended with mask_free. */
int mask_open(struct app *app, struct mask **out);
void mask_free(struct mask **m);
/* A cleaned copy on one line; NULL gives "". */
char *mask_text(const struct mask *m, const char *text, struct arena *a);

/* ---- mask_pattern.c: what tells itself by how it is written ---- */

/* Bytes from `at` on that are a date, telephone number and so on; 0: none. `at` is
 * the beginning of a word or number, or '+' or '@'. */
size_t mask_pattern(const char *at, enum mask_kind *kind);

#endif
