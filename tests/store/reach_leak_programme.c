/* See reach_leak.h: what the store counts for reports, for waves and hours of a programme, and for research. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/figures.h"
#include "anker/office.h"
#include "anker/study.h"
#include "anker/waves.h"
#include "reach_leak.h"
#include "src/store/reach.h"

#define O leak_made[E_ORGANISATION]
#define X leak_made[E_EXPERT]
#define DUURZAAM leak_made[E_PROGRAMME]
enum { CENTURY = 36500 };

static struct arena *a;
static size_t n;

#define GOOD(call) cr_assert_eq((call), 0, "%s", err_last())

/* Who sees masks counts colleagues' records too, without their words. */
static bool in_part(void)
{
	return leak_store->scope->kind != REACH_MASKED;
}

/* Of everyone, of the colleague's employer, of the colleague, of the programme. */
static struct figure_scope scope(int i)
{
	return (struct figure_scope){ .employer = i == 1 ? O : 0, .expert = i == 2 ? X : 0,
		.programme = i == 3 ? DUURZAAM : 0, .first = CASELOAD_TODAY - CENTURY, .last = CASELOAD_TODAY + CENTURY };
}

static void counts(const struct figure_scope *f, bool theirs)
{
	struct placement_figure *placement;
	struct figure *figure;
	GOOD(store_placement_figures(leak_store, f, a, &placement, &n));
	cr_assert(!theirs || n == 0, "placements");
	for (enum figure_kind k = 0; k < FIGURE_KINDS; k++) {
		GOOD(store_figures(leak_store, k, f, a, &figure, &n));
		cr_assert(!theirs || n == 0, "%d", (int)k);
	}
}

static void of_employer(const struct figure_scope *f, bool theirs)
{
	struct figure_person *person;
	struct figure_adaptation *adaptation;
	struct figure_bottleneck *bottleneck;
	struct figure_effect *effect;
	GOOD(store_figure_people(leak_store, f, a, &person, &n));
	cr_assert(!theirs || n == 0, "people");
	GOOD(store_figure_adaptations(leak_store, f, a, &adaptation, &n));
	cr_assert(!theirs || n == 0, "adaptations");
	GOOD(store_figure_bottlenecks(leak_store, f, a, &bottleneck, &n));
	cr_assert(!theirs || n == 0, "bottlenecks");
	GOOD(store_figure_effects(leak_store, f, a, &effect, &n));
	cr_assert(!theirs || n == 0, "effects");
}

static void of_expert(const struct figure_scope *f, bool theirs)
{
	static const char *const sides[] = { "employer", "employee" };
	struct contact_figure *contact;
	struct decision_figure *decision;
	int64_t *gap;
	GOOD(store_contact_figures(leak_store, f, a, &contact, &n));
	cr_assert(!theirs || n == 0, "contacts");
	for (int i = 0; i < 2; i++) {
		GOOD(store_talk_gaps(leak_store, f, sides[i], a, &gap, &n));
		cr_assert(!theirs || n == 0, "gaps");
	}
	GOOD(store_decision_figures(leak_store, f, a, &decision, &n));
	cr_assert(!theirs || n == 0, "decisions");
}

void leak_figures(void)
{
	a = arena_new();
	for (int i = 0; i < 4; i++) {
		const struct figure_scope f = scope(i);
		bool theirs = i > 0 && in_part();
		counts(&f, theirs);
		of_employer(&f, theirs);
		of_expert(&f, i == 2 && theirs); /* these ask for no employer and no programme */
	}
	arena_free(&a);
}

void leak_findings(void)
{
	const int64_t of[][4] = { { 0, 0, 0, 0 }, { leak_made[E_PLACEMENT], 0, 0, 0 }, { 0, O, 0, 0 },
		{ 0, 0, leak_made[E_REGION], 0 }, { 0, 0, 0, DUURZAAM } };
	struct finding_row *row;
	a = arena_new();
	for (size_t i = 0; i < 2 * sizeof of / sizeof *of; i++) {
		const int64_t *about = of[i / 2];
		const struct finding_scope f = { .placement = about[0], .employer = about[1], .region = about[2],
			.programme = about[3], .shared = i % 2, .first = CASELOAD_TODAY - CENTURY,
			.last = CASELOAD_TODAY + CENTURY };
		GOOD(store_findings(leak_store, &f, a, &row, &n));
		for (size_t k = 0; k < n; k++)
			cr_assert(in_part() ? row[k].placement != leak_made[E_PLACEMENT] : !strstr(row[k].text, SECRET), "%s",
				row[k].text);
	}
	arena_free(&a);
}

/* Waves and meetings are the programme's; measurements, hours and who came are somebody's. */
void leak_programme_figures(void)
{
	const day first = CASELOAD_TODAY - CENTURY, last = CASELOAD_TODAY + CENTURY;
	struct figure_next *next;
	struct stage_figure *stage;
	struct wave_figure *wave;
	struct hours_figure *hours;
	struct region_hours *region;
	struct meeting_figure *meeting;
	a = arena_new();
	GOOD(store_figure_next(leak_store, O, DUURZAAM, first, last, a, &next, &n));
	GOOD(store_figure_next(leak_store, O, 0, first, last, a, &next, &n));
	GOOD(store_stage_figures(leak_store, DUURZAAM, last, a, &stage, &n));
	for (size_t i = 0; i < n; i++)
		cr_assert(!in_part() || (stage[i].employers == 0 && stage[i].employees == 0));
	GOOD(store_wave_figures(leak_store, DUURZAAM, first, last, a, &wave, &n));
	for (size_t i = 0; i < n; i++)
		cr_assert(!in_part() || wave[i].n == 0);
	GOOD(store_hours_figures(leak_store, DUURZAAM, 0, first, last, a, &hours, &n));
	GOOD(store_hours_figures(leak_store, 0, X, first, last, a, &hours, &n));
	GOOD(store_region_hours(leak_store, DUURZAAM, first, last, a, &region, &n));
	GOOD(store_meeting_figures(leak_store, DUURZAAM, first, last, a, &meeting, &n));
	arena_free(&a);
}

void leak_waves(void)
{
	const day late = CASELOAD_TODAY + CENTURY;
	struct wave_row *row;
	struct wave_count *count;
	struct hours_count *hours;
	struct meeting_row *meeting;
	struct attendance_row *came;
	a = arena_new();
	for (int i = 0; i < 4; i++) {
		const struct wave_query q = { .programme = i & 1 ? DUURZAAM : 0, .expert = i & 2 ? X : 0,
			.today = CASELOAD_TODAY, .by = late };
		int64_t due = -1;
		GOOD(store_waves_due(leak_store, &q, a, &row, &n));
		cr_assert(!in_part() || n == 0);
		GOOD(store_waves_due_count(leak_store, &q, &due));
		cr_assert(!in_part() || due == 0);
	}
	GOOD(store_wave_counts(leak_store, DUURZAAM, 0, late, a, &count, &n));
	for (size_t i = 0; i < n; i++)
		cr_assert(!in_part() || (count[i].due == 0 && count[i].done == 0 && count[i].declined == 0 &&
			count[i].missed == 0));
	GOOD(store_hours(leak_store, DUURZAAM, 0, late, a, &hours, &n));
	GOOD(store_meetings(leak_store, 0, 0, 0, a, &meeting, &n));
	GOOD(store_attendance(leak_store, leak_made[E_MEETING], a, &came, &n));
	arena_free(&a);
}

static int one_row(void *ctx, const char *code, char *const *value, struct arena *row)
{
	(void)ctx, (void)code, (void)value, (void)row;
	cr_assert_fail("a row of a study");
	return 0;
}

/* A study is read past the views, so who sees a part has none of it; what was released is the programme's. */
void leak_study(void)
{
	struct study of = { .programme = DUURZAAM, .today = CASELOAD_TODAY + CENTURY };
	struct study_group *group;
	struct study_release *release;
	enum entity_id entity;
	int64_t id, count;
	a = arena_new();
	cr_assert_eq(store_study_name(leak_store, &of, NULL, NULL), ERR_DENIED);
	cr_assert_eq(store_study_begin(leak_store, &of), ERR_DENIED);
	EACH_ENTITY {
		if (!store_study_has(E))
			continue;
		for (size_t i = 0; i < model_entity(E)->nfields; i++)
			store_is_hidden(model_entity(E), &model_entity(E)->fields[i]);
		cr_assert_eq(store_study_each(leak_store, &of, E, one_row, NULL), ERR_DENIED);
		cr_assert_eq(store_study_left_out(leak_store, &of, E, &count), ERR_DENIED);
	}
	store_study_end(leak_store);
	cr_assert_eq(store_study_groups(leak_store, &of, true, 10, a, &group, &n, &count), ERR_DENIED);
	cr_assert_eq(store_study_who(leak_store, DUURZAAM, "employee-1", &entity, &id), ERR_DENIED);
	GOOD(store_study_names(leak_store, DUURZAAM, &count));
	GOOD(store_study_releases(leak_store, DUURZAAM, true, a, &release, &n));
	cr_assert_eq(n, 0);
	arena_free(&a);
}
