/* The nine employer questions (a main screen), with the selected guide beside
 * them where there is room, and the ticks of whom was chosen. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "screens/guide.h"

enum { LEFT_PERCENT = 48 };

struct state {
	struct guide_list questions;
	struct guide_text text; /* of the selected guide, in a pane */
	struct rect right;
	int64_t shown;     /* guide in the pane; 0: none */
	const char *title; /* of the subject, in s->arena; NULL: none */
};

static int open_guides(struct screen *s, const void *arg)
{
	struct state *st = s->state;

	(void)arg;
	guide_list_init(&st->questions, s, false);
	guide_text_init(&st->text);
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	struct subject whom = guide_whom();

	st->questions.subject = whom;
	st->title = NULL;
	if (whom.placement || whom.employer)
		st->title = store_title(app_of(s)->store, whom.placement ? E_PLACEMENT : E_ORGANISATION,
		        whom.placement ? whom.placement : whom.employer, s->arena);
	st->shown = 0;
	return guide_list_load(&st->questions);
}

/* The text of the selected guide, where there is a pane for it. */
static int moved(struct screen *s)
{
	struct state *st = s->state;
	struct subject whom = st->questions.subject;
	int64_t n = list_selected_id(&st->questions.list);
	const struct guide *guide = NULL;
	struct tick *tick = NULL;
	struct knowledge *k;
	size_t ticks = 0;
	int rc = 0;

	if (n == st->shown || !st->right.w)
		return 0;
	st->shown = n;
	if (st->questions.title[n] && (rc = app_guides(app_of(s), &k)) == 0)
		rc = knowledge_guide(k, (int)n, &guide);
	if (rc == 0 && (whom.placement || whom.employer))
		rc = app_ticks(app_of(s), (int)n, whom.placement, whom.placement ? 0 : whom.employer,
		        s->arena, &tick, &ticks);
	guide_text_set(&st->text, guide, tick, ticks);
	guide_text_layout(&st->text, st->right);
	pager_to(st->text.pager, 0);
	return rc;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;
	struct rect left;

	pane_split(area, PANE_FROM, LEFT_PERCENT, &left, &st->right);
	list_layout(&st->questions.list, left);
	st->shown = 0;
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;

	if (st->right.w) {
		canvas_vrule(c, st->right.x - 1, 0, c->area.h);
		guide_text_paint(&st->text, c, ui_today(s), false);
	}
	list_paint(&st->questions.list, c, true);
}

static struct list *list(struct screen *s)
{
	return &((struct state *)s->state)->questions.list;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	*left = st->title ? arena_printf(a, _("Guides · for %s"), st->title) : _("Guides");
	if (st->title)
		*right = ""; /* the name needs the room */
}

static void done(struct screen *s)
{
	struct state *st = s->state;

	list_done(&st->questions.list);
	guide_text_done(&st->text);
}

/* ---- actions ---- */

static unsigned enter(struct screen *s)
{
	struct guide_arg arg = { .guide = (int)list_selected_id(list(s)), .subject = guide_whom() };

	return ui_push(s, &guide_screen, &arg);
}

static unsigned whom(struct screen *s)
{
	struct subject subject;

	if (!guide_ask_whom(s, &subject))
		return UI_PAINT;
	guide_set_whom(subject);
	return UI_LOAD;
}

static unsigned nobody(struct screen *s)
{
	(void)s;
	guide_set_whom((struct subject){ 0, 0 });
	return UI_LOAD;
}

static const struct ui_action actions[] = {
	{ "open", "<Enter>", N_("open"), N_("Open the guide"), NEED_ROW, enter },
	{ "guide-whom", "w", N_("for whom"), N_("Choose the placement or employer whose ticks are shown"), 0,
	        whom },
	{ "guide-nobody", "0", N_("nobody"), N_("Show the guides without ticks"), 0, nobody },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops guides_screen = {
	.name = "guides",
	.title = N_("Guides"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_guides,
	.load = load,
	.moved = moved,
	.layout = layout,
	.paint = paint,
	.list = list,
	.heading = heading,
	.done = done,
};
