/* Reading a file whole, and replacing it in one step. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/str.h"

static char folder[40], path[80];

static void open_folder(void)
{
	strcpy(folder, "/tmp/anker-file-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/a.regel", folder);
}

static void close_folder(void)
{
	char command[64];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(file, .init = open_folder, .fini = close_folder);

static const char *contents(void)
{
	static char text[64];
	FILE *f = fopen(path, "r");
	cr_assert(f != NULL);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

static long files(void)
{
	char command[80];
	snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
	FILE *f = popen(command, "r");
	long n = -1;
	cr_assert_eq(fscanf(f, "%ld", &n), 1);
	pclose(f);
	return n;
}

Test(file, is_replaced_whole_and_keeps_its_mode)
{
	struct stat st;
	cr_assert_eq(file_replace(path, "een\n", 4), 0, "%s", err_last());
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600, "a new one is for its owner alone");
	cr_assert_eq(chmod(path, 0644), 0);
	cr_assert_eq(file_replace(path, "twee\n", 5), 0, "%s", err_last());
	cr_assert_str_eq(contents(), "twee\n");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0644);
	cr_assert_eq(files(), 1, "nothing is left beside it");
}

Test(file, is_replaced_behind_a_link)
{
	char link[96];
	struct stat st;
	snprintf(link, sizeof link, "%s/link", folder);
	cr_assert_eq(file_replace(path, "een", 3), 0);
	cr_assert_eq(symlink(path, link), 0);
	cr_assert_eq(file_replace(link, "twee", 4), 0);
	cr_assert_str_eq(contents(), "twee");
	cr_assert_eq(lstat(link, &st), 0);
	cr_assert(S_ISLNK(st.st_mode));
}

Test(file, what_is_no_file_is_written_to__and_stays_what_it_is)
{
	struct stat st;
	char text[8] = "";
	cr_assert_eq(mkfifo(path, 0600), 0);
	int fd = open(path, O_RDONLY | O_NONBLOCK);
	cr_assert_eq(file_replace(path, "een\n", 4), 0, "%s", err_last());
	cr_assert_eq(read(fd, text, sizeof text - 1), 4);
	close(fd);
	cr_assert_str_eq(text, "een\n");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(S_ISFIFO(st.st_mode));
	cr_assert_eq(files(), 1);
}

Test(file, without_its_folder_is_refused_with_its_name)
{
	snprintf(path, sizeof path, "%s/nowhere/a.regel", folder);
	cr_assert_eq(file_replace(path, "een", 3), ERR_IO);
	cr_assert(strstr(err_last(), path) != NULL, "%s", err_last());
	file_make_folders(path);
	cr_assert_eq(file_replace(path, "een", 3), 0);
}

Test(file, is_removed_once_and_gone_is_fine)
{
	cr_assert_eq(file_replace(path, "een", 3), 0);
	cr_assert_eq(file_remove(path), 0);
	cr_assert_eq(access(path, F_OK), -1);
	cr_assert_eq(file_remove(path), 0);
}

Test(file, is_read_as_far_as_asked)
{
	struct str text = STR_INIT;
	cr_assert_eq(file_read(path, 9, &text), ENOENT);
	cr_assert_eq(file_replace(path, "een twee", 8), 0);
	cr_assert_eq(file_read(path, 9, &text), 0);
	cr_assert_str_eq(text.text, "een twee");
	cr_assert_eq(file_read(path, 3, &text), 0);
	cr_assert_str_eq(text.text, "een tweeeen");
	cr_assert_eq(file_read(folder, 9, &text), EISDIR);
	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(mkfifo(path, 0600), 0);
	str_reset(&text);
	cr_assert_eq(file_read(path, 9, &text), 0, "nobody writes: not waited for");
	cr_assert_eq(text.len, 0);
	str_free(&text);
}
