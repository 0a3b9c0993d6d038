/* anker --server behind a real sshd: what a user may do works, and every way out we can think of leads
 * nowhere. After each attempt: no mark was made, nothing of another file came out, the caseload is as it was. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/served.h"
#include "tests/ui/server_ways.h"

static struct served s;

static void open_advised(void)
{
	served_open(&s, SERVED_ADVISED);
}

static void done(void)
{
	if (s.sshd.pid > 0)
		served_close(&s);
}

TestSuite(server, .init = open_advised, .fini = done);

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void write_file(const char *name, const char *text)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", s.d.folder, name);
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
}

static const char *in_folder(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", s.d.folder, name);
	return path;
}

/* ---- what is meant to work ---- */

Test(server, a_command_runs_as_the_account_of_the_connection)
{
	struct said r = SAID(&s, "anker --lang en list placements --limit 2 --json");

	cr_assert_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_assert(has(r.out, "\"employee\""), "%s", r.out);
	r = SAID(&s, "anker --lang en add contact placement=1 note='Said \"yes; & no\" | $HOME'");
	cr_assert_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT note FROM contact ORDER BY id DESC"), "Said \"yes; & no\" | $HOME");
}

Test(server, files_come_and_go_through_the_exchange_folder_and_through_pipes)
{
	const char *const none[] = { NULL };

	write_file("in.csv", "name;city\nBakkerij Nieuw;Edam\n");
	cr_assert_eq(served_run(&s, none, "anker exchange put in.csv", in_folder("in.csv")).code, 0);
	struct said r = SAID(&s, "anker --lang en import in.csv --as employers");
	cr_assert_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT count(*) FROM organisation WHERE name = 'Bakkerij Nieuw'"), "1");
	write_file("in.csv", "name;city\nSlagerij Nieuw;Edam\n");
	r = served_run(&s, none, "anker --lang en import - --as employers", in_folder("in.csv"));
	cr_assert_eq(r.code, 0, "%s%s", r.out, r.err);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT count(*) FROM organisation WHERE name = 'Slagerij Nieuw'"), "1");
	cr_assert_eq(SAID(&s, "anker export placements -o out.csv").code, 0);
	r = SAID(&s, "anker exchange list");
	cr_assert(has(r.out, "in.csv") && has(r.out, "out.csv"), "%s", r.out);
	r = SAID(&s, "anker exchange get out.csv");
	cr_assert(r.code == 0 && has(r.out, "Bakkerij De Korenaar"), "%s%s", r.out, r.err);
	cr_assert_eq(SAID(&s, "anker exchange remove out.csv").code, 0);
	cr_assert_neq(SAID(&s, "anker exchange get out.csv").code, 0);
	cr_assert_neq(served_run(&s, none, "anker exchange put in.csv", in_folder("in.csv")).code, 0, "written over");
}

Test(server, a_take_out_goes_and_comes_home)
{
	const char *const none[] = { NULL };

	write_file("pw", "correct horse battery staple\n");
	struct said r = served_run(&s, none, "anker --lang en field out --placements 1 --passphrase-file -", in_folder("pw"));
	cr_assert_eq(r.code, 0, "%s", r.err);
	char command[512];
	snprintf(command, sizeof command, "cp '%s/out' '%s/week.anker'", s.d.folder, s.d.folder);
	cr_assert_eq(system(command), 0);
	r = served_run(&s, none, "anker --lang nl field in - --dry-run --json", in_folder("week.anker"));
	cr_assert(r.code == 0 && has(r.out, "conflicts_field"), "%s%s", r.out, r.err);
}

Test(server, the_administrators_copies_are_in_the_exchange_folder)
{
	demo_sql(&s.d, "UPDATE member SET role = 'administrator'");
	struct said r = SAID(&s, "anker --lang en backup c.anker");
	cr_assert(r.code == 0 && has(r.out, "exchange"), "%s%s", r.out, r.err);
	cr_assert(has(SAID(&s, "anker exchange list").out, "c.anker"));
	r = SAID(&s, "anker --lang en restore c.anker --dry-run");
	cr_assert(r.code == 0 && has(r.out, "nothing was written"), "%s%s", r.out, r.err);
	const char *const others[] = { "anker backup ../c.anker", "anker backup --rotate ..", "anker restore ../../r.anker --yes",
		"anker restore /etc/passwd --yes", "anker backup /tmp/c.anker" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_expect_eq(SAID(&s, others[i]).code, 1, "%s", others[i]);
	r = SAID(&s, "anker --lang en backup ../c.anker");
	cr_assert(has(r.err, "plain name"), "%s", r.err);
}

/* ---- ways out ---- */

static struct said by_ssh(const char *command)
{
	static char path[128];
	static const char *const shared[] = { "-o", path, "-o", "ControlMaster=auto", "-o", "ControlPersist=60", NULL };

	/* One connection for all of them. */
	snprintf(path, sizeof path, "ControlPath=%s/shared", s.sshd.folder);
	return served_run(&s, shared, command, NULL);
}

Test(server, every_way_out_by_a_command_leads_nowhere, .timeout = 300)
{
	char path[128];
	const char *const end[] = { "-o", path, "-O", "exit", NULL };

	snprintf(path, sizeof path, "ControlPath=%s/shared", s.sshd.folder);
	ways_prepare(&s);
	ways_try(&s, by_ssh);
	served_run(&s, end, NULL, NULL);
}

Test(server, no_files_by_sftp_or_scp)
{
	const char *const subsystem[] = { "-s", NULL };
	char command[1024];
	struct stat st;

	/* What is said there reaches nobody: a subsystem has no stream for it. */
	struct said r = served_run(&s, subsystem, "sftp", NULL);
	cr_assert(r.code != 0 && *r.out == '\0', "%d %s%s", r.code, r.out, r.err);
	cr_assert(has(SAID(&s, "internal-sftp").err, "anker exchange put "));
	write_file("mine", "x\n");
	for (int i = 0; i < 2; i++) {
		snprintf(command, sizeof command, "scp %s -q -F '%s/config' '%s/mine' 'office:%s' >/dev/null 2>&1",
			i ? "-O" : "", s.sshd.folder, s.d.folder, s.mark);
		cr_expect_neq(system(command), 0);
		snprintf(command, sizeof command, "scp %s -q -F '%s/config' 'office:%s' '%s' >/dev/null 2>&1",
			i ? "-O" : "", s.sshd.folder, s.d.path, s.mark);
		cr_expect_neq(system(command), 0);
	}
	cr_assert_neq(stat(s.mark, &st), 0);
}

Test(server, nothing_is_forwarded)
{
	char port[64], sock[200];

	snprintf(port, sizeof port, "127.0.0.1:%d", s.sshd.port);
	snprintf(sock, sizeof sock, "%s:%s", s.mark, port);
	const char *const direct[] = { "-W", port, NULL };
	const char *const back[] = { "-o", "ExitOnForwardFailure=yes", "-R", port, NULL };
	const char *const stream[] = { "-o", "ExitOnForwardFailure=yes", "-R", sock, NULL };
	struct stat st;

	cr_assert_neq(served_run(&s, direct, NULL, NULL).code, 0);
	cr_assert_neq(served_run(&s, back, "anker roles", NULL).code, 0);
	cr_assert_neq(served_run(&s, stream, "anker roles", NULL).code, 0);
	cr_assert_neq(stat(s.mark, &st), 0);
	const char *const tunnel[] = { "-o", "Tunnel=point-to-point", "-o", "ExitOnForwardFailure=yes", "-w", "any", NULL };
	cr_assert_neq(served_run(&s, tunnel, "anker roles", NULL).code, 0);
}

/* ---- on the screens ---- */

static long status_in(pid_t pid, const char *name, int base)
{
	char path[64], line[256];
	long value = -1;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");
	cr_assert(f != NULL);
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':')
			value = strtol(line + strlen(name) + 1, NULL, base);
	fclose(f);
	return value;
}

static long status_of(pid_t pid, const char *name)
{
	return status_in(pid, name, 10);
}

static const char *const plain[] = { "-o", "SetEnv=LC_ALL=en_US.UTF-8", NULL };

static struct term *screens(const char *const *options, const char *command)
{
	struct term *t = served_term(&s, options, command);

	demo_wait(t, N_("help"));
	return t;
}

static void leave(struct term *t)
{
	term_ctrl(t, 'q');
	term_wait_exit(t);
	term_done(t);
}

Test(server, the_screens_start_no_program_and_do_not_stop)
{
	struct term *t = screens(plain, "anker --lang en");
	pid_t pid = served_process(&s);

	cr_assert_eq(status_of(pid, "NoNewPrivs"), 1);
	cr_assert_eq(status_of(pid, "Seccomp"), 2);
	cr_assert_eq(status_of(pid, "Umask"), 7, "what it makes is the group's, and nobody else's");
	term_ctrl(t, 'z');
	term_wait_for(t, "switched off");
	kill(pid, SIGTSTP);
	term_type(t, ":");
	term_wait_for(t, ":");
	term_type(t, "\033");
	leave(t);
	served_wait_gone(&s);
}

/* Whatever shell or terminal is between: who stopped it would leave it with what it holds. */
Test(server, a_command_that_waits_does_not_stop)
{
	struct term *t = served_term(&s, plain, "anker --lang en import -");
	pid_t pid;

	while ((pid = served_process(&s)) == 0 || status_of(pid, "Seccomp") != 2)
		term_pass(t, 20);
	cr_assert(status_in(pid, "SigIgn", 16) & 1L << (SIGTSTP - 1));
	kill(pid, SIGTSTP);
	term_send(t, "Werkgever\n", strlen("Werkgever\n"));
	term_ctrl(t, 'd');
	term_ctrl(t, 'd');
	term_wait_exit(t);
	term_done(t);
	served_wait_gone(&s);
}

Test(server, a_locked_screen_ends_the_connection_at_any_key)
{
	struct term *t = screens(plain, "anker --lang en");

	term_ctrl(t, 'b');
	term_wait_for(t, "anker is locked · log in again");
	cr_assert(!term_has(t, "Today"), "%s", term_dump(t));
	term_type(t, "x");
	term_wait_exit(t);
	term_done(t);
	served_wait_gone(&s);
}

Test(server, a_terminal_of_any_size_costs_little)
{
	struct term *t = screens(plain, "anker --lang en");
	pid_t pid = served_process(&s);
	long before = status_of(pid, "VmHWM");

	term_tell_size(t, 65535, 65535);
	term_pass(t, 500);
	term_tell_size(t, 0, 0);
	term_pass(t, 100);
	term_tell_size(t, 24, 80);
	term_wait_for(t, "help");
	/* The sanitizer keeps memory that was freed for a while. */
	cr_assert_lt(status_of(pid, "VmHWM") - before, 300 * 1024);
	leave(t);
}

/* ---- what anker does where sshd lets through more than it should ---- */

static void open_loose(void)
{
	served_open(&s, "AcceptEnv *\nAllowTcpForwarding no\n");
}

TestSuite(server_loose, .init = open_loose, .fini = done);

Test(server_loose, the_environment_says_nothing)
{
	char set[1024];
	const char *const options[] = { "-o", set, NULL };

	snprintf(set, sizeof set,
		"SetEnv=ANKER_DB=%s/other.db ANKER_USER=piet ANKER_TODAY=2020-01-01 ANKER_SHARE=/tmp HOME=/tmp PATH=/tmp "
		"XDG_CONFIG_HOME=/tmp XDG_STATE_HOME=%s TZ=../../../etc/passwd LC_ALL=en_US.UTF-8 LANGUAGE=../../tmp "
		"TMPDIR=/nowhere COLUMNS=99999999 ANKER_PASSPHRASE=x NLSPATH=/tmp/%%N SQLITE_TMPDIR=/tmp",
		s.d.folder, s.d.folder);
	struct said r = served_run(&s, options, "anker list placements --limit 1 --json", NULL);
	cr_assert(r.code == 0 && has(r.out, "\"employee\""), "%s%s", r.out, r.err);
	r = served_run(&s, options, "anker add contact placement=1 note=x", NULL);
	cr_assert_eq(r.code, 0, "%s", r.err);
	const char *who = demo_sql(&s.d, "SELECT who FROM txn ORDER BY id DESC");
	cr_assert_str_neq(who, "piet");
	cr_assert_str_eq(demo_sql(&s.d, "SELECT date < '2021' FROM contact ORDER BY id DESC"), "0");
	cr_assert_neq(access(in_folder("anker/log"), F_OK), 0);
	cr_assert_neq(access(in_folder("other.db"), F_OK), 0);
}

Test(server_loose, code_of_others_is_refused_and_said)
{
	static const char *const names[] = { "SetEnv=LD_LIBRARY_PATH=/tmp", "SetEnv=GCONV_PATH=/tmp", "SetEnv=LOCPATH=/tmp" };

	for (size_t i = 0; i < 3; i++) {
		const char *const options[] = { "-o", names[i], NULL };
		struct said r = served_run(&s, options, "anker list placements", NULL);
		cr_assert(r.code != 0 && has(r.err, "AcceptEnv"), "%s: %s%s", names[i], r.out, r.err);
	}
}

Test(server_loose, a_terminal_of_any_name_gets_the_screens_of_this_machine)
{
	static const char *const names[] = { "TERM=../../../../../tmp/x", "TERM=/etc/passwd", "TERM=\033]0;x\a",
		"TERM=nothing-known", "TERM=%n%n%n", "TERM=.", "TERM=" };
	char set[256];

	/* Entries of the user's own would say what is sent. */
	snprintf(set, sizeof set, "SetEnv=TERMINFO=%s TERMINFO_DIRS=%s TERMCAP=x:co#9: EDITOR=/bin/sh", s.d.folder, s.d.folder);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char program[] = "/usr/bin/env", *term = strdup(names[i]), ssh[] = "ssh", tty[] = "-tt", q[] = "-q", f[] = "-F",
		     config[128], o[] = "-o", office[] = "office", command[] = "anker --lang en";
		char *argv[] = { program, term, ssh, tty, q, f, config, o, set, office, command, NULL };

		snprintf(config, sizeof config, "%s/config", s.sshd.folder);
		struct term *t = term_spawn(24, 80, argv, (const char *const[]){ NULL });
		demo_wait(t, N_("help"));
		leave(t);
		free(term);
	}
}

/* ---- what the client keeps its keys in ---- */

static void open_logged(void)
{
	served_open(&s, SERVED_ADVISED "LogLevel DEBUG1\n");
}

TestSuite(server_agent, .init = open_logged, .fini = done);

/* It would sign for whoever reaches it here. */
Test(server_agent, is_not_let_through)
{
	const char *const options[] = { "-A", "-o", "AddKeysToAgent=no", NULL };
	char sock[128], command[512];

	snprintf(sock, sizeof sock, "%s/agent", s.d.folder);
	snprintf(command, sizeof command, "ssh-agent -a '%s' >'%s.pid'", sock, sock);
	cr_assert(system(command) == 0 && setenv("SSH_AUTH_SOCK", sock, 1) == 0);
	struct said r = served_run(&s, options, "anker roles", NULL);
	cr_expect_eq(r.code, 0, "%s", r.err);
	snprintf(command, sizeof command, "grep -q 'agent forwarding disabled' '%s/log'", s.sshd.folder);
	cr_expect_eq(system(command), 0, "the agent was let through, or not asked for");
	snprintf(command, sizeof command, ". '%s.pid' >/dev/null && kill $SSH_AGENT_PID", sock);
	cr_assert_eq(system(command), 0);
}
