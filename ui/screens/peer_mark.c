/* Marking a case for peer review. */
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "screens/weigh.h"

/* The question to the group; it may stay empty. NULL: Esc. */
static char *ask_question(struct screen *s, const char *was, struct arena *a)
{
	struct ask ask = { .label = _("Your question to the group:"), .text = was };
	char *question;

	return ui_ask(s, &ask, a, &question) == 0 ? question : NULL;
}

static unsigned mark(struct screen *s, const struct record *decision, struct arena *a)
{
	const char *was = record_get(decision, "peer_question");
	char *question;

	if (str_same(record_get(decision, "peer_review"), "1")) {
		if (!ui_confirm(s, "%s", _("It is marked for peer review. Take the mark away?")))
			return UI_PAINT;
		return written(s, app_peer_mark(app_of(s), decision->id, false, NULL, NULL),
			_("No longer marked for peer review"));
	}
	if (!(question = ask_question(s, was, a)))
		return UI_PAINT;
	return written(s, app_peer_mark(app_of(s), decision->id, true, question, NULL),
		_("Marked for peer review"));
}

/* Nothing was decided yet: that it is being considered is a decision too. */
static unsigned consider(struct screen *s, const struct suggestion *sg, struct arena *a)
{
	struct weighing w = { .depth = "quick", .peer_review = true };
	struct answer answer = { "considering", WAIT_DATE, DAY_NONE, &w };

	if (!(w.peer_question = ask_question(s, "", a)))
		return UI_PAINT;
	return written(s, app_decide(app_of(s), sg, &answer, NULL),
		_("Under consideration, marked for peer review"));
}

unsigned peer_mark(struct screen *s, const struct suggestion *sg)
{
	struct arena *a = arena_new();
	struct why why;
	unsigned r;

	if (app_why(app_of(s), sg->id, sg->placement, sg->placement ? 0 : sg->employer, a, &why) < 0)
		r = ui_failed(s);
	/* What is back after a decision is undecided again. */
	else if (why.ndecisions &&
		 (why.quiet || str_same(record_get(why.decision[0], "verdict"), "considering")))
		r = mark(s, why.decision[0], a);
	else
		r = consider(s, sg, a);
	arena_free(&a);
	return r;
}
