/* Programmes: what each region aims at, who is asked, intermediaries. Private to ui/screens. */
#ifndef SCREENS_PROGRAMME_H
#define SCREENS_PROGRAMME_H

#include "anker/programme.h"
#include "screens/screens.h"

struct recruitment_arg {
	int64_t programme, region; /* PART_EVERYWHERE, 0: employers without one */
};
struct inclusion_arg {
	int64_t programme, placement;
};
extern const struct screen_ops programme_screen;   /* NULL */
extern const struct screen_ops recruitment_screen; /* struct recruitment_arg */
extern const struct screen_ops intake_screen;      /* int64_t: a programme */
extern const struct screen_ops inclusion_screen;   /* struct inclusion_arg */

unsigned programme_open(struct screen *s);
unsigned recruitment_open(struct screen *s);
unsigned intake_open(struct screen *s);

/* The programme that a screen is about when nobody said which: the one that runs, else a choice. 0: Esc or
 * told. */
int64_t programme_choose(struct screen *s);
/* Opens a screen (int64_t: a programme) of it. */
unsigned programme_push(struct screen *s, const struct screen_ops *ops);
/* Why this account sets up no programmes, or NULL. */
const char *programme_need(const struct screen *s);

/* ---- recruitment_do.c: what is done to who was asked ---- */

/* Asks the day (and the reason) and moves it on. */
unsigned recruitment_move(struct screen *s, const struct part_row *row, enum part_stage stage);
/* Asks who gets the employer, and what they have to know. */
unsigned recruitment_assign(struct screen *s, int64_t programme, const struct part_row *row);
/* The placement of the row, or one of its employer's from a list; 0: Esc or told. */
int64_t recruitment_placement(struct screen *s, const struct part_row *row);
/* "Bakkerij De Korenaar · Jan de Wit". */
const char *recruitment_who(const struct part_row *row, struct arena *a);

#endif
