/* What is being typed, so that a lost line resumes there. A draft's body is lines
 * "name=value"; the text comes last and may hold lines itself. */
#include <stdlib.h>
#include <string.h>

#include "anker/str.h"
#include "talk.h"

static const char *const typings[] = {
	[TYPING_NOTHING] = "nothing", [TYPING_ANSWER] = "answer", [TYPING_REMARK] = "remark",
	[TYPING_NOTE] = "note", [TYPING_WHAT] = "what", [TYPING_DATE] = "date"
};
enum { TYPINGS = sizeof typings / sizeof *typings };

static const char *key_of(const struct talk *t, struct arena *a)
{
	return arena_printf(a, "interview:%lld", (long long)t->record->id);
}

int talk_draft(struct talk *t, const struct typed *typed)
{
	struct arena *a = arena_new();
	struct str s = STR_INIT;
	char due[DATE_ISO_SIZE];
	int rc = talk_writable(t);
	if (rc)
		goto out;
	if (!typed) {
		rc = store_draft_drop(t->app->store, key_of(t, a));
		goto out;
	}
	/* By id: subjects and questions may stand elsewhere when it is read again. */
	str_addf(&s, "subject=%lld\nquestion=%s\ntyping=%s\n",
		(long long)(typed->subject < t->nsubjects ? t->subject[typed->subject].placement : 0),
		typed->question < t->script->nquestions ? t->script->questions[typed->question].id : "",
		typings[typed->typing]);
	if (typed->typing == TYPING_DATE) {
		const struct agreement *g = &typed->agreement;
		str_addf(&s, "agreed=%s\nby=%s\ndue=%s\n", g->what ? g->what : "",
			g->promised_by ? g->promised_by : "", date_iso(due, g->due));
	}
	str_addf(&s, "text=%s", typed->text ? typed->text : "");
	rc = store_draft_put(t->app->store, key_of(t, a), s.text);
out:
	str_free(&s);
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
	long question = script_question(t->script, value_of(body, "question", a));
	const char *typing = value_of(body, "typing", a), *due = value_of(body, "due", a);
	out->subject = subject < 0 ? 0 : (size_t)subject;
	out->question = question < 0 ? 0 : (size_t)question;
	for (int i = 0; i < TYPINGS; i++)
		if (strcmp(typing, typings[i]) == 0)
			out->typing = (enum typing)i;
	/* A word typed at a question that is gone is not lost: it is a loose note now. */
	if (question < 0 && (out->typing == TYPING_ANSWER || out->typing == TYPING_REMARK))
		out->typing = TYPING_NOTE;
	out->text = value_of(body, "text", a);
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

int talk_typed(struct talk *t, struct arena *a, struct typed *out, const char **at)
{
	const char *key = key_of(t, a);
	struct draft *draft;
	size_t n, i = 0;
	*out = (struct typed){ .text = "", .agreement = { "", "", DAY_NONE } };
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
	if (at)
		*at = draft[i].at;
	return 0;
}
