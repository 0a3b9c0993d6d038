/* See demo.h. */
#include <criterion/hooks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/lang.h"
#include "tests/ui/demo.h"

#define MASTER "ANKER_TEST_DEMO" /* the folder of the caseload that is copied */
enum { COMMAND_SIZE = 1024 };

static int run(const char *command)
{
	return system(command);
}

/* Tests run in processes of their own, so the folder is handed down by name.
 * Written moments are moved to fixed ones: they show in the history. */
ReportHook(PRE_ALL)(struct criterion_test_set *set)
{
	const char *program = getenv("ANKER");
	char folder[] = "/tmp/anker-demo-XXXXXX", command[COMMAND_SIZE];

	(void)set;
	if (!program || !mkdtemp(folder))
		return;
	snprintf(command, sizeof command,
		 "ANKER_SHARE=share ANKER_USER=anna '%s' --lang nl --today 2026-11-22 --db %s/demo.db demo >%s/log 2>&1 && "
		 "sqlite3 %s/demo.db \"UPDATE txn SET at = '2026-11-20T09:30:00Z'; PRAGMA wal_checkpoint(TRUNCATE)\" "
		 ">%s/log 2>&1",
		 program, folder, folder, folder, folder);
	if (run(command) == 0)
		setenv(MASTER, folder, 1);
}

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
	const char *folder = getenv(MASTER);
	char command[COMMAND_SIZE];

	(void)stats;
	if (!folder)
		return;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	run(command);
}

/* The tests wait for the program's own words: its catalogue stands beside it. */
static void use_words(const char *lang)
{
	const char *program = getenv("ANKER");
	char share[512];

	cr_assert(program != NULL, "ANKER names no program; run through make check-one");
	snprintf(share, sizeof share, "%.*s/share", (int)(strrchr(program, '/') - program), program);
	cr_assert_eq(lang_init(lang, share), 0);
}

void demo_open_empty(struct demo *d, const char *lang)
{
	use_words(lang);
	*d = (struct demo){ .lang = lang };
	strcpy(d->folder, "/tmp/anker-ui-XXXXXX");
	cr_assert(mkdtemp(d->folder) != NULL);
	snprintf(d->path, sizeof d->path, "%s/c.db", d->folder);
}

void demo_open(struct demo *d, const char *lang)
{
	const char *master = getenv(MASTER);
	char command[COMMAND_SIZE];

	cr_assert(master != NULL, "no demo caseload could be made; is ANKER the program?");
	demo_open_empty(d, lang);
	snprintf(command, sizeof command, "cp '%s/demo.db' '%s'", master, d->path);
	cr_assert_eq(run(command), 0);
}

void demo_close(struct demo *d)
{
	char command[COMMAND_SIZE];

	snprintf(command, sizeof command, "rm -rf '%s'", d->folder);
	cr_assert_eq(run(command), 0);
}

struct term *demo_start_as(struct demo *d, int rows, int cols, const char *user, const char *const more[])
{
	static char option[] = "--lang";
	char lang[] = "nl", db[96], who[64], *program = getenv("ANKER");
	char *argv[] = { program, option, lang, NULL };
	/* A relative folder: explanations name the file of a rule. */
	const char *env[16] = { db, who, "ANKER_SHARE=share", "ANKER_TODAY=2026-11-22", "XDG_CONFIG_HOME", "EDITOR",
		"VISUAL" };
	size_t n = 0;

	while (env[n])
		n++;
	for (size_t i = 0; more && more[i]; i++)
		env[n++] = more[i];
	memcpy(lang, d->lang, 2);
	snprintf(db, sizeof db, "ANKER_DB=%s", d->path);
	snprintf(who, sizeof who, "ANKER_USER=%s", user);
	return term_spawn(rows, cols, argv, env);
}

struct term *demo_start(struct demo *d, int rows, int cols)
{
	struct term *t = demo_start_as(d, rows, cols, "anna", NULL);

	demo_wait(t, N_("help"));
	return t;
}

/* The words of a message around what is filled in: up to the first %, or after it. */
static const char *words(const char *msgid, char *buf, size_t size)
{
	const char *text = _(msgid);
	size_t n = strcspn(text, "%");

	if (n == 0) {
		text += strcspn(text, " ");
		n = strcspn(text, "%");
	}
	snprintf(buf, size, "%.*s", (int)n, text);
	return buf;
}

void demo_wait(struct term *t, const char *msgid)
{
	char buf[256];

	term_wait_for(t, words(msgid, buf, sizeof buf));
}

void demo_wait_gone(struct term *t, const char *msgid)
{
	char buf[256];

	term_wait_gone(t, words(msgid, buf, sizeof buf));
}

const char *demo_either(const struct demo *d, const char *nl, const char *en)
{
	return strcmp(d->lang, "en") == 0 ? en : nl;
}

void demo_leave(struct term *t)
{
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0, "\n%s", term_dump(t));
	term_done(t);
}

const char *demo_sql(struct demo *d, const char *sql)
{
	static char line[4096];
	char command[COMMAND_SIZE];
	FILE *f;

	snprintf(command, sizeof command, "sqlite3 -cmd '.timeout 5000' '%s' \"%s\"", d->path, sql);
	f = popen(command, "r");
	cr_assert(f != NULL);
	if (!fgets(line, sizeof line, f))
		line[0] = '\0';
	line[strcspn(line, "\n")] = '\0';
	pclose(f);
	return line;
}

