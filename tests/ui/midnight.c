/* A program that is left open when the day ends. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "tests/ui/desk.h"

enum { PASSED, SLEPT, WALL, NUMBERS, NOON_22_NOVEMBER = 1795348800, DAY_SECONDS = 86400 };

static struct desk d;
static int64_t *clock_file;

static void setup(void)
{
	char path[PATH_MAX];
	desk_open(&d);
	snprintf(path, sizeof path, "%s/clock", d.c.folder);
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	cr_assert(fd >= 0 && ftruncate(fd, NUMBERS * sizeof *clock_file) == 0);
	clock_file = mmap(NULL, NUMBERS * sizeof *clock_file, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	cr_assert(clock_file != MAP_FAILED);
	close(fd);
	clock_file[WALL] = NOON_22_NOVEMBER - time(NULL);
	/* More than three weeks ago tomorrow. */
	caseload_contact(&d.c, d.kim, "2026-11-01", "employer", "note", "Gaat goed.", NULL);
}

static void teardown(void)
{
	munmap(clock_file, NUMBERS * sizeof *clock_file);
	desk_close(&d);
}

TestSuite(midnight, .init = setup, .fini = teardown, .timeout = 60);

/* `today`: as in the environment, or its bare name for none. */
static struct term *start(const char *today)
{
	static char lang[] = "--lang", english[] = "en";
	char db[PATH_MAX], share[PATH_MAX], moved[PATH_MAX], preload[PATH_MAX], *program = getenv("ANKER");
	char *argv[] = { program, lang, english, NULL };
	const char *env[] = { db, share, moved, preload, today, "ANKER_USER=anna", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
		"TZ=UTC", NULL };
	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	snprintf(db, sizeof db, "ANKER_DB=%s", d.c.path);
	snprintf(share, sizeof share, "ANKER_SHARE=%s/share", d.c.folder);
	snprintf(moved, sizeof moved, "ANKER_CLOCK=%s/clock", d.c.folder);
	char *slash = strrchr(program, '/');
	snprintf(preload, sizeof preload, "LD_PRELOAD=%.*s/tests/clock.so", (int)(slash - program), program);
	struct term *t = term_spawn(24, 100, argv, env);
	term_wait_for(t, "Jan de Wit");
	cr_assert(term_has(t, "Sun 22 Nov 2026"), "\n%s", term_dump(t));
	cr_assert(!term_has(t, "Kim Bos"), "\n%s", term_dump(t));
	return t;
}

Test(midnight, a_screen_left_open_goes_on_with_the_new_day)
{
	struct term *t = start("ANKER_TODAY");
	clock_file[WALL] += DAY_SECONDS;
	term_wait_for(t, "Mon 23 Nov 2026");
	term_wait_for(t, "Kim Bos");
	desk_leave(t);
}

Test(midnight, a_day_that_was_asked_for_stays)
{
	clock_file[WALL] -= DAY_SECONDS;
	struct term *t = start("ANKER_TODAY=2026-11-22");
	clock_file[WALL] += DAY_SECONDS;
	clock_file[WALL] += DAY_SECONDS;
	caseload_contact(&d.c, d.jan, "2026-11-21", "employer", "note", "Alles loopt.", NULL);
	term_wait_gone(t, "Jan de Wit"); /* it looked again */
	cr_assert(term_has(t, "Sun 22 Nov 2026"), "\n%s", term_dump(t));
	cr_assert(!term_has(t, "Kim Bos"), "\n%s", term_dump(t));
	desk_leave(t);
}
