/* Tokens of a rule file. A token borrows its text from the source. */
#ifndef ANKER_RULES_LEXER_H
#define ANKER_RULES_LEXER_H

#include "set.h"

enum token_kind {
	TOKEN_WORD,   /* letters, digits, _ and inner - */
	TOKEN_NUMBER, /* digits, also 1.2 */
	TOKEN_DATE,   /* 2026-11-22, 2026-11, 2026-11-22/2027-05-31 */
	TOKEN_STRING, /* text between the quotes */
	TOKEN_SIGN,   /* one or two signs */
	TOKEN_BULLET, /* "-" that starts a line */
	TOKEN_FAULT,  /* reported already: the line cannot be used */
	TOKEN_END     /* of the logical line */
};

struct token {
	enum token_kind kind;
	const char *at; /* in the source; for a string after its quote */
	size_t len;
};

/* A logical line: a line and its continuations. Those are indented deeper and
 * are no bullet; below the header of a block only lines that start with "en"
 * or "of" are. The last token is a TOKEN_END. */
struct line {
	struct token *tokens;
	size_t ntokens;
	const char *start; /* first character */
	const char *end;   /* after the last line's newline */
	int number;        /* line in the file */
	int indent;
};

/* The language that the line says its file uses below it ("taal nl", "language
 * en"), or -1. */
int line_language(const struct line *l);

/* All logical lines of a source, in the set's arena; empty lines and comments
 * are gone. Faults (tabs, an open quote, strange signs) go to fault_add. */
struct line *lex(struct ruleset *rs, const struct source *source, size_t *nlines);

bool token_is(const struct token *t, const char *text);
char *token_text(const struct token *t, struct arena *a);

#endif
