/* Typed words against titles and search text, for search and look-up.
 *
 * The work is bounded at any size: titles are found in the order of an index,
 * texts newest first in the search index, both with a LIMIT. */
#include "match.h"
#include "views.h"

/* After every text that starts with it: the end of a range of keys. */
#define KEY_END "\xf4\x8f\xbf\xbf"

bool match_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

static size_t letters(const char *word)
{
	size_t n = 0;
	for (; *word; word++)
		n += (*word & 0xc0) != 0x80;
	return n;
}

void match_words(struct words *out, const char *typed, struct arena *a)
{
	char *p = text_fold(a, typed);
	size_t longest = 0;
	out->n = 0;
	while (*p && out->n < MATCH_WORDS) {
		while (*p && !match_letter(*p))
			p++;
		char *end = p;
		while (match_letter(*end))
			end++;
		if (end > p) {
			out->list[out->n] = arena_strndup(a, p, (size_t)(end - p));
			size_t len = letters(out->list[out->n]);
			out->whole[out->n++] = len == 1;
			longest = len > longest ? len : longest;
		}
		p = end;
	}
	size_t kept = 0;
	for (size_t i = 0; i < out->n; i++)
		if (longest == 1 || !out->whole[i]) {
			out->list[kept] = out->list[i];
			out->whole[kept++] = out->whole[i];
		}
	out->n = kept;
}

const char *match_expression(const struct words *w, struct arena *a)
{
	struct str out = STR_INIT;
	for (size_t i = 0; i < w->n; i++)
		str_addf(&out, "%s\"%s\"%s", i ? " AND " : "", w->list[i], w->whole[i] ? "" : "*");
	const char *match = out.len ? arena_strdup(a, out.text) : NULL;
	str_free(&out);
	return match;
}

static void ids_add(struct ids *ids, int64_t id, size_t limit)
{
	for (size_t i = 0; i < ids->n; i++)
		if (ids->list[i] == id)
			return;
	if (ids->n < limit)
		ids->list[ids->n++] = id;
}

int match_collect(struct store *s, const char *sql, const char *from, const char *to, int64_t within,
	size_t limit, struct ids *out)
{
	sqlite3_stmt *st;
	int rc = db_prepare(s, sql, &st);
	if (rc)
		return rc;
	db_text(st, 1, from);
	db_text(st, 2, to);
	db_int(st, 3, within);
	db_int(st, 4, (int64_t)limit);
	while ((rc = db_step(s, st)) == 1)
		ids_add(out, sqlite3_column_int64(st, 0), limit);
	return rc;
}

int match_titled(struct store *s, const char *table, const char *column, const char *key, const char *within,
	int64_t employer, size_t limit, struct ids *out, struct arena *a)
{
	const char *sql = arena_printf(a,
		"SELECT t.id FROM %s t WHERE t.deleted = 0 AND t.%s >= ?1 AND t.%s < ?2%s ORDER BY t.%s, "
		"t.id LIMIT ?4",
		table, column, column, within, column);
	return match_collect(s, sql, key, arena_printf(a, "%s" KEY_END, key), employer, limit, out);
}

int match_text(struct store *s, const char *table, const char *match, const char *within, int64_t employer,
	size_t limit, struct ids *out, struct arena *a)
{
	const char *sql = *within ? arena_printf(a,
					    "SELECT t.id FROM %s t WHERE t.id IN (SELECT rowid FROM %s_fts "
					    "WHERE %s_fts MATCH ?1) AND t.deleted = 0%s ORDER BY t.id DESC "
					    "LIMIT ?4",
					    table, table, table, within)
				  : arena_printf(a,
					    "SELECT t.id FROM %s_fts f CROSS JOIN %s t ON t.id = f.rowid WHERE "
					    "f.%s_fts MATCH ?1 ORDER BY f.rowid DESC LIMIT ?4",
					    table, table, table);
	if (!reach_has_words(s))
		return 0;
	return match_collect(s, sql, match, NULL, employer, limit, out);
}
