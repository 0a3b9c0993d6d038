/* The ready-made screen around a pager. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/pager.h"
#include "core/ui.h"

struct state {
	struct pager *pager;
	char *title, *anchor;
	int (*fill)(struct pager *p, void *ctx);
	void *ctx;
};

static int open_pager(struct screen *s, const void *arg)
{
	const struct pager_spec *spec = arg;
	struct state *st = s->state;

	st->pager = pager_new();
	st->title = xstrdup(spec->title);
	st->anchor = spec->anchor ? xstrdup(spec->anchor) : NULL;
	st->fill = spec->fill;
	st->ctx = spec->ctx;
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;

	pager_reset(st->pager);
	return st->fill(st->pager, st->ctx);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	pager_layout(st->pager, area);
	if (st->anchor) {
		pager_jump(st->pager, st->anchor);
		free(st->anchor);
		st->anchor = NULL;
	}
}

static struct pager *pager_of(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	size_t n = pager_lines(st->pager),
	       last = pager_top(st->pager) + (size_t)(s->area.h > 0 ? s->area.h : 0);

	*left = st->title;
	*right = arena_printf(a, "%zu/%zu", last < n ? last : n, n);
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	pager_free(&st->pager);
	free(st->title);
	free(st->anchor);
}

static unsigned search(struct screen *s)
{
	return ui_run_action(s, ui_find_name(s->ui, s, "filter"));
}

static unsigned back(struct screen *s)
{
	(void)s;
	return UI_BACK;
}

static const struct ui_action actions[] = {
	{ "pager-search", "/", N_("search"),
		N_("Search in this text; n and N go to the next and previous line"), 0, search },
	{ "pager-back", "q <Esc> <Left> h", N_("back"), N_("Back to the screen before"), 0, back },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops pager_screen = {
	.name = "pager",
	.title = N_("Text"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_pager,
	.load = load,
	.layout = layout,
	.pager = pager_of,
	.heading = heading,
	.done = done,
};
