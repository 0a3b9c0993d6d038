/* The end of a placement: what is still open then, and opening it again. */
#include <string.h>

#include "anker/course.h"
#include "internal.h"

/* Something that must be finished: it can be done, and it is about how things go. */
static bool is_loose_end(const struct entity *e)
{
	return e && e->flags & ENTITY_FILE && e->done && e->part != FILE_WORK && e->part != FILE_PEOPLE &&
	       model_field(e, "placement") >= 0;
}

int app_still_open(struct app *app, int64_t placement, struct arena *a, const char **out)
{
	const char *of = arena_printf(a, "%lld", (long long)placement);
	int rc = 0;
	*out = "";
	for (enum entity_id id = E_NONE + 1; id < E_COUNT && rc == 0; id++) {
		const struct entity *e = model_entity(id);
		int64_t n = 0;
		if (!is_loose_end(e))
			continue;
		const struct condition where[] = { { "placement", IS, of }, { e->done, IS_EMPTY, NULL } };
		const struct query q = { .entity = id, .where = where, .nwhere = 2 };
		rc = store_count(app->store, &q, 0, &n);
		if (n > 0)
			*out = arena_printf(a, "%s%s%lld %s", *out, **out ? ", " : "", (long long)n,
				lang_text(n == 1 ? e->label : e->label_plural));
	}
	return rc;
}

int app_reopen(struct app *app, int64_t placement, int64_t *txn)
{
	static const char *const emptied[] = { "ended", "outcome", "evaluated", "aftercare" };
	struct arena *a = arena_new();
	struct record *r;
	int rc = store_get(app->store, E_PLACEMENT, placement, a, &r);
	if (rc)
		goto out;
	if (r->deleted || strcmp(record_get(r, "status"), "ended") != 0) {
		rc = err_set(ERR_INVALID, "%s", _("this placement has not ended"));
		goto out;
	}
	if ((rc = record_set(r, "status", "active")))
		goto out;
	for (size_t i = 0; i < sizeof emptied / sizeof *emptied && rc == 0; i++)
		rc = record_set(r, emptied[i], NULL);
	if (rc || (rc = txn_begin(app,
			   arena_printf(a, _("placement opened again: %s"), record_subject(app, r, a)))))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
