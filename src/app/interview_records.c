/* What belongs to a talk but stands elsewhere: records that carry it, and what is kept
 * under its key. */
#include "internal.h"

int interview_records(struct app *app, enum entity_id e, int64_t interview, struct arena *a,
	struct record ***out, size_t *n)
{
	const struct condition of_talk = { "interview", IS, arena_printf(a, "%lld", (long long)interview) };
	const struct query q = { .entity = e, .where = &of_talk, .nwhere = 1, .order = "id" };
	return store_find(app->store, &q, a, out, n);
}

char *interview_key(int64_t interview, struct arena *a)
{
	return arena_printf(a, "interview:%lld", (long long)interview);
}
