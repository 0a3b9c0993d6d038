/* See server.h. */
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "server.h"

/* What a shell does something with outside quotes. Blanks part words; what would be expanded
 * ($ * ? ~) stays what it is. */
static const char shell[] = ";&|<>()`\n\r";

struct reader {
	const char *p;
	struct str word;
	bool open; /* a word has begun, perhaps an empty one */
};

/* Up to the closing quote; in double quotes a backslash keeps what would end or begin something. */
static int quoted(struct reader *r)
{
	char quote = *r->p++;

	r->open = true;
	for (; *r->p != '\0' && *r->p != quote; r->p++) {
		if (quote == '"' && *r->p == '\\' && r->p[1] != '\0' && strchr("\"\\$`", r->p[1]) != NULL)
			r->p++;
		str_add_n(&r->word, r->p, 1);
	}
	if (*r->p == '\0')
		return err_set(ERR_INVALID, _("a quote (%c) in the command is not closed"), quote);
	r->p++;
	return 0;
}

static int plain(struct reader *r)
{
	if (strchr(shell, *r->p) != NULL)
		return err_set(ERR_INVALID,
			_("there is no shell on this server, so %s does nothing here; text with it goes between quotes "
			  "twice: ssh HOST 'anker add ... note=\"a & b\"'"),
			*r->p == '\n' || *r->p == '\r' ? _("a line end") : (char[]){ *r->p, '\0' });
	if (*r->p == '\\' && *++r->p == '\0')
		return err_set(ERR_INVALID, _("the command ends in a backslash"));
	r->open = true;
	str_add_n(&r->word, r->p++, 1);
	return 0;
}

/* One word, or none at the end (open stays false). */
static int next_word(struct reader *r)
{
	int rc = 0;

	r->p += strspn(r->p, " \t");
	r->open = false;
	str_reset(&r->word);
	str_add(&r->word, "");
	while (rc == 0 && *r->p != '\0' && *r->p != ' ' && *r->p != '\t')
		rc = *r->p == '\'' || *r->p == '"' ? quoted(r) : plain(r);
	return rc;
}

static bool has_controls(const char *text)
{
	for (; *text != '\0'; text++)
		if (((unsigned char)*text < ' ' && strchr("\n\r\t", *text) == NULL) || *text == 0x7f)
			return true;
	return false;
}

int server_words(const char *command, struct arena *a, char ***argv, int *argc)
{
	struct reader r = { .p = command, .word = STR_INIT };
	size_t n = strlen(command);
	int rc = 0;

	*argv = arena_alloc(a, (SERVER_WORDS_MOST + 1) * sizeof(**argv));
	*argc = 0;
	if (n > SERVER_COMMAND_MOST)
		return err_set(ERR_INVALID, _("the command is too long"));
	if (!text_valid(command, n) || has_controls(command))
		return err_set(ERR_INVALID, _("the command holds characters that are no text"));
	while ((rc = next_word(&r)) == 0 && r.open) {
		if (*argc == SERVER_WORDS_MOST) {
			rc = err_set(ERR_INVALID, _("the command is too long"));
			break;
		}
		(*argv)[(*argc)++] = arena_strdup(a, r.word.text);
	}
	(*argv)[*argc] = NULL;
	str_free(&r.word);
	return rc;
}
