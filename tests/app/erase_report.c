/* Erasing somebody whom a kept report names: the report stays, whole and readable, and nothing of them is in it. */
#include "anker/erasure.h"
#include "anker/person.h"
#include "anker/report.h"
#include "anker/study.h"
#include "office.h"

static int64_t bakery, jan, piet, who;

static void open_named(void)
{
	office_open();
	bakery = make_employer("Bakkerij De Korenaar");
	jan = make_placement(bakery, "Kind");
	who = record_ref(get(E_PLACEMENT, jan), "employee");
	change(E_EMPLOYEE, who, "given_name", "Quirijn");
	change(E_PLACEMENT, jan, "job_title", "nachtbakker");
	piet = make_placement(bakery, "Zwartjes");
	PUT(E_FINDING, "employer", id(bakery), "section", "helps", "shared", "1", "text",
		"Een vaste begeleider.\nKind zei: \"met Quirijn\tgaat het\".\nQuirijn Kind blijft.");
}

TestSuite(erase_report, .init = open_named, .fini = office_close);

static int64_t keep(void)
{
	const struct report_ask ask = { .kind = REPORT_EMPLOYER, .subject = bakery, .first = DAY_NONE, .last = DAY_NONE };
	struct document *d;
	int64_t report = 0;
	cr_assert_eq(app_report_keep(app, &ask, arena, &report, &d), 0, "%s", err_last());
	return report;
}

static const char *shown(int64_t report)
{
	struct document *d;
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);
	cr_assert_eq(app_report_again(app, report, arena, &d), 0, "%s", err_last());
	cr_assert_eq(document_write(d, REPORT_TEXT, 80, false, f), 0);
	fclose(f);
	const char *out = arena_strdup(arena, text);
	free(text);
	return out;
}

static void erase(void)
{
	struct erasure x;
	char *certificate;
	cr_assert_eq(app_erasure(app, who, arena, &x), 0, "%s", err_last());
	for (size_t i = 0; i < x.nmentions; i++)
		x.mention[i].mask = true;
	cr_assert_eq(app_erase(app, &x, x.name, "request", "asked for", NULL, NULL, arena, &certificate), 0, "%s",
		err_last());
}

/* Their name is a word of the form a report is kept in, and stands at the beginning of lines. */
Test(erase_report, nothing_of_them_stays_in_it_and_it_can_be_read)
{
	const int64_t report = keep();
	cr_assert(strstr(shown(report), "Quirijn Kind") && strstr(shown(report), "nachtbakker"), "%s", shown(report));
	erase();
	const char *text = shown(report);
	cr_expect_null(strstr(text, "Quirijn"), "%s", text);
	cr_expect_null(strstr(text, "Kind"), "%s", text);
	cr_expect_null(strstr(text, "nachtbakker"), "what else is said of them in that row: %s", text);
	cr_expect_not_null(strstr(text, "Zwartjes"), "%s", text);
	cr_expect_not_null(strstr(text, "Een vaste begeleider"), "%s", text);
	cr_expect_not_null(strstr(text, "What helps placements last at Bakkerij De Korenaar"), "%s", text);
}

Test(erase_report, it_is_listed_as_it_reads)
{
	const int64_t report = keep();
	struct erasure x;
	int found = 0;
	cr_assert_eq(app_erasure(app, who, arena, &x), 0, "%s", err_last());
	for (size_t i = 0; i < x.nmentions; i++)
		if (x.mention[i].entity == E_REPORT && x.mention[i].record == report && !x.mention[i].past) {
			found++;
			cr_expect(x.mention[i].mask);
			cr_expect_null(strchr(x.mention[i].text, '{'), "%s", x.mention[i].text);
			cr_expect_null(strstr(x.mention[i].text, "\\n"), "%s", x.mention[i].text);
		}
	cr_expect_eq(found, 1);
}

Test(erase_report, why_a_field_was_released_names_them_no_longer)
{
	const int64_t programme = PUT(E_PROGRAMME, "name", "Duurzaam", "start", "2026-01-01", "until", "2029-12-31");
	int64_t release;
	cr_assert_eq(store_study_release(app->store, programme, E_CONTACT, "note", "asked by Quirijn Kind", &release), 0, "%s",
		err_last());
	erase();
	struct study_release *r;
	size_t n;
	cr_assert_eq(store_study_releases(app->store, programme, true, arena, &r, &n), 0, "%s", err_last());
	cr_assert_eq(n, 1);
	cr_expect_str_eq(r[0].reason, "asked by [name]");
}
