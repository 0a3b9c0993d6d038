/* seal, unseal, passphrase, and every command on a sealed caseload: with files, and on a real
 * terminal, which shows nothing of what is typed and is as it was afterwards. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "run.h"
#include "tests/support/term.h"

#define WORDS "vier losse woorden samen"
#define OTHER "een heel andere zin erbij"

static const char *file, *words, *other, *wrong;

static const char *secret_file(const char *name, const char *text)
{
	const char *path = write_file(name, text);
	cr_assert_eq(chmod(path, 0600), 0);
	return path;
}

static void setup(void)
{
	run_open();
	make_office();
	file = path_of("c.db");
	words = secret_file("words", WORDS "\n");
	other = secret_file("other", OTHER "\n");
	wrong = secret_file("wrong", "geen idee\n");
}

TestSuite(sealing, .init = setup, .fini = run_close, .timeout = 120);

static void refused(struct result r, int code, const char *part)
{
	cr_assert_eq(r.code, code, "%d: %s", r.code, r.err);
	cr_assert(has(r.err, part), "%s", r.err);
	cr_assert_str_eq(r.out, "");
}

static int slave = -1; /* held open: what the terminal is set to outlives the program */

/* The program itself, on a terminal. */
static struct term *run_words(const char *const *more)
{
	const char *argv[16] = { getenv("ANKER"), "--lang", "en", "--today", "2026-11-22" };
	for (size_t n = 5; n < 15 && *more != NULL; n++)
		argv[n] = *more++;
	struct term *t = term_spawn(24, 80, (char *const *)argv, (const char *[]){ "ANKER_SHARE=share", NULL });
	if (slave >= 0)
		close(slave);
	cr_assert_geq(slave = open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC), 0);
	return t;
}
#define RUN(...) run_words((const char *const[]){ __VA_ARGS__, NULL })

static bool echoes(void)
{
	struct termios how;
	cr_assert_eq(tcgetattr(slave, &how), 0);
	return (how.c_lflag & ECHO) != 0;
}

static bool shown(const struct term *t, const char *text)
{
	return memmem(t->raw, t->bytes, text, strlen(text)) != NULL;
}

static int times(const struct term *t, const char *text)
{
	int n = 0;
	for (const char *at = t->raw, *end = t->raw + t->bytes; at; n++)
		if ((at = memmem(at, (size_t)(end - at), text, strlen(text))) != NULL)
			at++;
		else
			break;
	return n;
}

/* When it is asked for the nth time: what is typed before that is thrown away. */
static void answer(struct term *t, const char *prompt, int nth, const char *text)
{
	while (times(t, prompt) < nth)
		term_idle(t, 10);
	term_type(t, text);
	term_type(t, "\n");
}

static void end_good(struct term *t)
{
	cr_assert_eq(term_wait_exit(t), 0, "%s", term_dump(t));
	cr_assert(echoes());
	term_done(t);
}

/* ---- with files ---- */

Test(sealing, seals_changes_and_unseals)
{
	const char *out = GOOD("seal", file, "--passphrase-file", words);
	cr_assert(has(out, "is sealed; from now on it asks its passphrase"), "%s", out);
	cr_assert(seal_is(file));
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--passphrase-file", words)), 2);
	GOOD("set", "placement/1", "course=difficult", "--passphrase-file", words);
	cr_assert(has(GOOD("check", "--passphrase-file", words), "is good"));
	refused(ANKER("list", "placements", "--passphrase-file", wrong), CLI_REFUSED, "is not that of");
	GOOD("passphrase", file, "--passphrase-file", words, "--new-passphrase-file", other);
	refused(ANKER("list", "placements", "--passphrase-file", words), CLI_REFUSED, "is not that of");
	cr_assert(has(GOOD("history", "placement/1", "--passphrase-file", other), "Course"));
	GOOD("unseal", "--passphrase-file", other);
	cr_assert(!seal_is(file));
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json")), 2);
}

Test(sealing, a_backup_of_a_sealed_file_is_sealed)
{
	const char *copy = path_of("copy.anker");
	GOOD("seal", "--passphrase-file", words);
	GOOD("backup", copy, "--passphrase-file", words);
	cr_assert(seal_is(copy));
	cr_assert_eq(json_array_size(JSON("list", "placements", "--json", "--db", copy, "--passphrase-file", words)), 2);
	refused(ANKER("backup", copy, "--passphrase-file", words), CLI_REFUSED, "exists already");
}

Test(sealing, names_what_plain_text_it_removed)
{
	const char *copy = write_file("c.db.v5.bak", "Bakkerij De Korenaar");
	const char *out = GOOD("seal", "--passphrase-file", words);
	cr_assert(has(out, "c.db.v5.bak, which held plain text"), "%s", out);
	cr_assert_eq(access(copy, F_OK), -1);
}

Test(sealing, a_recovery_key_is_printed_once_and_opens)
{
	char *out = GOOD("seal", "--passphrase-file", words, "--recovery"), *key = strstr(out, "passphrase\n");
	cr_assert_not_null(key, "%s", out);
	key += strlen("passphrase\n");
	key[strcspn(key, "\n")] = '\0';
	cr_assert_gt(strlen(key), 20);
	struct term *t = RUN("--db", file, "--recovery", "list", "placements");
	answer(t, "Recovery key of", 1, key);
	term_wait_for(t, "Bakkerij");
	cr_assert_eq(term_wait_exit(t), 0);
	cr_assert_not(term_has(t, key));
	term_done(t);
}

Test(sealing, refuses_in_words)
{
	const char *letter = write_file("letter", "Geachte heer");
	refused(ANKER("seal", letter, "--passphrase-file", words), CLI_REFUSED, "is not a caseload of anker");
	refused(ANKER("unseal", file), CLI_REFUSED, "is not sealed");
	refused(ANKER("passphrase", file), CLI_REFUSED, "is not sealed; 'anker seal' does that");
	refused(ANKER("seal", file, "--passphrase-file", "/nowhere"), CLI_REFUSED, "/nowhere");
	refused(ANKER("seal", file, "--passphrase-file", write_file("empty", "\n")), CLI_REFUSED, "");
	cr_assert(!seal_is(file));
	GOOD("seal", "--passphrase-file", words);
	refused(ANKER("seal", "--passphrase-file", words), CLI_REFUSED, "is sealed already");
	cr_assert_eq(chmod(words, 0644), 0);
	struct result r = ANKER("list", "placements", "--passphrase-file", words);
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert(has(r.err, "others may read"), "%s", r.err);
}

/* ---- on a terminal ---- */

Test(sealing, asks_twice_on_the_terminal_and_shows_nothing_of_it)
{
	struct term *t = RUN("seal", file);
	answer(t, "New passphrase of", 1, WORDS);
	answer(t, "Once more", 1, OTHER);
	answer(t, "New passphrase of", 2, WORDS);
	answer(t, "Once more", 2, WORDS);
	answer(t, "Print a recovery key? (y/N)", 1, "y");
	answer(t, "Enter when it is written down", 1, "");
	term_wait_for(t, "is sealed; from now on");
	cr_assert(shown(t, "Recovery key, shown only now") && !term_has(t, "Recovery key"), "nor scrolled away");
	cr_assert(shown(t, "not the same") && !shown(t, WORDS) && !shown(t, OTHER) && !shown(t, "woorden"));
	end_good(t);
	cr_assert(seal_is(file));
	t = RUN(file, "list", "placements");
	answer(t, "Passphrase of", 1, "fout");
	answer(t, "Passphrase of", 2, WORDS);
	term_wait_for(t, "Bakkerij");
	cr_assert(shown(t, "That is not it.") && !shown(t, WORDS) && !shown(t, "fout"));
	end_good(t);
}

Test(sealing, three_wrong_answers_end_it)
{
	GOOD("seal", "--passphrase-file", words);
	struct term *t = RUN(file);
	for (int i = 1; i <= 3; i++)
		answer(t, "Passphrase of", i, "fout");
	cr_assert_eq(term_wait_exit(t), 1);
	cr_assert(echoes());
	cr_assert(!t->altscreen && !shown(t, "Bakkerij"));
	term_done(t);
}

Test(sealing, the_file_alone_opens_the_screens)
{
	GOOD("seal", "--passphrase-file", words);
	struct term *t = RUN(file);
	answer(t, "Passphrase of", 1, WORDS);
	term_wait_for(t, "Today");
	cr_assert(!shown(t, WORDS));
	term_ctrl(t, 'c');
	term_signal(t, SIGTERM);
	term_wait_exit(t);
	cr_assert(echoes());
	term_done(t);
}

Test(sealing, signals_leave_the_terminal_as_it_was)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT };
	GOOD("seal", "--passphrase-file", words);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct term *t = RUN(file, "list", "placements");
		term_wait_for(t, "Passphrase of");
		term_signal(t, signals[i]);
		cr_assert_eq(term_wait_exit(t), -signals[i]);
		cr_assert(echoes(), "%d", signals[i]);
		term_done(t);
	}
}

Test(sealing, nothing_typed_opens_nothing)
{
	GOOD("seal", "--passphrase-file", words);
	struct term *t = RUN(file, "list", "placements");
	answer(t, "Passphrase of", 1, "");
	term_wait_for(t, "no passphrase was given");
	cr_assert_eq(term_wait_exit(t), 1);
	term_done(t);
	t = RUN(file, "list", "placements");
	term_wait_for(t, "Passphrase of");
	term_ctrl(t, 'd');
	term_wait_for(t, "nothing was typed");
	cr_assert_eq(term_wait_exit(t), 1);
	term_done(t);
}
