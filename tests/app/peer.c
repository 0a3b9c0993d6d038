/* Peer review: what is masked, and the page. */
#include "anker/text.h"
#include "office.h"
#include "src/app/mask.h"

TestSuite(peer, .init = office_open, .fini = office_close);

static struct mask *names(void)
{
	struct mask *m;
	int64_t employer = PUT(E_ORGANISATION, "name", "Bakkerij De Korenaar B.V.", "place", "Den Haag",
		"address", "Lange Voorhout 12", "number", "WG-77");
	PUT(E_PERSON, "organisation", id(employer), "given_name", "Björn", "family_name", "Jönsson");
	PUT(E_PERSON, "organisation", id(employer), "given_name", "Marie-Louise", "infix", "van der",
		"family_name", "Berg-Smeets");
	PUT(E_EMPLOYEE, "given_name", "Wil", "infix", "de", "family_name", "Wit", "number", "K-1042");
	PUT(E_EMPLOYEE, "given_name", "A.B.", "family_name", "Xu");
	PUT(E_ORGANISATION, "name", "Best & Zn. B.V.");
	PUT(E_PERSON, "organisation", id(employer), "given_name", "Pat", "family_name", "O\u2019Brien");
	PUT(E_REGION, "name", "Drechtsteden");
	PUT(E_EXPERT, "login", "pjansen", "given_name", "Piet", "infix", "op 't", "family_name", "Hof");
	cr_assert_eq(mask_open(app, &m), 0, "%s", err_last());
	return m;
}

Test(peer, masks_every_name_and_number_of_the_caseload)
{
	static const struct {
		const char *text, *masked;
	} rows[] = {
		{ NULL, "" },
		{ "Zij wil rust; het team wil dat niet.", "Zij wil rust; het team wil dat niet." },
		{ "Wil de Wit wil rust.", "[name] wil rust." },
		{ "WIL DE WIT BELT", "[name] BELT" },
		{ "de heer De Wit", "de heer [name]" },
		{ "J. de Wit, W.P. de Wit", "[name], [name]" },
		{ "mevrouw van der Berg-Smeets", "mevrouw [name]" },
		{ "mevr. VAN DER BERG", "mevr. VAN DER [name]" },
		{ "Marie-Louise van der Berg-Smeets zei", "[name] zei" },
		{ "marie louise was er", "[name] was er" },
		{ "Smeets' rooster, Smeetss rooster, Björns plan, Bjorn's plan",
			"[name]' rooster, [name] rooster, [name] plan, [name]'s plan" },
		{ "jonsson", "[name]" },
		{ "Piet Smeets-Xu en Wil", "[name] en [name]" },
		{ "Jönsson/Smeets", "[name]/[name]" },
		{ "Xu en A.B. Xu", "[name] en [name]" },
		{ "gesproken met piet op 't hof", "gesproken met [name]" },
		{ "zie pjansen", "zie [name]" },
		{ "bij Bakkerij De Korenaar B.V. in Den Haag", "bij [employer]. in [place]" },
		{ "de korenaar, DE KORENAAR, bakkerij", "de [employer], DE [employer], bakkerij" },
		{ "De bakkerij is dicht. Van wie?", "De bakkerij is dicht. Van wie?" },
		{ "Lange Voorhout 12, den haag; Lange Voorhout", "[place], [place]; [place]" },
		{ "regio Drechtsteden, dossier K-1042 en WG 77",
			"regio [place], dossier [number] en [number]" },
		{ "Anna Smit en collega Bakker", "[name] en collega [name]" },
		/* marks of print */
		{ "\u201cPiet\u201d en \u2018Smeets\u2019, Piet\u2019s plan, Xu\u2014Smeets, Xu\u2026",
			"\"[name]\" en '[name]', [name]'s plan, [name], [name]..." },
		{ "Marie\u2011Louise, MarieLouise, O\u2019Brien, O'Brien, Obrien, op \u2018t Hof",
			"[name], [name], [name], [name], [name], [name]" },
		{ "\u20ac 12 en xu", "\u20ac 12 en [name]" },
		{ "bij Best, op zijn best; Best & Zn. is dicht",
			"bij [employer], op zijn best; [employer] & [employer]. is dicht" },
	};
	struct mask *m = names();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_str_eq(mask_text(m, rows[i].text, arena), rows[i].masked, "%s: %s", rows[i].text,
			mask_text(m, rows[i].text, arena));
	mask_free(&m);
}

Test(peer, masks_dates_telephones_and_addresses)
{
	static const struct {
		const char *text, *masked;
	} rows[] = {
		{ "op 12-03-2026, 12/3/26, 3.4.2026 en 2026-03-12", "op [date], [date], [date] en [date]" },
		{ "12 maart 2026; 3e april; 12 mrt; maart; mrt '26",
			"[date]; [date]; [date]; [date]; [date]" },
		{ "March 12, 2026 or 1st of May", "[date] or [date]" },
		{ "12-3 en in 2025", "[date] en in [date]" },
		{ "it may rain; in May", "it may rain; in [date]" },
		{ "28,5 uur, 3.5 uur, 14:30, 40 %, week 12", "28,5 uur, 3.5 uur, 14:30, 40 %, week 12" },
		{ "bel 06-12345678 of 030 - 123 45 67", "bel [telephone] of [telephone]" },
		{ "+31 (0)6 12 34 56 78.", "[telephone]." },
		{ "06-12 34 56 78", "[telephone]" },
		{ "mail j.de.wit+werk@korenaar.nl, graag", "mail [e-mail], graag" },
		{ "zie https://linde.nl/team?x=1, www.linde.nl of linde.nl",
			"zie [web address], [web address] of [web address]" },
		{ "@linde op X; 3.5 en z.s.m. nu", "[web address] op X; 3.5 en z.s.m. nu" },
		{ "3511 AB Utrecht of 3511ab", "[postcode] Utrecht of [postcode]" },
		{ "IBAN NL91ABNA0417164300, bsn 123456782", "IBAN [number], bsn [number]" },
		{ "de groepsleider is er 3 keer; 4500 is veel",
			"de groepsleider is er 3 keer; 4500 is veel" },
	};
	struct mask *m = names();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_str_eq(mask_text(m, rows[i].text, arena), rows[i].masked, "%s: %s", rows[i].text,
			mask_text(m, rows[i].text, arena));
	mask_free(&m);
}

/* ---- the page ---- */

/* A dismissal about Jan Vos of De Linde in Utrecht, with his name and more in every
 * free field. */
static int64_t weighed_case(int64_t *placement)
{
	int64_t employer = make_employer("Bakkerij De Linde");
	int64_t p = *placement = make_placement(employer, "Vos");
	change(E_PLACEMENT, p, "learning", "1");
	change(E_PLACEMENT, p, "start", "2026-09-07");
	PUT(E_PERSON, "organisation", id(employer), "given_name", "Kees", "infix", "van der", "family_name",
		"Meer");
	const struct weighing w = { .depth = "slow",
		.impression = "yes",
		.disputed = "VOS werkt volgens Van der Meer al zelfstandig",
		.factors = "motivation- team+ feeling o",
		.reason = "employee_declines",
		.note = "Op 12 maart zei J. Vos: geen coach. Bel 06-12345678 of vos@linde.nl, 3511 AB.",
		.client_view = "agrees",
		.turning_point = "als Kees weggaat bij De Linde",
		.turning_fact = "verloop",
		.explained = "now",
		.peer_question = "Had Anna bij Vos's baas in UTRECHT moeten doorvragen?" };
	const struct answer answer = { .verdict = "dismissed", .day = DAY_NONE, .weighing = &w };
	cr_assert_eq(app_decide(app, suggested("vraag-jobcoach", p, 0), &answer, NULL), 0, "%s", err_last());
	return latest(E_DECISION)->id;
}

static const char *card(int64_t decision, bool blind)
{
	char *text;
	cr_assert_eq(app_peer_card(app, decision, blind, arena, &text), 0, "%s", err_last());
	size_t lines = 0;
	for (char *at = text, *end; (end = strchr(at, '\n')); at = end + 1, lines++)
		cr_assert_leq(text_width(arena_strndup(arena, at, (size_t)(end - at))), 78);
	cr_assert_leq(lines, 60);
	return text;
}

static void names_nobody(const char *text)
{
	static const char *const known[] = { "vos", "linde", "utrecht", "kees", "meer", "anna", "smit",
		"2026", "maart", "0612345678", "06-", "@", "3511" };
	const char *folded = text_fold(arena, text);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		cr_expect(strstr(folded, known[i]) == NULL, "%s in: %s", known[i], text);
}

Test(peer, page_names_nobody_and_tells_the_case)
{
	int64_t p, decision = weighed_case(&p);
	app->today = TODAY + 63;
	const char *text = card(decision, false);
	names_nobody(text);
	cr_assert(strstr(text, "When: 9 weeks ago, in week 11 of the placement\n") != NULL, "%s", text);
	cr_assert(strstr(text, "- still learning the work: yes") != NULL, "%s", text);
	cr_assert(strstr(text, "Question to the group: Had [name] bij [name]'s baas in [place]") != NULL,
		"%s", text);
	cr_assert(strstr(text, "First impression: yes, do it\n") != NULL, "%s", text);
	cr_assert(strstr(text, "Decision: dismissed\n") != NULL, "%s", text);
	cr_assert(strstr(text, "Turning point: als [name] weggaat bij De [employer]\n") != NULL, "%s", text);
	cr_assert(strstr(text, "Turning point hangs on: course\n") != NULL, "%s", text);
	cr_assert(strstr(text, "  what the employee wants                   -\n") != NULL, "%s", text);
	lang_init("nl", "share");
	names_nobody(card(decision, false));
	names_nobody(card(decision, true));
}

Test(peer, blind_page_keeps_what_was_weighed_back)
{
	int64_t p, decision = weighed_case(&p);
	cr_assert_eq(app_peer_view(app, decision, "collega", "accepted", "team+", NULL, NULL), 0);
	const char *text = card(decision, true);
	names_nobody(text);
	cr_assert(strstr(text, "- still learning the work: yes") != NULL, "%s", text);
	cr_assert(strstr(text, "Question to the group:") != NULL);
	cr_assert(strstr(text, "  what the employee wants                   [ ]\n") != NULL, "%s", text);
	static const char *const kept_back[] = { "First impression", "Turning point", "dismissed",
		"Explanation", "team+" };
	for (size_t i = 0; i < sizeof kept_back / sizeof *kept_back; i++)
		cr_assert(strstr(text, kept_back[i]) == NULL, "%s in: %s", kept_back[i], text);
}

Test(peer, views_stand_beside_ones_own)
{
	int64_t p, decision = weighed_case(&p);
	cr_assert_eq(app_peer_view(app, decision, "collega", "accepted", "motivation- team-",
			     "Vos kan het zelf", NULL),
		0, "%s", err_last());
	cr_assert_eq(app_peer_view(app, decision, "Bram", NULL, "motivation+", NULL, NULL), 0);
	const char *text = card(decision, false);
	names_nobody(text);
	cr_assert(strstr(text, "  what the employee wants                   -     -     +\n") != NULL, "%s",
		text);
	cr_assert(strstr(text, "  team, management and climate              +     -     .\n") != NULL, "%s",
		text);
	cr_assert(strstr(text, "1: accepted. [name] kan het zelf\n") != NULL, "%s", text);
	cr_assert(strstr(text, "Bram") == NULL);
}

Test(peer, pseudonym_is_of_the_case_not_of_the_name)
{
	int64_t p, other, decision = weighed_case(&p);
	const char *first = arena_strndup(arena, card(decision, false), strlen("Peer review: case XXXX"));
	change(E_EMPLOYEE, 1, "family_name", "Anders");
	cr_assert_eq(strncmp(card(decision, false), first, strlen(first)), 0);
	other = make_placement(make_employer("Zee"), "Vos");
	change(E_PLACEMENT, other, "learning", "1");
	cr_assert_eq(dismissed(suggested("vraag-jobcoach", other, 0), NULL, NULL), 0);
	cr_assert_neq(strncmp(card(latest(E_DECISION)->id, false), first, strlen(first)), 0);
}

Test(peer, page_stays_one_page)
{
	int64_t p, decision = weighed_case(&p);
	char *endless = arena_alloc(arena, 4000);
	for (size_t i = 0; i < 3999; i++)
		endless[i] = i % 7 ? 'x' : ' ';
	static const char *const fields[] = { "note", "disputed", "turning_point", "peer_question" };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		change(E_DECISION, decision, fields[i], endless);
	for (int i = 0; i < 9; i++)
		cr_assert_eq(app_peer_view(app, decision, "collega", "accepted", "team+", endless, NULL), 0);
	card(decision, false);
	card(decision, true);
}

Test(peer, cases_are_marked_by_whom_they_are_of)
{
	int64_t p, decision = weighed_case(&p);
	struct record **list;
	char *label;
	size_t n;
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(app_peer_mark(app, decision, true, "Waar ligt de grens?", NULL), 0, "%s", err_last());
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_assert_eq(n, 1);
	cr_assert_eq(list[0]->id, decision);
	cr_assert_str_eq(record_get(list[0], "peer_question"), "Waar ligt de grens?");
	change(E_PLACEMENT, p, "expert", id(bram));
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_assert_eq(n, 0, "another expert's");
	change(E_PLACEMENT, p, "expert", id(anna));
	cr_assert_eq(app_peer_mark(app, decision, false, NULL, NULL), 0);
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_assert_eq(n, 0);
	cr_assert_eq(app_undo(app, false, arena, &label), 0);
	cr_assert(strstr(label, "no longer for peer review: J. Vos") != NULL, "%s", label);
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_assert_eq(n, 1);
}

Test(peer, refuses_a_view_that_says_nothing_known)
{
	int64_t p, decision = weighed_case(&p);
	cr_assert_eq(app_peer_view(app, decision, "collega", NULL, "moed+", NULL, NULL), ERR_INVALID);
	cr_assert(strstr(err_last(), "moed") != NULL, "%s", err_last());
	cr_assert_eq(app_peer_view(app, decision, "collega", "misschien", NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_peer_view(app, decision, " ", NULL, "team+", NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_peer_view(app, decision, "collega", NULL, NULL, NULL, NULL), ERR_INVALID);
	cr_assert_eq(app_peer_view(app, decision + 99, "collega", NULL, "team+", NULL, NULL), ERR_NOTFOUND);
	cr_assert_eq(app_peer_mark(app, decision + 99, true, NULL, NULL), ERR_NOTFOUND);
}

Test(peer, who_objected_or_has_a_restricted_file_is_no_case)
{
	int64_t p, decision = weighed_case(&p), who = record_ref(get(E_PLACEMENT, p), "employee");
	struct record **list;
	char *text;
	size_t n;
	cr_assert_eq(app_peer_mark(app, decision, true, "Waar ligt de grens?", NULL), 0, "%s", err_last());
	change(E_EMPLOYEE, who, "objection", "2026-11-20");
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0, "%s", err_last());
	cr_expect_eq(n, 0);
	cr_expect_eq(app_peer_card(app, decision, false, arena, &text), ERR_DENIED);
	change(E_EMPLOYEE, who, "objection", NULL);
	cr_assert_eq(app_peer_cases(app, arena, &list, &n), 0);
	cr_expect_eq(n, 1);
}
