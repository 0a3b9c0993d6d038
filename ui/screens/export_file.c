/* A file for what leaves the program: for this user's eyes, never over another one
 * without asking. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/screens.h"

FILE *export_open(struct screen *s, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST) {
		if (!ui_confirm(s, _("%s exists already. Overwrite it?"), path))
			return NULL;
		fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	}
	if (fd < 0) {
		ui_error(s, _("%s cannot be written: %s"), path, strerror(errno));
		return NULL;
	}
	return fdopen(fd, "w");
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
