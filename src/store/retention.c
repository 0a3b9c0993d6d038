/* What says how long a file has been at rest. */
#include "erase.h"

/* The sign keeps the order of the table: nothing is sorted. */
int store_retention(struct store *s, struct arena *a, struct retention_fact **out, size_t *n)
{
	static const char sql[] =
		"SELECT e.id, count(p.id), count(CASE WHEN p.status <> 'ended' THEN 1 END), max(p.ended),"
		" max((SELECT c.date FROM contact c WHERE c.placement = p.id AND c.deleted = 0 ORDER BY c.date DESC LIMIT 1)),"
		" (SELECT substr(t.at, 1, 10) FROM journal j JOIN txn t ON t.id = j.txn WHERE j.record = e.id"
		" AND j.entity = ?1 ORDER BY j.id DESC LIMIT 1), e.objection, e.keep_until, e.keep_reason"
		" FROM employee e LEFT JOIN placement p ON p.employee = e.id AND p.deleted = 0"
		" WHERE +e.deleted = 0 GROUP BY e.id";
	void *rows = NULL;
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, E_EMPLOYEE);
	while ((rc = db_step(s, st)) == 1) {
		struct retention_fact *f = arena_add(a, &rows, n, sizeof *f);
		*f = (struct retention_fact){ .employee = sqlite3_column_int64(st, 0),
			.placements = sqlite3_column_int64(st, 1), .open = sqlite3_column_int64(st, 2),
			.ended = col_day(st, 3), .contact = col_day(st, 4), .changed = col_day(st, 5),
			.objected = col_day(st, 6), .kept_until = col_day(st, 7), .kept_reason = col_text(st, 8, a) };
	}
	*out = rows;
	return rc;
}
