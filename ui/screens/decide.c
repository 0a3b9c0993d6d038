/* Answers to a suggestion: do it, later. (No is weigh_short.c.) Each is one write. The
 * suggestion is a row of the screen, which is not loaded again while a prompt waits. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/screens.h"

unsigned suggestion_accept(struct screen *s, const struct suggestion *sg)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	day due = sg->due != DAY_NONE && sg->due > app->today ? sg->due : app->today;
	unsigned r = UI_PAINT;

	if (ui_ask_date(s, _("Do it, by when:"), date_long(a, due), &due) == 0)
		r = written(s, app_decide(app, sg, &(struct answer){ .verdict = "accepted", .day = due }, NULL),
			arena_printf(a, _("Made an action, due %s"), date_long(a, due)));
	arena_free(&a);
	return r;
}

/* How long, or for what: days, or 0 for a date that is asked. */
static const struct {
	char key;
	enum wait wait;
	int days;
	const char *told; /* NULL: the day is told */
} waits[] = {
	{ '1', WAIT_DATE, 7, NULL },
	{ '4', WAIT_DATE, 28, NULL },
	{ 'c', WAIT_CONTACT, 0, N_("Postponed until the next contact") },
	{ 'v', WAIT_CHANGE, 0, N_("Postponed until something changes") },
	{ 'd', WAIT_DATE, 0, NULL },
};

unsigned suggestion_postpone(struct screen *s, const struct suggestion *sg)
{
	int key = ui_ask_key(
		s, "14cvd", _("Later: 1 or 4 weeks, c contact, v a change, d a date?"));
	struct answer answer = { .verdict = "postponed", .day = DAY_NONE };
	struct arena *a;
	size_t i = 0;
	unsigned r;

	if (!key)
		return UI_PAINT;
	while (waits[i].key != key)
		i++;
	answer.wait = waits[i].wait;
	if (waits[i].days)
		answer.day = app_of(s)->today + waits[i].days;
	else if (answer.wait == WAIT_DATE && ui_ask_date(s, _("Postpone until:"), "", &answer.day) < 0)
		return UI_PAINT;
	a = arena_new();
	r = written(s, app_decide(app_of(s), sg, &answer, NULL),
		waits[i].told ? _(waits[i].told) :
			arena_printf(a, _("Postponed until %s"), date_long(a, answer.day)));
	arena_free(&a);
	return r;
}
