/* Suggestions: what is true now and not decided, at most a few per placement,
 * by urgency and by employer. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
	MOST_PER_PLACEMENT = 3,
	DAYS_BEFORE = 7, /* "soon" from a week before the due date */
};

/* From when its due date counts: since it is true, or since an answer to it no longer
 * holds. Nobody is late with what was put off until today. */
static day asked_since(struct app *app, const struct survey *s, const struct rule *r, size_t row,
	const struct explanation *ex)
{
	day over = quiet_over(r, s, row, app->today);
	if (ex->since == DAY_NONE)
		return app->today;
	return over > ex->since ? over : ex->since;
}

void suggestion_fill(struct app *app, const struct survey *s, size_t rule, size_t row,
	const struct explanation *ex, struct arena *a, struct suggestion *out)
{
	const struct rule *r = rules_get(app->rules, rule);
	const struct rule_subject *who = survey_subject(s, row);
	bool about_employer = r->level == LEVEL_EMPLOYER;
	day from = asked_since(app, s, r, row, ex);
	day due = r->within.count ? rules_after(from, r->within) : DAY_NONE;
	*out = (struct suggestion){
		.rule = rule, .id = r->id, .title = lang_text(r->title),
		.placement = about_employer ? 0 : facts_placement(s->facts, row),
		.employer = facts_employer(s->facts, row),
		.employee = about_employer ? "" : who->employee,
		.employer_name = who->employer_name, .place = who->place,
		.tier = ex->tier, .since = ex->since, .due = due,
		.status = date_status(due, app->today, DAYS_BEFORE, -1),
		.reason = reason_line(ex, a),
	};
}

/* A suggestion with what it is ordered by. */
struct item {
	struct suggestion s;
	const struct rule *rule;
	day first; /* earliest due date shown at its employer in its tier */
};

struct gathered {
	struct item *item;
	size_t n, cap;
};

static struct item *add(struct gathered *g)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? 2 * g->cap : 64;
		g->item = xrealloc(g->item, g->cap * sizeof *g->item);
	}
	return &g->item[g->n++];
}

static void weigh(struct app *app, const struct survey *s, size_t rule, size_t row, struct gathered *g,
	struct arena *a, struct suggestions *out)
{
	const struct rule *r = rules_get(app->rules, rule);
	enum tier tier;
	bool despite;
	rules_evaluate_row(app->rules, rule, s->facts, row, app->today, &tier);
	struct quiet q = quiet_on_row(r, s, row, tier, app->today, &despite);
	if (q.kind != QUIET_NOT) {
		++*(q.kind == QUIET_REPLACED ? &out->replaced : &out->quiet);
		return;
	}
	struct item *it = add(g);
	const struct explanation *ex = rules_explain_facts(app->rules, rule, s->facts, row, app->today, a);
	suggestion_fill(app, s, rule, row, ex, a, &it->s);
	it->s.despite_rest = despite;
	it->s.returned = returned_line(&q, survey_ruling(s, r, row), app->today, a);
	it->rule = r;
}

static void gather(struct app *app, const struct survey *s, struct gathered *g, struct arena *a,
	struct suggestions *out)
{
	size_t rows = facts_count(s->facts);
	bool *waits = xmalloc(rows + 1);
	memset(waits, 0, rows + 1);
	for (size_t rule = 0; rule < rules_count(app->rules); rule++) {
		const struct rule *r = rules_get(app->rules, rule);
		for (size_t row = 0; rule_in_use(r) && row < rows; row++) {
			enum truth outcome = survey_outcome(s, rule, row);
			if (outcome == TRUTH_FALSE || !survey_asks(s, r, row))
				continue;
			if (outcome == TRUTH_TRUE)
				weigh(app, s, rule, row, g, a, out);
			else
				waits[row] |= r->level == LEVEL_PLACEMENT;
		}
	}
	for (size_t row = 0; row < rows; row++)
		out->ask += waits[row];
	free(waits);
}

/* ---- order ---- */

static int by_due(const struct item *x, const struct item *y)
{
	COMPARE(last_without(x->s.due), last_without(y->s.due));
	COMPARE(y->rule->priority, x->rule->priority);
	COMPARE(x->s.placement, y->s.placement);
	COMPARE(x->s.rule, y->s.rule);
	return 0;
}

/* One subject after another, its most pressing suggestion first. */
static int by_subject(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	COMPARE(x->s.placement, y->s.placement);
	COMPARE(x->s.employer, y->s.employer);
	COMPARE(x->s.tier, y->s.tier);
	return by_due(x, y);
}

static int by_employer(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	COMPARE(x->s.tier, y->s.tier);
	COMPARE(x->s.employer, y->s.employer);
	COMPARE(x->s.more, y->s.more);
	return by_due(x, y);
}

static int by_visit(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	COMPARE(x->s.tier, y->s.tier);
	COMPARE(last_without(x->first), last_without(y->first));
	COMPARE(x->s.employer, y->s.employer);
	return by_due(x, y);
}

static bool same_subject(const struct item *x, const struct item *y)
{
	return x->s.placement == y->s.placement && x->s.employer == y->s.employer;
}

/* At most one of a group and three of a placement; the rest is behind "+". What
 * comes back is not held back: it was answered, and asked to return. */
static void cap(struct gathered *g)
{
	for (size_t i = 0, start = 0, shown = 0; i < g->n; i++) {
		struct item *it = &g->item[i];
		if (i == 0 || !same_subject(it, &g->item[start])) {
			start = i;
			shown = 0;
		}
		it->s.more = !it->s.returned && shown >= MOST_PER_PLACEMENT;
		for (size_t k = start; !it->s.returned && !it->s.more && k < i; k++)
			it->s.more = strcmp(g->item[k].rule->group, it->rule->group) == 0;
		shown += !it->s.more;
	}
}

static void sort(struct gathered *g, int (*order)(const void *, const void *))
{
	if (g->n)
		qsort(g->item, g->n, sizeof *g->item, order);
}

static void arrange(struct gathered *g)
{
	sort(g, by_subject);
	cap(g);
	sort(g, by_employer);
	for (size_t i = 0; i < g->n; i++) {
		struct item *it = &g->item[i];
		bool next = i && it[-1].s.tier == it->s.tier && it[-1].s.employer == it->s.employer;
		it->first = next ? it[-1].first : it->s.due;
	}
	sort(g, by_visit);
}

void suggestions_from(struct app *app, const struct survey *s, struct arena *a, struct suggestions *out)
{
	struct gathered g = { NULL, 0, 0 };
	*out = (struct suggestions){ .item = NULL };
	gather(app, s, &g, a, out);
	arrange(&g);
	out->n = g.n;
	out->item = arena_alloc(a, (g.n + 1) * sizeof *out->item);
	for (size_t i = 0; i < g.n; i++) {
		out->item[i] = g.item[i].s;
		(g.item[i].s.more ? out->more_per_tier : out->per_tier)[g.item[i].s.tier]++;
	}
	free(g.item);
}

int app_suggestions(struct app *app, int64_t placement, int64_t employer, int64_t expert, struct arena *a,
	struct suggestions *out)
{
	struct survey s;
	*out = (struct suggestions){ .item = NULL };
	int rc = survey_take(app, placement, employer, expert, a, &s);
	if (rc == 0)
		suggestions_from(app, &s, a, out);
	survey_end(&s);
	return rc;
}
