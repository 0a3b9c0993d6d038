/* Exports for research in a shared caseload: who may, what the read log is told, and what erasure takes
 * along. */
#include <signal.h>
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
		int exports, checks, releases, who;
	} roles[] = { { "anna", ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED },
		{ "rob", 0, 0, ERR_DENIED, ERR_DENIED }, { "petra", ERR_DENIED, ERR_DENIED, ERR_DENIED, 0 },
		{ "beheer", ERR_DENIED, ERR_DENIED, ERR_DENIED, ERR_DENIED } };
	struct research_group *g;
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
		cr_assert_eq(code_is(who, &code), roles[i].who, "%s: %s", roles[i].user, err_last());
		app_close(&who);
	}
	/* Who has both roles releases. */
	cr_assert_eq(store_member_add(app->store, "petra", "lead"), 0);
	struct app *both = office_of("petra");
	cr_assert_eq(app_research_release(both, programme, "contact.note", "Everyone agreed", NULL), 0, "%s",
		err_last());
	app_close(&both);
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
