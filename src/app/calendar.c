/* What is to come, as a calendar. A uid is the record it stands for with a token of this user's in this
 * caseload; the versions of what it is made from are its sequence. What was called off, or fell away since
 * the last calendar, is told as such for a while, so that a calendar that has it takes it away. */
#include <stdlib.h>
#include <string.h>

#include "anker/choices.h"
#include "anker/colleague.h"
#include "anker/exchange.h"
#include "anker/programme.h"
#include "anker/rights.h"
#include "anker/support.h"
#include "calendar_told.h"
#include "internal.h"

enum { BEHIND = 31, AHEAD = 366 };

struct calendar {
	struct app *app;
	FILE *out;
	bool names;
	int64_t expert, events;
	day from;
	const char *token, *from_iso;
	struct told *told;
	struct arena *a; /* lives as long as the export */
};

/* ---- one event ---- */

struct item {
	const char *of;         /* "action-42" */
	const char *record;     /* "action/42": where it is in anker */
	const char *category;
	const char *plain, *named; /* titles without and with names */
	int64_t sequence;
	day on;
	bool cancelled;
};

static int put(struct calendar *c, const struct item *i, struct arena *a)
{
	if (i->on == DAY_NONE || i->on < c->from)
		return 0;
	const struct calendar_event e = { .uid = arena_printf(a, "%s-%s@anker", i->of, c->token),
		.sequence = told_note(c->told, i->of, i->sequence, i->on, i->cancelled), .on = i->on,
		.cancelled = i->cancelled,
		.title = arena_printf(a, "%s: %s", i->category, c->names ? i->named : i->plain),
		.words = i->record, .category = i->category };
	c->events++;
	return calendar_event(c->out, &e, c->app->today);
}

/* Nothing is left to call it by. */
static int put_fallen(void *ctx, const char *of, int64_t sequence, day on)
{
	struct calendar *c = ctx;
	struct arena *a = arena_new();
	const struct calendar_event e = { .uid = arena_printf(a, "%s-%s@anker", of, c->token),
		.sequence = sequence, .on = on, .cancelled = true, .title = _("no longer planned") };
	int rc = calendar_event(c->out, &e, c->app->today);
	c->events++;
	arena_free(&a);
	return rc;
}

static const char *shown(const struct record *r, const char *field, struct arena *a)
{
	return field_show(&r->entity->fields[model_field(r->entity, field)], record_get(r, field), a);
}

static const char *record_word(const struct record *r, struct arena *a)
{
	return arena_printf(a, "%s/%s", r->entity->name, id_show(r->id, a));
}

static const char *uid_of(const struct record *r, const char *tail, struct arena *a)
{
	return arena_printf(a, "%s-%lld%s", r->entity->name, (long long)r->id, tail);
}

/* "placement 42", "employer 7": whom it is about, for who can look it up. */
static const char *number_of(const struct record *r, struct arena *a)
{
	const bool placement = record_ref(r, "placement") != 0;
	int64_t id = placement ? record_ref(r, "placement") : record_ref(r, "employer");
	return id ? arena_printf(a, " (%s %s)",
		placement ? lang_text(model_entity(E_PLACEMENT)->label)
		: lang_text(model_entity(E_ORGANISATION)->label), id_show(id, a)) : "";
}

static const char *whom(struct calendar *c, const struct record *r, struct arena *a)
{
	int64_t placement = record_ref(r, "placement"), employer = record_ref(r, "employer");
	return placement ? store_title(c->app->store, E_PLACEMENT, placement, a) :
		employer ? store_title(c->app->store, E_ORGANISATION, employer, a) : "";
}

/* Whether it is of this expert: by its own field, else by that of its placement. */
static bool is_theirs(const struct calendar *c, const struct record *r, const char *field, struct arena *a)
{
	int64_t own = field ? record_ref(r, field) : 0;
	struct record *placement;
	if (c->expert == 0 || own)
		return c->expert == 0 || own == c->expert;
	return record_ref(r, "placement") &&
		store_get(c->app->store, E_PLACEMENT, record_ref(r, "placement"), a, &placement) == 0 &&
		record_ref(placement, "expert") == c->expert;
}

/* ---- the kinds of events ---- */

typedef int each_fn(struct calendar *c, const struct record *r, struct arena *a);
struct walk {
	struct calendar *c;
	each_fn *each;
};

static int step(void *ctx, const struct record *r)
{
	const struct walk *w = ctx;
	struct arena *a = arena_new();
	int rc = w->each(w->c, r, a);
	arena_free(&a);
	return rc;
}

/* Every record of a kind with that day from `from` on, deleted ones too. */
static int each_from(struct calendar *c, enum entity_id e, const char *field, each_fn *each)
{
	const struct condition from = { field, AT_LEAST, c->from_iso };
	const struct query q = { .entity = e, .where = &from, .nwhere = 1, .order = "id", .deleted = true };
	return store_each(c->app->store, &q, step, &(struct walk){ c, each });
}

static int put_action(struct calendar *c, const struct record *r, struct arena *a)
{
	day due = record_day(r, "due"), closed = record_day(r, "closed");
	const char *state = record_text(r, "state");
	if (!is_theirs(c, r, "owner", a))
		return 0;
	return put(c, &(struct item){ .of = uid_of(r, "", a), .record = record_word(r, a),
		.category = _("Action"), .plain = arena_printf(a, "%s%s", shown(r, "kind", a),
			number_of(r, a)),
		.named = arena_printf(a, "%s · %s", record_text(r, "what"), whom(c, r, a)),
		.sequence = r->version, .on = due, .cancelled = r->deleted || strcmp(state, "dropped") == 0 ||
			(strcmp(state, "done") == 0 && closed != DAY_NONE && closed < due) }, a);
}

/* A talk that came sooner took its place. */
static bool overtaken(struct calendar *c, const struct record *r, struct arena *a)
{
	const struct condition same[] = { { "placement", IS, record_get(r, "placement") },
		{ "party", IS, record_get(r, "party") }, { "reached", IS, "1" } };
	const struct query q = { .entity = E_CONTACT, .where = same, .nwhere = 3, .order = "date",
		.descending = true, .limit = 1 };
	struct record **last;
	size_t n;
	return record_ref(r, "placement") && store_find(c->app->store, &q, a, &last, &n) == 0 && n &&
		last[0]->id != r->id && record_day(last[0], "date") > record_day(r, "date") &&
		record_day(last[0], "date") < record_day(r, "next_contact");
}

static int put_contact(struct calendar *c, const struct record *r, struct arena *a)
{
	if (!is_theirs(c, r, "expert", a))
		return 0;
	const char *with = arena_printf(a, _("talk with the %s"), shown(r, "party", a));
	return put(c, &(struct item){ .of = uid_of(r, "", a), .record = record_word(r, a),
		.category = _("Contact"), .plain = arena_printf(a, "%s%s", with, number_of(r, a)),
		.named = arena_printf(a, "%s · %s", with, whom(c, r, a)), .sequence = r->version,
		.on = record_day(r, "next_contact"), .cancelled = r->deleted || overtaken(c, r, a) }, a);
}

static int put_meeting(struct calendar *c, const struct record *r, struct arena *a)
{
	return put(c, &(struct item){ .of = uid_of(r, "", a), .record = record_word(r, a),
		.category = _("Meeting"), .plain = shown(r, "kind", a),
		.named = arena_printf(a, "%s%s%s", record_text(r, "title"),
			record_get(r, "place") ? " · " : "", record_text(r, "place")),
		.sequence = r->version, .on = record_day(r, "date"), .cancelled = r->deleted }, a);
}

/* The end of a trial or a contract, while the placement runs. */
static int put_end(struct calendar *c, const struct record *r, const char *field, struct arena *a)
{
	if (c->expert && record_ref(r, "expert") != c->expert)
		return 0;
	const char *what = lang_text(r->entity->fields[model_field(r->entity, field)].label);
	return put(c, &(struct item){ .of = uid_of(r, arena_printf(a, "-%s", field), a),
		.record = record_word(r, a), .category = _("Milestone"),
		.plain = arena_printf(a, "%s (%s %s)", what, lang_text(r->entity->label), id_show(r->id, a)),
		.named = arena_printf(a, "%s · %s", what, store_title(c->app->store, E_PLACEMENT, r->id, a)),
		.sequence = r->version, .on = record_day(r, field),
		.cancelled = r->deleted || strcmp(record_text(r, "status"), "ended") == 0 }, a);
}

static int put_trial(struct calendar *c, const struct record *r, struct arena *a)
{
	return put_end(c, r, "trial_end", a);
}

static int put_contract(struct calendar *c, const struct record *r, struct arena *a)
{
	return put_end(c, r, "contract_end", a);
}

/* ---- steps of an absence ---- */

static int put_step(struct calendar *c, const struct record *r, const char *code, const char *label,
	int again, day on, bool done, bool cancelled, struct arena *a)
{
	const char *tail = again ? arena_printf(a, "-%s-%d", code, again + 1) : arena_printf(a, "-%s", code);
	return put(c, &(struct item){ .of = uid_of(r, tail, a), .record = record_word(r, a),
		.category = _("Milestone"), .plain = arena_printf(a, "%s%s", label, number_of(r, a)),
		.named = arena_printf(a, "%s · %s", label, whom(c, r, a)), .sequence = r->version + done,
		.on = on, .cancelled = cancelled }, a);
}

/* Those that no longer come, once it is over or was deleted: on the day that it ended. */
static int put_gone(struct calendar *c, const struct record *r, const struct milestone *m, size_t n,
	struct arena *a)
{
	day over = record_day(r, "ended") != DAY_NONE ? record_day(r, "ended") : c->app->today;
	int rc = 0;
	for (const struct choice *s = choices_milestone; rc == 0 && s->code; s++) {
		int times = 0;
		for (size_t i = 0; i < n; i++)
			times += strcmp(m[i].code, s->code) == 0;
		if (times == 0 || strcmp(s->code, "evaluation") == 0)
			rc = put_step(c, r, s->code, lang_text(s->label), times, over, false, true, a);
	}
	return rc;
}

static int put_absence(struct calendar *c, const struct record *r, struct arena *a)
{
	struct milestone *m = NULL;
	size_t n = 0;
	day ended = record_day(r, "ended");
	int rc = 0;
	if (!is_theirs(c, r, NULL, a) || (ended != DAY_NONE && ended < c->from))
		return 0;
	if (!r->deleted && (rc = app_milestones(c->app, r->id, a, &m, &n)))
		return rc;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		int again = 0;
		for (size_t k = 0; k < i; k++)
			again += strcmp(m[k].code, m[i].code) == 0;
		bool done = m[i].step != 0;
		rc = put_step(c, r, m[i].code, m[i].label, again, m[i].due, done,
			m[i].status == DUE_MISSED || (done && m[i].done < m[i].due), a);
	}
	return rc || (!r->deleted && ended == DAY_NONE) ? rc : put_gone(c, r, m, n, a);
}

static int put_absences(struct calendar *c)
{
	const struct query q = { .entity = E_ABSENCE, .order = "id", .deleted = true };
	return store_each(c->app->store, &q, step, &(struct walk){ c, put_absence });
}

/* ---- waves ---- */

struct wave_words {
	int64_t wave, employer, placement, measurement, versions;
	const char *title, *subject;
	day on;
	bool cancelled;
};

static int put_wave(struct calendar *c, const struct wave_words *w, struct arena *a)
{
	const char *of = w->placement ? arena_printf(a, "%s %s", lang_text(model_entity(E_PLACEMENT)->label),
		id_show(w->placement, a)) : arena_printf(a, "%s %s",
		lang_text(model_entity(E_ORGANISATION)->label), id_show(w->employer, a));
	return put(c, &(struct item){ .of = arena_printf(a, "wave-%lld-%lld-%lld", (long long)w->wave,
			(long long)w->employer, (long long)w->placement),
			.record = arena_printf(a, "wave/%s", id_show(w->wave, a)),
		.category = _("Wave"), .plain = arena_printf(a, "%s (%s)", w->title, of),
		.named = arena_printf(a, "%s · %s", w->title, w->subject), .sequence = w->versions,
		.on = w->on, .cancelled = w->cancelled }, a);
}

static int64_t version_of(struct calendar *c, enum entity_id e, int64_t id, struct record **r,
	struct arena *a)
{
	*r = NULL;
	return id && store_get(c->app->store, e, id, a, r) == 0 ? (*r)->version : 0;
}

static int put_due(struct calendar *c, const struct wave_due *w, struct arena *a)
{
	struct record *r;
	int64_t versions = version_of(c, E_WAVE, w->wave, &r, a) + version_of(c, E_PARTICIPATION,
		w->participation, &r, a) +
		version_of(c, E_MEASUREMENT, w->measurement, &r, a);
	day planned = record_day(r, "date");
	return put_wave(c, &(struct wave_words){ .wave = w->wave, .employer = w->employer,
		.placement = w->placement, .versions = versions,
		.title = app_wave_title(w->name, w->method, a), .subject = w->subject,
		.on = planned != DAY_NONE ? planned : w->due }, a);
}

static int put_waves(struct calendar *c)
{
	const struct waves_query q = { .expert = c->expert, .ahead = AHEAD };
	struct arena *a = arena_new();
	struct wave_due *w;
	size_t n;
	int rc = app_waves_due(c->app, &q, a, &w, &n);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = put_due(c, &w[i], a);
	arena_free(&a);
	return rc;
}

/* The version of the participation that a measurement belongs to. */
static int64_t part_version(struct calendar *c, const struct record *m, int64_t programme, struct arena *a)
{
	const struct condition of[] = { { "programme", IS, arena_printf(a, "%lld", (long long)programme) },
		{ "employer", IS, record_get(m, "employer") } };
	const struct query q = { .entity = E_PARTICIPATION, .where = of, .nwhere = 2, .order = "id" };
	struct record **r;
	size_t n;
	if (store_find(c->app->store, &q, a, &r, &n))
		return 0;
	for (size_t i = 0; i < n; i++)
		if (record_ref(r[i], "placement") == record_ref(m, "placement"))
			return r[i]->version;
	return 0;
}

/* One that was handled: it keeps its place where it was done, else it is off. */
static int put_measured(struct calendar *c, const struct record *m, struct arena *a)
{
	const char *state = record_text(m, "state");
	struct record *wave;
	int64_t versions = version_of(c, E_WAVE, record_ref(m, "wave"), &wave, a) + m->version;
	if (m->deleted || strcmp(state, "planned") == 0 || !wave ||
		(record_ref(m, "placement") && !is_theirs(c, m, NULL, a)))
		return 0;
	return put_wave(c, &(struct wave_words){ .wave = wave->id, .employer = record_ref(m, "employer"),
		.placement = record_ref(m, "placement"),
		.versions = versions + part_version(c, m, record_ref(wave, "programme"), a),
		.title = app_wave_title(record_text(wave, "name"), record_text(wave, "method"), a),
		.subject = whom(c, m, a), .on = record_day(m, "date"),
		.cancelled = strcmp(state, "done") != 0 }, a);
}

/* ---- the whole ---- */

static int put_all(struct calendar *c)
{
	int rc = calendar_begin(c->out, "anker");
	if (rc || (rc = each_from(c, E_ACTION, "due", put_action)) ||
		(rc = each_from(c, E_CONTACT, "next_contact", put_contact)) || (rc = put_waves(c)) ||
		(rc = each_from(c, E_MEASUREMENT, "date", put_measured)) ||
		(rc = each_from(c, E_MEETING, "date", put_meeting)) || (rc = put_absences(c)) ||
		(rc = each_from(c, E_PLACEMENT, "trial_end", put_trial)) ||
		(rc = each_from(c, E_PLACEMENT, "contract_end", put_contract)) ||
		(rc = told_gone(c->told, c->from, put_fallen, c)))
		return rc;
	return calendar_end(c->out);
}

int app_calendar(struct app *app, int64_t expert, bool names, FILE *out, int64_t *events)
{
	char iso[DATE_ISO_SIZE];
	struct calendar c = { .app = app, .out = out, .names = names, .expert = expert,
		.from = app->today - BEHIND, .a = arena_new() };
	c.from_iso = date_iso(iso, c.from);
	int rc = app_allow(app, RIGHT_FILES);
	/* Everything in reach may be in it: said beforehand. */
	if (rc == 0 && (rc = calendar_token(app, c.a, &c.token)) == 0 &&
		(rc = told_read(app, expert == 0, c.a, &c.told)) == 0 &&
		(rc = app_read_many(app, E_NONE, 1, "calendar")) == 0 && (rc = put_all(&c)) == 0)
		rc = told_keep(c.told);
	if (events)
		*events = c.events;
	arena_free(&c.a);
	return rc;
}
