/* Why, or why not: one line per bullet with the facts it used. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

struct explainer {
	struct phrase ph;
	LIST(struct explain_fact) facts; /* of the bullet being explained */
	bool words, texts; /* of lines; of the facts of this line */
};

/* Where a threshold comes from: the first of its parameters. */
static void add_origin(const struct phrase *ph, struct explain_fact *e, const struct condition *c)
{
	if (c->literal)
		return;
	const struct parameter *p = &ph->rs->parameters.items[c->factors[0].parameter]->parameter;
	e->parameter = p->name;
	e->parameter_note = lang_text(p->text);
	e->origin = p->origin;
}

/* The value of a fact; a second mention of it without a threshold is left out. */
static struct explain_fact *add_fact(struct explainer *x, int fact, const struct condition *threshold)
{
	size_t n;
	const struct phrase *ph = &x->ph;
	const struct fact *f = &rules_facts(&n)[fact];
	bool limited = threshold != NULL && phrase_has_limit(threshold);
	for (size_t i = 0; i < x->facts.n && !limited; i++)
		if (x->facts.items[i].fact == f)
			return &x->facts.items[i];
	int32_t v = facts_get(ph->facts, ph->row, fact);
	struct explain_fact e = { .fact = f, .value = v, .label = lang_text(f->label), .date = DAY_NONE,
		.text = x->texts ? rules_fact_show(f, v, ph->today, ph->arena) : "", .origin = ORIGIN_RULE };

	day first, last;
	if (f->type == FACT_DATE && rules_date_ends(v, &first, &last) && first == last)
		e.date = v;
	if (limited && x->texts) {
		e.limit = phrase_limit_alone(ph, threshold);
		e.threshold = x->words ? phrase_limit(ph, threshold) : e.limit;
		add_origin(ph, &e, threshold);
	}
	LIST_ADD(x->facts, e);
	return &x->facts.items[x->facts.n - 1];
}

/* A choice that picks a threshold, unless a condition looks at it too. */
static void add_pick(struct explainer *x, int fact)
{
	size_t before = x->facts.n;
	struct explain_fact *e = add_fact(x, fact, NULL);
	if (x->facts.n > before)
		e->picks = true;
}

bool rules_explain_told(const struct explain_line *l, const struct explain_fact *f)
{
	for (size_t i = 0; f->picks && i < l->nfacts; i++)
		if (l->facts[i].threshold != NULL && strcmp(l->facts[i].threshold, l->facts[i].limit) != 0)
			return true;
	return false;
}

static void add_count(struct explainer *x, const struct condition *c)
{
	const struct phrase *ph = &x->ph;
	struct tally n = tally_of_employer(ph->rs, c, ph->facts, ph->row, ph->today);
	struct explain_fact e = { .label = _("placements"), .value = n.yes, .date = DAY_NONE,
		.threshold = phrase_limit(ph, c), .limit = phrase_limit_alone(ph, c), .origin = ORIGIN_RULE };
	e.text = arena_printf(ph->arena, _("%d yes, %d unknown of %d"), n.yes, n.unknown, n.all);
	add_origin(ph, &e, c);
	LIST_ADD(x->facts, e);
}

static void add_expression(struct explainer *x, const struct expression *e);

static void add_condition(struct explainer *x, const struct condition *c)
{
	if (c->derived != NULL) {
		for (size_t i = 0; i < c->derived->bullets.n; i++)
			add_expression(x, c->derived->bullets.items[i].expression);
		return;
	}
	if (c->fact >= 0)
		add_fact(x, c->fact, c);
	else
		add_count(x, c);
	if (c->other >= 0)
		add_fact(x, c->other, NULL);
	for (size_t k = 0; k < c->npers; k++)
		add_pick(x, c->per[k]);
}

static bool is_true(const struct explainer *x, const struct expression *e)
{
	const struct phrase *ph = &x->ph;
	return expression_on_row(ph->rs, e, ph->facts, ph->row, ph->today) == TRUTH_TRUE;
}

/* Of alternatives one of which is true, the others are no reason. */
static void add_expression(struct explainer *x, const struct expression *e)
{
	size_t before = x->facts.n;
	const bool chosen = e->op == OP_OR && is_true(x, e);
	if (e->op == OP_CONDITION)
		add_condition(x, e->condition);
	for (const struct expression *part = e->first; part != NULL; part = part->next) {
		if (chosen && !is_true(x, part))
			continue;
		add_expression(x, part);
		if (!e->between || part != e->first || x->facts.n == before)
			continue;
		/* both limits beside the one value */
		if (x->texts)
			x->facts.items[before].threshold = x->facts.items[before].limit =
				phrase_limits(&x->ph, e);
		return;
	}
}

static bool stands_in_the_way(const struct bullet *b, enum truth v)
{
	if (b->section == SECTION_URGENT)
		return false;
	return b->section == SECTION_IF ? v != TRUTH_TRUE : v != TRUTH_FALSE;
}

/* Without words only the lines that are a reason have texts. */
static struct explain_line explain_bullet(struct explainer *x, const struct bullet *b)
{
	const struct phrase *ph = &x->ph;
	struct explain_line line = { .section = b->section, .line = b->line,
		.text = x->words ? phrase_bullet(ph, b) : NULL };
	line.truth = bullet_on_row(ph->rs, b, ph->facts, ph->row, ph->today);
	x->facts.n = 0;
	x->texts = x->words || (b->section == SECTION_IF && line.truth == TRUTH_TRUE);
	add_expression(x, b->expression);
	struct explain_fact *copy = arena_alloc(ph->arena, (x->facts.n + 1) * sizeof *copy);
	memcpy(copy, x->facts.items, x->facts.n * sizeof *copy);
	line.facts = copy;
	line.nfacts = x->facts.n;
	return line;
}

/* Outside its days a rule says nothing, whatever its bullets are. */
static struct explain_line explain_validity(const struct explainer *x, const struct rule *r)
{
	return (struct explain_line){ .section = SECTION_IF, .truth = TRUTH_FALSE, .line = r->line,
		.text = x->words ? phrase_validity(&x->ph, r) : NULL };
}

/* Each fact once, wherever it is missing. */
static void add_missing(struct explanation *out, const struct ruleset *rs, const struct definition *d,
	const struct facts *t, size_t row, day today, struct arena *a)
{
	struct rules_gap *gap;
	size_t n = definition_gaps(rs, d, t, row, today, a, &gap);
	int *missing = arena_alloc(a, (n + 1) * sizeof *missing);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < out->nmissing && missing[k] != gap[i].fact)
			k++;
		missing[k] = gap[i].fact;
		out->nmissing += k == out->nmissing;
	}
	out->missing = missing;
}

static struct explanation *explain(const struct ruleset *rs, const struct definition *d,
	const struct facts *t, size_t row, day today, bool words, struct arena *a)
{
	struct explanation *out = arena_alloc(a, sizeof *out);
	struct explain_line *lines = arena_alloc(a, (d->bullets.n + 1) * sizeof *lines);

	if (d->rule.level == LEVEL_EMPLOYER)
		row = facts_first_of_employer(t, row);
	struct explainer x = { .ph = { .rs = rs, .facts = t, .row = row, .today = today, .arena = a },
		.words = words };
	out->outcome = definition_on_row(rs, d, t, row, today, &out->tier);
	if (!definition_valid(d, today)) {
		lines[out->nlines++] = explain_validity(&x, &d->rule);
		out->failing++;
	}
	for (size_t i = 0; i < d->bullets.n; i++) {
		const struct explain_line line = explain_bullet(&x, &d->bullets.items[i]);
		out->failing += stands_in_the_way(&d->bullets.items[i], line.truth);
		lines[out->nlines++] = line;
	}
	out->lines = lines;
	definition_flips(rs, d, t, row, today, &out->since, &out->next);
	add_missing(out, rs, d, t, row, today, a);
	free(x.facts.items);
	return out;
}

struct explanation *rules_explain(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	return explain(rs, rs->rules.items[rule], t, row, today, true, a);
}

struct explanation *rules_explain_facts(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, struct arena *a)
{
	return explain(rs, rs->rules.items[rule], t, row, today, false, a);
}

struct explanation *rules_explain_derived(const struct ruleset *rs, const char *name, const struct facts *t,
	size_t row, day today, struct arena *a)
{
	const struct derived *found = derived_find(rs, name);
	if (found == NULL)
		return NULL;
	const struct definition d = derived_as_rule(found);
	return explain(rs, &d, t, row, today, true, a);
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

const char *rules_certainty_name(enum certainty c)
{
	static const char *const names[] = { "", N_("certain"), N_("reasonably certain"),
		N_("changes every year") };
	return *names[c] ? _(names[c]) : "";
}
