/* Erasing the content of a record for good. */
#include <stdio.h>
#include <string.h>

#include "anker/travel.h"
#include "erase.h"

int record_erased(struct store *s, enum entity_id e, int64_t id, bool *out)
{
	int64_t found;
	sqlite3_stmt *st;
	int rc = db_prepare(s, "SELECT 1 FROM erased WHERE entity = ?1 AND record = ?2", &st);
	*out = false;
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, id);
	rc = db_first(s, st, &found);
	*out = found > 0;
	return rc;
}

/* Nobody else writes while a transaction does: asked once in it, as an import adds many. */
static int look_for_any(struct store *s)
{
	int64_t any;
	int rc = s->none_erased ? 0 : db_one(s, "SELECT EXISTS (SELECT 1 FROM main.erased)", 0, &any);
	if (rc == 0 && !s->none_erased)
		s->none_erased = s->depth > 0 && !any;
	return rc;
}

int erase_refuse(struct store *s, const struct record *r)
{
	const struct entity *e = r->entity;
	int why = look_for_any(s);
	if (why || s->none_erased)
		return why;
	for (size_t i = 0; i < e->nfields; i++) {
		const struct field *f = &e->fields[i];
		bool hangs = f->kind == F_REF && (f->ref == E_PLACEMENT || f->ref == E_EMPLOYEE || f->ref == e->parent);
		bool erased = false;
		int rc = hangs && r->value[i] ? record_erased(s, f->ref, id_of(r->value[i]), &erased) : 0;
		if (rc)
			return rc;
		if (erased)
			return err_set(ERR_NOTFOUND, _("the file of this person was erased; nothing more is kept of them"));
	}
	return 0;
}

int erase_note(struct store *s, enum entity_id e, int64_t id)
{
	static const char sql[] =
		"INSERT INTO erased (entity, record, at, who) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
	char at[MOMENT_SIZE];
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	s->none_erased = false;
	if (rc)
		return rc;
	db_int(st, 1, e);
	db_int(st, 2, id);
	db_text(st, 3, moment_now(at));
	db_text(st, 4, s->user);
	return db_step(s, st);
}

/* A field that the table wants filled keeps the least it can: references are how the record hangs in
 * the file; a text becomes empty, a day the first there is, a choice the first of its list. */
static char *nothing(const struct field *f, char *value)
{
	static char no_text[] = "", first_day[] = "0001-01-01", none[] = "0";
	if (!f->required || !value)
		return NULL;
	switch (f->kind) {
	case F_TEXT:
	case F_NOTE:
		return no_text;
	case F_DATE:
		return first_day;
	case F_CHOICE:
		return (char *)f->choices[0].code;
	case F_BOOL:
	case F_NUMBER:
	case F_PERCENT:
	case F_DECIMAL:
		return none;
	default:
		return value;
	}
}

/* Runs statements about one record: ?1 its kind, ?2 its number. */
static int run_about(struct store *s, const char *const *sql, size_t n, enum entity_id e, int64_t id)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		sqlite3_stmt *st;
		if ((rc = db_prepare(s, sql[i], &st)))
			return rc;
		db_int(st, 1, e);
		db_int(st, 2, id);
		rc = db_step(s, st);
	}
	return rc;
}

/* Labels say "placement changed: J. de Wit"; where they hold the title, the kind alone stays. */
static int blank_labels(struct store *s, const struct entity *e, int64_t id, const char *title)
{
	static const char sql[] =
		"UPDATE main.txn SET label = ?3 WHERE id IN (SELECT txn FROM main.journal WHERE record = ?1"
		" AND entity = ?2) AND replace(label, ?4, '') <> label";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	db_int(st, 2, e->id);
	db_text(st, 3, lang_text(e->label));
	db_text(st, 4, title);
	return db_step(s, st);
}

static int blank_words(struct store *s, const struct entity *e, int64_t id)
{
	static const char *const sql[] = {
		"UPDATE main.journal_field SET before = NULL, after = NULL WHERE journal IN"
		" (SELECT id FROM main.journal WHERE record = ?2 AND entity = ?1)",
		"UPDATE main.shelf SET base = NULL, value = NULL, row = NULL, reason = NULL,"
		" answer = coalesce(answer, 'office') WHERE entity = ?1 AND record = ?2",
	};
	return run_about(s, sql, sizeof sql / sizeof *sql, e->id, id);
}

int erase_clean_index(struct store *s, const struct entity *e)
{
	char sql[96];
	snprintf(sql, sizeof sql, "INSERT INTO %s_fts (%s_fts) VALUES ('optimize')", e->name, e->name);
	return entity_searchable(e) ? db_exec(s, sql) : 0;
}

static int blank_row(struct store *s, const struct record *r, struct arena *a)
{
	const struct entity *e = r->entity;
	char **value = arena_alloc(a, e->nfields * sizeof *value);
	int64_t version;
	for (size_t i = 0; i < e->nfields; i++)
		value[i] = nothing(&e->fields[i], r->value[i]);
	return write_record(s, e, r->id, value, true, "delete", r, &version);
}

/* That it was erased stays in the journal, and nobody is offered to undo it. */
static int close_undo(struct store *s)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "UPDATE main.txn SET undone_by = ?1 WHERE id = ?1", &st);
	if (rc)
		return rc;
	db_int(st, 1, s->txn);
	return db_step(s, st);
}

int erase_record(struct store *s, enum entity_id kind, int64_t id, struct arena *a, bool *done)
{
	const struct entity *e = model_entity(kind);
	struct record *r;
	bool erased;
	*done = false;
	int rc = store_get(s, kind, id, a, &r);
	if (rc || (rc = record_erased(s, kind, id, &erased)) || erased)
		return rc;
	const char *title = store_title(s, kind, id, a);
	arena_reset(s->scratch);
	if ((rc = blank_row(s, r, a)) || (rc = blank_words(s, e, id)) ||
		(rc = blank_labels(s, e, id, title)) || (rc = erase_beside(s, kind, id)) ||
		(rc = erase_note(s, kind, id)))
		return rc;
	*done = true;
	return close_undo(s);
}

int store_erase(struct store *s, enum entity_id e, int64_t id)
{
	struct arena *a = arena_new();
	bool done;
	int rc = s->site ? err_set(ERR_INVALID, _("this is a take-out: what is to be erased for good is "
						  "erased in the office, also on this"))
			 : 0;
	if (rc || (rc = store_begin(s, lang_text(model_entity(e)->label))))
		goto out;
	if ((rc = erase_record(s, e, id, a, &done)) == 0 && done)
		rc = erase_clean_index(s, model_entity(e));
	if (rc)
		store_rollback(s);
	else
		rc = store_commit(s, NULL);
out:
	arena_free(&a);
	return rc;
}
