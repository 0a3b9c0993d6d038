/* How far a talk came, in numbers and in words. */
#include <time.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "screens/places.h"
#include "screens/talks.h"

/* Of what was not touched yet, the placement it began with counts. */
static int count(struct talk *t, struct talks_progress *out)
{
	struct arena *a = arena_new();
	struct closing c;
	int rc = talk_closing(t, a, &c);

	*out = (struct talks_progress){ 0, 0 };
	if (rc == 0)
		*out = (struct talks_progress){ c.answered, c.asked };
	if (rc == 0 && !out->asked && t->nsubjects)
		*out = (struct talks_progress){ t->subject[0].answered, t->subject[0].asked };
	arena_free(&a);
	return rc;
}

int talks_progress(struct app *app, int64_t interview, struct talks_progress *out)
{
	struct talk *t;
	int rc = talk_open(&t, app, interview, true);

	if (rc < 0)
		return rc;
	rc = count(t, out);
	talk_close(&t);
	return rc;
}

char *talks_progress_text(struct app *app, const struct unfinished *u, struct arena *a)
{
	struct talks_progress p;

	if (talks_progress(app, u->id, &p) < 0)
		return arena_printf(a, _("%d answered"), u->answered);
	return arena_printf(a, _("%u of %u"), p.answered, p.asked);
}

const char *talks_promiser(const char *code)
{
	return code && *code ? code_label(E_ACTION, "promised_by", code) : _("we");
}

char *moment_second(struct arena *a, const char *utc)
{
	struct tm tm;

	if (!moment_local(utc, &tm))
		return arena_strdup(a, "");
	return arena_printf(a, "%02d:%02d:%02d", tm.tm_hour, tm.tm_min, tm.tm_sec);
}
