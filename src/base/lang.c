/* Language choice on top of gettext.
 *
 * gettext looks at LANGUAGE only when LC_MESSAGES is not the plain "C" locale,
 * and servers often have no nl_NL at all. So the locale is one with UTF-8 (the
 * user's, else C.UTF-8) and LANGUAGE says which of our catalogues is read. */
#include "anker/lang.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"

static const char *const codes[] = { [LANG_NL] = "nl", [LANG_EN] = "en" };

/* English until lang_init: that is what gettext answers without a catalogue. */
static enum lang current = LANG_EN;

static enum lang from_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);
		if (value == NULL || *value == '\0')
			continue;
		/* The first one that is set decides, as in setlocale. */
		return strncmp(value, "en", 2) == 0 ? LANG_EN : LANG_NL;
	}
	return LANG_NL;
}

static void set_locale(void)
{
	static const char fallback[] = "C.UTF-8";

	if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_ALL, fallback);
	const char *messages = setlocale(LC_MESSAGES, NULL);
	if (messages == NULL || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
		setlocale(LC_MESSAGES, fallback);
	/* Files and SQL hold 2.5; the decimal comma is field_show's work. */
	setlocale(LC_NUMERIC, "C");
}

int lang_init(const char *want, const char *share)
{
	enum lang chosen = LANG_NL;

	if (want == NULL)
		chosen = from_environment();
	else if (strcmp(want, "en") == 0)
		chosen = LANG_EN;
	else if (strcmp(want, "nl") != 0)
		return err_set(ERR_INVALID, _("The language is nl or en, not \"%s\"."), want);

	current = chosen;
	set_locale();
	setenv("LANGUAGE", codes[chosen], 1);

	struct arena *a = arena_new();
	/* Absolute: with a relative folder gettext asks the kernel for the current one at every call. */
	char *folder = arena_printf(a, "%s/locale", share), *absolute = realpath(folder, NULL);
	bindtextdomain("anker", absolute ? absolute : folder);
	free(absolute);
	bind_textdomain_codeset("anker", "UTF-8");
	textdomain("anker");
	arena_free(&a);
	return 0;
}

void lang_use(enum lang l)
{
	current = l;
	setenv("LANGUAGE", codes[l], 1);
	/* Naming the domain again makes gettext look at LANGUAGE anew. */
	textdomain("anker");
}

enum lang lang_current(void)
{
	return current;
}

const char *lang_code(void)
{
	return codes[current];
}

const char *lang_text(struct label l)
{
	const char *first = current == LANG_NL ? l.nl : l.en;
	const char *other = current == LANG_NL ? l.en : l.nl;

	if (first != NULL)
		return first;
	return other != NULL ? other : "";
}
