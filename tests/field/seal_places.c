/* Places where a sealed file cannot be saved: a disk that is really full, a medium that is really
 * read-only, another's folder. Each has its sentence, and the old file stays as it was. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sealed.h"

#include <sys/mount.h> /* last: it has a BLOCK_SIZE too */

TestSuite(seal_places, .init = sealed_setup, .fini = sealed_teardown);

#define WORDS "vier losse woorden samen"

enum { CONTENTS = 2 << 20, NOBODY = 65534 };

static bool write_line(const char *path, const char *line)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool written = fd >= 0 && write(fd, line, strlen(line)) == (ssize_t)strlen(line);
	if (fd >= 0)
		close(fd);
	return written;
}

/* Mounts of its own for this test's process; an ordinary user is root among them. */
static bool own_mounts(void)
{
	char map[32];
	unsigned uid = geteuid(), gid = getegid();
	if (unshare(CLONE_NEWNS | (uid ? CLONE_NEWUSER : 0)) != 0)
		return false;
	if (uid) {
		snprintf(map, sizeof map, "0 %u 1", uid);
		if (!write_line("/proc/self/uid_map", map) || !write_line("/proc/self/setgroups", "deny"))
			return false;
		snprintf(map, sizeof map, "0 %u 1", gid);
		if (!write_line("/proc/self/gid_map", map))
			return false;
	}
	return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static bool mount_disk(size_t bytes)
{
	char size[32];
	snprintf(size, sizeof size, "size=%zu", bytes);
	return mount("tmpfs", sealed_folder, "tmpfs", 0, size) == 0;
}

Test(seal_places, a_disk_that_is_full)
{
	const double times[] = { 1.02, 1.2, 1.5, 1.9 };
	if (!own_mounts())
		cr_skip_test("no mounts of one's own here");
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		size_t n, after;
		cr_assert(mount_disk((size_t)(CONTENTS * times[i])));
		sealed_make(sealed_path, WORDS, CONTENTS, 1);
		unsigned char *before = sealed_file(sealed_path, &n);
		struct seal *s = sealed_open(sealed_path, WORDS);
		for (unsigned j = 0; j < 20; j++)
			sealed_refused(sealed_save(s, CONTENTS, 2), ERR_IO, "the disk is full; make room and save again");
		unsigned char *now = sealed_file(sealed_path, &after);
		cr_assert(n == after && memcmp(before, now, n) == 0);
		/* Smaller, it fits; and what the saves took on the disk was given back. */
		cr_assert_eq(sealed_save(s, CONTENTS / 200, 3), 0, "%s", err_last());
		cr_assert_eq(sealed_save(s, CONTENTS / 2, 4), 0, "%s", err_last());
		seal_close(&s);
		sealed_holds(sealed_path, WORDS, CONTENTS / 2, 4);
		cr_assert_eq(sealed_others(), 0);
		free(before);
		free(now);
		cr_assert_eq(umount(sealed_folder), 0);
	}
}

Test(seal_places, a_new_file_on_a_full_disk_is_none)
{
	if (!own_mounts())
		cr_skip_test("no mounts of one's own here");
	cr_assert(mount_disk(CONTENTS / 2));
	struct secret *p = sealed_secret(WORDS);
	struct seal *s;
	const struct seal_make m = { .path = sealed_path, .passphrase = p, .cost = sealed_cost };
	cr_assert_eq(seal_create(&s, &m), 0);
	sealed_refused(sealed_save(s, CONTENTS, 1), ERR_IO, "the disk is full");
	seal_close(&s);
	cr_assert_not(sealed_exists(sealed_path));
	cr_assert_eq(sealed_others(), 0);
	secret_free(&p);
	cr_assert_eq(umount(sealed_folder), 0);
}

Test(seal_places, a_medium_that_cannot_be_written)
{
	if (!own_mounts())
		cr_skip_test("no mounts of one's own here");
	cr_assert(mount_disk(2 * CONTENTS));
	struct secret *p = sealed_secret(WORDS);
	struct seal *s, *open = NULL;
	sealed_make(sealed_path, WORDS, 3000, 1);
	cr_assert_eq(mount(NULL, sealed_folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
	sealed_refused(seal_open(&s, sealed_path, &(struct seal_way){ .passphrase = p }, false), ERR_READONLY,
		"a medium that cannot be written");
	sealed_holds(sealed_path, WORDS, 3000, 1);
	/* It turned so after it was opened, as a disk with errors does. */
	cr_assert_eq(mount(NULL, sealed_folder, NULL, MS_REMOUNT, NULL), 0);
	open = sealed_open(sealed_path, WORDS);
	if (mount(NULL, sealed_folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0)
		sealed_refused(sealed_save(open, 3000, 2), ERR_READONLY, "a medium that cannot be written");
	seal_close(&open);
	sealed_holds(sealed_path, WORDS, 3000, 1);
	secret_free(&p);
	cr_assert_eq(umount(sealed_folder), 0);
}

/* In a process of its own: rights that are given up do not come back. */
Test(seal_places, a_folder_of_someone_else)
{
	int status;
	sealed_make(sealed_path, WORDS, 3000, 1);
	cr_assert_eq(chmod(sealed_path, 0644), 0);
	cr_assert_eq(chmod(sealed_folder, 0555), 0);
	pid_t child = fork();
	if (child == 0) {
		struct secret *p = sealed_secret(WORDS);
		struct seal *s;
		size_t n;
		const struct seal_way way = { .passphrase = p };
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(2);
		bool good = seal_open(&s, sealed_path, &way, false) == ERR_READONLY &&
			strstr(err_last(), "you may not write in its folder") && sealed_load(sealed_path, &way, NULL, &n) == 0;
		_exit(good ? 0 : 1);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d", status);
	cr_assert_eq(chmod(sealed_folder, 0700), 0);
	sealed_holds(sealed_path, WORDS, 3000, 1);
}
