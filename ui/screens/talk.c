/* The talk itself: the title line and its keys. One key answers and moves on; on questions
 * that are answered by typing, letters and digits are text at once, and signs are keys as
 * long as nothing was typed. */
#include <stdlib.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/counts.h"
#include "screens/talk.h"

/* NEED_SINGLE: letters are keys now; NEED_TEXT: they are text; NEED_SIGN: signs are keys;
 * NEED_FRESH: nothing was typed yet. */
enum {
	NEED_SINGLE = NEED_OWN,
	NEED_TEXT = NEED_OWN << 1,
	NEED_SIGN = NEED_OWN << 2,
	NEED_UNDER_WAY = NEED_OWN << 3,
	NEED_CHOICES = NEED_OWN << 4,
	NEED_BEFORE = NEED_OWN << 5,
	NEED_SUBJECTS = NEED_OWN << 6,
	NEED_FRESH = NEED_OWN << 7
};

const struct question *talking_question(const struct talk_view *v)
{
	return v->question < 0 ? NULL : &v->t->script->questions[v->question];
}

const struct cell *talking_here(const struct talk_view *v)
{
	return v->question < 0 ? NULL : talk_cell(v->t, v->subject, (size_t)v->question);
}

bool talking_reads(const struct talk_view *v)
{
	return v->t->finished || v->reading;
}

void talking_touch(struct screen *s)
{
	talk_view(s)->kept = KEPT_TYPING;
	ui_typed(s);
}

void talking_fault(struct talk_view *v, const char *text)
{
	free(v->fault);
	v->fault = text ? xstrdup(text) : NULL;
}

unsigned talking_wrote(struct screen *s, int rc)
{
	struct talk_view *v = talk_view(s);

	v->moved = true;
	ui_typed(s); /* what was typed is no draft any more */
	if (rc == 0)
		return UI_PAINT;
	v->kept = KEPT_FAILED;
	return ui_failed(s);
}

/* ---- leaving ---- */

static unsigned leave(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	counts_forget();
	if (talking_reads(v))
		return UI_BACK;
	talking_draft(s);
	if (v->kept == KEPT_FAILED || talk_pause(v->t) < 0)
		return ui_failed(s);
	return UI_BACK;
}

static unsigned cancel(struct screen *s)
{
	counts_forget();
	return talk_cancel(talk_view(s)->t) < 0 ? ui_failed(s) : UI_BACK;
}

unsigned talking_finish(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	if (!talking_field_leave(s))
		return UI_PAINT;
	v->moved = true;
	talking_draft(s);
	v->away = true;
	return ui_push(s, &finish_screen, &v->t->record->id);
}

/* ---- the title line ---- */

/* Minutes talked, earlier parts included; no clock ticks: it goes on with the keys. */
static const char *elapsed(const struct talk_view *v, struct arena *a)
{
	enum { MS = 1000, MINUTE = 60, HOUR = 60 * MINUTE };
	const char *before = record_get(v->t->record, "seconds");
	long seconds = (before ? strtol(before, NULL, 10) : 0) + (long)((clock_ms() - v->opened) / MS);

	return arena_printf(a, "%ld:%02ld", seconds / HOUR, seconds % HOUR / MINUTE);
}

static void heading(const struct screen *s, struct arena *a, const char **left, const char **right)
{
	static const char *const marks[] = { [KEPT_SAFE] = N_("● saved"),
		[KEPT_TYPING] = N_("○ typing…"),
		[KEPT_FAILED] = N_("! not saved") };
	const struct talk_view *v = talk_view(s);
	const char *begun = talking_time(v, record_get(v->t->record, "begun"), a), *state = _(marks[v->kept]);
	int widest = 0; /* what stands left of it does not move */

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (text_width(_(marks[i])) > widest)
			widest = text_width(_(marks[i]));

	*left = arena_printf(a, "%s · %s%s%s", _("Conversation"), v->t->employer_name,
		*v->t->person ? " · " : "", v->t->person);
	if (talking_reads(v))
		*right = arena_printf(a, "%s  %s", begun, v->t->finished ? _("finished") : _("only to read"));
	else
		*right = arena_printf(
			a, "%s  %s  %*s%s", begun, elapsed(v, a), widest - text_width(state), "", state);
}

static void paint(const struct screen *s, struct canvas *c)
{
	const struct talk_view *v = talk_view(s);
	struct arena *a = arena_new();
	struct talk_places p;

	talking_place(v, c->area.h, c->area.w, &p);
	talking_paint_side(v, c, &p, a);
	talking_paint_question(s, c, &p, a);
	talking_paint_notes(s, c, &p, a);
	talking_panel_paint(v, c, p.notes.y + p.notes.h);
	arena_free(&a);
}

/* ---- keys ---- */

/* Signs that stay keys in a field where nothing was typed yet. */
static bool still_a_key(const struct talk_view *v, uint32_t key)
{
	return !v->touched && keys_in("= - ' [ ] ? : /", key);
}

static bool takes_digits(const struct talk_view *v)
{
	return v->question >= 0 && talking_question(v)->kind == ASK_NUMBER && !talking_reads(v);
}

static unsigned text(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);
	static const char *const closing[] = { [PANEL_WHY] = "w <Esc> <Enter> q",
		[PANEL_HISTORY] = "H <Esc> <Enter> q",
		[PANEL_SUGGESTIONS] = "v <Esc> <Enter> q" };

	v->key = key;
	if (v->panel != PANEL_NONE) {
		bool again = keys_in(closing[v->panel], key);

		talking_panel_close(v);
		if (again)
			return UI_PAINT; /* any other key does what it does */
	}
	if (v->prefix)
		return talking_prefix_key(s, key);
	if (v->bottom)
		return talking_line_key(s, key);
	if (v->in_field && !still_a_key(v, key))
		return talking_field_key(s, key);
	/* A number begins with its first digit; letters stay keys until then. */
	if (takes_digits(v) && key >= '0' && key <= '9') {
		v->in_field = true;
		return talking_field_key(s, key);
	}
	return UI_UNHANDLED;
}

static unsigned paste(struct screen *s, const char *pasted)
{
	struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);

	talking_panel_close(v);
	v->prefix = 0;
	if (v->bottom && v->bottom != BOTTOM_WHO) {
		edit_insert(&v->line, pasted);
	} else if (!v->bottom && q && talking_types(q) && !talking_reads(v)) {
		v->in_field = v->touched = true;
		edit_insert(&v->field, pasted);
	} else {
		ui_toast(s, "%s", _("Pasted text was left out: nothing is being typed here."));
		return UI_PAINT;
	}
	talking_touch(s);
	return UI_PAINT;
}

static bool typing(const struct screen *s)
{
	const struct talk_view *v = talk_view(s);

	return v->in_field || v->bottom;
}

static const char *need(const struct screen *s, unsigned bit)
{
	const struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);

	if ((bit == NEED_SINGLE && typing(s)) ||
		(bit == NEED_SIGN && (v->bottom || (v->in_field && v->touched))))
		return _("Letters are text here; Esc makes them keys.");
	if (bit == NEED_FRESH && (v->touched || v->bottom))
		return _("Here it takes back what is typed.");
	if (bit == NEED_TEXT && !v->in_field)
		return _("Nothing is being typed here.");
	if (bit == NEED_UNDER_WAY && talking_reads(v))
		return _("This conversation can only be read.");
	if (bit == NEED_CHOICES && (!q || talking_types(q)))
		return _("There is nothing to choose here.");
	if (bit == NEED_BEFORE && (!q || !talking_here(v)->before))
		return _("Nothing was said here before.");
	if (bit == NEED_SUBJECTS && v->t->nsubjects < 2)
		return _("This conversation is about one placement.");
	return NULL;
}

#define ANSWER (NEED_SINGLE | NEED_UNDER_WAY | NEED_WRITABLE | HINT_WHERE)
#define SIGN (NEED_SIGN | NEED_UNDER_WAY | NEED_WRITABLE | HINT_WHERE)
#define TYPING (NEED_TEXT | NEED_UNDER_WAY | NEED_WRITABLE | HINT_WHERE)

static const struct ui_action actions[] = {
	{ "talk-choose", "1 2 3 4 5 6 7 8 9", N_("answer"),
		N_("Choose that answer and go on; of several: on or off, Enter goes on"),
		ANSWER | NEED_CHOICES, talking_choose },
	{ "talk-more", "0", NULL, N_("The tenth answer and further: 0, then its letter"),
		ANSWER | NEED_CHOICES, talking_more },
	{ "talk-unchanged", "=", NULL, N_("Unchanged since the time before, and go on"),
		SIGN | NEED_BEFORE, talking_unchanged },
	{ "talk-unknown", "n", NULL, N_("Does not know"), ANSWER, talking_dont_know },
	{ "talk-refused", "x", NULL, N_("Does not want to say"), ANSWER, talking_refused },
	{ "talk-not-applicable", "-", NULL, N_("Not applicable"), SIGN, talking_not_applicable },
	{ "talk-note", "'", N_("note"), N_("A loose note, with its time"), SIGN, talking_ask_note },
	{ "talk-agreement", "a", N_("agree"), N_("An agreement: what, who and when; it stands on Today"),
		ANSWER, talking_ask_agreement },
	{ "talk-remark", "o", N_("remark"), N_("A remark at this question; with a tick or signal: its note"),
		ANSWER, talking_ask_remark },
	{ "talk-finish", "f <F10>", N_("finish"),
		N_("Finish the conversation: what is missing, agreements, contacts"), ANSWER,
		talking_finish },
	{ "talk-topic", "g", N_("topic"), N_("Go to a topic: g, then its digit"), NEED_SINGLE | HINT_WHERE,
		talking_ask_topic },
	{ "talk-why", "w", N_("why"), N_("Why this question: the suggestions that wait for it"),
		NEED_SINGLE | HINT_WHERE, talking_why },
	{ "talk-go-on", "<Enter>", N_("go on"),
		N_("Keep what stands there and go on; at a question for words: begin typing"), 0,
		talking_go_on },
	{ "talk-leave", "<Esc> q", N_("back"),
		N_("While typing: back to the keys, the text stays; else: pause and leave"), 0, leave },
	{ "talk-unknown-typing", "<C-n>", N_("unknown"), N_("Does not know, also while typing"), TYPING,
		talking_dont_know },
	{ "talk-refused-typing", "<C-x>", N_("won't"), N_("Does not want to say, also while typing"), TYPING,
		talking_refused },
	{ "talk-undo-typing", "<C-z>", N_("undo"), N_("Undo the last change, also where letters are text"),
		TYPING | NEED_FRESH, undo_last },
	{ "talk-pause", "p <F9>", N_("pause"), N_("Pause: leave it safely and take it up later"),
		NEED_SINGLE | HINT_WHERE, leave },
	{ "talk-suggestions", "v", N_("suggest"), N_("Show or hide the suggestions as they are now"),
		NEED_SINGLE | HINT_WHERE, talking_suggestions },
	{ "talk-next", "<Tab> <Down> <Right>", NULL, N_("To the next question"), 0, talking_forward },
	{ "talk-previous", "<S-Tab> <Up> <Left>", NULL, N_("To the question before"), 0, talking_backward },
	{ "talk-subject-next", "]", NULL, N_("To the next placement"), NEED_SIGN | NEED_SUBJECTS,
		talking_subject_next },
	{ "talk-subject-previous", "[", NULL, N_("To the placement before"), NEED_SIGN | NEED_SUBJECTS,
		talking_subject_previous },
	{ "talk-find", "/", NULL, N_("Look for a question by its words"), NEED_SIGN, talking_ask_find },
	{ "talk-history", "H", NULL, N_("Everything ever said to this question"), NEED_SINGLE,
		talking_history_show },
	{ "talk-guide", "G", NULL, N_("Add the points of a guide: G, then its digit"), ANSWER,
		talking_ask_guide },
	{ "talk-cancel", "", NULL, N_("Cancel this conversation: it was begun by mistake"),
		NEED_UNDER_WAY | NEED_WRITABLE | NEED_CONFIRM, cancel },
	{ NULL, NULL, NULL, NULL, 0, NULL },
};

const struct screen_ops talk_screen = {
	.name = "talk",
	.title = N_("Conversation"),
	.state_size = sizeof(struct talk_view),
	.actions = actions,
	.open = talking_open,
	.load = talking_load,
	.paint = paint,
	.text = text,
	.paste = paste,
	.click = talking_click,
	.need = need,
	.heading = heading,
	.typing = typing,
	.draft = talking_draft,
	.done = talking_done,
};
