/* A caseload that is not sealed: it cannot be locked, and nothing is wiped. */
#include <string.h>

#include "tests/ui/desk.h"

Test(lock_plain, lock__says_what_would_make_it_possible)
{
	struct desk d;
	struct term *t;

	desk_open(&d);
	t = desk_start(&d, 24, 80);
	term_ctrl(t, 'b');
	term_wait_for(t, "This caseload is not sealed");
	term_type(t, ":passphrase\n");
	term_wait_for(t, "This caseload has no passphrase");
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert(strstr(t->raw, "\033[3J") == NULL, "what scrolled off is the user's own");
	term_done(t);
	desk_close(&d);
}
