/* Choice lists: what a choice field may hold. Codes are stored, so they are
 * retired, never changed or deleted. What only the conversation, the work and the
 * support use stands in choices_talk.c, _work.c and _support.c. */
#include "choice_rows.h"

const struct choice choices_organisation_kind[] = {
	S("employer", "werkgever", "employer", "bedrijf|company"),
	C("municipality", "gemeente", "municipality"),
	C("uwv", "UWV", "UWV"),
	C("wsp", "werkgeversservicepunt", "employer service point"),
	C("sheltered", "SW-bedrijf", "sheltered employment company"),
	C("reintegration", "re-integratiebedrijf", "reintegration company"),
	C("jobcoaching", "jobcoachorganisatie", "job coaching organisation"),
	C("health_service", "arbodienst", "occupational health service"),
	C("insurer", "verzekeraar", "insurer"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_size[] = {
	S("micro", "1-9 medewerkers", "1-9 staff", "micro"),
	S("small", "10-49 medewerkers", "10-49 staff", "klein"),
	S("medium", "50-249 medewerkers", "50-249 staff", "middel|middelgroot"),
	S("large", "250 of meer medewerkers", "250 or more staff", "groot"), END
};

const struct choice choices_experience[] = {
	C("none", "geen", "none"), C("little", "weinig", "little"),
	C("some", "enige", "some"), S("much", "veel", "much", "ruim|a lot"), END
};

const struct choice choices_infrastructure[] = {
	C("none", "geen", "none"), C("limited", "beperkt", "limited"),
	S("in_place", "op orde", "in place", "goed|good"), END
};

const struct choice choices_mandate[] = {
	S("individual", "individu", "individual", "persoon|individueel"),
	C("team", "team", "team"), S("organisation", "organisatie", "organisation", "organization"), END
};

const struct choice choices_motivation[] = {
	C("intrinsic", "overtuiging", "conviction"),
	C("shortage", "personeelstekort", "staff shortage"),
	S("csr", "maatschappelijk verantwoord ondernemen", "corporate responsibility", "mvo|csr"),
	C("costs", "kosten en regelingen", "costs and schemes"),
	C("obligation", "verplichting", "obligation"), END
};

const struct choice choices_employer_wish[] = {
	S("periodic", "periodiek", "periodic", "regelmatig"),
	S("on_request", "op initiatief van werkgever", "at the employer's initiative",
		"op verzoek|on request"),
	C("intensive", "intensief", "intensive"), END
};

const struct choice choices_employee_wish[] = {
	S("normal", "gewoon", "normal", "normaal"), S("less", "minder", "less", "rustiger"),
	S("own_initiative", "alleen op eigen initiatief", "only at own initiative", "eigen initiatief"),
	S("via_employer", "via werkgever", "via the employer", "via leidinggevende"),
	S("none", "geen contact", "no contact", "geen|none"), END
};

const struct choice choices_person_role[] = {
	S("supervisor", "leidinggevende", "supervisor", "teamleider|manager|chef"),
	S("fixed_contact", "vast aanspreekpunt", "fixed contact person", "aanspreekpunt"),
	S("hr", "HR", "HR", "personeelszaken|p&o|hrm"),
	S("director", "directie", "management", "directeur|eigenaar|owner|director"),
	S("mentor", "mentor of buddy", "mentor or buddy", "mentor|buddy|harrie"),
	C("colleague", "collega", "colleague"), C("job_coach", "jobcoach", "job coach"),
	C("occupational_physician", "bedrijfsarts", "occupational physician"),
	C("client_manager", "klantmanager", "client manager"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_training[] = {
	C("none", "geen", "none"), S("harrie", "HARRIE-training", "HARRIE training", "harrie"),
	C("mentorwijs", "Mentorwijs", "Mentorwijs"),
		S("other", "andere training", "other training", "anders|other"), END
};

const struct choice choices_target_group[] = {
	S("jobs_agreement", "banenafspraak", "jobs agreement (banenafspraak)",
		"doelgroepregister|garantiebaan"),
	S("wajong", "Wajong", "Wajong", "wajong2010|wajong 2015|owajong"),
	S("wga", "WIA/WGA", "WIA/WGA", "wga|wia"), S("iva", "WIA/IVA", "WIA/IVA", "iva"),
	S("wia_under_35", "WIA minder dan 35%", "WIA under 35%", "35min|35-min|wia 35-"),
	S("wao", "WAO of WAZ", "WAO or WAZ", "wao|waz"),
		S("zw", "Ziektewet", "Sickness Benefits Act", "zw|vangnet"),
	S("participation_act", "Participatiewet", "Participation Act", "bijstand|pw|p-wet"),
	S("wsw", "Wsw of beschut werk", "Wsw or sheltered work", "wsw|beschut|beschut werk"),
	S("other", "anders", "other", "overig|ww|nug"), END
};

const struct choice choices_field_of_work[] = {
	C("uwv", "UWV", "UWV"), C("health_service", "arbodienst", "occupational health service"),
	C("reintegration", "re-integratiebedrijf", "reintegration company"),
	C("municipality", "gemeente", "municipality"), C("insurer", "verzekeraar", "insurer"),
	C("self_employed", "zelfstandig", "self-employed"), C("other", "anders", "other"), END
};

const struct choice choices_role_view[] = {
	S("relational", "relatiegericht", "relation-oriented", "relatie"),
	S("research", "onderzoekend", "research-oriented", "onderzoek"),
	S("backup", "achterwacht", "back-up", "op afstand"), END
};

const struct choice choices_status[] = {
	S("planned", "gepland", "planned", "voorbereiding|toekomstig"),
	S("active", "lopend", "active", "actief|loopt|lopende|in dienst|running|employed"),
	S("ended", "beëindigd", "ended", "beeindigd|afgesloten|gestopt|uit dienst|closed|einde"), END
};

const struct choice choices_phase[] = {
	S("guidance", "toeleiding", "guidance to work", "voorbereiding"),
	S("trial", "proefplaatsing", "trial placement", "proef|proefperiode"),
	S("settling", "inwerken", "settling in", "inwerk|start"),
	S("stable", "stabiel", "stable", "monitoring|stabiele fase"),
	S("changing", "verandering", "change", "wijziging"),
	C("threatening_absence", "dreigend verzuim", "threatening absence"),
	S("absence", "verzuim", "absence", "ziek"),
	C("long_term", "langdurige arbeidsongeschiktheid", "long-term incapacity"),
	S("closed", "afgerond", "closed", "afgesloten"), END
};

const struct choice choices_course[] = {
	S("smooth", "soepel", "smooth", "goed|groen|good"),
	S("attention", "aandacht", "attention", "wisselend|oranje|matig"),
	S("difficult", "moeizaam", "difficult", "slecht|rood|moeilijk"), END
};

const struct choice choices_lead[] = {
	C("employer", "werkgever", "employer"), C("employee", "werknemer", "employee"),
	S("expert", "arbeidsdeskundige", "labour expert", "ad"), C("job_coach", "jobcoach", "job coach"), END
};

const struct choice choices_contract[] = {
	S("trial", "proefplaatsing", "trial placement", "proef"),
	S("temporary", "tijdelijk", "fixed-term", "bepaalde tijd|bepaald|tijdelijk contract"),
	S("permanent", "vast", "permanent", "onbepaalde tijd|onbepaald|vast contract"),
	S("agency", "uitzend of detachering", "agency or secondment", "uitzend|detachering|uitzendkracht"),
	C("work_experience", "werkervaringsplaats", "work experience place"), END
};

const struct choice choices_decision[] = {
	S("continue", "dienstverband", "employment", "voortzetten|aannemen"),
	S("extend", "verlengen", "extend", "verlenging"),
	S("stop", "stoppen", "stop", "niet verlengen|beëindigen"), END
};

const struct choice choices_jobcoach[] = {
	S("none", "geen", "none", "nee|n|no"), S("requested", "aangevraagd", "requested", "aanvraag loopt"),
	S("active", "actief", "active", "ja|j|yes|y|loopt"),
		S("ended", "afgerond", "ended", "gestopt|beëindigd"), END
};

const struct choice choices_scheme[] = {
	C("possible", "mogelijk", "possible"),
	S("not_applicable", "niet van toepassing", "not applicable", "n.v.t.|nvt|n/a"),
	S("requested", "aangevraagd", "requested", "aanvraag loopt"),
	S("granted", "toegekend", "granted", "ja|yes"), S("refused", "afgewezen", "refused", "geweigerd"),
	C("ended", "beëindigd", "ended"), END
};

const struct choice choices_outcome[] = {
	C("permanent_contract", "vast contract", "permanent contract"), C("extended", "verlengd", "extended"),
	C("other_job_here", "andere functie, zelfde werkgever", "other job, same employer"),
	C("other_employer", "ander werk, andere werkgever", "other work, other employer"),
	C("ended_together", "samen gestopt, geen match", "ended together, no match"),
	C("not_extended", "contract niet verlengd", "contract not extended"),
	C("dismissed", "ontslag", "dismissal"), C("ill", "ziek uit dienst", "left while ill"),
	C("fully_unfit", "volledig uitgevallen", "fully unfit for work"),
	C("participation", "vrijwilligerswerk of participatie", "volunteering or participation"),
	C("training", "scholing", "training"), C("lost", "uit beeld", "lost from sight"), END
};

const struct choice choices_direction[] = {
	S("out", "uitgaand", "outgoing", "uit|out|naar"),
		S("in", "inkomend", "incoming", "in|van|binnenkomend"), END
};

const struct choice choices_medium[] = {
	S("phone", "telefoon", "phone", "tel|telefonisch|gebeld|bellen|call"),
	S("visit", "op locatie", "on site", "bezoek|locatie|werkbezoek|visit|werkplek"),
	S("video", "video", "video", "teams|beeldbellen|zoom"),
	S("message", "e-mail of bericht", "e-mail or message",
		"mail|e-mail|email|whatsapp|app|sms|bericht|message"),
	S("letter", "brief", "letter", "post"), S("chance", "toevallig", "by chance", "spontaan"), END
};

const struct choice choices_party[] = {
	S("employer", "werkgever", "employer", "wg|leidinggevende|bedrijf"),
	S("employee", "werknemer", "employee", "wn|medewerker|cliënt|client|klant|kandidaat"),
	S("both", "werkgever en werknemer", "employer and employee", "driegesprek|beiden|both"),
	S("job_coach", "jobcoach", "job coach", "jc"), C("municipality", "gemeente", "municipality"),
	C("uwv", "UWV", "UWV"), C("occupational_physician", "bedrijfsarts", "occupational physician"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_purpose[] = {
	C("monitoring", "monitoring", "monitoring"), C("sparring", "sparren", "sparring"),
	C("evaluation", "evaluatie", "evaluation"), C("intake", "intake", "intake"),
	S("introduction", "kennismaking", "introduction", "kennismaken"), C("advice", "advies", "advice"),
	C("signal", "signaal", "signal"), S("three_way", "driegesprek", "three-way talk", "3-gesprek"),
	C("interview", "interview (onderzoek)", "interview (research)"),
		C("focus_group", "focusgroep", "focus group"),
	C("questionnaire", "vragenlijst", "questionnaire"),
	C("observation", "werkplekobservatie", "workplace observation"),
	C("handover", "overdracht", "handover"), C("complaint", "klacht", "complaint"),
	C("wage_value", "loonwaardebepaling (eenmalig)", "wage value assessment (one-off)"), END
};

const struct choice choices_signal[] = {
	S("stuck", "vastlopen in werk", "getting stuck in work", "vastlopen"),
	S("overload", "overbelasting", "overload", "overprikkeling|overprikkeld"),
	C("execution", "hulp bij uitvoering nodig", "needs help doing the work"),
	C("conflict", "conflict", "conflict"),
		S("absence", "verzuimmelding", "sick report", "ziekmelding|verzuim"),
	C("motivation", "minder plezier of motivatie", "less enjoyment or motivation"),
	C("private", "privé (zelf gemeld)", "private (self-reported)"),
	C("guidance", "begeleiding valt weg", "guidance falls away"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_severity[] = {
	S("1", "licht", "light", "laag|low"), S("2", "merkbaar", "noticeable", "middel|matig|medium"),
	S("3", "ernstig", "serious", "hoog|high"), END
};

const struct choice choices_change[] = {
	C("colleague_leaves", "collega vertrekt", "colleague leaves"),
	C("colleague_arrives", "collega komt", "colleague arrives"),
	C("division_of_roles", "rolverdeling", "division of roles"), C("tasks", "taken", "tasks"),
	C("quality", "kwaliteitseis", "quality demands"), C("pace", "tempo", "pace"),
	C("schedule", "rooster", "schedule"), C("hours", "uren", "hours"),
	C("supervisor", "leidinggevende", "supervisor"), C("culture", "cultuur", "culture"),
	C("location", "locatie", "location"), C("reorganisation", "reorganisatie", "reorganisation"),
	C("technology", "techniek", "technology"),
		C("private", "privé (zelf gemeld)", "private (self-reported)"),
	C("aid", "hulpmiddel", "aid"), END
};

const struct choice choices_theme[] = {
	C("tasks", "taken", "tasks"), C("pace", "tempo en werkdruk", "pace and pressure"),
	C("guidance", "begeleiding", "guidance"), C("learning", "leren van werk", "learning the work"),
	C("team", "team en samenwerking", "team and collaboration"), C("management", "leiding", "management"),
	C("environment", "werkomgeving en prikkels", "work environment and stimuli"),
	C("schedule", "rooster en uren", "schedule and hours"), C("travel", "vervoer", "travel"),
	C("schemes", "regelingen en geld", "schemes and money"), S("other", "anders", "other", "overig"), END
};

const struct choice choices_action[] = {
	C("call_employer", "werkgever spreken", "speak with the employer"),
	C("contact_employee", "werknemer spreken", "speak with the employee"),
	C("request_jobcoach", "jobcoach aanvragen", "ask for a job coach"),
	C("evaluate", "evalueren met drie partijen", "evaluate with three parties"),
	C("reassess", "belastbaarheid beoordelen", "reassess capacity"),
	C("profile", "belastbaarheidsprofiel opstellen", "write a capacity profile"),
	C("adapt_work", "werk aanpassen", "adapt the work"),
	C("arrange_contact_person", "aanspreekpunt regelen", "arrange a contact person"),
	C("schemes", "regelingen bespreken", "discuss schemes"),
	C("organisation_advice", "organisatieadvies aanbieden", "offer organisation-level advice"),
	C("record", "vastleggen", "put on record"),
	C("explain", "besluit uitleggen", "explain a decision"),
	S("promise", "toezegging nakomen", "keep a promise", "toezegging|afspraak"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_action_state[] = {
	S("open", "open", "open", "lopend|te doen"), S("done", "gedaan", "done", "klaar|afgerond"),
	S("dropped", "vervallen", "dropped", "niet gedaan"), END
};

const struct choice choices_profile_source[] = {
	S("fml", "functionelemogelijkhedenlijst (FML)", "list of functional abilities (FML)", "fml"),
	S("bar", "BAR", "BAR", "bar-formulier"), C("conversation", "gesprek", "conversation"),
	C("observation", "werkplekobservatie", "workplace observation"), C("other", "anders", "other"), END
};

const struct choice choices_contact_amount[] = {
	C("too_little", "te weinig", "too little"), C("fitting", "passend", "fitting"),
	C("too_much", "te veel", "too much"), END
};

/* Who promised something; empty: we ourselves. */
const struct choice choices_promiser[] = {
	C("employer", "werkgever", "employer"),
	C("employee", "werknemer", "employee"), C("job_coach", "jobcoach", "job coach"),
	C("municipality", "gemeente", "municipality"), C("uwv", "UWV", "UWV"), C("other", "anders", "other"), END
};

const struct choice choices_fear[] = {
	S("none", "niet gemerkt", "not noticed", "nee|geen|no"),
	C("absence", "bang voor verzuim", "fear of absence"),
	C("assumptions", "aannames over wat iemand kan", "assumptions about what someone can"),
	C("guidance", "begeleiding kost te veel", "guidance takes too much"),
	C("rules", "regels en papier", "rules and paperwork"),
	S("other", "anders", "other", "overig"), END
};
