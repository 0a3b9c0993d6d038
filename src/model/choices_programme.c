/* The choice lists of the programme: taking part, measuring, meeting, what is found and reported. */
#include "choice_rows.h"

const struct choice choices_left_out[] = {
	C("time", "te weinig tijd", "too little time"),
	C("interest", "geen belangstelling", "no interest"),
	C("not_fitting", "past niet bij de voorwaarden", "does not meet the conditions"),
	C("ended", "plaatsing geëindigd", "placement ended"),
	C("moved", "verhuisd of overgenomen", "moved or taken over"),
	C("privacy", "wil geen gegevens delen", "does not want to share data"),
	C("unreached", "niet bereikt", "not reached"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_willing[] = {
	S("yes", "ja", "yes", "kan en wil"),
	C("maybe", "misschien", "maybe"),
	S("no", "nee", "no", "kan of wil niet"), END
};

const struct choice choices_method[] = {
	S("interview", "interview", "interview", "gesprek"),
	S("focus_group", "focusgroep", "focus group", "focusgroepen"),
	S("questionnaire", "vragenlijst", "questionnaire", "enquête|survey"),
	S("observation", "observatie op de werkplek", "workplace observation",
		"observatie|werkplekobservatie"), END
};

const struct choice choices_measured[] = {
	S("planned", "gepland", "planned", "open"),
	S("done", "gedaan", "done", "klaar|afgerond"),
	S("declined", "wilde niet", "declined", "geweigerd"),
	S("missed", "niet gelukt", "missed", "gemist"), END
};

/* Whose hours they are. */
const struct choice choices_taking_part[] = {
	S("expert", "arbeidsdeskundige", "labour expert", "ad"),
	S("employer", "werkgever", "employer", "wg"),
	S("employee", "werknemer", "employee", "wn"),
	S("intermediary", "intermediair", "intermediary", "wsp|gemeente|uwv"),
	S("researcher", "onderzoeker", "researcher", "project team"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_programme_work[] = {
	C("recruitment", "werving", "recruitment"),
	C("monitoring", "monitoring", "monitoring"),
	C("measurement", "meting", "measurement"),
	C("advice", "advies", "advice"),
	C("meeting", "bijeenkomst", "meeting"),
	C("training", "scholing", "training"),
	C("reporting", "verslag", "reporting"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_meeting[] = {
	S("network", "lerend netwerk", "learning network", "netwerk"),
	S("circle", "leercirkel", "learning circle", "kenniskring"),
	S("congress", "congres", "congress", "jaarcongres"),
	S("focus_group", "focusgroep", "focus group", "focusgroepen"),
	S("peer_review", "intervisie", "peer review", "toetsingsgroep"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_attendance[] = {
	S("invited", "uitgenodigd", "invited", "genodigd"),
	S("registered", "aangemeld", "registered", "komt"),
	S("attended", "geweest", "attended", "aanwezig|ja"),
	S("absent", "niet gekomen", "did not come", "afwezig|nee"), END
};

/* Sections of reports that fill from findings. */
const struct choice choices_section[] = {
	S("helps", "wat helpt", "what helps", "succesfactor|success factor"),
	S("hinders", "wat in de weg zit", "what stands in the way", "belemmering|obstacle"),
	S("need", "wat werkgevers nodig hebben", "what employers need", "behoefte|need"),
	S("practice", "goed voorbeeld", "good practice", "best practice|voorbeeld"),
	S("onward", "van werk naar werk", "from job to job", "ander werk"),
	S("role", "rol van de arbeidsdeskundige", "role of the labour expert", "rol"),
	S("learnt", "wat we leerden", "what we learnt", "leerpunt|lesson"), END
};

const struct choice choices_report[] = {
	S("employer", "werkgever", "employer", "werkgeversrapport"),
	S("pattern", "organisatiepatroon", "organisation pattern", "organisatie|patroon"),
	S("region", "regio", "region", "regiorapport"),
	S("programme", "programma", "programme", "programmarapport"),
	S("case", "casus voor intervisie", "case for peer review", "casus|intervisie"),
	S("year", "eigen jaar", "own year", "jaar|jaaroverzicht"), END
};

const struct choice choices_language[] = {
	S("nl", "Nederlands", "Dutch", "nederlands"),
	S("en", "Engels", "English", "engels"), END
};
