/* Files to import, for tests: written into the caseload's folder. */
#ifndef ANKER_TESTS_EXCHANGE_FILES_H
#define ANKER_TESTS_EXCHANGE_FILES_H

#include <criterion/criterion.h>

#include "anker/err.h"
#include "anker/exchange.h"
#include "tests/support/caseload.h"

/* What the hook told. */
struct duplicates {
	int n;
	int line;
	char text[200];
	enum entity_id entity;
	int64_t resembles;
};

/* The path of `name` in the folder (in the arena), written with n bytes. */
const char *file_put(struct caseload *c, const char *name, const void *data, size_t n);
/* The text of a file, or NULL when there is none. */
char *file_text(struct caseload *c, const char *path);

/* Imports a file and expects success. */
struct import_result take_path(struct caseload *c, const char *path, bool dry, struct duplicates *d);
struct import_result take(struct caseload *c, const char *name, const char *text);
/* Imports text and expects nothing made or changed, no journal and no version. */
void take_again(struct caseload *c, const char *name, const char *text);

/* The plan's target of a header, as "placement.start"; "-" when left out. */
const char *target_of(struct caseload *c, const struct import_plan *p, const char *header);

int64_t count(struct caseload *c, enum entity_id e);
/* The only (or first) record of an entity. */
struct record *one(struct caseload *c, enum entity_id e);
/* The n-th by id, from 0. */
struct record *nth(struct caseload *c, enum entity_id e, size_t i);
#define TEXT(r, field) (record_get((r), (field)) ? record_get((r), (field)) : "")

#endif
