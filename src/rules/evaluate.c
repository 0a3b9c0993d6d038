/* Evaluation by column: in blocks of rows every distinct condition is worked
 * out once, as 0 (no), 1 (unknown) or 2 (yes), and rules combine the results
 * with minimum and maximum. */
#include <stdlib.h>
#include <string.h>

#include "set.h"

/* The limits of one condition for every combination of its choices, worked out
 * once. Choice k counts for stride[k]; one past its last choice stands for
 * unknown, where the limit lies somewhere from low to high, unless the parameters
 * have a value for it. */
struct limits {
	int32_t *low, *high;
	size_t stride[FACTORS_MAX], unknown[FACTORS_MAX];
};

struct pass {
	const struct ruleset *rs;
	const struct facts *t;
	day today;
	size_t start, n;       /* the block */
	struct limits *limits; /* per distinct condition */
	uint8_t *truths;       /* per distinct condition and derived fact, BLOCK bytes */
};

/* The choices that index `at` stands for; the first unknown one in *unknown, or
 * npers. */
static struct picks picks_of_index(
	const struct condition *c, const struct limits *l, size_t at, size_t *unknown)
{
	struct picks p = { { 0 }, { false } };
	*unknown = c->npers;
	for (size_t k = c->npers; k-- > 0;) {
		size_t choice = at / l->stride[k] % (l->unknown[k] + 1);
		if (choice == l->unknown[k] && !c->unknown_picks[k])
			*unknown = k;
		p.choice[k] = (int)choice;
	}
	return p;
}

/* Where a choice is unknown: the lowest and highest of its known ones, which
 * have smaller indexes. */
static void join_limits(struct limits *l, size_t at, size_t k)
{
	size_t first = at - l->unknown[k] * l->stride[k];
	l->low[at] = l->low[first];
	l->high[at] = l->high[first];
	for (size_t i = first; i < at; i += l->stride[k]) {
		l->low[at] = l->low[i] < l->low[at] ? l->low[i] : l->low[at];
		l->high[at] = l->high[i] > l->high[at] ? l->high[i] : l->high[at];
	}
}

static struct limits new_limits(const struct ruleset *rs, const struct condition *c, day today)
{
	struct limits l = { NULL, NULL, { 0 }, { 0 } };
	size_t n = 1, unknown;
	for (size_t k = 0; k < c->npers; k++) {
		l.stride[k] = n;
		l.unknown[k] = choices_of_fact(c->per[k]);
		n *= l.unknown[k] + 1;
	}
	l.low = xmalloc(n * sizeof *l.low);
	l.high = xmalloc(n * sizeof *l.high);
	for (size_t at = 0; at < n; at++) {
		struct picks p = picks_of_index(c, &l, at, &unknown);
		if (unknown < c->npers)
			join_limits(&l, at, unknown);
		else
			l.low[at] = l.high[at] = condition_limit(rs, c, &p, today);
	}
	return l;
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

/* Per row of the block the index of its limit. */
static void find_limits(const struct pass *p, const struct condition *c, const struct limits *l, uint32_t *at)
{
	memset(at, 0, BLOCK * sizeof *at);
	for (size_t k = 0; k < c->npers; k++) {
		const int32_t *choice = facts_column(p->t, c->per[k]) + p->start;
		uint32_t stride = (uint32_t)l->stride[k], unknown = (uint32_t)l->unknown[k];
		for (size_t i = 0; i < BLOCK; i++)
			at[i] += stride * (choice[i] == FACT_UNKNOWN ? unknown : (uint32_t)choice[i]);
	}
}

static uint8_t on_row(const struct pass *p, const struct condition *c, size_t i)
{
	return (uint8_t)condition_on_row(p->rs, c, p->t, p->start + i, p->today);
}

/* The limit differs per row. Whether a value equals one of several limits is
 * looked up one by one. */
static void compare_per_choice(
	const struct pass *p, const struct condition *c, const struct limits *l, uint8_t *out)
{
	const int32_t *v = facts_column(p->t, c->fact) + p->start;
	enum relation rel = condition_relation(c);
	bool ordered = rel != REL_EQ && rel != REL_NE;
	uint32_t at[BLOCK];
	find_limits(p, c, l, at);
	for (size_t i = 0; i < p->n; i++) {
		int32_t low = l->low[at[i]], high = l->high[at[i]];
		out[i] = low == high ? (uint8_t)relation_holds(rel, v[i], low) :
			ordered ? (uint8_t)relation_holds_between(rel, v[i], low, high) : on_row(p, c, i);
	}
}

/* Rows with a partial date are few: they are done again one by one. */
static void correct_partial(const struct pass *p, const struct condition *c, int fact, uint8_t *out)
{
	if (fact < 0 || !facts_partial(p->t, fact))
		return;
	const int32_t *v = facts_column(p->t, fact) + p->start;
	for (size_t i = 0; i < p->n; i++)
		if (v[i] >= FACT_PARTIAL && v[i] != FACT_NONE)
			out[i] = on_row(p, c, i);
}

static void compare_limit(
	const struct pass *p, const struct condition *c, const struct limits *l, uint8_t *out)
{
	const int32_t *v = facts_column(p->t, c->fact) + p->start;
	int32_t nothing = c->kind == COND_SINCE ? FACT_NONE : FACT_NEVER;
	if (c->npers > 0)
		compare_per_choice(p, c, l, out);
	else
		compare_column(out, v, condition_relation(c), l->low[0]);
	for (size_t i = 0; (c->kind == COND_SINCE || c->kind == COND_UNTIL) && i < BLOCK; i++)
		out[i] = v[i] == nothing ? TRUTH_FALSE : out[i];
	if (c->kind != COND_NUMBER)
		correct_partial(p, c, c->fact, out);
}

static void evaluate_condition(const struct pass *p, size_t index)
{
	const struct condition *c = p->rs->conditions.items[index];
	const int32_t *v = facts_column(p->t, c->fact) + p->start;
	uint8_t *out = p->truths + index * BLOCK;

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
			out[i] = on_row(p, c, i);
		return;
	default:
		compare_limit(p, c, &p->limits[index], out);
	}
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
		const struct condition *c = e->condition;
		int shared = c->kind == COND_DERIVED ? c->derived->shared : c->shared;
		memcpy(out, p->truths + (size_t)shared * BLOCK, BLOCK);
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

/* Every "als" and no "tenzij", lowering what `out` holds. */
static void combine_bullets(const struct pass *p, const struct bullets *list, uint8_t *out)
{
	uint8_t bullet[BLOCK];
	for (size_t b = 0; b < list->n; b++) {
		if (list->items[b].section == SECTION_URGENT)
			continue;
		combine(p, list->items[b].expression, bullet);
		uint8_t unknown = (uint8_t)list->items[b].unknown_as;
		for (size_t i = 0; i < BLOCK && unknown != TRUTH_UNKNOWN; i++)
			bullet[i] = bullet[i] == TRUTH_UNKNOWN ? unknown : bullet[i];
		if (list->items[b].section == SECTION_UNLESS)
			turn_round(bullet);
		take_lower(out, bullet);
	}
}

static void evaluate_derived(const struct pass *p, const struct derived *d)
{
	uint8_t *out = p->truths + (size_t)d->shared * BLOCK;
	memset(out, TRUTH_TRUE, BLOCK);
	combine_bullets(p, &d->bullets, out);
}

static void evaluate_placement_rule(const struct pass *p, const struct definition *d, uint8_t *outcome)
{
	uint8_t out[BLOCK];
	for (size_t i = 0; i < BLOCK; i++)
		out[i] = i < p->n && facts_placement(p->t, p->start + i) != 0 ? TRUTH_TRUE : TRUTH_FALSE;
	combine_bullets(p, &d->bullets, out);
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

static bool counts(const struct definition *d, day today)
{
	return !d->rule.off && d->rule.state != RULE_RETIRED && definition_valid(d, today);
}

static void evaluate_block(const struct pass *p, size_t rows, uint8_t *outcome)
{
	const struct ruleset *rs = p->rs;
	for (size_t c = 0; c < rs->conditions.n; c++)
		evaluate_condition(p, c);
	for (size_t d = 0; d < rs->columns.n; d++)
		evaluate_derived(p, rs->columns.items[d]);
	for (size_t r = 0; r < rs->rules.n; r++)
		if (rs->rules.items[r]->rule.level == LEVEL_PLACEMENT && counts(rs->rules.items[r], p->today))
			evaluate_placement_rule(p, rs->rules.items[r], outcome + r * rows + p->start);
}

void rules_evaluate(const struct ruleset *rs, const struct facts *t, day today, uint8_t *outcome)
{
	size_t rows = facts_count(t), n = rs->conditions.n, all = n + rs->columns.n + 1;
	struct pass p = { .rs = rs, .t = t, .today = today, .limits = xmalloc((n + 1) * sizeof *p.limits),
		.truths = xmalloc(all * BLOCK) };

	memset(p.truths, TRUTH_FALSE, all * BLOCK);
	for (size_t c = 0; c < n; c++)
		p.limits[c] = new_limits(rs, rs->conditions.items[c], today);
	for (p.start = 0; p.start < rows; p.start += BLOCK) {
		p.n = rows - p.start < BLOCK ? rows - p.start : BLOCK;
		evaluate_block(&p, rows, outcome);
	}
	for (size_t r = 0; r < rs->rules.n; r++) {
		if (!counts(rs->rules.items[r], today) && rows > 0)
			memset(outcome + r * rows, TRUTH_FALSE, rows);
		else if (rs->rules.items[r]->rule.level == LEVEL_EMPLOYER)
			evaluate_employer_rule(&p, rs->rules.items[r], outcome + r * rows);
	}
	for (size_t c = 0; c < n; c++) {
		free(p.limits[c].low);
		free(p.limits[c].high);
	}
	free(p.limits);
	free(p.truths);
}
