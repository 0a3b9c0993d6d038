/* The work: what someone can beside what it asks, tasks, functions, adaptations. Part of
 * the dictionary. */
#include "dictionary.h"

/* One point of a capacity profile (FML rubrics): what someone can, then the limit. */
static const struct field capacity_fields[] = {
	{ .name = "profile", .label = L("Profiel", "Profile"), .kind = F_REF, .required = true,
		.ref = E_PROFILE },
	{ .name = "item", .label = L("Punt", "Item"), .kind = F_CHOICE, .required = true,
		.choices = choices_capacity_item, .flags = Q | FIELD_NAME },
	{ .name = "ability", .label = L("Kan wél", "Can do"), .kind = F_TEXT,
		.privacy = P_CAPACITY, .flags = Q | FIELD_SEARCH,
		.help = L("Wat kan iemand wél? Geen diagnose.", "What can this person do? No diagnosis.") },
	{ .name = "limitation", .label = L("Beperking", "Limitation"), .kind = F_CHOICE,
		.choices = choices_limitation, .privacy = P_CAPACITY, .flags = Q, .initial = "0" },
	{ .name = "terms", .label = L("Voorwaarde", "Condition"), .kind = F_TEXT,
		.privacy = P_CAPACITY, .flags = Q | FIELD_SEARCH,
		.help = L("Wat is er nodig om het te kunnen?", "What does it take to be able to?") },
	{ .name = "certainty", .label = L("Zekerheid", "Certainty"), .kind = F_CHOICE,
		.choices = choices_certainty, .flags = Q, .initial = "told" },
	{ .name = "source", .label = L("Bron", "Source"), .kind = F_CHOICE,
		.choices = choices_profile_source, .flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
};
const struct entity entity_capacity = {
	ENTITY(E_CAPACITY, "capacity_item", "capacity_items", capacity_fields, "belastbaarheidspunt",
		"belastbaarheidspunten", "capacity item", "capacity items"),
	.parent = E_PROFILE,
	.state = "limitation",
};

/* A function put together from tasks (job carving, function creation). */
static const struct field job_fields[] = {
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF,
		.visibility = V_EMPLOYER, .required = true,
		.ref = E_ORGANISATION, .flags = Q },
	{ .name = "name", .label = L("Functie", "Function"), .kind = F_TEXT,
		.visibility = V_EMPLOYER, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "department", .label = L("Afdeling", "Department"), .kind = F_TEXT,
		.visibility = V_EMPLOYER,
		.flags = Q | FIELD_SEARCH },
	{ .name = "state", .label = L("Stand", "State"), .kind = F_CHOICE, .required = true,
		.choices = choices_job_state, .flags = Q, .initial = "draft" },
	{ .name = "hours", .label = L("Uren per week beoogd", "Hours a week aimed at"),
		.kind = F_DECIMAL, .visibility = V_EMPLOYER, .flags = Q },
	{ .name = "in_policy", .label = L("Opgenomen in beleid", "Part of policy"), .kind = F_BOOL,
		.help = L("Staat de functie in het beleid of functiehuis van het bedrijf?",
			"Is the function part of the policy or list of functions of the company?") },
	{ .name = "note", .label = L("Functiebeschrijving", "Description of the function"),
		.kind = F_NOTE, .visibility = V_EMPLOYER, .privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
};
const struct entity entity_job = {
	ENTITY(E_JOB, "job", "jobs", job_fields, "functie",
		"functies", "function", "functions"),
	.flags = ENTITY_FILE,
	.part = FILE_WORK,
	.state = "state",
};

/* A task at an employer, of a department, of a placement or of a function. */
static const struct field task_fields[] = {
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF,
		.ref = E_PLACEMENT, .flags = Q,
		.help = L("Leeg: een taak van het bedrijf, van niemand in het bijzonder.",
			"Empty: a task of the company, of nobody in particular.") },
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .visibility = V_EMPLOYER,
		.ref = E_ORGANISATION, .flags = Q, .fill = "employer" },
	{ .name = "name", .label = L("Taak", "Task"), .kind = F_TEXT,
		.visibility = V_EMPLOYER, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "department", .label = L("Afdeling", "Department"), .kind = F_TEXT,
		.visibility = V_EMPLOYER,
		.flags = Q | FIELD_SEARCH },
	{ .name = "job", .label = L("In functie", "In function"), .kind = F_REF,
		.visibility = V_EMPLOYER, .ref = E_JOB,
		.flags = Q },
	{ .name = "done_by", .label = L("Nu gedaan door", "Now done by"), .kind = F_TEXT,
		.visibility = V_EMPLOYER,
		.flags = Q,
		.help = L("De functie die het nu doet, zoals verpleegkundige.",
			"The function that does it now, such as nurse.") },
	{ .name = "hours", .label = L("Uren per week", "Hours a week"), .kind = F_DECIMAL,
		.flags = Q },
	{ .name = "certificate",
		.label = L("Vraagt volledig vakdiploma", "Needs full qualification"),
		.kind = F_BOOL, .flags = Q,
		.help = L("Nee: een elementaire taak.", "No: an elementary task.") },
	{ .name = "splittable", .label = L("Af te splitsen", "Could be split off"), .kind = F_BOOL,
		.flags = Q },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_task = {
	ENTITY(E_TASK, "task", "tasks", task_fields, "taak",
		"taken", "task", "tasks"),
	.flags = ENTITY_FILE,
	.part = FILE_WORK,
};

/* What a task asks, on the same points as a capacity profile. */
static const struct field load_fields[] = {
	{ .name = "task", .label = L("Taak", "Task"), .kind = F_REF, .required = true,
		.ref = E_TASK },
	{ .name = "item", .label = L("Punt", "Item"), .kind = F_CHOICE, .required = true,
		.choices = choices_capacity_item, .flags = Q | FIELD_NAME },
	{ .name = "load", .label = L("Belasting", "Load"), .kind = F_CHOICE, .required = true,
		.choices = choices_load, .flags = Q, .initial = "1" },
	{ .name = "certainty", .label = L("Zekerheid", "Certainty"), .kind = F_CHOICE,
		.choices = choices_certainty, .flags = Q, .initial = "told" },
	{ .name = "source", .label = L("Bron", "Source"), .kind = F_CHOICE,
		.choices = choices_profile_source, .flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "note", .label = L("Prikkels en omstandigheden", "Stimuli and circumstances"),
		.kind = F_TEXT, .flags = Q | FIELD_SEARCH },
};
const struct entity entity_load = {
	ENTITY(E_LOAD, "load_item", "load_items", load_fields, "belastingspunt",
		"belastingspunten", "load item", "load items"),
	.parent = E_TASK,
	.state = "load",
};

/* An adaptation of the work (S002 guide 2: five levels); without placement: of the organisation. */
static const struct field adaptation_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "what", .label = L("Aanpassing", "Adaptation"), .kind = F_TEXT,
		.visibility = V_EMPLOYER, .required = true,
		.flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "level", .label = L("Niveau", "Level"), .kind = F_CHOICE, .required = true,
		.choices = choices_adaptation_level, .flags = Q },
	{ .name = "direction", .label = L("Oplossingsrichting", "Direction of the solution"),
		.kind = F_CHOICE, .choices = choices_solution, .flags = Q },
	{ .name = "item", .label = L("Voor punt", "For item"), .kind = F_CHOICE,
		.choices = choices_capacity_item, .flags = Q },
	{ .name = "bottleneck", .label = L("Bij knelpunt", "For bottleneck"), .kind = F_REF,
		.ref = E_BOTTLENECK, .flags = Q },
	{ .name = "date", .label = L("Vanaf", "From"), .kind = F_DATE,
		.visibility = V_EMPLOYER, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "temporary", .label = L("Tijdelijk", "Temporary"), .kind = F_BOOL, .flags = Q },
	{ .name = "review", .label = L("Bekijken op", "Review on"), .kind = F_DATE, .flags = Q },
	{ .name = "effect", .label = L("Effect", "Effect"), .kind = F_CHOICE,
		.choices = choices_effect, .flags = Q },
	{ .name = "reviewed", .label = L("Laatst bekeken op", "Last reviewed on"), .kind = F_DATE,
		.flags = Q },
	{ .name = "ended", .label = L("Beëindigd op", "Ended on"), .kind = F_DATE,
		.visibility = V_EMPLOYER, .after = "date", .flags = Q },
	{ .name = "business_case", .label = L("Businesscase", "Business case"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH,
		.help = L("Wat kost het, wat levert het de werkgever op?",
			"What does it cost, what does the employer gain?") },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_adaptation = {
	ENTITY(E_ADAPTATION, "adaptation", "adaptations", adaptation_fields, "aanpassing",
		"aanpassingen", "adaptation", "adaptations"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_WORK,
	.date = "date",
	.done = "ended",
};

/* The three routes weighed where load and capacity differ (S002 guide 7). */
static const struct field route_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "item", .label = L("Punt", "Item"), .kind = F_CHOICE,
		.choices = choices_capacity_item, .flags = Q | FIELD_NAME },
	{ .name = "options", .label = L("Opties", "Options"), .kind = F_TEXT, .flags = FIELD_OWN,
		.marked = choices_route,
		.help = L("Codes met + (past), - (past niet) of o (twijfel), zoals \"pace_time+ other_job-\".",
			"Codes with + (fits), - (does not fit) or o (in doubt), such as \"pace_time+ other_job-\".") },
	{ .name = "chosen", .label = L("Gekozen", "Chosen"), .kind = F_CHOICE,
		.choices = choices_route, .flags = Q },
	{ .name = "client_view", .label = L("Wat vindt de werknemer", "The employee's view"),
		.kind = F_CHOICE, .choices = choices_client_view, .flags = Q },
	{ .name = "adaptation", .label = L("Aanpassing", "Adaptation"), .kind = F_REF,
		.ref = E_ADAPTATION },
	{ .name = "note", .label = L("Waarom", "Why"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q },
};
const struct entity entity_route = {
	ENTITY(E_ROUTE, "route_weighing", "route_weighings", route_fields, "route-afweging",
		"route-afwegingen", "weighing of routes", "weighings of routes"),
	.flags = ENTITY_FILE | ENTITY_TIMELINE,
	.part = FILE_WORK,
	.date = "date",
};
