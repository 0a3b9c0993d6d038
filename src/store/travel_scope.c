/* What travels with chosen placements and employers, worked out from the dictionary.
 *
 * A record is about a placement or an employer by its fields of those names, else by what it
 * is part of: what hangs from an employee goes with that employee. What is about the chosen ones goes along when it falls in the period or still
 * counts; after that whatever those records refer to: always what they cannot be without and
 * who or what has a name (people, employers), else only what is about the chosen ones too. */
#include <string.h>

#include "travel.h"

/* However old: how things stand, and what it was before that. A rule asks whether a score fell. */
enum { STILL_COUNT = 2 };

/* Colleagues' views of a weighing are theirs; pairs that are not the same are the office's. */
static const enum entity_id stays_here[] = { E_VIEW, E_DISTINCT };

static bool never_travels(enum entity_id e)
{
	for (size_t i = 0; i < sizeof stays_here / sizeof *stays_here; i++)
		if (stays_here[i] == e)
			return true;
	return false;
}

/* Once, so not from the cache: ?1 is the first day of the period, ?2 the owner. */
static int run(struct store *s, const char *sql, day since, const char *owner)
{
	sqlite3_stmt *st = NULL;
	int rc = db_prepare_once(s, sql, &st);
	if (rc)
		return rc;
	int most = sqlite3_bind_parameter_count(st);
	if (most >= 1)
		db_day(st, 1, since);
	if (most >= 2)
		db_text(st, 2, owner);
	rc = db_step(s, st);
	sqlite3_finalize(st);
	return rc < 0 ? rc : 0;
}

static int choose(struct store *s, enum entity_id e, const int64_t *id, size_t n)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		static const char sql[] = "INSERT INTO travel_near (entity, id) VALUES (?1, ?2)"
					  " ON CONFLICT DO NOTHING";
		struct arena *a = arena_new();
		struct record *r;
		sqlite3_stmt *st;
		if ((rc = store_get(s, e, id[i], a, &r)) == 0 && r->deleted)
			rc = err_set(ERR_NOTFOUND, _("%s %s was deleted"), lang_text(r->entity->label),
				id_show(id[i], a));
		if (rc == 0 && (rc = db_prepare(s, sql, &st)) == 0) {
			db_int(st, 1, e);
			db_int(st, 2, id[i]);
			rc = db_step(s, st);
		}
		arena_free(&a);
	}
	return rc;
}

/* "column IN what of a kind is in table"; column: of the record t. */
static void add_in(struct str *sql, const char *column, const char *table, enum entity_id e)
{
	str_addf(sql, "t.%s IN (SELECT id FROM %s WHERE entity = %d)", column, table, (int)e);
}

/* ---- about the chosen ones ---- */

static int parent_field(const struct entity *e)
{
	for (size_t i = 0; e->parent && i < e->nfields; i++)
		if (e->fields[i].kind == F_REF && e->fields[i].ref == e->parent)
			return (int)i;
	return -1;
}

/* Adds the condition that a record t is about a chosen placement or employer; false: no
 * record of this kind is. */
static bool about_chosen(struct str *sql, const struct entity *e)
{
	bool placement = model_field(e, "placement") >= 0, employer = model_field(e, "employer") >= 0;
	int parent = parent_field(e);
	if (e->id == E_PLACEMENT)
		return false;
	if (placement)
		add_in(sql, "placement", "travel_near", E_PLACEMENT);
	if (placement && (employer || parent >= 0))
		str_add(sql, " OR (t.placement IS NULL AND ");
	if (employer)
		add_in(sql, "employer", "travel_near", E_ORGANISATION);
	else if (parent >= 0)
		add_in(sql, e->fields[parent].name, "travel_near", e->parent);
	if (placement && (employer || parent >= 0))
		str_add(sql, ")");
	return placement || employer || parent >= 0;
}

/* Settings and lists of the owner and of everyone; the owner's own name. */
static bool about_owner(struct str *sql, const struct entity *e)
{
	if (model_field(e, "login") >= 0)
		str_add(sql, e->flags & ENTITY_OWN ? "t.login IS NULL OR t.login = ?2" : "t.login = ?2");
	else if (e->flags & ENTITY_OWN)
		str_add(sql, "1 = 1");
	else
		return false;
	return true;
}

static int add_near(struct store *s, const struct entity *e, const char *owner)
{
	struct str sql = STR_INIT;
	int rc = 0;
	str_addf(&sql, "INSERT INTO travel_near SELECT %d, t.id FROM %s t WHERE t.deleted = 0 AND (", (int)e->id,
		e->name);
	if (about_chosen(&sql, e) || about_owner(&sql, e)) {
		str_add(&sql, ") ON CONFLICT DO NOTHING");
		rc = run(s, sql.text, DAY_NONE, owner);
	}
	str_free(&sql);
	return rc;
}

/* ---- in the period ---- */

/* What sets records of a kind apart: with whom a contact was, the rule of a decision. The
 * newest of each still count. */
static void add_newest(struct str *sql, const struct entity *e)
{
	const char *column;
	str_add(sql, " OR t.id IN (SELECT id FROM (SELECT t.id, row_number() OVER (PARTITION BY ");
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool subject = strcmp(f->name, "placement") == 0 || strcmp(f->name, "employer") == 0;
		bool apart = f->required && (f->kind == F_CHOICE || f->kind == F_TEXT);
		column = f->name;
		if (subject || apart)
			str_addf(sql, "t.%s, ", column);
	}
	column = e->date;
	str_addf(sql, "1 ORDER BY t.%s DESC, t.id DESC) AS nth FROM %s t WHERE ", column, e->name);
	add_in(sql, "id", "travel_near", e->id);
	str_addf(sql, ") AS newest WHERE nth <= %d)", STILL_COUNT);
}

/* The condition that a record t that is about the chosen ones goes along. A part goes with its
 * whole; else what has a day in the period or after it, what is open, and what still counts. */
static void in_period(struct str *sql, const struct entity *e)
{
	int parent = parent_field(e);
	if (!e->date && parent < 0) {
		str_add(sql, "1 = 1");
		return;
	}
	str_add(sql, "1 = 0");
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].kind == F_DATE)
			str_addf(sql, " OR t.%s >= ?1", e->fields[i].name);
	if (parent >= 0) {
		str_add(sql, " OR ");
		add_in(sql, e->fields[parent].name, "travel_with", e->parent);
		return;
	}
	const char *column = e->date;
	str_addf(sql, " OR t.%s IS NULL", column);
	if (e->done) {
		column = e->done;
		str_addf(sql, " OR t.%s IS NULL", column);
	}
	add_newest(sql, e);
}

static int add_with(struct store *s, const struct entity *e, day since, const char *owner)
{
	struct str sql = STR_INIT;
	str_addf(&sql, "INSERT INTO travel_with SELECT %d, t.id FROM %s t WHERE ", (int)e->id, e->name);
	add_in(&sql, "id", "travel_near", e->id);
	str_add(&sql, " AND (");
	/* The people and employers that were chosen, and their names, are of any time. */
	if (since == DAY_NONE || e->id == E_PLACEMENT || e->sort_key)
		str_add(&sql, "1 = 1");
	else
		in_period(&sql, e);
	str_add(&sql, ") ON CONFLICT DO NOTHING");
	int rc = run(s, sql.text, since, owner);
	str_free(&sql);
	return rc;
}

/* ---- what they refer to ---- */

static int add_referred(struct store *s, const struct entity *e, const struct field *f)
{
	struct str sql = STR_INIT;
	const char *column = f->name;
	if (never_travels(f->ref))
		return 0;
	str_addf(&sql, "INSERT INTO travel_with SELECT %d, t.%s FROM %s t WHERE t.%s IS NOT NULL AND ", (int)f->ref,
		column, e->name, column);
	add_in(&sql, "id", "travel_with", e->id);
	if (!f->required && !model_entity(f->ref)->sort_key) {
		str_add(&sql, " AND ");
		add_in(&sql, column, "travel_near", f->ref);
	}
	str_add(&sql, " ON CONFLICT DO NOTHING");
	int rc = run(s, sql.text, DAY_NONE, NULL);
	str_free(&sql);
	return rc;
}

static int add_all_referred(struct store *s)
{
	int64_t before;
	int rc = 0;
	do {
		before = sqlite3_total_changes64(s->db);
		for (int id = E_NONE + 1; rc == 0 && id < E_COUNT; id++) {
			const struct entity *e = model_entity((enum entity_id)id);
			for (size_t i = 0; rc == 0 && i < e->nfields; i++)
				if (e->fields[i].kind == F_REF)
					rc = add_referred(s, e, &e->fields[i]);
		}
	} while (rc == 0 && sqlite3_total_changes64(s->db) != before);
	return rc;
}

int travel_forget(struct store *s)
{
	return db_exec(s, "DELETE FROM travel_near; DELETE FROM travel_with");
}

/* Between employers or employees (?1) and placements (?2): what was chosen of the one brings the
 * other. */
static int add_beyond(struct store *s, const char *sql, enum entity_id e)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, E_PLACEMENT);
	return db_step(s, st);
}

int travel_choose(struct store *s, const struct travel_scope *scope, const char *owner)
{
	static const char sql_tables[] =
		"CREATE TEMPORARY TABLE IF NOT EXISTS travel_near (entity INTEGER NOT NULL, id INTEGER NOT NULL,"
		" PRIMARY KEY (entity, id)) WITHOUT ROWID;"
		"CREATE TEMPORARY TABLE IF NOT EXISTS travel_with (entity INTEGER NOT NULL, id INTEGER NOT NULL,"
		" PRIMARY KEY (entity, id)) WITHOUT ROWID";
	static const char sql_placements[] =
		"INSERT INTO travel_near SELECT ?2, p.id FROM placement p WHERE p.deleted = 0 AND p.employer IN"
		" (SELECT id FROM travel_near WHERE entity = ?1) ON CONFLICT DO NOTHING";
	static const char sql_employers[] =
		"INSERT INTO travel_near SELECT ?1, p.employer FROM placement p WHERE p.id IN (SELECT id FROM"
		" travel_near WHERE entity = ?2) ON CONFLICT DO NOTHING";
	static const char sql_employees[] =
		"INSERT INTO travel_near SELECT ?1, p.employee FROM placement p WHERE p.id IN (SELECT id FROM"
		" travel_near WHERE entity = ?2) ON CONFLICT DO NOTHING";
	int rc = db_exec(s, sql_tables);
	if (rc || (rc = travel_forget(s)) ||
		(rc = choose(s, E_ORGANISATION, scope->employer, scope->nemployers)) ||
		(rc = add_beyond(s, sql_placements, E_ORGANISATION)) ||
		(rc = choose(s, E_PLACEMENT, scope->placement, scope->nplacements)) ||
		(rc = add_beyond(s, sql_employers, E_ORGANISATION)) ||
		(rc = add_beyond(s, sql_employees, E_EMPLOYEE)))
		return rc;
	/* In the order of the dictionary a part stands behind its whole. */
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = add_near(s, model_entity((enum entity_id)e), owner);
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		if (!never_travels((enum entity_id)e))
			rc = add_with(s, model_entity((enum entity_id)e), scope->since, owner);
	return rc ? rc : add_all_referred(s);
}

int travel_goes(struct store *s, enum entity_id e, int64_t id, bool *out)
{
	static const char sql[] = "SELECT 1 FROM travel_with WHERE entity = ?1 AND id = ?2";
	int64_t found;
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, id);
	rc = db_first(s, st, &found);
	*out = found > 0;
	return rc;
}
