/* What guides and question lists have in common: Markdown files whose headings end in
 * an anchor, and faults that name the line. Private to knowledge. */
#ifndef KNOWLEDGE_SOURCE_H
#define KNOWLEDGE_SOURCE_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct str;

/* A real file is some 10 kB; this keeps a wrong one from being loaded. */
enum { SOURCE_MOST = 1 << 20 };

/* Adds the file to `s`. ERR_NOTFOUND, ERR_IO, ERR_INVALID (source_check); the message
 * names the file and the cure. */
int source_read(struct str *s, const char *path);

/* ERR_INVALID: larger than 1 MB, or not UTF-8. */
int source_check(const char *name, const char *text, size_t len);

/* ERR_INVALID with "name, line 3: what". */
int source_fault(const char *name, int line, const char *what);

bool source_is_heading(cmark_node *n, int level);

/* HTML anywhere in it: no text of anker has that. */
bool source_has_html(cmark_node *block);

/* The byte where a line begins, counted as cmark does: CR, LF and CRLF all end one. */
size_t source_offset(const char *text, int line);

/* "Title {#1.2}" with `opens` "{#", or "smooth {smooth}" with "{": the words and what
 * stands in the last braces; *mark is "" where there are none. In the arena. */
void source_mark(struct arena *a, const char *text, const char *opens, char **words, char **mark);

#endif
