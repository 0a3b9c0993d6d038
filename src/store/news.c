/* What colleagues did meanwhile, for who has it on the screen. */
#include "anker/office.h"
#include "internal.h"

enum { NEWS_MOST = 20 };

/* One change to a record; the field when it was the only one. */
static int read_news(struct store *s, int64_t since, int64_t until, int64_t *last, struct arena *a,
	void **rows, size_t *n)
{
	static const char sql[] =
		"SELECT j.entity, j.record, x.who, j.op, (SELECT CASE WHEN count(*) = 1 THEN min(f.field) END FROM"
		" main.journal_field f WHERE f.journal = j.id), x.id FROM main.txn x CROSS JOIN journal j ON"
		" j.txn = x.id WHERE x.id > ?1 AND x.id <= ?2 AND x.who <> ?3 ORDER BY x.id, j.id";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, since);
	db_int(st, 2, until);
	db_text(st, 3, s->user);
	while ((rc = db_step(s, st)) == 1) {
		const struct entity *e = model_entity((enum entity_id)sqlite3_column_int(st, 0));
		if (!e || e->flags & ENTITY_OWN)
			continue;
		if (*n == NEWS_MOST)
			break;
		*last = sqlite3_column_int64(st, 5);
		struct news *one = arena_add(a, rows, n, sizeof *one);
		*one = (struct news){ .entity = e->id, .record = sqlite3_column_int64(st, 1), .who = col_str(st, 2, a),
			.op = col_str(st, 3, a), .field = col_text(st, 4, a) };
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int store_news(struct store *s, int64_t since, int64_t *latest, struct arena *a, struct news **out, size_t *n)
{
	void *rows = NULL;
	int64_t last = since, until;
	*out = NULL;
	*n = 0;
	int rc = db_one(s, "SELECT max(id) FROM main.txn", 0, &until);
	if (rc == 0 && since && since < until)
		rc = read_news(s, since, until, &last, a, &rows, n);
	if (rc)
		return rc;
	/* With a full page the rest comes with the next. */
	*latest = *n == NEWS_MOST && last > since ? last : until;
	*out = rows;
	for (size_t i = 0; i < *n; i++)
		(*out)[i].title = store_title(s, (*out)[i].entity, (*out)[i].record, a);
	return 0;
}
