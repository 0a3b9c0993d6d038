/* Conditions: "of", "en", "niet", brackets and the comparisons, with types. */
#include <string.h>

#include "parser.h"

static struct expression *new_expression(struct parser *p, enum operation op)
{
	struct expression *e = arena_alloc(p->rs->arena, sizeof *e);
	e->op = op;
	return e;
}

static struct condition *new_condition(struct parser *p, enum condition_kind kind, int fact)
{
	struct condition *c = arena_alloc(p->rs->arena, sizeof *c);
	*c = (struct condition){
		.kind = kind, .fact = fact, .other = -1, .parameter = -1, .per = -1, .shared = -1
	};
	return c;
}

/* A fact that this rule may use: an employer's rule sees placements only by
 * counting them. */
static int parse_rule_fact(struct parser *p)
{
	size_t n;
	const struct token *at = p->t;
	int i = parser_fact(p);
	if (p->failed || p->level == LEVEL_PLACEMENT || p->counting ||
		rules_facts(&n)[i].level == LEVEL_EMPLOYER)
		return i;
	parser_fail(p, at,
		arena_printf(p->rs->arena, _("count: '%s %s %s (%s ...) %s 2'"), keyword_text(KW_COUNT),
			keyword_text(KW_PLACEMENTS), keyword_text(KW_WITH), rules_facts(&n)[i].name,
			keyword_text(KW_AT_LEAST)),
		_("%s belongs to a placement, and this rule is about an employer"), rules_facts(&n)[i].name);
	return i;
}

static enum relation parse_relation(struct parser *p)
{
	static const struct {
		enum keyword k;
		enum relation rel;
	} words[] = {
		{ KW_MORE, REL_GT }, { KW_LONGER, REL_GT }, { KW_LESS, REL_LT }, { KW_SHORTER, REL_LT },
		{ KW_AT_LEAST, REL_GE }, { KW_AT_MOST, REL_LE },
	};
	static const struct {
		const char *sign;
		enum relation rel;
	} signs[] = {
		{ "<", REL_LT },
		{ "<=", REL_LE },
		{ "=", REL_EQ },
		{ "!=", REL_NE },
		{ ">=", REL_GE },
		{ ">", REL_GT },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (parser_accept(p, words[i].k))
			return words[i].rel;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (parser_accept_sign(p, signs[i].sign))
			return signs[i].rel;
	parser_fail(p, p->t, arena_printf(p->rs->arena, _("use %s, %s, %s or one of < <= = != >= >"),
		keyword_text(KW_AT_LEAST), keyword_text(KW_AT_MOST), keyword_text(KW_LONGER)),
		_("a comparison is expected here, not %s"), parser_show(p, p->t));
	return REL_EQ;
}

/* A parameter's name, and "[fact]" that picks its value. */
static void parse_reference(struct parser *p, struct condition *c)
{
	size_t n;
	c->name_at = parser_place(p, p->t);
	c->name = parser_word(p, _("a parameter"));
	if (!parser_accept_sign(p, "["))
		return;
	const struct token *at = p->t;
	c->per_at = parser_place(p, at);
	c->per = parse_rule_fact(p);
	if (!p->failed && rules_facts(&n)[c->per].type != FACT_CHOICE)
		parser_fail(
			p, at, NULL, _("%s is not a choice, so it cannot pick a value"), parser_show(p, at));
	parser_expect_sign(p, "]", NULL);
}

static void parse_limit(struct parser *p, struct condition *c, enum value_kind kind)
{
	c->value.kind = kind;
	if (p->t->kind == TOKEN_WORD) {
		parse_reference(p, c);
	} else if (kind == VALUE_DURATION) {
		c->value.duration = parser_duration(p);
	} else {
		c->value.duration.count = parser_number(p, 1000000);
		if (kind == VALUE_PERCENT)
			parser_expect_sign(
				p, "%", _("a part of the placements is a percentage, such as 40 %"));
	}
}

/* "sinds" and "tot" have been read. */
static struct condition *parse_distance(struct parser *p, enum condition_kind kind)
{
	size_t n;
	const struct token *at = p->t;
	struct condition *c = new_condition(p, kind, parse_rule_fact(p));
	if (!p->failed && rules_facts(&n)[c->fact].type != FACT_DATE)
		parser_fail(p, at, NULL, _("%s is not a date"), parser_show(p, at));
	c->rel = parse_relation(p);
	if (!p->failed && p->t->kind == TOKEN_DATE)
		parser_fail(p, p->t, _("leave out 'sinds' or 'tot' to compare with a date"),
			_("a duration is needed here, not a date"));
	parse_limit(p, c, VALUE_DURATION);
	return c;
}

/* The condition on placements, between brackets. */
static struct expression *parse_counted(struct parser *p)
{
	struct expression *e;
	parser_expect_sign(p, "(", NULL);
	p->counting = true;
	e = parse_expression(p);
	p->counting = false;
	parser_expect_sign(p, ")", _("close the bracket"));
	return e;
}

/* "aantal" and "deel" have been read. */
static struct condition *parse_count(struct parser *p, enum condition_kind kind)
{
	struct condition *c = new_condition(p, kind, -1);
	if (p->level != LEVEL_EMPLOYER || p->counting)
		parser_fail(p, p->t - 1, _("put 'niveau werkgever' in the rule"),
			_("placements can only be counted in a rule for employers, and not inside another "
			  "count"));
	parser_expect(p, KW_PLACEMENTS);
	if (parser_accept(p, KW_WITH))
		c->inner = parse_counted(p);
	if (parser_accept(p, KW_AMONG))
		c->among = parse_counted(p);
	c->rel = parse_relation(p);
	parse_limit(p, c, kind == COND_SHARE ? VALUE_PERCENT : VALUE_NUMBER);
	return c;
}

static void parse_choices(struct parser *p, struct condition *c, const struct fact *f)
{
	uint64_t all = 0;
	for (int i = 0; f->choices[i].code != NULL; i++)
		all |= UINT64_C(1) << i;
	if (parser_accept(p, KW_IS)) {
		bool not = parser_accept(p, KW_NOT);
		c->choices = UINT64_C(1) << parser_choice(p, f->choices, f->name);
		if (not)
			c->choices = all & ~c->choices;
		return;
	}
	if (!parser_accept(p, KW_IN)) {
		parser_fail(p, p->t, NULL, _("after %s comes '%s' or '%s {...}', not %s"), f->name,
			keyword_text(KW_IS), keyword_text(KW_IN), parser_show(p, p->t));
		return;
	}
	parser_expect_sign(p, "{", NULL);
	do
		c->choices |= UINT64_C(1) << parser_choice(p, f->choices, f->name);
	while (!p->failed && parser_accept_sign(p, ","));
	parser_expect_sign(p, "}", _("close the bracket"));
}

static void parse_bool(struct parser *p, struct condition *c)
{
	c->choices = 2;
	if (!parser_accept(p, KW_IS))
		return;
	if (parser_accept(p, KW_NO))
		c->choices = 1;
	else if (!parser_accept(p, KW_YES))
		parser_fail(p, p->t, NULL, _("'%s' or '%s' is expected here, not %s"), keyword_text(KW_YES),
			keyword_text(KW_NO), parser_show(p, p->t));
}

/* A date fact with a date, or with another date fact. */
static void parse_date_comparison(struct parser *p, struct condition *c)
{
	size_t n;
	c->rel = parse_relation(p);
	if (p->failed)
		return;
	if (p->t->kind == TOKEN_DATE) {
		c->date = parser_date(p);
		return;
	}
	const struct token *at = p->t;
	const char *tip = arena_printf(p->rs->arena, _("for a duration: '%s <fact> > 6 %s'"),
		keyword_text(KW_SINCE), keyword_text(KW_WEEKS));
	if (p->t->kind != TOKEN_WORD) {
		parser_fail(p, at, tip, _("a date can only be compared with a date"));
		return;
	}
	c->kind = COND_ORDER;
	c->other = parse_rule_fact(p);
	if (!p->failed && rules_facts(&n)[c->other].type != FACT_DATE)
		parser_fail(p, at, tip, _("a date can only be compared with a date"));
}

static struct condition *parse_fact_condition(struct parser *p)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	struct condition *c = new_condition(p, COND_KNOWN, parse_rule_fact(p));
	if (p->failed)
		return c;
	const struct fact *f = &facts[c->fact];
	if (parser_accept(p, KW_KNOWN))
		return c;
	if (parser_accept(p, KW_MISSING)) {
		c->kind = COND_MISSING;
		return c;
	}
	switch (f->type) {
	case FACT_BOOL:
		c->kind = COND_BOOL;
		parse_bool(p, c);
		break;
	case FACT_CHOICE:
		c->kind = COND_CHOICE;
		parse_choices(p, c, f);
		break;
	case FACT_NUMBER:
		c->kind = COND_NUMBER;
		c->rel = parse_relation(p);
		parse_limit(p, c, VALUE_NUMBER);
		break;
	case FACT_DATE:
		c->kind = COND_DATE;
		parse_date_comparison(p, c);
		break;
	}
	return c;
}

static struct expression *parse_comparison(struct parser *p)
{
	struct expression *e = new_expression(p, OP_CONDITION);
	if (parser_accept(p, KW_SINCE))
		e->condition = parse_distance(p, COND_SINCE);
	else if (parser_accept(p, KW_UNTIL))
		e->condition = parse_distance(p, COND_UNTIL);
	else if (parser_accept(p, KW_COUNT))
		e->condition = parse_count(p, COND_COUNT);
	else if (parser_accept(p, KW_SHARE))
		e->condition = parse_count(p, COND_SHARE);
	else
		e->condition = parse_fact_condition(p);
	return e;
}

static struct expression *parse_not(struct parser *p)
{
	struct expression *e;
	if (p->depth >= NESTING_MAX) {
		parser_fail(p, p->t, _("divide this over more bullets"),
			_("this is nested deeper than %d levels"), NESTING_MAX);
		return parse_comparison(p);
	}
	p->depth++;
	if (parser_accept(p, KW_NOT)) {
		e = new_expression(p, OP_NOT);
		e->first = parse_not(p);
	} else if (parser_accept_sign(p, "(")) {
		e = parse_expression(p);
		parser_expect_sign(p, ")", _("close the bracket"));
	} else {
		e = parse_comparison(p);
	}
	p->depth--;
	return e;
}

/* One part, or the parts joined by k. */
static struct expression *parse_joined(struct parser *p, enum keyword k, enum operation op,
	struct expression *(*part)(struct parser *))
{
	struct expression *first = part(p), *last, *e;
	if (p->failed || !parser_accept(p, k))
		return first;
	e = new_expression(p, op);
	e->first = last = first;
	do {
		last->next = part(p);
		last = last->next;
	} while (!p->failed && parser_accept(p, k));
	return e;
}

static struct expression *parse_and(struct parser *p)
{
	return parse_joined(p, KW_AND, OP_AND, parse_not);
}

struct expression *parse_expression(struct parser *p)
{
	return parse_joined(p, KW_OR, OP_OR, parse_and);
}
