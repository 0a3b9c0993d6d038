/* Between takeout_new.c (the screen) and takeout_set.c (its choices). Private to ui/screens. */
#ifndef SCREENS_TAKEOUT_NEW_H
#define SCREENS_TAKEOUT_NEW_H

#include "core/list.h"
#include "screens/field.h"

enum whose { WHOSE_MINE, WHOSE_EMPLOYERS, WHOSE_PLACEMENTS };
enum setting { SET_NONE, SET_WHOSE, SET_PERIOD, SET_LABEL, SET_FILE, SETTINGS };

struct takeout_new {
	enum whose whose;
	struct id_set placements, employers;
	day since;
	char *label, *path;         /* owned */
	struct travel_scope chosen; /* as it is now; ids of others or in s->arena */
	struct travel_count count;
	int64_t records;            /* that go along */
	struct list_row *row;       /* in s->arena */
	size_t n;
	struct list list;
	struct rect foot;
};

struct takeout_new *takeout_new_of(const struct screen *s);
/* Lets the user change one choice; a row of a kind tells why some of it stays. */
unsigned takeout_new_set(struct screen *s, enum setting which);

#endif
