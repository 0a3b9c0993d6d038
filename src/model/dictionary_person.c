/* The rights of the person a file is about: what they consented to, what they asked, what was
 * passed on about them. Part of the dictionary. */
#include "dictionary.h"

/* All three hang from the employee: they hold for every placement. */
#define EMPLOYEE_FIELD                                                                                   \
	{ .name = "employee", .label = L("Werknemer", "Employee"), .kind = F_REF, .required = true,      \
		.ref = E_EMPLOYEE, .visibility = V_EMPLOYEE, .flags = Q }

/* Consent to pass something on. In employment it is rarely free: a ground in the law comes first. */
static const struct field consent_fields[] = {
	EMPLOYEE_FIELD,
	{ .name = "recipient", .label = L("Aan wie", "To whom"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE, .required = true,
		.choices = choices_recipient, .flags = Q | FIELD_NAME },
	{ .name = "who", .label = L("Naam", "Name"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .privacy = P_FREE_TEXT,
		.flags = Q | FIELD_SEARCH,
		.help = L("Zoals: de teamleider, of dr. Aalbers.", "Such as: the team leader, or Dr Aalbers.") },
	{ .name = "purpose", .label = L("Waarvoor", "Purpose"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .required = true,
		.privacy = P_FREE_TEXT, .flags = Q | FIELD_NAME | FIELD_SEARCH,
		.help = L("Zo precies dat iemand weet waar die ja op zegt.",
			"So precise that people know what they say yes to.") },
	{ .name = "since", .label = L("Gegeven op", "Given on"), .kind = F_DATE,
		.visibility = V_EMPLOYEE, .required = true,
		.flags = Q, .initial = "today" },
	{ .name = "until", .label = L("Tot en met", "Until"), .kind = F_DATE,
		.visibility = V_EMPLOYEE, .after = "since", .flags = Q },
	{ .name = "given", .label = L("Hoe gegeven", "How it was given"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE,
		.choices = choices_given, .flags = Q },
	{ .name = "withdrawn", .label = L("Ingetrokken op", "Withdrawn on"), .kind = F_DATE,
		.visibility = V_EMPLOYEE,
		.after = "since", .flags = Q,
		.help = L("Intrekken is even gemakkelijk als geven.",
			"Withdrawing is as easy as giving.") },
	{ .name = "note", .label = L("Notitie", "Note"), .kind = F_NOTE, .privacy = P_FREE_TEXT,
		.flags = FIELD_SEARCH | Q,
		.help = L("Kon iemand ook nee zeggen, zonder gevolgen?",
			"Could this person say no too, without consequences?") },
};
const struct entity entity_consent = {
	ENTITY(E_CONSENT, "consent", "consents", consent_fields, "toestemming",
		"toestemmingen", "consent", "consents"),
	.part = FILE_PERSON,
	.parent = E_EMPLOYEE,
	.date = "since",
	.done = "withdrawn",
};

/* What somebody asks by law about their own file. The term runs from the day it came in
 * (share/reference/avg.regel). */
static const struct field request_fields[] = {
	EMPLOYEE_FIELD,
	{ .name = "kind", .label = L("Verzoek", "Request"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE, .required = true,
		.choices = choices_request, .flags = Q | FIELD_NAME },
	{ .name = "date", .label = L("Binnengekomen op", "Came in on"), .kind = F_DATE,
		.visibility = V_EMPLOYEE,
		.required = true, .flags = Q, .initial = "today" },
	{ .name = "asked_by", .label = L("Gevraagd door", "Asked by"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE,
		.privacy = P_FREE_TEXT, .flags = Q,
		.help = L("Leeg: de werknemer zelf. Anders wie namens die persoon vraagt.",
			"Empty: the employee. Else who asks for this person.") },
	{ .name = "text", .label = L("Wat gevraagd is", "What was asked"), .kind = F_NOTE,
		.visibility = V_EMPLOYEE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
	{ .name = "extended", .label = L("Verlenging meegedeeld op", "Extension told on"),
		.kind = F_DATE, .visibility = V_EMPLOYEE, .after = "date", .flags = Q,
		.help = L("Binnen de eerste maand, met de reden.", "Within the first month, with the reason.") },
	{ .name = "extended_why", .label = L("Reden van verlenging", "Reason of the extension"),
		.kind = F_TEXT, .visibility = V_EMPLOYEE, .privacy = P_FREE_TEXT, .flags = Q },
	{ .name = "answered", .label = L("Beantwoord op", "Answered on"), .kind = F_DATE,
		.visibility = V_EMPLOYEE,
		.after = "date", .flags = Q },
	{ .name = "answer", .label = L("Antwoord", "Answer"), .kind = F_CHOICE, .visibility = V_EMPLOYEE,
		.choices = choices_request_answer, .flags = Q },
	{ .name = "note", .label = L("Wat er gedaan is", "What was done"), .kind = F_NOTE,
		.privacy = P_FREE_TEXT, .flags = FIELD_SEARCH | Q },
};
const struct entity entity_request = {
	ENTITY(E_REQUEST, "person_request", "person_requests", request_fields, "verzoek van een persoon",
		"verzoeken van personen", "request by a person", "requests by persons"),
	.part = FILE_PERSON,
	.parent = E_EMPLOYEE,
	.date = "date",
	.done = "answered",
};

/* That something was passed on: with a consent, or with a ground and a reason. */
static const struct field disclosure_fields[] = {
	EMPLOYEE_FIELD,
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF,
		.visibility = V_EMPLOYEE, .ref = E_PLACEMENT,
		.flags = Q },
	{ .name = "date", .label = L("Datum", "Date"), .kind = F_DATE,
		.visibility = V_EMPLOYEE, .required = true, .flags = Q,
		.initial = "today" },
	{ .name = "recipient", .label = L("Aan wie", "To whom"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE, .required = true,
		.choices = choices_recipient, .flags = Q | FIELD_NAME },
	{ .name = "who", .label = L("Naam", "Name"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .privacy = P_FREE_TEXT,
		.flags = Q | FIELD_SEARCH },
	{ .name = "what", .label = L("Wat", "What"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE, .required = true,
		.privacy = P_FREE_TEXT, .flags = Q | FIELD_NAME | FIELD_SEARCH },
	{ .name = "ground", .label = L("Grond", "Ground"), .kind = F_CHOICE,
		.visibility = V_EMPLOYEE, .choices = choices_ground,
		.flags = Q,
		.help = L("De grond in de wet; zonder grond een toestemming.",
			"The ground in the law; without one, a consent.") },
	{ .name = "reason", .label = L("Waarom nodig", "Why needed"), .kind = F_TEXT,
		.visibility = V_EMPLOYEE,
		.privacy = P_FREE_TEXT, .flags = Q | FIELD_SEARCH },
	{ .name = "consent", .label = L("Toestemming", "Consent"), .kind = F_REF,
		.visibility = V_EMPLOYEE, .ref = E_CONSENT,
		.flags = Q },
};
const struct entity entity_disclosure = {
	ENTITY(E_DISCLOSURE, "disclosure", "disclosures", disclosure_fields, "doorgegeven",
		"doorgegeven", "passed on", "passed on"),
	.part = FILE_PERSON,
	.parent = E_EMPLOYEE,
	.date = "date",
};
