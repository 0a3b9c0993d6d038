/* Every fact of the vocabulary is answered in one way, and an answer makes it known. */
#include "talk_office.h"

TestSuite(talk_facts, .init = talk_office_open, .fini = talk_office_close);

Test(talk_facts, every_fact__has_one_row_in_the_order_of_the_vocabulary)
{
	size_t n;
	const struct fact *all = rules_facts(&n);
	for (size_t i = 0; i < n; i++) {
		cr_assert_str_eq(fills[i].fact, all[i].name);
		if (fills[i].kind == FILL_TALK)
			continue;
		const struct entity *e = model_entity(fills[i].entity);
		int field = model_field(e, fills[i].field);
		cr_assert_geq(field, 0, "%s: no field %s", all[i].name, fills[i].field);
		const struct field *f = &e->fields[field];
		if (fills[i].kind == FILL_RECORD) {
			cr_assert_eq(f->choices, all[i].choices, "%s", all[i].name);
			cr_assert(strstr(all[i].name, fills[i].codes) != NULL, "%s", all[i].name);
			continue;
		}
		if (fills[i].kind == FILL_FIELD && all[i].type == FACT_CHOICE)
			cr_assert_eq(f->choices, all[i].choices, "%s", all[i].name);
		if (fills[i].kind == FILL_FIELD && all[i].type == FACT_DATE)
			cr_assert_eq(f->kind, F_DATE, "%s", all[i].name);
		const char *left = fills[i].codes ? fills[i].codes : "";
		for (size_t len; (len = strcspn(left, " ")); left += len + strspn(left + len, " "))
			cr_assert(model_choice(f, arena_strndup(arena, left, len)) != NULL, "%s: %s",
				all[i].name, left);
	}
	cr_assert_null(fills[n].fact);
}

/* What is said to a fact's own question, and what a rule then reads. */
static const char *input_for(const struct question *q)
{
	static const char *const said[] = { [ASK_YESNO] = "1", [ASK_NUMBER] = "3", [ASK_DATE] = "2026-11-20",
		[ASK_TEXT] = "a fixed place" };
	return q->nchoices && q->kind != ASK_YESNO ? q->choices[0].code : said[q->kind];
}

static const char *expected(const struct fact *f, const struct question *q)
{
	if (f->type == FACT_CHOICE)
		return rules_choice_word(
			&f->choices[model_choice_index(f->choices, q->choices[0].code)], arena);
	return f->type == FACT_BOOL ? "ja" : input_for(q);
}

/* What the program counts or derives itself; each is known without an answer. */
Test(talk_facts, each__is_known_once_it_is_answered)
{
	size_t n;
	const struct fact *all = rules_facts(&n);
	struct script_extra *extra = arena_alloc(arena, n * sizeof *extra);
	talk_close(&talk);
	talk_list("en", "# Bare {#talk}\n\nBare.\n\n- with: employer\n\n## One {#one}\n\n### Well? {#w}\n\n- "
			"kind: yesno\n");
	int64_t ria = PUT(E_PERSON, "organisation", id(lime), "family_name", "Ria");
	change(E_PLACEMENT, first, "contact_person", id(ria));
	PUT(E_PROFILE, "placement", id(first), "date", "2026-01-05");
	for (size_t i = 0; i < n; i++)
		extra[i] = (struct script_extra){ (int)i, all[i].level == LEVEL_EMPLOYER ? 0 : first };
	const struct interview_plan plan = {
		.script = "talk", .employer = lime, .placement = first, .extra = extra, .nextra = n
	};
	talk = talk_go_on(talk_begin_plan(&plan));
	for (size_t q = 0; q < talk->script->nquestions; q++) {
		const struct question *one = &talk->script->questions[q];
		if (one->fact < 0)
			continue;
		const struct fact *f = &all[one->fact];
		cr_assert_eq(talk_answer(talk, 0, q, SAID_ANSWERED, input_for(one), NULL), 0, "%s: %s",
			f->name, err_last());
		cr_assert_str_neq(fact(first, f->name), "onbekend", "%s", f->name);
		if (fills[one->fact].kind == FILL_FIELD)
			cr_assert_str_eq(fact(first, f->name), expected(f, one), "%s", f->name);
		extra[one->fact].fact = -1;
	}
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(extra[i].fact, -1, "%s has no question", all[i].name);
}

/* Where a record outranks the quick field, the answer goes there and so is known. */
Test(talk_facts, what_stands_in_a_record__is_answered_in_that_record)
{
	int64_t coaching = PUT(E_COACHING, "placement", id(first), "date", "2026-01-05", "state", "running");
	int64_t asked = PUT(E_COACHING, "placement", id(first), "date", "2026-10-05", "state", "requested");
	int64_t subsidy = PUT(E_SCHEME, "placement", id(first), "date", "2026-01-05", "scheme", "lks", "state",
		"requested");
	int64_t score = PUT(E_SCORE, "placement", id(first), "date", "2026-01-05", "party", "employee", "meaningful",
		"4");
	change(E_PLACEMENT, first, "jobcoach", "requested");
	talk_close(&talk);
	talk_list("en", "# Bare {#talk}\n\nBare.\n\n- with: employer\n\n## One {#one}\n\n"
			"### Coach {#c}\n\n- fact: jobcoach\n\n### Until {#u}\n\n- fact: jobcoach_tot\n\n"
			"### Subsidy {#s}\n\n- fact: loonkostensubsidie\n\n### Meaning {#m}\n\n- fact: zinvol_werk\n");
	const struct interview_plan plan = { .script = "talk", .employer = lime, .placement = first };
	talk = talk_go_on(talk_begin_plan(&plan));
	static const struct {
		const char *fact, *said, *known;
	} told[] = { { "jobcoach", "ended", "aangevraagd" /* who stopped gives way to who was asked for */ }, { "jobcoach_tot", "2026-11-20", "2026-11-20" },
		{ "loonkostensubsidie", "granted", "toegekend" }, { "zinvol_werk", "2", "2" } };
	for (size_t q = 0; q < sizeof told / sizeof *told; q++) {
		cr_assert_eq(talk_answer(talk, 0, q, SAID_ANSWERED, told[q].said, NULL), 0, "%s", err_last());
		cr_assert_str_eq(fact(first, told[q].fact), told[q].known, "%s", told[q].fact);
	}
	cr_assert_str_eq(record_get(get(E_COACHING, coaching), "state"), "done");
	cr_assert_str_eq(record_get(get(E_COACHING, asked), "until"), "2026-11-20");
	cr_assert_str_eq(record_get(get(E_SCHEME, subsidy), "state"), "granted");
	cr_assert_str_eq(record_get(get(E_SCORE, score), "meaningful"), "4", "another day, another score");
	cr_assert_str_eq(record_get(get(E_PLACEMENT, first), "jobcoach"), "requested", "left as it was");
}

/* "No, not any more" ends the period and the signal. */
Test(talk_facts, absence_that_is_over__ends_the_period)
{
	int64_t period = PUT(E_ABSENCE, "placement", id(first), "date", "2026-09-01");
	talk_close(&talk);
	talk_list("en", "# Bare {#talk}\n\nBare.\n\n- with: employer\n\n## One {#one}\n\n"
			"### Absent {#a}\n\n- fact: verzuim_sinds\n- kind: yesno\n");
	const struct interview_plan plan = { .script = "talk", .employer = lime, .placement = first };
	talk = talk_go_on(talk_begin_plan(&plan));
	cr_assert_str_eq(fact(first, "verzuim_sinds"), "2026-09-01");
	cr_assert_eq(talk_answer(talk, 0, 0, SAID_ANSWERED, "0", NULL), 0, "%s", err_last());
	cr_assert_str_eq(fact(first, "verzuim_sinds"), "geen");
	cr_assert(record_get(get(E_ABSENCE, period), "ended") != NULL);
	cr_assert_eq(talk_answer(talk, 0, 0, SAID_ANSWERED, "1", NULL), 0, "%s", err_last());
	cr_assert_str_eq(fact(first, "verzuim_sinds"), "2026-09-01", "said by mistake");
}
