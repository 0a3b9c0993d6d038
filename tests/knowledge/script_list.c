/* Which lists there are: shipped, one's own, and the guides. Real folders. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "lists.h"

static char root[64];
static struct arena *a;

static const char *path(const char *name)
{
	return arena_printf(a, "%s/%s", root, name);
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(path(name), "w");

	cr_assert(f);
	fputs(text, f);
	fclose(f);
}

static void make_folders(void)
{
	static const char *const folders[] = { "interviews", "interviews/nl", "interviews/nl/folder.md",
		"own" };

	a = arena_new();
	snprintf(root, sizeof root, "/tmp/anker-lists-XXXXXX");
	cr_assert(mkdtemp(root));
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		cr_assert_eq(mkdir(path(folders[i]), 0700), 0);
	put("interviews/nl/zeldzaam.md", "# Zeldzaam {#zeldzaam}\n## T {#t}\n### V {#v}\n");
	put("interviews/nl/trial.md", "# Proef {#trial}\nHoe.\n## T {#t}\n### V {#v}\n");
	put("interviews/nl/first.md",
		"# Eerste {#first}\n## T {#t}\n### V {#v}\n- if: dit is fout\n### W {#w}\n");
}

static void drop_folders(void)
{
	static const char *const names[] = { "interviews/nl/zeldzaam.md", "interviews/nl/trial.md",
		"interviews/nl/first.md", "own/first.md", "own/eigen.md", "own/README.md",
		"own/.verborgen.md", "own/notitie.txt" };
	static const char *const folders[] = { "interviews/nl/folder.md", "interviews/nl", "interviews",
		"own", "" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(path(names[i]));
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		rmdir(path(folders[i]));
	arena_free(&a);
}

TestSuite(script_list, .init = make_folders, .fini = drop_folders);

static size_t list(const char *local, const struct knowledge *guides, struct script_name **out)
{
	size_t n;

	cr_assert_eq(script_list(root, local, "nl", guides, lists_rules(), a, out, &n), 0, "%s", err_last());
	return n;
}

Test(script_list, are_in_the_order_of_use__then_the_guides)
{
	struct script_name *names;

	cr_assert_eq(list(NULL, lists_guides("nl"), &names), 3 + KNOWLEDGE_GUIDES);
	cr_expect_str_eq(names[0].id, "first");
	cr_expect_str_eq(names[1].id, "trial");
	cr_expect_str_eq(names[1].title, "Proef");
	cr_expect_str_eq(names[1].intro, "Hoe.");
	cr_expect_str_eq(names[2].id, "zeldzaam", "a folder is no list");
	cr_expect_str_eq(names[3].id, "guide-1");
	cr_expect_str_eq(names[11].id, "guide-9");
	cr_expect_null(names[0].broken, "one question with a fault breaks no list");
	cr_assert_eq(list(path("no such folder"), NULL, &names), 3);
}

Test(script_list, has_ones_own__instead_of_the_shipped_one_of_that_name)
{
	struct script_name *names;
	struct script *s;

	put("own/first.md", "# Van ons {#first}\n## T {#t}\n### V {#v}\n");
	put("own/eigen.md", "# Eigen {#anders}\n## T {#t}\n### V {#v}\n");
	put("own/README.md", "about\n");
	put("own/.verborgen.md", "hidden\n");
	put("own/notitie.txt", "note\n");
	cr_assert_eq(list(path("own"), NULL, &names), 4);
	cr_expect_str_eq(names[0].title, "Van ons");
	cr_expect(names[0].local);
	cr_expect_not(names[1].local);
	cr_expect_str_eq(names[3].id, "eigen");
	cr_expect(names[3].local);
	cr_expect(strstr(names[3].broken, "{#anders}"), "%s", names[3].broken);
	cr_expect(strstr(names[3].broken, "eigen.md"), "%s", names[3].broken);
	cr_assert_eq(script_load(&s, root, path("own"), "nl", "first", NULL, lists_rules()), 0);
	cr_expect(s->local);
	cr_expect_str_eq(s->title, "Van ons");
	script_free(&s);
	cr_assert_eq(script_load(&s, root, path("own"), "nl", "eigen", NULL, lists_rules()), ERR_INVALID);
	cr_expect_null(s);
	s = list_in("nl", path("own/eigen.md"));
	cr_expect_eq(script_check_name(s, "eigen.md"), ERR_INVALID);
	cr_expect_eq(script_check_name(s, "a/anders.md.md"), ERR_INVALID);
	cr_expect_eq(script_check_name(s, "andersom.md"), ERR_INVALID);
	cr_expect_eq(script_check_name(s, "andere.md"), ERR_INVALID);
	cr_expect_eq(script_check_name(s, "a/anders.md"), 0);
	cr_expect_eq(script_check_name(s, "anders"), 0);
	script_free(&s);
}

Test(script_list, loads_one__with_the_file_in_its_faults)
{
	struct script *s;

	cr_assert_eq(script_load(&s, root, NULL, "nl", "first", NULL, lists_rules()), 0, "%s", err_last());
	cr_expect_not(s->local);
	cr_assert_eq(s->nfaults, 1);
	cr_expect_str_eq(s->faults[0].file, path("interviews/nl/first.md"));
	cr_expect_eq(s->faults[0].line, 4);
	script_free(&s);
}

Test(script_list, tells_which_there_are__when_one_is_not_there)
{
	static const char *const wrong[] = { "second", "../nl/trial", "guide-0", "guide-10", "guide-", "" };
	char *text = root;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		cr_expect_eq(script_text(root, NULL, "nl", wrong[i], lists_guides("nl"), a, &text),
			ERR_NOTFOUND, "%s", wrong[i]);
		cr_expect_null(text);
		cr_expect(strstr(err_last(), "first, trial"), "%s", err_last());
		cr_expect(strstr(err_last(), "guide-9"), "%s", err_last());
	}
	cr_expect_eq(script_text(root, NULL, "fr", "x", NULL, a, &text), ERR_NOTFOUND);
	cr_expect(strstr(err_last(), "/interviews/fr"), "%s", err_last());
}

Test(script_list, is_not_there__when_the_folder_is_missing)
{
	struct script_name *names;
	size_t n;

	cr_expect_eq(
		script_list("/nonexistent", NULL, "nl", NULL, lists_rules(), a, &names, &n), ERR_NOTFOUND);
	cr_expect(strstr(err_last(), "/nonexistent/interviews/nl"), "%s", err_last());
}

Test(script_list, has_every_guide_as_a_list)
{
	static const char *const langs[] = { "nl", "en" };

	for (size_t i = 0; i < 2 * KNOWLEDGE_GUIDES; i++) {
		const struct knowledge *k = lists_guides(langs[i / KNOWLEDGE_GUIDES]);
		int number = 1 + (int)i % KNOWLEDGE_GUIDES;
		const char *id = arena_printf(a, "guide-%d", number);
		const struct guide *g;
		struct script *s;

		cr_assert_eq(knowledge_guide(k, number, &g), 0);
		cr_assert_eq(script_load(&s, root, NULL, langs[i / KNOWLEDGE_GUIDES], id, k, lists_rules()),
			0, "%s", err_last());
		cr_expect_eq(s->nfaults, 0);
		cr_expect_str_eq(s->id, id);
		cr_expect_str_eq(s->title, g->title);
		cr_expect(*s->intro && strncmp(s->intro, g->intro, 20) == 0, "%s", s->intro);
		cr_expect_str_eq(s->party, "employer");
		cr_expect_str_eq(s->source, g->source.text);
		cr_expect_eq(s->ntopics, 1);
		cr_assert_eq(s->nquestions, g->npoints);
		for (size_t p = 0; p < g->npoints; p++) {
			const struct question *q = &s->questions[p];

			cr_expect_str_eq(q->id, g->points[p].id);
			cr_expect_str_eq(q->text, g->points[p].title);
			cr_expect_eq(strncmp(q->hint, g->points[p].text, 15), 0, "%s", q->hint);
			cr_expect(strlen(q->hint) < 240 && !strchr(q->hint, '\n'), "%s", q->hint);
		}
		script_free(&s);
	}
}
