/* Who has a shared caseload open now, from where and since when; ending a connection. */
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/duty.h"

enum { C_WHO, C_SINCE, C_FROM, C_WHAT, C_STATE, COLUMNS };

struct state {
	struct list list;
	struct connection *row;
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHO] = { N_("Account"), 10, 16, 0, ALIGN_LEFT },
	[C_SINCE] = { N_("Since"), 16, 18, 0, ALIGN_LEFT },
	[C_FROM] = { N_("From"), 15, 0, 0, ALIGN_LEFT },
	[C_WHAT] = { N_("What"), 8, 14, 1, ALIGN_LEFT },
	[C_STATE] = { NULL, 14, 24, 0, ALIGN_LEFT },
};

static int open_connections(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("Nobody has the screens open.");
	return 0;
}

static void fill(struct arena *a, const struct connection *c, struct list_row *row)
{
	const char *source = text_clean(a, c->source, false), *terminal = text_clean(a, c->terminal, false);

	row->id = c->id;
	row->cells[C_WHO] = text_clean(a, c->who, false);
	row->cells[C_SINCE] = moment_long(a, c->since);
	row->cells[C_FROM] = *source && *terminal ? arena_printf(a, "%s (%s)", source, terminal)
		: *source ? source : *terminal ? terminal : _("this machine");
	row->cells[C_WHAT] = strcmp(c->what, "screens") == 0 ? _("screens") : text_clean(a, c->what, false);
	row->cells[C_STATE] = c->own ? _("this one")
		: c->end_by ? arena_printf(a, _("is ending (%s)"), text_clean(a, c->end_by, false)) : "";
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct list_row *row = NULL;
	int rc = app_connections(app_of(s), s->arena, &st->row, &st->n);

	if (rc == 0 && st->n)
		row = arena_alloc(s->arena, st->n * sizeof *row);
	for (size_t i = 0; row && i < st->n; i++) {
		row[i] = (struct list_row){ .id = 0 };
		fill(s->arena, &st->row[i], &row[i]);
	}
	list_set_rows(&st->list, row, sizeof *row, rc ? 0 : st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

static unsigned end(struct screen *s)
{
	const struct state *st = s->state;
	const struct connection *c = &st->row[st->list.sel];
	struct arena *a = arena_new();
	unsigned r = UI_PAINT;

	if (ui_confirm(s, _("End the connection of %s? What was typed there is kept as a draft."),
		    text_clean(a, c->who, false)))
		r = app_connection_end(app_of(s), c->id) < 0 ? ui_failed(s) : UI_LOAD;
	arena_free(&a);
	return r;
}

static const struct ui_action actions[] = {
	{ "connection-end", "x", N_("end"), N_("End the selected connection"), NEED_ROW | NEED_WRITABLE, end },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops connections_screen = {
	.name = "connections",
	.title = N_("Open now"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_connections,
	.load = load,
	.list = list,
	.done = done,
};

unsigned connections_open(struct screen *s)
{
	return ui_push(s, &connections_screen, NULL);
}
