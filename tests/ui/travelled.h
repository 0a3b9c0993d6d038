/* A desk whose caseload went along on a laptop: the sealed file, work done in it, and the
 * office's screens. */
#ifndef TESTS_UI_TRAVELLED_H
#define TESTS_UI_TRAVELLED_H

#include "anker/field.h"
#include "tests/ui/desk.h"

#define TRAVELLED_WORDS "appel boom roos kat"

struct travelled {
	struct desk d;
	char path[96];
	struct caseload laptop; /* while it is open there */
	struct seal *seal;
	struct store_vault vault;
};

/* Anna's three placements go along to her laptop. */
void travelled_open(struct travelled *t);
void travelled_close(struct travelled *t);

/* The file open on the laptop: t->laptop is written as any caseload. */
void travelled_laptop(struct travelled *t);
void travelled_shut(struct travelled *t);

/* Brings it home without the screens, conflicts to the shelf. */
void travelled_bring(struct travelled *t);
/* The value that the office has; "" when it is empty. */
const char *travelled_office(struct travelled *t, enum entity_id e, int64_t id, const char *field);
/* What waits on the shelf. */
int64_t travelled_waiting(struct travelled *t);

#endif
