/* What a rule uses: its facts, parameters and derived facts. */
#include <string.h>

#include "set.h"

const struct derived *derived_find(const struct ruleset *rs, const char *name)
{
	for (size_t i = 0; i < rs->usable_derived; i++)
		if (strcmp(rs->derived.items[i]->name, name) == 0)
			return rs->derived.items[i];
	return NULL;
}

struct definition derived_as_rule(const struct derived *d)
{
	return (struct definition){ .bullets = d->bullets,
		.rule = { .id = d->name, .level = d->level, .line = d->line, .valid_from = DAY_NONE,
			.valid_until = DAY_NONE } };
}

static void walk(const struct expression *e, bool derived, condition_visitor *each, void *ctx);

static void walk_all(const struct bullets *b, bool derived, condition_visitor *each, void *ctx)
{
	for (size_t i = 0; i < b->n; i++)
		walk(b->items[i].expression, derived, each, ctx);
}

static void walk(const struct expression *e, bool derived, condition_visitor *each, void *ctx)
{
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		walk(part, derived, each, ctx);
	if (e->op != OP_CONDITION)
		return;
	const struct condition *c = e->condition;
	if (c->inner != NULL)
		walk(c->inner, derived, each, ctx);
	if (c->among != NULL)
		walk(c->among, derived, each, ctx);
	if (derived && c->derived != NULL)
		walk_all(&c->derived->bullets, derived, each, ctx);
	each(c, ctx);
}

void walk_bullets(const struct bullets *b, condition_visitor *each, void *ctx)
{
	walk_all(b, false, each, ctx);
}

void walk_definition(const struct definition *d, condition_visitor *each, void *ctx)
{
	walk_all(&d->bullets, true, each, ctx);
}

static void add_facts(const struct condition *c, void *ctx)
{
	bool *used = ctx;
	if (c->fact >= 0)
		used[c->fact] = true;
	if (c->other >= 0)
		used[c->other] = true;
	for (size_t k = 0; k < c->npers; k++)
		used[c->per[k]] = true;
}

void bullets_facts(const struct bullets *b, bool *used)
{
	walk_all(b, true, add_facts, used);
}

void rules_facts_of(const struct ruleset *rs, size_t rule, bool *used)
{
	const struct definition *d = rs->rules.items[rule];
	bullets_facts(&d->bullets, used);
	for (size_t k = 0; k < d->rule.nreopen; k++)
		used[d->rule.reopen[k]] = true;
}

void rules_facts_used(const struct ruleset *rs, bool employer, bool *used)
{
	for (size_t i = 0; i < rs->rules.n; i++)
		if (!employer || rs->rules.items[i]->rule.level == LEVEL_EMPLOYER)
			rules_facts_of(rs, i, used);
}

struct parameter_search {
	int parameter;
	bool found;
};

static void find_parameter(const struct condition *c, void *ctx)
{
	struct parameter_search *search = ctx;
	for (size_t i = 0; i < c->nfactors; i++)
		search->found = search->found || c->factors[i].parameter == search->parameter;
}

void rules_parameter_users(const struct ruleset *rs, size_t i, bool *used)
{
	for (size_t r = 0; r < rs->rules.n; r++) {
		struct parameter_search search = { (int)i, false };
		walk_definition(rs->rules.items[r], find_parameter, &search);
		used[r] = used[r] || search.found;
	}
}
