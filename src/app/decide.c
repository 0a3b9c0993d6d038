/* Decisions about a suggestion: take it on, later, no, or still in two minds; and
 * finishing the action that came of it. */
#include <string.h>

#include "internal.h"

/* ---- what an answer may say ---- */

static int check_choice(const char *field, const char *code)
{
	const struct entity *e = model_entity(E_DECISION);
	return code && *code ? field_check(&e->fields[model_field(e, field)], code) : 0;
}

int weighing_check(struct app *app, const struct weighing *w)
{
	const struct {
		const char *field, *code;
	} choice[] = { { "depth", w->depth }, { "impression", w->impression }, { "reason", w->reason },
		{ "client_view", w->client_view }, { "explained", w->explained } };
	int rc = w->factors ? factors_check(app, w->factors) : 0;
	for (size_t i = 0; i < sizeof choice / sizeof *choice && rc == 0; i++)
		rc = check_choice(choice[i].field, choice[i].code);
	if (rc == 0 && w->turning_fact && *w->turning_fact && rules_fact_index(w->turning_fact) < 0)
		rc = err_set(
			ERR_INVALID, _("there is no fact \"%.60s\" for the turning point"), w->turning_fact);
	return rc;
}

static bool is(const struct answer *answer, const char *verdict)
{
	return strcmp(answer->verdict, verdict) == 0;
}

static int check_answer(struct app *app, const struct answer *answer)
{
	int rc = answer->weighing ? weighing_check(app, answer->weighing) : 0;
	if (rc || (rc = check_choice("verdict", answer->verdict)))
		return rc;
	if (is(answer, "postponed") && answer->wait == WAIT_DATE && answer->day <= app->today)
		return err_set(ERR_INVALID, _("choose a day after today to postpone until"));
	if (is(answer, "accepted") && answer->day != DAY_NONE && answer->day < app->today)
		return err_set(ERR_INVALID, _("choose today or a later day to do it by"));
	return 0;
}

/* Whoever was a moment earlier has made an action of it: one is enough. */
static int check_no_action(struct app *app, const struct suggestion *sg, struct arena *a)
{
	struct ruling *r;
	size_t n;
	int rc = store_rulings(app->store, sg->placement, sg->placement ? 0 : sg->employer, 0, a, &r, &n);
	for (size_t i = 0; i < n && rc == 0; i++) {
		if (strcmp(r[i].rule, sg->id) != 0 || r[i].placement != sg->placement ||
			strcmp(r[i].verdict, "accepted") != 0 || strcmp(r[i].state, "open") != 0)
			continue;
		rc = err_set(ERR_CONFLICT, _("it was accepted already, on %s; the action is open"),
			date_long(a, r[i].date));
	}
	return rc;
}

/* ---- records ---- */

/* A record about the suggestion's subject. */
static struct record *about(struct app *app, enum entity_id e, const struct suggestion *sg, struct arena *a)
{
	struct record *r = record_new(model_entity(e), app->today, a);
	record_set_ref(r, "placement", sg->placement);
	record_set_ref(r, "employer", sg->employer);
	return r;
}

static int begin(struct app *app, const char *verdict, const struct suggestion *sg, struct arena *a)
{
	const struct entity *e = model_entity(E_DECISION);
	const char *done = field_show(&e->fields[model_field(e, "verdict")], verdict, a);
	const char *who = sg->placement ? store_title(app->store, E_PLACEMENT, sg->placement, a) :
		store_title(app->store, E_ORGANISATION, sg->employer, a);
	return txn_begin(app, arena_printf(a, "%s: %s, %s", done, sg->title, who));
}

/* The labour expert of the placement; without one, whose caseload this is. */
static int owner_of(struct app *app, int64_t placement, struct arena *a, int64_t *out)
{
	struct record *r;
	*out = app->expert;
	if (!placement)
		return 0;
	int rc = store_get(app->store, E_PLACEMENT, placement, a, &r);
	if (rc == 0 && record_ref(r, "expert"))
		*out = record_ref(r, "expert");
	return rc;
}

static int put_action(struct app *app, const struct suggestion *sg, day due, struct arena *a, int64_t *id)
{
	const struct rule *rule = rules_get(app->rules, sg->rule);
	struct record *r = about(app, E_ACTION, sg, a);
	int64_t owner;
	int rc = owner_of(app, sg->placement, a, &owner);
	if (rc || (rc = record_set(r, "kind", rule->action)) || (rc = record_set(r, "what", sg->title)) ||
		(rc = record_set(r, "rule", sg->id)))
		return rc;
	record_set_ref(r, "owner", owner);
	record_set_day(r, "due", due);
	rc = store_put(app->store, r, NULL, NULL);
	*id = r->id;
	return rc;
}

/* ---- the log ---- */

int log_event(struct app *app, const struct survey *s, size_t rule, size_t row, const char *event,
	int64_t decision, int also)
{
	struct arena *a = arena_new();
	const struct rule *r = rules_get(s->rules, rule);
	struct keeping k = keeping_of(s, rule, row, also, app->today, a);
	const struct suggestion_event e = { .day = app->today, .rule = r->id,
		.placement = r->level == LEVEL_EMPLOYER ? 0 : facts_placement(s->facts, row),
		.employer = facts_employer(s->facts, row), .event = event, .decision = decision,
		.text = k.hash, .facts = k.facts };
	int rc = store_log_suggestion(app->store, &e, k.text);
	arena_free(&a);
	return rc;
}

/* Rule, parameters and facts of this moment, and the suggestion is out of sight. */
static int keep(struct app *app, const struct suggestion *sg, const struct record *decision, struct arena *a)
{
	const char *turning = record_get(decision, "turning_fact"),
		   *verdict = record_get(decision, "verdict");
	const struct live live = { sg->id, sg->placement, sg->employer, DAY_NONE };
	struct survey s = { .facts = NULL };
	int rc = survey_take_whole(app, sg->placement, sg->placement ? 0 : sg->employer, a, &s);
	if (rc)
		goto out;
	long row = survey_row(&s, sg->placement, sg->employer);
	if (row >= 0)
		rc = log_event(app, &s, sg->rule, (size_t)row, verdict, decision->id,
			turning ? rules_fact_index(turning) : -1);
	if (rc == 0 && strcmp(verdict, "considering") != 0)
		rc = store_live_set(app->store, &live, false);
out:
	survey_end(&s);
	return rc;
}

/* ---- the answer ---- */

static struct record *decision_of(struct app *app, const struct suggestion *sg, const struct answer *answer,
	struct arena *a)
{
	static const char *const waits[] = { NULL, "contact", "change" };
	struct record *r = about(app, E_DECISION, sg, a);
	r->value[model_field(r->entity, "rule")] = arena_strdup(a, sg->id);
	r->value[model_field(r->entity, "verdict")] = arena_strdup(a, answer->verdict);
	if (!is(answer, "postponed"))
		return r;
	r->value[model_field(r->entity, "wait")] = arena_strdup(a, waits[answer->wait]);
	if (answer->wait == WAIT_DATE)
		record_set_day(r, "until", answer->day);
	return r;
}

static int write_answer(struct app *app, const struct suggestion *sg, const struct answer *answer,
	struct arena *a)
{
	int64_t action = 0;
	int rc = is(answer, "accepted") ? check_no_action(app, sg, a) : 0;
	if (rc || (is(answer, "accepted") && (rc = put_action(app, sg, answer->day, a, &action))))
		return rc;
	struct record *r = decision_of(app, sg, answer, a);
	record_set_ref(r, "action", action);
	if ((answer->weighing && (rc = weighing_write(app, r, answer->weighing))) ||
		(rc = store_put(app->store, r, NULL, NULL)))
		return rc;
	return keep(app, sg, r, a);
}

int app_decide(struct app *app, const struct suggestion *sg, const struct answer *answer, int64_t *txn)
{
	struct arena *a = arena_new();
	int rc = check_answer(app, answer);
	if (rc || (rc = begin(app, answer->verdict, sg, a)))
		goto out;
	rc = txn_end(app, write_answer(app, sg, answer, a), txn);
out:
	arena_free(&a);
	return rc;
}

/* ---- the action that came of it ---- */

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
	if ((rc = record_set(r, "state", state)) || (rc = txn_begin(app, label)))
		goto out;
	record_set_day(r, "closed", app->today);
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
