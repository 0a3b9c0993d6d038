/* Reports on screens. Private to ui/screens. */
#ifndef SCREENS_REPORTS_H
#define SCREENS_REPORTS_H

#include "anker/report.h"
#include "screens/screens.h"

/* One to be made, or one that was kept. */
struct report_arg {
	int64_t kept;          /* 0: made now, of ask */
	struct report_ask ask;
};
extern const struct screen_ops report_screen;  /* struct report_arg */
extern const struct screen_ops reports_screen; /* NULL */

/* Of the year up to today. */
unsigned report_open(struct screen *s, enum report_kind kind, int64_t subject);
unsigned reports_open(struct screen *s);

#endif
