/* Two versions of a capacity profile side by side: what changed first. */
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/fit.h"
#include "screens/places.h"
#include "screens/weigh.h"

enum { C_ITEM, C_BEFORE, C_AFTER, C_ABILITY };
enum { LEFT_PERCENT = 58, BELOW = 7, HEADINGS = 2 };

static const struct list_column columns[] = {
	[C_ITEM] = { N_("Point"), 20, 34, 0, ALIGN_LEFT },
	[C_BEFORE] = { N_("Before"), 16, 17, 0, ALIGN_LEFT },
	[C_AFTER] = { N_("Now"), 16, 17, 0, ALIGN_LEFT },
	[C_ABILITY] = { N_("Can do"), 20, 0, 1, ALIGN_LEFT },
};

struct versions {
	struct versions_arg arg;
	struct profile_change *change; /* in s->arena, as all below */
	size_t n, changed;
	const char *name, *before, *after; /* before, after: which versions */
	struct list list;
	struct panel panel;
};

static struct versions *versions_of(const struct screen *s)
{
	return s->state;
}

/* ---- rows: a heading, what changed, a heading, the rest ---- */

/* The change on row i; NULL: a heading. */
static const struct profile_change *change_at(const struct versions *v, size_t i)
{
	size_t heads = v->changed > 0;

	if (heads && i == 0)
		return NULL;
	i -= heads;
	if (i < v->changed)
		return &v->change[i];
	return i == v->changed || i - 1 >= v->n ? NULL : &v->change[i - 1];
}

static size_t rows_of(const struct versions *v)
{
	return v->n + (v->changed > 0) + (v->changed < v->n);
}

/* "strongly limited"; "-" where the point is not in that version. */
static const char *limit_text(const struct record *r, int limit)
{
	return r ? fit_level_label(E_CAPACITY, limit) : "–";
}

static void fill(const struct profile_change *ch, struct list_row *row)
{
	const struct record *last = ch->after ? ch->after : ch->before;

	row->id = model_choice_index(choices_capacity_item, ch->item) + 1;
	row->cells[C_ITEM] = ch->label;
	row->cells[C_BEFORE] = limit_text(ch->before, ch->limit_before);
	row->cells[C_AFTER] = limit_text(ch->after, ch->limit_after);
	row->cells[C_ABILITY] = record_get(last, "ability");
	row->styles[C_BEFORE] = ST_DIM;
	row->styles[C_AFTER] = ch->changed ? ST_BOLD : ST_NORMAL;
	row->styles[C_ABILITY] = ch->after ? ST_NORMAL : ST_DIM;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct versions *v = versions_of(ctx);

	for (size_t i = 0; i < limit && offset + i < rows_of(v); i++) {
		const struct profile_change *ch = change_at(v, offset + i);
		bool first = offset + i == 0 && v->changed;

		if (ch) {
			fill(ch, &rows[i]);
			continue;
		}
		rows[i].kind = ROW_GROUP;
		rows[i].cells[0] = first ? _("Changed") : _("The same");
		rows[i].cells[1] = arena_printf(a, "%zu", first ? v->changed : v->n - v->changed);
		rows[i].styles[1] = ST_DIM;
	}
	return 0;
}

/* ---- screen ---- */

static int open_versions(struct screen *s, const void *arg)
{
	struct versions *v = versions_of(s);

	v->arg = *(const struct versions_arg *)arg;
	list_init(&v->list);
	v->list.columns = columns;
	v->list.column_count = sizeof columns / sizeof *columns;
	v->list.fetch = fetch;
	v->list.ctx = s;
	v->list.empty = N_("Neither version has points.");
	panel_open(&v->panel);
	return 0;
}

/* "12-03-2025" */
static int version_name(struct app *app, int64_t id, struct arena *a, const char **out)
{
	struct record *r;
	int rc = store_get(app->store, E_PROFILE, id, a, &r);

	if (rc == 0)
		*out = detail_value(app, r, "date", a);
	return rc;
}

static int load(struct screen *s)
{
	struct versions *v = versions_of(s);
	struct app *app = app_of(s);
	int rc;

	v->changed = 0;
	v->name = store_title(app->store, E_PLACEMENT, v->arg.placement, s->arena);
	v->before = v->after = "";
	rc = app_profile_compare(app, v->arg.older, v->arg.newer, s->arena, &v->change, &v->n);
	if (rc == 0)
		rc = version_name(app, v->arg.older, s->arena, &v->before);
	if (rc == 0)
		rc = version_name(app, v->arg.newer, s->arena, &v->after);
	while (v->changed < v->n && v->change[v->changed].changed)
		v->changed++;
	panel_forget(&v->panel);
	list_set_count(&v->list, rows_of(v));
	return rc;
}

static void write_version(struct pager *p, struct app *app, const char *label, const struct record *r,
	int limit, struct arena *a)
{
	const char *ability, *terms;

	if (!r) {
		weigh_line(p, a, label, ST_DIM, _("not in this version"));
		return;
	}
	ability = record_get(r, "ability");
	terms = record_get(r, "terms");
	weigh_line(p, a, label, ST_NORMAL,
		arena_printf(a, "%s%s%s", ability ? ability : "", ability ? "; " : "",
			fit_level_label(E_CAPACITY, limit)));
	if (terms)
		weigh_line(p, a, "", ST_NORMAL, arena_printf(a, _("on condition: %s"), terms));
	weigh_line(p, a, "", ST_DIM, fit_grounds(app, r, a));
}

static int moved(struct screen *s)
{
	struct versions *v = versions_of(s);
	const struct profile_change *ch = change_at(v, v->list.sel);
	struct arena *a = v->panel.arena;

	if (!panel_fill(&v->panel, ch ? list_selected_id(&v->list) : 0))
		return 0;
	if (ch) {
		pager_text(v->panel.pager, ST_BOLD, 0, arena_printf(a, "%s (%s)", ch->label, ch->rubric));
		write_version(v->panel.pager, app_of(s), _("Now"), ch->after, ch->limit_after, a);
		write_version(v->panel.pager, app_of(s), _("Before"), ch->before, ch->limit_before, a);
	}
	panel_fill_end(&v->panel);
	return 0;
}

static void layout(struct screen *s, struct rect area)
{
	struct versions *v = versions_of(s);

	list_layout(&v->list, panel_layout(&v->panel, area, LEFT_PERCENT, BELOW));
}

static void paint(const struct screen *s, struct canvas *c)
{
	panel_paint(&versions_of(s)->panel, c);
	list_paint(&versions_of(s)->list, c, true);
}

static struct list *list_of(struct screen *s)
{
	return &versions_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct versions *v = versions_of(s);

	*left = arena_printf(a, _("Profile of %s beside %s"), v->after, v->before);
	*right = v->name;
}

static void done(struct screen *s)
{
	list_done(&versions_of(s)->list);
	panel_done(&versions_of(s)->panel);
}

/* ---- actions ---- */

static unsigned edit(struct screen *s)
{
	const struct profile_change *ch = change_at(versions_of(s), versions_of(s)->list.sel);

	return record_edit(s, E_CAPACITY, ch->after ? ch->after->id : ch->before->id, NULL, 0);
}

static const struct ui_action actions[] = {
	{ "point-edit", "<Enter> e", N_("edit"),
		N_("The point as it is now, or was where it is there no more"), NEED_ROW, edit },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops versions_screen = {
	.name = "versions",
	.title = N_("Versions of a profile"),
	.state_size = sizeof(struct versions),
	.actions = actions,
	.open = open_versions,
	.load = load,
	.moved = moved,
	.layout = layout,
	.paint = paint,
	.list = list_of,
	.heading = heading,
	.done = done,
};

/* ---- which versions ---- */

/* The version to lay beside the latest: an index from 1; -1: none chosen. */
static int pick_older(struct screen *s, struct record *const *r, size_t n, struct arena *a)
{
	struct pick *picks = arena_alloc(a, n * sizeof *picks);
	int at = 0;

	for (size_t i = 1; i < n; i++)
		picks[i - 1] =
			(struct pick){ arena_printf(a, "%zu", i), detail_value(app_of(s), r[i], "date", a),
				detail_value(app_of(s), r[i], "source", a) };
	if (n > 2)
		at = ui_pick(s, _("Compare the latest version with"), picks, n - 1, NULL);
	return at < 0 ? at : at + 1;
}

unsigned versions_compare(struct screen *s, int64_t placement)
{
	struct arena *a = arena_new();
	const struct condition of = { "placement", IS, arena_printf(a, "%lld", (long long)placement) };
	const struct query q = { E_PROFILE, .where = &of, .nwhere = 1, .order = "date", .descending = true };
	struct versions_arg arg = { .placement = placement };
	unsigned reacts = UI_PAINT;
	struct record **r;
	char key[16];
	size_t n;
	int at;

	if (store_find(app_of(s)->store, &q, a, &r, &n) < 0) {
		reacts = ui_failed(s);
	} else if (n < 2) {
		reacts = ui_error(s, _("There is one version only; %s makes a new one as a copy."),
			ui_key_of(s, key, "new-version"));
	} else if ((at = pick_older(s, r, n, a)) > 0) {
		arg.newer = r[0]->id;
		arg.older = r[at]->id;
		reacts = ui_push(s, &versions_screen, &arg);
	}
	arena_free(&a);
	return reacts;
}
