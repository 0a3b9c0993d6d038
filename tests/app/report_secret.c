/* What is handed to an employer: a word, a day or a number in every field that it may not be told is in none
 * of the forms of its two reports. */
#include <stdlib.h>

#include "anker/choices.h"
#include "anker/date.h"
#include "anker/report.h"
#include "office.h"

enum { SECRET_DAY = 20767 /* 2026-11-10 */ };
#define SECRET_NUMBER "7391"

static int64_t employer, placement, made[E_COUNT];
static size_t words, days, numbers;

static void open_secrets(void)
{
	office_open();
	employer = make_employer("Limonade");
	placement = make_placement(employer, "Aalbers");
	change(E_PLACEMENT, placement, "start", "2026-02-01");
	words = days = numbers = 0;
}

TestSuite(report_secret, .init = open_secrets, .fini = office_close);

/* ---- a whole file ---- */

/* What a report counts and chooses by, and what keeps somebody out of it. */
static bool is_needed(const struct record *r, const struct field *f)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} needed[] = { { E_PARTICIPATION, "started" }, { E_PARTICIPATION, "stopped" },
		{ E_PARTICIPATION, "declined" }, { E_WAVE, "months" }, { E_FINDING, "date" },
		{ E_EMPLOYEE, "objection" }, { E_EMPLOYEE, "restricted" }, { E_PLACEMENT, "ended" } };
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i].entity == r->entity->id && strcmp(needed[i].field, f->name) == 0)
			return true;
	return false;
}

static bool is_free(const struct field *f)
{
	return (f->kind == F_TEXT || f->kind == F_NOTE) && !f->marked && !(f->flags & FIELD_HIDDEN);
}

static void fill_text(struct record *r, const struct field *f, bool told)
{
	const char *word = arena_printf(arena, "%s%s%s", told ? "told" : "secret", r->entity->name, f->name);
	cr_assert_eq(record_set(r, f->name, word), 0, "%s.%s", r->entity->name, f->name);
	words += !told;
}

/* A day that is told lies elsewhere than one that is not. */
static void fill_day(struct record *r, const struct field *f, bool told)
{
	record_set_day(r, f->name, told ? TODAY : SECRET_DAY);
	days += !told;
}

static void fill_number(struct record *r, const struct field *f, bool told)
{
	if (told || (f->max && f->max < atoi(SECRET_NUMBER)))
		return;
	cr_assert_eq(record_set(r, f->name, SECRET_NUMBER), 0, "%s.%s", r->entity->name, f->name);
	numbers++;
}

static void fill_one(struct record *r, size_t i)
{
	const struct field *f = &r->entity->fields[i];
	bool told = f->visibility == V_EMPLOYER;
	if (is_needed(r, f))
		return;
	if (strcmp(f->name, "groups") == 0)
		cr_assert_eq(record_set(r, f->name, "wajong"), 0);
	else if (f->kind == F_REF && made[f->ref] && f->ref != r->entity->id)
		record_set_ref(r, f->name, made[f->ref]);
	else if (f->kind == F_CHOICE && f->required && !r->value[i])
		cr_assert_eq(record_set(r, f->name, f->choices[0].code), 0);
	else if (f->kind == F_DATE && (!told || f->required))
		fill_day(r, f, told);
	else if (f->kind == F_NUMBER || f->kind == F_DECIMAL)
		fill_number(r, f, told);
	else if (is_free(f))
		fill_text(r, f, told);
}

static void keep(struct record *r)
{
	cr_assert_eq(store_begin(app->store, "test"), 0);
	cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", r->entity->name, err_last());
	cr_assert_eq(store_commit(app->store, NULL), 0);
	made[r->entity->id] = r->id;
}

/* Of every kind that stands in a file, and of what belongs to it. */
static void fill_all(void)
{
	memset(made, 0, sizeof made);
	made[E_ORGANISATION] = employer, made[E_PLACEMENT] = placement;
	made[E_EMPLOYEE] = record_ref(get(E_PLACEMENT, placement), "employee");
	for (int e = E_NONE + 1; e < E_COUNT; e++) {
		const struct entity *entity = model_entity((enum entity_id)e);
		bool talk = e == E_INTERVIEW || e == E_ANSWER || e == E_SUMMARY, whole = true;
		if (entity->flags & ENTITY_OWN || (entity->flags & ENTITY_KEPT && !talk) || e == E_EXPERT)
			continue;
		struct record *r = made[e] ? get(entity->id, made[e]) : record_new(entity, TODAY, arena);
		for (size_t i = 0; i < entity->nfields; i++)
			fill_one(r, i);
		for (size_t i = 0; i < entity->nfields; i++)
			whole = whole && (!entity->fields[i].required || r->value[i]);
		if (whole)
			keep(r);
		else
			cr_assert(!(entity->flags & ENTITY_FILE), "%s could not be filled", entity->name);
	}
	/* What a report shows of a file only with these. */
	change(E_BOTTLENECK, made[E_BOTTLENECK], "placement", id(placement));
	change(E_PARTICIPATION, made[E_PARTICIPATION], "placement", NULL);
	change(E_PARTICIPATION, made[E_PARTICIPATION], "started", "2026-11-20");
	change(E_PARTICIPATION, made[E_PARTICIPATION], "until", NULL);
	change(E_PROGRAMME, made[E_PROGRAMME], "until", "2027-12-31");
	change(E_WAVE, made[E_WAVE], "party", "employer");
	change(E_WAVE, made[E_WAVE], "date", NULL);
	change(E_WAVE, made[E_WAVE], "months", "3");
	change(E_MEETING, made[E_MEETING], "date", "2026-12-24");
	change(E_MEETING, made[E_MEETING], "region", NULL);
	change(E_FINDING, made[E_FINDING], "date", "2026-11-20");
	change(E_FINDING, made[E_FINDING], "shared", "0");
}

/* ---- what is handed over ---- */

static const char *written(enum report_kind kind, enum report_form form, const char *language)
{
	const struct report_ask ask = {
		.kind = kind, .subject = employer, .first = TODAY - 300, .last = TODAY, .language = language
	};
	struct document *d;
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	cr_assert_eq(app_report(app, &ask, arena, &d), 0, "%s", err_last());
	cr_assert_eq(document_write(d, form, 4000, false, f), 0);
	fclose(f);
	const char *out = arena_strdup(arena, text);
	free(text);
	return out;
}

/* The first of them that is told, or NULL. */
static const char *leak(const char *text)
{
	const char *const secret[] = { "secret", SECRET_NUMBER, "2026-11-10", "10-11-2026", "10 nov",
		"10 Nov" };
	for (size_t i = 0; i < sizeof secret / sizeof *secret; i++)
		if (strstr(text, secret[i]))
			return strstr(text, secret[i]);
	return NULL;
}

static const char *leaks(void)
{
	for (int kind = REPORT_EMPLOYER; kind <= REPORT_PATTERN; kind++)
		for (int form = REPORT_TEXT; form <= REPORT_JSON; form++)
			for (int dutch = 0; dutch < 2; dutch++) {
				const char *found = leak(written(
					(enum report_kind)kind, (enum report_form)form, dutch ? "nl" : "en"));
				if (found)
					return found;
			}
	return NULL;
}

Test(report_secret, nothing_internal_is_in_any_form_of_what_an_employer_gets, .timeout = 60)
{
	fill_all();
	cr_assert(words > 60 && days > 40 && numbers > 5, "%zu words, %zu days, %zu numbers", words, days,
		numbers);
	const char *found = leaks();
	cr_expect_null(found, "it tells %.60s", found ? found : "");
}

/* Or else the test above would say nothing. */
Test(report_secret, what_may_be_told_is_in_it__and_a_finding_that_is_marked, .timeout = 60)
{
	static const char *const told[] = { "toldemployeegiven_name", "toldplacementjob_title",
		"toldorganisationname", "toldadaptationwhat", "toldwavename", "toldmeetingtitle",
		"toldmeetingplace", "20 February 2027" };
	fill_all();
	const char *text = written(REPORT_EMPLOYER, REPORT_TEXT, "en");
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		cr_expect(strstr(text, told[i]), "%s in\n%s", told[i], text);
	change(E_FINDING, made[E_FINDING], "shared", "1");
	cr_expect(leaks() && strncmp(leaks(), "secretfindingtext", 17) == 0, "%.60s",
		leaks() ? leaks() : "nothing");
}

/* What helped is not told of one person. */
Test(report_secret, the_effect_of_one_adaptation_is_not_in_the_pattern)
{
	PUT(E_ADAPTATION, "placement", id(placement), "what", "stoel", "level", "process", "date",
		"2026-05-01", "effect", "better");
	const char *text = written(REPORT_PATTERN, REPORT_TEXT, "en");
	cr_expect(!strstr(text, "improved") && strstr(text, "too few to tell"), "%s", text);
	const int64_t other = make_placement(employer, "Bos");
	PUT(E_ADAPTATION, "placement", id(other), "what", "tafel", "level", "process", "date", "2026-05-01");
	text = written(REPORT_PATTERN, REPORT_TEXT, "en");
	cr_expect(strstr(text, "improved"), "%s", text);
}
