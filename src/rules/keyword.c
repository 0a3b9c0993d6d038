/* The Dutch words of the rule language. */
#include <string.h>

#include "keyword.h"

static const char *const dutch[KW_COUNT_OF_KEYWORDS] = {
	[KW_PARAMETER] = "parameter", [KW_RULE] = "regel", [KW_TEST] = "test", [KW_OFF] = "uit",
	[KW_PER] = "per", [KW_FROM] = "vanaf", [KW_ORIGIN] = "herkomst", [KW_NOTE] = "toelichting",
	[KW_SOURCE] = "bron", [KW_LAW] = "wet", [KW_EDITORIAL] = "redactie",
	[KW_TITLE] = "titel", [KW_LEVEL] = "niveau", [KW_PLACEMENT] = "plaatsing", [KW_EMPLOYER] = "werkgever",
	[KW_STATE] = "stand", [KW_TRIAL] = "proef", [KW_IN_USE] = "in gebruik", [KW_RETIRED] = "vervallen",
	[KW_PRIORITY] = "prioriteit", [KW_GROUP] = "groep", [KW_PROPOSE] = "stel voor", [KW_WITHIN] = "binnen",
	[KW_BECAUSE] = "omdat", [KW_CAUTION] = "let op", [KW_REST] = "rust", [KW_AFTER] = "na",
	[KW_DISMISSING] = "afwijzen", [KW_DOING] = "uitvoeren", [KW_REOPEN] = "opnieuw bij",
	[KW_GUIDE] = "leidraad", [KW_OWNER] = "eigenaar", [KW_REVIEW] = "herzien voor",
	[KW_IF] = "als", [KW_UNLESS] = "tenzij", [KW_URGENT] = "urgenter als",
	[KW_AND] = "en", [KW_OR] = "of", [KW_NOT] = "niet", [KW_IS] = "is", [KW_IN] = "in",
	[KW_YES] = "ja", [KW_NO] = "nee", [KW_KNOWN] = "bekend", [KW_MISSING] = "ontbreekt",
	[KW_SINCE] = "sinds", [KW_UNTIL] = "tot", [KW_COUNT] = "aantal", [KW_SHARE] = "deel",
	[KW_PLACEMENTS] = "plaatsingen", [KW_WITH] = "met", [KW_AMONG] = "van", [KW_UNKNOWN_COUNTS_AS] = "onbekend telt als",
	[KW_MORE] = "meer dan", [KW_LONGER] = "langer dan", [KW_LESS] = "minder dan", [KW_SHORTER] = "korter dan",
	[KW_AT_LEAST] = "minstens", [KW_AT_MOST] = "hoogstens",
	[KW_DAY] = "dag", [KW_DAYS] = "dagen", [KW_WEEK] = "week", [KW_WEEKS] = "weken",
	[KW_MONTH] = "maand", [KW_MONTHS] = "maanden", [KW_YEAR] = "jaar", [KW_YEARS] = "jaren",
	[KW_ON] = "op", [KW_GIVEN] = "gegeven", [KW_EXPECT] = "verwacht",
	[KW_SUGGESTION] = "voorstel", [KW_QUESTION] = "vraag", [KW_NOTHING] = "geen",
	[KW_UNKNOWN] = "onbekend", [KW_NEVER] = "nooit", [KW_NONE] = "geen",
};

const char *keyword_text(enum keyword k)
{
	return dutch[k];
}

bool keyword_is(enum keyword k, const char *word)
{
	return strcmp(dutch[k], word) == 0;
}
