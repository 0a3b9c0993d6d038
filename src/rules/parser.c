/* The parser: helpers for all blocks, and which block is which. */
#include <stdlib.h>
#include <string.h>

#include "anker/text.h"
#include "parser.h"

enum { MONTHS_MAX = 1200 };

struct place parser_place(const struct parser *p, const struct token *t)
{
	return (struct place){ p->source, t->at - (t->kind == TOKEN_STRING) };
}

const char *parser_show(const struct parser *p, const struct token *t)
{
	if (t->kind == TOKEN_END)
		return _("the end of the line");
	size_t n = t->len > 40 ? 40 : t->len;
	return arena_printf(p->rs->arena, "'%s'", arena_strndup(p->rs->arena, t->at, n));
}

void parser_fail(struct parser *p, const struct token *t, const char *tip, const char *fmt, ...)
{
	va_list ap;
	p->block_failed = true;
	if (p->failed)
		return;
	p->failed = true;
	if (t->kind == TOKEN_FAULT || !fault_wanted(p->source))
		return;
	va_start(ap, fmt);
	fault_add(p->rs, parser_place(p, t), tip, "%s", arena_vprintf(p->rs->arena, fmt, ap));
	va_end(ap);
}

const char *parser_say(const struct parser *p, enum keyword k)
{
	return keyword_in(p->words, k);
}

/* Tokens that `k` takes at t, or 0. */
static size_t match_keyword(const struct parser *p, const struct token *t, enum keyword k)
{
	const char *s = parser_say(p, k);
	size_t n = 0;
	for (;;) {
		size_t len = strcspn(s, " ");
		if (t[n].kind != TOKEN_WORD || t[n].len != len || memcmp(t[n].at, s, len) != 0)
			return 0;
		n++;
		if (s[len] == '\0')
			return n;
		s += len + 1;
	}
}

bool parser_accept(struct parser *p, enum keyword k)
{
	size_t n = match_keyword(p, p->t, k);
	p->t += n;
	return n > 0;
}

bool parser_accept_sign(struct parser *p, const char *sign)
{
	bool is = p->t->kind == TOKEN_SIGN && token_is(p->t, sign);
	p->t += is;
	return is;
}

void parser_expect(struct parser *p, enum keyword k)
{
	if (!parser_accept(p, k))
		parser_fail(p, p->t, NULL, _("'%s' is expected here, not %s"), parser_say(p, k),
			parser_show(p, p->t));
}

void parser_expect_sign(struct parser *p, const char *sign, const char *tip)
{
	if (!parser_accept_sign(p, sign))
		parser_fail(p, p->t, tip, _("'%s' is expected here"), sign);
}

void parser_expect_end(struct parser *p)
{
	if (p->t->kind != TOKEN_END)
		parser_fail(p, p->t, _("take it out, or begin a new line for it"),
			_("%s is not understood here"), parser_show(p, p->t));
}

char *parser_word(struct parser *p, const char *what)
{
	if (p->t->kind != TOKEN_WORD) {
		parser_fail(p, p->t, NULL, _("%s is expected here, not %s"), what, parser_show(p, p->t));
		return arena_strdup(p->rs->arena, "");
	}
	return token_text(p->t++, p->rs->arena);
}

static const char *parser_string(struct parser *p)
{
	if (p->t->kind != TOKEN_STRING) {
		parser_fail(p, p->t, NULL, _("a text between \" and \" is expected here, not %s"),
			parser_show(p, p->t));
		return "";
	}
	return text_clean(p->rs->arena, token_text(p->t++, p->rs->arena), false);
}

struct label parser_text(struct parser *p)
{
	struct label l;
	l.nl = l.en = parser_string(p);
	if (parser_accept(p, KW_TRANSLATION))
		*(p->words == LANG_EN ? &l.nl : &l.en) = parser_string(p);
	return l;
}

int parser_number(struct parser *p, int max)
{
	if (p->t->kind == TOKEN_NUMBER && p->t->len <= 7 && memchr(p->t->at, '.', p->t->len) == NULL) {
		int n = atoi(token_text(p->t, p->rs->arena));
		if (n <= max) {
			p->t++;
			return n;
		}
	}
	if (p->t->kind == TOKEN_NUMBER)
		parser_fail(p, p->t, NULL, _("this number must be whole and at most %d"), max);
	else
		parser_fail(p, p->t, NULL, _("a number is expected here, not %s"), parser_show(p, p->t));
	return 0;
}

day parser_date(struct parser *p)
{
	day d = 0;
	if (p->t->kind != TOKEN_DATE)
		parser_fail(p, p->t, _("write a date as 2026-11-22"), _("a date is expected here, not %s"),
			parser_show(p, p->t));
	else if (date_parse_iso(token_text(p->t, p->rs->arena), &d) != 0)
		parser_fail(p, p->t, _("write a date as 2026-11-22"), _("%s is not a date"),
			parser_show(p, p->t));
	else
		p->t++;
	return d;
}

struct duration parser_duration(struct parser *p)
{
	static const struct {
		enum keyword one, more;
		int count;
		bool months;
	} units[] = {
		{ KW_DAY, KW_DAYS, 1, false }, { KW_WEEK, KW_WEEKS, 7, false },
		{ KW_MONTH, KW_MONTHS, 1, true }, { KW_YEAR, KW_YEARS, 12, true },
	};
	struct duration d = { 0, false };
	const struct token *number = p->t;
	int n = parser_number(p, NUMBER_MAX);
	if (p->failed)
		return d;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!parser_accept(p, units[i].one) && !parser_accept(p, units[i].more))
			continue;
		if (n > (units[i].months ? MONTHS_MAX : DURATION_MAX) / units[i].count) {
			parser_fail(p, number, NULL, _("a duration can be at most 100 years"));
			return d;
		}
		d.count = n * units[i].count;
		d.months = units[i].months;
		return d;
	}
	parser_fail(p, number, arena_printf(p->rs->arena, _("write for instance '%d %s' or '%d %s'"), n,
		parser_say(p, n == 1 ? KW_WEEK : KW_WEEKS), n, parser_say(p, n == 1 ? KW_DAY : KW_DAYS)),
		_("%d has no unit, but a duration is needed here"), n);
	return d;
}

struct value parser_value(struct parser *p)
{
	struct value v = { VALUE_NUMBER, { 0, false } };
	if (p->t->kind == TOKEN_NUMBER && p->t[1].kind == TOKEN_WORD) {
		v.kind = VALUE_DURATION;
		v.duration = parser_duration(p);
		return v;
	}
	v.duration.count = parser_number(p, NUMBER_MAX);
	if (parser_accept_sign(p, "%"))
		v.kind = VALUE_PERCENT;
	return v;
}

int parser_fact(struct parser *p)
{
	const struct token *at = p->t;
	char *word = parser_word(p, _("the name of a fact"));
	int i = rules_fact_index(word);
	if (i >= 0 || p->failed)
		return i;
	unknown_fact(p->rs, (struct reference){ word, parser_place(p, at) });
	p->failed = p->block_failed = true;
	return -1;
}

int parser_choice(struct parser *p, const struct choice *list, const char *owner)
{
	const struct token *at = p->t;
	size_t n = 0;
	char *word = parser_word(p, _("a value"));
	if (p->failed)
		return 0;
	int i = choice_from_word(list, word);
	if (i >= 0)
		return i;
	if (!fault_wanted(p->source)) {
		p->failed = p->block_failed = true;
		return 0;
	}
	while (list[n].code != NULL)
		n++;
	const char **names = arena_alloc(p->rs->arena, n * sizeof *names);
	const char **labels = arena_alloc(p->rs->arena, n * sizeof *labels);
	char *all = NULL;
	for (size_t c = 0; c < n; c++) {
		names[c] = rules_choice_word(&list[c], p->rs->arena);
		labels[c] = list[c].label.nl;
		all = all == NULL ? arena_strdup(p->rs->arena, names[c]) :
			arena_printf(p->rs->arena, "%s, %s", all, names[c]);
	}
	const char *tip = fault_nearest(p->rs->arena, word, names, labels, n);
	if (tip == NULL)
		tip = arena_printf(p->rs->arena, _("choose from: %s"), all);
	parser_fail(p, at, tip, _("'%s' is not a value of %s"), word, owner);
	return 0;
}

static const struct {
	enum keyword k;
	void (*read)(struct parser *p);
} blocks[] = { { KW_RULE, parse_rule }, { KW_PARAMETER, parse_parameter }, { KW_DERIVED, parse_derived },
	{ KW_TEST, parse_test } };
enum { NBLOCKS = sizeof blocks / sizeof *blocks };

static bool starts_block(const struct parser *p, const struct line *l)
{
	for (size_t i = 0; i < NBLOCKS; i++)
		if (match_keyword(p, l->tokens, blocks[i].k))
			return true;
	return line_language(l) >= 0;
}

bool parser_next_line(struct parser *p)
{
	if (p->at_line + 1 >= p->nlines || starts_block(p, &p->lines[p->at_line + 1]))
		return false;
	p->at_line++;
	p->t = p->lines[p->at_line].tokens;
	p->failed = false;
	p->depth = 0;
	return true;
}

struct span parser_span(const struct parser *p, size_t header)
{
	const char *text = p->lines[header].start;
	return (struct span){ text, (size_t)(p->lines[p->at_line].end - text), p->words };
}

/* The block whose header is this line. */
static void parse_block(struct parser *p)
{
	int language = line_language(&p->lines[p->at_line]);
	if (language >= 0) {
		p->words = (enum lang)language;
		p->rs->sources.items[p->source->index]->words = p->words;
		return;
	}
	for (size_t i = 0; i < NBLOCKS; i++) {
		if (parser_accept(p, blocks[i].k)) {
			blocks[i].read(p);
			return;
		}
	}
	if (token_is(p->t, keyword_text(KW_LANGUAGE)) || token_is(p->t, keyword_in(LANG_EN, KW_LANGUAGE)))
		parser_fail(p, p->t, _("write \"language en\" or \"taal nl\""),
			_("a rule file is in English or in Dutch"));
	else
		parser_fail(p, p->t, NULL, _("a block starts with %s, %s, %s or %s, not with %s"),
			parser_say(p, KW_RULE), parser_say(p, KW_PARAMETER), parser_say(p, KW_DERIVED),
			parser_say(p, KW_TEST), parser_show(p, p->t));
	while (parser_next_line(p))
		;
}

struct bullet *parse_condition(struct ruleset *rs, const struct source *source)
{
	struct parser p = { .rs = rs, .source = source, .words = source->words, .alone = true };
	struct bullet *b = arena_alloc(rs->arena, sizeof *b);
	const char *second = memchr(source->text, '\n', source->size);
	if (second != NULL || source->size > CONDITION_SIZE_MAX) {
		fault_add(rs, (struct place){ source, second != NULL ? second : source->text },
			_("divide it over more conditions"),
			second != NULL ? _("a condition stands on one line") : _("this condition is too long"));
		return NULL;
	}
	p.lines = lex(rs, source, &p.nlines);
	if (p.nlines == 0) {
		fault_add(rs, (struct place){ source, source->text },
			arena_printf(rs->arena, _("write for instance '%s'"),
				p.words == LANG_EN ? "sfb is yes" : "sfb is ja"),
			_("a condition is expected here"));
		return NULL;
	}
	*b = (struct bullet){ .section = SECTION_IF, .unknown_as = TRUTH_UNKNOWN, .line = 1 };
	p.t = p.lines[0].tokens;
	parse_bullet_text(&p, b);
	return p.failed ? NULL : b;
}

void parse_source(struct ruleset *rs, const struct source *source)
{
	struct parser p = { .rs = rs, .source = source };
	if (source->size > FILE_SIZE_MAX) {
		fault_add(rs, (struct place){ source, source->text }, _("divide the rules over more files"),
			_("this file is larger than 1 MB and is not read"));
		return;
	}
	p.lines = lex(rs, source, &p.nlines);
	for (p.at_line = 0; p.at_line < p.nlines; p.at_line++) {
		p.t = p.lines[p.at_line].tokens;
		p.failed = p.block_failed = false;
		p.depth = 0;
		parse_block(&p);
	}
}
