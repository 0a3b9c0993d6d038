/* A programme of four years in the fictional caseload: what its files share. All people, companies, regions
 * and events are invented. Days follow from the programme's first day, which follows from today. */
#ifndef ANKER_APP_DEMO_PROGRAMME_H
#define ANKER_APP_DEMO_PROGRAMME_H

#include "anker/app.h"
#include "demo.h"

enum { DEMO_REGIONS = 2, DEMO_EXPERTS = 4, DEMO_SITES = 48, DEMO_MEMBERS = 128, DEMO_WAVES = 13 };

/* How far an employer came, as a letter: started, agreed, declined, stopped (x), approached, selected (c). */
struct demo_site {
	const char *kind, *name, *place, *sector, *size;
	int region;
	char stage;
};
extern const struct demo_site demo_sites[DEMO_SITES - DEMO_EMPLOYERS];
extern const struct label demo_region_names[DEMO_REGIONS];

struct demo_intermediary {
	const char *name, *kind, *given, *family, *role;
	int region;
	const char *selects, *asks, *network;
	struct label note;
};
extern const struct demo_intermediary demo_intermediaries[];
extern const size_t demo_intermediary_count;

struct demo_wave {
	const char *name, *method, *party, *script;
	int months, weeks;   /* months NOT: on a day for all, `day` after the start of the programme */
	int day;
};
extern const struct demo_wave demo_waves[DEMO_WAVES];

struct demo_meeting {
	const char *kind, *place, *hours, *points;
	int day, region;     /* after the start of the programme; region -1: all */
	struct label title, yield;
};
extern const struct demo_meeting demo_meetings[];
extern const size_t demo_meeting_count;

struct demo_finding {
	const char *section;
	int factor;          /* number of the factor as it is shipped; 0: none */
	bool shared, person; /* person: about a placement */
	struct label text;
};
extern const struct demo_finding demo_findings[];
extern const size_t demo_finding_count;

/* Sentences by party and by what they tell. */
struct demo_lines {
	const char *what;
	const struct label *line;
	size_t n;
};
extern const struct demo_lines demo_lines[];
extern const size_t demo_lines_count;

/* Who takes part: an employer, or the employee of a placement. */
struct world_site {
	int64_t id, person;
	int region, expert;
	char stage;
	bool in;                      /* of those a placement may be made at */
	int support;                  /* 0 to 4: what is arranged here, in points */
	int64_t participation;
	day started, stopped;         /* DAY_NONE: not */
	int members;
};
struct world_member {
	int64_t placement;
	int site;
	day from, ended, started, stopped;
	bool in;
};
struct world {
	struct app *app;
	struct arena *a;
	uint64_t random;
	day begin, until;
	int64_t programme, region[DEMO_REGIONS], expert[DEMO_EXPERTS], wave[DEMO_WAVES];
	struct world_site site[DEMO_SITES];
	struct world_member member[DEMO_MEMBERS];
	int nmembers;
	int64_t *intermediary, *agent; /* organisations and who works there, as demo_intermediaries */
};

unsigned world_roll(struct world *w, unsigned below);
/* One of these words; one that stands there twice comes up twice as often. */
const char *world_pick(struct world *w, const char *const *list, size_t n);
#define PICK(w, ...) \
	world_pick(w, (const char *const[]){ __VA_ARGS__ }, \
		sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))
int world_put(struct world *w, enum entity_id e, const char *const *pair, int64_t *id);
/* A NULL name ends the list, a NULL value leaves the field as it is. */
#define WORLD(w, e, id, ...) world_put(w, e, (const char *const[]){ __VA_ARGS__, NULL }, id)
const char *world_id(struct world *w, int64_t id);   /* NULL of 0 */
const char *world_on(struct world *w, day d);        /* NULL of DAY_NONE and of what is still to come */
const char *world_line(struct world *w, const char *what);
/* Whether somebody took part on that day. */
bool world_takes_part(day started, day stopped, day on);

int world_people(struct world *w);  /* employers, placements, who takes part (demo_programme_people.c) */
int world_course(struct world *w);  /* how placements went (demo_programme_course.c) */
int world_measure(struct world *w); /* waves, hours, meetings, findings (demo_programme_measure.c) */

#endif
