/* The words of the rule language. */
#include <string.h>

#include "keyword.h"

static const struct label keywords[KW_COUNT_OF_KEYWORDS] = {
	[KW_LANGUAGE] = { "taal", "language" },
	[KW_PARAMETER] = { "parameter", "parameter" },
	[KW_RULE] = { "regel", "rule" },
	[KW_TEST] = { "test", "test" },
	[KW_DERIVED] = { "afgeleid feit", "derived fact" },
	[KW_OFF] = { "uit", "off" },
	[KW_TRANSLATION] = { "en", "nl" },
	[KW_PER] = { "per", "per" },
	[KW_FROM] = { "vanaf", "from" },
	[KW_ORIGIN] = { "herkomst", "origin" },
	[KW_NOTE] = { "toelichting", "note" },
	[KW_SOURCE] = { "bron", "source" },
	[KW_LAW] = { "wet", "law" },
	[KW_EDITORIAL] = { "redactie", "editors" },
	[KW_CERTAINTY] = { "zekerheid", "certainty" },
	[KW_CERTAIN] = { "zeker", "certain" },
	[KW_FAIRLY] = { "redelijk zeker", "reasonably certain" },
	[KW_YEARLY] = { "elk jaar anders", "changes every year" },
	[KW_TITLE] = { "titel", "title" },
	[KW_LEVEL] = { "niveau", "level" },
	[KW_PLACEMENT] = { "plaatsing", "placement" },
	[KW_EMPLOYER] = { "werkgever", "employer" },
	[KW_STATE] = { "stand", "state" },
	[KW_TRIAL] = { "proef", "trial" },
	[KW_IN_USE] = { "in gebruik", "in use" },
	[KW_RETIRED] = { "vervallen", "withdrawn" },
	[KW_PRIORITY] = { "prioriteit", "priority" },
	[KW_GROUP] = { "groep", "group" },
	[KW_PROPOSE] = { "stel voor", "propose" },
	[KW_WITHIN] = { "binnen", "within" },
	[KW_BECAUSE] = { "omdat", "because" },
	[KW_CAUTION] = { "let op", "caution" },
	[KW_REST] = { "rust", "rest" },
	[KW_AFTER] = { "na", "after" },
	[KW_DISMISSING] = { "afwijzen", "dismissing" },
	[KW_DOING] = { "uitvoeren", "doing" },
	[KW_REOPEN] = { "opnieuw bij", "reopen on" },
	[KW_GUIDE] = { "leidraad", "guide" },
	[KW_OWNER] = { "eigenaar", "owner" },
	[KW_REVIEW] = { "herzien voor", "review before" },
	[KW_VALID] = { "geldig", "valid" },
	[KW_REPLACES] = { "vervangt", "replaces" },
	[KW_IF] = { "als", "if" },
	[KW_UNLESS] = { "tenzij", "unless" },
	[KW_URGENT] = { "urgenter als", "more urgent if" },
	[KW_AND] = { "en", "and" },
	[KW_OR] = { "of", "or" },
	[KW_NOT] = { "niet", "not" },
	[KW_IS] = { "is", "is" },
	[KW_IN] = { "in", "in" },
	[KW_YES] = { "ja", "yes" },
	[KW_NO] = { "nee", "no" },
	[KW_KNOWN] = { "bekend", "known" },
	[KW_MISSING] = { "ontbreekt", "missing" },
	[KW_SINCE] = { "sinds", "since" },
	[KW_UNTIL] = { "tot", "until" },
	[KW_COUNT] = { "aantal", "number of" },
	[KW_SHARE] = { "deel", "share of" },
	[KW_PLACEMENTS] = { "plaatsingen", "placements" },
	[KW_WITH] = { "met", "with" },
	[KW_AMONG] = { "van", "among" },
	[KW_UNKNOWN_COUNTS_AS] = { "onbekend telt als", "unknown counts as" },
	[KW_TIMES] = { "maal", "times" },
	[KW_BETWEEN] = { "tussen", "between" },
	[KW_MORE] = { "meer dan", "more than" },
	[KW_LONGER] = { "langer dan", "longer than" },
	[KW_LESS] = { "minder dan", "less than" },
	[KW_SHORTER] = { "korter dan", "shorter than" },
	[KW_AT_LEAST] = { "minstens", "at least" },
	[KW_AT_MOST] = { "hoogstens", "at most" },
	[KW_DAY] = { "dag", "day" },
	[KW_DAYS] = { "dagen", "days" },
	[KW_WEEK] = { "week", "week" },
	[KW_WEEKS] = { "weken", "weeks" },
	[KW_MONTH] = { "maand", "month" },
	[KW_MONTHS] = { "maanden", "months" },
	[KW_YEAR] = { "jaar", "year" },
	[KW_YEARS] = { "jaren", "years" },
	[KW_ON] = { "op", "on" },
	[KW_GIVEN] = { "gegeven", "given" },
	[KW_WITHOUT_PLACEMENT] = { "zonder plaatsing", "without placement" },
	[KW_EXPECT] = { "verwacht", "expect" },
	[KW_SUGGESTION] = { "voorstel", "suggestion" },
	[KW_QUESTION] = { "vraag", "question" },
	[KW_NOTHING] = { "geen", "nothing" },
	[KW_UNKNOWN] = { "onbekend", "unknown" },
	[KW_NEVER] = { "nooit", "never" },
	[KW_NONE] = { "geen", "none" },
};

const char *keyword_in(enum lang words, enum keyword k)
{
	return words == LANG_EN ? keywords[k].en : keywords[k].nl;
}

const char *keyword_text(enum keyword k)
{
	return keyword_in(LANG_NL, k);
}

bool keyword_is(enum keyword k, const char *word)
{
	return strcmp(keywords[k].nl, word) == 0 || strcmp(keywords[k].en, word) == 0;
}
