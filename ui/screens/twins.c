/* The list of records that may stand twice: employers, employees, contact persons. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/quality.h"

enum { TWINS_MOST = 200 }; /* of a kind: the likeliest */

static const enum entity_id kinds[] = { E_ORGANISATION, E_EMPLOYEE, E_PERSON };
enum { KINDS = sizeof kinds / sizeof *kinds };

struct twins {
	struct list list;
	struct list_row *row;      /* in s->arena: headings and pairs */
	const struct twin **twin;  /* the pair behind a row, or NULL */
	size_t n, pairs;
};

enum { C_ONE, C_OTHER, C_WHY, C_LIKENESS };
static const struct list_column columns[] = {
	[C_ONE] = { N_("Stands"), 18, 30, 0, ALIGN_LEFT },
	[C_OTHER] = { N_("And again"), 18, 30, 0, ALIGN_LEFT },
	[C_WHY] = { N_("Because"), 20, 0, 1, ALIGN_LEFT },
	[C_LIKENESS] = { N_("Alike"), 5, 6, 0, ALIGN_RIGHT },
};

static int open_twins(struct screen *s, const void *arg)
{
	struct twins *t = s->state;

	(void)arg;
	list_init(&t->list);
	t->list.columns = columns;
	t->list.column_count = sizeof columns / sizeof *columns;
	t->list.empty = N_("Nothing seems to stand twice. How alike is asked about is parameter "
			   "duplicaat_gelijkenis of the rules.");
	return 0;
}

static void add_pair(struct screen *s, const struct twin *pair)
{
	struct twins *t = s->state;
	struct list_row *row = &t->row[t->n];

	*row = (struct list_row){ .kind = ROW_ITEM,
		.id = record_row_id(
			pair->entity, (int64_t)((uint64_t)pair->one ^ (uint64_t)pair->other << 20)) };
	row->cells[C_ONE] = pair->title_one;
	row->cells[C_OTHER] = pair->title_other;
	row->cells[C_WHY] = pair->why;
	row->cells[C_LIKENESS] = arena_printf(s->arena, "%d%%", pair->likeness);
	row->styles[C_WHY] = ST_DIM;
	t->twin[t->n++] = pair;
	t->pairs++;
}

static int load(struct screen *s)
{
	struct twins *t = s->state;
	int rc = 0;

	t->row = arena_alloc(s->arena, KINDS * (TWINS_MOST + 1) * sizeof *t->row);
	t->twin = arena_alloc(s->arena, KINDS * (TWINS_MOST + 1) * sizeof(struct twin *));
	t->n = t->pairs = 0;
	for (size_t k = 0; k < KINDS && rc == 0; k++) {
		struct twin *pair;
		size_t n;

		rc = app_twins(app_of(s), kinds[k], TWINS_MOST, s->arena, &pair, &n);
		if (rc < 0 || n == 0)
			continue;
		t->row[t->n++] = (struct list_row){ .kind = ROW_GROUP,
			.cells = { label_capital(s->arena, model_entity(kinds[k])->label_plural),
				arena_printf(s->arena, n < TWINS_MOST ? "%zu" : "%zu+", n) } };
		for (size_t i = 0; i < n; i++)
			add_pair(s, &pair[i]);
	}
	list_set_rows(&t->list, t->row, sizeof *t->row, t->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct twins *)s->state)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct twins *t = s->state;

	*left = _("What may stand twice");
	*right = arena_printf(a, "%zu", t->pairs);
}

static void done(struct screen *s)
{
	list_done(&((struct twins *)s->state)->list);
}

/* ---- actions ---- */

static const struct twin *selected(const struct screen *s)
{
	const struct twins *t = s->state;

	return t->list.sel < t->n ? t->twin[t->list.sel] : NULL;
}

static unsigned enter(struct screen *s)
{
	const struct twin *pair = selected(s);

	if (!pair)
		return UI_PAINT;
	return ui_push(s, &merge_screen, &(struct merge_arg){ pair->entity, pair->one, pair->other });
}

static unsigned apart(struct screen *s)
{
	const struct twin *pair = selected(s);

	if (!pair)
		return UI_PAINT;
	return written(s, app_not_twins(app_of(s), pair->entity, pair->one, pair->other, NULL),
		_("Not the same: they are not brought up again"));
}

static const struct ui_action actions[] = {
	{ "twins-open", "<Enter>", N_("compare"), N_("Put both side by side, and merge them if they are one"),
		NEED_ROW, enter },
	{ "twins-apart", "n", N_("not same"), N_("These are two: do not bring them up again"),
		NEED_ROW | NEED_WRITABLE, apart },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops twins_screen = {
	.name = "duplicates",
	.title = N_("What may stand twice"),
	.state_size = sizeof(struct twins),
	.actions = actions,
	.open = open_twins,
	.load = load,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned twins_open(struct screen *s)
{
	return ui_push(s, &twins_screen, NULL);
}
