/* The programme beside the daily work: who takes part, what is measured when, what it costs everyone
 * in hours, what is found, and the reports that are kept (S001). Part of the dictionary. */
#include "dictionary.h"

#define PROGRAMME_FIELD                                                                                  \
	{ .name = "programme", .label = L("Programma", "Programme"), .kind = F_REF, .required = true,    \
		.ref = E_PROGRAMME, .flags = Q }

/* A programme that is followed for years. Its numbers are its own, never assumed. */
static const struct field programme_fields[] = {
	{ .name = "name", .label = L("Programma", "Programme"), .kind = F_TEXT, .required = true,
		.visibility = V_EMPLOYER,
		.flags = Q | FIELD_NAME | FIELD_SEARCH, .synonyms = "project|naam" },
	{ .name = "aim", .label = L("Waarvoor", "Purpose"), .kind = F_NOTE, .visibility = V_EMPLOYER,
		.flags = Q | FIELD_SEARCH, .help = L("Wat deelnemers erover te horen krijgen.",
			"What who takes part is told of it.") },
	{ .name = "start", .label = L("Begint", "Starts"), .kind = F_DATE, .required = true,
		.visibility = V_EMPLOYER, .flags = Q },
	{ .name = "until", .label = L("Tot en met", "Until"), .kind = F_DATE, .required = true,
		.visibility = V_EMPLOYER, .after = "start", .flags = Q },
	{ .name = "steering", .label = L("Stuurgroep", "Steered by"), .kind = F_REF, .ref = E_ORGANISATION,
		.help = L("Zoals het bestuur van het Werkbedrijf.",
			"Such as the board of the regional Werkbedrijf.") },
	{ .name = "placed_from", .label = L("Plaatsing begonnen vanaf", "Placement began from"),
		.kind = F_DATE, .flags = Q,
		.help = L("Wie meedoet, heeft een plaatsing die in deze tijd begon.",
			"Who takes part has a placement that began in this time.") },
	{ .name = "placed_until", .label = L("Plaatsing begonnen tot en met", "Placement began until"),
		.kind = F_DATE, .after = "placed_from", .flags = Q },
	{ .name = "groups", .label = L("Doelgroepen", "Target groups"), .kind = F_TEXT, .flags = Q,
		.help = L("Codes met een spatie ertussen; leeg: iedereen.",
			"Codes with a space between; empty: everybody.") },
	{ .name = "hours_from", .label = L("Uren per jaar: melden vanaf", "Hours a year: told from"),
		.kind = F_DECIMAL, .min = 0, .max = 2000, .initial = "4",
		.help = L("Wat deelnemers hoogstens kwijt zijn; deskundigen tellen niet mee.",
			"What taking part costs at most; experts are not counted.") },
	{ .name = "hours_most", .label = L("Uren per jaar: hoogstens", "Hours a year: at most"),
		.kind = F_DECIMAL, .min = 0, .max = 2000, .after = "hours_from", .initial = "8" },
	{ .name = "points_hour", .label = L("Certificeringspunten per uur", "Certification points an hour"),
		.kind = F_DECIMAL, .min = 0, .max = 100,
		.help = L("Volgens de afspraak van dit programma; leeg: per keer ingevuld.",
			"As this programme has agreed; empty: filled in each time.") },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH },
};
const struct entity entity_programme = {
	ENTITY(E_PROGRAMME, "programme", "programmes", programme_fields, "programma",
		"programma's", "programme", "programmes"),
	.sort_key = true,
	.part = FILE_PROGRAMME,
	.date = "start",
	.done = "until",
};

/* What a programme aims at in one region. */
static const struct field target_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "region", .label = L("Arbeidsmarktregio", "Labour market region"), .kind = F_REF,
		.required = true, .ref = E_REGION, .flags = Q | FIELD_NAME },
	{ .name = "employers_min", .label = L("Werkgevers, minstens", "Employers, at least"),
		.kind = F_NUMBER, .min = 0, .max = 100000, .flags = Q, .initial = "30" },
	{ .name = "employers_max", .label = L("Werkgevers, hoogstens", "Employers, at most"),
		.kind = F_NUMBER, .min = 0, .max = 100000, .after = "employers_min", .flags = Q,
		.initial = "45" },
	{ .name = "employees_min", .label = L("Werknemers, minstens", "Employees, at least"),
		.kind = F_NUMBER, .min = 0, .max = 100000, .flags = Q, .initial = "45" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH },
};
const struct entity entity_target = {
	ENTITY(E_TARGET, "target", "targets", target_fields, "regio van een programma",
		"regio's van een programma", "region of a programme", "regions of a programme"),
	.part = FILE_PROGRAMME,
	.parent = E_PROGRAMME,
};

/* From the first thought of asking an employer or an employee until they stop. How it stands is the
 * last day that is filled in. */
static const struct field participation_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q | FIELD_NAME },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.flags = Q, .help = L("Van de werknemer die meedoet; leeg: de werkgever zelf.",
			"Of the employee who takes part; empty: the employer itself.") },
	{ .name = "through", .label = L("Via", "Through"), .kind = F_REF, .ref = E_ORGANISATION, .flags = Q,
		.help = L("De intermediair die hen vroeg.", "The intermediary that asked them.") },
	{ .name = "selected", .label = L("Geselecteerd op", "Selected on"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "approached", .label = L("Benaderd op", "Approached on"), .kind = F_DATE,
		.after = "selected", .flags = Q },
	{ .name = "agreed", .label = L("Toegezegd op", "Agreed on"), .kind = F_DATE, .after = "selected",
		.flags = Q },
	{ .name = "declined", .label = L("Geweigerd op", "Declined on"), .kind = F_DATE, .after = "selected",
		.flags = Q },
	{ .name = "started", .label = L("Begonnen op", "Started on"), .kind = F_DATE, .after = "agreed",
		.flags = Q },
	{ .name = "stopped", .label = L("Gestopt op", "Stopped on"), .kind = F_DATE, .after = "selected",
		.flags = Q },
	{ .name = "reason", .label = L("Waarom niet (meer)", "Why not (any more)"), .kind = F_CHOICE,
		.choices = choices_left_out, .flags = Q },
	{ .name = "until", .label = L("Toegezegd tot en met", "Agreed until"), .kind = F_DATE,
		.after = "agreed" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_participation = {
	ENTITY(E_PARTICIPATION, "participation", "participations", participation_fields, "deelname",
		"deelnames", "participation", "participations"),
	.part = FILE_PROGRAMME,
	.date = "selected",
	.done = "stopped",
};

/* The three questions to an intermediary. */
static const struct field intake_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "organisation", .label = L("Intermediair", "Intermediary"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q | FIELD_NAME },
	{ .name = "person", .label = L("Gesproken met", "Spoken with"), .kind = F_REF, .ref = E_PERSON,
		.flags = Q },
	{ .name = "date", .label = L("Gevraagd op", "Asked on"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "selects", .label = L("Helpt werkgevers kiezen", "Helps to choose employers"),
		.kind = F_CHOICE, .choices = choices_willing, .flags = Q },
	{ .name = "asks", .label = L("Vraagt samen met ons", "Asks them together with us"),
		.kind = F_CHOICE, .choices = choices_willing, .flags = Q },
	{ .name = "network", .label = L("Doet mee aan het lerend netwerk", "Joins the learning network"),
		.kind = F_CHOICE, .choices = choices_willing, .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_intake = {
	ENTITY(E_INTAKE, "intake", "intakes", intake_fields, "intake van een intermediair",
		"intakes van intermediairs", "intake of an intermediary", "intakes of intermediaries"),
	.part = FILE_PROGRAMME,
	.date = "date",
};

/* Which expert an employer has as its own; a new row when it is handed over. */
static const struct field assignment_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .required = true,
		.ref = E_EXPERT, .flags = Q | FIELD_NAME },
	{ .name = "since", .label = L("Sinds", "Since"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "until", .label = L("Tot en met", "Until"), .kind = F_DATE, .after = "since", .flags = Q },
	{ .name = "note", .label = L("Overdracht", "Hand-over"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q, .help = L("Wat de volgende moet weten.",
			"What the next one has to know.") },
};
const struct entity entity_assignment = {
	ENTITY(E_ASSIGNMENT, "assignment", "assignments", assignment_fields, "koppeling",
		"koppelingen", "assignment", "assignments"),
	.part = FILE_PROGRAMME,
	.date = "since",
	.done = "until",
};

/* What is asked of everyone who takes part, and when: T0 to Tn, each in one way. */
static const struct field wave_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "name", .label = L("Meetmoment", "Wave"), .kind = F_TEXT, .required = true,
		.visibility = V_EMPLOYER, .flags = Q | FIELD_NAME,
		.help = L("Zoals: T0, T1.", "Such as: T0, T1.") },
	{ .name = "method", .label = L("Hoe", "How"), .kind = F_CHOICE, .required = true,
		.visibility = V_EMPLOYER, .choices = choices_method, .flags = Q | FIELD_NAME },
	{ .name = "party", .label = L("Bij wie", "With whom"), .kind = F_CHOICE, .required = true,
		.visibility = V_EMPLOYER, .choices = choices_scorer, .flags = Q },
	{ .name = "script", .label = L("Vragenlijst", "Question list"), .kind = F_TEXT,
		.help = L("Naam van een lijst (anker interview --scripts).",
			"Name of a list (anker interview --scripts).") },
	{ .name = "months", .label = L("Maanden na het begin", "Months after the start"), .kind = F_NUMBER,
		.max = 600, .flags = Q, .help = L("Gerekend vanaf de dag dat iemand begon.",
			"Counted from the day they started.") },
	{ .name = "date", .label = L("Of op", "Or on"), .kind = F_DATE, .visibility = V_EMPLOYER, .flags = Q,
		.help = L("Voor iedereen op dezelfde dag.", "On the same day for everyone.") },
	{ .name = "weeks", .label = L("Weken de tijd", "Weeks to do it"), .kind = F_NUMBER, .max = 520,
		.flags = Q, .initial = "6" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH },
};
const struct entity entity_wave = {
	ENTITY(E_WAVE, "wave", "waves", wave_fields, "meetmoment", "meetmomenten", "wave", "waves"),
	.part = FILE_PROGRAMME,
	.parent = E_PROGRAMME,
	.date = "date",
};

/* Learning network, learning circle, congress, focus group. */
static const struct field meeting_fields[] = {
	{ .name = "programme", .label = L("Programma", "Programme"), .kind = F_REF, .ref = E_PROGRAMME,
		.flags = Q },
	{ .name = "kind", .label = L("Soort", "Kind"), .kind = F_CHOICE, .required = true,
		.visibility = V_EMPLOYER, .choices = choices_meeting, .flags = Q },
	{ .name = "title", .label = L("Bijeenkomst", "Meeting"), .kind = F_TEXT, .required = true,
		.visibility = V_EMPLOYER, .flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "date", .label = L("Op", "On"), .kind = F_DATE, .required = true, .visibility = V_EMPLOYER,
		.flags = Q, .initial = "today" },
	{ .name = "place", .label = L("Waar", "Where"), .kind = F_TEXT, .visibility = V_EMPLOYER,
		.flags = Q },
	{ .name = "region", .label = L("Arbeidsmarktregio", "Labour market region"), .kind = F_REF,
		.ref = E_REGION },
	{ .name = "hours", .label = L("Duurt (uren)", "Takes (hours)"), .kind = F_DECIMAL, .min = 0,
		.max = 1000, .flags = Q },
	{ .name = "points", .label = L("Certificeringspunten", "Certification points"), .kind = F_DECIMAL,
		.min = 0, .max = 1000, .flags = Q },
	{ .name = "yield", .label = L("Wat het opleverde", "What it yielded"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_meeting = {
	ENTITY(E_MEETING, "meeting", "meetings", meeting_fields, "bijeenkomst", "bijeenkomsten", "meeting",
		"meetings"),
	.part = FILE_PROGRAMME,
	.date = "date",
};

static const struct field attendance_fields[] = {
	{ .name = "meeting", .label = L("Bijeenkomst", "Meeting"), .kind = F_REF, .required = true,
		.ref = E_MEETING, .flags = Q },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .ref = E_EXPERT,
		.flags = Q },
	{ .name = "person", .label = L("Persoon", "Person"), .kind = F_REF, .ref = E_PERSON, .flags = Q },
	{ .name = "organisation", .label = L("Organisatie", "Organisation"), .kind = F_REF,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.flags = Q, .help = L("Van de werknemer die komt.", "Of the employee who comes.") },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_attendance, .flags = Q | FIELD_NAME, .initial = "invited" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_TEXT, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_attendance = {
	ENTITY(E_ATTENDANCE, "attendance", "attendances", attendance_fields, "aanwezigheid",
		"aanwezigen", "attendance", "attendance"),
	.part = FILE_PROGRAMME,
	.parent = E_MEETING,
	.state = "state",
};

/* One wave with one who takes part: made when it is planned, done or left out. */
static const struct field measurement_fields[] = {
	{ .name = "wave", .label = L("Meetmoment", "Wave"), .kind = F_REF, .required = true, .ref = E_WAVE,
		.flags = Q | FIELD_NAME },
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.flags = Q },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_measured, .flags = Q, .initial = "planned" },
	{ .name = "date", .label = L("Op", "On"), .kind = F_DATE, .flags = Q,
		.help = L("Gepland of gedaan.", "Planned or done.") },
	{ .name = "reminded", .label = L("Laatst herinnerd op", "Last reminded on"), .kind = F_DATE,
		.flags = Q },
	{ .name = "interview", .label = L("Gesprek", "Interview"), .kind = F_REF, .ref = E_INTERVIEW },
	{ .name = "observation", .label = L("Observatie", "Observation"), .kind = F_REF,
		.ref = E_OBSERVATION },
	{ .name = "meeting", .label = L("Bijeenkomst", "Meeting"), .kind = F_REF, .ref = E_MEETING },
	{ .name = "reason", .label = L("Waarom niet", "Why not"), .kind = F_TEXT, .privacy = P_FREE_TEXT,
		.flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_measurement = {
	ENTITY(E_MEASUREMENT, "measurement", "measurements", measurement_fields, "meting",
		"metingen", "measurement", "measurements"),
	.part = FILE_PROGRAMME,
	.date = "date",
	.state = "state",
};

/* Time that somebody spent on the programme; of an expert also the points it earns. */
static const struct field hours_fields[] = {
	PROGRAMME_FIELD,
	{ .name = "party", .label = L("Wie", "Who"), .kind = F_CHOICE, .required = true,
		.choices = choices_taking_part, .flags = Q | FIELD_NAME },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF, .ref = E_EXPERT,
		.flags = Q },
	{ .name = "organisation", .label = L("Organisatie", "Organisation"), .kind = F_REF,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,
		.flags = Q, .help = L("Van de werknemer wiens tijd het is.",
			"Of the employee whose time it is.") },
	{ .name = "date", .label = L("Op", "On"), .kind = F_DATE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "hours", .label = L("Uren", "Hours"), .kind = F_DECIMAL, .required = true, .min = 0,
		.max = 1000, .flags = Q },
	{ .name = "work", .label = L("Waaraan", "On what"), .kind = F_CHOICE, .required = true,
		.choices = choices_programme_work, .flags = Q | FIELD_NAME },
	{ .name = "points", .label = L("Certificeringspunten", "Certification points"), .kind = F_DECIMAL,
		.min = 0, .max = 1000, .help = L("Leeg: uren maal de punten per uur van het programma.",
			"Empty: hours times the programme's points an hour.") },
	{ .name = "meeting", .label = L("Bijeenkomst", "Meeting"), .kind = F_REF, .ref = E_MEETING },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_TEXT, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_hours = {
	ENTITY(E_HOURS, "hours", "hours_spent", hours_fields, "uren", "uren", "hours", "hours"),
	.part = FILE_PROGRAMME,
	.date = "date",
};

/* What somebody noticed that belongs in a report: its section fills from these. */
static const struct field finding_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "programme", .label = L("Programma", "Programme"), .kind = F_REF, .ref = E_PROGRAMME },
	{ .name = "region", .label = L("Arbeidsmarktregio", "Labour market region"), .kind = F_REF,
		.ref = E_REGION },
	{ .name = "date", .label = L("Op", "On"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "section", .label = L("Hoort bij", "Belongs to"), .kind = F_CHOICE, .required = true,
		.choices = choices_section, .flags = Q | FIELD_NAME },
	{ .name = "factor", .label = L("Factor", "Factor"), .kind = F_REF, .ref = E_FACTOR, .flags = Q },
	{ .name = "text", .label = L("Bevinding", "Finding"), .kind = F_NOTE, .required = true,
		.privacy = P_FREE_TEXT, .flags = Q | FIELD_NAME | FIELD_SEARCH,
		.help = L("Zoals het in een rapport mag staan.", "As it may stand in a report.") },
	{ .name = "shared", .label = L("Mag de werkgever lezen", "The employer may read it"), .kind = F_BOOL,
		.flags = Q, .help = L("Anders alleen in rapporten zonder namen.",
			"Else in reports without names only.") },
};
const struct entity entity_finding = {
	ENTITY(E_FINDING, "finding", "findings", finding_fields, "bevinding", "bevindingen", "finding",
		"findings"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_PROGRAMME,
	.date = "date",
};

/* A report as it was made, with everything that is needed to make it again. */
static const struct field report_fields[] = {
	{ .name = "kind", .label = L("Rapport", "Report"), .kind = F_CHOICE, .required = true,
		.choices = choices_report, .flags = Q | FIELD_NAME },
	{ .name = "number", .label = L("Versie", "Version"), .kind = F_NUMBER, .required = true,
		.max = 1000000000 },
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION },
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT },
	{ .name = "decision", .label = L("Afweging", "Weighing"), .kind = F_REF, .ref = E_DECISION },
	{ .name = "region", .label = L("Arbeidsmarktregio", "Labour market region"), .kind = F_REF,
		.ref = E_REGION },
	{ .name = "programme", .label = L("Programma", "Programme"), .kind = F_REF, .ref = E_PROGRAMME },
	{ .name = "expert", .label = L("Arbeidsdeskundige", "Labour expert"), .kind = F_REF,
		.ref = E_EXPERT },
	{ .name = "first", .label = L("Vanaf", "From"), .kind = F_DATE, .required = true },
	{ .name = "last", .label = L("Tot en met", "Until"), .kind = F_DATE, .required = true },
	{ .name = "date", .label = L("Gemaakt op", "Made on"), .kind = F_DATE, .required = true },
	{ .name = "language", .label = L("Taal", "Language"), .kind = F_CHOICE, .required = true,
		.choices = choices_language },
	{ .name = "title", .label = L("Titel", "Title"), .kind = F_TEXT, .required = true,
		.flags = FIELD_SEARCH },
	{ .name = "content", .label = L("Inhoud", "Content"), .kind = F_NOTE, .required = true,
		.privacy = P_FREE_TEXT, .flags = FIELD_HIDDEN },
};
const struct entity entity_report = {
	ENTITY(E_REPORT, "report", "reports", report_fields, "rapport", "rapporten", "report", "reports"),
	.flags = ENTITY_KEPT,
	.part = FILE_PROGRAMME,
	.date = "date",
};
