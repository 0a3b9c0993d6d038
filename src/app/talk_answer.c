/* Answering: one durable transaction that keeps the answer and writes what it says. */
#include <string.h>

#include "anker/str.h"
#include "anker/text.h"
#include "talk.h"

/* What the same as before is; ERR_INVALID: there was no answer before. Not known, not to
 * be told or not applicable as before is said as that again. */
static int same_as_before(struct filling *f)
{
	const struct said *before = talk_cell(f->t, f->subject, f->question)->before;
	if (!before || !*before->show)
		return err_set(ERR_INVALID, _("there is no answer from before to leave as it is"));
	if (before->state > SAID_UNCHANGED) {
		f->state = before->state;
		return 0;
	}
	f->value = before->value;
	f->words = before->words;
	return 0;
}

static int understand(struct filling *f, const char *input)
{
	if (f->state == SAID_UNCHANGED)
		return same_as_before(f);
	if (f->state != SAID_ANSWERED)
		return 0;
	int rc = talk_read_input(f->t, f->q, input, f->arena, &f->value, &f->words);
	struct record *r;
	int field;
	if (rc)
		return rc;
	/* A number's limits are those of the field, too. */
	talk_field_of(f->fill, f->about, &r, &field);
	if (r && f->q->kind == ASK_NUMBER)
		rc = field_check(&r->entity->fields[field], f->value);
	return rc;
}

static int keep_answer(struct filling *f, struct record *r)
{
	char now[MOMENT_SIZE];
	size_t n;
	char *words = f->words ? arena_strdup(f->arena, f->words) : NULL;
	if (words)
		text_mask_bsn(f->arena, words, &words);
	const struct {
		const char *field, *value;
	} set[] = { { "question", f->q->id }, { "state", talk_state_code(f->state) }, { "value", f->value },
		{ "text", words }, { "at", moment_now(now) },
		{ "fact", f->q->fact < 0 ? NULL : rules_facts(&n)[f->q->fact].name } };
	for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
		int rc = record_set(r, set[i].field, set[i].value);
		if (rc)
			return rc;
	}
	f->words = words;
	record_set_ref(r, "interview", f->t->record->id);
	record_set_ref(r, "placement", f->placement);
	record_set_ref(r, "employer", f->t->own->employer);
	return store_put(f->t->app->store, r, NULL, NULL);
}

static int write(struct filling *f, struct record *r)
{
	struct app *app = f->t->app;
	int rc = txn_begin(app, f->label);
	if (rc)
		return rc;
	/* It is under way again with the first word after a pause. */
	if ((rc = talk_set_state(f->t, "open")) == 0 && (rc = keep_answer(f, r)) == 0)
		rc = talk_fill(f);
	if (rc == 0)
		rc = talk_draft_said(f->t, &(struct typed){ .subject = f->subject, .question = f->question,
			.typing = TYPING_ANSWER, .text = f->note ? f->note : "" });
	return talk_end(f->t, rc);
}

int talk_answer(struct talk *t, size_t subject, size_t question, enum answer_state state, const char *input,
	const char *note)
{
	const struct question *q = &t->script->questions[question];
	struct talk_cell *c = talk_cell_at(t, subject, question);
	struct arena *a = arena_new();
	int64_t placement = talk_placement_of(t, subject, question);
	struct filling f = { .t = t, .subject = subject, .question = question, .q = q,
		.fill = fill_of(q->fact), .about = placement ? &t->own->about[subject] : &t->own->whole,
		.placement = placement, .state = state, .note = note, .arena = a };
	struct record *r = record_new(model_entity(E_ANSWER), t->app->today, t->own->arena);
	const char *who = placement ? t->subject[subject].name : t->employer_name;
	f.label = arena_printf(a, _("answer to \"%s\": %s"), q->text, who);
	int rc = talk_writable(t);
	if (rc == 0 && (rc = understand(&f, input)) == 0) {
		talk_cell(t, subject, question); /* the answer before is that of before this one */
		rc = write(&f, r);
	}
	if (rc == 0) {
		c->cell.last = c->last = talk_said(t, q, r, t->own->arena);
		if (f.wrote)
			c->wrote = arena_strdup(t->own->arena, f.wrote);
		c->conflict = f.conflict ? arena_strdup(t->own->arena, f.conflict) : NULL;
		/* It is kept; what cannot be worked out anew now is at the next look. */
		talk_refresh(t);
	}
	arena_free(&a);
	return rc;
}
