/* One employer: people, placements, bottlenecks and contacts in one view, and
 * the suggestions that one visit can serve. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/carve.h"
#include "screens/instruments.h"
#include "screens/pattern.h"
#include "screens/places.h"
#include "screens/reports.h"

enum { LATEST = 20 };

static int open_employer(struct screen *s, const void *arg)
{
	const struct subject *subject = arg;

	detail_open(s->state, s);
	detail_of(s)->subject = (struct subject){ 0, subject->employer };
	return 0;
}

static int load(struct screen *s)
{
	return employer_fill(s->state, app_of(s), detail_of(s)->subject.employer, LATEST);
}

/* ---- actions ---- */

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, detail_of(s)->subject.employer, NULL, 0);
}

static unsigned new_here(struct screen *s, enum entity_id e, const char *field)
{
	char id[24];
	struct preset preset = { field, id };

	snprintf(id, sizeof id, "%lld", (long long)detail_of(s)->subject.employer);
	return record_edit(s, e, 0, &preset, 1);
}

static unsigned new_person(struct screen *s)
{
	return new_here(s, E_PERSON, "organisation");
}

static unsigned pattern(struct screen *s)
{
	return ui_push(s, &pattern_screen, &detail_of(s)->subject.employer);
}

static unsigned report(struct screen *s)
{
	return report_open(s, REPORT_EMPLOYER, detail_of(s)->subject.employer);
}

static unsigned tasks(struct screen *s)
{
	return ui_push(s, &carve_screen, &detail_of(s)->subject.employer);
}

static unsigned new_placement(struct screen *s)
{
	return new_here(s, E_PLACEMENT, "employer");
}

static const struct ui_action actions[] = {
	{ "detail-open", "<Enter>", N_("open"),
		N_("Open the selected row: why, a placement, a person, a record"), NEED_ROW, detail_enter },
	{ "detail-contact", "c", N_("contact"), N_("Log a contact with this employer"), NEED_WRITABLE,
	  detail_contact },
	DETAIL_TALK_ACTIONS,
	{ "employer-edit", "e", N_("edit"), N_("Edit the employer"), 0, edit },
	{ "detail-timeline", "t", N_("timeline"), N_("The whole timeline of all placements here"), 0,
	  detail_timeline },
	{ "employer-person", "K", N_("person"), N_("Add a contact person"), NEED_WRITABLE, new_person },
	{ "employer-placement", "N", N_("placing"), N_("Add a placement here"), NEED_WRITABLE,
		new_placement },
	{ "employer-pattern", "p", N_("pattern"), N_("What the placements here share: bottlenecks by theme"), 0,
		pattern },
	{ "employer-tasks", "o", N_("tasks"), N_("Tasks by department, and functions put together from them"), 0,
		tasks },
	{ "employer-report", "R", NULL, N_("A report for this employer over the past year; or its pattern"),
		0, report },
	{ "detail-file", "f", N_("the file"), N_("The file: records of every kind, and a new one of any"), 0,
		detail_file },
	DETAIL_SUGGESTION_ACTIONS,
	{ "detail-guide", "g", N_("guide"), N_("Open a guide for this employer"), 0, detail_guide },
	{ "detail-history", "H", N_("history"),
	  N_("What was changed, when and by whom, here or of the selected row"), 0, detail_history },
	{ "detail-more", "+", NULL, N_("Show the suggestions that are held back, or hide them"), 0,
		detail_more },
	DETAIL_ADD_ACTIONS,
	{ "detail-action", "A", NULL, N_("Add an action"), NEED_WRITABLE, detail_new_action },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops employer_screen = {
	.name = "employer",
	.title = N_("Employer"),
	.state_size = sizeof(struct detail),
	.actions = actions,
	.open = open_employer,
	.load = load,
	.layout = detail_screen_layout,
	.paint = detail_screen_paint,
	.list = detail_screen_list,
	.need = detail_need,
	.heading = detail_screen_heading,
	.done = detail_screen_done,
};
