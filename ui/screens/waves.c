/* The waves of a programme: what is due with whom, and how far each wave is. */
#include <string.h>

#include "anker/arena.h"
#include "anker/hash.h"
#include "anker/lang.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/foot.h"
#include "screens/records.h"
#include "screens/waves.h"

enum { NEED_DUE = NEED_OWN };
enum { C_WAVE, C_WITH, C_WHEN, COLUMNS };
enum { DUE_MOST = 200, BAR = 8, PERCENT = 100 };

struct wave_line {
	struct list_row row;            /* first: for the list */
	const struct wave_due *due;     /* one of these, or a heading */
	const struct wave_rate *rate;
};

struct state {
	int64_t programme, region;
	const char *name, *region_name; /* in s->arena, as all below */
	bool everyone;
	struct wave_line *line;
	size_t n;
	struct list list;
	struct rect foot;
};

static const struct list_column columns[COLUMNS] = {
	[C_WAVE] = { NULL, 18, 26, 0, ALIGN_LEFT },
	[C_WITH] = { NULL, 24, 0, 0, ALIGN_LEFT },
	[C_WHEN] = { NULL, 12, 13, 0, ALIGN_RIGHT },
};

static int open_waves(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	st->programme = arg ? *(const int64_t *)arg : 0;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("This programme has no waves yet. Add one with %s: what is asked, of whom, and"
		" when.");
	st->list.empty_action = "wave-new";
	return 0;
}

/* ---- rows ---- */

static int64_t row_id(const char *what, int64_t x, int64_t y)
{
	const int64_t numbers[] = { x, y };

	return (int64_t)(hash_bytes(hash_text(HASH_START, what), numbers, sizeof numbers) >> 1);
}

static struct wave_line *add(struct state *st, enum row_kind kind)
{
	struct wave_line *l = &st->line[st->n++];

	*l = (struct wave_line){ .row = { .kind = kind } };
	return l;
}

static void add_due(struct state *st, const struct wave_due *w, day today, struct arena *a)
{
	struct wave_line *l = add(st, ROW_ITEM);

	l->due = w;
	l->row.id = row_id("due", w->wave, w->participation);
	l->row.cells[C_WAVE] = app_wave_title(w->name, w->method, a);
	l->row.cells[C_WITH] = wave_with(w, a);
	l->row.cells[C_WHEN] = app_wave_when(w, today, a);
	l->row.styles[C_WHEN] = (unsigned short)wave_style(w);
}

static const char *party_of(const char *code, struct arena *a)
{
	const struct entity *e = model_entity(E_WAVE);

	return field_show(&e->fields[model_field(e, "party")], code, a);
}

/* "██████░░ 8 of 10 (80%)": how many of those whose day has come. */
static const char *bar(int64_t part, int64_t whole, struct arena *a)
{
	int full = whole > 0 ? (int)(part * BAR / whole) : 0;
	const char *out = "";

	for (int i = 0; i < BAR; i++)
		out = arena_printf(a, "%s%s", out, i < full ? "█" : "░");
	if (whole <= 0)
		return arena_printf(a, _("%s %lld of %lld"), out, (long long)part, (long long)whole);
	return arena_printf(a, _("%s %lld of %lld (%lld%%)"), out, (long long)part, (long long)whole,
		(long long)(PERCENT * part / whole));
}

static void add_rate(struct state *st, const struct wave_rate *w, struct arena *a)
{
	struct wave_line *l = add(st, ROW_ITEM);

	l->rate = w;
	l->row.id = row_id("rate", w->wave, 0);
	l->row.cells[C_WAVE] = arena_printf(a, "%s, %s", app_wave_title(w->name, w->method, a),
		party_of(w->party, a));
	l->row.cells[C_WITH] = bar(w->done, w->due, a);
	l->row.cells[C_WHEN] = w->due ? arena_printf(a, _("%lld open"), (long long)w->open) : _("not yet");
	l->row.styles[C_WHEN] = (unsigned short)(w->open ? ST_NORMAL : ST_DIM);
}

/* "12 open, 3 late"; where not all of them are shown, how many there are. */
static const char *heading_of(const struct wave_due *w, size_t n, int64_t all, struct arena *a)
{
	size_t late = 0;

	for (size_t i = 0; i < n; i++)
		late += w[i].status == DUE_LATE;
	if (all > (int64_t)n)
		return arena_printf(a, _("the first %zu of %lld, %zu late"), n, (long long)all, late);
	return late ? arena_printf(a, _("%zu to do, %zu late"), n, late) : arena_printf(a, _("%zu to do"), n);
}

static void add_group(struct state *st, const char *left, const char *right)
{
	struct wave_line *l = add(st, ROW_GROUP);

	l->row.cells[0] = left;
	l->row.cells[1] = right;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	const struct waves_query q = { .programme = st->programme, .expert = st->everyone ? 0 : app->expert,
		.ahead = -1, .limit = DUE_MOST };
	struct wave_due *due = NULL;
	struct wave_rate *rate = NULL;
	size_t ndue = 0, nrates = 0;
	int64_t all = 0;
	int rc = app_waves_due(app, &q, s->arena, &due, &ndue);

	if (rc == 0)
		rc = app_waves_count(app, &q, &all);
	if (rc == 0)
		rc = app_wave_rates(app, st->programme, st->region, s->arena, &rate, &nrates);
	st->name = st->programme ? store_title(app->store, E_PROGRAMME, st->programme, s->arena) : "";
	st->region_name = st->region ? store_title(app->store, E_REGION, st->region, s->arena) : "";
	st->line = arena_alloc(s->arena, (ndue + nrates + 3) * sizeof *st->line);
	st->n = 0;
	if (rc < 0)
		ndue = nrates = 0;
	if (ndue)
		add_group(st, _("To do"), heading_of(due, ndue, all, s->arena));
	for (size_t i = 0; i < ndue; i++)
		add_due(st, &due[i], app->today, s->arena);
	if (nrates)
		add_group(st, _("How far each wave is"), st->region_name);
	for (size_t i = 0; i < nrates; i++)
		add_rate(st, &rate[i], s->arena);
	list_set_rows(&st->list, st->line, sizeof *st->line, st->n);
	return rc;
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

static const struct wave_line *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->n ? &st->line[st->list.sel] : NULL;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, foot_layout(area, &st->foot));
}

static const char *rate_whole(const struct wave_rate *w, struct arena *a)
{
	return arena_printf(a, _("%s, %s: the day has come with %lld; %lld done (%lld%%), %lld declined, %lld"
		" missed, %lld open"),
		app_wave_title(w->name, w->method, a), party_of(w->party, a), (long long)w->due,
		(long long)w->done,
		(long long)(w->due ? PERCENT * w->done / w->due : 0), (long long)w->declined,
		(long long)w->missed, (long long)w->open);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	const struct wave_line *l = selected(s);
	struct arena *a = arena_new();

	list_paint(&st->list, c, true);
	foot_paint(s, &st->foot, c,
		l && l->due ? wave_whole(l->due, ui_today(s), a) : l && l->rate ? rate_whole(l->rate, a)
		: NULL);
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = _("Waves");
	*right = app_of(s)->expert ? arena_printf(a, "%s · %s", st->name,
		st->everyone ? _("everyone's") : _("mine"))
				   : st->name;
}

static void done(struct screen *s)
{
	list_done(&((struct state *)s->state)->list);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct wave_line *l = selected(s);

	return bit == NEED_DUE && !(l && l->due) ? _("First select one that is to be done.") : NULL;
}

/* Of a wave as a whole: what is on record of it. */
static unsigned open_rate(struct screen *s, const struct wave_rate *w)
{
	struct arena *a = arena_new();
	const struct condition where = { "wave", IS, arena_printf(a, "%lld", (long long)w->wave) };
	const struct find_arg arg = { .entity = E_MEASUREMENT, .where = &where, .nwhere = 1,
		.title = app_wave_title(w->name, w->method, a) };
	unsigned r = ui_push(s, &find_screen, &arg);

	arena_free(&a);
	return r;
}

static unsigned enter(struct screen *s)
{
	const struct wave_line *l = selected(s);

	return l->due ? wave_enter(s, l->due) : open_rate(s, l->rate);
}

static unsigned do_done(struct screen *s)
{
	return wave_done(s, selected(s)->due);
}

static unsigned do_not(struct screen *s)
{
	return wave_not(s, selected(s)->due);
}

static unsigned do_remind(struct screen *s)
{
	return wave_remind(s, selected(s)->due);
}

static unsigned open_whom(struct screen *s)
{
	const struct wave_due *w = selected(s)->due;
	const struct subject to = { w->placement, w->placement ? 0 : w->employer };

	return ui_push(s, w->placement ? &placement_screen : &employer_screen, &to);
}

static unsigned everyone(struct screen *s)
{
	struct state *st = s->state;

	return turn_everyone(s, &st->everyone, _("These are everyone's already.")) ? UI_LOAD : UI_PAINT;
}

static unsigned region(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	const struct query q = { .entity = E_REGION };
	struct record **r;
	struct pick *pick;
	unsigned react = UI_PAINT;
	size_t n;
	int i;

	if (store_find(app_of(s)->store, &q, a, &r, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	pick = arena_alloc(a, (n + 1) * sizeof *pick);
	pick[0] = (struct pick){ "0", _("all regions"), NULL };
	for (size_t k = 0; k < n; k++)
		pick[k + 1] = (struct pick){ arena_printf(a, "%lld", (long long)r[k]->id),
			record_title(r[k], a), NULL };
	i = ui_pick(s, _("How far each wave is in:"), pick, n + 1,
		arena_printf(a, "%lld", (long long)st->region));
	if (i >= 0) {
		st->region = i ? r[i - 1]->id : 0;
		react = UI_LOAD;
	}
out:
	arena_free(&a);
	return react;
}

static unsigned add_wave(struct screen *s)
{
	const struct state *st = s->state;
	struct arena *a = arena_new();
	const struct preset preset = { "programme", arena_printf(a, "%lld", (long long)st->programme) };
	unsigned r = record_add(s, E_WAVE, &preset, st->programme ? 1 : 0);

	arena_free(&a);
	return r;
}

static unsigned edit_wave(struct screen *s)
{
	const struct wave_line *l = selected(s);

	return record_edit(s, E_WAVE, l->due ? l->due->wave : l->rate->wave, NULL, 0);
}

static const struct ui_action actions[] = {
	{ "wave-open", "<Enter>", N_("begin"),
		N_("Begin its conversation or form, or go on; of a wave: what is on record"),
		NEED_ROW, enter },
	{ "wave-done", "d", N_("done"), N_("It was done today"), NEED_WRITABLE | NEED_DUE, do_done },
	{ "wave-not", "n", N_("not"), N_("It was not done: declined or missed, with why"),
		NEED_WRITABLE | NEED_DUE, do_not },
	{ "wave-remind", "r", N_("remind"), N_("They were reminded today"), NEED_WRITABLE | NEED_DUE,
		do_remind },
	{ "wave-whom", "o", N_("open"), N_("The placement or employer it is with"), NEED_DUE, open_whom },
	{ "wave-everyone", "m", N_("mine"), N_("Mine, or everyone's"), 0, everyone },
	{ "wave-region", "g", N_("region"), N_("How far each wave is in one region"), 0, region },
	{ "wave-new", "a", N_("add"), N_("Add a wave to the programme"), NEED_WRITABLE, add_wave },
	{ "wave-edit", "e", NULL, N_("Change this wave: when, how, with which question list"),
		NEED_ROW | NEED_WRITABLE, edit_wave },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops waves_screen = {
	.name = "waves",
	.title = N_("Waves"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_waves,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};
