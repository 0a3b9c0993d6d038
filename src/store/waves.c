/* Waves of a programme: which are due with whom, and how far each wave is. One statement for all who take
 * part. */
#include "anker/waves.h"

#include "asked.h"
#include "views.h"

/* Wave `w` with participation `p`: what is asked of employees is asked in each of their placements, all
 * else of the employer. */
#define SQL_ASKED                                                                                            \
	" p.deleted = 0 AND p.started IS NOT NULL AND (w.party = 'employee') = (p.placement IS NOT NULL)"

/* What is on record of it: of two that mean the same, the one that says how it went. */
#define SQL_MEASURED                                                                                         \
	"(SELECT m.id FROM measurement m WHERE m.wave = w.id AND m.employer = p.employer"                    \
	" AND m.placement IS p.placement AND m.deleted = 0 ORDER BY m.state = 'planned', m.id DESC LIMIT 1)"

/* Whose it is: the expert of the placement, who has the employer in this programme, else who has a placement
 * there. */
#define SQL_EXPERT                                                                                           \
	"coalesce((SELECT q.expert FROM placement q WHERE q.id = p.placement),"                              \
	" (SELECT a.expert FROM assignment a WHERE a.employer = p.employer AND a.programme = p.programme"    \
	" AND a.deleted = 0 AND a.since <= ?3 AND (a.until IS NULL OR a.until >= ?3) ORDER BY a.since DESC," \
	" a.id DESC"                                                                                         \
	" LIMIT 1), (SELECT q.expert FROM placement q WHERE q.employer = p.employer AND q.deleted = 0 AND"   \
	" q.status <> 'ended' AND q.expert IS NOT NULL ORDER BY q.id DESC LIMIT 1), 0)"

/* ?1 programme, ?2 expert, ?3 today, ?4 due by. CROSS JOIN keeps its order: the few waves first, then who
 * takes part by index. Who stopped is asked nothing more. */
#define SQL_OPEN_WAVES(which)                                                                                \
	"SELECT w.id AS wave, w.programme AS programme, p.id AS participation, p.employer AS employer,"      \
	" p.placement AS placement, " SQL_MEASURED " AS measured, " SQL_DUE " AS due,"                       \
	" w.method AS method, w.party AS party, " SQL_EXPERT " AS expert"                                    \
	" FROM wave w CROSS JOIN participation p ON p.programme = w.programme AND" SQL_ASKED                 \
	" CROSS JOIN programme g ON g.id = w.programme"                                                      \
	" WHERE " which " w.deleted = 0 AND g.deleted = 0 AND p.started <= ?3 AND p.declined IS NULL"        \
	" AND (p.stopped IS NULL OR p.stopped > ?3) AND coalesce(p.until, g.until) >= " SQL_DUE              \
	" AND " SQL_DUE " <= ?4"                                                                             \
	" AND coalesce((SELECT m.state FROM measurement m WHERE m.id = " SQL_MEASURED "), 'planned') ="      \
	" 'planned'"

/* The next of a method waits for the one before; who takes part more than once is asked once. */
#define SQL_NEXT(which)                                                                                      \
	"SELECT x.*, row_number() OVER (PARTITION BY x.programme, x.employer, x.placement, x.method,"        \
	" x.party ORDER BY x.due, x.wave, x.participation) AS place"                                         \
	" FROM (" SQL_OPEN_WAVES(which) ") x WHERE (?2 = 0 OR x.expert = ?2)"

#define SQL_PAGE(which)                                                                                      \
	"SELECT y.wave, y.participation, coalesce(y.measured, 0), coalesce(m.interview, 0), p.employer,"     \
	" coalesce(p.placement, 0), y.expert, w.name, w.method, w.party, coalesce(w.script, ''), o.name,"    \
	" (SELECT " SQL_NAME("e") " FROM placement q JOIN employee e ON e.id = q.employee WHERE q.id ="      \
	" p.placement),"                                                                                     \
	" coalesce(m.state, ''), y.due, CASE WHEN w.weeks IS NOT NULL THEN date(y.due, '+' || (7 * w.weeks)" \
	" || ' days')"                                                                                       \
	" END, m.reminded FROM (" SQL_NEXT(which) ") y CROSS JOIN participation p ON p.id = y.participation" \
	" CROSS JOIN wave w ON w.id = y.wave CROSS JOIN organisation o ON o.id = p.employer"                 \
	" LEFT JOIN measurement m ON m.id = y.measured WHERE y.place = 1"                                    \
	" ORDER BY y.due, o.sort_key, y.participation, y.wave LIMIT ?5 OFFSET ?6"

#define SQL_COUNT(which) "SELECT count(*) FROM (" SQL_NEXT(which) ") y WHERE y.place = 1"

#define OF_ONE "w.programme = ?1 AND"
#define OF_ALL "?1 = 0 AND"

static int prepare(struct store *s, const char *const sql[2], const struct wave_query *q, sqlite3_stmt **st)
{
	int rc = db_prepare(s, sql[q->programme != 0], st);
	if (rc)
		return rc;
	db_int(*st, 1, q->programme);
	db_int(*st, 2, q->expert);
	db_day(*st, 3, q->today);
	db_day(*st, 4, q->by);
	return 0;
}

static void read_wave(sqlite3_stmt *st, struct arena *a, struct wave_row *r)
{
	int64_t *id[] = { &r->wave, &r->participation, &r->measurement, &r->interview, &r->employer,
		&r->placement, &r->expert };
	const char **text[] = { &r->name, &r->method, &r->party, &r->script, &r->employer_name, &r->employee,
		&r->stands };
	day *date[] = { &r->due, &r->until, &r->reminded };
	int col = 0;
	for (size_t i = 0; i < sizeof id / sizeof *id; i++)
		*id[i] = sqlite3_column_int64(st, col++);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = col_clean(st, col++, a);
	for (size_t i = 0; i < sizeof date / sizeof *date; i++)
		*date[i] = col_day(st, col++);
}

int store_waves_due(struct store *s, const struct wave_query *q, struct arena *a, struct wave_row **out,
	size_t *n)
{
	static const char *const sql[] = { SQL_PAGE(OF_ALL), SQL_PAGE(OF_ONE) };
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = prepare(s, sql, q, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 5, limit_of(q->limit));
	db_int(st, 6, q->offset);
	while ((rc = db_step(s, st)) == 1)
		read_wave(st, a, arena_add(a, &rows, n, sizeof **out));
	*out = rows;
	return rc;
}

int store_waves_due_count(struct store *s, const struct wave_query *q, int64_t *out)
{
	static const char *const sql[] = { SQL_COUNT(OF_ALL), SQL_COUNT(OF_ONE) };
	sqlite3_stmt *st;
	int rc = prepare(s, sql, q, &st);
	*out = 0;
	return rc ? rc : db_first(s, st, out);
}

/* ---- how far each wave is ---- */

/* A day that came after they stopped, or after what they agreed to, was not theirs any more; what was done
 * before its day counts as well. */
static const char sql_counts[] =
	"SELECT w.id, w.name, w.method, w.party, count(x.wave), total(x.state = 'done'),"
	" total(x.state = 'declined'), total(x.state = 'missed') FROM wave w LEFT JOIN"
	" (SELECT DISTINCT y.wave, y.employer, y.placement, y.state FROM"
	" (SELECT w.id AS wave, p.employer AS employer, p.placement AS placement,"
	" coalesce((SELECT m.state FROM measurement m WHERE m.id = " SQL_MEASURED "), 'planned') AS state,"
	" " SQL_DUE " AS due, p.stopped AS stopped,"
	" coalesce(p.until, g.until) AS until"
	" FROM wave w CROSS JOIN participation p ON p.programme = w.programme AND" SQL_ASKED
	" JOIN programme g ON g.id = w.programme"
	" WHERE w.programme = ?1 AND w.deleted = 0 AND p.declined IS NULL AND (?2 = 0 OR"
	" (SELECT o.region FROM organisation o WHERE o.id = p.employer) = ?2)) y"
	" WHERE y.state <> 'planned' OR (y.due <= ?3 AND y.due <= y.until AND"
	" (y.stopped IS NULL OR y.due < y.stopped))) x ON x.wave = w.id"
	" WHERE w.programme = ?1 AND w.deleted = 0 GROUP BY w.id ORDER BY w.months IS NULL, w.months, w.date,"
	" w.id";

int store_wave_counts(struct store *s, int64_t programme, int64_t region, day today, struct arena *a,
	struct wave_count **out, size_t *n)
{
	sqlite3_stmt *st;
	void *rows = NULL;
	int rc = db_prepare(s, sql_counts, &st);
	*out = NULL;
	*n = 0;
	if (rc)
		return rc;
	db_int(st, 1, programme);
	db_int(st, 2, region);
	db_day(st, 3, today);
	while ((rc = db_step(s, st)) == 1) {
		struct wave_count *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct wave_count){ .wave = sqlite3_column_int64(st, 0), .name = col_clean(st, 1, a),
			.method = col_clean(st, 2, a), .party = col_clean(st, 3, a),
			.due = sqlite3_column_int64(st, 4), .done = sqlite3_column_int64(st, 5),
			.declined = sqlite3_column_int64(st, 6), .missed = sqlite3_column_int64(st, 7) };
	}
	*out = rows;
	return rc;
}
