/* The sentences of the fictional programme: what is noted, and what is found. */
#include "demo_programme.h"

static const struct label job[] = {
	{ "medewerker inpak", "packer" }, { "medewerker magazijn", "warehouse worker" },
	{ "gastvrouw", "hostess" },
	{ "medewerker groen", "gardener" }, { "zorgassistent", "care assistant" },
	{ "vakkenvuller", "shelf stacker" },
	{ "medewerker keuken", "kitchen worker" }, { "monteur", "fitter" },
	{ "medewerker linnen", "linen worker" },
	{ "administratief medewerker", "office worker" }, { "schoonmaker", "cleaner" },
	{ "medewerker kas", "greenhouse worker" },
};
static const struct label department[] = {
	{ "inpakhal", "packing hall" }, { "magazijn", "warehouse" }, { "keuken", "kitchen" },
	{ "werkplaats", "workshop" },
	{ "afdeling wonen", "living ward" }, { "winkelvloer", "shop floor" },
};
static const struct label seen[] = {
	{ "De route staat met strepen op de vloer; niemand hoeft te zoeken.",
		"The route is striped on the floor; nobody has to search." },
	{ "Veel geloop achter de werkplek langs. De vaste collega zit in zicht.",
		"Many people walk behind the workplace. The fixed colleague is in sight." },
	{ "Het bord met taken hangt er, maar is van vorige week.",
		"The board with tasks is there, but it is last week's." },
	{ "Rustige hoek, goed licht; de radio gaat uit als daarom gevraagd wordt.",
		"Quiet corner, good light; the radio goes off when asked." },
};
static const struct label employer_well[] = {
	{ "Loopt. De teamleider plant elke maandag vijf minuten en houdt dat vol.",
		"Goes well. The team leader plans five minutes each Monday and keeps to it." },
	{ "Een tweede collega leert nu mee begeleiden, voor als de eerste er niet is.",
		"A second colleague is learning to guide too, for when the first is away." },
	{ "De taken zijn uitgebreid op eigen verzoek; tempo blijft goed.",
		"Tasks were extended on request; the pace stays good." },
	{ "Nieuwe leidinggevende is vooraf bijgepraat en heeft kennisgemaakt.",
		"The new supervisor was told beforehand and has made acquaintance." },
	{ "Contract wordt omgezet. De werkgever wil een tweede plek maken.",
		"The contract is made permanent. The employer wants to make a second place." },
};
static const struct label employer_hard[] = {
	{ "De begeleider is veel weg; wie invalt weet niet wat er is afgesproken.",
		"The guide is away a lot; who stands in does not know what was agreed." },
	{ "Werk is drukker dan verwacht. Instructie gebeurt tussen de bedrijven door.",
		"Work is busier than expected. Instruction happens in passing." },
	{ "De werkgever twijfelt over verlengen en weet niet wat de regelingen doen.",
		"The employer doubts about extending and does not know what the schemes do." },
	{ "Collega's vragen waarom anderen wél elke taak doen. Nog niet besproken in het team.",
		"Colleagues ask why others do get every task. Not discussed in the team yet." },
	{ "Vandaag rustig; over drie weken verandert het rooster weer.",
		"Quiet today; in three weeks the schedule changes again." },
};
static const struct label employee[] = {
	{ "Vindt het prettig dat iemand vraagt hoe het gaat zonder dat er iets mis is.",
		"Likes being asked how it goes without something being wrong." },
	{ "Wil graag een taak erbij leren, liefst met dezelfde collega.",
		"Would like to learn one more task, best with the same colleague." },
	{ "Is moe aan het eind van de week; kortere vrijdag helpt.",
		"Is tired at the end of the week; a shorter Friday helps." },
	{ "Hoorde pas achteraf dat de afdeling verhuist en schrok daarvan.",
		"Only heard afterwards that the department moves, and was startled." },
	{ "Trots: heeft een nieuwe collega ingewerkt.", "Proud: has shown a new colleague around." },
	{ "Geen bijzonderheden. Wil over drie maanden weer bellen.",
		"Nothing special. Wants to talk again in three months." },
};
static const struct label missed[] = {
	{ "Niet bereikt; morgen nog eens.", "Not reached; once more tomorrow." },
	{ "Stond op de werkvloer, belt terug.", "Was on the work floor, calls back." },
};
static const struct label stuck[] = {
	{ "Het werk komt in golven en de rust ertussen is weg.",
		"The work comes in waves and the rest between is gone." },
	{ "Na de verbouwing ligt alles ergens anders.", "After the rebuilding everything lies elsewhere." },
	{ "Krijgt van drie mensen opdrachten en kiest dan niets.",
		"Gets orders from three people and then chooses none." },
	{ "Durft niet te zeggen dat iets nog niet geleerd is.",
		"Does not dare to say that something is not learnt yet." },
};
static const struct label adapted[] = {
	{ "Eén vaste opdrachtgever per dag", "One fixed person who gives orders a day" },
	{ "Kaart met de volgorde van het werk", "Card with the order of the work" },
	{ "Begint een uur later, na de drukte", "Starts an hour later, after the rush" },
	{ "Zware stap naar een collega", "Heavy step moved to a colleague" },
	{ "Eigen plek, weg van de doorloop", "A place of one's own, away from the passage" },
};
static const struct label success[] = {
	{ "Vaste collega, vaste volgorde, elke maandag kort overleg.",
		"Fixed colleague, fixed order, short talk each Monday." },
	{ "De ploeg wist vanaf dag één wat er was afgesproken.",
		"The team knew from day one what was agreed." },
	{ "Werk dat ertoe doet; anderen wachten erop.", "Work that matters; others wait for it." },
};
static const struct label weighed[] = {
	{ "Eerst met beide gesproken; zij wilden allebei iets anders dan ik dacht.",
		"Spoke with both first; each wanted something else than I thought." },
	{ "Het kan, als de begeleiding blijft. Over twee maanden opnieuw bekijken.",
		"It can be done if guidance stays. To be looked at again in two months." },
	{ "Nu niet: er verandert al genoeg.", "Not now: enough is changing already." },
};
static const struct label turning[] = {
	{ "Als de vaste collega weggaat.", "When the fixed colleague leaves." },
	{ "Als er drie weken achter elkaar uitval is.", "When there is absence three weeks in a row." },
};
static const struct label agreed[] = {
	{ "Doet mee zolang het niet in de drukste maand valt.",
		"Takes part as long as it is not in the busiest month." },
	{ "Wil de uitkomsten graag zien en aan het team laten lezen.",
		"Would like to see the outcomes and show the team." },
	{ "Ja, met de leidinggevende erbij.", "Yes, with the supervisor present." },
};
static const struct label declined[] = {
	{ "Ziet het nut, maar heeft dit jaar geen ruimte.", "Sees the use, but has no room this year." },
	{ "Wil geen vragen over medewerkers beantwoorden.",
		"Does not want to answer questions about staff." },
};
static const struct label handed[] = {
	{ "Belt liever dan mailt; de planner weet meer dan de directeur. Eerste afspraak samen gedaan.",
		"Would rather call than mail; the planner knows more than the director. First meeting done"
		" together." },
	{ "Twee plaatsingen, één kwetsbaar: de begeleider gaat met pensioen. Let op het najaar.",
		"Two placements, one fragile: the guide retires. Mind the autumn." },
};
static const struct label missed_wave[] = {
	{ "twee keer afgezegd", "called off twice" }, { "geen tijd door drukte", "no time, too busy" },
	{ "ziek op de dag zelf", "ill on the day itself" },
};
static const struct label declined_wave[] = {
	{ "wilde dit jaar overslaan", "wanted to skip this year" },
	{ "vond de vragen te persoonlijk", "found the questions too personal" },
};

#define LINES(list) { #list, list, sizeof list / sizeof *list }
const struct demo_lines demo_lines[] = {
	LINES(job), LINES(department), LINES(seen), LINES(employer_well), LINES(employer_hard),
		LINES(employee), LINES(missed),
	LINES(stuck), LINES(adapted), LINES(success), LINES(weighed), LINES(turning), LINES(agreed),
	LINES(declined), LINES(handed), LINES(missed_wave), LINES(declined_wave),
};
const size_t demo_lines_count = sizeof demo_lines / sizeof *demo_lines;

/* Factors by their number in share/schema/002-weighing.sql. */
enum { NO_FACTOR, POSSIBILITIES, MOTIVATION, LOAD, EMPLOYER, TEAM, ROLE, SKILLS, FEELING, LAW, POLICY, ROOM,
	MARKET };

const struct demo_finding demo_findings[] = {
	{ "helps", EMPLOYER, true, false,
		{ "Een begeleider met vrijgemaakte uren, ook na het eerste half jaar.",
		"A guide with hours set free, also after the first half year." } },
	{ "helps", TEAM, true, false, { "Het team weet wat er is afgesproken en mag er vragen over stellen.",
		"The team knows what was agreed and may ask about it." } },
	{ "helps", LOAD, true, true,
		{ "Eén opdracht tegelijk, met het eind van de dag als vast moment om terug te kijken.",
		"One task at a time, with the end of the day as a fixed moment to look back." } },
	{ "helps", MOTIVATION, false, true,
		{ "Mocht zelf kiezen met welke taak hij begon; dat gaf vertrouwen.",
		"Could choose which task to begin with; that gave confidence." } },
	{ "helps", POSSIBILITIES, true, false, { "Kijken naar wat iemand kan voordat het rooster vaststaat.",
		"Looking at what somebody can do before the schedule is set." } },
	{ "hinders", EMPLOYER, true, false,
		{ "Als de begeleider uitvalt, is er geen tweede die de afspraken kent.",
		"When the guide is away there is no second one who knows the agreements." } },
	{ "hinders", LOAD, true, false, { "Tijdelijke drukte blijkt de gewone drukte te zijn geworden.",
		"Temporary pressure turned out to be the usual pressure." } },
	{ "hinders", POLICY, false, false,
		{ "Wie de begeleiding betaalt, verandert halverwege; niemand vertelt het de werkgever.",
		"Who pays for guidance changes halfway; nobody tells the employer." } },
	{ "hinders", TEAM, false, true, { "Collega's namen stilzwijgend taken over en werden daar moe van.",
		"Colleagues silently took over tasks and grew tired of it." } },
	{ "hinders", LAW, false, false, { "De papieren van een regeling kosten een klein bedrijf een dag.",
		"The papers of a scheme cost a small company a day." } },
	{ "need", EMPLOYER, true, false, { "Eén nummer om te bellen, ook als de jobcoach klaar is.",
		"One number to call, also when the job coach is done." } },
	{ "need", NO_FACTOR, true, false, { "Voorbeelden van andere bedrijven van dezelfde grootte.",
		"Examples of other companies of the same size." } },
	{ "need", LAW, true, false, { "Vooraf weten wat een regeling oplevert en wanneer die stopt.",
		"Knowing beforehand what a scheme gives and when it ends." } },
	{ "need", TEAM, true, false, { "Een korte uitleg voor het team die niemand te kijk zet.",
		"A short explanation for the team that puts nobody on display." } },
	{ "practice", EMPLOYER, true, false,
		{ "Elke maandag vijf minuten: wat ligt er, wie helpt, wat mag blijven liggen.",
		"Five minutes each Monday: what there is, who helps, what may wait." } },
	{ "practice", LOAD, true, false, { "Een proefdag per nieuwe taak, met een afgesproken weg terug.",
		"A trial day for each new task, with an agreed way back." } },
	{ "practice", TEAM, true, true,
		{ "Twee collega's deelden het begeleiden; vakantie was geen probleem meer.",
		"Two colleagues shared the guiding; holidays were no problem any more." } },
	{ "onward", MARKET, false, true, { "Ging met dezelfde taken naar een bedrijf dichter bij huis.",
		"Went with the same tasks to a company nearer home." } },
	{ "onward", POSSIBILITIES, false, true,
		{ "Het werk werd te klein; met een cursus is een volgende stap gevonden.",
		"The work became too small; with a course a next step was found." } },
	{ "onward", EMPLOYER, true, false,
		{ "De werkgever vroeg bij het einde zelf rond bij andere bedrijven.",
		"At the end the employer asked around at other companies itself." } },
	{ "role", ROLE, false, false, { "Vragen stellen bracht meer op gang dan een advies geven.",
		"Asking questions set more in motion than giving advice." } },
	{ "role", SKILLS, false, false,
		{ "Eén keer op de werkvloer kijken veranderde het beeld van een jaar bellen.",
		"Looking on the work floor once changed the picture of a year of calls." } },
	{ "role", FEELING, false, true, { "Twijfel hardop uitspreken maakte dat de werkgever het ook deed.",
		"Speaking doubts out loud made the employer do so too." } },
	{ "learnt", ROOM, false, false, { "Contact zonder aanleiding voorkomt contact met spoed.",
		"Contact without a cause prevents contact in a hurry." } },
	{ "learnt", MOTIVATION, false, false,
		{ "Wat de werknemer wil, stond zelden in het dossier voordat ernaar gevraagd werd.",
		"What the employee wants was seldom in the file before it was asked." } },
	{ "learnt", NO_FACTOR, true, false, { "Een verandering aankondigen is een taak, geen beleefdheid.",
		"Announcing a change is a task, not a courtesy." } },
};
const size_t demo_finding_count = sizeof demo_findings / sizeof *demo_findings;
