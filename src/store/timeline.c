/* Timelines: what happened, newest first, over all kinds of records that have a place
 * there; the density of contacts; what is planned.
 *
 * Eight kinds have a row of their own; the others come from the dictionary.
 * Each kind is read through an index in the order of its date, and the streams
 * are merged here: a page costs its own rows and those before it, whatever the
 * length of the timeline. */
#include <stdlib.h>

#include "views.h"

/* One kind of record on a timeline. Every row statement gives: placement,
 * employer, date, kind, direction, party, reached, open, person, text, interview. */
struct arm {
	enum entity_id entity;
	const char *table, *date, *note; /* columns; note NULL: no text to look in */
	bool has_placement, has_employer;
	const char *row;
};

static const struct arm own_arms[] = {
#define ROW_OF(table, date, kind, direction, party, reached, open, person, text, talk)                       \
	"SELECT t.placement, t.employer, " date ", " kind ", " direction ", " party ", " reached ", " open   \
	", " person ", " text ", " talk " FROM " table " t WHERE t.id = ?1"
#define ROW(...) ROW_OF(__VA_ARGS__, "coalesce(t.interview, 0)")
#define EMPTY_AS_OPEN(column) "CASE WHEN t." column " IS NULL THEN 1 ELSE 0 END"
	{ E_CONTACT, "contact", "date", "note", true, true,
		ROW("contact", "t.date", "t.medium", "t.direction", "t.party", "coalesce(t.reached, 1)", "0",
			"(SELECT " SQL_NAME("m") " FROM person m WHERE m.id = t.person)", "t.note") },
	{ E_SIGNAL, "signal", "date", "note", true, true,
		ROW("signal", "t.date", "t.kind", "''", "t.source", "0", EMPTY_AS_OPEN("handled"), "''",
			"t.note") },
	{ E_CHANGE, "workplace_change", "date", "note", true, true,
		ROW("workplace_change", "t.date", "t.kind", "''", "''", "0", "0", "''", "t.note") },
	{ E_BOTTLENECK, "bottleneck", "date", "note", true, true,
		ROW("bottleneck", "t.date", "t.theme", "''", "''", "0", EMPTY_AS_OPEN("resolved"), "''",
			"t.note") },
	{ E_ACTION, "action", "due", "what", true, true,
		ROW("action", "t.due", "t.kind", "''", "''", "0",
			"CASE WHEN t.state = 'open' THEN 1 ELSE 0 END", "''", "t.what") },
	{ E_PROFILE, "capacity_profile", "date", "text", true, false,
		"SELECT t.placement, p.employer, t.date, t.source, '', '', 0, 0, coalesce(t.author, ''), "
			"t.text, 0 FROM capacity_profile t JOIN placement p ON p.id = t.placement WHERE t.id = "
			"?1" },
	{ E_TICK, "guide_tick", "date", "note", true, true,
		ROW("guide_tick", "t.date", "t.point", "''", "''", "0", "0", "''",
			"coalesce(t.note, t.point)") },
	{ E_DECISION, "decision", "date", "note", true, true,
		ROW_OF("decision", "t.date", "t.verdict", "''", "''", "0", "0", "''",
			"t.rule || CASE WHEN t.note IS NULL THEN '' ELSE ': ' || t.note END", "0") },
};

enum { OWN_ARMS = sizeof own_arms / sizeof *own_arms };

/* The arm of a kind that the dictionary puts on timelines. Its text comes from the
 * record (read_row). */
static struct arm dictionary_arm(const struct entity *e, struct arena *a)
{
	bool placement = model_field(e, "placement") >= 0, employer = model_field(e, "employer") >= 0;
	const char *column = e->done ? arena_printf(a, "CASE WHEN t.%s IS NULL THEN 1 ELSE 0 END", e->done) : "0";
	return (struct arm){ e->id, e->name, e->date, entity_searchable(e) ? "search_text" : NULL, placement,
		employer,
		arena_printf(a, "SELECT %s, %s, t.%s, '', '', '', 0, %s, '', NULL, 0 FROM %s t WHERE t.id = ?1",
			placement ? "t.placement" : "0", employer ? "t.employer" : "0", e->date, column,
			e->name) };
}

/* Parameters of every arm, used or not. */
enum { P_SUBJECT = 1, P_FROM, P_TO, P_PARTY, P_TEXT, P_LIMIT, P_MATCH };

/* Everyone's, in a connection that sees a part of them: what is of a placement and what is not are each
 * found by an index, where both at once would be looked for from day to day. */
enum half { HALF_NONE, HALF_PLACED, HALF_OTHER };

/* What one query asks of each arm. */
struct ask {
	const struct timeline_query *q;
	int64_t subject;
	bool large; /* an expert with many placements: walk the dates instead */
	bool halves;
	bool part;         /* the connection sees a part of the caseload */
	const char *text;  /* folded, or NULL */
	const char *match; /* the same for FTS5 where the whole caseload is looked through, else NULL */
	struct arm arm[2 * E_COUNT];
	enum half half[2 * E_COUNT]; /* of each arm */
	int arms;
};

static void add_arm(struct ask *out, struct arm m)
{
	bool halves = out->halves && m.has_placement;
	for (enum half half = halves ? HALF_PLACED : HALF_NONE; half <= (halves ? HALF_OTHER : HALF_NONE); half++) {
		out->arm[out->arms] = m;
		out->half[out->arms++] = half;
	}
}

static bool arm_wanted(const struct arm *m, const struct timeline_query *q, const char *text)
{
	if (q->kinds && !(q->kinds & TL(m->entity)))
		return false;
	/* Only contacts have a party. */
	if ((q->party && m->entity != E_CONTACT) || (text && !m->note))
		return false;
	return m->has_placement || (!q->placement && (q->employer || !q->expert));
}

static void choose_arms(const struct timeline_query *q, struct arena *a, struct ask *out)
{
	for (int i = 0; i < OWN_ARMS; i++)
		if (arm_wanted(&own_arms[i], q, out->text))
			add_arm(out, own_arms[i]);
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		struct arm m;
		if (!(e->flags & ENTITY_TIMELINE))
			continue;
		m = dictionary_arm(e, a);
		if (arm_wanted(&m, q, out->text))
			add_arm(out, m);
	}
}

static int ask_prepare(struct store *s, const struct timeline_query *q, struct arena *a, struct ask *out)
{
	static const char sql[] =
		"SELECT count(*) FROM (SELECT 1 AS one FROM placement WHERE expert = ?1 AND deleted = 0 "
		"LIMIT 1000) AS x";
	const char *text = q->text ? text_fold(a, q->text) : "";
	int64_t placements = 0;
	bool halves = reach_is_part(s) && !q->expert && !q->placement && !q->employer;
	int rc = q->expert && !q->placement && !q->employer ? db_one(s, sql, q->expert, &placements) :
		halves ? reach_placements(s, LARGE_CASELOAD, &placements) : 0;
	*out = (struct ask){ q, q->placement ? q->placement : q->employer ? q->employer : q->expert,
		placements >= LARGE_CASELOAD, halves, reach_is_part(s), *text ? text : NULL,
		*text && !q->placement && !q->employer ? search_expression(s, text, a) : NULL, { { 0 } }, { HALF_NONE }, 0 };
	choose_arms(q, a, out);
	return rc;
}

/* The contacts of one talk are one event: the first stands for all. Not where a filter
 * may take just another, nor for an expert, who may not have the first. */
#define SQL_FIRST_OF_TALK(c)                                                                                 \
	" AND (" c ".interview IS NULL OR NOT EXISTS (SELECT 1 FROM contact f WHERE f.interview = " c        \
	".interview AND f.id < " c ".id AND f.deleted = 0))"

static void add_arm_filter(struct str *sql, const struct arm *m, const struct ask *ask)
{
	const struct timeline_query *q = ask->q;
	/* What is held to placements in reach need not ask for it again, and is read off an index alone. */
	bool placed = ask->half[m - ask->arm] == HALF_PLACED || (q->expert && !q->placement && !q->employer);
	bool held = placed && ask->part && reach_is_by_placement(m->entity);
	str_addf(sql, " FROM %s%s t WHERE t.deleted = 0", held ? "main." : "", m->table);
	if (q->placement)
		str_add(sql, " AND t.placement = ?1");
	else if (q->employer && m->has_employer)
		str_add(sql, " AND t.employer = ?1");
	else if (q->employer)
		str_add(sql, " AND t.placement IN (SELECT p.id FROM placement p WHERE p.employer = ?1)");
	else if (q->expert)
		/* The sign keeps the date index: among many, the next row is soon found. */
		str_addf(sql,
			" AND %st.placement IN (SELECT p.id FROM placement p WHERE p.expert = ?1 AND "
			"p.deleted = 0)",
			ask->large ? "+" : "");
	if (ask->half[m - ask->arm] == HALF_PLACED)
		str_addf(sql, " AND %st.placement IN (SELECT id FROM temp.reach_placement)", ask->large ? "+" : "");
	else if (ask->half[m - ask->arm] == HALF_OTHER)
		str_add(sql, " AND t.placement IS NULL");
	if (q->from != DAY_NONE)
		str_addf(sql, " AND t.%s >= ?2", m->date);
	if (q->to != DAY_NONE)
		str_addf(sql, " AND t.%s <= ?3", m->date);
	if (q->party)
		str_add(sql, strcmp(q->party, "employer") == 0 || strcmp(q->party, "employee") == 0 ?
			" AND t.party IN (?4, 'both')" : " AND t.party = ?4");
	if (m->entity == E_CONTACT && !q->placement && !q->expert && !q->party && !ask->text)
		str_add(sql, SQL_FIRST_OF_TALK("t"));
	if (ask->match && entity_searchable(model_entity(m->entity)))
		str_addf(sql, " AND t.id IN (SELECT rowid FROM %s_fts WHERE %s_fts MATCH ?7)", m->table,
			m->table);
	else if (ask->text)
		str_addf(sql, " AND matches(t.%s, ?5) = 1", m->note);
}

static void bind_arm(sqlite3_stmt *st, const struct ask *ask, int64_t limit)
{
	db_int(st, P_SUBJECT, ask->subject);
	db_day(st, P_FROM, ask->q->from);
	db_day(st, P_TO, ask->q->to);
	db_text(st, P_PARTY, ask->q->party);
	db_text(st, P_TEXT, ask->text);
	db_int(st, P_LIMIT, limit);
	db_text(st, P_MATCH, ask->match);
}

/* A stream of (id, date) of one arm, at its current row. */
struct stream {
	sqlite3_stmt *st; /* NULL: finished */
	sqlite3_stmt *row; /* arm->row; NULL until the first */
	const struct arm *arm;
	int64_t id;
	day date;
};

static int stream_next(struct store *s, struct stream *m)
{
	int rc = db_step(s, m->st);
	if (rc == 1) {
		m->id = sqlite3_column_int64(m->st, 0);
		m->date = col_day(m->st, 1);
		return 0;
	}
	m->st = NULL;
	return rc;
}

static int streams_open(struct store *s, const struct ask *ask, struct stream *out, int *n)
{
	int rc = 0;
	*n = 0;
	for (int i = 0; i < ask->arms && rc == 0; i++) {
		const struct arm *m = &ask->arm[i];
		struct str sql = STR_INIT;
		struct stream *stream = &out[(*n)++];
		*stream = (struct stream){ .arm = m };
		str_addf(&sql, "SELECT t.id, t.%s", m->date);
		add_arm_filter(&sql, m, ask);
		str_addf(&sql, " ORDER BY t.%s DESC, t.id DESC LIMIT ?6", m->date);
		if ((rc = db_prepare(s, sql.text, &stream->st)) == 0) {
			bind_arm(stream->st, ask,
				limit_of(ask->q->limit ? ask->q->offset + ask->q->limit : 0));
			rc = stream_next(s, stream);
		} else {
			stream->st = NULL;
		}
		str_free(&sql);
	}
	return rc;
}

/* The stream with the newest row; on one day, in the order of the arms. */
static struct stream *streams_newest(struct stream *m, int n)
{
	struct stream *best = NULL;
	for (int i = 0; i < n; i++)
		if (m[i].st && (!best || m[i].date > best->date))
			best = &m[i];
	return best;
}

/* The names of the row before: mostly those of the next one too. */
struct names {
	int64_t placement, employer;
	const char *employee, *employer_name; /* NULL: not asked yet */
};

static int read_names(
	struct store *s, int64_t placement, int64_t employer, struct arena *a, struct names *out)
{
	static const char sql[] = "SELECT (SELECT " SQL_NAME(
		"e") " FROM placement p JOIN employee e ON e.id = p.employee WHERE p.id = ?1), (SELECT "
		     "o.name FROM organisation o WHERE o.id = ?2)";
	sqlite3_stmt *st;
	if (out->employee && out->placement == placement && out->employer == employer)
		return 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, placement);
	db_int(st, 2, employer);
	if ((rc = db_step(s, st)) == 1)
		*out = (struct names){ placement, employer, col_clean(st, 0, a), col_clean(st, 1, a) };
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* Title and note of a kind that the dictionary puts here. */
static int read_text(struct store *s, const struct stream *m, struct arena *a, const char **out)
{
	struct record *r;
	int rc = store_get(s, m->arm->entity, m->id, a, &r);
	int note = rc ? -1 : model_field(r->entity, "note");
	if (rc)
		return rc;
	*out = record_title(r, a);
	if (note >= 0 && r->value[note] && !(r->entity->fields[note].flags & FIELD_NAME))
		*out = arena_printf(a, "%s: %s", *out, text_clean(a, r->value[note], true));
	return 0;
}

static int read_row(
	struct store *s, struct stream *m, struct names *who, struct arena *a, struct timeline_row *r)
{
	int rc = m->row ? 0 : db_prepare(s, m->arm->row, &m->row);
	if (rc)
		return rc;
	sqlite3_stmt *st = m->row;
	db_int(st, 1, m->id);
	if ((rc = db_step(s, st)) == 1) {
		int64_t placement = sqlite3_column_int64(st, 0), employer = sqlite3_column_int64(st, 1);
		rc = read_names(s, placement, employer, a, who);
		*r = (struct timeline_row){ m->arm->entity, m->id, placement, employer, col_day(st, 2),
			col_clean(st, 3, a), col_clean(st, 4, a), col_clean(st, 5, a),
			sqlite3_column_int(st, 6) != 0, sqlite3_column_int(st, 7) != 0, col_clean(st, 8, a),
			who->employee, who->employer_name, col_note(st, 9, a), sqlite3_column_int64(st, 10) };
	}
	sqlite3_reset(st);
	if (rc == 0 && model_entity(m->arm->entity)->flags & ENTITY_TIMELINE)
		rc = read_text(s, m, a, &r->text);
	return rc < 0 ? rc : 0;
}

int store_timeline(struct store *s, const struct timeline_query *q, struct arena *a,
	struct timeline_row **out, size_t *n)
{
	struct stream stream[2 * E_COUNT], *newest;
	struct names who = { 0, 0, NULL, NULL };
	struct ask ask;
	void *rows = NULL;
	int64_t skip = q->offset;
	int streams = 0, rc = ask_prepare(s, q, a, &ask);
	*out = NULL;
	*n = 0;
	if (rc == 0)
		rc = streams_open(s, &ask, stream, &streams);
	while (rc == 0 && (newest = streams_newest(stream, streams)) &&
		(!q->limit || *n < (size_t)q->limit)) {
		if (skip > 0)
			skip--;
		else if ((rc = read_row(s, newest, &who, a, arena_add(a, &rows, n, sizeof **out))))
			break;
		rc = stream_next(s, newest);
	}
	for (int i = 0; i < streams; i++)
		if (stream[i].st)
			sqlite3_reset(stream[i].st);
	*out = rows;
	return rc;
}

int store_timeline_count(struct store *s, const struct timeline_query *q, int64_t cap, int64_t *out)
{
	struct arena *a = arena_new();
	struct ask ask;
	int rc = ask_prepare(s, q, a, &ask);
	*out = 0;
	for (int i = 0; i < ask.arms && rc == 0 && (!cap || *out < cap); i++) {
		struct str sql = STR_INIT;
		sqlite3_stmt *st;
		str_add(&sql, "SELECT count(*) FROM (SELECT 1 AS one");
		add_arm_filter(&sql, &ask.arm[i], &ask);
		str_add(&sql, " LIMIT ?6) AS x");
		if ((rc = db_prepare(s, sql.text, &st)) == 0) {
			bind_arm(st, &ask, limit_of(cap ? cap - *out : 0));
			if ((rc = db_step(s, st)) == 1) {
				*out += sqlite3_column_int64(st, 0);
				rc = 0;
			}
			sqlite3_reset(st);
		}
		str_free(&sql);
	}
	arena_free(&a);
	return rc;
}

int store_density(struct store *s, int64_t placement, int64_t employer, day today, int months,
	int *employer_out, int *employee_out)
{
#define SQL_DENSITY(subject)                                                                                 \
	"SELECT c.date, c.party FROM contact c WHERE c." subject                                             \
	" = ?1 AND c.date >= ?2 AND c.date < ?3 AND " SQL_SPOKEN
	static const char sql_placement[] = SQL_DENSITY("placement"),
			  sql_employer[] = SQL_DENSITY("employer") SQL_FIRST_OF_TALK("c");
	int year, month, mday, rc;
	sqlite3_stmt *st;
	date_to_ymd(today, &year, &month, &mday);
	const day this_month = date_from_ymd(year, month, 1);
	const int last = year * 12 + month;
	memset(employer_out, 0, (size_t)months * sizeof *employer_out);
	memset(employee_out, 0, (size_t)months * sizeof *employee_out);
	if ((rc = db_prepare(s, placement ? sql_placement : sql_employer, &st)))
		return rc;
	db_int(st, 1, placement ? placement : employer);
	db_day(st, 2, date_add_months(this_month, 1 - months));
	db_day(st, 3, date_add_months(this_month, 1));
	while ((rc = db_step(s, st)) == 1) {
		const char *party = (const char *)sqlite3_column_text(st, 1);
		bool both = strcmp(party, "both") == 0;
		date_to_ymd(col_day(st, 0), &year, &month, &mday);
		const int at = months - 1 - (last - (year * 12 + month));
		if (at < 0 || at >= months)
			continue;
		employer_out[at] += both || strcmp(party, "employer") == 0;
		employee_out[at] += both || strcmp(party, "employee") == 0;
	}
	return rc;
}

/* ---- planned ---- */

#define SQL_PLANNED                                                                                          \
	"SELECT c.id, c.placement, c.employer, c.next_contact, c.party, '', coalesce(c.interview, 0),"       \
	" (SELECT " SQL_NAME(                                                                                \
		"e") " FROM placement p JOIN employee e ON e.id = p.employee WHERE p.id = c.placement),"     \
		     " (SELECT o.name FROM organisation o WHERE o.id = c.employer)"
#define SQL_IN_RANGE " c.next_contact >= ?2 AND c.next_contact <= ?3 AND " SQL_PLAN_STANDS
#define SQL_ACTIONS                                                                                          \
	"SELECT a.id, a.placement, a.employer, a.due, coalesce(a.promised_by, ''), a.what, 0,"               \
	" (SELECT " SQL_NAME(                                                                                \
		"e") " FROM placement p JOIN employee e ON e.id = p.employee WHERE p.id = a.placement),"     \
		     " (SELECT o.name FROM organisation o WHERE o.id = a.employer)"                          \
		     " FROM action a WHERE a.state = 'open' AND a.deleted = 0 AND a.due <= ?3"

/* Everyone's plans are found by date; an expert's by placement (a caseload is
 * small), and those without placement by who made them. */
static const char sql_all_contacts[] =
	SQL_PLANNED " FROM contact c WHERE c.next_contact IS NOT NULL AND" SQL_IN_RANGE;
static const char sql_my_contacts[] = SQL_PLANNED
	" FROM placement q CROSS JOIN contact c ON c.placement = q.id WHERE q.expert = ?1 AND q.deleted = 0"
	" AND c.next_contact IS NOT NULL AND" SQL_IN_RANGE;
static const char sql_my_loose_contacts[] =
	SQL_PLANNED " FROM contact c WHERE c.placement IS NULL AND c.expert = ?1 AND c.next_contact IS NOT "
		    "NULL AND" SQL_IN_RANGE;
static const char sql_all_actions[] = SQL_ACTIONS;
static const char sql_my_actions[] = SQL_ACTIONS " AND a.owner = ?1";
static const char sql_my_unowned_actions[] = SQL_ACTIONS " AND a.owner IS NULL"
	" AND (SELECT q.expert FROM placement q WHERE q.id = a.placement) = ?1";

static int by_date(const void *left, const void *right)
{
	const struct planned_row *a = left, *b = right;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* A talk plans the next one for each placement it touched: that is one appointment. */
static bool planned_before(const struct planned_row *row, size_t n, const struct planned_row *r)
{
	for (size_t i = 0; i < n && r->interview; i++)
		if (row[i].interview == r->interview && row[i].date == r->date)
			return true;
	return false;
}

int store_planned(struct store *s, int64_t expert, day from, day to, struct arena *a,
	struct planned_row **out, size_t *n)
{
	static const struct {
		enum entity_id entity;
		bool everyone; /* for expert 0, else for one expert */
		const char *sql;
	} part[] = {
		{ E_CONTACT, true, sql_all_contacts }, { E_CONTACT, false, sql_my_contacts },
		{ E_CONTACT, false, sql_my_loose_contacts }, { E_ACTION, true, sql_all_actions },
		{ E_ACTION, false, sql_my_actions }, { E_ACTION, false, sql_my_unowned_actions },
	};
	void *rows = NULL;
	int rc = 0;
	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < sizeof part / sizeof *part && rc == 0; i++) {
		sqlite3_stmt *st;
		if (part[i].everyone != (expert == 0))
			continue;
		if ((rc = db_prepare(s, part[i].sql, &st)))
			break;
		db_int(st, 1, expert);
		db_text(st, 2, "");
		db_text(st, 3, "9999-12-31");
		if (from != DAY_NONE)
			db_day(st, 2, from);
		if (to != DAY_NONE)
			db_day(st, 3, to);
		while ((rc = db_step(s, st)) == 1) {
			struct planned_row *r = arena_add(a, &rows, n, sizeof *r);
			*r = (struct planned_row){ part[i].entity, sqlite3_column_int64(st, 0),
				sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2), col_day(st, 3),
				col_clean(st, 4, a), col_clean(st, 5, a), col_clean(st, 7, a),
				col_clean(st, 8, a), sqlite3_column_int64(st, 6) };
			*n -= planned_before(rows, *n - 1, r);
		}
	}
	*out = rows;
	if (*n)
		qsort(rows, *n, sizeof **out, by_date);
	return rc;
}
