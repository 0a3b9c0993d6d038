/* Requests by law that wait for an answer, the earliest term first; for the privacy officer everyone's. */
#include "anker/arena.h"
#include "anker/colleague.h"
#include "anker/lang.h"
#include "anker/person.h"
#include "core/list.h"
#include "screens/foot.h"
#include "screens/person.h"
#include "screens/records.h"

enum { C_DUE, C_KIND, C_NAME, C_CAME, COLUMNS };

struct waiting_request {
	struct list_row row; /* first: for the list */
	struct request_row of;
};

struct state {
	struct waiting_request *row; /* in s->arena */
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_DUE] = { N_("Answer by"), 12, 14, 0, ALIGN_LEFT },
	[C_KIND] = { N_("Request"), 14, 26, 0, ALIGN_LEFT },
	[C_NAME] = { N_("Employee"), 16, 0, 0, ALIGN_LEFT },
	[C_CAME] = { N_("Came in"), 12, 14, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_list(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = app_may(app_of(s), RIGHT_FILES)
		? N_("No request waits for an answer. When an employee asks to see, correct, restrict or erase, or objects, "
		     "note it with %s: its term runs from the day it came in.")
		: N_("Nobody's request waits for an answer. To note one, first open the file with :colleague and a reason; "
		     "then %s notes it, and its term runs from the day it came in.");
	st->list.empty_action = "request-new";
	return 0;
}

static void fill(const struct app *app, const struct request_row *of, struct arena *a, struct waiting_request *out)
{
	*out = (struct waiting_request){ .row = { .id = of->id }, .of = *of };
	out->row.cells[C_DUE] = of->due == DAY_NONE ? "" : date_long(a, of->due);
	out->row.cells[C_KIND] = of->kind;
	out->row.cells[C_NAME] = of->name;
	out->row.cells[C_CAME] = date_long(a, of->came);
	out->row.styles[C_DUE] = (unsigned short)(of->due != DAY_NONE && of->due < app->today ? ST_NOW : ST_NORMAL);
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct app *app = app_of(s);
	struct request_row *row;
	int rc = app_requests(app, false, s->arena, &row, &st->n);

	if (rc == 0)
		rc = app_read_many(app, E_REQUEST, (int64_t)st->n, "screen");
	if (rc < 0)
		st->n = 0;
	st->row = arena_alloc(s->arena, (st->n + 1) * sizeof *st->row);
	for (size_t i = 0; i < st->n; i++)
		fill(app, &row[i], s->arena, &st->row[i]);
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	list_layout(&state_of(s)->list, foot_layout(area, &state_of(s)->foot));
}

static const struct request_row *selected(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->list.sel < st->n ? &st->row[st->list.sel].of : NULL;
}

static bool is_in_reach(const struct screen *s, const struct request_row *r)
{
	bool in = false;

	return store_in_reach(app_of(s)->store, E_REQUEST, r->id, &in) == 0 && in;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct request_row *r = selected(s);

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		!r || is_in_reach(s, r) ? NULL
					: _("To note an answer, first open the file with :colleague and a reason. Enter shows "
					    "everything there is about this person."));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	*left = _("Requests that wait for an answer");
	*right = arena_printf(a, "%zu", state_of(s)->n);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct request_row *r = selected(s);

	return is_in_reach(s, r) ? record_open(s, E_REQUEST, r->id) : person_page(s, r->employee);
}

static unsigned add(struct screen *s)
{
	return record_edit(s, E_REQUEST, 0, NULL, 0);
}

static const struct ui_action actions[] = {
	{ "request-open", "<Enter>", N_("open"), N_("The request; of a file out of reach everything about the person"),
		NEED_ROW, enter },
	{ "request-new", "a", N_("add"), N_("Note a request by an employee"), NEED_WRITABLE, add },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops requests_screen = {
	.name = "requests",
	.title = N_("Requests by law"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_list,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

unsigned requests_open(struct screen *s)
{
	return ui_push(s, &requests_screen, NULL);
}
