/* The pty harness; see term.h. */
#include "tests/support/term.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int on_prop(VTermProp prop, VTermValue *val, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->altscreen = val->boolean != 0;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor_visible = val->boolean != 0;
	return 1;
}

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
	struct term *t = user;

	(void)old;
	(void)visible;
	t->cursor_y = pos.row;
	t->cursor_x = pos.col;
	return 1;
}

static void to_program(const char *bytes, size_t n, void *user)
{
	struct term *t = user;

	while (n && t->master >= 0) {
		ssize_t w = write(t->master, bytes, n);

		if (w < 0 && errno == EAGAIN) {
			struct pollfd p = { t->master, POLLOUT, 0 };

			poll(&p, 1, 100);
			continue;
		}
		if (w < 0)
			return; /* the program is gone: the next wait says so */
		bytes += w;
		n -= (size_t)w;
	}
}

static void on_output(const char *bytes, size_t n, void *user)
{
	to_program(bytes, n, user);
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_prop, .movecursor = on_cursor };

static void pin_environment(const struct term *t, const char *const env[])
{
	char log[128];

	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("HOME", t->home, 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	unsetenv("XDG_RUNTIME_DIR");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	snprintf(log, sizeof log, "log_path=%s/sanitizer:handle_abort=0:verify_asan_link_order=0", t->home);
	setenv("ASAN_OPTIONS", log, 1);
	setenv("UBSAN_OPTIONS", log, 1);
	for (size_t i = 0; env && env[i]; i++) {
		char *pair = strdup(env[i]), *eq = strchr(pair, '=');

		if (eq) {
			*eq = '\0';
			setenv(pair, eq + 1, 1);
		} else {
			unsetenv(pair);
		}
		free(pair);
	}
}

struct term *term_spawn(int rows, int cols, char *const argv[], const char *const env[])
{
	struct term *t = calloc(1, sizeof *t);
	struct winsize ws = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	t->rows = rows;
	t->cols = cols;
	t->cursor_visible = true;
	snprintf(t->home, sizeof t->home, "/tmp/anker-test-XXXXXX");
	cr_assert(mkdtemp(t->home) != NULL, "no temporary directory");
	t->vt = vterm_new(rows, cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_output, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	fflush(NULL);
	t->pid = forkpty(&t->master, NULL, NULL, &ws);
	cr_assert(t->pid >= 0, "forkpty: %s", strerror(errno));
	if (t->pid == 0) {
		static const int reset[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTERM, SIGHUP, SIGINT,
			SIGQUIT, SIGPIPE, SIGALRM };

		for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
			signal(reset[i], SIG_DFL);
		pin_environment(t, env);
		execvp(argv[0], argv);
		_exit(127);
	}
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	return t;
}

static void reap(struct term *t, int flags)
{
	if (!t->ended && waitpid(t->pid, &t->status, flags) == t->pid)
		t->ended = true;
}

/* Takes in what the program wrote, waiting at most ms for the first byte.
 * False when nothing came. */
static bool drain(struct term *t, int ms)
{
	struct pollfd p = { t->master, POLLIN, 0 };
	char buf[8192];
	ssize_t n;

	if (t->master < 0 || poll(&p, 1, ms) <= 0)
		return false;
	n = read(t->master, buf, sizeof buf);
	if (n <= 0) {
		if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			close(t->master);
			t->master = -1;
		}
		return false;
	}
	if (t->bytes + (size_t)n + 1 > t->raw_cap) {
		t->raw_cap = (t->bytes + (size_t)n + 1) * 2;
		t->raw = realloc(t->raw, t->raw_cap);
	}
	memcpy(t->raw + t->bytes, buf, (size_t)n);
	t->bytes += (size_t)n;
	t->raw[t->bytes] = '\0';
	vterm_input_write(t->vt, buf, (size_t)n);
	vterm_screen_flush_damage(t->screen);
	return true;
}

/* --- typing --------------------------------------------------------------- */

void term_send(struct term *t, const char *bytes, size_t n)
{
	to_program(bytes, n, t);
}

void term_press_mod(struct term *t, VTermKey key, VTermModifier mod)
{
	vterm_keyboard_key(t->vt, key, mod);
}

void term_press(struct term *t, VTermKey key)
{
	term_press_mod(t, key, VTERM_MOD_NONE);
}

void term_ctrl(struct term *t, char letter)
{
	char c = (char)(letter & 0x1f);

	term_send(t, &c, 1);
}

void term_type(struct term *t, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			term_press(t, VTERM_KEY_ENTER);
		else
			term_send(t, text, 1);
	}
}

void term_paste(struct term *t, const char *text)
{
	vterm_keyboard_start_paste(t->vt);
	term_send(t, text, strlen(text));
	vterm_keyboard_end_paste(t->vt);
}

/* --- the screen ----------------------------------------------------------- */

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static size_t dump_row(struct term *t, int y, char *out)
{
	bool reverse = false;
	size_t n = 0, keep = 0;

	for (int x = 0; x < t->cols;) {
		VTermScreenCell cell;

		vterm_screen_get_cell(t->screen, (VTermPos){ .row = y, .col = x }, &cell);
		if ((cell.attrs.reverse != 0) != reverse) {
			reverse = !reverse;
			out[n++] = reverse ? '{' : '}';
			keep = n;
		}
		if (cell.chars[0] == 0) {
			out[n++] = ' ';
		} else {
			for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
				n += put_utf8(out + n, cell.chars[i]);
			if (cell.chars[0] != ' ')
				keep = n;
		}
		x += cell.width > 0 ? cell.width : 1;
	}
	if (reverse) {
		out[n++] = '}';
		keep = n;
	}
	out[keep] = '\n';
	return keep + 1;
}

const char *term_dump(struct term *t)
{
	size_t n = 0;

	free(t->text);
	t->text = malloc((size_t)t->rows * ((size_t)t->cols * 32 + 4) + 1);
	for (int y = 0; y < t->rows; y++)
		n += dump_row(t, y, t->text + n);
	t->text[n] = '\0';
	return t->text;
}

bool term_has(struct term *t, const char *text)
{
	return strstr(term_dump(t), text) != NULL;
}

/* Waiting for a key, not at work: what came before is on the screen. */
static bool is_asleep(const struct term *t)
{
	char path[40], line[128] = "", *state;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", t->pid);
	f = fopen(path, "r");
	if (!f)
		return true;
	if (!fgets(line, sizeof line, f))
		line[0] = '\0';
	fclose(f);
	state = strrchr(line, ')'); /* the name before it may hold anything */
	return !state || state[1] == '\0' || strchr("RD", state[2]) == NULL;
}

/* A text shows as soon as its bytes came; what belongs to the same frame may still be on its
 * way. Work of longer than this goes on meanwhile, and is left to. */
#define FRAME_MS 1000

static void finish_frame(struct term *t)
{
	int64_t until = now_ms() + FRAME_MS;
	bool asleep;

	do {
		asleep = is_asleep(t);
	} while ((drain(t, asleep ? 0 : 1) || !asleep) && now_ms() < until);
}

static void wait_until(struct term *t, const char *text, bool there)
{
	int64_t until = now_ms() + TERM_DEADLINE_MS;

	while (term_has(t, text) != there) {
		if (drain(t, 50))
			continue;
		reap(t, WNOHANG);
		if (t->ended || t->master < 0 || now_ms() > until)
			cr_assert(term_has(t, text) == there, "%s \"%s\"%s:\n%s", there ? "never saw" : "still there:", text,
				  t->ended ? " (the program ended)" : "", term_dump(t));
	}
	finish_frame(t);
}

void term_wait_for(struct term *t, const char *text)
{
	wait_until(t, text, true);
}

void term_wait_gone(struct term *t, const char *text)
{
	wait_until(t, text, false);
}

void term_settle(struct term *t)
{
	int64_t until = now_ms() + TERM_DEADLINE_MS;

	while ((drain(t, 30) || !is_asleep(t)) && now_ms() < until)
		continue;
}

void term_idle(struct term *t, int ms)
{
	drain(t, ms);
}

void term_pass(struct term *t, int ms)
{
	int64_t left, until = now_ms() + ms;

	while ((left = until - now_ms()) > 0 && t->master >= 0)
		drain(t, (int)left);
}

int term_wait_exit(struct term *t)
{
	int64_t until = now_ms() + TERM_DEADLINE_MS;

	/* Keep reading: a program that is stuck in a full pty cannot end. */
	for (;;) {
		bool got = drain(t, 20);

		if (!got)
			reap(t, WNOHANG);
		if (!got && t->master < 0 && !t->ended)
			poll(NULL, 0, 5); /* no descriptor left to wait on */
		if (t->ended && !got)
			break;
		cr_assert(now_ms() < until, "the program does not end:\n%s", term_dump(t));
	}
	return WIFEXITED(t->status) ? WEXITSTATUS(t->status) : -WTERMSIG(t->status);
}

/* --- goldens -------------------------------------------------------------- */

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "r");
	char *s;
	size_t n;

	if (!f)
		return NULL;
	s = malloc(1 << 20);
	n = fread(s, 1, (1 << 20) - 1, f);
	s[n] = '\0';
	fclose(f);
	return s;
}

static void make_folders(char *path)
{
	for (char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		mkdir(path, 0777);
		*p = '/';
	}
}

/* The dump, without times where the clock runs. */
static const char *seen(struct term *t)
{
	const char *text = term_dump(t);

	for (char *p = t->text; t->masks_times && (p = strchr(p, ':')) != NULL; p++) {
		if (p == t->text || !isdigit((unsigned char)p[-1]) || !isdigit((unsigned char)p[1]) ||
			!isdigit((unsigned char)p[2]))
			continue;
		p[1] = p[2] = '-';
		for (char *d = p - 1; d >= t->text && isdigit((unsigned char)*d); d--)
			*d = '-';
	}
	return text;
}

void term_golden(struct term *t, const char *name, const char *lang)
{
	const char *update = getenv("UPDATE_GOLDEN");
	char path[512], *want;
	const char *got;

	term_settle(t);
	got = seen(t);
	snprintf(path, sizeof path, "tests/golden/%s.%dx%d.%s", name, t->cols, t->rows, lang);
	if (update && *update == '1') {
		FILE *f;

		make_folders(path);
		f = fopen(path, "w");
		cr_assert(f != NULL, "%s: %s", path, strerror(errno));
		fputs(got, f);
		fclose(f);
		return;
	}
	want = read_file(path);
	cr_assert(want != NULL, "%s is missing; UPDATE_GOLDEN=1 makes it", path);
	/* A busy machine may be late with the rest of the frame. */
	for (int64_t until = now_ms() + GOLDEN_DEADLINE_MS; strcmp(want, got) != 0 && now_ms() < until;) {
		drain(t, 50);
		got = seen(t);
	}
	if (strcmp(want, got) != 0) {
		FILE *f;
		char actual[600];

		snprintf(actual, sizeof actual, "%s/actual", t->home);
		f = fopen(actual, "w");
		if (f) {
			fputs(got, f);
			fclose(f);
		}
		cr_assert(false, "%s differs.\nwant:\n%s\ngot:\n%s", path, want, got);
	}
	free(want);
}

/* --- changes from outside ------------------------------------------------- */

void term_tell_size(struct term *t, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	ioctl(t->master, TIOCSWINSZ, &ws);
}

void term_size_to(struct term *t, int rows, int cols)
{
	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	term_tell_size(t, rows, cols);
}

void term_hang_up(struct term *t)
{
	close(t->master);
	t->master = -1;
}

void term_signal(struct term *t, int sig)
{
	kill(t->pid, sig);
}

static void remove_home(struct term *t, char *report, size_t size)
{
	char path[400];
	struct dirent *e;
	DIR *d = opendir(t->home);

	while (d && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof path, "%s/%s", t->home, e->d_name);
		if (strncmp(e->d_name, "sanitizer", 9) == 0) {
			char *s = read_file(path);

			snprintf(report, size, "%s", s ? s : "?");
			free(s);
		}
		if (e->d_name[0] != '.' || (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0))
			unlink(path);
	}
	if (d)
		closedir(d);
	rmdir(t->home);
}

void term_done(struct term *t)
{
	char report[4096] = "";

	if (!t->ended) {
		kill(t->pid, SIGKILL);
		reap(t, 0);
	}
	if (t->master >= 0)
		close(t->master);
	remove_home(t, report, sizeof report);
	vterm_free(t->vt);
	free(t->raw);
	free(t->text);
	free(t);
	cr_assert(report[0] == '\0', "a sanitizer reported:\n%s", report);
}
