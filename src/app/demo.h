/* The words of the fictional caseload; demo.c puts them together. */
#ifndef ANKER_APP_DEMO_H
#define ANKER_APP_DEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All people, companies and events are invented; place names are real. */
struct demo_employer {
	const char *kind, *name, *place, *sector, *size; /* full name: kind + name */
	const char *experience, *infrastructure, *mandate, *motivation, *wish;
	const char *guidance, *schemes, *policy; /* "1", "0" or NULL: unknown */
	const char *contact_given, *contact_infix, *contact_family, *contact_role;
	int contact_until; /* days from today, 0: stays */
	bool never_visited; /* all contact is from a distance */
	const char *contact_training;
};

/* One course of events: 24 of them, so that every rule has a case. Days are
 * counted from today, negative is past; NOT is "not recorded". */
enum { NOT = 99999, DEMO_COURSES = 24, DEMO_EMPLOYERS = 12 };
struct demo_course {
	int employer; /* index in demo_employers */
	const char *given, *infix, *family;
	const char *job, *hours, *status, *phase, *course, *group, *sfb, *wish;
	const char *contract, *jobcoach, *lead, *subsidy;
	int start, trial_end, contract_end, jobcoach_end, profile, ended;
	int every_employer, every_employee; /* usual days between contacts; 0: none */
	int last_employer, last_employee;   /* latest reached contact */
	const char *wage_value, *learning, *meaningful, *has_contact_person;
	const char *events; /* "kind:code:day:detail" separated by ';', see demo.c */
};

struct app;
/* Two talks of the past with the employer that has three running placements: the one of
 * DEMO_TALKS_EMPLOYER (demo_talks.c). `employer` is its id. */
enum { DEMO_TALKS_EMPLOYER = 3 };
int demo_talks(struct app *app, int64_t employer);

/* What is on record of the placements and employers as a whole (demo_whole.c). `employer`:
 * ids, as demo_employers. */
int demo_whole(struct app *app, const int64_t *employer);
extern const char *const demo_whole_lines[]; /* NULL-ended */

/* The rights of the person, lines as those (demo_person.c): a consent that ends, a request that waits, something
 * passed on, a file that is past its retention; and one that was restricted and released, which demo_person does. */
extern const char *const demo_person_lines[];
int demo_person(struct app *app);

extern const struct demo_employer demo_employers[DEMO_EMPLOYERS];
extern const struct demo_course demo_courses[DEMO_COURSES];

/* Words for caseloads larger than the standard one. */
extern const char *const demo_company_names[], *const demo_given_names[], *const demo_family_names[];
extern const size_t demo_company_count, demo_given_count, demo_family_count;

/* Notes with one %s for the employee's given name, per party and tone. */
struct demo_notes {
	const char *party, *course; /* course NULL: any */
	const char *const *note;
	size_t n;
};
extern const struct demo_notes demo_notes[];
extern const size_t demo_notes_count;

#endif
