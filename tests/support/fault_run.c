/* See fault_run.h. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/fault_run.h"

const char *fault_program(void)
{
	const char *program = getenv("ANKER");
	cr_assert_not_null(program, "ANKER names the program: make check-one");
	return program;
}

bool fault_all(void)
{
	const char *all = getenv("ANKER_FAULTS");
	return all && strcmp(all, "all") == 0;
}

int fault_next(int at, int last, int some)
{
	int step = fault_all() || last < some ? 1 : (last + some - 1) / some;
	if (at == 0 || at == last)
		return at + 1;
	return at + step > last ? last : at + step;
}

/* The library stands beside the tests of the same build. */
static void set_up(const struct fault_run *f, const char *log)
{
	char program[512], preload[600], fault[300];
	snprintf(program, sizeof program, "%s", fault_program());
	snprintf(preload, sizeof preload, "%s/tests/fault.so", dirname(program));
	snprintf(fault, sizeof fault, "%s:%d:%s", f->what, f->at, f->part);
	setenv("LD_PRELOAD", preload, 1);
	setenv("ANKER_FAULT", fault, 1);
	setenv("ANKER_FAULT_LOG", log, 1);
	/* The sanitizers want to come first, and to say at the end what leaked: not of a program that was cut short. */
	setenv("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", 1);
}

static void read_log(struct fault_run *f, const char *path)
{
	char line[sizeof f->hit];
	size_t filled = 0;
	FILE *log = fopen(path, "r");
	f->seen = 0;
	*f->hit = '\0';
	*f->log = '\0';
	while (log && fgets(line, sizeof line, log)) {
		if (filled + strlen(line) < sizeof f->log)
			filled += (size_t)sprintf(f->log + filled, "%s", line);
		line[strcspn(line, "\n")] = '\0';
		if (++f->seen == f->at)
			strcpy(f->hit, line);
	}
	if (log)
		fclose(log);
}

void fault_run(struct fault_run *f, const char *const argv[])
{
	char log[] = "/tmp/anker-fault-XXXXXX", out[] = "/tmp/anker-said-XXXXXX";
	int log_fd = mkstemp(log), out_fd = mkstemp(out);
	cr_assert(log_fd >= 0 && out_fd >= 0);
	pid_t child = fork();
	cr_assert_geq(child, 0);
	if (child == 0) {
		set_up(f, log);
		dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
		dup2(out_fd, STDOUT_FILENO);
		dup2(out_fd, STDERR_FILENO);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	cr_assert_eq(waitpid(child, &f->status, 0), child);
	ssize_t n = pread(out_fd, f->said, sizeof f->said - 1, 0);
	f->said[n > 0 ? n : 0] = '\0';
	read_log(f, log);
	close(log_fd);
	close(out_fd);
	unlink(log);
	unlink(out);
}
