/* The weighing of a decision: what is kept of it, completing it afterwards, and
 * when slowing down pays. */
#include <stdio.h>
#include <string.h>

#include "anker/hash.h"
#include "internal.h"

/* ---- into the record ---- */

static void set(struct record *r, const char *field, const char *value)
{
	if (value && *value)
		r->value[model_field(r->entity, field)] = arena_strdup(r->arena, value);
}

/* The decision must be explained in the next conversation: that is an action, due
 * when the next contact is planned. */
static int remember_to_explain(struct app *app, const struct record *decision, struct arena *a)
{
	struct placement_row *row;
	size_t n;
	int64_t placement = record_ref(decision, "placement");
	const struct placement_query q = { .only = placement, .limit = 1 };
	int rc = store_placements(app->store, &q, a, &row, &n);
	if (rc || n == 0)
		return rc;
	struct record *r = record_new(model_entity(E_ACTION), app->today, a);
	record_set_ref(r, "placement", placement);
	record_set_ref(r, "employer", row[0].employer_id);
	record_set_ref(r, "owner", row[0].expert_id ? row[0].expert_id : app->expert);
	record_set_day(r, "due", row[0].next_contact);
	set(r, "kind", "explain");
	set(r, "what", arena_printf(a, _("Explain what was decided: %s"),
			      rules_title(app->rules, record_get(decision, "rule"))));
	set(r, "rule", record_get(decision, "rule"));
	return store_put(app->store, r, NULL, NULL);
}

static bool same(const char *value, const char *other)
{
	return value && strcmp(value, other) == 0;
}

int weighing_write(struct app *app, struct record *r, const struct weighing *w)
{
	const struct {
		const char *field, *value;
	} text[] = { { "depth", w->depth }, { "impression", w->impression }, { "disputed", w->disputed },
		{ "factors", w->factors }, { "reason", w->reason }, { "note", w->note },
		{ "client_view", w->client_view }, { "turning_point", w->turning_point },
		{ "turning_fact", w->turning_fact }, { "peer_question", w->peer_question } };
	bool next = same(w->explained, "next") && !same(record_get(r, "explained"), "next");
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		set(r, text[i].field, text[i].value);
	set(r, "explained", w->explained);
	if (same(record_get(r, "verdict"), "dismissed") && !record_get(r, "reason"))
		set(r, "reason", app_reason_of(record_get(r, "factors")));
	if (w->seconds > 0)
		set(r, "seconds", arena_printf(r->arena, "%d", w->seconds));
	if (w->peer_review)
		set(r, "peer_review", "1");
	return next && record_get(r, "placement") ? remember_to_explain(app, r, r->arena) : 0;
}

/* ---- afterwards ---- */

/* A turning point that was named later: the log gets the fact as it is now, with
 * all it kept already. */
static int keep_turning_fact(struct app *app, const struct record *r, struct arena *a)
{
	const struct log_query q = { .decision = r->id };
	struct suggestion_event *e;
	struct survey s = { .facts = NULL };
	size_t n;
	int fact = rules_fact_index(record_get(r, "turning_fact"));
	int rc = store_suggestion_log(app->store, &q, a, &e, &n);
	if (rc || n == 0 || fact < 0)
		return rc;
	e += n - 1; /* as it was decided: another weighing since may have been taken back */
	if (!e->facts)
		return 0;
	if ((rc = survey_take_whole(app, e->placement, e->placement ? 0 : e->employer, a, &s)))
		goto out;
	long row = survey_row(&s, e->placement, e->employer);
	if (row >= 0) {
		e->day = app->today;
		e->facts = kept_with(&s, (size_t)row, fact, e->facts, a);
		rc = store_log_suggestion(app->store, e, NULL);
	}
out:
	survey_end(&s);
	return rc;
}

static int write_weighing(struct app *app, struct record *r, const struct weighing *w, struct arena *a)
{
	const char *was = record_get(r, "turning_fact");
	int rc = weighing_write(app, r, w);
	if (rc || (rc = store_put(app->store, r, NULL, NULL)))
		return rc;
	const char *now = record_get(r, "turning_fact");
	return now && !same(was, now) ? keep_turning_fact(app, r, a) : 0;
}

int app_weigh(struct app *app, int64_t decision, const struct weighing *w, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = weighing_check(app, w);
	if (rc || (rc = store_get(app->store, E_DECISION, decision, a, &r)))
		goto out;
	if (r->deleted) {
		rc = err_set(ERR_NOTFOUND, _("this decision was taken back"));
		goto out;
	}
	if ((rc = txn_begin(app,
		     arena_printf(a, _("weighed: %s"), record_subject(app, r, a)))))
		goto out;
	rc = txn_end(app, write_weighing(app, r, w, a), txn);
out:
	arena_free(&a);
	return rc;
}

/* Who made a record is who wrote the first line of its history. */
static int made_by_me(struct app *app, const struct record *r, struct arena *a, bool *out)
{
	struct change *change;
	size_t n;
	int rc = store_history(app->store, r->entity->id, r->id, -1, a, &change, &n);
	*out = rc == 0 && n && strcmp(change[n - 1].who, app->user) == 0;
	return rc;
}

enum { UNFINISHED_DAYS = 14 };

int app_unfinished(struct app *app, struct arena *a, struct record ***out, size_t *n)
{
	char from[DATE_ISO_SIZE];
	const struct condition where[] = {
		{ "verdict", IS, "dismissed" },
		{ "reason", IS_EMPTY, NULL },
		{ "factors", IS_EMPTY, NULL },
		{ "date", AT_LEAST, date_iso(from, app->today - UNFINISHED_DAYS) },
	};
	const struct query q = {
		.entity = E_DECISION, .where = where, .nwhere = sizeof where / sizeof *where
	};
	struct record **all;
	size_t count;
	*n = 0;
	int rc = store_find(app->store, &q, a, &all, &count);
	for (size_t i = 0; i < count && rc == 0; i++) {
		bool mine;
		rc = made_by_me(app, all[i], a, &mine);
		if (mine)
			all[(*n)++] = all[i];
	}
	*out = all;
	return rc;
}

/* ---- slowing down ---- */

enum {
	OFTEN = 3,   /* dismissed so often: what does it tell? */
	ONE_IN = 10, /* looked at slowly all the same */
};

static int dismissals(struct app *app, const struct suggestion *sg, int64_t *out)
{
	char subject[24];
	snprintf(subject, sizeof subject, "%lld", (long long)(sg->placement ? sg->placement : sg->employer));
	const struct condition where[] = {
		{ "rule", IS, sg->id },
		{ "verdict", IS, "dismissed" },
		{ sg->placement ? "placement" : "employer", IS, subject },
		{ "placement", IS_EMPTY, NULL },
	};
	const struct query q = { .entity = E_DECISION, .where = where, .nwhere = sg->placement ? 3 : 4 };
	return store_count(app->store, &q, 0, out);
}

static bool in_balance(const char *factors, struct arena *a)
{
	struct weighed_factor *f;
	size_t n, for_it = 0, against = 0;
	if (!factors || factors_read(factors, a, &f, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		for_it += f[i].direction == '+';
		against += f[i].direction == '-';
	}
	return for_it && for_it == against;
}

/* By the day and the subject, so that nobody can tell beforehand and a test can. */
static bool drawn(const struct app *app, const struct suggestion *sg)
{
	uint64_t h = hash_text(HASH_START, sg->id);
	h = hash_bytes(h, &app->today, sizeof app->today);
	h = hash_bytes(h, &sg->placement, sizeof sg->placement);
	return hash_bytes(h, &sg->employer, sizeof sg->employer) % ONE_IN == 0;
}

int app_slow_down(struct app *app, const struct suggestion *sg, const struct answer *answer, struct arena *a,
	const char **why)
{
	const struct weighing *w = answer->weighing;
	int64_t before = 0;
	*why = NULL;
	if (w && same(w->depth, "slow"))
		return 0;
	if (w && in_balance(w->factors, a)) {
		*why = _("As much speaks for it as against it. Look at it step by step?");
		return 0;
	}
	if (!same(answer->verdict, "dismissed"))
		return 0;
	int rc = dismissals(app, sg, &before);
	if (rc)
		return rc;
	if (sg->tier == TIER_NOW)
		*why = _("This is urgent, and you dismiss it. Look at it step by step?");
	else if (before + 1 >= OFTEN)
		*why = arena_printf(a,
			_("You dismissed this here %lld times before. Look at it step by step?"),
			(long long)before);
	else if (drawn(app, sg))
		*why = _("One in ten is looked at slowly, to learn from it. Now?");
	return 0;
}
