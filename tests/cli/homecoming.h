/* A take-out of the office of a test, for commands: sealed at the least cost, so that tests are quick. */
#ifndef TESTS_CLI_HOMECOMING_H
#define TESTS_CLI_HOMECOMING_H

#include "run.h"

#define HOMECOMING_PASSPHRASE "vier woorden zijn beter"

/* make_office, its first placement taken along to the file "week47.anker"; a file "pw" with its passphrase. */
void homecoming_open(void);
const char *homecoming_path(void);
/* The words of a command on the laptop: on the take-out, which is opened with the passphrase. */
#define LAPTOP(...) GOOD(__VA_ARGS__, "--db", homecoming_path(), "--passphrase-file", path_of("pw"))
/* A contact, and another note than the office's in the one that went along (contact/1). */
void homecoming_work(void);
/* Both sides wrote that note. */
void homecoming_disagree(void);
/* The caseload as JSON, to compare. */
char *homecoming_dump(void);

#endif
