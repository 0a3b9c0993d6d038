/* Between the files of the shelf: what waits for a choice, kept for good. */
#ifndef STORE_SHELF_H
#define STORE_SHELF_H

#include "anker/travel.h"
#include "internal.h"

extern const char *const shelf_kinds[]; /* by enum shelf_kind, as the table says */

/* What one choice is about: these and no others. */
#define SHELF_SAME                                                                                           \
	"entity = ?1 AND record = ?2 AND site = ?3 AND kind = ?4 AND (field IS ?5 OR kind = 'gone')"

/* The entries that wait about the same as entry ?1. */
#define SHELF_ENTRIES_OF_1                                                                                   \
	" FROM shelf s WHERE s.answer IS NULL AND EXISTS (SELECT 1 FROM shelf o WHERE o.id = ?1 AND"         \
	" o.answer IS NULL AND o.entity = s.entity AND o.record = s.record AND o.site = s.site AND o.kind "  \
	"= s.kind"                                                                                           \
	" AND (o.kind = 'gone' OR coalesce(o.field, '') = coalesce(s.field, '')))"

/* shelf_row.c: JSON of a record. NULL: it is none of this kind. */
char *shelf_row(const struct entity *e, char *const *value, struct arena *a);
char **shelf_row_values(const struct entity *e, const char *json, struct arena *a);

/* shelf.c: one item by the number of its first entry. ERR_NOTFOUND: it does not wait. */
int shelf_item(struct store *s, int64_t id, struct arena *a, struct shelf_item *out);

#endif
