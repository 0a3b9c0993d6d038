/* Routes, versions of a profile, points that are noted: each as one step that undo takes
 * back whole. */
#include "anker/fit.h"
#include "office.h"

static int64_t linde, jan, bos;

static void setup(void)
{
	office_open();
	linde = make_employer("De Linde");
	jan = make_placement(linde, "Jansen");
	bos = make_placement(linde, "Bos");
}

TestSuite(fit_routes, .init = setup, .fini = office_close);

static struct routes routes_of(int64_t placement, const char *item)
{
	struct routes r;
	cr_assert_eq(app_routes(app, placement, item, arena, &r), 0, "%s", err_last());
	return r;
}

static const struct route_option *option(const struct routes *r, const char *route)
{
	for (size_t i = 0; i < FIT_ROUTES; i++)
		if (strcmp(r->option[i].route, route) == 0)
			return &r->option[i];
	cr_assert_fail("no route %s", route);
	return NULL;
}

static void adapted(int64_t placement, const char *level, const char *item, const char *effect)
{
	PUT(E_ADAPTATION, "placement", id(placement), "what", "x", "level", level, "item", item, "effect",
		effect);
}

/* Records of a kind that are there. */
static size_t count(enum entity_id e)
{
	const struct query q = { .entity = e };
	struct record **found;
	size_t n;
	cr_assert_eq(store_find(app->store, &q, arena, &found, &n), 0);
	return n;
}

static void undo(void)
{
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
}

Test(fit_routes, adapt_then_other_then_create)
{
	static const enum route_way way[] = { WAY_ADAPT, WAY_ADAPT, WAY_OTHER, WAY_CREATE, WAY_CREATE,
		WAY_CREATE, WAY_NONE };
	struct routes r = routes_of(jan, "pace");
	size_t levels = 0;
	for (size_t i = 0; i < FIT_ROUTES; i++) {
		cr_assert_eq(r.option[i].way, way[i]);
		cr_assert(*r.option[i].meaning && *r.option[i].label);
		cr_assert_str_eq(r.option[i].tried, "");
		cr_assert_eq(r.option[i].mark, ' ');
		levels += r.option[i].level;
	}
	cr_assert_eq(levels, FIT_LEVELS);
	cr_assert_null(r.weighing);
	cr_assert_eq(app_routes(app, 999, "pace", arena, &r), ERR_NOTFOUND);
	cr_assert_eq(app_routes(app, jan, "nothing", arena, &r), ERR_INVALID);
}

Test(fit_routes, tried_before_at_this_employer_and_how_it_went)
{
	PUT(E_ADAPTATION, "placement", id(jan), "what", "early", "level", "pace_time", "item", "pace", "date",
		"2026-01-05");
	adapted(jan, "pace_time", "pace", "better");
	adapted(bos, "pace_time", "pace", "same");
	PUT(E_ADAPTATION, "placement", id(bos), "what", "breaks", "level", "pace_time", "item", "pace");
	adapted(bos, "task_adapted", "pace", "worse");
	adapted(bos, "task_adapted", "noise", "better");                              /* another point */
	adapted(make_placement(make_employer("Zee"), "Aal"), "pace_time", "pace",
		"better"); /* another employer */
	int64_t gone =
		PUT(E_ADAPTATION, "placement", id(bos), "what", "x", "level", "process", "item", "pace");
	cr_assert_eq(app_delete(app, E_ADAPTATION, gone, get(E_ADAPTATION, gone)->version, NULL), 0);
	struct routes r = routes_of(jan, "pace");
	cr_assert_str_eq(option(&r, "pace_time")->tried,
		"4x at this employer: 1 improved, 1 no difference, 2 not looked at yet");
	cr_assert_str_eq(option(&r, "pace_time")->examples, "breaks, x (no difference), x (improved)",
		"the latest, a few");
	cr_assert_str_eq(option(&r, "task_adapted")->tried, "1x at this employer: 1 worse");
	cr_assert_str_eq(option(&r, "process")->tried, "");
}

Test(fit_routes, tried_about_the_theme_of_the_point)
{
	int64_t noise = PUT(E_BOTTLENECK, "placement", id(bos), "theme", "environment");
	int64_t hours = PUT(E_BOTTLENECK, "placement", id(bos), "theme", "schedule");
	PUT(E_ADAPTATION, "placement", id(bos), "what", "x", "level", "task_adapted", "bottleneck", id(noise),
		"effect", "better");
	PUT(E_ADAPTATION, "placement", id(bos), "what", "x", "level", "task_adapted", "bottleneck",
		id(hours));
	/* names another point: not about this one */
	PUT(E_ADAPTATION, "placement", id(bos), "what", "x", "level", "task_adapted", "item", "heat",
		"bottleneck", id(noise));
	struct routes r = routes_of(jan, "noise");
	cr_assert_str_eq(option(&r, "task_adapted")->tried, "1x at this employer: 1 improved");
	r = routes_of(jan, "lifting");
	cr_assert_str_eq(option(&r, "task_adapted")->tried, "", "a point without a theme");
}

Test(fit_routes, marks_go_on_until_something_is_chosen)
{
	int64_t first, again, next;
	struct routes r = routes_of(jan, "pace");
	const char *marks = app_route_mark(&r, "pace_time", '+', arena);
	cr_assert_str_eq(marks, "pace_time+");
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ jan, "pace", .marks = marks }, &first, NULL), 0);
	r = routes_of(jan, "pace");
	marks = app_route_mark(&r, "other_job", '-', arena);
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ jan, "pace", .marks = marks }, &again, NULL), 0);
	cr_assert_eq(first, again);
	r = routes_of(jan, "pace");
	marks = app_route_mark(&r, "process", 'o', arena);
	cr_assert_str_eq(marks, "pace_time+ other_job- process o");
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ jan, "pace", .marks = marks }, NULL, NULL), 0);
	r = routes_of(jan, "pace");
	cr_assert_eq(option(&r, "process")->mark, 'o');
	cr_assert_eq(option(&r, "other_job")->mark, '-');
	cr_assert_str_eq(app_route_mark(&r, "other_job", ' ', arena), "pace_time+ process o");
	cr_assert_eq(app_route_weigh(app, &(struct route_choice){ jan, "pace", .chosen = "other_job",
		.client_view = "agrees", .note = "the shop has a place" }, &again, NULL), 0);
	cr_assert_eq(first, again, "the choice ends this weighing");
	r = routes_of(jan, "pace");
	cr_assert_str_eq(record_get(r.weighing, "chosen"), "other_job");
	cr_assert_str_eq(record_get(r.weighing, "options"), "pace_time+ other_job- process o");
	cr_assert_str_eq(option(&r, "other_job")->tried, "chosen 1x at this employer");
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ jan, "pace", .marks = "none+" }, &next, NULL),
		0);
	cr_assert_neq(next, first, "what comes after is another weighing");
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ jan, "pace", .chosen = "none" }, &again, NULL),
		0);
	cr_assert_eq(again, next);
	cr_assert_eq(app_route_weigh(
			     app, &(struct route_choice){ jan, "pace", .chosen = "process" }, &again, NULL),
		0);
	cr_assert_neq(again, next);
	cr_assert_str_eq(
		record_get(get(E_ROUTE, again), "options"), "none+", "it begins with the marks of before");
	r = routes_of(bos, "pace");
	cr_assert_null(r.weighing, "of another placement");
	r = routes_of(jan, "noise");
	cr_assert_null(r.weighing, "of another point");
}

Test(fit_routes, a_level_becomes_an_adaptation_in_one_step)
{
	struct record *made = record_new(model_entity(E_ADAPTATION), TODAY, arena);
	int64_t weighing, txn;
	cr_assert_eq(record_set(made, "what", "a lower number per hour"), 0);
	cr_assert_eq(record_set(made, "review", "2026-12-20"), 0);
	const struct route_choice c = { .placement = jan,
		.item = "pace",
		.marks = "pace_time+",
		.chosen = "pace_time",
		.client_view = "agrees",
		.note = "can begin tomorrow",
		.adaptation = made };
	cr_assert_eq(app_route_weigh(app, &c, &weighing, &txn), 0, "%s", err_last());
	struct record *a = latest(E_ADAPTATION), *w = get(E_ROUTE, weighing);
	cr_assert_str_eq(record_get(a, "level"), "pace_time");
	cr_assert_str_eq(record_get(a, "item"), "pace");
	cr_assert_str_eq(record_get(a, "employer"), id(linde), "it is on the employer's file too");
	cr_assert_str_eq(record_get(w, "adaptation"), id(a->id));
	cr_assert_str_eq(record_get(w, "note"), "can begin tomorrow");
	undo();
	cr_assert_eq(count(E_ADAPTATION), 0);
	cr_assert_eq(count(E_ROUTE), 0);
}

Test(fit_routes, what_cannot_be_weighed_is_refused_and_nothing_is_written)
{
	struct record *made = record_new(model_entity(E_ADAPTATION), TODAY, arena);
	cr_assert_eq(record_set(made, "what", "x"), 0);
	const struct route_choice wrong[] = {
		{ jan, "pace", .marks = NULL },
		{ jan, "nothing", .chosen = "none" },
		{ jan, "pace", .chosen = "fly" },
		{ jan, "pace", .marks = "fly+" },
		{ jan, "pace", .marks = "pace_time" },
		{ jan, "pace", .chosen = "none", .client_view = "maybe" },
		{ jan, "pace", .chosen = "other_job", .adaptation = made },
		{ jan, "pace", .marks = "pace_time+", .adaptation = made },
		/* an adaptation without words */
		{ jan, "pace", .chosen = "process",
			.adaptation = record_new(model_entity(E_ADAPTATION), TODAY, arena) },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_assert_eq(app_route_weigh(app, &wrong[i], NULL, NULL), ERR_INVALID, "%zu", i);
	cr_assert_eq(
		app_route_weigh(app, &(struct route_choice){ 999, "pace", .chosen = "none" }, NULL, NULL),
		ERR_NOTFOUND);
	cr_assert_eq(count(E_ROUTE), 0);
	cr_assert_eq(count(E_ADAPTATION), 0);
}

Test(fit_routes, marks_in_words)
{
	const struct entity *e = model_entity(E_ROUTE);
	const struct field *f = &e->fields[model_field(e, "options")];
	cr_assert_str_eq(app_show(app, f, "pace_time+ other_job- none o process+", arena),
		"fits: adapt: pace or hours, create: redesign the process; does not fit: another fitting "
		"function;"
		" in doubt: nothing for now");
	cr_assert_str_eq(app_show(app, f, "gone-", arena), "does not fit: gone", "a code of another version");
	cr_assert_str_eq(app_show(app, f, "no marks", arena), "no marks");
	cr_assert_str_eq(app_show(app, f, NULL, arena), "");
}

/* ---- points ---- */

Test(fit_routes, the_first_point_makes_the_profile)
{
	int64_t one, two, again;
	const struct point pace = { .item = "pace", .level = 2, .ability = "steady work", .terms = "no peaks",
		.certainty = "told", .source = "conversation" };
	cr_assert_eq(app_point_can(app, jan, &pace, &one, NULL), 0, "%s", err_last());
	struct record *p = latest(E_PROFILE), *c = get(E_CAPACITY, one);
	cr_assert_str_eq(record_get(p, "date"), "2026-11-22");
	cr_assert_str_eq(record_get(p, "source"), "conversation");
	cr_assert_str_eq(record_get(c, "limitation"), "2");
	cr_assert_str_eq(record_get(c, "ability"), "steady work");
	cr_assert_str_eq(record_get(c, "terms"), "no peaks");
	cr_assert_eq(app_point_can(app, jan, &(struct point){ .item = "noise", .level = -1 }, &two, NULL), 0);
	cr_assert_null(record_get(get(E_CAPACITY, two), "limitation"));
	cr_assert_eq(count(E_PROFILE), 1);
	/* once more on the same point: it is changed */
	cr_assert_eq(app_point_can(app, jan, &(struct point){ .item = "pace", .level = 1 }, &again, NULL), 0);
	cr_assert_eq(one, again);
	cr_assert_eq(count(E_CAPACITY), 2);
	undo();
	undo();
	undo();
	cr_assert_eq(count(E_PROFILE) + count(E_CAPACITY), 0, "the profile went with its first point");
	cr_assert_eq(app_point_can(app, jan, &(struct point){ .item = "pace", .level = 4 }, NULL, NULL),
		ERR_INVALID);
	cr_assert_eq(app_point_can(app, jan, &(struct point){ .item = "fly", .level = 1 }, NULL, NULL),
		ERR_INVALID);
	cr_assert_eq(app_point_can(app, 999, &pace, NULL, NULL), ERR_NOTFOUND);
}

Test(fit_routes, what_a_task_asks)
{
	int64_t task = PUT(E_TASK, "placement", id(jan), "name", "Inpakken"), one, again;
	const struct point p = { .item = "lifting", .level = 3, .certainty = "assumed", .note = "boxes" };
	cr_assert_eq(app_point_asks(app, task, &p, &one, NULL), 0, "%s", err_last());
	cr_assert_str_eq(record_get(get(E_LOAD, one), "load"), "3");
	cr_assert_str_eq(record_get(get(E_LOAD, one), "note"), "boxes");
	cr_assert_eq(
		app_point_asks(app, task, &(struct point){ .item = "lifting", .level = 1 }, &again, NULL), 0);
	cr_assert_eq(one, again);
	cr_assert_eq(app_point_asks(app, task, &(struct point){ .item = "lifting", .level = -1 }, NULL, NULL),
		ERR_INVALID);
	cr_assert_eq(app_point_asks(app, 999, &p, NULL, NULL), ERR_NOTFOUND);
}

/* ---- versions ---- */

static int64_t can(int64_t profile, const char *item, const char *limitation, const char *ability)
{
	return PUT(E_CAPACITY, "profile", id(profile), "item", item, "limitation", limitation, "ability",
		ability, "date", "2026-01-05");
}

Test(fit_routes, two_versions_what_changed_first)
{
	int64_t old = PUT(E_PROFILE, "placement", id(jan), "date", "2025-01-05"),
		new = PUT(E_PROFILE, "placement", id(jan), "date", "2026-01-05");
	can(old, "concentration", "1", "an hour"), can(new, "concentration", "1", "an hour");
	can(old, "pace", "2", "x"), can(new, "pace", "1", "x");
	can(old, "noise", "1", "x"), can(new, "noise", "1", "y");
	can(old, "lifting", "3", "x");
	can(new, "standing", "0", "x");
	struct profile_change *c;
	size_t n;
	cr_assert_eq(app_profile_compare(app, old, new, arena, &c, &n), 0, "%s", err_last());
	static const struct {
		const char *item;
		bool changed;
		int before, after;
	} want[] = { { "pace", true, 2, 1 }, { "noise", true, 1, 1 }, { "lifting", true, 3, -1 },
		{ "standing", true, -1, 0 }, { "concentration", false, 1, 1 } };
	cr_assert_eq(n, sizeof want / sizeof *want);
	for (size_t i = 0; i < n; i++) {
		cr_assert_str_eq(c[i].item, want[i].item);
		cr_assert_eq(c[i].changed, want[i].changed, "%s", c[i].item);
		cr_assert_eq(c[i].limit_before, want[i].before);
		cr_assert_eq(c[i].limit_after, want[i].after);
	}
	cr_assert_null(c[2].after);
	int64_t other = PUT(E_PROFILE, "placement", id(bos), "date", "2026-01-05");
	cr_assert_eq(app_profile_compare(app, old, other, arena, &c, &n), ERR_INVALID);
	cr_assert_eq(app_profile_compare(app, old, 999, arena, &c, &n), ERR_NOTFOUND);
}

Test(fit_routes, a_new_version_is_a_copy_of_today)
{
	int64_t old = PUT(E_PROFILE, "placement", id(jan), "date", "2025-01-05", "source", "bar",
		"valid_until", "2026-01-05", "text", "can pack");
	can(old, "pace", "2", "x");
	int64_t gone = can(old, "noise", "2", "x");
	cr_assert_eq(app_delete(app, E_CAPACITY, gone, get(E_CAPACITY, gone)->version, NULL), 0);
	int64_t copy;
	cr_assert_eq(app_profile_copy(app, old, &copy, NULL), 0, "%s", err_last());
	struct record *r = get(E_PROFILE, copy);
	cr_assert_str_eq(record_get(r, "date"), "2026-11-22");
	cr_assert_str_eq(record_get(r, "text"), "can pack");
	cr_assert_null(record_get(r, "valid_until"), "how long it holds is asked anew");
	struct profile_change *c;
	size_t n;
	cr_assert_eq(app_profile_compare(app, old, copy, arena, &c, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_not(c[0].changed);
	cr_assert_str_eq(record_get(c[0].after, "date"), "2026-01-05", "a point is no newer than it was");
	undo();
	cr_assert_eq(count(E_PROFILE), 1);
	cr_assert_eq(count(E_CAPACITY), 1);
	cr_assert_eq(app_profile_copy(app, 999, &copy, NULL), ERR_NOTFOUND);
}
