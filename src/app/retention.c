/* The clocks of retention: which files have been at rest long enough. Nothing goes by itself. */
#include <stdlib.h>
#include <string.h>

#include "anker/erasure.h"
#include "anker/forget.h"
#include "anker/text.h"
#include "terms.h"

/* Which clock runs for a file: the first that fits. */
enum clock { CLOCK_NONE, CLOCK_NO_PLACEMENT, CLOCK_OBJECTED, CLOCK_ENDED, CLOCK_SILENT };

static const struct {
	const char *category, *parameter;
	struct label label;
} clocks[] = {
	[CLOCK_NO_PLACEMENT] = { "no_placement", "bewaren_zonder_plaatsing", { "zonder plaatsing", "without a placement" } },
	[CLOCK_OBJECTED] = { "objected", "bewaren_na_bezwaar", { "beëindigd, met bezwaar", "ended, objected" } },
	[CLOCK_ENDED] = { "ended", "bewaren_na_einde", { "beëindigd", "ended" } },
	[CLOCK_SILENT] = { "silent", "bewaren_stil", { "open, maar stil", "open, but silent" } },
};

static enum clock clock_of(const struct retention_fact *f)
{
	if (f->placements == 0)
		return CLOCK_NO_PLACEMENT;
	if (f->open)
		return CLOCK_SILENT;
	return f->objected == DAY_NONE ? CLOCK_ENDED : CLOCK_OBJECTED;
}

static day latest(day a, day b)
{
	return a == DAY_NONE || (b != DAY_NONE && b > a) ? b : a;
}

/* Looked up once for all files. */
struct terms {
	struct duration of[CLOCK_SILENT + 1];
	bool contact_counts;
};

static struct terms terms_today(const struct app *app)
{
	struct terms t = { .contact_counts =
				   rules_parameter_number(app->rules, "bewaren_contact_telt", app->today, 1) != 0 };
	for (enum clock c = CLOCK_NO_PLACEMENT; c <= CLOCK_SILENT; c++)
		t.of[c] = term_on(app, clocks[c].parameter, app->today);
	return t;
}

/* DAY_NONE: the clock does not run, as of a placement without a contact yet. */
static day begins(const struct terms *t, const struct retention_fact *f, enum clock c)
{
	switch (c) {
	case CLOCK_NO_PLACEMENT:
		return f->changed;
	case CLOCK_SILENT:
		return latest(f->contact, f->changed);
	default:
		return t->contact_counts ? latest(f->ended, f->contact) : f->ended;
	}
}

static bool row_of(const struct terms *t, const struct retention_fact *f, struct retention_row *out)
{
	enum clock c = clock_of(f);
	struct duration term = t->of[c];
	day from = begins(t, f, c);
	*out = (struct retention_row){ .employee = f->employee, .category = clocks[c].category,
		.label = lang_text(clocks[c].label), .from = from, .kept_until = f->kept_until,
		.kept_reason = f->kept_reason };
	if (from == DAY_NONE || term.count <= 0)
		return false;
	out->due = term.months ? date_add_months(from, term.count) : from + term.count;
	return true;
}

day app_retention_effective(const struct retention_row *r)
{
	return r->kept_until == DAY_NONE || r->kept_until < r->due ? r->due : r->kept_until;
}

static int by_day(const void *one, const void *other)
{
	const struct retention_row *a = one, *b = other;
	COMPARE(app_retention_effective(a), app_retention_effective(b));
	COMPARE(a->employee, b->employee);
	return 0;
}

/* The caseload as this account may review it: everyone's with the right, else what is in reach. */
static int reviewed(struct app *app, struct app **out)
{
	if (app_may(app, RIGHT_PRIVACY))
		return app_office(app, RIGHT_PRIVACY, out);
	*out = app;
	return app_allow(app, RIGHT_PERSON);
}

static int find_due(struct app *app, int days, struct arena *a, struct retention_row **out, size_t *n)
{
	struct app *office;
	struct retention_fact *f = NULL;
	struct retention_row row;
	size_t nf = 0;
	void *rows = NULL;
	*out = NULL;
	*n = 0;
	int rc = reviewed(app, &office);
	if (rc || (rc = store_retention(office->store, a, &f, &nf)))
		return rc;
	const struct terms terms = terms_today(office);
	for (size_t i = 0; i < nf; i++)
		if (row_of(&terms, &f[i], &row) && row.due <= office->today + days) {
			row.name = store_title(office->store, E_EMPLOYEE, row.employee, a);
			*(struct retention_row *)arena_add(a, &rows, n, sizeof row) = row;
		}
	*out = rows;
	if (*n)
		qsort(*out, *n, sizeof **out, by_day);
	return 0;
}

/* A clock runs on while a file is restricted. */
int app_retention(struct app *app, int days, struct arena *a, struct retention_row **out, size_t *n)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = find_due(app, days, a, out, n);
	store_whole(app->store, false);
	return rc;
}

int app_retention_due(struct app *app, size_t *out)
{
	struct arena *a = arena_new();
	struct retention_row *row;
	size_t n;
	*out = 0;
	int rc = app_retention(app, 0, a, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		*out += app_retention_effective(&row[i]) <= app->today;
	arena_free(&a);
	return rc;
}

int app_retention_days(const struct app *app)
{
	enum { USUAL = 30 };
	struct duration d = term_on(app, "bewaren_vooruit", app->today);
	return d.count <= 0 ? USUAL : d.months ? date_add_months(app->today, d.count) - app->today : d.count;
}

const char *app_retention_source(const struct app *app, const char *category, struct arena *a)
{
	for (size_t i = CLOCK_NO_PLACEMENT; i < sizeof clocks / sizeof *clocks; i++)
		if (strcmp(clocks[i].category, category) == 0)
			return term_source(app, clocks[i].parameter, a);
	return "";
}

static int keep(struct app *app, int64_t employee, day until, const char *reason, struct arena *a, int64_t *txn)
{
	struct record *r;
	int rc = store_get(app->store, E_EMPLOYEE, employee, a, &r);
	if (rc)
		return rc;
	if (r->deleted)
		return err_set(ERR_NOTFOUND, _("this employee was deleted"));
	record_set_day(r, "keep_until", until);
	if ((rc = record_set(r, "keep_reason", reason)))
		return rc;
	if ((rc = store_begin(app->store, arena_printf(a, _("kept longer: %s"),
		     store_title(app->store, E_EMPLOYEE, employee, a)))))
		return rc;
	return txn_end(app, store_put(app->store, r, NULL, NULL), txn);
}

int app_retention_keep(struct app *app, int64_t employee, day until, const char *reason, int64_t *txn)
{
	enum { USUAL = 24 };
	struct app *office;
	int months = rules_parameter_number(app->rules, "bewaren_langer_meest_maanden", app->today, USUAL);
	struct arena *a = arena_new();
	int rc = reviewed(app, &office);
	if (rc)
		goto out;
	if (until == DAY_NONE || until <= app->today)
		rc = err_set(ERR_INVALID, _("give a day that is still to come"));
	else if (until > date_add_months(app->today, months))
		rc = err_set(ERR_INVALID, _("a file is kept at most %d months longer at a time; somebody looks again then"),
			months);
	else if (!reason || !*text_trim(a, reason))
		rc = err_set(ERR_INVALID, _("say why it is kept longer"));
	else {
		if ((rc = store_whole(office->store, true)) == 0)
			rc = keep(office, employee, until, reason, a, txn);
		store_whole(office->store, false);
	}
out:
	arena_free(&a);
	return rc;
}
