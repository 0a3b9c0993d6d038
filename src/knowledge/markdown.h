/* Markdown tree -> styled, wrapped, terminal-safe lines. Private to knowledge. */
#ifndef KNOWLEDGE_MARKDOWN_H
#define KNOWLEDGE_MARKDOWN_H

#include <cmark.h>

#include "anker/knowledge.h"

struct arena;
struct md_out;

/* Collects lines of at most `width` columns, all in the arena. */
struct md_out *md_out_new(struct arena *a, int width);

/* Later lines belong to part `id` (lives as long as the arena). */
void md_out_part(struct md_out *o, const char *id);

/* Adds a heading line (level 1 is a title) or a block with all that is in it. */
void md_out_heading(struct md_out *o, const char *text, int level);
void md_out_block(struct md_out *o, cmark_node *block);

/* The lines so far, in the arena; ends the collection. */
size_t md_out_end(struct md_out *o, struct md_line **lines);

/* The text inside one node, cleaned and on one line. */
char *md_text(struct arena *a, cmark_node *node);

#endif
