/* `anker rules` beyond check and test: showing, limits, states and their effect. */
#include <criterion/criterion.h>

#include <sys/stat.h>

#include "run.h"

TestSuite(rules, .init = run_open, .fini = run_close);

static const char limit[] =
	"parameter proefgrens \"zo lang mag het stil zijn\"\n"
	"  vanaf 2024-01-01: 4 weken\n"
	"  herkomst redactie\n"
	"\n"
	"regel grens-werknemer\n"
	"  titel \"Spreek de werknemer\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 30\n  groep grens\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werknemer langer dan jobcoach_vooruit\n"
	"  stel voor werknemer_spreken binnen 4 weken\n"
	"  omdat \"Vraag het.\"\n"
	"  let op \"Te veel kan onrust geven.\"\n";

/* One fault, one test that fails, one condition that is never otherwise. */
static const char faulty[] =
	"taal nl\n"
	"regel half\n  titel \"T\"\n  prioriteit 30\n  als\n    - status is lopend\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"regel stuk\n  titel \"T\"\n  prioriteit 30\n  als\n    - zzzzzzzz\n"
	"  stel voor anders\n  omdat \"O\"\n  let op \"L\"\n"
	"test half \"a\"\n  op 2026-01-01\n  gegeven\n    status = lopend\n  verwacht geen\n";

static json_t *refused_json(const char *what, const char *file)
{
	struct result r = ANKER("rules", what, file, "--json", "--coverage");
	json_t *o = json_loads(r.out, 0, NULL);
	cr_assert_eq(r.code, CLI_REFUSED, "%s", r.err);
	cr_assert(json_is_object(o), "%s", r.out);
	return o;
}

Test(rules, are_checked_and_tested__as_json)
{
	const char *file = write_file("stuk.regel", faulty);
	json_t *o = refused_json("check", file), *e = json_array_get(json_object_get(o, "errors"), 0);
	cr_assert_eq(json_array_size(json_object_get(o, "errors")), 1);
	cr_assert_eq(number_of(e, "line"), 14);
	cr_assert(has(text_of(e, "message"), "zzzzzzzz") && text_of(e, "tip") != NULL);
	cr_assert(json_array_size(json_object_get(o, "remarks")) > 0);
	json_decref(o);
	o = refused_json("test", file);
	cr_assert_eq(number_of(o, "failed"), 1);
	size_t n = json_array_size(json_object_get(o, "tests"));
	e = json_array_get(json_object_get(o, "tests"), n - 1);
	cr_assert_str_eq(text_of(e, "rule"), "half");
	cr_assert_str_eq(text_of(e, "expected"), "no");
	cr_assert_str_eq(text_of(e, "got"), "yes");
	cr_assert_eq(json_array_size(json_object_get(o, "not_seen_both_ways")), 1);
	json_decref(o);
}

Test(rules, with_a_fault_that_is_of_no_rule__are_not_said_to_be_off)
{
	options.rules = path_of("eigen");
	cr_assert_eq(mkdir(options.rules, 0700), 0);
	write_file("eigen/a.regel", "langage en\n");
	struct result r = ANKER("rules", "list");
	cr_assert_eq(r.code, CLI_GOOD);
	cr_assert(has(r.err, "the rule files have 1 error"), "%s", r.err);
}

Test(rules, are_shown__with_text_state_and_tests)
{
	char *out = GOOD("rules", "show", "contact-te-lang-geleden");
	cr_assert(has(out, "regel contact-te-lang-geleden") && has(out, "failed: 0"), "%s", out);
	json_t *r = JSON("rules", "show", "test-werknemer", "--json");
	cr_assert_str_eq(text_of(r, "state"), "in_use");
	cr_assert(json_is_true(json_object_get(r, "local")));
	cr_assert(has(text_of(r, "text"), "als"));
	struct result near = ANKER("rules", "show", "test-werknemr");
	cr_assert_eq(near.code, CLI_REFUSED);
	cr_assert(has(near.err, "test-werknemer"));
	cr_assert_eq(ANKER("rules", "show").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rules", "list", "x").code, CLI_WRONG_USE);
}

Test(rules, give_tests_to_begin_with__that_pass)
{
	const char *text = GOOD("rules", "boundaries", "contact-te-lang-geleden");
	write_file("begin.regel", text);
	char *out = GOOD("rules", "test", path_of("begin.regel"));
	cr_assert(has(out, " 0 failed"), "%s", out);
	cr_assert_eq(ANKER("rules", "boundaries", "niets").code, CLI_REFUSED);
}

Test(rules, have_limits__that_can_be_read)
{
	json_t *list = JSON("rules", "parameters", "--json");
	size_t i;
	json_t *p;
	bool found = false;
	json_array_foreach(list, i, p)
	{
		if (strcmp(text_of(p, "parameter"), "factor_verloop") != 0)
			continue;
		found = true;
		cr_assert(has(text_of(p, "values"), "moeizaam"), "%s", text_of(p, "values"));
		cr_assert(json_array_size(json_object_get(p, "rules")) > 0);
		cr_assert(json_is_false(json_object_get(p, "changed")));
	}
	cr_assert(found);
	cr_assert(has(GOOD("rules", "parameter", "factor_verloop"), "from 01-01-2024"));
}

Test(rules, change_a_limit__after_its_effect_was_shown)
{
	const char *change[] = { "rules", "parameter", "jobcoach_vooruit", "50 weken", "--reason",
		"teamoverleg", "--json", NULL, NULL };
	write_file("grens.regel", limit);
	make_office();
	change[7] = "--dry-run";
	json_t *e = anker_json(change);
	cr_assert(json_is_false(json_object_get(e, "stored")));
	cr_assert_eq(number_of(e, "vanishes"), 0, "never spoken with: longer than any limit");
	GOOD("add", "contact", "placement=P-1", "party=werknemer", "date=2026-08-01", "note=x");
	e = anker_json(change);
	cr_assert_eq(number_of(e, "vanishes"), 1);
	cr_assert_eq(number_of(e, "appears"), 0);
	cr_assert_eq(ANKER("rules", "show", "grens-werknemer").code, CLI_GOOD);
	change[7] = NULL;
	cr_assert(json_is_true(json_object_get(anker_json(change), "stored")));
	cr_assert(has(read_file(path_of("parameters.regel")), "teamoverleg"));
	cr_assert(has(GOOD("rules", "parameter", "jobcoach_vooruit"), "from 22-11-2026: 50 weken"));
	cr_assert(has(GOOD("rules", "check"), "errors: 0"));
}

Test(rules, refuse_a_limit__that_is_none)
{
	make_office();
	struct result r = ANKER("rules", "parameter", "jobcoach_vooruit", "5", "--reason", "x");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "weken"), "%s", r.err);
	cr_assert_eq(ANKER("rules", "parameter", "jobcoach_vooruit", "5 weken").code, CLI_WRONG_USE);
	cr_assert_eq(
		ANKER("rules", "parameter", "jobcoach_vooruit", "5 weken", "--reason", "x", "--from", "x")
			.code,
		CLI_WRONG_USE);
	r = ANKER("rules", "parameter", "jobcoach_vooruti", "5 weken", "--reason", "x");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "did you mean jobcoach_vooruit?"), "%s", r.err);
	r = ANKER("rules", "parameter", "jobcoach_vooruit", "5 weken", "--reason", "x", "--read-only");
	cr_assert_eq(r.code, CLI_REFUSED);
}

Test(rules, are_switched_off_and_on__and_marked)
{
	make_office();
	json_t *e = JSON("rules", "state", "test-werknemer", "off", "--reason", "even niet", "-n", "--json");
	cr_assert_eq(number_of(e, "vanishes"), 2);
	cr_assert_eq(number_of(json_array_get(json_object_get(e, "rules"), 0), "vanishes"), 2);
	char *out = GOOD("rules", "state", "contact-te-lang-geleden", "uit", "--reason", "even niet");
	cr_assert(has(out, "written to"), "%s", out);
	json_t *r = JSON("rules", "show", "contact-te-lang-geleden", "--json");
	cr_assert_str_eq(text_of(r, "state"), "off");
	cr_assert_str_eq(text_of(r, "state_reason"), "even niet");
	cr_assert_eq(
		ANKER("rules", "state", "test-werknemer", "asleep", "--reason", "x").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rules", "state", "test-werknemer", "off").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rules", "state", "test-werknemr", "off", "--reason", "x").code, CLI_REFUSED);
}

Test(rules, tell_the_effect_of_a_file__before_it_is_there)
{
	make_office();
	const char *away = path_of("away"), *file = path_of("away/nieuw.regel");
	cr_assert_eq(ANKER("rules", "effect", file).code, CLI_REFUSED);
	cr_assert_eq(system(arena_printf(arena, "mkdir %s", away)), 0);
	write_file("away/nieuw.regel", limit);
	json_t *e = JSON("rules", "effect", file, "--json");
	cr_assert_eq(number_of(e, "appears"), 2);
	cr_assert_eq(json_array_size(json_object_get(e, "sample")), 2);
	cr_assert_eq(json_array_size(json_object_get(e, "weekly")), 8);
	cr_assert(has(GOOD("rules", "effect", file), "today: +2, -0"));
	write_file("away/kapot.regel", "regel kapot\n  als\n    - statuss is lopend\n");
	struct result r = ANKER("rules", "effect", path_of("away/kapot.regel"));
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "kapot.regel:3:") && has(r.out, "^"), "%s", r.out);
}

Test(rules, are_counted__by_what_became_of_them)
{
	make_office();
	GOOD("dismiss", "test-werknemer", "P-1", "--reason", "arranged");
	GOOD("accept", "test-werknemer", "P-2");
	json_t *list = JSON("rules", "statistics", "--json"), *s;
	size_t i;
	json_array_foreach(list, i, s) if (strcmp(text_of(s, "rule"), "test-werknemer") == 0)
	{
		cr_assert_eq(number_of(s, "dismissed"), 1);
		cr_assert_eq(number_of(s, "accepted"), 1);
		cr_assert_eq(number_of(json_object_get(s, "reasons"), "arranged"), 1);
	}
	cr_assert(has(GOOD("rules", "statistics"), "test-werknemer"));
	cr_assert_eq(
		number_of(json_array_get(JSON("rules", "statistics", "--from", "2026-11-23", "--json"), 0),
			"dismissed"),
		0);
	cr_assert_eq(ANKER("rules", "statistics", "--from", "x").code, CLI_WRONG_USE);
}
