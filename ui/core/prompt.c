/* One-line prompts: questions with a key, questions with a line of text. */
#include "core/prompt.h"

#include <stdarg.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/line.h"
#include "core/ui.h"

/* --- a key ---------------------------------------------------------------- */

struct question {
	struct modal m;
	const char *text, *keys;
	int answer;
};

static void question_paint(const struct modal *m, struct ui *ui, struct canvas *c)
{
	const struct question *q = (const struct question *)m;
	int last = c->area.h - 2, w = ui_paint_message(ui, c, last, ST_BOLD, q->text);

	canvas_cursor(c, last, w + 2);
}

static void question_event(struct modal *m, struct ui *ui, const struct term_event *e)
{
	struct question *q = (struct question *)m;

	(void)ui;
	if (e->key < 0x80 && e->key > K_SPACE && strchr(q->keys, (int)e->key))
		q->answer = (int)e->key;
	else if (e->key != K_ESC && e->key != K_CTRL('c') && e->key != K_ENTER)
		return;
	m->closed = true;
}

static int ask_key(struct screen *s, const char *keys, const char *text, const char *hints)
{
	struct question q = { { question_paint, question_event, hints, false, NULL }, text, keys, 0 };

	ui_run_modal(s->ui, &q.m);
	return q.answer;
}

int ui_ask_key(struct screen *s, const char *keys, const char *question)
{
	return ask_key(s, keys, question, _("One of the keys named above; Esc: do nothing"));
}

bool ui_confirm(struct screen *s, const char *fmt, ...)
{
	struct arena *a = arena_new();
	const char *answers = _("(y/N)"), *text;
	va_list ap;
	int k;

	va_start(ap, fmt);
	text = text_clean(a, arena_vprintf(a, fmt, ap), false);
	va_end(ap);
	/* A very long question is cut, the answers never. */
	text = text_cut(a, text, 2 * s->ui->cols - text_width(answers) - 6);
	/* y and j (Dutch "ja") both mean yes in both languages: no key of theirs means no. */
	k = ask_key(s, "yYjJnN", arena_printf(a, "%s %s", text, answers), _("y yes   Enter, n or Esc: no"));
	arena_free(&a);
	return k && strchr("yYjJ", k);
}

/* --- a line --------------------------------------------------------------- */

struct line_prompt {
	struct modal m;
	struct screen *s;
	const struct ask *ask;
	struct edit edit;
	bool accepted, fresh; /* fresh: nothing was done yet to what it began with */
};

static void line_prompt_paint(const struct modal *m, struct ui *ui, struct canvas *c)
{
	const struct line_prompt *p = (const struct line_prompt *)m;
	int y = c->area.h - 2, x = 1, room;
	const char *echo = NULL;

	canvas_blank(c, y, ST_NORMAL);
	x += canvas_put(c, y, x, c->area.w / 2, ST_BOLD, p->ask->label);
	x++;
	if (p->ask->echo)
		echo = p->ask->echo(ui->frame, p->edit.text.text, p->ask->ctx);
	room = c->area.w - x - 1;
	if (echo && *echo && text_width(echo) + 12 < room)
		room = canvas_right(c, y, c->area.w - 1, ST_DIM, echo) - x - 2;
	line_paint(c, y, x, room, p->fresh ? ST_NORMAL | ST_SELECTED : ST_NORMAL, &p->edit);
}

/* Tab: the longest beginning that all candidates share; candidates in the hint line. */
static bool complete(struct line_prompt *p)
{
	struct arena *a = arena_new();
	const char **all;
	size_t n = p->ask->complete ? p->ask->complete(a, p->edit.text.text, p->ask->ctx, &all) : 0, len;
	bool changed = false;

	if (n > 0) {
		len = strlen(all[0]);
		for (size_t i = 1; i < n; i++)
			while (len && strncmp(all[0], all[i], len) != 0)
				len = text_prev(all[0], len);
		if (len > p->edit.text.len || n == 1) {
			edit_set(&p->edit, arena_strndup(a, all[0], len));
			changed = true;
		}
	}
	arena_free(&a);
	return changed;
}

static void line_prompt_event(struct modal *m, struct ui *ui, const struct term_event *e)
{
	struct line_prompt *p = (struct line_prompt *)m;
	bool changed = false;

	if (e->key == K_ENTER || e->key == K_ESC || e->key == K_CTRL('c')) {
		p->accepted = e->key == K_ENTER;
		m->closed = true;
		return;
	}
	if (p->fresh && (e->key == K_PASTE || edit_is_character(e->key)))
		edit_set(&p->edit, "");
	p->fresh = false;
	if (e->key == K_PASTE) {
		edit_insert(&p->edit, e->paste);
		changed = true;
	} else if (e->key == K_TAB) {
		changed = complete(p);
	} else {
		changed = edit_key(&p->edit, e->key, 1) == EDIT_CHANGED;
	}
	if (!changed)
		return;
	ui_typed(p->s);
	if (p->ask->typed) {
		unsigned r = p->ask->typed(p->s, p->edit.text.text, p->ask->ctx);

		if ((r & UI_LOAD) == UI_LOAD) {
			/* The caller said that its rows may go: fetch new ones now. */
			ui->modal = NULL;
			ui_load(ui, p->s);
			ui->modal = m;
		}
	}
}

int ui_ask(struct screen *s, const struct ask *ask, struct arena *a, char **out)
{
	struct line_prompt p = { { line_prompt_paint, line_prompt_event,
				   ask->help ? ask->help : _("Enter accept   Esc cancel"), false, NULL },
				 s, ask, { .multi = false }, false, ask->whole && ask->text && *ask->text };
	int r = 0;

	edit_init(&p.edit, ask->text, false);
	ui_run_modal(s->ui, &p.m);
	if (p.accepted)
		*out = arena_strdup(a, p.edit.text.text);
	else
		r = err_set(ERR_STOPPED, "%s", _("Cancelled."));
	edit_done(&p.edit);
	return r;
}

static const char *date_echo(struct arena *a, const char *text, void *ctx)
{
	day d;

	if (!*text || date_parse(text, *(day *)ctx, &d) < 0)
		return NULL;
	return arena_printf(a, "→ %s", date_weekday(a, d));
}

static int ask_date(struct screen *s, const char *label, const char *text, bool needed, day *out)
{
	struct arena *a = arena_new();
	day today = ui_today(s);
	struct ask ask = { .label = label, .text = text, .echo = date_echo, .ctx = &today, .whole = true,
			   .help = _("22-11, 22-11-2026, today, +2w, mon   Enter accept   Esc cancel") };
	char *typed;
	int r;

	while ((r = ui_ask(s, &ask, a, &typed)) == 0) {
		bool none = !needed && !*typed;

		if (none)
			*out = DAY_NONE;
		if (none || date_parse(typed, today, out) == 0)
			break;
		ask.help = arena_strdup(a, err_last());
		ask.text = typed;
		ask.whole = false; /* what is wrong is corrected */
	}
	arena_free(&a);
	return r;
}

int ui_ask_date(struct screen *s, const char *label, const char *text, int32_t *out)
{
	return ask_date(s, label, text, true, out);
}

int ui_ask_date_or_none(struct screen *s, const char *label, const char *text, int32_t *out)
{
	return ask_date(s, label, text, false, out);
}
