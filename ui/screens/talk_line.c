/* The line at the bottom: a remark, a loose note, an agreement in three steps, or words
 * to look for. It is edited in place; Esc leaves it there, its key takes it up again. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/talk.h"

const char *talking_promiser(size_t i, const char **code)
{
	const char *unused;

	if (!code)
		code = &unused;
	*code = "";
	if (i == 0)
		return _("we");
	for (size_t k = 0; choices_promiser[k].code; k++) {
		if (k + 1 != i)
			continue;
		*code = choices_promiser[k].code;
		return lang_text(choices_promiser[k].label);
	}
	return NULL;
}

/* Of a stretch of time the last day: "before summer" is due when summer begins. */
day talking_due(const char *text, day today, bool *exact)
{
	struct date_span span;
	day d;

	*exact = date_parse(text, today, &d) == 0;
	if (*exact)
		return d;
	return date_span_parse(text, today, false, &span) == 0 ? span.last : DAY_NONE;
}

/* ---- opening and leaving ---- */

static bool same_line(enum talk_bottom a, enum talk_bottom b)
{
	bool agreement = a >= BOTTOM_WHAT && a <= BOTTOM_WHEN;

	return a == b || (agreement && b >= BOTTOM_WHAT && b <= BOTTOM_WHEN);
}

static void set_line(struct talk_view *v, const char *text)
{
	edit_done(&v->line);
	edit_init(&v->line, text, false);
}

static void forget_line(struct talk_view *v)
{
	v->bottom = v->parked = BOTTOM_NONE;
	set_line(v, "");
	free(v->what);
	v->what = NULL;
	v->promised_by = "";
}

static long about(const struct talk_view *v)
{
	const struct question *q = talking_question(v);

	return q && q->about == LEVEL_EMPLOYER ? -1 : (long)v->subject;
}

static const char masked_text[] = N_("A citizen service number in it was masked.");

/* What was left at the bottom is not lost when another line is begun. */
static bool keep_parked(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	const char *text = v->parked >= BOTTOM_WHO && v->parked <= BOTTOM_WHEN ? v->what : v->line.text.text;
	bool masked = false;
	int rc = 0;

	if (v->parked && v->parked != BOTTOM_FIND && text && *text)
		rc = talk_note(v->t, about(v), text, &masked);
	if (rc < 0) {
		talking_wrote(s, rc);
		return false;
	}
	if (masked)
		ui_toast(s, "%s", _(masked_text));
	forget_line(v);
	return true;
}

static unsigned begin(struct screen *s, enum talk_bottom bottom)
{
	struct talk_view *v = talk_view(s);

	if (v->touched)
		talking_field_keep(s); /* the draft holds one text: the answer is kept first */
	if (same_line(bottom, v->parked)) {
		v->bottom = v->parked;
		v->parked = BOTTOM_NONE;
		return UI_PAINT;
	}
	if (!keep_parked(s))
		return UI_PAINT;
	v->bottom = bottom;
	return UI_PAINT;
}

unsigned talking_ask_remark(struct screen *s)
{
	if (talk_view(s)->question < 0) {
		ui_toast(s, "%s", _("No question is on screen: a loose note can be made."));
		return UI_PAINT;
	}
	return begin(s, BOTTOM_REMARK);
}

unsigned talking_ask_note(struct screen *s)
{
	return begin(s, BOTTOM_NOTE);
}

unsigned talking_ask_agreement(struct screen *s)
{
	return begin(s, BOTTOM_WHAT);
}

unsigned talking_ask_find(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	if (!talking_field_leave(s))
		return UI_PAINT;
	v->back_subject = v->subject;
	v->back_question = v->question;
	return begin(s, BOTTOM_FIND);
}

static unsigned leave_line(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	bool empty = v->bottom == BOTTOM_FIND || (!v->line.text.len && !v->what);

	if (v->bottom == BOTTOM_FIND)
		talking_to(s, v->back_subject, v->back_question);
	if (empty) {
		forget_line(v);
	} else {
		v->parked = v->bottom;
		v->bottom = BOTTOM_NONE;
	}
	talking_fault(v, NULL);
	talking_touch(s);
	return UI_PAINT;
}

/* ---- what it becomes ---- */

static unsigned kept(struct screen *s, int rc, bool masked)
{
	struct talk_view *v = talk_view(s);

	if (rc == ERR_INVALID) {
		talking_fault(v, err_last());
		return UI_PAINT;
	}
	if (rc < 0)
		return talking_wrote(s, rc);
	if (masked)
		ui_toast(s, "%s", _(masked_text));
	forget_line(v);
	talking_fault(v, NULL);
	v->kept = KEPT_SAFE;
	return talking_wrote(s, 0);
}

/* With a tick or with signals it is their note; else a remark at the question. */
static unsigned keep_remark(struct screen *s, const char *text)
{
	struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);
	struct arena *a = arena_new();
	const char *codes = talking_field_text(v, a);
	bool masked = false,
	     made = q->kind == ASK_TICK || (talking_several(q) && q->kind != ASK_CHOICES && *codes);
	int rc;

	if (q->kind == ASK_TICK)
		codes = talking_choices(q, &(size_t){ 0 })->code;
	rc = made ? talk_answer(v->t, v->subject, (size_t)v->question, SAID_ANSWERED, codes, text)
		  : talk_remark(v->t, v->subject, (size_t)v->question, text, &masked);
	arena_free(&a);
	if (rc == 0 && q->kind == ASK_TICK)
		talking_on(s); /* with its note it is answered */
	else if (rc == 0)
		talking_field_take(v);
	return kept(s, rc, masked);
}

static unsigned keep_agreement(struct screen *s, const char *when)
{
	struct talk_view *v = talk_view(s);
	bool exact;
	day due = *when ? talking_due(when, ui_today(s), &exact) : DAY_NONE;
	struct agreement g = { v->what, v->promised_by, due };

	if (*when && due == DAY_NONE) {
		talking_fault(v, err_last());
		return UI_PAINT;
	}
	struct arena *a = arena_new();
	char *unused;
	bool masked = text_mask_bsn(a, v->what, &unused) > 0; /* the store does it */

	arena_free(&a);
	return kept(s, talk_agree(v->t, about(v), &g), masked);
}

static unsigned to_step(struct screen *s, enum talk_bottom step)
{
	struct talk_view *v = talk_view(s);

	if (v->bottom == BOTTOM_WHAT) {
		free(v->what);
		v->what = xstrdup(v->line.text.text);
	}
	set_line(v, step == BOTTOM_WHAT ? v->what : "");
	if (!v->promised_by)
		v->promised_by = "";
	v->bottom = step;
	talking_fault(v, NULL);
	talking_touch(s);
	return UI_PAINT;
}

static unsigned end_line(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct arena *a = arena_new();
	const char *text = text_trim(a, v->line.text.text);
	bool masked = false;
	unsigned r = UI_PAINT;

	if (v->bottom == BOTTOM_FIND)
		forget_line(v);
	else if (v->bottom == BOTTOM_WHO)
		r = to_step(s, BOTTOM_WHEN);
	else if (v->bottom == BOTTOM_WHEN)
		r = keep_agreement(s, text);
	else if (!*text)
		r = leave_line(s);
	else if (v->bottom == BOTTOM_WHAT)
		r = to_step(s, BOTTOM_WHO);
	else if (v->bottom == BOTTOM_REMARK)
		r = keep_remark(s, text);
	else {
		int rc = talk_note(v->t, about(v), text, &masked);

		r = kept(s, rc, masked);
	}
	arena_free(&a);
	return r;
}

/* ---- its keys ---- */

/* Who promises: a digit; then on to the day. */
static unsigned who_key(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);
	const char *code;

	if (key < '1' || key > '9' || !talking_promiser(key - '1', &code))
		return key >= K_SPACE && key < K_SPECIAL ? UI_PAINT : UI_UNHANDLED;
	v->promised_by = code;
	return to_step(s, BOTTOM_WHEN);
}

static unsigned find_key(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);

	if (key == K_TAB || key == K_DOWN)
		talking_find_words(s, v->line.text.text, v->question);
	else if (edit_key(&v->line, key, 1) == EDIT_CHANGED &&
		 !talking_find_words(s, v->line.text.text, v->back_question - 1))
		talking_to(s, v->back_subject, v->back_question);
	return UI_PAINT;
}

unsigned talking_line_key(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);
	bool agreement = v->bottom >= BOTTOM_WHAT && v->bottom <= BOTTOM_WHEN;
	enum edit_result r;

	if (key == K_ESC)
		return leave_line(s);
	if (key == K_ENTER || (key == K_TAB && agreement && v->bottom != BOTTOM_WHEN))
		return end_line(s);
	if (key == K_BACKTAB && agreement)
		return v->bottom == BOTTOM_WHAT ? UI_PAINT : to_step(s, v->bottom - 1);
	if (v->bottom == BOTTOM_FIND)
		return find_key(s, key);
	if (v->bottom == BOTTOM_WHO)
		return who_key(s, key);
	r = edit_key(&v->line, key, 1);
	if (r == EDIT_CHANGED) {
		talking_fault(v, NULL);
		talking_touch(s);
	}
	/* Tab and arrows do not leave the line: they would leave the question below it. */
	if (r != EDIT_NO || key == K_TAB || (key >= K_SPACE && (key < K_F1 || key > K_F12)))
		return UI_PAINT;
	return UI_UNHANDLED;
}

/* ---- as a draft ---- */

void talking_line_typed(const struct talk_view *v, struct typed *out)
{
	static const enum typing kinds[] = { [BOTTOM_REMARK] = TYPING_REMARK,
		[BOTTOM_NOTE] = TYPING_NOTE,
		[BOTTOM_WHAT] = TYPING_WHAT,
		[BOTTOM_WHO] = TYPING_WHAT,
		[BOTTOM_WHEN] = TYPING_DATE,
		[BOTTOM_FIND] = TYPING_NOTHING };
	enum talk_bottom at = v->bottom ? v->bottom : v->parked;

	out->typing = kinds[at];
	out->text = at == BOTTOM_WHO ? v->what : v->line.text.text;
	if (at == BOTTOM_WHEN)
		out->agreement = (struct agreement){ v->what, v->promised_by, DAY_NONE };
}

void talking_line_restore(struct talk_view *v, const struct typed *typed)
{
	static const enum talk_bottom lines[] = { [TYPING_REMARK] = BOTTOM_REMARK,
		[TYPING_NOTE] = BOTTOM_NOTE,
		[TYPING_WHAT] = BOTTOM_WHAT,
		[TYPING_DATE] = BOTTOM_WHEN };

	v->bottom = lines[typed->typing];
	set_line(v, typed->text);
	if (typed->typing != TYPING_DATE)
		return;
	free(v->what);
	v->what = xstrdup(typed->agreement.what ? typed->agreement.what : "");
	v->promised_by = "";
	for (size_t i = 0; choices_promiser[i].code; i++)
		if (typed->agreement.promised_by &&
			strcmp(choices_promiser[i].code, typed->agreement.promised_by) == 0)
			v->promised_by = choices_promiser[i].code;
}
