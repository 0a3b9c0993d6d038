/* See news.h. */
#include "screens/news.h"

#include <stdio.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/lang.h"
#include "anker/office.h"
#include "anker/text.h"
#include "screens/colleague.h"

enum { NEWS_MOST = 20 }; /* that store_news gives at once */

static int64_t stamp, seen; /* of the file, and the last transaction that was looked at */
static char line[256];

void news_begin(struct app *app)
{
	struct arena *a = arena_new();
	struct news *none;
	size_t n;

	stamp = store_stamp(app->store);
	if (store_news(app->store, 0, &seen, a, &none, &n) < 0)
		seen = 0; /* begins at the next look */
	arena_free(&a);
}

static const char *what_field(const struct news *one, struct arena *a)
{
	int i = one->field ? model_field(model_entity(one->entity), one->field) : -1;

	return i < 0 ? NULL : text_clean(a, lang_text(model_entity(one->entity)->fields[i].label), false);
}

/* A record that came or went also says of which kind it is: its title may be a date. */
static const char *in_words(struct app *app, const struct news *one, struct arena *a)
{
	const char *who = text_clean(a, colleague_who(app, one->who, a), false), *field = what_field(one, a);
	const char *kind = lang_text(model_entity(one->entity)->label);

	if (strcmp(one->op, "insert") == 0)
		return arena_printf(a, _("%s added %s: %s"), who, kind, one->title);
	if (strcmp(one->op, "delete") == 0)
		return arena_printf(a, _("%s deleted %s: %s"), who, kind, one->title);
	if (strcmp(one->op, "restore") == 0)
		return arena_printf(a, _("%s brought back %s: %s"), who, kind, one->title);
	return field ? arena_printf(a, _("%s changed %s: %s"), who, one->title, field) :
		arena_printf(a, _("%s changed %s"), who, one->title);
}

/* The latest, and how many more: the screen shows what they did. */
static void tell(struct app *app, const struct news *news, size_t n, struct arena *a)
{
	const char *last = in_words(app, &news[n - 1], a);

	if (n == 1)
		snprintf(line, sizeof line, "%s", last);
	else
		snprintf(line, sizeof line, "%s %s", last,
			arena_printf(a, ngettext("(and %zu more)", "(and %zu more)", n - 1), n - 1));
}

const char *news_look(struct app *app)
{
	const int64_t now = store_stamp(app->store), since = seen;
	struct arena *a;
	struct news *news;
	size_t n = 0;
	int rc;

	if (now == stamp)
		return NULL;
	a = arena_new();
	/* A message that fails is none: what is on the screen is read anew all the same. */
	rc = store_news(app->store, since, &seen, a, &news, &n);
	if (rc == 0) {
		stamp = now;
		if (n == NEWS_MOST) {
			/* After a long time, locked: what lies further back is not told line after line. */
			struct news *none;
			size_t skipped;
			store_news(app->store, 0, &seen, a, &none, &skipped);
		}
		if (n)
			tell(app, news, n, a);
	}
	arena_free(&a);
	return rc == 0 && n ? line : NULL;
}
