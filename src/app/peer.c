/* Peer review (intervisie): which decisions are brought to colleagues, and what
 * colleagues said. The page itself is in peer_card.c. */
#include <string.h>

#include "anker/text.h"
#include "internal.h"

int peer_decision(struct app *app, int64_t id, struct arena *a, struct record **out)
{
	int rc = store_get(app->store, E_DECISION, id, a, out);
	if (rc == 0 && (*out)->deleted)
		return err_set(ERR_NOTFOUND, _("decision %s was undone"), id_show(id, a));
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
	rc = store_begin(app->store,
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

int app_peer_cases(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	const struct condition marked = { "peer_review", IS, "1" };
	const struct query q = { .entity = E_DECISION, .where = &marked, .nwhere = 1, .order = "date",
		.descending = true };
	size_t count;
	*n = 0;
	int rc = store_find(app->store, &q, a, out, &count);
	for (size_t i = 0; i < count && rc == 0; i++) {
		bool own = true;
		if (app->expert)
			rc = is_own(app, (*out)[i], a, &own);
		if (own)
			(*out)[(*n)++] = (*out)[i];
	}
	return rc;
}

int app_peer_view(struct app *app, int64_t decision, const char *who, const char *verdict,
	const char *factors, const char *note, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *about, *r = record_new(model_entity(E_VIEW), app->today, a);
	int rc = peer_decision(app, decision, a, &about);
	if (rc || (factors && (rc = factors_check(app, factors))) ||
		(rc = record_set(r, "who", who ? text_trim(a, who) : NULL)) ||
		(rc = record_set(r, "verdict", verdict)) || (rc = record_set(r, "factors", factors)) ||
		(rc = record_set(r, "note", note)))
		goto out;
	record_set_ref(r, "decision", decision);
	if (!record_get(r, "verdict") && !record_get(r, "factors") && !record_get(r, "note"))
		rc = err_set(ERR_INVALID, "%s",
			_("a view needs at least factors, a decision or a note"));
	if (rc || (rc = record_check(r)) ||
		(rc = store_begin(app->store,
			 arena_printf(a, _("peer review, a view: %s"), record_subject(app, about, a)))))
		goto out;
	rc = txn_end(app, store_put(app->store, r, NULL, NULL), txn);
out:
	arena_free(&a);
	return rc;
}
