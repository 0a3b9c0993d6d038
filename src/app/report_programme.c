/* The report of a programme: who takes part in which region, what was measured, what its placements show. */
#include <stdlib.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/text.h"
#include "report_parts.h"

/* Agreed and started are one here: both count for the target. */
enum taking { TAKING_NOT_YET, TAKING_ASKED, TAKING_PART, TAKING_DECLINED, TAKING_STOPPED, TAKINGS };
static const enum taking taking_of[PART_STAGES] = { [PART_SELECTED] = TAKING_NOT_YET,
	[PART_APPROACHED] = TAKING_ASKED,
	[PART_AGREED] = TAKING_PART,
	[PART_DECLINED] = TAKING_DECLINED,
	[PART_STARTED] = TAKING_PART,
	[PART_STOPPED] = TAKING_STOPPED };

struct whole {
	struct filling *f;
	int64_t *region;
	const char **name;
	size_t n;
};

static struct grid *stages(const struct whole *w, const struct stage_figure *row, size_t n, bool employees)
{
	static const char *const words[TAKINGS] = { N_("selected"), N_("asked"), N_("takes part"),
		N_("declined"), N_("stopped") };
	struct grid *g = grid_new(w->f, w->region, w->n, TAKINGS);
	for (size_t i = 0; i < TAKINGS; i++)
		g->kind[i] = _(words[i]);
	for (size_t i = 0; i < n; i++)
		grid_add(g, row[i].region, taking_of[row[i].stage],
			employees ? row[i].employees : row[i].employers);
	/* What is hidden protects people: how many firms were asked is no secret of anyone. */
	if (employees)
		grid_hide(g);
	return g;
}

static int64_t number(const struct record *r, const char *field)
{
	const char *value = record_get(r, field);
	return value ? strtoll(value, NULL, 10) : 0;
}

/* "31 of 30-45 employers"; what is hidden in the table is hidden here. */
static void add_bar(const struct whole *w, const struct grid *g, const struct record *target, bool employees,
	struct bar *out)
{
	int64_t from = number(target, employees ? "employees_min" : "employers_min"),
		most = employees ? 0 : number(target, "employers_max"), region = record_ref(target, "region");
	size_t row = w->n - 1;
	for (size_t i = 0; i < w->n; i++)
		if (w->region[i] == region)
			row = i;
	size_t cell = row * (TAKINGS + 1) + TAKING_PART;
	const char *told = tally_show(&g->tally, row, TAKING_PART, g->least, w->f->a);
	if (most)
		told = arena_printf(w->f->a, _("%s of %lld–%lld"), told, (long long)from, (long long)most);
	else if (from)
		told = arena_printf(w->f->a, _("%s of at least %lld"), told, (long long)from);
	*out = (struct bar){ .label = w->name[row], .told = told,
		.value = g->tally.hidden[cell] ? 0 : (double)g->count[cell],
		.from = (double)from, .most = (double)(most ? most : from) };
}

static int bars(const struct whole *w, const struct grid *g, bool employees, const char *caption)
{
	const struct condition of = { "programme", IS,
		arena_printf(w->f->a, "%lld", (long long)w->f->ask->subject) };
	const struct query q = { .entity = E_TARGET, .where = &of, .nwhere = 1, .order = "id" };
	struct record **target;
	size_t n;
	int rc = store_find(w->f->app->store, &q, w->f->a, &target, &n);
	if (rc || n == 0)
		return rc;
	struct bar *bar = arena_alloc(w->f->a, n * sizeof *bar);
	for (size_t i = 0; i < n; i++)
		add_bar(w, g, target[i], employees, &bar[i]);
	const struct block b = { .kind = BLOCK_BARS, .text = caption, .bar = bar, .nbars = n };
	document_add(w->f->m, &b);
	return 0;
}

static int taking_part(const struct whole *w)
{
	static const struct {
		bool employees;
		const char *bars, *table, *what;
	} who[] = {
		{ false, N_("Employers that take part, beside the target"),
			N_("Employers that were asked, at the end of the period"), N_("employers") },
		{ true, N_("Employees that take part, beside the target"),
			N_("Employees that were asked, at the end of the period"), N_("employees") },
	};
	struct stage_figure *row;
	size_t n;
	const struct report_ask *ask = w->f->ask;
	int rc = store_stage_figures(w->f->app->store, ask->subject, ask->last, w->f->a, &row, &n);
	fill_section(w->f, _("Who takes part"));
	fill_begin(w->f);
	document_say(w->f->m, BLOCK_WORDS, "%s",
		_("How many employers were asked is shown as it is; of employees small counts are hidden. A "
		  "bar is how "
		  "many take part; the lines across it stand where the target begins and ends."));
	for (size_t i = 0; rc == 0 && i < 2; i++) {
		struct grid *g = stages(w, row, n, who[i].employees);
		const struct grid_words words = { _(who[i].table), _(who[i].what), _(who[i].what), NULL };
		if ((rc = bars(w, g, who[i].employees, _(who[i].bars))) == 0)
			grid_show(w->f, g, -1, w->name, &words, true);
	}
	return rc;
}

/* ---- waves ---- */

static int waves(const struct whole *w)
{
	struct wave_figure *row;
	size_t n, lines = 0, columns = fill_choices(choices_measured), k;
	int rc = store_wave_figures(
		w->f->app->store, w->f->ask->subject, w->f->ask->first, w->f->ask->last, w->f->a, &row, &n);
	document_heading(w->f->m, 1, _("Measurements"));
	if (rc || n == 0) {
		document_say(w->f->m, BLOCK_EMPTY, "%s", _("This programme has no waves."));
		return rc;
	}
	int64_t *wave = arena_alloc(w->f->a, n * sizeof *wave);
	const char **label = arena_alloc(w->f->a, n * sizeof *label);
	for (size_t i = 0; i < n; i++) {
		if (lines && wave[lines - 1] == row[i].wave)
			continue;
		wave[lines] = row[i].wave;
		label[lines++] = arena_printf(w->f->a, "%s, %s, %s", row[i].name,
			fill_choice(choices_method, row[i].method),
			fill_choice(choices_scorer, row[i].party));
	}
	/* Not by region: the rows are waves. */
	struct grid *g = grid_new(w->f, wave, lines, columns);
	for (k = 0; k < columns; k++)
		g->kind[k] = lang_text(choices_measured[k].label);
	for (size_t i = 0; i < n; i++)
		if (row[i].n)
			grid_add(g, row[i].wave, fill_index(choices_measured, row[i].state), row[i].n);
	grid_hide(g);
	const char **cell = arena_alloc(w->f->a, lines * (columns + 1) * sizeof *cell),
		   **column = arena_alloc(w->f->a, (columns + 1) * sizeof *column);
	bool *right = arena_alloc(w->f->a, (columns + 1) * sizeof *right);
	column[0] = _("wave");
	right[0] = false;
	for (k = 0; k < columns; k++) {
		column[k + 1] = g->kind[k];
		right[k + 1] = true;
	}
	for (size_t i = 0; i < lines; i++) {
		cell[i * (columns + 1)] = label[i];
		for (k = 0; k < columns; k++)
			cell[i * (columns + 1) + k + 1] = tally_show(&g->tally, i, k, g->least, w->f->a);
	}
	fill_table(w->f, _("The measurements of the period, by how they went"), column, right, columns + 1,
		cell, lines);
	return 0;
}

/* ---- hours and meetings ---- */

static int hours(const struct whole *w)
{
	struct hours_figure *row;
	size_t n;
	const struct report_ask *ask = w->f->ask;
	int rc = store_hours_figures(
		w->f->app->store, ask->subject, 0, ask->first, ask->last, w->f->a, &row, &n);
	document_heading(w->f->m, 1, _("What it took"));
	if (rc || n == 0) {
		document_say(w->f->m, BLOCK_EMPTY, "%s", _("No hours were noted in the period."));
		return rc;
	}
	const char **cell = arena_alloc(w->f->a, n * 2 * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		cell[i * 2] = fill_choice(choices_taking_part, row[i].code);
		cell[i * 2 + 1] = app_hours_show(row[i].hours, w->f->a);
	}
	fill_table(w->f, _("Hours spent on the programme"), (const char *const[]){ _("who"), _("hours") },
		(const bool[]){ false, true }, 2, cell, n);
	return 0;
}

static int meetings(const struct whole *w)
{
	struct meeting_figure *row;
	size_t n;
	const struct report_ask *ask = w->f->ask;
	int rc = store_meeting_figures(
		w->f->app->store, ask->subject, ask->first, ask->last, w->f->a, &row, &n);
	document_heading(w->f->m, 1, _("Meetings"));
	if (rc || n == 0) {
		document_say(w->f->m, BLOCK_EMPTY, "%s", _("There were no meetings in the period."));
		return rc;
	}
	const char **cell = arena_alloc(w->f->a, n * 3 * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		cell[i * 3] = fill_choice(choices_meeting, row[i].kind);
		cell[i * 3 + 1] = arena_printf(w->f->a, "%lld", (long long)row[i].meetings);
		cell[i * 3 + 2] = row[i].came > 0 && row[i].came < w->f->least ?
			arena_printf(w->f->a, "< %lld", (long long)w->f->least) :
			arena_printf(w->f->a, "%lld", (long long)row[i].came);
	}
	fill_table(w->f, _("Meetings of the period, and how often somebody came"),
		(const char *const[]){ _("kind"), _("meetings"), _("times attended") },
		(const bool[]){ false, true, true }, 3, cell, n);
	return 0;
}

/* ---- the whole ---- */

static int head(struct filling *f)
{
	struct record *r;
	int rc = store_get(f->app->store, E_PROGRAMME, f->ask->subject, f->a, &r);
	if (rc)
		return rc;
	const char *name = text_clean(f->a, record_text(r, "name"), false);
	document_title(f->m, arena_printf(f->a, _("The programme %s"), name), fill_period(f));
	if (record_get(r, "aim"))
		document_say(f->m, BLOCK_WORDS, "%s", text_clean(f->a, record_get(r, "aim"), true));
	fill_caution(f);
	return 0;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, false);
	struct whole w = { .f = &f };
	const struct finding_scope noted = { .programme = ask->subject };
	int rc = head(&f);
	if (rc || (rc = fill_regions(&f, &w.region, &w.name, &w.n)) || (rc = taking_part(&w)) ||
		(rc = fill_counts(&f, w.region, w.name, w.n, -1)) || (rc = fill_lasting(&f, 0)) ||
		(rc = waves(&w)) || (rc = hours(&w)) || (rc = meetings(&w)))
		goto out;
	if ((rc = fill_findings(&f, &noted, fill_all_sections)))
		goto out;
	fill_folded(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_programme = {
	.code = "programme", .subject = E_PROGRAMME, .names = false, .fill = fill };
