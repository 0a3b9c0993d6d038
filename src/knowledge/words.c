/* Word lists: reading them, and finding their words in a text. A list has a few
 * hundred lines and a page a few hundred words, so each word is simply compared with
 * every line. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/knowledge.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"

static const char suffix[] = ".txt";

enum { LIST_BYTES = 1 << 20 }; /* of a file, at most */

struct entry {
	char **word; /* folded */
	size_t nwords;
	bool begins; /* the last of them is the beginning of a word */
	const char *list;
};

struct words {
	struct arena *arena;
	struct entry *entry;
	size_t n, cap;
};

/* ---- words of a text ---- */

struct span {
	size_t at, len;
};

/* Bytes of the letter or digit at s; 0: something that ends a word, or a byte within
 * that. The marks of print (U+0080 to U+00BF, U+2000 to U+206F) and U+FFFD do. */
static size_t letter(const char *s)
{
	static const char *const marks[] = { "\xc2", "\xe2\x80", "\xe2\x81", "\xef\xbf\xbd" };
	size_t n = 1;
	unsigned char c = (unsigned char)*s;
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	if ((c & 0xc0) == 0x80)
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return 0;
	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

static bool next_word(const char *text, size_t from, struct span *out)
{
	size_t n;
	while (text[from] && !letter(text + from))
		from++;
	*out = (struct span){ from, 0 };
	while ((n = letter(text + from + out->len)))
		out->len += n;
	return out->len > 0;
}

/* All words of a text with their folded forms; returns their number. */
static size_t split(const char *text, struct arena *a, struct span **span, char ***folded)
{
	size_t n = 0, room = strlen(text) / 2 + 1;
	struct span w = { 0 };
	*span = arena_alloc(a, room * sizeof **span);
	*folded = arena_alloc(a, room * sizeof **folded);
	for (; next_word(text, w.at + w.len, &w); n++) {
		(*span)[n] = w;
		(*folded)[n] = text_fold(a, arena_strndup(a, text + w.at, w.len));
	}
	return n;
}

/* ---- reading ---- */

static void add_line(struct words *w, const char *line, const char *list)
{
	struct entry e = { .list = list };
	struct span *span;
	e.nwords = split(line, w->arena, &span, &e.word);
	if (!e.nwords)
		return;
	const struct span *last = &span[e.nwords - 1];
	e.begins = line[last->at + last->len] == '*';
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 256;
		w->entry = xrealloc(w->entry, w->cap * sizeof *w->entry);
	}
	w->entry[w->n++] = e;
}

static int add_file(struct words *w, const char *path, const char *list)
{
	struct str text = STR_INIT;
	struct arena *a = arena_new();
	int rc = 0, why = file_read(path, LIST_BYTES + 1, &text);
	if (why)
		rc = err_set(ERR_IO, _("%s cannot be read: %s"), text_clean(a, path, false), strerror(why));
	else if (text.len > LIST_BYTES)
		rc = err_set(ERR_IO, _("%s is too large for a word list"), text_clean(a, path, false));
	for (const char *at = text.text; rc == 0 && at && *at;) {
		size_t n = strcspn(at, "\n");
		add_line(w, arena_strndup(a, at, n < strcspn(at, "#") ? n : strcspn(at, "#")), list);
		at += n + (at[n] == '\n');
	}
	str_free(&text);
	arena_free(&a);
	return rc;
}

static int is_list(const struct dirent *d)
{
	size_t n = strlen(d->d_name);
	return d->d_name[0] != '.' && n >= sizeof suffix &&
	       strcmp(d->d_name + n - (sizeof suffix - 1), suffix) == 0;
}

/* ERR_NOTFOUND: there is no such folder. */
static int add_folder(struct words *w, const char *folder)
{
	struct dirent **names = NULL;
	int rc = 0, n = scandir(folder, &names, is_list, alphasort);
	if (n < 0)
		return err_set(errno == ENOENT ? ERR_NOTFOUND : ERR_IO,
			_("the folder with word lists %s cannot be read: %s"),
			text_clean(w->arena, folder, false), strerror(errno));
	for (int i = 0; i < n; i++) {
		const char *name = names[i]->d_name;
		if (rc == 0)
			rc = add_file(w, arena_printf(w->arena, "%s/%s", folder, name),
				arena_strndup(w->arena, name, strlen(name) - (sizeof suffix - 1)));
		free(names[i]);
	}
	free(names);
	return rc;
}

int words_open(struct words **out, const char *share, const char *local)
{
	struct words *w = *out = xmalloc(sizeof *w);
	*w = (struct words){ .arena = arena_new() };
	int rc = add_folder(w, arena_printf(w->arena, "%s/words/nl", share));
	if (rc == 0)
		rc = add_folder(w, arena_printf(w->arena, "%s/words/en", share));
	if (rc == 0 && local && (rc = add_folder(w, local)) == ERR_NOTFOUND)
		rc = 0;
	if (rc)
		words_free(out);
	return rc;
}

void words_free(struct words **w)
{
	if (!*w)
		return;
	arena_free(&(*w)->arena);
	free((*w)->entry);
	free(*w);
	*w = NULL;
}

/* ---- finding ---- */

static bool begins(const struct entry *e, char **folded, size_t n)
{
	if (e->nwords > n)
		return false;
	for (size_t i = 0; i < e->nwords; i++) {
		bool open = e->begins && i + 1 == e->nwords;
		if (open ? strncmp(folded[i], e->word[i], strlen(e->word[i])) : strcmp(folded[i], e->word[i]))
			return false;
	}
	return true;
}

/* The entry with the most words that begins here, or NULL. */
static const struct entry *entry_at(const struct words *w, char **folded, size_t n)
{
	const struct entry *best = NULL;
	for (size_t i = 0; i < w->n; i++)
		if ((!best || w->entry[i].nwords > best->nwords) && begins(&w->entry[i], folded, n))
			best = &w->entry[i];
	return best;
}

size_t words_find(const struct words *w, const char *text, struct arena *a, struct word_hit **out)
{
	struct span *span;
	char **folded;
	size_t nhits = 0, n = split(text, a, &span, &folded);
	*out = arena_alloc(a, (n + 1) * sizeof **out);
	for (size_t i = 0; i < n;) {
		const struct entry *e = entry_at(w, folded + i, n - i);
		const struct span *last = &span[i + (e ? e->nwords : 1) - 1];
		if (e)
			(*out)[nhits++] =
				(struct word_hit){ span[i].at, last->at + last->len - span[i].at, e->list };
		i += e ? e->nwords : 1;
	}
	return nhits;
}
