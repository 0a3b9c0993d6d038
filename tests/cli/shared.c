/* A shared caseload by command: made by the administrator, users with roles, and for every command whether
 * a role may use it. */
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/rights.h"
#include "anker/store.h"
#include "run.h"
#include "src/cli/internal.h"

TestSuite(shared, .init = run_open, .fini = run_close);

static const char *shared_file;

static void as(const char *user)
{
	options.expert = user;
	options.account = user;
	options.clock = options.today;
}

/* Made by root, with daemon and bin (accounts that every machine has) as expert and lead. */
static void make_shared(void)
{
	shared_file = path_of("office/regio.anker");
	options.db = shared_file;
	options.db_given = true;
	as("root");
	char *out = GOOD("init", "--shared", shared_file, "--administrator", "root");
	cr_assert(has(out, "ForceCommand") && has(out, "--server --db") && has(out, shared_file), "%s", out);
	GOOD("users", "add", "daemon", "expert", "--name", "Daan de Mon");
	GOOD("users", "add", "bin", "lead");
}

Test(shared, is_made_for_a_group_with_its_first_administrator)
{
	struct stat st;
	make_shared();
	cr_assert_eq(stat(path_of("office"), &st), 0);
	cr_assert_eq(st.st_mode & 07777, 02770);
	cr_assert_eq(stat(path_of("office/exchange"), &st), 0);
	cr_assert_eq(st.st_mode & 07777, 03770);
	cr_assert_eq(stat(shared_file, &st), 0);
	cr_assert_eq(st.st_mode & 07777, 0660);
	cr_assert_eq(ANKER("init", "--shared", shared_file, "--administrator", "root").code, CLI_REFUSED, "it is there");
	write_file("used", "x");
	cr_assert_eq(ANKER("init", "--shared", path_of("other.anker"), "--administrator", "root").code, CLI_REFUSED,
		"a folder with other files");
	cr_assert_eq(ANKER("init", "--shared", path_of("new/other.anker"), "--administrator", "nobody-here").code,
		CLI_REFUSED);
}

/* Who makes it has no role in it, unless it is the administrator. */
Test(shared, the_next_step_is_told_as_who_may_take_it)
{
	as("root");
	const char *out = GOOD("init", "--shared", path_of("one/r.anker"), "--administrator", "daemon");
	cr_assert(has(out, "runuser -u daemon -- anker --db "), "%s", out);
	out = GOOD("init", "--shared", path_of("two/r.anker"), "--administrator", "root");
	cr_assert(has(out, "everyone a role: anker --db "), "%s", out);
}

Test(shared, users_come_and_go_and_the_list_keeps_who_had_what)
{
	make_shared();
	json_t *list = JSON("users", "--json");
	cr_assert_eq(json_array_size(list), 3);
	GOOD("users", "end", "bin", "lead");
	list = JSON("users", "--json");
	cr_assert_eq(json_array_size(list), 3);
	cr_assert_str_eq(text_of(json_array_get(list, 0), "login"), "bin");
	cr_assert_str_eq(text_of(json_array_get(list, 0), "until_by"), "root");
	as("bin");
	struct result r = ANKER("team");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "bin") && has(r.err, "root"), "%s", r.err);
	as("root");
	r = ANKER("users", "end", "root", "administrator");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "last administrator"), "%s", r.err);
}

Test(shared, nobody_says_to_be_another_or_takes_another_day)
{
	make_shared();
	as("root");
	options.expert = "daemon";
	cr_assert_eq(ANKER("list", "placements").code, CLI_REFUSED);
	as("daemon");
	cr_assert_eq(ANKER("list", "placements").code, CLI_GOOD);
	cr_assert_eq(ANKER("list", "placements", "--today", "2026-12-24").code, CLI_REFUSED);
}

Test(shared, a_placement_is_in_the_files_of_who_makes_it)
{
	make_shared();
	as("daemon");
	GOOD("add", "employer", "name=Bakkerij De Korenaar");
	GOOD("add", "employee", "family_name=Wit");
	GOOD("add", "placement", "employer=1", "employee=1", "status=active");
	GOOD("import", write_file("more.csv", "employer,given name,family name\nDrukkerij Noord,Kim,Bos\n"));
	json_t *list = JSON("list", "placements", "--json");
	cr_assert_eq(json_array_size(list), 2);
	for (size_t i = 0; i < 2; i++)
		cr_assert_eq(number_of(json_array_get(list, i), "expert"), 1, "that of daemon, not nobody's");
}

Test(shared, the_team_is_for_the_lead_and_files_are_not)
{
	make_shared();
	as("daemon");
	GOOD("add", "employer", "name=Bakkerij De Korenaar");
	GOOD("add", "employee", "family_name=Wit");
	GOOD("add", "placement", "employer=1", "employee=1", "status=active");
	as("bin");
	json_t *team = JSON("team", "--json");
	json_t *row = json_array_get(json_object_get(team, "caseloads"), 0);
	cr_assert_str_eq(text_of(row, "name"), "Daan de Mon");
	char *out = GOOD("team");
	cr_assert(has(out, "Daan de Mon") && !has(out, "Wit"), "%s", out);
	struct result r = ANKER("list", "placements");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "files"), "%s", r.err);
	cr_assert_eq(ANKER("search", "Wit").code, CLI_REFUSED);
	cr_assert_eq(ANKER("seal", shared_file).code, CLI_REFUSED);
}

Test(shared, who_checks_it_reads_no_words_of_a_file)
{
	make_shared();
	as("daemon");
	GOOD("add", "employer", "name=Bakkerij De Korenaar");
	GOOD("add", "employee", "family_name=Wit");
	GOOD("add", "placement", "employer=1", "employee=1", "status=active");
	as("root");
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(shared_file, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "UPDATE placement SET status = 'ziek door de scheiding'", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	struct result r = ANKER("check");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "placement 1: Status"), "%s%s", r.out, r.err);
	cr_assert(!has(r.out, "scheiding") && !has(r.err, "scheiding"), "%s%s", r.out, r.err);
}

/* What is said of a colleague's record, and what of a number that nothing has. */
static void same_answer(const char *const *words, size_t at)
{
	const char *line[8] = { NULL }, *said[2];
	for (size_t i = 0; words[i]; i++)
		line[i] = words[i];
	for (size_t i = 0; i < 2; i++) {
		line[at] = arena_printf(arena, "%s%d", words[at], i == 0 ? 1 : 7);
		struct result r = anker_run(line);
		cr_assert_eq(r.code, CLI_REFUSED, "%s: %s%s", line[0], r.out, r.err);
		char *text = arena_printf(arena, "%s%s", r.out, r.err);
		for (char *p = text; *p; p++)
			*p = *p == '7' ? '1' : *p;
		said[i] = text;
	}
	cr_expect_str_eq(said[0], said[1], "%s", line[0]);
}
#define SAME_ANSWER(at, ...) same_answer((const char *const[]){ __VA_ARGS__, NULL }, at)

Test(shared, a_number_does_not_tell_whether_a_colleague_has_a_record_under_it, .timeout = 60)
{
	make_shared();
	GOOD("users", "add", "bin", "expert", "--name", "Bien Bin");
	as("bin");
	GOOD("add", "employer", "name=Bakkerij De Korenaar");
	GOOD("add", "employee", "family_name=Wit");
	GOOD("add", "placement", "employer=1", "employee=1", "status=active");
	GOOD("add", "contact", "placement=1", "note=Gebeld", "date=2026-11-20");
	as("daemon");
	SAME_ANSWER(1, "show", "employee/");
	SAME_ANSWER(1, "show", "placement/");
	SAME_ANSWER(1, "show", "contact/", "--json");
	SAME_ANSWER(1, "set", "placement/", "note=x");
	SAME_ANSWER(1, "delete", "contact/");
	SAME_ANSWER(1, "timeline", "");
	SAME_ANSWER(1, "history", "placement/");
	SAME_ANSWER(1, "person", "");
	SAME_ANSWER(1, "fit", "");
	SAME_ANSWER(3, "hand-over", "bin", "--placements", "");
	SAME_ANSWER(2, "add", "contact", "placement=", "note=x", "date=2026-11-20");
	SAME_ANSWER(2, "field", "out", "--placements=", "--dry-run");
}

Test(shared, every_command_has_its_right)
{
	for (size_t i = 0; cli_command_name(i) != NULL; i++)
		cr_expect(cli_command_rights(cli_command_name(i)) != 0, "%s has no row in src/cli/allowed.c",
			cli_command_name(i));
}

/* What a role may not use is refused before it looks at its words. */
Test(shared, every_role_is_refused_every_command_that_takes_another_right)
{
	static const char *const roles[] = { "lead", "researcher", "privacy", "administrator" };
	make_shared();
	GOOD("users", "add", "sys", "researcher");
	GOOD("users", "add", "games", "privacy");
	static const char *const users[] = { "bin", "sys", "games", "root" };
	for (size_t u = 0; u < sizeof users / sizeof *users; u++)
		for (size_t i = 0; cli_command_name(i) != NULL; i++) {
			const char *name = cli_command_name(i);
			const struct command *row = &cli_commands[i];
			if (row->caseload == CASELOAD_NONE || row->prepare != NULL ||
				(cli_command_rights(name) & app_role(roles[u])->rights) != 0)
				continue;
			as(users[u]);
			const char *words[6] = { name };
			for (int w = 0; w < row->least && w < 4; w++)
				words[w + 1] = "1";
			struct result r = anker_run(words);
			cr_expect_eq(r.code, CLI_REFUSED, "%s: %s: %d %s", roles[u], name, r.code, r.err);
			cr_expect(has(r.err, "no right"), "%s: %s: %s", roles[u], name, r.err);
		}
}

Test(shared, one_s_own_caseload_knows_no_roles)
{
	make_office();
	struct result r = ANKER("users");
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert_str_eq(r.out, "");
	cr_assert_eq(ANKER("users", "add", "daemon", "expert").code, CLI_REFUSED);
	cr_assert_eq(json_array_size(JSON("connections", "--json")), 0);
	cr_assert_eq(json_array_size(json_object_get(JSON("team", "--json"), "caseloads")), 0);
}

/* ---- of a caseload there is ---- */

static const char *own_file;

/* Daan's file before the server: an expert whose login is an account here (daemon), one of another machine
 * and one without; a placement of each, work that is out, and typed text that is not saved yet. */
static void make_own(void)
{
	struct store *store;
	own_file = path_of("c.db");
	options.expert = "daemon";
	GOOD("add", "expert", "given_name=Daan", "infix=de", "family_name=Mon", "login=daemon");
	GOOD("add", "expert", "given_name=Bram", "family_name=Boer", "login=bram-of-elsewhere");
	GOOD("add", "expert", "family_name=Zonder");
	make_office();
	GOOD("set", "placement/1", "expert=1");
	GOOD("set", "placement/2", "expert=2");
	GOOD("add", "contact", "placement=1", "party=employer", "note=het gaat goed");
	write_file("pass", "vier losse woorden samen\n");
	cr_assert_eq(chmod(path_of("pass"), 0600), 0);
	GOOD("field", "out", "--placements", "1", "--label", "laptop", "-o", path_of("week.anker"), "--passphrase-file",
		path_of("pass"));
	const struct store_options so = { .path = own_file, .share = "share", .user = "daemon" };
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	cr_assert_eq(store_draft_put(store, "contact.new.1", "halve zin"), 0, "%s", err_last());
	store_close(&store);
}

static const char *share_own(void)
{
	shared_file = path_of("office/regio.anker");
	as("root");
	const char *out = GOOD("init", "--shared", shared_file, "--administrator", "root", "--from", own_file,
		"--passphrase-file", path_of("pass"));
	options.db = shared_file;
	options.db_given = true;
	return out;
}

static void check_whole(void)
{
	struct stat st;
	cr_assert_eq(stat(shared_file, &st), 0);
	cr_assert_eq(st.st_mode & 07777, 0660);
	cr_assert_neq(access(path_of("office/regio.anker.part"), F_OK), 0);
	GOOD("check");
	GOOD("users", "add", "daemon", "expert");
	as("daemon");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 1);
	char *out = GOOD("history", "placement/1");
	cr_assert(has(out, "daemon"), "the journal: %s", out);
	cr_assert(has(GOOD("timeline", "1"), "het gaat goed"));
}

static const char *draft_of(const char *user)
{
	const struct store_options so = { .path = shared_file, .share = "share", .user = user };
	struct store *store;
	struct draft *draft;
	size_t n;
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	cr_assert_eq(store_drafts(store, arena, &draft, &n), 0, "%s", err_last());
	store_close(&store);
	return n ? draft[0].body : NULL;
}

Test(shared, begins_with_a_caseload_there_is, .timeout = 120)
{
	struct stat before, after;
	make_own();
	cr_assert_eq(stat(own_file, &before), 0);
	const char *out = share_own();
	cr_assert(has(out, "ForceCommand") && has(out, own_file) && has(out, "2 placements"), "%s", out);
	cr_assert(has(out, "1 rule file") && has(out, "1 take-out"), "%s", out);
	cr_assert_eq(stat(path_of("office/rules/test.regel"), &after), 0);
	cr_assert_eq(after.st_mode & 07777, 0660);
	cr_assert_eq(stat(own_file, &after), 0);
	cr_assert(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && before.st_ino == after.st_ino, "the old one is only read");
	check_whole();
	cr_assert_str_eq(draft_of("daemon"), "halve zin");
	cr_assert(draft_of("root") == NULL);
	GOOD("field", "in", path_of("week.anker"), "--yes");
	cr_assert_eq(access(path_of("office/regio.anker.queue"), F_OK), 0, "its own");
}

Test(shared, begins_with_a_sealed_caseload, .timeout = 120)
{
	make_own();
	GOOD("seal", own_file, "--passphrase-file", path_of("pass"));
	write_file("other", "heel andere woorden hier\n");
	chmod(path_of("other"), 0600);
	as("root");
	struct result r = ANKER("init", "--shared", path_of("office/regio.anker"), "--administrator", "root", "--from",
		own_file, "--passphrase-file", path_of("other"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert_neq(access(path_of("office"), F_OK), 0, "nothing is made for one that does not open");
	share_own();
	check_whole();
	GOOD("field", "in", path_of("week.anker"), "--yes");
}

Test(shared, tells_who_cannot_come_in_yet_and_takes_them_by_name, .timeout = 120)
{
	make_own();
	const char *out = share_own();
	cr_assert(has(out, "users add daemon expert\n"), "%s", out);
	cr_assert(has(out, "users add ACCOUNT expert --name 'Bram Boer'"), "%s", out);
	cr_assert(has(out, "users add ACCOUNT expert --name Zonder"), "%s", out);
	/* Who has an account is nobody else's to be, also before the role. */
	GOOD("users", "add", "sys", "expert", "--name", "Daan de Mon");
	as("sys");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 0);
	as("root");
	GOOD("users", "add", "bin", "expert", "--name", "bram boer");
	as("bin");
	cr_assert_eq(json_array_size(JSON("list", "experts", "--json")), 4, "no second Bram");
	json_t *placement = JSON("list", "placements", "--json");
	cr_assert_eq(json_array_size(placement), 1);
	cr_assert_str_eq(text_of(json_array_get(placement, 0), "number"), "P-2");
}

Test(shared, does_not_begin_with_what_is_no_caseload_of_one_s_own, .timeout = 120)
{
	make_own();
	as("root");
	const char *to = path_of("new/r.anker");
	struct result r = ANKER("init", "--shared", to, "--administrator", "root", "--from", path_of("pass"));
	cr_assert_eq(r.code, CLI_REFUSED);
	r = ANKER("init", "--shared", to, "--administrator", "root", "--from", path_of("week.anker"), "--passphrase-file",
		path_of("pass"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "take-out"), "%s", r.err);
	share_own();
	r = ANKER("init", "--shared", to, "--administrator", "root", "--from", shared_file);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "shared already"), "%s", r.err);
	cr_assert_neq(access(path_of("new"), F_OK), 0);
}

Test(shared, the_administrator_corrects_a_name)
{
	make_shared();
	GOOD("users", "name", "daemon", "Daan van der Berg");
	as("daemon");
	json_t *expert = json_array_get(JSON("list", "experts", "--json"), 0);
	cr_assert_str_eq(text_of(expert, "given_name"), "Daan");
	cr_assert_str_eq(text_of(expert, "infix"), "van der");
	cr_assert_str_eq(text_of(expert, "family_name"), "Berg");
	cr_assert_str_eq(text_of(expert, "login"), "daemon");
	cr_assert_eq(ANKER("users", "name", "daemon", "Iemand Anders").code, CLI_REFUSED, "only who looks after users");
	as("root");
	cr_assert_eq(ANKER("users", "name", "bin", "Iemand").code, CLI_REFUSED, "the lead is no expert");
	cr_assert_eq(ANKER("users", "name", "daemon", "").code, CLI_REFUSED, "no name");
	cr_assert_eq(ANKER("users", "name", "daemon").code, CLI_WRONG_USE);
}

/* ---- work that takes longer than a moment ---- */

enum { NOTES = 400, NOTE_CHARS = 2000, FULL_MS = 200, WAIT_MS = 60000, ASKED_AGAIN_MS = 400 };

/* More than a pipe holds: who exports waits until it is read. */
static void make_much(void)
{
	struct store *store;
	char note[NOTE_CHARS + 1];
	const struct store_options so = { .path = shared_file, .share = "share", .user = "daemon" };
	memset(note, 'x', NOTE_CHARS);
	note[NOTE_CHARS] = '\0';
	as("daemon");
	GOOD("add", "employer", "name=Bakkerij De Korenaar");
	GOOD("add", "employee", "family_name=Wit");
	GOOD("add", "placement", "employer=1", "employee=1", "status=active");
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	cr_assert_eq(store_begin(store, "much"), 0);
	for (int i = 0; i < NOTES; i++) {
		struct record *r = record_new(model_entity(E_CONTACT), options.today, arena);
		record_set_ref(r, "placement", 1);
		cr_assert(record_set(r, "party", "employer") == 0 && record_set(r, "note", note) == 0);
		cr_assert_eq(store_put(store, r, NULL, NULL), 0, "%s", err_last());
	}
	cr_assert_eq(store_commit(store, NULL), 0);
	store_close(&store);
}

/* Who reads nothing has whoever writes wait: nothing more comes. */
static void wait_until_full(int fd)
{
	int before = -1, held = 0;
	for (int64_t from = clock_ms(); held == 0 || held != before; poll(NULL, 0, FULL_MS)) {
		cr_assert_lt(clock_ms() - from, WAIT_MS, "nothing came");
		before = held;
		cr_assert_eq(ioctl(fd, FIONREAD, &held), 0);
	}
}

static struct connection the_connection(struct store *office)
{
	struct connection *list;
	size_t n;
	cr_assert_eq(store_connections(office, arena, &list, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	return list[0];
}

Test(shared, long_work_is_seen_and_ended_by_the_administrator, .timeout = 120)
{
	const char *const words[] = { "export", "contacts", NULL };
	const struct store_options so = { .path = path_of("office/regio.anker"), .share = "share", .user = "root" };
	struct store *office;
	char bytes[4096];
	int fds[2];
	size_t all = 0;
	make_shared();
	make_much();
	options.source = "192.0.2.7";
	cr_assert_eq(store_open(&office, &so), 0, "%s", err_last());
	cr_assert_eq(pipe(fds), 0);
	pid_t pid = anker_start(fds[1], words);
	close(fds[1]);
	wait_until_full(fds[0]);
	struct connection c = the_connection(office);
	cr_assert_str_eq(c.who, "daemon");
	cr_assert_str_eq(c.what, "export");
	cr_assert_str_eq(c.source, "192.0.2.7");
	cr_assert_eq(c.pid, (long)pid);
	cr_assert_eq(store_connection_end(office, c.id), 0, "%s", err_last());
	for (int64_t from = clock_ms(); clock_ms() - from < ASKED_AGAIN_MS;)
		the_connection(office);
	for (ssize_t n; (n = read(fds[0], bytes, sizeof bytes)) > 0;)
		all += (size_t)n;
	close(fds[0]);
	struct result r = anker_end(pid);
	cr_assert_eq(r.code, CLI_REFUSED, "%s", r.err);
	cr_assert(has(r.err, "the administrator ended this"), "%s", r.err);
	cr_assert_lt(all, (size_t)NOTES * NOTE_CHARS);
	cr_assert_eq(store_connections(office, arena, &(struct connection *){ NULL }, &all), 0);
	cr_assert_eq(all, 0, "who left is gone");
	store_close(&office);
}
