/* The lexer: characters to tokens, physical lines to logical lines. */
#include <stdlib.h>
#include <string.h>

#include "keyword.h"
#include "lexer.h"
#include "anker/text.h"

struct lexer {
	struct ruleset *rs;
	const struct source *source;
	const char *p, *end;
	LIST(struct token) tokens;
	LIST(struct line) lines;
	LIST(size_t) first; /* index of each line's first token */
	enum lang words;
	bool opener; /* the current logical line opens a block: nothing continues it */
};

bool token_is(const struct token *t, const char *text)
{
	return (t->kind == TOKEN_WORD || t->kind == TOKEN_SIGN) && strlen(text) == t->len &&
		memcmp(t->at, text, t->len) == 0;
}

char *token_text(const struct token *t, struct arena *a)
{
	return arena_strndup(a, t->at, t->len);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static void fault_here(struct lexer *lx, const char *at, const char *tip, const char *message)
{
	fault_add(lx->rs, (struct place){ lx->source, at }, tip, "%s", message);
}

static void push(struct lexer *lx, enum token_kind kind, const char *at, const char *after)
{
	struct token t = { kind, at, (size_t)(after - at) };
	LIST_ADD(lx->tokens, t);
}

/* Also a date, and two with a slash between them: "2026-11-22/2027-05-31". */
static const char *scan_number(struct lexer *lx, const char *p)
{
	const char *start = p;
	while (p < lx->end && (is_digit(*p) ||
		((*p == '.' || *p == '-' || (*p == '/' && p - start == DATE_ISO_SIZE - 1)) &&
			p + 1 < lx->end && is_digit(p[1]))))
		p++;
	bool dashes = memchr(start, '-', (size_t)(p - start)) != NULL;
	push(lx, dashes ? TOKEN_DATE : TOKEN_NUMBER, start, p);
	return p;
}

static const char *scan_word(struct lexer *lx, const char *p)
{
	const char *start = p;
	while (p < lx->end && (is_letter(*p) || is_digit(*p) ||
		(*p == '-' && p + 1 < lx->end && (is_letter(p[1]) || is_digit(p[1])))))
		p++;
	push(lx, TOKEN_WORD, start, p);
	return p;
}

static const char *scan_string(struct lexer *lx, const char *p)
{
	const char *start = p + 1;
	for (p = start; p < lx->end && *p != '"' && *p != '\n' && *p != '\0';)
		p++;
	if (p >= lx->end || *p != '"') {
		fault_here(lx, start - 1, _("end the text with a \" on the same line"),
			_("this text is not closed"));
		push(lx, TOKEN_FAULT, start, p);
		return p;
	}
	push(lx, TOKEN_STRING, start, p);
	return p + 1;
}

static const char *scan_sign(struct lexer *lx, const char *p)
{
	static const char *const signs[] = { "<=", ">=", "!=", "<", ">", "=", "(", ")", "{", "}", "[", "]",
		",", ":", "%" };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i]);
		if ((size_t)(lx->end - p) >= n && memcmp(p, signs[i], n) == 0) {
			push(lx, TOKEN_SIGN, p, p + n);
			return p + n;
		}
	}
	fault_here(lx, p, *p == '\t' ? _("indent with spaces") : _("take it out; words and texts remain"),
		*p == '\t' ? _("a tab is not allowed here") : _("this sign has no meaning here"));
	push(lx, TOKEN_FAULT, p, p + 1);
	return p + 1;
}

/* Tokens of the physical line at lx->p up to its newline. */
static void scan_line(struct lexer *lx, const char *stop)
{
	const char *p = lx->p;
	bool bad = false;
	if (!text_valid(p, (size_t)(stop - p))) {
		fault_here(lx, p, _("save the file as UTF-8 text"), _("this line is not UTF-8 text"));
		push(lx, TOKEN_FAULT, p, stop);
		return;
	}
	while (p < stop && *p != '#') {
		if (*p == ' ' || *p == '\r') {
			p++;
		} else if (is_digit(*p)) {
			p = scan_number(lx, p);
		} else if (is_letter(*p)) {
			p = scan_word(lx, p);
		} else if (*p == '"') {
			p = scan_string(lx, p);
		} else if (bad) {
			p++; /* one fault about signs per line is enough */
		} else {
			size_t before = lx->tokens.n;
			p = scan_sign(lx, p);
			bad = lx->tokens.items[before].kind == TOKEN_FAULT;
		}
	}
}

/* True when deeper lines below this one are lines of their own. */
static bool opens_block(const struct lexer *lx, size_t first)
{
	static const enum keyword openers[] = { KW_PARAMETER, KW_RULE, KW_TEST, KW_DERIVED, KW_IF, KW_UNLESS,
		KW_URGENT, KW_GIVEN };
	const struct token *t = &lx->tokens.items[first];
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
		/* of two words the first is enough */
		const char *word = keyword_in(lx->words, openers[i]);
		if (t->kind == TOKEN_WORD && strncmp(word, t->at, t->len) == 0 &&
			(word[t->len] == ' ' || word[t->len] == '\0'))
			return true;
	}
	return false;
}

static bool joins_line(const struct lexer *lx, const struct token *first)
{
	static const enum keyword joining[] = { KW_AND, KW_OR, KW_TRANSLATION };
	for (size_t i = 0; i < sizeof joining / sizeof *joining; i++)
		if (token_is(first, keyword_in(lx->words, joining[i])))
			return true;
	return false;
}

static int language_of(const struct token *t, size_t n)
{
	static const char *const codes[] = { [LANG_NL] = "nl", [LANG_EN] = "en" };
	if (n == 2 && (token_is(t, keyword_text(KW_LANGUAGE)) ||
		token_is(t, keyword_in(LANG_EN, KW_LANGUAGE))))
		for (int i = LANG_NL; i <= LANG_EN; i++)
			if (token_is(&t[1], codes[i]))
				return i;
	return -1;
}

int line_language(const struct line *l)
{
	return language_of(l->tokens, l->ntokens);
}

static void add_physical_line(struct lexer *lx, const char *stop, int number)
{
	const char *start = lx->p;
	size_t before = lx->tokens.n;
	while (lx->p < stop && *lx->p == ' ')
		lx->p++;
	int indent = (int)(lx->p - start);
	bool bullet = lx->p < stop && *lx->p == '-' && (lx->p + 1 == stop || lx->p[1] == ' ');
	if (bullet) {
		push(lx, TOKEN_BULLET, lx->p, lx->p + 1);
		lx->p++;
	}
	scan_line(lx, stop);
	if (lx->tokens.n == before)
		return;
	struct line *last = lx->lines.n > 0 ? &lx->lines.items[lx->lines.n - 1] : NULL;
	const char *after = stop < lx->end ? stop + 1 : stop;
	const struct token *first = &lx->tokens.items[before];
	if (last != NULL && !bullet && (!lx->opener || joins_line(lx, first)) && indent > last->indent) {
		last->end = after;
		return;
	}
	struct line line = { .start = start, .end = after, .number = number, .indent = indent };
	LIST_ADD(lx->lines, line);
	LIST_ADD(lx->first, before);
	lx->opener = opens_block(lx, before);
	int language = language_of(first, lx->tokens.n - before);
	if (language >= 0)
		lx->words = (enum lang)language;
}

static bool first_word_is(const char *p, const char *stop, enum lang words, enum keyword k)
{
	const char *word = keyword_in(words, k);
	if (p == stop || *p != *word) /* nearly every line: asked of each */
		return false;
	size_t n = strcspn(word, " ");
	return (size_t)(stop - p) >= n && memcmp(p, word, n) == 0 &&
		(p + n == stop || !(is_letter(p[n]) || is_digit(p[n]) || p[n] == '-'));
}

/* Whether the line at p is in a test, given whether the one before it was: a
 * test goes on until a line that starts a block. */
static bool in_test(const struct lexer *lx, const char *stop, bool before)
{
	static const enum keyword others[] = { KW_RULE, KW_PARAMETER, KW_DERIVED };
	const char *p = lx->p;
	if (!before)
		return first_word_is(p, stop, lx->words, KW_TEST);
	while (p < stop && *p == ' ')
		p++;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (first_word_is(p, stop, lx->words, others[i]))
			return false;
	return !first_word_is(p, stop, LANG_NL, KW_LANGUAGE) && !first_word_is(p, stop, LANG_EN, KW_LANGUAGE);
}

struct line *lex(struct ruleset *rs, const struct source *source, size_t *nlines)
{
	struct lexer lx = {
		.rs = rs, .source = source, .p = source->text, .end = source->text + source->size
	};
	struct line *out;
	int number = 1;
	bool test = false;

	if (source->size >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0)
		lx.p += 3;
	while (lx.p < lx.end) {
		const char *stop = memchr(lx.p, '\n', (size_t)(lx.end - lx.p));
		if (stop == NULL)
			stop = lx.end;
		test = rs->leave_tests && in_test(&lx, stop, test);
		if (!test)
			add_physical_line(&lx, stop, number);
		number++;
		lx.p = stop < lx.end ? stop + 1 : stop;
	}
	out = arena_alloc(rs->arena, (lx.lines.n + 1) * sizeof *out);
	for (size_t i = 0; i < lx.lines.n; i++) {
		size_t from = lx.first.items[i];
		size_t to = i + 1 < lx.lines.n ? lx.first.items[i + 1] : lx.tokens.n;
		const struct token *last = &lx.tokens.items[to - 1];
		out[i] = lx.lines.items[i];
		out[i].ntokens = to - from;
		out[i].tokens = arena_alloc(rs->arena, (to - from + 1) * sizeof *out[i].tokens);
		memcpy(out[i].tokens, &lx.tokens.items[from], (to - from) * sizeof *out[i].tokens);
		out[i].tokens[to - from] = (struct token){ TOKEN_END, last->at + last->len, 0 };
	}
	*nlines = lx.lines.n;
	free(lx.tokens.items);
	free(lx.lines.items);
	free(lx.first.items);
	return out;
}
