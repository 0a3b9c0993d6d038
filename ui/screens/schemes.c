/* The schemes of a placement, by what asks for attention. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/hash.h"
#include "anker/lang.h"
#include "core/pager.h"
#include "screens/support.h"

enum { NEED_USE = NEED_OWN };

/* A row of the list: a heading, a remark, or a scheme. */
struct line {
	enum row_kind kind;
	size_t scheme;    /* index in row; of a heading the first below it */
	size_t below;     /* of a heading: how many */
};

struct schemes {
	int64_t placement;
	const char *title; /* in s->arena, as all below */
	struct scheme_row *row;
	size_t n;
	struct line *line;
	struct list list;
	struct pager *pager;
	struct rect page;  /* beside the list, or 0 wide */
	int64_t shown;     /* the row that the page is about */
};

static struct schemes *schemes_of(const struct screen *s)
{
	return s->state;
}

static const struct list_column columns[] = {
	{ N_("Scheme"), 22, 25, 0, ALIGN_LEFT },
	{ N_("How it stands"), 24, 0, 0, ALIGN_LEFT },
	{ N_("Until"), 7, 7, 1, ALIGN_LEFT },
};

/* Noted as possible while the facts say otherwise: that has to be said. */
static bool disputed(const struct scheme_row *row)
{
	return row->step == SCHEME_CHECK && row->possible && row->possible->outcome == TRUTH_FALSE;
}

/* Beside a heading that says "check this" or "ask first" the facts tell more than the same words. */
static const char *stands(struct arena *a, const struct scheme_row *row)
{
	if (row->step == SCHEME_ASK && *row->ask)
		return row->ask;
	if ((row->step == SCHEME_CHECK || row->step == SCHEME_NOT) && !row->use && *row->why && !disputed(row))
		return row->why;
	return row->use && *row->why ? arena_printf(a, "%s · %s", row->state, row->why) : row->state;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	const struct schemes *st = schemes_of(s);

	for (size_t i = 0; i < limit; i++) {
		const struct line *l = &st->line[offset + i];
		const struct scheme_row *row = &st->row[l->scheme];
		enum style late;

		rows[i].kind = l->kind;
		if (l->kind == ROW_NOTE) {
			rows[i].cells[0] = _("A help for memory: check each with who decides on it.");
			continue;
		}
		if (l->kind == ROW_GROUP) {
			rows[i].cells[0] = scheme_step_name(row->step);
			rows[i].cells[1] = arena_printf(a, "%zu", l->below);
			continue;
		}
		rows[i].id = (int64_t)(hash_text(HASH_START, row->scheme) >> 1);
		rows[i].cells[0] = scheme_title(row);
		rows[i].cells[1] = stands(a, row);
		rows[i].styles[1] = row->step == SCHEME_NOT ? ST_DIM : ST_NORMAL;
		rows[i].cells[2] = due_text(a, row->due, ui_today(s), &late);
		rows[i].styles[2] = (unsigned short)late;
	}
	return 0;
}

static int open_schemes(struct screen *s, const void *arg)
{
	struct schemes *st = schemes_of(s);

	st->placement = ((const struct subject *)arg)->placement;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = N_("The catalogue of schemes is empty.");
	st->pager = pager_new();
	return 0;
}

/* A heading before each step, and the remark under all. */
static size_t make_lines(struct schemes *st, struct arena *a)
{
	size_t n = 0, heading = 0;

	st->line = arena_alloc(a, (2 * st->n + 1) * sizeof *st->line);
	for (size_t i = 0; i < st->n; i++) {
		if (i == 0 || st->row[i].step != st->row[i - 1].step) {
			heading = n;
			st->line[n++] = (struct line){ ROW_GROUP, i, 0 };
		}
		st->line[heading].below++;
		st->line[n++] = (struct line){ ROW_ITEM, i, 0 };
	}
	if (n)
		st->line[n++] = (struct line){ ROW_NOTE, 0, 0 };
	return n;
}

static int load(struct screen *s)
{
	struct schemes *st = schemes_of(s);
	struct app *app = app_of(s);
	int rc = app_schemes(app, st->placement, s->arena, &st->row, &st->n);

	if (rc < 0)
		st->n = 0;
	st->title = store_title(app->store, E_PLACEMENT, st->placement, s->arena);
	st->shown = 0;
	list_set_count(&st->list, make_lines(st, s->arena));
	return rc;
}

static const struct scheme_row *selected(const struct screen *s)
{
	const struct schemes *st = schemes_of(s);
	const struct list_row *row = list_selected(&st->list);

	return row && row->kind == ROW_ITEM ? &st->row[st->line[st->list.sel].scheme] : NULL;
}

/* ---- the page beside the list ---- */

static int moved(struct screen *s)
{
	struct schemes *st = schemes_of(s);
	const struct scheme_row *row = selected(s);
	struct arena *a;
	int rc;

	if (!st->page.w || !row || st->shown == list_selected_id(&st->list))
		return 0;
	st->shown = list_selected_id(&st->list);
	a = arena_new();
	pager_free(&st->pager);
	st->pager = pager_new();
	pager_text(st->pager, ST_BOLD, 1, scheme_title(row));
	rc = scheme_write(st->pager, app_of(s), row, st->page.w, a);
	pager_layout(st->pager, st->page);
	arena_free(&a);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct schemes *st = schemes_of(s);
	struct rect left = area;

	st->page = (struct rect){ area.y, area.x, area.h, 0 };
	st->shown = 0;
	if (area.w >= PANE_FROM) {
		left.w = area.w * 55 / 100;
		st->page.x = area.x + left.w + 2;
		st->page.w = area.w - left.w - 2;
	}
	list_layout(&st->list, left);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct schemes *st = schemes_of(s);

	list_paint(&st->list, c, true);
	if (!st->page.w)
		return;
	canvas_vrule(c, st->page.x - s->area.x - 2, 0, s->area.h);
	pager_paint(st->pager, c);
}

static struct list *list_of(struct screen *s)
{
	return &schemes_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	*left = arena_printf(a, _("Schemes · %s"), schemes_of(s)->title ? schemes_of(s)->title : "");
	(void)right;
}

static void done(struct screen *s)
{
	list_done(&schemes_of(s)->list);
	pager_free(&schemes_of(s)->pager);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct scheme_row *row = selected(s);

	if (bit == NEED_USE && !(row && row->use))
		return _("Nothing is on record of this scheme here yet.");
	return NULL;
}

static unsigned open_page(struct screen *s)
{
	struct scheme_arg arg = { schemes_of(s)->placement, selected(s)->scheme };

	return ui_push(s, &scheme_screen, &arg);
}

static unsigned set(struct screen *s)
{
	return scheme_ask(s, schemes_of(s)->placement, selected(s));
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_SCHEME, selected(s)->use->id, NULL, 0);
}

static unsigned history(struct screen *s)
{
	struct history_arg arg = { E_SCHEME, selected(s)->use->id, -1 };

	return ui_push(s, &history_screen, &arg);
}

static const struct ui_action actions[] = {
	{ "scheme-open", "<Enter>", N_("open"), N_("What it is, how to ask for it, which amounts hold"),
		NEED_ROW, open_page },
	{ "scheme-set", "s", N_("set"), N_("Set how it stands: applied for, granted, refused, ..."),
		NEED_ROW | NEED_WRITABLE, set },
	{ "scheme-edit", "e", N_("edit"), N_("Edit what is on record of it"),
		NEED_ROW | NEED_USE | HINT_WHERE, edit },
	{ "scheme-history", "H", N_("history"), N_("What was changed in it, when and by whom"),
		NEED_ROW | NEED_USE | HINT_WHERE, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops schemes_screen = {
	.name = "schemes",
	.title = N_("Schemes"),
	.state_size = sizeof(struct schemes),
	.actions = actions,
	.open = open_schemes,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.moved = moved,
	.need = need,
	.heading = heading,
	.done = done,
};
