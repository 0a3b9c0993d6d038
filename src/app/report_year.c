/* The report of an expert's own year: with whom contact was had and how often, what decided, and how often
 * the employee was asked. For that expert alone. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/text.h"
#include "report_parts.h"

enum { HALF = 2 };

static struct figure_scope scope_of(const struct filling *f)
{
	return (struct figure_scope){
		.expert = f->ask->subject, .first = f->ask->first, .last = f->ask->last
	};
}

static const char *count(const struct filling *f, int64_t n)
{
	return arena_printf(f->a, "%lld", (long long)n);
}

/* ---- the caseload ---- */

static int caseload(struct filling *f)
{
	const struct figure_scope at = scope_of(f);
	struct placement_figure *row;
	size_t n;
	int64_t all = 0, begun = 0, ended = 0;
	int rc = store_placement_figures(f->app->store, &at, f->a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		all += row[i].n;
		begun += row[i].year > 0 ? row[i].n : 0;
		ended += row[i].ended ? row[i].n : 0;
	}
	document_heading(f->m, 1, _("The caseload"));
	document_say(f->m, BLOCK_WORDS,
		_("Placements that ran in the period: %lld, of which %lld began and %lld ended in it."),
		(long long)all, (long long)begun, (long long)ended);
	return rc;
}

/* ---- contacts ---- */

/* Parties down, means across; attempts last. */
static int contacts(struct filling *f)
{
	const struct figure_scope at = scope_of(f);
	size_t parties = fill_choices(choices_party), media = fill_choices(choices_medium), n, lines = 0;
	size_t columns = media + 4; /* party, means, not known, together, not reached */
	struct contact_figure *row;
	int rc = store_contact_figures(f->app->store, &at, f->a, &row, &n);
	document_heading(f->m, 1, _("With whom there was contact"));
	if (rc || n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No contact was noted in the period."));
		return rc;
	}
	int64_t *sum = arena_alloc(f->a, (parties + 1) * columns * sizeof *sum);
	memset(sum, 0, (parties + 1) * columns * sizeof *sum);
	for (size_t i = 0; i < n; i++) {
		int64_t *of = sum + fill_index(choices_party, row[i].party) * columns;
		of[fill_index(choices_medium, row[i].medium) + 1] += row[i].talks;
		of[media + 2] += row[i].talks;
		of[media + 3] += row[i].attempts;
	}
	const char **cell = arena_alloc(f->a, (parties + 1) * columns * sizeof *cell),
		   **column = arena_alloc(f->a, columns * sizeof *column);
	bool *number = arena_alloc(f->a, columns * sizeof *number);
	size_t *used = arena_alloc(f->a, columns * sizeof *used), shown = 0;
	/* A means that nobody used is no column: a page is narrow. */
	for (size_t k = 0; k < columns; k++) {
		bool any = k == 0 || k == media + 2;
		for (size_t p = 0; p <= parties; p++)
			any = any || sum[p * columns + k] > 0;
		if (!any)
			continue;
		used[shown] = k;
		number[shown] = k > 0;
		column[shown++] = k == 0 ? _("with") : k <= media ? lang_text(choices_medium[k - 1].label) :
			k == media + 1 ? _("not known") : k == media + 2 ? _("together") : _("not reached");
	}
	for (size_t p = 0; p <= parties; p++) {
		const int64_t *of = sum + p * columns;
		if (of[media + 2] == 0 && of[media + 3] == 0)
			continue;
		cell[lines * shown] = p < parties ? lang_text(choices_party[p].label) : _("not known");
		for (size_t k = 1; k < shown; k++)
			cell[lines * shown + k] = count(f, of[used[k]]);
		lines++;
	}
	fill_table(f, _("Talks by party and means"), column, number, shown, cell, lines);
	return 0;
}

static int by_days(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;
	return (*a > *b) - (*a < *b);
}

static int intervals(struct filling *f)
{
	static const char *const sides[] = { "employer", "employee" };
	enum { COLUMNS = 5 };
	const struct figure_scope at = scope_of(f);
	const char *cell[2 * COLUMNS];
	size_t lines = 0;
	document_heading(f->m, 1, _("How long between talks"));
	for (size_t i = 0; i < 2; i++) {
		int64_t *gap;
		size_t n;
		int rc = store_talk_gaps(f->app->store, &at, sides[i], f->a, &gap, &n);
		if (rc)
			return rc;
		if (n == 0)
			continue;
		qsort(gap, n, sizeof *gap, by_days);
		const char **to = cell + lines++ * COLUMNS;
		to[0] = fill_choice(choices_party, sides[i]);
		to[1] = count(f, (int64_t)n);
		to[2] = count(f, gap[0]);
		/* Of an even number the lower of the two in the middle: a number of days that there was. */
		to[3] = count(f, gap[(n - 1) / HALF]);
		to[4] = count(f, gap[n - 1]);
	}
	if (lines == 0)
		document_say(f->m, BLOCK_EMPTY, "%s", _("No placement was spoken about twice."));
	else
		fill_table(f, _("Days between two talks about the same placement"),
			(const char *const[]){
				_("with"), _("intervals"), _("shortest"), _("middle"), _("longest") },
			(const bool[]){ false, true, true, true, true }, COLUMNS, cell, lines);
	return 0;
}

/* ---- decisions ---- */

/* How often a factor spoke for, against or was seen. */
struct weight {
	const char *code, *label;
	int64_t in[3], all;
};

static int by_weight(const void *x, const void *y)
{
	const struct weight *a = x, *b = y;
	if (a->all != b->all)
		return a->all > b->all ? -1 : 1;
	return strcmp(a->code, b->code);
}

/* A factor that is no longer in the list goes by its code. */
static struct weight *weight_of(struct weight *w, size_t *n, const char *code)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(w[i].code, code) == 0)
			return &w[i];
	w[*n] = (struct weight){ .code = code, .label = code };
	return &w[(*n)++];
}

static void factors(struct filling *f, const struct decision_figure *row, size_t n,
	const struct factor *known, size_t nknown)
{
	enum { COLUMNS = 4 };
	size_t most = nknown, count_of = 0, lines = 0;
	for (size_t i = 0; i < n; i++)
		most += strlen(row[i].factors) / HALF + 1;
	struct weight *w = arena_alloc(f->a, (most + 1) * sizeof *w);
	for (size_t i = 0; i < nknown; i++)
		w[count_of++] = (struct weight){ .code = known[i].code, .label = known[i].label };
	for (size_t i = 0; i < n; i++) {
		struct weighed_factor *one;
		size_t k;
		if (!*row[i].factors || factors_read(row[i].factors, f->a, &one, &k) != 0)
			continue;
		for (size_t j = 0; j < k; j++) {
			struct weight *of = weight_of(w, &count_of, one[j].code);
			of->in[one[j].direction == '+' ? 0 : one[j].direction == '-' ? 1 : 2] += row[i].n;
			of->all += row[i].n;
		}
	}
	qsort(w, count_of, sizeof *w, by_weight);
	const char **cell = arena_alloc(f->a, (count_of + 1) * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < count_of && w[i].all > 0; i++, lines++) {
		cell[i * COLUMNS] = text_clean(f->a, w[i].label, false);
		for (size_t k = 0; k < 3; k++)
			cell[i * COLUMNS + k + 1] = count(f, w[i].in[k]);
	}
	document_heading(f->m, 1, _("Which factors decided"));
	if (lines == 0)
		document_say(f->m, BLOCK_EMPTY, "%s",
			_("No factors were noted with the decisions of the period."));
	else
		fill_table(f, _("How often a factor was named in a weighing"),
			(const char *const[]){ _("factor"), _("for"), _("against"), _("seen") },
			(const bool[]){ false, true, true, true }, COLUMNS, cell, lines);
}

/* Each choice of a list with how often it occurs; what is empty last. */
static void list(struct filling *f, const char *caption, const char *what, const struct choice *choices,
	const struct decision_figure *row, size_t n, bool view)
{
	size_t kinds = fill_choices(choices), lines = 0;
	const char **cell = arena_alloc(f->a, (kinds + 1) * 2 * sizeof *cell);
	for (size_t k = 0; k <= kinds; k++) {
		int64_t sum = 0;
		for (size_t i = 0; i < n; i++)
			if (fill_index(choices, view ? row[i].client_view : row[i].verdict) == k)
				sum += row[i].n;
		if (sum == 0)
			continue;
		cell[lines * 2] = k < kinds ? lang_text(choices[k].label) : _("not noted");
		cell[lines++ * 2 + 1] = count(f, sum);
	}
	fill_table(f, caption, (const char *const[]){ what, _("how often") }, (const bool[]){ false, true },
		2, cell, lines);
}

static int decisions(struct filling *f)
{
	const struct figure_scope at = scope_of(f);
	struct decision_figure *row;
	struct factor *known;
	size_t n, nknown;
	int64_t all = 0, asked = 0;
	int rc = store_decision_figures(f->app->store, &at, f->a, &row, &n);
	if (rc || (rc = app_factors(f->app, f->a, &known, &nknown)))
		return rc;
	factors(f, row, n, known, nknown);
	for (size_t i = 0; i < n; i++) {
		all += row[i].n;
		asked += strcmp(row[i].client_view, "agrees") == 0 ||
					 strcmp(row[i].client_view, "differs") == 0
				 ? row[i].n
				 : 0;
	}
	document_heading(f->m, 1, _("How often the employee was asked"));
	if (all == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No decision was noted in the period."));
		return 0;
	}
	document_say(f->m, BLOCK_WORDS,
		_("In %lld of %lld decisions it is noted that the employee was asked."), (long long)asked,
		(long long)all);
	list(f, _("The employee's view"), _("view"), choices_client_view, row, n, true);
	list(f, _("What was decided"), _("decision"), choices_verdict, row, n, false);
	return 0;
}

static int hours(struct filling *f)
{
	enum { COLUMNS = 3 };
	struct hours_figure *row;
	size_t n;
	int rc = store_hours_figures(
		f->app->store, 0, f->ask->subject, f->ask->first, f->ask->last, f->a, &row, &n);
	document_heading(f->m, 1, _("Hours and certification points"));
	if (rc || n == 0) {
		document_say(f->m, BLOCK_EMPTY, "%s", _("No hours were noted in the period."));
		return rc;
	}
	double spent = 0, points = 0;
	const char **cell = arena_alloc(f->a, (n + 1) * COLUMNS * sizeof *cell);
	for (size_t i = 0; i <= n; i++) {
		cell[i * COLUMNS] = i < n ? fill_choice(choices_programme_work, row[i].code) : _("together");
		cell[i * COLUMNS + 1] = app_hours_show(i < n ? row[i].hours : spent, f->a);
		cell[i * COLUMNS + 2] = app_hours_show(i < n ? row[i].points : points, f->a);
		spent += i < n ? row[i].hours : 0;
		points += i < n ? row[i].points : 0;
	}
	fill_table(f, _("Hours for programmes, by what they were spent on"),
		(const char *const[]){ _("on"), _("hours"), _("points") },
		(const bool[]){ false, true, true }, COLUMNS, cell, n + 1);
	return 0;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, true);
	document_title(m,
		arena_printf(a, _("The year of %s"), store_title(app->store, E_EXPERT, ask->subject, a)),
		fill_period(&f));
	document_say(m, BLOCK_WORDS, "%s",
		_("This report is for the labour expert it is about, to look back on their own work."));
	int rc = caseload(&f);
	if (rc || (rc = contacts(&f)) || (rc = intervals(&f)) || (rc = decisions(&f)))
		goto out;
	rc = hours(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_year = { .code = "year", .subject = E_EXPERT, .names = true, .fill = fill };
