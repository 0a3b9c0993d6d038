/* Reports: one document (document.h), made from the caseload; kept with its version, and given again
 * identically from what was kept. What a report holds stands in src/app/report_*.c, one file per kind. */
#ifndef ANKER_REPORT_H
#define ANKER_REPORT_H

#include "anker/app.h"
#include "anker/document.h"

/* ---- making and keeping ---- */

enum report_kind {
	REPORT_EMPLOYER, REPORT_PATTERN, REPORT_REGION, REPORT_PROGRAMME, REPORT_CASE, REPORT_YEAR,
	REPORT_KINDS
};

struct report_ask {
	enum report_kind kind;
	int64_t subject;   /* by kind: employer, employer, region, programme, decision or placement, expert
			    * (0: oneself) */
	bool of_decision;            /* REPORT_CASE: subject is a weighing (E_DECISION), else a placement */
	int64_t programme; /* for region, employer: what it is about in that programme only; 0: all */
	day first, last;   /* the period, both days in it; DAY_NONE: until today; for a year, of a programme
			    * since its beginning */
	const char *language;        /* NULL: the current one */
};

/* What a report's file gives: its sections in order. One per file src/app/report_NAME.c. */
struct report_source {
	const char *code;            /* of choices_report */
	enum entity_id subject;
	bool names;                  /* false: nothing in it points at a person or an employer */
	int (*fill)(struct app *app, const struct report_ask *ask, struct document_maker *m, struct arena *a);
};
const struct report_source *app_report_source(enum report_kind kind);

/* Fills in whom or what a word means for ask->kind: a number, a name, or a part of one. ERR_NOTFOUND;
 * ERR_INVALID: several, and which; ERR_DENIED. */
int app_report_find(struct app *app, struct report_ask *ask, const char *word, struct arena *a);

/* Made now, not kept. Employer and pattern: files in reach; region and programme: RIGHT_PROGRAMME, or
 * one's own caseload; case: RIGHT_FILES or RIGHT_PEER; year: one's own. ERR_DENIED, ERR_NOTFOUND,
 * ERR_INVALID (the period ends before it begins). */
int app_report(struct app *app, const struct report_ask *ask, struct arena *a, struct document **out);
/* Makes it and keeps it (E_REPORT, the next version for that kind and subject). */
int app_report_keep(struct app *app, const struct report_ask *ask, struct arena *a, int64_t *report,
	struct document **out);
/* What was kept, byte for byte as it was made in every form. ERR_NOTFOUND, ERR_DENIED. */
int app_report_again(struct app *app, int64_t report, struct arena *a, struct document **out);
/* What a kept one was asked for. */
int app_report_asked(struct app *app, int64_t report, struct arena *a, struct report_ask *out);

/* Kept ones in reach, newest first. */
struct report_row {
	int64_t id;
	enum report_kind kind;
	const char *title;
	day made, first, last;
	int number;
};
int app_reports(
	struct app *app, int64_t offset, int64_t limit, struct arena *a, struct report_row **out, size_t *n);

#endif
