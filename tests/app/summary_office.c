/* The talk of summary_office.h. */
#include <stdlib.h>

#include "anker/lang.h"
#include "summary_office.h"

static const char english[] =
	"# Follow-up {#talk}\n\nFor the tests.\n\n- with: employer\n- purpose: monitoring\n- by: visit\n"
	"- version: 2026-11-22\n\n"
	"## Work {#work}\n\n"
	"### How is it going? {#course}\n\n- fact: verloop\n- share: employer, employee\n- under: else\n"
	"- say: How it is going\n\n"
	"### What goes well? {#well}\n\n1. the tasks {tasks}\n2. the pace {pace}\n3. the team {team}\n4. not "
	"known {unknown}\n\n"
	"- kind: choices\n- share: employer, employee\n- under: well\n- say: Going well\n\n"
	"### What is hard? {#hard}\n\n- kind: bottlenecks\n- share: employer, employee\n- under: difficult\n"
	"- say: Difficult\n\n"
	"### Did anything change? {#changed}\n\n- kind: yesno\n\n"
	"### What changed? {#what-changed}\n\n- kind: changes\n- share: employer, employee\n- under: else\n"
	"- say: Changed\n- after: changed = yes\n\n"
	"### Which signals? {#signals}\n\n- kind: signals\n\n"
	"### Until when is the contract? {#until}\n\n- fact: contract_eind\n- share: employer, employee\n"
	"- under: else\n- say: The contract runs until\n\n"
	"### Does the employee learn? {#learning}\n\n- fact: leert_nog\n- share: employer\n- under: else\n\n"
	"### How meaningful is the work? {#meaning}\n\n- fact: zinvol_werk\n- share: employee\n- under: "
	"else\n"
	"- say: How meaningful (1 to 5)\n\n"
	"### What helps? {#both}\n\n- kind: text\n- share: employer, employee\n- under: support\n- say: What "
	"helps\n\n"
	"### What does the employee say? {#own}\n\n- kind: text\n- share: employee\n- under: else\n- say: "
	"What you say\n\n"
	"### What do you want to know? {#boss}\n\n- kind: text\n- share: employer\n- under: support\n"
	"- say: You want to know\n\n"
	"### What do you think? {#inside}\n\n- kind: text\n\n"
	"### When do we speak again? {#again}\n\n- fact: contact_gepland\n- share: employer, employee\n"
	"- under: agreed\n\n"
	"## Employer {#about-employer}\n\n"
	"### How much experience? {#experience}\n\n- fact: ervaring_werkgever\n- share: employer\n"
	"- under: support\n- say: Experience\n\n"
	"### What did we agree for all? {#house}\n\n- kind: text\n- about: employer\n"
	"- share: employer, employee\n- under: agreed\n- say: For everyone\n\n"
	"### What else? {#house-boss}\n\n- kind: text\n- about: employer\n- share: employer\n- under: "
	"else\n\n"
	"### What do you think of them? {#house-inside}\n\n- kind: text\n- about: employer\n";

static const char dutch[] =
	"# Vervolggesprek {#talk}\n\nVoor de tests.\n\n- met: werkgever\n- doel: monitoring\n- langs: visit\n"
	"- versie: 2026-11-22\n\n"
	"## Werk {#work}\n\n"
	"### Hoe gaat het? {#course}\n\n- feit: verloop\n- delen: werkgever, werknemer\n- onder: overig\n"
	"- zeg: Hoe het gaat\n\n"
	"### Wat gaat goed? {#well}\n\n1. de taken {tasks}\n2. het tempo {pace}\n3. het team {team}\n\n"
	"- soort: meerkeuze\n- delen: werkgever, werknemer\n- onder: goed\n- zeg: Goed gaan\n\n"
	"### Wat is lastig? {#hard}\n\n- soort: knelpunten\n- delen: werkgever, werknemer\n- onder: lastig\n"
	"- zeg: Lastig\n\n"
	"### Tot wanneer loopt het contract? {#until}\n\n- feit: contract_eind\n- delen: werkgever, "
	"werknemer\n"
	"- onder: overig\n- zeg: Het contract loopt tot\n\n"
	"### Leert de werknemer nog? {#learning}\n\n- feit: leert_nog\n- delen: werkgever\n- onder: "
	"overig\n\n"
	"### Wat helpt? {#both}\n\n- soort: tekst\n- delen: werkgever, werknemer\n- onder: steun\n- zeg: Wat "
	"helpt\n\n"
	"## Werkgever {#about-employer}\n\n"
	"### Wat spraken we af voor iedereen? {#house}\n\n- soort: tekst\n- over: werkgever\n"
	"- delen: werkgever, werknemer\n- onder: afspraak\n- zeg: Voor iedereen\n";

int64_t person;

void summary_begin(const char *lang, const char *party)
{
	enum lang was = lang_current();
	const struct interview_plan plan = { .script = "talk", .employer = lime, .placement = first,
		.party = party, .person = person };
	talk_close(&talk);
	talk_list("en", english);
	talk_list("nl", dutch);
	lang_use(strcmp(lang, "nl") == 0 ? LANG_NL : LANG_EN);
	talk = talk_go_on(talk_begin_plan(&plan));
	lang_use(was);
	cr_assert_eq(talk->script->nfaults, 0, "%s",
		talk->script->nfaults ? talk->script->faults[0].message : "");
}

void summary_office_open(void)
{
	talk_office_open();
	/* With the catalogue that was built beside the program. */
	const char *program = getenv("ANKER");
	cr_assert(program != NULL, "ANKER names the program");
	cr_assert_eq(lang_init("en", arena_printf(arena, "%.*s/share",
		(int)(strrchr(program, '/') - program), program)), 0);
	cr_assert_eq(system(arena_printf(arena, "ln -s \"$PWD\"/share/words %s/share/", office_folder())), 0);
	person = PUT(E_PERSON, "organisation", id(lime), "given_name", "M.", "family_name", "Jansen");
	summary_begin("en", "employer");
}

void summary_office_close(void)
{
	talk_office_close();
}

const char *page(enum audience audience, int64_t placement)
{
	char *text;
	cr_assert_eq(
		summary_write(app, talk->record->id, audience, placement, arena, &text), 0, "%s", err_last());
	return text;
}

void agree(long about, const char *what, const char *by, day due)
{
	const struct agreement g = { what, by, due };
	cr_assert_eq(talk_agree(talk, about, &g), 0, "%s", err_last());
}

void finish(day next)
{
	const struct finishing how = { .minutes = -1, .next_contact = next };
	cr_assert_eq(talk_finish(talk, &how, NULL), 0, "%s", err_last());
}
