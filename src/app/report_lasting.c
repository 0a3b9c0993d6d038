/* How long placements last, in the reports of a region and of a programme: a curve of all together, and
 * tables of the factors that tell something. What is in them is read from curves that others may see. */
#include <string.h>

#include "anker/lasting.h"
#include "anker/model.h"
#include "anker/str.h"
#include "report_parts.h"

enum { MONTH_DAYS_HUNDREDTHS = 3044, MONTH = 30, YEAR = 365, COLUMNS = 5, MOST_YEARS = 2 };

/* Up to the last step; what comes after it nobody was followed for. */
static bool reaches(const struct survival *s, int64_t days)
{
	return s->nsteps > 0 && s->step[s->nsteps - 1].days >= days;
}

static void add_curve(const struct filling *f, const struct survival *s, const char *title)
{
	struct curve_point *p = arena_alloc(f->a, (s->nsteps + 1) * sizeof *p);
	p[0] = (struct curve_point){ 0, 1 };
	for (size_t i = 0; i < s->nsteps; i++)
		p[i + 1] = (struct curve_point){ (double)s->step[i].days * 100 / MONTH_DAYS_HUNDREDTHS,
			s->step[i].share };
	const struct curve_series series = { .label = arena_printf(f->a, _("%s (%lld placements)"),
						     _("all together"), (long long)s->cases),
		.point = p,
		.npoints = s->nsteps + 1 };
	const struct block b = { .kind = BLOCK_CURVE, .text = title, .series = &series, .nseries = 1,
		.axis = _("months after the start") };
	document_add(f->m, &b);
}

/* ---- the factors ---- */

struct factors {
	struct filling *f;
	struct lasting_ask *ask;
	const char **cell;
	size_t lines;
	const char *same, *small;    /* those that tell nothing, by name */
};

/* -1: not two groups that are known were followed for a year; 0: they are equal; 1: they differ. */
static int telling(const struct lasting *l, struct arena *a)
{
	size_t known = 0;
	bool differ = false;
	for (int years = 1; years <= MOST_YEARS; years++) {
		const char *first = NULL;
		for (size_t i = 0; i < l->ngroups; i++) {
			const struct lasting_group *g = &l->group[i];
			const char *share = *g->code ? app_lasting_share_words(l, g, years * YEAR, a) : NULL;
			known += years == 1 && share;
			differ = differ || (share && first && strcmp(share, first) != 0);
			first = first ? first : share;
		}
	}
	return known < 2 ? -1 : differ;
}

static const char *named(struct arena *a, const char *list, const char *name)
{
	return list ? arena_printf(a, "%s, %s", list, name) : name;
}

static void add_rows(struct factors *w, const char *label, const struct lasting *l)
{
	struct arena *a = w->f->a;
	for (size_t i = 0; i < l->ngroups; i++) {
		const struct survival *s = &l->group[i].curve;
		const char **to = w->cell + w->lines++ * COLUMNS;
		to[0] = i == 0 ? label : "";
		to[1] = l->group[i].label;
		to[2] = arena_printf(a, "%lld", (long long)s->cases);
		for (int years = 1; years <= MOST_YEARS; years++) {
			const char *share = app_lasting_share_words(l, &l->group[i], years * YEAR, a);
			to[2 + years] = share ? share : "";
		}
	}
}

static int one_factor(struct factors *w, const struct lasting_factor *factor)
{
	enum { MOST_GROUPS = 64 };
	struct lasting l;
	w->ask->factor = factor->code;
	int rc = app_lasting(w->f->app, w->ask, true, w->f->a, &l);
	int tells = rc == 0 && l.ngroups <= MOST_GROUPS ? telling(&l, w->f->a) : -1;
	if (rc)
		return rc;
	if (tells < 0)
		w->small = named(w->f->a, w->small, factor->label);
	else if (tells == 0)
		w->same = named(w->f->a, w->same, factor->label);
	else {
		const char **cell = arena_alloc(w->f->a, (w->lines + l.ngroups) * COLUMNS * sizeof *cell);
		if (w->lines)
			memcpy(cell, w->cell, w->lines * COLUMNS * sizeof *cell);
		w->cell = cell;
		add_rows(w, factor->label, &l);
	}
	return 0;
}

static void end_table(struct factors *w, const char *caption)
{
	if (w->lines)
		fill_table(w->f, caption,
			(const char *const[]){ _("factor"), _("on record"), _("placements"),
				_("after 1 year"), _("after 2 years") },
			(const bool[]){ false, false, true, true, true }, COLUMNS, w->cell, w->lines);
	w->cell = NULL;
	w->lines = 0;
}

/* One table for each record that the factors are about. */
static int by_factor(struct filling *f, struct lasting_ask *ask)
{
	struct lasting_factor *factor;
	struct factors w = { .f = f, .ask = ask };
	size_t n;
	bool any = false;
	int rc = app_lasting_factors(f->app, true, f->a, &factor, &n);
	document_heading(f->m, 2, _("By what is on record"));
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = one_factor(&w, &factor[i]);
		if (i + 1 < n && factor[i + 1].of == factor[i].of)
			continue;
		any = any || w.lines;
		end_table(&w, factor[i].of
				      ? arena_printf(f->a,
						_("Share that still runs, by what is on record of the %s"),
						lang_text(factor[i].of->label))
				      : _("Share that still runs, by what happened in the first months"));
	}
	if (rc)
		return rc;
	if (!any)
		document_say(f->m, BLOCK_EMPTY, "%s",
			_("No factor splits them into groups that are large enough to show."));
	else
		document_say(f->m, BLOCK_WORDS, "%s",
			_("A share lies between the two that are named: so that nobody stands out, who ended is "
			  "counted in steps of a few. Where these overlap, no difference is shown. An empty cell: "
			  "too few were followed for so long."));
	if (w.same)
		document_say(f->m, BLOCK_WORDS, _("No difference after one and two years: %s."), w.same);
	if (w.small)
		document_say(
			f->m, BLOCK_WORDS, _("Left out, too few were followed for a year: %s."), w.small);
	return 0;
}

static int64_t last_month(const struct survival *s)
{
	return (s->step[s->nsteps - 1].days * 100 + MONTH_DAYS_HUNDREDTHS / 2) / MONTH_DAYS_HUNDREDTHS;
}

int fill_lasting(struct filling *f, int64_t region)
{
	struct lasting_ask ask = { .region = region, .first = f->ask->first, .last = f->ask->last,
		.programme = f->ask->kind == REPORT_PROGRAMME ? f->ask->subject : f->ask->programme };
	struct lasting l;
	int rc = app_lasting(f->app, &ask, true, f->a, &l);
	if (rc)
		return rc;
	document_heading(f->m, 1, _("How long placements last"));
	if (l.ngroups == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s",
			_("Too few placements began in the period to show how long they last."));
		return 0;
	}
	document_say(f->m, BLOCK_WORDS, "%s", l.caution);
	if (l.last != f->ask->last)
		document_say(f->m, BLOCK_WORDS,
			_("They are followed until %s, the end of the last whole quarter."),
			date_full(f->a, l.last));
	if (!reaches(&l.group[0].curve, MONTH)) {
		document_say(f->m, BLOCK_EMPTY,
			_("%lld placements began in the period; too few of them were followed long enough to "
			  "show how long they last."),
			(long long)l.cases);
		return 0;
	}
	if (l.group[0].curve.ended == 0)
		document_say(f->m, BLOCK_WORDS,
			_("Of %lld placements that began in the period all still ran after %lld months; of "
			  "what came later there is too little to show."),
			(long long)l.cases, (long long)last_month(&l.group[0].curve));
	else
		add_curve(f, &l.group[0].curve,
			_("Share of the placements begun in the period that still runs"));
	return region ? 0 : by_factor(f, &ask);
}
