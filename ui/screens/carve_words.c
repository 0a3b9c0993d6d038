/* Words and marks of tasks and functions; see carve.h. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/carve.h"

const char *carve_number(int tenths, struct arena *a)
{
	const struct entity *e = model_entity(E_TASK);

	if (tenths < 0)
		return "?";
	return field_show(&e->fields[model_field(e, "hours")],
		arena_printf(a, tenths % 10 ? "%d.%d" : "%d", tenths / 10, tenths % 10), a);
}

const char *carve_hours_text(int tenths, int wanted, struct arena *a)
{
	return wanted < 0 ? carve_number(tenths, a) :
		arena_printf(a, "%s / %s", carve_number(tenths < 0 ? 0 : tenths, a), carve_number(wanted, a));
}

const char *carve_mark(int known, enum style *style)
{
	*style = known > 0 ? ST_GOOD : ST_DIM;
	return known > 0 ? "✓" : known == 0 ? "–" : "?";
}

const char *carve_doer(const struct carve_task *t)
{
	return *t->done_by ? t->done_by : t->employee;
}
