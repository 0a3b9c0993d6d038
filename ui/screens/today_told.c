/* What colleagues tell on Today: who opened a file of this account, handed over, stands in. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/colleague.h"
#include "screens/today.h"

enum { TOLD_MOST = 5 }; /* the newest; the others follow when these were seen */

int today_told(struct app *app, struct arena *a, struct field_note **out, size_t *n)
{
	struct notice *notice;
	void *notes = *out;
	size_t waiting;
	int rc = app->shared ? store_notices(app->store, false, TOLD_MOST, a, &notice, &waiting) : 0;

	if (rc < 0 || !app->shared)
		return rc;
	for (size_t i = 0; i < waiting; i++) {
		struct field_note *note = arena_add(a, &notes, n, sizeof *note);

		*note = (struct field_note){ .what = colleague_who(app, notice[i].by, a),
			.text = colleague_told(app, &notice[i], a),
			.right = moment_show(a, notice[i].at, app->today),
			.notice = &notice[i] };
	}
	*out = notes;
	return 0;
}
