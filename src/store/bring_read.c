/* Reading the journal of a take-out: one transaction with all that it says. */
#include <string.h>

#include "anker/hash.h"
#include "bring.h"

static const char *const ops[] = { [OP_INSERT] = "insert", [OP_UPDATE] = "update", [OP_DELETE] = "delete",
	[OP_RESTORE] = "restore" };

int bring_strange(const char *what)
{
	return err_set(
		ERR_INVALID, _("the take-out holds what no anker writes (%s); nothing was brought in"), what);
}

/* Walks back from the record as it is now: every later `before` takes its field's place. */
int bring_then(struct store *field, const struct entity *e, int64_t id, int64_t journal, struct arena *a,
	char ***value)
{
	static const char sql[] =
		"SELECT f.field, f.before FROM journal j JOIN journal_field f ON f.journal = j.id"
		" WHERE j.record = ?1 AND j.entity = ?2 AND j.id > ?3 ORDER BY j.id DESC";
	struct record *r;
	sqlite3_stmt *st;
	int rc = store_get(field, e->id, id, a, &r);
	if (rc)
		return rc == ERR_NOTFOUND ? bring_strange("journal") : rc;
	if ((rc = db_prepare(field, sql, &st)))
		return rc;
	db_int(st, 1, id);
	db_int(st, 2, e->id);
	db_int(st, 3, journal);
	while ((rc = db_step(field, st)) == 1) {
		int i = model_field(e, (const char *)sqlite3_column_text(st, 0));
		if (i >= 0)
			r->value[i] = col_text(st, 1, a);
	}
	*value = r->value;
	return rc;
}

static int read_fields(struct store *field, struct brought_entry *en, struct arena *a)
{
	static const char sql[] = "SELECT field, before, after FROM journal_field WHERE journal = ?1";
	size_t n = en->entity->nfields;
	sqlite3_stmt *st;
	int rc = db_prepare(field, sql, &st);
	if (rc)
		return rc;
	en->before = arena_alloc(a, n * sizeof *en->before);
	en->after = arena_alloc(a, n * sizeof *en->after);
	en->changed = arena_alloc(a, n * sizeof *en->changed);
	db_int(st, 1, en->journal);
	while ((rc = db_step(field, st)) == 1) {
		int i = model_field(en->entity, (const char *)sqlite3_column_text(st, 0));
		if (i < 0) {
			sqlite3_reset(st);
			return bring_strange("field");
		}
		en->before[i] = col_text(st, 1, a);
		en->after[i] = col_text(st, 2, a);
		en->changed[i] = true;
	}
	return rc;
}

static int read_entry(struct store *field, struct brought_entry *en, const char *op, struct arena *a)
{
	size_t i = 0;
	while (i < sizeof ops / sizeof *ops && strcmp(ops[i], op) != 0)
		i++;
	if (!en->entity || i == sizeof ops / sizeof *ops || en->record <= 0)
		return bring_strange("journal");
	en->op = (enum entry_op)i;
	if (en->op == OP_UPDATE)
		return read_fields(field, en, a);
	return en->op == OP_INSERT ? bring_then(field, en->entity, en->record, en->journal, a, &en->after)
				   : 0;
}

static int read_entries(struct store *field, struct brought_txn *t, struct arena *a)
{
	static const char sql[] =
		"SELECT id, entity, record, version, op FROM journal WHERE txn = ?1 ORDER BY id";
	const char **op = NULL;
	void *rows = NULL, *names = NULL;
	size_t n = 0;
	sqlite3_stmt *st;
	int rc = db_prepare(field, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, t->id);
	while ((rc = db_step(field, st)) == 1) {
		struct brought_entry *en = arena_add(a, &rows, &t->n, sizeof *en);
		*en = (struct brought_entry){ .journal = sqlite3_column_int64(st, 0),
			.entity = model_entity((enum entity_id)sqlite3_column_int(st, 1)),
			.record = sqlite3_column_int64(st, 2), .version = sqlite3_column_int64(st, 3) };
		*(const char **)arena_add(a, &names, &n, sizeof *op) = col_str(st, 4, a);
	}
	t->entry = rows;
	op = names;
	for (size_t i = 0; rc == 0 && i < t->n; i++)
		rc = read_entry(field, &t->entry[i], op[i], a);
	return rc;
}

/* With its end, so that "a" "bc" is not "ab" "c"; NULL is not "". */
static uint64_t hash_value(uint64_t h, const char *value)
{
	return value ? hash_bytes(h, value, strlen(value) + 1) : hash_bytes(h, "\1", 1);
}

static uint64_t hash_number(uint64_t h, int64_t n)
{
	return hash_bytes(h, &n, sizeof n);
}

/* Without what is empty on both sides: a later anker has more fields. */
static uint64_t hash_entry(uint64_t h, const struct brought_entry *en)
{
	h = hash_value(h, en->entity->name);
	h = hash_number(h, en->record);
	h = hash_number(h, (int64_t)en->op);
	for (size_t i = 0; en->after && i < en->entity->nfields; i++) {
		if (en->changed ? !en->changed[i] : !en->after[i])
			continue;
		h = hash_value(h, en->entity->fields[i].name);
		h = hash_value(h, en->before ? en->before[i] : NULL);
		h = hash_value(h, en->after[i]);
	}
	return h;
}

static uint64_t hash_txn(const struct brought_txn *t)
{
	uint64_t h = hash_value(HASH_START, t->at);
	h = hash_value(h, t->who);
	h = hash_value(h, t->label);
	h = hash_value(h, t->kind);
	for (size_t i = 0; i < t->n; i++)
		h = hash_entry(h, &t->entry[i]);
	return h;
}

/* "2026-11-22T15:40:00Z": it goes into sentences and is compared as text. */
static bool is_moment(const char *at)
{
	static const char form[] = "0000-00-00T00:00:00Z";
	for (size_t i = 0; i < sizeof form; i++)
		if (form[i] == '0' ? at[i] < '0' || at[i] > '9' : at[i] != form[i])
			return false;
	return true;
}

int bring_read(struct store *field, int64_t after, struct arena *a, struct brought_txn **out)
{
	static const char sql[] =
		"SELECT id, at, who, label, kind, coalesce(unit, 0), coalesce(undoes, 0) FROM txn"
		" WHERE id > ?1 AND id < ?2 ORDER BY id LIMIT 1";
	sqlite3_stmt *st;
	*out = NULL;
	int rc = db_prepare(field, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, after);
	db_int(st, 2, id_make(field->site + 1, 0));
	if ((rc = db_step(field, st)) != 1)
		return rc;
	struct brought_txn *t = arena_alloc(a, sizeof *t);
	*t = (struct brought_txn){ .id = sqlite3_column_int64(st, 0), .at = col_str(st, 1, a),
		.who = col_str(st, 2, a), .label = col_str(st, 3, a), .kind = col_str(st, 4, a),
		.unit = sqlite3_column_int64(st, 5), .undoes = sqlite3_column_int64(st, 6) };
	sqlite3_reset(st);
	if (!is_moment(t->at))
		return bring_strange("moment");
	if ((rc = read_entries(field, t, a)))
		return rc;
	t->digest = hash_txn(t);
	*out = t;
	return 0;
}
