/* Dates in eight columns: never a day, and never a year, that nobody said. */
#include <criterion/criterion.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/places.h"

Test(compact, span__says_what_is_known_in_eight_columns)
{
	static const char *const list[][2] = {
		{ "2026-11-14", "14 Nov" }, { "2024-11-14", "Nov 2024" }, { "2027-03", "Mar 2027" },
		{ "2026-11", "Nov 2026" }, { "2027", "2027" }, { "2026", "2026" },
		{ "2027-03-21/2027-03-31", "Mar 2027" }, { "2027-06-01/2027-08-31", "Jun–Aug" },
		{ "2026-11-22/2027-05-31", "Nov–May" }, { "2027-09-01/2027-11-30", "2027" },
		{ "2027-12-01/2028-04-30", "2027–28" }, { "2026-11-22/2030-05-31", "2026–30" },
	};
	struct arena *a = arena_new();
	const day today = date_from_ymd(2026, 11, 22);

	lang_init("en", "/nonexistent");
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		struct date_span s;
		cr_assert_eq(date_span_parse_iso(list[i][0], &s), 0);
		cr_expect_str_eq(compact_span(a, s, today), list[i][1]);
		cr_expect_leq(text_width(compact_span(a, s, today)), 8);
	}
	cr_expect_str_eq(compact_span(a, SPAN_NONE, today), "");
	/* In the middle of a year the whole of it is near. */
	cr_expect_str_eq(compact_span(a, (struct date_span){ date_from_ymd(2026, 1, 1), date_from_ymd(2026, 12, 31) },
		date_from_ymd(2026, 7, 1)), "2026");
	arena_free(&a);
}
