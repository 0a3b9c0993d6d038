/* Bottlenecks counted across the placements of an employer: against counting by hand, and
 * by index alone. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "tests/store/plan.h"
#include "tests/support/caseload.h"

enum { PLACEMENTS = 30, BOTTLENECKS = 200, THEMES = 4, EMPLOYERS = 2 };
static const char *const themes[THEMES] = { "tasks", "pace", "team", "travel" };
static struct caseload c;
static int64_t employer[EMPLOYERS], placement[PLACEMENTS];
static bool active[PLACEMENTS];
/* By placement and theme; the last is of the organisation itself. */
static int open[PLACEMENTS][THEMES], recent[PLACEMENTS][THEMES], resolved[PLACEMENTS][THEMES],
	own[EMPLOYERS][THEMES];
static uint64_t state = 7;

static unsigned roll(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

static void add_bottleneck(unsigned p, unsigned theme)
{
	static const char *const ends[] = { NULL, NULL, "2024-05-01", "2026-02-01" };
	const char *end = ends[roll(4)];
	bool organisation = roll(10) == 0, deleted = roll(10) == 0;
	int64_t id = caseload_add(&c, E_BOTTLENECK, organisation ? "employer" : "placement",
		caseload_ref(&c, organisation ? employer[p % EMPLOYERS] : placement[p]), "theme",
		themes[theme], "date", "2024-01-01", end ? "resolved" : NULL, end, NULL);
	if (deleted) {
		caseload_delete(&c, E_BOTTLENECK, id);
		return;
	}
	if (organisation) {
		own[p % EMPLOYERS][theme] += !end;
		return;
	}
	open[p][theme] += !end;
	resolved[p][theme] += end != NULL;
	recent[p][theme] += !end || strcmp(end, "2025-11-22") >= 0;
}

static void setup(void)
{
	caseload_open(&c);
	for (int i = 0; i < EMPLOYERS; i++)
		employer[i] = caseload_employer(&c, arena_printf(c.arena, "Bedrijf %d", i));
	for (unsigned i = 0; i < PLACEMENTS; i++) {
		active[i] = roll(5) > 0;
		placement[i] = caseload_placement(&c,
			caseload_employee(&c, arena_printf(c.arena, "Jan %c", 'A' + (int)(i * 7 % 26))),
			employer[i % EMPLOYERS], "status", active[i] ? "active" : "ended", NULL);
	}
	for (int i = 0; i < BOTTLENECKS; i++)
		add_bottleneck(roll(PLACEMENTS), roll(THEMES));
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(pattern, .init = setup, .fini = teardown);

static day from(void)
{
	return CASELOAD_TODAY - 365;
}

Test(pattern, counts__are_those_of_counting_by_hand)
{
	for (int e = 0; e < EMPLOYERS; e++) {
		struct theme_count *count;
		int64_t running;
		size_t n;
		int all = 0;
		cr_assert_eq(store_themes(c.store, employer[e], from(), c.arena, &count, &n, &running), 0,
			"%s", err_last());
		for (int i = e; i < PLACEMENTS; i += EMPLOYERS)
			all += active[i];
		cr_assert_eq(running, all);
		for (int t = 0; t < THEMES; t++) {
			struct theme_count sum = { .open = 0 };
			int with_open = 0, with_recent = 0;
			for (size_t i = 0; i < n; i++) {
				if (strcmp(count[i].theme, themes[t]) != 0)
					continue;
				sum.open += count[i].open;
				sum.recent += count[i].recent;
				sum.lifted += count[i].lifted;
			}
			for (int i = e; i < PLACEMENTS; i += EMPLOYERS) {
				with_open += active[i] && open[i][t];
				with_recent += active[i] && recent[i][t];
			}
			cr_assert_eq(sum.open, with_open, "%s", themes[t]);
			cr_assert_eq(sum.recent, with_recent, "%s", themes[t]);
			cr_assert_eq(sum.lifted, own[e][t], "%s", themes[t]);
		}
	}
}

static int sum(const int *of)
{
	int all = 0;
	for (int t = 0; t < THEMES; t++)
		all += of[t];
	return all;
}

static int index_of(int64_t id)
{
	for (int i = 0; i < PLACEMENTS; i++)
		if (placement[i] == id)
			return i;
	cr_assert(false, "no such placement");
	return 0;
}

static void check_cells(const struct theme_row *r)
{
	int i = index_of(r->placement);
	cr_assert(active[i]);
	for (int t = 0; t < THEMES; t++) {
		int o = 0, d = 0;
		for (size_t k = 0; k < r->ncells; k++)
			if (strcmp(r->cell[k].theme, themes[t]) == 0) {
				o = r->cell[k].open;
				d = r->cell[k].resolved;
			}
		cr_assert(o == open[i][t] && d == resolved[i][t], "%s of %s", themes[t], r->employee);
	}
}

Test(pattern, rows__in_order__the_same_by_the_page)
{
	struct theme_row *all, *page;
	size_t n, k;
	cr_assert_eq(store_theme_rows(c.store, employer[0], 0, 0, c.arena, &all, &n), 0, "%s", err_last());
	cr_assert_gt(n, 5);
	for (size_t i = 0; i < n; i++) {
		check_cells(&all[i]);
		int a = i ? index_of(all[i - 1].placement) : 0, b = index_of(all[i].placement);
		if (i == 0)
			continue;
		cr_assert(sum(open[a]) > sum(open[b]) ||
				  (sum(open[a]) == sum(open[b]) && sum(resolved[a]) >= sum(resolved[b])),
			"row %zu", i);
	}
	for (size_t i = 0; i < n; i += 4) {
		cr_assert_eq(store_theme_rows(c.store, employer[0], (int64_t)i, 4, c.arena, &page, &k), 0);
		for (size_t j = 0; j < k; j++)
			cr_assert_eq(page[j].placement, all[i + j].placement);
	}
}

/* What is read of placements and bottlenecks is this employer's alone. */
Test(pattern, nothing__is_read_from_end_to_end)
{
	struct theme_count *count;
	struct theme_row *row;
	struct record **tried;
	int64_t running;
	size_t n, before = c.store->ncache;
	cr_assert_eq(store_themes(c.store, employer[0], from(), c.arena, &count, &n, &running), 0);
	cr_assert_eq(store_theme_rows(c.store, employer[0], 0, 5, c.arena, &row, &n), 0);
	cr_assert_eq(store_tried(c.store, employer[0], "pace", 0, c.arena, &tried, &n), 0);
	cr_assert_eq(store_tried(c.store, 0, NULL, 1, c.arena, &tried, &n), 0);
	cr_assert_str_empty(plan_scans(c.store, before, c.arena), "%s", plan_scans(c.store, before, c.arena));
	for (size_t i = before; i < c.store->ncache; i++) {
		sqlite3_stmt *st;
		const char *sql =
			arena_printf(c.arena, "EXPLAIN QUERY PLAN %s", sqlite3_sql(c.store->cache[i].st));
		cr_assert_eq(sqlite3_prepare_v2(c.store->db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW)
			cr_assert_null(strstr((const char *)sqlite3_column_text(st, 3), "(deleted=?)"),
				"%s\n%s", (const char *)sqlite3_column_text(st, 3), sql);
		sqlite3_finalize(st);
	}
}
