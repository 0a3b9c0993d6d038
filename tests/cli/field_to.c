/* anker field in FILE --to HOST, over a real SSH connection to this machine: looked at there, asked here.
 * Without a server that can be started here the tests are skipped, and say so. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "homecoming.h"
#include "tests/support/sshd.h"
#include "tests/support/term.h"

static struct sshd server;

/* A client that knows the host "office" only as the server of this test. */
static void make_ssh(const char *folder)
{
	const char *text = arena_printf(arena, "#!/bin/sh\nexec /usr/bin/ssh -F '%s/config' \"$@\"\n", server.folder);
	const char *path = arena_printf(arena, "%s/ssh", folder);
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
	cr_assert_eq(chmod(path, 0700), 0);
	setenv("PATH", arena_printf(arena, "%s:%s", folder, getenv("PATH")), 1);
}

/* There the program is called anker and its caseload is the office's. */
static const char *make_there(void)
{
	const char *bin = path_of("there");
	char *program = realpath(getenv("ANKER"), NULL), *share = realpath("share", NULL);

	cr_assert(program != NULL && share != NULL);
	cr_assert_eq(mkdir(bin, 0700), 0);
	cr_assert_eq(symlink(program, arena_printf(arena, "%s/anker", bin)), 0);
	const char *set = arena_printf(arena,
		"SetEnv PATH=%s:/usr/bin:/bin ANKER_DB=%s ANKER_SHARE=%s ANKER_USER=piet ANKER_TODAY=2026-11-22 "
		"LC_ALL=C.UTF-8 XDG_CONFIG_HOME=%s XDG_STATE_HOME=%s",
		bin, options.db, share, path_of(""), path_of(""));
	free(program);
	free(share);
	return set;
}

static void setup(void)
{
	run_open();
	homecoming_open();
	if (!sshd_possible())
		return;
	const char *set = make_there();
	if (!sshd_start(&server, path_of(""), set)) {
		server.pid = 0;
		return;
	}
	const char *here = path_of("here");
	cr_assert_eq(mkdir(here, 0700), 0);
	make_ssh(here);
}

static void teardown(void)
{
	if (server.pid > 0)
		sshd_stop(&server);
	run_close();
}

TestSuite(field_to, .init = setup, .fini = teardown);

static void need_server(void)
{
	if (server.pid <= 0)
		cr_skip_test("no SSH server can be started here: install openssh-server to run this test");
}

/* On the laptop there is no caseload of the office. */
static struct result from_laptop(const char *const *words)
{
	const char *db = options.db;
	options.db = path_of("none.db");
	struct result r = anker_run(words);
	options.db = db;
	return r;
}
#define FROM_LAPTOP(...) from_laptop((const char *const[]){ "field", "in", __VA_ARGS__, NULL })

static const char *note(void)
{
	return text_of(JSON("show", "contact/1", "--json"), "note");
}

Test(field_to, it_is_in_at_the_office)
{
	need_server();
	homecoming_disagree();
	struct result r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes");
	cr_assert_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_assert(has(r.out, "  1 new contact\n"), "%s", r.out);
	cr_assert(has(r.out, "laptop  Het gaat goed.  (anna, 20"), "%s", r.out);
	cr_assert(has(r.out, "it is in at office; the file itself was not changed"), "%s", r.out);
	cr_assert_str_eq(text_of(JSON("show", "contact/1.1", "--json"), "note"), "Jan is blij.");
	r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes");
	cr_assert(has(r.out, "everything in it had come home before"), "%s%s", r.out, r.err);
}

Test(field_to, a_dry_run_and_json_are_those_of_the_office)
{
	need_server();
	homecoming_disagree();
	char *before = homecoming_dump();
	struct result r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--dry-run");
	cr_assert(has(r.out, "1 conflict"), "%s%s", r.out, r.err);
	r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--dry-run", "--json");
	json_t *o = json_loads(r.out, 0, NULL);
	cr_assert(o != NULL, "%s%s", r.out, r.err);
	cr_assert_eq(number_of(o, "conflicts_field"), 1);
	json_decref(o);
	cr_assert_str_eq(homecoming_dump(), before);
}

Test(field_to, the_question_is_asked_here)
{
	need_server();
	homecoming_work();
	char *argv[] = { getenv("ANKER"), arena_strdup(arena, "--db"), arena_strdup(arena, path_of("none.db")),
		arena_strdup(arena, "--lang"), arena_strdup(arena, "en"), arena_strdup(arena, "field"),
		arena_strdup(arena, "in"), arena_strdup(arena, homecoming_path()), arena_strdup(arena, "--to"),
		arena_strdup(arena, "office"), NULL };
	const char *const answers[] = { "n\n", "y\n" }, *const ends[] = { "nothing was changed", "it is in at office" },
		   *const notes[] = { "Het gaat.", "Het gaat goed." };
	for (int i = 0; i < 2; i++) {
		struct term *t = term_spawn(24, 100, argv, (const char *const[]){ "ANKER_SHARE=share", NULL });
		term_wait_for(t, "Bring it in? (y/N)");
		cr_assert(term_has(t, "1 new contact"));
		term_type(t, answers[i]);
		term_wait_for(t, ends[i]);
		cr_assert_eq(term_wait_exit(t), i == 0 ? CLI_REFUSED : CLI_GOOD);
		term_done(t);
		cr_assert_str_eq(note(), notes[i]);
	}
}

Test(field_to, what_the_office_refuses_is_told_here)
{
	need_server();
	homecoming_work();
	GOOD("field", "lost", "1", "--yes");
	struct result r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "anker: office: take-out 1 (anna, laptop) was reported lost"), "%s", r.err);
	cr_assert_str_eq(note(), "Het gaat.");
	r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes", "--force");
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert_str_eq(note(), "Het gaat goed.");
}

Test(field_to, an_office_without_anker_or_out_of_reach)
{
	need_server();
	cr_assert_eq(unlink(arena_printf(arena, "%s/anker", path_of("there"))), 0);
	struct result r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--dry-run");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "anker at office, cannot be started"), "%s", r.err);
	sshd_stop(&server);
	server.pid = 0;
	r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--dry-run");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "office was not reached"), "%s", r.err);
	r = FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes");
	cr_assert(has(r.err, "what is in does not come in twice"), "%s", r.err);
}

Test(field_to, a_host_that_is_an_option_or_words_that_do_not_go_together)
{
	cr_assert_eq(FROM_LAPTOP(homecoming_path(), "--to=-oProxyCommand=touch", "--yes").code, CLI_WRONG_USE);
	cr_assert_eq(FROM_LAPTOP("-", "--to", "office", "--yes").code, CLI_WRONG_USE);
	cr_assert_eq(
		FROM_LAPTOP(homecoming_path(), "--to", "office", "--yes", "--passphrase-file", path_of("pw")).code,
		CLI_WRONG_USE);
	cr_assert_eq(FROM_LAPTOP(path_of("nope"), "--to", "office", "--yes").code, CLI_REFUSED);
}
