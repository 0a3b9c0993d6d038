/* The report of an organisation's pattern: which bottlenecks its placements share and what was tried about them,
 * without the people they are about. */
#include <string.h>

#include "anker/choices.h"
#include "anker/text.h"
#include "pattern.h"
#include "report_parts.h"

/* Too few placements to speak of a pattern: the parameter of the screen. */
static int shared_themes(struct filling *f, const struct figure_scope *at)
{
	enum { COLUMNS = 5 };
	struct figure_bottleneck *row;
	struct pattern p;
	size_t n;
	int rc = app_pattern(f->app, f->ask->subject, f->a, &p);
	document_heading(f->m, 1, _("What placements have in common"));
	if (rc || (rc = store_figure_bottlenecks(f->app->store, at, f->a, &row, &n)))
		return rc;
	if (n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No bottleneck was noted in the period."));
		return 0;
	}
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	size_t common = 0;
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		common += row[i].placements >= p.least;
		to[0] = fill_choice(choices_theme, row[i].theme);
		to[1] = arena_printf(f->a, "%lld", (long long)row[i].placements);
		to[2] = arena_printf(f->a, "%lld", (long long)(row[i].n - row[i].resolved));
		to[3] = arena_printf(f->a, "%lld", (long long)row[i].resolved);
		to[4] = row[i].placements >= p.least ? _("of the organisation") : _("of one person");
	}
	fill_table(f, _("Bottlenecks of the period, by theme"),
		(const char *const[]){ _("about"), _("placements"), _("open"), _("solved"), _("seems") },
		(const bool[]){ false, true, true, true, false }, COLUMNS, cell, n);
	if (common == 0)
		document_say(f->m, BLOCK_WORDS,
			_("No theme plays at %d placements or more: nothing points at the organisation as a whole."), p.least);
	else
		document_say(f->m, BLOCK_WORDS,
			ngettext("%zu theme plays at %d placements or more: that is a question for the organisation.",
				"%zu themes play at %d placements or more: these are questions for the organisation.",
				(unsigned long)common), common, p.least);
	return 0;
}

static int tried(struct filling *f, const struct figure_scope *at)
{
	enum { COLUMNS = 3 };
	struct figure_effect *row;
	size_t n;
	int rc = store_figure_effects(f->app->store, at, f->a, &row, &n);
	document_heading(f->m, 1, _("What was tried, and with what effect"));
	if (rc || n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No adaptation of the work was noted in the period."));
		return rc;
	}
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		cell[i * COLUMNS] = fill_choice(choices_adaptation_level, row[i].level);
		cell[i * COLUMNS + 1] = fill_choice(choices_effect, row[i].effect);
		cell[i * COLUMNS + 2] = arena_printf(f->a, "%lld", (long long)row[i].n);
	}
	fill_table(f, _("Adaptations by level and effect"), (const char *const[]){ _("level"), _("effect"), _("how many") },
		(const bool[]){ false, false, true }, COLUMNS, cell, n);
	return 0;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, true);
	const struct finding_scope noted = { .employer = ask->subject, .programme = ask->programme, .shared = true };
	const struct figure_scope at = { .employer = ask->subject, .programme = ask->programme, .first = ask->first,
		.last = ask->last };
	document_title(m, arena_printf(a, _("The pattern at %s"), store_title(app->store, E_ORGANISATION, ask->subject, a)),
		fill_period(&f));
	int rc = shared_themes(&f, &at);
	if (rc || (rc = tried(&f, &at)))
		goto out;
	rc = fill_findings(&f, &noted, fill_all_sections);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_pattern = {
	.code = "pattern", .subject = E_ORGANISATION, .names = true, .fill = fill };
