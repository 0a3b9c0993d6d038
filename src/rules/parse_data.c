/* The blocks "parameter" and "test". */
#include <stdlib.h>
#include <string.h>

#include "anker/hash.h"
#include "parser.h"

/* Keeps the kind of the first value; all others must have the same. */
static struct value parse_same_kind(struct parser *p, struct dated_parameter *d, bool first)
{
	const struct token *at = p->t;
	struct value v = parser_value(p);
	if (first)
		d->kind = v.kind;
	else if (!p->failed && v.kind != d->kind)
		parser_fail(p, at, NULL,
			_("all values of a parameter must be durations, or all numbers, or all percentages"));
	if (!p->failed && v.kind == VALUE_PERCENT && v.duration.count > PERCENT_MAX)
		parser_fail(p, at, NULL, _("a percentage of a parameter can be at most %d %%"), PERCENT_MAX);
	return v;
}

/* The choice that a value is for; one past the last: for unknown. */
static int parse_value_for(struct parser *p, struct dated_parameter *d, const struct fact *f, size_t count,
	bool *unknown)
{
	if (!token_is(p->t, parser_say(p, KW_UNKNOWN)))
		return parser_choice(p, f->choices, f->name);
	parser_accept(p, KW_UNKNOWN);
	*unknown = d->parameter.unknown = true;
	return (int)count;
}

/* "goed 12 weken, wisselend 6 weken, onbekend 6 weken": every choice must be
 * there; unknown in all periods or none. */
static void parse_per_choice(struct parser *p, struct dated_parameter *d, struct period *period, bool first)
{
	size_t n, count = 0;
	const struct fact *f = &rules_facts(&n)[d->parameter.per];
	uint64_t seen = 0;
	bool unknown = false, before = d->parameter.unknown;

	while (f->choices[count].code != NULL)
		count++;
	period->values = arena_alloc(p->rs->arena, (count + 1) * sizeof *period->values);
	do {
		int i = parse_value_for(p, d, f, count, &unknown);
		period->values[i] = parse_same_kind(p, d, first && seen == 0);
		seen |= UINT64_C(1) << i;
	} while (!p->failed && parser_accept_sign(p, ","));
	for (size_t i = 0; i < count && !p->failed; i++)
		if ((seen & UINT64_C(1) << i) == 0)
			parser_fail(p, p->t,
				arena_printf(p->rs->arena, _("add: , %s and its value"),
					rules_choice_word(&f->choices[i], p->rs->arena)),
				_("the value for '%s' is missing"),
				rules_choice_word(&f->choices[i], p->rs->arena));
	if (!p->failed && !first && unknown != before)
		parser_fail(p, p->t, NULL, _("give '%s' a value from every date on, or from none"),
			parser_say(p, KW_UNKNOWN));
}

typedef LIST(struct period) period_list;

static void parse_period(struct parser *p, struct dated_parameter *d, period_list *periods)
{
	const struct token *at = p->t;
	struct period period = { .from = parser_date(p) };
	bool first = periods->n == 0;
	if (!first && !p->failed && period.from <= periods->items[periods->n - 1].from)
		parser_fail(p, at, NULL, _("put the oldest date first"));
	parser_expect_sign(p, ":", NULL);
	if (p->failed)
		return;
	if (d->parameter.per >= 0) {
		parse_per_choice(p, d, &period, first);
	} else {
		period.values = arena_alloc(p->rs->arena, sizeof *period.values);
		*period.values = parse_same_kind(p, d, first);
	}
	parser_expect_end(p);
	if (!p->failed)
		LIST_ADD(*periods, period);
}

static void parse_per(struct parser *p, struct dated_parameter *d, bool late)
{
	size_t n;
	const struct token *at = p->t;
	int fact = parser_fact(p);
	if (!p->failed && rules_facts(&n)[fact].type != FACT_CHOICE)
		parser_fail(
			p, at, NULL, _("%s is not a choice, so it cannot pick a value"), parser_show(p, at));
	if (!p->failed && late)
		parser_fail(
			p, at, NULL, _("put '%s' above '%s'"), parser_say(p, KW_PER), parser_say(p, KW_FROM));
	if (!p->failed)
		d->parameter.per = fact;
	parser_expect_end(p);
}

static void parse_origin(struct parser *p, struct dated_parameter *d)
{
	if (parser_accept(p, KW_SOURCE))
		d->parameter.origin = ORIGIN_SOURCE;
	else if (parser_accept(p, KW_LAW))
		d->parameter.origin = ORIGIN_LAW;
	else if (parser_accept(p, KW_EDITORIAL))
		d->parameter.origin = ORIGIN_EDITORIAL;
	else
		parser_fail(p, p->t, NULL, _("'%s', '%s' or '%s' is expected here, not %s"),
			parser_say(p, KW_SOURCE), parser_say(p, KW_LAW), parser_say(p, KW_EDITORIAL),
			parser_show(p, p->t));
	parser_expect_end(p);
}

static void parse_certainty(struct parser *p, struct dated_parameter *d)
{
	static const struct {
		enum keyword k;
		enum certainty certainty;
	} words[] = { { KW_CERTAIN, CERTAINTY_CERTAIN }, { KW_FAIRLY, CERTAINTY_FAIRLY },
		{ KW_YEARLY, CERTAINTY_YEARLY } };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!parser_accept(p, words[i].k))
			continue;
		d->parameter.certainty = words[i].certainty;
		parser_expect_end(p);
		return;
	}
	parser_fail(p, p->t, NULL, _("'%s', '%s' or '%s' is expected here, not %s"),
		parser_say(p, KW_CERTAIN), parser_say(p, KW_FAIRLY), parser_say(p, KW_YEARLY),
		parser_show(p, p->t));
}

/* "tot 2026-01-01", below the values: the last of them ends. */
static void parse_until(struct parser *p, struct dated_parameter *d, const period_list *periods)
{
	const struct token *at = p->t;
	day until = parser_date(p);
	if (!p->failed && (periods->n == 0 || until <= periods->items[periods->n - 1].from))
		parser_fail(p, at, NULL, _("put '%s' below the values, with a later date"),
			parser_say(p, KW_UNTIL));
	if (!p->failed)
		d->parameter.until = until;
	parser_expect_end(p);
}

static bool parse_parameter_line(struct parser *p, struct dated_parameter *d, period_list *periods)
{
	if (parser_accept(p, KW_PER)) {
		parse_per(p, d, periods->n > 0);
	} else if (parser_accept(p, KW_FROM)) {
		parse_period(p, d, periods);
	} else if (parser_accept(p, KW_UNTIL)) {
		parse_until(p, d, periods);
	} else if (parser_accept(p, KW_ORIGIN)) {
		parse_origin(p, d);
	} else if (parser_accept(p, KW_CERTAINTY)) {
		parse_certainty(p, d);
	} else if (parser_accept(p, KW_NOTE)) {
		d->parameter.note = parser_text(p);
		parser_expect_end(p);
	} else {
		return false;
	}
	return true;
}

void parse_parameter(struct parser *p)
{
	size_t header = p->at_line;
	period_list periods = { NULL, 0, 0 };
	struct dated_parameter *d = arena_alloc(p->rs->arena, sizeof *d);

	d->at = parser_place(p, p->t);
	d->layer = p->source->layer;
	d->parameter = (struct parameter){ .name = parser_word(p, _("the name of the parameter")), .per = -1,
		.until = DAY_NONE, .origin = ORIGIN_RULE, .file = p->source->name, .line = p->lines[header].number };
	d->parameter.text = parser_text(p);
	parser_expect_end(p);
	while (parser_next_line(p))
		if (!parse_parameter_line(p, d, &periods))
			parser_fail(p, p->t, NULL, _("%s is no part of a parameter"), parser_show(p, p->t));
	d->broken = p->block_failed;
	if (!d->broken && (periods.n == 0 || d->parameter.origin == ORIGIN_RULE)) {
		fault_add(p->rs, d->at, NULL, _("'%s' is missing in parameter %s"),
			parser_say(p, periods.n == 0 ? KW_FROM : KW_ORIGIN), d->parameter.name);
		d->broken = true;
	}
	d->span = parser_span(p, header);
	d->nperiods = periods.n;
	d->periods = arena_alloc(p->rs->arena, (periods.n + 1) * sizeof *d->periods);
	if (periods.n > 0)
		memcpy(d->periods, periods.items, periods.n * sizeof *d->periods);
	free(periods.items);
	LIST_ADD(p->rs->parameters, d);
}

/* "feit = waarde" in a test; given[fact]: this placement has it already. */
static void parse_given(struct parser *p, int32_t *row, bool *given)
{
	size_t n;
	const struct fact *f;
	const struct token *at = p->t;
	int fact = parser_fact(p);
	if (!p->failed && given[fact])
		parser_fail(p, at, _("keep one of the two"), _("'%s' is given twice"), rules_facts(&n)[fact].name);
	if (!p->failed)
		given[fact] = true;
	parser_expect_sign(p, "=", NULL);
	if (p->failed)
		return;
	f = &rules_facts(&n)[fact];
	if (f->type == FACT_CHOICE && !token_is(p->t, parser_say(p, KW_UNKNOWN))) {
		row[fact] = parser_choice(p, f->choices, f->name);
	} else if (p->t->kind == TOKEN_END || p->t->kind == TOKEN_FAULT ||
		rules_fact_parse(f, token_text(p->t, p->rs->arena), &row[fact]) != 0) {
		parser_fail(p, p->t, f->type == FACT_DATE ?
			_("write a date as 2026-11-22, 2026-11, 2026 or 2026-11-22/2027-05-31") : NULL,
			_("%s is not a value of %s"), parser_show(p, p->t), f->name);
		return;
	} else {
		p->t++;
	}
	parser_expect_end(p);
}

typedef LIST(int32_t) row_list;

static void new_row(row_list *rows)
{
	size_t n;
	const struct fact *facts = rules_facts(&n);
	for (size_t i = 0; i < n; i++)
		LIST_ADD(*rows, rules_fact_from_text(&facts[i], NULL));
}

static void parse_expected(struct parser *p, struct test_case *t)
{
	static const struct {
		enum keyword k;
		enum truth truth;
	} outcomes[] = { { KW_SUGGESTION, TRUTH_TRUE }, { KW_QUESTION, TRUTH_UNKNOWN },
		{ KW_NOTHING, TRUTH_FALSE }, { KW_YES, TRUTH_TRUE }, { KW_UNKNOWN, TRUTH_UNKNOWN },
		{ KW_NO, TRUTH_FALSE } };
	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
		if (parser_accept(p, outcomes[i].k)) {
			t->expected = outcomes[i].truth;
			parser_expect_end(p);
			return;
		}
	}
	parser_fail(p, p->t, NULL, _("'%s', '%s' or '%s' is expected here, not %s"),
		parser_say(p, KW_SUGGESTION), parser_say(p, KW_QUESTION), parser_say(p, KW_NOTHING),
		parser_show(p, p->t));
}

struct test_reader {
	struct test_case *test;
	row_list rows;
	LIST(bool) placed;
	bool *given; /* per fact, of the last row */
	bool has_day, has_outcome;
};

static void parse_test_line(struct parser *p, struct test_reader *r)
{
	size_t nfacts;
	rules_facts(&nfacts);
	if (parser_accept(p, KW_ON)) {
		r->test->on = parser_date(p);
		parser_expect_end(p);
		r->has_day = true;
	} else if (parser_accept(p, KW_GIVEN)) {
		LIST_ADD(r->placed, !parser_accept(p, KW_WITHOUT_PLACEMENT));
		parser_expect_end(p);
		new_row(&r->rows);
		memset(r->given, 0, nfacts * sizeof *r->given);
	} else if (parser_accept(p, KW_EXPECT)) {
		parse_expected(p, r->test);
		r->has_outcome = true;
	} else if (r->rows.n > 0) {
		parse_given(p, &r->rows.items[r->rows.n - nfacts], r->given);
	} else {
		parser_fail(p, p->t, NULL, _("'%s' is expected here, not %s"), parser_say(p, KW_GIVEN),
			parser_show(p, p->t));
	}
}

/* The rows go from the reader to the test. */
static void keep_rows(struct parser *p, struct test_reader *r)
{
	struct test_case *t = r->test;
	const size_t size = r->rows.n * sizeof *t->rows;
	t->nrows = r->placed.n;
	t->rows = arena_alloc(p->rs->arena, size + 1);
	t->placed = arena_alloc(p->rs->arena, (t->nrows + 1) * sizeof *t->placed);
	if (t->nrows > 0) {
		memcpy(t->rows, r->rows.items, size);
		memcpy(t->placed, r->placed.items, t->nrows * sizeof *t->placed);
	}
	free(r->rows.items);
	free(r->placed.items);
	t->hash = hash_bytes(hash_bytes(HASH_START, &t->on, sizeof t->on), t->rows, size);
}

void parse_test(struct parser *p)
{
	size_t nfacts;
	rules_facts(&nfacts);
	struct test_case *t = arena_alloc(p->rs->arena, sizeof *t);
	struct test_reader r = { .test = t, .given = xmalloc(nfacts * sizeof *r.given) };

	t->line = p->lines[p->at_line].number;
	t->at = parser_place(p, p->t);
	t->rule = parser_word(p, _("the name of the rule"));
	t->name = parser_text(p).nl;
	t->index = -1;
	parser_expect_end(p);
	while (parser_next_line(p))
		parse_test_line(p, &r);
	keep_rows(p, &r);
	free(r.given);
	if (!p->block_failed && (!r.has_day || !r.has_outcome || t->nrows == 0)) {
		fault_add(p->rs, t->at, NULL, _("'%s' is missing in this test"),
			parser_say(p, !r.has_day ? KW_ON : t->nrows == 0 ? KW_GIVEN : KW_EXPECT));
		p->block_failed = true;
	}
	if (!p->block_failed)
		LIST_ADD(p->rs->tests, t);
}
