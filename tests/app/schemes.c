/* Schemes of a placement: how they stand, by a small catalogue and rules of its own. */
#include <stdlib.h>

#include "anker/choices.h"
#include "anker/support.h"
#include "office.h"

static int64_t placement, employee;

static const char catalogue[] =
	"# Schemes {#schemes}\n\nWhat there is.\n\n## Money {#money}\n\n"
	"### Wage subsidy {#lks}\n\n- source: S002\n\n#### What it is {#what}\n\nA part of the wage.\n\n"
	"### No-risk {#no_risk}\n\n- source: S002\n\n#### What it is {#what}\n\nCover for absence.\n\n"
	"### Job coach {#jobcoach}\n\n- source: S002\n\n#### What it is {#what}\n\nSomeone who guides.\n\n"
	"### Old one {#liv}\n\n- source: S002\n- ended: 2025-01-01\n\n#### What it is {#what}\n\nGone.\n\n"
	"### Own one {#own}\n\n- source: S002\n\n#### What it is {#what}\n\nWithout a rule.\n";

static const char terms[] =
	"parameter subsidie_vooruit \"zo lang vooraf\"\n  vanaf 2024-01-01: 90 dagen\n  herkomst redactie\n\n"
	"parameter termijn_bezwaar \"bezwaar binnen\"\n  vanaf 1994-01-01: 6 weken\n  herkomst wet\n\n"
	"parameter regeling_jobcoach_beslistermijn \"besluit binnen\"\n    en \"decision within\"\n"
	"  vanaf 2014-01-01: 8 weken\n  herkomst bron\n  zekerheid redelijk zeker\n"
	"  toelichting \"uwv.nl\"\n\n"
	"parameter regeling_lks_max_pct \"hoogstens\"\n    en \"at most\"\n  vanaf 2015-01-01: 70 %\n"
	"  vanaf 2027-01-01: 60 %\n  herkomst wet\n  zekerheid zeker\n\n"
	"parameter regeling_lks_later \"later\"\n  vanaf 2027-01-01: 1\n  herkomst wet\n\n"
	"parameter regeling_liv \"bestaat\"\n  vanaf 2017-01-01: 1\n  herkomst wet\n\n"
	"parameter regeling_liv_bedrag \"bedrag\"\n  vanaf 2017-01-01: 2000\n  tot 2025-01-01\n  herkomst "
	"wet\n\n"
	"afgeleid feit regeling_lks_mogelijk \"x\"\n  als\n    - doelgroep is banenafspraak\n"
	"    - loonwaarde ontbreekt of loonwaarde < 100\n\n"
	"afgeleid feit regeling_no_risk_mogelijk \"x\"\n  als\n    - doelgroep in {wajong, banenafspraak}\n\n"
	"afgeleid feit regeling_jobcoach_mogelijk \"x\"\n  als\n    - sfb\n\n"
	"afgeleid feit regeling_liv_mogelijk \"x\"\n  als\n    - status is lopend\n";

static void write_file(const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(arena, "%s/share/reference/%s", office_folder(), name), "w");
	cr_assert(f != NULL);
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

static void open_office(void)
{
	office_open();
	cr_assert_eq(system(arena_printf(arena, "mkdir %s/share/reference", office_folder())), 0);
	write_file("schemes.en.md", catalogue);
	write_file("schemes.nl.md", catalogue);
	write_file("terms.regel", terms);
	app_close(&app);
	app = office_of("anna");
	placement = make_placement(make_employer("De Linde"), "Vos");
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, placement), "employee"), &employee), 0);
}

TestSuite(schemes, .init = open_office, .fini = office_close);

static struct scheme_row *rows(size_t *n)
{
	struct scheme_row *row;
	cr_assert_eq(app_schemes(app, placement, arena, &row, n), 0, "%s", err_last());
	return row;
}

static const struct scheme_row *row_of(const char *scheme)
{
	size_t n;
	struct scheme_row *row = rows(&n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(row[i].scheme, scheme) == 0)
			return &row[i];
	cr_assert_fail("no row of %s", scheme);
	return NULL;
}

/* "scheme:step ..." in order. */
static const char *order(void)
{
	static const char *const steps[] = { "ending", "deadline", "check", "ask", "applied", "granted",
		"refused", "ended", "not" };
	size_t n;
	struct scheme_row *row = rows(&n);
	const char *out = "";
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s%s:%s", out, i ? " " : "", row[i].scheme, steps[row[i].step]);
	return out;
}

static day on(const char *iso)
{
	day d;
	cr_assert_eq(date_parse_iso(iso, &d), 0);
	return d;
}

static struct scheme_standing standing(const char *state, const char *since)
{
	return (struct scheme_standing){
		.state = state, .on = on(since), .since = DAY_NONE, .until = DAY_NONE, .deadline = DAY_NONE
	};
}

static int64_t set(const char *scheme, struct scheme_standing to)
{
	int64_t use;
	cr_assert_eq(app_scheme_set(app, placement, scheme, &to, &use, NULL), 0, "%s", err_last());
	return use;
}

Test(schemes, are_possible_asked_or_not_by_the_facts)
{
	cr_assert_str_eq(order(), "own:check lks:ask no_risk:ask jobcoach:ask liv:not");
	cr_assert_str_eq(row_of("lks")->state, "ask first: target group");
	cr_assert_str_eq(row_of("liv")->state, "no longer exists since 01-01-2025");
	change(E_EMPLOYEE, employee, "target_group", "wajong");
	cr_assert_str_eq(order(), "no_risk:check own:check jobcoach:ask lks:not liv:not");
	cr_assert_str_eq(row_of("no_risk")->state, "check this");
	cr_assert_str_eq(row_of("no_risk")->why, "target group Wajong");
	cr_assert_str_eq(row_of("lks")->state, "not by the facts");
	cr_assert_str_eq(row_of("lks")->why, "target group: Wajong");
	change(E_EMPLOYEE, employee, "sfb", "0");
	cr_assert_str_eq(order(), "no_risk:check own:check lks:not jobcoach:not liv:not");
	cr_assert_null(row_of("own")->possible);
}

Test(schemes, come_by_what_asks_for_attention)
{
	change(E_EMPLOYEE, employee, "target_group", "jobs_agreement");
	struct scheme_standing to = standing("granted", "2026-01-01");
	to.until = on("2027-02-20"); /* 90 days */
	set("lks", to);
	to = standing("requested", "2026-11-02");
	to.deadline = on("2026-12-01");
	set("no_risk", to);
	cr_assert_str_eq(order(), "lks:ending no_risk:deadline own:check jobcoach:ask liv:not");
	cr_assert_str_eq(row_of("lks")->state, "granted until 20 Feb 2027");
	cr_assert_eq(row_of("lks")->due, on("2027-02-20"));
	cr_assert_str_eq(row_of("no_risk")->state, "applied for 2 Nov, answer or action by 1 Dec");
	change(E_SCHEME, row_of("lks")->use->id, "until", "2027-02-21");
	cr_assert_str_eq(order(), "no_risk:deadline own:check jobcoach:ask lks:granted liv:not");
	change(E_SCHEME, row_of("lks")->use->id, "until", "2026-11-01");
	cr_assert_str_eq(row_of("lks")->state, "ran until 1 Nov: renewed or ended?");
	cr_assert_eq(row_of("lks")->step, SCHEME_ENDING);
	set("own", standing("not_applicable", "2026-11-22"));
	set("liv", standing("ended", "2024-12-31"));
	set("jobcoach", standing("possible", "2026-11-20"));
	cr_assert_str_eq(order(), "lks:ending no_risk:deadline jobcoach:check liv:ended own:not");
}

Test(schemes, a_refusal_can_be_objected_to_for_six_weeks)
{
	struct scheme_standing to = standing("refused", "2026-10-12");
	to.reason = "not in the register";
	int64_t use = set("no_risk", to);
	cr_assert_str_eq(record_get(get(E_SCHEME, use), "deadline"), "2026-11-23");
	cr_assert_eq(row_of("no_risk")->step, SCHEME_DEADLINE);
	cr_assert_str_eq(row_of("no_risk")->term, "objection possible until");
	cr_assert_str_eq(row_of("no_risk")->why, "not in the register");
	change(E_SCHEME, use, "deadline", "2026-11-21");
	cr_assert_eq(row_of("no_risk")->step, SCHEME_REFUSED, "the term has passed");
	cr_assert_eq(row_of("no_risk")->due, DAY_NONE);
	/* over a leap day */
	cr_assert_eq(app_scheme_deadline(app, "no_risk", "refused", on("2024-01-25")), on("2024-03-07"));
}

Test(schemes, an_application_has_the_term_of_its_decision)
{
	int64_t use = set("jobcoach", standing("requested", "2026-11-02"));
	cr_assert_str_eq(record_get(get(E_SCHEME, use), "deadline"), "2026-12-28");
	cr_assert_str_eq(record_get(get(E_SCHEME, use), "applied"), "2026-11-02");
	use = set("lks", standing("requested", "2026-11-02"));
	cr_assert_null(record_get(get(E_SCHEME, use), "deadline"), "none is known");
	struct scheme_standing to = standing("granted", "2026-11-20");
	to.number = "A-12";
	to.until = on("2027-11-19");
	cr_assert_eq(set("jobcoach", to), row_of("jobcoach")->use->id);
	cr_assert_null(record_get(row_of("jobcoach")->use, "deadline"));
	cr_assert_str_eq(record_get(row_of("jobcoach")->use, "since"), "2026-11-20");
	cr_assert_str_eq(row_of("jobcoach")->why, "reference A-12");
}

Test(schemes, what_was_refused_or_ended_stays_and_a_renewal_is_a_new_one)
{
	int64_t first = set("no_risk", standing("refused", "2026-01-05"));
	cr_assert_eq(set("no_risk", standing("refused", "2026-01-06")), first, "a slip put right");
	int64_t second = set("no_risk", standing("requested", "2026-06-01"));
	cr_assert_neq(second, first);
	struct scheme_standing to = standing("granted", "2026-07-01");
	to.until = on("2026-12-31");
	cr_assert_eq(set("no_risk", to), second);
	int64_t third = set("no_risk", standing("requested", "2026-11-10"));
	cr_assert_neq(third, second);
	cr_assert_str_eq(row_of("no_risk")->state, "applied for 10 Nov, runs until 31 Dec");
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0, "%s", err_last());
	cr_assert(strstr(label, "No-risk: requested"), "%s", label);
	cr_assert_eq(row_of("no_risk")->use->id, second);
	to = standing("ended", "2026-11-22");
	set("no_risk", to);
	cr_assert_str_eq(record_get(get(E_SCHEME, second), "until"), "2026-11-22");
}

Test(schemes, older_fields_and_a_coaching_tell_where_there_is_no_record)
{
	change(E_PLACEMENT, placement, "wage_subsidy", "granted");
	change(E_PLACEMENT, placement, "wage_subsidy_end", "2027-01-31");
	change(E_PLACEMENT, placement, "no_risk", "not_applicable");
	PUT(E_COACHING, "placement", id(placement), "state", "running", "date", "2026-03-01", "until",
		"2027-06-01");
	cr_assert_str_eq(order(), "lks:ending own:check jobcoach:granted no_risk:not liv:not");
	cr_assert_null(row_of("lks")->use);
	int64_t use = set("lks", standing("refused", "2025-01-01"));
	cr_assert_eq(row_of("lks")->step, SCHEME_REFUSED, "a record outranks the field");
	cr_assert_eq(app_delete(app, E_SCHEME, use, get(E_SCHEME, use)->version, NULL), 0);
	cr_assert_eq(row_of("lks")->step, SCHEME_ENDING);
}

Test(schemes, by_its_record_alone_one_has_words_or_none)
{
	const char *words;
	change(E_PLACEMENT, placement, "wage_subsidy", "granted");
	cr_assert_eq(app_scheme_state(app, placement, "lks", arena, &words), 0);
	cr_assert_null(words);
	set("no_risk", standing("granted", "2026-11-01"));
	set("lks", standing("refused", "2026-11-01"));
	cr_assert_eq(app_scheme_state(app, placement, "lks", arena, &words), 0);
	cr_assert_str_eq(words, "refused 1 Nov, objection possible until 13 Dec");
}

Test(schemes, one_that_the_catalogue_does_not_know_is_shown)
{
	PUT(E_SCHEME, "placement", id(placement), "scheme", "city fund", "state", "requested", "date",
		"2026-11-01");
	const struct scheme_row *row = row_of("city fund");
	cr_assert_null(row->item);
	cr_assert_eq(row->step, SCHEME_APPLIED);
	set("city fund", standing("granted", "2026-11-20"));
	cr_assert_eq(row_of("city fund")->step, SCHEME_GRANTED);
}

static int refused(const char *scheme, struct scheme_standing to)
{
	return app_scheme_set(app, placement, scheme, &to, NULL, NULL);
}

Test(schemes, refuse_what_cannot_be)
{
	cr_assert_eq(refused("nothing", standing("granted", "2026-11-01")), ERR_INVALID);
	cr_assert_eq(refused("lks", standing("splendid", "2026-11-01")), ERR_INVALID);
	cr_assert_eq(refused("lks", standing("granted", "2026-11-23")), ERR_INVALID);
	struct scheme_standing to = standing("granted", "2026-11-01");
	to.since = on("2026-11-01");
	to.until = on("2026-10-31");
	cr_assert_eq(refused("lks", to), ERR_INVALID);
	size_t n;
	struct scheme_row *row;
	cr_assert_eq(app_delete(app, E_PLACEMENT, placement, get(E_PLACEMENT, placement)->version, NULL), 0);
	cr_assert_eq(app_schemes(app, placement, arena, &row, &n), ERR_NOTFOUND);
}

/* "parameter value since-until!" */
static const char *values(const char *scheme, const char *today)
{
	struct scheme_value *v;
	size_t n;
	char a[DATE_ISO_SIZE], b[DATE_ISO_SIZE];
	const char *out = "";
	cr_assert_eq(app_scheme_values(app, scheme, on(today), arena, &v, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%s%s %s %s..%s%s\n", out, v[i].parameter, v[i].value,
			date_iso(a, v[i].since), date_iso(b, v[i].until), v[i].over ? "!" : "");
	return out;
}

Test(schemes, have_the_values_of_the_day)
{
	cr_assert_str_eq(values("lks", "2026-11-22"), "regeling_lks_max_pct 70 % 2015-01-01..2027-01-01\n");
	cr_assert_str_eq(values("lks", "2027-01-01"),
		"regeling_lks_max_pct 60 % 2027-01-01..\nregeling_lks_later 1 2027-01-01..\n");
	cr_assert_str_eq(values("lks", "2014-12-31"), "");
	cr_assert_str_eq(values("liv", "2026-11-22"), "regeling_liv_bedrag 2000 2017-01-01..2025-01-01!\n");
	struct scheme_value *v;
	size_t n;
	cr_assert_eq(app_scheme_values(app, "jobcoach", TODAY, arena, &v, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(v->text, "decision within");
	cr_assert_str_eq(v->source, "from the source: uwv.nl");
	cr_assert_str_eq(v->certainty, "reasonably certain");
}
