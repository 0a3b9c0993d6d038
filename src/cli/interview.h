/* Parts of `anker interview`; private to src/cli. */
#ifndef CLI_INTERVIEW_H
#define CLI_INTERVIEW_H

#include "anker/choices.h"
#include "anker/interview.h"
#include "internal.h"

/* "3" or "interview/3" -> a talk that is there; a placement's number, "placement/42",
 * "employer/3" or an employer's name. Exit codes; what is wrong was said. */
int cli_interview(struct cli *c, const char *word, int64_t *out);
int cli_whom(struct cli *c, const char *word, int64_t *placement, int64_t *employer);

/* With whom a question list is talked through: a code, "" when it cannot be read. */
const char *cli_party(struct cli *c, const char *script);

int cli_interview_talk(struct cli *c);    /* plain.c */
int cli_interview_summary(struct cli *c); /* interview_summary.c */

/* interview_summary.c: --format, Markdown when it is not given. */
int cli_page_format(struct cli *c, enum summary_format *out);

#endif
