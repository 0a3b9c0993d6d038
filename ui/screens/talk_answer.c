/* Answering with one key: choices, and what can be said to any question. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/talk.h"

/* One transaction; then the next open question. */
static unsigned say(struct screen *s, enum answer_state state, const char *input)
{
	struct talk_view *v = talk_view(s);
	const struct cell *cell;
	int rc;

	if (v->question < 0)
		return UI_PAINT;
	rc = talk_answer(v->t, v->subject, (size_t)v->question, state, input, NULL);
	if (rc == ERR_INVALID) {
		talking_fault(v, err_last());
		return UI_PAINT;
	}
	if (rc < 0)
		return talking_wrote(s, rc);
	cell = talking_here(v);
	v->last_subject = v->subject;
	v->last_question = v->question;
	v->last_id = cell->last ? cell->last->id : 0;
	v->touched = false;
	v->kept = KEPT_SAFE;
	talking_on(s);
	return talking_wrote(s, 0);
}

unsigned talking_choose_at(struct screen *s, size_t choice)
{
	struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);
	const struct answer_choice *choices;
	size_t n;

	if (!q || talking_types(q) || talking_reads(v))
		return UI_PAINT;
	choices = talking_choices(q, &n);
	if (choice >= n) {
		ui_toast(s, _("There is no answer %zu here."), choice + 1);
		return UI_PAINT;
	}
	v->pressed = choice;
	if (!talking_several(q))
		return say(s, SAID_ANSWERED, choices[choice].code);
	v->chosen[choice] = !v->chosen[choice];
	v->touched = true;
	talking_fault(v, NULL);
	talking_touch(s);
	return UI_PAINT;
}

unsigned talking_choose(struct screen *s)
{
	return talking_choose_at(s, talk_view(s)->key - '1');
}

unsigned talking_more(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	if (talking_question(v)->nchoices <= TALK_DIGITS)
		ui_toast(s, "%s", _("All answers here have a digit."));
	else
		v->prefix = '0';
	return UI_PAINT;
}

/* What was typed but is no answer now is not thrown away. */
static unsigned say_instead(struct screen *s, enum answer_state state)
{
	struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);

	if (v->bottom) {
		ui_toast(s, "%s", _("First end this line: Enter keeps it, Esc leaves it."));
		return UI_PAINT;
	}
	if (q && talking_types(q) && v->touched && v->field.text.len) {
		bool masked;
		int rc = talk_remark(v->t, v->subject, (size_t)v->question, v->field.text.text, &masked);

		if (rc < 0)
			return talking_wrote(s, rc);
		ui_toast(s, "%s", masked ? _("Kept as a remark, citizen service number masked.") :
			_("What was typed is kept as a remark."));
	}
	return say(s, state, NULL);
}

unsigned talking_unchanged(struct screen *s)
{
	return say_instead(s, SAID_UNCHANGED);
}

unsigned talking_dont_know(struct screen *s)
{
	return say_instead(s, SAID_DONT_KNOW);
}

unsigned talking_refused(struct screen *s)
{
	return say_instead(s, SAID_REFUSED);
}

unsigned talking_not_applicable(struct screen *s)
{
	return say_instead(s, SAID_NOT_APPLICABLE);
}

/* At the end of a placement: to one that is not done, else to finishing. */
static unsigned on_from_end(struct screen *s)
{
	long other = talking_subject_open(talk_view(s));

	if (other >= 0)
		return talking_to_subject(s, (size_t)other);
	return talking_finish(s);
}

/* A hurried "n" or "x" on a question that is answered by typing means what it means
 * elsewhere: one letter is no answer. */
static bool is_letter_alone(const struct talk_view *v, const struct question *q, char letter)
{
	return talking_types(q) && v->touched && v->field.text.len == 1 && v->field.text.text[0] == letter;
}

unsigned talking_go_on(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	const struct question *q = talking_question(v);
	bool kept;

	if (!q)
		return talking_reads(v) ? UI_PAINT : on_from_end(s);
	if (talking_types(q) && !v->in_field && !talking_reads(v)) {
		v->in_field = true;
		return UI_PAINT;
	}
	if (is_letter_alone(v, q, 'n') || is_letter_alone(v, q, 'x'))
		return say(s, v->field.text.text[0] == 'n' ? SAID_DONT_KNOW : SAID_REFUSED, NULL);
	/* Nothing chosen of several, and Enter: there are none. */
	if (talking_several(q) && !talking_here(v)->last && !talking_reads(v))
		v->touched = true;
	kept = v->touched;
	if (!talking_field_keep(s))
		return UI_PAINT;
	if (kept)
		talking_on(s);
	else
		return talking_forward(s);
	return UI_PAINT;
}
