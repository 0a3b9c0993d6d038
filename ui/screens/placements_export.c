/* The list of placements as it is shown (filter and order) to a CSV file that a
 * spreadsheet opens and import reads back. Headers are the dictionary's. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/exchange.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { PAGE = 500 };

static void cell(FILE *out, struct arena *a, const char *text, bool first)
{
	if (!first)
		fputc(';', out);
	fputs(csv_cell(a, text ? text : "", false), out);
}

static void write_header(FILE *out, struct arena *a)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} columns[] = {
		{ E_PLACEMENT, "number" }, { E_PLACEMENT, "employee" }, { E_PLACEMENT, "employer" },
		{ E_ORGANISATION, "place" }, { E_PLACEMENT, "job_title" }, { E_PLACEMENT, "hours" },
		{ E_PLACEMENT, "status" }, { E_PLACEMENT, "phase" }, { E_PLACEMENT, "course" },
		{ E_PLACEMENT, "contract" }, { E_PLACEMENT, "start" }, { E_PLACEMENT, "trial_end" },
		{ E_PLACEMENT, "contract_end" }, { E_PLACEMENT, "ended" },
	};
	const char *const more[] = { _("Employer spoken"), _("Employee spoken"), _("Job coach spoken"),
		_("Next contact") };

	fputs("\xef\xbb\xbf", out);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		const struct entity *e = model_entity(columns[i].entity);

		cell(out, a, lang_text(e->fields[model_field(e, columns[i].field)].label), i == 0);
	}
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		cell(out, a, more[i], false);
	fputs("\r\n", out);
}

static void write_row(FILE *out, struct arena *a, const struct placement_row *r)
{
	const char *const texts[] = { r->number, r->employee, r->employer, r->place, r->job_title, r->hours,
		code_label(E_PLACEMENT, "status", r->status), code_label(E_PLACEMENT, "phase", r->phase),
		code_label(E_PLACEMENT, "course", r->course),
		code_label(E_PLACEMENT, "contract", r->contract) };
	const struct date_span spans[] = { r->start, r->trial_end, r->contract_end };
	const day days[] = { r->ended, r->last_employer, r->last_employee, r->last_jobcoach,
		r->next_contact };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cell(out, a, texts[i], i == 0);
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		cell(out, a, spans[i].first == spans[i].last ? date_long(a, spans[i].first)
							   : date_span_show(a, spans[i], DAY_NONE), false);
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		cell(out, a, days[i] == DAY_NONE ? "" : date_long(a, days[i]), false);
	fputs("\r\n", out);
}

static int write_rows(struct app *app, struct placement_query q, FILE *out, int64_t *count)
{
	struct arena *a = arena_new();
	struct placement_row *rows;
	size_t n = PAGE;
	int rc = 0;

	write_header(out, a);
	for (q.limit = PAGE, q.offset = 0; rc == 0 && n == PAGE; q.offset += PAGE) {
		arena_reset(a);
		if ((rc = store_placements(app->store, &q, a, &rows, &n)) < 0)
			break;
		for (size_t i = 0; i < n; i++)
			write_row(out, a, &rows[i]);
		*count += (int64_t)n;
	}
	arena_free(&a);
	return rc;
}

unsigned placements_export(struct screen *s, const struct placement_query *q)
{
	struct arena *a = arena_new();
	char iso[DATE_ISO_SIZE];
	struct ask ask = { .label = _("Export what is shown to:"),
		.text = arena_printf(a, "%s-%s.csv", _("placements"), date_iso(iso, ui_today(s))) };
	int64_t count = 0;
	char *path;
	FILE *out;
	int rc;

	if (ui_ask(s, &ask, a, &path) < 0 || !*(path = text_trim(a, path)) || !(out = export_open(s, path)))
		goto out;
	rc = write_rows(app_of(s), *q, out, &count);
	if ((ferror(out) | fclose(out)) && rc == 0)
		rc = err_set(ERR_IO, _("%s cannot be written: %s"), path, strerror(errno));
	if (rc < 0)
		ui_failed(s);
	else
		ui_toast(s, _("%lld placements are in %s"), (long long)count, text_clean(a, path, false));
out:
	arena_free(&a);
	return UI_PAINT;
}
