/* The report for an employer: what helps placements last there. It holds what the dictionary says that an
 * employer may be told, and findings that somebody marked as fit for it; nothing else. */
#include "anker/choices.h"
#include "anker/text.h"
#include "report_parts.h"

enum { NEXT_MONTHS = 12 };
static const char *const helps[] = { "helps", NULL }, *const later[] = { "need", "practice", "onward", "role", "learnt", NULL };

static struct figure_scope scope_of(const struct filling *f)
{
	return (struct figure_scope){ .employer = f->ask->subject, .programme = f->ask->programme, .first = f->ask->first,
		.last = f->ask->last };
}

static int people(struct filling *f, const struct figure_person *row, size_t n)
{
	enum { COLUMNS = 5 };
	const char **cell = arena_alloc(f->a, (n + 1) * COLUMNS * sizeof *cell);
	document_heading(f->m, 1, _("Who it is about"));
	if (n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("Nobody worked here in the period."));
		return 0;
	}
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		to[0] = row[i].name;
		to[1] = row[i].job;
		to[2] = fill_span(f, row[i].start);
		to[3] = row[i].contract ? fill_choice(choices_contract, row[i].contract) : "";
		to[4] = row[i].contact;
	}
	fill_table(f, _("Placements that ran in the period"),
		(const char *const[]){ _("employee"), _("job"), _("since"), _("contract"), _("contact person") }, NULL, COLUMNS, cell,
		n);
	return 0;
}

/* ---- what stands in the way, what was done ---- */

static int in_the_way(struct filling *f)
{
	enum { COLUMNS = 4 };
	const struct figure_scope at = scope_of(f);
	static const char *const hinders[] = { "hinders", NULL };
	const struct finding_scope noted = { .employer = f->ask->subject, .programme = f->ask->programme, .shared = true };
	struct figure_bottleneck *row;
	size_t n;
	int rc = fill_findings(f, &noted, hinders);
	if (rc || (rc = store_figure_bottlenecks(f->app->store, &at, f->a, &row, &n)) || n == 0)
		return rc;
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		to[0] = fill_choice(choices_theme, row[i].theme);
		to[1] = date_long(f->a, row[i].since);
		to[2] = arena_printf(f->a, "%lld", (long long)row[i].n);
		to[3] = arena_printf(f->a, "%lld", (long long)row[i].resolved);
	}
	fill_table(f, _("Bottlenecks that played in the period"),
		(const char *const[]){ _("about"), _("first noted"), _("how many"), _("solved") },
		(const bool[]){ false, false, true, true }, COLUMNS, cell, n);
	return 0;
}

static int adapted(struct filling *f)
{
	const struct figure_scope at = scope_of(f);
	struct figure_adaptation *row;
	size_t n;
	int rc = store_figure_adaptations(f->app->store, &at, f->a, &row, &n);
	document_heading(f->m, 1, _("What was adapted"));
	if (rc == 0 && n == 0)
		document_say(f->m, BLOCK_EMPTY, "%s", _("No adaptation of the work was noted in the period."));
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (row[i].ended == DAY_NONE)
			document_say(f->m, BLOCK_ITEM, _("%s, since %s"), row[i].what, date_long(f->a, row[i].date));
		else
			document_say(f->m, BLOCK_ITEM, _("%s, from %s until %s"), row[i].what, date_long(f->a, row[i].date),
				date_long(f->a, row[i].ended));
	return rc;
}

/* ---- what comes next ---- */

static size_t add_end(struct filling *f, const struct figure_person *p, const char *value, const char *words)
{
	struct date_span s;
	if (!value || date_span_parse_iso(value, &s) != 0 || s.first <= f->ask->last)
		return 0;
	document_say(f->m, BLOCK_ITEM, _("%s: %s of %s"), date_span_show(f->a, s, DAY_NONE), words, p->name);
	return 1;
}

static int next(struct filling *f, const struct figure_person *who, size_t n)
{
	struct figure_next *row;
	size_t more, told = 0;
	int rc = store_figure_next(f->app->store, f->ask->subject, f->ask->programme, f->ask->last,
		date_add_months(f->ask->last, NEXT_MONTHS), f->a, &row, &more);
	document_heading(f->m, 1, _("What comes next"));
	for (size_t i = 0; i < n; i++) {
		told += add_end(f, &who[i], who[i].trial_end, _("end of the trial placement"));
		told += add_end(f, &who[i], who[i].contract_end, _("end of the contract"));
	}
	for (size_t i = 0; rc == 0 && i < more; i++, told++) {
		const char *kind = fill_choice(row[i].wave ? choices_method : choices_meeting, row[i].kind);
		document_say(f->m, BLOCK_ITEM, "%s: %s, %s%s%s", date_long(f->a, row[i].date), row[i].title, kind,
			*row[i].place ? ", " : "", row[i].place);
	}
	if (told == 0)
		document_say(f->m, BLOCK_EMPTY, "%s", _("Nothing is planned on a day that is known."));
	return rc;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, true);
	const struct finding_scope noted = { .employer = ask->subject, .programme = ask->programme, .shared = true };
	const struct figure_scope at = scope_of(&f);
	struct figure_person *who;
	size_t n;
	document_title(m, arena_printf(a, _("What helps placements last at %s"),
		store_title(app->store, E_ORGANISATION, ask->subject, a)), fill_period(&f));
	int rc = store_figure_people(app->store, &at, a, &who, &n);
	if (rc || (rc = people(&f, who, n)) || (rc = fill_findings(&f, &noted, helps)) || (rc = in_the_way(&f)) ||
		(rc = adapted(&f)) || (rc = fill_findings(&f, &noted, later)))
		goto out;
	rc = next(&f, who, n);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_employer = {
	.code = "employer", .subject = E_ORGANISATION, .names = true, .fill = fill };
