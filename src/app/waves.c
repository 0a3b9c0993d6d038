/* Waves of a programme: what is due with whom, and how it went. */
#include <string.h>

#include "anker/choices.h"
#include "anker/interview.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "anker/waves.h"
#include "internal.h"
#include "terms.h"
#include "waves.h"

/* ---- what is due ---- */

static int ahead_of(const struct app *app, int days)
{
	if (days >= 0)
		return days;
	struct duration d = term_on(app, "programma_golf_vooruit", app->today);
	return d.count ? rules_after(app->today, d) - app->today : 0;
}

static struct wave_query query_of(const struct app *app, const struct waves_query *q)
{
	return (struct wave_query){ .programme = q->programme, .expert = q->expert, .today = app->today,
		.by = app->today + ahead_of(app, q->ahead), .offset = q->offset, .limit = q->limit };
}

static enum due_status status_of(day due, day until, day today)
{
	if (due > today)
		return DUE_SOON;
	return until == DAY_NONE || until >= today ? DUE_NOW : DUE_LATE;
}

static struct wave_due due_of(const struct wave_row *r, day today)
{
	return (struct wave_due){ .wave = r->wave, .participation = r->participation,
		.measurement = r->measurement, .interview = r->interview, .employer = r->employer,
		.placement = r->placement, .expert = r->expert, .name = r->name, .method = r->method,
		.party = r->party, .script = r->script, .subject = *r->employee ? r->employee
		: r->employer_name, .employer_name = r->employer_name,
		.due = r->due, .until = r->until, .status = status_of(r->due, r->until, today),
		.stands = r->stands, .reminded = r->reminded };
}

int app_waves_due(struct app *app, const struct waves_query *q, struct arena *a, struct wave_due **out,
	size_t *n)
{
	const struct wave_query query = query_of(app, q);
	struct wave_row *row;
	int rc = store_waves_due(app->store, &query, a, &row, n);
	if (rc)
		*n = 0;
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = due_of(&row[i], app->today);
	return rc;
}

int app_waves_count(struct app *app, const struct waves_query *q, int64_t *out)
{
	const struct wave_query query = query_of(app, q);
	return store_waves_due_count(app->store, &query, out);
}

int app_wave_find(struct app *app, int64_t wave, int64_t participation, struct arena *a,
	struct wave_due **out)
{
	const struct waves_query q = { .ahead = -1 };
	struct wave_due *row;
	size_t n;
	int rc = app_waves_due(app, &q, a, &row, &n);
	*out = NULL;
	for (size_t i = 0; rc == 0 && i < n && !*out; i++)
		if (row[i].wave == wave && row[i].participation == participation)
			*out = &row[i];
	if (rc == 0 && !*out)
		rc = err_set(ERR_NOTFOUND, _("nothing is due now for wave %s with participation %s"),
			id_show(wave, a), id_show(participation, a));
	return rc;
}

/* ---- words ---- */

const char *app_wave_title(const char *name, const char *method, struct arena *a)
{
	const struct entity *e = model_entity(E_WAVE);
	return arena_printf(a, "%s %s", name, field_show(&e->fields[model_field(e, "method")], method, a));
}

/* Without its year where that is plain. */
static const char *near_day(struct arena *a, day d, day today)
{
	enum { PLAIN = 300 };
	return date_short(a, d, d - today < PLAIN && today - d < PLAIN ? d : today);
}

const char *app_wave_when(const struct wave_due *w, day today, struct arena *a)
{
	if (w->status == DUE_SOON)
		return arena_printf(a, _("from %s"), near_day(a, w->due, today));
	if (w->until == DAY_NONE)
		return arena_printf(a, _("since %s"), near_day(a, w->due, today));
	if (w->status == DUE_LATE)
		return arena_printf(a, _("late %s"), date_ago(a, w->until, today));
	return arena_printf(a, _("due %s"), near_day(a, w->until, today));
}

const char *wave_label(const struct wave_due *w, struct arena *a)
{
	return arena_printf(a, "%s · %s", app_wave_title(w->name, w->method, a), w->subject);
}

static const char *label_of(const struct wave_due *w, const char *state, struct arena *a)
{
	const struct entity *e = model_entity(E_MEASUREMENT);
	return arena_printf(a, "%s: %s", field_show(&e->fields[model_field(e, "state")], state, a),
		wave_label(w, a));
}

/* ---- how it went ---- */

/* The record of this wave with them: as it is now, or a new one. */
static int record_of(struct app *app, const struct wave_due *w, struct arena *a, struct record **out)
{
	const struct condition where[] = {
		{ "wave", IS, arena_printf(a, "%lld", (long long)w->wave) },
		{ "employer", IS, arena_printf(a, "%lld", (long long)w->employer) },
		{ "placement", w->placement ? IS : IS_EMPTY,
			arena_printf(a, "%lld", (long long)w->placement) },
	};
	const struct query q = { .entity = E_MEASUREMENT, .where = where, .nwhere = 3, .order = "id",
		.descending = true, .limit = 1 };
	struct record **found;
	size_t n;
	int rc = store_find(app->store, &q, a, &found, &n);
	if (rc)
		return rc;
	if (n > 0) {
		*out = found[0];
		return 0;
	}
	*out = record_new(model_entity(E_MEASUREMENT), app->today, a);
	record_set_ref(*out, "wave", w->wave);
	record_set_ref(*out, "employer", w->employer);
	record_set_ref(*out, "placement", w->placement);
	return 0;
}

static int check(const struct app *app, const char *state, day on, struct arena *a)
{
	if (model_choice_index(choices_measured, state) < 0 || strcmp(state, "planned") == 0)
		return err_set(ERR_INVALID,
			_("\"%.60s\" does not say how it went; say done, declined or missed"), state);
	if (on > app->today)
		return err_set(ERR_INVALID, _("%s is still to come"), date_long(a, on));
	return 0;
}

int app_wave_handle(struct app *app, const struct wave_due *w, const char *state, day on, const char *reason,
	int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = check(app, state, on, a);
	if (rc || (rc = txn_begin(app, label_of(w, state, a))))
		goto out;
	if ((rc = record_of(app, w, a, &r)) == 0 && (rc = record_set(r, "state", state)) == 0 &&
		(rc = record_set(r, "reason", reason)) == 0) {
		record_set_day(r, "date", on);
		rc = store_put(app->store, r, NULL, NULL);
	}
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

int app_wave_remind(struct app *app, const struct wave_due *w, int64_t *txn)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = txn_begin(app, arena_printf(a, _("reminded: %s"), wave_label(w, a)));
	if (rc)
		goto out;
	if ((rc = record_of(app, w, a, &r)) == 0) {
		record_set_day(r, "reminded", app->today);
		rc = store_put(app->store, r, NULL, NULL);
	}
	rc = txn_end(app, rc, txn);
out:
	arena_free(&a);
	return rc;
}

/* ---- its talk ---- */

/* A talk that was left does not count. */
static int open_talk(struct app *app, const struct wave_due *w, struct arena *a, int64_t *out)
{
	struct record *r;
	int rc = w->interview ? store_get(app->store, E_INTERVIEW, w->interview, a, &r) : 0;
	*out = 0;
	if (rc == ERR_NOTFOUND)
		return 0;
	if (rc == 0 && w->interview && !r->deleted && strcmp(record_text(r, "state"), "cancelled") != 0)
		*out = w->interview;
	return rc;
}

int app_wave_talk(struct app *app, const struct wave_due *w, int64_t *interview)
{
	const bool employee = strcmp(w->party, "employee") == 0;
	const struct interview_plan plan = { .script = w->script, .employer = w->employer,
		.placement = w->placement, .party = employee ? "employee" : "employer", .wave = w };
	struct arena *a = arena_new();
	int rc = open_talk(app, w, a, interview);
	if (rc || *interview)
		goto out;
	rc = *w->script ? interview_begin(app, &plan, interview) : err_set(ERR_INVALID,
		_("%s names no question list"), app_wave_title(w->name, w->method, a));
out:
	arena_free(&a);
	return rc;
}

int waves_talk_begun(struct app *app, const struct wave_due *w, int64_t interview)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = record_of(app, w, a, &r);
	if (rc == 0) {
		record_set_ref(r, "interview", interview);
		record_set_day(r, "date", app->today);
		rc = store_put(app->store, r, NULL, NULL);
	}
	arena_free(&a);
	return rc;
}

/* Those still planned that all of this holds for are done on that day. */
static int finish(struct app *app, const struct condition *where, size_t n, day on, struct arena *a)
{
	const struct query q = { .entity = E_MEASUREMENT, .where = where, .nwhere = n };
	struct record **r;
	size_t found;
	int rc = store_find(app->store, &q, a, &r, &found);
	for (size_t i = 0; rc == 0 && i < found; i++) {
		record_set_day(r[i], "date", on);
		if ((rc = record_set(r[i], "state", "done")) == 0)
			rc = store_put(app->store, r[i], NULL, NULL);
	}
	return rc;
}

static int finish_with(struct app *app, const char *field, int64_t id, day on)
{
	struct arena *a = arena_new();
	const struct condition where[] = {
		{ field, IS, arena_printf(a, "%lld", (long long)id) },
		{ "state", IS, "planned" },
	};
	int rc = finish(app, where, sizeof where / sizeof *where, on, a);
	arena_free(&a);
	return rc;
}

int waves_talk_finished(struct app *app, int64_t interview, day on)
{
	return finish_with(app, "interview", interview, on);
}

/* ---- what it waits for ---- */

int waves_observed(struct app *app, const struct wave_due *w, const struct record *observation)
{
	struct arena *a = arena_new();
	struct record *r;
	int rc = 0;
	if (record_ref(observation, "placement") != w->placement ||
		(!w->placement && record_ref(observation, "employer") != w->employer))
		goto out;
	if ((rc = record_of(app, w, a, &r)))
		goto out;
	record_set_ref(r, "observation", observation->id);
	record_set_day(r, "date", record_day(observation, "date"));
	rc = store_put(app->store, r, NULL, NULL);
out:
	arena_free(&a);
	return rc;
}

/* For whom somebody was there: the organisation that is named, else the one they work for. */
static int organisation_of(struct app *app, const struct record *attendance, struct arena *a, int64_t *out)
{
	const int64_t person = record_ref(attendance, "person");
	struct record *r;
	int rc = 0;
	*out = record_ref(attendance, "organisation");
	if (!*out && person && (rc = store_get(app->store, E_PERSON, person, a, &r)) == 0)
		*out = record_ref(r, "organisation");
	return rc;
}

/* What was held at a meeting with one who was there. */
struct held {
	struct record *meeting;
	int64_t placement, employer; /* one of them; neither: nothing was held with them */
	struct condition where[4];
	size_t n;
};

static int held_with(struct app *app, const struct record *attendance, const char *state, struct arena *a,
	struct held *out)
{
	int rc = store_get(app->store, E_MEETING, record_ref(attendance, "meeting"), a, &out->meeting);
	out->placement = record_ref(attendance, "placement");
	out->employer = 0;
	if (rc == 0 && !out->placement)
		rc = organisation_of(app, attendance, a, &out->employer);
	if (rc)
		return rc;
	const struct condition where[] = {
		{ "meeting", IS, arena_printf(a, "%lld", (long long)out->meeting->id) },
		{ "state", IS, state },
		{ "placement", out->placement ? IS : IS_EMPTY,
			arena_printf(a, "%lld", (long long)out->placement) },
		{ "employer", IS, arena_printf(a, "%lld", (long long)out->employer) },
	};
	memcpy(out->where, where, sizeof where);
	out->n = sizeof where / sizeof *where - (out->placement ? 1 : 0);
	return 0;
}

static int came(struct app *app, const struct record *attendance)
{
	struct arena *a = arena_new();
	struct held h;
	int rc = held_with(app, attendance, "planned", a, &h);
	const day on = rc ? DAY_NONE : record_day(h.meeting, "date");
	if (rc == 0 && on > app->today)
		rc = err_set(ERR_INVALID, _("%s is still to come: nobody was there yet"), date_long(a, on));
	if (rc == 0 && (h.placement || h.employer))
		rc = finish(app, h.where, h.n, on, a);
	arena_free(&a);
	return rc;
}

static bool attended(const struct record *r)
{
	return r->entity->id == E_ATTENDANCE && !r->deleted && strcmp(record_text(r, "state"), "attended") == 0;
}

/* Whether the same employee, or anybody of the same organisation, was there. */
static int somebody_came(struct app *app, const struct held *h, struct arena *a, bool *out)
{
	const struct condition where[] = {
		{ "meeting", IS, arena_printf(a, "%lld", (long long)h->meeting->id) },
		{ "state", IS, "attended" },
		{ "placement", h->placement ? IS : IS_EMPTY,
			arena_printf(a, "%lld", (long long)h->placement) },
	};
	const struct query q = { .entity = E_ATTENDANCE, .where = where,
		.nwhere = sizeof where / sizeof *where };
	struct record **r;
	size_t n;
	int64_t of;
	int rc = store_find(app->store, &q, a, &r, &n);
	*out = h->placement && n > 0;
	for (size_t i = 0; rc == 0 && !h->placement && i < n; i++)
		if ((rc = organisation_of(app, r[i], a, &of)) == 0 && of == h->employer)
			*out = true;
	return rc;
}

/* Those done at the meeting are planned again; what was done on another day was done otherwise. */
static int plan_again(struct app *app, const struct held *h, struct arena *a)
{
	const struct query q = { .entity = E_MEASUREMENT, .where = h->where, .nwhere = h->n };
	const day on = record_day(h->meeting, "date");
	struct record **r;
	size_t n;
	int rc = store_find(app->store, &q, a, &r, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (record_day(r[i], "date") == on && (rc = record_set(r[i], "state", "planned")) == 0)
			rc = store_put(app->store, r[i], NULL, NULL);
	return rc;
}

int waves_left(struct app *app, const struct record *was)
{
	struct arena *a;
	struct held h;
	bool somebody = true;
	if (!was || !attended(was))
		return 0;
	a = arena_new();
	int rc = held_with(app, was, "done", a, &h);
	if (rc == 0 && (h.placement || h.employer))
		rc = somebody_came(app, &h, a, &somebody);
	if (rc == 0 && !somebody)
		rc = plan_again(app, &h, a);
	arena_free(&a);
	return rc;
}

int waves_before(struct app *app, const struct record *r, struct arena *a, struct record **was)
{
	*was = NULL;
	return r->entity->id == E_ATTENDANCE && r->id ? store_get(app->store, E_ATTENDANCE, r->id, a, was) : 0;
}

int waves_saved(struct app *app, const struct record *r)
{
	if (r->deleted)
		return 0;
	if (attended(r))
		return came(app, r);
	if (r->entity->id == E_OBSERVATION && record_day(r, "date") <= app->today)
		return finish_with(app, "observation", r->id, record_day(r, "date"));
	return 0;
}

/* ---- how far each wave is ---- */

int app_wave_rates(struct app *app, int64_t programme, int64_t region, struct arena *a,
	struct wave_rate **out, size_t *n)
{
	struct wave_count *row;
	int rc = app_may(app, RIGHT_PROGRAMME) ? app_office(app, RIGHT_PROGRAMME, &app) : 0;
	*n = 0;
	*out = NULL;
	if (rc || (rc = store_wave_counts(app->store, programme, region, app->today, a, &row, n)))
		return rc;
	*out = arena_alloc(a, (*n + 1) * sizeof **out);
	for (size_t i = 0; i < *n; i++) {
		const struct wave_count *c = &row[i];
		(*out)[i] = (struct wave_rate){ .wave = c->wave, .name = c->name, .method = c->method,
			.party = c->party, .due = c->due, .done = c->done, .declined = c->declined,
			.missed = c->missed, .open = c->due - c->done - c->declined - c->missed };
	}
	return 0;
}
