/* The demo caseload: its size, its soundness, and a case for every rule. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"
#include "anker/erasure.h"
#include "anker/interview.h"
#include "anker/person.h"

static char folder[32], path[64];
static struct app *app;

static void setup(void)
{
	strcpy(folder, "/tmp/anker-demo-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/demo.db", folder);
	lang_init("nl", "share");
	const struct app_options o = { .db = path, .share = "share", .rules = folder, .user = "anna", .create = true,
		.today = date_from_ymd(2026, 11, 22) };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
}

static void teardown(void)
{
	char command[64];
	app_close(&app);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

TestSuite(demo, .init = setup, .fini = teardown);

static int64_t count(enum entity_id e)
{
	int64_t n;
	cr_assert_eq(store_count(app->store, &(struct query){ .entity = e }, 0, &n), 0);
	return n;
}

static void complain(void *ctx, const char *line)
{
	(void)ctx;
	fprintf(stderr, "%s\n", line);
}

Test(demo, has_the_promised_size_and_is_sound)
{
	cr_assert_eq(count(E_ORGANISATION), 12);
	cr_assert_eq(count(E_PLACEMENT), 25);
	cr_assert(count(E_CONTACT) > 320 && count(E_CONTACT) < 400, "%ld contacts", (long)count(E_CONTACT));
	cr_assert_eq(store_check(app->store, complain, NULL, NULL), 0);
	cr_assert_eq(app_demo(app, 0, NULL, NULL), ERR_INVALID, "a second one is refused");
}

Test(demo, is_the_users_own_caseload)
{
	struct record *r;
	struct arena *a = arena_new();
	cr_assert_neq(app->expert, 0);
	cr_assert_eq(store_get(app->store, E_EXPERT, app->expert, a, &r), 0);
	cr_assert_str_eq(record_get(r, "login"), "anna");
	arena_free(&a);
}

Test(demo, has_a_case_for_every_rule_in_use)
{
	struct arena *a = arena_new();
	struct suggestions s;
	cr_assert_eq(app_suggestions(app, 0, 0, app->expert, a, &s), 0, "%s", err_last());
	for (size_t i = 0; i < rules_count(app->rules); i++) {
		const struct rule *rule = rules_get(app->rules, i);
		bool found = rule->state != RULE_IN_USE;
		for (size_t k = 0; k < s.n && !found; k++)
			found = s.item[k].rule == i;
		cr_expect(found, "no case for %s", rule->id);
	}
	cr_assert(s.per_tier[TIER_NOW] > 0 && s.per_tier[TIER_SOON] > 0 && s.per_tier[TIER_CONSIDER] > 0);
	arena_free(&a);
}

/* How many records of e this talk made. */
static int64_t made(enum entity_id e, int64_t interview, struct arena *a)
{
	const struct condition of_talk = { "interview", IS, arena_printf(a, "%lld", (long long)interview) };
	const struct query q = { .entity = e, .where = &of_talk, .nwhere = 1 };
	int64_t n;
	cr_assert_eq(store_count(app->store, &q, 0, &n), 0, "%s", err_last());
	return n;
}

Test(demo, has_two_earlier_talks__each_in_its_own_time)
{
	static const struct {
		const char *date, *begun, *finished;
		int answers, unknown;
	} held[] = {
		{ "2026-05-19", "2026-05-19T08:10:00Z", "2026-05-19T08:31:20Z", 31, 3 },
		{ "2026-08-18", "2026-08-18T12:35:00Z", "2026-08-18T13:02:20Z", 40, 5 },
	};
	struct arena *a = arena_new();
	struct record **talk, **answer;
	size_t n, nanswers;
	const struct query q = { .entity = E_INTERVIEW, .order = "date" };
	const struct query all = { .entity = E_ANSWER, .order = "at" };
	cr_assert_eq(store_find(app->store, &q, a, &talk, &n), 0, "%s", err_last());
	cr_assert_eq(store_find(app->store, &all, a, &answer, &nanswers), 0, "%s", err_last());
	cr_assert_eq(n, 2);
	for (size_t i = 0; i < n; i++) {
		int unknown = 0;
		cr_expect_str_eq(record_get(talk[i], "state"), "finished");
		cr_expect_str_eq(record_get(talk[i], "date"), held[i].date);
		cr_expect_str_eq(record_get(talk[i], "begun"), held[i].begun);
		cr_expect_str_eq(record_get(talk[i], "finished"), held[i].finished);
		cr_expect_eq(made(E_ANSWER, talk[i]->id, a), held[i].answers);
		cr_expect_eq(made(E_CONTACT, talk[i]->id, a), 3, "one for each placement");
		for (size_t k = 0; k < nanswers; k++) {
			if (strncmp(record_get(answer[k], "at"), held[i].date, strlen(held[i].date)) != 0)
				continue;
			cr_expect_str_eq(record_get(answer[k], "date"), held[i].date);
			unknown += strcmp(record_get(answer[k], "state"), "dont_know") == 0;
		}
		cr_expect_eq(unknown, held[i].unknown);
	}
	cr_assert_eq(app->today, date_from_ymd(2026, 11, 22));
	arena_free(&a);
}

Test(demo, gives_the_next_talk_something_to_repeat__and_to_ask)
{
	struct arena *a = arena_new();
	struct record **talk;
	struct preparation prep;
	struct talk *t;
	size_t n, unchanged = 0;
	int64_t id;
	const struct query q = { .entity = E_INTERVIEW };
	cr_assert_eq(store_find(app->store, &q, a, &talk, &n), 0, "%s", err_last());
	cr_assert_eq(id_parse(record_get(talk[0], "employer"), &id), 0);
	cr_assert_eq(interview_prepare(app, id, 0, a, &prep), 0, "%s", err_last());
	cr_expect_eq(prep.nplacements, 3);
	cr_expect_eq(prep.npromises, 1);
	cr_expect(prep.nask > 0, "something to ask first");
	cr_assert_eq(interview_begin(app, &(struct interview_plan){ .script = "followup", .employer = id }, &id), 0,
		"%s", err_last());
	cr_assert_eq(talk_open(&t, app, id, false), 0, "%s", err_last());
	for (size_t i = 0; i < t->nsubjects; i++)
		for (size_t k = 0; k < t->script->nquestions; k++)
			unchanged += talk_cell(t, i, k)->applies && talk_cell(t, i, k)->before != NULL;
	cr_expect(unchanged >= 30, "%zu can be left unchanged", unchanged);
	talk_close(&t);
	arena_free(&a);
}

/* ---- the rights of the person ---- */

Test(demo, has_a_case_of_every_right_of_a_person)
{
	struct arena *a = arena_new();
	struct request_row *request;
	struct change *h;
	size_t n, due;
	cr_expect_geq(count(E_CONSENT), 2);
	cr_expect_geq(count(E_DISCLOSURE), 1);
	cr_assert_eq(app_requests(app, true, a, &request, &n), 0, "%s", err_last());
	cr_expect_eq(n, 1, "one is on Today");
	cr_assert_eq(app_retention_due(app, &due), 0, "%s", err_last());
	cr_expect_eq(due, 1);
	cr_expect_not(store_withholds(app->store), "the restriction came to its end");
	const struct condition granted = { "answer", IS, "granted" };
	const struct query q = { .entity = E_REQUEST, .where = &granted, .nwhere = 1 };
	struct record **r;
	cr_assert_eq(store_find(app->store, &q, a, &r, &n), 0);
	cr_assert_eq(n, 1);
	int field = model_field(model_entity(E_EMPLOYEE), "restricted");
	cr_assert_eq(store_history(app->store, E_EMPLOYEE, record_ref(r[0], "employee"), field, a, &h, &n), 0);
	cr_assert_geq(n, 2, "%zu", n);
	cr_expect(h[0].before && !h[0].after && !h[1].before && h[1].after, "restricted, then released");
	arena_free(&a);
}
