/* The action tables of all screens, in both languages. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "screens/screens.h"

/* Catalogues stand beside the program that the tests go with. */
static void speak(const char *lang)
{
	const char *program = getenv("ANKER");
	char share[256], *slash;

	snprintf(share, sizeof share, "%s", program ? program : "build/anker");
	slash = strrchr(share, '/');
	cr_assert(slash != NULL);
	snprintf(slash, sizeof share - (size_t)(slash - share), "/share");
	cr_assert_eq(lang_init(lang, share), 0, "%s", err_last());
}

static void check_all(void)
{
	for (size_t i = 0; screens_all[i]; i++)
		cr_expect_eq(actions_check(screens_all[i]->actions, NULL), 0, "screen %s: %s",
			screens_all[i]->name, err_last());
}

Test(keys, tables_are_sound__in_english)
{
	speak("en");
	check_all();
}

Test(keys, hints_fit__in_dutch)
{
	speak("nl");
	check_all();
}

Test(keys, names_of_screens__differ)
{
	for (size_t i = 0; screens_all[i]; i++)
		for (size_t k = 0; k < i; k++)
			cr_expect_str_neq(screens_all[i]->name, screens_all[k]->name);
}

Test(keys, dump__has_a_list_per_screen_with_actions)
{
	char *text = NULL;
	size_t size = 0, lists = 0, expected = 2; /* keys and commands of every screen */
	FILE *out = open_memstream(&text, &size);

	speak("en");
	screens_dump_keys(out);
	fclose(out);
	for (size_t i = 0; screens_all[i]; i++)
		expected += screens_all[i]->actions != NULL;
	for (const char *p = text; (p = strstr(p, ".Bl ")) != NULL; p++)
		lists++;
	cr_assert_eq(lists, expected);
	cr_assert(strstr(text, ".Ss Today\n") != NULL);
	for (const char *line = text; line && *line; line = (line = strchr(line, '\n')) ? line + 1 : NULL)
		cr_expect(*line != '\'' &&
				  (*line != '.' || strncmp(line, ".Ss ", 4) == 0 ||
					  strncmp(line, ".It ", 4) == 0 || strncmp(line, ".Bl ", 4) == 0 ||
					  strncmp(line, ".El\n", 4) == 0),
			"a request: %.40s", line);
	free(text);
}
