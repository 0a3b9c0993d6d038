/* Talks with the shipped lists in the demo caseload: promises of before, what is asked of
 * whom, and an employer without running placements. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/interview.h"

static const char *const langs[] = { "nl", "en" };
static char folder[32], path[64];
static struct app *app;
static struct arena *a;
static struct talk *talk;

static void begin(const char *lang)
{
	strcpy(folder, "/tmp/anker-demo-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/demo.db", folder);
	lang_init(lang, "share");
	const struct app_options o = { .db = path, .share = "share", .rules = folder, .user = "anna", .create = true,
		.today = date_from_ymd(2026, 11, 22) };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(app_demo(app, 0, NULL, NULL), 0, "%s", err_last());
	a = arena_new();
}

static void end(void)
{
	char command[64];
	if (talk)
		talk_close(&talk);
	arena_free(&a);
	app_close(&app);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
}

static int64_t employer(const char *name)
{
	struct match *m;
	size_t n;
	cr_assert_eq(store_lookup(app->store, E_ORGANISATION, name, 0, 2, a, &m, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1, "%s", name);
	return m[0].id;
}

static struct preparation prepare(const char *name)
{
	struct preparation p;
	cr_assert_eq(interview_prepare(app, employer(name), 0, a, &p), 0, "%s", err_last());
	return p;
}

static void hold(const char *name, const char *list)
{
	int64_t id;
	cr_assert_eq(interview_begin(app, &(struct interview_plan){ .script = list, .employer = employer(name) },
			     &id), 0, "%s", err_last());
	cr_assert_eq(talk_open(&talk, app, id, false), 0, "%s", err_last());
}

static size_t question(const char *id)
{
	long q = script_question(talk->script, id);
	cr_assert_geq(q, 0, "%s", id);
	return (size_t)q;
}

/* Of how many placements it is asked. */
static size_t asked_about(size_t question)
{
	size_t n = 0;
	for (size_t i = 0; i < talk->nsubjects; i++)
		n += talk_cell(talk, i, question)->applies;
	return n;
}

ParameterizedTestParameters(talk_shipped, promise)
{
	static size_t each[] = { 0, 1 };
	return cr_make_param_array(size_t, each, sizeof each / sizeof *each);
}

/* What was promised a minute ago is not asked after. */
ParameterizedTest(size_t *lang, talk_shipped, promise)
{
	begin(langs[*lang]);
	hold("Zorggroep 't Spoor", "followup");
	cr_expect_eq(asked_about(question("promise")), 1, "the employer's, nine days late");
	talk_close(&talk);
	hold("Groenbedrijf De Linde", "followup");
	struct agreement g = { "asks the trainer", "", app->today + 9 };
	cr_expect_eq(asked_about(question("promise")), 0);
	cr_assert_eq(talk_agree(talk, 0, &g), 0, "%s", err_last());
	cr_expect_eq(asked_about(question("promise")), 0, "ours, of this talk");
	g.promised_by = "employer";
	cr_assert_eq(talk_agree(talk, 0, &g), 0, "%s", err_last());
	cr_expect_eq(asked_about(question("promise")), 0, "theirs, of this talk");
	g.due = app->today - 1;
	cr_assert_eq(talk_agree_again(talk, talk->line[1].id, &g), 0, "%s", err_last());
	cr_expect_eq(asked_about(question("promise")), 1, "it had been due");
	end();
}

Test(talk_shipped, about_what_someone_can_carry__only_the_employee_is_asked_first)
{
	size_t nfacts, private = 0;
	begin("nl");
	const struct fact *fact = rules_facts(&nfacts);
	struct preparation p = prepare("Groenbedrijf De Linde");
	for (size_t i = 0; i < p.nask; i++) {
		bool own = fact[p.ask[i].fact].privacy == P_CAPACITY;
		cr_expect_eq(ask_first_fits(&p.ask[i], "employer"), !own, "%s", fact[p.ask[i].fact].name);
		cr_expect_eq(ask_first_fits(&p.ask[i], "job_coach"), !own, "%s", fact[p.ask[i].fact].name);
		cr_expect(ask_first_fits(&p.ask[i], "employee"));
		cr_expect(ask_first_fits(&p.ask[i], "both"));
		private += own;
	}
	cr_expect(private > 0 && private < p.nask, "%zu of %zu", private, p.nask);
	end();
}

Test(talk_shipped, an_employer_without_running_placements__is_spoken_with_too)
{
	struct record **r;
	size_t n;
	char *page;
	begin("nl");
	struct preparation p = prepare("Restaurant De Pollepel");
	cr_assert_eq(p.nplacements, 0);
	cr_expect_not_null(p.last);
	hold("Restaurant De Pollepel", p.script);
	cr_assert_eq(talk->nsubjects, 1);
	cr_expect_str_eq(talk->subject[0].name, "Restaurant De Pollepel");
	for (long q = talk_next(talk, 0, -1, true, true); q >= 0; q = talk_next(talk, 0, q, true, true)) {
		cr_expect_eq(talk->script->questions[q].about, LEVEL_EMPLOYER, "%s",
			talk->script->questions[q].id);
		cr_assert_eq(talk_answer(talk, 0, (size_t)q, SAID_DONT_KNOW, NULL, NULL), 0, "%s", err_last());
	}
	cr_assert_eq(talk_note(talk, -1, "wil in het voorjaar weer iemand", NULL), 0, "%s", err_last());
	cr_assert_eq(talk_agree(talk, -1, &(struct agreement){ "stuurt het takenlijstje", "employer",
		app->today + 9 }), 0, "%s", err_last());
	struct closing c;
	cr_assert_eq(talk_closing(talk, a, &c), 0, "%s", err_last());
	cr_expect_eq(c.ngaps, 0);
	cr_assert_not_null(c.employer_note);
	cr_expect(strstr(c.employer_note, "voorjaar") && strstr(c.employer_note, "takenlijstje"), "%s",
		c.employer_note);
	const struct finishing how = { .minutes = -1, .next_contact = DAY_NONE };
	cr_assert_eq(talk_finish(talk, &how, NULL), 0, "%s", err_last());
	const struct condition of_talk = { "interview", IS, arena_printf(a, "%lld", (long long)talk->record->id) };
	const struct query q = { .entity = E_CONTACT, .where = &of_talk, .nwhere = 1 };
	cr_assert_eq(store_find(app->store, &q, a, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_expect_null(record_get(r[0], "placement"));
	cr_assert_eq(summary_write(app, talk->record->id, FOR_EMPLOYER, 0, a, &page), 0, "%s", err_last());
	cr_expect(strstr(page, "takenlijstje") && !strstr(page, "voorjaar"), "%s", page);
	end();
}

static const char *asked_in_why_not(int64_t placement)
{
	struct why_not *why;
	size_t n;
	cr_assert_eq(app_why_not(app, placement, 0, a, &why, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		if (strstr(why[i].failing, "no-riskpolis"))
			return why[i].failing;
	return "";
}

Test(talk_shipped, what_was_refused__is_told_where_it_would_be_asked)
{
	begin("nl");
	hold("Groenbedrijf De Linde", "workplace");
	int64_t mark = talk->subject[talk->nsubjects - 1].placement;
	talk_close(&talk);
	struct preparation p = prepare("Groenbedrijf De Linde");
	const struct script_extra ask[] = { { rules_fact_index("no_riskpolis"), mark } };
	int64_t id;
	cr_assert_eq(interview_begin(app, &(struct interview_plan){ .script = "followup", .employer = p.employer,
		.extra = ask, .nextra = 1 }, &id), 0, "%s", err_last());
	cr_assert_eq(talk_open(&talk, app, id, false), 0, "%s", err_last());
	cr_expect(strstr(asked_in_why_not(mark), "no-riskpolis"), "it is to be asked");
	cr_expect_null(strstr(asked_in_why_not(mark), "22-11-2026"));
	cr_assert_eq(talk_answer(talk, talk->nsubjects - 1, 0, SAID_REFUSED, NULL, NULL), 0, "%s", err_last());
	cr_expect(strstr(asked_in_why_not(mark), "22-11-2026)"), "%s",
		asked_in_why_not(mark));
	end();
}
