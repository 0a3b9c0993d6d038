/* Guides: the nine employer questions, read from share/guides/LANG/1.md .. 9.md; Markdown
 * on a screen and on a page; word lists.
 *
 * A guide file is UTF-8 Markdown (CommonMark). Each heading ends in an anchor:
 *
 *	# The employer's question {#1}
 *	One or more paragraphs of introduction.
 *	## Title of a point {#1.1}        points: 1.1, 1.2, ... without a gap
 *	Text: paragraphs, lists, *emphasis*.
 *	## Heading {#expert}              what the labour expert can do
 *	## Heading {#instruments}         a list of instruments with their owners
 *	## Heading {#source}              one line: document, publisher, year, question
 *
 * Points can be ticked for a placement, so an id never changes its meaning and
 * is the same in every language. HTML in a file is left out. All text that
 * comes out of here has passed text_clean. */
#ifndef ANKER_KNOWLEDGE_H
#define ANKER_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct knowledge;

enum { KNOWLEDGE_GUIDES = 9 };

/* A stretch of a guide under one heading. */
struct guide_part {
	const char *id;    /* "1.2", "expert", "instruments", "source" */
	const char *title; /* the heading without its anchor */
	const char *text;  /* plain text; '\n' between lines, list items start with "• " */
};

struct guide {
	int number;        /* 1..KNOWLEDGE_GUIDES */
	const char *title; /* the question */
	const char *intro; /* plain text, may be "" */
	const struct guide_part *points; /* in order; these can be ticked */
	size_t npoints;
	struct guide_part expert, instruments, source;
	const struct guide_doc *doc; /* the Markdown tree, for knowledge_render */
};

/* Reads the guides of one language ("nl" or "en") under the folder `share`.
 * A file that is missing or malformed does not stop the others: asking for that
 * guide gives its error. The caller ends with knowledge_free; everything
 * borrowed from k lives until then.
 * ERR_NOTFOUND: the folder is missing, the message names it. */
int knowledge_open(struct knowledge **out, const char *share, const char *lang);

/* Sets *k to NULL. NULL is allowed. */
void knowledge_free(struct knowledge **k);

/* Guide n (borrowed). ERR_NOTFOUND: no such guide or no file for it;
 * ERR_INVALID: the file is not a guide; ERR_IO: it cannot be read. The message
 * names the file, where it can the line, and the cure. */
int knowledge_guide(const struct knowledge *k, int n, const struct guide **out);

/* The point "1.2" and its guide (each out may be NULL; borrowed).
 * ERR_NOTFOUND: no such point; or as knowledge_guide. */
int knowledge_point(const struct knowledge *k, const char *id, const struct guide_part **point,
		    const struct guide **guide);

struct guide_hit {
	const struct guide *guide;
	const struct guide_part *part; /* a point, or the expert or instruments part */
};

/* The parts in whose title or text every word of `folded_words` (text_fold)
 * occurs: hits in a title first, then in guide order. Guides that did not load
 * are passed over. The array is in the arena; returns the count. Blank words
 * give 0. */
size_t knowledge_search(const struct knowledge *k, const char *folded_words, struct arena *a,
			struct guide_hit **hits);

/* Markdown on a screen: lines of runs, one style per run. */
enum md_style {
	MD_PLAIN,
	MD_EMPHASIS,
	MD_STRONG,
	MD_CODE,
	MD_LINK,    /* the words of a link; the address follows, plain, between brackets */
	MD_QUOTE,
	MD_MARKER,  /* the "•" or "3." before a list item */
	MD_TITLE,   /* a heading of level 1 */
	MD_HEADING, /* a deeper heading */
	MD_STYLES
};

struct md_run {
	const char *text;
	enum md_style style;
};

struct md_line {
	const struct md_run *runs; /* none on an empty line */
	size_t nruns;
	const char *part; /* id of the guide part it belongs to; "" before the first */
	bool starts;      /* the first line of that part: where a jump lands, a tick is shown */
};

/* The narrowest width that lines are wrapped to; a smaller one counts as this. */
enum { MD_MIN_WIDTH = 20 };

/* The whole guide as lines of at most `width` columns; the heading of a point
 * begins with its id ("1.2  Title"). All in the arena; returns the count. */
size_t knowledge_render(const struct guide *g, int width, struct arena *a, struct md_line **lines);

/* The same for any Markdown text of `len` bytes (valid UTF-8 or not). */
size_t knowledge_render_markdown(const char *text, size_t len, int width, struct arena *a,
				 struct md_line **lines);

/* ---- Markdown as a page that leaves the house ---- */

/* One whole HTML page in the language `lang`, titled by its first heading, that prints
 * on A4. Nothing in it runs or leads elsewhere: a link is its words and its address, a
 * picture its words, HTML that was typed stays text. `text` need not be valid UTF-8. In
 * the arena. */
char *knowledge_page_html(const char *text, const char *lang, struct arena *a);

/* The same page as lines of at most `columns`, with a line under the headings. In the arena. */
char *knowledge_page_text(const char *text, int columns, struct arena *a);

/* What someone typed as Markdown that shows just that: "# 1 < 2" stays so. White space
 * around it goes; a new line stays one, and `indent` spaces go before each after the
 * first, so that the text can stand in an item of a list. In the arena. */
char *knowledge_markdown_plain(const char *typed, int indent, struct arena *a);

/* ---- Word lists: words to look at before a text leaves ----
 *
 * Files SHARE/words/{nl,en}/NAME.txt, and NAME.txt in a folder of one's own: UTF-8, a word
 * (or a few: "burn out") per line. "depress*" stands for every word that begins so; what
 * follows '#' is a comment. Case, accents and hyphens make no difference. */

struct words;

/* The lists of both languages together, and those of `local` (may be NULL or missing).
 * ERR_NOTFOUND: the shipped ones are missing; ERR_IO: a file cannot be read. The caller
 * ends with words_free. */
int words_open(struct words **out, const char *share, const char *local);
/* Sets *w to NULL. NULL is allowed. */
void words_free(struct words **w);

struct word_hit {
	size_t at, len;   /* in the text */
	const char *list; /* NAME of the list it stands in; lives as long as the lists */
};
/* Every whole word, or run of words, of `text` that is listed, the longest where several
 * begin; in the order of the text. In the arena; returns the count. */
size_t words_find(const struct words *w, const char *text, struct arena *a, struct word_hit **out);

#endif
