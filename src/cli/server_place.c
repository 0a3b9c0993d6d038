/* See server.h. */
#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/file.h"
#include "anker/lang.h"
#include "anker/sandbox.h"
#include "anker/str.h"
#include "anker/text.h"
#include "server.h"

enum { NAME_MOST = 4096, FOLDER_MODE = 03770 /* all make their own there, nobody takes another's away */ };

static int read_name(const char *named_in, struct arena *a, const char **out)
{
	struct str text = STR_INIT;
	int why = file_read(named_in, NAME_MOST, &text);

	if (why == 0) {
		text.text[strcspn(text.text, "\r\n")] = '\0';
		*out = text_trim(a, text.text);
	}
	str_free(&text);
	if (why == 0 && **out == '/')
		return 0;
	return err_set(ERR_NOTFOUND,
		_("this server does not know which caseload to open: name it behind --server with --db, or in %s"), named_in);
}

int server_caseload(const char *given, const char *named_in, struct arena *a, const char **out)
{
	int rc = given != NULL ? 0 : read_name(named_in, a, &given);

	if (rc < 0)
		return rc;
	char *real = realpath(given, NULL);
	if (real == NULL)
		return err_set(ERR_NOTFOUND, _("the caseload of this server cannot be opened: %s"), strerror(errno));
	*out = arena_strdup(a, real);
	free(real);
	return 0;
}

/* A folder that is there, or is made. `mode`: as it is made. */
static int have_folder(const char *path, mode_t mode, struct stat *st)
{
	if (mkdir(path, mode & 0777) == 0 && chmod(path, mode) != 0)
		return err_set(ERR_IO, _("%s cannot be made: %s"), path, strerror(errno));
	if (lstat(path, st) != 0)
		return err_set(ERR_IO, _("%s cannot be made: %s"), path, strerror(errno));
	return S_ISDIR(st->st_mode) ? 0 : err_set(ERR_INVALID, _("%s is no folder"), path);
}

int server_exchange(const char *db, const char *user, struct arena *a, const char **out)
{
	const char *all = arena_printf(a, "%s/exchange", dirname(arena_strdup(a, db)));
	struct stat st;
	int rc = have_folder(all, FOLDER_MODE, &st);

	if (*user == '\0' || *user == '.' || strchr(user, '/') != NULL)
		return err_set(ERR_INVALID, _("the account \"%s\" cannot have an exchange folder"), user);
	*out = arena_printf(a, "%s/%s", all, user);
	if (rc < 0 || (rc = have_folder(*out, 0700, &st)) < 0)
		return rc;
	if (st.st_uid != getuid() || (st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		return err_set(ERR_INVALID, _("%s is not yours alone; ask the administrator"), *out);
	return 0;
}

int server_confine(const char *db, const char *share, const char *locale, bool *files)
{
	struct arena *a = arena_new();
	/* What the C library, the terminal and the language need is the system's own; of the running
	 * programs it is asked which have the caseload open. */
	const char *const read[] = { share, locale, "/usr", "/lib", "/lib64", "/etc", "/proc", "/dev/urandom" };
	const char *const write[] = { dirname(arena_strdup(a, db)), "/dev/tty", "/dev/null" };
	const struct sandbox s = { .read = read, .nread = sizeof(read) / sizeof(read[0]), .write = write,
		.nwrite = sizeof(write) / sizeof(write[0]) };
	int rc = sandbox_enter(&s, files);

	arena_free(&a);
	return rc;
}
