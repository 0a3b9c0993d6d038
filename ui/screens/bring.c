/* Bringing work home: what a take-out brings, before anything is written; what both sides
 * changed, to choose from; then all of it in one transaction. */
#include "screens/bring.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/counts.h"

enum { NEED_LOOKED = NEED_OWN, NEED_CHOICE = NEED_OWN << 1 };
enum { C_WHAT, C_FIELD, C_OFFICE, C_LAPTOP, C_CHOSEN, COLUMNS };

struct state {
	struct bringing b;
	struct shelf_choice *choice;   /* one for each conflict; in b.arena, as their texts */
	bool in;                 /* it was written: the report is about that */
	int64_t waiting;         /* on the shelf */
	struct list_row *row;    /* in s->arena */
	size_t *conflict;        /* the one behind a row; SIZE_MAX: none */
	size_t n;
	struct list list;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHAT] = { NULL, 14, 24, 0, ALIGN_LEFT },
	[C_FIELD] = { NULL, 8, 14, 1, ALIGN_LEFT },
	[C_OFFICE] = { NULL, 8, 0, 2, ALIGN_LEFT },
	[C_LAPTOP] = { NULL, 8, 0, 2, ALIGN_LEFT },
	[C_CHOSEN] = { NULL, 8, 10, 0, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_bring(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);
	size_t size;
	int rc = bring_look(s, arg, &st->b);

	if (rc < 0)
		return rc;
	size = (st->b.report.nconflicts + 1) * sizeof *st->choice;
	st->choice = memset(arena_alloc(st->b.arena, size), 0, size);
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	return 0;
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
	bring_end(&state_of(s)->b);
}

/* ---- rows ---- */

static struct list_row *add(struct screen *s, enum row_kind kind, const char *text)
{
	struct state *st = state_of(s);
	struct list_row *r = &st->row[st->n];

	*r = (struct list_row){ .kind = kind, .cells = { text } };
	st->conflict[st->n++] = SIZE_MAX;
	return r;
}

static void add_conflict(struct screen *s, size_t i)
{
	struct state *st = state_of(s);
	const struct shelf_item *it = &st->b.report.conflict[i];
	struct list_row *r = add(s, ROW_ITEM, text_clean(s->arena, it->title, false));

	st->conflict[st->n - 1] = i;
	r->id = (int64_t)i + 1;
	r->cells[C_FIELD] = choice_field(it);
	r->cells[C_OFFICE] = choice_office(app_of(s), it, s->arena);
	r->cells[C_LAPTOP] = choice_laptop(app_of(s), it, s->arena);
	r->cells[C_CHOSEN] = choice_made(app_of(s), it, &st->choice[i], s->arena);
	r->styles[C_FIELD] = ST_DIM;
	r->styles[C_CHOSEN] = st->choice[i].made ? ST_GOOD : ST_SOON;
}

static size_t chosen(const struct state *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->b.report.nconflicts; i++)
		n += st->choice[i].made;
	return n;
}

static void add_conflicts(struct screen *s)
{
	const struct state *st = state_of(s);
	size_t n = st->b.report.nconflicts, made = chosen(st);

	add(s, ROW_GROUP, _("To choose: field, what the office says, what the laptop says"))->cells[1] =
		made ? arena_printf(s->arena, _("%zu of %zu chosen"), made, n)
		     : arena_printf(s->arena, "%zu", n);
	for (size_t i = 0; i < n; i++)
		add_conflict(s, i);
}

static void add_waiting(struct screen *s)
{
	const struct state *st = state_of(s);

	add(s, ROW_NOTE, "");
	add(s, ROW_NOTE, _("The file itself was not changed."));
	add(s, ROW_NOTE, _("H on a record shows who wrote what, where and when."));
	if (st->waiting)
		add(s, ROW_MORE,
			arena_printf(s->arena,
				ngettext("%lld choice waits on the shelf: Enter",
					"%lld choices wait on the shelf: Enter", (unsigned long)st->waiting),
				(long long)st->waiting));
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	enum { AROUND = 8 };
	size_t n, rows;
	char **line = field_report_lines(&st->b.report.count, s->arena, &n);
	int rc = store_shelf_count(app_of(s)->store, &st->waiting);

	rows = n + st->b.report.nconflicts + AROUND;
	st->n = 0;
	st->row = arena_alloc(s->arena, rows * sizeof *st->row);
	st->conflict = arena_alloc(s->arena, rows * sizeof *st->conflict);
	add(s, ROW_GROUP, st->in ? _("What came home") : _("What it brings"));
	for (size_t i = 0; i < n; i++)
		add(s, ROW_NOTE, line[i]);
	if (n == 0)
		add(s, ROW_NOTE, _("Everything in it had come home before; nothing was changed."));
	if (st->in)
		add_waiting(s);
	else if (st->b.report.nconflicts)
		add_conflicts(s);
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);
	const struct takeout *t = &st->b.report.takeout;
	const char *name = strrchr(st->b.path, '/');

	*left = arena_printf(
		a, "%s · %s", st->in ? _("Brought home") : _("Bringing home"), name ? name + 1 : st->b.path);
	if (t->site)
		*right = arena_printf(a, "%d · %s", t->site, takeout_where(t, a));
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = state_of(s);

	if (bit == NEED_LOOKED && st->in)
		return _("It is in already.");
	return NULL;
}

static unsigned enter(struct screen *s)
{
	const struct state *st = state_of(s);
	size_t i = st->list.sel < st->n ? st->conflict[st->list.sel] : SIZE_MAX;

	if (st->in)
		return shelf_open(s);
	if (i == SIZE_MAX)
		return UI_PAINT;
	return ui_push(s, &choice_screen,
		&(struct choice_arg){ .item = st->b.report.conflict, .n = st->b.report.nconflicts, .at = i,
			.choice = st->choice, .arena = st->b.arena });
}

static size_t answers(const struct state *st, struct field_answer *out)
{
	size_t n = 0;

	for (size_t i = 0; i < st->b.report.nconflicts; i++) {
		const struct shelf_item *it = &st->b.report.conflict[i];

		if (st->choice[i].made)
			out[n++] = (struct field_answer){ it->entity, it->record, it->field,
				st->choice[i].answer, st->choice[i].typed, it->office };
	}
	return n;
}

static int keep_progress(void *ctx, int64_t done_, int64_t total)
{
	return ui_progress(ctx, done_, total, _("Preparing the suggestions")) ? 1 : 0;
}

static unsigned write_it(struct screen *s)
{
	struct state *st = state_of(s);
	struct field_answer *answer = arena_alloc(s->arena, (st->b.report.nconflicts + 1) * sizeof *answer);
	size_t n = answers(st, answer), later = st->b.report.nconflicts - n;

	if (later && !ui_confirm(s, ngettext("%zu choice stays on the shelf. Bring it in?",
				 "%zu choices stay on the shelf. Bring it in?", later), later))
		return UI_PAINT;
	if (bring_write(s, &st->b, answer, n) < 0)
		return ui_failed(s);
	st->in = true;
	st->choice = NULL;
	counts_forget();
	store_facts_keep(app_of(s)->store, keep_progress, s); /* else it waits for who asks next */
	ui_toast(s, "%s", _("It is in."));
	return UI_LOAD;
}

static bool unsaved(const struct screen *s)
{
	const struct state *st = state_of(s);

	return !st->in && chosen(st) > 0;
}

static const struct ui_action actions[] = {
	{ "bring-choose", "<Enter>", N_("choose"), N_("Put office and laptop side by side, and choose"),
		NEED_ROW, enter },
	{ "bring-write", "<C-s>", N_("bring in"),
		N_("Bring all of it in, in one go; what was not chosen waits on the shelf"),
		NEED_WRITABLE | NEED_LOOKED, write_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops bring_screen = {
	.name = "bring",
	.title = N_("Bringing home"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_bring,
	.load = load,
	.list = list,
	.need = need,
	.heading = heading,
	.unsaved = unsaved,
	.done = done,
};
