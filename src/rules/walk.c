/* What a rule uses: its facts and its parameters. */
#include "set.h"

void walk_expression(const struct expression *e, void (*each)(const struct condition *c, void *ctx), void *ctx)
{
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		walk_expression(part, each, ctx);
	if (e->op != OP_CONDITION)
		return;
	each(e->condition, ctx);
	if (e->condition->inner != NULL)
		walk_expression(e->condition->inner, each, ctx);
	if (e->condition->among != NULL)
		walk_expression(e->condition->among, each, ctx);
}

void walk_definition(const struct definition *d, void (*each)(const struct condition *c, void *ctx), void *ctx)
{
	for (size_t b = 0; b < d->nbullets; b++)
		walk_expression(d->bullets[b].expression, each, ctx);
}

static void add_facts(const struct condition *c, void *ctx)
{
	bool *used = ctx;
	const int facts[] = { c->fact, c->other, c->per };
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i] >= 0)
			used[facts[i]] = true;
}

void rules_facts_of(const struct ruleset *rs, size_t rule, bool *used)
{
	const struct definition *d = rs->rules.items[rule];
	walk_definition(d, add_facts, used);
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
	search->found = search->found || c->parameter == search->parameter;
}

void rules_parameter_users(const struct ruleset *rs, size_t i, bool *used)
{
	for (size_t r = 0; r < rs->rules.n; r++) {
		struct parameter_search search = { (int)i, false };
		walk_definition(rs->rules.items[r], find_parameter, &search);
		used[r] = used[r] || search.found;
	}
}
