/* Scores over time, and the end of a placement. */
#include "anker/course.h"
#include "office.h"

TestSuite(course, .init = office_open, .fini = office_close);

static int64_t place(void)
{
	return make_placement(make_employer("De Korenaar"), "Wit");
}

static int64_t score(
	int64_t placement, const char *date, const char *party, const char *suitable, const char *meaningful)
{
	return PUT(E_SCORE, "placement", id(placement), "date", date, "party", party, "suitable", suitable,
		"meaningful", meaningful);
}

static struct scores scores(int64_t placement)
{
	struct scores s;

	cr_assert_eq(app_scores(app, placement, arena, &s), 0, "%s", err_last());
	return s;
}

static const struct score_line *line(const struct scores *s, const char *factor, const char *party)
{
	const struct score_line *found = NULL;

	for (size_t i = 0; i < s->nlines; i++)
		if (strcmp(s->line[i].factor, factor) == 0 && strcmp(s->line[i].party, party) == 0)
			found = &s->line[i];
	cr_assert(found, "%s %s", factor, party);
	return found;
}

Test(course, has_a_line_per_factor_and_party__over_the_dates)
{
	int64_t wit = place(), last;

	score(wit, "2026-06-01", "employee", "2", "4");
	score(wit, "2026-03-01", "employee", "3", "5");
	score(wit, "2026-03-01", "employer", "5", "1");
	last = score(wit, "2026-09-01", "employee", "4", NULL);
	struct scores s = scores(wit);
	cr_assert_eq(s.ndates, 3);
	cr_assert_eq(s.nlines, 12);
	cr_assert_eq(s.most, 5);
	const struct score_line *l = line(&s, "suitable", "employee");
	cr_assert_eq(l->value[0], 3);
	cr_assert_eq(l->value[1], 2);
	cr_assert_eq(l->value[2], 4);
	cr_assert_eq(l->latest, 4);
	cr_assert_eq(l->before, 2);
	cr_assert_eq(l->record, last);
	l = line(&s, "meaningful", "employee");
	cr_assert_eq(l->value[2], 0, "not given then");
	cr_assert_eq(l->latest, 4);
	cr_assert_eq(l->before, 5);
	cr_assert_eq(line(&s, "suitable", "employer")->value[1], 0);
	cr_assert_eq(line(&s, "tailored", "expert")->latest, 0);
	cr_assert_eq(line(&s, "tailored", "expert")->on, DAY_NONE);
	cr_assert_str_eq(app_scores_line(&s, arena), "employer 5 - - 1, employee 4 - - 4");
}

Test(course, lets_the_later_of_one_day_stand)
{
	int64_t wit = place();

	score(wit, "2026-03-01", "employee", "3", "5");
	score(wit, "2026-06-01", "employee", "2", "5");
	score(wit, "2026-06-01", "employee", "4", "5");
	struct scores s = scores(wit);
	cr_assert_eq(s.ndates, 2);
	cr_assert_eq(line(&s, "suitable", "employee")->latest, 4);
	cr_assert_eq(line(&s, "suitable", "employee")->before, 3, "not that of the same day");
}

Test(course, tells_nothing_where_nobody_gave_a_score)
{
	struct scores s = scores(place());

	cr_assert_eq(s.ndates, 0);
	cr_assert_str_eq(app_scores_line(&s, arena), "");
}

Test(course, takes_digits__and_changes_those_of_the_same_day)
{
	int64_t wit = place(), txn;
	char *label;

	cr_assert_eq(app_score_add(app, wit, "employer", "43-2", &txn), 0, "%s", err_last());
	cr_assert_eq(app_score_add(app, wit, "employer", " 5 -, 1 -", NULL), 0, "%s", err_last());
	cr_assert_eq(app_score_add(app, wit, "employee", "1111", NULL), 0, "%s", err_last());
	struct scores s = scores(wit);
	cr_assert_eq(s.ndates, 1);
	cr_assert_str_eq(app_scores_line(&s, arena), "employer 5 3 1 2, employee 1 1 1 1");
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	s = scores(wit);
	cr_assert_str_eq(app_scores_line(&s, arena), "employer 5 3 1 2");
	cr_assert_str_eq(record_get(latest(E_SCORE), "date"), "2026-11-22");
}

Test(course, refuses_digits_that_are_no_scores)
{
	static const char *const wrong[] = { "", "----", "435", "43521", "4362", "4a52", "0123", "4 3 5" };
	int64_t wit = place();

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_assert_eq(
			app_score_add(app, wit, "employer", wrong[i], NULL), ERR_INVALID, "%s", wrong[i]);
	cr_assert_eq(app_score_add(app, wit, "nobody", "4352", NULL), ERR_INVALID);
	cr_assert_eq(scores(wit).ndates, 0);
}

Test(course, tells_what_is_still_open)
{
	int64_t wit = place();
	const char *open;

	cr_assert_eq(app_still_open(app, wit, arena, &open), 0, "%s", err_last());
	cr_assert_str_eq(open, "");
	PUT(E_SIGNAL, "placement", id(wit), "kind", "absence", "date", "2026-11-01");
	PUT(E_SIGNAL, "placement", id(wit), "kind", "absence", "date", "2026-11-02", "handled", "2026-11-03");
	PUT(E_ACTION, "placement", id(wit), "what", "Call", "due", "2026-11-30");
	PUT(E_ACTION, "placement", id(wit), "what", "Write", "due", "2026-11-30");
	PUT(E_ADAPTATION, "placement", id(wit), "what", "Chair", "level", "task_adapted");
	cr_assert_eq(app_still_open(app, wit, arena, &open), 0, "%s", err_last());
	cr_assert_str_eq(open, "1 signal, 2 actions");
}

Test(course, opens_a_placement_again__and_the_journal_tells)
{
	int64_t wit = place();
	struct change *c;
	char *label;
	size_t n;

	cr_assert_eq(app_reopen(app, wit, NULL), ERR_INVALID);
	change(E_PLACEMENT, wit, "status", "ended");
	change(E_PLACEMENT, wit, "ended", "2026-11-20");
	change(E_PLACEMENT, wit, "outcome", "not_extended");
	change(E_PLACEMENT, wit, "evaluated", "2026-11-21");
	change(E_PLACEMENT, wit, "look_back", "It was too far away.");
	cr_assert_eq(app_reopen(app, wit, NULL), 0, "%s", err_last());
	struct record *r = get(E_PLACEMENT, wit);
	cr_assert_str_eq(record_get(r, "status"), "active");
	cr_assert_null(record_get(r, "ended"));
	cr_assert_null(record_get(r, "outcome"));
	cr_assert_null(record_get(r, "evaluated"));
	cr_assert_str_eq(record_get(r, "look_back"), "It was too far away.", "what was written stays");
	cr_assert_eq(store_history(app->store, E_PLACEMENT, wit, -1, arena, &c, &n), 0);
	cr_assert(strstr(c[0].label, "placement opened again"), "%s", c[0].label);
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert_str_eq(record_get(get(E_PLACEMENT, wit), "ended"), "2026-11-20");
}
