/* After reading: names between files are resolved, and rules that are broken or
 * replaced leave the set. */
#include <stdlib.h>
#include <string.h>

#include "keyword.h"
#include "set.h"

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
			fault_add(rs, d->at, _("give it another name, or take one of the two out"),
				_("parameter %s already stands in %s, line %d"),
				d->parameter.name, before->parameter.file, before->parameter.line);
		} else if (before->kind != d->kind || before->parameter.per != d->parameter.per) {
			fault_add(rs, d->at,
				arena_printf(rs->arena, _("keep the same kind of value and the same '%s'"),
					keyword_in(d->span.words, KW_PER)),
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

/* Says what stands where another kind of value is needed. */
static void wrong_kind(struct ruleset *rs, const struct condition *c, size_t i, enum value_kind is,
	enum value_kind needed)
{
	const struct factor *f = &c->factors[i];
	const enum lang words = f->name.at.source->words;
	const char *tip = NULL, *times = keyword_in(words, KW_TIMES);
	if (is == VALUE_PERCENT && needed == VALUE_DURATION)
		tip = arena_printf(rs->arena, _("put a duration before it: '6 %s %s %s'"),
			keyword_in(words, KW_WEEKS), times, f->name.name);
	else if (needed == VALUE_PERCENT && (i > 0 || c->literal))
		tip = arena_printf(rs->arena, _("behind '%s' comes a parameter that is a percentage"), times);
	else
		tip = _("use another parameter, or give this one values of that kind");
	fault_add(rs, f->name.at, tip, _("%s is %s, but %s is needed here"), f->name.name, _(kind_names[is]),
		_(kind_names[needed]));
}

/* Whether the choice between [ and ] is the one that the parameter depends on. */
static bool link_per(struct ruleset *rs, const struct factor *f, const struct dated_parameter *d)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	if (d->parameter.per == f->per)
		return true;
	if (d->parameter.per < 0)
		fault_add(rs, f->per_at, arena_printf(rs->arena, _("write only '%s'"), f->name.name),
			_("%s has one value, not one per choice"), f->name.name);
	else
		fault_add(rs, f->per < 0 ? f->name.at : f->per_at,
			arena_printf(rs->arena, _("write '%s[%s]'"), f->name.name,
				facts[d->parameter.per].name),
			_("%s has a value per %s"), f->name.name, facts[d->parameter.per].name);
	return false;
}

static bool link_factor(struct ruleset *rs, const struct condition *c, size_t i)
{
	struct factor *f = &c->factors[i];
	enum value_kind needed = i > 0 || c->literal ? VALUE_PERCENT : c->value.kind;
	f->parameter = find_parameter(rs, f->name.name, rs->parameters.n);
	if (f->parameter < 0) {
		unknown_parameter(rs, f->name);
		return false;
	}
	struct dated_parameter *d = rs->parameters.items[f->parameter];
	if (!rs->borrows)
		d->used = true;
	if (d->broken) {
		fault_add(rs, f->name.at, _("repair that one, and this is right too"),
			_("parameter %s has a fault: see %s, line %d"), f->name.name, d->parameter.file,
			d->parameter.line);
		return false;
	}
	if (d->kind != needed) {
		wrong_kind(rs, c, i, d->kind, needed);
		return false;
	}
	return link_per(rs, f, d);
}

static void add_per(struct condition *c, int per, bool unknown_picks)
{
	size_t k = 0;
	while (k < c->npers && c->per[k] != per)
		k++;
	c->unknown_picks[k] = unknown_picks && (k == c->npers || c->unknown_picks[k]);
	c->per[k] = per;
	c->npers += k == c->npers;
}

/* Returns false after a fault. */
static bool link_condition(struct ruleset *rs, struct condition *c)
{
	size_t limits = 1;
	for (size_t i = 0; i < c->nfactors; i++)
		if (!link_factor(rs, c, i))
			return false;
	for (size_t i = 0; i < c->nfactors; i++)
		if (c->factors[i].per >= 0)
			add_per(c, c->factors[i].per,
				rs->parameters.items[c->factors[i].parameter]->parameter.unknown);
	for (size_t k = 0; k < c->npers; k++)
		limits *= choices_of_fact(c->per[k]) + 1;
	if (limits > LIMITS_MAX)
		fault_add(rs, c->factors[0].name.at, _("leave out a parameter"),
			_("this limit depends on too many choices"));
	return limits <= LIMITS_MAX;
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

bool link_bullets(struct ruleset *rs, const struct bullets *b)
{
	bool good = true;
	for (size_t i = 0; i < b->n; i++)
		good = link_expression(rs, b->items[i].expression) && good;
	return good;
}

/* Two of one name in one layer: the first one stays. */
static void find_doubles(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		for (size_t k = 0; k < i; k++) {
			const struct definition *first = rs->rules.items[k];
			if (first->layer != d->layer || strcmp(first->rule.id, d->rule.id) != 0)
				continue;
			fault_add(rs, d->at, _("give it another name, or take one of the two out"),
				_("rule %s already stands in %s, line %d"), d->rule.id, first->rule.file,
				first->rule.line);
			d->broken = true;
			break;
		}
	}
}

static void link_rules(struct ruleset *rs)
{
	find_doubles(rs);
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		if (!link_bullets(rs, &d->bullets) || !link_uses_of_derived(rs, &d->bullets))
			d->broken = true;
	}
	link_replaces(rs);
}

static void drop_unused(struct ruleset *rs)
{
	size_t kept = 0;
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		rs->broken += d->broken;
		if (d->broken || d->replaced)
			continue;
		d->index = (int)kept;
		rs->rules.items[kept++] = d;
	}
	rs->rules.n = kept;
	for (size_t i = 0; i < rs->tests.n; i++)
		rs->tests.items[i]->index = rules_index(rs, rs->tests.items[i]->rule);
}

/* Indexes of the replaced rules that are in use. */
static void index_replaced(struct ruleset *rs)
{
	for (size_t i = 0; i < rs->rules.n; i++) {
		struct definition *d = rs->rules.items[i];
		int *list = arena_alloc(rs->arena, (d->nreplaces + 1) * sizeof *list);
		for (size_t k = 0; k < d->nreplaces; k++) {
			int at = rules_index(rs, d->replaces[k].name);
			if (at >= 0)
				list[d->rule.nreplaces++] = at;
		}
		d->rule.replaces = list;
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
	link_derived(rs);
	link_rules(rs);
	/* while broken rules are still there: a test of one is no second fault */
	link_changes(rs);
	link_tests(rs);
	drop_unused(rs);
	index_replaced(rs);
	share_conditions(rs);
	hash_rules(rs);
	if (rs->faults.n > 0)
		qsort(rs->faults.items, rs->faults.n, sizeof *rs->faults.items, compare_faults);
}
