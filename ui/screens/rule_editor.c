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
#include "core/wrap.h"
#include "screens/rules.h"

enum { NUMBERS = 5, NO_WRAP = 100000, MARGIN = 8, NEED_FAULT = NEED_OWN };

struct state {
	struct rule_text *text; /* owned; NULL when it was handed on */
	struct edit edit;
	size_t top;             /* first line shown */
	int left;               /* columns scrolled away */
	int rows, cols;         /* of the text */
	bool over;              /* the draft was thrown away: write none */
};

/* ---- lines ---- */

static size_t line_start(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

/* The number of the line with offset `at`, from 0. */
static size_t line_at(const char *text, size_t at)
{
	size_t n = 0;

	for (size_t i = 0; i < at; i++)
		n += text[i] == '\n';
	return n;
}

/* Where line n (from 0) begins; the last one when there are fewer. */
static size_t offset_of(const char *text, size_t n)
{
	size_t at = 0;

	while (n-- > 0) {
		const char *next = strchr(text + at, '\n');

		if (!next)
			break;
		at = (size_t)(next - text) + 1;
	}
	return at;
}

static void go_to(struct state *st, int line, int column)
{
	const char *text = st->edit.text.text;
	size_t at = offset_of(text, line > 0 ? (size_t)line - 1 : 0), end = at + strcspn(text + at, "\n");

	st->edit.at = wrap_offset(text, at, end, column > 0 ? column - 1 : 0);
	st->edit.column = -1;
}

/* Keeps the cursor in view. */
static void follow(struct state *st)
{
	const char *text = st->edit.text.text;
	size_t line = line_at(text, st->edit.at), rows = st->rows > 0 ? (size_t)st->rows : 1;
	int x = wrap_width(text, line_start(text, st->edit.at), st->edit.at);

	if (line < st->top)
		st->top = line;
	if (line >= st->top + rows)
		st->top = line - rows + 1;
	if (x < st->left)
		st->left = x > MARGIN ? x - MARGIN : 0;
	if (x >= st->left + st->cols)
		st->left = x - st->cols + MARGIN;
}

/* ---- screen ---- */

static int open_editor(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->text = (struct rule_text *)(uintptr_t)arg; /* handed over for good */
	edit_init(&st->edit, st->text->text.text, true);
	go_to(st, st->text->line, st->text->column);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	st->rows = area.h - 1; /* the last line tells the fault */
	st->cols = area.w - NUMBERS - 1;
	follow(st);
}

/* Comments are dim, the first line of a block stands out. */
static unsigned style_of(const char *line)
{
	if (line[strspn(line, " ")] == '#')
		return ST_DIM;
	return *line && *line != ' ' ? ST_BOLD : ST_NORMAL;
}

static void paint_line(
	const struct state *st, struct canvas *c, int y, size_t number, const char *line, size_t n)
{
	struct arena *a = arena_new();
	char *copy = arena_strndup(a, line, n);
	size_t from = wrap_offset(copy, 0, n, st->left);

	canvas_putf(c, y, 0, NUMBERS - 1, ST_DIM, "%*zu", NUMBERS - 2, number + 1);
	canvas_put(c, y, NUMBERS, st->cols, style_of(copy), copy + from);
	if (st->left > 0 && n > 0)
		canvas_put(c, y, NUMBERS - 1, 1, ST_DIM, "‹");
	arena_free(&a);
}

/* The fault of the cursor's line when it was checked, or the first one. */
static const struct rules_error *fault_here(const struct state *st)
{
	size_t line = line_at(st->edit.text.text, st->edit.at) + 1;
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

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const char *text = st->edit.text.text, *line = text + offset_of(text, st->top);
	size_t here = line_at(text, st->edit.at);
	int x = wrap_width(text, line_start(text, st->edit.at), st->edit.at) - st->left;

	for (int y = 0; y < st->rows; y++) {
		size_t n = strcspn(line, "\n");

		paint_line(st, c, y, st->top + (size_t)y, line, n);
		if (!line[n])
			break;
		line += n + 1;
	}
	paint_fault(st, c);
	canvas_cursor(c, (int)(here - st->top), NUMBERS + x);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const char *text = st->edit.text.text;
	size_t start = line_start(text, st->edit.at);
	bool changed = st->text && strcmp(text, st->text->begin) != 0;

	*left = arena_printf(a, _("Rule text · %s"), st->text ? st->text->file : "");
	*right = arena_printf(a, "%s%zu:%d", changed ? _("● not saved  ") : "",
		line_at(text, st->edit.at) + 1, wrap_width(text, start, st->edit.at) + 1);
}

static bool unsaved(const struct screen *s)
{
	const struct state *st = s->state;

	return st->text && strcmp(st->edit.text.text, st->text->begin) != 0;
}

static void take_over(struct state *st)
{
	str_reset(&st->text->text);
	str_add(&st->text->text, st->edit.text.text);
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
	edit_done(&st->edit);
}

/* ---- keys ---- */

/* A new line begins below the first character of the one before. */
static void new_line(struct state *st)
{
	const char *text = st->edit.text.text;
	size_t start = line_start(text, st->edit.at), blanks = strspn(text + start, " ");
	struct str s = STR_INIT;

	if (blanks > st->edit.at - start)
		blanks = st->edit.at - start;
	str_add(&s, "\n");
	str_add_n(&s, text + start, blanks);
	edit_insert(&st->edit, s.text);
	str_free(&s);
}

static void page(struct state *st, uint32_t key)
{
	for (int i = 0; i + 1 < st->rows; i++)
		edit_key(&st->edit, key == K_PGDN ? K_DOWN : K_UP, NO_WRAP);
}

static unsigned text_key(struct screen *s, uint32_t key)
{
	struct state *st = s->state;

	switch (key) {
	case K_ENTER: new_line(st); break;
	case K_TAB: edit_insert(&st->edit, "  "); break;
	case K_PGDN: case K_PGUP: page(st, key); break;
	case K_WHEEL_DOWN: edit_key(&st->edit, K_DOWN, NO_WRAP); break;
	case K_WHEEL_UP: edit_key(&st->edit, K_UP, NO_WRAP); break;
	case K_UP: case K_DOWN: case K_LEFT: case K_RIGHT: case K_BACKSPACE: case K_DELETE:
		edit_key(&st->edit, key, NO_WRAP); /* at an end: nowhere to go */
		break;
	default:
		if (edit_key(&st->edit, key, NO_WRAP) == EDIT_NO)
			return UI_UNHANDLED;
	}
	follow(st);
	return UI_PAINT;
}

static unsigned paste(struct screen *s, const char *text)
{
	struct state *st = s->state;

	edit_insert(&st->edit, text);
	follow(st);
	return UI_PAINT;
}

static unsigned click(struct screen *s, int y, int x)
{
	struct state *st = s->state;

	if (y < st->rows)
		go_to(st, (int)st->top + y + 1, x - NUMBERS + st->left + 1);
	follow(st);
	return UI_PAINT;
}

/* ---- actions ---- */

static struct rule_text *hand_on(struct screen *s)
{
	struct state *st = s->state;
	struct rule_text *t = st->text;

	take_over(st);
	t->line = (int)line_at(t->text.text, st->edit.at) + 1;
	t->column = wrap_width(t->text.text, line_start(t->text.text, st->edit.at), st->edit.at) + 1;
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

	return ui_push(s, &rule_facts_screen, &(struct rule_facts_arg){ &st->edit });
}

static unsigned next_fault(struct screen *s)
{
	struct state *st = s->state;
	size_t line = line_at(st->edit.text.text, st->edit.at) + 1;
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
		go_to(st, to->line, to->column);
	follow(st);
	return UI_PAINT;
}

static unsigned external(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	unsigned r = UI_PAINT;
	char *out;

	if (ui_edit_external(s, a, st->edit.text.text, &out) < 0)
		r = ui_failed(s);
	else
		edit_set(&st->edit, out);
	follow(st);
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
