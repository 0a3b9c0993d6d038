/* A decision of before as it was made: the rule as it read then with its limits,
 * the facts of that day, and what followed from them. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/pager.h"
#include "screens/screens.h"
#include "screens/why.h"

struct state {
	int64_t decision;
	struct record *record; /* in s->arena, as what follows */
	struct basis basis;
	bool loaded;
	struct pager *pager;
};

static int open_basis(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	struct basis basis;
	int rc;

	st->decision = *(const int64_t *)arg;
	st->pager = pager_new();
	/* A screen that could only say that nothing was kept is not opened. */
	rc = app_basis(app_of(s), st->decision, s->arena, &basis);
	return rc < 0 ? rc : 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int rc;

	pager_reset(st->pager);
	st->loaded = false;
	if ((rc = store_get(app_of(s)->store, E_DECISION, st->decision, s->arena, &st->record)) < 0 ||
		(rc = app_basis(app_of(s), st->decision, s->arena, &st->basis)) < 0)
		return rc;
	st->loaded = true;
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	if (st->loaded)
		why_write_then(st->pager, app_of(s), &st->basis, st->record, area.w);
	pager_layout(st->pager, area);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	if (!st->loaded)
		return;
	*left = arena_printf(a, _("As it was: %s"), st->basis.title);
	*right = date_weekday(a, st->basis.event->day);
}

static void done(struct screen *s)
{
	pager_free(&((struct state *)s->state)->pager);
}

const struct screen_ops basis_screen = {
	.name = "basis",
	.title = N_("As it was decided"),
	.state_size = sizeof(struct state),
	.open = open_basis,
	.load = load,
	.layout = layout,
	.pager = pager,
	.heading = heading,
	.done = done,
};
