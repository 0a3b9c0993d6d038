/* The quick comparison of names says what the plain edit distance says. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/likeness.h"
#include "anker/text.h"

static unsigned state = 7;

static unsigned roll(unsigned below)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % below;
}

static bool by_distance(const char *one, const char *two)
{
	size_t n = strlen(one), m = strlen(two), least = n < m ? n : m;
	return least >= 4 && text_distance(one, two) <= (least < 8 ? 1 : 2);
}

/* Few letters, so that swaps and repeats come up often. */
static void make_word(char *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		word[i] = (char)('a' + roll(3));
	word[n] = '\0';
}

static void slip(char *word)
{
	size_t n = strlen(word), at = roll((unsigned)n);
	switch (roll(4)) {
	case 0:
		word[at] = 'x';
		break;
	case 1:
		memmove(word + at, word + at + 1, n - at);
		break;
	case 2:
		memmove(word + at + 1, word + at, n - at + 1);
		break;
	default:
		if (at + 1 < n) {
			char c = word[at];
			word[at] = word[at + 1];
			word[at + 1] = c;
		}
	}
}

Test(nearly, equal__agrees_with_the_edit_distance)
{
	char one[32], two[32];
	int alike = 0;
	for (int i = 0; i < 20000; i++) {
		make_word(one, 4 + roll(9));
		strcpy(two, one);
		for (unsigned k = roll(5); k > 0; k--)
			slip(two);
		if (roll(10) == 0)
			make_word(two, 4 + roll(9));
		cr_assert_eq(nearly_equal(one, two), by_distance(one, two), "%s %s", one, two);
		alike += nearly_equal(one, two);
	}
	cr_assert(alike > 5000 && alike < 18000, "%d", alike);
}
