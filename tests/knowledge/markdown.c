/* Markdown on a screen: shape, styles, widths, and hostile input. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/knowledge.h"
#include "anker/str.h"
#include "anker/text.h"

static struct arena *arena;
static struct md_line *lines;
static size_t nlines;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(&arena);
}

TestSuite(markdown, .init = setup, .fini = teardown);

static void render(const char *text, int width)
{
	nlines = knowledge_render_markdown(text, strlen(text), width, arena, &lines);
}

/* The lines as text, runs between the marks of their style. */
static const char *shown(void)
{
	static const char *const marks[MD_STYLES] = {
		[MD_PLAIN] = "",
		[MD_EMPHASIS] = "/",
		[MD_STRONG] = "*",
		[MD_CODE] = "`",
		[MD_LINK] = "_",
		[MD_QUOTE] = ">",
		[MD_MARKER] = "",
		[MD_TITLE] = "=",
		[MD_HEADING] = "-",
	};
	struct str s = STR_INIT;
	char *out;

	for (size_t i = 0; i < nlines; i++) {
		for (size_t k = 0; k < lines[i].nruns; k++) {
			const struct md_run *run = &lines[i].runs[k];

			str_addf(&s, "%s%s%s", marks[run->style], run->text, marks[run->style]);
		}
		str_add_char(&s, '\n');
	}
	out = arena_strdup(arena, s.text ? s.text : "");
	str_free(&s);
	return out;
}

static const struct {
	const char *name, *text, *lines;
} shapes[] = {
	{ "paragraphs", "one\ntwo\n\nthree", "one two\n\nthree\n" },
	{ "wrapping", "aaaa bbbb cccc dddd eeee ffff", "aaaa bbbb cccc dddd\neeee ffff\n" },
	{ "a long word", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst\nuvwxyz\n" },
	{ "styles", "a *b* **c** `d`", "a /b/ *c* `d`\n" },
	{ "a style over a line end", "aaaa bbbb *cccc dddd eeee ffff* g",
	        "aaaa bbbb /cccc dddd/\n/eeee ffff/ g\n" },
	{ "a hard break", "a  \nb", "a\nb\n" },
	{ "headings", "# A\n\nx\n\n## B\n\ny\n\n### C", "=A=\n\nx\n\n-B-\ny\n\n-C-\n" },
	{ "bullets", "x\n\n- a\n- b\n\ny", "x\n\n• a\n• b\n\ny\n" },
	{ "a hanging indent", "- aaaa bbbb cccc dddd eeee", "• aaaa bbbb cccc\n  dddd eeee\n" },
	{ "numbers", "1. a\n2. b", "1.  a\n2.  b\n" },
	{ "numbers from 9", "9. a\n10. b", "9.  a\n10. b\n" },
	{ "large numbers", "12345. a\n12346. b", "12345. a\n12346. b\n" },
	{ "nested lists", "- a\n  - b\n  - c\n- d", "• a\n  • b\n  • c\n• d\n" },
	{ "a loose list", "- a\n\n  b\n\n- c", "• a\n\n  b\n\n• c\n" },
	{ "a quote", "> a\n> b", "  >a b>\n" },
	{ "code", "    a\n      b\n", "`a`\n`  b`\n" },
	{ "a link", "see [us](http://x.nl)", "see _us_ (http://x.nl)\n" },
	{ "a bare address", "<http://x.nl>", "_http://x.nl_\n" },
	{ "HTML", "a <b>c</b>\n\n<div>\nd\n</div>\n\ne", "a c\n\ne\n" },
	{ "wide characters", "日本語日本語日本語日本語", "日本語日本語日本語日\n本語\n" },
	{ "nothing", "", "" },
};

Test(markdown, has_its_shape)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		render(shapes[i].text, 20);
		cr_assert_str_eq(shown(), shapes[i].lines, "%s", shapes[i].name);
	}
}

/* Every run is safe for a terminal, and no line is wider than asked. */
static void check(int width)
{
	for (size_t i = 0; i < nlines; i++) {
		int columns = 0;

		for (size_t k = 0; k < lines[i].nruns; k++) {
			const char *text = lines[i].runs[k].text;

			cr_assert(*text && lines[i].runs[k].style < MD_STYLES);
			cr_assert_null(strpbrk(text, "\n\r\t\x1b\x07\x7f"));
			cr_assert_str_eq(text_clean(arena, text, false), text);
			columns += text_width(text);
		}
		cr_assert(columns <= width, "line %zu takes %d of %d", i, columns, width);
	}
}

static char *repeat(const char *unit, size_t total)
{
	size_t len = strlen(unit), n = total / len;
	char *s = malloc(n * len + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * len, unit, len);
	s[n * len] = '\0';
	return s;
}

enum { MEGABYTE = 1 << 20 };

/* Each repeated to a megabyte. */
static const char *const hostile[] = {
	"word ",
	"a",
	">",
	"> ",
	"- ",
	"1. ",
	"*",
	"**a",
	"_a",
	"[",
	"![",
	"[a](",
	"`",
	"<",
	"<!--",
	"&amp;",
	"# x\n",
	"- a\n",
	"7. a\n",
	"*a*b",
	"a\n\n",
	"\t",
	"\x1b[2J",
	"\r",
	"\x07",
	"\xe2\x80\xae",
	"\xff",
	"e\xcc\x81",
	"\xcc\x81",
	"*\xcc\x81*",
	"日",
	"\xf0\x9f\x87\xb3",
	"\xe1\x84\x80",
	"&#27;",
	"<b>",
	"\\",
	"|",
	"```\n",
	"~~~\nx\n",
};

Test(markdown, is_clean_and_fits__when_hostile, .timeout = 300)
{
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		char *text = repeat(hostile[i], MEGABYTE);

		render(text, 76);
		check(76);
		free(text);
		arena_reset(arena);
	}
}

Test(markdown, is_clean_and_fits__when_deeply_nested)
{
	char *quotes = repeat("> ", 20000), *lists = repeat("- ", 20000);
	char *text = arena_printf(arena, "%sdeep *down*\n\n%sdeeper\n\n3. up", quotes, lists);

	render(text, 40);
	check(40);
	cr_assert(strstr(shown(), "deeper"));
	cr_assert(strstr(shown(), "3.  up"));
	free(quotes);
	free(lists);
}

Test(markdown, is_clean_and_fits__with_random_bytes)
{
	static const char alphabet[] =
	        "ab *_`[]()<>!#-+1.\n\n\t\\&;\"'\xc3\xa9\xe2\x80\xae\xf0\x9f\x98\x80\x1b\x9b\xcc\x81~|={}";
	unsigned seed = 20261122;
	char text[400];

	for (int round = 0; round < 3000; round++) {
		size_t n = 0;
		int width = 20 + round % 60;

		while (n < sizeof text - 1) {
			seed = seed * 1664525u + 1013904223u;
			text[n++] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
		}
		nlines = knowledge_render_markdown(text, n, width, arena, &lines);
		check(width);
		arena_reset(arena);
	}
}

/* A control character that comes in through an entity or a NUL byte. */
Test(markdown, replaces_controls__from_entities_and_nul)
{
	static const char text[] = "a&#27;b&#x9b;c&#8238;d\0e";

	nlines = knowledge_render_markdown(text, sizeof text - 1, 40, arena, &lines);
	check(40);
	cr_assert_str_eq(shown(), "a\xef\xbf\xbd"
	                          "b\xef\xbf\xbd"
	                          "c\xef\xbf\xbd"
	                          "d\xef\xbf\xbd"
	                          "e\n");
}

Test(markdown, counts_a_small_width_as_the_smallest)
{
	render("aaaa bbbb cccc dddd eeee", -3);
	check(MD_MIN_WIDTH);
	cr_assert_eq(nlines, 2);
}
