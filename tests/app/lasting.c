/* How long placements last: counts by hand on a few placements, the figures of R on the same days as in
 * tests/base/survival.c, factors, and what others see. */
#include <math.h>
#include <stdlib.h>

#include "anker/lasting.h"
#include "anker/rights.h"
#include "office.h"
#include "src/app/lasting.h"

static int64_t mill;

static void open_lasting(void)
{
	office_open();
	mill = make_employer("Molen");
	change(E_ORGANISATION, mill, "size", "small");
}

TestSuite(lasting, .init = open_lasting, .fini = office_close);

static char *on(day d)
{
	return date_iso(arena_alloc(arena, DATE_ISO_SIZE), d);
}

/* Began so many days before it ended, or before today. */
static int64_t lasted(int64_t employer, int days, const char *ended, const char *outcome)
{
	static int made;
	int64_t p = make_placement(employer, arena_printf(arena, "Duur %d", made++));
	day end = ended ? TODAY - 1000 : TODAY;

	change(E_PLACEMENT, p, "start", on(end - days));
	if (!ended)
		return p;
	change(E_PLACEMENT, p, "status", "ended");
	change(E_PLACEMENT, p, "ended", on(end));
	if (outcome)
		change(E_PLACEMENT, p, "outcome", outcome);
	return p;
}

static struct lasting ask_all(const struct lasting_ask *ask, bool shared)
{
	struct lasting l;

	cr_assert_eq(app_lasting(app, ask, shared, arena, &l), 0, "%s", err_last());
	return l;
}

static struct lasting by(const char *factor, bool shared)
{
	return ask_all(
		&(struct lasting_ask){ .factor = factor, .first = DAY_NONE, .last = DAY_NONE }, shared);
}

static const struct lasting_group *group(const struct lasting *l, const char *code)
{
	for (size_t i = 0; i < l->ngroups; i++)
		if (strcmp(l->group[i].code, code) == 0)
			return &l->group[i];
	return NULL;
}

/* ---- together ---- */

static const struct {
	int days;
	bool ended;
} mp[] = { { 6, 1 }, { 6, 1 }, { 6, 1 }, { 6, 0 }, { 7, 1 }, { 9, 0 }, { 10, 1 }, { 10, 0 }, { 11, 0 },
	{ 13, 1 }, { 16, 1 }, { 17, 0 }, { 19, 0 }, { 20, 0 }, { 22, 1 }, { 23, 1 }, { 25, 0 }, { 32, 0 },
	{ 32, 0 }, { 34, 0 }, { 35, 0 } };
enum { MP = sizeof mp / sizeof *mp, TEN = 10 };

/* Those that did not end run still, or their file was closed because they go on, or were lost from sight. */
static void make_mp(void)
{
	static const char *const seen[] = { NULL, "permanent_contract", "extended", "lost" };

	for (size_t i = 0; i < MP; i++)
		if (mp[i].ended)
			lasted(mill, mp[i].days * TEN, "ended", i % 2 ? "not_extended" : NULL);
		else
			lasted(mill, mp[i].days * TEN, seen[i % 4], seen[i % 4]);
}

Test(lasting, together__gives_the_figures_of_r)
{
	static const struct {
		int64_t days;
		double share;
	} r[] = { { 60, 0.85714 }, { 70, 0.80672 }, { 100, 0.75294 }, { 130, 0.69020 }, { 160, 0.62745 },
		{ 220, 0.53782 }, { 230, 0.44818 } };
	make_mp();
	struct lasting l = by(NULL, false);
	cr_assert_eq(l.ngroups, 1);
	cr_expect_eq(l.cases, MP);
	cr_expect_eq(l.ended, 9);
	cr_expect_eq(l.left_out, 0);
	cr_expect_eq(l.group[0].curve.median, 230);
	for (size_t i = 0; i < sizeof r / sizeof *r; i++)
		cr_expect_float_eq(survival_at(&l.group[0].curve, r[i].days), r[i].share, 0.00001);
	cr_expect(strstr(l.caution, "not what causes what") != NULL, "%s", l.caution);
}

Test(lasting, a_year__counts_who_began_so_long_ago)
{
	lasted(mill, 400, NULL, NULL);                 /* a year */
	lasted(mill, 800, NULL, NULL);                 /* a year, and two */
	lasted(mill, 200, NULL, NULL);                 /* not so long ago */
	lasted(mill, 100, "ended", "dismissed");       /* neither */
	lasted(mill, 500, "ended", NULL);              /* a year */
	lasted(mill, 300, "ended", "lost");            /* nobody knows */
	struct lasting l = by(NULL, false);
	cr_expect_eq(l.group[0].of_year, 4);
	cr_expect_eq(l.group[0].year, 3);
	cr_expect_eq(l.group[0].of_two_years, 3);
	cr_expect_eq(l.group[0].two_years, 1);
}

Test(lasting, a_day_that_is_not_known__is_left_out_and_counted)
{
	int64_t month = lasted(mill, 100, NULL, NULL), none = lasted(mill, 100, NULL, NULL),
		planned = lasted(mill, 100, NULL, NULL), without_end = lasted(mill, 100, NULL, NULL),
		before = lasted(mill, 100, "ended", NULL);
	lasted(mill, 50, NULL, NULL);
	change(E_PLACEMENT, month, "start", "2025-03");
	change(E_PLACEMENT, none, "start", NULL);
	change(E_PLACEMENT, planned, "status", "planned");
	change(E_PLACEMENT, without_end, "status", "ended");
	change(E_PLACEMENT, without_end, "ended", NULL);
	change(E_PLACEMENT, before, "start", "2026-01-01"); /* after its end */
	struct lasting l = by(NULL, false);
	cr_expect_eq(l.cases, 1);
	cr_expect_eq(l.left_out, 4);
}

Test(lasting, a_stretch__counts_by_its_beginning)
{
	int64_t p = lasted(mill, 100, NULL, NULL);
	const day first = date_from_ymd(2026, 3, 10), last = date_from_ymd(2026, 5, 31);
	const struct {
		day first, last;
		int64_t n;
	} period[] = { { first - 1, first - 1, 0 }, { first, first, 1 }, { last, last, 0 }, { DAY_NONE, first, 1 },
		{ first + 1, TODAY, 0 } };
	change(E_PLACEMENT, p, "start", "2026-03-10/2026-05-31");
	for (size_t i = 0; i < sizeof period / sizeof *period; i++) {
		struct lasting l = ask_all(
			&(struct lasting_ask){ .first = period[i].first, .last = period[i].last }, false);
		cr_expect_eq(l.cases, 0);
		cr_expect_eq(l.left_out, period[i].n, "%zu: %lld", i, (long long)l.left_out);
	}
}

Test(lasting, a_period__follows_until_its_last_day)
{
	lasted(mill, 400, NULL, NULL);
	lasted(mill, 100, NULL, NULL);
	lasted(mill, 300, "ended", NULL); /* until 1000 days ago */
	struct lasting l = ask_all(&(struct lasting_ask){ .first = DAY_NONE, .last = TODAY - 1100 }, false);
	cr_assert_eq(l.cases, 1);
	cr_expect_eq(l.ended, 0, "it ended later");
	cr_expect_eq(l.group[0].curve.step[0].days, 200);
	l = ask_all(&(struct lasting_ask){ .first = TODAY - 400, .last = TODAY + 50 }, false);
	cr_expect_eq(l.cases, 2);
	cr_expect_eq(l.last, TODAY);
	cr_expect_eq(app_lasting(app, &(struct lasting_ask){ .first = TODAY, .last = TODAY - 1 }, false,
			     arena, &l),
		ERR_INVALID);
}

Test(lasting, region_employer_and_programme__narrow_it)
{
	int64_t region = PUT(E_REGION, "name", "Twente"), other = make_employer("Elders");
	int64_t programme =
		PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2024-01-01", "until", "2027-12-31");
	int64_t taking = lasted(mill, 100, NULL, NULL), asked = lasted(mill, 100, NULL, NULL);
	lasted(other, 100, NULL, NULL);
	change(E_ORGANISATION, other, "region", id(region));
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(mill), "placement", id(taking),
		"selected", "2026-01-01", "agreed", "2026-02-01");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(mill), "placement", id(asked),
		"selected", "2026-01-01");
	cr_expect_eq(by(NULL, false).cases, 3);
	cr_expect_eq(
		ask_all(&(struct lasting_ask){ .region = region, .first = DAY_NONE, .last = DAY_NONE }, false)
			.cases,
		1);
	cr_expect_eq(
		ask_all(&(struct lasting_ask){ .employer = mill, .first = DAY_NONE, .last = DAY_NONE }, false)
			.cases,
		2);
	cr_expect_eq(
		ask_all(&(struct lasting_ask){ .programme = programme, .first = DAY_NONE, .last = DAY_NONE },
			false)
			.cases,
		1);
	cr_expect_str_eq(group(&(struct lasting[]){ by("region", false) }[0], "Twente")->label, "Twente");
}

/* ---- factors ---- */

Test(lasting, every_factor__can_be_asked_for)
{
	struct lasting_factor *f;
	size_t n;
	lasted(mill, 400, NULL, NULL);
	cr_assert_eq(app_lasting_factors(app, false, arena, &f, &n), 0);
	cr_assert_gt(n, 30);
	for (size_t i = 0; i < n; i++) {
		struct lasting l = by(f[i].code, false);
		cr_expect_eq(l.cases, 1, "%s", f[i].code);
		cr_expect(*l.group[0].label, "%s", f[i].code);
	}
	cr_assert_eq(app_lasting_factors(app, true, arena, &f, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_expect_neq(f[i].kind, LASTING_WEIGHED, "what an expert thought is theirs");
	struct lasting l;
	cr_expect_eq(app_lasting(app,
			     &(struct lasting_ask){ .factor = "weer", .last = DAY_NONE, .first = DAY_NONE },
			     false, arena, &l),
		ERR_INVALID);
}

Test(lasting, a_field__splits_in_its_own_order)
{
	int64_t big = make_employer("Groot"), none = make_employer("Onbekend");
	change(E_ORGANISATION, big, "size", "large");
	lasted(none, 10, NULL, NULL);
	lasted(big, 20, "ended", NULL);
	lasted(mill, 30, NULL, NULL);
	struct lasting l = by("size", false);
	cr_assert_eq(l.ngroups, 3);
	cr_expect_str_eq(l.group[0].code, "small");
	cr_expect_str_eq(l.group[1].code, "large");
	cr_expect_eq(l.group[1].curve.ended, 1);
	cr_expect_str_eq(l.group[2].code, "");
}

/* Who lasts has more time for an adaptation: only the first months count, of those who got through them. */
Test(lasting, what_happened__counts_in_the_first_months_of_who_lasted_these)
{
	int64_t early = lasted(mill, 900, NULL, NULL), late = lasted(mill, 900, NULL, NULL);
	lasted(mill, 100, "ended", NULL);
	PUT(E_ADAPTATION, "placement", id(early), "what", "rooster", "level", "pace_time", "date",
		on(TODAY - 870));
	PUT(E_ADAPTATION, "placement", id(late), "what", "rooster", "level", "pace_time", "date",
		on(TODAY - 300));
	struct lasting l = by("adapted", false);
	cr_expect_eq(l.before, 1);
	cr_expect_eq(l.cases, 2);
	cr_assert_eq(l.ngroups, 2);
	cr_expect_eq(group(&l, "1")->curve.cases, 1);
	cr_expect_eq(group(&l, "0")->curve.cases, 1);
	cr_expect_neq(*l.window, '\0');
	cr_expect(strstr(l.caution, l.window) != NULL);
}

Test(lasting, what_was_weighed__by_its_sign)
{
	static const char *const factors[] = { "motivation+ team-", "team+ motivation-", "motivation o",
		"team+", NULL };
	static const char *const code[] = { "for", "against", "seen", "not", "" };
	for (size_t i = 0; i < 5; i++) {
		int64_t p = lasted(mill, 900, NULL, NULL);
		if (factors[i])
			PUT(E_DECISION, "placement", id(p), "rule", "spreek-werknemer", "verdict", "accepted",
				"date", on(TODAY - 850), "factors", factors[i]);
	}
	struct lasting l = by("weighed:motivation", false);
	cr_expect_eq(l.ngroups, 5);
	for (size_t i = 0; i < 5; i++) {
		cr_assert_not_null(group(&l, code[i]), "\"%s\"", code[i]);
		cr_expect_eq(group(&l, code[i])->curve.cases, 1);
	}
}

/* ---- for others ---- */

enum { PEOPLE = 10, CELL = 5 };

static void check_steps(const struct survival *s)
{
	int64_t at = s->cases;

	for (size_t i = 0; i < s->nsteps; i++) {
		const struct survival_step *x = &s->step[i];
		if (s->ended == 0 && x->days == 0)
			continue; /* nothing but how many they are */
		cr_assert_geq(x->at_risk, PEOPLE);
		cr_assert(x->ended == 0 || x->ended >= CELL, "%lld ended", (long long)x->ended);
		cr_assert(x->left == 0 || x->left >= CELL, "%lld left", (long long)x->left);
		cr_assert_eq(x->at_risk, at);
		at -= x->ended + x->left;
	}
}

Test(lasting, drawn_together__hides_everyone__whatever_the_cases)
{
	srand(9);
	for (int round = 0; round < 4000; round++) {
		struct survival_case c[200];
		size_t n = PEOPLE + (size_t)(rand() % 190);
		int end = 1 + rand() % 100, longest = 1 + rand() % 1500;
		struct survival s;
		for (size_t i = 0; i < n; i++)
			c[i] = (struct survival_case){ rand() % longest, rand() % 100 < end };
		lasting_draw_together(c, n, PEOPLE, CELL);
		survival_estimate(c, n, arena, &s);
		cr_assert_eq(s.cases, (int64_t)n);
		check_steps(&s);
	}
}

/* A curve that is drawn together stays near the one it was. */
Test(lasting, drawn_together__is_still_the_curve)
{
	enum { MANY = 5000 };
	struct survival_case *c = arena_alloc(arena, MANY * sizeof *c),
			     *own = arena_alloc(arena, MANY * sizeof *c);
	struct survival s, exact;
	srand(10);
	for (size_t i = 0; i < MANY; i++)
		c[i] = own[i] = (struct survival_case){ rand() % 1400, rand() % 2 };
	survival_estimate(own, MANY, arena, &exact);
	lasting_draw_together(c, MANY, PEOPLE, CELL);
	survival_estimate(c, MANY, arena, &s);
	cr_assert_gt(s.nsteps, 40);
	for (int64_t d = 0; d < 1000; d++)
		cr_assert_float_eq(
			survival_at(&s, d), survival_at(&exact, d), 0.03, "day %lld", (long long)d);
}

/* Nor above it in a small one: at a year and two it is off by half a batch, about as often too high as too
 * low. */
Test(lasting, drawn_together__a_small_curve_runs_through_its_own)
{
	enum { FEW = 45, ROUNDS = 2000, AT = 365 };
	double off = 0;
	int of = 0;
	srand(11);
	for (int round = 0; round < ROUNDS; round++) {
		struct survival_case c[FEW], own[FEW];
		struct survival s, exact;
		for (size_t i = 0; i < FEW; i++)
			c[i] = own[i] = (struct survival_case){ rand() % 1400, rand() % 100 < 40 };
		survival_estimate(own, FEW, arena, &exact);
		lasting_draw_together(c, FEW, PEOPLE, CELL);
		survival_estimate(c, FEW, arena, &s);
		for (int years = 1; years <= 2; years++) {
			if (s.step[s.nsteps - 1].days < years * AT)
				continue;
			double d = survival_at(&s, years * AT) - survival_at(&exact, years * AT);
			cr_assert(fabs(d) < 0.3, "%f after %d years", d, years);
			off += d;
			of++;
		}
	}
	cr_assert_gt(of, ROUNDS);
	cr_expect(fabs(off / of) < 0.02, "%f", off / of);
}

Test(lasting, for_others__small_groups_go_together)
{
	static const char *const size[] = { "micro", "small", "medium", "large" };
	static const int people[] = { 3, 12, 4, 25 };
	for (int i = 0; i < 4; i++) {
		int64_t e = make_employer(size[i]);
		change(E_ORGANISATION, e, "size", size[i]);
		for (int k = 0; k < people[i]; k++)
			lasted(e, 100 + k * 20, k % 2 ? "ended" : NULL, NULL);
	}
	struct lasting l = by("size", true);
	cr_assert_eq(l.ngroups, 2, "three and four are too few, so the twelve go along");
	cr_expect_str_eq(l.group[0].code, "large");
	cr_expect_str_eq(l.group[1].code, "*");
	cr_expect_eq(l.group[1].curve.cases, 19);
	cr_expect_eq(l.group[0].of_year, LASTING_HIDDEN);
	cr_expect_eq(l.group[0].ended, l.group[0].curve.ended);
	for (size_t i = 0; i < l.ngroups; i++)
		check_steps(&l.group[i].curve);
	cr_expect_eq(by("size", false).ngroups, 4);
}

Test(lasting, for_others__too_few_in_all_show_nothing__nor_who_objected)
{
	int64_t p[PEOPLE];
	for (int i = 0; i < PEOPLE; i++)
		p[i] = lasted(mill, 100 + i, NULL, NULL);
	cr_expect_eq(by(NULL, true).cases, PEOPLE);
	change(E_EMPLOYEE, record_ref(get(E_PLACEMENT, p[0]), "employee"), "objection", "2026-01-01");
	struct lasting l = by(NULL, true);
	cr_expect_eq(l.ngroups, 0);
	cr_expect_eq(l.cases, 0);
	cr_expect_eq(by(NULL, false).cases, PEOPLE);
}

/* Some ended, too few to show: that is not none. */
Test(lasting, for_others__ends_that_cannot_be_shown_are_not_none)
{
	for (int i = 0; i < 2 * PEOPLE; i++)
		lasted(mill, 800 + i, i == 0 ? "ended" : NULL, NULL);
	struct lasting l = by(NULL, true);
	cr_assert_eq(l.ngroups, 1);
	cr_expect_eq(l.group[0].ended, LASTING_HIDDEN);
	cr_expect_eq(survival_at(&l.group[0].curve, 400), 1);
	cr_expect_eq(l.group[0].curve.step[l.group[0].curve.nsteps - 1].days, 0, "nothing is told");
	l = by(NULL, false);
	cr_expect_eq(l.group[0].ended, 1);
}

static void check_share(const struct lasting *l, int days, const char *words)
{
	const char *got = app_lasting_share_words(l, &l->group[0], days, arena);
	cr_expect_str_eq(got ? got : "", words, "after %d days: %s", days, got ? got : "nothing");
}

/* Half of the step before and half of the one after may lie on the other side. Those who ended make two
 * steps of 6, in the month of the fourth of them: 456 and 578 days. */
Test(lasting, for_others__a_share_lies_between_two)
{
	for (int i = 0; i < 40; i++)
		lasted(mill, i < 12 ? 400 + i * 20 : 1200 + i, i < 12 ? "ended" : NULL, NULL);
	struct lasting l = by(NULL, true);
	cr_assert_eq(l.ngroups, 1);
	check_share(&l, 365, "93–100%");
	check_share(&l, 456, "77–100%");
	check_share(&l, 500, "77–90%");
	check_share(&l, 1000, "60–75%");
	check_share(&l, 3000, "");
	l = by(NULL, false);
	check_share(&l, 365, "100%");
	check_share(&l, 1000, "70%");
}

Test(lasting, for_others__what_it_is_lies_between__whatever_the_cases)
{
	enum { ROUNDS = 4000, MOST = 120 };
	int of = 0, outside = 0;
	srand(12);
	for (int round = 0; round < ROUNDS; round++) {
		struct survival_case c[MOST], own[MOST];
		struct lasting l = { .step = CELL };
		struct lasting_group g = { 0 };
		struct survival exact;
		size_t n = PEOPLE + (size_t)(rand() % (MOST - PEOPLE));
		int ended = 20 + rand() % 80, longest = 500 + rand() % 1500;
		for (size_t i = 0; i < n; i++)
			c[i] = own[i] = (struct survival_case){ rand() % longest, rand() % 100 < ended };
		survival_estimate(own, n, arena, &exact);
		lasting_draw_together(c, n, PEOPLE, CELL);
		survival_estimate(c, n, arena, &g.curve);
		for (int days = 365; days <= 730; days += 365) {
			int least, most;
			double share = 100 * survival_at(&exact, days);
			if (!app_lasting_share(&l, &g, days, &least, &most))
				continue;
			cr_assert(least <= most && least >= 0 && most <= 100, "%d-%d", least, most);
			of++;
			outside += share < least - 3 || share > most + 3;
		}
	}
	cr_assert_gt(of, ROUNDS);
	cr_expect(outside * 200 < of, "%d of %d are not where they are said to be", outside, of);
}

/* A day more or less is not somebody more or less. */
Test(lasting, for_others__periods_are_whole_quarters)
{
	static const struct {
		const char *first, *last, *from, *until;
	} period[] = {
		{ "2025-02-15", "2026-06-29", "2025-01-01", "2026-03-31" },
		{ "2025-01-01", "2026-06-30", "2025-01-01", "2026-06-30" },
		{ "2025-12-31", "2026-12-31", "2025-10-01", "2026-09-30" },
	};
	for (int i = 0; i < 3 * PEOPLE; i++)
		lasted(mill, 100 + i * 15, NULL, NULL);
	for (size_t i = 0; i < sizeof period / sizeof *period; i++) {
		struct lasting_ask ask = { .first = DAY_NONE };
		day from, until;
		cr_assert_eq(date_parse_iso(period[i].first, &ask.first), 0);
		cr_assert_eq(date_parse_iso(period[i].last, &ask.last), 0);
		cr_assert_eq(date_parse_iso(period[i].from, &from), 0);
		cr_assert_eq(date_parse_iso(period[i].until, &until), 0);
		struct lasting l = ask_all(&ask, true), whole;
		cr_expect_eq(l.first, from, "%s", period[i].first);
		cr_expect_eq(l.last, until, "%s", period[i].last);
		cr_expect(strstr(l.limits, date_long(arena, until)), "%s", l.limits);
		whole = ask_all(&(struct lasting_ask){ .first = from, .last = until }, false);
		cr_expect_eq(l.cases, whole.cases);
		l = ask_all(&ask, false);
		cr_expect_eq(l.first, ask.first);
		cr_expect_str_eq(l.limits, "");
	}
	struct lasting l = by(NULL, true);
	cr_expect_eq(l.first, DAY_NONE);
	cr_expect_eq(l.last, date_from_ymd(2026, 9, 30));
	l = ask_all(&(struct lasting_ask){ .first = date_from_ymd(2026, 10, 1), .last = DAY_NONE }, true);
	cr_expect_eq(l.ngroups, 0, "no quarter has passed");
}

Test(lasting, in_a_shared_caseload__each_sees_what_is_theirs)
{
	struct app *other;
	struct lasting l;
	const struct lasting_ask ask = { .first = DAY_NONE, .last = DAY_NONE };
	for (int i = 0; i < 2 * PEOPLE; i++)
		lasted(mill, 100 + i * 30, i % 2 ? "ended" : NULL, NULL);
	office_share();
	cr_expect_eq(by(NULL, false).cases, 2 * PEOPLE, "anna's own");
	other = office_of("bram");
	cr_expect_eq(app_lasting(other, &ask, false, arena, &l), 0);
	cr_expect_eq(l.cases, 0, "nothing of hers is in his reach");
	app_close(&other);
	other = office_of("rob");
	cr_expect(app_lasting_shared_only(other));
	cr_expect_eq(app_lasting(other, &ask, false, arena, &l), ERR_DENIED);
	cr_expect_eq(app_lasting(other, &ask, true, arena, &l), 0, "%s", err_last());
	cr_expect_eq(l.cases, 2 * PEOPLE);
	app_close(&other);
	other = office_of("beheer");
	cr_expect_eq(app_lasting(other, &ask, true, arena, &l), ERR_DENIED);
	app_close(&other);
}
