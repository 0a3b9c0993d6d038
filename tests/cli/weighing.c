/* Why not, what if, answers with what weighed, rest, peer review. */
#include <criterion/criterion.h>

#include "run.h"

TestSuite(weighing, .init = run_open, .fini = run_close);

/* Rules of "rule: ..." objects, as "a b c". */
static const char *rules_of(json_t *list)
{
	const char *out = "";
	size_t i;
	json_t *o;

	json_array_foreach(list, i, o) out = arena_printf(arena, "%s%s ", out, text_of(o, "rule"));
	return out;
}

static json_t *why_not_of(const char *rule)
{
	json_t *list = JSON("why-not", "P-1", rule, "--json");

	cr_assert_eq(json_array_size(list), 1, "%s", rule);
	return json_array_get(list, 0);
}

Test(weighing, tells_why_not__with_the_day_it_would)
{
	make_office();
	GOOD("add", "contact", "placement=P-1", "party=werknemer", "note=Gaat goed.");
	json_t *w = why_not_of("test-werknemer");
	cr_assert_str_eq(text_of(w, "fires"), "2026-12-21");
	cr_assert_eq(number_of(w, "failing"), 1);
	cr_assert(has(text_of(w, "reason"), "22-11-2026"), "%s", text_of(w, "reason"));
	cr_assert(text_of(w, "quiet") == NULL);
	char *out = GOOD("why-not", "P-1");
	cr_assert(has(out, "by time alone from 21-12-2026"), "%s", out);
	cr_assert(has(GOOD("why-not", "P-1", "--lang", "nl"), "Spreek de werknemer"));
	cr_assert(has(GOOD("why-not", "P-2", "test-werknemer"), "is suggested here"));
	struct result r = ANKER("why-not", "P-1", "test-werknemr");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "did you mean test-werknemer?"), "%s", r.err);
	cr_assert_eq(ANKER("why-not").code, CLI_WRONG_USE);
}

Test(weighing, supposes_facts__and_stores_nothing)
{
	make_office();
	json_t *w = JSON("what-if", "P-1", "laatste_contact_werknemer=2026-11-20", "--json");
	cr_assert(has(rules_of(json_object_get(w, "vanishes")), "test-werknemer "));
	w = JSON("what-if", "P-1", "status=beeindigd", "--json");
	cr_assert(has(rules_of(json_object_get(w, "vanishes")), "test-werknemer "));
	cr_assert_str_eq(text_of(JSON("show", "placement/1", "--json"), "status"), "active");
	w = JSON("what-if", "P-1", "course=difficult", "--json");
	cr_assert(has(rules_of(json_object_get(w, "stays")), "test-werknemer "), "a label, a code");
	cr_assert(has(GOOD("what-if", "P-1", "laatste_contact_werknemer=20-11"), "would vanish"));
	/* Some day of this month: both ends say the same. Of this year they do not. */
	cr_assert(has(GOOD("what-if", "P-1", "laatste_contact_werknemer=november"), "would vanish"));
	w = JSON("what-if", "P-1", "laatste_contact_werknemer=2026", "--json");
	cr_assert(!has(rules_of(json_object_get(w, "stays")), "test-werknemer "));
	const struct {
		const char *word, *tip;
	} wrong[] = {
		{ "verlop=moeizaam", "did you mean verloop?" },
		{ "verloop=moeizam", "did you mean moeizaam?" },
		{ "verloop=zzzzz", "soepel, aandacht, moeizaam, onbekend" },
		{ "leert_nog=zzz", "ja, nee" },
		{ "verloop", "FACT=VALUE" },
		{ "qqqqqqqq=1", "rules facts" },
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct result r = ANKER("what-if", "P-1", wrong[i].word);
		cr_assert_eq(r.code, CLI_WRONG_USE, "%s", wrong[i].word);
		cr_assert(has(r.err, wrong[i].tip), "%s: %s", wrong[i].word, r.err);
	}
}

static bool is_suggested(const char *today)
{
	return has(rules_of(JSON("suggest", "--placement", "P-1", "--json", "--today", today)),
		"test-werknemer ");
}

Test(weighing, of_a_rule_that_is_gone__says_so_and_reads_where_it_was)
{
	make_office();
	GOOD("dismiss", "test-werknemer", "P-1", "--reason", "arranged");
	GOOD("add", "employer", "name=Elders");
	const char *was = text_of(json_array_get(JSON("list", "placements", "--json"), 0), "employer_name");
	GOOD("set", "placements/1", "employer=Elders");
	char *out = GOOD("why", "1", "test-werknemer", "--as-of", "1");
	cr_assert(has(out, arena_printf(arena, "as it was on 22-11-2026, at %s", was)), "%s", out);
	options.rules = path_of("nergens");
	struct result r = ANKER("why", "1", "test-werknemer");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "no rule \"test-werknemer\""), "%s", r.err);
	GOOD("why", "1", "--as-of", "1");
}

/* What is long late: the action is for today, and one is enough. */
Test(weighing, accepts_what_is_late__from_today_on_and_once)
{
	make_office();
	GOOD("add", "contact", "placement=P-1", "party=werknemer", "date=2026-05-01", "note=x");
	cr_assert_str_eq(text_of(JSON("accept", "test-werknemer", "P-1", "--json"), "until"), "2026-11-22");
	struct result r = ANKER("accept", "test-werknemer", "P-1");
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "accepted already"), "%s", r.err);
	r = ANKER("accept", "test-werknemer", "P-2", "--until", "2026-11-21");
	cr_assert_eq(r.code, CLI_REFUSED, "%s", r.err);
}

Test(weighing, postpones__until_a_day_a_contact_or_a_change)
{
	make_office();
	json_t *d = JSON("postpone", "test-werknemer", "P-1", "--until", "1w", "--json");
	cr_assert_str_eq(text_of(d, "until"), "2026-11-29");
	cr_assert_str_eq(text_of(d, "wait"), "date");
	cr_assert(!is_suggested("2026-11-28") && is_suggested("2026-11-29"));
	GOOD("undo");
	cr_assert(has(
		GOOD("postpone", "P-1", "test-werknemer", "--until", "contact"), "until the next contact"));
	cr_assert(!is_suggested("2027-01-29"));
	GOOD("undo");
	d = JSON("postpone", "test-werknemer", "P-1", "--until", "een verandering", "--json");
	cr_assert_str_eq(text_of(d, "wait"), "change");
	cr_assert_str_eq(
		text_of(JSON("show",
				arena_printf(arena, "decision/%lld", (long long)number_of(d, "decision")),
				"--json"),
			"wait"),
		"change");
	cr_assert_eq(ANKER("postpone", "test-werknemer", "P-1", "--until", "someday").code, CLI_WRONG_USE);
}

Test(weighing, keeps_what_weighed__and_the_reason_that_follows)
{
	make_office();
	json_t *d = JSON("dismiss", "test-werknemer", "P-1", "--factors", "motivation- team+", "--note",
		"Liever niet", "--turning-point", "als het misloopt", "--turning-fact", "verloop", "--client",
		"agrees", "--impression", "ja, doen", "--explained", "now", "--disputed", "uren", "--json");
	cr_assert_str_eq(text_of(d, "verdict"), "dismissed");
	const char *decision = arena_printf(arena, "decision/%lld", (long long)number_of(d, "decision"));
	d = JSON("show", decision, "--json");
	cr_assert_str_eq(text_of(d, "reason"), "employee_declines");
	cr_assert_str_eq(text_of(d, "depth"), "slow");
	cr_assert_str_eq(text_of(d, "impression"), "yes");
	cr_assert_str_eq(text_of(d, "turning_fact"), "verloop");
	cr_assert_str_eq(text_of(d, "disputed"), "uren");
	char *out = GOOD("why", "P-1", "test-werknemer");
	cr_assert(has(out, "for: team, management and climate; against: what the employee wants"), "%s", out);
	/* Its turning point brings it back, and says so. */
	cr_assert(!is_suggested("2026-11-25"));
	GOOD("set", "placement/1", "course=difficult");
	cr_assert(is_suggested("2026-11-25"));
	json_t *w = JSON("why", "P-1", "test-werknemer", "--json");
	cr_assert(has(text_of(w, "returned"), "course") && has(text_of(w, "returned"), "Liever niet"), "%s",
		text_of(w, "returned"));
	cr_assert_eq(json_array_size(json_object_get(w, "decisions")), 1);
	cr_assert(has(GOOD("suggest", "--placement", "P-1"), text_of(w, "returned")) ||
		has(GOOD("suggest", "--placement", "P-1"), "Again"));
}

Test(weighing, refuses_what_no_weighing_knows)
{
	make_office();
	const struct {
		const char *option, *value, *tip;
		int code;
	} wrong[] = {
		{ "--factors", "moed+", "moed", CLI_REFUSED },
		{ "--factors", "team", "motivation+", CLI_REFUSED },
		{ "--reason", "boredom", "not needed", CLI_WRONG_USE },
		{ "--client", "perhaps", "--client", CLI_WRONG_USE },
		{ "--impression", "perhaps", "--impression", CLI_WRONG_USE },
		{ "--explained", "perhaps", "--explained", CLI_WRONG_USE },
		{ "--turning-fact", "verlop", "did you mean verloop?", CLI_WRONG_USE },
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct result r = ANKER("dismiss", "test-werknemer", "P-1", wrong[i].option, wrong[i].value);
		cr_assert_eq(r.code, wrong[i].code, "%s: %s", wrong[i].option, r.err);
		cr_assert(has(r.err, wrong[i].tip), "%s: %s", wrong[i].option, r.err);
	}
	cr_assert_eq(json_array_size(JSON("list", "decisions", "--json")), 0);
}

Test(weighing, is_completed_afterwards)
{
	make_office();
	GOOD("dismiss", "test-werknemer", "P-1");
	json_t *list = JSON("weigh", "--json");
	cr_assert_eq(json_array_size(list), 1);
	const char *id =
		arena_printf(arena, "%lld", (long long)number_of(json_array_get(list, 0), "decision"));
	cr_assert(has(GOOD("weigh"), "Jan de Wit"));
	cr_assert(has(GOOD("weigh", id, "--factors", "load-"), "against: how heavy the work is now"));
	cr_assert_eq(json_array_size(JSON("weigh", "--json")), 0);
	cr_assert_eq(ANKER("weigh", id).code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("weigh", "--note", "x").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("weigh", "99", "--note", "x").code, CLI_REFUSED);
	cr_assert_eq(ANKER("weigh", "placement/1", "--note", "x").code, CLI_WRONG_USE);
}

Test(weighing, is_read_again__as_it_was)
{
	make_office();
	json_t *d = JSON("dismiss", "test-werknemer", "P-1", "--reason", "arranged", "--json");
	const char *id = arena_printf(arena, "%lld", (long long)number_of(d, "decision"));
	char *then = GOOD("why", "--as-of", id);
	GOOD("add", "contact", "placement=P-1", "party=werknemer", "note=Gaat goed.");
	write_file("test.regel", "# weg\n");
	cr_assert_str_eq(GOOD("why", "--as-of", id, "--today", "2027-11-22"), then);
	json_t *w = JSON("why", "--as-of", id, "--json");
	cr_assert_str_eq(text_of(w, "outcome"), "yes");
	cr_assert_str_eq(text_of(w, "day"), "2026-11-22");
	cr_assert(has(text_of(w, "text"), "regel test-werknemer"));
	cr_assert_eq(ANKER("why", "--as-of", "99").code, CLI_REFUSED);
	struct result r = ANKER("why", "P-1", "contact-te-lang-geleden", "--as-of", id);
	cr_assert_eq(r.code, CLI_REFUSED);
	cr_assert(has(r.err, "about rule test-werknemer"), "%s", r.err);
	cr_assert_eq(ANKER("why", "--as-of", "x").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("why", "P-1").code, CLI_WRONG_USE);
}

Test(weighing, rests__with_a_reason_until_a_day)
{
	make_office();
	cr_assert(is_suggested("2026-11-22"));
	GOOD("rest", "P-1", "--until", "4w", "--reason", "Verhuizing");
	cr_assert(!is_suggested("2026-11-22"));
	GOOD("rest", "P-1", "--end");
	cr_assert(is_suggested("2026-11-22"));
	cr_assert_eq(ANKER("rest", "P-1").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rest", "P-1", "--until", "4w").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rest", "P-1", "--until", "4w", "--end").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("rest", "P-1", "--until", "+2j", "--reason", "x").code, CLI_REFUSED);
	cr_assert_eq(ANKER("rest", "employer/1", "--end").code, CLI_WRONG_USE);
}

Test(weighing, goes_to_colleagues__without_names)
{
	make_office();
	json_t *d = JSON("dismiss", "P-1", "test-werknemer", "--factors", "motivation-", "--note",
		"Jan de Wit belt op 12 maart", "--json");
	const char *id = arena_printf(arena, "%lld", (long long)number_of(d, "decision"));
	cr_assert_eq(json_array_size(JSON("peer-review", "--json")), 0);
	GOOD("peer-review", id, "--mark", "--question", "Was De Korenaar niet te druk in Zwolle?");
	d = json_array_get(JSON("peer-review", "--json"), 0);
	cr_assert_str_eq(text_of(d, "question"), "Was De Korenaar niet te druk in Zwolle?");
	GOOD("peer-review", id, "--view", "motivation+ load-", "--by", "collega", "--verdict", "accepted");
	char *page = GOOD("peer-review", id), *blind = GOOD("peer-review", id, "--blind");
	static const char *const known[] = { "Jan", "Wit", "Korenaar", "Zwolle", "maart", "2026", "collega" };
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		cr_assert(!has(page, known[i]) && !has(blind, known[i]), "%s in %s", known[i], page);
	cr_assert(has(page, "[name] belt op [date]") && !has(blind, "belt"));
	cr_assert(has(page, "Was De [employer] niet te druk in [place]?"), "%s", page);
	cr_assert_str_eq(text_of(JSON("peer-review", id, "--json"), "page"), page);
	GOOD("peer-review", id, "--unmark");
	cr_assert_eq(json_array_size(JSON("peer-review", "--json")), 0);
	cr_assert_eq(ANKER("peer-review", id, "--view", "moed+", "--by", "x").code, CLI_REFUSED);
	cr_assert_eq(ANKER("peer-review", id, "--view", "load+").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("peer-review", id, "--mark", "--blind").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("peer-review", "--mark").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("peer-review", "99").code, CLI_REFUSED);
}
