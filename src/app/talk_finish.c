/* Finishing a talk: one transaction that makes its contacts, so that each employee's
 * file holds only what is about them; and cancelling one. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "anker/text.h"
#include "closing.h"
#include "waves.h"

struct ending {
	struct talk *t;
	const struct finishing *how;
	struct closing closing;
	struct arena *arena;
	struct record *finished; /* the talk's, as it is when all of it is written */
	int minutes, seconds;
};

/* Who, when and how are the talk's. placement 0: with the employer itself. */
static int make_contact(const struct ending *e, int64_t placement, const char *note)
{
	static const char *const same[] = { "date", "party", "person", "medium", "purpose", "expert" };
	const struct record *talk = e->t->record;
	struct record *r = record_new(model_entity(E_CONTACT), e->t->app->today, e->arena);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		int rc = record_set(r, same[i], record_get(talk, same[i]));
		if (rc)
			return rc;
	}
	record_set_ref(r, "placement", placement);
	record_set_ref(r, "employer", e->t->own->employer);
	record_set_ref(r, "interview", talk->id);
	record_set_day(r, "next_contact", e->how->next_contact);
	int rc = record_set(r, "note", text_clean(e->arena, note, true));
	if (rc ||
		(rc = record_set(
			 r, "minutes", e->minutes ? arena_printf(e->arena, "%d", e->minutes) : NULL)) ||
		(rc = record_check_had(r, e->t->app->today)))
		return rc;
	return store_put(e->t->app->store, r, NULL, NULL);
}

static const char *note_of(const struct ending *e, size_t subject)
{
	const char *edited = e->how->note ? e->how->note[subject] : NULL;
	return edited ? edited : e->closing.note[subject];
}

/* The employer's own first: it is the one that the employer's timeline shows. */
static int make_contacts(const struct ending *e)
{
	const char *own = e->how->employer_note ? e->how->employer_note : e->closing.employer_note;
	int rc = e->closing.employer_note ? make_contact(e, 0, own) : 0;
	for (size_t i = 0; rc == 0 && i < e->t->nsubjects; i++)
		if (e->closing.touched[i])
			rc = make_contact(e, e->t->subject[i].placement, note_of(e, i));
	return rc;
}

/* On a copy: when the disk is full the talk goes on, and is finished later. */
static int mark_finished(struct ending *e)
{
	struct talk *t = e->t;
	struct record *r;
	char now[MOMENT_SIZE];
	int rc = store_get(t->app->store, E_INTERVIEW, t->record->id, t->own->arena, &r);
	e->finished = r;
	if (rc || (rc = record_set(r, "state", "finished")) ||
		(rc = record_set(r, "finished", moment_now(now))) ||
		(rc = record_set(r, "seconds", arena_printf(e->arena, "%d", e->seconds))))
		return rc;
	return store_put(e->t->app->store, r, NULL, NULL);
}

/* The talk is over whatever becomes of the draft: it would only be offered once more. */
static void leave(struct talk *t, struct arena *a)
{
	store_draft_drop(t->app->store, interview_key(t->record->id, a));
	t->finished = true;
}

static int end(struct ending *e, int64_t *txn)
{
	struct talk *t = e->t;
	int rc = txn_begin(t->app, arena_printf(e->arena, _("conversation finished: %s"), t->employer_name));
	if (rc)
		return rc;
	if ((rc = make_contacts(e)) == 0 && (rc = mark_finished(e)) == 0)
		rc = waves_talk_finished(t->app, t->record->id, record_day(t->record, "date"));
	if ((rc = txn_end(t->app, rc, txn)) == 0)
		t->record = t->own->record = e->finished;
	return rc;
}

int talk_finish(struct talk *t, const struct finishing *how, int64_t *txn)
{
	struct arena *a = arena_new();
	struct ending e = { .t = t, .how = how, .arena = a };
	int rc = talk_writable(t);
	if (rc || (rc = talk_closing(t, a, &e.closing)) || (rc = closing_seconds(t, a, &e.seconds)))
		goto out;
	e.minutes = how->minutes < 0 ? e.closing.minutes : how->minutes;
	if ((rc = end(&e, txn)))
		goto out;
	leave(t, a);
	talk_refresh(t); /* what it took away shows at once; if not, at the next look */
out:
	arena_free(&a);
	return rc;
}

static bool among(const char *const *titles, size_t n, const char *title)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(titles[i], title) == 0)
			return true;
	return false;
}

int talk_took_away(struct talk *t, struct arena *a, const char ***titles, size_t *n)
{
	struct talk_private *own = t->own;
	*titles = arena_alloc(a, (own->nstood + 1) * sizeof **titles);
	*n = 0;
	for (size_t i = 0; i < own->nstood; i++) {
		size_t len = strcspn(own->stood[i], " ");
		int rule = rules_index(t->app->rules, arena_strndup(a, own->stood[i], len));
		long row = survey_row(&own->survey, atoll(own->stood[i] + len), own->employer);
		if (rule < 0 ||
			(row >= 0 && survey_outcome(&own->survey, (size_t)rule, (size_t)row) == TRUTH_TRUE))
			continue;
		const char *title = lang_text(rules_get(t->app->rules, (size_t)rule)->title);
		if (!among(*titles, *n, title))
			(*titles)[(*n)++] = title;
	}
	return 0;
}

int talk_cancel(struct talk *t)
{
	struct arena *a = arena_new();
	int rc = talk_writable(t);
	if (rc == 0 && (rc = txn_begin(t->app, arena_printf(a, _("conversation cancelled: %s"),
		t->employer_name))) == 0 && (rc = talk_end(t, talk_set_state(t, "cancelled"))) == 0)
		leave(t, a);
	arena_free(&a);
	return rc;
}
