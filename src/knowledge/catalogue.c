/* Catalogues: opening one with one's own entries, and looking in it. */
#include "anker/catalogue.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "catalogue_reading.h"
#include "script_reading.h"
#include "source.h"

struct catalogue {
	struct arena *arena;
	struct catalogue_item *item;
	size_t n;
};

/* ---- opening ---- */

static int first_fault(const struct catalogue_reading *r)
{
	const struct script_fault *f = r->fault;

	return source_fault(f->file, f->line,
		f->tip ? arena_printf(r->arena, "%s; %s", f->message, f->tip) : f->message);
}

static int read_file(struct catalogue_reading *r, struct arena *a, const char *path, const char *name)
{
	struct str text = STR_INIT;
	int err = source_read(&text, path);

	if (err == 0) {
		catalogue_read(r, a, path, text.text ? text.text : "", text.len);
		if (r->nfaults)
			err = first_fault(r);
		else if (strcmp(r->id, name) != 0)
			err = source_fault(path, 1,
				arena_printf(a, _("this is the catalogue {#%s}, not {#%s}"), r->id, name));
	}
	str_free(&text);
	return err;
}

/* One's own entry takes the place of the one with its id, or comes after them. */
static void add_item(struct catalogue *c, const struct catalogue_item *own)
{
	for (size_t i = 0; i < c->n; i++) {
		if (strcmp(c->item[i].id, own->id) == 0) {
			c->item[i] = *own;
			return;
		}
	}
	c->item = script_room(c->arena, c->item, c->n, sizeof *c->item);
	c->item[c->n++] = *own;
}

int catalogue_open(
	struct catalogue **out, const char *share, const char *local, const char *name, const char *lang)
{
	struct arena *a = arena_new();
	struct catalogue *c = xmalloc(sizeof *c);
	struct catalogue_reading r;
	char *own = local ? arena_printf(a, "%s/%s.%s.md", local, name, lang) : NULL;
	int err = read_file(&r, a, arena_printf(a, "%s/reference/%s.%s.md", share, name, lang), name);

	*c = (struct catalogue){ .arena = a };
	if (err == 0) {
		c->item = r.item;
		c->n = r.nitems;
	}
	if (err == 0 && own && access(own, F_OK) == 0 && (err = read_file(&r, a, own, name)) == 0)
		for (size_t i = 0; i < r.nitems; i++)
			add_item(c, &r.item[i]);
	*out = c;
	if (err < 0)
		catalogue_free(out);
	return err;
}

void catalogue_free(struct catalogue **c)
{
	if (!*c)
		return;
	arena_free(&(*c)->arena);
	free(*c);
	*c = NULL;
}

/* In the order of the file; those of one line as they were found. */
static void sort_faults(struct catalogue_reading *r)
{
	for (size_t i = 1; i < r->nfaults; i++) {
		struct script_fault f = r->fault[i];
		size_t to = i;

		for (; to && r->fault[to - 1].line > f.line; to--)
			r->fault[to] = r->fault[to - 1];
		r->fault[to] = f;
	}
}

int catalogue_faults(const char *file, const char *text, size_t len, struct arena *a,
	struct script_fault **out, size_t *n, size_t *entries)
{
	struct catalogue_reading r = { .nfaults = 0 };
	int err = source_check(file, len ? text : "", len);

	if (err == 0) {
		catalogue_read(&r, a, file, text, len);
		sort_faults(&r);
		err = r.nfaults ? first_fault(&r) : 0;
	}
	*out = r.fault;
	*n = r.nfaults;
	*entries = r.nitems;
	return err;
}

/* ---- looking ---- */

size_t catalogue_items(const struct catalogue *c, const struct catalogue_item **out)
{
	*out = c->item;
	return c->n;
}

const struct catalogue_item *catalogue_item(const struct catalogue *c, const char *id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->item[i].id, id) == 0)
			return &c->item[i];
	return NULL;
}

const struct catalogue_item *catalogue_find(const struct catalogue *c, const char *typed)
{
	struct arena *a = arena_new();
	const char *folded = text_fold(a, typed);
	const struct catalogue_item *found = catalogue_item(c, folded);

	for (size_t i = 0; i < c->n && !found; i++)
		if (strcmp(text_fold(a, c->item[i].title), folded) == 0)
			found = &c->item[i];
	arena_free(&a);
	return found;
}

const char *const *catalogue_values(const struct catalogue_item *i, const char *key)
{
	static const char *const none[] = { NULL };

	for (size_t k = 0; k < i->nkeys; k++)
		if (strcmp(i->key[k].key, key) == 0)
			return i->key[k].value;
	return none;
}

bool catalogue_has(const struct catalogue_item *i, const char *key, const char *value)
{
	for (const char *const *v = catalogue_values(i, key); *v; v++)
		if (strcmp(*v, value) == 0)
			return true;
	return false;
}

bool catalogue_passes(const struct catalogue_item *i, const struct catalogue_filter *f)
{
	bool one = f->level && strcmp(f->level, "professional") != 0;

	return (!f->level || catalogue_has(i, "level", f->level) ||
		       (one && catalogue_has(i, "level", "both"))) &&
	       (!f->user || catalogue_has(i, "user", f->user)) &&
	       (!f->situation || catalogue_has(i, "situation", f->situation));
}

const struct catalogue_text *catalogue_text(const struct catalogue_item *i, const char *id)
{
	for (size_t t = 0; t < i->ntexts; t++)
		if (strcmp(i->text[t].id, id) == 0)
			return &i->text[t];
	return NULL;
}

char *catalogue_page(const struct catalogue_item *i, struct arena *a)
{
	struct str s = STR_INIT;
	char *page;

	str_addf(&s, "# %s\n", knowledge_markdown_plain(i->title, 0, a));
	for (size_t t = 0; t < i->ntexts; t++)
		str_addf(&s, "\n## %s\n\n%s\n", knowledge_markdown_plain(i->text[t].title, 0, a),
			i->text[t].text);
	page = arena_strdup(a, s.text);
	str_free(&s);
	return page;
}

/* ---- searching ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The word (n bytes) begins a word of the folded text. */
static bool begins_word(const char *text, const char *word, size_t n)
{
	for (const char *p = text; *p; p++)
		if ((p == text || !is_letter(p[-1])) && strncmp(p, word, n) == 0)
			return true;
	return false;
}

static bool holds(const char *folded, const char *words)
{
	for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
		size_t n = strcspn(words, " ");
		if (!begins_word(folded, words, n))
			return false;
		words += n;
	}
	return true;
}

/* All that an entry says, and its title as the first. */
static const char *item_text(const struct catalogue_item *i, struct arena *a)
{
	const char *all = arena_printf(a, "%s %s %s", i->title, i->category_title, i->id);

	for (size_t k = 0; k < i->nkeys; k++)
		all = arena_printf(a, "%s %s", all, catalogue_words(i, i->key[k].key, a));
	for (size_t t = 0; t < i->ntexts; t++)
		all = arena_printf(a, "%s %s", all, i->text[t].text);
	return text_fold(a, all);
}

size_t catalogue_search(const struct catalogue *c, const char *folded_words, struct arena *a,
	const struct catalogue_item ***out)
{
	struct arena *scratch = arena_new();
	bool *taken = arena_alloc(scratch, c->n + 1);
	size_t n = 0;

	*out = arena_alloc(a, (c->n + 1) * sizeof **out);
	for (size_t i = 0; i < c->n; i++) {
		taken[i] = holds(text_fold(scratch, c->item[i].title), folded_words);
		if (taken[i])
			(*out)[n++] = &c->item[i];
	}
	for (size_t i = 0; i < c->n; i++)
		if (!taken[i] && holds(item_text(&c->item[i], scratch), folded_words))
			(*out)[n++] = &c->item[i];
	arena_free(&scratch);
	return n;
}
