/* How hard a passphrase is to guess: its text is cut up as those who guess do, into words, years,
 * rows and repeats, and what each piece adds is counted in bits. A guess costs about a second. */
#include <ctype.h>
#include <string.h>

#include "seal_parts.h"

enum { STRENGTHS = 5, WORD_BEGINS = 4, PIECES_MOST = 64 };

/* Bits from which each strength begins. */
static const double begins[STRENGTHS] = { 0, 20, 29, 38, 47 };

/* What each sort of piece is worth. */
#define BITS_USUAL 5.0   /* one of the words below */
#define BITS_WORD 9.0    /* a word of four letters ... */
#define BITS_MORE 0.9    /* and each letter more */
#define BITS_LETTER 4.7  /* of what looks like no word */
#define BITS_DIGIT 3.3
#define BITS_YEAR 6.0
#define BITS_ROW 3.0     /* 12345, qwerty, aaaa */
#define BITS_AGAIN 1.0   /* a piece that came before */
#define BITS_CAPITAL 0.5 /* only the first letter */
#define BITS_SIGN 3.0
#define BITS_SPACE 0.5
#define BITS_BEYOND 6.0  /* a letter outside ASCII */

/* What lists of passwords that leaked begin with, in this trade and country. */
static const char *const usual[] = { "wachtwoord", "password", "welkom", "welcome", "geheim", "secret", "admin",
	"letmein", "iloveyou", "dragon", "monkey", "master", "sunshine", "princess", "football", "voetbal", "ajax",
	"feyenoord", "qwerty", "azerty", "zomer", "herfst", "winter", "lente", "summer", "spring", "autumn",
	"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
	"november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "anker", "laptop",
	"werk", "work", "test", "hallo", "hello", "amsterdam", "rotterdam", "utrecht", "nederland", "holland",
	"uwv", "gemeente", "arbeidsdeskundige", "reintegratie" };
static const char *const rows[] = { "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "abcdefghijklmnopqrstuvwxyz",
	"012345678901234567890" };

struct piece {
	const char *text;
	size_t n;
};

static bool same(const char *a, const char *b, size_t n)
{
	return strncasecmp(a, b, n) == 0;
}

static bool is_usual(const char *text, size_t n)
{
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (strlen(usual[i]) == n && same(text, usual[i], n))
			return true;
	return false;
}

/* Part of a row of the keyboard, of the alphabet or of the digits, either way; or one character again and again. */
static bool is_row(const char *text, size_t n)
{
	size_t one = 1;

	while (one < n && tolower((unsigned char)text[one]) == tolower((unsigned char)*text))
		one++;
	if (n > 2 && one == n)
		return true;
	for (size_t r = 0; n > 2 && r < sizeof rows / sizeof *rows; r++)
		for (size_t size = strlen(rows[r]), at = 0; at + n <= size; at++) {
			size_t back = 0;
			while (back < n && tolower((unsigned char)text[back]) == rows[r][at + n - 1 - back])
				back++;
			if (back == n || same(text, rows[r] + at, n))
				return true;
		}
	return false;
}

/* Like a word: never more than three vowels or four other letters after another. */
static bool like_a_word(const char *text, size_t n)
{
	size_t vowels = 0, others = 0;

	for (size_t i = 0; i < n; i++) {
		bool vowel = strchr("aeiouy", tolower((unsigned char)text[i])) != NULL;
		vowels = vowel ? vowels + 1 : 0;
		others = vowel ? 0 : others + 1;
		if (vowels > 3 || others > 4)
			return false;
	}
	return n >= 3;
}

static double letters_bits(const char *text, size_t n)
{
	size_t capitals = 0;
	double bits;

	for (size_t i = 0; i < n; i++)
		capitals += isupper((unsigned char)text[i]) != 0;
	if (is_usual(text, n))
		bits = BITS_USUAL;
	else if (is_row(text, n))
		bits = BITS_ROW;
	else if (like_a_word(text, n))
		bits = BITS_WORD + BITS_MORE * ((double)n - WORD_BEGINS);
	else
		bits = BITS_LETTER * (double)n;
	if (capitals && capitals < n)
		bits += capitals == 1 && isupper((unsigned char)*text) ? BITS_CAPITAL : (double)capitals;
	return bits;
}

static double digits_bits(const char *text, size_t n)
{
	if (is_row(text, n))
		return BITS_ROW;
	if (n == 4 && (same(text, "19", 2) || same(text, "20", 2)))
		return BITS_YEAR;
	return BITS_DIGIT * (double)n;
}

enum sort { LETTERS, DIGITS, SPACES, SIGNS, BEYOND };

static enum sort sort_of(char c)
{
	unsigned char u = (unsigned char)c;
	return u >= 0x80 ? BEYOND : isalpha(u) ? LETTERS : isdigit(u) ? DIGITS : isspace(u) ? SPACES : SIGNS;
}

static double piece_bits(enum sort sort, const char *text, size_t n)
{
	size_t letters = 0;

	switch (sort) {
	case LETTERS:
		return letters_bits(text, n);
	case DIGITS:
		return digits_bits(text, n);
	case SPACES:
		return BITS_SPACE;
	case SIGNS:
		return is_row(text, n) ? BITS_SIGN : BITS_SIGN * (double)n;
	case BEYOND:
		break;
	}
	for (size_t i = 0; i < n; i++)
		letters += ((unsigned char)text[i] & 0xc0) != 0x80;
	return BITS_BEYOND * (double)letters;
}

static const char *hint_of(int strength, const char *text, bool common, bool again)
{
	if (!*text || strength == STRENGTHS - 1)
		return "";
	if (again)
		return _("the same again adds little: another word does more");
	if (common && strength < 2)
		return _("words, years and rows of keys like these are tried first");
	return strength < 2 ? _("longer is better than stranger: four words with nothing in common") :
			      _("one word more makes it strong");
}

int secret_strength(const char *text, const char **hint)
{
	struct piece seen[PIECES_MOST];
	size_t nseen = 0;
	double bits = 0;
	bool common = false, again = false;
	int strength = STRENGTHS - 1;

	for (const char *p = text; *p;) {
		enum sort sort = sort_of(*p);
		size_t n = 1, i = 0;
		while (p[n] && sort_of(p[n]) == sort)
			n++;
		while (i < nseen && (seen[i].n != n || !same(seen[i].text, p, n)))
			i++;
		bool before = i < nseen && sort != SPACES;
		double worth = before ? BITS_AGAIN : piece_bits(sort, p, n);
		again = again || (before && sort != SIGNS);
		common = common || (sort == LETTERS && (is_usual(p, n) || is_row(p, n))) ||
			(sort == DIGITS && n > 2 && worth <= BITS_YEAR);
		bits += worth;
		if (nseen < PIECES_MOST)
			seen[nseen++] = (struct piece){ p, n };
		p += n;
	}
	while (strength > 0 && bits < begins[strength])
		strength--;
	*hint = hint_of(strength, text, common, again);
	return strength;
}
