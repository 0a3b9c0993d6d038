/* Language: Dutch or English, chosen once at the start.
 *
 * Strings in code are English and go through gettext; data that must exist in
 * both languages at once (dictionary labels, fact labels) is a struct label. */
#ifndef ANKER_LANG_H
#define ANKER_LANG_H

#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s

enum lang { LANG_NL, LANG_EN };

struct label {
	const char *nl; /* Dutch, never NULL for a label that is shown */
	const char *en; /* English */
};

/* Sets the language of all later messages. `want` is "nl", "en" or NULL; NULL
 * takes it from the locale (LC_ALL, LC_MESSAGES, LANG), and Dutch where that
 * says neither. `share` is the folder that holds locale/. Also sets a UTF-8
 * LC_CTYPE where one exists. ERR_INVALID: `want` is another word. */
int lang_init(const char *want, const char *share);

enum lang lang_current(void);

/* Another language for a while: to write a page in that of its reader. After lang_init;
 * who changes it, changes it back. */
void lang_use(enum lang l);

/* "nl" or "en": the name of the language in file paths. */
const char *lang_code(void);

/* The label in the current language; borrowed. */
const char *lang_text(struct label l);

#endif
