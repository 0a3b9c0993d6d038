/* What an expert does in a talk, at random; see kills_screen.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/kills_screen.h"

enum { KEYS_MS = 40 };

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

bool screen_types(const struct question *q)
{
	return q->kind == ASK_TEXT || q->kind == ASK_DATE || q->kind == ASK_NUMBER;
}

bool screen_several(const struct question *q)
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

static void answer_text(struct kills *k, const struct kill_place *at, const struct question *q, bool ends_here)
{
	int64_t before = last_answer(k);
	char value[KILL_TYPED + 1];

	if (!screen_in_field(k))
		term_type(k->t, "\n");
	term_ctrl(k->t, 'u'); /* what was answered before stands there */
	if (q->kind == ASK_TEXT) {
		screen_begin_typing(k, &k->field, at->talk);
		screen_type(k, &k->field, ends_here && kills_random(k, 2));
		if (ends_here && !k->due)
			kills_soon(k, KEYS_MS);
		screen_enter(k, &k->field);
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
	if (!kills_seen(k, screen_is_elsewhere, at))
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

	if (screen_types(q)) {
		answer_text(k, at, q, ends_here);
		return;
	}
	if (ends_here)
		kills_soon(k, KEYS_MS);
	if (screen_several(q)) {
		toggle(k, at, q, value, sizeof value);
	} else {
		i = q->kind == ASK_TICK ? 0 : kills_random(k, (unsigned)q->nchoices);
		snprintf(value, sizeof value, "%s", q->kind == ASK_TICK ? "1" : q->choices[i].code);
		key[0] = (char)('1' + i);
		term_type(k->t, key);
	}
	if (kills_seen(k, screen_is_elsewhere, at))
		expect_answer(k, at, before, "answered", value);
}

static void answer_otherwise(struct kills *k, const struct kill_place *at, bool ends_here)
{
	static const char *const states[] = { "dont_know", "refused", "not_applicable" };
	bool typing = screen_in_field(k);
	unsigned i = kills_random(k, 3);
	int64_t before = last_answer(k);

	if (ends_here)
		kills_soon(k, KEYS_MS);
	if (typing && i < 2)
		term_ctrl(k->t, i ? 'x' : 'n');
	else
		term_type(k->t, (char[]){ "nx-"[i], '\0' });
	if (kills_seen(k, screen_is_elsewhere, at))
		expect_answer(k, at, before, states[i], "");
}

/* A note or remark: sometimes left in the middle, to be taken up later. */
static void write_line(
	struct kills *k, const struct kill_place *at, bool at_question, bool park, bool ends_here)
{
	const char *label = at_question ? _("Remark:") : _("Note:");
	int64_t before = last_answer(k);

	screen_to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, at_question ? "o" : "'");
	if (!k->parked)
		screen_begin_typing(k, &k->line, at->talk);
	k->parked = false;
	screen_type(k, &k->line, ends_here && kills_random(k, 2));
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
	screen_enter(k, &k->line);
	if (!kills_seen(k, screen_is_kept, label))
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
	screen_begin_typing(k, &k->line, at->talk);
	screen_type(k, &k->line, ends_here && kills_random(k, 2));
	if (ends_here && !k->due)
		kills_soon(k, KEYS_MS);
	screen_enter(k, &k->line);
	if (!kills_seen(k, screen_is_elsewhere, at))
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

	screen_to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "a");
	screen_begin_typing(k, &k->line, at->talk);
	screen_type(k, &k->line, ends_here && in_text);
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
	screen_enter(k, &k->line);
	if (!kills_seen(k, screen_is_kept, _("by when:")))
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
	screen_place(k, &there);
	screen_to_keys(k);
	if (k->killed)
		return;
	if (ends_here)
		kills_soon(k, KEYS_MS);
	term_type(k->t, "u");
	one = k->expect[--k->nexpect]; /* until the screen tells, either will do */
	k->acknowledged--;
	if (kills_seen(k, screen_is_elsewhere, &there)) {
		memcpy(strstr(one, "deleted = 0"), "deleted = 1", strlen("deleted = 1"));
		kills_expect(k, "%s", one);
	}
	free(one);
}

static void move(struct kills *k, bool ends_here)
{
	static const char *const keys[] = { "]", "[", "\t", "g1", "g2", "g3", "g4" };

	screen_to_keys(k);
	if (ends_here && !k->killed)
		kills_soon(k, KEYS_MS);
	if (!k->killed)
		term_type(k->t, keys[kills_random(k, sizeof keys / sizeof *keys)]);
	kills_pass(k, KEYS_MS);
}

/* From the list of talks: the first of that employer is the latest. */
void screen_open_talk(struct kills *k, int which)
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
	kills_seen(k, screen_is_talk, NULL);
}

/* The phone rings: the other talk, with what is typed here left as it is. */
static void switch_talks(struct kills *k, const struct kill_place *at, bool ends_here)
{
	struct kill_place here;
	char heading[96];

	screen_to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "q");
	snprintf(heading, sizeof heading, "%s · %s", _("Conversation"), k->talk[at->talk].employer);
	term_wait_gone(k->t, heading);
	screen_open_talk(k, !at->talk);
	screen_place(k, &here);
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
	screen_type(k, &k->line, kills_random(k, 2));
	if (k->killed)
		return;
	if (!k->due)
		kills_soon(k, KEYS_MS);
	k->line.entered = true;
	term_ctrl(k->t, 's');
	if (!kills_seen(k, screen_has, _("Kept; earlier versions stay")))
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

	screen_to_keys(k);
	if (k->killed)
		return;
	term_type(k->t, "f");
	snprintf(heading, sizeof heading, "%s · %s", _("Finish"), k->talk[at->talk].employer);
	term_wait_for(k->t, heading);
	contacts = kills_contacts(k, at->talk);
	if (!in_page)
		kills_soon(k, 2 * KEYS_MS);
	term_type(k->t, "\n");
	if (!kills_seen(k, screen_has, _("Conversation finished")))
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

void screen_step(struct kills *k, bool ends_here)
{
	struct kill_place at;
	unsigned which = kills_random(k, 100);
	size_t kept = k->nexpect;

	k->place.talk = -1;
	if (!kills_seen(k, screen_is_talk, NULL))
		return;
	term_settle(k->t); /* nothing is half drawn */
	screen_place(k, &at);
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
		screen_place(k, &k->place);
}
