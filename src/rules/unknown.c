/* Faults for names that nothing explains, with the nearest names as tip. */
#include <string.h>

#include "set.h"

static const char *nearest(struct ruleset *rs, const char *word, const char *const *names,
	const char *const *labels, size_t n, const char *otherwise)
{
	const char *tip = fault_nearest(rs->arena, word, names, labels, n);
	return tip != NULL ? tip : otherwise;
}

void unknown_fact(struct ruleset *rs, struct reference r)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	if (!fault_wanted(r.at.source))
		return;
	const char **names = arena_alloc(rs->arena, (n + rs->derived.n) * sizeof *names);
	const char **labels = arena_alloc(rs->arena, (n + rs->derived.n) * sizeof *labels);
	for (size_t i = 0; i < n; i++) {
		names[i] = facts[i].name;
		labels[i] = facts[i].label.nl;
	}
	for (size_t i = 0; i < rs->derived.n; i++) {
		names[n + i] = rs->derived.items[i]->name;
		labels[n + i] = rs->derived.items[i]->label.nl;
	}
	fault_add(rs, r.at,
		nearest(rs, r.name, names, labels, n + rs->derived.n, _("'anker rules facts' shows the facts")),
		_("unknown fact '%s'"), r.name);
}

void unknown_parameter(struct ruleset *rs, struct reference r)
{
	if (!fault_wanted(r.at.source))
		return;
	const char **names = arena_alloc(rs->arena, (rs->parameters.n + 1) * sizeof *names);
	for (size_t i = 0; i < rs->parameters.n; i++)
		names[i] = rs->parameters.items[i]->parameter.name;
	fault_add(rs, r.at,
		nearest(rs, r.name, names, NULL, rs->parameters.n,
			_("'anker rules parameters' shows the parameters")),
		_("unknown parameter '%s'"), r.name);
}

void unknown_rule(struct ruleset *rs, struct reference r)
{
	if (!fault_wanted(r.at.source))
		return;
	const char **names = arena_alloc(rs->arena, (rs->rules.n + 1) * sizeof *names);
	for (size_t i = 0; i < rs->rules.n; i++)
		names[i] = rs->rules.items[i]->rule.id;
	fault_add(rs, r.at,
		nearest(rs, r.name, names, NULL, rs->rules.n, _("'anker rules list' shows the rules")),
		_("there is no rule '%s'"), r.name);
}
