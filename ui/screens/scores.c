/* The success factors of a placement as each party scores them, over time. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/course.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "core/list.h"
#include "core/prompt.h"
#include "screens/course.h"
#include "screens/places.h"
#include "screens/records.h"

enum { C_PARTY, C_NOW, C_CHANGE, C_TIME, COLUMNS };
/* A date of at most 8 columns and a gap; left of the dates: the other columns and gaps. */
enum { CELL = 9, BESIDE = 41, NEED_OLDER = NEED_OWN, NEED_NEWER = NEED_OWN << 1 };

struct chart {
	int64_t placement;
	struct scores scores; /* in s->arena, as all below */
	const char *name;
	struct list_column columns[COLUMNS];
	size_t shown, back; /* dates that fit; how many newer ones are left out */
	struct list list;
};

static struct chart *chart_of(const struct screen *s)
{
	return s->state;
}

/* ---- rows: a heading per factor, a row per party ---- */

static size_t parties(const struct chart *v)
{
	return v->scores.nlines / app_score_factors();
}

/* The line of a row, or NULL for a heading: *factor is set then. */
static const struct score_line *line_of(const struct chart *v, size_t row, size_t *factor)
{
	size_t per = parties(v) + 1;

	*factor = row / per;
	return row % per ? &v->scores.line[*factor * parties(v) + row % per - 1] : NULL;
}

static const struct score_line *here(const struct screen *s)
{
	const struct chart *v = chart_of(s);
	size_t factor;

	return v->list.sel < v->list.count ? line_of(v, v->list.sel, &factor) : NULL;
}

/* Dates first..end are on screen. */
static void window(const struct chart *v, size_t *first, size_t *end)
{
	*end = v->scores.ndates - v->back;
	*first = *end > v->shown ? *end - v->shown : 0;
}

/* "▆ 4" under each date. */
static const char *time_text(const struct chart *v, const struct score_line *l, struct arena *a)
{
	static const char *const steps[] = { "·", "▁", "▃", "▄", "▆", "█" };
	enum { STEPS = sizeof steps / sizeof *steps - 1 };
	struct str s = STR_INIT;
	size_t first, end;
	char *out;

	window(v, &first, &end);
	for (size_t i = first; i < end; i++) {
		int value = l->value[i];
		const char *step = steps[value * STEPS / v->scores.most];

		if (value)
			str_addf(&s, "%s %-*d", step, CELL - 2, value);
		else
			str_addf(&s, "%s%*s", step, CELL - 1, "");
	}
	out = arena_strdup(a, s.text ? s.text : "");
	str_free(&s);
	return out;
}

static void line_cells(
	const struct chart *v, const struct score_line *l, struct arena *a, struct list_row *row)
{
	int change = l->before ? l->latest - l->before : 0;

	row->cells[C_PARTY] = l->party_label;
	row->cells[C_TIME] = time_text(v, l, a);
	if (!l->latest) {
		row->cells[C_NOW] = _("not given");
		row->styles[C_NOW] = ST_DIM;
		return;
	}
	row->cells[C_NOW] = record_scale(l->latest, v->scores.most, a);
	row->styles[C_NOW] = ST_BAR;
	row->cells[C_CHANGE] = !l->before ? "" : change ? arena_printf(a, "%+d", change) : "=";
	row->styles[C_CHANGE] = change < 0 ? ST_LATE : change > 0 ? ST_GOOD : ST_DIM;
}

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	const struct chart *v = chart_of(ctx);

	for (size_t i = 0; i < limit && offset + i < v->list.count; i++) {
		size_t factor;
		const struct score_line *l = line_of(v, offset + i, &factor);

		rows[i].id = (int64_t)(offset + i) + 1;
		if (l) {
			line_cells(v, l, a, &rows[i]);
			continue;
		}
		rows[i].kind = ROW_GROUP;
		rows[i].cells[0] = app_score_label(factor);
	}
	return 0;
}

/* ---- screen ---- */

static int open_scores(struct screen *s, const void *arg)
{
	static const struct list_column columns[COLUMNS] = {
		[C_PARTY] = { N_("According to"), 18, 18, 0, ALIGN_LEFT },
		[C_NOW] = { N_("Now"), 9, 9, 0, ALIGN_LEFT },
		[C_CHANGE] = { N_("±"), 3, 3, 0, ALIGN_RIGHT },
		[C_TIME] = { NULL, CELL, 0, 0, ALIGN_LEFT },
	};
	struct chart *v = chart_of(s);

	v->placement = *(const int64_t *)arg;
	for (size_t i = 0; i < COLUMNS; i++)
		v->columns[i] = columns[i];
	list_init(&v->list);
	v->list.columns = v->columns;
	v->list.column_count = COLUMNS;
	v->list.fetch = fetch;
	v->list.ctx = s;
	v->list.empty = N_("No scores yet: ask each party how it goes, and %s adds four digits");
	v->list.empty_action = "scores-add";
	return 0;
}

/* The dates are the title of the last column. */
static void name_dates(struct screen *s)
{
	struct chart *v = chart_of(s);
	struct arena *a = arena_new();
	struct str title = STR_INIT;
	size_t first, end;

	window(v, &first, &end);
	for (size_t i = first; i < end; i++)
		str_addf(&title, "%-*s", CELL, compact_day(a, v->scores.date[i], app_of(s)->today));
	v->columns[C_TIME].title = arena_strdup(s->arena, title.text); /* NULL without dates */
	str_free(&title);
	arena_free(&a);
}

static int load(struct screen *s)
{
	struct chart *v = chart_of(s);
	int rc = app_scores(app_of(s), v->placement, s->arena, &v->scores);

	v->name = store_title(app_of(s)->store, E_PLACEMENT, v->placement, s->arena);
	if (v->back >= v->scores.ndates)
		v->back = 0;
	name_dates(s);
	list_set_count(&v->list, rc == 0 && v->scores.ndates ? v->scores.nlines + app_score_factors() : 0);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct chart *v = chart_of(s);

	v->shown = area.w > BESIDE + CELL ? (size_t)(area.w - BESIDE + 1) / CELL : 1;
	name_dates(s);
	list_layout(&v->list, area);
	list_set_count(&v->list, v->list.count); /* the rows are drawn anew */
}

static struct list *list_of(struct screen *s)
{
	return &chart_of(s)->list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct chart *v = chart_of(s);
	size_t first, end;

	window(v, &first, &end);
	*left = arena_printf(a, "%s · %s", _("Success scores"), v->name);
	if (first || v->back)
		*right = arena_printf(a, _("%zu-%zu of %zu dates"), first + 1, end, v->scores.ndates);
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct chart *v = chart_of(s);
	size_t first, end;

	window(v, &first, &end);
	if (bit == NEED_OLDER && first == 0)
		return _("There are no earlier dates.");
	return bit == NEED_NEWER && v->back == 0 ? _("The latest date is shown.") : NULL;
}

static void done(struct screen *s)
{
	list_done(&chart_of(s)->list);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	const struct score_line *l = here(s);

	return l && l->record ? record_open(s, E_SCORE, l->record)
			      : ui_error(s, "%s", _("This was not given yet."));
}

/* The code of the party whose scores are added, or NULL. */
static const char *ask_party(struct screen *s, struct arena *a)
{
	const struct score_line *l = here(s);
	struct pick *picks;
	size_t n = 0;
	int i;

	while (choices_scorer[n].code)
		n++;
	picks = arena_alloc(a, n * sizeof *picks);
	for (size_t k = 0; k < n; k++)
		picks[k] = (struct pick){ choices_scorer[k].code, lang_text(choices_scorer[k].label), NULL };
	i = ui_pick(s, _("Scores according to whom?"), picks, n, l ? l->party : NULL);
	return i < 0 ? NULL : picks[i].code;
}

static const char *factor_words(struct arena *a)
{
	const char *out = app_score_label(0);

	for (size_t i = 1; i < app_score_factors(); i++)
		out = arena_printf(a, "%s, %s", out, app_score_label(i));
	return arena_printf(a, _("%s; - for one not given"), out);
}

static unsigned add(struct screen *s)
{
	struct arena *a = arena_new();
	const char *party = ask_party(s, a);
	struct ask ask = { .label = party ? arena_printf(a, _("%s, such as 4352:"),
						    code_label(E_SCORE, "party", party))
					  : "",
		.text = "",
		.help = factor_words(a) };
	unsigned react = UI_PAINT;
	char *typed = NULL;

	while (party && ui_ask(s, &ask, a, &typed) == 0 && *typed) {
		if (app_score_add(app_of(s), chart_of(s)->placement, party, typed, NULL) == 0) {
			react = written(s, 0, _("Scores noted"));
			break;
		}
		ask.help = arena_strdup(a, err_last());
		ask.text = typed;
	}
	arena_free(&a);
	return react;
}

/* By a screen at a time, one date staying in view. */
static unsigned step(struct screen *s, bool older)
{
	struct chart *v = chart_of(s);
	size_t by = v->shown > 1 ? v->shown - 1 : 1,
	       most = v->scores.ndates > v->shown ? v->scores.ndates - v->shown : 0;

	if (older)
		v->back = v->back + by < most ? v->back + by : most;
	else
		v->back = v->back > by ? v->back - by : 0;
	return UI_LAYOUT;
}

static unsigned older(struct screen *s)
{
	return step(s, true);
}

static unsigned newer(struct screen *s)
{
	return step(s, false);
}

static unsigned history(struct screen *s)
{
	const struct score_line *l = here(s);

	if (!l || !l->record)
		return ui_error(s, "%s", _("This was not given yet."));
	return ui_push(s, &history_screen, &(struct history_arg){ E_SCORE, l->record, -1 });
}

static const struct ui_action actions[] = {
	{ "scores-add", "a", N_("add"), N_("Add scores of one party as digits, as of today"), NEED_WRITABLE,
		add },
	{ "scores-open", "<Enter>", N_("open"),
		N_("Open the record with the latest score, to change or delete it"), NEED_ROW, enter },
	{ "scores-older", "<", N_("earlier"), N_("Earlier dates"), NEED_OLDER | HINT_WHERE, older },
	{ "scores-newer", ">", N_("later"), N_("Later dates"), NEED_NEWER | HINT_WHERE, newer },
	{ "scores-history", "H", NULL, N_("Who noted or changed this score, and when"), NEED_ROW, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops scores_screen = {
	.name = "scores",
	.title = N_("Success scores"),
	.state_size = sizeof(struct chart),
	.actions = actions,
	.open = open_scores,
	.load = load,
	.layout = layout,
	.list = list_of,
	.need = need,
	.heading = heading,
	.done = done,
};
