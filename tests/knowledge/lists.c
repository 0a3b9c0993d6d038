/* What tests of question lists begin with. */
#include "lists.h"

#include <criterion/criterion.h>
#include <string.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/knowledge.h"
#include "anker/str.h"

const struct ruleset *lists_rules(void)
{
	static struct ruleset *rules;

	if (!rules)
		cr_assert_eq(rules_load_for_use(&rules, "share", NULL), 0, "%s", err_last());
	return rules;
}

const struct knowledge *lists_guides(const char *lang)
{
	static struct knowledge *guides[2];
	int i = strcmp(lang, "en") == 0;

	if (!guides[i])
		cr_assert_eq(knowledge_open(&guides[i], "share", lang), 0, "%s", err_last());
	return guides[i];
}

struct script *list_of(const char *lang, const char *text)
{
	struct script *s;

	cr_assert_eq(script_parse(&s, "test.md", lang, text, strlen(text), lists_guides(lang), lists_rules()),
		0, "%s", err_last());
	return s;
}

struct script *list_in(const char *lang, const char *path)
{
	struct str text = STR_INIT;
	struct script *s;

	cr_assert_eq(file_read(path, 1 << 20, &text), 0, "%s", path);
	cr_assert_eq(script_parse(&s, path, lang, text.text, text.len, lists_guides(lang), lists_rules()), 0,
		"%s", err_last());
	str_free(&text);
	return s;
}

const struct question *list_question(const struct script *s, const char *id)
{
	long i = script_question(s, id);

	cr_assert_geq(i, 0, "no question %s", id);
	return &s->questions[i];
}
