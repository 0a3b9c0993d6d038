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
struct script_fault; /* of script.h, as script_fault_show shows it */

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

/* Every fault of one text, in the order of its lines, and how many entries it has. The
 * faults are in the arena. ERR_INVALID: it has one. */
int catalogue_faults(const char *file, const char *text, size_t len, struct arena *a,
	struct script_fault **out, size_t *n, size_t *entries);

/* In the order of the file. Borrowed, as is everything in them. */
size_t catalogue_items(const struct catalogue *c, const struct catalogue_item **out);
/* NULL: no such entry. */
const struct catalogue_item *catalogue_item(const struct catalogue *c, const char *id);
/* Values of a key, NULL-ended; empty (not NULL) without that key. */
const char *const *catalogue_values(const struct catalogue_item *i, const char *key);
bool catalogue_has(const struct catalogue_item *i, const char *key, const char *value);
/* A value of a key in the current language: of a code its words ("organisation", "bottleneck:
 * pace and pressure"), anything else as it stands. */
const char *catalogue_label(const char *key, const char *value, struct arena *a);
/* What an entry says in the key, in words with commas between; "" without that key. */
const char *catalogue_words(const struct catalogue_item *i, const char *key, struct arena *a);
/* The codes that a key may have ("level": "individual", ...), NULL-ended; empty for a key
 * that takes other things. */
const char *const *catalogue_codes(const char *key);
/* The text with this id, or NULL. */
const struct catalogue_text *catalogue_text(const struct catalogue_item *i, const char *id);

/* A whole entry as one Markdown page: its title, its texts below their headings. In the arena. */
char *catalogue_page(const struct catalogue_item *i, struct arena *a);

/* The entry with this id or (folded) title, or NULL. */
const struct catalogue_item *catalogue_find(const struct catalogue *c, const char *typed);

/* What to look for, as codes of those keys; NULL: anything. An entry for both levels is for
 * each of them. */
struct catalogue_filter {
	const char *level, *user, *situation;
};
bool catalogue_passes(const struct catalogue_item *i, const struct catalogue_filter *f);

/* Entries in which every folded word occurs (as the beginning of a word; titles first),
 * in the arena; an empty text gives all. */
size_t catalogue_search(const struct catalogue *c, const char *folded_words, struct arena *a,
	const struct catalogue_item ***out);

#endif
