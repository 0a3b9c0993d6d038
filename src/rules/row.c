/* Evaluation of one rule on one row, by walking its conditions. The column
 * evaluation (evaluate.c) must agree with it; a test compares them. */
#include "set.h"

struct value parameter_value(const struct ruleset *rs, int parameter, int choice, day today)
{
	const struct dated_parameter *d = rs->parameters.items[parameter];
	size_t i = d->nperiods - 1;
	while (i > 0 && d->periods[i].from > today)
		i--;
	return d->periods[i].values[choice < 0 ? 0 : choice];
}

day rules_after(day d, struct duration duration)
{
	return duration.months ? date_add_months(d, duration.count) : d + duration.count;
}

static struct duration opposite(struct duration d)
{
	d.count = -d.count;
	return d;
}

int32_t condition_limit(const struct ruleset *rs, const struct condition *c, int choice, day today)
{
	struct value v = c->parameter >= 0 ? parameter_value(rs, c->parameter, choice, today) : c->value;
	switch (c->kind) {
	case COND_DATE:
		return c->date;
	case COND_SINCE:
		return rules_after(today, opposite(v.duration));
	case COND_UNTIL:
		return rules_after(today, v.duration);
	default:
		return v.duration.count;
	}
}

enum relation condition_relation(const struct condition *c)
{
	static const enum relation mirrored[] = { REL_GT, REL_GE, REL_EQ, REL_NE, REL_LE, REL_LT };
	return c->kind == COND_SINCE ? mirrored[c->rel] : c->rel;
}

static bool holds(enum relation rel, int64_t value, int64_t limit)
{
	switch (rel) {
	case REL_LT:
		return value < limit;
	case REL_LE:
		return value <= limit;
	case REL_EQ:
		return value == limit;
	case REL_NE:
		return value != limit;
	case REL_GE:
		return value >= limit;
	case REL_GT:
		return value > limit;
	}
	return false;
}

enum truth relation_holds(enum relation rel, int32_t value, int32_t limit)
{
	if (value == FACT_UNKNOWN)
		return TRUTH_UNKNOWN;
	return holds(rel, value, limit) ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth expression_on_row(
	const struct ruleset *rs, const struct expression *e, const struct facts *t, size_t row, day today);

struct tally tally_of_employer(const struct ruleset *rs, const struct condition *c, const struct facts *t,
	size_t row, day today)
{
	struct tally tally = { 0, 0, 0, 0, 0 };
	for (size_t r = facts_first_of_employer(t, row); r != FACTS_END; r = facts_next_of_employer(t, r)) {
		if (facts_placement(t, r) == 0)
			continue;
		enum truth with =
			c->inner == NULL ? TRUTH_TRUE : expression_on_row(rs, c->inner, t, r, today);
		enum truth among =
			c->among == NULL ? TRUTH_TRUE : expression_on_row(rs, c->among, t, r, today);
		enum truth both = with < among ? with : among;
		tally.yes += both == TRUTH_TRUE;
		tally.unknown += both == TRUTH_UNKNOWN;
		tally.all += among != TRUTH_FALSE;
		tally.no += among == TRUTH_TRUE && with == TRUTH_FALSE;
		tally.not_yes += among != TRUTH_FALSE && with != TRUTH_TRUE;
	}
	return tally;
}

/* The relation for every value between low/low_of and high/high_of. */
static enum truth between(
	enum relation rel, int64_t low, int64_t low_of, int64_t high, int64_t high_of, int64_t limit)
{
	bool a = holds(rel, low, limit * low_of), b = holds(rel, high, limit * high_of);
	if (rel != REL_EQ && rel != REL_NE)
		return a == b ? (a ? TRUTH_TRUE : TRUTH_FALSE) : TRUTH_UNKNOWN;
	if (low * high_of == high * low_of)
		return a ? TRUTH_TRUE : TRUTH_FALSE;
	if (limit * low_of < low || limit * high_of > high)
		return rel == REL_NE ? TRUTH_TRUE : TRUTH_FALSE;
	return TRUTH_UNKNOWN;
}

static enum truth compare_count(const struct condition *c, struct tally n, int32_t limit)
{
	if (c->kind == COND_COUNT)
		return between(c->rel, n.yes, 1, n.yes + n.unknown, 1, limit);
	int64_t low_of = n.yes + n.not_yes, high = n.yes + n.unknown, high_of = high + n.no;
	return between(c->rel, INT64_C(100) * n.yes, low_of > 0 ? low_of : 1, 100 * high,
		high_of > 0 ? high_of : 1, limit);
}

static enum truth with_limit(const struct condition *c, int32_t value, struct tally tally, int32_t limit)
{
	if (c->kind == COND_COUNT || c->kind == COND_SHARE)
		return compare_count(c, tally, limit);
	if ((c->kind == COND_SINCE && value == FACT_NONE) || (c->kind == COND_UNTIL && value == FACT_NEVER))
		return TRUTH_FALSE;
	return relation_holds(condition_relation(c), value, limit);
}

/* A limit that depends on an unknown choice holds when it does for them all. */
static enum truth with_any_limit(const struct ruleset *rs, const struct condition *c, int32_t value,
	struct tally tally, day today)
{
	size_t n;
	const struct choice *list = rules_facts(&n)[c->per].choices;
	enum truth all = with_limit(c, value, tally, condition_limit(rs, c, 0, today));
	for (int i = 1; list[i].code != NULL; i++)
		if (with_limit(c, value, tally, condition_limit(rs, c, i, today)) != all)
			return TRUTH_UNKNOWN;
	return all;
}

enum truth condition_on_row(
	const struct ruleset *rs, const struct condition *c, const struct facts *t, size_t row, day today)
{
	int32_t value = c->fact >= 0 ? facts_get(t, row, c->fact) : 0, choice = -1;
	struct tally tally = { 0, 0, 0, 0, 0 };

	switch (c->kind) {
	case COND_BOOL:
	case COND_CHOICE:
		if (value == FACT_UNKNOWN)
			return TRUTH_UNKNOWN;
		return (c->choices >> (value & 63) & 1) != 0 ? TRUTH_TRUE : TRUTH_FALSE;
	case COND_KNOWN:
	case COND_MISSING: {
		bool known = value != FACT_UNKNOWN && value != FACT_NEVER && value != FACT_NONE;
		return known == (c->kind == COND_KNOWN) ? TRUTH_TRUE : TRUTH_FALSE;
	}
	case COND_ORDER: {
		int32_t other = facts_get(t, row, c->other);
		return other == FACT_UNKNOWN ? TRUTH_UNKNOWN : relation_holds(c->rel, value, other);
	}
	case COND_COUNT:
	case COND_SHARE:
		tally = tally_of_employer(rs, c, t, row, today);
		break;
	default:
		break;
	}
	if (c->per >= 0) {
		choice = facts_get(t, row, c->per);
		if (choice == FACT_UNKNOWN)
			return with_any_limit(rs, c, value, tally, today);
	}
	return with_limit(c, value, tally, condition_limit(rs, c, choice, today));
}

static enum truth expression_on_row(
	const struct ruleset *rs, const struct expression *e, const struct facts *t, size_t row, day today)
{
	if (e->op == OP_CONDITION)
		return condition_on_row(rs, e->condition, t, row, today);
	if (e->op == OP_NOT)
		return TRUTH_TRUE - expression_on_row(rs, e->first, t, row, today);
	enum truth out = e->op == OP_AND ? TRUTH_TRUE : TRUTH_FALSE;
	for (const struct expression *part = e->first; part != NULL; part = part->next) {
		enum truth v = expression_on_row(rs, part, t, row, today);
		if (e->op == OP_AND ? v < out : v > out)
			out = v;
	}
	return out;
}

enum truth bullet_on_row(const struct ruleset *rs, const struct bullet *b, const struct facts *t, size_t row,
	day today)
{
	enum truth v = expression_on_row(rs, b->expression, t, row, today);
	return v == TRUTH_UNKNOWN ? (enum truth)b->unknown_as : v;
}

/* One step up when something makes it urgent. */
static enum tier tier_of(int priority, bool urgent)
{
	enum tier tier = priority >= 70 ? TIER_NOW : priority >= 40 ? TIER_SOON : TIER_CONSIDER;
	return urgent && tier > TIER_NOW ? tier - 1 : tier;
}

enum truth definition_on_row(const struct ruleset *rs, const struct definition *d, const struct facts *t,
	size_t row, day today, enum tier *tier)
{
	enum truth out = TRUTH_TRUE;
	bool urgent = false;
	if (d->rule.level == LEVEL_PLACEMENT && facts_placement(t, row) == 0)
		out = TRUTH_FALSE;
	for (size_t i = 0; i < d->nbullets; i++) {
		const struct bullet *b = &d->bullets[i];
		if (b->section == SECTION_URGENT && tier == NULL)
			continue;
		enum truth v = bullet_on_row(rs, b, t, row, today);
		if (b->section == SECTION_URGENT) {
			urgent = urgent || v == TRUTH_TRUE;
			continue;
		}
		if (b->section == SECTION_UNLESS)
			v = TRUTH_TRUE - v;
		if (v < out)
			out = v;
	}
	if (tier != NULL)
		*tier = tier_of(d->rule.priority, urgent);
	return out;
}

enum truth rules_evaluate_row(
	const struct ruleset *rs, size_t rule, const struct facts *t, size_t row, day today, enum tier *tier)
{
	const struct definition *d = rs->rules.items[rule];
	if (d->rule.level == LEVEL_EMPLOYER)
		row = facts_first_of_employer(t, row);
	return definition_on_row(rs, d, t, row, today, tier);
}

const char *rules_tier_name(enum tier t)
{
	static const char *const names[] = { N_("now"), N_("soon"), N_("consider") };
	return _(names[t]);
}
