/* Plain text of a sealed caseload is nowhere but on the screen: every system call of a session is
 * read back (strace), and so is every file that is there afterwards. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/str.h"
#include "tests/ui/sealed.h"

#define NOTE "Kwikstaart zingt in het magazijn"

/* What would give it away. */
static const char *const words[] = { "Kwikstaart", "Wittebrood", "Korenaar", "SQLite format", "zonnebloem lampje" };

static struct sealed d;
static char trace[96];

static void setup(void)
{
	sealed_open(&d);
	snprintf(trace, sizeof trace, "%s.trace", d.c.folder);
	unlink(d.passphrase); /* typed, so it is nowhere */
}

static void teardown(void)
{
	unlink(trace);
	sealed_close(&d);
}

TestSuite(sealed_hunt, .init = setup, .fini = teardown, .timeout = 120);

/* The program lets nobody look inside, so that others than root do not see the names of its files. */
static bool can_trace(void)
{
	return geteuid() == 0 && system("strace -o /dev/null true 2>/dev/null") == 0;
}

static struct term *start(void)
{
	static char lang[] = "--lang", english[] = "en", strace[] = "strace", follow[] = "-f", paths[] = "-y", size[] = "-s", all[] = "1000000", out[] = "-o",
		which[] = "-e", calls[] = "trace=open,openat,creat,write,pwrite64,writev,pwritev,sendto,sendmsg,rename,"
					  "renameat,renameat2,link,linkat,symlink,mkdir,execve,memfd_create";
	char db[96], temporary[96], *program = getenv("ANKER");
	cr_assert_not_null(program);
	snprintf(db, sizeof db, "ANKER_DB=%s", d.c.path);
	snprintf(temporary, sizeof temporary, "TMPDIR=%s", d.c.folder);
	char *argv[] = { strace, follow, paths, size, all, out, trace, which, calls, program, lang, english, NULL };
	/* Leaks cannot be looked for in what is traced: the sanitizer would end it. */
	const char *env[] = { db, temporary, "ANKER_SHARE=share", "ANKER_USER=anna", "ANKER_TODAY=2026-11-22",
		"LSAN_OPTIONS=detect_leaks=0", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", NULL };
	return term_spawn(24, 80, argv, env);
}

/* A session: opened, a note typed and a draft of it, saved, searched for, undone and done, locked and opened. */
static void work(struct term *t)
{
	term_wait_for(t, "week.anker");
	term_type(t, SEALED_PASSPHRASE "\n");
	term_wait_for(t, "Joris Wittebrood");
	term_type(t, "c");
	term_wait_for(t, "Signals heard");
	term_type(t, NOTE);
	term_wait_for(t, NOTE);
	term_pass(t, 3000); /* a draft of it is kept by then */
	term_ctrl(t, 's');
	term_wait_gone(t, "Signals heard");
	term_type(t, ":search Kwikstaart\n");
	term_wait_for(t, "Kwikstaart");
	term_settle(t);
	term_type(t, "\033u");
	term_settle(t);
	term_ctrl(t, 'b');
	sealed_locked(t);
	sealed_unlock(t, "week.anker");
	term_settle(t);
}

static bool to_terminal(const char *line)
{
	return strstr(line, "</dev/pts/") || strstr(line, "</dev/tty>");
}

/* Lines of the trace, each judged. */
static void read_trace(void)
{
	struct str text = STR_INIT;
	int saves = 0, shown = 0;
	cr_assert_eq(file_read(trace, SIZE_MAX, &text), 0);
	for (char *line = text.text, *next; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		saves += strstr(line, "rename") && strstr(line, "week.anker.saving");
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (strstr(line, words[i])) {
				cr_assert(to_terminal(line), "%.300s", line);
				shown++;
			}
		cr_assert(!strstr(line, "O_TMPFILE") && !strstr(line, "/var/tmp") && !strstr(line, "etilqs_"), "%.300s", line);
		bool made = strstr(line, "O_CREAT") && !strstr(line, "O_RDONLY|O_CREAT");
		cr_assert(!made || strstr(line, ".anker.saving") || strstr(line, ".anker.lock") || strstr(line, "/anker/log"),
			"%.300s", line);
	}
	cr_assert_gt(saves, 1, "the trace shows no saves");
	cr_assert_gt(shown, 0, "the trace shows nothing that was on the screen");
	str_free(&text);
}

/* Every file there is, as `grep -r` finds it. */
static void read_folder(const char *folder)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		char command[256];
		snprintf(command, sizeof command, "grep -rqaF '%s' '%s'", words[i], folder);
		cr_assert_neq(system(command), 0, "%s is in a file in %s", words[i], folder);
	}
}

Test(sealed_hunt, a_session_leaves_no_word_on_the_disk)
{
	if (!can_trace())
		cr_skip_test("no tracing here: be root and install strace to run this test");
	struct term *t = start();
	work(t);
	read_folder(d.c.folder); /* while it is open */
	read_folder(t->home);
	term_type(t, "q");
	term_wait_exit(t);
	read_trace();
	read_folder(d.c.folder);
	read_folder(t->home);
	term_done(t);
}

/* The program itself: strace's only child. */
static pid_t traced(const struct term *t)
{
	char path[64];
	int child = 0;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", t->pid, t->pid);
	FILE *f = fopen(path, "r");
	cr_assert(f && fscanf(f, "%d", &child) == 1 && child > 0);
	fclose(f);
	return child;
}

Test(sealed_hunt, what_is_killed_leaves_no_word_either)
{
	if (!can_trace())
		cr_skip_test("no tracing here: be root and install strace to run this test");
	struct term *t = start();
	work(t);
	term_type(t, "c");
	term_wait_for(t, "Signals heard");
	term_type(t, NOTE " en zwijgt");
	term_wait_for(t, "en zwijgt");
	term_pass(t, 1000);
	kill(traced(t), SIGKILL);
	term_wait_exit(t);
	read_trace();
	read_folder(d.c.folder);
	read_folder(t->home);
	struct stat core;
	cr_assert_neq(stat("core", &core), 0);
	term_done(t);
}
