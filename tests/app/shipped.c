/* The rules that come with the program, on a caseload: the first hour of an
 * expert in a few calls. */
#include "anker/lang.h"
#include "office.h"

TestSuite(shipped, .init = office_open, .fini = office_close);

/* The same file with the installed rules. */
static void with_shipped_rules(const char *lang)
{
	app_close(&app);
	cr_assert_eq(lang_init(lang, "share"), 0);
	const struct app_options o = { .db = arena_printf(arena, "%s/c.db", office_folder()), .share = "share",
		.rules = "/nowhere", .user = "anna", .today = TODAY };
	cr_assert_eq(app_open(&app, &o), 0, "%s", err_last());
	cr_assert_eq(rules_error_count(app->rules), 0, "%s",
		rules_error_count(app->rules) ? rules_error_show(rules_error(app->rules, 0), arena) : "");
}

/* A difficult placement of half a year whose employer was last seen in June. */
static int64_t neglected(void)
{
	int64_t employer = make_employer("De Korenaar");
	change(E_ORGANISATION, employer, "contact_wish", "periodic");
	int64_t employee = PUT(E_EMPLOYEE, "given_name", "J.", "infix", "de", "family_name", "Wit");
	int64_t p = PUT(E_PLACEMENT, "employee", id(employee), "employer", id(employer), "expert", id(anna),
		"status", "active", "course", "difficult", "start", "2026-05-01", "has_contact_person", "1");
	make_contact(p, "both", "2026-06-01", "1");
	return p;
}

Test(shipped, silence__is_noticed_and_answered_by_a_call)
{
	int64_t p = neglected();
	with_shipped_rules("en");
	struct suggestion *sg = suggested("contact-te-lang-geleden", p, 0);
	cr_assert_str_eq(sg->employee, "J. de Wit");
	cr_assert(strstr(sg->reason, "01-06-2026") != NULL, "%s", sg->reason);
	struct record *r = record_new(model_entity(E_CONTACT), TODAY, arena);
	cr_assert_eq(record_set(r, "placement", id(p)), 0);
	struct logged out;
	cr_assert_eq(app_log_contact(app, r, NULL, 0, arena, &out, NULL, NULL), 0, "%s", err_last());
	bool answered = false;
	for (size_t i = 0; i < out.nanswered; i++)
		answered |= strcmp(out.answered[i], sg->title) == 0;
	cr_assert(answered);
	cr_assert_not(shows("contact-te-lang-geleden", p, 0));
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert(shows("contact-te-lang-geleden", p, 0));
}

/* Every rule can be accepted, and explains itself on a real subject. */
Test(shipped, every_rule__explains_itself_and_its_action_can_be_made)
{
	int64_t p = neglected();
	with_shipped_rules("nl");
	int64_t employer;
	cr_assert_eq(id_parse(record_get(get(E_PLACEMENT, p), "employer"), &employer), 0);
	cr_assert(rules_count(app->rules) >= 15);
	for (size_t i = 0; i < rules_count(app->rules); i++) {
		const struct rule *rule = rules_get(app->rules, i);
		struct why w;
		cr_assert_eq(app_why(app, rule->id, p, 0, arena, &w), 0, "%s: %s", rule->id, err_last());
		cr_assert(w.explanation->nlines > 0, "%s", rule->id);
		cr_assert_eq(w.explanation->outcome == TRUTH_TRUE, w.explanation->failing == 0, "%s", rule->id);
		cr_assert_eq(w.suggestion.placement, rule->level == LEVEL_EMPLOYER ? 0 : p);
		cr_assert_eq(w.suggestion.employer, employer);
		cr_assert_eq(accepted(&w.suggestion, TODAY + 1), 0, "%s: %s", rule->id,
			err_last());
		cr_assert_eq(app_why(app, rule->id, p, 0, arena, &w), 0);
		cr_assert(w.quiet, "%s", rule->id);
	}
}

Test(shipped, a_consent_that_ended_long_ago__is_asked_about_once)
{
	int64_t p = neglected(), employee = record_ref(get(E_PLACEMENT, p), "employee");
	int64_t old = PUT(E_CONSENT, "employee", id(employee), "recipient", "employer", "purpose", "p", "since", "2020-01-01",
		"until", "2021-01-01");
	with_shipped_rules("en");
	struct suggestion *sg = suggested("toestemming-eindigt", p, 0);
	cr_assert_eq(dismissed(sg, "not_needed", "answered"), 0, "%s", err_last());
	cr_expect_not(shows("toestemming-eindigt", p, 0));
	app->today += 3 * 365;
	cr_expect_not(shows("toestemming-eindigt", p, 0), "once");
	app->today -= 3 * 365;
	char *label;
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_expect(shows("toestemming-eindigt", p, 0));
	change(E_CONSENT, old, "withdrawn", "2020-06-01");
	cr_expect_not(shows("toestemming-eindigt", p, 0), "withdrawn");
	change(E_CONSENT, old, "withdrawn", NULL);
	cr_expect(shows("toestemming-eindigt", p, 0));
	PUT(E_CONSENT, "employee", id(employee), "recipient", "employer", "purpose", "p", "since", "2026-01-01");
	cr_expect_not(shows("toestemming-eindigt", p, 0), "a newer one");
}
