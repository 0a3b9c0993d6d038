/* A detail as a screen of its own: one placement, or one employer. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/places.h"

struct detail *detail_of(const struct screen *s)
{
	return s->state;
}

void detail_screen_layout(struct screen *s, struct rect area)
{
	if (detail_layout(detail_of(s), area) < 0)
		ui_failed(s);
}

void detail_screen_paint(const struct screen *s, struct canvas *c)
{
	detail_paint(detail_of(s), c, true);
}

struct list *detail_screen_list(struct screen *s)
{
	return &detail_of(s)->list;
}

void detail_screen_heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct detail *d = detail_of(s);

	*left = d->title ? arena_strdup(a, d->title) : _(s->ops->title);
	*right = arena_strdup(a, d->right);
}

void detail_screen_done(struct screen *s)
{
	detail_end(detail_of(s));
}
