/* Derived facts after reading: which one a name means, in such an order that
 * each only needs the ones before it, without cycles. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

enum visit { VISIT_NEVER, VISIT_BUSY, VISIT_DONE };

static bool goes_before(const struct derived *d, const struct derived *other)
{
	if (d->broken != other->broken)
		return !d->broken;
	return d->layer > other->layer;
}

/* The good one of the last layer; else a broken one, or NULL. */
static struct derived *find_derived(const struct ruleset *rs, const char *name)
{
	struct derived *found = NULL;
	for (size_t i = 0; i < rs->derived.n; i++) {
		struct derived *d = rs->derived.items[i];
		if (strcmp(d->name, name) == 0 && (found == NULL || goes_before(d, found)))
			found = d;
	}
	return found;
}

static void find_doubles(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->derived.n; i++) {
		struct derived *d = rs->derived.items[i];
		for (size_t k = 0; k < i && !d->broken; k++) {
			const struct derived *first = rs->derived.items[k];
			if (first->layer != d->layer || strcmp(first->name, d->name) != 0)
				continue;
			fault_add(rs, d->at, _("give it another name, or take one of the two out"),
				_("derived fact %s already stands in %s, line %d"), d->name,
				first->at.source->name, first->line);
			d->broken = true;
		}
	}
}

/* The chain of derived facts that are being visited, from the top. */
struct chain {
	struct ruleset *rs;
	struct derived *links[RULES_MAX];
	size_t n;
	bool failed; /* a fault was told: begin again without the broken one */
	LIST(struct derived *) order;
};

/* Told once: all that stand in the cycle are broken. */
static void fault_of_cycle(struct chain *ch, const struct derived *back)
{
	struct arena *a = ch->rs->arena;
	size_t i = 0;
	while (ch->links[i] != back)
		i++;
	char *names = arena_strdup(a, back->name);
	for (size_t k = i; k < ch->n; k++) {
		ch->links[k]->broken = true;
		if (k > i)
			names = arena_printf(a, "%s → %s", names, ch->links[k]->name);
	}
	fault_add(ch->rs, back->at, _("take one of these conditions out"),
		_("derived fact %s depends on itself: %s → %s"), back->name, names, back->name);
}

static void visit(struct chain *ch, struct derived *d);

static void visit_use(const struct condition *c, void *ctx)
{
	struct chain *ch = ctx;
	struct derived *d = c->kind == COND_DERIVED ? find_derived(ch->rs, c->name.name) : NULL;
	if (ch->failed || d == NULL || d->broken)
		return;
	if (d->visited == VISIT_BUSY) {
		fault_of_cycle(ch, d);
		ch->failed = true;
		return;
	}
	visit(ch, d);
}

static void visit(struct chain *ch, struct derived *d)
{
	if (d->visited == VISIT_DONE)
		return;
	d->visited = VISIT_BUSY;
	ch->links[ch->n++] = d;
	walk_bullets(&d->bullets, visit_use, ch);
	ch->n--;
	d->visited = VISIT_DONE;
	LIST_ADD(ch->order, d);
}

/* Puts those in use in order of need; false when one turned out broken. */
static bool put_in_order(struct ruleset *rs)
{
	struct chain ch = { .rs = rs };
	for (size_t i = 0; i < rs->derived.n; i++)
		rs->derived.items[i]->visited = VISIT_NEVER;
	for (size_t i = 0; i < rs->derived.n && !ch.failed; i++) {
		struct derived *d = rs->derived.items[i];
		ch.n = 0;
		if (!d->broken && find_derived(rs, d->name) == d)
			visit(&ch, d);
	}
	if (!ch.failed) {
		rs->usable_derived = ch.order.n;
		for (size_t i = 0; i < rs->derived.n; i++)
			if (rs->derived.items[i]->visited == VISIT_NEVER)
				LIST_ADD(ch.order, rs->derived.items[i]);
		if (rs->derived.n > 0)
			memcpy(rs->derived.items, ch.order.items,
				rs->derived.n * sizeof *rs->derived.items);
	}
	free(ch.order.items);
	return !ch.failed;
}

struct user {
	struct ruleset *rs;
	bool good;
	struct derived *of; /* the derived fact that asks, or NULL */
	size_t expanded;
	int depth;
};

/* Returns false after a fault. */
static bool link_use(struct user *u, struct condition *c)
{
	struct derived *d = find_derived(u->rs, c->name.name);
	if (d == NULL) {
		unknown_fact(u->rs, c->name);
		return false;
	}
	if (!u->rs->borrows)
		d->used = true;
	if (d->broken)
		fault_add(u->rs, c->name.at, _("repair that one, and this is right too"),
			_("derived fact %s has a fault: see %s, line %d"), d->name, d->at.source->name,
			d->line);
	else if (c->of_employer && d->level == LEVEL_PLACEMENT)
		fault_add(u->rs, c->name.at, _("count the placements for which it holds"),
			_("%s belongs to a placement, and this rule is about an employer"), d->name);
	else if (c->in_placement && d->counts)
		fault_add(u->rs, c->name.at, _("use it in a rule for employers, outside a count"),
			_("%s counts placements, and this condition is about one"), d->name);
	else
		c->derived = d;
	return c->derived != NULL;
}

static void visit_condition(const struct condition *c, void *ctx)
{
	struct user *u = ctx;
	if (c->kind == COND_DERIVED && !link_use(u, (struct condition *)c))
		u->good = false;
	u->expanded += c->derived != NULL ? c->derived->expanded : 1;
	if (c->derived != NULL && c->derived->depth > u->depth)
		u->depth = c->derived->depth;
	if (u->of != NULL && (c->kind == COND_COUNT || c->kind == COND_SHARE ||
		(c->derived != NULL && c->derived->counts)))
		u->of->counts = true;
}

bool link_uses_of_derived(struct ruleset *rs, const struct bullets *b)
{
	struct user u = { .rs = rs, .good = true };
	walk_bullets(b, visit_condition, &u);
	return u.good;
}

/* What it needs has been linked. Returns false after a fault. */
static bool link_one(struct ruleset *rs, struct derived *d)
{
	struct user u = { .rs = rs, .good = true, .of = d };
	d->counts = false;
	walk_bullets(&d->bullets, visit_condition, &u);
	d->expanded = u.expanded;
	d->depth = u.depth + 1;
	d->broken = !u.good;
	if (u.good && d->depth > NESTING_MAX) {
		fault_add(rs, d->at, _("take a few of them together"),
			_("derived facts are nested deeper than %d levels"), NESTING_MAX);
		d->broken = true;
	} else if (u.good && d->expanded > EXPANDED_MAX) {
		fault_add(rs, d->at, _("leave out what other conditions already say"),
			_("derived fact %s comes down to more than %d conditions"), d->name, EXPANDED_MAX);
		d->broken = true;
	}
	return !d->broken;
}

static bool link_in_order(struct ruleset *rs)
{
	if (!put_in_order(rs))
		return false;
	for (size_t i = 0; i < rs->usable_derived; i++)
		if (!link_one(rs, rs->derived.items[i]))
			return false;
	return true;
}

/* Each fault takes one out of use, and brings back what an earlier layer had:
 * then all is put in order again. */
void link_derived(struct ruleset *rs)
{
	find_doubles(rs);
	for (size_t i = 0; i < rs->derived.n; i++)
		if (!link_bullets(rs, &rs->derived.items[i]->bullets))
			rs->derived.items[i]->broken = true;
	while (!link_in_order(rs))
		;
}
