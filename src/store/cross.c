/* Records of a query counted by two choice fields. */
#include <assert.h>

#include "find.h"

int store_cross(struct store *s, const struct query *q, const char *row_field, const char *column_field,
	struct arena *a, struct cross_count **out, size_t *n)
{
	const struct entity *e = model_entity(q->entity);
	const char *text = find_text(s, q, a);
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	void *rows = NULL;
	*n = 0;
	for (size_t i = 0; i < 2; i++) {
		const char *field = i ? column_field : row_field;
		assert(model_field(e, field) >= 0);
		str_addf(&sql, i ? ", t.%s" : "SELECT t.%s", field);
	}
	str_addf(&sql, ", count(*) FROM %s t", e->name);
	find_where(&sql, q, e, text != NULL);
	str_add(&sql, " GROUP BY 1, 2");
	int rc = db_prepare(s, sql.text, &st);
	if (rc == 0)
		find_bind(st, q, text);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		struct cross_count *c = arena_add(a, &rows, n, sizeof *c);
		*c = (struct cross_count){ col_text(st, 0, a), col_text(st, 1, a),
			sqlite3_column_int64(st, 2) };
		rc = 0;
	}
	str_free(&sql);
	*out = rows;
	return rc;
}
