/* Facts as the log of decisions keeps them: a test of the rule (rules_row_as_test),
 * read back by line, or as a table to explain the rule on. */
#include <stdlib.h>
#include <string.h>

#include "anker/hash.h"
#include "anker/str.h"
#include "internal.h"

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The piece from..to without the blanks around it. */
static void trim(const char **from, const char **to)
{
	while (*from < *to && blank(**from))
		++*from;
	while (*to > *from && blank((*to)[-1]))
		--*to;
}

static int fact_named(const char *name, size_t len)
{
	char word[64];
	if (len >= sizeof word)
		return -1;
	memcpy(word, name, len);
	word[len] = '\0';
	return rules_fact_index(word);
}

/* "gegeven", or "gegeven zonder plaatsing" of an employer that has none. Logs hold
 * these words of the rule language for good, in the language of the rule. */
static bool begins_row(const char *from, const char *to, bool *placed)
{
	static const char *const words[] = { "gegeven", "given" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);
		if ((size_t)(to - from) < len || strncmp(from, words[i], len) != 0 ||
			(from + len < to && !blank(from[len])))
			continue;
		*placed = from + len == to;
		return true;
	}
	return false;
}

/* "fact = word" under the row it is of. Everything else (which rule, which day, the
 * outcome) is passed over. */
bool kept_next(const char **at, struct kept_line *l)
{
	while (**at) {
		const char *from = *at, *end = from + strcspn(from, "\n"), *to = end;
		const char *sign = memchr(from, '=', (size_t)(end - from));
		bool indented = blank(*from);
		*at = *end ? end + 1 : end;
		trim(&from, &to);
		if (indented && begins_row(from, to, &l->placed)) {
			l->row++;
			l->fact = -1;
			return true;
		}
		if (!sign || l->row == 0)
			continue;
		const char *name_end = sign, *word = sign + 1;
		trim(&from, &name_end);
		trim(&word, &to);
		l->fact = fact_named(from, (size_t)(name_end - from));
		l->word = word;
		l->len = (size_t)(to - word);
		if (l->fact >= 0)
			return true;
	}
	return false;
}

/* The value of a line; false when the word means nothing any more. */
bool kept_value(const struct kept_line *l, int32_t *out)
{
	size_t n;
	char word[64];
	if (l->fact < 0 || l->len >= sizeof word)
		return false;
	memcpy(word, l->word, l->len);
	word[l->len] = '\0';
	return rules_fact_parse(&rules_facts(&n)[l->fact], word, out) == 0;
}

/* "op 2026-11-22": the line that ends in a date. */
static day day_of(const char *text)
{
	char iso[DATE_ISO_SIZE];
	day d = DAY_NONE;
	for (const char *at = text; *at; at += strspn(at, "\n")) {
		const char *from = at, *to = at + strcspn(at, "\n");
		bool indented = blank(*at);
		at = to;
		trim(&from, &to);
		if (!indented || to - from < DATE_ISO_SIZE || memchr(from, '=', (size_t)(to - from)))
			continue;
		memcpy(iso, to - (DATE_ISO_SIZE - 1), DATE_ISO_SIZE - 1);
		iso[DATE_ISO_SIZE - 1] = '\0';
		if (date_parse_iso(iso, &d) == 0)
			return d;
	}
	return DAY_NONE;
}

void kept_read(const char *text, struct kept *out)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	struct kept_line l = { .row = 0 };
	int32_t value;
	*out = (struct kept){ facts_new(), xmalloc(n * sizeof *out->given), day_of(text) };
	memset(out->given, 0, n * sizeof *out->given);
	int32_t *empty = xmalloc(n * sizeof *empty);
	for (size_t i = 0; i < n; i++)
		empty[i] = rules_fact_from_text(&fact[i], NULL);
	for (const char *at = text; kept_next(&at, &l);)
		if (l.fact < 0) {
			facts_add(out->facts, l.placed ? (int64_t)l.row : 0, 1, empty);
		} else if (kept_value(&l, &value)) {
			facts_set(out->facts, l.row - 1, l.fact, value);
			out->given[l.fact] = true;
		}
	free(empty);
}

void kept_free(struct kept *k)
{
	facts_free(&k->facts);
	free(k->given);
	k->given = NULL;
}

/* ---- writing ---- */

/* One more fact in a test: a line under each placement. */
static char *with_fact(const struct survey *s, size_t row, int fact, const char *test, struct arena *a)
{
	size_t n, next = row;
	struct str out = STR_INIT;
	for (const char *at = test; *at;) {
		size_t len = strcspn(at, "\n") + 1;
		const char *from = at, *to = at + len - 1;
		bool indented = blank(*at), placed;
		str_add_n(&out, at, *to ? len : len - 1);
		at = *to ? to + 1 : to;
		trim(&from, &to);
		if (!indented || !begins_row(from, to, &placed))
			continue;
		str_addf(&out, "    %s = %s\n", rules_facts(&n)[fact].name,
			rules_fact_write(&rules_facts(&n)[fact], facts_get(s->facts, next, fact), a));
		/* An employer's placements stand in the order of the rows. */
		while (next + 1 < facts_count(s->facts) &&
			facts_employer(s->facts, ++next) != facts_employer(s->facts, row))
			;
	}
	char *text = arena_strdup(a, out.text);
	str_free(&out);
	return text;
}

static bool gives(const char *test, int fact)
{
	struct kept_line l = { .row = 0 };
	for (const char *at = test; kept_next(&at, &l);)
		if (l.fact == fact)
			return true;
	return false;
}

const char *kept_with(const struct survey *s, size_t row, int fact, const char *facts, struct arena *a)
{
	return gives(facts, fact) ? facts : with_fact(s, row, fact, facts, a);
}

struct keeping keeping_of(const struct survey *s, size_t rule, size_t row, int also, day today,
	struct arena *a)
{
	struct keeping k = { rules_whole_text(s->rules, rule, a),
		rules_row_as_test(s->rules, rule, s->facts, row, today, a), 0 };
	k.hash = hash_text(HASH_START, k.text);
	if (also >= 0)
		k.facts = kept_with(s, row, also, k.facts, a);
	return k;
}
