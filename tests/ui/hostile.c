/* What others typed never reaches the terminal as anything but text: escape
 * sequences, C1, carriage returns, direction and zero-width marks, tags. They
 * are written into every text of a caseload, past every check, and every screen
 * there is (screens_all) is opened, moved through and recognised by its help;
 * all that came from the program is read byte by byte. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anker/lang.h"
#include "screens/screens.h"
#include "tests/ui/demo.h"
#include "tests/ui/hostile.h"
#include "tests/ui/own_rules.h"
#include "tests/ui/sealed.h"
#include "tests/ui/travelled.h"

#define ESC "\033"
#define PAGE_DOWN "\033[6~"
#define PAGE_UP "\033[5~"
#define HELP "\007"
#define ENTER "\r"
#define SAVE "\023"
#define CLEAR "\025"
#define FIND "/" CLEAR
#define LAST "G"
#define FOLDER "\001" /* for the path of the folder that all of it is in */
#define OTHER_WORDS "regenjas op de fiets"
#define WAIT "\002"   /* until it has come so far: what reads a secret takes nothing that was typed before */

enum { HELP_ROWS = 6, HELP_WORDS = 24, BACKS = 12, REPLACEMENTS = 2000, SCREENS_MOST = 256 };

struct visit {
	const char *screen; /* its name */
	const char *keys;   /* from Today */
};

/* People and employers keep their names behind the texts, so they are found by them. */
static const struct visit office[] = {
	{ "today", "jjj" },
	{ "why", ENTER },
	{ "placements", "2" },
	{ "placement", "2" ENTER },
	{ "history", "2" ENTER "H" },
	{ "subject-timeline", "2t" },
	{ "suggestions", "2w" },
	{ "why-not", "2wn" },
	{ "what-if", "2wt" },
	{ "form", "2" ENTER "e" },
	{ "file", "2" FIND "samira" ENTER ENTER "f" },
	{ "record", "2" FIND "samira" ENTER ENTER "f" ENTER },
	{ "fit", "2" FIND "samira" ENTER ENTER "l" },
	{ "versions", "2" FIND "samira" ENTER ENTER "lna" ENTER "lifting" ENTER "1" ENTER ENTER "1noise" ENTER "1"
		ENTER ENTER "2" ESC "v" },
	{ "routes", "2" FIND "samira" ENTER ENTER "lw" },
	{ "page", "2" ENTER "B" },
	{ "scores", "2" ENTER "F" },
	{ "schemes", "2" ENTER "v" },
	{ "scheme", "2" ENTER "v" ENTER },
	{ "milestones", "2" FIND "mohamed" ENTER ENTER "M" },
	{ "employers", "3" },
	{ "employer", "3" ENTER },
	{ "pattern", "3" FIND "koren" ENTER ENTER "p" },
	{ "pattern-theme", "3" FIND "koren" ENTER ENTER "p" ENTER },
	{ "tasks", "3" FIND "koren" ENTER ENTER "o" },
	{ "function", "3" FIND "koren" ENTER ENTER "o mShop" ENTER LAST ENTER },
	{ "candidates", "3" FIND "koren" ENTER ENTER "ow" },
	{ "function-fit", "3" FIND "koren" ENTER ENTER "ow" ENTER },
	{ "timeline", "4" },
	{ "guides", "5" },
	{ "guide", "5wsamira" ENTER ENTER },
	{ "search", "6de\t" },
	{ "rules", "7" },
	{ "rule", "7" FIND "contract-eindigt" ENTER LAST ENTER },
	{ "rule-preview", "7" FIND "contract-eindigt" ENTER LAST ENTER "snot used" ENTER "x" ENTER },
	{ "rule-editor", "7" FIND "contract-eindigt" ENTER LAST ENTER "e" },
	{ "rule-facts", "7v" },
	{ "rule-errors", "7f" },
	{ "parameters", "7p" },
	{ "weigh-short", "a" },
	{ "weigh-later", "a" ENTER ENTER ":weigh-later" ENTER },
	{ "weigh-slow", "w" },
	{ "peer-review", "w1" SAVE "4" SAVE "ix" ENTER ":peer-review" ENTER },
	{ "peer-blind", ":peer-review" ENTER "b" },
	{ "basis", ENTER "h" },
	{ "factors", ":factors" ENTER },
	{ "instruments", ":instruments" ENTER },
	{ "instrument", ":instruments" ENTER ENTER },
	{ "matrix", ":matrix" ENTER },
	{ "gaps", ":gaps" ENTER },
	{ "duplicates", ":duplicates" ENTER },
	{ "merge", ":duplicates" ENTER ENTER },
	{ "lists", ":lists" ENTER },
	{ "find", ":lists" ENTER ENTER },
	{ "import", "I" CLEAR FOLDER "/hostile.csv" ENTER },
	{ "waves", ":waves" ENTER },
	{ "hours", ":hours" ENTER },
	{ "meetings", ":meetings" ENTER },
	{ "meeting", ":meetings" ENTER ENTER },
	{ "programme", ":programme" ENTER },
	{ "recruitment", ":recruitment" ENTER },
	{ "inclusion", ":recruitment" ENTER "i" ENTER },
	{ "intake", ":intake" ENTER },
	{ "findings", ":findings" ENTER },
	{ "lasting", ":lasting" ENTER },
	{ "report", "3" ENTER "R" },
	{ "reports", ":reports" ENTER },
	{ "research", ":research" ENTER },
	{ "talks", ":talks" ENTER },
	{ "summary", ":talks" ENTER "s" },
	{ "talk-read", ":talks" ENTER "a" },
	{ "prepare", "2i" },
	{ "talk", "2i" ENTER },
	{ "finish", ":talks" ENTER "f" },
	{ NULL, NULL },
};

/* Work that went along and came home changed on both sides; each side with its texts. */
static const struct visit laptop[] = {
	{ "takeouts", ":takeouts" ENTER },
	{ "takeout", ":takeouts" ENTER ENTER },
	{ "takeout-new", ":takeouts" ENTER "o" },
	{ "takeout-choose", ":takeouts" ENTER "o" ENTER "chosen" ENTER },
	{ "bring", ":takeouts" ENTER "i" CLEAR FOLDER "/week47.anker" ENTER },
	{ "shelf", ":shelf" ENTER },
	{ "choice", ":shelf" ENTER ENTER },
	{ NULL, NULL },
};

/* A caseload of a team, by an account with every role. */
static const struct visit team[] = {
	{ "colleague", ":colleague" ENTER "Amrani" ENTER },
	{ "stand-in", ":stand-in" ENTER },
	{ "read-log", ":read-log" ENTER },
	{ "retention", ":retention" ENTER },
	{ "requests", ":requests" ENTER },
	{ "users", ":users" ENTER },
	{ "connections", ":connections" ENTER },
	{ "team", ":team" ENTER },
	{ "erase", "2" ENTER ":erase" ENTER },
	{ NULL, NULL },
};

/* The same caseload by an administrator, who has no files. */
static const struct visit duty[] = {
	{ "duty", "" },
	{ NULL, NULL },
};

static const struct visit sealed[] = {
	{ "recovery", ":passphrase" ENTER WAIT SEALED_PASSPHRASE ENTER WAIT OTHER_WORDS ENTER WAIT OTHER_WORDS ENTER WAIT
		"y" },
	{ NULL, NULL },
};

/* ---- keys ---- */

static void type(struct term *t, const char *keys, size_t n)
{
	size_t before = t->bytes;

	term_send(t, keys, n);
	for (int i = 0; i < 20 && t->bytes == before; i++)
		term_idle(t, 20);
	term_settle(t);
}

static void type_all(struct term *t, const char *keys)
{
	type(t, keys, strlen(keys));
}

/* Typed ahead, but for Esc: with what comes at once after it, it would be another key. */
static void type_keys(struct term *t, const char *keys, const char *folder)
{
	char part[256];

	for (size_t n; *keys; keys += n) {
		n = strchr(ESC FOLDER WAIT, *keys) ? 1 : strcspn(keys, ESC FOLDER WAIT);
		snprintf(part, sizeof part, "%.*s", (int)n, keys);
		if (*keys != *WAIT)
			type_all(t, *keys == *FOLDER ? folder : part);
	}
}

/* Esc out of what is open, and to the root of Today. */
static void go_home(struct term *t)
{
	for (int i = 0; i < BACKS && (i < 2 || !term_has(t, "7 Rules")); i++)
		type_all(t, ESC);
	type_all(t, "11");
}

/* ---- which screen it is ---- */

/* The help of a screen has its title above, and its own keys first. */
static bool is_help_of(struct term *t, const struct screen_ops *screen)
{
	char words[256];

	snprintf(words, sizeof words, "%s · %s", _("Help"), _(screen->title));
	if (!term_has(t, words))
		return false;
	const struct ui_action *a = screen->actions;
	for (int i = 0; a && a->name && i < HELP_ROWS; i++, a++) {
		snprintf(words, sizeof words, "%.*s", HELP_WORDS, _(a->help));
		if (!term_has(t, words))
			return false;
	}
	return true;
}

static size_t screen_named(const char *name)
{
	size_t i = 0;

	while (screens_all[i] && strcmp(screens_all[i]->name, name) != 0)
		i++;
	cr_assert(screens_all[i], "no screen is named %s", name);
	return i;
}

static bool visited[SCREENS_MOST];

static void visit_all(struct term *t, const struct visit *v, const char *folder)
{
	for (; v->screen; v++) {
		size_t i = screen_named(v->screen);

		go_home(t);
		type_keys(t, v->keys, folder);
		char *seen = strdup(term_dump(t));
		type_all(t, PAGE_DOWN);
		type_all(t, PAGE_UP);
		type_all(t, HELP);
		cr_expect(is_help_of(t, screens_all[i]), "%s was not reached:\n%s\n%s", v->screen, seen, term_dump(t));
		visited[i] = true;
		free(seen);
		type_all(t, ESC);
	}
}

/* ---- the walks ---- */

static FILE *create(const char *folder, const char *name)
{
	char path[160];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "w");
	cr_assert(f != NULL, "%s", path);
	return f;
}

/* A rule file with a fault in a line that holds texts, and a spreadsheet of nothing but texts. */
static void write_files(const struct demo *d)
{
	struct own o = { .d = *d };
	FILE *f;

	own_write(&o, "hostile.regel", own_broken);
	f = create(d->folder, "anker/rules/texts.regel");
	for (size_t i = 0; i < HOSTILE_TEXTS; i++) {
		fputs("regel ", f);
		hostile_put(f, i);
		fputs("\n  titel \"", f);
		hostile_put(f, i);
		fputs("\"\n", f);
	}
	fclose(f);
	f = create(d->folder, "hostile.csv");
	fputs("Werkgever;Plaats;Telefoon;Notitie;", f);
	hostile_put(f, 0);
	putc('\n', f);
	for (size_t i = 0; i < HOSTILE_TEXTS; i++) {
		hostile_put(f, i);
		putc(i % 5 == 4 ? '\n' : ';', f);
	}
	fclose(f);
}

/* Two employers that may be one. */
static const char twins[] = "UPDATE organisation SET (name, sort_key, search_text, postcode, phone, coc_number) = "
	"(SELECT name, sort_key, search_text, '1971 AB', '0255-123456', '12345678' FROM organisation WHERE id = 1) "
	"WHERE id IN (1, 2)";

/* A programme that runs, with something of each kind that its screens show. */
static const char programme[] =
	"INSERT INTO programme (id, version, sort_key, search_text, name, start, until, hours_from,"
	" hours_most)"
	" VALUES (1, 1, 'p', 'p', 'P', '2020-01-01', '2039-12-31', '4', '8');"
	"INSERT INTO wave (id, version, search_text, programme, name, method, party, months, weeks, script)"
	" VALUES (1, 1, 't', 1, 'T0', 'interview', 'employer', 0, 6, 't0');"
	"INSERT INTO participation (id, version, search_text, programme, employer, selected, agreed, started,"
	" note)"
	" SELECT p.id, 1, 'p', 1, p.employer, '2026-09-01', '2026-09-01', '2026-09-01', 'N' FROM placement p"
	" GROUP BY p.employer;"
	"INSERT INTO hours (id, version, search_text, programme, party, organisation, date, hours, work,"
	" note)"
	" SELECT p.id, 1, 'h', 1, 'employer', p.employer, '2026-09-01', '5', 'advice', 'N' FROM placement p;"
	"INSERT INTO meeting (id, version, search_text, programme, kind, title, date, place, hours)"
	" VALUES (1, 1, 'm', 1, 'congress', 'C', '2026-09-01', 'P', '3');"
	"INSERT INTO attendance (id, version, search_text, meeting, organisation, state)"
	" SELECT p.id, 1, 'a', 1, p.employer, 'invited' FROM placement p;"
	"INSERT INTO target (id, version, search_text, programme, region, employers_min)"
	" SELECT r.id, 1, 't', 1, r.id, 3 FROM region r;"
	"INSERT INTO intake (id, version, search_text, programme, organisation, date, note)"
	" SELECT o.id, 1, 'i', 1, o.id, '2026-09-01', 'N' FROM organisation o;"
	"INSERT INTO finding (id, version, search_text, placement, employer, date, section, text, shared)"
	" SELECT p.id, 1, 'f', p.id, p.employer, '2026-09-01', 'helps', 'F', 1 FROM placement p;";

static void walk_office(int rows, int cols)
{
	struct demo d;
	struct term *t;
	char config[80], lists[256];
	const char *const more[] = { config, NULL };

	demo_open(&d, "en");
	snprintf(lists, sizeof lists, "UPDATE interview SET script_hash = '%s'",
		demo_sql(&d, "SELECT script_hash FROM interview WHERE script_hash IS NOT NULL"));
	hostile_sql(d.path, programme);
	hostile_poison(d.path);
	demo_sql(&d, lists); /* without its question list a conversation is not read */
	demo_sql(&d, "UPDATE expert SET login = 'anna' WHERE id = 1");
	demo_sql(&d, twins);
	write_files(&d);
	snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", d.folder);
	t = demo_start_as(&d, rows, cols, "anna", more);
	term_wait_for(t, "placements");
	visit_all(t, office, d.folder);
	hostile_search(t, REPLACEMENTS);
	demo_leave(t);
	demo_close(&d);
}

static void walk_laptop(int rows, int cols)
{
	struct travelled v;
	struct term *t;

	travelled_open(&v);
	travelled_laptop(&v);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "hours", "20", "note", "Van de laptop.", NULL);
	travelled_shut(&v);
	caseload_set(&v.d.c, E_PLACEMENT, v.d.jan, "hours", "28", "note", "Van kantoor.", NULL);
	travelled_bring(&v);
	travelled_laptop(&v);
	caseload_set(&v.laptop, E_PLACEMENT, v.d.jan, "note", "Weer van de laptop.", NULL);
	travelled_shut(&v);
	hostile_poison(v.d.c.path);
	t = desk_start_as(&v.d, rows, cols, "anna", "? help");
	visit_all(t, laptop, v.d.c.folder);
	hostile_search(t, 1);
	desk_leave(t);
	travelled_close(&v);
}

/* What stands beside the records of a shared caseload: one row each that this account sees. */
static const char shared[] =
	"UPDATE file SET shared = 1;"
	"INSERT INTO expert (id, version, sort_key, search_text, login, family_name)"
	" VALUES (77, 1, 'bos', 'bos', 'piet', 'Bos');"
	"UPDATE placement SET expert = 77 WHERE id % 2 = 0;"
	"INSERT INTO member (login, role, since, by) SELECT me.login, value, '2026-11-20T09:00:00Z', 'beheer'"
	" FROM me, json_each('[\"expert\", \"lead\", \"privacy\", \"administrator\"]');"
	"INSERT INTO member (login, role, since, by) VALUES ('piet', 'expert', '2026-11-20T09:00:00Z', 'beheer');"
	"INSERT INTO stand_in (expert, login, first, last, note, at, by) SELECT 77, login, date('now', '-1 day'),"
	" date('now', '+1 day'), 'x', '2026-11-20T09:00:00Z', 'piet' FROM me;"
	"INSERT INTO opened (who, entity, record, at, until, kind, reason) SELECT me.login, me.placement, p.id,"
	" '2026-11-20T09:00:00Z', '2999-01-01T00:00:00Z', 'other', 'x' FROM placement p, me;"
	"INSERT INTO notice (login, at, by, kind, entity, record, text) SELECT login, '2026-11-20T09:00:00Z', 'piet',"
	" 'opened', placement, 1, 'x' FROM me;"
	"INSERT INTO erasure (at, who, ground, reason, certificate) VALUES"
	" ('2026-11-20T09:00:00Z', 'piet', 'request', 'x', '# x');";
/* Accounts and whole names are what is looked for. */
static const char found[] = "UPDATE employee SET family_name = 'Amrani' WHERE family_name LIKE '%Amrani';"
	"UPDATE expert SET login = CASE id WHEN 1 THEN (SELECT login FROM me) ELSE 'piet' END";

/* `me`: this account. */
static void as_me(const struct demo *d, const char *statements)
{
	const struct passwd *account = getpwuid(getuid());
	char sql[4096];

	cr_assert(account != NULL, "this account has no name");
	snprintf(sql, sizeof sql, "CREATE TEMP TABLE me AS SELECT '%s' AS login, %d AS placement; %s", account->pw_name,
		E_PLACEMENT, statements);
	hostile_sql(d->path, sql);
}

static void walk_team(int rows, int cols)
{
	const char *const more[] = { "ANKER_TODAY", NULL };
	struct demo d;
	struct term *t;

	demo_open(&d, "en");
	as_me(&d, shared);
	hostile_poison(d.path);
	as_me(&d, found);
	t = demo_start_as(&d, rows, cols, getpwuid(getuid())->pw_name, more);
	term_wait_for(t, "placements");
	visit_all(t, team, d.folder);
	hostile_search(t, 1);
	demo_leave(t);
	hostile_sql(d.path, "UPDATE member SET until = since WHERE role <> 'administrator'");
	t = demo_start_as(&d, rows, cols, getpwuid(getuid())->pw_name, more);
	demo_wait(t, "help");
	visit_all(t, duty, d.folder);
	hostile_search(t, 0);
	demo_leave(t);
	demo_close(&d);
}

static void walk_sealed(int rows, int cols)
{
	struct sealed s;
	struct term *t;

	sealed_open(&s);
	t = sealed_start(&s, rows, cols, "Joris Wittebrood");
	visit_all(t, sealed, s.c.folder);
	hostile_search(t, 0);
	term_ctrl(t, 'q');
	cr_assert_eq(term_wait_exit(t), 0);
	term_done(t);
	sealed_close(&s);
}

static void walk_at(int rows, int cols)
{
	walk_office(rows, cols);
	walk_laptop(rows, cols);
	walk_team(rows, cols);
	walk_sealed(rows, cols);
	for (size_t i = 0; screens_all[i]; i++)
		cr_expect(visited[i], "no walk goes to screen %s", screens_all[i]->name);
}

Test(hostile, text__never_reaches_an_80_column_terminal)
{
	walk_at(24, 80);
}

Test(hostile, text__never_reaches_a_132_column_terminal)
{
	walk_at(43, 132);
}
