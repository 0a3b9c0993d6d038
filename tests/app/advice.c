/* Why not, and what if. */
#include "office.h"

TestSuite(advice, .init = office_open, .fini = office_close);

/* "rule: failing @day; ..." with "=" before what is quiet. */
static const char *not_shown(int64_t placement, int64_t employer)
{
	struct why_not *list;
	size_t n;
	const char *out = "";
	cr_assert_eq(app_why_not(app, placement, employer, arena, &list, &n), 0, "%s", err_last());
	for (size_t i = 0; i < n; i++) {
		char iso[DATE_ISO_SIZE];
		const char *what = list[i].quiet ? list[i].quiet : list[i].failing;
		cr_assert_str_eq(rules_get(app->rules, list[i].rule)->id, list[i].id);
		out = arena_printf(arena, "%s%s%s: %s%s%s\n", out, list[i].quiet ? "=" : "", list[i].id, what,
			list[i].fires == DAY_NONE ? "" : " @", date_iso(iso, list[i].fires));
	}
	return out;
}

Test(advice, tells_what_stands_in_the_way_nearest_first)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	cr_assert_str_eq(not_shown(p, 0),
		"spreek-werkgever: last talk with the employer: longer than 3 weeks ago (now: 22-11-2026 "
		"(today)) @2026-12-14\n"
		"spreek-werknemer: last talk with the employee: longer than 4 weeks ago (now: 22-11-2026 "
		"(today)) @2026-12-21\n"
		"regel-aanspreekpunt: fixed contact person: no (now: yes)\n"
		"vraag-jobcoach: still learning the work: yes (now: no)\n"
		"gedeeld-knelpunt: at least 2 of the placements: status of the placement is active and "
		"bottleneck: guidance or learning: yes (now: 0 yes, 0 unknown of 1)\n"
		"ernstig-signaal: oldest open serious signal is on record (now: none); open signals: at "
		"least "
		"1 (now: 0)\n");
}

Test(advice, leaves_out_what_is_shown_and_puts_what_is_quiet_first)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	cr_assert(strstr(not_shown(p, 0), "vraag-jobcoach") == NULL);
	int64_t planned = make_placement(make_employer("Zee"), "Mol");
	change(E_PLACEMENT, planned, "status", "planned");
	cr_assert(strstr(not_shown(planned, 0), "spreek-werkgever") != NULL);
	cr_assert(strstr(not_shown(planned, 0), "op-proef") == NULL, "on trial is not in use");
	cr_assert_eq(postponed(suggested("vraag-jobcoach", p, 0), TODAY + 8), 0);
	const char *list = not_shown(p, 0), *first = "=vraag-jobcoach: postponed on 22-11-2026";
	cr_assert_eq(strncmp(list, first, strlen(first)), 0, "%s", list);
}

Test(advice, tells_what_to_ask_first_before_what_must_happen_first)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", NULL);
	const char *list = not_shown(p, 0);
	const char *ask = strstr(list, "vraag-jobcoach: ask first: still learning the work\n");
	cr_assert(ask != NULL, "%s", list);
	cr_assert_lt(ask, strstr(list, "regel-aanspreekpunt: "), "%s", list);
}

Test(advice, of_an_employer_tells_of_its_own_rules_only)
{
	int64_t employer = make_employer("De Linde");
	make_placement(employer, "Vos");
	const char *list = not_shown(0, employer), *first = "gedeeld-knelpunt: ";
	cr_assert_eq(strncmp(list, first, strlen(first)), 0, "%s", list);
	cr_assert_str_eq(strchr(list, '\n'), "\n", "%s", list);
}

/* "+rule" appears, "-rule" vanishes, "=rule" stays. */
static const char *supposing(int64_t placement, int64_t employer, const char *name, const char *value)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	struct supposed x = { .fact = rules_fact_index(name) };
	struct what_if w;
	const char *out = "";
	cr_assert_eq(rules_fact_parse(&fact[x.fact], value, &x.value), 0);
	cr_assert_eq(app_what_if(app, placement, employer, &x, 1, arena, &w), 0, "%s", err_last());
	cr_assert_eq(w.facts[x.fact], x.value);
	for (size_t i = 0; i < w.nthen; i++)
		out = arena_printf(arena, "%s%s%s ", out, w.appears[i] ? "+" : "=", w.then[i].id);
	for (size_t i = 0; i < w.nnow; i++)
		if (w.vanishes[i])
			out = arena_printf(arena, "%s-%s ", out, w.now[i].id);
	return out;
}

Test(advice, supposes_without_storing)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	cr_assert_str_eq(supposing(p, 0, "aanspreekpunt", "nee"), "+regel-aanspreekpunt =vraag-jobcoach ");
	cr_assert_str_eq(supposing(p, 0, "leert_nog", "nee"), "-vraag-jobcoach ");
	cr_assert_str_eq(supposing(p, 0, "laatste_contact_werkgever", "2026-09-01"),
		"+spreek-werkgever =vraag-jobcoach ");
	cr_assert_str_eq(titles(p, 0, 0), "Overweeg een jobcoach");
	cr_assert_str_eq(record_get(get(E_PLACEMENT, p), "learning"), "1");
}

Test(advice, supposes_of_one_placement_what_its_employer_is_told)
{
	int64_t employer = make_employer("De Linde");
	int64_t one = make_placement(employer, "Vos"), two = make_placement(employer, "Mol");
	PUT(E_BOTTLENECK, "placement", id(two), "theme", "guidance");
	cr_assert_str_eq(supposing(one, 0, "knelpunt_begeleiding", "ja"), "+gedeeld-knelpunt ");
	struct supposed x = { .fact = rules_fact_index("leert_nog"), .value = 1 };
	struct what_if w;
	cr_assert_eq(app_what_if(app, 0, employer, &x, 1, arena, &w), ERR_INVALID);
	cr_assert(strstr(err_last(), "leert_nog is about a placement") != NULL, "%s", err_last());
}

Test(advice, what_is_decided_does_not_appear)
{
	int64_t p = make_placement(make_employer("De Linde"), "Vos");
	change(E_PLACEMENT, p, "has_contact_person", "0");
	cr_assert_eq(postponed(suggested("regel-aanspreekpunt", p, 0), TODAY + 8), 0);
	cr_assert_str_eq(supposing(p, 0, "leert_nog", "ja"), "+vraag-jobcoach ");
}
