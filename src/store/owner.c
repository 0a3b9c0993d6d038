/* Which running program a draft belongs to: its host's boot, its process id and
 * when that process began. The last tells it from a later process that was given
 * the same number. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

enum { BOOT_SIZE = 40, STAT_SIZE = 1024, FIELDS_TO_START = 19 /* of /proc/PID/stat, after the state */ };

static bool read_line(const char *path, char *buf, size_t size)
{
	FILE *f = fopen(path, "re");
	bool read = f && fgets(buf, (int)size, f);
	if (f)
		fclose(f);
	if (read)
		buf[strcspn(buf, "\n")] = '\0';
	return read;
}

/* False when there is no such process, or only what its parent has yet to hear
 * of its end. */
static bool process_began(long pid, unsigned long long *ticks)
{
	char path[48], line[STAT_SIZE], *p;
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	/* The name of the program, in parentheses, may hold anything. */
	if (!read_line(path, line, sizeof line) || !(p = strrchr(line, ')')) || p[1] != ' ')
		return false;
	p += 2;
	if (*p == 'Z' || *p == 'X')
		return false;
	for (int i = 0; i < FIELDS_TO_START && p; i++)
		p = strchr(p + 1, ' ');
	return p && sscanf(p, "%llu", ticks) == 1;
}

static bool boot_id(char boot[BOOT_SIZE])
{
	return read_line("/proc/sys/kernel/random/boot_id", boot, BOOT_SIZE) && *boot;
}

void owner_self(char out[OWNER_SIZE])
{
	char boot[BOOT_SIZE];
	unsigned long long began;
	long pid = (long)getpid();
	*out = '\0';
	if (boot_id(boot) && process_began(pid, &began))
		snprintf(out, OWNER_SIZE, "%s %ld %llu", boot, pid, began);
}

bool owner_alive(const char *owner)
{
	char boot[BOOT_SIZE], here[BOOT_SIZE];
	unsigned long long began, now;
	long pid;
	return sscanf(owner, "%39s %ld %llu", boot, &pid, &began) == 3 && boot_id(here) &&
		strcmp(boot, here) == 0 && process_began(pid, &now) && now == began;
}
