/* Which recorded factors go with placements that last: counts and a survival curve per factor. It shows what
 * goes together, never what causes what; every output says so, with sample sizes beside it.
 *
 * A placement lasts until it ended; one whose file was closed because it goes on (a permanent contract,
 * extended, another job at the same employer), or that was lost from sight, was there when it was last seen.
 */
#ifndef ANKER_LASTING_H
#define ANKER_LASTING_H

#include "anker/app.h"
#include "anker/survival.h"

/* How a factor was recorded: as it stands now, and then lasting may have come first; as something that
 * happened in the first months (parameter programma_duur_venster), and then only placements that lasted these
 * are followed, else who lasts would have had more time for it; or the same of what was named in a weighing.
 */
enum lasting_kind { LASTING_NOW, LASTING_EVENT, LASTING_WEIGHED };
struct lasting_factor {
	const char *code;            /* "contract", "adapted", "weighed:motivation" */
	const char *label;           /* in the current language */
	enum lasting_kind kind;
	const struct entity *of;     /* the record it is a field of; NULL: none */
};
/* In the arena: those there are to split by, in the order in which they are shown; for others (`shared`)
 * without what experts named in weighings, which is theirs. */
int app_lasting_factors(
	struct app *app, bool shared, struct arena *a, struct lasting_factor **out, size_t *n);

struct lasting_ask {
	const char *factor;          /* code; NULL: everyone together */
	int64_t programme, region, employer; /* 0: all */
	day first, last; /* placements that began in it, followed until `last` at most; DAY_NONE: from
			  * the beginning, until today */
};
enum { LASTING_HIDDEN = -1 };
struct lasting_group {
	const char *code,
		*label; /* of the factor's value; "" and "not known"; "*" for those taken together */
	struct survival curve;
	int64_t ended;               /* as the curve has them; LASTING_HIDDEN: some, but it has none */
	int64_t year, two_years;     /* of those who began so long before `last`: how many lasted */
	int64_t of_year,
		of_two_years; /* LASTING_HIDDEN, as those above: not told to others, who have the curve */
};
struct lasting {
	const struct lasting_factor *factor; /* NULL: everyone together */
	day first, last;             /* as asked, or what stood for it; for others whole quarters */
	struct lasting_group *group; /* none: nobody, or too few to be shown to others */
	size_t ngroups;
	int64_t cases, ended;        /* of all groups */
	int64_t left_out;            /* began or ended on a day that is not known; LASTING_HIDDEN: a few */
	int64_t before; /* of an event: not followed as long as its first months; LASTING_HIDDEN */
	const char *window;          /* of an event: "6 months"; else "" */
	bool shared;
	int least;                   /* people in a group for others, and at risk at each of its steps */
	int step;                    /* who ended, or left, in one of its steps: at least so many */
	const char *limits;          /* for others: what that does not hide; else "" */
	const char *caution;         /* the words that go with it */
};
/* One pass over the placements of the question. For others (`shared`): without who objected or whose file is
 * restricted; groups under the least size are taken together, with the smallest other one when these are
 * still too few; steps are whole months, drawn together until each has the least size at risk and hides
 * nobody: who ended and who left in it are none or the least count; the period is of whole quarters, so none
 * when none has passed. RIGHT_FILES (in reach), or with shared
 * RIGHT_PROGRAMME or RIGHT_RESEARCH (all). ERR_INVALID: no such factor, or the last day lies before the
 * first. */
int app_lasting(
	struct app *app, const struct lasting_ask *ask, bool shared, struct arena *a, struct lasting *out);
/* The share of a group that lasted so many days, in percent: at least and at most. Those who ended stand in steps
 * of a few for others, and the step before that day and the one after it may each be half on its other side: what
 * lies between is all that the curve tells. false: it was not followed so long. */
bool app_lasting_share(const struct lasting *l, const struct lasting_group *g, int days, int *least, int *most);
/* "86%", or "77–89%" for others; NULL: not followed so long. */
const char *app_lasting_share_words(
	const struct lasting *l, const struct lasting_group *g, int days, struct arena *a);
/* Whether this account can only have it as others do. */
bool app_lasting_shared_only(const struct app *app);

#endif
