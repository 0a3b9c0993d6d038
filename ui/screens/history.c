/* The history of a record or of one of its fields: per moment who did what,
 * and each value before and after. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/pager.h"
#include "core/prompt.h"
#include "screens/field.h"

struct history {
	struct history_arg of;
	struct change *change;
	size_t n;
	struct list_row *row;   /* headings and changes, newest first */
	size_t *change_of;      /* the change behind a row */
	const char *title;
	const char *also;       /* where the record also is; or NULL */
	struct list list;
};

static const struct list_column columns[] = {
	{ .title = N_("Field"), .min = 14, .max = 26 },
	{ .title = N_("Before"), .min = 12 },
	{ .title = N_("After"), .min = 12 },
};

static int open_history(struct screen *s, const void *arg)
{
	struct history *h = s->state;

	h->of = *(const struct history_arg *)arg;
	list_init(&h->list);
	h->list.columns = columns;
	h->list.column_count = sizeof columns / sizeof *columns;
	h->list.empty = N_("Nothing was changed yet. Every save, delete and undo is kept here.");
	return 0;
}

static const struct entity *entity_of(const struct history *h)
{
	return model_entity(h->of.entity);
}

static const char *whole_record(const char *op)
{
	static const struct {
		const char *op, *word;
	} words[] = {
		{ "insert", N_("made") },
		{ "update", N_("changed") },
		{ "delete", N_("deleted") },
		{ "restore", N_("brought back") },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].op, op) == 0)
			return _(words[i].word);
	return op;
}

static const char *value_text(struct screen *s, const struct change *c, const char *value)
{
	const struct history *h = s->state;

	return value ? app_show(app_of(s), &entity_of(h)->fields[c->field], value, s->arena) : "";
}

static void fill_row(struct screen *s, const struct change *c, struct list_row *row)
{
	const struct history *h = s->state;

	row->kind = ROW_ITEM;
	row->id = c - h->change + 1;
	if (c->field < 0) {
		row->cells[0] = whole_record(c->op);
		row->styles[0] = ST_BOLD;
		return;
	}
	row->cells[0] = lang_text(entity_of(h)->fields[c->field].label);
	row->cells[1] = c->before ? text_clean(s->arena, value_text(s, c, c->before), false) : _("(empty)");
	row->cells[2] = c->after ? text_clean(s->arena, value_text(s, c, c->after), false) : _("(empty)");
	row->styles[1] = ST_DIM;
	row->styles[2] = c->after ? ST_NORMAL : ST_DIM;
}

/* Who, and on which laptop when it came home from one. */
static const char *whose(struct screen *s, const struct change *c)
{
	const char *place = takeout_place(app_of(s), c->site, s->arena), *who = text_clean(s->arena, c->who, false);

	return place ? arena_printf(s->arena, "%s · %s", place, who) : who;
}

static bool same_moment(const struct change *a, const struct change *b)
{
	return a->site == b->site && strcmp(a->at, b->at) == 0 && strcmp(a->who, b->who) == 0 &&
	       strcmp(a->label, b->label) == 0;
}

static int load(struct screen *s)
{
	struct history *h = s->state;
	size_t rows = 0;
	int rc;

	h->title = store_title(app_of(s)->store, h->of.entity, h->of.id, s->arena);
	rc = store_history(
		app_of(s)->store, h->of.entity, h->of.id, h->of.field, s->arena, &h->change, &h->n);
	if (rc < 0)
		h->n = 0;
	h->row = arena_alloc(s->arena, (h->n * 2 + 2) * sizeof *h->row);
	h->change_of = arena_alloc(s->arena, (h->n * 2 + 2) * sizeof *h->change_of);
	h->also = NULL;
	if (rc == 0)
		rc = also_at(app_of(s), h->of.entity, h->of.id, s->arena, &h->also);
	if (h->also)
		h->row[rows++] = (struct list_row){ .kind = ROW_NOTE,
			.cells = { arena_printf(s->arena, _("Also at: %s"), h->also) } };
	for (size_t i = 0; i < h->n; i++) {
		const struct change *c = &h->change[i];

		if (i == 0 || !same_moment(c, c - 1)) {
			h->row[rows] = (struct list_row){ .kind = ROW_GROUP,
				.cells = { arena_printf(s->arena, "%s · %s", moment_long(s->arena, c->at),
						   text_clean(s->arena, c->label, false)),
					whose(s, c) } };
			rows++;
		}
		h->change_of[rows] = i;
		fill_row(s, c, &h->row[rows++]);
	}
	list_set_rows(&h->list, h->row, sizeof *h->row, rows);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct history *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct history *h = s->state;
	const struct entity *e = entity_of(h);

	*left = arena_printf(a, _("History · %s"), h->title ? h->title : "");
	*right = h->of.field >= 0 ? lang_text(e->fields[h->of.field].label) : lang_text(e->label);
}

static void done(struct screen *s)
{
	list_done(&((struct history *)s->state)->list);
}

/* ---- actions ---- */

/* Both values in full. */
static int fill_values(struct pager *p, void *ctx)
{
	struct screen *s = ctx;
	const struct history *h = s->state;
	const struct change *c = &h->change[h->change_of[h->list.sel]];
	const char *values[] = { c->before, c->after };
	const char *heads[] = { _("Before"), _("After") };

	pager_text(p, ST_DIM, 0, arena_printf(s->arena, "%s · %s · %s", moment_long(s->arena, c->at), whose(s, c),
		text_clean(s->arena, c->label, false)));
	for (int i = 0; i < 2; i++) {
		pager_text(p, ST_NORMAL, 0, "");
		pager_text(p, ST_TITLE, 0, heads[i]);
		pager_text(p, values[i] ? ST_NORMAL : ST_DIM, 2,
			values[i] ? value_text(s, c, values[i]) : _("(empty)"));
	}
	return 0;
}

static unsigned show(struct screen *s)
{
	const struct history *h = s->state;
	const struct change *c = &h->change[h->change_of[h->list.sel]];
	struct pager_spec spec = { .fill = fill_values, .ctx = s };

	if (c->field < 0)
		return UI_PAINT;
	spec.title = lang_text(entity_of(h)->fields[c->field].label);
	return ui_push(s, &pager_screen, &spec);
}

/* One field or all, among the fields that were ever changed. */
static unsigned choose_field(struct screen *s)
{
	struct history *h = s->state;
	const struct entity *e = entity_of(h);
	struct arena *a = arena_new();
	struct change *all;
	struct pick *picks = arena_alloc(a, (e->nfields + 1) * sizeof *picks);
	int *field = arena_alloc(a, (e->nfields + 1) * sizeof *field);
	size_t n, count = 0;
	unsigned r = UI_PAINT;
	int i;

	if (store_history(app_of(s)->store, h->of.entity, h->of.id, -1, a, &all, &n) < 0) {
		r = ui_failed(s);
		goto out;
	}
	picks[count] = (struct pick){ "", _("all fields"), NULL };
	field[count++] = -1;
	for (size_t f = 0; f < e->nfields; f++) {
		size_t times = 0;

		for (size_t k = 0; k < n; k++)
			times += all[k].field == (int)f;
		if (!times)
			continue;
		picks[count] = (struct pick){ e->fields[f].name, lang_text(e->fields[f].label),
			arena_printf(a, "%zu×", times) };
		field[count++] = (int)f;
	}
	i = ui_pick(s, _("History of which field?"), picks, count,
		    h->of.field < 0 ? "" : e->fields[h->of.field].name);
	if (i >= 0) {
		h->of.field = field[i];
		r = UI_LOAD;
	}
out:
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "history-open", "<Enter>", N_("open"), N_("Show both values in full"), NEED_ROW, show },
	{ "history-field", "F", N_("field"), N_("Show the history of one field, or of all"), 0,
		choose_field },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops history_screen = {
	.name = "history",
	.title = N_("History"),
	.state_size = sizeof(struct history),
	.actions = actions,
	.open = open_history,
	.load = load,
	.list = list,
	.heading = heading,
	.done = done,
};
