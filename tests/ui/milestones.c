/* The steps of an absence in the real program, in Dutch and in English: put on record from
 * the placement, marked, and open again. */
#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

/* Jan de Wit, with no absence on record. */
static void begin(const struct language *l)
{
	demo_open(&d, l->code);
	demo_sql(&d, "UPDATE absence SET deleted = 1");
	demo_sql(&d, "UPDATE absence_step SET deleted = 1");
	t = demo_start(&d, 24, 80);
	term_type(t, "2");
	term_wait_for(t, "Ruben Achterberg");
	term_type(t, "/de wit\n");
	term_wait_gone(t, "Ruben Achterberg");
	term_type(t, "\n");
	term_wait_for(t, "inpakker");
}

static void end(void)
{
	demo_leave(t);
	demo_close(&d);
}

static const char *absence_label(void)
{
	return demo_either(&d, "Verzuim %", "Absence %");
}

/* M offers the form; saved as it opens: absent from today on. */
static void record_absence(void)
{
	term_type(t, "M");
	term_wait_for(t, absence_label());
	term_ctrl(t, 'S');
	term_wait_gone(t, absence_label());
	term_wait_for(t, "inpakker");
}

static const char *steps(void)
{
	return demo_sql(&d, "SELECT count(*) || ' ' || coalesce(max(milestone || ' ' || date), '') "
		"FROM absence_step WHERE NOT deleted");
}

STEP(milestones, an_absence_is_put_on_record_and_shows_its_steps)
{
	begin(l);
	record_absence();
	term_type(t, "M");
	demo_wait(t, "A help for memory, no legal advice.");
	term_wait_for(t, demo_either(&d, "probleemanalyse", "problem analysis"));
	term_wait_for(t, demo_either(&d, "29 nov 2026", "29 Nov 2026")); /* the report: in a week */
	term_wait_for(t, "2028"); /* 104 weeks on */
	end();
}

STEP(milestones, space_marks_a_step_and_takes_the_mark_away)
{
	begin(l);
	record_absence();
	term_type(t, "M");
	demo_wait(t, "A help for memory, no legal advice.");
	term_type(t, " ");
	demo_wait(t, "Done: %s");
	cr_assert_str_eq(steps(), "1 report 2026-11-22");
	term_wait_for(t, "✓");
	term_type(t, " ");
	demo_wait(t, "The mark is taken away");
	cr_assert_str_eq(steps(), "0 ");
	term_wait_gone(t, "✓");
	term_type(t, "u");
	demo_wait(t, "Undone: %s");
	cr_assert_str_eq(steps(), "1 report 2026-11-22");
	term_type(t, "d");
	demo_wait(t, "This step was done; Space takes the mark away.");
	end();
}

STEP(milestones, a_day_before_the_absence_is_refused)
{
	begin(l);
	record_absence();
	term_type(t, "M");
	demo_wait(t, "A help for memory, no legal advice.");
	term_type(t, "d");
	demo_wait(t, "Done on which day?");
	term_ctrl(t, 'U');
	term_type(t, "20-11-2026\n");
	demo_wait(t, "%s lies before the first day of absence, %s");
	cr_assert_str_eq(steps(), "0 ");
	end();
}

STEP(milestones, job_coaching_begins_on_the_placement_and_outranks_its_old_field)
{
	begin(l);
	demo_sql(&d, "UPDATE coaching SET deleted = 1");
	term_type(t, "J");
	term_wait_for(t, demo_either(&d, "Bereikbaar na afronding", "Reachable after the end"));
	term_ctrl(t, 'S');
	term_wait_for(t, demo_either(&d, "aangevraagd (SFB", "requested (SFB"));
	term_type(t, "J");
	term_wait_for(t, demo_either(&d, "Jobcoachtraject · aangevraagd", "Job coaching · requested"));
	end();
}

STEP(milestones, of_every_placement_open_from_the_list_of_absences)
{
	begin(l);
	record_absence();
	term_type(t, ":absences\n");
	demo_wait(t, "Absences that go on");
	term_wait_for(t, "22-11-2026");
	term_type(t, "\n");
	demo_wait(t, "A help for memory, no legal advice.");
	end();
}
