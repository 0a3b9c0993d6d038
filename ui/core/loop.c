/* The loop: one event, one dispatch, one paint; see loop.h. */
#include "core/loop.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/grid.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "core/ui.h"

static void apply(struct ui *ui, struct screen *s, unsigned r)
{
	if (r & UI_UNHANDLED)
		r &= ~(unsigned)UI_UNHANDLED;
	if ((r & UI_QUIT) && (!ui_unsaved(ui) || ui_confirm(s, "%s",
							 _("Something typed is not saved; it is kept as a "
							   "draft. Leave?"))))
		ui->quit = true;
	if (r & UI_BACK)
		s->finished = true;
	if ((r & UI_LAYOUT) == UI_LAYOUT)
		ui_layout_all(ui);
	/* A screen that was just opened is loaded already. */
	if ((r & UI_LOAD) == UI_LOAD && !s->finished && ui_top(ui) == s)
		ui_load(ui, s);
	ui_sweep(ui);
}

/* --- keys ----------------------------------------------------------------- */

static unsigned click(struct ui *ui, struct screen *s, const struct term_event *e)
{
	struct list *l = ui_list(s);
	struct grid *g = l ? NULL : ui_grid(s);
	const struct ui_action *enter;
	bool again;
	size_t tab;

	if (e->y == 1 && ui_stack(ui)->depth == 1 && ui_tab_at(ui, e->x, &tab))
		return ui_go(s, tab);
	if ((l && list_click(l, e->y, e->x, &again)) || (g && grid_click(g, e->y, e->x, &again))) {
		enter = again ? ui_find_key(ui, s, K_ENTER, false) : NULL;
		return enter ? ui_run_action(s, enter) : UI_PAINT;
	}
	if (s->ops->click && e->y >= s->area.y && e->y < s->area.y + s->area.h)
		return s->ops->click(s, e->y - s->area.y, e->x - s->area.x);
	return UI_PAINT;
}

static unsigned pasted(struct screen *s, const char *text)
{
	if (!s->ops->text || !s->ops->paste) {
		ui_toast(s, "%s", _("Pasted text was left out: nothing is being typed here."));
		return UI_PAINT;
	}
	ui_typed(s);
	return s->ops->paste(s, text);
}

/* h and l (and the arrows) go back and in where nothing else wants them. */
static const struct ui_action *sideways(struct ui *ui, struct screen *s, uint32_t key)
{
	if (key == K_RIGHT || key == 'l')
		return ui_find_key(ui, s, K_ENTER, false);
	if ((key == K_LEFT || key == 'h') && ui_stack(ui)->depth > 1)
		return ui_find_name(ui, s, "back");
	return NULL;
}

static unsigned dispatch(struct ui *ui, struct screen *s, const struct term_event *e)
{
	const struct ui_action *a;
	struct list *l;
	struct grid *g;
	struct pager *p;
	unsigned r;
	char help[KEY_NAME_SIZE];

	if (e->key == K_PASTE)
		return pasted(s, e->paste);
	if (e->key == K_CLICK)
		return click(ui, s, e);
	if (s->ops->text) {
		r = s->ops->text(s, e->key);
		if (!(r & UI_UNHANDLED)) {
			ui_typed(s);
			return r;
		}
	}
	if ((a = ui_find_key(ui, s, e->key, false)) != NULL)
		return ui_run_action(s, a);
	if ((l = ui_list(s)) != NULL) {
		if (list_key(l, e->key))
			return UI_PAINT;
		if ((a = sideways(ui, s, e->key)) != NULL)
			return ui_run_action(s, a);
	} else if ((g = ui_grid(s)) != NULL) {
		if (grid_key(g, e->key))
			return UI_PAINT;
	} else if ((p = ui_pager(s)) != NULL && pager_key(p, e->key)) {
		return UI_PAINT;
	}
	if ((a = ui_find_key(ui, s, e->key, true)) != NULL) {
		r = ui_run_action(s, a);
		if (!(r & UI_UNHANDLED))
			return r;
	}
	if (e->key != K_WHEEL_UP && e->key != K_WHEEL_DOWN)
		ui_toast(s, _("Unknown key, press %s for help"), ui_key_of(s, help, "help"));
	return UI_PAINT;
}

static bool too_small(const struct ui *ui)
{
	return ui->rows < TERM_MIN_ROWS || ui->cols < TERM_MIN_COLS;
}

static void handle(struct ui *ui, const struct term_event *e)
{
	struct screen *s = ui_top(ui);

	if (e->key == K_RESIZE) {
		term_size(&ui->rows, &ui->cols);
		ui_layout_all(ui);
		if (ui->modal) /* a pop-up has a place of its own */
			ui->modal->event(ui->modal, ui, e);
		return;
	}
	if (ui->lock.on) {
		lock_event(ui, e);
		return;
	}
	lock_used(ui);
	/* From anywhere, also out of a form or a question: somebody walks in. */
	if (ui->cfg->lock && keys_in(ui_find_name(ui, s, "lock")->keys, e->key)) {
		ui_lock_now(ui);
		return;
	}
	ui->toast[0] = '\0';
	if (too_small(ui)) {
		if (keys_in("q <C-c> <C-q>", e->key) && !ui->modal)
			ui->quit = true;
		return;
	}
	ui->key = e->key;
	if (ui->modal) {
		ui->modal->event(ui->modal, ui, e);
		return;
	}
	apply(ui, s, dispatch(ui, s, e));
	if (ui_top(ui) && !ui->quit)
		ui_need_rows(ui, ui_top(ui));
}

/* --- time ----------------------------------------------------------------- */

static int64_t draft_due(const struct ui *ui)
{
	int64_t quiet = ui->typed_last + DRAFT_QUIET_MS, latest = ui->typed_first + DRAFT_MAX_MS;

	return quiet < latest ? quiet : latest;
}

/* Milliseconds until something is due; -1 when only an event can come. */
static int next_due(const struct ui *ui, int64_t now)
{
	int64_t at = INT64_MAX;

	if (ui->toast[0] && !ui->toast_error)
		at = ui->toast_until;
	if (ui->typed && draft_due(ui) < at)
		at = draft_due(ui);
	if (ui->cfg->changed && ui->checked_at + IDLE_MS < at)
		at = ui->checked_at + IDLE_MS;
	if (ui->cfg->ended && ui->ended_at + IDLE_MS < at)
		at = ui->ended_at + IDLE_MS;
	/* Locked nothing else is done. How long a machine sleeps no timer knows: it is looked at often. */
	if (ui->cfg->lock)
		at = ui->lock.on || at > now + IDLE_MS ? now + IDLE_MS : at;
	if (at == INT64_MAX)
		return -1;
	return at > now ? (int)(at - now) : 0;
}

/* True when there was something to tell; what stands there is read first. */
static bool notice(struct ui *ui)
{
	const char *text;

	if (!ui->cfg->notice || ui->toast[0] || ui->modal || !ui_top(ui) ||
		!(text = ui->cfg->notice(ui->cfg->app)))
		return false;
	ui_toast(ui_top(ui), "%s", text);
	return true;
}

/* True when something on screen changed. */
static bool run_due(struct ui *ui, int64_t now)
{
	bool paint = lock_due(ui);

	if (ui->cfg->ended && now >= ui->ended_at + IDLE_MS) {
		ui->ended_at = now;
		ui->ended = ui->cfg->ended(ui->cfg->app);
		ui->ending = ui->ending || ui->ended;
	}
	if (term_asked_to_stop() && !ui->cfg->restricted)
		ui_stop(ui);
	if (ui->lock.on)
		return paint;
	if (ui->toast[0] && !ui->toast_error && now >= ui->toast_until) {
		ui->toast[0] = '\0';
		paint = true;
	}
	if (ui->typed && now >= draft_due(ui)) {
		ui_drafts(ui);
		paint = true; /* a screen may tell that it is safe now */
	}
	if (ui->cfg->changed && now >= ui->checked_at + IDLE_MS) {
		ui->checked_at = now;
		if (ui->cfg->changed(ui->cfg->app))
			ui->stale = true;
		paint |= notice(ui);
	}
	/* Not while a prompt waits: its action may hold rows of this screen. */
	if (ui->stale && !ui->modal && ui_top(ui)) {
		ui->stale = false;
		ui_load(ui, ui_top(ui));
		paint = true;
	}
	return paint;
}

static void step(struct ui *ui, bool *dirty)
{
	struct term_event e;
	enum term_wake wake;

	/* Keys that came in already are handled first: one paint shows them all. */
	if (*dirty && !term_pending()) {
		ui_paint(ui);
		*dirty = false;
	}
	wake = term_read(&e, next_due(ui, clock_ms()));
	if (wake == TERM_END) {
		ui->ending = true;
	} else if (wake == TERM_EVENT) {
		/* A key after a long time was meant for what was on the screen: it is nobody's. */
		if (!lock_due(ui))
			handle(ui, &e);
		*dirty = true;
	}
	if (run_due(ui, clock_ms()))
		*dirty = true;
}

void ui_run_modal(struct ui *ui, struct modal *m)
{
	bool dirty = true;

	m->below = ui->modal;
	ui->modal = m;
	while (!m->closed && !ui->ending)
		step(ui, &dirty);
	ui->modal = m->below;
}

/* --- start and end -------------------------------------------------------- */

static int check_tables(const struct ui_config *cfg)
{
	int r = actions_check(ui_globals, ui_globals);

	if (r == 0)
		r = actions_check(cfg->globals, NULL);
	for (size_t i = 0; r == 0 && i < cfg->tab_count; i++)
		r = actions_check(cfg->tabs[i].ops->actions, cfg->globals);
	return r;
}

int ui_run(const struct ui_config *cfg)
{
	struct ui ui = { .cfg = cfg };
	bool dirty = true;
	int r;

	if (cfg->tab_count == 0 || cfg->tab_count > UI_TABS)
		return err_set(
			ERR_INVALID, "between 1 and %d main screens, not %zu", UI_TABS, cfg->tab_count);
	r = check_tables(cfg);
	if (r < 0 || (r = term_open(cfg->ascii, cfg->mono, cfg->lock != NULL)) < 0)
		return r;
	ui.frame = arena_new();
	term_size(&ui.rows, &ui.cols);
	ui.checked_at = clock_ms();
	lock_start(&ui);
	ui.tab = cfg->first;
	r = ui_open_screen(&ui, ui.tab, cfg->tabs[ui.tab].ops, cfg->tabs[ui.tab].arg);
	if (r == 0) {
		ui_paint(&ui);
		if (cfg->started)
			apply(&ui, ui_top(&ui), cfg->started(ui_top(&ui)));
	}
	while (r == 0 && !ui.quit && !ui.ending)
		step(&ui, &dirty);
	ui_drafts(&ui);
	ui_close_all(&ui);
	lock_done(&ui);
	arena_free(&ui.frame);
	term_close();
	if (ui.lock.ended)
		r = err_set(ERR_STOPPED, "%s",
			_("it was locked for so long that it has ended; what was typed is kept"));
	else if (ui.ended)
		r = err_set(ERR_STOPPED, "%s", ui.ended);
	return r;
}
