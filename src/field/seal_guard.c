/* This process: nothing of it in a core dump, in another program's hands, or in a swap area that
 * keeps plain text. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "anker/str.h"
#include "seal_parts.h"

enum { LINE_SIZE = 4096, UUID_SIZE = 128, DEEPEST = 8 /* devices on devices */ };

/* A device of the kernel's device mapper says by its uuid what it is. */
static bool begins_with(const char *path, const char *word)
{
	char uuid[UUID_SIZE] = "";
	FILE *f = fopen(path, "re");

	if (f && !fgets(uuid, sizeof uuid, f))
		*uuid = '\0';
	if (f)
		fclose(f);
	return strncmp(uuid, word, strlen(word)) == 0;
}

/* Whether a block device (its folder in /sys) encrypts, or stands only on devices that do. */
static bool encrypts(const char *device, int depth)
{
	struct str path = STR_INIT;
	bool all = true, any = false;

	str_addf(&path, "%s/dm/uuid", device);
	bool is = begins_with(path.text, "CRYPT-");
	str_reset(&path);
	str_addf(&path, "%s/slaves", device);
	DIR *slaves = is || depth == DEEPEST ? NULL : opendir(path.text);
	for (struct dirent *d; slaves && (d = readdir(slaves));) {
		if (*d->d_name == '.')
			continue;
		str_reset(&path);
		str_addf(&path, "%s/slaves/%s", device, d->d_name);
		any = true;
		all = all && encrypts(path.text, depth + 1);
	}
	if (slaves)
		closedir(slaves);
	str_free(&path);
	return is || (any && all);
}

/* One line of /proc/swaps: a device, or a file on one. */
static bool area_safe(const char *name, const char *sys)
{
	struct stat st;
	struct str path = STR_INIT;

	if (strncmp(name, "/dev/zram", strlen("/dev/zram")) == 0)
		return true;
	if (stat(name, &st) != 0)
		return false;
	dev_t device = S_ISBLK(st.st_mode) ? st.st_rdev : st.st_dev;
	str_addf(&path, "%s/dev/block/%u:%u", sys, major(device), minor(device));
	bool safe = encrypts(path.text, 0);
	str_free(&path);
	return safe;
}

bool guard_swap_safe(const char *swaps, const char *sys)
{
	char line[LINE_SIZE];
	FILE *f = fopen(swaps, "re");
	bool safe = true;

	if (!f) /* a kernel without swap */
		return true;
	if (!fgets(line, sizeof line, f)) /* the heading */
		*line = '\0';
	while (safe && fgets(line, sizeof line, f)) {
		line[strcspn(line, " \t\n")] = '\0';
		if (*line)
			safe = area_safe(line, sys);
	}
	fclose(f);
	return safe;
}

/* Locks all memory where the limit allows what a caseload needs: with a small limit each later allocation
 * would fail, which is tried out. */
static bool keep_from_swap(void)
{
	if (mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0)
		return false;
	void *room = mmap(NULL, IMAGE_LARGEST, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (room == MAP_FAILED) {
		munlockall();
		return false;
	}
	munmap(room, IMAGE_LARGEST);
	return true;
}

void seal_guard_process(const char **warning)
{
	const struct rlimit none = { 0, 0 };

	*warning = NULL;
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a sentence, not the end */
	if (!keep_from_swap() && !guard_swap_safe("/proc/swaps", "/sys"))
		*warning = _("the swap area of this computer is not encrypted: text of the open caseload can end up "
			     "there; switch it off or encrypt it");
}
