/* The question lists an expert can choose from: shipped, one's own, the guides. */
#include <stdlib.h>
#include <unistd.h>

#include "anker/file.h"
#include "anker/interview.h"
#include "office.h"

static void own_open(void)
{
	office_open();
	char *lists = realpath("share/interviews", NULL);
	cr_assert(lists && symlink(lists, arena_printf(arena, "%s/interviews", app->share)) == 0);
	free(lists);
	free(app->local_rules);
	app->local_rules = xstrdup(arena_printf(arena, "%s/own/rules/", office_folder()));
}

TestSuite(interview_script, .init = own_open, .fini = office_close);

static void put_list(const char *name, const char *text)
{
	const char *path = arena_printf(arena, "%s/own/interviews/%s", office_folder(), name);
	file_make_folders(path);
	cr_assert_eq(file_replace(path, text, strlen(text)), 0, "%s", err_last());
}

Test(interview_script, are_all_there_and_can_be_read)
{
	struct script_name *names;
	struct script *s;
	size_t n;
	cr_assert_eq(interview_scripts(app, arena, &names, &n), 0, "%s", err_last());
	cr_assert_eq(n, 11 + KNOWLEDGE_GUIDES);
	cr_expect_str_eq(names[0].id, "first");
	cr_expect_str_eq(names[7].id, "questionnaire");
	for (size_t i = 0; i < n; i++) {
		cr_expect_null(names[i].broken, "%s", names[i].broken);
		cr_assert_eq(interview_script(app, names[i].id, &s), 0, "%s", err_last());
		cr_expect_str_eq(s->title, names[i].title);
		cr_expect_str_eq(s->lang, lang_code());
		cr_expect_not(s->local || names[i].local);
		script_free(&s);
	}
	cr_expect_eq(interview_script(app, "seventh", &s), ERR_NOTFOUND);
	cr_expect_null(s);
	cr_expect(strstr(err_last(), "followup"), "%s", err_last());
}

Test(interview_script, of_ones_own_stand_beside_ones_own_rules)
{
	struct script_name *names;
	struct script *s;
	size_t n;
	put_list("terug.md", "# Terug {#terug}\n## T {#t}\n### V {#v}\n");
	put_list("first.md", "# Kennismaken {#first}\n## T {#t}\n### V {#v}\n");
	put_list("stuk.md", "niets\n");
	cr_assert_eq(interview_scripts(app, arena, &names, &n), 0, "%s", err_last());
	cr_assert_eq(n, 13 + KNOWLEDGE_GUIDES);
	cr_expect_str_eq(names[0].title, "Kennismaken");
	cr_expect_str_eq(names[11].id, "stuk");
	cr_expect(strstr(names[11].broken, "own/interviews/stuk.md, "), "%s", names[11].broken);
	cr_expect_str_eq(names[12].id, "terug");
	cr_expect(names[12].local);
	cr_assert_eq(interview_script(app, "terug", &s), 0, "%s", err_last());
	cr_expect(s->local);
	script_free(&s);
	cr_expect_eq(interview_script(app, "stuk", &s), ERR_INVALID);
	cr_expect_null(s);
}

Test(interview_script, go_without_a_folder_of_ones_own)
{
	struct script_name *names;
	size_t n;
	free(app->local_rules);
	app->local_rules = NULL;
	cr_assert_eq(interview_scripts(app, arena, &names, &n), 0, "%s", err_last());
	cr_expect_eq(n, 11 + KNOWLEDGE_GUIDES);
}
