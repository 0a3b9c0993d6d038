/* The list of what is missing in placements, worth most first; Enter fills it in. */
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/quality.h"
#include "screens/records.h"

/* Nobody works down further than this at one go; the list begins with what is worth most. */
enum { ROWS_MOST = 1000 };

struct gaps {
	bool everyone;
	char only[64]; /* code of a kind; "": any */
	struct list list;
	struct rect foot;
	struct gap_kind *kind; /* in s->arena, as all below */
	size_t nkinds;
	struct gap_row *row;
	size_t n;
};

enum { C_EMPLOYEE, C_EMPLOYER, C_MISSING, C_WORTH };
static const struct list_column columns[] = {
	[C_EMPLOYEE] = { N_("Employee"), 14, 20, 0, ALIGN_LEFT },
	[C_EMPLOYER] = { N_("Employer"), 12, 20, 1, ALIGN_LEFT },
	[C_MISSING] = { N_("Missing"), 30, 0, 0, ALIGN_LEFT },
	[C_WORTH] = { N_("Worth"), 8, 8, 0, ALIGN_RIGHT },
};

char *gaps_text(const struct gap_kind *const *missing, size_t n, size_t most, struct arena *a)
{
	char *out = arena_strdup(a, "");

	for (size_t i = 0; i < n && i < most; i++)
		out = arena_printf(a, "%s%s%s", out, i ? ", " : "", missing[i]->label);
	return n > most ? arena_printf(a, _("%s, %zu more"), out, n - most) : out;
}

static const struct gap_kind *only_kind(const struct gaps *g)
{
	for (size_t i = 0; i < g->nkinds; i++)
		if (strcmp(g->kind[i].code, g->only) == 0)
			return &g->kind[i];
	return NULL;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct gaps *g = ((const struct screen *)ctx)->state;

	for (size_t i = 0; i < limit && offset + i < g->n; i++) {
		const struct gap_row *r = &g->row[offset + i];
		const struct gap_kind **missing;
		size_t n = app_gap_missing(r, g->kind, g->nkinds, a, &missing);

		rows[i].id = r->placement;
		rows[i].cells[C_EMPLOYEE] = r->employee_name;
		rows[i].cells[C_EMPLOYER] = r->employer_name;
		rows[i].cells[C_MISSING] = gaps_text(missing, n, n, a);
		rows[i].cells[C_WORTH] = arena_printf(a, "%d", r->worth);
		rows[i].styles[C_EMPLOYER] = ST_DIM;
	}
	return 0;
}

static int open_gaps(struct screen *s, const void *arg)
{
	struct gaps *g = s->state;

	(void)arg;
	list_init(&g->list);
	g->list.columns = columns;
	g->list.column_count = sizeof columns / sizeof *columns;
	g->list.fetch = fetch;
	g->list.ctx = s;
	g->list.sort_column = C_WORTH;
	g->list.sort_descending = true;
	g->list.empty = N_("Nothing is missing here. What should be on record, and its worth, are parameters "
			   "volledigheid_... of the rules.");
	return 0;
}

static int64_t expert_of(const struct screen *s)
{
	return ((const struct gaps *)s->state)->everyone ? 0 : app_of(s)->expert;
}

static int load(struct screen *s)
{
	struct gaps *g = s->state;
	int rc = app_gap_kinds(app_of(s), expert_of(s), false, NULL, NULL, s->arena, &g->kind, &g->nkinds);

	g->n = 0;
	if (rc == 0)
		rc = app_gaps(app_of(s), expert_of(s), *g->only ? g->only : NULL, 0, ROWS_MOST + 1, s->arena,
			&g->row, &g->n);
	list_set_count(&g->list, g->n < ROWS_MOST ? g->n : ROWS_MOST);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct gaps *)s->state)->list;
}

static const struct gap_row *selected(const struct screen *s)
{
	const struct gaps *g = s->state;

	return g->list.sel < g->n ? &g->row[g->list.sel] : NULL;
}

static void layout(struct screen *s, struct rect area)
{
	struct gaps *g = s->state;

	list_layout(&g->list, foot_layout(area, &g->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct gaps *g = s->state;
	const struct gap_row *r = selected(s);
	const struct gap_kind **missing;
	struct arena *a = arena_new();

	list_paint(&g->list, c, true);
	if (r) {
		size_t n = app_gap_missing(r, g->kind, g->nkinds, a, &missing);

		foot_paint(s, &g->foot, c, gaps_text(missing, n, n, a));
	}
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct gaps *g = s->state;
	const struct gap_kind *only = only_kind(g);

	*left = arena_printf(a, "%s · %s%s%s", _("What is missing"),
		expert_of(s) ? _("my caseload") : _("everyone"), only ? " · " : "", only ? only->label : "");
	*right = g->n > ROWS_MOST ? arena_printf(a, "%d+", ROWS_MOST) : arena_printf(a, "%zu", g->n);
}

static void done(struct screen *s)
{
	list_done(&((struct gaps *)s->state)->list);
}

/* ---- actions ---- */

static int64_t record_of(const struct gap_row *r, enum entity_id e)
{
	return e == E_PLACEMENT ? r->placement : e == E_EMPLOYEE ? r->employee : r->employer;
}

static unsigned fill_in(struct screen *s, const struct gap_kind *k)
{
	const struct gap_row *r = selected(s);
	const struct preset about = { "placement", arena_printf(s->arena, "%lld", (long long)r->placement) };

	if (k->field)
		return record_edit_at(s, k->entity, record_of(r, k->entity), k->field);
	return record_edit(s, k->entity, 0, &about, 1);
}

/* What is asked for, else what is worth most. */
static unsigned enter(struct screen *s)
{
	const struct gaps *g = s->state;
	const struct gap_kind **missing, *only = only_kind(g);

	if (only)
		return fill_in(s, only);
	if (app_gap_missing(selected(s), g->kind, g->nkinds, s->arena, &missing) == 0)
		return UI_PAINT;
	return fill_in(s, missing[0]);
}

static unsigned choose(struct screen *s)
{
	const struct gaps *g = s->state;
	const struct gap_kind **missing;
	size_t n = app_gap_missing(selected(s), g->kind, g->nkinds, s->arena, &missing);
	struct pick *pick = arena_alloc(s->arena, (n + 1) * sizeof *pick);

	for (size_t i = 0; i < n; i++)
		pick[i] = (struct pick){ missing[i]->code, missing[i]->label,
			arena_printf(s->arena, "%d", missing[i]->worth) };
	int i = ui_pick(s, _("Fill in what?"), pick, n, NULL);
	return i < 0 ? UI_PAINT : fill_in(s, missing[i]);
}

static int counting(void *ctx, int64_t counted, int64_t total)
{
	return ui_progress(ctx, counted, total, _("Counting what is missing"));
}

static unsigned filter(struct screen *s)
{
	struct gaps *g = s->state;
	struct arena *a = arena_new();
	struct gap_kind *kind;
	size_t n, shown = 0;
	unsigned react = UI_PAINT;
	int rc = app_gap_kinds(app_of(s), expert_of(s), true, counting, s, a, &kind, &n), i;

	if (rc < 0 && rc != ERR_STOPPED) {
		react = ui_failed(s);
		goto out;
	}
	struct pick *pick = arena_alloc(a, (n + 1) * sizeof *pick);
	pick[shown++] = (struct pick){ "", _("everything that is missing"), NULL };
	for (size_t k = 0; k < n; k++)
		if (kind[k].worth > 0 && kind[k].count != 0)
			pick[shown++] = (struct pick){ kind[k].code, kind[k].label,
				kind[k].count < 0 ? NULL
						  : arena_printf(a, "%lld", (long long)kind[k].count) };
	i = ui_pick(s, _("Show placements that miss"), pick, shown, g->only);
	if (i >= 0) {
		snprintf(g->only, sizeof g->only, "%s", pick[i].code);
		list_to(&g->list, 0);
		react = UI_LOAD;
	}
out:
	arena_free(&a);
	return react;
}

static unsigned everyone(struct screen *s)
{
	struct gaps *g = s->state;

	g->everyone = !g->everyone;
	return UI_LOAD;
}

static unsigned placement(struct screen *s)
{
	const struct subject to = { selected(s)->placement, 0 };

	return ui_push(s, &placement_screen, &to);
}

static const struct ui_action actions[] = {
	{ "gaps-fill", "<Enter>", N_("fill in"), N_("Fill in what is missing and worth most"),
		NEED_ROW | NEED_WRITABLE, enter },
	{ "gaps-choose", "e", N_("choose"), N_("Choose which of the missing things to fill in"),
		NEED_ROW | NEED_WRITABLE, choose },
	{ "gaps-filter", "f", N_("one kind"), N_("Only placements that miss one kind of thing, with counts"),
		0, filter },
	{ "gaps-everyone", "m", N_("mine/all"), N_("My caseload or everyone's"), 0, everyone },
	{ "gaps-placement", "o", N_("open"), N_("Open the placement"), NEED_ROW, placement },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops gaps_screen = {
	.name = "gaps",
	.title = N_("What is missing"),
	.state_size = sizeof(struct gaps),
	.actions = actions,
	.open = open_gaps,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned gaps_open(struct screen *s)
{
	return ui_push(s, &gaps_screen, NULL);
}
