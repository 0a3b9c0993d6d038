/* Word lists: whole words in any spelling, in both languages and of one's own. Real
 * files in a folder of their own. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"

static struct arena *arena;
static char folder[40];

static void put(const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(arena, "%s/%s", folder, name), "w");
	cr_assert(f != NULL, "%s", name);
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

static void setup(void)
{
	arena = arena_new();
	strcpy(folder, "/tmp/anker-words-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	cr_assert_eq(system(arena_printf(arena, "mkdir -p %s/words/nl %s/words/en %s/own", folder, folder,
			     folder)), 0);
	put("words/nl/medical.txt", "# Wat een arts zegt\ndiagnose\npsych*\nburn-out # ook burn out\n"
				    "burn-out klachten\nreuma\n\n  stoornis  \n");
	put("words/en/medical.txt", "illness\nanxi*\n");
	put("words/en/notes.md", "notes\n");
}

static void teardown(void)
{
	cr_assert_eq(system(arena_printf(arena, "rm -rf %s", folder)), 0);
	arena_free(&arena);
}

TestSuite(words, .init = setup, .fini = teardown);

/* What is found, as "word/list word/list". */
static const char *found(const char *local, const char *text)
{
	struct words *w;
	struct word_hit *hit;
	const char *out = "";
	cr_assert_eq(words_open(&w, folder, local), 0, "%s", err_last());
	size_t n = words_find(w, text, arena, &hit);
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s%.*s/%s", out, i ? " " : "", (int)hit[i].len,
			text + hit[i].at, hit[i].list);
	words_free(&w);
	cr_assert_null(w);
	return out;
}

static const struct {
	const char *text, *found;
} texts[] = {
	{ "", "" },
	{ "Het gaat goed.", "" },
	{ "De diagnose is bekend.", "diagnose/medical" },
	{ "DIAGNOSE, Diagnosé en (diagnose)", "DIAGNOSE/medical Diagnosé/medical diagnose/medical" },
	{ "diagnoses en prediagnose niet", "" },
	{ "bij de psychiater of psycholoog, niet apsych", "psychiater/medical psycholoog/medical" },
	{ "psych", "psych/medical" },
	{ "een burn-out, burn out, BURN\xe2\x80\x91OUT", "burn-out/medical burn out/medical "
						    "BURN\xe2\x80\x91OUT/medical" },
	{ "burn-out klachten", "burn-out klachten/medical" },
	{ "burn", "" },
	{ "\xe2\x80\x9cReuma\xe2\x80\x9d of \xc2\xabreuma\xc2\xbb en reuma\xe2\x80\xa6", "Reuma/medical "
		"reuma/medical reuma/medical" },
	{ "his illness, her anxiety", "illness/medical anxiety/medical" },
	{ "een stoornis", "stoornis/medical" },
	{ "\xff\xfe reuma \xc2", "reuma/medical" },
};

Test(words, are_found_whole__whatever_their_case_accents_and_hyphens)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_str_eq(found(NULL, texts[i].text), texts[i].found, "\"%s\": %s", texts[i].text,
			found(NULL, texts[i].text));
}

Test(words, of_a_list_of_ones_own__are_found_beside_the_others)
{
	const char *own = arena_printf(arena, "%s/own", folder);
	cr_expect_str_eq(found(own, "onze pilot"), "");
	put("own/house.txt", "pilot\n");
	cr_expect_str_eq(found(own, "onze pilot, een diagnose"), "pilot/house diagnose/medical");
	cr_expect_str_eq(found("/nowhere", "een diagnose"), "diagnose/medical");
}

Test(words, without_the_shipped_lists__are_an_error_that_names_the_folder)
{
	struct words *w;
	cr_expect_eq(words_open(&w, "/nowhere", NULL), ERR_NOTFOUND);
	cr_expect(strstr(err_last(), "/nowhere/words/nl") != NULL, "%s", err_last());
	cr_expect_null(w);
}

Test(words, a_file_that_is_too_large__is_refused)
{
	char *much = arena_alloc(arena, (1 << 20) + 2);
	memset(much, 'x', (1 << 20) + 1);
	put("words/nl/much.txt", much);
	struct words *w;
	cr_expect_eq(words_open(&w, folder, NULL), ERR_IO);
	cr_expect(strstr(err_last(), "much.txt") != NULL, "%s", err_last());
}
