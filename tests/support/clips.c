/* See clips.h. */
#include "tests/support/clips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "src/rules/set.h"

/* What every rule may need: the interval of a count against a limit. */
static const char preamble[] =
	"(deffunction holds (?rel ?a ?b) (funcall ?rel ?a ?b))\n"
	/* 2: for all that it may be, 0: for none, 1: for some. */
	"(deffunction between (?rel ?low ?low-of ?high ?high-of ?limit)\n"
	"  (bind ?a (holds ?rel ?low (* ?limit ?low-of)))\n"
	"  (bind ?b (holds ?rel ?high (* ?limit ?high-of)))\n"
	"  (if (and (neq ?rel =) (neq ?rel <>)) then\n"
	"    (if (and ?a ?b) then (return 2))\n"
	"    (if (or ?a ?b) then (return 1))\n"
	"    (return 0))\n"
	"  (if (= (* ?low ?high-of) (* ?high ?low-of)) then (if ?a then (return 2) else (return 0)))\n"
	"  (if (or (< (* ?limit ?low-of) ?low) (> (* ?limit ?high-of) ?high)) then\n"
	"    (if (eq ?rel <>) then (return 2) else (return 0)))\n"
	"  1)\n"
	"(deffunction count (?rel ?yes ?unknown ?no ?not-yes ?limit)\n"
	"  (between ?rel ?yes 1 (+ ?yes ?unknown) 1 ?limit))\n"
	"(deffunction share (?rel ?yes ?unknown ?no ?not-yes ?limit)\n"
	"  (between ?rel (* 100 ?yes) (max 1 (+ ?yes ?not-yes)) (* 100 (+ ?yes ?unknown))\n"
	"    (max 1 (+ ?yes ?unknown ?no)) ?limit))\n";

static const char *const relations[] = {
	[REL_LT] = "<", [REL_LE] = "<=", [REL_EQ] = "=", [REL_NE] = "<>", [REL_GE] = ">=", [REL_GT] = ">",
};

struct export {
	const struct ruleset *rs;
	const struct facts *t;
	day today;
	struct arena *a;
	struct str before;  /* what stands before the rules: tables of limits */
	const char *prefix; /* of variables: "?", or "?q:" inside a count */
	int last;           /* highest fact named, or -1 */
	int tables;
};

static const char *say(struct export *x, const struct expression *e, bool yes);
static const char *say_bullets(struct export *x, const struct bullets *b, bool yes);

static const char *invert(struct export *x, bool yes, const char *text)
{
	return yes ? text : arena_printf(x->a, "(not %s)", text);
}

/* Terms of an "and" or "or"; CLIPS wants two of them at least. */
struct terms {
	struct str text;
	size_t n;
};

static void add_term(struct terms *t, const char *term)
{
	str_addf(&t->text, " %s", term);
	t->n++;
}

static const char *end_terms(struct export *x, struct terms *t, bool all)
{
	const char *text = t->n == 0 ? (all ? "(eq 1 1)" : "(eq 1 2)") : t->n == 1 ? arena_strdup(x->a, t->text.text + 1) :
		arena_printf(x->a, "(%s%s)", all ? "and" : "or", t->text.text);
	str_free(&t->text);
	return text;
}

static const char *variable(struct export *x, int fact, const char *end)
{
	size_t n;
	if (fact > x->last)
		x->last = fact;
	return arena_printf(x->a, "%s%s%s", x->prefix, rules_facts(&n)[fact].name, end);
}

static bool has_ends(const struct export *x, int fact)
{
	size_t n;
	return rules_facts(&n)[fact].type == FACT_DATE && facts_partial(x->t, fact);
}

/* ---- comparing ---- */

/* A value of which only the first and last are known; the same text when it is one. */
struct ends {
	const char *first, *last;
};

static struct ends ends_of_fact(struct export *x, int fact)
{
	const char *first = variable(x, fact, "");
	return (struct ends){ first, has_ends(x, fact) ? variable(x, fact, "-LAST") : first };
}

static struct ends ends_of_day(struct export *x, int32_t value)
{
	day first = value, last = value;
	rules_date_ends(value, &first, &last);
	const char *text = arena_printf(x->a, "%d", (int)first);
	return (struct ends){ text, first == last ? text : arena_printf(x->a, "%d", (int)last) };
}

static const char *compare(struct export *x, enum relation rel, struct ends v, struct ends w, bool yes)
{
	struct arena *a = x->a;
	bool one = v.first == v.last && w.first == w.last, equal = rel == REL_EQ;
	if (one)
		return invert(x, yes, arena_printf(a, "(%s %s %s)", relations[rel], v.first, w.first));
	if (rel != REL_EQ && rel != REL_NE)
		return arena_printf(a, yes ? "(and (%s %s %s) (%s %s %s))" : "(not (or (%s %s %s) (%s %s %s)))",
			relations[rel], v.first, w.last, relations[rel], v.last, w.first);
	if (equal == yes)
		return arena_printf(a, "(= %s %s %s %s)", v.first, v.last, w.first, w.last);
	return arena_printf(a, "(or (< %s %s) (< %s %s))", v.last, w.first, w.last, v.first);
}

static const char *tally(struct export *x, const struct condition *c)
{
	const char *parts[4];
	const char *outer = x->prefix;
	x->prefix = "?q:";
	const char *with = c->inner ? say(x, c->inner, true) : "TRUE", *without = c->inner ? say(x, c->inner, false) : "FALSE";
	const char *among = c->among ? say(x, c->among, true) : "TRUE", *outside = c->among ? say(x, c->among, false) : "FALSE";
	const char *const what[] = {
		arena_printf(x->a, "%s %s", with, among),
		arena_printf(x->a, "(not (and %s %s)) (not (or %s %s))", with, among, without, outside),
		arena_printf(x->a, "%s %s", among, without),
		arena_printf(x->a, "(not %s) (not %s)", outside, with),
	};
	x->prefix = outer;
	for (int i = 0; i < 4; i++)
		parts[i] = arena_printf(x->a,
			"(length$ (find-all-facts ((?q row)) (and (eq ?q:EMPLOYER ?EMPLOYER) (eq ?q:PLACED 1) %s)))", what[i]);
	return arena_printf(x->a, "%s %s %s %s", parts[0], parts[1], parts[2], parts[3]);
}

static const char *count(struct export *x, const struct condition *c, const char *limit, bool yes)
{
	return arena_printf(x->a, "(= (%s %s %s %s) %d)", c->kind == COND_SHARE ? "share" : "count", relations[c->rel],
		tally(x, c), limit, yes ? TRUTH_TRUE : TRUTH_FALSE);
}

/* The condition with one limit, on a value that is known. */
static const char *with_limit(struct export *x, const struct condition *c, struct ends limit, bool yes)
{
	if (c->kind == COND_COUNT || c->kind == COND_SHARE)
		return count(x, c, limit.first, yes);
	return compare(x, condition_relation(c), ends_of_fact(x, c->fact), limit, yes);
}

/* ---- limits that choices pick ---- */

/* How many limits: a choice may have one more, for unknown. */
static size_t values_of(const struct condition *c, size_t k)
{
	return choices_of_fact(c->per[k]) + c->unknown_picks[k];
}

/* The place of each combination in a table that begins with the first choice. */
static bool next_combination(const struct condition *c, struct picks *p)
{
	for (size_t k = 0; k < c->npers; k++) {
		if ((size_t)++p->choice[k] < values_of(c, k))
			return true;
		p->choice[k] = 0;
	}
	return false;
}

/* Not this combination: a choice is known, and another one. */
static const char *other_choice(struct export *x, const struct condition *c, size_t k, int choice)
{
	const char *v = variable(x, c->per[k], "");
	if (!c->unknown_picks[k])
		return arena_printf(x->a, "(and (neq %s nil) (neq %s %d))", v, v, choice);
	if ((size_t)choice == choices_of_fact(c->per[k]))
		return arena_printf(x->a, "(neq %s nil)", v);
	return arena_printf(x->a, "(neq %s %d)", v, choice);
}

/* Every limit that fits what is known: the condition holds when it does for all. */
static const char *for_all(struct export *x, const struct condition *c, bool yes)
{
	struct picks p = { { 0 }, { false } };
	struct terms all = { STR_INIT, 0 };
	do {
		struct terms any = { STR_INIT, 0 };
		for (size_t k = 0; k < c->npers; k++)
			add_term(&any, other_choice(x, c, k, p.choice[k]));
		add_term(&any, with_limit(x, c, ends_of_day(x, condition_limit(x->rs, c, &p, x->today)), yes));
		add_term(&all, end_terms(x, &any, false));
	} while (next_combination(c, &p));
	return end_terms(x, &all, true);
}

/* All choices known: one limit, from a table. */
static const char *from_table(struct export *x, const struct condition *c, bool yes)
{
	struct picks p = { { 0 }, { false } };
	struct terms known = { STR_INIT, 0 };
	const char *place = "1", *table = arena_printf(x->a, "?*limits-%d*", x->tables++);
	size_t stride = 1;
	str_addf(&x->before, "(defglobal %s = (create$", table);
	do
		str_addf(&x->before, " %d", (int)condition_limit(x->rs, c, &p, x->today));
	while (next_combination(c, &p));
	str_add(&x->before, "))\n");
	for (size_t k = 0; k < c->npers; k++) {
		const char *v = variable(x, c->per[k], "");
		if (c->unknown_picks[k])
			v = arena_printf(x->a, "(if (eq %s nil) then %zu else %s)", v, choices_of_fact(c->per[k]), v);
		else
			add_term(&known, arena_printf(x->a, "(neq %s nil)", v));
		place = arena_printf(x->a, "%s (* %zu %s)", place, stride, v);
		stride *= values_of(c, k);
	}
	const char *limit = arena_printf(x->a, "(nth$ (+ %s) %s)", place, table);
	return arena_printf(x->a, "(if %s then %s else %s)", end_terms(x, &known, true),
		with_limit(x, c, (struct ends){ limit, limit }, yes), for_all(x, c, yes));
}

/* ---- conditions ---- */

static const char *known(struct export *x, const struct condition *c, bool yes)
{
	const char *v = variable(x, c->fact, "");
	bool is = yes == (c->kind == COND_KNOWN);
	return invert(x, is, arena_printf(x->a, "(and (neq %s nil) (neq %s %d) (neq %s %d))", v, v, FACT_NEVER, v, FACT_NONE));
}

static const char *choice(struct export *x, const struct condition *c, bool yes)
{
	struct terms any = { STR_INIT, 0 };
	size_t n = c->kind == COND_BOOL ? 2 : choices_of_fact(c->fact);
	for (size_t i = 0; i < n; i++)
		if ((c->choices >> i & 1) == yes)
			add_term(&any, arena_printf(x->a, "(eq %s %zu)", variable(x, c->fact, ""), i));
	return end_terms(x, &any, false);
}

/* A number or date against a limit. What never was is not "since" something, and
 * what has no day is not "until" one. */
static const char *limited(struct export *x, const struct condition *c, bool yes)
{
	const char *v = variable(x, c->fact, "");
	struct picks p = { { 0 }, { false } };
	const char *text = c->npers ? from_table(x, c, yes) :
		with_limit(x, c, ends_of_day(x, condition_limit(x->rs, c, &p, x->today)), yes);
	if (c->kind != COND_SINCE && c->kind != COND_UNTIL)
		return arena_printf(x->a, "(and (neq %s nil) %s)", v, text);
	int32_t nothing = c->kind == COND_SINCE ? FACT_NONE : FACT_NEVER;
	if (yes)
		return arena_printf(x->a, "(and (neq %s nil) (neq %s %d) %s)", v, v, nothing, text);
	return arena_printf(x->a, "(and (neq %s nil) (or (eq %s %d) %s))", v, v, nothing, text);
}

static const char *counted(struct export *x, const struct condition *c, bool yes)
{
	struct picks p = { { 0 }, { false } };
	return c->npers ? from_table(x, c, yes) :
		with_limit(x, c, ends_of_day(x, condition_limit(x->rs, c, &p, x->today)), yes);
}

static const char *ordered(struct export *x, const struct condition *c, bool yes)
{
	return arena_printf(x->a, "(and (neq %s nil) (neq %s nil) %s)", variable(x, c->fact, ""),
		variable(x, c->other, ""), compare(x, c->rel, ends_of_fact(x, c->fact), ends_of_fact(x, c->other), yes));
}

static const char *say_condition(struct export *x, const struct condition *c, bool yes)
{
	switch (c->kind) {
	case COND_BOOL:
	case COND_CHOICE:
		return choice(x, c, yes);
	case COND_KNOWN:
	case COND_MISSING:
		return known(x, c, yes);
	case COND_ORDER:
		return ordered(x, c, yes);
	case COND_DERIVED:
		return say_bullets(x, &c->derived->bullets, yes);
	case COND_COUNT:
	case COND_SHARE:
		return counted(x, c, yes);
	default:
		return limited(x, c, yes);
	}
}

/* "certainly" (yes) or "certainly not" what the expression says. */
static const char *say(struct export *x, const struct expression *e, bool yes)
{
	if (e->op == OP_CONDITION)
		return say_condition(x, e->condition, yes);
	if (e->op == OP_NOT)
		return say(x, e->first, !yes);
	struct terms terms = { STR_INIT, 0 };
	for (const struct expression *part = e->first; part; part = part->next)
		add_term(&terms, say(x, part, yes));
	return end_terms(x, &terms, (e->op == OP_AND) == yes);
}

static const char *say_bullet(struct export *x, const struct bullet *b, bool yes)
{
	if (b->unknown_as == TRUTH_UNKNOWN)
		return say(x, b->expression, yes);
	bool as_yes = b->unknown_as == TRUTH_TRUE;
	/* What is not certainly the other thing counts as this one. */
	return as_yes == yes ? invert(x, false, say(x, b->expression, !yes)) : say(x, b->expression, yes);
}

static const char *say_bullets(struct export *x, const struct bullets *b, bool yes)
{
	struct terms terms = { STR_INIT, 0 };
	for (size_t i = 0; i < b->n; i++)
		if (b->items[i].section != SECTION_URGENT)
			add_term(&terms, say_bullet(x, &b->items[i], yes == (b->items[i].section == SECTION_IF)));
	return end_terms(x, &terms, yes);
}

/* ---- rules ---- */

static void facts_of_rules(const struct ruleset *rs, const bool *used, bool *facts)
{
	size_t n;
	rules_facts(&n);
	memset(facts, 0, n);
	for (size_t i = 0; i < rules_count(rs); i++)
		if (used[i])
			rules_facts_of(rs, i, facts);
}

static void add_slot(struct str *out, const char *name, const char *after, bool pattern)
{
	if (pattern)
		str_addf(out, "(%s ?%s%s) ", name, name, after ? after : "");
	else
		str_addf(out, "(slot %s) ", name);
}

/* Of the template, or with `after` of a pattern: what must hold of the variables so far. */
static void add_slots(struct export *x, const bool *facts, struct str *out, const char *const *after)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	for (size_t i = 0; i < n; i++) {
		if (!facts[i])
			continue;
		bool two = has_ends(x, (int)i);
		add_slot(out, fact[i].name, after && !two ? after[i] : NULL, after != NULL);
		if (two)
			add_slot(out, arena_printf(x->a, "%s-LAST", fact[i].name), after ? after[i] : NULL, after != NULL);
	}
}

/* A rule about a placement: each bullet stands with the last fact that it needs,
 * so that rows fall away early. About an employer: when all rows are there. */
static void add_rule(struct export *x, size_t rule, const char *action, struct str *out)
{
	const struct definition *d = x->rs->rules.items[rule];
	size_t n;
	rules_facts(&n);
	const char **after = arena_alloc(x->a, n * sizeof *after);
	struct terms loose = { STR_INIT, 0 };
	bool *facts = arena_alloc(x->a, n), employer = d->rule.level == LEVEL_EMPLOYER;
	memset(after, 0, n * sizeof *after);
	memset(facts, 0, n);
	rules_facts_of(x->rs, rule, facts);
	for (size_t i = 0; i < d->bullets.n; i++) {
		const struct bullet *b = &d->bullets.items[i];
		if (b->section == SECTION_URGENT)
			continue;
		x->last = -1;
		const char *text = say_bullet(x, b, b->section == SECTION_IF);
		if (employer || x->last < 0)
			add_term(&loose, text);
		else
			after[x->last] = arena_printf(x->a, "%s&:%s", after[x->last] ? after[x->last] : "", text);
	}
	str_addf(out, "(defrule rule-%zu (row (EMPLOYER ?EMPLOYER) (ROW ?ROW) (%s 1) ", rule, employer ? "FIRST" : "PLACED");
	add_slots(x, facts, out, after);
	str_add(out, ")");
	if (employer)
		str_add(out, " (counted)");
	if (loose.n)
		str_addf(out, " (test %s)", end_terms(x, &loose, true));
	str_addf(out, " => (bind ?RULE %zu) %s)\n", rule, action);
}

static int write_text(const char *path, const char *a, const char *b)
{
	FILE *f = fopen(path, "w");
	if (!f)
		return -1;
	fputs(a, f);
	fputs(b, f);
	return fclose(f) ? -1 : 0;
}

int clips_write_rules(const struct ruleset *rs, const bool *used, const struct facts *t, day today,
	const char *action, const char *path)
{
	size_t n;
	struct export x = { .rs = rs, .t = t, .today = today, .a = arena_new(), .before = STR_INIT, .prefix = "?" };
	struct str rules = STR_INIT;
	rules_facts(&n);
	bool *facts = arena_alloc(x.a, n);
	facts_of_rules(rs, used, facts);
	str_add(&x.before, preamble);
	str_add(&x.before, "(defglobal ?*found* = 0)\n(deftemplate row (slot ROW) (slot EMPLOYER) (slot PLACED) (slot FIRST) ");
	add_slots(&x, facts, &x.before, NULL);
	str_add(&x.before, ")\n");
	for (size_t i = 0; i < rules_count(rs); i++)
		if (used[i] && definition_valid(rs->rules.items[i], today))
			add_rule(&x, i, action, &rules);
	int rc = write_text(path, x.before.text, rules.text ? rules.text : "");
	str_free(&rules);
	str_free(&x.before);
	arena_free(&x.a);
	return rc;
}

/* ---- rows ---- */

enum { FIXED = 4 };

/* The row as the template has it; returns how many values. */
static size_t values_of_row(const struct facts *t, const bool *facts, size_t row, int32_t *out)
{
	size_t n, k = FIXED;
	const struct fact *fact = rules_facts(&n);
	out[0] = (int32_t)row;
	out[1] = (int32_t)facts_employer(t, row);
	out[2] = facts_placement(t, row) != 0;
	out[3] = facts_first_of_employer(t, row) == row;
	for (size_t i = 0; i < n; i++) {
		if (!facts[i])
			continue;
		day first = facts_get(t, row, (int)i), last = first;
		if (fact[i].type == FACT_DATE)
			rules_date_ends(first, &first, &last);
		out[k++] = first;
		if (fact[i].type == FACT_DATE && facts_partial(t, (int)i))
			out[k++] = last;
	}
	return k;
}

typedef void row_fn(FILE *f, const struct facts *t, const bool *facts, const int32_t *v, size_t n);

/* `begin` may be NULL. */
static int write_rows(const struct ruleset *rs, const bool *used, const struct facts *t, const char *path,
	row_fn *begin, row_fn *each, const char *end)
{
	size_t n;
	FILE *f = fopen(path, "w");
	if (!f)
		return -1;
	rules_facts(&n);
	bool *facts = xmalloc(n);
	int32_t *v = xmalloc((2 * n + FIXED) * sizeof *v);
	facts_of_rules(rs, used, facts);
	if (begin)
		begin(f, t, facts, v, facts_count(t) ? values_of_row(t, facts, 0, v) : 0);
	for (size_t row = 0; row < facts_count(t); row++)
		each(f, t, facts, v, values_of_row(t, facts, row, v));
	fputs(end, f);
	free(facts);
	free(v);
	return fclose(f) ? -1 : 0;
}

static void text_row(FILE *f, const struct facts *t, const bool *facts, const int32_t *v, size_t n)
{
	size_t nfacts, k = FIXED;
	const struct fact *fact = rules_facts(&nfacts);
	(void)n;
	fprintf(f, "(row (ROW %d) (EMPLOYER %d) (PLACED %d) (FIRST %d)", v[0], v[1], v[2], v[3]);
	for (size_t i = 0; i < nfacts; i++)
		for (int last = 0; facts[i] && last <= (fact[i].type == FACT_DATE && facts_partial(t, (int)i)); last++, k++) {
			fprintf(f, " (%s%s ", fact[i].name, last ? "-LAST" : "");
			fprintf(f, v[k] == FACT_UNKNOWN ? "nil)" : "%d)", v[k]);
		}
	fputs(")\n", f);
}

int clips_write_facts(const struct ruleset *rs, const bool *used, const struct facts *t, const char *path)
{
	return write_rows(rs, used, t, path, NULL, text_row, "(counted)\n");
}

static void begin_numbers(FILE *f, const struct facts *t, const bool *facts, const int32_t *v, size_t n)
{
	(void)facts, (void)v;
	const int32_t size[] = { (int32_t)n, (int32_t)facts_count(t) };
	fwrite(size, sizeof size, 1, f);
}

static void number_row(FILE *f, const struct facts *t, const bool *facts, const int32_t *v, size_t n)
{
	(void)t, (void)facts;
	fwrite(v, sizeof *v, n, f);
}

int clips_write_numbers(const struct ruleset *rs, const bool *used, const struct facts *t, const char *path)
{
	return write_rows(rs, used, t, path, begin_numbers, number_row, "");
}
