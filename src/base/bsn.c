/* Finding and masking citizen service numbers (BSN) in free text.
 *
 * A BSN has nine digits; with weights 9 8 7 6 5 4 3 2 -1 the sum is a multiple
 * of eleven. One in eleven random nine-digit numbers passes as well, so numbers
 * that are plainly something else (part of a longer number, an IBAN, a phone
 * number, an amount) are left alone. */
#include <ctype.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"

enum { BSN_DIGITS = 9, SHOWN_DIGITS = 3, MOST_GROUPS = 4, IBAN_LEAST = 15 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return isalnum((unsigned char)c) != 0 && (unsigned char)c < 0x80;
}

/* Bytes of the separator at s: one of " .-" or a no-break space; else 0. */
static size_t separator_size(const char *s)
{
	if (*s == ' ' || *s == '.' || *s == '-')
		return 1;
	return strncmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static size_t digits_at(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

/* Bytes of the IBAN written in groups of four at s, or 0. */
static size_t iban_size(const char *s)
{
	if (!isupper((unsigned char)s[0]) || !isupper((unsigned char)s[1]) || !is_digit(s[2]) ||
		!is_digit(s[3]))
		return 0;

	size_t end = 0, chars = 0, at = 0, group;
	do {
		for (group = 0; group < 4 && (is_digit(s[at]) || isupper((unsigned char)s[at])); group++)
			at++;
		chars += group;
		if (group > 0)
			end = at;
		if (s[at] == ' ')
			at++;
	} while (group == 4);
	return chars >= IBAN_LEAST ? end : 0;
}

/* A country code ends just before `at`: "+31 6", "0031 (0)". */
static bool after_phone_prefix(const char *s, size_t at)
{
	while (at > 0 && strchr(" -.()0", s[at - 1]) != NULL)
		at--;
	size_t end = at;
	while (at > 0 && is_digit(s[at - 1]))
		at--;
	if (at == end)
		return at > 0 && s[at - 1] == '+';
	return (at > 0 && s[at - 1] == '+') || (end - at >= 4 && s[at] == '0' && s[at + 1] == '0');
}

static bool after_currency(const char *s, size_t at)
{
	static const char *const signs[] = { "€", "EUR", "eur", "$" };

	while (at > 0 && s[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i]);
		if (at >= n && memcmp(s + at - n, signs[i], n) == 0)
			return true;
	}
	return false;
}

static bool before_currency(const char *s)
{
	while (*s == ' ')
		s++;
	return strncmp(s, "€", strlen("€")) == 0 || strncasecmp(s, "eur", 3) == 0;
}

/* Something to the left makes the number part of something else. */
static bool bound_left(const char *s, size_t at)
{
	if (at == 0)
		return false;
	if (is_alnum(s[at - 1]))
		return at < 3 || strncasecmp(s + at - 3, "bsn", 3) != 0 || (at > 3 && is_alnum(s[at - 4]));
	if (at >= 2 && strchr(".,-/:_", s[at - 1]) != NULL && is_digit(s[at - 2]))
		return true;
	return s[at - 1] == '+' || after_phone_prefix(s, at) || after_currency(s, at);
}

static bool bound_right(const char *s)
{
	if (is_alnum(*s) || *s == '_' || *s == '@' || *s == '%')
		return true;
	if (*s != '\0' && strchr(".,-/:", *s) != NULL && is_digit(s[1]))
		return true;
	return before_currency(s);
}

static bool passes_eleven_test(const char *digits)
{
	int sum = 0;
	bool all_zero = true;

	for (int i = 0; i < BSN_DIGITS; i++) {
		int weight = i < BSN_DIGITS - 1 ? BSN_DIGITS - i : -1;
		sum += weight * (digits[i] - '0');
		all_zero = all_zero && digits[i] == '0';
	}
	return !all_zero && sum % 11 == 0;
}

/* Groups of digits joined by one and the same separator, from s on. */
struct chain {
	size_t size; /* bytes, from the first digit to the last */
	int groups, digits;
	size_t smallest, largest; /* digits in a group */
};

static struct chain chain_at(const char *s)
{
	struct chain c = { 0 };
	size_t first = 0;

	for (;;) {
		size_t n = digits_at(s + c.size);
		if (c.groups == 0 || n < c.smallest)
			c.smallest = n;
		if (n > c.largest)
			c.largest = n;
		c.groups++;
		c.digits += (int)n;
		c.size += n;
		size_t sep = separator_size(s + c.size);
		if (sep == 0 || !is_digit(s[c.size + sep]))
			return c;
		if (c.groups == 1)
			first = c.size;
		else if (s[c.size] != s[first])
			return c;
		c.size += sep;
	}
}

static bool is_bsn(const char *s, size_t at, size_t size)
{
	char digits[BSN_DIGITS];
	int n = 0;

	for (size_t i = at; i < at + size; i++)
		if (is_digit(s[i]))
			digits[n++] = s[i];
	return !bound_left(s, at) && !bound_right(s + at + size) && passes_eleven_test(digits);
}

static void add_masked(struct str *out, const char *s, size_t size)
{
	int n = 0;

	for (size_t i = 0; i < size; i++) {
		if (is_digit(s[i]) && n++ < BSN_DIGITS - SHOWN_DIGITS)
			str_add(out, "•");
		else
			str_add_char(out, s[i]);
	}
}

int text_mask_bsn(struct arena *a, const char *s, char **out)
{
	struct str masked = STR_INIT;
	int count = 0, digits = 0;

	/* Most notes have too few digits to hold one. */
	for (const char *p = s; *p != '\0'; p++)
		digits += is_digit(*p);
	if (digits < BSN_DIGITS) {
		if (out != NULL)
			*out = arena_strdup(a, s);
		return 0;
	}
	str_reset(&masked);
	for (size_t i = 0; s[i] != '\0';) {
		size_t size = 1;
		bool found = false;
		if (is_digit(s[i])) {
			struct chain c = chain_at(s + i);
			size = digits_at(s + i);
			if (size == BSN_DIGITS) {
				found = is_bsn(s, i, size);
			} else if (c.groups > 1 && !(c.largest >= BSN_DIGITS)) {
				size = c.size;
				found = c.digits == BSN_DIGITS && c.groups <= MOST_GROUPS &&
					c.smallest >= 2 && c.largest <= 6 && is_bsn(s, i, size);
			}
		} else if ((i == 0 || !is_alnum(s[i - 1])) && iban_size(s + i) > 0) {
			size = iban_size(s + i);
		}
		if (found)
			add_masked(&masked, s + i, size);
		else
			str_add_n(&masked, s + i, size);
		count += found;
		i += size;
	}
	if (out != NULL)
		*out = arena_strndup(a, masked.text, masked.len);
	str_free(&masked);
	return count;
}
