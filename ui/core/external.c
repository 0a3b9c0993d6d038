/* $VISUAL or $EDITOR on a private temporary file, without a shell.
 *
 * The file is made in XDG_RUNTIME_DIR (memory, private) where there is one,
 * readable by nobody else, and removed in every case. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "anker/text.h"
#include "core/prompt.h"
#include "core/term.h"
#include "core/ui.h"

enum { ARGS = 16, TEXT_MAX = 1 << 20 };

static const char *from_env(const char *first, const char *second)
{
	const char *v = getenv(first);

	if (!v || !*v)
		v = getenv(second);
	return v && *v ? v : NULL;
}

static int write_all(int fd, const char *s)
{
	for (size_t n = strlen(s); n;) {
		ssize_t w = write(fd, s, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return err_set(ERR_IO, _("The text could not be written for the editor: %s"),
				strerror(errno));
		s += w;
		n -= (size_t)w;
	}
	return 0;
}

static int read_all(struct str *out, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), r = 0;
	char buf[4096];
	ssize_t n = 0;

	if (fd < 0)
		return err_set(ERR_IO, _("The edited text could not be read: %s"), strerror(errno));
	while (out->len < TEXT_MAX && (n = read(fd, buf, sizeof buf)) > 0)
		str_add_n(out, buf, (size_t)n);
	if (n < 0)
		r = err_set(ERR_IO, _("The edited text could not be read: %s"), strerror(errno));
	else if (out->len >= TEXT_MAX)
		r = err_set(ERR_INVALID, _("The edited text is longer than one megabyte."));
	close(fd);
	return r;
}

/* "vim -n" as words; the last one is the file. */
static void split_words(struct arena *a, const char *command, const char *path, char **argv)
{
	char *words = arena_strdup(a, command), *save = NULL;
	size_t n = 0;

	for (char *w = strtok_r(words, " \t", &save); w && n < ARGS - 2; w = strtok_r(NULL, " \t", &save))
		argv[n++] = w;
	argv[n++] = arena_strdup(a, path);
	argv[n] = NULL;
}

static int run(char **argv)
{
	struct sigaction ignore = { 0 }, old_int, old_quit;
	int status = 0;
	pid_t pid;

	/* Ctrl-C in the editor is the editor's, as in system(3). */
	ignore.sa_handler = SIG_IGN;
	sigaction(SIGINT, &ignore, &old_int);
	sigaction(SIGQUIT, &ignore, &old_quit);
	term_suspend();
	pid = fork();
	if (pid == 0) {
		static const int reset[] = { SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGQUIT, SIGTSTP };

		for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
			signal(reset[i], SIG_DFL);
		execvp(argv[0], argv);
		_exit(127);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	term_resume();
	sigaction(SIGINT, &old_int, NULL);
	sigaction(SIGQUIT, &old_quit, NULL);
	if (pid < 0)
		return err_set(ERR_IO, _("The editor could not be started: %s"), strerror(errno));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return err_set(ERR_INVALID, _("The editor \"%s\" was not found; set EDITOR."), argv[0]);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return err_set(ERR_STOPPED, _("The editor stopped with an error; the text is as it was."));
	return 0;
}

int ui_edit_external(struct screen *s, struct arena *a, const char *text, char **out)
{
	const char *editor = from_env("VISUAL", "EDITOR"), *dir = from_env("XDG_RUNTIME_DIR", "TMPDIR");
	struct str got = STR_INIT;
	char *argv[ARGS], *path;
	int fd, r;

	if (s->ui->cfg->restricted)
		return err_set(ERR_INVALID, "%s", _("Other programs are switched off here."));
	if (s->ui->cfg->lock)
		return err_set(ERR_INVALID, "%s",
			_("This caseload is sealed: an editor would write the text to the disk. Type it here."));
	if (!editor || editor[strspn(editor, " \t")] == '\0')
		return err_set(ERR_INVALID, _("No editor is set; set VISUAL or EDITOR."));
	path = arena_printf(a, "%s/anker-XXXXXX.txt", dir ? dir : "/tmp");
	fd = mkostemps(path, 4, O_CLOEXEC); /* mode 0600 */
	if (fd < 0)
		return err_set(ERR_IO, _("No temporary file in %s: %s"), dir ? dir : "/tmp", strerror(errno));
	r = write_all(fd, text);
	close(fd);
	split_words(a, editor, path, argv);
	if (r == 0 && (r = run(argv)) == 0 && (r = read_all(&got, path)) == 0) {
		/* Editors end the last line; the field does not need that. */
		while (got.len && got.text[got.len - 1] == '\n')
			got.text[--got.len] = '\0';
		*out = text_clean(a, got.text ? got.text : "", true);
	}
	unlink(path);
	str_free(&got);
	return r;
}
