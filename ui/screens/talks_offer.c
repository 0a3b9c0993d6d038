/* At the start: talks whose program is gone. Nothing is gone on with silently: who, when,
 * how far, and from when the last text is. */
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/talks.h"

static const char draft_prefix[] = "interview:";

int64_t talks_of_draft(const char *key)
{
	size_t n = sizeof draft_prefix - 1;

	return strncmp(key, draft_prefix, n) == 0 ? strtoll(key + n, NULL, 10) : 0;
}

static const struct unfinished *find(const struct unfinished *u, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (u[i].id == id)
			return &u[i];
	return NULL;
}

/* 'r', 'f', or 0 for later: Esc throws nothing away. */
static int ask(struct screen *s, const struct unfinished *u, const struct draft *d, struct arena *a)
{
	/* Keys to resume, finish and leave for later, in this order. */
	const char *keys = _("rfl");
	int key;

	key = ui_ask_key(s, keys,
		arena_printf(a,
			_("Conversation with %s of %s is not finished (%s), last text %s. "
			  "[r]esume [f]inish [l]ater"),
			u->employer_name, moment_show(a, u->begun, ui_today(s)),
			talks_progress_text(app_of(s), u, a), moment_second(a, d->at)));
	return key && key == keys[0] ? 'r' : key && key == keys[1] ? 'f' : 0;
}

unsigned talks_offer(struct screen *s, bool *chosen)
{
	struct app *app = app_of(s);
	struct arena *a = arena_new();
	struct unfinished *left;
	struct draft *drafts;
	unsigned react = UI_PAINT;
	size_t n, ndrafts;
	int answer = 0;
	int64_t id = 0;

	if (store_unfinished(app->store, app->user, a, &left, &n) < 0 ||
		store_drafts(app->store, a, &drafts, &ndrafts) < 0) {
		react = ui_failed(s);
		goto out;
	}
	/* What is open in another program now is no lost talk. */
	for (size_t i = 0; i < ndrafts && !answer; i++) {
		const struct unfinished *u = find(left, n, talks_of_draft(drafts[i].key));

		if (!u || drafts[i].state != DRAFT_LEFT)
			continue;
		id = u->id;
		answer = ask(s, u, &drafts[i], a);
	}
	if (answer)
		react = ui_push(s, answer == 'r' ? &talk_screen : &finish_screen, &id);
out:
	*chosen = answer != 0;
	arena_free(&a);
	return react;
}
