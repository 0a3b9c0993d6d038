/* Which file a record belongs to, and on which ground somebody sees it; for reads.c and colleague.c. */
#ifndef ANKER_APP_READS_H
#define ANKER_APP_READS_H

#include "internal.h"

/* A file: a placement's, an employee's without one, or an employer's. E_NONE: the record is in
 * nobody's (the register, settings). */
struct file_of {
	enum entity_id entity;
	int64_t record, employee, employer;
	int64_t expert; /* of a placement; else 0 */
};
/* ERR_NOTFOUND: not there, or out of reach. */
int file_of(struct app *app, enum entity_id e, int64_t id, struct arena *a, struct file_of *out);
/* Code of choices_read; reason "" but of what was opened with one. */
int file_ground(struct app *app, const struct file_of *f, struct arena *a, const char **ground, const char **reason);
/* The read log gets a line about this file; what is shown of it today needs no other. */
int reads_note(struct app *app, const struct file_of *f, const char *what, const char *ground, const char *reason);
/* Sees everything, without names. */
bool reads_research(const struct app *app);

#endif
