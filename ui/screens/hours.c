/* What a programme costs everyone in hours in one year, beside what was agreed; points of experts. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "screens/foot.h"
#include "screens/records.h"
#include "screens/waves.h"

enum { C_MARK, C_WHO, C_NAME, C_HOURS, C_AGREED, C_POINTS, COLUMNS };

struct state {
	int64_t programme;
	int year;               /* 0: that of today */
	const char *name;       /* in s->arena, as the rows */
	struct hours_year hours;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_WHO] = { N_("Who"), 15, 17, 0, ALIGN_LEFT },
	[C_NAME] = { N_("Name"), 16, 0, 0, ALIGN_LEFT },
	[C_HOURS] = { N_("Hours"), 5, 6, 0, ALIGN_RIGHT },
	[C_AGREED] = { N_("Agreed"), 11, 12, 1, ALIGN_LEFT },
	[C_POINTS] = { N_("Points"), 6, 6, 2, ALIGN_RIGHT },
};

static int open_hours(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->programme = arg ? *(const int64_t *)arg : 0;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("No hours in this year. Write down what somebody spent with %s.");
	st->list.empty_action = "hours-add";
	return 0;
}

static const char *party_of(const char *code, struct arena *a)
{
	const struct entity *e = model_entity(E_HOURS);

	return field_show(&e->fields[model_field(e, "party")], code, a);
}

static bool has_budget(const struct hours_row *r)
{
	return strcmp(r->party, "expert") != 0 && strcmp(r->party, "researcher") != 0;
}

static void fill(const struct hours_year *y, const struct hours_row *r, struct arena *a, struct list_row *row)
{
	static const struct {
		const char *mark;
		enum style style;
	} marks[] = { { "", ST_NORMAL }, { "!", ST_SOON }, { "‼", ST_LATE } };

	*row = (struct list_row){ .id = record_row_id(r->entity ? r->entity : E_HOURS,
		r->subject) ^ r->party[0],
		.cells = { [C_MARK] = marks[r->over].mark, [C_WHO] = party_of(r->party, a),
			[C_NAME] = r->subject ? r->name : _("(nobody named)"),
			[C_HOURS] = app_hours_show(r->hours, a),
			[C_AGREED] = has_budget(r) ? app_hours_budget(y, a) : "",
			[C_POINTS] = r->points > 0 ? app_hours_show(r->points, a) : "" } };
	row->styles[C_MARK] = row->styles[C_HOURS] = (unsigned short)marks[r->over].style;
	row->styles[C_AGREED] = ST_DIM;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	struct list_row *row;
	int month, mday, rc;

	if (!st->year)
		date_to_ymd(app->today, &st->year, &month, &mday);
	rc = app_hours(app, st->programme, st->year, s->arena, &st->hours);
	st->name = store_title(app->store, E_PROGRAMME, st->programme, s->arena);
	if (rc < 0)
		st->hours.n = 0;
	row = arena_alloc(s->arena, (st->hours.n + 1) * sizeof *row);
	for (size_t i = 0; i < st->hours.n; i++)
		fill(&st->hours, &st->hours.row[i], s->arena, &row[i]);
	list_set_rows(&st->list, row, sizeof *row, st->hours.n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static const struct hours_row *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->hours.n ? &st->hours.row[st->list.sel] : NULL;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const char *whole(const struct state *st, const struct hours_row *r, struct arena *a)
{
	const char *who = r->subject ? arena_printf(a, "%s %s", party_of(r->party, a), r->name)
		: party_of(r->party, a);
	const char *hours = app_hours_show(r->hours, a);

	if (!has_budget(r))
		return r->points > 0 ? arena_printf(a, _("%s: %s hours, %s certification points"), who, hours,
					       app_hours_show(r->points, a))
				     : arena_printf(a, _("%s: %s hours"), who, hours);
	if (r->over == 2)
		return arena_printf(a,
			_("%s: %s hours of %s. That is all that was agreed: ask nothing more of them this year "
			  "without their consent."),
			who, hours, app_hours_budget(&st->hours, a));
	if (r->over == 1)
		return arena_printf(a,
			_("%s: %s hours of %s. What is left is little: choose what matters most."), who,
			hours, app_hours_budget(&st->hours, a));
	return arena_printf(a, _("%s: %s hours of %s"), who, hours, app_hours_budget(&st->hours, a));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct hours_row *r = selected(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, r ? whole(st, r, a) : NULL);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = arena_printf(a, _("Hours in %d"), st->year);
	*right = st->name;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

/* ---- actions ---- */

/* The field of hours that names such a party; NULL: it has none. */
static const char *field_of(enum entity_id e)
{
	return e == E_EXPERT ? "expert" : e == E_PLACEMENT ? "placement" : e == E_ORGANISATION
		? "organisation" : NULL;
}

static const char *number(int64_t n, struct arena *a)
{
	return arena_printf(a, "%lld", (long long)n);
}

/* Of the selected one; without any one's own. */
static unsigned add(struct screen *s)
{
	const struct state *st = s->state;
	const struct hours_row *r = selected(s);
	struct arena *a = arena_new();
	struct preset preset[3] = { { "programme", number(st->programme, a) } };
	size_t n = 1;
	unsigned react;

	if (r)
		preset[n++] = (struct preset){ "party", r->party };
	else if (app_of(s)->self)
		preset[n++] = (struct preset){ "party", "expert" };
	if (r && r->subject && field_of(r->entity))
		preset[n++] = (struct preset){ field_of(r->entity), number(r->subject, a) };
	else if (!r && app_of(s)->self)
		preset[n++] = (struct preset){ "expert", number(app_of(s)->self, a) };
	react = record_add(s, E_HOURS, preset, n);
	arena_free(&a);
	return react;
}

static unsigned open_row(struct screen *s)
{
	const struct state *st = s->state;
	const struct hours_row *r = selected(s);
	struct arena *a = arena_new();
	struct condition where[5] = {
		{ "programme", IS, number(st->programme, a) },
		{ "party", IS, r->party },
		{ "date", AT_LEAST, arena_printf(a, "%04d-01-01", st->year) },
		{ "date", AT_MOST, arena_printf(a, "%04d-12-31", st->year) },
	};
	struct find_arg arg = { .entity = E_HOURS, .where = where, .nwhere = 4 };
	unsigned react;

	if (r->subject && field_of(r->entity))
		where[arg.nwhere++] = (struct condition){ field_of(r->entity), IS, number(r->subject, a) };
	react = ui_push(s, &find_screen, &arg);
	arena_free(&a);
	return react;
}

static unsigned turn(struct screen *s, int years)
{
	struct state *st = s->state;

	st->year += years;
	return UI_LOAD;
}

static unsigned year_before(struct screen *s)
{
	return turn(s, -1);
}

static unsigned year_after(struct screen *s)
{
	return turn(s, 1);
}

static const struct ui_action actions[] = {
	{ "hours-open", "<Enter>", N_("open"), N_("What was written down of this one in this year"), NEED_ROW,
		open_row },
	{ "hours-add", "h", N_("hours"), N_("Write down hours, of the selected one or of another"),
		NEED_WRITABLE, add },
	{ "hours-before", "[", N_("year -"), N_("The year before"), 0, year_before },
	{ "hours-after", "]", N_("year +"), N_("The year after"), 0, year_after },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops hours_screen = {
	.name = "hours",
	.title = N_("Hours"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_hours,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
