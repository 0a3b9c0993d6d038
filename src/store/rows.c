/* Rows: between a table's columns and a record, and the derived columns. */
#include <stdio.h>
#include <string.h>

#include "facts.h"

enum { FIRST_FIELD = 3 }; /* after id, version, deleted */

bool entity_searchable(const struct entity *e)
{
	for (size_t i = 0; i < e->nfields; i++)
		if (e->fields[i].flags & FIELD_SEARCH)
			return true;
	return false;
}

/* A contact is indexed by its note alone: two million of them need no copy. */
static const char *search_column(const struct entity *e)
{
	return e->id == E_CONTACT ? "note" : "search_text";
}

const char *entity_columns(const struct entity *e, const char *prefix, struct arena *a)
{
	struct str sql = STR_INIT;
	str_addf(&sql, "%sid, %sversion, %sdeleted", prefix, prefix, prefix);
	for (size_t i = 0; i < e->nfields; i++)
		str_add(&sql, ", "), str_add(&sql, prefix), str_add(&sql, e->fields[i].name);
	char *out = arena_strdup(a, sql.text);
	str_free(&sql);
	return out;
}

struct record *row_record(const struct entity *e, sqlite3_stmt *st, struct arena *a)
{
	struct record *r = arena_alloc(a, sizeof *r);
	r->entity = e;
	r->arena = a;
	r->id = sqlite3_column_int64(st, 0);
	r->version = sqlite3_column_int64(st, 1);
	r->deleted = sqlite3_column_int(st, 2) != 0;
	r->value = arena_alloc(a, e->nfields * sizeof *r->value);
	r->base = arena_alloc(a, e->nfields * sizeof *r->base);
	for (size_t i = 0; i < e->nfields; i++)
		r->value[i] = r->base[i] = col_text(st, FIRST_FIELD + (int)i, a);
	return r;
}

static const char *value_of(const struct entity *e, char *const *value, const char *field)
{
	int i = model_field(e, field);
	return i >= 0 && value[i] ? value[i] : "";
}

/* What a field adds to the search text: a choice by its words in both
 * languages, a date as people write it, text as it is. */
static void add_searchable(struct str *out, const struct field *f, const char *value, struct arena *a)
{
	const struct choice *c = f->kind == F_CHOICE ? model_choice(f, value) : NULL;
	struct date_span span;
	int y, m, d;
	if (c)
		str_addf(out, "%s %s ", c->label.nl, c->label.en);
	else if ((f->flags & FIELD_SPAN) && date_span_parse_iso(value, &span) == 0 && span.first != span.last)
		str_addf(out, "%s ", date_span_search(a, span));
	else if (f->kind == F_DATE && sscanf(value, "%d-%d-%d", &y, &m, &d) == 3)
		str_addf(out, "%02d-%02d-%04d ", d, m, y);
	else
		str_addf(out, "%s ", value);
}

static int derive_placement(struct store *s, const struct entity *e, char *const *value, struct arena *a,
	struct derived *out, struct str *search)
{
	static const char sql[] = "SELECT e.sort_key, coalesce(e.given_name, '') || ' ' || coalesce(e.infix, "
				  "'') || ' ' || e.family_name, o.sort_key, o.name || ' ' || "
				  "coalesce(o.place, '') FROM main.employee e, main.organisation o WHERE e.id = ?1 AND "
				  "o.id = ?2";
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, value_of(e, value, "employee"));
	db_text(st, 2, value_of(e, value, "employer"));
	rc = db_step(s, st);
	bool found = rc == 1;
	out->employee_key = arena_strdup(a, found ? col_str(st, 0, a) : "");
	out->employer_key = arena_strdup(a, found ? col_str(st, 2, a) : "");
	if (found)
		str_addf(search, "%s %s ", col_str(st, 1, a), col_str(st, 3, a));
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

int row_derive(
	struct store *s, const struct entity *e, char *const *value, struct arena *a, struct derived *out)
{
	int rc = 0;
	*out = (struct derived){ NULL, NULL, NULL, NULL };
	if (e->sort_key) {
		const char *family = value_of(e, value, "family_name");
		out->sort_key = text_fold(a, model_field(e, "family_name") < 0 ?
			value_of(e, value, "name") :
			arena_printf(a, "%s %s", family, value_of(e, value, "given_name")));
	}
	if (!entity_searchable(e))
		return 0;
	if (e->id == E_CONTACT) {
		out->search = value[model_field(e, "note")];
		return 0;
	}
	struct str search = STR_INIT;
	str_add(&search, "");
	for (size_t i = 0; i < e->nfields; i++)
		if ((e->fields[i].flags & FIELD_SEARCH) && value[i])
			add_searchable(&search, &e->fields[i], value[i], a);
	if (e->id == E_PLACEMENT)
		rc = derive_placement(s, e, value, a, out, &search);
	out->search = arena_strdup(a, search.text);
	str_free(&search);
	return rc;
}

/* The external-content index must be told the old text to forget it. */
static int search_change(struct store *s, const struct entity *e, int64_t id, const char *text, bool forget)
{
	if (!text || !*text)
		return 0;
	char sql[256];
	sqlite3_stmt *st;
	if (forget)
		snprintf(sql, sizeof sql, "INSERT INTO %s_fts (%s_fts, rowid, %s) VALUES ('delete', ?1, ?2)",
			e->name, e->name, search_column(e));
	else
		snprintf(sql, sizeof sql, "INSERT INTO %s_fts (rowid, %s) VALUES (?1, ?2)", e->name,
			search_column(e));
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	db_text(st, 2, text);
	return db_step(s, st);
}

static int search_text_now(struct store *s, const struct entity *e, int64_t id, struct arena *a, char **out)
{
	char sql[128];
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql, "SELECT %s FROM main.%s WHERE id = ?1", search_column(e), e->name);
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	rc = db_step(s, st);
	*out = rc == 1 ? col_text(st, 0, a) : NULL;
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
}

/* "?1, ?2, ..." or "name = ?N, ...": one text per entity and kind of write. */
static const char *write_sql(const struct entity *e, bool insert, struct arena *a)
{
	static const char *const extra[] = { "sort_key", "search_text", "employee_key", "employer_key" };
	const bool has[] = { e->sort_key, entity_searchable(e) && e->id != E_CONTACT, e->id == E_PLACEMENT,
		e->id == E_PLACEMENT };
	struct str sql = STR_INIT, marks = STR_INIT;
	str_addf(&sql,
		insert ? "INSERT INTO main.%s (id, version, deleted" : "UPDATE main.%s SET version = ?2, deleted = ?3",
		e->name);
	str_add(&marks, "?1, ?2, ?3");
	for (size_t i = 0; i < 4; i++)
		if (has[i] && insert)
			str_addf(&sql, ", %s", extra[i]), str_addf(&marks, ", ?%zu", i + 4);
		else if (has[i])
			str_addf(&sql, ", %s = ?%zu", extra[i], i + 4);
	for (size_t i = 0; i < e->nfields; i++)
		if (insert)
			str_addf(&sql, ", %s", e->fields[i].name), str_addf(&marks, ", ?%zu", i + 8);
		else
			str_addf(&sql, ", %s = ?%zu", e->fields[i].name, i + 8);
	if (insert)
		str_addf(&sql, ") VALUES (%s)", marks.text);
	else
		str_add(&sql, " WHERE id = ?1");
	char *out = arena_strdup(a, sql.text);
	str_free(&sql);
	str_free(&marks);
	return out;
}

static int write_statement(struct store *s, const struct entity *e, bool insert, sqlite3_stmt **st)
{
	struct statement *known = &s->write[e->id][insert];
	if (!known->sql) {
		known->sql = xstrdup(write_sql(e, insert, s->scratch));
		if (sqlite3_prepare_v3(s->db, known->sql, -1, SQLITE_PREPARE_PERSISTENT, &known->st, NULL))
			return db_fail(s, known->sql);
	}
	*st = known->st;
	return 0;
}

int row_write(struct store *s, const struct entity *e, int64_t id, int64_t version, bool deleted,
	char *const *value, const struct record *was)
{
	struct arena *a = s->scratch;
	struct derived d;
	sqlite3_stmt *st = NULL;
	char *old = NULL;
	int rc = row_derive(s, e, value, a, &d);
	if (rc || (was && entity_searchable(e) && (rc = search_text_now(s, e, id, a, &old))))
		return rc;
	bool had = was && !was->deleted, has = !deleted;
	bool same = had && has && strcmp(old ? old : "", d.search ? d.search : "") == 0;
	/* The row first: when a constraint refuses it, nothing has been written. */
	if ((rc = write_statement(s, e, !was, &st)))
		return rc;
	sqlite3_clear_bindings(st);
	db_int(st, 1, id);
	db_int(st, 2, version);
	db_int(st, 3, deleted);
	char *const extra[] = { d.sort_key, e->id == E_CONTACT ? NULL : d.search, d.employee_key,
		d.employer_key };
	for (int i = 0; i < 4; i++)
		if (extra[i])
			db_text(st, 4 + i, extra[i]);
	for (size_t i = 0; i < e->nfields; i++)
		if (value[i])
			db_text(st, (int)i + 8, value[i]);
	if ((rc = db_step(s, st)) || (rc = facts_note(s, e, id, value, was ? was->value : NULL)))
		return rc;
	if (had && !same && (rc = search_change(s, e, id, old, true)))
		return rc;
	return has && !same ? search_change(s, e, id, d.search, false) : 0;
}
