/* Editing text; see edit.h. Undo holds whole texts: fields are short. */
#include "core/edit.h"

#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"
#include "core/key.h"
#include "core/wrap.h"

enum run { RUN_NONE, RUN_TYPE, RUN_ERASE };

static void forget_from(struct edit *e, size_t i)
{
	while (e->undo_n > i)
		free(e->undo[--e->undo_n].text);
}

/* Before a change. A run of typing or of erasing is one step. */
static void remember(struct edit *e, enum run run)
{
	if (run != RUN_NONE && (int)run == e->run && e->undo_at == e->undo_n)
		return;
	forget_from(e, e->undo_at);
	if (e->undo_n == EDIT_UNDO) {
		free(e->undo[0].text);
		memmove(e->undo, e->undo + 1, (EDIT_UNDO - 1) * sizeof *e->undo);
		e->undo_n--;
	}
	e->undo[e->undo_n++] = (struct edit_step){ xstrdup(e->text.text), e->at };
	e->undo_at = e->undo_n;
	e->run = (int)run;
}

static void put(struct edit *e, const char *text)
{
	str_reset(&e->text);
	str_add(&e->text, text);
}

static void put_clean(struct edit *e, const char *text)
{
	struct arena *a = arena_new();

	put(e, text_clean(a, text, e->multi));
	arena_free(&a);
}

void edit_init(struct edit *e, const char *text, bool multi)
{
	*e = (struct edit){ .multi = multi, .column = -1 };
	put_clean(e, text ? text : "");
	e->at = e->text.len;
}

void edit_done(struct edit *e)
{
	forget_from(e, 0);
	str_free(&e->text);
}

void edit_set(struct edit *e, const char *text)
{
	remember(e, RUN_NONE);
	put_clean(e, text);
	e->at = e->text.len;
	e->column = -1;
}

static void splice(struct edit *e, size_t from, size_t to, const char *text)
{
	struct str s = STR_INIT;

	str_add_n(&s, e->text.text, from);
	str_add(&s, text);
	e->at = s.len;
	str_add(&s, e->text.text + to);
	str_free(&e->text);
	e->text = s;
	e->column = -1;
}

void edit_insert(struct edit *e, const char *text)
{
	struct arena *a = arena_new();

	remember(e, RUN_NONE);
	splice(e, e->at, e->at, text_clean(a, text, e->multi));
	arena_free(&a);
}

static bool undo(struct edit *e, bool back)
{
	struct edit_step now = { NULL, e->at };
	struct edit_step *s;

	if (back ? e->undo_at == 0 : e->undo_at >= e->undo_n)
		return false;
	s = &e->undo[back ? e->undo_at - 1 : e->undo_at];
	now.text = xstrdup(e->text.text);
	put(e, s->text);
	e->at = s->at;
	/* The step keeps the other side, so that it can be done again. */
	free(s->text);
	*s = now;
	e->undo_at = back ? e->undo_at - 1 : e->undo_at + 1;
	e->run = RUN_NONE;
	return true;
}

static size_t line_start(const struct edit *e)
{
	size_t at = e->at;

	while (at > 0 && e->text.text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *e)
{
	return e->at + strcspn(e->text.text + e->at, "\n");
}

static size_t word_start(const struct edit *e)
{
	size_t at = e->at;

	while (at > 0 && (e->text.text[at - 1] == ' ' || e->text.text[at - 1] == '\n'))
		at--;
	while (at > 0 && e->text.text[at - 1] != ' ' && e->text.text[at - 1] != '\n')
		at--;
	return at;
}

static enum edit_result erase(struct edit *e, size_t from, size_t to)
{
	if (from == to)
		return EDIT_NO;
	remember(e, RUN_ERASE);
	splice(e, from, to, "");
	return EDIT_CHANGED;
}

static enum edit_result move_to(struct edit *e, size_t at)
{
	e->run = RUN_NONE;
	e->column = -1;
	e->at = at;
	return EDIT_MOVED;
}

static enum edit_result vertical(struct edit *e, int delta, int columns)
{
	struct arena *a = arena_new();
	struct wrap_line *lines;
	size_t n = wrap_lines(a, e->text.text, columns, 0, &lines), i = wrap_line_of(lines, n, e->at);
	enum edit_result r = EDIT_NO;
	int column = e->column >= 0 ? e->column : wrap_width(e->text.text, lines[i].start, e->at);

	if (delta < 0 ? i > 0 : i + 1 < n) {
		i = delta < 0 ? i - 1 : i + 1;
		r = move_to(e, wrap_offset(e->text.text, lines[i].start, lines[i].end, column));
		e->column = column;
	}
	arena_free(&a);
	return r;
}

bool edit_is_character(uint32_t key)
{
	return key >= K_SPACE && key < K_SPECIAL && !(key >= 0x7f && key < 0xa0);
}

static enum edit_result type(struct edit *e, const char *s)
{
	struct arena *a = arena_new();

	remember(e, RUN_TYPE);
	splice(e, e->at, e->at, text_clean(a, s, e->multi));
	arena_free(&a);
	if (*s == ' ' || *s == '\n')
		e->run = RUN_NONE; /* undo goes word by word */
	return EDIT_CHANGED;
}

enum edit_result edit_key(struct edit *e, uint32_t key, int columns)
{
	const char *s = e->text.text;
	char ch[8];

	if (edit_is_character(key)) {
		keys_utf8(ch, key);
		return type(e, ch);
	}
	switch (key) {
	case K_ENTER: return e->multi ? type(e, "\n") : EDIT_NO;
	case K_LEFT: return e->at ? move_to(e, text_prev(s, e->at)) : EDIT_NO;
	case K_RIGHT: return s[e->at] ? move_to(e, text_next(s, e->at)) : EDIT_NO;
	case K_UP: return e->multi ? vertical(e, -1, columns) : EDIT_NO;
	case K_DOWN: return e->multi ? vertical(e, 1, columns) : EDIT_NO;
	case K_HOME: case K_CTRL('a'): return move_to(e, line_start(e));
	case K_END: case K_CTRL('e'): return move_to(e, line_end(e));
	case K_BACKSPACE: return e->at ? erase(e, text_prev(s, e->at), e->at) : EDIT_NO;
	case K_DELETE: return s[e->at] ? erase(e, e->at, text_next(s, e->at)) : EDIT_NO;
	case K_CTRL('w'): return erase(e, word_start(e), e->at);
	case K_CTRL('u'): return erase(e, line_start(e), e->at);
	case K_CTRL('k'): return erase(e, e->at, line_end(e));
	case K_CTRL('z'): return undo(e, true) ? EDIT_CHANGED : EDIT_NO;
	case K_CTRL('y'): return undo(e, false) ? EDIT_CHANGED : EDIT_NO;
	default: return EDIT_NO;
	}
}
