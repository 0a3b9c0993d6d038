/* Suggestions and what answers them; rules and guides. */
#include <criterion/criterion.h>

#include "anker/model.h"
#include "anker/text.h"
#include "run.h"

TestSuite(advice, .init = run_open, .fini = run_close);

/* The suggestion of our own rule for this subject, or NULL. */
static json_t *find(json_t *list, const char *subject)
{
	size_t i;
	json_t *sg;

	json_array_foreach(list, i, sg) if (strcmp(text_of(sg, "rule"), "test-werknemer") == 0 &&
					    strcmp(text_of(sg, "subject"), subject) == 0) return sg;
	return NULL;
}

Test(advice, is_listed__with_the_keys_of_the_contract)
{
	make_office();
	json_t *sg = find(JSON("suggest", "--json"), "placement/1");
	cr_assert(sg != NULL);
	cr_assert(
		text_of(sg, "tier") != NULL && text_of(sg, "reason") != NULL && text_of(sg, "title") != NULL);
	cr_assert_str_eq(text_of(sg, "due"), "2026-12-20");
	cr_assert_eq(number_of(sg, "placement"), 1);
	cr_assert_eq(number_of(sg, "employer"), 1);
	cr_assert(find(JSON("suggest", "--placement", "P-2", "--json"), "placement/1") == NULL);
	cr_assert(find(JSON("suggest", "--placement", "P-2", "--json"), "placement/2") != NULL);
	cr_assert(
		find(JSON("suggest", "--employer", "Bakkerij De Korenaar", "--json"), "placement/2") != NULL);
	cr_assert(has(GOOD("suggest"), "anker why"));
	cr_assert_eq(ANKER("suggest", "--placement", "nobody").code, CLI_REFUSED);
}

Test(advice, is_answered__by_a_contact_and_back_after_undo)
{
	make_office();
	char *out = GOOD("add", "contact", "placement=P-1", "party=werknemer", "note=Gaat goed.");
	cr_assert(has(out, "answered: Spreek de werknemer"), "%s", out);
	cr_assert(find(JSON("suggest", "--all", "--json"), "placement/1") == NULL);
	GOOD("undo");
	cr_assert(find(JSON("suggest", "--all", "--json"), "placement/1") != NULL);
	cr_assert_eq(json_array_size(JSON("list", "contacts", "--json")), 0);
}

Test(advice, returns_by_time__as_today_says)
{
	make_office();
	GOOD("add", "contact", "placement=1", "party=employee", "date=2026-11-01", "note=x");
	cr_assert(find(JSON("suggest", "--all", "--json"), "placement/1") == NULL);
	cr_assert(find(JSON("suggest", "--all", "--json", "--today", "2026-12-15"), "placement/1") != NULL);
}

Test(advice, is_explained__line_by_line)
{
	make_office();
	char *out = GOOD("why", "test-werknemer", "P-1");
	cr_assert(has(out, "✓ ") && has(out, "Jan de Wit"), "%s", out);
	cr_assert(has(GOOD("why", "test-werknemer", "placement/1", "--ascii"), "+ "));
	json_t *w = JSON("why", "test-werknemer", "1", "--json");
	cr_assert_str_eq(text_of(w, "outcome"), "yes");
	cr_assert_eq(json_array_size(json_object_get(w, "conditions")), 2);
	GOOD("set", "placement/1", "status=planned");
	w = JSON("why", "test-werknemer", "1", "--json");
	cr_assert_str_eq(text_of(w, "outcome"), "no");
	cr_assert(has(GOOD("why", "test-werknemer", "1"), "✗ "));
	cr_assert_eq(ANKER("why", "no-such-rule", "1").code, CLI_REFUSED);
	cr_assert_eq(ANKER("why", "test-werknemer", "99").code, CLI_REFUSED);
}

Test(advice, becomes_an_action__when_accepted)
{
	make_office();
	GOOD("accept", "test-werknemer", "1", "--until", "2026-12-01");
	json_t *action = json_array_get(JSON("list", "actions", "--json"), 0);
	cr_assert_str_eq(text_of(action, "due"), "2026-12-01");
	cr_assert_eq(number_of(action, "placement"), 1);
	GOOD("undo");
	cr_assert_eq(json_array_size(JSON("list", "actions", "--json")), 0);
}

Test(advice, rests__when_postponed_or_dismissed)
{
	make_office();
	cr_assert_eq(ANKER("postpone", "test-werknemer", "1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("postpone", "test-werknemer", "1", "--until", "2026-11-01").code, CLI_REFUSED);
	GOOD("postpone", "test-werknemer", "1", "--until", "+2w");
	cr_assert(find(JSON("suggest", "--all", "--json"), "placement/1") == NULL);
	cr_assert_eq(ANKER("dismiss", "test-werknemer", "2", "--reason", "boredom").code, CLI_WRONG_USE);
	GOOD("dismiss", "test-werknemer", "2", "--reason", "al geregeld", "--note",
		"Gesproken in de kantine.");
	cr_assert(find(JSON("suggest", "--all", "--json"), "placement/2") == NULL);
	json_t *d = json_array_get(JSON("list", "decisions", "placement=2", "--json"), 0);
	cr_assert_str_eq(text_of(d, "verdict"), "dismissed");
	cr_assert_str_eq(text_of(d, "reason"), "arranged");
}

Test(advice, notes_signals_and_masks_numbers__with_a_contact)
{
	make_office();
	const struct choice *kind =
		&model_entity(E_SIGNAL)->fields[model_field(model_entity(E_SIGNAL), "kind")].choices[0];
	struct result r = ANKER("add", "contact", "placement=1", "party=employee",
		"note=Nummer 111222333 genoemd.", arena_printf(arena, "signal=%s:3", kind->code));
	cr_assert_eq(r.code, CLI_GOOD, "%s", r.err);
	cr_assert(has(r.err, "masked"), "%s", r.err);
	json_t *signal = json_array_get(JSON("list", "signals", "--json"), 0);
	cr_assert_str_eq(text_of(signal, "kind"), kind->code);
	cr_assert_str_eq(text_of(signal, "severity"), "3");
	cr_assert(!has(GOOD("show", "contact/1"), "111222333"));
}

Test(advice, points_at_the_fault__in_a_rule_text)
{
	const char *good = path_of("test.regel");
	cr_assert_eq(ANKER("rules", "check", good).code, CLI_GOOD);
	const char *bad = write_file("bad.txt",
		"regel kapot\n  titel \"X\"\n  niveau plaatsing\n  stand in gebruik\n  groep g\n  als\n"
		"    - statuss is lopend\n  stel voor werknemer_spreken\n  omdat \"x\"\n  let op \"y\"\n");
	struct result r = ANKER("rules", "check", bad);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.out, "bad.txt:7:") && has(r.out, "^") && has(r.out, "status"), "%s", r.out);
	cr_assert_eq(ANKER("rules", "check", path_of("none")).code, CLI_REFUSED);
	cr_assert_eq(ANKER("rules", "check", "share/rules/contact.regel").code, CLI_GOOD);
	cr_assert_eq(ANKER("rules", "chekc").code, CLI_WRONG_USE);
}

Test(advice, has_rules_that_pass_their_tests__and_facts_to_use)
{
	cr_assert(has(GOOD("rules", "check"), "errors: 0"));
	cr_assert(has(GOOD("rules", "test"), "0 failed"));
	cr_assert(has(GOOD("rules", "facts"), "status"));
	cr_assert(json_array_size(JSON("rules", "facts", "--json")) > 20);
	cr_assert(has(GOOD("rules", "list"), "test-werknemer"));
}

Test(advice, has_guides__without_a_caseload)
{
	char *all = GOOD("guide");
	cr_assert(has(all, " 1") && has(all, " 9"));
	char *four = GOOD("guide", "4");
	cr_assert(strlen(four) > 500);
	for (char *line = strtok(arena_strdup(arena, four), "\n"); line != NULL; line = strtok(NULL, "\n"))
		cr_assert_leq(text_width(line), 80, "%s", line);
	char *point = GOOD("guide", "4.1");
	cr_assert(strlen(point) < strlen(four) && has(four, point));
	cr_assert(!has(GOOD("guide", "4", "--lang", "nl"), four));
	cr_assert_eq(ANKER("guide", "10").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("guide", "4.99").code, CLI_REFUSED);
	cr_assert(has(GOOD("guide", "--text", "job coach"), "."));
	cr_assert_eq(ANKER("guide", "--text", "qqqqxqqq").code, CLI_REFUSED);
}
