/* What is noted beside the answers: remarks, loose notes, agreements. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "anker/text.h"
#include "talk.h"

static struct talk_line *add_line(struct talk *t)
{
	struct talk_private *own = t->own;
	if (t->nlines == own->lines_room) {
		own->lines_room = own->lines_room ? 2 * own->lines_room : 16;
		struct talk_line *more = arena_alloc(own->arena, own->lines_room * sizeof *more);
		if (t->nlines)
			memcpy(more, t->line, t->nlines * sizeof *more);
		t->line = more;
	}
	return &t->line[t->nlines++];
}

static struct talk_line note_line(const struct talk *t, const struct record *r)
{
	const char *id = record_get(r, "question"), *text = record_get(r, "text");
	bool remark = str_same(record_get(r, "state"), "remark");
	return (struct talk_line){ .kind = remark ? LINE_REMARK : LINE_NOTE,
		.id = r->id,
		.placement = record_ref(r, "placement"),
		.question = remark && id ? script_question(t->script, id) : -1,
		.at = record_get(r, "at"),
		.text = text_clean(t->own->arena, text, true),
		.promised_by = "",
		.due = DAY_NONE };
}

static struct talk_line agreement_line(const struct talk *t, const struct record *r, const char *at)
{
	const char *by = record_get(r, "promised_by"), *due = record_get(r, "due");
	struct talk_line l = { .kind = LINE_AGREEMENT,
		.id = r->id,
		.placement = record_ref(r, "placement"),
		.question = -1,
		.at = at,
		.text = text_clean(t->own->arena, record_get(r, "what"), false),
		.promised_by = by ? by : "",
		.due = DAY_NONE };
	if (due)
		date_parse_iso(due, &l.due);
	return l;
}

static int by_moment(const void *a, const void *b)
{
	const struct talk_line *x = a, *y = b;
	int order = strcmp(x->at ? x->at : "", y->at ? y->at : "");
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* An action has no moment of its own: its history knows when it was made. */
static int made_at(const struct talk *t, const struct record *r, const char **at)
{
	struct change *change;
	size_t n;
	int rc = store_history(t->app->store, E_ACTION, r->id, -1, t->own->arena, &change, &n);
	*at = rc == 0 && n ? change[n - 1].at : NULL;
	return rc;
}

int talk_lines_read(struct talk *t, struct record *const *rows, size_t nrows, struct record *const *actions,
	size_t nactions)
{
	for (size_t i = 0; i < nrows; i++)
		if (!talk_is_answer(rows[i]))
			*add_line(t) = note_line(t, rows[i]);
	for (size_t i = 0; i < nactions; i++) {
		const char *at;
		int rc = made_at(t, actions[i], &at);
		if (rc)
			return rc;
		*add_line(t) = agreement_line(t, actions[i], at);
	}
	if (t->nlines)
		qsort(t->line, t->nlines, sizeof *t->line, by_moment);
	return 0;
}

/* ---- notes ---- */

/* Its text without a citizen service number; ERR_INVALID when there is none. */
static int clean_text(const char *text, struct arena *a, char **out, bool *masked)
{
	*out = text_trim(a, text ? text : "");
	if (masked)
		*masked = false;
	if (!**out)
		return err_set(ERR_INVALID, _("there is no text to keep"));
	int found = text_mask_bsn(a, *out, out);
	if (masked)
		*masked = found > 0;
	return 0;
}

static int keep_note(struct talk *t, const char *state, int64_t placement, const char *question,
	const struct typed *said, const char *label, struct record **out)
{
	struct record *r = record_new(model_entity(E_ANSWER), t->app->today, t->own->arena);
	char now[MOMENT_SIZE];
	const struct {
		const char *field, *value;
	} set[] = { { "question", question }, { "state", state }, { "text", said->text },
		{ "at", moment_now(now) } };
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof set / sizeof *set; i++)
		rc = record_set(r, set[i].field, set[i].value);
	record_set_ref(r, "interview", t->record->id);
	record_set_ref(r, "placement", placement);
	record_set_ref(r, "employer", t->own->employer);
	*out = r;
	if (rc || (rc = txn_begin(t->app, label)))
		return rc;
	if ((rc = talk_set_state(t, "open")) == 0 && (rc = store_put(t->app->store, r, NULL, NULL)) == 0)
		rc = talk_draft_said(t, said);
	return talk_end(t, rc);
}

int talk_remark(struct talk *t, size_t subject, size_t question, const char *text, bool *masked)
{
	struct arena *a = arena_new();
	const struct question *q = &t->script->questions[question];
	struct record *r;
	char *clean;
	int rc = talk_writable(t);
	if (rc == 0 && (rc = clean_text(text, a, &clean, masked)) == 0)
		rc = keep_note(t, "remark", talk_placement_of(t, subject, question), q->id,
			&(struct typed){ subject, question, TYPING_REMARK, .text = clean },
			arena_printf(a, _("remark at \"%s\""), q->text), &r);
	if (rc == 0) {
		*add_line(t) = note_line(t, r);
		talk_cell_at(t, subject, question)->cell.remarks++;
	}
	arena_free(&a);
	return rc;
}

/* The placement of a subject; 0: the employer, for -1. */
static int64_t placement_of(const struct talk *t, long subject)
{
	return subject < 0 ? 0 : t->subject[subject].placement;
}

int talk_note(struct talk *t, long subject, const char *text, bool *masked)
{
	struct arena *a = arena_new();
	struct record *r;
	char *clean;
	int rc = talk_writable(t);
	if (rc == 0 && (rc = clean_text(text, a, &clean, masked)) == 0)
		rc = keep_note(t, "note", placement_of(t, subject), NULL,
			&(struct typed){ 0, SIZE_MAX, TYPING_NOTE, .text = clean },
			arena_printf(a, _("note in a conversation: %s"), t->employer_name), &r);
	if (rc == 0)
		*add_line(t) = note_line(t, r);
	arena_free(&a);
	return rc;
}

/* ---- agreements ---- */

static int fill_agreement(struct record *r, const struct agreement *g, struct arena *a)
{
	char *what;
	int rc = clean_text(g->what, a, &what, NULL);
	if (rc || (rc = record_set(r, "what", what)) || (rc = record_set(r, "promised_by", g->promised_by)))
		return rc;
	record_set_day(r, "due", g->due);
	return 0;
}

int talk_agree(struct talk *t, long subject, const struct agreement *g)
{
	struct arena *a = arena_new();
	struct record *r = record_new(model_entity(E_ACTION), t->app->today, t->own->arena);
	char *now = arena_alloc(t->own->arena, MOMENT_SIZE);
	int rc = talk_writable(t);
	if (rc || (rc = fill_agreement(r, g, a)) || (rc = record_set(r, "kind", "promise")))
		goto out;
	record_set_ref(r, "placement", placement_of(t, subject));
	record_set_ref(r, "employer", t->own->employer);
	record_set_ref(r, "owner", t->app->expert);
	record_set_ref(r, "interview", t->record->id);
	if ((rc = txn_begin(t->app, arena_printf(a, _("agreed: %s"), record_get(r, "what")))))
		goto out;
	if ((rc = talk_set_state(t, "open")) == 0 && (rc = store_put(t->app->store, r, NULL, NULL)) == 0)
		rc = talk_draft_said(t, &(struct typed){ 0, SIZE_MAX, TYPING_WHAT, .text = record_get(r, "what") });
	if ((rc = talk_end(t, rc)) == 0) {
		*add_line(t) = agreement_line(t, r, moment_now(now));
		talk_refresh(t); /* rules know open promises */
	}
out:
	arena_free(&a);
	return rc;
}

static long line_of(const struct talk *t, int64_t action)
{
	for (size_t i = 0; i < t->nlines; i++)
		if (t->line[i].kind == LINE_AGREEMENT && t->line[i].id == action)
			return (long)i;
	return -1;
}

static int write_again(struct talk *t, struct record *r, const struct agreement *g, struct arena *a)
{
	int rc = g ? fill_agreement(r, g, a) : 0;
	if (rc || (rc = txn_begin(t->app, arena_printf(a, g ? _("agreement changed: %s") :
			_("agreement taken back: %s"), record_get(r, "what")))))
		return rc;
	rc = g ? store_put(t->app->store, r, NULL, NULL) :
		store_delete(t->app->store, E_ACTION, r->id, r->version);
	return talk_end(t, rc);
}

int talk_agree_again(struct talk *t, int64_t action, const struct agreement *g)
{
	struct arena *a = arena_new();
	struct record *r;
	long at = line_of(t, action);
	int rc = talk_writable(t);
	if (rc == 0 && at < 0)
		rc = err_set(ERR_NOTFOUND, _("this agreement is not of this conversation"));
	if (rc || (rc = store_get(t->app->store, E_ACTION, action, t->own->arena, &r)) ||
		(rc = write_again(t, r, g, a)))
		goto out;
	if (g) {
		t->line[at] = agreement_line(t, r, t->line[at].at);
	} else {
		t->nlines--;
		memmove(&t->line[at], &t->line[at + 1], (t->nlines - (size_t)at) * sizeof *t->line);
	}
	talk_refresh(t);
out:
	arena_free(&a);
	return rc;
}

/* ---- a guide as a last topic ---- */

int talk_add_guide(struct talk *t, int guide)
{
	struct arena *a = arena_new();
	struct record *r = t->own->record;
	int rc = talk_writable(t);
	if (rc)
		goto out;
	const char *text = script_with_guide(t->script, guide, a);
	if (strcmp(text, t->script->text) == 0)
		goto out;
	if ((rc = txn_begin(t->app, arena_printf(a, _("guide %d added to the conversation"), guide))))
		goto out;
	if ((rc = talk_script_keep(t->app, r, text, t->script->lang)) == 0)
		rc = store_put(t->app->store, r, NULL, NULL);
	if ((rc = talk_end(t, rc)) == 0)
		rc = talk_reload(t);
out:
	arena_free(&a);
	return rc;
}
