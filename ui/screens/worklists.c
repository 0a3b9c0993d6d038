/* The lists that this account keeps, and below them every kind of record, to begin one. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/find.h"

enum { NEED_KEPT = NEED_OWN };
enum { C_KEY, C_NAME, C_WHAT, COLUMNS };

struct line {
	struct list_row row;
	const struct worklist *w; /* or */
	enum entity_id kind;
};

struct state {
	struct worklist *w; /* in s->arena, as the lines */
	size_t nlists, n;
	struct line *line;
	struct list list;
};

static const struct list_column columns[COLUMNS] = {
	[C_KEY] = { NULL, 2, 2, 0, ALIGN_LEFT },
	[C_NAME] = { NULL, 18, 34, 0, ALIGN_LEFT },
	[C_WHAT] = { NULL, 20, 0, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_lists(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	return 0;
}

static struct line *add(struct state *st, enum row_kind kind)
{
	st->line[st->n] = (struct line){ .row.kind = kind };
	return &st->line[st->n++];
}

static const char *what(struct screen *s, const struct worklist *w)
{
	const struct entity *e = model_entity(w->entity);
	const char *text = lang_text(e->label_plural);

	for (size_t i = 0; i < w->nwhere; i++)
		text = arena_printf(s->arena, "%s%s%s", text, i ? " · " : ": ",
			condition_show(app_of(s), e, &w->where[i], s->arena));
	return text;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	int rc = app_worklists(app_of(s), s->arena, &st->w, &st->nlists);

	if (rc < 0)
		st->nlists = 0;
	st->n = 0;
	st->line = arena_alloc(s->arena, (st->nlists + E_COUNT + 3) * sizeof *st->line);
	add(st, ROW_GROUP)->row.cells[0] = _("My lists");
	for (size_t i = 0; i < st->nlists; i++) {
		struct line *l = add(st, ROW_ITEM);

		l->w = &st->w[i];
		l->row.id = st->w[i].id;
		l->row.cells[C_KEY] = st->w[i].hotkey;
		l->row.styles[C_KEY] = ST_KEY;
		l->row.cells[C_NAME] = st->w[i].name;
		l->row.cells[C_WHAT] = what(s, &st->w[i]);
		l->row.styles[C_WHAT] = ST_DIM;
	}
	if (!st->nlists)
		add(st, ROW_NOTE)->row.cells[0] =
			_("None yet: open a kind below, set conditions with f and keep the list with W.");
	add(st, ROW_GROUP)->row.cells[0] = _("A list of every kind of record");
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);

		if (e->flags & ENTITY_OWN)
			continue;
		struct line *l = add(st, ROW_ITEM);
		l->kind = e->id;
		l->row.id = -id;
		l->row.cells[C_NAME] = label_capital(s->arena, e->label_plural);
		l->row.cells[C_WHAT] = e->part ? file_part_label(e->part) : "";
		l->row.styles[C_WHAT] = ST_DIM;
	}
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static const struct line *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return list_selected(&st->list) && st->list.sel < st->n ? &st->line[st->list.sel] : NULL;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct line *l = selected(s);

	return bit == NEED_KEPT && !(l && l->w) ? _("First select one of your lists.") : NULL;
}

/* The key of a list opens it, before any other meaning it has here. */
static unsigned text(struct screen *s, uint32_t key)
{
	const struct state *st = state_of(s);
	char typed[8];

	if (key <= K_SPACE || key >= K_SPECIAL || !keys_utf8(typed, key))
		return UI_UNHANDLED;
	for (size_t i = 0; i < st->nlists; i++)
		if (strcmp(st->w[i].hotkey, typed) == 0)
			return ui_push(s, &find_screen, &(struct find_arg){ .worklist = st->w[i].id });
	return UI_UNHANDLED;
}

static bool typing(const struct screen *s)
{
	(void)s;
	return false;
}

static unsigned enter(struct screen *s)
{
	const struct line *l = selected(s);
	struct find_arg arg = { .entity = l ? l->kind : E_NONE, .worklist = l && l->w ? l->w->id : 0 };

	return l && (l->w || l->kind) ? ui_push(s, &find_screen, &arg) : UI_PAINT;
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_WORKLIST, selected(s)->w->id, NULL, 0);
}

static unsigned remove_it(struct screen *s)
{
	return record_delete(s, E_WORKLIST, selected(s)->w->id);
}

static const struct ui_action actions[] = {
	{ "lists-open", "<Enter>", N_("open"), N_("Open this list"), NEED_ROW, enter },
	{ "lists-edit", "e", N_("edit"), N_("Change name, key and conditions of one of your lists"),
		NEED_ROW | NEED_KEPT, edit },
	{ "lists-delete", "D", N_("delete"), N_("Delete one of your lists; the records stay"),
		NEED_ROW | NEED_WRITABLE | NEED_KEPT, remove_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops worklists_screen = {
	.name = "lists",
	.title = N_("Lists"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_lists,
	.load = load,
	.list = list,
	.text = text,
	.typing = typing,
	.need = need,
	.done = done,
};

unsigned worklists_open(struct screen *s)
{
	return ui_push(s, &worklists_screen, NULL);
}
