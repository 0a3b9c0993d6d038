/* Question lists in tests: the shipped rules and guides, and a list from a text. */
#ifndef TESTS_LISTS_H
#define TESTS_LISTS_H

#include "anker/script.h"

/* Of the shipped rules; loaded once, never freed. */
const struct ruleset *lists_rules(void);
/* Of that language ("nl", "en"); loaded once, never freed. */
const struct knowledge *lists_guides(const char *lang);

/* The text as the file "test.md"; it must be a list. The caller frees it. */
struct script *list_of(const char *lang, const char *text);
/* The file at this path. */
struct script *list_in(const char *lang, const char *path);
/* The question; it must be there. */
const struct question *list_question(const struct script *s, const char *id);

#endif
