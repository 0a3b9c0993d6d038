/* Markdown files with anchors: reading them, their headings, their faults. */
#include "source.h"

#include <errno.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"

int source_check(const char *name, const char *text, size_t len)
{
	if (len > SOURCE_MOST)
		return err_set(ERR_INVALID,
			_("%s: larger than 1 MB, so not a text of anker; put the right file back"), name);
	if (!text_valid(text, len))
		return err_set(ERR_INVALID, _("%s: not valid UTF-8 text; save the file as UTF-8"), name);
	return 0;
}

int source_read(struct str *s, const char *path)
{
	int why = file_read(path, SOURCE_MOST + 1, s);

	if (why == ENOENT)
		return err_set(ERR_NOTFOUND,
			_("%s: this file is missing; put it back or install anker again"), path);
	if (why)
		return err_set(ERR_IO,
			_("%s: cannot be read (%s); check its permissions, or put the file back"), path,
			strerror(why));
	return source_check(path, s->text ? s->text : "", s->len);
}

int source_fault(const char *name, int line, const char *what)
{
	return err_set(ERR_INVALID, _("%s, line %d: %s"), name, line, what);
}

bool source_is_heading(cmark_node *n, int level)
{
	return n && cmark_node_get_type(n) == CMARK_NODE_HEADING && cmark_node_get_heading_level(n) == level;
}

void source_mark(struct arena *a, const char *text, const char *opens, char **words, char **mark)
{
	const char *last = NULL;
	size_t len = strlen(text), skip = strlen(opens);

	for (const char *p = text; (p = strstr(p, opens)); p += skip)
		last = p;
	if (last && text[len - 1] == '}') {
		*words = text_trim(a, arena_strndup(a, text, (size_t)(last - text)));
		*mark = arena_strndup(a, last + skip, len - (size_t)(last - text) - skip - 1);
	} else {
		*words = arena_strdup(a, text);
		*mark = arena_strdup(a, "");
	}
}

bool source_has_html(cmark_node *block)
{
	cmark_iter *it = cmark_iter_new(block);
	bool found = false;

	while (cmark_iter_next(it) != CMARK_EVENT_DONE) {
		cmark_node_type t = cmark_node_get_type(cmark_iter_get_node(it));

		found = found || t == CMARK_NODE_HTML_BLOCK || t == CMARK_NODE_HTML_INLINE;
	}
	cmark_iter_free(it);
	return found;
}

size_t source_offset(const char *text, int line)
{
	size_t at = 0;

	for (; line > 1 && text[at]; line--) {
		at += strcspn(text + at, "\r\n");
		at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : text[at] != '\0';
	}
	return at;
}
