/* Everything on record about one person, for person_document.c and person_json.c. */
#ifndef ANKER_APP_PERSON_RECORDS_H
#define ANKER_APP_PERSON_RECORDS_H

#include "anker/forget.h"
#include "anker/person.h"
#include "internal.h"

struct person_records {
	struct app *whole;              /* sees all of it */
	struct record *employee;
	struct record **record;         /* in the order of the dictionary; not what was deleted or erased */
	size_t n;
	struct forget_record *all;
	size_t nall;
	size_t reports;                 /* among them, about an employer: may name this person, and others */
	int64_t deleted;                /* deleted, and still in history */
};
/* Asks the right, and writes the read log. ERR_NOTFOUND, ERR_DENIED. */
int person_records(struct app *app, int64_t employee, const char *what, struct arena *a, struct person_records *out);

#endif
