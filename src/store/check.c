/* Checking a caseload file.
 *
 * Each finding is one line: which record, what is wrong, what to do. */
#include <stdio.h>

#include "anker/office.h"
#include "views.h"

/* One run of store_check. */
struct run {
	struct store *s;
	void (*found)(void *ctx, const char *line);
	void (*progress)(void *ctx, int percent);
	void *ctx;
	size_t findings;
	int64_t total, done; /* records */
	int percent;         /* last told */
	bool shared;         /* a caseload of a team */
	struct arena *a;     /* of one record or one step */
};

static void finding(struct run *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void finding(struct run *r, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	char *line = arena_vprintf(r->a, fmt, ap);
	va_end(ap);
	r->findings++;
	r->found(r->ctx, text_clean(r->a, line, false));
}

static void tell(struct run *r, int64_t done)
{
	int percent = r->total ? (int)(done * 100 / r->total) : 100;
	r->done = done;
	if (r->progress && percent != r->percent)
		r->progress(r->ctx, percent);
	r->percent = percent;
}

/* ---- the database's own checks ---- */

static int check_integrity(struct run *r)
{
	sqlite3_stmt *st;
	int rc = db_prepare(r->s, "PRAGMA integrity_check", &st);
	if (rc)
		return rc;
	while ((rc = db_step(r->s, st)) == 1) {
		const char *line = col_str(st, 0, r->a);
		if (strcmp(line, "ok") != 0)
			finding(r, _("the file is damaged (%s); restore a backup"), line);
	}
	return rc;
}

static const char *table_label(const char *table)
{
	const struct entity *e = model_entity_by_name(table);
	return e ? lang_text(e->label) : table;
}

static int check_references(struct run *r)
{
	sqlite3_stmt *st;
	int rc = db_prepare(r->s, "PRAGMA foreign_key_check", &st);
	if (rc)
		return rc;
	while ((rc = db_step(r->s, st)) == 1)
		finding(r,
			_("%s %s: points at a %s that does not exist; choose another one, or restore a "
			  "backup"),
			table_label(col_str(st, 0, r->a)), id_show(sqlite3_column_int64(st, 1), r->a),
			table_label(col_str(st, 2, r->a)));
	return rc;
}

/* ---- records ---- */

/* The journal must tell the whole life of a record: one line that made it, one
 * for each version. Of what a take-out took along it tells the changes since. */
static int check_journal(struct run *r, const struct record *rec, const char *name)
{
	static const char sql[] =
		"SELECT count(*), count(CASE WHEN op = 'insert' THEN 1 END), coalesce(max(version), ?3), "
		"coalesce(min(version), ?3 + 1) FROM journal WHERE record = ?1 AND entity = ?2";
	sqlite3_stmt *st;
	int rc = db_prepare(r->s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, rec->id);
	db_int(st, 2, rec->entity->id);
	db_int(st, 3, rec->version);
	bool along = r->s->site && id_site(rec->id) != r->s->site;
	if ((rc = db_step(r->s, st)) == 1) {
		int64_t lines = sqlite3_column_int64(st, 0), made = sqlite3_column_int64(st, 1),
			last = sqlite3_column_int64(st, 2), first = along ? sqlite3_column_int64(st, 3) : 1;
		if (made != !along)
			finding(r,
				_("%s: the journal says %lld times that it was made; its history is not "
				  "whole, restore a backup"),
				name, (long long)made);
		else if (lines != rec->version + 1 - first || last != rec->version)
			finding(r,
				_("%s: it has version %lld and the journal %lld changes; its history is not "
				  "whole, restore a backup"),
				name, (long long)rec->version, (long long)lines);
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* The columns that the store derives, as they stand after the fields. */
static const char *derived_columns(const struct entity *e, struct arena *a)
{
	return arena_printf(a, ", %s, %s, %s, %s", e->sort_key ? "t.sort_key" : "NULL",
		entity_searchable(e) && e->id != E_CONTACT ? "t.search_text" : "NULL",
		e->id == E_PLACEMENT ? "t.employee_key" : "NULL",
		e->id == E_PLACEMENT ? "t.employer_key" : "NULL");
}

static bool derived_equal(const struct entity *e, sqlite3_stmt *st, const struct derived *d)
{
	const char *const want[] = { d->sort_key, e->id == E_CONTACT ? NULL : d->search, d->employee_key,
		d->employer_key };
	const int first = sqlite3_column_count(st) - 4;
	for (int i = 0; i < 4; i++) {
		const char *have = (const char *)sqlite3_column_text(st, first + i);
		if (strcmp(have ? have : "", want[i] ? want[i] : "") != 0)
			return false;
	}
	return true;
}

/* Who checks a caseload of a team reads no file, and what is wrong may be words of one. */
static const char *what_is_wrong(struct run *r, const struct record *rec)
{
	const char *label = lang_text(rec->entity->label);
	for (size_t i = 0; r->shared && i < rec->entity->nfields; i++) {
		const struct field *f = &rec->entity->fields[i];
		if (field_check(f, rec->value[i]) || (f->required && !rec->value[i])) {
			label = lang_text(f->label);
			break;
		}
	}
	return r->shared ? arena_printf(r->a, _("%s: what stands there cannot be right;"), label) :
		arena_strdup(r->a, err_last());
}

static int check_record(struct run *r, const struct entity *e, sqlite3_stmt *st)
{
	struct derived d;
	struct record *rec = row_record(e, st, r->a);
	const char *name = arena_printf(r->a, "%s %s", lang_text(e->label), id_show(rec->id, r->a));
	bool erased = false;
	int rc = rec->deleted ? record_erased(r->s, e->id, rec->id, &erased) : 0;
	/* Of one whose content was erased no field is filled in. */
	if (rc == 0 && !erased && record_check(rec))
		finding(r, _("%s: %s open it and correct this"), name, what_is_wrong(r, rec));
	if (rc || (rc = row_derive(r->s, e, rec->value, r->a, &d)))
		return rc;
	if (!derived_equal(e, st, &d))
		finding(r, _("%s: its sort or search text is out of date; change any field and save it"),
			name);
	return check_journal(r, rec, name);
}

static int check_records(struct run *r, const struct entity *e, int64_t *count)
{
	struct arena *a = arena_new();
	sqlite3_stmt *st;
	int rc = db_prepare(r->s,
		arena_printf(a, "SELECT %s%s FROM %s t ORDER BY t.id", entity_columns(e, "t.", a),
			derived_columns(e, a), e->name),
		&st);
	*count = 0;
	while (rc == 0 && (rc = db_step(r->s, st)) == 1) {
		arena_reset(r->a);
		rc = check_record(r, e, st);
		++*count;
		tell(r, r->done + 1);
	}
	if (rc < 0)
		sqlite3_reset(st);
	arena_free(&a);
	return rc;
}

/* Lines of the journal about records that are not there: every record was
 * counted, and each has one line that made it. */
static int check_orphans(struct run *r, const int64_t *count)
{
	static const char sql[] = "SELECT entity, count(DISTINCT record) FROM journal GROUP BY entity";
	sqlite3_stmt *st;
	int rc = db_prepare(r->s, sql, &st);
	if (rc)
		return rc;
	while ((rc = db_step(r->s, st)) == 1) {
		int entity = sqlite3_column_int(st, 0);
		const struct entity *e = model_entity((enum entity_id)entity);
		if (!e)
			finding(r, _("the journal speaks of an unknown kind of record (%d); update anker"),
				entity);
		else if (sqlite3_column_int64(st, 1) > count[entity])
			finding(r, _("%s: the journal knows more records than there are; restore a backup"),
				lang_text(e->label_plural));
	}
	return rc;
}

/* ---- the search index ---- */

/* The index holds no tombstones and no empty texts while the table does, so for
 * the database's own comparison they are put in, in a transaction that never commits. */
static int compare_index(struct run *r, const struct entity *e)
{
	const char *column = e->id == E_CONTACT ? "note" : "search_text";
	int rc = store_begin(r->s, "");
	if (rc)
		return rc;
	rc = db_exec(r->s, arena_printf(r->a, "INSERT INTO %s_fts (rowid, %s) SELECT id, %s FROM %s"
		" WHERE deleted = 1 OR coalesce(%s, '') = ''", e->name, column, column, e->name, column));
	if (rc == 0) {
		const char *sql = arena_printf(r->a,
			"INSERT INTO %s_fts (%s_fts, rank) VALUES ('integrity-check', 1)", e->name, e->name);
		int code = sqlite3_exec(r->s->db, sql, NULL, NULL, NULL);
		if ((code & 0xff) == SQLITE_CORRUPT)
			finding(r,
				_("%s: the search index does not agree with the records; restore a backup"),
				lang_text(e->label_plural));
		else if (code)
			rc = db_fail(r->s, sql);
	}
	store_rollback(r->s);
	return rc;
}

static int check_index(struct run *r, const struct entity *e)
{
	const char *column = e->id == E_CONTACT ? "note" : "search_text";
	sqlite3_stmt *st;
	if (!entity_searchable(e))
		return 0;
	arena_reset(r->a);
	int rc = db_prepare(r->s,
		arena_printf(r->a,
			"SELECT t.id FROM %s t LEFT JOIN %s_fts_docsize d ON d.id = t.id WHERE (t.deleted = "
			"0 AND t.%s <> '' AND d.id IS NULL) OR (t.deleted = 1 AND d.id IS NOT NULL)",
			e->name, e->name, column),
		&st);
	bool whole = true;
	while (rc == 0 && (rc = db_step(r->s, st)) == 1) {
		finding(r, _("%s %s: search finds it not, or still finds it; change any field and save it"),
			lang_text(e->label), id_show(sqlite3_column_int64(st, 0), r->a));
		whole = false;
		rc = 0;
	}
	return rc || !whole || r->s->readonly ? rc : compare_index(r, e);
}

static int count_records(struct run *r)
{
	int rc = 0;
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++) {
		int64_t n;
		rc = db_one(r->s,
			arena_printf(r->a, "SELECT count(*) FROM %s", model_entity((enum entity_id)e)->name),
			0, &n);
		r->total += n;
	}
	return rc;
}

int store_check(struct store *s, void (*found)(void *ctx, const char *line),
	void (*progress)(void *ctx, int percent), void *ctx)
{
	struct run r = {
		.s = s, .found = found, .progress = progress, .ctx = ctx, .percent = -1, .a = arena_new()
	};
	int64_t count[E_COUNT] = { 0 };
	int rc = store_whole(s, true);
	if (rc == 0)
		rc = reach_check_all(s);
	if (rc || (rc = store_shared(s, &r.shared)) || (rc = count_records(&r)) || (rc = check_integrity(&r)) || (rc = check_references(&r)))
		goto out;
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++)
		if ((rc = check_records(&r, model_entity((enum entity_id)e), &count[e])) == 0)
			rc = check_index(&r, model_entity((enum entity_id)e));
	if (rc == 0 && (rc = check_orphans(&r, count)) == 0)
		tell(&r, r.total);
	if (rc == 0 && r.findings)
		rc = err_set(ERR_INVALID,
			ngettext(
				"%zu thing is not right in %s", "%zu things are not right in %s", r.findings),
			r.findings, s->path);
out:
	store_whole(s, false);
	arena_free(&r.a);
	return rc;
}
