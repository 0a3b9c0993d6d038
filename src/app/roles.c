/* What there is to be allowed, and which role may what. */
#include <string.h>

#include "anker/rights.h"

const struct right_row app_rights[RIGHT_COUNT] = {
	[RIGHT_FILES] = { "files", { "eigen dossiers", "own files" },
		{ "de eigen plaatsingen en werkgevers lezen en bijhouden, meenemen, importeren en exporteren",
			"read and keep one's own placements and employers, take them along, import and export" } },
	[RIGHT_OPEN] = { "open", { "dossier van een collega", "a colleague's file" },
		{ "een dossier van een collega voor korte tijd openen, met een reden die de collega ziet",
			"open a colleague's file for a short time, with a reason that the colleague sees" } },
	[RIGHT_HAND_OVER] = { "hand-over", { "eigen dossiers overdragen", "hand over own files" },
		{ "de eigen dossiers overdragen en zelf een waarnemer aanwijzen",
			"hand over one's own files, and name a stand-in for oneself" } },
	[RIGHT_ASSIGN] = { "assign", { "dossiers toewijzen", "assign files" },
		{ "dossiers van iedereen overdragen en waarnemers aanwijzen, zonder de dossiers te lezen",
			"hand over anyone's files and name stand-ins, without reading the files" } },
	[RIGHT_TEAM] = { "team", { "cijfers van het team", "figures of the team" },
		{ "aantallen per expert, wat over tijd is, en hoe vaak regels worden gevolgd",
			"numbers per expert, what is overdue, and how often rules are followed" } },
	[RIGHT_PEER] = { "peer-review", { "intervisie van het team", "peer review of the team" },
		{ "casussen voor intervisie, zonder namen", "cases for peer review, without names" } },
	[RIGHT_RULES] = { "rules", { "regels van het kantoor", "rules of the office" },
		{ "regels en hun parameters wijzigen, voor iedereen", "change rules and their parameters, for everyone" } },
	[RIGHT_RESEARCH] = { "research", { "onderzoek", "research" },
		{ "alle gegevens zonder namen en zonder vrije tekst lezen",
			"read all data without names and without free text" } },
	[RIGHT_PERSON] = { "person", { "rechten van de werknemer", "rights of the employee" },
		{ "in dossiers waar men bij kan: inzage, toestemming, beperking, wat is doorgegeven",
			"in files within reach: access, consent, restriction, what was passed on" } },
	[RIGHT_PRIVACY] = { "privacy", { "privacy van iedereen", "everyone's privacy" },
		{ "hetzelfde in ieders dossier; bewaartermijnen, wissen en het leeslog",
			"the same in anyone's file; retention, erasure and the read log" } },
	[RIGHT_USERS] = { "users", { "gebruikers", "users" },
		{ "rollen geven en beëindigen, verbindingen zien en beëindigen",
			"give and end roles, see and end connections" } },
	[RIGHT_BACKUP] = { "backup", { "kopieën", "copies" },
		{ "kopieën maken, terugzetten en controleren", "make copies, restore and check them" } },
	[RIGHT_PROGRAMME] = { "programme", { "programma's", "programmes" },
		{ "programma's inrichten en hun aantallen en rapporten zonder namen zien",
			"set up programmes, and see their counts and reports without names" } },
};

#define RIGHT(name) (1u << RIGHT_##name)

static const struct role_row roles[] = {
	{ "expert", { "arbeidsdeskundige", "labour expert" },
		{ "werkt aan de eigen dossiers", "works on files of their own" },
		RIGHT(FILES) | RIGHT(OPEN) | RIGHT(HAND_OVER) | RIGHT(PERSON) },
	{ "lead", { "teamleider", "team lead" },
		{ "verdeelt het werk en leest geen dossiers", "divides the work and reads no files" },
		RIGHT(ASSIGN) | RIGHT(TEAM) | RIGHT(PEER) | RIGHT(RULES) | RIGHT(PROGRAMME) },
	{ "researcher", { "onderzoeker", "researcher" },
		{ "leest gegevens zonder namen en richt programma's in",
			"reads data without names and sets up programmes" },
		RIGHT(RESEARCH) | RIGHT(PROGRAMME) },
	{ "privacy", { "privacyfunctionaris", "privacy officer" },
		{ "voert uit wat de wet de werknemer geeft", "carries out what the law gives the employee" },
		RIGHT(OPEN) | RIGHT(PERSON) | RIGHT(PRIVACY) },
	{ "administrator", { "beheerder", "administrator" },
		{ "beheert gebruikers en kopieën en leest geen dossiers",
			"looks after users and copies and reads no files" },
		RIGHT(USERS) | RIGHT(BACKUP) },
};
enum { ROLES = sizeof roles / sizeof *roles };

const struct role_row *app_roles(size_t *n)
{
	*n = ROLES;
	return roles;
}

const struct role_row *app_role(const char *code)
{
	for (size_t i = 0; code && i < ROLES; i++)
		if (strcmp(roles[i].code, code) == 0)
			return &roles[i];
	return NULL;
}
