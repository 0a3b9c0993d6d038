/* The answer as it stands: choices that are on, or a text being typed. It is kept with
 * Enter or by leaving the question; until then the draft has it. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "screens/talk.h"

bool talking_types(const struct question *q)
{
	return q->kind == ASK_NUMBER || q->kind == ASK_DATE || q->kind == ASK_TEXT;
}

bool talking_several(const struct question *q)
{
	return question_takes_several(q->kind);
}

const struct answer_choice *talking_choices(const struct question *q, size_t *n)
{
	static struct answer_choice tick = { "1", NULL };

	if (q->kind == ASK_TICK && !q->nchoices) {
		tick.label = _("discussed");
		*n = 1;
		return &tick;
	}
	*n = q->nchoices < TALK_CHOICES ? q->nchoices : TALK_CHOICES;
	return q->choices;
}

const char *talking_field_text(const struct talk_view *v, struct arena *a)
{
	const struct question *q = talking_question(v);
	const struct answer_choice *choices;
	struct str codes = STR_INIT;
	const char *text;
	size_t n;

	if (!q || talking_types(q))
		return arena_strdup(a, v->field.text.text);
	choices = talking_choices(q, &n);
	for (size_t i = 0; i < n; i++)
		if (v->chosen[i])
			str_addf(&codes, "%s%s", codes.len ? " " : "", choices[i].code);
	text = arena_strdup(a, codes.text ? codes.text : "");
	str_free(&codes);
	return text;
}

/* Whether a code is one of those in the list. */
static void fill(struct talk_view *v, const char *text, const char *codes)
{
	const struct question *q = talking_question(v);
	const struct answer_choice *choices = NULL;
	size_t n = 0;

	if (q)
		choices = talking_choices(q, &n);
	edit_done(&v->field);
	edit_init(&v->field, text ? text : "", false);
	memset(v->chosen, 0, sizeof v->chosen);
	v->pressed = 0;
	for (size_t i = n; i-- > 0;) {
		if (!str_has_word(codes, choices[i].code, strlen(choices[i].code)))
			continue;
		v->chosen[i] = true;
		v->pressed = i;
	}
}

static bool holds_value(const struct said *said)
{
	return said && (said->state == SAID_ANSWERED || said->state == SAID_UNCHANGED);
}

void talking_field_take(struct talk_view *v)
{
	const struct question *q = talking_question(v);
	const struct said *said = q ? talking_here(v)->last : NULL;
	bool own = q && talking_types(q), value = holds_value(said);

	/* What is typed again is what was typed then; a date as people write it. */
	fill(v,
		!own || !value		? NULL
		: said->words		? said->words
		: q->kind == ASK_NUMBER ? said->value
					: said->show,
		value ? said->value : NULL);
	v->touched = false;
	v->in_field = own && q->kind != ASK_NUMBER && !talking_reads(v);
	talking_fault(v, NULL);
}

void talking_field_restore(struct talk_view *v, const char *text)
{
	const struct question *q = talking_question(v);

	if (!q || !*text)
		return;
	fill(v, text, text);
	v->touched = true;
	v->in_field = talking_types(q);
}

/* ---- keeping it ---- */

/* The latest answer is the one that an undo goes back to. */
static void remember(struct talk_view *v)
{
	const struct cell *cell = talking_here(v);

	v->last_subject = v->subject;
	v->last_question = v->question;
	v->last_id = cell->last ? cell->last->id : 0;
}

static int keep(struct talk_view *v)
{
	struct arena *a = arena_new();
	const char *text = text_trim(a, talking_field_text(v, a));
	bool none = !*text && !talking_several(talking_question(v));
	int rc = none ? 0 : talk_answer(v->t, v->subject, (size_t)v->question, SAID_ANSWERED, text, NULL);

	if (rc == 0 && !none)
		remember(v);
	arena_free(&a);
	return rc;
}

bool talking_field_keep(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	int rc;

	if (!v->touched || v->question < 0)
		return true;
	rc = keep(v);
	if (rc == ERR_INVALID)
		talking_fault(v, err_last());
	else
		talking_wrote(s, rc);
	if (rc == 0) {
		v->touched = false;
		v->kept = KEPT_SAFE;
		talking_fault(v, NULL);
	}
	return rc == 0;
}

bool talking_field_leave(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct arena *a;
	bool masked;
	int rc;

	if (talking_field_keep(s))
		return true;
	if (!v->fault)
		return false; /* it could not be written: it stays */
	a = arena_new();
	rc = talk_remark(v->t, v->subject, (size_t)v->question, talking_field_text(v, a), &masked);
	if (rc == 0) {
		if (masked)
			ui_toast(s, "%s",
				_("Not understood: kept as a remark, citizen service number masked."));
		else
			ui_toast(s, _("\"%s\" was not understood: kept as a remark."),
				talking_field_text(v, a));
		v->touched = false;
		v->kept = KEPT_SAFE;
		talking_field_take(v);
	}
	talking_wrote(s, rc);
	arena_free(&a);
	return rc == 0;
}

/* ---- typing ---- */

unsigned talking_field_key(struct screen *s, uint32_t key)
{
	enum { ANY_WIDTH = 80 };
	struct talk_view *v = talk_view(s);
	enum edit_result r;

	switch (key) {
	case K_ESC:
		v->in_field = false;
		return UI_PAINT;
	case K_ENTER:
	case K_TAB:
	case K_BACKTAB:
	case K_UP:
	case K_DOWN:
		return UI_UNHANDLED; /* the actions keep it and move */
	default:
		break;
	}
	r = edit_key(&v->field, key, ANY_WIDTH);
	if (r == EDIT_NO)
		return key >= K_SPACE && key < K_SPECIAL ? UI_PAINT : UI_UNHANDLED;
	if (r == EDIT_CHANGED) {
		v->touched = true;
		talking_fault(v, NULL);
		talking_touch(s);
	}
	return UI_PAINT;
}
