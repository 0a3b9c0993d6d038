/* A document in one of its forms. */
#include "document_parts.h"

#include <errno.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"

enum { WIDTH = 80, NARROWEST = 40 };

static void (*const writers[])(struct paper *p) = {
	[REPORT_TEXT] = document_text,
	[REPORT_MARKDOWN] = document_markdown,
	[REPORT_HTML] = document_html,
	[REPORT_JSON] = document_json,
};

const char *paper_text(struct paper *p, const char *s)
{
	return text_clean(p->arena, s, false);
}

const char *paper_lines(struct paper *p, const char *s)
{
	return text_clean(p->arena, s, true);
}

int document_write(const struct document *d, enum report_form form, int width, bool ascii, FILE *out)
{
	struct paper p = { .document = d, .out = out, .arena = arena_new(), .ascii = ascii,
		.width = width == 0 ? WIDTH : width < NARROWEST ? NARROWEST : width };

	writers[form](&p);
	arena_free(&p.arena);
	if (ferror(out) || fflush(out) != 0)
		return err_set(ERR_IO, _("the report cannot be written: %s"), strerror(errno));
	return 0;
}
