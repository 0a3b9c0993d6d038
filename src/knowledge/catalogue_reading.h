/* A catalogue while it is being read. Private to knowledge.
 *
 * catalogue_read.c walks the blocks of the Markdown tree; catalogue_keys.c knows the keys
 * ("- level: organisation") and their codes. */
#ifndef KNOWLEDGE_CATALOGUE_READING_H
#define KNOWLEDGE_CATALOGUE_READING_H

#include "anker/catalogue.h"
#include "anker/script.h"

/* What one can still look through, and few enough to compare each with each. */
enum { ENTRIES_MOST = 500, ENTRY_KEYS_MOST = 16, CATALOGUE_FAULTS_MOST = 100 };

struct catalogue_reading {
	struct arena *arena;
	const char *file, *text;
	const char *id; /* of the "#" heading; NULL: it has none */

	struct catalogue_item *item;
	size_t nitems;
	struct script_fault *fault;
	size_t nfaults;

	const char *category, *category_title; /* NULL: none yet */
	struct catalogue_item *now; /* the entry that is being read, the last of item; or NULL */
	int line;                   /* of its heading */
	struct catalogue_key *key;  /* of that */
	struct catalogue_text *texts;
	int text_from;              /* first line of its text that is being read; 0: none */
};

/* Reads the text; r->item, r->id and r->fault are the result. */
void catalogue_read(
	struct catalogue_reading *r, struct arena *a, const char *file, const char *text, size_t len);

void catalogue_fault(struct catalogue_reading *r, int line, const char *tip, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* "key: value" of the entry that is being read. */
void catalogue_key_add(struct catalogue_reading *r, const char *item, int line);

#endif
