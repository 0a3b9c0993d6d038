/* Findings of a period. */
#include <stdlib.h>

#include "anker/choices.h"
#include "report.h"

enum { P_PLACEMENT = 3, P_EMPLOYER, P_REGION, P_OF_PROGRAMME, P_SHARED, P_SECTION };

static int by_section(const void *x, const void *y)
{
	const struct finding_row *a = x, *b = y;
	int i = model_choice_index(choices_section, a->section),
	    k = model_choice_index(choices_section, b->section);
	if (i != k)
		return i < k ? -1 : 1;
	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	return (a->id < b->id) - (a->id > b->id);
}

/* A finding says itself of which region and programme it is; else the employer does. */
#define SQL_FINDINGS                                                                                         \
	"SELECT f.id, f.placement, f.employer, f.section, f.text, k.label_nl, k.label_en, "            \
	"f.shared, f.date FROM finding f LEFT JOIN factor k ON k.id = f.factor AND k.deleted = 0 "     \
	"LEFT JOIN organisation o ON o.id = f.employer WHERE f.deleted = 0 AND f.date BETWEEN ?1 "     \
	"AND ?2 AND (f.placement IS NULL OR f.placement NOT IN " SQL_LEFT_OUT ") AND (?5 = 0 OR "      \
	"coalesce(f.region, o.region) = ?5) AND (?6 = 0 OR f.programme = ?6 OR (f.programme IS "       \
	"NULL AND f.employer IN (SELECT t.employer FROM participation t WHERE t.programme = ?6 AND "   \
	"t.deleted = 0 AND t.started <= ?2))) AND (?7 = 0 OR f.shared = 1) AND (?8 IS NULL OR "        \
	"f.section = ?8)"

int store_findings(struct store *s, const struct finding_scope *f, struct arena *a, struct finding_row **out,
	size_t *n)
{
	static const char *const sql[] = { SQL_FINDINGS
		" AND f.placement = ?3 AND (?4 = 0 OR f.employer = ?4)",
		SQL_FINDINGS " AND f.employer = ?4", SQL_FINDINGS };
	int which = f->placement ? 0 : f->employer ? 1 : 2;
	sqlite3_stmt *st;
	void *rows = NULL;
	*n = 0;
	*out = NULL;
	int rc = db_prepare(s, sql[which], &st);
	if (rc)
		return rc;
	db_day(st, P_FIRST, f->first);
	db_day(st, P_LAST, f->last);
	if (which == 0)
		db_int(st, P_PLACEMENT, f->placement);
	if (which < 2)
		db_int(st, P_EMPLOYER, f->employer);
	db_int(st, P_REGION, f->region);
	db_int(st, P_OF_PROGRAMME, f->programme);
	db_int(st, P_SHARED, f->shared);
	db_text(st, P_SECTION, f->section);
	while ((rc = db_step(s, st)) == 1) {
		struct finding_row *r = arena_add(a, &rows, n, sizeof *r);
		*r = (struct finding_row){ .id = sqlite3_column_int64(st, 0),
			.placement = sqlite3_column_int64(st, 1),
			.employer = sqlite3_column_int64(st, 2),
			.section = col_str(st, 3, a),
			.text = col_note(st, 4, a),
			.factor = { col_text(st, 5, a), col_text(st, 6, a) },
			.shared = sqlite3_column_int(st, 7) == 1,
			.date = col_day(st, 8) };
	}
	*out = rows;
	if (rc == 0 && *n > 1)
		qsort(*out, *n, sizeof **out, by_section);
	return rc;
}
