/* The medical words that are shipped: enough of them, none in our own question lists, and
 * few false alarms. */
#include <criterion/criterion.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/knowledge.h"
#include "anker/str.h"

enum { LANGUAGES = 2, WORDS_LEAST = 150, WORDS_MOST = 250, BYTES_MOST = 1 << 16 };
static const char *const languages[LANGUAGES] = { "nl", "en" };
static const char *const lists[] = {
	"first", "followup", "trouble", "trial", "closing", "workplace", "focusgroup", "questionnaire",
	"t0", "tn-employer", "tn-employee",
};

/* Sentences about work and schemes that a word list must leave alone, however it grows:
 * words that mean something else in a care kitchen, a garage or a garden. */
static const char *const ordinary[] = {
	"We moeten drie dagen vooruit plannen; het rooster is druk en dat geeft stress.",
	"Na een ziekmelding belt de leidinggevende. De bedrijfsarts bepaalt de rest.",
	"De narcissen en de lithiumaccu's liggen klaar; de prognose voor mei is goed.",
	"Opname in het beleid van inclusieve doelen; de aanvraag Ziektewet loopt.",
	"De ontsteking van de bus, een hydraulische operator en extra pauzes.",
	"Works in hospitality, transplanting seedlings and at the injection moulding line.",
	"Be patient with new tasks; in addition, add one odd job at a time.",
	"The technical aids are stressful for nobody, and the shop is busy in spring.",
};

static const struct {
	const char *text, *word;
} medical[] = {
	{ "De werknemer heeft een depressie.", "depressie" },
	{ "Zij is bij de psychiater geweest.", "psychiater" },
	{ "Hij kan door PTSS niet in de drukte.", "PTSS" },
	{ "Sinds de burn-out gaat het beter.", "burn-out" },
	{ "Hij heeft pijn bij het tillen.", "pijn" },
	{ "Neemt 's ochtends medicijnen.", "medicijnen" },
	{ "Ligt in het ziekenhuis.", "ziekenhuis" },
	{ "Autisme maakt dit lastig.", "Autisme" },
	{ "She was diagnosed last year.", "diagnosed" },
	{ "The antidepressants make mornings slow.", "antidepressants" },
	{ "Sees a psychologist on Fridays.", "psychologist" },
	{ "Off for surgery in May.", "surgery" },
};

static struct arena *arena;
static struct words *words;

static void setup(void)
{
	arena = arena_new();
	cr_assert_eq(words_open(&words, "share", NULL), 0, "%s", err_last());
}

static void teardown(void)
{
	words_free(&words);
	arena_free(&arena);
}

TestSuite(medical, .init = setup, .fini = teardown);

static const char *text_of(const char *path)
{
	struct str text = STR_INIT;
	const char *out;

	cr_assert_eq(file_read(path, BYTES_MOST, &text), 0, "%s", path);
	out = arena_strdup(arena, text.text);
	str_free(&text);
	return out;
}

/* The medical words in a text, with commas; "" is none. */
static const char *medical_words(const char *text)
{
	struct word_hit *hit;
	size_t n = words_find(words, text, arena, &hit);
	const char *out = "";

	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s%.*s", out, i ? ", " : "", (int)hit[i].len, text + hit[i].at);
	return out;
}

Test(medical, words_stand_in_no_question_list)
{
	for (int l = 0; l < LANGUAGES; l++) {
		for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
			const char *path =
				arena_printf(arena, "share/interviews/%s/%s.md", languages[l], lists[i]);

			cr_expect_str_eq(medical_words(text_of(path)), "", "%s", path);
		}
	}
}

Test(medical, words_are_found)
{
	for (size_t i = 0; i < sizeof medical / sizeof *medical; i++)
		cr_expect_str_eq(medical_words(medical[i].text), medical[i].word);
}

Test(medical, words_are_not_found__in_ordinary_sentences)
{
	for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++)
		cr_expect_str_eq(medical_words(ordinary[i]), "", "%s", ordinary[i]);
}

/* Lower case, each once, under a header that says what it is for and whose it is. */
Test(medical, words_are_listed_neatly)
{
	for (int l = 0; l < LANGUAGES; l++) {
		const char *path = arena_printf(arena, "share/words/%s/medical.txt", languages[l]);
		const char *text = text_of(path), *own = l ? "anker's own" : "van anker zelf";
		size_t n = 0;

		cr_expect(*text == '#' && strstr(text, own), "%s has a header", path);
		for (const char *line = text, *next; *line; line = next) {
			size_t len = strcspn(line, "\n");

			next = line + len + (line[len] == '\n');
			if (len == 0 || *line == '#')
				continue;
			n++;
			cr_expect(strcspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ#") > len - 1, "%.*s", (int)len, line);
			cr_expect_null(strstr(next, arena_printf(arena, "\n%.*s\n", (int)len, line)), "twice: %.*s",
				(int)len, line);
		}
		cr_expect(n >= WORDS_LEAST && n <= WORDS_MOST, "%s: %zu", path, n);
	}
}
