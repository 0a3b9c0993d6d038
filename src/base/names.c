/* The calendar's words: shown in the current language, understood in both. */
#include "names.h"

const struct label date_month_short[12] = {
	{ "jan", "Jan" }, { "feb", "Feb" }, { "mrt", "Mar" }, { "apr", "Apr" }, { "mei", "May" },
	{ "jun", "Jun" }, { "jul", "Jul" }, { "aug", "Aug" }, { "sep", "Sep" }, { "okt", "Oct" },
	{ "nov", "Nov" }, { "dec", "Dec" },
};

const struct label date_month_full[12] = {
	{ "januari", "January" },   { "februari", "February" }, { "maart", "March" },
	{ "april", "April" },       { "mei", "May" },           { "juni", "June" },
	{ "juli", "July" },         { "augustus", "August" },   { "september", "September" },
	{ "oktober", "October" },   { "november", "November" }, { "december", "December" },
};

const struct label date_weekday_short[7] = {
	{ "ma", "Mon" }, { "di", "Tue" }, { "wo", "Wed" }, { "do", "Thu" },
	{ "vr", "Fri" }, { "za", "Sat" }, { "zo", "Sun" },
};

const struct label date_weekday_full[7] = {
	{ "maandag", "Monday" },  { "dinsdag", "Tuesday" }, { "woensdag", "Wednesday" },
	{ "donderdag", "Thursday" }, { "vrijdag", "Friday" },  { "zaterdag", "Saturday" },
	{ "zondag", "Sunday" },
};

const struct date_season date_seasons[DATE_SEASONS] = {
	{ { "voorjaar", "spring" }, 2 },
	{ { "zomer", "summer" }, 5 },
	{ { "najaar", "autumn" }, 8 },
	{ { "winter", "winter" }, -1 },
};

const struct label date_parts[DATE_PARTS] = {
	{ "begin", "early" },
	{ "half", "mid" },
	{ "eind", "late" },
};
