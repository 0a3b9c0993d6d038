/* What parsing and checking share, inside model only. */
#ifndef ANKER_MODEL_KINDS_H
#define ANKER_MODEL_KINDS_H

#include "anker/model.h"

/* ERR_INVALID with "Field: "value" is not ..., understood". */
int field_refuse(const struct field *f, const char *value, const char *understood);

/* What a choice field understands: its labels in the current language. */
char *field_offers(const struct field *f, struct arena *a);

#endif
