/* What is around every screen: title, main screens, message line, hints. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/grid.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/ui.h"

enum { MESSAGE_LINES = 4 };

/* Whether the day still stands in the middle of the line with this right of it. */
static bool leaves_day(const struct ui *ui, const char *right)
{
	return 2 * (text_width(right) + 3) + text_width(date_weekday(ui->frame, *ui->cfg->today)) <= ui->cols;
}

/* A sealed file says so on every screen: with its name where the screen has nothing to say
 * there, with all of it on a main screen, and the numbers where there is room. */
static const char *with_lock(struct ui *ui, const char *right, const char *status)
{
	const struct ui_lock *l = ui->cfg->lock;
	const char *sign = term_ascii() ? "#" : "🔒", *name, *all;

	if (right && *right)
		return arena_printf(ui->frame, "%s · %s", right, sign);
	name = arena_printf(ui->frame, "%s %s", sign, l->name);
	if (!status)
		return name;
	if (l->mark)
		name = arena_printf(ui->frame, "%s · %s", name, l->mark);
	all = arena_printf(ui->frame, "%s · %s", status, name);
	return leaves_day(ui, all) ? all : name;
}

static void paint_title(struct ui *ui, struct screen *s, bool main_screen, struct canvas *c)
{
	const char *left = _(s->ops->title), *right = NULL, *status = NULL;
	int from = c->area.w, w;

	if (s->ops->heading)
		s->ops->heading(s, ui->frame, &left, &right);
	if (!right && main_screen && ui->cfg->status)
		status = ui->cfg->status(ui->cfg->app, ui->frame);
	right = ui->cfg->lock && ui->cfg->lock->name ? with_lock(ui, right, status) : right ? right : status;
	if (*s->mark)
		right = right && *right ? arena_printf(ui->frame, "%s · %s", s->mark, right) : s->mark;
	if (right && *right)
		from = canvas_right(c, 0, c->area.w - 1, *s->mark ? ST_LATE : ST_DIM, right);
	if (main_screen) {
		const char *when = date_weekday(ui->frame, *ui->cfg->today);
		int middle = (c->area.w - text_width(when)) / 2, most = from - text_width(when) - 3;

		left = arena_printf(ui->frame, "%s · %s", ui->cfg->program, left);
		w = canvas_put(c, 0, 1, from - 3, ST_TITLE, left);
		middle = middle < most ? middle : most;
		if (middle > w + 3)
			canvas_put(c, 0, middle, -1, ST_NORMAL, when);
		return;
	}
	canvas_put(c, 0, 1, from - 3, ST_TITLE, left);
}

static const char *tab_label(struct ui *ui, size_t i)
{
	long n = ui->cfg->tab_count_of ? ui->cfg->tab_count_of(ui->cfg->app, i) : -1;
	const char *label = _(ui->cfg->tabs[i].label);

	return n > 0 ? arena_printf(ui->frame, "%s %ld", label, n) : label;
}

/* How the main screens share their line. */
struct tab_line {
	int gap; /* columns between two of them */
	int cut; /* labels are cut to this, but the one on screen; 0: whole */
};

static int tab_width(struct ui *ui, size_t i, const struct tab_line *line)
{
	int w = text_width(tab_label(ui, i));

	return 2 + (line->cut && i != ui->tab && w > line->cut ? line->cut : w);
}

/* Whole labels where they fit, closer together before they are cut. */
static struct tab_line fit_tabs(struct ui *ui)
{
	enum { WHOLE = 12, LEAST = 1 };
	struct tab_line line = { 2, 0 };
	int used;

	for (;;) {
		used = 1;
		for (size_t i = 0; i < ui->cfg->tab_count; i++)
			used += tab_width(ui, i, &line) + (i ? line.gap : 0);
		if (used <= ui->cols || line.cut == LEAST)
			return line;
		if (line.gap > 1)
			line.gap--;
		else
			line.cut = line.cut ? line.cut - 1 : WHOLE;
	}
}

bool ui_tab_at(struct ui *ui, int x, size_t *tab)
{
	struct tab_line line = fit_tabs(ui);
	int at = 1;

	for (size_t i = 0; i < ui->cfg->tab_count; i++) {
		int w = tab_width(ui, i, &line);

		if (x >= at && x < at + w) {
			*tab = i;
			return true;
		}
		at += w + line.gap;
	}
	return false;
}

static void paint_tabs(struct ui *ui, struct canvas *c)
{
	struct tab_line line = fit_tabs(ui);
	int x = 1;

	for (size_t i = 0; i < ui->cfg->tab_count; i++) {
		const char *label = tab_label(ui, i);
		bool here = i == ui->tab;
		int w = tab_width(ui, i, &line);

		/* The digit, and brackets' worth of reverse video for the one on screen. */
		canvas_putf(c, 1, x, -1, here ? ST_BOLD | ST_SELECTED : ST_KEY, "%zu", i + 1);
		canvas_putf(c, 1, x + 1, w - 1, here ? ST_BOLD | ST_SELECTED : ST_NORMAL, " %s", label);
		x += w + line.gap;
	}
}

/* Where characters are typed, a hint must show the key that is none. */
static const char *keys_for(const struct screen *s, const struct ui_action *a)
{
	bool typing = s->ops->text && (!s->ops->typing || s->ops->typing(s));
	const char *control = typing ? strstr(a->keys, "<C-") : NULL;

	return control ? control : a->keys;
}

/* In a list a hint keeps its place, dimmed, while one goes along the rows. */
static bool shows_hint(struct screen *s, const struct ui_action *a)
{
	return a->hint && !((a->needs & HINT_WHERE) && ui_why_not(s, a));
}

/* One hint; false when it does not fit before `right`. */
static bool paint_hint(
	struct screen *s, struct canvas *c, int y, int *x, int right, const struct ui_action *a)
{
	char key[KEY_NAME_SIZE];
	bool can = ui_why_not(s, a) == NULL;
	int w;

	keys_show_first(key, keys_for(s, a));
	w = text_width(key) + 1 + text_width(_(a->hint));
	if (*x + w > right)
		return false;
	canvas_put(c, y, *x, -1, can ? ST_KEY : ST_DIM, key);
	canvas_put(c, y, *x + text_width(key) + 1, -1, can ? ST_NORMAL : ST_DIM, _(a->hint));
	*x += w + 2;
	return true;
}

static void paint_hints(struct ui *ui, struct screen *s, struct canvas *c)
{
	const struct ui_action *last[] = { ui_find_name(ui, s, "palette"), ui_find_name(ui, s, "help") };
	int y = c->area.h - 1, x = 1, right = c->area.w, at;
	size_t first = s->ops->text ? 1 : 0; /* `:` is typed there */
	char key[KEY_NAME_SIZE];

	for (size_t i = first; i < 2; i++)
		right -= text_width(keys_show_first(key, keys_for(s, last[i]))) + 1 +
			 text_width(_(last[i]->hint)) + 2;
	for (const struct ui_action *a = s->ops->actions; a && a->name; a++)
		if (shows_hint(s, a) && !paint_hint(s, c, y, &x, right - 1, a))
			break;
	/* The way back where there is room, unless the screen has its own. */
	if (ui_stack(ui)->depth > 1 && !s->ops->text && !ui_find_key(ui, s, K_ESC, false))
		paint_hint(s, c, y, &x, right - 1, ui_find_name(ui, s, "back"));
	at = right + 1;
	for (size_t i = first; i < 2; i++)
		paint_hint(s, c, y, &at, c->area.w, last[i]);
}

int ui_paint_message(struct ui *ui, struct canvas *c, int last, unsigned style, const char *text)
{
	char **lines;
	size_t n = text_wrap(ui->frame, text, c->area.w - 3, &lines), from;
	int y, w = 0;

	from = n > MESSAGE_LINES ? n - MESSAGE_LINES : 0;
	y = last + 1 - (int)(n - from);
	for (size_t i = from; i < n; i++, y++) {
		canvas_blank(c, y, ST_NORMAL);
		w = canvas_put(c, y, 1, -1, style, lines[i]);
	}
	return w;
}

static void paint_too_small(struct ui *ui, struct canvas *c)
{
	char line[96];

	snprintf(line, sizeof line, _("Terminal too small (%dx%d)"), ui->cols, ui->rows);
	canvas_put(c, 0, 0, -1, ST_NORMAL, line);
}

static void paint_body(struct screen *s, struct canvas *c)
{
	if (s->ops->paint)
		s->ops->paint(s, c);
	else if (ui_list(s))
		list_paint(ui_list(s), c, true);
	else if (ui_grid(s))
		grid_paint(ui_grid(s), c, true);
	else if (ui_pager(s))
		pager_paint(ui_pager(s), c);
}

void ui_paint(struct ui *ui)
{
	struct canvas all = { { 0, 0, ui->rows, ui->cols } };
	struct screen *s = ui_top(ui);
	bool main_screen = ui_stack(ui)->depth == 1;

	term_begin();
	arena_reset(ui->frame);
	if (ui->lock.on) {
		lock_paint(ui, &all);
		term_end();
		return;
	}
	if (ui->rows < TERM_MIN_ROWS || ui->cols < TERM_MIN_COLS) {
		paint_too_small(ui, &all);
		term_end();
		return;
	}
	if (s) {
		struct canvas body = { s->area };

		paint_title(ui, s, main_screen, &all);
		if (main_screen)
			paint_tabs(ui, &all);
		canvas_rule(&all, main_screen ? 2 : 1, 0, all.area.w);
		canvas_rule(&all, all.area.h - 2, 0, all.area.w);
		paint_body(s, &body);
	}
	if (ui->toast[0])
		ui_paint_message(ui, &all, all.area.h - 2, ui->toast_error ? ST_ERROR : ST_BOLD, ui->toast);
	if (ui->modal) {
		canvas_put(&all, all.area.h - 1, 1, all.area.w - 2, ST_DIM, ui->modal->hints);
		ui->modal->paint(ui->modal, ui, &all);
	} else if (s) {
		paint_hints(ui, s, &all);
	}
	term_end();
}
