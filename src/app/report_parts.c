/* What the reports are put together from: words, tables and findings. */
#include "report_parts.h"

#include <string.h>

#include "anker/choices.h"
#include "anker/text.h"

enum { SECTION_MOST = 20, LEAST_OTHERWISE = 5 };

struct filling filling_of(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a,
	bool names)
{
	return (struct filling){ .app = app, .ask = ask, .m = m, .a = a,
		.least = names ? 0 : rules_parameter_number(app->rules, "programma_kleinste_cel", app->today, LEAST_OTHERWISE) };
}

void filling_end(struct filling *f)
{
	mask_free(&f->mask);
}

/* ---- words ---- */

const char *fill_period(const struct filling *f)
{
	return arena_printf(f->a, _("from %s until %s"), date_long(f->a, f->ask->first), date_long(f->a, f->ask->last));
}

size_t fill_choices(const struct choice *list)
{
	size_t n = 0;
	while (list[n].code)
		n++;
	return n;
}

size_t fill_index(const struct choice *list, const char *code)
{
	int i = code ? model_choice_index(list, code) : -1;
	return i < 0 ? fill_choices(list) : (size_t)i;
}

const char *fill_choice(const struct choice *list, const char *code)
{
	size_t i = fill_index(list, code);
	return list[i].code ? lang_text(list[i].label) : _("not known");
}

const char *fill_span(const struct filling *f, const char *value)
{
	struct date_span s;
	return value && date_span_parse_iso(value, &s) == 0 ? date_span_show(f->a, s, DAY_NONE) : "";
}

/* The names of the whole caseload are read when the first text needs them. */
const char *fill_text(struct filling *f, const char *text, int *rc)
{
	if (!f->least)
		return text;
	if (!f->mask && *rc == 0)
		*rc = mask_open(f->app, &f->mask);
	return *rc ? "" : mask_text(f->mask, text, f->a);
}

void fill_table(const struct filling *f, const char *caption, const char *const *column, const bool *number,
	size_t ncolumns, const char *const *cell, size_t nrows)
{
	const struct block b = { .kind = BLOCK_TABLE, .text = caption,
		.table = { .column = column, .number = number, .ncolumns = ncolumns, .cell = cell, .nrows = nrows } };
	document_add(f->m, &b);
}

/* ---- findings ---- */

const char *const fill_all_sections[] = { "helps", "hinders", "need", "practice", "onward", "role", "learnt", NULL };

static const char *section_title(const char *code)
{
	static const char *const titles[] = { N_("What helps placements last"), N_("What stands in the way"),
		N_("What employers need"), N_("Good practice"), N_("From job to job"), N_("The role of the labour expert"),
		N_("What we learnt") };
	return _(titles[fill_index(choices_section, code)]);
}

/* Where names may not be, neither may the day that points at one. Which factor it is, is the expert's own. */
static const char *quoted(struct filling *f, const struct finding_row *r, bool shared, int64_t times, int *rc)
{
	const char *text = fill_text(f, r->text, rc);
	const char *factor = r->factor.nl && !shared ? text_clean(f->a, lang_text(r->factor), false) : NULL;
	if (factor)
		text = arena_printf(f->a, "%s (%s)", text, factor);
	if (times > 1)
		text = arena_printf(f->a, _("%s [noted %lld times]"), text, (long long)times);
	return f->least ? text : arena_printf(f->a, "%s: %s", date_long(f->a, r->date), text);
}

/* The same words for the same section again: how often from here on; 0: it was told already. */
static int64_t times_noted(const struct finding_row *row, size_t n, size_t i)
{
	int64_t times = 0;
	for (size_t k = 0; k < n; k++) {
		if (strcmp(row[k].section, row[i].section) != 0 || strcmp(row[k].text, row[i].text) != 0)
			continue;
		if (k < i)
			return 0;
		times++;
	}
	return times;
}

static int one_section(struct filling *f, const struct finding_row *row, size_t n, const char *code, bool shared)
{
	size_t told = 0, all = 0;
	int rc = 0;
	document_heading(f->m, 1, section_title(code));
	for (size_t i = 0; i < n && rc == 0; i++) {
		int64_t times = strcmp(row[i].section, code) == 0 ? times_noted(row, n, i) : 0;
		if (times == 0 || all++ >= SECTION_MOST)
			continue;
		const char *text = quoted(f, &row[i], shared, times, &rc);
		told++;
		if (rc == 0)
			document_say(f->m, BLOCK_QUOTE, "%s", text);
	}
	if (all == 0)
		document_say(f->m, BLOCK_EMPTY, "%s", _("Nothing was noted for this in the period."));
	if (all > told)
		document_say(f->m, BLOCK_WORDS, ngettext("And %zu more that is older.", "And %zu more that are older.",
			(unsigned long)(all - told)), all - told);
	return rc;
}

int fill_findings(struct filling *f, const struct finding_scope *scope, const char *const *sections)
{
	struct finding_row *row;
	size_t n;
	struct finding_scope in = *scope;
	in.first = f->ask->first;
	in.last = f->ask->last;
	int rc = store_findings(f->app->store, &in, f->a, &row, &n);
	for (; rc == 0 && *sections; sections++)
		rc = one_section(f, row, n, *sections, scope->shared);
	return rc;
}
