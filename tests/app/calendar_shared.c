/* The calendar in a shared caseload: each gets what is in their reach, and who sees no files gets none. */
#include <stdlib.h>

#include "anker/readlog.h"
#include "anker/rights.h"
#include "office.h"

static int64_t of_anna, of_bram, action_anna, action_bram, wave, part;

/* A placement each, at an employer of their own, with an action and a planned talk. */
static void make_one(const char *employer, int64_t expert, int64_t *placement, int64_t *action)
{
	int64_t e = make_employer(employer);
	*placement = make_placement(e, arena_printf(arena, "%sman", employer));
	change(E_PLACEMENT, *placement, "expert", id(expert));
	change(E_PLACEMENT, *placement, "contract_end", "2027-01-31");
	*action = PUT(E_ACTION, "placement", id(*placement), "kind", "other", "what",
		arena_printf(arena, "Bellen met %s", employer), "due", "2026-12-01", "owner", id(expert));
}

static int64_t employer_of(int64_t placement)
{
	return record_ref(get(E_PLACEMENT, placement), "employer");
}

static void open_shared(void)
{
	office_open();
	make_one("Molen", anna, &of_anna, &action_anna);
	make_one("Zagerij", bram, &of_bram, &action_bram);
	int64_t programme =
		PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2024-01-01", "until", "2027-12-31");
	wave = PUT(E_WAVE, "programme", id(programme), "name", "T1", "method", "interview", "party",
		"employer", "months", "12");
	part = PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer_of(of_anna)),
		"selected", "2026-01-01", "agreed", "2026-01-01", "started", "2026-02-01");
	office_share();
}

TestSuite(calendar_shared, .init = open_shared, .fini = office_close);

static char *calendar_of(struct app *who, int64_t expert, int expected)
{
	char *text = NULL;
	size_t n;
	int64_t events = 0;
	FILE *out = open_memstream(&text, &n);
	cr_expect_eq(app_calendar(who, expert, true, out, &events), expected, "%s", err_last());
	fclose(out);
	char *kept = arena_strdup(arena, text);
	free(text);
	cr_expect((events > 0) == (strstr(kept, "BEGIN:VEVENT") != NULL));
	return kept;
}

/* By its words, and by its number where it has no words. */
static bool tells(const char *calendar, const char *employer, int64_t placement)
{
	bool by_name = strstr(calendar, employer) != NULL,
	     by_number = strstr(calendar, arena_printf(arena, ":placement/%lld\r\n", (long long)placement)) !=
			 NULL;
	cr_expect_eq(by_name, by_number, "%s", employer);
	return by_name;
}

Test(calendar_shared, an_expert_has_what_is_theirs__with_all_too)
{
	struct app *b = office_of("bram");
	for (int all = 0; all < 2; all++) {
		char *hers = calendar_of(app, all ? 0 : anna, 0), *his = calendar_of(b, all ? 0 : bram, 0);
		cr_expect(tells(hers, "Molen", of_anna) && !tells(hers, "Zagerij", of_bram), "%s", hers);
		cr_expect(tells(his, "Zagerij", of_bram) && !tells(his, "Molen", of_anna), "%s", his);
	}
	/* Asking for a colleague's gives nothing of it. */
	cr_expect(!tells(calendar_of(b, anna, 0), "Molen", of_anna));
	app_close(&b);
}

Test(calendar_shared, who_sees_no_files_gets_nothing)
{
	static const char *const roles[] = { "lena", "rob", "petra", "beheer" };
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct app *one = office_of(roles[i]);
		cr_expect_str_eq(calendar_of(one, 0, ERR_DENIED), "", "%s", roles[i]);
		cr_expect_str_eq(calendar_of(one, anna, ERR_DENIED), "", "%s", roles[i]);
		app_close(&one);
	}
}

/* Reading is noted before anything is given. */
Test(calendar_shared, that_it_was_read_is_on_record)
{
	calendar_of(app, anna, 0);
	const struct readlog_query q = { .from = DAY_NONE, .to = DAY_NONE, .limit = 1 };
	struct readlog_entry *row;
	struct app *petra = office_of("petra");
	size_t n;
	cr_assert_eq(readlog_find(petra->store, &q, arena, &row, &n), 0, "%s", err_last());
	app_close(&petra);
	cr_assert_eq(n, 1);
	cr_expect(strstr(row[0].what, "calendar"), "%s", row[0].what);
}

/* From the calendar of who had it, though the record is out of reach by then. */
Test(calendar_shared, what_goes_to_a_colleague_is_called_off__and_theirs)
{
	cr_assert(tells(calendar_of(app, anna, 0), "Molen", of_anna));
	change(E_ACTION, action_anna, "owner", id(bram));
	change(E_PLACEMENT, of_anna, "expert", id(bram));
	char *hers = calendar_of(app, anna, 0);
	cr_expect(!tells(hers, "Molen", of_anna), "%s", hers);
	cr_expect(strstr(hers, arena_printf(arena, "UID:action-%lld-", (long long)action_anna)) &&
			strstr(hers, "STATUS:CANCELLED") && !strstr(hers, "STATUS:CONFIRMED"),
		"%s", hers);
	struct app *b = office_of("bram");
	cr_expect(tells(calendar_of(b, bram, 0), "Molen", of_anna));
	app_close(&b);
}

Test(calendar_shared, who_stops_in_a_programme_has_no_waves_to_come)
{
	const char *uid = arena_printf(arena, "UID:wave-%lld-%lld-0-", (long long)wave,
		(long long)employer_of(of_anna));
	char *before = calendar_of(app, anna, 0), *at = strstr(before, uid);
	cr_assert(at != NULL, "%s", before);
	cr_expect(strstr(at, "DTSTART;VALUE=DATE:20270201"), "%s", at);
	struct app *lena = office_of("lena"), *office;
	struct record *r;
	cr_assert_eq(app_office(lena, RIGHT_PROGRAMME, &office), 0, "%s", err_last());
	cr_assert_eq(store_get(office->store, E_PARTICIPATION, part, arena, &r), 0, "%s", err_last());
	cr_assert_eq(record_set(r, "stopped", "2026-11-20"), 0);
	cr_assert_eq(store_put(office->store, r, NULL, NULL), 0, "%s", err_last());
	app_close(&lena);
	char *after = strstr(calendar_of(app, anna, 0), uid);
	cr_assert(after != NULL);
	char *cancelled = strstr(after, "STATUS:CANCELLED");
	cr_expect(cancelled && cancelled < strstr(after, "END:VEVENT"), "%s", after);
}
