/* Support: learning goals, absence, schemes, job coaching, referrals, instruments,
 * advice. Part of the dictionary. */
#include "dictionary.h"

/* A learning goal, or a performance goal that should become one (S002 guide 5). */
static const struct field goal_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "what", .label = L("Doel", "Goal"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "kind", .label = L("Soort doel", "Kind of goal"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE,
		.required = true, .choices = choices_goal_kind, .flags = Q, .initial = "learning",
		.help = L("Leren mag mislukken; presteren maakt bang voor fouten.",
			"Learning may fail; performing makes afraid of mistakes.") },
	{ .name = "bottleneck", .label = L("Bij knelpunt", "For bottleneck"), .kind = F_REF,
		.ref = E_BOTTLENECK, .flags = Q },
	{ .name = "coaching", .label = L("Van jobcoachtraject", "Of job coaching"), .kind = F_REF,
		.ref = E_COACHING },
	{ .name = "date", .label = L("Sinds", "Since"), .kind = F_DATE,
		.visibility = V_EMPLOYEE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "discussed", .label = L("Laatst besproken op", "Last discussed on"),
		.kind = F_DATE, .visibility = V_EMPLOYEE, .flags = Q },
	{ .name = "reached", .label = L("Bereikt op", "Reached on"), .kind = F_DATE,
		.visibility = V_EMPLOYEE, .after = "date", .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_goal = {
	ENTITY(E_GOAL, "learning_goal", "learning_goals", goal_fields, "leerdoel",
		"leerdoelen", "learning goal", "learning goals"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SUPPORT,
	.date = "date",
	.done = "reached",
};

/* A facet of a learning goal. */
static const struct field step_fields[] = {
	{ .name = "goal", .label = L("Leerdoel", "Learning goal"), .kind = F_REF,
		.visibility = V_EMPLOYEE, .required = true,
		.ref = E_GOAL },
	{ .name = "what", .label = L("Stap", "Step"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE, .required = true,
		.choices = choices_step_state, .flags = Q, .initial = "todo" },
	{ .name = "date", .label = L("Sinds", "Since"), .kind = F_DATE, .visibility = V_EMPLOYEE, .flags = Q,
		.initial = "today" },
	{ .name = "note", .label = L("Feedback", "Feedback"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q,
		.help = L("Wat ging goed, en hoe kwam dat?", "What went well, and how come?") },
};
const struct entity entity_step = {
	ENTITY(E_STEP, "goal_step", "goal_steps", step_fields, "stap",
		"stappen", "step", "steps"),
	.parent = E_GOAL,
	.state = "state",
};

/* A period of absence; never with its cause. */
static const struct field absence_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Eerste ziektedag", "First day of absence"), .kind = F_DATE,
		.required = true, .flags = Q | FIELD_NAME, .initial = "today",
		.help = L("Perioden met minder dan vier weken ertussen tellen samen: neem de eerste dag.",
			"Periods less than four weeks apart count together: take the first day.") },
	{ .name = "ended", .label = L("Hersteld op", "Recovered on"), .kind = F_DATE, .after = "date", .flags = Q },
	{ .name = "percentage", .label = L("Verzuim %", "Absence %"), .kind = F_PERCENT,
		.flags = Q, .max = 100 },
	{ .name = "reported",
		.label = L("Gemeld bij de arbodienst op", "Reported to the health service on"),
		.kind = F_DATE, .flags = Q },
	{ .name = "track", .label = L("Spoor", "Track"), .kind = F_CHOICE,
		.choices = choices_track, .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q,
		.help = L("Over werk en afspraken, niet over de oorzaak.",
			"About work and agreements, not about the cause.") },
};
const struct entity entity_absence = {
	ENTITY(E_ABSENCE, "absence", "absences", absence_fields, "verzuimperiode",
		"verzuimperioden", "period of absence", "periods of absence"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_ABSENCE,
	.date = "date",
	.done = "ended",
};

/* A step of an absence that was done (Wet verbetering poortwachter). */
static const struct field milestone_fields[] = {
	{ .name = "absence", .label = L("Verzuim", "Absence"), .kind = F_REF, .required = true,
		.ref = E_ABSENCE },
	{ .name = "milestone", .label = L("Mijlpaal", "Milestone"), .kind = F_CHOICE,
		.required = true, .choices = choices_milestone, .flags = Q | FIELD_NAME },
	{ .name = "date", .label = L("Gedaan op", "Done on"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_milestone = {
	ENTITY(E_MILESTONE, "absence_step", "absence_steps", milestone_fields, "verzuimstap",
		"verzuimstappen", "absence step", "absence steps"),
	.parent = E_ABSENCE,
	.date = "date",
};

/* The four success factors as one party sees them (S002 4.8). */
static const struct field score_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "party", .label = L("Volgens", "According to"), .kind = F_CHOICE,
		.required = true, .choices = choices_scorer, .flags = Q | FIELD_NAME,
		.initial = "employee" },
	{ .name = "suitable", .label = L("Passend werk", "Suitable work"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "tailored", .label = L("Maatwerk", "Tailored"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "guided", .label = L("Begeleiding", "Guidance"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "meaningful", .label = L("Zinvol werk", "Meaningful work"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_score = {
	ENTITY(E_SCORE, "success_score", "success_scores", score_fields, "score succesfactoren",
		"scores succesfactoren", "success factor score", "success factor scores"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_COURSE,
	.date = "date",
};

/* A scheme at a placement; the schemes themselves are data of share/reference. */
static const struct field scheme_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "scheme", .label = L("Regeling", "Scheme"), .kind = F_TEXT, .required = true,
		.catalogue = "schemes", .flags = Q | FIELD_NAME },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_scheme, .flags = Q, .initial = "possible" },
	{ .name = "date", .label = L("Stand sinds", "State since"), .kind = F_DATE,
		.required = true, .flags = Q, .initial = "today" },
	{ .name = "applied", .label = L("Aangevraagd op", "Applied for on"), .kind = F_DATE,
		.flags = Q },
	{ .name = "number", .label = L("Kenmerk", "Reference"), .kind = F_TEXT, .flags = Q },
	{ .name = "deadline", .label = L("Termijn tot", "Time limit"), .kind = F_DATE, .flags = Q,
		.help = L("Tot wanneer kan of moet er iets: aanvragen, bezwaar, verlengen.",
			"Until when something can or must be done: apply, object, renew.") },
	{ .name = "since", .label = L("Loopt van", "Runs from"), .kind = F_DATE, .flags = Q },
	{ .name = "until", .label = L("Loopt tot", "Runs until"), .kind = F_DATE, .after = "since", .flags = Q },
	{ .name = "reason", .label = L("Reden van afwijzing", "Reason of refusal"), .kind = F_TEXT,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_scheme = {
	ENTITY(E_SCHEME, "scheme_use", "scheme_uses", scheme_fields, "regeling",
		"regelingen", "scheme", "schemes"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SCHEMES,
	.date = "date",
	.state = "state",
};

/* Job coaching, from the request until it ends (S002 guide 9). */
static const struct field coaching_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "person", .label = L("Jobcoach", "Job coach"), .kind = F_REF, .ref = E_PERSON,
		.flags = Q },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_referral_state, .flags = Q | FIELD_NAME,
		.initial = "requested" },
	{ .name = "date", .label = L("Gevraagd op", "Asked on"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "funder", .label = L("Betaald door", "Paid by"), .kind = F_CHOICE,
		.choices = choices_funder, .flags = Q },
	{ .name = "kind", .label = L("Intern of extern", "Internal or external"), .kind = F_CHOICE,
		.choices = choices_coach_kind, .flags = Q },
	{ .name = "since", .label = L("Van", "From"), .kind = F_DATE, .flags = Q },
	{ .name = "until", .label = L("Tot", "Until"), .kind = F_DATE, .after = "since", .flags = Q },
	{ .name = "hours", .label = L("Uren per week", "Hours a week"), .kind = F_DECIMAL,
		.flags = Q },
	{ .name = "programme", .label = L("Trainingsprogramma", "Training programme"),
		.kind = F_NOTE, .privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q,
		.help = L("Wat leert de werknemer, en hoe bouwt de begeleiding af?",
			"What does the employee learn, and how does the guidance fade out?") },
	{ .name = "reachable", .label = L("Bereikbaar na afronding", "Reachable after the end"),
		.kind = F_BOOL, .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_coaching = {
	ENTITY(E_COACHING, "coaching", "coachings", coaching_fields, "jobcoachtraject",
		"jobcoachtrajecten", "job coaching", "job coachings"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SUPPORT,
	.date = "date",
	.state = "state",
};

/* A question or referral to someone else that is waited for. */
static const struct field referral_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "what", .label = L("Vraag", "Request"), .kind = F_TEXT, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "addressee", .label = L("Aan", "To"), .kind = F_CHOICE,
		.choices = choices_organisation_kind, .flags = Q },
	{ .name = "organisation", .label = L("Organisatie", "Organisation"), .kind = F_REF,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "person", .label = L("Persoon", "Person"), .kind = F_REF, .ref = E_PERSON,
		.flags = Q },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_referral_state, .flags = Q, .initial = "requested" },
	{ .name = "date", .label = L("Gevraagd op", "Asked on"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "expected", .label = L("Antwoord verwacht", "Answer expected"), .kind = F_DATE,
		.flags = Q },
	{ .name = "answered", .label = L("Beantwoord op", "Answered on"), .kind = F_DATE,
		.after = "date", .flags = Q },
	{ .name = "bottleneck", .label = L("Bij knelpunt", "For bottleneck"), .kind = F_REF,
		.ref = E_BOTTLENECK },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_referral = {
	ENTITY(E_REFERRAL, "referral", "referrals", referral_fields, "verwijzing",
		"verwijzingen", "referral", "referrals"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SUPPORT,
	.date = "date",
	.done = "answered",
	.state = "state",
};

/* An instrument that was used, and how that went. */
static const struct field instrument_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "instrument", .label = L("Instrument", "Instrument"), .kind = F_TEXT,
		.required = true, .catalogue = "instruments", .flags = Q | FIELD_NAME },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "bottleneck", .label = L("Bij knelpunt", "For bottleneck"), .kind = F_REF,
		.ref = E_BOTTLENECK, .flags = Q },
	{ .name = "experience", .label = L("Ervaring", "Experience"), .kind = F_CHOICE,
		.choices = choices_helped, .flags = Q },
	{ .name = "note", .label = L("Hoe ging het", "How it went"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
};
const struct entity entity_instrument = {
	ENTITY(E_INSTRUMENT, "instrument_use", "instrument_uses", instrument_fields, "instrument",
		"instrumenten", "instrument used", "instruments used"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SUPPORT,
	.date = "date",
};

/* Someone who has a role at a placement or employer, from wherever. */
static const struct field involvement_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "person", .label = L("Wie", "Who"), .kind = F_REF, .required = true,
		.ref = E_PERSON, .flags = Q },
	{ .name = "role", .label = L("Rol", "Role"), .kind = F_CHOICE, .required = true,
		.choices = choices_person_role, .flags = Q | FIELD_NAME },
	{ .name = "nature", .label = L("Aard", "Nature"), .kind = F_CHOICE,
		.choices = choices_involvement, .flags = Q, .initial = "continuous",
		.help = L("Een eenmalige loonwaardebepaling is geen relatie.",
			"A one-off wage value assessment is no relation.") },
	{ .name = "since", .label = L("Sinds", "Since"), .kind = F_DATE, .flags = Q },
	{ .name = "until", .label = L("Tot", "Until"), .kind = F_DATE, .after = "since", .flags = Q,
		.help = L("Wie weg is, blijft zichtbaar.", "Who has left stays visible.") },
	{ .name = "helps_with", .label = L("Kan helpen met", "Can help with"), .kind = F_TEXT,
		.flags = Q | FIELD_SEARCH },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_involvement = {
	ENTITY(E_INVOLVEMENT, "involvement", "involvements", involvement_fields, "betrokkene",
		"betrokkenen", "person involved", "persons involved"),
	.flags = ENTITY_FILE,
	.part = FILE_PEOPLE,
	.date = "since",
	.done = "until",
};

/* Advice that was asked or given, and what became of it (S002 guide 8). */
static const struct field advice_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "kind", .label = L("Adviesvraag", "Question"), .kind = F_CHOICE,
		.required = true, .choices = choices_advice, .flags = Q | FIELD_NAME },
	{ .name = "asked_by", .label = L("Gevraagd door", "Asked by"), .kind = F_CHOICE,
		.choices = choices_party, .flags = Q },
	{ .name = "question", .label = L("De vraag", "The question"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
	{ .name = "note", .label = L("Advies", "Advice"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
	{ .name = "seen", .label = L("Gezien op de werkplek op", "Seen at the workplace on"),
		.kind = F_DATE, .flags = Q,
		.help = L("Advies van achter het bureau mist vaak de werkvloer.",
			"Advice from behind a desk often misses the work floor.") },
	{ .name = "follow_up", .label = L("Opvolging", "Follow-up"), .kind = F_CHOICE,
		.choices = choices_follow_up, .flags = Q },
	{ .name = "followed", .label = L("Opvolging bekeken op", "Follow-up looked at on"),
		.kind = F_DATE, .flags = Q },
};
const struct entity entity_advice = {
	ENTITY(E_ADVICE, "advice", "advices", advice_fields, "advies",
		"adviezen", "advice", "pieces of advice"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_SUPPORT,
	.date = "date",
	.done = "followed",
};

/* Looking back on one's own weighing, by a question of a card (S004). */
static const struct field reflection_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "card", .label = L("Vraag van de kaart", "Question of the card"), .kind = F_TEXT,
		.required = true, .flags = Q | FIELD_NAME | FIELD_SEARCH,
		.help = L("Zoals: wat woog het zwaarst, en van wie kwam dat?",
			"Such as: what weighed most, and whose was that?") },
	{ .name = "partner", .label = L("Besproken met", "Discussed with"), .kind = F_TEXT, .flags = Q },
	{ .name = "note", .label = L("Wat u ziet", "What you see"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | FIELD_OWN | Q },
};
const struct entity entity_reflection = {
	ENTITY(E_REFLECTION, "reflection", "reflections", reflection_fields, "reflectie",
		"reflecties", "reflection", "reflections"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_COURSE,
	.date = "date",
};
