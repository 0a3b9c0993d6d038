/* Rules and rows for CLIPS 6.30, an engine of others (Debian package clips): what
 * it finds must be what we find. CLIPS knows yes and no only; unknown is the
 * symbol nil, and every condition is written out as "certainly so" or "certainly
 * not so". Limits are numbers by then. */
#ifndef ANKER_TESTS_CLIPS_H
#define ANKER_TESTS_CLIPS_H

#include "anker/rules.h"

/* A template "row" with the facts that the rules marked in `used` look at, and
 * those rules; each does `action` for a row that it suggests something for, in
 * which ?ROW is the number of the row and ?RULE that of the rule. Rules about
 * employers speak on the employer's first row. 0, or -1 when the file cannot be written. */
int clips_write_rules(const struct ruleset *rs, const bool *used, const struct facts *t, day today,
	const char *action, const char *path);

/* The rows as CLIPS reads them with load-facts, and the fact "(counted)" that lets
 * rules about employers begin. */
int clips_write_facts(const struct ruleset *rs, const bool *used, const struct facts *t, const char *path);

/* The same as numbers, in the order of the template's slots: two 32-bit counts
 * (slots, rows), then the rows; FACT_UNKNOWN is nil. */
int clips_write_numbers(const struct ruleset *rs, const bool *used, const struct facts *t, const char *path);

#endif
