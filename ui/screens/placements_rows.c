/* How a placement looks as a row of the list. The order of the columns is that
 * of what is asked most; the last ones are dropped first where it is narrow. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/places.h"

const struct list_column placement_columns[PLACEMENT_COLUMNS] = {
	[PC_EMPLOYEE] = { N_("Employee"), 14, 20, 0, ALIGN_LEFT },
	[PC_EMPLOYER] = { N_("Employer"), 19, 0, 0, ALIGN_LEFT },
	[PC_COURSE] = { N_("Course"), 11, 11, 1, ALIGN_LEFT },
	[PC_ER] = { N_("er ago"), 6, 7, 2, ALIGN_RIGHT },
	[PC_EE] = { N_("ee ago"), 6, 7, 3, ALIGN_RIGHT },
	[PC_UNTIL] = { N_("Until"), 8, 8, 4, ALIGN_LEFT },
	[PC_NEXT] = { N_("Next"), 8, 8, 5, ALIGN_LEFT },
	[PC_PHASE] = { N_("Phase"), 11, 19, 6, ALIGN_LEFT },
	[PC_JOB] = { N_("Job"), 12, 24, 7, ALIGN_LEFT },
	[PC_START] = { N_("Start"), 8, 8, 8, ALIGN_LEFT },
};

static unsigned short age_style(const struct app *app, const struct placement_row *r, bool employee)
{
	return app_talk_late(app, r, employee) ? ST_LATE : ST_NORMAL;
}

void placement_row_fill(const struct app *app, struct arena *a, const struct placement_row *r,
	struct list_row *row)
{
	/* A trial that may last still counts; empty dates lie before today. */
	bool trial = r->trial_end.last >= app->today || !date_span_is(r->contract_end);
	struct date_span until = r->ended != DAY_NONE ? (struct date_span){ r->ended, r->ended }
				 : trial	      ? r->trial_end
						      : r->contract_end;
	bool ended = strcmp(r->status, "ended") == 0;
	enum style style;
	const char *mark = course_mark(r->course, &style);

	row->id = r->id;
	row->cells[PC_EMPLOYEE] = r->employee;
	row->cells[PC_EMPLOYER] = *r->place ? arena_printf(a, "%s, %s", r->employer, r->place) : r->employer;
	row->cells[PC_COURSE] =
		ended	     ? _("ended")
		: *r->course ? arena_printf(a, "%s %s", mark, code_label(E_PLACEMENT, "course", r->course))
			     : _("unknown");
	row->cells[PC_ER] = ago_text(a, r->last_employer, app->today);
	row->cells[PC_EE] = ago_text(a, r->last_employee, app->today);
	row->cells[PC_UNTIL] = compact_span(a, until, app->today);
	row->cells[PC_NEXT] = compact_day(a, r->next_contact, app->today);
	row->cells[PC_PHASE] = code_label(E_PLACEMENT, "phase", r->phase);
	row->cells[PC_JOB] = r->job_title;
	row->cells[PC_START] = compact_span(a, r->start, app->today);
	if (ended) {
		for (size_t i = 0; i < LIST_COLUMNS; i++)
			row->styles[i] = ST_DIM;
		return;
	}
	row->styles[PC_COURSE] = (unsigned short)style;
	row->styles[PC_ER] = age_style(app, r, false);
	row->styles[PC_EE] = age_style(app, r, true);
	row->styles[PC_UNTIL] = !date_span_is(until) ? ST_DIM : until.last < app->today ? ST_LATE : ST_NORMAL;
	row->styles[PC_NEXT] =
		r->next_contact != DAY_NONE && r->next_contact < app->today ? ST_LATE : ST_NORMAL;
}
