/* talk PROGRAM FOLDER: talks on the demo caseload FOLDER/demo.db through an 80x24
 * terminal: 18 unchanged answers, a talk with answers and typed notes (bytes and time per
 * key), and 400 answers, the last as fast as the first. A key's time is until the last
 * byte of its answer; an answer is on disk before it is on the screen. */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/interview.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "measure.h"

enum { SAME = 18, MANY = 400, EDGE = 40, MOST_KEYS = 4096, QUIET_MS = 15, START_MS = 400, FIRST_MS = 5000 };

static double ms[MOST_KEYS], bytes[MOST_KEYS];
static size_t nkeys;
static int terminal;
static const char *folder;

static void check(int rc)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "bench/talk: %s\n", err_last());
	exit(1);
}

/* ---- a talk to go on with ---- */

/* Questions of different length, with different choices: a screen changes as in a real list. */
static void write_question(struct str *s, size_t i)
{
	static const char *const texts[] = { "How is the work going at this moment, all in all?",
		"Who helps when it does not go by itself, and is that enough?", "Are there enough breaks?",
		"What did you change in the tasks since we spoke, and how did that turn out on the floor?",
		"Does the schedule still suit?" };
	static const char *const choices[] = {
		"1. it goes well {well}\n2. it goes with help {help}\n3. no {not}\n",
		"1. myself {well}\n2. a colleague who is always there {help}\n3. nobody {not}\n4. differs "
		"{differs}\n",
		"1. yes {well}\n2. sometimes {help}\n3. no {not}\n"
	};

	if (i % 10 == 0)
		str_addf(s, "\n## Topic %zu {#topic-%zu}\n", i / 10 + 1, i / 10 + 1);
	str_addf(s, "\n### %s (%zu) {#q%zu}\n\n%s\n- kind: choice\n", texts[i % 5], i + 1, i + 1,
		choices[i % 3]);
}

static void write_list(const char *id, size_t questions)
{
	char path[512];
	struct str s = STR_INIT;
	FILE *f;

	str_addf(&s,
		"# Bench {#%s}\n\nFor the bench.\n\n- with: employer\n- purpose: monitoring\n"
		"- by: phone\n- version: 2026-11-22\n",
		id);
	for (size_t i = 0; i < questions; i++)
		write_question(&s, i);
	snprintf(path, sizeof path, "%s/interviews", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/interviews/%s.md", folder, id);
	f = fopen(path, "w");
	if (!f || fputs(s.text, f) < 0 || fclose(f) != 0)
		exit(1);
	str_free(&s);
}

static struct app *open_app(void)
{
	char db[512], rules[512];
	struct app *app;
	struct app_options o = { .db = db, .share = getenv("ANKER_SHARE"), .rules = rules, .user = "bench" };

	snprintf(db, sizeof db, "%s/demo.db", folder);
	snprintf(rules, sizeof rules, "%s/rules", folder);
	check(date_parse_iso("2026-11-22", &o.today));
	check(app_open(&app, &o));
	return app;
}

/* A list of more than a talk holds is asked in part: then the keys after it answer nothing. */
static void check_list(struct app *app, const char *list, size_t questions)
{
	struct script *script;

	check(interview_script(app, list, &script));
	if (script->nquestions != questions) {
		fprintf(stderr, "bench/talk: %zu of %zu questions are read\n", script->nquestions, questions);
		exit(1);
	}
	script_free(&script);
}

/* Begins one at an employer with three placements; `before`: all was answered and
 * finished once before. */
static void begin(const char *list, size_t questions, bool before)
{
	struct arena *a = arena_new();
	struct app *app;
	struct record **placement;
	struct interview_plan plan = { .script = list };
	const struct condition running = { "status", IS, "active" };
	const struct query q = { .entity = E_PLACEMENT, .where = &running, .nwhere = 1, .order = "id" };
	struct talk *t;
	size_t n;
	int64_t id;

	write_list(list, questions);
	app = open_app();
	check_list(app, list, questions);
	check(store_find(app->store, &q, a, &placement, &n));
	plan.placement = placement[0]->id;
	if (before) {
		check(interview_begin(app, &plan, &id));
		check(talk_open(&t, app, id, false));
		for (size_t i = 0; i < questions; i++)
			check(talk_answer(t, 0, i, SAID_ANSWERED, "help", NULL));
		check(talk_finish(t, &(struct finishing){ .minutes = -1, .next_contact = DAY_NONE }, NULL));
		talk_close(&t);
	}
	check(interview_begin(app, &plan, &id));
	app_close(&app);
	arena_free(&a);
}

/* ---- the program ---- */

/* Bytes until nothing comes for `quiet` ms; *last: when the last came. */
static long drain(int first, int quiet, double *last)
{
	struct pollfd p = { terminal, POLLIN, 0 };
	char buf[65536];
	long total = 0;

	for (int wait = first; poll(&p, 1, wait) > 0; wait = quiet) {
		ssize_t n = read(terminal, buf, sizeof buf);
		if (n <= 0)
			break;
		total += n;
		*last = now_ms();
	}
	return total;
}

static void press(const char *keys)
{
	double last = now_ms(), pressed;

	for (const char *k = keys; *k && nkeys < MOST_KEYS; k++) {
		pressed = last = now_ms();
		if (write(terminal, k, 1) != 1)
			exit(1);
		bytes[nkeys] = (double)drain(FIRST_MS, QUIET_MS, &last);
		if (bytes[nkeys] == 0) {
			fprintf(stderr, "bench/talk: no answer to key %zu, '%c'\n", nkeys + 1, *k);
			exit(1);
		}
		ms[nkeys++] = last - pressed;
	}
}

static pid_t start(const char *program)
{
	struct winsize size = { 24, 80, 0, 0 };
	char db[512];
	double last;
	pid_t child;

	snprintf(db, sizeof db, "%s/demo.db", folder);
	child = forkpty(&terminal, NULL, NULL, &size);
	if (child == 0) {
		execl(program, program, "--lang", "en", "--db", db, (char *)NULL);
		_exit(127);
	}
	drain(FIRST_MS, START_MS, &last);
	for (const char *k = ":talks\r\r"; *k; k++) {
		if (write(terminal, k, 1) != 1)
			exit(1);
		drain(FIRST_MS, START_MS / 4, &last);
	}
	nkeys = 0;
	return child;
}

static void stop(pid_t child)
{
	double last;

	if (write(terminal, "\x11", 1) == 1) /* Ctrl-Q */
		drain(FIRST_MS, START_MS, &last);
	kill(child, SIGTERM);
	waitpid(child, NULL, 0);
	close(terminal);
}

static long answers(const char *state)
{
	char path[512];
	sqlite3 *db;
	sqlite3_stmt *st;
	long n = -1;

	snprintf(path, sizeof path, "%s/demo.db", folder);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		sqlite3_prepare_v2(db,
			"SELECT count(*) FROM answer WHERE state = ?1 AND NOT deleted "
			"AND interview = (SELECT max(id) FROM interview)",
			-1, &st, NULL) == SQLITE_OK) {
		sqlite3_bind_text(st, 1, state, -1, SQLITE_STATIC);
		if (sqlite3_step(st) == SQLITE_ROW)
			n = (long)sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return n;
}

/* ---- what is measured ---- */

static void unchanged(const char *program)
{
	pid_t child;
	double from;

	begin("bench-same", SAME, true);
	child = start(program);
	from = now_ms();
	while (nkeys < SAME + 2 && answers("unchanged") < SAME)
		press("=");
	printf("%-28s %10zu keys %9.0f ms            (budget 20 keys; %ld unchanged)\n", "talk, 18 unchanged",
		nkeys, now_ms() - from, answers("unchanged"));
	stop(child);
}

static void realistic(const char *program)
{
	static const char *const notes[] = { "'Ria stopt eerder, per 1 december; Fatima zoekt iemand\r",
		"owil liever niet in de vroege dienst\r",
		"aFatima wijst een nieuw aanspreekpunt aan\r21 dec\r",
		"'belt volgende week terug over de pauzes\r" };
	double said[SAME];
	pid_t child;

	begin("bench-talk", SAME, true);
	child = start(program);
	for (size_t i = 0; i < SAME; i++) {
		press(i % 3 == 0 ? "=" : i % 3 == 1 ? "1" : "n");
		said[i] = bytes[nkeys - 1];
		if (i % 4 == 3)
			press(notes[i / 4 % 4]);
	}
	stop(child);
	qsort(ms, nkeys, sizeof *ms, by_value);
	qsort(bytes, nkeys, sizeof *bytes, by_value);
	printf("%-28s %10.0f B  (most %.0f B, %zu keys)      (budget 200 B)\n", "talk, bytes per key, median",
		bytes[nkeys / 2], bytes[nkeys - 1], nkeys);
	printf("%-28s %10.0f B\n", "talk, bytes per answer", median(said, SAME));
	printf("%-28s %10.2f ms %9.2f ms            (median; p99, budget 16 ms)\n", "talk, key to screen",
		ms[nkeys / 2], ms[nkeys * 99 / 100]);
}

static void many(const char *program)
{
	pid_t child;
	double first, last, all;

	begin("bench-many", MANY, false);
	child = start(program);
	for (size_t i = 0; i < MANY; i++)
		press("1");
	first = median(ms, EDGE);
	last = median(ms + nkeys - EDGE, EDGE);
	qsort(ms, nkeys, sizeof *ms, by_value);
	all = ms[nkeys * 99 / 100];
	printf("%-28s %10.2f ms %9.2f ms    %5.2f x   (first, last %d of %ld; p99 %.2f ms)\n",
		"talk, 400 answers", first, last, last / first, EDGE, answers("answered"), all);
	stop(child);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return fprintf(stderr, "usage: talk PROGRAM FOLDER\n"), 2;
	folder = argv[2];
	setenv("TERM", "xterm-256color", 1);
	setenv("ANKER_USER", "bench", 1);
	check(lang_init("en", getenv("ANKER_SHARE")));
	unchanged(argv[1]);
	realistic(argv[1]);
	many(argv[1]);
	return 0;
}
