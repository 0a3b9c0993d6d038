/* The file of a placement or employer: its records of every kind, by the parts of a file.
 * What is open comes first; what has ended is counted and shown on request. Of each kind a
 * few are read by index, whatever the file holds. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "core/list.h"
#include "screens/records.h"

enum { NEED_DONE = NEED_OWN, PER_KIND = 8, COUNT_CAP = 1000 };
enum { C_WHEN, C_KIND, C_WORDS, C_STANDING, COLUMNS };
enum which { OPEN, ENDED, BELOW, WHICH }; /* BELOW: of the placements of an employer */

struct line {
	struct list_row row;
	const struct entity *kind;
	int64_t id;       /* 0: leads to the list of `which` */
	enum which which;
};

struct state {
	struct subject subject;
	bool everything;  /* ended ones too */
	const char *title;
	int64_t open;     /* open records shown or counted */
	struct line *line;
	size_t n;
	struct list list;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHEN] = { NULL, 8, 8, 0, ALIGN_LEFT },
	[C_KIND] = { NULL, 12, 19, 1, ALIGN_LEFT },
	[C_WORDS] = { NULL, 20, 0, 0, ALIGN_LEFT },
	[C_STANDING] = { NULL, 8, 12, 2, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_file(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->subject = *(const struct subject *)arg;
	if (st->subject.placement)
		st->subject.employer = 0;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("Nothing is in this file yet: %s adds a record of any kind.");
	st->list.empty_action = "file-add";
	return 0;
}

/* ---- what belongs to the file ---- */

static int64_t whose(struct subject subject)
{
	return subject.placement ? subject.placement : subject.employer;
}

/* The conditions of one kind in this file; false: it has no such records. */
static size_t conditions(
	struct screen *s, const struct entity *kind, enum which which, struct condition *where)
{
	const struct state *st = state_of(s);
	const struct field *f = file_field(kind, st->subject);
	bool below = !st->subject.placement && model_field(kind, "placement") >= 0;
	size_t n = 0;

	if ((which == BELOW && !below) || (which == ENDED && !kind->done))
		return 0;
	where[n++] = (struct condition){ f->name, IS,
		arena_printf(s->arena, "%lld", (long long)whose(st->subject)) };
	if (below)
		where[n++] = (struct condition){ "placement", which == BELOW ? IS_SET : IS_EMPTY, NULL };
	if (kind->done && which != BELOW)
		where[n++] = (struct condition){ kind->done, which == ENDED ? IS_SET : IS_EMPTY, NULL };
	return n;
}

/* ---- rows ---- */

static struct line *add(struct screen *s, enum row_kind kind)
{
	struct state *st = state_of(s);

	void *lines = st->line;
	struct line *l = arena_add(s->arena, &lines, &st->n, sizeof *l);

	st->line = lines;
	*l = (struct line){ .row.kind = kind };
	return l;
}

static void add_record(struct screen *s, const struct record *r, enum which which)
{
	struct line *l = add(s, ROW_ITEM);
	struct app *app = app_of(s);

	l->kind = r->entity;
	l->id = r->id;
	l->which = which;
	l->row.id = record_row_id(r->entity->id, r->id);
	l->row.cells[C_WHEN] = record_when(app, r, s->arena);
	l->row.cells[C_KIND] = label_capital(s->arena, r->entity->label);
	l->row.cells[C_WORDS] = record_words(app, r, s->arena);
	l->row.cells[C_STANDING] = record_standing(app, r, s->arena);
	l->row.styles[C_WHEN] = l->row.styles[C_STANDING] = ST_DIM;
	l->row.styles[C_KIND] = ST_DIM;
	l->row.styles[C_WORDS] = (unsigned short)(which == ENDED ? ST_DIM : ST_NORMAL);
}

static void add_more(
	struct screen *s, const struct entity *kind, enum which which, int64_t count, int64_t shown)
{
	struct state *st = state_of(s);
	const char *name = lang_text(count - shown == 1 ? kind->label : kind->label_plural);
	const char *number = arena_printf(s->arena, "%lld%s", (long long)(count - shown),
		count < COUNT_CAP ? "" : "+");
	struct line *l = add(s, ROW_MORE);

	l->kind = kind;
	l->which = which;
	l->row.id = -(int64_t)(kind->id * WHICH + which + 1);
	l->row.cells[0] = which == BELOW ? arena_printf(s->arena, _("%s %s of the placements: Enter"), number, name)
		: which == ENDED && !st->everything
			? arena_printf(s->arena, _("%s %s ended  +"), number, name)
			: arena_printf(s->arena, _("%s more %s: Enter"), number, name);
}

/* Some of these, and how many more there are. *any: there was one. */
static int add_some(struct screen *s, const struct entity *kind, enum which which, bool *any)
{
	struct state *st = state_of(s);
	struct condition where[3];
	struct query q = { .entity = kind->id, .where = where, .limit = PER_KIND + 1 };
	bool only_count = which == BELOW || (which == ENDED && !st->everything);
	struct record **r = NULL;
	size_t n = 0, shown;
	int64_t count = 0;
	int rc = 0;

	if ((q.nwhere = conditions(s, kind, which, where)) == 0)
		return 0;
	if (!only_count && (rc = store_find(app_of(s)->store, &q, s->arena, &r, &n)) < 0)
		return rc;
	count = (int64_t)n;
	if (only_count || n > PER_KIND)
		rc = store_count(app_of(s)->store, &q, COUNT_CAP, &count);
	shown = n > PER_KIND ? PER_KIND : n;
	for (size_t i = 0; i < shown; i++)
		add_record(s, r[i], which);
	if (count > (int64_t)shown)
		add_more(s, kind, which, count, (int64_t)shown);
	if (which == OPEN)
		st->open += count;
	*any = *any || count > 0;
	return rc;
}

/* The heading comes first and goes again when nothing followed. */
static int add_part(struct screen *s, enum file_part part, struct str *empty)
{
	struct state *st = state_of(s);
	size_t before = st->n;
	int rc = 0;

	add(s, ROW_GROUP)->row.cells[0] = file_part_label(part);
	for (int id = E_NONE + 1; id < E_COUNT && rc >= 0; id++) {
		const struct entity *kind = model_entity((enum entity_id)id);
		bool any = false;

		if (kind->part != part || !file_field(kind, st->subject))
			continue;
		for (int which = OPEN; which < WHICH && rc >= 0; which++)
			rc = add_some(s, kind, (enum which)which, &any);
		if (!any)
			str_addf(empty, "%s%s", empty->len ? ", " : "", lang_text(kind->label_plural));
	}
	if (st->n == before + 1)
		st->n = before;
	return rc;
}

static void add_empties(struct screen *s, const char *names)
{
	char key[16];
	const char *text = arena_printf(s->arena, _("Not yet: %s"), names);
	size_t width = s->area.w > 20 ? (size_t)s->area.w - 8 : 60;

	add(s, ROW_GROUP)->row.cells[0] = arena_printf(s->arena, _("To add with %s"), ui_key_of(s, key, "file-add"));
	/* At blanks, in as many lines as it takes. */
	while (*text) {
		size_t n = strlen(text), cut = n;

		if (n > width)
			for (cut = width; cut > 0 && text[cut] != ' ';)
				cut--;
		if (cut == 0)
			cut = n;
		add(s, ROW_NOTE)->row.cells[0] = arena_strndup(s->arena, text, cut);
		text += cut + (text[cut] == ' ');
	}
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct str empty = STR_INIT;
	int rc = 0;

	st->line = NULL;
	st->n = 0;
	st->open = 0;
	st->title = store_title(app_of(s)->store, st->subject.placement ? E_PLACEMENT : E_ORGANISATION,
		whose(st->subject), s->arena);
	for (int part = FILE_COURSE; part < FILE_COUNT && rc >= 0; part++)
		rc = add_part(s, (enum file_part)part, &empty);
	if (rc >= 0 && st->n && empty.len)
		add_empties(s, empty.text);
	str_free(&empty);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc < 0 ? rc : 0;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = arena_printf(a, _("File · %s"), st->title ? st->title : "");
	*right = arena_printf(a, _("%lld open"), (long long)st->open);
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

static const struct line *record_here(const struct screen *s)
{
	const struct line *l = selected(s);

	return l && l->id ? l : NULL;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct line *l = record_here(s);

	if (bit == NEED_DONE && !(l && l->kind->done))
		return _("First select a record that can end.");
	return NULL;
}

static unsigned everything(struct screen *s)
{
	state_of(s)->everything = !state_of(s)->everything;
	return UI_LOAD;
}

static unsigned enter(struct screen *s)
{
	const struct line *l = selected(s);
	struct condition where[3];
	size_t n;

	if (!l || !l->kind)
		return UI_PAINT;
	if (l->id)
		return record_open(s, l->kind->id, l->id);
	if (l->which == ENDED && !state_of(s)->everything)
		return everything(s);
	n = conditions(s, l->kind, l->which, where);
	return ui_push(s, &find_screen, &(struct find_arg){ l->kind->id, where, n, NULL, 0 });
}

static unsigned add_any(struct screen *s)
{
	return record_add_about(s, state_of(s)->subject);
}

static unsigned edit(struct screen *s)
{
	const struct line *l = record_here(s);

	return l ? record_edit(s, l->kind->id, l->id, NULL, 0) : UI_PAINT;
}

static unsigned finish(struct screen *s)
{
	const struct line *l = record_here(s);

	return record_finish(s, l->kind->id, l->id);
}

static unsigned history(struct screen *s)
{
	const struct line *l = record_here(s);
	const struct state *st = state_of(s);

	return l ? record_history(s, l->kind->id, l->id)
		 : record_history(s, st->subject.placement ? E_PLACEMENT : E_ORGANISATION, whose(st->subject));
}

static unsigned remove_it(struct screen *s)
{
	const struct line *l = record_here(s);

	return l ? record_delete(s, l->kind->id, l->id) : UI_PAINT;
}

static const struct ui_action actions[] = {
	{ "file-open", "<Enter>", N_("open"), N_("Open the selected record, or the list of more of them"), NEED_ROW,
		enter },
	{ "file-add", "a", N_("add"), N_("Add a record of any kind to this file"), NEED_WRITABLE, add_any },
	{ "file-edit", "e", N_("edit"), N_("Change the selected record"), NEED_ROW, edit },
	{ "file-done", "x", N_("done"), N_("The selected record is done as of today, or open again"),
		NEED_ROW | NEED_WRITABLE | NEED_DONE, finish },
	{ "file-ended", "+", N_("ended"), N_("Show what has ended too, or hide it"), 0, everything },
	{ "file-history", "H", N_("history"), N_("What was changed, when and by whom, in the selected record"), 0,
		history },
	{ "file-delete", "D", NULL, N_("Delete the selected record; undo brings it back"), NEED_ROW | NEED_WRITABLE,
		remove_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops file_screen = {
	.name = "file",
	.title = N_("The file"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_file,
	.load = load,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
