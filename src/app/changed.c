/* What is different since a decision, beside the time that passed: facts that the
 * rule (or the turning point) names, or conditions that turned. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static void note(struct changed *out, int fact, int32_t before, int32_t after)
{
	if (out->n < DIFFERENCES_MOST)
		out->item[out->n++] = (struct difference){ fact, before, after };
}

/* ---- facts that the rule or the turning point names ---- */

static bool named(const struct rule *rule, int turning, int fact)
{
	bool found = fact == turning;
	for (size_t i = 0; i < rule->nreopen && !found; i++)
		found = rule->reopen[i] == fact;
	return found;
}

/* As texts: a word is read back only when it is not the one that stands there now. */
static bool same_word(const struct kept_line *l, int32_t now, struct arena *a)
{
	size_t n;
	const char *word = rules_fact_write(&rules_facts(&n)[l->fact], now, a);
	return strlen(word) == l->len && memcmp(word, l->word, l->len) == 0;
}

/* One that is neither in the rule nor on the row was not read either. */
static bool differs(const struct survey *s, size_t row, const struct kept_line *l, int32_t *before,
	int32_t *after, struct arena *a)
{
	*after = facts_get(s->facts, row, l->fact);
	return !same_word(l, *after, a) && kept_value(l, before) && *before != *after;
}

static void compare_row(const struct survey *s, const struct rule *rule, size_t row, const struct ruling *r,
	int turning, struct changed *out, struct arena *a)
{
	struct kept_line l = { .row = 0 };
	int32_t before, after;
	for (const char *at = r->facts; kept_next(&at, &l);)
		if (l.fact >= 0 && named(rule, turning, l.fact) && differs(s, row, &l, &before, &after, a))
			note(out, l.fact, before, after);
}

/* ---- of an employer: the values of all its placements ---- */

static int ascending(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
	return (x > y) - (x < y);
}

static int32_t *values(const struct facts *t, int64_t employer, int fact, size_t *n, struct arena *a)
{
	int32_t *out = arena_alloc(a, (facts_count(t) + 1) * sizeof *out);
	*n = 0;
	for (size_t row = 0; row < facts_count(t); row++)
		if (facts_employer(t, row) == employer)
			out[(*n)++] = facts_get(t, row, fact);
	qsort(out, *n, sizeof *out, ascending);
	return out;
}

/* Which placement had which value was not kept: the values as a whole tell. What
 * changed is named when it is one of them. */
static bool compare_employer(const struct survey *s, size_t row, const struct kept *kept, int fact,
	struct changed *out, struct arena *a)
{
	size_t nbefore, nafter, n, differ = 0, at = 0;
	bool once = rules_facts(&n)[fact].level == LEVEL_EMPLOYER;
	const int32_t *before = values(kept->facts, 1, fact, &nbefore, a);
	const int32_t *after = values(s->facts, facts_employer(s->facts, row), fact, &nafter, a);
	if (!nbefore || !nafter || (!once && nbefore != nafter))
		return nbefore != nafter;
	for (size_t i = 0; i < (once ? 1 : nbefore); i++)
		if (before[i] != after[i]) {
			differ++;
			at = i;
		}
	if (differ == 1)
		note(out, fact, before[at], after[at]);
	return differ > 0;
}

static bool compare_rows(const struct survey *s, const struct rule *rule, size_t row, const struct kept *kept,
	int turning, struct changed *out, struct arena *a)
{
	bool changed = false;
	for (size_t i = 0; i < rule->nreopen; i++)
		if (kept->given[rule->reopen[i]])
			changed |= compare_employer(s, row, kept, rule->reopen[i], out, a);
	if (turning >= 0 && kept->given[turning])
		changed |= compare_employer(s, row, kept, turning, out, a);
	return changed;
}

/* ---- conditions ---- */

/* The row as it was then; what was not kept is as it is now. */
static struct facts *row_of_then(const struct survey *s, size_t row, const struct kept *kept)
{
	size_t n;
	rules_facts(&n);
	int32_t *value = xmalloc(n * sizeof *value);
	struct facts *t = facts_new();
	for (size_t i = 0; i < n; i++)
		value[i] = kept->given[i] && facts_count(kept->facts) ? facts_get(kept->facts, 0, (int)i) :
									facts_get(s->facts, row, (int)i);
	facts_add(t, 1, 1, value);
	free(value);
	return t;
}

/* An employer's rule that looks at more than it did cannot be compared. */
static bool all_given(const struct survey *s, size_t rule, const struct kept *kept)
{
	size_t n;
	bool all = true;
	rules_facts(&n);
	bool *used = xmalloc(n * sizeof *used);
	memset(used, 0, n * sizeof *used);
	rules_facts_of(s->rules, rule, used);
	for (size_t i = 0; i < n; i++)
		all &= !used[i] || kept->given[i];
	free(used);
	return all;
}

static void note_line(struct changed *out, const struct explain_line *then, const struct explain_line *now)
{
	size_t n;
	for (size_t i = 0; i < now->nfacts && i < then->nfacts; i++) {
		const struct explain_fact *f = &now->facts[i], *was = &then->facts[i];
		if (f->fact && f->fact == was->fact && f->value != was->value)
			note(out, (int)(f->fact - rules_facts(&n)), was->value, f->value);
	}
}

/* Both on this day: what differs then is not the work of time. */
static bool conditions_turned(const struct survey *s, size_t rule, size_t row, struct facts *then, day today,
	struct changed *out, struct arena *a)
{
	bool turned = false;
	const struct explanation *was = rules_explain_facts(s->rules, rule, then, 0, today, a);
	const struct explanation *is = rules_explain_facts(s->rules, rule, s->facts, row, today, a);
	for (size_t i = 0; i < is->nlines; i++)
		if (is->lines[i].truth != was->lines[i].truth) {
			turned = true;
			note_line(out, &was->lines[i], &is->lines[i]);
		}
	return turned;
}

static bool row_differs(const struct survey *s, size_t row, const struct ruling *r, struct arena *a)
{
	struct kept_line l = { .row = 0 };
	int32_t before, after;
	for (const char *at = r->facts; kept_next(&at, &l);)
		if (l.fact >= 0 && differs(s, row, &l, &before, &after, a))
			return true;
	return false;
}

/* ---- both ---- */

static bool employer_changed(const struct survey *s, const struct rule *rule, size_t index, size_t row,
	const struct ruling *r, int turning, day today, struct changed *out, struct arena *a)
{
	struct kept kept;
	kept_read(r->facts, &kept);
	bool changed = compare_rows(s, rule, row, &kept, turning, out, a);
	if (!changed && !rule->nreopen && facts_count(kept.facts) && all_given(s, index, &kept))
		changed = conditions_turned(s, index, row, kept.facts, today, out, a);
	kept_free(&kept);
	return changed;
}

static bool placement_changed(const struct survey *s, const struct rule *rule, size_t index, size_t row,
	const struct ruling *r, int turning, day today, struct changed *out, struct arena *a)
{
	compare_row(s, rule, row, r, turning, out, a);
	if (out->n || rule->nreopen || !row_differs(s, row, r, a))
		return out->n > 0;
	struct kept kept;
	kept_read(r->facts, &kept);
	struct facts *then = row_of_then(s, row, &kept);
	bool changed = conditions_turned(s, index, row, then, today, out, a);
	facts_free(&then);
	kept_free(&kept);
	return changed;
}

bool changed_since(const struct survey *s, const struct rule *rule, size_t row, const struct ruling *r,
	day today, struct changed *out)
{
	*out = (struct changed){ .n = 0 };
	int index = rules_index(s->rules, rule->id);
	int turning = *r->turning_fact ? rules_fact_index(r->turning_fact) : -1;
	if (!r->facts || index < 0)
		return false;
	struct arena *a = arena_new();
	bool changed = (rule->level == LEVEL_EMPLOYER ? employer_changed : placement_changed)(
		s, rule, (size_t)index, row, r, turning, today, out, a);
	arena_free(&a);
	return changed;
}
