/* A programme of four years in the fictional caseload, on top of the standard one: the programme itself, its
 * regions and experts. Random, but the same for the same day. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/report.h"
#include "demo_programme.h"

enum { YEARS = 4, MONTHS_BEHIND = 46 /* so that the last waves are still to come */ };

unsigned world_roll(struct world *w, unsigned below)
{
	w->random = w->random * 6364136223846793005u + 1442695040888963407u; /* Knuth's LCG */
	return (unsigned)(w->random >> 33) % below;
}

const char *world_pick(struct world *w, const char *const *list, size_t n)
{
	return list[world_roll(w, (unsigned)n)];
}

int world_put(struct world *w, enum entity_id e, const char *const *pair, int64_t *id)
{
	struct record *r = record_new(model_entity(e), w->app->today, w->a);
	int rc = 0;
	for (size_t i = 0; rc == 0 && pair[i]; i += 2)
		if (pair[i + 1])
			rc = record_set(r, pair[i], pair[i + 1]);
	if (rc == 0)
		rc = store_put(w->app->store, r, NULL, NULL);
	if (id)
		*id = r->id;
	return rc;
}

const char *world_id(struct world *w, int64_t id)
{
	return id ? arena_printf(w->a, "%lld", (long long)id) : NULL;
}

const char *world_on(struct world *w, day d)
{
	char buf[DATE_ISO_SIZE];
	return d == DAY_NONE || d > w->app->today ? NULL : arena_strdup(w->a, date_iso(buf, d));
}

const char *world_line(struct world *w, const char *what)
{
	for (size_t i = 0; i < demo_lines_count; i++)
		if (strcmp(demo_lines[i].what, what) == 0)
			return lang_text(demo_lines[i].line[world_roll(w, (unsigned)demo_lines[i].n)]);
	return NULL;
}

bool world_takes_part(day started, day stopped, day on)
{
	return started != DAY_NONE && started <= on && (stopped == DAY_NONE || on < stopped);
}

/* The first day of a month; its last months are still ahead. */
static void set_years(struct world *w)
{
	int year, month, mday;
	date_to_ymd(date_add_months(w->app->today, -MONTHS_BEHIND), &year, &month, &mday);
	w->begin = date_from_ymd(year, month, 1);
	w->until = date_add_months(w->begin, 12 * YEARS) - 1;
}

static const char *any_day(struct world *w, day d)
{
	char buf[DATE_ISO_SIZE];
	return arena_strdup(w->a, date_iso(buf, d));
}

static int make_programme(struct world *w)
{
	static const struct label name = { "Duurzaam Werk(t) (fictief)", "Duurzaam Werk(t) (fictional)" },
		aim = { "Vier jaar volgen wat werkgevers en werknemers zelf zien gebeuren, zodat plaatsingen"
			" langer duren.",
			"Following for four years what employers and employees see happen, so that placements"
			" last longer." };
	static const struct {
		const char *from, *most, *employees;
		struct label note;
	} aims[DEMO_REGIONS] = {
		{ "30", "45", "45", { "De grootste regio; van het begin af aan.",
			"The largest region; from the start." } },
		{ "10", "15", "15", { "Sloot een half jaar later aan, met eigen aantallen.",
			"Joined half a year later, with numbers of its own." } },
	};
	int rc = WORLD(w, E_PROGRAMME, &w->programme, "name", lang_text(name), "aim", lang_text(aim), "start",
		any_day(w, w->begin), "until", any_day(w, w->until),
		"steering", world_id(w, w->intermediary[0]),
		"placed_from", any_day(w, date_add_months(w->begin, -12)), "placed_until",
		any_day(w, date_add_months(w->begin, 12 * YEARS - 6)), "groups",
		"jobs_agreement wajong wga wia_under_35 participation_act", "hours_from", "4",
		"hours_most", "8",
		"points_hour", "1");
	for (int i = 0; rc == 0 && i < DEMO_REGIONS; i++)
		rc = WORLD(w, E_TARGET, NULL, "programme", world_id(w, w->programme),
			"region", world_id(w, w->region[i]),
			"employers_min", aims[i].from, "employers_max", aims[i].most,
			"employees_min", aims[i].employees,
			"note", lang_text(aims[i].note));
	return rc;
}

static int make_intermediaries(struct world *w)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < demo_intermediary_count; i++) {
		const struct demo_intermediary *m = &demo_intermediaries[i];
		rc = WORLD(w, E_ORGANISATION, &w->intermediary[i], "name", m->name, "kind", m->kind, "region",
			world_id(w, w->region[m->region]));
		if (rc == 0)
			rc = WORLD(w, E_PERSON, &w->agent[i], "organisation", world_id(w, w->intermediary[i]),
				"given_name", m->given, "family_name", m->family, "role", m->role);
	}
	return rc;
}

static int make_intakes(struct world *w)
{
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < demo_intermediary_count; i++) {
		const struct demo_intermediary *m = &demo_intermediaries[i];
		if (m->selects)
			rc = WORLD(w, E_INTAKE, NULL, "programme", world_id(w, w->programme), "organisation",
				world_id(w, w->intermediary[i]), "person", world_id(w, w->agent[i]), "date",
				world_on(w, w->begin + 9 + (day)i * 6 + m->region * 170),
				"selects", m->selects, "asks",
				m->asks, "network", m->network, "note", lang_text(m->note));
	}
	return rc;
}

static int make_experts(struct world *w)
{
	static const struct {
		const char *login, *given, *infix, *family, *field, *view;
	} colleagues[DEMO_EXPERTS - 1] = {
		{ "hkoning", "Hanneke", NULL, "Koning", "municipality", "relational" },
		{ "tbrink", "Tarik", "van den", "Brink", "uwv", "research" },
		{ "iwolters", "Ineke", NULL, "Wolters", "reintegration", "backup" },
	};
	int rc = 0;
	w->expert[0] = w->app->expert;
	for (int i = 1; rc == 0 && i < DEMO_EXPERTS; i++)
		rc = WORLD(w, E_EXPERT, &w->expert[i], "login", colleagues[i - 1].login, "given_name",
			colleagues[i - 1].given, "infix", colleagues[i - 1].infix,
			"family_name", colleagues[i - 1].family,
			"field_of_work", colleagues[i - 1].field, "role_view", colleagues[i - 1].view);
	return rc;
}

static int make_all(struct world *w)
{
	int rc = 0;
	for (int i = 0; rc == 0 && i < DEMO_REGIONS; i++)
		rc = WORLD(w, E_REGION, &w->region[i], "name", lang_text(demo_region_names[i]));
	if (rc || (rc = make_experts(w)) || (rc = make_intermediaries(w)) || (rc = make_programme(w)) ||
		(rc = make_intakes(w)) || (rc = world_people(w)) || (rc = world_course(w)))
		return rc;
	return world_measure(w);
}

/* Reports as they were kept then, made with what is on record now. */
static int keep_reports(struct world *w)
{
	const day year = date_add_months(w->begin, 24), today = w->app->today;
	const struct {
		enum report_kind kind;
		int64_t subject;
		day made;
	} kept[] = {
		{ REPORT_REGION, w->region[0], date_add_months(year, 12) + 19 },
		{ REPORT_PROGRAMME, w->programme, date_add_months(year, 12) + 26 },
		{ REPORT_EMPLOYER, w->site[0].id, date_add_months(year, 13) + 3 },
		{ REPORT_EMPLOYER, w->site[0].id, date_add_months(year, 13) + 10 },
	};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof kept / sizeof *kept; i++) {
		const struct report_ask ask = { .kind = kept[i].kind, .subject = kept[i].subject,
			.first = year, .last = date_add_months(year, 12) - 1 };
		struct document *d;
		int64_t id;
		w->app->today = kept[i].made;
		rc = app_report_keep(w->app, &ask, w->a, &id, &d);
	}
	w->app->today = today;
	return rc;
}

int app_demo_programme(struct app *app)
{
	struct world w = { .app = app, .a = arena_new(), .random = 20230101 };
	w.intermediary = arena_alloc(w.a, demo_intermediary_count * sizeof *w.intermediary);
	w.agent = arena_alloc(w.a, demo_intermediary_count * sizeof *w.agent);
	set_years(&w);
	int rc = store_bulk(app->store, true);
	if (rc == 0 && (rc = store_begin(app->store, _("demo caseload"))) == 0) {
		rc = make_all(&w);
		rc = rc ? (store_rollback(app->store), rc) : store_commit(app->store, NULL);
		int after = store_bulk(app->store, false);
		rc = rc ? rc : after;
	}
	if (rc == 0)
		rc = keep_reports(&w);
	arena_free(&w.a);
	return rc;
}
