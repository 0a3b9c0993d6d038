/* One scheme at a placement, as a page. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/pager.h"
#include "screens/support.h"

enum { NEED_USE = NEED_OWN, NEED_SCHEME = NEED_OWN << 1 };

struct scheme {
	int64_t placement;
	char *code;                   /* owned */
	const struct scheme_row *row; /* in s->arena; NULL: it is gone */
	const char *whom;             /* in s->arena */
	struct pager *pager;
};

static struct scheme *scheme_of(const struct screen *s)
{
	return s->state;
}

static int open_scheme(struct screen *s, const void *arg)
{
	const struct scheme_arg *of = arg;
	struct scheme *st = scheme_of(s);

	st->placement = of->placement;
	st->code = xstrdup(of->scheme);
	st->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct scheme *st = scheme_of(s);
	struct scheme_row *rows;
	size_t n;
	int rc = app_schemes(app_of(s), st->placement, s->arena, &rows, &n);

	st->row = NULL;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (strcmp(rows[i].scheme, st->code) == 0)
			st->row = &rows[i];
	st->whom = store_title(app_of(s)->store, E_PLACEMENT, st->placement, s->arena);
	if (rc == 0 && !st->row)
		rc = err_set(ERR_NOTFOUND, _("There is no scheme \"%.60s\" here."), st->code);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct scheme *st = scheme_of(s);
	struct arena *a = arena_new();

	pager_reset(st->pager);
	if (st->row && scheme_write(st->pager, app_of(s), st->row, area.w, a) < 0)
		ui_failed(s);
	pager_layout(st->pager, area);
	arena_free(&a);
}

static struct pager *pager_here(struct screen *s)
{
	return scheme_of(s)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct scheme *st = scheme_of(s);

	(void)a;
	if (st->row)
		*left = scheme_title(st->row);
	*right = st->whom;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct scheme *st = scheme_of(s);

	if (!st->row)
		return _("This scheme is not here any more.");
	return bit == NEED_USE && !st->row->use ? _("Nothing is on record of this scheme here yet.") : NULL;
}

static unsigned set(struct screen *s)
{
	return scheme_ask(s, scheme_of(s)->placement, scheme_of(s)->row);
}

static unsigned edit(struct screen *s)
{
	return record_edit(s, E_SCHEME, scheme_of(s)->row->use->id, NULL, 0);
}

static unsigned history(struct screen *s)
{
	struct history_arg arg = { E_SCHEME, scheme_of(s)->row->use->id, -1 };

	return ui_push(s, &history_screen, &arg);
}

static void done(struct screen *s)
{
	pager_free(&scheme_of(s)->pager);
	free(scheme_of(s)->code);
}

static const struct ui_action actions[] = {
	{ "scheme-set", "s", N_("set"), N_("Set how it stands: applied for, granted, refused, ..."),
		NEED_WRITABLE | NEED_SCHEME, set },
	{ "scheme-edit", "e", N_("edit"), N_("Edit what is on record of it"), NEED_USE | HINT_WHERE, edit },
	{ "scheme-history", "H", N_("history"), N_("What was changed in it, when and by whom"),
		NEED_USE | HINT_WHERE, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops scheme_screen = {
	.name = "scheme",
	.title = N_("Scheme"),
	.state_size = sizeof(struct scheme),
	.actions = actions,
	.open = open_scheme,
	.load = load,
	.layout = layout,
	.pager = pager_here,
	.need = need,
	.heading = heading,
	.done = done,
};
