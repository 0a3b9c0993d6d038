/* The locked interface; see lock.h. */
#include "core/lock.h"

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/ui.h"

enum {
	MINUTE_MS = 60 * 1000,
	SLEPT_MS = 2000, /* the clocks are read one after the other: less than this is not sleep */
	PROMPT_COLUMNS = 44
};

void lock_start(struct ui *ui)
{
	ui->lock = (struct lock){ .used = clock_boot_ms() };
	ui->lock.slept = ui->lock.used - clock_ms();
}

void lock_done(struct ui *ui)
{
	if (ui->lock.on)
		hidden_close(&ui->lock.typed);
	ui->lock.on = false;
}

bool ui_lock_now(struct ui *ui)
{
	struct lock *l = &ui->lock;

	if (!ui->cfg->lock)
		return false;
	if (l->on)
		return true;
	if (ui->typed)
		ui_drafts(ui);
	hidden_open(&l->typed);
	l->on = true;
	l->refused = NULL;
	l->used = clock_boot_ms();
	term_wipe();
	ui_paint(ui);
	return true;
}

void ui_stop(struct ui *ui)
{
	ui_lock_now(ui);
	term_stop();
}

void lock_used(struct ui *ui)
{
	ui->lock.used = clock_boot_ms();
}

/* When the next time is up, on clock_boot_ms; INT64_MAX: never. */
static int64_t lock_next(const struct ui *ui)
{
	int idle = 0, locked = 0, minutes;

	if (!ui->cfg->lock)
		return INT64_MAX;
	ui->cfg->lock->minutes(ui->cfg->app, &idle, &locked);
	minutes = ui->lock.on ? locked : idle;
	return minutes > 0 ? ui->lock.used + (int64_t)minutes * MINUTE_MS : INT64_MAX;
}

/* The machine was asleep since the last call. */
static bool woke(struct lock *l, int64_t boot)
{
	int64_t slept = boot - clock_ms();
	bool more = slept - l->slept > SLEPT_MS;

	l->slept = slept;
	return more;
}

bool lock_due(struct ui *ui)
{
	int64_t now = clock_boot_ms();
	bool away = woke(&ui->lock, now), late = now >= lock_next(ui);

	if (term_continued()) {
		away = true;
		term_redraw(); /* others wrote on the terminal meanwhile */
	}
	if (ui->lock.on) {
		if (late && !ui->ending)
			ui->lock.ended = ui->ending = true;
		return late;
	}
	return (away || late) && ui_lock_now(ui);
}

/* ---- locked ---- */

static void try(struct ui *ui)
{
	struct lock *l = &ui->lock;

	l->busy = true;
	ui_paint(ui);
	l->busy = false;
	l->refused = ui->cfg->lock->open(ui->cfg->app, hidden_text(&l->typed), hidden_length(&l->typed));
	hidden_wipe(&l->typed);
	if (l->refused)
		return;
	lock_done(ui);
	lock_used(ui);
	ui->stale = true; /* time went by: dates, what others wrote */
}

void lock_event(struct ui *ui, const struct term_event *e)
{
	struct lock *l = &ui->lock;

	lock_used(ui);
	if (!ui->cfg->lock->open || e->key == K_CTRL('q'))
		ui->ending = true; /* what was typed is a draft; nothing can be asked here */
	else if (e->key == K_CTRL('z') && !ui->cfg->restricted)
		ui_stop(ui);
	else if (e->key == K_ENTER)
		try(ui);
	else if (e->key == K_PASTE ? hidden_paste(&l->typed, e->paste) : hidden_key(&l->typed, e->key))
		l->refused = NULL;
}

void lock_paint(const struct ui *ui, struct canvas *c)
{
	const struct lock *l = &ui->lock;
	const char *what = arena_printf(ui->frame, _("%s is locked"), ui->cfg->program);
	int y = c->area.h / 3, x = (c->area.w - PROMPT_COLUMNS) / 2, at;

	x = x > 0 ? x : 0;
	what = arena_printf(ui->frame, "%s · %s", what, ui->cfg->lock->open ? ui->cfg->lock->name : _("log in again"));
	at = (c->area.w - text_width(what)) / 2;
	canvas_put(c, y, at > 0 ? at : 0, -1, ST_TITLE, what);
	if (!ui->cfg->lock->open) {
		canvas_put(c, c->area.h - 1, 1, -1, ST_DIM,
			_("Any key ends the connection; what was typed is kept for your next one"));
		return;
	}
	canvas_put(c, c->area.h - 1, 1, -1, ST_DIM,
		_("Enter: unlock   Ctrl-U: begin again   Ctrl-Q: leave, what was typed is kept"));
	if (l->refused || l->typed.full)
		canvas_put(c, y + 4, x, -1, ST_ERROR, l->refused ? l->refused : _("longer than it may be"));
	at = x + canvas_put(c, y + 2, x, -1, ST_NORMAL, _("Passphrase:")) + 1;
	if (l->busy) {
		canvas_put(c, y + 2, at, -1, ST_DIM, _("one second ..."));
		canvas_cursor(c, y + 2, at);
		return;
	}
	hidden_paint(c, y + 2, at, c->area.w - at, ST_NORMAL, &l->typed);
}
