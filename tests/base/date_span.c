/* Imprecise dates: kept, shown and understood, in both languages. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"

static struct arena *a;
static day today;

/* 2026-11-22 is a Sunday in ISO week 47. */
static void begin(void)
{
	a = arena_new();
	today = date_from_ymd(2026, 11, 22);
}

static void end(void)
{
	lang_init("en", "/nonexistent");
	arena_free(&a);
}

TestSuite(date_span, .init = begin, .fini = end);

/* With the catalogue that was built beside the program. */
static void speak(const char *language)
{
	const char *program = getenv("ANKER");
	char *share = arena_strdup(a, program ? program : "build/anker");

	*strrchr(share, '/') = '\0';
	cr_assert_eq(lang_init(language, arena_printf(a, "%s/share", share)), 0);
}

static struct date_span iso(const char *text)
{
	struct date_span s = SPAN_NONE;

	cr_assert_eq(date_span_parse_iso(text, &s), 0, "%s: %s", text, err_last());
	return s;
}

static const char *typed(const char *text, day on, bool past)
{
	struct date_span s = SPAN_NONE;

	if (date_span_parse(text, on, past, &s) < 0)
		return err_last();
	return date_span_iso(a, s);
}

static void assert_typed(const char *const (*list)[2], size_t n, bool past)
{
	for (size_t i = 0; i < n; i++)
		cr_expect_str_eq(typed(list[i][0], today, past), list[i][1], "\"%s\" gives %s, not %s",
			list[i][0], typed(list[i][0], today, past), list[i][1]);
}

#define ASSERT_TYPED(list, past) assert_typed(list, sizeof(list) / sizeof((list)[0]), past)

Test(date_span, iso__is_read_and_written_the_same)
{
	static const char *const texts[] = {
		"2026-03-14", "2026-03", "2024-02", "2026-12", "2026", "2026-11-22/2027-05-31", "0001",
		"0001-01",
		"9999", "9999-12", "9999-12-31", "2026-03-01/2026-03-30", "2026-01-01/2027-12-31",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		cr_expect_str_eq(date_span_iso(a, iso(texts[i])), texts[i]);
	cr_assert_eq(iso("2024-02").first, date_from_ymd(2024, 2, 1));
	cr_assert_eq(iso("2024-02").last, date_from_ymd(2024, 2, 29));
	cr_assert_eq(iso("2026").last, date_from_ymd(2026, 12, 31));
}

Test(date_span, iso__is_the_shortest_that_fits)
{
	cr_expect_str_eq(date_span_iso(a, iso("2026-03-01/2026-03-31")), "2026-03");
	cr_expect_str_eq(date_span_iso(a, iso("2026-01-01/2026-12-31")), "2026");
	cr_expect_str_eq(date_span_iso(a, iso("2026-03-14/2026-03-14")), "2026-03-14");
}

Test(date_span, iso__every_month_and_random_spans_go_there_and_back)
{
	unsigned seed = 7;

	for (int year = 1900; year < 2200; year++)
		for (int month = 1; month <= 12; month++) {
			char text[16];
			snprintf(text, sizeof(text), "%04d-%02d", year % 10000, month % 100);
			struct date_span s = iso(text);
			cr_assert_eq(s.first, date_from_ymd(year, month, 1));
			cr_assert_eq(s.last, date_add_months(s.first, 1) - 1);
			cr_assert_str_eq(date_span_iso(a, s), text);
		}
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1103515245u + 12345u;
		day first = (day)(seed >> 8) % 60000 - 7000;
		seed = seed * 1103515245u + 12345u;
		struct date_span s = { first, first + (day)(seed >> 8) % (SPAN_MOST + 1) };
		struct date_span again = iso(date_span_iso(a, s));
		cr_assert(again.first == s.first && again.last == s.last);
	}
}

Test(date_span, iso__refuses_the_rest_and_shows_it)
{
	static const char *const bad[] = {
		"", "26", "202", "2026-", "2026-0", "2026-00", "2026-13", "2026-3", "0000", "0000-01",
		"2026-02-30",
		"2026-03/2026-04", "2026-05-31/2026-05-30", "2026-05-31/", "2026-05-31/2026-06-1",
		"/2026-05-31",
		"1950-01-01/2026-01-01", "2026-05-31 2026-06-01", " 2026", "2026 ", "20x6",
		"2026-05-31T10:00:00Z",
		"2026-05-31/2026-06-011",
	};
	struct date_span s = { 3, 4 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_expect_eq(date_span_parse_iso(bad[i], &s), ERR_INVALID, "\"%s\"", bad[i]);
	cr_assert(s.first == 3 && s.last == 4, "what is refused sets nothing");
	date_span_parse_iso("2026-13", &s);
	cr_assert_not_null(strstr(err_last(), "2026-13"));
}

Test(date_span, iso__of_what_is_no_span_is_empty)
{
	struct date_span backward = { today, today - 1 }, longest = { today, today + SPAN_MOST };

	cr_expect_str_eq(date_span_iso(a, SPAN_NONE), "");
	cr_expect_str_eq(date_span_iso(a, backward), "");
	cr_expect_str_eq(date_span_show(a, backward, today), "");
	cr_expect(date_span_is(longest));
	longest.last++;
	cr_expect(!date_span_is(longest));
	cr_expect_str_eq(date_span_iso(a, longest), "");
}

Test(date_span, day__is_known_when_both_ends_are_it)
{
	cr_expect_eq(date_span_day(iso("2026-03-14")), date_from_ymd(2026, 3, 14));
	cr_expect_eq(date_span_day(iso("2026-03")), DAY_NONE);
	cr_expect_eq(date_span_day(SPAN_NONE), DAY_NONE);
}

Test(date_span, parse__takes_every_day_as_date_parse_does)
{
	static const char *const days[] = {
		"2026-11-22", "22-11-2026", "22/11/26", "22-11", "22", "22 nov", "22 nov 2026", "Oct 5, 2026",
		"vandaag",
		"tomorrow", "za", "sunday", "+3", "+2w", "-1m", "+1j", "1 mei", "3 mrt",
	};

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		char text[DATE_ISO_SIZE];
		day d = DAY_NONE;
		cr_assert_eq(date_parse(days[i], today, &d), 0);
		cr_expect_str_eq(typed(days[i], today, false), date_iso(text, d), "\"%s\"", days[i]);
	}
}

Test(date_span, parse__takes_what_it_writes)
{
	static const char *const texts[] = { "2026-03-14", "2026-03", "2026", "2026-11-22/2027-05-31" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		cr_expect_str_eq(typed(texts[i], today, false), texts[i]);
	cr_expect_str_eq(typed(" 2026-03-01/2026-03-31 ", today, false), "2026-03");
}

Test(date_span, parse__months_and_years)
{
	static const char *const list[][2] = {
		{ "maart", "2027-03" }, { "March", "2027-03" }, { "mrt", "2027-03" },
		{ "in maart", "2027-03" },
		{ "in March", "2027-03" }, { "Mar 2027", "2027-03" }, { "mrt. 2025", "2025-03" },
		{ "maart van 2028", "2028-03" }, { "mei '27", "2027-05" }, { "november", "2026-11" },
		{ "dec", "2026-12" }, { "okt", "2027-10" }, { "03-2027", "2027-03" }, { "3/2027", "2027-03" },
		{ "2027-3", "2027-03" }, { "2027", "2027" }, { "in 2027", "2027" }, { "1998", "1998" },
		{ "deze maand", "2026-11" }, { "volgende maand", "2026-12" }, { "last month", "2026-10" },
		{ "dit jaar", "2026" }, { "next year", "2027" }, { "vorig jaar", "2025" },
		{ "afgelopen maart", "2026-03" }, { "komende november", "2027-11" },
		{ "last november", "2025-11" },
	};

	ASSERT_TYPED(list, false);
}

Test(date_span, parse__begin_middle_and_end)
{
	static const char *const list[][2] = {
		{ "begin maart", "2027-03-01/2027-03-10" }, { "half maart", "2027-03-11/2027-03-20" },
		{ "medio maart 2027", "2027-03-11/2027-03-20" }, { "eind maart", "2027-03-21/2027-03-31" },
		{ "eind feb 2028", "2028-02-21/2028-02-29" }, { "early March", "2027-03-01/2027-03-10" },
		{ "mid-March", "2027-03-11/2027-03-20" }, { "the end of March", "2027-03-21/2027-03-31" },
		{ "late March 2027", "2027-03-21/2027-03-31" }, { "begin van de zomer", "2027-06" },
		{ "eind 2027", "2027-09-01/2027-12-31" }, { "begin volgend jaar", "2027-01-01/2027-04-30" },
		{ "eind van de maand", "2026-11-21/2026-11-30" },
		{ "het eind van het jaar", "2026-09-01/2026-12-31" },
		/* The begin of November is over, its end is not. */
		{ "begin november", "2027-11-01/2027-11-10" }, { "eind november", "2026-11-21/2026-11-30" },
		{ "begin volgende week", "2026-11-23/2026-11-24" },
		{ "end of next week", "2026-11-27/2026-11-29" },
	};

	ASSERT_TYPED(list, false);
}

Test(date_span, parse__weeks)
{
	static const char *const list[][2] = {
		{ "week 12", "2027-03-22/2027-03-28" }, { "wk 12 2026", "2026-03-16/2026-03-22" },
		{ "week 12 van 2027", "2027-03-22/2027-03-28" }, { "week 47", "2026-11-16/2026-11-22" },
		{ "week 1", "2027-01-04/2027-01-10" }, { "week 1 2026", "2025-12-29/2026-01-04" },
		{ "week 53 2026", "2026-12-28/2027-01-03" }, { "week 53", "2026-12-28/2027-01-03" },
		{ "deze week", "2026-11-16/2026-11-22" }, { "volgende week", "2026-11-23/2026-11-29" },
		{ "last week", "2026-11-09/2026-11-15" },
	};

	ASSERT_TYPED(list, false);
	cr_expect_not_null(strstr(typed("week 53 2027", today, false), "Understood"));
	cr_expect_not_null(strstr(typed("week 0", today, false), "Understood"));
}

Test(date_span, parse__seasons_and_quarters)
{
	static const char *const list[][2] = {
		{ "voorjaar", "2027-03-01/2027-05-31" }, { "spring", "2027-03-01/2027-05-31" },
		{ "lente 2026", "2026-03-01/2026-05-31" }, { "zomer 2027", "2027-06-01/2027-08-31" },
		{ "in the summer", "2027-06-01/2027-08-31" }, { "deze zomer", "2026-06-01/2026-08-31" },
		{ "najaar", "2026-09-01/2026-11-30" }, { "herfst", "2026-09-01/2026-11-30" },
		{ "autumn 2027", "2027-09-01/2027-11-30" }, { "winter", "2026-12-01/2027-02-28" },
		{ "deze winter", "2026-12-01/2027-02-28" }, { "winter 2028", "2027-12-01/2028-02-29" },
		{ "winter 2027/2028", "2027-12-01/2028-02-29" }, { "kwartaal 1", "2027-01-01/2027-03-31" },
		{ "Q1 2027", "2027-01-01/2027-03-31" }, { "Q4", "2026-10-01/2026-12-31" },
		{ "1e kwartaal", "2027-01-01/2027-03-31" },
		{ "tweede kwartaal van 2027", "2027-04-01/2027-06-30" },
		{ "third quarter 2027", "2027-07-01/2027-09-30" },
		{ "volgend kwartaal", "2027-01-01/2027-03-31" },
	};

	ASSERT_TYPED(list, false);
}

Test(date_span, parse__before_by_after_and_around)
{
	static const char *const list[][2] = {
		{ "voor de zomer", "2026-11-22/2027-05-31" }, { "before summer", "2026-11-22/2027-05-31" },
		{ "vóór 1 maart", "2026-11-22/2027-02-28" }, { "voor 1 okt", "2026-11-22/2027-09-30" },
		{ "before March 2027", "2026-11-22/2027-02-28" },
		{ "voor eind maart", "2026-11-22/2027-03-31" },
		{ "before the end of the year", "2026-11-22/2026-12-31" },
		{ "uiterlijk 1 dec", "2026-11-22/2026-12-01" },
		{ "by March", "2026-11-22/2027-03-31" }, { "na 1 mei", "2027-05-02/2027-12-31" },
		{ "after summer", "2027-09-01/2027-12-31" }, { "na december", "2027" },
		{ "rond 1 mei", "2027-04-24/2027-05-08" }, { "around 1 May 2027", "2027-04-24/2027-05-08" },
		{ "circa maart", "2027-02-22/2027-04-07" }, { "op 1 maart", "2027-03-01" },
		{ "per 1 maart", "2027-03-01" },
	};

	ASSERT_TYPED(list, false);
	cr_expect_not_null(strstr(typed("before March 2026", today, false), "Understood"));
}

Test(date_span, parse__between)
{
	static const char *const list[][2] = {
		{ "tussen 1 en 10 maart", "2027-03-01/2027-03-10" },
		{ "between 1 and 10 March", "2027-03-01/2027-03-10" },
		{ "tussen 28 en 3 maart", "2027-02-28/2027-03-03" },
		{ "tussen 28 en 3 jan", "2026-12-28/2027-01-03" },
		{ "tussen 1 en 28 maart", "2027-03-01/2027-03-28" },
		{ "tussen 1 dec en 15 jan", "2026-12-01/2027-01-15" },
		{ "maart of april", "2027-03-01/2027-04-30" },
		{ "March or April 2028", "2028-03-01/2028-04-30" },
		{ "from 1 to 10 March", "2027-03-01/2027-03-10" },
		{ "van maart tot en met mei 2027", "2027-03-01/2027-05-31" },
		{ "2026 t/m 2027", "2026-01-01/2027-12-31" },
		{ "between 2024 and May 2026", "2024-01-01/2026-05-31" },
		{ "tussen 22 nov 2026 en 31 mei 2027", "2026-11-22/2027-05-31" },
		{ "tussen december en februari", "2026-12-01/2027-02-28" },
	};

	ASSERT_TYPED(list, false);
}

Test(date_span, parse__of_the_past_looks_back)
{
	static const char *const list[][2] = {
		{ "maart", "2026-03" }, { "december", "2025-12" }, { "november", "2026-11" },
		{ "zomer", "2026-06-01/2026-08-31" },
		{ "winter", "2025-12-01/2026-02-28" }, { "week 12", "2026-03-16/2026-03-22" },
		{ "Q4", "2026-10-01/2026-12-31" },
		{ "eind november", "2026-11-21/2026-11-30" }, { "begin december", "2025-12-01/2025-12-10" },
		{ "3 mrt", "2026-03-03" }, { "3-3", "2026-03-03" }, { "22 nov", "2026-11-22" },
		{ "23 nov", "2025-11-23" },
		{ "rond 1 mei", "2026-04-24/2026-05-08" }, { "na maart", "2026-04-01/2026-12-31" },
		{ "tussen 1 en 10 maart", "2026-03-01/2026-03-10" }, { "sinds maart", "2026-03" },
		{ "2025", "2025" },
		{ "since 3 March 2025", "2025-03-03" },
		/* Who says that it is still to come is believed. */
		{ "maart 2027", "2027-03" }, { "+2w", "2026-12-06" }, { "za", "2026-11-28" },
		{ "3-3-2027", "2027-03-03" },
	};

	ASSERT_TYPED(list, true);
}

Test(date_span, parse__of_the_past_before_needs_a_beginning)
{
	struct date_span s = { 3, 4 };

	cr_assert_eq(date_span_parse("before May", today, true, &s), ERR_INVALID);
	cr_expect_not_null(strstr(err_last(), "before May"));
	cr_expect_not_null(strstr(err_last(), "between 2024 and May 2026"));
	cr_assert_eq(date_span_parse("uiterlijk mei 2026", today, true, &s), ERR_INVALID);
	cr_assert(s.first == 3 && s.last == 4);
}

Test(date_span, parse__refuses_the_rest_and_says_what_works)
{
	static const char *const bad[] = {
		"", " ", "month", "week", "kwartaal", "q5", "Q0 2027", "maart maart", "maart 2026 2027",
		"half", "eind",
		"begin eind maart", "before", "voor", "na ", "rond", "tussen", "tussen maart",
		"tussen maart en",
		"volgend", "next", "dit", "binnenkort", "soon", "0000", "maart 0", "13-2027", "0-2027",
		"31 feb",
		"maart 2027 maart", "blub", "winter 2027/2029", "zomer 2026/2027", "maart!", "\xff\xfe",
		"2027 2028",
		"between May 2027 and March 2027", "volgend jaar 2027", "volgend jaar maart",
		"11111111111111111111", "tussen 0 en 10 maart",
		"tussen 45 en 10 maart",
	};
	struct date_span s = { 3, 4 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_expect_eq(date_span_parse(bad[i], today, false, &s), ERR_INVALID, "\"%s\" gives %s",
			bad[i], date_span_iso(a, s));
	cr_assert(s.first == 3 && s.last == 4);
	date_span_parse("bl\x1b[31mub", today, false, &s);
	cr_expect_null(strchr(err_last(), 0x1b));
	cr_expect_not_null(strstr(err_last(), date_span_forms()));
}

/* What the message offers is understood, in both languages. */
static void offered_is_understood(void)
{
	char *rest = NULL, *forms = arena_strdup(a, date_span_forms());

	for (char *form; (form = strtok_r(forms, ",", &rest)); forms = NULL) {
		struct date_span s;
		cr_expect_eq(date_span_parse(form, today, false, &s), 0, "%s: %s", form, err_last());
	}
}

Test(date_span, forms__are_understood)
{
	offered_is_understood();
	speak("nl");
	offered_is_understood();
}

static const char *const shown[][4] = {
	{ "2027-03-14", "14 Mar 2027", "14 mrt 2027", "14 mrt 2027" },
	{ "2026-03-14", "14 Mar", "14 mrt", "14 mrt" },
	{ "2027-03", "March 2027", "maart 2027", "mrt 2027" },
	{ "2027", "2027", "2027", "2027" },
	{ "2027-06-01/2027-08-31", "summer 2027", "zomer 2027", "zomer 2027" },
	{ "2027-12-01/2028-02-29", "winter 2027/2028", "winter 2027/2028", "winter 2027/2028" },
	{ "2027-03-22/2027-03-28", "week 12 of 2027", "week 12 van 2027", "wk 12 2027" },
	{ "2025-12-29/2026-01-04", "week 1 of 2026", "week 1 van 2026", "wk 1 2026" },
	{ "2027-01-01/2027-03-31", "quarter 1 of 2027", "kwartaal 1 van 2027", "K1 2027" },
	{ "2026-10-01/2026-12-31", "quarter 4 of 2026", "kwartaal 4 van 2026", "K4 2026" },
	{ "2027-03-21/2027-03-31", "late March 2027", "eind maart 2027", "eind mrt 2027" },
	{ "2027-03-01/2027-03-10", "early March 2027", "begin maart 2027", "begin mrt 2027" },
	{ "2026-11-22/2027-05-31", "between 22 Nov 2026 and 31 May 2027", "tussen 22 nov 2026 en 31 mei 2027",
		"22 nov–31 mei 2027" },
};

Test(date_span, show__says_it_as_people_do)
{
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		cr_expect_str_eq(date_span_show(a, iso(shown[i][0]), today), shown[i][1]);
	cr_expect_str_eq(date_span_show(a, iso("2026-11-22"), DAY_NONE), "22 Nov 2026");
	speak("nl");
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		cr_expect_str_eq(date_span_show(a, iso(shown[i][0]), today), shown[i][2]);
		cr_expect_str_eq(date_span_short(a, iso(shown[i][0]), today), shown[i][3]);
	}
}

/* What is shown can be typed again: a form may fill in what it showed. */
Test(date_span, show__is_understood_again)
{
	static const char *const languages[] = { "nl", "en" };

	for (int lang = 0; lang < 2; lang++) {
		speak(languages[lang]);
		for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
			cr_expect_str_eq(typed(date_span_show(a, iso(shown[i][0]), DAY_NONE), today, false),
				shown[i][0]);
	}
}
