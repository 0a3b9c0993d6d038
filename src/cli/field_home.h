/* Parts of `anker field` for what comes home; private to src/cli. */
#ifndef CLI_FIELD_HOME_H
#define CLI_FIELD_HOME_H

#include "anker/field.h"
#include "internal.h"

/* Two values of one field (or a record that one side deleted), in words. */
struct beside {
	int64_t id;
	const char *what;   /* "placement/42 J. de Wit · Note" */
	const char *before, *office, *office_by, *laptop, *laptop_by; /* NULL: not told */
	const char *reason; /* of a record that cannot be written; or NULL */
};

/* What a take-out brings: of a report, or of one that another machine gave as JSON. */
struct homecoming {
	const char *takeout; /* "take-out 3 (anna, laptop), out since ..." */
	struct bring_report count;
	struct beside *conflict;
	size_t nconflicts;
};

/* field_shelf.c */
json_t *cli_shelf_json(struct cli *c, const struct shelf_item *item);
void cli_beside(struct cli *c, const struct shelf_item *item, struct beside *out);
void cli_beside_print(struct cli *c, const struct beside *b);

/* field_report.c */
json_t *cli_report_json(struct cli *c, const struct field_report *r, bool preview);
void cli_report_read(struct cli *c, const struct field_report *r, bool preview, struct homecoming *out);
/* From cli_report_json's text. False: it is something else. Lives in c->arena. */
bool cli_report_parse(struct cli *c, const char *text, struct homecoming *out);
void cli_report_print(struct cli *c, const char *path, const struct homecoming *h);

/* field_to.c: the same at the office, over SSH. An exit code. */
int cli_field_to(struct cli *c, const char *host, const char *path);

/* field_in.c: CLI_GOOD when the user says so. */
int cli_may_bring(struct cli *c);

/* `anker field in FILE`, `field shelf`, `field settle N ANSWER`: word 0 is the part. The first opens the
 * caseload itself: with --to there is none here. */
int cli_field_in(struct cli *c);
int cli_field_shelf(struct cli *c);
int cli_field_settle(struct cli *c);

#endif
