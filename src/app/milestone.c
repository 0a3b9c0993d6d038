/* The steps of an absence: when each is due, from the terms of the rule files, and which
 * were done. A help for memory, no legal advice. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/support.h"
#include "milestone.h"
#include "terms.h"

enum { DAYS_BEFORE = 7 }; /* of a step that the rules do not remind of */

/* Who does it. The terms themselves are parameters. */
static const struct {
	const char *code;
	struct label who;
} doers[] = {
	{ "report", { "werkgever", "employer" } },
	{ "analysis", { "bedrijfsarts", "occupational physician" } },
	{ "plan", { "werkgever en werknemer", "employer and employee" } },
	{ MILESTONE_AGAIN, { "werkgever en werknemer", "employer and employee" } },
	{ "notice_uwv", { "werkgever", "employer" } },
	{ "first_year", { "werkgever en werknemer", "employer and employee" } },
	{ "second_track", { "werkgever", "employer" } },
	{ "letter_uwv", { "UWV", "UWV" } },
	{ "final_evaluation",
		{ "werkgever, werknemer, bedrijfsarts", "employer, employee, occupational physician" } },
	{ "wia_application", { "werknemer", "employee" } },
};

static const char *who_does(const char *code)
{
	for (size_t i = 0; i < sizeof doers / sizeof *doers; i++)
		if (strcmp(doers[i].code, code) == 0)
			return lang_text(doers[i].who);
	return "";
}

static const char *term_name(const char *code, struct arena *a)
{
	return arena_printf(a, MILESTONE_TERM "%s", code);
}

/* What all rows of one absence need. */
struct work {
	struct app *app;
	struct arena *a;
	day first, ended;        /* DAY_NONE: it goes on */
	const struct record *absence;
	struct record **step;    /* what was done, oldest first */
	size_t nsteps;
	struct milestone *row;
	size_t n;
};

/* The day that lies a term after another; DAY_NONE without it. */
static day term_after(const struct work *w, day from, const char *code)
{
	struct duration t = term_on(w->app, term_name(code, w->a), w->first);
	return t.count && from != DAY_NONE ? rules_after(from, t) : DAY_NONE;
}

/* It is soon from when the rules remind of it. */
static int days_before(const struct work *w, const char *code, day due)
{
	struct duration t = term_on(w->app, arena_printf(w->a, MILESTONE_REMIND "%s", code), w->app->today);
	day from = t.count ? rules_after(w->first, t) : DAY_NONE;
	return due != DAY_NONE && from != DAY_NONE && from < due ? due - from : DAYS_BEFORE;
}

static const char *state_words(const struct work *w, const struct milestone *m)
{
	day today = w->app->today;
	if (m->done != DAY_NONE && m->due != DAY_NONE && m->done > m->due)
		return arena_printf(w->a, _("done %s, %s late"), date_short(w->a, m->done, today),
			date_ago(w->a, m->done, m->due));
	if (m->done != DAY_NONE)
		return arena_printf(w->a, _("done %s"), date_short(w->a, m->done, today));
	if (m->status == DUE_MISSED)
		return _("not done before the recovery");
	if (m->due == DAY_NONE)
		return _("no term on record");
	if (m->due == today)
		return _("today");
	return arena_printf(w->a, m->due < today ? _("late %s") : _("in %s"), date_ago(w->a, m->due, today));
}

static void add(struct work *w, const struct choice *c, day due, const struct record *step, day done)
{
	struct milestone *m = &w->row[w->n++];
	*m = (struct milestone){ .code = c->code, .label = lang_text(c->label), .who = who_does(c->code),
		.due = due, .step = step ? step->id : 0, .done = done,
		.source = term_source(w->app, term_name(c->code, w->a), w->a) };
	if (done == DAY_NONE)
		m->status = w->ended == DAY_NONE ?
			date_status(due, w->app->today, days_before(w, c->code, due), -1) : DUE_MISSED;
	m->state = state_words(w, m);
}

/* Something still to do belongs here while the absence goes on, or when it was due before. */
static bool belongs(const struct work *w, day due)
{
	return w->ended == DAY_NONE || (due != DAY_NONE && due <= w->ended);
}

static const struct record *done_step(const struct work *w, const char *code)
{
	for (size_t i = 0; i < w->nsteps; i++)
		if (strcmp(record_get(w->step[i], "milestone"), code) == 0)
			return w->step[i];
	return NULL;
}

static void add_once(struct work *w, const struct choice *c)
{
	day due = term_after(w, w->first, c->code);
	const struct record *step = done_step(w, c->code);
	day done = step ? record_day(step, "date") : DAY_NONE;
	/* The form of the absence asks for this one too. */
	if (!step && strcmp(c->code, MILESTONE_REPORT) == 0)
		done = record_day(w->absence, "reported");
	if (done != DAY_NONE || belongs(w, due))
		add(w, c, due, step, done);
}

/* The evaluation comes back after each one, and first after the plan. */
static void add_again(struct work *w, const struct choice *c)
{
	const char *every = arena_printf(w->a, "%s" MILESTONE_EVERY, c->code);
	const struct record *plan = done_step(w, MILESTONE_PLAN);
	day due = plan ? term_after(w, record_day(plan, "date"), every) : term_after(w, w->first, c->code);
	day end = term_after(w, w->first, MILESTONE_END);
	for (size_t i = 0; i < w->nsteps; i++) {
		if (strcmp(record_get(w->step[i], "milestone"), c->code) != 0)
			continue;
		day done = record_day(w->step[i], "date");
		add(w, c, due, w->step[i], done);
		due = term_after(w, done, every);
	}
	if (due != DAY_NONE && belongs(w, due) && (end == DAY_NONE || due < end))
		add(w, c, due, NULL, DAY_NONE);
}

static int by_due(const void *x, const void *y)
{
	const struct milestone *a = x, *b = y;
	COMPARE(last_without(a->due == DAY_NONE ? a->done : a->due),
		last_without(b->due == DAY_NONE ? b->done : b->due));
	COMPARE(model_choice_index(choices_milestone, a->code),
		model_choice_index(choices_milestone, b->code));
	COMPARE(a->step, b->step);
	return 0;
}

static int get_steps(struct app *app, int64_t absence, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition of = { "absence", IS, arena_printf(a, "%lld", (long long)absence) };
	const struct query q = { .entity = E_MILESTONE, .where = &of, .nwhere = 1, .order = "date" };
	return store_find(app->store, &q, a, out, n);
}

int app_milestones(struct app *app, int64_t absence, struct arena *a, struct milestone **out, size_t *n)
{
	struct work w = { .app = app, .a = a };
	struct record *r;
	size_t all = 0;
	int rc = absence_get(app, absence, a, &r);
	*n = 0;
	if (rc || (rc = get_steps(app, absence, a, &w.step, &w.nsteps)))
		return rc;
	w.absence = r;
	w.first = record_day(r, "date");
	w.ended = record_day(r, "ended");
	while (choices_milestone[all].code)
		all++;
	w.row = arena_alloc(a, (all + w.nsteps + 1) * sizeof *w.row);
	for (const struct choice *c = choices_milestone; c->code; c++)
		if (strcmp(c->code, MILESTONE_AGAIN) == 0)
			add_again(&w, c);
		else if (!c->retired || done_step(&w, c->code))
			add_once(&w, c);
	qsort(w.row, w.n, sizeof *w.row, by_due);
	*out = w.row;
	*n = w.n;
	return 0;
}

const struct milestone *milestone_next(const struct milestone *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (m[i].done == DAY_NONE && m[i].due != DAY_NONE && m[i].status != DUE_MISSED)
			return &m[i];
	return NULL;
}
