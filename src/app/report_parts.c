/* What the reports are put together from: words, tables and findings. */
#include "report_parts.h"

#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/text.h"

enum { SECTION_MOST = 20, LEAST_OTHERWISE = 5 };

struct filling filling_of(struct app *app, const struct report_ask *ask, struct document_maker *m,
	struct arena *a, bool names)
{
	struct filling f = { .app = app, .ask = ask, .m = m, .a = a };
	/* Who shows every count (0) still shows no names: 0 is for reports that may hold these. */
	if (!names)
		f.least = rules_parameter_number(
			app->rules, "programma_kleinste_cel", app->today, LEAST_OTHERWISE);
	if (!names && f.least < 1)
		f.least = 1;
	return f;
}

void filling_end(struct filling *f)
{
	mask_free(&f->mask);
}

/* ---- sections ---- */

void fill_section(struct filling *f, const char *heading)
{
	f->heading = heading;
}

void fill_begin(struct filling *f)
{
	if (f->heading)
		document_heading(f->m, 1, f->heading);
	f->heading = NULL;
}

void fold(struct filling *f, struct folded *list, const char *text)
{
	const char **more = arena_alloc(f->a, (list->n + 1) * sizeof *more);
	if (list->n)
		memcpy(more, list->text, list->n * sizeof *more);
	more[list->n++] = text;
	list->text = more;
}

static void unfold(struct filling *f, const char *heading, const char *words, const struct folded *list)
{
	if (list->n == 0)
		return;
	document_heading(f->m, 1, heading);
	document_say(f->m, BLOCK_WORDS, "%s", words);
	for (size_t i = 0; i < list->n; i++)
		document_say(f->m, BLOCK_ITEM, "%s", list->text[i]);
}

/* These are titles, short enough for a sentence. */
static void unfold_sections(struct filling *f, const struct folded *list)
{
	const char *all = "";
	for (size_t i = 0; i < list->n; i++)
		all = arena_printf(f->a, "%s%s%s", all, i > 0 ? "; " : "", list->text[i]);
	if (list->n == 0)
		return;
	document_heading(f->m, 1, _("Without findings"));
	document_say(f->m, BLOCK_EMPTY, _("Of the period nothing was noted under: %s."), all);
}

void fill_folded(struct filling *f)
{
	unfold(f, _("Too small to show"),
		_("The groups in these are so small that people could be found in them:"), &f->small);
	unfold(f, _("Nothing on record"), _("Of the period nothing was on record for:"), &f->nothing);
	unfold_sections(f, &f->unsaid);
	f->small = f->nothing = f->unsaid = (struct folded){ NULL, 0 };
}

/* ---- words ---- */

const char *fill_period(const struct filling *f)
{
	const char *from = date_full(f->a, f->ask->first), *until = date_full(f->a, f->ask->last);
	const char *days = arena_printf(f->a, _("from %s until %s"), from, until);
	if (f->ask->kind == REPORT_PROGRAMME || f->ask->programme == 0)
		return days;
	return arena_printf(
		f->a, _("%s, %s"), store_title(f->app->store, E_PROGRAMME, f->ask->programme, f->a), days);
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

void fill_table(struct filling *f, const char *caption, const char *const *column, const bool *number,
	size_t ncolumns, const char *const *cell, size_t nrows)
{
	const struct block b = { .kind = BLOCK_TABLE,
		.text = caption,
		.table = { .column = column,
			.number = number,
			.ncolumns = ncolumns,
			.cell = cell,
			.nrows = nrows } };
	fill_begin(f);
	document_add(f->m, &b);
}

/* ---- findings ---- */

const char *const fill_all_sections[] = { "helps", "hinders", "need", "practice", "onward", "role", "learnt",
	NULL };

static const char *section_title(const char *code)
{
	static const char *const titles[] = { N_("What helps placements last"), N_("What stands in the way"),
		N_("What employers need"), N_("Good practice"), N_("From job to job"),
		N_("The role of the labour expert"), N_("What we learnt") };
	return _(titles[fill_index(choices_section, code)]);
}

/* Where names may not be, neither may the day that points at one. Which factor it is, is the expert's own,
 * and told to colleagues alone. */
static const char *quoted(struct filling *f, const struct finding_row *r, int64_t times, int *rc)
{
	const char *text = fill_text(f, r->text, rc), *on = f->least ? NULL : date_full(f->a, r->date);
	const char *often = times > 1 ? arena_printf(f->a, _("noted %lld times"), (long long)times) : NULL;
	if (r->factor.nl && f->ask->kind == REPORT_CASE)
		on = fill_text(f, text_clean(f->a, lang_text(r->factor), false), rc);
	if (!on && !often)
		return text;
	return arena_printf(
		f->a, "%s (%s%s%s)", text, on ? on : "", on && often ? ", " : "", often ? often : "");
}

/* A finding, and how often its words were noted for its section. */
struct told {
	const struct finding_row *row;
	int64_t times;
	size_t place;
};

static int by_times(const void *x, const void *y)
{
	const struct told *a = x, *b = y;
	if (a->times != b->times)
		return a->times > b->times ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Of a section, the same words once. */
static size_t gather(const struct finding_row *row, size_t n, const char *code, struct told *out)
{
	size_t all = 0, k;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(row[i].section, code) != 0)
			continue;
		for (k = 0; k < all && strcmp(out[k].row->text, row[i].text) != 0;)
			k++;
		if (k == all)
			out[all++] = (struct told){ .row = &row[i], .place = i };
		out[k].times++;
	}
	return all;
}

static int one_section(struct filling *f, const struct finding_row *row, size_t n, const char *code)
{
	struct told *told = arena_alloc(f->a, (n + 1) * sizeof *told);
	size_t all = gather(row, n, code, told), shown = all < SECTION_MOST ? all : SECTION_MOST;
	int rc = 0;
	if (all == 0)
		fold(f, &f->unsaid, section_title(code));
	if (all == 0)
		return 0;
	/* What many noted points at nobody, and says more of a whole region than what is new. */
	if (f->least)
		qsort(told, all, sizeof *told, by_times);
	fill_section(f, section_title(code));
	fill_begin(f);
	for (size_t i = 0; i < shown && rc == 0; i++) {
		const char *text = quoted(f, told[i].row, told[i].times, &rc);
		if (rc == 0)
			document_say(f->m, BLOCK_QUOTE, "%s", text);
	}
	if (all > shown)
		document_say(f->m, BLOCK_WORDS, f->least ? ngettext("And %zu more that was noted less often.",
			"And %zu more that were noted less often.", (unsigned long)(all - shown)) :
			ngettext("And %zu more that is older.", "And %zu more that are older.",
			(unsigned long)(all - shown)), all - shown);
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
		rc = one_section(f, row, n, *sections);
	return rc;
}
