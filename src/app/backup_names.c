/* Names of copies by their moment, and which of them stay. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/file.h"
#include "backup.h"

enum { DAY_CHARS = 10, STAMP_CHARS = 17 /* 2026-11-22-140501 */, WEEK = 7, YEAR = 12 };
static const char ending[] = ".anker";

/* Name of the caseload without folder and ending. */
static const char *stem_of(const char *db, struct arena *a)
{
	const char *slash = strrchr(db, '/'), *name = slash ? slash + 1 : db, *dot = strrchr(name, '.');
	return arena_strndup(a, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

char *backup_name(const char *folder, const char *db, const char *moment, struct arena *a)
{
	size_t n = strlen(folder);
	return arena_printf(a, "%s%s%s-%.10s-%.2s%.2s%.2s%s", folder, n && folder[n - 1] == '/' ? "" : "/",
		stem_of(db, a), moment, moment + DAY_CHARS + 1, moment + DAY_CHARS + 4, moment + DAY_CHARS + 7, ending);
}

/* ---- those that are there ---- */

struct named {
	const char *name;
	day on;
};

/* Exactly such a name, and `more` behind it: no other file is ever taken away. */
static bool is_copy(const char *name, const char *stem, const char *more, struct arena *a, day *on)
{
	size_t n = strlen(stem);
	if (strlen(name) != n + 1 + STAMP_CHARS + sizeof ending - 1 + strlen(more) || strncmp(name, stem, n) != 0 ||
		name[n] != '-' || strncmp(name + n + 1 + STAMP_CHARS, ending, sizeof ending - 1) != 0 ||
		strcmp(name + n + STAMP_CHARS + sizeof ending, more) != 0)
		return false;
	const char *stamp = name + n + 1, *time = stamp + DAY_CHARS;
	return *time == '-' && strspn(time + 1, "0123456789") == STAMP_CHARS - DAY_CHARS - 1 &&
		date_parse_iso(arena_strndup(a, stamp, DAY_CHARS), on) == 0;
}

static int newest_first(const void *x, const void *y)
{
	return strcmp(((const struct named *)y)->name, ((const struct named *)x)->name);
}

static int list_copies(const char *folder, const char *stem, struct arena *a, struct named **out, size_t *n)
{
	DIR *d = opendir(folder);
	void *list = NULL;
	day on;
	*n = 0;
	if (!d)
		return err_set(ERR_IO, _("%s cannot be read: %s"), folder, strerror(errno));
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		if (is_copy(e->d_name, stem, "", a, &on))
			*(struct named *)arena_add(a, &list, n, sizeof **out) =
				(struct named){ arena_strdup(a, e->d_name), on };
	closedir(d);
	*out = list;
	if (*n)
		qsort(*out, *n, sizeof **out, newest_first);
	return 0;
}

/* ---- which stay ---- */

/* Stretches of time have numbers that go up by one. */
static int number_of_day(day d)
{
	return d;
}

static int number_of_week(day d)
{
	return (d - date_weekday_of(d)) / WEEK;
}

static int number_of_month(day d)
{
	int year, month, mday;
	date_to_ymd(d, &year, &month, &mday);
	return year * YEAR + month;
}

/* The first of its stretch in a list that begins with the newest, of the last `most` stretches. */
static bool last_of(const struct named *list, size_t i, day today, int (*number)(day d), int most)
{
	return number(list[i].on) > number(today) - most && (i == 0 || number(list[i - 1].on) != number(list[i].on));
}

/* Half a copy, which a program that was killed left: with nothing under the name of the whole. */
static bool is_half(const char *folder, const char *name, const char *stem, struct arena *a, day *on)
{
	static const char *const halves[] = { ".part", ".read.part", ".read" };
	const char *copy = arena_printf(a, "%s/%s", folder, name);
	struct stat st;
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (is_copy(name, stem, halves[i], a, on))
			return lstat(arena_strndup(a, copy, strlen(copy) - strlen(halves[i])), &st) != 0 &&
				lstat(copy, &st) == 0 && S_ISREG(st.st_mode);
	return false;
}

/* Of yesterday and today may be another program's that is at it. */
static int remove_halves(const char *folder, const char *stem, day today, struct arena *a)
{
	DIR *d = opendir(folder);
	int rc = 0;
	day on;
	if (!d)
		return err_set(ERR_IO, _("%s cannot be read: %s"), folder, strerror(errno));
	for (struct dirent *e; rc == 0 && (e = readdir(d)) != NULL;)
		if (is_half(folder, e->d_name, stem, a, &on) && on < today - 1)
			rc = file_remove(arena_printf(a, "%s/%s", folder, e->d_name));
	closedir(d);
	return rc;
}

int backup_rotate(const char *folder, const char *db, const char *made, const struct backup_keep *keep,
	struct arena *a, size_t *removed)
{
	struct named *list = NULL;
	struct stat st;
	size_t n = 0;
	const char *slash = strrchr(made, '/');
	day today = DAY_NONE;
	*removed = 0;
	int rc = list_copies(folder, stem_of(db, a), a, &list, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, slash ? slash + 1 : made) == 0)
			today = list[i].on;
	for (size_t i = 0; i < n && rc == 0 && today != DAY_NONE; i++) {
		if (list[i].on >= today || last_of(list, i, today, number_of_day, keep->days) ||
			last_of(list, i, today, number_of_week, keep->weeks) ||
			last_of(list, i, today, number_of_month, keep->months))
			continue;
		const char *path = arena_printf(a, "%s/%s", folder, list[i].name), *log = arena_printf(a, "%s.read", path);
		if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
			continue;
		if ((rc = file_remove(path)) == 0)
			++*removed;
		if (rc == 0 && lstat(log, &st) == 0 && S_ISREG(st.st_mode))
			rc = file_remove(log);
	}
	return rc || today == DAY_NONE ? rc : remove_halves(folder, stem_of(db, a), today, a);
}
