/* Equal conditions are worked out once; and a hash tells when a rule, or what it
 * uses, became another one. */
#include <stdlib.h>
#include <string.h>

#include "anker/hash.h"
#include "set.h"

/* Everything that makes two conditions equal. */
struct key {
	uint64_t choices;
	day date;
	int kind, rel, fact, other, value, months, literal;
	int parameter[FACTORS_MAX], per[FACTORS_MAX];
};

static struct key key_of(const struct condition *c)
{
	struct key k;
	memset(&k, 0, sizeof k);
	k.literal = c->literal;
	if (c->literal) {
		k.value = c->value.duration.count;
		k.months = c->value.duration.months;
	}
	for (size_t i = 0; i < FACTORS_MAX; i++) {
		k.parameter[i] = i < c->nfactors ? c->factors[i].parameter : -1;
		k.per[i] = i < c->nfactors ? c->factors[i].per : -1;
	}
	k.choices = c->choices;
	k.date = c->date;
	k.kind = (int)c->kind;
	k.rel = (int)c->rel;
	k.fact = c->fact;
	k.other = c->other;
	return k;
}

static int compare_conditions(const void *a, const void *b)
{
	struct key x = key_of(*(struct condition *const *)a), y = key_of(*(struct condition *const *)b);
	return memcmp(&x, &y, sizeof x);
}

static void collect(const struct condition *c, void *ctx)
{
	struct ruleset *rs = ctx;
	if (c->kind != COND_DERIVED)
		LIST_ADD(rs->conditions, (struct condition *)c);
}

static void mark_derived(const struct condition *c, void *ctx)
{
	(void)ctx;
	if (c->derived != NULL)
		((struct derived *)c->derived)->shared = 0;
}

/* Derived facts that rules for placements need, behind the conditions. */
static void share_derived(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++)
		if (rs->rules.items[i]->rule.level == LEVEL_PLACEMENT)
			walk_definition(rs->rules.items[i], mark_derived, NULL);
	for (size_t i = 0; i < rs->usable_derived; i++) {
		if (rs->derived.items[i]->shared < 0)
			continue;
		walk_bullets(&rs->derived.items[i]->bullets, collect, rs);
		LIST_ADD(rs->columns, rs->derived.items[i]);
	}
}

/* Only rules for placements are evaluated by column. */
void share_conditions(struct ruleset *rs)
{
	size_t kept = 0;
	share_derived(rs);
	for (size_t i = 0; i < rs->rules.n; i++)
		if (rs->rules.items[i]->rule.level == LEVEL_PLACEMENT)
			walk_bullets(&rs->rules.items[i]->bullets, collect, rs);
	if (rs->conditions.n > 0)
		qsort(rs->conditions.items, rs->conditions.n, sizeof *rs->conditions.items,
			compare_conditions);
	for (size_t i = 0; i < rs->conditions.n; i++) {
		struct condition **items = rs->conditions.items;
		if (kept == 0 || compare_conditions(&items[kept - 1], &items[i]) != 0)
			items[kept++] = items[i];
		items[i]->shared = (int)kept - 1;
	}
	rs->conditions.n = kept;
	for (size_t i = 0; i < rs->columns.n; i++)
		rs->columns.items[i]->shared = (int)(kept + i);
}

struct hasher {
	const struct ruleset *rs;
	uint64_t h;
};

static void hash_condition(const struct condition *c, void *ctx)
{
	struct hasher *hasher = ctx;
	for (size_t i = 0; i < c->nfactors; i++) {
		const struct dated_parameter *d = hasher->rs->parameters.items[c->factors[i].parameter];
		hasher->h = hash_bytes(hasher->h, d->span.text, d->span.len);
	}
	if (c->derived != NULL)
		hasher->h = hash_bytes(hasher->h, c->derived->span.text, c->derived->span.len);
}

void hash_rules(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		struct hasher hasher = { rs, hash_bytes(HASH_START, d->rule.text, d->rule.text_len) };
		walk_definition(d, hash_condition, &hasher);
		d->rule.hash = hasher.h;
	}
}
