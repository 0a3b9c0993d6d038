/* A guide as a question list. Private to knowledge. */
#ifndef KNOWLEDGE_SCRIPT_COMPOSE_H
#define KNOWLEDGE_SCRIPT_COMPOSE_H

struct arena;
struct guide;

/* The text of the list "guide-4": every point is a question. */
char *script_of_guide(const struct guide *g, const char *lang, struct arena *a);

#endif
