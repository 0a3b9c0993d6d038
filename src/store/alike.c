/* Which records a new employer or person looks like. They are looked for beside the new
 * name in the sorted list and at the same numbers and dates: a fixed number of records,
 * whatever the size of the caseload. */
#include <stdlib.h>
#include <string.h>

#include "anker/likeness.h"
#include "internal.h"

enum { BESIDE = 6, PREFIX = 3, WITH_PREFIX = 24, WITH_VALUE = 24 };

struct search {
	struct store *s;
	const struct entity *e;
	char *const *value;
	struct looks looks;
	int least;
	struct arena *a;
	void *found; /* struct alike */
	size_t n;
	int64_t looked[2 * BESIDE + WITH_PREFIX + 4 * WITH_VALUE];
	size_t nlooked;
};

/* The searches overlap: each record is compared once. */
static void compare(struct search *q, struct record *const *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct looks theirs;
		bool known = false;
		unsigned why;
		for (size_t k = 0; k < q->nlooked; k++)
			known |= q->looked[k] == r[i]->id;
		if (known)
			continue;
		q->looked[q->nlooked++] = r[i]->id;
		looks_of(q->e, r[i]->value, q->a, &theirs);
		int alike = likeness(q->e->id, &q->looks, &theirs, &why);
		if (alike >= q->least)
			*(struct alike *)arena_add(q->a, &q->found, &q->n, sizeof(struct alike)) =
				(struct alike){ r[i]->id, alike, why };
	}
}

/* By title: `from` and up, or `to` and down. */
static int titled(struct search *q, const char *from, const char *to, int64_t limit)
{
	const struct condition both[] = { { "sort_key", AT_LEAST, from }, { "sort_key", AT_MOST, to } };
	const struct query list = { .entity = q->e->id,
		.where = from ? both : both + 1,
		.nwhere = from && to ? 2 : 1,
		.order = "sort_key",
		.descending = !from,
		.limit = limit };
	struct record **r;
	size_t n;
	int rc = store_find(q->s, &list, q->a, &r, &n);
	if (rc == 0)
		compare(q, r, n);
	return rc;
}

static int same_value(struct search *q, const char *field)
{
	int i = model_field(q->e, field);
	const struct condition is = { field, IS, i >= 0 ? q->value[i] : NULL };
	const struct query list = {
		.entity = q->e->id, .where = &is, .nwhere = 1, .order = "id", .limit = WITH_VALUE
	};
	struct record **r;
	size_t n;
	if (!is.value)
		return 0;
	int rc = store_find(q->s, &list, q->a, &r, &n);
	if (rc == 0)
		compare(q, r, n);
	return rc;
}

static int beside(struct search *q)
{
	struct derived d;
	int rc = row_derive(q->s, q->e, q->value, q->a, &d);
	const char *key = d.sort_key;
	if (rc || (rc = titled(q, key, NULL, BESIDE)) || (rc = titled(q, NULL, key, BESIDE)))
		return rc;
	if (strlen(key) <= PREFIX)
		return 0;
	/* Up to the last text that starts so. */
	const char *prefix = arena_strndup(q->a, key, PREFIX);
	return titled(q, prefix, arena_printf(q->a, "%s\xf4\x8f\xbf\xbf", prefix), WITH_PREFIX);
}

static int likeliest_first(const void *x, const void *y)
{
	const struct alike *a = x, *b = y;
	if (a->likeness != b->likeness)
		return a->likeness > b->likeness ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

int store_alike(struct store *s, const struct entity *e, char *const *value, int least, bool whole,
	struct arena *a, struct alike **out, size_t *n)
{
	static const char *const indexed[] = { "coc_number", "birth_date" }, *const others[] = { "phone",
		"email" };
	struct search q = { .s = s, .e = e, .value = value, .least = least, .a = a };
	int rc = 0;
	looks_of(e, value, a, &q.looks);
	for (int i = 0; rc == 0 && i < 2; i++)
		rc = same_value(&q, indexed[i]);
	if (rc == 0)
		rc = beside(&q);
	for (int i = 0; rc == 0 && whole && i < 2; i++)
		rc = same_value(&q, others[i]);
	if (rc == 0 && q.n > 1)
		qsort(q.found, q.n, sizeof(struct alike), likeliest_first);
	*out = q.found;
	*n = q.n;
	return rc;
}
