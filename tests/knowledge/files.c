/* Guide files that are missing or wrong: a message that names the file and the
 * cure, and the other guides are there. Real files in a folder of their own. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/knowledge.h"

static char share[64];

static const char good[] = "# A question? {#%d}\n\nIntro.\n\n## A point {#%d.1}\n\nDo it.\n\n"
                           "## The expert {#expert}\n\nHelps.\n\n## Instruments {#instruments}\n\n- One\n\n"
                           "## Source {#source}\n\nA book.\n";

static void put(int n, const char *text, size_t len)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/guides/nl/%d.md", share, n);
	f = fopen(path, "w");
	cr_assert(f);
	cr_assert_eq(fwrite(text, 1, len, f), len);
	fclose(f);
}

static void remove_file(int n)
{
	char path[128];

	snprintf(path, sizeof path, "%s/guides/nl/%d.md", share, n);
	unlink(path);
}

static void make_folder(void)
{
	char path[128], text[512];

	snprintf(share, sizeof share, "/tmp/anker-guides-XXXXXX");
	cr_assert(mkdtemp(share));
	snprintf(path, sizeof path, "%s/guides", share);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/guides/nl", share);
	mkdir(path, 0700);
	for (int n = 1; n <= KNOWLEDGE_GUIDES; n++)
		put(n, text, (size_t)snprintf(text, sizeof text, good, n, n));
}

static void drop_folder(void)
{
	char path[128];

	for (int n = 1; n <= KNOWLEDGE_GUIDES; n++)
		remove_file(n);
	snprintf(path, sizeof path, "%s/guides/nl", share);
	rmdir(path);
	snprintf(path, sizeof path, "%s/guides", share);
	rmdir(path);
	rmdir(share);
}

TestSuite(files, .init = make_folder, .fini = drop_folder);

/* Guide 3 fails with `code` and a message that has its path and `word`; all
 * the others load. */
static void expect_fault(int code, const char *word)
{
	struct knowledge *k;
	const struct guide *g;

	cr_assert_eq(knowledge_open(&k, share, "nl"), 0);
	for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
		if (n == 3) {
			cr_assert_eq(knowledge_guide(k, n, &g), code, "%s", err_last());
			cr_assert_null(g);
			cr_assert(strstr(err_last(), "/guides/nl/3.md"), "%s", err_last());
			cr_assert(strstr(err_last(), word), "\"%s\" in: %s", word, err_last());
		} else {
			cr_assert_eq(knowledge_guide(k, n, &g), 0, "%s", err_last());
		}
	}
	knowledge_free(&k);
}

Test(files, load__when_all_are_good)
{
	struct knowledge *k;
	const struct guide *g;

	cr_assert_eq(knowledge_open(&k, share, "nl"), 0);
	cr_assert_eq(knowledge_guide(k, 9, &g), 0, "%s", err_last());
	cr_assert_str_eq(g->title, "A question?");
	cr_assert_str_eq(g->points[0].title, "A point");
	cr_assert_str_eq(g->points[0].text, "Do it.");
	cr_assert_str_eq(g->instruments.text, "• One");
	knowledge_free(&k);
}

Test(files, name_the_folder__when_it_is_missing)
{
	struct knowledge *k;

	cr_assert_eq(knowledge_open(&k, "/nonexistent/share", "nl"), ERR_NOTFOUND);
	cr_assert_null(k);
	cr_assert(strstr(err_last(), "/nonexistent/share/guides/nl"), "%s", err_last());
	cr_assert_eq(knowledge_open(&k, share, "fr"), ERR_NOTFOUND);
	cr_assert(strstr(err_last(), "/guides/fr"), "%s", err_last());
	knowledge_free(&k);
}

Test(files, report_a_missing_guide__and_load_the_others)
{
	struct knowledge *k;
	const struct guide_part *p;

	remove_file(3);
	expect_fault(ERR_NOTFOUND, "missing");
	cr_assert_eq(knowledge_open(&k, share, "nl"), 0);
	cr_assert_eq(knowledge_point(k, "3.1", &p, NULL), ERR_NOTFOUND);
	cr_assert(strstr(err_last(), "3.md"), "%s", err_last());
	knowledge_free(&k);
}

Test(files, report_a_folder_in_the_place_of_a_guide)
{
	char path[128];

	remove_file(3);
	snprintf(path, sizeof path, "%s/guides/nl/3.md", share);
	mkdir(path, 0700);
	expect_fault(ERR_IO, "cannot be read");
	rmdir(path);
}

/* What is wrong, and the words of the message that point at it. */
static const struct {
	const char *text, *word;
} malformed[] = {
	{ "", "{#3}" },
	{ "just text\n", "line 1" },
	{ "# No anchor?\n", "{#3}" },
	{ "# Another number? {#4}\n", "{#3}" },
	{ "# {#3}\n", "{#3}" },
	{ "# Q? {#3}\n", "{#3.1}" },
	{ "# Q? {#3}\n\n## P {#3.1}\n\ntext\n\n## P {#3.1}\n", "line 7" },
	{ "# Q? {#3}\n\n## P {#3.2}\n", "{#3.1}" },
	{ "# Q? {#3}\n\n## P {#2.1}\n", "{#3.1}" },
	{ "# Q? {#3}\n\n## P\n", "line 3" },
	{ "# Q? {#3}\n\n## {#3.1}\n", "title" },
	{ "# Q? {#3}\n\n## P {#3.1} later}\n", "{#3.1}" },
	{ "# Q? {#3}\n\n## P {#3.1}\n\n## E {#expert}\n\nx\n", "3.1" },
	{ "# Q? {#3}\n\n## P {#3.1}\n\nx\n\n## E {#expert}\n\nx\n\n## E {#expert}\n", "once" },
	{ "# Q? {#3}\n\n## P {#3.1}\n\nx\n\n## S {#source}\n\nx\n", "{#expert}" },
	{ "# Q? {#3}\n\n## P {#3.1}\n\nx\n\n## E {#expert}\n\nx\n\n## I {#instruments}\n\nx\n", "{#source}" },
	{ "# Q? {#3}\n\n# Again {#3}\n", "line 3" },
};

Test(files, report_the_line_and_the_cure__when_malformed)
{
	for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
		put(3, malformed[i].text, strlen(malformed[i].text));
		expect_fault(ERR_INVALID, malformed[i].word);
	}
}

Test(files, are_refused__when_not_text)
{
	static const char latin[] = "# Caf\xe9? {#3}\n", nul[] = "# Q?\0 {#3}\n";

	put(3, latin, sizeof latin - 1);
	expect_fault(ERR_INVALID, "UTF-8");
	put(3, nul, sizeof nul - 1);
	expect_fault(ERR_INVALID, "UTF-8");
}

Test(files, are_refused__when_too_large)
{
	size_t len = (1 << 20) + 1;
	char *big = malloc(len);

	memset(big, 'a', len);
	put(3, big, len);
	expect_fault(ERR_INVALID, "1 MB");
	free(big);
}

Test(files, are_clean__when_their_words_are_hostile)
{
	static const char text[] =
	        "# Q\xc2\x9b? {#3}\n\n## \x1b[31mP\xe2\x80\xae {#3.1}\n\nbell\x07 <script>x</script>\n\n"
	        "## E {#expert}\n\nx\n\n## I {#instruments}\n\nx\n\n## S {#source}\n\nx\n";
	struct knowledge *k;
	const struct guide *g;

	put(3, text, sizeof text - 1);
	cr_assert_eq(knowledge_open(&k, share, "nl"), 0);
	cr_assert_eq(knowledge_guide(k, 3, &g), 0, "%s", err_last());
	cr_assert_null(strstr(g->title, "\xc2\x9b"));
	cr_assert_null(strchr(g->points[0].title, 0x1b));
	cr_assert_null(strstr(g->points[0].title, "\xe2\x80\xae"));
	cr_assert_null(strchr(g->points[0].text, 0x07));
	cr_assert_null(strstr(g->points[0].text, "<script>"));
	knowledge_free(&k);
}
