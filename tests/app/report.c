/* Reports as they are asked for, kept and given again, through the real store. */
#include <stdlib.h>

#include "anker/choices.h"
#include "anker/erasure.h"
#include "anker/lang.h"
#include "anker/person.h"
#include "anker/report.h"
#include "office.h"

static int64_t bakery, jan, twente, programme;

static void make_records(void)
{
	twente = PUT(E_REGION, "name", "Twente");
	PUT(E_REGION, "name", "Twenterand");
	bakery = make_employer("Bakkerij De Korenaar");
	change(E_ORGANISATION, bakery, "region", id(twente));
	jan = make_placement(bakery, "Aalbers");
	programme =
		PUT(E_PROGRAMME, "name", "Duurzaam Werk(t)", "start", "2024-01-01", "until", "2027-12-31");
}

static void open_reports(void)
{
	office_open();
	cr_assert_eq(
		system(arena_printf(arena, "ln -s \"$PWD\"/share/words \"$PWD\"/share/reference %s/share/",
			office_folder())),
		0);
	make_records();
}

TestSuite(report, .init = open_reports, .fini = office_close);

static void open_shared(void)
{
	office_open();
	make_records();
}

TestSuite(report_shared, .init = open_shared, .fini = office_close);

static struct report_ask of(enum report_kind kind, int64_t subject)
{
	return (struct report_ask){ .kind = kind, .subject = subject, .first = DAY_NONE, .last = DAY_NONE };
}

static const char *written(const struct document *d, enum report_form form)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	cr_assert_eq(document_write(d, form, 80, false, f), 0);
	fclose(f);
	const char *out = arena_strdup(arena, text);
	free(text);
	return out;
}

static struct document *made(const struct report_ask *ask)
{
	struct document *d;

	cr_assert_eq(app_report(app, ask, arena, &d), 0, "%s", err_last());
	return d;
}

static int64_t kept(const struct report_ask *ask, struct document **d)
{
	int64_t report;

	cr_assert_eq(app_report_keep(app, ask, arena, &report, d), 0, "%s", err_last());
	return report;
}

/* ---- every kind ---- */

static int64_t subject_of(enum report_kind kind)
{
	const int64_t subjects[REPORT_KINDS] = { bakery, bakery, twente, programme, jan, anna };

	return subjects[kind];
}

Test(report, every_kind_has_a_title_and_sections_in_both_languages)
{
	for (int k = 0; k < REPORT_KINDS; k++) {
		const struct report_source *s = app_report_source((enum report_kind)k);
		cr_assert_not_null(s);
		cr_assert_str_eq(s->code, choices_report[k].code);
		for (int dutch = 0; dutch < 2; dutch++) {
			struct report_ask ask = of((enum report_kind)k, subject_of((enum report_kind)k));
			enum lang before = lang_current();
			ask.language = dutch ? "nl" : "en";
			const struct document *d = made(&ask);
			cr_assert_eq(lang_current(), before);
			cr_assert_str_eq(d->language, ask.language);
			cr_assert_str_neq(d->title, "");
			cr_assert_gt(d->nblocks, 1, "%s", s->code);
		}
	}
}

/* What holds no names has neither that of an employee nor that of an employer. */
Test(report, those_without_names_have_none)
{
	for (int k = 0; k < REPORT_KINDS; k++) {
		struct report_ask ask = of((enum report_kind)k, subject_of((enum report_kind)k));
		if (app_report_source((enum report_kind)k)->names)
			continue;
		for (int form = REPORT_TEXT; form <= REPORT_JSON; form++) {
			const char *text = written(made(&ask), (enum report_form)form);
			cr_assert_null(strstr(text, "Aalbers"), "%s", text);
			cr_assert_null(strstr(text, "Korenaar"), "%s", text);
		}
	}
}

/* ---- keeping ---- */

Test(report, what_was_kept_is_the_same_in_every_form_whatever_changes)
{
	for (int k = 0; k < REPORT_KINDS; k++) {
		struct report_ask ask = of((enum report_kind)k, subject_of((enum report_kind)k));
		struct document *first, *again;
		const char *before[REPORT_JSON + 1];
		int64_t report = kept(&ask, &first);
		for (int form = REPORT_TEXT; form <= REPORT_JSON; form++)
			before[form] = written(first, (enum report_form)form);
		change(E_ORGANISATION, bakery, "name", k % 2 ? "Iets anders" : "Nog anders");
		change(E_REGION, twente, "name", k % 2 ? "Oost" : "West");
		make_placement(bakery, "Nieuweling");
		lang_use(LANG_NL);
		cr_assert_eq(app_report_again(app, report, arena, &again), 0, "%s", err_last());
		for (int form = REPORT_TEXT; form <= REPORT_JSON; form++)
			cr_assert_str_eq(written(again, (enum report_form)form), before[form]);
		lang_use(LANG_EN);
	}
}

Test(report, versions_count_on_for_one_kind_and_subject)
{
	struct report_ask ask = of(REPORT_EMPLOYER, bakery), pattern = of(REPORT_PATTERN, bakery);
	struct document *d;
	int64_t second;

	cr_assert_eq(kept(&ask, &d) > 0, true);
	cr_assert_not_null(strstr(d->made, "version 1"), "%s", d->made);
	second = kept(&ask, &d);
	cr_assert_not_null(strstr(d->made, "version 2"), "%s", d->made);
	cr_assert_eq(app_delete(app, E_REPORT, second, get(E_REPORT, second)->version, NULL), 0);
	cr_assert_eq(app_report_again(app, second, arena, &d), ERR_NOTFOUND);
	kept(&ask, &d);
	cr_assert_not_null(strstr(d->made, "version 3"), "a number is not given twice: %s", d->made);
	kept(&pattern, &d);
	cr_assert_not_null(strstr(d->made, "version 1"), "%s", d->made);
	cr_assert_null(strstr(made(&ask)->made, "version"));
}

Test(report, kept_ones_newest_first_with_their_days)
{
	struct report_ask ask = of(REPORT_REGION, twente);
	struct document *d;
	struct report_row *row;
	size_t n;

	ask.first = date_from_ymd(2024, 1, 1);
	ask.last = date_from_ymd(2025, 12, 31);
	kept(&ask, &d);
	ask = of(REPORT_PROGRAMME, programme);
	kept(&ask, &d);
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0);
	cr_assert_eq(n, 2);
	cr_assert_eq(row[0].kind, REPORT_PROGRAMME);
	cr_assert_eq(row[0].first, date_from_ymd(2024, 1, 1), "from its beginning");
	cr_assert_eq(row[0].last, TODAY);
	cr_assert_eq(row[1].kind, REPORT_REGION);
	cr_assert_eq(row[1].first, date_from_ymd(2024, 1, 1));
	cr_assert_eq(row[1].last, date_from_ymd(2025, 12, 31));
	cr_assert_eq(row[1].made, TODAY);
	cr_assert_eq(row[1].number, 1);
	cr_assert_eq(app_reports(app, 1, 1, arena, &row, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(row[0].kind, REPORT_REGION);
}

/* Deleting it and bringing it back changes nothing; erasing somebody does, and is told. */
Test(report, one_that_somebody_was_erased_from_says_so)
{
	struct report_ask ask = of(REPORT_EMPLOYER, bakery);
	struct document *d;
	struct erasure x;
	char *certificate;
	const int64_t report = kept(&ask, &d);
	const char *made = d->made;

	cr_assert_eq(
		app_delete(app, E_REPORT, report, get(E_REPORT, report)->version, NULL), 0, "%s", err_last());
	cr_assert_eq(app_undo(app, false, arena, &certificate), 0, "%s", err_last());
	cr_assert_eq(app_report_again(app, report, arena, &d), 0, "%s", err_last());
	cr_assert_str_eq(d->made, made);
	cr_assert_eq(app_erasure(app, record_ref(get(E_PLACEMENT, jan), "employee"), arena, &x), 0, "%s",
		err_last());
	for (size_t i = 0; i < x.nmentions; i++)
		x.mention[i].mask = true;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0,
		"%s", err_last());
	lang_use(LANG_NL);
	cr_assert_eq(app_report_again(app, report, arena, &d), 0, "%s", err_last());
	lang_use(LANG_EN);
	cr_assert_eq(strncmp(d->made, made, strlen(made)), 0, "%s", d->made);
	cr_assert_not_null(strstr(d->made, "; afterwards a name was taken out of it"),
		"in its own language: %s", d->made);
	cr_assert_null(strstr(written(d, REPORT_JSON), "Aalbers"));
}

/* ---- what is refused ---- */

Test(report, wrong_questions_are_refused)
{
	struct document *d;
	struct report_ask ask = of(REPORT_EMPLOYER, 4711);

	cr_assert_eq(app_report(app, &ask, arena, &d), ERR_NOTFOUND);
	ask = of(REPORT_EMPLOYER, bakery);
	ask.first = TODAY;
	ask.last = TODAY - 1;
	cr_assert_eq(app_report(app, &ask, arena, &d), ERR_INVALID);
	ask.last = TODAY;
	cr_assert_eq(app_report(app, &ask, arena, &d), 0, "a day is a period");
	cr_assert_eq(app_report_again(app, 4711, arena, &d), ERR_NOTFOUND);
	cr_assert_not_null(strstr(err_last(), "--list"), "%s", err_last());
}

static int found(enum report_kind kind, const char *word, struct report_ask *ask)
{
	*ask = of(kind, 0);
	return app_report_find(app, ask, word, arena);
}

Test(report, a_part_of_a_name_will_do)
{
	struct report_ask ask;

	cr_assert_eq(found(REPORT_EMPLOYER, "korenaar", &ask), 0, "%s", err_last());
	cr_assert_eq(ask.subject, bakery);
	cr_assert_eq(found(REPORT_EMPLOYER, id(bakery), &ask), 0);
	cr_assert_eq(ask.subject, bakery);
	cr_assert_eq(found(REPORT_PROGRAMME, "werk", &ask), 0, "%s", err_last());
	cr_assert_eq(ask.subject, programme);
	cr_assert_eq(found(REPORT_REGION, "twente", &ask), 0,
		"one that is called so goes before one that begins so: %s", err_last());
	cr_assert_eq(ask.subject, twente);
	cr_assert_eq(found(REPORT_REGION, "twent", &ask), ERR_INVALID);
	cr_assert_not_null(strstr(err_last(), "Twenterand"));
	cr_assert_eq(found(REPORT_REGION, "drenthe", &ask), ERR_NOTFOUND);
	cr_assert_eq(found(REPORT_CASE, arena_printf(arena, "placement/%s", id(jan)), &ask), 0);
	cr_assert(!ask.of_decision);
	cr_assert_eq(found(REPORT_CASE, arena_printf(arena, "region/%s", id(twente)), &ask), ERR_INVALID);
}

/* ---- passed on ---- */

Test(report, tells_of_who_worked_there_in_its_period)
{
	struct report_ask ask = of(REPORT_EMPLOYER, bakery), asked;
	struct passing_page p = { .report = &ask, .recipient = "employer", .what = "report" };
	const int64_t report = kept(&ask, &(struct document *){ NULL });
	struct told *told;
	size_t n;

	cr_assert_eq(app_told_by(app, &p, arena, &told, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_assert_eq(told[0].placement, jan);
	change(E_PLACEMENT, jan, "start", "2026-01-05");
	cr_assert_eq(told[0].employee, record_ref(get(E_PLACEMENT, jan), "employee"));
	cr_assert_eq(app_pass_page(app, &p, NULL), ERR_INVALID);
	ask.last = date_from_ymd(2001, 1, 1);
	cr_assert_eq(app_told_by(app, &p, arena, &told, &n), 0, "%s", err_last());
	cr_assert_eq(n, 0, "before they came");
	cr_assert_eq(app_report_asked(app, report, arena, &asked), 0, "%s", err_last());
	p.report = &asked;
	cr_assert_eq(app_told_by(app, &p, arena, &told, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1, "the kept one is of its own period");
	for (int k = REPORT_REGION; k < REPORT_KINDS; k++) {
		asked = of((enum report_kind)k, subject_of((enum report_kind)k));
		cr_assert_eq(app_told_by(app, &p, arena, &told, &n), 0, "%s", err_last());
		cr_assert_eq(n, 0);
	}
}

/* ---- in a shared caseload ---- */

static struct app *as(const char *user);

/* A weighing about an employer as a whole has no placement to be found by. */
Test(report_shared, a_case_of_an_employer_is_for_who_has_that_employer)
{
	const int64_t weighing = PUT(E_DECISION, "employer", id(bakery), "rule", "spreek-werkgever",
		"verdict", "accepted", "date", "2026-11-20");
	struct report_ask about = of(REPORT_CASE, weighing);
	struct report_row *row;
	struct document *d;
	int64_t report;
	size_t n;

	about.of_decision = true;
	office_share();
	cr_assert_eq(app_report_keep(app, &about, arena, &report, &d), 0, "%s", err_last());
	cr_assert_eq(app_report_again(app, report, arena, &d), 0, "%s", err_last());
	cr_assert_eq(app_reports(app, 0, 0, arena, &row, &n), 0);
	cr_assert_eq(n, 1);
	struct app *other = as("bram");
	cr_assert_lt(app_report_again(other, report, arena, &d), 0, "they have no file there");
	app_close(&other);
}

static struct app *as(const char *user)
{
	struct app *a;

	cr_assert_eq(office_try(user, &a), 0, "%s", err_last());
	return a;
}

Test(report_shared, each_sees_what_their_right_gives)
{
	struct document *d;
	struct report_ask employer = of(REPORT_EMPLOYER, bakery), region = of(REPORT_REGION, twente),
			  year = of(REPORT_YEAR, anna), own = of(REPORT_YEAR, 0);
	int64_t about_employer, about_region;

	office_share();
	cr_assert_eq(app_report_keep(app, &employer, arena, &about_employer, &d), 0, "%s", err_last());
	cr_assert_eq(app_report_keep(app, &region, arena, &about_region, &d), 0, "%s", err_last());

	/* Bram has no placement there, and Anna's year is hers. */
	struct app *other = as("bram");
	cr_assert_lt(app_report(other, &employer, arena, &d), 0);
	cr_assert_eq(app_report(other, &year, arena, &d), ERR_DENIED);
	cr_assert_eq(app_report(other, &own, arena, &d), 0, "%s", err_last());
	cr_assert_lt(app_report_again(other, about_employer, arena, &d), 0);
	cr_assert_eq(
		app_report_again(other, about_region, arena, &d), 0, "it holds no names: %s", err_last());
	app_close(&other);

	/* Who keeps no files makes none of one employer. */
	struct app *researcher = as("rob");
	cr_assert_lt(app_report(researcher, &employer, arena, &d), 0);
	cr_assert_lt(app_report_again(researcher, about_employer, arena, &d), 0);
	cr_assert_eq(app_report(researcher, &region, arena, &d), 0, "%s", err_last());
	cr_assert_eq(app_report_again(researcher, about_region, arena, &d), 0, "%s", err_last());
	cr_assert_eq(app_report_keep(researcher, &region, arena, &about_region, &d), 0, "%s", err_last());
	cr_assert_not_null(strstr(d->made, "version 2"), "one count for the office: %s", d->made);
	app_close(&researcher);

	struct app *administrator = as("beheer");
	cr_assert_eq(app_report(administrator, &region, arena, &d), ERR_DENIED);
	cr_assert_eq(app_report(administrator, &employer, arena, &d), ERR_DENIED);
	app_close(&administrator);
}
