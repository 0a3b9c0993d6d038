/* What must be so at the end, looked up by hand in the office's file. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tests/field/simulation.h"

struct oracle {
	struct world *w;
	sqlite3 *db;
};

static sqlite3_stmt *ask(const struct oracle *o, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(o->db, sql, -1, &st, NULL) != SQLITE_OK)
		world_fail(o->w, __FILE__, __LINE__, sql, sqlite3_errmsg(o->db));
	return st;
}

/* Whether the statement, of which these are the parameters, has a row. */
static bool has(const struct oracle *o, const char *sql, int64_t entity, int64_t id, const char *a, const char *b,
	const char *c)
{
	sqlite3_stmt *st = ask(o, sql);

	sqlite3_bind_int64(st, 1, entity);
	sqlite3_bind_int64(st, 2, id);
	sqlite3_bind_text(st, 3, a, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 4, b, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 5, c, -1, SQLITE_STATIC);
	bool found = sqlite3_step(st) == SQLITE_ROW;
	sqlite3_finalize(st);
	return found;
}

static int64_t number(const struct oracle *o, const char *sql, int64_t a, int64_t b, int64_t otherwise)
{
	sqlite3_stmt *st = ask(o, sql);

	sqlite3_bind_int64(st, 1, a);
	sqlite3_bind_int64(st, 2, b);
	int64_t n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : otherwise;
	sqlite3_finalize(st);
	return n;
}

/* ---- where a record may have gone ---- */

enum { NAMES_MOST = 16 };
struct names {
	int64_t id[NAMES_MOST];
	size_t n;
};

static void name_add(struct names *all, int64_t id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->id[i] == id)
			return;
	if (all->n < NAMES_MOST)
		all->id[all->n++] = id;
}

/* The number itself; in a take-out that was the second of two, one under the copy's own site;
 * and each that it was merged into. */
static struct names names_of(const struct oracle *o, enum entity_id e, int64_t id)
{
	struct names all = { { id }, 1 };
	sqlite3_stmt *st = ask(o, "SELECT site FROM takeout WHERE copy_of = ?1");

	sqlite3_bind_int64(st, 1, id >> 40);
	while (id >> 40 && sqlite3_step(st) == SQLITE_ROW)
		name_add(&all, sqlite3_column_int64(st, 0) << 40 | (id & ((INT64_C(1) << 40) - 1)));
	sqlite3_finalize(st);
	for (size_t i = 0; i < all.n; i++)
		name_add(&all, number(o, "SELECT target FROM merged WHERE entity = ?1 AND record = ?2", e, all.id[i],
			all.id[i]));
	return all;
}

static bool was_erased(const struct oracle *o, const struct entered *n)
{
	struct names all = names_of(o, n->entity, n->id);

	for (size_t i = 0; i < all.n; i++)
		if (number(o, "SELECT 1 FROM erased WHERE entity = ?1 AND record = ?2", n->entity, all.id[i], 0))
			return true;
	return false;
}

/* ---- a value ---- */

static bool current(const struct oracle *o, const struct entity *e, const struct field *f, int64_t id, const char *value)
{
	char sql[160];

	snprintf(sql, sizeof sql, "SELECT 1 FROM %s WHERE ?1 AND id = ?2 AND CAST(%s AS TEXT) = ?3 AND ?4 IS ?4 AND"
		" ?5 IS ?5", e->name, f->name);
	return has(o, sql, 1, id, value, NULL, NULL);
}

/* ?3 field, ?4 value, ?5 its JSON path in a whole record. */
static const char in_history[] =
	"SELECT 1 FROM journal j JOIN journal_field f ON f.journal = j.id WHERE j.entity = ?1 AND j.record = ?2"
	" AND f.field = ?3 AND (f.after = ?4 OR f.before = ?4) AND ?5 IS ?5";
static const char on_shelf[] =
	"SELECT 1 FROM shelf WHERE entity = ?1 AND record = ?2 AND ((field = ?3 AND value = ?4) OR"
	" CAST(json_extract(row, ?5) AS TEXT) = ?4)";
/* A new record whose placement, say, is gone: shelved under its own number or that one's. */
static const char on_any_shelf[] =
	"SELECT 1 FROM shelf WHERE ?1 AND ?2 AND ?3 IS ?3 AND CAST(json_extract(row, ?5) AS TEXT) = ?4";

static bool is_word(const struct entered *n)
{
	size_t len = strlen(n->value);

	return len > 2 && strchr(n->value, 'w') && strchr(n->value, 'q');
}

static bool found_as(const struct oracle *o, const struct entered *n, int64_t id, const char *value)
{
	const struct entity *e = model_entity(n->entity);
	const struct field *f = &e->fields[n->field];
	char path[64];

	snprintf(path, sizeof path, "$.%s", f->name);
	return current(o, e, f, id, value) || has(o, in_history, e->id, id, f->name, value, path) ||
	       has(o, on_shelf, e->id, id, f->name, value, path) ||
	       (is_word(n) && has(o, on_any_shelf, 1, 1, NULL, value, path));
}

static bool found(const struct oracle *o, const struct entered *n)
{
	const struct field *f = &model_entity(n->entity)->fields[n->field];
	struct names ids = names_of(o, n->entity, n->id), values = { { 0 }, 1 };
	char text[24];

	if (f->kind == F_REF)
		values = names_of(o, f->ref, id_of(n->value));
	for (size_t i = 0; i < ids.n; i++)
		for (size_t k = 0; k < values.n; k++) {
			snprintf(text, sizeof text, "%" PRId64, values.id[k]);
			if (found_as(o, n, ids.id[i], f->kind == F_REF ? text : n->value))
				return true;
		}
	return false;
}

/* ---- its time, place and author ---- */

static bool signed_well(const struct oracle *o, const struct entered *n)
{
	static const char sql[] =
		"SELECT 1 FROM journal j JOIN txn t ON t.id = j.txn JOIN brought b ON b.txn = t.id"
		" LEFT JOIN journal_field f ON f.journal = j.id AND f.field = ?3"
		" WHERE j.entity = ?1 AND j.record = ?2 AND t.at = ?4 AND t.who = ?5 AND (j.op = 'insert' OR f.field"
		" IS NOT NULL)";
	static const char shelved[] = "SELECT 1 FROM shelf WHERE ?1 AND ?2 AND ?3 IS ?3 AND at = ?4 AND who = ?5";
	const struct field *f = &model_entity(n->entity)->fields[n->field];
	struct names ids = names_of(o, n->entity, n->id);

	if (n->carried < 0 || !is_word(n))
		return true;
	for (size_t i = 0; i < ids.n; i++)
		if (has(o, sql, n->entity, ids.id[i], f->name, n->at, n->who))
			return true;
	return has(o, shelved, 1, 1, NULL, n->at, n->who);
}

static void tell(const struct oracle *o, const struct entered *n, const char *what)
{
	char why[512];

	snprintf(why, sizeof why, "%s %" PRId64 ".%" PRId64 " %s = \"%.80s\" by %s at %s (file %d)",
		model_entity(n->entity)->name, n->id >> 40, n->id & ((INT64_C(1) << 40) - 1),
		model_entity(n->entity)->fields[n->field].name, n->value, n->who, n->at, n->carried);
	world_fail(o->w, __FILE__, __LINE__, what, why);
}

static struct oracle oracle_open(struct world *w)
{
	struct oracle o = { .w = w };

	SURE(w, sqlite3_open_v2(w->office.path, &o.db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	return o;
}

static bool is_out(const struct world *w, const struct entered *n)
{
	return n->carried >= 0 && w->carried[n->carried].lost && w->carried[n->carried].stays_lost;
}

void nothing_lost(struct world *w)
{
	struct oracle o = oracle_open(w);

	for (size_t i = 0; i < w->nsure; i++) {
		const struct entered *n = &w->entered[i];
		if (is_out(w, n) || was_erased(&o, n))
			continue;
		if (!found(&o, n))
			tell(&o, n, "this value is nowhere");
		if (!signed_well(&o, n))
			tell(&o, n, "this value is not signed as it was entered");
	}
	sqlite3_close(o.db);
}

/* ---- erased ---- */

static bool anywhere(const struct oracle *o, const char *value)
{
	static const char sql[] =
		"SELECT 1 FROM journal_field WHERE ?1 AND ?2 AND ?4 IS ?4 AND ?5 IS ?5 AND (before = ?3 OR after = ?3)"
		" UNION ALL SELECT 1 FROM shelf WHERE value = ?3 OR base = ?3 OR instr(row, ?3)";

	return has(o, sql, 1, 1, value, NULL, NULL);
}

void erased_is_gone(struct world *w)
{
	struct oracle o = oracle_open(w);

	for (size_t i = 0; i < w->nsure; i++) {
		const struct entered *n = &w->entered[i];
		const struct entity *e = model_entity(n->entity);
		for (size_t k = 0; k < w->nerased; k++) {
			if (w->erased[k].entity != n->entity || w->erased[k].id != n->id || !is_word(n))
				continue;
			if (anywhere(&o, n->value) || current(&o, e, &e->fields[n->field], n->id, n->value))
				tell(&o, n, "this was erased and is there");
		}
	}
	sqlite3_close(o.db);
}

static void complain(void *ctx, const char *line)
{
	const struct world *w = ctx;

	world_fail(w, __FILE__, __LINE__, "the check found", line);
}

void sound(struct world *w)
{
	struct opened o;

	SURE(w, place_open(w, &w->office, "anna", &o) == 0);
	SURE(w, store_check(o.store, complain, NULL, w) == 0);
	place_close(&o);
}
