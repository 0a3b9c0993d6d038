/* Possible duplicates: which records a new employer or employee resembles. They
 * are looked for beside the new name in the sorted list, at the same KvK number
 * and on the same birth date: a fixed number of records per row, whatever the
 * size of the caseload. */
#include <string.h>

#include "internal.h"

enum { BESIDE = 6, PREFIX = 3, WITH_PREFIX = 24 };

static const char *got(const struct claim *d, const char *field)
{
	const char *value = claim_get(d, field);
	return value ? value : "";
}

static bool equal_given(const char *a, const char *b)
{
	return *a && b && strcmp(a, b) == 0;
}

/* What a company is called, without its legal form: "Heijn B.V." is "heyn". */
static const char *company(struct run *run, const char *name)
{
	static const char *const forms[] = { "bv", "nv", "vof", "cv", "stichting", "coop" };
	char *s = arena_strdup(run->a, folded(run, name)), *to = s, *rest = NULL;
	char *out = arena_alloc(run->a, strlen(s) + 1), *end = out;
	for (const char *p = s; *p; p++)
		if (*p == 'i' && p[1] == 'j')
			*to++ = 'y', p++;
		else if (*p != '.' && *p != '\'')
			*to++ = *p == ',' || *p == '-' || *p == '&' ? ' ' : *p;
	*to = '\0';
	for (char *word = strtok_r(s, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		bool form = false;
		for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
			form |= strcmp(word, forms[i]) == 0;
		if (form)
			continue;
		if (end > out)
			*end++ = ' ';
		end = stpcpy(end, word);
	}
	return *out ? out : folded(run, name);
}

static int next_number(const char **s)
{
	while (**s && (**s < '0' || **s > '9'))
		++*s;
	int n = 0;
	for (; **s >= '0' && **s <= '9' && n < 100000000; ++*s)
		n = 10 * n + (**s - '0');
	return n;
}

/* "School 3" and "School 4" are two on purpose, however few letters differ. */
static bool same_numbers(const char *a, const char *b)
{
	while (*a || *b)
		if (next_number(&a) != next_number(&b))
			return false;
	return true;
}

struct search;
typedef bool resembles_fn(const struct search *s, const struct record *r);

/* One new record and those it is compared with. */
struct search {
	struct run *run;
	const struct claim *d;
	resembles_fn *resembles;
	const char *name, *given, *born, *coc; /* the row's, folded; "" when it does not say */
	const char *text; /* what the row says, for the hook */
	int line;
	int64_t told[2 * BESIDE + WITH_PREFIX], looked[2 * (2 * BESIDE + WITH_PREFIX)];
	size_t n, nlooked;
};

static bool employer_resembles(const struct search *s, const struct record *r)
{
	const char *theirs = company(s->run, record_get(r, "name"));
	return equal_given(s->coc, record_get(r, "coc_number")) || strcmp(s->name, theirs) == 0 ||
		(nearly_equal(s->name, theirs) && same_numbers(s->name, theirs));
}

/* The same birth date with a family or given name that is alike; or the whole
 * name alike, unless two birth dates say that these are two people. */
static bool employee_resembles(const struct search *s, const struct record *r)
{
	const char *family = s->name, *other = folded(s->run, record_get(r, "family_name"));
	const char *given = s->given, *other_given = folded(s->run, record_get(r, "given_name"));
	const char *other_born = record_get(r, "birth_date");
	bool both_born = *s->born && other_born, same_born = both_born && strcmp(s->born, other_born) == 0;
	bool same_family = strcmp(family, other) == 0, same_given = strcmp(given, other_given) == 0;
	if (!same_born && (both_born || (same_family && same_given)))
		return same_family && same_given;
	bool family_alike = same_family || nearly_equal(family, other);
	bool given_alike = same_given || nearly_equal(given, other_given);
	if (same_born)
		return family_alike || (given_alike && *given);
	/* "J." and "Jan", "Jansen" and "Janssen" */
	return family_alike && ((given_alike && !same_family) ||
				       (*given && *given == *other_given &&
					       (strlen(given) <= 2 || strlen(other_given) <= 2)) ||
				       (same_family && nearly_equal(given, other_given)));
}

static bool is_in(const int64_t *list, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == id)
			return true;
	return false;
}

/* The searches overlap: each record is compared once, as long as there is room
 * to remember, and told once. */
static void tell(struct search *s, struct record *const *r, size_t n)
{
	const struct import_hooks *h = s->run->hooks;
	for (size_t i = 0; i < n && s->n < sizeof s->told / sizeof *s->told; i++) {
		if (is_in(s->looked, s->nlooked, r[i]->id))
			continue;
		if (s->nlooked < sizeof s->looked / sizeof *s->looked)
			s->looked[s->nlooked++] = r[i]->id;
		if (!s->resembles(s, r[i]) || is_in(s->told, s->n, r[i]->id))
			continue;
		s->told[s->n++] = r[i]->id;
		if (h && h->duplicate)
			h->duplicate(h->ctx, s->line, s->text, s->d->entity->id, r[i]->id);
	}
}

/* Live records by title: `from` and up, or `to` and down. */
static int titled(struct search *s, const char *from, const char *to, int64_t limit)
{
	const struct condition both[] = { { "sort_key", AT_LEAST, from }, { "sort_key", AT_MOST, to } };
	struct query q = { .entity = s->d->entity->id,
		.where = from ? both : both + 1,
		.nwhere = from && to ? 2 : 1,
		.order = "sort_key",
		.descending = !from,
		.limit = limit };
	struct record **r;
	size_t n;
	int rc = store_find(s->run->store, &q, s->run->a, &r, &n);
	if (rc == 0)
		tell(s, r, n);
	return rc;
}

static int same_value(struct search *s, const char *field)
{
	struct found f = { NULL, 0 };
	const char *value = claim_get(s->d, field);
	int rc = value ? find_by(s->run, s->d->entity->id, field, value, &f) : 0;
	if (rc == 0)
		tell(s, f.list, f.n);
	return rc;
}

void taken_for(struct run *run, const struct claim *d, int line)
{
	const struct import_hooks *h = run->hooks;
	run->out->duplicates++;
	if (h && h->duplicate)
		h->duplicate(h->ctx, line, text_clean(run->a, person_name(run, d->entity, d->value), false),
			d->entity->id, d->id);
}

int resemble(struct run *run, const struct claim *d, int line)
{
	bool employer = d->entity->id == E_ORGANISATION;
	struct search s = { .run = run,
		.d = d,
		.line = line,
		.resembles = employer ? employer_resembles : employee_resembles,
		.born = got(d, "birth_date"),
		.coc = got(d, "coc_number"),
		.given = folded(run, claim_get(d, "given_name")),
		.name = employer ? company(run, claim_get(d, "name"))
				 : folded(run, claim_get(d, "family_name")) };
	const char *detail = got(d, employer ? "place" : "birth_date");
	const char *name = employer ? got(d, "name") : person_name(run, d->entity, d->value);
	s.text = text_clean(run->a, *detail ? arena_printf(run->a, "%s, %s", name, detail) : name, false);
	const char *key = title_key(run, d->entity, d->value);
	int rc = same_value(&s, employer ? "coc_number" : "birth_date");
	if (rc == 0)
		rc = titled(&s, key, NULL, BESIDE);
	if (rc == 0)
		rc = titled(&s, NULL, key, BESIDE);
	if (rc == 0 && strlen(key) > PREFIX) {
		/* Up to the last text that starts so. */
		const char *prefix = arena_strndup(run->a, key, PREFIX);
		rc = titled(&s, prefix, arena_printf(run->a, "%s\xf4\x8f\xbf\xbf", prefix), WITH_PREFIX);
	}
	if (s.n)
		run->out->duplicates++;
	return rc;
}
