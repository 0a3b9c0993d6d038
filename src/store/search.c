/* Search over everything: names first, then what was written, newest first. */
#include <stdlib.h>

#include "match.h"
#include "views.h"

enum { EXCERPT_COLUMNS = 60, LEAD_COLUMNS = 20 };

/* ---- the note around the first match ---- */

static bool word_matches(const char *word, size_t n, const struct words *w, struct arena *a)
{
	const char *folded = text_fold(a, arena_strndup(a, word, n));
	for (size_t i = 0; i < w->n; i++) {
		size_t len = strlen(w->list[i]);
		for (const char *at = strstr(folded, w->list[i]); at; at = strstr(at + 1, w->list[i]))
			if ((at == folded || !match_letter(at[-1])) &&
				(!w->whole[i] || !match_letter(at[len])))
				return true;
	}
	return false;
}

static const char *excerpt(const char *note, const struct words *w, struct arena *a, struct arena *scratch)
{
	char *text = text_clean(a, note, false), *first = text;
	int lead = 0;
	arena_reset(scratch);
	for (char *p = text; *p;) {
		size_t n = strcspn(p, " ");
		if (n && word_matches(p, n, w, scratch)) {
			first = p;
			break;
		}
		p += n + (p[n] == ' ');
	}
	/* Back up by whole words, so that what leads to the match is read too. */
	char *start = first;
	while (start > text) {
		char *word = start - 1;
		while (word > text && word[-1] != ' ')
			word--;
		lead += text_width(arena_strndup(scratch, word, (size_t)(start - word)));
		if (lead > LEAD_COLUMNS)
			break;
		start = word;
	}
	if (start == text)
		return text_cut(a, text, EXCERPT_COLUMNS);
	return arena_printf(a, "…%s", text_cut(a, start, EXCERPT_COLUMNS - 1));
}

/* ---- search ---- */

/* Statements give: id, placement, employer, date, title, note; nothing for a
 * tombstone. Named: one record, ?1 is its id; without a date, as they come before
 * the dated. Dated: the newest ?2 with the words ?1, in one statement, as most of
 * what a row by its id costs is starting and ending the statement. They are counted
 * behind the join: what is out of reach leaves no gap on the page. */
#define SQL_NAMED(columns, from)                                                                        \
	"SELECT t.id, " columns " FROM " from " WHERE t.id = ?1 AND t.deleted = 0"
#define SQL_FOUND(table)                                                                                \
	table "_fts f CROSS JOIN " table " t ON t.id = f.rowid"
#define SQL_NEWEST(table) " WHERE f." table "_fts MATCH ?1 AND t.deleted = 0 ORDER BY f.rowid DESC LIMIT ?2"
#define SQL_DATED(table, date, note)                                                                     \
	"SELECT t.id, t.placement, t.employer, t." date ", coalesce(" SQL_NAME("e") " || ' · ', '')"     \
	" || coalesce(o.name, ''), " note " FROM " SQL_FOUND(table)                                      \
	" LEFT JOIN placement p ON p.id = t.placement LEFT JOIN employee e ON e.id = p.employee"         \
	" LEFT JOIN organisation o ON o.id = t.employer" SQL_NEWEST(table)

static const struct source {
	enum entity_id entity;
	const char *key; /* the title column of what is named; NULL: dated */
	const char *table;
	const char *sql;
} sources[] = {
	{ E_PLACEMENT, "employee_key", "placement",
		SQL_NAMED("t.id, t.employer, NULL, " SQL_NAME("e") " || ' · ' || o.name, t.job_title",
			"placement t JOIN employee e ON e.id = t.employee JOIN organisation o ON o.id = "
			"t.employer") },
	{ E_ORGANISATION, "sort_key", "organisation",
		SQL_NAMED("0, t.id, NULL, t.name, t.place", "organisation t") },
	{ E_EMPLOYEE, "sort_key", "employee",
		SQL_NAMED("(SELECT p.id FROM placement p WHERE p.employee = t.id AND p.deleted = 0 ORDER BY "
			  "p.id DESC LIMIT 1), 0, NULL, " SQL_NAME("t") ", t.note", "employee t") },
	{ E_PERSON, "sort_key", "person",
		SQL_NAMED("0, t.organisation, NULL, " SQL_NAME("t") ", o.name",
			"person t JOIN organisation o ON o.id = t.organisation") },
	{ E_CONTACT, NULL, "contact", SQL_DATED("contact", "date", "t.note") },
	{ E_SIGNAL, NULL, "signal", SQL_DATED("signal", "date", "t.note") },
	{ E_CHANGE, NULL, "workplace_change", SQL_DATED("workplace_change", "date", "t.note") },
	{ E_BOTTLENECK, NULL, "bottleneck", SQL_DATED("bottleneck", "date", "t.note") },
	{ E_ACTION, NULL, "action", SQL_DATED("action", "due", "t.what || coalesce(' ' || t.note, '')") },
	{ E_PROFILE, NULL, "capacity_profile",
		"SELECT t.id, t.placement, p.employer, t.date, " SQL_NAME("e") " || ' · ' || o.name, t.text "
		"FROM " SQL_FOUND("capacity_profile") " JOIN placement p ON p.id = t.placement JOIN "
		"employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer"
		SQL_NEWEST("capacity_profile") },
	{ E_TICK, NULL, "guide_tick", SQL_DATED("guide_tick", "date", "t.note") },
	{ E_ANSWER, NULL, "answer", SQL_DATED("answer", "date", "t.text") },
};

/* Kinds that the dictionary alone says how to find: they have a search text and no source
 * above; what an expert keeps for themselves is not searched. */
static bool from_dictionary(const struct entity *e)
{
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (sources[i].entity == e->id)
			return false;
	return entity_searchable(e) && !(e->flags & (ENTITY_OWN | ENTITY_KEPT));
}

/* The field by which a record is part of another, or -1. */
static int parent_field(const struct entity *e)
{
	for (size_t i = 0; e->parent && i < e->nfields; i++)
		if (e->fields[i].ref == e->parent)
			return (int)i;
	return -1;
}

/* Where a hit of a kind leads: `table` is the record in the statement, or what it is part of. What hangs from an employee leads to their newest placement. */
struct leads {
	const char *table;
	bool placement, employer, employee;
};

static void add_leads(struct str *sql, const struct leads *l)
{
	const char *table = l->table;
	if (l->placement)
		str_addf(sql, "%s.placement, ", table);
	else
		str_add(sql, l->employee ? "p.id, " : "0, ");
	if (l->employer)
		str_addf(sql, "%s.employer, ", table);
	else
		str_add(sql, "p.employer, ");
}

static void add_names(struct str *sql, const struct leads *l)
{
	const char *table = l->table;
	if (l->placement)
		str_addf(sql, " LEFT JOIN placement p ON p.id = %s.placement", table);
	else if (l->employee)
		str_addf(sql, " LEFT JOIN placement p ON p.id = (SELECT max(w.id) FROM placement w WHERE w.employee ="
			" %s.id AND w.deleted = 0)", table);
	else
		str_add(sql, " LEFT JOIN placement p ON p.id = 0");
	if (l->employee)
		str_addf(sql, " LEFT JOIN employee e ON e.id = %s.id", table);
	else
		str_add(sql, " LEFT JOIN employee e ON e.id = p.employee");
	if (l->employer)
		str_addf(sql, " LEFT JOIN organisation o ON o.id = %s.employer", table);
	else
		str_add(sql, " LEFT JOIN organisation o ON o.id = p.employer");
}

/* A part is about whom the whole is about. */
static const char *dictionary_sql(const struct entity *e, struct arena *a)
{
	int i = parent_field(e);
	const struct entity *within = i < 0 ? e : model_entity(e->parent);
	const struct leads leads = { i < 0 ? "t" : "q", model_field(within, "placement") >= 0,
		model_field(within, "employer") >= 0, within->id == E_EMPLOYEE };
	struct str sql = STR_INIT;
	str_add(&sql, "SELECT t.id, ");
	add_leads(&sql, &leads);
	if (e->date)
		str_addf(&sql, "t.%s, ", e->date);
	else
		str_add(&sql, "NULL, ");
	str_add(&sql, "coalesce(" SQL_NAME("e") " || ' · ', '') || coalesce(o.name, ''), ''");
	for (size_t k = 0; k < e->nfields; k++)
		if ((e->fields[k].flags & FIELD_SEARCH) && e->fields[k].kind != F_CHOICE)
			str_addf(&sql, " || coalesce(t.%s || ' ', '')", e->fields[k].name);
	str_addf(&sql, " FROM %s_fts f CROSS JOIN %s t ON t.id = f.rowid", e->name, e->name);
	if (i >= 0)
		str_addf(&sql, " JOIN %s q ON q.id = t.%s", within->name, e->fields[i].name);
	add_names(&sql, &leads);
	str_addf(&sql, " WHERE f.%s_fts MATCH ?1 AND t.deleted = 0 ORDER BY f.rowid DESC LIMIT ?2", e->name);
	char *out = arena_strdup(a, sql.text);
	str_free(&sql);
	return out;
}

/* One search: what is looked for, and what was found so far. */
struct search {
	struct words words;
	const char *match, *key; /* for the index of texts; for titles */
	struct arena *arena, *scratch;
	void *hits;
	size_t *n;
};

/* Adds what a bound statement gives. */
static int add_hits(struct store *s, sqlite3_stmt *st, enum entity_id entity, struct search *q)
{
	int rc;
	while ((rc = db_step(s, st)) == 1) {
		struct hit *h = arena_add(q->arena, &q->hits, q->n, sizeof *h);
		*h = (struct hit){ entity, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			sqlite3_column_int64(st, 2), col_day(st, 3), col_clean(st, 4, q->arena),
			excerpt((const char *)sqlite3_column_text(st, 5), &q->words, q->arena, q->scratch) };
	}
	return rc;
}

static int add_named(struct store *s, const struct source *from, size_t most, struct search *q)
{
	struct ids ids = { arena_alloc(q->arena, most * sizeof *ids.list), 0 };
	int rc = match_titled(s, from->table, from->key, q->key, "", 0, most, &ids, q->arena);
	if (rc == 0 && ids.n < most)
		rc = match_text(s, from->table, q->match, "", 0, most, &ids, q->arena);
	for (size_t i = 0; i < ids.n && rc == 0; i++) {
		sqlite3_stmt *st;
		if ((rc = db_prepare(s, from->sql, &st)) == 0) {
			db_int(st, 1, ids.list[i]);
			rc = add_hits(s, st, from->entity, q);
		}
	}
	return rc;
}

static int add_newest(struct store *s, sqlite3_stmt *st, enum entity_id entity, size_t most, struct search *q)
{
	db_text(st, 1, q->match);
	db_int(st, 2, (int64_t)most);
	return add_hits(s, st, entity, q);
}

/* Whether little is in reach: what has the words is then mostly somebody else's. */
static int is_far(struct store *s, const struct entity *e, bool *out)
{
	int64_t placements = LARGE_CASELOAD;
	int rc = reach_is_part(s) && reach_is_by_placement(e->id) ? reach_placements(s, LARGE_CASELOAD, &placements) : 0;
	*out = placements < LARGE_CASELOAD;
	return rc;
}

/* The numbers that may be in reach come first, by an index, with the first match; so that no other record is read to
 * be passed over. The sign: the search index is walked once, not asked for each of them. */
static const char *near_first(const char *sql, const struct entity *e, struct arena *a)
{
	const char *order = strstr(sql, " ORDER BY f.rowid"), *prefix = arena_strndup(a, sql, (size_t)(order - sql));
	return arena_printf(a, "%s AND +f.rowid IN (SELECT n.id FROM main.%s n WHERE n.placement IN (SELECT id FROM"
		" temp.reach_placement) UNION ALL SELECT n.id FROM main.%s n WHERE n.placement IS NULL)%s", prefix, e->name,
		e->name, order);
}

static int add_dated(struct store *s, const struct source *from, size_t most, struct search *q)
{
	const struct entity *e = model_entity(from->entity);
	sqlite3_stmt *st;
	bool far;
	int rc = is_far(s, e, &far);
	if (rc || (rc = db_prepare(s, far ? near_first(from->sql, e, q->arena) : from->sql, &st)))
		return rc;
	return add_newest(s, st, from->entity, most, q);
}

/* Its statement is written out once: there are many such kinds, and mostly nothing is found. */
static int add_of_dictionary(struct store *s, const struct entity *e, size_t most, struct search *q)
{
	bool far;
	int rc = is_far(s, e, &far);
	const char *key = arena_printf(q->arena, far ? "search near %s" : "search %s", e->name), *sql;
	sqlite3_stmt *st;
	if (rc == 0 && !db_prepared(s, key, &st)) {
		sql = dictionary_sql(e, q->arena);
		rc = db_prepare_as(s, key, far ? near_first(sql, e, q->arena) : sql, &st);
	}
	return rc ? rc : add_newest(s, st, e->id, most, q);
}

static int newest_first(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	return a->id > b->id ? -1 : a->id < b->id;
}

int store_search(
	struct store *s, const char *text, size_t limit, struct arena *a, struct hit **out, size_t *n)
{
	struct search q = { .arena = a, .n = n };
	size_t named = 0;
	int rc = 0;
	*out = NULL;
	*n = 0;
	match_words(&q.words, text, a);
	q.match = match_expression(&q.words, a);
	q.key = text_fold(a, text);
	if (!q.match || !limit || !reach_has_words(s))
		return 0;
	q.scratch = arena_new();
	for (size_t i = 0; i < sizeof sources / sizeof *sources && rc == 0; i++) {
		const struct source *from = &sources[i];
		if (!from->key) {
			rc = add_dated(s, from, limit, &q);
			continue;
		}
		/* No kind of name may crowd out the rest of the page. */
		rc = add_named(s, from, limit / 6 + 1, &q);
		named = *n;
	}
	for (int id = E_NONE + 1; id < E_COUNT && rc == 0; id++)
		if (from_dictionary(model_entity((enum entity_id)id)))
			rc = add_of_dictionary(s, model_entity((enum entity_id)id), limit, &q);
	arena_free(&q.scratch);
	*out = q.hits;
	if (*n > named)
		qsort(*out + named, *n - named, sizeof **out, newest_first);
	if (*n > limit)
		*n = limit;
	return rc;
}
