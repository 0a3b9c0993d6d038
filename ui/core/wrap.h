/* Word wrap with byte offsets, for text that is edited or has styles inside.
 * Pure. The text must be clean (text_clean with newlines kept). */
#ifndef UI_WRAP_H
#define UI_WRAP_H

#include <stddef.h>

struct arena;

struct wrap_line {
	size_t start; /* first byte */
	size_t end;   /* end of what is shown: without the newline and the space broken at */
	size_t next;  /* start of the next line; the last line: end of the text */
};

/* Lines no wider than `columns` (at least 1); words stay whole where they can.
 * Every offset 0..strlen belongs to one line. The count is at least 1; *out in a.
 * `hang` columns less are used on every line of a paragraph but its first. */
size_t wrap_lines(struct arena *a, const char *text, int columns, int hang, struct wrap_line **out);

/* The line that holds offset `at`. */
size_t wrap_line_of(const struct wrap_line *lines, size_t n, size_t at);

/* Columns of text[from..to), and the offset in [from..to] nearest to `column`. */
int wrap_width(const char *text, size_t from, size_t to);
size_t wrap_offset(const char *text, size_t from, size_t to, int column);

#endif
