/* Parts of `anker field`; private to src/cli. */
#ifndef CLI_FIELD_H
#define CLI_FIELD_H

#include "anker/field.h"
#include "internal.h"

/* field.c: "3" -> a take-out that is in the list. An exit code; what is wrong was said. */
int cli_takeout(struct cli *c, const char *word, struct takeout *out);
/* "22 Nov", the local day of a UTC moment; "" of none. */
const char *cli_moment(struct cli *c, const char *at);
json_t *cli_takeout_json(const struct takeout *t);
json_t *cli_titles_json(const struct match *m, size_t n);

/* field_kinds.c: counts per kind of record. */
/* Kind, what travels, what stays here; with what never travels below it. */
void cli_travel_print(struct cli *c, const struct travel_count *count);
json_t *cli_travel_json(const struct travel_count *count);
/* "1 placement", "12 placements" */
const char *cli_of_kind(struct cli *c, int64_t n, enum entity_id e);
/* Per kind how many records of a take-out. */
struct kind_count {
	enum entity_id entity;
	int64_t n;
};
int cli_taken_kinds(struct cli *c, int site, struct kind_count out[E_COUNT], size_t *n);

int cli_field_out(struct cli *c);  /* field_out.c */
int cli_field_lost(struct cli *c); /* field_lost.c */

#endif
