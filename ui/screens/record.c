/* The page of any record: its fields, its parts, and what refers to it; all of it from the
 * dictionary, so that a new kind of record has a page by itself. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/wrap.h"
#include "screens/field.h"
#include "screens/instruments.h"
#include "screens/page.h"
#include "screens/records.h"

enum { NEED_DONE = NEED_OWN, NEED_RECORD = NEED_OWN << 1, NEED_CARD = NEED_OWN << 2 };
enum { LABEL_LEAST = 8, LABEL_MOST = 28, MARGINS = 8, PER_GROUP = 12, COUNT_CAP = 1000 };
enum { C_LABEL, C_VALUE, C_STANDING, COLUMNS };

struct line {
	struct list_row row;
	const struct field *field;      /* of the record itself, or */
	const struct record_link *link; /* of a record that refers to it (id), or of more of them (0) */
	int64_t id;
};

struct group {
	const struct record_link *link;
	struct record **r;
	size_t n;
	int64_t count;
};

struct state {
	struct record_arg of;
	struct record *r;    /* in s->arena, as the groups; NULL: gone */
	const char *title;
	const char *also;    /* where it also is; or NULL */
	struct record_link *link;
	struct group *group;
	size_t groups;
	struct arena *lines; /* of the rows, which depend on the width */
	struct line *line;
	size_t n;
	struct list_column column[COLUMNS];
	struct list list;
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_record(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);
	struct arena *a = arena_new();
	struct record *r;
	int rc;

	st->of = *(const struct record_arg *)arg;
	rc = store_get(app_of(s)->store, st->of.entity, st->of.id, a, &r);
	arena_free(&a);
	if (rc < 0)
		return rc;
	st->lines = arena_new();
	list_init(&st->list);
	st->list.columns = st->column;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("This was deleted; u brings it back.");
	return 0;
}

/* ---- rows ---- */

static struct line *add(struct state *st, enum row_kind kind)
{
	void *lines = st->line;
	struct line *l = arena_add(st->lines, &lines, &st->n, sizeof *l);

	st->line = lines;
	*l = (struct line){ .row.kind = kind };
	return l;
}

/* A text over as many rows as it needs, in the column of values. */
static void add_field(struct screen *s, size_t i, int width)
{
	enum { LINES = 10000 };
	struct state *st = state_of(s);
	const struct field *f = &st->r->entity->fields[i];
	const char *text = f->kind == F_NOTE
		? text_clean(st->lines, st->r->value[i], true)
		: record_value(app_of(s), st->r, i, st->lines);
	struct wrap_line *w;
	size_t n = wrap_lines(st->lines, text, width - st->column[C_LABEL].max - MARGINS, 0, &w);

	for (size_t k = 0; k < n; k++) {
		struct line *l = add(st, ROW_ITEM);

		l->field = f;
		l->row.id = -(int64_t)(i * LINES + k + 1);
		l->row.cells[C_LABEL] = k ? NULL : lang_text(f->label);
		l->row.styles[C_LABEL] = ST_DIM;
		l->row.cells[C_VALUE] = arena_strndup(st->lines, text + w[k].start, w[k].end - w[k].start);
		l->row.styles[C_VALUE] = f->flags & FIELD_SCALE ? ST_BAR : ST_NORMAL;
	}
}

static void add_remark(struct state *st, const char *text, int width)
{
	struct wrap_line *w;
	size_t n = wrap_lines(st->lines, text, width, 0, &w);

	for (size_t i = 0; i < n; i++)
		add(st, ROW_NOTE)->row.cells[0] =
			arena_strndup(st->lines, text + w[i].start, w[i].end - w[i].start);
}

/* Labels of what is not filled in, in one remark. */
static void add_empties(struct state *st, int width)
{
	struct str names = STR_INIT;

	for (size_t i = 0; i < st->r->entity->nfields; i++) {
		const struct field *f = &st->r->entity->fields[i];

		if (!st->r->value[i] && !(f->flags & FIELD_HIDDEN))
			str_addf(&names, "%s%s", names.len ? ", " : "", lang_text(f->label));
	}
	if (names.len)
		add_remark(st, arena_printf(st->lines, _("Not filled in: %s"), names.text), width - MARGINS);
	str_free(&names);
}

static void add_group(struct screen *s, const struct group *g)
{
	struct state *st = state_of(s);
	struct line *l = add(st, ROW_GROUP);
	const char *title = label_capital(st->lines, g->link->kind->label_plural);

	l->row.cells[0] = title;
	l->row.cells[1] = arena_printf(st->lines, "%lld%s", (long long)g->count, g->count < COUNT_CAP ? "" : "+");
	l->row.styles[1] = ST_DIM;
	for (size_t i = 0; i < g->n; i++) {
		bool ended = record_ended(g->r[i]);

		l = add(st, ROW_ITEM);
		l->link = g->link;
		l->id = g->r[i]->id;
		l->row.id = record_row_id(g->link->kind->id, l->id);
		l->row.cells[C_LABEL] = record_when(app_of(s), g->r[i], st->lines);
		l->row.cells[C_VALUE] = record_words(app_of(s), g->r[i], st->lines);
		l->row.cells[C_STANDING] = record_standing(app_of(s), g->r[i], st->lines);
		l->row.styles[C_LABEL] = l->row.styles[C_STANDING] = ST_DIM;
		l->row.styles[C_VALUE] = (unsigned short)(ended ? ST_DIM : ST_NORMAL);
	}
	if ((size_t)g->count > g->n) {
		l = add(st, ROW_MORE);
		l->link = g->link;
		l->row.cells[0] = _("all of them: Enter");
	}
}

static void build(struct screen *s)
{
	struct state *st = state_of(s);
	int width = s->area.w, widest = LABEL_LEAST;

	arena_reset(st->lines);
	st->line = NULL;
	st->n = 0;
	for (size_t i = 0; st->r && i < st->r->entity->nfields; i++) {
		int w = text_width(lang_text(st->r->entity->fields[i].label));

		widest = st->r->value[i] && w > widest ? w : widest;
	}
	widest = widest < LABEL_MOST ? widest : LABEL_MOST;
	st->column[C_LABEL] = (struct list_column){ .min = widest, .max = widest };
	st->column[C_VALUE] = (struct list_column){ .min = 10 };
	st->column[C_STANDING] = (struct list_column){ .min = 8, .max = 18, .priority = 1 };
	for (size_t i = 0; st->r && i < st->r->entity->nfields; i++)
		if (st->r->value[i] && !(st->r->entity->fields[i].flags & FIELD_HIDDEN))
			add_field(s, i, width);
	if (st->r && st->also)
		add_remark(st, arena_printf(st->lines, _("Also at: %s"), st->also), width - MARGINS);
	if (st->r)
		add_empties(st, width);
	for (size_t i = 0; st->r && i < st->groups; i++)
		add_group(s, &st->group[i]);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
}

/* ---- loading ---- */

static int load_groups(struct screen *s)
{
	struct state *st = state_of(s);
	size_t n = record_links(st->of.entity, s->arena, &st->link);
	char *id = arena_printf(s->arena, "%lld", (long long)st->of.id);
	int rc = 0;

	st->group = arena_alloc(s->arena, (n + 1) * sizeof *st->group);
	st->groups = 0;
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct group *g = &st->group[st->groups];
		const struct condition where = { st->link[i].field->name, IS, id };
		struct query q = { .entity = st->link[i].kind->id, .where = &where, .nwhere = 1, .limit = PER_GROUP,
			.order = st->link[i].part ? "id" : NULL };

		*g = (struct group){ .link = &st->link[i] };
		if ((rc = store_find(app_of(s)->store, &q, s->arena, &g->r, &g->n)) < 0 || g->n == 0)
			continue;
		g->count = (int64_t)g->n;
		if (g->n == PER_GROUP)
			rc = store_count(app_of(s)->store, &q, COUNT_CAP, &g->count);
		st->groups++;
	}
	return rc;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	int rc = store_get(app_of(s)->store, st->of.entity, st->of.id, s->arena, &st->r);

	st->groups = 0;
	if (rc == 0 && st->r->deleted)
		st->r = NULL;
	st->title = st->r ? record_words(app_of(s), st->r, s->arena) : "";
	st->also = NULL;
	if (rc == 0 && st->r)
		rc = also_at(app_of(s), st->of.entity, st->of.id, s->arena, &st->also);
	if (rc == 0 && st->r)
		rc = load_groups(s);
	build(s);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	build(s);
	list_layout(&state_of(s)->list, area);
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

/* "Bottleneck · social interaction", and whom it is about. */
static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	static const char *const about[] = { "placement", "employer", "organisation" };
	const struct state *st = state_of(s);
	const struct entity *e = model_entity(st->of.entity);

	*left = arena_printf(a, "%s · %s", label_capital(a, e->label), st->title);
	for (size_t i = 0; st->r && i < sizeof about / sizeof *about; i++) {
		int f = model_field(e, about[i]);

		if (f < 0 || !st->r->value[f])
			continue;
		*right = record_value(s->app, st->r, (size_t)f, a);
		return;
	}
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
	arena_free(&state_of(s)->lines);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = state_of(s);

	if (!st->r)
		return _("This was deleted; u brings it back.");
	if (bit == NEED_DONE && !st->r->entity->done)
		return _("This kind of record has no end to fill in.");
	if (bit == NEED_CARD && st->of.entity != E_BOTTLENECK)
		return _("A card is made of a bottleneck.");
	return NULL;
}

static const struct line *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return list_selected(&st->list) && st->list.sel < st->n ? &st->line[st->list.sel] : NULL;
}

static unsigned enter(struct screen *s)
{
	const struct state *st = state_of(s);
	const struct line *l = selected(s);

	if (!l || !st->r)
		return UI_PAINT;
	if (l->field)
		return record_edit_at(s, st->of.entity, st->of.id, l->field->name);
	if (l->id)
		return record_open(s, l->link->kind->id, l->id);
	const struct condition where = { l->link->field->name, IS,
		arena_printf(s->arena, "%lld", (long long)st->of.id) };

	return ui_push(s, &find_screen, &(struct find_arg){ l->link->kind->id, &where, 1, NULL, 0 });
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, state_of(s)->of.entity, state_of(s)->of.id, NULL, 0);
}

static unsigned add_part(struct screen *s)
{
	return record_add_to(s, state_of(s)->r);
}

/* Of the selected part when that has an end, else of the record itself. */
static unsigned finish(struct screen *s)
{
	const struct state *st = state_of(s);
	const struct line *l = selected(s);

	if (l && l->id && l->link->kind->done)
		return record_finish(s, l->link->kind->id, l->id);
	return record_finish(s, st->of.entity, st->of.id);
}

static unsigned history(struct screen *s)
{
	return record_history(s, state_of(s)->of.entity, state_of(s)->of.id);
}

static unsigned remove_it(struct screen *s)
{
	unsigned r = record_delete(s, state_of(s)->of.entity, state_of(s)->of.id);

	return (r & UI_LOAD) == UI_LOAD ? r | UI_BACK : r;
}

static unsigned subject(struct screen *s)
{
	const struct state *st = state_of(s);
	static const char *const about[] = { "placement", "employer", "organisation" };

	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		int64_t id = record_ref(st->r, about[i]);

		if (id)
			return record_open(s, i ? E_ORGANISATION : E_PLACEMENT, id);
	}
	/* A part leads to what it is part of. */
	for (size_t i = 0; i < st->r->entity->nfields; i++) {
		const struct field *f = &st->r->entity->fields[i];
		int64_t id = f->kind == F_REF ? id_of(st->r->value[i]) : 0;

		if (id)
			return record_open(s, f->ref, id);
	}
	return ui_error(s, "%s", _("This row is not about a placement or employer."));
}

const struct record *record_shown(const struct screen *s)
{
	return state_of(s)->r;
}

static unsigned card(struct screen *s)
{
	return spar_card_open(s, state_of(s)->of.id);
}

static const struct ui_action actions[] = {
	{ "record-open", "<Enter>", N_("open"), N_("Open the selected record, or change the selected field"),
		NEED_ROW | NEED_RECORD, enter },
	{ "record-edit", "e", N_("edit"), N_("Change this record"), NEED_RECORD, edit },
	{ "record-add", "a", N_("add"), N_("Add a part, or something that was done about it"),
		NEED_WRITABLE | NEED_RECORD, add_part },
	{ "record-done", "x", N_("done"), N_("Done as of today, or open again: the selected part, or all of it"),
		NEED_WRITABLE | NEED_RECORD | NEED_DONE | HINT_WHERE, finish },
	{ "record-card", "K", N_("card"), N_("One page about this bottleneck to take along to a conversation"),
		NEED_RECORD | NEED_CARD | HINT_WHERE, card },
	{ "record-subject", "o", N_("subject"), N_("Open what this is about: the placement or employer"),
		NEED_RECORD, subject },
	{ "record-history", "H", N_("history"), N_("What was changed here, when and by whom"), 0, history },
	{ "record-instruments", "I", NULL, N_("Instruments that suit it, or the one that was used"),
		NEED_RECORD, instruments_open },
	{ "record-delete", "D", NULL, N_("Delete this record; undo brings it back"), NEED_WRITABLE | NEED_RECORD,
		remove_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops record_screen = {
	.name = "record",
	.title = N_("Page of a record"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_record,
	.load = load,
	.layout = layout,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
