/* Texts in which somebody may be named: in records, in what records were, and beside them. They
 * are looked at by who knows the name; this finds them and writes what is to stand there instead.
 *
 * Found first, then written: what is read is not changed while it is. */
#include <string.h>
#include <strings.h>

#include "anker/travel.h"
#include "erase.h"

struct texts {
	struct store *s;
	const struct text_search *q;
	struct arena *a, *row; /* what is kept; what one row takes, however many have a word in them */
	bool touched[E_COUNT];
};

/* Letters of A to Z alike in both cases; the others as they are: a word is a piece without them. */
static bool occurs(const char *text, const char *word)
{
	size_t n = strlen(word);
	for (; *text; text++)
		if (((*text ^ *word) & ~0x20) == 0 && strncasecmp(text, word, n) == 0)
			return true;
	return false;
}

static bool any_word(const struct text_search *q, const char *text)
{
	for (size_t i = 0; text && i < q->nwords; i++)
		if (occurs(text, q->word[i]))
			return true;
	return false;
}

static void sql_mentions(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct text_search *q = sqlite3_user_data(context);
	bool found = false;
	for (int i = 0; i < argc && !found; i++)
		found = any_word(q, (const char *)sqlite3_value_text(argv[i]));
	sqlite3_result_int(context, found);
}

/* Not from the cache: `mentions` is there only while this runs. */
static int prepare(struct texts *t, const char *sql, sqlite3_stmt **out)
{
	*out = NULL;
	return sqlite3_prepare_v2(t->s->db, sql, -1, out, NULL) ? db_fail(t->s, sql) : 0;
}

static const char *instead(struct texts *t, const struct text_place *at, const char *text)
{
	return any_word(t->q, text) ? t->q->each(t->q->ctx, at, text, t->row) : NULL;
}

static const char *kept(struct texts *t, const char *text)
{
	return text ? arena_strdup(t->a, text) : NULL;
}

/* ---- records ---- */

/* What somebody else is called, or can be reached at, is theirs. */
static bool is_text(const struct entity *e, const struct field *f)
{
	bool named = e->sort_key && (f->flags & FIELD_NAME);
	return (f->kind == F_TEXT || f->kind == F_NOTE) && !named && f->privacy != P_IDENTIFYING;
}

struct rewritten {
	int64_t id;
	char **value; /* per field, NULL: as it is */
};

static void look_at(struct texts *t, const struct record *r, void **rows, size_t *n)
{
	char **value = arena_alloc(t->row, r->entity->nfields * sizeof *value);
	bool any = false;
	if (forget_has(t->q->except, t->q->nexcept, r->entity->id, r->id))
		return;
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct text_place at = { r->entity->id, r->id, (int)i, false, NULL };
		value[i] = is_text(r->entity, &r->entity->fields[i]) ?
			(char *)instead(t, &at, r->value[i]) : NULL;
		any |= value[i] != NULL;
	}
	if (!any)
		return;
	char **into = arena_alloc(t->a, r->entity->nfields * sizeof *into);
	for (size_t i = 0; i < r->entity->nfields; i++)
		into[i] = (char *)kept(t, value[i]);
	*(struct rewritten *)arena_add(t->a, rows, n, sizeof(struct rewritten)) = (struct rewritten){ r->id, into };
}

static int write_one(struct texts *t, const struct entity *e, const struct rewritten *w)
{
	struct record *now;
	int64_t version;
	int rc = store_get(t->s, e->id, w->id, t->a, &now);
	if (rc)
		return rc;
	char **want = arena_alloc(t->a, e->nfields * sizeof *want);
	for (size_t i = 0; i < e->nfields; i++)
		want[i] = w->value[i] ? w->value[i] : now->value[i];
	arena_reset(t->s->scratch);
	t->touched[e->id] = true;
	return write_record(t->s, e, w->id, want, now->deleted, "update", now, &version);
}

static int in_kind(struct texts *t, const struct entity *e)
{
	struct str sql = STR_INIT;
	void *rows = NULL;
	size_t n = 0;
	sqlite3_stmt *st = NULL;
	const char *columns = entity_columns(e, "t.", t->a), *column;
	int rc = 0;
	str_addf(&sql, "SELECT %s FROM main.%s t WHERE mentions(NULL", columns, e->name);
	for (size_t i = 0; i < e->nfields; i++)
		if (is_text(e, &e->fields[i])) {
			column = e->fields[i].name;
			str_addf(&sql, ", t.%s", column);
		}
	str_add(&sql, ")");
	rc = prepare(t, sql.text, &st);
	str_free(&sql);
	while (rc >= 0 && (rc = db_step(t->s, st)) == 1) {
		arena_reset(t->row);
		look_at(t, row_record(e, st, t->row), &rows, &n);
	}
	sqlite3_finalize(st);
	const struct rewritten *w = rows;
	for (size_t i = 0; rc == 0 && t->q->write && i < n; i++)
		rc = write_one(t, e, &w[i]);
	return rc;
}

/* ---- what they were ---- */

struct past {
	int64_t journal;
	const char *field, *before, *after; /* values NULL: as they are */
};

static int write_past(struct texts *t, const struct past *p)
{
	static const char sql[] = "UPDATE main.journal_field SET before = coalesce(?3, before),"
				  " after = coalesce(?4, after) WHERE journal = ?1 AND field = ?2";
	sqlite3_stmt *st;
	int rc = db_prepare(t->s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, p->journal);
	db_text(st, 2, p->field);
	db_text(st, 3, p->before);
	db_text(st, 4, p->after);
	return db_step(t->s, st);
}

static void look_back(struct texts *t, sqlite3_stmt *st, void **rows, size_t *n)
{
	const struct entity *e = model_entity((enum entity_id)sqlite3_column_int(st, 2));
	const char *name = col_str(st, 1, t->row);
	int field = e ? model_field(e, name) : -1;
	if (field < 0 || !is_text(e, &e->fields[field]) ||
		forget_has(t->q->except, t->q->nexcept, e->id, sqlite3_column_int64(st, 3)))
		return;
	const struct text_place at = { e->id, sqlite3_column_int64(st, 3), field, true, NULL };
	const char *before = instead(t, &at, col_text(st, 4, t->row));
	const char *after = instead(t, &at, col_text(st, 5, t->row));
	if (before || after)
		*(struct past *)arena_add(t->a, rows, n, sizeof(struct past)) =
			(struct past){ sqlite3_column_int64(st, 0), arena_strdup(t->a, name), kept(t, before),
				kept(t, after) };
}

static int in_history(struct texts *t)
{
	static const char sql[] =
		"SELECT f.journal, f.field, j.entity, j.record, f.before, f.after FROM main.journal_field f"
		" JOIN main.journal j ON j.id = f.journal WHERE mentions(f.before, f.after)";
	void *rows = NULL;
	size_t n = 0;
	sqlite3_stmt *st;
	int rc = prepare(t, sql, &st);
	while (rc >= 0 && (rc = db_step(t->s, st)) == 1) {
		arena_reset(t->row);
		look_back(t, st, &rows, &n);
	}
	sqlite3_finalize(st);
	const struct past *p = rows;
	for (size_t i = 0; rc == 0 && t->q->write && i < n; i++)
		rc = write_past(t, &p[i]);
	return rc;
}

/* ---- beside the records ---- */

/* `read` gives up to three columns that find the row again, then the text; `write` takes the text
 * as ?1 and those as ?2, ?3, ?4. */
static const struct {
	const char *table, *read, *write;
} beside[] = {
	{ "txn", "SELECT id, NULL, NULL, label FROM main.txn WHERE mentions(label)",
		"UPDATE main.txn SET label = ?1 WHERE id = ?2" },
	{ "setting", "SELECT who, name, NULL, value FROM main.setting WHERE mentions(value)",
		"UPDATE main.setting SET value = ?1 WHERE who = ?2 AND name = ?3" },
	{ "setting", "SELECT who, name, NULL, name FROM main.setting WHERE mentions(name)",
		"UPDATE OR REPLACE main.setting SET name = ?1 WHERE who = ?2 AND name = ?3" },
	{ "draft", "SELECT who, key, owner, body FROM main.draft WHERE mentions(body)",
		"UPDATE main.draft SET body = ?1 WHERE who = ?2 AND key = ?3 AND owner = ?4" },
	{ "shelf", "SELECT id, NULL, NULL, base FROM main.shelf WHERE mentions(base)",
		"UPDATE main.shelf SET base = ?1 WHERE id = ?2" },
	{ "shelf", "SELECT id, NULL, NULL, value FROM main.shelf WHERE mentions(value)",
		"UPDATE main.shelf SET value = ?1 WHERE id = ?2" },
	{ "shelf", "SELECT id, NULL, NULL, row FROM main.shelf WHERE mentions(row)",
		"UPDATE main.shelf SET row = ?1 WHERE id = ?2" },
	{ "shelf", "SELECT id, NULL, NULL, reason FROM main.shelf WHERE mentions(reason)",
		"UPDATE main.shelf SET reason = ?1 WHERE id = ?2" },
	{ "rule_text", "SELECT hash, NULL, NULL, text FROM main.rule_text WHERE mentions(text)",
		"UPDATE main.rule_text SET text = ?1 WHERE hash = ?2" },
	{ "script_text", "SELECT hash, NULL, NULL, text FROM main.script_text WHERE mentions(text)",
		"UPDATE main.script_text SET text = ?1 WHERE hash = ?2" },
	{ "takeout", "SELECT site, NULL, NULL, scope FROM main.takeout WHERE mentions(scope)",
		"UPDATE main.takeout SET scope = ?1 WHERE site = ?2" },
	{ "takeout", "SELECT site, NULL, NULL, label FROM main.takeout WHERE mentions(label)",
		"UPDATE main.takeout SET label = ?1 WHERE site = ?2" },
	{ "stand_in", "SELECT id, NULL, NULL, note FROM main.stand_in WHERE mentions(note)",
		"UPDATE main.stand_in SET note = ?1 WHERE id = ?2" },
	{ "opened", "SELECT id, NULL, NULL, reason FROM main.opened WHERE mentions(reason)",
		"UPDATE main.opened SET reason = ?1 WHERE id = ?2" },
	{ "programme_release", "SELECT id, NULL, NULL, reason FROM main.programme_release WHERE mentions(reason)",
		"UPDATE main.programme_release SET reason = ?1 WHERE id = ?2" },
	{ "notice", "SELECT id, NULL, NULL, text FROM main.notice WHERE mentions(text)",
		"UPDATE main.notice SET text = ?1 WHERE id = ?2" },
};

enum { KEYS = 3 };

struct row_beside {
	const char *key[KEYS], *text;
};

static int write_beside(struct texts *t, const char *sql, const struct row_beside *r)
{
	sqlite3_stmt *st;
	int rc = db_prepare(t->s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, r->text);
	for (int i = 0; i < KEYS && i + 1 < sqlite3_bind_parameter_count(st); i++)
		db_text(st, i + 2, r->key[i]);
	return db_step(t->s, st);
}

static int in_beside(struct texts *t, size_t i)
{
	const struct text_place at = { E_NONE, 0, -1, false, beside[i].table };
	void *rows = NULL;
	size_t n = 0;
	sqlite3_stmt *st;
	int rc = prepare(t, beside[i].read, &st);
	while (rc >= 0 && (rc = db_step(t->s, st)) == 1) {
		arena_reset(t->row);
		const char *text = kept(t, instead(t, &at, col_text(st, KEYS, t->row)));
		if (text)
			*(struct row_beside *)arena_add(t->a, &rows, &n, sizeof(struct row_beside)) =
				(struct row_beside){ { col_text(st, 0, t->a), col_text(st, 1, t->a),
					col_text(st, 2, t->a) }, text };
	}
	sqlite3_finalize(st);
	const struct row_beside *r = rows;
	for (size_t k = 0; rc == 0 && t->q->write && k < n; k++)
		rc = write_beside(t, beside[i].write, &r[k]);
	return rc;
}

static int look_everywhere(struct texts *t)
{
	int rc = 0;
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		rc = in_kind(t, model_entity((enum entity_id)e));
	/* After the records: the lines that these wrote still have what was there before. */
	if (rc == 0)
		rc = in_history(t);
	for (size_t i = 0; rc == 0 && i < sizeof beside / sizeof *beside; i++)
		rc = in_beside(t, i);
	for (int e = E_NONE + 1; rc == 0 && e < E_COUNT; e++)
		if (t->touched[e])
			rc = erase_clean_index(t->s, model_entity((enum entity_id)e));
	return rc;
}

int store_texts(struct store *s, const struct text_search *q)
{
	struct texts t = { .s = s, .q = q, .a = arena_new(), .row = arena_new() };
	int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY, rc = 0;
	if (sqlite3_create_function(s->db, "mentions", -1, flags, (void *)q, sql_mentions, NULL, NULL))
		rc = db_fail(s, "create_function");
	if (rc == 0)
		rc = look_everywhere(&t);
	sqlite3_create_function(s->db, "mentions", -1, flags, NULL, NULL, NULL, NULL);
	arena_free(&t.row);
	arena_free(&t.a);
	return rc;
}

/* ---- drafts and settings of everyone ---- */

int store_all_drafts(struct store *s, struct arena *a, struct any_draft **out, size_t *n)
{
	void *rows = NULL;
	sqlite3_stmt *st;
	*out = NULL;
	*n = 0;
	int rc = db_prepare(s, "SELECT who, key, owner, body FROM main.draft ORDER BY who, key, owner", &st);
	while (rc >= 0 && (rc = db_step(s, st)) == 1)
		*(struct any_draft *)arena_add(a, &rows, n, sizeof **out) = (struct any_draft){ col_str(st, 0, a),
			col_str(st, 1, a), col_str(st, 2, a), col_str(st, 3, a) };
	*out = rows;
	return rc;
}

int store_any_draft_drop(struct store *s, const struct any_draft *d)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "DELETE FROM main.draft WHERE who = ?1 AND key = ?2 AND owner = ?3", &st);
	if (rc)
		return rc;
	db_text(st, 1, d->who);
	db_text(st, 2, d->key);
	db_text(st, 3, d->owner);
	return db_step(s, st);
}

int store_all_settings_drop(struct store *s, const char *name)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, "DELETE FROM main.setting WHERE name = ?1", &st);
	if (rc)
		return rc;
	db_text(st, 1, name);
	return db_step(s, st);
}
