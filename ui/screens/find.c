/* A list of records of any kind: conditions, columns and order, kept as a working list. */
#include "screens/find.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"

enum { USUAL_COLUMNS = 6, COUNT_CAP = 10000 };
enum { NAME_LEAST = 14, OTHER_LEAST = 9, OTHER_MOST = 22, DATE_WIDTH = 10 };

struct finding *finding_of(const struct screen *s)
{
	return s->state;
}

static const struct entity *kind_of(const struct screen *s)
{
	return model_entity(finding_of(s)->w.entity);
}

/* ---- columns ---- */

/* Names first, then when, how much and how it stands, then what the short form asks. */
static int turn_of(const struct entity *e, const struct field *f)
{
	if (f->flags & FIELD_NAME)
		return 0;
	if (e->date && strcmp(e->date, f->name) == 0)
		return 1;
	if (f->required && (f->kind == F_NUMBER || f->kind == F_DECIMAL))
		return 2;
	if ((e->state && strcmp(e->state, f->name) == 0) || (e->done && strcmp(e->done, f->name) == 0))
		return 2;
	if (f->kind == F_REF && (f->ref == E_PLACEMENT || f->ref == E_ORGANISATION))
		return 3;
	return f->flags & FIELD_QUICK && f->kind != F_NOTE ? 4 : 5;
}

static void usual(struct finding *f, const struct entity *e)
{
	for (int turn = 0; turn < 5; turn++)
		for (size_t i = 0; i < e->nfields && f->ncolumns < USUAL_COLUMNS; i++)
			if (!(e->fields[i].flags & FIELD_HIDDEN) && turn_of(e, &e->fields[i]) == turn)
				f->shown[f->ncolumns++] = &e->fields[i];
}

/* The columns that are shown now: those chosen, else the usual ones. */
static void show_columns(struct finding *f)
{
	const struct entity *e = model_entity(f->w.entity);

	f->ncolumns = 0;
	for (size_t i = 0; i < f->w.ncolumns && i < LIST_COLUMNS; i++)
		f->shown[f->ncolumns++] = f->w.column[i];
	if (!f->ncolumns)
		usual(f, e);
	f->list.sort_column = -1;
	for (size_t i = 0; i < f->ncolumns; i++) {
		const struct field *field = f->shown[i];
		bool number = field->kind == F_NUMBER || field->kind == F_PERCENT || field->kind == F_DECIMAL;
		bool date = field->kind == F_DATE;
		int most = i == 0 || field->kind == F_NOTE || field->kind == F_TEXT ? 0 : OTHER_MOST;

		f->column[i] = (struct list_column){ lang_text(field->label), date ? DATE_WIDTH
			: i == 0 ? NAME_LEAST : OTHER_LEAST, date ? DATE_WIDTH : most, (int)i,
			number && !(field->flags & FIELD_SCALE) ? ALIGN_RIGHT : ALIGN_LEFT };
		if (f->w.order && strcmp(f->w.order, field->name) == 0)
			f->list.sort_column = (int)i;
	}
	f->list.columns = f->column;
	f->list.column_count = f->ncolumns;
	f->list.sort_descending = f->w.descending;
}

/* ---- rows ---- */

struct query find_query(const struct screen *s, int64_t offset, int64_t limit)
{
	const struct finding *f = finding_of(s);
	const char *text = list_filter(&f->list);

	return (struct query){ .entity = f->w.entity, .where = f->w.where, .nwhere = f->w.nwhere,
		.text = *text ? text : NULL, .order = f->w.order, .descending = f->w.descending, .offset = offset,
		.limit = limit };
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct finding *f = finding_of(s);
	struct query q = find_query(s, (int64_t)offset, (int64_t)limit);
	int rc;

	arena_reset(f->window);
	f->have = 0;
	f->first = offset;
	if ((rc = store_find(app_of(s)->store, &q, f->window, &f->r, &f->have)) < 0)
		return rc;
	for (size_t i = 0; i < f->have; i++) {
		const struct record *r = f->r[i];
		bool ended = record_ended(r);

		rows[i].id = r->id;
		for (size_t c = 0; c < f->ncolumns; c++) {
			rows[i].cells[c] = record_value(app_of(s), r, (size_t)(f->shown[c] - r->entity->fields), a);
			rows[i].styles[c] = (unsigned short)(ended ? ST_DIM
				: f->shown[c]->flags & FIELD_SCALE ? ST_BAR : ST_NORMAL);
		}
	}
	return 0;
}

static const struct record *selected(const struct screen *s)
{
	const struct finding *f = finding_of(s);
	size_t i = f->list.sel;

	return i >= f->first && i < f->first + f->have && i < f->list.count ? f->r[i - f->first] : NULL;
}

/* ---- opening and loading ---- */

static void keep_where(struct finding *f, const struct condition *where, size_t n)
{
	struct condition *copy = arena_alloc(f->kept, (n + 1) * sizeof *copy);

	for (size_t i = 0; i < n; i++) {
		copy[i] = where[i];
		copy[i].field = arena_strdup(f->kept, where[i].field);
		copy[i].value = arena_strdup(f->kept, where[i].value);
	}
	f->w.where = copy;
	f->w.nwhere = n;
}

static int open_find(struct screen *s, const void *arg)
{
	const struct find_arg *of = arg;
	struct finding *f = finding_of(s);
	int rc = 0;

	f->kept = arena_new();
	f->window = arena_new();
	list_init(&f->list);
	if (of->worklist) {
		rc = app_worklist(app_of(s), of->worklist, f->kept, &f->w);
	} else {
		f->w = (struct worklist){ .entity = of->entity, .hotkey = "" };
		keep_where(f, of->where, of->nwhere);
	}
	if (rc < 0) {
		list_done(&f->list);
		arena_free(&f->kept);
		arena_free(&f->window);
		return rc;
	}
	f->title = of->title ? arena_strdup(f->kept, of->title) : NULL;
	f->list.fetch = fetch;
	f->list.ctx = s;
	f->list.can_filter = true;
	show_columns(f);
	return 0;
}

static const char *words_of(struct screen *s)
{
	const struct finding *f = finding_of(s);
	const char *words = "";

	for (size_t i = 0; i < f->w.nwhere; i++)
		words = arena_printf(s->arena, "%s%s%s", words, i ? " · " : "",
			condition_show(app_of(s), kind_of(s), &f->w.where[i], s->arena));
	return words;
}

static int load(struct screen *s)
{
	struct finding *f = finding_of(s);
	struct query q = find_query(s, 0, 0);
	int rc = store_count(app_of(s)->store, &q, COUNT_CAP, &f->count);
	bool narrowed = f->w.nwhere || *list_filter(&f->list);

	f->words = words_of(s);
	f->list.empty = narrowed ? N_("Nothing meets these conditions: %s takes them away.") :
		N_("There is nothing of this kind yet: %s adds it.");
	f->list.empty_action = narrowed ? "find-clear" : "find-add";
	list_set_count(&f->list, rc == 0 ? (size_t)f->count : 0);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct finding *f = finding_of(s);

	f->head = (struct rect){ area.y, area.x, f->w.nwhere && area.h > 3 ? 1 : 0, area.w };
	area.y += f->head.h;
	area.h -= f->head.h;
	list_layout(&f->list, area);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct finding *f = finding_of(s);
	struct canvas head = canvas_at(c, f->head);

	if (f->head.h)
		canvas_put(&head, 0, 3, head.area.w - 4, ST_BOLD, f->words);
	list_paint(&f->list, c, true);
}

static struct list *list(struct screen *s)
{
	return &finding_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct finding *f = finding_of(s);
	const char *typed = list_filter(&f->list);

	*left = f->w.name ? f->w.name : f->title ? f->title : label_capital(a, kind_of(s)->label_plural);
	if (f->changed && f->w.id)
		*left = arena_printf(a, _("%s, changed"), *left);
	if (*typed)
		*left = arena_printf(a, _("%s · filter \"%s\""), *left, typed);
	*right = arena_printf(a, "%lld%s", (long long)f->count, f->count >= COUNT_CAP ? "+" : "");
}

static void done(struct screen *s)
{
	struct finding *f = finding_of(s);

	list_done(&f->list);
	arena_free(&f->window);
	arena_free(&f->kept);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return record_open(s, finding_of(s)->w.entity, selected(s)->id);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, finding_of(s)->w.entity, selected(s)->id, NULL, 0);
}

/* What the conditions say a new one has. */
static unsigned add(struct screen *s)
{
	const struct finding *f = finding_of(s);
	struct preset *preset = arena_alloc(s->arena, (f->w.nwhere + 1) * sizeof *preset);
	size_t n = 0;

	for (size_t i = 0; i < f->w.nwhere; i++)
		if (f->w.where[i].op == IS && model_field(kind_of(s), f->w.where[i].field) >= 0)
			preset[n++] = (struct preset){ f->w.where[i].field, f->w.where[i].value };
	return f->w.entity == E_CONTACT ? contact_log(s, (struct subject){ 0, 0 })
					: record_edit(s, f->w.entity, 0, preset, n);
}

static unsigned again(struct finding *f)
{
	f->changed = true;
	show_columns(f);
	return UI_LOAD | UI_LAYOUT;
}

static unsigned condition(struct screen *s)
{
	struct finding *f = finding_of(s);
	struct condition *where = arena_alloc(f->kept, (f->w.nwhere + 1) * sizeof *where);

	if (f->w.nwhere)
		memcpy(where, f->w.where, f->w.nwhere * sizeof *where);
	if (!find_ask_condition(s, kind_of(s), f->kept, &where[f->w.nwhere]))
		return UI_PAINT;
	f->w.where = where;
	f->w.nwhere++;
	return again(f);
}

/* The last condition, or all; without any, Esc goes back. */
static unsigned clear(struct screen *s)
{
	struct finding *f = finding_of(s);

	if (!f->w.nwhere && !*list_filter(&f->list))
		return UI_UNHANDLED;
	f->w.nwhere = 0;
	list_set_filter(&f->list, "");
	return again(f);
}

static bool is_shown(const struct finding *f, const struct field *field)
{
	for (size_t i = 0; i < f->ncolumns; i++)
		if (f->shown[i] == field)
			return true;
	return false;
}

static void toggle(struct finding *f, const struct field *field)
{
	const struct field **column = arena_alloc(f->kept, (LIST_COLUMNS + 1) * sizeof *column);
	size_t n = 0;

	for (size_t i = 0; i < f->ncolumns; i++)
		if (f->shown[i] != field)
			column[n++] = f->shown[i];
	if (!is_shown(f, field) && n < LIST_COLUMNS)
		column[n++] = field;
	f->w.column = column;
	f->w.ncolumns = n;
	again(f);
}

static unsigned columns(struct screen *s)
{
	struct finding *f = finding_of(s);
	const struct entity *e = kind_of(s);
	struct arena *a = arena_new();
	struct pick *picks = arena_alloc(a, (e->nfields + 1) * sizeof *picks);
	const char *current = NULL;
	int i;

	do {
		size_t n = 0;

		for (size_t k = 0; k < e->nfields; k++)
			if (!(e->fields[k].flags & FIELD_HIDDEN))
				picks[n++] = (struct pick){ e->fields[k].name, lang_text(e->fields[k].label),
					is_shown(f, &e->fields[k]) ? "●" : "" };
		i = ui_pick(s, _("Columns: Enter shows or hides one, Esc when it is right"), picks, n, current);
		if (i >= 0) {
			current = picks[i].code;
			toggle(f, &e->fields[model_field(e, current)]);
		}
	} while (i >= 0);
	arena_free(&a);
	return UI_LOAD | UI_LAYOUT;
}

/* The same one again turns it round. */
static unsigned order(struct screen *s)
{
	struct finding *f = finding_of(s);
	const struct field *field = find_ask_field(s, kind_of(s), _("In the order of"), f->w.order);

	if (!field)
		return UI_PAINT;
	f->w.descending = f->w.order && strcmp(f->w.order, field->name) == 0 ? !f->w.descending
									      : field->kind == F_DATE;
	f->w.order = field->name;
	return again(f);
}

static unsigned history(struct screen *s)
{
	return record_history(s, finding_of(s)->w.entity, selected(s)->id);
}

static unsigned remove_it(struct screen *s)
{
	return record_delete(s, finding_of(s)->w.entity, selected(s)->id);
}

static const struct ui_action actions[] = {
	{ "find-open", "<Enter>", N_("open"), N_("Open this record"), NEED_ROW, enter },
	{ "find-condition", "f", N_("filter"), N_("Add a condition: a field is, is not, at least, is empty"), 0,
		condition },
	{ "find-clear", "<Esc> 0", N_("all"), N_("Take the conditions away; without any, go back"), 0, clear },
	{ "find-columns", "c", N_("columns"), N_("Show or hide columns"), 0, columns },
	{ "find-order", "o", N_("order"), N_("Order by a field; the same one again turns it round"), 0, order },
	{ "find-keep", "W", N_("keep"), N_("Keep this list under a name, with a key that opens it"), NEED_WRITABLE,
		find_keep },
	{ "find-export", "x", N_("CSV"), N_("Write what is shown to a CSV file"), 0, find_export },
	{ "find-add", "a", N_("add"), N_("Add one, with what the conditions say filled in"), NEED_WRITABLE, add },
	{ "find-edit", "e", NULL, N_("Change this record"), NEED_ROW, edit },
	{ "find-history", "H", NULL, N_("What was changed here, when and by whom"), NEED_ROW, history },
	{ "find-delete", "D", NULL, N_("Delete this record; undo brings it back"), NEED_ROW | NEED_WRITABLE,
		remove_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops find_screen = {
	.name = "find",
	.title = N_("List"),
	.state_size = sizeof(struct finding),
	.actions = actions,
	.open = open_find,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
