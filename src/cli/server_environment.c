/* See server.h. Of what the other side sent two things stay, each held to what it may be: the name of the
 * terminal, when this machine's own database knows it, and the language. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server.h"

enum { NAME_MOST = 64, ADDRESS_MOST = 64 };

/* Known nearly everywhere, and nearly every terminal understands it. */
#define USUAL_TERMINAL "xterm-256color"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static bool consists_of(const char *text, const char *more, size_t most)
{
	size_t n = 0;

	while (text[n] != '\0' && (strchr(letters, text[n]) != NULL || strchr(more, text[n]) != NULL))
		n++;
	return n > 0 && n <= most && text[n] == '\0';
}

/* The language of messages, as in setlocale; what else a locale does is that of the machine. */
static const char *language(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && *value != '\0')
			return strncmp(value, "en", 2) == 0 ? "en" : "nl";
	}
	return "nl";
}

static const char *loader(void)
{
	static const char *const names[] = { "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "GCONV_PATH", "LOCPATH" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (getenv(names[i]) != NULL)
			return names[i];
	return NULL;
}

/* Where the screens look for it when no variable says otherwise. */
static bool is_known(const char *terminal, struct arena *a)
{
	static const char *const folders[] = { "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo" };

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (access(arena_printf(a, "%s/%c/%s", folders[i], *terminal, terminal), R_OK) == 0)
			return true;
	return false;
}

void server_environment_take(struct arena *a, struct server_environment *out)
{
	const char *command = getenv("SSH_ORIGINAL_COMMAND"), *from = getenv("SSH_CONNECTION"), *term = getenv("TERM");
	bool terminal = term != NULL && consists_of(term, "+-._", NAME_MOST) && *term != '.';

	*out = (struct server_environment){ .command = command != NULL ? arena_strdup(a, command) : NULL,
		.source = "", .language = language(), .loader = loader() };
	from = from != NULL ? arena_strndup(a, from, strcspn(from, " ")) : "";
	if (consists_of(from, ":.%-", ADDRESS_MOST))
		out->source = from;
	term = terminal ? arena_strdup(a, term) : NULL;
	clearenv();
	setenv("TERM", terminal && is_known(term, a) ? term : USUAL_TERMINAL, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
}
