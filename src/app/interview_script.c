/* The question lists of this installation and one's own, in the current language. */
#include <string.h>

#include "anker/interview.h"
#include "internal.h"

/* The folder "interviews" beside that of one's own rules; NULL without. */
static const char *own_lists(const struct app *app, struct arena *a)
{
	size_t n = app->local_rules ? strlen(app->local_rules) : 0;
	while (n && app->local_rules[n - 1] == '/')
		n--;
	while (n && app->local_rules[n - 1] != '/')
		n--;
	return app->local_rules ? arena_printf(a, "%.*sinterviews", (int)n, app->local_rules) : NULL;
}

/* Lists that ask nothing of the guides go without them. */
static const struct knowledge *guides_or_none(struct app *app)
{
	struct knowledge *guides;
	return app_guides(app, &guides) == 0 ? guides : NULL;
}

int interview_scripts(struct app *app, struct arena *a, struct script_name **out, size_t *n)
{
	return script_list(
		app->share, own_lists(app, a), lang_code(), guides_or_none(app), app->rules, a, out, n);
}

int interview_script(struct app *app, const char *id, struct script **out)
{
	struct arena *a = arena_new();
	int rc = script_load(
		out, app->share, own_lists(app, a), lang_code(), id, guides_or_none(app), app->rules);
	arena_free(&a);
	return rc;
}
