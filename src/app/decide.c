/* Decisions about a suggestion: take it on, later, no; and finishing the action
 * that came of it. */
#include <string.h>

#include "internal.h"

/* A record about the suggestion's subject. */
static struct record *about(struct app *app, enum entity_id e, const struct suggestion *sg, struct arena *a)
{
	struct record *r = record_new(model_entity(e), app->today, a);
	record_set_id(r, "placement", sg->placement);
	record_set_id(r, "employer", sg->employer);
	return r;
}

static int begin(struct app *app, const char *done, const struct suggestion *sg, struct arena *a)
{
	const char *who = sg->placement ? store_title(app->store, E_PLACEMENT, sg->placement, a) :
		store_title(app->store, E_ORGANISATION, sg->employer, a);
	return store_begin(app->store, arena_printf(a, "%s: %s, %s", done, sg->title, who));
}

static struct record *verdict(struct app *app, const struct suggestion *sg, const char *code, struct arena *a)
{
	struct record *r = about(app, E_DECISION, sg, a);
	r->value[model_field(r->entity, "rule")] = arena_strdup(a, sg->id);
	r->value[model_field(r->entity, "verdict")] = arena_strdup(a, code);
	return r;
}

/* The labour expert of the placement; without one, whose caseload this is. */
static int owner_of(struct app *app, const struct suggestion *sg, struct arena *a, int64_t *out)
{
	struct record *placement;
	*out = app->expert;
	if (!sg->placement)
		return 0;
	int rc = store_get(app->store, E_PLACEMENT, sg->placement, a, &placement);
	if (rc == 0 && record_get(placement, "expert"))
		rc = id_parse(record_get(placement, "expert"), out);
	return rc;
}

static int put_action(struct app *app, const struct suggestion *sg, day due, struct arena *a, int64_t *id)
{
	const struct rule *rule = rules_get(app->rules, sg->rule);
	struct record *r = about(app, E_ACTION, sg, a);
	int64_t owner;
	int rc = owner_of(app, sg, a, &owner);
	if (rc || (rc = record_set(r, "kind", rule->action)) || (rc = record_set(r, "what", sg->title)) ||
		(rc = record_set(r, "rule", sg->id)))
		return rc;
	record_set_id(r, "owner", owner);
	record_set_day(r, "due", due);
	rc = store_put(app->store, r, NULL, NULL);
	*id = r->id;
	return rc;
}

int app_accept(struct app *app, const struct suggestion *sg, day due, int64_t *txn)
{
	struct arena *a = arena_new();
	int64_t action;
	int rc = begin(app, _("accepted"), sg, a);
	if (rc)
		goto out;
	if ((rc = put_action(app, sg, due, a, &action)) == 0) {
		struct record *r = verdict(app, sg, "accepted", a);
		record_set_id(r, "action", action);
		rc = store_put(app->store, r, NULL, NULL);
	}
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

int app_postpone(struct app *app, const struct suggestion *sg, day until, int64_t *txn)
{
	if (until <= app->today)
		return err_set(ERR_INVALID, _("choose a day after today to postpone until"));
	struct arena *a = arena_new();
	int rc = begin(app, _("postponed"), sg, a);
	if (rc)
		goto out;
	struct record *r = verdict(app, sg, "postponed", a);
	record_set_day(r, "until", until);
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}

int app_dismiss(struct app *app, const struct suggestion *sg, const char *reason, const char *note,
	int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r = verdict(app, sg, "dismissed", a);
	int rc = record_set(r, "reason", reason);
	if (rc || (rc = record_set(r, "note", note)) || (rc = begin(app, _("dismissed"), sg, a)))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}

int app_close_action(struct app *app, int64_t action, const char *state, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	bool done = strcmp(state, "done") == 0;
	const char *label;
	int rc = store_get(app->store, E_ACTION, action, a, &r);
	if (rc)
		goto out;
	if (!done && strcmp(state, "dropped") != 0) {
		rc = err_set(ERR_INVALID, _("an action ends as done or dropped, not as \"%.40s\""), state);
		goto out;
	}
	label = arena_printf(a, done ? _("action done: %s") : _("action dropped: %s"), record_title(r, a));
	if ((rc = record_set(r, "state", state)) || (rc = store_begin(app->store, label)))
		goto out;
	record_set_day(r, "closed", app->today);
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
