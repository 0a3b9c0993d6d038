/* Another state for a rule, and back to how it is shipped: what it does is shown
 * before it takes effect. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/rules.h"

static const struct {
	const char *code, *label, *detail;
	enum rule_state state;
	bool off;
} states[] = {
	{ "trial", N_("trial"), N_("weighed and counted, suggested to nobody"), RULE_TRIAL, false },
	{ "use", N_("in use"), N_("suggested where it is true"), RULE_IN_USE, false },
	{ "withdrawn", N_("withdrawn"), N_("no longer meant to be used by anyone"), RULE_RETIRED, false },
	{ "off", N_("off"), N_("not used here; an update does not switch it on again"), RULE_RETIRED, true },
};
enum { STATES = sizeof states / sizeof *states };

static size_t state_of(const struct rule *r)
{
	for (size_t i = 0; i < STATES; i++)
		if (r->off ? states[i].off : !states[i].off && states[i].state == r->state)
			return i;
	return 0;
}

/* STATES: nothing was chosen. */
static size_t ask_state(struct screen *s, const struct rule *r)
{
	struct pick picks[STATES];
	int i;

	for (size_t k = 0; k < STATES; k++)
		picks[k] = (struct pick){ states[k].code, _(states[k].label), _(states[k].detail) };
	i = ui_pick(s, lang_text(r->title), picks, STATES, states[state_of(r)].code);
	return i < 0 ? STATES : (size_t)i;
}

unsigned rule_change_state(struct screen *s, const struct rule *r)
{
	struct arena *a = arena_new();
	struct ask ask = { .label = _("Why (colleagues read it too):") };
	struct rule_change change = { .file = rules_file_states, .rule = r->id, .tests = true };
	size_t to = ask_state(s, r);
	unsigned react = UI_PAINT;
	const char *note[2] = { NULL, NULL };
	char *reason, *text;

	if (to == STATES || ui_ask(s, &ask, a, &reason) < 0)
		goto out;
	if (to == state_of(r)) {
		ui_toast(s, _("It is %s already."), _(states[to].label));
		goto out;
	}
	if (!*text_trim(a, reason)) {
		react = ui_error(s, "%s", _("Say why in a few words: later nobody remembers."));
		goto out;
	}
	if (app_rule_state_change(app_of(s), r->id, states[to].off, states[to].state, reason, a, &text) < 0) {
		react = ui_failed(s);
		goto out;
	}
	note[0] = arena_printf(a, "%s: %s → %s. %s", lang_text(r->title), rule_state_word(r),
		_(states[to].label), reason);
	change.title = arena_strdup(a, lang_text(r->title));
	change.text = rule_text_noted(
		a, text, app_of(s), arena_printf(a, "%s %s: %s", r->id, _(states[to].label), reason));
	change.note = note;
	change.done = arena_printf(a, _("%s is now: %s"), lang_text(r->title), _(states[to].label));
	react = ui_push(s, &rule_preview_screen, &change);
out:
	arena_free(&a);
	return react;
}

/* ---- back to the shipped rule ---- */

/* The local file without the rule; NULL in *text: nothing is left of it. */
static int without(
	struct app *app, const char *file, const char *rule, struct arena *a, bool *had, char **text)
{
	char *now = NULL;
	int rc = app_rules_text(app, file, a, &now);

	*had = false;
	*text = NULL;
	if (rc < 0 || !now)
		return rc;
	*text = rule_text_without(a, now, rule_words, rule);
	*had = strcmp(*text, now) != 0;
	if (!**text)
		*text = NULL;
	return 0;
}

/* Which of the two goes: 't' its text, 's' its state; 0: neither after all. */
static int ask_which(struct screen *s, bool in_text, bool in_states)
{
	if (in_text && in_states)
		return ui_ask_key(s, "ts", _("Take away its own text (t) or its changed state (s)?"));
	return in_states ? 's' : 't';
}

unsigned rule_remove_local(struct screen *s, const struct rule *r)
{
	struct arena *a = arena_new();
	struct app *app = app_of(s);
	const char *file = rule_local_file(app, r), *note[2] = { NULL, NULL };
	char *without_text = NULL, *without_state = NULL;
	bool in_text = false, in_states = false, state;
	unsigned react = UI_PAINT;
	int which;
	struct rule_change change = { .rule = r->id, .tests = true };

	if ((file && without(app, file, r->id, a, &in_text, &without_text) < 0) ||
		without(app, rules_file_states, r->id, a, &in_states, &without_state) < 0) {
		react = ui_failed(s);
		goto out;
	}
	if (!in_text && !in_states) {
		react = ui_error(s, "%s", _("The change stands in another file; change it there."));
		goto out;
	}
	if (!(which = ask_which(s, in_text, in_states)))
		goto out;
	state = which == 's';
	change.file = state ? rules_file_states : file;
	change.text = state ? without_state : without_text;
	change.title = arena_strdup(a, lang_text(r->title));
	note[0] = state	       ? _("Its state becomes again what its text says.")
		  : r->changed ? _("Your own text goes; the shipped rule is used again.")
			       : _("Your own rule goes. Its text is not kept.");
	change.note = note;
	change.done = arena_printf(a, _("Taken away: what was changed here in \"%s\""), lang_text(r->title));
	react = ui_push(s, &rule_preview_screen, &change);
out:
	arena_free(&a);
	return react;
}
