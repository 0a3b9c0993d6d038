/* Why a suggestion is there, or why not; the place to decide about it. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/pager.h"
#include "screens/screens.h"
#include "screens/why.h"

enum { NEED_TRUE = NEED_OWN, NEED_GUIDE = NEED_OWN << 1, NEED_PLACEMENT = NEED_OWN << 2 };

struct state {
	const char *rule; /* the ruleset's own copy of the id */
	struct subject subject;
	struct why why; /* in s->arena */
	bool loaded;
	struct pager *pager;
};

static int open_why(struct screen *s, const void *arg)
{
	const struct why_arg *w = arg;
	struct state *st = s->state;
	int i = rules_index(app_of(s)->rules, w->rule);

	if (i < 0)
		return err_set(ERR_NOTFOUND, _("There is no rule \"%.60s\"."), w->rule);
	st->rule = rules_get(app_of(s)->rules, (size_t)i)->id;
	st->subject = w->subject;
	st->pager = pager_new();
	return 0;
}

static int load(struct screen *s)
{
	struct state *st = s->state;
	int r;

	st->loaded = false;
	pager_reset(st->pager);
	r = app_why(app_of(s), st->rule, st->subject.placement, st->subject.employer, s->arena, &st->why);
	st->loaded = r == 0;
	return r;
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	if (st->loaded)
		why_write(st->pager, app_of(s), &st->why, area.w, false);
	pager_layout(st->pager, area);
}

static void paint(const struct screen *s, struct canvas *c)
{
	pager_paint(((const struct state *)s->state)->pager, c);
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;
	const struct suggestion *sg = &st->why.suggestion;

	if (!st->loaded)
		return;
	*left = lang_text(st->why.rule->title);
	*right = *sg->employee ? arena_printf(a, "%s · %s", sg->employee, sg->employer_name)
			       : sg->employer_name;
	/* Where both do not fit the employer goes: the row it came from said it. */
	if (*sg->employee && text_width(*left) + text_width(*right) + 4 > s->area.w)
		*right = sg->employee;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct state *st = s->state;
	const char *point;

	if (!st->loaded)
		return _("There is nothing to decide about here.");
	if (bit == NEED_TRUE && st->why.explanation->outcome != TRUTH_TRUE)
		return _("This rule suggests nothing here now, so there is nothing to decide.");
	if (bit == NEED_GUIDE && !why_guide(st->why.rule, &point))
		return _("No guide belongs to this rule.");
	if (bit == NEED_PLACEMENT && !st->why.suggestion.placement)
		return _("This is about the employer, not about one placement.");
	return NULL;
}

/* Asks first when it was decided already; goes back when something was written. */
static unsigned decide(struct screen *s, unsigned (*how)(struct screen *, const struct suggestion *))
{
	struct state *st = s->state;
	unsigned r;

	if (st->why.quiet && !ui_confirm(s, _("Decided already: %s. Decide again?"), st->why.quiet_note))
		return UI_PAINT;
	r = how(s, &st->why.suggestion);
	return r == UI_LOAD ? UI_BACK : r;
}

static unsigned accept(struct screen *s)
{
	return decide(s, suggestion_accept);
}

static unsigned postpone(struct screen *s)
{
	return decide(s, suggestion_postpone);
}

static unsigned dismiss(struct screen *s)
{
	return decide(s, suggestion_dismiss);
}

static struct subject subject_of(const struct screen *s)
{
	const struct suggestion *sg = &((const struct state *)s->state)->why.suggestion;

	return (struct subject){ sg->placement, sg->employer };
}

static unsigned guide(struct screen *s)
{
	struct guide_arg arg = { .subject = subject_of(s) };

	arg.guide = why_guide(((struct state *)s->state)->why.rule, &arg.point);
	return ui_push(s, &guide_screen, &arg);
}

static unsigned contact(struct screen *s)
{
	return contact_log(s, subject_of(s));
}

static unsigned placement(struct screen *s)
{
	struct subject subject = subject_of(s);

	return ui_push(s, &placement_screen, &subject);
}

static unsigned employer(struct screen *s)
{
	struct subject subject = { 0, subject_of(s).employer };

	return ui_push(s, &employer_screen, &subject);
}

static void done(struct screen *s)
{
	pager_free(&((struct state *)s->state)->pager);
}

static const struct ui_action actions[] = {
	{ "suggestion-do", "<Enter> d", N_("do"), N_("Do it: make an action with a due date"),
		NEED_WRITABLE | NEED_TRUE, accept },
	{ "suggestion-postpone", "s", N_("later"), N_("Postpone the suggestion"), NEED_WRITABLE | NEED_TRUE,
		postpone },
	{ "suggestion-dismiss", "a", N_("dismiss"), N_("Dismiss the suggestion, with a reason if you like"),
		NEED_WRITABLE | NEED_TRUE, dismiss },
	{ "guide", "g", N_("guide"), N_("Open the guide at the point this rule is about"), NEED_GUIDE,
		guide },
	{ "contact", "c", N_("contact"), N_("Log a contact"), NEED_WRITABLE, contact },
	{ "placement", "o p", N_("open"), N_("Open the placement"), NEED_PLACEMENT, placement },
	{ "employer", "e", N_("employer"), N_("Open the employer"), 0, employer },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops why_screen = {
	.name = "why",
	.title = N_("Why"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_why,
	.load = load,
	.layout = layout,
	.paint = paint,
	.pager = pager,
	.need = need,
	.heading = heading,
	.done = done,
};
