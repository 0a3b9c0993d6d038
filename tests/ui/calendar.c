/* :calendar writes what is to come to a file, with names only when that is asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/ui/desk.h"

static struct desk d;
static struct term *t;

static void setup(void)
{
	desk_open(&d);
	t = desk_start(&d, 24, 80);
}

static void teardown(void)
{
	desk_leave(t);
	desk_close(&d);
}

TestSuite(calendar, .init = setup, .fini = teardown, .timeout = 60);

/* What the prompt holds gives way. */
static const char *write_to(const char *name, const char *answer)
{
	static char path[256], text[16384];
	snprintf(path, sizeof path, "%s/%s", d.c.folder, name);
	term_type(t, ":calendar\n");
	term_wait_for(t, "Write the calendar to:");
	term_ctrl(t, 'u');
	term_type(t, path);
	term_type(t, "\n");
	term_wait_for(t, "in the titles?");
	term_type(t, answer);
	term_wait_for(t, name);
	term_settle(t);
	FILE *f = fopen(path, "r");
	cr_assert_not_null(f, "%s", path);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	struct stat st;
	cr_assert(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	return text;
}

Test(calendar, is_written_without_names__and_with_them_when_asked)
{
	const char *plain = write_to("plain.ics", "n");
	cr_assert(strncmp(plain, "BEGIN:VCALENDAR\r\n", 17) == 0 && strstr(plain, "END:VCALENDAR\r\n"), "%s",
		plain);
	cr_expect(strstr(plain, "SUMMARY:Contact: talk with the employer (placement ") &&
		!strstr(plain, "Samira"), "%s", plain);
	cr_expect(strstr(write_to("named.ics", "y"), "Samira"));
}
