/* Names of rules after reading: which definition a name means, what replaces
 * what, what a local file changes, and which rule a test is about. */
#include <string.h>

#include "set.h"

static bool goes_before(const struct definition *d, const struct definition *other)
{
	if (d->broken != other->broken)
		return !d->broken;
	return d->layer > other->layer;
}

/* The good one of the last layer; else a broken one, or NULL. */
static struct definition *find_rule(const struct ruleset *rs, const char *id)
{
	struct definition *found = NULL;
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		if (strcmp(d->rule.id, id) == 0 && (found == NULL || goes_before(d, found)))
			found = d;
	}
	return found;
}

/* Names that are no rule, or the rule itself. */
static void check_replaced_names(struct ruleset *rs, struct definition *d)
{
	for (size_t k = 0; k < d->nreplaces; k++) {
		if (strcmp(d->replaces[k].name, d->rule.id) == 0)
			fault_add(rs, d->replaces[k].at, _("leave out its own name"),
				_("rule %s replaces itself"), d->rule.id);
		else if (find_rule(rs, d->replaces[k].name) == NULL)
			unknown_rule(rs, d->replaces[k]);
		else
			continue;
		d->broken = true;
	}
}

/* The rules that replace each other, from the top; told once, when the last of
 * them leads back to the first. */
struct replacing {
	struct ruleset *rs;
	const struct definition *first;
	const struct definition *chain[RULES_MAX];
	size_t n;
	bool seen[RULES_MAX];
};

static bool leads_back(struct replacing *r, const struct definition *d)
{
	r->chain[r->n++] = d;
	for (size_t k = 0; k < d->nreplaces; k++) {
		const struct definition *next = find_rule(r->rs, d->replaces[k].name);
		if (next == NULL || next->broken)
			continue;
		if (next == r->first)
			return true;
		size_t at = 0;
		while (r->rs->rules.items[at] != next)
			at++;
		if (r->seen[at])
			continue;
		r->seen[at] = true;
		if (leads_back(r, next))
			return true;
	}
	r->n--;
	return false;
}

static void check_cycle(struct ruleset *rs, struct definition *d)
{
	struct replacing *r = arena_alloc(rs->arena, sizeof *r);
	r->rs = rs;
	r->first = d;
	if (!leads_back(r, d))
		return;
	char *names = arena_strdup(rs->arena, d->rule.id);
	for (size_t i = 1; i < r->n; i++)
		names = arena_printf(rs->arena, "%s → %s", names, r->chain[i]->rule.id);
	fault_add(rs, d->replaces[0].at, _("a rule cannot replace what replaces it"),
		_("these rules replace each other: %s → %s"), names, d->rule.id);
	d->broken = true;
}

void link_replaces(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++)
		check_replaced_names(rs, rs->rules.items[i]);
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		if (d->nreplaces > 0 && !d->broken && find_rule(rs, d->rule.id) == d)
			check_cycle(rs, d);
	}
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i], *in_use = find_rule(rs, d->rule.id);
		d->replaced = !d->broken && in_use != d;
		in_use->rule.changed = in_use->rule.changed || d->replaced;
	}
}

/* A change counts for what its own layer or an earlier one defined. */
void link_changes(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->changes.n; i++) {
		const struct local_change *change = &rs->changes.items[i];
		struct definition *d = find_rule(rs, change->rule.name);
		if (d == NULL) {
			unknown_rule(rs, change->rule);
			continue;
		}
		if (change->layer < d->layer)
			continue;
		d->rule.off_reason = change->reason;
		d->rule.off = d->rule.off || change->off;
		if (change->off)
			continue;
		d->rule.state = change->state;
		d->rule.changed = d->rule.changed || change->layer > d->layer;
	}
}

/* A test stands beside a rule of its own layer, or of an earlier one when there
 * is no other between them. */
static bool is_about(const struct ruleset *rs, const struct test_case *t, const struct definition *d)
{
	const int layer = t->at.source->layer;
	if (d->broken || layer < d->layer)
		return false;
	for (size_t i = 0; i < rs->rules.n; i++) {
		const struct definition *other = rs->rules.items[i];
		if (other->layer > d->layer && other->layer <= layer && strcmp(other->rule.id, t->rule) == 0)
			return false;
	}
	return true;
}

static bool same_given(const struct test_case *a, const struct test_case *b)
{
	size_t n;
	rules_facts(&n);
	return a->hash == b->hash && a->on == b->on && a->nrows == b->nrows &&
	       strcmp(a->rule, b->rule) == 0 &&
	       memcmp(a->rows, b->rows, a->nrows * n * sizeof *a->rows) == 0 &&
	       memcmp(a->placed, b->placed, a->nrows * sizeof *a->placed) == 0;
}

/* Among the first n tests. */
static bool contradicts(struct ruleset *rs, const struct test_case *t, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct test_case *first = rs->tests.items[i];
		if (first->expected == t->expected || !same_given(first, t))
			continue;
		fault_add(rs, t->at,
			_("make the facts, the day or the expected outcome right in one of the two"),
			_("this test contradicts the one in %s, line %d: the same facts, another outcome"),
			first->at.source->name, first->line);
		return true;
	}
	return false;
}

void link_tests(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->tests.n; i++) {
		struct test_case *t = rs->tests.items[i];
		struct definition *d = find_rule(rs, t->rule);
		if (d == NULL && (t->derived = derived_find(rs, t->rule)) != NULL) {
			if (t->at.source->layer >= t->derived->layer && !contradicts(rs, t, kept))
				rs->tests.items[kept++] = t;
		} else if (d == NULL)
			unknown_rule(rs, (struct reference){ t->rule, t->at });
		else if (is_about(rs, t, d) && !contradicts(rs, t, kept))
			rs->tests.items[kept++] = t;
	}
	rs->tests.n = kept;
}
