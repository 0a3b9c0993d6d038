/* One guide: its text, point by point, to read and to tick for a placement or
 * an employer. From 120 columns the list of guides stands beside it. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/guide.h"
#include "screens/instruments.h"
#include "screens/talks.h"

enum { LEFT_PERCENT = 40, NEED_WHOM = NEED_OWN, NEED_TALK = NEED_OWN << 1 };

struct state {
	int number;
	struct subject subject;
	const struct guide *guide; /* borrowed from the guides; NULL: cannot be read */
	char *start;               /* part to begin at; NULL once shown */
	const char *title;         /* of the subject, in s->arena; NULL: none */
	size_t ticked;
	struct guide_text text;
	struct guide_list others;
	struct rect left;
};

static int open_guide(struct screen *s, const void *arg)
{
	const struct guide_arg *g = arg;
	struct state *st = s->state;
	struct knowledge *k;
	int rc = app_guides(app_of(s), &k);

	if (rc == 0)
		rc = knowledge_guide(k, g->guide, &st->guide);
	if (rc < 0)
		return rc;
	st->number = g->guide;
	st->subject = g->subject;
	st->start = g->point ? xstrdup(g->point) : NULL;
	guide_text_init(&st->text);
	guide_list_init(&st->others, s, true);
	return 0;
}

static bool has_whom(const struct state *st)
{
	return st->subject.placement || st->subject.employer;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct app *app = app_of(s);
	struct knowledge *k;
	struct tick *tick = NULL;
	size_t n = 0;
	int rc = app_guides(app, &k);

	if (rc == 0)
		rc = knowledge_guide(k, st->number, &st->guide);
	st->title = NULL;
	if (rc == 0 && has_whom(st)) {
		bool one = st->subject.placement != 0;

		rc = app_ticks(app, st->number, st->subject.placement, one ? 0 : st->subject.employer,
		        s->arena, &tick, &n);
		st->title = store_title(app->store, one ? E_PLACEMENT : E_ORGANISATION,
		        one ? st->subject.placement : st->subject.employer, s->arena);
	}
	st->ticked = n;
	st->others.subject = st->subject;
	guide_text_set(&st->text, st->guide, tick, n);
	return rc < 0 ? rc : guide_list_load(&st->others);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect right;

	if (!pane_split(area, PANE_FROM, LEFT_PERCENT, &st->left, &right)) {
		right = st->left;
		st->left.w = 0;
	}
	guide_text_layout(&st->text, right);
	if (st->left.w) {
		list_layout(&st->others.list, st->left);
		list_need(&st->others.list);
		list_to(&st->others.list, (size_t)st->number - 1);
	}
	if (st->start) {
		guide_text_to(&st->text, st->start);
		free(st->start);
		st->start = NULL;
	}
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->left.w) {
		list_paint(&st->others.list, c, false);
		canvas_vrule(c, st->left.w, 0, c->area.h);
	}
	guide_text_paint(&st->text, c, ui_today(s), true);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->text.pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = st->title ? arena_printf(a, _("Guide %d · for %s"), st->number, st->title)
	                  : arena_printf(a, _("Guide %d · %s"), st->number, st->guide->title);
	*right = st->title ? arena_printf(a, _("%zu of %zu ticked"), st->ticked, st->guide->npoints)
	                   : arena_printf(a, ngettext("%zu point", "%zu points", st->guide->npoints),
	                             st->guide->npoints);
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	guide_text_done(&st->text);
	list_done(&st->others.list);
	free(st->start);
}

/* ---- actions ---- */

/* The talk in which the point with the cursor was ticked, or 0. */
static int64_t talk_here(const struct state *st)
{
	const char *part = st->text.nparts ? st->text.part[guide_text_here(&st->text)] : "";
	const struct tick *tick = guide_text_tick(&st->text, part);

	return tick ? tick->interview : 0;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;

	if (bit == NEED_TALK && !talk_here(st))
		return _("This point was not ticked in a conversation.");
	return bit == NEED_WHOM && !has_whom(st) ? _("First choose for whom.") : NULL;
}

static unsigned next(struct screen *s)
{
	guide_text_move(&((struct state *)s->state)->text, 1);
	return UI_PAINT;
}

static unsigned previous(struct screen *s)
{
	guide_text_move(&((struct state *)s->state)->text, -1);
	return UI_PAINT;
}

static unsigned whom(struct screen *s)
{
	struct state *st = s->state;

	if (!guide_ask_whom(s, &st->subject))
		return UI_PAINT;
	guide_set_whom(st->subject);
	return UI_LOAD;
}

/* The point with the cursor, or NULL where that cannot be ticked (says why). */
static const char *point_here(struct screen *s)
{
	struct state *st = s->state;
	const char *part = st->text.nparts ? st->text.part[guide_text_here(&st->text)] : "";

	if (part[0] >= '0' && part[0] <= '9')
		return part;
	ui_toast(s, "%s", _("Only the numbered points can be ticked"));
	return NULL;
}

/* Ticks, or takes the tick away; asks for whom when nobody was chosen yet. */
static unsigned tick(struct screen *s, const char *note)
{
	struct state *st = s->state;
	const char *point = point_here(s);
	const struct tick *had;

	if (!point)
		return UI_PAINT;
	st->text.at = guide_text_here(&st->text);
	had = guide_text_tick(&st->text, point);
	if (had && had->note && *had->note &&
	        !ui_confirm(s, _("Take this tick away, with its note \"%s\"?"), had->note))
		return UI_PAINT;
	if (app_tick(app_of(s), point, st->subject.placement,
	            st->subject.placement ? 0 : st->subject.employer, note, NULL) < 0)
		return ui_failed(s);
	counts_forget();
	if (had)
		ui_toast(s, _("%s no longer ticked"), point);
	else
		ui_toast(s, _("%s ticked for %s"), point, st->title ? st->title : "");
	return UI_LOAD;
}

/* Asks for whom, where that is not known; the ticks are loaded before going on. */
static bool know_whom(struct screen *s)
{
	struct state *st = s->state;

	if (has_whom(st))
		return true;
	if (!point_here(s) || !guide_ask_whom(s, &st->subject))
		return false;
	guide_set_whom(st->subject);
	if (load(s) < 0)
		ui_failed(s);
	layout(s, s->area);
	return true;
}

static unsigned tick_point(struct screen *s)
{
	return know_whom(s) ? tick(s, NULL) : UI_PAINT;
}

static unsigned tick_note(struct screen *s)
{
	struct state *st = s->state;
	const char *point = point_here(s);
	const struct tick *had;
	struct arena *a;
	unsigned r;
	char *note;

	if (!point || !know_whom(s) || (point = point_here(s)) == NULL) /* its text was made anew */
		return UI_PAINT;
	if ((had = guide_text_tick(&st->text, point)) != NULL)
		return record_edit(s, E_TICK, had->id, NULL, 0);
	a = arena_new();
	r = UI_PAINT;
	if (ui_ask(s, &(struct ask){ .label = _("Note:") }, a, &note) == 0)
		r = tick(s, *note ? note : NULL);
	arena_free(&a);
	return r;
}

static unsigned search_typed(struct screen *s, const char *typed, void *ctx)
{
	(void)ctx;
	pager_search(pager(s), typed);
	return UI_PAINT;
}

static unsigned search(struct screen *s)
{
	struct arena *a = arena_new();
	const char *needle = "";
	char *typed;

	if (ui_ask(s, &(struct ask){ .label = _("Search:"), .typed = search_typed }, a, &typed) == 0)
		needle = typed;
	if (pager_search(pager(s), needle) == 0 && *needle)
		ui_toast(s, _("Nothing found for \"%s\"."), needle);
	arena_free(&a);
	return UI_PAINT;
}

/* The text of another guide, from its top; the search goes on there. */
static unsigned go(struct screen *s, int by)
{
	struct state *st = s->state;
	int n = st->number + by;

	if (n < 1 || n > KNOWLEDGE_GUIDES) {
		ui_toast(s, "%s", by > 0 ? _("This is the last guide") : _("This is the first guide"));
		return UI_PAINT;
	}
	st->number = n;
	pager_to(st->text.pager, 0);
	return UI_LOAD;
}

static unsigned next_guide(struct screen *s)
{
	return go(s, 1);
}

static unsigned previous_guide(struct screen *s)
{
	return go(s, -1);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, ((struct state *)s->state)->subject);
}

static unsigned prepare(struct screen *s)
{
	return talks_prepare(s, ((struct state *)s->state)->subject);
}

static unsigned answers(struct screen *s)
{
	int64_t id = talk_here(s->state);

	return ui_push(s, &talk_read_screen, &id);
}

struct subject guide_subject(const struct screen *s, int *guide)
{
	const struct state *st = s->state;

	*guide = st->number;
	return st->subject;
}

static const struct ui_action actions[] = {
	{ "guide-tick", "<Enter> x", N_("tick"),
	        N_("Tick this point for the placement or employer, or take the tick away"), NEED_WRITABLE,
	        tick_point },
	{ "guide-tick-note", "t", N_("note"), N_("Tick this point with a note, or change the note"),
	        NEED_WRITABLE, tick_note },
	{ "guide-whom", "w", N_("for whom"), N_("Choose the placement or employer whose ticks are shown"), 0,
	        whom },
	{ "guide-search", "/", N_("search"),
	        N_("Search in this guide; n and N go to the next and previous line"), 0, search },
	{ "guide-next", "]", N_("next"), N_("The next guide"), 0, next_guide },
	{ "guide-previous", "[", NULL, N_("The previous guide"), 0, previous_guide },
	{ "guide-down", "j <Down>", NULL, N_("To the next point"), 0, next },
	{ "guide-up", "k <Up>", NULL, N_("To the previous point"), 0, previous },
	{ "contact", "c", NULL, N_("Log a contact"), NEED_WRITABLE | NEED_WHOM, contact },
	{ "guide-answers", "a", N_("answers"), N_("Read the conversation in which this point was ticked"),
		NEED_TALK | HINT_WHERE, answers },
	{ "interview", "i", NULL, N_("Prepare a conversation with the employer"), NEED_WHOM, prepare },
	{ "guide-instruments", "I", NULL, N_("Instruments that this guide names"), 0, instruments_open },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops guide_screen = {
	.name = "guide",
	.title = N_("Guide"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_guide,
	.load = load,
	.layout = layout,
	.paint = paint,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
