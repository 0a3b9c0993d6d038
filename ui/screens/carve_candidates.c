/* Whose capacity a function fits: placements of this expert with a profile, the best first. */
#include <limits.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/carve.h"

enum { C_EMPLOYEE, C_EMPLOYER, C_OVER, C_UNKNOWN, C_WITHIN, C_SPARE };

static const struct list_column columns[] = {
	[C_EMPLOYEE] = { N_("Employee"), 18, 0, 0, ALIGN_LEFT },
	[C_EMPLOYER] = { N_("Now at"), 14, 0, 2, ALIGN_LEFT },
	[C_OVER] = { N_("Too heavy"), 9, 18, 0, ALIGN_LEFT },
	[C_UNKNOWN] = { N_("Unknown"), 8, 8, 1, ALIGN_RIGHT },
	[C_WITHIN] = { N_("Fits"), 5, 5, 1, ALIGN_RIGHT },
	[C_SPARE] = { N_("Hours"), 7, 14, 3, ALIGN_RIGHT },
};

struct candidates {
	int64_t job;
	const char *name; /* in s->arena, as the rest */
	struct candidate *row;
	size_t n;
	bool everyone;
	struct list list;
};

static struct candidates *candidates_of(const struct screen *s)
{
	return s->state;
}

/* "2, assumed 1" */
static const char *over_text(const struct candidate *c, struct arena *a)
{
	if (!c->over)
		return "–";
	return c->over_assumed ? arena_printf(a, _("%zu (%zu assumed)"), c->over, c->over_assumed)
			       : arena_printf(a, "%zu", c->over);
}

/* Hours of the contract beside those of the function: "+4", "-2,5". */
static const char *spare_text(int tenths, struct arena *a)
{
	if (tenths == INT_MIN)
		return "?";
	return arena_printf(a, "%s%s",
		tenths < 0 ? "-"
		: tenths   ? "+"
			   : "",
		carve_number(tenths < 0 ? -tenths : tenths, a));
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct candidates *v = candidates_of(ctx);

	for (size_t i = 0; i < limit && offset + i < v->n; i++) {
		const struct candidate *c = &v->row[offset + i];
		struct list_row *row = &rows[i];

		row->id = c->placement;
		row->cells[C_EMPLOYEE] = c->employee;
		row->cells[C_EMPLOYER] = c->employer_name;
		row->cells[C_OVER] = over_text(c, a);
		row->styles[C_OVER] = c->over > c->over_assumed ? ST_LATE : c->over ? ST_NOW : ST_GOOD;
		row->cells[C_UNKNOWN] = c->unknown ? arena_printf(a, "%zu", c->unknown) : "–";
		row->styles[C_UNKNOWN] = c->unknown ? ST_SOON : ST_DIM;
		row->cells[C_WITHIN] = arena_printf(a, "%zu", c->within);
		row->cells[C_SPARE] = spare_text(c->spare_tenths, a);
		row->styles[C_SPARE] = ST_DIM;
	}
	return 0;
}

static int open_candidates(struct screen *s, const void *arg)
{
	struct candidates *v = candidates_of(s);

	v->job = *(const int64_t *)arg;
	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
	v->list.empty =
		N_("Nobody here has a capacity profile yet; on a placement, l shows load beside capacity");
	return 0;
}

static int load(struct screen *s)
{
	struct candidates *v = candidates_of(s);
	int rc = app_candidates(
		app_of(s), v->job, v->everyone ? 0 : app_of(s)->expert, s->arena, &v->row, &v->n);

	v->name = store_title(app_of(s)->store, E_JOB, v->job, s->arena);
	if (rc < 0)
		v->n = 0;
	list_set_count(&v->list, v->n);
	return rc;
}

static struct list *list_of(struct screen *s)
{
	return &candidates_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct candidates *v = candidates_of(s);

	*left = arena_printf(a, _("Whose capacity fits: %s"), v->name);
	if (app_of(s)->expert && v->everyone)
		*right = _("everyone");
}

static void done(struct screen *s)
{
	list_done(&candidates_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return ui_push(s, &carve_fit_screen,
		&(struct carve_fit_arg){ list_selected_id(&candidates_of(s)->list), candidates_of(s)->job });
}

static unsigned placement(struct screen *s)
{
	return ui_push(
		s, &placement_screen, &(struct subject){ list_selected_id(&candidates_of(s)->list), 0 });
}

static unsigned mine(struct screen *s)
{
	struct candidates *v = candidates_of(s);

	v->everyone = !v->everyone;
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "candidate-open", "<Enter>", N_("beside"), N_("The function beside what this employee can"),
		NEED_ROW, enter },
	{ "candidate-placement", "r", N_("person"), N_("Open the placement"), NEED_ROW, placement },
	{ "candidate-mine", "m", N_("mine"), N_("Placements of my caseload or everyone's"), 0, mine },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops candidates_screen = {
	.name = "candidates",
	.title = N_("Whose capacity fits"),
	.state_size = sizeof(struct candidates),
	.actions = actions,
	.open = open_candidates,
	.load = load,
	.list = list_of,
	.heading = heading,
	.done = done,
};
