/* Data about a programme for who studies it: the smallest groups somebody could be recognised in, which
 * fields with free text go along, writing it, and who is meant by a pseudonym. */
#include "screens/research.h"

#include <inttypes.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/place.h"
#include "anker/research.h"
#include "anker/rights.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/programme.h"

enum {
	NEED_FIELD = NEED_OWN,
	NEED_RELEASE = NEED_OWN << 1,
	NEED_PRIVACY = NEED_OWN << 2,
	NEED_RESEARCH = NEED_OWN << 3
};
enum { C_WHAT, C_VALUE, C_BY, COLUMNS };
enum { GROUPS = 20 };

struct line {
	struct list_row row; /* first, for list_set_rows */
	const struct research_field *field; /* NULL: a group of people */
};

struct state {
	int64_t programme;
	struct list list;
	struct rect foot;
	struct line *line; /* in s->arena */
	size_t n;
	int64_t unique;
};

static const struct list_column columns[COLUMNS] = {
	[C_WHAT] = { N_("What"), 24, 0, 0, ALIGN_LEFT },
	[C_VALUE] = { N_("People, or goes along"), 19, 21, 0, ALIGN_LEFT },
	[C_BY] = { N_("Released by"), 12, 16, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_research(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->programme = *(const int64_t *)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = "";
	return 0;
}

static struct line *add(struct state *st, const char *what)
{
	struct line *l = &st->line[st->n++];

	*l = (struct line){ .row = { .id = (int64_t)st->n } };
	l->row.cells[C_WHAT] = what;
	return l;
}

static void add_heading(struct state *st, const char *words)
{
	add(st, words)->row.kind = ROW_GROUP;
}

/* So that the list follows a field to its other place: behind the numbers of groups and headings. */
static int64_t field_id(const struct research_field *f)
{
	enum { BEHIND = 1000, MOST = 1000 };

	return BEHIND + (int64_t)f->entity * MOST +
	       model_field(model_entity(f->entity), strchr(f->name, '.') + 1);
}

static void add_fields(struct screen *s, const struct research_field *f, size_t n, bool released)
{
	struct state *st = state_of(s);

	add_heading(st, released ? _("Free text that goes along") : _("Free text that is left out"));
	for (size_t i = 0; i < n; i++) {
		if (f[i].released != released)
			continue;
		struct line *l =
			add(st, arena_printf(s->arena, "%s: %s", lang_text(model_entity(f[i].entity)->label),
					lang_text(f[i].label)));
		l->field = &f[i];
		l->row.id = field_id(&f[i]);
		l->row.cells[C_VALUE] = released ? _("given") : _("left out");
		l->row.cells[C_BY] = f[i].by;
		l->row.styles[C_VALUE] = (unsigned short)(released ? ST_NOW : ST_DIM);
	}
}

static void add_groups(struct screen *s, const struct research_group *g, size_t n)
{
	struct state *st = state_of(s);

	add_heading(st, _("The smallest groups"));
	for (size_t i = 0; i < n; i++) {
		struct line *l = add(st, text_clean(s->arena, g[i].values, false));
		l->row.cells[C_VALUE] = arena_printf(s->arena, "%" PRId64, g[i].size);
		if (g[i].size == 1)
			l->row.styles[C_VALUE] = ST_NOW;
	}
}

/* Who sees what differs: groups are a researcher's, releases everybody's who comes here. */
static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct app *app = app_of(s);
	struct research_group *g = NULL;
	struct research_field *f = NULL;
	size_t groups = 0, fields = 0;
	int rc = 0;

	if (app_may(app, RIGHT_RESEARCH))
		rc = app_research_check(app, st->programme, GROUPS, s->arena, &g, &groups, &st->unique);
	if (rc == 0)
		rc = app_research_fields(app, st->programme, s->arena, &f, &fields);
	st->line = arena_alloc(s->arena, (groups + fields + 3) * sizeof *st->line);
	st->n = 0;
	if (rc == 0) {
		add_groups(s, g, groups);
		add_fields(s, f, fields, true);
		add_fields(s, f, fields, false);
	}
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static const struct line *selected(const struct screen *s)
{
	return list_selected_whole(&state_of(s)->list);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const char *foot_words(const struct screen *s, struct arena *a)
{
	const struct line *l = selected(s);

	if (l && l->field && l->field->released)
		return arena_printf(
			a, _("%s · released by %s: %s"), l->field->name, l->field->by, l->field->reason);
	if (l && l->field)
		return arena_printf(
			a, _("%s · left out until somebody releases it with a reason"), l->field->name);
	return arena_printf(a, "%s · %s", l ? l->row.cells[C_WHAT] : "",
		_("year of birth, target group, start, size, region, sector where it was released"));
}

static void paint(const struct screen *s, struct canvas *c)
{
	struct arena *a = arena_new();

	list_paint(&state_of(s)->list, c, true);
	foot_paint(s, &state_of(s)->foot, c, foot_words(s, a));
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);

	*left = arena_printf(a, _("Research · %s"),
		text_clean(a, store_title(app_of(s)->store, E_PROGRAMME, st->programme, a), false));
	*right = arena_printf(a, ngettext("%" PRId64 " group of one person",
		"%" PRId64 " groups of one person", (unsigned long)st->unique), st->unique);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static int show_progress(void *ctx, int64_t done_so_far, int64_t total)
{
	return ui_progress(ctx, done_so_far, total, _("records for research"));
}

static unsigned write_export(struct screen *s)
{
	struct arena *a = arena_new();
	const struct ask where = { .label = _("Write to this new folder: ") };
	struct research_count *count;
	char *folder;
	size_t n;

	if (ui_ask(s, &where, a, &folder) == 0 && *folder) {
		const char *path = folder;
		int rc = place_of(folder, a, &path);
		const struct research_ask ask = { state_of(s)->programme, path, show_progress, s };
		if (rc < 0 || app_research_export(app_of(s), &ask, a, &count, &n) < 0)
			ui_failed(s);
		else
			ui_toast(s, _("Written to %s; codebook.csv says what each column is"), folder);
	}
	arena_free(&a);
	return UI_LOAD;
}

static int release(struct screen *s, const char *field)
{
	struct arena *a = arena_new();
	const struct ask why = { .label = _("Why is it released? ") };
	char *reason;
	int rc = ui_ask(s, &why, a, &reason);

	if (rc == 0)
		rc = app_research_release(app_of(s), state_of(s)->programme, field, reason, NULL);
	arena_free(&a);
	return rc;
}

static unsigned turn(struct screen *s)
{
	const struct research_field *f = selected(s)->field;
	int rc = f->released ? app_research_withdraw(app_of(s), state_of(s)->programme, f->name)
			     : release(s, f->name);

	if (rc < 0 && rc != ERR_STOPPED)
		return ui_failed(s);
	return UI_LOAD;
}

static unsigned who(struct screen *s)
{
	struct arena *a = arena_new();
	const struct ask which = { .label = _("Who is meant by the pseudonym: ") };
	const struct ask why = { .label = _("Why do you need to know? ") };
	char *code, *reason, *text;

	if (ui_ask(s, &which, a, &code) == 0 && ui_ask(s, &why, a, &reason) == 0) {
		if (app_research_who(app_of(s), state_of(s)->programme, code, reason, a, &text) < 0)
			ui_failed(s);
		else
			ui_toast(s, "%s", text_clean(a, text, false));
	}
	arena_free(&a);
	return UI_PAINT;
}

/* Who looks after privacy releases; a field is taken back also by who sets up programmes. */
static bool may_turn(const struct screen *s)
{
	const struct line *l = selected(s);
	bool back = l && l->field && l->field->released;

	return app_may(app_of(s), RIGHT_PRIVACY) || (back && app_may(app_of(s), RIGHT_PROGRAMME));
}

static const char *need(const struct screen *s, unsigned what)
{
	const struct app *app = app_of(s);

	if ((what & NEED_FIELD) && (!selected(s) || !selected(s)->field))
		return _("choose a field with free text");
	if ((what & NEED_RELEASE) && !may_turn(s))
		return _("who looks after privacy releases a field");
	if ((what & NEED_PRIVACY) && !app_may(app, RIGHT_PRIVACY))
		return _("who looks after privacy is told that");
	return (what & NEED_RESEARCH) && !app_may(app, RIGHT_RESEARCH) ? _("researchers write it") : NULL;
}

static const struct ui_action actions[] = {
	{ "research-release", "<Enter>", N_("release"),
		N_("Release this field with a reason, or take that back"),
		NEED_WRITABLE | NEED_FIELD | NEED_RELEASE, turn },
	{ "research-export", "w", N_("write"),
		N_("Write tables under pseudonyms and their codebook to a new folder"), NEED_RESEARCH,
		write_export },
	{ "research-who", "f", N_("who"), N_("Who is meant by a pseudonym; with a reason, which is noted"),
		NEED_PRIVACY, who },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops research_screen = {
	.name = "research",
	.title = N_("Research"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_research,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.need = need,
	.done = done,
};

unsigned research_open(struct screen *s)
{
	return programme_push(s, &research_screen);
}
