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

/* Loops over a whole BLOCK have a fixed length, which compilers turn into
 * vector code at -O2; the columns are padded for it (table.c). */
#define COMPARE(op)                                                                               \
	for (size_t i = 0; i < BLOCK; i++)                                                          \
		out[i] = v[i] == FACT_UNKNOWN ? TRUTH_UNKNOWN : v[i] op limit ? TRUTH_TRUE : TRUTH_FALSE

static void compare_column(uint8_t *restrict out, const int32_t *restrict v, enum relation rel, int32_t limit)
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

static void find_known(uint8_t *restrict out, const int32_t *restrict v, uint8_t known, uint8_t missing)
{
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = ((v[i] == FACT_UNKNOWN) | (v[i] == FACT_NEVER) | (v[i] == FACT_NONE)) ? missing
											       : known;
}

static void find_choice(uint8_t *restrict out, const int32_t *restrict v, uint64_t choices)
{
	uint8_t table[CHOICES_MAX];
	for (int i = 0; i < CHOICES_MAX; i++)
		table[i] = (choices >> i & 1) != 0 ? TRUTH_TRUE : TRUTH_FALSE;
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = v[i] == FACT_UNKNOWN ? TRUTH_UNKNOWN : table[v[i] & (CHOICES_MAX - 1)];
}

/* The limit differs per row; an unknown choice takes the careful way. */
static void compare_per_choice(
	const struct pass *p, const struct condition *c, const int32_t *limits, bool timed, uint8_t *out)
{
	const int32_t *v = facts_column(p->t, c->fact) + p->start,
		      *choice = facts_column(p->t, c->per) + p->start;
	enum relation rel = condition_relation(c);
	int32_t nothing = c->kind == COND_SINCE ? FACT_NONE : FACT_NEVER;
	for (size_t i = 0; i < p->n; i++) {
		if (choice[i] == FACT_UNKNOWN)
			out[i] = (uint8_t)condition_on_row(p->rs, c, p->t, p->start + i, p->today);
		else
			out[i] = timed && v[i] == nothing
					 ? TRUTH_FALSE
					 : (uint8_t)relation_holds(rel, v[i], limits[choice[i]]);
	}
}

static void evaluate_condition(const struct pass *p, size_t index)
{
	const struct condition *c = p->rs->conditions.items[index];
	const int32_t *v = facts_column(p->t, c->fact) + p->start;
	uint8_t *out = p->truths + index * BLOCK;
	bool timed = c->kind == COND_SINCE || c->kind == COND_UNTIL;
	int32_t nothing = c->kind == COND_SINCE ? FACT_NONE : FACT_NEVER;

	switch (c->kind) {
	case COND_BOOL:
	case COND_CHOICE:
		find_choice(out, v, c->choices);
		return;
	case COND_KNOWN:
		find_known(out, v, TRUTH_TRUE, TRUTH_FALSE);
		return;
	case COND_MISSING:
		find_known(out, v, TRUTH_FALSE, TRUTH_TRUE);
		return;
	case COND_ORDER:
		for (size_t i = 0; i < p->n; i++)
			out[i] = (uint8_t)condition_on_row(p->rs, c, p->t, p->start + i, p->today);
		return;
	default:
		break;
	}
	if (c->per >= 0) {
		compare_per_choice(p, c, p->limits[index], timed, out);
		return;
	}
	compare_column(out, v, condition_relation(c), p->limits[index][0]);
	for (size_t i = 0; timed && i < BLOCK; i++)
		out[i] = v[i] == nothing ? TRUTH_FALSE : out[i];
}

static void take_lower(uint8_t *restrict out, const uint8_t *restrict v)
{
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = v[i] < out[i] ? v[i] : out[i];
}

static void take_higher(uint8_t *restrict out, const uint8_t *restrict v)
{
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = v[i] > out[i] ? v[i] : out[i];
}

static void turn_round(uint8_t *out)
{
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = (uint8_t)(TRUTH_TRUE - out[i]);
}

/* The expression on the block, into out. */
static void combine(const struct pass *p, const struct expression *e, uint8_t *out)
{
	uint8_t part[BLOCK];
	if (e->op == OP_CONDITION) {
		memcpy(out, p->truths + (size_t)e->condition->shared * BLOCK, BLOCK);
		return;
	}
	combine(p, e->first, out);
	if (e->op == OP_NOT)
		turn_round(out);
	for (const struct expression *next = e->first->next; next != NULL; next = next->next) {
		combine(p, next, part);
		if (e->op == OP_AND)
			take_lower(out, part);
		else
			take_higher(out, part);
	}
}

static void evaluate_placement_rule(const struct pass *p, const struct definition *d, uint8_t *outcome)
{
	uint8_t bullet[BLOCK], out[BLOCK];
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = i < p->n && facts_placement(p->t, p->start + i) != 0 ? TRUTH_TRUE : TRUTH_FALSE;
	for (size_t b = 0; b < d->nbullets; b++) {
		if (d->bullets[b].section == SECTION_URGENT)
			continue;
		combine(p, d->bullets[b].expression, bullet);
		uint8_t unknown = (uint8_t)d->bullets[b].unknown_as;
		for (size_t i = 0; i < BLOCK && unknown != TRUTH_UNKNOWN; i++)
			bullet[i] = bullet[i] == TRUTH_UNKNOWN ? unknown : bullet[i];
		if (d->bullets[b].section == SECTION_UNLESS)
			turn_round(bullet);
		take_lower(out, bullet);
	}
	memcpy(outcome, out, p->n);
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
	struct pass p = { rs, t, today, 0, 0, new_limits(rs, today), xmalloc((nconditions + 1) * BLOCK) };

	memset(p.truths, TRUTH_FALSE, (nconditions + 1) * BLOCK);
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
