/* Who may read a report that was kept: it holds words about everyone who was in reach of who made it. */
#include "anker/choices.h"
#include "anker/report.h"
#include "anker/colleague.h"
#include "anker/rights.h"
#include "office.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t bakery, jan, piet;

/* At one employer Anna has Aalbers, and Bram has Zwartjes. */
static void open_both(void)
{
	office_open();
	bakery = make_employer("Bakkerij De Korenaar");
	jan = make_placement(bakery, "Aalbers");
	piet = make_placement(bakery, "Zwartjes");
	change(E_PLACEMENT, piet, "expert", id(bram));
}

TestSuite(report_reach, .init = open_both, .fini = office_close);

static struct app *as(const char *user)
{
	struct app *one;
	cr_assert_eq(office_try(user, &one), 0, "%s", err_last());
	return one;
}

static int64_t keep(struct app *one, enum report_kind kind, int64_t subject)
{
	const struct report_ask ask = {
		.kind = kind, .subject = subject, .first = DAY_NONE, .last = DAY_NONE
	};
	struct document *d;
	int64_t report = 0;
	cr_assert_eq(app_report_keep(one, &ask, arena, &report, &d), 0, "%s", err_last());
	return report;
}

static int again(struct app *one, int64_t report)
{
	struct document *d;
	return app_report_again(one, report, arena, &d);
}

Test(report_reach, of_an_employer_that_a_colleague_has_too_is_for_who_made_it)
{
	office_share();
	struct app *b = as("bram");
	const int64_t mine = keep(app, REPORT_EMPLOYER, bakery), theirs = keep(b, REPORT_EMPLOYER, bakery);
	const int64_t pattern = keep(app, REPORT_PATTERN, bakery);

	cr_expect_eq(again(app, mine), 0, "%s", err_last());
	cr_expect_lt(again(b, mine), 0, "it names Aalbers, whose file is Anna's");
	cr_expect_lt(again(b, pattern), 0);
	cr_expect_eq(again(b, theirs), 0, "%s", err_last());
	cr_expect_lt(again(app, theirs), 0);
	app_close(&b);
	b = as("petra");
	cr_expect_lt(again(b, mine), 0);
	app_close(&b);
}

/* On its last day somebody began, it is not known exactly when. */
Test(report_reach, of_who_began_in_a_stretch_it_tells_from_its_first_day)
{
	change(E_PLACEMENT, jan, "start", "2026-11-22/2027-05-31");
	office_share();
	struct app *b = as("bram");
	const int64_t mine = keep(app, REPORT_EMPLOYER, bakery);

	cr_expect_lt(again(b, mine), 0, "it names Aalbers, whose file is Anna's");
	app_close(&b);
}

/* Who was there is in reach of the next one as of the first. */
Test(report_reach, of_an_employer_goes_with_its_files)
{
	change(E_PLACEMENT, piet, "expert", id(anna));
	office_share();
	const int64_t report = keep(app, REPORT_EMPLOYER, bakery);
	change(E_PLACEMENT, jan, "expert", id(bram));
	change(E_PLACEMENT, piet, "expert", id(bram));
	struct app *b = as("bram");
	cr_expect_eq(again(b, report), 0, "%s", err_last());
	app_close(&b);
	cr_expect_lt(again(app, report), 0);
}

Test(report_reach, that_names_whose_file_is_restricted_since_is_withheld)
{
	const int64_t who = record_ref(get(E_PLACEMENT, jan), "employee"),
		      before = keep(app, REPORT_EMPLOYER, bakery);
	struct report_row *row;
	size_t n;
	change(E_EMPLOYEE, who, "restricted", "2026-11-22");
	cr_expect_lt(again(app, before), 0);
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0);
	cr_expect_eq(n, 0);
	const char *until;
	cr_assert_eq(app_open_with_reason(app, E_EMPLOYEE, who, "other", "hearing", 30, &until, arena), 0,
		"%s", err_last());
	cr_expect_eq(again(app, before), 0, "%s", err_last());
	change(E_EMPLOYEE, who, "restricted", NULL);
	cr_expect_eq(again(app, before), 0, "%s", err_last());
}

/* ---- numbers ---- */

static int64_t number(int64_t report)
{
	struct app *whole;
	struct record *r;
	cr_assert_eq(app_office(app, RIGHT_FILES, &whole), 0, "%s", err_last());
	cr_assert_eq(store_get(whole->store, E_REPORT, report, arena, &r), 0, "%s", err_last());
	return atoll(record_text(r, "number"));
}

Test(report_reach, what_is_out_of_reach_counts_for_the_number_too)
{
	office_share();
	struct app *b = as("bram");
	cr_expect_eq(number(keep(app, REPORT_EMPLOYER, bakery)), 1);
	cr_expect_eq(number(keep(b, REPORT_EMPLOYER, bakery)), 2);
	cr_expect_eq(number(keep(app, REPORT_EMPLOYER, bakery)), 3);
	app_close(&b);
}

Test(report_reach, who_keep_one_at_the_same_time_get_numbers_of_their_own)
{
	enum { EACH = 10, BOTH = 2 };
	bool seen[EACH * BOTH + 1] = { false };
	struct report_row *row;
	size_t n;
	pid_t child[BOTH];
	for (int i = 0; i < BOTH; i++)
		if ((child[i] = fork()) == 0) {
			struct app *one = office_of("anna");
			for (int k = 0; k < EACH; k++)
				keep(one, REPORT_EMPLOYER, bakery);
			app_close(&one);
			_exit(0);
		}
	for (int i = 0; i < BOTH; i++) {
		int status;
		cr_assert_eq(waitpid(child[i], &status, 0), child[i]);
		cr_assert_eq(status, 0);
	}
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0);
	cr_assert_eq(n, EACH * BOTH);
	for (size_t i = 0; i < n; i++) {
		cr_assert_leq(row[i].number, EACH * BOTH);
		cr_expect_not(seen[row[i].number], "version %d twice", row[i].number);
		seen[row[i].number] = true;
	}
}

/* ---- cases ---- */

/* What nobody brought to colleagues is not theirs to read, kept or not; nor is it any more when it was taken
 * back. */
Test(report_reach, a_case_that_was_kept_is_for_the_lead_while_it_is_brought_to_colleagues)
{
	const int64_t weighing = PUT(E_DECISION, "placement", id(jan), "rule", "spreek-werkgever", "verdict",
		"accepted", "date", "2026-11-20");
	const struct report_ask ask = { .kind = REPORT_CASE,
		.subject = weighing,
		.of_decision = true,
		.first = DAY_NONE,
		.last = DAY_NONE };
	struct document *d;
	int64_t of_decision;
	office_share();
	const int64_t of_placement = keep(app, REPORT_CASE, jan);
	cr_assert_eq(app_report_keep(app, &ask, arena, &of_decision, &d), 0, "%s", err_last());
	struct app *lead = as("lena");
	cr_expect_lt(again(lead, of_placement), 0);
	cr_expect_lt(again(lead, of_decision), 0);
	change(E_DECISION, weighing, "peer_review", "1");
	cr_expect_eq(again(lead, of_decision), 0, "%s", err_last());
	cr_expect_lt(again(lead, of_placement), 0);
	change(E_EMPLOYEE, record_ref(get(E_PLACEMENT, jan), "employee"), "objection", "2026-11-22");
	cr_expect_lt(again(lead, of_decision), 0);
	app_close(&lead);
}

/* ---- names ---- */

/* Every count may be shown that way, but not who they are. */
Test(report_reach, the_smallest_count_may_be_none_and_names_stay_out)
{
	const int64_t twente = PUT(E_REGION, "name", "Twente");
	change(E_ORGANISATION, bakery, "region", id(twente));
	PUT(E_FINDING, "placement", id(jan), "section", "helps", "date", "2026-11-05", "text",
		"Aalbers bloeit op");
	FILE *f = fopen(arena_printf(arena, "%s/share/rules/cel.regel", office_folder()), "w");
	cr_assert(f &&
		  fputs("parameter programma_kleinste_cel \"minstens\"\n  vanaf 2024-01-01: 0\n  herkomst "
			"redactie\n",
			  f) > 0 &&
		  fclose(f) == 0);
	cr_assert_eq(system(arena_printf(arena, "ln -s \"$PWD\"/share/words %s/share/", office_folder())), 0);
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	cr_assert_eq(rules_parameter_number(app->rules, "programma_kleinste_cel", TODAY, 5), 0);
	const struct report_ask ask = {
		.kind = REPORT_REGION, .subject = twente, .first = DAY_NONE, .last = DAY_NONE
	};
	struct document *d;
	char *text = NULL;
	size_t n;
	cr_assert_eq(app_report(app, &ask, arena, &d), 0, "%s", err_last());
	f = open_memstream(&text, &n);
	cr_assert_eq(document_write(d, REPORT_TEXT, 80, false, f), 0);
	fclose(f);
	cr_expect_not_null(strstr(text, "bloeit op"), "%s", text);
	cr_expect_null(strstr(text, "Aalbers"), "%s", text);
	free(text);
}
