/* A poisoned shared caseload: hostile text in every table of who may what, who read what and who is at work in
 * it, as another program or a program of before could have left it; and every command that shows of these. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <unistd.h>
#include <utf8proc.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/text.h"
#include "run.h"
#include "src/cli/internal.h"

/* "red" shows that it was printed. */
static const char poison[] = "\x1b[2J\x1b[31mred\x1b]52;c;YQ==\x07\x1bP1$r\x1b\\\x9b" "2J\xc2\x9b" "2J\rb\b\v\x0e\x7f"
	"\xe2\x80\xae" "esrever\xe2\x81\xa6x\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x81\x81\xe2\x80\xa8\n=1+1";

static const char *bad; /* the same as UTF-8, which is all that a store takes */

/* ---- the caseload ---- */

static void run_sql(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	for (int i = 1; i <= sqlite3_bind_parameter_count(st); i++)
		sqlite3_bind_text(st, i, bad, -1, SQLITE_STATIC);
	cr_assert_eq(sqlite3_step(st), SQLITE_DONE, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_finalize(st);
}

static void poison_file(const char *path, const char *const *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	for (int i = 0; sql[i] != NULL; i++)
		run_sql(db, sql[i]);
	sqlite3_close(db);
}

/* Every text column of the tables of 007-shared.sql that is not of a kind of record; those have tests of their
 * own (hostile.c). Dates stay dates: the tables take no others. */
static const char *const tables[] = {
	"INSERT INTO member (login, role, since, by, until, until_by) VALUES (?1, ?1, ?1, ?1, ?1, ?1)",
	"INSERT INTO member (login, role, since, by) VALUES (?1, 'expert', ?1, ?1)",
	"INSERT INTO member (login, role, since, by) VALUES ('bin', ?1, ?1, ?1)",
	"INSERT INTO stand_in (expert, login, first, last, note, at, by)"
	" VALUES (1, ?1, '2026-11-01', '2026-12-31', ?1, ?1, ?1)",
	"INSERT INTO stand_in (expert, login, first, last, note, at, by, ended, ended_by)"
	" VALUES (1, 'daemon', '2026-11-01', '2026-12-31', ?1, ?1, ?1, ?1, ?1)",
	"INSERT INTO opened (who, entity, record, at, until, kind, reason) VALUES (?1, 6, 1, ?1, '9999', ?1, ?1)",
	"INSERT INTO opened (who, entity, record, at, until, kind, reason) VALUES ('daemon', 6, 2, ?1, '9999', ?1, ?1)",
	"INSERT INTO notice (login, at, by, kind, entity, record, text) VALUES ('daemon', ?1, ?1, ?1, 6, 1, ?1)",
	"INSERT INTO notice (login, at, by, kind, entity, record, text, seen)"
	" VALUES ('daemon', ?1, ?1, 'opened', 0, 0, ?1, ?1)",
	"INSERT INTO connection (owner, who, since, source, terminal, what, end_by)"
	" SELECT owner, ?1, ?1, ?1, ?1, ?1, ?1 FROM connection",
	"INSERT INTO connection (owner, who, since, source, terminal, what) VALUES (?1, ?1, ?1, ?1, ?1, ?1)",
	"INSERT INTO erased_count (year, sector, outcome, n) VALUES (2026, ?1, ?1, 1)",
	"INSERT INTO erasure (at, who, ground, reason, certificate, rewritten) VALUES (?1, ?1, ?1, ?1, ?1, ?1)",
	"INSERT INTO erasure (at, who, ground, reason, certificate) VALUES ('2026-11-20T10:00:00Z', ?1, ?1, ?1, ?1)",
	"UPDATE txn SET label = ?1, who = ?1",
	"UPDATE organisation SET name = ?1",
	"UPDATE employee SET family_name = ?1, keep_until = '2027-01-01', keep_reason = ?1",
	"INSERT INTO takeout (site, token, owner, label, at, scope, state) VALUES (7, ?1, 'daemon', ?1, ?1, ?1, 'out')",
	"INSERT INTO setting (who, name, value) VALUES ('daemon', ?1, ?1)",
	"INSERT INTO draft (who, key, owner, body, at) VALUES ('daemon', ?1, '', ?1, ?1)",
	NULL };

static const char *const readlog[] = {
	"INSERT INTO line (id, at, who, entity, record, employee, what, ground, reason, records, digest)"
	" SELECT max(id) + 1, ?1, ?1, 6, 1, 1, ?1, ?1, ?1, 1, ?1 FROM line",
	"INSERT INTO reason (line, salt, text) SELECT max(id), ?1, ?1 FROM line",
	"INSERT INTO line (id, at, who, entity, record, employee, what, ground, reason, records, digest)"
	" SELECT max(id) + 1, '2026-11-20T10:00:00Z', ?1, 0, 0, 0, ?1, 'opened', '', 2, ?1 FROM line",
	NULL };

static struct store *present; /* whose connection lives on */

static void setup(void)
{
	run_open();
	size_t n = 0;
	char *text = arena_alloc(arena, sizeof poison);
	for (const char *p = poison; *p != '\0'; p++) /* the lone byte of C1 is no UTF-8 */
		if ((unsigned char)*p != 0x9b || (p > poison && (unsigned char)p[-1] == 0xc2))
			text[n++] = *p;
	text[n] = '\0';
	bad = text;
	options.expert = "daemon";
	GOOD("add", "expert", "given_name=Daan", "family_name=Mon", "login=daemon");
	make_office();
	GOOD("set", "placement/1", "expert=1");
	GOOD("set", "placement/2", "expert=1");
	const struct store_options so = { .path = options.db, .share = "share", .user = "daemon" };
	cr_assert_eq(store_open(&present, &so), 0, "%s", err_last());
	cr_assert_eq(store_share(present), 0, "%s", err_last());
	static const char *const roles[] = { "expert", "lead", "privacy", "administrator" };
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		cr_assert_eq(store_member_add(present, "daemon", roles[i]), 0, "%s", err_last());
	GOOD("show", "placement/1"); /* the read log begins */
	cr_assert_eq(store_connect(present, bad, bad, bad), 0, "%s", err_last());
	poison_file(options.db, tables);
	poison_file(arena_printf(arena, "%s.read", options.db), readlog);
	options.account = "daemon";
	options.clock = options.today;
}

static void teardown(void)
{
	store_close(&present);
	run_close();
}

TestSuite(hostile_shared, .init = setup, .fini = teardown, .timeout = 300);

/* ---- what is printed ---- */

static utf8proc_int32_t first_bad(const char *text)
{
	utf8proc_int32_t code;
	for (const char *p = text; *p != '\0';) {
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, -1, &code);
		if (n < 0)
			return -1;
		utf8proc_category_t kind = utf8proc_category(code);
		if ((kind == UTF8PROC_CATEGORY_CC && code != '\n') || kind == UTF8PROC_CATEGORY_CF ||
			kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP)
			return code;
		p += n;
	}
	return 0;
}

/* `shows`: what stands in the tables is printed, so the run says something. */
static const struct run {
	bool shows;
	const char *word[8];
} runs[] = {
	{ true, { "users" } }, { true, { "users", "--json" } }, { false, { "users", "add", "sys", "lead" } },
	{ true, { "users", "end", poison, "expert" } }, { true, { "users", "name", "daemon", poison } },
	{ true, { "users", "add", poison, "expert" } }, { false, { "users", "add", "sys", "expert", "--name", poison } },
	{ false, { "team" } }, { false, { "team", "--json" } }, { false, { "roles" } },
	{ true, { "read-log" } }, { true, { "read-log", "--json" } }, { true, { "read-log", "placement/1" } },
	{ false, { "read-log", "--by", poison } }, { false, { "read-log", "--verify" } },
	{ false, { "read-log", "--verify", "--json" } }, { true, { "notices" } }, { true, { "notices", "--all" } },
	{ true, { "notices", "--all", "--json" } }, { false, { "notices", "seen", "1" } },
	{ false, { "notices", "seen", poison } }, { true, { "connections" } }, { true, { "connections", "--json" } },
	{ true, { "connections", "end", poison } }, { false, { "connections", "end", "999" } },
	{ false, { "open", "placement/2", "--reason", poison } }, { false, { "open", "placement/1", "--kind", poison,
		"--reason", "x" } }, { false, { "colleague", poison } }, { false, { "colleague", "1", "--json" } },
	{ true, { "stand-in" } }, { true, { "stand-in", "--json" } }, { false, { "stand-in", "end", "1" } },
	{ true, { "stand-in", poison, "--until", "2026-12-24", "--note", poison } },
	{ true, { "hand-over", poison, "--note", poison } }, { true, { "hand-over", "1", "--of", poison } },
	{ true, { "person", "1" } }, { true, { "person", "1", "--json" } }, { true, { "person", "1", "--format", "html" } },
	{ true, { "person", "1", "--format", "text" } }, { false, { "person" } },
	{ true, { "erase", "--certificates" } }, { true, { "erase", "--certificates", "--json" } },
	{ true, { "erase", "1", "--dry-run" } }, { true, { "erase", "1", "--dry-run", "--json" } },
	{ false, { "erase", "1", "--name", "x", "--ground", "request", "--reason", poison } },
	{ false, { "erase", "--finish" } }, { false, { "retention" } }, { false, { "retention", "--within", "9999" } },
	{ false, { "retention", "--within", "9999", "--json" } },
	{ false, { "retention", "keep", "1", "--until", "2027-06-01", "--reason", poison } },
	{ true, { "history", "placement/1" } }, { true, { "list", "placements" } }, { true, { "export", "placements", "--json" } },
	{ true, { "field", "list" } }, { true, { "field", "show", "7" } }, { false, { "check" } },
};

static void check_run(const struct run *run)
{
	const char *words[9] = { NULL };
	for (int i = 0; i < 8; i++)
		words[i] = run->word[i];
	struct result r = anker_run(words);
	cr_expect_eq(first_bad(r.out), 0, "%s %s: U+%04X on stdout: %s", words[0], words[1] ? words[1] : "",
		(unsigned)first_bad(r.out), r.out);
	cr_expect_eq(first_bad(r.err), 0, "%s %s: U+%04X on stderr: %s", words[0], words[1] ? words[1] : "",
		(unsigned)first_bad(r.err), r.err);
	cr_expect(!run->shows || has(r.out, "red") || has(r.err, "red"), "%s %s shows nothing of it: %s%s", words[0],
		words[1] ? words[1] : "", r.out, r.err);
}

Test(hostile_shared, text_is_harmless__in_every_command_of_the_office)
{
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		check_run(&runs[i]);
}

/* Whom one is, and where from: a name that no machine gives, an address and a terminal that no server sends. */
Test(hostile_shared, text_is_harmless__in_who_connects_and_from_where)
{
	options.source = options.terminal = poison;
	check_run(&(struct run){ true, { "connections" } });
	options.account = options.expert = bad;
	check_run(&(struct run){ true, { "list", "placements" } });
	check_run(&(struct run){ true, { "users" } });
	options.expert = "daemon";
	check_run(&(struct run){ true, { "list", "placements" } });
}
