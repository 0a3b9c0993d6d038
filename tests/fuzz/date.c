/* libFuzzer: dates and cleaning on any bytes. What is accepted must be a date
 * that is written and read back the same; what is cleaned must stay clean. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_date(day d)
{
	char iso[DATE_ISO_SIZE];
	day again;

	if (date_parse_iso(date_iso(iso, d), &again) < 0 || again != d)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	day d;

	if (date_parse(text, date_from_ymd(2026, 11, 22), &d) == 0)
		check_date(d);
	if (date_parse_iso(text, &d) == 0)
		check_date(d);
	for (int keep = 0; keep <= 1; keep++) {
		const char *once = text_clean(a, text, keep != 0);
		if (!text_valid(once, strlen(once)) || strcmp(text_clean(a, once, keep != 0), once) != 0)
			abort();
	}
	arena_free(&a);
	return 0;
}
