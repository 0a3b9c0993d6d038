/* Power cuts and full disks: the work is done on a copy first, which says what it should become
 * and how many writes that takes; then in a process that ends or fails at one of them. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/field/simulation.h"

struct work {
	struct place *p;      /* whose file is written */
	size_t carried;       /* that comes home; or */
	bool home;
	const char *user;
};

static int do_work(struct world *w, const struct work *k, struct place *on)
{
	struct opened o;
	int rc = place_open(w, on, k->user, &o);

	if (rc)
		return rc;
	if (!k->home) {
		rc = random_work(w, k->p, k->user, o.store);
	} else {
		struct field_in in = { .path = w->carried[k->carried].path, .passphrase = w->passphrase,
			.share = "share", .force = true };
		struct field_report report;
		rc = field_in(o.store, &in, w->a, &report);
	}
	place_close(&o);
	return rc;
}

static int in_a_process(struct world *w, const struct work *k, enum fault what, long nth)
{
	pid_t pid = fork();
	int status;

	SURE(w, pid >= 0);
	if (pid == 0) {
		faults_arm(what, nth);
		int rc = do_work(w, k, k->p);
		faults_end();
		_exit(rc ? 1 : 0);
	}
	SURE(w, waitpid(pid, &status, 0) == pid);
	SURE(w, WIFEXITED(status) || WTERMSIG(status) == SIGKILL);
	return WIFSIGNALED(status) ? -1 : WEXITSTATUS(status);
}

static bool storm(struct world *w, const struct work *k)
{
	struct place copy = *k->p;
	uint64_t old = digest(w, k->p, false), wanted, random = w->random, now;
	unsigned word = w->word, deletions = w->deletions;
	enum fault what = (enum fault)(1 + draw(w, FAULTS - 1));
	unsigned which = draw(w, 1u << 30);

	random = w->random;
	snprintf(copy.path, sizeof copy.path, "%s/copy", w->folder);
	if (copy.site)
		copy_file(w, k->p->path, copy.path);
	else
		office_copy(w, copy.path);
	faults_arm(FAULT_NONE, 0);
	int rc = do_work(w, k, &copy);
	long calls = faults_end();
	if (rc == ERR_CONFLICT)
		return false; /* a copy on two laptops: bring_home does it */
	SURE(w, rc == 0);
	wanted = digest(w, &copy, false);
	w->random = random;
	w->word = word;
	w->deletions = deletions;
	arena_reset(w->a);
	int code = calls ? in_a_process(w, k, what, 1 + (long)(which % (unsigned long)calls)) : 0;
	if (!calls)
		return false;
	now = digest(w, k->p, false);
	world_says(w, "%s of %ld writes: %s", what == FAULT_KILL ? "ends in one" : "fails at one", calls,
		now == old ? "old" : now == wanted ? "new" : "neither");
	SURE(w, now == old || now == wanted);
	SURE(w, code != 0 || now == wanted);
	w->kills += code < 0;
	w->refusals += code > 0;
	w->old += now == old;
	w->after += now != old;
	/* The model's copy of this work was drawn on the copy. */
	return now == wanted;
}

static bool crash(struct world *w, const struct work *k)
{
	office_shut(w);
	w->storm = true;
	bool done = storm(w, k);
	w->storm = false;
	return done;
}

void crash_working(struct world *w, struct place *p)
{
	const struct work k = { .p = p, .user = p->site ? p->owner : "cora" };

	if (crash(w, &k))
		entered_sure(w), p->changed = true;
	else
		entered_drop(w);
	w->word += 64; /* words of what was lost are not used again */
}

void crash_coming_home(struct world *w, size_t carried)
{
	const struct work k = { .p = &w->office, .carried = carried, .home = true, .user = "anna" };

	if (w->carried[carried].lost)
		return;
	world_says(w, "take-out %d comes home in a storm", w->carried[carried].site);
	crash(w, &k);
}
