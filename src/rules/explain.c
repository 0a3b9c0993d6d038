/* Why, or why not: one line per bullet with the facts it used. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

struct explainer {
	struct phrase ph;
	LIST(struct explain_fact) facts; /* of the bullet being explained */
	LIST(int) missing;
};

static void add_missing(struct explainer *x, int fact)
{
	for (size_t i = 0; i < x->missing.n; i++)
		if (x->missing.items[i] == fact)
			return;
	LIST_ADD(x->missing, fact);
}

/* The value of a fact; a second mention of it without a threshold is left out. */
static void add_fact(struct explainer *x, int fact, const struct condition *threshold)
{
	size_t n;
	const struct phrase *ph = &x->ph;
	const struct fact *f = &rules_facts(&n)[fact];
	for (size_t i = 0; i < x->facts.n && threshold == NULL; i++)
		if (x->facts.items[i].fact == f)
			return;
	int32_t v = facts_get(ph->facts, ph->row, fact);
	struct explain_fact e = { .fact = f, .value = v, .label = lang_text(f->label), .date = DAY_NONE,
		.text = rules_fact_show(f, v, ph->today, ph->arena), .origin = ORIGIN_RULE };

	if (f->type == FACT_DATE && v != FACT_UNKNOWN && v != FACT_NEVER && v != FACT_NONE)
		e.date = v;
	if (threshold != NULL)
		e.threshold = phrase_limit(ph, threshold);
	if (threshold != NULL && threshold->parameter >= 0) {
		const struct parameter *p = &ph->rs->parameters.items[threshold->parameter]->parameter;
		e.parameter = p->name;
		e.parameter_note = lang_text(p->text);
		e.origin = p->origin;
	}
	LIST_ADD(x->facts, e);
}

static void add_count(struct explainer *x, const struct condition *c)
{
	const struct phrase *ph = &x->ph;
	struct tally n = tally_of_employer(ph->rs, c, ph->facts, ph->row, ph->today);
	struct explain_fact e = { .label = _("placements"), .value = n.yes, .date = DAY_NONE,
		.threshold = phrase_limit(ph, c), .origin = ORIGIN_RULE };
	e.text = arena_printf(ph->arena, _("%d yes, %d unknown of %d"), n.yes, n.unknown, n.all);
	if (c->parameter >= 0) {
		const struct parameter *p = &ph->rs->parameters.items[c->parameter]->parameter;
		e.parameter = p->name;
		e.parameter_note = lang_text(p->text);
		e.origin = p->origin;
	}
	LIST_ADD(x->facts, e);
}

static void add_expression(struct explainer *x, const struct expression *e)
{
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		add_expression(x, part);
	if (e->op != OP_CONDITION)
		return;
	const struct condition *c = e->condition;
	if (c->fact >= 0)
		add_fact(x, c->fact, c);
	else
		add_count(x, c);
	if (c->other >= 0)
		add_fact(x, c->other, NULL);
	if (c->per >= 0)
		add_fact(x, c->per, NULL);
}

/* Unknown facts of conditions that are unknown on this row. */
static void find_missing(struct explainer *x, const struct expression *e, size_t row)
{
	const struct phrase *ph = &x->ph;
	for (const struct expression *part = e->first; part != NULL; part = part->next)
		find_missing(x, part, row);
	if (e->op != OP_CONDITION ||
		condition_on_row(ph->rs, e->condition, ph->facts, row, ph->today) != TRUTH_UNKNOWN)
		return;
	const struct condition *c = e->condition;
	const int used[] = { c->fact, c->other, c->per };
	for (size_t i = 0; i < sizeof used / sizeof *used; i++)
		if (used[i] >= 0 && facts_get(ph->facts, row, used[i]) == FACT_UNKNOWN)
			add_missing(x, used[i]);
	if (c->inner == NULL && c->among == NULL)
		return;
	for (size_t r = facts_first_of_employer(ph->facts, row); r != FACTS_END;
		r = facts_next_of_employer(ph->facts, r)) {
		if (facts_placement(ph->facts, r) != 0 && c->inner != NULL)
			find_missing(x, c->inner, r);
		if (facts_placement(ph->facts, r) != 0 && c->among != NULL)
			find_missing(x, c->among, r);
	}
}

static bool stands_in_the_way(const struct bullet *b, enum truth v)
{
	if (b->section == SECTION_URGENT)
		return false;
	return b->section == SECTION_IF ? v != TRUTH_TRUE : v != TRUTH_FALSE;
}

static struct explain_line explain_bullet(struct explainer *x, const struct bullet *b, bool words)
{
	const struct phrase *ph = &x->ph;
	struct explain_line line = { .section = b->section, .line = b->line, 
		.text = words ? phrase_bullet(ph, b) : NULL };
	line.truth = bullet_on_row(ph->rs, b, ph->facts, ph->row, ph->today);
	x->facts.n = 0;
	add_expression(x, b->expression);
	struct explain_fact *copy = arena_alloc(ph->arena, (x->facts.n + 1) * sizeof *copy);
	memcpy(copy, x->facts.items, x->facts.n * sizeof *copy);
	line.facts = copy;
	line.nfacts = x->facts.n;
	if (line.truth == TRUTH_UNKNOWN && b->section != SECTION_URGENT)
		find_missing(x, b->expression, ph->row);
	return line;
}

static struct explanation *explain(const struct ruleset *rs, size_t rule, const struct facts *t, size_t row,
	day today, bool words, struct arena *a)
{
	const struct definition *d = rs->rules.items[rule];
	struct explanation *out = arena_alloc(a, sizeof *out);
	struct explain_line *lines = arena_alloc(a, (d->nbullets + 1) * sizeof *lines);

	if (d->rule.level == LEVEL_EMPLOYER)
		row = facts_first_of_employer(t, row);
	struct explainer x = { .ph = { rs, t, row, today, a } };
	out->outcome = definition_on_row(rs, d, t, row, today, &out->tier);
	for (size_t i = 0; i < d->nbullets; i++) {
		lines[i] = explain_bullet(&x, &d->bullets[i], words);
		out->failing += stands_in_the_way(&d->bullets[i], lines[i].truth);
	}
	out->lines = lines;
	out->nlines = d->nbullets;
	definition_flips(rs, d, t, row, today, &out->since, &out->next);
	int *missing = arena_alloc(a, (x.missing.n + 1) * sizeof *missing);
	if (x.missing.n > 0)
		memcpy(missing, x.missing.items, x.missing.n * sizeof *missing);
	out->missing = missing;
	out->nmissing = x.missing.n;
	free(x.facts.items);
	free(x.missing.items);
	return out;
}

struct explanation *rules_explain(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	return explain(rs, rule, t, row, today, true, a);
}

struct explanation *rules_explain_facts(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	return explain(rs, rule, t, row, today, false, a);
}

const char *rules_section_name(enum section s)
{
	static const char *const names[] = { N_("if"), N_("unless"), N_("more urgent if") };
	return _(names[s]);
}

const char *rules_truth_name(enum truth t)
{
	static const char *const names[] = { N_("no"), N_("unknown"), N_("yes") };
	return _(names[t]);
}

const char *rules_origin_name(enum origin o)
{
	static const char *const names[] = { N_("in the rule"), N_("from the source"), N_("law"),
		N_("choice of the editors") };
	return _(names[o]);
}
