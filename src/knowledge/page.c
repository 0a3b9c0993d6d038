/* Markdown as a page that leaves the house: HTML and text. What could run, or lead
 * elsewhere, is made text in the tree before it is written. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"
#include "markdown.h"

/* ---- a tree without links, pictures and HTML ---- */

static void add_text(cmark_node *before, const char *text)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
	cmark_node_set_literal(node, text);
	cmark_node_insert_before(before, node);
}

/* "anker (https://...)"; an address that is its own words stands there once. */
static void free_link(cmark_node *link, struct arena *a)
{
	const char *url = cmark_node_get_url(link), *words = md_text(a, link);
	for (cmark_node *child; (child = cmark_node_first_child(link));)
		cmark_node_insert_before(link, child);
	if (*url && strcmp(url, words) != 0)
		add_text(link, arena_printf(a, *words ? " (%s)" : "%s", url));
	cmark_node_unlink(link);
	cmark_node_free(link);
}

static void free_picture(cmark_node *picture)
{
	for (cmark_node *child; (child = cmark_node_first_child(picture));)
		cmark_node_insert_before(picture, child);
	cmark_node_unlink(picture);
	cmark_node_free(picture);
}

static void free_html(cmark_node *html, struct arena *a)
{
	const char *literal = cmark_node_get_literal(html);
	if (cmark_node_get_type(html) == CMARK_NODE_HTML_INLINE) {
		add_text(html, literal);
	} else {
		cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
		cmark_node_insert_before(html, paragraph);
		while (*literal) {
			size_t n = strcspn(literal, "\n");
			cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
			cmark_node_set_literal(text, arena_strndup(a, literal, n));
			cmark_node_append_child(paragraph, text);
			literal += n + (literal[n] == '\n');
			if (*literal)
				cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
		}
	}
	cmark_node_unlink(html);
	cmark_node_free(html);
}

static bool reaches_out(cmark_node_type type)
{
	return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_HTML_INLINE ||
	       type == CMARK_NODE_HTML_BLOCK;
}

/* Collected first: a tree must not change under its iterator. */
static void neutralise(cmark_node *root, struct arena *a)
{
	cmark_node **found = NULL;
	size_t n = 0, cap = 0;
	cmark_iter *it = cmark_iter_new(root);
	for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(it);
		if (ev != CMARK_EVENT_ENTER || !reaches_out(cmark_node_get_type(node)))
			continue;
		if (n == cap) {
			cap = cap ? 2 * cap : 16;
			found = xrealloc(found, cap * sizeof *found);
		}
		found[n++] = node;
	}
	cmark_iter_free(it);
	for (size_t i = 0; i < n; i++) {
		if (cmark_node_get_type(found[i]) == CMARK_NODE_LINK)
			free_link(found[i], a);
		else if (cmark_node_get_type(found[i]) == CMARK_NODE_IMAGE)
			free_picture(found[i]);
		else
			free_html(found[i], a);
	}
	free(found);
}

static cmark_node *parse(const char *text, struct arena *a)
{
	const char *clean = text_clean(a, text, true);
	cmark_node *root = cmark_parse_document(clean, strlen(clean), CMARK_OPT_VALIDATE_UTF8);
	neutralise(root, a);
	return root;
}

/* ---- HTML ---- */

static const char style[] =
	"@page { size: A4; margin: 20mm; }\n"
	"body { max-width: 17cm; margin: 0 auto; padding: 1em; color: #000; background: #fff;\n"
	"  font: 11pt/1.4 sans-serif; overflow-wrap: anywhere; }\n"
	"h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 .6em; }\n"
	"h2 { font-size: 13pt; margin: 1.2em 0 .3em; break-after: avoid; }\n"
	"h3 { font-size: 11pt; margin: .8em 0 .2em; break-after: avoid; }\n"
	"p { margin: 0 0 .6em; }\n"
	"ul, ol { margin: 0 0 .6em; padding-left: 1.4em; }\n"
	"li { break-inside: avoid; }\n"
	"pre { white-space: pre-wrap; }\n"
	"@media print { body { max-width: none; padding: 0; } }\n";

static const char *escaped(const char *text, struct arena *a)
{
	struct str out = STR_INIT;
	str_add(&out, "");
	for (; *text; text++) {
		if (*text == '&')
			str_add(&out, "&amp;");
		else if (*text == '<')
			str_add(&out, "&lt;");
		else if (*text == '>')
			str_add(&out, "&gt;");
		else
			str_add_char(&out, *text);
	}
	char *kept = arena_strdup(a, out.text);
	str_free(&out);
	return kept;
}

static const char *title_of(cmark_node *root, struct arena *a)
{
	for (cmark_node *b = cmark_node_first_child(root); b; b = cmark_node_next(b))
		if (cmark_node_get_type(b) == CMARK_NODE_HEADING)
			return md_text(a, b);
	return "";
}

/* Written so that it is XML too: what is read strictly is read in one way. */
char *knowledge_page_html(const char *text, const char *lang, struct arena *a)
{
	cmark_node *root = parse(text, a);
	char *body = cmark_render_html(root, CMARK_OPT_DEFAULT);
	char *page = arena_printf(a,
		"<!DOCTYPE html>\n"
		"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\">\n"
		"<head>\n"
		"<meta charset=\"utf-8\" />\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'\" />\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
		"<title>%s</title>\n"
		"<style>\n%s</style>\n"
		"</head>\n"
		"<body>\n"
		"<main>\n%s</main>\n"
		"</body>\n"
		"</html>\n",
		lang, lang, escaped(title_of(root, a), a), style, body);
	free(body);
	cmark_node_free(root);
	return page;
}

/* ---- text ---- */

static const char *line_text(const struct md_line *line, struct arena *a)
{
	const char *text = "";
	for (size_t i = 0; i < line->nruns; i++)
		text = arena_printf(a, "%s%s", text, line->runs[i].text);
	return text;
}

/* A block with an empty line above it, save under a heading; its width is that of its
 * widest line. */
static void write_block(struct str *out, cmark_node *block, int columns, bool close, struct arena *a)
{
	static const char rule[] = " =-"; /* by level */
	struct md_line *lines;
	struct md_out *o = md_out_new(a, columns);
	int level = cmark_node_get_heading_level(block), width = 0;
	md_out_block(o, block);
	size_t n = md_out_end(o, &lines);
	if (n && out->len && !close)
		str_add_char(out, '\n');
	for (size_t i = 0; i < n; i++) {
		const char *line = line_text(&lines[i], a);
		width = text_width(line) > width ? text_width(line) : width;
		str_addf(out, "%s\n", line);
	}
	if (!n || level < 1 || level > 2)
		return;
	for (int i = 0; i < width; i++)
		str_add_char(out, rule[level]);
	str_add_char(out, '\n');
}

char *knowledge_page_text(const char *text, int columns, struct arena *a)
{
	struct str out = STR_INIT;
	cmark_node *root = parse(text, a);
	str_add(&out, "");
	for (cmark_node *b = cmark_node_first_child(root); b; b = cmark_node_next(b)) {
		cmark_node *above = cmark_node_previous(b);
		write_block(&out, b, columns, above && cmark_node_get_heading_level(above) > 1, a);
	}
	cmark_node_free(root);
	char *page = arena_strdup(a, out.text);
	str_free(&out);
	return page;
}

/* ---- typed text as Markdown ---- */

/* What would be Markdown anywhere; '&' only where it begins an entity. */
static bool marks_anywhere(const char *at)
{
	return strchr("\\`*_[]<#|~", *at) || (*at == '&' && (isalnum((unsigned char)at[1]) || at[1] == '#'));
}

/* Bytes at the beginning of a line that would begin a list, quote or heading together
 * with the mark after them: 0 of "- x", 2 of "12. x". -1: they do not. */
static long marks_line(const char *line)
{
	size_t digits = strspn(line, "0123456789");
	if (digits ? line[digits] && strchr(".)", line[digits]) : *line && strchr("-+=>", *line))
		return (long)digits;
	return -1;
}

static void add_line(struct str *out, const char *line)
{
	long mark = marks_line(line);
	for (const char *at = line; *at; at++) {
		if (at - line == mark || marks_anywhere(at))
			str_add_char(out, '\\');
		str_add_char(out, *at);
	}
}

char *knowledge_markdown_plain(const char *typed, int indent, struct arena *a)
{
	struct str out = STR_INIT;
	str_add(&out, "");
	for (const char *at = text_clean(a, typed, true); *at;) {
		size_t n = strcspn(at, "\n");
		const char *line = text_trim(a, arena_strndup(a, at, n));
		if (*line && out.len)
			str_addf(&out, "\\\n%*s", indent, "");
		add_line(&out, line);
		at += n + (at[n] == '\n');
	}
	char *plain = arena_strdup(a, out.text);
	str_free(&out);
	return plain;
}
