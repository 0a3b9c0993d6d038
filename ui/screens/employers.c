/* The list of employers, with the selected one beside it where there is room. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/places.h"

enum { SPLIT_FROM = 120, LEFT_PERCENT = 55, COUNT_STEP = 5000, PANE_LATEST = 12 };

struct employers {
	struct list list;
	struct detail pane;
	struct rect right;
	int64_t paned;      /* what the pane shows; 0: nothing */
	int64_t cap;        /* rows are not counted beyond */
	int64_t count, all; /* with and without filter */
	bool everyone, descending;
};

enum {
	C_NAME, C_PLACE, C_ACTIVE, C_BOTTLENECKS, C_LAST, C_NEXT, C_WISH, C_EXPERIENCE, C_INFRASTRUCTURE, C_SECTOR
};

static const struct list_column columns[] = {
	[C_NAME] = { N_("Employer"), 22, 0, 0, ALIGN_LEFT },
	[C_PLACE] = { N_("Place"), 11, 14, 3, ALIGN_LEFT },
	[C_ACTIVE] = { N_("Active"), 6, 6, 1, ALIGN_RIGHT },
	[C_BOTTLENECKS] = { N_("Bottln."), 7, 7, 4, ALIGN_RIGHT },
	[C_LAST] = { N_("Last"), 6, 7, 2, ALIGN_RIGHT },
	[C_NEXT] = { N_("Next"), 8, 8, 5, ALIGN_LEFT },
	[C_WISH] = { N_("Contact wish"), 12, 26, 7, ALIGN_LEFT },
	[C_EXPERIENCE] = { N_("Experience"), 10, 10, 6, ALIGN_LEFT },
	[C_INFRASTRUCTURE] = { N_("Support"), 9, 14, 8, ALIGN_LEFT },
	[C_SECTOR] = { N_("Sector"), 10, 20, 9, ALIGN_LEFT },
};

static struct employer_query query_of(const struct screen *s)
{
	const struct employers *e = s->state;

	return (struct employer_query){ .expert = e->everyone ? 0 : app_of(s)->expert,
		.text = *list_filter(&e->list) ? list_filter(&e->list) : NULL, .descending = e->descending };
}

static void fill_row(const struct app *app, struct arena *a, const struct employer_row *r,
		     struct list_row *row)
{
	row->id = r->id;
	row->cells[C_NAME] = r->name;
	row->cells[C_PLACE] = r->place;
	row->cells[C_ACTIVE] = r->active ? arena_printf(a, "%d", r->active) : "";
	row->cells[C_BOTTLENECKS] = r->open_bottlenecks ? arena_printf(a, "%d", r->open_bottlenecks) : "";
	row->cells[C_LAST] = ago_text(a, r->last_contact, app->today);
	row->cells[C_NEXT] = compact_day(a, r->next_contact, app->today);
	row->cells[C_WISH] = code_label(E_ORGANISATION, "contact_wish", r->contact_wish);
	row->cells[C_EXPERIENCE] = code_label(E_ORGANISATION, "experience", r->experience);
	row->cells[C_INFRASTRUCTURE] = code_label(E_ORGANISATION, "infrastructure", r->infrastructure);
	row->cells[C_SECTOR] = r->sector;
	row->styles[C_BOTTLENECKS] = r->open_bottlenecks > 1 ? ST_NOW : ST_NORMAL;
	row->styles[C_LAST] = r->last_contact == DAY_NONE ? ST_DIM : ST_NORMAL;
	row->styles[C_NEXT] = r->next_contact != DAY_NONE && r->next_contact < app->today ? ST_LATE : ST_NORMAL;
	if (!r->active)
		row->styles[C_NAME] = ST_DIM;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct employer_query q = query_of(s);
	struct employer_row *found;
	size_t n;
	int rc;

	q.offset = (int64_t)offset;
	q.limit = (int64_t)limit;
	if ((rc = store_employers(app_of(s)->store, &q, a, &found, &n)) < 0)
		return rc;
	for (size_t i = 0; i < n && i < limit; i++)
		fill_row(app_of(s), a, &found[i], &rows[i]);
	return 0;
}

/* ---- screen ---- */

static int open_list(struct screen *s, const void *arg)
{
	struct employers *e = s->state;

	(void)arg;
	list_init(&e->list);
	e->list.columns = columns;
	e->list.column_count = sizeof columns / sizeof *columns;
	e->list.fetch = fetch;
	e->list.ctx = s;
	e->list.can_filter = true;
	e->list.sort_column = C_NAME;
	e->list.empty = N_("No employers here yet: %s adds one, and \":\" import takes over a spreadsheet");
	e->list.empty_action = "employers-add";
	e->cap = COUNT_STEP;
	detail_open(&e->pane, NULL);
	return 0;
}

static int load(struct screen *s)
{
	struct employers *e = s->state;
	struct employer_query q = query_of(s), plain = { .expert = q.expert };
	int rc = store_employers_count(app_of(s)->store, &q, e->cap, &e->count);

	e->all = e->count;
	if (rc == 0 && q.text)
		rc = store_employers_count(app_of(s)->store, &plain, e->cap, &e->all);
	e->list.sort_descending = e->descending;
	e->paned = 0; /* loaded again when the rows are there */
	list_set_count(&e->list, (size_t)e->count);
	return rc;
}

static int load_pane(struct screen *s)
{
	struct employers *e = s->state;
	int64_t id = list_selected_id(&e->list);
	int rc;

	if (e->right.w == 0 || id == e->paned)
		return 0;
	e->paned = id;
	if (id == 0)
		return 0;
	rc = employer_fill(&e->pane, app_of(s), id, PANE_LATEST);
	return rc < 0 ? rc : detail_layout(&e->pane, e->right);
}

static int moved(struct screen *s)
{
	struct employers *e = s->state;

	/* At the end of what was counted: count on. */
	if (e->count == e->cap && e->list.sel + 1 >= e->list.count) {
		struct employer_query q = query_of(s);
		int rc;

		e->cap *= 4;
		if ((rc = store_employers_count(app_of(s)->store, &q, e->cap, &e->count)) < 0)
			return rc;
		list_set_count(&e->list, (size_t)e->count);
		if ((rc = list_need(&e->list)) < 0)
			return rc;
	}
	return load_pane(s);
}

static void layout(struct screen *s, struct rect area)
{
	struct employers *e = s->state;
	struct rect left;

	pane_split(area, SPLIT_FROM, LEFT_PERCENT, &left, &e->right);
	list_layout(&e->list, left);
	if (e->paned && e->right.w && detail_layout(&e->pane, e->right) < 0)
		ui_failed(s);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct employers *e = s->state;

	if (e->right.w) {
		canvas_vrule(c, e->list.area.x + e->list.area.w - c->area.x, 0, c->area.h);
		if (e->paned)
			detail_paint(&e->pane, c, false);
	}
	list_paint(&e->list, c, true); /* last: its cursor wins */
}

static struct list *list(struct screen *s)
{
	return &((struct employers *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct employers *e = s->state;
	const char *more = e->count == e->cap ? "+" : "", *text;

	(void)right;
	text = e->count == e->all ? arena_printf(a, "%lld%s", (long long)e->count, more) :
		arena_printf(a, _("%lld%s of %lld"), (long long)e->count, more, (long long)e->all);
	if (*list_filter(&e->list))
		text = arena_printf(a, _("%s · filter \"%s\""), text, list_filter(&e->list));
	if (app_of(s)->expert && e->everyone)
		text = arena_printf(a, "%s · %s", text, _("everyone"));
	*left = arena_printf(a, "%s %s", _("Employers"), text);
}

static void done(struct screen *s)
{
	struct employers *e = s->state;

	detail_end(&e->pane);
	list_done(&e->list);
}

/* ---- actions ---- */

static struct subject selected(struct screen *s)
{
	return (struct subject){ 0, list_selected_id(list(s)) };
}

static unsigned open_row(struct screen *s)
{
	struct subject to = selected(s);

	return ui_push(s, &employer_screen, &to);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, selected(s));
}

static unsigned timeline(struct screen *s)
{
	struct subject to = selected(s);

	return ui_push(s, &subject_timeline_screen, &to);
}

static unsigned add(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, 0, NULL, 0);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, selected(s).employer, NULL, 0);
}

/* Another list than before begins at the top. */
static unsigned changed(struct screen *s)
{
	struct list *l = list(s);

	list_set_count(l, 0);
	return list_need(l) < 0 ? ui_failed(s) : UI_LOAD;
}

static unsigned sort_turn(struct screen *s)
{
	struct employers *e = s->state;

	e->descending = !e->descending;
	return changed(s);
}

static unsigned mine(struct screen *s)
{
	struct employers *e = s->state;

	if (!app_of(s)->expert) {
		ui_toast(s, "%s", _("Everyone's employers are shown: no labour expert has this account's login"));
		return UI_PAINT;
	}
	e->everyone = !e->everyone;
	return changed(s);
}

static const struct ui_action actions[] = {
	{ "employers-open", "<Enter>", N_("open"), N_("Open the employer"), NEED_ROW, open_row },
	{ "employers-contact", "c", N_("contact"), N_("Log a contact with this employer"),
	  NEED_ROW | NEED_WRITABLE, contact },
	{ "employers-add", "+", N_("add"), N_("Add an employer"), NEED_WRITABLE, add },
	{ "employers-edit", "e", N_("edit"), N_("Edit the employer"), NEED_ROW, edit },
	{ "employers-mine", "m", N_("mine"), N_("Employers of my caseload or everyone's"), 0, mine },
	{ "employers-timeline", "t", N_("timeline"), N_("The timeline of this employer"), NEED_ROW, timeline },
	{ "employers-sort-turn", "i", NULL, N_("Turn the order around"), 0, sort_turn },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops employers_screen = {
	.name = "employers",
	.title = N_("Employers"),
	.state_size = sizeof(struct employers),
	.actions = actions,
	.open = open_list,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.moved = moved,
	.heading = heading,
	.done = done,
};
