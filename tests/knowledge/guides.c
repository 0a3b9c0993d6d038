/* The guides that are shipped: complete, the same points in both languages,
 * and readable at every width. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/knowledge.h"
#include "anker/text.h"

/* Ids never change: ticks of placements and rules refer to them. */
static const char *const expected[KNOWLEDGE_GUIDES][14] = {
	{ "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12" },
	{ "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7" },
	{ "3.1", "3.2", "3.3", "3.4", "3.5" },
	{ "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8" },
	{ "5.1", "5.2", "5.3", "5.4", "5.5" },
	{ "6.1", "6.2" },
	{ "7.1", "7.2" },
	{ "8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "8.8", "8.9", "8.10", "8.11", "8.12", "8.13" },
	{ "9.1", "9.2", "9.3", "9.4", "9.5", "9.6", "9.7" },
};

static const char *const languages[] = { "nl", "en" };
enum { LANGUAGES = 2 };

static struct knowledge *open_guides(const char *lang)
{
	struct knowledge *k;

	cr_assert_eq(knowledge_open(&k, "share", lang), 0, "%s", err_last());
	return k;
}

static const struct guide *get(const struct knowledge *k, int n)
{
	const struct guide *g;

	cr_assert_eq(knowledge_guide(k, n, &g), 0, "%s", err_last());
	return g;
}

static size_t count_sentences(const char *text)
{
	size_t n = 0;

	for (const char *p = text; (p = strpbrk(p, ".?!")); p++)
		n += p[1] == ' ' || p[1] == '"' || p[1] == '\n' || p[1] == '\0';
	return n;
}

Test(guides, have_the_same_points__in_both_languages)
{
	for (int l = 0; l < LANGUAGES; l++) {
		struct knowledge *k = open_guides(languages[l]);

		for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
			const struct guide *g = get(k, n);
			size_t count = 0;

			cr_assert_eq(g->number, n);
			while (expected[n - 1][count])
				count++;
			cr_assert_eq(
			        g->npoints, count, "%s guide %d has %zu points", languages[l], n, g->npoints);
			for (size_t i = 0; i < count; i++)
				cr_assert_str_eq(g->points[i].id, expected[n - 1][i]);
		}
		knowledge_free(&k);
	}
}

Test(guides, are_complete__in_both_languages)
{
	for (int l = 0; l < LANGUAGES; l++) {
		struct knowledge *k = open_guides(languages[l]);

		for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
			const struct guide *g = get(k, n);
			char question[32];

			snprintf(question, sizeof question, "%s %d.", l ? "question" : "vraag", n);
			cr_assert(strchr(g->title, '?'), "guide %d asks: %s", n, g->title);
			cr_assert(*g->intro);
			cr_assert(strstr(g->source.text, "AKC") &&
			          strstr(g->source.text, "De Normaalste Zaak, 2021"));
			cr_assert(strstr(g->source.text, question), "%s: %s", languages[l], g->source.text);
			cr_assert_null(strchr(g->source.text, '\n'), "one line of source");
			cr_assert(count_sentences(g->expert.text) >= 2, "guide %d, expert: %s", n,
			        g->expert.text);
			cr_assert_str_eq(g->expert.title,
			        l ? "What the labour expert can do" : "Wat de arbeidsdeskundige kan doen");
			cr_assert(strncmp(g->instruments.text, "• ", strlen("• ")) == 0);
			for (size_t i = 0; i < g->npoints; i++) {
				cr_assert(*g->points[i].title);
				cr_assert(count_sentences(g->points[i].text) >= 2, "%s %s: %s", languages[l],
				        g->points[i].id, g->points[i].text);
			}
		}
		knowledge_free(&k);
	}
}

/* Two files that were filled with the same text would be a copying mistake. */
Test(guides, differ__between_languages)
{
	struct knowledge *nl = open_guides("nl"), *en = open_guides("en");

	for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
		const struct guide *a = get(nl, n), *b = get(en, n);

		cr_assert_str_neq(a->title, b->title);
		for (size_t i = 0; i < a->npoints; i++)
			cr_assert_str_neq(a->points[i].text, b->points[i].text);
	}
	knowledge_free(&nl);
	knowledge_free(&en);
}

static int line_width(const struct md_line *line)
{
	int width = 0;

	for (size_t i = 0; i < line->nruns; i++)
		width += text_width(line->runs[i].text);
	return width;
}

Test(guides, fit_the_width__when_rendered)
{
	static const int widths[] = { 20, 40, 60, 76, 120 };
	struct arena *a = arena_new();

	for (int l = 0; l < LANGUAGES; l++) {
		struct knowledge *k = open_guides(languages[l]);

		for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
			for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
				struct md_line *lines;
				size_t count = knowledge_render(get(k, n), widths[w], a, &lines);

				cr_assert(count > 20);
				for (size_t i = 0; i < count; i++)
					cr_assert(line_width(&lines[i]) <= widths[w]);
				arena_reset(a);
			}
		}
		knowledge_free(&k);
	}
	arena_free(&a);
}

Test(guides, show_every_part_once__when_rendered)
{
	struct arena *a = arena_new();
	struct knowledge *k = open_guides("nl");

	for (int n = 1; n <= KNOWLEDGE_GUIDES; n++) {
		const struct guide *g = get(k, n);
		struct md_line *lines;
		size_t count = knowledge_render(g, 76, a, &lines), point = 0, starts = 0;

		cr_assert_str_eq(lines[0].part, "");
		cr_assert_eq(lines[0].runs[0].style, MD_TITLE);
		for (size_t i = 0; i < count; i++) {
			if (!lines[i].starts)
				continue;
			starts++;
			cr_assert_eq(lines[i].runs[0].style, MD_HEADING);
			if (point < g->npoints) {
				const char *id = g->points[point++].id;

				cr_assert_str_eq(lines[i].part, id);
				cr_assert_eq(strncmp(lines[i].runs[0].text, id, strlen(id)), 0);
				cr_assert_str_eq(lines[i + 1].part, id);
			}
		}
		cr_assert_eq(starts, g->npoints + 3);
		cr_assert_str_eq(lines[count - 1].part, "source");
	}
	knowledge_free(&k);
	arena_free(&a);
}

Test(guides, give_a_point__by_its_id)
{
	struct knowledge *k = open_guides("nl");
	const struct guide_part *point;
	const struct guide *g;

	cr_assert_eq(knowledge_point(k, "1.10", &point, &g), 0);
	cr_assert_eq(g->number, 1);
	cr_assert_str_eq(point->title, "Bereid de collega's voor");
	cr_assert_eq(knowledge_point(k, "4.7", NULL, NULL), 0);
	cr_assert_eq(knowledge_point(k, "4.9", &point, &g), ERR_NOTFOUND);
	cr_assert(strstr(err_last(), "4.8"), "%s", err_last());
	cr_assert_eq(knowledge_point(k, "10.1", &point, &g), ERR_NOTFOUND);
	cr_assert_eq(knowledge_point(k, "", &point, &g), ERR_NOTFOUND);
	cr_assert_eq(knowledge_point(k, "4", &point, &g), ERR_NOTFOUND);
	cr_assert_eq(knowledge_guide(k, 0, &g), ERR_NOTFOUND);
	cr_assert_eq(knowledge_guide(k, 10, &g), ERR_NOTFOUND);
	knowledge_free(&k);
	cr_assert_null(k);
}

Test(guides, are_found__by_words_in_any_order)
{
	struct arena *a = arena_new();
	struct knowledge *k = open_guides("nl");
	struct guide_hit *hits;
	size_t n = knowledge_search(k, text_fold(a, "VAST aanspreekpunt"), a, &hits);

	cr_assert(n >= 1);
	cr_assert_str_eq(hits[0].part->id, "1.2", "the hit in a title comes first");
	for (size_t i = 0; i < n; i++) {
		cr_assert(text_matches(
		        text_fold(a, arena_printf(a, "%s %s", hits[i].part->title, hits[i].part->text)),
		        "aanspreekpunt"));
		for (size_t j = 0; j < i; j++)
			cr_assert_neq(hits[i].part, hits[j].part);
	}
	cr_assert(
	        knowledge_search(k, "no-riskpolis", a, &hits) >= 2, "the expert and instruments parts count");
	cr_assert_eq(knowledge_search(k, "xyzzy", a, &hits), 0);
	cr_assert_eq(knowledge_search(k, "", a, &hits), 0);
	knowledge_free(&k);
	arena_free(&a);
}
