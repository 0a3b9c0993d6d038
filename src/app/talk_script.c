/* The question list a talk goes on with: kept once per text, under its hash. The
 * record names hash and language ("1a2b... nl"), since a talk may be gone on with in the
 * other one. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "talk.h"

int talk_script_keep(struct app *app, struct record *interview, const char *text, const char *lang)
{
	uint64_t hash = script_hash(text);
	int rc = record_set(
		interview, "script_hash", arena_printf(interview->arena, "%016" PRIx64 " %s", hash, lang));
	return rc ? rc : store_script_keep(app->store, hash, text);
}

/* Guide points come in the list's own language; a list may do without guides. */
static const struct knowledge *guides_of(struct app *app, const char *lang, struct knowledge **own)
{
	struct knowledge *shared;
	if (strcmp(lang, lang_code()) == 0)
		return app_guides(app, &shared) == 0 ? shared : NULL;
	return knowledge_open(own, app->share, lang) == 0 ? *own : NULL;
}

int talk_script_read(struct app *app, const struct record *interview, struct arena *a, struct script **out,
	struct knowledge **guides)
{
	const char *kept = record_get(interview, "script_hash");
	char lang[8] = "";
	uint64_t hash;
	char *text;
	*out = NULL;
	*guides = NULL;
	if (!kept || sscanf(kept, "%" SCNx64 " %7s", &hash, lang) < 1)
		return err_set(ERR_NOTFOUND, _("no question list was kept with this conversation"));
	if (!*lang)
		snprintf(lang, sizeof lang, "%s", lang_code());
	int rc = store_script(app->store, hash, a, &text);
	if (rc)
		return rc;
	rc = script_parse(out, record_get(interview, "script"), lang, text, strlen(text),
		guides_of(app, lang, guides), app->rules);
	if (rc)
		knowledge_free(guides);
	return rc;
}
