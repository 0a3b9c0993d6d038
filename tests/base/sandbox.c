/* What the kernel refuses a process that went into the sandbox, tried by system calls as an attacker inside it
 * would. Each in a process of its own; the exit code counts what was not refused. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/sandbox.h"
#include "tests/support/landlock.h"

static char folder[] = "/tmp/anker-sandbox-XXXXXX";

static void setup(void)
{
	char path[64];

	strcpy(folder, "/tmp/anker-sandbox-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL && chdir(folder) == 0);
	cr_assert(mkdir("in", 0700) == 0 && mkdir("read", 0700) == 0 && mkdir("out", 0700) == 0);
	snprintf(path, sizeof path, "%s/out/secret", folder);
	for (int i = 0; i < 2; i++) {
		int fd = open(i ? "read/text" : "out/secret", O_WRONLY | O_CREAT, 0600);
		cr_assert(fd >= 0 && write(fd, "secret\n", 7) == 7 && close(fd) == 0);
	}
	cr_assert_eq(symlink(path, "in/link"), 0);
}

static void teardown(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(sandbox, .init = setup, .fini = teardown);

static bool enter(void)
{
	char in[64], read_only[64];
	const char *const write[] = { in, "/dev/null" }, *const read[] = { read_only };
	bool files;

	snprintf(in, sizeof in, "%s/in", folder);
	snprintf(read_only, sizeof read_only, "%s/read", folder);
	return sandbox_enter(&(struct sandbox){ read, 1, write, 2 }, &files) == 0 &&
	       files == (sandbox_files_version() > 0);
}

/* The exit code of what is done in there. */
static int inside(int (*what)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		_exit(enter() ? what() : 99);
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The same where the kernel has less: no Landlock (0), or an older one. */
static int inside_older(int version, int (*what)(void))
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		bool less = version > 0 ? landlock_older(version) : landlock_absent();
		_exit(!less ? 98 : sandbox_files_version() != version ? 97 : enter() ? what() : 99);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int count; /* what was not refused */

static void must_fail(long result, int why)
{
	if (result >= 0 || errno != why)
		count++;
}

static int try_programs(void)
{
	char name[] = "true", *argv[] = { name, NULL };
	int fd = memfd_create("x", MFD_CLOEXEC);

	must_fail(execv("/bin/true", argv), EPERM);
	must_fail(syscall(SYS_execveat, AT_FDCWD, "/bin/true", argv, NULL, 0), EPERM);
	must_fail(fexecve(fd, argv, argv), EPERM);
	must_fail(fork(), EPERM);
	must_fail(vfork(), EPERM);
	must_fail(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0), EPERM);
	must_fail(syscall(SYS_clone3, NULL, 0), ENOSYS);
	must_fail(system("true") == 0 ? 0 : (errno = EPERM, -1), EPERM);
	return count;
}

static int try_connections(void)
{
	int pair[2];

	must_fail(socket(AF_INET, SOCK_STREAM, 0), EPERM);
	must_fail(socket(AF_INET6, SOCK_DGRAM, 0), EPERM);
	must_fail(socket(AF_UNIX, SOCK_STREAM, 0), EPERM);
	must_fail(socket(AF_NETLINK, SOCK_RAW, 0), EPERM);
	must_fail(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), EPERM);
	must_fail(syscall(SYS_io_uring_setup, 1, NULL), EPERM);
	return count;
}

static int try_other_processes(void)
{
	must_fail(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL), EPERM);
	must_fail(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0), EPERM);
	must_fail(unshare(CLONE_NEWUSER), EPERM);
	must_fail(chroot("/"), EPERM);
	must_fail(syscall(SYS_bpf, 0, NULL, 0), EPERM);
	must_fail(ioctl(STDIN_FILENO, TIOCSTI, "x"), EPERM);
	return count;
}

static int try_files(void)
{
	char up[] = "in/../out/secret";

	must_fail(open("out/secret", O_RDONLY), EACCES);
	must_fail(open(up, O_RDONLY), EACCES);
	must_fail(open("in/link", O_RDONLY), EACCES);
	must_fail(open("/proc/self/root/etc/passwd", O_RDONLY), EACCES);
	must_fail(open("/etc/passwd", O_RDONLY), EACCES);
	must_fail(open("/", O_RDONLY | O_DIRECTORY), EACCES);
	must_fail(open("out/new", O_WRONLY | O_CREAT, 0600), EACCES);
	must_fail(open("read/new", O_WRONLY | O_CREAT, 0600), EACCES);
	must_fail(open("read/text", O_WRONLY), EACCES);
	must_fail(unlink("out/secret"), EACCES);
	must_fail(truncate("out/secret", 0), EPERM);
	must_fail(mkdir("out/folder", 0700), EACCES);
	must_fail(symlink("/etc/passwd", "in/other"), EACCES);
	must_fail(mknod("in/pipe", S_IFIFO | 0600, 0), EACCES);
	must_fail(link("out/secret", "in/secret"), EXDEV);
	must_fail(rename("out/secret", "in/secret"), EACCES); /* nothing there may be removed */
	return count;
}

static int what_is_needed(void)
{
	int fd = open("in/file", O_RDWR | O_CREAT | O_EXCL, 0600), bad = 0;

	bad += fd < 0 || write(fd, "x", 1) != 1 || ftruncate(fd, 0) != 0 || close(fd) != 0;
	bad += rename("in/file", "in/moved") != 0 || unlink("in/moved") != 0;
	bad += mkdir("in/folder", 0700) != 0 || rmdir("in/folder") != 0;
	bad += (fd = open("read/text", O_RDONLY)) < 0 || close(fd) != 0;
	bad += (fd = open("/dev/null", O_RDWR)) < 0 || close(fd) != 0;
	bad += (fd = memfd_create("x", 0)) < 0 || close(fd) != 0;
	return bad;
}

static void *nothing(void *arg)
{
	return arg;
}

static int try_thread(void)
{
	pthread_t t;

	return pthread_create(&t, NULL, nothing, NULL) != 0 || pthread_join(t, NULL) != 0;
}

Test(sandbox, no_program_is_started)
{
	cr_assert_eq(inside(try_programs), 0);
}

Test(sandbox, no_connection_is_made)
{
	cr_assert_eq(inside(try_connections), 0);
}

Test(sandbox, other_processes_and_the_machine_are_out_of_reach)
{
	cr_assert_eq(inside(try_other_processes), 0);
}

Test(sandbox, no_file_outside_the_folders)
{
	if (sandbox_files_version() == 0)
		cr_skip_test("this kernel has no Landlock: files are not confined by it");
	cr_assert_eq(inside(try_files), 0);
}

Test(sandbox, what_is_needed_works)
{
	cr_assert_eq(inside(what_is_needed), 0);
	cr_assert_eq(inside(try_thread), 0);
}

static int nothing_is_asked(void)
{
	return 0;
}

Test(sandbox, files_are_confined_by_the_first_versions_too)
{
	for (int version = 1; version <= 2; version++) {
		if (inside_older(version, nothing_is_asked) == 98)
			cr_skip_test("this kernel has no newer Landlock than %d", version);
		cr_assert_eq(inside_older(version, try_files), 0, "version %d", version);
		cr_assert_eq(inside_older(version, what_is_needed), 0, "version %d", version);
		cr_assert_eq(inside_older(version, try_programs), 0, "version %d", version);
	}
}

static int outside_is_open(void)
{
	int fd = open("out/secret", O_RDONLY);

	return fd < 0 || close(fd) != 0;
}

Test(sandbox, without_landlock_programs_and_connections_are_refused_all_the_same)
{
	cr_assert_eq(inside_older(0, try_programs), 0);
	cr_assert_eq(inside_older(0, try_connections), 0);
	cr_assert_eq(inside_older(0, try_other_processes), 0);
	cr_assert_eq(inside_older(0, what_is_needed), 0);
	cr_assert_eq(inside_older(0, outside_is_open), 0, "it was not absent");
}
