/* The guard rails of what a talk asks first, with the shipped rules and lists on random
 * caseloads: nothing is asked in vain, and an answer ends the wait. */
#include "anker/interview.h"
#include "random_case.h"

enum { EMPLOYERS = 10, SEEDS = 2 };

static void setup(void)
{
	office_open();
	shipped_rules("en");
}

TestSuite(guard_ask, .init = setup, .fini = office_close);

static struct preparation prepare(int64_t employer)
{
	struct preparation p;
	cr_assert_eq(interview_prepare(app, employer, 0, arena, &p), 0, "%s", err_last());
	return p;
}

static int64_t employer_of(int64_t placement)
{
	int64_t out;
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, placement), "employer"), &out), 0);
	return out;
}

/* Those with placements. */
static int64_t *all_employers(size_t *n)
{
	size_t placements;
	const int64_t *p = all_placements(&placements);
	int64_t *out = arena_alloc(arena, (placements + 1) * sizeof *out);
	*n = 0;
	for (size_t i = 0; i < placements; i++) {
		const int64_t employer = employer_of(p[i]);
		size_t k = 0;
		while (k < *n && out[k] != employer)
			k++;
		out[k] = employer;
		*n += k == *n;
	}
	return out;
}

static struct facts *facts_of(int64_t employer)
{
	struct facts *t = facts_new();
	cr_assert_eq(store_facts(app->store, 0, employer, 0, t), 0, "%s", err_last());
	return t;
}

/* Empties half of what can be asked. */
static void forget_half(void)
{
	size_t n;
	int64_t *p = all_placements(&n);
	for (size_t i = 0; i < n; i++)
		for (const struct fill *f = fills; f->fact; f++) {
			const bool employer = f->entity == E_ORGANISATION;
			if (f->kind != FILL_FIELD || (f->entity != E_PLACEMENT && !employer) ||
				strcmp(f->fact, "status") == 0 || chance(2))
				continue;
			change(f->entity, employer ? employer_of(p[i]) : p[i], f->field, NULL);
		}
}

/* As the explanation of the rule says on a row of this placement, or of any for the
 * employer's own facts. */
static bool waits(size_t rule, const struct facts *t, int fact, int64_t placement)
{
	const bool counts = rules_get(app->rules, rule)->level == LEVEL_EMPLOYER;
	for (size_t row = 0; row < facts_count(t); row++) {
		if (placement && !counts && facts_placement(t, row) != placement)
			continue;
		const struct explanation *ex =
			rules_explain_facts(app->rules, rule, t, row, app->today, arena);
		for (size_t i = 0; ex->outcome == TRUTH_UNKNOWN && i < ex->nmissing; i++)
			if (ex->missing[i] == fact)
				return true;
	}
	return false;
}

static int32_t value_of(const struct facts *t, int fact, int64_t placement)
{
	size_t row = 0;
	while (placement && facts_placement(t, row) != placement)
		row++;
	return facts_get(t, row, fact);
}

static void waits_for_it(const struct ask_first *ask, const struct facts *t)
{
	size_t nfacts;
	const struct fact *fact = &rules_facts(&nfacts)[ask->fact];
	cr_assert_eq(value_of(t, ask->fact, ask->placement), FACT_UNKNOWN, "%s", fact->name);
	cr_assert_eq(ask->placement == 0, fact->level == LEVEL_EMPLOYER, "%s", fact->name);
	cr_assert(ask->nrules > 0 && ask->value > 0, "%s", fact->name);
	for (size_t i = 0; i < ask->nrules; i++) {
		const struct rule *r = rules_get(app->rules, ask->rules[i]);
		cr_assert(r->state == RULE_IN_USE && !r->off, "%s", r->id);
		cr_assert(waits(ask->rules[i], t, ask->fact, ask->placement), "%s: %s", r->id, fact->name);
	}
}

Test(guard_ask, ask_first__only_what_a_rule_in_use_waits_for)
{
	size_t n, asked = 0, of_employers = 0;
	for (unsigned seed = 0; seed < SEEDS; seed++) {
		random_caseload(31 + seed, EMPLOYERS);
		forget_half();
		int64_t *employer = all_employers(&n);
		for (size_t i = 0; i < n; i++) {
			struct preparation p = prepare(employer[i]);
			struct facts *t = facts_of(employer[i]);
			cr_assert(p.nask <= 5);
			for (size_t k = 0; k < p.nask; k++, asked++) {
				waits_for_it(&p.ask[k], t);
				cr_assert(k == 0 || p.ask[k - 1].value >= p.ask[k].value);
				of_employers += p.ask[k].placement == 0;
			}
			facts_free(&t);
		}
	}
	cr_assert(asked > 80 && of_employers > 10, "%zu, %zu", asked, of_employers);
}

/* The k-th thing that can be said to it. */
static const char *answer(const struct question *q, size_t k)
{
	static const char *const dates[] = { "2026-11-20", "2027-02-28", "2020-01-01" };
	switch (q->kind) {
	case ASK_NUMBER:
		return arena_printf(arena, "%d", (q->least ? q->least : 1) + (int)(k % 4)); /* a score begins at 1 */
	case ASK_DATE:
		return dates[k % 3];
	case ASK_TEXT:
		return "a word";
	default:
		return q->choices[k % q->nchoices].code;
	}
}

static struct talk *begin(const struct preparation *p)
{
	struct talk *t;
	int64_t talk;
	struct script_extra *extra = arena_alloc(arena, (p->nask + 1) * sizeof *extra);
	for (size_t i = 0; i < p->nask; i++)
		extra[i] = (struct script_extra){ p->ask[i].fact, p->ask[i].placement };
	const struct interview_plan plan = { .script = p->script, .employer = p->employer, .extra = extra,
		.nextra = p->nask };
	cr_assert_eq(interview_begin(app, &plan, &talk), 0, "%s", err_last());
	cr_assert_eq(talk_open(&t, app, talk, false), 0, "%s", err_last());
	return t;
}

/* Answers it wherever the talk asks it. */
static void say(struct talk *t, const struct ask_first *ask, size_t k)
{
	size_t nfacts, said = 0;
	for (size_t s = 0; s < t->nsubjects; s++)
		for (size_t q = 0; q < t->script->nquestions; q++) {
			const struct question *one = &t->script->questions[q];
			if (one->fact != ask->fact ||
				(ask->placement && t->subject[s].placement != ask->placement) ||
				(one->placement && one->placement != t->subject[s].placement) ||
				(!ask->placement && s > 0))
				continue;
			cr_assert_eq(talk_answer(t, s, q, SAID_ANSWERED, answer(one, k), NULL), 0, "%s",
				err_last());
			said++;
		}
	cr_assert_gt(said, 0, "no question for %s", rules_facts(&nfacts)[ask->fact].name);
}

/* One talk in which all of that is answered. */
static void answer_all(const struct preparation *p, bool *told, size_t round)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	struct talk *talk = begin(p);
	for (size_t k = 0; k < p->nask; k++) {
		const struct ask_first *ask = &p->ask[k];
		say(talk, ask, round + k);
		struct facts *t = facts_of(p->employer);
		cr_assert_neq(
			value_of(t, ask->fact, ask->placement), FACT_UNKNOWN, "%s", fact[ask->fact].name);
		for (size_t r = 0; r < ask->nrules; r++)
			cr_assert(rules_get(app->rules, ask->rules[r])->level == LEVEL_EMPLOYER ||
					!waits(ask->rules[r], t, ask->fact, ask->placement),
				"%s", fact[ask->fact].name);
		facts_free(&t);
		told[ask->fact] = true;
	}
	talk_close(&talk);
}

/* Talk after talk, until there is nothing left to ask: each fact of a placement is asked
 * once, so there are no more talks than questions. */
Test(guard_ask, ask_first__an_answer_ends_the_wait)
{
	size_t n, nfacts, different = 0;
	rules_facts(&nfacts);
	random_caseload(34, EMPLOYERS);
	forget_half();
	int64_t *employer = all_employers(&n);
	bool *told = arena_alloc(arena, nfacts * sizeof *told);
	for (size_t i = 0; i < n; i++) {
		struct preparation p = prepare(employer[i]);
		size_t rounds = 0;
		for (; p.nask; rounds++, p = prepare(employer[i])) {
			cr_assert_lt(rounds, nfacts * (p.nplacements + 1), "%s is asked again and again",
				rules_facts(&nfacts)[p.ask[0].fact].name);
			answer_all(&p, told, i + rounds);
		}
	}
	for (size_t f = 0; f < nfacts; f++)
		different += told[f];
	cr_assert_gt(different, 15, "%zu", different);
}
