/* What is on one take-out: names of those it is about, and how much of every kind. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/field.h"
#include "screens/field_lost.h"
#include "screens/records.h"

struct line {
	struct list_row row;
	enum entity_id entity;
	int64_t id;
};

struct state {
	int site;
	struct takeout of;
	struct line *line; /* in s->arena, as `of` */
	size_t n;
	struct list list;
};

static const struct list_column columns[] = {
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 16, 40, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_takeout(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->site = *(const int *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.empty = N_("Nothing is known to be on it.");
	st->list.can_filter = true;
	return 0;
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

/* A heading, and the names below it. */
static int add_named(struct screen *s, enum entity_id e, const char *needle)
{
	struct state *st = state_of(s);
	struct match *m;
	size_t n, head = st->n, shown = 0;
	int rc = store_taken(app_of(s)->store, st->site, e, s->arena, &m, &n);

	if (rc < 0 || n == 0)
		return rc;
	add(s, ROW_GROUP)->row.cells[0] = label_capital(s->arena, model_entity(e)->label_plural);
	for (size_t i = 0; i < n; i++) {
		const char *detail = m[i].detail ? m[i].detail : "";
		struct line *l;

		if (*needle && !text_matches(arena_printf(s->arena, "%s %s", m[i].title, detail), needle))
			continue;
		l = add(s, ROW_ITEM);
		l->entity = e;
		l->id = m[i].id;
		l->row.id = record_row_id(e, m[i].id);
		l->row.cells[0] = m[i].title;
		l->row.cells[1] = detail;
		l->row.styles[1] = ST_DIM;
		shown++;
	}
	if (!shown)
		st->n = head;
	else
		st->line[head].row.cells[1] = arena_printf(s->arena, "%zu", shown);
	return 0;
}

/* Kinds without a name of their own are only counted. */
static int add_counted(struct screen *s)
{
	struct state *st = state_of(s);
	size_t head = st->n;
	int rc = 0;

	add(s, ROW_GROUP)->row.cells[0] = _("Also on it");
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++) {
		struct match *m;
		size_t n;

		if (takeout_names((enum entity_id)e))
			continue;
		rc = store_taken(app_of(s)->store, st->site, (enum entity_id)e, s->arena, &m, &n);
		if (rc == 0 && n)
			add(s, ROW_NOTE)->row.cells[0] =
				count_of_kind((int64_t)n, (enum entity_id)e, s->arena);
	}
	if (st->n == head + 1)
		st->n = head;
	return rc;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	const char *needle = text_fold(s->arena, list_filter(&st->list));
	int rc = store_takeout(app_of(s)->store, st->site, s->arena, &st->of);

	st->line = NULL;
	st->n = 0;
	for (int e = E_NONE + 1; e < E_COUNT && rc == 0; e++)
		if (takeout_names((enum entity_id)e))
			rc = add_named(s, (enum entity_id)e, needle);
	if (rc == 0 && !*needle)
		rc = add_counted(s);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);
	enum style style;

	if (!st->of.label)
		return;
	*left = arena_printf(a, _("Take-out %d · %s"), st->site, takeout_where(&st->of, a));
	*right = takeout_standing(&st->of, app_of(s)->today, a, &style);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct state *st = state_of(s);
	const struct line *l = st->list.sel < st->n ? &st->line[st->list.sel] : NULL;

	return l && l->id ? record_open(s, l->entity, l->id) : UI_PAINT;
}

static unsigned report(struct screen *s)
{
	return takeout_report(s, &state_of(s)->of);
}

static const struct ui_action actions[] = {
	{ "taken-open", "<Enter>", N_("open"), N_("Open the selected record, as it stands here"), NEED_ROW,
		enter },
	{ "taken-report", "r", N_("report"),
		N_("The page for the report of a loss: what was on it, and what to do"), 0, report },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops takeout_screen = {
	.name = "takeout",
	.title = N_("Take-out"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_takeout,
	.load = load,
	.list = list,
	.heading = heading,
	.done = done,
};
