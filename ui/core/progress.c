/* A bar in the prompt line while something long runs; see prompt.h. */
#include "anker/lang.h"
#include "core/canvas.h"
#include "core/prompt.h"
#include "core/ui.h"

enum { BAR_COLUMNS = 24 };

struct progress {
	struct modal m;
	int64_t done, total;
	const char *text;
	bool stop;
};

static void progress_paint(const struct modal *m, struct ui *ui, struct canvas *c)
{
	const struct progress *p = (const struct progress *)m;
	int y = c->area.h - 2, percent = p->total > 0 ? (int)(p->done * 100 / p->total) : 0, x = 1;

	(void)ui;
	canvas_blank(c, y, ST_NORMAL);
	canvas_bar(c, y, x, BAR_COLUMNS, percent, 100, ST_BAR);
	x += BAR_COLUMNS + 1;
	x += canvas_putf(c, y, x, -1, ST_BOLD, "%3d%%", percent) + 2;
	canvas_put(c, y, x, c->area.w - x - 1, ST_NORMAL, p->text);
	canvas_cursor(c, y, x - 3);
}

static void progress_event(struct modal *m, struct ui *ui, const struct term_event *e)
{
	struct progress *p = (struct progress *)m;

	(void)ui;
	if (e->key == K_ESC || e->key == K_CTRL('c'))
		p->stop = true;
}

bool ui_progress(struct screen *s, int64_t done, int64_t total, const char *text)
{
	struct ui *ui = s->ui;
	const char *hints = _("Esc: stop after the part that runs now");
	struct progress p = { { progress_paint, progress_event, hints, false, NULL }, done, total, text,
		false };
	struct term_event e;
	enum term_wake wake;

	/* As a modal, so that a resize lays out the screens but reads no rows. */
	/* Others may wait for what is being written: what the terminal does not take now, it gets later. */
	bool held = term_hold();
	p.m.below = ui->modal;
	ui->modal = &p.m;
	while (!ui->ending && (wake = term_read(&e, 0)) != TERM_TIMEOUT) {
		if (wake == TERM_END) {
			ui->ending = true;
		} else if (e.key == K_RESIZE) {
			term_size(&ui->rows, &ui->cols);
			ui_layout_all(ui);
		} else if (ui->lock.on) {
			lock_event(ui, &e);
		} else {
			lock_used(ui);
			progress_event(&p.m, ui, &e);
		}
	}
	lock_due(ui);
	if (!term_is_late())
		ui_paint(ui);
	ui->modal = p.m.below;
	if (held)
		term_let_go();
	return p.stop || ui->ending;
}
