/* The end of a placement: one short form; afterwards looking back, or opening it again. */
#include <string.h>

#include "anker/arena.h"
#include "anker/course.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "core/prompt.h"
#include "screens/course.h"
#include "screens/records.h"

static const char *const end_fields[] = { "status", "ended", "outcome", "evaluated", "contact_amount",
	"missed_signals", "look_back", "success_factors", "aftercare", NULL };
/* The first ones are known then. */
enum { LOOK_BACK_FROM = 2 };

/* "End of the placement · J. de Wit · Bakkerij De Korenaar" */
static const char *titled(struct screen *s, const char *what, int64_t placement, struct arena *a)
{
	return arena_printf(a, "%s · %s", what, store_title(app_of(s)->store, E_PLACEMENT, placement, a));
}

static unsigned end_form(struct screen *s, int64_t placement, struct arena *a)
{
	char iso[DATE_ISO_SIZE];
	const struct preset preset[] = { { "status", "ended" },
		{ "ended", date_iso(iso, app_of(s)->today) } };

	return record_edit_fields(s, E_PLACEMENT, placement, preset, sizeof preset / sizeof *preset,
		titled(s, _("End of the placement"), placement, a), end_fields);
}

static unsigned look_back(struct screen *s, const struct record *r, struct arena *a)
{
	char iso[DATE_ISO_SIZE];
	const struct preset preset = { "evaluated", date_iso(iso, app_of(s)->today) };

	return record_edit_fields(s, E_PLACEMENT, r->id, &preset, record_get(r, "evaluated") ? 0 : 1,
		titled(s, _("Looking back on the placement"), r->id, a), end_fields + LOOK_BACK_FROM);
}

static unsigned ended(struct screen *s, const struct record *r, struct arena *a)
{
	day when = record_day(r, "ended");
	const char *on = when == DAY_NONE ? _("an unknown day") : date_long(a, when);

	switch (ui_ask_key(
		s, "br", arena_printf(a, _("Ended on %s. Look back (b), or open it again (r)?"), on))) {
	case 'b':
		return look_back(s, r, a);
	case 'r':
		return written(s, app_reopen(app_of(s), r->id, NULL), _("The placement is running again"));
	default:
		return UI_PAINT;
	}
}

static unsigned running(struct screen *s, int64_t placement, struct arena *a)
{
	const char *open;

	if (app_still_open(app_of(s), placement, a, &open) < 0)
		return ui_failed(s);
	if (!*open)
		return end_form(s, placement, a);
	switch (ui_ask_key(s, "ef",
		arena_printf(
			a, _("Still open: %s. End it all the same (e), or first see the file (f)?"), open))) {
	case 'e':
		return end_form(s, placement, a);
	case 'f':
		return ui_push(s, &file_screen, &(struct subject){ placement, 0 });
	default:
		return UI_PAINT;
	}
}

unsigned placement_end(struct screen *s, int64_t placement)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned react = store_get(app_of(s)->store, E_PLACEMENT, placement, a, &r) < 0 ? ui_failed(s)
			 : str_same(record_get(r, "status"), "ended")			? ended(s, r, a)
								      : running(s, placement, a);

	arena_free(&a);
	return react;
}
