/* One status function: what the command line prints is what the list says, and
 * that is date_status of the due date. */
#include <criterion/criterion.h>

#include "anker/date.h"
#include "run.h"

enum { DAYS_BEFORE = 7 }; /* "soon" from a week before, as in the lists */

TestSuite(status, .init = run_open, .fini = run_close);

static const char *code_of(enum due_status s)
{
	static const char *const codes[] = { [DUE_NONE] = "none", [DUE_NOT_YET] = "not_yet",
		[DUE_SOON] = "soon", [DUE_NOW] = "now", [DUE_LATE] = "late", [DUE_MISSED] = "missed" };
	return codes[s];
}

Test(status, command_line_list_and_date__agree)
{
	static const char *const days[] = { "2026-11-22", "2027-02-28", "2028-02-29", "2027-12-31" };
	size_t seen[DUE_MISSED + 1] = { 0 };
	GOOD("demo");
	for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
		day today, due;
		cr_assert_eq(date_parse_iso(days[d], &today), 0);
		json_t *list = JSON("suggest", "--all", "--json", "--db", options.demo_db, "--today",
			days[d]), *sg;
		size_t i;
		json_array_foreach(list, i, sg) {
			enum due_status s = date_parse_iso(text_of(sg, "due"), &due) == 0 ?
				date_status(due, today, DAYS_BEFORE, -1) : DUE_NONE;
			cr_assert_str_eq(text_of(sg, "status"), code_of(s));
			seen[s]++;
		}
		cr_assert_gt(json_array_size(list), 20);
	}
	cr_assert(seen[DUE_NOT_YET] && seen[DUE_SOON] && seen[DUE_LATE]);
}
