/* After reading: names between files are resolved, broken rules leave the set,
 * and equal conditions are shared. */
#include <stdlib.h>
#include <string.h>

#include "set.h"
#include "anker/hash.h"

static const char *const kind_names[] = {
	[VALUE_NUMBER] = N_("a number"),
	[VALUE_PERCENT] = N_("a percentage"),
	[VALUE_DURATION] = N_("a duration"),
};

static int find_parameter(const struct ruleset *rs, const char *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rs->parameters.items[i]->parameter.name, name) == 0)
			return (int)i;
	return -1;
}

/* Faulty parameters stay findable by name, behind the usable ones. */
static size_t move_broken_last(struct ruleset *rs)
{
	size_t good = 0;
	for (size_t i = 0; i < rs->parameters.n; i++) {
		struct dated_parameter *d = rs->parameters.items[i];
		if (d->broken)
			continue;
		rs->parameters.items[i] = rs->parameters.items[good];
		rs->parameters.items[good++] = d;
	}
	return good;
}

/* Keeps one definition per name: the last layer's. */
static void link_parameters(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->parameters.n; i++) {
		struct dated_parameter *d = rs->parameters.items[i];
		int at = find_parameter(rs, d->parameter.name, kept);
		if (at < 0) {
			rs->parameters.items[kept++] = d;
			continue;
		}
		if (d->broken)
			continue;
		struct dated_parameter *before = rs->parameters.items[at];
		if (before->broken) {
			rs->parameters.items[at] = d;
		} else if (before->layer == d->layer) {
			fault_add(rs, d->at, NULL, _("parameter %s already stands in %s, line %d"),
				d->parameter.name, before->parameter.file, before->parameter.line);
		} else if (before->kind != d->kind || before->parameter.per != d->parameter.per) {
			fault_add(rs, d->at, _("keep the same kind of value and the same 'per'"),
				_("%s is of another kind than in %s"), d->parameter.name,
				before->parameter.file);
		} else {
			d->parameter.overridden = true;
			rs->parameters.items[at] = d;
		}
	}
	rs->parameters.n = kept;
	rs->usable_parameters = move_broken_last(rs);
}

static void unknown_parameter(struct ruleset *rs, const struct condition *c)
{
	if (!fault_wanted(c->name_at.source))
		return;
	const char **names = arena_alloc(rs->arena, (rs->parameters.n + 1) * sizeof *names);
	for (size_t i = 0; i < rs->parameters.n; i++)
		names[i] = rs->parameters.items[i]->parameter.name;
	fault_add(rs, c->name_at, fault_nearest(rs->arena, c->name, names, NULL, rs->parameters.n),
		_("unknown parameter '%s'"), c->name);
}

/* Returns false after a fault. */
static bool link_condition(struct ruleset *rs, struct condition *c)
{
	size_t n;
	if (c->name == NULL)
		return true;
	c->parameter = find_parameter(rs, c->name, rs->parameters.n);
	if (c->parameter < 0) {
		unknown_parameter(rs, c);
		return false;
	}
	struct dated_parameter *d = rs->parameters.items[c->parameter];
	d->used = true;
	if (d->broken) {
		fault_add(rs, c->name_at, NULL, _("parameter %s has a fault: see %s, line %d"), c->name,
			d->parameter.file, d->parameter.line);
		return false;
	}
	if (d->kind != c->value.kind) {
		fault_add(rs, c->name_at, NULL, _("%s is %s, but %s is needed here"), c->name,
			_(kind_names[d->kind]), _(kind_names[c->value.kind]));
		return false;
	}
	if (d->parameter.per == c->per)
		return true;
	if (d->parameter.per < 0)
		fault_add(rs, c->per_at, arena_printf(rs->arena, _("write only '%s'"), c->name),
			_("%s has one value, not one per choice"), c->name);
	else
		fault_add(rs, c->per < 0 ? c->name_at : c->per_at,
			arena_printf(rs->arena, _("write '%s[%s]'"), c->name,
				rules_facts(&n)[d->parameter.per].name),
			_("%s has a value per %s"), c->name, rules_facts(&n)[d->parameter.per].name);
	return false;
}

static bool link_expression(struct ruleset *rs, struct expression *e)
{
	bool good = true;
	for (struct expression *part = e->first; part != NULL; part = part->next)
		good = link_expression(rs, part) && good;
	if (e->op != OP_CONDITION)
		return good;
	if (e->condition->inner != NULL)
		good = link_expression(rs, e->condition->inner) && good;
	if (e->condition->among != NULL)
		good = link_expression(rs, e->condition->among) && good;
	return link_condition(rs, e->condition) && good;
}

static void link_rules(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		for (size_t k = 0; k < i; k++) {
			if (strcmp(rs->rules.items[k]->rule.id, d->rule.id) != 0)
				continue;
			fault_add(rs, d->at, NULL, _("rule %s already stands in %s, line %d"), d->rule.id,
				rs->rules.items[k]->rule.file, rs->rules.items[k]->rule.line);
			d->broken = true;
			break;
		}
		for (size_t b = 0; b < d->nbullets; b++)
			if (!link_expression(rs, d->bullets[b].expression))
				d->broken = true;
	}
}

static struct definition *find_rule(const struct ruleset *rs, const char *id)
{
	for (size_t i = 0; i < rs->rules.n; i++)
		if (strcmp(rs->rules.items[i]->rule.id, id) == 0)
			return rs->rules.items[i];
	return NULL;
}

static void unknown_rule(struct ruleset *rs, struct place at, const char *id)
{
	if (!fault_wanted(at.source))
		return;
	const char **names = arena_alloc(rs->arena, (rs->rules.n + 1) * sizeof *names);
	for (size_t i = 0; i < rs->rules.n; i++)
		names[i] = rs->rules.items[i]->rule.id;
	fault_add(rs, at, fault_nearest(rs->arena, id, names, NULL, rs->rules.n), _("there is no rule '%s'"),
		id);
}

/* Must run while broken rules are still in the list: a test of a broken rule
 * is no second fault. */
static void link_names(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->offs.n; i++) {
		struct definition *d = find_rule(rs, rs->offs.items[i].rule);
		if (d == NULL) {
			unknown_rule(rs, rs->offs.items[i].at, rs->offs.items[i].rule);
			continue;
		}
		d->rule.off = true;
		d->rule.off_reason = rs->offs.items[i].reason;
	}
	for (size_t i = 0; i < rs->tests.n; i++) {
		struct test_case *t = rs->tests.items[i];
		struct definition *d = find_rule(rs, t->rule);
		if (d == NULL)
			unknown_rule(rs, t->at, t->rule);
		else if (!d->broken)
			rs->tests.items[kept++] = t;
	}
	rs->tests.n = kept;
}

static void drop_broken(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->rules.n; i++)
		if (!rs->rules.items[i]->broken)
			rs->rules.items[kept++] = rs->rules.items[i];
	rs->broken = rs->rules.n - kept;
	rs->rules.n = kept;
	for (size_t i = 0; i < rs->tests.n; i++)
		rs->tests.items[i]->index = rules_index(rs, rs->tests.items[i]->rule);
}

/* Everything that makes two conditions equal. */
struct key {
	struct value value;
	uint64_t choices;
	day date;
	int kind, rel, fact, other, parameter, per;
};

static struct key key_of(const struct condition *c)
{
	struct key k;
	memset(&k, 0, sizeof k);
	if (c->parameter < 0) {
		k.value.kind = c->value.kind;
		k.value.duration.count = c->value.duration.count;
		k.value.duration.months = c->value.duration.months;
	}
	k.choices = c->choices;
	k.date = c->date;
	k.kind = (int)c->kind;
	k.rel = (int)c->rel;
	k.fact = c->fact;
	k.other = c->other;
	k.parameter = c->parameter;
	k.per = c->per;
	return k;
}

static int compare_conditions(const void *a, const void *b)
{
	struct key x = key_of(*(struct condition *const *)a), y = key_of(*(struct condition *const *)b);
	return memcmp(&x, &y, sizeof x);
}

static void collect(struct ruleset *rs, struct expression *e)
{
	for (struct expression *part = e->first; part != NULL; part = part->next)
		collect(rs, part);
	if (e->op == OP_CONDITION)
		LIST_ADD(rs->conditions, e->condition);
}

/* Only rules for placements are evaluated by column. */
static void share_conditions(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->rules.n; i++)
		for (size_t b = 0; b < rs->rules.items[i]->nbullets; b++)
			if (rs->rules.items[i]->rule.level == LEVEL_PLACEMENT)
				collect(rs, rs->rules.items[i]->bullets[b].expression);
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
}

struct hasher {
	const struct ruleset *rs;
	uint64_t h;
};

static void hash_condition(const struct condition *c, void *ctx)
{
	struct hasher *hasher = ctx;
	if (c->parameter < 0)
		return;
	const struct dated_parameter *d = hasher->rs->parameters.items[c->parameter];
	hasher->h = hash_bytes(hasher->h, d->text, d->text_len);
}

static void hash_rules(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		struct hasher hasher = { rs, hash_bytes(HASH_START, d->rule.text, d->rule.text_len) };
		walk_definition(d, hash_condition, &hasher);
		d->rule.hash = hasher.h;
	}
}

static int compare_faults(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->error.line != y->error.line)
		return x->error.line < y->error.line ? -1 : 1;
	return (x->error.column > y->error.column) - (x->error.column < y->error.column);
}

void rules_link(struct ruleset *rs)
{
	if (rs->linked)
		return;
	rs->linked = true;
	link_parameters(rs);
	link_rules(rs);
	link_names(rs);
	drop_broken(rs);
	share_conditions(rs);
	hash_rules(rs);
	if (rs->faults.n > 0)
		qsort(rs->faults.items, rs->faults.n, sizeof *rs->faults.items, compare_faults);
}
