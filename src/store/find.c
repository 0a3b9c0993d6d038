/* Generic reading: one record, its title, lists for the command line, export
 * and pickers. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "find.h"

/* `prefix`: "main." for the table itself, "" for what is in reach. */
static int get(struct store *s, const char *prefix, enum entity_id entity, int64_t id, struct arena *a,
	struct record **out)
{
	const struct entity *e = model_entity(entity);
	const char key[] = { *prefix ? '!' : '#', (char)('A' + entity), '\0' };
	sqlite3_stmt *st;
	int rc = 0;
	*out = NULL;
	if (!db_prepared(s, key, &st))
		rc = db_prepare_as(s, key,
			arena_printf(a, "SELECT %s FROM %s%s WHERE id = ?1", entity_columns(e, "", a), prefix,
				e->name),
			&st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	rc = db_step(s, st);
	if (rc == 1) {
		*out = row_record(e, st, a);
		sqlite3_reset(st);
		return 0;
	}
	return rc ? rc
		  : err_set(ERR_NOTFOUND, _("there is no %s with number %s"), lang_text(e->label),
			    id_show(id, a));
}

int store_get(struct store *s, enum entity_id entity, int64_t id, struct arena *a, struct record **out)
{
	return get(s, "", entity, id, a, out);
}

int record_whole(struct store *s, enum entity_id entity, int64_t id, struct arena *a, struct record **out)
{
	return get(s, "main.", entity, id, a, out);
}

/* A title follows references one step: "J. de Wit · Bakkerij De Korenaar". */
char *store_title(struct store *s, enum entity_id entity, int64_t id, struct arena *a)
{
	const struct entity *e = model_entity(entity);
	struct record *r;
	int64_t target;
	if (store_get(s, entity, id, a, &r))
		return arena_strdup(a, "?");
	char *title = entity == E_PLACEMENT ? NULL : record_title(r, a);
	for (size_t i = 0; entity == E_PLACEMENT && i < e->nfields; i++) {
		if (!(e->fields[i].flags & FIELD_NAME) || e->fields[i].kind != F_REF || !r->value[i])
			continue;
		if (id_parse(r->value[i], &target))
			continue;
		char *part = store_title(s, e->fields[i].ref, target, a);
		title = title ? arena_printf(a, "%s · %s", title, part) : part;
	}
	return title ? title : arena_strdup(a, "?");
}

/* What a list is ordered by when the query does not say. */
static const char *default_order(const struct entity *e)
{
	if (e->sort_key)
		return "sort_key";
	if (e->id == E_PLACEMENT)
		return "employee_key";
	if (model_field(e, "date") >= 0)
		return "date";
	return model_field(e, "due") >= 0 ? "due" : "id";
}

static const char *const operators[] = { [IS] = "=", [AT_LEAST] = ">=", [AT_MOST] = "<=" };

/* Said as "IS NULL": "IS ?" would leave out of use an index of what is
 * empty, or filled in, alone. */
static bool wants_empty(const struct condition *c)
{
	return c->op == IS_EMPTY || (c->op == IS && !c->value);
}

static bool has_value(const struct condition *c)
{
	return !wants_empty(c) && c->op != IS_SET;
}

const char *find_text(struct store *s, const struct query *q, struct arena *a)
{
	return q->text && entity_searchable(model_entity(q->entity)) ? search_expression(s, q->text, a) : NULL;
}

void find_where(struct str *sql, const struct query *q, const struct entity *e, bool text)
{
	str_add(sql, q->deleted ? " WHERE 1 = 1" : " WHERE t.deleted = 0");
	for (size_t i = 0; i < q->nwhere; i++) {
		const char *field = q->where[i].field;
		assert(strcmp(field, "id") == 0 || model_field(e, field) >= 0 ||
			(e->sort_key && strcmp(field, "sort_key") == 0));
		if (wants_empty(&q->where[i]))
			str_addf(sql, " AND t.%s IS NULL", field);
		else if (q->where[i].op == IS_SET)
			str_addf(sql, " AND t.%s IS NOT NULL", field);
		else if (q->where[i].op == IS_NOT)
			str_addf(sql, " AND (t.%s IS NULL OR t.%s <> ?%zu)", field, field, i + 1);
		else
			str_addf(sql, " AND t.%s %s ?%zu", field, operators[q->where[i].op], i + 1);
	}
	if (text)
		str_addf(sql, " AND t.id IN (SELECT rowid FROM %s_fts WHERE %s_fts MATCH ?%zu)", e->name,
			e->name, q->nwhere + 1);
}

void find_bind(sqlite3_stmt *st, const struct query *q, const char *text)
{
	for (size_t i = 0; i < q->nwhere; i++)
		if (has_value(&q->where[i]))
			db_text(st, (int)i + 1, q->where[i].value);
	if (text)
		db_text(st, (int)q->nwhere + 1, text);
}

/* All that the text of a query depends on. */
static const char *query_key(const struct query *q, bool text, struct arena *a)
{
	const char *order = q->order ? q->order : "";
	size_t size = sizeof "#eftpl" + strlen(order);
	for (size_t i = 0; i < q->nwhere; i++)
		size += 1 + strlen(q->where[i].field);
	char *key = arena_alloc(a, size), *p = key;
	*p++ = '#';
	*p++ = (char)('A' + q->entity);
	*p++ = q->descending ? 'd' : 'a';
	*p++ = text ? 't' : '-';
	*p++ = q->deleted ? 'x' : '-';
	*p++ = q->limit || q->offset ? 'l' : '-';
	p = stpcpy(p, order);
	for (size_t i = 0; i < q->nwhere; i++) {
		*p++ = (char)('0' + (wants_empty(&q->where[i]) ? IS_EMPTY : q->where[i].op));
		p = stpcpy(p, q->where[i].field);
	}
	return key;
}

/* `keep`: from the statement cache; only for who runs it to the end, because a
 * callback could ask the same again. */
static int prepare_text(
	struct store *s, const struct query *q, bool text, bool keep, struct arena *a, sqlite3_stmt **st)
{
	const struct entity *e = model_entity(q->entity);
	const char *key = keep ? query_key(q, text, a) : NULL;
	if (keep && db_prepared(s, key, st))
		return 0;
	const char *order = q->order ? q->order : default_order(e);
	bool newest = !q->order && strcmp(order, "date") == 0;
	struct str sql = STR_INIT;
	str_addf(&sql, "SELECT %s FROM %s t", entity_columns(e, "t.", a), e->name);
	find_where(&sql, q, e, text);
	str_addf(&sql, " ORDER BY t.%s %s, t.id %s", order, q->descending != newest ? "DESC" : "ASC",
		q->descending != newest ? "DESC" : "ASC");
	size_t after = q->nwhere + text;
	if (q->limit || q->offset)
		str_addf(&sql, " LIMIT ?%zu OFFSET ?%zu", after + 1, after + 2);
	int rc = keep ? db_prepare_as(s, key, sql.text, st) :
		db_prepare_once(s, sql.text, st);
	str_free(&sql);
	return rc;
}

static int prepare_query(
	struct store *s, const struct query *q, bool keep, struct arena *a, sqlite3_stmt **st)
{
	const char *text = find_text(s, q, a);
	size_t after = q->nwhere + (text != NULL);
	int rc = prepare_text(s, q, text != NULL, keep, a, st);
	if (rc)
		return rc;
	find_bind(*st, q, text);
	if (q->limit || q->offset) {
		db_int(*st, (int)after + 1, q->limit ? q->limit : -1);
		db_int(*st, (int)after + 2, q->offset);
	}
	return 0;
}

int store_each(
	struct store *s, const struct query *q, int (*each)(void *ctx, const struct record *r), void *ctx)
{
	struct arena *a = arena_new(), *row = arena_new();
	sqlite3_stmt *st = NULL;
	int rc = prepare_query(s, q, false, a, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		arena_reset(row);
		if ((rc = each(ctx, row_record(model_entity(q->entity), st, row))) != 0)
			break;
	}
	sqlite3_finalize(st);
	arena_free(&row);
	arena_free(&a);
	return rc;
}

int store_find(struct store *s, const struct query *q, struct arena *a, struct record ***out, size_t *n)
{
	sqlite3_stmt *st = NULL;
	void *rows = NULL;
	*n = 0;
	int rc = prepare_query(s, q, true, a, &st);
	while (rc == 0 && (rc = db_step(s, st)) == 1) {
		*(struct record **)arena_add(a, &rows, n, sizeof(struct record *)) =
			row_record(model_entity(q->entity), st, a);
		rc = 0;
	}
	*out = rows;
	return rc;
}

int store_count(struct store *s, const struct query *q, int64_t cap, int64_t *out)
{
	const struct entity *e = model_entity(q->entity);
	struct arena *a = arena_new();
	const char *text = find_text(s, q, a);
	struct str sql = STR_INIT;
	sqlite3_stmt *st = NULL;
	*out = 0;
	str_addf(&sql, "SELECT count(*) FROM (SELECT 1 FROM %s t", e->name);
	find_where(&sql, q, e, text != NULL);
	str_addf(&sql, " LIMIT %" PRId64 ")", cap ? cap : -1);
	int rc = db_prepare_once(s, sql.text, &st);
	if (rc == 0) {
		find_bind(st, q, text);
		rc = db_step(s, st);
		if (rc == 1) {
			*out = sqlite3_column_int64(st, 0);
			rc = 0;
		}
	}
	sqlite3_finalize(st);
	str_free(&sql);
	arena_free(&a);
	return rc;
}
