/* Catalogues: instruments and schemes, one Markdown file per language in
 * share/reference (format: share/reference/README.md), with words only. Amounts, terms
 * and who may ask for a scheme are parameters and derived facts of the rule files beside
 * them, so that they are dated, sourced and shown as every other limit. */
#ifndef ANKER_CATALOGUE_H
#define ANKER_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct catalogue;

/* One key of an entry: "- level: organisation, both". */
struct catalogue_key {
	const char *key;         /* as the README names it, the same in both languages */
	const char *const *value; /* its values: codes or words, NULL-ended */
};

/* A text below a heading of its own: "#### How to apply it {#apply}". */
struct catalogue_text {
	const char *id;      /* "what", "apply", "explain", "check", ... */
	const char *title;   /* in the language of the file */
	const char *text;    /* Markdown, for knowledge_render_markdown */
};

struct catalogue_item {
	const char *id;      /* stable: what records hold */
	const char *title;
	const char *category;    /* id of the heading it stands under */
	const char *category_title;
	const struct catalogue_key *key;
	size_t nkeys;
	const struct catalogue_text *text;
	size_t ntexts;
};

/* Reads share/reference/NAME.LANG.md ("instruments", "schemes"), and the file of the same
 * name in `local` (NULL: none): its entries take the place of shipped ones with their id,
 * or come after them. ERR_NOTFOUND, ERR_IO; ERR_INVALID: the file, line and cure of the
 * first fault. Ended with catalogue_free. */
int catalogue_open(struct catalogue **out, const char *share, const char *local, const char *name,
	const char *lang);
void catalogue_free(struct catalogue **c);

/* In the order of the file. Borrowed, as is everything in them. */
size_t catalogue_items(const struct catalogue *c, const struct catalogue_item **out);
/* NULL: no such entry. */
const struct catalogue_item *catalogue_item(const struct catalogue *c, const char *id);
/* Values of a key, NULL-ended; empty (not NULL) without that key. */
const char *const *catalogue_values(const struct catalogue_item *i, const char *key);
bool catalogue_has(const struct catalogue_item *i, const char *key, const char *value);
/* The text with this id, or NULL. */
const struct catalogue_text *catalogue_text(const struct catalogue_item *i, const char *id);

/* Entries in which every folded word occurs (as the beginning of a word; titles first),
 * in the arena; an empty text gives all. */
size_t catalogue_search(const struct catalogue *c, const char *folded_words, struct arena *a,
	const struct catalogue_item ***out);

#endif
