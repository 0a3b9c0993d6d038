/* The journal: who changed what when. It is the audit trail, the history of a
 * field, and the undo stack. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static int64_t unit_of(const struct store *s, int64_t id)
{
	if (s->origin)
		return s->origin->unit == UNIT_OWN ? id : s->origin->unit;
	return !s->bulk ? 0 : s->unit ? s->unit : id;
}

/* The transaction's row is written with its first record: a transaction that
 * wrote no record leaves no trace. */
static int txn_row(struct store *s)
{
	static const char sql[] =
		"INSERT INTO main.txn (id, at, who, label, kind, undoes, unit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	sqlite3_stmt *st;
	char at[MOMENT_SIZE];
	int64_t id;
	int rc = db_next_id(s, "SELECT max(id) FROM main.txn WHERE id < ?1", NUMBERS_OF_TXN, &id);
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, id);
	db_text(st, 2, s->origin ? s->origin->at : moment_now(at));
	db_text(st, 3, s->origin ? s->origin->who : s->user);
	db_text(st, 4, s->label);
	db_text(st, 5, s->kind);
	if (s->undoes)
		db_int(st, 6, s->undoes);
	if (unit_of(s, id))
		db_int(st, 7, unit_of(s, id));
	if ((rc = db_step(s, st)))
		return rc;
	s->txn = id;
	if (s->bulk && !s->origin && !s->unit)
		s->unit = id;
	return 0;
}

int journal_txn(struct store *s)
{
	return s->txn ? 0 : txn_row(s);
}

static int add_field(
	struct store *s, int64_t journal, const char *field, const char *before, const char *after)
{
	static const char sql[] =
		"INSERT INTO main.journal_field (journal, field, before, after) VALUES (?1, ?2, ?3, ?4)";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, journal);
	db_text(st, 2, field);
	db_text(st, 3, before);
	db_text(st, 4, after);
	return db_step(s, st);
}

int journal_add(struct store *s, const struct entity *e, int64_t id, int64_t version, const char *op,
	char *const *before, char *const *after)
{
	static const char sql[] =
		"INSERT INTO main.journal (txn, entity, record, op, version) VALUES (?1, ?2, ?3, ?4, ?5)";
	sqlite3_stmt *st;
	int rc = journal_txn(s);
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, s->txn);
	db_int(st, 2, e->id);
	db_int(st, 3, id);
	db_text(st, 4, op);
	db_int(st, 5, version);
	if ((rc = db_step(s, st)) || !before)
		return rc;
	int64_t journal = sqlite3_last_insert_rowid(s->db);
	for (size_t i = 0; rc == 0 && i < e->nfields; i++)
		if (!str_same(before[i], after[i]))
			rc = add_field(s, journal, e->fields[i].name, before[i], after[i]);
	return rc;
}

/* ---- history ---- */

static void add_change(struct arena *a, struct change **out, size_t *n, struct change c)
{
	void *rows = *out;
	*(struct change *)arena_add(a, &rows, n, sizeof c) = c;
	*out = rows;
}

/* An insert keeps no values: `value` is what the field held just after it,
 * because the walk from now to then has put every later `before` there. */
int store_history(struct store *s, enum entity_id entity, int64_t id, int field, struct arena *a,
	struct change **out, size_t *n)
{
	static const char sql[] = "SELECT t.at, t.who, t.label, j.op, f.field, f.before, f.after, t.id,"
				  " (SELECT b.origin >> 40 FROM brought b WHERE b.txn = t.id) FROM "
				  "journal j JOIN txn t ON t.id = j.txn LEFT JOIN journal_field f ON "
				  "f.journal = j.id WHERE j.record = ?1 AND j.entity = ?2 ORDER BY j.id DESC";
	const struct entity *e = model_entity(entity);
	struct record *r;
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = store_get(s, entity, id, a, &r);
	if (rc || (rc = db_prepare(s, sql, &st)))
		return rc;
	db_int(st, 1, id);
	db_int(st, 2, entity);
	const char *value = field >= 0 ? r->value[field] : NULL;
	while ((rc = db_step(s, st)) == 1) {
		const char *name = (const char *)sqlite3_column_text(st, 4);
		int at = name ? model_field(e, name) : -1;
		bool update = name != NULL;
		const char *op = col_text(st, 3, a);
		struct change c = { col_text(st, 0, a), col_text(st, 1, a), col_text(st, 2, a), at, op,
			col_text(st, 5, a), col_text(st, 6, a), sqlite3_column_int64(st, 7),
			sqlite3_column_int(st, 8) };
		if (field < 0)
			add_change(a, out, n, c);
		else if (update && at == field) {
			value = c.before;
			add_change(a, out, n, c);
		} else if (!update && strcmp(op, "insert") == 0) {
			c.field = field;
			c.after = value;
			add_change(a, out, n, c);
		}
	}
	return rc;
}

/* ---- undo ---- */

struct entry {
	int64_t journal, txn;
	enum entity_id entity;
	int64_t record;
	const char *op;
};

/* ?1 and the other batches of the same piece of work. */
#define UNIT_OF_1 "(id = ?1 OR unit = (SELECT unit FROM main.txn WHERE id = ?1))"

static int entries_of(struct store *s, int64_t txn, struct arena *a, struct entry **out, size_t *n)
{
	static const char sql[] =
		"SELECT id, entity, record, op, txn FROM main.journal WHERE txn IN (SELECT id FROM main.txn WHERE " UNIT_OF_1
		") ORDER BY id DESC";
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, txn);
	while ((rc = db_step(s, st)) == 1) {
		struct entry *en = arena_add(a, &rows, n, sizeof *en);
		*en = (struct entry){ sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 4),
			(enum entity_id)sqlite3_column_int(st, 1), sqlite3_column_int64(st, 2), col_text(st, 3, a) };
	}
	*out = rows;
	return rc;
}

static int changed_since(struct store *s, const struct record *r, struct arena *a)
{
	return err_set(ERR_CONFLICT, _("%s: changed since, so this cannot be undone"),
		store_title(s, r->entity->id, r->id, a));
}

/* Making or deleting a record can be undone as long as nobody wrote to it after.
 * Work that was undone since does not count: a transaction, its undo, the redo of
 * that and so on are a chain, of which each pair after the entry's cancels out.
 * Later batches of the same piece of work are being undone with it. */
static int written_after(struct store *s, const struct entry *en, bool *out)
{
	static const char sql[] =
		"WITH RECURSIVE chain (last, undoes, n) AS ( SELECT id, undoes, 1 FROM main.txn WHERE undone_by "
		"IS NULL AND id > ?4 AND id <> ?5 AND (unit IS NULL OR unit IS NOT (SELECT unit FROM main.txn "
		"WHERE id = ?4)) AND id IN (SELECT txn FROM main.journal WHERE record = ?1 AND "
		"entity = ?2 AND id > ?3) UNION ALL SELECT c.last, t.undoes, c.n + 1 FROM chain c JOIN main.txn t "
		"ON t.id = c.undoes WHERE t.id > ?4) SELECT count(*) FROM (SELECT last FROM chain GROUP BY "
		"last HAVING max(n) % 2 = 1)";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, en->record);
	db_int(st, 2, en->entity);
	db_int(st, 3, en->journal);
	db_int(st, 4, en->txn);
	db_int(st, 5, s->txn);
	rc = db_step(s, st);
	*out = rc == 1 && sqlite3_column_int64(st, 0) > 0;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

static int fields_before(
	struct store *s, const struct entry *en, const struct record *r, char **want, struct arena *a)
{
	static const char sql[] = "SELECT field, before, after FROM main.journal_field WHERE journal = ?1";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, en->journal);
	while ((rc = db_step(s, st)) == 1) {
		int i = model_field(r->entity, (const char *)sqlite3_column_text(st, 0));
		if (i < 0)
			continue;
		if (!str_same(r->value[i], (const char *)sqlite3_column_text(st, 2))) {
			sqlite3_reset(st);
			return changed_since(s, r, a);
		}
		want[i] = col_text(st, 1, a);
	}
	return rc;
}

static int undo_entry(struct store *s, const struct entry *en, struct arena *a)
{
	const struct entity *e = model_entity(en->entity);
	struct record *r;
	int64_t version;
	bool after = false, erased;
	int rc = record_whole(s, en->entity, en->record, a, &r);
	if (rc || (rc = record_erased(s, en->entity, en->record, &erased)))
		return rc;
	if (erased)
		return err_set(ERR_CONFLICT, _("this %s was erased for good; what was done to it is not undone"),
			lang_text(e->label));
	char **want = arena_alloc(a, e->nfields * sizeof *want);
	memcpy(want, r->value, e->nfields * sizeof *want);
	if (strcmp(en->op, "update") == 0) {
		if ((rc = fields_before(s, en, r, want, a)))
			return rc;
		return write_record(s, e, r->id, want, r->deleted, "update", r, &version);
	}
	if ((rc = written_after(s, en, &after)))
		return rc;
	if (after)
		return changed_since(s, r, a);
	bool remove = strcmp(en->op, "delete") != 0;
	return write_record(s, e, r->id, want, remove, remove ? "delete" : "restore", r, &version);
}

static int txn_get(struct store *s, int64_t txn, struct arena *a, char **label, char **kind, bool *undone)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "SELECT label, kind, undone_by FROM main.txn WHERE id = ?1", &st);
	if (rc)
		return rc;
	db_int(st, 1, txn);
	rc = db_step(s, st);
	if (rc == 1) {
		*label = col_text(st, 0, a);
		*kind = col_text(st, 1, a);
		*undone = sqlite3_column_type(st, 2) != SQLITE_NULL;
		sqlite3_reset(st);
		return 0;
	}
	return rc ? rc : err_set(ERR_NOTFOUND, _("there is nothing to undo"));
}

int journal_undone(struct store *s, int64_t txn)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "UPDATE main.txn SET undone_by = ?2 WHERE " UNIT_OF_1, &st);
	if (rc)
		return rc;
	db_int(st, 1, txn);
	db_int(st, 2, s->txn);
	return db_step(s, st);
}

int store_undo(struct store *s, int64_t txn, char **label, struct arena *a)
{
	char *text = NULL, *kind = NULL;
	bool undone = false;
	struct entry *entry;
	size_t n;
	int rc = reach_check_undo(s, txn);
	if (rc || (rc = txn_get(s, txn, a, &text, &kind, &undone)))
		return rc;
	if (undone)
		return err_set(ERR_NOTFOUND, _("this was undone already"));
	if ((rc = store_begin(s, text)))
		return rc;
	s->undoes = txn;
	s->kind = strcmp(kind, "undo") == 0 ? "redo" : "undo";
	rc = entries_of(s, txn, a, &entry, &n);
	struct arena *row = arena_new();
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = undo_entry(s, &entry[i], row);
		arena_reset(row);
	}
	arena_free(&row);
	if (rc == 0 && (rc = journal_txn(s)) == 0 && (rc = journal_undone(s, txn)) == 0)
		rc = shelf_undone(s, txn);
	if (rc) {
		store_rollback(s);
		return rc;
	}
	if (label)
		*label = text;
	return store_commit(s, NULL);
}

int store_undoable(struct store *s, bool redo, int64_t *txn, char **label, struct arena *a)
{
	/* Redo only while the undo is the user's latest work. */
	static const char sql_undo[] =
		"SELECT id, label FROM txn WHERE who = ?1 AND kind <> 'undo' AND undone_by IS NULL ORDER BY "
		"id DESC LIMIT 1";
	static const char sql_redo[] =
		"SELECT id, label FROM txn WHERE who = ?1 AND kind = 'undo' AND undone_by IS NULL AND id > "
		"(SELECT coalesce(max(id), 0) FROM txn WHERE who = ?1 AND kind = 'do') ORDER BY id DESC "
		"LIMIT 1";
	sqlite3_stmt *st;
	*txn = 0;
	int rc = db_prepare(s, redo ? sql_redo : sql_undo, &st);
	if (rc)
		return rc;
	db_text(st, 1, s->user);
	rc = db_step(s, st);
	if (rc == 1) {
		*txn = sqlite3_column_int64(st, 0);
		if (label)
			*label = col_text(st, 1, a);
		sqlite3_reset(st);
	}
	return rc < 0 ? rc : 0;
}
