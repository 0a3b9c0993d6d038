/* Masking: free text in which nobody and no place, day or number can be found; and
 * finding the names of those who should not be in it. */
#ifndef ANKER_APP_MASK_H
#define ANKER_APP_MASK_H

#include "internal.h"

enum mask_kind {
	MASK_NOT, MASK_NAME, MASK_EMPLOYER, MASK_PLACE, MASK_NUMBER, MASK_DATE, MASK_PHONE, MASK_MAIL,
	MASK_POSTCODE, MASK_WEB,
	MASK_OWN /* may stand in the text: only mask_find knows it */
};

struct mask;

/* ---- mask_names.c: both ended with mask_free ---- */

/* With the names of the whole caseload. */
int mask_open(struct app *app, struct mask **out);
/* With the names of every employee but these n; neither what these, the people at the
 * employer (0: none) and the experts are called, nor the employer itself is found. */
int mask_open_others(
	struct app *app, int64_t employer, const int64_t *employee, size_t n, struct mask **out);

/* ---- mask.c ---- */

struct mask *mask_new(void);
void mask_free(struct mask **m);
/* A name (of mask_plain) as one run of words, and each word of it for who is called by
 * one ("Korenaar"; not "De"). The first kind given to a name stays. `capital`: only when
 * it is written with one. */
void mask_add_run(struct mask *m, const char *name, enum mask_kind kind, bool capital, struct arena *a);
void mask_add_words(struct mask *m, const char *name, enum mask_kind kind, bool capital, struct arena *a);

struct mask_span {
	const char *at;
	size_t len;
	bool capital;
};
/* The next word from *at on, which goes behind it. */
bool mask_word(const char **at, struct mask_span *out);
/* The marks of print as those of a keyboard, so that they end a word: in "“Bo”",
 * "O’Brien" and "Jan‑Willem" they are bytes like those of a letter. With `even` each
 * takes as many bytes as it did, so that what is found has its place. */
char *mask_plain(const char *text, bool even, struct arena *a);

/* Where names stand in a text, in its order. In the arena; returns their number. */
struct mask_hit {
	size_t at, len;
};
size_t mask_find(const struct mask *m, const char *text, struct arena *a, struct mask_hit **out);

/* A cleaned copy on one line; NULL gives "". */
char *mask_text(const struct mask *m, const char *text, struct arena *a);

/* ---- mask_pattern.c: what tells itself by how it is written ---- */

/* Bytes from `at` on that are a date, telephone number and so on; 0: none. `at` is
 * the beginning of a word or number, or '+' or '@'. */
size_t mask_pattern(const char *at, enum mask_kind *kind);

/* ---- peer_card.c: what a page for colleagues may tell ---- */

/* A day as weeks from another: "3 weeks ago". */
const char *peer_weeks(day d, day from, struct arena *a);
/* The same letters for the same case, from its number alone: no name leads to them. */
const char *peer_pseudonym(int64_t placement, int64_t employer, struct arena *a);
/* A fact of a suggestion without a day in it. */
const char *peer_fact(const struct explain_fact *f, day on, const struct mask *mask, struct arena *a);
/* Another mention of the fact, with its limit, says more. */
bool peer_told_better(const struct explanation *ex, const struct explain_fact *f);

#endif
