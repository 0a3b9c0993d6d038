/* Field work from beginning to end by the real program, on two machines' worth of folders: out,
 * work away, home with a conflict, again, the shelf, history and undo, a lost laptop, a file on two
 * laptops, a caseload that is sealed for good. Passphrases come from a file; the terminal has tests
 * of its own. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

enum { WORDS = 24 };

static const char *machine; /* whose command runs: "office" or a laptop */

static void setup(void)
{
	run_open();
	write_file("pass", "vier losse woorden samen\n");
	chmod(path_of("pass"), 0600);
}

TestSuite(field_whole, .init = setup, .fini = run_close, .timeout = 300);

/* ---- the program ---- */

static void become(const char *const *words, int out, int err)
{
	char *argv[WORDS + 2] = { getenv("ANKER") };
	int nowhere = open("/dev/null", O_RDONLY);

	for (int i = 0; i < WORDS && words[i]; i++)
		argv[i + 1] = arena_strdup(arena, words[i]);
	setenv("XDG_DATA_HOME", path_of(machine), 1);
	setenv("XDG_CONFIG_HOME", path_of(machine), 1);
	setenv("XDG_STATE_HOME", path_of(machine), 1);
	setenv("ANKER_SHARE", "share", 1);
	setenv("ANKER_USER", strcmp(machine, "office") == 0 ? "anna" : "account-of-the-laptop", 1);
	setenv("ANKER_TODAY", "2026-11-22", 1);
	unsetenv("ANKER_DB");
	if (nowhere < 0 || dup2(nowhere, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
		_exit(126);
	execv(argv[0], argv);
	_exit(127);
}

static int new_file(const char *name)
{
	int fd = open(path_of(name), O_RDWR | O_CREAT | O_TRUNC, 0600);

	cr_assert(fd >= 0);
	return fd;
}

static struct result on(const char *where, const char *const *words)
{
	int out = new_file("whole.out"), err = new_file("whole.err"), status;

	machine = where;
	mkdir(path_of(machine), 0700);
	pid_t pid = fork();
	cr_assert(pid >= 0);
	if (pid == 0)
		become(words, out, err);
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	close(out);
	close(err);
	cr_assert(WIFEXITED(status), "%s ended by signal %d", words[0], WTERMSIG(status));
	return (struct result){ WEXITSTATUS(status), read_file(path_of("whole.out")), read_file(path_of("whole.err")) };
}

static const char *good(const char *where, const char *const *words)
{
	struct result r = on(where, words);

	cr_assert_eq(r.code, CLI_GOOD, "%s: %s %s %s: %d: %s", where, words[0], words[1], words[2], r.code, r.err);
	return r.out;
}
#define OFFICE(...) good("office", (const char *const[]){ "--lang", "en", __VA_ARGS__, NULL })
#define LAPTOP(file, ...)                                                                                          \
	good("laptop", (const char *const[]){ "--lang", "en", "--db", path_of(file), "--passphrase-file",          \
		path_of("pass"), __VA_ARGS__, NULL })

static void refused(const char *part, const char *const *words)
{
	struct result r = on("office", words);

	cr_assert_eq(r.code, CLI_REFUSED, "%s: %d: %s", words[2], r.code, r.err);
	cr_assert(has(r.err, part), "%s", r.err);
	cr_assert(!has(r.err, "sqlite"), "%s", r.err);
}
#define REFUSED(part, ...) refused(part, (const char *const[]){ "--lang", "en", __VA_ARGS__, NULL })

static bool holds(const char *name, const char *word)
{
	static char buf[1 << 22];
	FILE *f = fopen(path_of(name), "rb");

	cr_assert(f != NULL, "%s: %s", name, strerror(errno));
	size_t n = fread(buf, 1, sizeof buf, f);
	cr_assert(feof(f), "%s is larger than this looks", name);
	fclose(f);
	return memmem(buf, n, word, strlen(word)) != NULL;
}

static json_t *json(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, JSON_DECODE_ANY, &error);

	cr_assert(value != NULL, "%s in: %s", error.text, text);
	return value;
}

static json_int_t in(json_t *report, const char *what, const char *kind)
{
	return json_integer_value(json_object_get(json_object_get(report, what), kind));
}

static void furnish(void)
{
	OFFICE("add", "employer", "name=Bakkerij De Korenaar", "place=Zwolle");
	OFFICE("add", "employee", "given_name=Jan", "infix=de", "family_name=Wit");
	OFFICE("add", "placement", "number=P-1", "employee=Jan de Wit", "employer=1", "start=2026-01-05", "course=smooth",
		"note=Begonnen");
	OFFICE("add", "contact", "placement=P-1", "date=2026-10-01", "party=employer", "note=Gaat goed");
}

static void out(const char *file)
{
	OFFICE("field", "out", "--placements", "1", "--label", "laptop", "-o", path_of(file), "--passphrase-file",
		path_of("pass"));
}

/* ---- steps 1 to 5 ---- */

Test(field_whole, a_week_away_comes_home)
{
	const char *file = path_of("week47.anker");

	furnish();
	cr_assert(has(OFFICE("field", "out", "--placements", "1", "--dry-run"), "placements"));
	cr_assert_neq(access(file, F_OK), 0, "a dry run wrote a file");
	out("week47.anker");
	cr_assert(has(OFFICE("field", "list"), "laptop"));
	cr_assert(has(OFFICE("field", "show", "1"), "Jan de Wit"));
	cr_assert(!holds("week47.anker", "Korenaar"), "there is plain text in it");

	LAPTOP("week47.anker", "add", "contact", "placement=P-1", "date=2026-11-20", "party=employee",
		"note=Onderweg gesproken");
	LAPTOP("week47.anker", "set", "placements/1", "course=attention", "note=Van de laptop");
	OFFICE("set", "placements/1", "job_title=bakker", "note=Van kantoor");

	json_t *preview = json(OFFICE("field", "in", file, "--dry-run", "--json"));
	cr_assert_eq(in(preview, "new", "contact"), 1);
	cr_assert_eq(number_of(preview, "shelved"), 1);
	json_decref(preview);
	cr_assert(!has(OFFICE("list", "contacts", "--json"), "Onderweg"), "a preview wrote");

	json_t *report = json(OFFICE("field", "in", file, "--yes", "--json"));
	cr_assert_eq(in(report, "new", "contact"), 1);
	cr_assert_eq(in(report, "changed", "placement"), 1);
	json_decref(report);
	const char *now = OFFICE("list", "placements", "--json");
	cr_assert(has(now, "attention") && has(now, "bakker") && has(now, "Van kantoor"), "%s", now);
	cr_assert(has(OFFICE("field", "in", file, "--yes"), "nothing was changed"));

	cr_assert(has(OFFICE("field", "shelf"), "Van de laptop"));
	OFFICE("field", "settle", "1", "both");
	cr_assert(has(OFFICE("list", "placements", "--json"), "Van kantoor\\nVan de laptop"));
	json_t *shelf = json(OFFICE("field", "shelf", "--json"));
	cr_assert_eq(json_array_size(shelf), 0);
	json_decref(shelf);

	const char *history = OFFICE("history", "placements/1", "--json");
	cr_assert(has(history, "\"takeout\": 1") && has(history, "attention"), "%s", history);
	OFFICE("undo");
	cr_assert(!has(OFFICE("list", "placements", "--json"), "Van de laptop"));
	cr_assert(has(OFFICE("field", "shelf"), "Van de laptop"), "it waits again");
	OFFICE("check");
}

/* ---- step 3: what is no take-out of ours ---- */

static void damage(const char *from, const char *to, long at, char with)
{
	FILE *a = fopen(path_of(from), "rb"), *b = fopen(path_of(to), "wb");
	int c;

	cr_assert(a != NULL && b != NULL);
	for (long i = 0; (c = fgetc(a)) != EOF; i++)
		fputc(i == at ? c ^ with : c, b);
	fclose(a);
	fclose(b);
}

Test(field_whole, what_is_not_whole_is_refused_in_words_and_left_alone)
{
	furnish();
	out("good.anker");
	damage("good.anker", "flipped.anker", 70000, 1);
	const char *before = OFFICE("list", "contacts", "--json");

	REFUSED("damaged", "field", "in", path_of("flipped.anker"), "--yes");
	cr_assert_eq(truncate(path_of("flipped.anker"), 66000), 0);
	REFUSED("flipped.anker", "field", "in", path_of("flipped.anker"), "--yes");
	write_file("wrong", "een andere zin\n");
	REFUSED("passphrase", "field", "in", path_of("good.anker"), "--yes", "--passphrase-file", path_of("wrong"));
	REFUSED("good.txt", "field", "in", write_file("good.txt", "no caseload\n"), "--yes");
	cr_assert_str_eq(OFFICE("list", "contacts", "--json"), before);
}

/* ---- step 6 ---- */

Test(field_whole, a_lost_laptop_is_closed_and_comes_home_by_force_alone)
{
	furnish();
	out("lost.anker");
	LAPTOP("lost.anker", "set", "placements/1", "course=attention");
	OFFICE("field", "lost", "1", "--yes", "-o", path_of("report.md"));
	const char *report = read_file(path_of("report.md"));
	cr_assert(has(report, "Jan de Wit") && has(report, "72"), "%s", report);
	REFUSED("lost", "field", "in", path_of("lost.anker"), "--yes");
	OFFICE("field", "in", path_of("lost.anker"), "--yes", "--force");
	cr_assert(has(OFFICE("list", "placements", "--json"), "attention"));
}

Test(field_whole, a_file_on_two_laptops_is_told_apart)
{
	furnish();
	out("one.anker");
	damage("one.anker", "two.anker", -1, 0);
	LAPTOP("one.anker", "add", "contact", "placement=P-1", "date=2026-11-18", "party=employee", "note=Op de eerste");
	LAPTOP("two.anker", "add", "contact", "placement=P-1", "date=2026-11-19", "party=employee", "note=Op de tweede");
	OFFICE("field", "in", path_of("one.anker"), "--yes");
	REFUSED("two laptops", "field", "in", path_of("two.anker"), "--yes");
	OFFICE("field", "in", path_of("two.anker"), "--yes", "--copy");
	const char *now = OFFICE("list", "contacts", "--json");
	cr_assert(has(now, "Op de eerste") && has(now, "Op de tweede"), "%s", now);
}

/* ---- step 7: alone ---- */

Test(field_whole, a_caseload_lives_sealed)
{
	const char *db = path_of("office/anker/anker.db");

	furnish();
	cr_assert(holds("office/anker/anker.db", "Korenaar") || holds("office/anker/anker.db-wal", "Korenaar"));
	OFFICE("seal", db, "--passphrase-file", path_of("pass"));
	cr_assert(!holds("office/anker/anker.db", "Korenaar"));
	REFUSED("passphrase", "list", "employers");
	cr_assert(has(OFFICE("list", "employers", "--passphrase-file", path_of("pass")), "Korenaar"));
	OFFICE("set", "placements/1", "course=difficult", "--passphrase-file", path_of("pass"));
	OFFICE("check", "--passphrase-file", path_of("pass"));
	OFFICE("unseal", db, "--passphrase-file", path_of("pass"));
	cr_assert(has(OFFICE("list", "placements", "--json"), "difficult"));
}
