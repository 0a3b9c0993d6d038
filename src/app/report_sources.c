/* The kinds of reports, in the order of enum report_kind. */
#include "report.h"

static const struct report_source *const sources[REPORT_KINDS] = {
	[REPORT_EMPLOYER] = &report_employer,
	[REPORT_PATTERN] = &report_pattern,
	[REPORT_REGION] = &report_region,
	[REPORT_PROGRAMME] = &report_programme,
	[REPORT_CASE] = &report_case,
	[REPORT_YEAR] = &report_year,
};

const struct report_source *app_report_source(enum report_kind kind)
{
	return (unsigned)kind < REPORT_KINDS ? sources[kind] : NULL;
}
