/* What the six reports hold, held against figures worked out by hand on a small office. */
#include "anker/rights.h"
#include "anker/report.h"
#include "anker/str.h"
#include "office.h"

enum { FIRST = 20089 /* 2025-01-01 */, LAST = 20453 /* 2025-12-31 */ };
static int64_t twente, ijmond, baker, shop, jan, mies, programme;
static struct document *doc;

static int64_t person(const char *name, int64_t employer, const char *start, const char *group)
{
	int64_t e = PUT(E_EMPLOYEE, "given_name", "Voor", "family_name", name, "target_group", group);
	return PUT(E_PLACEMENT, "employee", id(e), "employer", id(employer), "expert", id(anna), "status",
		"active", "start", start, "job_title", "inpakker");
}

/* Twente: six on a Wajong benefit at the baker. IJmond: three of them in the shop, and five of another
 * group. */
static void open_reports(void)
{
	static const char *const six[] = { "Aalbers", "Bos", "Cramer", "Dekker", "Evers", "Fokkens" };
	static const char *const eight[] = { "Gils", "Haan", "Iepen", "Jonker", "Kuiper", "Linden", "Maas",
		"Noord" };
	office_open();
	twente = PUT(E_REGION, "name", "Twente");
	ijmond = PUT(E_REGION, "name", "IJmond");
	baker = make_employer("Bakkerij De Korenaar");
	shop = make_employer("Winkel Zeezicht");
	change(E_ORGANISATION, baker, "region", id(twente));
	change(E_ORGANISATION, shop, "region", id(ijmond));
	for (int i = 0; i < 6; i++)
		jan = person(six[i], baker, "2025-02-01", "wajong");
	for (int i = 0; i < 8; i++)
		mies = person(eight[i], shop, "2025-03-01", i < 3 ? "wajong" : "wga");
	programme = PUT(E_PROGRAMME, "name", "Duurzaam Werk", "start", "2025-01-01", "until", "2028-12-31");
}

TestSuite(report_content, .init = open_reports, .fini = office_close);

static void make_report(enum report_kind kind, int64_t subject, bool decision)
{
	const struct report_ask ask = { .kind = kind, .subject = subject, .of_decision = decision,
		.first = FIRST, .last = LAST, .language = "en" };
	cr_assert_eq(app_report(app, &ask, arena, &doc), 0, "%s", err_last());
}

/* Rows of a table by its caption, cells with "|" between and rows with "; ". */
static const char *table(const char *caption)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->block[i];
		const char *text = "";
		if (b->kind != BLOCK_TABLE || strcmp(b->text, caption) != 0)
			continue;
		for (size_t r = 0; r < b->table.nrows; r++)
			for (size_t k = 0; k < b->table.ncolumns; k++)
				text = arena_printf(arena, "%s%s%s", text, k ? "|" : r ? "; " : "",
					b->table.cell[r * b->table.ncolumns + k]);
		return text;
	}
	return "no such table";
}

/* What stands below a heading until the next one. */
static const char *below(const char *heading)
{
	const char *text = "";
	bool in = false;
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->block[i];
		if (b->kind == BLOCK_HEADING && b->level == 1)
			in = strcmp(b->text, heading) == 0;
		else if (in && b->text)
			text = arena_printf(arena, "%s%s%s", text, *text ? "; " : "", b->text);
	}
	return text;
}

static const char *all_text(void)
{
	char *text;
	size_t len;
	FILE *f = open_memstream(&text, &len);
	cr_assert_eq(document_write(doc, REPORT_TEXT, 200, false, f), 0, "%s", err_last());
	fclose(f);
	char *kept = arena_strdup(arena, text);
	free(text);
	return kept;
}

/* Small groups go together, the same for each region, and stand last. */
Test(report_content, region__takes_small_groups_together)
{
	static const char *const groups[] = { "other", "participation_act", "wia_under_35" };
	for (int i = 0; i < 12; i++)
		person(arena_printf(arena, "Zwart%d", i), i % 2 ? baker : shop, "2025-04-01",
			i < 6 ? "jobs_agreement" : groups[i % 3]);
	for (int i = 0; i < 5; i++)
		person(arena_printf(arena, "Wit%d", i), shop, "2025-04-01", "wajong");
	make_report(REPORT_REGION, ijmond, false);
	const char *group = table("Placements by target group");
	cr_expect(strstr(group, "the others together|") && strstr(group, "together|19"), "%s", group);
}

Test(report_content, region__tells_hours__of_enough_people_alone)
{
	for (int i = 0; i < 6; i++)
		PUT(E_HOURS, "programme", id(programme), "party", "employee", "placement", id(mies - i),
			"date", "2025-05-01", "hours", "1.5", "work", "monitoring");
	PUT(E_HOURS, "programme", id(programme), "party", "employer", "organisation", id(shop), "date",
		"2025-05-01", "hours", "4", "work", "monitoring");
	make_report(REPORT_REGION, ijmond, false);
	const char *hours = table("Hours spent on employers and placements of this region");
	cr_expect(strstr(hours, "|9") && !strstr(hours, "|4"), "%s", hours);
	/* One person in the other region: what the programme tells minus this one would be theirs. */
	PUT(E_HOURS, "programme", id(programme), "party", "employee", "placement", id(jan), "date",
		"2025-05-01", "hours", "2", "work", "monitoring");
	make_report(REPORT_REGION, ijmond, false);
	cr_expect_str_eq(table("Hours spent on employers and placements of this region"), "no such table");
}

static int64_t find_out(const char *section, const char *text, int64_t placement, const char *shared)
{
	return PUT(E_FINDING, "placement", id(placement), "section", section, "text", text, "date",
		"2025-05-01", "shared", shared);
}

/* ---- region and programme ---- */

Test(report_content, region__hides_a_small_count_and_what_would_give_it_away)
{
	make_report(REPORT_REGION, ijmond, false);
	cr_expect_str_eq(
		table("Placements by target group"), "no such table"); /* nothing of it could be read */
	cr_expect(strstr(below("Too small to show"), "; Placements by target group: together 8"), "%s",
		below("Too small to show"));
	cr_expect_str_eq(table("Placements that ran in the period, by the year they began"),
		"2025|8; together|8");
	cr_expect_str_eq(table("How the placements stood at the end of the period"), "goes on|8; together|8");
}

/* The total of the file minus this region would tell the three of the other one. */
Test(report_content, region__hides_too_what_would_give_away_another_region)
{
	make_report(REPORT_REGION, twente, false);
	const char *one = table("Placements by target group");
	cr_expect_str_eq(one, "Wajong|6; together|6");
	make_report(REPORT_PROGRAMME, programme, false);
	cr_expect_str_eq(table("Placements by target group"), "no such table"); /* nobody takes part yet */
}

static void take_part(int64_t employer, int64_t placement, const char *started)
{
	PUT(E_PARTICIPATION, "programme", id(programme), "employer", id(employer), "placement",
		placement ? id(placement) : NULL,
		"selected", "2025-01-02", "agreed", "2025-01-03", "started", started);
}

Test(report_content, programme__no_total_minus_the_shown_regions_reveals_one)
{
	struct record **p;
	size_t n;
	const struct query q = { .entity = E_PLACEMENT };
	cr_assert_eq(store_find(app->store, &q, arena, &p, &n), 0);
	for (size_t i = 0; i < n; i++)
		take_part(record_ref(p[i], "employer"), p[i]->id, "2025-04-01");
	make_report(REPORT_PROGRAMME, programme, false);
	const char *group = table("Placements by target group");
	cr_expect_str_eq(group, "Wajong|< 5|6|—; WIA/WGA|—|0|—; together|8|6|14");
	cr_expect_str_eq(table("Employees that were asked, at the end of the period"),
		"takes part|8|6|14; together|8|6|14");
}

Test(report_content, programme__shows_a_bar_for_each_region_with_its_target)
{
	PUT(E_TARGET, "programme", id(programme), "region", id(twente), "employers_min", "1", "employers_max",
		"2",
		"employees_min", "6");
	for (int i = 0; i < 6; i++)
		take_part(baker, jan - i, "2025-04-01");
	make_report(REPORT_PROGRAMME, programme, false);
	const char *told = "";
	for (size_t i = 0; i < doc->nblocks; i++)
		for (size_t k = 0; doc->block[i].kind == BLOCK_BARS && k < doc->block[i].nbars; k++)
			told = arena_printf(arena, "%s%s: %s (%.0f); ", told, doc->block[i].bar[k].label,
				doc->block[i].bar[k].told, doc->block[i].bar[k].value);
	cr_expect_str_eq(told, "Twente: 0 of 1–2 (0); Twente: 6 of at least 6 (6); ");
}

Test(report_content, sections__fill_from_findings__without_names__and_empty_ones_are_shown)
{
	find_out("helps", "Bij Bakkerij De Korenaar helpt Voor Fokkens een vast maatje", jan, NULL);
	make_employer("Reclamestudio Lijn Twee");
	find_out("onward", "Twee collega's van Lijn Twee delen het", jan, NULL);
	make_report(REPORT_REGION, twente, false);
	cr_expect_str_eq(below("What helps placements last"), "Bij [employer] helpt [name] een vast maatje");
	cr_expect(strncmp(below("From job to job"), "Twee collega's van ", 19) == 0, "%s",
		below("From job to job"));
	find_out("helps", "Bij Bakkerij De Korenaar helpt Voor Fokkens een vast maatje", jan, NULL);
	make_report(REPORT_REGION, twente, false);
	cr_expect_str_eq(below("What helps placements last"),
		"Bij [employer] helpt [name] een vast maatje (noted 2 times)");
	cr_expect_str_eq(below("Good practice"), "", "no heading with nothing under it");
	cr_expect(strstr(below("Without findings"), "; Good practice; The role"), "%s",
		below("Without findings"));
	make_report(REPORT_REGION, ijmond, false);
	cr_expect(strstr(below("Without findings"), ": What helps placements last; "), "%s",
		below("Without findings"));
}

/* Kinds that are all small end as one, which says what it is. */
Test(report_content, region__says_how_many_ended)
{
	for (int i = 0; i < 12; i++) {
		const int64_t p = person(
			arena_printf(arena, "Groen%d", i), i % 2 ? baker : shop, "2025-03-01", "wajong");
		change(E_PLACEMENT, p, "outcome", i % 4 < 2 ? "other_employer" : "dismissed");
		change(E_PLACEMENT, p, "status", "ended");
		change(E_PLACEMENT, p, "ended", "2025-10-01");
	}
	make_report(REPORT_REGION, ijmond, false);
	cr_expect_str_eq(table("How the placements stood at the end of the period"),
		"came to an end|6; goes on|8; together|14");
}

/* A heading that nothing stands under is not there, nor one that stands alone at the end of a section. */
Test(report_content, no_section_is_empty)
{
	for (int k = REPORT_EMPLOYER; k < REPORT_KINDS; k++) {
		const int64_t subject[REPORT_KINDS] = { baker, baker, twente, programme, jan, anna };
		make_report((enum report_kind)k, subject[k], false);
		for (size_t i = 0; i < doc->nblocks; i++)
			cr_expect(doc->block[i].kind != BLOCK_HEADING ||
					  (i + 1 < doc->nblocks &&
						  (doc->block[i + 1].kind != BLOCK_HEADING ||
							  doc->block[i + 1].level > doc->block[i].level)),
				"report %d: %s", k, doc->block[i].text);
	}
}

/* What is noted most goes first where nobody is named; what is new where somebody is. */
Test(report_content, findings__in_the_order_of_who_reads_them)
{
	find_out("helps", "Vaak", jan, "1");
	find_out("helps", "Vaak", jan, "1");
	PUT(E_FINDING, "placement", id(jan), "section", "helps", "text", "Nieuw", "date", "2025-06-01",
		"shared", "1");
	make_report(REPORT_REGION, twente, false);
	cr_expect_str_eq(below("What helps placements last"), "Vaak (noted 2 times); Nieuw");
	make_report(REPORT_EMPLOYER, baker, false);
	cr_expect_str_eq(
		below("What helps placements last"), "Nieuw (1 June 2025); Vaak (1 May 2025, noted 2 times)");
}

/* ---- employer ---- */

Test(report_content, employer__what_comes_next_is_in_order__and_who_made_it_is_told)
{
	change(E_PLACEMENT, jan, "contract_end", "2026-03-01");
	change(E_PLACEMENT, jan - 1, "trial_end", "2026-02-01");
	take_part(baker, 0, "2025-04-01");
	PUT(E_MEETING, "programme", id(programme), "kind", "congress", "title", "Slotcongres", "date",
		"2026-02-10", "place", "Hengelo");
	make_report(REPORT_EMPLOYER, baker, false);
	const char *next = below("What comes next"),
		   *trial = strstr(next, "1 February 2026: end of the trial placement");
	const char *congress = strstr(next, "10 February 2026: Slotcongres, congress, Hengelo");
	const char *contract = strstr(next, "1 March 2026: end of the contract");
	cr_expect(trial && congress && contract && trial < congress && congress < contract, "%s", next);
	cr_expect(strstr(doc->made, "by Anna"), "%s", doc->made);
	make_report(REPORT_CASE, jan, false);
	cr_expect_not(strstr(doc->made, "Anna"), "%s", doc->made);
}

Test(report_content, employer__is_told_what_it_may_be_told_alone)
{
	find_out("helps", "Een vast maatje op de vloer", jan, "1");
	find_out("helps", "Chef is kortaf, niet delen", jan, "0");
	PUT(E_BOTTLENECK, "placement", id(jan), "theme", "pace", "date", "2025-05-01", "note",
		"geheime notitie", "resolved",
		"2025-06-01");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "Lagere tafel", "level", "process", "date",
		"2025-05-01", "business_case",
		"geheime kosten");
	change(E_PLACEMENT, jan, "contract_end", "2026-02-01");
	change(E_PLACEMENT, jan, "success_factors", "geheime factor");
	make_report(REPORT_EMPLOYER, baker, false);
	const char *text = all_text();
	cr_expect_str_eq(below("What helps placements last"), "Een vast maatje op de vloer (1 May 2025)");
	cr_expect_str_eq(table("Bottlenecks that played in the period"), "pace and pressure|1 May 2025|1|1");
	cr_expect_str_eq(below("What was adapted"), "Lagere tafel, since 1 May 2025");
	cr_expect(strstr(below("What comes next"), "end of the contract of Voor Fokkens"), "%s",
		below("What comes next"));
	cr_expect_not(strstr(text, "kortaf") || strstr(text, "geheime") || strstr(text, "Wajong") ||
		strstr(text, "Noord"), "%s", text);
}

Test(report_content, employer__nobody_who_objected_is_in_it)
{
	struct record *p = get(E_PLACEMENT, jan);
	find_out("helps", "Een vast maatje op de vloer", jan, "1");
	change(E_EMPLOYEE, record_ref(p, "employee"), "objection", "2025-05-05");
	make_report(REPORT_EMPLOYER, baker, false);
	cr_expect_not(strstr(all_text(), "Fokkens"));
	cr_expect(strstr(below("Without findings"), "What helps placements last"), "%s",
		below("Without findings"));
}

Test(report_content, pattern__counts_placements_by_theme)
{
	PUT(E_BOTTLENECK, "placement", id(jan), "theme", "pace", "date", "2025-05-01", "resolved",
		"2025-06-01");
	PUT(E_BOTTLENECK, "placement", id(jan - 1), "theme", "pace", "date", "2025-05-01");
	PUT(E_BOTTLENECK, "placement", id(jan), "theme", "team", "date", "2025-05-01");
	PUT(E_BOTTLENECK, "employer", id(baker), "theme", "management", "date", "2025-05-01");
	for (int i = 0; i < 2; i++)
		PUT(E_ADAPTATION, "placement", id(jan - i), "what", "a", "level", "process", "date",
			"2025-05-01", "effect", "better");
	make_report(REPORT_PATTERN, baker, false);
	cr_expect_str_eq(table("Bottlenecks of the period, by theme"),
		"management|0|1|0|the organisation; pace and pressure|2|1|1|the organisation; "
		"team and collaboration|1|1|0|one placement");
	cr_expect_str_eq(table("Adaptations by level and effect"), "5 process redesigned|improved|2");
	cr_expect(strstr(all_text(), "6 placements ran in the period"), "%s", all_text());
	cr_expect_not(strstr(all_text(), "Fokkens"));
}

/* ---- case ---- */

Test(report_content, case__has_no_name__place_or_day)
{
	change(E_PLACEMENT, jan, "course", "difficult");
	PUT(E_BOTTLENECK, "placement", id(jan), "theme", "pace", "date", "2026-10-25");
	PUT(E_CHANGE, "placement", id(jan), "kind", "colleague_leaves", "date", "2026-11-08");
	PUT(E_ADAPTATION, "placement", id(jan), "what", "Voor Fokkens zit apart sinds 3 mei 2025", "level",
		"process", "date",
		"2026-11-01");
	make_report(REPORT_CASE, jan, false);
	const char *text = all_text();
	cr_expect(strstr(text, "Course: difficult"), "%s", text);
	cr_expect_str_eq(below("What happened and what was done"),
		"4 weeks ago, bottleneck: pace and pressure; 3 weeks ago, adaptation: [name] zit apart sinds"
		" [date]; 2 weeks ago, workplace change: colleague leaves");
	cr_expect_not(strstr(text, "Fokkens") || strstr(text, "Korenaar") || strstr(text, "Twente") ||
		strstr(text, "mei 2025"), "%s", text);
	struct record *p = get(E_PLACEMENT, jan);
	change(E_EMPLOYEE, record_ref(p, "employee"), "objection", "2026-05-05");
	const struct report_ask ask = { .kind = REPORT_CASE, .subject = jan, .first = FIRST, .last = LAST };
	cr_expect_eq(app_report(app, &ask, arena, &doc), ERR_DENIED);
}

Test(report_content, case__of_a_placement_to_come_says_when_it_begins)
{
	change(E_PLACEMENT, jan, "status", "planned");
	change(E_PLACEMENT, jan, "start", "2026-11-30");
	make_report(REPORT_CASE, jan, false);
	cr_expect(strstr(all_text(), "The placement begins in 1 week"), "%s", all_text());
	cr_expect_not(strstr(all_text(), "The placement began"));
}

/* ---- the year ---- */

static void decided(const char *factors, const char *view, const char *verdict)
{
	PUT(E_DECISION, "placement", id(jan), "rule", "x", "date", "2025-06-01", "verdict", verdict,
		"factors", factors,
		"client_view", view);
}

Test(report_content, year__counts_talks__intervals__factors_and_how_often_the_employee_was_asked)
{
	make_contact(jan, "employer", "2025-01-01", "1");
	make_contact(jan, "employer", "2025-01-11", "1");
	make_contact(jan, "employer", "2025-01-20", "0");
	make_contact(jan, "employer", "2025-03-12", "1");
	make_contact(jan, "employee", "2025-03-12", "1");
	decided("motivation+ team-", "agrees", "accepted");
	decided("motivation+", "differs", "dismissed");
	decided(NULL, "not_asked", "accepted");
	decided("team-", NULL, "accepted");
	make_report(REPORT_YEAR, anna, false);
	cr_expect_str_eq(table("Talks by party and means"), "employer|3|3|1; employee|1|1|0");
	cr_expect_str_eq(table("Days between two talks about the same placement"), "employer|2|10|10|60");
	cr_expect(strstr(table("How often a factor was named in a weighing"), "|2|0|0; "), "%s",
		table("How often a factor was named in a weighing"));
	cr_expect_str_eq(table("The employee's view"),
		"asked: agrees|1; asked: sees it otherwise|1; not asked yet|1; not noted|1");
	cr_expect_str_eq(table("What was decided"), "accepted|3; dismissed|1");
	cr_expect(strstr(below("How often the employee was asked"), "In 2 of 4 decisions"), "%s",
		below("How often the employee was asked"));
	cr_expect(strstr(below("The caseload"),
		"Placements that ran in the period: 14, of which 14 began and 0 ended in it."), "%s",
		below("The caseload"));
}
