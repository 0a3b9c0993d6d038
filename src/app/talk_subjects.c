/* Whom a talk is about: the employer's running placements, and those that have answers
 * in it although they ended. */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "talk.h"

long talk_subject_of(const struct talk *t, int64_t placement)
{
	if (!placement)
		return 0;
	for (size_t i = 0; i < t->nsubjects; i++)
		if (t->subject[i].placement == placement)
			return (long)i;
	return -1;
}

/* ---- the records in which facts stand ---- */

static int read_one(struct talk *t, enum entity_id e, int64_t id, struct arena *a, struct record **out)
{
	*out = NULL;
	return id ? store_get(t->app->store, e, id, a, out) : 0;
}

static int latest_profile(struct talk *t, int64_t placement, struct arena *a, struct record **out)
{
	const struct condition of = { "placement", IS, arena_printf(a, "%lld", (long long)placement) };
	const struct query q = { .entity = E_PROFILE, .where = &of, .nwhere = 1, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = placement ? store_find(t->app->store, &q, a, &found, &n) : 0;
	*out = rc == 0 && placement && n ? found[0] : NULL;
	return rc;
}

int talk_about_read(struct talk *t, struct talk_about *about, struct arena *a)
{
	int rc = read_one(t, E_ORGANISATION, t->own->employer, a, &about->of[E_ORGANISATION]);
	if (rc || (rc = read_one(t, E_PLACEMENT, about->placement, a, &about->of[E_PLACEMENT])))
		return rc;
	about->employee = record_ref(about->of[E_PLACEMENT], "employee");
	about->person = record_ref(about->of[E_PLACEMENT], "contact_person");
	if ((rc = read_one(t, E_EMPLOYEE, about->employee, a, &about->of[E_EMPLOYEE])) ||
		(rc = read_one(t, E_PERSON, about->person, a, &about->of[E_PERSON])))
		return rc;
	rc = latest_profile(t, about->placement, a, &about->of[E_PROFILE]);
	about->profile = about->of[E_PROFILE] ? about->of[E_PROFILE]->id : 0;
	return rc;
}

/* ---- which placements ---- */

struct wanted {
	struct placement_row *row;
	size_t n, room;
};

static void add(struct wanted *w, const struct placement_row *row, struct arena *a)
{
	if (w->n == w->room) {
		struct placement_row *more =
			arena_alloc(a, (w->room = w->room ? 2 * w->room : 8) * sizeof *more);
		if (w->n)
			memcpy(more, w->row, w->n * sizeof *more);
		w->row = more;
	}
	w->row[w->n++] = *row;
}

static int add_placement(struct talk *t, struct wanted *w, int64_t placement)
{
	const struct placement_query q = { .only = placement, .limit = 1 };
	struct placement_row *row;
	size_t n;
	for (size_t i = 0; i < w->n; i++)
		if (w->row[i].id == placement)
			return 0;
	int rc = placement ? store_placements(t->app->store, &q, t->own->arena, &row, &n) : 0;
	if (rc == 0 && placement && n)
		add(w, row, t->own->arena);
	return rc;
}

/* Those running; of a finished talk only what it was about is shown. */
static int add_running(struct talk *t, struct wanted *w)
{
	const struct placement_query q = { .employer = t->own->employer };
	struct placement_row *row;
	size_t n = 0;
	int rc = t->finished ? 0 : store_placements(t->app->store, &q, t->own->arena, &row, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (w->n == 0 || row[i].id != w->row[0].id)
			add(w, &row[i], t->own->arena);
	return rc;
}

static int add_named(struct talk *t, struct wanted *w, struct record *const *rows, size_t n)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = add_placement(t, w, record_ref(rows[i], "placement"));
	return rc;
}

static int fill_subjects(struct talk *t, const struct wanted *w)
{
	struct talk_private *own = t->own;
	size_t n = w->n ? w->n : 1;
	int rc = 0;
	t->subject = arena_alloc(own->arena, n * sizeof *t->subject);
	own->about = arena_alloc(own->arena, n * sizeof *own->about);
	t->nsubjects = n;
	if (w->n == 0)
		t->subject[0] = (struct talk_subject){ .name = t->employer_name, .job_title = "" };
	for (size_t i = 0; i < w->n; i++) {
		t->subject[i] = (struct talk_subject){ .placement = w->row[i].id, .name = w->row[i].employee,
			.job_title = w->row[i].job_title ? w->row[i].job_title : "" };
		own->about[i].placement = w->row[i].id;
	}
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = talk_about_read(t, &own->about[i], own->arena);
	return rc ? rc : talk_about_read(t, &own->whole, own->arena);
}

int talk_subjects_read(struct talk *t, struct record *const *rows, size_t nrows,
	struct record *const *actions, size_t nactions)
{
	struct wanted w = { .n = 0 };
	int rc = add_placement(t, &w, record_ref(t->record, "placement"));
	if (rc || (rc = add_running(t, &w)) || (rc = add_named(t, &w, rows, nrows)) ||
		(rc = add_named(t, &w, actions, nactions)))
		return rc;
	return fill_subjects(t, &w);
}
