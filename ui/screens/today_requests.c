/* Requests by law on Today, from when their term is near. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/person.h"
#include "screens/person.h"
#include "screens/today.h"

int today_requests(struct app *app, struct arena *a, struct field_note **out, size_t *n)
{
	struct request_row *row;
	size_t requests;
	void *notes = *out;
	enum style style;
	int rc = app_requests(app, true, a, &row, &requests);

	for (size_t i = 0; rc == 0 && i < requests; i++)
		*(struct field_note *)arena_add(a, &notes, n, sizeof(struct field_note)) = (struct field_note){
			.what = _("Request by law"),
			.text = arena_printf(a, _("%s: %s; answer by %s"), row[i].name, row[i].kind,
				date_short(a, row[i].due, app->today)),
			.right = due_text(a, row[i].due, app->today, &style),
			.run = requests_open };
	*out = notes;
	return rc;
}
