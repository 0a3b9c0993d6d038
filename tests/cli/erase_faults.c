/* Erasing when the disk fails, when the program is killed at it, beside programs that read and write, and in a
 * sealed caseload: a person is there as before or erased, never half; and in the end no byte of them is left. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/forget.h"
#include "anker/seal.h"
#include "tests/support/caseload.h"
#include "tests/support/fault_run.h"
#include "tests/support/sealed_caseload.h"

enum { SOME = 12, WRITES = 60 };

static struct caseload c;
static char path[128];
static int64_t jan, other;

static void fill(struct caseload *to)
{
	int64_t baker = caseload_employer(to, "De Korenaar");
	jan = caseload_employee(to, "Quirijn Zwaluwhof");
	int64_t work = caseload_placement(to, jan, baker, NULL);
	other = caseload_placement(to, caseload_employee(to, "Maria Ooster"), baker, NULL);
	for (int i = 0; i < 40; i++)
		caseload_contact(to, work, "2026-03-01", "employee", "note", "zqxgeheim in een lang verhaal", NULL);
	caseload_set(to, E_EMPLOYEE, jan, "note", "zqxnotitie", NULL);
}

static void setup(void)
{
	caseload_open(&c);
	fill(&c);
	snprintf(path, sizeof path, "%s/work.db", c.folder);
	setenv("XDG_STATE_HOME", c.folder, 1);
	setenv("XDG_CONFIG_HOME", c.folder, 1);
}

static void teardown(void)
{
	caseload_close(&c);
}

TestSuite(erase_faults, .init = setup, .fini = teardown, .timeout = 600);

static void fresh(void)
{
	char command[1024];
	snprintf(command, sizeof command, "rm -f %s* && true", path);
	cr_assert_eq(system(command), 0);
	cr_assert_eq(store_backup(c.store, path), 0, "%s", err_last());
}

static bool holds(const char *word)
{
	char command[1024];
	snprintf(command, sizeof command, "grep -qai '%s' %s %s-wal %s-shm 2>/dev/null", word, path, path, path);
	return system(command) == 0;
}

static void erase(struct fault_run *f)
{
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", path, "erase", "Quirijn Zwaluwhof", "--name",
		"Quirijn Zwaluwhof", "--ground", "request", "--reason", "asked for", NULL };
	f->part = "work.db";
	fault_run(f, argv);
}

static void finish(void)
{
	struct fault_run f = { .what = "EIO", .part = "work.db" };
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", path, "erase", "--finish", NULL };
	fault_run(&f, argv);
	cr_assert(WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, "%s", f.said);
}

static void line(void *ctx, const char *text)
{
	(void)ctx;
	cr_log_error("%s", text);
}

/* As before, or erased; whole in both. */
static void is_whole(const char *hit)
{
	const struct store_options o = { .path = path, .share = "share", .user = "anna" };
	struct store *s;
	struct record *r;
	struct erasure_row *row;
	size_t n;
	cr_assert_eq(store_open(&s, &o), 0, "%s: %s", hit, err_last());
	cr_assert_eq(store_check(s, line, NULL, NULL), 0, "%s", hit);
	cr_assert_eq(store_get(s, E_EMPLOYEE, jan, c.arena, &r), 0);
	cr_assert_eq(store_erasures(s, c.arena, &row, &n), 0);
	cr_assert_eq(n, r->deleted ? 1 : 0, "%s", hit);
	bool there = !r->deleted;
	store_close(&s);
	if (there)
		cr_assert(holds("zqxgeheim"), "%s", hit);
	else
		finish();
	cr_assert_eq(holds("zqx") || holds("Zwaluwhof"), there, "%s", hit);
}

static void at_each(const char *what)
{
	struct fault_run f = { .what = what };
	fresh();
	erase(&f);
	cr_assert(WIFEXITED(f.status) && WEXITSTATUS(f.status) == 0, "%s", f.said);
	cr_assert_not(holds("zqx"));
	int last = f.seen;
	cr_assert(last > SOME, "%d calls", last);
	for (int at = fault_next(0, last, SOME); at <= last; at = fault_next(at, last, SOME)) {
		struct fault_run one = { .what = what, .at = at };
		fresh();
		erase(&one);
		is_whole(one.hit);
	}
}

Test(erase_faults, killed_at_any_call)
{
	at_each("kill");
}

Test(erase_faults, the_disk_is_full_at_any_call)
{
	at_each("ENOSPC");
}

Test(erase_faults, the_disk_fails_at_any_call)
{
	at_each("EIO");
}

/* ---- beside others ---- */

static pid_t beside(bool writes)
{
	pid_t pid = fork();
	if (pid)
		return pid;
	const struct store_options o = { .path = path, .share = "share", .user = "bram", .lock_ms = 20000 };
	struct store *s;
	struct arena *a = arena_new();
	int bad = store_open(&s, &o) != 0;
	for (int i = 0; !bad && i < WRITES; i++) {
		struct record *r = record_new(model_entity(E_CONTACT), CASELOAD_TODAY, a);
		record_set_ref(r, "placement", other);
		bad = record_set(r, "party", "employee") || record_set(r, "note", "van Maria");
		if (!bad && writes)
			bad = store_put(s, r, NULL, NULL) != 0;
		const struct query q = { .entity = E_CONTACT, .order = "id" };
		int64_t n;
		if (!bad)
			bad = store_count(s, &q, 0, &n) != 0;
	}
	_exit(bad);
}

Test(erase_faults, others_read_and_write_meanwhile_and_lose_nothing)
{
	fresh();
	pid_t pid[] = { beside(true), beside(true), beside(false) };
	struct fault_run f = { .what = "EIO" };
	erase(&f);
	for (size_t i = 0; i < sizeof pid / sizeof *pid; i++) {
		int status;
		waitpid(pid[i], &status, 0);
		cr_assert_eq(status, 0, "program %zu failed", i);
	}
	is_whole("beside others");
	cr_assert_not(holds("zqx"));
	const struct store_options o = { .path = path, .share = "share", .user = "anna" };
	const struct condition of = { "placement", IS, caseload_ref(&c, other) };
	const struct query q = { .entity = E_CONTACT, .where = &of, .nwhere = 1, .order = "id" };
	struct store *s;
	int64_t n;
	cr_assert_eq(store_open(&s, &o), 0);
	cr_assert_eq(store_count(s, &q, 0, &n), 0);
	cr_assert_eq(n, 2 * WRITES);
	store_close(&s);
}

/* ---- sealed ---- */

static bool image_holds(struct store *s, const char *word)
{
	size_t n, len = strlen(word);
	const unsigned char *image = store_image(s, &n);
	return memmem(image, n, word, len) != NULL;
}

Test(erase_faults, in_a_sealed_caseload_no_byte_stays_either)
{
	struct caseload sealed;
	struct seal *seal;
	struct forget_record *r;
	size_t n;
	int64_t id;
	sealed_caseload_open(&sealed, "vier losse woorden samen", &seal);
	fill(&sealed);
	cr_assert(image_holds(sealed.store, "zqxgeheim"));
	cr_assert_eq(store_person_records(sealed.store, jan, sealed.arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 42);
	cr_assert_eq(store_begin(sealed.store, "erased"), 0);
	cr_assert_eq(store_forget(sealed.store, r, n), 0, "%s", err_last());
	cr_assert_eq(store_erasure_add(sealed.store, "request", "asked for", "certificate", &id), 0);
	cr_assert_eq(store_commit(sealed.store, NULL), 0);
	cr_assert_eq(store_rewrite(sealed.store, NULL, NULL), 0, "%s", err_last());
	cr_assert_not(image_holds(sealed.store, "zqx"));
	cr_assert_not(image_holds(sealed.store, "Zwaluwhof"));
	cr_assert(image_holds(sealed.store, "Ooster"));
	cr_assert_eq(store_check(sealed.store, line, NULL, NULL), 0);
	int64_t waiting;
	cr_assert_eq(store_erasures_waiting(sealed.store, &waiting), 0);
	cr_assert_eq(waiting, 0);
	sealed_caseload_save(&sealed, &seal);
	caseload_close(&sealed);
}
