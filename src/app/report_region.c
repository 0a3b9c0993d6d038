/* The report of a region: what its placements show together, without names. */
#include "anker/text.h"
#include "report_parts.h"

static int title(struct filling *f, const char **out)
{
	struct record *r;
	int rc = store_get(f->app->store, E_REGION, f->ask->subject, f->a, &r);
	if (rc)
		return rc;
	*out = text_clean(f->a, record_text(r, "name"), false);
	const char *period = fill_period(f);
	if (f->ask->programme)
		period = arena_printf(f->a, _("%s, %s"), store_title(f->app->store, E_PROGRAMME, f->ask->programme, f->a), period);
	document_title(f->m, arena_printf(f->a, _("What lasts in %s"), *out), period);
	return 0;
}

static long place_in(const int64_t *region, size_t n, int64_t which)
{
	for (size_t i = 0; i < n; i++)
		if (region[i] == which)
			return (long)i;
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
		(rc = fill_lasting(&f, ask->subject)))
		goto out;
	rc = fill_findings(&f, &noted, fill_all_sections);
out:
	filling_end(&f);
	return rc;
}

const struct report_source report_region = { .code = "region", .subject = E_REGION, .names = false, .fill = fill };
