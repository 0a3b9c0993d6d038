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

/* Writes the page to a file of that ending in the test's folder, and reads it. */
static void written(const char *name, char *text, size_t size)
{
	char path[128];
	struct stat st;
	FILE *f;

	term_type(t, "x");
	term_wait_for(t, "Write to file:");
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
	written("card.html", text, sizeof text);
	cr_assert(strstr(text, "<html"), "%s", text);
	cr_assert(!strstr(text, "Jan"), "%s", text);
}

Test(page, turns_to_the_one_for_oneself__with_names)
{
	char text[8192];

	open_card();
	term_type(t, "s");
	term_wait_for(t, "Jan de Wit finds the line too fast.");
	written("card.md", text, sizeof text);
	cr_assert(strstr(text, "# "), "%s", text);
	cr_assert(strstr(text, "Jan de Wit finds the line too fast."), "%s", text);
	term_type(t, "s");
	term_wait_for(t, "To discuss together");
	written("card.txt", text, sizeof text);
	cr_assert(!strstr(text, "Jan"), "%s", text);
	cr_assert(!strstr(text, "# "), "%s", text);
}

Test(page, refuses_another_ending__and_asks_before_it_overwrites)
{
	char text[8192];

	open_card();
	term_type(t, "x");
	term_wait_for(t, "Write to file:");
	cr_assert(!term_has(t, "jan-de-wit"), "a page without names has none in its file's name: %s",
		term_dump(t));
	term_ctrl(t, 'u');
	term_type(t, "card.doc\n");
	term_wait_for(t, "The name must end in .html, .md or .txt");
	written("card.md", text, sizeof text);
	term_type(t, "x");
	term_wait_for(t, "Write to file:");
	term_ctrl(t, 'u');
	term_type(t, d.c.folder);
	term_type(t, "/card.md\n");
	term_wait_for(t, "Overwrite it?");
	term_type(t, "n");
	term_wait_gone(t, "Overwrite it?");
}
