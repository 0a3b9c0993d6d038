/* The question lists of this installation and one's own, in the current language. */
#include <string.h>

#include "anker/interview.h"
#include "internal.h"

static const char own_lists[] = "interviews";

/* Lists that ask nothing of the guides go without them. */
static const struct knowledge *guides_or_none(struct app *app)
{
	struct knowledge *guides;
	return app_guides(app, &guides) == 0 ? guides : NULL;
}

int interview_scripts(struct app *app, struct arena *a, struct script_name **out, size_t *n)
{
	return script_list(
		app->share, app_own_folder(app, own_lists, a), lang_code(), guides_or_none(app), app->rules, a, out, n);
}

int interview_script(struct app *app, const char *id, struct script **out)
{
	struct arena *a = arena_new();
	int rc = script_load(
		out, app->share, app_own_folder(app, own_lists, a), lang_code(), id, guides_or_none(app), app->rules);
	arena_free(&a);
	return rc;
}
