/* The text of local rule files: taking a block out, and the comments that say
 * when and why something was changed. A block begins at a line that is not
 * indented and goes on to the next one. */
#include <ctype.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/rules.h"

const char *const rule_words[] = { "regel", "rule", "test", NULL };
const char *const parameter_words[] = { "parameter", NULL }, *const test_words[] = { "test", NULL };

static size_t line_length(const char *line)
{
	size_t n = strcspn(line, "\n");

	return line[n] ? n + 1 : n;
}

static bool begins_block(const char *line)
{
	return *line != '#' && !isspace((unsigned char)*line) && *line;
}

/* "regel call-again ...": this word and this name. */
static bool is_head(const char *line, const char *word, const char *name)
{
	size_t n = strlen(word), m = strlen(name);
	const char *at = line + n;

	if (strncmp(line, word, n) != 0 || !isblank((unsigned char)*at))
		return false;
	at += strspn(at, " \t");
	return strncmp(at, name, m) == 0 && (at[m] == '\0' || isspace((unsigned char)at[m]));
}

static bool is_named(const char *line, const char *const *words, const char *name)
{
	for (; *words; words++)
		if (is_head(line, *words, name))
			return true;
	return false;
}

/* The line that names the language says nothing on its own. */
static bool names_language(const char *line)
{
	return strncmp(line, "taal ", 5) == 0 || strncmp(line, "language ", 9) == 0;
}

static bool says_nothing(const char *text)
{
	for (; *text; text += line_length(text))
		if (begins_block(text) && !names_language(text))
			return false;
	return true;
}

char *rule_text_without(struct arena *a, const char *text, const char *const *words, const char *name)
{
	struct str out = STR_INIT;
	size_t above = 0; /* where the comments right above the next block begin in `out` */
	bool skip = false;
	char *result;

	str_add(&out, "");
	for (const char *line = text; *line; line += line_length(line)) {
		if (begins_block(line) && (skip = is_named(line, words, name)))
			out.text[out.len = above] = '\0';
		if (*line == '#')
			skip = false;
		if (skip)
			continue;
		str_add_n(&out, line, line_length(line));
		if (*line != '#')
			above = out.len;
	}
	result = says_nothing(out.text) ? arena_strdup(a, "") : arena_strdup(a, out.text);
	str_free(&out);
	return result;
}

char *rule_text_only(struct arena *a, const char *text, const char *const *words, const char *name)
{
	struct str out = STR_INIT;
	bool take = false;
	char *result;

	str_add(&out, "");
	for (const char *line = text; *line; line += line_length(line)) {
		if (begins_block(line))
			take = is_named(line, words, name);
		if (take && *line != '#')
			str_add_n(&out, line, line_length(line));
	}
	result = arena_strdup(a, out.text);
	str_free(&out);
	return result;
}

char *rule_text_noted(struct arena *a, const char *text, const struct app *app, const char *what)
{
	char iso[DATE_ISO_SIZE];

	return arena_printf(
		a, "# %s %s: %s\n%s", date_iso(iso, app->today), app->user, text_clean(a, what, false), text);
}

/* "# 2026-11-22 anna: ...", about `name`. */
static const char *as_history(struct arena *a, const char *line, const char *name)
{
	char *text = arena_strndup(a, line, strcspn(line, "\n")), *at, iso[DATE_ISO_SIZE] = "";
	day when;

	if (strncmp(text, "# ", 2) != 0 || strlen(text) < 2 + DATE_ISO_SIZE)
		return NULL;
	memcpy(iso, text + 2, DATE_ISO_SIZE - 1);
	if (date_parse_iso(iso, &when) < 0)
		return NULL;
	at = name ? strstr(text, arena_printf(a, ": %s ", name)) : text;
	return at ? text + 2 : NULL;
}

size_t rule_text_history(struct arena *a, const char *text, const char *name, const char ***lines)
{
	size_t n = 0, room = 1;

	for (const char *line = text; *line; line += line_length(line))
		room++;
	*lines = arena_alloc(a, room * sizeof **lines);
	for (const char *line = text; *line; line += line_length(line))
		if (((*lines)[n] = as_history(a, line, name)))
			n++;
	return n;
}
