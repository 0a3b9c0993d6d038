/* Rest: a placement is left in peace until a day, for a reason. What is urgent
 * shows all the same. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/weigh.h"

enum { WEEK = 7 };

static bool resting(const struct record *placement, day today, day *until)
{
	const char *text = record_get(placement, "rest_until");

	return text && date_parse_iso(text, until) == 0 && *until > today;
}

const char *rest_text(const struct record *placement, day today, struct arena *a)
{
	const char *reason = record_get(placement, "rest_reason");
	day until;

	if (!resting(placement, today, &until))
		return NULL;
	return reason ? arena_printf(a, _("until %s: %s"), date_long(a, until), reason)
		      : arena_printf(a, _("until %s"), date_long(a, until));
}

static unsigned write(struct screen *s, int64_t placement, day until, const char *reason)
{
	struct arena *a = arena_new();
	unsigned r = written(s, app_rest(app_of(s), placement, until, reason, NULL),
		until == DAY_NONE ? _("The rest is over")
				  : arena_printf(a, _("Rest until %s"), date_long(a, until)));

	arena_free(&a);
	return r;
}

static bool ask_until(struct screen *s, day *until)
{
	int key = ui_ask_key(s, "148d", _("Rest: 1 week (1), 4 weeks (4), 8 weeks (8), until a date (d)?"));

	if (!key)
		return false;
	if (key != 'd') {
		*until = ui_today(s) + (key - '0') * WEEK;
		return true;
	}
	return ui_ask_date(s, _("Rest until:"), "", until) == 0;
}

static unsigned begin(struct screen *s, int64_t placement, const char *was)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Why?"), .text = was };
	char *reason = NULL;
	unsigned r = UI_PAINT;
	day until;

	if (!ask_until(s, &until) || ui_ask(s, &ask, a, &reason) < 0)
		goto out;
	if (!*reason)
		r = ui_error(s, "%s", _("Rest needs a reason: someone else must be able to see why."));
	else
		r = write(s, placement, until, reason);
out:
	arena_free(&a);
	return r;
}

static unsigned history(struct screen *s, int64_t placement)
{
	struct history_arg arg = { E_PLACEMENT, placement,
		model_field(model_entity(E_PLACEMENT), "rest_until") };

	return ui_push(s, &history_screen, &arg);
}

unsigned rest_menu(struct screen *s, int64_t placement)
{
	struct arena *a = arena_new();
	struct record *r;
	unsigned react = UI_PAINT;
	day until;

	if (store_get(app_of(s)->store, E_PLACEMENT, placement, a, &r) < 0) {
		react = ui_failed(s);
		goto out;
	}
	if (!resting(r, ui_today(s), &until)) {
		react = begin(s, placement, "");
		goto out;
	}
	switch (ui_ask_key(s, "eah",
		arena_printf(a, _("Rest until %s. End it (e), another day (a), its history (h)?"),
			date_long(a, until)))) {
	case 'e': react = write(s, placement, DAY_NONE, NULL); break;
	case 'a': react = begin(s, placement, record_get(r, "rest_reason")); break;
	case 'h': react = history(s, placement); break;
	default: break;
	}
out:
	arena_free(&a);
	return react;
}
