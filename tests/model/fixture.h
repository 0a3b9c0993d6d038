/* What every test of the model begins with: an arena, a day, English. */
#ifndef TESTS_MODEL_FIXTURE_H
#define TESTS_MODEL_FIXTURE_H

#include "anker/arena.h"
#include "anker/date.h"

extern struct arena *a;
extern day today;

void model_setup(void);
void model_teardown(void);

#endif
