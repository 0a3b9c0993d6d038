/* Action tables: finding, checking, running. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/grid.h"
#include "core/list.h"
#include "core/prompt.h"
#include "core/ui.h"

enum { HINT_COLUMNS = 8 };

static const struct ui_action *by_key(const struct ui_action *a, uint32_t key)
{
	for (; a && a->name; a++)
		if (keys_in(a->keys, key))
			return a;
	return NULL;
}

static const struct ui_action *by_name(const struct ui_action *a, const char *name)
{
	for (; a && a->name; a++)
		if (strcmp(a->name, name) == 0)
			return a;
	return NULL;
}

const struct ui_action *ui_find_key(struct ui *ui, struct screen *s, uint32_t key, bool global)
{
	const struct ui_action *a;

	if (!global)
		return by_key(s->ops->actions, key);
	a = by_key(ui->cfg->globals, key);
	return a ? a : by_key(ui_globals, key);
}

const struct ui_action *ui_find_name(struct ui *ui, const struct screen *s, const char *name)
{
	const struct ui_action *a = by_name(s->ops->actions, name);

	if (!a)
		a = by_name(ui->cfg->globals, name);
	return a ? a : by_name(ui_globals, name);
}

char *ui_key_of(const struct screen *s, char *buf, const char *action)
{
	const struct ui_action *a = ui_find_name(s->ui, s, action);

	return keys_show_first(buf, a ? a->keys : "");
}

const char *ui_why_not(struct screen *s, const struct ui_action *a)
{
	const struct ui_config *cfg = s->ui->cfg;
	struct list *l = a->needs & NEED_ROW ? ui_list(s) : NULL;
	struct grid *g = (a->needs & NEED_ROW) && !l ? ui_grid(s) : NULL;
	const char *why;

	if ((a->needs & NEED_ROW) && !(l && list_selected(l)) && !(g && grid_selected(g)))
		return _("First select a row; there is none here.");
	if ((a->needs & NEED_WRITABLE) && cfg->readonly && (why = cfg->readonly(cfg->app)))
		return why;
	for (unsigned bit = NEED_OWN; bit && bit <= a->needs; bit <<= 1)
		if ((a->needs & bit) && s->ops->need && (why = s->ops->need(s, bit)))
			return why;
	return NULL;
}

unsigned ui_run_action(struct screen *s, const struct ui_action *a)
{
	const char *why = ui_why_not(s, a);

	if (why)
		return ui_error(s, "%s", why);
	if ((a->needs & NEED_CONFIRM) && !ui_confirm(s, "%s?", _(a->help)))
		return UI_PAINT;
	return a->run(s);
}

/* Two tables are one context when the second is given. */
static int check_row(
	const struct ui_action *row, const struct ui_action *table, const struct ui_action *other)
{
	const char *keys = row->keys;
	char shown[KEY_NAME_SIZE];
	uint32_t key;
	int r;

	if (!row->help || !*row->help || !row->run)
		return err_set(ERR_INVALID, "action %s: no help or no function", row->name);
	if (row->hint && text_width(_(row->hint)) > HINT_COLUMNS)
		return err_set(ERR_INVALID, "action %s: hint \"%s\" is wider than %d", row->name,
			_(row->hint), HINT_COLUMNS);
	while ((r = keys_next(&keys, &key)) > 0) {
		if (table != ui_globals && keys_in("u <C-r> ? :", key))
			return err_set(ERR_INVALID, "action %s: key %s is kept for every screen", row->name,
				       keys_show(shown, key));
		for (const struct ui_action *b = row + 1; b->name; b++)
			if (keys_in(b->keys, key))
				return err_set(ERR_INVALID, "actions %s and %s: the same key %s", row->name,
					b->name, keys_show(shown, key));
	}
	if (r < 0)
		return err_set(ERR_INVALID, "action %s: a key name is wrong in \"%s\"", row->name, row->keys);
	for (const struct ui_action *b = row + 1; b->name; b++)
		if (strcmp(row->name, b->name) == 0)
			return err_set(ERR_INVALID, "action %s: twice in one table", row->name);
	for (const struct ui_action *b = other; b && b->name; b++)
		if (strcmp(row->name, b->name) == 0)
			return err_set(ERR_INVALID, "action %s: also a global action", row->name);
	return 0;
}

int actions_check(const struct ui_action *actions, const struct ui_action *globals)
{
	for (const struct ui_action *a = actions; a && a->name; a++) {
		int r = check_row(a, actions, actions == globals ? NULL : globals);

		if (r < 0)
			return r;
	}
	return 0;
}

static void toast(struct screen *, bool, const char *, va_list) __attribute__((format(printf, 3, 0)));

static void toast(struct screen *s, bool error, const char *fmt, va_list ap)
{
	struct ui *ui = s->ui;

	vsnprintf(ui->toast, sizeof ui->toast, fmt, ap);
	ui->toast_error = error;
	ui->toast_until = clock_ms() + TOAST_MS;
}

void ui_toast(struct screen *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	toast(s, false, fmt, ap);
	va_end(ap);
}

unsigned ui_error(struct screen *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	toast(s, true, fmt, ap);
	va_end(ap);
	return UI_PAINT;
}

unsigned ui_failed(struct screen *s)
{
	return ui_error(s, "%s", err_last());
}

void ui_typed(struct screen *s)
{
	struct ui *ui = s->ui;

	ui->typed_last = clock_ms();
	if (!ui->typed)
		ui->typed_first = ui->typed_last;
	ui->typed = true;
}

int32_t ui_today(const struct screen *s)
{
	return *s->ui->cfg->today;
}
