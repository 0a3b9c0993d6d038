/* What each kind of report holds, one file each; and the counts they are made of. */
#ifndef ANKER_APP_REPORT_H
#define ANKER_APP_REPORT_H

#include "anker/report.h"

extern const struct report_source report_employer, report_pattern, report_region, report_programme,
	report_case, report_year;

#endif
