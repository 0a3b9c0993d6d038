/* The slow weighing: one screen, the steps of BOB below each other. Any step can be
 * skipped and gone back to; only the first impression comes before anything else is
 * shown. The time it took is told afterwards. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

enum { NEED_SHOWN = NEED_OWN, NEED_FACT = NEED_OWN << 1, NEED_CHOICES = NEED_OWN << 2 };

struct state {
	struct weigh w;
	struct pager *pager;
	bool shown;               /* the first impression was asked */
	struct weigh_item *item;  /* in `items` */
	size_t n, at;
	struct arena *items;
	uint32_t key;             /* the last one */
	int cursor;               /* line of the area where the keys go */
};

static int open_slow(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	int rc = weigh_begin(&st->w, app_of(s), arg, true);

	st->pager = pager_new();
	st->items = arena_new();
	st->shown = st->w.value[W_IMPRESSION] != NULL;
	return rc; /* a screen that does not open is ended with done */
}

/* ---- drawing ---- */

/* The item where the keys go stays the same one, whatever comes and goes before it. */
static void renew_items(struct state *st)
{
	struct weigh_item was = st->n ? st->item[st->at] : (struct weigh_item){ STEP_IMPRESSION, 0 };

	arena_reset(st->items);
	st->n = steps_items(&st->w, !st->shown, st->items, &st->item);
	for (st->at = 0; st->at + 1 < st->n; st->at++)
		if (st->item[st->at].step > was.step ||
			(st->item[st->at].step == was.step && st->item[st->at].fact >= was.fact))
			break;
}

static void keep_in_view(struct state *st, int height)
{
	long here = pager_line_of(st->pager, "here"), from = pager_line_of(st->pager, "heading"),
	     after = pager_line_of(st->pager, "after"), top = (long)pager_top(st->pager);

	if (from < 0)
		from = here;
	if (after < 0)
		after = (long)pager_lines(st->pager);
	if (after > top + height)
		top = after - height;
	if (from < top)
		top = from;
	pager_to(st->pager, (size_t)(top > 0 ? top : 0));
	if (st->item[st->at].step == STEP_FACTORS)
		weigh_show(st->pager, "pressed", height);
	st->cursor = (int)(here - (long)pager_top(st->pager));
	if (st->cursor < 0)
		st->cursor = 0; /* a factor further down was pressed */
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	renew_items(st);
	steps_write(&st->w, app_of(s), st->item, st->n, st->at, st->pager, area.w);
	pager_layout(st->pager, area);
	keep_in_view(st, area.h);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	pager_paint(st->pager, c);
	canvas_cursor(c, st->cursor, 1);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct weigh *w = &((const struct state *)s->state)->w;

	weigh_heading(w, _("Weigh"), s->area.w, a, left, right);
}

/* ---- moving ---- */

static unsigned next(struct screen *s)
{
	struct state *st = s->state;

	if (!st->shown) {
		st->shown = true; /* skipped: that is allowed too */
		renew_items(st);
	}
	if (st->at + 1 < st->n)
		st->at++;
	return UI_LAYOUT;
}

static unsigned previous(struct screen *s)
{
	struct state *st = s->state;

	if (st->at > 0)
		st->at--;
	return UI_LAYOUT;
}

static void go_to(struct state *st, enum step step)
{
	for (size_t i = 0; i < st->n; i++)
		if (st->item[i].step == step)
			st->at = i;
}

/* ---- answering ---- */

static unsigned text(struct screen *s, uint32_t key)
{
	struct state *st = s->state;
	char letter[KEY_NAME_SIZE], leave[KEY_NAME_SIZE];

	st->key = key;
	weigh_settle(&st->w);
	if (st->shown && pad_key(&st->w.pad, key)) {
		st->w.touched = true;
		go_to(st, STEP_FACTORS);
		return UI_LAYOUT;
	}
	if (key <= K_SPACE || key >= K_SPECIAL || keys_in("1 2 3 4 5 6 7 8 9 + ' : ?", key))
		return UI_UNHANDLED;
	ui_toast(s, _("No factor has the key %s; %s leaves"), keys_show(letter, key),
		ui_key_of(s, leave, "weigh-leave"));
	return UI_PAINT;
}

static unsigned choose(struct screen *s)
{
	struct state *st = s->state;
	enum step step = st->item[st->at].step;
	struct arena *a = arena_new();
	struct pick *picks;
	size_t n = steps_choices(&st->w, step, a, &picks), i = st->key - '1';
	unsigned r = UI_PAINT;

	if (i < n && (step != STEP_VERDICT || weigh_ask_when(s, &st->w, picks[i].code))) {
		weigh_set(&st->w, steps_value(step), picks[i].code);
		st->w.touched = true;
		renew_items(st);
		r = next(s);
	}
	arena_free(&a);
	return r;
}

static unsigned link_fact(struct screen *s)
{
	struct state *st = s->state;
	if (!weigh_ask_fact(s, &st->w))
		return UI_LAYOUT;
	return next(s);
}

static unsigned type_in(struct screen *s, enum step step)
{
	struct state *st = s->state;

	go_to(st, step);
	if (!weigh_ask(s, &st->w, steps_value(step), steps_question(step)))
		return UI_LAYOUT;
	return next(s);
}

static unsigned missing(struct screen *s)
{
	return type_in(s, STEP_MISSING);
}

static unsigned note(struct screen *s)
{
	return type_in(s, STEP_NOTE);
}

static unsigned dispute(struct screen *s)
{
	struct state *st = s->state;
	const struct weigh_item *item = &st->item[st->at];

	st->w.fact[item->fact].disputed = !st->w.fact[item->fact].disputed;
	st->w.touched = true;
	return UI_LAYOUT;
}

/* ---- the end ---- */

static void tell(struct screen *s, const struct weigh *w)
{
	struct arena *a = arena_new();
	const struct entity *e = model_entity(E_DECISION);

	tell_written(s, arena_printf(a, _("Saved: %s, weighed in %s"),
			field_show(&e->fields[model_field(e, "verdict")], w->value[W_VERDICT], a),
			weigh_time(w, a)));
	arena_free(&a);
}

static unsigned save(struct screen *s)
{
	struct state *st = s->state;
	int64_t decision;

	if (!st->w.value[W_VERDICT]) {
		st->shown = true;
		renew_items(st);
		go_to(st, STEP_VERDICT);
		ui_toast(s, "%s", _("First the decision; it may be \"still considering\"."));
		return UI_LAYOUT;
	}
	if (weigh_save(&st->w, app_of(s), &decision) < 0)
		return ui_failed(s);
	ui_close_below(s, &why_screen);
	tell(s, &st->w);
	return UI_BACK;
}

static unsigned go_on(struct screen *s)
{
	struct state *st = s->state;
	enum step step = st->item[st->at].step;

	if (step == STEP_SAVE)
		return save(s);
	if (step == STEP_LINK)
		return link_fact(s);
	return steps_question(step) ? type_in(s, step) : next(s);
}

static unsigned leave(struct screen *s)
{
	struct weigh *w = &((struct state *)s->state)->w;

	if (w->touched) {
		switch (ui_ask_key(
			s, "swb", _("Not saved yet. Save (s), throw away (w), go on (Enter)?"))) {
		case 's': return save(s);
		case 'w': break;
		default: return UI_PAINT;
		}
	}
	weigh_drop_draft(w, app_of(s));
	return UI_BACK;
}

/* Whether a digit answers at this step. */
static bool has_choices(const struct state *st)
{
	struct arena *a = arena_new();
	struct pick *picks;
	size_t n = steps_choices(&st->w, st->item[st->at].step, a, &picks);

	arena_free(&a);
	return n > 0;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (bit == NEED_SHOWN && !st->shown)
		return _("First your first impression; Tab skips it.");
	if (bit == NEED_FACT && st->item[st->at].step != STEP_FACT)
		return _("First go to a fact.");
	if (bit == NEED_CHOICES && !has_choices(st))
		return _("There is nothing to choose here.");
	return NULL;
}

static void draft(struct screen *s)
{
	weigh_keep_draft(&((struct state *)s->state)->w, app_of(s));
}

static bool unsaved(const struct screen *s)
{
	const struct weigh *w = &((const struct state *)s->state)->w;

	return w->touched && !w->over;
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	weigh_end(&st->w);
	pager_free(&st->pager);
	arena_free(&st->items);
}

static const struct ui_action actions[] = {
	{ "weigh-on", "<Enter>", N_("go on"), N_("Type or choose here, or go on; at the end: save"),
		NEED_WRITABLE, go_on },
	{ "weigh-choose", "1 2 3 4 5 6 7 8 9", N_("choose"), N_("Choose the answer with this digit"),
		NEED_CHOICES | HINT_WHERE, choose },
	{ "weigh-next", "<Tab> <Down>", N_("skip"), N_("To the next step"), 0, next },
	{ "weigh-previous", "<S-Tab> <Up>", NULL, N_("To the step before"), 0, previous },
	{ "weigh-dispute", "<Space>", N_("wrong"), N_("Mark a fact as not right, or right after all"),
		NEED_SHOWN | NEED_FACT | HINT_WHERE, dispute },
	{ "weigh-missing", "+", N_("missing"), N_("Add what is missing from the picture"),
		NEED_SHOWN | HINT_WHERE, missing },
	{ "weigh-note", "'", N_("note"), N_("Add a note of one line"), NEED_SHOWN | HINT_WHERE, note },
	{ "weigh-save", "<C-s>", N_("save"), N_("Save the weighing and the decision"), NEED_WRITABLE, save },
	{ "weigh-leave", "<Esc>", N_("cancel"), N_("Leave; asks when something was weighed"), 0, leave },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_slow_screen = {
	.name = "weigh-slow",
	.title = N_("Weigh"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_slow,
	.layout = layout,
	.paint = paint,
	.pager = pager,
	.text = text,
	.need = need,
	.heading = heading,
	.draft = draft,
	.unsaved = unsaved,
	.done = done,
};

/* ---- opening ---- */

unsigned weigh_slowly(struct screen *s, const struct suggestion *sg)
{
	return ui_push(s, &weigh_slow_screen, &(struct weigh_arg){ .sg = sg });
}

unsigned weigh_complete_slowly(struct screen *s, int64_t decision)
{
	return ui_push(s, &weigh_slow_screen, &(struct weigh_arg){ .decision = decision, .fixed = true });
}
