/* Files that are none, in the place of a caseload, a take-out or a passphrase: each gets its sentence and is
 * left as it was. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/field.h"
#include "homecoming.h"
#include "tests/support/fault_run.h"
#include "tests/support/term.h"

static void setup(void)
{
	run_open();
	homecoming_open();
	chmod(path_of("pw"), 0600);
}

TestSuite(wrong_files, .init = setup, .fini = run_close, .timeout = 120);

static void refused(int code, const char *words, struct result got)
{
	cr_assert_eq(got.code, code, "%d: %s%s", got.code, got.out, got.err);
	cr_assert(has(got.err, words), "%s", got.err);
	cr_assert_str_eq(got.out, "");
}

Test(wrong_files, a_word_that_is_no_command_but_a_file)
{
	refused(CLI_REFUSED, "is empty: there is no caseload in it", ANKER(write_file("week1.anker", "")));
	refused(CLI_REFUSED, "is not a caseload of anker", ANKER(write_file("letter", "Geachte heer")));
	refused(CLI_REFUSED, "there is no file week48.anker", ANKER("week48.anker", "list", "contacts"));
	refused(CLI_REFUSED, "is not a caseload of anker", ANKER("/dev/null"));
	refused(CLI_WRONG_USE, "did you mean list?", ANKER("lits"));
}

Test(wrong_files, an_empty_file_is_read_by_nobody_and_stays_empty)
{
	const char *empty = write_file("empty.anker", "");
	struct stat st;

	refused(CLI_REFUSED, "is empty: there is no caseload in it", ANKER("list", "contacts", "--db", empty));
	refused(CLI_REFUSED, "is empty: there is no caseload in it", ANKER("seal", empty, "--passphrase-file", path_of("pw")));
	cr_assert_eq(stat(empty, &st), 0);
	cr_assert_eq(st.st_size, 0);
	GOOD("add", "region", "name=Noord", "--db", empty); /* where one may be made, it may be made in that */
}

Test(wrong_files, what_is_not_there_is_not_called_something_else)
{
	const char *missing = path_of("missing");

	refused(CLI_REFUSED, "there is no file", ANKER("seal", missing, "--passphrase-file", path_of("pw")));
	refused(CLI_REFUSED, "there is no file", ANKER("unseal", missing));
	refused(CLI_REFUSED, "there is no file", ANKER("passphrase", missing));
	refused(CLI_REFUSED, "is not a caseload of anker", ANKER("unseal", write_file("letter", "Geachte heer")));
	cr_assert_eq(access(missing, F_OK), -1);
}

Test(wrong_files, a_passphrase_file_without_one_is_named)
{
	const char *file = homecoming_path(), *nothing = write_file("nothing", "\r\nvier woorden\n");
	int input;

	refused(CLI_REFUSED, "nothing is empty; the passphrase stands there",
		ANKER("check", "--db", file, "--passphrase-file", nothing));
	refused(CLI_REFUSED, "the passphrase file", ANKER("check", "--db", file, "--passphrase-file", path_of(".")));
	cr_assert((input = open("/dev/null", O_RDONLY)) >= 0 && dup2(input, STDIN_FILENO) >= 0);
	refused(CLI_REFUSED, "the first line of standard input is empty",
		ANKER("check", "--db", file, "--passphrase-file", "-"));
	cr_assert((input = open(path_of("pw"), O_RDONLY)) >= 0 && dup2(input, STDIN_FILENO) >= 0);
	GOOD("check", "--db", file, "--passphrase-file", "-");
	close(STDIN_FILENO);
	refused(CLI_REFUSED, "standard input cannot be read", ANKER("check", "--db", file, "--passphrase-file", "-"));
}

Test(wrong_files, a_takeout_that_cannot_be_made_is_in_no_list)
{
	const char *pw = path_of("pw");

	refused(CLI_REFUSED, "its folder is not there",
		ANKER("field", "out", "--placements", "1", "-o", path_of("no/week.anker"), "--passphrase-file", pw));
	refused(CLI_WRONG_USE, "--label takes a few words in one line", ANKER("field", "out", "--placements", "1",
		"--label", "a\nb", "-o", path_of("w"), "--passphrase-file", pw));
	refused(CLI_WRONG_USE, "--label takes a few words in one line", ANKER("field", "out", "--placements", "1",
		"--label", " ", "-o", path_of("w"), "--passphrase-file", pw));
	cr_assert_eq(json_array_size(JSON("field", "list", "--json")), 1);
}

Test(wrong_files, a_takeout_says_that_the_list_is_at_the_office)
{
	options.db = homecoming_path();
	options.passphrase_file = path_of("pw");
	refused(CLI_REFUSED, "the list is at the office", ANKER("field", "show", "1"));
	refused(CLI_REFUSED, "the list is at the office", ANKER("field", "lost", "1", "--yes"));
}

Test(wrong_files, two_passphrases__the_caseloads_stands_before_the_command)
{
	const char *pw = path_of("pw"), *file = path_of("w.anker");

	GOOD("seal", options.db, "--passphrase-file", pw);
	run_leave_terminal();
	struct result r = ANKER("field", "out", "--placements", "1", "-o", file, "--passphrase-file", pw);
	refused(CLI_REFUSED, "anker --passphrase-file FILE field out", r);
	options.passphrase_file = pw;
	GOOD("field", "out", "--placements", "1", "-o", file, "--passphrase-file", pw);
	GOOD("field", "in", file, "--yes");
}

/* ---- streams that are closed ---- */

/* The program on the take-out, by a shell that closes what is asked. */
static int by_shell(const char *words, const char *closing)
{
	const char *line = arena_printf(arena,
		"ANKER_SHARE=share %s --lang en --db %s --passphrase-file %s %s >%s 2>%s %s", fault_program(), homecoming_path(),
		path_of("pw"), words, path_of("out"), path_of("err"), closing);
	int status = system(line);

	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(wrong_files, a_closed_stream_is_no_file_of_ours)
{
	static const char adds[] = "add contact placement=1 date=2026-11-20 party=employee note=Dicht", *const closing[] = {
		"<&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-", ">&-", "2>&-" };
	const size_t n = sizeof(closing) / sizeof(closing[0]);

	for (size_t i = 0; i < n; i++) {
		bool silent = strstr(closing[i], " >&-") != NULL || *closing[i] == '>';
		cr_assert_eq(by_shell(adds, closing[i]), silent ? CLI_REFUSED : CLI_GOOD, "%s", closing[i]);
		GOOD("check", "--db", homecoming_path(), "--passphrase-file", path_of("pw"));
	}
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json", "--db", homecoming_path(), "--passphrase-file",
		path_of("pw"))), n + 1);
	cr_assert_eq(by_shell("import -", "<&-"), CLI_REFUSED);
	const char *line = arena_printf(arena, "ANKER_SHARE=share %s --lang en --db %s field in - --yes <&- 2>%s",
		fault_program(), options.db, path_of("err"));
	cr_assert_neq(system(line), 0);
	cr_assert(has(read_file(path_of("err")), "standard input cannot be read"), "%s", read_file(path_of("err")));
}

/* ---- with the recovery key ---- */

/* Gives the take-out one, as `anker passphrase` does. */
static void add_recovery(char key[SEAL_RECOVERY_SIZE])
{
	struct secret *p;
	struct seal *seal;
	struct store *s;
	size_t n;

	cr_assert_eq(secret_new(&p, HOMECOMING_PASSPHRASE, strlen(HOMECOMING_PASSPHRASE)), 0);
	cr_assert_eq(seal_open(&seal, homecoming_path(), &(struct seal_way){ .passphrase = p }, false), 0, "%s", err_last());
	const struct store_vault vault = seal_vault(seal);
	const struct store_options o = { .path = homecoming_path(), .share = "share", .user = "anna", .vault = &vault };
	cr_assert_eq(store_open(&s, &o), 0, "%s", err_last());
	const unsigned char *image = store_image(s, &n);
	cr_assert_eq(seal_change(seal, p, (struct seal_cost){ 1, 8192 }, key, image, n), 0, "%s", err_last());
	store_close(&s);
	seal_close(&seal);
	secret_free(&p);
}

static int bring_by(const char *key, const char *says)
{
	char *argv[] = { getenv("ANKER"), arena_strdup(arena, "--db"), arena_strdup(arena, options.db),
		arena_strdup(arena, "--lang"), arena_strdup(arena, "en"), arena_strdup(arena, "field"),
		arena_strdup(arena, "in"), arena_strdup(arena, homecoming_path()), arena_strdup(arena, "--recovery"),
		arena_strdup(arena, "--yes"), NULL };
	struct term *t = term_spawn(24, 80, argv, (const char *const[]){ "ANKER_SHARE=share", "ANKER_USER=anna", NULL });

	term_wait_for(t, "Recovery key of");
	term_type(t, key);
	term_type(t, "\n");
	term_wait_for(t, says);
	cr_assert_not(memmem(t->raw, t->bytes, key, strlen(key)) != NULL, "it was shown");
	int code = term_wait_exit(t);
	term_done(t);
	return code;
}

Test(wrong_files, a_takeout_comes_home_by_its_recovery_key)
{
	char key[SEAL_RECOVERY_SIZE];

	homecoming_work();
	add_recovery(key);
	refused(CLI_WRONG_USE, "not both", ANKER("field", "in", homecoming_path(), "--recovery", "--yes",
		"--passphrase-file", path_of("pw")));
	cr_assert_eq(bring_by("ABCD", "recovery key"), CLI_REFUSED);
	cr_assert_eq(bring_by(key, "it is in"), CLI_GOOD);
	cr_assert_str_eq(text_of(JSON("show", "contact/1", "--json"), "note"), "Het gaat goed.");
}

/* ---- on a network file system ---- */

static int on_network(struct fault_run *f, const char *force)
{
	const char *const argv[] = { fault_program(), "--lang", "en", "--db", homecoming_path(), "--passphrase-file",
		path_of("pw"), "list", "contacts", force, NULL };

	f->what = "network";
	f->part = "week47.anker";
	fault_run(f, argv);
	return WIFEXITED(f->status) ? WEXITSTATUS(f->status) : -1;
}

Test(wrong_files, a_sealed_file_on_a_network_file_system__is_opened_by_force_only)
{
	struct fault_run f = { 0 };

	setenv("ANKER_SHARE", "share", 1);
	cr_assert_eq(on_network(&f, NULL), CLI_REFUSED, "%s", f.said);
	cr_assert(has(f.said, "is on a network file system"), "%s", f.said);
	cr_assert_eq(on_network(&f, "--force-network"), CLI_GOOD, "%s", f.said);
	cr_assert(has(f.said, "Het gaat."), "%s", f.said);
}
