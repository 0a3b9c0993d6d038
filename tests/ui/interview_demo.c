/* See interview_demo.h. */
#include "tests/ui/interview_demo.h"

#include "anker/lang.h"

void interview_to_prepare(struct term *t)
{
	term_type(t, "3/linde\n");
	demo_wait_gone(t, "Filter:");
	term_wait_for(t, "{ › " LINDE);
	term_type(t, "i");
	demo_wait(t, "Ask first");
	term_type(t, "  jj t"); /* the third and fourth are private: not asked */
	demo_wait(t, "Which question list?");
	term_type(t, "followup\n");
	demo_wait_gone(t, "Which question list?");
}

void interview_begin_talk(struct demo *d, struct term *t)
{
	interview_to_prepare(t);
	term_type(t, "\n");
	term_wait_for(t,
		demo_either(d, "Is er iets veranderd in het werk", "Has anything changed in or around"));
}

void interview_answer_two(struct demo *d, struct term *t)
{
	term_type(t, "2");
	term_wait_for(t, demo_either(d, "Hoe loopt het op dit moment?", "How is it going at the moment?"));
	term_type(t, "1");
	term_wait_for(t, demo_either(d, "Wat gaat er goed?", "What goes well?"));
}

void interview_agree(struct term *t, const char *what)
{
	term_type(t, "a");
	term_type(t, what);
	term_type(t, "\n\n1 dec\n");
	term_wait_for(t, what);
	term_settle(t);
}

void interview_yesterday(struct demo *d)
{
	demo_sql(d, "UPDATE interview SET begun = '2026-11-21T14:05:00Z', date = '2026-11-21' "
		    "WHERE " THIS_TALK ";"
		    "UPDATE answer SET at = '2026-11-21T14:19:00Z', date = '2026-11-21' WHERE interview = "
		    "(SELECT id FROM interview WHERE " THIS_TALK ");"
		    "UPDATE draft SET at = '2026-11-21T14:19:32Z';"
		    "UPDATE txn SET at = '2026-11-21T14:20:00Z' WHERE at >= '2026-11-22'");
}
