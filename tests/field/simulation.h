/* A world for the simulation of field work: one office and laptops, files that go out and come
 * home in any order, and the model of all that anybody entered anywhere. Everything random comes
 * from one seed that a failure prints: ANKER_SIMULATE_SEED=N runs that round alone.
 *
 *	struct world w;
 *	world_open(&w, seed);
 *	while (...) one random step
 *	...
 *	world_close(&w); */
#ifndef TESTS_FIELD_SIMULATION_H
#define TESTS_FIELD_SIMULATION_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/field.h"
#include "anker/str.h"
#include "tests/field/faults.h"

enum { LAPTOPS = 5, CARRIED_MOST = 8, KEPT_MOST = 2, DESKS_MOST = 4, SIM_PATH = 112, SIM_TODAY = 20779 /* 2026-11-22 */ };

/* A caseload file: the office, or a take-out on a laptop. */
struct place {
	char path[SIM_PATH], owner[16];
	int site, laptop;
	int64_t off;          /* seconds that its clock is wrong */
	bool lost;            /* reported; comes home by force alone, or never */
	bool stays_lost;
	int twin;             /* index of the other file with its number, or -1 */
	char kept[KEPT_MOST][SIM_PATH]; /* how it was when it came home half-way */
	size_t nkept;
	bool changed;         /* since it came home last */
};

struct opened {
	struct seal *seal;
	struct store_vault vault;
	struct store *store;
	bool stays;           /* in the office; place_close leaves it open */
};

/* One value that somebody entered and was told is saved. */
struct entered {
	enum entity_id entity;
	int64_t id;
	int field;
	char *value;
	int carried;          /* index of the take-out, -1: in the office */
	char at[32], who[16];
};

struct erased {
	enum entity_id entity;
	int64_t id;
};

struct world {
	unsigned seed, step;
	uint64_t random;
	char folder[40], share[64], did[4096]; /* did: the last steps in words */
	struct place office, carried[CARRIED_MOST];
	size_t ncarried;
	struct opened desk[DESKS_MOST]; /* the office's programs */
	size_t ndesks;
	bool storm;           /* nothing stays open: it happens in other processes */
	struct secret *passphrase;
	int64_t now;
	unsigned word;        /* the last one made up */
	struct entered *entered;
	size_t nentered, capentered, nsure; /* behind nsure: not committed yet */
	struct erased erased[64];
	size_t nerased;
	struct arena *a;      /* of one step */
	/* figures */
	unsigned edits, outs, ins, again, copies, merges, deletions, erasures, settled, losses;
	unsigned kills, refusals, old, after;
};

/* ---- simulation_world.c ---- */

void world_open(struct world *w, unsigned seed);
void world_close(struct world *w);
/* Says what a step does; the last ones are told when something is wrong. */
void world_says(struct world *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void world_fail(const struct world *w, const char *file, int line, const char *what, const char *why);
#define SURE(w, what) ((what) ? (void)0 : world_fail(w, __FILE__, __LINE__, #what, err_last()))

unsigned draw(struct world *w, unsigned below);
static inline bool one_in(struct world *w, unsigned n)
{
	return draw(w, n) == 0;
}

/* With the clock of the place; codes of seal_open and store_open. */
int place_open(struct world *w, const struct place *p, const char *user, struct opened *out);
void place_close(struct opened *o);
/* Before another process works there, or another program reads its file. */
void office_shut(struct world *w);

void copy_file(const struct world *w, const char *from, const char *to);
/* The office as one file, for a copy of it. */
void office_copy(struct world *w, const char *to);

/* A number for all that a file says (facts that are worked out aside); of a take-out its content.
 * `home`: without the table that notes when take-outs came home. */
uint64_t digest(struct world *w, const struct place *p, bool home);

/* ---- simulation_share.c ---- */

/* w->share: makes caseloads as share/ does, sooner. */
void share_make(struct world *w);

/* ---- simulation_edit.c ---- */

/* A value was entered: known for sure from the commit on. */
void entered_add(struct world *w, const struct place *p, const char *who, enum entity_id e, int64_t id, int field,
	const char *value);
void entered_sure(struct world *w);
void entered_drop(struct world *w);

/* A random value that the field takes, or NULL: nothing there to refer to. */
const char *random_value(struct world *w, struct store *s, const struct entity *e, const struct field *f);
/* A random record of the kind that is not deleted, or NULL. */
struct record *random_record(struct world *w, struct store *s, enum entity_id e);
/* Some work on a caseload in one transaction: new records, changed fields, deletions, undo, redo.
 * 0, also when what was made up was refused; else a code: nothing of it was said to be saved. */
int random_work(struct world *w, struct place *p, const char *user, struct store *s);
/* What an office has on the first day. */
void furnish(struct world *w, struct store *s);

/* ---- simulation_travel.c ---- */

void take_out(struct world *w);
void bring_home(struct world *w, size_t carried);
void copy_laptop(struct world *w);
void lose(struct world *w);
/* Everything home, half-way files before or after, in any order. */
void all_home(struct world *w, bool with_kept);

/* ---- simulation_office.c ---- */

void office_merges(struct world *w);
void office_erases(struct world *w);
void office_settles(struct world *w);
void office_undoes(struct world *w);

/* ---- simulation_crash.c ---- */

/* Work at a place, or a file that comes home, that ends or fails at some write: old or new. */
void crash_working(struct world *w, struct place *p);
void crash_coming_home(struct world *w, size_t carried);

/* ---- simulation_oracle.c ---- */

/* Every value is current, in history or on the shelf, under its own time and author. */
void nothing_lost(struct world *w);
/* Of what was erased no word is left. */
void erased_is_gone(struct world *w);
/* The file is sound. */
void sound(struct world *w);

#endif
