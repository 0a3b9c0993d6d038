/* Keeping the caseload whole: what is missing, what stands twice. Private to ui/screens. */
#ifndef SCREENS_QUALITY_H
#define SCREENS_QUALITY_H

#include "anker/overview.h"
#include "screens/screens.h"

extern const struct screen_ops gaps_screen;  /* NULL */
extern const struct screen_ops twins_screen; /* NULL */
extern const struct screen_ops merge_screen; /* struct merge_arg */

struct merge_arg {
	enum entity_id entity;
	int64_t one, other; /* one: stays, unless the user says otherwise */
};

unsigned gaps_open(struct screen *s);
unsigned twins_open(struct screen *s);

/* "no capacity profile, hours not filled in, 3 more"; in a. */
char *gaps_text(const struct gap_kind *const *missing, size_t n, size_t most, struct arena *a);

/* ---- twins_ask.c: before a new record is saved ---- */

/* It strongly resembles one that is there: open that one, save all the same, or back to the
 * form. UI_NONE: save. */
unsigned twins_ask(struct screen *s, const struct record *r);

#endif
