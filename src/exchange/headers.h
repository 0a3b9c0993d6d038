/* Header words and the targets they stand for: vocabulary.c and headers.c. */
#ifndef ANKER_EXCHANGE_HEADERS_H
#define ANKER_EXCHANGE_HEADERS_H

#include "internal.h"

/* How sure a header is about a target. Below SCORE_SHORT it is a guess. */
enum { SCORE_LABEL = 1000, SCORE_SYNONYM = 800, SCORE_SHORT = 700, SCORE_CONTAINS = 300 };

struct header_word {
	const char *text; /* header_key */
	size_t size;
	int score;        /* of a header that equals it */
};

struct vocable {
	struct target target;
	unsigned kinds; /* bits of enum import_kind: files that can have it */
	int bonus;
	struct header_word word[28];
	size_t n;
};

struct vocabulary {
	struct vocable *list;
	size_t n;
};

struct vocabulary *vocabulary_new(struct arena *a);
/* Of a table of this kind of record: IMPORT_RECORDS. */
struct vocabulary *vocabulary_of(const struct entity *e, struct arena *a);

/* Folded, with the signs that headers use for a space as a space. */
char *header_key(const char *s, struct arena *a);

/* 0: nothing to do with it. */
int vocable_score(const struct vocable *v, const char *key);
/* True for a score of SCORE_SHORT or more: the key is one of its words. */
bool vocable_sure(const struct vocable *v, const char *key);

#endif
