/* Where results and messages go. On a server somebody who stops reading (a stopped terminal, a pipe that
 * nobody empties) would keep what the command holds of the caseload, and hold up all others: there output
 * waits so long and no longer. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "anker/outlet.h"
#include "anker/place.h"
#include "internal.h"

/* For a part of it: who reads slowly gets all. */
enum { OUTPUT_MOST_MS = 60 * 1000 };

struct stream {
	int fd, ms;
};

static bool late;
static int why; /* the first write that failed, failed because of this */

/* What was not taken once is not waited for again. */
static int patience(int ms)
{
	return late ? OUTLET_AT_ONCE : ms;
}

int stream_limit(void)
{
	return place_restricted() ? OUTPUT_MOST_MS : OUTLET_FOREVER;
}

static ssize_t stream_write(void *cookie, const char *bytes, size_t n)
{
	const struct stream *s = cookie;
	size_t done = outlet_write(s->fd, bytes, n, patience(s->ms));

	if (done < n && why == 0)
		why = errno;
	late = late || (done < n && errno == ETIMEDOUT);
	return done == n ? (ssize_t)n : 0;
}

static int stream_close(void *cookie)
{
	free(cookie);
	return 0;
}

FILE *stream_open(int fd, int ms)
{
	struct stream *s = xmalloc(sizeof(*s));
	FILE *f = fopencookie(s, "w", (cookie_io_functions_t){ .write = stream_write, .close = stream_close });

	*s = (struct stream){ fd, ms };
	if (f == NULL)
		free(s);
	else
		setvbuf(f, NULL, isatty(fd) ? _IOLBF : _IOFBF, BUFSIZ);
	return f;
}

FILE *stream_results(void)
{
	FILE *f = stream_open(STDOUT_FILENO, stream_limit());

	return f != NULL ? f : stdout;
}

bool stream_late(void)
{
	return late;
}

int stream_why(void)
{
	return why;
}

int stream_bytes(int fd, const char *bytes, size_t n)
{
	return outlet_write(fd, bytes, n, stream_limit()) == n ? 0 : errno;
}

void cli_say(const char *text)
{
	/* Nobody can be told that a message did not arrive. */
	outlet_write(STDERR_FILENO, text, strlen(text), patience(stream_limit()));
}
