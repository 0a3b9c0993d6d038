/* Code points and their columns, for the text files of base only. */
#ifndef ANKER_BASE_GLYPH_H
#define ANKER_BASE_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <utf8proc.h>

/* Reads one code point from the first n (> 0) bytes of s; returns its bytes.
 * A byte that starts no valid sequence gives -1 and counts as one byte. */
size_t glyph_read(const char *s, size_t n, utf8proc_int32_t *code);

/* True for what takes no column of its own and stands on the letter before. */
bool glyph_is_mark(utf8proc_int32_t code);

/* Columns of one code point: 0, 1 or 2; an invalid byte (-1) takes one. */
int glyph_width(utf8proc_int32_t code);

#endif
