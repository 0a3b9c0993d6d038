/* Where the fields of a form are, and how they look. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/form_private.h"
#include "core/line.h"
#include "core/wrap.h"

enum { LABEL_X = 3, LABEL_GAP = 3, NOTE_MIN = 3, NOTE_WIDTH = 76, HELP_ROWS = 2, DAY_WIDTH = 14, SPAN_WIDTH = 36 };

static int value_x(const struct form *f)
{
	return LABEL_X + f->label_width + LABEL_GAP;
}

int form_value_width(const struct form *f, const struct form_item *it)
{
	int room = f->area.w - value_x(f) - 2, want = it->f.width;

	if (it->f.kind == FORM_NOTE)
		want = want ? want : NOTE_WIDTH;
	else if (it->f.kind == FORM_SPAN) /* "14 mrt 2027", but also "between ... and ..." */
		want = text_width(it->edit.text.text) < DAY_WIDTH ? DAY_WIDTH : SPAN_WIDTH;
	else if (it->f.kind == FORM_DATE || it->f.kind == FORM_NUMBER || it->f.kind == FORM_PERCENT)
		want = want ? want : DAY_WIDTH;
	if (room < 8)
		room = 8;
	return want && want < room ? want : room;
}

static int view_height(const struct form *f)
{
	int h = f->area.h - HELP_ROWS;

	return h > 1 ? h : 1;
}

/* Lines of a note: as many as it has, within reason; the cursor's is shown. */
static int note_rows(struct form *f, struct form_item *it, bool focused)
{
	int most = view_height(f) / 2 > NOTE_MIN ? view_height(f) / 2 : NOTE_MIN, rows;
	struct wrap_line *lines;
	size_t n, at;

	arena_reset(f->scratch);
	n = wrap_lines(f->scratch, it->edit.text.text, form_value_width(f, it), 0, &lines);
	rows = n < NOTE_MIN ? NOTE_MIN : n > (size_t)most ? most : (int)n;
	at = focused ? wrap_line_of(lines, n, it->edit.at) : 0;
	if (at < it->note_top || !focused)
		it->note_top = at;
	if (at >= it->note_top + (size_t)rows)
		it->note_top = at - (size_t)rows + 1;
	if (it->note_top + (size_t)rows > n)
		it->note_top = n > (size_t)rows ? n - (size_t)rows : 0;
	return rows;
}

void form_reflow(struct form *f)
{
	int y = 0, widest = 8, most = f->area.w / 3;
	const struct form_item *it;

	for (size_t i = 0; i < f->count; i++)
		if (f->items[i].f.kind != FORM_SECTION && text_width(f->items[i].f.label) + 2 > widest)
			widest = text_width(f->items[i].f.label) + 2;
	f->label_width = widest < most ? widest : most;
	for (size_t i = 0; i < f->count; i++) {
		struct form_item *e = &f->items[i];

		e->y = y;
		e->h = e->f.kind == FORM_SECTION ? (i ? 2 : 1) :
		       e->f.kind == FORM_NOTE    ? note_rows(f, e, i == f->focus) :
						   1;
		e->h += e->error != NULL;
		y += e->h;
	}
	f->height = y;
	if (f->count == 0)
		return;
	it = &f->items[f->focus];
	if (it->y + it->h > f->top + view_height(f))
		f->top = it->y + it->h - view_height(f);
	if (it->y < f->top)
		f->top = it->y;
	/* The heading above the first field of a section belongs to it. */
	if (f->focus > 0 && f->items[f->focus - 1].f.kind == FORM_SECTION && f->top == it->y)
		f->top = f->items[f->focus - 1].y;
	if (f->top + view_height(f) > f->height)
		f->top = f->height > view_height(f) ? f->height - view_height(f) : 0;
}

void form_layout(struct form *f, struct rect area)
{
	f->area = area;
	form_reflow(f);
}

static void paint_note(
	const struct form *f, const struct form_item *it, struct canvas *c, int y, bool focused)
{
	int x = value_x(f), w = form_value_width(f, it), rows = it->h - (it->error != NULL);
	const char *text = it->edit.text.text;
	struct wrap_line *lines;
	size_t n = wrap_lines(f->scratch, text, w, 0, &lines), at = wrap_line_of(lines, n, it->edit.at);

	for (int i = 0; i < rows; i++) {
		size_t k = it->note_top + (size_t)i;

		canvas_field(c, y + i, x, w, ST_FIELD, ALIGN_LEFT,
			k < n ? arena_strndup(
					f->scratch, text + lines[k].start, lines[k].end - lines[k].start)
			      : "");
		if (focused && k == at)
			canvas_cursor(c, y + i, x + wrap_width(text, lines[k].start, it->edit.at));
	}
	if (it->note_top > 0)
		canvas_put(c, y, x + w, 1, ST_DIM, "↑");
	if (it->note_top + (size_t)rows < n)
		canvas_put(c, y + rows - 1, x + w, 1, ST_DIM, "↓");
}

static void paint_yesno(const struct form_item *it, struct canvas *c, int y, int x)
{
	static const struct {
		const char *value, *label;
	} options[] = { { "1", N_("yes") }, { "0", N_("no") }, { "", N_("unknown") } };

	for (size_t i = 0; i < 3; i++) {
		bool on = strcmp(options[i].value, it->value) == 0;

		x += canvas_putf(
			c, y, x, -1, on ? ST_BOLD : ST_DIM, "%s %s", on ? "●" : "○", _(options[i].label));
		x += 3;
	}
}

/* "████░ 4" */
static void paint_scale(const struct form_item *it, struct canvas *c, int y, int x, bool focused)
{
	enum { EACH = 2 };
	int value = *it->value ? *it->value - '0' : 0;

	canvas_bar(c, y, x, EACH * it->f.most, value, it->f.most, ST_BAR);
	x += EACH * it->f.most + 2;
	if (value)
		canvas_putf(c, y, x, -1, focused ? ST_BOLD : ST_NORMAL, "%d", value);
	else
		canvas_putf(c, y, x, -1, ST_DIM, focused ? _("type 1 to %d") : "–", it->f.most);
}

static const char *label_of(const struct form_item *it)
{
	if (it->f.kind == FORM_REF)
		return it->shown ? it->shown : it->value;
	for (size_t i = 0; i < it->f.choice_count; i++)
		if (strcmp(it->f.choices[i].code, it->value) == 0)
			return it->f.choices[i].label;
	return it->value;
}

static void paint_value(
	const struct form *f, const struct form_item *it, struct canvas *c, int y, bool focused)
{
	int x = value_x(f), w = form_value_width(f, it);
	const char *echo;

	if (focused)
		canvas_cursor(c, y, x);
	if (it->f.readonly) {
		canvas_put(c, y, x, w, ST_DIM, form_is_typed(it->f.kind) ? it->edit.text.text : label_of(it));
	} else if (it->f.kind == FORM_NOTE) {
		paint_note(f, it, c, y, focused);
	} else if (it->f.kind == FORM_YESNO) {
		paint_yesno(it, c, y, x);
	} else if (it->f.kind == FORM_SCALE) {
		paint_scale(it, c, y, x, focused);
	} else if (it->f.kind == FORM_CHOICE || it->f.kind == FORM_REF) {
		canvas_field(c, y, x, w, ST_FIELD, ALIGN_LEFT, label_of(it));
		if (!*it->value && focused)
			canvas_put(c, y, x, w, ST_DIM,
				it->f.kind == FORM_REF ? _("type to search") : _("Space to choose, or type"));
	} else {
		canvas_field(c, y, x, w, ST_FIELD, ALIGN_LEFT, "");
		if (focused)
			line_paint(c, y, x, w, ST_FIELD, &it->edit);
		else
			canvas_put(c, y, x, w, ST_FIELD, it->edit.text.text);
		echo = focused ? form_echo(f->scratch, f, it) : NULL;
		if (echo)
			canvas_put(c, y, x + w + 2, -1, ST_DIM, echo);
		if (it->f.kind == FORM_PERCENT)
			canvas_put(c, y, x + w + 1, -1, ST_DIM, "%");
	}
}

static void paint_item(
	const struct form *f, const struct form_item *it, struct canvas *c, int y, bool focused)
{
	if (it->f.kind == FORM_SECTION) {
		canvas_put(c, y + it->h - 1, 1, -1, ST_TITLE, it->f.label);
		return;
	}
	if (focused)
		canvas_put(c, y, 1, 1, ST_BOLD, "›");
	canvas_putf(c, y, LABEL_X, f->label_width, focused ? ST_BOLD : ST_NORMAL, "%s%s", it->f.label,
		    it->f.required ? " *" : "");
	paint_value(f, it, c, y, focused);
	if (it->error) {
		/* Below its value, or further left where it would not fit there. */
		int x = c->area.w - text_width(it->error) - 3;

		x = x > value_x(f) ? value_x(f) : x < LABEL_X ? LABEL_X : x;
		canvas_putf(c, y + it->h - 1, x, -1, ST_ERROR, "! %s", it->error);
	}
}

void form_paint(const struct form *f, struct canvas *screen)
{
	struct canvas all = canvas_at(screen, f->area), view = all;
	const struct form_item *now = f->count ? &f->items[f->focus] : NULL;

	arena_reset(f->scratch);
	view.area.h = view_height(f) < all.area.h ? view_height(f) : all.area.h;
	/* The field with the cursor last: the cursor must be the final word. */
	for (size_t i = 0; i < f->count; i++)
		if (i != f->focus)
			paint_item(f, &f->items[i], &view, f->items[i].y - f->top, false);
	if (now)
		paint_item(f, now, &view, now->y - f->top, true);
	if (f->top > 0)
		canvas_put(&view, 0, view.area.w - 1, 1, ST_DIM, "↑");
	if (f->top + view.area.h < f->height)
		canvas_put(&view, view.area.h - 1, view.area.w - 1, 1, ST_DIM, "↓");
	if (f->error)
		canvas_putf(&all, all.area.h - 1, 1, -1, ST_ERROR, "! %s", f->error);
	else if (now && now->f.help)
		canvas_put(&all, all.area.h - 1, LABEL_X, -1, ST_DIM, now->f.help);
}
