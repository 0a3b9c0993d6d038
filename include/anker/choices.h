/* The choice lists of the dictionary (src/model/choices.c). Each ends with a
 * NULL code. Stored codes never change; a code out of use is `retired`. */
#ifndef ANKER_CHOICES_H
#define ANKER_CHOICES_H

#include "anker/model.h"

extern const struct choice choices_organisation_kind[];
extern const struct choice choices_size[];
extern const struct choice choices_experience[];
extern const struct choice choices_infrastructure[];
extern const struct choice choices_mandate[];
extern const struct choice choices_motivation[];
extern const struct choice choices_employer_wish[];
extern const struct choice choices_employee_wish[];
extern const struct choice choices_person_role[];
extern const struct choice choices_training[];
extern const struct choice choices_target_group[];
extern const struct choice choices_field_of_work[];
extern const struct choice choices_role_view[];
extern const struct choice choices_status[];
extern const struct choice choices_phase[];
extern const struct choice choices_course[];
extern const struct choice choices_lead[];
extern const struct choice choices_contract[];
extern const struct choice choices_decision[];
extern const struct choice choices_jobcoach[];
extern const struct choice choices_scheme[];
extern const struct choice choices_outcome[];
extern const struct choice choices_direction[];
extern const struct choice choices_medium[];
extern const struct choice choices_party[];
extern const struct choice choices_purpose[];
extern const struct choice choices_signal[];
extern const struct choice choices_severity[];
extern const struct choice choices_change[];
extern const struct choice choices_theme[];
extern const struct choice choices_action[];
extern const struct choice choices_action_state[];
extern const struct choice choices_profile_source[];
extern const struct choice choices_verdict[];
extern const struct choice choices_reason[];
extern const struct choice choices_wait[];
extern const struct choice choices_depth[];
extern const struct choice choices_impression[];
extern const struct choice choices_client_view[];
extern const struct choice choices_explained[];
extern const struct choice choices_factor_group[];
extern const struct choice choices_contact_amount[];
extern const struct choice choices_promiser[];
extern const struct choice choices_interview_state[];
extern const struct choice choices_answer_state[];
extern const struct choice choices_audience[];
extern const struct choice choices_rubric[];
extern const struct choice choices_capacity_item[];
extern const struct choice choices_limitation[];
extern const struct choice choices_load[];
extern const struct choice choices_certainty[];
extern const struct choice choices_adaptation_level[];
extern const struct choice choices_route[];
extern const struct choice choices_solution[];
extern const struct choice choices_effect[];
extern const struct choice choices_goal_kind[];
extern const struct choice choices_step_state[];
extern const struct choice choices_track[];
extern const struct choice choices_milestone[];
extern const struct choice choices_scorer[];
extern const struct choice choices_referral_state[];
extern const struct choice choices_funder[];
extern const struct choice choices_coach_kind[];
extern const struct choice choices_helped[];
extern const struct choice choices_involvement[];
extern const struct choice choices_advice[];
extern const struct choice choices_follow_up[];
extern const struct choice choices_job_state[];
extern const struct choice choices_fear[];
extern const struct choice choices_recipient[];
extern const struct choice choices_ground[];
extern const struct choice choices_erasure[]; /* erasure.h */
extern const struct choice choices_given[];
extern const struct choice choices_request[];
extern const struct choice choices_request_answer[];
/* Of a programme and its reports. */
extern const struct choice choices_left_out[];
extern const struct choice choices_willing[];
extern const struct choice choices_method[];
extern const struct choice choices_measured[];
extern const struct choice choices_taking_part[];
extern const struct choice choices_programme_work[];
extern const struct choice choices_meeting[];
extern const struct choice choices_attendance[];
extern const struct choice choices_section[];
extern const struct choice choices_report[];
extern const struct choice choices_language[];
/* Of a shared caseload: why a colleague's file is opened; on which ground a file is read; what somebody
 * is told. */
extern const struct choice choices_opened[];
extern const struct choice choices_read[];
extern const struct choice choices_notice[];

#endif
