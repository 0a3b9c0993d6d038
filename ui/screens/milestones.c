/* The steps of an absence: when each is due, who does it, and what was done. A help for
 * memory. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/hash.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "core/wrap.h"
#include "screens/support.h"

/* Rows below the list at most: who does it, where the term comes from, and what this is. */
enum { FOOT = 5, HEAD = 4, LEAST_LIST = 6, MARGIN = 1, NEED_NOT_DONE = NEED_OWN,
	NEED_THERE = NEED_OWN << 1 };

struct milestones {
	int64_t absence;
	struct record *record;  /* in s->arena, as all below; NULL: it is gone */
	const char *whom, *about, *joined; /* `joined` may be NULL */
	struct milestone *row;
	size_t n;
	struct list list;
	int head, foot;         /* rows of text above and below the list */
};

static struct milestones *milestones_of(const struct screen *s)
{
	return s->state;
}

static const struct list_column columns[] = {
	{ NULL, 1, 1, 0, ALIGN_LEFT },
	{ N_("Due"), 11, 11, 0, ALIGN_LEFT },
	{ N_("Step"), 26, 33, 0, ALIGN_LEFT },
	{ N_("How it stands"), 24, 30, 0, ALIGN_LEFT },
	{ N_("Who"), 22, 0, 1, ALIGN_LEFT },
};

/* "✓" done, "!" late or missed, "›" within days. */
static const char *mark(const struct milestone *m, unsigned short *style)
{
	static const struct {
		const char *mark;
		enum style style;
	} marks[] = {
		[DUE_NONE] = { "", ST_NORMAL }, [DUE_NOT_YET] = { "", ST_NORMAL },
		[DUE_SOON] = { "›", ST_SOON }, [DUE_NOW] = { "!", ST_NOW },
		[DUE_LATE] = { "!", ST_LATE }, [DUE_MISSED] = { "×", ST_DIM },
	};

	*style = (unsigned short)(m->done != DAY_NONE ? ST_GOOD : marks[m->status].style);
	return m->done != DAY_NONE ? "✓" : marks[m->status].mark;
}

/* What is done once keeps its place in the list when it is marked. */
static int64_t row_id(const struct milestone *m, size_t times)
{
	uint64_t h = hash_text(HASH_START, m->code);

	return (int64_t)(hash_bytes(h, &times, sizeof times) >> 1);
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct milestones *st = milestones_of(ctx);

	for (size_t i = 0; i < limit; i++) {
		const struct milestone *m = &st->row[offset + i];
		size_t times = 0;

		for (size_t k = 0; k < offset + i; k++)
			times += strcmp(st->row[k].code, m->code) == 0;
		rows[i].id = row_id(m, times);
		rows[i].cells[0] = mark(m, &rows[i].styles[0]);
		rows[i].cells[1] = date_short(a, m->due == DAY_NONE ? m->done : m->due, DAY_NONE);
		rows[i].cells[2] = m->label;
		rows[i].cells[3] = m->state;
		rows[i].styles[3] = rows[i].styles[0];
		rows[i].cells[4] = m->who;
		rows[i].styles[4] = ST_DIM;
	}
	return 0;
}

static int open_milestones(struct screen *s, const void *arg)
{
	struct milestones *st = milestones_of(s);

	st->absence = *(const int64_t *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = N_("No steps were due before the recovery.");
	return 0;
}

/* "From 02-11-2026, now in week 3 · 100% · track 1: own employer". */
static const char *about(struct app *app, const struct record *r, struct arena *a)
{
	static const char *const more[] = { "percentage", "track" };
	const char *ended = detail_value(app, r, "ended", a);
	day first = record_day(r, "date");
	const char *out = "";

	if (first != DAY_NONE) {
		enum { WEEK = 7 };
		int week = (app->today - first) / WEEK + 1;

		out = ended ? arena_printf(a, _("From %s, recovered on %s"), date_long(a, first), ended) :
			week < 1 ? arena_printf(a, _("From %s"), date_long(a, first)) :
			arena_printf(a, _("From %s, now in week %d"), date_long(a, first), week);
	}
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		const char *value = detail_value(app, r, more[i], a);

		if (value)
			out = arena_printf(a, "%s · %s", out, value);
	}
	return out;
}

static int load(struct screen *s)
{
	struct milestones *st = milestones_of(s);
	struct app *app = app_of(s);
	int64_t placement;
	int rc = app_milestones(app, st->absence, s->arena, &st->row, &st->n);

	st->record = NULL;
	st->whom = st->about = "";
	st->joined = NULL;
	if (rc < 0 || (rc = store_get(app->store, E_ABSENCE, st->absence, s->arena, &st->record)) < 0) {
		st->n = 0;
	} else {
		st->about = about(app, st->record, s->arena);
		placement = record_ref(st->record, "placement");
		if (placement)
			st->whom = store_title(app->store, E_PLACEMENT, placement, s->arena);
		rc = app_absence_joined(app, st->record, s->arena, &st->joined);
	}
	list_set_count(&st->list, st->n);
	return rc;
}

/* ---- text above and below ---- */

/* Draws a text from row y on, in at most `rows` rows; gives how many it took. With c NULL
 * it only counts. */
static int put_wrapped(struct canvas *c, int y, int rows, int width, unsigned style, const char *text)
{
	struct arena *a = arena_new();
	struct wrap_line *line;
	size_t n = wrap_lines(a, text, width - 2 * MARGIN > 1 ? width - 2 * MARGIN : 1, 0, &line);
	int used = 0;

	for (; (size_t)used < n && used < rows; used++)
		if (c)
			canvas_put(c, y + used, MARGIN, width - 2 * MARGIN, style,
				arena_printf(a, "%.*s", (int)(line[used].end - line[used].start),
					text + line[used].start));
	arena_free(&a);
	return used;
}

static int put_head(const struct milestones *st, struct canvas *c, int width, int rows)
{
	int used = put_wrapped(c, 0, rows, width, ST_NORMAL, st->about);

	if (st->joined)
		used += put_wrapped(c, used, rows - used, width, ST_SOON, st->joined);
	return used;
}

static void layout(struct screen *s, struct rect area)
{
	struct milestones *st = milestones_of(s);
	bool room = area.h >= LEAST_LIST + HEAD;

	st->head = put_head(st, NULL, area.w, room ? HEAD : 1);
	st->foot = area.h - st->head >= LEAST_LIST + FOOT ? FOOT : 0;
	list_layout(
		&st->list, (struct rect){ area.y + st->head, area.x, area.h - st->head - st->foot, area.w });
}

static const struct milestone *selected(const struct screen *s)
{
	const struct milestones *st = milestones_of(s);

	return st->list.sel < st->n ? &st->row[st->list.sel] : NULL;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct milestones *st = milestones_of(s);
	const struct milestone *m = selected(s);
	int w = s->area.w, y = s->area.h - st->foot;

	put_head(st, c, w, st->head);
	list_paint(&st->list, c, true);
	if (!st->foot)
		return;
	canvas_rule(c, y++, 0, w);
	if (m && *m->who)
		canvas_putf(c, y++, MARGIN, w - 2 * MARGIN, ST_NORMAL, "%s: %s", _("Who"), m->who);
	if (m)
		y += put_wrapped(c, y, 2, w, ST_DIM, m->source);
	put_wrapped(c, y, 1, w, ST_DIM, _("A help for memory, no legal advice."));
}

static struct list *list_of(struct screen *s)
{
	return &milestones_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	(void)a;
	*left = _("Steps of the absence");
	*right = milestones_of(s)->whom;
}

static void done(struct screen *s)
{
	list_done(&milestones_of(s)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct milestone *m = selected(s);

	if (!milestones_of(s)->record)
		return _("This period of absence is not here any more.");
	if (bit == NEED_NOT_DONE && m && m->done != DAY_NONE)
		return _("This step was done; Space takes the mark away.");
	return NULL;
}

static unsigned mark_done(struct screen *s, day on)
{
	const struct milestone *m = selected(s);
	struct arena *a = arena_new();
	unsigned r = written(s, app_milestone_done(app_of(s), milestones_of(s)->absence, m->code, on, NULL),
		arena_printf(a, _("Done: %s"), m->label));

	arena_free(&a);
	return r;
}

static unsigned toggle(struct screen *s)
{
	const struct milestone *m = selected(s);

	if (m->done == DAY_NONE)
		return mark_done(s, ui_today(s));
	return written(s, app_milestone_undone(app_of(s), milestones_of(s)->absence, m, NULL),
		_("The mark is taken away"));
}

static unsigned done_on(struct screen *s)
{
	struct arena *a = arena_new();
	unsigned r = UI_PAINT;
	day on;

	if (ui_ask_date(s, _("Done on which day?"), date_long(a, ui_today(s)), &on) == 0)
		r = mark_done(s, on);
	arena_free(&a);
	return r;
}

static unsigned open_step(struct screen *s)
{
	const struct milestone *m = selected(s);

	return m->step ? record_edit(s, E_MILESTONE, m->step, NULL, 0) : done_on(s);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_ABSENCE, milestones_of(s)->absence, NULL, 0);
}

static unsigned history(struct screen *s)
{
	const struct milestone *m = selected(s);
	struct history_arg arg = { E_ABSENCE, milestones_of(s)->absence, -1 };

	if (m && m->step)
		arg = (struct history_arg){ E_MILESTONE, m->step, -1 };
	return ui_push(s, &history_screen, &arg);
}

static unsigned placement(struct screen *s)
{
	const struct subject to = { record_ref(milestones_of(s)->record, "placement"), 0 };

	if (!to.placement)
		return ui_error(s, "%s", _("This period of absence is of no placement."));
	return ui_push(s, &placement_screen, &to);
}

static const struct ui_action actions[] = {
	{ "step-toggle", "<Space>", N_("done"), N_("Mark the step as done today, or take the mark away"),
		NEED_ROW | NEED_WRITABLE, toggle },
	{ "step-done-on", "d", N_("done on"), N_("Mark the step as done on a day"),
		NEED_ROW | NEED_WRITABLE | NEED_NOT_DONE, done_on },
	{ "step-open", "<Enter>", NULL,
		N_("The note with a step that was done; else mark it as done on a day"),
		NEED_ROW | NEED_WRITABLE, open_step },
	{ "absence-edit", "e", N_("edit"), N_("Edit the absence: recovery, percentage, track"), NEED_THERE,
		edit },
	{ "absence-placement", "p", NULL, N_("Go to the placement"), NEED_THERE, placement },
	{ "absence-history", "H", N_("history"), N_("What was changed, when and by whom"), NEED_THERE,
		history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops milestones_screen = {
	.name = "milestones",
	.title = N_("Steps of the absence"),
	.state_size = sizeof(struct milestones),
	.actions = actions,
	.open = open_milestones,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
