/* One record or field that office and laptop both changed, side by side: take one, both, type
 * another, or leave it on the shelf. Nothing is lost by any of them. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/pager.h"
#include "screens/field.h"

enum { NEED_BOTH = NEED_OWN, NEED_TYPED = NEED_OWN << 1, NEED_ITEM = NEED_OWN << 2 };
enum { BASE_MOST = 3, FOOT = 3, HALF = 50, MARGIN = 1 };

struct state {
	struct choice_arg of;
	struct shelf_item *item; /* all of them: of `of`, or in s->arena */
	size_t n, at;
	struct change *step;     /* what the laptop had of this one, in s->arena */
	size_t nsteps;
	const char *title;
	char **base;             /* lines of what was there before, in s->arena */
	size_t nbase;
	struct rect top, left, right, foot;
	struct pager *office, *laptop;
};

static struct state *state_of(const struct screen *s)
{
	return s->state;
}

static const struct shelf_item *item_of(const struct screen *s)
{
	const struct state *st = state_of(s);

	return st->at < st->n ? &st->item[st->at] : NULL;
}

static int open_choice(struct screen *s, const void *arg)
{
	struct state *st = state_of(s);

	st->of = *(const struct choice_arg *)arg;
	st->at = st->of.at;
	st->office = pager_new();
	st->laptop = pager_new();
	return 0;
}

static void done(struct screen *s)
{
	pager_free(&state_of(s)->office);
	pager_free(&state_of(s)->laptop);
}

/* ---- loading ---- */

/* The shelf as it is now; on the item that was shown, or what came in its place. */
static int load_shelf(struct screen *s)
{
	struct state *st = state_of(s);
	int rc = app_shelf(app_of(s), s->arena, &st->item, &st->n);

	if (rc < 0)
		st->n = 0;
	for (size_t i = 0; i < st->n; i++)
		if (st->item[i].id == st->of.id)
			st->at = i;
	if (st->n && st->at >= st->n)
		st->at = st->n - 1;
	if (st->n)
		st->of.id = st->item[st->at].id;
	return rc;
}

static int load(struct screen *s)
{
	struct state *st = state_of(s);
	const struct shelf_item *it;
	int rc = 0;

	st->nsteps = 0;
	st->title = "";
	if (st->of.item) {
		st->item = st->of.item;
		st->n = st->of.n;
	} else {
		rc = load_shelf(s);
	}
	it = item_of(s);
	if (rc < 0 || !it)
		return rc;
	st->title = text_clean(s->arena, it->title, false);
	return st->of.item ? 0
			   : store_shelf_steps(app_of(s)->store, it->id, s->arena, &st->step, &st->nsteps);
}

static void write_base(struct screen *s, const struct shelf_item *it, int width)
{
	struct state *st = state_of(s);
	const char *text;

	st->nbase = 0;
	if (!it)
		return;
	text = it->kind == SHELF_FIELD ? arena_printf(s->arena, _("Taken along as: %s"),
						 choice_value(app_of(s), it, it->base, s->arena))
				       : choice_why(it);
	st->nbase = text_wrap(s->arena, text, width - 2 * MARGIN, &st->base);
	if (st->nbase > BASE_MOST)
		st->nbase = BASE_MOST;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = state_of(s);
	const struct shelf_item *it = item_of(s);
	struct rect panes = area;
	int head;

	write_base(s, it, area.w);
	head = (int)st->nbase + 1;
	st->top = (struct rect){ area.y, area.x, head, area.w };
	st->foot = (struct rect){ area.y + area.h - FOOT, area.x, FOOT, area.w };
	panes.y += head;
	panes.h -= head + FOOT;
	pane_split(panes, 0, HALF, &st->left, &st->right);
	pager_reset(st->office);
	pager_reset(st->laptop);
	if (it) {
		choice_write_office(st->office, app_of(s), it, s->arena);
		choice_write_laptop(st->laptop, app_of(s), it, st->step, st->nsteps, s->arena);
	}
	pager_layout(st->office, st->left);
	pager_layout(st->laptop, st->right);
}

/* The longer one is scrolled; the other goes along. */
static struct pager *pager_here(struct screen *s)
{
	const struct state *st = state_of(s);

	return pager_lines(st->office) > pager_lines(st->laptop) ? st->office : st->laptop;
}

static int moved(struct screen *s)
{
	const struct state *st = state_of(s);
	struct pager *led = pager_here(s);

	pager_to(led == st->office ? st->laptop : st->office, pager_top(led));
	return 0;
}

/* ---- drawing ---- */

static const char *chosen_text(const struct screen *s, const struct shelf_item *it, struct arena *a)
{
	const struct state *st = state_of(s);
	const struct shelf_choice *c = st->of.choice ? &st->of.choice[st->at] : NULL;

	if (!c || !c->made)
		return st->of.item ? _("Not chosen: it goes to the shelf and waits there")
				   : _("It waits here until somebody chooses");
	return arena_printf(
		a, _("Chosen: %s; %s"), choice_made(app_of(s), it, c, a), choice_effect(it, c->answer));
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = state_of(s);
	const struct shelf_item *it = item_of(s);
	struct canvas top = canvas_at(c, st->top), foot = canvas_at(c, st->foot);
	struct arena *a = arena_new();

	for (size_t i = 0; i < st->nbase; i++)
		canvas_put(&top, (int)i, MARGIN, -1, ST_DIM, st->base[i]);
	canvas_rule(&top, (int)st->nbase, 0, top.area.w);
	if (it) {
		pager_paint(st->office, c);
		pager_paint(st->laptop, c);
		canvas_vrule(c, st->left.x + st->left.w - c->area.x, st->left.y - c->area.y, st->left.h);
		canvas_rule(&foot, 0, 0, foot.area.w);
		canvas_put(&foot, 1, MARGIN, foot.area.w - 2 * MARGIN, ST_BOLD, chosen_text(s, it, a));
		canvas_put(&foot, 2, MARGIN, foot.area.w - 2 * MARGIN, ST_DIM,
			st->of.item ? _("Both values stay in the history. Nothing is written before you "
					"bring it in.")
				    : _("Both values stay in the history, and u takes a choice back."));
		canvas_cursor(c, st->left.y - c->area.y, MARGIN);
	}
	arena_free(&a);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = state_of(s);
	const struct shelf_item *it = item_of(s);

	if (!it)
		return;
	*left = arena_printf(a, "%s · %s · %s", label_capital(a, model_entity(it->entity)->label), st->title,
		choice_field(it));
	*right = arena_printf(a, "%zu/%zu", st->at + 1, st->n);
}

/* ---- actions ---- */

static const char *need(const struct screen *s, unsigned bit)
{
	const struct shelf_item *it = item_of(s);

	if (bit == NEED_ITEM && !it)
		return _("Nothing waits on the shelf.");
	if (bit == NEED_BOTH && !(it && choice_effect(it, SHELF_BOTH)))
		return _("Only two texts can stand below each other.");
	if (bit == NEED_TYPED && !(it && choice_effect(it, SHELF_TYPED)))
		return _("Here is no value to type: take the one or the other.");
	return NULL;
}

static unsigned step_to(struct screen *s, size_t at)
{
	struct state *st = state_of(s);

	st->at = at;
	st->of.id = st->item[at].id;
	pager_to(st->office, 0);
	pager_to(st->laptop, 0);
	return UI_LOAD | UI_LAYOUT;
}

static unsigned next_after_choice(struct screen *s)
{
	const struct state *st = state_of(s);

	return st->at + 1 < st->n ? step_to(s, st->at + 1) : UI_BACK;
}

static unsigned settle(struct screen *s, enum shelf_answer answer, const char *typed)
{
	struct state *st = state_of(s);
	const struct shelf_item *it = item_of(s);
	bool last = st->n == 1;

	if (app_shelf_settle(app_of(s), it->id, answer, typed, NULL) < 0)
		return ui_failed(s);
	tell_written(s, arena_printf(s->arena, _("Chosen: %s"), choice_effect(it, answer)));
	if (last)
		return UI_BACK;
	return st->at + 1 < st->n ? step_to(s, st->at + 1) : step_to(s, st->at - 1);
}

static unsigned choose(struct screen *s, enum shelf_answer answer, const char *typed)
{
	struct state *st = state_of(s);
	const struct shelf_item *it = item_of(s);

	if (!it)
		return UI_PAINT;
	if (!st->of.item)
		return settle(s, answer, typed);
	st->of.choice[st->at] = (struct shelf_choice){ true, answer, arena_strdup(st->of.arena, typed) };
	return next_after_choice(s);
}

static unsigned take_office(struct screen *s)
{
	return choose(s, SHELF_OFFICE, NULL);
}

static unsigned take_laptop(struct screen *s)
{
	return choose(s, SHELF_LAPTOP, NULL);
}

static unsigned take_both(struct screen *s)
{
	return choose(s, SHELF_BOTH, NULL);
}

static unsigned typed(struct screen *s, void *ctx, const char *text)
{
	(void)s;
	return choose(ctx, SHELF_TYPED, text);
}

static unsigned type(struct screen *s)
{
	return choice_type(s, item_of(s), typed, s);
}

static unsigned later(struct screen *s)
{
	struct state *st = state_of(s);

	if (st->of.choice && st->at < st->n)
		st->of.choice[st->at].made = false;
	return st->at + 1 < st->n ? step_to(s, st->at + 1) : UI_BACK;
}

static unsigned next(struct screen *s)
{
	const struct state *st = state_of(s);

	return st->at + 1 < st->n ? step_to(s, st->at + 1) : UI_PAINT;
}

static unsigned previous(struct screen *s)
{
	const struct state *st = state_of(s);

	return st->at > 0 ? step_to(s, st->at - 1) : UI_PAINT;
}

static unsigned history(struct screen *s)
{
	const struct shelf_item *it = item_of(s);

	return ui_push(s, &history_screen, &(struct history_arg){ it->entity, it->record, it->field });
}

static const struct ui_action actions[] = {
	{ "choice-office", "k o", N_("office"), N_("Take what the office has"), NEED_WRITABLE | NEED_ITEM,
		take_office },
	{ "choice-laptop", "l", N_("laptop"), N_("Take what the laptop has"), NEED_WRITABLE | NEED_ITEM,
		take_laptop },
	{ "choice-both", "b", N_("both"), N_("Keep both texts, the laptop's below the office's"),
		NEED_WRITABLE | NEED_BOTH | HINT_WHERE, take_both },
	{ "choice-type", "t", N_("type"), N_("Type another value"), NEED_WRITABLE | NEED_TYPED | HINT_WHERE,
		type },
	{ "choice-later", "s", N_("later"), N_("Later: it stays safe on the shelf"), NEED_ITEM, later },
	{ "choice-next", "n <Right>", N_("next"), N_("The next one, without choosing"), NEED_ITEM, next },
	{ "choice-previous", "p <Left>", NULL, N_("The one before"), NEED_ITEM, previous },
	{ "choice-history", "H", N_("history"), N_("What was changed here, when, where and by whom"),
		NEED_ITEM, history },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops choice_screen = {
	.name = "choice",
	.title = N_("Office and laptop"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_choice,
	.load = load,
	.layout = layout,
	.paint = paint,
	.pager = pager_here,
	.moved = moved,
	.need = need,
	.heading = heading,
	.done = done,
};
