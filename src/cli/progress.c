/* Progress of long work: a bar with a rate on stderr when that is a terminal,
 * and Ctrl-C as a wish that the work looks at between batches. It is shown in the
 * middle of writing, when others wait: what the terminal does not take at once is
 * left out. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "anker/outlet.h"
#include "internal.h"

enum { BAR = 24, REDRAW_MS = 100, ASK_MS = 250, LINE = 256 };

static volatile sig_atomic_t interrupted;

static struct app *watched;
static int64_t asked_ms;
static bool ended;

void progress_watch(struct app *app)
{
	watched = app;
	asked_ms = 0;
	ended = false;
}

bool progress_ended(void)
{
	int64_t now = clock_ms();

	if (watched == NULL || ended || now - asked_ms < ASK_MS)
		return ended;
	asked_ms = now;
	return ended = app_asked_to_end(watched);
}

static bool must_stop(void)
{
	return interrupted != 0 || progress_ended();
}

static void on_interrupt(int signal_number)
{
	(void)signal_number;
	interrupted = 1;
}

void progress_begin(struct progress *p, const char *unit)
{
	/* A second Ctrl-C ends the program at once; what was committed stays. */
	struct sigaction sa = { .sa_handler = on_interrupt, .sa_flags = SA_RESTART | (int)SA_RESETHAND };

	interrupted = 0;
	*p = (struct progress){ .unit = unit, .start_ms = clock_ms() };
	if (unit != NULL)
		sigaction(SIGINT, &sa, NULL);
}

bool progress_show(struct progress *p, int64_t done, int64_t total, int64_t count)
{
	int64_t now = clock_ms();

	if (!isatty(STDERR_FILENO) || now - p->drawn_ms < REDRAW_MS)
		return must_stop();
	p->drawn_ms = now;
	p->shown = true;

	int percent = total > 0 ? (int)(done >= total ? 100 : done * 100 / total) : 0;
	int full = percent * BAR / 100;
	int64_t elapsed = now - p->start_ms;
	char bar[BAR + 1], rate[LINE / 2] = "", line[LINE];
	memset(bar, '#', (size_t)full);
	memset(bar + full, '-', (size_t)(BAR - full));
	bar[BAR] = '\0';
	if (count > 0 && elapsed > 0)
		snprintf(rate, sizeof(rate), "  %lld %.40s  %lld/s", (long long)count, p->unit,
			(long long)(count * 1000 / elapsed));
	snprintf(line, sizeof(line), "\r[%s] %3d%%%s\033[K", bar, percent, rate);
	outlet_write(STDERR_FILENO, line, strlen(line), OUTLET_AT_ONCE);
	return must_stop();
}

void progress_end(struct progress *p)
{
	if (p->shown)
		cli_say("\r\033[K");
	p->shown = false;
	signal(SIGINT, SIG_DFL);
}
