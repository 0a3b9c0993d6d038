/* A question list while it is being read. Private to knowledge.
 *
 * script.c walks the blocks of the Markdown tree and gathers what stands under one
 * heading; script_keys.c and script_after.c read the keys of that; script_question.c
 * completes a question. */
#ifndef KNOWLEDGE_SCRIPT_READING_H
#define KNOWLEDGE_SCRIPT_READING_H

#include "anker/script.h"

struct arena;

/* More than a talk can hold, and few enough to compare each with each. */
enum { QUESTIONS_MOST = 500, TOPICS_MOST = 60, CHOICES_MOST = 35, FAULTS_MOST = 100 };

/* In this order they are read: what decides for another comes first. */
enum script_key {
	KEY_LANGUAGE, KEY_WITH, KEY_PURPOSE, KEY_BY, KEY_VERSION, KEY_SOURCE, KEY_GUIDE,
	KEY_FACT, KEY_KIND, KEY_ABOUT, KEY_SHARE, KEY_UNDER, KEY_SAY, KEY_LEAST, KEY_MOST, KEY_PAST,
	KEY_PLACEMENT, KEY_AFTER, KEY_IF, KEYS
};

enum place { IN_LIST = 1u << 0, IN_TOPIC = 1u << 1, IN_QUESTION = 1u << 2 };

struct key_value {
	const char *text; /* NULL: not given */
	int line;
};

/* Every question that was begun, also one that a fault left out. */
struct known {
	const char *id;
	int line;
	long index; /* in questions, or -1 */
};

/* What script_free ends. */
struct script_own {
	struct script script; /* first: the public face of it */
	struct arena *arena;
	const struct knowledge *guides;
	size_t body; /* byte in the text where the first topic begins */
};

struct reading {
	struct script *s;
	struct arena *arena;
	const char *file;
	const struct knowledge *guides; /* or NULL */
	const struct ruleset *rules;

	enum place place; /* what stands here belongs to this */
	int line;         /* of its heading */
	bool bad;         /* it has a fault */
	const char *text; /* its paragraphs so far, or NULL */
	struct key_value value[KEYS];
	struct question q;
	bool has_kind;
	struct answer_choice *choices; /* that it brings itself */
	size_t nchoices;
	int choices_line;

	struct question *questions;
	struct script_topic *topics;
	struct script_fault *faults;
	struct known *known;
	size_t nquestions, ntopics, nfaults, nknown;
};

/* A fault at `line`, with the cure or NULL; what is being read is left out. */
void script_fault(struct reading *r, int line, const char *tip, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Room for one more item behind n, in the arena. */
void *script_room(struct arena *a, void *items, size_t n, size_t size);

/* "key: value" of the place that is being read, kept until script_keys_read. */
void script_key_add(struct reading *r, const char *item, int line);
void script_keys_read(struct reading *r);

/* "changed = yes, unsure": the earlier question and its answers. */
void script_after_read(struct reading *r, const char *text, int line);
/* 1 for yes, 0 for no (in either language), -1 for another word. */
int script_yes_no(const char *text, struct arena *a);

/* The question's kind, choices and limits, once its keys are read. */
void script_question_complete(struct reading *r);
/* Its kind as this fact has it. */
enum question_kind script_fact_kind(const struct fact *f);
/* True when an answer of this kind can fill it. */
bool script_fact_takes(const struct fact *f, enum question_kind kind);
/* Adds the points of a guide as questions of the last topic. */
void script_add_guide(struct reading *r, int guide, int line);
/* Puts a question that is complete behind the others. */
void script_question_put(struct reading *r, const struct question *q);

/* A text for choosing in the language of the list. */
const char *script_label(const struct script *s, struct label l);
/* Small letters, digits, '-' and '_', a letter first; of a code a digit may be first. */
bool script_is_word(const char *s, bool code);
/* "What do you see?" as an id (between: '-') or a code ('_') to propose. */
char *script_slug(struct arena *a, const char *text, char between);

#endif
