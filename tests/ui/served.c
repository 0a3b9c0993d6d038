/* See served.h. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/landlock.h"
#include "tests/ui/served.h"

enum { COMMAND = 4096, WORDS = 32, OUTPUT_MOST = 4 << 20, TRIES = 1000, PACE_MS = 10 };

static void shell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static void shell(const char *fmt, ...)
{
	char command[COMMAND];
	va_list ap;

	va_start(ap, fmt);
	cr_assert_lt(vsnprintf(command, sizeof command, fmt, ap), COMMAND);
	va_end(ap);
	cr_assert_eq(system(command), 0, "%s", command);
}

/* A folder as `make install` leaves it: beside the program nothing of the build's. */
static void install(struct served *s)
{
	char *program = realpath(getenv("ANKER"), NULL), *share = realpath("share", NULL);

	cr_assert(program != NULL && share != NULL);
	shell("cd '%s' && mkdir -p inst/bin inst/share && cp '%s' inst/bin/anker && ln -s '%s' inst/share/anker && "
	      "ln -s \"$(dirname '%s')/share\" inst/bin/share",
		s->d.folder, program, share, program);
	free(program);
	free(share);
}

static void share_it(struct served *s)
{
	const struct passwd *me = getpwuid(getuid());
	char sql[1024];

	cr_assert(me != NULL);
	shell("cd '%s' && mkdir -m 2770 office && mv c.db office/r.anker && chmod 660 office/r.anker", s->d.folder);
	snprintf(s->d.path, sizeof s->d.path, "%s/office/r.anker", s->d.folder);
	snprintf(s->exchange, sizeof s->exchange, "%s/office/exchange/%s", s->d.folder, me->pw_name);
	snprintf(s->mark, sizeof s->mark, "%s/mark", s->d.folder);
	snprintf(sql, sizeof sql,
		"UPDATE file SET shared = 1; UPDATE expert SET login = '%s' WHERE login = 'anna'; "
		"INSERT INTO member (login, role, since, by) VALUES ('%s', 'expert', '2026-01-01T00:00:00Z', 'test')",
		me->pw_name, me->pw_name);
	demo_sql(&s->d, sql);
}

void served_prepare(struct served *s)
{
	*s = (struct served){ .mark = "" };
	demo_open(&s->d, "en");
	install(s);
	share_it(s);
}

void served_open(struct served *s, const char *more)
{
	char config[1024];

	if (!sshd_possible())
		cr_skip_test("no SSH server here: install openssh-server to run this test");
	served_prepare(s);
	/* A sanitizer looks for leaks by tracing, which is what is refused here. */
	snprintf(config, sizeof config,
		"ForceCommand %s/inst/bin/anker --server --db %s\nSetEnv ASAN_OPTIONS=detect_leaks=0\n"
		"Subsystem sftp internal-sftp\n%s",
		s->d.folder, s->d.path, more);
	if (!sshd_start(&s->sshd, s->d.folder, config)) {
		demo_close(&s->d);
		cr_skip_test("an SSH server could not be started here");
	}
}

void served_close(struct served *s)
{
	if (s->sshd.pid > 0)
		sshd_stop(&s->sshd);
	served_wait_gone(s);
	demo_close(&s->d);
}

/* ---- one command ---- */

static size_t words_of(struct served *s, const char **argv, char config[128], const char *const *options,
	const char *command)
{
	size_t n = 0;

	snprintf(config, 128, "%s/config", s->sshd.folder);
	argv[n++] = "ssh";
	argv[n++] = "-F";
	argv[n++] = config;
	while (*options != NULL)
		argv[n++] = *options++;
	argv[n++] = "office";
	if (command != NULL)
		argv[n++] = command;
	argv[n] = NULL;
	cr_assert_lt(n, (size_t)WORDS);
	return n;
}

static char *whole(const char *path, char **keep)
{
	FILE *f = fopen(path, "r");

	free(*keep);
	*keep = calloc(1, OUTPUT_MOST + 1);
	cr_assert(f != NULL && *keep != NULL);
	cr_assert_lt(fread(*keep, 1, OUTPUT_MOST, f), (size_t)OUTPUT_MOST);
	fclose(f);
	return *keep;
}

static void take_streams(const struct served *s, const char *in)
{
	char out[128], err[128];

	snprintf(out, sizeof out, "%s/out", s->d.folder);
	snprintf(err, sizeof err, "%s/err", s->d.folder);
	int fd[] = { open(in != NULL ? in : "/dev/null", O_RDONLY), open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600),
		open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600) };
	for (int i = 0; i < 3; i++)
		dup2(fd[i], i);
}

static struct said what_it_said(const struct served *s, pid_t pid)
{
	static char *out_kept, *err_kept;
	char out[128], err[128];
	int status = 0;

	snprintf(out, sizeof out, "%s/out", s->d.folder);
	snprintf(err, sizeof err, "%s/err", s->d.folder);
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	return (struct said){ WIFEXITED(status) ? WEXITSTATUS(status) : -1, whole(out, &out_kept), whole(err, &err_kept) };
}

struct said served_run(struct served *s, const char *const *options, const char *command, const char *in)
{
	const char *argv[WORDS];
	char config[128];

	words_of(s, argv, config, options, command);
	pid_t pid = fork();
	if (pid == 0) {
		take_streams(s, in);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	return what_it_said(s, pid);
}

struct said served_direct(struct served *s, const struct direct *d)
{
	const char *argv[WORDS] = { NULL, "--server", "--db", s->d.path };
	char program[128];
	size_t n = 4;

	snprintf(program, sizeof program, "%s/inst/bin/anker", s->d.folder);
	argv[0] = program;
	for (const char *const *word = d->more; word != NULL && *word != NULL; word++)
		argv[n++] = *word;
	pid_t pid = fork();
	if (pid == 0) {
		take_streams(s, d->in);
		clearenv();
		putenv((char[]){ "ASAN_OPTIONS=detect_leaks=0" });
		putenv((char[]){ "LC_ALL=en_US.UTF-8" });
		for (const char *const *one = d->set; one != NULL && *one != NULL; one++)
			putenv((char *)*one);
		if (d->command != NULL)
			setenv("SSH_ORIGINAL_COMMAND", d->command, 1);
		if (chdir(s->d.folder) == 0 && (!d->bare || landlock_absent()))
			execv(program, (char *const *)argv);
		_exit(127);
	}
	return what_it_said(s, pid);
}

struct term *served_term(struct served *s, const char *const *options, const char *command)
{
	const char *argv[WORDS], *all[WORDS] = { "-tt", "-q" };
	char config[128];
	size_t n = 2;

	while (*options != NULL)
		all[n++] = *options++;
	all[n] = NULL;
	words_of(s, argv, config, all, command);
	return term_spawn(24, 80, (char *const *)argv, (const char *const[]){ NULL });
}

/* ---- what runs ---- */

pid_t served_process(const struct served *s)
{
	char program[128], link[64], path[PATH_MAX];
	DIR *proc = opendir("/proc");
	const struct dirent *e;
	pid_t found = 0;

	snprintf(program, sizeof program, "%s/inst/bin/anker", s->d.folder);
	cr_assert(proc != NULL);
	while (found == 0 && (e = readdir(proc)) != NULL) {
		snprintf(link, sizeof link, "/proc/%.20s/exe", e->d_name);
		ssize_t n = atoi(e->d_name) > 0 ? readlink(link, path, sizeof path - 1) : -1;
		if (n > 0 && (path[n] = '\0', strcmp(path, program) == 0))
			found = atoi(e->d_name);
	}
	closedir(proc);
	return found;
}

void served_wait_gone(const struct served *s)
{
	for (int i = 0; i < TRIES && served_process(s) != 0; i++)
		poll(NULL, 0, PACE_MS);
	cr_assert_eq(served_process(s), 0, "a program lives on without its connection");
}
