/* The take-outs of this office: what is out on which laptop and since when; taking work
 * along, bringing it home, and a laptop that was lost. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/field.h"
#include "screens/field_lost.h"
#include "screens/foot.h"

enum { NEED_OFFICE = NEED_OWN, NEED_OUT = NEED_OWN << 1 };
enum { C_SITE, C_WHERE, C_SINCE, C_STANDING, C_PLACEMENTS, C_RECORDS, COLUMNS };

struct takeouts {
	struct store_identity here; /* in s->arena, as the rest */
	struct takeout *row;
	size_t n;
	int64_t waiting;            /* on the shelf */
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_SITE] = { N_("No."), 4, 4, 0, ALIGN_RIGHT },
	[C_WHERE] = { N_("Where to"), 18, 0, 0, ALIGN_LEFT },
	[C_SINCE] = { N_("Since"), 6, 7, 0, ALIGN_LEFT },
	[C_STANDING] = { N_("How it stands"), 20, 24, 0, ALIGN_LEFT },
	[C_PLACEMENTS] = { N_("Placements"), 11, 11, 2, ALIGN_RIGHT },
	[C_RECORDS] = { N_("Records"), 8, 10, 1, ALIGN_RIGHT },
};

static struct takeouts *takeouts_of(const struct screen *s)
{
	return s->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct takeouts *st = takeouts_of(ctx);
	struct app *app = app_of(ctx);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct takeout *t = &st->row[offset + i];
		day since = moment_day(t->at);
		enum style style;

		rows[i].id = t->site;
		rows[i].cells[C_SITE] = arena_printf(a, "%d", t->site);
		rows[i].cells[C_WHERE] = takeout_where(t, a);
		rows[i].cells[C_SINCE] = since == DAY_NONE ? "" : date_short(a, since, app->today);
		rows[i].cells[C_STANDING] = takeout_standing(t, app->today, a, &style);
		if (takeout_overdue(app, t))
			style = ST_NOW;
		rows[i].styles[C_STANDING] = (unsigned short)style;
		rows[i].cells[C_PLACEMENTS] = arena_printf(a, "%lld", (long long)t->placements);
		rows[i].cells[C_RECORDS] = arena_printf(a, "%lld", (long long)t->records);
	}
	return 0;
}

static int open_takeouts(struct screen *s, const void *arg)
{
	struct takeouts *st = takeouts_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	return 0;
}

static int load(struct screen *s)
{
	struct takeouts *st = takeouts_of(s);
	struct store *store = app_of(s)->store;
	int rc = store_identity(store, s->arena, &st->here);

	st->n = 0;
	st->waiting = 0;
	if (rc == 0)
		rc = store_takeouts(store, s->arena, &st->row, &st->n);
	if (rc == 0)
		rc = store_shelf_count(store, &st->waiting);
	st->list.empty = st->here.site
		? N_("This is a take-out itself. At home it comes in on the same screen there, with key i.")
		: N_("Nothing was taken along yet. %s takes work along to a laptop, in a sealed file.");
	st->list.empty_action = st->here.site ? NULL : "takeout-new";
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &takeouts_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct takeouts *st = takeouts_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const struct takeout *selected(const struct screen *s)
{
	const struct takeouts *st = takeouts_of(s);

	return st->list.sel < st->n ? &st->row[st->list.sel] : NULL;
}

/* What was chosen, and what a state asks of the reader. */
static const char *about(const struct screen *s, const struct takeout *t, struct arena *a)
{
	int days = takeout_overdue(app_of(s), t);
	const char *scope = text_clean(a, t->scope, false);

	if (days)
		return arena_printf(a,
			_("%s. Out for %d days: bring it home with i, or report it lost with L."), scope,
			days);
	if (strcmp(t->state, "lost") == 0)
		return arena_printf(a, _("%s. Reported lost: Enter shows what was on it."), scope);
	if (strcmp(t->state, "void") == 0)
		return arena_printf(a, _("%s. It was not written: no file came of it."), scope);
	return arena_printf(a, "%s.", scope);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct takeouts *st = takeouts_of(s);
	const struct takeout *t = selected(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c, t ? about(s, t, a) : NULL);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct takeouts *st = takeouts_of(s);

	*left = st->here.site ? arena_printf(a, _("This is take-out %d of the office"), st->here.site)
			      : _("Taken along");
	if (st->waiting)
		*right = arena_printf(a,
			ngettext("%lld choice on the shelf", "%lld choices on the shelf",
				(unsigned long)st->waiting),
			(long long)st->waiting);
}

static void done(struct screen *s)
{
	list_done(&takeouts_of(s)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct takeout *t = selected(s);

	if (bit == NEED_OFFICE && takeouts_of(s)->here.site)
		return _("This is a take-out itself: that is done in the office.");
	if (bit == NEED_OUT && !(t && (strcmp(t->state, "out") == 0 || strcmp(t->state, "home") == 0)))
		return _("Only a take-out that went along can be lost.");
	return NULL;
}

static unsigned enter(struct screen *s)
{
	return ui_push(s, &takeout_screen, &selected(s)->site);
}

static unsigned take(struct screen *s)
{
	return ui_push(s, &takeout_new_screen, NULL);
}

static unsigned bring(struct screen *s)
{
	return ui_push(s, &bring_screen, NULL);
}

static unsigned lost(struct screen *s)
{
	return takeout_lost(s, selected(s));
}

static const struct ui_action actions[] = {
	{ "takeout-open", "<Enter>", N_("what"), N_("What is on the selected take-out"), NEED_ROW, enter },
	{ "takeout-new", "o", N_("take"), N_("Take work along: a part of the caseload, sealed in one file"),
		NEED_WRITABLE | NEED_OFFICE, take },
	{ "takeout-in", "i", N_("bring in"), N_("Bring home a file that was taken along"),
		NEED_WRITABLE | NEED_OFFICE, bring },
	{ "takeout-shelf", "s", N_("shelf"), N_("What both sides changed and waits for a choice"), 0,
		shelf_open },
	{ "takeout-lost", "L", N_("lost"),
		N_("The laptop is lost: close the take-out, with a report of what was on it"),
		NEED_ROW | NEED_WRITABLE | NEED_OFFICE | NEED_OUT, lost },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops takeouts_screen = {
	.name = "takeouts",
	.title = N_("Taken along"),
	.state_size = sizeof(struct takeouts),
	.actions = actions,
	.open = open_takeouts,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned takeouts_open(struct screen *s)
{
	return ui_push(s, &takeouts_screen, NULL);
}
