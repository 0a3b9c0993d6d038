/* What is being typed, so that a lost line resumes there. A draft's body is lines
 * "name=value"; the text comes last and may hold lines itself. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "anker/text.h"
#include "talk.h"

static const char *const typings[] = {
	[TYPING_NOTHING] = "nothing", [TYPING_ANSWER] = "answer", [TYPING_REMARK] = "remark",
	[TYPING_NOTE] = "note", [TYPING_WHAT] = "what", [TYPING_DATE] = "date"
};
enum { TYPINGS = sizeof typings / sizeof *typings };

/* A question of no list: everything was asked where one is. */
static const char past_last[] = "-";

/* `said`: the question has its answer in the same transaction. */
static int put(struct talk *t, const struct typed *typed, bool said, struct arena *a)
{
	struct str s = STR_INIT;
	char due[DATE_ISO_SIZE];
	/* By id: subjects and questions may stand elsewhere when it is read again. */
	str_addf(&s, "subject=%lld\nquestion=%s\ntyping=%s\n%s",
		(long long)(typed->subject < t->nsubjects ? t->subject[typed->subject].placement : 0),
		typed->question < t->script->nquestions ? t->script->questions[typed->question].id : past_last,
		typings[typed->typing], said ? "said=1\n" : "");
	if (typed->typing == TYPING_DATE) {
		const struct agreement *g = &typed->agreement;
		str_addf(&s, "agreed=%s\nby=%s\ndue=%s\n", g->what ? g->what : "",
			g->promised_by ? g->promised_by : "", date_iso(due, g->due));
	}
	if (typed->answer && *typed->answer)
		str_addf(&s, "answer=%s\n", typed->answer);
	str_addf(&s, "text=%s", typed->text ? typed->text : "");
	int rc = store_draft_put(t->app->store, interview_key(t->record->id, a), s.text);
	str_free(&s);
	return rc;
}

int talk_draft(struct talk *t, const struct typed *typed)
{
	struct arena *a = arena_new();
	int rc = talk_writable(t);
	if (rc == 0)
		rc = typed ? put(t, typed, false, a) : store_draft_drop(t->app->store, interview_key(t->record->id, a));
	arena_free(&a);
	return rc;
}

/* The value of a line, or ""; of "text=" all that follows. */
static const char *value_of(const char *body, const char *name, struct arena *a)
{
	size_t len = strlen(name);
	for (const char *line = body; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		bool text = strncmp(line, "text=", 5) == 0;
		if (strncmp(line, name, len) == 0 && line[len] == '=') {
			line += len + 1;
			return text ? arena_strdup(a, line) : arena_strndup(a, line, strcspn(line, "\n"));
		}
		if (text)
			break;
	}
	return "";
}

static void read_body(const struct talk *t, const char *body, struct arena *a, struct typed *out)
{
	long subject = talk_subject_of(t, atoll(value_of(body, "subject", a)));
	const char *id = value_of(body, "question", a);
	long question = script_question(t->script, id);
	const char *typing = value_of(body, "typing", a), *due = value_of(body, "due", a);
	out->subject = subject < 0 ? 0 : (size_t)subject;
	out->question = question >= 0 ? (size_t)question
				      : strcmp(id, past_last) == 0 ? t->script->nquestions : 0;
	for (int i = 0; i < TYPINGS; i++)
		if (strcmp(typing, typings[i]) == 0)
			out->typing = (enum typing)i;
	/* A word typed at a question that is gone is not lost: it is a loose note now. */
	if (question < 0 && (out->typing == TYPING_ANSWER || out->typing == TYPING_REMARK))
		out->typing = TYPING_NOTE;
	out->text = value_of(body, "text", a);
	out->answer = question < 0 ? "" : value_of(body, "answer", a);
	out->agreement.what = value_of(body, "agreed", a);
	out->agreement.promised_by = value_of(body, "by", a);
	if (*due)
		date_parse_iso(due, &out->agreement.due);
}

static void begin_at_first(const struct talk *t, struct typed *out)
{
	for (size_t s = 0; s < t->nsubjects; s++) {
		long q = talk_next(t, s, -1, true, true);
		if (q >= 0) {
			out->subject = s;
			out->question = (size_t)q;
			return;
		}
	}
}

/* It was answered and the program ended: where one went on to was not kept any more. */
static void go_on_from(const struct talk *t, const char *body, struct arena *a, struct typed *typed)
{
	long next;
	/* An undo may have taken the answer back since. */
	if (typed->typing == TYPING_ANSWER || !*value_of(body, "said", a) ||
		typed->question >= t->script->nquestions ||
		!talk_cell(t, typed->subject, typed->question)->last)
		return;
	next = talk_next(t, typed->subject, (long)typed->question, true, true);
	typed->question = next < 0 ? t->script->nquestions : (size_t)next;
}

int talk_typed(struct talk *t, struct arena *a, struct typed *out, const char **at)
{
	const char *key = interview_key(t->record->id, a);
	struct draft *draft;
	size_t n, i = 0;
	*out = (struct typed){ .text = "", .agreement = { "", "", DAY_NONE }, .answer = "" };
	if (at)
		*at = NULL;
	int rc = store_drafts(t->app->store, a, &draft, &n);
	if (rc)
		return rc;
	while (i < n && (strcmp(draft[i].key, key) != 0 || !*draft[i].body))
		i++;
	if (i == n) {
		begin_at_first(t, out);
		return 0;
	}
	read_body(t, draft[i].body, a, out);
	go_on_from(t, draft[i].body, a, out);
	if (at)
		*at = draft[i].at;
	return 0;
}

/* ---- what was said ---- */

static bool same_place(const struct typed *a, const struct typed *b)
{
	return a->subject == b->subject && a->question == b->question;
}

/* Whether the draft is of what is said now: some of its beginning, whichever line it was
 * typed in, since a line that was left becomes a note when another is begun. */
static bool is_of(const struct typed *draft, const struct typed *said, struct arena *a)
{
	if (draft->typing == TYPING_ANSWER || said->typing == TYPING_ANSWER) {
		bool answer = draft->typing == said->typing || (draft->typing == TYPING_REMARK && *said->text);
		return answer && same_place(draft, said);
	}
	const char *text = text_trim(a, draft->typing == TYPING_DATE ? draft->agreement.what : draft->text);
	return strncmp(text, said->text, strlen(text)) == 0;
}

/* An answer that stands typed at another question keeps its place. */
static bool holds_place(const struct typed *draft)
{
	return draft->typing == TYPING_ANSWER || *draft->answer;
}

static int write_said(struct talk *t, const struct typed *said, const char *body, struct arena *a)
{
	struct typed d = { .text = "", .agreement = { "", "", DAY_NONE }, .answer = "" };
	read_body(t, body, a, &d);
	if (is_of(&d, said, a)) {
		d.typing = TYPING_NOTHING;
		d.text = "";
	}
	if (said->typing == TYPING_ANSWER && same_place(&d, said))
		d.answer = "";
	/* A loose note or an agreement is made where one is. */
	bool there = said->question < t->script->nquestions && !holds_place(&d);
	if (there) {
		d.subject = said->subject;
		d.question = said->question;
	}
	return put(t, &d, there ? said->typing == TYPING_ANSWER : *value_of(body, "said", a), a);
}

int talk_draft_said(struct talk *t, const struct typed *said)
{
	struct arena *a = arena_new();
	const char *key = interview_key(t->record->id, a);
	struct draft *draft;
	size_t n, i = 0;
	int rc = store_drafts(t->app->store, a, &draft, &n);
	while (rc == 0 && i < n && (strcmp(draft[i].key, key) != 0 || draft[i].state != DRAFT_MINE))
		i++;
	/* Empty: it only says which program has the talk. */
	if (rc == 0 && i < n && *draft[i].body)
		rc = write_said(t, said, draft[i].body, a);
	arena_free(&a);
	return rc;
}
