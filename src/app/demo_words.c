/* The fictional caseload as data: twelve employers, 24 courses of events, and
 * the sentences of contact notes. Everything is invented. */
#include "demo.h"

const struct demo_employer demo_employers[DEMO_EMPLOYERS] = {
	{ "Bakkerij", "De Korenaar", "IJmuiden", "voeding", "medium", "little", "limited", "individual",
		"shortage", "periodic", "0", "0", "0", "Fatima", "el", "Idrissi", "supervisor", 0, false, NULL },
	{ "Groenbedrijf", "De Linde", "Heemskerk", "groen", "small", "none", "none", "individual",
		"intrinsic", "periodic", "0", "0", NULL, "Kees", NULL, "Hartog", "director", 0, false, NULL },
	{ "Drukkerij", "Noord", "Haarlem", "grafisch", "small", "some", "limited", NULL, "shortage",
		"periodic", NULL, "1", "0", "Thomas", NULL, "Maas", "supervisor", 0, false, NULL },
	{ "Zorggroep", "'t Spoor", "Beverwijk", "zorg", "large", "much", "in_place", "organisation", "csr",
		"on_request", "1", "1", "1", "Annemiek", "van der", "Steen", "hr", 0, false, NULL },
	{ "Kringloop", "Het Tweede Leven", "Velsen", "detailhandel", "small", "much", "in_place", "team",
		"intrinsic", "periodic", "1", "1", "1", "Ria", NULL, "Bosman", "mentor", 9, false, "harrie" },
	{ "Hotel", "Zeezicht", "Zandvoort", "horeca", "medium", "little", "limited", "individual", "shortage",
		"periodic", NULL, NULL, NULL, "Dennis", NULL, "Kramer", "supervisor", 0, false, "none" },
	{ "Logistiek", "Van Duin", "Velserbroek", "transport", "large", "some", "in_place", "individual",
		"costs", "periodic", "1", "1", "0", "Marjan", NULL, "Vos", "hr", 0, false, NULL },
	{ "Metaalwerken", "Kennemer", "Beverwijk", "metaal", "medium", "some", "limited", NULL, "shortage",
		"periodic", "1", NULL, NULL, "Harm", NULL, "Dekker", "supervisor", 60, false, NULL },
	{ "Supermarkt", "Overvecht", "Bloemendaal", "detailhandel", "medium", "much", "limited", "individual",
		"csr", "intensive", "1", "1", "1", "Soraya", NULL, "Haddad", "supervisor", 0, false, NULL },
	{ "Schoonmaakbedrijf", "Helder", "Haarlem", "schoonmaak", "large", "some", "in_place", "organisation",
		"obligation", "on_request", "1", "1", "1", "Wilma", "de", "Groot", "hr", 0, false, NULL },
	{ "Kwekerij", "Duinzoom", "Castricum", "tuinbouw", "small", "none", "none", NULL, "shortage",
		"periodic", "0", "0", NULL, "Arjen", NULL, "Sluiter", "director", 0, true, NULL },
	{ "Restaurant", "De Pollepel", "Haarlem", "horeca", "micro", "little", "none", "individual",
		"intrinsic", "periodic", "0", NULL, NULL, "Yara", NULL, "Santos", "director", 0, false, NULL },
};

/* Events: signal:KIND:DAY:SEVERITY (handled when SEVERITY starts with 'x'),
 * change:KIND:DAY (reassessed with ":done"), bottleneck:THEME:DAY (":done"),
 * action:KIND:DUE:words, tick:POINT:DAY, attempt:PARTY:DAY, planned:PARTY:DAY:NEXT
 * (a contact that agreed on the next one), until:FIELD:DAY (a placement's date),
 * field:FIELD:0:CODE, dismissed:RULE:DAY (a reason and CODE of the employee's view
 * when one is given). */
const struct demo_course demo_courses[DEMO_COURSES] = {
	{ 0, "Jan", "de", "Wit", "inpakker", "24", "active", "trial", "attention", "jobs_agreement", NULL,
		"via_employer", "trial", "none", "employer", "possible", -55, 5, NOT, NOT, -50, NOT, 14, 21,
		-8, -51, NULL, "1", NULL, "1",
		"signal:overload:-3:2;bottleneck:pace:-24;tick:1.2:-53;tick:1.3:-53;tick:1.5:-50" },
	{ 0, "Samira", NULL, "Amrani", "medewerker broodlijn", "28", "active", "stable", "smooth", "wajong",
		"1", "normal", "temporary", "ended", "employer", "granted", -520, NOT, 75, NOT, -480, NOT, 45,
		60, -8, -20, "60", NULL, "4", "1", "signal:overload:-3:2;bottleneck:pace:-30" },
	{ 1, "Mark", NULL, "Versteeg", "hovenier", "32", "active", "stable", "difficult", "jobs_agreement",
		NULL, "normal", "temporary", "none", "expert", NULL, -400, NOT, 160, NOT, -390, NOT, 30, 40,
		-63, -44, NULL, "1", "3", NULL, "bottleneck:guidance:-70;change:tasks:-25" },
	{ 1, "Lotte", "van", "Dam", "medewerker onderhoud", "20", "active", "settling", "attention",
		"participation_act", NULL, "normal", "temporary", "none", "employer", NULL, -25, NOT, 158,
		NOT, NOT, NOT, 0, 14, NOT, -10, NULL, "1", NULL, "0", "bottleneck:guidance:-9" },
	{ 1, "Ruben", NULL, "Achterberg", "medewerker kas", "24", "planned", "guidance", NULL, "wga", "0",
		"normal", "trial", "none", "employer", "possible", 9, 70, NOT, NOT, NOT, NOT, 20, 0, -6, NOT,
		NULL, "1", NULL, NULL, "" },
	{ 2, "Kim", NULL, "Bos", "nabewerker", "30", "active", "changing", "attention", "wajong", NULL,
		"less", "permanent", "none", "employer", "granted", -680, NOT, NOT, NOT, -600, NOT, 60, 80,
		-35, -60, "70", NULL, "4", "1", "change:supervisor:-19;change:colleague_leaves:-33" },
	{ 2, "Piet", NULL, "Zonneveld", "magazijnmedewerker", "36", "active", "stable", "smooth", "wga", NULL,
		"normal", "permanent", "none", "employee", "not_applicable", -700, NOT, NOT, NOT, -690, NOT,
		70, 90, -40, -70, "95", NULL, "5", "1", "planned:employer:-38:-12" },
	{ 3, "Fatma", NULL, "Yilmaz", "zorgondersteuner", "24", "active", "stable", "smooth",
		"jobs_agreement", "1", "normal", "permanent", "ended", "employer", "granted", -650, NOT, NOT,
		NOT, -260, NOT, 90, 110, -95, -100, "55", NULL, "5", "1", "bottleneck:guidance:-20" },
	{ 3, "Bram", "van den", "Heuvel", "medewerker linnenkamer", "20", "active", "stable", "difficult",
		"wajong", "1", "normal", "temporary", "active", "job_coach", "granted", -300, NOT, 60, 38,
		-290, NOT, 40, 50, -21, -30, "45", "1", "2", "1",
		"bottleneck:guidance:-26;bottleneck:learning:-40;signal:stuck:-12:2;attempt:employee:-15" },
	{ 3, "Noor", NULL, "Hendriks", "gastvrouw", "16", "active", "stable", "smooth", "participation_act",
		NULL, "normal", "temporary", "none", "employer", "granted", -210, NOT, 22, NOT, -200, NOT, 45,
		60, -30, -41, NULL, NULL, "4", "1", "until:wage_subsidy_end:40;bottleneck:guidance:-28" },
	{ 4, "Chris", NULL, "Molenaar", "sorteerder", "24", "active", "stable", "smooth", "wsw", NULL,
		"own_initiative", "permanent", "active", "employee", NULL, -710, NOT, NOT, 40, -705, NOT, 100,
		0, -190, NOT, NULL, NULL, "4", "1", "field:jobcoach_reachable:0:0" },
	{ 4, "Esra", NULL, "Demir", "verkoopmedewerker", "28", "active", "stable", "attention",
		"jobs_agreement", NULL, "less", "temporary", "none", "employer", "granted", -330, NOT, 120,
		NOT, -320, NOT, 30, 10, -14, -5, "65", NULL, "3", "1", "" },
	{ 5, "Tim", NULL, "Rademaker", "medewerker ontbijt", "24", "active", "trial", "smooth",
		"jobs_agreement", NULL, "own_initiative", "trial", "none", "employer", NULL, -45, 16, NOT, NOT, -44,
		NOT, 14, 14, -7, -7, NULL, "1", NULL, "1",
		"tick:1.2:-44;tick:1.3:-44;tick:1.4:-44;tick:1.5:-44;tick:1.10:-43;tick:1.11:-43" },
	{ 5, "Ingrid", "de", "Ruiter", "kamermedewerker", "20", "active", "stable", "difficult",
		"participation_act", NULL, "normal", "temporary", "requested", NULL, NULL, -240, NOT, 110, NOT,
		-235, NOT, 21, 30, -19, -33, NULL, "1", "2", NULL,
		"bottleneck:tasks:-38;bottleneck:learning:-38;signal:execution:-6:3;"
		"dismissed:leerdoelen-bij-vastlopen:-16:not_asked" },
	{ 6, "Mohamed", NULL, "Bouzid", "orderpicker", "38", "active", "threatening_absence", "difficult",
		"wga", NULL, "normal", "permanent", "none", "employer", NULL, -560, NOT, NOT, NOT, -550, NOT,
		30, 40, -16, -23, "80", NULL, "3", "1",
		"signal:absence:-70:x1;signal:absence:-41:x1;signal:absence:-11:2;bottleneck:pace:-50" },
	{ 6, "Wendy", NULL, "Pronk", "inpakker", "32", "active", "stable", "smooth", "jobs_agreement", NULL,
		"normal", "permanent", "none", "employer", "granted", -610, NOT, NOT, NOT, -600, NOT, 75, 90,
		-55, -75, "75", NULL, "4", "1", "bottleneck:pace:-44" },
	{ 6, "Joost", NULL, "Kuipers", "heftruckchauffeur", "36", "active", "stable", "attention", "wga",
		NULL, "normal", "temporary", "none", "employer", "not_applicable", -180, NOT, 185, NOT, -170,
		NOT, 45, 50, -38, -44, NULL, NULL, "3", "1", "bottleneck:pace:-37;change:schedule:-40;"
		"dismissed:taken-veranderd:-20" },
	{ 7, "Stefan", NULL, "Wouters", "lasser", "36", "active", "settling", "smooth", "wia_under_35", NULL,
		"normal", "temporary", "none", "employer", NULL, -70, NOT, 295, NOT, -68, NOT, 21, 28, -27,
		-25, NULL, "1", NULL, "1",
		"tick:1.2:-69;tick:1.11:-60;field:no_risk:0:possible;action:evaluate:-5:Met Harm en Stefan de eerste maanden "
			"evalueren" },
	{ 8, "Anouk", NULL, "Jansma", "vakkenvuller", "20", "active", "stable", "smooth", "wajong", "1",
		"normal", "permanent", "ended", "employee", "granted", -690, NOT, NOT, NOT, -400, NOT, 50, 60,
		-46, -50, "50", NULL, "5", "1", "" },
	{ 8, "Daan", NULL, "Postma", "medewerker vers", "24", "active", "stable", "attention", "wajong", NULL,
		"normal", "temporary", "none", "employer", "possible", -150, NOT, 30, NOT, -140, NOT, 30, 35,
		-26, -28, NULL, "1", "3", NULL,
		"bottleneck:tasks:-33;action:promise:-4:Terugbellen over de fietsenstalling bij de "
			"achteringang" },
	{ 9, "Gülsen", NULL, "Kaya", "schoonmaker", "25,5", "active", "absence", "difficult",
		"participation_act", NULL, "via_employer", "permanent", "none", "employer", "granted", -450,
		NOT, NOT, NOT, -440, NOT, 30, 40, -12, -37, "68", NULL, "2", "1",
		"signal:overload:-48:x2;signal:overload:-20:2;change:location:-50:done;"
		"signal:absence:-58:1" },
	{ 10, "Pim", NULL, "Verkade", "medewerker kas", "32", "active", "settling", NULL, "jobs_agreement",
		NULL, "normal", "temporary", "none", "employer", NULL, -80, NOT, 285, NOT, NOT, NOT, 30, 30,
		-40, NOT, NULL, "1", NULL, NULL,
		"bottleneck:tasks:-31;attempt:employer:-20;attempt:employee:-18" },
	{ 11, "Yusuf", NULL, "Aydin", "keukenhulp", "16", "ended", "closed", "difficult", "participation_act",
		NULL, "normal", "temporary", "none", "employer", NULL, -380, NOT, -40, NOT, -370, -40, 30, 30,
		-45, -43, NULL, NULL, "2", "1", "bottleneck:pace:-120:done" },
	{ 9, "Marloes", NULL, "Veenstra", "glazenwasser", "32", "ended", "closed", "smooth", "wga", NULL,
		"normal", "permanent", "none", "employer", "ended", -715, NOT, NOT, NOT, -710, -150, 60, 70,
		-155, -160, "100", NULL, "5", "1", "" },
};

const char *const demo_company_names[] = { "De Meerpaal", "Westerveld", "Het Kompas", "Zuiderhof",
	"De Waterlelie",
	"Oosterkade", "De Blauwe Vlag", "Rietlanden", "De Fakkel", "Zandstroom", "De Ophaalbrug",
	"Kastanjehof",
	"De Vuurtoren", "Wilgenlaan", "De Spil", "Noorderlicht", "Het Atelier", "De Havik", "Molenzicht",
	"Parkstad" };
const size_t demo_company_count = sizeof demo_company_names / sizeof *demo_company_names;

const char *const demo_given_names[] = { "Sanne", "Ahmed", "Eva", "Lars", "Meryem", "Thijs", "Femke", "Omar",
	"Roos",
	"Sander", "Naima", "Koen", "Iris", "Rachid", "Maud", "Jelle", "Elif", "Bas", "Tess", "Hamza", "Vera",
	"Niels",
	"Amina", "Gijs", "Lisa", "Youssef", "Fleur", "Ruud", "Kadir", "Marit" };
const size_t demo_given_count = sizeof demo_given_names / sizeof *demo_given_names;

const char *const demo_family_names[] = { "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Peters",
	"Hendriksen",
	"Dijkstra", "Prins", "Blom", "Huisman", "Peeters", "Kuiper", "Post", "Brouwer", "Schouten", "Hofman",
	"Willems",
	"Verhoeven", "Timmer", "Groen", "Koster", "Schipper", "Gerritsen", "Evers", "Lammers", "Boersma",
	"Kok", "Hoekstra",
	"Öztürk", "Benali", "Wójcik", "Fernandes", "Çelik", "Nguyen", "Ruiz", "Arslan", "Pinas", "Sultan" };
const size_t demo_family_count = sizeof demo_family_names / sizeof *demo_family_names;

static const char *const employer_smooth[] = {
	"%s draait goed mee; de ploeg merkt nauwelijks dat er iets anders is afgesproken.",
	"Tevreden over tempo en inzet. %s neemt inmiddels zelf het initiatief om te vragen wat er nog ligt.",
	"Kort gebeld: geen bijzonderheden. Over een maand of twee weer contact.",
	"%s heeft de nieuwe machine onder de knie. Leidinggevende wil de uren rustig uitbreiden.",
	"Gesproken over de vakantieplanning. %s wordt in die weken door een vaste collega opgevangen.",
	"Dagstart werkt nog steeds goed; vijf minuten en iedereen weet wat de bedoeling is.",
};
static const char *const employer_attention[] = {
	"Het tempo op de lijn ligt hoger dan in het voorjaar. %s houdt het tot de middag vol, daarna zakt "
		"het weg.",
	"Leidinggevende ziet dat %s vaker pauze neemt. Afgesproken om twee weken bij te houden wanneer dat "
	"is.",
	"Rooster is gewijzigd; %s begint nu een half uur eerder en dat valt zwaar. Werkgever kijkt wat kan "
	"schuiven.",
	"Vraag van werkgever: hoe geef je feedback zonder dat %s dichtklapt? Voorbeelden doorgenomen.",
	"%s durft hulp te vragen, maar alleen aan de vaste collega. Met het team besproken wie het ook kan "
	"zijn.",
};
static const char *const employer_difficult[] = {
	"Werkgever twijfelt of het gaat lukken. %s maakt fouten als er twee opdrachten tegelijk komen. Taken "
		"opgeknipt.",
	"Spanning op de afdeling: collega's vinden dat %s te weinig doet. Uitgelegd wat de afspraken zijn.",
	"%s was drie dagen afwezig. Werkgever wil weten wat hij mag vragen; doorverwezen naar de "
	"bedrijfsarts.",
	"De begeleider heeft minder tijd door de drukte. %s staat er geregeld alleen voor en loopt vast.",
};
static const char *const employee_any[] = {
	"%s voelt zich thuis en zou graag vaker van taak wisselen.",
	"Vindt het werk leuk, maar het geluid in de hal blijft vermoeiend. Oordoppen helpen een beetje.",
	"%s is trots op de complimenten van de teamleider. Thuis is het rustig.",
	"Slaapt slecht door de vroege dienst. Wil eerst zelf met de leidinggevende praten voordat ik bel.",
	"%s wil weten of de uren volgend jaar omhoog kunnen en wat dat met de uitkering doet.",
	"Alles goed, geen bijzonderheden. Belt zelf als er iets is.",
	"%s heeft zelf een planning gemaakt voor de drukke weken en laat die op het werk zien.",
};
static const char *const coach_any[] = {
	"Jobcoach oefent met %s het werken met de checklist. Doel 1 is gehaald, doel 2 vraagt meer tijd.",
	"Jobcoach is tevreden over de stappen van %s; wil toewerken naar bereikbaarheid op afstand.",
	"Driehoek besproken: wie belt wie als %s vastloopt. Jobcoach legt het vast in het plan.",
};
static const char *const missed[] = { "Geen gehoor, voicemail ingesproken.",
	"In gesprek; morgen opnieuw proberen.",
	"Niet aanwezig, collega geeft door dat ik gebeld heb." };

#define NOTES(party, course, list) { party, course, list, sizeof list / sizeof *list }
const struct demo_notes demo_notes[] = { NOTES("employer", "smooth", employer_smooth),
	NOTES("employer", "attention", employer_attention),
		NOTES("employer", "difficult", employer_difficult),
	NOTES("employee", NULL, employee_any), NOTES("job_coach", NULL, coach_any),
		NOTES("attempt", NULL, missed) };
const size_t demo_notes_count = sizeof demo_notes / sizeof *demo_notes;
