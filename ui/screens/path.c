/* The question which file to read, with completion of its name; see path.h. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "core/prompt.h"
#include "screens/path.h"

enum { CANDIDATES = 200 };

char *path_expand(const char *path, struct arena *a)
{
	const char *home = getenv("HOME");

	return path[0] == '~' && path[1] == '/' && home ? arena_printf(a, "%s%s", home, path + 1)
	                                                : arena_strdup(a, path);
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t complete(struct arena *a, const char *text, void *ctx, const char ***out)
{
	const char *slash = strrchr(text, '/'), *start = slash ? slash + 1 : text;
	const char *typed = arena_strndup(a, text, (size_t)(start - text)); /* the folder, as it was typed */
	const char *folder = place_restricted() ? place_folder() : *typed ? path_expand(typed, a) : ".";
	DIR *dir = opendir(folder);
	const struct dirent *e;
	size_t n = 0;

	(void)ctx;
	*out = arena_alloc(a, CANDIDATES * sizeof **out);
	while (dir && n < CANDIDATES && (e = readdir(dir)) != NULL) {
		if (place_restricted() && (*typed || e->d_name[0] == '.'))
			continue;
		if (strncmp(e->d_name, start, strlen(start)) != 0 || (e->d_name[0] == '.' && start[0] != '.'))
			continue;
		(*out)[n++] = arena_printf(a, "%s%s%s", typed, e->d_name,
		        is_folder(arena_printf(a, "%s/%s", folder, e->d_name)) ? "/" : "");
	}
	if (dir)
		closedir(dir);
	qsort(*out, n, sizeof **out, by_name);
	return n;
}

/* What Tab would make of it: the names that begin so. */
static const char *echo(struct arena *a, const char *text, void *ctx)
{
	const char **all;
	size_t n = complete(a, text, ctx, &all);
	const char *name;

	if (n == 0 || !*text)
		return NULL;
	if (n > 1)
		return arena_printf(a, ngettext("Tab: %zu name", "Tab: %zu names", n), n);
	name = strrchr(all[0], '/');
	return strcmp(all[0], text) == 0 ? NULL
	                                 : arena_printf(a, "Tab: %s", name && name[1] ? name + 1 : all[0]);
}

/* As it is typed: on a server a name in one's own folder. */
static const char *shown(const char *path)
{
	return place_restricted() && *path == '~' ? "" : place_shown(path);
}

int path_ask(
	struct screen *s, const char *label, const char *typed, const char *help, struct arena *a, char **out)
{
	struct ask ask = { .label = label, .text = shown(typed), .complete = complete, .echo = echo, .help = help };
	const char *path;
	int rc;

	while ((rc = ui_ask(s, &ask, a, out)) == 0) {
		if (place_of(path_expand(*out, a), a, &path) == 0) {
			*out = arena_strdup(a, path);
			break;
		}
		ask.text = *out;
		ask.help = arena_strdup(a, err_last());
	}
	return rc;
}
