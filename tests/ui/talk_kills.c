/* Talks whose program is ended at a random moment: kill -9, SIGHUP, SIGTERM or a terminal
 * that closes. What the screen had told as kept is in the file, nothing is half there, of
 * running text at most two seconds are gone, and the next start goes on where it was.
 *
 * A few in make check; many with make kills N=500. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/kills.h"

enum { KEYS_MS = 40 };

/* ---- what the screen shows ---- */

/* Questions begin otherwise than each other; how they go on may be wrapped. */
static bool shows_question(struct term *t, const struct question *q)
{
	enum { BEGIN = 28 };
	char begin[BEGIN + 1];

	snprintf(begin, sizeof begin, "%s", q->text);
	while ((begin[strlen(begin) - 1] & 0xc0) == 0x80) /* no half characters */
		begin[strlen(begin) - 1] = '\0';
	return strstr(t->text, begin) != NULL;
}

static void read_place(struct kills *k, struct kill_place *out)
{
	const char *end = _("Everything was asked: %u of %u answered."), *screen = term_dump(k->t);
	char words[96], *last = strrchr(k->t->text, '\n');

	*last = '\0';
	/* The last two rows are for messages, which may hold a question too. */
	for (int i = 0; i < 2 && (last = strrchr(k->t->text, '\n')); i++)
		*last = '\0';

	*out = (struct kill_place){ .talk = -1, .question = -1 };
	for (int i = 0; i < KILL_TALKS; i++) {
		snprintf(words, sizeof words, "%s · %s", _("Conversation"), k->talk[i].employer);
		if (!strstr(screen, words))
			continue;
		out->talk = i;
		for (size_t s = 0; s < k->talk[i].nsubjects; s++) {
			snprintf(words, sizeof words, "› %s", k->talk[i].name[s]);
			if (strstr(screen, words))
				out->subject = s;
		}
	}
	snprintf(words, sizeof words, "%.*s", (int)strcspn(end, ":"), end);
	if (out->talk < 0 || strstr(screen, words))
		return;
	for (size_t q = 0; q < k->script->nquestions; q++)
		if (shows_question(k->t, &k->script->questions[q]))
			out->question = (long)q;
	if (out->question < 0)
		out->talk = -1; /* it is being drawn, or something stands over it */
}

static bool is_talk(struct kills *k, const void *arg)
{
	struct kill_place here;

	(void)arg;
	read_place(k, &here);
	return here.talk >= 0;
}

/* Another question or placement than that. */
static bool is_elsewhere(struct kills *k, const void *arg)
{
	const struct kill_place *was = arg;
	struct kill_place here;

	read_place(k, &here);
	return here.talk >= 0 &&
	       (here.talk != was->talk || here.question != was->question || here.subject != was->subject);
}

/* The line at the bottom is gone, and all is kept. */
static bool is_kept(struct kills *k, const void *arg)
{
	return is_talk(k, NULL) && strstr(term_dump(k->t), _("● saved")) && !strstr(k->t->text, arg);
}

static bool has(struct kills *k, const void *arg)
{
	return term_has(k->t, arg);
}

/* ---- typing ---- */

/* Small letters in words, so that nothing of it is a key or a number of a person. */
static void type_text(struct kills *k, struct kill_typed *typed, size_t n, int pace)
{
	for (size_t i = 0; i < n && !k->killed; i++) {
		bool space = typed->n && typed->n % 7 == 6;
		char c = space ? ' ' : (char)('a' + kills_random(k, 26));

		typed->at[typed->n] = kills_now();
		typed->text[typed->n++] = c;
		typed->text[typed->n] = '\0';
		term_send(k->t, &c, 1);
		kills_pass(k, pace / 2 + (int)kills_random(k, (unsigned)pace));
	}
}

/* Text that is typed: sometimes long and without a rest, so that two seconds pass. */
static void type_some(struct kills *k, struct kill_typed *typed, bool ends_here)
{
	bool is_long = kills_random(k, 3) == 0;
	size_t n = 8 + kills_random(k, is_long ? 60 : 16);
	int pace = 20 + (int)kills_random(k, 60);

	if (ends_here)
		kills_soon(k, (unsigned)((int)n * pace + 100));
	type_text(k, typed, n, pace);
}

static void begin_typed(struct kills *k, struct kill_typed *typed, int talk)
{
	*typed = (struct kill_typed){ .n = 0 };
	snprintf(typed->key, sizeof typed->key, "interview:%lld", (long long)k->talk[talk].id);
}

static void enter(struct kills *k, struct kill_typed *typed)
{
	if (k->killed)
		return;
	typed->entered = true;
	term_type(k->t, "\n");
}

/* ---- steps ---- */

static int64_t last_answer(const struct kills *k)
{
	int64_t id = kills_sql(k, "SELECT max(id) FROM answer");

	return id < 0 ? 0 : id;
}

static int64_t about(const struct kills *k, const struct kill_place *at)
{
	bool employer = at->question >= 0 &&
			k->script->questions[at->question].about == LEVEL_EMPLOYER;

	return employer ? 0 : k->talk[at->talk].placement[at->subject];
}

static void expect_answer(struct kills *k, const struct kill_place *at, int64_t before, const char *state,
	const char *value)
{
	kills_expect(k,
		"SELECT count(*) > 0 FROM answer WHERE id > %lld AND deleted = 0 AND interview = %lld"
		" AND coalesce(placement, 0) = %lld AND question = '%s' AND state = '%s'"
		" AND coalesce(value, text, '') = '%s'",
		(long long)before, (long long)k->talk[at->talk].id, (long long)about(k, at),
		k->script->questions[at->question].id, state, value);
}

static bool typed_kind(const struct question *q)
{
	return q->kind == ASK_TEXT || q->kind == ASK_DATE || q->kind == ASK_NUMBER;
}

static bool several(const struct question *q)
{
	return q->kind == ASK_CHOICES || q->kind == ASK_SIGNALS || q->kind == ASK_CHANGES;
}

static bool has_code(const char *codes, const char *code)
{
	char all[512], one[64];

	snprintf(all, sizeof all, " %s ", codes);
	snprintf(one, sizeof one, " %s ", code);
	return strstr(all, one) != NULL;
}

/* Some of the choices on or off; what is on then. */
static void toggle(struct kills *k, const struct kill_place *at, const struct question *q, char *codes,
	size_t size)
{
	size_t n = q->nchoices < 9 ? q->nchoices : 9, more = 1 + kills_random(k, 3);
	char was[256], key[2] = "";
	bool on[9];

	snprintf(was, sizeof was, "%s",
		kills_text(k,
			"SELECT value FROM answer WHERE interview = %lld AND placement = %lld AND question = '%s'"
			" AND deleted = 0 AND state <> 'remark' ORDER BY id DESC",
			(long long)k->talk[at->talk].id, (long long)about(k, at), q->id));
	for (size_t i = 0; i < n; i++)
		on[i] = has_code(was, q->choices[i].code);
	while (more-- > 0) {
		unsigned i = kills_random(k, (unsigned)n);

		on[i] = !on[i];
		key[0] = (char)('1' + i);
		term_type(k->t, key);
	}
	codes[0] = '\0';
	for (size_t i = 0; i < n; i++)
		if (on[i])
			snprintf(codes + strlen(codes), size - strlen(codes), "%s%s", *codes ? " " : "",
				q->choices[i].code);
	term_type(k->t, "\n");
}

/* Letters are text now: help and "does not know" have other keys then. */
static bool is_in_field(struct kills *k)
{
	return term_has(k->t, "Ctrl-G") || strstr(k->t->text, "Ctrl-N");
}

static bool takes_keys(struct kills *k, const void *arg)
{
	(void)arg;
	return is_talk(k, NULL) && !is_in_field(k);
}

/* Where letters are text, Esc makes them keys. */
static void to_keys(struct kills *k)
{
	term_settle(k->t);
	if (!is_in_field(k))
		return;
	term_press(k->t, VTERM_KEY_ESCAPE);
	kills_seen(k, takes_keys, NULL);
}

static void answer_text(struct kills *k, const struct kill_place *at, const struct question *q, bool ends_here)
{
	int64_t before = last_answer(k);
	char value[KILL_TYPED + 1];

	if (!is_in_field(k))
		term_type(k->t, "\n");
	term_ctrl(k->t, 'u'); /* what was answered before stands there */
	if (q->kind == ASK_TEXT) {
		begin_typed(k, &k->field, at->talk);
		type_some(k, &k->field, ends_here && kills_random(k, 2));
		if (ends_here && !k->due)
			kills_soon(k, KEYS_MS);
		enter(k, &k->field);
		snprintf(value, sizeof value, "%s", k->field.text);
		value[strlen(value) - (value[strlen(value) - 1] == ' ')] = '\0';
	} else {
		if (q->kind == ASK_NUMBER)
			snprintf(value, sizeof value, "%u", kills_random(k, 6));
		else
			snprintf(value, sizeof value, "2027-%02u", 1 + kills_random(k, 12));
		if (ends_here)
			kills_soon(k, KEYS_MS);
		term_type(k->t, value);
		term_type(k->t, "\n");
	}
	if (!kills_seen(k, is_elsewhere, at))
		return;
	k->field.n = 0;
	expect_answer(k, at, before, "answered", value);
}

static void answer(struct kills *k, const struct kill_place *at, bool ends_here)
{
	const struct question *q = &k->script->questions[at->question];
	int64_t before = last_answer(k);
	char value[256], key[2] = "";
	unsigned i;

	if (typed_kind(q)) {
		answer_text(k, at, q, ends_here);
		return;
	}
	if (ends_here)
		kills_soon(k, KEYS_MS);
	if (several(q)) {
		toggle(k, at, q, value, sizeof value);
	} else {
		i = q->kind == ASK_TICK ? 0 : kills_random(k, (unsigned)q->nchoices);
		snprintf(value, sizeof value, "%s", q->kind == ASK_TICK ? "1" : q->choices[i].code);
		key[0] = (char)('1' + i);
		term_type(k->t, key);
	}
	if (kills_seen(k, is_elsewhere, at))
		expect_answer(k, at, before, "answered", value);
}

static void answer_otherwise(struct kills *k, const struct kill_place *at, bool ends_here)
{
	static const char *const states[] = { "dont_know", "refused", "not_applicable" };
	bool typing = is_in_field(k);
	unsigned i = kills_random(k, 3);
	int64_t before = last_answer(k);

	if (ends_here)
		kills_soon(k, KEYS_MS);
	if (typing && i < 2)
		term_ctrl(k->t, i ? 'x' : 'n');
	else
		term_type(k->t, (char[]){ "nx-"[i], '\0' });
	if (kills_seen(k, is_elsewhere, at))
		expect_answer(k, at, before, states[i], "");
}

/* A note or remark: sometimes left in the middle, to be taken up later. */
static void write_line(struct kills *k, const struct kill_place *at, bool at_question, bool park, bool ends_here)
{
	const char *label = at_question ? _("Remark:") : _("Note:");
	int64_t before = last_answer(k);

	to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, at_question ? "o" : "'");
	if (!k->parked)
		begin_typed(k, &k->line, at->talk);
	k->parked = false;
	type_some(k, &k->line, ends_here && kills_random(k, 2));
	if (park && !k->killed) {
		term_press(k->t, VTERM_KEY_ESCAPE);
		k->parked = true;
		if (ends_here && !k->due)
			kills_soon(k, KEYS_MS);
		kills_pass(k, 60);
		return;
	}
	if (ends_here && !k->due)
		kills_soon(k, KEYS_MS);
	enter(k, &k->line);
	if (!kills_seen(k, is_kept, label))
		return;
	kills_expect(k,
		"SELECT count(*) > 0 FROM answer WHERE id > %lld AND deleted = 0 AND interview = %lld AND state = '%s'"
		" AND text = trim('%s')",
		(long long)before, (long long)k->talk[at->talk].id, at_question ? "remark" : "note", k->line.text);
	k->line.n = 0;
}

/* A point of a guide that is ticked with a note. */
static void tick_with_note(struct kills *k, const struct kill_place *at, bool ends_here)
{
	int64_t before = kills_sql(k, "SELECT max(id) FROM guide_tick");

	term_type(k->t, "o");
	begin_typed(k, &k->line, at->talk);
	type_some(k, &k->line, ends_here && kills_random(k, 2));
	if (ends_here && !k->due)
		kills_soon(k, KEYS_MS);
	enter(k, &k->line);
	if (!kills_seen(k, is_elsewhere, at))
		return;
	kills_expect(k, "SELECT count(*) FROM guide_tick WHERE (id > %lld OR version > 1) AND deleted = 0 AND"
			" interview = %lld AND point = '%s' AND note = trim('%s')",
		(long long)before, (long long)k->talk[at->talk].id,
		k->script->questions[at->question].point, k->line.text);
	k->line.n = 0;
}

/* With signals or changes a remark is their note: then it is no remark. */
static void remark(struct kills *k, const struct kill_place *at, bool ends_here)
{
	const struct question *q = &k->script->questions[at->question];

	if (q->kind == ASK_TICK)
		tick_with_note(k, at, ends_here);
	else if (q->kind == ASK_SIGNALS || q->kind == ASK_CHANGES)
		answer(k, at, ends_here);
	else
		write_line(k, at, true, false, ends_here);
}

static void agree(struct kills *k, const struct kill_place *at, bool ends_here)
{
	int64_t before = kills_sql(k, "SELECT max(id) FROM action");
	bool in_text = kills_random(k, 2);

	to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "a");
	begin_typed(k, &k->line, at->talk);
	type_some(k, &k->line, ends_here && in_text);
	if (ends_here && !in_text)
		kills_soon(k, 400); /* anywhere in the three steps */
	if (!k->killed)
		term_type(k->t, "\n");
	kills_pass(k, 150);
	if (k->killed)
		return;
	term_type(k->t, "2"); /* the employer */
	kills_pass(k, 100);
	if (!k->killed)
		term_type(k->t, "1 dec");
	kills_pass(k, 80);
	enter(k, &k->line);
	if (!kills_seen(k, is_kept, _("by when:")))
		return;
	kills_expect(k,
		"SELECT count(*) FROM action WHERE id > %lld AND deleted = 0 AND interview = %lld AND"
		" kind = 'promise' AND promised_by = 'employer' AND due = '2026-12-01' AND what = trim('%s')",
		(long long)before, (long long)k->talk[at->talk].id, k->line.text);
	k->line.n = 0;
}

/* An answer that is taken back at once. */
static void answer_and_undo(struct kills *k, const struct kill_place *at, bool ends_here)
{
	struct kill_place there;
	size_t n = k->nexpect;
	char *one;

	answer(k, at, false);
	if (k->nexpect == n)
		return;
	read_place(k, &there);
	to_keys(k);
	if (k->killed)
		return;
	if (ends_here)
		kills_soon(k, KEYS_MS);
	term_type(k->t, "u");
	one = k->expect[--k->nexpect]; /* until the screen tells, either will do */
	k->acknowledged--;
	if (kills_seen(k, is_elsewhere, &there)) {
		memcpy(strstr(one, "deleted = 0"), "deleted = 1", strlen("deleted = 1"));
		kills_expect(k, "%s", one);
	}
	free(one);
}

static void move(struct kills *k, bool ends_here)
{
	static const char *const keys[] = { "]", "[", "\t", "g1", "g2", "g3", "g4" };

	to_keys(k);
	if (ends_here && !k->killed)
		kills_soon(k, KEYS_MS);
	if (!k->killed)
		term_type(k->t, keys[kills_random(k, sizeof keys / sizeof *keys)]);
	kills_pass(k, KEYS_MS);
}

/* From the list of talks: the first of that employer is the latest. */
static void open_talk(struct kills *k, int which)
{
	term_settle(k->t);
	if (!strstr(term_dump(k->t), _("Conversations"))) {
		term_type(k->t, ":talks\n");
		demo_wait(k->t, "Conversations");
	}
	term_type(k->t, "/");
	demo_wait(k->t, "Filter:");
	term_ctrl(k->t, 'u');
	term_type(k->t, k->talk[which].employer);
	term_type(k->t, "\n");
	demo_wait_gone(k->t, "Filter:");
	term_type(k->t, "\n");
	kills_seen(k, is_talk, NULL);
}

/* The phone rings: the other talk, with what is typed here left as it is. */
static void switch_talks(struct kills *k, const struct kill_place *at, bool ends_here)
{
	struct kill_place here;
	char heading[96];

	to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "q");
	snprintf(heading, sizeof heading, "%s · %s", _("Conversation"), k->talk[at->talk].employer);
	term_wait_gone(k->t, heading);
	open_talk(k, !at->talk);
	read_place(k, &here);
	if (ends_here && here.question >= 0)
		answer(k, &here, true);
}

/* The page for the employer, with words of one's own in front. */
static void edit_page(struct kills *k, int talk)
{
	term_type(k->t, "s");
	demo_wait(k->t, "for whom");
	k->line = (struct kill_typed){ .n = 0 };
	snprintf(k->line.key, sizeof k->line.key, "summary:%lld:0:0", (long long)k->talk[talk].id);
	type_some(k, &k->line, kills_random(k, 2));
	if (k->killed)
		return;
	if (!k->due)
		kills_soon(k, KEYS_MS);
	k->line.entered = true;
	term_ctrl(k->t, 's');
	if (!kills_seen(k, has, _("Kept; earlier versions stay")))
		return;
	kills_expect(k, "SELECT count(*) FROM summary WHERE interview = %lld AND substr(text, 1, %zu) = '%s'",
		(long long)k->talk[talk].id, k->line.n, k->line.text);
	k->line.n = 0;
}

static void finish(struct kills *k, const struct kill_place *at)
{
	bool in_page = kills_random(k, 2);
	unsigned contacts;
	char heading[96];

	to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "f");
	snprintf(heading, sizeof heading, "%s · %s", _("Finish"), k->talk[at->talk].employer);
	term_wait_for(k->t, heading);
	contacts = kills_contacts(k, at->talk);
	if (!in_page)
		kills_soon(k, 2 * KEYS_MS);
	term_type(k->t, "\n");
	if (!kills_seen(k, has, _("Conversation finished")))
		return;
	kills_expect(k,
		"SELECT (SELECT state = 'finished' AND finished IS NOT NULL FROM interview WHERE id = %lld) AND"
		" (SELECT count(*) = %u FROM contact WHERE interview = %lld AND deleted = 0)",
		(long long)k->talk[at->talk].id, contacts, (long long)k->talk[at->talk].id);
	if (in_page)
		edit_page(k, at->talk);
}

static bool can_finish(const struct kills *k, const struct kill_place *at)
{
	enum { ENOUGH = 4 };

	return !k->parked && kills_sql(k, "SELECT count(*) FROM answer WHERE interview = %lld AND deleted = 0",
				     (long long)k->talk[at->talk].id) >= ENOUGH;
}

static void step(struct kills *k, bool ends_here)
{
	struct kill_place at;
	unsigned which = kills_random(k, 100);
	size_t kept = k->nexpect;

	k->place.talk = -1;
	if (!kills_seen(k, is_talk, NULL))
		return;
	term_settle(k->t); /* nothing is half drawn */
	read_place(k, &at);
	if (ends_here && (which >= 85 || at.question < 0) && can_finish(k, &at))
		finish(k, &at);
	else if (at.question < 0)
		move(k, ends_here);
	else if (which < 12)
		write_line(k, &at, false, kills_random(k, 3) == 0, ends_here);
	else if (which < 20 && !k->parked)
		remark(k, &at, ends_here);
	else if (which < 32 && !k->parked)
		agree(k, &at, ends_here);
	else if (which < 40)
		move(k, ends_here);
	else if (which < 46 && (ends_here || !k->parked))
		switch_talks(k, &at, ends_here);
	else if (which < 56)
		answer_and_undo(k, &at, ends_here);
	else if (which < 66)
		answer_otherwise(k, &at, ends_here);
	else
		answer(k, &at, ends_here);
	if (k->nexpect > kept && k->t->altscreen)
		read_place(k, &k->place);
}

/* ---- the next start ---- */

static const char offer[] =
	"Conversation with %s of %s is not finished (%s), last text %s. [r]esume [f]inish [l]ater";

static bool offers_talk(struct kills *k, const void *arg)
{
	char key[64];
	const char *ask = strchr(_(offer), '[');

	(void)arg;
	snprintf(key, sizeof key, "%.*s", (int)strcspn(ask, " "), ask);
	return term_has(k->t, key);
}

/* It is there; whether it asks something is still to come. */
static bool is_started(struct kills *k, const void *arg)
{
	return offers_talk(k, arg) || strstr(k->t->text, _("throw away")) || strstr(k->t->text, _("help"));
}

/* Who, how far, and the last text to the second. */
static void check_offer(struct kills *k, int talk)
{
	char count[32], time[16];

	snprintf(time, sizeof time, "%s",
		kills_text(k, "SELECT substr(at, 12, 8) FROM draft WHERE key = 'interview:%lld'",
			(long long)k->talk[talk].id));
	snprintf(count, sizeof count, "(%lld ",
		(long long)kills_sql(k,
			"SELECT count(DISTINCT coalesce(placement, 0) || ' ' || question) FROM answer"
			" WHERE interview = %lld AND deleted = 0 AND state <> 'remark' AND state <> 'note'",
			(long long)k->talk[talk].id));
	if (term_has(k->t, time) && strstr(k->t->text, count) && strstr(k->t->text, k->talk[talk].employer))
		return;
	kills_complain(k, "no %s, %s or %s here:\n%s", k->talk[talk].employer, time, count, k->t->text);
	k->wrong++;
}

static void expect_text(struct kills *k, const char *text, const char *in)
{
	if (kills_sql(k, "SELECT (SELECT count(*) FROM answer WHERE text = trim('%s')) +"
			 " (SELECT count(*) FROM action WHERE what = trim('%s')) +"
			 " (SELECT count(*) FROM guide_tick WHERE note = trim('%s'))", text, text, text) == 1)
		return;
	kills_complain(k, "a %s was not gone on with: no \"%s\"\n%s", in, text, term_dump(k->t));
	k->wrong++;
}

static const char *line_of(const char *body, const char *name, char *out, size_t size)
{
	const char *at = strstr(body, name);

	at = at ? at + strlen(name) : "";
	snprintf(out, size, "%.*s", (int)strcspn(at, "\n"), at);
	return out;
}

/* Goes on typing where it stopped, and enters it. */
static void go_on(struct kills *k, const char *body)
{
	char typing[32], text[512], what[256], answered[512];
	struct kill_place here;

	line_of(body, "typing=", typing, sizeof typing);
	line_of(body, "\nagreed=", what, sizeof what);
	line_of(body, "\ntext=", text, sizeof text - 1);
	line_of(body, "\nanswer=", answered, sizeof answered - 1);
	read_place(k, &here);
	if (strcmp(typing, "note") == 0 || strcmp(typing, "remark") == 0) {
		bool tick = here.question >= 0 && k->script->questions[here.question].kind == ASK_TICK;
		const char *label = strcmp(typing, "note") == 0 ? _("Note:") : tick ? _("Ticked, note:") : _("Remark:");

		term_wait_for(k->t, label);
		term_type(k->t, "z\n");
		kills_seen(k, is_kept, label);
		expect_text(k, strcat(text, "z"), typing);
	} else if (strcmp(typing, "what") == 0) {
		term_wait_for(k->t, _("Agreed, what:"));
		term_type(k->t, "z\n");
		term_wait_for(k->t, _("who:"));
		term_type(k->t, "1");
		term_wait_for(k->t, _("by when:"));
		term_type(k->t, "\n");
		kills_seen(k, is_kept, _("by when:"));
		expect_text(k, strcat(text, "z"), typing);
	} else if (strcmp(typing, "date") == 0) {
		term_wait_for(k->t, _("by when:"));
		term_ctrl(k->t, 'u');
		term_type(k->t, "\n");
		kills_seen(k, is_kept, _("by when:"));
		expect_text(k, what, typing);
	} else if (strcmp(typing, "answer") == 0) {
		memcpy(answered, text, sizeof answered);
	}
	if (!*answered || here.question < 0)
		return;
	if (several(&k->script->questions[here.question])) {
		term_type(k->t, "\n");
		kills_seen(k, is_elsewhere, &here);
		k->wrong += kills_sql(k, "SELECT count(*) FROM answer WHERE value = '%s' AND question = '%s'",
				    answered, k->script->questions[here.question].id) < 1;
		return;
	}
	if (k->script->questions[here.question].kind != ASK_TEXT) {
		if (typed_kind(&k->script->questions[here.question]))
			term_ctrl(k->t, 'u');
		return;
	}
	term_type(k->t, "z\n");
	kills_seen(k, is_elsewhere, &here);
	expect_text(k, strcat(answered, "z"), "answer");
}

/* The talk whose program is gone, the one of the latest text first; -1: none. */
static int left_talk(struct kills *k)
{
	int64_t id = kills_sql(k,
		"SELECT substr(d.key, 11) FROM draft d JOIN interview i ON i.id = substr(d.key, 11)"
		" WHERE d.key GLOB 'interview:*' AND i.finished IS NULL ORDER BY d.at DESC, d.key");

	for (int i = 0; i < KILL_TALKS; i++)
		if (k->talk[i].id == id)
			return i;
	return -1;
}

/* Where the last kept word led to: a program that ended at once after it goes on there. */
static void check_place(struct kills *k)
{
	const struct kill_place *was = &k->place;
	struct kill_place here;

	term_settle(k->t);
	read_place(k, &here);
	if (was->talk < 0 || (was->talk == here.talk && was->question == here.question &&
				     (was->subject == here.subject || was->question < 0)))
		return;
	kills_complain(k, "it was at question %ld of %zu, not here:\n%s", was->question, was->subject,
		term_dump(k->t));
	k->wrong++;
}

static void resume(struct kills *k, int left)
{
	char body[2048];

	kills_seen(k, offers_talk, NULL);
	check_offer(k, left);
	snprintf(body, sizeof body, "%s",
		kills_text(k, "SELECT body FROM draft WHERE key = 'interview:%lld'",
			(long long)k->talk[left].id));
	term_type(k->t, (char[]){ _("rfl")[0], '\0' });
	kills_seen(k, is_talk, NULL);
	if (left == k->place.talk)
		check_place(k);
	go_on(k, body);
}

/* A page that was being edited: it stands there again. */
static void resume_page(struct kills *k)
{
	demo_wait(k->t, "throw away");
	term_type(k->t, "\n");
	demo_wait(k->t, "for whom");
	term_ctrl(k->t, 's');
	demo_wait(k->t, "Kept; earlier versions stay");
	term_press(k->t, VTERM_KEY_ESCAPE);
	term_wait_gone(k->t, _("for whom"));
}

/* One that is over makes place for another. */
static int begin_anew(struct kills *k)
{
	int which = 0;

	for (int i = 0; i < KILL_TALKS; i++)
		if (kills_sql(k, "SELECT finished IS NOT NULL FROM interview WHERE id = %lld",
			    (long long)k->talk[i].id)) {
			kills_begin(k, i);
			which = i;
		}
	return which;
}

static void start(struct kills *k)
{
	int left;

	if (k->t)
		term_done(k->t);
	k->t = demo_start_as(&k->d, 24, 80, "anna", NULL);
	k->ended = k->killed;
	k->due = k->killed = 0;
	kills_seen(k, is_started, NULL);
	kills_check(k);
	kills_check_typed(k, &k->line);
	kills_check_typed(k, &k->field);
	k->line.n = k->field.n = 0;
	k->parked = false;
	if ((left = left_talk(k)) >= 0)
		resume(k, left);
	else if (kills_sql(k, "SELECT count(*) FROM draft WHERE key GLOB 'summary:*'"))
		resume_page(k);
	left = begin_anew(k);
	term_settle(k->t);
	if (!is_talk(k, NULL))
		open_talk(k, left);
}

static void run_round(struct kills *k)
{
	unsigned steps = 1 + kills_random(k, 4);

	start(k);
	for (k->round++; steps-- > 0 && !k->killed;)
		step(k, steps == 0);
	if (!k->killed && k->due)
		kills_pass(k, TERM_DEADLINE_MS); /* it is due a moment after its last step */
	if (!k->killed)
		kills_end(k);
}

/* ---- the tests ---- */

ParameterizedTestParameters(talk_kills, lose_nothing)
{
	static struct kill_lane lanes[KILL_KINDS * SCREEN_LANES];

	return cr_make_param_array(struct kill_lane, lanes, kills_lanes(lanes, PLAIN_LANES, SCREEN_LANES));
}

ParameterizedTest(struct kill_lane *l, talk_kills, lose_nothing)
{
	struct kills k;

	kills_open(&k, l->kind, false, l->seed);
	for (unsigned i = 0; i < l->rounds; i++)
		run_round(&k);
	start(&k);
	kills_report(&k);
	kills_close(&k);
}
