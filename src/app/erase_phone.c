/* A telephone number in a text, however it is written: 06-12345678, 06 12 34 56 78, +31 (0)6 1234 5678, 0031612345678. */
#include <ctype.h>
#include <string.h>

#include "erase.h"

enum { SIGNIFICANT_LEAST = 6, BETWEEN_MOST = 3 /* what may stand between two digits: " (", ") " */ };

/* The country that numbers without a country are of. */
static const char country[] = "31";

static bool digit(char c)
{
	return isdigit((unsigned char)c);
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* The digits alone, with country and without what is dialled before it; "" is no telephone number. */
static const char *with_country(const char *digits, bool plus, struct arena *a)
{
	const char *rest = plus ? digits : begins(digits, "00") ? digits + 2 : NULL;
	if (!rest)
		rest = arena_printf(a, "%s%s", country, digits + (*digits == '0'));
	else if (begins(rest, country) && rest[strlen(country)] == '0') /* +31 (0)6 */
		rest = arena_printf(a, "%s%s", country, rest + strlen(country) + 1);
	return strlen(rest) < strlen(country) + SIGNIFICANT_LEAST ? "" : rest;
}

const char *phone_number(const char *written, struct arena *a)
{
	char *digits = arena_strdup(a, written);
	size_t n = 0;
	for (const char *p = written; *p; p++)
		if (digit(*p))
			digits[n++] = *p;
	digits[n] = '\0';
	return with_country(digits, strchr(written, '+') != NULL, a);
}

/* Where the next digit stands, over a few signs that are written within a number; NULL: it ended. */
static const char *next_digit(const char *p)
{
	size_t n = strspn(p, " -./()");
	if (begins(p + n, "\u00a0")) /* a space that keeps together */
		n += strlen("\u00a0");
	return n <= BETWEEN_MOST && digit(p[n]) ? p + n : NULL;
}

/* From a digit on, the longest stretch that is this number; 0: none. */
static size_t stretch(const char *from, const char *number, bool plus, struct arena *a)
{
	size_t most = strlen(number) + sizeof country + 2, n = 0, found = 0;
	char *digits = arena_alloc(a, most + 1);
	for (const char *p = from; p && n < most; p = next_digit(p + 1)) {
		digits[n++] = *p;
		digits[n] = '\0';
		if (!digit(p[1]) && strcmp(with_country(digits, plus, a), number) == 0)
			found = (size_t)(p + 1 - from);
	}
	return found;
}

size_t phone_find(const char *text, const char *number, size_t *at, struct arena *a)
{
	for (const char *p = text + *at; *p; p++) {
		bool plus = p > text && p[-1] == '+';
		if (!digit(*p) || (!plus && *p != '0') || (p > text && digit(p[-1])))
			continue; /* one begins with + or 0: else it may be the rest of another */
		size_t len = stretch(p, number, plus, a);
		if (len == 0)
			continue;
		*at = (size_t)(p - text) - plus;
		return len + plus;
	}
	return 0;
}
