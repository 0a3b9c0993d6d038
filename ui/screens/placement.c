/* One placement: what is known, what is proposed, what happened. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/places.h"

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

static void layout(struct screen *s, struct rect area)
{
	if (detail_layout(s->state, area) < 0)
		ui_failed(s);
}

static void paint(const struct screen *s, struct canvas *c)
{
	detail_paint(s->state, c, true);
}

static struct list *list(struct screen *s)
{
	return &detail_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct detail *d = detail_of(s);

	*left = d->title ? arena_strdup(a, d->title) : _("Placement");
	*right = arena_strdup(a, d->right);
}

static void done(struct screen *s)
{
	detail_end(s->state);
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
	const char *employee = NULL;
	unsigned reacts;
	int64_t id;

	if (store_get(app_of(s)->store, E_PLACEMENT, detail_of(s)->subject.placement, a, &r) == 0)
		employee = record_get(r, "employee");
	reacts = employee && id_parse(employee, &id) == 0 ? record_edit(s, E_EMPLOYEE, id, NULL, 0) : ui_failed(s);
	arena_free(&a);
	return reacts;
}

static unsigned employer(struct screen *s)
{
	struct subject to = { 0, detail_of(s)->subject.employer };

	return ui_push(s, &employer_screen, &to);
}

static unsigned profile(struct screen *s)
{
	return detail_new(s, E_PROFILE);
}

static unsigned history(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));
	struct history_arg arg = { E_PLACEMENT, detail_of(s)->subject.placement, -1 };

	/* On a row of the timeline: of that record. */
	if (it && it->entity != E_NONE && it->id)
		arg = (struct history_arg){ it->entity, it->id, -1 };
	return ui_push(s, &history_screen, &arg);
}

static const struct ui_action actions[] = {
	{ "detail-open", "<Enter>", N_("open"), N_("Open the selected row: why, a contact, a record"), NEED_ROW,
	  detail_enter },
	{ "detail-contact", "c", N_("contact"), N_("Log a contact about this placement"), NEED_WRITABLE,
	  detail_contact },
	{ "placement-edit", "e", N_("edit"), N_("Edit the placement"), 0, edit },
	{ "detail-timeline", "t", N_("timeline"), N_("The whole timeline, with filters"), 0, detail_timeline },
	{ "detail-suggestions", "w", NULL, N_("Go to the suggestions"), 0, detail_focus_suggestions },
	{ "suggestion-do", "d", NULL, N_("Do it: make an action with a due date"),
	  NEED_WRITABLE | NEED_SUGGESTION, detail_accept },
	{ "suggestion-postpone", "s", NULL, N_("Postpone the suggestion"), NEED_WRITABLE | NEED_SUGGESTION,
	  detail_postpone },
	{ "suggestion-dismiss", "a", NULL, N_("Dismiss the suggestion, with a reason if you like"),
	  NEED_WRITABLE | NEED_SUGGESTION, detail_dismiss },
	{ "detail-close", "x", N_("done"), N_("Close the selected action, signal or bottleneck as of today"),
	  NEED_WRITABLE | NEED_OPEN, detail_close_item },
	{ "detail-guide", "g", N_("guide"), N_("Open a guide for this placement"), 0, detail_guide },
	{ "placement-employer", "r", N_("employer"), N_("Go to the employer"), 0, employer },
	{ "detail-history", "H", N_("history"),
	  N_("What was changed, when and by whom, here or of the selected row"), 0, history },
	{ "detail-more", "+", NULL, N_("Show the suggestions that are held back, or hide them"), 0, detail_more },
	{ "placement-employee", "E", NULL, N_("Edit the employee"), 0, edit_employee },
	{ "detail-bottleneck", "b", NULL, N_("Add a bottleneck"), NEED_WRITABLE, detail_new_bottleneck },
	{ "detail-signal", "S", NULL, N_("Add a signal"), NEED_WRITABLE, detail_new_signal },
	{ "detail-change", "y", NULL, N_("Add a change in the workplace"), NEED_WRITABLE, detail_new_change },
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
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = detail_need,
	.heading = heading,
	.done = done,
};
