/* The routes of a point where load and capacity differ: adapt, other work, create; each
 * with what it means, what was tried before and how that went, and a mark. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/fit.h"
#include "screens/places.h"
#include "screens/weigh.h"

enum { C_MARK, C_LABEL, C_TRIED };
enum { LEFT_PERCENT = 58, BELOW = 6, HEAD = 3, HEAD_FROM = 14 };
enum { NEED_GUIDE = NEED_OWN, NEED_WEIGHED = NEED_OWN << 1 };

static const struct list_column columns[] = {
	[C_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_LABEL] = { NULL, 22, 26, 0, ALIGN_LEFT },
	[C_TRIED] = { NULL, 20, 0, 1, ALIGN_LEFT },
};

/* Each way has a heading over its options; "nothing for now" is no way. */
static const char *const ways[] = { [WAY_ADAPT] = N_("1  Adapt the work"),
	[WAY_OTHER] = N_("2  Another function at this employer"), [WAY_CREATE] = N_("3  Create a function") };
enum { WAYS = sizeof ways / sizeof *ways };

struct weighed {
	int64_t placement;
	char item[64];
	struct routes routes;  /* in s->arena, as all below */
	const struct fit_row *point; /* NULL: neither asked nor in the profile any more */
	struct fit fit;
	const char *name, *label;
	int line[FIT_ROUTES + WAYS]; /* an option, or below zero a heading */
	size_t n;
	struct rect head;
	struct list list;
	struct panel panel;
};

static struct weighed *weighed_of(const struct screen *s)
{
	return s->state;
}

static const struct route_option *here(const struct screen *s)
{
	const struct weighed *v = weighed_of(s);
	int at = v->list.sel < v->n ? v->line[v->list.sel] : -1;

	return at < 0 ? NULL : &v->routes.option[at];
}

/* ---- rows ---- */

static void lines(struct weighed *v)
{
	v->n = 0;
	for (int i = 0; i < FIT_ROUTES; i++) {
		enum route_way way = v->routes.option[i].way;

		if (way != WAY_NONE && (i == 0 || way != v->routes.option[i - 1].way))
			v->line[v->n++] = -1 - (int)way;
		v->line[v->n++] = i;
	}
}

static enum style mark_style(char mark)
{
	return mark == '+' ? ST_GOOD : mark == '-' ? ST_LATE : ST_NOW;
}

static bool is_chosen(const struct weighed *v, const struct route_option *o)
{
	const char *chosen = v->routes.weighing ? record_get(v->routes.weighing, "chosen") : NULL;

	return chosen && strcmp(chosen, o->route) == 0;
}

static void fill(const struct weighed *v, const struct route_option *o, struct arena *a, struct list_row *row)
{
	bool chosen = is_chosen(v, o);

	row->id = o - v->routes.option + 1;
	row->cells[C_MARK] = arena_printf(a, "%c", o->mark);
	row->styles[C_MARK] = (unsigned short)mark_style(o->mark);
	row->cells[C_LABEL] = o->label;
	row->styles[C_LABEL] = chosen ? ST_BOLD : ST_NORMAL;
	row->cells[C_TRIED] = !chosen	  ? o->tried
			      : *o->tried ? arena_printf(a, _("chosen · %s"), o->tried)
					  : _("chosen");
	row->styles[C_TRIED] = chosen ? ST_BOLD : ST_DIM;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct weighed *v = weighed_of(ctx);

	for (size_t i = 0; i < limit && offset + i < v->n; i++) {
		int at = v->line[offset + i];

		if (at >= 0) {
			fill(v, &v->routes.option[at], a, &rows[i]);
			continue;
		}
		rows[i].kind = ROW_GROUP;
		rows[i].cells[0] = _(ways[-1 - at]);
	}
	return 0;
}

/* ---- screen ---- */

static int open_routes(struct screen *s, const void *arg)
{
	struct weighed *v = weighed_of(s);
	const struct routes_arg *r = arg;

	v->placement = r->placement;
	stpncpy(v->item, r->item, sizeof v->item - 1);
	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
	panel_open(&v->panel);
	return 0;
}

static int load(struct screen *s)
{
	struct weighed *v = weighed_of(s);
	struct app *app = app_of(s);
	int rc = app_routes(app, v->placement, v->item, s->arena, &v->routes);

	v->n = 0;
	v->point = NULL;
	v->name = store_title(app->store, E_PLACEMENT, v->placement, s->arena);
	v->label = lang_text(choices_capacity_item[model_choice_index(choices_capacity_item, v->item)].label);
	if (rc == 0 && (rc = app_fit(app, v->placement, s->arena, &v->fit)) == 0) {
		lines(v);
		for (size_t i = 0; i < v->fit.n; i++)
			if (strcmp(v->fit.row[i].item, v->item) == 0)
				v->point = &v->fit.row[i];
	}
	panel_forget(&v->panel);
	list_set_count(&v->list, v->n);
	return rc;
}

/* The latest weighing: what was chosen, why, and what the employee thinks. */
static void write_weighing(struct pager *p, struct app *app, const struct record *w, struct arena *a)
{
	const char *chosen = detail_value(app, w, "chosen", a), *note = record_get(w, "note");
	const char *view = detail_value(app, w, "client_view", a);
	day d = record_day(w, "date");

	if (!chosen || d == DAY_NONE)
		return;
	chosen = arena_printf(a, "%s, %s", chosen, detail_day(a, d, app->today));
	if (note)
		chosen = arena_printf(a, "%s: %s", chosen, note);
	if (view)
		chosen = arena_printf(a, _("%s (the employee: %s)"), chosen, view);
	weigh_line(p, a, _("Chosen"), ST_BOLD, chosen);
}

static void write_option(struct pager *p, const struct route_option *o, struct arena *a)
{
	weigh_line(p, a, _("Means"), ST_NORMAL, o->meaning);
	weigh_line(p, a, _("Tried"), *o->tried ? ST_NORMAL : ST_DIM,
		*o->tried ? o->tried : _("not yet at this employer"));
	if (*o->examples)
		weigh_line(p, a, "", ST_NORMAL, o->examples);
}

/* On the option that was chosen that stands first. */
static int moved(struct screen *s)
{
	struct weighed *v = weighed_of(s);
	const struct route_option *o = here(s);
	const struct record *w = v->routes.weighing;
	struct pager *p = v->panel.pager;
	struct arena *a = v->panel.arena;
	bool first = o && is_chosen(v, o);

	if (!panel_fill(&v->panel, o ? list_selected_id(&v->list) : 0))
		return 0;
	if (o && v->panel.beside)
		pager_text(p, ST_BOLD, 0, o->label);
	if (first)
		write_weighing(p, app_of(s), w, a);
	if (o)
		write_option(p, o, a);
	if (w && !first)
		write_weighing(p, app_of(s), w, a);
	panel_fill_end(&v->panel);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct weighed *v = weighed_of(s);

	v->head = (struct rect){ area.y, area.x, area.h >= HEAD_FROM ? HEAD : 0, area.w };
	area.y += v->head.h;
	area.h -= v->head.h;
	list_layout(&v->list, panel_layout(&v->panel, area, LEFT_PERCENT, BELOW));
}

/* What someone can, then what the work asks: both in a bar and in words. */
static void paint_head(const struct weighed *v, struct canvas *head, struct arena *a)
{
	const struct fit_row *r = v->point;
	int x = 1;

	if (!r) {
		canvas_put(head, 0, 1, -1, ST_DIM,
			_("No task asks this point any more, and it is not in the profile."));
	} else {
		x += canvas_putf(head, 0, x, -1, ST_DIM, "%s ", _("Can"));
		x += canvas_put(head, 0, x, -1, ST_BAR, fit_bar(r->can, a));
		x += canvas_putf(head, 0, x, -1, ST_DIM, "   %s ", _("Work asks"));
		x += canvas_put(head, 0, x, -1, ST_BAR, fit_bar(r->load, a));
		canvas_putf(head, 0, x, -1, r->verdict == FIT_OVER ? ST_LATE : ST_NORMAL, "   %s",
			app_fit_words(r, a));
		if (*r->ability || *r->terms)
			canvas_putf(head, 1, 1, -1, ST_GOOD, "%s%s%s", r->ability,
				*r->ability && *r->terms ? "; " : "", r->terms);
		else
			canvas_put(head, 1, 1, -1, ST_DIM, r->tasks);
	}
	canvas_rule(head, HEAD - 1, 0, head->area.w);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct weighed *v = weighed_of(s);
	struct canvas head = canvas_at(c, v->head), body = *c;
	struct arena *a = arena_new();

	if (v->head.h)
		paint_head(v, &head, a);
	body.area.y += v->head.h;
	body.area.h -= v->head.h;
	panel_paint(&v->panel, &body);
	list_paint(&v->list, c, true);
	arena_free(&a);
}

static struct list *list_of(struct screen *s)
{
	return &weighed_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct weighed *v = weighed_of(s);

	*left = arena_printf(a, "%s · %s", _("Routes"), v->label);
	*right = v->name;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct route_option *o = here(s);

	if (bit == NEED_GUIDE && !(o && o->guide))
		return _("No guide tells about this.");
	if (bit == NEED_WEIGHED && !weighed_of(s)->routes.weighing)
		return _("Nothing was weighed on this point yet.");
	return NULL;
}

static void done(struct screen *s)
{
	list_done(&weighed_of(s)->list);
	panel_done(&weighed_of(s)->panel);
}

/* ---- actions ---- */

/* The same mark again takes it away. Each is written at once: none is lost. */
static unsigned mark(struct screen *s, char sign, const char *word)
{
	const struct weighed *v = weighed_of(s);
	const struct route_option *o = here(s);
	bool away = o->mark == sign;
	const struct route_choice c = { .placement = v->placement, .item = v->item,
		.marks = app_route_mark(&v->routes, o->route, away ? ' ' : sign, s->arena) };

	return written(s, app_route_weigh(app_of(s), &c, NULL, NULL),
		arena_printf(s->arena, "%s: %s", o->label, away ? _("mark taken away") : word));
}

static unsigned mark_fits(struct screen *s)
{
	return mark(s, '+', _("fits"));
}

static unsigned mark_not(struct screen *s)
{
	return mark(s, '-', _("does not fit"));
}

static unsigned mark_doubt(struct screen *s)
{
	return mark(s, 'o', _("in doubt"));
}

static unsigned choose(struct screen *s)
{
	return routes_choose(s, weighed_of(s)->placement, weighed_of(s)->item, here(s));
}

static unsigned guide(struct screen *s)
{
	const char *point = here(s)->guide;
	const struct guide_arg arg = { *point - '0', point, { weighed_of(s)->placement, 0 } };

	return ui_push(s, &guide_screen, &arg);
}

static unsigned history(struct screen *s)
{
	const struct history_arg arg = { E_ROUTE, weighed_of(s)->routes.weighing->id, -1 };

	return ui_push(s, &history_screen, &arg);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_ROUTE, weighed_of(s)->routes.weighing->id, NULL, 0);
}

static const struct ui_action actions[] = {
	{ "route-choose", "<Enter>", N_("choose"),
		N_("Choose this route: why, and what the employee thinks of it"), NEED_ROW | NEED_WRITABLE,
		choose },
	{ "route-fits", "+", N_("fits"), N_("Mark it: fits; again takes the mark away"),
		NEED_ROW | NEED_WRITABLE, mark_fits },
	{ "route-not", "-", N_("not"), N_("Mark it: does not fit; again takes the mark away"),
		NEED_ROW | NEED_WRITABLE, mark_not },
	{ "route-doubt", "o", N_("doubt"), N_("Mark it: in doubt; again takes the mark away"),
		NEED_ROW | NEED_WRITABLE, mark_doubt },
	{ "route-guide", "g", N_("guide"), N_("What the guide tells about this route"), NEED_ROW | NEED_GUIDE,
		guide },
	{ "route-edit", "e", NULL, N_("The latest weighing in a form: date, reason, the employee's view"),
		NEED_WEIGHED, edit },
	{ "route-history", "H", NULL, N_("What was weighed when, and by whom"), NEED_WEIGHED, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops routes_screen = {
	.name = "routes",
	.title = N_("Routes"),
	.state_size = sizeof(struct weighed),
	.actions = actions,
	.open = open_routes,
	.load = load,
	.moved = moved,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
