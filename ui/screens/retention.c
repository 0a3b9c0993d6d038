/* The list of retention: files whose time has come or is near. Nothing goes by itself. */
#include "anker/arena.h"
#include "anker/colleague.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/erase.h"
#include "screens/foot.h"
#include "screens/today.h"

enum { C_NAME, C_CATEGORY, C_SINCE, C_DUE, C_KEPT, COLUMNS };

struct retained {
	struct list_row row; /* first: for the list */
	struct retention_row of;
};

struct state {
	struct retained *row; /* in s->arena */
	size_t n;
	int days;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_NAME] = { N_("Employee"), 18, 0, 0, ALIGN_LEFT },
	[C_CATEGORY] = { N_("Category"), 14, 24, 0, ALIGN_LEFT },
	[C_SINCE] = { N_("At rest since"), 12, 14, 2, ALIGN_LEFT },
	[C_DUE] = { N_("Time's up"), 12, 12, 0, ALIGN_LEFT },
	[C_KEPT] = { N_("Kept until"), 12, 12, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_retention(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("No file comes to its time soon. Files whose clock ends stand here before anybody erases them; "
			    "nothing goes by itself.");
	return 0;
}

static void fill(const struct app *app, const struct retention_row *of, struct arena *a, struct retained *out)
{
	bool over = app_retention_effective(of) <= app->today;

	*out = (struct retained){ .row = { .id = of->employee }, .of = *of };
	out->row.cells[C_NAME] = of->name;
	out->row.cells[C_CATEGORY] = of->label;
	out->row.cells[C_SINCE] = date_long(a, of->from);
	out->row.cells[C_DUE] = date_long(a, of->due);
	out->row.cells[C_KEPT] = of->kept_until == DAY_NONE ? "" : date_long(a, of->kept_until);
	out->row.styles[C_DUE] = (unsigned short)(over ? ST_NOW : ST_NORMAL);
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct retention_row *row;
	struct app *app = app_of(s);
	int rc;

	st->days = app_retention_days(app);
	st->n = 0;
	if ((rc = app_retention(app, st->days, s->arena, &row, &st->n)) < 0)
		st->n = 0;
	else
		rc = app_read_many(app, E_EMPLOYEE, (int64_t)st->n, "retention");
	st->row = arena_alloc(s->arena, (st->n + 1) * sizeof *st->row);
	for (size_t i = 0; i < st->n; i++)
		fill(app, &row[i], s->arena, &st->row[i]);
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const struct retention_row *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->list.sel < st->n ? &st->row[st->list.sel].of : NULL;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct retention_row *r = selected(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		!r ? NULL : arena_printf(a, "%s%s%s · %s", r->kept_reason ? _("Kept: ") : "",
			r->kept_reason ? text_clean(a, r->kept_reason, false) : "", r->kept_reason ? "" : r->label,
			app_retention_source(app_of(s), r->category, a)));
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = arena_printf(a, _("Retention · now and in the next %d days"), st->days);
	*right = arena_printf(a, "%zu", st->n);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return ui_push(s, &erase_screen, &selected(s)->employee);
}

static unsigned keep(struct screen *s)
{
	struct arena *a = arena_new();
	const struct ask why = { .label = _("Why is it kept longer?") };
	int64_t employee = selected(s)->employee;
	int32_t until;
	char *reason;
	unsigned react = UI_PAINT;

	if (ui_ask_date(s, _("Keep until:"), NULL, &until) == 0 && ui_ask(s, &why, a, &reason) == 0) {
		if (app_retention_keep(app_of(s), employee, until, reason, NULL) < 0)
			react = ui_failed(s);
		else
			react = UI_LOAD;
		today_retention_forget();
	}
	arena_free(&a);
	return react;
}

static const struct ui_action actions[] = {
	{ "retention-erase", "<Enter>", N_("erase"), N_("What erasing this file would take away"), NEED_ROW, enter },
	{ "retention-keep", "k", N_("keep"), N_("Keep this file longer, with a day and a reason"),
		NEED_ROW | NEED_WRITABLE, keep },
	{ "retention-certificates", "c", N_("proof"), N_("Certificates of what was erased"), 0, certificates_open },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops retention_screen = {
	.name = "retention",
	.title = N_("Retention"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_retention,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned retention_open(struct screen *s)
{
	return ui_push(s, &retention_screen, NULL);
}
