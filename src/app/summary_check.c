/* What to look at before a summary leaves: medical words, names of employees it is not
 * about, citizen service numbers, and whether it is still one page. Only warnings: who
 * edits it decides. */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "mask.h"
#include "summary.h"

struct checking {
	struct arena *arena;
	const char *text;
	struct summary_warning *warning;
	size_t n, cap;
};

static void warn(struct checking *c, size_t at, size_t len, const char *why)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 16;
		struct summary_warning *more = arena_alloc(c->arena, c->cap * sizeof *more);
		if (c->n)
			memcpy(more, c->warning, c->n * sizeof *more);
		c->warning = more;
	}
	c->warning[c->n++] = (struct summary_warning){ at, len, why };
}

static const char *quoted(const struct checking *c, size_t at, size_t len)
{
	return text_clean(c->arena, arena_strndup(c->arena, c->text + at, len), false);
}

/* ---- words ---- */

static int check_words(struct checking *c, const struct app *app)
{
	struct words *w;
	struct word_hit *hit;
	int rc = words_open(&w, app->share, app_own_folder(app, "words", c->arena));
	if (rc)
		return rc;
	size_t n = words_find(w, c->text, c->arena, &hit);
	for (size_t i = 0; i < n; i++) {
		const char *word = quoted(c, hit[i].at, hit[i].len);
		warn(c, hit[i].at, hit[i].len,
			strcmp(hit[i].list, "medical") == 0
				? arena_printf(c->arena,
					  _("\"%s\" is a medical word; say what it means for the work"), word)
				: arena_printf(c->arena, _("\"%s\" stands in the word list %s"), word,
					  text_clean(c->arena, hit[i].list, false)));
	}
	words_free(&w);
	return 0;
}

/* ---- names ---- */

/* The employees of the page. */
static const int64_t *employees(const struct summary *s, size_t *n)
{
	int64_t *id = arena_alloc(s->arena, (s->nsubjects + 1) * sizeof *id);
	*n = 0;
	for (size_t i = 0; i < s->nsubjects; i++) {
		const struct talk_about *about = &s->talk->own->about[s->subject[i]];
		if (about->employee)
			id[(*n)++] = about->employee;
	}
	return id;
}

static int check_names(struct checking *c, const struct summary *s)
{
	struct mask *m;
	struct mask_hit *hit;
	size_t n;
	const int64_t *own = employees(s, &n);
	int rc = mask_open_others(s->talk->app, s->talk->own->employer, own, n, &m);
	if (rc)
		return rc;
	n = mask_find(m, c->text, c->arena, &hit);
	for (size_t i = 0; i < n; i++)
		warn(c, hit[i].at, hit[i].len, arena_printf(c->arena,
			_("\"%s\" looks like the name of an employee this page is not about"),
			quoted(c, hit[i].at, hit[i].len)));
	mask_free(&m);
	return 0;
}

/* ---- numbers ---- */

enum { BSN_DIGITS = 9 };

/* text_mask_bsn gives the text with dots for digits: a dot against a digit is where a
 * number begins. */
static void check_numbers(struct checking *c)
{
	static const char dot[] = "•";
	char *masked;
	if (text_mask_bsn(c->arena, c->text, &masked) == 0)
		return;
	for (size_t at = 0; c->text[at];) {
		size_t from = at;
		int digits = 0;
		do {
			bool digit = c->text[at] >= '0' && c->text[at] <= '9';
			bool hidden = digit && strncmp(masked, dot, strlen(dot)) == 0;
			digits += digits ? digit : hidden;
			masked += hidden ? strlen(dot) : 1;
			at++;
		} while (digits && digits < BSN_DIGITS);
		if (digits)
			warn(c, from, at - from, _("a citizen service number (BSN) does not belong here"));
	}
}

/* ---- length ---- */

static void check_length(struct checking *c)
{
	size_t lines = 0;
	for (const char *p = knowledge_page_text(c->text, SUMMARY_COLUMNS, c->arena); (p = strchr(p, '\n'));
		p++)
		lines++;
	if (lines > SUMMARY_LINES)
		warn(c, strlen(c->text), 0,
			arena_printf(c->arena,
				_("more than one page: %zu lines, and %d fit; leave out what is said "
				  "elsewhere"),
				lines, SUMMARY_LINES));
}

static int by_place(const void *a, const void *b)
{
	const struct summary_warning *x = a, *y = b;
	COMPARE(x->at, y->at);
	COMPARE(y->len, x->len);
	return 0;
}

int summary_check(struct app *app, int64_t interview, enum audience audience, int64_t placement,
	const char *text, struct arena *a, struct summary_warning **out, size_t *n)
{
	struct checking c = { .arena = a, .text = text };
	struct summary s;
	*out = NULL;
	*n = 0;
	int rc = summary_open(&s, app, interview, audience, placement, a);
	if (rc == 0 && (rc = check_words(&c, app)) == 0)
		rc = check_names(&c, &s);
	if (rc == 0) {
		check_numbers(&c);
		check_length(&c);
		if (c.n)
			qsort(c.warning, c.n, sizeof *c.warning, by_place);
		*out = c.warning;
		*n = c.n;
	}
	summary_close(&s);
	return rc;
}
