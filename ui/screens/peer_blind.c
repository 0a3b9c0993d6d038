/* The blind round: a colleague weighs the facts of a case without seeing what its
 * owner thought; then both stand beside each other. The difference is the talk. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/weigh.h"

enum { NEED_OPEN_ROUND = NEED_OWN };

struct state {
	int64_t decision;
	struct arena *arena;
	struct factor_pad pad;
	const char *verdict;   /* a code, or NULL */
	char *who, *note;      /* in the arena; NULL: nothing */
	const char *facts;     /* the card as it may be seen before */
	const char *both;      /* the whole card, once the view was given */
	struct pager *pager;
	uint32_t key;          /* the last one */
	bool pressed;          /* it was a factor's */
};

static void done(struct screen *s)
{
	struct state *st = s->state;

	arena_free(&st->arena);
	pager_free(&st->pager);
}

static int open_blind(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	char *text, *form;
	int rc;

	st->decision = *(const int64_t *)arg;
	st->arena = arena_new();
	st->pager = pager_new();
	if ((rc = app_peer_card(app_of(s), st->decision, true, st->arena, &text)) == 0)
		rc = pad_open(&st->pad, app_of(s), st->arena, NULL, false);
	/* On paper there is room to fill in; here the keys below are that room. */
	if (rc == 0 && (form = strstr(text, _("Factors: + for, - against, o seen"))) != NULL)
		*form = '\0';
	st->facts = rc == 0 ? text_trim(st->arena, text) : NULL;
	return rc; /* a screen that does not open is ended with done */
}

/* ---- drawing ---- */

static void write_round(const struct state *st, struct pager *p, int width)
{
	struct arena *a = arena_new();
	struct pick *picks;
	size_t n = steps_choices(&(struct weigh){ .fixed = false }, STEP_VERDICT, a, &picks);

	pager_text(p, ST_NORMAL, 0, st->facts);
	pager_text(p, ST_NORMAL, 0, "");
	pager_anchor(p, "answer");
	pager_text(p, ST_TITLE, 0,
		_("Your view. A factor's key: for doing it; again: against, seen, gone"));
	pad_write(&st->pad, p, width);
	pager_text(p, ST_NORMAL, 0, "");
	weigh_label(p, a, _("Decision"));
	weigh_choices(p, a, width, picks, n, st->verdict, true);
	weigh_line(p, a, _("Note"), st->note ? ST_NORMAL : ST_DIM, st->note ? st->note : _("' adds one"));
	arena_free(&a);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	pager_reset(st->pager);
	if (st->both)
		pager_text(st->pager, ST_NORMAL, 0, st->both);
	else
		write_round(st, st->pager, area.w);
	pager_layout(st->pager, area);
	if (st->pressed)
		weigh_show(st->pager, "pressed", area.h);
	st->pressed = false;
}

static struct pager *pager(struct screen *s)
{
	return ((struct state *)s->state)->pager;
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	const struct state *st = s->state;

	(void)a;
	*left = st->both ? _("Peer review · both views") : _("Peer review · blind round");
	*right = st->who ? st->who : "";
}

/* ---- keys ---- */

static unsigned text(struct screen *s, uint32_t key)
{
	struct state *st = s->state;

	st->key = key;
	if (st->both || !pad_key(&st->pad, key))
		return UI_UNHANDLED;
	st->pressed = true;
	return UI_LAYOUT;
}

static unsigned verdict(struct screen *s)
{
	struct state *st = s->state;
	struct pick *picks;
	size_t n = steps_choices(&(struct weigh){ .fixed = false }, STEP_VERDICT, st->arena, &picks);
	size_t i = st->key - '1';

	if (i < n)
		st->verdict = str_same(st->verdict, picks[i].code) ? NULL : picks[i].code;
	pager_jump(st->pager, "answer");
	return UI_LAYOUT;
}

static unsigned note(struct screen *s)
{
	struct state *st = s->state;
	struct ask ask = { .label = _("Note:"), .text = st->note };

	ui_ask(s, &ask, st->arena, &st->note);
	return UI_LAYOUT;
}

static unsigned save(struct screen *s)
{
	struct state *st = s->state;
	struct ask ask = { .label = _("Whose view (a pseudonym will do):"), .text = st->who };
	char *whole;

	if (!st->verdict && !pad_text(&st->pad, st->arena))
		return ui_error(
			s, "%s", _("Press the keys of the factors first, or the digit of a decision."));
	if (ui_ask(s, &ask, st->arena, &st->who) < 0)
		return UI_PAINT;
	if (!*(st->who = text_trim(st->arena, st->who)))
		return ui_error(s, "%s", _("A view needs a name; a pseudonym will do."));
	if (app_peer_view(app_of(s), st->decision, st->who, st->verdict, pad_text(&st->pad, st->arena),
		    st->note, NULL) < 0 ||
		app_peer_card(app_of(s), st->decision, false, st->arena, &whole) < 0)
		return ui_failed(s);
	st->both = whole;
	pager_to(st->pager, 0);
	tell_written(s, _("View kept"));
	return UI_LAYOUT;
}

static unsigned leave(struct screen *s)
{
	struct state *st = s->state;

	if (!st->both && (st->verdict || st->note || pad_text(&st->pad, st->arena)) &&
		!ui_confirm(s, "%s", _("Leave without keeping this view?")))
		return UI_PAINT;
	return UI_BACK;
}

static bool unsaved(const struct screen *s)
{
	const struct state *st = s->state;

	return !st->both && (st->verdict || st->note);
}

static const char *need(const struct screen *s, unsigned bit)
{
	if (bit == NEED_OPEN_ROUND && ((const struct state *)s->state)->both)
		return _("This view is kept; go back for the next colleague.");
	return NULL;
}

static const struct ui_action actions[] = {
	{ "peer-keep", "<Enter>", N_("keep"), N_("Keep this view, then show the owner's beside it"),
		NEED_WRITABLE | NEED_OPEN_ROUND, save },
	{ "peer-verdict", "1 2 3 4 5 6 7 8 9", NULL, N_("What this colleague would decide"), NEED_OPEN_ROUND,
		verdict },
	{ "peer-note", "'", N_("note"), N_("Add a note of one line"), NEED_OPEN_ROUND, note },
	{ "peer-leave", "<Esc>", N_("back"), N_("Back to the cases"), 0, leave },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops peer_blind_screen = {
	.name = "peer-blind",
	.title = N_("Blind round"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_blind,
	.layout = layout,
	.pager = pager,
	.text = text,
	.need = need,
	.heading = heading,
	.unsaved = unsaved,
	.done = done,
};
