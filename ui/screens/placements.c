/* The list of placements, with the selected one beside it where there is room. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/browse.h"

struct placements {
	struct browse browse;       /* first: browse_of */
	struct placement_view view; /* filter is the list's own while it is shown */
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

/* What the store takes for it. */
static const char *asked(const char *code)
{
	return !*code ? NULL : strcmp(code, VIEW_EMPTY) == 0 ? "" : code;
}

static struct placement_query query_of(const struct screen *s)
{
	const struct placements *p = s->state;
	const struct placement_view *v = &p->view;
	const char *filter = list_filter(&p->browse.list);

	return (struct placement_query){ .expert = v->everyone ? 0 : app_of(s)->expert, .ended = v->ended,
		.course = asked(v->course), .phase = asked(v->phase),
		.text = *filter ? filter : NULL, .sort = v->sort,
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

static bool narrowed(const struct screen *s)
{
	struct placement_query q = query_of(s);

	return q.text || q.course || q.phase;
}

static int count(const struct screen *s, bool narrow, int64_t cap, int64_t *out)
{
	struct placement_query q = query_of(s), plain = { .expert = q.expert, .ended = q.ended };

	return store_placements_count(app_of(s)->store, narrow ? &q : &plain, cap, out);
}

static int open_list(struct screen *s, const void *arg)
{
	static const struct browse_ops ops = { .entity = E_PLACEMENT, .left_percent = 57, .count = count,
		.narrowed = narrowed, .fill = placement_fill };
	struct list *l = browse_list(s);

	if (arg)
		((struct placements *)s->state)->view = *(const struct placement_view *)arg;
	browse_open(s, &ops);
	l->columns = placement_columns;
	l->column_count = PLACEMENT_COLUMNS;
	l->fetch = fetch;
	l->empty = N_("No placements here yet: %s adds one, and \":\" import takes over a spreadsheet");
	l->empty_action = "placements-add";
	return 0;
}

static int load(struct screen *s)
{
	struct placements *p = s->state;
	struct list *l = browse_list(s);

	/* Another filter than the saved one: no longer that view. */
	if (strcmp(p->view.filter, list_filter(l)) != 0)
		p->view.name[0] = '\0';
	l->sort_column = sorts[sort_index(p)].column;
	l->sort_descending = p->view.descending;
	return browse_load(s);
}

/* "trial period", "phase unknown"; "" for all. */
static const char *narrowing(const char *field, const char *code, const char *unknown)
{
	return strcmp(code, VIEW_EMPTY) == 0 ? unknown : code_label(E_PLACEMENT, field, code);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct placements *p = s->state;
	const struct placement_view *v = &p->view;
	const char *text = browse_count_words(&p->browse, a);

	(void)right;
	if (*v->name)
		text = arena_printf(a, "[%s] %s", v->name, text);
	if (*v->course)
		text = arena_printf(a, "%s · %s", text, narrowing("course", v->course, _("course unknown")));
	if (*v->phase)
		text = arena_printf(a, "%s · %s", text, narrowing("phase", v->phase, _("phase unknown")));
	text = browse_filter_words(&p->browse, a, text);
	if (v->ended)
		text = arena_printf(a, "%s · %s", text, _("ended too"));
	if (app_of(s)->expert && v->everyone)
		text = arena_printf(a, "%s · %s", text, _("everyone"));
	if (sorts[sort_index(p)].column < 0 || v->sort == BY_START)
		text = arena_printf(a, "%s · %s", text, _(sorts[sort_index(p)].word));
	*left = arena_printf(a, "%s %s", _("Placements"), text);
}

/* ---- actions ---- */

/* Another list than before: it is no longer the saved view. */
static unsigned changed(struct screen *s)
{
	struct placements *p = s->state;

	p->view.name[0] = '\0';
	return browse_restart(s);
}

static unsigned add(struct screen *s)
{
	return record_edit(s, E_PLACEMENT, 0, NULL, 0);
}

static unsigned filter_by(struct screen *s)
{
	static const struct choice *const lists[] = { choices_course, choices_phase };
	struct placements *p = s->state;
	struct pick picks[32] = { { "", _("all"), NULL } };
	size_t n = 1, phases = 0;
	int i;

	for (size_t k = 0; k < 2; k++) {
		const char *of = k ? _("phase") : _("course");

		phases = n;
		for (const struct choice *c = lists[k]; c->code && n + 1 < sizeof picks / sizeof *picks; c++)
			picks[n++] = (struct pick){ c->code, lang_text(c->label), of };
		picks[n++] = (struct pick){ VIEW_EMPTY, _("unknown"), of };
	}
	i = ui_pick(
		s, _("Show which placements?"), picks, n, *p->view.course ? p->view.course : p->view.phase);
	if (i < 0)
		return UI_PAINT;
	if (i == 0)
		p->view.course[0] = p->view.phase[0] = '\0';
	else if ((size_t)i < phases)
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

	return turn_everyone(s, &p->view.everyone,
		       _("Everyone's placements are shown: no labour expert has this account's login"))
		? changed(s)
		: UI_PAINT;
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

	snprintf(p->view.filter, sizeof p->view.filter, "%s", list_filter(browse_list(s)));
	if (!views_menu(s, &p->view))
		return UI_PAINT;
	list_set_filter(browse_list(s), p->view.filter);
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
	{ "placements-open", "<Enter>", N_("open"), N_("Open the placement"), NEED_ROW, browse_enter },
	{ "placements-contact", "c", N_("contact"), N_("Log a contact about this placement"),
	  NEED_ROW | NEED_WRITABLE, browse_contact },
	{ "interview", "i", N_("prepare"), N_("Prepare a conversation with the employer of this placement"),
		NEED_ROW, browse_talk },
	{ "placements-suggestions", "w", N_("suggest"),
		N_("All suggestions about this placement: decide, what if, why not"), NEED_ROW,
		browse_suggestions },
	{ "placements-add", "+", N_("add"), N_("Add a placement"), NEED_WRITABLE, add },
	{ "placements-filter", "f", N_("filter"), N_("Only one course or phase"), 0, filter_by },
	{ "placements-views", "V", N_("views"), N_("Choose, save or delete a view"), 0, views },
	{ "placements-mine", "m", N_("mine"), N_("My caseload or everyone's"), 0, mine },
	{ "placements-ended", "e", N_("ended"), N_("With or without ended placements"), 0, ended },
	{ "placements-timeline", "t", NULL, N_("The timeline of this placement"), NEED_ROW, browse_timeline },
	{ "placements-sort-next", ">", N_("sort"), N_("Order by the next column that can"), 0, sort_next },
	{ "placements-sort-previous", "<lt>", NULL, N_("Order by the column before"), 0, sort_previous },
	{ "placements-sort-turn", "r", NULL, N_("Turn the order around"), 0, sort_turn },
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
	.layout = browse_layout,
	.paint = browse_paint,
	.list = browse_list,
	.moved = browse_moved,
	.heading = heading,
	.done = browse_done,
};
