/* The parser's state and the helpers its files share. One fault per logical
 * line is reported; the next line is read as if nothing happened. */
#ifndef ANKER_RULES_PARSER_H
#define ANKER_RULES_PARSER_H

#include "keyword.h"
#include "lexer.h"

struct parser {
	struct ruleset *rs;
	const struct source *source;
	struct line *lines;
	size_t nlines, at_line;   /* at_line: the line being read */
	const struct token *t;    /* the token being read */
	bool failed;              /* this line has a fault */
	bool block_failed;        /* this rule, parameter or test has one */
	int depth;                /* of nesting */
	enum rule_level level;    /* of the rule being read */
	bool counting;            /* inside "plaatsingen met (...)" */
	bool alone;               /* a condition outside a rule */
	enum lang words;          /* whose keywords the block uses */
};

/* parser.c */
struct place parser_place(const struct parser *p, const struct token *t);
void parser_fail(struct parser *p, const struct token *t, const char *tip, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* The keyword as this file writes it. */
const char *parser_say(const struct parser *p, enum keyword k);
bool parser_accept(struct parser *p, enum keyword k);
bool parser_accept_sign(struct parser *p, const char *sign);
void parser_expect(struct parser *p, enum keyword k);
void parser_expect_sign(struct parser *p, const char *sign, const char *tip);
void parser_expect_end(struct parser *p);
/* The values; after a fault they give something harmless. */
char *parser_word(struct parser *p, const char *what);
struct label parser_text(struct parser *p);
int parser_number(struct parser *p, int max);
day parser_date(struct parser *p);
struct duration parser_duration(struct parser *p);
struct value parser_value(struct parser *p);
int parser_fact(struct parser *p);
int parser_choice(struct parser *p, const struct choice *list, const char *owner);
/* Starts reading the line; false when the block has ended. */
bool parser_next_line(struct parser *p);
/* How the token reads in a message. */
const char *parser_show(const struct parser *p, const struct token *t);
/* All of a block's own text, from its header to the next block. */
struct span parser_span(const struct parser *p, size_t header);

/* parse_bullet.c: bullets below "als", "tenzij" and "urgenter als". */
struct bullet_reader {
	LIST(struct bullet) list;
	int section; /* enum section, or -1 before the first */
	bool has_condition;
};
/* The condition and what unknown counts as, to the end of the line. */
void parse_bullet_text(struct parser *p, struct bullet *b);
/* Reads the line when it is a bullet or opens a section. */
bool parse_bullet_line(struct parser *p, struct bullet_reader *r);
struct bullets bullets_end(struct parser *p, struct bullet_reader *r);
/* The level that a block further down says it has: conditions can stand before it. */
enum rule_level find_level(const struct parser *p);
void parse_level(struct parser *p, enum rule_level *level);

/* parse_limit.c */
enum relation parse_relation(struct parser *p);
void parse_limit(struct parser *p, struct condition *c, enum value_kind kind);
/* A fact that this rule may use: an employer's rule sees placements only by
 * counting them. */
int parse_rule_fact(struct parser *p);
bool level_allows(const struct parser *p, enum rule_level level);
struct condition *new_condition(struct parser *p, enum condition_kind kind, int fact);

void parse_rule(struct parser *p);
void parse_derived(struct parser *p);
void parse_parameter(struct parser *p);
void parse_test(struct parser *p);
struct expression *parse_expression(struct parser *p);

#endif
