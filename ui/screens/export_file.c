/* A file for what leaves the program: for this user's eyes, never over another one
 * without asking. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/screens.h"
#include "screens/shown.h"

static FILE *open_at(struct screen *s, const char *path, const char *typed)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST) {
		if (!ui_confirm(s, _("%s exists already. Overwrite it?"), typed))
			return NULL;
		fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	}
	if (fd < 0) {
		ui_error(s, _("%s cannot be written: %s"), typed, strerror(errno));
		return NULL;
	}
	return fdopen(fd, "w");
}

FILE *export_open(struct screen *s, const char *typed)
{
	struct arena *a = arena_new();
	const char *path;
	int64_t left;
	FILE *out = NULL;

	if (place_of(typed, a, &path) < 0 || place_room(0, &left) < 0 || shown_export(s) < 0)
		ui_failed(s);
	else
		out = open_at(s, path, typed);
	arena_free(&a);
	return out;
}

bool export_text(struct screen *s, const char *path, const char *text)
{
	FILE *out = export_open(s, path);
	bool good;

	if (!out)
		return false;
	good = fputs(text, out) >= 0;
	good = fclose(out) == 0 && good;
	if (!good)
		ui_error(s, _("%s cannot be written: %s"), path, strerror(errno));
	return good;
}
