/* kill -9 at random moments in the saving of a sealed caseload and in field_in: what was
 * acknowledged is there, and a file that comes home did so whole or not at all. $ANKER_KILLS
 * rounds of each in all (make kills), else a few. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/field/simulation.h"

enum { LANES = 2, USUAL_KILLS = 10, CHANGES = 150 };

struct lane {
	unsigned rounds, seed;
};

static struct lane *lanes_of(unsigned first)
{
	static struct lane lanes[LANES];
	const char *wish = getenv("ANKER_KILLS");

	for (unsigned i = 0; i < LANES; i++)
		lanes[i] = (struct lane){ (wish ? (unsigned)atoi(wish) : USUAL_KILLS) / LANES, first + i };
	return lanes;
}

static void report(const char *where, unsigned kills, unsigned acknowledged)
{
	const char *path = getenv("ANKER_KILLS_LOG");
	FILE *f = path ? fopen(path, "a") : NULL;

	if (!f)
		return;
	fprintf(f, "kill -9\t%s\t%u\t%u\t0\t0\t0\t0\n", where, kills, acknowledged);
	fclose(f);
}

static void wait_us(unsigned us)
{
	const struct timespec t = { us / 1000000, us % 1000000 * 1000L };

	nanosleep(&t, NULL);
}

/* Whether it was killed, and not at its end already. */
static bool end(struct world *w, pid_t pid)
{
	int status;

	kill(pid, SIGKILL);
	SURE(w, waitpid(pid, &status, 0) == pid);
	SURE(w, WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	return WIFSIGNALED(status);
}

/* One take-out of everything. */
static struct place *all_out(struct world *w)
{
	while (w->ncarried == 0)
		take_out(w);
	return &w->carried[0];
}

/* ---- saving ---- */

static int contact(struct store *s, struct arena *a, const char *placement, int64_t *id)
{
	struct record *r = record_new(model_entity(E_CONTACT), SIM_TODAY, a);

	record_set(r, "placement", placement);
	record_set(r, "party", "employer");
	record_set(r, "note", "gebeld over de planning");
	int rc = store_put(s, r, NULL, NULL);
	*id = r->id;
	return rc;
}

/* For ever; tells the number of each that is saved. */
static void save_contacts(struct world *w, const struct place *p, int out)
{
	struct arena *a = arena_new();
	struct opened o;
	int64_t id;

	if (place_open(w, p, p->owner, &o))
		_exit(3);
	struct record *at = random_record(w, o.store, E_PLACEMENT);
	const char *placement = at ? id_show(at->id, a) : NULL;
	for (;;) {
		struct arena *one = arena_new();
		if (contact(o.store, one, placement, &id))
			_exit(4);
		if (write(out, &id, sizeof id) != sizeof id)
			_exit(5);
		arena_free(&one);
	}
}

static unsigned kill_saving(struct world *w, const struct place *p, int64_t *last)
{
	unsigned n = 0, after = draw(w, 6), pause = draw(w, 12000);
	int pipes[2];
	int64_t id;

	SURE(w, pipe(pipes) == 0);
	pid_t pid = fork();
	if (pid == 0) {
		close(pipes[0]);
		save_contacts(w, p, pipes[1]);
	}
	close(pipes[1]);
	while (n <= after && read(pipes[0], &id, sizeof id) == sizeof id)
		*last = id, n++;
	wait_us(pause);
	SURE(w, end(w, pid));
	while (read(pipes[0], &id, sizeof id) == sizeof id)
		*last = id, n++;
	close(pipes[0]);
	return n;
}

static int64_t count(struct world *w, struct store *s)
{
	int64_t n;

	SURE(w, store_count(s, &(struct query){ .entity = E_CONTACT }, 0, &n) == 0);
	return n;
}

ParameterizedTestParameters(field_kills, a_sealed_caseload_keeps_what_was_saved)
{
	return cr_make_param_array(struct lane, lanes_of(1), LANES);
}

static void complain(void *ctx, const char *line)
{
	world_fail(ctx, __FILE__, __LINE__, "the check found", line);
}

ParameterizedTest(struct lane *l, field_kills, a_sealed_caseload_keeps_what_was_saved)
{
	static struct world w;
	unsigned acknowledged = 0;
	struct opened o;
	int64_t last = 0, n, before;

	world_open(&w, l->seed);
	const struct place *p = all_out(&w);
	SURE(&w, place_open(&w, p, p->owner, &o) == 0);
	n = count(&w, o.store);
	place_close(&o);
	for (unsigned i = 0; i < l->rounds; i++) {
		struct record *r;
		unsigned saved = kill_saving(&w, p, &last);
		before = n;
		arena_reset(w.a);
		SURE(&w, place_open(&w, p, p->owner, &o) == 0);
		SURE(&w, saved == 0 || store_get(o.store, E_CONTACT, last, w.a, &r) == 0);
		n = count(&w, o.store);
		SURE(&w, n == before + saved || n == before + saved + 1);
		SURE(&w, store_check(o.store, complain, NULL, &w) == 0);
		place_close(&o);
		acknowledged += saved;
	}
	report("sealed, saving", l->rounds, acknowledged);
	world_close(&w);
}

/* ---- coming home ---- */

static int64_t work(struct world *w, struct place *p)
{
	struct opened o;
	struct timespec from, to;

	SURE(w, place_open(w, p, p->owner, &o) == 0);
	for (unsigned i = 0; i < CHANGES; i++)
		SURE(w, random_work(w, p, p->owner, o.store) == 0);
	place_close(&o);
	/* What it takes to the end, in microseconds. */
	struct place copy = w->office;
	snprintf(copy.path, sizeof copy.path, "%s/timed.db", w->folder);
	office_copy(w, copy.path);
	clock_gettime(CLOCK_MONOTONIC, &from);
	SURE(w, place_open(w, &copy, "anna", &o) == 0);
	const struct field_in in = { .path = p->path, .passphrase = w->passphrase, .share = "share" };
	struct field_report report;
	SURE(w, field_in(o.store, &in, w->a, &report) == 0);
	place_close(&o);
	clock_gettime(CLOCK_MONOTONIC, &to);
	return (to.tv_sec - from.tv_sec) * 1000000 + (to.tv_nsec - from.tv_nsec) / 1000;
}

static void come_home(struct world *w, const struct place *p)
{
	const struct field_in in = { .path = p->path, .passphrase = w->passphrase, .share = "share" };
	struct field_report out;
	struct opened o;

	if (place_open(w, &w->office, "anna", &o) || field_in(o.store, &in, w->a, &out))
		_exit(3);
	place_close(&o);
	_exit(0);
}

ParameterizedTestParameters(field_kills, a_file_comes_home_whole_or_not_at_all)
{
	return cr_make_param_array(struct lane, lanes_of(101), LANES);
}

ParameterizedTest(struct lane *l, field_kills, a_file_comes_home_whole_or_not_at_all)
{
	static struct world w;
	unsigned kills = 0, whole = 0;
	char first[SIM_PATH], wal[SIM_PATH + 8];

	world_open(&w, l->seed);
	struct place *p = all_out(&w);
	unsigned us = (unsigned)work(&w, p);
	struct place timed = w.office;
	snprintf(timed.path, sizeof timed.path, "%s/timed.db", w.folder);
	snprintf(first, sizeof first, "%s/first.db", w.folder);
	snprintf(wal, sizeof wal, "%s-wal", w.office.path);
	office_copy(&w, first);
	uint64_t old = digest(&w, &w.office, false), wanted = digest(&w, &timed, false);
	cr_assert_neq(old, wanted);
	while (kills < l->rounds) {
		pid_t pid = fork();
		if (pid == 0)
			come_home(&w, p);
		wait_us(draw(&w, us + us / 8));
		kills += end(&w, pid);
		uint64_t now = digest(&w, &w.office, false);
		SURE(&w, now == old || now == wanted);
		if (now == old)
			continue;
		whole++;
		remove(wal);
		copy_file(&w, first, w.office.path);
	}
	report("field in", kills, whole);
	world_close(&w);
}
