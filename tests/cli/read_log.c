/* The read log of a shared caseload, through the commands: whatever prints a word of a file has a line
 * there first, and prints nothing when there can be none. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "run.h"

/* In a note, and in a name. */
#define SECRET "zonnebloem"
#define NAME "Witbaard"

static struct store *store;

static void reopen(void)
{
	const struct store_options so = { .path = options.db, .share = "share", .user = "anna" };
	store_close(&store);
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
}

/* Anna's office with one file full of the word, shared from then on. */
static void shared_open(void)
{
	static const char *const roles[][2] = { { "anna", "expert" }, { "anna", "privacy" }, { "anna", "lead" },
		{ "anna", "administrator" }, { "bram", "expert" } };
	run_open();
	make_office();
	GOOD("add", "expert", "login=anna", "given_name=Anna", "family_name=Visser");
	GOOD("add", "expert", "login=bram", "given_name=Bram", "family_name=Bakker");
	GOOD("set", "employee/1", "family_name=" NAME, "note=" SECRET);
	GOOD("set", "placement/1", "expert=1", "note=" SECRET, "course=difficult");
	GOOD("set", "placement/2", "expert=2", "note=" SECRET);
	GOOD("add", "contact", "placement=1", "party=employee", "date=2026-01-05", "note=" SECRET);
	GOOD("add", "bottleneck", "placement=1", "theme=guidance", "note=" SECRET);
	GOOD("add", "action", "placement=1", "what=" SECRET);
	GOOD("add", "task", "employer=1", "name=" SECRET);
	GOOD("add", "absence", "placement=1", "date=2026-03-01");
	reopen();
	cr_assert_eq(store_share(store), 0, "%s", err_last());
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		cr_assert_eq(store_member_add(store, roles[i][0], roles[i][1]), 0, "%s", err_last());
	reopen();
}

static void shared_close(void)
{
	store_close(&store);
	run_close();
}

TestSuite(read_log, .init = shared_open, .fini = shared_close);

enum { WORDS = 6 };
/* Every way we know to read of the file with commands. */
static const char *const readings[][WORDS] = {
	{ "list", "placements" }, { "list", "placements", "--json" }, { "list", "employees" },
	{ "list", "contacts", "--json" }, { "list", "contacts", "placement=1" }, { "list", "contacts", "id=1" },
	{ "list", "bottlenecks" }, { "list", "actions" }, { "list", "tasks" }, { "list", "contacts", "--text", SECRET },
	{ "show", "placement/1" }, { "show", "employee/1", "--json" }, { "show", "contact/1" }, { "show", "task/1" },
	{ "show", "placement/" NAME }, { "export", "placements" }, { "export", "contacts", "--csv" },
	{ "export", "employees", "--json" }, { "timeline", "1" }, { "timeline", "employer/1", "--json" },
	{ "search", SECRET }, { "search", SECRET, "--json" }, { "history", "placement/1" },
	{ "history", "employee/1", "note", "--json" }, { "suggest" }, { "suggest", "--json" },
	{ "suggest", "--placement", "1" }, { "why", "1", "test-werknemer" }, { "why-not", "1" }, { "gaps" },
	{ "gaps", "--json" }, { "fit", "1" }, { "tasks", "1" }, { "schemes", "1" }, { "milestones", "1" },
	{ "pattern", "1" }, { "matrix" }, { "duplicates" }, { "spar-card", "bottleneck/1" },
	{ "interview", "prepare", "1" }, { "interview", "list" }, { "set", "placement/1", "hours=20" },
	{ "add", "contact", "placement=1", "note=" SECRET }, { "undo" }, { "redo" }, { "delete", "action/1" },
	{ "weigh" }, { "rest", "1", "--until", "+2w", "--reason", "rust" }, { "peer-review" }, { "person", "1" },
};
enum { READINGS = sizeof readings / sizeof *readings };

static int64_t lines(void)
{
	const char *head;
	int64_t bad = 0, n = 0;
	int rc = readlog_verify(store, arena, &bad, &head, &n);
	cr_assert(rc == 0 || rc == ERR_NOTFOUND, "%s", err_last());
	cr_assert_eq(bad, 0);
	return n;
}

static bool tells(const struct result *r)
{
	return has(r->out, SECRET) || has(r->out, NAME);
}

static const char *typed(size_t i)
{
	const char *all = "anker";
	for (size_t k = 0; k < WORDS && readings[i][k]; k++)
		all = arena_printf(arena, "%s %s", all, readings[i][k]);
	return all;
}

static struct result run_reading(size_t i)
{
	const char *words[WORDS + 1] = { NULL };
	memcpy(words, readings[i], sizeof readings[i]);
	return anker_run(words);
}

Test(read_log, every_command_that_prints_of_a_file_has_a_line_first, .timeout = 300)
{
	size_t told = 0;
	for (size_t i = 0; i < READINGS; i++) {
		int64_t before = lines();
		struct result r = run_reading(i);
		cr_assert_neq(r.code, CLI_WRONG_USE, "%s: %s", typed(i), r.err);
		told += tells(&r);
		cr_assert(!tells(&r) || lines() > before, "%s", typed(i));
	}
	cr_assert_gt(told, READINGS / 2, "the words are in what is printed: %zu of %d", told, READINGS);
}

/* The log cannot be written: what stands there is a folder. */
Test(read_log, without_the_log_nothing_of_a_file_is_printed, .timeout = 300)
{
	const char *log = arena_printf(arena, "%s.read", options.db);
	cr_assert_neq(access(log, F_OK), 0);
	cr_assert_eq(mkdir(log, 0700), 0);
	for (size_t i = 0; i < READINGS; i++) {
		struct result r = run_reading(i);
		cr_assert(!tells(&r), "%s: %s", typed(i), r.out);
	}
}

Test(read_log, a_colleagues_file_opens_with_a_reason_and_they_are_told)
{
	cr_assert_neq(ANKER("show", "placement/2").code, CLI_GOOD);
	cr_assert_neq(ANKER("open", "placement/2").code, CLI_GOOD, "without a reason");
	GOOD("open", "placement/2", "--reason", "Bram vroeg het", "--kind", "asked", "--until", "30m");
	cr_assert(has(GOOD("show", "placement/2"), SECRET));
	json_t *log = JSON("read-log", "placement/2", "--json"), *last = json_array_get(log, 0);
	cr_assert_eq(json_array_size(log), 2);
	cr_assert_str_eq(text_of(last, "ground"), "opened");
	cr_assert_str_eq(text_of(last, "reason"), "Bram vroeg het");
	cr_assert_str_eq(text_of(last, "what"), "show");
	options.expert = "bram";
	json_t *told = JSON("notices", "--json");
	cr_assert_eq(json_array_size(told), 1);
	cr_assert_str_eq(text_of(json_array_get(told, 0), "by"), "anna");
	GOOD("notices", "seen", "all");
	cr_assert_eq(json_array_size(JSON("notices", "--json")), 0);
	cr_assert_eq(json_array_size(JSON("notices", "--all", "--json")), 1);
}

Test(read_log, verify_says_which_line_was_changed)
{
	GOOD("show", "placement/1");
	cr_assert(has(GOOD("read-log", "--verify"), "1 lines"));
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s.read \"DROP TRIGGER line_stays; UPDATE line SET who = 'x'\"",
			     options.db)), 0);
	struct result r = ANKER("read-log", "--verify");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "line 1"), "%s", r.err);
}

Test(read_log, files_are_handed_over_and_stood_in_for)
{
	GOOD("stand-in", "bram", "--until", "+2w", "--note", "Vakantie");
	cr_assert_eq(json_array_size(JSON("stand-in", "--json")), 1);
	cr_assert_eq(json_array_size(JSON("stand-in", "list", "--json")), 1);
	GOOD("stand-in", "end", "1");
	cr_assert_eq(json_array_size(JSON("stand-in", "--json")), 0);
	GOOD("hand-over", "bram", "--placements", "1", "--note", "Neem over");
	cr_assert_neq(ANKER("show", "placement/1").code, CLI_GOOD);
	GOOD("hand-over", "anna", "--of", "bram");
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}

/* After a lost disk: the sealed copy and its log are made plain, and take the place of what is gone. */
Test(read_log, of_a_sealed_copy_is_made_plain_with_the_passphrase_of_the_copy)
{
	const char *words = write_file("words", "vier woorden voor kopie\n"), *copy = path_of("copy.anker"),
		   *log = path_of("copy.anker.read");
	GOOD("list", "placements");
	GOOD("backup", copy, "--new-passphrase-file", words);
	const char *head = GOOD("read-log", "--verify");
	run_leave_terminal();
	struct result r = ANKER("unseal", log, "--passphrase-file", write_file("other", "iets anders\n"));
	cr_assert(r.code == CLI_REFUSED && has(r.err, "passphrase"), "%s", r.err);
	cr_assert(has(GOOD("unseal", log, "--passphrase-file", words), "is a plain file now"));
	GOOD("unseal", copy, "--passphrase-file", words);
	store_close(&store);
	cr_assert_eq(system(arena_printf(arena, "rm %s*; mv %s %s; mv %s %s.read", options.db, copy, options.db, log,
		options.db)), 0);
	cr_assert_str_eq(GOOD("read-log", "--verify"), head);
	r = ANKER("unseal", write_file("letter.read", "ankr, maar dan anders"));
	cr_assert(r.code == CLI_REFUSED && has(r.err, "not a caseload"), "%s", r.err);
}

/* A case for peer review goes without the names of a colleague's file, and says so rather than "?". */
Test(read_log, a_colleague_s_case_for_peer_review_is_about_nobody)
{
	static const char decision[] = "INSERT INTO decision (id, version, placement, employer, date, rule, verdict, peer_review, peer_question)"
				       " SELECT 1, 1, 2, employer, '2026-11-01', 'test-werknemer', 'dismissed', 1, 'Waarom niet?'"
				       " FROM placement WHERE id = 2";
	store_close(&store);
	cr_assert_eq(system(arena_printf(arena, "sqlite3 %s \"%s\"", options.db, decision)), 0);
	json_t *one = json_array_get(JSON("peer-review", "--json"), 0);
	cr_assert_str_eq(text_of(one, "question"), "Waarom niet?");
	cr_assert_null(text_of(one, "about"));
	cr_assert_not(has(GOOD("peer-review"), "?  "), "%s", GOOD("peer-review"));
}
