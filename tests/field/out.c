/* Taking work along in a sealed file: the file opens, the office knows of it, and what fails
 * leaves no file. */
#include <criterion/criterion.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/field.h"
#include "anker/lang.h"
#include "tests/support/caseload.h"

static struct caseload office;
static char path[64];
static struct secret *passphrase;
static const struct seal_cost cheap = { 1, 8192 };

static void setup(void)
{
	lang_init("en", "share");
	caseload_open(&office);
	snprintf(path, sizeof path, "%s/week47.anker", office.folder);
	cr_assert_eq(secret_new(&passphrase, "vier woorden zijn beter", strlen("vier woorden zijn beter")), 0);
}

static void teardown(void)
{
	secret_free(&passphrase);
	caseload_close(&office);
}

TestSuite(field_out, .init = setup, .fini = teardown);

static int64_t placement(void)
{
	int64_t employer = caseload_employer(&office, "Bakkerij De Korenaar");
	int64_t employee = caseload_employee(&office, "Jan de Wit");
	int64_t id = caseload_placement(&office, employee, employer, NULL);
	caseload_contact(&office, id, "2026-11-01", "employer", "note", "Jan gaat vooruit.", NULL);
	return id;
}

static struct field_out options(const int64_t *id, size_t n)
{
	return (struct field_out){ .path = path, .scope = { .placement = id, .nplacements = n, .since = DAY_NONE },
		.words = "Jan", .owner = "anna", .label = "laptop", .passphrase = passphrase, .cost = cheap,
		.share = "share" };
}

static struct takeout only_takeout(void)
{
	struct takeout *t;
	size_t n;
	cr_assert_eq(store_takeouts(office.store, office.arena, &t, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	return t[0];
}

static void opens_with(const struct seal_way *way)
{
	struct seal *seal;
	struct store *s;
	struct record *r;
	cr_assert_eq(seal_open(&seal, path, way, false), 0, "%s", err_last());
	struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = path, .share = "share", .user = "anna", .vault = &vault };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	cr_assert_eq(store_get(s, E_CONTACT, 1, office.arena, &r), 0, "%s", err_last());
	cr_assert_str_eq(record_get(r, "note"), "Jan gaat vooruit.");
	store_close(&s);
	seal_close(&seal);
}

Test(field_out, the_file_opens_with_the_passphrase_and_with_the_key_of_the_office)
{
	int64_t id = placement();
	const struct field_out o = options(&id, 1);
	unsigned char public[SEAL_KEY], secret[SEAL_KEY];
	int site;
	cr_assert_eq(field_out(office.store, &o, &site), 0, "%s", err_last());
	cr_assert_eq(site, 1);
	opens_with(&(struct seal_way){ .passphrase = passphrase });
	cr_assert_eq(store_office_key(office.store, public, secret), 0);
	opens_with(&(struct seal_way){ .office_public = public, .office_secret = secret });
}

Test(field_out, the_office_knows_what_went_where)
{
	int64_t id = placement();
	const struct field_out o = options(&id, 1);
	struct takeout *also;
	size_t n;
	int site;
	cr_assert_eq(field_out(office.store, &o, &site), 0, "%s", err_last());
	struct takeout t = only_takeout();
	cr_assert_str_eq(t.state, "out");
	cr_assert_str_eq(t.owner, "anna");
	cr_assert_str_eq(t.label, "laptop");
	cr_assert_str_eq(t.scope, "Jan");
	cr_assert_eq(t.placements, 1);
	cr_assert_eq(store_also_at(office.store, E_EMPLOYEE, 1, office.arena, &also, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(also[0].site, site);
}

Test(field_out, a_file_that_is_there_stays_and_nothing_is_noted)
{
	int64_t id = placement();
	const struct field_out o = options(&id, 1);
	struct takeout *t;
	size_t n;
	int site;
	FILE *f = fopen(path, "w");
	fputs("mine", f);
	fclose(f);
	cr_assert_eq(field_out(office.store, &o, &site), ERR_IO);
	cr_assert(strstr(err_last(), "exists already") != NULL, "%s", err_last());
	cr_assert_eq(store_takeouts(office.store, office.arena, &t, &n), 0);
	cr_assert_eq(n, 0);
}

static int stop(void *ctx, int64_t done, int64_t total)
{
	(void)ctx, (void)done, (void)total;
	return 1;
}

Test(field_out, stopped_it_leaves_no_file_and_the_takeout_is_void)
{
	int64_t id = placement();
	struct field_out o = options(&id, 1);
	o.progress = stop;
	int site;
	cr_assert_eq(field_out(office.store, &o, &site), ERR_STOPPED);
	cr_assert_neq(access(path, F_OK), 0);
	cr_assert_str_eq(only_takeout().state, "void");
}

static int die(void *ctx, int64_t done, int64_t total)
{
	(void)ctx, (void)done, (void)total;
	_exit(0);
}

Test(field_out, a_program_that_dies_at_it_leaves_no_file_and_nothing_that_is_out)
{
	int64_t id = placement();
	struct field_out o = options(&id, 1);
	o.progress = die;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		int site;
		struct store *s;
		const struct store_options own = { .path = office.path, .share = "share", .user = "anna" };
		if (store_open(&s, &own) == 0)
			field_out(s, &o, &site);
		_exit(1);
	}
	int status;
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "it came to the copying");
	cr_assert_neq(access(path, F_OK), 0);
	cr_assert_str_eq(only_takeout().state, "void");
	o.progress = NULL;
	int site;
	cr_assert_eq(field_out(office.store, &o, &site), 0, "%s", err_last());
	cr_assert_eq(site, 2);
}

Test(field_out, nothing_chosen_is_nothing_to_take_along)
{
	const struct field_out o = options(NULL, 0);
	int site;
	cr_assert_eq(field_out(office.store, &o, &site), ERR_INVALID);
}

/* A pipe that nobody empties: it is full long before the take-out is through. */
Test(field_out, who_does_not_read_the_output_gets_none_and_holds_up_nobody, .timeout = 20)
{
	const int64_t id = placement();
	struct field_out o = options(&id, 1);
	struct pollfd rest = { .events = POLLIN };
	int fds[2], site;
	o.path = "-";
	o.output_ms = 200;
	cr_assert_eq(pipe(fds), 0);
	int out = dup(STDOUT_FILENO);
	cr_assert_geq(dup2(fds[1], STDOUT_FILENO), 0);
	int rc = field_out(office.store, &o, &site);
	dup2(out, STDOUT_FILENO);
	cr_assert_eq(rc, ERR_IO, "%d", rc);
	cr_assert_not_null(strstr(err_last(), "the output cannot be written"), "%s", err_last());
	cr_assert_str_eq(only_takeout().state, "void");
	rest.fd = fds[0];
	cr_assert_eq(poll(&rest, 1, 0), 1, "it began");
	close(fds[0]);
	close(fds[1]);
	close(out);
	caseload_employer(&office, "De Molen"); /* and the queue is free */
}
