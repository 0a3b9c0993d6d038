/* Output: results to stdout, messages to stderr, everything cleaned. */
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/str.h"
#include "internal.h"

void cli_print(struct cli *c, const char *fmt, ...)
{
	if (!cli_may_show(c))
		return;
	struct arena *a = arena_new();
	va_list ap;

	va_start(ap, fmt);
	fputs(text_clean(a, arena_vprintf(a, fmt, ap), true), c->out);
	va_end(ap);
	arena_free(&a);
}

void cli_wrap(struct cli *c, int indent, const char *first, const char *text)
{
	struct str lines = STR_INIT;

	cli_wrap_to(c, &lines, indent, first, text);
	if (lines.len > 0)
		cli_print(c, "%s", lines.text);
	str_free(&lines);
}

void cli_wrap_to(struct cli *c, struct str *out, int indent, const char *first, const char *text)
{
	struct arena *a = arena_new();
	char **line;
	int width = c->columns - indent > 20 ? c->columns - indent : 20;
	size_t n = text_wrap(a, text_clean(a, text, true), width, &line);

	for (size_t i = 0; i < n; i++) {
		const char *before = i == 0 ? text_clean(a, first, false) : "";
		int pad = indent - text_width(before);
		str_addf(out, "%s%*s%s\n", before, pad > 0 ? pad : 0, "", line[i]);
	}
	arena_free(&a);
}

__attribute__((format(printf, 1, 0))) static void message(const char *fmt, va_list ap)
{
	struct arena *a = arena_new();

	cli_say(arena_printf(a, "anker: %s\n", text_clean(a, arena_vprintf(a, fmt, ap), false)));
	arena_free(&a);
}

int cli_refuse(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(fmt, ap);
	va_end(ap);
	return CLI_REFUSED;
}

int cli_wrong(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(fmt, ap);
	va_end(ap);
	return CLI_WRONG_USE;
}

void cli_note(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(fmt, ap);
	va_end(ap);
}

int cli_done(int rc)
{
	return rc < 0 ? cli_refuse("%s", err_last()) : CLI_GOOD;
}

/* A reader such as `head` that has seen enough is no failure. */
static bool reader_left(void)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLERR) != 0;
}

bool cli_gone(struct cli *c)
{
	c->closed = c->closed || c->withheld || ferror(c->out) != 0;
	return c->closed;
}

int cli_finish(struct cli *c, int code)
{
	bool failed = fflush(c->out) != 0;
	int why = stream_why() != 0 ? stream_why() : failed ? errno : EIO;

	if (c->withheld)
		return CLI_REFUSED;
	if (!failed && !cli_gone(c))
		return code;
	if (stream_late())
		return cli_refuse("%s", _("nobody took the output for too long: the command ended, and this is not all of it"));
	if (reader_left())
		return code == CLI_WRONG_USE ? code : CLI_GOOD;
	return cli_refuse(_("the output cannot be written: %s"), strerror(why));
}
