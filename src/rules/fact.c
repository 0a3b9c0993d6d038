/* Values of facts: from the database, from a rule file, and for people. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/text.h"
#include "keyword.h"
#include "set.h"

static int32_t empty_value(const struct fact *f)
{
	static const int32_t values[] = { FACT_UNKNOWN, FACT_NEVER, FACT_NONE, 0, 0 };
	return values[f->empty];
}

/* The whole of s as an integer that fits; else FACT_UNKNOWN. A decimal part is
 * cut off: facts are whole numbers. */
static int32_t number_from_text(const char *s)
{
	char *end;
	long n = strtol(s, &end, 10);
	if (*end == '.' && end > s)
		end += 1 + strspn(end + 1, "0123456789");
	if (end == s || *end != '\0' || n <= FACT_NEVER || n >= FACT_NONE)
		return FACT_UNKNOWN;
	return (int32_t)n;
}

/* A span as one number: FACT_PARTIAL, days from 1950 on, and how many more it lasts. */
enum { LENGTH_BITS = 14, LENGTH_MASK = (1 << LENGTH_BITS) - 1, FIRST_OF_ALL = -7305, LAST_OF_ALL = 58073 };
_Static_assert((int)SPAN_MOST <= (int)LENGTH_MASK, "a span fits");
_Static_assert((int64_t)((int)LAST_OF_ALL - (int)FIRST_OF_ALL + 1) << LENGTH_BITS < FACT_NONE - FACT_PARTIAL,
	"packed it is smaller than FACT_NONE");

int32_t rules_date_span(struct date_span s)
{
	if (!date_span_is(s))
		return FACT_UNKNOWN;
	if (s.first == s.last)
		return s.first;
	if (s.first < FIRST_OF_ALL || s.first > LAST_OF_ALL)
		return FACT_UNKNOWN;
	return FACT_PARTIAL + (s.first - FIRST_OF_ALL) * (1 << LENGTH_BITS) + (s.last - s.first);
}

bool rules_date_ends(int32_t value, day *first, day *last)
{
	if (value == FACT_UNKNOWN || value == FACT_NEVER || value == FACT_NONE)
		return false;
	*first = *last = value;
	if (value < FACT_PARTIAL)
		return true;
	*first = ((value - FACT_PARTIAL) >> LENGTH_BITS) + FIRST_OF_ALL;
	*last = *first + ((value - FACT_PARTIAL) & LENGTH_MASK);
	return true;
}

bool fact_is_span(int32_t value)
{
	struct date_span s;
	return value >= FACT_PARTIAL && rules_date_ends(value, &s.first, &s.last) &&
		rules_date_span(s) == value;
}

static int32_t span_from_text(const char *s)
{
	struct date_span span;
	return date_span_parse_iso(s, &span) == 0 ? rules_date_span(span) : FACT_UNKNOWN;
}

/* A moment is cut to its day. */
static int32_t date_from_text(const char *s)
{
	char iso[DATE_ISO_SIZE];
	day d;
	size_t len = strlen(s);
	if (len == DATE_ISO_SIZE - 1 && date_parse_iso(s, &d) == 0) /* nearly every date */
		return d;
	if (len < DATE_ISO_SIZE || (s[DATE_ISO_SIZE - 1] != 'T' && s[DATE_ISO_SIZE - 1] != ' '))
		return span_from_text(s);
	memcpy(iso, s, DATE_ISO_SIZE - 1);
	iso[DATE_ISO_SIZE - 1] = '\0';
	return date_parse_iso(iso, &d) == 0 ? d : FACT_UNKNOWN;
}

int32_t rules_fact_from_text(const struct fact *f, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return empty_value(f);
	switch (f->type) {
	case FACT_BOOL: {
		int32_t n = number_from_text(text);
		return n == FACT_UNKNOWN ? n : n != 0;
	}
	case FACT_NUMBER:
		return number_from_text(text);
	case FACT_DATE:
		return date_from_text(text);
	case FACT_CHOICE: {
		int i = model_choice_index(f->choices, text);
		return i < 0 || strcmp(text, "unknown") == 0 ? FACT_UNKNOWN : i;
	}
	}
	return FACT_UNKNOWN;
}

/* A label as a word of a rule: ASCII, lower case, "_" for all else. */
static char *word_of_label(const char *label, struct arena *a)
{
	const char *folded = text_fold(a, label);
	char *word = arena_alloc(a, strlen(folded) + 1);
	size_t n = 0;
	for (const char *s = folded; *s != '\0'; s++) {
		if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			word[n++] = *s;
		else if (n > 0 && word[n - 1] != '_')
			word[n++] = '_';
	}
	while (n > 0 && word[n - 1] == '_')
		n--;
	word[n] = '\0';
	return word;
}

char *rules_choice_word(const struct choice *c, struct arena *a)
{
	return word_of_label(c->label.nl, a);
}

/* Dutch words and codes go first: an English word may be another one's code. */
int choice_from_word(const struct choice *list, const char *word)
{
	struct arena *a = arena_new();
	int found = -1;
	for (int i = 0; list[i].code != NULL && found < 0; i++)
		if (strcmp(list[i].code, word) == 0 || strcmp(rules_choice_word(&list[i], a), word) == 0)
			found = i;
	for (int i = 0; list[i].code != NULL && found < 0; i++)
		if (strcmp(word_of_label(list[i].label.en, a), word) == 0)
			found = i;
	arena_free(&a);
	return found;
}

int rules_fact_parse(const struct fact *f, const char *word, int32_t *out)
{
	int32_t v = FACT_UNKNOWN;
	int i;

	if (keyword_is(KW_UNKNOWN, word)) {
		*out = FACT_UNKNOWN;
		return 0;
	}
	switch (f->type) {
	case FACT_BOOL:
		if (keyword_is(KW_YES, word) || keyword_is(KW_NO, word))
			v = keyword_is(KW_YES, word);
		break;
	case FACT_CHOICE:
		i = choice_from_word(f->choices, word);
		if (i >= 0)
			v = i;
		break;
	case FACT_NUMBER:
		v = number_from_text(word);
		break;
	case FACT_DATE:
		if (keyword_is(KW_NEVER, word))
			v = FACT_NEVER;
		else if (keyword_is(KW_NONE, word))
			v = FACT_NONE;
		else
			v = span_from_text(word);
		break;
	}
	if (v == FACT_UNKNOWN)
		return err_set(ERR_INVALID, _("'%s' is not a value of %s"), word, f->name);
	*out = v;
	return 0;
}

char *rules_fact_write(const struct fact *f, int32_t value, struct arena *a)
{
	return fact_write(f, value, LANG_NL, a);
}

char *fact_write(const struct fact *f, int32_t value, enum lang words, struct arena *a)
{
	struct date_span s;
	if (value == FACT_UNKNOWN)
		return arena_strdup(a, keyword_in(words, KW_UNKNOWN));
	switch (f->type) {
	case FACT_BOOL:
		return arena_strdup(a, keyword_in(words, value ? KW_YES : KW_NO));
	case FACT_CHOICE:
		return rules_choice_word(&f->choices[value], a);
	case FACT_NUMBER:
		return arena_printf(a, "%d", value);
	case FACT_DATE:
		break;
	}
	if (value == FACT_NEVER || value == FACT_NONE)
		return arena_strdup(a, keyword_in(words, value == FACT_NEVER ? KW_NEVER : KW_NONE));
	rules_date_ends(value, &s.first, &s.last);
	return date_span_iso(a, s);
}

char *rules_fact_show(const struct fact *f, int32_t value, day today, struct arena *a)
{
	if (value == FACT_UNKNOWN)
		return arena_strdup(a, _("unknown"));
	switch (f->type) {
	case FACT_BOOL:
		return arena_strdup(a, value ? _("yes") : _("no"));
	case FACT_CHOICE:
		return arena_strdup(a, lang_text(f->choices[value].label));
	case FACT_NUMBER:
		return arena_printf(a, "%d", value);
	case FACT_DATE:
		break;
	}
	if (value == FACT_NEVER)
		return arena_strdup(a, _("never"));
	if (value == FACT_NONE)
		return arena_strdup(a, _("none"));
	struct date_span s;
	rules_date_ends(value, &s.first, &s.last);
	if (s.first != s.last)
		return date_span_show(a, s, DAY_NONE);
	return arena_printf(a, "%s (%s)", date_long(a, value), date_ago(a, value, today));
}
