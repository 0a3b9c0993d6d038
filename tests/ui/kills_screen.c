/* What the screen shows of a talk, and typing at it; see kills_screen.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/lang.h"
#include "tests/ui/kills_screen.h"

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

void screen_place(struct kills *k, struct kill_place *out)
{
	const char *end = _("Everything was asked: %u of %u answered."), *screen = term_dump(k->t);
	bool has_hints = strstr(screen, "Ctrl-G") || strstr(screen, _("help")), has_subject = false;
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
			if (!strstr(screen, words))
				continue;
			out->subject = s;
			has_subject = true;
		}
	}
	snprintf(words, sizeof words, "%.*s", (int)strcspn(end, ":"), end);
	if (!has_subject || !has_hints)
		out->talk = -1;
	if (out->talk < 0 || strstr(screen, words))
		return;
	for (size_t q = 0; q < k->script->nquestions; q++)
		if (shows_question(k->t, &k->script->questions[q]))
			out->question = (long)q;
	if (out->question < 0)
		out->talk = -1; /* it is being drawn, or something stands over it */
}

bool screen_is_talk(struct kills *k, const void *arg)
{
	struct kill_place here;

	(void)arg;
	screen_place(k, &here);
	return here.talk >= 0;
}

/* Another question or placement than that. */
bool screen_is_elsewhere(struct kills *k, const void *arg)
{
	const struct kill_place *was = arg;
	struct kill_place here;

	screen_place(k, &here);
	return here.talk >= 0 &&
	       (here.talk != was->talk || here.question != was->question || here.subject != was->subject);
}

/* The line at the bottom is gone, and all is kept. */
bool screen_is_kept(struct kills *k, const void *arg)
{
	return screen_is_talk(k, NULL) && strstr(term_dump(k->t), _("● saved")) && !strstr(k->t->text, arg);
}

bool screen_has(struct kills *k, const void *arg)
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
void screen_type(struct kills *k, struct kill_typed *typed, bool ends_here)
{
	bool is_long = kills_random(k, 3) == 0;
	size_t n = 8 + kills_random(k, is_long ? 60 : 16);
	int pace = 20 + (int)kills_random(k, 60);

	if (ends_here)
		kills_soon(k, (unsigned)((int)n * pace + 100));
	type_text(k, typed, n, pace);
}

void screen_begin_typing(struct kills *k, struct kill_typed *typed, int talk)
{
	*typed = (struct kill_typed){ .n = 0 };
	snprintf(typed->key, sizeof typed->key, "interview:%lld", (long long)k->talk[talk].id);
}

void screen_enter(struct kills *k, struct kill_typed *typed)
{
	if (k->killed)
		return;
	typed->entered = true;
	term_type(k->t, "\n");
}

/* Letters are text now: help and "does not know" have other keys then. */
bool screen_in_field(struct kills *k)
{
	return term_has(k->t, "Ctrl-G") || strstr(k->t->text, "Ctrl-N");
}

static bool takes_keys(struct kills *k, const void *arg)
{
	(void)arg;
	return screen_is_talk(k, NULL) && !screen_in_field(k);
}

/* Where letters are text, Esc makes them keys: once for a line at the bottom (a lost one
 * comes back open), which stays there, and once more for the field of the question. */
void screen_to_keys(struct kills *k)
{
	enum { FIELDS = 2 };

	term_settle(k->t);
	for (int i = 0; i < FIELDS && !k->killed && screen_in_field(k); i++) {
		k->parked = k->parked || term_has(k->t, _("Note:")) || term_has(k->t, _("Remark:"));
		term_press(k->t, VTERM_KEY_ESCAPE);
		term_settle(k->t);
	}
	kills_seen(k, takes_keys, NULL);
}
