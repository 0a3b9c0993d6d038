/* Findings for reports in the real program: noted with T from a placement and from a contact, and their
 * list. */
#include "anker/lang.h"
#include "tests/ui/demo.h"
#include "tests/ui/language.h"

static struct demo d;
static struct term *t;

static void begin(const struct language *l)
{
	demo_open(&d, l->code);
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

static const char *last(void)
{
	return demo_sql(&d, "SELECT section || '|' || text || '|' || (placement IS NOT NULL) || '|' ||"
		" (employer IS NOT NULL) "
		"|| '|' || coalesce(shared, 0) FROM finding WHERE NOT deleted ORDER BY id DESC LIMIT 1");
}

/* With the section chosen, the form begins at its words. */
static void choose(const char *section)
{
	term_type(t, "T");
	demo_wait(t, "To which section does it belong?");
	term_type(t, section);
	term_settle(t);
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "Mag de werkgever lezen", "The employer may read it"));
}

STEP(findings, are_noted_from_a_placement)
{
	begin(l);
	choose("helps");
	term_type(t, "A steady buddy");
	term_press(t, VTERM_KEY_DOWN);
	term_press(t, VTERM_KEY_DOWN);
	term_type(t, demo_either(&d, "arbeidsmarkt", "labour market")); /* a factor, by its name */
	term_wait_for(t, demo_either(&d, "de arbeidsmarkt", "the labour market"));
	term_settle(t);
	term_type(t, "\n");
	term_settle(t);
	term_ctrl(t, 'S');
	term_wait_for(t, "inpakker");
	cr_expect_str_eq(last(), "helps|A steady buddy|1|1|0");
	cr_expect_str_eq(demo_sql(&d, "SELECT f.code FROM finding g JOIN factor f ON f.id = g.factor"),
		"labour_market");
	end();
}

STEP(findings, take_the_words_of_the_contact_that_is_selected)
{
	begin(l);
	term_type(t, "t");
	demo_wait(t, "Timeline");
	demo_sql(&d, "UPDATE contact SET note = 'Said that the early shift suits' WHERE placement = (SELECT"
		" p.id FROM placement p "
		"JOIN employee e ON e.id = p.employee WHERE e.family_name = 'Wit')");
	term_type(t, "p");
	demo_wait(t, "Contacts with");
	term_type(t, demo_either(&d, "werkgever", "employer"));
	term_settle(t);
	term_type(t, "\n");
	term_wait_for(t, "early shift");
	term_type(t, "T");
	demo_wait(t, "To which section does it belong?");
	term_type(t, "need");
	term_settle(t);
	term_type(t, "\n");
	term_wait_for(t, demo_either(&d, "Mag de werkgever lezen", "The employer may read it"));
	term_wait_for(t, demo_either(&d, "Said that", "Said that"));
	term_ctrl(t, 'S');
	demo_wait(t, "Timeline");
	cr_expect_str_eq(last(), "need|Said that the early shift suits|1|1|0");
	end();
}

STEP(findings, are_listed__by_section__and_shared_or_not)
{
	begin(l);
	choose("helps");
	term_type(t, "A steady buddy");
	term_ctrl(t, 'S');
	term_wait_for(t, "inpakker");
	term_type(t, ":findings\n");
	demo_wait(t, "Belongs to");
	term_wait_for(t, "A steady buddy");
	term_type(t, "s");
	demo_wait(t, "%s (the employer may read it)");
	cr_expect_str_eq(last(), "helps|A steady buddy|1|1|1");
	term_type(t, "f");
	demo_wait(t, "Findings of");
	term_type(t, "need");
	term_settle(t);
	term_type(t, "\n");
	term_wait_gone(t, "A steady buddy");
	end();
}
