/* The shelf: what came home and waits for a choice, since both sides changed it. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/field.h"
#include "screens/foot.h"
#include "screens/records.h"

enum { C_WHAT, C_FIELD, C_OFFICE, C_LAPTOP, C_WHEN, COLUMNS };

struct shelf {
	struct shelf_item *item; /* in s->arena */
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHAT] = { N_("What"), 14, 28, 0, ALIGN_LEFT },
	[C_FIELD] = { N_("Field"), 8, 16, 1, ALIGN_LEFT },
	[C_OFFICE] = { N_("Office"), 10, 0, 0, ALIGN_LEFT },
	[C_LAPTOP] = { N_("Laptop"), 10, 0, 0, ALIGN_LEFT },
	[C_WHEN] = { N_("Since"), 6, 11, 2, ALIGN_LEFT },
};

static struct shelf *shelf_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct shelf *st = shelf_of(ctx);
	struct app *app = app_of(ctx);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct shelf_item *it = &st->item[offset + i];
		day when = moment_day(it->laptop_at);

		rows[i].id = it->id;
		rows[i].cells[C_WHAT] = text_clean(a, it->title, false);
		rows[i].cells[C_FIELD] = choice_field(it);
		rows[i].cells[C_OFFICE] = choice_office(app, it, a);
		rows[i].cells[C_LAPTOP] = choice_laptop(app, it, a);
		rows[i].cells[C_WHEN] = when == DAY_NONE ? "" : date_short(a, when, app->today);
		rows[i].styles[C_FIELD] = rows[i].styles[C_WHEN] = ST_DIM;
		rows[i].styles[C_LAPTOP] = it->kind == SHELF_REFUSED ? ST_LATE : ST_NORMAL;
	}
	return 0;
}

static int open_shelf(struct screen *s, const void *arg)
{
	struct shelf *st = shelf_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty =
		N_("The shelf is empty. What office and laptop both changed waits here after work came "
		   "home, until somebody chooses.");
	return 0;
}

static int load(struct screen *s)
{
	struct shelf *st = shelf_of(s);
	int rc = app_shelf(app_of(s), s->arena, &st->item, &st->n);

	if (rc < 0)
		st->n = 0;
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &shelf_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct shelf *st = shelf_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const struct shelf_item *selected(const struct screen *s)
{
	const struct shelf *st = shelf_of(s);

	return st->list.sel < st->n ? &st->item[st->list.sel] : NULL;
}

static const char *about(const struct screen *s, const struct shelf_item *it, struct arena *a)
{
	const char *kind = label_capital(a, model_entity(it->entity)->label),
		   *place = takeout_place(app_of(s), it->site, a);

	return arena_printf(a, "%s · %s. %s", kind, place ? place : "", choice_why(it));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct shelf *st = shelf_of(s);
	const struct shelf_item *it = selected(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, it ? about(s, it, a) : NULL);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	size_t n = shelf_of(s)->n;

	*left = _("The shelf");
	if (n)
		*right = arena_printf(a, ngettext("%zu choice waits", "%zu choices wait", n), n);
}

static void done(struct screen *s)
{
	list_done(&shelf_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return ui_push(s, &choice_screen, &(struct choice_arg){ .id = selected(s)->id });
}

static unsigned record(struct screen *s)
{
	return record_open(s, selected(s)->entity, selected(s)->record);
}

static unsigned history(struct screen *s)
{
	return record_history(s, selected(s)->entity, selected(s)->record);
}

static const struct ui_action actions[] = {
	{ "shelf-open", "<Enter>", N_("choose"), N_("Put office and laptop side by side, and choose"),
		NEED_ROW, enter },
	{ "shelf-record", "o", N_("record"), N_("Open the record as it stands here"), NEED_ROW, record },
	{ "shelf-history", "H", N_("history"),
		N_("What was changed, when and by whom, in the selected record"), NEED_ROW, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops shelf_screen = {
	.name = "shelf",
	.title = N_("The shelf"),
	.state_size = sizeof(struct shelf),
	.actions = actions,
	.open = open_shelf,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned shelf_open(struct screen *s)
{
	return ui_push(s, &shelf_screen, NULL);
}
