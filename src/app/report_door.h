/* Through which a report is made and read; whom or what a word means. Private to the making of reports. */
#ifndef ANKER_APP_REPORT_DOOR_H
#define ANKER_APP_REPORT_DOOR_H

#include "anker/figures.h"
#include "anker/report.h"

/* The caseload it is made from: in reach, or the office's where the right goes further. ERR_DENIED. */
int report_door(struct app *app, enum report_kind kind, struct app **out);
/* What its subject is a record of. */
enum entity_id report_entity(const struct report_ask *ask);
/* A report that was kept, when this account may read it. */
int report_kept(struct app *app, int64_t report, struct arena *a, struct record **out);
/* Tells of each kept report that cannot be read (found may be NULL), and how many these are. */
int report_check_kept(struct app *app, void (*found)(void *ctx, const char *line), void *ctx, size_t *bad);
/* Who worked at the employer of a report, or of its pattern, in its period; nobody for another kind. */
int report_people(struct app *app, const struct report_ask *asked, struct arena *a,
	struct figure_person **out, size_t *n);

#endif
