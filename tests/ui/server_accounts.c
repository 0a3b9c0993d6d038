/* Two accounts of this machine on one server, at once: each is who the kernel says, makes files that the group
 * may use and nobody else, and has an exchange folder and drafts of its own. Needs root, to make the accounts. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/served.h"

#define GROUP "anker-test"
#define ANNA "anker-test-a"
#define PIET "anker-test-p"

static struct served s;

static void shell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static void shell(const char *fmt, ...)
{
	char command[2048];
	va_list ap;

	va_start(ap, fmt);
	cr_assert_lt(vsnprintf(command, sizeof command, fmt, ap), (int)sizeof command);
	va_end(ap);
	cr_assert_eq(system(command), 0, "%s", command);
}

static void remove_accounts(void)
{
	cr_expect_geq(system("for u in " ANNA " " PIET "; do ! id -u $u >/dev/null 2>&1 || userdel -f $u >/dev/null 2>&1; done; "
			     "! getent group " GROUP " >/dev/null || groupdel " GROUP), 0);
}

static void setup(void)
{
	if (geteuid() != 0 || access("/usr/sbin/useradd", X_OK) != 0)
		cr_skip_test("not root: accounts cannot be made here");
	served_open(&s, SERVED_ADVISED);
	remove_accounts();
	shell("groupadd " GROUP " && for u in " ANNA " " PIET "; do useradd -M -d / -N -g " GROUP " -s /bin/sh -p '*' $u; done");
	/* Others look into the folder of a test no more than they must. */
	shell("cd '%s' && chmod 711 . ssh && chmod 644 ssh/authorized && chgrp -R " GROUP " office && chmod 2770 office", s.d.folder);
	demo_sql(&s.d, "UPDATE expert SET login = '" ANNA "' WHERE login = 'root'; INSERT INTO member (login, role, since, by) "
		       "VALUES ('" ANNA "', 'expert', '2026-01-01T00:00:00Z', 'test'), ('" PIET "', 'expert', "
		       "'2026-01-01T00:00:00Z', 'test')");
}

static void done(void)
{
	if (s.sshd.pid == 0)
		return;
	served_close(&s);
	remove_accounts();
}

TestSuite(server_accounts, .init = setup, .fini = done);

static struct said as(const char *account, const char *command, const char *in)
{
	const char *const options[] = { "-l", account, NULL };

	return served_run(&s, options, command, in);
}

static struct term *connect_as(const char *account)
{
	const char *const options[] = { "-l", account, NULL };

	return served_term(&s, options, "anker --lang en");
}

static struct term *screens_of(const char *account)
{
	struct term *t = connect_as(account);

	demo_wait(t, N_("help"));
	return t;
}

static void cut(struct term *t)
{
	kill(t->pid, SIGKILL);
	term_wait_exit(t);
	term_done(t);
}

static void two_at_once(void)
{
	struct term *anna = screens_of(ANNA), *piet = screens_of(PIET);

	term_type(anna, "2");
	term_wait_for(anna, "Versteeg");
	term_type(anna, "c");
	term_wait_for(anna, "New contact");
	term_type(anna, "Gebeld met de teamleider");
	term_wait_for(anna, "Gebeld met de teamleider");
	term_type(piet, "2");
	term_settle(piet);
	cr_assert(!term_has(piet, "Versteeg"), "%s", term_dump(piet));
	cut(anna);
	cut(piet);
	served_wait_gone(&s);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT group_concat(who) FROM draft"), ANNA);
	piet = screens_of(PIET);
	term_settle(piet);
	cr_assert(!term_has(piet, "not saved at"), "%s", term_dump(piet));
	cut(piet);
	anna = connect_as(ANNA);
	demo_wait(anna, ": not saved at %s");
	cut(anna);
	served_wait_gone(&s);
}

static void files_and_folders(void)
{
	char in[128];

	snprintf(in, sizeof in, "%s/in.csv", s.d.folder);
	shell("printf 'name;city\\nBakkerij Nieuw;Edam\\n' >'%s'", in);
	struct said r = as(ANNA, "anker exchange put in.csv", in);
	cr_assert_eq(r.code, 0, "%s", r.err);
	r = as(PIET, "anker --lang en exchange list", NULL);
	cr_assert(r.code == 0 && strstr(r.out, "in.csv") == NULL, "%s%s", r.out, r.err);
	cr_assert_neq(as(PIET, "anker exchange get in.csv", NULL).code, 0);
	cr_assert_neq(as(PIET, "anker exchange remove in.csv", NULL).code, 0);
	cr_assert_eq(as(PIET, "anker import in.csv --as employers", NULL).code, 1);
	r = as(ANNA, "anker import in.csv --as employers", NULL);
	cr_assert_eq(r.code, 0, "%s", r.err);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT who FROM txn ORDER BY id DESC"), ANNA);
	r = as(PIET, "anker --lang en add employer 'name=Slagerij Nieuw'", NULL);
	cr_assert_eq(r.code, 0, "%s", r.err);
	cr_assert_str_eq(demo_sql(&s.d, "SELECT who FROM txn ORDER BY id DESC"), PIET);
	/* Of what the office decides for all, both write it. */
	demo_sql(&s.d, "UPDATE member SET role = 'lead'");
	r = as(ANNA, "anker rules parameter slot_na_minuten 6 --reason proef", NULL);
	cr_assert_eq(r.code, 0, "%s", r.err);
	r = as(PIET, "anker rules parameter slot_na_minuten 7 --reason proef", NULL);
	cr_assert_eq(r.code, 0, "%s", r.err);
	/* Also past anker: by the accounts themselves. */
	shell("cd '%s/office' && ! setpriv --reuid " PIET " --regid " GROUP " --clear-groups cat exchange/" ANNA "/in.csv 2>/dev/null", s.d.folder);
	shell("cd '%s/office' && ! setpriv --reuid " PIET " --regid " GROUP " --clear-groups mv exchange/" ANNA " exchange/x 2>/dev/null",
		s.d.folder);
	shell("cd '%s/office' && test -z \"$(find . -perm /o=rwx)\" && test -z \"$(find . ! -group " GROUP ")\" && "
	      "test -z \"$(find . -name exchange -prune -o -type f ! -perm -660 -print)\" && "
	      "test \"$(stat -c %%a exchange)\" = 3770 && test \"$(stat -c '%%U %%a' exchange/" ANNA ")\" = '" ANNA " 700' && "
	      "test \"$(stat -c '%%U %%a' exchange/" PIET ")\" = '" PIET " 700'",
		s.d.folder);
}

static void without_a_role(void)
{
	struct stat st;
	char path[256];

	demo_sql(&s.d, "UPDATE member SET until = '2026-01-02T00:00:00Z', until_by = 'test' WHERE login = '" PIET "'");
	shell("rm -r '%s/office/exchange/" PIET "'", s.d.folder);
	struct said r = as(PIET, "anker --lang en exchange list", NULL);
	cr_assert(r.code == 1 && strstr(r.err, "geen rol") != NULL, "%d %s", r.code, r.err);
	snprintf(path, sizeof path, "%s/office/exchange/" PIET, s.d.folder);
	cr_assert_neq(lstat(path, &st), 0);
}

/* One test: the accounts are those of the machine. */
Test(server_accounts, each_has_what_is_theirs_and_nobody_elses, .timeout = 120)
{
	two_at_once();
	files_and_folders();
	without_a_role();
}
