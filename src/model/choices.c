/* Choice lists: what a choice field may hold. Codes are stored, so they are
 * retired, never changed or deleted. */
#include "anker/choices.h"

#define END { NULL, { NULL, NULL }, NULL, false, NULL }
#define C(code, nl, en) { code, { nl, en }, NULL, false, NULL }
#define S(code, nl, en, synonyms) { code, { nl, en }, synonyms, false, NULL }
#define G(group, code, nl, en) { code, { nl, en }, NULL, false, group }

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

const struct choice choices_verdict[] = {
	C("accepted", "overgenomen", "accepted"), C("postponed", "uitgesteld", "postponed"),
	C("dismissed", "afgewezen", "dismissed"), C("considering", "in beraad", "under consideration"), END
};

/* What a postponed suggestion waits for; empty: its date. */
const struct choice choices_wait[] = {
	C("date", "een datum", "a date"), C("contact", "het volgende contact", "the next contact"),
	C("change", "een verandering", "a change"), END
};

/* How far a decision was thought through (S004: in steps, slowed down). */
const struct choice choices_depth[] = {
	C("quick", "snel", "quick"), C("short", "kort", "short"), C("slow", "vertraagd", "slowed down"), END
};

const struct choice choices_impression[] = {
	C("yes", "ja, doen", "yes, do it"), C("no", "nee, niet doen", "no, don't"),
	C("unsure", "twijfel", "in doubt"), END
};

const struct choice choices_client_view[] = {
	C("agrees", "gevraagd: eens", "asked: agrees"), C("differs", "gevraagd: ziet het anders", "asked: sees it otherwise"),
	C("not_asked", "nog niet gevraagd", "not asked yet"), END
};

const struct choice choices_explained[] = {
	C("now", "nu gedaan", "done now"), C("next", "in het volgende gesprek", "in the next conversation"),
	C("no", "nee", "no"), END
};

const struct choice choices_factor_group[] = {
	C("client", "werknemer", "employee"), C("work", "werk en werkgever", "work and employer"),
	C("professional", "uzelf als professional", "yourself as a professional"),
	C("context", "wet, beleid en omgeving", "law, policy and surroundings"), END
};

const struct choice choices_reason[] = {
	C("not_needed", "niet nodig", "not needed"), C("arranged", "al geregeld", "already arranged"),
	C("employee_declines", "werknemer wil niet", "employee declines"),
	C("employer_declines", "werkgever wil niet", "employer declines"),
	C("not_feasible", "nu niet haalbaar", "not feasible now"),
	C("facts_wrong", "feiten kloppen niet", "facts are wrong"),
	C("rule_unfit", "regel past niet", "rule does not fit"), END
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

const struct choice choices_interview_state[] = {
	C("open", "bezig", "under way"), C("paused", "onderbroken", "paused"),
	C("finished", "afgerond", "finished"), C("cancelled", "vervallen", "cancelled"), END
};

/* What a row of a talk is: an answer in one of five ways, or a note. */
const struct choice choices_answer_state[] = {
	C("answered", "beantwoord", "answered"), C("unchanged", "ongewijzigd", "unchanged"),
	C("dont_know", "weet het niet", "doesn't know"), C("refused", "wil het niet zeggen", "won't say"),
	C("not_applicable", "niet van toepassing", "not applicable"), C("remark", "opmerking", "remark"),
	C("note", "notitie", "note"), END
};

const struct choice choices_audience[] = {
	C("employer", "de werkgever", "the employer"), C("employee", "de werknemer", "the employee"), END
};

/* The six rubrics of the list of functional abilities (FML), and their points as a
 * labour expert names them: what someone can do and what work asks, no diagnosis. */
const struct choice choices_rubric[] = {
	C("personal", "persoonlijk functioneren", "personal functioning"),
	C("social", "sociaal functioneren", "social functioning"),
	C("surroundings", "fysieke omgeving", "physical surroundings"),
	C("movement", "dynamische handelingen", "movements"),
	C("posture", "statische houdingen", "postures"),
	C("hours", "werktijden", "working hours"), END
};

const struct choice choices_capacity_item[] = {
	G("personal", "concentration", "aandacht vasthouden", "keeping attention"),
	G("personal", "dividing_attention", "aandacht verdelen", "dividing attention"),
	G("personal", "remembering", "herinneren", "remembering"),
	G("personal", "self_insight", "eigen kunnen inschatten", "judging own ability"),
	G("personal", "purposeful", "doelmatig handelen", "acting purposefully"),
	G("personal", "independent", "zelfstandig handelen", "acting independently"),
	G("personal", "pace", "handelingstempo", "pace of acting"),
	G("personal", "predictable", "voorspelbaar werk", "predictable work"),
	G("personal", "interruptions", "storingen en onderbrekingen", "disturbance and interruptions"),
	G("personal", "deadlines", "deadlines en productiepieken", "deadlines and production peaks"),
	G("personal", "personal_risk", "verhoogd persoonlijk risico", "raised personal risk"),
	G("personal", "guidance", "begeleiding nodig", "guidance needed"),
	G("personal", "personal_other", "persoonlijk functioneren, anders", "personal functioning, other"),
	G("social", "seeing", "zien", "seeing"),
	G("social", "hearing", "horen", "hearing"),
	G("social", "speaking", "spreken", "speaking"),
	G("social", "writing", "schrijven", "writing"),
	G("social", "reading", "lezen", "reading"),
	G("social", "others_emotions", "emoties van anderen hanteren", "dealing with the emotions of others"),
	G("social", "own_feelings", "eigen gevoelens uiten", "expressing own feelings"),
	G("social", "conflict", "omgaan met conflicten", "dealing with conflict"),
	G("social", "cooperation", "samenwerken", "working together"),
	G("social", "transport", "vervoer", "travel"),
	G("social", "customers", "klantcontact", "contact with customers"),
	G("social", "dependants", "omgaan met hulpbehoevenden", "people in need of care"),
	G("social", "leading", "leidinggeven", "leading others"),
	G("social", "social_other", "sociaal functioneren, anders", "social functioning, other"),
	G("surroundings", "heat", "hitte", "heat"),
	G("surroundings", "cold", "koude", "cold"),
	G("surroundings", "draught", "tocht", "draught"),
	G("surroundings", "skin_contact", "huidcontact", "skin contact"),
	G("surroundings", "protection", "beschermende middelen dragen", "wearing protection"),
	G("surroundings", "dust", "stof, rook, gas en damp", "dust, smoke, gas and vapour"),
	G("surroundings", "noise", "geluid", "noise"),
	G("surroundings", "vibration", "trilling", "vibration"),
	G("surroundings", "stimuli", "licht, drukte en andere prikkels", "light, bustle and other stimuli"),
	G("surroundings", "allergens", "stoffen waar iemand niet tegen kan", "substances to avoid"),
	G("surroundings", "surroundings_other", "fysieke omgeving, anders", "physical surroundings, other"),
	G("movement", "hands", "hand- en vingergebruik", "use of hands and fingers"),
	G("movement", "touch", "tastzin", "sense of touch"),
	G("movement", "keyboard", "toetsenbord en muis", "keyboard and mouse"),
	G("movement", "screwing", "schroefbeweging met hand en arm", "turning with hand and arm"),
	G("movement", "reaching", "reiken", "reaching"),
	G("movement", "frequent_reaching", "vaak reiken", "frequent reaching"),
	G("movement", "bending", "buigen", "bending"),
	G("movement", "frequent_bending", "vaak buigen", "frequent bending"),
	G("movement", "twisting", "torderen", "twisting"),
	G("movement", "pushing", "duwen en trekken", "pushing and pulling"),
	G("movement", "lifting", "tillen en dragen", "lifting and carrying"),
	G("movement", "frequent_light", "vaak lichte voorwerpen hanteren", "frequent handling of light things"),
	G("movement", "frequent_heavy", "vaak zware voorwerpen hanteren", "frequent handling of heavy things"),
	G("movement", "head", "hoofdbewegingen", "movements of the head"),
	G("movement", "walking", "lopen", "walking"),
	G("movement", "walking_at_work", "lopen tijdens het werk", "walking during work"),
	G("movement", "stairs", "traplopen", "climbing stairs"),
	G("movement", "climbing", "klimmen", "climbing"),
	G("movement", "kneeling", "knielen en hurken", "kneeling and squatting"),
	G("movement", "movement_other", "dynamische handelingen, anders", "movements, other"),
	G("posture", "sitting", "zitten", "sitting"),
	G("posture", "sitting_at_work", "zitten tijdens het werk", "sitting during work"),
	G("posture", "standing", "staan", "standing"),
	G("posture", "standing_at_work", "staan tijdens het werk", "standing during work"),
	G("posture", "kneeled", "geknield of gehurkt werken", "working kneeled or squatted"),
	G("posture", "bent", "gebogen of getordeerd werken", "working bent or twisted"),
	G("posture", "overhead", "boven schouderhoogte werken", "working above shoulder height"),
	G("posture", "head_still", "hoofd in één stand houden", "keeping the head still"),
	G("posture", "alternation", "afwisseling van houding", "change of posture"),
	G("posture", "posture_other", "statische houdingen, anders", "postures, other"),
	G("hours", "time_of_day", "delen van het etmaal", "parts of the day and night"),
	G("hours", "hours_a_day", "uren per dag", "hours a day"),
	G("hours", "hours_a_week", "uren per week", "hours a week"),
	G("hours", "hours_other", "werktijden, anders", "working hours, other"), END
};

/* On the scale of the list of functional abilities; 3 leaves nothing. */
const struct choice choices_limitation[] = {
	S("0", "niet beperkt", "not limited", "normaal|nee|normal"),
	S("1", "licht beperkt", "slightly limited", "beperkt|limited"),
	C("2", "sterk beperkt", "strongly limited"),
	S("3", "kan niet", "cannot", "niet mogelijk"), END
};

/* What a task asks on a point; it fits where load + limitation stay within 3. */
const struct choice choices_load[] = {
	S("0", "niet of nauwelijks", "hardly any", "geen|none"),
	S("1", "licht", "light", "laag|low"),
	S("2", "gemiddeld", "average", "middel|medium"),
	S("3", "zwaar", "heavy", "hoog|high"), END
};

/* Conclusions that rest on an assumption say so. */
const struct choice choices_certainty[] = {
	C("established", "vastgesteld", "established"),
	C("told", "verteld", "told"),
	C("assumed", "aanname", "assumed"), END
};

/* The five levels of S002 guide 2. */
const struct choice choices_adaptation_level[] = {
	S("pace_time", "1 tempo of werktijd", "1 pace or hours", "1|tempo|werktijd"),
	S("task_adapted", "2 taak aangepast", "2 task adapted", "2|taak aangepast"),
	S("task_split", "3 taak afgesplitst", "3 task split off", "3|afgesplitst"),
	S("job_created", "4 functie gevormd", "4 function created", "4|functie"),
	S("process", "5 proces anders ingericht", "5 process redesigned", "5|proces"), END
};

/* In the order in which they are looked at (S002 guide 7): adapt, another function, create. */
const struct choice choices_route[] = {
	C("pace_time", "aanpassen: tempo of werktijd", "adapt: pace or hours"),
	C("task_adapted", "aanpassen: de taak", "adapt: the task"),
	C("other_job", "andere passende functie", "another fitting function"),
	C("task_split", "creëren: taken afsplitsen", "create: split off tasks"),
	C("job_created", "creëren: een functie vormen", "create: compose a function"),
	C("process", "creëren: het proces anders inrichten", "create: redesign the process"),
	C("none", "voorlopig niets", "nothing for now"), END
};

/* O, T, B of the Leidraad Werkvoorzieningen (AKC). */
const struct choice choices_solution[] = {
	S("organisational", "organisatorisch", "organisational", "o"),
	S("technical", "technisch hulpmiddel", "technical aid", "t|techniek"),
	S("guidance", "begeleiding", "guidance", "b"), END
};

const struct choice choices_effect[] = {
	C("better", "verbeterd", "improved"),
	C("same", "geen verschil", "no difference"),
	C("worse", "verslechterd", "worse"), END
};

const struct choice choices_goal_kind[] = {
	S("learning", "leerdoel", "learning goal", "leren"),
	S("performance", "prestatiedoel", "performance goal", "presteren"), END
};

const struct choice choices_step_state[] = {
	C("todo", "nog te doen", "to do"),
	S("practising", "oefent", "practising", "bezig"),
	S("mastered", "lukt zelfstandig", "done independently", "klaar"), END
};

const struct choice choices_track[] = {
	S("first", "spoor 1: eigen werkgever", "track 1: own employer", "1|spoor 1"),
	S("second", "spoor 2: andere werkgever", "track 2: other employer", "2|spoor 2"),
	S("both", "beide sporen", "both tracks", "1+2"), END
};

/* The steps of the Wet verbetering poortwachter; when each is due is data of share/reference. */
const struct choice choices_milestone[] = {
	C("report", "ziekmelding bij de arbodienst", "report to the health service"),
	C("analysis", "probleemanalyse", "problem analysis"),
	C("plan", "plan van aanpak", "plan of action"),
	C("evaluation", "evaluatie van het plan", "evaluation of the plan"),
	C("notice_uwv", "melding aan UWV", "notice to UWV"),
	C("first_year", "eerstejaarsevaluatie", "first year evaluation"),
	C("second_track", "start spoor 2", "start of track 2"),
	C("letter_uwv", "brief van UWV over de WIA", "letter of UWV on the WIA"),
	C("final_evaluation", "eindevaluatie en actueel oordeel", "final evaluation and current opinion"),
	C("wia_application", "WIA-aanvraag", "WIA application"),
	C("end_of_wait", "einde wachttijd", "end of the waiting period"), END
};

const struct choice choices_scorer[] = {
	S("employer", "werkgever", "employer", "wg"),
	S("employee", "werknemer", "employee", "wn"),
	S("expert", "arbeidsdeskundige", "labour expert", "ad"), END
};

const struct choice choices_referral_state[] = {
	S("requested", "aangevraagd", "requested", "gevraagd"),
	S("accepted", "geaccepteerd", "accepted", "toegekend"),
	S("refused", "geweigerd", "refused", "afgewezen"),
	S("running", "loopt", "running", "actief"),
	S("done", "afgerond", "done", "klaar"), END
};

const struct choice choices_funder[] = {
	C("uwv", "UWV", "UWV"),
	C("municipality", "gemeente", "municipality"),
	C("employer", "werkgever", "employer"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_coach_kind[] = {
	C("internal", "intern", "internal"),
	C("external", "extern", "external"), END
};

const struct choice choices_helped[] = {
	C("helped", "hielp", "helped"),
	C("partly", "hielp een beetje", "helped a little"),
	C("not", "hielp niet", "did not help"),
	C("unknown", "nog niet duidelijk", "not clear yet"), END
};

const struct choice choices_involvement[] = {
	C("continuous", "doorlopend", "continuous"),
	C("one_off", "eenmalig", "one-off"), END
};

/* The six questions of S002 guide 8. */
const struct choice choices_advice[] = {
	C("own_work", "kan het eigen werk, of moet het anders?", "own work, or adapt it?"),
	C("other_work", "welk ander werk kan?", "which other work?"),
	C("second_track", "wat vraagt het tweede spoor?", "what does the second track ask?"),
	C("ill_again", "wat geldt bij opnieuw ziek worden?", "what applies when ill again?"),
	C("training", "is om- of bijscholing mogelijk?", "is retraining possible?"),
	C("schemes", "welke regelingen zijn er?", "which schemes are there?"),
	S("other", "anders", "other", "overig"), END
};

const struct choice choices_follow_up[] = {
	C("followed", "opgevolgd", "followed"),
	C("partly", "deels opgevolgd", "partly followed"),
	C("not", "niet opgevolgd", "not followed"), END
};

const struct choice choices_job_state[] = {
	C("draft", "schets", "draft"),
	C("proposed", "voorgesteld", "proposed"),
	C("open", "open", "open"),
	C("filled", "vervuld", "filled"),
	C("dropped", "vervallen", "dropped"), END
};

const struct choice choices_fear[] = {
	S("none", "niet gemerkt", "not noticed", "nee|geen|no"),
	C("absence", "bang voor verzuim", "fear of absence"),
	C("assumptions", "aannames over wat iemand kan", "assumptions about what someone can"),
	C("guidance", "begeleiding kost te veel", "guidance takes too much"),
	C("rules", "regels en papier", "rules and paperwork"),
	S("other", "anders", "other", "overig"), END
};
