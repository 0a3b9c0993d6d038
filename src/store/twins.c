/* For finding and merging what stands twice: some values of every record, and which
 * records refer to one, from the dictionary alone. */
#include <string.h>

#include "internal.h"
#include "reach_keep.h"

int store_each_value(struct store *s, enum entity_id entity, const char *const *fields,
	int (*each)(void *ctx, int64_t id, const char *const *value), void *ctx)
{
	enum { MOST = 16 };
	const struct entity *e = model_entity(entity);
	const char *value[MOST] = { NULL };
	struct str text = STR_INIT;
	sqlite3_stmt *st = NULL;
	int n = 0;
	str_add(&text, "SELECT id");
	for (; fields[n] && n < MOST; n++) {
		int i = model_field(e, fields[n]);
		str_addf(&text, ", %s", e->fields[i].name);
	}
	str_addf(&text, " FROM %s WHERE deleted = 0 ORDER BY id", e->name);
	/* Not from the cache: `each` may ask something itself. */
	int rc = db_prepare_once(s, text.text, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		for (int i = 0; i < n; i++)
			value[i] = (const char *)sqlite3_column_text(st, i + 1);
		rc = each(ctx, sqlite3_column_int64(st, 0), value);
	}
	sqlite3_finalize(st);
	str_free(&text);
	return rc;
}

/* "f = ?1 OR g = ?1" over the fields of e that refer to `kind`; false: there are none. */
static bool add_references(struct str *out, const struct entity *e, enum entity_id kind)
{
	size_t n = 0;
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == kind)
			str_addf(out, "%s%s = ?1", n++ ? " OR " : "", e->fields[i].name);
	return n > 0;
}

static int referring_of(struct store *s, const struct entity *e, enum entity_id kind, int64_t id,
	struct arena *a, void **rows, size_t *n)
{
	struct str text = STR_INIT;
	sqlite3_stmt *st;
	int rc = 0;
	/* All of them, in reach or not: numbers alone, which a merge or a deletion must know. */
	str_addf(&text, "SELECT id FROM main.%s WHERE ", e->name);
	if (!add_references(&text, e, kind))
		goto out;
	str_add(&text, " ORDER BY id");
	if ((rc = db_prepare(s, text.text, &st)))
		goto out;
	db_int(st, 1, id);
	while ((rc = db_step(s, st)) == 1)
		*(struct referring *)arena_add(a, rows, n, sizeof(struct referring)) =
			(struct referring){ e->id, sqlite3_column_int64(st, 0) };
out:
	str_free(&text);
	return rc;
}

int store_referring(
	struct store *s, enum entity_id kind, int64_t id, struct arena *a, struct referring **out, size_t *n)
{
	void *rows = NULL;
	int rc = 0;
	*n = 0;
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = referring_of(s, model_entity((enum entity_id)e), kind, id, a, &rows, n);
	*out = rows;
	return rc;
}

int store_refer(struct store *s, const struct referring *at, enum entity_id kind, int64_t from, int64_t to)
{
	struct arena *a = arena_new();
	struct record *r;
	int64_t version;
	bool changed = false;
	arena_reset(s->scratch);
	int rc = record_whole(s, at->entity, at->id, a, &r);
	if (rc)
		goto out;
	char **want = arena_alloc(a, r->entity->nfields * sizeof *want);
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		bool here = f->kind == F_REF && f->ref == kind && id_of(r->value[i]) == from;
		want[i] = here ? arena_printf(a, "%lld", (long long)to) : r->value[i];
		changed |= here;
	}
	struct record moved = *r;
	moved.value = want;
	if (changed && (rc = reach_check_keep(s, &moved, r->value)) == 0)
		rc = write_record(s, r->entity, r->id, want, r->deleted, "update", r, &version);
out:
	arena_free(&a);
	return rc;
}
