/* See talking.h. The talk is begun here, as preparing one does; the program goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/err.h"
#include "anker/interview.h"
#include "tests/ui/talking.h"

static const char list[] =
	"# Talk {#talk}\n\nFor the tests.\n\n- with: employer\n- purpose: monitoring\n- by: phone\n"
	"- version: 2026-11-22\n\n"
	"## The work {#work}\n\n"
	"### " Q_COURSE " {#course}\n\n- fact: verloop\n\n"
	"### " Q_CHANGED " {#changed}\n\n- kind: yesno\n\n"
	"### " Q_WHAT " {#what}\n\n- kind: changes\n- after: changed = yes\n\n"
	"### " Q_WELL " {#well}\n\nSeveral may be said.\n\n1. tasks {tasks}\n2. pace {pace}\n3. team "
		      "{team}\n\n- kind: choices\n\n"
	"## In words {#words}\n\n"
	"### " Q_WORDS " {#said}\n\n- kind: text\n\n"
	"### " Q_HOURS " {#breaks}\n\n- kind: number\n- least: 0\n- most: 5\n\n"
	"### " Q_UNTIL " {#until}\n\n- fact: contract_eind\n\n"
	"## Employer {#employer}\n\n"
	"### " Q_ELSE " {#else}\n\n- kind: text\n- about: employer\n";

static void write_list(const struct demo *d, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/interviews", d->folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/interviews/talk.md", d->folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

void talking_begin(struct demo *d, const char *family_name)
{
	talking_begin_list(d, family_name, list);
}

void talking_begin_list(struct demo *d, const char *family_name, const char *text)
{
	char rules[64], sql[200];
	struct app_options o = { .db = d->path, .share = "share", .rules = rules, .user = "anna" };
	struct interview_plan plan = { .script = "talk" };
	struct app *app;
	int64_t id;

	write_list(d, text);
	snprintf(rules, sizeof rules, "%s/rules", d->folder);
	snprintf(sql, sizeof sql,
		"SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee "
		"WHERE e.family_name = '%s'",
		family_name);
	plan.placement = atoll(demo_sql(d, sql));
	cr_assert_eq(date_parse_iso("2026-11-22", &o.today), 0);
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(interview_begin(app, &plan, &id), 0, "%s", err_last());
	app_close(&app);
}

void talking_from_today(struct term *t)
{
	term_type(t, ":talks\n");
	demo_wait(t, "Conversations");
	term_type(t, "\n");
	demo_wait(t, "● saved");
}

struct term *talking_start(struct demo *d, int rows, int cols)
{
	struct term *t = demo_start(d, rows, cols);

	talking_from_today(t);
	return t;
}

void talking_kept(struct demo *d, struct term *t, const char *text)
{
	enum { TRIES = 500, PACE_MS = 20 };
	char sql[128];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM draft WHERE instr(body, '%s') > 0", text);
	for (int i = 0; i < TRIES && strcmp(demo_sql(d, sql), "1") != 0; i++)
		term_idle(t, PACE_MS);
	cr_assert_str_eq(demo_sql(d, sql), "1", "no draft of \"%s\":\n%s", text, term_dump(t));
	demo_wait(t, "● saved");
}

void talking_leave(struct term *t)
{
	demo_wait(t, "● saved");
	demo_leave(t);
}

int talking_count(struct demo *d, const char *state)
{
	char sql[128];

	snprintf(sql, sizeof sql,
		"SELECT count(*) FROM answer WHERE state = '%s' AND NOT deleted AND " THIS_TALK, state);
	return atoi(demo_sql(d, sql));
}
