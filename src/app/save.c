/* Saving, deleting and undoing any record, each as one transaction that says in
 * words what was done. */
#include <string.h>

#include "anker/rights.h"
#include "identity.h"
#include "internal.h"
#include "person_pass.h"
#include "person_request.h"
#include "waves.h"

int txn_begin(struct app *app, const char *label)
{
	int rc = app_allow(app, RIGHT_FILES);
	return rc ? rc : store_begin(app->store, label);
}

int txn_end(struct app *app, int rc, int64_t *txn)
{
	if (rc) {
		store_rollback(app->store);
		return rc;
	}
	return store_commit(app->store, txn);
}

/* The title of what a reference field points at, or NULL when it is empty. */
static char *title_of(struct app *app, const struct record *r, const char *field, struct arena *a)
{
	int i = model_field(r->entity, field);
	return i >= 0 && r->value[i] ? app_show(app, &r->entity->fields[i], r->value[i], a) : NULL;
}

char *record_subject(struct app *app, const struct record *r, struct arena *a)
{
	if (r->entity->id == E_PLACEMENT) {
		/* Not store_title: a new one is not in the store yet. */
		const char *employee = title_of(app, r, "employee", a);
		const char *employer = title_of(app, r, "employer", a);
		return arena_printf(a, "%s · %s", employee ? employee : "?", employer ? employer : "?");
	}
	char *title = title_of(app, r, "placement", a);
	if (!title)
		title = title_of(app, r, "employer", a);
	return title ? title : record_title(r, a);
}

/* An action that is closed by hand gets its date as one closed by a key. */
static void complete(struct app *app, struct record *r)
{
	if (r->entity->id != E_ACTION)
		return;
	const char *state = record_get(r, "state");
	bool open = !state || strcmp(state, "open") == 0;
	if (open || !record_get(r, "closed"))
		record_set_day(r, "closed", open ? DAY_NONE : app->today);
}

/* A placement that somebody makes in a shared caseload is in their files, unless they say whose it is. */
static void own(const struct app *app, struct record *r)
{
	if (app->shared && app->self && r->entity->id == E_PLACEMENT && !r->id && !record_get(r, "expert"))
		record_set_ref(r, "expert", app->self);
}

/* Who an account is, is the administrator's to say; what weighs, the office's. What the law gives a person
 * is also written by who keeps no files: of an employee there is, whom they neither make nor delete. */
enum right right_to_write(enum entity_id e, bool stays)
{
	switch (e) {
	case E_EXPERT: return RIGHT_USERS;
	case E_FACTOR: return RIGHT_RULES;
	case E_PROGRAMME:
	case E_TARGET:
	case E_INTAKE:
	case E_ASSIGNMENT:
	case E_WAVE:
	case E_MEETING:
	case E_ATTENDANCE: return RIGHT_PROGRAMME;
	case E_EMPLOYEE: return stays ? RIGHT_PERSON : RIGHT_FILES;
	case E_CONSENT:
	case E_REQUEST:
	case E_DISCLOSURE: return RIGHT_PERSON;
	default: return RIGHT_FILES;
	}
}

/* What is passed on has a consent, or a ground and a reason. */
static int check_passed(const struct record *r)
{
	if (r->entity->id != E_DISCLOSURE || record_get(r, "consent") || (record_get(r, "ground") && record_get(r, "reason")))
		return 0;
	return err_set(ERR_INVALID, _("passing this on takes a consent, or a ground in the law and the reason it is "
				      "needed"));
}

/* Through which it is written: what is of the office is in nobody's own files. */
static int door(struct app **app, enum entity_id e, bool stays)
{
	enum right right = right_to_write(e, stays);
	return right == RIGHT_USERS || right == RIGHT_RULES || right == RIGHT_PROGRAMME ? app_office(*app,
		right, app) : app_allow(*app, right);
}

/* What saving a record is for besides; all NULL: nothing. */
struct purpose {
	const char *ground, *reason; /* of passing on */
	const struct wave_due *wave;
};

static int save(struct app *app, struct record *r, const struct purpose *why, int64_t *txn,
	struct conflict **conflicts, size_t *n)
{
	struct arena *a = arena_new();
	struct record *was = NULL;
	int rc = door(&app, r->entity->id, r->id != 0);
	if (rc || (rc = store_begin(app->store, arena_printf(a, r->id ? _("%s changed: %s") : _("%s added: %s"),
		lang_text(r->entity->label), record_subject(app, r, a)))))
		goto out;
	complete(app, r);
	own(app, r);
	if ((rc = record_check_had(r, app->today)) == 0)
		rc = check_passed(r);
	if (rc == 0 && referral_passes(r))
		rc = referral_note(app, r, why->ground, why->reason);
	if (rc == 0)
		rc = waves_before(app, r, a, &was);
	if (rc == 0 && (rc = store_put(app->store, r, conflicts, n)) == 0)
		rc = request_effect(app, r);
	if (rc == 0 && why->wave)
		rc = waves_observed(app, why->wave, r);
	if (rc == 0 && (rc = waves_left(app, was)) == 0)
		rc = waves_saved(app, r);
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

int app_save_passing(struct app *app, struct record *r, const char *ground, const char *reason, int64_t *txn,
	struct conflict **conflicts, size_t *n)
{
	return save(app, r, &(struct purpose){ .ground = ground, .reason = reason }, txn, conflicts, n);
}

int app_wave_observe(struct app *app, const struct wave_due *w, struct record *observation, int64_t *txn,
	struct conflict **conflicts, size_t *n)
{
	return save(app, observation, &(struct purpose){ .wave = w }, txn, conflicts, n);
}

int app_save(struct app *app, struct record *r, int64_t *txn, struct conflict **conflicts, size_t *n)
{
	return save(app, r, &(struct purpose){ .ground = NULL }, txn, conflicts, n);
}

int app_delete(struct app *app, enum entity_id e, int64_t id, int64_t version, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = door(&app, e, false);
	if (rc || (rc = store_get(app->store, e, id, a, &r)))
		goto out;
	if ((rc = store_begin(app->store, arena_printf(a, _("%s deleted: %s"), lang_text(r->entity->label),
		     record_subject(app, r, a)))))
		goto out;
	if ((rc = store_delete(app->store, e, id, version)) == 0)
		rc = waves_left(app, r);
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

int app_undo(struct app *app, bool redo, struct arena *a, char **label)
{
	int64_t txn;
	if (!app_may(app, RIGHT_FILES) && !app_may(app, RIGHT_PERSON))
		return app_allow(app, RIGHT_FILES);
	int rc = store_undoable(app->store, redo, &txn, label, a);
	if (rc)
		return rc;
	if (txn == 0)
		return err_set(ERR_NOTFOUND, "%s",
			redo ? _("there is nothing to redo") : _("there is nothing to undo"));
	return store_undo(app->store, txn, label, a);
}
