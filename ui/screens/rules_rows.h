/* The rows of the list of rules: what is counted about them, sorted and
 * filtered. Private to ui/screens. */
#ifndef SCREENS_RULES_ROWS_H
#define SCREENS_RULES_ROWS_H

#include "core/list.h"
#include "screens/rules.h"

enum {
	RC_MARK, RC_TITLE, RC_STATE, RC_NOW, RC_SHOWN, RC_ACCEPTED, RC_POSTPONED, RC_DISMISSED, RC_LAPSED,
	RC_GROUP, RULE_COLUMNS
};
extern const struct list_column rule_columns[RULE_COLUMNS];

/* A row of the list: a rule, the faults on top, or a remark below a rule. */
struct rules_row {
	enum row_kind kind;
	size_t rule;      /* of ROW_ITEM and ROW_NOTE */
	const char *text; /* of the others */
};

struct rules_rows {
	const struct ruleset *rules;
	struct rule_statistics *statistics; /* per rule, or NULL */
	struct rules_row *row;
	size_t n, rules_shown;
};

/* Orders and filters; column is one of RC_*. Rows in a. */
void rules_rows_make(struct rules_rows *r, int column, bool descending, const char *filter, struct arena *a);
/* Fills one row of the list; strings in a. */
void rules_row_fill(const struct rules_rows *r, size_t i, struct arena *a, struct list_row *row);
/* The row id of the rule (or limit) of that name, and back: -1 when it is not shown. */
int64_t rules_row_id(const char *name);
long rules_row_rule(const struct rules_rows *r, int64_t id);
/* All that is counted about a rule, in words. */
const char *rules_row_words(const struct rules_rows *r, size_t rule, struct arena *a);
/* Its state, whose it is, and where it stands: "trial · changed here · contact.regel:12". */
const char *rules_row_place(const struct app *app, const struct rule *r, struct arena *a);

#endif
