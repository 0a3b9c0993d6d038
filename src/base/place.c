/* See place.h. Nothing in the folder can be made through anker but plain files, so what is looked at here
 * stays so until it is opened: a link or a device was put there by somebody with another way in. */
#include "anker/place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"

enum { LONGEST_NAME = 200 };

static char *folder; /* as long as the process */

void place_restrict(const char *exchange)
{
	free(folder);
	folder = xstrdup(exchange);
}

bool place_restricted(void)
{
	return folder != NULL;
}

const char *place_folder(void)
{
	return folder;
}

static bool is_plain(const char *name, struct arena *a)
{
	size_t n = strlen(name);

	/* What is no text, or does something on a terminal, comes out of it changed. */
	return n > 0 && n <= LONGEST_NAME && *name != '.' && strchr(name, '/') == NULL &&
	       strcmp(name, text_clean(a, name, false)) == 0;
}

int place_of(const char *typed, struct arena *a, const char **out)
{
	struct stat st;

	*out = arena_strdup(a, typed);
	if (folder == NULL)
		return 0;
	if (!is_plain(typed, a))
		return err_set(ERR_INVALID,
			_("\"%s\": on this server a file has a plain name, without folders, and stands in your exchange "
			  "folder ('anker exchange list')"),
			text_clean(a, typed, false));
	*out = arena_printf(a, "%s/%s", folder, typed);
	if (lstat(*out, &st) != 0)
		return errno == ENOENT ? 0 : err_set(ERR_INVALID, _("%s cannot be read: %s"), typed, strerror(errno));
	/* Another name for it may be a file that is not the user's. */
	if (!S_ISREG(st.st_mode) || st.st_nlink > 1)
		return err_set(ERR_INVALID, _("%s in your exchange folder is no plain file; ask the administrator"), typed);
	return 0;
}
