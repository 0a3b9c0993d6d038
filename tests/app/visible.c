/* What others are told: the fields that the dictionary gives them, and no other. Every field is given
 * on purpose: a new one is internal until it stands here too. */
#include <stdlib.h>

#include "anker/exchange.h"
#include "anker/fit.h"
#include "anker/lang.h"
#include "anker/overview.h"
#include "anker/pages.h"
#include "office.h"

static const char employer_told[] =
	"region.name organisation.name organisation.kind organisation.coc_number organisation.address "
	"organisation.postcode organisation.place organisation.sector organisation.size organisation.phone "
	"organisation.email person.organisation person.given_name person.infix person.family_name person.role "
	"person.phone person.email person.since person.until employee.given_name employee.infix "
	"employee.family_name expert.given_name expert.infix expert.family_name placement.employee "
	"placement.employer placement.expert placement.job_title placement.hours placement.start "
	"placement.trial_end placement.contract placement.contract_end placement.contact_person "
	"placement.has_contact_person bottleneck.date bottleneck.theme bottleneck.discussed bottleneck.resolved "
	"job.employer job.name job.department job.hours job.note task.employer task.name task.department task.job task.done_by adaptation.what adaptation.date "
	"adaptation.ended programme.name programme.aim programme.start programme.until wave.name wave.method"
	" wave.party wave.date "
	"meeting.kind meeting.title meeting.date meeting.place ";
static const char employee_told[] =
	"employee.birth_date employee.phone employee.email employee.target_group employee.contact_wish "
	"employee.contact_wish_review employee.consent_until employee.strengths employee.restricted "
	"employee.objection employee.keep_until employee.keep_reason placement.number learning_goal.what learning_goal.kind "
	"learning_goal.date learning_goal.discussed learning_goal.reached goal_step.goal goal_step.what "
	"goal_step.state goal_step.date consent.employee consent.recipient consent.who consent.purpose "
	"consent.since consent.until consent.given consent.withdrawn person_request.employee "
	"person_request.kind person_request.date person_request.asked_by person_request.text "
	"person_request.extended person_request.extended_why person_request.answered person_request.answer "
	"disclosure.employee disclosure.placement disclosure.date disclosure.recipient disclosure.who "
	"disclosure.what disclosure.ground disclosure.reason disclosure.consent ";

static int64_t lime, jan, stuck;

static void open_visible(void)
{
	office_open();
	cr_assert_eq(system(arena_printf(arena, "ln -s \"$PWD\"/share/words \"$PWD\"/share/reference %s/share/",
		office_folder())), 0);
	lime = make_employer("Limonade");
	jan = make_placement(lime, "Aalbers");
}

TestSuite(visible, .init = open_visible, .fini = office_close);

static void append(char *to, size_t size, const struct entity *e, const struct field *f)
{
	size_t n = strlen(to);
	snprintf(to + n, size - n, "%s.%s ", e->name, f->name);
}

Test(visible, every_field_that_others_are_told_was_given_on_purpose)
{
	char employer[8192] = "", employee[8192] = "";
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		for (size_t i = 0; i < e->nfields; i++) {
			if (e->fields[i].visibility == V_EMPLOYER)
				append(employer, sizeof employer, e, &e->fields[i]);
			if (e->fields[i].visibility == V_EMPLOYEE)
				append(employee, sizeof employee, e, &e->fields[i]);
			/* What only the expert thought is nobody's to be told. */
			cr_expect(e->fields[i].visibility == V_INTERNAL || !(e->fields[i].flags & FIELD_OWN), "%s.%s",
				e->name, e->fields[i].name);
		}
	}
	cr_expect_str_eq(employer, employer_told);
	cr_expect_str_eq(employee, employee_told);
}

/* ---- secret words ---- */

static const char *word_of(const struct entity *e, const struct field *f)
{
	return arena_printf(arena, "%s%s%s", f->visibility == V_EMPLOYER ? "told" : f->visibility == V_EMPLOYEE ? "yours" : "secret",
		e->name, f->name);
}

static bool is_free(const struct field *f)
{
	return (f->kind == F_TEXT || f->kind == F_NOTE) && !f->catalogue && !f->marked && !(f->flags & FIELD_HIDDEN);
}

static int64_t made[E_COUNT];

static void fill(struct record *r)
{
	for (size_t i = 0; i < r->entity->nfields; i++) {
		const struct field *f = &r->entity->fields[i];
		if (f->kind == F_REF && made[f->ref] && f->ref != r->entity->id)
			record_set_ref(r, f->name, made[f->ref]);
		else if (f->kind == F_CHOICE && f->required && !r->value[i])
			cr_assert_eq(record_set(r, f->name, f->choices[0].code), 0);
		else if (is_free(f))
			cr_assert_eq(record_set(r, f->name, word_of(r->entity, f)), 0);
	}
}

/* A record of every kind around one placement, a word in each of its texts. */
static void fill_all(void)
{
	made[E_ORGANISATION] = lime, made[E_PLACEMENT] = jan;
	made[E_EMPLOYEE] = record_ref(get(E_PLACEMENT, jan), "employee");
	for (int id = E_NONE + 1; id < E_COUNT; id++) {
		const struct entity *e = model_entity((enum entity_id)id);
		struct record *r = made[id] ? get(e->id, made[id]) : record_new(e, TODAY, arena);
		bool whole = true;
		bool talk = id == E_INTERVIEW || id == E_ANSWER || id == E_SUMMARY; /* kept by the program, and full of words */
		if (e->flags & ENTITY_OWN || (e->flags & ENTITY_KEPT && !talk) || id == E_EXPERT || id == E_FACTOR)
			continue;
		fill(r);
		for (size_t i = 0; i < e->nfields; i++)
			whole = whole && (!e->fields[i].required || r->value[i]);
		if (!whole)
			continue;
		cr_assert_eq(store_begin(app->store, "test"), 0);
		cr_assert_eq(store_put(app->store, r, NULL, NULL), 0, "%s: %s", e->name, err_last());
		cr_assert_eq(store_commit(app->store, NULL), 0);
		made[id] = r->id;
	}
	stuck = made[E_BOTTLENECK];
}

static void expect_told(const char *what, const char *text, bool employee)
{
	cr_expect(!strstr(text, "secret"), "%s tells %.60s", what, strstr(text, "secret"));
	if (!employee)
		cr_expect(!strstr(text, "yours"), "%s tells %.60s", what, strstr(text, "yours"));
}

static const char *table(enum entity_id e, enum visibility whom, bool json)
{
	const struct query q = { .entity = e, .order = "id" };
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);
	cr_assert_eq((json ? export_json_for : export_csv_for)(app->store, &q, whom, f), 0, "%s", err_last());
	fclose(f);
	char *out = arena_strdup(arena, text);
	free(text);
	return out;
}

Test(visible, tables_for_others_hold_no_other_field)
{
	fill_all();
	bool told = false;
	cr_assert(made[E_ANSWER] && made[E_SUMMARY], "a talk was filled too");
	for (int id = E_NONE + 1; id < E_COUNT; id++)
		for (int json = 0; json < 2; json++) {
			const char *employer = table((enum entity_id)id, V_EMPLOYER, json),
				   *employee = table((enum entity_id)id, V_EMPLOYEE, json);
			expect_told(model_entity((enum entity_id)id)->name, json ? employer : strchr(employer, '\n'), false);
			expect_told(model_entity((enum entity_id)id)->name, json ? employee : strchr(employee, '\n'), true);
			told = told || strstr(employer, "told");
		}
	cr_expect(told, "what may be told is in them");
	cr_expect(strstr(table(E_EMPLOYEE, V_EMPLOYEE, false), "yoursemployeestrengths"), "what is the employee's own, too");
}

Test(visible, pages_for_the_employer_hold_no_other_field)
{
	char *text;
	fill_all();
	cr_assert_eq(app_briefing(app, jan, true, arena, &text), 0, "%s", err_last());
	expect_told("the briefing", text, false);
	cr_expect(strstr(text, "told"));
	cr_assert_eq(app_spar_card(app, stuck, true, arena, &text), 0, "%s", err_last());
	expect_told("the spar card", text, false);
	cr_assert_eq(app_carve_page(app, made[E_JOB], arena, &text), 0, "%s", err_last());
	expect_told("the page of a function", text, false);
	cr_assert_eq(app_briefing(app, jan, false, arena, &text), 0);
}
