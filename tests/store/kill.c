/* kill -9 at random moments: every acknowledged contact is there, the file is
 * sound; and many processes that write at once lose nothing. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "anker/store.h"

enum { KILLS = 100, WRITERS = 6, EDITS = 25 };

static const day today = 20779;
static char folder[32], path[64];

static void setup(void)
{
	strcpy(folder, "/tmp/anker-kill-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/c.db", folder);
	lang_init("en", "share");
}

static void teardown(void)
{
	char command[64];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(kill, .init = setup, .fini = teardown, .timeout = 300);

static struct store *connect(const char *user)
{
	struct store *s;
	const struct store_options o = { .path = path, .share = "share", .user = user, .create = true, .lock_ms = 60000 };
	if (store_open(&s, &o) != 0) {
		fprintf(stderr, "%s\n", err_last());
		_exit(3);
	}
	return s;
}

static int put(struct store *s, struct arena *a, enum entity_id e, const char *const *fields, int64_t *id)
{
	struct record *r = record_new(model_entity(e), today, a);
	for (size_t i = 0; fields[i]; i += 2)
		record_set(r, fields[i], fields[i + 1]);
	int rc = store_put(s, r, NULL, NULL);
	*id = r->id;
	return rc;
}
#define PUT(s, a, e, id, ...) put(s, a, e, (const char *const[]){ __VA_ARGS__, NULL }, id)

static void caseload(void)
{
	struct store *s = connect("anna");
	struct arena *a = arena_new();
	int64_t id;
	cr_assert_eq(PUT(s, a, E_ORGANISATION, &id, "name", "De Linde"), 0);
	cr_assert_eq(PUT(s, a, E_EMPLOYEE, &id, "family_name", "Versteeg"), 0);
	cr_assert_eq(PUT(s, a, E_PLACEMENT, &id, "employer", "1", "employee", "1", "hours", "0"), 0, "%s", err_last());
	arena_free(&a);
	store_close(&s);
}

/* Adds contacts for ever; tells the id of each that store_put acknowledged. */
static void write_contacts(int acknowledge)
{
	struct store *s = connect("anna");
	for (;;) {
		struct arena *a = arena_new();
		int64_t id;
		if (PUT(s, a, E_CONTACT, &id, "placement", "1", "party", "employer", "note", "gebeld over de planning") != 0)
			_exit(4);
		if (write(acknowledge, &id, sizeof id) != sizeof id)
			_exit(5);
		arena_free(&a);
	}
}

static void pause_us(long us)
{
	const struct timespec t = { 0, us * 1000 };
	nanosleep(&t, NULL);
}

static void complain(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

Test(kill, every_acknowledged_contact_survives__at_100_random_moments)
{
	caseload();
	srand(20261122);
	int64_t last = 0, acknowledged = 0;
	for (int i = 0; i < KILLS; i++) {
		int pipes[2];
		cr_assert_eq(pipe(pipes), 0);
		pid_t child = fork();
		if (child == 0) {
			close(pipes[0]);
			write_contacts(pipes[1]);
		}
		close(pipes[1]);
		int64_t id;
		/* Let it get going, then kill it somewhere inside a write. */
		if (read(pipes[0], &id, sizeof id) == sizeof id)
			last = id, acknowledged++;
		pause_us(rand() % 20000);
		kill(child, SIGKILL);
		while (read(pipes[0], &id, sizeof id) == sizeof id)
			last = id, acknowledged++;
		close(pipes[0]);
		int status;
		waitpid(child, &status, 0);
		cr_assert(WIFSIGNALED(status), "the writer stopped by itself: %d", status);

		struct store *s = connect("anna");
		struct arena *a = arena_new();
		struct record *r;
		cr_assert_eq(store_get(s, E_CONTACT, last, a, &r), 0, "contact %ld of round %d is lost", (long)last, i);
		arena_free(&a);
		store_close(&s);
	}
	struct store *s = connect("anna");
	int64_t n;
	cr_assert_eq(store_count(s, &(struct query){ .entity = E_CONTACT }, 0, &n), 0);
	cr_assert(n >= acknowledged && n <= acknowledged + KILLS, "%ld stored, %ld acknowledged", (long)n, (long)acknowledged);
	cr_assert_eq(store_check(s, complain, NULL, NULL), 0);
	store_close(&s);
}

/* Each writer adds its own words to one note, EDITS times, and after a conflict
 * reads again and adds them to what is there now. */
static void add_words(int writer)
{
	char user[16];
	snprintf(user, sizeof user, "user%d", writer);
	struct store *s = connect(user);
	for (int i = 0; i < EDITS; i++) {
		struct arena *a = arena_new();
		int rc;
		do {
			struct record *r;
			if (store_get(s, E_PLACEMENT, 1, a, &r))
				_exit(6);
			const char *note = record_get(r, "note");
			record_set(r, "note", arena_printf(a, "%s<%d.%d>", note ? note : "", writer, i));
			rc = store_put(s, r, NULL, NULL);
		} while (rc == ERR_CONFLICT);
		arena_free(&a);
		if (rc)
			_exit(7);
	}
	store_close(&s);
	_exit(0);
}

Test(kill, no_edit_is_lost__when_processes_change_the_same_field)
{
	caseload();
	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0)
			add_words(i);
	for (int i = 0; i < WRITERS; i++) {
		int status;
		wait(&status);
		cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %d", status);
	}
	struct store *s = connect("anna");
	struct arena *a = arena_new();
	struct record *r;
	cr_assert_eq(store_get(s, E_PLACEMENT, 1, a, &r), 0);
	for (int i = 0; i < WRITERS * EDITS; i++)
		cr_assert(strstr(record_get(r, "note"), arena_printf(a, "<%d.%d>", i / EDITS, i % EDITS)), "edit %d is lost", i);
	cr_assert_eq(store_check(s, complain, NULL, NULL), 0);
	arena_free(&a);
	store_close(&s);
}
