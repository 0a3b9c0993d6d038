/* Opening a talk, looking at it again, and closing it. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "talk.h"

int talk_writable(const struct talk *t)
{
	if (t->finished)
		return err_set(ERR_READONLY, _("this conversation is finished; it can only be read"));
	if (t->own->read)
		return err_set(ERR_READONLY, _("this conversation is open to read only"));
	return 0;
}

int talk_set_state(struct talk *t, const char *state)
{
	struct record *r = t->own->record;
	if (str_same(record_get(r, "state"), state))
		return 0;
	int rc = record_set(r, "state", state);
	return rc ? rc : store_put(t->app->store, r, NULL, NULL);
}

int talk_end(struct talk *t, int rc)
{
	rc = txn_end(t->app, rc, NULL);
	struct record *r;
	/* What was put and taken back again left the record in memory ahead of the file. */
	if (rc && store_get(t->app->store, E_INTERVIEW, t->record->id, t->own->arena, &r) == 0)
		t->record = t->own->record = r;
	return rc;
}

/* ---- what was suggested when it began ---- */

static void read_stood(struct talk *t)
{
	struct talk_private *own = t->own;
	char *text = store_setting(t->app->store, interview_key(own->record->id, own->arena), own->arena);
	own->knows_stood = text != NULL;
	own->stood =
		arena_alloc(own->arena, (text ? strlen(text) : 0) * sizeof *own->stood + sizeof *own->stood);
	for (char *line = text ? strtok_r(text, "\n", &text) : NULL; line; line = strtok_r(NULL, "\n", &text))
		own->stood[own->nstood++] = line;
}

bool talk_stood(const struct talk *t, const struct suggestion *sg)
{
	size_t len = strlen(sg->id);
	for (size_t i = 0; i < t->own->nstood; i++) {
		const char *s = t->own->stood[i];
		if (strncmp(s, sg->id, len) == 0 && s[len] == ' ' && atoll(s + len) == sg->placement)
			return true;
	}
	return !t->own->knows_stood;
}

/* ---- facts, conditions and suggestions ---- */

/* A placement that ended and was looked back on is not among its employer's. */
static int place_apart(struct talk *t, struct talk_about *about)
{
	struct facts *apart = t->own->apart;
	size_t row = facts_count(apart);
	int rc = store_facts(t->app->store, about->placement, 0, 0, apart);
	if (rc == ERR_NOTFOUND)
		return 0;
	about->facts = rc || facts_count(apart) == row ? NULL : apart;
	about->row = row;
	return rc;
}

static int place_subjects(struct talk *t)
{
	struct talk_private *own = t->own;
	facts_free(&own->apart);
	own->apart = facts_new();
	for (size_t i = 0; i < t->nsubjects; i++) {
		struct talk_about *about = &own->about[i];
		long row = survey_row(&own->survey, about->placement, own->employer);
		about->waiting = NULL;
		about->facts = row < 0 ? NULL : own->survey.facts;
		about->row = row < 0 ? 0 : (size_t)row;
		int rc = row < 0 ? place_apart(t, about) : 0;
		if (rc)
			return rc;
	}
	return 0;
}

static int look(struct talk *t)
{
	struct talk_private *own = t->own;
	for (size_t i = 0; i < t->nsubjects; i++)
		own->about[i].facts = NULL; /* until they are read */
	survey_end(&own->survey);
	arena_reset(own->now);
	t->suggestions = (struct suggestions){ .item = NULL };
	t->fresh = 0;
	int rc = survey_take_whole(t->app, 0, own->employer, own->now, &own->survey);
	if (rc || (rc = place_subjects(t)))
		return rc;
	suggestions_from(t->app, &own->survey, own->now, &t->suggestions);
	for (size_t i = 0; i < t->suggestions.n; i++)
		t->fresh += !talk_stood(t, &t->suggestions.item[i]);
	talk_cells_apply(t);
	return 0;
}

int talk_refresh(struct talk *t)
{
	/* Conditions are linked to the rules that were in use when they were read. */
	if (t->app->rules != t->own->rules || t->app->rules_stamp != t->own->rules_stamp)
		return talk_reload(t);
	return look(t);
}

/* ---- reading it whole ---- */

/* Who made a record, and in which transaction, is the first line of its history. */
static int read_beginning(struct talk *t)
{
	struct talk_private *own = t->own;
	struct change *change;
	size_t n;
	int rc = store_history(t->app->store, E_INTERVIEW, own->record->id, -1, own->arena, &change, &n);
	if (rc == 0 && n) {
		own->begun = change[n - 1].txn;
		own->who = change[n - 1].who;
	}
	return rc;
}

static int read_record(struct talk *t, int64_t interview)
{
	struct talk_private *own = t->own;
	int rc = store_get(t->app->store, E_INTERVIEW, interview, own->arena, &own->record);
	if (rc)
		return rc;
	if (own->record->deleted)
		return err_set(ERR_NOTFOUND, _("this conversation was taken back"));
	if ((rc = read_beginning(t)))
		return rc;
	const char *state = record_get(own->record, "state");
	int64_t person = record_ref(own->record, "person");
	t->record = own->record;
	t->finished = strcmp(state, "finished") == 0 || strcmp(state, "cancelled") == 0;
	t->person = person ? store_title(t->app->store, E_PERSON, person, own->arena) : "";
	own->employer = record_ref(own->record, "employer");
	t->employer_name = store_title(t->app->store, E_ORGANISATION, own->employer, own->arena);
	return 0;
}

/* Answers and notes in the order in which they were given. */
static int by_moment(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
	const char *at = record_get(x, "at"), *other = record_get(y, "at");
	int order = strcmp(at ? at : "", other ? other : "");
	return order ? order : (x->id > y->id) - (x->id < y->id);
}

static void read_answers(struct talk *t, struct record **rows, size_t n)
{
	struct talk_private *own = t->own;
	own->cell = arena_alloc(own->arena, (t->nsubjects * t->script->nquestions + 1) * sizeof *own->cell);
	for (size_t i = 0; i < n; i++) {
		const char *id = record_get(rows[i], "question"),
			   *placement = record_get(rows[i], "placement");
		long q = id ? script_question(t->script, id) : -1;
		int64_t about = 0;
		if (q < 0 || (placement && id_parse(placement, &about)))
			continue;
		long subject = talk_subject_of(t, about);
		if (subject < 0)
			continue;
		struct talk_cell *c = talk_cell_at(t, (size_t)subject, (size_t)q);
		if (talk_is_answer(rows[i])) {
			c->cell.last = c->last = talk_said(t, &t->script->questions[q], rows[i], own->arena);
			c->told_at_load = true;
		} else {
			c->cell.remarks++;
		}
	}
}

static int build(struct talk *t, struct app *app, int64_t interview, bool read)
{
	struct talk_private *own = xmalloc(sizeof *own);
	struct record **rows, **actions;
	size_t n, nactions;
	*own = (struct talk_private){ .arena = arena_new(), .now = arena_new(), .read = read,
		.rules = app->rules, .rules_stamp = app->rules_stamp };
	*t = (struct talk){ .app = app, .own = own };
	int rc = read_record(t, interview);
	if (rc || (rc = talk_script_read(app, own->record, own->arena, &own->script, &own->guides)))
		return rc;
	t->script = own->script;
	if ((rc = interview_records(app, E_ANSWER, interview, own->arena, &rows, &n)) ||
		(rc = interview_records(app, E_ACTION, interview, own->arena, &actions, &nactions)))
		return rc;
	if (n)
		qsort(rows, n, sizeof *rows, by_moment);
	if ((rc = talk_subjects_read(t, rows, n, actions, nactions)))
		return rc;
	read_answers(t, rows, n);
	if ((rc = talk_lines_read(t, rows, n, actions, nactions)))
		return rc;
	read_stood(t);
	return look(t);
}

static void drop(struct talk_private *own)
{
	survey_end(&own->survey);
	facts_free(&own->apart);
	script_free(&own->script);
	knowledge_free(&own->guides);
	arena_free(&own->arena);
	arena_free(&own->now);
	free(own);
}

/* ---- whose it is ---- */

static int check_mine(const struct talk *t)
{
	const char *who = t->own->who;
	if (!who || strcmp(who, t->app->user) == 0)
		return 0;
	return err_set(
		ERR_READONLY, _("%s has this conversation and did not finish it; it can be read"), who);
}

/* The row that says which program has it: another's, alive, keeps it; one that was left
 * behind is taken over. */
static int claim(struct talk *t, struct arena *a)
{
	const char *key = interview_key(t->own->record->id, a);
	struct draft *draft, *left = NULL;
	size_t n;
	int rc = store_drafts(t->app->store, a, &draft, &n);
	if (rc)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(draft[i].key, key) != 0)
			continue;
		if (draft[i].state == DRAFT_BUSY)
			return err_set(
				ERR_BUSY, _("this conversation is open in another window; go on there"));
		if (draft[i].state == DRAFT_MINE)
			return 0;
		left = left ? left : &draft[i];
	}
	return left ? store_draft_take(t->app->store, left) : store_draft_put(t->app->store, key, "");
}

/* In one transaction, so that of two programs that open it at once one has it. */
static int take(struct talk *t)
{
	struct arena *a = arena_new();
	int rc = check_mine(t);
	if (rc == 0 && (rc = txn_begin(t->app, "")) == 0)
		rc = txn_end(t->app, claim(t, a), NULL);
	arena_free(&a);
	return rc;
}

int talk_open(struct talk **out, struct app *app, int64_t interview, bool read)
{
	struct talk *t = xmalloc(sizeof *t);
	int rc = build(t, app, interview, read);
	if (rc == 0 && !read && !t->finished)
		rc = take(t);
	if (rc)
		talk_close(&t);
	*out = t;
	return rc;
}

void talk_close(struct talk **t)
{
	if (!*t)
		return;
	drop((*t)->own);
	free(*t);
	*t = NULL;
}

int talk_reload(struct talk *t)
{
	struct talk fresh;
	int rc = build(&fresh, t->app, t->own->record->id, t->own->read);
	struct talk_private *gone = rc ? fresh.own : t->own;
	if (rc == 0)
		*t = fresh;
	drop(gone);
	return rc;
}

/* Taking back the beginning would take the talk away from under whoever holds it, and
 * what lies before that is no part of it. */
int talk_undo(struct talk *t, struct arena *a, char **label)
{
	int64_t txn;
	int rc = store_undoable(t->app->store, false, &txn, label, a);
	if (rc)
		return rc;
	if (txn <= t->own->begun)
		return err_set(ERR_NOTFOUND,
			_("nothing was said in this conversation that can be taken back"));
	return app_undo(t->app, false, a, label);
}

int talk_pause(struct talk *t)
{
	int rc = talk_writable(t);
	if (rc || (rc = txn_begin(t->app, _("conversation paused"))))
		return rc;
	return talk_end(t, talk_set_state(t, "paused"));
}
