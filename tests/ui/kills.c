/* See kills.h. */
#include <stdarg.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "tests/ui/kills.h"

/* Every way in which an answer writes, and a text of each kind. */
static const char list[] =
	"# Kills {#kills}\n\nFor the tests.\n\n- with: employer\n- purpose: monitoring\n- by: phone\n"
	"- version: 2026-11-22\n\n"
	"## The work {#work}\n\n"
	"### Course of it, how does it go? {#course}\n\n- fact: verloop\n\n"
	"### Changed, has anything? {#changed}\n\n- kind: yesno\n\n"
	"### Which changes were there? {#what}\n\n- kind: changes\n- after: changed = yes\n\n"
	"### Signs that it gets too much? {#signs}\n\n- kind: signals\n\n"
	"### Going well, which things? {#well}\n\n1. tasks {tasks}\n2. pace {pace}\n3. team {team}\n\n"
	"- kind: choices\n\n"
	"## In words {#words}\n\n"
	"### Own words of the employee? {#said}\n\n- kind: text\n\n"
	"### Breaks a day, how many? {#breaks}\n\n- kind: number\n- least: 0\n- most: 5\n\n"
	"### Until when does the contract run? {#until}\n\n- fact: contract_eind\n\n"
	"## Guide 4 {#guide}\n\n- guide: 4\n\n"
	"## Employer {#employer}\n\n"
	"### Else, what is there to say? {#else}\n\n- kind: text\n- about: employer\n";

static const char *const families[KILL_TALKS] = { "Versteeg", "Demir" };

size_t kills_lanes(struct kill_lane *out, unsigned first, unsigned of_kind)
{
	enum { A_FEW = 2, BASE_SEED = 20261122 };
	const char *wish = getenv("ANKER_KILLS");
	size_t n = 0;

	for (unsigned i = first; i < first + (wish ? of_kind : 1); i++)
		for (unsigned kind = 0; kind < KILL_KINDS; kind++, n++) {
			unsigned lane = i * KILL_KINDS + kind;

			out[n] = (struct kill_lane){ (enum kill_kind)kind,
				wish ? ((unsigned)atoi(wish) + lane) / ALL_LANES : A_FEW, BASE_SEED + lane };
		}
	return n;
}

int64_t kills_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

unsigned kills_random(struct kills *k, unsigned below)
{
	return (unsigned)rand_r(&k->seed) % below;
}

void kills_complain(struct kills *k, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(stderr, "kind %d, %s, round %u: ", (int)k->kind, k->plain ? "plain" : "screen", k->round);
	vfprintf(stderr, fmt, ap);
	fprintf(stderr, "\n");
	va_end(ap);
}

/* ---- the caseload ---- */

static void write_list(const struct demo *d)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/interviews", d->folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/interviews/kills.md", d->folder);
	f = fopen(path, "w");
	cr_assert(f != NULL);
	cr_assert(fputs(list, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

static struct app *open_app(const struct kills *k)
{
	char rules[64];
	struct app_options o = { .db = k->d.path, .share = "share", .rules = rules, .user = "anna" };
	struct app *app;

	snprintf(rules, sizeof rules, "%s/rules", k->d.folder);
	cr_assert_eq(date_parse_iso("2026-11-22", &o.today), 0);
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	return app;
}

/* This process looks and goes: the file is recovered by the program itself. */
void kills_begin(struct kills *k, int which)
{
	struct interview_plan plan = { .script = "kills" };
	struct kill_talk *one = &k->talk[which];
	struct app *app = open_app(k);
	struct talk *t;

	plan.placement = kills_sql(k,
		"SELECT p.id FROM placement p JOIN employee e ON e.id = p.employee WHERE e.family_name = '%s'",
		families[which]);
	*one = (struct kill_talk){ .id = 0 };
	cr_assert_eq(interview_begin(app, &plan, &one->id), 0, "%s", err_last());
	cr_assert_eq(talk_open(&t, app, one->id, true), 0, "%s", err_last());
	snprintf(one->employer, sizeof one->employer, "%s", t->employer_name);
	for (size_t i = 0; i < t->nsubjects && i < KILL_SUBJECTS; i++) {
		snprintf(one->name[i], sizeof one->name[i], "%s", t->subject[i].name);
		one->placement[i] = t->subject[i].placement;
		one->nsubjects++;
	}
	talk_close(&t);
	app_close(&app);
}

unsigned kills_contacts(struct kills *k, int which)
{
	struct app *app = open_app(k);
	struct arena *a = arena_new();
	struct closing c;
	struct talk *t;
	unsigned n;

	cr_assert_eq(talk_open(&t, app, k->talk[which].id, true), 0, "%s", err_last());
	cr_assert_eq(talk_closing(t, a, &c), 0, "%s", err_last());
	n = c.employer_note != NULL;
	for (size_t i = 0; i < t->nsubjects; i++)
		n += c.touched[i];
	talk_close(&t);
	arena_free(&a);
	app_close(&app);
	return n;
}

void kills_open(struct kills *k, enum kill_kind kind, bool plain, unsigned seed)
{
	*k = (struct kills){ .kind = kind, .plain = plain, .seed = seed };
	demo_open(&k->d, kind % 2 ? "nl" : "en");
	write_list(&k->d);
	cr_assert_eq(knowledge_open(&k->guides, "share", k->d.lang), 0, "%s", err_last());
	cr_assert_eq(script_parse(&k->script, "kills.md", k->d.lang, list, strlen(list), k->guides, NULL), 0,
		"%s", err_last());
	cr_assert_eq(k->script->nfaults, 0, "%s", k->script->nfaults ? k->script->faults[0].message : "");
	for (int i = 0; i < KILL_TALKS; i++)
		kills_begin(k, i);
}

void kills_close(struct kills *k)
{
	if (k->t)
		term_done(k->t);
	for (size_t i = 0; i < k->nexpect; i++)
		free(k->expect[i]);
	script_free(&k->script);
	knowledge_free(&k->guides);
	demo_close(&k->d);
}

/* ---- looking into the file ---- */

static const char *query(const struct kills *k, const char *sql)
{
	enum { WAIT_MS = 10000 };
	static char text[8192];
	sqlite3_stmt *st;
	sqlite3 *db;
	int rc;

	text[0] = '\0';
	cr_assert_eq(sqlite3_open_v2(k->d.path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, WAIT_MS);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s: %s", sqlite3_errmsg(db), sql);
	rc = sqlite3_step(st);
	cr_assert(rc == SQLITE_ROW || rc == SQLITE_DONE, "%s: %s", sqlite3_errmsg(db), sql);
	if (rc == SQLITE_ROW && sqlite3_column_text(st, 0))
		snprintf(text, sizeof text, "%s", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
	return text;
}

const char *kills_text(const struct kills *k, const char *fmt, ...)
{
	const char *text;
	va_list ap;
	char *sql;

	va_start(ap, fmt);
	cr_assert_geq(vasprintf(&sql, fmt, ap), 0);
	va_end(ap);
	text = query(k, sql);
	free(sql);
	return text;
}

int64_t kills_sql(const struct kills *k, const char *fmt, ...)
{
	const char *text;
	va_list ap;
	char *sql;

	va_start(ap, fmt);
	cr_assert_geq(vasprintf(&sql, fmt, ap), 0);
	va_end(ap);
	text = query(k, sql);
	free(sql);
	return *text ? atoll(text) : -1;
}

/* ---- a round ---- */

void kills_soon(struct kills *k, unsigned within_ms)
{
	k->due = kills_now() + kills_random(k, within_ms + 1);
}

void kills_end(struct kills *k)
{
	static const int signals[] = { [KILL_9] = SIGKILL, [KILL_HUP] = SIGHUP, [KILL_TERM] = SIGTERM };
	static const bool ends_itself[] = { [KILL_HUP] = true, [KILL_CLOSED] = true, [KILL_TERM] = true };
	int code;

	k->killed = kills_now();
	if (k->kind == KILL_CLOSED)
		term_hang_up(k->t);
	else
		term_signal(k->t, signals[k->kind]);
	code = term_wait_exit(k->t); /* takes in what was on its way */
	cr_assert(k->plain || !ends_itself[k->kind] || code >= 0, "ended by signal %d, round %u", -code, k->round);
	k->kills += code < 0 || (!k->plain && ends_itself[k->kind]); /* else it had ended by itself */
}

static bool goes_on(struct kills *k)
{
	if (!k->killed && k->due && kills_now() >= k->due)
		kills_end(k);
	return !k->killed;
}

bool kills_pass(struct kills *k, int ms)
{
	int64_t until = kills_now() + ms, left;

	while (goes_on(k) && (left = until - kills_now()) > 0) {
		if (k->due && k->due - kills_now() < left)
			left = k->due - kills_now();
		term_pass(k->t, left > 0 ? (int)left : 0);
	}
	return !k->killed;
}

bool kills_seen(struct kills *k, bool (*shows)(struct kills *k, const void *arg), const void *arg)
{
	int64_t until = kills_now() + TERM_DEADLINE_MS;

	while (!shows(k, arg)) {
		if (k->killed)
			return false;
		cr_assert(kills_now() < until, "round %u: nothing came of it:\n%s", k->round, term_dump(k->t));
		if (goes_on(k))
			term_idle(k->t, 1);
	}
	return true;
}

void kills_expect(struct kills *k, const char *fmt, ...)
{
	va_list ap;

	cr_assert_lt(k->nexpect, KILL_EXPECTS);
	va_start(ap, fmt);
	cr_assert_geq(vasprintf(&k->expect[k->nexpect++], fmt, ap), 0);
	va_end(ap);
	k->acknowledged++;
}
