/* The nine guides of one language: opening, finding, searching, rendering. */
#include "anker/knowledge.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "guide.h"
#include "markdown.h"

struct slot {
	struct guide *guide; /* NULL where the file did not load */
	int err;             /* why not: the code and its message */
	const char *message;
};

struct knowledge {
	struct arena *arena;
	struct slot slot[KNOWLEDGE_GUIDES];
};

int knowledge_open(struct knowledge **out, const char *share, const char *lang)
{
	struct arena *a = arena_new();
	char *folder = arena_printf(a, "%s/guides/%s", share, lang);
	struct knowledge *k;
	struct stat st;
	int err;

	*out = NULL;
	if (stat(folder, &st) < 0 || !S_ISDIR(st.st_mode)) {
		err = err_set(ERR_NOTFOUND,
		        _("%s: the folder with the guides is missing; install anker again"), folder);
		arena_free(&a);
		return err;
	}
	k = xmalloc(sizeof *k);
	*k = (struct knowledge){ .arena = a };
	for (int i = 0; i < KNOWLEDGE_GUIDES; i++) {
		char *path = arena_printf(a, "%s/%d.md", folder, i + 1);

		k->slot[i].err = guide_read(&k->slot[i].guide, a, path, i + 1);
		if (k->slot[i].err < 0)
			k->slot[i].message = arena_strdup(a, err_last());
	}
	*out = k;
	return 0;
}

void knowledge_free(struct knowledge **k)
{
	if (!*k)
		return;
	for (int i = 0; i < KNOWLEDGE_GUIDES; i++) {
		if ((*k)->slot[i].guide)
			guide_done((*k)->slot[i].guide);
	}
	arena_free(&(*k)->arena);
	free(*k);
	*k = NULL;
}

int knowledge_guide(const struct knowledge *k, int n, const struct guide **out)
{
	const struct slot *slot;

	*out = NULL;
	if (n < 1 || n > KNOWLEDGE_GUIDES)
		return err_set(ERR_NOTFOUND, _("There is no guide %d; choose 1 to %d"), n, KNOWLEDGE_GUIDES);
	slot = &k->slot[n - 1];
	if (!slot->guide)
		return err_set(slot->err, "%s", slot->message);
	*out = slot->guide;
	return 0;
}

int knowledge_point(const struct knowledge *k, const char *id, const struct guide_part **point,
        const struct guide **guide)
{
	const struct guide *g;
	char *rest;
	long number = strtol(id, &rest, 10);
	int err;

	if (*rest != '.' || number < 1 || number > KNOWLEDGE_GUIDES)
		return err_set(ERR_NOTFOUND, _("There is no guide point \"%s\"; points look like 4.7"), id);
	if ((err = knowledge_guide(k, (int)number, &g)) < 0)
		return err;
	for (size_t i = 0; i < g->npoints; i++) {
		if (strcmp(g->points[i].id, id) == 0) {
			if (point)
				*point = &g->points[i];
			if (guide)
				*guide = g;
			return 0;
		}
	}
	return err_set(ERR_NOTFOUND, _("Guide %d has no point \"%s\"; its points are %s to %s"), g->number,
	        id, g->points[0].id, g->points[g->npoints - 1].id);
}

/* True when the part answers the words; in its title alone, or anywhere. */
static bool part_matches(const struct guide_part *p, const char *words, bool title_only, struct arena *a)
{
	const char *title = text_fold(a, p->title);

	if (title_only)
		return text_matches(title, words);
	return !text_matches(title, words) &&
	       text_matches(text_fold(a, arena_printf(a, "%s %s", p->title, p->text)), words);
}

size_t knowledge_search(
        const struct knowledge *k, const char *folded_words, struct arena *a, struct guide_hit **hits)
{
	struct arena *scratch = arena_new();
	size_t room = 0, n = 0;

	for (int i = 0; i < KNOWLEDGE_GUIDES; i++)
		room += k->slot[i].guide ? k->slot[i].guide->npoints + 2 : 0;
	*hits = arena_alloc(a, room * sizeof **hits + 1);
	for (int pass = 0; pass < 2 && folded_words[strspn(folded_words, " ")]; pass++) {
		for (int i = 0; i < KNOWLEDGE_GUIDES; i++) {
			const struct guide *g = k->slot[i].guide;

			for (size_t p = 0; g && p < g->npoints + 2; p++) {
				const struct guide_part *part = p < g->npoints    ? &g->points[p]
				                                : p == g->npoints ? &g->expert
				                                                  : &g->instruments;
				if (part_matches(part, folded_words, pass == 0, scratch))
					(*hits)[n++] = (struct guide_hit){ g, part };
			}
		}
	}
	arena_free(&scratch);
	return n;
}

size_t knowledge_render(const struct guide *g, int width, struct arena *a, struct md_line **lines)
{
	struct md_out *o = md_out_new(a, width);

	md_out_heading(o, g->title, 1);
	for (size_t i = 0; i < g->doc->nspans; i++) {
		const struct guide_span *span = &g->doc->span[i];

		if (span->part) {
			bool point = span->part->id[0] >= '0' && span->part->id[0] <= '9';

			md_out_part(o, span->part->id);
			md_out_heading(o,
			        point ? arena_printf(a, "%s  %s", span->part->id, span->part->title)
			              : span->part->title,
			        2);
		}
		for (cmark_node *b = span->first; b && b != span->end; b = cmark_node_next(b))
			md_out_block(o, b);
	}
	return md_out_end(o, lines);
}

size_t knowledge_render_markdown(
        const char *text, size_t len, int width, struct arena *a, struct md_line **lines)
{
	struct md_out *o = md_out_new(a, width);
	cmark_node *root = cmark_parse_document(text, len, CMARK_OPT_VALIDATE_UTF8);

	for (cmark_node *b = cmark_node_first_child(root); b; b = cmark_node_next(b))
		md_out_block(o, b);
	cmark_node_free(root);
	return md_out_end(o, lines);
}
