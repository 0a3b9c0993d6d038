/* Load beside capacity on the screens: points noted one after the other, what does not
 * fit on top, a route chosen with its adaptation, versions side by side. */
#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
	t = desk_start(&d, 24, 80);
	term_wait_for(t, "Speak with the employer");
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(fit, .init = setup, .fini = teardown);

static void escape(void)
{
	term_press(t, VTERM_KEY_ESCAPE);
}

static void open_fit(void)
{
	term_type(t, "2/jan\n\n");
	term_wait_gone(t, "Filter:");
	term_wait_for(t, "Contact person");
	term_type(t, "l");
	term_wait_for(t, "Load and capacity");
}

/* In the loop of points: `typed` picks one. */
static void point(
	const char *typed, const char *level, const char *ability, const char *terms, const char *sure)
{
	term_wait_for(t, "type a point");
	term_type(t, typed);
	term_type(t, "\n");
	term_wait_for(t, "1 slightly limited");
	term_type(t, level);
	term_wait_for(t, "Can do:");
	term_type(t, ability);
	term_type(t, "\n");
	term_wait_for(t, "On condition:");
	term_type(t, terms);
	term_type(t, "\n");
	term_wait_for(t, "How sure:");
	term_type(t, sure);
}

static void from_a_talk(void)
{
	term_wait_for(t, "What is it based on?");
	term_type(t, "\n");
}

static void ready(void)
{
	term_wait_for(t, "type a point");
	escape();
	term_wait_gone(t, "type a point");
}

static void asks(const char *typed, const char *level, const char *sure)
{
	term_wait_for(t, "type a point");
	term_type(t, typed);
	term_type(t, "\n");
	term_wait_for(t, "3 heavy");
	term_type(t, level);
	term_wait_for(t, "Stimuli and circumstances:");
	term_type(t, "\n");
	term_wait_for(t, "How sure:");
	term_type(t, sure);
}

/* Packing: lifting heavy, pace average (assumed); Jan: lifting strongly limited. */
static void make_work(void)
{
	int64_t task =
		caseload_add(&d.c, E_TASK, "placement", caseload_ref(&d.c, d.jan), "name", "Packing", NULL);
	int64_t profile = caseload_add(
		&d.c, E_PROFILE, "placement", caseload_ref(&d.c, d.jan), "date", "2026-03-01", NULL);

	caseload_add(&d.c, E_LOAD, "task", caseload_ref(&d.c, task), "item", "lifting", "load", "3", NULL);
	caseload_add(&d.c, E_LOAD, "task", caseload_ref(&d.c, task), "item", "pace", "load", "2", "certainty",
		"assumed", NULL);
	caseload_add(&d.c, E_CAPACITY, "profile", caseload_ref(&d.c, profile), "item", "lifting", "ability",
		"boxes up to five kilos", "limitation", "2", "terms", "with a trolley", "certainty",
		"established", NULL);
}

Test(fit, says__which_key_adds_what_is_missing)
{
	open_fit();
	term_wait_for(t, "No capacity profile yet. a notes what someone can");
	term_wait_for(t, "No tasks yet. t adds a task");
}

Test(fit, notes_point_after_point__and_each_can_be_taken_back)
{
	open_fit();
	term_type(t, "a");
	from_a_talk();
	point("lifting", "2", "boxes up to five kilos", "with a trolley", "1");
	point("noise", "1", "", "", "3");
	ready();
	term_type(t, "j");
	term_wait_for(t, "boxes up to five kilos");
	term_wait_for(t, "with a trolley");
	cr_assert_eq(desk_count(&d, E_PROFILE), 1);
	cr_assert_eq(desk_count(&d, E_CAPACITY), 2);
	term_type(t, "u");
	term_wait_for(t, "Undone: noise");
	cr_assert_eq(desk_count(&d, E_CAPACITY), 1);
}

Test(fit, a_point_that_is_not_finished__is_not_written)
{
	open_fit();
	term_type(t, "a");
	from_a_talk();
	term_wait_for(t, "type a point");
	term_type(t, "lifting\n");
	term_wait_for(t, "1 slightly limited");
	term_type(t, "2");
	term_wait_for(t, "Can do:");
	escape();
	ready();
	cr_assert_eq(desk_count(&d, E_CAPACITY), 0);
	cr_assert_eq(desk_count(&d, E_PROFILE), 0);
}

Test(fit, notes_a_task_with_what_it_asks__and_what_is_not_known_is_asked_first)
{
	open_fit();
	term_type(t, "t");
	term_wait_for(t, "Task:");
	term_type(t, "Packing\n");
	term_wait_for(t, "Hours a week:");
	term_type(t, "many\n");
	term_wait_for(t, "such as 28.5");
	term_ctrl(t, 'u');
	term_type(t, "12.5\n");
	from_a_talk();
	asks("lifting", "3", "2");
	ready();
	term_wait_for(t, "1 task, 12.5 h a week");
	term_wait_for(t, "no profile yet, 1 point asked");
	/* the point that is asked and not known: Enter notes it, and nothing else */
	term_type(t, "j\n");
	from_a_talk();
	term_wait_for(t, "1 slightly limited");
	term_type(t, "1");
	term_wait_for(t, "Can do:");
	term_type(t, "\n\n");
	term_wait_for(t, "How sure:");
	term_type(t, "2");
	term_wait_for(t, "over by 1");
	term_wait_for(t, "1 over");
	escape();
	term_wait_for(t, "Contact person");
	term_wait_for(t, "1 over");
}

static void choose(const char *reason)
{
	term_wait_for(t, "Why ");
	term_type(t, reason);
	term_type(t, "\n");
	term_wait_for(t, "The employee:");
	term_type(t, "1");
}

Test(fit, weighs_the_routes__and_a_level_becomes_an_adaptation_in_one_step)
{
	make_work();
	caseload_add(&d.c, E_ADAPTATION, "placement", caseload_ref(&d.c, d.sam), "what", "Trolley", "level",
		"task_adapted", "item", "lifting", "effect", "better", NULL);
	open_fit();
	term_wait_for(t, "1 over, 1 not known");
	term_type(t, "\n");
	term_wait_for(t, "Routes · lifting");
	term_wait_for(t, "1x at this employer: 1 improved");
	term_type(t, "j+");
	term_wait_for(t, "2 task adapted: fits");
	term_type(t, "j-");
	term_wait_for(t, "does not fit");
	term_type(t, "k\n");
	choose("It helped Sam");
	term_wait_for(t, "Adaptation · 2 task adapted");
	term_type(t, "A trolley for Jan");
	term_ctrl(t, 's');
	term_wait_for(t, "Route chosen, and the adaptation is on record");
	term_wait_for(t, "It helped Sam (the employee: asked:");
	cr_assert_eq(desk_count(&d, E_ADAPTATION), 2);
	cr_assert_eq(desk_count(&d, E_ROUTE), 1);
	term_type(t, "u");
	term_wait_for(t, "Undone: route chosen");
	cr_assert_eq(desk_count(&d, E_ADAPTATION), 1);
	term_wait_gone(t, "It helped Sam");
	escape();
	term_wait_for(t, "weighed, not chosen yet");
}

Test(fit, another_route__is_chosen_without_a_form)
{
	make_work();
	open_fit();
	term_type(t, "\n");
	term_wait_for(t, "Routes · lifting");
	term_type(t, "jj\n");
	choose("The shop has a place");
	term_wait_for(t, "Chosen: another fitting function");
	escape();
	term_wait_for(t, "The shop has a place");
	cr_assert_eq(desk_count(&d, E_ADAPTATION), 0);
}

Test(fit, leaving_the_form__chooses_nothing)
{
	make_work();
	open_fit();
	term_type(t, "\n");
	term_wait_for(t, "Routes · lifting");
	term_type(t, "\n");
	choose("");
	term_wait_for(t, "Adaptation · 1 pace");
	escape();
	term_wait_for(t, "Routes · lifting");
	cr_assert_eq(desk_count(&d, E_ROUTE), 0);
	cr_assert_eq(desk_count(&d, E_ADAPTATION), 0);
}

Test(fit, versions_side_by_side__what_changed_first)
{
	make_work();
	open_fit();
	term_type(t, "v");
	term_wait_for(t, "There is one version only; n makes a new one");
	term_type(t, "n");
	term_wait_for(t, "New version of today");
	term_type(t, "a");
	from_a_talk();
	point("lifting", "1", "", "", "1");
	point("noise", "1", "", "", "2");
	ready();
	term_type(t, "v");
	term_wait_for(t, "beside 01-03-2026");
	term_wait_for(t, "Changed");
	term_wait_for(t, "not in this version");
}

Test(fit, is_whole__on_a_wide_terminal_and_a_small_one)
{
	make_work();
	open_fit();
	term_size_to(t, 43, 132);
	term_wait_for(t, "│ lifting and carrying (movements)");
	term_wait_for(t, "n new");
	term_size_to(t, 16, 60);
	term_wait_for(t, "lifting and carrying");
	term_wait_for(t, "over by 2");
	term_size_to(t, 24, 80);
	term_wait_for(t, "with a trolley");
}

Test(fit, a_fact_that_moved_into_the_list__opens_it_too)
{
	make_work();
	term_size_to(t, 16, 60);
	term_type(t, "2/jan\n\n");
	term_wait_gone(t, "Filter:");
	term_wait_for(t, "Employer spoken");
	term_press(t, VTERM_KEY_END);
	for (int i = 0; i < 40 && !strstr(term_dump(t), "›           Load"); i++) {
		term_press(t, VTERM_KEY_UP);
		term_settle(t);
	}
	term_type(t, "\n");
	term_wait_for(t, "The work asks more than someone can");
	term_size_to(t, 24, 80);
}
