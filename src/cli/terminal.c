/* Asking on the terminal: a line, with or without echo. Whatever signal comes while echo is off,
 * it is on again before that signal has its way; after a stop (Ctrl-Z) the question is asked anew. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"
#include "terminal.h"

static const int signals[] = { SIGINT, SIGHUP, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGTSTP, SIGTTIN, SIGTTOU };
enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

static volatile sig_atomic_t caught;

static void on_signal(int number)
{
	caught = number;
}

/* What comes from elsewhere at any moment, and not from what is done to the terminal here, is let in
 * while waiting only: a signal just before a read would else be seen after it. */
static bool is_from_elsewhere(int number)
{
	return number != SIGTTIN && number != SIGTTOU;
}

static bool is_stop(int number)
{
	return number == SIGTSTP || number == SIGTTIN || number == SIGTTOU;
}

static void put(int tty, const char *text)
{
	struct arena *a = arena_new();
	const char *clean = text_clean(a, text, false);

	/* Nothing can be done about a prompt that does not arrive. */
	if (write(tty, clean, strlen(clean)) < 0)
		errno = 0;
	arena_free(&a);
}

/* Up to the line end; what does not fit is read and left out. The length, or -1: end of input. */
static long read_line(int tty, const sigset_t *let_in, char *line, size_t size)
{
	struct pollfd p = { tty, POLLIN, 0 };
	size_t n = 0;
	char c = '\0';

	while (caught == 0 && c != '\n') {
		ssize_t got = ppoll(&p, 1, NULL, let_in) < 0 ? -1 : read(tty, &c, 1);

		if (got == 0 || (got < 0 && errno != EINTR))
			break;
		if (got == 1 && c != '\n' && n + 1 < size)
			line[n++] = c;
	}
	line[n] = '\0';
	return n > 0 || c == '\n' ? (long)n : -1;
}

static void set_terminal(int tty, const struct termios *how)
{
	while (tcsetattr(tty, TCSAFLUSH, how) != 0 && errno == EINTR && caught != SIGTTOU)
		;
}

static long ask_once(int tty, const char *prompt, bool echo, char *line, size_t size)
{
	struct sigaction old[SIGNALS], catching = { .sa_handler = on_signal };
	struct termios was, hidden;
	bool known = tcgetattr(tty, &was) == 0;
	sigset_t held, before;

	caught = 0;
	sigemptyset(&held);
	for (int i = 0; i < SIGNALS; i++)
		if (is_from_elsewhere(signals[i]))
			sigaddset(&held, signals[i]);
	sigprocmask(SIG_BLOCK, &held, &before);
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &catching, &old[i]);
	hidden = was;
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	if (known && !echo)
		set_terminal(tty, &hidden);
	put(tty, prompt);
	long n = read_line(tty, &before, line, size);
	if (known && !echo) {
		set_terminal(tty, &was);
		terminal_say("");
	}
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &old[i], NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return n;
}

int terminal_ask(const char *prompt, bool echo, char *line, size_t size)
{
	int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	long n;

	*line = '\0';
	if (tty < 0)
		return ERR_NOTFOUND;
	do {
		n = ask_once(tty, prompt, echo, line, size);
		if (caught != 0) {
			explicit_bzero(line, size);
			kill(getpid(), caught);
		}
	} while (is_stop(caught));
	close(tty);
	return caught != 0 || n < 0 ? err_set(ERR_STOPPED, _("nothing was typed; nothing was done")) : 0;
}

void terminal_apart(bool begin)
{
	static const char begins[] = "\033[?1049h\033[H", ends[] = "\033[2J\033[?1049l";
	const char *kind = getenv("TERM");
	int tty = open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (tty < 0)
		return;
	if (kind != NULL && strcmp(kind, "dumb") != 0 &&
		write(tty, begin ? begins : ends, strlen(begin ? begins : ends)) < 0)
		errno = 0;
	close(tty);
}

void terminal_say(const char *text)
{
	int tty = open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (tty < 0)
		return;
	put(tty, text);
	if (write(tty, "\n", 1) < 0)
		errno = 0;
	close(tty);
}
