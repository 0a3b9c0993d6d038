/* Conditions: "of", "en", "niet", brackets and the comparisons, with types. */
#include <string.h>

#include "parser.h"

static struct expression *new_expression(struct parser *p, enum operation op)
{
	struct expression *e = arena_alloc(p->rs->arena, sizeof *e);
	e->op = op;
	return e;
}

/* The limit at this place; a date needs other words than a duration. */
static void parse_one_limit(struct parser *p, struct condition *c, enum value_kind kind)
{
	if (kind == VALUE_DURATION && p->t->kind == TOKEN_DATE)
		parser_fail(p, p->t,
			arena_printf(p->rs->arena, _("leave out '%s' or '%s' to compare with a date"),
				parser_say(p, KW_SINCE), parser_say(p, KW_UNTIL)),
			_("a duration is needed here, not a date"));
	parse_limit(p, c, kind);
}

static struct expression *of_condition(struct parser *p, struct condition *c)
{
	struct expression *e = new_expression(p, OP_CONDITION);
	e->condition = c;
	return e;
}

/* Two limits of the rule itself, the first of which lies beyond the second. Of a
 * duration in months and one in days that is left open. */
static bool is_reversed(const struct condition *low, const struct condition *high)
{
	const struct duration *a = &low->value.duration, *b = &high->value.duration;
	if (low->kind == COND_DATE && high->kind == COND_DATE)
		return low->date > high->date;
	if (low->kind == COND_DATE || low->kind == COND_ORDER)
		return false;
	return low->literal && high->literal && low->nfactors == 0 && high->nfactors == 0 &&
	       a->months == b->months && a->count > b->count;
}

/* "tussen" has been read: both limits count. `read` reads one. */
static struct expression *parse_between(struct parser *p, struct condition *low, enum value_kind kind,
	void (*read)(struct parser *p, struct condition *c, enum value_kind kind))
{
	struct expression *e = new_expression(p, OP_AND);
	struct condition *high = arena_alloc(p->rs->arena, sizeof *high);
	*high = *low;
	low->rel = REL_GE;
	high->rel = REL_LE;
	read(p, low, kind);
	parser_expect(p, KW_AND);
	const struct token *last = p->t;
	if (!p->failed)
		read(p, high, kind);
	if (!p->failed && is_reversed(low, high))
		parser_fail(p, last, _("put the smaller one first"), _("nothing lies between these two"));
	e->between = true;
	e->first = of_condition(p, low);
	e->first->next = of_condition(p, high);
	return e;
}

/* The relation and the limit of a condition of which all else is known. */
static struct expression *parse_comparison_with(struct parser *p, struct condition *c, enum value_kind kind)
{
	if (parser_accept(p, KW_BETWEEN))
		return parse_between(p, c, kind, parse_one_limit);
	c->rel = parse_relation(p);
	parse_one_limit(p, c, kind);
	return of_condition(p, c);
}

/* "sinds" and "tot" have been read. */
static struct expression *parse_distance(struct parser *p, enum condition_kind kind)
{
	size_t n;
	const struct token *at = p->t;
	struct condition *c = new_condition(p, kind, parse_rule_fact(p));
	if (!p->failed && rules_facts(&n)[c->fact].type != FACT_DATE)
		parser_fail(p, at, _("choose a fact that is a date: 'anker rules facts' shows them"),
			_("%s is not a date"), parser_show(p, at));
	return parse_comparison_with(p, c, VALUE_DURATION);
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
static struct expression *parse_count(struct parser *p, enum condition_kind kind, const struct token *at)
{
	struct condition *c = new_condition(p, kind, -1);
	if (p->level != LEVEL_EMPLOYER || p->counting)
		parser_fail(p, at,
			p->alone ? _("leave it out: this condition is about one placement") :
				   arena_printf(p->rs->arena, _("put '%s %s' in the rule"),
					   parser_say(p, KW_LEVEL), parser_say(p, KW_EMPLOYER)),
			_("placements can only be counted in a rule for employers, and not inside another "
			  "count"));
	parser_expect(p, KW_PLACEMENTS);
	if (parser_accept(p, KW_WITH))
		c->inner = parse_counted(p);
	if (parser_accept(p, KW_AMONG))
		c->among = parse_counted(p);
	return parse_comparison_with(p, c, kind == COND_SHARE ? VALUE_PERCENT : VALUE_NUMBER);
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
			parser_say(p, KW_IS), parser_say(p, KW_IN), parser_show(p, p->t));
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
		parser_fail(p, p->t, NULL, _("'%s' or '%s' is expected here, not %s"), parser_say(p, KW_YES),
			parser_say(p, KW_NO), parser_show(p, p->t));
}

/* A date, or another date fact. */
static void parse_date_limit(struct parser *p, struct condition *c, enum value_kind kind)
{
	size_t n;
	(void)kind;
	if (p->failed)
		return;
	if (p->t->kind == TOKEN_DATE) {
		c->date = parser_date(p);
		return;
	}
	const struct token *at = p->t;
	const char *tip = arena_printf(p->rs->arena, _("for a duration: '%s <fact> > 6 %s'"),
		parser_say(p, KW_SINCE), parser_say(p, KW_WEEKS));
	if (p->t->kind != TOKEN_WORD) {
		parser_fail(p, at, tip, _("a date can only be compared with a date"));
		return;
	}
	c->kind = COND_ORDER;
	c->other = parse_rule_fact(p);
	if (!p->failed && rules_facts(&n)[c->other].type != FACT_DATE)
		parser_fail(p, at, tip, _("a date can only be compared with a date"));
}

static struct expression *parse_date_comparison(struct parser *p, struct condition *c)
{
	if (parser_accept(p, KW_BETWEEN))
		return parse_between(p, c, VALUE_NUMBER, parse_date_limit);
	c->rel = parse_relation(p);
	parse_date_limit(p, c, VALUE_NUMBER);
	return of_condition(p, c);
}

/* A derived fact can stand in a later file, so a name that is no fact may be
 * one; what it may be compared with is known already. */
static bool may_be_derived(struct parser *p)
{
	static const enum keyword followers[] = { KW_AND, KW_OR, KW_UNKNOWN_COUNTS_AS, KW_IS };
	struct parser look = *p;
	if (p->t->kind != TOKEN_WORD || rules_fact_index(token_text(p->t, p->rs->arena)) >= 0)
		return false;
	look.t++;
	if (look.t->kind == TOKEN_END || token_is(look.t, ")"))
		return true;
	for (size_t i = 0; i < sizeof followers / sizeof *followers; i++)
		if (parser_accept(&look, followers[i]))
			return followers[i] != KW_IS || parser_accept(&look, KW_YES) ||
			       parser_accept(&look, KW_NO);
	for (size_t i = 0; i < p->rs->derived.n; i++)
		if (token_is(p->t, p->rs->derived.items[i]->name))
			return true;
	return false;
}

static struct expression *parse_use_of_derived(struct parser *p)
{
	struct condition *c = new_condition(p, COND_DERIVED, -1);
	c->name.at = parser_place(p, p->t);
	c->name.name = token_text(p->t++, p->rs->arena);
	c->of_employer = !level_allows(p, LEVEL_PLACEMENT);
	c->in_placement = p->level == LEVEL_PLACEMENT || p->counting;
	c->choices = 2;
	parse_bool(p, c);
	struct expression *e = of_condition(p, c);
	if (c->choices == 2)
		return e;
	struct expression *not = new_expression(p, OP_NOT);
	not->first = e;
	return not;
}

static struct expression *parse_fact_condition(struct parser *p)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	struct condition *c = new_condition(p, COND_KNOWN, parse_rule_fact(p));
	if (p->failed || parser_accept(p, KW_KNOWN))
		return of_condition(p, c);
	if (parser_accept(p, KW_MISSING)) {
		c->kind = COND_MISSING;
		return of_condition(p, c);
	}
	const struct fact *f = &facts[c->fact];
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
		return parse_comparison_with(p, c, VALUE_NUMBER);
	case FACT_DATE:
		c->kind = COND_DATE;
		return parse_date_comparison(p, c);
	}
	return of_condition(p, c);
}

static struct expression *parse_comparison(struct parser *p)
{
	const struct token *at = p->t;
	if (parser_accept(p, KW_SINCE))
		return parse_distance(p, COND_SINCE);
	if (parser_accept(p, KW_UNTIL))
		return parse_distance(p, COND_UNTIL);
	if (parser_accept(p, KW_COUNT))
		return parse_count(p, COND_COUNT, at);
	if (parser_accept(p, KW_SHARE))
		return parse_count(p, COND_SHARE, at);
	return may_be_derived(p) ? parse_use_of_derived(p) : parse_fact_condition(p);
}

static struct expression *parse_not(struct parser *p)
{
	struct expression *e;
	if (p->depth > NESTING_MAX) {
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
