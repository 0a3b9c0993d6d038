/* One catalogue file -> its entries: libcmark makes a tree, its blocks are gathered under
 * the heading they stand below. The format is described in share/reference/README.md. */
#include <cmark.h>
#include <stdarg.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "catalogue_reading.h"
#include "markdown.h"
#include "script_reading.h"
#include "source.h"

/* The texts that an entry can have; the first it must have. */
static const char *const text_ids[] = { "what", "apply", "explain", "check" };
enum { TEXTS = sizeof text_ids / sizeof *text_ids };

void catalogue_fault(struct catalogue_reading *r, int line, const char *tip, const char *fmt, ...)
{
	va_list ap;
	char *message;

	if (r->nfaults == CATALOGUE_FAULTS_MOST)
		return;
	va_start(ap, fmt);
	message = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	r->fault = script_room(r->arena, r->fault, r->nfaults, sizeof *r->fault);
	r->fault[r->nfaults++] = (struct script_fault){ r->file, line, text_clean(r->arena, message, false),
		tip ? text_clean(r->arena, tip, false) : NULL };
}

/* ---- headings ---- */

/* The words and the name of a heading; a fault for what is missing or wrong. */
static void split_heading(struct catalogue_reading *r, cmark_node *heading, char **words, char **id)
{
	int line = cmark_node_get_start_line(heading);

	source_mark(r->arena, md_text(r->arena, heading), "{#", words, id);
	if (!script_is_word(*id, false))
		catalogue_fault(r, line,
			arena_printf(r->arena, _("end it in {#%s}, or another name of small letters"),
				script_slug(r->arena, *words, '_')),
			**id ? _("\"%.60s\" is no name for this heading") : _("this heading has no name"),
			*id);
	else if (!**words)
		catalogue_fault(r, line, _("write the words before the name"),
			_("the heading {#%.60s} has no words"), *id);
	if (source_has_html(heading))
		catalogue_fault(r, line, _("write plain text, *emphasis* or **strong**"),
			_("HTML is not understood"));
}

/* The text that is being read ends before this line (0: at the end of the file). */
static void finish_text(struct catalogue_reading *r, int line)
{
	const char *from, *text;
	struct catalogue_text *t;

	if (!r->text_from)
		return;
	t = &r->texts[r->now->ntexts - 1];
	from = r->text + source_offset(r->text, r->text_from);
	text = line ? arena_strndup(r->arena, from, (size_t)(r->text + source_offset(r->text, line) - from))
		    : from;
	t->text = text_trim(r->arena, text_clean(r->arena, text, true));
	if (!*t->text)
		catalogue_fault(r, r->text_from - 1, _("write it below, or take the heading away"),
			_("\"%.60s\" has no text"), t->title);
	r->text_from = 0;
}

static void finish_entry(struct catalogue_reading *r, int line)
{
	finish_text(r, line);
	if (!r->now)
		return;
	if (!catalogue_text(r->now, text_ids[0]))
		catalogue_fault(r, r->line, _("add \"#### What it is {#what}\" with a text"),
			_("{#%.60s} does not say what it is"), r->now->id);
	r->now = NULL;
}

static void begin_category(struct catalogue_reading *r, cmark_node *heading)
{
	char *title, *id;

	finish_entry(r, cmark_node_get_start_line(heading));
	split_heading(r, heading, &title, &id);
	r->category = id;
	r->category_title = title;
}

static void begin_entry(struct catalogue_reading *r, cmark_node *heading)
{
	int line = cmark_node_get_start_line(heading);
	char *title, *id;

	finish_entry(r, line);
	split_heading(r, heading, &title, &id);
	if (!r->category)
		catalogue_fault(r, line, _("put \"## Category {#category}\" above it"),
			_("this entry stands under no category"));
	for (size_t i = 0; i < r->nitems; i++)
		if (*id && strcmp(r->item[i].id, id) == 0)
			catalogue_fault(r, line, _("give each entry a name of its own"),
				_("the entry {#%s} is here twice"), id);
	r->item = script_room(r->arena, r->item, r->nitems, sizeof *r->item);
	r->now = &r->item[r->nitems++];
	r->key = arena_alloc(r->arena, ENTRY_KEYS_MOST * sizeof *r->key);
	r->texts = arena_alloc(r->arena, TEXTS * sizeof *r->texts);
	r->line = line;
	*r->now = (struct catalogue_item){ .id = id, .title = title,
		.category = r->category ? r->category : "",
		.category_title = r->category_title ? r->category_title : "", .key = r->key, .text = r->texts };
}

/* The last line of a heading: one underlined with dashes has two. */
static int line_behind(cmark_node *heading)
{
	return cmark_node_get_end_line(heading) + 1;
}

static void begin_text(struct catalogue_reading *r, cmark_node *heading)
{
	int line = cmark_node_get_start_line(heading);
	char *title, *id;
	size_t i = 0;

	finish_text(r, line);
	split_heading(r, heading, &title, &id);
	while (i < TEXTS && strcmp(text_ids[i], id) != 0)
		i++;
	if (!r->now)
		catalogue_fault(r, line, _("put \"### Title {#name}\" above it"),
			_("this text belongs to no entry"));
	else if (i == TEXTS)
		catalogue_fault(r, line, _("end it in {#what}, {#apply}, {#explain} or {#check}"),
			_("\"%.60s\" is no part of an entry"), id);
	else if (catalogue_text(r->now, id))
		catalogue_fault(r, line, _("put both texts under the first"), _("{#%s} is here twice"), id);
	else
		r->texts[r->now->ntexts++] = (struct catalogue_text){ text_ids[i], title, "" };
	if (r->now && r->now->ntexts && r->texts[r->now->ntexts - 1].title == title)
		r->text_from = line_behind(heading);
}

/* ---- blocks ---- */

static void add_keys(struct catalogue_reading *r, cmark_node *list)
{
	for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
		cmark_node *inside = cmark_node_first_child(item);
		int line = cmark_node_get_start_line(item);

		if (inside && !cmark_node_next(inside) && cmark_node_get_type(inside) == CMARK_NODE_PARAGRAPH)
			catalogue_key_add(r, md_text(r->arena, item), line);
		else
			catalogue_fault(r, line, _("write one line of text"),
				_("this item of the list cannot be read"));
	}
}

static void add_block(struct catalogue_reading *r, cmark_node *block)
{
	int line = cmark_node_get_start_line(block);

	if (source_has_html(block))
		catalogue_fault(r, line, _("write plain text, *emphasis* or **strong**"),
			_("HTML is not understood"));
	else if (cmark_node_get_type(block) == CMARK_NODE_HEADING)
		catalogue_fault(r, line,
			_("use \"##\" for a category, \"###\" for an entry and \"####\" for its texts"),
			_("a heading of this level has no meaning here"));
	else if (r->text_from || !r->category)
		return; /* a text is taken as it stands, and what is above is for who reads the file */
	else if (r->now && cmark_node_get_type(block) == CMARK_NODE_LIST && !r->now->ntexts)
		add_keys(r, block);
	else
		catalogue_fault(r, line, _("put it under \"#### What it is {#what}\" of an entry"),
			_("text that is shown nowhere"));
}

static void read_blocks(struct catalogue_reading *r, cmark_node *first)
{
	for (cmark_node *b = cmark_node_next(first); b; b = cmark_node_next(b)) {
		if (source_is_heading(b, 3) && r->nitems == ENTRIES_MOST) {
			catalogue_fault(r, cmark_node_get_start_line(b), _("take away what is not used"),
				_("more than %d entries"), ENTRIES_MOST);
			break;
		}
		if (source_is_heading(b, 2))
			begin_category(r, b);
		else if (source_is_heading(b, 3))
			begin_entry(r, b);
		else if (source_is_heading(b, 4))
			begin_text(r, b);
		else
			add_block(r, b);
	}
	finish_entry(r, 0);
}

void catalogue_read(
	struct catalogue_reading *r, struct arena *a, const char *file, const char *text, size_t len)
{
	cmark_node *root, *first;
	char *title = NULL, *id = NULL;

	*r = (struct catalogue_reading){ .arena = a, .file = arena_strdup(a, file),
		.text = arena_strndup(a, len ? text : "", len) };
	root = cmark_parse_document(r->text, len, CMARK_OPT_DEFAULT);
	first = cmark_node_first_child(root);
	if (source_is_heading(first, 1))
		source_mark(a, md_text(a, first), "{#", &title, &id);
	if (!title || !*title || !script_is_word(id, false)) {
		catalogue_fault(r, first ? cmark_node_get_start_line(first) : 1,
			_("begin with \"# Title {#name}\""),
			_("a catalogue begins with its title and its name"));
	} else {
		r->id = id;
		read_blocks(r, first);
		if (!r->nitems)
			catalogue_fault(r, 1, _("add \"## Category {#category}\" and \"### Title {#name}\""),
				_("there are no entries"));
	}
	cmark_node_free(root);
}
