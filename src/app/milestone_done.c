/* Marking a step of an absence as done, and taking that away. */
#include <string.h>

#include "anker/choices.h"
#include "anker/support.h"
#include "milestone.h"

static int begin(struct app *app, const struct record *absence, bool done, const char *code, struct arena *a)
{
	const char *step = lang_text(choices_milestone[model_choice_index(choices_milestone, code)].label);
	return txn_begin(app, arena_printf(a, done ? _("done: %s · %s") : _("not done: %s · %s"),
					       step, record_subject(app, absence, a)));
}

static int check(
	const struct app *app, const struct record *absence, const char *code, day on, struct arena *a)
{
	day first = record_day(absence, "date");
	if (model_choice_index(choices_milestone, code) < 0)
		return err_set(ERR_INVALID, _("there is no step \"%.60s\" in an absence"), code);
	if (on > app->today)
		return err_set(ERR_INVALID, _("%s is not there yet; a step is done today or before"),
			date_long(a, on));
	if (on < first)
		return err_set(ERR_INVALID, _("%s lies before the first day of absence, %s"),
			date_long(a, on), date_long(a, first));
	return 0;
}

int app_milestone_done(struct app *app, int64_t absence, const char *milestone, day on, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r, *step = record_new(model_entity(E_MILESTONE), app->today, a);
	int rc = absence_get(app, absence, a, &r);
	if (rc || (rc = check(app, r, milestone, on, a)) ||
		(rc = begin(app, r, true, milestone, a)))
		goto out;
	record_set_ref(step, "absence", absence);
	record_set_day(step, "date", on);
	if ((rc = record_set(step, "milestone", milestone)) == 0)
		rc = store_put(app->store, step, NULL, NULL);
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

/* The form of the absence holds it, not a step. */
static int take_away_reported(struct app *app, struct record *absence)
{
	record_set_day(absence, "reported", DAY_NONE);
	return store_put(app->store, absence, NULL, NULL);
}

int app_milestone_undone(struct app *app, int64_t absence, const struct milestone *m, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r, *step = NULL;
	int rc = absence_get(app, absence, a, &r);
	if (rc == 0 && m->done == DAY_NONE)
		rc = err_set(ERR_INVALID, _("this step is not marked as done"));
	if (rc || (m->step && (rc = store_get(app->store, E_MILESTONE, m->step, a, &step))) ||
		(rc = begin(app, r, false, m->code, a)))
		goto out;
	rc = step ? store_delete(app->store, E_MILESTONE, m->step, step->version)
		  : take_away_reported(app, r);
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}
