/* The prompt for a secret; see prompt.h. */
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/hidden.h"
#include "core/prompt.h"
#include "core/ui.h"

enum { LEAST_DOTS = 12 /* columns that a hint never takes */ };

struct hidden_prompt {
	struct modal m;
	const struct ask_hidden *ask;
	struct hidden typed;
	const char *refused; /* why the last one was not taken; until the next key */
	bool busy, accepted;
};

/* At the end of the line, or in the place of the hints when that is too short. Returns what it took. */
static int tell(struct canvas *c, int y, int room, enum style style, const char *told)
{
	int w = text_width(told), end = c->area.w - 1;

	if (w > room) {
		canvas_blank(c, y + 1, ST_NORMAL);
		canvas_put(c, y + 1, 1, end - 1, style, told);
		return 0;
	}
	canvas_put(c, y, end - w, w, style, told);
	return w + 2;
}

static void paint(const struct modal *m, struct ui *ui, struct canvas *c)
{
	const struct hidden_prompt *p = (const struct hidden_prompt *)m;
	const char *text = hidden_text(&p->typed), *told = p->refused;
	int y = c->area.h - 2, x = 1, end = c->area.w - 1;

	(void)ui;
	canvas_blank(c, y, ST_NORMAL);
	x += canvas_put(c, y, x, c->area.w / 2, ST_BOLD, p->ask->label) + 1;
	if (p->busy) {
		canvas_put(c, y, x, end - x, ST_DIM, p->ask->busy);
		canvas_cursor(c, y, x);
		return;
	}
	if (!told && p->typed.full)
		told = _("longer than it may be");
	else if (!told && p->ask->hint && *text)
		told = p->ask->hint(p->ask->ctx, text);
	if (told && *told)
		end -= tell(c, y, end - x - LEAST_DOTS, p->refused ? ST_ERROR : ST_DIM, told);
	hidden_paint(c, y, x, end - x, ST_NORMAL, &p->typed);
}

static void take(struct hidden_prompt *p, struct ui *ui)
{
	if (p->ask->busy) {
		p->busy = true;
		ui_paint(ui);
		p->busy = false;
	}
	p->refused = p->ask->take(p->ask->ctx, hidden_text(&p->typed), hidden_length(&p->typed));
	hidden_wipe(&p->typed);
	p->accepted = p->m.closed = p->refused == NULL;
}

static void event(struct modal *m, struct ui *ui, const struct term_event *e)
{
	struct hidden_prompt *p = (struct hidden_prompt *)m;

	if (e->key == K_ENTER) {
		take(p, ui);
		return;
	}
	m->closed = e->key == K_ESC || e->key == K_CTRL('c');
	if (e->key == K_PASTE ? hidden_paste(&p->typed, e->paste) : hidden_key(&p->typed, e->key))
		p->refused = NULL;
}

int ui_ask_hidden(struct screen *s, const struct ask_hidden *ask)
{
	struct hidden_prompt p = { .m = { paint, event,
					   ask->help ? ask->help
						     : _("Enter accept   Ctrl-U begin again   Esc cancel"),
					   false, NULL },
		.ask = ask,
		.refused = ask->told };

	hidden_open(&p.typed);
	ui_run_modal(s->ui, &p.m);
	hidden_close(&p.typed);
	return p.accepted ? 0 : err_set(ERR_STOPPED, "%s", _("Cancelled."));
}
