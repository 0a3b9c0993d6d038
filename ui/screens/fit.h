/* The screens of load beside capacity: the points, their routes, versions of a profile.
 * Private to ui/screens. */
#ifndef SCREENS_FIT_H
#define SCREENS_FIT_H

#include "anker/fit.h"
#include "core/list.h"
#include "screens/panel.h"
#include "screens/screens.h"

extern const struct screen_ops fit_screen;      /* struct subject: a placement */
struct routes_arg {
	int64_t placement;
	const char *item;
};
extern const struct screen_ops routes_screen;   /* struct routes_arg */
struct versions_arg {
	int64_t placement, older, newer;
};
extern const struct screen_ops versions_screen; /* struct versions_arg */

/* ---- fit_rows.c: the state of fit_screen ---- */

struct fit_line {
	enum row_kind kind;
	const struct fit_row *row;
	const char *left, *right; /* of a heading; left also of a remark */
	enum style style;
};

struct fitting {
	int64_t placement;
	struct fit fit;         /* in s->arena, as all below */
	struct fit_line *line;
	size_t n;
	const char *name, *about; /* about: which profile, how many tasks */
	bool expired;           /* the profile */
	struct rect head;       /* of `about` */
	struct list list;
	struct panel panel;
};

void fit_list_init(struct screen *s);
/* The rows of v->fit, after app_fit; what is missing says which key adds it. */
void fit_rows(struct screen *s);
/* The selected point, or NULL. */
const struct fit_row *fit_here(const struct screen *s);
/* "████░░ 2"; "?" for a level that is not known. */
const char *fit_bar(int level, struct arena *a);

/* ---- fit_text.c ---- */

/* One point whole: what someone can first, then the limit with its condition, certainty,
 * source and date, then what the work asks. */
int fit_write(
	struct pager *p, struct app *app, const struct fit *f, const struct fit_row *r, struct arena *a);
/* The selected point in the panel: `moved` of a screen whose state begins with a struct fitting. */
int fit_moved(struct screen *s);
/* "told, conversation, 5 Jan 2026": how sure, on what, since when. */
const char *fit_grounds(struct app *app, const struct record *r, struct arena *a);
/* The label of a limitation or load 0..3; "not known". */
const char *fit_level_label(enum entity_id e, int level);

/* ---- fit_add.c: points that are noted one after the other ---- */

/* What someone can, point after point until Esc; beginning with `item`, when given. */
unsigned fit_add_points(struct screen *s, int64_t placement, const char *item);
/* A task of the placement (asks its name), and what it asks, point after point. */
unsigned fit_add_task(struct screen *s, int64_t placement);
/* What a task of the placement asks (asks which, when there are more). */
unsigned fit_add_load(struct screen *s, int64_t placement);

/* ---- fit_versions.c ---- */

/* The latest version of the profile beside the one before, or one of more. */
unsigned versions_compare(struct screen *s, int64_t placement);

/* ---- routes_choose.c ---- */

/* Chooses a route: why, what the employee thinks, and for a level the adaptation. */
unsigned routes_choose(struct screen *s, int64_t placement, const char *item, const struct route_option *o);

#endif
