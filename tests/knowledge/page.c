/* Markdown as a page that leaves the house: what was typed stays text, nothing in it
 * runs or leads elsewhere. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/knowledge.h"
#include "anker/str.h"
#include "anker/text.h"

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(&arena);
}

TestSuite(page, .init = setup, .fini = teardown);

/* What stands between <main> and </main>. */
static const char *body(const char *markdown)
{
	const char *page = knowledge_page_html(markdown, "en", arena), *from = strstr(page, "<main>\n"),
		   *to = strstr(page, "</main>");
	cr_assert(from && to);
	return arena_strndup(arena, from + 7, (size_t)(to - from) - 7);
}

static const struct {
	const char *name, *markdown, *html;
} bodies[] = {
	{ "headings and a list", "# A\n\n- **b:** c",
		"<h1>A</h1>\n<ul>\n<li><strong>b:</strong> c</li>\n</ul>\n" },
	{ "a link", "[guide](https://example.org/a?b&c)", "<p>guide (https://example.org/a?b&amp;c)</p>\n" },
	{ "a link that is its address", "<https://example.org>", "<p>https://example.org</p>\n" },
	{ "a link without words", "[](https://example.org)", "<p>https://example.org</p>\n" },
	{ "a link with emphasis", "[a *b*](x)", "<p>a <em>b</em> (x)</p>\n" },
	{ "a link that would run", "[a](javascript:alert(1))", "<p>a (javascript:alert(1))</p>\n" },
	{ "a picture", "![a cat](https://example.org/cat.png)", "<p>a cat</p>\n" },
	{ "a picture in a link", "[![cat](a.png)](b)", "<p>cat (b)</p>\n" },
	{ "HTML in a line", "a <b onclick=\"x\">b</b>",
		"<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n" },
	{ "HTML of its own", "<script>\nalert(1)\n</script>\n\nz",
		"<p>&lt;script&gt;<br />\nalert(1)<br />\n&lt;/script&gt;</p>\n<p>z</p>\n" },
	{ "a comment", "<!-- x -->", "<p>&lt;!-- x --&gt;</p>\n" },
	{ "control characters", "a\033[1mb\001", "<p>a\xef\xbf\xbd[1mb\xef\xbf\xbd</p>\n" },
	{ "bytes that are no UTF-8", "a\xff", "<p>a\xef\xbf\xbd</p>\n" },
};

Test(page, html__holds_what_is_said_and_nothing_that_acts)
{
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		cr_expect_str_eq(body(bodies[i].markdown), bodies[i].html, "%s: %s", bodies[i].name,
			body(bodies[i].markdown));
}

Test(page, html__is_whole_and_titled_by_its_first_heading)
{
	const char *page = knowledge_page_html("x\n\n# A < B & *C*\n\n# D", "nl", arena);
	static const char *const parts[] = { "<!DOCTYPE html>\n", " lang=\"nl\"",
		"<meta charset=\"utf-8\" />", "<title>A &lt; B &amp; C</title>", "@page { size: A4;",
		"default-src 'none'" };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		cr_expect(strstr(page, parts[i]) != NULL, "%s", parts[i]);
	static const char *const never[] = { "<script", "href=", "src=", "<link", "@import", "url(" };
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		cr_expect(strstr(page, never[i]) == NULL, "%s", never[i]);
}

static const struct {
	const char *name, *markdown, *text;
} texts[] = {
	{ "headings", "# A title\n\nx\n\n## A part\n\ny\n\n### Below\n\n- z",
		"A title\n=======\n\nx\n\nA part\n------\ny\n\nBelow\n• z\n" },
	{ "a wide letter in a heading", "# 日本", "日本\n====\n" },
	{ "a long line", "aaaa bbbb cccc dddd eeee ffff", "aaaa bbbb cccc dddd\neeee ffff\n" },
	{ "HTML", "<b>x</b>", "<b>x</b>\n" },
	{ "a link", "[a](b)", "a (b)\n" },
	{ "nothing", "", "" },
};

Test(page, text__has_lines_under_its_headings)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_expect_str_eq(knowledge_page_text(texts[i].markdown, 20, arena), texts[i].text, "%s: %s",
			texts[i].name, knowledge_page_text(texts[i].markdown, 20, arena));
}

static const struct {
	const char *typed, *plain;
} plains[] = {
	{ "gaat goed", "gaat goed" },
	{ "  Jansen & Zn. (12-10-2026), 1.5 uur! ", "Jansen & Zn. (12-10-2026), 1.5 uur!" },
	{ "# kop", "\\# kop" },
	{ "<script>", "\\<script>" },
	{ "a | b", "a \\| b" },
	{ "1. een\n2) twee\n- drie\n> vier", "1\\. een\\\n  2\\) twee\\\n  \\- drie\\\n  \\> vier" },
	{ "&amp; en & en &#35;", "\\&amp; en & en \\&\\#35;" },
	{ "een\r\n\r\n\ntwee  \n", "een\\\n  twee" },
	{ "\n\n", "" },
};

Test(page, typed_text__shows_just_that)
{
	for (size_t i = 0; i < sizeof plains / sizeof *plains; i++)
		cr_expect_str_eq(knowledge_markdown_plain(plains[i].typed, 2, arena), plains[i].plain,
			"\"%s\": %s", plains[i].typed, knowledge_markdown_plain(plains[i].typed, 2, arena));
}

/* As HTML holds text; lines as knowledge_markdown_plain keeps them. */
static const char *expected(const char *typed)
{
	struct str out = STR_INIT;
	str_add(&out, "");
	for (const char *at = text_clean(arena, typed, true); *at;) {
		size_t n = strcspn(at, "\n");
		const char *line = text_trim(arena, arena_strndup(arena, at, n));
		if (*line && out.len)
			str_add(&out, "<br />\n");
		for (; *line; line++) {
			if (*line == '&')
				str_add(&out, "&amp;");
			else if (*line == '<')
				str_add(&out, "&lt;");
			else if (*line == '>')
				str_add(&out, "&gt;");
			else if (*line == '"')
				str_add(&out, "&quot;");
			else
				str_add_char(&out, *line);
		}
		at += n + (at[n] == '\n');
	}
	const char *html = arena_printf(arena, "<ul>\n<li><strong>x:</strong> %s</li>\n</ul>\n", out.text);
	str_free(&out);
	return html;
}

/* Random text from what Markdown is made of, in an item of a list as a summary has it. */
Test(page, typed_text__is_never_read_as_markdown)
{
	static const char *const pieces[] = { "#", "##", "<", "<script>", "</p>", ">", "*", "**", "_", "-",
		"--", "---", "+", "=", "===", "`", "```", "~~~", "[", "]", "(", ")", "[a](b)", "![a](b)", "!",
		"|", "|-|-|", "\\", "\\\\", "&", "&amp;", "&#x41;", "1.", "2)", "9", "\n", "\n\n", " ", "  ",
		"    ", "\t", "a", "b c", "http://x.y", "www.x.y", "a@b.c", "<a@b.c>", ":", "\"", "'", "é",
		"[x]: y" };
	enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 20000, MOST = 12 };
	unsigned seed = 20261122;
	for (int round = 0; round < ROUNDS; round++) {
		struct str typed = STR_INIT;
		str_add(&typed, "q");
		for (int n = rand_r(&seed) % MOST; n >= 0; n--)
			str_add(&typed, pieces[rand_r(&seed) % PIECES]);
		/* With and without a letter in front. */
		const char *text = typed.text + (round & 1);
		const char *plain = knowledge_markdown_plain(text, 2, arena);
		if (*plain)
			cr_assert_str_eq(body(arena_printf(arena, "- **x:** %s\n", plain)), expected(text),
				"\"%s\" became \"%s\": %s", text, plain,
				body(arena_printf(arena, "- **x:** %s\n", plain)));
		str_free(&typed);
		if (round % 1000 == 0)
			arena_reset(arena);
	}
}

/* A strict reader of XML finds no fault in it. */
Test(page, html__is_well_formed)
{
	char file[] = "/tmp/anker-page-XXXXXX";
	int fd = mkstemp(file);
	cr_assert(fd >= 0);
	FILE *f = fdopen(fd, "w");
	const char *page = knowledge_page_html(
		"# A & B\n\n- a\\\n  b\n\n---\n\n`c<d`\n\n```x\ny\n```\n\n<p>\n\n1. z \"q\"\n", "nl", arena);
	cr_assert(fputs(page, f) >= 0);
	cr_assert_eq(fclose(f), 0);
	cr_expect_eq(system(arena_printf(arena, "xmllint --noout --nonet %s", file)), 0);
	unlink(file);
}
