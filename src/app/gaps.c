/* What is missing: the weights of the rules beside what the store finds. */
#include <stdlib.h>
#include <string.h>

#include "anker/overview.h"
#include "internal.h"

enum {
	WORTH_UNSAID = 1,   /* where the rules do not say what a kind is worth */
	COUNT_BATCH = 5000, /* placements counted between two looks at the keyboard */
};

/* Weights per check, and the kinds with them. */
static int *kinds_of(struct app *app, struct arena *a, struct gap_kind **out, size_t *n)
{
	const struct gap_check *check = store_gap_checks(n);
	int *worth = arena_alloc(a, *n * sizeof *worth);
	struct gap_kind *kind = arena_alloc(a, *n * sizeof *kind);
	for (size_t i = 0; i < *n; i++) {
		const char *parameter = arena_printf(a, "volledigheid_%s", check[i].code);
		worth[i] = rules_parameter_number(app->rules, parameter, app->today, WORTH_UNSAID);
		kind[i] = (struct gap_kind){ check[i].code, lang_text(check[i].label), check[i].entity,
			check[i].field, worth[i], -1 };
	}
	*out = kind;
	return worth;
}

static int count_kinds(struct app *app, struct gap_query *q, struct gap_kind *kind, size_t n,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx, struct arena *a)
{
	int64_t *count = arena_alloc(a, n * sizeof *count), after = 0, done = 0, total;
	const struct placement_query all = { .expert = q->expert };
	int rc = store_placements_count(app->store, &all, 0, &total);
	do {
		if (rc == 0)
			rc = store_gap_counts(app->store, q, COUNT_BATCH, &after, count);
		done += COUNT_BATCH;
		if (rc == 0 && after && progress && progress(ctx, done < total ? done : total, total))
			rc = ERR_STOPPED;
	} while (rc == 0 && after);
	for (size_t i = 0; rc == 0 && i < n; i++)
		kind[i].count = kind[i].worth > 0 ? count[i] : -1;
	return rc;
}

int app_gap_kinds(struct app *app, int64_t expert, bool count,
	int (*progress)(void *ctx, int64_t done, int64_t total), void *ctx, struct arena *a,
	struct gap_kind **out, size_t *n)
{
	struct gap_query q = { .expert = expert, .only = -1 };
	q.worth = kinds_of(app, a, out, n);
	return count ? count_kinds(app, &q, *out, *n, progress, ctx, a) : 0;
}

int app_gaps(struct app *app, int64_t expert, const char *kind, int64_t offset, int64_t limit,
	struct arena *a, struct gap_row **out, size_t *n)
{
	struct gap_query q = { .expert = expert, .only = -1, .offset = offset, .limit = limit };
	struct gap_kind *kinds;
	size_t nkinds;
	q.worth = kinds_of(app, a, &kinds, &nkinds);
	*n = 0;
	for (size_t i = 0; kind && i < nkinds; i++)
		if (strcmp(kinds[i].code, kind) == 0)
			q.only = (int)i;
	if (kind && q.only < 0)
		return err_set(ERR_INVALID, _("nothing that can be missing is called \"%s\""), kind);
	return store_gaps(app->store, &q, a, out, n);
}

static int by_worth(const void *x, const void *y)
{
	const struct gap_kind *a = *(const struct gap_kind *const *)x,
			      *b = *(const struct gap_kind *const *)y;
	COMPARE(b->worth, a->worth);
	COMPARE(a, b); /* of one array: as they stand there */
	return 0;
}

size_t app_gap_missing(const struct gap_row *r, const struct gap_kind *kinds, size_t nkinds, struct arena *a,
	const struct gap_kind ***out)
{
	size_t n = 0;
	*out = arena_alloc(a, (nkinds + 1) * sizeof **out);
	for (size_t i = 0; i < nkinds; i++)
		if (r->missing >> i & 1)
			(*out)[n++] = &kinds[i];
	qsort(*out, n, sizeof **out, by_worth);
	return n;
}

int app_gaps_of(struct app *app, int64_t placement, struct arena *a, struct gap_kind **out, size_t *n)
{
	struct gap_query q = { .placement = placement, .only = -1, .limit = 1 };
	const struct gap_kind **missing;
	struct gap_kind *kinds;
	struct gap_row *row;
	size_t nkinds, found;
	q.worth = kinds_of(app, a, &kinds, &nkinds);
	*n = 0;
	int rc = store_gaps(app->store, &q, a, &row, &found);
	if (rc || found == 0)
		return rc;
	*n = app_gap_missing(row, kinds, nkinds, a, &missing);
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = *missing[i];
	return 0;
}
