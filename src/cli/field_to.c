/* `anker field in FILE --to HOST`: the same at the office, where the file goes over SSH. The preview is made
 * there and the question asked here. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/str.h"
#include "field_home.h"

enum {
	WORDS = 16,
	SSH_FAILED = 255, /* its own exit code, other ones are the program's there */
	NOT_STARTED = 127,
	MOST = 64 << 20   /* bytes that the other side may say */
};

/* One run of anker at the office. */
struct there {
	const char *host;
	struct str out, err;
	int code;
};

/* ssh gives the words to a shell there: they are all ours. */
static void words_of(struct cli *c, const char *host, const char *how, char **argv)
{
	const char *words[WORDS] = { "ssh", "--", host, "anker", "--lang", lang_code(), "field", "in", "-", how,
		"--json" };
	size_t n = 11;

	if (c->args.given[OPT_FORCE])
		words[n++] = "--force";
	if (c->args.given[OPT_COPY])
		words[n++] = "--copy";
	for (size_t i = 0; i <= n; i++)
		argv[i] = arena_strdup(c->arena, words[i]);
}

static void become_ssh(char **argv, int file, int out, int err)
{
	if (dup2(file, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0)
		execvp(argv[0], argv);
	_exit(NOT_STARTED);
}

/* What it says, both ways at once: one that waited for the other would wait for ever. */
static void listen_to(struct there *t, int out, int err)
{
	struct pollfd p[] = { { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN } };
	struct str *into[] = { &t->out, &t->err };
	char piece[BUFSIZ];

	while (p[0].fd >= 0 || p[1].fd >= 0) {
		if (poll(p, 2, -1) < 0 && errno != EINTR)
			break;
		for (size_t i = 0; i < 2; i++) {
			if (p[i].fd < 0 || p[i].revents == 0)
				continue;
			ssize_t n = read(p[i].fd, piece, sizeof(piece));
			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				p[i].fd = -1;
			else if (into[i]->len < MOST)
				str_add_n(into[i], piece, (size_t)n);
		}
	}
}

static int start(struct there *t, char **argv, int file)
{
	int out[2], err[2] = { -1, -1 }, status = 0;

	if (pipe2(out, O_CLOEXEC) != 0)
		return cli_refuse(_("ssh cannot be started: %s"), strerror(errno));
	pid_t pid = pipe2(err, O_CLOEXEC) == 0 ? fork() : -1;
	int why = errno;
	if (pid == 0)
		become_ssh(argv, file, out[1], err[1]);
	close(out[1]);
	if (err[1] >= 0)
		close(err[1]);
	if (pid > 0) {
		listen_to(t, out[0], err[0]);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	close(out[0]);
	if (err[0] >= 0)
		close(err[0]);
	t->code = WIFEXITED(status) ? WEXITSTATUS(status) : SSH_FAILED;
	if (pid < 0)
		return cli_refuse(_("ssh cannot be started: %s"), strerror(why));
	return t->code != NOT_STARTED ? CLI_GOOD
				      : cli_refuse(_("ssh, or anker at %s, cannot be started"), t->host);
}

/* What the other side had to say, with whose words they are. */
static void pass_on(struct cli *c, const struct there *t)
{
	static const char ours[] = "anker: ";
	char *rest = arena_strndup(c->arena, t->err.text != NULL ? t->err.text : "", t->err.len), *line;

	while ((line = strsep(&rest, "\n")) != NULL) {
		line[strcspn(line, "\r")] = '\0';
		if (strncmp(line, ours, strlen(ours)) == 0)
			line += strlen(ours);
		if (*line != '\0')
			cli_note("%s: %s", t->host, line);
	}
}

static int run_there(struct cli *c, const char *host, const char *how, const char *path, struct there *t)
{
	char *argv[WORDS + 1];
	int file = open(path, O_RDONLY | O_CLOEXEC);

	*t = (struct there){ .host = host, .out = STR_INIT, .err = STR_INIT };
	if (file < 0)
		return cli_refuse(_("%s cannot be read: %s"), path, strerror(errno));
	words_of(c, host, how, argv);
	int rc = start(t, argv, file);
	close(file);
	pass_on(c, t);
	return rc;
}

/* The report in what it said; a login there may say something before it. */
static bool read_report(struct cli *c, const struct there *t, struct homecoming *out)
{
	const char *text = t->out.text != NULL ? strchr(t->out.text, '{') : NULL;

	return text != NULL && cli_report_parse(c, text, out);
}

static void there_free(struct there *t)
{
	str_free(&t->out);
	str_free(&t->err);
}

static int no_report(const struct there *t)
{
	if (t->code == SSH_FAILED)
		return cli_refuse(_("%s was not reached"), t->host);
	if (t->code != CLI_GOOD)
		return t->code == CLI_WRONG_USE ? cli_refuse(_("anker at %s is older; update it there"), t->host)
						: CLI_REFUSED;
	return cli_refuse(_("%s gave no report; is anker there as new as here?"), t->host);
}

static int look(struct cli *c, const char *host, const char *path, struct homecoming *out)
{
	struct there t;
	int rc = run_there(c, host, "--dry-run", path, &t);

	if (rc == CLI_GOOD && (t.code != CLI_GOOD || !read_report(c, &t, out)))
		rc = no_report(&t);
	else if (rc == CLI_GOOD && c->args.given[OPT_JSON] && c->args.given[OPT_DRY_RUN])
		cli_json(c, json_loads(strchr(t.out.text, '{'), 0, NULL));
	there_free(&t);
	return rc;
}

static int bring(struct cli *c, const char *host, const char *path)
{
	struct homecoming h;
	struct there t;
	int rc = run_there(c, host, "--yes", path, &t);
	bool told = rc == CLI_GOOD && t.code == CLI_GOOD && read_report(c, &t, &h);

	if (rc == CLI_GOOD && !told && t.code == SSH_FAILED)
		rc = cli_refuse(_("%s was not reached, or the connection was lost; try again: what is in does not come in twice"),
			host);
	else if (rc == CLI_GOOD && !told)
		rc = no_report(&t);
	else if (told && c->args.given[OPT_JSON])
		cli_json(c, json_loads(strchr(t.out.text, '{'), 0, NULL));
	else if (told && c->args.given[OPT_YES])
		cli_report_print(c, path, &h);
	if (told && !c->args.given[OPT_JSON])
		cli_print(c, _("it is in at %s; the file itself was not changed\n"), host);
	there_free(&t);
	return rc;
}

int cli_field_to(struct cli *c, const char *host, const char *path)
{
	struct homecoming h;
	int rc;

	if (*host == '\0' || *host == '-')
		return cli_wrong(_("--to takes the name of the office's machine, not \"%s\""), host);
	if (strcmp(path, "-") == 0)
		return cli_wrong(_("with --to, name the file: it goes there twice"));
	if (c->args.given[OPT_PASSPHRASE_FILE] || c->args.given[OPT_RECOVERY])
		return cli_wrong(_("with --to no passphrase goes along: the office opens it with its own key"));
	if (c->args.given[OPT_YES])
		return bring(c, host, path);
	if ((rc = look(c, host, path, &h)) != CLI_GOOD)
		return rc;
	if (!c->args.given[OPT_JSON])
		cli_report_print(c, path, &h);
	if (c->args.given[OPT_DRY_RUN])
		return rc;
	if ((h.count.txns != 0 || h.count.shelved != 0) && (rc = cli_may_bring(c)) != CLI_GOOD)
		return rc;
	return bring(c, host, path);
}
