/* Conditions as text and back, and the lists that an account keeps. */
#include "anker/worklist.h"

#include "tests/app/office.h"

TestSuite(worklist, .init = office_open, .fini = office_close);

static struct condition *parsed(enum entity_id e, const char *text, size_t *n)
{
	struct condition *c;

	cr_assert_eq(conditions_parse(app, model_entity(e), text, arena, &c, n), 0, "%s: %s", text, err_last());
	return c;
}

static const char *round_trip(enum entity_id e, const char *text)
{
	size_t n;
	struct condition *c = parsed(e, text, &n);

	return conditions_print(app, model_entity(e), c, n, arena);
}

Test(worklist, splits__every_way_to_compare)
{
	static const struct {
		const char *word, *field, *value;
		enum operator op;
	} cases[] = {
		{ "course=smooth", "course", "smooth", IS },
		{ "course!=smooth", "course", "smooth", IS_NOT },
		{ "start>=2026-01-01", "start", "2026-01-01", AT_LEAST },
		{ "start<=2026-01-01", "start", "2026-01-01", AT_MOST },
		{ "contact_person=", "contact_person", "", IS_EMPTY },
		{ "contact_person!=", "contact_person", "", IS_SET },
		{ "note=a=b", "note", "a=b", IS },
		{ "note=!=b", "note", "!=b", IS },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct condition_words w = { .op = (enum operator)-1 };

		cr_assert_eq(condition_split(cases[i].word, &w), 0);
		cr_expect_eq(w.op, cases[i].op, "%s: %d", cases[i].word, w.op);
		cr_expect_eq(w.length, strlen(cases[i].field), "%s", cases[i].word);
		cr_expect_str_eq(w.value, cases[i].value);
	}
}

Test(worklist, refuses__what_is_no_condition)
{
	struct condition_words w;
	struct condition *c;
	size_t n;

	cr_expect_eq(condition_split("course", &w), ERR_INVALID);
	cr_expect_eq(condition_split("=smooth", &w), ERR_INVALID);
	cr_expect_eq(conditions_parse(app, model_entity(E_PLACEMENT), "colour=red", arena, &c, &n), ERR_INVALID);
	cr_expect_eq(conditions_parse(app, model_entity(E_PLACEMENT), "course=red", arena, &c, &n), ERR_INVALID);
	cr_expect_eq(conditions_parse(app, model_entity(E_PLACEMENT), "note=\"half", arena, &c, &n), ERR_INVALID);
	cr_expect(strstr(err_last(), "not closed") || strstr(err_last(), "gesloten"), "%s", err_last());
}

Test(worklist, prints__what_it_can_read_again)
{
	static const char *const texts[] = {
		"", "course=difficult contact_person=", "course!=smooth contact_person!= start>=2026-01-05",
		"note=\"a \"\"quoted\"\" word\"", "job_title=\"two words\" hours=", "rest_until<=today",
		"employer=3 status=active",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_str_eq(round_trip(E_PLACEMENT, texts[i]), texts[i]);
}

Test(worklist, today__is_the_day_on_which_it_is_read)
{
	size_t n;
	struct condition *c = parsed(E_PLACEMENT, "rest_until>=today", &n);

	cr_assert_eq(n, 1);
	cr_expect_str_eq(c->value, "2026-11-22");
	app->today++;
	c = parsed(E_PLACEMENT, "rest_until>=today", &n);
	cr_expect_str_eq(c->value, "2026-11-23");
}

Test(worklist, says__conditions_in_words)
{
	size_t n;
	struct condition *c = parsed(E_PLACEMENT, "course=difficult contact_person= course!=smooth", &n);
	const struct entity *e = model_entity(E_PLACEMENT);

	cr_assert_eq(n, 3);
	cr_expect_str_eq(condition_show(app, e, &c[0], arena), "Course is difficult");
	cr_expect_str_eq(condition_show(app, e, &c[1], arena), "Fixed contact person is empty");
	cr_expect_str_eq(condition_show(app, e, &c[2], arena), "Course is not smooth");
}

static struct worklist make(const char *name, const char *hotkey)
{
	struct worklist w = { .name = name, .hotkey = hotkey, .entity = E_PLACEMENT, .order = "start",
		.descending = true };
	const struct entity *e = model_entity(E_PLACEMENT);
	const struct field **column = arena_alloc(arena, 2 * sizeof *column);

	column[0] = &e->fields[model_field(e, "job_title")];
	column[1] = &e->fields[model_field(e, "course")];
	w.where = parsed(E_PLACEMENT, "course=difficult contact_person!=", &w.nwhere);
	w.column = column;
	w.ncolumns = 2;
	cr_assert_eq(app_worklist_save(app, &w, NULL), 0, "%s", err_last());
	return w;
}

Test(worklist, keeps__a_list_whole_and_for_its_account_alone)
{
	struct worklist made = make("Difficult ones", "d"), *all, one;
	struct app *other = office_of("bram");
	size_t n;

	cr_assert_eq(app_worklists(app, arena, &all, &n), 0);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(all->name, "Difficult ones");
	cr_expect_str_eq(all->hotkey, "d");
	cr_expect_str_eq(all->order, "start");
	cr_expect(all->descending);
	cr_assert_eq(all->ncolumns, 2);
	cr_expect_str_eq(all->column[1]->name, "course");
	cr_assert_eq(all->nwhere, 2);
	cr_expect_eq(all->where[1].op, IS_SET);
	cr_assert_eq(app_worklist(app, made.id, arena, &one), 0);
	cr_expect_str_eq(one.name, "Difficult ones");
	cr_assert_eq(app_worklists(other, arena, &all, &n), 0);
	cr_expect_eq(n, 0, "a list of Anna is shown to Bram");
	app_close(&other);
}

Test(worklist, a_key__opens_one_list)
{
	struct worklist w = make("One", "d");

	cr_expect_eq(app_worklist_save(app, &w, NULL), 0, "its own key");
	w.id = 0;
	w.name = "Two";
	cr_expect_eq(app_worklist_save(app, &w, NULL), ERR_INVALID);
	w.hotkey = "";
	cr_expect_eq(app_worklist_save(app, &w, NULL), 0);
}

Test(worklist, undo__takes_a_list_away)
{
	char *label;
	struct worklist *all;
	size_t n;

	make("One", "");
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_eq(app_worklists(app, arena, &all, &n), 0);
	cr_expect_eq(n, 0);
}

Test(worklist, what_is_gone__is_left_out)
{
	struct worklist *all;
	size_t n;

	PUT(E_WORKLIST, "name", "Old", "entity", "zeppelin", "login", "anna");
	PUT(E_WORKLIST, "name", "Older", "entity", "placement", "conditions", "colour=red", "login", "anna");
	cr_assert_eq(app_worklists(app, arena, &all, &n), 0);
	cr_expect_eq(n, 0);
}
