/* Dates, telephone numbers, addresses of mail, postcodes and long numbers, found by
 * how they are written. In doubt it is one: a card that says too little can be told
 * about, one that says too much cannot be taken back. */
#include <ctype.h>
#include <string.h>

#include "mask.h"

enum {
	PHONE_DIGITS = 9,  /* at least */
	NUMBER_DIGITS = 5, /* so many in one word are somebody's number */
	YEAR_DIGITS = 4,
};

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static size_t word(const char *s)
{
	size_t n = 0;
	while (is_letter(s[n]))
		n++;
	return n;
}

static int number(const char *s, size_t n)
{
	int v = 0;
	for (size_t i = 0; i < n && i < YEAR_DIGITS; i++)
		v = 10 * v + (s[i] - '0');
	return v;
}

static bool ends(const char *s)
{
	return !is_letter(*s) && !isdigit((unsigned char)*s);
}

static bool is_year(const char *s, size_t n)
{
	return n == YEAR_DIGITS && (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0);
}

/* ---- dates ---- */

/* Full names are found by themselves; short forms, and the words that mean something
 * else, only beside a number or (those words) with a capital. */
enum stands { ALONE, CAPITAL, BESIDE };
static const struct {
	const char *name;
	enum stands stands;
} months[] = {
	{ "januari", ALONE }, { "februari", ALONE }, { "maart", ALONE }, { "april", ALONE }, { "mei", ALONE },
	{ "juni", ALONE }, { "juli", ALONE }, { "augustus", ALONE }, { "september", ALONE },
	{ "oktober", ALONE }, { "november", ALONE }, { "december", ALONE },
	{ "january", ALONE }, { "february", ALONE }, { "march", CAPITAL }, { "may", CAPITAL },
	{ "june", ALONE }, { "july", ALONE }, { "august", ALONE }, { "october", ALONE },
	{ "jan", BESIDE }, { "feb", BESIDE }, { "febr", BESIDE }, { "mrt", BESIDE }, { "mar", BESIDE },
	{ "apr", BESIDE }, { "jun", BESIDE }, { "jul", BESIDE }, { "aug", BESIDE }, { "sep", BESIDE },
	{ "sept", BESIDE }, { "okt", BESIDE }, { "oct", BESIDE }, { "nov", BESIDE }, { "dec", BESIDE },
};

static size_t month(const char *s, enum stands *stands)
{
	size_t n = word(s);
	for (size_t i = 0; i < sizeof months / sizeof *months; i++)
		if (strlen(months[i].name) == n && strncasecmp(s, months[i].name, n) == 0) {
			*stands = months[i].stands;
			return n;
		}
	return 0;
}

/* " 2026", ", 2026", " '26" behind a month. */
static size_t year_behind(const char *s)
{
	size_t gap = strspn(s, " .,-"), quote = s[gap] == '\'', n = digits(s + gap + quote);
	bool year = is_year(s + gap, n) || (quote && n == 2);
	return gap && year && ends(s + gap + quote + n) ? gap + quote + n : 0;
}

/* "12-03-2026", "2026-03-12", "12/3", "12.3.26"; parts tells how many numbers. */
static size_t numeric_date(const char *s, int *parts)
{
	size_t n = digits(s), second, third;
	char sign = s[n];
	*parts = 0;
	if (n == 0 || n > YEAR_DIGITS || !sign || !strchr("-/.", sign))
		return 0;
	second = digits(s + n + 1);
	if (second == 0 || second > 2)
		return 0;
	const char *rest = s + n + 1 + second;
	third = *rest == sign ? digits(rest + 1) : 0;
	int a = number(s, n), b = number(s + n + 1, second);
	bool day_first = a >= 1 && a <= 31 && b >= 1 && b <= 12 && n <= 2, year_first = is_year(s, n);
	bool month_first = a >= 1 && a <= 12 && n <= 2 && b <= 31;
	if (third && third <= YEAR_DIGITS && ends(rest + 1 + third) &&
		(day_first || year_first || month_first)) {
		*parts = 3;
		return n + 1 + second + 1 + third;
	}
	/* Of two numbers "3.5" is no date. */
	if (sign == '.' || third || !ends(rest) || !(day_first || (year_first && b >= 1 && b <= 12)))
		return 0;
	*parts = 2;
	return n + 1 + second;
}

/* "12 maart 2026", "3e april", "12 mrt." */
static size_t day_and_month(const char *s)
{
	static const char *const endings[] = { "ste", "de", "e", "st", "nd", "rd", "th" };
	size_t n = digits(s), m;
	enum stands stands;
	if (n == 0 || n > 2)
		return 0;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strncmp(s + n, endings[i], strlen(endings[i])) == 0 && s[n + strlen(endings[i])] == ' ') {
			n += strlen(endings[i]);
			break;
		}
	n += strspn(s + n, " -");
	if (strncmp(s + n, "of ", 3) == 0)
		n += 3;
	if ((m = month(s + n, &stands)) == 0)
		return 0;
	return n + m + year_behind(s + n + m);
}

/* "maart 2026", "March 12, 2026", "in maart". */
static size_t month_first(const char *s)
{
	enum stands stands;
	size_t m = month(s, &stands), year, gap, n;
	if (m == 0)
		return 0;
	if ((year = year_behind(s + m)) > 0)
		return m + year;
	gap = strspn(s + m, " .");
	n = digits(s + m + gap);
	if (gap && n >= 1 && n <= 2) {
		const char *after = s + m + gap + n;
		n += word(after) <= 2 ? word(after) : 0;
		return m + gap + n + year_behind(s + m + gap + n);
	}
	return stands == ALONE || (stands == CAPITAL && isupper((unsigned char)*s)) ? m : 0;
}

/* ---- the others ---- */

/* "06-12345678", "+31 (0)6 1234 5678", "030 - 123 45 67" */
static size_t phone(const char *s)
{
	size_t at = 0, last = 0, n = 0, gap = 0;
	if (*s != '0' && *s != '+')
		return 0;
	for (; s[at] && (isdigit((unsigned char)s[at]) || strchr("+ -()./", s[at])); at++)
		if (isdigit((unsigned char)s[at])) {
			n++;
			gap = 0;
			last = at + 1;
		} else if (++gap > 3) {
			break;
		}
	return n >= PHONE_DIGITS ? last : 0;
}

static size_t mail(const char *s)
{
	size_t n = 0, domain = 0;
	while (isalnum((unsigned char)s[n]) || (unsigned char)s[n] >= 0x80 || (s[n] && strchr(".+_-%", s[n])))
		n++;
	if (n == 0 || s[n] != '@')
		return 0;
	while (isalnum((unsigned char)s[n + 1 + domain]) || s[n + 1 + domain] == '-' ||
		(s[n + 1 + domain] == '.' && isalnum((unsigned char)s[n + 2 + domain])))
		domain++;
	return domain ? n + 1 + domain : 0;
}

/* "https://linde.nl/team", "www.linde.nl", "linde.nl" */
static size_t web(const char *s)
{
	static const char *const begin[] = { "https://", "http://", "www." };
	static const char *const domain[] = { "nl", "com", "org", "net", "eu", "be", "de", "nu", "info" };
	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
		if (strncasecmp(s, begin[i], strlen(begin[i])) == 0)
			return strcspn(s, " ,;()\"");
	size_t n = 0, last = 0; /* last: behind the latest point */
	while (isalnum((unsigned char)s[n]) || s[n] == '-' || (s[n] == '.' && isalnum((unsigned char)s[n + 1])))
		if (s[n++] == '.')
			last = n;
	for (size_t i = 0; last && i < sizeof domain / sizeof *domain; i++)
		if (n - last == strlen(domain[i]) && strncasecmp(s + last, domain[i], n - last) == 0)
			return n + (s[n] == '/' ? strcspn(s + n, " ,;()\"") : 0);
	return 0;
}

/* "@linde" */
static size_t handle(const char *s)
{
	size_t n = 1;
	while (*s == '@' && (isalnum((unsigned char)s[n]) || s[n] == '_'))
		n++;
	return n > 1 ? n : 0;
}

/* "1234 AB", "1234ab"; with small letters and a space it is a number and a word. */
static size_t postcode(const char *s)
{
	if (digits(s) != YEAR_DIGITS || *s == '0')
		return 0;
	const char *letters = s + YEAR_DIGITS + (s[YEAR_DIGITS] == ' ');
	bool capitals = isupper((unsigned char)letters[0]) && isupper((unsigned char)letters[1]);
	if (word(letters) != 2 || (!capitals && s[YEAR_DIGITS] == ' '))
		return 0;
	return ends(letters + 2) ? (size_t)(letters + 2 - s) : 0;
}

/* "NL91ABNA0417164300", "123456" */
static size_t long_number(const char *s)
{
	size_t n = 0, count = 0;
	for (; isalnum((unsigned char)s[n]); n++)
		count += isdigit((unsigned char)s[n]) != 0;
	return count >= NUMBER_DIGITS ? n : 0;
}

size_t mask_pattern(const char *at, enum mask_kind *kind)
{
	int parts;
	size_t n, date = numeric_date(at, &parts);
	*kind = MASK_DATE;
	if (parts == 3)
		return date;
	if ((n = mail(at)) > 0) {
		*kind = MASK_MAIL;
		return n;
	}
	if ((n = web(at)) > 0 || (n = handle(at)) > 0) {
		*kind = MASK_WEB;
		return n;
	}
	if ((n = phone(at)) > 0) {
		*kind = MASK_PHONE;
		return n;
	}
	if (date || (date = day_and_month(at)) || (date = month_first(at)))
		return date;
	if ((n = postcode(at)) > 0) {
		*kind = MASK_POSTCODE;
		return n;
	}
	n = digits(at);
	if (is_year(at, n) && ends(at + n))
		return n;
	*kind = MASK_NUMBER;
	return long_number(at);
}
