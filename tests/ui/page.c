/* A page made from the records: the spar card of a bottleneck, to share or for oneself,
 * and its file. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
	caseload_add(&d.c, E_BOTTLENECK, "placement", caseload_ref(&d.c, d.jan), "theme", "pace", "note",
		"Jan de Wit finds the line too fast.", NULL);
	t = desk_start(&d, 24, 80);
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(page, .init = setup, .fini = teardown);

static void open_card(void)
{
	term_type(t, "2/jan\n");
	term_wait_gone(t, "Filter:");
	term_type(t, "\n");
	term_wait_for(t, "Contact person");
	term_type(t, "f");
	term_wait_for(t, "Bottleneck");
	term_type(t, "\n");
	term_wait_for(t, "Jan de Wit finds the line too fast.");
	term_type(t, "K");
	term_wait_for(t, "To discuss together");
}

/* The page to share goes out on a ground and for a reason. */
static void pass_on(void)
{
	term_type(t, "x");
	term_wait_for(t, "On which ground?");
	term_type(t, "\n");
	term_wait_for(t, "Why is it needed?");
	term_type(t, "to discuss it\n");
	term_wait_for(t, "Write to file:");
}

static void keep(void)
{
	term_type(t, "x");
	term_wait_for(t, "Write to file:");
}

/* Writes the page to a file of that ending in the test's folder, and reads it. */
static void written(void (*out)(void), const char *name, char *text, size_t size)
{
	char path[128];
	struct stat st;
	FILE *f;

	out();
	snprintf(path, sizeof path, "%s/%s", d.c.folder, name);
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "Written to");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600, "for this user alone");
	f = fopen(path, "r");
	text[fread(text, 1, size - 1, f)] = '\0';
	fclose(f);
}

Test(page, is_to_share_first__without_names)
{
	char text[8192];

	open_card();
	cr_assert(!term_has(t, "Jan de Wit"), "%s", term_dump(t));
	written(pass_on, "card.html", text, sizeof text);
	cr_assert(strstr(text, "<html"), "%s", text);
	cr_assert(!strstr(text, "Jan"), "%s", text);
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 1, "that it went out is noted");
}

Test(page, without_a_ground_nothing_goes_out)
{
	struct record *placement;

	cr_assert_eq(store_get(d.c.store, E_PLACEMENT, d.jan, d.c.arena, &placement), 0);
	open_card();
	term_type(t, "x");
	term_wait_for(t, "On which ground?");
	term_type(t, "\n");
	term_wait_for(t, "Why is it needed?");
	term_type(t, "\n");
	term_wait_for(t, "passing this on takes a consent");
	cr_assert(!term_has(t, "Write to file:"), "%s", term_dump(t));
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 0);
	caseload_add(&d.c, E_CONSENT, "employee", record_get(placement, "employee"), "recipient", "employer", "purpose",
		"to solve it", "since", "2026-01-01", NULL);
	term_type(t, "x");
	term_wait_for(t, "Write to file:"); /* a consent asks nothing */
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Write to file:");
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 0, "nothing was written, so nothing went out");
}

Test(page, goes_out_when_it_is_written__and_asks_once_a_day)
{
	char text[8192];

	open_card();
	pass_on();
	term_press(t, VTERM_KEY_ESCAPE);
	term_wait_gone(t, "Write to file:");
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 0, "left at the name of the file");
	written(pass_on, "card.html", text, sizeof text);
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 1);
	written(keep, "card.md", text, sizeof text);
	cr_assert_eq(desk_count(&d, E_DISCLOSURE), 1, "it was noted today");
}

Test(page, turns_to_the_one_for_oneself__with_names)
{
	char text[8192];

	open_card();
	term_type(t, "s");
	term_wait_for(t, "Jan de Wit finds the line too fast.");
	written(keep, "card.md", text, sizeof text);
	cr_assert(strstr(text, "# "), "%s", text);
	cr_assert(strstr(text, "Jan de Wit finds the line too fast."), "%s", text);
	term_type(t, "s");
	term_wait_for(t, "To discuss together");
	written(pass_on, "card.txt", text, sizeof text);
	cr_assert(!strstr(text, "Jan"), "%s", text);
	cr_assert(!strstr(text, "# "), "%s", text);
}

Test(page, refuses_another_ending__and_asks_before_it_overwrites)
{
	char text[8192];

	open_card();
	pass_on();
	cr_assert(!term_has(t, "jan-de-wit"), "a page without names has none in its file's name: %s",
		term_dump(t));
	term_ctrl(t, 'u');
	term_type(t, "card.doc\n");
	term_wait_for(t, "The name must end in .html, .md or .txt");
	written(pass_on, "card.md", text, sizeof text);
	keep();
	term_ctrl(t, 'u');
	term_type(t, d.c.folder);
	term_type(t, "/card.md\n");
	term_wait_for(t, "Overwrite it?");
	term_type(t, "n");
	term_wait_gone(t, "Overwrite it?");
}
