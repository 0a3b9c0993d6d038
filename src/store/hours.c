/* What a programme costs everyone in hours, and who came to its meetings. */
#include "anker/waves.h"

#include "spent.h"
#include "views.h"

/* ?1 programme, ?2 from, ?3 until. */
static const char sql_hours[] =
	"SELECT x.party, x.kind, x.subject, CASE x.kind"
	" WHEN 1 THEN (SELECT " SQL_NAME("e") " FROM expert e WHERE e.id = x.subject)"
	" WHEN 2 THEN (SELECT " SQL_NAME("e") " FROM placement q JOIN employee e ON e.id = q.employee WHERE"
	" q.id = x.subject)"
	" WHEN 3 THEN (SELECT o.name FROM organisation o WHERE o.id = x.subject)"
	" WHEN 4 THEN (SELECT " SQL_NAME("e") " FROM person e WHERE e.id = x.subject) END AS name,"
	" total(x.hours), total(x.points) FROM (SELECT s.party, CASE WHEN s.expert IS NOT NULL THEN 1"
	" WHEN s.placement IS NOT NULL THEN 2 WHEN s.organisation IS NOT NULL THEN 3 WHEN s.person IS NOT NULL"
	" THEN 4 ELSE 0 END AS kind, coalesce(s.expert, s.placement, s.organisation, s.person, 0) AS subject,"
	" s.hours, s.points FROM (" SQL_SPENT("g.id = ?1", "?2", "?3") ") s) x GROUP BY x.party, x.kind, x.subject"
	" HAVING total(x.hours) > 0 OR total(x.points) > 0 ORDER BY x.party, total(x.hours) DESC, name,"
	" x.subject";

int store_hours(struct store *s, int64_t programme, day first, day last, struct arena *a,
	struct hours_count **out, size_t *n)
{
	static const enum entity_id kinds[] = { E_NONE, E_EXPERT, E_PLACEMENT, E_ORGANISATION, E_PERSON };
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql_hours, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_day(st, 2, first);
	db_day(st, 3, last);
	while ((rc = db_step(s, st)) == 1) {
		struct hours_count *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct hours_count){ .party = col_clean(st, 0, a),
			.entity = kinds[sqlite3_column_int(st, 1)], .subject = sqlite3_column_int64(st, 2),
				.name = col_clean(st, 3, a),
			.hours = sqlite3_column_double(st, 4), .points = sqlite3_column_double(st, 5) };
	}
	*out = rows;
	return rc;
}

/* ---- meetings ---- */

#define SQL_MEETINGS(which)                                                                                  \
	"SELECT m.id, m.date, m.kind, m.title, m.place, m.hours, m.points,"                                  \
	" (SELECT count(*) FROM attendance t WHERE t.meeting = m.id AND t.deleted = 0),"                     \
	" (SELECT count(*) FROM attendance t WHERE t.meeting = m.id AND t.deleted = 0 AND t.state ="         \
	" 'attended')"                                                                                       \
	" FROM (SELECT q.id FROM meeting q WHERE " which " q.deleted = 0 ORDER BY q.date DESC, q.id DESC"    \
	" LIMIT ?2 OFFSET ?3) page CROSS JOIN meeting m ON m.id = page.id"

int store_meetings(struct store *s, int64_t programme, int64_t offset, int64_t limit, struct arena *a,
	struct meeting_row **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, programme ? SQL_MEETINGS("q.programme = ?1 AND") : SQL_MEETINGS("?1 = 0 AND"),
		&st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, limit_of(limit));
	db_int(st, 3, offset);
	while ((rc = db_step(s, st)) == 1) {
		struct meeting_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct meeting_row){ .id = sqlite3_column_int64(st, 0), .date = col_day(st, 1),
			.kind = col_clean(st, 2, a), .title = col_clean(st, 3, a),
				.place = col_clean(st, 4, a),
			.hours = col_text(st, 5, a), .points = col_text(st, 6, a),
			.invited = sqlite3_column_int64(st, 7), .attended = sqlite3_column_int64(st, 8) };
	}
	*out = rows;
	return rc;
}

static const char sql_attendance[] =
	"SELECT t.id, t.version, " SQL_PARTY ", coalesce((SELECT "
	SQL_NAME("e") " FROM expert e WHERE e.id = t.expert),"
	" (SELECT " SQL_NAME("e") " FROM placement q JOIN employee e ON e.id = q.employee WHERE q.id ="
	" t.placement),"
	" (SELECT " SQL_NAME("e") " FROM person e WHERE e.id = t.person), '') AS name,"
	" coalesce((SELECT o.name FROM organisation o WHERE o.id = t.organisation),"
	" (SELECT o.name FROM placement q JOIN organisation o ON o.id = q.employer WHERE q.id = t.placement),"
	" '') AS place,"
	" t.state FROM attendance t WHERE t.meeting = ?1 AND t.deleted = 0 ORDER BY name = '', name, place,"
	" t.id";

int store_attendance(struct store *s, int64_t meeting, struct arena *a, struct attendance_row **out,
	size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql_attendance, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, meeting);
	while ((rc = db_step(s, st)) == 1) {
		struct attendance_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct attendance_row){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			col_clean(st, 2, a), col_clean(st, 3, a), col_clean(st, 4, a), col_clean(st, 5, a) };
	}
	*out = rows;
	return rc;
}
