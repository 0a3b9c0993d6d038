/* Files that have come to their time, on Today, for who may review them; and an erasure of which old bytes
 * are still in the file. Counted once a day: it looks at every employee. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/erase.h"
#include "screens/today.h"

static struct {
	const struct app *app;
	day on;
	size_t due;
} counted;

void today_retention_forget(void)
{
	counted.app = NULL;
}

static int count(struct app *app)
{
	if (counted.app == app && counted.on == app->today)
		return 0;
	int rc = app_retention_due(app, &counted.due);
	counted.app = rc < 0 ? NULL : app;
	counted.on = app->today;
	return rc;
}

int today_retention(struct app *app, struct arena *a, struct field_note **out, size_t *n)
{
	void *notes = *out;
	int64_t waiting = 0;
	int rc = 0;

	if (!app_may(app, RIGHT_PRIVACY) && !app_may(app, RIGHT_PERSON))
		return 0;
	if (app_may(app, RIGHT_PRIVACY))
		rc = app_erasures_waiting(app, &waiting);
	if (rc < 0 || (rc = count(app)) < 0)
		return rc;
	if (waiting)
		*(struct field_note *)arena_add(a, &notes, n, sizeof(struct field_note)) = (struct field_note){
			.what = _("Erasure"), .text = _("old bytes are still in the file: finish it"), .right = "",
			.run = certificates_open };
	if (counted.due)
		*(struct field_note *)arena_add(a, &notes, n, sizeof(struct field_note)) = (struct field_note){
			.what = _("Retention"), .text = arena_printf(a, ngettext("%zu file has come to its time",
				"%zu files have come to their time", counted.due), counted.due),
			.right = "", .run = retention_open };
	*out = notes;
	return 0;
}
