/* The report of an organisation's pattern: which bottlenecks its placements share and what was tried about
 * them, without the people they are about. What an adaptation did is not for the employer to read of one
 * person: it is told of several placements together, or of the organisation itself. */
#include "anker/choices.h"
#include "anker/overview.h"
#include "anker/text.h"
#include "report_parts.h"

/* Too few placements to speak of a pattern: the parameter of the screen. */
static int fewest(struct filling *f, int *out)
{
	struct pattern p;
	int rc = app_pattern(f->app, f->ask->subject, f->a, &p);
	*out = p.least;
	return rc;
}

static int foreword(struct filling *f, const struct figure_scope *at)
{
	struct figure_person *who;
	size_t n;
	int rc = store_figure_people(f->app->store, at, f->a, &who, &n);
	if (rc)
		return rc;
	document_say(f->m, BLOCK_WORDS,
		ngettext("This report is about the organisation, not about one person. %zu placement ran in "
			 "the period.",
			"This report is about the organisation, not about one person. %zu placements ran in "
			"the period.",
			(unsigned long)n),
		n);
	return 0;
}

static const char *points_at(const struct figure_bottleneck *row, int least)
{
	if (row->own > 0 || row->placements >= least)
		return _("the organisation");
	return row->placements == 1 ? _("one placement") : _("a few placements");
}

static void shared_themes(struct filling *f, const struct figure_bottleneck *row, size_t n, int least)
{
	enum { COLUMNS = 5 };
	fill_section(f, _("What placements have in common"));
	fill_begin(f);
	if (n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No bottleneck was noted in the period."));
		return;
	}
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	size_t common = 0;
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		common += row[i].placements >= least;
		to[0] = fill_choice(choices_theme, row[i].theme);
		to[1] = arena_printf(f->a, "%lld", (long long)row[i].placements);
		to[2] = arena_printf(f->a, "%lld", (long long)(row[i].n - row[i].resolved));
		to[3] = arena_printf(f->a, "%lld", (long long)row[i].resolved);
		to[4] = points_at(&row[i], least);
	}
	fill_table(f, _("Bottlenecks of the period, by theme"),
		(const char *const[]){ _("about"), _("placements"), _("open"), _("solved"), _("points at") },
		(const bool[]){ false, true, true, true, false }, COLUMNS, cell, n);
	if (common == 0)
		document_say(f->m, BLOCK_WORDS,
			_("No theme plays at %d placements or more: nothing points at the organisation as a "
			  "whole."),
			least);
	else
		document_say(f->m, BLOCK_WORDS,
			ngettext("%zu theme plays at %d placements or more: that is a question for the "
				 "organisation.",
				"%zu themes play at %d placements or more: these are questions for the "
				"organisation.",
				(unsigned long)common),
			common, least);
}

static void tried(struct filling *f, const struct figure_effect *row, size_t n, int least)
{
	enum { COLUMNS = 3 };
	fill_section(f, _("What was tried, and with what effect"));
	fill_begin(f);
	if (n == 0) {
		document_say(
			f->m, BLOCK_EMPTY, "%s", _("No adaptation of the work was noted in the period."));
		return;
	}
	if (row[0].placements > 0 && row[0].placements < least) {
		document_say(f->m, BLOCK_EMPTY,
			_("The work was adapted at fewer than %d placements: too few to tell what helped."),
			least);
		return;
	}
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		cell[i * COLUMNS] = fill_choice(choices_adaptation_level, row[i].level);
		cell[i * COLUMNS + 1] = fill_choice(choices_effect, row[i].effect);
		cell[i * COLUMNS + 2] = arena_printf(f->a, "%lld", (long long)row[i].n);
	}
	fill_table(f, _("Adaptations by level and effect"),
		(const char *const[]){ _("level"), _("effect"), _("adaptations") },
		(const bool[]){ false, false, true }, COLUMNS, cell, n);
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, true);
	const struct finding_scope noted = {
		.employer = ask->subject, .programme = ask->programme, .shared = true };
	const struct figure_scope at = { .employer = ask->subject,
		.programme = ask->programme,
		.first = ask->first,
		.last = ask->last };
	const char *employer = store_title(app->store, E_ORGANISATION, ask->subject, a);
	struct figure_bottleneck *bottleneck;
	struct figure_effect *effect;
	size_t bottlenecks, effects;
	int least, rc = fewest(&f, &least);
	document_title(m, arena_printf(a, _("The pattern at %s"), employer), fill_period(&f));
	if (rc || (rc = foreword(&f, &at)) ||
		(rc = store_figure_bottlenecks(app->store, &at, a, &bottleneck, &bottlenecks)) ||
		(rc = store_figure_effects(app->store, &at, a, &effect, &effects)))
		goto out;
	shared_themes(&f, bottleneck, bottlenecks, least);
	tried(&f, effect, effects, least);
	if ((rc = fill_findings(&f, &noted, fill_all_sections)))
		goto out;
	fill_folded(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_pattern = {
	.code = "pattern", .subject = E_ORGANISATION, .names = true, .fill = fill };
