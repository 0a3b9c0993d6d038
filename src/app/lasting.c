/* How long placements last, split by what is on record about them. */
#include "lasting.h"

#include <stdlib.h>
#include <string.h>

/* Without the parameters: of the rules that are shipped, but they can be taken out. */
enum { PEOPLE_OTHERWISE = 10, CELL_OTHERWISE = 5, YEAR = 365, TWO_YEARS = 730, QUARTER = 3 };
static const struct duration window_otherwise = { 6, true };

/* A group while it is put together: rows of the count, one after another. */
struct group {
	const char *value;
	int order;
	const struct lasting_count **row;
	size_t nrows;
	int64_t n;
	bool other;                  /* taken together with others */
};
struct making {
	struct app *app;
	struct arena *a;
	struct splitting by;
	struct lasting *out;
	struct group *group;
	size_t ngroups;
	int64_t people, cell;
};

/* ---- who may ---- */

static bool may_all(const struct app *app)
{
	return app_may(app, RIGHT_PROGRAMME) || app_may(app, RIGHT_RESEARCH);
}

bool app_lasting_shared_only(const struct app *app)
{
	return !app_may(app, RIGHT_FILES);
}

/* Where it is read: everything for who may see counts of all, else what is in reach. */
static int find_source(struct app *app, bool shared, struct app **out)
{
	*out = app;
	if (!shared || !may_all(app))
		return app_allow(app, RIGHT_FILES);
	return app_office(app, app_may(app, RIGHT_PROGRAMME) ? RIGHT_PROGRAMME : RIGHT_RESEARCH, out);
}

/* ---- groups ---- */

static bool is_followed(const struct lasting_count *c)
{
	return c->days >= 0 && !c->before;
}

static int by_order(const void *x, const void *y)
{
	const struct group *a = x, *b = y;

	COMPARE(a->other, b->other);
	COMPARE(a->order, b->order);
	COMPARE(b->n, a->n);
	return strcmp(a->value, b->value);
}

/* Rows stand by value; what is not followed is counted apart. */
static void take_groups(struct making *m, const struct lasting_count *row, size_t n)
{
	m->group = arena_alloc(m->a, (n + 1) * sizeof *m->group);
	for (size_t i = 0; i < n; i++) {
		struct group *g = m->ngroups ? &m->group[m->ngroups - 1] : NULL;
		if (!is_followed(&row[i])) {
			*(row[i].days < 0 ? &m->out->left_out : &m->out->before) += row[i].n;
			continue;
		}
		if (!g || strcmp(g->value, row[i].value) != 0) {
			g = &m->group[m->ngroups++];
			*g = (struct group){ .value = row[i].value,
				.order = lasting_order(&m->by, row[i].value),
				.row = arena_alloc(m->a, (n - i) * sizeof *g->row) };
		}
		g->row[g->nrows++] = &row[i];
		g->n += row[i].n;
	}
}

/* What is too small goes together, and takes the smallest of the others along until it is not. */
static void take_small_together(struct making *m)
{
	int64_t other = 0, all = 0;
	size_t small = 0;

	for (size_t i = 0; i < m->ngroups; i++) {
		struct group *g = &m->group[i];
		all += g->n;
		g->other = g->n < m->people;
		small += g->other;
		other += g->other ? g->n : 0;
	}
	if (all < m->people) {
		m->ngroups = 0;
		return;
	}
	while (small && (other < m->people || small < 2) && small < m->ngroups) {
		struct group *least = NULL;
		for (size_t i = 0; i < m->ngroups; i++)
			if (!m->group[i].other && (!least || m->group[i].n < least->n))
				least = &m->group[i];
		least->other = true;
		other += least->n;
		small++;
	}
}

/* Those taken together stand last; they become one. */
static void join_others(struct making *m)
{
	size_t n = 0;

	while (n < m->ngroups && !m->group[n].other)
		n++;
	if (n == m->ngroups)
		return;
	struct group one = { .value = "*", .other = true };
	size_t rows = 0;
	for (size_t i = n; i < m->ngroups; i++)
		rows += m->group[i].nrows;
	one.row = arena_alloc(m->a, (rows + 1) * sizeof *one.row);
	for (size_t i = n; i < m->ngroups; i++) {
		memcpy(one.row + one.nrows, m->group[i].row, m->group[i].nrows * sizeof *one.row);
		one.nrows += m->group[i].nrows;
		one.n += m->group[i].n;
	}
	m->group[n] = one;
	m->ngroups = n + 1;
}

/* ---- one group ---- */

/* Who began so long ago lasted or did not; of who was lost from sight before, nobody knows. */
static void count_years(struct lasting_group *g, const struct lasting_count *c)
{
	if (c->years >= 1 && (c->ended || c->days >= YEAR)) {
		g->of_year += c->n;
		g->year += c->days >= YEAR ? c->n : 0;
	}
	if (c->years >= 2 && (c->ended || c->days >= TWO_YEARS)) {
		g->of_two_years += c->n;
		g->two_years += c->days >= TWO_YEARS ? c->n : 0;
	}
}

static void make_group(struct making *m, const struct group *from, struct lasting_group *to)
{
	struct survival_case *c = xmalloc(((size_t)from->n + 1) * sizeof *c);
	size_t n = 0;
	int64_t ended = 0;

	to->code = text_clean(m->a, from->value, false);
	to->label = from->other ? m->ngroups > 1 ? _("the others together") : _("all together")
				: lasting_value(&m->by, from->value, m->a);
	for (size_t i = 0; i < from->nrows; i++) {
		const struct lasting_count *row = from->row[i];
		for (int64_t k = 0; k < row->n; k++)
			c[n++] = (struct survival_case){ row->days, row->ended };
		ended += row->ended ? row->n : 0;
		count_years(to, row);
	}
	if (m->out->shared) {
		lasting_draw_together(c, n, m->people, m->cell);
		to->year = to->of_year = to->two_years = to->of_two_years = LASTING_HIDDEN;
	}
	survival_estimate(c, n, m->a, &to->curve);
	to->ended = ended && !to->curve.ended ? LASTING_HIDDEN : to->curve.ended;
	m->out->cases += to->curve.cases;
	m->out->ended += to->curve.ended;
	free(c);
}

/* ---- all of it ---- */

static const char *caution(const struct making *m)
{
	const char *goes_together =
		_("This shows what goes together on record, not what causes what. Who works where, "
		  "and what was written down, differs as well; in small groups much is chance. The "
		  "numbers stand beside everything.");

	if (!m->out->factor)
		return goes_together;
	if (m->out->factor->kind == LASTING_NOW)
		return arena_printf(m->a,
			_("%s The factor is taken as it stands now: it may have come after lasting."),
			goes_together);
	return arena_printf(m->a,
		_("%s Counted is what happened within %s after the start, of placements that lasted so "
		  "long: who stays has more time for anything."),
		goes_together, m->out->window);
}

static const char *window_words(struct duration d, struct arena *a)
{
	if (d.months)
		return arena_printf(a, ngettext("%d month", "%d months", (unsigned long)d.count), d.count);
	return arena_printf(a, ngettext("%d day", "%d days", (unsigned long)d.count), d.count);
}

/* A few are not told to others. */
static int64_t told(const struct making *m, int64_t n)
{
	return m->out->shared && n > 0 && n < m->cell ? LASTING_HIDDEN : n;
}

static int read_rows(struct making *m, const struct app *source, const struct lasting_ask *ask,
	struct lasting_count **row, size_t *n)
{
	struct duration window = rules_parameter_duration(
		m->app->rules, "programma_duur_venster", m->app->today, window_otherwise);
	struct lasting_query q = { .by = m->by.by,
		.word = m->by.word,
		.programme = ask->programme,
		.region = ask->region,
		.employer = ask->employer,
		.first = m->out->first,
		.last = m->out->last,
		.window = window.count,
		.months = window.months,
		.others = m->out->shared };

	if (m->out->factor && m->out->factor->kind != LASTING_NOW)
		m->out->window = window_words(window, m->a);
	return store_lasting(source->store, &q, m->a, row, n);
}

/* ---- the period ---- */

static day quarter_of(day d)
{
	int year, month, mday;

	date_to_ymd(d, &year, &month, &mday);
	return date_from_ymd(year, month - (month - 1) % QUARTER, 1);
}

/* Periods that differ by a few days would differ by a few people: for others they are quarters of the
 * calendar, the last one whole. */
static void take_quarters(struct lasting *l)
{
	if (l->first != DAY_NONE)
		l->first = quarter_of(l->first);
	l->last = quarter_of(l->last + 1) - 1;
}

static const char *limits(const struct making *m)
{
	return arena_printf(m->a,
		_("For others: by whole quarters until %s, in rough steps of a few people. Hand on one: two "
		  "over different periods, regions or employers can be subtracted."),
		date_long(m->a, m->out->last));
}

static int begin(struct making *m, const struct lasting_ask *ask, bool shared)
{
	day until = ask->last == DAY_NONE || ask->last > m->app->today ? m->app->today : ask->last;

	m->people = rules_parameter_number(
		m->app->rules, "programma_kleinste_groep", m->app->today, PEOPLE_OTHERWISE);
	m->cell = rules_parameter_number(
		m->app->rules, "programma_kleinste_cel", m->app->today, CELL_OTHERWISE);
	*m->out = (struct lasting){ .first = ask->first, .last = until, .window = "", .limits = "",
		.shared = shared, .least = shared ? (int)m->people : 0, .step = shared ? (int)m->cell : 0 };
	if (ask->first != DAY_NONE && ask->first > until)
		return err_set(ERR_INVALID, "%s",
			_("the last day lies before the first, or the first day has not come yet"));
	if (shared) {
		take_quarters(m->out);
		m->out->limits = limits(m);
	}
	int rc = lasting_splitting(m->app, ask->factor, shared, m->a, &m->by);
	if (rc == 0 && ask->factor) {
		struct lasting_factor *factor = arena_alloc(m->a, sizeof *factor);
		*factor = m->by.factor;
		m->out->factor = factor;
	}
	return rc;
}

int app_lasting(
	struct app *app, const struct lasting_ask *ask, bool shared, struct arena *a, struct lasting *out)
{
	struct making m = { .app = app, .a = a, .out = out };
	struct lasting_count *row;
	struct app *source;
	size_t n;
	int rc = find_source(app, shared, &source);

	*out = (struct lasting){ .window = "", .limits = "", .caution = "" };
	if (rc || (rc = begin(&m, ask, shared)) || (rc = read_rows(&m, source, ask, &row, &n)))
		return rc;
	take_groups(&m, row, n);
	if (shared)
		take_small_together(&m);
	if (m.ngroups > 1)
		qsort(m.group, m.ngroups, sizeof *m.group, by_order);
	join_others(&m);
	out->group = arena_alloc(a, (m.ngroups + 1) * sizeof *out->group);
	for (size_t i = 0; i < m.ngroups; i++)
		make_group(&m, &m.group[i], &out->group[out->ngroups++]);
	out->left_out = told(&m, out->left_out);
	out->before = told(&m, out->before);
	out->caution = caution(&m);
	return 0;
}

/* Of a share, what is left when `n` of `at_risk` have ended. */
static double less(double share, int64_t n, int64_t at_risk)
{
	return share * (1 - (double)n / (double)at_risk);
}

bool app_lasting_share(const struct lasting *l, const struct lasting_group *g, int days, int *least, int *most)
{
	enum { WHOLE = 100 };
	const struct survival *s = &g->curve;
	const struct survival_step *at = NULL, *before = NULL, *after = NULL;
	double share = survival_at(s, days), high = share, low = share;

	for (size_t i = 0; i < s->nsteps; i++) {
		const struct survival_step *step = &s->step[i];
		if (!at && step->days >= days)
			at = step;
		if (step->ended && step->days <= days)
			before = step;
		else if (step->ended && !after)
			after = step;
	}
	if (!at)
		return false;
	/* Of a step in that very month: nobody knows, for days are whole months. */
	if (l->step > 1 && before)
		high = less(before == s->step ? 1 : before[-1].share,
			before->days < days ? before->ended / 2 + 1 : 0, before->at_risk);
	if (l->step > 1 && after)
		low = less(share, after == &s->step[s->nsteps - 1] ? after->ended : after->ended / 2, after->at_risk);
	else if (l->step > 1 && s->ended)
		low = less(share, l->step - 1, at->at_risk);
	*least = (int)(low * WHOLE + 0.5);
	*most = (int)(high * WHOLE + 0.5);
	return true;
}

const char *app_lasting_share_words(
	const struct lasting *l, const struct lasting_group *g, int days, struct arena *a)
{
	int least, most;

	if (!app_lasting_share(l, g, days, &least, &most))
		return NULL;
	return least == most ? arena_printf(a, "%d%%", least) : arena_printf(a, "%d–%d%%", least, most);
}
