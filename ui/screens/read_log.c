/* The read log: who opened whose file, when, on which ground and why. */
#include <inttypes.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "screens/colleague.h"
#include "screens/foot.h"
#include "screens/places.h"
#include "screens/records.h"
#include "screens/screens.h"

enum { C_WHEN, C_WHO, C_FILE, C_GROUND, C_REASON, COLUMNS };
enum { LINES_MOST = 1000 };

struct state {
	struct readlog_query q;
	struct readlog_entry *line; /* in s->arena */
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHEN] = { N_("Moment"), 12, 12, 0, ALIGN_LEFT },
	[C_WHO] = { N_("Who"), 10, 22, 0, ALIGN_LEFT },
	[C_FILE] = { N_("The file"), 14, 0, 0, ALIGN_LEFT },
	[C_GROUND] = { N_("Ground"), 13, 15, 1, ALIGN_LEFT },
	[C_REASON] = { N_("Reason"), 10, 0, 2, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

/* "screen placements": what was on it; commands by their own words. */
static const char *where(const struct readlog_entry *e, struct arena *a)
{
	static const char prefix[] = "screen";
	const size_t n = sizeof prefix - 1;

	if (strncmp(e->what, prefix, n) || (e->what[n] && e->what[n] != ' '))
		return text_clean(a, e->what, false);
	for (size_t i = 0; e->what[n] && screens_all[i]; i++)
		if (strcmp(screens_all[i]->name, e->what + n + 1) == 0)
			return arena_printf(a, "%s %s", _("screen"), _(screens_all[i]->title));
	return _("screen");
}

/* Files that this account cannot see have a number. */
static const char *file_of(struct app *app, const struct readlog_entry *e, struct arena *a)
{
	const struct entity *kind = model_entity(e->entity);
	bool seen = false;

	if (!kind)
		return arena_printf(a, "%s · %" PRId64, where(e, a), e->records);
	if (store_in_reach(app->store, e->entity, e->record, &seen) == 0 && seen)
		return store_title(app->store, e->entity, e->record, a);
	return arena_printf(a, "%s %s", lang_text(kind->label), id_show(e->record, a));
}

static const char *ground(const struct readlog_entry *e)
{
	int i = model_choice_index(choices_read, e->ground);

	return i < 0 ? e->ground : lang_text(choices_read[i].label);
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct state *st = state_of(ctx);
	struct app *app = app_of(ctx);

	for (size_t i = 0; i < limit && offset + i < st->n; i++) {
		const struct readlog_entry *e = &st->line[offset + i];

		rows[i].id = e->id;
		rows[i].cells[C_WHEN] = moment_show(a, e->at, app->today);
		rows[i].cells[C_WHO] = colleague_who(app, e->who, a);
		rows[i].cells[C_FILE] = file_of(app, e, a);
		rows[i].cells[C_GROUND] = ground(e);
		rows[i].cells[C_REASON] = text_clean(a, e->reason, false);
		rows[i].styles[C_WHEN] = ST_DIM;
	}
	return 0;
}

static int open_log(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->q = *(const struct readlog_query *)arg;
	st->q.limit = LINES_MOST;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.empty = st->q.employee || st->q.record
		? N_("Nobody opened this file yet. Each day that somebody does gets a line here, which nobody can "
		     "change or take away.")
		: N_("No file was opened yet. Each day that somebody opens one gets a line here, which nobody can "
		     "change or take away.");
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	int rc = app_readlog(app_of(s), &st->q, s->arena, &st->line, &st->n);

	if (rc < 0)
		st->n = 0;
	list_set_count(&st->list, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void layout(struct screen *s, struct rect area)
{
	list_layout(&state_of(s)->list, foot_layout(area, &state_of(s)->foot));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct readlog_entry *e = st->list.sel < st->n ? &st->line[st->list.sel] : NULL;
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		!e ? NULL : arena_printf(a, "%s · %s%s%s · %s%s%s", text_clean(a, e->who, false), file_of(app_of(s), e, a),
			model_entity(e->entity) ? " · " : "", model_entity(e->entity) ? where(e, a) : "", ground(e),
			*e->reason ? ": " : "", text_clean(a, e->reason, false)));
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);
	const enum entity_id e = st->q.employee ? E_EMPLOYEE : st->q.record ? st->q.entity : E_NONE;
	const int64_t id = st->q.employee ? st->q.employee : st->q.record;

	*left = !e ? _("Read log") : arena_printf(a, "%s · %s", _("Read log"), store_title(app_of(s)->store, e, id, a));
	*right = arena_printf(a, st->n < LINES_MOST ? "%zu" : "%zu+", st->n);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

const struct screen_ops read_log_screen = {
	.name = "read-log",
	.title = N_("Read log"),
	.state_size = sizeof(struct state),
	.open = open_log,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};

/* Of a placement the lines about its employee, whose other placements are the same person's. */
static struct readlog_query about(struct screen *s)
{
	struct readlog_query q = { .from = DAY_NONE, .to = DAY_NONE };
	const struct record *r = s->ops == &record_screen ? record_shown(s) : NULL;
	struct arena *a = arena_new();
	struct record *placement;

	if (r && r->entity->id == E_EMPLOYEE)
		q.employee = r->id;
	if (s->ops == &employer_screen) {
		q.entity = E_ORGANISATION;
		q.record = detail_of(s)->subject.employer;
	} else if (s->ops == &placement_screen &&
		store_get(app_of(s)->store, E_PLACEMENT, detail_of(s)->subject.placement, a, &placement) == 0) {
		q.employee = record_ref(placement, "employee");
	}
	arena_free(&a);
	return q;
}

unsigned read_log_open(struct screen *s)
{
	if (!app_of(s)->shared)
		return ui_error(s, "%s", _("This caseload is your own: nobody else reads in it."));
	const struct readlog_query q = about(s);
	return ui_push(s, &read_log_screen, &q);
}
