/* Documents: the same in every form, hostile text in any place, and back from JSON. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/document.h"
#include "anker/err.h"
#include "anker/file.h"
#include "anker/str.h"
#include "anker/text.h"

static struct arena *a;

static void begin(void)
{
	a = arena_new();
}

static void end(void)
{
	arena_free(&a);
}

TestSuite(document, .init = begin, .fini = end);

/* Every kind of block, with `odd` wherever a text can stand. */
static struct document *sample(const char *odd)
{
	struct document_maker *m = document_begin(a, "nl");
	const char *column[] = { odd, "Aantal" }, *cell[] = { "Twente", "31", odd, "4" };
	const bool number[] = { false, true };
	const struct bar bars[] = { { "Twente", "31 van 30-45", 31, 30, 45 }, { odd, odd, 4, 30, 45 },
		{ "Zonder", "7", 7, 0, 0 } };
	const struct curve_point all[] = { { 0, 1 }, { 6, .9 }, { 14, .7 }, { 30, .55 } },
		few[] = { { 0, 1 }, { 3, .5 }, { 12, .25 } };
	const struct curve_series series[] = { { "Alle plaatsingen (n = 120)", all, 4 }, { odd, few, 3 } };

	document_title(m, "Regio Twente", odd);
	document_made(m, "Gemaakt op 22-11-2026");
	document_heading(m, 1, "Wat helpt");
	document_say(m, BLOCK_WORDS, "%s", odd);
	document_say(m, BLOCK_ITEM, "Een: %s", odd);
	document_say(m, BLOCK_ITEM, "Twee");
	document_say(m, BLOCK_QUOTE, "%s\nen meer", odd);
	document_heading(m, 2, odd);
	document_say(m, BLOCK_EMPTY, "Hierover is niets genoteerd.");
	document_add(m, &(struct block){ .kind = BLOCK_TABLE, .text = odd,
		.table = { column, number, 2, cell, 2 } });
	document_add(m, &(struct block){ .kind = BLOCK_BARS, .text = "Werkgevers", .bar = bars, .nbars = 3 });
	document_add(m, &(struct block){ .kind = BLOCK_CURVE, .text = "Duur", .axis = "maanden",
		.series = series, .nseries = 2 });
	return document_end(m);
}

static const char *written(const struct document *d, enum report_form form, int width, bool ascii)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	cr_assert_eq(document_write(d, form, width, ascii, f), 0, "%s", err_last());
	fclose(f);
	const char *out = arena_strdup(a, text);
	free(text);
	return out;
}

static size_t times(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

static const char *const odd_texts[] = {
	"Anna & co",
	"<script>alert('x')</script>",
	"</svg></style><img src=x onerror=alert(1)>",
	"a|b|c\n\n# kop",
	"\"aan'haling\"",
	"```\ncode",
	"1. tekst",
	"\033[2Jweg\x9b"
	"31m",
	"\xe2\x80\xae"
	"omgekeerd",
	"\xff\xfe kapot",
	"&lt;",
	"]]>",
	"",
	"éèê 你好 😀",
	"https://www.example.org/een/heel/lang/adres/zonder/enige/spatie/dat/nergens/past/en/toch/niet/weg/"
	"mag/lopen",
};
enum { ODD = sizeof odd_texts / sizeof *odd_texts };

Test(document, comes_back_from_json_the_same_in_every_form)
{
	for (size_t i = 0; i < ODD; i++) {
		struct document *d = sample(odd_texts[i]), again;
		cr_assert_eq(document_read(written(d, REPORT_JSON, 0, false), a, &again), 0, "%s",
			err_last());
		for (int form = REPORT_TEXT; form <= REPORT_JSON; form++)
			cr_assert_str_eq(written(d, (enum report_form)form, 0, false),
				written(&again, (enum report_form)form, 0, false));
	}
}

Test(document, what_is_no_report_is_refused)
{
	static const char *const bad[] = {
		"", "{", "[]", "{}", "{\"document\":2,\"blocks\":[]}", "{\"document\":1}",
		"{\"document\":1,\"blocks\":[{\"kind\":\"song\"}]}", "{\"document\":1,\"blocks\":[7]}",
		"{\"document\":1,\"blocks\":[{\"kind\":\"bars\"}]}",
		"{\"document\":1,\"blocks\":[{\"kind\":\"table\",\"columns\":[{}],\"rows\":[[\"a\",\"b\"]]}]}"
	};
	struct document d;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert_eq(document_read(bad[i], a, &d), ERR_INVALID, "%s", bad[i]);
	cr_assert_eq(document_read("{\"document\":1,\"blocks\":[{\"kind\":\"curve\",\"series\":[{}]}]}", a,
		&d), 0);
	for (int form = REPORT_TEXT; form <= REPORT_JSON; form++)
		written(&d, (enum report_form)form, 0, false);
}

/* No line is wider than was asked, whatever the text; in ASCII no lines or marks of ours but those. */
Test(document, text_fits_its_width)
{
	static const int widths[] = { 40, 60, 80, 132 };

	for (size_t i = 0; i < ODD; i++)
		for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
			char *text = arena_strdup(a, written(sample(odd_texts[i]), REPORT_TEXT, widths[w],
				false)), *line;
			cr_assert_null(strchr(text, '\033'));
			while ((line = strsep(&text, "\n")) != NULL)
				cr_assert_leq(text_width(line), widths[w], "%d: %s", widths[w], line);
		}
	for (const char *p = written(sample("plain"), REPORT_TEXT, 80, true); *p != '\0'; p++)
		cr_assert_geq(*p, 0, "%s", p);
}

Test(document, text_shows_a_bar_within_its_range_and_a_curve_that_falls)
{
	const char *text = written(sample("Overig"), REPORT_TEXT, 80, true);

	cr_assert_not_null(strstr(text, "31 van 30-45"), "%s", text);
	cr_assert_not_null(strstr(text, "100% |*"), "%s", text);
	cr_assert_not_null(strstr(text, "+----"), "%s", text);
	cr_assert_not_null(strstr(text, "* Alle plaatsingen (n = 120)"), "%s", text);
	/* Shares at 0, 6, 12, 18, 24 and 30 months, by hand. */
	cr_assert_not_null(strstr(text, "100%  90%  90%  70%  70%  55%"), "%s", text);
}

/* The markup is ours alone: as many elements as without the odd text, and none of its own. */
Test(document, html_escapes_everything)
{
	const char *plain = written(sample("woord"), REPORT_HTML, 0, false);

	for (size_t i = 0; i < ODD; i++) {
		const char *html = written(sample(odd_texts[i]), REPORT_HTML, 0, false);
		cr_assert_null(strstr(html, "<script"), "%s", html);
		cr_assert_null(strstr(html, "<img"), "%s", html);
		cr_assert_eq(times(html, "<svg"), times(plain, "<svg"));
		cr_assert_eq(times(html, "</svg>"), times(plain, "</svg>"));
		cr_assert_eq(times(html, "<td"), times(plain, "<td"));
		cr_assert(text_valid(html, strlen(html)));
		cr_assert_null(strstr(html, "http://www.w3.org/1999"));
		cr_assert_eq(times(html, "</style>"), 1, "%s", html);
	}
	cr_assert_not_null(strstr(plain, "<html lang=\"nl\">"));
	cr_assert_not_null(strstr(plain, "default-src 'none'"));
}

/* Around each page stands what it is; nothing that somebody typed ends the string it stands in. */
Test(document, html_says_on_every_page_what_it_is)
{
	const char *html = written(sample("een \"woord\" \\ <b>"), REPORT_HTML, 0, false);

	cr_assert_not_null(
		strstr(html, "@top-right { content: \"een \\22 woord\\22  \\5c  \\3c b\\3e \""), "%s", html);
	cr_assert_not_null(strstr(html, "@bottom-left { content: \"Gemaakt op 22-11-2026\""), "%s", html);
	cr_assert_not_null(strstr(html, "counter(page)"), "%s", html);
}

/* Who does not see a chart is told what it says. */
Test(document, html_charts_have_words)
{
	const char *html = written(sample("woord"), REPORT_HTML, 0, false),
		   *bars = strstr(html, "role=\"img\"");

	cr_assert_not_null(bars);
	cr_assert_not_null(strstr(bars, ": 31 van 30-45"), "%.300s", bars);
	const char *end = strchr(strstr(bars, "aria-label=\"") + strlen("aria-label=\""), '"');
	cr_assert_lt(strstr(bars, ": 31 van 30-45"), end, "%.300s", bars);
}

/* Nothing is fetched from anywhere. */
Test(document, html_has_nothing_outside_it)
{
	const char *html = written(sample("woord"), REPORT_HTML, 0, false);
	static const char *const ways[] = { "src=", "href=", "@import", "<link", "<iframe", "<object" };

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		cr_assert_null(strstr(html, ways[i]), "%s", ways[i]);
}

static int run(const char *command)
{
	return system(command);
}

Test(document, html_is_valid)
{
	if (run("command -v tidy >/dev/null") != 0)
		cr_skip("tidy is not installed");
	for (size_t i = 0; i < ODD; i++) {
		char path[] = "/tmp/anker-document-XXXXXX";
		int fd = mkstemp(path);
		cr_assert_geq(fd, 0);
		FILE *f = fdopen(fd, "w");
		cr_assert_eq(document_write(sample(odd_texts[i]), REPORT_HTML, 0, false, f), 0);
		fclose(f);
		int rc = run(arena_printf(a,
			"tidy -q -e -utf8 --show-warnings yes --drop-empty-elements no %s >&2", path));
		unlink(path);
		cr_assert_eq(rc, 0, "%s", odd_texts[i]);
	}
}

Test(document, markdown_keeps_text_text)
{
	const char *md = written(sample("a|b <i> *c* # d"), REPORT_MARKDOWN, 0, false);

	cr_assert_not_null(strstr(md, "a\\|b \\<i\\> \\*c\\* \\# d"), "%s", md);
	cr_assert_not_null(strstr(md, "\n## Wat helpt\n"), "%s", md);
	cr_assert_not_null(strstr(md, "\n- Twee\n"), "%s", md);
	cr_assert_not_null(strstr(md, "|---|---:|\n"), "%s", md);
	cr_assert_not_null(strstr(md, "\n*Hierover is niets genoteerd.*\n"), "%s", md);
	md = written(sample("1. een"), REPORT_MARKDOWN, 0, false);
	cr_assert_not_null(strstr(md, "\n1\\. een\n"), "%s", md);
}

Test(document, a_full_disk_is_told)
{
	FILE *f = fopen("/dev/full", "w");

	cr_assert_eq(document_write(sample("woord"), REPORT_HTML, 0, false, f), ERR_IO);
	fclose(f);
}

/* As a browser prints it: no fault in its console, every word on the paper and within its margins. */
Test(document, prints_on_a4_with_no_text_cut_off, .timeout = 120)
{
	if (run("command -v chromium >/dev/null && command -v pdftotext >/dev/null") != 0)
		cr_skip("chromium and pdftotext are not both installed");
	char folder[] = "/tmp/anker-print-XXXXXX";
	cr_assert_not_null(mkdtemp(folder));
	const struct document *d = sample("Samenwerkingsverband Arbeidsmarktregio Noord-Holland Noord & co"
		" <echt>");
	FILE *f = fopen(arena_printf(a, "%s/page.html", folder), "w");
	cr_assert_eq(document_write(d, REPORT_HTML, 0, false, f), 0);
	fclose(f);
	int printed = run(arena_printf(a,
		"cd %s && timeout 100 chromium --headless --no-sandbox --disable-gpu --user-data-dir=profile "
		"--enable-logging=stderr --no-pdf-header-footer --print-to-pdf=page.pdf page.html >log 2>&1"
		" && ! grep -i CONSOLE log >&2 && "
		"pdfinfo page.pdf | grep -q 'A4' && pdftotext -bbox page.pdf words.html && pdftotext page.pdf"
		" words.txt", folder));
	struct str words = STR_INIT, boxes = STR_INIT;
	file_read(arena_printf(a, "%s/words.txt", folder), 1 << 20, &words);
	file_read(arena_printf(a, "%s/words.html", folder), 1 << 20, &boxes);
	run(arena_printf(a, "rm -rf %s", folder));
	cr_assert_eq(printed, 0);
	static const char *const parts[] = { "Twente", "31 van 30-45", "Samenwerkingsverband",
		"Noord-Holland", "<echt>", "maanden",
		"(n = 120)", "100%", "niets genoteerd", "en meer" };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		cr_assert_not_null(strstr(words.text, parts[i]), "%s in:\n%s", parts[i], words.text);
	cr_assert(strstr(words.text, "1/1") || strstr(words.text, "1 / 1"), "which page of how many: %s",
		words.text);
	/* points: 17 mm beside; below stands what each page says of itself, some 7 mm from the edge */
	enum { LEFT_MOST = 47, RIGHT_MOST = 595 - 47, LOWEST = 842 - 17 };
	size_t n = 0;
	for (const char *p = boxes.text; (p = strstr(p, "<word ")) != NULL; p++, n++) {
		double x0, y0, x1, y1;
		cr_assert_eq(sscanf(p, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0,
			&x1, &y1), 4);
		cr_assert(x0 >= LEFT_MOST && x1 <= RIGHT_MOST && y1 <= LOWEST, "%.100s", p);
	}
	cr_assert_gt(n, 100);
	str_free(&words);
	str_free(&boxes);
}
