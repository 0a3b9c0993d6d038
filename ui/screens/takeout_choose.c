/* Placements or employers to take along: picked with Space, from mine or everyone's. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/list.h"
#include "screens/field.h"

enum { COUNT_CAP = 10000 };
enum { C_MARK, C_NAME, C_WITH, C_STATE, COLUMNS };

struct choose {
	struct choose_arg of;
	bool everyone;
	struct list list;
};

static const struct list_column columns[COLUMNS] = {
	[C_MARK] = { NULL, 1, 1, 0, ALIGN_LEFT },
	[C_NAME] = { NULL, 20, 0, 0, ALIGN_LEFT },
	[C_WITH] = { NULL, 16, 0, 1, ALIGN_LEFT },
	[C_STATE] = { NULL, 8, 22, 2, ALIGN_LEFT },
};

static struct choose *choose_of(const struct screen *s)
{
	return s->state;
}

/* ---- the set ---- */

/* Where it is, or belongs. */
static size_t place_of(const struct id_set *set, int64_t id)
{
	size_t low = 0, high = set->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (set->id[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool id_set_has(const struct id_set *set, int64_t id)
{
	size_t at = place_of(set, id);

	return at < set->n && set->id[at] == id;
}

static void id_set_turn(struct id_set *set, int64_t id)
{
	size_t at = place_of(set, id);

	if (at < set->n && set->id[at] == id) {
		set->n--;
		memmove(set->id + at, set->id + at + 1, (set->n - at) * sizeof *set->id);
		return;
	}
	set->id = xrealloc(set->id, (set->n + 1) * sizeof *set->id);
	memmove(set->id + at + 1, set->id + at, (set->n - at) * sizeof *set->id);
	set->id[at] = id;
	set->n++;
}

void id_set_free(struct id_set *set)
{
	free(set->id);
	*set = (struct id_set){ NULL, 0 };
}

/* ---- rows ---- */

static const char *filter_of(const struct screen *s)
{
	const char *text = list_filter(&choose_of(s)->list);

	return *text ? text : NULL;
}

static int64_t whose(const struct screen *s)
{
	return choose_of(s)->everyone ? 0 : app_of(s)->expert;
}

static void mark(const struct screen *s, struct list_row *row, int64_t id)
{
	bool in = id_set_has(choose_of(s)->of.set, id);

	row->id = id;
	row->cells[C_MARK] = in ? "✓" : "·";
	row->styles[C_MARK] = in ? ST_GOOD : ST_DIM;
	row->styles[C_NAME] = in ? ST_BOLD : ST_NORMAL;
}

static int fetch_employers(
	struct screen *s, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct employer_query q = { .expert = whose(s), .text = filter_of(s),
		.offset = (int64_t)offset, .limit = (int64_t)limit };
	struct employer_row *r;
	size_t n;
	int rc = store_employers(app_of(s)->store, &q, a, &r, &n);

	for (size_t i = 0; rc == 0 && i < n; i++) {
		mark(s, &rows[i], r[i].id);
		rows[i].cells[C_NAME] = r[i].name;
		rows[i].cells[C_WITH] = r[i].place;
		rows[i].cells[C_STATE] = arena_printf(a,
			ngettext("%d placement", "%d placements", (unsigned long)r[i].active), r[i].active);
		rows[i].styles[C_STATE] = ST_DIM;
	}
	return rc;
}

static int fetch_placements(
	struct screen *s, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct placement_query q = { .expert = whose(s), .ended = true, .sort = BY_EMPLOYER,
		.text = filter_of(s), .offset = (int64_t)offset, .limit = (int64_t)limit };
	const struct entity *e = model_entity(E_PLACEMENT);
	struct placement_row *r;
	size_t n;
	int rc = store_placements(app_of(s)->store, &q, a, &r, &n);

	for (size_t i = 0; rc == 0 && i < n; i++) {
		mark(s, &rows[i], r[i].id);
		rows[i].cells[C_NAME] = r[i].employee;
		rows[i].cells[C_WITH] = r[i].employer;
		rows[i].cells[C_STATE] = field_show(&e->fields[model_field(e, "status")], r[i].status, a);
		rows[i].styles[C_STATE] = ST_DIM;
	}
	return rc;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	return choose_of(ctx)->of.employers ? fetch_employers(ctx, a, offset, limit, rows)
					    : fetch_placements(ctx, a, offset, limit, rows);
}

static int open_choose(struct screen *s, const void *arg)
{
	struct choose *st = choose_of(s);

	st->of = *(const struct choose_arg *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	st->list.empty = N_("Nothing to choose from under this name. %s shows everyone's.");
	st->list.empty_action = "choose-mine";
	return 0;
}

static int load(struct screen *s)
{
	struct choose *st = choose_of(s);
	const char *text = filter_of(s);
	int64_t count = 0;
	int rc;

	if (st->of.employers) {
		struct employer_query q = { .expert = whose(s), .text = text };

		rc = store_employers_count(app_of(s)->store, &q, COUNT_CAP, &count);
	} else {
		struct placement_query q = { .expert = whose(s), .ended = true, .text = text };

		rc = store_placements_count(app_of(s)->store, &q, COUNT_CAP, &count);
	}
	list_set_count(&st->list, rc == 0 ? (size_t)count : 0);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &choose_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct choose *st = choose_of(s);

	*left = st->of.employers ? _("Which employers go along?") : _("Which placements go along?");
	*right = arena_printf(
		a, ngettext("%zu chosen", "%zu chosen", (unsigned long)st->of.set->n), st->of.set->n);
}

static void done(struct screen *s)
{
	list_done(&choose_of(s)->list);
}

/* ---- actions ---- */

static unsigned turn(struct screen *s)
{
	struct choose *st = choose_of(s);

	id_set_turn(st->of.set, list_selected_id(&st->list));
	list_move(&st->list, 1);
	return UI_LOAD;
}

static unsigned ready(struct screen *s)
{
	(void)s;
	return UI_BACK;
}

static unsigned none(struct screen *s)
{
	choose_of(s)->of.set->n = 0;
	return UI_LOAD;
}

static unsigned mine(struct screen *s)
{
	return turn_everyone(s, &choose_of(s)->everyone, _("This already shows everyone's.")) ? UI_LOAD
											      : UI_PAINT;
}

static const struct ui_action actions[] = {
	{ "choose-turn", "<Space> t", N_("choose"), N_("Choose the selected row, or take it out again"),
		NEED_ROW, turn },
	{ "choose-ready", "<Enter>", N_("ready"), N_("Ready: back to what goes along"), 0, ready },
	{ "choose-mine", "m", N_("mine"), N_("My own, or everyone's"), 0, mine },
	{ "choose-none", "x", N_("none"), N_("Choose none of them"), 0, none },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops takeout_choose_screen = {
	.name = "takeout-choose",
	.title = N_("What goes along"),
	.state_size = sizeof(struct choose),
	.actions = actions,
	.open = open_choose,
	.load = load,
	.list = list,
	.heading = heading,
	.done = done,
};
