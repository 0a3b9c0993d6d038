/* Which expert has an employer in a programme: the assignment there is ends, and the next begins with what
 * that expert has to know. */
#include <string.h>

#include "anker/programme.h"
#include "anker/rights.h"
#include "colleague.h"
#include "programme.h"

struct assigning {
	struct app *office;
	struct record **now; /* that are not over on the day */
	size_t n;
	struct arena *a;
};

static int find_now(struct assigning *g, int64_t programme, int64_t employer, day since)
{
	const struct condition where[] = {
		{ "programme", IS, arena_printf(g->a, "%lld", (long long)programme) },
		{ "employer", IS, arena_printf(g->a, "%lld", (long long)employer) },
	};
	const struct query q = { .entity = E_ASSIGNMENT, .where = where, .nwhere = 2, .order = "since",
		.descending = true };
	struct record **all;
	size_t n;
	int rc = store_find(g->office->store, &q, g->a, &all, &n);
	g->now = arena_alloc(g->a, (n + 1) * sizeof *g->now);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		day until = record_day(all[i], "until");
		if (until == DAY_NONE || until >= since)
			g->now[g->n++] = all[i];
	}
	return rc;
}

/* The employer and the expert are there, and nobody has it from a later day: whom it was given to for those
 * days would keep one. In a shared caseload the expert may have files. */
static int check(struct assigning *g, int64_t employer, int64_t expert, day since)
{
	struct record *r;
	const char *login;
	int rc = store_get(g->office->store, E_ORGANISATION, employer, g->a, &r);
	if (rc || (rc = colleague_login(g->office, expert, g->a, &login)))
		return rc;
	if (g->n && record_ref(g->now[0], "expert") == expert)
		return err_set(ERR_INVALID, _("%s has this employer already"),
			store_title(g->office->store, E_EXPERT, expert, g->a));
	for (size_t i = 0; i < g->n; i++)
		if (record_day(g->now[i], "since") > since)
			return err_set(ERR_INVALID,
				_("%s has this employer from %s: choose that day or a later one, or correct that "
				  "assignment (%s)"),
				store_title(g->office->store, E_EXPERT, record_ref(g->now[i], "expert"), g->a),
				date_long(g->a, record_day(g->now[i], "since")), id_show(g->now[i]->id, g->a));
	return g->office->shared ? colleague_has_files(g->office, login) : 0;
}

/* The day before the next begins; the day itself where it began that day. */
static int end_one(struct assigning *g, struct record *r, day since)
{
	day began = record_day(r, "since");
	record_set_day(r, "until", since - 1 < began ? began : since - 1);
	return store_put(g->office->store, r, NULL, NULL);
}

static int begin(struct assigning *g, int64_t programme, int64_t employer, int64_t expert, day since,
	const char *note)
{
	struct record *r = record_new(model_entity(E_ASSIGNMENT), g->office->today, g->a);
	record_set_ref(r, "programme", programme);
	record_set_ref(r, "employer", employer);
	record_set_ref(r, "expert", expert);
	record_set_day(r, "since", since);
	int rc = note && *note ? record_set(r, "note", note) : 0;
	if (rc == 0 && (rc = record_check_had(r, g->office->today)) == 0)
		rc = store_put(g->office->store, r, NULL, NULL);
	return rc;
}

/* One's own employer may be handed on by who hands over a caseload; anyone's by who sets up the programme. */
static int door(struct app *app, struct assigning *g, int64_t programme, int64_t employer, day since)
{
	int rc = app_office(app, app_may(app, RIGHT_PROGRAMME) ? RIGHT_PROGRAMME : RIGHT_HAND_OVER,
		&g->office);
	if (rc || (rc = find_now(g, programme, employer, since)))
		return rc;
	if (app_may(app, RIGHT_PROGRAMME) ||
		(g->n && app->self && record_ref(g->now[0], "expert") == app->self))
		return 0;
	return app_allow(app, RIGHT_PROGRAMME);
}

int app_assign(struct app *app, int64_t programme, int64_t employer, int64_t expert, day since,
	const char *note, int64_t *txn)
{
	struct assigning g = { .a = arena_new() };
	struct record *of;
	int rc = door(app, &g, programme, employer, since);
	if (rc || (rc = programme_get(g.office, programme, g.a, &of)) ||
		(rc = check(&g, employer, expert, since)))
		goto out;
	struct store *s = g.office->store;
	if ((rc = store_begin(s, arena_printf(g.a, _("%s goes to %s"),
		store_title(s, E_ORGANISATION, employer, g.a), store_title(s, E_EXPERT, expert, g.a)))))
		goto out;
	for (size_t i = 0; rc == 0 && i < g.n; i++)
		rc = end_one(&g, g.now[i], since);
	if (rc == 0)
		rc = begin(&g, programme, employer, expert, since, note);
	if (rc == 0 && g.office->shared && expert != app->self)
		rc = colleague_tell(g.office, expert, "assigned", E_ORGANISATION, employer, note ? note : "",
			g.a);
	rc = txn_end(g.office, rc, txn);
	if (rc == 0)
		store_stamp(app->store); /* another connection wrote: this one's reach is asked anew */
out:
	arena_free(&g.a);
	return rc;
}
