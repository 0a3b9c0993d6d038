/* Inside app: how long placements last. */
#ifndef ANKER_APP_LASTING_H
#define ANKER_APP_LASTING_H

#include "anker/figures.h"
#include "anker/lasting.h"
#include "anker/rights.h"
#include "anker/str.h"
#include "anker/text.h"
#include "internal.h"

/* The factor of a code, with the words of its values; ERR_INVALID: there is none. */
struct splitting {
	struct lasting_factor factor;
	const struct field *field;   /* NULL: it has none */
	const struct label *value;   /* by code, in order; NULL: of the field, or the text itself */
	const char *const *code;
	size_t nvalues;
	const char *by, *word;       /* as lasting_query has it */
};
int lasting_splitting(struct app *app, const char *code, bool shared, struct arena *a, struct splitting *out);
/* Where a value stands among the others, and what it is called. The last is "not known". */
int lasting_order(const struct splitting *s, const char *value);
const char *lasting_value(const struct splitting *s, const char *value, struct arena *a);

/* lasting_others.c: one group as others may see it. Draws the cases together, so that a curve of them shows
 * nothing smaller than `people` at risk and `cell` who ended or left. */
void lasting_draw_together(struct survival_case *c, size_t n, int64_t people, int64_t cell);

#endif
