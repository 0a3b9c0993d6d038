/* :research: a field with words is released and withdrawn, tables are written to a new folder. */
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "tests/ui/desk.h"

static struct desk d;

static void open_desk(void)
{
	desk_open(&d);
	int64_t p = caseload_add(&d.c, E_PROGRAMME, "name", "Duurzaam Werkt", "start", "2026-01-01", "until",
		"2029-12-31", NULL);
	caseload_add(&d.c, E_PARTICIPATION, "programme", caseload_ref(&d.c, p), "employer",
		caseload_ref(&d.c, d.bakery), "placement", caseload_ref(&d.c, d.jan), "selected",
		"2026-02-01", "agreed", "2026-03-01", NULL);
}

static void close_desk(void)
{
	desk_close(&d);
}

TestSuite(ui_research, .init = open_desk, .fini = close_desk);

Test(ui_research, releases_a_field_with_a_reason__and_takes_it_back)
{
	struct term *t = desk_start(&d, 24, 80);

	term_type(t, ":research\n");
	term_wait_for(t, "Research · Duurzaam Werkt");
	term_wait_for(t, "1 group of one person");
	term_wait_for(t, "Free text that is left out");
	term_type(t, "j"); /* past the group: the first field that is left out */
	term_wait_for(t, "region.note · left out");
	term_type(t, "\n");
	term_wait_for(t, "Why is it released?");
	term_type(t, "All agreed\n");
	term_wait_for(t, "region.note · released by anna: All agreed");
	term_type(t, "\n");
	term_wait_for(t, "region.note · left out");
	desk_leave(t);
}

Test(ui_research, writes_tables_to_a_new_folder)
{
	const char *folder = arena_printf(d.c.arena, "%s/study", d.c.folder);
	struct term *t = desk_start(&d, 24, 80);

	term_type(t, ":research\n");
	term_wait_for(t, "Research · Duurzaam Werkt");
	term_type(t, "w");
	term_wait_for(t, "Write to this new folder");
	term_type(t, folder);
	term_type(t, "\n");
	term_wait_for(t, "codebook.csv says");
	cr_assert_eq(access(arena_printf(d.c.arena, "%s/placement.csv", folder), F_OK), 0);
	term_type(t, "w");
	term_wait_for(t, "Write to this new folder");
	term_type(t, folder);
	term_type(t, "\n");
	term_wait_for(t, "exists already");
	desk_leave(t);
}
