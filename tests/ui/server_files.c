/* Files on the screens of a server: import, export and their completion know the user's own folder alone; no
 * editor. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/served.h"

static struct served s;
static struct term *t;

static void setup(void)
{
	static const char *const options[] = { "-o", "SetEnv=LC_ALL=en_US.UTF-8 EDITOR=/bin/sh VISUAL=/bin/sh", NULL };
	char command[1024];

	served_open(&s, SERVED_ADVISED "AcceptEnv LC_ALL EDITOR VISUAL\n");
	cr_assert_eq(served_direct(&s, &(struct direct){ .command = "anker exchange list" }).code, 0);
	snprintf(command, sizeof command,
		"cd '%s' && ln -s /etc/passwd link && printf 'name;city\\nBakkerij Nieuw;Edam\\n' >contacts.csv && cp contacts.csv ../x.csv && "
		"cp contacts.csv /tmp/anker-served.csv",
		s.exchange);
	cr_assert_eq(system(command), 0);
	t = served_term(&s, options, "anker --lang en");
	demo_wait(t, N_("help"));
}

static void done(void)
{
	unlink("/tmp/anker-served.csv");
	if (s.sshd.pid == 0)
		return;
	if (t != NULL) {
		term_signal(t, SIGKILL);
		term_wait_exit(t);
		term_done(t);
	}
	served_close(&s);
}

TestSuite(server_files, .init = setup, .fini = done);

static void answer(const char *name)
{
	term_ctrl(t, 'u');
	term_type(t, name);
	term_wait_for(t, name);
	term_type(t, "\n");
}

Test(server_files, import_takes_a_plain_name_alone)
{
	static const char *const bad[] = { "../x.csv", "/tmp/anker-served.csv", "./contacts.csv", "~/contacts.csv", ".hidden" };

	term_type(t, "I");
	term_wait_for(t, "File to take over:");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		answer(bad[i]);
		term_wait_for(t, "a plain name");
		cr_assert(term_has(t, "File to take over:"), "%s:\n%s", bad[i], term_dump(t));
	}
	answer("link");
	term_wait_for(t, "no plain file");
	answer("-");
	term_wait_for(t, "there is no file");
	answer("contacts.csv");
	term_wait_for(t, "header on line 1");
}

Test(server_files, completion_knows_the_folder_of_ones_own_alone)
{
	term_type(t, "I");
	term_wait_for(t, "File to take over:");
	term_ctrl(t, 'u');
	term_type(t, "con");
	term_wait_for(t, "Tab: contacts.csv");
	term_ctrl(t, 'u');
	term_type(t, "/etc/pass");
	term_wait_for(t, "/etc/pass");
	term_settle(t);
	cr_assert(!term_has(t, "Tab:"), "%s", term_dump(t));
	term_type(t, "\t");
	term_settle(t);
	cr_assert(!term_has(t, "/etc/passwd"), "%s", term_dump(t));
	term_ctrl(t, 'u');
	term_type(t, "../");
	term_settle(t);
	cr_assert(!term_has(t, "Tab:"), "%s", term_dump(t));
}

static void export_to(const char *name)
{
	term_type(t, "x");
	term_wait_for(t, "Export what is shown to:");
	answer(name);
}

Test(server_files, export_writes_to_a_plain_name_alone)
{
	static const char *const bad[] = { "../out.csv", "/tmp/anker-served-out.csv", "./out.csv", ".out" };
	char path[256];
	struct stat st;

	term_type(t, "2");
	term_wait_for(t, "Versteeg");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		export_to(bad[i]);
		term_wait_for(t, "a plain name");
		term_settle(t);
	}
	export_to("link");
	term_wait_for(t, "no plain file");
	export_to("out.csv");
	term_wait_for(t, "placements are in out.csv");
	snprintf(path, sizeof path, "%s/out.csv", s.exchange);
	cr_assert(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	snprintf(path, sizeof path, "%s/../out.csv", s.exchange);
	cr_assert_neq(stat(path, &st), 0);
	cr_assert_neq(stat("/tmp/anker-served-out.csv", &st), 0);
}

Test(server_files, there_is_no_editor)
{
	term_type(t, "2");
	term_wait_for(t, "Versteeg");
	term_type(t, "c");
	term_wait_for(t, "New contact");
	term_ctrl(t, 'o');
	term_wait_for(t, "switched off here");
}
