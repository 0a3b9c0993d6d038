/* What a fact is compared with: a relation and a limit, which is a value or a
 * parameter, and what multiplies it. */
#include "parser.h"

struct condition *new_condition(struct parser *p, enum condition_kind kind, int fact)
{
	struct condition *c = arena_alloc(p->rs->arena, sizeof *c);
	*c = (struct condition){ .kind = kind, .fact = fact, .other = -1, .literal = true, .shared = -1 };
	return c;
}

bool level_allows(const struct parser *p, enum rule_level level)
{
	return p->level == LEVEL_PLACEMENT || p->counting || level == LEVEL_EMPLOYER;
}

int parse_rule_fact(struct parser *p)
{
	size_t n;
	const struct token *at = p->t;
	int i = parser_fact(p);
	if (p->failed || level_allows(p, rules_facts(&n)[i].level))
		return i;
	parser_fail(p, at,
		arena_printf(p->rs->arena, _("count: '%s %s %s (%s ...) %s 2'"), parser_say(p, KW_COUNT),
			parser_say(p, KW_PLACEMENTS), parser_say(p, KW_WITH), rules_facts(&n)[i].name,
			parser_say(p, KW_AT_LEAST)),
		_("%s belongs to a placement, and this rule is about an employer"), rules_facts(&n)[i].name);
	return i;
}

enum relation parse_relation(struct parser *p)
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
		parser_say(p, KW_AT_LEAST), parser_say(p, KW_AT_MOST), parser_say(p, KW_LONGER)),
		_("a comparison is expected here, not %s"), parser_show(p, p->t));
	return REL_EQ;
}

/* A parameter's name, and "[fact]" that picks its value. */
static void parse_factor(struct parser *p, struct condition *c)
{
	size_t n;
	struct factor f = { .per = -1, .parameter = -1 };
	f.name.at = parser_place(p, p->t);
	if (c->nfactors == FACTORS_MAX) {
		parser_fail(p, p->t, _("make one parameter of some of them"),
			_("a limit can have %d parameters"), FACTORS_MAX);
		return;
	}
	f.name.name = parser_word(p, _("a parameter"));
	if (parser_accept_sign(p, "[")) {
		const struct token *at = p->t;
		f.per_at = parser_place(p, at);
		f.per = parse_rule_fact(p);
		if (!p->failed && rules_facts(&n)[f.per].type != FACT_CHOICE)
			parser_fail(p, at, _("choose a fact that is a choice: 'anker rules facts' shows them"),
				_("%s is not a choice, so it cannot pick a value"),
				parser_show(p, at));
		parser_expect_sign(p, "]", NULL);
	}
	c->factors[c->nfactors++] = f;
}

static void parse_literal(struct parser *p, struct condition *c)
{
	if (c->value.kind == VALUE_DURATION) {
		c->value.duration = parser_duration(p);
		return;
	}
	c->value.duration.count = parser_number(p, NUMBER_MAX);
	if (c->value.kind == VALUE_PERCENT)
		parser_expect_sign(p, "%", _("a part of the placements is a percentage, such as 40 %"));
}

void parse_limit(struct parser *p, struct condition *c, enum value_kind kind)
{
	c->value.kind = kind;
	c->literal = p->t->kind != TOKEN_WORD;
	c->factors = arena_alloc(p->rs->arena, FACTORS_MAX * sizeof *c->factors);
	if (c->literal)
		parse_literal(p, c);
	else
		parse_factor(p, c);
	while (!p->failed && parser_accept(p, KW_TIMES))
		parse_factor(p, c);
}
