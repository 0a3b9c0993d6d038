/* The line of somebody who writes a contact over SSH is cut at a random moment: within seconds nothing of that
 * connection is left, others write at once, and the draft is there, of that account alone. ANKER_CUTS=200 does
 * that many (make cuts N=200), by four at once; few otherwise. */
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/served.h"

#define NOTE "Gebeld met de teamleider; hij vraagt hoe het verder moet met de uren en wie er meekijkt"
enum { FEW = 4, PARTS = 4, LATEST_MS = 4000, TYPED_MS = 25, DRAFT_MS = 2000, GONE_MS = 5000 };

static struct served s;

static void setup(void)
{
	served_open(&s, SERVED_ADVISED);
}

static void done(void)
{
	if (s.sshd.pid > 0)
		served_close(&s);
}

TestSuite(server_cuts, .init = setup, .fini = done);

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int wished(void)
{
	const char *wish = getenv("ANKER_CUTS");

	return wish != NULL && atoi(wish) > 0 ? atoi(wish) : FEW;
}

static struct term *connect_to_it(void)
{
	static const char *const none[] = { NULL };

	return served_term(&s, none, "anker --lang en");
}

static struct term *open_form(void)
{
	struct term *t = connect_to_it();

	demo_wait(t, N_("help"));
	term_type(t, "2");
	term_wait_for(t, "Versteeg");
	term_type(t, "c");
	term_wait_for(t, "New contact");
	return t;
}

/* What was typed before a cut, and when. */
static struct {
	int64_t at[sizeof NOTE];
	size_t n;
} typed;

/* Letters with pauses, until the time is up. The number that must be in a draft: those typed long enough ago. */
static size_t type_until(struct term *t, int64_t until)
{
	size_t old = 0;

	typed.n = 0;
	while (now_ms() < until) {
		if (NOTE[typed.n] != '\0') {
			term_send(t, &NOTE[typed.n], 1);
			typed.at[typed.n++] = now_ms();
		}
		term_pass(t, TYPED_MS);
	}
	while (old < typed.n && typed.at[old] < until - DRAFT_MS)
		old++;
	return old;
}

static void assert_free(void)
{
	char path[128];
	int fd;

	snprintf(path, sizeof path, "%s.queue", s.d.path);
	cr_assert_geq(fd = open(path, O_RDWR | O_CLOEXEC), 0);
	cr_assert_eq(flock(fd, LOCK_EX | LOCK_NB), 0, "the queue of writers is held");
	close(fd);
	struct said r = SAID(&s, "anker add contact placement=2 note=now");
	cr_assert_eq(r.code, 0, "%s", r.err);
}

/* What was typed long enough ago, and nothing that was not. */
static void assert_draft(size_t least)
{
	const char *who = getpwuid(getuid())->pw_name;
	char sql[512];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM draft WHERE who <> '%s'", who);
	cr_assert_str_eq(demo_sql(&s.d, sql), "0");
	if (least == 0)
		return;
	snprintf(sql, sizeof sql, "SELECT count(*) FROM draft WHERE instr(body, '%.*s') > 0", (int)least, NOTE);
	cr_assert_str_eq(demo_sql(&s.d, sql), "1", "no draft with the first %zu letters", least);
}

/* What `make cuts` tells at the end. */
static struct {
	int cuts, drafts;
	int64_t freed_ms, lost_ms; /* at most */
} figures;

/* Since when nothing of what was typed is in the draft, until the cut. */
static void count_lost(int64_t cut)
{
	static const char sql[] = "WITH RECURSIVE k(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM k WHERE n < length('" NOTE
				  "')) SELECT coalesce(max(n), 0) FROM k, draft WHERE instr(body, substr('" NOTE "', 1, n)) > 0";
	size_t kept = (size_t)atoi(demo_sql(&s.d, sql));
	int64_t lost = kept < typed.n ? cut - typed.at[kept] : 0;

	figures.drafts += kept > 0;
	figures.lost_ms = lost > figures.lost_ms ? lost : figures.lost_ms;
}

static void write_figures(void)
{
	const char *path = getenv("ANKER_CUTS_LOG");
	FILE *f = path != NULL ? fopen(path, "a") : NULL;

	if (f != NULL) {
		fprintf(f, "%d\t%d\t%lld\t%lld\n", figures.cuts, figures.drafts, (long long)figures.freed_ms,
			(long long)figures.lost_ms);
		fclose(f);
	}
}

/* A line that hangs by nothing ends with its own process: that is the cut. */
static void cut_once(int64_t later)
{
	struct term *t = open_form();
	size_t least = type_until(t, now_ms() + later);

	kill(t->pid, SIGKILL);
	int64_t cut = now_ms(), freed;
	served_wait_gone(&s);
	freed = now_ms() - cut;
	cr_assert_lt(freed, GONE_MS, "freed late after a cut at %lld ms", (long long)later);
	term_wait_exit(t);
	term_done(t);
	assert_draft(least);
	count_lost(cut);
	assert_free();
	figures.cuts++;
	figures.freed_ms = freed > figures.freed_ms ? freed : figures.freed_ms;
}

static void cut_part(int part)
{
	int all = wished(), n = all / PARTS + (part < all % PARTS);
	unsigned seed = (unsigned)time(NULL) + (unsigned)part;

	for (int i = 0; i < n; i++) {
		cut_once((int64_t)rand_r(&seed) % LATEST_MS);
		demo_sql(&s.d, "DELETE FROM draft");
	}
	write_figures();
}

Test(server_cuts, everything_is_freed_and_the_draft_is_kept, .timeout = 3600)
{
	cut_part(0);
}

Test(server_cuts, everything_is_freed_and_the_draft_is_kept__second_part, .timeout = 3600)
{
	cut_part(1);
}

Test(server_cuts, everything_is_freed_and_the_draft_is_kept__third_part, .timeout = 3600)
{
	cut_part(2);
}

Test(server_cuts, everything_is_freed_and_the_draft_is_kept__fourth_part, .timeout = 3600)
{
	cut_part(3);
}

Test(server_cuts, the_next_connection_offers_what_was_typed)
{
	struct term *t = open_form();

	type_until(t, now_ms() + LATEST_MS + DRAFT_MS);
	kill(t->pid, SIGKILL);
	served_wait_gone(&s);
	term_wait_exit(t);
	term_done(t);
	t = connect_to_it();
	demo_wait(t, ": not saved at %s");
	term_type(t, "\n");
	term_wait_for(t, "Gebeld met de teamleider");
	kill(t->pid, SIGKILL);
	served_wait_gone(&s);
	term_wait_exit(t);
	term_done(t);
}
