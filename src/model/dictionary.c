/* The dictionary itself: every entity and field, once. A new field is one row
 * here and one migration in share/schema. */
#include <string.h>

#include "anker/choices.h"

#define L(nl, en) { nl, en }
#define Q FIELD_QUICK

static const struct field region_fields[] = {
	{ .name = "name", .label = L("Naam", "Name"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME | FIELD_SEARCH | Q, .synonyms = "regio|arbeidsmarktregio" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT },
};

static const struct field organisation_fields[] = {
	{ .name = "number", .label = L("Eigen nummer werkgever", "Own employer number"), .kind = F_TEXT,
		.flags = FIELD_KEY,
		.synonyms = "werkgevernummer|relatienummer|bedrijfsnummer|employer number" },
	{ .name = "name", .label = L("Werkgever", "Employer"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME | FIELD_SEARCH | Q,
		.synonyms = "naam|name|naam bedrijf|bedrijf|bedrijfsnaam|organisatie|naam "
		"werkgever|werkgever "
			"naam|company|company name|organisation|organization|employer name",
		.help = L("De naam zoals u die in een gesprek gebruikt.",
			"The name as you use it in a conversation.") },
	{ .name = "kind", .label = L("Soort organisatie", "Kind of organisation"), .kind = F_CHOICE,
		.required = true, .choices = choices_organisation_kind, .initial = "employer" },
	{ .name = "coc_number", .label = L("KvK-nummer", "Chamber of Commerce number"), .kind = F_TEXT,
		.synonyms = "kvk|kvk nummer|kvknr|coc|chamber of commerce",
		.help = L("Acht cijfers.", "Eight digits.") },
	{ .name = "address", .label = L("Adres", "Address"), .kind = F_TEXT,
		.synonyms = "straat|bezoekadres|street" },
	{ .name = "postcode", .label = L("Postcode", "Postcode"), .kind = F_TEXT,
		.synonyms = "zip|postal code" },
	{ .name = "place", .label = L("Plaats", "Place"), .kind = F_TEXT, .flags = FIELD_SEARCH | Q,
		.synonyms = "woonplaats|vestigingsplaats|vestiging|stad|city|town|plaats werkgever" },
	{ .name = "region", .label = L("Arbeidsmarktregio", "Labour market region"), .kind = F_REF,
		.ref = E_REGION, .synonyms = "regio|region" },
	{ .name = "sector", .label = L("Sector", "Sector"), .kind = F_TEXT, .flags = FIELD_SEARCH,
		.synonyms = "branche|bedrijfstak|industry" },
	{ .name = "size", .label = L("Grootte", "Size"), .kind = F_CHOICE, .choices = choices_size,
		.synonyms = "omvang|aantal medewerkers" },
	{ .name = "phone", .label = L("Telefoon werkgever", "Employer phone"), .kind = F_TEXT,
		.synonyms = "telefoon|tel|telefoonnummer|telefoonnummer werkgever|phone" },
	{ .name = "email", .label = L("E-mail werkgever", "Employer e-mail"), .kind = F_TEXT,
		.synonyms = "e-mail|email|mail|e-mailadres|emailadres" },
	{ .name = "experience", .label = L("Ervaring", "Experience"), .kind = F_CHOICE, .flags = Q,
		.choices = choices_experience, .synonyms = "ervaring werkgever|employer experience",
		.help = L("Ervaring met medewerkers met een arbeidsbeperking.",
			"Experience with employees with a work disability.") },
	{ .name = "infrastructure", .label = L("Ondersteuning", "Support infrastructure"), .kind = F_CHOICE,
		.choices = choices_infrastructure, .flags = Q,
		.synonyms = "infrastructuur|ondersteuningsinfrastructuur",
		.help = L("Is begeleiding en steun binnen het bedrijf geregeld?",
			"Is guidance and support arranged inside the company?") },
	{ .name = "guidance_arranged", .label = L("Begeleiding geregeld", "Guidance arranged"),
		.kind = F_BOOL },
	{ .name = "schemes_known", .label = L("Regelingen bekend", "Schemes known"), .kind = F_BOOL,
		.help = L("Kent de werkgever de regelingen die hier kunnen helpen?",
			"Does the employer know the schemes that can help here?") },
	{ .name = "inclusive_policy", .label = L("Inclusief beleid", "Inclusive policy on paper"),
		.kind = F_BOOL },
	{ .name = "mandate", .label = L("Mandaat", "Mandate"), .kind = F_CHOICE, .choices = choices_mandate,
		.help = L("Tot welk niveau mag u hier adviseren?",
			"Up to which level may you advise here?") },
	{ .name = "motivation", .label = L("Motivatie", "Motivation"), .kind = F_CHOICE,
		.choices = choices_motivation },
	{ .name = "contact_wish", .label = L("Contactwens werkgever", "Employer's contact wish"),
		.kind = F_CHOICE, .choices = choices_employer_wish, .synonyms = "contactafspraak" },
	{ .name = "contact_note", .label = L("Beste moment en middel", "Best moment and means"),
		.kind = F_TEXT },
	{ .name = "note", .label = L("Notitie werkgever", "Employer note"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH,
		.synonyms = "opmerking werkgever|opmerkingen werkgever" },
};

static const struct field person_fields[] = {
	{ .name = "organisation", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,
		.required = true, .flags = Q, .synonyms = "organisatie|bedrijf" },
	{ .name = "given_name", .label = L("Voornaam", "Given name"), .kind = F_TEXT,
		.privacy = P_IDENTIFYING, .flags = FIELD_NAME | FIELD_SEARCH | Q },
	{ .name = "infix", .label = L("Tussenvoegsel", "Infix"), .kind = F_TEXT, .privacy = P_IDENTIFYING,
		.flags = FIELD_NAME | FIELD_SEARCH | Q },
	{ .name = "family_name", .label = L("Achternaam", "Family name"), .kind = F_TEXT, .required = true,
		.privacy = P_IDENTIFYING, .flags = FIELD_NAME | FIELD_SEARCH | Q,
		.synonyms = "naam|contactpersoon|name" },
	{ .name = "role", .label = L("Rol", "Role"), .kind = F_CHOICE, .choices = choices_person_role,
		.flags = Q, .synonyms = "functie|functie contactpersoon" },
	{ .name = "phone", .label = L("Telefoon", "Phone"), .kind = F_TEXT, .privacy = P_IDENTIFYING,
		.flags = Q, .synonyms = "telefoonnummer|mobiel" },
	{ .name = "email", .label = L("E-mail", "E-mail"), .kind = F_TEXT, .privacy = P_IDENTIFYING,
		.synonyms = "mail|e-mailadres contactpersoon|emailadres contactpersoon|mail contactpersoon" },
	{ .name = "since", .label = L("Sinds", "Since"), .kind = F_DATE,
		.flags = FIELD_SPAN | FIELD_PAST },
	{ .name = "until", .label = L("Tot", "Until"), .kind = F_DATE, .flags = FIELD_SPAN,
		.help = L("Laatste dag in deze rol.", "Last day in this role.") },
	{ .name = "training", .label = L("Training", "Training"), .kind = F_CHOICE,
		.choices = choices_training },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT },
};

static const struct field employee_fields[] = {
	{ .name = "number", .label = L("Eigen nummer werknemer", "Own employee number"), .kind = F_TEXT,
		.flags = FIELD_KEY,
		.synonyms =
		"cliëntnummer|clientnummer|cliëntnr|klantnummer|klantnr|personeelsnummer|employee "
			"number" },
	{ .name = "given_name", .label = L("Voornaam", "Given name"), .kind = F_TEXT,
		.privacy = P_IDENTIFYING, .flags = FIELD_NAME | FIELD_SEARCH | Q,
		.synonyms = "voorletters|initials|first name|roepnaam" },
	{ .name = "infix", .label = L("Tussenvoegsel", "Infix"), .kind = F_TEXT, .privacy = P_IDENTIFYING,
		.flags = FIELD_NAME | FIELD_SEARCH | Q,
		.synonyms = "tussenvoegsels|tussen|prefix|voorvoegsel|voorvoegsels" },
	{ .name = "family_name", .label = L("Achternaam", "Family name"), .kind = F_TEXT, .required = true,
		.privacy = P_IDENTIFYING, .flags = FIELD_NAME | FIELD_SEARCH | Q,
		.synonyms = "naam werknemer|werknemer|medewerker|naam medewerker|cliënt|client|naam "
			"cliënt|kandidaat|employee|employee name|last name|surname|naam kandidaat" },
	{ .name = "birth_date", .label = L("Geboortedatum", "Date of birth"), .kind = F_DATE,
		.privacy = P_IDENTIFYING, .synonyms = "geb. datum|geb datum|geboren|birth date|dob" },
	{ .name = "phone", .label = L("Telefoon werknemer", "Employee phone"), .kind = F_TEXT,
		.privacy = P_IDENTIFYING, .synonyms = "mobiel|telefoonnummer werknemer" },
	{ .name = "email", .label = L("E-mail werknemer", "Employee e-mail"), .kind = F_TEXT,
		.privacy = P_IDENTIFYING },
	{ .name = "target_group", .label = L("Doelgroep", "Target group"), .kind = F_CHOICE, .flags = Q,
		.choices = choices_target_group, .synonyms = "uitkering|regeling|benefit" },
	{ .name = "sfb", .label = L("SFB", "Structural functional limitation (SFB)"), .kind = F_BOOL,
		.privacy = P_CAPACITY, .synonyms = "structurele functionele beperking",
		.help = L("Structurele functionele beperking vastgesteld?",
			"Structural functional limitation established?") },
	{ .name = "contact_wish", .label = L("Contactwens werknemer", "Employee's contact wish"),
		.kind = F_CHOICE, .choices = choices_employee_wish, .flags = Q, .synonyms = "contactwens" },
	{ .name = "contact_wish_review", .label = L("Contactwens herzien op", "Review contact wish on"),
		.kind = F_DATE },
	{ .name = "consent_until", .label = L("Toestemming tot", "Consent until"), .kind = F_DATE },
	{ .name = "input_date", .label = L("Eigen inbreng gevraagd op", "Employee's view asked on"),
		.kind = F_DATE },
	{ .name = "strengths", .label = L("Kan wél", "Strengths"), .kind = F_NOTE, .privacy = P_CAPACITY,
		.flags = FIELD_SEARCH, .synonyms = "sterke punten|mogelijkheden" },
	{ .name = "attention_points", .label = L("Aandachtspunten", "Points of attention"), .kind = F_NOTE,
		.privacy = P_CAPACITY, .flags = FIELD_SEARCH },
	{ .name = "note", .label = L("Notitie werknemer", "Employee note"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH },
};

static const struct field expert_fields[] = {
	{ .name = "login", .label = L("Inlognaam", "Login"), .kind = F_TEXT, .flags = FIELD_KEY | Q,
		.help = L("Naam van het account; zo weet anker wiens caseload het toont.",
			"Account name; this tells anker whose caseload to show.") },
	{ .name = "given_name", .label = L("Voornaam", "Given name"), .kind = F_TEXT,
		.flags = FIELD_NAME | Q },
	{ .name = "infix", .label = L("Tussenvoegsel", "Infix"), .kind = F_TEXT, .flags = FIELD_NAME | Q },
	{ .name = "family_name", .label = L("Achternaam", "Family name"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME | FIELD_SEARCH | Q, .synonyms = "arbeidsdeskundige|ad|expert|naam" },
	{ .name = "field_of_work", .label = L("Werkveld", "Field of work"), .kind = F_CHOICE,
		.choices = choices_field_of_work },
	{ .name = "role_view", .label = L("Rolopvatting", "Role view"), .kind = F_CHOICE,
		.choices = choices_role_view },
};

static const struct field placement_fields[] = {
	{ .name = "number", .label = L("Eigen nummer", "Own number"), .kind = F_TEXT,
		.flags = FIELD_KEY | FIELD_SEARCH,
		.synonyms = "nummer|dossiernummer|dossier|plaatsing|plaatsingsnummer|nr|id|number|case "
			"number|placement" },
	{ .name = "employee", .label = L("Werknemer", "Employee"), .kind = F_REF, .ref = E_EMPLOYEE,
		.required = true, .flags = FIELD_NAME | Q },
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,
		.required = true, .flags = FIELD_NAME | Q },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .ref = E_EXPERT,
		.synonyms = "ad|behandelaar|expert|consulent" },
	{ .name = "job_title", .label = L("Functie", "Job"), .kind = F_TEXT, .flags = FIELD_SEARCH | Q,
		.visibility = V_EMPLOYER, .synonyms = "functie werknemer|baan|job|job title|position" },
	{ .name = "hours", .label = L("Uren per week", "Hours per week"), .kind = F_DECIMAL, .flags = Q,
		.max = 60, .visibility = V_EMPLOYER, .synonyms = "uren|uren p/w|hours|contracturen|u/w" },
	{ .name = "status", .label = L("Status", "Status"), .kind = F_CHOICE, .choices = choices_status,
		.required = true, .flags = FIELD_SEARCH | Q, .initial = "active" },
	{ .name = "phase", .label = L("Fase", "Phase"), .kind = F_CHOICE, .choices = choices_phase,
		.flags = FIELD_SEARCH | Q },
	{ .name = "course", .label = L("Verloop", "Course"), .kind = F_CHOICE, .choices = choices_course,
		.flags = FIELD_SEARCH | Q,
		.help = L("Hoe loopt het: soepel, aandacht of moeizaam?",
			"How is it going: smooth, attention or difficult?") },
	{ .name = "start", .label = L("Startdatum", "Start date"), .kind = F_DATE,
		.flags = FIELD_SPAN | FIELD_SEARCH | Q,
		.synonyms = "start|begin|ingangsdatum|datum start|begindatum|start date|datum in "
			"dienst|aanvang|datum aanvang|aanvang dienstverband|begin "
			"dienstverband|indiensttreding|datum indiensttreding|in dienst per" },
	{ .name = "trial_end", .label = L("Proefplaatsing tot", "Trial until"), .kind = F_DATE,
		.flags = FIELD_SPAN | FIELD_SEARCH,
		.synonyms = "einde proefplaatsing|proefplaatsing einde|proef einde|trial end" },
	{ .name = "trial_decision", .label = L("Besluit na proefplaatsing", "Decision after the trial"),
		.kind = F_CHOICE, .choices = choices_decision },
	{ .name = "contract", .label = L("Contract", "Contract"), .kind = F_CHOICE,
		.choices = choices_contract,  .flags = FIELD_SEARCH | Q, .visibility = V_EMPLOYER,
		.synonyms = "contractvorm|soort contract|dienstverband|contract type" },
	{ .name = "contract_end", .label = L("Contract tot", "Contract until"), .kind = F_DATE,
		.flags = FIELD_SPAN | FIELD_SEARCH | Q, .visibility = V_EMPLOYER,
		.synonyms = "einde contract|contracteinde|einddatum contract|contract einde|contract "
			"end|contract end date|end date contract|einde dienstverband|einddatum "
			"dienstverband|datum einde contract|contract t/m" },
	{ .name = "contract_intention", .label = L("Voornemen na contract", "Intention after the contract"),
		.kind = F_CHOICE, .choices = choices_decision },
	{ .name = "contact_person", .label = L("Vast aanspreekpunt", "Fixed contact person"), .kind = F_REF,
		.ref = E_PERSON, .synonyms = "aanspreekpunt|contactpersoon|contact person" },
	{ .name = "has_contact_person", .label = L("Aanspreekpunt aangewezen", "Contact person named"),
		.kind = F_BOOL,
		.help = L("Nee: er is gevraagd en er is niemand. Leeg: nog niet gevraagd.",
			"No: asked, and there is nobody. Empty: not asked yet.") },
	{ .name = "lead", .label = L("Regie", "Lead"), .kind = F_CHOICE, .choices = choices_lead },
	{ .name = "role_view", .label = L("Rolopvatting", "Role view"), .kind = F_CHOICE,
		.choices = choices_role_view },
	{ .name = "jobcoach", .label = L("Jobcoach", "Job coach"), .kind = F_CHOICE,
		.choices = choices_jobcoach },
	{ .name = "jobcoach_end", .label = L("Jobcoach tot", "Job coach until"), .kind = F_DATE,
		.flags = FIELD_SPAN, .synonyms = "einde jobcoach|jobcoach einde" },
	{ .name = "jobcoach_reachable", .label = L("Jobcoach blijft bereikbaar", "Job coach stays reachable"),
		.kind = F_BOOL },
	{ .name = "learning", .label = L("Leert het werk nog", "Still learning the work"), .kind = F_BOOL },
	{ .name = "wage_value", .label = L("Loonwaarde %", "Wage value %"), .kind = F_PERCENT, .max = 100,
		.synonyms = "loonwaarde|wage value" },
	{ .name = "wage_value_date", .label = L("Loonwaarde bepaald op", "Wage value assessed on"),
		.kind = F_DATE, .flags = FIELD_SPAN | FIELD_PAST },
	{ .name = "wage_subsidy", .label = L("Loonkostensubsidie", "Wage cost subsidy"), .kind = F_CHOICE,
		.choices = choices_scheme, .synonyms = "lks" },
	{ .name = "wage_subsidy_end", .label = L("Loonkostensubsidie tot", "Wage cost subsidy until"),
		.kind = F_DATE, .flags = FIELD_SPAN },
	{ .name = "no_risk", .label = L("No-riskpolis", "No-risk policy"), .kind = F_CHOICE,
		.choices = choices_scheme },
	{ .name = "meaningful", .label = L("Zinvol werk (1-5)", "Meaningful work (1-5)"), .kind = F_NUMBER,
		.min = 1, .max = 5 },
	{ .name = "success_factors", .label = L("Succesfactoren", "Success factors"), .kind = F_NOTE,
		.flags = FIELD_SEARCH,
		.help = L("Wat maakt dat het hier lukt?", "What makes it work here?") },
	{ .name = "rest_until", .label = L("Rust tot", "Rest until"), .kind = F_DATE,
		.help = L("Tot deze dag blijven voorstellen die niet dringend zijn stil.",
			"Until this day suggestions that are not urgent stay quiet.") },
	{ .name = "rest_reason", .label = L("Reden van de rust", "Reason for the rest"), .kind = F_TEXT,
		.privacy = P_FREE_TEXT },
	{ .name = "ended", .label = L("Beëindigd op", "Ended on"), .kind = F_DATE,
		.synonyms = "einddatum|uit dienst|end date" },
	{ .name = "outcome", .label = L("Uitkomst", "Outcome"), .kind = F_CHOICE,
		.choices = choices_outcome },
	{ .name = "evaluated", .label = L("Teruggekeken op", "Looked back on"), .kind = F_DATE },
	{ .name = "contact_amount", .label = L("Contact achteraf", "Contact in hindsight"), .kind = F_CHOICE,
		.choices = choices_contact_amount },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH,
		.synonyms = "opmerking|opmerkingen|notities|toelichting|remarks|notes" },
};

static const struct field contact_fields[] = {
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.flags = Q,
		.synonyms = "eigen nummer|nummer|dossiernummer|dossier|plaatsingsnummer|nr|case "
			"number|number" },
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,
		.fill = "employer", .synonyms = "naam bedrijf|bedrijf|bedrijfsnaam|organisatie|company" },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = FIELD_NAME | Q, .initial = "today",
		.synonyms = "contactdatum|datum contact|contact date" },
	{ .name = "direction", .label = L("Richting", "Direction"), .kind = F_CHOICE,
		.choices = choices_direction, .flags = Q, .initial = "out", .synonyms = "in/uit" },
	{ .name = "medium", .label = L("Middel", "Means"), .kind = F_CHOICE, .choices = choices_medium,
		.flags = Q, .initial = "phone",
		.synonyms = "medium|soort|contactvorm|wijze|kanaal|channel|type" },
	{ .name = "party", .label = L("Met", "With"), .kind = F_CHOICE, .choices = choices_party,
		.required = true, .flags = Q, .initial = "employer",
		.synonyms = "met wie|partij|gesprekspartner|wie|party|contact met" },
	{ .name = "person", .label = L("Gesproken met", "Spoke with"), .kind = F_REF, .ref = E_PERSON,
		.flags = Q, .synonyms = "naam gesprekspartner|contactpersoon" },
	{ .name = "reached", .label = L("Bereikt", "Reached"), .kind = F_BOOL, .flags = Q, .initial = "1",
		.synonyms = "gelukt|gesproken" },
	{ .name = "purpose", .label = L("Doel", "Purpose"), .kind = F_CHOICE, .choices = choices_purpose,
		.flags = Q, .initial = "monitoring", .synonyms = "reden|onderwerp soort" },
	{ .name = "minutes", .label = L("Duur (min)", "Duration (min)"), .kind = F_NUMBER, .max = 1440,
		.flags = Q, .synonyms = "duur|minuten|duration" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | FIELD_NAME | Q,
		.synonyms = "verslag|tekst|aantekening|aantekeningen|notities|omschrijving|opmerking|"
			"opmerkingen|inhoud|notes|text" },
	{ .name = "next_contact", .label = L("Volgend contact", "Next contact"), .kind = F_DATE, .flags = Q,
		.synonyms = "volgende contact|vervolg|vervolgafspraak|terugbellen|next" },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .ref = E_EXPERT,
		.synonyms = "ad|door" },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

/* Two rows that tie a dated observation to a placement and its employer. */
#define SUBJECT_FIELDS                                                                                   \
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,   \
		.flags = Q },                                                                             \
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,  \
		.fill = "employer" }

static const struct field signal_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "contact", .label = L("Uit contact", "From contact"), .kind = F_REF, .ref = E_CONTACT },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "kind", .label = L("Signaal", "Signal"), .kind = F_CHOICE, .choices = choices_signal,
		.required = true, .flags = Q | FIELD_NAME },
	{ .name = "severity", .label = L("Ernst", "Severity"), .kind = F_CHOICE, .choices = choices_severity,
		.flags = Q, .initial = "2" },
	{ .name = "source", .label = L("Gemeld door", "Reported by"), .kind = F_CHOICE,
		.choices = choices_party, .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "handled", .label = L("Afgehandeld op", "Handled on"), .kind = F_DATE, .flags = Q },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

static const struct field change_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "kind", .label = L("Wijziging", "Change"), .kind = F_CHOICE, .choices = choices_change,
		.required = true, .flags = Q | FIELD_NAME },
	{ .name = "note", .label = L("Nieuwe situatie", "New situation in brief"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
	{ .name = "reassessed", .label = L("Besproken of beoordeeld op", "Discussed or reassessed on"),
		.kind = F_DATE, .flags = Q },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

static const struct field bottleneck_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Sinds", "Since"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "theme", .label = L("Knelpunt", "Bottleneck"), .kind = F_CHOICE, .choices = choices_theme,
		.required = true, .flags = Q | FIELD_NAME },
	{ .name = "note", .label = L("Omschrijving", "Description"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "discussed", .label = L("Laatst besproken op", "Last discussed on"), .kind = F_DATE,
		.flags = Q },
	{ .name = "resolved", .label = L("Opgelost op", "Resolved on"), .kind = F_DATE, .flags = Q },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

static const struct field action_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "kind", .label = L("Soort actie", "Kind of action"), .kind = F_CHOICE,
		.choices = choices_action, .required = true, .flags = Q, .initial = "other" },
	{ .name = "what", .label = L("Wat", "What"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME | FIELD_SEARCH | Q },
	{ .name = "owner", .label = L("Wie", "Who"), .kind = F_REF, .ref = E_EXPERT, .flags = Q },
	{ .name = "due", .label = L("Uiterlijk", "Due"), .kind = F_DATE, .flags = Q },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .choices = choices_action_state,
		.required = true, .flags = Q, .initial = "open" },
	{ .name = "closed", .label = L("Afgerond op", "Closed on"), .kind = F_DATE },
	{ .name = "rule", .label = L("Uit voorstel", "From suggestion"), .kind = F_TEXT,
		.flags = FIELD_HIDDEN },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "promised_by", .label = L("Toegezegd door", "Promised by"), .kind = F_CHOICE,
		.choices = choices_promiser,
		.help = L("Leeg: wijzelf.", "Empty: we ourselves.") },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

static const struct field profile_fields[] = {
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.required = true, .flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q | FIELD_NAME, .initial = "today" },
	{ .name = "author", .label = L("Opsteller", "Author"), .kind = F_TEXT, .flags = Q },
	{ .name = "source", .label = L("Gebaseerd op", "Based on"), .kind = F_CHOICE,
		.choices = choices_profile_source, .flags = Q },
	{ .name = "valid_until", .label = L("Geldig tot", "Valid until"), .kind = F_DATE, .flags = Q },
	{ .name = "text", .label = L("Kan wél, aandachtspunten", "Strengths, points to watch"),
		.kind = F_NOTE, .privacy = P_CAPACITY, .flags = FIELD_SEARCH | Q,
		.help = L("Wat kan iemand wél, onder welke voorwaarden? Geen diagnose.",
			"What can this person do, under which conditions? No diagnosis.") },
};

static const struct field tick_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "point", .label = L("Gidspunt", "Guide point"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME | Q, .help = L("Zoals 1.2.", "Such as 1.2.") },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "interview", .label = L("Uit gesprek", "From conversation"), .kind = F_REF,
		.ref = E_INTERVIEW, .flags = FIELD_HIDDEN },
};

static const struct field decision_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "rule", .label = L("Regel", "Rule"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .initial = "today" },
	{ .name = "verdict", .label = L("Besluit", "Decision"), .kind = F_CHOICE, .choices = choices_verdict,
		.required = true },
	{ .name = "until", .label = L("Stil tot", "Quiet until"), .kind = F_DATE },
	{ .name = "reason", .label = L("Reden", "Reason"), .kind = F_CHOICE, .choices = choices_reason },
	{ .name = "action", .label = L("Actie", "Action"), .kind = F_REF, .ref = E_ACTION },
	{ .name = "note", .label = L("Toelichting", "Explanation"), .kind = F_NOTE, .privacy = P_FREE_TEXT },
	{ .name = "wait", .label = L("Wacht op", "Waits for"), .kind = F_CHOICE, .choices = choices_wait },
	/* The weighing (afweging): what led to the decision, in the steps of the
	 * profession's BOB model: picture, judgement, decision. */
	{ .name = "depth", .label = L("Afgewogen", "Weighed"), .kind = F_CHOICE, .choices = choices_depth },
	{ .name = "impression", .label = L("Eerste ingeving", "First impression"), .kind = F_CHOICE,
		.choices = choices_impression, .flags = FIELD_OWN },
	{ .name = "disputed", .label = L("Betwist of gemist", "Disputed or missed"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_OWN,
		.help = L("Welke feiten kloppen niet, wat ontbreekt in het beeld?",
			"Which facts are wrong, what is missing from the picture?") },
	{ .name = "factors", .label = L("Factoren", "Factors"), .kind = F_TEXT, .flags = FIELD_OWN,
		.help = L("Codes met + (voor), - (tegen) of o (gezien), zoals \"motivation+ team-\".",
			"Codes with + (for), - (against) or o (seen), such as \"motivation+ team-\".") },
	{ .name = "client_view", .label = L("Wat vindt de werknemer", "The employee's view"),
		.kind = F_CHOICE, .choices = choices_client_view },
	{ .name = "turning_point", .label = L("Omslagpunt", "Turning point"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_OWN,
		.help = L("Wat zou het besluit veranderen?", "What would change the decision?") },
	{ .name = "turning_fact", .label = L("Omslagpunt hangt aan", "Turning point hangs on"),
		.kind = F_TEXT, .flags = FIELD_OWN, .help = L("Een feit uit de regels, zoals verloop.",
			"A fact of the rules, such as verloop (course).") },
	{ .name = "explained", .label = L("Uitgelegd aan de werknemer", "Explained to the employee"),
		.kind = F_CHOICE, .choices = choices_explained },
	{ .name = "seconds", .label = L("Duur van de afweging (s)", "Time taken to weigh (s)"),
		.kind = F_NUMBER, .flags = FIELD_HIDDEN },
	{ .name = "peer_review", .label = L("Voor intervisie", "For peer review"), .kind = F_BOOL },
	{ .name = "peer_question", .label = L("Vraag aan de groep", "Question to the group"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_OWN,
		.help = L("Waar twijfelt u over?", "What are you in doubt about?") },
};

/* What can weigh (DOMAIN B.5, RULES 5.2): data, so a team may change the list. */
static const struct field factor_fields[] = {
	{ .name = "code", .label = L("Code", "Code"), .kind = F_TEXT, .required = true, .flags = Q | FIELD_NAME,
		.help = L("Kort en zonder spaties; verandert niet meer.", "Short, without spaces; never changes.") },
	{ .name = "key", .label = L("Toets", "Key"), .kind = F_TEXT, .required = true, .flags = Q,
		.help = L("Eén letter.", "One letter.") },
	{ .name = "kind", .label = L("Gaat over", "Is about"), .kind = F_CHOICE,
		.choices = choices_factor_group, .required = true, .flags = Q },
	{ .name = "label_nl", .label = L("Naam (Nederlands)", "Name (Dutch)"), .kind = F_TEXT, .required = true,
		.flags = Q },
	{ .name = "label_en", .label = L("Naam (Engels)", "Name (English)"), .kind = F_TEXT, .required = true,
		.flags = Q },
	{ .name = "source", .label = L("Bron", "Source"), .kind = F_TEXT },
	{ .name = "retired", .label = L("Niet meer in gebruik", "No longer in use"), .kind = F_BOOL },
};

/* A colleague's view of a case in peer review, given before the owner's is shown. */
static const struct field view_fields[] = {
	{ .name = "decision", .label = L("Besluit", "Decision"), .kind = F_REF, .ref = E_DECISION,
		.required = true },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .initial = "today" },
	{ .name = "who", .label = L("Van wie", "Whose"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME,
		.help = L("Een schuilnaam mag.", "A pseudonym will do.") },
	{ .name = "verdict", .label = L("Zou besluiten", "Would decide"), .kind = F_CHOICE,
		.choices = choices_verdict },
	{ .name = "factors", .label = L("Factoren", "Factors"), .kind = F_TEXT },
	{ .name = "note", .label = L("Toelichting", "Explanation"), .kind = F_NOTE, .privacy = P_FREE_TEXT },
};

/* A conversation. Its answers, notes and agreements are records of their own, written
 * as they are given; finishing makes the contacts of the timelines. */
static const struct field interview_fields[] = {
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,
		.required = true, .flags = FIELD_NAME | Q },
	{ .name = "placement", .label = L("Begonnen bij", "Begun at"), .kind = F_REF, .ref = E_PLACEMENT },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = FIELD_NAME | Q, .initial = "today" },
	{ .name = "begun", .label = L("Begonnen om (UTC)", "Begun at (UTC)"), .kind = F_TEXT,
		.flags = FIELD_HIDDEN },
	{ .name = "party", .label = L("Met", "With"), .kind = F_CHOICE, .choices = choices_party,
		.required = true, .flags = Q, .initial = "employer" },
	{ .name = "person", .label = L("Gesproken met", "Spoke with"), .kind = F_REF, .ref = E_PERSON,
		.flags = Q },
	{ .name = "medium", .label = L("Middel", "Means"), .kind = F_CHOICE, .choices = choices_medium,
		.flags = Q, .initial = "visit" },
	{ .name = "purpose", .label = L("Doel", "Purpose"), .kind = F_CHOICE, .choices = choices_purpose,
		.flags = Q },
	{ .name = "script", .label = L("Vragenlijst", "Question list"), .kind = F_TEXT, .required = true,
		.help = L("De naam van een lijst, zoals followup.", "The name of a list, such as followup.") },
	{ .name = "script_hash", .label = L("Lijst zoals die was", "List as it read"), .kind = F_TEXT,
		.flags = FIELD_HIDDEN },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE,
		.choices = choices_interview_state, .required = true, .initial = "open" },
	{ .name = "finished", .label = L("Afgerond om (UTC)", "Finished at (UTC)"), .kind = F_TEXT,
		.flags = FIELD_HIDDEN },
	{ .name = "seconds", .label = L("Gespreksduur (s)", "Time talked (s)"), .kind = F_NUMBER,
		.flags = FIELD_HIDDEN },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .ref = E_EXPERT },
};

/* What was said to a question, and notes. Never changed: the last one counts. */
static const struct field answer_fields[] = {
	{ .name = "interview", .label = L("Gesprek", "Conversation"), .kind = F_REF, .ref = E_INTERVIEW,
		.required = true },
	SUBJECT_FIELDS,
	{ .name = "question", .label = L("Vraag", "Question"), .kind = F_TEXT, .flags = FIELD_NAME | Q,
		.help = L("Leeg: een losse notitie.", "Empty: a loose note.") },
	{ .name = "state", .label = L("Soort", "Kind"), .kind = F_CHOICE, .choices = choices_answer_state,
		.required = true, .flags = Q, .initial = "answered" },
	{ .name = "value", .label = L("Antwoord", "Answer"), .kind = F_TEXT, .privacy = P_CAPACITY },
	{ .name = "text", .label = L("In woorden", "In words"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true, .initial = "today" },
	{ .name = "at", .label = L("Om (UTC)", "At (UTC)"), .kind = F_TEXT, .flags = FIELD_HIDDEN },
	{ .name = "fact", .label = L("Feit", "Fact"), .kind = F_TEXT, .flags = FIELD_HIDDEN },
};

static const struct field summary_fields[] = {
	{ .name = "interview", .label = L("Gesprek", "Conversation"), .kind = F_REF, .ref = E_INTERVIEW,
		.required = true },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT },
	{ .name = "audience", .label = L("Voor", "For"), .kind = F_CHOICE, .choices = choices_audience,
		.required = true },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = FIELD_NAME, .initial = "today" },
	{ .name = "text", .label = L("Samenvatting", "Summary"), .kind = F_NOTE, .required = true,
		.privacy = P_FREE_TEXT },
};

#define ENTITY(ID, NAME, PLURAL, FIELDS, NL, NLS, EN, ENS, KEY)                                          \
	[ID] = { ID, NAME, PLURAL, L(NL, EN), L(NLS, ENS), FIELDS, sizeof FIELDS / sizeof *FIELDS, KEY }

static const struct entity entities[E_COUNT] = {
	ENTITY(E_REGION, "region", "regions", region_fields, "regio", "regio's", "region", "regions", true),
	ENTITY(E_ORGANISATION, "organisation", "organisations", organisation_fields, "werkgever",
		"werkgevers", "employer", "employers", true),
	ENTITY(E_PERSON, "person", "persons", person_fields, "contactpersoon", "contactpersonen",
		"contact person", "contact persons", true),
	ENTITY(E_EMPLOYEE, "employee", "employees", employee_fields, "werknemer", "werknemers", "employee",
		"employees", true),
	ENTITY(E_EXPERT, "expert", "experts", expert_fields, "arbeidsdeskundige", "arbeidsdeskundigen",
		"labour expert", "labour experts", true),
	ENTITY(E_PLACEMENT, "placement", "placements", placement_fields, "plaatsing", "plaatsingen",
		"placement", "placements", false),
	ENTITY(E_CONTACT, "contact", "contacts", contact_fields, "contact", "contacten", "contact",
		"contacts", false),
	ENTITY(E_SIGNAL, "signal", "signals", signal_fields, "signaal", "signalen", "signal", "signals",
		false),
	ENTITY(E_CHANGE, "workplace_change", "workplace_changes", change_fields, "wijziging", "wijzigingen",
		"workplace change", "workplace changes", false),
	ENTITY(E_BOTTLENECK, "bottleneck", "bottlenecks", bottleneck_fields, "knelpunt", "knelpunten",
		"bottleneck", "bottlenecks", false),
	ENTITY(E_ACTION, "action", "actions", action_fields, "actie", "acties", "action", "actions", false),
	ENTITY(E_PROFILE, "capacity_profile", "capacity_profiles", profile_fields, "belastbaarheidsprofiel",
		"belastbaarheidsprofielen", "capacity profile", "capacity profiles", false),
	ENTITY(E_TICK, "guide_tick", "guide_ticks", tick_fields, "gidspunt", "gidspunten", "guide tick",
		"guide ticks", false),
	ENTITY(E_DECISION, "decision", "decisions", decision_fields, "besluit", "besluiten", "decision",
		"decisions", false),
	ENTITY(E_FACTOR, "factor", "factors", factor_fields, "wegingsfactor", "wegingsfactoren",
		"weighing factor", "weighing factors", false),
	ENTITY(E_VIEW, "peer_view", "peer_views", view_fields, "kijk van een collega",
		"kijken van collega's", "colleague's view", "colleagues' views", false),
	ENTITY(E_INTERVIEW, "interview", "interviews", interview_fields, "gesprek", "gesprekken",
		"conversation", "conversations", false),
	ENTITY(E_ANSWER, "answer", "answers", answer_fields, "antwoord", "antwoorden", "answer", "answers",
		false),
	ENTITY(E_SUMMARY, "summary", "summaries", summary_fields, "samenvatting", "samenvattingen",
		"summary", "summaries", false),
};

const struct entity *model_entity(enum entity_id id)
{
	return id > E_NONE && id < E_COUNT ? &entities[id] : NULL;
}

const struct entity *model_entity_by_name(const char *name)
{
	if (strcmp(name, "employer") == 0 || strcmp(name, "employers") == 0)
		return &entities[E_ORGANISATION];
	for (int i = E_NONE + 1; i < E_COUNT; i++)
		if (strcmp(name, entities[i].name) == 0 || strcmp(name, entities[i].plural) == 0)
			return &entities[i];
	return NULL;
}

int model_field(const struct entity *e, const char *name)
{
	for (size_t i = 0; i < e->nfields; i++)
		if (strcmp(e->fields[i].name, name) == 0)
			return (int)i;
	return -1;
}
