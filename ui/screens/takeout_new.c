/* Taking work along: whose, from when on, where to and in which file; below it what of every
 * kind goes along and what stays, as it is now. Nothing is written before Ctrl-S. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/colleague.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/foot.h"
#include "screens/passphrase.h"
#include "screens/path.h"
#include "screens/takeout_new.h"

enum { C_WHAT, C_ALONG, C_STAYS, COLUMNS };

static const struct list_column columns[COLUMNS] = {
	[C_WHAT] = { NULL, 16, 26, 0, ALIGN_LEFT },
	[C_ALONG] = { NULL, 20, 0, 0, ALIGN_LEFT },
	[C_STAYS] = { NULL, 14, 20, 1, ALIGN_RIGHT },
};

struct takeout_new *takeout_new_of(const struct screen *s)
{
	return s->state;
}

/* "~/ANKER-week47.anker" */
static char *usual_path(day today)
{
	struct arena *a = arena_new();
	const char *folder = place_restricted() ? place_folder() : "~";
	char *path = xstrdup(path_expand(arena_printf(a, "%s/ANKER-week%02d.anker", folder, date_week(today)), a));

	arena_free(&a);
	return path;
}

static int open_new(struct screen *s, const void *arg)
{
	struct takeout_new *st = takeout_new_of(s);
	struct app *app = app_of(s);

	(void)arg;
	st->whose = app->expert ? WHOSE_MINE : WHOSE_PLACEMENTS;
	st->since = DAY_NONE;
	st->label = xstrdup(_("laptop"));
	st->path = usual_path(app->today);
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	return 0;
}

static void done(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);

	id_set_free(&st->placements);
	id_set_free(&st->employers);
	free(st->label);
	free(st->path);
	list_done(&st->list);
}

/* ---- rows ---- */

static struct list_row *add(struct screen *s, enum row_kind kind)
{
	struct takeout_new *st = takeout_new_of(s);
	void *rows = st->row;
	struct list_row *r = arena_add(s->arena, &rows, &st->n, sizeof *r);

	st->row = rows;
	*r = (struct list_row){ .kind = kind };
	return r;
}

static void add_setting(struct screen *s, enum setting which, const char *label, const char *value)
{
	struct list_row *r = add(s, ROW_ITEM);

	r->id = which;
	r->cells[C_WHAT] = label;
	r->styles[C_WHAT] = ST_DIM;
	r->cells[C_ALONG] = value;
}

/* "Bakkerij De Korenaar, Drukkerij Noord and 2 more" */
static const char *some_titles(struct screen *s, enum entity_id e, const struct id_set *set)
{
	enum { NAMED = 2 };
	const char *out = "";

	for (size_t i = 0; i < set->n && i < NAMED; i++)
		out = arena_printf(s->arena, "%s%s%s", out, i ? ", " : "",
			store_title(app_of(s)->store, e, set->id[i], s->arena));
	return set->n > NAMED ? arena_printf(s->arena, _("%s and %zu more"), out, set->n - NAMED) : out;
}

/* "my placements (24)", "2 employers: ..." */
static const char *whose_words(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	unsigned long n = (unsigned long)st->chosen.nplacements, m = (unsigned long)st->employers.n;

	if (st->whose == WHOSE_MINE)
		return arena_printf(s->arena, ngettext("my placement (%lu)", "my placements (%lu)", n), n);
	if (st->whose == WHOSE_EMPLOYERS)
		return m ? arena_printf(s->arena, ngettext("%lu employer: %s", "%lu employers: %s", m), m,
				   some_titles(s, E_ORGANISATION, &st->employers))
			 : _("no employers yet: Enter chooses");
	return st->placements.n
		       ? arena_printf(s->arena, ngettext("%lu placement: %s", "%lu placements: %s", n), n,
				 some_titles(s, E_PLACEMENT, &st->placements))
		       : _("no placements yet: Enter chooses");
}

/* "everything", "from 1 Jan 2026, and what is open" */
static const char *period_words(const struct screen *s, struct arena *a)
{
	const struct takeout_new *st = takeout_new_of(s);

	return st->since == DAY_NONE
		       ? _("everything")
		       : arena_printf(a, _("from %s, and what is open"), date_long(a, st->since));
}

static void add_settings(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);

	add(s, ROW_GROUP)->cells[0] = _("What goes along");
	add_setting(s, SET_WHOSE, _("Whose"), whose_words(s));
	add_setting(s, SET_PERIOD, _("Period"), period_words(s, s->arena));
	add_setting(s, SET_LABEL, _("Where to"), text_clean(s->arena, st->label, false));
	add_setting(s, SET_FILE, _("File"), text_clean(s->arena, st->path, false));
}

static void add_kinds(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	struct list_row *head = add(s, ROW_GROUP);
	int64_t along = 0, stays = 0;
	size_t at = st->n - 1;

	head->cells[0] = _("Of every kind");
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		int64_t n = st->count.travels[e], rest = st->count.stays[e];
		struct list_row *r;

		/* As the list of take-outs counts: settings are about nobody. */
		if (!(model_entity((enum entity_id)e)->flags & ENTITY_OWN))
			along += n;
		stays += rest;
		if (!n && !rest)
			continue;
		r = add(s, ROW_ITEM);
		r->id = SETTINGS + e;
		r->cells[C_WHAT] = label_capital(s->arena, model_entity((enum entity_id)e)->label_plural);
		r->cells[C_ALONG] = arena_printf(s->arena,
			ngettext("%6lld goes along", "%6lld go along", (unsigned long)n), (long long)n);
		r->styles[C_ALONG] = n ? ST_NORMAL : ST_DIM;
		if (rest)
			r->cells[C_STAYS] = arena_printf(s->arena,
				ngettext("%lld stays", "%lld stay", (unsigned long)rest), (long long)rest);
		r->styles[C_STAYS] = ST_DIM;
	}
	st->records = along;
	st->row[at].cells[1] =
		stays ? arena_printf(s->arena,
				ngettext("%lld record; %lld stay", "%lld records; %lld stay",
					(unsigned long)along),
				(long long)along, (long long)stays)
		      : arena_printf(s->arena, ngettext("%lld record", "%lld records", (unsigned long)along),
				(long long)along);
}

/* ---- what was chosen ---- */

static int my_placements(struct screen *s, struct travel_scope *out)
{
	const struct app *app = app_of(s);

	return app->expert ? store_travel_mine(app->store, app->expert, s->arena, out) : 0;
}

static int scope_of(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);

	st->chosen = (struct travel_scope){ .since = st->since };
	switch (st->whose) {
	case WHOSE_MINE: return my_placements(s, &st->chosen);
	case WHOSE_EMPLOYERS:
		st->chosen.employer = st->employers.id;
		st->chosen.nemployers = st->employers.n;
		break;
	case WHOSE_PLACEMENTS:
		st->chosen.placement = st->placements.id;
		st->chosen.nplacements = st->placements.n;
		break;
	}
	return 0;
}

static int load(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	int rc = scope_of(s);

	st->row = NULL;
	st->n = 0;
	st->count = (struct travel_count){ .travels = { 0 } };
	if (rc == 0 && st->chosen.nplacements + st->chosen.nemployers > 0)
		rc = store_travel_count(app_of(s)->store, &st->chosen, &st->count);
	add_settings(s);
	add_kinds(s);
	list_set_rows(&st->list, st->row, sizeof *st->row, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &takeout_new_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	struct takeout_new *st = takeout_new_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct takeout_new *st = takeout_new_of(s);

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		_("Never goes along: what colleagues thought when they weighed, the journal of before, and "
		  "other "
		  "people's settings and drafts."));
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct takeout_new *st = takeout_new_of(s);

	(void)a;
	*left = _("Taking work along");
	*right = st->records ? _("not written yet") : "";
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	return takeout_new_set(s, (enum setting)list_selected_id(&takeout_new_of(s)->list));
}

static int on_progress(void *ctx, int64_t done_, int64_t total)
{
	return ui_progress(ctx, done_, total, _("Copying to the sealed file; stopping leaves nothing behind"))
		       ? 1
		       : 0;
}

static bool free_path(struct screen *s, const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return true;
	ui_error(s, _("%s exists already: choose another file."), path);
	return false;
}

/* The words of the scope for the list of take-outs: they are read years later. */
static const char *scope_words(struct screen *s)
{
	return arena_printf(
		s->arena, _("%s; period: %s"), whose_words(s), period_words(s, s->arena));
}

static unsigned write_it(struct screen *s)
{
	struct takeout_new *st = takeout_new_of(s);
	struct app *app = app_of(s);
	struct field_out out = { .path = st->path,
		.scope = st->chosen,
		.words = scope_words(s),
		.owner = app->user,
		.label = st->label,
		.share = app->share,
		.progress = on_progress,
		.ctx = s };
	struct secret *secret;
	const char *name = strrchr(st->path, '/');
	struct takeout made;
	int site, rc;

	if (!st->records)
		return ui_error(
			s, "%s", _("Nothing was chosen to go along: Enter on the first row chooses."));
	if (!free_path(s, st->path) || passphrase_ask_new(s, &secret) < 0)
		return UI_PAINT;
	out.passphrase = secret;
	rc = app_read_many(app, E_NONE, st->records, "field out");
	if (rc == 0)
		rc = app_field_out(app, &out, &site);
	secret_free(&secret);
	if (rc < 0 || store_takeout(app->store, site, s->arena, &made) < 0)
		return ui_failed(s);
	counts_forget();
	ui_toast(s,
		_("%s: %lld placements, %lld records. Take-out %d; without the passphrase nobody reads it"),
		name ? name + 1 : st->path, (long long)made.placements, (long long)made.records, site);
	return UI_BACK;
}

static const struct ui_action actions[] = {
	{ "new-change", "<Enter>", N_("change"),
		N_("Change the selected choice: whose, period, where to, file"), NEED_ROW, enter },
	{ "new-write", "<C-s>", N_("take"), N_("Ask for a passphrase and write the sealed file"),
		NEED_WRITABLE, write_it },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops takeout_new_screen = {
	.name = "takeout-new",
	.title = N_("Taking work along"),
	.state_size = sizeof(struct takeout_new),
	.actions = actions,
	.open = open_new,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
