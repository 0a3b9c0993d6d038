/* See reach_leak.h: each function of the store that reads, with what it is asked here. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/figures.h"
#include "anker/office.h"
#include "anker/participation.h"
#include "anker/rules.h"
#include "anker/str.h"
#include "anker/travel.h"
#include "reach_leak.h"

#define P leak_made[E_PLACEMENT]
#define O leak_made[E_ORGANISATION]
#define X leak_made[E_EXPERT]
static struct arena *a;
static size_t n;
static int64_t count;

static int one_record(void *ctx, const struct record *r)
{
	(void)ctx, (void)r;
	return 0;
}

static int one_able(void *ctx, const struct able_row *r)
{
	(void)ctx, (void)r;
	return 0;
}

static int one_value(void *ctx, int64_t id, const char *const *value)
{
	(void)ctx, (void)id, (void)value;
	return 0;
}

static void call_get(void)
{
	struct record *r;
	EACH_ENTITY store_get(leak_store, E, leak_made[e], a, &r);
}

static void call_title(void)
{
	EACH_ENTITY cr_assert(leak_of_register(E) || !strstr(store_title(leak_store, E, leak_made[e], a), SECRET));
}

static void call_find(void)
{
	struct record **r;
	EACH_ENTITY {
		const struct query all = { .entity = E, .deleted = true }, words = { .entity = E, .text = SECRET };
		cr_assert_eq(store_find(leak_store, &all, a, &r, &n), 0, "%s", err_last());
		cr_assert_eq(store_find(leak_store, &words, a, &r, &n), 0);
	}
}

static void call_each(void)
{
	EACH_ENTITY {
		const struct query q = { .entity = E, .deleted = true };
		cr_assert_eq(store_each(leak_store, &q, one_record, NULL), 0, "%s", err_last());
	}
}

static void call_count(void)
{
	EACH_ENTITY {
		const struct condition by = { "id", IS, caseload_ref(&leak_office, leak_made[e]) };
		const struct query q = { .entity = E, .where = &by, .nwhere = 1, .deleted = true };
		cr_assert_eq(store_count(leak_store, &q, 0, &count), 0, "%s", err_last());
		cr_assert_eq(count, leak_of_register(E), "%s", model_entity(E)->name);
	}
}

static void call_rebase(void)
{
	struct record *r = record_new(model_entity(E_PLACEMENT), CASELOAD_TODAY, a);
	r->id = P;
	r->base = r->value;
	store_rebase(leak_store, r, NULL, 0);
}

static void call_history(void)
{
	struct change *h;
	EACH_ENTITY store_history(leak_store, E, leak_made[e], -1, a, &h, &n);
	store_history(leak_store, E_PLACEMENT, P, 0, a, &h, &n);
}

static void call_undo(void)
{
	char *label;
	cr_assert_eq(store_undo(leak_store, leak_txn, &label, a), ERR_NOTFOUND);
	cr_assert_eq(store_undoable(leak_store, false, &count, &label, a), 0);
	cr_assert_eq(store_undoable(leak_store, true, &count, &label, a), 0);
}

static void call_lookup(void)
{
	struct match *m;
	EACH_ENTITY {
		store_lookup(leak_store, E, SECRET, 0, 20, a, &m, &n);
		store_lookup(leak_store, E, "g", O, 20, a, &m, &n);
	}
}

static void call_placements(void)
{
	static const char *const texts[] = { NULL, SECRET };
	const int64_t employers[] = { 0, O }, experts[] = { 0, X };
	struct placement_row *r;
	for (int i = 0; i < 8; i++) {
		const struct placement_query q = { .expert = experts[i & 1], .employer = employers[i >> 1 & 1],
			.text = texts[i >> 2 & 1], .ended = true, .sort = (enum placement_sort)(i & 3) };
		cr_assert_eq(store_placements(leak_store, &q, a, &r, &n), 0, "%s", err_last());
		cr_assert_eq(store_placements_count(leak_store, &q, 0, &count), 0);
	}
}

static void call_employers(void)
{
	struct employer_row *r;
	const struct employer_query all = { .expert = 0 }, one = { .only = O }, of = { .expert = X };
	const struct employer_query *const q[] = { &all, &one, &of };
	for (int i = 0; i < 3; i++) {
		cr_assert_eq(store_employers(leak_store, q[i], a, &r, &n), 0, "%s", err_last());
		cr_assert_eq(store_employers_count(leak_store, q[i], 0, &count), 0);
	}
	cr_assert_eq(store_employers(leak_store, &one, a, &r, &n), 0);
	for (size_t i = 0; i < n; i++)
		cr_assert(r[i].active == 0 && r[i].open_bottlenecks == 0 && r[i].last_contact == DAY_NONE);
}

static void call_timeline(void)
{
	struct timeline_query of[] = { { .kinds = TL_ALL }, { .placement = P }, { .employer = O }, { .expert = X },
		{ .text = SECRET }, { .employer = O, .text = SECRET } };
	struct timeline_row *r;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		of[i].from = of[i].to = DAY_NONE;
		cr_assert_eq(store_timeline(leak_store, &of[i], a, &r, &n), 0, "%s", err_last());
		for (size_t k = 0; k < n; k++)
			cr_assert_neq(r[k].placement, P);
		cr_assert_eq(store_timeline_count(leak_store, &of[i], 0, &count), 0);
	}
}

static void call_density(void)
{
	int of_employer[12], of_employee[12];
	cr_assert_eq(store_density(leak_store, P, 0, CASELOAD_TODAY, 12, of_employer, of_employee), 0);
	cr_assert_eq(store_density(leak_store, 0, O, CASELOAD_TODAY, 12, of_employer, of_employee), 0);
	for (int i = 0; i < 12; i++)
		cr_assert(of_employer[i] == 0 && of_employee[i] == 0);
}

static void call_planned(void)
{
	struct planned_row *r;
	cr_assert_eq(store_planned(leak_store, 0, DAY_NONE, DAY_NONE, a, &r, &n), 0, "%s", err_last());
	cr_assert_eq(store_planned(leak_store, X, DAY_NONE, DAY_NONE, a, &r, &n), 0);
}

static void call_search(void)
{
	struct hit *h;
	cr_assert_eq(store_search(leak_store, SECRET, 200, a, &h, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		cr_assert(leak_of_register(h[i].entity), "%s", model_entity(h[i].entity)->name);
	cr_assert_eq(store_search(leak_store, "ge", 200, a, &h, &n), 0);
}

static void call_gaps(void)
{
	size_t checks;
	store_gap_checks(&checks);
	int worth[32];
	int64_t after = 0, missing[32] = { 0 };
	for (size_t i = 0; i < 32; i++)
		worth[i] = 1;
	const struct gap_query all = { .worth = worth, .only = -1 }, one = { .placement = P, .worth = worth, .only = -1 };
	struct gap_row *r;
	cr_assert_eq(store_gaps(leak_store, &all, a, &r, &n), 0, "%s", err_last());
	cr_assert_eq(store_gaps(leak_store, &one, a, &r, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_gap_counts(leak_store, &all, 100, &after, missing), 0);
}

static void call_each_value(void)
{
	static const char *const names[] = { "family_name", NULL };
	cr_assert_eq(store_each_value(leak_store, E_EMPLOYEE, names, one_value, NULL), 0, "%s", err_last());
}

static void call_alike(void)
{
	struct record *r;
	struct alike *like;
	leak_watched = NULL;
	cr_assert_eq(store_get(leak_office.store, E_EMPLOYEE, leak_made[E_EMPLOYEE], leak_office.arena, &r), 0);
	leak_watched = SECRET;
	cr_assert_eq(store_alike(leak_store, r->entity, r->value, 1, true, a, &like, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		cr_assert_neq(like[i].id, leak_made[E_EMPLOYEE]);
}

static void call_referring(void)
{
	struct referring *r;
	EACH_ENTITY cr_assert_eq(store_referring(leak_store, E, leak_made[e], a, &r, &n), 0, "%s", err_last());
}

static void call_facts(void)
{
	const int64_t of[][3] = { { 0, 0, 0 }, { P, 0, 0 }, { 0, O, 0 }, { 0, 0, X } };
	for (size_t i = 0; i < 4; i++) {
		struct facts *t = facts_new();
		cr_assert_eq(store_facts(leak_store, of[i][0], of[i][1], of[i][2], t), 0, "%s", err_last());
		for (size_t k = 0; k < facts_count(t); k++)
			cr_assert_neq(facts_placement(t, k), P);
		cr_assert_eq(store_facts_of_colleagues(leak_store, X, t), 0);
		facts_free(&t);
	}
}

static void call_rule_lists(void)
{
	const int64_t of[][3] = { { 0, 0, 0 }, { P, 0, 0 }, { 0, O, 0 }, { 0, 0, X } };
	struct rule_subject *subject;
	struct ruling *ruling;
	struct live *live;
	for (size_t i = 0; i < 4; i++) {
		cr_assert_eq(store_subjects(leak_store, of[i][0], of[i][1], of[i][2], a, &subject, &n), 0, "%s", err_last());
		cr_assert_eq(store_rulings(leak_store, of[i][0], of[i][1], of[i][2], a, &ruling, &n), 0, "%s", err_last());
		cr_assert_eq(store_live(leak_store, of[i][0], of[i][1], of[i][2], a, &live, &n), 0, "%s", err_last());
		cr_assert_eq(n, 0);
	}
}

static void call_suggestion_log(void)
{
	const struct log_query of[] = { { .limit = 0 }, { .placement = P }, { .employer = O }, { .rule = "bel" },
		{ .decision = leak_made[E_DECISION] } };
	struct suggestion_event *e;
	struct rule_count *r;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		cr_assert_eq(store_suggestion_log(leak_store, &of[i], a, &e, &n), 0, "%s", err_last());
		cr_assert_eq(n, 0);
	}
	cr_assert_eq(store_rule_counts(leak_store, DAY_NONE, a, &r, &n), 0);
	cr_assert_eq(n, 0);
}

static void call_lasting(void)
{
	const struct lasting_query q = { .by = "sector", .first = DAY_NONE, .last = CASELOAD_TODAY, .window = 6, .months = true };
	struct lasting_count *c;
	cr_assert_eq(store_lasting(leak_store, &q, a, &c, &n), 0, "%s", err_last());
}

static void call_talks(void)
{
	struct unfinished *u;
	struct record **r;
	cr_assert_eq(store_unfinished(leak_store, NULL, a, &u, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_last_answers(leak_store, P, O, 0, a, &r, &n), 0, "%s", err_last());
	cr_assert_eq(store_last_answers(leak_store, 0, O, 0, a, &r, &n), 0);
	cr_assert_eq(n, 0);
}

static void call_work(void)
{
	struct asked_row *asked;
	struct tried_row *tried;
	cr_assert_eq(store_asked(leak_store, P, leak_made[E_JOB], a, &asked, &n), 0, "%s", err_last());
	cr_assert_eq(store_able(leak_store, 0, one_able, NULL), 0, "%s", err_last());
	cr_assert_eq(store_able(leak_store, X, one_able, NULL), 0);
	cr_assert_eq(store_routes_tried(leak_store, O, "lift", "communication", a, &tried, &n), 0, "%s", err_last());
}

static void call_patterns(void)
{
	struct theme_count *theme;
	struct theme_row *row;
	struct record **r;
	struct cross_count *cross;
	const struct query q = { .entity = E_BOTTLENECK };
	cr_assert_eq(store_themes(leak_store, O, DAY_NONE, a, &theme, &n, &count), 0, "%s", err_last());
	cr_assert_eq(count, 0);
	cr_assert_eq(store_theme_rows(leak_store, O, 0, 20, a, &row, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_tried(leak_store, O, NULL, leak_made[E_BOTTLENECK], a, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_cross(leak_store, &q, "theme", "theme", a, &cross, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
}

/* The employer is a colleague's; so is who takes part there. */
static void call_parts(void)
{
	struct part_row *row;
	struct part_count *counted;
	const int64_t programme = leak_made[E_PROGRAMME];
	const day late = CASELOAD_TODAY + 36500;
	cr_assert_eq(store_parts(leak_store, programme, PART_EVERYWHERE, late, a, &row, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_part_counts(leak_store, programme, late, a, &counted, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
}

static void call_own(void)
{
	struct draft *d;
	cr_assert_null(store_setting(leak_store, "view", a));
	cr_assert_eq(store_drafts(leak_store, a, &d, &n), 0);
	cr_assert_eq(n, 0);
}

static void call_whole(void)
{
	unsigned char *bytes;
	struct store *field = leak_office.store;
	const struct bring_options o = { .copy = false };
	struct bring_report report;
	cr_assert_eq(store_check(leak_store, NULL, NULL, NULL), ERR_DENIED);
	cr_assert_eq(store_backup(leak_store, arena_printf(a, "%s/copy.db", leak_office.folder)), ERR_DENIED);
	cr_assert_eq(store_bytes(leak_store, &bytes, &n), ERR_DENIED);
	cr_assert_eq(store_bring(leak_store, field, &o, &report), ERR_DENIED);
	cr_assert_eq(store_facts_keep(leak_store, NULL, NULL), 0);
}

static void call_takeouts(void)
{
	struct takeout *t, one;
	struct match *m;
	cr_assert_eq(store_takeouts(leak_store, a, &t, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_takeouts_out(leak_store, a, &t, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_takeout(leak_store, 3, a, &one), ERR_NOTFOUND);
	cr_assert_eq(store_also_at(leak_store, E_PLACEMENT, P, a, &t, &n), 0);
	cr_assert_eq(n, 0);
	EACH_ENTITY cr_assert_eq(store_taken(leak_store, 3, E, a, &m, &n), 0);
}

static void call_shelf(void)
{
	struct shelf_item *item;
	struct change *steps;
	cr_assert_eq(store_shelf(leak_store, a, &item, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	cr_assert_eq(store_shelf_count(leak_store, &count), 0);
	cr_assert_eq(count, 0);
	cr_assert_eq(store_shelf_steps(leak_store, 1, a, &steps, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(store_shelf_settle(leak_store, 1, SHELF_LAPTOP, NULL, &count), ERR_NOTFOUND);
}

static void call_merged(void)
{
	int64_t into;
	cr_assert_eq(store_merged_into(leak_store, E_PLACEMENT, P, &into), 0);
}

/* What is asked to travel by number is not there; what is chosen by employer is left here. */
static void call_travel(void)
{
	struct travel_scope mine;
	struct travel_count counts;
	const struct travel_scope placement = { .placement = &P, .nplacements = 1, .since = DAY_NONE };
	const struct travel_scope employer = { .employer = &O, .nemployers = 1, .since = DAY_NONE };
	cr_assert_eq(store_travel_mine(leak_store, X, a, &mine), 0, "%s", err_last());
	cr_assert_eq(mine.nplacements, 0);
	cr_assert_eq(store_travel_count(leak_store, &placement, &counts), ERR_NOTFOUND);
	cr_assert_eq(store_travel_count(leak_store, &employer, &counts), 0, "%s", err_last());
	cr_assert_eq(counts.travels[E_PLACEMENT] + counts.stays[E_PLACEMENT], 0);
	cr_assert_eq(counts.travels[E_CONTACT] + counts.stays[E_CONTACT], 0);
	struct takeout t = { .token = "t", .owner = "visser", .label = "laptop", .scope = "O" };
	struct store *field;
	const struct store_options o = { .path = arena_printf(a, "%s/field.db", leak_office.folder), .share = "share",
		.user = "visser", .create = true };
	cr_assert_eq(store_takeout_begin(leak_store, &t, &t.site), 0, "%s", err_last());
	cr_assert_eq(store_open(&field, &o), 0, "%s", err_last());
	cr_assert_eq(store_travel(leak_store, field, &t, &employer, NULL, NULL), 0, "%s", err_last());
	const struct query q = { .entity = E_PLACEMENT };
	cr_assert_eq(store_count(field, &q, 0, &count), 0);
	cr_assert_eq(count, 0);
	store_close(&field);
}

static void call_news(void)
{
	struct news *news;
	cr_assert_eq(store_news(leak_store, 1, &count, a, &news, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		cr_assert(leak_of_register(news[i].entity) || news[i].record != leak_made[news[i].entity]);
}

const struct leak_call leak_calls[] = {
	{ "store_get", call_get }, { "store_title", call_title }, { "store_find", call_find },
	{ "store_each", call_each }, { "store_count", call_count }, { "store_rebase", call_rebase },
	{ "store_history", call_history }, { "store_undo store_undoable", call_undo },
	{ "store_lookup", call_lookup }, { "store_placements store_placements_count", call_placements },
	{ "store_employers store_employers_count", call_employers },
	{ "store_timeline store_timeline_count", call_timeline }, { "store_density", call_density },
	{ "store_planned", call_planned }, { "store_search", call_search },
	{ "store_gaps store_gap_counts store_gap_checks", call_gaps }, { "store_each_value", call_each_value },
	{ "store_alike", call_alike }, { "store_referring", call_referring },
	{ "store_facts store_facts_of_colleagues", call_facts },
	{ "store_subjects store_rulings store_live", call_rule_lists },
	{ "store_suggestion_log store_rule_counts", call_suggestion_log }, { "store_lasting", call_lasting },
	{ "store_unfinished store_last_answers", call_talks },
	{ "store_asked store_able store_routes_tried", call_work },
	{ "store_themes store_theme_rows store_tried store_cross", call_patterns },
	{ "store_parts store_part_counts", call_parts },
	{ "store_placement_figures store_figures store_figure_people store_figure_adaptations store_figure_bottlenecks"
	  " store_figure_effects store_contact_figures store_talk_gaps store_decision_figures", leak_figures },
	{ "store_findings", leak_findings },
	{ "store_figure_next store_stage_figures store_wave_figures store_hours_figures store_meeting_figures"
	  " store_region_hours",
		leak_programme_figures },
	{ "store_waves_due store_waves_due_count store_wave_counts store_hours store_meetings store_attendance",
		leak_waves },
	{ "store_study_has store_is_hidden store_study_name store_study_names store_study_who store_study_begin"
	  " store_study_end store_study_each store_study_left_out store_study_groups store_study_releases", leak_study },
	{ "store_setting store_drafts", call_own },
	{ "store_check store_backup store_bytes store_bring store_facts_keep", call_whole },
	{ "store_takeouts store_takeouts_out store_takeout store_also_at store_taken", call_takeouts },
	{ "store_shelf store_shelf_count store_shelf_steps store_shelf_settle", call_shelf },
	{ "store_merged_into", call_merged },
	{ "store_travel_mine store_travel_count store_travel store_takeout_begin", call_travel },
	{ "store_news", call_news },
};
const size_t leak_ncalls = sizeof leak_calls / sizeof *leak_calls;

void leak_run(const struct leak_call *call)
{
	a = arena_new();
	call->run();
	arena_free(&a);
}

void leak_call(const char *function)
{
	size_t i = 0;
	while (i < leak_ncalls && !str_has_word(leak_calls[i].functions, function, strlen(function)))
		i++;
	cr_assert_lt(i, leak_ncalls, "%s", function);
	leak_run(&leak_calls[i]);
}
