/* reach FILE: what it costs that a connection sees a part of the caseload: the same pages of expert 1's
 * caseload, once in a connection that sees everything and once in one that sees theirs alone. */
#include <stdio.h>
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/office.h"
#include "anker/rules.h"
#include "measure.h"

enum { ROUNDS = 200, OPENINGS = 21, PAGE = 40, TODAY = 20779 };

static const char *share;
static int64_t placement;

static struct store *connect(const char *path, enum reach reach)
{
	struct store *s;
	const struct store_options o = { .path = path, .share = share, .user = "bench" };
	if (store_open(&s, &o) || store_reach(s, reach, 1, TODAY)) {
		fprintf(stderr, "%s\n", err_last());
		exit(1);
	}
	return s;
}

typedef void work_fn(struct store *s, struct arena *a, int i);

static void list_own(struct store *s, struct arena *a, int i)
{
	const struct placement_query q = { .expert = 1, .limit = PAGE, .offset = i % 3 * PAGE };
	struct placement_row *row;
	size_t n;
	store_placements(s, &q, a, &row, &n);
}

static void list_all(struct store *s, struct arena *a, int i)
{
	const struct placement_query q = { .limit = PAGE, .offset = i % 3 * PAGE };
	struct placement_row *row;
	size_t n;
	store_placements(s, &q, a, &row, &n);
}

static void employers(struct store *s, struct arena *a, int i)
{
	const struct employer_query q = { .expert = 1, .limit = PAGE, .offset = i % 2 * PAGE };
	struct employer_row *row;
	size_t n;
	store_employers(s, &q, a, &row, &n);
}

static void timeline(struct store *s, struct arena *a, const struct timeline_query *q)
{
	struct timeline_row *row;
	size_t n;
	store_timeline(s, q, a, &row, &n);
}

static void timeline_of_one(struct store *s, struct arena *a, int i)
{
	(void)i;
	timeline(s, a, &(struct timeline_query){ .placement = placement, .from = DAY_NONE, .to = DAY_NONE, .limit = PAGE });
}

static void timeline_own(struct store *s, struct arena *a, int i)
{
	(void)i;
	timeline(s, a, &(struct timeline_query){ .expert = 1, .from = DAY_NONE, .to = DAY_NONE, .limit = PAGE });
}

static void timeline_all(struct store *s, struct arena *a, int i)
{
	(void)i;
	timeline(s, a, &(struct timeline_query){ .from = DAY_NONE, .to = DAY_NONE, .limit = PAGE });
}

static void find_contacts(struct store *s, struct arena *a, int i)
{
	const struct query q = { .entity = E_CONTACT, .limit = PAGE, .offset = i % 3 * PAGE };
	struct record **row;
	size_t n;
	store_find(s, &q, a, &row, &n);
}

static void search(struct store *s, struct arena *a, int i)
{
	static const char *const words[] = { "tem", "roos", "leidinggev", "jobcoach", "feedb", "vakan", "jan", "bedrijf 1" };
	struct hit *hit;
	size_t n;
	store_search(s, words[i % 8], 22, a, &hit, &n);
}

/* One that stands in a third of all notes, and one that stands in one note alone. */
static void search_common(struct store *s, struct arena *a, int i)
{
	struct hit *hit;
	size_t n;
	(void)i;
	store_search(s, "team", 22, a, &hit, &n);
}

static void search_rare(struct store *s, struct arena *a, int i)
{
	struct hit *hit;
	size_t n;
	store_search(s, i % 2 ? "4711" : "4710", 22, a, &hit, &n);
}

static void facts(struct store *s, struct arena *a, int i)
{
	struct facts *t = facts_new();
	(void)a, (void)i;
	store_facts(s, 0, 0, 1, t);
	facts_free(&t);
}

static void planned(struct store *s, struct arena *a, int i)
{
	struct planned_row *row;
	size_t n;
	(void)i;
	store_planned(s, 1, TODAY - 100, TODAY + 14, a, &row, &n);
}

static const struct {
	const char *what;
	work_fn *work;
} works[] = { { "list, own", list_own }, { "list, all", list_all }, { "employers, own", employers },
	{ "timeline of one", timeline_of_one }, { "timeline, own", timeline_own }, { "timeline, all", timeline_all },
	{ "contacts, all", find_contacts }, { "search", search },
	{ "search, common word", search_common }, { "search, rare word", search_rare }, { "facts, own", facts }, { "planned, own", planned } };

static double middle(struct store *s, work_fn *work)
{
	double took[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new();
		double begin = now_ms();
		work(s, a, i);
		took[i] = now_ms() - begin;
		arena_free(&a);
	}
	return median(took, ROUNDS);
}

static double opening(const char *path, enum reach reach)
{
	double took[OPENINGS];
	for (int i = 0; i < OPENINGS; i++) {
		double begin = now_ms();
		struct store *s = connect(path, reach);
		took[i] = now_ms() - begin;
		store_close(&s);
	}
	return median(took, OPENINGS);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return fprintf(stderr, "usage: reach FILE\n"), 2;
	share = getenv("ANKER_SHARE") ? getenv("ANKER_SHARE") : "share";
	struct store *all = connect(argv[1], REACH_ALL), *files = connect(argv[1], REACH_FILES);
	struct arena *a = arena_new();
	const struct placement_query q = { .expert = 1, .limit = 1 };
	struct placement_row *row;
	size_t n;
	if (store_placements(all, &q, a, &row, &n) || !n)
		return fprintf(stderr, "%s: expert 1 has no caseload\n", argv[1]), 1;
	placement = row[0].id;
	double alone = opening(argv[1], REACH_ALL), held = opening(argv[1], REACH_FILES);
	printf("%-28s %10.3f ms %10.3f ms   %5.2f x\n", "reach: opening", held, alone, held / alone);
	for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
		double whole = middle(all, works[i].work), part = middle(files, works[i].work);
		printf("reach: %-21s %10.3f ms %10.3f ms   %5.2f x\n", works[i].what, part, whole, part / whole);
	}
	arena_free(&a);
	store_close(&all);
	store_close(&files);
	return 0;
}
