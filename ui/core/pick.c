/* Pop-up choice: a box with a line to type in and a list below it.
 *
 * Fixed choices are filtered here, a search asks its callback; both are one
 * list of rows for the drawing and the keys. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/line.h"
#include "core/list.h"
#include "core/prompt.h"
#include "core/ui.h"

enum { PICK_LIMIT = 50, PICK_WIDTH = 76, PICK_ROWS = 14 };

struct popup {
	struct modal m;
	const char *title;
	struct edit edit;
	struct list list;
	struct list_column columns[2]; /* label and detail */
	struct arena *rows;     /* rows of the last search */
	const struct pick *all; /* fixed choices... */
	size_t all_count;
	size_t offered;         /* of which those behind it are found by their whole code alone */
	pick_search search;     /* ...or a search */
	void *ctx;
	struct pick *found;
	size_t found_count;
	const char *error;
	bool accepted;
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct popup *p = ctx;

	(void)a;
	for (size_t i = 0; i < limit && offset + i < p->found_count; i++) {
		rows[i].cells[0] = p->found[offset + i].label;
		rows[i].cells[1] = p->found[offset + i].detail;
		rows[i].styles[1] = ST_DIM;
	}
	return 0;
}

static bool begins(struct popup *p, const char *text, const char *needle)
{
	return text && strncmp(text_fold(p->rows, text), needle, strlen(needle)) == 0;
}

/* The lower, the more it is what was typed: its name, the first words about it, words further on. */
enum { MATCH_NAME, MATCH_WORDS, MATCH_SOMEWHERE, MATCH_NOT };
static int match_of(struct popup *p, const struct pick *k, const char *needle)
{
	if (begins(p, k->code, needle) || begins(p, k->label, needle))
		return MATCH_NAME;
	if (begins(p, k->detail, needle))
		return MATCH_WORDS;
	const char *all = arena_printf(p->rows, "%s %s %s", k->label, k->detail ? k->detail : "", k->code);

	return text_matches(all, needle) ? MATCH_SOMEWHERE : MATCH_NOT;
}

/* What was typed whole stands before what begins so, and that before what only resembles it; else they stay
 * in their order. */
static void filter(struct popup *p, const char *typed)
{
	const char *needle = text_fold(p->rows, typed);
	int *match = arena_alloc(p->rows, (p->all_count + 1) * sizeof *match);

	p->found = arena_alloc(p->rows, (p->all_count + 1) * sizeof *p->found);
	for (size_t i = p->offered; i < p->all_count; i++)
		if (strcmp(p->all[i].code, typed) == 0)
			p->found[p->found_count++] = p->all[i];
	for (size_t i = 0; i < p->offered; i++)
		match[i] = match_of(p, &p->all[i], needle);
	for (int m = MATCH_NAME; m < MATCH_NOT; m++)
		for (size_t i = 0; i < p->offered; i++)
			if (match[i] == m)
				p->found[p->found_count++] = p->all[i];
}

static void refill(struct popup *p)
{
	const char *typed = p->edit.text.text;

	arena_reset(p->rows);
	p->found = NULL;
	p->found_count = 0;
	p->error = NULL;
	if (p->search) {
		if (p->search(p->ctx, p->rows, typed, PICK_LIMIT, &p->found, &p->found_count) < 0) {
			p->error = arena_strdup(p->rows, err_last());
			p->found_count = 0;
		}
	} else {
		filter(p, typed);
	}
	list_set_count(&p->list, p->found_count);
	list_need(&p->list);
}

static struct rect box_of(const struct ui *ui, const struct popup *p)
{
	size_t n = p->search ? PICK_ROWS : p->all_count < PICK_ROWS ? p->all_count : PICK_ROWS;
	struct rect r = { 0, 0, (int)n + 3, PICK_WIDTH };

	if (r.h > ui->rows - 4)
		r.h = ui->rows - 4;
	if (r.h < 5)
		r.h = 5;
	if (r.w > ui->cols - 2)
		r.w = ui->cols - 2;
	r.y = (ui->rows - r.h) / 2;
	r.x = (ui->cols - r.w) / 2;
	return r;
}

static void place(struct popup *p, const struct ui *ui)
{
	struct rect r = box_of(ui, p);

	list_layout(&p->list, (struct rect){ r.y + 2, r.x + 1, r.h - 3, r.w - 2 });
	list_need(&p->list);
}

static void popup_paint(const struct modal *m, struct ui *ui, struct canvas *c)
{
	const struct popup *p = (const struct popup *)m;
	struct rect r = box_of(ui, p);
	struct canvas in;

	canvas_box(c, r, p->title);
	in = canvas_sub(c, (struct rect){ r.y + 1, r.x + 1, 1, r.w - 2 });
	canvas_put(&in, 0, 1, 1, ST_KEY, "›");
	if (p->error)
		canvas_put(c, r.y + 2, r.x + 4, r.w - 6, ST_ERROR, p->error);
	else if (p->found_count == 0)
		canvas_put(c, r.y + 2, r.x + 4, r.w - 6, ST_DIM, _("Nothing found for what is typed."));
	else
		list_paint(&p->list, c, false);
	line_paint(&in, 0, 3, in.area.w - 5, ST_NORMAL, &p->edit);
}

static void popup_event(struct modal *m, struct ui *ui, const struct term_event *e)
{
	struct popup *p = (struct popup *)m;
	uint32_t key = e->key == K_CTRL('n') ? K_DOWN : e->key == K_CTRL('p') ? K_UP : e->key;
	bool again;

	place(p, ui);
	if (key == K_ESC || key == K_CTRL('c')) {
		m->closed = true;
	} else if (key == K_ENTER || (key == K_CLICK && list_click(&p->list, e->y, e->x, &again) && again)) {
		p->accepted = m->closed = p->found_count > 0;
	} else if (key == K_TAB && p->found_count > 0) {
		edit_set(&p->edit, p->found[p->list.sel].label);
		refill(p);
	} else if (key == K_UP || key == K_DOWN || key == K_PGUP || key == K_PGDN || key == K_WHEEL_UP ||
		   key == K_WHEEL_DOWN) {
		list_key(&p->list, key);
	} else if (key == K_PASTE) {
		edit_insert(&p->edit, e->paste);
		refill(p);
	} else if (edit_key(&p->edit, key, 1) == EDIT_CHANGED) {
		p->list.keep = false;
		list_to(&p->list, 0);
		refill(p);
		list_to(&p->list, 0);
	}
	list_need(&p->list);
}

/* Of choices that are all known, labels take what they need and details the rest. */
static void fit_columns(struct popup *p)
{
	enum { LEAST = 20 };
	int widest = 0;

	for (size_t i = 0; i < p->all_count; i++)
		widest = text_width(p->all[i].label) > widest ? text_width(p->all[i].label) : widest;
	p->columns[0] = (struct list_column){ NULL, LEAST, 0, 0, ALIGN_LEFT };
	p->columns[1] = (struct list_column){ NULL, LEAST, 0, 1, ALIGN_LEFT };
	if (!p->search && p->list.column_count == 2) {
		p->columns[0].min = widest < LEAST ? widest : LEAST;
		p->columns[0].max = widest;
	}
	p->list.columns = p->columns;
}

static bool run(struct popup *p, struct screen *s, const char *typed, const char *current)
{
	p->m = (struct modal){ popup_paint, popup_event,
		_("Type to search   Up/Down choose   Enter accept   Esc cancel"), false, NULL };
	edit_init(&p->edit, typed, false);
	list_init(&p->list);
	p->list.column_count = 1;
	p->list.fetch = fetch;
	p->list.ctx = p;
	p->rows = arena_new();
	refill(p);
	for (size_t i = 0; i < p->found_count; i++)
		if (p->found[i].detail && *p->found[i].detail)
			p->list.column_count = 2;
	if (p->search)
		p->list.column_count = 2;
	fit_columns(p);
	place(p, s->ui);
	for (size_t i = 0; current && i < p->found_count; i++)
		if (strcmp(p->found[i].code, current) == 0)
			list_to(&p->list, i);
	list_need(&p->list);
	ui_run_modal(s->ui, &p->m);
	edit_done(&p->edit);
	return p->accepted;
}

static void done(struct popup *p)
{
	list_done(&p->list);
	arena_free(&p->rows);
}

static int pick(struct screen *s, struct popup *p, const char *current, const char *typed)
{
	int index = -1;

	if (run(p, s, typed, current))
		for (size_t i = 0; i < p->all_count && index < 0; i++)
			if (strcmp(p->all[i].code, p->found[p->list.sel].code) == 0)
				index = (int)i;
	done(p);
	return index;
}

int ui_pick(struct screen *s, const char *title, const struct pick *picks, size_t n, const char *current)
{
	return ui_pick_typed(s, title, picks, n, current, "");
}

int ui_pick_offered(struct screen *s, const char *title, const struct pick *picks, size_t n, size_t offered)
{
	return pick(s, &(struct popup){ .title = title, .all = picks, .all_count = n, .offered = offered }, NULL, "");
}

int ui_pick_typed(struct screen *s, const char *title, const struct pick *picks, size_t n,
	const char *current, const char *typed)
{
	return pick(s, &(struct popup){ .title = title, .all = picks, .all_count = n, .offered = n }, current, typed);
}

int ui_pick_search(struct screen *s, const char *title, const char *typed, pick_search search, void *ctx,
		   struct arena *out_arena, struct pick *out)
{
	struct popup p = { .title = title, .search = search, .ctx = ctx };
	int r = 0;

	if (run(&p, s, typed, NULL)) {
		const struct pick *k = &p.found[p.list.sel];

		out->code = arena_strdup(out_arena, k->code);
		out->label = arena_strdup(out_arena, k->label);
		out->detail = arena_strdup(out_arena, k->detail);
	} else {
		r = err_set(ERR_STOPPED, "%s", _("Cancelled."));
	}
	done(&p);
	return r;
}
