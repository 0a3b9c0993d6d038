/* A page of Markdown as a file: as it is, as a page for a browser, or as plain text. */
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/person.h"
#include "screens/screens.h"

static const struct {
	const char *end;
	enum summary_format format;
} formats[] = {
	{ ".html", SUMMARY_HTML },
	{ ".htm", SUMMARY_HTML },
	{ ".md", SUMMARY_MARKDOWN },
	{ ".txt", SUMMARY_TEXT },
};

static bool format_of(const char *path, enum summary_format *out)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		size_t n = strlen(formats[i].end), len = strlen(path);

		if (len > n && strcmp(path + len - n, formats[i].end) == 0) {
			*out = formats[i].format;
			return true;
		}
	}
	return false;
}

/* "samenvatting-de-linde-2026-11-22.html": letters and digits, so that it is easy to type. */
static char *file_name(const char *words, struct arena *a)
{
	char *name = text_fold(a, words), *to = name;

	for (const char *p = name; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');

		if (plain)
			*to++ = *p;
		else if (to > name && to[-1] != '-')
			*to++ = '-';
	}
	*to = '\0';
	return arena_printf(a, "%s.html", name);
}

bool export_noted(struct screen *s, const struct passing *p, const char *typed, struct arena *a)
{
	const char *path;

	if (!p || passing_note(app_of(s), p) == 0)
		return true;
	ui_failed(s);
	if (place_of(typed, a, &path) == 0)
		unlink(path);
	return false;
}

unsigned export_page(struct screen *s, const char *words, const char *markdown, const char *lang,
	const struct passing *goes)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Write to file:"),
		.text = file_name(words, a),
		.help = _("Ending in .html (to print), .md or .txt; Esc: do nothing") };
	enum summary_format format;
	unsigned react = UI_PAINT;
	char *path;

	if (ui_ask(s, &ask, a, &path) < 0 || !*(path = text_trim(a, path)))
		goto out;
	if (!format_of(path, &format)) {
		react = ui_error(s, "%s", _("The name must end in .html, .md or .txt."));
		goto out;
	}
	if (export_text(s, path, summary_render(markdown, format, lang, a)) && export_noted(s, goes, path, a))
		ui_toast(s, _("Written to %s, for you alone to read"), text_clean(a, path, false));
out:
	arena_free(&a);
	return react;
}
