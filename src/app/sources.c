/* The sources that anker rests on, as a page: share/reference/sources.LANG.md. */
#include <string.h>

#include "anker/file.h"
#include "anker/pages.h"
#include "anker/str.h"
#include "internal.h"

enum { MOST = 64 * 1024 };

int app_sources(struct app *app, int64_t id, bool shared, struct arena *a, char **text)
{
	const char *path = arena_printf(a, "%s/reference/sources.%s.md", app->share, lang_code());
	struct str read = STR_INIT;
	int no = file_read(path, MOST, &read);
	(void)id, (void)shared;
	if (no == 0)
		*text = arena_strdup(a, read.text);
	str_free(&read);
	return no == 0 ? 0 : err_set(ERR_IO, _("%s cannot be read: %s; is anker installed completely?"), path,
		strerror(no));
}
