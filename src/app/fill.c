/* How each fact of the vocabulary is answered in a talk: one row per fact, in its
 * order, so that a fact answered here is a fact everywhere. */
#include "talk.h"

#define FIELD(FACT, ENTITY, NAME) { FACT, FILL_FIELD, ENTITY, NAME, NULL }
#define PLACEMENT(FACT, NAME) FIELD(FACT, E_PLACEMENT, NAME)
#define EMPLOYEE(FACT, NAME) FIELD(FACT, E_EMPLOYEE, NAME)
#define EMPLOYER(FACT, NAME) FIELD(FACT, E_ORGANISATION, NAME)
#define PERSON(FACT, NAME) FIELD(FACT, E_PERSON, NAME)
#define MAKES(FACT, ENTITY, NAME, CODES) { FACT, FILL_NEW, ENTITY, NAME, CODES }
#define CLOSES(FACT, ENTITY, NAME, CODES) { FACT, FILL_CLOSE, ENTITY, NAME, CODES }
#define CONTACT(FACT, NAME, CODES) { FACT, FILL_CONTACT, E_CONTACT, NAME, CODES }
/* Until when a scheme runs is told by its record: a decision gives it, not a talk. */
#define SCHEME(CODE)                                                                                     \
	{ "regeling_" CODE "_stand", FILL_RECORD, E_SCHEME, "state", CODE }, KEPT("regeling_" CODE "_tot")
#define KEPT(FACT) { FACT, FILL_TALK, E_NONE, NULL, NULL }

const struct fill fills[] = {
	PLACEMENT("status", "status"),
	PLACEMENT("fase", "phase"),
	PLACEMENT("verloop", "course"),
	PLACEMENT("startdatum", "start"),
	PLACEMENT("contract", "contract"),
	PLACEMENT("contract_eind", "contract_end"),
	PLACEMENT("voornemen_na_contract", "contract_intention"),
	PLACEMENT("proef_eind", "trial_end"),
	PLACEMENT("besluit_na_proef", "trial_decision"),
	PLACEMENT("aanspreekpunt", "has_contact_person"),
	PERSON("aanspreekpunt_tot", "until"),
	PERSON("begeleider_training", "training"),
	PLACEMENT("regie", "lead"),
	PLACEMENT("rolopvatting", "role_view"),
	PLACEMENT("jobcoach", "jobcoach"),
	PLACEMENT("jobcoach_tot", "jobcoach_end"),
	PLACEMENT("jobcoach_bereikbaar", "jobcoach_reachable"),
	PLACEMENT("leert_nog", "learning"),
	PLACEMENT("loonwaarde", "wage_value"),
	PLACEMENT("loonkostensubsidie", "wage_subsidy"),
	PLACEMENT("loonkostensubsidie_tot", "wage_subsidy_end"),
	PLACEMENT("no_riskpolis", "no_risk"),
	PLACEMENT("zinvol_werk", "meaningful"),
	PLACEMENT("succesfactoren_vastgelegd", "success_factors"),
	PLACEMENT("rust_tot", "rest_until"),
	PLACEMENT("einddatum", "ended"),
	PLACEMENT("teruggekeken_op", "evaluated"),

	EMPLOYEE("doelgroep", "target_group"),
	EMPLOYEE("sfb", "sfb"),
	EMPLOYEE("contactwens_werknemer", "contact_wish"),
	EMPLOYEE("contactwens_herzien_op", "contact_wish_review"),
	EMPLOYEE("inbreng_gevraagd_op", "input_date"),

	CONTACT("laatste_contact_werkgever", "party", "employer"),
	CONTACT("laatste_contact_werknemer", "party", "employee"),
	CONTACT("laatste_contact_jobcoach", "party", "job_coach"),
	CONTACT("laatste_contact", "party", "other"),
	CONTACT("laatste_evaluatie", "purpose", "evaluation"),
	KEPT("mislukte_poging"),  /* contacts tell: an attempt, and none since */
	KEPT("contact_gepland"),  /* finishing the talk plans the next one */
	KEPT("zevende_laatste_contact_werknemer"), /* counted back over the contacts */

	CLOSES("open_signaal_ernstig", E_SIGNAL, "severity", "3"),
	CLOSES("open_signaal_merkbaar", E_SIGNAL, "severity", "2 3"),
	KEPT("open_signalen"),    /* a count of the signals */
	CLOSES("open_signaal_vastlopen", E_SIGNAL, "kind", "stuck"),
	MAKES("signaal_hulp_uitvoering", E_SIGNAL, "kind", "execution"),
	MAKES("tweede_laatste_overbelasting", E_SIGNAL, "kind", "overload"),
	KEPT("derde_laatste_verzuimmelding"), /* counted back over the signals */
	CLOSES("verzuim_sinds", E_SIGNAL, "kind", "absence"),
	MAKES("wijziging_leiding", E_CHANGE, "kind", "supervisor"),
	MAKES("wijziging_team", E_CHANGE, "kind", "division_of_roles"),
	MAKES("wijziging_taken", E_CHANGE, "kind", "tasks"),
	MAKES("wijziging_organisatie", E_CHANGE, "kind", "reorganisation"),
	KEPT("laatste_wijziging_werk"), /* the latest of the changes */
	KEPT("open_knelpunten"),  /* a count of the bottlenecks */
	KEPT("knelpunt_onbesproken_sinds"), /* the oldest of the bottlenecks */
	CLOSES("knelpunt_taken_sinds", E_BOTTLENECK, "theme", "tasks pace"),
	CLOSES("knelpunt_leren_sinds", E_BOTTLENECK, "theme", "learning"),
	MAKES("knelpunt_taken", E_BOTTLENECK, "theme", "tasks"),
	MAKES("knelpunt_tempo", E_BOTTLENECK, "theme", "pace"),
	MAKES("knelpunt_begeleiding", E_BOTTLENECK, "theme", "guidance"),
	MAKES("knelpunt_team", E_BOTTLENECK, "theme", "team"),
	MAKES("knelpunt_omgeving", E_BOTTLENECK, "theme", "environment"),
	KEPT("open_actie_uiterlijk"), /* the actions tell */
	KEPT("toezegging_uiterlijk"), /* the promises tell */
	KEPT("toezegging_ander_uiterlijk"), /* the promises tell */

	KEPT("afweging_onaf_sinds"), /* the decisions tell */
	KEPT("kijk_werknemer_open_sinds"), /* the decisions tell */

	MAKES("datum_belastbaarheidsprofiel", E_PROFILE, "date", NULL),
	FIELD("profiel_geldig_tot", E_PROFILE, "valid_until"),
	KEPT("gids_start_afgevinkt"), /* a count of the ticks */

	KEPT("punten_boven_belastbaarheid"), /* counted over the tasks and the profile */
	KEPT("punten_boven_met_aanname"), /* counted over the tasks and the profile */
	KEPT("aanpassing_bekijken_op"), /* the adaptations tell */
	KEPT("aanpassing_tijdelijk_sinds"), /* the adaptations tell */
	KEPT("aanpassingen_zonder_effect"), /* a count of the adaptations */
	KEPT("leerdoel_onbesproken_sinds"), /* the oldest of the goals */
	KEPT("prestatiedoel_sinds"), /* the oldest of the goals */
	KEPT("open_leerdoelen"),  /* a count of the goals */
	KEPT("jobcoach_doelen_open"), /* a count of the goals */
	KEPT("spoor_gekozen"),    /* the absence tells, as for all its steps: they are dated and not asked */
	KEPT("tweede_spoor"),
	KEPT("verzuim_hersteld_op"),
	KEPT("verzuim_evaluatie_op"),
	KEPT("verzuim_ziekmelding"),
	KEPT("verzuim_probleemanalyse"),
	KEPT("verzuim_plan_van_aanpak"),
	KEPT("verzuim_melding_uwv"),
	KEPT("verzuim_eerstejaarsevaluatie"),
	KEPT("verzuim_start_tweede_spoor"),
	KEPT("verzuim_eindevaluatie"),
	KEPT("verzuim_wia_aanvraag"),
	SCHEME("lkv"),
	SCHEME("loondispensatie"),
	SCHEME("proefplaatsing"),
	SCHEME("jobcoach"),
	SCHEME("werkplekaanpassing"),
	SCHEME("meeneembaar"),
	SCHEME("vervoer"),
	SCHEME("tolk"),
	SCHEME("praktijkassessment"),
	SCHEME("werkfit"),
	SCHEME("naar_werk"),
	SCHEME("ips"),
	SCHEME("scholing"),
	SCHEME("starterskrediet"),
	SCHEME("deskundigenoordeel"),
	SCHEME("bia"),
	SCHEME("praktijkroute"),
	SCHEME("loonwaarde"),
	KEPT("regeling_loopt_tot"), /* the earliest of the schemes */
	KEPT("regeling_termijn_op"), /* the earliest of the schemes */
	KEPT("bezwaar_tot"),      /* the refused schemes tell */
	KEPT("zinvol_daling"),    /* worked out from two scores */
	KEPT("laatste_score"),    /* the latest of the scores */
	KEPT("verwijzing_antwoord_op"), /* the referrals tell */
	KEPT("verwijzing_wacht_sinds"), /* the referrals tell */
	KEPT("advies_zonder_opvolging"), /* the advice tells */
	KEPT("laatste_advies"),   /* the advice tells */
	KEPT("advies_gezien_op"), /* the advice tells */
	KEPT("mentor"),           /* the persons involved tell, as for the two below */
	KEPT("mentor_tot"),
	KEPT("mentor_ongetraind"),
	KEPT("toestemming_eindigt_op"), /* the consents tell */

	EMPLOYER("ervaring_werkgever", "experience"),
	EMPLOYER("infrastructuur", "infrastructure"),
	EMPLOYER("begeleiding_geregeld", "guidance_arranged"),
	EMPLOYER("regelingen_bekend", "schemes_known"),
	EMPLOYER("inclusief_beleid", "inclusive_policy"),
	EMPLOYER("mandaat", "mandate"),
	EMPLOYER("contactafspraak", "contact_wish"),
	CONTACT("laatste_contact_bedrijf", "party", "employer"),
	CONTACT("laatste_werkplekbezoek", "medium", "visit"),
	KEPT("knelpunt_getild_sinds"), /* the bottlenecks of the organisation tell, as for those below */
	KEPT("getild_begeleiding"),
	KEPT("getild_tempo"),
	KEPT("getild_team"),
	KEPT("getild_taken"),
	KEPT("getild_omgeving"),
	{ .fact = NULL },
};

const struct fill *fill_of(int fact)
{
	return fact < 0 ? NULL : &fills[fact];
}
