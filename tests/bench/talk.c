/* talk PROGRAM FOLDER: talks on the demo caseload FOLDER/demo.db through an 80x24
 * terminal: 18 unchanged answers; a talk with answers, typed notes and agreements (bytes and
 * time per key); 400 answers about three placements, the last as fast as the first, taken
 * up again; and memory after hours of keys. A key's time is until the last byte of its
 * answer; an answer is on disk before it is on the screen. Processor time is the program's
 * own, whatever else the machine does. */
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

#include "anker/err.h"
#include "anker/interview.h"
#include "anker/lang.h"
#include "anker/str.h"
#include "measure.h"

enum {
	SAME = 18,
	MANY = 402, /* at three placements */
	SUBJECTS = 3,
	EDGE = 50,
	LONG = 4000, /* keys */
	MOST_KEYS = 4096,
	QUIET_MS = 15,
	START_MS = 400,
	FIRST_MS = 1000,
};

static double ms[MOST_KEYS], bytes[MOST_KEYS], cpu[MOST_KEYS];
static size_t nkeys;
static int terminal;
static pid_t child;
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
	str_addf(s, "\n### %s (%zu) {#q%zu}\n\n%s\n- kind: choice\n- about: placement\n", texts[i % 5], i + 1, i + 1,
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

/* A number out of the caseload; -1 without one. */
static long number(const char *sql)
{
	char path[512];
	sqlite3 *db;
	sqlite3_stmt *st;
	long n = -1;

	snprintf(path, sizeof path, "%s/demo.db", folder);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
		sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK) {
		if (sqlite3_step(st) == SQLITE_ROW)
			n = (long)sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return n;
}

#define OF_THIS_TALK " AND NOT deleted AND interview = (SELECT max(id) FROM interview)"
#define COUNT(state) "SELECT count(*) FROM answer WHERE state = '" state "'" OF_THIS_TALK

/* Begins one at an employer with three placements; `before`: all was answered and
 * finished once before. */
static void begin(const char *list, size_t questions, bool before)
{
	struct interview_plan plan = { .script = list };
	struct app *app;
	struct talk *t;
	int64_t id;

	/* The talk before is over: only one is offered. */
	number("UPDATE interview SET state = 'cancelled' WHERE state <> 'finished'");
	write_list(list, questions);
	plan.placement = number("SELECT min(id) FROM placement WHERE status <> 'ended' AND NOT deleted "
				"GROUP BY employer HAVING count(*) = 3 LIMIT 1");
	app = open_app();
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

/* The first number behind `what` in a file of /proc about the program. */
static double of_program(const char *file, const char *what)
{
	char path[64], line[256];
	double value = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)child, file);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (strncmp(line, what, strlen(what)) == 0) {
			value = strtod(line + strlen(what), NULL);
			break;
		}
	if (f)
		fclose(f);
	return value;
}

static double cpu_ms(void)
{
	return of_program("schedstat", "") / 1e6;
}

static double memory_mb(void)
{
	return of_program("status", "VmRSS:") / 1024;
}

/* ms until the last byte of its answer. */
static double press_one(char key, int quiet)
{
	double pressed = now_ms(), last = pressed, spent = cpu_ms();
	long n;

	if (write(terminal, &key, 1) != 1)
		exit(1);
	n = drain(quiet < QUIET_MS ? QUIET_MS : FIRST_MS, quiet, &last);
	if (nkeys < MOST_KEYS) {
		bytes[nkeys] = (double)n;
		cpu[nkeys] = cpu_ms() - spent;
		ms[nkeys++] = last - pressed;
	}
	return last - pressed;
}

static void press(const char *keys)
{
	for (; *keys; keys++)
		press_one(*keys, QUIET_MS);
}

/* One that was begun by another program, and one that is offered at the start. */
#define OPEN_BEGUN ":talks\r\r"
#define OPEN_OFFERED "r"

/* Starts the program and opens the talk with keys; ms that the last one took. */
static double start(const char *program, const char *keys)
{
	struct winsize size = { 24, 80, 0, 0 };
	char db[512];
	double last, took = 0;

	snprintf(db, sizeof db, "%s/demo.db", folder);
	child = forkpty(&terminal, NULL, NULL, &size);
	if (child == 0) {
		execl(program, program, "--lang", "en", "--db", db, (char *)NULL);
		_exit(127);
	}
	drain(5 * FIRST_MS, START_MS, &last);
	for (; *keys; keys++)
		took = press_one(*keys, START_MS / 4);
	nkeys = 0;
	return took;
}

static void stop(void)
{
	double last;

	if (write(terminal, "\x11", 1) == 1) /* Ctrl-Q */
		drain(FIRST_MS, START_MS, &last);
	kill(child, SIGTERM);
	waitpid(child, NULL, 0);
	close(terminal);
}

/* ---- what is measured ---- */

static void unchanged(const char *program)
{
	double from, until;

	begin("bench-same", SAME, true);
	start(program, OPEN_BEGUN);
	from = until = now_ms();
	while (nkeys < 2 * SAME && number(COUNT("unchanged")) < SAME) {
		press("=");
		until = now_ms() - QUIET_MS;
	}
	printf("%-28s %10zu keys %8.0f ms            (budget 20 keys; %ld unchanged)\n", "talk, 18 unchanged",
		nkeys, until - from, number(COUNT("unchanged")));
	stop();
}

static void realistic(const char *program)
{
	static const char *const notes[] = { "'Ria stopt eerder, per 1 december; Fatima zoekt iemand\r",
		"owil liever niet in de vroege dienst\r",
		"aFatima wijst een nieuw aanspreekpunt aan\r21 dec\r",
		"'belt volgende week terug over de pauzes\r" };
	double said[SAME];

	begin("bench-talk", SAME, true);
	start(program, OPEN_BEGUN);
	for (size_t i = 0; i < SAME; i++) {
		press(i % 3 == 0 ? "=" : i % 3 == 1 ? "1" : "n");
		said[i] = bytes[nkeys - 1];
		if (i % 4 == 3)
			press(notes[i / 4 % 4]);
	}
	stop();
	if (number("SELECT count(*) FROM action WHERE due = '2026-12-01' AND promised_by = 'employer'"
		OF_THIS_TALK) != 1 || number("SELECT count(*) FROM answer WHERE true" OF_THIS_TALK) != SAME + 3)
		printf("the talk with notes was not kept as it was typed\n");
	qsort(ms, nkeys, sizeof *ms, by_value);
	qsort(bytes, nkeys, sizeof *bytes, by_value);
	printf("%-28s %10.0f B  (most %.0f B, %zu keys)      (budget 200 B)\n", "talk, bytes per key, median",
		bytes[nkeys / 2], bytes[nkeys - 1], nkeys);
	printf("%-28s %10.0f B                              (budget 200 B)\n", "talk, bytes per answer",
		median(said, SAME));
	printf("%-28s %10.2f ms %10.2f ms           (median; p99, budget 16 ms)\n", "talk, key to screen",
		ms[nkeys / 2], ms[nkeys * 99 / 100]);
}

/* Hours of keys behind the answers: looking back, answering again, notes. */
static void go_on(void)
{
	static const char keys[] = "g1\t\t1g2\t2g3\tng4\twH'kort genoteerd\r]g1\towil later\rvv";

	for (size_t i = 0; i < LONG; i++)
		press_one(keys[i % (sizeof keys - 1)], 1);
}

static void many(const char *program)
{
	double opened, first, first_cpu, last, last_cpu, p99, early = 0, late, again;

	begin("bench-many", MANY / SUBJECTS, false);
	opened = start(program, OPEN_BEGUN);
	for (size_t i = 0; i < MANY; i++) {
		if (i && i % (MANY / SUBJECTS) == 0) {
			press("\r"); /* to the next placement */
			nkeys--;
		}
		press("1");
		if (i == EDGE)
			early = memory_mb();
	}
	late = memory_mb();
	first = median(ms, EDGE);
	last = median(ms + nkeys - EDGE, EDGE);
	first_cpu = median(cpu, EDGE);
	last_cpu = median(cpu + nkeys - EDGE, EDGE);
	qsort(ms, nkeys, sizeof *ms, by_value);
	p99 = ms[nkeys * 99 / 100];
	stop();
	printf("%-28s %10.2f ms %10.2f ms   %5.2f x   (first, last %d of %ld; p99 %.2f ms, budget 16 ms)\n",
		"talk, 400 answers", first, last, last / first, EDGE, number(COUNT("answered")), p99);
	printf("%-28s %10.2f ms %10.2f ms   %5.2f x   (first, last %d)\n", "the same, processor time", first_cpu,
		last_cpu, last_cpu / first_cpu, EDGE);
	again = start(program, OPEN_OFFERED);
	printf("%-28s %10.2f ms %10.2f ms   %5.2f x   (without answers; with %ld)\n", "talk, taken up again",
		opened, again, again / opened, number(COUNT("answered")));
	go_on();
	printf("%-28s %10.1f MB %10.1f MB %7.1f MB (%d answers; %d; %d keys more, %ld records; budget 24 MB)\n",
		"talk, memory", early, late, memory_mb(), EDGE, MANY, LONG,
		number("SELECT count(*) FROM answer WHERE true" OF_THIS_TALK));
	stop();
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return fprintf(stderr, "usage: talk PROGRAM FOLDER\n"), 2;
	setvbuf(stdout, NULL, _IOLBF, 0);
	folder = argv[2];
	setenv("TERM", "xterm-256color", 1);
	setenv("ANKER_USER", "bench", 1);
	check(lang_init("en", getenv("ANKER_SHARE")));
	unchanged(argv[1]);
	realistic(argv[1]);
	many(argv[1]);
	return 0;
}
