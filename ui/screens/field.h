/* Field work on the screens: what is out on which laptop, taking work along, bringing it home,
 * and the shelf of what needs a choice. Private to ui/screens. */
#ifndef SCREENS_FIELD_H
#define SCREENS_FIELD_H

#include "anker/field.h"
#include "screens/screens.h"

struct detail;

extern const struct screen_ops takeouts_screen;    /* NULL */
extern const struct screen_ops takeout_new_screen; /* NULL */
extern const struct screen_ops takeout_screen;     /* int: its site */
extern const struct screen_ops shelf_screen;       /* NULL */
extern const struct screen_ops bring_screen;       /* const char *path, or NULL to ask */
unsigned takeouts_open(struct screen *s);
unsigned shelf_open(struct screen *s);

/* ---- takeout_choose.c: placements or employers, picked with Space ---- */

struct id_set {
	int64_t *id; /* rising; owned */
	size_t n;
};
void id_set_free(struct id_set *set);

struct choose_arg {
	bool employers;     /* else placements */
	struct id_set *set; /* changed in place; outlives the screen */
};
extern const struct screen_ops takeout_choose_screen; /* struct choose_arg */

/* ---- choice.c: one that both sides changed, side by side ---- */

struct shelf_choice {
	bool made;           /* else it stays on the shelf */
	enum shelf_answer answer;
	const char *typed;   /* canonical, with SHELF_TYPED */
};
struct choice_arg {
	int64_t id;              /* on the shelf: of the item to begin with; a choice is written at once */
	/* While bringing in: what the file puts on the shelf, and what was chosen of it, kept here
	 * with its texts in `arena`. NULL: the shelf itself. Borrowed while the screen is open. */
	struct shelf_item *item;
	size_t n, at;
	struct shelf_choice *choice;
	struct arena *arena;
};
extern const struct screen_ops choice_screen; /* struct choice_arg */

/* ---- choice_words.c ---- */

/* "hours per week", "whole record". */
const char *choice_field(const struct shelf_item *it);
/* A value of the item's field for people; "(empty)". */
const char *choice_value(struct app *app, const struct shelf_item *it, const char *value, struct arena *a);
/* A line about what each side has, for lists. */
const char *choice_office(struct app *app, const struct shelf_item *it, struct arena *a);
const char *choice_laptop(struct app *app, const struct shelf_item *it, struct arena *a);
/* Why it waits. */
const char *choice_why(const struct shelf_item *it);
/* What was chosen: "office", "laptop", "28"; "later" without a choice. */
const char *choice_made(
	struct app *app, const struct shelf_item *it, const struct shelf_choice *c, struct arena *a);
/* What each answer does with an item of this kind, for the screen; NULL: it is not there. */
const char *choice_effect(const struct shelf_item *it, enum shelf_answer answer);
/* Whether both values can stand below each other. */
bool choice_both(const struct shelf_item *it);

struct pager;
/* Each side in full. */
void choice_write_office(struct pager *p, struct app *app, const struct shelf_item *it, struct arena *a);
void choice_write_laptop(struct pager *p, struct app *app, const struct shelf_item *it,
	const struct change *step, size_t nsteps, struct arena *a);

/* ---- choice_typed.c ---- */

/* Asks for a third value and gives it, canonical, to `take`: UI_LOAD goes on, UI_BACK ends the screen
 * `s`, UI_PAINT: it was not taken, and told why. */
typedef unsigned (*choice_take)(struct screen *s, void *ctx, const char *typed);
unsigned choice_type(struct screen *s, const struct shelf_item *it, choice_take take, void *ctx);

/* ---- field_words.c ---- */

/* "laptop (anna)" */
const char *takeout_where(const struct takeout *t, struct arena *a);
/* "laptop 3" of a change that came home with this take-out; NULL: it was made here. */
const char *takeout_place(struct app *app, int site, struct arena *a);
/* "out 6 d", "home 20 Nov", "lost 20 Nov", "not made". */
const char *takeout_standing(const struct takeout *t, day today, struct arena *a, enum style *style);
/* "laptop (anna) since 22 Nov, ..." of a record; NULL: nowhere else. Codes of store_also_at. */
int also_at(struct app *app, enum entity_id e, int64_t id, struct arena *a, const char **out);
/* The same as a fact of a placement or employer: only where there is any. */
int also_at_fact(struct detail *d, struct app *app, enum entity_id e, int64_t id);
/* Longer out than the parameter lets it, in days out; 0: not. */
int takeout_overdue(struct app *app, const struct takeout *t);
/* "31 new contacts" */
const char *count_of_kind(int64_t n, enum entity_id e, struct arena *a);

#endif
