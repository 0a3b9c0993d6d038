/* anker --server by itself, without sshd before it and without Landlock behind it: its own checks of the
 * environment, of names of files and of roles each hold alone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/sandbox.h"
#include "tests/ui/server_ways.h"

static struct served s;

static void setup(void)
{
	served_prepare(&s);
}

static void done(void)
{
	served_close(&s);
}

TestSuite(server_bare, .init = setup, .fini = done);

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static struct said bare(const char *command)
{
	return served_direct(&s, &(struct direct){ .command = command, .bare = true });
}

Test(server_bare, no_way_out_by_a_command_even_where_the_kernel_confines_no_files, .timeout = 300)
{
	ways_prepare(&s);
	ways_try(&s, bare);
	cr_assert_eq(bare("anker list placements --limit 1").code, 0);
}

Test(server_bare, what_is_for_a_machine_of_ones_own_is_said)
{
	static const char *const commands[] = { "seal", "unseal", "passphrase", "demo", "init --shared x" };
	char command[64];

	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		snprintf(command, sizeof command, "anker %s", commands[i]);
		struct said r = bare(command);
		cr_expect(r.code == 1 && has(r.err, "own, not for this server"), "%s: %d %s", command, r.code, r.err);
	}
}

Test(server_bare, nothing_is_made_for_who_has_no_role)
{
	struct stat st;

	demo_sql(&s.d, "UPDATE member SET until = '2026-01-02T00:00:00Z', until_by = 'test'");
	static const char *const commands[] = { "anker exchange list", "anker roles", "anker help", "anker list placements", NULL };
	for (size_t i = 0; commands[i] != NULL; i++) {
		struct said r = bare(commands[i]);
		cr_expect(r.code == 1 && has(r.err, "has no role in this caseload"), "%s: %d %s", commands[i], r.code, r.err);
	}
	cr_expect_neq(lstat(s.exchange, &st), 0, "a folder was made");
	demo_sql(&s.d, "UPDATE file SET shared = 0");
	cr_expect(has(bare("anker exchange list").err, "is not shared"));
	cr_expect_neq(lstat(s.exchange, &st), 0, "a folder was made");
}

/* ---- the exchange folder itself ---- */

Test(server_bare, an_exchange_folder_of_somebody_else_or_open_to_others_is_refused)
{
	char command[1024];

	cr_assert_eq(bare("anker exchange list").code, 0);
	cr_assert_eq(chmod(s.exchange, 0750), 0);
	cr_expect(has(bare("anker exchange list").err, "is not yours alone"));
	cr_assert(chmod(s.exchange, 0700) == 0 && rmdir(s.exchange) == 0 && symlink("/tmp", s.exchange) == 0);
	cr_expect(has(bare("anker exchange list").err, "is no folder"));
	cr_assert_eq(unlink(s.exchange), 0);
	if (geteuid() != 0)
		return;
	snprintf(command, sizeof command, "mkdir -m 700 '%s' && chown nobody '%s'", s.exchange, s.exchange);
	cr_assert_eq(system(command), 0);
	cr_expect(has(bare("anker exchange list").err, "is not yours alone"));
}

static void in_exchange(const char *command)
{
	char all[512];

	cr_assert_lt(snprintf(all, sizeof all, "cd '%s' && %s", s.exchange, command), (int)sizeof all);
	cr_assert_eq(system(all), 0, "%s", all);
}

Test(server_bare, the_exchange_folder_holds_so_much_and_no_more)
{
	const struct direct put = { .command = "anker exchange put new", .in = "/etc/passwd" };

	cr_assert_eq(bare("anker exchange list").code, 0);
	in_exchange("truncate -s 256M large");
	struct said r = served_direct(&s, &put);
	cr_expect(r.code == 1 && has(r.err, "is full"), "%d %s", r.code, r.err);
	in_exchange("truncate -s 268435450 large");
	r = served_direct(&s, &put);
	cr_expect(r.code == 1 && has(r.err, "larger than there is room"), "%d %s", r.code, r.err);
	in_exchange("test ! -e new && test -z \"$(ls -A | grep put)\" && rm large && for i in $(seq 500); do : >f$i; done");
	r = served_direct(&s, &put);
	cr_expect(r.code == 1 && has(r.err, "is full"), "%d %s", r.code, r.err);
	in_exchange("rm f500");
	cr_expect_eq(served_direct(&s, &put).code, 0);
	in_exchange("rm f* new && truncate -s 65M ../../in");
	char in[200];
	snprintf(in, sizeof in, "%s/office/in", s.d.folder);
	r = served_direct(&s, &(struct direct){ .command = "anker exchange put new", .in = in });
	cr_expect(r.code == 1 && has(r.err, "larger than there is room"), "%d %s", r.code, r.err);
	in_exchange("test -z \"$(ls -A)\"");
}

Test(server_bare, what_was_half_written_is_swept_with_its_process_and_nothing_else)
{
	cr_assert_eq(bare("anker exchange list").code, 0);
	in_exchange("echo x >keep && echo x >.part-old && mkdir .part-dir && echo x >.part-dir/f && ln -s keep .link && "
		    "truncate -s 256M .part-now");
	char now[200];
	snprintf(now, sizeof now, "%s/.part-now", s.exchange);
	int held = open(now, O_RDONLY | O_CLOEXEC);
	cr_assert_eq(flock(held, LOCK_EX), 0);
	struct said r = bare("anker exchange list");
	cr_assert(r.code == 0 && has(r.out, "keep") && has(r.out, ".part-now") && !has(r.out, "old"), "%s%s", r.out, r.err);
	in_exchange("test -e keep && test -e .part-now && test ! -e .part-old && test ! -e .part-dir && test ! -h .link");
	/* What is being written counts, for whatever is written next. */
	r = served_direct(&s, &(struct direct){ .command = "anker exchange put new", .in = "/etc/passwd" });
	cr_expect(r.code == 1 && has(r.err, "is full"), "%d %s", r.code, r.err);
	r = bare("anker --lang en export placements -o out.csv");
	cr_expect(r.code == 1 && has(r.err, "is full"), "%d %s", r.code, r.err);
	r = bare("anker --lang en import keep");
	cr_expect(r.code == 1 && !has(r.out, "/"), "%d %s%s", r.code, r.out, r.err);
	close(held);
	r = bare("anker exchange list");
	cr_expect(r.code == 0 && !has(r.out, "part"), "%s", r.out);
}

Test(server_bare, rejected_rows_have_a_plain_name)
{
	cr_assert_eq(bare("anker exchange list").code, 0);
	in_exchange("printf 'placement;date;note\\n999999;2026-11-01;x\\n' >c.csv");
	struct said r = bare("anker --lang en import c.csv --as contacts");
	cr_assert(r.code == 1 && has(r.out, "reason: c.csv.rejected.csv\n") && !has(r.out, s.exchange), "%s%s", r.out, r.err);
}

/* ---- how it is started ---- */

Test(server_bare, code_of_others_is_refused_and_said)
{
	static const char *const names[] = { "LD_PRELOAD=", "LD_LIBRARY_PATH=/nowhere", "LD_AUDIT=/nowhere", "GCONV_PATH=/nowhere",
		"LOCPATH=/nowhere" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *const set[] = { names[i], NULL };
		char name[32];
		struct said r = served_direct(&s, &(struct direct){ .command = "anker roles", .set = set });
		snprintf(name, sizeof name, "set %.*s:", (int)strcspn(names[i], "="), names[i]);
		cr_expect(r.code == 1 && has(r.err, name) && has(r.err, "AcceptEnv"), "%s: %d %s%s", names[i], r.code, r.out, r.err);
	}
}

Test(server_bare, it_takes_a_caseload_by_its_whole_path_and_nothing_else)
{
	static const char *const wrong[][3] = { { "--db", "r.anker" }, { "--db" }, { "--read-only" }, { "list", "placements" },
		{ "--check=no" } };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct said r = served_direct(&s, &(struct direct){ .command = "anker roles", .more = wrong[i] });
		cr_expect(r.code == 2 && has(r.err, "--server takes"), "%s: %d %s", wrong[i][0], r.code, r.err);
	}
	const char *const none[] = { "--db", "/nowhere/r.anker", NULL };
	struct said r = served_direct(&s, &(struct direct){ .command = "anker roles", .more = none });
	cr_expect(r.code == 1 && has(r.err, "cannot be opened"), "%d %s", r.code, r.err);
}

/* ---- --check ---- */

static struct said check(bool without_landlock)
{
	static const char *const more[] = { "--check", NULL };

	return served_direct(&s, &(struct direct){ .more = more, .bare = without_landlock });
}

Test(server_bare, check_tries_each_guard_and_says_what_is_missing)
{
	struct stat st;
	struct said r = check(false);

	cr_expect_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_expect(has(r.out, "good   programs: none can be started"), "%s", r.out);
	cr_expect(has(r.out, "good   connections: none can be made"), "%s", r.out);
	cr_expect(has(r.out, "mode 0660") && has(r.out, "mode 2770"), "%s", r.out);
	cr_expect(has(r.out, sandbox_files_version() > 0 ? "good   files: only of" : "note   files: this kernel has no Landlock"));
	r = check(true);
	cr_expect(r.code == 0 && has(r.out, "note   files: this kernel has no Landlock"), "%s%s", r.out, r.err);
	cr_expect_neq(lstat(s.exchange, &st), 0, "a check makes nothing");
}

Test(server_bare, check_says_what_is_wrong)
{
	cr_assert_eq(chmod(s.d.path, 0664), 0);
	struct said r = check(false);
	cr_expect(r.code == 1 && has(r.out, "WRONG  caseload") && has(r.out, "mode 0664"), "%d %s", r.code, r.out);
	cr_assert_eq(chmod(s.d.path, 0660), 0);
	demo_sql(&s.d, "UPDATE file SET shared = 0");
	r = check(false);
	cr_expect(r.code == 1 && has(r.out, "WRONG  the caseload is not shared"), "%d %s", r.code, r.out);
}
