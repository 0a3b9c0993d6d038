/* The employer as a whole: scans and observations; and what an expert keeps for
 * the lists: working lists, pairs that only look alike. Part of the dictionary. */
#include "dictionary.h"

/* Willing and able: the six factors of the integrative behaviour model (S003). */
static const struct field scan_fields[] = {
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q | FIELD_NAME, .initial = "today" },
	{ .name = "person", .label = L("Ingevuld met", "Filled in with"), .kind = F_REF,
		.ref = E_PERSON, .flags = Q },
	{ .name = "attitude", .label = L("Houding", "Attitude"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "norm", .label = L("Sociale norm", "Social norm"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "efficacy",
		.label = L("Vertrouwen in eigen kunnen", "Confidence in own ability"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "skills", .label = L("Kennis en vaardigheden", "Knowledge and skills"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "circumstances", .label = L("Randvoorwaarden", "Preconditions"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "planning", .label = L("Actieplanning", "Planning of action"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_scan = {
	ENTITY(E_SCAN, "willingness_scan", "willingness_scans", scan_fields, "scan willen en kunnen",
		"scans willen en kunnen", "willing and able scan", "willing and able scans"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_ORGANISATION,
	.date = "date",
};

/* Job demands and resources, of a placement or a department (S003). */
static const struct field demands_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q | FIELD_NAME, .initial = "today" },
	{ .name = "department", .label = L("Afdeling", "Department"), .kind = F_TEXT, .flags = Q },
	{ .name = "pressure", .label = L("Eis: werkdruk", "Demand: work pressure"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "mental", .label = L("Eis: denkwerk", "Demand: mental work"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "emotional", .label = L("Eis: emotioneel", "Demand: emotional"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "physical", .label = L("Eis: lichamelijk", "Demand: physical"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "autonomy", .label = L("Bron: autonomie", "Resource: autonomy"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "social_support", .label = L("Bron: sociale steun", "Resource: social support"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "feedback", .label = L("Bron: feedback", "Resource: feedback"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "development", .label = L("Bron: ontwikkeling", "Resource: development"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_demands = {
	ENTITY(E_DEMANDS, "demands_scan", "demands_scans", demands_fields, "scan taakeisen en hulpbronnen",
		"scans taakeisen en hulpbronnen", "demands and resources scan", "demands and resources scans"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_ORGANISATION,
	.date = "date",
};

/* How the work culture receives people (S003). */
static const struct field culture_fields[] = {
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .required = true,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q | FIELD_NAME, .initial = "today" },
	{ .name = "safe",
		.label = L("Veilig om te zeggen dat het niet lukt", "Safe to say it does not work"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "helping", .label = L("Hulp vragen en krijgen", "Asking and getting help"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "openness", .label = L("Openheid en begrip", "Openness and understanding"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "flexibility", .label = L("Flexibel en aanpassend", "Flexible and adapting"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "support", .label = L("Draagvlak in alle lagen", "Support at all levels"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "guidance",
		.label = L("Begeleiding, ook na het inwerken", "Guidance, also after settling in"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "fear", .label = L("Koudwatervrees", "Cold feet"), .kind = F_CHOICE,
		.choices = choices_fear, .flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_culture = {
	ENTITY(E_CULTURE, "culture_scan", "culture_scans", culture_fields, "cultuurscan",
		"cultuurscans", "culture scan", "culture scans"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_ORGANISATION,
	.date = "date",
};

/* What an expert perceives on the work floor (S003). */
static const struct field observation_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q | FIELD_NAME, .initial = "today" },
	{ .name = "department", .label = L("Plek of afdeling", "Place or department"),
		.kind = F_TEXT, .flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "noise", .label = L("Geluid (5 = veel)", "Noise (5 = much)"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "stimuli", .label = L("Prikkels (5 = veel)", "Stimuli (5 = many)"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "pace", .label = L("Tempo (5 = hoog)", "Pace (5 = high)"), .kind = F_NUMBER,
		.flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "interruptions",
		.label = L("Onderbrekingen (5 = veel)", "Interruptions (5 = many)"),
		.kind = F_NUMBER, .flags = FIELD_SCALE | Q, .min = 1, .max = 5 },
	{ .name = "machines", .label = L("Machines en middelen", "Machines and tools"),
		.kind = F_TEXT, .flags = Q | FIELD_SEARCH },
	{ .name = "process", .label = L("Werkproces", "Work process"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
	{ .name = "team", .label = L("Team en leiding", "Team and supervisor"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
	{ .name = "note",
		.label = L("Wat u hoort, ziet, ruikt en voelt", "What you hear, see, smell and feel"),
		.kind = F_NOTE, .privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
};
const struct entity entity_observation = {
	ENTITY(E_OBSERVATION, "observation", "observations", observation_fields, "werkplekobservatie",
		"werkplekobservaties", "workplace observation", "workplace observations"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_ORGANISATION,
	.date = "date",
};

/* Two records that look alike and are not the same: not brought up again. */
static const struct field distinct_fields[] = {
	{ .name = "entity", .label = L("Soort", "Kind"), .kind = F_TEXT, .required = true,
		.flags = FIELD_NAME },
	{ .name = "one", .label = L("Nummer", "Number"), .kind = F_NUMBER, .required = true },
	{ .name = "other", .label = L("Ander nummer", "Other number"), .kind = F_NUMBER,
		.required = true },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.initial = "today" },
	{ .name = "note", .label = L("Waarom", "Why"), .kind = F_TEXT },
};
const struct entity entity_distinct = {
	ENTITY(E_DISTINCT, "distinct_pair", "distinct_pairs", distinct_fields, "paar dat niet hetzelfde is",
		"paren die niet hetzelfde zijn", "pair that is not the same", "pairs that are not the same"),
	.flags = ENTITY_OWN,
};

/* A list of records as someone set it up. */
static const struct field worklist_fields[] = {
	{ .name = "name", .label = L("Naam", "Name"), .kind = F_TEXT, .required = true,
		.flags = Q | FIELD_NAME },
	{ .name = "entity", .label = L("Van", "Of"), .kind = F_TEXT, .required = true, .flags = Q,
		.help = L("Een soort, zoals placement.", "A kind, such as placement.") },
	{ .name = "conditions", .label = L("Voorwaarden", "Conditions"), .kind = F_TEXT,
		.flags = Q,
		.help = L("Zoals op de opdrachtregel: course=difficult contact_person=",
			"As on the command line: course=difficult contact_person=") },
	{ .name = "columns", .label = L("Kolommen", "Columns"), .kind = F_TEXT },
	{ .name = "sorted", .label = L("Volgorde", "Order"), .kind = F_TEXT,
		.help = L("Een veld; met - ervoor aflopend.", "A field; with - before it descending.") },
	{ .name = "hotkey", .label = L("Toets", "Key"), .kind = F_TEXT },
	{ .name = "login", .label = L("Account", "Account"), .kind = F_TEXT },
};
const struct entity entity_worklist = {
	ENTITY(E_WORKLIST, "worklist", "worklists", worklist_fields, "werklijst",
		"werklijsten", "working list", "working lists"),
	.flags = ENTITY_OWN,
};
