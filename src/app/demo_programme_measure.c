/* What the fictional programme measured: waves with who takes part, meetings and who came, the hours that
 * cost, and what was found. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "demo_programme.h"

static const char *any_day(struct world *w, day d)
{
	char buf[DATE_ISO_SIZE];
	return arena_strdup(w->a, date_iso(buf, d));
}

static int make_hours(struct world *w, const char *party, int64_t expert, int64_t organisation,
	int64_t placement, day on, const char *hours, const char *work, int64_t meeting, const char *points)
{
	return WORLD(w, E_HOURS, NULL, "programme", world_id(w, w->programme), "party", party, "expert",
		world_id(w, expert), "organisation", world_id(w, organisation),
		"placement", world_id(w, placement), "date",
		world_on(w, on), "hours", hours, "work", work, "meeting", world_id(w, meeting),
		"points", points);
}

/* ---- waves ---- */

static int make_waves(struct world *w)
{
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_WAVES; i++) {
		const struct demo_wave *v = &demo_waves[i];
		rc = WORLD(w, E_WAVE, &w->wave[i], "programme", world_id(w, w->programme), "name", v->name,
			"method", v->method, "party", v->party, "script", v->script, "months",
			v->months == NOT ? NULL : arena_printf(w->a, "%d", v->months), "date",
			v->months == NOT ? any_day(w, w->begin + v->day) : NULL,
			"weeks", arena_printf(w->a, "%d", v->weeks));
	}
	return rc;
}

/* What it cost whom, when it was done. */
static int spend(struct world *w, const struct demo_wave *v, const struct world_site *s, int64_t placement,
	day on)
{
	bool paper = strcmp(v->method, "questionnaire") == 0;
	int rc = strcmp(v->party, "expert") == 0 ? 0 :
		make_hours(w, v->party, 0, placement ? 0 : s->id, placement, on,
			paper ? "0.5" : placement ? "1" : "1.5",
			"measurement", 0, NULL);
	return rc || paper ? rc :
		make_hours(w, "expert", w->expert[s->expert], s->id, 0, on, placement ? "1.5" : "2",
			"measurement", 0, NULL);
}

static int observe(struct world *w, const struct world_site *s, day on, int64_t *id)
{
	const char *mark[4];
	for (int i = 0; i < 4; i++)
		mark[i] = arena_printf(w->a, "%u", 1 + world_roll(w, 5));
	return WORLD(w, E_OBSERVATION, id, "employer", world_id(w, s->id), "date", world_on(w, on),
		"department", world_line(w, "department"), "noise", mark[0], "stimuli", mark[1],
		"pace", mark[2], "interruptions", mark[3],
		"note", world_line(w, "seen"));
}

/* One wave with one who takes part. What is only just late has no record yet. Returns whether the next may
 * come. */
static int measure(struct world *w, int wave, const struct world_site *s, int64_t placement, day due,
	bool *next)
{
	const struct demo_wave *v = &demo_waves[wave];
	const day until = due + 7 * v->weeks, today = w->app->today;
	unsigned chance = world_roll(w, 100);
	bool done = chance < (strcmp(v->method, "questionnaire") == 0 ? 68U : 86U);
	const char *state = done ? "done" : chance < 94 ? "missed" : "declined";
	day on = due + (day)world_roll(w, (unsigned)(7 * v->weeks));
	int64_t observation = 0;
	*next = true;
	if (until > today - 30 && (on >= today || world_roll(w, 4) == 0)) {
		*next = false;
		if (on <= today || world_roll(w, 3) || on > today + 40)
			return 0;
		return WORLD(w, E_MEASUREMENT, NULL, "wave", world_id(w, w->wave[wave]),
			"employer", world_id(w, s->id),
			"placement", world_id(w, placement), "state", "planned", "date", any_day(w, on));
	}
	if (on > today)
		on = today - 2;
	int rc = done && strcmp(v->method, "observation") == 0 ? observe(w, s, on, &observation) : 0;
	if (rc == 0)
		rc = WORLD(w, E_MEASUREMENT, NULL, "wave", world_id(w, w->wave[wave]),
			"employer", world_id(w, s->id),
			"placement", world_id(w, placement), "state", state, "date", world_on(w, on),
			"reminded", chance % 4 ? NULL : world_on(w, on - 5),
			"observation", world_id(w, observation), "reason",
			done ? NULL : world_line(w,
				strcmp(state, "missed") == 0 ? "missed_wave" : "declined_wave"));
	return rc || !done ? rc : spend(w, v, s, placement, on);
}

/* All waves of one who takes part, in order; of a method the next waits for the one before it. */
static int measure_all(struct world *w, const struct world_site *s, int64_t placement, day started,
	day stopped)
{
	bool waits[DEMO_WAVES] = { false };
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_WAVES; i++) {
		const struct demo_wave *v = &demo_waves[i];
		bool employee = strcmp(v->party, "employee") == 0, next = true, held = false;
		day due = v->months == NOT ? w->begin + v->day : date_add_months(started, v->months);
		for (int k = 0; k < i; k++)
			held = held || (waits[k] && strcmp(demo_waves[k].method, v->method) == 0);
		if (employee != (placement != 0) || held || due > w->app->today + 14 ||
			strcmp(v->method, "focus_group") == 0 || !world_takes_part(started, stopped, due))
			continue;
		rc = measure(w, i, s, placement, due, &next);
		waits[i] = !next;
	}
	return rc;
}

static int make_measurements(struct world *w)
{
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_SITES; i++)
		if (w->site[i].started != DAY_NONE)
			rc = measure_all(w, &w->site[i], 0, w->site[i].started, w->site[i].stopped);
	for (int i = 0; rc == 0 && i < w->nmembers; i++) {
		const struct world_member *m = &w->member[i];
		if (m->started != DAY_NONE)
			rc = measure_all(w, &w->site[m->site], m->placement, m->started, m->stopped);
	}
	return rc;
}

/* ---- meetings ---- */

struct gathering {
	const struct demo_meeting *m;
	int64_t id;
	day on;
};

static int come(struct world *w, const struct gathering *g, bool sure, const char *party, int64_t expert,
	int64_t person, int64_t organisation, int64_t placement)
{
	bool past = g->on <= w->app->today, came = sure || world_roll(w, 5) != 0;
	const char *state = !past ? came ? "registered" : "invited" : came ? "attended" : "absent";
	int rc = WORLD(w, E_ATTENDANCE, NULL, "meeting", world_id(w, g->id), "expert", world_id(w, expert),
		"person", world_id(w, person), "organisation", world_id(w, organisation),
		"placement", world_id(w, placement), "state",
		state);
	return rc || !past || !came ? rc : make_hours(w, party, expert, organisation, placement, g->on,
		g->m->hours,
		"meeting", g->id, expert ? g->m->points : NULL);
}

/* Of those who take part on the day a share is asked: more for a congress than for a circle. */
static int invite(struct world *w, const struct gathering *g)
{
	const bool large = strcmp(g->m->kind, "congress") == 0,
		inside = strcmp(g->m->kind, "peer_review") == 0;
	const unsigned share = large ? 2 : 4;
	day on = g->on < w->app->today ? g->on : w->app->today;
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_EXPERTS; i++)
		if (inside || g->m->region < 0 || (g->m->region == 1) == (i == 3))
			rc = come(w, g, true, "expert", w->expert[i], 0, 0, 0);
	for (int i = 0; rc == 0 && !inside && i < DEMO_SITES; i++) {
		const struct world_site *s = &w->site[i];
		if ((g->m->region < 0 || s->region == g->m->region) &&
			world_takes_part(s->started, s->stopped, on) &&
			(i == 0 || i == 3 || world_roll(w, share) == 0))
			rc = come(w, g, i == 0 || i == 3, "employer", 0, s->person, s->id, 0);
	}
	for (int i = 0; rc == 0 && large && i < w->nmembers; i++)
		if (world_takes_part(w->member[i].started, w->member[i].stopped, on) && world_roll(w, 6) == 0)
			rc = come(w, g, false, "employee", 0, 0, 0, w->member[i].placement);
	for (size_t i = 0; rc == 0 && !inside && i < demo_intermediary_count; i++)
		if (g->m->region < 0 || demo_intermediaries[i].region == g->m->region)
			rc = come(w, g, false, "intermediary", 0, w->agent[i], w->intermediary[i], 0);
	return rc;
}

/* A focus group is a wave too, for who came. */
static int measure_group(struct world *w, const struct gathering *g)
{
	int wave = -1, rc = 0;
	for (int i = 0; i < DEMO_WAVES; i++)
		if (strcmp(demo_waves[i].method, "focus_group") == 0 && demo_waves[i].day == g->m->day)
			wave = i;
	for (int i = 0; rc == 0 && wave >= 0 && i < DEMO_SITES; i++) {
		const struct world_site *s = &w->site[i];
		if (!world_takes_part(s->started, s->stopped, g->on))
			continue;
		bool came = s->region == g->m->region && world_roll(w, 3) != 0;
		rc = WORLD(w, E_MEASUREMENT, NULL, "wave", world_id(w, w->wave[wave]),
			"employer", world_id(w, s->id), "state",
			came ? "done" : "missed", "date", world_on(w, g->on),
			"meeting", came ? world_id(w, g->id) : NULL, "reason",
			came ? NULL : world_line(w, "missed_wave"));
	}
	return rc;
}

static int make_meetings(struct world *w)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < demo_meeting_count; i++) {
		const struct demo_meeting *m = &demo_meetings[i];
		struct gathering g = { .m = m, .on = w->begin + m->day };
		bool past = g.on <= w->app->today;
		rc = WORLD(w, E_MEETING, &g.id, "programme", world_id(w, w->programme), "kind", m->kind,
			"title", lang_text(m->title), "date", any_day(w, g.on), "place", m->place, "region",
			m->region < 0 ? NULL : world_id(w, w->region[m->region]), "hours", m->hours,
			"points", m->points, "yield", past ? lang_text(m->yield) : NULL);
		if (rc == 0)
			rc = invite(w, &g);
		if (rc == 0 && past && strcmp(m->kind, "focus_group") == 0)
			rc = measure_group(w, &g);
	}
	return rc;
}

/* ---- other hours, and what was found ---- */

/* Recruitment at the start, monitoring and reporting each year. */
static int make_other_hours(struct world *w)
{
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_SITES; i++)
		if (w->site[i].started != DAY_NONE)
			rc = make_hours(w, "expert", w->expert[w->site[i].expert], w->site[i].id, 0,
				w->site[i].started - 12, world_roll(w, 2) ? "1" : "2", "recruitment", 0, "0");
	for (int i = 0; rc == 0 && i < DEMO_EXPERTS; i++)
		for (day on = w->begin + 340 + 7 * i; rc == 0 && on < w->app->today; on += 365) {
			rc = make_hours(w, "expert", w->expert[i], 0, 0, on, "6", "reporting", 0, "0");
			if (rc == 0)
				rc = make_hours(w, "expert", w->expert[i], 0, 0, on - 120, "4", "training", 0,
					"4");
		}
	for (day on = w->begin + 20; rc == 0 && on < w->app->today; on += 91)
		rc = make_hours(w, "researcher", 0, 0, 0, on, "12", "reporting", 0, NULL);
	return rc;
}

static int put_finding(struct world *w, const struct demo_finding *f, const struct world_site *s,
	int64_t placement, day on)
{
	return WORLD(w, E_FINDING, NULL, "placement", world_id(w, placement), "employer", world_id(w, s->id),
		"programme", world_id(w, w->programme), "region", world_id(w, w->region[s->region]),
		"date", world_on(w, on), "section",
		f->section, "factor", f->factor ? world_id(w, f->factor) : NULL, "text", lang_text(f->text),
		"shared", f->shared ? "1" : "0");
}

/* Of two employers there is enough for a whole report: a finding for each section that they may read. */
static int make_shown(struct world *w)
{
	static const int sites[] = { 0, 3 };
	int rc = 0;
	for (size_t k = 0; k < sizeof sites / sizeof *sites; k++)
		for (size_t i = k; rc == 0 && i < demo_finding_count; i += 2)
			if (demo_findings[i].shared && !demo_findings[i].person)
				rc = put_finding(w, &demo_findings[i], &w->site[sites[k]], 0,
					w->app->today - 12 - (day)world_roll(w, 330));
	return rc;
}

/* Each of them was noticed a few times, at different employers. */
static int make_findings(struct world *w)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < demo_finding_count * 3; i++) {
		const struct demo_finding *f = &demo_findings[i % demo_finding_count];
		const struct world_member *m = &w->member[world_roll(w, (unsigned)w->nmembers)];
		const struct world_site *s = &w->site[m->site];
		day from = m->from > w->begin ? m->from : w->begin;
		if (w->app->today - from < 120 || s->started == DAY_NONE)
			continue;
		rc = put_finding(w, f, s, f->person ? m->placement : 0,
			from + 60 + (day)world_roll(w, (unsigned)(w->app->today - from - 61)));
	}
	return rc;
}

int world_measure(struct world *w)
{
	int rc = make_waves(w);
	if (rc || (rc = make_measurements(w)) || (rc = make_meetings(w)) || (rc = make_other_hours(w)))
		return rc;
	return (rc = make_findings(w)) ? rc : make_shown(w);
}
