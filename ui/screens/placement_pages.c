/* The pages about a placement, and the sources: opened from its screen or the palette. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/pages.h"
#include "screens/page.h"
#include "screens/places.h"

static unsigned open_page(struct screen *s, const char *title,
	int (*text)(struct app *app, int64_t id, bool shared, struct arena *a, char **out), bool can_share)
{
	int64_t placement = detail_of(s)->subject.placement;
	struct arena *a = arena_new();
	unsigned react = ui_push(s, &page_screen,
		&(struct page_arg){ .title = title, .about = store_title(app_of(s)->store, E_PLACEMENT, placement, a),
			.id = placement, .text = text, .can_share = can_share,
			.entity = E_PLACEMENT });

	arena_free(&a);
	return react;
}

unsigned briefing_open(struct screen *s)
{
	return open_page(s, _("Briefing"), app_briefing, true);
}

unsigned who_now_open(struct screen *s)
{
	return open_page(s, _("Who now"), app_who_now, false);
}

unsigned sources_open(struct screen *s)
{
	return ui_push(s, &page_screen, &(struct page_arg){ .title = _("Sources"), .about = "", .text = app_sources });
}
