/* The built-in editor for rules: a text of some hundred lines, line numbers, the
 * place of the cursor, new lines indented as the one before, the facts one key
 * away, and the fault of the line below it. Lines are not wrapped: indentation
 * means something. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "core/textarea.h"
#include "screens/rules.h"

enum { NUMBERS = 5, NEED_FAULT = NEED_OWN };

struct state {
	struct rule_text *text; /* owned; NULL when it was handed on */
	struct textarea area;
	bool over;              /* the draft was thrown away: write none */
};

static const char *typed(const struct state *st)
{
	return st->area.edit.text.text;
}

static size_t line_of(const struct state *st)
{
	size_t line;
	int column;

	textarea_place(&st->area, &line, &column);
	return line;
}

/* ---- screen ---- */

static int open_editor(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->text = (struct rule_text *)(uintptr_t)arg; /* handed over for good */
	textarea_init(&st->area, st->text->text.text, false);
	textarea_go(&st->area, st->text->line > 0 ? (size_t)st->text->line : 1, st->text->column);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	textarea_size(&st->area, area.h - 1, area.w - NUMBERS - 1); /* the last line tells the fault */
}

/* Comments are dim, the first line of a block stands out. */
static unsigned style_of(const char *line)
{
	if (line[strspn(line, " ")] == '#')
		return ST_DIM;
	return *line && *line != ' ' ? ST_BOLD : ST_NORMAL;
}

/* The fault of the cursor's line when it was checked, or the first one. */
static const struct rules_error *fault_here(const struct state *st)
{
	size_t line = line_of(st);
	const struct rules_error *first = NULL;

	for (size_t i = 0; st->text && i < st->text->nfaults; i++) {
		const struct rules_error *e = rules_error(st->text->with, st->text->fault[i]);

		if (strcmp(rule_file(e->file), st->text->file) != 0)
			continue;
		if ((size_t)e->line == line)
			return e;
		first = first ? first : e;
	}
	return first;
}

static void paint_fault(const struct state *st, struct canvas *c)
{
	const struct rules_error *e = fault_here(st);

	if (e)
		canvas_putf(c, c->area.h - 1, 1, -1, ST_ERROR, _("! line %d: %s%s%s"), e->line, e->message,
			e->tip ? "; " : "", e->tip ? e->tip : "");
	else
		canvas_put(c, c->area.h - 1, 1, -1, ST_DIM,
			_("Ctrl-F: what a rule may talk about; Ctrl-O: your own editor"));
}

/* Lines are not wrapped: a row is a line. */
static void paint_numbers(const struct state *st, struct canvas *c)
{
	const char *text = typed(st);
	size_t lines = 1;

	for (const char *p = text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	for (int y = 0; y < st->area.rows && st->area.top + (size_t)y < lines; y++) {
		canvas_putf(c, y, 0, NUMBERS - 1, ST_DIM, "%*zu", NUMBERS - 2, st->area.top + (size_t)y + 1);
		if (st->area.left > 0)
			canvas_put(c, y, NUMBERS - 1, 1, ST_DIM, "‹");
	}
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas text =
		canvas_sub(c, (struct rect){ 0, NUMBERS, st->area.rows, c->area.w - NUMBERS });

	paint_numbers(st, c);
	paint_fault(st, c);
	textarea_paint(&st->area, &text, style_of, NULL, 0);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	bool changed = st->text && strcmp(typed(st), st->text->begin) != 0;
	size_t line;
	int column;

	textarea_place(&st->area, &line, &column);
	*left = arena_printf(a, _("Rule text · %s"), st->text ? st->text->file : "");
	*right = arena_printf(a, "%s%zu:%d", changed ? _("● not saved  ") : "", line, column);
}

static bool unsaved(const struct screen *s)
{
	const struct state *st = s->state;

	return st->text && strcmp(typed(st), st->text->begin) != 0;
}

static void take_over(struct state *st)
{
	str_reset(&st->text->text);
	str_add(&st->text->text, typed(st));
}

static void draft(struct screen *s)
{
	struct state *st = s->state;

	if (!st->text || st->over || !unsaved(s))
		return;
	take_over(st);
	rule_text_draft(st->text, true);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	return bit == NEED_FAULT && (!st->text || !st->text->nfaults)
		       ? _("No fault was found yet: Ctrl-S looks.")
		       : NULL;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	if (st->text)
		rule_text_end(st->text);
	textarea_done(&st->area);
}

/* ---- keys ---- */

/* A new line begins below the first character of the one before. */
static void new_line(struct state *st)
{
	const char *text = typed(st);
	size_t at = st->area.edit.at, start = at, blanks;
	struct str s = STR_INIT;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	blanks = strspn(text + start, " ");
	str_add(&s, "\n");
	str_add_n(&s, text + start, blanks < at - start ? blanks : at - start);
	textarea_insert(&st->area, s.text);
	str_free(&s);
}

static unsigned text_key(struct screen *s, uint32_t key)
{
	struct state *st = s->state;

	if (key == K_ENTER)
		new_line(st);
	else if (key == K_TAB)
		textarea_insert(&st->area, "  ");
	else if (textarea_key(&st->area, key) == EDIT_NO)
		return UI_UNHANDLED;
	return UI_PAINT;
}

static unsigned paste(struct screen *s, const char *text)
{
	textarea_insert(&((struct state *)s->state)->area, text);
	return UI_PAINT;
}

static unsigned click(struct screen *s, int y, int x)
{
	struct state *st = s->state;

	if (y < st->area.rows)
		textarea_click(&st->area, y, x - NUMBERS);
	return UI_PAINT;
}

/* ---- actions ---- */

static struct rule_text *hand_on(struct screen *s)
{
	struct state *st = s->state;
	struct rule_text *t = st->text;
	size_t line;

	take_over(st);
	textarea_place(&st->area, &line, &t->column);
	t->line = (int)line;
	st->text = NULL;
	return t;
}

static unsigned save(struct screen *s)
{
	return rule_text_check(s, hand_on(s)) | UI_BACK;
}

static unsigned leave(struct screen *s)
{
	struct state *st = s->state;

	if (unsaved(s)) {
		switch (ui_ask_key(s, "sbw",
			_("Go on and save (s), keep as a draft (b), throw away (w), back (Enter)?"))) {
		case 's': return save(s);
		case 'b': draft(s); return UI_BACK;
		case 'w': break;
		default: return UI_PAINT;
		}
	}
	st->over = true;
	rule_text_draft(st->text, false);
	return UI_BACK;
}

static unsigned facts(struct screen *s)
{
	struct state *st = s->state;

	return ui_push(s, &rule_facts_screen, &(struct rule_facts_arg){ &st->area.edit });
}

static unsigned next_fault(struct screen *s)
{
	struct state *st = s->state;
	size_t line = line_of(st);
	const struct rules_error *to = NULL, *first = NULL;

	for (size_t i = 0; i < st->text->nfaults; i++) {
		const struct rules_error *e = rules_error(st->text->with, st->text->fault[i]);

		if (strcmp(rule_file(e->file), st->text->file) != 0)
			continue;
		first = first ? first : e;
		if (!to && (size_t)e->line > line)
			to = e;
	}
	to = to ? to : first;
	if (to)
		textarea_go(&st->area, (size_t)to->line, to->column);
	return UI_PAINT;
}

static unsigned external(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	unsigned r = UI_PAINT;
	char *out;

	if (ui_edit_external(s, a, typed(st), &out) < 0)
		r = ui_failed(s);
	else
		edit_set(&st->area.edit, out);
	textarea_size(&st->area, st->area.rows, st->area.cols); /* its end may be out of view */
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "editor-save", "<C-s>", N_("check"), N_("Look for faults, then show what it does before saving"),
		NEED_WRITABLE, save },
	{ "editor-leave", "<Esc>", N_("cancel"), N_("Leave the text; asks when something changed"), 0,
		leave },
	{ "editor-facts", "<C-f> <F1>", N_("facts"), N_("What a rule may talk about; Enter writes its name"),
		0, facts },
	{ "editor-fault", "<C-n>", N_("fault"), N_("Go to the next fault that was found"), NEED_FAULT,
		next_fault },
	{ "editor-external", "<C-o>", N_("editor"), N_("Go on in your own editor"), 0, external },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops rule_editor_screen = {
	.name = "rule-editor",
	.title = N_("Rule text"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_editor,
	.layout = layout,
	.paint = paint,
	.text = text_key,
	.paste = paste,
	.click = click,
	.need = need,
	.heading = heading,
	.draft = draft,
	.unsaved = unsaved,
	.done = done,
};
