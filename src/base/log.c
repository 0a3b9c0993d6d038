/* The log file. Opened per line: lines are rare, and a log that was moved away
 * or a caseload on a stick must never be held open. One write per line, so
 * lines of several processes do not mix. */
#include "anker/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/file.h"
#include "anker/text.h"

static bool to_system;

void log_to_system(void)
{
	openlog("anker", LOG_PID | LOG_NDELAY, LOG_AUTHPRIV);
	to_system = true;
}

/* NULL where neither variable names a place. The XDG rules say that a relative
 * path is to be ignored. */
static char *log_path(struct arena *a)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");

	if (state != NULL && state[0] == '/')
		return arena_printf(a, "%s/anker/log", state);
	if (home != NULL && home[0] == '/')
		return arena_printf(a, "%s/.local/state/anker/log", home);
	return NULL;
}

void log_write(const char *fmt, ...)
{
	int saved = errno;
	struct arena *a = arena_new();
	char now[MOMENT_SIZE];
	va_list ap;

	va_start(ap, fmt);
	const char *text = text_clean(a, arena_vprintf(a, fmt, ap), false);
	va_end(ap);

	if (to_system)
		syslog(LOG_NOTICE, "%s", text);
	char *path = to_system ? NULL : log_path(a);
	if (path == NULL)
		goto out;
	file_make_folders(path);
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
	if (fd < 0)
		goto out;
	const char *line = arena_printf(a, "%s %ld %s\n", moment_now(now), (long)getpid(), text);
	ssize_t written = write(fd, line, strlen(line));
	(void)written; /* a full disk may cost a log line, never more */
	close(fd);
out:
	arena_free(&a);
	errno = saved;
}
