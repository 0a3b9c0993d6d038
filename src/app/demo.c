/* A fictional caseload through the same door as real input: employers, their
 * contact persons, placements and the events of two years before today.
 * Random, but the same for the same day and size. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "demo.h"

enum { BATCH = 25, PER_EXPERT = 150, STANDARD = DEMO_COURSES };

struct demo {
	struct app *app;
	struct arena *a;      /* emptied after each placement */
	uint64_t random;
	int64_t *employer, *person; /* ids by number */
	int employers;
	int64_t expert;
};

static unsigned roll(struct demo *d, unsigned below)
{
	d->random = d->random * 6364136223846793005u + 1442695040888963407u; /* Knuth's LCG */
	return (unsigned)(d->random >> 33) % below;
}

static int put(struct demo *d, enum entity_id e, const char *const *pair, int64_t *id)
{
	struct record *r = record_new(model_entity(e), d->app->today, d->a);
	int rc = 0;
	for (size_t i = 0; rc == 0 && pair[i]; i += 2)
		if (pair[i + 1])
			rc = record_set_input(r, pair[i], pair[i + 1], d->app->today);
	if (rc == 0)
		rc = store_put(d->app->store, r, NULL, NULL);
	if (id)
		*id = r->id;
	return rc;
}
/* A NULL name ends the list, a NULL value leaves the field as it is. */
#define PUT(d, e, id, ...) put(d, e, (const char *const[]){ __VA_ARGS__, NULL }, id)

static const char *number(struct demo *d, int64_t id)
{
	return id ? id_show(id, d->a) : NULL;
}

static const char *on(struct demo *d, int days)
{
	char buf[DATE_ISO_SIZE];
	return days == NOT ? NULL : arena_strdup(d->a, date_iso(buf, d->app->today + days));
}

static int make_employer(struct demo *d, int i)
{
	const struct demo_employer *e = &demo_employers[i % DEMO_EMPLOYERS];
	int turn = i / DEMO_EMPLOYERS;
	const char *name = e->name;
	if (turn > 0)
		name = demo_company_names[(size_t)(turn * 7 + i) % demo_company_count];
	if (turn > (int)demo_company_count)
		name = arena_printf(d->a, "%s %d", name, turn);
	int rc = PUT(d, E_ORGANISATION, &d->employer[i], "name", arena_printf(d->a, "%s %s", e->kind, name),
		"place",
		e->place, "sector", e->sector, "size", e->size, "experience", e->experience, "infrastructure",
		e->infrastructure, "mandate", e->mandate, "motivation", e->motivation, "contact_wish",
		e->wish,
		"guidance_arranged", e->guidance, "schemes_known", e->schemes, "inclusive_policy", e->policy);
	if (rc)
		return rc;
	return PUT(d, E_PERSON, &d->person[i], "organisation", number(d, d->employer[i]), "given_name",
		e->contact_given,
		"infix", e->contact_infix, "family_name", e->contact_family, "role", e->contact_role, "until",
		e->contact_until ? on(d, e->contact_until) : NULL, "training", e->contact_training);
}

struct subject_of {
	const struct demo_course *course;
	const char *placement, *employer, *person, *given;
};

static const char *note_for(struct demo *d, const char *party, const char *course, const char *given)
{
	for (size_t i = 0; i < demo_notes_count; i++)
		if (strcmp(demo_notes[i].party, party) == 0 &&
			(!demo_notes[i].course ||
			strcmp(demo_notes[i].course, course ? course : "smooth") == 0)) {
			const char *note = demo_notes[i].note[roll(d, (unsigned)demo_notes[i].n)];
			const char *hole = strstr(note, "%s");
			return hole ? arena_printf(d->a, "%.*s%s%s", (int)(hole - note), note, given,
				hole + 2) : note;
		}
	return NULL;
}

static int make_contact(struct demo *d, const struct subject_of *s, const char *party, int day_offset,
	bool reached,
	int next)
{
	static const char *const media[] = { "phone", "phone", "phone", "visit", "visit", "message",
		"video" };
	static const char *const purposes[] = { "monitoring", "monitoring", "sparring", "evaluation",
		"advice" };
	bool employer = strcmp(party, "employer") == 0;
	bool distant = demo_employers[s->course->employer].never_visited;
	const char *medium = media[roll(d, !reached ? 1 : distant ? 3 : 7)];
	return PUT(d, E_CONTACT, NULL, "placement", s->placement, "date", on(d, day_offset), "direction",
		roll(d, 4) ? "out" : "in", "medium", medium, "party", party, "person", employer ? s->person :
		NULL, "reached",
		reached ? "1" : "0", "purpose", purposes[roll(d, 5)], "minutes",
		reached ? arena_printf(d->a, "%u", 5 + roll(d, strcmp(medium, "visit") == 0 ? 60 : 20)) :
		NULL, "note",
		note_for(d, reached ? party : "attempt", s->course->course, s->given), "next_contact",
		on(d, next), "expert", number(d, d->expert));
}

/* Contacts with one party from the start until the last one, some way apart. */
static int make_contacts(struct demo *d, const struct subject_of *s, const char *party, int every, int last)
{
	int rc = 0;
	if (last == NOT)
		return 0;
	if (every > 0)
		for (int at = s->course->start + 3 + (int)roll(d, 5); rc == 0 && at < last - every / 2;
			at += every - every / 4 + (int)roll(d, (unsigned)every / 2 + 1)) {
			bool coach = strcmp(s->course->jobcoach ? s->course->jobcoach : "none",
				"active") == 0 && roll(d, 4) == 0;
			rc = make_contact(d, s, coach ? "job_coach" : party, at, roll(d, 12) != 0, NOT);
		}
	/* The next talk with an employer is planned when it falls within three weeks. */
	int next = strcmp(party, "employer") == 0 && every > 0 ? last + every : NOT;
	return rc ? rc : make_contact(d, s, party, last, true, next > 0 && next < 21 ? next : NOT);
}

static int set_field(struct demo *d, const char *placement, const char *field, const char *value)
{
	struct record *r;
	int64_t id;
	int rc = id_parse(placement, &id);
	if (rc || (rc = store_get(d->app->store, E_PLACEMENT, id, d->a, &r)) ||
		(rc = record_set(r, field, value)))
		return rc;
	return store_put(d->app->store, r, NULL, NULL);
}

/* One event: "kind:code:day:detail". */
static int make_event(struct demo *d, const struct subject_of *s, char *event)
{
	char *save = NULL, *kind = strtok_r(event, ":", &save), *code = strtok_r(NULL, ":", &save),
	     *when = strtok_r(NULL, ":", &save), *detail = strtok_r(NULL, "", &save);
	int at = when ? atoi(when) : 0;
	bool done = detail && (strcmp(detail, "done") == 0 || *detail == 'x');
	const char *closed = done ? on(d, at + 10) : NULL;
	/* What goes wrong is told in other words than that all is well. */
	bool difficult = s->course->course && strcmp(s->course->course, "difficult") == 0;
	const char *note = note_for(d, "employer", difficult ? "difficult" : "attention", s->given);
	if (strcmp(kind, "signal") == 0)
		return PUT(d, E_SIGNAL, NULL, "placement", s->placement, "date", on(d, at), "kind", code,
			"severity",
			detail + (*detail == 'x'), "source", "employer", "note", note, "handled", closed);
	if (strcmp(kind, "change") == 0)
		return PUT(d, E_CHANGE, NULL, "placement", s->placement, "date", on(d, at), "kind", code,
			"reassessed", closed);
	if (strcmp(kind, "bottleneck") == 0)
		return PUT(d, E_BOTTLENECK, NULL, "placement", s->placement, "date", on(d, at), "theme", code,
			"note", note,
			"resolved", closed);
	if (strcmp(kind, "action") == 0)
		return PUT(d, E_ACTION, NULL, "placement", s->placement, "kind", code, "what", detail, "due",
			on(d, at), "owner",
			number(d, d->expert));
	if (strcmp(kind, "tick") == 0)
		return PUT(d, E_TICK, NULL, "placement", s->placement, "point", code, "date", on(d, at));
	if (strcmp(kind, "until") == 0)
		return set_field(d, s->placement, code, on(d, at));
	if (strcmp(kind, "field") == 0)
		return set_field(d, s->placement, code, detail);
	if (strcmp(kind, "dismissed") == 0)
		return PUT(d, E_DECISION, NULL, "placement", s->placement, "rule", code, "date", on(d, at),
			"verdict", "dismissed", "reason", detail ? "not_feasible" : NULL, "client_view", detail);
	bool planned = strcmp(kind, "planned") == 0; /* else an attempt */
	return make_contact(d, s, code, at, planned, planned ? atoi(detail) : NOT);
}

static int make_events(struct demo *d, const struct subject_of *s)
{
	int rc = 0;
	char *save = NULL, *list = arena_strdup(d->a, s->course->events);
	for (char *event = strtok_r(list, ";", &save); rc == 0 && event; event = strtok_r(NULL, ";", &save))
		rc = make_event(d, s, event);
	return rc;
}

static int make_profile(struct demo *d, const struct subject_of *s)
{
	if (s->course->profile == NOT)
		return 0;
	return PUT(d, E_PROFILE, NULL, "placement", s->placement, "date", on(d, s->course->profile), "author",
		"A. Visser", "source", "conversation", "text",
		arena_printf(d->a, "%s kan nauwkeurig en zelfstandig werken als de opdracht duidelijk is en "
		"er een vaste volgorde is. Rustige werkplek en een vaste pauze helpen. Niet meer dan een "
		"opdracht tegelijk.", s->given));
}

static int make_placement(struct demo *d, int i)
{
	const struct demo_course *c = &demo_courses[i % DEMO_COURSES];
	int turn = i / DEMO_COURSES, at = (c->employer + turn * DEMO_EMPLOYERS) % d->employers;
	bool fresh = turn > 0;
	const char *given = fresh ? demo_given_names[roll(d, (unsigned)demo_given_count)] : c->given;
	const char *family = fresh ? demo_family_names[roll(d, (unsigned)demo_family_count)] : c->family;
	int64_t employee, placement;
	int rc = PUT(d, E_EMPLOYEE, &employee, "given_name", given, "infix", fresh ? NULL : c->infix,
		"family_name", family,
		"target_group", c->group, "sfb", c->sfb, "contact_wish", c->wish, "birth_date",
		on(d, -365 * 20 - (int)roll(d, 365 * 38)));
	if (rc)
		return rc;
	rc = PUT(d, E_PLACEMENT, &placement, "employee", number(d, employee), "employer",
		number(d, d->employer[at]),
		"expert", number(d, d->expert), "job_title", c->job, "hours", c->hours, "status", c->status,
		"phase", c->phase,
		"course", c->course, "start", on(d, c->start), "trial_end", on(d, c->trial_end), "contract",
		c->contract,
		"contract_end", on(d, c->contract_end), "contact_person",
		c->has_contact_person && *c->has_contact_person == '1' ? number(d, d->person[at]) : NULL,
		"has_contact_person",
		c->has_contact_person, "lead", c->lead, "jobcoach", c->jobcoach, "jobcoach_end",
		on(d, c->jobcoach_end),
		"learning", c->learning, "wage_value", c->wage_value, "wage_subsidy", c->subsidy,
		"meaningful", c->meaningful,
		"ended", on(d, c->ended));
	if (rc)
		return rc;
	const struct subject_of s = { c, number(d, placement), number(d, d->employer[at]),
		number(d, d->person[at]), given };
	if ((rc = make_contacts(d, &s, "employer", c->every_employer, c->last_employer)) ||
		(rc = make_contacts(d, &s, "employee", c->every_employee, c->last_employee)) ||
		(rc = make_events(d, &s)))
		return rc;
	return make_profile(d, &s);
}

/* The user's own caseload first; a large office has a colleague per PER_EXPERT. */
static int make_expert(struct demo *d, int turn)
{
	if (turn == 0 && d->app->expert) {
		d->expert = d->app->expert;
		return 0;
	}
	const char *login = turn == 0 ? d->app->user : arena_printf(d->a, "ad%d", turn);
	int rc = PUT(d, E_EXPERT, &d->expert, "login", login, "given_name", turn == 0 ? "Anna" :
		demo_given_names[(size_t)turn % demo_given_count], "family_name", turn == 0 ? "Visser" :
		demo_family_names[(size_t)turn % demo_family_count], "field_of_work", "self_employed",
			"role_view", "relational");
	if (rc == 0 && turn == 0)
		d->app->expert = d->app->self = d->expert;
	return rc;
}

static int fill(struct demo *d, int placements, int (*progress)(void *ctx, int64_t done, int64_t total),
	void *ctx)
{
	struct store *s = d->app->store;
	int rc = 0, done = 0;
	for (int i = 0; i < placements && rc == 0; i = done) {
		if ((rc = store_begin(s, _("demo caseload"))))
			return rc;
		for (int k = i == 0 ? 0 : d->employers; rc == 0 && k < d->employers; k++) {
			rc = make_employer(d, k);
			arena_reset(d->a);
		}
		for (; rc == 0 && done < placements && done < i + BATCH; done++) {
			if (done % PER_EXPERT == 0)
				rc = make_expert(d, done / PER_EXPERT);
			if (rc == 0)
				rc = make_placement(d, done);
			arena_reset(d->a);
		}
		if (rc)
			store_rollback(s);
		else if ((rc = store_commit(s, NULL)) == 0 && progress && progress(ctx, done, placements))
			rc = err_set(ERR_STOPPED, _("stopped; %d placements are in"), done);
	}
	return rc;
}

int app_demo(struct app *app, int placements, int (*progress)(void *ctx, int64_t done, int64_t total),
	void *ctx)
{
	int64_t there;
	if (app->shared)
		return err_set(ERR_INVALID, "%s", _("a demo goes in a caseload of its own, not in one that is shared"));
	int rc = store_count(app->store, &(struct query){ .entity = E_PLACEMENT, .deleted = true }, 1,
		&there);
	if (rc)
		return rc;
	if (there)
		return err_set(ERR_INVALID, _("%s holds placements already; a demo needs an empty caseload"),
			store_path(app->store));
	if (placements <= 0)
		placements = STANDARD;
	struct demo d = { .app = app, .a = arena_new(), .random = 20261122 };
	d.employers = placements <= STANDARD ? DEMO_EMPLOYERS : (int)((int64_t)placements * 2 / 5);
	d.employers += (DEMO_EMPLOYERS - d.employers % DEMO_EMPLOYERS) % DEMO_EMPLOYERS;
	d.employer = xmalloc((size_t)d.employers * sizeof *d.employer);
	d.person = xmalloc((size_t)d.employers * sizeof *d.person);
	if ((rc = store_bulk(app->store, true)) == 0) {
		rc = fill(&d, placements, progress, ctx);
		int after = store_bulk(app->store, false);
		rc = rc ? rc : after;
	}
	/* A smaller caseload lacks some of whom they are about. */
	if (rc == 0 && placements >= STANDARD)
		rc = demo_talks(app, d.employer[DEMO_TALKS_EMPLOYER]);
	if (rc == 0 && placements >= STANDARD)
		rc = demo_whole(app, d.employer);
	if (rc == 0 && placements >= STANDARD)
		rc = demo_person(app);
	free(d.employer);
	free(d.person);
	arena_free(&d.a);
	return rc;
}
