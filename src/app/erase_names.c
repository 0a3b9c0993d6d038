/* What a person is called, in every way their file ever said, and finding that in texts. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "anker/str.h"
#include "erase.h"

enum { LEAST_WORD = 2, LEAST_NUMBER = 3, LEAST_GIVEN = 3, PHONE_END = 2 /* digits that nobody parts */ };

/* ---- values that a field ever had ---- */

struct values {
	const char **value;
	size_t n;
};

static void add_value(struct values *v, const char *value, struct arena *a)
{
	void *rows = v->value;
	if (!value || !*value)
		return;
	for (size_t i = 0; i < v->n; i++)
		if (strcmp(v->value[i], value) == 0)
			return;
	*(const char **)arena_add(a, &rows, &v->n, sizeof *v->value) = value;
	v->value = rows;
}

static int values_of(struct app *app, const struct forget_record *r, size_t n, enum entity_id e, const char *field,
	struct arena *a, struct values *out)
{
	int at = model_field(model_entity(e), field), rc = 0;
	*out = (struct values){ NULL, 0 };
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct record *now;
		struct change *c;
		size_t nc;
		if (r[i].entity != e)
			continue;
		if ((rc = store_get(app->store, e, r[i].id, a, &now)) ||
			(rc = store_history(app->store, e, r[i].id, at, a, &c, &nc)))
			return rc;
		add_value(out, now->value[at], a);
		for (size_t k = 0; k < nc; k++) {
			add_value(out, c[k].before, a);
			add_value(out, c[k].after, a);
		}
	}
	return rc;
}

/* ---- the table ---- */

static bool plain(char c)
{
	return (unsigned char)c < 0x80 && isalnum((unsigned char)c);
}

/* The longest piece of A to Z and digits, which is in it however its other letters are written. */
static void add_piece(struct values *words, const char *value, struct arena *a)
{
	size_t best = 0, len = 0;
	const char *from = value;
	for (const char *p = value; *p; p += len ? len : 1) {
		for (len = 0; plain(p[len]); len++)
			;
		if (len > best) {
			best = len;
			from = p;
		}
	}
	add_value(words, best >= LEAST_WORD ? arena_strndup(a, from, best) : value, a);
}

static void add_pieces(struct values *words, const struct values *v, size_t least, struct arena *a)
{
	for (size_t i = 0; i < v->n; i++)
		if (strlen(v->value[i]) >= least)
			add_piece(words, v->value[i], a);
}

/* A name that ran together is found by its parts too: "Vries-Smit". */
static void add_parts(struct values *words, const struct values *v, struct arena *a)
{
	struct mask_span w;
	for (size_t i = 0; i < v->n; i++)
		for (const char *at = mask_plain(v->value[i], false, a); mask_word(&at, &w);)
			if (w.len > LEAST_WORD)
				add_piece(words, arena_strndup(a, w.at, w.len), a);
}

struct called {
	struct values given, infix, family, number, own, mail, phone;
};

static void add_names(struct names *n, const struct called *c, struct arena *a)
{
	for (size_t f = 0; f < c->family.n; f++) {
		const char *family = mask_plain(c->family.value[f], false, a);
		mask_add_run(n->family, family, MASK_NAME, true, a);
		mask_add_words(n->family, family, MASK_NAME, true, a);
		mask_add_run(n->any, family, MASK_NAME, true, a);
		mask_add_words(n->any, family, MASK_NAME, true, a);
		mask_add_run(n->lower, family, MASK_NAME, false, a);
		for (size_t i = 0; i < c->infix.n; i++) {
			const char *run = arena_printf(a, "%s %s", mask_plain(c->infix.value[i], false, a), family);
			mask_add_run(n->sure, run, MASK_NAME, false, a);
			mask_add_run(n->family, run, MASK_NAME, false, a);
			mask_add_run(n->any, run, MASK_NAME, false, a);
		}
		for (size_t g = 0; g < c->given.n; g++)
			for (size_t i = 0; i <= c->infix.n; i++) {
				const char *run = arena_printf(a, "%s %s %s", mask_plain(c->given.value[g], false, a),
					i < c->infix.n ? mask_plain(c->infix.value[i], false, a) : "", family);
				mask_add_run(n->sure, run, MASK_NAME, false, a);
				mask_add_run(n->family, run, MASK_NAME, false, a);
				mask_add_run(n->any, run, MASK_NAME, false, a);
			}
	}
	for (size_t g = 0; g < c->given.n; g++)
		if (strlen(c->given.value[g]) >= LEAST_GIVEN)
			mask_add_words(n->any, mask_plain(c->given.value[g], false, a), MASK_NAME, true, a);
}

static void add_numbers(struct names *n, const struct values *v, struct arena *a)
{
	struct mask *const masks[] = { n->any, n->family, n->sure };
	for (size_t i = 0; i < v->n; i++)
		for (size_t m = 0; m < sizeof masks / sizeof *masks && strlen(v->value[i]) >= LEAST_NUMBER; m++)
			mask_add_run(masks[m], mask_plain(v->value[i], false, a), MASK_NAME, false, a);
}

/* ---- somebody else of that name ---- */

static int is_shared(struct app *app, const struct forget_record *r, size_t n, const struct values *family,
	struct arena *a, bool *out)
{
	static const enum entity_id people[] = { E_EMPLOYEE, E_PERSON, E_EXPERT };
	int rc = 0;
	*out = false;
	for (size_t f = 0; f < family->n; f++)
		for (size_t k = 0; rc == 0 && k < sizeof people / sizeof *people; k++) {
			const struct condition called = { "family_name", IS, family->value[f] };
			const struct query q = { .entity = people[k], .where = &called, .nwhere = 1, .order = "id" };
			struct record **row;
			size_t found;
			rc = store_find(app->store, &q, a, &row, &found);
			for (size_t i = 0; rc == 0 && i < found; i++)
				*out |= !forget_has(r, n, people[k], row[i]->id);
		}
	return rc;
}

/* ---- opened and closed ---- */

static int read_called(struct app *app, const struct forget_record *r, size_t n, struct arena *a, struct called *c)
{
	const struct {
		enum entity_id entity;
		const char *field;
		struct values *into;
	} all[] = {
		{ E_EMPLOYEE, "given_name", &c->given }, { E_EMPLOYEE, "infix", &c->infix },
		{ E_EMPLOYEE, "family_name", &c->family }, { E_EMPLOYEE, "number", &c->number },
		{ E_PLACEMENT, "number", &c->own }, { E_EMPLOYEE, "email", &c->mail },
		{ E_EMPLOYEE, "phone", &c->phone },
	};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof all / sizeof *all; i++)
		rc = values_of(app, r, n, all[i].entity, all[i].field, a, all[i].into);
	return rc;
}

static void add_phones(struct names *out, const struct values *v, struct arena *a)
{
	struct values phones = { NULL, 0 }, ends = { NULL, 0 };
	for (size_t i = 0; i < out->nwords; i++)
		add_value(&ends, out->word[i], a);
	for (size_t i = 0; i < v->n; i++) {
		const char *number = phone_number(v->value[i], a);
		add_value(&phones, number, a);
		if (*number)
			add_value(&ends, number + strlen(number) - PHONE_END, a);
	}
	out->phone = phones.value;
	out->nphones = phones.n;
	out->seek = ends.value;
	out->nseek = ends.n;
}

int names_open(struct app *app, const struct forget_record *r, size_t n, struct arena *a, struct names *out)
{
	struct called c;
	struct values words = { NULL, 0 }, exact = { NULL, 0 };
	*out = (struct names){ .any = mask_new(), .family = mask_new(), .lower = mask_new(),
		.sure = mask_new() };
	int rc = read_called(app, r, n, a, &c);
	if (rc || (rc = is_shared(app, r, n, &c.family, a, &out->shared)))
		return rc;
	add_names(out, &c, a);
	add_numbers(out, &c.number, a);
	add_numbers(out, &c.own, a);
	for (size_t i = 0; i < c.mail.n; i++)
		add_value(&exact, c.mail.value[i], a);
	for (size_t i = 0; i < c.phone.n; i++)
		if (strlen(c.phone.value[i]) > LEAST_NUMBER)
			add_value(&exact, c.phone.value[i], a);
	add_pieces(&words, &c.family, LEAST_WORD, a);
	add_parts(&words, &c.family, a);
	add_parts(&words, &c.given, a);
	add_pieces(&words, &c.number, LEAST_NUMBER, a);
	add_pieces(&words, &c.own, LEAST_NUMBER, a);
	add_pieces(&words, &exact, LEAST_NUMBER, a);
	out->word = words.value;
	out->nwords = words.n;
	out->exact = exact.value;
	out->nexact = exact.n;
	add_phones(out, &c.phone, a);
	return 0;
}

void names_close(struct names *n)
{
	mask_free(&n->any);
	mask_free(&n->family);
	mask_free(&n->lower);
	mask_free(&n->sure);
}

/* ---- in a text ---- */

static bool holds(const char *at, size_t len, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= len; i++)
		if (strncasecmp(at + i, word, n) == 0)
			return true;
	return false;
}

/* The table finds telephone numbers and addresses of anybody too. */
static bool is_theirs(const struct names *n, const char *text, const struct mask_hit *h)
{
	for (size_t i = 0; i < n->nwords; i++)
		if (holds(text + h->at, h->len, n->word[i]))
			return true;
	return false;
}

static size_t keep_theirs(const struct names *n, const char *text, struct mask_hit *hit, size_t nhits)
{
	size_t kept = 0;
	for (size_t i = 0; i < nhits; i++)
		if (is_theirs(n, text, &hit[i]))
			hit[kept++] = hit[i];
	return kept;
}

/* What was found on its way, in the order of the text. */
struct hits {
	struct mask_hit *hit;
	size_t n, most;
};

/* Where nothing was found already. */
static void add_hit(struct hits *h, size_t at, size_t len)
{
	size_t i = h->n;
	if (h->n == h->most)
		return;
	for (size_t k = 0; k < h->n; k++)
		if (at < h->hit[k].at + h->hit[k].len && h->hit[k].at < at + len)
			return;
	for (; i > 0 && h->hit[i - 1].at > at; i--)
		h->hit[i] = h->hit[i - 1];
	h->hit[i] = (struct mask_hit){ at, len };
	h->n++;
}

static void add_found(struct hits *h, const struct mask_hit *found, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_hit(h, found[i].at, found[i].len);
}

/* Addresses as they are written, telephone numbers however they are. */
static void add_exact(const struct names *n, const char *text, struct hits *h, struct arena *a)
{
	for (size_t k = 0; k < n->nexact; k++) {
		size_t len = strlen(n->exact[k]);
		for (const char *p = text; (p = strcasestr(p, n->exact[k])); p += len)
			add_hit(h, (size_t)(p - text), len);
	}
	for (size_t k = 0; k < n->nphones; k++)
		for (size_t at = 0, len; (len = phone_find(text, n->phone[k], &at, a)) > 0; at += len)
			add_hit(h, at, len);
}

size_t names_find(const struct names *n, const char *text, enum nearness near, struct arena *a,
	struct mask_hit **out, bool *sure, bool *word)
{
	struct mask_hit *found, *full, *lower;
	size_t nfound = mask_find(near == NAMED_NEAR ? n->any : n->family, text, a, &found);
	size_t nfull = mask_find(n->sure, text, a, &full), nlower = mask_find(n->lower, text, a, &lower);
	struct hits h = { .most = strlen(text) + 1 };
	h.hit = arena_alloc(a, h.most * sizeof *h.hit);
	nfound = keep_theirs(n, text, found, nfound);
	add_found(&h, found, nfound);
	add_exact(n, text, &h, a);
	*sure = keep_theirs(n, text, full, nfull) > 0 || h.n > nfound;
	*word = h.n == 0;
	add_found(&h, lower, keep_theirs(n, text, lower, nlower));
	*out = h.hit;
	return h.n;
}

const char *names_mask(const char *text, const struct mask_hit *hit, size_t n, struct arena *a)
{
	struct str out = STR_INIT;
	size_t at = 0;
	str_add(&out, "");
	for (size_t i = 0; i < n; i++) {
		str_add_n(&out, text + at, hit[i].at - at);
		str_add(&out, _("[name]"));
		at = hit[i].at + hit[i].len;
	}
	str_add(&out, text + at);
	const char *masked = arena_strdup(a, out.text);
	str_free(&out);
	return masked;
}

const char *names_mask_beside(const struct names *n, const char *text, struct arena *a)
{
	struct mask_hit *hit;
	bool sure, word;
	size_t found = names_find(n, text, NAMED_FAR, a, &hit, &sure, &word);
	if (found == 0 || word || (n->shared && !sure))
		return NULL;
	return names_mask(text, hit, found, a);
}
