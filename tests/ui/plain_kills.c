/* The same for a talk in plain prompts: every line whose next prompt was shown is in the
 * file, nothing is half there, and it goes on at the question after it. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/kills.h"

enum { WRITE_MS = 25 };

/* ---- what was printed ---- */

static size_t printed(const struct kills *k)
{
	return k->t->raw ? strlen(k->t->raw) : 0;
}

/* A prompt at the end of what was printed since. */
struct prompt {
	size_t since;
	const char *text;
};

static bool prompts(struct kills *k, const void *arg)
{
	const struct prompt *p = arg;
	size_t n = printed(k), len = strlen(p->text);

	return n >= p->since + len && strcmp(k->t->raw + n - len, p->text) == 0;
}

/* Types a line; true when the prompt after it was shown. */
static bool enter_line(struct kills *k, const char *line, const char *prompt)
{
	struct prompt after;

	if (k->killed)
		return false;
	term_type(k->t, line);
	term_type(k->t, "\r");
	/* The echo of the line is printed too: the prompt comes behind it. */
	after = (struct prompt){ printed(k) + 1, prompt };
	return kills_seen(k, prompts, &after);
}

/* Where one is: the question that was printed last. */
static void read_place(const struct kills *k, struct kill_place *out)
{
	enum { BEGIN = 28 };
	const char *last = NULL, *raw = k->t->raw;
	char words[96];

	*out = (struct kill_place){ .talk = 0, .question = -1 };
	for (size_t q = 0; q < k->script->nquestions; q++) {
		snprintf(words, sizeof words, "\n%.*s", BEGIN, k->script->questions[q].text);
		for (const char *at = strstr(raw, words); at; at = strstr(at + 1, words))
			if (!last || at > last) {
				last = at;
				out->question = (long)q;
			}
	}
	snprintf(words, sizeof words, "%.24s",
		_("\nEvery question here has its answer. f finishes, ] is the next employee.\n"));
	for (const char *at = strstr(raw, words + 1); at; at = strstr(at + 1, words + 1))
		if (!last || at > last) {
			last = at;
			out->question = -1;
		}
	last = NULL;
	for (size_t s = 0; s < k->talk[0].nsubjects; s++) {
		snprintf(words, sizeof words, " · %s (", k->talk[0].name[s]);
		for (const char *at = strstr(raw, words); at; at = strstr(at + 1, words))
			if (!last || at > last) {
				last = at;
				out->subject = s;
			}
	}
}

/* ---- lines ---- */

static int64_t about(const struct kills *k, const struct kill_place *at)
{
	bool employer = at->question >= 0 &&
			k->script->questions[at->question].about == LEVEL_EMPLOYER;

	return employer ? 0 : k->talk[0].placement[at->subject];
}

static void random_words(struct kills *k, char *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = i % 7 == 6 && i + 1 < n ? ' ' : (char)('a' + kills_random(k, 26));
	out[n] = '\0';
}

static void make_answer(struct kills *k, const struct question *q, char *line, char *value, size_t size)
{
	unsigned i = q->nchoices ? kills_random(k, (unsigned)(q->nchoices < 9 ? q->nchoices : 9)) : 0;

	switch (q->kind) {
	case ASK_TEXT:
		random_words(k, value, 8 + kills_random(k, 30));
		break;
	case ASK_NUMBER:
		snprintf(value, size, "%u", kills_random(k, 6));
		break;
	case ASK_DATE:
		snprintf(value, size, "2027-%02u", 1 + kills_random(k, 12));
		break;
	default:
		snprintf(value, size, "%s", q->nchoices ? q->choices[i].code : "1");
		snprintf(line, size, "%u", i + 1);
		return;
	}
	snprintf(line, size, "%s", value);
}

static void answer(struct kills *k, const struct kill_place *at)
{
	static const struct {
		const char *key, *state;
	} others[] = { { "n", "dont_know" }, { "x", "refused" }, { "-", "not_applicable" } };
	const struct question *q = &k->script->questions[at->question];
	int64_t before = kills_sql(k, "SELECT max(id) FROM answer");
	unsigned other = kills_random(k, 12);
	char line[128] = "", value[128] = "";
	const char *state = "answered";

	if (other < 3) {
		snprintf(line, sizeof line, "%s", others[other].key);
		state = others[other].state;
	} else {
		make_answer(k, q, line, value, sizeof value);
	}
	if (!enter_line(k, line, "\n> "))
		return;
	kills_expect(k,
		"SELECT count(*) > 0 FROM answer WHERE id > %lld AND deleted = 0 AND interview = %lld"
		" AND coalesce(placement, 0) = %lld AND question = '%s' AND state = '%s'"
		" AND coalesce(value, text, '') = '%s'",
		(long long)before, (long long)k->talk[0].id, (long long)about(k, at), q->id, state, value);
}

static void answer_and_undo(struct kills *k, const struct kill_place *at)
{
	size_t n = k->nexpect;
	char *one;

	answer(k, at);
	if (k->nexpect == n)
		return;
	one = k->expect[--k->nexpect]; /* until the next prompt, either will do */
	k->acknowledged--;
	if (enter_line(k, "u", "\n> ")) {
		memcpy(strstr(one, "deleted = 0"), "deleted = 1", strlen("deleted = 1"));
		kills_expect(k, "%s", one);
	}
	free(one);
}

static void note(struct kills *k, bool at_question)
{
	int64_t before = kills_sql(k, "SELECT max(id) FROM answer");
	char text[64];

	random_words(k, text, 10 + kills_random(k, 40));
	if (!enter_line(k, at_question ? "o" : "'", at_question ? _("Remark: ") : _("Note: ")) ||
		!enter_line(k, text, "\n> "))
		return;
	kills_expect(k,
		"SELECT count(*) > 0 FROM answer WHERE id > %lld AND deleted = 0 AND interview = %lld AND state = '%s'"
		" AND text = '%s'",
		(long long)before, (long long)k->talk[0].id, at_question ? "remark" : "note", text);
}

static void agree(struct kills *k)
{
	int64_t before = kills_sql(k, "SELECT max(id) FROM action");
	char text[64];

	random_words(k, text, 10 + kills_random(k, 30));
	if (!enter_line(k, "a", _("What: ")) || !enter_line(k, text, "): ") || !enter_line(k, "1", "): ") ||
		!enter_line(k, "1 dec", "\n> "))
		return;
	kills_expect(k,
		"SELECT count(*) FROM action WHERE id > %lld AND deleted = 0 AND interview = %lld AND"
		" kind = 'promise' AND promised_by = 'employer' AND due = '2026-12-01' AND what = '%s'",
		(long long)before, (long long)k->talk[0].id, text);
}

static bool tells(struct kills *k, const void *arg)
{
	return strstr(k->t->raw, arg) != NULL;
}

static void finish(struct kills *k)
{
	const char *done = _("finished; the summary: anker interview summary %s\n");
	char yes[2] = { *_("y"), '\0' }, words[64];
	unsigned contacts;

	k->due = 0; /* in the last line, and no earlier */
	if (!enter_line(k, "f", "] "))
		return;
	contacts = kills_contacts(k, 0);
	if (!enter_line(k, yes, "): "))
		return;
	kills_soon(k, 2 * WRITE_MS);
	term_type(k->t, "\r");
	snprintf(words, sizeof words, "%.*s", (int)strcspn(done, "%"), done);
	if (!kills_seen(k, tells, words))
		return;
	kills_expect(k,
		"SELECT (SELECT state = 'finished' AND finished IS NOT NULL FROM interview WHERE id = %lld) AND"
		" (SELECT count(*) = %u FROM contact WHERE interview = %lld AND deleted = 0)",
		(long long)k->talk[0].id, contacts, (long long)k->talk[0].id);
}

static void step(struct kills *k, bool ends_here)
{
	static const char *const moves[] = { ">", "<", "]" };
	unsigned which = kills_random(k, 100);
	size_t kept = k->nexpect;
	struct kill_place at;

	read_place(k, &at);
	/* Some time in what this line, or its last one, writes. */
	if (ends_here)
		kills_soon(k, which < 30 ? 4 * WRITE_MS : WRITE_MS);
	if (ends_here && (which >= 92 || at.question < 0))
		finish(k);
	else if (which < 12)
		note(k, false);
	else if (which < 24)
		agree(k);
	else if (at.question < 0 || which < 30)
		enter_line(k, at.question < 0 ? "]" : moves[kills_random(k, 3)], "\n> ");
	else if (which < 40)
		note(k, true);
	else if (which < 50)
		answer_and_undo(k, &at);
	else
		answer(k, &at);
	k->place.talk = -1;
	if (!k->killed || k->nexpect > kept)
		read_place(k, &k->place);
}

/* ---- a round ---- */

static void start(struct kills *k)
{
	static char lang[] = "--lang", plain[] = "--plain", interview[] = "interview", talk[] = "talk";
	char code[] = "nl", id[40], db[96];
	char *argv[] = { getenv("ANKER"), lang, code, interview, talk, id, plain, NULL };
	const char *env[] = { db, "ANKER_SHARE=share", "ANKER_USER=anna", "ANKER_TODAY=2026-11-22",
		"XDG_CONFIG_HOME", NULL };
	const struct prompt first = { 0, "\n> " };
	struct kill_place here;

	if (k->t)
		term_done(k->t);
	k->ended = k->killed;
	k->due = k->killed = 0;
	if (kills_sql(k, "SELECT finished IS NOT NULL FROM interview WHERE id = %lld", (long long)k->talk[0].id)) {
		kills_begin(k, 0);
		k->place.talk = -1;
	}
	memcpy(code, k->d.lang, 2);
	snprintf(db, sizeof db, "ANKER_DB=%s", k->d.path);
	snprintf(id, sizeof id, "interview/%lld", (long long)k->talk[0].id);
	k->t = term_spawn(24, 80, argv, env);
	kills_seen(k, prompts, &first);
	kills_check(k);
	read_place(k, &here);
	if (k->place.talk == 0 && here.question != k->place.question) {
		kills_complain(k, "it was at question %ld, and goes on at %ld:\n%s", k->place.question,
			here.question, k->t->raw);
		k->wrong++;
	}
}

static void run_round(struct kills *k)
{
	unsigned steps = 1 + kills_random(k, 6);

	start(k);
	for (k->round++; steps-- > 0 && !k->killed;)
		step(k, steps == 0);
	if (!k->killed && k->due)
		kills_pass(k, TERM_DEADLINE_MS);
	if (!k->killed)
		kills_end(k);
}

/* ---- the tests ---- */

ParameterizedTestParameters(plain_kills, lose_nothing)
{
	static struct kill_lane lanes[KILL_KINDS];

	return cr_make_param_array(struct kill_lane, lanes, kills_lanes(lanes, 0, 1));
}

ParameterizedTest(struct kill_lane *l, plain_kills, lose_nothing)
{
	struct kills k;

	kills_open(&k, l->kind, true, l->seed);
	for (unsigned i = 0; i < l->rounds; i++)
		run_round(&k);
	start(&k);
	kills_report(&k);
	kills_close(&k);
}
