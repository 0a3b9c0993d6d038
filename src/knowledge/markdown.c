/* Markdown tree -> styled, wrapped, terminal-safe lines.
 *
 * The tree is walked with cmark's iterator, never by recursion, so nesting
 * costs no stack. The words of one block are gathered with a style per byte,
 * cleaned, wrapped by text_wrap, and cut into runs where the style changes. */
#include "markdown.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"

/* Deeper lists and quotes are shown at the depth of the last level. */
enum { LEVELS = 8, QUOTE_INDENT = 2 };

struct level {
	int indent; /* columns this level adds */
	int next;   /* number of the next item; 0 in a bullet list */
};

struct md_out {
	struct arena *arena;
	int width;
	struct md_line *lines; /* malloced, moved to the arena at the end */
	size_t nlines, cap;
	const char *part;
	bool starts; /* the next line with text is the first of its part */
	struct level level[LEVELS];
	size_t depth;                      /* lists and quotes open now, may exceed LEVELS */
	const char *marker;                /* waits for the first line of its item, or NULL */
	int bold, slanted, linked, quoted; /* open inline nodes and quotes of each kind */
	int heading;                       /* level of the open heading, or 0 */
	struct str words;                  /* the block being gathered */
	unsigned char *style;              /* one per byte of words */
	size_t style_cap;
};

struct md_out *md_out_new(struct arena *a, int width)
{
	struct md_out *o = arena_alloc(a, sizeof *o);

	o->arena = a;
	o->width = width < MD_MIN_WIDTH ? MD_MIN_WIDTH : width;
	o->part = "";
	return o;
}

void md_out_part(struct md_out *o, const char *id)
{
	o->part = id;
	o->starts = true;
}

static struct md_line *add_line(struct md_out *o)
{
	struct md_line *line;

	if (o->nlines == o->cap) {
		o->cap = o->cap ? o->cap * 2 : 64;
		o->lines = xrealloc(o->lines, o->cap * sizeof *o->lines);
	}
	line = &o->lines[o->nlines++];
	*line = (struct md_line){ .part = o->part };
	return line;
}

/* An empty line that still belongs to what stands above it; none at the top,
 * and none between a heading and its text, because terminals are low. */
static void add_gap(struct md_out *o)
{
	const struct md_line *above = o->nlines ? &o->lines[o->nlines - 1] : NULL;

	if (above && !(above->nruns && above->runs[above->nruns - 1].style == MD_HEADING)) {
		const char *part = above->part;

		add_line(o)->part = part;
	}
}

static enum md_style style_now(const struct md_out *o)
{
	if (o->heading)
		return o->heading == 1 ? MD_TITLE : MD_HEADING;
	if (o->linked)
		return MD_LINK;
	if (o->bold)
		return MD_STRONG;
	if (o->slanted)
		return MD_EMPHASIS;
	return o->quoted ? MD_QUOTE : MD_PLAIN;
}

/* Adds words to the block. Cleaned one by one they are also clean together: a
 * text that begins with a combining mark has it replaced. */
static void gather(struct md_out *o, const char *text, enum md_style style)
{
	const char *clean = text_clean(o->arena, text, true);
	size_t at = o->words.len;

	str_add(&o->words, clean);
	if (o->words.len > o->style_cap) {
		o->style_cap = o->words.len * 2;
		o->style = xrealloc(o->style, o->style_cap);
	}
	if (o->words.len > at)
		memset(o->style + at, (int)style, o->words.len - at);
}

static int indent_now(const struct md_out *o)
{
	int indent = 0;

	for (size_t i = 0; i < o->depth && i < LEVELS; i++)
		indent += o->level[i].indent;
	return indent > o->width / 2 ? o->width / 2 : indent;
}

/* The spaces (and the waiting marker) before the words of a line. */
static size_t add_margin(struct md_out *o, int indent, struct md_run *runs)
{
	size_t n = 0;
	int marker = o->marker ? text_width(o->marker) : 0;

	if (indent > marker)
		runs[n++] = (struct md_run){ arena_printf(o->arena, "%*s", indent - marker, ""), MD_PLAIN };
	if (marker && marker <= indent)
		runs[n++] = (struct md_run){ o->marker, MD_MARKER };
	o->marker = NULL;
	return n;
}

/* Cuts one wrapped line into runs. `from` walks through the gathered words:
 * text_wrap drops only white space between the lines it returns. */
static size_t add_runs(struct md_out *o, const char *line, size_t *from, struct md_run *runs)
{
	size_t n = 0, start = 0;
	enum md_style style = MD_PLAIN;

	for (size_t i = 0; line[i]; i++, (*from)++) {
		while (*from < o->words.len && o->words.text[*from] != line[i])
			(*from)++;
		enum md_style here = *from < o->words.len ? o->style[*from] : style;
		if (i > start && here != style) {
			runs[n++] =
			        (struct md_run){ arena_strndup(o->arena, line + start, i - start), style };
			start = i;
		}
		style = here;
	}
	if (line[start])
		runs[n++] = (struct md_run){ arena_strdup(o->arena, line + start), style };
	return n;
}

/* Runs that a line can have: one per change of style, and the margin. */
static size_t most_runs(const struct md_out *o)
{
	size_t n = 3;

	for (size_t i = 1; i < o->words.len; i++)
		n += o->style[i] != o->style[i - 1];
	return n;
}

static void flush(struct md_out *o)
{
	char **wrapped;
	size_t n, from = 0;
	int indent = indent_now(o);
	struct md_run *runs;

	if (!o->words.len)
		return;
	n = text_wrap(o->arena, o->words.text, o->width - indent, &wrapped);
	runs = xmalloc(most_runs(o) * sizeof *runs);
	for (size_t i = 0; i < n; i++) {
		size_t nruns = *wrapped[i] ? add_margin(o, indent, runs) : 0;
		struct md_line *line = add_line(o);
		struct md_run *kept;

		nruns += add_runs(o, wrapped[i], &from, runs + nruns);
		kept = arena_alloc(o->arena, nruns * sizeof *kept + 1);
		memcpy(kept, runs, nruns * sizeof *kept);
		line->runs = kept;
		line->nruns = nruns;
		line->starts = o->starts;
		o->starts = false;
	}
	free(runs);
	str_reset(&o->words);
}

void md_out_heading(struct md_out *o, const char *text, int level)
{
	add_gap(o);
	gather(o, text, level == 1 ? MD_TITLE : MD_HEADING);
	flush(o);
}

static void open_level(struct md_out *o, int indent, int next)
{
	if (o->depth < LEVELS)
		o->level[o->depth] = (struct level){ indent, next };
	o->depth++;
}

static void open_list(struct md_out *o, cmark_node *list)
{
	bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;

	open_level(o, ordered ? 4 : 2, ordered ? cmark_node_get_list_start(list) : 0);
}

static void open_item(struct md_out *o)
{
	struct level *l = o->depth <= LEVELS ? &o->level[o->depth - 1] : NULL;

	if (l && l->next) {
		const char *number = arena_printf(o->arena, "%d. ", l->next++);

		if (text_width(number) > l->indent)
			l->indent = text_width(number);
		o->marker = arena_printf(o->arena, "%-*s", l->indent, number);
	} else {
		o->marker = "• ";
	}
}

/* Items of a tight list stand close; every other block gets air above it. */
static void space_above(struct md_out *o, cmark_node *block)
{
	cmark_node *item = cmark_node_parent(block), *list;
	bool inner;

	if (!item || cmark_node_get_type(item) != CMARK_NODE_ITEM) {
		add_gap(o);
		return;
	}
	list = cmark_node_parent(item);
	inner = cmark_node_get_type(cmark_node_parent(list)) == CMARK_NODE_ITEM;
	if (!cmark_node_get_list_tight(list) ||
	        (!inner && !cmark_node_previous(item) && !cmark_node_previous(block)))
		add_gap(o);
}

static void enter(struct md_out *o, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		open_level(o, QUOTE_INDENT, 0);
		o->quoted++;
		break;
	case CMARK_NODE_LIST:
		open_list(o, node);
		break;
	case CMARK_NODE_ITEM:
		open_item(o);
		break;
	case CMARK_NODE_HEADING:
		o->heading = cmark_node_get_heading_level(node);
		space_above(o, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		space_above(o, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		space_above(o, node);
		gather(o, cmark_node_get_literal(node), MD_CODE);
		while (o->words.len && o->words.text[o->words.len - 1] == '\n')
			o->words.text[--o->words.len] = '\0';
		flush(o);
		break;
	case CMARK_NODE_TEXT:
		gather(o, cmark_node_get_literal(node), style_now(o));
		break;
	case CMARK_NODE_CODE:
		gather(o, cmark_node_get_literal(node), MD_CODE);
		break;
	case CMARK_NODE_SOFTBREAK:
		gather(o, " ", style_now(o));
		break;
	case CMARK_NODE_LINEBREAK:
		gather(o, "\n", style_now(o));
		break;
	case CMARK_NODE_EMPH:
		o->slanted++;
		break;
	case CMARK_NODE_STRONG:
		o->bold++;
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		o->linked++;
		break;
	default: /* HTML and rules have nothing to say on a terminal */
		break;
	}
}

/* The address after a link, unless the words of the link are the address. */
static void close_link(struct md_out *o, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	size_t len = strlen(url), have = o->words.len;

	o->linked--;
	if (len && !(have >= len && strcmp(o->words.text + have - len, url) == 0)) {
		gather(o, " (", style_now(o));
		gather(o, url, style_now(o));
		gather(o, ")", style_now(o));
	}
}

static void leave(struct md_out *o, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		o->quoted--;
		o->depth--;
		break;
	case CMARK_NODE_LIST:
		o->depth--;
		break;
	case CMARK_NODE_ITEM:
		o->marker = NULL;
		break;
	case CMARK_NODE_HEADING:
	case CMARK_NODE_PARAGRAPH:
		flush(o);
		o->heading = 0;
		break;
	case CMARK_NODE_EMPH:
		o->slanted--;
		break;
	case CMARK_NODE_STRONG:
		o->bold--;
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		close_link(o, node);
		break;
	default:
		break;
	}
}

void md_out_block(struct md_out *o, cmark_node *block)
{
	cmark_iter *it = cmark_iter_new(block);
	cmark_event_type ev;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		if (ev == CMARK_EVENT_ENTER)
			enter(o, cmark_iter_get_node(it));
		else
			leave(o, cmark_iter_get_node(it));
	}
	cmark_iter_free(it);
}

size_t md_out_end(struct md_out *o, struct md_line **lines)
{
	*lines = arena_alloc(o->arena, o->nlines * sizeof **lines + 1);
	if (o->nlines)
		memcpy(*lines, o->lines, o->nlines * sizeof **lines);
	free(o->lines);
	free(o->style);
	str_free(&o->words);
	o->lines = NULL;
	o->style = NULL;
	return o->nlines;
}

char *md_text(struct arena *a, cmark_node *node)
{
	struct str s = STR_INIT;
	cmark_iter *it = cmark_iter_new(node);
	cmark_event_type ev;
	char *out;

	while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(it);
		cmark_node_type type = cmark_node_get_type(at);

		if (ev != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			str_add(&s, cmark_node_get_literal(at));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			str_add_char(&s, ' ');
	}
	cmark_iter_free(it);
	out = text_clean(a, s.text, false);
	str_free(&s);
	return out;
}
