/* Formulas: a spreadsheet runs a cell that starts with one of these signs, so
 * export puts a quote before it, and import takes exactly that quote off. A cell
 * that starts with a quote itself gets one too, so that undoing is exact. */
#include <string.h>

#include "internal.h"

static bool is_formula(const char *s)
{
	/* The signs, their full-width forms, and the line ends some programs drop. */
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\xef\xbc\x9d",
		"\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0", "\xef\xbd\x9c", "\xef\xbc\x85" };
	while (*s == ' ' || strncmp(s, "\xc2\xa0", 2) == 0)
		s += *s == ' ' ? 1 : 2;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

const char *guard_undo(const char *cell)
{
	return cell[0] == '\'' && (cell[1] == '\'' || is_formula(cell + 1)) ? cell + 1 : cell;
}

char *csv_cell(struct arena *a, const char *text, bool number)
{
	struct str s = STR_INIT;
	str_add_char(&s, '"');
	if (!number && (*text == '\'' || is_formula(text)))
		str_add_char(&s, '\'');
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			str_add_char(&s, '"');
		str_add_char(&s, *c);
	}
	str_add_char(&s, '"');
	/* Quotes only where they are needed: files stay readable, and a space at an
	 * end is not taken off by the reader. */
	size_t n = s.len;
	bool plain = n > 2 && !strpbrk(text, ";,|\t\r\n\"") && s.text[1] != ' ' && s.text[n - 2] != ' ';
	char *out = plain ? arena_strndup(a, s.text + 1, n - 2) : arena_strdup(a, n > 2 ? s.text : "");
	str_free(&s);
	return out;
}
