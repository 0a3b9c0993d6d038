/* A talk on screen from its opening to its end: where it resumes, what is kept as a draft
 * meanwhile, and where an undo leads back to. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/talk.h"

static void resume(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct arena *a = arena_new();
	struct typed typed = { 0 };
	const char *at = NULL;

	if (v->t->script->nquestions && talk_typed(v->t, a, &typed, &at) == 0) {
		talking_to(s, typed.subject,
			typed.question < v->t->script->nquestions ? (long)typed.question : -1);
		if (typed.typing == TYPING_ANSWER)
			talking_field_restore(v, typed.text);
		else if (typed.typing != TYPING_NOTHING) {
			talking_field_restore(v, typed.answer);
			talking_line_restore(v, &typed);
		}
		if (typed.typing != TYPING_NOTHING && at && !v->away)
			ui_toast(s, _("Taken up where it stopped; the last text is of %s"),
				talking_time(v, at, a));
	}
	v->away = false;
	arena_free(&a);
}

int talking_open(struct screen *s, const void *arg)
{
	struct talk_view *v = talk_view(s);
	int64_t id = *(const int64_t *)arg;
	int rc = talk_open(&v->t, app_of(s), id, false);

	v->reading = rc == ERR_READONLY;
	if (v->reading)
		rc = talk_open(&v->t, app_of(s), id, true);
	if (rc < 0)
		return rc;
	v->question = v->last_question = v->back_question = -1;
	v->opened = clock_ms();
	v->panel_arena = arena_new();
	edit_init(&v->field, "", false);
	edit_init(&v->line, "", false);
	resume(s);
	v->moved = true; /* at once: this program has the talk now */
	if (!talking_reads(v))
		talking_draft(s);
	return 0;
}

/* An undo took the latest answer back: that question is open again. */
static void go_back_to_undone(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	const struct cell *cell;

	if (v->last_question < 0 || (size_t)v->last_question >= v->t->script->nquestions ||
		v->last_subject >= v->t->nsubjects)
		return;
	cell = talk_cell(v->t, v->last_subject, (size_t)v->last_question);
	if (cell->last && cell->last->id == v->last_id)
		return;
	talking_to(s, v->last_subject, v->last_question);
	v->last_question = -1;
}

int talking_load(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	int rc = talk_reload(v->t);

	if (rc < 0)
		return rc;
	if (v->subject >= v->t->nsubjects)
		v->subject = 0;
	if (v->question >= (long)v->t->script->nquestions)
		v->question = -1;
	if (v->away)
		resume(s); /* what was looked at meanwhile may point to a question */
	else if (!v->touched)
		talking_field_take(v);
	go_back_to_undone(s);
	return 0;
}

void talking_draft(struct screen *s)
{
	struct talk_view *v = talk_view(s);
	struct arena *a;
	struct typed typed = { .subject = v->subject, .question = SIZE_MAX, .typing = TYPING_NOTHING, .text = "" };

	if (!v->t || talking_reads(v) || (v->kept == KEPT_SAFE && !v->moved))
		return;
	a = arena_new();
	if (v->question >= 0)
		typed.question = (size_t)v->question;
	if (v->bottom || v->parked) {
		talking_line_typed(v, &typed);
		typed.answer = v->touched ? talking_field_text(v, a) : "";
	} else if (v->touched) {
		typed.typing = TYPING_ANSWER;
		typed.text = talking_field_text(v, a);
	}
	if (talk_draft(v->t, &typed) == 0) {
		v->kept = KEPT_SAFE;
		v->moved = false;
	} else {
		v->kept = KEPT_FAILED;
		ui_failed(s);
	}
	arena_free(&a);
}

void talking_done(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	if (!v->t)
		return;
	talk_close(&v->t);
	edit_done(&v->field);
	edit_done(&v->line);
	free(v->fault);
	free(v->what);
	arena_free(&v->panel_arena);
}
