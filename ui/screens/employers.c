/* The list of employers, with the selected one beside it where there is room. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/browse.h"

struct employers {
	struct browse browse; /* first: browse_of */
	bool everyone, descending;
};

enum {
	C_NAME, C_PLACE, C_ACTIVE, C_BOTTLENECKS, C_LAST, C_NEXT, C_WISH, C_EXPERIENCE, C_INFRASTRUCTURE,
	C_SECTOR
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
	const char *filter = list_filter(&e->browse.list);

	return (struct employer_query){ .expert = e->everyone ? 0 : app_of(s)->expert,
		.text = *filter ? filter : NULL, .descending = e->descending };
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
	row->styles[C_NEXT] =
		r->next_contact != DAY_NONE && r->next_contact < app->today ? ST_LATE : ST_NORMAL;
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

static bool narrowed(const struct screen *s)
{
	return query_of(s).text != NULL;
}

static int count(const struct screen *s, bool narrow, int64_t cap, int64_t *out)
{
	struct employer_query q = query_of(s), plain = { .expert = q.expert };

	return store_employers_count(app_of(s)->store, narrow ? &q : &plain, cap, out);
}

static int open_list(struct screen *s, const void *arg)
{
	static const struct browse_ops ops = { .entity = E_ORGANISATION, .left_percent = 55, .count = count,
		.narrowed = narrowed, .fill = employer_fill };
	struct list *l = browse_list(s);

	(void)arg;
	browse_open(s, &ops);
	l->columns = columns;
	l->column_count = sizeof columns / sizeof *columns;
	l->fetch = fetch;
	l->sort_column = C_NAME;
	l->empty = N_("No employers here yet: %s adds one, and \":\" import takes over a spreadsheet");
	l->empty_action = "employers-add";
	return 0;
}

static int load(struct screen *s)
{
	const struct employers *e = s->state;

	browse_list(s)->sort_descending = e->descending;
	return browse_load(s);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct employers *e = s->state;
	const char *text = browse_filter_words(&e->browse, a, browse_count_words(&e->browse, a));

	(void)right;
	if (app_of(s)->expert && e->everyone)
		text = arena_printf(a, "%s · %s", text, _("everyone"));
	*left = arena_printf(a, "%s %s", _("Employers"), text);
}

/* ---- actions ---- */

static unsigned add(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, 0, NULL, 0);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, list_selected_id(browse_list(s)), NULL, 0);
}

static unsigned sort_turn(struct screen *s)
{
	struct employers *e = s->state;

	e->descending = !e->descending;
	return browse_restart(s);
}

static unsigned mine(struct screen *s)
{
	struct employers *e = s->state;

	return turn_everyone(s, &e->everyone,
		       _("Everyone's employers are shown: no labour expert has this account's login"))
		? browse_restart(s)
		: UI_PAINT;
}

static const struct ui_action actions[] = {
	{ "employers-open", "<Enter>", N_("open"), N_("Open the employer"), NEED_ROW, browse_enter },
	{ "employers-contact", "c", N_("contact"), N_("Log a contact with this employer"),
		NEED_ROW | NEED_WRITABLE, browse_contact },
	{ "interview", "i", N_("prepare"), N_("Prepare a conversation with this employer"), NEED_ROW,
		browse_talk },
	{ "employers-suggestions", "w", N_("suggest"),
		N_("All suggestions at this employer: decide, what if, why not"), NEED_ROW, browse_suggestions },
	{ "employers-add", "+", N_("add"), N_("Add an employer"), NEED_WRITABLE, add },
	{ "employers-edit", "e", N_("edit"), N_("Edit the employer"), NEED_ROW, edit },
	{ "employers-mine", "m", N_("mine"), N_("Employers of my caseload or everyone's"), 0, mine },
	{ "employers-timeline", "t", N_("timeline"), N_("The timeline of this employer"), NEED_ROW,
		browse_timeline },
	{ "employers-sort-turn", "r", NULL, N_("Turn the order around"), 0, sort_turn },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops employers_screen = {
	.name = "employers",
	.title = N_("Employers"),
	.state_size = sizeof(struct employers),
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
