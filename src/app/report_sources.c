/* The kinds of reports, in the order of enum report_kind. */
#include "report.h"

/* One that has no file yet is left out. */
#if __has_include("report_employer.c")
#define EMPLOYER &report_employer
#else
#define EMPLOYER NULL
#endif
#if __has_include("report_pattern.c")
#define PATTERN &report_pattern
#else
#define PATTERN NULL
#endif
#if __has_include("report_region.c")
#define REGION &report_region
#else
#define REGION NULL
#endif
#if __has_include("report_programme.c")
#define PROGRAMME &report_programme
#else
#define PROGRAMME NULL
#endif
#if __has_include("report_case.c")
#define CASE &report_case
#else
#define CASE NULL
#endif
#if __has_include("report_year.c")
#define YEAR &report_year
#else
#define YEAR NULL
#endif

static const struct report_source *const sources[REPORT_KINDS] = {
	[REPORT_EMPLOYER] = EMPLOYER,
	[REPORT_PATTERN] = PATTERN,
	[REPORT_REGION] = REGION,
	[REPORT_PROGRAMME] = PROGRAMME,
	[REPORT_CASE] = CASE,
	[REPORT_YEAR] = YEAR,
};

const struct report_source *app_report_source(enum report_kind kind)
{
	return sources[kind];
}
