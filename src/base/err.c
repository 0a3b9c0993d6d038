/* The message of the last failure: one slot, because a failure is shown before
 * the next thing is tried. Formatted aside first, so that err_last() itself can
 * be one of the arguments. */
#include "anker/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/text.h"

enum { MESSAGE_SIZE = 1024 };

static char last[MESSAGE_SIZE];

int err_set(int code, const char *fmt, ...)
{
	struct arena *a = arena_new();
	va_list ap;

	va_start(ap, fmt);
	const char *clean = text_clean(a, arena_vprintf(a, fmt, ap), false);
	va_end(ap);

	size_t len = strlen(clean);
	if (len >= sizeof(last)) {
		len = sizeof(last) - 1;
		/* Not in the middle of a character. */
		while (len > 0 && ((unsigned char)clean[len] & 0xc0) == 0x80)
			len--;
	}
	memcpy(last, clean, len);
	last[len] = '\0';
	arena_free(&a);
	return code;
}

const char *err_last(void)
{
	return last;
}
