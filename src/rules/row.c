/* Evaluation of one rule on one row, by walking its conditions. The column
 * evaluation (evaluate.c) must agree with it; a test compares them. */
#include "set.h"

day rules_after(day d, struct duration duration)
{
	return duration.months ? date_add_months(d, duration.count) : d + duration.count;
}

static struct duration opposite(struct duration d)
{
	d.count = -d.count;
	return d;
}

int32_t condition_limit(const struct ruleset *rs, const struct condition *c, const struct picks *p, day today)
{
	if (c->kind == COND_DATE)
		return c->date;
	struct value v = limit_value(rs, c, p, today);
	switch (c->kind) {
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

enum truth relation_holds_between(enum relation rel, int32_t value, int32_t low, int32_t high)
{
	enum truth a = relation_holds(rel, value, low);
	return a == relation_holds(rel, value, high) ? a : TRUTH_UNKNOWN;
}

/* Values of which only the ends are known: some day from a to b against some
 * day from c to d. */
static enum truth ends_hold(enum relation rel, day a, day b, day c, day d)
{
	if (rel == REL_EQ || rel == REL_NE) {
		bool apart = b < c || d < a, same = a == b && c == d && a == c;
		if (!apart && !same)
			return TRUTH_UNKNOWN;
		return same == (rel == REL_EQ) ? TRUTH_TRUE : TRUTH_FALSE;
	}
	/* For a relation with an order the two extremes say it all. */
	bool one = holds(rel, a, d), other = holds(rel, b, c);
	return one != other ? TRUTH_UNKNOWN : one ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Two values of date facts, or a limit; also nooit and geen. */
static enum truth dates_hold(enum relation rel, int32_t value, int32_t other)
{
	day a = value, b = value, c = other, d = other;
	if (value == FACT_UNKNOWN || other == FACT_UNKNOWN)
		return TRUTH_UNKNOWN;
	rules_date_ends(value, &a, &b);
	rules_date_ends(other, &c, &d);
	return ends_hold(rel, a, b, c, d);
}

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
	if (c->kind == COND_NUMBER)
		return relation_holds(c->rel, value, limit);
	return dates_hold(condition_relation(c), value, limit);
}

/* A limit that depends on unknown choices holds when it does for them all. */
static enum truth with_limits(const struct ruleset *rs, const struct condition *c, int32_t value,
	struct tally tally, struct picks p, day today)
{
	enum truth all = with_limit(c, value, tally, condition_limit(rs, c, &p, today));
	while (picks_next(c, &p))
		if (with_limit(c, value, tally, condition_limit(rs, c, &p, today)) != all)
			return TRUTH_UNKNOWN;
	return all;
}

static enum truth bullets_on_row(const struct ruleset *rs, const struct bullets *list, const struct facts *t,
	size_t row, day today);

enum truth condition_on_row(
	const struct ruleset *rs, const struct condition *c, const struct facts *t, size_t row, day today)
{
	int32_t value = c->fact >= 0 ? facts_get(t, row, c->fact) : 0;
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
	case COND_ORDER:
		return dates_hold(c->rel, value, facts_get(t, row, c->other));
	case COND_DERIVED:
		return bullets_on_row(rs, &c->derived->bullets, t, row, today);
	case COND_COUNT:
	case COND_SHARE:
		tally = tally_of_employer(rs, c, t, row, today);
		break;
	default:
		break;
	}
	return with_limits(rs, c, value, tally, picks_of_row(c, t, row), today);
}

enum truth expression_on_row(
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

bool definition_valid(const struct definition *d, day today)
{
	const struct rule *r = &d->rule;
	return (r->valid_from == DAY_NONE || r->valid_from <= today) &&
	       (r->valid_until == DAY_NONE || today < r->valid_until);
}

/* All "als" and no "tenzij". */
static enum truth bullets_on_row(const struct ruleset *rs, const struct bullets *list, const struct facts *t,
	size_t row, day today)
{
	enum truth out = TRUTH_TRUE;
	for (size_t i = 0; i < list->n && out != TRUTH_FALSE; i++) {
		const struct bullet *b = &list->items[i];
		if (b->section == SECTION_URGENT)
			continue;
		enum truth v = bullet_on_row(rs, b, t, row, today);
		if (b->section == SECTION_UNLESS)
			v = TRUTH_TRUE - v;
		if (v < out)
			out = v;
	}
	return out;
}

static bool is_urgent(const struct ruleset *rs, const struct bullets *list, const struct facts *t, size_t row,
	day today)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i].section == SECTION_URGENT &&
			bullet_on_row(rs, &list->items[i], t, row, today) == TRUTH_TRUE)
			return true;
	return false;
}

enum truth definition_on_row(const struct ruleset *rs, const struct definition *d, const struct facts *t,
	size_t row, day today, enum tier *tier)
{
	if (tier != NULL)
		*tier = tier_of(d->rule.priority, is_urgent(rs, &d->bullets, t, row, today));
	if (!definition_valid(d, today) ||
		(d->rule.level == LEVEL_PLACEMENT && facts_placement(t, row) == 0))
		return TRUTH_FALSE;
	return bullets_on_row(rs, &d->bullets, t, row, today);
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
