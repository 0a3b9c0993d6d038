/* The list of placements, with the selected one beside it where there is room. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

enum { SPLIT_FROM = 120, LEFT_PERCENT = 57, COUNT_STEP = 5000, PANE_LATEST = 12 };

struct placements {
	struct list list;
	struct placement_view view; /* filter is the list's own while it is shown */
	struct detail pane;
	struct rect right;
	int64_t paned;              /* what the pane shows; 0: nothing */
	int64_t cap;                /* rows are not counted beyond */
	int64_t count, all;         /* with and without filters */
};

static const struct {
	enum placement_sort sort;
	int column; /* -1: in the heading only */
	const char *word;
} sorts[] = {
	{ BY_EMPLOYEE, PC_EMPLOYEE, N_("by employee") },
	{ BY_EMPLOYER, PC_EMPLOYER, N_("by employer") },
	{ BY_START, PC_START, N_("by start") },
	{ BY_NUMBER, -1, N_("by number") },
};
enum { SORTS = sizeof sorts / sizeof *sorts };

static size_t sort_index(const struct placements *p)
{
	size_t i = 0;

	while (i < SORTS - 1 && sorts[i].sort != p->view.sort)
		i++;
	return i;
}

static struct placement_query query_of(const struct screen *s)
{
	const struct placements *p = s->state;
	const struct placement_view *v = &p->view;

	return (struct placement_query){ .expert = v->everyone ? 0 : app_of(s)->expert, .ended = v->ended,
		.course = *v->course ? v->course : NULL, .phase = *v->phase ? v->phase : NULL,
		.text = *list_filter(&p->list) ? list_filter(&p->list) : NULL, .sort = v->sort,
		.descending = v->descending };
}

/* ---- rows ---- */

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct placement_query q = query_of(s);
	struct placement_row *found;
	size_t n;
	int rc;

	q.offset = (int64_t)offset;
	q.limit = (int64_t)limit;
	if ((rc = store_placements(app_of(s)->store, &q, a, &found, &n)) < 0)
		return rc;
	for (size_t i = 0; i < n && i < limit; i++)
		placement_row_fill(app_of(s), a, &found[i], &rows[i]);
	return 0;
}

/* ---- screen ---- */

static int open_list(struct screen *s, const void *arg)
{
	struct placements *p = s->state;

	(void)arg;
	list_init(&p->list);
	p->list.columns = placement_columns;
	p->list.column_count = PLACEMENT_COLUMNS;
	p->list.fetch = fetch;
	p->list.ctx = s;
	p->list.can_filter = true;
	p->list.empty = N_("No placements here yet: %s adds one, and \":\" import takes over a spreadsheet");
	p->list.empty_action = "placements-add";
	p->cap = COUNT_STEP;
	detail_open(&p->pane, NULL);
	return 0;
}

static int load(struct screen *s)
{
	struct placements *p = s->state;
	struct placement_query q = query_of(s), plain = { .expert = q.expert, .ended = q.ended };
	bool filtered = q.text || q.course || q.phase;
	int rc = store_placements_count(app_of(s)->store, &q, p->cap, &p->count);

	if (rc == 0 && filtered)
		rc = store_placements_count(app_of(s)->store, &plain, p->cap, &p->all);
	else
		p->all = p->count;
	/* Another filter than the saved one: no longer that view. */
	if (strcmp(p->view.filter, list_filter(&p->list)) != 0)
		p->view.name[0] = '\0';
	p->list.sort_column = sorts[sort_index(p)].column;
	p->list.sort_descending = p->view.descending;
	p->paned = 0; /* loaded again when the rows are there */
	list_set_count(&p->list, (size_t)p->count);
	return rc;
}

static int load_pane(struct screen *s)
{
	struct placements *p = s->state;
	int64_t id = list_selected_id(&p->list);
	int rc;

	if (p->right.w == 0 || id == p->paned)
		return 0;
	p->paned = id;
	if (id == 0)
		return 0;
	rc = placement_fill(&p->pane, app_of(s), id, PANE_LATEST);
	return rc < 0 ? rc : detail_layout(&p->pane, p->right);
}

static int moved(struct screen *s)
{
	struct placements *p = s->state;

	/* At the end of what was counted: count on. */
	if (p->count == p->cap && p->list.sel + 1 >= p->list.count) {
		struct placement_query q = query_of(s);
		int rc;

		p->cap *= 4;
		if ((rc = store_placements_count(app_of(s)->store, &q, p->cap, &p->count)) < 0)
			return rc;
		list_set_count(&p->list, (size_t)p->count);
		if ((rc = list_need(&p->list)) < 0)
			return rc;
	}
	return load_pane(s);
}

static void layout(struct screen *s, struct rect area)
{
	struct placements *p = s->state;
	struct rect left;

	pane_split(area, SPLIT_FROM, LEFT_PERCENT, &left, &p->right);
	list_layout(&p->list, left);
	if (p->paned && p->right.w && detail_layout(&p->pane, p->right) < 0)
		ui_failed(s);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct placements *p = s->state;

	if (p->right.w) {
		canvas_vrule(c, p->list.area.x + p->list.area.w - c->area.x, 0, c->area.h);
		if (p->paned)
			detail_paint(&p->pane, c, false);
	}
	list_paint(&p->list, c, true); /* last: its cursor wins */
}

static struct list *list(struct screen *s)
{
	return &((struct placements *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct placements *p = s->state;
	const struct placement_view *v = &p->view;
	const char *more = p->count == p->cap ? "+" : "", *text;

	(void)right;
	text = p->count == p->all ? arena_printf(a, "%lld%s", (long long)p->count, more) :
		arena_printf(a, _("%lld%s of %lld"), (long long)p->count, more, (long long)p->all);
	if (*v->name)
		text = arena_printf(a, "[%s] %s", v->name, text);
	if (*v->course)
		text = arena_printf(a, "%s · %s", text, code_label(E_PLACEMENT, "course", v->course));
	if (*v->phase)
		text = arena_printf(a, "%s · %s", text, code_label(E_PLACEMENT, "phase", v->phase));
	if (*list_filter(&p->list))
		text = arena_printf(a, _("%s · filter \"%s\""), text, list_filter(&p->list));
	if (v->ended)
		text = arena_printf(a, "%s · %s", text, _("ended too"));
	if (app_of(s)->expert && v->everyone)
		text = arena_printf(a, "%s · %s", text, _("everyone"));
	if (sorts[sort_index(p)].column < 0 || v->sort == BY_START)
		text = arena_printf(a, "%s · %s", text, _(sorts[sort_index(p)].word));
	*left = arena_printf(a, "%s %s", _("Placements"), text);
}

static void done(struct screen *s)
{
	struct placements *p = s->state;

	detail_end(&p->pane);
	list_done(&p->list);
}

/* ---- actions ---- */

/* Another list than before: it is no longer the saved view, and begins at the top. */
static unsigned changed(struct screen *s)
{
	struct placements *p = s->state;

	p->view.name[0] = '\0';
	list_set_count(&p->list, 0);
	return list_need(&p->list) < 0 ? ui_failed(s) : UI_LOAD;
}

static unsigned open_row(struct screen *s)
{
	struct subject to = { list_selected_id(list(s)), 0 };

	return ui_push(s, &placement_screen, &to);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, (struct subject){ list_selected_id(list(s)), 0 });
}

static unsigned timeline(struct screen *s)
{
	struct subject to = { list_selected_id(list(s)), 0 };

	return ui_push(s, &subject_timeline_screen, &to);
}

static unsigned add(struct screen *s)
{
	return record_edit(s, E_PLACEMENT, 0, NULL, 0);
}

static unsigned filter_by(struct screen *s)
{
	static const struct {
		const char *field;
		const struct choice *choices;
	} lists[] = { { "course", choices_course }, { "phase", choices_phase } };
	struct placements *p = s->state;
	struct pick picks[32] = { { "", _("all"), NULL } };
	size_t n = 1;
	int i;

	for (size_t k = 0; k < 2; k++)
		for (const struct choice *c = lists[k].choices; c->code && n < sizeof picks / sizeof *picks; c++)
			picks[n++] = (struct pick){ c->code, lang_text(c->label), k ? _("phase") : _("course") };
	i = ui_pick(s, _("Show which placements?"), picks, n, *p->view.course ? p->view.course : p->view.phase);
	if (i < 0)
		return UI_PAINT;
	if (i == 0)
		p->view.course[0] = p->view.phase[0] = '\0';
	else if (model_choice_index(choices_course, picks[i].code) >= 0)
		snprintf(p->view.course, sizeof p->view.course, "%s", picks[i].code);
	else
		snprintf(p->view.phase, sizeof p->view.phase, "%s", picks[i].code);
	return changed(s);
}

static unsigned sort_by(struct screen *s, size_t by)
{
	struct placements *p = s->state;
	size_t i = (sort_index(p) + by) % SORTS;

	p->view.sort = sorts[i].sort;
	ui_toast(s, "%s", _(sorts[i].word));
	return changed(s);
}

static unsigned sort_next(struct screen *s)
{
	return sort_by(s, 1);
}

static unsigned sort_previous(struct screen *s)
{
	return sort_by(s, SORTS - 1);
}

static unsigned sort_turn(struct screen *s)
{
	struct placements *p = s->state;

	p->view.descending = !p->view.descending;
	return changed(s);
}

static unsigned mine(struct screen *s)
{
	struct placements *p = s->state;

	if (!app_of(s)->expert) {
		ui_toast(s, "%s", _("Everyone's placements are shown: no labour expert has this account's login"));
		return UI_PAINT;
	}
	p->view.everyone = !p->view.everyone;
	return changed(s);
}

static unsigned ended(struct screen *s)
{
	struct placements *p = s->state;

	p->view.ended = !p->view.ended;
	return changed(s);
}

static unsigned views(struct screen *s)
{
	struct placements *p = s->state;

	snprintf(p->view.filter, sizeof p->view.filter, "%s", list_filter(&p->list));
	if (!views_menu(s, &p->view))
		return UI_PAINT;
	list_set_filter(&p->list, p->view.filter);
	return UI_LOAD;
}

static unsigned export_rows(struct screen *s)
{
	struct placement_query q = query_of(s);
	struct arena *a = arena_new();
	unsigned r;

	/* The filter's text lives in the list; a load while asking may not change it. */
	q.text = arena_strdup(a, q.text);
	r = placements_export(s, &q);
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "placements-open", "<Enter>", N_("open"), N_("Open the placement"), NEED_ROW, open_row },
	{ "placements-contact", "c", N_("contact"), N_("Log a contact about this placement"),
	  NEED_ROW | NEED_WRITABLE, contact },
	{ "placements-add", "+", N_("add"), N_("Add a placement"), NEED_WRITABLE, add },
	{ "placements-filter", "f", N_("filter"), N_("Only one course or phase"), 0, filter_by },
	{ "placements-views", "V", N_("views"), N_("Choose, save or delete a view"), 0, views },
	{ "placements-mine", "m", N_("mine"), N_("My caseload or everyone's"), 0, mine },
	{ "placements-ended", "e", N_("ended"), N_("With or without ended placements"), 0, ended },
	{ "placements-timeline", "t", NULL, N_("The timeline of this placement"), NEED_ROW, timeline },
	{ "placements-sort-next", ">", N_("sort"), N_("Order by the next column that can"), 0, sort_next },
	{ "placements-sort-previous", "<lt>", NULL, N_("Order by the column before"), 0, sort_previous },
	{ "placements-sort-turn", "i", NULL, N_("Turn the order around"), 0, sort_turn },
	{ "placements-export", "x", NULL, N_("Write what is shown to a CSV file"), 0, export_rows },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops placements_screen = {
	.name = "placements",
	.title = N_("Placements"),
	.state_size = sizeof(struct placements),
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
