/* Evaluation by column: in blocks of rows every distinct condition is worked
 * out once, as 0 (no), 1 (unknown) or 2 (yes), and rules combine the results
 * with minimum and maximum. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

struct pass {
	const struct ruleset *rs;
	const struct facts *t;
	day today;
	size_t start, n;   /* the block */
	int32_t **limits;  /* per distinct condition, per choice or one */
	uint8_t *truths;   /* per distinct condition, BLOCK bytes */
	uint8_t *outcome;
};

static size_t count_limits(const struct condition *c)
{
	size_t nfacts, n = 0;
	if (c->per < 0)
		return 1;
	const struct choice *list = rules_facts(&nfacts)[c->per].choices;
	while (list[n].code != NULL)
		n++;
	return n;
}

static int32_t **new_limits(const struct ruleset *rs, day today)
{
	int32_t **limits = xmalloc((rs->conditions.n + 1) * sizeof *limits);
	for (size_t i = 0; i < rs->conditions.n; i++) {
		const struct condition *c = rs->conditions.items[i];
		size_t n = count_limits(c);
		limits[i] = xmalloc(n * sizeof **limits);
		for (size_t k = 0; k < n; k++)
			limits[i][k] = condition_limit(rs, c, c->per < 0 ? -1 : (int)k, today);
	}
	return limits;
}

#define COMPARE(op)                                                                               \
	for (size_t i = 0; i < n; i++)                                                              \
		out[i] = v[i] == FACT_UNKNOWN ? TRUTH_UNKNOWN : (uint8_t)((v[i] op limit) * TRUTH_TRUE)

static void compare_column(uint8_t *restrict out, const int32_t *restrict v, size_t n, enum relation rel,
	int32_t limit)
{
	switch (rel) {
	case REL_LT:
		COMPARE(<);
		break;
	case REL_LE:
		COMPARE(<=);
		break;
	case REL_EQ:
		COMPARE(==);
		break;
	case REL_NE:
		COMPARE(!=);
		break;
	case REL_GE:
		COMPARE(>=);
		break;
	case REL_GT:
		COMPARE(>);
		break;
	}
}

static void evaluate_condition(const struct pass *p, size_t index)
{
	const struct condition *c = p->rs->conditions.items[index];
	const int32_t *v = facts_column(p->t, c->fact) + p->start;
	uint8_t *out = p->truths + index * BLOCK;
	int32_t nothing = c->kind == COND_SINCE ? FACT_NONE : FACT_NEVER;

	if (c->per >= 0 || c->kind == COND_KNOWN || c->kind == COND_MISSING || c->kind == COND_ORDER) {
		for (size_t i = 0; i < p->n; i++)
			out[i] = (uint8_t)condition_on_row(p->rs, c, p->t, p->start + i, p->today);
		return;
	}
	if (c->kind == COND_BOOL || c->kind == COND_CHOICE) {
		for (size_t i = 0; i < p->n; i++)
			out[i] = v[i] == FACT_UNKNOWN ? TRUTH_UNKNOWN : (uint8_t)((c->choices >> (v[i] & 63) & 1) * TRUTH_TRUE);
		return;
	}
	compare_column(out, v, p->n, condition_relation(c), p->limits[index][0]);
	if (c->kind != COND_SINCE && c->kind != COND_UNTIL)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (v[i] == nothing)
			out[i] = TRUTH_FALSE;
}

/* The expression on the block, into out. */
static void combine(const struct pass *p, const struct expression *e, uint8_t *out)
{
	if (e->op == OP_CONDITION) {
		memcpy(out, p->truths + (size_t)e->condition->shared * BLOCK, p->n);
		return;
	}
	combine(p, e->first, out);
	if (e->op == OP_NOT) {
		for (size_t i = 0; i < p->n; i++)
			out[i] = (uint8_t)(TRUTH_TRUE - out[i]);
		return;
	}
	uint8_t part[BLOCK];
	for (const struct expression *next = e->first->next; next != NULL; next = next->next) {
		combine(p, next, part);
		for (size_t i = 0; i < p->n; i++)
			if (e->op == OP_AND ? part[i] < out[i] : part[i] > out[i])
				out[i] = part[i];
	}
}

static void evaluate_placement_rule(const struct pass *p, const struct definition *d, uint8_t *out)
{
	uint8_t bullet[BLOCK];
	for (size_t i = 0; i < p->n; i++)
		out[i] = facts_placement(p->t, p->start + i) == 0 ? TRUTH_FALSE : TRUTH_TRUE;
	for (size_t b = 0; b < d->nbullets; b++) {
		if (d->bullets[b].section == SECTION_URGENT)
			continue;
		combine(p, d->bullets[b].expression, bullet);
		for (size_t i = 0; i < p->n; i++) {
			uint8_t v = bullet[i] == TRUTH_UNKNOWN ? (uint8_t)d->bullets[b].unknown_as : bullet[i];
			if (d->bullets[b].section == SECTION_UNLESS)
				v = (uint8_t)(TRUTH_TRUE - v);
			if (v < out[i])
				out[i] = v;
		}
	}
}

/* Once per employer, then on all its rows. */
static void evaluate_employer_rule(const struct pass *p, const struct definition *d, uint8_t *out)
{
	for (size_t row = 0; row < facts_count(p->t); row++) {
		size_t first = facts_first_of_employer(p->t, row);
		out[row] = first < row ? out[first] :
			(uint8_t)definition_on_row(p->rs, d, p->t, row, p->today, NULL);
	}
}

static bool counts(const struct definition *d)
{
	return !d->rule.off && d->rule.state != RULE_RETIRED;
}

void rules_evaluate(const struct ruleset *rs, const struct facts *t, day today, uint8_t *outcome)
{
	size_t rows = facts_count(t), nconditions = rs->conditions.n;
	struct pass p = { rs, t, today, 0, 0, new_limits(rs, today), xmalloc((nconditions + 1) * BLOCK), outcome };

	for (p.start = 0; p.start < rows; p.start += BLOCK) {
		p.n = rows - p.start < BLOCK ? rows - p.start : BLOCK;
		for (size_t c = 0; c < nconditions; c++)
			evaluate_condition(&p, c);
		for (size_t r = 0; r < rs->rules.n; r++)
			if (rs->rules.items[r]->rule.level == LEVEL_PLACEMENT && counts(rs->rules.items[r]))
				evaluate_placement_rule(&p, rs->rules.items[r], outcome + r * rows + p.start);
	}
	for (size_t r = 0; r < rs->rules.n; r++) {
		if (!counts(rs->rules.items[r]) && rows > 0)
			memset(outcome + r * rows, TRUTH_FALSE, rows);
		else if (rs->rules.items[r]->rule.level == LEVEL_EMPLOYER)
			evaluate_employer_rule(&p, rs->rules.items[r], outcome + r * rows);
	}
	for (size_t c = 0; c < nconditions; c++)
		free(p.limits[c]);
	free(p.limits);
	free(p.truths);
}
