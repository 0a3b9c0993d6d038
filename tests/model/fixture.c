/* See fixture.h. */
#include "fixture.h"

#include "anker/lang.h"

struct arena *a;
day today;

void model_setup(void)
{
	a = arena_new();
	today = date_from_ymd(2026, 11, 22);
	lang_init("en", "/nonexistent");
}

void model_teardown(void)
{
	arena_free(&a);
}
