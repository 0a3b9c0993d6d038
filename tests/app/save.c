/* Opening, saving, deleting, undoing, names, and ticks of the guides. */
#include "office.h"

TestSuite(save, .init = office_open, .fini = office_close);

static const char *undo(bool redo)
{
	char *label;
	cr_assert_eq(app_undo(app, redo, arena, &label), 0, "%s", err_last());
	return label;
}

Test(save, says_in_words_what_was_done)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "course", "smooth");
	cr_assert_str_eq(undo(false), "placement changed: J. Vos · De Linde");
	cr_assert_str_eq(record_get(get(E_PLACEMENT, p), "course"), "difficult");
	cr_assert_str_eq(undo(true), "placement changed: J. Vos · De Linde");
	cr_assert_str_eq(record_get(get(E_PLACEMENT, p), "course"), "smooth");
	cr_assert_eq(app_delete(app, E_PLACEMENT, p, get(E_PLACEMENT, p)->version, NULL), 0);
	cr_assert(get(E_PLACEMENT, p)->deleted);
	cr_assert_str_eq(undo(false), "placement deleted: J. Vos · De Linde");
	cr_assert_not(get(E_PLACEMENT, p)->deleted);
}

Test(save, new_placement__is_named_by_its_parties)
{
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "Céline", "family_name", "Wit");
	int64_t employer = make_employer("De Linde");
	PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "status", "active");
	cr_assert_str_eq(undo(false), "placement added: Céline Wit · De Linde");
}

Test(save, delete__refuses_what_moved_on)
{
	int64_t employer = make_employer("De Linde");
	int64_t version = get(E_ORGANISATION, employer)->version;
	change(E_ORGANISATION, employer, "place", "Ede");
	cr_assert_eq(app_delete(app, E_ORGANISATION, employer, version, NULL), ERR_CONFLICT);
	cr_assert_not(get(E_ORGANISATION, employer)->deleted);
}

Test(save, undo__takes_back_only_ones_own_work)
{
	struct app *other = office_of("carla");
	char *label;
	cr_assert_eq(app_undo(other, false, arena, &label), ERR_NOTFOUND);
	cr_assert_eq(app_undo(app, true, arena, &label), ERR_NOTFOUND);
	cr_assert_eq(other->expert, 0);
	app_close(&other);
}

Test(save, shows_references_by_name)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	struct record *r = get(E_PLACEMENT, p);
	const struct entity *e = r->entity;
	const struct field *of = &e->fields[model_field(e, "employer")];
	const struct field *course = &e->fields[model_field(e, "course")];
	cr_assert_str_eq(app_show(app, of, record_get(r, "employer"), arena), "De Linde");
	cr_assert_str_eq(app_show(app, of, "999", arena), "?");
	cr_assert_str_eq(app_show(app, of, NULL, arena), "");
	cr_assert_str_eq(app_show(app, course, "difficult", arena), "difficult");
}

Test(save, open__fails_cleanly_without_file_or_rules)
{
	struct app *none;
	struct app_options o = { .db = "/nowhere/c.db", .share = "share", .user = "x", .today = TODAY };
	cr_assert_eq(app_open(&none, &o), ERR_NOTFOUND);
	cr_assert(none == NULL);
	o.db = arena_printf(arena, "%s/c.db", office_folder());
	o.share = "/nowhere";
	cr_assert_eq(app_open(&none, &o), ERR_NOTFOUND);
	cr_assert(none == NULL);
}

Test(save, read_only__shows_but_does_not_write)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	app_close(&app);
	const struct app_options o = { .db = arena_printf(arena, "%s/c.db", office_folder()),
		.share = arena_printf(arena, "%s/share", office_folder()), .rules = "/nowhere", .user = "anna",
		.today = TODAY, .readonly = true };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	struct suggestion *sg = suggested("vraag-jobcoach", p, 0);
	cr_assert_eq(accepted(sg, sg->due), ERR_READONLY);
	cr_assert_eq(dismissed(sg, NULL, NULL), ERR_READONLY);
	cr_assert_eq(app_tick(app, "1.2", p, 0, NULL, NULL), ERR_READONLY);
}

static void complain(void *count, const char *line)
{
	cr_log_error("%s", line);
	++*(int *)count;
}

Test(save, leaves_a_file_that_checks__after_work_with_and_without_text)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	int findings = 0;
	PUT(E_CHANGE, "placement", id(p), "kind", "tasks");
	PUT(E_CHANGE, "placement", id(p), "kind", "pace", "note", "sneller");
	change(E_PLACEMENT, p, "learning", "1");
	cr_assert_eq(accepted(suggested("vraag-jobcoach", p, 0), TODAY), 0);
	cr_assert_eq(app_tick(app, "1.2", p, 0, NULL, NULL), 0);
	cr_assert_eq(app_tick(app, "1.2", p, 0, NULL, NULL), 0);
	undo(false);
	undo(true);
	cr_assert_eq(store_check(app->store, complain, NULL, &findings), 0, "%s", err_last());
	cr_assert_eq(findings, 0);
}

/* ---- ticks ---- */

static const char *ticked(int guide, int64_t placement, int64_t employer)
{
	struct tick *tick;
	size_t n;
	const char *out = "";
	cr_assert_eq(app_ticks(app, guide, placement, employer, arena, &tick, &n), 0);
	for (size_t i = 0; i < n; i++) {
		cr_assert_eq(tick[i].date, TODAY);
		out = arena_printf(arena, "%s%s%s", out, i ? " " : "", tick[i].point);
	}
	return out;
}

Test(save, tick__goes_on_and_off_and_can_be_undone)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	cr_assert_eq(app_tick(app, "1.10", p, 0, "besproken", NULL), 0, "%s", err_last());
	cr_assert_eq(app_tick(app, "1.2", p, 0, NULL, NULL), 0);
	cr_assert_eq(app_tick(app, "4.1", p, 0, NULL, NULL), 0);
	cr_assert_str_eq(ticked(0, p, 0), "1.2 1.10 4.1");
	cr_assert_str_eq(ticked(1, p, 0), "1.2 1.10");
	cr_assert_str_eq(ticked(0, 0, employer), "", "those are the placement's");
	cr_assert_eq(app_tick(app, "1.2", p, 0, NULL, NULL), 0);
	cr_assert_str_eq(ticked(1, p, 0), "1.10");
	cr_assert_str_eq(undo(false), "guide point 1.2 no longer ticked: J. Vos · De Linde");
	cr_assert_str_eq(ticked(1, p, 0), "1.2 1.10");
}

Test(save, tick__for_an_employer_is_its_own)
{
	int64_t employer = make_employer("De Linde"), p = make_placement(employer, "Vos");
	cr_assert_eq(app_tick(app, "2.1", 0, employer, NULL, NULL), 0, "%s", err_last());
	cr_assert_str_eq(ticked(0, 0, employer), "2.1");
	cr_assert_str_eq(ticked(0, p, 0), "");
	cr_assert_str_eq(undo(false), "guide point 2.1 ticked: De Linde");
}

Test(save, tick__needs_a_point_that_exists)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	cr_assert_eq(app_tick(app, "1.99", p, 0, NULL, NULL), ERR_NOTFOUND);
	cr_assert_eq(app_tick(app, "x", p, 0, NULL, NULL), ERR_NOTFOUND);
	cr_assert_str_eq(ticked(0, p, 0), "");
}
