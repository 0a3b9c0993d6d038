/* One guide file -> struct guide. Private to knowledge. */
#ifndef KNOWLEDGE_GUIDE_H
#define KNOWLEDGE_GUIDE_H

#include <cmark.h>

#include "anker/knowledge.h"

struct arena;

/* Where the blocks of a part stand in the tree: from `first` up to `end`,
 * siblings; NULL first: the part is empty. */
struct guide_span {
	struct guide_part *part; /* NULL: the introduction */
	cmark_node *first, *end;
};

struct guide_doc {
	cmark_node *root;        /* freed with guide_done */
	struct guide_span *span; /* the introduction, then every part in file order */
	size_t nspans;
};

/* Reads guide `number` from `path`; all but the tree is in the arena.
 * ERR_NOTFOUND, ERR_IO, ERR_INVALID as knowledge_guide. */
int guide_read(struct guide **out, struct arena *a, const char *path, int number);

/* Gives back the tree. */
void guide_done(struct guide *g);

#endif
