/* What to ask first: unknown facts that rules wait for, the ones that decide most in
 * front. A fact of the employer is one question, whichever placements wait for it. */
#include <stdlib.h>
#include <string.h>

#include "ask_first.h"

enum { ASKED_WITHOUT_LIMIT = 5, AGAIN_WITHOUT_LIMIT = 8 * 7, WHOLE = 100 };

/* A fact of a subject (0: the employer, else a placement), with what waits for it. */
struct wanted {
	int fact;
	size_t subject;
	int value;
	size_t *rules, nrules, room;
};

/* What was said earlier about a subject; read when it is first needed. */
struct told {
	bool read;
	struct record **answer;
	size_t n;
	bool has_person;
};

struct asking {
	struct app *app;
	const struct survey *s;
	const struct prepared_placement *placement;
	size_t nsubjects;
	struct arena *a;
	struct wanted **at; /* per subject and fact; NULL: nothing waits for it */
	struct wanted **wanted;
	size_t n, room;
	struct told *told;
};

/* ---- what waits ---- */

/* The subject of a placement; nsubjects: it is none of those asked about. */
static size_t subject_of(const struct asking *as, int64_t placement)
{
	size_t i = 1;
	while (i < as->nsubjects && as->placement[i - 1].id != placement)
		i++;
	return i;
}

static struct wanted *wanted_of(struct asking *as, int fact, size_t subject)
{
	size_t nfacts;
	rules_facts(&nfacts);
	struct wanted **at = &as->at[subject * nfacts + (size_t)fact];
	if (*at)
		return *at;
	if (as->n == as->room) {
		struct wanted **more =
			arena_alloc(as->a, (as->room = as->room ? 2 * as->room : 32) * sizeof *more);
		if (as->n)
			memcpy(more, as->wanted, as->n * sizeof *more);
		as->wanted = more;
	}
	*at = as->wanted[as->n++] = arena_alloc(as->a, sizeof **at);
	**at = (struct wanted){ .fact = fact, .subject = subject };
	return *at;
}

/* Rules come one after another: a rule that was added is the last one. */
static void add_rule(struct wanted *w, size_t rule, struct arena *a)
{
	if (w->nrules && w->rules[w->nrules - 1] == rule)
		return;
	if (w->nrules == w->room) {
		size_t *more = arena_alloc(a, (w->room = w->room ? 2 * w->room : 4) * sizeof *more);
		if (w->nrules)
			memcpy(more, w->rules, w->nrules * sizeof *more);
		w->rules = more;
	}
	w->rules[w->nrules++] = rule;
}

/* A date of which the month is known was told already. */
static void add_gaps(struct asking *as, size_t rule, size_t row)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	struct rules_gap *gap;
	size_t n = rules_gaps(as->app->rules, rule, as->s->facts, row, as->app->today, as->a, &gap);
	for (size_t i = 0; i < n; i++) {
		bool of_employer = fact[gap[i].fact].level == LEVEL_EMPLOYER;
		size_t subject = of_employer ? 0 : subject_of(as, facts_placement(as->s->facts, gap[i].row));
		if (subject == as->nsubjects ||
			facts_get(as->s->facts, gap[i].row, gap[i].fact) != FACT_UNKNOWN)
			continue;
		struct wanted *w = wanted_of(as, gap[i].fact, subject);
		w->value += WHOLE * rules_get(as->app->rules, rule)->priority / (int)n;
		add_rule(w, rule, as->a);
	}
}

static void gather(struct asking *as)
{
	const struct survey *s = as->s;
	for (size_t rule = 0; rule < rules_count(as->app->rules); rule++) {
		const struct rule *r = rules_get(as->app->rules, rule);
		for (size_t row = 0; rule_in_use(r) && row < facts_count(s->facts); row++)
			if (survey_outcome(s, rule, row) == TRUTH_UNKNOWN && survey_asks(s, r, row) &&
				(r->level == LEVEL_EMPLOYER ||
					subject_of(as, facts_placement(s->facts, row)) < as->nsubjects))
				add_gaps(as, rule, row);
	}
}

/* ---- what is asked of that ---- */

static int read_told(struct asking *as, size_t subject)
{
	struct told *told = &as->told[subject];
	int64_t placement = subject ? as->placement[subject - 1].id : 0;
	struct record *r;
	if (told->read)
		return 0;
	told->read = true;
	int rc = placement ? store_get(as->app->store, E_PLACEMENT, placement, as->a, &r) : 0;
	if (rc)
		return rc;
	told->has_person = placement && record_get(r, "contact_person");
	return store_last_answers(
		as->app->store, placement, as->s->employer, 0, as->a, &told->answer, &told->n);
}

/* Who would not say it is not asked again; who could not, after a while. */
static bool put_off(const struct asking *as, const struct told *told, const char *fact)
{
	const struct duration again = rules_parameter_duration(as->app->rules, "gesprek_opnieuw_vragen",
		as->app->today, (struct duration){ AGAIN_WITHOUT_LIMIT, false });
	for (size_t i = 0; i < told->n; i++) {
		const char *of = record_get(told->answer[i], "fact"),
			   *state = record_get(told->answer[i], "state");
		day on;
		if (!of || strcmp(of, fact) != 0)
			continue;
		if (strcmp(state, "refused") == 0)
			return true;
		return (strcmp(state, "dont_know") == 0 || strcmp(state, "not_applicable") == 0) &&
		       date_parse_iso(record_get(told->answer[i], "date"), &on) == 0 &&
		       as->app->today < rules_after(on, again);
	}
	return false;
}

/* Whether an answer would stand somewhere: the program counts some facts itself, and
 * those of a contact person need one. */
static bool can_be_filled(const struct told *told, const struct fill *f)
{
	return f->kind != FILL_TALK && (f->entity != E_PERSON || told->has_person);
}

static int is_asked(struct asking *as, const struct wanted *w, bool *out)
{
	size_t nfacts;
	int rc = read_told(as, w->subject);
	const struct told *told = &as->told[w->subject];
	*out = rc == 0 && can_be_filled(told, &fills[w->fact]) &&
	       !put_off(as, told, rules_facts(&nfacts)[w->fact].name);
	return rc;
}

static int by_value(const void *a, const void *b)
{
	const struct wanted *x = *(struct wanted *const *)a, *y = *(struct wanted *const *)b;
	COMPARE(y->value, x->value);
	COMPARE(x->subject, y->subject);
	COMPARE(x->fact, y->fact);
	return 0;
}

static void add(const struct asking *as, const struct wanted *w, struct ask_first *out)
{
	const struct prepared_placement *p = w->subject ? &as->placement[w->subject - 1] : NULL;
	rules_by_priority(as->app->rules, w->rules, w->nrules);
	*out = (struct ask_first){ .fact = w->fact, .placement = p ? p->id : 0, .who = p ? p->employee : "",
		.value = w->value, .rules = w->rules, .nrules = w->nrules };
}

bool ask_first_fits(const struct ask_first *ask, const char *party)
{
	size_t nfacts;
	return rules_facts(&nfacts)[ask->fact].privacy != P_CAPACITY || strcmp(party, "employee") == 0 ||
	       strcmp(party, "both") == 0;
}

int ask_first_collect(struct app *app, const struct survey *s, const struct prepared_placement *placement,
	size_t nplacements, struct arena *a, struct ask_first **out, size_t *n)
{
	size_t nfacts;
	int rc = 0, most = rules_parameter_number(
			    app->rules, "gesprek_eerst_vragen", app->today, ASKED_WITHOUT_LIMIT);
	struct asking as = {
		.app = app, .s = s, .placement = placement, .nsubjects = nplacements + 1, .a = a
	};
	rules_facts(&nfacts);
	as.at = arena_alloc(a, as.nsubjects * nfacts * sizeof(struct wanted *));
	as.told = arena_alloc(a, as.nsubjects * sizeof *as.told);
	gather(&as);
	if (as.n)
		qsort(as.wanted, as.n, sizeof(struct wanted *), by_value);
	*out = arena_alloc(a, (as.n + 1) * sizeof **out);
	*n = 0;
	for (size_t i = 0; rc == 0 && i < as.n && *n < (size_t)most; i++) {
		bool asked;
		rc = is_asked(&as, as.wanted[i], &asked);
		if (rc == 0 && asked)
			add(&as, as.wanted[i], &(*out)[(*n)++]);
	}
	return rc;
}
