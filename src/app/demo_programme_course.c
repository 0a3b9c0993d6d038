/* How placements of the fictional programme went: contacts, what got stuck, what was changed, what was
 * weighed. */
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "demo_programme.h"

/* The last day of a placement that something can have happened on. */
static day last_of(const struct world *w, const struct world_member *m)
{
	return m->ended != DAY_NONE && m->ended < w->app->today ? m->ended : w->app->today - 4;
}

static int make_contact(struct world *w, const struct world_member *m, const char *party, day at, bool last)
{
	const struct world_site *s = &w->site[m->site];
	bool employer = strcmp(party, "employer") == 0, reached = last || world_roll(w, 10) != 0;
	const char *medium = reached ? PICK(w, "phone", "phone", "visit", "visit", "video", "message")
		: "phone";
	const char *told = !reached ? "missed" : !employer ? "employee" : s->support > 1 ? "employer_well"
		: "employer_hard";
	return WORLD(w, E_CONTACT, NULL, "placement", world_id(w, m->placement), "date", world_on(w, at),
		"direction", world_roll(w, 5) ? "out" : "in", "medium", medium, "party", party, "person",
		employer ? world_id(w, s->person) : NULL, "reached", reached ? "1" : "0", "purpose",
		PICK(w, "monitoring", "monitoring", "evaluation", "sparring", "advice"), "minutes",
		reached ? arena_printf(w->a, "%u", 5 + world_roll(w, strcmp(medium, "visit") == 0 ? 55 : 20))
		: NULL, "note", world_line(w, told), "expert", world_id(w, w->expert[s->expert]));
}

static int make_contacts(struct world *w, const struct world_member *m, const char *party, day every)
{
	day last = last_of(w, m) - (day)world_roll(w, (unsigned)every / 2),
		at = m->from + 7 + (day)world_roll(w, 14);
	int rc = 0;
	for (; rc == 0 && at < last - every / 2; at += every - every / 4 + (day)world_roll(w,
		(unsigned)every / 2))
		rc = make_contact(w, m, party, at, false);
	return rc || at > last + every ? rc : make_contact(w, m, party, last, true);
}

/* Something got stuck; mostly the work was changed then, and mostly that helped. */
static int make_trouble(struct world *w, const struct world_member *m, day at)
{
	const struct world_site *s = &w->site[m->site];
	const char *theme = PICK(w, "pace", "pace", "guidance", "tasks", "environment", "team", "schedule",
		"learning");
	bool solved = world_roll(w, 5) + (unsigned)s->support > 1 && at + 60 < w->app->today;
	int64_t id;
	int rc = WORLD(w, E_BOTTLENECK, &id, "placement", world_id(w, m->placement), "date", world_on(w, at),
		"theme", theme, "note", world_line(w, "stuck"), "discussed", world_on(w, at + 14), "resolved",
		solved ? world_on(w, at + 60) : NULL);
	if (rc == 0 && world_roll(w, 3))
		rc = WORLD(w, E_ADAPTATION, NULL, "placement", world_id(w, m->placement),
			"what", world_line(w, "adapted"),
			"level", PICK(w, "pace_time", "task_adapted", "task_adapted", "task_split",
				"job_created"), "direction",
			PICK(w, "organisational", "technical", "guidance"), "bottleneck", world_id(w, id),
			"date", world_on(w, at + 21),
			"effect", solved ? "better" : PICK(w, "same", "same", "worse"), "reviewed",
			world_on(w, at + 70));
	if (rc == 0 && world_roll(w, 2))
		rc = WORLD(w, E_SIGNAL, NULL, "placement", world_id(w, m->placement),
			"date", world_on(w, at - 6), "kind",
			PICK(w, "stuck", "overload", "execution", "motivation"),
			"severity", PICK(w, "1", "2", "2"), "source",
			PICK(w, "employer", "employee"), "handled", world_on(w, at + 16));
	if (rc == 0 && world_roll(w, 3) == 0)
		rc = WORLD(w, E_INSTRUMENT, NULL, "placement", world_id(w, m->placement), "instrument",
			PICK(w, "balance_card", "jobcoaching"), "date", world_on(w, at + 18),
			"bottleneck", world_id(w, id),
			"experience", solved ? "helped" : "partly");
	return rc;
}

static int make_scores(struct world *w, const struct world_member *m)
{
	const int better = w->site[m->site].support;
	int rc = 0;
	for (day at = m->from + 60; rc == 0 && at < last_of(w, m); at += 365)
		for (int party = 0; rc == 0 && party < 3; party++) {
			const char *score[4];
			for (int i = 0; i < 4; i++) {
				int n = 2 + (int)world_roll(w, 3) + (better > 1) - (party == 1 && i == 2);
				score[i] = arena_printf(w->a, "%d", n > 5 ? 5 : n);
			}
			rc = WORLD(w, E_SCORE, NULL, "placement", world_id(w, m->placement), "date",
				world_on(w, at + 10 * party), "party",
				((const char *const[]){ "employer", "employee", "expert" })[party],
				"suitable", score[0],
				"tailored", score[1], "guided", score[2], "meaningful", score[3]);
		}
	return rc;
}

/* What the expert weighed, and whether the employee was asked. */
static int make_weighing(struct world *w, const struct world_member *m, day at)
{
	static const char *const factors[] = { "possibilities+ motivation+ employer-", "load- team+",
		"employer+ team+ law o",
		"motivation+ load-", "possibilities+ employer+", "team- motivation+ feeling o",
		"policy- possibilities+",
		"load- role o employer+", "labour_market- motivation+", "skills o possibilities+ team+" };
	const char *verdict = PICK(w, "accepted", "accepted", "dismissed", "postponed");
	return WORLD(w, E_DECISION, NULL, "placement", world_id(w, m->placement), "rule",
		PICK(w, "taken-veranderd", "leerdoelen-bij-vastlopen"), "date", world_on(w, at),
		"verdict", verdict, "reason",
		strcmp(verdict, "dismissed") == 0 ? PICK(w, "arranged", "not_feasible", "employee_declines")
		: NULL, "depth",
		PICK(w, "quick", "short", "short", "slow"), "impression", PICK(w, "yes", "no", "unsure"),
		"factors", factors[world_roll(w, sizeof factors / sizeof *factors)], "client_view",
		PICK(w, "agrees", "agrees", "differs", "not_asked"),
		"explained", PICK(w, "now", "next", "no"), "note",
		world_line(w, "weighed"), "turning_point", world_roll(w, 3) ? NULL : world_line(w,
			"turning"));
}

static int make_absence(struct world *w, const struct world_member *m, day at)
{
	return WORLD(w, E_ABSENCE, NULL, "placement", world_id(w, m->placement), "date", world_on(w, at),
		"ended", world_on(w, at + 4 + (day)world_roll(w, 24)), "percentage", "100",
		"reported", world_on(w, at));
}

static int make_course(struct world *w, const struct world_member *m)
{
	day last = last_of(w, m), span = last - m->from;
	int rc = make_contacts(w, m, "employer", 70);
	if (rc || (rc = make_contacts(w, m, "employee", 95)) || (rc = make_scores(w, m)) || span < 120)
		return rc;
	/* Little is arranged: more gets stuck. */
	for (int i = w->site[m->site].support; rc == 0 && i < 4; i++)
		if (world_roll(w, 5) < 3)
			rc = make_trouble(w, m, m->from + 40 + (day)world_roll(w, (unsigned)span - 90));
	for (int i = 0; rc == 0 && i < 3; i++)
		if (world_roll(w, 2))
			rc = make_weighing(w, m, last - 20 - (day)world_roll(w, span > 420 ? 390 : 90));
	if (rc == 0 && world_roll(w, 4) == 0)
		rc = make_absence(w, m, m->from + 50 + (day)world_roll(w, (unsigned)span - 90));
	return rc;
}

/* Those of the standard caseload have theirs. */
int world_course(struct world *w)
{
	int rc = 0;
	for (int i = 0; rc == 0 && i < w->nmembers; i++)
		if (w->member[i].site >= DEMO_EMPLOYERS)
			rc = make_course(w, &w->member[i]);
	return rc;
}
