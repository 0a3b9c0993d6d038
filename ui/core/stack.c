/* The stack of screens behind each main screen: open, load, lay out, end. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/grid.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/ui.h"

struct stack *ui_stack(struct ui *ui)
{
	return &ui->tabs[ui->tab];
}

struct screen *ui_top(struct ui *ui)
{
	struct stack *st = ui_stack(ui);

	return st->depth ? st->screens[st->depth - 1] : NULL;
}

struct list *ui_list(struct screen *s)
{
	return s->ops->list ? s->ops->list(s) : NULL;
}

struct grid *ui_grid(struct screen *s)
{
	return s->ops->grid ? s->ops->grid(s) : NULL;
}

struct pager *ui_pager(struct screen *s)
{
	return s->ops->pager ? s->ops->pager(s) : NULL;
}

static void end_screen(struct screen *s)
{
	if (s->ops->done)
		s->ops->done(s);
	arena_free(&s->arena);
	free(s->state);
	free(s);
}

/* Rows for what is about to be painted. Not while a prompt waits: an action
 * may still hold a row of the window that would be given back. */
void ui_need_rows(struct ui *ui, struct screen *s)
{
	struct list *l = ui_list(s);
	struct grid *g = l ? NULL : ui_grid(s);

	if (!l && !g)
		return;
	if (l && l->empty_action)
		ui_key_of(s, l->empty_key, l->empty_action);
	if (!ui->modal && ((l ? list_need(l) : grid_need(g)) < 0 || (s->ops->moved && s->ops->moved(s) < 0)))
		ui_failed(s);
}

static void lay_out(struct screen *s)
{
	if (s->ops->layout)
		s->ops->layout(s, s->area);
	else if (ui_list(s))
		list_layout(ui_list(s), s->area);
	else if (ui_grid(s))
		grid_layout(ui_grid(s), s->area);
	else if (ui_pager(s))
		pager_layout(ui_pager(s), s->area);
}

void ui_load(struct ui *ui, struct screen *s)
{
	arena_reset(s->arena);
	if (s->ops->load && s->ops->load(s) < 0)
		ui_failed(s);
	lay_out(s);
	ui_need_rows(ui, s);
}

/* Main screens have the tab line; the message line and the hints are below. */
static struct rect area_of(const struct ui *ui, size_t level)
{
	struct rect r = { level ? 2 : 3, 0, 0, ui->cols };

	r.h = ui->rows - r.y - 2;
	if (r.h < 0)
		r.h = 0;
	return r;
}

void ui_layout_all(struct ui *ui)
{
	for (size_t t = 0; t < ui->cfg->tab_count; t++) {
		for (size_t i = 0; i < ui->tabs[t].depth; i++) {
			struct screen *s = ui->tabs[t].screens[i];

			s->area = area_of(ui, i);
			lay_out(s);
		}
	}
	if (ui_top(ui))
		ui_need_rows(ui, ui_top(ui));
}

int ui_open_screen(struct ui *ui, size_t tab, const struct screen_ops *ops, const void *arg)
{
	struct stack *st = &ui->tabs[tab];
	struct screen *s;
	int r;

	if (st->depth == UI_DEPTH)
		return err_set(ERR_INVALID, _("Too many screens are open; go back first."));
	if (ops->actions && (r = actions_check(ops->actions, ui->cfg->globals)) < 0)
		return r;
	s = xmalloc(sizeof *s);
	*s = (struct screen){ .ops = ops, .ui = ui, .app = ui->cfg->app, .arena = arena_new() };
	s->state = xmalloc(ops->state_size ? ops->state_size : 1);
	memset(s->state, 0, ops->state_size ? ops->state_size : 1);
	s->area = area_of(ui, st->depth);
	r = ops->open ? ops->open(s, arg) : 0;
	if (r >= 0 && ui->cfg->opens)
		r = ui->cfg->opens(s, arg);
	if (r < 0) {
		end_screen(s);
		return r;
	}
	st->screens[st->depth++] = s;
	ui_load(ui, s);
	return 0;
}

/* Ends the screens that are finished; what is on top then is loaded again. */
void ui_sweep(struct ui *ui)
{
	struct screen *top = ui_top(ui);
	bool moved = false;

	for (size_t t = 0; t < ui->cfg->tab_count; t++) {
		struct stack *st = &ui->tabs[t];
		size_t kept = 0;

		for (size_t i = 0; i < st->depth; i++) {
			struct screen *s = st->screens[i];

			if (s->finished) {
				moved = true;
				end_screen(s);
			} else {
				st->screens[kept++] = s;
			}
		}
		st->depth = kept;
	}
	if (!moved)
		return;
	if (!ui_top(ui)) {
		ui->quit = true;
		return;
	}
	ui_layout_all(ui);
	if (ui_top(ui) != top)
		ui_load(ui, ui_top(ui));
}

void ui_close_all(struct ui *ui)
{
	for (size_t t = 0; t < ui->cfg->tab_count; t++)
		while (ui->tabs[t].depth)
			end_screen(ui->tabs[t].screens[--ui->tabs[t].depth]);
}

void ui_drafts(struct ui *ui)
{
	for (size_t t = 0; t < ui->cfg->tab_count; t++)
		for (size_t i = 0; i < ui->tabs[t].depth; i++)
			if (ui->tabs[t].screens[i]->ops->draft)
				ui->tabs[t].screens[i]->ops->draft(ui->tabs[t].screens[i]);
	ui->typed = false;
}

bool ui_unsaved(struct ui *ui)
{
	for (size_t t = 0; t < ui->cfg->tab_count; t++)
		for (size_t i = 0; i < ui->tabs[t].depth; i++)
			if (ui->tabs[t].screens[i]->ops->unsaved &&
			    ui->tabs[t].screens[i]->ops->unsaved(ui->tabs[t].screens[i]))
				return true;
	return false;
}

unsigned ui_push(struct screen *s, const struct screen_ops *ops, const void *arg)
{
	if (ui_open_screen(s->ui, s->ui->tab, ops, arg) < 0)
		return ui_failed(s);
	return UI_PAINT;
}

void ui_load_all(struct screen *s)
{
	struct ui *ui = s->ui;

	for (size_t t = 0; t < ui->cfg->tab_count; t++)
		for (size_t i = 0; i < ui->tabs[t].depth; i++)
			ui_load(ui, ui->tabs[t].screens[i]);
}

void ui_close_below(struct screen *s, const struct screen_ops *ops)
{
	struct stack *st = ui_stack(s->ui);

	for (size_t i = 1; i + 1 < st->depth; i++)
		if (st->screens[i + 1] == s && st->screens[i]->ops == ops)
			st->screens[i]->finished = true;
}

unsigned ui_go(struct screen *s, size_t tab)
{
	struct ui *ui = s->ui;
	struct stack *st = &ui->tabs[tab];

	if (tab >= ui->cfg->tab_count)
		return UI_UNHANDLED;
	if (tab == ui->tab) {
		for (size_t i = 1; i < st->depth; i++)
			if (st->screens[i]->ops->unsaved && st->screens[i]->ops->unsaved(st->screens[i]))
				return UI_PAINT;
		for (size_t i = 1; i < st->depth; i++)
			st->screens[i]->finished = true;
		return UI_PAINT;
	}
	if (!st->depth) {
		if (ui_open_screen(ui, tab, ui->cfg->tabs[tab].ops, ui->cfg->tabs[tab].arg) < 0)
			return ui_failed(s);
		ui->tab = tab;
		return UI_PAINT;
	}
	ui->tab = tab;
	ui_load(ui, ui_top(ui));
	return UI_PAINT;
}
