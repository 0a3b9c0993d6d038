/* Programmes: per region how many employers and employees take part, beside what is aimed at. */
#include "screens/programme.h"
#include "screens/records.h"

#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/rights.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"
#include "core/term.h"
#include "screens/foot.h"

enum { NEED_SETUP = NEED_OWN, NEED_REGION = NEED_OWN << 1 };
enum { C_REGION, C_EMPLOYERS, C_EMPLOYERS_BAR, C_EMPLOYEES, C_EMPLOYEES_BAR, COLUMNS };
enum { BAR = 8 };

/* A row of the list: a programme as a heading, or a region of it. */
struct line {
	struct list_row row; /* first, for list_set_rows */
	int64_t programme;
	const struct target_row *target; /* NULL: the programme has no region yet */
};

struct state {
	struct list list;
	struct rect foot;
	bool funnel;       /* the foot has room for a table */
	struct line *line; /* in s->arena */
	size_t n;
};

static const struct list_column columns[COLUMNS] = {
	[C_REGION] = { N_("Region"), 12, 0, 0, ALIGN_LEFT },
	[C_EMPLOYERS] = { N_("Employers"), 14, 14, 0, ALIGN_LEFT },
	[C_EMPLOYERS_BAR] = { NULL, BAR, BAR, 1, ALIGN_LEFT },
	[C_EMPLOYEES] = { N_("Employees"), 17, 18, 0, ALIGN_LEFT },
	[C_EMPLOYEES_BAR] = { NULL, BAR, BAR, 1, ALIGN_LEFT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_programme(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	(void)arg;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	st->list.empty = N_("There is no programme yet; %s sets one up.");
	st->list.empty_action = "programme-new";
	return 0;
}

/* "██████░░" of the least that is aimed at. */
static const char *bar(struct arena *a, int64_t n, int64_t least, unsigned short *style)
{
	const char *full = "█", *empty = "░", *out = "";
	int64_t cells = least <= 0 ? 0 : n >= least ? BAR : n * BAR / least;

	*style = n >= least ? ST_GOOD : ST_BAR;
	for (int i = 0; least > 0 && i < BAR; i++)
		out = arena_printf(a, "%s%s", out, i < cells ? full : empty);
	return out;
}

static void fill(struct screen *s, struct line *l)
{
	const struct target_row *t = l->target;
	struct list_row *r = &l->row;

	r->id = (int64_t)(l - state_of(s)->line) + 1;
	if (!t) {
		r->cells[C_REGION] = _("(no region yet)");
		r->styles[C_REGION] = ST_DIM;
		return;
	}
	r->cells[C_REGION] = t->name;
	r->cells[C_EMPLOYERS] = app_target_text(s->arena, t->employers_in, t->employers_min,
		t->employers_max);
	r->cells[C_EMPLOYERS_BAR] = bar(s->arena, t->employers_in, t->employers_min,
		&r->styles[C_EMPLOYERS_BAR]);
	r->cells[C_EMPLOYEES] = app_target_text(s->arena, t->employees_in, t->employees_min, -1);
	r->cells[C_EMPLOYEES_BAR] = bar(s->arena, t->employees_in, t->employees_min,
		&r->styles[C_EMPLOYEES_BAR]);
}

static int add_programme(struct screen *s, const struct record *p)
{
	struct state *st = state_of(s);
	struct target_row *t;
	size_t n;
	day today = ui_today(s);
	int rc = app_targets(app_of(s), p->id, s->arena, &t, &n);
	struct line *l = arena_alloc(s->arena, (st->n + n + 3) * sizeof *l);

	if (st->n)
		memcpy(l, st->line, st->n * sizeof *l);
	st->line = l;
	l[st->n++] = (struct line){ .programme = p->id, .row = { .kind = ROW_GROUP, .cells = {
		text_clean(s->arena, record_title(p, s->arena), false),
		arena_printf(s->arena, record_day(p, "until") < today ? _("over since %s") : _("until %s"),
			date_long(s->arena, record_day(p, "until"))) } } };
	for (size_t i = 0; rc == 0 && i < n; i++)
		l[st->n++] = (struct line){ .programme = p->id, .target = &t[i] };
	if (n == 0)
		l[st->n++] = (struct line){ .programme = p->id };
	return rc;
}

/* Those that are over stand last. */
static int load(struct screen *s)
{
	struct state *st = state_of(s);
	const struct query q = { .entity = E_PROGRAMME, .order = "start", .descending = true };
	struct record **p;
	size_t n;
	int rc = store_find(app_of(s)->store, &q, s->arena, &p, &n);

	st->n = 0;
	for (int over = 0; over < 2; over++)
		for (size_t i = 0; rc == 0 && i < n; i++)
			if ((record_day(p[i], "until") < ui_today(s)) == over)
				rc = add_programme(s, p[i]);
	for (size_t i = 0; i < st->n; i++)
		if (st->line[i].row.kind == ROW_ITEM)
			fill(s, &st->line[i]);
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

/* A line, the names of the stages, and a row each of employers and employees. */
enum { FUNNEL = 4, FUNNEL_FROM = 12, FUNNEL_GAP = 2 };

static int funnel_width(void)
{
	int w = 1 + text_width(_("Employers")) + 1;

	if (text_width(_("Employees")) > text_width(_("Employers")))
		w = 1 + text_width(_("Employees")) + 1;
	for (int i = 0; i < PART_STAGES; i++)
		w += FUNNEL_GAP + text_width(app_part_stage_name((enum part_stage)i));
	return w;
}

/* Where there is no room beside each other, the stages stand in words. */
static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);

	st->funnel = area.w >= funnel_width() && area.h >= FUNNEL_FROM;
	if (!st->funnel) {
		list_layout(&st->list, foot_layout(area, &st->foot));
		return;
	}
	area.h -= FUNNEL;
	st->foot = (struct rect){ area.y + area.h, area.x, FUNNEL, area.w };
	list_layout(&st->list, area);
}

/* Those that count for the target stand out. */
static void paint_funnel(const struct screen *s, const struct target_row *t, struct canvas *c)
{
	const struct rect *foot = &state_of(s)->foot;
	const int64_t *count[] = { t->employers, t->employees };
	const char *what[] = { _("Employers"), _("Employees") };
	int y = foot->y - s->area.y, x = foot->x - s->area.x;
	int at = x + funnel_width();

	canvas_rule(c, y, x, foot->w);
	for (int i = PART_STAGES - 1; i >= 0; i--) {
		const char *name = app_part_stage_name((enum part_stage)i);
		bool in = i == PART_AGREED || i == PART_STARTED;

		canvas_right(c, y + 1, at, ST_DIM, name);
		for (int k = 0; k < 2; k++) {
			char number[24];

			snprintf(number, sizeof number, "%lld", (long long)count[k][i]);
			canvas_right(c, y + 2 + k, at, in ? ST_BOLD : count[k][i] ? ST_NORMAL : ST_DIM, number);
		}
		at -= text_width(name) + FUNNEL_GAP;
	}
	for (int k = 0; k < 2; k++)
		canvas_put(c, y + 2 + k, x + 1, -1, ST_NORMAL, what[k]);
}

/* "Employers: 4 selected, 2 approached, 28 agreed." */
static const char *stages(struct arena *a, const char *what, const int64_t count[PART_STAGES])
{
	const char *out = "";

	for (int i = 0; i < PART_STAGES; i++)
		if (count[i])
			out = arena_printf(a, "%s%s%lld %s", out, *out ? ", " : "", (long long)count[i],
				app_part_stage_name((enum part_stage)i));
	return arena_printf(a, "%s: %s.", what, *out ? out : _("nobody yet"));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct line *l = selected(s);
	struct arena *a = arena_new();
	const char *text = _("Agreed or started, and not stopped: that is what counts.");

	list_paint(&st->list, c, true);
	if (l && l->target && st->funnel) {
		paint_funnel(s, l->target, c);
		goto out;
	}
	if (l && l->target)
		text = arena_printf(a, "%s %s", stages(a, _("Employers"), l->target->employers),
			stages(a, _("Employees"), l->target->employees));
	foot_paint(s, &st->foot, c, text);
out:
	arena_free(&a);
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- which programme ---- */

const char *programme_need(const struct screen *s)
{
	return app_may(app_of(s), RIGHT_PROGRAMME) ? NULL
						   : _("Your role sets up no programmes: who leads the team "
						       "does, or research.");
}

int64_t programme_choose(struct screen *s)
{
	struct arena *a = arena_new();
	const struct query q = { .entity = E_PROGRAMME, .order = "start", .descending = true };
	struct record **p;
	size_t n;
	int64_t id = 0;

	if (app_programme_find(app_of(s), NULL, a, &id) == 0)
		goto out;
	if (store_find(app_of(s)->store, &q, a, &p, &n) < 0 || n == 0) {
		ui_error(s, "%s", _("there is no programme yet: the command :programme sets one up"));
		goto out;
	}
	struct pick *picks = arena_alloc(a, n * sizeof *picks);
	for (size_t i = 0; i < n; i++)
		picks[i] = (struct pick){ id_show(p[i]->id, a), text_clean(a, record_title(p[i], a), false),
			date_long(a, record_day(p[i], "start")) };
	int i = n == 1 ? 0 : ui_pick(s, _("Which programme?"), picks, n, NULL);
	id = i < 0 ? 0 : p[i]->id;
out:
	arena_free(&a);
	return id;
}

unsigned programme_push(struct screen *s, const struct screen_ops *ops)
{
	int64_t programme = programme_choose(s);

	return programme ? ui_push(s, ops, &programme) : UI_PAINT;
}

unsigned programme_open(struct screen *s)
{
	return ui_push(s, &programme_screen, NULL);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct line *l = selected(s);

	if (bit == NEED_SETUP)
		return programme_need(s);
	if (bit == NEED_REGION && !(l && l->target))
		return _("Choose a region first; r adds one.");
	return NULL;
}

static unsigned recruit(struct screen *s)
{
	const struct line *l = selected(s);

	return ui_push(s, &recruitment_screen, &(struct recruitment_arg){ l->programme, l->target->region });
}

static unsigned everyone(struct screen *s)
{
	return ui_push(s, &recruitment_screen, &(struct recruitment_arg){ selected(s)->programme,
		PART_EVERYWHERE });
}

static unsigned intermediaries(struct screen *s)
{
	return ui_push(s, &intake_screen, &selected(s)->programme);
}

static unsigned new_programme(struct screen *s)
{
	return record_edit(s, E_PROGRAMME, 0, NULL, 0);
}

static unsigned edit_programme(struct screen *s)
{
	return record_edit(s, E_PROGRAMME, selected(s)->programme, NULL, 0);
}

static const char *reference(int64_t id, char buf[32])
{
	snprintf(buf, 32, "%lld", (long long)id);
	return buf;
}

static unsigned add_region(struct screen *s)
{
	char programme[32];

	return record_add(s, E_TARGET,
		&(struct preset){ "programme", reference(selected(s)->programme, programme) }, 1);
}

/* A region where somebody was asked and nothing is aimed at yet gets a target. */
static unsigned edit_region(struct screen *s)
{
	const struct line *l = selected(s);
	char programme[32], region[32];
	const struct preset preset[] = { { "programme", reference(l->programme, programme) },
		{ "region", reference(l->target->region, region) } };

	return l->target->target ? record_edit(s, E_TARGET, l->target->target, NULL, 0)
				 : record_add(s, E_TARGET, preset, l->target->region ? 2 : 1);
}

static const struct ui_action actions[] = {
	{ "programme-recruitment", "<Enter>", N_("who"),
		N_("Who was asked in this region, and how that stands"), NEED_ROW | NEED_REGION, recruit },
	{ "programme-everyone", "a", N_("all"), N_("Who was asked in all regions of this programme"),
		NEED_ROW, everyone },
	{ "programme-intake", "i", N_("intake"),
		N_("Intermediaries and their answers to the three questions"), NEED_ROW, intermediaries },
	{ "programme-region", "r", N_("region"), N_("Add a region to this programme, with what it aims at"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, add_region },
	{ "programme-target", "e", N_("target"), N_("Change what this region aims at"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP | NEED_REGION, edit_region },
	{ "programme-edit", "p", N_("set up"), N_("Change the programme itself: period, conditions, hours"),
		NEED_ROW | NEED_WRITABLE | NEED_SETUP, edit_programme },
	{ "programme-new", "n", N_("new"), N_("Set up a programme"), NEED_WRITABLE | NEED_SETUP,
		new_programme },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops programme_screen = {
	.name = "programme",
	.title = N_("Programmes"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_programme,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.done = done,
};
