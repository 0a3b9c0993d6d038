/* libFuzzer: dates and cleaning on any bytes. What is accepted must be a date
 * that is written and read back the same, a known one or a stretch; what is cleaned must stay clean. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/text.h"

enum { TODAY = 20779 }; /* 2026-11-22 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_date(day d)
{
	char iso[DATE_ISO_SIZE];
	day again;

	if (date_parse_iso(date_iso(iso, d), &again) < 0 || again != d)
		abort();
}

static void check_span(struct arena *a, struct date_span s)
{
	struct date_span again;
	const char *iso = date_span_iso(a, s);

	if (!date_span_is(s) || date_span_parse_iso(iso, &again) < 0 || again.first != s.first ||
		again.last != s.last || strcmp(date_span_iso(a, again), iso) != 0 ||
		*date_span_show(a, s, TODAY) == '\0' || *date_span_short(a, s, TODAY) == '\0')
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	struct date_span s;
	day d;

	if (date_parse(text, TODAY, &d) == 0)
		check_date(d);
	if (date_parse_iso(text, &d) == 0)
		check_date(d);
	for (int past = 0; past <= 1; past++)
		if (date_span_parse(text, TODAY, past != 0, &s) == 0)
			check_span(a, s);
	if (date_span_parse_iso(text, &s) == 0)
		check_span(a, s);
	for (int keep = 0; keep <= 1; keep++) {
		const char *once = text_clean(a, text, keep != 0);
		if (!text_valid(once, strlen(once)) || strcmp(text_clean(a, once, keep != 0), once) != 0)
			abort();
	}
	arena_free(&a);
	return 0;
}
