/* Exports for research in a shared caseload: who may, what the read log is told, and what erasure takes
 * along. */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/colleague.h"
#include "anker/forget.h"
#include "anker/place.h"
#include "anker/research.h"
#include "anker/study.h"
#include "office.h"

static int64_t programme, placement, employee;

static void study_open(void)
{
	office_open();
	cr_assert_eq(system(arena_printf(arena,
			     "mkdir %s/share/reference && ln -s \"$PWD\"/share/reference/*.md"
			     " %s/share/reference/",
			     office_folder(), office_folder())),
		0);
	int64_t employer = make_employer("Bakkerij De Korenaar");
	placement = make_placement(employer, "Wit");
	employee = latest(E_EMPLOYEE)->id;
	programme = PUT(E_PROGRAMME, "name", "Duurzaam Werkt", "start", "2026-01-01", "until", "2029-12-31");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer), "placement", id(placement),
		"selected", "2026-01-05", "agreed", "2026-02-01");
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer), "selected", "2026-01-05",
		"declined", "2026-02-01", "reason", "time");
	/* Somebody at the same employer who was never asked. */
	make_placement(employer, "Zwart");
}

TestSuite(study, .init = study_open, .fini = office_close);

static const char *path(const char *name)
{
	return arena_printf(arena, "%s/%s", office_folder(), name);
}

static int64_t rows_of(const struct research_count *c, size_t n, enum entity_id e)
{
	for (size_t i = 0; i < n; i++)
		if (c[i].entity == e)
			return c[i].rows;
	return -1;
}

static int export_to(struct app *who, const char *name, int64_t *placements)
{
	const struct research_ask ask = { programme, path(name), NULL, NULL };
	struct research_count *c;
	size_t n;
	int rc = app_research_export(who, &ask, arena, &c, &n);
	*placements = rc ? -1 : rows_of(c, n, E_PLACEMENT);
	return rc;
}

Test(study, is_about_who_agreed_alone)
{
	int64_t n;
	cr_assert_eq(export_to(app, "a", &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	change(E_EMPLOYEE, employee, "objection", "2026-11-01");
	cr_assert_eq(export_to(app, "b", &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
	change(E_EMPLOYEE, employee, "objection", NULL);
	cr_assert_eq(export_to(app, "c", &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	change(E_EMPLOYEE, employee, "restricted", "2026-11-01");
	cr_assert_eq(export_to(app, "d", &n), 0, "%s", err_last());
	cr_assert_eq(n, 0);
}

static int code_is(struct app *who, char **code)
{
	char line[256] = "";
	FILE *f = fopen(path("a/employee.csv"), "r");
	cr_assert(f && fgets(line, sizeof line, f) && fgets(line, sizeof line, f));
	fclose(f);
	*code = arena_strndup(arena, line, strcspn(line, ","));
	char *told;
	return app_research_who(who, programme, *code, "fell ill", arena, &told);
}

/* Erased, nothing tells any more who it was. */
Test(study, a_pseudonym_goes_with_the_person)
{
	int64_t n, keys;
	char *code;
	cr_assert_eq(export_to(app, "a", &n), 0, "%s", err_last());
	cr_assert_eq(code_is(app, &code), 0, "%s", err_last());
	cr_assert_eq(store_study_names(app->store, programme, &keys), 0);
	cr_assert_eq(store_begin(app->store, "x"), 0);
	cr_assert_eq(store_erase(app->store, E_EMPLOYEE, employee), 0, "%s", err_last());
	cr_assert_eq(store_commit(app->store, NULL), 0);
	cr_assert_eq(code_is(app, &code), ERR_NOTFOUND);
	int64_t left;
	cr_assert_eq(store_study_names(app->store, programme, &left), 0);
	cr_assert_lt(left, keys);
}

/* The rights are those of the roles; each asks its own. */
Test(study, each_role_may_its_own_part)
{
	static const struct {
		const char *user;
		int exports, checks, releases, withdraws, lists, who;
	} roles[] = { { "anna", ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED },
		{ "petra", ERR_DENIED, ERR_DENIED, 0, 0, 0, 0 },
		{ "rob", 0, 0, ERR_DENIED, 0, 0, ERR_DENIED },
		{ "beheer", ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED } };
	struct research_group *g;
	struct research_field *f;
	size_t n;
	int64_t placements, unique;
	char *code;
	cr_assert_eq(export_to(app, "a", &placements), 0, "%s", err_last());
	office_share();
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct app *who = office_of(roles[i].user);
		cr_assert_eq(export_to(who, roles[i].user, &placements), roles[i].exports, "%s: %s",
			roles[i].user, err_last());
		cr_assert_eq(access(path(roles[i].user), F_OK) == 0, roles[i].exports == 0);
		cr_assert_eq(app_research_check(who, programme, 10, arena, &g, &n, &unique), roles[i].checks,
			"%s", roles[i].user);
		cr_assert_eq(app_research_release(who, programme, "contact.note", "x", NULL),
			roles[i].releases, "%s", roles[i].user);
		if (strcmp(roles[i].user, "rob") == 0)
			cr_assert(strstr(err_last(), "petra"), "who decides: %s", err_last());
		cr_assert_eq(app_research_fields(who, programme, arena, &f, &n), roles[i].lists, "%s",
			roles[i].user);
		/* Who may not release may take back what another released. */
		struct app *petra = office_of("petra");
		if (roles[i].releases)
			cr_assert_eq(app_research_release(petra, programme, "contact.note", "x", NULL), 0,
				"%s", err_last());
		cr_assert_eq(app_research_withdraw(who, programme, "contact.note"), roles[i].withdraws,
			"%s: %s", roles[i].user, err_last());
		if (roles[i].withdraws)
			cr_assert_eq(
				app_research_withdraw(petra, programme, "contact.note"), 0, "%s", err_last());
		app_close(&petra);
		cr_assert_eq(code_is(who, &code), roles[i].who, "%s: %s", roles[i].user, err_last());
		app_close(&who);
	}
}

/* A form lets a code be typed, and another program may write anything: what is in no list stays here. */
Test(study, what_was_typed_goes_nowhere)
{
	static const char *const typed[] = {
		"UPDATE organisation SET sector = 'bij Sjoerdtje', size = 'sjoerdtje'",
		"UPDATE programme SET groups = 'banenafspraak sjoerdtje'",
		"UPDATE factor SET label_nl = 'als Sjoerdtje', label_en = 'like Sjoerdtje'",
		"UPDATE factor SET source = 'sjoerdtje'",
	};
	sqlite3 *db;
	int64_t n;
	for (size_t i = 0; i < 2; i++)
		PUT(E_SCHEME, "placement", id(placement), "scheme", i ? "sjoerdtje" : "no_risk", "state",
			"requested", "date", "2026-03-01");
	PUT(E_TICK, "placement", id(placement), "point", "sjoerdtje", "date", "2026-03-01");
	PUT(E_TICK, "placement", id(placement), "point", "1.2", "date", "2026-03-01");
	PUT(E_WAVE, "programme", id(programme), "name", "T0 Sjoerdtje", "method", "interview", "party",
		"employee", "script", "sjoerdtje", "months", "0");
	cr_assert_eq(sqlite3_open(path("c.db"), &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		cr_assert_eq(
			sqlite3_exec(db, typed[i], NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
	cr_assert_eq(export_to(app, "a", &n), 0, "%s", err_last());
	cr_assert_neq(system(arena_printf(arena, "grep -ri sjoerdtje %s", path("a"))), 0);
	cr_assert_eq(system(arena_printf(arena, "grep -q no_risk %s", path("a/scheme_use.csv"))), 0);
	cr_assert_eq(system(arena_printf(arena, "grep -q 1.2 %s", path("a/guide_tick.csv"))), 0);
	cr_assert_eq(
		app_research_release(app, programme, "employer.sector", "all of them are branches", NULL), 0,
		"%s", err_last());
	cr_assert_eq(export_to(app, "b", &n), 0, "%s", err_last());
	cr_assert_eq(system(arena_printf(arena, "grep -q Sjoerdtje %s", path("b/organisation.csv"))), 0);
}

/* A list that cannot be read would empty a column: then there is no export. */
Test(study, is_not_made_without_the_lists_of_codes)
{
	int64_t n;
	cr_assert_eq(rename(path("share/reference"), path("away")), 0);
	cr_assert_lt(export_to(app, "a", &n), 0);
	cr_assert(access(path("a"), F_OK) != 0 && access(path(".a.part"), F_OK) != 0);
}

struct seen {
	size_t rows, references;
};

static int see(void *ctx, const char *code, char *const *value, struct arena *a)
{
	struct seen *s = ctx;
	(void)code;
	(void)a;
	s->rows++;
	s->references += value[0] != NULL;
	return 0;
}

static size_t read_with(int64_t most_gone, enum entity_id e, struct seen *out)
{
	struct study of = { .programme = programme, .today = app->today, .most_gone = most_gone };
	*out = (struct seen){ 0, 0 };
	cr_assert_eq(store_study_begin(app->store, &of), 0, "%s", err_last());
	cr_assert_eq(store_study_each(app->store, &of, e, see, out), 0, "%s", err_last());
	store_study_end(app->store);
	return out->rows;
}

/* Those with a pseudonym who are no longer in it are listed while they are few; else every row is asked
 * again. */
Test(study, reads_the_same_whether_few_or_many_are_gone)
{
	static const enum entity_id kinds[] = { E_PLACEMENT, E_EMPLOYEE, E_CONTACT, E_ORGANISATION,
		E_PARTICIPATION };
	struct seen few, many;
	int64_t n, employer = make_employer("Slagerij Zwart"), other = make_placement(employer, "Groen");
	for (size_t i = 0; i < 2; i++)
		PUT(E_CONTACT, "placement", id(i ? other : placement), "date", "2026-03-02", "party",
			"employee");
	int64_t gone = latest(E_EMPLOYEE)->id;
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer), "placement", id(other),
		"selected", "2026-01-05", "agreed", "2026-02-01");
	cr_assert_eq(export_to(app, "a", &n), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	size_t before[sizeof kinds / sizeof *kinds];
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		before[i] = read_with(0, kinds[i], &few);
	change(E_EMPLOYEE, gone, "objection", "2026-11-01");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		cr_assert_lt(read_with(0, kinds[i], &few), before[i], "%s", model_entity(kinds[i])->name);
		read_with(1, kinds[i], &many);
		cr_assert_eq(few.rows, many.rows, "%s", model_entity(kinds[i])->name);
		cr_assert_eq(few.references, many.references, "%s", model_entity(kinds[i])->name);
	}
}

Test(study, the_read_log_is_told_of_an_export_and_of_who_was_asked_for)
{
	const struct readlog_query all = { .from = DAY_NONE, .to = DAY_NONE };
	struct readlog_entry *e;
	size_t n, exports = 0, asked = 0;
	int64_t placements;
	char *code;
	office_share();
	struct app *rob = office_of("rob"), *petra = office_of("petra");
	cr_assert_eq(export_to(rob, "a", &placements), 0, "%s", err_last());
	cr_assert_eq(code_is(petra, &code), 0, "%s", err_last());
	cr_assert_eq(readlog_find(petra->store, &all, arena, &e, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++) {
		exports += strcmp(e[i].what, "research export") == 0 && strcmp(e[i].who, "rob") == 0 &&
			   e[i].records > 3;
		asked += strcmp(e[i].what, "research who") == 0 && strcmp(e[i].reason, "fell ill") == 0 &&
			e[i].employee == employee;
	}
	cr_assert_eq(exports, 1);
	cr_assert_eq(asked, 1);
	app_close(&rob);
	app_close(&petra);
}

static int stop(void *ctx, int64_t done, int64_t total)
{
	int *left = ctx;
	cr_assert_leq(done, total);
	return (*left)-- <= 0;
}

/* Wherever it is stopped, nothing stays. */
Test(study, stopped__leaves_nothing)
{
	for (int after = 0; after < 5; after++) {
		int left = after;
		const struct research_ask ask = { programme, path("s"), stop, &left };
		struct research_count *c;
		size_t n;
		cr_assert_eq(app_research_export(app, &ask, arena, &c, &n), ERR_STOPPED);
		cr_assert(access(path("s"), F_OK) != 0 && access(path(".s.part"), F_OK) != 0);
	}
}

/* There are only plain files: one that tar unpacks to the same tables. */
Test(study, on_a_server_it_is_one_file)
{
	int64_t n;
	cr_assert_eq(export_to(app, "a", &n), 0, "%s", err_last());
	cr_assert_eq(mkdir(path("exchange"), 0700), 0);
	place_restrict(path("exchange"));
	const char *file;
	cr_assert_eq(place_of("study.tar", arena, &file), 0);
	const struct research_ask ask = { programme, file, NULL, NULL };
	struct research_count *c;
	size_t counts;
	cr_assert_eq(app_research_export(app, &ask, arena, &c, &counts), 0, "%s", err_last());
	cr_assert_eq(app_research_export(app, &ask, arena, &c, &counts), ERR_INVALID, "it is there");
	cr_assert_eq(
		system(arena_printf(arena,
			"cd %s && test \"$(ls -A)\" = study.tar && tar xf study.tar && diff -r study ../a",
			path("exchange"))),
		0);
}
