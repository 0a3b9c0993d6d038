/* Moving on who takes part: approached, agreed, declined, started, stopped. */
#include <string.h>

#include "anker/choices.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "internal.h"

static bool ends(enum part_stage stage)
{
	return stage == PART_DECLINED || stage == PART_STOPPED;
}

static int check(const struct record *r, enum part_stage stage, day on, const char *reason)
{
	enum part_stage now = PART_SELECTED;
	if (stage <= PART_SELECTED || stage >= PART_STAGES || on == DAY_NONE)
		return err_set(ERR_INVALID, "%s", _("say how it stands now, and since when"));
	for (int i = 0; i < PART_STAGES; i++)
		if (record_day(r, app_part_stage_code((enum part_stage)i)) != DAY_NONE)
			now = (enum part_stage)i;
	if (stage < now)
		return err_set(ERR_INVALID,
			_("this one is further already (%s); change its days in the form"),
			app_part_stage_name(now));
	if (ends(now) && stage != now)
		return err_set(ERR_INVALID, _("this one ended (%s); select them anew to ask again"),
			app_part_stage_name(now));
	if (ends(stage) && (!reason || model_choice_index(choices_left_out, reason) < 0))
		return err_set(ERR_INVALID, "%s", _("say why they do not take part (any more)"));
	return 0;
}

int app_part_move(struct app *app, int64_t participation, enum part_stage stage, day on, const char *reason,
	int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = app_allow(app, RIGHT_FILES);
	if (rc || (rc = store_get(app->store, E_PARTICIPATION, participation, a, &r)) ||
		(rc = check(r, stage, on, reason)) ||
		(rc = txn_begin(app, arena_printf(a, "%s: %s", app_part_stage_name(stage),
			record_subject(app, r, a)))))
		goto out;
	record_set_day(r, app_part_stage_code(stage), on);
	if (ends(stage))
		rc = record_set(r, "reason", reason);
	if (rc == 0 && (rc = record_check_had(r, app->today)) == 0)
		rc = store_put(app->store, r, NULL, NULL);
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}
