/* Text: cleaning, measuring, folding and matching UTF-8 (utf8proc).
 *
 * Text from files, databases and users is untrusted. text_clean is the one
 * gate between it and every sink: screen, list, error, log. */
#ifndef ANKER_TEXT_H
#define ANKER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A copy that is safe for a terminal: invalid UTF-8, C0 and C1 controls, bidi
 * controls, zero-width and tag characters, soft hyphens and line separators
 * become U+FFFD; at most two combining marks follow a letter. Newline and tab
 * become one space unless keep_newlines is set (then a newline stays, a tab is
 * four spaces, CR before LF vanishes). NULL gives "". Idempotent. */
char *text_clean(struct arena *a, const char *s, bool keep_newlines);

/* Columns that cleaned text takes on the terminal (wide characters count 2). */
int text_width(const char *s);

/* Bytes of the longest prefix of s that fits in `columns`. */
size_t text_fit(const char *s, int columns);

/* s itself when it fits, else a copy cut to `columns` with "…" at the end. */
const char *text_cut(struct arena *a, const char *s, int columns);

/* Folded for sorting and matching: lower case, without diacritics, runs of
 * white space as one space, trimmed. "Céline  de WIT" -> "celine de wit". */
char *text_fold(struct arena *a, const char *s);

/* True when every word of `folded_needle` occurs in the folded haystack. */
bool text_matches(const char *haystack, const char *folded_needle);

/* True for valid UTF-8 without NUL in s[0..n). */
bool text_valid(const char *s, size_t n);

/* Lines of cleaned text, none wider than `columns` (words stay whole where
 * they can; newlines in s start a new line). Returns the count. */
size_t text_wrap(struct arena *a, const char *s, int columns, char ***lines);

/* Byte offset of the next / previous grapheme border around `at`. */
size_t text_next(const char *s, size_t at);
size_t text_prev(const char *s, size_t at);

/* s[0..n) from Windows-1252 (undefined bytes become U+FFFD) as UTF-8. */
char *text_from_cp1252(struct arena *a, const char *s, size_t n);

/* A copy without leading and trailing white space (also no-break spaces). */
char *text_trim(struct arena *a, const char *s);

/* Edit distance with transpositions (Damerau-Levenshtein) over bytes of the
 * folded texts; for "did you mean". */
int text_distance(const char *a, const char *b);

/* Masks nine-digit numbers that pass the Dutch eleven-test (a BSN must not be
 * stored): returns the count found and, where out is not NULL, a copy with all
 * but the last three digits as '•'. Not inside longer numbers, IBANs, phone
 * numbers or dates. */
int text_mask_bsn(struct arena *a, const char *s, char **out);

#endif
