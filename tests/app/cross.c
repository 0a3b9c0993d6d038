/* Counts by two fields: each record in one cell, what is empty too. */
#include "anker/choices.h"
#include "anker/overview.h"
#include "office.h"

TestSuite(cross, .init = office_open, .fini = office_close);

static struct cross counted(const struct query *q, const char *rows, const char *columns)
{
	struct cross c;
	cr_assert_eq(app_cross(app, q, rows, columns, arena, &c), 0, "%s", err_last());
	return c;
}

static int64_t at(const struct cross *c, size_t row, size_t column)
{
	return c->cell[row * c->columns + column];
}

static int64_t total(const struct cross *c)
{
	int64_t all = 0;
	for (size_t i = 0; i < c->rows * c->columns; i++)
		all += c->cell[i];
	return all;
}

Test(cross, each_record__is_in_one_cell__empty_ones_in_the_last)
{
	int64_t lime = make_employer("Limonade"), a = make_placement(lime, "A"),
		b = make_placement(lime, "B");
	const struct query q = { .entity = E_PLACEMENT };
	size_t difficult = (size_t)model_choice_index(choices_course, "difficult"),
	       smooth = (size_t)model_choice_index(choices_course, "smooth"),
	       trial = (size_t)model_choice_index(choices_phase, "trial");
	make_placement(lime, "C");
	change(E_PLACEMENT, a, "phase", "trial");
	change(E_PLACEMENT, b, "course", NULL);
	change(E_PLACEMENT, b, "phase", NULL);
	struct cross c = counted(&q, "course", "phase");
	cr_assert_eq(at(&c, difficult, trial), 1);
	cr_assert_eq(at(&c, smooth, trial), 0);
	cr_assert_eq(at(&c, c.rows - 1, c.columns - 1), 1, "nothing is known of B");
	cr_assert_eq(total(&c), 3);
}

Test(cross, conditions__text_and_deletion__narrow_it)
{
	int64_t lime = make_employer("Limonade"), b;
	const struct condition mine[] = { { "expert", IS, id(anna) }, { "status", IS_NOT, "ended" } };
	const struct query q = { .entity = E_PLACEMENT, .where = mine, .nwhere = 2 },
			   words = { .entity = E_PLACEMENT, .where = mine, .nwhere = 2, .text = "Cramer" };
	make_placement(lime, "Aalbers");
	b = make_placement(lime, "Bos");
	make_placement(lime, "Cramer");
	change(E_PLACEMENT, make_placement(lime, "Dekker"), "expert", id(bram));
	change(E_PLACEMENT, make_placement(lime, "Evers"), "status", "ended");
	struct record *r = get(E_PLACEMENT, b);
	cr_assert_eq(app_delete(app, E_PLACEMENT, b, r->version, NULL), 0);
	struct cross c = counted(&q, "course", "phase");
	cr_assert_eq(total(&c), 2);
	c = counted(&words, "course", "phase");
	cr_assert_eq(total(&c), 1);
}

Test(cross, other_entities__and_fields_that_are_no_choice)
{
	const struct query q = { .entity = E_ORGANISATION };
	struct cross c;
	change(E_ORGANISATION, make_employer("Limonade"), "experience", "none");
	c = counted(&q, "experience", "infrastructure");
	cr_assert_eq(at(&c, (size_t)model_choice_index(choices_experience, "none"), c.columns - 1), 1);
	cr_assert_eq(app_cross(app, &q, "experience", "name", arena, &c), ERR_INVALID);
	cr_assert_eq(app_cross(app, &q, "nothing", "experience", arena, &c), ERR_INVALID);
}
