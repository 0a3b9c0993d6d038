/* Progress of long work: a bar with a rate on stderr when that is a terminal,
 * and Ctrl-C as a wish that the work looks at between batches. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

enum { BAR = 24, REDRAW_MS = 100 };

static volatile sig_atomic_t interrupted;

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
		return interrupted != 0;
	p->drawn_ms = now;
	p->shown = true;

	int percent = total > 0 ? (int)(done >= total ? 100 : done * 100 / total) : 0;
	int full = percent * BAR / 100;
	int64_t elapsed = now - p->start_ms;
	char bar[BAR + 1];
	memset(bar, '#', (size_t)full);
	memset(bar + full, '-', (size_t)(BAR - full));
	bar[BAR] = '\0';
	fprintf(stderr, "\r[%s] %3d%%", bar, percent);
	if (count > 0 && elapsed > 0)
		fprintf(stderr, "  %lld %s  %lld/s", (long long)count, p->unit,
			(long long)(count * 1000 / elapsed));
	fputs("\033[K", stderr);
	fflush(stderr);
	return interrupted != 0;
}

void progress_hide(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}

void progress_end(struct progress *p)
{
	progress_hide(p);
	signal(SIGINT, SIG_DFL);
}
