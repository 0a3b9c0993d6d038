/* A laptop that was lost, and the page for its report. Private to ui/screens. */
#ifndef SCREENS_FIELD_LOST_H
#define SCREENS_FIELD_LOST_H

#include "screens/field.h"

/* Records of this kind are named on the page; the others are counted. */
bool takeout_names(enum entity_id e);
/* The page for the report: what was on it, until when to report, what to do. */
unsigned takeout_report(struct screen *s, const struct takeout *t);
/* Asks; then the take-out is closed, and that page shown. */
unsigned takeout_lost(struct screen *s, const struct takeout *t);

#endif
