/* The report of a region: what its placements show together, without names. */
#include <string.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/text.h"
#include "report_parts.h"

static int title(struct filling *f, const char **out)
{
	struct record *r;
	int rc = store_get(f->app->store, E_REGION, f->ask->subject, f->a, &r);
	if (rc)
		return rc;
	*out = text_clean(f->a, record_text(r, "name"), false);
	document_title(f->m, arena_printf(f->a, _("Lasting placements in %s"), *out), fill_period(f));
	return 0;
}

static long place_in(const int64_t *region, size_t n, int64_t which)
{
	for (size_t i = 0; i < n; i++)
		if (region[i] == which)
			return (long)i;
	return 0;
}

/* ---- hours ---- */

/* Of a few people or employers, in this region or in one of the others: the programme tells all regions
 * together, and what is left over would be theirs. */
static bool is_few(const struct filling *f, const struct region_hours *row, size_t n, const char *party)
{
	bool few = false;
	for (size_t i = 0; i < n; i++)
		few = few || (strcmp(row[i].code, party) == 0 && row[i].about > 0 && row[i].about < f->least);
	return few;
}

static int hours(struct filling *f)
{
	enum { COLUMNS = 2 };
	struct region_hours *row;
	size_t n, lines = 0, few = 0;
	int rc = store_region_hours(
		f->app->store, f->ask->programme, f->ask->first, f->ask->last, f->a, &row, &n);
	document_heading(f->m, 1, _("What it took"));
	if (rc)
		return rc;
	const char **cell = arena_alloc(f->a, (n + 1) * COLUMNS * sizeof *cell);
	for (size_t i = 0; i < n; i++) {
		if (row[i].region != f->ask->subject)
			continue;
		if (is_few(f, row, n, row[i].code)) {
			few++;
			continue;
		}
		cell[lines * COLUMNS] = fill_choice(choices_taking_part, row[i].code);
		cell[lines++ * COLUMNS + 1] = app_hours_show(row[i].hours, f->a);
	}
	if (lines)
		fill_table(f, _("Hours spent on employers and placements of this region"),
			(const char *const[]){ _("who"), _("hours") }, (const bool[]){ false, true }, COLUMNS,
			cell, lines);
	else
		document_say(f->m, BLOCK_EMPTY, "%s", few ? _("Hours were noted, of too few to show.")
							  : _("No hours were noted in the period."));
	if (lines && few)
		document_say(f->m, BLOCK_WORDS, "%s",
			_("Hours of who is not in this table were about too few to show."));
	return 0;
}

static int fill(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a)
{
	struct filling f = filling_of(app, ask, m, a, false);
	const struct finding_scope noted = { .region = ask->subject, .programme = ask->programme };
	int64_t *region;
	const char **name, *called;
	size_t n;
	int rc = title(&f, &called);
	if (rc || (rc = fill_regions(&f, &region, &name, &n)))
		goto out;
	fill_caution(&f);
	if ((rc = fill_counts(&f, region, name, n, place_in(region, n, ask->subject))) ||
		(rc = fill_lasting(&f, ask->subject)) || (rc = hours(&f)))
		goto out;
	if ((rc = fill_findings(&f, &noted, fill_all_sections)))
		goto out;
	fill_folded(&f);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_region = {
	.code = "region", .subject = E_REGION, .names = false, .fill = fill
};
