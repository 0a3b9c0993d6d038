/* What the parts of the dictionary share. Private to src/model. */
#ifndef MODEL_DICTIONARY_H
#define MODEL_DICTIONARY_H

#include "anker/choices.h"

#define L(nl, en) { nl, en }
#define Q FIELD_QUICK

/* Two rows that tie a dated observation to a placement and its employer. */
#define SUBJECT_FIELDS                                                                                   \
	{ .name = "placement", .label = L("Plaatsing", "Placement"), .kind = F_REF, .ref = E_PLACEMENT,   \
		.flags = Q },                                                                             \
	{ .name = "employer", .label = L("Werkgever", "Employer"), .kind = F_REF, .ref = E_ORGANISATION,  \
		.fill = "employer" }

/* The start of a struct entity: what every one has. */
#define ENTITY(ID, NAME, PLURAL, FIELDS, NL, NLS, EN, ENS)                                               \
	.id = ID, .name = NAME, .plural = PLURAL, .label = L(NL, EN), .label_plural = L(NLS, ENS),       \
	.fields = FIELDS, .nfields = sizeof FIELDS / sizeof *FIELDS

extern const struct entity entity_capacity, entity_job, entity_task, entity_load,
	entity_adaptation, entity_route, entity_goal, entity_step, entity_absence, entity_milestone,
	entity_score, entity_scheme, entity_coaching, entity_referral, entity_instrument,
	entity_involvement, entity_advice, entity_scan, entity_demands, entity_culture,
	entity_observation, entity_distinct, entity_worklist, entity_reflection,
	entity_consent, entity_request, entity_disclosure,
	entity_programme, entity_target, entity_participation, entity_intake, entity_assignment, entity_wave,
	entity_measurement, entity_hours, entity_meeting, entity_attendance, entity_finding, entity_report,
	entity_interview, entity_answer, entity_summary, entity_decision, entity_factor, entity_view;

#endif
