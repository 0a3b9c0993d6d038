/* How long placements last: a chart of the groups of one factor, a list of these with their numbers, and what
 * may not be read from them. */
#include "screens/lasting.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/list.h"
#include "core/prompt.h"

enum { C_GROUP, C_NUMBER, C_ENDED, C_YEAR, C_TWO_YEARS, C_HALF, COLUMNS };
enum { YEAR = 365, TWO_YEARS = 730, MONTHS = 48, THEIR_DAYS = 1461, LIST_MOST = 7, NOTE_SHARE = 40, GAP = 1 };
enum { NEED_WHOLE = NEED_OWN };

struct state {
	struct lasting_ask ask;
	char factor[64];             /* code; "": everyone together */
	bool shared;
	struct lasting_factor *list_of; /* in s->arena, as lasting */
	size_t nfactors, at;         /* at: 0 is everyone, else the factor before it */
	struct lasting lasting;
	struct list list;
	struct rect chart, note;
};

static const struct list_column columns[COLUMNS] = {
	[C_GROUP] = { N_("Group"), 12, 0, 0, ALIGN_LEFT },
	[C_NUMBER] = { N_("Placements"), 11, 11, 0, ALIGN_RIGHT },
	[C_ENDED] = { N_("Ended"), 9, 9, 0, ALIGN_RIGHT },
	[C_YEAR] = { N_("One year"), 14, 14, 1, ALIGN_RIGHT },
	[C_TWO_YEARS] = { N_("Two years"), 14, 14, 2, ALIGN_RIGHT },
	[C_HALF] = { N_("Half after"), 13, 13, 3, ALIGN_RIGHT },
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static int open_lasting(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->ask = arg ? *(const struct lasting_ask *)arg
		      : (struct lasting_ask){ .first = DAY_NONE, .last = DAY_NONE };
	if (st->ask.factor)
		snprintf(st->factor, sizeof st->factor, "%s", st->ask.factor);
	st->shared = app_lasting_shared_only(app_of(s));
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = COLUMNS;
	return 0;
}

/* ---- the list ---- */

static const char *share(const struct lasting *l, const struct lasting_group *g, int64_t n, int64_t of,
	int days, struct arena *a)
{
	const char *words = of == LASTING_HIDDEN ? app_lasting_share_words(l, g, days, a) : NULL;

	if (words)
		return words;
	return of > 0 ? arena_printf(a, _("%lld of %lld"), (long long)n, (long long)of) : "—";
}

static const char *half(const struct survival *s, struct arena *a)
{
	int64_t months = s->median * MONTHS / THEIR_DAYS;

	if (s->median < 0)
		return s->nsteps && s->step[s->nsteps - 1].days ? _("not reached") : "—";
	return arena_printf(
		a, ngettext("%lld month", "%lld months", (unsigned long)months), (long long)months);
}

static void fill(struct arena *a, const struct lasting *l, size_t i, struct list_row *row)
{
	const struct lasting_group *g = &l->group[i];

	*row = (struct list_row){ .id = (int64_t)i + 1,
		.cells = { [C_GROUP] = l->ngroups > 1
					       ? arena_printf(a, "%s  %s", lasting_letter(i, a), g->label)
					       : g->label,
			[C_NUMBER] = arena_printf(a, "%lld", (long long)g->curve.cases),
			[C_ENDED] = g->ended == LASTING_HIDDEN ? "—"
							      : arena_printf(a, "%lld", (long long)g->ended),
			[C_YEAR] = share(l, g, g->year, g->of_year, YEAR, a),
			[C_TWO_YEARS] = share(l, g, g->two_years, g->of_two_years, TWO_YEARS, a),
			[C_HALF] = half(&g->curve, a) } };
}

static const char *empty(const struct lasting *l)
{
	return l->shared ? N_("Too few placements to be shown to others.") : N_("No placement to follow.");
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	struct list_row *row;
	int rc = app_lasting_factors(app_of(s), st->shared, s->arena, &st->list_of, &st->nfactors);

	st->at = 0;
	for (size_t i = 0; rc == 0 && i < st->nfactors; i++)
		if (strcmp(st->list_of[i].code, st->factor) == 0)
			st->at = i + 1;
	st->ask.factor = st->at ? st->list_of[st->at - 1].code : NULL;
	if (rc == 0)
		rc = app_lasting(app_of(s), &st->ask, st->shared, s->arena, &st->lasting);
	if (rc)
		st->lasting = (struct lasting){ .window = "", .limits = "", .caution = "" };
	st->list.empty = empty(&st->lasting);
	row = arena_alloc(s->arena, (st->lasting.ngroups + 1) * sizeof *row);
	for (size_t i = 0; i < st->lasting.ngroups; i++)
		fill(s->arena, &st->lasting, i, &row[i]);
	list_set_rows(&st->list, row, sizeof *row, st->lasting.ngroups);
	return rc;
}

/* ---- on screen ---- */

static const char *left_out(const struct lasting *l, struct arena *a)
{
	const char *days =
		l->left_out == LASTING_HIDDEN ? _("A few began or ended on a day that is not known. ")
		: l->left_out ? arena_printf(a, _("%lld began or ended on a day that is not known. "),
					(long long)l->left_out)
			      : "";
	const char *before = l->before == LASTING_HIDDEN ? _("A few were not followed long enough. ")
			     : l->before ? arena_printf(a, _("%lld were not followed for %s. "),
						   (long long)l->before, l->window)
					 : "";

	return text_trim(a,
		arena_printf(a, "%s%s%s %s%s", l->limits, *l->limits ? " " : "", l->caution, days, before));
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);
	struct arena *a = arena_new();
	char **line;
	int rows = (int)st->lasting.ngroups + 1;
	int note = (int)text_wrap(a, left_out(&st->lasting, a), area.w > 2 ? area.w - 2 : 1, &line);

	if (note > area.h * NOTE_SHARE / 100)
		note = area.h * NOTE_SHARE / 100;
	if (rows > LIST_MOST)
		rows = LIST_MOST;
	if (rows < 2)
		rows = 2;
	int chart = area.h - note - rows - 2 * GAP;
	if (chart < LASTING_CHART_LEAST) {
		chart = 0;
		rows = area.h - note - GAP;
	}
	st->chart = (struct rect){ area.y, area.x + 1, chart, area.w - 2 };
	int y = area.y + chart + (chart ? GAP : 0);
	list_layout(&st->list, (struct rect){ y, area.x, rows, area.w });
	st->note = (struct rect){ area.y + area.h - note, area.x + 1, note, area.w - 2 };
	arena_free(&a);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	struct canvas chart = canvas_sub(c,
		(struct rect){ st->chart.y - s->area.y, st->chart.x - s->area.x, st->chart.h, st->chart.w });
	struct arena *a = arena_new();
	char **line;

	if (st->chart.h)
		lasting_chart(&chart, &st->lasting, st->list.sel);
	list_paint(&st->list, c, true);
	int y = st->note.y - s->area.y, x = st->note.x - s->area.x;
	size_t n = text_wrap(a, left_out(&st->lasting, a), st->note.w > 0 ? st->note.w : 1, &line);
	for (size_t i = 0; i < n && (int)i < st->note.h; i++)
		canvas_putf(c, y + (int)i, x, st->note.w, ST_DIM, "%s%s", line[i],
			(int)i + 1 == st->note.h && i + 1 < n ? " …" : "");
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);
	const struct lasting *l = &st->lasting;

	*left = arena_printf(a, "%s · %s", _(s->ops->title), l->factor ? l->factor->label : _("everyone"));
	*right = arena_printf(
		a, "%s%zu/%zu", st->shared ? _("as others see it · ") : "", st->at + 1, st->nfactors + 1);
}

static struct list *list(struct screen *s)
{
	return &state_of(s)->list;
}

static void done(struct screen *s)
{
	list_done(&state_of(s)->list);
}

/* ---- actions ---- */

static unsigned take(struct screen *s, size_t at)
{
	struct state *st = state_of(s);

	snprintf(st->factor, sizeof st->factor, "%s", at ? st->list_of[at - 1].code : "");
	list_to(&st->list, 0);
	return UI_LOAD | UI_LAYOUT;
}

static unsigned next(struct screen *s)
{
	struct state *st = state_of(s);

	return take(s, (st->at + 1) % (st->nfactors + 1));
}

static unsigned previous(struct screen *s)
{
	struct state *st = state_of(s);

	return take(s, (st->at + st->nfactors) % (st->nfactors + 1));
}

static unsigned choose(struct screen *s)
{
	struct state *st = state_of(s);
	const char *const kinds[] = { [LASTING_NOW] = _("as it stands now"),
		[LASTING_EVENT] = _("in the first months"),
		[LASTING_WEIGHED] = _("named in a weighing") };
	struct arena *a = arena_new();
	struct pick *pick = arena_alloc(a, (st->nfactors + 1) * sizeof *pick);

	pick[0] = (struct pick){ "", _("everyone"), NULL };
	for (size_t i = 0; i < st->nfactors; i++)
		pick[i + 1] = (struct pick){ st->list_of[i].code, st->list_of[i].label,
			kinds[st->list_of[i].kind] };
	int i = ui_pick(s, _("Split by:"), pick, st->nfactors + 1, st->factor);
	arena_free(&a);
	return i < 0 ? UI_PAINT : take(s, (size_t)i);
}

static unsigned others(struct screen *s)
{
	struct state *st = state_of(s);

	st->shared = !st->shared;
	return UI_LOAD | UI_LAYOUT;
}

static unsigned period(struct screen *s)
{
	struct state *st = state_of(s);
	day first, last;

	if (ui_ask_date_or_none(s, _("Placements that began from (empty: all):"), NULL, &first) < 0 ||
		ui_ask_date_or_none(s, _("Until, that day too (empty: today):"), NULL, &last) < 0)
		return UI_PAINT;
	st->ask.first = first;
	st->ask.last = last;
	return UI_LOAD | UI_LAYOUT;
}

static const char *need(const struct screen *s, unsigned bit)
{
	return bit == NEED_WHOLE && app_lasting_shared_only(app_of(s)) ? _("Your role sees it as others do.")
								       : NULL;
}

static const struct ui_action actions[] = {
	{ "lasting-next", "<Right> l", N_("next"), N_("Split by the next factor"), 0, next },
	{ "lasting-previous", "<Left> h", N_("back"), N_("Split by the factor before it"), 0, previous },
	{ "lasting-factor", "f", N_("factor"), N_("Choose what to split by"), 0, choose },
	{ "lasting-period", "p", N_("period"),
		N_("Only placements that began in a period, followed until its end"), 0, period },
	{ "lasting-others", "o", N_("others"), N_("As others may see it, with nobody standing out; and back"),
		NEED_WHOLE, others },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops lasting_screen = {
	.name = "lasting",
	.title = N_("How long placements last"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_lasting,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.need = need,
	.heading = heading,
	.done = done,
};

unsigned lasting_open(struct screen *s)
{
	return ui_push(s, &lasting_screen, NULL);
}
