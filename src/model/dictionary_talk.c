/* The conversation: talks, what was said, summaries, decisions and what weighed,
 * colleagues' views. Part of the dictionary. */
#include "dictionary.h"

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
const struct entity entity_interview = {
	ENTITY(E_INTERVIEW, "interview", "interviews", interview_fields,
		"gesprek", "gesprekken",
		"conversation", "conversations"),
	.flags = ENTITY_KEPT, .date = "date", .state = "state",
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
const struct entity entity_answer = {
	ENTITY(E_ANSWER, "answer", "answers", answer_fields, "antwoord", "antwoorden",
		"answer", "answers"),
	.flags = ENTITY_KEPT, .parent = E_INTERVIEW,
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
const struct entity entity_summary = {
	ENTITY(E_SUMMARY, "summary", "summaries", summary_fields,
		"samenvatting", "samenvattingen",
		"summary", "summaries"),
	.flags = ENTITY_KEPT, .parent = E_INTERVIEW,
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
const struct entity entity_decision = {
	ENTITY(E_DECISION, "decision", "decisions", decision_fields,
		"besluit", "besluiten",
		"decision", "decisions"),
	.flags = ENTITY_KEPT, .date = "date", .state = "verdict",
};

/* What can weigh (DOMAIN B.5, RULES 5.2): data, so a team may change the list. */
static const struct field factor_fields[] = {
	{ .name = "code", .label = L("Code", "Code"), .kind = F_TEXT, .required = true, .flags = Q | FIELD_NAME,
		.help = L("Kort en zonder spaties; verandert niet meer.",
			"Short, without spaces; never changes.") },
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
const struct entity entity_factor = {
	ENTITY(E_FACTOR, "factor", "factors", factor_fields,
		"wegingsfactor", "wegingsfactoren",
		"weighing factor", "weighing factors"),
	.flags = ENTITY_OWN,
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
const struct entity entity_view = {
	ENTITY(E_VIEW, "peer_view", "peer_views", view_fields,
		"kijk van een collega", "kijken van collega's",
		"colleague's view", "colleagues' views"),
	.flags = ENTITY_KEPT, .parent = E_DECISION, .date = "date",
};
