/* One guide file -> struct guide: reads the file, lets libcmark make a tree,
 * and cuts it at the headings. The format is described in anker/knowledge.h. */
#include "guide.h"

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "markdown.h"
#include "source.h"

/* A guide that is being read. */
struct reading {
	struct arena *arena;
	const char *path;
	struct guide *guide;
	struct guide_doc *doc;
	struct guide_part *points; /* room for every heading */
};

static __attribute__((format(printf, 3, 4))) int fault(
        const struct reading *r, cmark_node *at, const char *fmt, ...)
{
	va_list ap;
	char *what;

	va_start(ap, fmt);
	what = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	return source_fault(r->path, at ? cmark_node_get_start_line(at) : 1, what);
}

/* The parts that every guide has once, beside its points. */
static const struct {
	const char *id;
	size_t offset; /* of its struct guide_part in struct guide */
} fixed[] = {
	{ "expert", offsetof(struct guide, expert) },
	{ "instruments", offsetof(struct guide, instruments) },
	{ "source", offsetof(struct guide, source) },
};
enum { FIXED = sizeof fixed / sizeof *fixed };

static struct guide_part *fixed_part(struct guide *g, size_t i)
{
	return (struct guide_part *)(void *)((char *)g + fixed[i].offset);
}

/* The place in the guide for the part with this id; NULL when it is unknown, a
 * second one, or not the next point. */
static struct guide_part *place_for(struct reading *r, const char *id)
{
	struct guide *g = r->guide;

	for (size_t i = 0; i < FIXED; i++) {
		if (strcmp(id, fixed[i].id) == 0)
			return fixed_part(g, i)->id ? NULL : fixed_part(g, i);
	}
	if (strcmp(id, arena_printf(r->arena, "%d.%zu", g->number, g->npoints + 1)) != 0)
		return NULL;
	return &r->points[g->npoints++];
}

static int read_heading(struct reading *r, cmark_node *heading, struct guide_span *span)
{
	char *title, *id;
	struct guide_part *part;

	source_mark(r->arena, md_text(r->arena, heading), "{#", &title, &id);
	part = place_for(r, id);
	if (!part)
		return fault(r, heading,
		        _("the heading must end in {#%d.%zu}, {#expert}, {#instruments} or {#source}, "
		          "each once"),
		        r->guide->number, r->guide->npoints + 1);
	if (!*title)
		return fault(r, heading, _("the heading before {#%s} has no words; add a title"), id);
	part->id = id;
	part->title = title;
	span->part = part;
	return 0;
}

/* The question, and with it the check that this is the file it should be. */
static int read_question(struct reading *r, cmark_node *first)
{
	char *title = NULL, *id = NULL;

	if (source_is_heading(first, 1))
		source_mark(r->arena, md_text(r->arena, first), "{#", &title, &id);
	if (!title || !*title || strcmp(id, arena_printf(r->arena, "%d", r->guide->number)) != 0)
		return fault(r, first, _("the guide must begin with \"# question {#%d}\""), r->guide->number);
	r->guide->title = title;
	return 0;
}

/* The blocks of a part as plain text: rendered as one would, but never cut. */
static const char *plain_text(struct arena *a, const struct guide_span *span)
{
	struct md_out *o = md_out_new(a, INT_MAX / 2);
	struct md_line *lines;
	struct str s = STR_INIT;
	size_t n;
	char *text;

	for (cmark_node *b = span->first; b && b != span->end; b = cmark_node_next(b))
		md_out_block(o, b);
	n = md_out_end(o, &lines);
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_add_char(&s, '\n');
		for (size_t k = 0; k < lines[i].nruns; k++)
			str_add(&s, lines[i].runs[k].text);
	}
	text = arena_strdup(a, s.text ? s.text : "");
	str_free(&s);
	return text;
}

static int check_complete(struct reading *r)
{
	struct guide *g = r->guide;

	if (!g->npoints)
		return fault(r, NULL, _("there are no points; add \"## title {#%d.1}\""), g->number);
	for (size_t i = 0; i < g->npoints; i++) {
		if (!*g->points[i].text)
			return fault(r, NULL, _("point %s has no text; write what to do under its heading"),
			        g->points[i].id);
	}
	for (size_t i = 0; i < FIXED; i++) {
		const struct guide_part *part = fixed_part(g, i);

		if (!part->id || !*part->text)
			return fault(r, NULL, _("the part {#%s} is missing or empty; add it"), fixed[i].id);
	}
	return 0;
}

static int read_parts(struct reading *r, cmark_node *first)
{
	struct guide_doc *doc = r->doc;
	int err;

	doc->span[0].first = cmark_node_next(first);
	doc->nspans = 1;
	for (cmark_node *n = cmark_node_next(first); n; n = cmark_node_next(n)) {
		if (source_is_heading(n, 1))
			return fault(r, n, _("a second \"#\" heading; use \"##\" for points"));
		if (!source_is_heading(n, 2))
			continue;
		doc->span[doc->nspans - 1].end = n;
		doc->span[doc->nspans].first = cmark_node_next(n);
		if ((err = read_heading(r, n, &doc->span[doc->nspans++])) < 0)
			return err;
	}
	for (size_t i = 0; i < doc->nspans; i++) {
		const char *text = plain_text(r->arena, &doc->span[i]);

		if (i)
			doc->span[i].part->text = text;
		else
			r->guide->intro = text;
	}
	return check_complete(r);
}

int guide_read(struct guide **out, struct arena *a, const char *path, int number)
{
	struct str text = STR_INIT;
	struct reading r = { .arena = a, .path = path };
	cmark_node *first;
	size_t headings = 0;
	int err;

	*out = NULL;
	if ((err = source_read(&text, path)) < 0)
		goto out;
	r.guide = arena_alloc(a, sizeof *r.guide);
	r.doc = arena_alloc(a, sizeof *r.doc);
	r.guide->number = number;
	r.guide->doc = r.doc;
	r.doc->root = cmark_parse_document(text.text ? text.text : "", text.len, CMARK_OPT_DEFAULT);
	first = cmark_node_first_child(r.doc->root);
	for (cmark_node *n = first; n; n = cmark_node_next(n))
		headings += source_is_heading(n, 2);
	r.doc->span = arena_alloc(a, (headings + 1) * sizeof *r.doc->span);
	r.points = arena_alloc(a, (headings + 1) * sizeof *r.points);
	r.guide->points = r.points;
	if ((err = read_question(&r, first)) < 0)
		goto out;
	err = read_parts(&r, first);
out:
	str_free(&text);
	if (!err)
		*out = r.guide;
	else if (r.guide)
		guide_done(r.guide);
	return err;
}

void guide_done(struct guide *g)
{
	cmark_node_free(g->doc->root);
}
