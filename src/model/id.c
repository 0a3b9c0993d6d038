/* Ids as people see them: the office's records are 42, those of a take-out
 * file 3.17 (site and counter). */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/model.h"
#include "anker/text.h"

enum { COUNTER_BITS = 40, MOST_SITES = 1 << 23 };

static const int64_t most_counter = ((int64_t)1 << COUNTER_BITS) - 1;

int64_t id_make(int64_t site, int64_t counter)
{
	return site << COUNTER_BITS | counter;
}

int64_t id_site(int64_t id)
{
	return id >> COUNTER_BITS;
}

int64_t id_counter(int64_t id)
{
	return id & most_counter;
}

char *id_show(int64_t id, struct arena *a)
{
	int64_t site = id_site(id), counter = id_counter(id);

	if (id <= 0 || site == 0)
		return arena_printf(a, "%lld", (long long)id);
	return arena_printf(a, "%lld.%lld", (long long)site, (long long)counter);
}

/* Reads digits up to `most`; false when there are none or the number is bigger. */
static bool take_number(const char **s, int64_t most, int64_t *out)
{
	if (!isdigit((unsigned char)**s))
		return false;
	*out = 0;
	for (; isdigit((unsigned char)**s); (*s)++) {
		int digit = **s - '0';
		if (*out > (most - digit) / 10)
			return false;
		*out = *out * 10 + digit;
	}
	return true;
}

int id_parse(const char *s, int64_t *out)
{
	const char *p = s;
	int64_t first = 0, counter = 0;
	bool good = take_number(&p, INT64_MAX, &first);

	if (good && *p == '.') {
		p++;
		good = first < MOST_SITES && take_number(&p, most_counter, &counter) && counter > 0;
		if (good)
			first = id_make(first, counter);
	}
	if (!good || *p != '\0' || first == 0)
		return err_set(ERR_INVALID,
			_("\"%.40s\" is not a record number; it looks like 42 or 3.17."), s);
	*out = first;
	return 0;
}
