/* Before a new employer, employee or contact person is saved: is it there already? */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/quality.h"
#include "screens/records.h"

unsigned twins_ask(struct screen *s, const struct record *r)
{
	struct arena *a = arena_new();
	struct twin *twin;
	size_t n;
	unsigned react = UI_NONE;

	if (r->id || app_twins_of(app_of(s), r, a, &twin, &n) < 0 || n == 0)
		goto out; /* that it cannot be told is no reason not to save */
	const char *more = n > 1 ? arena_printf(a, _(" and %zu more"), n - 1) : "";
	switch (ui_ask_key(s, "osb",
		arena_printf(a, _("Resembles %s%s: %s. Open that (o), save as new (s), back (b)?"),
			twin[0].title_other, more, twin[0].why))) {
	case 'o': react = record_open(s, twin[0].entity, twin[0].other); break;
	case 's': break;
	default: react = UI_PAINT; break;
	}
out:
	arena_free(&a);
	return react;
}
