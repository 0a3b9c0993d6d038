/* Today: what asks for attention in my caseload, and what is planned. */
#include "screens/today.h"

#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/counts.h"
#include "screens/answers.h"
#include "screens/records.h"
#include "screens/talks.h"
#include "screens/waves.h"

enum { TAB_PLACEMENTS = 1 };
enum { NEED_ACTION = NEED_MORE, NEED_EMPTY = NEED_MORE << 1, NEED_ANSWER = NEED_MORE << 2,
	NEED_WAVE = NEED_MORE << 3 };

struct state {
	struct answerable answerable; /* first */
	struct list list;
	struct today today; /* in s->arena, as all of its strings */
	bool all;           /* also what is behind "+" */
	bool empty_file;    /* no placements and no employers yet */
	struct about about; /* the selected row */
};

static const struct list_column columns[] = {
	{ NULL, 12, 18, 0, ALIGN_LEFT },
	{ NULL, 20, 0, 0, ALIGN_LEFT },
	{ NULL, 9, 12, 0, ALIGN_RIGHT },
};

static int fetch(void *ctx, struct arena *a, size_t offset, size_t limit, struct list_row *rows)
{
	struct screen *s = ctx;
	struct state *st = s->state;

	for (size_t i = 0; i < limit && offset + i < st->today.nrows; i++)
		today_cells(&st->today.rows[offset + i], app_of(s), a, &rows[i]);
	return 0;
}

/* What the keys are about: the selected row. */
static struct chosen chosen(const struct screen *s);

static int open_today(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	st->answerable.chosen = chosen;
	list_init(&st->list);
	st->list.columns = columns;
	st->list.column_count = sizeof columns / sizeof *columns;
	st->list.fetch = fetch;
	st->list.ctx = s;
	st->list.can_filter = true;
	about_open(&st->about);
	return 0;
}

static bool is_empty_file(struct app *app)
{
	struct placement_query p = { .ended = true };
	struct employer_query e = { .expert = 0 };
	int64_t n = 0, m = 0;

	return store_placements_count(app->store, &p, 1, &n) == 0 &&
	       store_employers_count(app->store, &e, 1, &m) == 0 && n == 0 && m == 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	char plus[KEY_NAME_SIZE];
	bool weigh;
	int r;

	counts_set(app, NULL);
	weigh = !counts_now()->too_many && !counts_now()->later;
	st->empty_file = is_empty_file(app);
	about_forget(&st->about);
	r = today_load(&st->today, app, s->arena, weigh, st->all, list_filter(&st->list),
		ui_key_of(s, plus, "more"));
	if (r == 0 && weigh)
		counts_set(app, &st->today.sg);
	st->list.empty_action = counts_now()->placements ? "contact" : "expert";
	st->list.empty = counts_now()->later ? N_("Weighing the caseload…")
			 : counts_now()->placements
				 ? N_("Nothing asks for attention today. Log a contact with %s.")
				 : N_("No placement stands under this name. Choose whose caseload with %s.");
	list_set_count(&st->list, st->today.nrows);
	return r;
}

/* ---- the selected row ---- */

static const struct today_row *selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.sel < st->today.nrows ? &st->today.rows[st->list.sel] : NULL;
}

static struct subject subject_of(const struct screen *s)
{
	const struct today_row *r = selected(s);

	if (r && r->sg)
		return (struct subject){ r->sg->placement, r->sg->employer };
	if (r && r->planned)
		return (struct subject){ r->planned->placement, r->planned->employer };
	if (r && r->wave)
		return (struct subject){ r->wave->placement, r->wave->employer };
	if (r && r->talk)
		return (struct subject){ 0, r->talk->employer };
	return (struct subject){ 0, 0 };
}

static struct chosen chosen(const struct screen *s)
{
	const struct today_row *r = selected(s);

	return (struct chosen){ .suggestion = r ? r->sg : NULL, .rule = r && r->sg ? r->sg->id : NULL,
		.subject = subject_of(s) };
}

static int moved(struct screen *s)
{
	struct state *st = s->state;

	return about_show(&st->about, app_of(s), selected(s));
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->list;
}

/* ---- drawing ---- */

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	list_layout(&st->list, about_layout(&st->about, area));
}

/* What to do first, by the names of the actions that do it. */
struct advice {
	const char *text, *action;
};
static const struct advice advice_empty[] = {
	{ N_("There is nothing in this file yet. Begin in one of these ways:"), NULL },
	{ N_("take over a spreadsheet: employers, employees and placements"), "import" },
	{ N_("add an employer by hand"), "new-employer" },
	{ N_("add a placement by hand"), "new-placement" },
	{ N_("fill it with a fictional caseload, to look around"), "demo" },
};
static const struct advice advice_shared[] = {
	{ N_("There are no files of yours in this shared caseload yet. A colleague or the team lead can hand them over "
	     "to you. Or begin in one of these ways:"),
		NULL },
	{ N_("take over a spreadsheet: employers, employees and placements"), "import" },
	{ N_("add an employer by hand"), "new-employer" },
	{ N_("add a placement by hand"), "new-placement" },
};
static const struct advice advice_choose[] = {
	{ N_("These are too many placements to weigh for one person, and no labour expert in this file has "
	     "the login name of your account."),
		NULL },
	{ N_("choose whose caseload to show"), "expert" },
};

/* Text of any length in any language: wrapped. Returns the row below it. */
static int paint_wrapped(struct canvas *c, int y, int x, const char *text)
{
	struct arena *a = arena_new();
	char **lines;
	size_t n = text_wrap(a, text, c->area.w - x - 1, &lines);

	for (size_t i = 0; i < n; i++)
		canvas_put(c, y++, x, -1, ST_NORMAL, lines[i]);
	arena_free(&a);
	return y;
}

static void paint_advice(const struct screen *s, struct canvas *c, const struct advice *advice, size_t n)
{
	char key[KEY_NAME_SIZE];
	int y = 1;

	for (size_t i = 0; i < n; i++) {
		if (!advice[i].action) {
			y = paint_wrapped(c, y, 3, _(advice[i].text)) + 1;
			continue;
		}
		canvas_put(c, y, 5, -1, ST_KEY, ui_key_of(s, key, advice[i].action));
		y = paint_wrapped(c, y, 8, _(advice[i].text));
	}
	canvas_cursor(c, 1, 1);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->empty_file && app_of(s)->shared) {
		paint_advice(s, c, advice_shared, sizeof advice_shared / sizeof *advice_shared);
		return;
	}
	if (st->empty_file) {
		paint_advice(s, c, advice_empty, sizeof advice_empty / sizeof *advice_empty);
		return;
	}
	if (counts_now()->too_many) {
		paint_advice(s, c, advice_choose, sizeof advice_choose / sizeof *advice_choose);
		return;
	}
	about_paint(&st->about, c);
	list_paint(&st->list, c, true);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct today_row *r = selected(s);

	if (bit == NEED_ANSWER)
		return r && r->wave ? NULL : answer_need(s, NEED_SUGGESTION);
	if (bit == NEED_WAVE)
		return r && r->wave ? NULL : _("First select a wave of a programme.");
	if (bit == NEED_ACTION && !(r && r->wave) && !(r && r->note && r->note->notice) &&
		!(r && r->planned && r->planned->entity == E_ACTION))
		return _("First select a planned action; a planned contact is done by logging it.");
	if (bit == NEED_EMPTY && app_of(s)->shared)
		return _("A fictional caseload goes in a caseload of its own, not in one that is shared.");
	if (bit == NEED_EMPTY && !((const struct state *)s->state)->empty_file)
		return _("A fictional caseload only goes into an empty file.");
	return answer_need(s, bit);
}

static unsigned more(struct screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return UI_LOAD;
}

/* The file it is about; a hand-over of many has none of its own. */
static unsigned enter_notice(struct screen *s, const struct notice *n)
{
	return n->record ? record_open(s, n->entity, n->record) : ui_go(s, TAB_PLACEMENTS);
}

static unsigned enter(struct screen *s)
{
	const struct today_row *r = selected(s);

	if (r && r->sg)
		return answer_why(s);
	if (r && r->wave)
		return wave_enter(s, r->wave);
	if (r && r->talk)
		return talks_enter(s, r->talk->id);
	if (r && r->note && r->note->notice)
		return enter_notice(s, r->note->notice);
	if (r && r->note)
		return r->note->run(s);
	if (r && r->kind == ROW_MORE)
		return more(s);
	if (!r || !r->planned)
		return UI_PAINT;
	return r->planned->placement ? answer_placement(s) :
		r->planned->employer ? answer_employer(s) : UI_PAINT;
}

static unsigned action_done(struct screen *s)
{
	const struct field_note *note = selected(s)->note;

	if (selected(s)->wave)
		return wave_done(s, selected(s)->wave);
	if (note)
		return store_notice_seen(app_of(s)->store, note->notice->id) < 0 ? ui_failed(s) : UI_LOAD;

	const struct planned_row *p = selected(s)->planned;

	return written(s, app_close_action(app_of(s), p->id, "done", NULL), _("Action done"));
}

static unsigned accept(struct screen *s)
{
	const struct wave_due *w = selected(s)->wave;

	return w ? wave_done(s, w) : answer_accept(s);
}

static unsigned dismiss(struct screen *s)
{
	const struct wave_due *w = selected(s)->wave;

	return w ? wave_not(s, w) : answer_dismiss(s);
}

static unsigned remind(struct screen *s)
{
	return wave_remind(s, selected(s)->wave);
}

static unsigned import(struct screen *s)
{
	return ui_push(s, &import_screen, NULL);
}

static unsigned new_employer(struct screen *s)
{
	return record_edit(s, E_ORGANISATION, 0, NULL, 0);
}

static unsigned new_placement(struct screen *s)
{
	return record_edit(s, E_PLACEMENT, 0, NULL, 0);
}

static unsigned demo(struct screen *s)
{
	if (!ui_confirm(s, "%s", _("Fill this file with a fictional caseload?")))
		return UI_PAINT;
	if (app_demo(app_of(s), 0, NULL, NULL) < 0)
		return ui_failed(s);
	ui_toast(s, "%s", _("This caseload is fictional; any likeness is chance."));
	return UI_LOAD;
}

static unsigned expert(struct screen *s)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	struct query q = { .entity = E_EXPERT };
	struct record **r;
	struct pick *picks;
	unsigned react = UI_PAINT;
	size_t n;
	int i;

	if (store_find(app->store, &q, a, &r, &n) < 0) {
		react = ui_failed(s);
		goto out;
	}
	picks = arena_alloc(a, (n + 1) * sizeof *picks);
	picks[0] = (struct pick){ "0", _("everyone"), NULL };
	for (size_t k = 0; k < n; k++)
		picks[k + 1] = (struct pick){ id_show(r[k]->id, a), record_title(r[k], a),
			record_get(r[k], "login") };
	i = ui_pick(s, _("Whose caseload?"), picks, n + 1, id_show(app->expert, a));
	if (i >= 0) {
		app->expert = i ? r[i - 1]->id : 0;
		react = UI_LOAD;
	}
out:
	arena_free(&a);
	return react;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->list);
	about_done(&st->about);
}

static const struct ui_action actions[] = {
	{ "open", "<Enter>", N_("why"),
		N_("Why this suggestion is here; opens what is planned, goes on with a conversation"), NEED_ROW,
		enter },
	{ "contact", "c", N_("contact"), N_("Log a contact with the placement or employer of this row"),
		NEED_WRITABLE, answer_contact },
	{ "suggestion-do", "d", N_("do"),
		N_("Do it: make an action with a due date; of a wave that it is done"),
		NEED_WRITABLE | NEED_ANSWER, accept },
	{ "suggestion-postpone", "s", N_("later"), N_("Postpone the suggestion"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_postpone },
	{ "suggestion-dismiss", "a", N_("dismiss"),
		N_("Dismiss the suggestion, with a reason if you like; of a wave that it was not done"),
		NEED_WRITABLE | NEED_ANSWER, dismiss },
	{ "wave-remind", "r", NULL, N_("They were reminded of the wave today"), NEED_WRITABLE | NEED_WAVE,
		remind },
	{ "suggestion-weigh", "w", NULL, N_("Weigh it step by step, then decide"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_weigh },
	{ "suggestion-peers", "i", NULL, N_("Mark this case for peer review, or take the mark away"),
		NEED_WRITABLE | NEED_SUGGESTION, answer_peers },
	{ "interview", "T", NULL, N_("Prepare a conversation with the employer of this row"), NEED_SUBJECT,
		answer_talk },
	{ "guide", "g", N_("guide"), N_("Open the guide at the point this suggestion is about"), NEED_GUIDE,
		answer_guide },
	{ "more", "+", N_("more"), N_("Show or hide what is beyond three per placement"), 0, more },
	{ "placement", "o p", N_("open"), N_("Open the placement"), NEED_PLACEMENT, answer_placement },
	{ "employer", "e", N_("employer"), N_("Open the employer"), NEED_SUBJECT, answer_employer },
	{ "action-done", "x", N_("done"),
		N_("Mark the planned action or the wave as done, or a notice as seen"),
		NEED_WRITABLE | NEED_ACTION, action_done },
	{ "expert", "E", NULL, N_("Choose whose caseload is shown"), 0, expert },
	{ "import", "I", NULL, N_("Take over a spreadsheet"), NEED_WRITABLE, import },
	{ "new-employer", "W", NULL, N_("Add an employer"), NEED_WRITABLE, new_employer },
	{ "new-placement", "P", NULL, N_("Add a placement"), NEED_WRITABLE, new_placement },
	{ "demo", "D", NULL, N_("Fill an empty file with a fictional caseload"), NEED_WRITABLE | NEED_EMPTY,
		demo },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops today_screen = {
	.name = "today",
	.title = N_("Today"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_today,
	.load = load,
	.layout = layout,
	.paint = paint,
	.list = list,
	.moved = moved,
	.need = need,
	.done = done,
};
