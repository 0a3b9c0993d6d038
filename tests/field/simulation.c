/* One office, five laptops, random work and journeys, clocks that are wrong, disks that fail: at the
 * end every value that anybody entered is current, in history or on the shelf, and replays change
 * nothing. ANKER_SIMULATE rounds (make simulate N=1000), else a few; $ANKER_SIMULATE_SEED: that one. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/field/simulation.h"

enum { LANES = 2, USUAL_ROUNDS = 2, STEPS = 45, FIRST_SEED = 1 };

struct lane {
	unsigned rounds, seed;
};

static void work_somewhere(struct world *w, bool storm)
{
	static const char *const users[] = { "anna", "bram", "cora" };
	bool away = w->ncarried && !one_in(w, 3);
	struct place *p = away ? &w->carried[draw(w, (unsigned)w->ncarried)] : &w->office;
	const char *user = away ? p->owner : users[draw(w, 3)];
	struct opened o;

	if (storm) {
		crash_working(w, p);
		return;
	}
	SURE(w, place_open(w, p, user, &o) == 0);
	for (unsigned n = 1 + draw(w, 4); n > 0; n--) {
		SURE(w, random_work(w, p, user, o.store) == 0);
		entered_sure(w);
		w->now += 1 + draw(w, 3600);
		faults_clock((long)(w->now + p->off));
		w->edits++;
	}
	p->changed = true;
	world_says(w, "%s works at %d (file %d)", user, p->site, away ? (int)(p - w->carried) : -1);
	place_close(&o);
}

static void step(struct world *w)
{
	unsigned which = draw(w, 100);

	if (which < 45)
		work_somewhere(w, false);
	else if (which < 53)
		work_somewhere(w, true);
	else if (which < 65)
		take_out(w);
	else if (which < 77 && w->ncarried)
		bring_home(w, draw(w, (unsigned)w->ncarried));
	else if (which < 81 && w->ncarried)
		crash_coming_home(w, draw(w, (unsigned)w->ncarried));
	else if (which < 84)
		copy_laptop(w);
	else if (which < 86)
		lose(w);
	else if (which < 90)
		office_merges(w);
	else if (which < 92)
		office_erases(w);
	else if (which < 97)
		office_settles(w);
	else
		office_undoes(w);
}

/* What came in one order is there in another too. */
static void another_order(struct world *w)
{
	char other[SIM_PATH], mine[SIM_PATH];

	snprintf(other, sizeof other, "%s/other.db", w->folder);
	office_copy(w, other);
	all_home(w, false);
	nothing_lost(w);
	office_shut(w);
	memcpy(mine, w->office.path, sizeof mine);
	memcpy(w->office.path, other, sizeof other);
	all_home(w, true);
	nothing_lost(w);
	sound(w);
	office_shut(w);
	memcpy(w->office.path, mine, sizeof mine);
}

static void replay(struct world *w)
{
	uint64_t before = digest(w, &w->office, true);

	all_home(w, true);
	SURE(w, digest(w, &w->office, true) == before);
}

static void round_of(unsigned seed, struct world *w)
{
	world_open(w, seed);
	for (w->step = 1; w->step <= STEPS; w->step++) {
		step(w);
		w->now += 60 + draw(w, 86400);
	}
	another_order(w);
	sound(w);
	replay(w);
	for (unsigned i = 0; i < 4; i++)
		office_settles(w);
	nothing_lost(w);
	erased_is_gone(w);
	sound(w);
	world_close(w);
}

ParameterizedTestParameters(simulation, nothing_is_lost_and_all_replays_converge)
{
	static struct lane lanes[LANES];
	const char *rounds = getenv("ANKER_SIMULATE"), *seed = getenv("ANKER_SIMULATE_SEED");
	unsigned n = rounds ? (unsigned)atoi(rounds) : USUAL_ROUNDS;

	for (unsigned i = 0; i < LANES; i++)
		lanes[i] = (struct lane){ n / LANES, FIRST_SEED + i * (n / LANES) };
	if (seed)
		lanes[0] = (struct lane){ 1, (unsigned)atoi(seed) };
	return cr_make_param_array(struct lane, lanes, seed ? 1 : LANES);
}

ParameterizedTest(struct lane *l, simulation, nothing_is_lost_and_all_replays_converge)
{
	static struct world w;
	struct world all = { 0 };
	const char *log = getenv("ANKER_SIMULATE_LOG");

	for (unsigned i = 0; i < l->rounds; i++) {
		round_of(l->seed + i, &w);
		all.edits += w.edits, all.outs += w.outs, all.ins += w.ins, all.again += w.again;
		all.copies += w.copies, all.merges += w.merges, all.deletions += w.deletions;
		all.erasures += w.erasures, all.settled += w.settled, all.losses += w.losses;
		all.kills += w.kills, all.refusals += w.refusals, all.old += w.old, all.after += w.after;
		all.nsure += w.nsure;
	}
	FILE *f = log ? fopen(log, "a") : NULL;
	if (!f)
		return;
	fprintf(f, "rounds\t%u\nvalues entered\t%zu\npieces of work\t%u\ntake-outs\t%u\nfiles that came home\t%u\n"
		"... of which again\t%u\nused on two laptops\t%u\nlost\t%u\nmerged in the office\t%u\n"
		"deleted\t%u\nerased\t%u\nsettled on the shelf\t%u\nended at a write\t%u\n"
		"failed at a write\t%u\n... old state\t%u\n... new state\t%u\n",
		l->rounds, all.nsure, all.edits, all.outs, all.ins, all.again, all.copies, all.losses, all.merges,
		all.deletions, all.erasures, all.settled, all.kills, all.refusals, all.old, all.after);
	fclose(f);
}
