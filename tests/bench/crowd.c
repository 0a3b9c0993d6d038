/* A crowd on one shared caseload: many programs that read and write through the app at once, each under an
 * account and with placements of its own. Afterwards: was everything that was said to be saved there once, did
 * anybody hear "busy", how long did a save take, and did the quietest get as much done as the busiest?
 *
 *	crowd FOLDER SHARE PROGRAMS SECONDS PAUSE_MS
 *
 * Exit 1 where a limit is broken. `make crowd` gives it a disk of 10 ms (tests/support/slow.c). */
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/backup.h"
#include "anker/colleague.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/office.h"
#include "anker/rights.h"
#include "measure.h"

enum {
	OWN = 12,          /* placements of each */
	READS = 4,         /* looks between two saves */
	PAGE = 40,
	SAVES_MOST = 20000, /* of one program */
	P99_MS = 1500,
	UNEVEN = 2,
	COPY_EVERY_S = 5,
};

/* What a program tells the one that started it. */
struct user {
	char login[16];
	int64_t expert, placement[OWN], contacts, edits, busy, failed;
	size_t saves, reads;
	double save_ms[SAVES_MOST], read_ms; /* read_ms: the longest */
	char why[200];
};
static struct user *user;
static struct {
	int n;
	double longest_ms;
} *copies;
static int users, seconds, pause_ms;
static const char *folder, *share;
static char path[256];
static day today;

static void must(int rc, const char *what)
{
	if (rc == 0)
		return;
	fprintf(stderr, "%s: %s\n", what, err_last());
	exit(2);
}

static struct app *open_as(const char *login)
{
	struct app *app;
	const struct app_options o = { .db = path, .share = share, .user = login, .today = today, .what = "crowd" };
	must(app_open(&app, &o), login);
	return app;
}

/* ---- before ---- */

static int64_t add(struct store *s, struct arena *a, enum entity_id e, const char *const *field)
{
	struct record *r = record_new(model_entity(e), today, a);
	for (; *field; field += 2)
		record_set(r, field[0], field[1]);
	must(store_put(s, r, NULL, NULL), "making the office");
	return r->id;
}
#define ADD(e, ...) add(s, a, e, (const char *const[]){ __VA_ARGS__, NULL })

static void make_user(struct store *s, struct user *u, int i, struct arena *a)
{
	snprintf(u->login, sizeof u->login, "u%02d", i);
	const char *name = arena_printf(a, "Expert %02d", i);
	u->expert = ADD(E_EXPERT, "family_name", name, "login", u->login);
	must(store_member_add(s, u->login, "expert"), "giving a role");
	const char *expert = arena_printf(a, "%lld", (long long)u->expert);
	for (int k = 0; k < OWN; k++) {
		const char *employer = arena_printf(a, "%lld",
			(long long)ADD(E_ORGANISATION, "name", arena_printf(a, "Bedrijf %02d-%02d", i, k)));
		const char *employee = arena_printf(a, "%lld",
			(long long)ADD(E_EMPLOYEE, "family_name", arena_printf(a, "Werknemer %02d-%02d", i, k)));
		u->placement[k] = ADD(E_PLACEMENT, "employee", employee, "employer", employer, "expert", expert, "status",
			"active", "start", "2026-01-05");
	}
}

static void make_office(void)
{
	struct arena *a = arena_new();
	struct store *s;
	const struct store_options o = { .path = path, .share = share, .user = "beheer", .create = true };
	must(store_open(&s, &o), path);
	must(store_share(s), "sharing");
	must(store_member_add(s, "beheer", "administrator"), "giving a role");
	must(store_begin(s, "crowd"), "making the office");
	for (int i = 0; i < users; i++)
		make_user(s, &user[i], i, a);
	must(store_commit(s, NULL), "making the office");
	store_close(&s);
	arena_free(&a);
}

/* ---- one program ---- */

static void count(struct user *u, int rc, double began)
{
	if (u->saves < SAVES_MOST)
		u->save_ms[u->saves++] = now_ms() - began;
	if (rc == 0)
		return;
	*(rc == ERR_BUSY ? &u->busy : &u->failed) += 1;
	snprintf(u->why, sizeof u->why, "%s", err_last());
}

static void look(struct app *app, struct user *u, struct arena *a)
{
	struct placement_row *row;
	struct timeline_row *line;
	size_t n;
	double began = now_ms();
	int64_t placement = u->placement[u->reads % OWN];
	const struct placement_query q = { .expert = u->expert, .limit = PAGE };
	const struct timeline_query t = { .placement = placement, .limit = PAGE };
	int rc = store_placements(app->store, &q, a, &row, &n);
	if (rc == 0 && n != OWN)
		u->failed++, snprintf(u->why, sizeof u->why, "%zu placements in a list of %d", n, OWN);
	if (rc == 0 && (rc = app_read(app, E_PLACEMENT, placement, "screen")) == 0)
		rc = store_timeline(app->store, &t, a, &line, &n);
	if (rc) {
		*(rc == ERR_BUSY ? &u->busy : &u->failed) += 1;
		snprintf(u->why, sizeof u->why, "reading: %s", err_last());
	}
	double took = now_ms() - began;
	u->read_ms = took > u->read_ms ? took : u->read_ms;
	u->reads++;
}

static void log_contact(struct app *app, struct user *u, struct arena *a)
{
	struct record *r = record_new(model_entity(E_CONTACT), app->today, a);
	struct logged logged;
	char id[24];
	snprintf(id, sizeof id, "%lld", (long long)u->placement[(size_t)u->contacts % OWN]);
	record_set(r, "placement", id);
	record_set(r, "party", "employer");
	record_set(r, "note", "Gebeld: het gaat goed, volgende week nog eens over de pauzes.");
	double began = now_ms();
	int rc = app_log_contact(app, r, NULL, 0, a, &logged, NULL, NULL);
	u->contacts += rc == 0;
	count(u, rc, began);
}

/* A version for each that was saved. */
static void edit_placement(struct app *app, struct user *u, struct arena *a)
{
	struct record *r;
	int rc = store_get(app->store, E_PLACEMENT, u->placement[0], a, &r);
	if (rc == 0)
		rc = record_set(r, "note", arena_printf(a, "keer %lld", (long long)u->edits + 1));
	double began = now_ms();
	if (rc == 0)
		rc = app_save(app, r, NULL, NULL, NULL);
	u->edits += rc == 0;
	count(u, rc, began);
}

static void pause_a_while(unsigned *seed)
{
	const struct timespec t = { 0, (pause_ms ? rand_r(seed) % (2 * pause_ms) : 0) * 1000000L };
	nanosleep(&t, NULL);
}

/* All at once, when everyone is there: what nobody writes to is closed then. */
static void wait_for_others(int ready, int begin)
{
	char go = 0;
	if (write(ready, &go, 1) != 1 || read(begin, &go, 1) != 0)
		exit(2);
}

static void work(struct user *u, int ready, int begin, int i)
{
	struct app *app = open_as(u->login);
	unsigned seed = (unsigned)i;
	struct arena *first = arena_new();
	for (int k = 0; k < OWN; k++) /* each file is noted in the read log when it is seen first */
		look(app, u, first);
	arena_free(&first);
	wait_for_others(ready, begin);
	double until = now_ms() + seconds * 1e3;
	while (now_ms() < until) {
		struct arena *a = arena_new();
		for (int k = 0; k < READS; k++)
			look(app, u, a);
		(u->saves % 2 ? edit_placement : log_contact)(app, u, a);
		arena_free(&a);
		pause_a_while(&seed);
	}
	app_close(&app);
	exit(0);
}

/* The administrator copies the caseload meanwhile, every now and then; each copy is proved. */
static void make_copies(int ready, int begin)
{
	struct app *app = open_as("beheer");
	wait_for_others(ready, begin);
	double until = now_ms() + seconds * 1e3;
	while (now_ms() < until) {
		struct arena *a = arena_new();
		const char *copy = arena_printf(a, "%s/copy.anker", folder);
		struct backup_report r;
		double began = now_ms();
		must(app_backup(app, &(struct backup_options){ .path = copy }, a, &r), "copying");
		copies->n++;
		copies->longest_ms = now_ms() - began > copies->longest_ms ? now_ms() - began : copies->longest_ms;
		unlink(copy);
		arena_free(&a);
		nanosleep(&(struct timespec){ .tv_sec = COPY_EVERY_S }, NULL);
	}
	app_close(&app);
	exit(0);
}

/* ---- afterwards ---- */

static void complain(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

/* Writes that were acknowledged and are not there, or there twice. */
static int64_t lost_of(struct store *s, const struct user *u, struct arena *a)
{
	struct record *r;
	int64_t lost = 0, contacts = 0;
	for (int k = 0; k < OWN; k++) {
		char id[24];
		int64_t n;
		snprintf(id, sizeof id, "%lld", (long long)u->placement[k]);
		const struct condition where = { "placement", IS, id };
		must(store_count(s, &(struct query){ .entity = E_CONTACT, .where = &where, .nwhere = 1 }, 0, &n), "counting");
		contacts += n;
	}
	must(store_get(s, E_PLACEMENT, u->placement[0], a, &r), "reading back");
	lost += contacts > u->contacts ? contacts - u->contacts : u->contacts - contacts;
	lost += r->version - 1 > u->edits ? r->version - 1 - u->edits : u->edits - (r->version - 1);
	return lost;
}

static int report(void)
{
	struct arena *a = arena_new();
	struct store *s;
	const struct store_options o = { .path = path, .share = share, .user = "beheer" };
	size_t n = 0, most = 0, least = SIZE_MAX;
	int64_t busy = 0, failed = 0, lost = 0, reads = 0;
	double longest_read = 0, *all = malloc((size_t)users * sizeof user->save_ms);
	must(store_open(&s, &o), path);
	int sound = store_check(s, complain, NULL, NULL);
	for (int i = 0; i < users; i++) {
		const struct user *u = &user[i];
		memcpy(all + n, u->save_ms, u->saves * sizeof *all);
		n += u->saves;
		most = u->saves > most ? u->saves : most;
		least = u->saves < least ? u->saves : least;
		busy += u->busy, failed += u->failed, reads += (int64_t)u->reads;
		longest_read = u->read_ms > longest_read ? u->read_ms : longest_read;
		lost += lost_of(s, u, a);
		if (*u->why)
			fprintf(stderr, "%s: %s\n", u->login, u->why);
	}
	store_close(&s);
	qsort(all, n, sizeof *all, by_value);
	double p50 = n ? all[n / 2] : 0, p99 = n ? all[n * 99 / 100] : 0, max = n ? all[n - 1] : 0;
	printf("%d processes, %d s: %zu writes (%.0f/s), %lld reads (longest %.0f ms); busy errors %lld, failed %lld, lost %lld;\n"
	       "a write: p50 %.0f ms, p99 %.0f ms, max %.0f ms; busiest %zu, quietest %zu writes; the file is %s;\n"
	       "meanwhile %d copies, each proved (longest %.0f ms)\n",
		users, seconds, n, (double)n / seconds, (long long)reads, longest_read, (long long)busy, (long long)failed,
		(long long)lost, p50, p99, max, most, least, sound ? "NOT good" : "good", copies->n, copies->longest_ms);
	free(all);
	arena_free(&a);
	return busy || failed || lost || sound || n == 0 || p99 > P99_MS || most > UNEVEN * least;
}

int main(int argc, char **argv)
{
	int begin[2], ready[2], failed = 0;
	char one;
	if (argc != 6) {
		fprintf(stderr, "crowd FOLDER SHARE PROGRAMS SECONDS PAUSE_MS\n");
		return 2;
	}
	folder = argv[1], share = argv[2];
	users = atoi(argv[3]), seconds = atoi(argv[4]), pause_ms = atoi(argv[5]);
	lang_init("en", share);
	today = date_today();
	snprintf(path, sizeof path, "%s/crowd.anker", folder);
	user = mmap(NULL, (size_t)users * sizeof *user, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	copies = mmap(NULL, sizeof *copies, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (user == MAP_FAILED || copies == MAP_FAILED || pipe(begin) != 0 || pipe(ready) != 0)
		return 2;
	make_office();
	fflush(NULL);
	for (int i = 0; i <= users; i++)
		if (fork() == 0) {
			close(begin[1]);
			if (i == users)
				make_copies(ready[1], begin[0]);
			work(&user[i], ready[1], begin[0], i);
		}
	close(begin[0]);
	close(ready[1]);
	for (int i = 0; i <= users && read(ready[0], &one, 1) == 1; i++)
		;
	close(begin[1]);
	for (int status; wait(&status) > 0;)
		failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	return report() | failed;
}
