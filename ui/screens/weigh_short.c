/* The short weighing: dismissing, with the keys of what weighs against it. In most
 * cases a factor pressed here speaks against doing it, so that is the first press;
 * one screen says everything, Enter saves, also when nothing was pressed. */
#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/weigh.h"

struct state {
	struct weigh w;
	struct pager *pager;
	uint32_t key; /* the last one */
	bool pressed; /* it was a factor's */
};

static int open_short(struct screen *s, const void *arg)
{
	struct state *st = s->state;
	int rc = weigh_begin(&st->w, app_of(s), arg, false);

	st->pager = pager_new();
	if (rc == 0 && !st->w.decision)
		weigh_set(&st->w, W_VERDICT, "dismissed");
	return rc; /* a screen that does not open is ended with done */
}

/* ---- writing ---- */

/* One that follows from the factors stands in other brackets than one chosen. */
static void write_reason(const struct weigh *w, struct pager *p, int width, struct arena *a)
{
	struct pick *picks;
	size_t n = weigh_picks(choices_reason, a, &picks);

	weigh_label(p, a, _("Reason"));
	weigh_choices(p, a, width, picks, n, weigh_reason(w, a), w->value[W_REASON] != NULL);
}

static void write_all(const struct weigh *w, struct pager *p, int width)
{
	struct arena *a = arena_new();

	pager_reset(p);
	if (w->because)
		weigh_line(p, a, _("For"), ST_NORMAL, w->because);
	if (w->caution)
		weigh_line(p, a, _("Against"), ST_NORMAL, w->caution);
	pager_text(p, ST_NORMAL, 0, "");
	pager_text(p, ST_DIM, 0, _("A factor's key: against doing it; again: for it, seen, gone."));
	pad_write(&w->pad, p, width);
	pager_text(p, ST_NORMAL, 0, "");
	write_reason(w, p, width, a);
	weigh_line(p, a, _("Note"), w->value[W_NOTE] ? ST_NORMAL : ST_DIM,
		w->value[W_NOTE] ? w->value[W_NOTE] : _("' adds one"));
	arena_free(&a);
}

static void layout(struct screen *s, struct rect area)
{
	struct state *st = s->state;

	write_all(&st->w, st->pager, area.w);
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
	const struct weigh *w = &((const struct state *)s->state)->w;

	weigh_heading(w, w->decision ? _("To complete") : _("Dismiss"), s->area.w, a, left, right);
}

/* ---- keys ---- */

/* Factors are data, so their keys are no actions; other letters do nothing here. */
static unsigned text(struct screen *s, uint32_t key)
{
	struct state *st = s->state;
	char letter[KEY_NAME_SIZE], leave[KEY_NAME_SIZE];

	st->key = key;
	weigh_settle(&st->w);
	if (pad_key(&st->w.pad, key)) {
		st->w.touched = st->pressed = true;
		return UI_LAYOUT;
	}
	if (key <= K_SPACE || key >= K_SPECIAL || keys_in("1 2 3 4 5 6 7 8 9 ' : ?", key))
		return UI_UNHANDLED;
	ui_toast(s, _("No factor has the key %s; %s leaves"), keys_show(letter, key),
		ui_key_of(s, leave, "weigh-leave"));
	return UI_PAINT;
}

static unsigned reason(struct screen *s)
{
	struct state *st = s->state;
	uint32_t at = st->key - '1';
	const struct choice *c = choices_reason;

	for (; c->code && (c->retired || at > 0); c++)
		at -= !c->retired;
	if (!c->code)
		return UI_PAINT;
	/* The same again: it follows from the factors. */
	weigh_set(&st->w, W_REASON, str_same(st->w.value[W_REASON], c->code) ? NULL : c->code);
	st->w.touched = true;
	return UI_LAYOUT;
}

static unsigned note(struct screen *s)
{
	struct state *st = s->state;

	weigh_ask(s, &st->w, W_NOTE, _("Note:"));
	return UI_LAYOUT;
}

/* Facts that are wrong can be put right, a rule that does not fit can be looked at. */
static bool offer_cure(struct screen *s, struct weigh *w, const char *why, unsigned *r)
{
	bool facts = str_same(why, "facts_wrong");
	const char *question = facts ? w->sg.placement
			? _("The facts are wrong: open the placement to put them right?")
			: _("The facts are wrong: open the employer to put them right?")
		: str_same(why, "rule_unfit") && rules_index(app_of(s)->rules, w->sg.id) >= 0
			? _("The rule does not fit: open its page?") : NULL;

	if (!question || !ui_confirm(s, "%s", question))
		return false;
	*r = !facts ? ui_push(s, &rule_screen, w->sg.id)
		: w->sg.placement ? record_edit(s, E_PLACEMENT, w->sg.placement, NULL, 0)
				  : record_edit(s, E_ORGANISATION, w->sg.employer, NULL, 0);
	return true;
}

static unsigned after(struct screen *s, int64_t decision, const char *why, const char *pays)
{
	struct weigh *w = &((struct state *)s->state)->w;
	struct weigh_arg arg = { .decision = decision };
	unsigned r = UI_PAINT;

	if (offer_cure(s, w, why, &r))
		return r;
	if (pays && ui_ask_key(s, "w", pays) == 'w')
		return ui_push(s, &weigh_slow_screen, &arg);
	return r;
}

/* What was dismissed without a word is not forgotten: how much waits by now. */
static const char *to_complete(struct app *app, struct arena *a)
{
	struct record **r;
	size_t n;

	if (app_unfinished(app, a, &r, &n) < 0 || n == 0)
		return _("Dismissed");
	return arena_printf(a, _("Dismissed; to complete later: %zu (:weigh-later)"), n);
}

static void tell(struct screen *s, const char *why)
{
	int i = why ? model_choice_index(choices_reason, why) : -1;
	struct arena *a = arena_new();

	tell_written(s, ((struct state *)s->state)->w.decision ? _("Completed")
		: i < 0	? to_complete(app_of(s), a)
			: arena_printf(a, _("Dismissed (%s)"), lang_text(choices_reason[i].label)));
	arena_free(&a);
}

static unsigned save(struct screen *s)
{
	struct state *st = s->state;
	struct arena *a = arena_new();
	const char *why = weigh_reason(&st->w, a), *pays = NULL;
	int64_t decision;
	unsigned r;

	/* Asked before it is written: afterwards this dismissal would count itself. */
	if ((!st->w.decision && weigh_pays(&st->w, app_of(s), a, &pays) < 0) ||
		weigh_save(&st->w, app_of(s), &decision) < 0) {
		r = ui_failed(s);
		goto out;
	}
	ui_close_below(s, &why_screen);
	if (pays)
		pays = arena_printf(a, _("%s (w: yes)"), pays);
	r = after(s, decision, why, pays) | UI_BACK;
	tell(s, why);
out:
	arena_free(&a);
	return r;
}

/* Nothing is decided yet: what stands here goes along. */
static unsigned slower(struct screen *s)
{
	struct weigh *w = &((struct state *)s->state)->w;
	struct arena *a = arena_new();
	struct weigh_arg arg = { w->decision ? NULL : &w->sg, w->decision, w->fixed,
		weigh_write_draft(w, a) };
	unsigned r = ui_push(s, &weigh_slow_screen, &arg);

	weigh_drop_draft(w, app_of(s));
	arena_free(&a);
	return r | UI_BACK;
}

static unsigned leave(struct screen *s)
{
	struct weigh *w = &((struct state *)s->state)->w;

	if (w->touched && w->value[W_NOTE] &&
		!ui_confirm(s, "%s", _("Leave without deciding; the note is thrown away?")))
		return UI_PAINT;
	weigh_drop_draft(w, app_of(s));
	return UI_BACK;
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
}

static const struct ui_action actions[] = {
	{ "weigh-save", "<Enter>", N_("save"), N_("Save; without factors it can be completed later"),
		NEED_WRITABLE, save },
	{ "weigh-note", "'", N_("note"), N_("Add a note of one line"), 0, note },
	{ "weigh-reason", "1 2 3 4 5 6 7 8 9", N_("reason"),
		N_("Choose the reason; again: let it follow from the factors"), 0, reason },
	{ "weigh-slow", "<Tab>", N_("slower"), N_("Slow down: weigh it step by step"), 0, slower },
	{ "weigh-leave", "<Esc>", N_("cancel"), N_("Leave; nothing is decided"), 0, leave },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops weigh_short_screen = {
	.name = "weigh-short",
	.title = N_("Dismiss"),
	.state_size = sizeof(struct state),
	.actions = actions,
	.open = open_short,
	.layout = layout,
	.pager = pager,
	.text = text,
	.heading = heading,
	.draft = draft,
	.unsaved = unsaved,
	.done = done,
};

/* ---- opening ---- */

unsigned weigh_dismiss(struct screen *s, const struct suggestion *sg)
{
	return ui_push(s, &weigh_short_screen, &(struct weigh_arg){ .sg = sg });
}

unsigned weigh_complete(struct screen *s, int64_t decision)
{
	return ui_push(s, &weigh_short_screen, &(struct weigh_arg){ .decision = decision, .fixed = true });
}
