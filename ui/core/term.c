/* The terminal through ncurses: take, give back, resize, read events.
 *
 * Everything needed to give the terminal back after a crash is prepared at
 * the start (strings in a fixed buffer, tty settings), because a signal
 * handler may only write and tcsetattr. */
#include "core/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/date.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/outlet.h"
#include "anker/str.h"
#include "core/key.h"
#include "core/term_private.h"

/* No terminal is larger; who asks for one that is wants memory. */
enum { ROWS_MOST = 500, COLUMNS_MOST = 1000 };
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Not in terminfo; terminals that move with ESC [ take no notice where they do not know it. */
#define FORGET_SCROLLED "\033[3J"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT };
/* What arrives through the pipe, as which byte. */
static const struct {
	int sig;
	char byte;
} told[] = { { SIGHUP, 'e' }, { SIGTERM, 'e' }, { SIGINT, 'e' }, { SIGWINCH, 'w' }, { SIGTSTP, 's' },
	{ SIGCONT, 'c' } };
enum { FATALS = sizeof fatal / sizeof *fatal, TOLD = sizeof told / sizeof *told };

static struct {
	bool open, ascii, ended, paste, wipes, forgets; /* forgets: it knows FORGET_SCROLLED */
	bool stop_asked, continued;
	SCREEN *screen;
	struct termios before;
	int pipe[2];
	char restore[256];
	size_t restore_len;
	struct sigaction old_fatal[FATALS], old_told[TOLD];
	int out;               /* the terminal itself, also while standard output is held */
	int held;              /* what is drawn meanwhile; -1: not held */
	struct str late;       /* drawn, and not taken by the terminal yet */
	int cursor_y, cursor_x;
	unsigned empty_reads;
} t;

static volatile sig_atomic_t taken; /* the handler must give the terminal back */

/* --- what the terminal does not take ------------------------------------- */

static void send_late(int ms)
{
	if (t.late.len == 0)
		return;

	size_t done = outlet_write(t.out, t.late.text, t.late.len, ms), left = t.late.len - done;
	if (ms == OUTLET_FOREVER) {
		str_reset(&t.late); /* or nobody is there to see it */
	} else if (done > 0) {
		memmove(t.late.text, t.late.text + done, left + 1);
		t.late.len = left;
	}
}

/* curses writes to the descriptor of standard output by itself, and waits: so that is something else for a while. */
bool term_hold(void)
{
	send_late(OUTLET_AT_ONCE);
	fflush(stdout);
	t.held = memfd_create("frame", MFD_CLOEXEC);
	if (t.held >= 0 && dup2(t.held, STDOUT_FILENO) < 0) {
		close(t.held);
		t.held = -1;
	}
	return t.held >= 0;
}

bool term_is_late(void)
{
	return t.late.len > 0;
}

void term_let_go(void)
{
	char piece[BUFSIZ];
	ssize_t n;

	fflush(stdout);
	lseek(t.held, 0, SEEK_SET);
	while ((n = read(t.held, piece, sizeof piece)) > 0)
		str_add_n(&t.late, piece, (size_t)n);
	dup2(t.out, STDOUT_FILENO);
	close(t.held);
	t.held = -1;
	send_late(OUTLET_AT_ONCE);
}

/* --- giving back ---------------------------------------------------------- */

static int collect(int c)
{
	if (t.restore_len < sizeof t.restore)
		t.restore[t.restore_len++] = (char)c;
	return c;
}

static void collect_cap(const char *name)
{
	char *cap = tigetstr(name);

	if (cap && cap != (char *)-1)
		tputs(cap, 1, collect);
}

static void collect_text(const char *s)
{
	while (*s)
		collect(*s++);
}

static void prepare_restore(bool mouse)
{
	t.restore_len = 0;
	collect_cap("sgr0");
	if (t.paste)
		collect_text(PASTE_OFF);
	if (mouse)
		collect_text(MOUSE_OFF);
	collect_cap("rmkx");
	collect_cap("cnorm");
	if (t.wipes)
		collect_cap("clear");
	collect_cap("rmcup");
	if (t.wipes && t.forgets)
		collect_text(FORGET_SCROLLED);
}

/* Only what a signal handler may call. */
static void give_back(void)
{
	if (!taken)
		return;
	taken = 0;
	if (write(t.out, t.restore, t.restore_len) < 0)
		return; /* nobody is there to see it */
	tcsetattr(STDIN_FILENO, TCSANOW, &t.before);
}

static void on_fatal(int sig)
{
	give_back();
	/* Back to what was there before (a sanitizer's report, or the default). */
	for (size_t i = 0; i < FATALS; i++)
		if (fatal[i] == sig)
			sigaction(sig, &t.old_fatal[i], NULL);
	raise(sig);
}

static void on_signal(int sig)
{
	int saved = errno;

	for (size_t i = 0; i < TOLD; i++)
		if (told[i].sig == sig && write(t.pipe[1], &told[i].byte, 1) < 0) {
			/* The pipe is full: it already says that there is something. */
		}
	errno = saved;
}

static void install_signals(void)
{
	struct sigaction sa = { 0 };

	sigemptyset(&sa.sa_mask);
	sa.sa_handler = on_fatal;
	sa.sa_flags = SA_NODEFER;
	for (size_t i = 0; i < FATALS; i++)
		sigaction(fatal[i], &sa, &t.old_fatal[i]);
	sa.sa_handler = on_signal;
	sa.sa_flags = 0;
	for (size_t i = 0; i < TOLD; i++)
		sigaction(told[i].sig, &sa, &t.old_told[i]);
}

static void remove_signals(void)
{
	for (size_t i = 0; i < FATALS; i++)
		sigaction(fatal[i], &t.old_fatal[i], NULL);
	for (size_t i = 0; i < TOLD; i++)
		sigaction(told[i].sig, &t.old_told[i], NULL);
}

/* --- taking --------------------------------------------------------------- */

static int usable(void)
{
	const char *name = getenv("TERM");
	bool moves;
	int why;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(
			ERR_INVALID, _("The screens need a terminal; here input or output is a file or a "
				       "pipe. The commands work without one: see --help."));
	if (!name || !*name || setupterm(NULL, STDOUT_FILENO, &why) != OK)
		return err_set(ERR_INVALID,
			_("This terminal is not known (TERM=%s). Try TERM=xterm-256color, or use "
			  "the commands: see --help."),
			name ? name : "");
	moves = tigetstr("cup") && tigetstr("cup") != (char *)-1 && tigetflag("hc") <= 0;
	del_curterm(cur_term); /* newterm reads it again for itself */
	if (!moves)
		return err_set(ERR_INVALID,
			_("This terminal cannot show screens (TERM=%s). The commands work here: "
			  "see --help."),
			name);
	return 0;
}

/* A hang-up is seen by the next read. */
static void send_text(const char *s)
{
	fflush(stdout);
	if (t.held < 0)
		send_late(OUTLET_FOREVER);
	outlet_write(STDOUT_FILENO, s, strlen(s), OUTLET_FOREVER);
}

static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	curs_set(1);
}

static int at_most(int n, int most)
{
	return n < most ? n : most;
}

/* For curses itself, which asks before anything can be said: a size in the environment goes first. */
static void hold_size(const struct winsize *ws)
{
	char high[16], wide[16];
	bool huge = ws->ws_row > ROWS_MOST || ws->ws_col > COLUMNS_MOST;

	if (huge) {
		snprintf(high, sizeof high, "%d", at_most(ws->ws_row, ROWS_MOST));
		snprintf(wide, sizeof wide, "%d", at_most(ws->ws_col, COLUMNS_MOST));
		setenv("LINES", high, 1);
		setenv("COLUMNS", wide, 1);
	}
	use_env(huge);
	use_tioctl(!huge);
}

static int start_screen(void)
{
	struct winsize ws;
	int r = usable();

	if (r < 0)
		return r;
	tcgetattr(STDIN_FILENO, &t.before);
	if (pipe2(t.pipe, O_NONBLOCK | O_CLOEXEC) < 0)
		return err_set(ERR_IO, _("No pipe for signals: %s"), strerror(errno));
	/* The terminal knows its size; LINES and COLUMNS may be left over from another. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row && ws.ws_col)
		hold_size(&ws);
	t.out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	t.held = -1;
	t.screen = newterm(NULL, stdout, stdin);
	if (!t.screen) {
		close(t.out);
		close(t.pipe[0]);
		close(t.pipe[1]);
		return err_set(
			ERR_INVALID, _("The terminal could not be started (TERM=%s)."), getenv("TERM"));
	}
	set_term(t.screen);
	return 0;
}

/* What has no terminfo name: terminals that move with ESC [ take no notice of modes that they do
 * not know, others would show the text. */
static void set_private_modes(void)
{
	t.forgets = strncmp(tigetstr("cup"), "\033[", 2) == 0;
	t.paste = t.forgets && term_keys_paste();
}

int term_open(bool ascii, bool mono, bool wipes)
{
	const char *no_color = getenv("NO_COLOR");
	bool mouse;
	int r = start_screen();

	if (r < 0)
		return r;
	t.ascii = ascii;
	t.wipes = wipes;
	t.ended = t.stop_asked = t.continued = false;
	t.empty_reads = 0;
	set_escdelay(25);
	set_modes();
	term_look_init(mono || (no_color && *no_color));
	mouse = mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL) != 0;
	mouseinterval(0);
	set_private_modes();
	prepare_restore(mouse);
	install_signals();
	xalloc_on_fail(give_back);
	taken = 1;
	t.open = true;
	clear();
	refresh();
	if (t.paste)
		send_text(PASTE_ON);
	return 0;
}

void term_close(void)
{
	if (!t.open)
		return;
	t.open = false;
	xalloc_on_fail(NULL);
	if (t.paste)
		send_text(PASTE_OFF);
	if (t.wipes)
		term_wipe();
	endwin();
	taken = 0;
	remove_signals();
	delscreen(t.screen);
	t.screen = NULL;
	close(t.pipe[0]);
	close(t.pipe[1]);
	close(t.out);
	str_free(&t.late);
	term_keys_end();
}

void term_suspend(void)
{
	if (t.paste)
		send_text(PASTE_OFF);
	endwin();
	taken = 0;
}

void term_resume(void)
{
	taken = 1;
	clearok(curscr, TRUE);
	refresh();
	set_modes();
	if (t.paste)
		send_text(PASTE_ON);
	on_signal(SIGWINCH); /* the size may have changed meanwhile */
}

void term_stop(void)
{
	struct sigaction standard = { 0 }, ours;

	term_suspend();
	standard.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &standard, &ours);
	kill(0, SIGTSTP); /* the whole job, as the terminal would */
	sigaction(SIGTSTP, &ours, NULL);
	term_resume();
}

bool term_asked_to_stop(void)
{
	bool asked = t.stop_asked;

	t.stop_asked = false;
	return asked;
}

bool term_continued(void)
{
	bool continued = t.continued;

	t.continued = false;
	return continued;
}

void term_wipe(void)
{
	erase();
	clearok(curscr, TRUE);
	refresh();
	if (t.forgets)
		send_text(FORGET_SCROLLED);
}

bool term_ascii(void)
{
	return t.ascii;
}

void term_size(int *rows, int *cols)
{
	getmaxyx(stdscr, *rows, *cols);
}

/* --- frames --------------------------------------------------------------- */

void term_begin(void)
{
	erase();
	t.cursor_y = t.cursor_x = 0;
}

void term_set_cursor(int y, int x)
{
	t.cursor_y = y;
	t.cursor_x = x;
}

void term_end(void)
{
	if (t.held < 0)
		send_late(OUTLET_FOREVER);
	move(t.cursor_y, t.cursor_x);
	wnoutrefresh(stdscr);
	doupdate();
}

void term_redraw(void)
{
	clearok(curscr, TRUE);
}

/* --- events --------------------------------------------------------------- */

static bool from_pipe(struct term_event *e)
{
	struct winsize ws;
	char buf[64];
	ssize_t n;
	bool size = false;

	while ((n = read(t.pipe[0], buf, sizeof buf)) > 0) {
		if (memchr(buf, 'e', (size_t)n))
			t.ended = true;
		if (memchr(buf, 'w', (size_t)n))
			size = true;
		if (memchr(buf, 's', (size_t)n))
			t.stop_asked = true;
		if (memchr(buf, 'c', (size_t)n))
			t.continued = true;
	}
	if (!size || t.ended || ioctl(t.out, TIOCGWINSZ, &ws) < 0 || !ws.ws_row || !ws.ws_col)
		return false;
	resize_term(at_most(ws.ws_row, ROWS_MOST), at_most(ws.ws_col, COLUMNS_MOST));
	clearok(curscr, TRUE);
	e->key = K_RESIZE;
	return true;
}

enum term_wake term_read(struct term_event *e, int ms)
{
	int64_t until = ms < 0 ? -1 : clock_ms() + ms;

	*e = (struct term_event){ 0 };
	term_keys_wipe();
	while (!t.ended) {
		struct pollfd p[2] = { { STDIN_FILENO, POLLIN, 0 }, { t.pipe[0], POLLIN, 0 } };
		int64_t left = until < 0 ? -1 : until - clock_ms();
		int n;

		if (from_pipe(e))
			return TERM_EVENT;
		if (t.ended)
			break;
		if (t.stop_asked || t.continued)
			return TERM_TIMEOUT;
		if (term_keys_next(e, &t.empty_reads))
			return TERM_EVENT;
		n = poll(p, 2, left < 0 && until >= 0 ? 0 : (int)left);
		if (n < 0 && errno != EINTR)
			t.ended = true;
		if (n == 0)
			return TERM_TIMEOUT;
		if (n > 0 && (p[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
			t.ended = true;
		/* Readable without a character, again and again, is an end of file. */
		if (n > 0 && (p[0].revents & POLLIN) && ++t.empty_reads > 100)
			t.ended = true;
	}
	return TERM_END;
}

bool term_pending(void)
{
	struct pollfd p = { STDIN_FILENO, POLLIN, 0 };

	return poll(&p, 1, 0) > 0;
}
