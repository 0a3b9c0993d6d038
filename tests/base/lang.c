/* Language and log, with a real catalogue and real files in a folder of ours. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/log.h"
#include "anker/text.h"

static char folder[] = "/tmp/anker-base-XXXXXX";

static void run(const char *const argv[])
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], (char *const *)argv); /* exec changes nothing */
		_exit(127);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s failed", argv[0]);
}

static void setup(void)
{
	cr_assert_not_null(mkdtemp(folder));
}

static void teardown(void)
{
	run((const char *[]){ "rm", "-rf", folder, NULL });
}

static void make_catalogue(struct arena *a)
{
	char *po = arena_printf(a, "%s/nl.po", folder);
	char *messages = arena_printf(a, "%s/locale/nl/LC_MESSAGES", folder);
	FILE *f = fopen(po, "w");

	cr_assert_not_null(f);
	fputs("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
	      "msgid \"anchor test\"\nmsgstr \"ankerproef één\"\n", f);
	fclose(f);
	run((const char *[]){ "mkdir", "-p", messages, NULL });
	run((const char *[]){ "msgfmt", "-o", arena_printf(a, "%s/anker.mo", messages), po, NULL });
}

TestSuite(lang, .init = setup, .fini = teardown);
TestSuite(log, .init = setup, .fini = teardown);

/* Whatever the machine's locale is, the choice of language holds. */
static void assert_languages(const char *locale)
{
	setenv("LC_ALL", locale, 1);
	cr_assert_eq(lang_init("nl", folder), 0);
	cr_assert_str_eq(_("anchor test"), "ankerproef één", "nl under LC_ALL=%s", locale);
	cr_assert_str_eq(lang_code(), "nl");
	cr_assert_eq(lang_current(), LANG_NL);
	cr_assert_eq(lang_init("en", folder), 0);
	cr_assert_str_eq(_("anchor test"), "anchor test", "en under LC_ALL=%s", locale);
	cr_assert_str_eq(lang_code(), "en");
	/* Multi-byte characters work, and numbers keep their point. */
	cr_assert_gt(MB_CUR_MAX, 1);
	char number[8];
	snprintf(number, sizeof(number), "%.1f", 2.5);
	cr_assert_str_eq(number, "2.5");
}

Test(lang, init__translates_under_any_locale)
{
	struct arena *a = arena_new();

	make_catalogue(a);
	assert_languages("C");
	assert_languages("C.UTF-8");
	assert_languages("POSIX");
	assert_languages("no_SUCH.locale");
	assert_languages("nl_NL.ISO-8859-1");
	assert_languages("");
	arena_free(&a);
}

Test(lang, use__changes_language_for_a_while)
{
	struct arena *a = arena_new();

	make_catalogue(a);
	cr_assert_eq(lang_init("en", folder), 0);
	cr_assert_str_eq(_("anchor test"), "anchor test");
	lang_use(LANG_NL);
	cr_assert_str_eq(_("anchor test"), "ankerproef één");
	cr_assert_str_eq(lang_text((struct label){ "een", "one" }), "een");
	lang_use(LANG_EN);
	cr_assert_str_eq(_("anchor test"), "anchor test");
	cr_assert_str_eq(lang_code(), "en");
	arena_free(&a);
}

Test(lang, init__takes_the_language_from_the_locale)
{
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
	cr_assert_eq(lang_init(NULL, folder), 0);
	cr_assert_eq(lang_current(), LANG_NL);
	setenv("LANG", "en_GB.UTF-8", 1);
	lang_init(NULL, folder);
	cr_assert_eq(lang_current(), LANG_EN);
	setenv("LC_MESSAGES", "nl_NL.UTF-8", 1);
	lang_init(NULL, folder);
	cr_assert_eq(lang_current(), LANG_NL);
	setenv("LC_ALL", "en_US.UTF-8", 1);
	lang_init(NULL, folder);
	cr_assert_eq(lang_current(), LANG_EN);
	setenv("LC_ALL", "C.UTF-8", 1);
	lang_init(NULL, folder);
	cr_assert_eq(lang_current(), LANG_NL);
}

Test(lang, init__refuses_another_language_and_stays)
{
	lang_init("en", folder);
	cr_assert_eq(lang_init("de", folder), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "de"));
	cr_assert_eq(lang_current(), LANG_EN);
}

Test(lang, text__falls_back_on_the_other_language)
{
	lang_init("en", folder);
	cr_assert_str_eq(lang_text((struct label){ "plaatsing", "placement" }), "placement");
	cr_assert_str_eq(lang_text((struct label){ "plaatsing", NULL }), "plaatsing");
	cr_assert_str_eq(lang_text((struct label){ NULL, NULL }), "");
	lang_init("nl", folder);
	cr_assert_str_eq(lang_text((struct label){ "plaatsing", "placement" }), "plaatsing");
}

static char *read_file(struct arena *a, const char *path)
{
	char *text = arena_alloc(a, 4096);
	int fd = open(path, O_RDONLY);

	cr_assert_geq(fd, 0, "%s", path);
	cr_assert_geq(read(fd, text, 4095), 0);
	close(fd);
	return text;
}

Test(log, write__adds_clean_lines_in_a_private_file)
{
	struct arena *a = arena_new();
	char *state = arena_printf(a, "%s/a/state", folder);
	char *path = arena_printf(a, "%s/anker/log", state);
	struct stat st;

	setenv("XDG_STATE_HOME", state, 1);
	umask(0);
	log_write("first %d", 1);
	log_write("second\x1b[0m\nline");
	char *text = read_file(a, path);
	cr_assert_not_null(strstr(text, " first 1\n"));
	cr_assert_not_null(strstr(text, " second\xef\xbf\xbd[0m line\n"));
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert_eq(stat(arena_printf(a, "%s/anker", state), &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0700);
	arena_free(&a);
}

Test(log, write__goes_below_home_without_xdg)
{
	struct arena *a = arena_new();

	setenv("XDG_STATE_HOME", "relative/is/ignored", 1);
	setenv("HOME", folder, 1);
	log_write("at home");
	cr_assert_not_null(strstr(read_file(a, arena_printf(a, "%s/.local/state/anker/log", folder)), "at home"));
	arena_free(&a);
}

Test(log, write__drops_the_line_without_a_place)
{
	unsetenv("HOME");
	unsetenv("XDG_STATE_HOME");
	log_write("nowhere");
	setenv("XDG_STATE_HOME", "/proc/nothing", 1);
	log_write("not writable");
}
