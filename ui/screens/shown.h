/* What the read log of a shared caseload is told before screens show it. */
#ifndef SCREENS_SHOWN_H
#define SCREENS_SHOWN_H

#include "anker/office.h"
#include "screens/screens.h"

/* For ui_config.opens: whose file the screen shows. An error: it is not opened. */
int shown(struct screen *s, const void *arg);
/* A pane or a form about one record, before it is read for that. Codes of app_read. */
int shown_record(struct app *app, enum entity_id e, int64_t id);
int shown_subject(struct app *app, struct subject about);

/* Before a file is written with what the screen shows. */
int shown_export(struct screen *s);

/* Whether the time of an opened file on a screen is over since the last call: load again. */
bool shown_closed(struct app *app);
/* Then: what to tell, once; else NULL. */
const char *shown_notice(void);

#endif
