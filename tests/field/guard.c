/* This process and the swap area: no core, no look inside, and a warning where plain text could
 * be swapped out to a disk that keeps it. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdarg.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sealed.h"

TestSuite(guard, .init = sealed_setup, .fini = sealed_teardown);

static char swaps[128], sys[128], device[32];

static void file(const char *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void file(const char *text, const char *format, ...)
{
	char path[512], command[600];
	va_list ap;
	va_start(ap, format);
	vsnprintf(path, sizeof path, format, ap);
	va_end(ap);
	snprintf(command, sizeof command, "mkdir -p $(dirname %s)", path);
	cr_assert_eq(system(command), 0);
	sealed_write(path, (const unsigned char *)text, strlen(text));
}

/* A swap file in the test's folder; its device is described in a /sys of ours. */
static void swap_file(void)
{
	struct stat st;
	char line[256];
	snprintf(swaps, sizeof swaps, "%s/swaps", sealed_folder);
	snprintf(sys, sizeof sys, "%s/sys", sealed_folder);
	cr_assert_eq(stat(sealed_folder, &st), 0);
	snprintf(device, sizeof device, "%u:%u", major(st.st_dev), minor(st.st_dev));
	snprintf(line, sizeof line, "Filename Type Size Used Priority\n%s/swapfile file 1 0 -2\n", sealed_folder);
	file("", "%s/swapfile", sealed_folder);
	file(line, "%s", swaps);
}

Test(guard, no_swap_and_zram_are_safe)
{
	swap_file();
	cr_assert(guard_swap_safe("/nowhere/at/all", sys));
	file("Filename Type Size Used Priority\n", "%s", swaps);
	cr_assert(guard_swap_safe(swaps, sys));
	file("Filename Type Size Used Priority\n/dev/zram0 partition 1 0 100\n", "%s", swaps);
	cr_assert(guard_swap_safe(swaps, sys));
	file("Filename Type Size Used Priority\n/dev/zram0 partition 1 0 100\n/dev/nowhere partition 1 0 1\n", "%s", swaps);
	cr_assert_not(guard_swap_safe(swaps, sys));
}

Test(guard, a_plain_disk_is_not)
{
	swap_file();
	cr_assert_not(guard_swap_safe(swaps, sys));
	file("LVM-abcdef", "%s/dev/block/%s/dm/uuid", sys, device);
	cr_assert_not(guard_swap_safe(swaps, sys));
}

Test(guard, an_encrypted_one_is_also_below_a_volume)
{
	swap_file();
	file("CRYPT-LUKS2-abcdef", "%s/dev/block/%s/dm/uuid", sys, device);
	cr_assert(guard_swap_safe(swaps, sys));
	file("LVM-abcdef", "%s/dev/block/%s/dm/uuid", sys, device);
	file("CRYPT-PLAIN-abcdef", "%s/dev/block/%s/slaves/dm-0/dm/uuid", sys, device);
	cr_assert(guard_swap_safe(swaps, sys));
	/* Half on a plain disk is plain. */
	file("8:1", "%s/dev/block/%s/slaves/sda1/dev", sys, device);
	cr_assert_not(guard_swap_safe(swaps, sys));
}

/* As another user, who may not look into a guarded program and may into one that is not. */
static int look_into(pid_t pid)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%ld/mem", (long)pid);
	pid_t child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(2);
		_exit(access(path, R_OK) == 0 ? 0 : 1);
	}
	int status;
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WEXITSTATUS(status);
}

Test(guard, no_core_and_no_look_inside)
{
	int ready[2], status;
	char byte;
	cr_assert_eq(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		const char *warning;
		struct rlimit core;
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(2);
		prctl(PR_SET_DUMPABLE, 1);
		seal_guard_process(&warning);
		getrlimit(RLIMIT_CORE, &core);
		bool good = core.rlim_cur == 0 && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0;
		/* Memory can still be had. */
		void *p = malloc(64 << 20);
		good = good && p;
		byte = good ? 'y' : 'n';
		if (write(ready[1], &byte, 1) == 1)
			pause();
		_exit(0);
	}
	cr_assert_eq(read(ready[0], &byte, 1), 1);
	cr_assert_eq(byte, 'y');
	cr_assert_eq(look_into(child), 1);
	kill(child, SIGKILL);
	cr_assert_eq(waitpid(child, &status, 0), child);
}

Test(guard, a_file_that_may_not_grow_does_not_end_the_program)
{
	const char *warning;
	struct rlimit small = { 100, 100 };
	char path[128];
	seal_guard_process(&warning);
	setrlimit(RLIMIT_FSIZE, &small);
	snprintf(path, sizeof path, "%s/small", sealed_folder);
	FILE *f = fopen(path, "w");
	for (int i = 0; i < 20000; i++)
		fputc('x', f);
	cr_assert_neq(fclose(f), 0);
}
