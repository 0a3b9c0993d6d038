/* Rules of one's own beside the shipped ones: read, written, read again. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "office.h"

static void local_open(void)
{
	office_open();
	free(app->local_rules);
	app->local_rules = xstrdup(arena_printf(arena, "%s/own/rules", office_folder()));
}

TestSuite(local_rules, .init = local_open, .fini = office_close);

static const char tea[] = "regel thee-drinken\n"
			  "  titel \"Drink thee\"\n"
			  "  niveau plaatsing\n  stand in gebruik\n  prioriteit 20\n  groep thee\n"
			  "  als\n"
			  "    - status is lopend\n"
			  "  stel voor werknemer_spreken binnen 4 weken\n"
			  "  omdat \"Aan tafel hoort u meer.\"\n"
			  "  let op \"Niet iedereen houdt van thee.\"\n";

static void save(const char *name, const char *text)
{
	cr_assert_eq(app_rules_save(app, name, text), 0, "%s", err_last());
}

static char *text_of(const char *name)
{
	char *text;
	cr_assert_eq(app_rules_text(app, name, arena, &text), 0, "%s", err_last());
	return text;
}

Test(local_rules, are_saved_used_and_taken_away)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	cr_assert(text_of("thee.regel") == NULL);
	save("thee.regel", tea);
	cr_assert_str_eq(text_of("thee.regel"), tea);
	cr_assert(shows("thee-drinken", p, 0));
	cr_assert(rules_get(app->rules, (size_t)rules_index(app->rules, "thee-drinken"))->local);
	save("thee.regel", NULL);
	cr_assert(text_of("thee.regel") == NULL);
	cr_assert_eq(rules_index(app->rules, "thee-drinken"), -1);
	save("thee.regel", NULL);
}

Test(local_rules, are_tried_without_being_written)
{
	struct ruleset *with;
	size_t before = rules_count(app->rules);
	cr_assert_eq(app_rules_with(app, "thee.regel", tea, &with), 0, "%s", err_last());
	cr_assert_eq(rules_count(with), before + 1);
	cr_assert_eq(rules_error_count(with), 0);
	rules_free(&with);
	cr_assert(text_of("thee.regel") == NULL);

	save("thee.regel", tea);
	cr_assert_eq(app_rules_with(app, "thee.regel", NULL, &with), 0, "%s", err_last());
	cr_assert_eq(rules_count(with), before, "without the file");
	rules_free(&with);

	cr_assert_eq(app_rules_with(app, "koffie.regel", "regel koffie\n  titel\n", &with), 0);
	cr_assert_gt(rules_error_count(with), 0);
	cr_assert(strstr(rules_error(with, 0)->file, "own/rules/koffie.regel") != NULL);
	cr_assert_eq(rules_count(with), before + 1, "a fault in one leaves the others");
	rules_free(&with);
}

static void write_file(const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(arena, "%s/%s", app->local_rules, name), "w");
	cr_assert(f != NULL);
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
}

Test(local_rules, are_stale_when_a_file_came_changed_or_went)
{
	cr_assert_not(app_rules_stale(app) && app_rules_reload(app) != 0);
	save("thee.regel", tea);
	cr_assert_not(app_rules_stale(app));
	write_file("thee.regel", "# niets\n");
	cr_assert(app_rules_stale(app));
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	cr_assert_not(app_rules_stale(app));
	write_file("koffie.regel", "# niets\n");
	cr_assert(app_rules_stale(app));
	cr_assert_eq(app_rules_reload(app), 0);
	cr_assert_eq(unlink(arena_printf(arena, "%s/koffie.regel", app->local_rules)), 0);
	cr_assert(app_rules_stale(app));
}

Test(local_rules, with_a_fault_keep_working_as_they_did)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	save("thee.regel", tea);
	write_file(
		"thee.regel", "regel thee-drinken\n  titel \"Drink thee\"\n  als\n    - statu is lopend\n");
	for (int again = 0; again < 2; again++) {
		cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
		cr_assert(shows("thee-drinken", p, 0), "the good version, time %d", again);
		cr_assert_gt(rules_error_count(app->rules), 0);
		cr_assert(strstr(rules_error(app->rules, 0)->file, "thee.regel") != NULL);
	}
	write_file("thee.regel", "# weg\n");
	cr_assert_eq(app_rules_reload(app), 0);
	cr_assert_eq(rules_index(app->rules, "thee-drinken"), -1, "taken out without a fault is out");
}

static const char coffee[] = "language en\n"
			     "rule coffee\n"
			     "  title \"Drink coffee\"\n"
			     "  level placement\n  state in use\n  priority 20\n  group coffee\n"
			     "  if\n"
			     "    - status is active\n"
			     "  propose werknemer_spreken within 4 weeks\n"
			     "  because \"At a table you hear more.\"\n"
			     "  caution \"Not everyone likes coffee.\"\n";

Test(local_rules, with_a_fault_keep_working_in_english_too)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	save("coffee.regel", coffee);
	cr_assert_eq(rules_error_count(app->rules), 0, "%s",
		rules_error_count(app->rules) ? rules_error_show(rules_error(app->rules, 0), arena) : "");
	cr_assert(shows("coffee", p, 0));
	write_file("coffee.regel", "language en\nrule coffee\n  if\n    - statu is active\n");
	cr_assert_eq(app_rules_reload(app), 0, "%s", err_last());
	cr_assert(shows("coffee", p, 0));
	cr_assert_gt(rules_error_count(app->rules), 0);
}

Test(local_rules, with_a_fault_leave_the_shipped_rule_when_that_was_in_use)
{
	const char *shipped = "regel vraag-jobcoach\n  titel\n";
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	save("mijn.regel", shipped);
	cr_assert_gt(rules_error_count(app->rules), 0);
	cr_assert(shows("vraag-jobcoach", p, 0));
}

Test(local_rules, refuse_a_name_that_is_no_file_of_the_folder)
{
	static const char *const names[] = { "../x.regel", "x.txt", ".regel", ".x.regel", "a/b.regel", "" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		cr_assert_eq(app_rules_save(app, names[i], tea), ERR_INVALID, "%s", names[i]);
		cr_assert(strstr(err_last(), "NAME.regel") != NULL, "%s", err_last());
	}
}

Test(local_rules, stay_when_the_program_only_reads)
{
	app->readonly = true;
	cr_assert_eq(app_rules_save(app, "thee.regel", tea), ERR_READONLY);
	cr_assert(text_of("thee.regel") == NULL);
	app->readonly = false;
}

Test(local_rules, stay_when_the_shipped_ones_cannot_be_read)
{
	const char *rules = arena_printf(arena, "%s/rules", app->share);
	size_t before = rules_count(app->rules);
	cr_assert_eq(rename(rules, arena_printf(arena, "%s.away", rules)), 0);
	cr_assert_eq(app_rules_reload(app), ERR_NOTFOUND);
	cr_assert_eq(rules_count(app->rules), before);
}
