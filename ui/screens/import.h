/* Pieces of the import screen. Private to ui/screens. */
#ifndef SCREENS_IMPORT_H
#define SCREENS_IMPORT_H

#include "anker/exchange.h"
#include "core/pager.h"
#include "screens/screens.h"

enum { IMPORT_DUPLICATES = 1000, IMPORT_REJECTED = 200 }; /* shown ones; all are counted */

/* What a run did, or would do. */
struct import_report {
	struct import_result result;
	bool dry_run;
	const char *path;        /* borrowed */
	const char **duplicate;  /* lines of text */
	size_t nduplicates;
	const char **rejected;   /* lines of text */
	size_t nrejected;
	struct arena *arena;     /* of these lines; emptied before a run */
};

/* ---- import_words.c ---- */

const char *import_kind_name(const struct import_plan *p);
/* "a file of placements · separator ; · UTF-8 · header on line 2 · 14 kB" */
const char *import_plan_words(const struct import_plan *p, struct arena *a);
/* "Start date (placement)"; "" for what is left out. */
const char *import_target_words(const struct entity *e, const struct field *f, struct arena *a);
/* Fills a pager with a struct import_report. */
int import_report_write(struct pager *p, void *report);

/* Let the user choose; true when the plan is another now (errors are shown). */
bool import_pick_kind(struct screen *s, struct import *im);
bool import_pick_target(struct screen *s, struct import *im, size_t column);

#endif
