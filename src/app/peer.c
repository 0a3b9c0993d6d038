/* Peer review (intervisie): which decisions are brought to colleagues, and what
 * colleagues said. The page itself is in peer_card.c. */
#include <string.h>

#include "anker/rights.h"
#include "anker/text.h"
#include "mask.h"

/* Whether the cases are those of the whole team, which leave names out. */
static bool peer_is_team(const struct app *app)
{
	return app->shared && app_may(app, RIGHT_PEER);
}

int peer_app(struct app *app, struct app **out)
{
	*out = app;
	return peer_is_team(app) ? app_office(app, RIGHT_PEER, out) : app_allow(app, RIGHT_FILES);
}

/* Whoever objected, or had the file restricted, is no case for others to learn from. */
static int is_left_out(struct app *app, const struct record *decision, struct arena *a, bool *out)
{
	struct record *r;
	int64_t placement = record_ref(decision, "placement");
	*out = false;
	int rc = placement ? store_get(app->store, E_PLACEMENT, placement, a, &r) : 0;
	if (rc || !placement || (rc = store_get(app->store, E_EMPLOYEE, record_ref(r, "employee"), a, &r)))
		return rc;
	*out = record_get(r, "objection") || record_get(r, "restricted");
	return 0;
}

int peer_decision(struct app *app, int64_t id, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_DECISION, id, a, out);
	if (rc == 0 && (*out)->deleted)
		return err_set(ERR_NOTFOUND, _("decision %s was undone"), id_show(id, a));
	/* What nobody brought to colleagues is not theirs to read. */
	if (rc == 0 && app->unscoped && !record_get(*out, "peer_review"))
		return err_set(ERR_NOTFOUND, _("decision %s is not marked for peer review"), id_show(id, a));
	bool out_of_it = false;
	if (rc == 0)
		rc = is_left_out(app, *out, a, &out_of_it);
	if (rc == 0 && out_of_it)
		rc = err_set(ERR_DENIED, "%s", _("this person objected or has their file restricted: it is no case for peer "
						 "review"));
	return rc;
}

int app_peer_mark(struct app *app, int64_t decision, bool on, const char *question, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = peer_decision(app, decision, a, &r);
	if (rc || (rc = record_set(r, "peer_review", on ? "1" : NULL)) ||
		(question && (rc = record_set(r, "peer_question", question))))
		goto out;
	rc = txn_begin(app,
		arena_printf(a, on ? _("marked for peer review: %s") : _("no longer for peer review: %s"),
			record_subject(app, r, a)));
	if (rc == 0)
		rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}

/* The placement, or for a decision about an employer any placement there, is the
 * expert's. */
static int is_own(struct app *app, const struct record *decision, struct arena *a, bool *out)
{
	const char *expert = arena_printf(a, "%lld", (long long)app->expert);
	const char *placement = record_get(decision, "placement");
	const struct condition where[] = {
		{ "expert", IS, expert },
		placement ? (struct condition){ "id", IS, placement } :
			(struct condition){ "employer", IS, record_get(decision, "employer") },
	};
	const struct query q = { .entity = E_PLACEMENT, .where = where, .nwhere = 2 };
	int64_t n = 0;
	int rc = store_count(app->store, &q, 1, &n);
	*out = n > 0;
	return rc;
}

/* Of a colleague's case a list shows the suggestion, the decision and the question, without names. */
static void keep_question(const struct mask *mask, struct record *r)
{
	static const char *const shown[] = { "rule", "verdict", "date", "placement", "employer", "peer_review" };
	int question = model_field(r->entity, "peer_question");
	char *masked = mask_text(mask, r->value[question], r->arena);
	for (int i = 0; i < (int)r->entity->nfields; i++) {
		bool keep = false;
		for (size_t k = 0; k < sizeof shown / sizeof *shown; k++)
			keep = keep || strcmp(r->entity->fields[i].name, shown[k]) == 0;
		if (!keep)
			r->value[i] = i == question && *masked ? masked : NULL;
	}
}

int app_peer_views(struct app *app, int64_t decision, int64_t *out)
{
	struct arena *a = arena_new();
	const struct condition of = { "decision", IS, arena_printf(a, "%lld", (long long)decision) };
	int rc = peer_app(app, &app);
	*out = 0;
	if (rc == 0)
		rc = store_count(app->store, &(struct query){ .entity = E_VIEW, .where = &of, .nwhere = 1 }, 0, out);
	arena_free(&a);
	return rc;
}

int app_peer_cases(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition marked = { "peer_review", IS, "1" };
	const struct query q = { .entity = E_DECISION, .where = &marked, .nwhere = 1, .order = "date",
		.descending = true };
	bool team = peer_is_team(app);
	struct app *office = app;
	size_t count;
	*n = 0;
	*out = NULL;
	struct mask *mask = NULL;
	int rc = peer_app(app, &office);
	if (rc || (team && (rc = mask_open(office, &mask))) ||
		(rc = store_find(office->store, &q, a, out, &count)))
		goto out;
	for (size_t i = 0; i < count && rc == 0; i++) {
		bool own = true, left_out = false;
		rc = is_left_out(office, (*out)[i], a, &left_out);
		if (left_out || rc)
			continue;
		if (team)
			keep_question(mask, (*out)[i]);
		else if (app->expert)
			rc = is_own(app, (*out)[i], a, &own);
		if (own)
			(*out)[(*n)++] = (*out)[i];
	}
out:
	mask_free(&mask);
	return rc;
}

int app_peer_view(struct app *app, int64_t decision, const char *who, const char *verdict,
	const char *factors, const char *note, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *about, *r = record_new(model_entity(E_VIEW), app->today, a);
	int rc = peer_app(app, &app);
	if (rc || (rc = peer_decision(app, decision, a, &about)) || (factors && (rc = factors_check(app, factors))) ||
		(rc = record_set(r, "who", who ? text_trim(a, who) : NULL)) ||
		(rc = record_set(r, "verdict", verdict)) || (rc = record_set(r, "factors", factors)) ||
		(rc = record_set(r, "note", note)))
		goto out;
	record_set_ref(r, "decision", decision);
	if (!record_get(r, "verdict") && !record_get(r, "factors") && !record_get(r, "note"))
		rc = err_set(ERR_INVALID, "%s",
			_("a view needs at least factors, a decision or a note"));
	if (rc || (rc = record_check(r)) ||
		(rc = txn_begin(app,
			 arena_printf(a, _("peer review, a view: %s"), record_subject(app, about, a)))))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
