/* Load beside capacity, worked out by hand: each case says which tasks ask what and what
 * the profile holds, and the verdicts that follow from load + limitation <= 3. */
#include <limits.h>

#include "anker/fit.h"
#include "office.h"

static int64_t linde, jan;

static void setup(void)
{
	office_open();
	linde = make_employer("De Linde");
	jan = make_placement(linde, "Jansen");
}

TestSuite(fit, .init = setup, .fini = office_close);

static int64_t task_of(int64_t placement, const char *name)
{
	return PUT(E_TASK, "placement", id(placement), "name", name);
}

static int64_t asks(int64_t task, const char *item, const char *load, const char *certainty)
{
	return PUT(E_LOAD, "task", id(task), "item", item, "load", load, "certainty", certainty);
}

static int64_t profile_of(int64_t placement, const char *date, const char *source)
{
	return PUT(E_PROFILE, "placement", id(placement), "date", date, "source", source);
}

static int64_t can(int64_t profile, const char *item, const char *limitation, const char *certainty)
{
	return PUT(E_CAPACITY, "profile", id(profile), "item", item, "limitation", limitation, "certainty",
		certainty);
}

/* Rows as "item verdict load/can", with "~" where it rests on an assumption. */
static const char *rows(const struct fit *f)
{
	static const char *const verdict[] = { "over", "unknown", "just", "within", "not-asked" };
	char *out = arena_strdup(arena, "");
	for (size_t i = 0; i < f->n; i++) {
		const struct fit_row *r = &f->row[i];
		out = arena_printf(arena, "%s%s%s %s%s %d/%d", out, i ? "; " : "", r->item,
			r->assumed ? "~" : "", verdict[r->verdict], r->load, r->can);
	}
	return out;
}

static struct fit fit_of(int64_t placement)
{
	struct fit f;
	cr_assert_eq(app_fit(app, placement, arena, &f), 0, "%s", err_last());
	return f;
}

Test(fit, nothing_is_nothing)
{
	struct fit f = fit_of(jan);
	cr_assert_eq(f.n, 0);
	cr_assert_eq(f.tasks, 0);
	cr_assert_eq(f.profile, 0);
	cr_assert_eq(f.profile_date, DAY_NONE);
	cr_assert_eq(app_fit(app, 999, arena, &f), ERR_NOTFOUND);
}

Test(fit, heaviest_task_counts_and_worst_stands_first)
{
	int64_t pack = task_of(jan, "Inpakken"), clean = task_of(jan, "Poetsen");
	int64_t p = profile_of(jan, "2026-01-05", "bar");
	asks(pack, "pace", "2", "told");
	int64_t heavy = asks(clean, "pace", "3", "established");
	asks(pack, "lifting", "2", "told");
	asks(clean, "lifting", "2", "established");
	asks(pack, "noise", "1", "told");
	asks(pack, "heat", "0", "told");
	asks(pack, "reading", "3", "told");
	can(p, "pace", "2", "established");   /* 3 + 2: over by 2 */
	can(p, "lifting", "2", "told");       /* 2 + 2: over by 1 */
	can(p, "noise", "2", "told");         /* 1 + 2: just */
	can(p, "heat", "3", "told");          /* 0 + 3: just */
	can(p, "standing", "2", "told");      /* not asked */
	can(p, "sitting", "0", "told");       /* not asked */
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace over 3/1; lifting over 2/1; reading unknown 3/-1; heat just 0/0;"
		" noise just 1/1; sitting not-asked -1/3; standing not-asked -1/1");
	cr_assert_eq(f.over, 2);
	cr_assert_eq(f.over_assumed, 0);
	cr_assert_eq(f.unknown, 1);
	cr_assert_eq(f.within, 2);
	cr_assert_eq(f.tasks, 2);
	cr_assert_eq(f.row[0].load_item, heavy);
	cr_assert_eq(f.row[0].task, clean);
	cr_assert_str_eq(f.row[0].tasks, "Poetsen");
	cr_assert_str_eq(f.row[1].tasks, "Inpakken, Poetsen", "as heavy: both");
	cr_assert_str_eq(f.row[1].load_certainty, "established", "the best of the two");
	cr_assert_str_eq(f.row[0].rubric, "personal functioning");
}

Test(fit, what_one_can_goes_along)
{
	int64_t p = profile_of(jan, "2026-01-05", "bar");
	int64_t c = PUT(E_CAPACITY, "profile", id(p), "item", "standing", "ability", "an hour at a time",
		"limitation", "1", "terms", "a quarter of an hour sitting", "certainty", "established");
	struct fit f = fit_of(jan);
	cr_assert_eq(f.row[0].capacity, c);
	cr_assert_str_eq(f.row[0].ability, "an hour at a time");
	cr_assert_str_eq(f.row[0].terms, "a quarter of an hour sitting");
	cr_assert_str_eq(f.row[0].can_certainty, "established");
}

Test(fit, function_and_placement_together)
{
	int64_t job = PUT(E_JOB, "employer", id(linde), "name", "Dienstmedewerker");
	int64_t own = task_of(jan, "Inpakken");
	int64_t fetch =
		PUT(E_TASK, "employer", id(linde), "job", id(job), "name", "Bezorgen", "hours", "10.5");
	/* with this placement and in its function too: once */
	int64_t both = PUT(E_TASK, "placement", id(jan), "job", id(job), "name", "Vegen", "hours", "4");
	asks(own, "pace", "1", "told");
	asks(fetch, "pace", "2", "told");
	asks(both, "bending", "1", "told");
	struct fit f = fit_of(jan);
	cr_assert_str_eq(
		rows(&f), "pace unknown 1/-1; bending unknown 1/-1", "it does not fill the function yet");
	cr_assert_eq(f.tasks, 2);
	cr_assert_eq(f.tenths, 40);
	change(E_PLACEMENT, jan, "job", id(job));
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace unknown 2/-1; bending unknown 1/-1");
	cr_assert_eq(f.tasks, 3);
	cr_assert_eq(f.tenths, 145);
	cr_assert_eq(app_fit_job(app, jan, job, arena, &f), 0);
	cr_assert_eq(f.tasks, 2, "the function's own alone");
	cr_assert_eq(app_fit_job(app, jan, 999, arena, &f), ERR_NOTFOUND);
	cr_assert_eq(app_delete(app, E_JOB, job, get(E_JOB, job)->version, NULL), 0);
	cr_assert_eq(app_fit_job(app, jan, job, arena, &f), ERR_NOTFOUND);
	f = fit_of(jan);
	cr_assert_eq(f.tasks, 2, "a function that was thrown away asks nothing");
}

Test(fit, an_assumption_is_told)
{
	int64_t pack = task_of(jan, "Inpakken"), clean = task_of(jan, "Poetsen");
	int64_t p = profile_of(jan, "2026-01-05", "bar");
	can(p, "pace", "1", "told");
	asks(pack, "pace", "3", "assumed");
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace ~over 3/2", "the load is assumed");
	cr_assert(f.row[0].load_assumed && !f.row[0].can_assumed);
	cr_assert_eq(f.over_assumed, 1);
	/* told on another task, and fits: still over on the assumption alone */
	int64_t told = asks(clean, "pace", "2", "told");
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace ~over 3/2");
	/* told as heavy: no assumption any more */
	change(E_LOAD, told, "load", "3");
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace over 3/2");
	cr_assert_not(f.row[0].load_assumed);
	/* over without the assumption too, which only makes it more */
	can(p, "noise", "2", "established");
	asks(pack, "noise", "3", "assumed");
	asks(clean, "noise", "2", "established");
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "noise over 3/1; pace over 3/2");
	cr_assert(f.row[0].load_assumed, "the heaviest is an assumption");
	cr_assert_eq(f.over_assumed, 0);
	/* what someone can is assumed */
	can(p, "lifting", "3", "assumed");
	asks(clean, "lifting", "1", "established");
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "noise over 3/1; pace over 3/2; lifting ~over 1/0");
	cr_assert(f.row[2].can_assumed);
	cr_assert_eq(f.over, 3);
	cr_assert_eq(f.over_assumed, 1);
}

Test(fit, unknown_is_no_fit)
{
	int64_t pack = task_of(jan, "Inpakken"), p = profile_of(jan, "2026-01-05", "conversation");
	asks(pack, "pace", "1", "told");
	asks(pack, "noise", "0", "told");
	asks(pack, "lifting", "3", "told");
	/* a point with words alone: how far the limit goes is not known */
	PUT(E_CAPACITY, "profile", id(p), "item", "lifting", "ability", "boxes", "limitation", NULL);
	int64_t point = latest(E_CAPACITY)->id;
	change(E_CAPACITY, point, "limitation", NULL);
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "lifting unknown 3/-1; pace unknown 1/-1; noise within 0/-1");
	cr_assert_str_eq(f.row[0].ability, "boxes");
}

Test(fit, a_list_of_deviations_is_complete)
{
	int64_t pack = task_of(jan, "Inpakken"), p = profile_of(jan, "2026-01-05", "fml");
	asks(pack, "pace", "2", "told");
	asks(pack, "lifting", "3", "told");
	asks(pack, "noise", "2", "told");
	can(p, "noise", "2", "established");
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "noise over 2/1; lifting just 3/3; pace within 2/3");
	cr_assert(f.complete);
	cr_assert_eq(f.row[1].capacity, 0);
}

Test(fit, the_latest_profile_counts)
{
	int64_t pack = task_of(jan, "Inpakken");
	asks(pack, "pace", "2", "told");
	int64_t later = profile_of(jan, "2026-05-01", "bar"), before = profile_of(jan, "2025-03-01", "bar");
	can(before, "pace", "3", "told");
	can(later, "pace", "0", "told");
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace within 2/3");
	cr_assert_eq(f.profile, later);
	/* of the same date the one that was made last */
	int64_t same = profile_of(jan, "2026-05-01", "bar");
	can(same, "pace", "2", "told");
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace over 2/1");
	cr_assert_eq(app_delete(app, E_PROFILE, same, get(E_PROFILE, same)->version, NULL), 0);
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace within 2/3", "a deleted one does not count");
}

Test(fit, of_two_records_on_one_point_the_last_noted)
{
	int64_t pack = task_of(jan, "Inpakken"), p = profile_of(jan, "2026-01-05", "bar");
	int64_t first = asks(pack, "pace", "3", "assumed");
	change(E_LOAD, first, "date", "2026-02-01");
	int64_t seen = asks(pack, "pace", "1", "established");
	change(E_LOAD, seen, "date", "2026-03-01");
	int64_t old = can(p, "pace", "3", "told"), now = can(p, "pace", "1", "told");
	change(E_CAPACITY, old, "date", "2026-02-01");
	change(E_CAPACITY, now, "date", "2026-02-01"); /* the same day: the one made last */
	struct fit f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace within 1/2");
	cr_assert_eq(app_delete(app, E_LOAD, seen, get(E_LOAD, seen)->version, NULL), 0);
	cr_assert_eq(app_delete(app, E_CAPACITY, now, get(E_CAPACITY, now)->version, NULL), 0);
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace ~over 3/0");
	cr_assert_eq(app_delete(app, E_TASK, pack, get(E_TASK, pack)->version, NULL), 0);
	f = fit_of(jan);
	cr_assert_str_eq(rows(&f), "pace not-asked -1/0", "a deleted task asks nothing");
}

/* ---- whose capacity a function fits ---- */

static const char *candidates_of(int64_t job, int64_t expert)
{
	struct candidate *c;
	size_t n;
	char *out = arena_strdup(arena, "");
	cr_assert_eq(app_candidates(app, job, expert, arena, &c, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++) {
		out = arena_printf(arena, "%s%s%s %zu(%zu)/%zu/%zu", out, i ? "; " : "", c[i].employee,
			c[i].over, c[i].over_assumed, c[i].unknown, c[i].within);
		if (c[i].spare_tenths != INT_MIN)
			out = arena_printf(arena, "%s %d", out, c[i].spare_tenths);
	}
	return out;
}

Test(fit, candidates_by_what_is_over_then_unknown)
{
	int64_t job = PUT(E_JOB, "employer", id(linde), "name", "Dienstmedewerker");
	int64_t task =
		PUT(E_TASK, "employer", id(linde), "job", id(job), "name", "Bezorgen", "hours", "12.5");
	asks(task, "pace", "2", "told");
	asks(task, "lifting", "3", "told");
	asks(task, "walking", "1", "told");
	int64_t bos = make_placement(linde, "Bos"), mol = make_placement(make_employer("Zee"), "Mol"),
		vos = make_placement(linde, "Vos"), aal = make_placement(linde, "Aal"),
		ree = make_placement(linde, "Ree");
	/* Bos: all known and fits; Mol: only deviations noted, lifting over; Vos: two not known;
	 * Aal: over by an assumption, more unknown; Ree has ended; Jansen has no profile */
	int64_t p = profile_of(bos, "2026-01-05", "bar");
	can(p, "pace", "1", "told"), can(p, "lifting", "0", "told"), can(p, "walking", "0", "told");
	p = profile_of(mol, "2026-01-05", "fml");
	can(p, "lifting", "1", "told");
	p = profile_of(vos, "2026-01-05", "bar");
	can(p, "walking", "2", "told");
	p = profile_of(vos, "2025-01-05", "bar");
	can(p, "walking", "3", "told"); /* an earlier version */
	p = profile_of(aal, "2026-01-05", "bar");
	can(p, "lifting", "3", "assumed");
	p = profile_of(ree, "2026-01-05", "fml");
	change(E_PLACEMENT, ree, "status", "ended");
	change(E_PLACEMENT, bos, "hours", "24");
	change(E_PLACEMENT, mol, "hours", "10");
	change(E_PLACEMENT, vos, "expert", id(bram));
	cr_assert_str_eq(candidates_of(job, 0),
		"J. Bos 0(0)/0/3 115; J. Vos 0(0)/2/1; J. Mol 1(0)/0/2 -25; J. Aal 1(1)/2/0");
	cr_assert_str_eq(candidates_of(job, bram), "J. Vos 0(0)/2/1");
	change(E_JOB, job, "hours", "20");
	cr_assert_str_eq(
		candidates_of(job, anna), "J. Bos 0(0)/0/3 40; J. Mol 1(0)/0/2 -100; J. Aal 1(1)/2/0");
	struct candidate *c;
	size_t n;
	cr_assert_eq(app_candidates(app, 999, 0, arena, &c, &n), ERR_NOTFOUND);
}

Test(fit, a_profile_without_points_is_a_candidate_of_whom_all_is_unknown)
{
	int64_t job = PUT(E_JOB, "employer", id(linde), "name", "Dienstmedewerker");
	asks(PUT(E_TASK, "employer", id(linde), "job", id(job), "name", "Bezorgen"), "pace", "2", "told");
	profile_of(jan, "2026-01-05", "bar");
	cr_assert_str_eq(candidates_of(job, 0), "J. Jansen 0(0)/1/0");
}
