/* A small model of the life of suggestions: one employer with two placements, three
 * rules, and the rules of return written out for them. */
#ifndef TESTS_APP_LIFE_MODEL_H
#define TESTS_APP_LIFE_MODEL_H

#include "office.h"

/* The three rules as a rule file. */
extern const char model_rules[];

enum { LISTED, UNLISTED, EMPLOYERS, RULES };
enum { REST_REFUSED = 60, REST_DONE = 10, PLACEMENTS = 2, SUBJECTS = 3 /* the last: the employer */ };
enum { DIFFICULT = 2, MOST = 64 };

struct facts_then {
	int course, signals;
	day last;
	bool person;
};

/* The latest answer about a rule and a subject. */
struct answered {
	bool is;
	char verdict; /* a, p, d */
	enum wait wait;
	day on, until, closed;
	char action; /* o, d (done), x (dropped); 0: none */
	int64_t action_id, decision;
	bool turning; /* on the contact person */
	struct facts_then then[PLACEMENTS];
	bool person_then[PLACEMENTS];
	int contacts_then[PLACEMENTS];
};

/* All that an undo takes back. */
struct world {
	struct facts_then now[PLACEMENTS];
	day rest[PLACEMENTS];
	day contact[PLACEMENTS][MOST]; /* reached, with either party */
	int ncontacts[PLACEMENTS];
	int64_t open_signal[PLACEMENTS][MOST];
	struct answered answered[RULES][SUBJECTS];
};

extern struct world world;

enum expected { SILENT, SHOWN, BACK, QUIET, REPLACED, RESTING };
/* What should become of a rule on a subject, on app->today. */
enum expected expect(int rule, int subject);

#endif
