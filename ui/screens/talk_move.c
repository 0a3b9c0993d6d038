/* Going from question to question: in order, to a topic, to another placement, by words.
 * Leaving a question keeps what stands there. */
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "screens/talk.h"

enum { TEN = 10 };

void talking_to(struct screen *s, size_t subject, long question)
{
	struct talk_view *v = talk_view(s);

	v->subject = subject < v->t->nsubjects ? subject : 0;
	v->question = question;
	v->moved = true;
	talking_field_take(v);
	ui_typed(s);
}

void talking_on(struct screen *s)
{
	struct talk_view *v = talk_view(s);

	talking_to(s, v->subject, talk_next(v->t, v->subject, v->question, true, true));
}

static unsigned step(struct screen *s, bool forward)
{
	struct talk_view *v = talk_view(s);

	if (talking_field_leave(s))
		talking_to(s, v->subject, talk_next(v->t, v->subject, v->question, forward, false));
	return UI_PAINT;
}

unsigned talking_forward(struct screen *s)
{
	return step(s, true);
}

unsigned talking_backward(struct screen *s)
{
	return step(s, false);
}

/* ---- placements ---- */

/* The same question where it is open there, else the next open one from it on. */
unsigned talking_to_subject(struct screen *s, size_t subject)
{
	struct talk_view *v = talk_view(s);

	if (subject >= v->t->nsubjects || !talking_field_leave(s))
		return UI_PAINT;
	talking_to(s, subject, talk_next(v->t, subject, v->question < 0 ? -1 : v->question - 1, true, true));
	return UI_PAINT;
}

unsigned talking_subject_next(struct screen *s)
{
	const struct talk_view *v = talk_view(s);

	return talking_to_subject(s, (v->subject + 1) % v->t->nsubjects);
}

unsigned talking_subject_previous(struct screen *s)
{
	const struct talk_view *v = talk_view(s);

	return talking_to_subject(s, (v->subject + v->t->nsubjects - 1) % v->t->nsubjects);
}

long talking_subject_open(const struct talk_view *v)
{
	for (size_t i = 1; i < v->t->nsubjects; i++) {
		size_t k = (v->subject + i) % v->t->nsubjects;

		if (v->t->subject[k].answered < v->t->subject[k].asked)
			return (long)k;
	}
	return -1;
}

/* ---- topics ---- */

/* Its first question that is asked now, or that is open too; -1: none. */
static long first_of(const struct talk_view *v, size_t topic, bool open_only)
{
	const struct script *script = v->t->script;
	long before = -1, q;

	while (before + 1 < (long)script->nquestions && script->questions[before + 1].topic != topic)
		before++;
	q = talk_next(v->t, v->subject, before, true, open_only);
	return q >= 0 && script->questions[q].topic == topic ? q : -1;
}

/* To its first open question, else its first. */
unsigned talking_to_topic(struct screen *s, size_t topic)
{
	struct talk_view *v = talk_view(s);
	long q;

	if (topic >= v->t->script->ntopics) {
		ui_toast(s, _("There is no topic %zu."), topic + 1);
		return UI_PAINT;
	}
	q = first_of(v, topic, true);
	if (q < 0)
		q = first_of(v, topic, false);
	if (q < 0)
		ui_toast(s, _("Nothing is asked about \"%s\" here now."), v->t->script->topics[topic].title);
	else if (talking_field_leave(s))
		talking_to(s, v->subject, q);
	return UI_PAINT;
}

/* Up to ten topics have one digit, the tenth 0. */
size_t talking_topic_number(const struct talk_view *v, size_t topic)
{
	return v->t->script->ntopics <= TEN ? (topic + 1) % TEN : topic + 1;
}

unsigned talking_ask_topic(struct screen *s)
{
	talk_view(s)->prefix = 'g';
	talk_view(s)->topic = 0;
	return UI_PAINT;
}

/* A number that can go on waits for its next digit; any other key ends it. */
static unsigned topic_key(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);
	size_t n = v->t->script->ntopics;
	bool digit = key >= '0' && key <= '9';

	if (digit && n <= TEN)
		return talking_to_topic(s, key == '0' ? TEN - 1 : key - '1');
	if (digit)
		v->topic = v->topic * TEN + (key - '0');
	if (digit && v->topic && v->topic * TEN <= n) {
		v->prefix = 'g';
		return UI_PAINT;
	}
	return v->topic && (digit || key == K_ENTER) ? talking_to_topic(s, v->topic - 1) : UI_PAINT;
}

unsigned talking_ask_guide(struct screen *s)
{
	talk_view(s)->prefix = 'G';
	return UI_PAINT;
}

static unsigned add_guide(struct screen *s, int guide)
{
	struct talk_view *v = talk_view(s);
	size_t before = v->t->script->ntopics;

	if (!talking_field_leave(s))
		return UI_PAINT;
	if (talk_add_guide(v->t, guide) < 0)
		return ui_failed(s);
	if (v->t->script->ntopics > before)
		return talking_to_topic(s, before);
	ui_toast(s, _("Guide %d stands in this conversation already."), guide);
	return UI_PAINT;
}

unsigned talking_prefix_key(struct screen *s, uint32_t key)
{
	struct talk_view *v = talk_view(s);
	uint32_t prefix = v->prefix;

	v->prefix = 0;
	if (prefix == '0' && key >= 'a' && key <= 'z')
		return talking_choose_at(s, TALK_DIGITS + (key - 'a'));
	if (prefix == 'g')
		return topic_key(s, key);
	if (prefix == 'G' && key >= '1' && key <= '9')
		return add_guide(s, (int)(key - '0'));
	return UI_PAINT; /* any other key: it was a mistake */
}

/* ---- by words ---- */

bool talking_find_words(struct screen *s, const char *words, long from)
{
	struct talk_view *v = talk_view(s);
	const struct script *script = v->t->script;
	struct arena *a = arena_new();
	const char *needle = text_fold(a, words);
	long q = from;
	bool found = false;

	for (size_t i = 0; !found && *needle && i < script->nquestions; i++) {
		const struct question *question;

		if ((q = talk_next(v->t, v->subject, q, true, false)) < 0)
			break;
		question = &script->questions[q];
		found = text_matches(text_fold(a, arena_printf(a, "%s %s", question->text,
							  script->topics[question->topic].title)),
			needle);
	}
	if (found)
		talking_to(s, v->subject, q);
	arena_free(&a);
	return found;
}
