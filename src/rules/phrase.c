/* Conditions in words: one bullet of a rule is one line of its explanation. */
#include <libintl.h>
#include <string.h>

#include "set.h"

/* "6 weeks". */
static char *duration_show(struct duration d, struct arena *a)
{
	int n = d.count;
	if (d.months && n % 12 == 0)
		return arena_printf(a, ngettext("%d year", "%d years", (unsigned long)n / 12), n / 12);
	if (d.months)
		return arena_printf(a, ngettext("%d month", "%d months", (unsigned long)n), n);
	if (n % 7 == 0 && n > 0)
		return arena_printf(a, ngettext("%d week", "%d weeks", (unsigned long)n / 7), n / 7);
	return arena_printf(a, ngettext("%d day", "%d days", (unsigned long)n), n);
}

/* The pattern with its first %s and its second %s replaced. Patterns come from
 * tables, where the compiler cannot check a format. */
static char *fill(struct arena *a, const char *pattern, const char *first, const char *second)
{
	const char *hole = strstr(pattern, "%s"), *next = hole != NULL ? strstr(hole + 2, "%s") : NULL;
	if (hole == NULL)
		return arena_strdup(a, pattern);
	if (next == NULL)
		return arena_printf(a, "%.*s%s%s", (int)(hole - pattern), pattern, first, hole + 2);
	return arena_printf(a, "%.*s%s%.*s%s%s", (int)(hole - pattern), pattern, first,
		(int)(next - hole - 2), hole + 2, second, next + 2);
}

char *phrase_value(struct value v, struct arena *a)
{
	if (v.kind == VALUE_DURATION)
		return duration_show(v.duration, a);
	return arena_printf(a, v.kind == VALUE_PERCENT ? "%d %%" : "%d", v.duration.count);
}

static const char *label_of(int fact)
{
	size_t n;
	return lang_text(rules_facts(&n)[fact].label);
}

static const struct choice *choice_of(int fact, int32_t value)
{
	size_t n;
	return &rules_facts(&n)[fact].choices[value];
}

/* "(depends on: course)", or NULL when every choice is known. */
static char *phrase_unknown_picks(const struct phrase *ph, const struct condition *c, const struct picks *p)
{
	char *s = NULL;
	for (size_t k = 0; k < c->npers; k++)
		if (p->free[k])
			s = s == NULL ? arena_strdup(ph->arena, label_of(c->per[k])) :
				arena_printf(ph->arena, "%s, %s", s, label_of(c->per[k]));
	return s == NULL ? NULL : arena_printf(ph->arena, _("(depends on: %s)"), s);
}

/* The terms by name: "contactinterval × factor". */
static char *phrase_names(const struct phrase *ph, const struct condition *c)
{
	char *s = c->literal ? phrase_value(c->value, ph->arena) : NULL;
	for (size_t i = 0; i < c->nfactors; i++)
		s = s == NULL ? arena_strdup(ph->arena, c->factors[i].name.name) :
			arena_printf(ph->arena, "%s × %s", s, c->factors[i].name.name);
	return s;
}

/* The choice that picks; of an unknown one the parameters have a value for that. */
static const char *phrase_pick(const struct phrase *ph, int per)
{
	int32_t v = facts_get(ph->facts, ph->row, per);
	return v == FACT_UNKNOWN ? _("unknown") : lang_text(choice_of(per, v)->label);
}

/* "45 days × 75 %, phase: stable, course: attention": the terms, and why these. */
static char *phrase_terms(const struct phrase *ph, const struct condition *c, const struct picks *p)
{
	char *terms = phrase_value(limit_base(ph->rs, c, p, ph->today), ph->arena);
	char *why = arena_strdup(ph->arena, "");
	for (size_t i = 0; i < c->nfactors; i++) {
		const struct factor *f = &c->factors[i];
		if (i > 0 || c->literal)
			terms = arena_printf(ph->arena, "%s × %s", terms,
				phrase_value(factor_value(ph->rs, c, f, p, ph->today), ph->arena));
		if (f->per >= 0)
			why = arena_printf(
				ph->arena, "%s, %s: %s", why, label_of(f->per), phrase_pick(ph, f->per));
	}
	return arena_printf(ph->arena, "%s%s", terms, why);
}

/* A product in its own unit: 35 days of 45 are not "5 weeks". */
static char *phrase_product(const struct phrase *ph, const struct condition *c, const struct picks *p)
{
	struct value v = limit_value(ph->rs, c, p, ph->today);
	const int n = v.duration.count;
	char *result = v.kind != VALUE_DURATION ? phrase_value(v, ph->arena) :
		arena_printf(ph->arena, ngettext("%d day", "%d days", (unsigned long)n), n);
	return ph->alone ? result : arena_printf(ph->arena, "%s (%s)", result, phrase_terms(ph, c, p));
}

bool phrase_has_limit(const struct condition *c)
{
	switch (c->kind) {
	case COND_NUMBER:
	case COND_SINCE:
	case COND_UNTIL:
	case COND_COUNT:
	case COND_SHARE:
	case COND_DATE:
		return true;
	default:
		return false;
	}
}

char *phrase_limit(const struct phrase *ph, const struct condition *c)
{
	if (!phrase_has_limit(c))
		return NULL;
	if (c->kind == COND_DATE)
		return date_long(ph->arena, c->date);
	if (c->nfactors == 0)
		return phrase_value(c->value, ph->arena);
	if (ph->facts == NULL)
		return phrase_names(ph, c);
	struct picks p = picks_of_row(c, ph->facts, ph->row);
	char *unknown = phrase_unknown_picks(ph, c, &p);
	if (unknown != NULL)
		return unknown;
	return limit_is_product(c) ? phrase_product(ph, c, &p) :
		phrase_value(limit_value(ph->rs, c, &p, ph->today), ph->arena);
}

char *phrase_limit_alone(const struct phrase *ph, const struct condition *c)
{
	struct phrase alone = *ph;
	alone.alone = true;
	return phrase_limit(&alone, c);
}

/* What a date is compared with can be another fact. */
static const char *phrase_side(const struct phrase *ph, const struct condition *c)
{
	return c->kind == COND_ORDER ? label_of(c->other) : phrase_limit(ph, c);
}

char *phrase_limits(const struct phrase *ph, const struct expression *between)
{
	return arena_printf(ph->arena, _("%s and %s"), phrase_side(ph, between->first->condition),
		phrase_side(ph, between->first->next->condition));
}

static char *phrase_choices(const struct phrase *ph, const struct condition *c)
{
	size_t n;
	const struct choice *list = rules_facts(&n)[c->fact].choices;
	const char *excluded = NULL;
	char *names = NULL;
	int nexcluded = 0;
	for (int i = 0; list[i].code != NULL; i++) {
		const char *name = lang_text(list[i].label);
		if ((c->choices >> i & 1) == 0) {
			nexcluded++;
			excluded = name;
		} else {
			names = names == NULL ? arena_strdup(ph->arena, name) :
				arena_printf(ph->arena, _("%s or %s"), names, name);
		}
	}
	if (nexcluded == 1)
		return arena_printf(ph->arena, _("%s is not %s"), label_of(c->fact), excluded);
	return arena_printf(ph->arena, _("%s is %s"), label_of(c->fact), names != NULL ? names : "-");
}

static char *phrase_expression(const struct phrase *ph, const struct expression *e);

/* What is counted, behind the words for how many. */
static char *phrase_counted(const struct phrase *ph, const struct condition *c, char *s)
{
	/* The placements differ, so the inner limits cannot be this row's. */
	struct phrase inner = *ph;
	inner.facts = NULL;
	if (c->among != NULL)
		s = arena_printf(ph->arena, _("%s where (%s)"), s, phrase_expression(&inner, c->among));
	if (c->inner != NULL)
		s = arena_printf(ph->arena, _("%s: %s"), s, phrase_expression(&inner, c->inner));
	return s;
}

static char *phrase_count(const struct phrase *ph, const struct condition *c)
{
	static const char *const counts[] = {
		[REL_LT] = N_("less than %s of the placements"),
		[REL_LE] = N_("at most %s of the placements"),
		[REL_EQ] = N_("exactly %s of the placements"),
		[REL_NE] = N_("not exactly %s of the placements"),
		[REL_GE] = N_("at least %s of the placements"),
		[REL_GT] = N_("more than %s of the placements"),
	};
	return phrase_counted(ph, c, fill(ph->arena, _(counts[c->rel]), phrase_limit(ph, c), ""));
}

static char *phrase_condition(const struct phrase *ph, const struct condition *c)
{
	static const char *const numbers[] = {
		[REL_LT] = N_("%s: less than %s"),
		[REL_LE] = N_("%s: at most %s"),
		[REL_EQ] = N_("%s: exactly %s"),
		[REL_NE] = N_("%s: not %s"),
		[REL_GE] = N_("%s: at least %s"),
		[REL_GT] = N_("%s: more than %s"),
	};
	static const char *const dates[] = {
		[REL_LT] = N_("%s: before %s"),
		[REL_LE] = N_("%s: no later than %s"),
		[REL_EQ] = N_("%s: on %s"),
		[REL_NE] = N_("%s: not on %s"),
		[REL_GE] = N_("%s: no earlier than %s"),
		[REL_GT] = N_("%s: after %s"),
	};
	static const char *const since[] = {
		[REL_LT] = N_("%s: less than %s ago"), [REL_LE] = N_("%s: at most %s ago"),
		[REL_EQ] = N_("%s: exactly %s ago"), [REL_NE] = N_("%s: not exactly %s ago"),
		[REL_GE] = N_("%s: at least %s ago"), [REL_GT] = N_("%s: longer than %s ago"),
	};
	static const char *const until[] = {
		[REL_LT] = N_("%s: in less than %s"),
		[REL_LE] = N_("%s: within %s"),
		[REL_EQ] = N_("%s: in exactly %s"),
		[REL_NE] = N_("%s: not in exactly %s"),
		[REL_GE] = N_("%s: in at least %s"),
		[REL_GT] = N_("%s: in more than %s"),
	};
	switch (c->kind) {
	case COND_BOOL:
		return arena_printf(
			ph->arena, "%s: %s", label_of(c->fact), c->choices == 2 ? _("yes") : _("no"));
	case COND_CHOICE:
		return phrase_choices(ph, c);
	case COND_NUMBER:
		return fill(ph->arena, _(numbers[c->rel]), label_of(c->fact), phrase_limit(ph, c));
	case COND_DATE:
		return fill(ph->arena, _(dates[c->rel]), label_of(c->fact), phrase_limit(ph, c));
	case COND_ORDER:
		return fill(ph->arena, _(dates[c->rel]), label_of(c->fact), label_of(c->other));
	case COND_SINCE:
		return fill(ph->arena, _(since[c->rel]), label_of(c->fact), phrase_limit(ph, c));
	case COND_UNTIL:
		return fill(ph->arena, _(until[c->rel]), label_of(c->fact), phrase_limit(ph, c));
	case COND_KNOWN:
		return arena_printf(ph->arena, _("%s is on record"), label_of(c->fact));
	case COND_MISSING:
		return arena_printf(ph->arena, _("%s is not on record"), label_of(c->fact));
	case COND_COUNT:
	case COND_SHARE:
		return phrase_count(ph, c);
	case COND_DERIVED: /* its label says what is so: "rest is agreed for now" */
		return arena_strdup(ph->arena, lang_text(c->derived->label));
	}
	return arena_strdup(ph->arena, "");
}

static char *phrase_between(const struct phrase *ph, const struct expression *e)
{
	const struct condition *c = e->first->condition;
	const char *limits = phrase_limits(ph, e);
	switch (c->kind) {
	case COND_SINCE:
		return fill(ph->arena, _("%s: between %s ago"), label_of(c->fact), limits);
	case COND_UNTIL:
		return fill(ph->arena, _("%s: between %s from now"), label_of(c->fact), limits);
	case COND_COUNT:
	case COND_SHARE:
		return phrase_counted(ph, c, fill(ph->arena, _("between %s of the placements"), limits, ""));
	default:
		return fill(ph->arena, _("%s: between %s"), label_of(c->fact), limits);
	}
}

/* A derived fact that must not be so reads as one that is "no". */
static char *phrase_not(const struct phrase *ph, const struct expression *e)
{
	const struct condition *c = e->first->condition;
	if (e->first->op == OP_CONDITION && c->kind == COND_DERIVED)
		return arena_printf(ph->arena, "%s: %s", lang_text(c->derived->label), _("no"));
	return arena_printf(ph->arena, _("not (%s)"), phrase_expression(ph, e->first));
}

static char *phrase_expression(const struct phrase *ph, const struct expression *e)
{
	char *s = NULL;
	if (e->op == OP_CONDITION)
		return phrase_condition(ph, e->condition);
	if (e->op == OP_NOT)
		return phrase_not(ph, e);
	if (e->between)
		return phrase_between(ph, e);
	for (const struct expression *part = e->first; part != NULL; part = part->next) {
		char *one = phrase_expression(ph, part);
		if ((part->op == OP_AND || part->op == OP_OR) && !part->between)
			one = arena_printf(ph->arena, "(%s)", one);
		s = s == NULL ? one
			      : arena_printf(
					ph->arena, e->op == OP_AND ? _("%s and %s") : _("%s or %s"), s, one);
	}
	return s;
}

char *phrase_bullet(const struct phrase *ph, const struct bullet *b)
{
	struct phrase alone = *ph;
	alone.alone = true;
	char *s = phrase_expression(&alone, b->expression);
	if (b->unknown_as == TRUTH_UNKNOWN)
		return s;
	return arena_printf(ph->arena, b->unknown_as == TRUTH_TRUE ? _("%s (unknown counts as yes)") :
		_("%s (unknown counts as no)"), s);
}

char *phrase_validity(const struct phrase *ph, const struct rule *r)
{
	if (r->valid_until == DAY_NONE)
		return arena_printf(
			ph->arena, _("the rule is valid from %s"), date_long(ph->arena, r->valid_from));
	if (r->valid_from == DAY_NONE)
		return arena_printf(ph->arena, _("the rule was valid until %s"),
			date_long(ph->arena, r->valid_until));
	return arena_printf(ph->arena, _("the rule is valid from %s until %s"),
		date_long(ph->arena, r->valid_from), date_long(ph->arena, r->valid_until));
}
