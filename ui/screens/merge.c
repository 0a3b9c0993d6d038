/* Two records side by side, field by field, what differs first: choose what stays, then
 * merge them. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/quality.h"

enum { NEED_CHOICE = NEED_OWN };

struct side {
	struct record *r; /* in s->arena */
	const char *title;
	int64_t moves;    /* records that refer to it */
};

struct merge {
	struct merge_arg of;
	bool *take;       /* per field: that of the other; owned */
	struct side keep, drop;
	int *field;       /* of a row, in s->arena; -1: no field */
	struct list_row *row;
	size_t n;
	struct list list;
};

enum { C_FIELD, C_KEEP, C_MARK, C_DROP };
static const struct list_column columns[] = {
	[C_FIELD] = { N_("Field"), 12, 24, 0, ALIGN_LEFT },
	[C_KEEP] = { N_("Stays"), 16, 0, 0, ALIGN_LEFT },
	[C_MARK] = { " ", 2, 2, 0, ALIGN_LEFT },
	[C_DROP] = { N_("Goes into it"), 16, 0, 0, ALIGN_LEFT },
};

static int open_merge(struct screen *s, const void *arg)
{
	struct merge *m = s->state;
	const struct merge_arg *of = arg;
	size_t fields = model_entity(of->entity)->nfields;

	m->of = *of;
	m->take = xmalloc(fields * sizeof *m->take);
	memset(m->take, 0, fields * sizeof *m->take);
	list_init(&m->list);
	m->list.columns = columns;
	m->list.column_count = sizeof columns / sizeof *columns;
	return 0;
}

/* ---- rows ---- */

enum group { DIFFERENT, FILLED_IN, EQUAL, GROUPS };

/* Both empty: nothing to show. */
static bool group_of(const struct merge *m, size_t i, enum group *out)
{
	const char *keep = m->keep.r->value[i], *drop = m->drop.r->value[i];

	*out = str_same(keep, drop) ? EQUAL : keep && drop ? DIFFERENT : FILLED_IN;
	return keep || drop;
}

static void add_field(struct screen *s, size_t i, enum group group)
{
	struct merge *m = s->state;
	const struct field *f = &m->keep.r->entity->fields[i];
	struct list_row *row = &m->row[m->n];
	bool drop = group == DIFFERENT ? m->take[i] : !m->keep.r->value[i];

	*row = (struct list_row){ .kind = ROW_ITEM, .id = (int64_t)i + 1 };
	row->cells[C_FIELD] = lang_text(f->label);
	row->cells[C_KEEP] =
		text_clean(s->arena, app_show(app_of(s), f, m->keep.r->value[i], s->arena), false);
	row->cells[C_DROP] =
		text_clean(s->arena, app_show(app_of(s), f, m->drop.r->value[i], s->arena), false);
	row->cells[C_MARK] = group == EQUAL ? "=" : drop ? ">" : "<";
	row->styles[C_KEEP] = group == EQUAL || drop ? ST_DIM : ST_BOLD;
	row->styles[C_DROP] = drop && group != EQUAL ? ST_BOLD : ST_DIM;
	m->field[m->n++] = (int)i;
}

static void add_group(struct screen *s, enum group group)
{
	static const char *const names[GROUPS] = { N_("Different: choose with Space"),
		N_("On one side only: that stays"), N_("The same") };
	struct merge *m = s->state;
	const struct entity *e = m->keep.r->entity;
	size_t at = m->n;
	enum group of;

	m->field[m->n] = -1;
	m->row[m->n++] = (struct list_row){ .kind = ROW_GROUP, .cells = { _(names[group]) } };
	for (size_t i = 0; i < e->nfields; i++)
		if (!(e->fields[i].flags & FIELD_HIDDEN) && group_of(m, i, &of) && of == group)
			add_field(s, i, group);
	if (m->n == at + 1)
		m->n = at;
	else
		m->row[at].cells[1] = arena_printf(s->arena, "%zu", m->n - at - 1);
}

static int load_side(struct screen *s, int64_t id, struct side *out)
{
	const struct merge *m = s->state;
	int rc = store_get(app_of(s)->store, m->of.entity, id, s->arena, &out->r);

	if (rc == 0 && out->r->deleted)
		return err_set(ERR_NOTFOUND, _("This was deleted meanwhile; undo brings it back."));
	out->title = store_title(app_of(s)->store, m->of.entity, id, s->arena);
	return rc ? rc : app_merge_moves(app_of(s), m->of.entity, id, &out->moves);
}

static int load(struct screen *s)
{
	struct merge *m = s->state;
	size_t rows = model_entity(m->of.entity)->nfields + GROUPS;
	int rc;

	m->n = 0;
	list_set_count(&m->list, 0);
	if ((rc = load_side(s, m->of.one, &m->keep)) < 0 || (rc = load_side(s, m->of.other, &m->drop)) < 0)
		return rc;
	m->row = arena_alloc(s->arena, rows * sizeof *m->row);
	m->field = arena_alloc(s->arena, rows * sizeof *m->field);
	for (int g = 0; g < GROUPS; g++)
		add_group(s, (enum group)g);
	list_set_rows(&m->list, m->row, sizeof *m->row, m->n);
	return 0;
}

static struct list *list(struct screen *s)
{
	return &((struct merge *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct merge *m = s->state;

	*left = _("Side by side");
	*right = "";
	if (!m->keep.r || !m->drop.r)
		return;
	*left = arena_printf(a, "%s (%s) < %s (%s)", m->keep.title, id_show(m->keep.r->id, a), m->drop.title,
		id_show(m->drop.r->id, a));
	*right = arena_printf(a,
		ngettext("%lld record moves", "%lld records move", (unsigned long)m->drop.moves),
		(long long)m->drop.moves);
}

static void done(struct screen *s)
{
	struct merge *m = s->state;

	free(m->take);
	list_done(&m->list);
}

/* ---- actions ---- */

static int selected(const struct screen *s)
{
	const struct merge *m = s->state;

	return m->list.sel < m->n ? m->field[m->list.sel] : -1;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct merge *m = s->state;
	int i = selected(s);
	enum group group;

	if (bit == NEED_CHOICE && (i < 0 || !group_of(m, (size_t)i, &group) || group != DIFFERENT))
		return _("Here is nothing to choose: only fields that differ are chosen.");
	return NULL;
}

static unsigned toggle(struct screen *s)
{
	struct merge *m = s->state;
	int i = selected(s);

	m->take[i] = !m->take[i];
	return UI_LOAD;
}

static unsigned swap(struct screen *s)
{
	struct merge *m = s->state;
	int64_t one = m->of.one;

	m->of.one = m->of.other;
	m->of.other = one;
	memset(m->take, 0, model_entity(m->of.entity)->nfields * sizeof *m->take);
	return UI_LOAD;
}

static int moving(void *ctx, int64_t moved, int64_t total)
{
	return ui_progress(ctx, moved, total, _("Moving records; stopping changes nothing"));
}

static unsigned merge(struct screen *s)
{
	struct merge *m = s->state;
	char *what = arena_printf(s->arena, _("Merged: %s"), m->keep.title);
	int64_t moved;

	if (!ui_confirm(s,
		    ngettext("Merge %s (%s) into %s (%s)? %lld record moves",
			    "Merge %s (%s) into %s (%s)? %lld records move", (unsigned long)m->drop.moves),
		    m->drop.title, id_show(m->drop.r->id, s->arena), m->keep.title,
		    id_show(m->keep.r->id, s->arena), (long long)m->drop.moves))
		return UI_PAINT;
	if (app_merge(app_of(s), m->of.entity, m->of.one, m->of.other, m->take, moving, s, &moved, NULL) < 0)
		return ui_failed(s);
	tell_written(s, what);
	return UI_BACK;
}

static unsigned apart(struct screen *s)
{
	const struct merge *m = s->state;

	if (app_not_twins(app_of(s), m->of.entity, m->of.one, m->of.other, NULL) < 0)
		return ui_failed(s);
	tell_written(s, _("Not the same: they are not brought up again"));
	return UI_BACK;
}

static const struct ui_action actions[] = {
	{ "merge-take", "<Space> t", N_("choose"), N_("Choose the value of the other side for this field"),
		NEED_ROW | NEED_WRITABLE | NEED_CHOICE, toggle },
	{ "merge-swap", "s", N_("swap"), N_("Let the other of the two stay"), 0, swap },
	{ "merge-do", "m", N_("merge"), N_("Merge them: everything of the right one moves to the left one"),
		NEED_WRITABLE, merge },
	{ "merge-apart", "n", N_("not same"), N_("These are two: do not bring them up again"), NEED_WRITABLE,
		apart },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops merge_screen = {
	.name = "merge",
	.title = N_("Side by side"),
	.state_size = sizeof(struct merge),
	.actions = actions,
	.open = open_merge,
	.load = load,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
