/* How a row of a choice list is written. Private to src/model. */
#ifndef MODEL_CHOICE_ROWS_H
#define MODEL_CHOICE_ROWS_H

#include "anker/choices.h"

#define END { NULL, { NULL, NULL }, NULL, false, NULL }
#define C(code, nl, en) { code, { nl, en }, NULL, false, NULL }
#define S(code, nl, en, synonyms) { code, { nl, en }, synonyms, false, NULL }
#define G(group, code, nl, en) { code, { nl, en }, NULL, false, group }

#endif
