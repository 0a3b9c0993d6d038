/* Changes of limits and of the states of rules, as text for the local files that
 * hold them. Whatever else stands in those files stays as it is. */
#include <stdio.h>
#include <string.h>

#include "anker/str.h"
#include "internal.h"

const char rules_file_parameters[] = "parameters.regel", rules_file_states[] = "states.regel";

/* ---- blocks of a rule file ---- */

static size_t line_end(const char *text, size_t at)
{
	const char *end = strchr(text + at, '\n');
	return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* Blank lines and remarks before the next block are not this one's. */
static bool belongs(const char *line)
{
	line += strspn(line, " \t");
	return *line && *line != '\n' && *line != '\r' && *line != '#';
}

static bool is_header(const char *line, const char *keyword, const char *name)
{
	size_t k = strlen(keyword), n = strlen(name);
	if (strncmp(line, keyword, k) != 0 || (line[k] != ' ' && line[k] != '\t'))
		return false;
	line += k + strspn(line + k, " \t");
	return strncmp(line, name, n) == 0 && strchr(" \t\r\n\"#", line[n]);
}

/* [*from, *to) of the block "keyword name ..."; false when there is none. */
static bool find_block(const char *text, const char *keyword, const char *name, size_t *from, size_t *to)
{
	for (size_t at = 0; text[at]; at = line_end(text, at)) {
		if (!is_header(text + at, keyword, name))
			continue;
		*from = at;
		*to = at = line_end(text, at);
		for (; text[at] && strchr(" \t\r\n#", text[at]); at = line_end(text, at))
			if (belongs(text + at))
				*to = line_end(text, at);
		return true;
	}
	return false;
}

/* Remarks inside a block that is replaced go before the new one. */
static void add_remarks(struct str *out, const char *text, size_t from, size_t to)
{
	for (size_t at = from, end; at < to; at = end) {
		end = line_end(text, at);
		if (text[at + strspn(text + at, " \t")] == '#')
			str_add_n(out, text + at, end - at);
	}
}

static char *with_block(const char *text, const char *keyword, const char *name, const char *block,
	struct arena *a)
{
	struct str out = STR_INIT;
	size_t from, to, n = strlen(text);
	if (find_block(text, keyword, name, &from, &to)) {
		str_add_n(&out, text, from);
		add_remarks(&out, text, from, to);
		str_add(&out, block);
		str_add(&out, text + to);
	} else {
		/* One-line blocks stand together, others with an empty line between. */
		bool alone = strchr(block, '\n')[1] != '\0';
		str_add(&out, text);
		str_add(&out, n && text[n - 1] != '\n' ? "\n" : "");
		str_add(&out, n && alone ? "\n" : "");
		str_add(&out, block);
	}
	char *all = arena_strdup(a, out.text);
	str_free(&out);
	return all;
}

/* ---- the files ---- */

/* Its first line with words is "language en" (or "taal en"). */
static bool is_english(const char *text)
{
	char word[2][16] = { "", "" };
	size_t at = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	while (text[at] && !belongs(text + at))
		at = line_end(text, at);
	return sscanf(text + at, "%15s %15s", word[0], word[1]) == 2 &&
	       (strcmp(word[0], "language") == 0 || strcmp(word[0], "taal") == 0) &&
	       strcmp(word[1], "en") == 0;
}

/* The file as it is, or its first line when there is none yet. */
static int current_text(struct app *app, const char *file, const char *first, struct arena *a, char **out)
{
	int rc = app_rules_text(app, file, a, out);
	if (rc)
		return rc;
	if (!*out)
		*out = arena_printf(a, "# %s\n", first);
	if (is_english(*out))
		return err_set(ERR_INVALID,
			_("%s is written with English keywords, and changes made here with Dutch ones; make "
			  "the "
			  "change in the file itself"),
			file);
	return 0;
}

/* A limit that another file of one's own sets would then be set twice. */
static int check_place(const struct app *app, const struct parameter *p)
{
	const char *slash = strrchr(p->file, '/'), *base = slash ? slash + 1 : p->file;
	size_t n = app->local_rules ? strlen(app->local_rules) : 0;
	bool local = n && strncmp(p->file, app->local_rules, n) == 0 && p->file[n] == '/';
	if (local && strcmp(base, rules_file_parameters) != 0)
		return err_set(ERR_INVALID, _("%s is set in %s; change it there"), p->name, base);
	return 0;
}

int app_parameter_change(struct app *app, const char *name, day from, const char *values, const char *reason,
	struct arena *a, char **text)
{
	int i = rules_parameter_index(app->rules, name);
	char *block, *now;
	*text = NULL;
	if (i < 0)
		return err_set(ERR_NOTFOUND,
			_("there is no parameter \"%.60s\"; 'anker rules parameters' shows them"), name);
	int rc = check_place(app, rules_parameter(app->rules, (size_t)i));
	if (rc || (rc = current_text(app, rules_file_parameters,
			   _("Limits that were changed here. What you add yourself stays."), a, &now)) ||
		(rc = rules_parameter_change(app->rules, (size_t)i, from, values, reason, a, &block)))
		return rc;
	*text = with_block(now, "parameter", name, block, a);
	return 0;
}

int app_rule_state_change(struct app *app, const char *rule, bool off, enum rule_state state,
	const char *reason, struct arena *a, char **text)
{
	/* Of the rule language, whatever the language on the screen. */
	static const char *const states[] = { [RULE_TRIAL] = "stand proef",
		[RULE_IN_USE] = "stand in gebruik",
		[RULE_RETIRED] = "stand vervallen" };
	const char *why = rules_quotable(reason ? reason : "", a);
	char *now;
	*text = NULL;
	if (rules_index(app->rules, rule) < 0)
		return err_set(
			ERR_NOTFOUND, _("there is no rule \"%.60s\"; 'anker rules list' shows them"), rule);
	if (!*why)
		return err_set(ERR_INVALID, "%s", _("say why this rule changes"));
	int rc = current_text(app, rules_file_states,
		_("Rules switched off, on trial or in use here. What you add yourself stays."), a, &now);
	if (rc)
		return rc;
	*text = with_block(now, "regel", rule,
		arena_printf(a, "regel %s %s \"%s\"\n", rule, off ? "uit" : states[state], why), a);
	return 0;
}
