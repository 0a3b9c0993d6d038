/* Which recorded factors go with placements that last: counts and a survival curve per factor. It shows what
 * goes together, never what causes what; every output says so, with sample sizes beside it. */
#ifndef ANKER_LASTING_H
#define ANKER_LASTING_H

#include "anker/app.h"
#include "anker/survival.h"

/* A factor to split by: a coded field of placement or employer, an event (a job coach was there, an
 * adaptation was made, ...), or a factor of weighings. Rows of one table (src/app/lasting_factors.c). */
struct lasting_factor {
	const char *code;
	struct label label;
};
const struct lasting_factor *app_lasting_factors(size_t *n);

struct lasting_ask {
	const char *factor;          /* code; NULL: everyone together */
	int64_t programme, region, employer; /* 0: all */
	day first, last;             /* placements that began in it; followed until `last` at most */
};
struct lasting_group {
	const char *code, *label;    /* of the factor's value; "" and "not known" */
	struct survival curve;
	int64_t year, two_years;     /* of those followed so long: how many lasted */
	int64_t of_year, of_two_years;
	bool small;                  /* under programma_kleinste_groep: folded into "other" in what others see */
};
struct lasting {
	struct lasting_group *group;
	size_t ngroups;
	int64_t cases, ended, left_out; /* left_out: began on an unknown day */
	const char *caution;         /* the words that go with it */
};
/* One pass over the placements of the question. For others (`shared`): groups under the least size are
 * folded together, what is left small is left out, and steps are rounded to months. RIGHT_FILES (in
 * reach) or RIGHT_PROGRAMME/RIGHT_RESEARCH with shared. ERR_INVALID: no such factor. */
int app_lasting(struct app *app, const struct lasting_ask *ask, bool shared, struct arena *a, struct lasting *out);

#endif
