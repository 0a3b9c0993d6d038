/* The global actions: what works on every screen where nothing else wants the key. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "core/ui.h"

static unsigned back(struct screen *s)
{
	struct ui *ui = s->ui;
	struct list *l = ui_list(s);
	struct pager *p = ui_pager(s);

	if (ui->key == K_ESC && l && list_filter(l)[0]) {
		list_set_filter(l, "");
		return UI_LOAD;
	}
	if (ui->key == K_ESC && p)
		pager_search(p, "");
	if (ui_stack(ui)->depth > 1)
		return UI_BACK;
	if (ui->key == K_ESC) {
		char key[KEY_NAME_SIZE];

		ui_toast(s, _("This is a main screen; %s leaves the program"), ui_key_of(s, key, "back"));
		return UI_PAINT;
	}
	return UI_QUIT;
}

static unsigned quit(struct screen *s)
{
	(void)s;
	return UI_QUIT;
}

static unsigned filter_typed(struct screen *s, const char *text, void *ctx)
{
	struct list *l = ui_list(s);

	(void)ctx;
	if (l) {
		list_set_filter(l, text);
		return UI_LOAD;
	}
	if (ui_pager(s))
		pager_search(ui_pager(s), text);
	return UI_PAINT;
}

static unsigned filter(struct screen *s)
{
	struct list *l = ui_list(s);
	struct ask ask = { .label = l ? _("Filter:") : _("Search:"),
		.text = l ? list_filter(l) : "",
		.typed = filter_typed };
	struct arena *a;
	char *text;
	int r;

	if (l ? !l->can_filter : !ui_pager(s))
		return UI_UNHANDLED;
	a = arena_new();
	r = ui_ask(s, &ask, a, &text);
	arena_free(&a);
	if (r < 0)
		return filter_typed(s, "", NULL);
	return UI_PAINT;
}

static unsigned undo(struct screen *s)
{
	return s->ui->cfg->undo ? s->ui->cfg->undo(s) : UI_UNHANDLED;
}

static unsigned redo(struct screen *s)
{
	return s->ui->cfg->redo ? s->ui->cfg->redo(s) : UI_UNHANDLED;
}

static unsigned cycle(struct screen *s, size_t by)
{
	return ui_go(s, (s->ui->tab + by) % s->ui->cfg->tab_count);
}

static unsigned next_tab(struct screen *s)
{
	return s->ui->cfg->tab_count > 1 ? cycle(s, 1) : UI_PAINT;
}

static unsigned previous_tab(struct screen *s)
{
	return s->ui->cfg->tab_count > 1 ? cycle(s, s->ui->cfg->tab_count - 1) : UI_PAINT;
}

static unsigned go_tab(struct screen *s)
{
	uint32_t key = s->ui->key;

	return key >= '1' && key <= '9' ? ui_go(s, key - '1') : UI_PAINT;
}

static unsigned redraw(struct screen *s)
{
	(void)s;
	term_redraw();
	return UI_LOAD;
}

static unsigned stop(struct screen *s)
{
	if (s->ui->cfg->restricted)
		return ui_error(s, "%s", _("Other programs are switched off here."));
	ui_stop(s->ui);
	return UI_PAINT;
}

static unsigned lock(struct screen *s)
{
	if (!ui_lock_now(s->ui))
		return ui_error(s, "%s", _("This caseload is not sealed, so nothing can be locked: see anker seal."));
	return UI_PAINT;
}

const struct ui_action ui_globals[] = {
	{ "help", "? <F1> <C-g>", N_("help"), N_("Show all keys of this screen"), 0, ui_help },
	{ "palette", ":", N_("commands"), N_("Choose an action by typing its name"), 0, ui_palette },
	{ "back", "q <Esc>", N_("back"),
		N_("Back to the screen before; q on a main screen leaves the program"), 0, back },
	{ "quit", "<C-q> <C-c>", NULL, N_("Leave the program from anywhere"), 0, quit },
	{ "undo", "u", NULL, N_("Undo the last change"), NEED_WRITABLE, undo },
	{ "redo", "<C-r>", NULL, N_("Redo what was undone"), NEED_WRITABLE, redo },
	{ "filter", "/", NULL, N_("Filter the list or search the text while typing"), 0, filter },
	{ "main-next", "<Tab>", NULL, N_("Go to the next main screen"), 0, next_tab },
	{ "main-previous", "<S-Tab>", NULL, N_("Go to the previous main screen"), 0, previous_tab },
	{ "main-go", "1 2 3 4 5 6 7 8 9", NULL, N_("Go to that main screen"), 0, go_tab },
	{ "redraw", "<C-l>", NULL, N_("Draw the screen again"), 0, redraw },
	{ "lock", "<C-b> <F12>", NULL, N_("Lock at once: nothing of a sealed caseload stays on the screen"), 0, lock },
	{ "suspend", "<C-z>", NULL, N_("Put the program in the background (fg brings it back)"), 0, stop },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};
