/* One placement: what is known, what is proposed, what happened. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/course.h"
#include "screens/fit.h"
#include "screens/instruments.h"
#include "screens/page.h"
#include "screens/places.h"
#include "screens/reports.h"
#include "screens/support.h"
#include "screens/weigh.h"

enum { LATEST = 30 };

static int open_placement(struct screen *s, const void *arg)
{
	const struct subject *subject = arg;

	detail_open(s->state, s);
	detail_of(s)->subject = *subject;
	return 0;
}

static int load(struct screen *s)
{
	return placement_fill(s->state, app_of(s), detail_of(s)->subject.placement, LATEST);
}

/* ---- actions ---- */

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_PLACEMENT, detail_of(s)->subject.placement, NULL, 0);
}

static unsigned edit_employee(struct screen *s)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned reacts;
	int64_t employee = 0;

	if (store_get(app_of(s)->store, E_PLACEMENT, detail_of(s)->subject.placement, a, &r) == 0)
		employee = record_ref(r, "employee");
	reacts = employee ? record_edit(s, E_EMPLOYEE, employee, NULL, 0) : ui_failed(s);
	arena_free(&a);
	return reacts;
}

static unsigned employer(struct screen *s)
{
	struct subject to = { 0, detail_of(s)->subject.employer };

	return ui_push(s, &employer_screen, &to);
}

static unsigned rest(struct screen *s)
{
	return rest_menu(s, detail_of(s)->subject.placement);
}

static unsigned fit(struct screen *s)
{
	return ui_push(s, &fit_screen, &detail_of(s)->subject);
}

static unsigned profile(struct screen *s)
{
	return detail_new(s, E_PROFILE);
}

static unsigned end(struct screen *s)
{
	return placement_end(s, detail_of(s)->subject.placement);
}

static unsigned report(struct screen *s)
{
	return report_open(s, REPORT_CASE, detail_of(s)->subject.placement);
}

static unsigned scores(struct screen *s)
{
	return ui_push(s, &scores_screen, &detail_of(s)->subject.placement);
}

static const struct ui_action actions[] = {
	{ "detail-open", "<Enter>", N_("open"), N_("Open the selected row: why, a contact, a record"),
		NEED_ROW, detail_enter },
	{ "detail-contact", "c", N_("contact"), N_("Log a contact about this placement"), NEED_WRITABLE,
	  detail_contact },
	DETAIL_TALK_ACTIONS,
	{ "placement-edit", "e", N_("edit"), N_("Edit the placement"), 0, edit },
	{ "placement-fit", "l", N_("load"), N_("Load beside capacity: what the work asks and what someone can"), 0, fit },
	{ "detail-timeline", "t", N_("timeline"), N_("The whole timeline, with filters"), 0,
		detail_timeline },
	{ "detail-file", "f", N_("the file"), N_("The file: records of every kind, and a new one of any"), 0,
		detail_file },
	DETAIL_SUGGESTION_ACTIONS,
	{ "detail-guide", "g", N_("guide"), N_("Open a guide for this placement"), 0, detail_guide },
	{ "placement-employer", "r", N_("employer"), N_("Go to the employer"), 0, employer },
	{ "detail-history", "H", N_("history"),
	  N_("What was changed, when and by whom, here or of the selected row"), 0, detail_history },
	{ "detail-more", "+", NULL, N_("Show the suggestions that are held back, or hide them"), 0,
		detail_more },
	{ "placement-rest", "m", NULL, N_("Agree on rest until a day, end it, or see its history"),
		NEED_WRITABLE, rest },
	{ "placement-end", "X", NULL, N_("End the placement, or look back on one that has ended"), NEED_WRITABLE,
		end },
	{ "placement-report", "R", NULL, N_("This placement as a case for peer review, without names"), 0,
		report },
	{ "scores", "F", NULL, N_("Success scores of each party over time, and adding them"), 0, scores },
	{ "placement-employee", "E", NULL, N_("Edit the employee"), 0, edit_employee },
	SUPPORT_ACTIONS,
	PLACEMENT_PAGE_ACTIONS,
	DETAIL_ADD_ACTIONS,
	{ "placement-profile", "P", NULL, N_("Add a capacity profile"), NEED_WRITABLE, profile },
	{ "detail-action", "A", NULL, N_("Add an action"), NEED_WRITABLE, detail_new_action },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops placement_screen = {
	.name = "placement",
	.title = N_("Placement"),
	.state_size = sizeof(struct detail),
	.actions = actions,
	.open = open_placement,
	.load = load,
	.layout = detail_screen_layout,
	.paint = detail_screen_paint,
	.list = detail_screen_list,
	.need = detail_need,
	.heading = detail_screen_heading,
	.done = detail_screen_done,
};
