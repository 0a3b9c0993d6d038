/* The script of a talk on the screens, for kills.h: where one is, and steps at random that
 * tell what the screen acknowledged. */
#ifndef TESTS_UI_KILLS_SCREEN_H
#define TESTS_UI_KILLS_SCREEN_H

#include "tests/ui/kills.h"

void screen_place(struct kills *k, struct kill_place *out);
/* For kills_seen: a talk is on screen; another place than `arg` is; the line with this
 * label is gone and all is kept. */
bool screen_is_talk(struct kills *k, const void *arg);
bool screen_is_elsewhere(struct kills *k, const void *arg);
bool screen_is_kept(struct kills *k, const void *arg);
/* For kills_seen: this text is somewhere. */
bool screen_has(struct kills *k, const void *arg);

/* Letters are text now; makes them keys. */
bool screen_in_field(struct kills *k);
void screen_to_keys(struct kills *k);
/* Text for a draft of that talk; some of it, sometimes long and without a rest, maybe with
 * the end in it; Enter behind it. */
void screen_begin_typing(struct kills *k, struct kill_typed *typed, int talk);
void screen_type(struct kills *k, struct kill_typed *typed, bool ends_here);
void screen_enter(struct kills *k, struct kill_typed *typed);

/* Answered by typing; by several choices. */
bool screen_types(const struct question *q);
bool screen_several(const struct question *q);
/* From any other screen. */
void screen_open_talk(struct kills *k, int which);
/* Something that an expert does; the last of a round ends in the middle of it. */
void screen_step(struct kills *k, bool ends_here);

#endif
