/* anker --server --check: which guards a user of this server stands behind, each tried in a process of its own
 * before it is named. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/lang.h"
#include "anker/office.h"
#include "anker/sandbox.h"
#include "anker/store.h"
#include "anker/text.h"
#include "internal.h"
#include "server.h"

/* Outside every folder that a user of a server needs. */
#define ELSEWHERE "/var"

enum { PROGRAMS = 1, CONNECTIONS = 2, FILES = 4, STARTED = 8 }; /* what was tried and refused */

static int try_all(const struct cli_options *o)
{
	char name[] = "true", *const argv[] = { name, NULL };
	int found = STARTED;
	bool files;

	if (server_confine(o->db, o->share, o->locale, &files) < 0)
		return found;
	if (execv("/bin/true", argv) != 0 && errno == EPERM)
		found |= PROGRAMS;
	if (socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM && socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM)
		found |= CONNECTIONS;
	if (open(ELSEWHERE, O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0 && errno == EACCES)
		found |= FILES;
	return found;
}

static int guards(const struct cli_options *o)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		_exit(try_all(o));
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
		return 0;
	return WEXITSTATUS(status);
}

static void line(bool good, const char *text, bool *all)
{
	struct arena *a = arena_new();

	printf("%s  %s\n", good ? _("good ") : _("WRONG"), text_clean(a, text, false));
	*all = *all && good;
	arena_free(&a);
}

static void say_guards(const struct cli_options *o, struct arena *a, bool *all)
{
	int found = guards(o), version = sandbox_files_version();

	line(found & PROGRAMS, _("programs: none can be started (seccomp, tried)"), all);
	line(found & CONNECTIONS, _("connections: none can be made (seccomp, tried)"), all);
	if (version > 0)
		line(found & FILES,
			arena_printf(a, _("files: only of %s and what is installed (Landlock %d, tried)"),
				dirname(arena_strdup(a, o->db)), version), all);
	else
		printf("%s  %s\n", _("note "),
			_("files: this kernel has no Landlock, so anker's own checks of names stand alone"));
}

/* What others on this machine may do with it. */
static void say_modes(const char *path, const char *what, struct arena *a, bool *all)
{
	struct stat st;
	bool there = stat(path, &st) == 0;

	line(there && (st.st_mode & S_IRWXO) == 0,
		there ? arena_printf(a, _("%s: %s, mode %04o"), what, path, st.st_mode & 07777)
		      : arena_printf(a, _("%s: %s, %s"), what, path, strerror(errno)), all);
}

static void say_shared(const struct cli_options *o, bool *all)
{
	struct store *s = NULL;
	bool shared = false;
	const struct store_options so = { .path = o->db, .share = o->share, .user = o->account, .readonly = true };

	if (store_open(&s, &so) == 0 && store_shared(s, &shared) == 0)
		line(shared, shared ? _("the caseload is shared: who has no role in it is refused")
				    : _("the caseload is not shared: 'anker init --shared' makes one"), all);
	else
		line(false, err_last(), all);
	store_close(&s);
}

int server_check(const struct cli_options *o)
{
	struct arena *a = arena_new();
	bool all = true;

	say_modes(o->db, _("caseload"), a, &all);
	say_modes(dirname(arena_strdup(a, o->db)), _("its folder"), a, &all);
	say_shared(o, &all);
	say_guards(o, a, &all);
	printf("%s  %s\n", _("note "),
		_("whether forwarding, SFTP and variables are off is for sshd_config: sshd -T -C user=NAME"));
	arena_free(&a);
	return all ? CLI_GOOD : CLI_REFUSED;
}
