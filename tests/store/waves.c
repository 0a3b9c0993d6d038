/* Waves that are due: against working each one out by hand over random programmes, by index alone, a page
 * in one statement. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "anker/waves.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

enum { EMPLOYERS = 8, PLACEMENTS = 24, WAVES = 9, PARTS = EMPLOYERS + PLACEMENTS, DAYS = 1200, METHODS = 3 };
static const char *const methods[METHODS] = { "interview", "questionnaire", "observation" };
static struct caseload c;
static int64_t programme, employer[EMPLOYERS], placement[PLACEMENTS];
static uint64_t state;

struct wave {
	int64_t id;
	int method, months;
	bool employee;
	day on;
};
struct part {
	int64_t id, employer, placement;
	day started, stopped;
};
static struct wave wave[WAVES];
static struct part part[PARTS];
static bool handled[WAVES][PARTS];

static unsigned roll(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

static char *iso(day d)
{
	char *out = arena_alloc(c.arena, DATE_ISO_SIZE);
	return date_iso(out, d);
}

static void add_wave(struct wave *w, int i)
{
	*w = (struct wave){ .method = (int)roll(METHODS), .months = (int)roll(30), .employee = roll(2),
		.on = roll(4) ? DAY_NONE : CASELOAD_TODAY - (day)roll(DAYS) };
	w->id = caseload_add(&c, E_WAVE, "programme", caseload_ref(&c, programme), "name",
		arena_printf(c.arena, "T%d", i),
		"method", methods[w->method], "party", w->employee ? "employee" : "employer",
		w->on == DAY_NONE ? "months" : "date",
		w->on == DAY_NONE ? arena_printf(c.arena, "%d", w->months) : iso(w->on), NULL);
}

static void add_part(struct part *p, int i)
{
	*p = (struct part){ .employer = employer[i % EMPLOYERS],
		.placement = i < EMPLOYERS ? 0 : placement[i - EMPLOYERS],
			.started = roll(5) ? CASELOAD_TODAY - (day)roll(DAYS) : DAY_NONE,
			.stopped = DAY_NONE };
	if (p->started != DAY_NONE && roll(5) == 0)
		p->stopped = p->started + (day)roll(DAYS);
	p->id = caseload_add(&c, E_PARTICIPATION, "programme", caseload_ref(&c, programme), "employer",
		caseload_ref(&c, p->employer), "selected", "2020-01-01", "agreed", "2020-01-01",
		p->placement ? "placement" : "note", p->placement ? caseload_ref(&c, p->placement) : "-",
		p->started == DAY_NONE ? NULL : "started", p->started == DAY_NONE ? NULL : iso(p->started),
		p->stopped == DAY_NONE ? NULL : "stopped", p->stopped == DAY_NONE ? NULL : iso(p->stopped),
		NULL);
}

static bool asked(int w, int p)
{
	return wave[w].employee == (part[p].placement != 0) && part[p].started != DAY_NONE;
}

static void add_measurement(int w, int p)
{
	static const char *const states[] = { "planned", "done", "declined", "missed" };
	unsigned how = roll(4);
	bool deleted = roll(8) == 0;
	int64_t id = caseload_add(&c, E_MEASUREMENT, "wave", caseload_ref(&c, wave[w].id), "employer",
		caseload_ref(&c, part[p].employer), "state", states[how],
		part[p].placement ? "placement" : NULL,
		part[p].placement ? caseload_ref(&c, part[p].placement) : NULL, NULL);
	if (deleted)
		caseload_delete(&c, E_MEASUREMENT, id);
	else
		handled[w][p] |= how > 0;
}

static void fill(uint64_t seed)
{
	state = seed;
	caseload_open(&c);
	programme = caseload_add(&c, E_PROGRAMME, "name", "P", "start", "2020-01-01", "until", "2031-12-31",
		NULL);
	for (int i = 0; i < EMPLOYERS; i++)
		employer[i] = caseload_employer(&c, arena_printf(c.arena, "Bedrijf %d", i));
	for (int i = 0; i < PLACEMENTS; i++)
		placement[i] = caseload_placement(&c,
			caseload_employee(&c, arena_printf(c.arena, "Jan %c", 'A' + i)),
			employer[i % EMPLOYERS], NULL);
	for (int i = 0; i < WAVES; i++)
		add_wave(&wave[i], i);
	for (int i = 0; i < PARTS; i++)
		add_part(&part[i], i);
	for (int w = 0; w < WAVES; w++)
		for (int p = 0; p < PARTS; p++)
			for (unsigned n = asked(w, p) ? roll(3) : 0; n > 0; n--)
				add_measurement(w, p);
}

static void clear(void)
{
	caseload_close(&c);
	memset(handled, 0, sizeof handled);
}

/* ---- by hand ---- */

static day due_of(int w, int p)
{
	if (!asked(w, p))
		return DAY_NONE;
	if (wave[w].on == DAY_NONE)
		return date_add_months(part[p].started, wave[w].months);
	return wave[w].on >= part[p].started ? wave[w].on : DAY_NONE;
}

/* Open, and none of the same method is open before it. */
static bool is_next(int w, int p, day by)
{
	day due = due_of(w, p);
	if (due == DAY_NONE || due > by || handled[w][p] || part[p].started > CASELOAD_TODAY ||
		(part[p].stopped != DAY_NONE && part[p].stopped <= CASELOAD_TODAY))
		return false;
	for (int k = 0; k < WAVES; k++) {
		day other = due_of(k, p);
		bool same = wave[k].method == wave[w].method && wave[k].employee == wave[w].employee;
		if (k != w && same && other != DAY_NONE && !handled[k][p] &&
			(other < due || (other == due && k < w)))
			return false;
	}
	return true;
}

Test(waves, due_are_those_that_each_by_hand_is)
{
	for (uint64_t seed = 1; seed <= 4; seed++) {
		fill(seed);
		struct wave_query q = { .programme = seed % 2 ? programme : 0, .today = CASELOAD_TODAY,
			.by = CASELOAD_TODAY + 60 };
		struct wave_row *row;
		size_t n, expected = 0;
		int64_t count;
		cr_assert_eq(store_waves_due(c.store, &q, c.arena, &row, &n), 0, "%s", err_last());
		cr_assert_eq(store_waves_due_count(c.store, &q, &count), 0, "%s", err_last());
		for (int w = 0; w < WAVES; w++)
			for (int p = 0; p < PARTS; p++) {
				size_t found = 0;
				for (size_t i = 0; i < n; i++)
					if (row[i].wave == wave[w].id && row[i].participation == part[p].id)
						found += row[i].due == due_of(w, p) ? 1 : 100;
				cr_expect_eq(found, is_next(w, p, q.by), "seed %d: wave %d with %d",
					(int)seed, w, p);
				expected += is_next(w, p, q.by);
			}
		cr_expect_eq(n, expected);
		cr_expect_eq(count, (int64_t)expected);
		cr_expect_gt(n, 5, "there is something to find");
		for (size_t i = 1; i < n; i++)
			cr_expect(row[i - 1].due <= row[i].due, "the earliest first");
		clear();
	}
}

Test(waves, pages_together_are_the_whole)
{
	fill(9);
	struct wave_query q = { .programme = programme, .today = CASELOAD_TODAY, .by = CASELOAD_TODAY };
	struct wave_row *all, *page;
	size_t n, m;
	cr_assert_eq(store_waves_due(c.store, &q, c.arena, &all, &n), 0);
	q.limit = 4;
	for (q.offset = 0; q.offset < (int64_t)n; q.offset += q.limit) {
		cr_assert_eq(store_waves_due(c.store, &q, c.arena, &page, &m), 0);
		for (size_t i = 0; i < m; i++) {
			cr_expect_eq(page[i].wave, all[(size_t)q.offset + i].wave);
			cr_expect_eq(page[i].participation, all[(size_t)q.offset + i].participation);
		}
	}
	clear();
}

/* Waves are few, and read whole where no programme is named; nothing else is. */
Test(waves, are_found_by_index_in_one_statement)
{
	fill(3);
	struct wave_query q = { .programme = programme, .today = CASELOAD_TODAY, .by = CASELOAD_TODAY };
	struct wave_row *row;
	struct wave_count *counts;
	struct hours_count *hours;
	size_t n, from = c.store->ncache;
	cr_assert_eq(store_waves_due(c.store, &q, c.arena, &row, &n), 0);
	cr_expect_eq(c.store->ncache, from + 1);
	cr_expect_str_eq(plan_scans(c.store, from, c.arena), "");
	from = c.store->ncache;
	cr_assert_eq(store_wave_counts(c.store, programme, 0, CASELOAD_TODAY, c.arena, &counts, &n), 0);
	cr_expect_eq(c.store->ncache, from + 1);
	cr_expect_str_eq(plan_scans(c.store, from, c.arena), "");
	from = c.store->ncache;
	cr_assert_eq(store_hours(c.store, programme, 0, CASELOAD_TODAY, c.arena, &hours, &n), 0);
	cr_expect_str_eq(plan_scans(c.store, from, c.arena), "");
	clear();
}
