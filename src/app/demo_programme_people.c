/* Who takes part in the fictional programme: employers of two regions, placements there, how each was asked,
 * and which expert an employer has. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "demo_programme.h"

/* Employees in the programme, per region, when nothing more is made; an eighth of the employers of the
 * standard caseload stand in the second. */
static const int wanted[DEMO_REGIONS] = { 52, 11 };
enum { STANDARD_FIRST = 9 /* employers of the standard caseload in the first region */ };

/* What an employer arranged, in points: it goes with how long placements last there. */
static int support_of(const char *infrastructure, const char *experience)
{
	int points = infrastructure && strcmp(infrastructure, "in_place") == 0 ? 2 :
		infrastructure && strcmp(infrastructure, "limited") == 0 ? 1 : 0;
	if (experience && (strcmp(experience, "much") == 0 || strcmp(experience, "some") == 0))
		points++;
	return points;
}

/* Where nobody is reached: numbers that are never given out, and a domain that cannot exist. */
static const char *phone_of(struct world *w)
{
	return arena_printf(w->a, "06-00%06u", world_roll(w, 1000000));
}

static const char *mail_of(struct world *w, const char *who, const char *at)
{
	char *name = text_fold(w->a, arena_printf(w->a, "%s.%s", who, at)), *to = name;
	for (const char *p = name; *p; p++)
		if (*p == '.' || (*p >= 'a' && *p <= 'z'))
			*to++ = *p;
	*to = '\0';
	return arena_printf(w->a, "%s@fictief.example", name);
}

static const char *street_of(struct world *w)
{
	return arena_printf(w->a, "%s %u", PICK(w, "Kaarsenmakersweg", "Molendreef", "Havenkom",
		"Spinnerslaan", "Oude Tolweg",
		"Zeilmakerskade", "Klaverpad"), 1 + world_roll(w, 180));
}

static int make_employer(struct world *w, int i)
{
	const struct demo_site *s = &demo_sites[i - DEMO_EMPLOYERS];
	struct world_site *site = &w->site[i];
	const char *infrastructure = PICK(w, "none", "limited", "limited", "in_place"),
		   *experience = PICK(w, "none", "little", "some", "much");
	bool arranged = strcmp(infrastructure, "in_place") == 0;
	site->region = s->region;
	site->stage = s->stage;
	site->support = support_of(infrastructure, experience);
	int rc = WORLD(w, E_ORGANISATION, &site->id, "name", arena_printf(w->a, "%s %s", s->kind, s->name),
		"address", street_of(w), "phone", phone_of(w), "email", mail_of(w, "info", s->name),
		"place", s->place, "region", world_id(w, w->region[s->region]), "sector", s->sector,
		"size", s->size, "experience",
		experience, "infrastructure", infrastructure, "guidance_arranged", arranged ? "1" : "0",
		"schemes_known", PICK(w, "1", "1", "0"), "inclusive_policy", arranged ? "1" :
		PICK(w, "0", "0", "1"), "mandate",
		PICK(w, "individual", "team", "organisation"), "motivation",
		PICK(w, "intrinsic", "shortage", "shortage", "csr", "costs", "obligation"), "contact_wish",
		PICK(w, "periodic", "periodic", "on_request"));
	if (rc)
		return rc;
	const char *given = demo_given_names[world_roll(w, (unsigned)demo_given_count)],
		   *family = demo_family_names[world_roll(w, (unsigned)demo_family_count)];
	return WORLD(w, E_PERSON, &site->person, "organisation", world_id(w, site->id), "given_name", given,
		"family_name", family, "phone", phone_of(w), "email", mail_of(w, given, family), "role",
		PICK(w, "supervisor", "supervisor", "hr", "director"), "training",
		arranged ? PICK(w, "harrie", "mentorwijs") : PICK(w, "none", "none", "harrie"));
}

/* Those of the standard caseload, the oldest first: they get a region, and take part. */
static int take_standard(struct world *w)
{
	const struct condition employers = { "kind", IS, "employer" };
	const struct query q = { .entity = E_ORGANISATION, .where = &employers, .nwhere = 1, .order = "id",
		.limit = DEMO_EMPLOYERS };
	struct record **found;
	size_t n;
	int rc = store_find(w->app->store, &q, w->a, &found, &n);
	if (rc || n < DEMO_EMPLOYERS)
		return rc ? rc : err_set(ERR_NOTFOUND, "demo: %zu", n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct world_site *s = &w->site[i];
		s->id = found[i]->id;
		s->region = i < STANDARD_FIRST ? 0 : 1;
		s->stage = 's';
		s->support = support_of(record_get(found[i], "infrastructure"),
			record_get(found[i], "experience"));
		record_set_ref(found[i], "region", w->region[s->region]);
		rc = store_put(w->app->store, found[i], NULL, NULL);
	}
	return rc;
}

/* ---- how they were asked ---- */

static const char *reason_of(struct world *w, bool employer)
{
	return employer ? PICK(w, "time", "time", "interest", "privacy", "moved") :
		PICK(w, "interest", "privacy", "time", "unreached");
}

/* The steps that a letter stands for, from the day somebody was selected. */
static int make_part(struct world *w, const struct world_site *s, int64_t placement, char stage, day selected,
	day stopped, const char *reason, int64_t *id, day *started)
{
	bool asked = stage != 'c', agreed = strchr("sax", stage) != NULL, begun = strchr("sx", stage) != NULL;
	day approached = selected + 6 + (day)world_roll(w, 15), yes = approached + 5 + (day)world_roll(w, 20);
	*started = begun ? yes + 7 + (day)world_roll(w, 21) : DAY_NONE;
	/* Where nobody is to be asked yet, the days lie just behind us. */
	return WORLD(w, E_PARTICIPATION, id, "programme", world_id(w, w->programme),
		"employer", world_id(w, s->id),
		"placement", world_id(w, placement), "through",
		world_roll(w, 3) ? world_id(w,
			w->intermediary[s->region == 0 ? world_roll(w, 4) : 4 + world_roll(w, 2)]) :
		NULL, "selected", world_on(w, selected), "approached", asked ? world_on(w, approached) : NULL,
			"agreed",
		agreed ? world_on(w, yes) : NULL, "declined", stage == 'd' ? world_on(w, yes) : NULL,
		"started", world_on(w, *started), "stopped", stage == 'x' ? world_on(w, stopped) : NULL,
		"reason", reason ? reason : stage == 'd' || stage == 'x' ? reason_of(w, placement == 0)
		: NULL, "note",
		world_roll(w, 3) == 0 ? world_line(w, stage == 'd' ? "declined" : "agreed") : NULL);
}

static int ask_employer(struct world *w, int i)
{
	struct world_site *s = &w->site[i];
	bool open = strchr("apc", s->stage) != NULL;
	day selected = open ? w->app->today - 60 - (day)world_roll(w, 8) :
		w->begin + 14 + s->region * 180 + (day)world_roll(w, 330);
	s->stopped = s->stage == 'x' ? selected + 500 + (day)world_roll(w, 300) : DAY_NONE;
	int rc = make_part(w, s, 0, s->stage, selected, s->stopped, NULL, &s->participation, &s->started);
	s->in = strchr("sx", s->stage) != NULL;
	return rc;
}

/* ---- placements ---- */

/* Whether the stop comes: the more is arranged, the later; the first year is the hardest. */
static day last_day(struct world *w, int support, day start)
{
	for (int month = 1; month < 60; month++) {
		/* per 1000 */
		unsigned chance = (unsigned)((month < 13 ? 34 : 20) - support * (month < 13 ? 6 : 3));
		day at = date_add_months(start, month) - 1;
		if (at > w->app->today - 20)
			return DAY_NONE;
		if (world_roll(w, 1000) < chance)
			return at;
	}
	return DAY_NONE;
}

static const char *phase_of(struct world *w, day start, bool ended)
{
	if (ended)
		return "closed";
	if (w->app->today - start < 150)
		return "settling";
	return PICK(w, "stable", "stable", "stable", "stable", "stable", "changing", "threatening_absence");
}

static int make_placement(struct world *w, int at)
{
	struct world_site *s = &w->site[at];
	struct world_member *m = &w->member[w->nmembers];
	bool coach = world_roll(w, 3) != 0, person = world_roll(w, 4) != 0;
	int support = s->support + coach + person, age = (int)world_roll(w, 900) - 200;
	int64_t employee;
	m->site = at;
	m->from = w->begin + s->region * 150 + age;
	m->ended = last_day(w, support > 5 ? 5 : support, m->from);
	bool over = m->ended != DAY_NONE, year = w->app->today - m->from > 365;
	const char *given = demo_given_names[world_roll(w, (unsigned)demo_given_count)],
		   *family = demo_family_names[world_roll(w, (unsigned)demo_family_count)];
	int rc = WORLD(w, E_EMPLOYEE, &employee, "given_name", given, "family_name", family,
		"phone", phone_of(w), "email", mail_of(w, given, family), "target_group",
		PICK(w, "jobs_agreement", "jobs_agreement", "wajong", "wajong", "wga", "participation_act",
			"wia_under_35"),
		"contact_wish", PICK(w, "normal", "normal", "normal", "less", "via_employer"), "birth_date",
		world_on(w, w->app->today - 365 * 21 - (day)world_roll(w, 365 * 38)));
	if (rc)
		return rc;
	rc = WORLD(w, E_PLACEMENT, &m->placement, "employee", world_id(w, employee),
		"employer", world_id(w, s->id),
		"expert", world_id(w, w->expert[s->expert]), "job_title", world_line(w, "job"), "hours",
		PICK(w, "16", "20", "24", "24", "28", "32", "36"), "status", over ? "ended" : "active",
		"phase", phase_of(w, m->from, over), "course",
		support > 3 ? PICK(w, "smooth", "smooth", "smooth", "attention") :
		PICK(w, "smooth", "attention", "attention", "difficult"), "start", world_on(w, m->from),
			"contract",
		year ? PICK(w, "permanent", "permanent", "temporary") : "temporary", "has_contact_person",
		person ? "1" : "0",
		"contact_person", person ? world_id(w, s->person) : NULL,
		"lead", PICK(w, "employer", "employer", "employee",
		"expert"), "jobcoach", !coach ? "none" : year || over ? "ended" : "active", "learning",
		year ? "0" : "1",
		"wage_value", PICK(w, "45", "55", "60", "70", "80", "90"), "meaningful",
		support > 3 ? PICK(w, "4", "4", "5") : PICK(w, "2", "3", "4"), "success_factors",
		support > 3 && world_roll(w, 2) ? world_line(w, "success") : NULL,
		"ended", world_on(w, m->ended), "outcome",
		!over ? NULL : support > 3 ? PICK(w, "other_employer", "other_job_here", "training",
			"ended_together") :
		PICK(w, "not_extended", "ended_together", "ill", "not_extended", "other_employer"),
			"contact_amount",
		over ? PICK(w, "too_little", "fitting", "fitting") : NULL);
	s->members++;
	w->nmembers += rc == 0;
	return rc;
}

/* From the day both were there; an ended placement ends it, sooner or later. */
static int ask_employee(struct world *w, struct world_member *m, char stage)
{
	const struct world_site *s = &w->site[m->site];
	day selected = (m->from > s->started ? m->from : s->started) + 10 + (day)world_roll(w, 40);
	int64_t id;
	m->started = DAY_NONE;
	m->stopped = m->ended == DAY_NONE ? s->stopped : m->ended + 10 + (day)world_roll(w, 40);
	bool gone = m->stopped != DAY_NONE;
	if (gone && (selected + 70 > m->stopped || selected + 70 > m->ended))
		return 0; /* was gone before anybody asked */
	if (selected + 70 > w->app->today)
		stage = selected > w->app->today - 30 ? 'c' : 'p';
	if (stage == 's' && gone && m->stopped <= w->app->today)
		stage = 'x';
	int rc = make_part(w, s, m->placement, stage, selected < w->app->today ? selected : w->app->today - 5,
		m->stopped, stage == 'x' ? m->ended != DAY_NONE ? "ended" : "time" : NULL, &id, &m->started);
	m->in = rc == 0 && stage == 's';
	return rc;
}

/* Those of the standard caseload at an employer that takes part. */
static int take_placements(struct world *w)
{
	for (int i = 0; i < DEMO_EMPLOYERS; i++) {
		const struct condition of = { "employer", IS, world_id(w, w->site[i].id) };
		const struct query q = { .entity = E_PLACEMENT, .where = &of, .nwhere = 1,
			.order = "id", .limit = 8 };
		struct record **found;
		size_t n;
		int rc = store_find(w->app->store, &q, w->a, &found, &n);
		for (size_t k = 0; rc == 0 && k < n && w->nmembers < DEMO_MEMBERS; k++) {
			struct world_member *m = &w->member[w->nmembers];
			*m = (struct world_member){ .placement = found[k]->id, .site = i,
				.from = record_day(found[k], "start"), .ended = record_day(found[k], "ended"),
					.started = DAY_NONE, .stopped = DAY_NONE };
			if (m->from == DAY_NONE || m->from > w->app->today - 40 || m->from < w->begin)
				continue;
			w->nmembers++;
			rc = ask_employee(w, m, world_roll(w, 9) ? 's' : 'd');
		}
		if (rc)
			return rc;
	}
	return 0;
}

static int count_in(const struct world *w, int region)
{
	int n = 0;
	for (int i = 0; i < w->nmembers; i++)
		n += w->member[i].in && w->site[w->member[i].site].region == region;
	return n;
}

/* One at each employer in turn, until enough take part. */
static int make_placements(struct world *w, int region)
{
	int rc = 0;
	for (int i = DEMO_EMPLOYERS; rc == 0 && w->nmembers < DEMO_MEMBERS &&
		count_in(w, region) < wanted[region];
		i = i + 1 < DEMO_SITES ? i + 1 : DEMO_EMPLOYERS) {
		struct world_site *s = &w->site[i];
		if (s->region != region || !s->in || (s->members && world_roll(w, 3) == 0))
			continue;
		rc = make_placement(w, i);
		if (rc == 0)
			rc = ask_employee(w, &w->member[w->nmembers - 1], world_roll(w, 12) ? 's' : 'd');
	}
	return rc;
}

/* ---- which expert ---- */

static int assign(struct world *w, int i)
{
	struct world_site *s = &w->site[i];
	bool handed = i % 11 == 10;
	day since = s->started, over = since + 400 + (day)world_roll(w, 200);
	int first = (s->expert + 1) % DEMO_EXPERTS;
	int rc = 0;
	if (handed)
		rc = WORLD(w, E_ASSIGNMENT, NULL, "programme", world_id(w, w->programme),
			"employer", world_id(w, s->id),
			"expert", world_id(w, w->expert[first]), "since", world_on(w, since),
			"until", world_on(w, over - 1));
	return rc ? rc : WORLD(w, E_ASSIGNMENT, NULL, "programme", world_id(w, w->programme), "employer",
		world_id(w, s->id), "expert", world_id(w, w->expert[s->expert]), "since",
		world_on(w, handed ? over : since), "until", world_on(w, s->stopped), "note",
		handed ? world_line(w, "handed") : NULL);
}

int world_people(struct world *w)
{
	int rc = take_standard(w);
	for (int i = 0; rc == 0 && i < DEMO_SITES; i++) {
		/* The user's own employers first; the second region has one expert. */
		w->site[i].expert = i < DEMO_EMPLOYERS ? 0 : demo_sites[i - DEMO_EMPLOYERS].region ? 3
			: i % 3;
		if (i >= DEMO_EMPLOYERS)
			rc = make_employer(w, i);
		if (rc == 0)
			rc = ask_employer(w, i);
		if (rc == 0 && w->site[i].in)
			rc = assign(w, i);
	}
	if (rc == 0)
		rc = take_placements(w);
	for (int i = 0; rc == 0 && i < DEMO_REGIONS; i++)
		rc = make_placements(w, i);
	return rc;
}
