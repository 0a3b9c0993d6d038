/* Possible duplicates: which records a new employer or employee resembles. They
 * are looked for beside the new name in the sorted list, at the same KvK number
 * and on the same birth date: a fixed number of records per row, whatever the
 * size of the caseload. */
#include <string.h>

#include "internal.h"

enum { BESIDE = 6, PREFIX = 3, WITH_PREFIX = 24 };

typedef bool resembles_fn(struct run *run, const struct claim *d, const struct record *r);

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
	const char *out = "";
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
		if (!form)
			out = arena_printf(run->a, "%s%s%s", out, *out ? " " : "", word);
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

static bool employer_resembles(struct run *run, const struct claim *d, const struct record *r)
{
	const char *mine = company(run, claim_get(d, "name")), *theirs = company(run, record_get(r, "name"));
	return equal_given(got(d, "coc_number"), record_get(r, "coc_number")) || strcmp(mine, theirs) == 0 ||
		(nearly_equal(mine, theirs) && same_numbers(mine, theirs));
}

/* The same birth date with a family or given name that is alike; or the whole
 * name alike, unless two birth dates say that these are two people. */
static bool employee_resembles(struct run *run, const struct claim *d, const struct record *r)
{
	const char *family = folded(run, claim_get(d, "family_name")), *other = folded(run, record_get(r, "family_name"));
	const char *given = folded(run, claim_get(d, "given_name")), *other_given = folded(run, record_get(r, "given_name"));
	const char *born = claim_get(d, "birth_date"), *other_born = record_get(r, "birth_date");
	bool family_alike = strcmp(family, other) == 0 || nearly_equal(family, other);
	bool given_alike = strcmp(given, other_given) == 0 || nearly_equal(given, other_given);
	if (born && other_born && strcmp(born, other_born) == 0)
		return family_alike || (given_alike && *given);
	if (strcmp(family, other) == 0 && strcmp(given, other_given) == 0)
		return true;
	if (born && other_born)
		return false;
	/* "J." and "Jan", "Jansen" and "Janssen" */
	return family_alike && ((given_alike && strcmp(family, other) != 0) || (*given && *given == *other_given &&
		(strlen(given) <= 2 || strlen(other_given) <= 2)) || (strcmp(family, other) == 0 && nearly_equal(given, other_given)));
}

struct search {
	struct run *run;
	const struct claim *d;
	resembles_fn *resembles;
	const char *text; /* what the row says, for the hook */
	int line;
	int64_t told[2 * BESIDE + WITH_PREFIX];
	size_t n;
};

static void tell(struct search *s, struct record *const *r, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool known = s->n == sizeof s->told / sizeof *s->told || !s->resembles(s->run, s->d, r[i]);
		for (size_t k = 0; !known && k < s->n; k++)
			known = s->told[k] == r[i]->id;
		if (known)
			continue;
		s->told[s->n++] = r[i]->id;
		const struct import_hooks *h = s->run->hooks;
		if (h && h->duplicate)
			h->duplicate(h->ctx, s->line, s->text, s->d->entity->id, r[i]->id);
	}
}

/* Live records by title: `from` and up, or `to` and down. */
static int titled(struct search *s, const char *from, const char *to, int64_t limit)
{
	const struct condition both[] = { { "sort_key", AT_LEAST, from }, { "sort_key", AT_MOST, to } };
	struct query q = { .entity = s->d->entity->id, .where = from ? both : both + 1, .nwhere = from && to ? 2 : 1,
		.order = "sort_key", .descending = !from, .limit = limit };
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
		h->duplicate(h->ctx, line, text_clean(run->a, person_name(run, d->entity, d->value), false), d->entity->id, d->id);
}

int resemble(struct run *run, const struct claim *d, int line)
{
	bool employer = d->entity->id == E_ORGANISATION;
	struct search s = { .run = run, .d = d, .line = line,
		.resembles = employer ? employer_resembles : employee_resembles };
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
