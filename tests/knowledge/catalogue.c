/* Catalogues: reading, one's own entries, searching; what cannot be read is told with its
 * line and a cure. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/catalogue.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/script.h"
#include "anker/str.h"
#include "anker/text.h"

static const char whole[] =
	"# Things {#instruments}\n\nFor who reads the file.\n\n"
	"## Tools {#tools}\n\n### Balance card {#balance_card}\n\n"
	"- level: individual\n- user: employer, employee\n- situation: theme.pace, rule.bel-eens\n"
	"- where: look, for \"it\"\n\n"
	"#### What it is {#what}\n\nA card.\n\n- one\n- two: three\n\n"
	"#### Do it so {#apply}\n\n1. Begin.\n\n## Cards {#cards}\n\n"
	"### Other one {#other}\n\n#### It {#what}\nText\n";

static char *folder(struct arena *a)
{
	char *path = arena_strdup(a, "/tmp/anker-catalogue-XXXXXX");

	cr_assert(mkdtemp(path));
	return path;
}

static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	cr_assert(f);
	fputs(text, f);
	cr_assert_eq(fclose(f), 0);
}

/* A share folder with this as its one catalogue, in English. */
static char *share_with(struct arena *a, const char *text)
{
	char *share = folder(a);

	cr_assert_eq(mkdir(arena_printf(a, "%s/reference", share), 0700), 0);
	write_text(arena_printf(a, "%s/reference/instruments.en.md", share), text);
	return share;
}

static struct catalogue *open_text(struct arena *a, const char *text)
{
	struct catalogue *c;

	cr_assert_eq(catalogue_open(&c, share_with(a, text), NULL, "instruments", "en"), 0, "%s", err_last());
	return c;
}

Test(catalogue, reads_entries_with_their_keys_and_texts)
{
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, whole);
	const struct catalogue_item *all, *i;

	cr_assert_eq(catalogue_items(c, &all), 2);
	i = catalogue_item(c, "balance_card");
	cr_assert(i == all);
	cr_expect_str_eq(i->title, "Balance card");
	cr_expect_str_eq(i->category, "tools");
	cr_expect_str_eq(i->category_title, "Tools");
	cr_expect(catalogue_has(i, "user", "employee") && !catalogue_has(i, "user", "expert"));
	cr_expect_str_eq(catalogue_values(i, "where")[0], "look, for \"it\"");
	cr_expect_null(catalogue_values(i, "scheme")[0]);
	cr_expect_str_eq(catalogue_text(i, "what")->text, "A card.\n\n- one\n- two: three");
	cr_expect_str_eq(catalogue_text(i, "apply")->title, "Do it so");
	cr_expect_str_eq(catalogue_text(i, "apply")->text, "1. Begin.");
	cr_expect_null(catalogue_text(i, "explain"));
	cr_expect_str_eq(all[1].category, "cards");
	cr_expect_str_eq(catalogue_text(&all[1], "what")->text, "Text");
	cr_expect_null(catalogue_item(c, "nothing"));
	catalogue_free(&c);
	cr_expect_null(c);
	arena_free(&a);
}

Test(catalogue, an_entry_is_found_by_its_name_or_title)
{
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, whole);

	cr_expect_str_eq(catalogue_find(c, " BALANCE  card")->id, "balance_card");
	cr_expect_str_eq(catalogue_find(c, "other")->id, "other");
	cr_expect_null(catalogue_find(c, "balance"));
	catalogue_free(&c);
	arena_free(&a);
}

Test(catalogue, words_for_codes_are_in_the_language_of_the_user)
{
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, whole);
	const struct catalogue_item *i = catalogue_item(c, "balance_card");

	lang_init("nl", "share");
	cr_expect_str_eq(catalogue_words(i, "user", a), "werkgever, werknemer");
	cr_expect_str_eq(catalogue_words(i, "situation", a), "knelpunt: tempo en werkdruk, regel: bel-eens");
	lang_init("en", "share");
	cr_expect_str_eq(catalogue_words(i, "level", a), "individual");
	cr_expect_str_eq(catalogue_label("situation", "phase.absence", a), "phase: absence");
	cr_expect_str_eq(catalogue_label("level", "unknown", a), "unknown");
	cr_expect_str_eq(catalogue_words(i, "scheme", a), "");
	cr_expect_str_eq(catalogue_codes("level")[3], "professional");
	cr_expect_null(catalogue_codes("level")[4]);
	cr_expect_null(catalogue_codes("where")[0]);
	catalogue_free(&c);
	arena_free(&a);
}

Test(catalogue, a_title_that_holds_the_words_comes_first)
{
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, whole);
	const struct catalogue_item **found;

	cr_expect_eq(catalogue_search(c, "", a, &found), 2);
	cr_assert_eq(catalogue_search(c, "card", a, &found), 2);
	cr_expect_str_eq(found[0]->id, "balance_card", "its title has it, of the other the category");
	cr_expect_eq(catalogue_search(c, "card emplo", a, &found), 1, "a word may be cut short");
	cr_expect_eq(catalogue_search(c, "ard", a, &found), 0, "not its end");
	cr_expect_eq(catalogue_search(c, "thr", a, &found), 1, "texts are looked in too");
	catalogue_free(&c);
	arena_free(&a);
}

Test(catalogue, ones_own_entries_replace_or_follow_the_shipped_ones)
{
	struct arena *a = arena_new();
	char *share = share_with(a, whole), *local = folder(a),
	     *own = arena_printf(a, "%s/instruments.en.md", local);
	const struct catalogue_item *all;
	struct catalogue *c;

	cr_assert_eq(catalogue_open(&c, share, local, "instruments", "en"), 0, "a folder without it is fine");
	catalogue_free(&c);
	write_text(own, "# Mine {#instruments}\n## Own {#own}\n### New {#new}\n#### W {#what}\nx\n"
			"### My card {#balance_card}\n#### W {#what}\nmine\n");
	cr_assert_eq(catalogue_open(&c, share, local, "instruments", "en"), 0, "%s", err_last());
	cr_assert_eq(catalogue_items(c, &all), 3);
	cr_expect_str_eq(all[0].title, "My card");
	cr_expect_str_eq(all[1].id, "other");
	cr_expect_str_eq(all[2].id, "new");
	catalogue_free(&c);

	write_text(own,
		"# Mine {#instruments}\n## Own {#own}\n### New {#new}\n- levle: both\n#### W {#what}\nx\n");
	cr_assert_eq(catalogue_open(&c, share, local, "instruments", "en"), ERR_INVALID);
	cr_expect_null(c);
	cr_expect_str_eq(err_last(),
		arena_printf(a, "%s, line 4: there is no key \"levle\"; did you mean 'level'?", own));
	write_text(own, "# Mine {#schemes}\n## Own {#own}\n### New {#new}\n#### W {#what}\nx\n");
	cr_expect_eq(catalogue_open(&c, share, local, "instruments", "en"), ERR_INVALID);
	cr_expect(strstr(err_last(), "{#schemes}"), "%s", err_last());
	cr_expect_eq(catalogue_open(&c, share, NULL, "instruments", "nl"), ERR_NOTFOUND);
	arena_free(&a);
}

Test(catalogue, a_page_is_its_title_and_texts)
{
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, whole);

	cr_expect_str_eq(catalogue_page(catalogue_item(c, "balance_card"), a),
		"# Balance card\n\n## What it is\n\nA card.\n\n- one\n- two: three\n\n## Do it so\n\n1. "
		"Begin.\n");
	catalogue_free(&c);
	arena_free(&a);
}

/* ---- faults ---- */

#define ENTRY "# T {#instruments}\n## C {#c}\n### E {#e}\n"
#define WHAT "#### W {#what}\ntext\n"

static const struct {
	const char *text;
	int line;
	const char *message, *tip; /* beginnings; NULL: no tip */
} faulty[] = {
	{ "", 1, "a catalogue begins with", "begin with" },
	{ "\n\n## C {#c}\n", 3, "a catalogue begins with", "begin with" },
	{ "# T {#instruments}\n", 1, "there are no entries", "add" },
	{ "# T {#instruments}\n### E {#e}\n" WHAT, 2, "this entry stands under no category", "put \"## Cat" },
	{ ENTRY, 3, "{#e} does not say what it is", "add \"#### What" },
	{ ENTRY WHAT "### Tea {#E}\n" WHAT, 6, "\"E\" is no name", "end it in {#tea}" },
	{ ENTRY WHAT "### Tea\n" WHAT, 6, "this heading has no name", "end it in {#tea}" },
	{ ENTRY WHAT "### {#f}\n" WHAT, 6, "the heading {#f} has no words", "write the words" },
	{ ENTRY WHAT "### E {#e}\n" WHAT, 6, "the entry {#e} is here twice", "give each" },
	{ ENTRY WHAT WHAT, 6, "{#what} is here twice", "put both" },
	{ ENTRY WHAT "#### X {#ask}\ntext\n", 6, "\"ask\" is no part", "end it in {#what}" },
	{ ENTRY WHAT "#### A {#apply}\n#### B {#explain}\nx\n", 6, "\"A\" has no text", "write it below" },
	{ ENTRY "loose\n" WHAT, 4, "text that is shown nowhere", "put it under" },
	{ "# T {#instruments}\n## C {#c}\nloose\n### E {#e}\n" WHAT, 3, "text that is shown nowhere",
		"put it" },
	{ "# T {#instruments}\n## C {#c}\n#### W {#what}\nx\n### E {#e}\n" WHAT, 3,
		"this text belongs to no entry", "put \"### Title" },
	{ ENTRY WHAT "##### Deep\n", 6, "a heading of this level", "use \"##\"" },
	{ ENTRY WHAT "# Again {#x}\n", 6, "a heading of this level", "use \"##\"" },
	{ ENTRY "#### W {#what}\n<b>x</b>\n", 5, "HTML is not understood", "write plain" },
	{ ENTRY "- level\n" WHAT, 4, "\"level\" is no key with a value", "write \"key: value\"" },
	{ ENTRY "- level:\n" WHAT, 4, "the key \"level\" has no value", "write a value" },
	{ ENTRY "- level: both\n- level: both\n" WHAT, 5, "the key \"level\" is here twice", "put all" },
	{ ENTRY "- qqqqqq: x\n" WHAT, 4, "there is no key \"qqqqqq\"", "here can stand: level, user" },
	{ ENTRY "- level: all\n" WHAT, 4, "\"all\" is not understood", "write one of: individual, org" },
	{ ENTRY "- level: both,\n" WHAT, 4, "\"\" is not understood", "write one of" },
	{ ENTRY "- situation: pace\n" WHAT, 4, "\"pace\" is no situation", "write theme.CODE" },
	{ ENTRY "- situation: theme.fast\n" WHAT, 4, "\"theme.fast\" is no situation",
		"write one of: tasks" },
	{ ENTRY "- situation: rule.X\n" WHAT, 4, "\"rule.X\" is no situation", NULL },
	{ ENTRY "- guide: 10.1\n" WHAT, 4, "\"10.1\" is not understood", "write points" },
	{ ENTRY "- guide: 1.\n" WHAT, 4, "\"1.\" is not understood", "write points" },
	{ ENTRY "- scheme: No Risk\n" WHAT, 4, "\"No Risk\" is not understood", "write a name" },
	{ ENTRY "- level: both\n\n  more\n" WHAT, 4, "this item of the list cannot be read",
		"write one line" },
};

static bool begins(const char *text, const char *with)
{
	return text && strncmp(text, with, strlen(with)) == 0;
}

Test(catalogue, faults_are_told_with_line_and_cure)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
		struct script_fault *f;
		size_t n, entries;
		int err =
			catalogue_faults("x.md", faulty[i].text, strlen(faulty[i].text), a, &f, &n, &entries);
		size_t k = 0;

		cr_expect_eq(err, ERR_INVALID, "%zu", i);
		while (k < n && !begins(f[k].message, faulty[i].message))
			k++;
		cr_expect_lt(k, n, "%zu: \"%s\" is not told (%zu faults, first: %s)", i, faulty[i].message, n,
			n ? f[0].message : "-");
		if (k == n)
			continue;
		cr_expect_eq(f[k].line, faulty[i].line, "%zu: line %d", i, f[k].line);
		cr_expect(
			faulty[i].tip ? begins(f[k].tip, faulty[i].tip) : !f[k].tip, "%zu: %s", i, f[k].tip);
	}
	arena_free(&a);
}

Test(catalogue, every_fault_of_a_text_is_told_in_its_order)
{
	static const char text[] = ENTRY "- level: all\n- user: me\n#### A {#apply}\nx\n### {#g}\n" WHAT;
	struct arena *a = arena_new();
	struct script_fault *f;
	size_t n, entries;

	cr_assert_eq(catalogue_faults("x.md", text, strlen(text), a, &f, &n, &entries), ERR_INVALID);
	cr_assert_eq(n, 4);
	cr_expect_eq(entries, 2);
	for (size_t i = 1; i < n; i++)
		cr_expect_leq(f[i - 1].line, f[i].line);
	cr_expect_str_eq(script_fault_show(&f[0], a), "x.md:3: {#e} does not say what it is\n    tip: add "
						      "\"#### What it is {#what}\" with a text\n");
	arena_free(&a);
}

Test(catalogue, too_many_entries_and_wrong_bytes_are_refused)
{
	struct arena *a = arena_new();
	struct str s = STR_INIT;
	struct script_fault *f;
	size_t n, entries;

	str_add(&s, "# T {#instruments}\n## C {#c}\n");
	for (int i = 0; i < 501; i++)
		str_addf(&s, "### E {#e%d}\n" WHAT, i);
	cr_expect_eq(catalogue_faults("x.md", s.text, s.len, a, &f, &n, &entries), ERR_INVALID);
	cr_assert_eq(n, 1);
	cr_expect_str_eq(f->message, "more than 500 entries");
	cr_expect_eq(entries, 500);
	cr_expect_eq(catalogue_faults("x.md", "# \xff\xfe", 4, a, &f, &n, &entries), ERR_INVALID);
	cr_expect_eq(n, 0);
	cr_expect(strstr(err_last(), "UTF-8"));
	str_free(&s);
	arena_free(&a);
}

/* What comes from a file can never move the cursor. */
Test(catalogue, control_characters_do_not_come_through)
{
	static const char text[] =
		"# T {#instruments}\n## C\x1b[2J {#c}\n### E\x1b {#e}\n- where: a\x1b[1mb\n"
		"#### W\a {#what}\nx\x1b]0;y\a\n\xe2\x80\xae z\n";
	struct arena *a = arena_new();
	struct catalogue *c = open_text(a, text);
	const struct catalogue_item *i = catalogue_item(c, "e");
	const char *const all[] = { i->title, i->category_title, catalogue_values(i, "where")[0],
		catalogue_text(i, "what")->title, catalogue_text(i, "what")->text };

	for (size_t k = 0; k < sizeof all / sizeof *all; k++)
		cr_expect_str_eq(all[k], text_clean(a, all[k], true));
	catalogue_free(&c);
	arena_free(&a);
}
