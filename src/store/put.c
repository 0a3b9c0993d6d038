/* The one door for writing: checks, merges, versions, journal. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"
#include "reach_keep.h"
#include "sense.h"

static bool exists(struct store *s, enum entity_id e, const char *id)
{
	char sql[96];
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql, "SELECT 1 FROM main.%s WHERE id = ?1", model_entity(e)->name);
	if (db_prepare(s, sql, &st))
		return false;
	db_text(st, 1, id);
	bool found = db_step(s, st) == 1;
	sqlite3_reset(st);
	return found;
}

/* "UNIQUE constraint failed: factor.key" is about that field. */
static bool is_taken(struct store *s, const struct field *f)
{
	const char *message = sqlite3_errmsg(s->db), *column = strrchr(message, '.');
	return column && strcmp(column + 1, f->name) == 0;
}

int write_taken(struct store *s, const struct entity *e)
{
	if (sqlite3_extended_errcode(s->db) != SQLITE_CONSTRAINT_UNIQUE)
		return -1;
	for (size_t i = 0; i < e->nfields; i++)
		if (is_taken(s, &e->fields[i]))
			return (int)i;
	return -1;
}

/* Turns the database's "constraint failed" into the field and the cure. */
static int explain_constraint(struct store *s, const struct entity *e, char *const *value, int rc)
{
	int code = sqlite3_extended_errcode(s->db);
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		if (code == SQLITE_CONSTRAINT_FOREIGNKEY && f->kind == F_REF && value[i] &&
			!exists(s, f->ref, value[i]))
			return err_set(ERR_INVALID, _("%s: there is no %s with number %s"),
				lang_text(f->label), lang_text(model_entity(f->ref)->label), value[i]);
		if (code == SQLITE_CONSTRAINT_UNIQUE && is_taken(s, f) && value[i])
			return err_set(ERR_INVALID, _("%s: %s is in use by another %s"), lang_text(f->label),
				value[i], lang_text(e->label));
	}
	return rc;
}

static int next_id(struct store *s, const struct entity *e, int64_t *out)
{
	if (!s->next_id[e->id]) {
		char sql[128];
		snprintf(sql, sizeof sql, "SELECT max(id) FROM main.%s WHERE id < ?1", e->name);
		int rc = db_next_id(s, sql, (int)e->id, &s->next_id[e->id]);
		if (rc) {
			s->next_id[e->id] = 0;
			return rc;
		}
	}
	*out = s->next_id[e->id]++;
	return 0;
}

/* A table that comes in keeps its numbers, by which its rows refer to each other: as long
 * as nothing here ever had that number, and there is room behind it for what is new. */
enum { NUMBER_KEPT = 1 << 30 };

static int take_number(struct store *s, const struct record *r, int64_t number, int64_t *out)
{
	struct record *other;
	int64_t counter = number - id_make(s->site, 0), given;
	bool asked = counter > 0 && counter < NUMBER_KEPT;
	int rc = asked ? db_numbered(s, (int)r->entity->id, &given) : 0;
	if (rc == 0 && asked && number > given)
		rc = record_whole(s, r->entity->id, number, r->arena, &other);
	if (rc != ERR_NOTFOUND)
		return rc ? rc : next_id(s, r->entity, out);
	*out = number;
	s->next_id[r->entity->id] = 0;
	return 0;
}

/* Placements carry the folded names of both parties; a new name reaches them all, in reach or not. */
static int refresh_placements(struct store *s, const struct entity *e, int64_t id)
{
	const char *column = e->id == E_EMPLOYEE ? "employee" : "employer";
	const struct entity *kind = model_entity(E_PLACEMENT);
	if (e->id != E_EMPLOYEE && e->id != E_ORGANISATION)
		return 0;
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	void *rows = NULL;
	size_t n = 0;
	int rc = db_prepare(s, arena_printf(a, "SELECT %s FROM main.placement WHERE %s = ?1 ORDER BY id",
		entity_columns(kind, "", a), column), &st);
	if (rc)
		goto out;
	db_int(st, 1, id);
	while ((rc = db_step(s, st)) == 1)
		*(struct record **)arena_add(a, &rows, &n, sizeof(struct record *)) = row_record(kind, st, a);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const struct record *r = ((struct record **)rows)[i];
		rc = row_write(s, kind, r->id, r->version, r->deleted, r->value, r);
	}
out:
	arena_free(&a);
	return rc;
}

int write_record(struct store *s, const struct entity *e, int64_t id, char *const *value, bool deleted,
	const char *op, const struct record *was, int64_t *version)
{
	*version = was ? was->version + 1 : 1;
	int rc = reach_check_write(s, e);
	if (rc)
		return rc;
	if ((rc = row_write(s, e, id, *version, deleted, value, was)))
		return rc == ERR_INVALID ? explain_constraint(s, e, value, rc) : rc;
	bool update = strcmp(op, "update") == 0;
	if ((rc = journal_add(s, e, id, *version, op, update ? was->value : NULL, value)) ||
		(rc = reach_wrote(s, e, id, value, was ? was->value : NULL)))
		return rc;
	/* An erasure deletes, and takes the name away. */
	bool renamed = update || (was && memcmp(value, was->value, e->nfields * sizeof *value) != 0);
	return was && renamed ? refresh_placements(s, e, id) : 0;
}

/* Empty references marked `fill` take the value of the record's placement. */
static int fill_references(struct store *s, struct record *r)
{
	const struct entity *e = r->entity;
	int from = model_field(e, "placement");
	for (size_t i = 0; from >= 0 && i < e->nfields; i++) {
		if (!e->fields[i].fill || r->value[i] || !r->value[from])
			continue;
		char sql[128];
		sqlite3_stmt *st;
		snprintf(sql, sizeof sql, "SELECT %s FROM main.placement WHERE id = ?1", e->fields[i].fill);
		int rc = db_prepare(s, sql, &st);
		if (rc)
			return rc;
		db_text(st, 1, r->value[from]);
		rc = db_step(s, st);
		if (rc == 1)
			r->value[i] = col_text(st, 0, r->arena);
		sqlite3_reset(st);
		if (rc < 0)
			return rc;
	}
	return 0;
}

/* A citizen service number must not be stored: it is masked on the way in. */
static void mask_numbers(struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++)
		if (r->entity->fields[i].kind == F_NOTE && r->value[i])
			text_mask_bsn(r->arena, r->value[i], &r->value[i]);
}

size_t write_merge(const struct record *r, const struct record *now, char **want, struct conflict **out)
{
	void *rows = NULL;
	size_t n = 0;
	for (size_t i = 0; i < r->entity->nfields; i++) {
		bool mine = !str_same(r->value[i], r->base[i]), theirs = !str_same(now->value[i], r->base[i]);
		want[i] = mine ? r->value[i] : now->value[i];
		if (mine && theirs && !str_same(r->value[i], now->value[i])) {
			struct conflict *c = arena_add(r->arena, &rows, &n, sizeof *c);
			*c = (struct conflict){ (int)i, r->base[i], now->value[i], r->value[i], "", "" };
		}
	}
	*out = rows;
	return n;
}

static int blame(struct store *s, const struct record *r, struct conflict *c, size_t n)
{
	static const char sql[] = "SELECT t.who, t.at FROM journal j JOIN txn t ON t.id = j.txn"
				  " WHERE j.record = ?1 AND j.entity = ?2 ORDER BY j.id DESC LIMIT 1";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, r->id);
	db_int(st, 2, r->entity->id);
	if ((rc = db_step(s, st)) == 1)
		for (size_t i = 0; i < n; i++) {
			c[i].who = col_str(st, 0, r->arena);
			c[i].at = col_str(st, 1, r->arena);
		}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

static void renew(struct record *r, int64_t version, char *const *value)
{
	size_t size = r->entity->nfields * sizeof *r->value;
	r->version = version;
	if (!r->base)
		r->base = arena_alloc(r->arena, size);
	memmove(r->value, value, size);
	memcpy(r->base, value, size);
}

static int insert(struct store *s, struct record *r, int64_t number)
{
	int64_t id, version;
	int rc = fill_references(s, r);
	if (rc || (rc = record_check(r)) || (rc = reach_check(s, r, NULL)) || (rc = reach_check_keep(s, r, NULL)) ||
		(rc = sense_check(s, r, NULL)) || (rc = erase_refuse(s, r)) ||
		(rc = take_number(s, r, number, &id)) ||
		(rc = write_record(s, r->entity, id, r->value, false, "insert", NULL, &version)))
		return rc;
	r->id = id;
	renew(r, version, r->value);
	return 0;
}

static int update(struct store *s, struct record *r, struct conflict **conflicts, size_t *n)
{
	const struct entity *e = r->entity;
	struct record *now;
	struct conflict *list;
	int64_t version;
	int rc = store_get(s, e->id, r->id, r->arena, &now);
	if (rc)
		return rc;
	if (now->deleted)
		return err_set(ERR_NOTFOUND,
			_("this %s was deleted by someone else; your text is kept as a draft"),
			lang_text(e->label));
	char **want = arena_alloc(r->arena, e->nfields * sizeof *want);
	size_t count = write_merge(r, now, want, &list);
	if (count) {
		if ((rc = blame(s, r, list, count)))
			return rc;
		if (conflicts)
			*conflicts = list;
		if (n)
			*n = count;
		return err_set(ERR_CONFLICT, _("%s was changed by %s meanwhile; choose which value stays"),
			lang_text(e->fields[list[0].field].label), list[0].who);
	}
	bool changed = false;
	for (size_t i = 0; i < e->nfields; i++)
		changed |= !str_same(want[i], now->value[i]);
	struct record merged = *r;
	merged.value = want;
	if ((rc = fill_references(s, &merged)) || (rc = record_check(&merged)) ||
		(rc = reach_check(s, &merged, now->value)) || (rc = reach_check_keep(s, &merged, now->value)) ||
		(rc = sense_check(s, &merged, now->value)))
		return rc;
	version = now->version;
	if (changed && (rc = write_record(s, e, r->id, want, false, "update", now, &version)))
		return rc;
	renew(r, version, want);
	return 0;
}

/* One record's write: a transaction of its own, or a part of the caller's. A
 * refused record must not take a whole import batch with it, and needs no
 * savepoint for that: checks come before any write, and the row that can break
 * a constraint is the first thing written. (A savepoint per record makes FTS5
 * write its index out each time: imports took five times as long.) */
struct unit {
	bool nested;
	int64_t changes; /* rows written on this connection when it began */
};

static int64_t rows_written(const struct store *s)
{
	return sqlite3_total_changes64(s->db) - reach_own_changes(s);
}

static int unit_begin(struct store *s, const struct entity *e, struct unit *u)
{
	arena_reset(s->scratch);
	*u = (struct unit){ s->depth > 0, rows_written(s) };
	return u->nested ? 0 : store_begin(s, lang_text(e->label));
}

static int unit_end(struct store *s, const struct unit *u, int rc)
{
	if (!u->nested && rc == 0)
		return store_commit(s, NULL);
	if (!u->nested) {
		store_rollback(s);
		return rc;
	}
	if (rc) {
		memset(s->next_id, 0, sizeof s->next_id);
		/* Half a record was written: the caller's transaction cannot stand. */
		s->failed |= rows_written(s) != u->changes;
	}
	return rc;
}

int store_put(struct store *s, struct record *r, struct conflict **conflicts, size_t *n)
{
	struct unit u;
	if (conflicts)
		*conflicts = NULL;
	if (n)
		*n = 0;
	int rc = unit_begin(s, r->entity, &u);
	if (rc)
		return rc;
	mask_numbers(r);
	return unit_end(s, &u, r->id ? update(s, r, conflicts, n) : insert(s, r, 0));
}

int store_put_numbered(struct store *s, struct record *r, int64_t number)
{
	struct unit u;
	int rc = unit_begin(s, r->entity, &u);
	if (rc)
		return rc;
	mask_numbers(r);
	return unit_end(s, &u, insert(s, r, number));
}

int store_rebase(struct store *s, struct record *r, const int *keep, size_t nkeep)
{
	struct record *now;
	int rc = store_get(s, r->entity->id, r->id, r->arena, &now);
	if (rc)
		return rc;
	for (size_t i = 0; i < r->entity->nfields; i++) {
		bool mine = !str_same(r->value[i], r->base[i]), kept = false;
		for (size_t k = 0; k < nkeep; k++)
			kept |= keep[k] == (int)i;
		if (!kept && (!mine || !str_same(now->value[i], r->base[i])))
			r->value[i] = now->value[i];
		r->base[i] = now->value[i];
	}
	r->version = now->version;
	return 0;
}

int store_delete(struct store *s, enum entity_id entity, int64_t id, int64_t version)
{
	const struct entity *e = model_entity(entity);
	struct arena *a = arena_new();
	struct record *now;
	struct unit u;
	int rc = unit_begin(s, e, &u);
	if (rc)
		goto out;
	if ((rc = store_get(s, entity, id, a, &now)) == 0 && !now->deleted) {
		if (now->version != version)
			rc = err_set(ERR_CONFLICT,
				_("this %s was changed meanwhile; look at it again before deleting"),
				lang_text(e->label));
		else if ((rc = reach_check_delete(s, now)) == 0)
			rc = write_record(s, e, id, now->value, true, "delete", now, &version);
	}
	rc = unit_end(s, &u, rc);
out:
	arena_free(&a);
	return rc;
}
