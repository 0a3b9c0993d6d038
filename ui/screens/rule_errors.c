/* Faults in rule files, each with its line, a caret and a tip: of a text that is
 * being written, which nothing has taken the place of yet, or of what is on disk. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "core/wrap.h"
#include "screens/rules.h"

enum { NEED_TEXT = NEED_OWN, NEED_LOCAL = NEED_OWN << 1, CARET_ROOM = 12 };

struct state {
	struct pager *pager;
	struct rule_text *text; /* owned; NULL: the rules in use */
	size_t at, n;           /* the fault that `e` goes to */
	struct arena *cut;      /* lines too long for the screen */
	int width;
};

static const struct ruleset *rules_of(const struct screen *s)
{
	const struct state *st = s->state;

	return st->text ? st->text->with : app_of(s)->rules;
}

static const struct rules_error *fault(const struct screen *s, size_t i)
{
	const struct state *st = s->state;

	return rules_error(rules_of(s), st->text ? st->text->fault[i] : i);
}

/* Whether the fault stands in a file that may be edited here. */
static bool is_local(const struct screen *s, const struct rules_error *e)
{
	const char *folder = app_of(s)->local_rules;
	size_t n = folder ? strlen(folder) : 0;

	return n && strncmp(e->file, folder, n) == 0 && e->file[n] == '/';
}

static int open_errors(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	/* The text is handed over for good. */
	st->text = (struct rule_text *)(uintptr_t)arg;
	st->pager = pager_new();
	st->cut = arena_new();
	return 0;
}

static char *anchor(struct arena *a, size_t i)
{
	return arena_printf(a, "%zu", i);
}

/* The line and the caret below it, so far to the left that the caret is on screen. */
static void write_place(struct state *st, const char *line, int scrolled)
{
	bool caret = line[strspn(line, " ")] == '^';
	size_t n = strlen(line), from = wrap_offset(line, 0, n, scrolled);

	pager_span(st->pager, caret ? ST_NOW : ST_NORMAL, scrolled && !caret ? "…" : scrolled ? " " : "");
	pager_span(st->pager, caret ? ST_NOW : ST_NORMAL, text_cut(st->cut, line + from, st->width - 2));
	pager_end(st->pager, 2, 0);
}

/* As rules_error_show writes it: the place and message, the line with a caret
 * below the place, the tip. */
static void write_fault(struct screen *s, size_t i)
{
	struct state *st = s->state;
	const struct rules_error *e = fault(s, i);
	size_t folder = strlen(e->file) - strlen(rule_file(e->file));
	char *shown = rules_error_show(e, s->arena), *save = NULL, *line = strtok_r(shown, "\n", &save);
	int scrolled = e->column + CARET_ROOM > st->width ? e->column + CARET_ROOM - st->width : 0;

	pager_anchor(st->pager, anchor(s->arena, i));
	pager_span(st->pager, i == st->at ? ST_BOLD : ST_NORMAL, i == st->at ? "› " : "  ");
	pager_span(st->pager, ST_LATE, line + (strlen(line) > folder ? folder : 0));
	pager_end(st->pager, 0, 4);
	for (int k = 0; k < 2 && *e->source && (line = strtok_r(NULL, "\n", &save)); k++)
		write_place(st, line, scrolled);
	for (; (line = strtok_r(NULL, "\n", &save));) {
		pager_span(st->pager, ST_NORMAL, line + strspn(line, " "));
		pager_end(st->pager, 6, 5);
	}
	pager_text(st->pager, ST_NORMAL, 0, "");
}

static void write_all(struct screen *s)
{
	struct state *st = s->state;

	pager_reset(st->pager);
	arena_reset(st->cut);
	if (st->text)
		pager_text(st->pager, ST_NORMAL, 0,
			_("Nothing was changed: what was in use stays in use. The text is kept until you "
			  "throw it away."));
	else
		pager_text(st->pager, ST_NORMAL, 0,
			_("Each of these keeps one rule, limit or test out of use; all others work."));
	pager_text(st->pager, ST_NORMAL, 0, "");
	for (size_t i = 0; i < st->n; i++)
		write_fault(s, i);
}

static int load(struct screen *s)
{
	struct state *st = s->state;

	st->n = st->text ? st->text->nfaults : rules_error_count(rules_of(s));
	if (st->at >= st->n)
		st->at = 0;
	st->width = 0; /* written in layout */
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	if (area.w != st->width) {
		st->width = area.w;
		write_all(s);
	}
	pager_layout(st->pager, area);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = st->text ? arena_printf(a, _("Faults in %s"), st->text->file) : _("Faults in rule files");
	*right = arena_printf(a, ngettext("%zu fault", "%zu faults", (unsigned long)st->n), st->n);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (bit == NEED_TEXT && !st->text)
		return _("No text is being written here.");
	if (bit == NEED_LOCAL && !st->n)
		return _("There are no faults in the rules.");
	if (bit == NEED_LOCAL && !st->text && !is_local(s, fault(s, st->at)))
		return _("This file comes with the program; it cannot be changed here.");
	return NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	if (st->text)
		rule_text_end(st->text);
	pager_free(&st->pager);
	arena_free(&st->cut);
}

/* ---- actions ---- */

static unsigned hand_over(struct screen *s, unsigned (*to)(struct screen *, struct rule_text *))
{
	struct state *st = s->state;
	struct rule_text *t = st->text;

	st->text = NULL;
	st->n = 0;
	return to(s, t) | UI_BACK;
}

static unsigned edit(struct screen *s)
{
	struct state *st = s->state;
	const struct rules_error *e = fault(s, st->at);

	if (!st->text)
		return rule_edit_file(s, rule_file(e->file), e->line, e->column);
	if (strcmp(rule_file(e->file), st->text->file) == 0) {
		st->text->line = e->line;
		st->text->column = e->column;
	}
	return hand_over(s, rule_text_write);
}

static unsigned step(struct screen *s, size_t by)
{
	struct state *st = s->state;

	if (!st->n)
		return UI_PAINT;
	st->at = (st->at + by) % st->n;
	write_all(s);
	pager_layout(st->pager, s->area);
	pager_jump(st->pager, anchor(s->arena, st->at));
	return UI_PAINT;
}

static unsigned next(struct screen *s)
{
	return step(s, 1);
}

static unsigned previous(struct screen *s)
{
	return step(s, ((struct state *)s->state)->n - 1);
}

static unsigned facts(struct screen *s)
{
	return ui_push(s, &rule_facts_screen, &(struct rule_facts_arg){ NULL });
}

/* A broken text may be put on disk, so that work can stop here; what it breaks
 * stays as it was. */
static unsigned keep(struct screen *s)
{
	struct state *st = s->state;

	if (!ui_confirm(s, _("Put this text with its faults in %s all the same?"), st->text->file))
		return UI_PAINT;
	if (app_rules_save(app_of(s), st->text->file, st->text->text.text) < 0)
		return ui_failed(s);
	rule_text_draft(st->text, false);
	ui_load_all(s);
	ui_toast(s, _("%s was saved; what has a fault is left out of use"), st->text->file);
	return UI_BACK;
}

static unsigned leave(struct screen *s)
{
	struct state *st = s->state;

	if (!st->text)
		return UI_BACK;
	switch (ui_ask_key(s, "bw", _("Keep the text as a draft (b) or throw it away (w)?"))) {
	case 'b': rule_text_draft(st->text, true); return UI_BACK;
	case 'w': rule_text_draft(st->text, false); return UI_BACK;
	default: return UI_PAINT;
	}
}

static const struct ui_action actions[] = {
	{ "errors-edit", "e <Enter>", N_("edit"), N_("Go into the text at the marked fault"),
		NEED_WRITABLE | NEED_LOCAL, edit },
	{ "errors-next", "<Tab> ]", N_("next"), N_("Mark the next fault"), 0, next },
	{ "errors-previous", "<S-Tab> [", NULL, N_("Mark the fault before"), 0, previous },
	{ "errors-facts", "f", N_("facts"), N_("What a rule may talk about"), 0, facts },
	{ "errors-keep", "s", N_("save"), N_("Save the text with its faults; what was in use stays in use"),
		NEED_WRITABLE | NEED_TEXT, keep },
	{ "errors-leave", "<Esc> q", N_("cancel"), N_("Leave; asks what becomes of the text"), 0, leave },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rule_errors_screen = {
	.name = "rule-errors",
	.title = N_("Faults in rule files"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_errors,
	.load = load,
	.layout = layout,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
