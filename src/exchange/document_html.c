/* A document as one HTML file with nothing outside it: to read in a browser, and to print on A4. */
#include "document_parts.h"

#include <string.h>

/* A table of at most so many rows is not parted over two pages; one of at most so many columns is not as wide
 * as the page, so that a number stands near what it counts. */
enum { SHORT = 8, NARROW = 3 };

/* Prints in black; a short table or picture is not cut by the end of a page, its heading stays with it, and
 * no row of a longer one is left alone. */
static const char style[] =
	"* { box-sizing: border-box }\n"
	"html { font: 16px/1.5 \"Liberation Sans\", Arial, Helvetica, sans-serif; color: #111; background:"
	" #fff }\n"
	"body { margin: 0 auto; padding: 24px; max-width: 46rem; overflow-wrap: break-word }\n"
	"h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem }\n"
	"h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .6rem; border-bottom: 2px solid #111 }\n"
	"h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.4rem 0 .4rem }\n"
	"p, ul, blockquote, table, figure { margin: 0 0 .9rem }\n"
	".subtitle { font-size: 1.1rem; margin: 0 }\n"
	".made { color: #444; font-size: .85rem }\n"
	".empty { font-style: italic; color: #444 }\n"
	"ul { padding-left: 1.3rem }\n"
	"blockquote { padding: .1rem 0 .1rem .9rem; border-left: 4px solid #888 }\n"
	"blockquote p { margin: 0 }\n"
	"table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric:"
	" tabular-nums }\n"
	"caption { text-align: left; font-weight: bold; padding-bottom: .3rem }\n"
	"th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px"
	" solid #bbb }\n"
	"th { border-bottom: 1.5px solid #111; vertical-align: bottom }\n"
	"th:last-child, td:last-child { padding-right: 0 }\n"
	".n { text-align: right; white-space: nowrap }\n"
	".n + th:not(.n), .n + td:not(.n) { padding-left: 1.4rem }\n"
	".narrow { width: 75% }\n"
	"figcaption { font-weight: bold; margin-bottom: .3rem }\n"
	"svg { display: block; width: 100%; height: auto }\n"
	"svg text { font: 12px \"Liberation Sans\", Arial, Helvetica, sans-serif; fill: #111 }\n"
	"@media print {\n"
	"  html { font-size: 10pt; line-height: 1.4 }\n"
	"  h2 { margin: 1.4rem 0 .5rem }\n"
	"  p, ul, blockquote, table, figure { margin-bottom: .7rem }\n"
	"  body { max-width: none; padding: 0 }\n"
	"  h1, h2, h3, caption, figcaption { break-after: avoid }\n"
	"  tr, li, figure, blockquote, .short { break-inside: avoid }\n"
	"  thead { display: table-header-group; break-after: avoid }\n"
	"  .long tr:nth-child(-n+2), .long tr:nth-last-child(2) { break-after: avoid }\n"
	"  p, li, blockquote { orphans: 3; widows: 3 }\n"
	"}\n";

const char *html_text(struct paper *p, const char *s)
{
	struct str out = STR_INIT;

	for (s = paper_lines(p, s); *s != '\0'; s++)
		switch (*s) {
		case '&': str_add(&out, "&amp;"); break;
		case '<': str_add(&out, "&lt;"); break;
		case '>': str_add(&out, "&gt;"); break;
		case '"': str_add(&out, "&quot;"); break;
		case '\'': str_add(&out, "&#39;"); break;
		default: str_add_char(&out, *s);
		}
	const char *text = arena_strdup(p->arena, out.text != NULL ? out.text : "");
	str_free(&out);
	return text;
}

/* A word of a style sheet: nothing in it ends the string, the sheet or the page. */
static const char *style_text(struct paper *p, const char *s)
{
	struct str out = STR_INIT;

	for (s = paper_text(p, s); *s != '\0'; s++)
		if (strchr("\"\\<>&\n", *s) != NULL)
			str_addf(&out, "\\%x ", (unsigned)(unsigned char)*s);
		else
			str_add_char(&out, *s);
	const char *text = arena_strdup(p->arena, out.text != NULL ? out.text : "");
	str_free(&out);
	return text;
}

/* What stands around each page: what it is a report of and of which days, when and with what it was made, and
 * which page of how many. The first has its title. */
static void page_style(struct paper *p)
{
	static const char margin[] =
		"  @%s { content: %s%s%s; font: 8pt \"Liberation Sans\", Arial, Helvetica,"
		" sans-serif; color: #444; width: %d%%; text-align: %s; vertical-align: %s }\n";
	const struct document *d = p->document;

	fputs("@page {\n  size: A4; margin: 16mm 17mm 18mm;\n", p->out);
	fprintf(p->out, margin, "top-left", "\"", style_text(p, d->title), "\"", 40, "left", "middle");
	fprintf(p->out, margin, "top-right", "\"", style_text(p, d->subtitle), "\"", 60, "right", "middle");
	fprintf(p->out, margin, "bottom-left", "\"", style_text(p, d->made), "\"", 85, "left", "middle");
	fprintf(p->out, margin, "bottom-right", "", "counter(page) \" / \" counter(pages)", "", 15, "right",
		"middle");
	fputs("}\n@page :first { @top-left { content: \"\" } @top-right { content: \"\" } }\n", p->out);
}

/* With the line ends that somebody typed. */
static void lines(struct paper *p, const char *s)
{
	for (s = html_text(p, s); *s != '\0'; s++)
		if (*s == '\n')
			fputs("<br>\n", p->out);
		else
			fputc(*s, p->out);
}

static void element(struct paper *p, const char *open, const char *text, const char *close)
{
	fputs(open, p->out);
	lines(p, text);
	fputs(close, p->out);
}

static void table(struct paper *p, const struct block *b)
{
	const struct table_cells *t = &b->table;

	if (t->ncolumns == 0)
		return;
	fprintf(p->out, "<table class=\"%s%s\">\n", t->nrows <= SHORT ? "short" : "long",
		t->ncolumns <= NARROW ? " narrow" : "");
	if (b->text != NULL && *b->text != '\0')
		element(p, "<caption>", b->text, "</caption>\n");
	fputs("<thead><tr>", p->out);
	for (size_t k = 0; k < t->ncolumns; k++)
		element(p, t->number != NULL &&
			t->number[k] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">",
			t->column[k], "</th>");
	fputs("</tr></thead>\n<tbody>\n", p->out);
	for (size_t i = 0; i < t->nrows; i++) {
		fputs("<tr>", p->out);
		for (size_t k = 0; k < t->ncolumns; k++)
			element(p, t->number != NULL && t->number[k] ? "<td class=\"n\">" : "<td>",
				t->cell[i * t->ncolumns + k], "</td>");
		fputs("</tr>\n", p->out);
	}
	fputs("</tbody>\n</table>\n", p->out);
}

/* A curve with its numbers, which belong on the same page. */
static void figure(struct paper *p, const struct block *b)
{
	struct block figures;

	fputs("<figure>\n", p->out);
	if (b->text != NULL && *b->text != '\0')
		element(p, "<figcaption>", b->text, "</figcaption>\n");
	p->charts++;
	if (b->kind == BLOCK_BARS)
		svg_bars(p, b);
	else
		svg_curve(p, b);
	if (b->kind == BLOCK_CURVE && b->nseries > 0) {
		chart_table(p, b, &figures);
		table(p, &figures);
	}
	fputs("</figure>\n", p->out);
}

static void write_block(struct paper *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		element(p, b->level < 2 ? "<h2>" : "<h3>", b->text, b->level < 2 ? "</h2>\n" : "</h3>\n");
		break;
	case BLOCK_WORDS: element(p, "<p>", b->text, "</p>\n"); break;
	case BLOCK_ITEM: element(p, "<li>", b->text, "</li>\n"); break;
	case BLOCK_QUOTE: element(p, "<blockquote><p>", b->text, "</p></blockquote>\n"); break;
	case BLOCK_EMPTY: element(p, "<p class=\"empty\">", b->text, "</p>\n"); break;
	case BLOCK_TABLE: table(p, b); break;
	case BLOCK_BARS:
	case BLOCK_CURVE: figure(p, b); break;
	}
}

void document_html(struct paper *p)
{
	const struct document *d = p->document;
	bool dutch = d->language != NULL && strcmp(d->language, "nl") == 0, list = false;

	fprintf(p->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		dutch ? "nl" : "en");
	/* Whatever somebody noted: this page fetches and runs nothing. */
	fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
		" 'unsafe-inline'\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", p->out);
	fprintf(p->out, "<title>%s</title>\n<style>\n%s", html_text(p, paper_text(p, d->title)), style);
	page_style(p);
	fputs("</style>\n</head>\n<body>\n<header>\n", p->out);
	element(p, "<h1>", d->title, "</h1>\n");
	if (*paper_text(p, d->subtitle) != '\0')
		element(p, "<p class=\"subtitle\">", d->subtitle, "</p>\n");
	if (*paper_text(p, d->made) != '\0')
		element(p, "<p class=\"made\">", d->made, "</p>\n");
	fputs("</header>\n<main>\n", p->out);
	for (size_t i = 0; i <= d->nblocks; i++) {
		bool item = i < d->nblocks && d->block[i].kind == BLOCK_ITEM;
		if (item != list)
			fputs(item ? "<ul>\n" : "</ul>\n", p->out);
		list = item;
		if (i < d->nblocks)
			write_block(p, &d->block[i]);
	}
	fputs("</main>\n</body>\n</html>\n", p->out);
}
