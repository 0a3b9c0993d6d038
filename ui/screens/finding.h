/* Findings: what belongs in a report. Private to ui/screens. */
#ifndef SCREENS_FINDING_H
#define SCREENS_FINDING_H

#include "screens/screens.h"

extern const struct screen_ops findings_screen; /* NULL */

unsigned findings_open(struct screen *s);
/* Asks for which section, then opens its form: about the subject, with the words of a contact (0: none) to
 * make it from. */
unsigned finding_add(struct screen *s, struct subject subject, int64_t contact);

#endif
