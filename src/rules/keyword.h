/* The words of the rule language, in one table with a column per language: one
 * grammar, Dutch and English words. Fact names are the same in both. */
#ifndef ANKER_RULES_KEYWORD_H
#define ANKER_RULES_KEYWORD_H

#include "anker/rules.h"

enum keyword {
	KW_LANGUAGE, KW_PARAMETER, KW_RULE, KW_TEST, KW_DERIVED, KW_OFF, KW_TRANSLATION,
	KW_PER, KW_FROM, KW_ORIGIN, KW_NOTE, KW_SOURCE, KW_LAW, KW_EDITORIAL,
	KW_CERTAINTY, KW_CERTAIN, KW_FAIRLY, KW_YEARLY,
	KW_TITLE, KW_LEVEL, KW_PLACEMENT, KW_EMPLOYER, KW_STATE, KW_TRIAL, KW_IN_USE, KW_RETIRED,
	KW_PRIORITY, KW_GROUP, KW_PROPOSE, KW_WITHIN, KW_BECAUSE, KW_CAUTION, KW_REST, KW_AFTER,
	KW_DISMISSING, KW_DOING, KW_REOPEN, KW_GUIDE, KW_OWNER, KW_REVIEW, KW_VALID, KW_REPLACES,
	KW_IF, KW_UNLESS, KW_URGENT,
	KW_AND, KW_OR, KW_NOT, KW_IS, KW_IN, KW_YES, KW_NO, KW_KNOWN, KW_MISSING,
	KW_SINCE, KW_UNTIL, KW_COUNT, KW_SHARE, KW_PLACEMENTS, KW_WITH, KW_AMONG, KW_UNKNOWN_COUNTS_AS,
	KW_TIMES, KW_BETWEEN, KW_MORE, KW_LONGER, KW_LESS, KW_SHORTER, KW_AT_LEAST, KW_AT_MOST,
	KW_DAY, KW_DAYS, KW_WEEK, KW_WEEKS, KW_MONTH, KW_MONTHS, KW_YEAR, KW_YEARS,
	KW_ON, KW_GIVEN, KW_WITHOUT_PLACEMENT, KW_EXPECT, KW_SUGGESTION, KW_QUESTION, KW_NOTHING,
	KW_UNKNOWN, KW_NEVER, KW_NONE,
	KW_COUNT_OF_KEYWORDS
};

/* The keyword as written: one or more words with single spaces. */
const char *keyword_in(enum lang words, enum keyword k);
const char *keyword_text(enum keyword k); /* in Dutch */
/* In either language. */
bool keyword_is(enum keyword k, const char *word);

/* fact.c: rules_fact_write with these keywords. */
char *fact_write(const struct fact *f, int32_t value, enum lang words, struct arena *a);

/* fact.c: index of the choice with this rule word (of either language) or code,
 * or -1. */
int choice_from_word(const struct choice *list, const char *word);

#endif
