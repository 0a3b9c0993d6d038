/* Beside the question: topics with what is said of them, placements below; and the
 * suggestions as they are now, quietly. */
#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/text.h"
#include "screens/talk.h"

void talking_side_rows(const struct talk_view *v, int rows, struct talk_side *out)
{
	const struct question *q = talking_question(v);
	int topics = (int)v->t->script->ntopics, subjects = (int)v->t->nsubjects, room = rows - 1;

	if (topics + subjects > room) {
		subjects = subjects < room / 3 ? subjects : room / 3;
		topics = topics < room - subjects ? topics : room - subjects;
	}
	*out = (struct talk_side){ topics, subjects,
		talking_window(v->t->script->ntopics, (size_t)topics, q ? q->topic : 0),
		talking_window(v->t->nsubjects, (size_t)subjects, v->subject) };
}

/* "› 3 Guidance  2/4"; a tick when all is said. */
static void paint_row(struct canvas *c, int y, bool here, const char *label, unsigned asked,
	unsigned answered, struct arena *a)
{
	bool all = asked > 0 && answered >= asked;
	const char *state = all ? "✓" : asked ? arena_printf(a, "%u/%u", answered, asked) : "";
	int from = canvas_right(c, y, c->area.w - 1, all ? ST_GOOD : here ? ST_NORMAL : ST_DIM, state);

	canvas_put(c, y, 1, 1, ST_KEY, here ? "›" : NULL);
	canvas_put(c, y, 3, from - 4, here ? ST_BOLD : asked ? ST_NORMAL : ST_DIM, label);
}

static void paint_topics(const struct talk_view *v, struct canvas *c, struct arena *a)
{
	const struct question *q = talking_question(v);
	struct talk_side side;

	talking_side_rows(v, c->area.h, &side);
	for (int i = 0; i < side.topics; i++) {
		size_t topic = side.first_topic + (size_t)i;
		unsigned asked, answered;

		talk_topic(v->t, v->subject, topic, &asked, &answered);
		paint_row(c, i, q && q->topic == topic,
			arena_printf(a, "%zu %s", talking_topic_number(v, topic),
				v->t->script->topics[topic].title),
			asked, answered, a);
	}
	for (int i = 0; i < side.subjects; i++) {
		const struct talk_subject *one = &v->t->subject[side.first_subject + (size_t)i];

		paint_row(c, side.topics + 1 + i, side.first_subject + (size_t)i == v->subject, one->name,
			one->asked, one->answered, a);
	}
}

/* One suggestion, when it fits whole above row `to`; returns the row below it, or -1. */
static int paint_suggestion(const struct talk_view *v, struct canvas *c, int y, int to,
	const struct suggestion *one, bool fresh, struct arena *a)
{
	enum { MOST_LINES = 2 };
	bool named = v->t->nsubjects > 1;
	char **lines;
	size_t n = text_wrap(a, one->title, c->area.w - 4, &lines);

	if (n > MOST_LINES)
		n = MOST_LINES;
	if (y + (int)n + named > to)
		return -1;
	canvas_put(c, y, 1, 1, fresh ? ST_NOW : ST_DIM, fresh ? "+" : "·");
	for (size_t k = 0; k < n; k++)
		canvas_put(c, y++, 3, -1, fresh ? ST_BOLD : ST_NORMAL, lines[k]);
	if (named)
		canvas_put(c, y++, 3, -1, ST_DIM, *one->employee ? one->employee : one->employer_name);
	return y;
}

/* What came up in this talk first, with a mark; below them how many there is no room for. */
void talking_paint_suggestions(const struct talk_view *v, struct canvas *c, struct arena *a)
{
	const struct suggestions *sg = &v->t->suggestions;
	size_t shown = 0;
	int y = 0;

	canvas_put(c, y++, 1, -1, ST_TITLE, arena_printf(a, _("Suggestions now: %zu"), sg->n));
	if (sg->n == 0)
		canvas_put(c, y, 1, -1, ST_DIM, _("None at this moment."));
	for (size_t i = 0; i < 2 * sg->n; i++) {
		const struct suggestion *one = &sg->item[i % sg->n];
		bool fresh = i < sg->n;
		int below, to = c->area.h - (shown + 1 < sg->n);

		if (talk_stood(v->t, one) == fresh)
			continue;
		if ((below = paint_suggestion(v, c, y, to, one, fresh, a)) < 0)
			break;
		y = below;
		shown++;
	}
	if (shown < sg->n)
		canvas_put(c, y, 1, -1, ST_DIM,
			arena_printf(a, _("… and %zu more, on Today"), sg->n - shown));
}

void talking_paint_side(
	const struct talk_view *v, struct canvas *c, const struct talk_places *p, struct arena *a)
{
	struct canvas side = canvas_sub(c, p->side), right = canvas_sub(c, p->right);

	if (p->side.w) {
		if (p->swapped)
			talking_paint_suggestions(v, &side, a);
		else
			paint_topics(v, &side, a);
		canvas_vrule(c, p->side.w, 0, p->side.h);
	}
	if (p->right.w) {
		canvas_vrule(c, p->right.x - 1, 0, p->right.h);
		talking_paint_suggestions(v, &right, a);
	}
}
