/* What field work asks for on Today: choices on the shelf, and take-outs that are out longer
 * than the parameter lets them. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/field.h"
#include "screens/today.h"

static void add(struct field_note **list, size_t *n, struct arena *a, struct field_note note)
{
	void *notes = *list;
	struct field_note *to = arena_add(a, &notes, n, sizeof *to);

	*list = notes;
	*to = note;
}

int today_field(struct app *app, struct arena *a, struct field_note **out, size_t *n)
{
	struct takeout *t;
	size_t takeouts;
	int64_t waiting;
	int rc = store_shelf_count(app->store, &waiting);

	*out = NULL;
	*n = 0;
	if (rc < 0)
		return rc;
	if (waiting)
		add(out, n, a,
			(struct field_note){ _("The shelf"),
				arena_printf(a,
					ngettext("%lld choice waits: office and laptop both changed it",
						"%lld choices wait: office and laptop both changed them",
						(unsigned long)waiting),
					(long long)waiting),
				"", shelf_open, NULL });
	if ((rc = store_takeouts_out(app->store, a, &t, &takeouts)) < 0)
		return rc;
	for (size_t i = 0; i < takeouts; i++) {
		int days = takeout_overdue(app, &t[i]);

		if (days)
			add(out, n, a,
				(struct field_note){ arena_printf(a, _("Take-out %d"), t[i].site),
					arena_printf(a, _("%s: bring it home, or report it lost"),
						takeout_where(&t[i], a)),
					arena_printf(a, _("%d d"), days), takeouts_open, NULL });
	}
	return 0;
}
