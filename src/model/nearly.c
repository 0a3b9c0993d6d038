/* Whether two names differ by a slip of the keys. */
#include <string.h>

#include "anker/likeness.h"

/* True when `a` becomes `b` by at most `most` (up to MOST_EDITS) edits as
 * text_distance counts them. Only the cells within `most` of the diagonal can
 * matter: row i holds columns i - MOST_EDITS to i + MOST_EDITS. */
static bool within(const char *a, size_t n, const char *b, size_t m, int most)
{
	enum { MOST_EDITS = 2, BAND = 2 * MOST_EDITS + 1, FAR = 99 };
	int row[3][BAND + 2]; /* with a cell beyond either end */
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < BAND + 2; k++)
			row[i][k] = i == 0 && k > MOST_EDITS ? k - MOST_EDITS - 1 : FAR;
	row[0][BAND + 1] = FAR;
	for (size_t i = 1; i <= n; i++) {
		int *now = row[i % 3], least = FAR;
		const int *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];
		for (size_t k = 1; k <= BAND; k++) {
			now[k] = FAR;
			if (i + k < MOST_EDITS + 1 || i + k - MOST_EDITS - 1 > m)
				continue;
			size_t j = i + k - MOST_EDITS - 1;
			int best = up[k + 1] + 1 < now[k - 1] + 1 ? up[k + 1] + 1 : now[k - 1] + 1;
			if (j > 0 && up[k] + (a[i - 1] != b[j - 1]) < best)
				best = up[k] + (a[i - 1] != b[j - 1]);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				up2[k] + 1 < best)
				best = up2[k] + 1;
			now[k] = best;
			least = best < least ? best : least;
		}
		if (least > most + 1) /* a swap may still take one from the row before */
			return false;
	}
	return row[n % 3][m + MOST_EDITS + 1 - n] <= most;
}

bool nearly_equal(const char *one, const char *two)
{
	size_t n = strlen(one), m = strlen(two), least = n < m ? n : m;
	if (least < 4 || (n > m ? n - m : m - n) > 2)
		return false;
	int most = least < 8 ? 1 : 2;
	/* The same start and the same end cost nothing. */
	while (n > 0 && m > 0 && *one == *two)
		one++, two++, n--, m--;
	while (n > 0 && m > 0 && one[n - 1] == two[m - 1])
		n--, m--;
	return within(one, n, two, m, most);
}
