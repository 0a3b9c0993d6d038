/* Typed words against titles and search text: shared by search.c and lookup.c. */
#ifndef ANKER_STORE_MATCH_H
#define ANKER_STORE_MATCH_H

#include "internal.h"

enum { MATCH_WORDS = 8 };

/* Typed words, folded, cut as the index's tokenizer cuts. */
struct words {
	const char *list[MATCH_WORDS];
	bool whole[MATCH_WORDS]; /* the whole word, no prefix: a single letter */
	size_t n;
};

/* Part of a word, for folded text. */
bool match_letter(char c);

/* Beside longer words single letters are left out (initials, or a word just
 * begun): as prefixes they would gather most of the index. */
void match_words(struct words *out, const char *typed, struct arena *a);

/* For FTS5; NULL when there is no word. */
const char *match_expression(const struct words *w, struct arena *a);

/* A set of ids, in order of finding. */
struct ids {
	int64_t *list; /* room for the limit */
	size_t n;
};

/* Adds, up to `limit` ids in all: the records of a table whose title column
 * starts with `key`, in its order; those with the words, newest first. `within`
 * is a piece of SQL (" AND ...") on t and ?3, which is `employer`; or "". */
int match_titled(struct store *s, const char *table, const char *column, const char *key, const char *within,
	int64_t employer, size_t limit, struct ids *out, struct arena *a);
int match_text(struct store *s, const char *table, const char *match, const char *within, int64_t employer,
	size_t limit, struct ids *out, struct arena *a);

/* Runs a statement that gives ids; ?1 and ?2 are texts, ?3 and ?4 numbers. */
int match_collect(struct store *s, const char *sql, const char *from, const char *to, int64_t within,
	size_t limit, struct ids *out);

#endif
