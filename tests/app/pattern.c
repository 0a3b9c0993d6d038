/* The pattern behind the cases: counts by hand, one theme, and lifting as one step. */
#include "anker/choices.h"
#include "anker/overview.h"
#include "office.h"

enum { PLACEMENTS = 4 };
static int64_t lime, other, place[PLACEMENTS], elsewhere;

static int theme(const char *code)
{
	return model_choice_index(choices_theme, code);
}

static int64_t bottleneck(int64_t placement, const char *code, const char *date, const char *resolved)
{
	return PUT(
		E_BOTTLENECK, "placement", id(placement), "theme", code, "date", date, "resolved", resolved);
}

static int64_t open_bottleneck(int64_t placement, const char *code, const char *date)
{
	return PUT(E_BOTTLENECK, "placement", id(placement), "theme", code, "date", date);
}

static void open_pattern(void)
{
	static const char *const names[PLACEMENTS] = { "Aalbers", "Bos", "Cramer", "Dekker" };
	office_open();
	lime = make_employer("Limonade");
	other = make_employer("Elders");
	for (int i = 0; i < PLACEMENTS; i++)
		place[i] = make_placement(lime, names[i]);
	elsewhere = make_placement(other, "Ergens");
	open_bottleneck(place[0], "guidance", "2026-03-01");
	open_bottleneck(place[2], "guidance", "2026-10-01");
	open_bottleneck(place[2], "guidance", "2026-11-01");
	open_bottleneck(place[2], "pace", "2026-11-01");
	bottleneck(place[1], "guidance", "2025-01-01", "2026-01-10");
	bottleneck(place[1], "team", "2024-01-01", "2024-06-01");
	open_bottleneck(elsewhere, "guidance", "2026-11-01");
}

TestSuite(pattern, .init = open_pattern, .fini = office_close);

static struct pattern whole(void)
{
	struct pattern p;
	cr_assert_eq(app_pattern(app, lime, arena, &p), 0, "%s", err_last());
	return p;
}

static struct pattern_theme one(const char *code)
{
	struct pattern_theme t;
	cr_assert_eq(app_pattern_theme(app, lime, code, arena, &t), 0, "%s", err_last());
	return t;
}

Test(pattern, counts_placements__not_bottlenecks__of_this_employer)
{
	struct pattern p = whole();
	cr_assert_eq(p.placements, PLACEMENTS);
	cr_assert_eq(p.open[theme("guidance")], 2);
	cr_assert_eq(p.recent[theme("guidance")], 3, "one was open until January");
	cr_assert_eq(p.open[theme("pace")], 1);
	cr_assert_eq(p.recent[theme("team")], 0, "resolved two years ago");
	cr_assert_eq(p.open[theme("tasks")], 0);
	cr_assert_eq(p.lifted[theme("guidance")], 0);
}

Test(pattern, who_has_left__counts_no_more)
{
	change(E_PLACEMENT, place[2], "status", "ended");
	struct pattern p = whole();
	cr_assert_eq(p.placements, PLACEMENTS - 1);
	cr_assert_eq(p.open[theme("guidance")], 1);
	cr_assert_eq(p.open[theme("pace")], 0);
	/* But the history stays. */
	cr_assert_eq(one("guidance").nbottlenecks, 4);
}

Test(pattern, rows__most_open_first__then_most_that_were__by_the_page)
{
	struct pattern_row *row;
	size_t n;
	const int64_t order[] = { place[2], place[0], place[1], place[3] };
	cr_assert_eq(app_pattern_rows(app, lime, 0, 0, arena, &row, &n), 0);
	cr_assert_eq(n, PLACEMENTS);
	for (int i = 0; i < PLACEMENTS; i++)
		cr_assert_eq(row[i].placement, order[i], "row %d is %s", i, row[i].employee);
	cr_assert_eq(row[0].open[theme("guidance")], 2);
	cr_assert_eq(row[0].open[theme("pace")], 1);
	cr_assert_eq(row[2].resolved[theme("guidance")], 1);
	cr_assert_eq(row[2].resolved[theme("team")], 1);
	cr_assert_str_eq(row[0].course, "difficult");
	cr_assert_eq(app_pattern_rows(app, lime, 1, 2, arena, &row, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(row[0].placement, place[0]);
	cr_assert_eq(row[1].placement, place[1]);
}

Test(pattern, deleted__is_gone)
{
	struct record *r = latest(E_BOTTLENECK);
	cr_assert_eq(app_delete(app, E_BOTTLENECK, r->id, r->version, NULL), 0);
	int64_t pace = open_bottleneck(place[3], "pace", "2026-11-02");
	cr_assert_eq(whole().open[theme("pace")], 2);
	r = get(E_BOTTLENECK, pace);
	cr_assert_eq(app_delete(app, E_BOTTLENECK, pace, r->version, NULL), 0);
	cr_assert_eq(whole().open[theme("pace")], 1);
}

Test(pattern, theme__has_open_ones_first__and_all_that_was_tried__newest_first)
{
	int64_t of = open_bottleneck(place[3], "guidance", "2026-11-10");
	PUT(E_ADAPTATION, "placement", id(place[3]), "what", "A list on the wall", "level", "process", "bottleneck",
		id(of), "date", "2026-11-11", "effect", "same");
	PUT(E_ACTION, "placement", id(place[3]), "what", "Ask the team", "due", "2026-11-12", "bottleneck",
		id(of));
	PUT(E_GOAL, "placement", id(place[3]), "what", "Ask for help", "bottleneck", id(of), "date",
		"2026-11-13");
	PUT(E_INSTRUMENT, "placement", id(place[3]), "instrument", "jobcarving", "bottleneck", id(of), "date",
		"2026-11-14");
	PUT(E_CONSENT, "employee", record_get(get(E_PLACEMENT, place[3]), "employee"), "recipient", "other", "purpose",
		"A job coach", "since", "2026-11-01");
	PUT(E_REFERRAL, "placement", id(place[3]), "what", "Job coach", "bottleneck", id(of), "date",
		"2026-11-15");
	/* Of another theme, and of another employer. */
	PUT(E_ACTION, "placement", id(place[0]), "what", "No", "bottleneck",
		id(open_bottleneck(place[0], "travel", "2026-11-01")));
	PUT(E_ACTION, "placement", id(elsewhere), "what", "No", "bottleneck",
		id(open_bottleneck(elsewhere, "guidance", "2026-11-01")));
	struct pattern_theme t = one("guidance");
	cr_assert_eq(t.nbottlenecks, 5);
	cr_assert_eq(t.bottleneck[0]->id, of, "the newest open one");
	cr_assert_not_null(record_get(t.bottleneck[4], "resolved"));
	const enum entity_id kinds[] = { E_REFERRAL, E_INSTRUMENT, E_GOAL, E_ACTION, E_ADAPTATION };
	cr_assert_eq(t.ntried, 5, "%zu", t.ntried);
	for (int i = 0; i < 5; i++)
		cr_assert_eq(t.tried[i]->entity->id, kinds[i], "%d is a %s", i, t.tried[i]->entity->name);
	cr_assert(t.lift && t.open == 3 && t.placements == PLACEMENTS);
	cr_assert_str_eq(t.mandate, "");
	cr_assert(!one("travel").lift, "at one placement");
}

Test(pattern, lifting__makes_one_of_the_organisation__with_parts_and_the_question)
{
	int64_t made, txn;
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "It is how they plan", NULL, &made, &txn), 0,
		"%s", err_last());
	struct record *r = get(E_BOTTLENECK, made), *action = latest(E_ACTION);
	cr_assert_null(record_get(r, "placement"));
	cr_assert_str_eq(record_get(r, "employer"), id(lime));
	cr_assert_str_eq(record_get(r, "note"), "It is how they plan");
	struct pattern_theme t = one("guidance");
	size_t parts = 0;
	for (size_t i = 0; i < t.nbottlenecks; i++)
		parts += record_get(t.bottleneck[i], "part_of") != NULL;
	cr_assert_eq(parts, 3);
	cr_assert_eq(t.lifted, made);
	cr_assert_eq(whole().lifted[theme("guidance")], 1);
	cr_assert_eq(whole().open[theme("guidance")], 2, "it is still open at them");
	cr_assert_str_eq(record_get(action, "kind"), "organisation_advice");
	cr_assert_str_eq(record_get(action, "bottleneck"), id(made));
	cr_assert_str_eq(record_get(action, "due"), "2026-12-20");
	/* One step. */
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert(strstr(label, "guidance") && strstr(label, "Limonade"), "%s", label);
	t = one("guidance");
	cr_assert_eq(t.lifted, 0);
	for (size_t i = 0; i < t.nbottlenecks; i++)
		cr_assert_null(record_get(t.bottleneck[i], "part_of"));
	cr_assert(get(E_ACTION, action->id)->deleted);
}

Test(pattern, lifting_again__adds_what_came_since__and_asks_once)
{
	int64_t first, second;
	const struct query actions = { .entity = E_ACTION };
	int64_t n;
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "why", NULL, &first, NULL), 0);
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "why", NULL, &second, NULL), ERR_INVALID,
		"nothing new");
	cr_assert_eq(second, 0);
	open_bottleneck(place[3], "guidance", "2026-11-20");
	cr_assert_eq(
		app_pattern_lift(app, lime, "guidance", "why", NULL, &second, NULL), 0, "%s", err_last());
	cr_assert_eq(first, second);
	cr_assert_eq(store_count(app->store, &actions, 0, &n), 0);
	cr_assert_eq(n, 1);
}

Test(pattern, mandate__beyond_one_person_asks_nothing__and_one_given_goes_on_record)
{
	const struct query actions = { .entity = E_ACTION };
	int64_t made, n;
	cr_assert_eq(
		app_pattern_lift(app, lime, "guidance", "why", "team", &made, NULL), 0, "%s", err_last());
	cr_assert_str_eq(record_get(get(E_ORGANISATION, lime), "mandate"), "team");
	cr_assert_str_eq(record_get(get(E_ORGANISATION, lime), "mandate_date"), "2026-11-22");
	cr_assert_eq(app_pattern_lift(app, lime, "pace", "why", NULL, &made, NULL), 0, "%s", err_last());
	cr_assert_eq(store_count(app->store, &actions, 0, &n), 0);
	cr_assert_eq(n, 0);
}

Test(pattern, lifting__is_refused_without_a_reason__and_writes_nothing)
{
	int64_t made;
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "", NULL, &made, NULL), ERR_INVALID);
	cr_assert_eq(app_pattern_lift(app, lime, "nonsense", "why", NULL, &made, NULL), ERR_INVALID);
	cr_assert_eq(app_pattern_lift(app, lime, "schemes", "why", NULL, &made, NULL), ERR_INVALID);
	cr_assert_eq(app_pattern_lift(app, lime, "guidance", "why", "nonsense", &made, NULL), ERR_INVALID);
	cr_assert_eq(app_pattern_lift(app, 999999, "guidance", "why", NULL, &made, NULL), ERR_NOTFOUND);
	cr_assert_eq(whole().lifted[theme("guidance")], 0);
	struct pattern_theme t;
	cr_assert_eq(app_pattern_theme(app, lime, "nonsense", arena, &t), ERR_INVALID);
	cr_assert_eq(app_pattern_theme(app, 999999, "guidance", arena, &t), ERR_NOTFOUND);
}

Test(pattern, rules__that_look_at_a_theme)
{
	int shared = rules_index(app->rules, "gedeeld-knelpunt"),
	    other_rule = rules_index(app->rules, "vraag-jobcoach");
	cr_assert(app_rule_counts_themes(app, (size_t)shared));
	cr_assert(app_rule_about_theme(app, (size_t)shared, "guidance"));
	cr_assert(app_rule_about_theme(app, (size_t)shared, "learning"));
	cr_assert(!app_rule_about_theme(app, (size_t)shared, "pace"));
	cr_assert(!app_rule_counts_themes(app, (size_t)other_rule));
}

/* The table of facts and themes says what the facts' SQL says. */
Test(pattern, themes_of_facts__are_those_of_the_vocabulary)
{
	size_t n;
	const struct fact *fact = rules_facts(&n);
	for (size_t i = 0; i < n; i++) {
		if (strncmp(fact[i].name, "knelpunt_", strlen("knelpunt_")) != 0 ||
			!strstr(fact[i].sql, "theme"))
			continue;
		char *text = arena_printf(arena,
			"regel r\n  titel \"r\"\n  niveau plaatsing\n  stand in gebruik\n  prioriteit 20\n  "
			"groep contact\n"
			"  als\n    - %s bekend\n  stel voor vastleggen\n  omdat \"r\"\n  let op \"r\"\n",
			fact[i].name);
		struct app with = *app;
		with.rules = rules_new();
		rules_add_text(with.rules, "r.regel", text, strlen(text));
		rules_link(with.rules);
		cr_assert_eq(rules_count(with.rules), 1, "%s", fact[i].name);
		for (const struct choice *c = choices_theme; c->code; c++)
			cr_assert_eq(app_rule_about_theme(&with, 0, c->code),
				strstr(fact[i].sql, arena_printf(arena, "'%s'", c->code)) != NULL, "%s: %s",
				fact[i].name, c->code);
		rules_free(&with.rules);
	}
}
