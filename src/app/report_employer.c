/* The report for an employer: what helps placements last there. It holds what the dictionary says that an
 * employer may be told, and findings that somebody marked as fit for it; nothing else. The day of a wave is
 * counted from the day on which the employer itself began, and is what it is invited for. */
#include <stdlib.h>

#include "anker/choices.h"
#include "anker/text.h"
#include "report_parts.h"

enum { NEXT_MONTHS = 12 };
static const char *const helps[] = { "helps", NULL }, *const hinders[] = { "hinders", NULL },
	*const later[] = { "need", "practice", "onward", "role", "learnt", NULL };

static struct figure_scope scope_of(const struct filling *f)
{
	return (struct figure_scope){ .employer = f->ask->subject,
		.programme = f->ask->programme,
		.first = f->ask->first,
		.last = f->ask->last };
}

static void foreword(struct filling *f)
{
	document_say(f->m, BLOCK_WORDS, "%s",
		_("This report is for the employer. It tells who works there, what was adapted and what was "
		  "noted to "
		  "be shared; what people told in confidence is not in it."));
}

static void people(struct filling *f, const struct figure_person *row, size_t n)
{
	enum { COLUMNS = 5 };
	const char **cell = arena_alloc(f->a, (n + 1) * COLUMNS * sizeof *cell);
	fill_section(f, _("Who it is about"));
	fill_begin(f);
	if (n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("Nobody worked here in the period."));
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		to[0] = row[i].name;
		to[1] = row[i].job;
		to[2] = fill_span(f, row[i].start);
		to[3] = row[i].contract ? fill_choice(choices_contract, row[i].contract) : "";
		to[4] = row[i].contact;
	}
	const char *const column[COLUMNS] = { _("employee"), _("job"), _("since"), _("contract"),
		_("contact person") };
	fill_table(f, _("Placements that ran in the period"), column, NULL, COLUMNS, cell, n);
}

/* ---- what stands in the way, what was done ---- */

static int in_the_way(struct filling *f)
{
	enum { COLUMNS = 4 };
	const struct figure_scope at = scope_of(f);
	const struct finding_scope noted = {
		.employer = f->ask->subject, .programme = f->ask->programme, .shared = true };
	struct figure_bottleneck *row;
	const size_t unsaid = f->unsaid.n;
	size_t n;
	int rc = fill_findings(f, &noted, hinders);
	if (rc || (rc = store_figure_bottlenecks(f->app->store, &at, f->a, &row, &n)) || n == 0)
		return rc;
	/* The table says something under its heading where no finding does. */
	if (f->unsaid.n > unsaid)
		fill_section(f, f->unsaid.text[--f->unsaid.n]);
	const char **cell = arena_alloc(f->a, n * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		const char **to = cell + i * COLUMNS;
		to[0] = fill_choice(choices_theme, row[i].theme);
		to[1] = date_short(f->a, row[i].since, DAY_NONE);
		to[2] = arena_printf(f->a, "%lld", (long long)row[i].n);
		to[3] = arena_printf(f->a, "%lld", (long long)row[i].resolved);
	}
	fill_table(f, _("Bottlenecks that played in the period"),
		(const char *const[]){ _("about"), _("first noted"), _("how many"), _("of which solved") },
		(const bool[]){ false, false, true, true }, COLUMNS, cell, n);
	return 0;
}

static int adapted(struct filling *f)
{
	const struct figure_scope at = scope_of(f);
	struct figure_adaptation *row;
	size_t n;
	int rc = store_figure_adaptations(f->app->store, &at, f->a, &row, &n);
	fill_section(f, _("What was adapted"));
	fill_begin(f);
	if (rc == 0 && n == 0)
		document_say(
			f->m, BLOCK_EMPTY, "%s", _("No adaptation of the work was noted in the period."));
	for (size_t i = 0; rc == 0 && i < n; i++) {
		const char *from = date_full(f->a, row[i].date);
		if (row[i].ended == DAY_NONE)
			document_say(f->m, BLOCK_ITEM, _("%s, since %s"), row[i].what, from);
		else
			document_say(f->m, BLOCK_ITEM, _("%s, from %s until %s"), row[i].what, from,
				date_full(f->a, row[i].ended));
	}
	return rc;
}

/* ---- what comes next ---- */

/* One line of it; the soonest goes first. */
struct coming {
	day on;
	size_t place;
	const char *text;
};

static int by_day(const void *x, const void *y)
{
	const struct coming *a = x, *b = y;
	if (a->on != b->on)
		return a->on < b->on ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void add(struct coming *list, size_t *n, day on, const char *text)
{
	list[*n] = (struct coming){ .on = on, .place = *n, .text = text };
	(*n)++;
}

static void add_end(struct filling *f, const struct figure_person *p, const char *value, const char *words,
	struct coming *list, size_t *n)
{
	struct date_span s;
	if (!value || date_span_parse_iso(value, &s) != 0 || s.first <= f->ask->last)
		return;
	const char *when = s.first == s.last ? date_full(f->a, s.first) : date_span_show(f->a, s, DAY_NONE);
	add(list, n, s.first, arena_printf(f->a, _("%s: %s of %s"), when, words, p->name));
}

/* What is called after its kind is not called so twice. */
static const char *planned(struct filling *f, const struct figure_next *row)
{
	const char *kind = fill_choice(row->wave ? choices_method : choices_meeting, row->kind);
	bool told = text_matches(text_fold(f->a, row->title), text_fold(f->a, kind));
	return arena_printf(f->a, "%s: %s%s%s%s%s", date_full(f->a, row->date), row->title, told ? "" : ", ",
		told ? "" : kind, *row->place ? ", " : "", row->place);
}

static int next(struct filling *f, const struct figure_person *who, size_t n)
{
	struct figure_next *row;
	size_t more, told = 0;
	const day until = date_add_months(f->ask->last, NEXT_MONTHS);
	int rc = store_figure_next(
		f->app->store, f->ask->subject, f->ask->programme, f->ask->last, until, f->a, &row, &more);
	fill_section(f, _("What comes next"));
	fill_begin(f);
	if (rc)
		return rc;
	struct coming *list = arena_alloc(f->a, (2 * n + more + 1) * sizeof *list);
	for (size_t i = 0; i < n; i++) {
		add_end(f, &who[i], who[i].trial_end, _("end of the trial placement"), list, &told);
		add_end(f, &who[i], who[i].contract_end, _("end of the contract"), list, &told);
	}
	for (size_t i = 0; i < more; i++)
		add(list, &told, row[i].date, planned(f, &row[i]));
	qsort(list, told, sizeof *list, by_day);
	for (size_t i = 0; i < told; i++)
		document_say(f->m, BLOCK_ITEM, "%s", list[i].text);
	if (told == 0)
		document_say(f->m, BLOCK_EMPTY, "%s", _("Nothing is planned on a day that is known."));
	return 0;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, true);
	const struct finding_scope noted = {
		.employer = ask->subject, .programme = ask->programme, .shared = true };
	const struct figure_scope at = scope_of(&f);
	const char *employer = store_title(app->store, E_ORGANISATION, ask->subject, a);
	struct figure_person *who;
	size_t n;
	document_title(m, arena_printf(a, _("What helps placements last at %s"), employer), fill_period(&f));
	int rc = store_figure_people(app->store, &at, a, &who, &n);
	if (rc)
		goto out;
	foreword(&f);
	people(&f, who, n);
	if ((rc = fill_findings(&f, &noted, helps)) || (rc = in_the_way(&f)) || (rc = adapted(&f)) ||
		(rc = fill_findings(&f, &noted, later)) || (rc = next(&f, who, n)))
		goto out;
	fill_folded(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_employer = {
	.code = "employer", .subject = E_ORGANISATION, .names = true, .fill = fill };
