/* Talks whose program is ended at a random moment: kill -9, SIGHUP, SIGTERM or a terminal
 * that closes. What the screen had told as kept is in the file, nothing is half there, of
 * running text at most two seconds are gone, and the next start goes on where it was.
 *
 * A few in make check; many with make kills N=500. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/kills_screen.h"

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
	screen_place(k, &here);
	if (strcmp(typing, "note") == 0 || strcmp(typing, "remark") == 0) {
		bool tick = here.question >= 0 && k->script->questions[here.question].kind == ASK_TICK;
		const char *label = strcmp(typing, "note") == 0 ? _("Note:") : tick ? _("Ticked, note:") : _("Remark:");

		term_wait_for(k->t, label);
		term_type(k->t, "z\n");
		kills_seen(k, screen_is_kept, label);
		expect_text(k, strcat(text, "z"), typing);
	} else if (strcmp(typing, "what") == 0) {
		term_wait_for(k->t, _("Agreed, what:"));
		term_type(k->t, "z\n");
		term_wait_for(k->t, _("who:"));
		term_type(k->t, "1");
		term_wait_for(k->t, _("by when:"));
		term_type(k->t, "\n");
		kills_seen(k, screen_is_kept, _("by when:"));
		expect_text(k, strcat(text, "z"), typing);
	} else if (strcmp(typing, "date") == 0) {
		term_wait_for(k->t, _("by when:"));
		term_ctrl(k->t, 'u');
		term_type(k->t, "\n");
		kills_seen(k, screen_is_kept, _("by when:"));
		expect_text(k, what, typing);
	} else if (strcmp(typing, "answer") == 0) {
		memcpy(answered, text, sizeof answered);
	}
	if (!*answered || here.question < 0)
		return;
	if (screen_several(&k->script->questions[here.question])) {
		term_type(k->t, "\n");
		kills_seen(k, screen_is_elsewhere, &here);
		k->wrong += kills_sql(k, "SELECT count(*) FROM answer WHERE value = '%s' AND question = '%s'",
				    answered, k->script->questions[here.question].id) < 1;
		return;
	}
	if (k->script->questions[here.question].kind != ASK_TEXT) {
		if (screen_types(&k->script->questions[here.question]))
			term_ctrl(k->t, 'u');
		return;
	}
	term_type(k->t, "z\n");
	kills_seen(k, screen_is_elsewhere, &here);
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

/* A remark at a question that was answered: it goes on behind it. */
static bool is_behind(struct kills *k, const struct kill_place *was, const struct kill_place *here)
{
	return was->question >= 0 && here->talk == was->talk && here->subject == was->subject &&
	       here->question > was->question &&
	       kills_sql(k, "SELECT count(*) FROM answer WHERE interview = %lld AND question = '%s' AND deleted = 0"
			    " AND state <> 'remark'",
		       (long long)k->talk[was->talk].id, k->script->questions[was->question].id) > 0;
}

/* Where the last kept word led to: a program that ended at once after it goes on there. */
static void check_place(struct kills *k)
{
	const struct kill_place *was = &k->place;
	struct kill_place here;

	term_settle(k->t);
	screen_place(k, &here);
	if (was->talk < 0 || (was->talk == here.talk && was->question == here.question &&
				     (was->subject == here.subject || was->question < 0)) ||
		is_behind(k, was, &here))
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
	kills_seen(k, screen_is_talk, NULL);
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
	if (!screen_is_talk(k, NULL))
		screen_open_talk(k, left);
}

static void run_round(struct kills *k)
{
	unsigned steps = 1 + kills_random(k, 4);

	start(k);
	for (k->round++; steps-- > 0 && !k->killed;)
		screen_step(k, steps == 0);
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
