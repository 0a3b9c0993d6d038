/* Runs commands as main does: cli_main in a process of its own, on a real file
 * in a folder of its own, with stdout and stderr read back. */
#ifndef TESTS_CLI_RUN_H
#define TESTS_CLI_RUN_H

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>

#include "anker/arena.h"
#include "anker/cli.h"
#include "anker/lang.h"

struct result {
	int code;
	char *out, *err; /* in `arena` */
};

extern struct arena *arena;
extern struct cli_options options; /* may be changed between runs */

/* .init and .fini of every suite: English, user anna, today 2026-11-22, a rule
 * "test-werknemer" (employee not spoken with for over 4 weeks) beside those of
 * share/rules. There is no caseload yet. */
void run_open(void);
void run_close(void);

/* A path in the folder of the test. */
const char *path_of(const char *name);
const char *write_file(const char *name, const char *text);
char *read_file(const char *path);

struct result anker_run(const char *const *words);
#define ANKER(...) anker_run((const char *const[]){ __VA_ARGS__, NULL })
/* The same with stdout on an open file; out is "". */
struct result anker_to(int out, const char *const *words);
/* The two halves of it, for what happens meanwhile. */
pid_t anker_start(int out, const char *const *words);
struct result anker_end(pid_t pid);
/* From now on there is no terminal to ask on. */
void run_leave_terminal(void);
/* cli_options_read on words of the test. */
int anker_options(struct cli_options *o, const char *const *words, int *first);
/* As ANKER, which must end with CLI_GOOD; gives stdout. */
char *anker_good(const char *const *words);
#define GOOD(...) anker_good((const char *const[]){ __VA_ARGS__, NULL })
/* Stdout of a good run as JSON, which must be valid. Borrowed until run_close. */
json_t *anker_json(const char *const *words);
#define JSON(...) anker_json((const char *const[]){ __VA_ARGS__, NULL })

bool has(const char *text, const char *part);
const char *text_of(json_t *object, const char *key); /* NULL for null */
json_int_t number_of(json_t *object, const char *key);

/* An employer (1), two employees (1, 2) and a placement of each (1, 2). */
void make_office(void);

#endif
