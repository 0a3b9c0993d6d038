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

static const char *excerpt(const char *note, const struct words *w, struct arena *a)
{
	char *text = text_clean(a, note, false), *first = text, *start = text;
	struct arena *scratch = arena_new();
	for (char *p = text; *p;) {
		size_t n = strcspn(p, " ");
		if (n && word_matches(p, n, w, scratch)) {
			first = p;
			break;
		}
		p += n + (p[n] == ' ');
	}
	arena_free(&scratch);
	/* Back up by whole words, so that what leads to the match is read too. */
	for (char *p = first; p > text; p--) {
		if (p[-1] != ' ')
			continue;
		char *lead = arena_strndup(a, p, (size_t)(first - p));
		if (text_width(lead) > LEAD_COLUMNS)
			break;
		start = p;
		if (p == text + 1)
			break;
	}
	if (first > text && text_width(arena_strndup(a, text, (size_t)(first - text))) <= LEAD_COLUMNS)
		start = text;
	return text_cut(a, start == text ? start : arena_printf(a, "…%s", start), EXCERPT_COLUMNS);
}

/* ---- search ---- */

/* Row statements give: placement, employer, date, title, note; no row for a
 * tombstone. Named entities have no date here: they come before the dated. */
#define SQL_SUBJECT_TITLE                                                                                    \
	"coalesce((SELECT " SQL_NAME("e") " || ' · ' FROM placement p JOIN employee e ON e.id = p.employee" \
					  " WHERE p.id = t.placement), '') || coalesce((SELECT o.name FROM " \
					  "organisation o WHERE o.id = t.employer), '')"
#define SQL_DATED(table, date, note)                                                                   \
	"SELECT t.placement, t.employer, t." date ", " SQL_SUBJECT_TITLE ", " note " FROM " table            \
	" t WHERE t.id = ?1 AND t.deleted = 0"

static const struct source {
	enum entity_id entity;
	bool named;
	const char *key;   /* named: the title column */
	const char *table;
	const char *row;
} sources[] = {
	{ E_PLACEMENT, true, "employee_key", "placement",
		"SELECT t.id, t.employer, NULL, " SQL_NAME(
			"e") " || ' · ' || o.name, coalesce(t.job_title, '') FROM placement t JOIN employee "
			     "e ON e.id = t.employee JOIN organisation o ON o.id = t.employer WHERE t.id = "
			     "?1 AND t.deleted = 0" },
	{ E_ORGANISATION, true, "sort_key", "organisation",
		"SELECT 0, t.id, NULL, t.name, coalesce(t.place, '') FROM organisation t WHERE t.id = ?1 AND "
		"t.deleted = 0" },
	{ E_EMPLOYEE, true, "sort_key", "employee",
		"SELECT (SELECT p.id FROM placement p WHERE p.employee = t.id AND p.deleted = 0 ORDER BY "
		"p.id "
		"DESC LIMIT 1), 0, NULL, " SQL_NAME("t") ", coalesce(t.note, '') FROM employee t WHERE t.id "
							 "= ?1 AND t.deleted = 0" },
	{ E_PERSON, true, "sort_key", "person",
		"SELECT 0, t.organisation, NULL, " SQL_NAME(
			"t") ", o.name FROM person t JOIN organisation o ON o.id = t.organisation WHERE t.id "
			     "= ?1 AND t.deleted = 0" },
	{ E_CONTACT, false, NULL, "contact", SQL_DATED("contact", "date", "t.note") },
	{ E_SIGNAL, false, NULL, "signal", SQL_DATED("signal", "date", "t.note") },
	{ E_CHANGE, false, NULL, "workplace_change", SQL_DATED("workplace_change", "date", "t.note") },
	{ E_BOTTLENECK, false, NULL, "bottleneck", SQL_DATED("bottleneck", "date", "t.note") },
	{ E_ACTION, false, NULL, "action",
		SQL_DATED("action", "due",
			"t.what || CASE WHEN t.note IS NULL THEN '' ELSE ' ' || t.note END") },
	{ E_PROFILE, false, NULL, "capacity_profile",
		"SELECT t.placement, p.employer, t.date, " SQL_NAME(
			"e") " || ' · ' || o.name, t.text FROM capacity_profile t JOIN placement p ON p.id = "
			     "t.placement JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = "
			     "p.employer WHERE t.id = ?1 AND t.deleted = 0" },
	{ E_TICK, false, NULL, "guide_tick", SQL_DATED("guide_tick", "date", "t.note") },
};

static int add_hit(struct store *s, const struct source *from, int64_t id, const struct words *w,
	struct arena *a, void **rows, size_t *n)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, from->row, &st);
	if (rc)
		return rc;
	db_int(st, 1, id);
	if ((rc = db_step(s, st)) == 1) {
		struct hit *h = rows_add(a, rows, n, sizeof *h);
		*h = (struct hit){ from->entity, id, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
			col_day(st, 2), col_clean(st, 3, a),
			excerpt((const char *)sqlite3_column_text(st, 4), w, a) };
	}
	sqlite3_reset(st);
	return rc < 0 ? rc : 0;
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
	struct words w;
	void *rows = NULL;
	size_t named = 0;
	int rc = 0;
	*out = NULL;
	*n = 0;
	match_words(&w, text, a);
	const char *match = match_expression(&w, a), *key = text_fold(a, text);
	if (!match || !limit)
		return 0;
	for (size_t i = 0; i < sizeof sources / sizeof *sources && rc == 0; i++) {
		const struct source *from = &sources[i];
		/* No kind of name may crowd out the rest of the page. */
		size_t most = from->named ? limit / 6 + 1 : limit;
		struct ids ids = { arena_alloc(a, most * sizeof *ids.list), 0 };
		if (from->named)
			rc = match_titled(s, from->table, from->key, key, "", 0, most, &ids, a);
		if (rc == 0 && ids.n < most)
			rc = match_text(s, from->table, match, "", 0, most, &ids, a);
		for (size_t k = 0; k < ids.n && rc == 0; k++)
			rc = add_hit(s, from, ids.list[k], &w, a, &rows, n);
		if (from->named)
			named = *n;
	}
	*out = rows;
	if (*n > named)
		qsort(*out + named, *n - named, sizeof **out, newest_first);
	if (*n > limit)
		*n = limit;
	return rc;
}
