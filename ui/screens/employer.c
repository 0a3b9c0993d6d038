/* One employer: people, placements, bottlenecks and contacts in one view, and
 * the suggestions that one visit can serve. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/places.h"

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

	*left = d->title ? arena_strdup(a, d->title) : _("Employer");
	*right = arena_strdup(a, d->right);
}

static void done(struct screen *s)
{
	detail_end(s->state);
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

static unsigned new_placement(struct screen *s)
{
	return new_here(s, E_PLACEMENT, "employer");
}

static unsigned history(struct screen *s)
{
	const struct detail_item *it = detail_selected(detail_of(s));
	struct history_arg arg = { E_ORGANISATION, detail_of(s)->subject.employer, -1 };

	if (it && it->entity != E_NONE && it->id)
		arg = (struct history_arg){ it->entity, it->id, -1 };
	return ui_push(s, &history_screen, &arg);
}

static const struct ui_action actions[] = {
	{ "detail-open", "<Enter>", N_("open"), N_("Open the selected row: why, a placement, a person, a record"),
	  NEED_ROW, detail_enter },
	{ "detail-contact", "c", N_("contact"), N_("Log a contact with this employer"), NEED_WRITABLE,
	  detail_contact },
	{ "employer-edit", "e", N_("edit"), N_("Edit the employer"), 0, edit },
	{ "detail-timeline", "t", N_("timeline"), N_("The whole timeline of all placements here"), 0,
	  detail_timeline },
	{ "employer-person", "K", N_("person"), N_("Add a contact person"), NEED_WRITABLE, new_person },
	{ "employer-placement", "N", N_("placing"), N_("Add a placement here"), NEED_WRITABLE, new_placement },
	{ "detail-suggestions", "w", NULL, N_("Go to the suggestions"), 0, detail_focus_suggestions },
	{ "suggestion-do", "d", NULL, N_("Do it: make an action with a due date"),
	  NEED_WRITABLE | NEED_SUGGESTION, detail_accept },
	{ "suggestion-postpone", "s", NULL, N_("Postpone the suggestion"), NEED_WRITABLE | NEED_SUGGESTION,
	  detail_postpone },
	{ "suggestion-dismiss", "a", NULL, N_("Dismiss the suggestion, with a reason if you like"),
	  NEED_WRITABLE | NEED_SUGGESTION, detail_dismiss },
	{ "detail-close", "x", N_("done"), N_("Close the selected action, signal or bottleneck as of today"),
	  NEED_WRITABLE | NEED_OPEN, detail_close_item },
	{ "detail-guide", "g", N_("guide"), N_("Open a guide for this employer"), 0, detail_guide },
	{ "detail-history", "H", N_("history"),
	  N_("What was changed, when and by whom, here or of the selected row"), 0, history },
	{ "detail-more", "+", NULL, N_("Show the suggestions that are held back, or hide them"), 0, detail_more },
	{ "detail-bottleneck", "b", NULL, N_("Add a bottleneck"), NEED_WRITABLE, detail_new_bottleneck },
	{ "detail-signal", "S", NULL, N_("Add a signal"), NEED_WRITABLE, detail_new_signal },
	{ "detail-change", "y", NULL, N_("Add a change in the workplace"), NEED_WRITABLE, detail_new_change },
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
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = detail_need,
	.heading = heading,
	.done = done,
};
